"""Searches that are good for an archive, chosen from its own words, to show how one searches.

Each finds something. The words are those of some headlines in each of the archive's main languages,
taken evenly from all of its time, so choosing costs a few dozen searches, however large it is.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, zip_longest
from typing import Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

from search.asking.small_words import has_small_words
from search.language.analysis import is_function_word
from search.language.tokens import Token, tokenize
from search.values.documents import Document
from search.values.facets import FACETS
from search.values.query import Filter, Query
from search.values.results import Facet, QueryTerm, Variant

ExampleKind = Literal[
    "word", "translated", "skip", "untranslated", "phrase", "near", "prefix", "exact", "without",
    "either", "facet", "month", "years", "site", "name",
]  # fmt: skip

_LANGUAGES = 3
_STRETCHES = 4  # of consecutive headlines of a language, spread evenly
_STRETCH = 25
_TRIED = 10  # words of a language that are searched for
_WORDS = 3
_SHORTEST = 4  # letters of a word
_PREFIX = 5
_NEAR = 5  # words between two
_WIDEST = 4  # a good search finds a fourth of the archive at most
_HEADLINES = Query(filters=(Filter("kind", "headline"),))


class Example(Struct, frozen=True, gc=False):
    """A search that shows how one searches, and the *count* of its hits, which is never 0.

    *kind* says what it shows: a `word` in all its forms, one that is `translated`, the same without
    an equivalent (`skip`) and without any (`untranslated`), a `phrase`, words `near` each other, a
    `prefix`, an `exact` form, a word `without` another, `either` of two, the value of a `facet`, a
    `month`, some `years`, a `site`, and a `name` in all scripts.
    """

    kind: ExampleKind
    query: Query
    count: int


class Found(Protocol):
    """The whole result of a query, as `search.scan.Scan` is."""

    @property
    def total(self) -> int:
        """Return the number of hits."""
        ...

    def variants(self) -> tuple[QueryTerm, ...]:
        """Return the words of the query, each with the equivalents that the archive has."""
        ...

    def facet(self, facet_id: str) -> Facet:
        """Return the facet with that id."""
        ...

    def documents(self, start: int, end: int) -> Iterator[Document]:
        """Yield the hits from *start* up to, not including, *end*."""
        ...


Search = Callable[[Query], Found]


def find_examples(search: Search) -> Iterator[Example]:
    """Yield the examples that an archive has, in the order in which one learns to search.

    There are up to three of the kind `word`, in different languages if they can be, and one of each
    facet with values that are not fixed; of the other kinds there is one at most.
    """
    everything = search(_HEADLINES)
    languages = [value.value for value in everything.facet("language").values[:_LANGUAGES]]
    samples = {language: list(_sample(language, search)) for language in languages}
    sample = list(chain.from_iterable(samples.values()))
    words = list(islice(_words(samples, everything.total, search), _WORDS))
    yield from words
    tried = chain(
        _translations(words, search),
        _names(sample, search),
        _phrases(sample),
        _signs(words, search),
        _values(everything),
        _periods(sample),
        _sites(sample),
    )
    for kind, query in tried:
        if count := search(query).total:
            yield Example(kind, query, count)


def _sample(language: str, search: Search) -> Iterator[Document]:
    """Yield some headlines in *language* from all of its time, newest first."""
    found = search(_HEADLINES.with_filter(Filter("language", language)))
    last = max(0, found.total - _STRETCH)
    end = 0
    for number in range(_STRETCHES):
        start = max(end, last * number // (_STRETCHES - 1))
        end = min(start + _STRETCH, found.total)
        yield from found.documents(start, end)


def _words(
    samples: Mapping[str, Sequence[Document]], archive: int, search: Search
) -> Iterator[Example]:
    """Yield words that find neither too little nor too much, one language after the other.

    In each language those come first that also find headlines in most other languages, and then
    those that find most.
    """
    ranked: list[list[tuple[int, int, str]]] = []
    for language, sample in samples.items():
        counts = Counter(text for document in sample for text in {*_texts(document)})
        tried = []
        for text, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:_TRIED]:
            found = search(Query(text=text))
            others = {variant.language for variant in _equivalents(found)} - {language}
            if 1 < found.total <= max(archive // _WIDEST, 2):
                tried.append((-len(others), -found.total, text))
        ranked.append(sorted(tried))
    known: set[str] = set()
    for row in zip_longest(*ranked):
        for _, count, text in filter(None, row):
            if text not in known:
                query = Query(text=text)
                known |= {text, *(variant.text for variant in _equivalents(search(query)))}
                yield Example("word", query, -count)


def _equivalents(found: Found) -> list[Variant]:
    return [variant for term in found.variants() for variant in term.variants]


def _texts(document: Document) -> Iterator[str]:
    return (token.form.casefold() for token in _content(document) if token is not None)


def _content(document: Document) -> list[Token | None]:
    """Return the words of the headline that mean something alone, None in place of others."""
    language = document.language.code
    return [
        token
        if (len(token.form) >= _SHORTEST or (token.pair and len(token.form) == 2))
        and token.form.isalpha()
        and not is_function_word(token.form, language)
        and not has_small_words([token.form.casefold()])
        else None
        for token in tokenize(document.title)
    ]


def _translations(words: Sequence[Example], search: Search) -> Iterator[tuple[ExampleKind, Query]]:
    """Yield the word with equivalents in most languages, and the same without some of them."""
    found = [(word.query, _equivalents(search(word.query))) for word in words]
    translated = [(query, variants) for query, variants in found if variants]
    if translated:
        query, variants = max(translated, key=lambda one: len({v.language for v in one[1]}))
        most = max(variants, key=lambda variant: variant.count)
        yield "translated", query
        yield "skip", replace(query, skip=(most.text,))
        yield "untranslated", replace(query, translate=False)


def _names(sample: Iterable[Document], search: Search) -> Iterator[tuple[ExampleKind, Query]]:
    """Yield a name that the archive also has in another script."""
    printed = Counter(
        token.form
        for document in sample
        for token in _content(document)[1:]
        if token and token.form[0].isupper()
    )
    for text, _ in sorted(printed.items(), key=lambda one: (-one[1], one[0]))[:_TRIED]:
        longer = any(text[:-n] in printed for n in (1, 2, 3))  # Korean, beside Korea
        query = Query(text=text, names=True)
        if not longer and any(
            variant.via == "name" and variant.count for variant in _equivalents(search(query))
        ):
            yield "name", query
            return


def _phrases(sample: Iterable[Document]) -> Iterator[tuple[ExampleKind, Query]]:
    """Yield the commonest pair of words side by side, and of words with one between them."""
    beside: Counter[tuple[str, str]] = Counter()
    apart: Counter[tuple[str, str]] = Counter()
    for document in sample:
        content = _content(document)
        for counted, distance in ((beside, 1), (apart, 2)):
            for one, other in zip(content, content[distance:], strict=False):
                if one and other:
                    counted[one.form.casefold(), other.form.casefold()] += 1
    if beside:
        yield "phrase", Query(text=_quoted(beside))
    if apart:
        yield "near", Query(text=f"{_quoted(apart)}~{_NEAR}")


def _quoted(pairs: Counter[tuple[str, str]]) -> str:
    first, second = min(pairs, key=lambda pair: (-pairs[pair], pair))
    return f'"{first} {second}"'


def _signs(words: Sequence[Example], search: Search) -> Iterator[tuple[ExampleKind, Query]]:
    if not words:
        return
    word, *others = (example.query.text for example in words)
    yield "prefix", Query(text=f"{word[:_PREFIX]}*")
    yield "exact", Query(text=f"={word}")
    for query in islice(_without(word, search), _TRIED):
        if 0 < search(query).total < words[0].count:
            yield "without", query
            break
    for other in others[:1]:
        yield "either", Query(text=f"{word} OR {other}")


def _without(word: str, search: Search) -> Iterator[Query]:
    """Yield the search for *word* without each of the words that stand beside it in headlines."""
    known = {word}
    for document in search(Query(text=word)).documents(0, _STRETCH):
        for text in _texts(document):
            if text not in known:
                known.add(text)
                yield Query(text=f"{word} -{text}")


def _values(everything: Found) -> Iterator[tuple[ExampleKind, Query]]:
    for field in FACETS:
        if not field.choices:
            for value in everything.facet(field.id).values[:1]:
                yield "facet", Query(text=f"{field.id}:{value.value}")


def _periods(sample: Sequence[Document]) -> Iterator[tuple[ExampleKind, Query]]:
    dated = [document.date for document in sample if document.date]
    if dated:
        newest, oldest = max(dated), min(dated)
        yield "month", Query(text=f"date:{newest:%Y-%m}")
        yield "years", Query(text=f"date:[{max(oldest.year, newest.year - 2)} TO {newest.year}]")


def _sites(sample: Iterable[Document]) -> Iterator[tuple[ExampleKind, Query]]:
    hosts = Counter(a.partition("/")[0] for document in sample for a in document.addresses)
    for host, _ in hosts.most_common(1):
        yield "site", Query(text=f"site:{host}")
