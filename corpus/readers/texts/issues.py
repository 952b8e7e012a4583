"""Issues of a press review or a bulletin in a text, each below a line with its day.

    NEWS AT EIGHT - 23/11/2012

    The Bay
    Oil slick reaches the beaches
    Dockers strike for a third day

    NEWS AT EIGHT - 24/11/2012

These lines say the same but for their days and numbers; that of a press review or a bulletin, or
its day below its title, may be the only one. What stands above paragraphs of an issue and is of
few words names outlets or sections.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import regex

from corpus.dates import read_date
from corpus.dates.labels import unlabelled
from corpus.dates.single import is_weekday
from corpus.pages.outlet_names import are_outlets, is_outlet
from corpus.pages.outline import Element, PageLine, Role
from corpus.pages.text_sizes import is_brief, is_prose
from corpus.patterns import NUMBER
from corpus.read_context import ReadContext

_LONGEST_HEAD = 100  # characters
_YEAR = regex.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_SMALL_END = regex.compile(r"\s\p{Ll}{1,4}$")  # "of", "vom", "du"
_BULLETIN = regex.compile(
    r"\b(?:bulletins?|clipping|news at|headlines of|(?:press|media|news) (?:review|digest|summary)"
    r"|noticiero|revista de (?:la )?prensa|revista de imprensa|resumen de|revue de (?:la )?presse"
    r"|journal de|rassegna stampa|pressespiegel|presseschau|nachrichten um|persoverzicht"
    r"|przegląd prasy|обзор прессы|выпуск новостей|basın özeti|pressöversikt|pressklipp)\b"
    r"|(?:عناوين|نشرة|أقوال الصحف|[新媒][闻聞体體]摘要|剪[报報])"
)
_SIGNS = " ,.:()–—-"
_LONGEST_SMALL = 3  # letters of "de", which is also short for a weekday
_MOST_OF_DAY = 6  # words
_MOST_OF_NAME = 6  # words
_MOST_BELOW_OUTLET = 2
_LEAST_WORDS = 3  # of an item, and of a head that does not end so; places have fewer
_PAGE_BEHIND = regex.compile(r"(?P<text>.*\S)\s*[(\[](?P<page>[^()\[\]]*\d[^()\[\]]*)[)\]]")


def take_issues(lines: Sequence[PageLine], elements: list[Element], context: ReadContext) -> bool:
    """Make a date of each line that heads an issue, and one paragraph of the issue.

    Return whether the first of *lines*, which is the title then, heads all others.
    """
    heads = _heads(lines)
    if not heads:
        return False
    del elements[1:]
    starts = sorted(heads)
    spans = [(0, starts[0]), *pairwise((*starts, len(lines)))]
    for start, end in spans:
        if start == end:
            continue
        elements.append(Element("p", "", 0, start, end))
        for at in range(start, end):
            lines[at].element = len(elements) - 1
    _take_names(lines, [range(start + 1, end) for start, end in spans[1:]], context)
    for start, end in spans[1:]:
        lines[start].text = heads[start]
        items = [line for line in lines[start + 1 : end] if not line.site]
        listed = not any(_is_no_item(line.text) for line in items)
        for line in items:
            line.continues, line.bullet = True, line.bullet or listed
    return starts == [0]


def _is_no_item(text: str) -> bool:
    brief = is_brief(text) and len(text.split()) < _LEAST_WORDS
    return brief or is_prose(text) or is_outlet(text)


def _heads(lines: Sequence[PageLine]) -> dict[int, str]:
    """Return the lines that head issues, each with the day in it, none if others have days, too."""
    dated: list[int] = []
    for at, line in enumerate(lines):
        if _YEAR.search(line.text) and _day_in(line.text):
            if dated and _first_word(line) != _first_word(lines[dated[0]]):
                return {}
            dated.append(at)
    if len(dated) == 1 and (day := _below_title(lines, dated[0])):
        return {dated[0]: day}
    if not dated or not _first_word(lines[dated[0]]).isalpha():
        return {}
    days = {at: _day_in(lines[at].text) for at in dated}
    said = {_said(lines[at].text, day) for at, day in days.items()}
    if len(said) != 1 or unlabelled(lines[dated[0]].text):
        return {}
    spans = list(pairwise((*dated, len(lines))))
    parts = [lines[start + 1 : end] for start, end in spans]
    if any(2 * sum(is_prose(line.text) for line in part) >= len(part) for part in parts):
        return {}
    name = said.pop()
    if not _is_head(name, parts):
        return {}
    if len(dated) == 1 and not (dated[0] == 0 and _BULLETIN.search(name) and len(parts[0]) > 1):
        return {}
    return days if len(set(days.values())) == len(days) else {}


def _first_word(line: PageLine) -> str:
    return line.text.split(maxsplit=1)[0].casefold()


def _below_title(lines: Sequence[PageLine], at: int) -> str:
    """Return the line of that index if it is a day below the title of a bulletin, else nothing."""
    titled = at == 1 and _BULLETIN.search(lines[0].text.casefold())
    found = read_date(lines[at].text) if titled else None
    whole = found and (found.precision == "day" or found.ambiguous)
    return lines[at].text if whole and len(lines) > at + 2 else ""


def _day_in(text: str) -> str:
    """Return the day in *text* without what stands beside it, empty if it names none."""
    words = text.split()
    for size in range(1, _MOST_OF_DAY + 1) if len(text) <= _LONGEST_HEAD else ():
        for start in range(len(words) - size + 1):
            part = " ".join(words[start : start + size]).strip(",;.:()")
            found = read_date(part) if _YEAR.search(part) else None
            if found and (found.precision == "day" or found.ambiguous):
                return part
    return ""


def _said(text: str, day: str) -> str:
    """Return what a head says beside its *day*, empty if it names none."""
    words = NUMBER.sub("#", text.replace(day, "")).casefold().split() if day else ()
    named = (len(word) > _LONGEST_SMALL and is_weekday(word.strip(",.")) for word in words)
    said = (word for word, weekday in zip(words, named, strict=True) if not weekday)
    return " ".join(said).strip(_SIGNS)


def _is_head(said: str, issues: Sequence[Sequence[PageLine]]) -> bool:
    """Return whether a text beside days may be the name of a bulletin, but of no place or author.

    Below an outlet stand a headline and perhaps a deck.
    """
    if said and _BULLETIN.search(said):
        return True
    most = max(map(len, issues))
    if not said or is_outlet(said) or most > 1:
        return said != "" and most > (_MOST_BELOW_OUTLET if is_outlet(said) else 1)
    if len(said.split()) < _LEAST_WORDS and not _SMALL_END.search(said):
        return False
    return not any(is_brief(line.text) for issue in issues for line in issue)


def _take_names(lines: Sequence[PageLine], issues: Sequence[range], context: ReadContext) -> None:
    """Take lines of few words that begin paragraphs for none of their text.

    Where they name outlets, those are of the headlines below them.
    """
    names: dict[int, list[int]] = defaultdict(list)  # and the lines below each
    for issue in issues:
        name = 0
        bullets = any(lines[at].bullet for at in issue)
        for at in issue:
            begins = at == issue[0] or not lines[at].continues
            named = not lines[at].bullet and _is_name(lines[at].text, above_bullets=bullets)
            if begins and named and at != issue[-1]:
                name = at
                names[at] = []
            elif not name:
                return
            else:
                names[name].append(at)
    if not names or not all(names.values()):
        return
    outlets = are_outlets([lines[at].text for at in names])
    for name, below in names.items():
        lines[name].role, lines[name].site = Role.NEVER, True
        for at in below if outlets else ():
            lines[at].text = _with_outlet(lines[at].text, lines[name].text)
    said = "outlets" if outlets else "sections"
    context.note(f"names above the headlines of an issue, taken for {said}", len(names))


def _is_name(text: str, *, above_bullets: bool) -> bool:
    """Return whether *text* names an outlet, or a section by having few words."""
    return is_brief(text) or (above_bullets and len(text.split()) <= _MOST_OF_NAME)


def _with_outlet(text: str, outlet: str) -> str:
    placed = _PAGE_BEHIND.fullmatch(text)
    return f"{placed['text']} ({outlet}, {placed['page']})" if placed else f"{text} ({outlet})"
