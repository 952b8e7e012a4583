"""The words and phrases that mark a result against the rest of the archive.

They take much longer than the search, so they are asked for, on a page of their own.
"""

from collections.abc import Sequence
from itertools import groupby

from flask import Blueprint, Response, request

from search import QUERY_LENGTH, Query, SignificantTerm
from webui.http import urls
from webui.http.caching import remembered, stop_if_known, validate
from webui.http.engine import current_engine
from webui.http.templates import render_template

blueprint = Blueprint("marks", __name__)


@blueprint.get("/words")
def page() -> Response:
    """Show the words and phrases of a result, by language, each as a link that narrows it."""
    query, warnings = urls.parse(request.query_string)
    engine = current_engine()
    index = engine.version()
    stop_if_known(index, address=urls.beside("marks.page", query))

    def made() -> str:
        found = engine.found(query)
        terms = [term for term in found.significant_terms() if narrowed(query, term)]
        return render_template(
            "words.html",
            query=query,
            warnings=(*warnings, *found.warnings),
            found=found,
            languages=_by_language(terms),
            narrowed=narrowed,
        )

    response = validate(remembered(made), index)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def narrowed(query: Query, term: SignificantTerm) -> Query | None:
    """Return the search for what *query* finds with *term* in it, None if that is too long."""
    word = f'"{term.text}"' if " " in term.text else term.text
    asked = f"({query.text})" if " OR " in query.text else query.text
    text = f"{asked} {word}".strip()
    return query.with_(text=text, words="all") if len(text) <= QUERY_LENGTH else None


def _by_language(
    terms: Sequence[SignificantTerm],
) -> list[tuple[str, list[SignificantTerm]]]:
    """Return *terms* by language, the language of the most significant one first."""
    order = list(dict.fromkeys(term.language for term in terms))
    ordered = sorted(terms, key=lambda term: order.index(term.language))
    return [(code, list(of)) for code, of in groupby(ordered, key=lambda term: term.language)]
