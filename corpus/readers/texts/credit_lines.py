"""Articles of press databases, each with a line that names its outlet, day and page.

    Ferry captain fined for drinking
    12. maj 2015, Jyllands-Posten, Sektion 1, Side 6, 345 ord, id: e4b1a2c3

So Infomedia, Retriever, NewsBank, PressReader, Genios, APA DeFacto, MyNews and Nikkei Telecom have
them, in their languages. The headline stands above that line or, where the text begins with it,
below it and the fields that follow. Its page or number of words may be in the next line, its outlet
in the line above it. What else an article says is not read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from operator import or_

import regex

from corpus.dates import read_date
from corpus.dates.single import is_weekday
from corpus.pages.outlet_names import are_outlets, is_outlet
from corpus.pages.text_sizes import is_brief, is_prose
from corpus.pages.wording import FULL_STOP
from corpus.read_context import ReadContext
from corpus.readers.records.records import Item, Record, Report, read_records
from corpus.readers.texts.press_texts import OF_SEVERAL, day_in

_MOST_LINES = 2**20
_LONGEST = 160  # characters of such a line
_LONGEST_OUTLET = 60
_PLACE = regex.compile(
    # a page
    r"(?<![\p{L}\p{N}])(?:pages?|pp?\.|pg\.?|seiten?|s\.|side|sida|sidan|sid\.|página|pág\.|pagina|pag\."
    r"|strona|str\.|стр\.|с\.|sayfa|sivu|oldal|strana|صفحة|ص)[:.]?\s?\p{L}{0,3}\d{1,4}\p{Lu}?"
    r"(?:(?:[-–/]|\s(?:et|and|und|y|e|og|och|en|и|&)\s)\p{L}?\d{1,4})?(?![\p{L}\p{N}])"
    r"|(?<!\d)\d{1,3}\s?(?:ページ|頁|面|版|면)"
    # how long it is
    r"|\d[\d.,\u00a0\u202f ]{0,6}\s?(?:words?|mots|wörter|worte|palabras|palavras|parole|woorden"
    r"|ord|слов|słów|sanaa|slov|文字|字)(?!\p{L})"
    # the edition of a day, the number of the article
    r"|(?<=\s\s|\t)\p{Lu}{1,2}\d{1,3}(?=\s\s|\t|$)|朝刊|夕刊|(?<!\p{L})(?:artikel-?)?id:\s?\w{6,}",
    regex.IGNORECASE,
)
# Words and signs of these, one of which each line with a place has; told in a tenth of the time.
_WORD = re.compile(r"[^\W\d_]+")
_OF_PLACES = frozenset(
    """
    page pages p pp pg seite seiten s side sida sidan sid página pág pagina pag strona str стр с
    sayfa sivu oldal strana صفحة ص id artikelid word words mots wörter worte palabras palavras
    parole woorden ord слов słów sanaa slov
    """.split()  # noqa: SIM905
)
_SIGN_OF_PLACES = re.compile(r"[ページ頁面版면字刊]|\s\s|\t")
_EDITION = regex.compile(
    r"(?:nr|no|n[o°º]|№|heft|ausgabe)\.?\s?\d+|\d\.\s?sektion|(?:sektion|section|sección)\s?\w{1,2}"
    r"|\(?(?:latest|first|final|late|early) edition\)?|\d\d?[:.]\d\d(?=\s*(?:$|[,|•]))",
    regex.IGNORECASE,
)
_NEXT = regex.compile(
    r"(?:page|seite|side|sida|página|pagina|ressort|section|sección|sezione|rubrik)\s?:.{1,40}"
    r"|publi(?:sert|ceret|cerad).{1,40}|(?:author|by-?line|autor)(?:/byline)?\s?:.{1,60}",
    regex.IGNORECASE,
)
_FIELD = regex.compile(
    r"(?:ressort|dokumentnummer|dauerhafte adresse.*|von|autor(?:in|en)?|author|by|byline|section"
    r"|page|seite|sección|página|autor/es|edición|rubrik|quelle|source|foto|photo|isbn|issn)\s?:.*"
    r"|https?://\S+",
    regex.IGNORECASE,
)
_LABEL = regex.compile(r"(?:quelle|source|fuente|kilde|källa|fonte|bron|источник)\s?:\s*", regex.I)
_LEADING = regex.compile(r"\s+(?:vom|v\.|of|du|del|den|från|от)$", regex.IGNORECASE)
_RULE = regex.compile(rf"(?:[-_=*~#]\s?){{3,}}|{OF_SEVERAL}", regex.IGNORECASE)
_NUMBER = regex.compile(r"(\d{1,4})[.)]\s+(?=\S)")
_PARTS = regex.compile(r"\s*[,;|｜•·](?![^()]*\))\s*|\s{2,}|\u3000+|\s[-–—]\s")
_SIGNS = " \t\u3000,;|｜•·-–—:\"'„“”«»[]【】"
_SENTENCE = regex.compile(r"(?:(?<!\d)\.|[!?。])\s+\p{Lu}|[?!]")
_MARKS = regex.compile(r"[|｜•·\u3000;]+")
_NUMERIC = regex.compile(
    r"(?<!\d)(?:\d{1,2}([-./])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([-./])\d{1,2}\2\d{1,2})(?!\d)"
)
# As PressReader copies it: "Calgary Herald23 Nov 2018JANE DOE".
_DAY = r"\d{1,2}\s\p{L}{3,9}\s(?:19|20)\d\d"
_GLUED = regex.compile(rf"(?<=\p{{Ll}})(?={_DAY})|(?<=\p{{Ll}}{_DAY})(?=\p{{Lu}})")
_MAY_BE_GLUED = re.compile(r"[^\W\d_]\d\d?\s")  # each of them is, soonest found by `re`
_UNGLUED = regex.compile(rf"(?<=\p{{Ll}}\s\s){_DAY}")
_APART = regex.compile(r"\s*[|｜•·(]\s*|[,،，]\s?|\s+[-–—]\s+|\s{2,}|\)$")
_DASH = regex.compile(r"\s[-–—|]\s")  # between an outlet and its headline
_ISSUE = regex.compile(
    r"ausgabe|edition|issue|stand|édition|numéro|edición|edição|edizione|utgave|udgave|utgåva"
    r"|vydání|wydanie|выпуск",
    regex.IGNORECASE,
)
_YEAR = regex.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Credit:
    """The line of that index, with the day and the *outlet* that it names, empty if another does.

    *placed* says whether it names a page or the like itself, *alone* that nothing shows what it is
    but the outlet.
    """

    at: int
    date: str
    outlet: str
    placed: bool
    alone: bool = False


def is_credited(head: str) -> bool:
    """Return whether the articles of a text that begins with *head* have such lines."""
    return bool(_YEAR.search(head)) and _are_articles(_articles(head.splitlines()))


def read_credited(context: ReadContext) -> Iterator[Item]:
    """Yield what the articles of a text say."""
    with context.open() as stream:
        texts: list[str] = []
        for number, line in context.lines(stream):
            if number > _MOST_LINES:
                context.fault(0, f"the file has more than {_MOST_LINES:,} lines and is left out")
                return
            texts += [""] * (number - 1 - len(texts))
            texts.append(line)
    yield from read_records(context, list(_records(_articles(texts), context)))


@dataclass(frozen=True, slots=True)
class _Articles:
    """The articles of a text of *lines*: their lines of credit, and their headlines by these."""

    lines: Sequence[str]
    credits: Sequence[_Credit]
    headlines: Mapping[int, tuple[int, str]]
    below: bool


def _articles(printed: Sequence[str]) -> _Articles:
    lines = [line.strip() for line in printed]
    found = [of for at in range(len(lines)) if (of := _credit(lines, at))]
    apart = not all(of.outlet for of in found)  # the outlet has the line above
    first = bool(found) and _first(lines) == found[0].at
    below = apart or first or _begin(lines, found) or _end(lines, found)
    taken = {of.at for of in found}
    place = _below if below else _above
    return _Articles(lines, found, {of.at: place(lines, of.at, taken) for of in found}, below)


def _begin(lines: Sequence[str], found: Sequence[_Credit]) -> bool:
    """Return whether each of such lines begins a paragraph, with nothing between two of these."""
    if not found or not all(of.at and not lines[of.at - 1] for of in found):
        return False
    if not all(lines[of.at + 1 : of.at + 2] not in ([], [""]) for of in found):
        return False
    return all(
        sum(not line for line in lines[one.at : other.at]) == 1 for one, other in pairwise(found)
    )


def _end(lines: Sequence[str], found: Sequence[_Credit]) -> bool:
    """Return whether the text ends with a headline below the last of several such lines.

    What is above the first is the title of the text then, and each article begins below its line.
    """
    if len(found) < 2 or any(
        of.at and lines[of.at - 1] and not lines[of.at + 1] for of in found[:-1]
    ):
        return False  # a line that belongs to the text above it
    ends = [of.at for of in found[1:]] + [len(lines)]
    title = _texts(lines[: found[0].at])
    articles = [_texts(lines[of.at + 1 : end]) for of, end in zip(found, ends, strict=True)]
    if not all(articles) or any(FULL_STOP.search(text) for text in title):
        return False
    if any(FULL_STOP.search(article[0]) for article in articles):
        return False
    ended = [bool(FULL_STOP.search(article[-1])) for article in articles]
    alone = [len(article) == 1 for article in articles]
    likely = any(ended[:-1]) or all(is_brief(text) for text in title)
    return likely and all(map(or_, ended, alone))


def _texts(lines: Sequence[str]) -> list[str]:
    """Return those of *lines* that are neither fields nor rules."""
    left_out = (_RULE, _FIELD, _NEXT, _PLACE)
    return [line for line in lines if line and not any(of.fullmatch(line) for of in left_out)]


def _first(lines: Sequence[str]) -> int:
    """Return the index of the first line that says something."""
    return next((at for at, line in enumerate(lines) if line and not _RULE.fullmatch(line)), 0)


def _are_articles(of: _Articles) -> bool:
    """Return whether the text is of articles: all have headlines, one alone a known outlet, too.

    What has a title above it, and nothing below the lines that name outlets, is a page, and so is
    what has sentences below such lines.
    """
    headlines = [headline for _, headline in of.headlines.values()]
    if not headlines or not all(headlines):
        return False
    known = {each.at for each in of.credits}
    others = (line for at, line in enumerate(of.lines) if at not in known)
    if sum(map(_is_whole, others)) >= len(known):
        return False
    if of.below and all(text.endswith(".") for text in headlines):
        return False
    one, first = of.credits[0], _first(of.lines)
    if len(of.credits) == 1 and not (one.placed and is_outlet(one.outlet)):
        return False
    if not all(each.outlet for each in of.credits):
        return first == one.at - 1 and are_outlets([of.lines[each.at - 1] for each in of.credits])
    ends = [at for at, _ in of.headlines.values()][1:]
    spans = zip(of.credits, [*ends, None], strict=True)
    texts = any(_says_more(of.lines[each.at + 1 : end]) for each, end in spans)
    if any(each.alone for each in of.credits):
        named = are_outlets([each.outlet for each in of.credits])
        titled = of.below and any(each.placed for each in of.credits)
        begins = titled or first in (one.at, of.headlines[one.at][0])
        return named and begins and not _list_more(of)
    return of.below or of.headlines[one.at][0] == first or texts


def _is_whole(line: str) -> bool:
    """Return whether a *line* has a day and a page beside a headline, as those of a list have."""
    placed = _YEAR.search(line) and _may_be_placed(line) and _PLACE.search(line)
    return bool(placed and not FULL_STOP.search(line) and day_in(_PLACE.sub(" ", line)))


def _list_more(of: _Articles) -> bool:
    """Return whether lines beside the headlines may be headlines, too, as they end no sentence."""
    known = {each.at for each in of.credits} | {at for at, _ in of.headlines.values()}
    known.update(range(of.credits[0].at if of.below else 0))  # the title
    return any(
        line and at not in known and not (_RULE.fullmatch(line) or FULL_STOP.search(line))
        for at, line in enumerate(of.lines)
    )


def _records(of: _Articles, report: Report) -> Iterator[tuple[int, Record]]:
    for number, credit in enumerate(of.credits, 1):
        at, headline = of.headlines[credit.at]
        if not headline:
            reason = f"{of.lines[credit.at][:80]}: an article without a headline; it is left out"
            report.fault(credit.at + 1, reason)
            continue
        counted = _NUMBER.match(headline)
        headline = headline[counted.end() :] if counted and int(counted[1]) == number else headline
        outlet = credit.outlet or of.lines[credit.at - 1]
        yield at + 1, {"headline": headline, "date": credit.date, "source": outlet}


def _says_more(lines: Sequence[str]) -> bool:
    return any(line and not (_NEXT.fullmatch(line) or _PLACE.fullmatch(line)) for line in lines)


def _credit(lines: Sequence[str], at: int) -> _Credit | None:
    """Return what the line of that index names, None if it is of another kind."""
    line = lines[at]
    if len(line) > _LONGEST or not _YEAR.search(line) or _SENTENCE.search(line):
        return None
    glued = _MAY_BE_GLUED.search(line)
    parted = _GLUED.sub("  ", line) if glued else line
    placed = parted != line or (_may_be_placed(line) and _PLACE.search(line) is not None)
    following = next((text for text in lines[at + 1 : at + 3] if text), "")
    if not placed and not (_NEXT.fullmatch(following) or _PLACE.fullmatch(following)):
        return _alone(lines, at)
    rest = _EDITION.sub(" ", _PLACE.sub(" ", parted)) if placed else line
    found = _NUMERIC.search(rest) or _UNGLUED.search(rest)
    date = found[0] if found else day_in(_MARKS.sub(" ", rest))
    if date is None or date not in rest:
        return None
    before, after = rest.split(date, 1)
    name = _NUMBER.sub("", _LABEL.sub("", before.strip())).strip(_SIGNS)
    name = _LEADING.sub("", name).strip(_SIGNS)
    if not regex.search(r"\p{L}{2}", name):
        parts = (part.strip(_SIGNS) for part in _PARTS.split(after.strip(_SIGNS)))
        name = next((part for part in parts if regex.search(r"\p{L}{2}", part)), "")
    if name.count("(") != name.count(")") or _ISSUE.fullmatch(name):
        return None  # a headline with its outlet: "12/5/2015 Tug sinks (The Times, p. 3)"
    if len(name) > _LONGEST_OUTLET or (name and not (is_brief(name) or len(name.split()) < 7)):
        return None
    return _Credit(at, date, "" if is_weekday(name.casefold()) else name, placed)


def _may_be_placed(line: str) -> bool:
    named = not _OF_PLACES.isdisjoint(_WORD.findall(line.casefold()))
    return named or _SIGN_OF_PLACES.search(line) is not None


def _alone(lines: Sequence[str], at: int) -> _Credit | None:
    """Return what a line with no more than a known outlet and a day names, beside its headline."""
    line = lines[at]
    if not (line[-1:].isdigit() or line[:1].isdigit() or line[-1:] == ")"):
        return None  # as each that begins or ends with a day
    begins, ends = not (at and lines[at - 1]), not (at + 1 < len(lines) and lines[at + 1])
    if not (begins or ends):
        return None
    parts = [part for part in _APART.split(line, maxsplit=1) if part]
    for outlet, date in (parts, parts[::-1]) if len(parts) == 2 else ():
        likely = len(outlet) <= _LONGEST_OUTLET and not outlet[-1].isdigit()
        if likely and is_outlet(outlet) and not _DASH.search(outlet):
            found = read_date(date)
            if found and found.precision == "day":
                return _Credit(at, date, outlet.strip(_SIGNS), placed=False, alone=True)
    return None


def _above(lines: Sequence[str], at: int, taken: set[int]) -> tuple[int, str]:
    """Return the headline above the line of that index, and the index of its line.

    The text of the article, which ends with a sentence, may stand between.
    """
    nearest: list[int] = []
    end = at
    while end:
        while end and not lines[end - 1]:
            end -= 1
        around = takewhile(
            lambda of: lines[of] and of not in taken and not _RULE.fullmatch(lines[of]),
            range(end - 1, -1, -1),
        )
        paragraph = list(around)[::-1]
        if not paragraph:
            break
        nearest = nearest or paragraph
        if not FULL_STOP.search(lines[paragraph[-1]]):
            nearest = paragraph
            break
        if not FULL_STOP.search(lines[paragraph[0]]) and is_prose(lines[paragraph[-1]]):
            nearest = paragraph[:1]
            break
        end = paragraph[0]
    if not nearest:
        return at, ""
    wrapped = nearest if len(nearest) == 2 else nearest[-1:]
    return wrapped[0], " ".join(lines[of] for of in wrapped)


def _below(lines: Sequence[str], at: int, taken: set[int]) -> tuple[int, str]:
    """Return the headline below the line of that index and its fields, and its index."""
    for of in range(at + 1, min(at + 12, len(lines))):
        line = lines[of]
        if of in taken or _RULE.fullmatch(line):
            break
        if line and not (_FIELD.fullmatch(line) or _NEXT.fullmatch(line) or _PLACE.fullmatch(line)):
            return of, line
    return at, ""
