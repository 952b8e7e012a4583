"""The signs of a typed text: those of other keyboards, of printed texts and of other engines.

`read_signs` rewrites them as signs of our query language, character for character, so that offsets
into the result are offsets into the text as typed. Signs without a meaning here are left out, and a
warning says so.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress

import regex

from search.asking.addresses import site_key
from search.asking.archive_values import ArchiveValues
from search.asking.field_names import (
    comparison,
    facet_values,
    field_named,
    is_comparable,
    is_known,
    is_listed,
    known_field,
    unit_words,
)
from search.values.facets import FACETS
from search.values.warnings import QueryWarning, WarningCode

SPACE = "\ue002"
"""The space within a value that is not in quotation marks; a private character is in no text."""
EITHER = "\ue001"
"""The sign OR, which needs no spaces beside it."""
START = rf"(?:^|(?<=[\s(\-{EITHER}]))"
"""Where a term can begin, as a pattern."""

# Signs of the language as other keyboards type them, character for character.
_SIGNS = str.maketrans("“”„‟«»＂〝〞（）：－﹣＊＝～［］\u3000", '"' * 9 + "():--*=~[] ")
_FACETS = {field.id: field for field in FACETS}
_OPERATOR = re.compile(r"\b(?:AND|OR|NOT)\b")
_SMALL_WORD = re.compile(r"\b(?:THE|OF|IN|FOR|FROM|WITH|BY|TO)\b")
_SINGLE_QUOTES = regex.compile(r"(?<!\w)[‘‚‛]((?:[^‘’\"]|(?<=\w)’(?=\w))+)’(?!\w)")
_GERSHAYIM = regex.compile(r'(?<=\p{Hebrew})"(?=\p{Hebrew})')
_DASH = re.compile(r"(?:^|(?<=\s))[‐‑–−](?=\w)")
_MINUS = re.compile(r"^\s*-(?=\d)")
_FUZZY_OR_BOOST = r"(?<=[\w*])(?P<fuzzy>~[\d.]*)(?=$|[\s)])|(?<=[\w*\"])\^[\d.]+"
_WILDCARD = r"(?<=\w)[*?](?=\w)"
# A condition on numbers may have spaces around its sign: "arrests > 100".
_SPACED = (
    r"[^\W\d_]+(?:\s+(?:[<>]=?|=)\s*|(?:[<>]=?|=)\s+)\d+(?:[.,]+\d+)*(?!\w)"
    rf"(?:{SPACE}+[^\W\d_]+\.?){{0,2}}"
)
# "weight >2 t", "money>5 million EUR": a unit after a space.
_UNIT = (
    r"(?<!\w)(?P<number>[^\W\d_]{3,20}\s*(?:[<>]=?|=)\s*\d+(?:[.,]+\d+)*)"
    r"(?P<words>\s+[^\W\d_]+\.?(?!\w)(?:\s+[^\W\d_]+(?!\w))?)"
)
# "deaths: 3", "arrests:>100": a condition with a colon.
_COUNTED = rf"{START}(?P<name>[^\W\d_]{{2,24}}):(?P<value>\s*(?:[<>]=?|=)?\s*\d[^\s()\"|{EITHER}]*)"
_NAME = r"(?P<name>(?=[^:=\s]{2,24}[:=])[^\W\d_]+(?:[_.-][^\W\d_]+)*)"
_RANGE = r"[\[{][^\]}]*[\]}]|[\[{]\s*[^\s\[\](){}\"]+(?:\s+TO(?:\s+[^\s\[\](){}\"]+)?)?"
FIELD = (
    rf"{START}{_NAME}:(?!//)(?: (?=\"))?"
    rf"(?P<value>\"[^\"]*\"|{_RANGE}|{_SPACED}|[^\s()\"\[\]|{EITHER}]+)"
)
"""A field and its value, as a pattern; a range that is begun need not be closed."""

COMPARED = (
    rf"{START}(?P<name>[^\W\d_]{{2,20}})\s*(?P<sign>[<>]=?|=)\s*"
    rf"(?P<value>\d[^\s()\"|{EITHER}]*)"
)
"""A condition without a field, such as "arrests>100" or "year >= 2014", as a pattern."""

# "date: 3 march 2012", "source: reuters": a value after a space, or of several words.
_WORD = rf"[^\s()\"\[\]:|{EITHER}]++(?!:)"
_APART = rf"{START}{_NAME}:(?P<words> ?{_WORD}(?: {_WORD}){{0,4}})"
# "police date:", "police AND": what somebody began to type, or left over.
_EMPTY_FIELD = rf"{START}{_NAME}:[\[{{]?(?=\s*(?:$|\)))"
_NO_VALUE = (
    rf"{START}(?P<name>[^\W\d_]{{2,24}})"
    r"(?:\s*(?:[<>]=?|!?=)(?=\s*(?:$|\)))|[<>]=?(?=\s+[^\W\d]))"
)
# "year!=2014", "language != es": NOT, before the name.
_UNEQUAL = (
    rf"(?:^|(?<=[\s({EITHER}]))(?P<name>[^\W\d_]{{2,24}})(?P<before>\s*)!=(?=\s*[^\W_]|[\"(\[])"
)
_NO_OPERAND = (
    r"(?:^|(?<=\())\s*(?:AND|OR)(?=\s)"
    r"|(?<=\s)(?:AND|OR|NOT)(?=\s*(?:$|\)))"
    r"|(?<=\s)(?:AND|OR)(?=\s+(?:AND|OR)\s)|(?<=\s)BUT(?=\s+NOT\s)"
)
# "title:(police harbour)", "allintext: police"
_BARE_FIELD = rf"{START}{_NAME}:(?=\s+\w|\()"
# "rst=reuters", "hl=(police)": what else stands between a field and its value.
_EQUALS = rf"{START}{_NAME}=(?=[^\W_]|[\"(\[])"
# "publication(reuters)", "DATE(>2010)", "date aft 2010"
_CALLED_FIELD = rf"{START}(?P<name>[^\W\d_]{{2,24}})\((?P<value>[^()\"]+)\)(?=$|[\s)|{EITHER}])"
# "lugar(es)", "Land(es)": words with an ending that is no value.
_ENDING = re.compile(r"[a-z]{1,2}")
_DATED = (
    rf"{START}(?P<name>(?i:date))\s+(?P<sign>(?i:aft|after|bef|before|is|geq|leq))"
    r"\s+(?P<value>\d[^\s()]*)"
)
_DATE_SIGNS = {"af": ">", "be": "<", "ge": ">=", "le": "<=", "is": ""}
NEAR = (
    r"(?<=\s)(?:(?i:(?:NEAR|W|N|P|PRE|WITHIN|ONEAR)/\d{1,3}|(?:ADJ|NEAR|AROUND)\(?\d{1,3}\)?"
    r"|(?:W|PRE)?/(?:\d{1,3}|s|p|sent|para))|NEAR|ADJ|SAME)(?=\s)"
)
"""What other engines have between words near each other, as a pattern."""
_NEAR_WORD = r"(?:\"[^\"]+\"|[^\W_][\w'’-]*+)"
# "police w/5 harbour": two words or phrases, and how many may stand between them.
_NEAR_WORDS = (
    rf"(?:^|(?<=[\s(]))(?P<first>{_NEAR_WORD})\s+"
    r"(?i:(?:O?NEAR|W|N|P|PRE|WITHIN)/|(?:ADJ|NEAR|AROUND)\(?)(?P<slop>\d{1,3})\)?"
    rf"\s+(?P<last>{_NEAR_WORD})(?=$|[\s)])"
)
# "HLEAD(police)", "ti(police)", "atleast5(police)": what other engines write before brackets.
_CALLED = rf"{START}(?P<name>[^\W\d_]{{2,24}})\d*(?=\()"
_CALLS = frozenset(("atleast", "allcaps", "caps", "nocaps", "singular", "plural", "exact", "fuzzy"))
# "terroris!", "terroris$": any ending, in texts without capitals that are no exclamations.
_TRUNCATED = (
    rf"{START}(?P<begun>[^\W\d_]{{4,}})(?:!|\$\d?)"
    rf"(?=\s*(?:$|\)|{EITHER})|\s+(?:[^\W\d_]|[(\"-]))"
)
_OPERAND = r"(?:\"[^\"]*\"|[^\s\"()|]+)"
_BAR_APART = r"(?<=\s)\|(?=\s)"
_IN_BRACKETS = re.compile(r"\([^()|]+\|[^()]*\)")
_BARS_APART = re.compile(rf"\s*{_OPERAND}(?:\s+\|\s+{_OPERAND})+\s*")
# Words with nothing but a sign between them: police/harbour. An address has dots.
_LISTING = re.compile(r"(?<=[^\W\d_])[/;,](?=[^\W\d_])")
_LISTED = re.compile(r"(?<!\S)[^\s.:=\"()\[\]*~]+(?!\S)")
_MEANT = re.compile(r"[:=<>/;|,&~^*?!$(]|ADJ|NEAR|SAME|AROUND|(?i:(?:near|adj)\d|date\s)")
# "language:en|es": a bar between values of one field, which are a listing.
_BARRED = rf"{START}{_NAME}[:=] ?(?P<values>\w+(?:\|\w+)+)(?![\w:=<>])"
_BARS = r"\|\|(?!\|)|(?<=[\w)\"\]}])\|(?=[\w(\"])"
_AMPERSANDS = r"&&"
_BANG = rf"{START}!(?=[\w(\"])"
_WHOLE = r"\"[^\"]*\"|\b(?:https?://|(?:url|link|inurl):)[^\s()\"]+"
"""A pattern of the parts that are read as they stand: phrases and addresses."""

_EITHER = frozenset({"or", "o", "ou", "oder", "أو", "او"})
OPEN_ENDED = ("from", "to", "before")
"""The fields of a date that leave one side open."""

Rewrite = Callable[[re.Match[str]], str]


def read_signs(text: str, values: ArchiveValues) -> tuple[str, list[QueryWarning]]:
    """Return *text* with the signs of our language, as long as before, and warnings.

    *values* are the names that an archive gives to values of facets.
    """
    typed = text.translate(_SIGNS)
    typed = _SINGLE_QUOTES.sub(lambda found: f'"{found[1]}"', typed)
    typed = _GERSHAYIM.sub("״", typed)
    typed = _DASH.sub("-", typed)
    typed = _MINUS.sub(lambda found: " " * len(found[0]), typed)
    reading = _Reading(text, values)
    if _MEANT.search(typed):  # which few texts have
        typed = _rewritten(_NEAR_WORDS, reading.near_words, typed)
        typed = _rewritten(NEAR, reading.near, typed)
        typed = _LISTED.sub(lambda found: _LISTING.sub(" ", found[0]), typed)
        typed = _rewritten(_BARRED, reading.barred, typed)
        typed = _rewritten(
            _BARS, lambda found: found[0].replace("||", f"{EITHER} ").replace("|", EITHER), typed
        )
        if _BARS_APART.fullmatch(typed):  # a headline with its publisher has more words
            typed = _rewritten(_BAR_APART, lambda _: EITHER, typed)
        typed = _IN_BRACKETS.sub(
            lambda found: _rewritten(_BAR_APART, lambda _: EITHER, found[0]), typed
        )
        typed = _rewritten(_UNIT, reading.unit, typed)
        typed = _rewritten(_COUNTED, reading.counted, typed)
        typed = _rewritten(_CALLED_FIELD, reading.called_field, typed)
        typed = _rewritten(_DATED, reading.dated, typed)
        typed = _rewritten(_UNEQUAL, reading.unequal, typed)
        typed = _rewritten(_EQUALS, reading.equals, typed)
        typed = _rewritten(_APART, reading.apart, typed)
        typed = _rewritten(_EMPTY_FIELD, reading.without_value, typed)
        typed = _rewritten(_NO_VALUE, reading.without_value, typed)
        typed = _rewritten(FIELD, reading.field, typed)
        typed = _rewritten(_BARE_FIELD, reading.bare_field, typed)
        typed = _rewritten(_CALLED, reading.called, typed)
        if _OPERATOR.sub("", typed).islower():
            typed = _rewritten(_TRUNCATED, reading.truncated, typed)
        typed = _rewritten(_AMPERSANDS, lambda _: "  ", typed)
        typed = _rewritten(_BANG, lambda _: "-", typed)
        typed = _rewritten(_FUZZY_OR_BOOST, reading.fuzzy_or_boost, typed)
        typed = _rewritten(_WILDCARD, reading.wildcard, typed)
        typed = _rewritten(COMPARED, reading.compared, typed)
    typed = _lower_operators(typed)
    if _OPERATOR.search(typed):
        typed = _rewritten(_NO_OPERAND, reading.stray, typed)
    reading.small_or(typed)
    return typed, reading.warnings


def _rewritten(pattern: str, rewrite: Rewrite, typed: str) -> str:
    """Return *typed* with each match of *pattern* rewritten, except in phrases and addresses."""
    either = re.compile(f"(?P<found>{pattern})|{_WHOLE}")
    return either.sub(lambda found: rewrite(found) if found["found"] else found[0], typed)


def _lower_operators(typed: str) -> str:
    """Return *typed* with AND, OR and NOT in lower case where they are words and not operators.

    That is so in a text all in capitals with other small words of English: "USE OF RADAR AND
    SONAR", but not "FBI OR CIA".
    """
    if typed != typed.upper() or not _SMALL_WORD.search(typed):
        return typed
    return _OPERATOR.sub(lambda found: found[0].lower(), typed)


class _Reading:
    """The warnings about one text."""

    def __init__(self, text: str, values: ArchiveValues) -> None:
        self.warnings: list[QueryWarning] = []
        self._text = text
        self._values = values

    def _warn(self, code: WarningCode, value: str, start: int, end: int) -> None:
        self.warnings.append(QueryWarning(code, value=value, start=start, end=end))

    def barred(self, found: re.Match[str]) -> str:
        """Write several values of one field as a listing; other bars stay.

        Several days are one value as well, which is told to be no date: a bare year beside one
        would be searched for as a word.
        """
        field, values = known_field(found["name"]), found["values"]
        dated = field == "date" or field in OPEN_ENDED
        several = dated or (field in _FACETS and len(facet_values(field, values)) > 1)
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
        name = found["name"]
        if known_field(name):
            return f"{name}:"
        if found.string[found.end()] != "(":
            return found[0]
        self._warn("unknown_field", name, *found.span("name"))
        return f"{name} "

    def called_field(self, found: re.Match[str]) -> str:
        """Write a field whose value is in brackets with a colon, if it can have that value."""
        field, value = known_field(found["name"]), found["value"].strip()
        if field == "date" or field in OPEN_ENDED:
            known = _is_date(value.lstrip("<>="))
        elif field in _FACETS and (field == "language" or not _ENDING.fullmatch(value)):
            known = self._is_value(field, facet_values(field, value)[0])
        else:
            known = False
        spaced = found["value"].replace(" ", SPACE)
        return f"{found['name'].lower()}:{SPACE}{spaced}" if known else found[0]

    def dated(self, found: re.Match[str]) -> str:
        """Write "date aft 2010" as a condition."""
        sign = _DATE_SIGNS[found["sign"][:2].lower()]
        value = f"{sign}{found['value']}"
        if not _is_date(found["value"]):
            return found[0]
        if sign:  # a date alone is told as a field with its value
            self._repaired(f"date:{value}", found)
        return f"date:{SPACE * (len(found[0]) - len(value) - 5)}{value}"

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
        if field in _FACETS and (end := self._named_by(field, words, ends[1:])):
            return f"{found['name']}:{words[:end].replace(' ', SPACE)}{words[end:]}"
        if field in _FACETS:  # in "media: police", a value would be a guess
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
        if field not in ("date", *OPEN_ENDED):
            return found[0]
        from search.asking.periods import parse_period  # slow patterns

        for end in reversed(ends):
            with suppress(ValueError):
                parse_period(words[:end])
                return f"{found['name']}:{words[:end].replace(' ', SPACE)}{words[end:]}"
        return found[0]

    def _named_by(self, field: str, words: str, ends: Sequence[int]) -> int | None:
        """Return the last of *ends* up to which *words* name a value of *field*, None without one.

        What names one exactly comes before what does so in another way.
        """
        for end in reversed(ends):
            value = facet_values(field, words[:end].replace(SPACE, " ").strip())[0]
            exact = self._values.exact(field, value) or (
                is_listed(field) and is_known(field, value)
            )
            if exact:
                return end
        for end in reversed(ends):
            if self._is_value(
                field, facet_values(field, words[:end].replace(SPACE, " ").strip())[0]
            ):
                return end
        return None

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
        field = field_named(name)
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
        meant = self._meant(field, bare)
        if meant and meant.casefold() != f"{name}:{value}".replace('"', "").casefold():
            self._repaired(meant, found)
        return found[0]

    def _repaired(self, meant: str, found: re.Match[str]) -> None:
        """Say that a field, or what is without it, was understood as *meant*."""
        sign = "-" if found.string[: found.start()].endswith("-") else ""
        self._warn("field_repaired", sign + meant, found.start() - len(sign), found.end())

    def _meant(self, field: str, value: str) -> str | None:
        """Return how the language writes *field* with *value*, None where that is not known."""
        if field in _FACETS:
            values = facet_values(field, value)
            if values == (_FACETS[field].parsed(value),):
                known = self._values.exact(field, value)
                meant = self._values.meant(field, values[0])
                same = known or meant == values[0]
                return f"{field}:{value if same else self._values.label(field, meant)}"
            return " OR ".join(f"{field}:{one}" for one in values)
        if field in ("date", *OPEN_ENDED) and value[:1] not in ("[", "{"):
            return f"{field}:{value}" if _is_date(value) else None  # which is told
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
        """Write other engines' sign for any ending as ours."""
        self._warn("field_repaired", f"{found['begun']}*", found.start(), found.end())
        return f"{found['begun']}*{' ' * (len(found[0]) - len(found['begun']) - 1)}"

    def near_words(self, found: re.Match[str]) -> str:
        """Write two words or phrases near each other as ours; a phrase is as long as its parts."""
        if not {found["first"], found["last"]}.isdisjoint(("AND", "OR", "NOT")):
            return found[0]
        first, last, slop = found["first"].strip('"'), found["last"].strip('"'), found["slop"]
        self._warn("field_repaired", f'"{first} {last}"~{slop}', *found.span())
        space = " " * (len(found[0]) - len(first) - len(last) - len(slop) - 3)
        return f'"{first}{space}{last}"~{slop}'

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

    def small_or(self, typed: str) -> None:
        """Say of "fraude or estafa" that an operator stands in capitals."""
        words = list(re.finditer(r"\S+", typed))
        small = words[1::2]
        if len(words) % 2 and small and all(word[0] in _EITHER for word in small):
            first = small[0]
            self._warn("small_or", first[0], first.start(), first.end())


def _is_date(value: str) -> bool:
    from search.asking.periods import parse_period  # slow patterns

    try:
        parse_period(value)
    except ValueError:
        return False
    return True
