"""The guide to searching, by examples that find something in this archive."""

from flask import Blueprint, Response

from search import Example, ExampleKind
from webui.http.caching import remembered, stop_if_known, validate
from webui.http.engine import current_engine
from webui.http.templates import render_template

blueprint = Blueprint("guide", __name__)

_SECTIONS: dict[str, tuple[ExampleKind, ...]] = {
    "words": ("word", "exact", "prefix", "phrase", "near", "without", "either"),
    "translation": ("translated", "skip", "untranslated", "name"),
    "fields": ("facet", "site"),
    "dates": ("month", "years"),
}


@blueprint.get("/help")
def page() -> Response:
    """Show how to search."""
    index = current_engine().version()
    stop_if_known(index)
    return validate(remembered(_page), index)


def _page() -> str:
    engine = current_engine()
    return render_template(
        "guide.html",
        sections=_by_section(engine.examples()),
        equivalents={
            example.query: [
                v for term in engine.scan(example.query).variants() for v in term.variants
            ]
            for example in engine.examples()
            if example.kind == "translated"
        },
    )


def _by_section(examples: tuple[Example, ...]) -> dict[str, list[Example]]:
    """Return *examples* in the order of the page, of the kind `word` only the best."""
    first = next((example for example in examples if example.kind == "word"), None)
    shown = [e for e in examples if e.kind != "word" or e is first]
    return {
        section: [example for kind in kinds for example in shown if example.kind == kind]
        for section, kinds in _SECTIONS.items()
    }
