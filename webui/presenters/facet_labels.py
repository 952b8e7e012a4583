"""What facets and their values are called, in the language of the interface."""

from functools import lru_cache

from search import FACETS_BY_ID, FacetValue, value_named
from webui.presenters.quantities import condition_label
from webui.texts import current, gettext, marked

_TITLES = {
    "topic": marked("Topic"),
    "language": marked("Language"),
    "source": marked("Outlet"),
    "kind": marked("Kind"),
    "place": marked("Place"),
    "organisation": marked("Organisation"),
    "subject": marked("Subject"),
    "quantity": marked("Number of"),
    "year": marked("Year"),
    "month": marked("Month"),
    "day": marked("Day"),
}
_LABELS = 4096  # of values, in the languages of the interface, that are remembered


def facet_title(facet_id: str) -> str:
    """Return what a facet, or a part of the calendar, is called on a page."""
    return gettext(_TITLES[facet_id])


def filter_label(facet: str, value: FacetValue) -> str:
    """Return the label of a facet's value on a page."""
    match facet, value.value:
        case "kind", "headline":
            return gettext("Headlines")
        case "kind", "topic":
            return gettext("Topics")
        case "language", "und":
            return gettext("Undetermined")
        case (("place" | "organisation" | "subject"), _) if current().language != "en":
            return value_label(facet, value.value)
        case "quantity", _:
            return value_label(facet, value.value)
        case _:
            return value.label


def value_label(facet: str, value: str) -> str:
    """Return how *value* is called where the archive does not say so, in the page's language."""
    return _value_label(current().language, facet, value)


def label_of_name(facet: str, name: str) -> str:
    """Return how the value of *facet* with that English *name* is called on a page."""
    if facet not in ("place", "organisation", "subject") or current().language == "en":
        return name
    value = value_named(facet, name)
    return value_label(facet, value) if value else name


@lru_cache(_LABELS)
def _value_label(language: str, facet: str, value: str) -> str:
    return (
        condition_label(value)
        if facet == "quantity"
        else FACETS_BY_ID[facet].label(value, language)
    )
