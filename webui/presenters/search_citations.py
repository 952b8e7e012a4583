"""A search in words, and as four citation styles cite it or a list, in the language of the page.

Neither has an author, and a search has no title. So the archive stands in the place of the author,
or of the site, and the search in words, or the name of the list, in that of the title. Whoever
cites names the version of the archive, its day, the number found and the digest by which the result
can be checked.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from search import CitedSearch, Facet, IndexVersion, Query
from webui.api.references import ARCHIVE
from webui.presenters.citation_styles import Citation, Stretch
from webui.presenters.facet_labels import facet_title, filter_label
from webui.presenters.facet_options import choice_chips
from webui.presenters.formatting import format_found, format_long_day, format_month_day
from webui.texts import gettext, marked

_PLACE = re.compile(r"%\((\w+)\)s")

_STYLES: Mapping[str, tuple[str, str]] = {
    # The Publication Manual of the APA, 7th edition: a group as author, the title in italics, what
    # kind of work it is in brackets.
    "APA": (
        "search",
        marked(
            "%(site)s. (%(year)s, %(day)s). %(search)s [%(found)s; version %(version)s, result "
            "%(result)s]. %(address)s"
        ),
    ),
    # The Chicago Manual of Style, 17th edition, 14.207: the title of a page in quotation marks.
    "Chicago": (
        "",
        marked(
            "%(site)s. “%(search)s.” Version %(version)s of %(date)s. %(found)s, result "
            "%(result)s. %(address)s."
        ),
    ),
    # The MLA Handbook, 9th edition: the container in italics, its version, the day of access last.
    "MLA": (
        "site",
        marked(
            "“%(search)s.” %(site)s, version %(version)s, %(date)s, %(address)s. %(found)s, "
            "result %(result)s. Accessed %(today)s."
        ),
    ),
    # ISO 690:2021: the medium, the version, the day of viewing, where it is available.
    "ISO 690": (
        "search",
        marked(
            "%(search)s [online]. %(site)s, version %(version)s, %(date)s [viewed %(today)s]. "
            "%(found)s, result %(result)s. Available from: %(address)s"
        ),
    ),
}
"""The pattern of each style, and which of its places is in italics."""


def in_words(query: Query, facets: Sequence[Facet]) -> str:
    """Return *query* as a reader would say it: its words, filters, dates and choices.

    *facets* are those of its answer, which know what the values are called.
    """
    labels = {
        (facet.id, value.value): filter_label(facet.id, value)
        for facet in facets
        for value in facet.values
    }
    parts = [
        gettext("Search for %(text)s", text=query.text)
        if query.text
        else gettext("All of the archive")
    ]
    for chosen in query.filters:
        label = labels.get((chosen.facet, chosen.value), chosen.value)
        shown = gettext("not %(value)s", value=label) if chosen.excluded else label
        title = facet_title(chosen.facet)
        parts.append(gettext("%(name)s: %(value)s", name=title, value=shown))
    parts += [
        gettext("not %(value)s", value=chip.label) if chip.excluded else chip.label
        for chip in choice_chips(query.without_version())
    ]
    return gettext("; ").join(parts)


def search_citations(cited: CitedSearch, address: str, seen: dt.date) -> tuple[Citation, ...]:
    """Return *cited* in four styles; *address* is the permanent one, *seen* the day of access."""
    title, found = in_words(cited.query, cited.facets), format_found(cited)
    return result_citations(title, found, cited.digest, cited.index, address, seen)


def result_citations(
    title: str, found: str, digest: str, index: IndexVersion, address: str, seen: dt.date
) -> tuple[Citation, ...]:
    """Return a result in four styles: its *title*, the number *found* in words, its *digest*."""
    built = dt.datetime.fromisoformat(index.built_at).date()
    values = {
        "site": ARCHIVE,
        "search": title,
        "found": found,
        "version": index.version,
        "year": f"{built.year}",
        "day": format_month_day(built),
        "date": format_long_day(built),
        "today": format_long_day(seen),
        "result": digest,
        "address": address,
    }
    return tuple(
        Citation(style, tuple(_stretches(gettext(pattern), values, italic)))
        for style, (italic, pattern) in _STYLES.items()
    )


def _stretches(pattern: str, values: Mapping[str, str], italic: str) -> list[Stretch]:
    """Return *pattern* with *values* in its places, the one called *italic* in italics."""
    between, names = _PLACE.split(pattern)[::2], _PLACE.findall(pattern)
    placed = [Stretch(values[name], name == italic, name == "search") for name in names]
    texts = [Stretch(text) for text in between]
    return [stretch for pair in zip(texts, [*placed, Stretch("")], strict=True) for stretch in pair]
