"""Identifies the language of a text by its letters and by the languages of its neighbours.

Two models are asked. fastText's `lid.176.ftz` is fast and knows the big languages; where it is not
sure, py3langid decides, which is slower and knows many small ones, African ones above all. Both are
given a soft prior, because a headline is short and full of names: the languages that are expected
here count fully, English half, other big languages a fifth, the rest a fiftieth. On 153,000 real
headlines that gives 99.6 %, against 98.8 % with a prior that expects nothing and 94 % with fastText
alone; a hard choice among the expected languages would lose every guest. A text of three to five
words says less, so the language of its page, or of nearly all texts around it, counts up to four
times, around one of fewer words up to six times unless that is clear by itself, and where that and
the answer are big ones, both models decide; docs/quality.md has what this gains and loses. Texts
are identified many at a time, which is several times faster.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import numpy as np
from msgspec.structs import force_setattr

from corpus.identifying.language_models import NUMBERS, Array, ModelScores
from corpus.identifying.neighbours import JA, ZH, Neighbours
from corpus.identifying.scripts import NO_SCRIPT, by_script, may_be_japanese
from corpus.languages import LANGUAGES
from corpus.model import Headline, Language, LanguageRoute, TopicPage
from corpus.patterns import NUMBER

BIG = frozenset(
    ("en", "es", "fr", "ar", "de", "pt", "it", "ru", "zh", "ja", "ko", "tr", "pl", "nl", "id", "fa")
)
"""Languages that turn up anywhere."""

SURE = 0.9
"""Below this probability fastText's answer is not taken; 0.8 loses 6 more in 100 of Hausa."""

DOUBTFUL = 0.3
"""Below this probability no answer is taken."""

LIKELY = 0.05
"""From this probability on, a short text may be in its page's language."""

SHORT = 3
"""A text of fewer words takes its page's language if that is at all likely."""

TELLING = 6
"""A text of fewer words says little of its language: the fewer, the more that around it counts."""

PLAIN = 0.8
"""From this probability on, a text of fewer words than `SHORT` needs none around it."""

CLEAR = 0.7
"""From this probability on, an answer says what to expect of its neighbours."""

BLOCK = 4096
"""So many texts of a file are identified at a time."""

ENOUGH_PROSE = 2000
"""So many characters of a page say which language it is in."""

UNIDENTIFIED = Language("und", 0.0, "undetermined")
"""Stands for the language of a headline or a page until it is identified with others."""

# Stands for that of what waits for others, so that no reader around its file takes it once more.
_AWAITED = Language("und", 0.0, "undetermined")
_UNDETERMINED = Language("und", 0.0, "undetermined")

_LANGUAGES = (*LANGUAGES,)
_SMALL = 0.02  # the weight of a language that turns up hardly anywhere
_LEAST = 0.001  # what no model is surer of than that a language is none


class Identifier:
    """Identifies the texts of one file.

    It expects the *page* language, if there is one, and every language that makes up a twentieth
    of the `WINDOW` texts around a text, so an archive's own languages prevail without being
    stated. The answers depend on nothing but the page language and the texts.
    """

    def __init__(self, page: str | None = None) -> None:
        self.page = page

    def identify(self, text: str) -> Language:
        """Return the language of a *text* that has no neighbours, by the words of its beginning."""
        return _alone(self.page, NUMBER.sub("", text[:ENOUGH_PROSE]))


@lru_cache(maxsize=2**10)  # pages of one topic have one description, or differ by numbers
def _alone(page: str | None, text: str) -> Language:
    return identify_blocks([(page, [text])])[0]


def identify_blocks(blocks: Sequence[tuple[str | None, Sequence[str]]]) -> list[Language]:
    """Return the language of each text of *blocks*, one block after the other.

    A block is the language of a page, if there is one, and texts that are neighbours in their
    order. Many small ones take the least time at once.
    """
    lines = [" ".join(text.split()) for _, texts in blocks for text in texts]
    scripts = np.fromiter(map(by_script, lines), np.intp, len(lines))
    sizes = [len(texts) for _, texts in blocks]
    pages = np.repeat([NUMBERS[page] if page else -1 for page, _ in blocks], sizes)
    asked = np.flatnonzero(scripts == NO_SCRIPT)
    neighbours = Neighbours(scripts, sizes)
    found: list[Language] = [_UNDETERMINED] * len(lines)
    if asked.size:
        answers = _by_models([lines[at] for at in asked], asked, pages[asked], neighbours)
        for at, answer in zip(asked.tolist(), answers, strict=True):
            found[at] = answer
    for at in np.flatnonzero(scripts >= 0).tolist():
        code, page = int(scripts[at]), int(pages[at])
        if code == ZH and page != ZH and neighbours.are_japanese(at, on_page=page == JA):
            code = JA if may_be_japanese(lines[at]) else ZH
        found[at] = _language(code, 1.0, "script")
    return found


def _by_models(
    lines: Sequence[str], places: Array, pages: Array, neighbours: Neighbours
) -> Iterable[Language]:
    """Yield the language of each of *lines*, which stand at *places* among all.

    *pages* has the number of the language of the page of each, or -1.
    """
    distinct = {line: at for at, line in enumerate(dict.fromkeys(lines))}
    of_line = np.fromiter(map(distinct.__getitem__, lines), np.intp, len(lines))
    scores = ModelScores(list(distinct))
    by_fasttext = scores.by_fasttext(of_line)
    words = np.fromiter((line.count(" ") + 1 for line in lines), np.intp, len(lines))
    hosts = pages
    prior = _prior(None, pages, hosts, words)
    odds = _weighed(by_fasttext, prior)
    likeliest, most = _likeliest(odds)
    plain = (words < SHORT) & (most >= PLAIN)
    expected = None
    if neighbours.tell:  # to begin with, what needs no second opinion says what to expect
        neighbours.add(places, likeliest, most, SURE)
        expected, hosts = neighbours.expected(places, pages)
    for _ in range(2):  # since py3langid knows languages that fastText does not expect
        if expected is not None:
            prior = _prior(expected, pages, np.where(plain, pages, hosts), words)
            odds = _weighed(by_fasttext, prior)
            likeliest, most = _likeliest(odds)
        doubtful = np.flatnonzero(most < SURE)
        if doubtful.size:
            by_second = scores.by_py3langid(of_line[doubtful])
            second = _weighed(by_second, prior[:, doubtful])
            of_second, _ = _likeliest(second)
            asked = np.flatnonzero(_by_both(of_second, hosts[doubtful], words[doubtful]))
            both = doubtful[asked]
            means = _means(by_fasttext[:, both], by_second[:, asked])
            second[:, asked] = _weighed(means, prior[:, both])
            odds[:, doubtful] = second
            likeliest[doubtful], most[doubtful] = _likeliest(second)
        confidences = most.round(4)
        if expected is None:
            break
        neighbours.add(places, likeliest, confidences, CLEAR)
        before = expected
        expected, hosts = neighbours.expected(places, pages)
        if np.array_equal(expected, before):
            break
    of_page = np.where(pages >= 0, odds[pages, np.arange(pages.size)].round(4), 0)
    by_page = (of_page >= LIKELY) & (words < SHORT)
    for code, confidence, page, page_odds, is_by_page in zip(
        *(one.tolist() for one in (likeliest, confidences, pages, of_page, by_page)), strict=True
    ):
        if is_by_page:
            yield _language(page, page_odds, "page")
        elif confidence < DOUBTFUL:
            yield _UNDETERMINED
        else:
            yield _language(code, confidence, "identified")


def _prior(expected: Array | None, pages: Array, hosts: Array, words: Array) -> Array:
    """Return the weight of each language, a row, in the column of each text.

    The languages *expected* and those of the *pages* count fully, and those of *hosts* once more
    for each of the *words* that a text has too few of. The shortest take the language of their page
    anyway, so that counts no more in them.
    """
    prior = np.repeat(_base_prior()[:, np.newaxis], words.size, 1)
    if expected is not None:
        prior[expected] = 1
    on_page = np.flatnonzero(pages >= 0)
    prior[pages[on_page], on_page] = 1
    weighed = (words >= SHORT) | (hosts != pages)
    few = np.flatnonzero((hosts >= 0) & (words < TELLING) & weighed)
    prior[hosts[few], few] = TELLING + 1 - words[few]
    return prior


def _by_both(likeliest: Array, hosts: Array, words: Array) -> Array:
    """Return which texts both models are asked of: those of few words, if they know the languages.

    fastText knows the big ones, so that of the *hosts* and the *likeliest* are among them.
    """
    big = _base_prior() > _SMALL
    found: Array = (hosts >= 0) & big[hosts] & big[likeliest] & (words < TELLING)
    return found


def _means(one: Array, other: Array) -> Array:
    """Return the geometric means of the probabilities that two models give, none of them zero."""
    means: Array = np.sqrt((one + _LEAST) * (other + _LEAST))
    return means


class Unidentified:
    """Pages and headlines whose languages are identified together.

    Each block of headlines has its own neighbours, and a page has none.
    """

    def __init__(self) -> None:
        self._pages: list[tuple[str | None, TopicPage]] = []
        self._headlines: list[Headline] = []
        self._blocks: list[tuple[str | TopicPage | None, list[str]]] = []

    def add(self, page: str | TopicPage | None, headlines: Sequence[Headline]) -> None:
        """Take a block of *headlines*, of a page in the language *page* if it is known.

        It is a page if that was taken before, and its language is identified first.
        """
        _await(headlines)
        self._headlines += headlines
        self._blocks.append((page, [headline.text for headline in headlines]))
        if len(self._headlines) >= BLOCK:
            self.identify()

    def add_page(self, expected: str | None, page: TopicPage) -> None:
        """Take a *page* with a description, whose language may be the one *expected*."""
        _await([page])
        self._pages.append((expected, page))

    def identify(self) -> None:
        """Give all that were taken their languages."""
        prose = [
            (expected, [" ".join(page.blocks)[:ENOUGH_PROSE]]) for expected, page in self._pages
        ]
        _give([page for _, page in self._pages], identify_blocks(prose))
        blocks = [
            (_known_language(page) if isinstance(page, TopicPage) else page, texts)
            for page, texts in self._blocks
        ]
        _give(self._headlines, identify_blocks(blocks))
        self._pages, self._headlines, self._blocks = [], [], []


def _await(items: Iterable[Headline | TopicPage]) -> None:
    for item in items:
        force_setattr(item, "language", _AWAITED)  # frozen for others


def _give(items: Sequence[Headline | TopicPage], languages: Sequence[Language]) -> None:
    for item, language in zip(items, languages, strict=True):
        force_setattr(item, "language", language)


def _known_language(page: TopicPage) -> str | None:
    return None if page.language.code == "und" else page.language.code


def _weighed(scores: Array, prior: Array) -> Array:
    """Return the probability of each language, given a model's *scores* and the *prior*."""
    odds = scores * prior
    total = odds.sum(0)
    odds /= np.where(total, total, 1)
    return odds


def _likeliest(odds: Array) -> tuple[Array, Array]:
    """Return the likeliest language in each column of *odds*, and its odds."""
    codes = odds.argmax(0)
    return codes, odds[codes, np.arange(codes.size)]


@lru_cache(maxsize=2**12)
def _language(code: int, confidence: float, route: LanguageRoute) -> Language:
    return Language(_LANGUAGES[code], confidence, route)


@cache
def _base_prior() -> Array:
    prior = [0.2 if code in BIG else _SMALL for code in _LANGUAGES]
    prior[NUMBERS["en"]] = 0.5
    return np.array(prior)
