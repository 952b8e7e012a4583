"""What a headline is about, and the words of it that say so."""

from collections.abc import Iterator
from dataclasses import dataclass

from search import FACETS, Annotator, Document, Filter, Query
from webui.presenters.facet_options import value_label


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value of a facet by its *label*, the *query* that finds it, and *said*, the words for it.

    The words are those of the headline's text, each once, and of the table, where these differ.
    """

    label: str
    query: Query
    said: tuple[tuple[str, str], ...]


def about(document: Document) -> dict[str, tuple[Value, ...]]:
    """Return what *document* is about, by facet, as far as the index says so."""
    found = Annotator().annotations(document.text, document.language.code)
    values: dict[str, tuple[Value, ...]] = {}
    for field in FACETS:
        if field.apart:
            values[field.id] = tuple(
                Value(
                    label=value_label(field.id, value),
                    query=Query(filters=(Filter(field.id, value),)),
                    said=tuple(
                        dict.fromkeys(
                            (document.text[one.start : one.end], one.term)
                            for one in found
                            if one.facet == field.id and value in one.values
                        )
                    ),
                )
                for value in field.values_of(document)
            )
    return values


def categories(document: Document) -> Iterator[tuple[str, str, str]]:
    """Yield what *document* is about as facet, value and label."""
    for field in FACETS:
        if field.apart:
            for value in field.values_of(document):
                yield field.id, value, value_label(field.id, value)
