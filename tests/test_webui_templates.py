"""Templates with the texts of each language in place."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, TemplateAssertionError

from webui import texts
from webui.http import templates
from webui.http.caching import software_digest
from webui.http.templates import Compiled, Templates


def twice(number: int) -> int:
    return 2 * number


def _rendered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: str, **values: object
) -> str:
    (tmp_path / "page.html").write_text(source, encoding="utf-8")
    monkeypatch.setattr(templates, "FOLDER", tmp_path)
    texts.choose("es")
    try:
        return Templates({}, {}, {"twice": twice}).render("page.html", **values)
    finally:
        texts.choose(None)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('{{ _("Search") }}', "Buscar"),
        ('{{ _("Search %(number)s", number=n) }}', "Búsqueda &lt;1&gt;"),
        ('{% set text = _("Search %(number)s", number=n) %}{{ text }}', "Búsqueda &lt;1&gt;"),
        ('{{ _("Search %(number)s", number=_("Search")) }}', "Búsqueda Buscar"),
        ('{{ _("100%% of %(number)s", number=n) }}', "100% of &lt;1&gt;"),
        ('{{ ngettext("Topic", "Topics", 2) }}', "Temas"),
        ('{{ _("Search") if n else _("None") }}', "Buscar"),
    ],
)
def test_a_text_stands_in_the_language_of_the_answer_with_its_values_escaped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: str, shown: str
) -> None:
    assert _rendered(monkeypatch, tmp_path, source, n="<1>") == shown


_LIBRARY = """
{% set most = 2 %}
{% macro item(text, more="!") %}<li>{{ text }}{{ more }}</li>{% endmacro %}
{% macro items(texts) %}{% for text in texts[:most] %}{{ item(text) }}{% endfor %}{% endmacro %}
{% macro counted(number) %}{% set n = number + 1 %}{{ n }}{% endmacro %}
"""


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('{{ item("<1>") }}', "<li>&lt;1&gt;!</li>"),
        ('{{ item("a", more="") }}{{ item("b", "?") }}', "<li>a</li><li>b?</li>"),
        ('{{ items("abc") }}', "<li>a!</li><li>b!</li>"),
        ('{{ item("a") if n }}{{ item("b") if not n }}', "<li>a!</li>"),
        ('{{ "none" if not n else item("b") }}', "<li>b!</li>"),
        ('{{ _("Search %(number)s", number=item("a")) }}', "Búsqueda <li>a!</li>"),
        ("{% set text = 7 %}{{ item(n) }}{{ text }}", "<li>5!</li>7"),
        ("{{ counted(n) }}{{ n }}", "65"),
        ("{% set list %}{{ counted(n) }}{% endset %}{{ list }}{{ list }}", "66"),
        ("{{ twice(3) }}", "6"),
        ("{% macro own() %}{{ n }}{% endmacro %}{{ own() }}", "5"),
        (
            "{% macro down(n) %}{{ n }}{% if n %}{{ down(n - 1) }}{% endif %}{% endmacro %}"
            "{{ down(2) }}",
            "210",
        ),
    ],
)
def test_a_macro_puts_out_where_it_is_called_what_it_would_by_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: str, shown: str
) -> None:
    (tmp_path / "library.html").write_text(_LIBRARY, encoding="utf-8")
    imported = '{% from "library.html" import item, items, counted %}'

    assert _rendered(monkeypatch, tmp_path, imported + source, n=5) == shown


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("{% set x = own(1) %}", "put out"),
        ("{{ own() }}", "values"),
        ("{{ own(1, 2) }}", "values"),
        ("{% set twice = 1 %}", "twice is a function"),
    ],
)
def test_a_macro_or_a_function_that_would_be_misread_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: str, fault: str
) -> None:
    macro = "{% macro own(n) %}{{ n }}{% endmacro %}"

    with pytest.raises(TemplateAssertionError, match=fault):
        _rendered(monkeypatch, tmp_path, macro + source)


def test_a_text_that_no_catalogue_can_know_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(TemplateAssertionError, match="literal"):
        _rendered(monkeypatch, tmp_path, "{{ _(n) }}", n="Search")


def test_a_compiled_template_is_kept_and_made_anew_when_it_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    folder = tmp_path / "kept"

    def shown(source: str) -> str:
        loader = DictLoader({"a.html": source})
        kept = Compiled("en", folder)
        environment = Environment(autoescape=True, loader=loader, bytecode_cache=kept)
        return environment.get_template("a.html").render()

    assert shown("one {{ 1 + 1 }}") == "one 2"
    (file,) = folder.iterdir()
    made = file.read_bytes()
    assert shown("one {{ 1 + 1 }}") == "one 2"
    assert file.read_bytes() == made
    assert shown("two {{ 1 + 1 }}") == "two 2"
    assert file.read_bytes() != made
    file.write_bytes(made.replace(software_digest().encode(), b"0" * 64))
    assert shown("one {{ 1 + 1 }}") == "one 2"
    assert file.read_bytes() == made


def test_a_template_is_shown_where_nothing_can_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loader = DictLoader({"a.html": "{{ 1 + 1 }}"})
    nowhere = Path("/proc/none/inside")  # in which nobody makes a folder, root included
    for bytecode, folder in ((True, tmp_path / "none"), (False, nowhere)):
        monkeypatch.setattr("sys.dont_write_bytecode", bytecode)
        environment = Environment(
            autoescape=True, loader=loader, bytecode_cache=Compiled("en", folder)
        )
        assert environment.get_template("a.html").render() == "2"
        assert not folder.exists()
