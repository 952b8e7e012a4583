"""The templates, compiled once for each language of the interface.

A language fixes the texts of a template, so `_("...")` is looked up as the template is compiled.
The translation stands in the compiled template as if it had been typed there, with expressions
between its stretches.

Four more things are decided as a template is compiled that Jinja would find out each time, of some
two thousand expressions a page: no function wants Jinja's context, `a.b` is an attribute and never
a key, an imported macro needs no names of the page, and most of what is put out is a plain string.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from flask import current_app
from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateAssertionError,
    nodes,
)
from jinja2.compiler import CodeGenerator
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from webui import texts

_FOLDER = Path(__file__).parents[1] / "templates"
_PLACE = re.compile(r"(%\(\w+\)s|%%)")


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
        self._functions = functions
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
        environment.template_class = _Template
        environment.escaped = _escaped  # type: ignore[attr-defined]
        environment.code_generator_class = _generator(texts.texts_in(language).catalogue.gettext)
        environment.filters.update(self._filters)
        environment.globals.update(self._functions, ngettext=_plural)
        return environment


def _plural(singular: str, plural: str, number: int, /, **values: object) -> Markup:
    text = texts.current().catalogue.ngettext(singular, plural, number)
    return Markup(text) % values  # noqa: S704  # nosec B704  # the values are escaped


class _Template(Template):
    """A template whose macros know the names of the environment and no others."""

    def _get_default_module(self, _context: Any = None) -> Any:
        return super()._get_default_module()


def _escaped(value: object) -> str:
    """Return *value* as text of a page, as `markupsafe.escape` does with more calls."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]
    if kind is str:
        text: str = value  # type: ignore[assignment]
        if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
            return escape(text)
        return text
    return str(value) if kind is int or kind is float else escape(value)


def _generator(translate: Callable[[str], str]) -> type[CodeGenerator]:
    """Return Jinja's compiler, but with texts in place and functions called directly."""

    class Generator(CodeGenerator):
        def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:  # noqa: N802
            super().visit_Template(_InPlace(translate).visit(node), frame)

        def visit_Call(  # noqa: N802
            self, node: nodes.Call, frame: Any, _forward_caller: bool = False
        ) -> None:
            self.visit(node.node, frame)
            self.write("(")
            for argument in (*node.args, *node.kwargs):
                self.visit(argument, frame)
                self.write(", ")
            self.write(")")

        def visit_Getattr(self, node: nodes.Getattr, frame: Any) -> None:  # noqa: N802
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

        def _output_child_pre(self, *_: Any) -> None:
            self.write("environment.escaped(")

    return Generator


class _InPlace(NodeTransformer):
    """Puts the translation of each `_("...")` in its place."""

    def __init__(self, translate: Callable[[str], str]) -> None:
        self._translate = translate

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802
        """Put stretches of a text and the expressions between them out one by one."""
        parts: list[nodes.Expr] = []
        for child in node.nodes:
            parts += self._parts(child) or [self.visit(child)]
        node.nodes = parts
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802
        """Join the stretches of a text that is no output itself."""
        parts = [
            nodes.MarkSafe(nodes.Const(part.data)) if isinstance(part, nodes.TemplateData) else part
            for part in self._parts(node)
        ]
        if not parts:
            self.generic_visit(node)
            return node
        return parts[0] if len(parts) == 1 else nodes.Concat(parts)

    def _parts(self, call: nodes.Expr) -> list[nodes.Expr]:
        """Return the stretches of a text as data, with the values of its places between them.

        Empty if *call* is not that of a text.
        """
        if not isinstance(call, nodes.Call) or not isinstance(call.node, nodes.Name):
            return []
        if call.node.name != "_":
            return []
        (message,) = call.args
        if not isinstance(message, nodes.Const):
            raise TemplateAssertionError("a text must be a literal", call.lineno)
        values = {keyword.key: self.visit(keyword.value) for keyword in call.kwargs}
        parts: list[nodes.Expr] = []
        for index, stretch in enumerate(_PLACE.split(self._translate(message.value))):
            if index % 2:
                parts.append(nodes.TemplateData("%") if stretch == "%%" else values[stretch[2:-2]])
            elif stretch:
                parts.append(nodes.TemplateData(stretch))
        return parts
