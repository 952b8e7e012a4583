"""The filters of a search and the values to narrow it by, each a label and a query to link to."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from msgspec import Struct

from corpus.languages import LANGUAGES
from search import (
    FACETS,
    FACETS_BY_ID,
    DateRange,
    Facet,
    FacetValue,
    Filter,
    Histogram,
    Query,
    SearchResults,
    Undated,
    parameters,
)
from webui.http.locale import link
from webui.http.narrowing import Narrowing
from webui.presenters.facet_labels import filter_label, value_label
from webui.presenters.formatting import format_dates, is_iso
from webui.texts import gettext

MOST, MOST_ON_PAGE = 100, 40
"""The values of a facet of annotations that an answer lists, and a page, where each has links."""

_ANNOTATED = frozenset(field.id for field in FACETS if field.apart)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """Something that narrows a search, and the query *without* it.

    *language* is the ISO 639-1 code of the label, None if that is in the interface's language.
    """

    label: str
    without: Query
    excluded: bool = False
    language: str | None = None


class Option(Struct, frozen=True, gc=False):
    """A value of a facet with the *count* that choosing it would give.

    The link to *address* chooses the value or, if it is chosen or excluded, drops it; that to
    *exclusion* excludes it, None where that would leave nothing. *language* as in `Chip`. *head* is
    the value of which this one is a part.
    """

    value: str
    label: str
    count: int
    address: str
    exclusion: str | None = None
    selected: bool = False
    excluded: bool = False
    language: str | None = None
    head: str | None = None


class Branch(Struct, frozen=True, gc=False):
    """An option and its *parts*; where these stand without it, *option* is None."""

    label: str
    option: Option | None
    parts: tuple[Option, ...]


def active_chips(results: SearchResults) -> tuple[Chip, ...]:
    """Return a chip for everything that narrows the search, in the order of the parameters."""
    return (*_filter_chips(results), *choice_chips(results.query))


def cleared(query: Query) -> Query:
    """Return the query with nothing but its words, order and page size."""
    return Query(text=query.text, sort=query.sort, size=query.size)


def choice_chips(query: Query) -> Iterator[Chip]:
    """Yield a chip for each choice of the search but its words and filters."""
    for variant in query.skip:
        rest = tuple(other for other in query.skip if other != variant)
        language, _, text = variant.partition(":")
        known = LANGUAGES.get(language) if text else None
        yield Chip(
            label=f"{text} ({known.own_name})" if known else variant,
            without=query.with_(skip=rest),
            excluded=True,
            language=language if known else None,
        )
    if query.dates:
        yield Chip(label=format_dates(query.dates), without=query.with_(dates=DateRange()))
    if query.undated:
        yield Chip(label=_undated_label(query.undated), without=query.with_(undated=None))
    if query.match == "exact":
        yield Chip(label=gettext("Exact words"), without=query.with_(match="stem"))
    if query.words == "any":
        yield Chip(label=gettext("Any of the words"), without=query.with_(words="all"))
    if query.by == "meaning":
        yield Chip(label=gettext("By meaning"), without=query.with_(by="words"))
    if query.copies:
        yield Chip(label=gettext("Near-copies of one headline"), without=query.with_(copies=""))
    if query.fold is False:
        yield Chip(label=gettext("Near-copies not folded"), without=query.with_(fold=None))
    if query.names:
        yield Chip(label=gettext("Names in all scripts"), without=query.with_(names=False))
    if not query.meaning:
        yield Chip(label=gettext("Nothing by meaning"), without=query.with_(meaning=True))
    if not query.translate:
        yield Chip(label=gettext("Without translations"), without=query.with_(translate=True))
    if query.as_of:
        label = gettext("Version %(version)s", version=query.as_of.partition(".")[0])
        yield Chip(label=label, without=query.with_(as_of=""))


def searched_by_meaning(query: Query) -> Query:
    """Return *query* by meaning, in all languages."""
    filters = tuple(f for f in query.filters if f.facet != "language")
    return query.with_(by="meaning", sort=None, filters=filters)


def facet_options(narrowing: Narrowing, facet: Facet, total: int) -> tuple[Option, ...]:
    """Return the values of a facet that have hits or are chosen, in the engine's order.

    Each can be excluded that not all of the *total* hits have.
    """
    shown = [v for v in listed(facet, MOST_ON_PAGE) if v.count or v.selected or v.excluded]
    # What is counted beside a chosen value is no part of the hits.
    others = len(shown) > 1 and any(value.selected or value.excluded for value in shown)
    return tuple(
        [
            Option(
                value.value,
                filter_label(facet.id, value),
                value.count,
                narrowing.toggled(facet.id, value),
                _exclusion(narrowing, facet.id, value) if others or value.count < total else None,
                value.selected,
                value.excluded,
                _language(facet.id, value.value),
                FACETS_BY_ID[facet.id].head(value.value),
            )
            for value in shown
        ]
    )


def branches(facet: str, options: Iterable[Option]) -> tuple[Branch, ...]:
    """Return *options* with the parts of each below it, each where the first of both stood."""
    heads: dict[str, Option] = {}
    parts: dict[str, list[Option]] = {}
    for option in options:
        if option.head:
            parts.setdefault(option.head, []).append(option)
        else:
            parts.setdefault(option.value, [])
            heads[option.value] = option
    return tuple(
        [
            Branch(
                heads[value].label if value in heads else value_label(facet, value),
                heads.get(value),
                tuple(below),
            )
            for value, below in parts.items()
        ]
    )


def listed(facet: Facet, most: int = MOST) -> tuple[FacetValue, ...]:
    """Return the values of *facet*, of one of annotations the first *most*.

    Those are chosen or the most frequent: an archive has hundreds more, each in a few headlines.
    """
    return facet.values[:most] if facet.id in _ANNOTATED else facet.values


def left_out(facet: Facet) -> int:
    """Return how many values of *facet* have hits and are not listed on a page."""
    beyond = facet.values[len(listed(facet, MOST_ON_PAGE)) :]
    return sum(value.count > 0 for value in beyond)


def calendar_options(results: SearchResults) -> dict[str, tuple[Option, ...]]:
    """Return the years, and the months of the year or the shorter range that was asked for."""
    narrowing, years = Narrowing(results.query), results.years
    undated = _undated_option(results.query, years)
    options = {"year": (*period_options(narrowing, years), *undated)}
    if results.months:
        options["month"] = period_options(narrowing, results.months)
    return options


def period_options(narrowing: Narrowing, histogram: Histogram) -> tuple[Option, ...]:
    """Return the periods with hits, newest first, each as a range of dates to choose."""
    chosen = narrowing.query.dates
    return tuple(
        Option(
            value=bucket.value,
            label=format_dates(bucket.dates),
            count=bucket.count,
            address=narrowing.within(DateRange() if chosen == bucket.dates else bucket.dates),
            selected=chosen == bucket.dates,
        )
        for bucket in reversed(histogram.buckets)
        if bucket.count
    )


def any_selected(options: Iterable[Option]) -> bool:
    """Return whether one of *options* is chosen."""
    return any(option.selected for option in options)


def typed_dates(pairs: Iterable[tuple[str, str]], wrong: Container[str]) -> str:
    """Return the dates as typed, but those that are *wrong*, empty if all are ISO dates."""
    typed = {parameters.ALIASES.get(name, name): value.strip() for name, value in pairs}
    ends = [typed[name] for name in ("from", "to") if typed.get(name) and name not in wrong]
    return "" if all(map(is_iso, ends)) else " – ".join(ends)


def _exclusion(narrowing: Narrowing, facet: str, value: FacetValue) -> str | None:
    if value.selected or value.excluded:
        return None
    return narrowing.with_filter(Filter(facet, value.value, excluded=True))


def _undated_option(query: Query, histogram: Histogram) -> Iterator[Option]:
    only = query.undated == "only"
    if histogram.missing or only:
        asked = query.with_(dates=DateRange(), undated=None if only else "only")
        address = link(asked)
        yield Option(
            value="undated",
            label=gettext("Undated"),
            count=histogram.missing,
            address=address,
            selected=only,
        )


def _language(facet: str, value: str) -> str | None:
    """Return the language of the label of a facet's value, None for the interface's."""
    return value if facet == "language" and value != "und" else None


def _filter_chips(results: SearchResults) -> Iterator[Chip]:
    narrowed = {chosen.facet for chosen in results.query.filters}
    labels = {
        (facet.id, value.value): filter_label(facet.id, value)
        for facet in results.facets
        if facet.id in narrowed
        for value in facet.values
    }
    for chosen in results.query.filters:
        yield Chip(
            label=labels.get((chosen.facet, chosen.value), chosen.value),
            without=results.query.without_filter(chosen),
            excluded=chosen.excluded,
            language=_language(chosen.facet, chosen.value),
        )


def _undated_label(rule: Undated) -> str:
    match rule:
        case "include":
            return gettext("Undated included")
        case "exclude":
            return gettext("Undated left out")
        case "only":
            return gettext("Undated only")
