"""Rewrites each sign of other engines, keyboards and printed texts, and warns of it.

The patterns of `signs` find them. What stands in a sign's place is as long as it was.
"""

import datetime as dt
import re
from collections.abc import Sequence

from search.asking.addresses import address_key, site_key
from search.asking.archive_values import ArchiveValues
from search.asking.field_names import (
    DATE_FIELDS,
    comparison,
    facet_values,
    field_named,
    is_comparable,
    is_known,
    is_listed,
    known_field,
    unit_words,
)
from search.asking.typed_settings import is_setting, typed_setting
from search.values.facets import FACETS_BY_ID
from search.values.warnings import QueryWarning, WarningCode

EITHER = "\ue001"
"""The sign OR, which needs no spaces beside it."""
SPACE = "\ue002"
"""The space within a value that is not in quotation marks; a private character is in no text."""
ANY_ENDING = "\ue004"
"""The sign behind a word that may be whole, as before an exclamation mark, or go on."""
IN_ORDER = "\ue003"
"""The sign before a distance between words that stand in the order in which they are typed."""

# "lugar(es)", "Land(es)": words with an ending that is no value.
_ENDING = re.compile(r"[a-z]{1,2}")
_WORDS = re.compile(r"[A-Za-z]+")
_LEAST_FIELD = 4  # letters of a field without a meaning here
_DATE_SIGNS = {"af": ">", "be": "<", "ge": ">=", "le": "<=", "is": ""}
_CALLS = frozenset(("atleast", "allcaps", "caps", "nocaps", "singular", "plural", "exact", "fuzzy"))
_SOME_DAY = dt.date(2000, 1, 1)  # from which a period may count back
OPERATORS_ELSEWHERE = {
    word: operator
    for operator, words in {
        "AND": "UND ET OCH OG И Y E",
        "OR": "ODER OU ELLER LUB VEYA ИЛИ O",
        "NOT": "NICHT SAUF NIET INTE IKKE НЕ",
    }.items()
    for word in words.split()
}
"""What other languages call the operators, in capitals; letters alone are no other words."""

_SMALL_OR = frozenset({"or", "o", "ou", "oder", "أو", "او"})


class SignRewriter:
    """Rewrites the signs of one text, match by match, and collects its *warnings*."""

    def __init__(self, values: ArchiveValues) -> None:
        self.warnings: list[QueryWarning] = []
        self._values = values

    def _warn(self, code: WarningCode, value: str, start: int, end: int) -> None:
        self.warnings.append(QueryWarning(code, value=value, start=start, end=end))

    def barred(self, found: re.Match[str]) -> str:
        """Write several values of one field as a listing; other bars stay.

        Several days are one value as well, which is told to be no date: a bare year beside one
        would be searched for as a word.
        """
        field, values = known_field(found["name"]), found["values"]
        dated = field in DATE_FIELDS
        several = dated or (field in FACETS_BY_ID and len(facet_values(field, values)) > 1)
        return found[0].replace("|", ",") if several else found[0]

    def unit(self, found: re.Match[str]) -> str:
        """Join a number and its unit, so that they are one value; no other word is a unit."""
        words = list(re.finditer(r"\S+", found["words"]))
        count = unit_words(found["number"], [word[0] for word in words])
        end = words[count - 1].end() if count else 0
        joined = re.sub(r"\s", SPACE, found["words"][:end])
        return f"{found['number']}{joined}{found['words'][end:]}"

    def counted(self, found: re.Match[str]) -> str:
        """Write a condition on a number that has a colon with a sign; others stay."""
        name, value = found["name"], found["value"]
        signed = value.strip()[0] in "<>="
        condition = f"{name}{'' if signed else '='}{value.strip()}"
        if not name.islower() or known_field(name) or not is_known("quantity", condition):
            return found[0]
        return f"{name}{' ' if signed else '='}{value}"

    def equals(self, found: re.Match[str]) -> str:
        """Write a field with a colon; a name that is none, or a condition on a number, stays."""
        name, bracket = found["name"], found.string[found.end()] == "("
        field = known_field(name)
        if is_setting(name) or (field and not (bracket and field == "text")):
            return f"{name}:"
        if not bracket:
            return found[0]
        self._warn("unknown_field", name, *found.span("name"))
        return " " * len(found[0]) if field else f"{name} "

    def called_field(self, found: re.Match[str]) -> str:
        """Write a field whose value is in brackets with a colon, if it can have that value."""
        field, value = known_field(found["name"]), found["value"].strip()
        if field in DATE_FIELDS:
            known = _is_date(value.lstrip("<>="))
        elif field in FACETS_BY_ID and (field == "language" or not _ENDING.fullmatch(value)):
            known = self._is_value(field, facet_values(field, value)[0])
        else:
            known = False
        spaced = found["value"].replace(" ", SPACE)
        return f"{found['name'].lower()}:{SPACE}{spaced}" if known else found[0]

    def tagged(self, found: re.Match[str]) -> str:
        """Write a field that stands behind its value before it."""
        name, value = found["name"].partition(" - ")[0], found["value"]
        field, typed = known_field(name), found["sign"] + value
        ending = field is None and len(name) < _LEAST_FIELD  # "lugar[es]"
        if ending or (found["apart"] and field != "text"):  # "Fire [video]"
            return found[0]
        if field is None:
            self._warn("unknown_field", name, *found.span("name"))
        elif field == "text":  # a headline is all text
            self._repaired(typed, found)
        else:
            label = next(word for word in _WORDS.findall(name)[::-1] if known_field(word) == field)
            quote = '"' if value[0] == '"' else ""  # which is told as any field
            begun = f"{found['sign']}{label.lower()}:{quote}"
            return f"{begun}{value[len(quote) :]:{SPACE}>{len(found[0]) - len(begun)}}"
        return f"{typed:<{len(found[0])}}"

    def dotted_tag(self, found: re.Match[str]) -> str:
        """Leave out the fields behind a word, as a headline is all text."""
        self._warn("unknown_field", found[0].strip("."), *found.span())
        return " " * len(found[0])

    def begun(self, found: re.Match[str]) -> str:
        """Write an expression that begins a word as ours."""
        self._warn("field_repaired", f"{found['begun']}*", *found.span())
        return f" {found['begun']}*{' ' * (len(found[0]) - len(found['begun']) - 2)}"

    def in_capitals(self, found: re.Match[str]) -> str:
        """Write a field in capitals before a value that it can have with a colon."""
        field, value = known_field(found["name"]) or "", found["value"].strip('"')
        if field == "text":
            self._warn("unknown_field", found["name"], *found.span("name"))
            return f"{found['value']:>{len(found[0])}}"
        if field in FACETS_BY_ID:
            known = self._is_value(field, facet_values(field, value)[0])
        else:
            known = _is_date(value)
        if not known:
            return found[0]
        self._repaired(self._meant(field, value) or value, found)
        return f"{found['name']}:{found['value']}"

    def dated(self, found: re.Match[str]) -> str:
        """Write "date aft 2010" as a condition."""
        sign = _DATE_SIGNS[found["sign"][:2].lower()]
        value = f"{sign}{found['value']}"
        if not _is_date(found["value"]):
            return found[0]
        if sign:  # a date alone is told as a field with its value
            self._repaired(f"date:{value}", found)
        return f"date:{SPACE * (len(found[0]) - len(value) - 5)}{value}"

    def within(self, found: re.Match[str]) -> str:
        """Write a range of CQL as ours."""
        first, last = found["first"], found["last"]
        if not (_is_date(first) and _is_date(last)):
            return found[0]
        space = " " * (len(found[0]) - len(first) - len(last) - 11)
        return f"date:[{first} TO {last}{space}]"  # which is told as any field

    def unequal(self, found: re.Match[str]) -> str:
        """Write a condition that must not hold as one that is excluded."""
        if not is_comparable(found["name"]):
            return found[0]
        return f"-{found['name']}{found['before']}="

    def apart(self, found: re.Match[str]) -> str:
        """Write a value of several words, or after a space, so that it is one."""
        field, words = known_field(found["name"]), found["words"]
        value = words.split()[0]
        ends = [word.end() for word in re.finditer(r"\S+", words)]
        if field in FACETS_BY_ID and (end := self._named_by(field, words, ends[1:])):
            return f"{found['name']}:{words[:end].replace(' ', SPACE)}{words[end:]}"
        if field in FACETS_BY_ID:  # in "media: police", a value would be a guess
            known = all(is_known(field, one) for one in facet_values(field, value))
            named = found["name"] == field and self._is_value(field, facet_values(field, value)[0])
            valued = known if is_listed(field) else named
            if not valued and words[0] == " " and found["name"] == field:
                start, end = found.start("name"), found.start("words") + 1 + len(value)
                self._warn("unknown_value", found.string[start:end], start, end)
        else:
            valued = field in ("site", "url") and bool(site_key(value))
        if valued and words[0] == " " and found["name"].islower():
            return f"{found['name']}:{SPACE}{words[1:]}"
        if field not in DATE_FIELDS:
            return found[0]
        for end in reversed(ends):
            if _is_date(words[:end]):
                return f"{found['name']}:{words[:end].replace(' ', SPACE)}{words[end:]}"
        return found[0]

    def _named_by(self, field: str, words: str, ends: Sequence[int]) -> int | None:
        """Return the last of *ends* up to which *words* name a value of *field*, None without one.

        What names one exactly comes before what does so in another way.
        """
        named = {
            end: facet_values(field, words[:end].replace(SPACE, " ").strip())[0]
            for end in reversed(ends)
        }
        for is_named in (self._is_exact, self._is_value):
            for end, value in named.items():
                if is_named(field, value):
                    return end
        return None

    def _is_exact(self, field: str, value: str) -> bool:
        """Return whether *value* is one of *field*, or the whole name of one."""
        exact = bool(self._values.exact(field, value))
        return exact or (is_listed(field) and is_known(field, value))

    def _is_value(self, field: str, value: str) -> bool:
        """Return whether *field* has *value*, or one that goes by such a name."""
        if is_listed(field):
            return is_known(field, value)
        return bool(self._values.exact(field, value)) or self._values.meant(field, value) != value

    def without_value(self, found: re.Match[str]) -> str:
        """Leave out a field that has no value yet."""
        if not (found["name"].islower() and is_comparable(found["name"])):
            return found[0]
        return self.stray(found)

    def stray(self, found: re.Match[str]) -> str:
        """Leave out what has no meaning in its place."""
        self._warn("stray_sign", found[0].strip(), found.start(), found.end())
        return " " * len(found[0])

    def compared(self, found: re.Match[str]) -> str:
        """Say which field and value a comparison is; the grammar reads it again."""
        meant = comparison(found["name"], found["sign"], found["value"].replace(SPACE, " "))
        if meant and (repaired := self._meant(*meant)):
            self._repaired(repaired, found)
        return found[0]

    def field(self, found: re.Match[str]) -> str:
        """Leave a field that is known, say what was repaired, and take others for words."""
        name, value = found["name"], found["value"]
        bare = value.strip('"').replace(SPACE, " ").strip()
        start, end = found.span("name")
        if setting := typed_setting(name, bare):
            self._warn("setting_typed", setting, *found.span())
            return " " * len(found[0])
        field = None if is_setting(name) else field_named(name)
        if field is None and not (name.isascii() and name.islower()):
            return found[0]  # probably a headline that begins with its place: "Roma:…"
        if field in ("url", "site") and not site_key(bare):
            field = "text"  # "inurl:police" names no page, but words of its address
        if field is None or field == "text":
            self._warn("unknown_field", name, start, end)
            left = name if field is None else " " * len(name)
            return f"{left} {value:>{len(found[0]) - len(left) - 1}}"
        if value[0] in "[{" and value[-1] not in "]}":
            self._warn("unbalanced_bracket", "", found.start("value"), found.start("value") + 1)
            self._begun(field, value, found)
        meant = self._meant(field, bare)
        if meant and meant.casefold() != f"{name}:{value}".replace('"', "").casefold():
            self._repaired(meant, found)
        return found[0]

    def _begun(self, field: str, value: str, found: re.Match[str]) -> None:
        """Say how a range that is not typed to its end is understood: without one, as open."""
        ends = [end.strip() for end in re.split(r"\bTO\b", value[1:])]
        named = [end for end in ends if end]
        if field in DATE_FIELDS and len(ends) <= 2 and named and all(map(_is_date, named)):
            both = " TO ".join(end or "*" for end in ends)
            meant = both if len(ends) == 1 else f"{value[0]}{both}]"
            self._repaired(f"{field}:{meant}", found)

    def _repaired(self, meant: str, found: re.Match[str]) -> None:
        """Say that a field, or what is without it, was understood as *meant*."""
        sign = "-" if found.string[: found.start()].endswith("-") else ""
        self._warn("field_repaired", sign + meant, found.start() - len(sign), found.end())

    def _meant(self, field: str, value: str) -> str | None:
        """Return how the language writes *field* with *value*, None where that is not known."""
        if field in FACETS_BY_ID:
            values = facet_values(field, value)
            if values == (FACETS_BY_ID[field].parsed(value),):
                known = self._values.exact(field, value)
                meant = self._values.meant(field, values[0])
                same = known or meant == values[0]
                return f"{field}:{value if same else self._values.label(field, meant)}"
            return " OR ".join(f"{field}:{one}" for one in values)
        if field in DATE_FIELDS and value[:1] not in ("[", "{"):
            return f"{field}:{value}" if _is_date(value) else None  # which is told
        if field == "site":  # what follows the host of an address names pages
            return f"site:{site_key(value)}" if address_key(value) else f"site:{value}"
        return f"{field}:{value}"

    def bare_field(self, found: re.Match[str]) -> str:
        """Leave out the name of a field that has all text, before words in brackets or a space."""
        name = found["name"]
        if not name.islower() or field_named(name) != "text":
            return found[0]
        self._warn("unknown_field", name, *found.span("name"))
        return " " * len(found[0])

    def called(self, found: re.Match[str]) -> str:
        """Leave out a name before brackets that is no word: a field for all text, a function."""
        name = found["name"].casefold()
        if name in _CALLS:
            return self.stray(found)
        if known_field(name) != "text":
            return found[0]
        self._warn("unknown_field", found["name"], *found.span("name"))
        return " " * len(found[0])

    def truncated(self, found: re.Match[str]) -> str:
        """Write other engines' sign for any ending as ours, which is told as an asterisk.

        It may only be an exclamation mark, so the word is searched for as well.
        """
        self._warn("field_repaired", f"{found['begun']}*", found.start(), found.end())
        return f"{found['begun']}{ANY_ENDING}{' ' * (len(found[0]) - len(found['begun']) - 1)}"

    def near_words(self, found: re.Match[str]) -> str:
        """Write two words or phrases near each other as ours; a phrase is as long as its parts.

        What has an order has no sign of ours that people type, so it is told with PRE.
        """
        if not {found["first"], found["last"]}.isdisjoint(("AND", "OR", "NOT")):
            return found[0]
        first, last, slop = found["first"].strip('"'), found["last"].strip('"'), found["slop"]
        sign = IN_ORDER if found["ordered"] else "~"
        in_order = f"{found['first']} PRE/{slop} {found['last']}"
        meant = in_order if found["ordered"] else f'"{first} {last}"~{slop}'
        self._warn("field_repaired", meant, *found.span())
        space = " " * (len(found[0]) - len(first) - len(last) - len(slop) - 3)
        return f'"{first}{space}{last}"{sign}{slop}'

    def near(self, found: re.Match[str]) -> str:
        """Leave out what other engines have for words near each other."""
        if found[0].isalpha() and found.string.isupper():  # "FIRE NEAR PORT"
            return found[0]
        self._warn("no_nearness", found[0], found.start(), found.end())
        return " " * len(found[0])

    def fuzzy_or_boost(self, found: re.Match[str]) -> str:
        """Leave out Lucene's signs for similar spellings and for weights."""
        code: WarningCode = "no_fuzziness" if found["fuzzy"] else "no_boost"
        self._warn(code, found[0], found.start(), found.start() + 1)
        return " " * len(found[0])

    def wildcard(self, found: re.Match[str]) -> str:
        """Make the sign one that only separates: what would match is offered if nothing does."""
        self._warn("inner_wildcard", found[0], found.start(), found.end())
        return "?"

    def operator_elsewhere(self, found: re.Match[str]) -> str:
        """Write an operator of another language as ours, but none that the text has as a word.

        That is so behind a word in capitals, of a letter alone in a text with capitals (Generation
        Y), and of the "not" of a sentence: "Das ist NICHT wahr".
        """
        word, operator = found["operator"], OPERATORS_ELSEWHERE[found["operator"]]
        before, behind = found.string[: found.start()], found.string[found.end() :]
        as_letter = len(word) == 1 and not (before + behind).islower()
        sentence = before[-2].isalpha() and not before.islower()
        as_not = operator == "NOT" and sentence and behind[0].islower()
        if before[-2].isupper() or as_letter or as_not:
            return found[0]
        self._warn("field_repaired", operator, *found.span("operator"))
        sign = {"AND": "", "OR": EITHER, "NOT": "-"}[operator]
        return f"{sign:>{len(found[0])}}"

    def small_or(self, typed: str) -> None:
        """Say of "fraude or estafa" that an operator stands in capitals."""
        words = list(re.finditer(r"\S+", typed))
        small = words[1::2]
        if len(words) % 2 and small and all(word[0] in _SMALL_OR for word in small):
            first = small[0]
            self._warn("small_or", first[0], first.start(), first.end())


def _is_date(value: str) -> bool:
    from search.asking.periods import parse_range  # slow patterns

    try:
        parse_range(value, _SOME_DAY)
    except ValueError:
        return False
    return True
