"""Headlines of pages that lead nowhere: line below line in one element, column beside column."""

from pathlib import Path

import pytest
from contents import Contents

FERRY, ANCHOR, BRIDGE = (
    "The ferry to Kiel is late",
    "A diver finds an anchor",
    "Town council closes the old bridge",
)


def read(tmp_path: Path, body: str) -> Contents:
    head = "<html lang=en><meta charset=utf-8><title>News</title><h1>News of the harbour</h1>"
    (tmp_path / "page.html").write_text(head + body)
    return Contents(tmp_path)


@pytest.mark.parametrize(
    "body",
    [
        "<p><b>3 May 2015</b><br>{0}<br>{1}</p><p><b>4 May 2015</b><br>{2}</p>",
        "<p>3 May 2015<br>{0}<br>{1}</p><p>4 May 2015<br>{2}</p>",
        "<table><tr><td>3 May 2015<td>{0}<br>{1}<tr><td>4 May 2015<td>{2}</table>",
    ],
    ids=["bold days", "plain days", "cells"],
)
def test_lines_below_a_day_are_a_headline_each(tmp_path, body):
    found = read(tmp_path, body.format(FERRY, ANCHOR, BRIDGE))

    assert found.listed == [("2015-05-03", FERRY), ("2015-05-03", ANCHOR), ("2015-05-04", BRIDGE)]
    assert "each line below a day is taken for a headline" in found.report


@pytest.mark.parametrize(
    "other",
    [
        "Town hall",
        "Reuters",
        "By Ann Reed of the Shore Gazette",
        "It has no lifeboats left, as the harbour master said.",
        "Tel. 0123 456789",
    ],
)
def test_what_is_said_of_a_headline_in_a_line_below_it_is_no_headline(tmp_path, other):
    body = f"<p>3 May 2015<br>{FERRY}<br>{other}</p><p>4 May 2015<br>{BRIDGE}</p>"

    assert read(tmp_path, body).listed == [("2015-05-03", FERRY), ("2015-05-04", BRIDGE)]


def test_each_column_that_a_language_heads_has_a_headline(tmp_path):
    body = (
        "<table><tr><th>Date<th>English<th>Español"
        f"<tr><td>3 May 2015<td>{FERRY}<td>El barco de Kiel llega tarde"
        f"<tr><td>4 May 2015<td>{ANCHOR}<td>Un buzo halla un ancla</table>"
    )

    assert read(tmp_path, body).listed == [
        ("2015-05-03", FERRY),
        ("2015-05-03", "El barco de Kiel llega tarde"),
        ("2015-05-04", ANCHOR),
        ("2015-05-04", "Un buzo halla un ancla"),
    ]


@pytest.mark.parametrize(
    "cells",
    [("14", "15"), ("<a href=/1>HTML version</a>", "<a href=/2>Versión HTML</a>")],
    ids=["numbers", "documents"],
)
@pytest.mark.parametrize("header", ["Title", "Document"])
def test_columns_of_languages_beside_one_of_titles_have_no_headlines(tmp_path, cells, header):
    row = "<td>".join(cells)
    body = (
        f"<table><tr><th>Date<th>{header}<th>English<th>Español"
        f"<tr><td>3 May 2015<td>{FERRY}<td>{row}<tr><td>4 May 2015<td>{ANCHOR}<td>{row}</table>"
    )

    assert read(tmp_path, body).listed == [("2015-05-03", FERRY), ("2015-05-04", ANCHOR)]
