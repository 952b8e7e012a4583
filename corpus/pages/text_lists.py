"""Finds the listing in a text without structure, from what its lines show together."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

import regex

from corpus.pages.bylines import opens_with_author
from corpus.pages.outlet_names import are_outlets, are_words, is_outlet, unquoted
from corpus.pages.outline import Element, Role
from corpus.pages.text_sizes import LEAST_WORDS, is_brief, size
from corpus.pages.wording import FULL_STOP, PART_END

_LEAST_WRAPPED = 50  # characters of a line that is wrapped
_LEAST_HYPHENATED = 20
_HYPHENS = "-‐\u00ad"
_HYPHEN = regex.compile(r"\p{L}\p{Ll}[-‐\u00ad]$")
_REST = regex.compile(  # of a word, unlike that after "Hafen-"
    r"(?!(?:und|oder|and|or|ou|et|y|o|e|och|og|en|of|i|a|či|или|и)\s)\p{Ll}"
)
_HEAD = 30  # characters of a wrapped line's rest that have no digit, or it may begin with a date
_SMALL = regex.compile(r"\p{Ll}")
_LONGEST_OUTLET = 40  # characters
CLOCK = regex.compile(
    r"(?P<said>(?:kl|klo|klokken|klockan|ore|às|a las|lúc|pukul|saat|o godz|godz|um|at)\.?\s)?"
    r"(?:[01]?\d|2[0-3]|(?![0-9])\d{1,2})"
    r"(?:(?&unit)(?&end)|[:h](?:[0-5]|(?![0-9])\d)\d(?&unit)?(?&end)"
    r"|\.[0-5]\d(?:(?&unit)(?&end)|(?:\s+[-–—|·]|:)\s+)"
    r"|\s?[時时点點시](?:\s?[0-5]?\d\s?[分분](?&end)|\s*(?&mark)\s*))"
    r"(?(said)(?<=(?&mark)\s*))(?=\S)"
    r"(?(DEFINE)(?P<mark>[-–—|·:：])(?P<unit>\s?(?:uhr|h|hrs|[ap]\.?m\.?|น\.?|wib|wita|wit|gmt|ч\.?)(?![\p{L}\p{M}]))"
    r"(?P<end>\s*(?&mark)\s*|\s+))",
    regex.IGNORECASE,
)
"""A clock time that a headline follows.

With a dot, as in "10.50 euro", it takes a unit or a mark after it to be one; in a phrase (Um 5 Uhr
brennt) and without minutes (3点 also means points) it takes a mark.
"""
_DOTTED = regex.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d\s+(?=[\"'“«„]?[\p{Lu}\p{Lo}])")
_LEAST_DOTTED = 3
# What separates columns, and whether headlines have it too.
_COLUMNS = (
    (regex.compile(r"\s*[|｜]\s*"), False),
    (regex.compile(r"\s+(?:[–—·•]|-{1,3})\s+|\s*[;；]\s+"), True),
)
# A reference without its date: 'Reed, Ann. "Police tow a ferry." The Post'; the author goes.
_QUOTED = regex.compile(
    r"(?:\d{1,3}\.\s)?(?:(?:\p{Lu}[\p{L}\p{M}.'’ -]{1,40}(?:,\s\p{Lu}[^\"“”„«»]{0,60})?[.,]"
    r"|[—–-]{3}\.?)\s)?(?:[\"“„«「『]\s?(?P<text>[^\"“”„«»「」『』]+?)\s?[.,]?[\"“”»」』]"
    r"|‘(?P<text>[^‘\"“”„«»]+?)[.,]?’(?!\p{L}))[\s.,;:–—-]*"
    r"(?P<outlet>[*_]{0,2}\p{Lu}[^\"“”„«»‘]{1,39}?)[\s.,]*"
)
_WHOLLY_QUOTED = regex.compile(
    r"[\"“„«「『‘]\s?(?P<text>[^\"“”„«»「」『』‘]+)\s?[\"“”»」』’][.。]?"
)
_ENDING = regex.compile(
    r"(?P<text>.*\S)(?:\s?[,،，]\s?|(?<=[\p{Ll}\d]{3})\.\s)(?P<outlet>[\p{Lu}\p{Lo}][^\d,،，.]{1,39})"
)
# How a list prints the outlet of each headline: before it, behind it, in brackets.
_NAME = (
    r"(?P<outlet>(?!\p{L}{0,2}\d{1,4}[.\s]*$)(?:(?:de|la|le|il|el|het|the)\s)?[\p{Lu}\p{Lo}«„“\"'_\d][^:：|()（）\[\]]{1,39}?"
    r"|\p{Ll}[\w.-]{1,30}\.\p{Ll}{2,4})"
)
_PAGE = r"(?:,?\s(?:pp?|pg|S|s|pág|str|с)\.?\s?\w{1,4}(?:[-–]\w{1,4})?)?[.,]?"
_PRINTED = (
    rf"(?P<text>.*\S)\s?[(\[（［]{_NAME}{_PAGE}[)\]）］]\.?",
    rf"[(\[（［【]{_NAME}[)\]）］】]\s?[:：–—-]?\s?(?P<text>\S.*)",
    rf"{_NAME}\s?[:：]\s?(?P<text>\S.*)",
    rf"{_NAME}(?:\s+(?:[–—·•|｜/]|-{{1,3}})\s+|\s*[|｜;；]\s*)(?P<text>\S.*)",
    rf"{_NAME}{_PAGE}[,،，]\s(?P<text>\S.*)",
    rf"(?P<text>.*\S)(?:\s+(?:[–—·•|｜/]|-{{1,3}})\s+|\s*[|｜;；]\s*){_NAME}",
    rf"(?P<text>.*\S)[,،，]\s?{_NAME}{_PAGE}",
    rf"(?P<text>.*(?:[!?](?=\s)|\S(?=\.\s)))\.?\s(?!.*\s\p{{Ll}}+$){_NAME}{_PAGE}",
    r"(?P<outlet>[\p{Han}\p{Hangul}]{2,8})\s+(?P<text>\S.*)",
    r"(?P<text>.*\S)\s+(?P<outlet>[\p{Han}\p{Hangul}]{2,8})",
)
_AT_END = frozenset(")]）］.")  # of what has its outlet in brackets behind it
_LEAST_ALIKE = 3  # paragraphs that show where their headlines stand
_LEAST_ENDING = 3  # texts, of which two name one outlet


def ends_of_dotted(texts: Sequence[str]) -> list[int]:
    """Return where the clock times with a dot end that begin several *texts*, if they begin all.

    >>> ends_of_dotted(["18.05 Court adjourns", "9.30 Trial opens", "9.02 Jury sworn"])
    [6, 5, 5]
    """
    ends = [found.end() for text in texts if (found := _DOTTED.match(text))]
    return ends if _LEAST_DOTTED <= len(ends) == len(texts) else []


def unwrapped(line: str, below: str) -> str | None:
    """Return the *line* with what *below* goes on with of its sentence, None if that is another's.

    The line is long, or ends within a word.

    >>> unwrapped("Court frees the cap-", "tain"), unwrapped("Court frees the captain", "tain")
    ('Court frees the captain', None)
    """
    if (
        line[-1:] in _HYPHENS
        and _HYPHEN.search(line)
        and _REST.match(below)
        and len(line) >= _LEAST_HYPHENATED
    ):
        return f"{line[:-1]}{below}"
    return f"{line} {below}" if _is_wrapped(line, below) else None


def _is_wrapped(line: str, below: str) -> bool:
    return (
        len(line) >= _LEAST_WRAPPED
        and _SMALL.match(below) is not None
        and not PART_END.search(line)
        and not any(map(str.isdigit, below[:_HEAD]))
    )


def first_below_title(
    items: Sequence[tuple[Element, int]], bests: Sequence[int | None], roles: Sequence[Role]
) -> int | None:
    """Return the first headline of a text whose first line is a title right above it, else None.

    *items* are paragraphs with the line of their date, *bests* their likely headlines. The first
    line is a title if it is one of these, and all others are as far from their dates as some line
    below it is from its date.
    """
    if len(items) < _LEAST_ALIKE or 0 not in bests:
        return None
    element, at = items[bests.index(0)]
    steps = {
        None if best is None else best - of
        for (_, of), best in zip(items, bests, strict=True)
        if best != 0
    }
    step = steps.pop()
    if steps or step is None:
        return None
    below = at + step
    stands = below in element.lines and below not in (0, at)
    return below if stands and roles[below] >= Role.TEXT else None


def are_headlines(runs: Sequence[Sequence[str]]) -> bool:
    """Return whether all lines of each of *runs*, those under one date, are headlines.

    They are if they say about as much as each other. Where every date has as many lines, the second
    of them may be an outlet or a place, so all must have the words of a headline. Sentences below
    lines that end none are what an article says.
    """
    below = [text for run in runs for text in run[1:]]
    ended = [bool(FULL_STOP.search(run[0])) for run in runs if run]
    if below and all(map(FULL_STOP.search, below)) and not any(ended):
        return False
    alike = len({len(run) for run in runs if run}) < 2
    return all(
        _says_as_much(run, 0.5 if alike else 0.3)
        and not (alike and any(map(is_brief, run)))
        and not any(map(opens_with_author, run[1:]))
        for run in runs
        if len(run) > 1
    )


def _says_as_much(run: Sequence[str], share: float) -> bool:
    sizes = [size(text) for text in run]
    return min(sizes) >= share * max(sizes)


def known_outlets(texts: Sequence[str]) -> list[tuple[str, str]] | None:
    """Return each of *texts* as a headline and its outlet, None unless they print outlets.

    What stands there has to be of newspapers, agencies or stations by most of the names, and in all
    texts. Before headlines, which begin with no small letter then, stand several that are no mere
    words, since one may be what the page is of: "Reuters: 300 jobs cut". In brackets behind a
    headline some may name one.
    """
    if len(texts) < 2:
        return None
    for pattern in map(_compiled, _PRINTED):
        found = [of for of in takewhile(bool, map(pattern.fullmatch, texts)) if of]
        if len(found) < len(texts):
            continue
        pairs = [(_unquoted(of["text"]), unquoted(of["outlet"])) for of in found]
        names = [outlet for _, outlet in pairs]
        quoted = all(name != of["outlet"] for name, of in zip(names, found, strict=True))
        words = are_words(names) and not quoted
        if found[0].start("outlet") == 0 and (
            len(set(names)) == 1 or words or any(text[:1].islower() for text, _ in pairs)
        ):
            continue
        if are_outlets(names):
            return pairs
    in_brackets = _compiled(_PRINTED[0])
    behind = [in_brackets.fullmatch(text) if text[-1:] in _AT_END else None for text in texts]
    if are_outlets([of["outlet"] for of in behind if of]):
        return [
            (of["text"], unquoted(of["outlet"])) if of and is_outlet(of["outlet"]) else (text, "")
            for text, of in zip(texts, behind, strict=True)
        ]
    return None


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)  # when the first list is met, since it takes a while


def _unquoted(text: str) -> str:
    whole = _WHOLLY_QUOTED.fullmatch(text)
    return whole["text"].strip() if whole else text


def outlets(texts: Sequence[str]) -> list[tuple[str, str]] | None:
    """Return each of *texts* as a headline and its outlet, None if they do not name outlets.

    A headline may be quoted, its outlet after it. Else all of them have the same separator, and all
    but one of the columns that it makes are brief. A dash is also in headlines, so beside one an
    outlet stands last, is in several and is written as a name.
    """
    quoted = [_QUOTED.fullmatch(text) for text in texts]
    pairs = [(found["text"], unquoted(found["outlet"])) for found in quoted if found]
    if 1 < len(texts) == len(pairs) and (
        are_outlets([outlet for _, outlet in pairs])
        or not any(is_brief(text) or len(outlet.split()) > LEAST_WORDS for text, outlet in pairs)
    ):  # else what is quoted is a part of the headline, or its film or ship
        return pairs
    if known := known_outlets(texts):
        return known
    for separator, is_dash in _COLUMNS:
        if not texts or not separator.search(texts[0]):
            continue
        rows = [separator.split(text) for text in texts]
        if len(rows) < 2 or len({len(row) for row in rows}) > 1 or len(rows[0]) < 2:
            continue
        columns = list(zip(*rows, strict=True))
        longest = max(columns, key=lambda column: min(map(len, column)))
        others = [column for column in columns if column is not longest]
        brief = max(len(text) for column in others for text in column)
        words = max(len(text.split()) for column in others for text in column)
        once = all(len(set(column)) == len(column) for column in others)
        if brief < min(min(map(len, longest)), _LONGEST_OUTLET) and words <= LEAST_WORDS:
            # "- video" and "– live" say what the headline is of, and name no outlet.
            small = all(text[:1].islower() for text in others[-1])
            doubtful = is_dash and (once or small or longest is not columns[0])
            return None if doubtful else list(zip(longest, others[-1], strict=True))
    return ending_outlets(texts)


def ending_outlets(texts: Sequence[str]) -> list[tuple[str, str]] | None:
    """Return each of *texts* as a headline and the outlet behind its last comma or full stop.

    All must have one. Headlines have commas, too, so each must be longer than all outlets, and most
    outlets stand behind several. They are written as names.
    """
    found = takewhile(bool, map(_ENDING.fullmatch, texts))
    pairs = [(of["text"], of["outlet"]) for of in found if of]
    if len(pairs) < max(len(texts), _LEAST_ENDING):
        return None
    times = Counter(outlet for _, outlet in pairs)
    again = sum(count for count in times.values() if count > 1)
    if 2 * again <= len(pairs) or max(map(len, times)) >= min(len(text) for text, _ in pairs):
        return None
    return None if any(len(outlet.split()) > LEAST_WORDS for outlet in times) else pairs
