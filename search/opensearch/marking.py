"""The words and phrases that mark a topic or a result: `search.scoring.significant_terms`.

Words are counted by the cluster, in the headlines of the result and in all. Pairs of words are
looked for in the newest headlines of the result, and then counted by the cluster too.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import Any

from whoosh import query as whoosh_query

from search.language.analysis import folded, has_stems, is_function_word, tokenize
from search.opensearch.answers import Answers
from search.opensearch.clauses import Clause, phrase
from search.opensearch.mapping import TEXT, columns, hits_of, values_of
from search.scoring.significant_terms import (
    FEWEST,
    MOST,
    OF_TOPIC,
    OTHER,
    PAIRS_TRIED,
    SHOWN_IN,
    Candidate,
    Counted,
    Pair,
    significant_pairs,
    significant_words,
    terms_of_result,
)
from search.scoring.text_matches import TextMatches
from search.values.results import SignificantTerm

PAIRS_READ = 5_000
"""The newest headlines of a result in which pairs of words are looked for."""

_HEADLINES: Clause = {"term": {"kind": "headline"}}
_FIELDS = {"stems": "stem", "words": "word"}
_NEWEST: list[Any] = [{"day": {"order": "desc", "missing": "_last"}}, {"id": "asc"}]

_Sizes = Mapping[str, Mapping[int, int]]


def terms_of_topic(answers: Answers, topic: str) -> tuple[SignificantTerm, ...]:
    """Return the words that are significant for *topic*, greatest ratio first, 24 at most."""
    side = _Side(answers, [{"term": {"topic": topic}}])
    return tuple(islice(side.words(), MOST))


def terms_of_hits(answers: Answers, hits: Sequence[Clause]) -> tuple[SignificantTerm, ...]:
    """Return the words and phrases that are significant for what passes the filters *hits*."""
    side = _Side(answers, hits)
    return terms_of_result(side.pairs(), side.words(), side.sizes)


class _Side:
    """The headlines that pass *filters*, against all others."""

    def __init__(self, answers: Answers, filters: Sequence[Clause]) -> None:
        self._answers = answers
        self._inside = [_HEADLINES, *filters]
        inside, every = (answers.count_terms("language", f) for f in (self._inside, [_HEADLINES]))
        self.sizes: _Sizes = {
            code: {OF_TOPIC: inside.get(code, 0), OTHER: count - inside.get(code, 0)}
            for code, count in every.items()
        }

    def words(self) -> Iterator[SignificantTerm]:
        """Yield the significant words, greatest ratio first."""
        return significant_words(list(self._counted_terms()), self.sizes, self._printed)

    def _counted_terms(self) -> Iterator[Counted]:
        yield from self._counted("stems", None)
        for language in sorted(self.sizes):
            if self.sizes[language][OF_TOPIC] >= FEWEST and not has_stems(language):
                yield from self._counted("words", language)

    def _counted(self, field: str, language: str | None) -> Iterator[Counted]:
        own: list[Clause] = [{"term": {"language": language}}] if language else []
        name = _FIELDS[field]
        inside = self._answers.count_terms(name, [*self._inside, *own], least=FEWEST)
        every = self._answers.count_given(name, list(inside), [_HEADLINES, *own])
        by_language: dict[str, list[str]] = {}
        for term in inside:
            by_language.setdefault(language or term.partition(":")[0], []).append(term)
        for code, terms in by_language.items():
            counts = [inside[term] for term in terms]
            others = [every[term] - inside[term] for term in terms]
            yield Counted(field, code, counts, others, terms.__getitem__)

    def _printed(self, candidate: Candidate) -> str:
        """Return the most frequent printed form of the word in some headlines of the topic."""
        sought = whoosh_query.Term(candidate.field, candidate.term)
        held = [{"term": {candidate.field: candidate.term}}]
        forms: Counter[str] = Counter()
        for text in self._texts([*held, {"term": {"language": candidate.language}}], SHOWN_IN):
            matches = TextMatches(text, candidate.language)
            forms.update(map(matches.printed, matches.spans(sought)))
        return min(forms, key=lambda form: (-forms[form], form))

    def _texts(self, filters: Sequence[Clause], size: int) -> list[str]:
        """Return the texts of the newest headlines of the result that pass *filters*."""
        return [text for _, text in self._newest(filters, size)]

    def _newest(self, filters: Sequence[Clause], size: int) -> Iterator[tuple[str, ...]]:
        """Yield language and text of the newest headlines of the result that pass *filters*."""
        names = "language", TEXT
        body = {"size": size, "track_total_hits": False, "sort": _NEWEST, **columns(*names)}
        found = self._answers.ask(body, [*self._inside, *filters])
        return (values_of(hit, *names) for hit in hits_of(found))

    def pairs(self) -> list[SignificantTerm]:
        """Return the significant pairs of words, greatest ratio first."""
        tried = self._frequent()
        if not tried:
            return []
        filters = {
            f"{number}": {"bool": {"filter": [phrase("words", pair[1:]), _in(pair[0])]}}
            for number, pair in enumerate(tried)
        }
        sides = [
            self._answers.count_filters(filters, side) for side in (self._inside, [_HEADLINES])
        ]
        inside, every = (dict(zip(tried, side.values(), strict=True)) for side in sides)
        outside = {pair: count - inside[pair] for pair, count in every.items()}
        return significant_pairs(inside, outside, self.sizes, self._printed_pair)

    def _frequent(self) -> list[Pair]:
        """Return the most frequent pairs of words in the newest headlines."""
        found: Counter[Pair] = Counter()
        for language, text in self._newest([], PAIRS_READ):
            words = [folded(token.form) for token in tokenize(text)]
            found.update((language, one, other) for one, other in pairwise(words))
        several = (pair for pair, count in found.items() if count > 1)
        telling = [p for p in several if not any(is_function_word(word, p[0]) for word in p[1:])]
        return sorted(telling, key=lambda pair: -found[pair])[:PAIRS_TRIED]

    def _printed_pair(self, pair: Pair) -> str:
        language, *words = pair
        (text,) = self._texts([phrase("words", words), _in(language)], 1)
        matches = TextMatches(text, language)
        sought = whoosh_query.Phrase("words", words)
        first, last = next(iter(matches.spans(sought)))
        return text[matches.extents[first][0] : matches.extents[last][1]]


def _in(language: str) -> Clause:
    return {"term": {"language": language}}
