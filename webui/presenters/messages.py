"""Warnings, faults and remedies as sentences in the language of the interface.

Programs get the code and the English message instead.
"""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from search import (
    QUERY_LENGTH,
    DateRange,
    Facet,
    FacetValue,
    Fault,
    Query,
    QueryWarning,
    Remedy,
    parameters,
    warning_sentence,
)
from webui.presenters.facet_labels import facet_title, filter_label, label_of_name
from webui.presenters.formatting import format_dates, format_number, language_name
from webui.texts import current, gettext

_OF_GAPS = ("nothing_held", "few_held")
_OF_DAYS = (*_OF_GAPS, "dates_held", "counted_back", "reversed_dates", "day_first")


def warning_text(warning: QueryWarning, *more: QueryWarning) -> str:
    """Return the sentence for *warning*, and for *more* that differ from it in their value."""
    sentence = warning_sentence(warning.code)
    value = gettext("; ").join([isolated(_shown_value(one)) for one in (warning, *more)])
    return gettext(sentence, parameter=isolated(warning.parameter), value=value)


def together(
    warnings: Iterable[QueryWarning],
) -> list[tuple[QueryWarning, list[QueryWarning]]]:
    """Return *warnings* in their order, each with those of more times that its sentence tells."""
    groups: list[list[QueryWarning]] = []
    for warning in warnings:
        if groups and warning.code == groups[-1][0].code and warning.code in _OF_GAPS:
            groups[-1].append(warning)
        else:
            groups.append([warning])
    return [(first, more) for first, *more in groups]


def _shown_value(warning: QueryWarning) -> str:
    """Return the value of *warning* as pages print dates and languages."""
    if warning.code in _OF_DAYS:
        return format_dates(_range(warning.value))
    if warning.code == "not_by_meaning":
        return gettext("; ").join(map(language_name, warning.value.split(", ")))
    return warning.value


def isolated(text: str) -> str:
    """Return *text* between U+2068 and U+2069 where its direction can differ from the page's.

    Without them the signs and numbers beside it would go to its other side (UAX 9).
    """
    mixed = current().direction == "rtl" or any(
        unicodedata.bidirectional(letter) in ("R", "AL") for letter in text
    )
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if mixed and text else text


def other_reading(warning: QueryWarning, query: Query) -> Query | None:
    """Return *query* with the date that *warning* is about month first, None of other warnings."""
    if warning.code != "day_first":
        return None
    if warning.parameter != "q":
        return query.with_(dates=_range(warning.value))
    first, last = ("*" if day == ".." else day for day in warning.value.split("/"))
    date = f"date:{first}" if first == last else f"date:[{first} TO {last}]"
    return query.with_(text=query.text[: warning.start] + date + query.text[warning.end :])


def _range(days: str) -> DateRange:
    """Return *days*, the first and the last in ISO 8601 or `..`, as a range."""
    first, last = ("" if day == ".." else day for day in days.split("/"))
    return DateRange(
        dt.date.fromisoformat(first) if first else None,
        dt.date.fromisoformat(last) + dt.timedelta(days=1) if last else None,
    )


def fault_text(fault: Fault) -> str:
    """Return the sentence that says which values the parameter of *fault* can have."""
    match fault.code:
        case "choice":
            return gettext("It can be %(values)s.", values=", ".join(fault.allowed))
        case "number":
            most = format_number(parameters.NUMBERS[fault.parameter])
            return gettext("It must be a whole number from 1 to %(most)s.", most=most)
        case "date":
            return gettext(
                "Write a date as 2014, 2014-09 or 2014-09-30, or in words, such as “March 2015” or "
                "“last 5 years”."
            )
        case "calendar":
            return gettext("The calendar has no such day, week or month.")
        case "queries":
            return gettext(
                "One to four different searches can be compared, and by a facet only one."
            )
        case "version":
            return gettext("Give a version of the archive as a citation names it, such as 12.5f3a.")
        case "digest":
            return gettext("It has 16 digits from 0 to 9 and a to f, as a citation has them.")
        case "length":
            return gettext("A query has at most %(number)s characters.", number=QUERY_LENGTH)
        case "quantity":
            return gettext("It is such as arrests, arrests>100 or money<=5000 EUR.")
        case "cursor":
            return gettext("It belongs to another search, or was cut off.")
    assert_never(fault.code)


def remedy_text(remedy: Remedy, facets: Sequence[Facet]) -> str:
    """Return the text of the link to *remedy* of a result with *facets*."""
    match remedy.way:
        case "filter":
            labels = {value.value: label for value, label in _labelled(facets)}
            text = labels.get(remedy.text, remedy.text)
            return gettext("without “%(text)s”", text=isolated(text))
        case "dates":
            return gettext("without the dates")
        case "filters":
            return gettext("without all of these filters")
        case "word":
            return gettext("without “%(text)s”", text=isolated(remedy.text))
        case "period" | "year":
            return gettext("dated “%(text)s”", text=isolated(remedy.text))
        case "forms":
            return gettext("these words in any form and place")
        case "site":
            return gettext("all from “%(text)s”", text=isolated(remedy.text))
        case "value":
            named, _, label = remedy.text.partition(":")
            # What a facet of the result shows has a label in the reader's language.
            shown = _labelled(facet for facet in facets if facet.id == named)
            labels = {value.label: own for value, own in shown}  # none where nothing is found
            text = labels.get(label) or label_of_name(named, label)
            return gettext("%(name)s “%(text)s”", name=facet_title(named), text=isolated(text))
        case "spelling":
            return gettext("“%(text)s” in its place", text=isolated(remedy.text))
        case "any":
            return gettext("any of the words")
        case "meaning":
            return gettext("by meaning")
    assert_never(remedy.way)


def _labelled(facets: Iterable[Facet]) -> Iterator[tuple[FacetValue, str]]:
    """Yield each value of *facets* with its label on a page."""
    for facet in facets:
        for value in facet.values:
            yield value, filter_label(facet.id, value)
