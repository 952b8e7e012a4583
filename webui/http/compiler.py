"""Jinja's compiler, with what is known beforehand put in place.

A language fixes the texts of a template, so `_("...")` is looked up as the template is compiled.
The translation stands in the compiled template as if it had been typed there, with expressions
between its stretches. A macro stands where it is called, as if it had been typed there too: a call
would take as long as what most of them put out.

Four more things are decided as a template is compiled that Jinja would find out each time, of some
two thousand expressions a page: no function wants Jinja's context, and none has another meaning on
some pages; `a.b` is an attribute and never a key; most of what is put out is a plain string.
"""

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from jinja2 import BaseLoader, Environment, TemplateAssertionError, nodes
from jinja2.compiler import CodeGenerator
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

_PLACE = re.compile(r"(%\(\w+\)s|%%)")


def escaped(value: object) -> str:
    """Return *value* as text of a page, as `markupsafe.escape` does with more calls."""
    kind = type(value)
    if kind is str:
        text: str = value  # type: ignore[assignment]
        if "&" in text:  # as in most addresses, which have none of the others
            text = text.replace("&", "&amp;")
        if "<" in text or ">" in text or '"' in text or "'" in text:
            text = text.replace("<", "&lt;").replace(">", "&gt;")
            text = text.replace("'", "&#39;").replace('"', "&#34;")
        return text
    if kind is Markup:
        return value  # type: ignore[return-value]
    return str(value) if kind is int or kind is float else escape(value)


def generator(
    translate: Callable[[str], str], functions: Mapping[str, Callable[..., Any]]
) -> type[CodeGenerator]:
    """Return the compiler of templates with the texts of *translate*, which call *functions*."""
    imported = {name: f"{one.__module__}.{one.__qualname__}" for name, one in functions.items()}

    class Generator(CodeGenerator):
        def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:  # noqa: N802
            self.writeline(f"from {__name__} import {escaped.__name__}")
            _InPlace(self.environment, translate, imported).put_in(node)
            super().visit_Template(node, frame)

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
            self.write(f"{escaped.__name__}(")

    return Generator


class _File:
    """The macros that a file of templates has or imports, and its constants, by name.

    A macro that calls itself stays in the file as Jinja makes it, and cannot be imported.
    """

    def __init__(self, tree: nodes.Template, load: Callable[[str], "_File"]) -> None:
        self.macros: dict[str, tuple[nodes.Macro, _File]] = {}
        self.constants: dict[str, nodes.Const] = {}
        kept: list[nodes.Node] = []
        for node in tree.body:
            if isinstance(node, nodes.FromImport):
                library = load(node.template.value)  # type: ignore[attr-defined]
                self.macros |= {name: library.macros[name] for name in node.names}  # type: ignore[index, misc]
            elif isinstance(node, nodes.Macro) and not _calls_itself(node):
                self.macros[node.name] = (node, self)
            elif isinstance(node, nodes.Assign) and isinstance(node.node, nodes.Const):
                self.constants[node.target.name] = node.node  # type: ignore[attr-defined]
            else:
                kept.append(node)
        tree.body = kept


class _InPlace(NodeTransformer):
    """Puts texts, macros and functions in the places where a template names them."""

    def __init__(
        self,
        environment: Environment,
        translate: Callable[[str], str],
        functions: Mapping[str, str],
    ) -> None:
        self._environment = environment
        self._translate = translate
        self._functions = functions
        self._load = cache(self._library)
        self._file: _File

    def put_in(self, tree: nodes.Template) -> None:
        """Put everything in its place in *tree*, which loses its macros and imports."""
        self._file = self._opened(tree)
        self.generic_visit(tree)

    def visit_Name(self, node: nodes.Name) -> nodes.Expr:  # noqa: N802
        """Name a function by its module, and a constant by its value."""
        if node.ctx != "load":
            return node
        if node.name in self._functions:
            return nodes.ImportedName(self._functions[node.name], lineno=node.lineno)
        return self._file.constants.get(node.name, node)

    def visit_Output(self, node: nodes.Output) -> list[nodes.Node]:  # noqa: N802
        """Put stretches of a text and the expressions between them out one by one."""
        statements: list[nodes.Node] = []
        for child in node.nodes:
            for part in self._parts(child) or [child]:
                statement = self._statement(part)
                if statement:
                    statements.append(statement)
                elif statements and isinstance(statements[-1], nodes.Output):
                    statements[-1].nodes.append(self.visit(part))
                else:
                    statements.append(nodes.Output([self.visit(part)], lineno=part.lineno))
        return statements

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802
        """Join the stretches of a text that is no output itself."""
        if self._called(node):
            raise TemplateAssertionError("a macro can only be put out", node.lineno)
        parts = [
            nodes.MarkSafe(nodes.Const(part.data))
            if isinstance(part, nodes.TemplateData)
            else self.visit(part)
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
        values = {keyword.key: keyword.value for keyword in call.kwargs}
        parts: list[nodes.Expr] = []
        for index, stretch in enumerate(_PLACE.split(self._translate(message.value))):
            if index % 2:
                parts.append(nodes.TemplateData("%") if stretch == "%%" else values[stretch[2:-2]])
            elif stretch:
                parts.append(nodes.TemplateData(stretch))
        for part in parts:
            part.lineno = call.lineno
        return parts

    def _statement(self, part: nodes.Expr) -> nodes.Stmt | None:
        """Return what puts *part* out if it calls a macro, be it on a condition; None if not."""
        if isinstance(part, nodes.CondExpr):
            branches = [part.expr1, part.expr2]
            if not any(map(self._called, branches)):
                return None
            shown, other = (self.visit_Output(nodes.Output([b])) if b else [] for b in branches)
            return nodes.If(self.visit(part.test), shown, [], other, lineno=part.lineno)
        called = self._called(part)
        return self._inline(part, *called) if called else None  # type: ignore[arg-type]

    def _called(self, part: nodes.Expr | None) -> tuple[nodes.Macro, _File] | None:
        if isinstance(part, nodes.Call) and isinstance(part.node, nodes.Name):
            return self._file.macros.get(part.node.name)
        return None

    def _inline(self, call: nodes.Call, macro: nodes.Macro, file: _File) -> nodes.With:
        """Return the body of *macro* with its parameters as the variables of a scope."""
        names = [parameter.name for parameter in macro.args]
        given = dict(zip(reversed(names), reversed(macro.defaults), strict=False))
        given |= dict(zip(names, call.args, strict=False))
        given |= {keyword.key: keyword.value for keyword in call.kwargs}
        if given.keys() != set(names) or len(call.args) > len(names):
            raise TemplateAssertionError(f"{macro.name} has {len(names)} values", call.lineno)
        values = [self.visit(given[name]) for name in names]
        targets = [nodes.Name(name, "store") for name in names]
        around, self._file = self._file, file
        # The environment, which every node knows, must not be copied.
        body = deepcopy(macro.body, {id(self._environment): self._environment})
        scope = nodes.With(targets, values, body, lineno=call.lineno)
        scope.body = [done for node in body for done in self._visited(node)]
        self._file = around
        return scope

    def _visited(self, node: nodes.Node) -> list[nodes.Node]:
        done = self.visit(node)
        return done if isinstance(done, list) else [done]

    def _library(self, name: str) -> _File:
        loader: BaseLoader = self._environment.loader  # type: ignore[assignment]
        source, _, _ = loader.get_source(self._environment, name)
        return self._opened(self._environment.parse(source, name))

    def _opened(self, tree: nodes.Template) -> _File:
        for name in tree.find_all(nodes.Name):
            if name.ctx != "load" and name.name in self._functions:
                raise TemplateAssertionError(f"{name.name} is a function", name.lineno)
        return _File(tree, self._load)


def _calls_itself(macro: nodes.Macro) -> bool:
    called = (call.node for call in macro.find_all(nodes.Call))
    return any(isinstance(one, nodes.Name) and one.name == macro.name for one in called)
