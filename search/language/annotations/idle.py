"""What is ruled out of annotations and would never be one, such as a name with a slip in it."""

from collections.abc import Iterator, Mapping, Sequence

from corpus.languages import LANGUAGES
from search.language.annotations.annotator import longest
from search.language.annotations.labels import value_named
from search.language.annotations.lexicon import begun, lexicon
from search.language.annotations.quantities import printed_quantities
from search.language.annotations.quantity import LANGUAGES as COUNTED
from search.language.annotations.quantity import Condition
from search.language.annotations.typed_numbers import what_named
from search.language.tokens import tokenize


def idle_rulings(never: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, str | None]]:
    """Yield what of *never* rules nothing out, as no text is annotated with it anyway.

    Each is a facet, what is ruled out, and the value that this is likely to mean, if any.

    >>> list(idle_rulings({"place": ["JO", "Washington", "jo", "Wasington"]}))
    [('place', 'jo', 'JO'), ('place', 'Wasington', None)]
    >>> list(idle_rulings({"quantity": ["money", "deaths=3000", "deaths > 3000"]}))
    [('quantity', 'deaths > 3000', None)]
    """
    for facet, ruled_out in never.items():
        for one in ruled_out:
            value = _quantity(one) if facet == "quantity" else value_named(facet, one)
            if value != one and not _is_printed(facet, one):
                yield facet, one, value


def _quantity(text: str) -> str | None:
    condition = Condition.parse(text, what_named)
    return str(condition) if condition and condition.sign == "=" else what_named(text)


def _is_printed(facet: str, text: str) -> bool:
    """Return whether *text* is what some language prints for a value of *facet*."""
    if facet == "quantity":
        counted = any(printed_quantities(text, language) for language in COUNTED)
        return counted or what_named(text) is not None
    return any(_names(facet, text, language) for language in LANGUAGES)


def _names(facet: str, text: str, language: str) -> bool:
    """Return whether *text* as a whole is a term of *facet* in *language*."""
    words = lexicon(language).words([token.form for token in tokenize(text)])
    if not words:
        return False
    end, meanings = longest(words, 0, begun(words, 0))
    return end == len(words) and any(meaning.facet == facet for meaning in meanings)
