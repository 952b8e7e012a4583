"""Annotations: what the words of a text name, found in one pass."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from search.language.analysis import tokenize
from search.language.annotations.lexicon import Word, as_printed, begun, lexicon
from search.language.annotations.meanings import OF_MANY_COUNTRIES
from search.language.annotations.pieces import Pieces, Said
from search.language.annotations.quantities import printed_quantities
from search.language.annotations.quantity import Quantity
from search.language.annotations.rules import Context, Found, of_states
from search.language.annotations.terms import Kind, Meaning
from search.language.annotations.typed_numbers import what_named
from search.language.folding import folded_form
from search.language.glossary.entries import contains


class About(NamedTuple):
    """The annotations of a text: values of the facets, each sorted."""

    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()


_SILENT = tuple(Word(form, form.lower(), frozenset()) for form in ("Xxxx", "xxxx", "xxxx"))
"""Words that say nothing, with capitals and small letters."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """The characters `text[start:end]` name *values* of a *facet*, as *term* of the tables does.

    *kind* says what the term is.
    """

    start: int
    end: int
    facet: str
    values: tuple[str, ...]
    term: str
    kind: Kind


class Annotator:
    """Finds what texts are about.

    *never* has, for a facet, values and printed words that never annotate a text with it; for
    quantities, those written as a filter has them, what they count (`money`, in any language), and
    printed words.
    """

    def __init__(self, never: Mapping[str, Sequence[str]] | None = None) -> None:
        self._never = {
            facet: frozenset((*ruled_out, *map(_folded, ruled_out)))
            for facet, ruled_out in (never or {}).items()
        }
        self._uncounted = set(map(what_named, (never or {}).get("quantity", ())))

    def about_all(self, texts: Sequence[str], language: str) -> list[About]:
        """Return what *texts* in *language* are about, in a fraction of the time of `annotations`.

        Texts many at a time take the least.
        """
        split = _pieces(language, frozenset(self._never.items())).split(texts)
        found = list(map(_about, split.said))
        for at, words in split.unclear.items():
            found[at] = _about(_said(self._found(words, texts[at], language)))
        for at in split.counted:
            if quantities := self._quantities(texts[at], language):
                found[at] = found[at]._replace(quantities=quantities)
        return found

    def said_by(self, words: Sequence[Word], text: str, language: str) -> Said:
        """Return what the *words* of *text* say where nothing beside them matters."""
        if len(words) == 1 and not self._never:
            (word,) = words
            if all(term.facet != "place" and not term.rules for term in word.alone):
                return _said_alone(word.alone)  # in a part of the time
        before, after = _SILENT[:2], _SILENT[2:]
        text = " ".join((*[one.form for one in before], text, *[one.form for one in after]))
        return _said(self._found((*before, *words, *after), text, language))

    def _quantities(self, text: str, language: str) -> tuple[Quantity, ...]:
        """Return the quantities that *text* in *language* prints, each once, sorted."""
        printed = printed_quantities(text, language)
        never = self._never.get("quantity")
        if never is None:
            return tuple(sorted({one.quantity for one in printed}))
        allowed = {
            one.quantity
            for one in printed
            if one.quantity.what not in self._uncounted
            and str(one.quantity) not in never
            and _folded(text[one.start : one.end]) not in never
        }
        return tuple(sorted(allowed))

    def annotations(self, text: str, language: str) -> tuple[Annotation, ...]:
        """Return the annotations of *text* in *language*, in order."""
        known = lexicon(language)
        tokens = list(tokenize(text))
        words = known.words([token.form for token in tokens])
        return tuple(
            Annotation(
                tokens[start].start,
                tokens[end - 1].end,
                meaning.facet,
                values,
                meaning.text,
                meaning.kind,
            )
            for start, end, meaning, values in self._found(words, text, language)
        )

    def _found(self, words: Sequence[Word], text: str, language: str) -> list[Found]:
        """Return the terms in *words* that annotate *text*, without overlaps: the longest first."""
        context = Context(words, text, language)
        found: list[Found] = []

        def add(start: int, end: int, meanings: Sequence[Meaning]) -> None:
            heads: set[str] = set()
            for meaning in meanings:
                values = meaning.values
                if values and (meaning.facet == "place" or meaning.rules):
                    values = context.values(meaning, start, end)
                if values and self._never:
                    values = self._allowed(meaning.facet, values, words[start:end])
                if values and not heads.issuperset(values):
                    heads.update(values if meaning.facet == "subject" else ())
                    found.append((start, end, meaning, values))

        position = within = named = 0
        heads: Set[tuple[str, ...]] = frozenset()  # what the subject up to *within* says
        for start, word in enumerate(words):
            if start < position or not word.named:
                continue
            longer: Sequence[Meaning] = begun(words, start)
            alone: Sequence[Meaning] = word.alone
            if start < named:
                longer, alone = _places(longer), _places(alone)
            if longer:
                end, meanings = longest(words, start, longer)
            elif alone:
                end, meanings = start + 1, alone
            else:
                continue  # as most do, which only begin a term
            if start < within:
                meanings = _beside(meanings, heads, words[start:end])
            if start < named:
                meanings = _places(meanings)
            known = len(found)
            add(start, end, meanings)
            position = end
            if any(map(_may_have_country, meanings)):
                # A name hides all but the country of what it names: the Bank of Japan.
                named, position = max(named, end), start + 1
                if end > position:
                    position, within_name = longest(words, start, _places(longer))
                    add(start, position, _places(within_name))
            if meanings and not _beside_subjects(meanings):
                # A subject hides nothing else: "the Russian offensive", "UN peacekeepers". One that
                # is no more than a head hides no subject under it: "military base" is military.
                if end > within:
                    within, heads = end, {values for *_, values in found[known:]}
                if end > start + 1:
                    add(start, start + 1, _beside(word.alone, heads, (word,)))
                position = start + 1
            elif len(found) == known and all(meaning.kind == "town" for meaning in meanings):
                position = start + 1  # "El Banco" is a town, and hides no Banco Central
        return of_states(found, words, text) if len(found) > 1 else found

    def _allowed(
        self, facet: str, values: tuple[str, ...], words: Sequence[Word]
    ) -> tuple[str, ...]:
        never = self._never.get(facet, ())
        if " ".join(word.folded for word in words) in never:
            return ()
        return tuple(value for value in values if value not in never)


@lru_cache(maxsize=64)
def _pieces(language: str, never: frozenset[tuple[str, frozenset[str]]]) -> Pieces:
    """Return the pieces of *language* for annotators of one *never*, which share them."""
    annotator = Annotator({facet: tuple(ruled_out) for facet, ruled_out in never})
    return Pieces(language, partial(annotator.said_by, language=language))


def _said_alone(meanings: Sequence[Meaning]) -> Said:
    """Return what a word of these *meanings*, which nothing rules, says by itself."""
    heads: set[str] = set()
    said = []
    for meaning in meanings:
        if meaning.values and not heads.issuperset(meaning.values):
            heads.update(meaning.values if meaning.facet == "subject" else ())
            said.append((meaning.facet, meaning.values))
    return tuple(said)


def _said(found: Sequence[Found]) -> Said:
    return tuple([(meaning.facet, values) for _, _, meaning, values in found])


@lru_cache(maxsize=2**14)
def _about(said: Said) -> About:
    """Return what a text is about that says these values of facets."""
    values: dict[str, set[str]] = {"place": set(), "organisation": set(), "subject": set()}
    for facet, of_facet in said:
        values[facet].update(of_facet)
    places, organisations, subjects = (tuple(sorted(one)) for one in values.values())
    return About(places, organisations, subjects)


def _beside_subjects(meanings: Sequence[Meaning]) -> Sequence[Meaning]:
    return [meaning for meaning in meanings if meaning.facet != "subject"]


def _may_have_country(meaning: Meaning) -> bool:
    """Return whether a place in the name *meaning* is that of what it names, an organisation."""
    return meaning.facet == "organisation" and OF_MANY_COUNTRIES.isdisjoint(meaning.values)


def _places(meanings: Sequence[Meaning]) -> Sequence[Meaning]:
    return [meaning for meaning in meanings if meaning.facet == "place"]


def _beside(
    meanings: Sequence[Meaning], heads: Set[tuple[str, ...]], words: Sequence[Word]
) -> Sequence[Meaning]:
    """Return what a subject around *words* that says no more than *heads* leaves of *meanings*.

    These are all but subjects, and the subjects under *heads* whose words are printed as the table
    has them: "trafficking ring" has no *trafficker*.
    """
    window = [word.keys for word in words]
    return [
        one
        for one in meanings
        if one.facet != "subject"
        or (one.values[1:] in heads and contains(window, one.printed or one.words))
    ]


def longest(
    words: Sequence[Word], start: int, begun: Sequence[Meaning]
) -> tuple[int, Sequence[Meaning]]:
    """Return where the longest of the terms *begun* at *start* ends, and what it means."""
    longest = 1
    found: list[Meaning] = []
    for meaning in begun:
        length = len(meaning.words)
        if length < longest:
            continue
        window = [one.keys for one in words[start : start + length]]
        if contains(window, meaning.words):
            found = [*found, meaning] if length == longest else [meaning]
            longest = length
    if not found:
        return start + 1, words[start].alone
    window = [one.keys for one in words[start : start + longest]]
    return start + longest, as_printed(window, found)


def _folded(name: str) -> str:
    return " ".join(folded_form(token.form) for token in tokenize(name))
