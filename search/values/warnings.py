"""Warnings about a query: repaired, ignored, or not understood."""

from typing import Literal, assert_never

from msgspec import Struct

WarningCode = Literal[
    "unknown_parameter",
    "unknown_choice",
    "not_utf_8",
    "any_words",
    "respelled",
    "dated",
    "only_dated",
    "dated_so",
    "counted_back",
    "too_many_terms",
    "too_deep",
    "unbalanced_bracket",
    "unbalanced_quote",
    "stray_sign",
    "equivalents_excluded",
    "no_words",
    "not_a_date",
    "nothing_held",
    "few_held",
    "none_dated",
    "dates_held",
    "unknown_word",
    "named_value",
    "unknown_value",
    "unknown_field",
    "setting_typed",
    "field_repaired",
    "value_repaired",
    "reversed_dates",
    "day_first",
    "nothing_between",
    "nothing_together",
    "unknown_name",
    "unknown_equivalent",
    "repeated_parameter",
    "small_or",
    "inner_wildcard",
    "no_fuzziness",
    "no_boost",
    "no_nearness",
    "version_gone",
    "words_only",
    "not_by_meaning",
    "nothing_meant",
]


class QueryWarning(Struct, frozen=True, gc=False):
    """Something the asker should know: what was repaired, ignored or not understood.

    *code* names the case, *parameter* the parameter that it is about, and *value* the part of it:
    the words, the sign, or the limit that was passed. That part stands in the parameter from
    *start* up to *end*, in code points; both are None where no part of it is meant.
    """

    code: WarningCode
    parameter: str = "q"
    value: str = ""
    start: int | None = None
    end: int | None = None

    @property
    def message(self) -> str:
        """Return the warning in English, without the capital and the full stop of a sentence."""
        sentence = warning_sentence(self.code).removesuffix(".")
        sentence = sentence[:1].lower() + sentence[1:]  # first, as a quoted word keeps its capital
        return sentence % {"parameter": self.parameter, "value": self.value}


def warning_sentence(code: WarningCode) -> str:
    """Return the English sentence for *code*, with places for `%(parameter)s` and `%(value)s`.

    It is written here alone: programs and terminals get it as `QueryWarning.message`, and pages
    look their translations up by it.
    """
    match code:
        case "unknown_parameter":
            return _("“%(parameter)s” is not a parameter here; it was ignored.")
        case "unknown_choice":
            return _("“%(parameter)s” cannot be “%(value)s”; it was ignored.")
        case "not_utf_8":
            return _("“%(parameter)s” has bytes that are not UTF-8; they were read as “�”.")
        case "any_words":
            return _("Nothing holds all the words; these hold some of them.")
        case "respelled":
            return _("What the archive does not have as typed was searched as “%(value)s”.")
        case "dated":
            return _(
                "Nothing holds all the words; these are dated “%(value)s” and hold the others."
            )
        case "only_dated":
            return _("No text holds all these words; these headlines are dated “%(value)s”.")
        case "dated_so":
            return _("All of these are dated “%(value)s”.")
        case "counted_back":
            return _("The time was counted back from the newest day of the archive: %(value)s.")
        case "too_many_terms":
            return _("Only the first %(value)s words were searched for.")
        case "too_deep":
            return _("Brackets are nested more than %(value)s deep; they were ignored.")
        case "unbalanced_bracket":
            return _("A bracket stands alone; it was ignored.")
        case "unbalanced_quote":
            return _("A quotation mark stands alone; it was ignored.")
        case "stray_sign":
            return _("%(value)s means nothing in this place; it was ignored.")
        case "equivalents_excluded":
            return _("What means the same is excluded as well: %(value)s.")
        case "no_words":
            return _("There is no word in it to search for; signs alone are not indexed.")
        case "not_a_date":
            return _("“%(value)s” is not a date; it was searched as words.")
        case "nothing_held":
            return _("The archive holds nothing from this time: %(value)s.")
        case "few_held":
            return _("The archive holds few headlines from this time: %(value)s.")
        case "none_dated":
            return _("Nothing in the archive is dated “%(value)s”.")
        case "dates_held":
            return _("The dates of the archive are within this time: %(value)s.")
        case "unknown_word":
            return _("No text of the archive holds “%(value)s”.")
        case "named_value":
            return _("Outlets or topics are called so; search for %(value)s.")
        case "unknown_value":
            return _("Nothing in the archive is marked “%(value)s”.")
        case "unknown_field":
            return _("There is no field “%(value)s” here; all was searched as words.")
        case "setting_typed":
            return _(
                "Write “%(value)s” in the address of the results, or choose it beside them; here "
                "it was ignored."
            )
        case "field_repaired":
            return _("A part of the search was understood as “%(value)s”.")
        case "value_repaired":
            return _("The parameter “%(parameter)s” was understood as “%(value)s”.")
        case "reversed_dates":
            return _("The first date was after the last; they were swapped: %(value)s.")
        case "day_first":
            return _("A date in numbers is read day first; month first it is %(value)s.")
        case "nothing_between":
            return _("No day lies between these dates, which are left out themselves: %(value)s.")
        case "nothing_together":
            return _("Nothing in the archive has all of these filters together.")
        case "unknown_name":
            return _("“%(value)s” is no name offered for this search; it was ignored.")
        case "unknown_equivalent":
            return _("“%(value)s” is no equivalent of this search; it was ignored.")
        case "repeated_parameter":
            return _("“%(parameter)s” is given more than once; only the last was used.")
        case "small_or":
            return _("“%(value)s” was searched as a word; for either of two words, write OR.")
        case "inner_wildcard":
            return _("%(value)s cannot stand for letters in a word; * can at its end: terror*.")
        case "no_fuzziness":
            return _("“%(value)s” was left out; similar words are offered if nothing is found.")
        case "no_boost":
            return _("“%(value)s” was left out; no word can be given more weight.")
        case "no_nearness":
            return _('“%(value)s” was left out; for words near each other, write "one other"~5.')
        case "version_gone":
            return _("Version %(value)s of the archive is not kept; its newest version answers.")
        case "words_only":
            return _("This archive cannot be searched by meaning here; words were searched for.")
        case "not_by_meaning":
            return _("Headlines in these languages cannot be found by meaning: %(value)s.")
        case "nothing_meant":
            return _(
                "Filters and exclusions are all there is, and they have no meaning to compare."
            )
    assert_never(code)


def _(sentence: str) -> str:
    """Mark *sentence* for `make translations`, which collects it for the catalogues of the pages.

    Python's documentation of gettext describes it under "Deferred translations".
    """
    return sentence
