"""The signs of a typed text: those of other keyboards, of printed texts and of other engines.

`read_signs` rewrites them as signs of our query language, character for character, so that offsets
into the result are offsets into the text as typed. Signs without a meaning here are left out, and a
warning says so.
"""

import re
from collections.abc import Callable

import regex

from search.asking.addresses import names_address
from search.asking.archive_values import ArchiveValues
from search.asking.sign_rewriter import EITHER, OPERATORS_ELSEWHERE, SPACE, SignRewriter
from search.values.warnings import QueryWarning

START = rf"(?:^|(?<=[\s(\-{EITHER}]))"
"""Where a term can begin, as a pattern."""

# Signs of the language as other keyboards type them, character for character.
_SIGNS = str.maketrans("“”„‟«»＂〝〞（）：－﹣＊＝～［］\u3000", '"' * 9 + "():--*=~[] ")
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
# Python takes the vowel signs of India and Thailand for no letters.
_LETTERS = r"(?:[^\W\d_]|[\u0900-\u0e7f])+"
_NAME = rf"(?P<name>(?=[^:=\s]{{2,24}}[:=]){_LETTERS}(?:[_.-]{_LETTERS})*)"
_END = r"[^\s\[\](){}\"]+"
_RANGE = rf"[\[{{][^\]}}]*[\]}}]|[\[{{]\s*(?:TO\s+{_END}|{_END}(?:\s+TO(?:\s+{_END})?)?)"
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
_DATED = (
    rf"{START}(?P<name>(?i:date|pubyear))\s+(?P<sign>(?i:aft|after|bef|before|is|geq|leq))"
    r"\s+(?P<value>\d[^\s()]*)"
)
NEAR = (
    r"(?<=\s)(?:(?i:(?:NEAR|W|N|P|PRE|WITHIN|ONEAR)/\d{1,3}|(?:ADJ|NEAR|AROUND)\(?\d{1,3}\)?"
    r"|(?:W|PRE)?/(?:\d{1,3}|s|p|sent|para))|NEAR|ADJ|SAME)(?=\s)"
)
"""What other engines have between words near each other, as a pattern."""
_NEAR_WORD = r"(?:\"[^\"]+\"|[^\W_][\w'’-]*+)"
# "police w/5 harbour": two words or phrases, and how many may stand between them.
_NEAR_WORDS = (
    rf"(?:^|(?<=[\s(]))(?P<first>{_NEAR_WORD})\s+"
    r"(?i:(?:(?P<ordered>ONEAR|P|PRE)|NEAR|W|N|WITHIN)/|(?:ADJ|NEAR|AROUND)\(?)(?P<slop>\d{1,3})\)?"
    rf"\s+(?P<last>{_NEAR_WORD})(?=$|[\s)])"
)
# "police[ti]", "2014[dp]", "police [Title/Abstract]": a field behind its value.
_TAGGED = (
    r"(?:^|(?<=[\s(]))(?P<sign>-?)(?P<value>\"[^\"]+\"|[^\s()\"\[\]]+)"
    r"(?P<apart> ?)\[(?P<name>[A-Za-z]{2,24}(?:[ /:-]{1,3}[A-Za-z]{2,24}){0,3})\](?=$|[\s)])"
)
# "police.ti,ab.", "police.mp.": fields behind a word of Ovid.
_DOTTED_TAG = (
    r"(?<=[\w\")])\.(?:(?:ti|ab|af|tw|tx|mp|kw|kf|hw|sh|pt|so)(?:,(?=[a-z]))?)+\.(?=$|[\s)])"
)
# "/terror.*/": an expression of Lucene that is no more than a beginning.
_BEGUN = rf"{START}/(?P<begun>[^\W\d_]+)\.\*/(?=$|[\s)])"
# "police[12]": the number of a footnote, pasted with its word.
_FOOTNOTE = r"(?<=[^\W\d_])\[\d{1,3}\]"
# date within "2009-01-01 2009-01-31": a range in CQL.
_WITHIN = r"\b(?P<name>(?i:date))\s+within\s+\"(?P<first>[^\s\"]+)\s+(?P<last>[^\s\"]+)\""
# "TI police AND SO reuters": a field in capitals before its value.
_IN_CAPITALS = (
    r"(?:^|(?<=\()|(?<=\bAND )|(?<=\bNOT )|(?<=\bOR ))"
    r"(?P<name>TI|TX|SO|JN|PB|LA|PY|DT) (?P<value>[^\W_][^\s()]*|\"[^\"]+\")"
)
# "SO reuters": the outlet alone, whose names tell it from words; TX and LA are places as well.
_OUTLET_ALONE = r"^\s*(?P<name>SO|JN|PB) (?P<value>[^\W_][^\s()]*|\"[^\"]+\")(?=\s*$)"
# "HLEAD(police)", "ti(police)", "atleast5(police)": what other engines write before brackets.
_CALLED = rf"{START}(?P<name>[^\W\d_]{{2,24}}(?:-[^\W\d_]{{2,12}}){{0,3}})\d*(?=\()"
# "terroris!", "terroris$": any ending, in texts without capitals that are no exclamations.
_TRUNCATED = (
    rf"{START}(?P<begun>[^\W\d_]{{4,}})(?:!|\$\d?)"
    rf"(?=\s*(?:$|\)|{EITHER})|\s+(?:[^\W\d_]|[(\"-]))"
)
# "colombia UND police": an operator of another language, behind a word or what is in brackets.
_OPERATOR_ELSEWHERE = (
    rf"(?<=(?:[^\W\d]|[)\"]) )(?P<operator>{'|'.join(sorted(OPERATORS_ELSEWHERE))}) +"
    r"(?=[\w\"(])"
)
_OPERAND = r"(?:\"[^\"]*\"|[^\s\"()|]+)"
_BAR_APART = r"(?<=\s)\|(?=\s)"
_IN_BRACKETS = re.compile(r"\([^()|]+\|[^()]*\)")
_BARS_APART = re.compile(rf"\s*{_OPERAND}(?:\s+\|\s+{_OPERAND})+\s*")
# Words with nothing but a sign between them: police/harbour. An address has dots.
_LISTING = re.compile(r"(?<=[^\W\d_])[/;,](?=[^\W\d_])")
_LISTED = re.compile(r"(?<!\S)[^\s.:=\"()\[\]*~]+(?!\S)")
_MEANT = re.compile(
    r"[:=<>/;|,&~^*?!$(\[]|\.(?:mp|ti|ab|tw|af)\.|ADJ|NEAR|SAME|AROUND|(?i:(?:near|adj)\d|date\s|pubyear\s)"
)
# "language:en|es": a bar between values of one field, which are a listing.
_BARRED = rf"{START}{_NAME}[:=] ?(?P<values>\w+(?:\|\w+)+)(?![\w:=<>])"
_BARS = r"\|\|(?!\|)|(?<=[\w)\"\]}])\|(?=[\w(\"])"
_AMPERSANDS = r"&&"
_BANG = rf"{START}!(?=[\w(\"])"
_WHOLE = r"\"[^\"]*\"|\b(?:https?://|(?:url|link|inurl):)[^\s()\"]+"
"""A pattern of the parts that are read as they stand: phrases and addresses."""


Rewrite = Callable[[re.Match[str]], str]


def read_signs(text: str, values: ArchiveValues) -> tuple[str, list[QueryWarning]]:
    """Return *text* with the signs of our language, as long as before, and warnings.

    *values* are the names that an archive gives to values of facets.
    """
    rewriter = SignRewriter(values)
    if not has_signs(text):
        rewriter.small_or(text)
        return text, rewriter.warnings
    if names_address(text):  # whose signs are its own
        return text, []
    typed = text.translate(_SIGNS)
    typed = _SINGLE_QUOTES.sub(lambda found: f'"{found[1]}"', typed)
    typed = _GERSHAYIM.sub("״", typed)
    typed = _DASH.sub("-", typed)
    typed = _MINUS.sub(lambda found: " " * len(found[0]), typed)
    if _MEANT.search(typed):  # which few texts have
        typed = _rewritten(_NEAR_WORDS, rewriter.near_words, typed)
        typed = _rewritten(NEAR, rewriter.near, typed)
        typed = _LISTED.sub(lambda found: _LISTING.sub(" ", found[0]), typed)
        typed = _rewritten(_BARRED, rewriter.barred, typed)
        typed = _rewritten(
            _BARS, lambda found: found[0].replace("||", f"{EITHER} ").replace("|", EITHER), typed
        )
        if _BARS_APART.fullmatch(typed):  # a headline with its publisher has more words
            typed = _rewritten(_BAR_APART, lambda _: EITHER, typed)
        typed = _IN_BRACKETS.sub(
            lambda found: _rewritten(_BAR_APART, lambda _: EITHER, found[0]), typed
        )
        for pattern, rewrite in (
            (_UNIT, rewriter.unit),
            (_COUNTED, rewriter.counted),
            (_CALLED_FIELD, rewriter.called_field),
            (_DATED, rewriter.dated),
            (_WITHIN, rewriter.within),
            (_UNEQUAL, rewriter.unequal),
            (_TAGGED, rewriter.tagged),
            (_DOTTED_TAG, rewriter.dotted_tag),
            (_BEGUN, rewriter.begun),
            (_FOOTNOTE, rewriter.stray),
            (_EQUALS, rewriter.equals),
            (_APART, rewriter.apart),
            (_EMPTY_FIELD, rewriter.without_value),
            (_NO_VALUE, rewriter.without_value),
            (FIELD, rewriter.field),
            (_BARE_FIELD, rewriter.bare_field),
            (_CALLED, rewriter.called),
        ):
            typed = _rewritten(pattern, rewrite, typed)
        if _OPERATOR.sub("", typed).islower():
            typed = _rewritten(_TRUNCATED, rewriter.truncated, typed)
        typed = _rewritten(_AMPERSANDS, lambda _: "  ", typed)
        typed = _rewritten(_BANG, lambda _: "-", typed)
        typed = _rewritten(_FUZZY_OR_BOOST, rewriter.fuzzy_or_boost, typed)
        typed = _rewritten(_WILDCARD, rewriter.wildcard, typed)
        typed = _rewritten(COMPARED, rewriter.compared, typed)
    if not typed.isupper():
        typed = _rewritten(_OPERATOR_ELSEWHERE, rewriter.operator_elsewhere, typed)
    typed = _lower_operators(typed)
    if _OPERATOR.search(typed):
        if not typed.isupper():
            typed = _rewritten(_IN_CAPITALS, rewriter.in_capitals, typed)
        typed = _rewritten(_NO_OPERAND, rewriter.stray, typed)
    elif not typed.isupper():
        typed = _rewritten(_OUTLET_ALONE, rewriter.in_capitals, typed)
    rewriter.small_or(typed)
    return typed, rewriter.warnings


def has_signs(text: str) -> bool:
    """Return whether *text* may have signs or operators: not if it is plain words, as most are."""
    return (
        not text.replace(" ", "").isalnum()
        or any(map(str.isupper, text.split()))
        or _MEANT.search(text) is not None
    )


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
