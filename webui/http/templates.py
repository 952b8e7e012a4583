"""The templates, compiled once for each language of the interface."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from flask import current_app
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from webui import texts
from webui.http.compiler import generator

_FOLDER = Path(__file__).parents[1] / "templates"


def render_template(name: str, **values: object) -> str:
    """Return the template *name* of the application, in the language of the answer."""
    templates: Templates = current_app.extensions["dateline.templates"]
    return templates.render(name, **values)


class Templates:
    """The templates with the *filters* and functions that they use, in every language."""

    def __init__(
        self, filters: Mapping[str, Callable[..., Any]], functions: Mapping[str, Callable[..., Any]]
    ) -> None:
        self._filters = filters
        self._functions = {**functions, "ngettext": _plural}
        self._in = cache(self._environment)

    def render(self, name: str, **values: object) -> str:
        """Return the template *name* with *values*, in the language of the answer."""
        return self._in(texts.current().language).get_template(name).render(values)

    def _environment(self, language: str) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(_FOLDER),
            autoescape=True,
            auto_reload=False,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.code_generator_class = generator(
            texts.texts_in(language).catalogue.gettext, self._functions
        )
        environment.filters.update(self._filters)
        return environment


def _plural(singular: str, plural: str, number: int, /, **values: object) -> Markup:
    text = texts.current().catalogue.ngettext(singular, plural, number)
    return Markup(text) % values  # noqa: S704  # nosec B704  # the values are escaped
