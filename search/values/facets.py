"""The facets: one table, from which index, parameters, query language, counts and JSON follow."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, get_args

from corpus import Topic
from corpus.languages import language_row
from search.language.annotations import (
    Condition,
    Quantity,
    head_of_subject,
    in_figures,
    label,
    slug,
    what_named,
)
from search.values.documents import Document, Kind

Values = tuple[tuple[str, str], ...]
"""The values of a document in a facet, each with its label; the label is empty where the value
itself says how it is called."""


def _one(value: str) -> Values:
    return ((value, ""),)


def _itself(value: str, _language: str) -> str:
    return value


def _no_head(_value: str) -> None:
    return None


def _annotated(facet: str, values: tuple[str, ...]) -> Values:
    return tuple([(value, label(facet, value)) for value in values])


def _topics(topics: tuple[Topic, ...]) -> Values:
    return tuple((topic.id, topic.label) for topic in topics)


def _quantities(quantities: tuple[Quantity, ...]) -> Values:
    return tuple([(str(quantity), "") for quantity in quantities])


@lru_cache(maxsize=1000)
def _condition(typed: str) -> Condition | None:
    return Condition.parse(in_figures(typed), what_named)


def _as_condition(typed: str) -> str:
    return str(_condition(typed) or typed.casefold())


def _meets(value: str, chosen: str) -> bool:
    condition = _condition(chosen)
    return condition is not None and condition.admits(_quantity(value))


_quantity = lru_cache(maxsize=100_000)(Quantity.parse)


def _named(names: tuple[str, ...]) -> Values:
    return tuple({Topic.named(name).id: name for name in names}.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetField:
    """A field by which results are counted and narrowed.

    *id* is its name everywhere: in the index, in URLs, in JSON and in the query language. *keys*
    reads from each of some documents all that its values follow from, in one pass, as an index asks
    it of every document; *values* makes the values of such a key. *about* says in half a sentence
    what a value chooses, for the parameters' description.

    With *labelled*, the index stores the labels; *label* says how any other value is called in a
    language, an ISO 639-1 code. *head* says of which value one is a part, None of most. *several*
    says that one document may have more than one value, so that its counts may add up to more than
    the total. *choices* are all values that there can be, none if anything can be one. *parsed*
    turns what is typed after `id:` into a value. With *apart*, the index numbers a document's
    values by themselves, as they would multiply the profiles that all other facets share.
    *counted* says under which value a stored one is counted, and *meets* whether a stored value is
    one that is chosen: they differ where values are numbers. *read* makes of a stored value what
    the document has.
    """

    id: str
    keys: Callable[[Sequence[Document]], Sequence[Hashable]]
    values: Callable[[Any], Values] = _one
    about: str
    labelled: bool = False
    several: bool = False
    apart: bool = False
    label: Callable[[str, str], str] = _itself
    head: Callable[[str], str | None] = _no_head
    choices: tuple[str, ...] = ()
    parsed: Callable[[str], str] = str.casefold
    counted: Callable[[str], str] = str
    meets: Callable[[str, str], bool] = str.__eq__
    read: Callable[[str], Any] = str

    @property
    def measured(self) -> bool:
        """Return whether the values are numbers, which conditions choose."""
        return self.counted is not str

    def values_of(self, document: Document) -> tuple[str, ...]:
        """Return the values that *document* has."""
        (key,) = self.keys((document,))
        return tuple(value for value, _ in self.values(key))


FACETS = (
    FacetField(
        id="topic",
        keys=lambda documents: [document.topics for document in documents],
        values=_topics,
        about="this topic",
        labelled=True,
        several=True,
        parsed=lambda name: Topic.named(name).id,
    ),
    FacetField(
        id="language",
        keys=lambda documents: [document.language.code for document in documents],
        about="this language (ISO 639-1)",
        label=lambda code, _: language_row(code).own_name,
    ),
    FacetField(
        id="kind",
        keys=lambda documents: [document.kind for document in documents],
        about="headlines or topics",
        choices=get_args(Kind),
    ),
    FacetField(
        id="source",
        keys=lambda documents: [d.outlets if d.publications else () for d in documents],
        values=_named,
        about="what this outlet or agency published",
        labelled=True,
        several=True,
        parsed=lambda name: Topic.named(name).id,
    ),
    FacetField(
        id="place",
        keys=lambda documents: [document.places for document in documents],
        values=partial(_annotated, "place"),
        about="what names this country, its people or a city of it (ISO 3166)",
        labelled=True,
        several=True,
        apart=True,
        label=partial(label, "place"),
        parsed=str.upper,
    ),
    FacetField(
        id="organisation",
        keys=lambda documents: [document.organisations for document in documents],
        values=partial(_annotated, "organisation"),
        about="what names this organisation of the glossary",
        labelled=True,
        several=True,
        apart=True,
        label=partial(label, "organisation"),
        parsed=slug,
    ),
    FacetField(
        id="subject",
        keys=lambda documents: [document.subjects for document in documents],
        values=partial(_annotated, "subject"),
        about="what names this subject of the glossary, or any of a head such as crime",
        labelled=True,
        several=True,
        apart=True,
        label=partial(label, "subject"),
        head=head_of_subject,
        parsed=slug,
    ),
    FacetField(
        id="quantity",
        keys=lambda documents: [document.quantities for document in documents],
        values=_quantities,
        about="what prints a number of arrests, victims, money…, as in arrests or arrests>100",
        several=True,
        apart=True,
        parsed=_as_condition,
        counted=lambda value: value.partition("=")[0],
        meets=_meets,
        read=Quantity.parse,
    ),
)

FACETS_BY_ID = {field.id: field for field in FACETS}
"""The facets by their ids, in the same order."""
