"""The places, organisations and subjects of a headline, and the words of it that name them."""

from collections.abc import Iterator
from dataclasses import dataclass

from search import FACETS, Annotator, Document, Filter, Query, printed_quantities
from webui.presenters.facet_labels import value_label
from webui.presenters.quantities import quantity_label, what_label


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
        if field.apart and field.labelled:
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
    values["quantity"] = _counted(document)
    return values


def _counted(document: Document) -> tuple[Value, ...]:
    printed = printed_quantities(document.text, document.language.code)
    return tuple(
        Value(
            label=f"{what_label(one.what)} {quantity_label(one)}",
            query=Query(filters=(Filter("quantity", one.what),)),
            said=tuple(
                (text, text)
                for text in dict.fromkeys(
                    document.text[p.start : p.end] for p in printed if p.quantity == one
                )
            ),
        )
        for one in document.quantities
    )


def categories(document: Document) -> Iterator[tuple[str, str, str]]:
    """Yield what *document* is about as facet, value and label."""
    for field in FACETS:
        if field.apart and field.labelled:
            for value in field.values_of(document):
                yield field.id, value, value_label(field.id, value)
