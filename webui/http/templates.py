"""The templates, compiled once for each language of the interface.

What is compiled is kept beside the templates, in the folder and on the conditions of Python's own
bytecode, as to compile the page of a search takes as long as to load all modules of a server.
"""

import contextlib
import sys
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import jinja2
from flask import current_app
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from webui import texts
from webui.http.caching import software_digest
from webui.http.compiler import generator

_REMEMBERED = 500  # values of a filter, as a language writes them
FOLDER = Path(__file__).parents[1] / "templates"


def render_template(name: str, **values: object) -> str:
    """Return the template *name* of the application, in the language of the answer."""
    templates: Templates = current_app.extensions["dateline.templates"]
    return templates.render(name, **values)


class Templates:
    """The templates with the *filters* and functions that they use, in every language.

    What the filters in *written* return follows from their values and the language alone. A page
    repeats many of them, so each language remembers the last.
    """

    def __init__(
        self,
        filters: Mapping[str, Callable[..., Any]],
        written: Mapping[str, Callable[..., Any]],
        functions: Mapping[str, Callable[..., Any]],
    ) -> None:
        self._filters = filters
        self._written = written
        self._functions = {**functions, "ngettext": _plural}
        self._in = cache(self._environment)

    def render(self, name: str, **values: object) -> str:
        """Return the template *name* with *values*, in the language of the answer."""
        return self._in(texts.current().language).get_template(name).render(values)

    def _environment(self, language: str) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            auto_reload=False,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=Compiled(language, Path(cache_from_source(str(FOLDER / "page"))).parent),
        )
        known = texts.texts_in(language)
        environment.code_generator_class = generator(known.catalogue.gettext, self._functions)
        environment.filters.update(self._filters)
        for name, write in self._written.items():
            environment.filters[name] = lru_cache(_REMEMBERED)(write)
        environment.filters["number"] = known.number  # a page has some two hundred
        return environment


class Compiled(FileSystemBytecodeCache):
    """The compiled templates in *language*, a file each in *folder*.

    A template holds macros of other files, texts and names of functions, so it is out of date when
    anything of the software has changed.
    """

    def __init__(self, language: str, folder: Path) -> None:
        self._folder = folder
        super().__init__(str(folder), f"%s.{language}.{sys.implementation.cache_tag}.jinja")

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        """Return the *name* of the template."""
        return name

    def get_source_checksum(self, source: str) -> str:
        """Return a digest of all that a compiled template follows from."""
        return f"{software_digest()} {jinja2.__version__} {super().get_source_checksum(source)}"

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is compiled, unless Python keeps no bytecode or the folder is not ours."""
        if not sys.dont_write_bytecode:
            with contextlib.suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
                super().dump_bytecode(bucket)
                # As readable as the bytecode of modules: the server may run as somebody else.
                (self._folder / (self.pattern % bucket.key)).chmod(0o644)


def _plural(singular: str, plural: str, number: int, /, **values: object) -> Markup:
    text = texts.current().catalogue.ngettext(singular, plural, number)
    return Markup(text) % values  # noqa: S704  # nosec B704  # the values are escaped
