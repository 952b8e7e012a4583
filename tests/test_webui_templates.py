"""Templates with the texts of each language in place."""

from pathlib import Path

import pytest
from jinja2 import TemplateAssertionError

from webui import texts
from webui.http import templates
from webui.http.templates import Templates


def _rendered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: str, **values: object
) -> str:
    (tmp_path / "page.html").write_text(source, encoding="utf-8")
    monkeypatch.setattr(templates, "_FOLDER", tmp_path)
    texts.choose("es")
    try:
        return Templates({}, {}).render("page.html", **values)
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


def test_a_text_that_no_catalogue_can_know_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(TemplateAssertionError, match="literal"):
        _rendered(monkeypatch, tmp_path, "{{ _(n) }}", n="Search")
