import json

import pytest

from indexer import update_index
from search import Query, open_index
from webui.api.exports import EXPORTS
from webui.api.records import records_of
from webui.http.urls import Addresses

ARCHIVE = {
    "page.txt": "Cybercrime\n\nCrime & the Internet is growing.\n\n• Fraud\n\n26 marzo 2015\n\n"
    "La policía detiene a cinco\n\nMars 2016\n\nCinq arrestations\n\n03/04/2015\n\nFive & six\n",
    "agua.txt": "Agua y sequía\n\nLa sequía dura años.\n\n26 marzo 2015\n\nLlueve en Sevilla\n",
    "records.jsonl": '{"headline": "=1+1 is two", "date": "someday", "description": "In a raid.",'
    ' "topic": ["Crime, organised", "Sea"], "url": "https://a.example/1", "source": "AFP",'
    ' "language": "en"}\n'
    '{"headline": "Tom &amp;amp; Jerry &amp;lt;b> sue", "date": "2014"}\n',
    "signs.json": json.dumps(
        [
            {
                "headline": "« L\u2019eau\u202f: 20\u00a0000 litres\u00a0»",
                "date": "2014",
                "description": "Selon\u00a0elle\u202f!",
                "topic": ["Landmines / Mines", "A,b; c", '[D] "e" F/G'],
                "language": "fr",
            },
            {"headline": '=HYPERLINK("https://a.example/3","Nine held")', "date": "2014"},
        ]
    ),
    "corrected.jsonl": "".join(
        json.dumps(record | {"url": "https://a.example/2", "language": "en"}) + "\n"
        for record in (
            {"headline": "=Five held", "date": "1 May 2015", "description": "In a raid."},
            {"headline": "Six held", "date": "April 2015", "description": "Three & four."},
            {"headline": "Seven held", "date": "2 May 2015", "description": "In a raid."},
            {"headline": "Eight held", "date": "2 May 2015"},
        )
    ),
}


@pytest.mark.parametrize("form", ["csv", "xlsx", "ndjson", "csl.json"])
def test_an_export_indexed_again_gives_the_same_documents(tmp_path, form):
    again = _indexed_again(tmp_path, form)

    assert _documents(tmp_path / again) == _documents(tmp_path / "index")


@pytest.mark.parametrize("form", ["ris", "bib"])
def test_an_export_of_references_gives_the_same_documents_but_for_paragraphs(tmp_path, form):
    again = _indexed_again(tmp_path, form)

    assert _documents(tmp_path / again, _in_one) == _documents(tmp_path / "index", _in_one)


@pytest.mark.parametrize("form", ["csv", "bib", "csl.json"])
def test_an_export_tells_again_what_no_file_lists_any_more(tmp_path, form):
    _index(tmp_path)
    (tmp_path / "first" / "agua.txt").unlink()
    update_index(tmp_path / "first", tmp_path / "index")

    again = open_index(tmp_path / _exported(tmp_path, form))

    unlisted = [one.title for one in again.documents() if not again.is_listed(one)]
    assert sorted(unlisted) == ["Agua y sequía", "Llueve en Sevilla"]


@pytest.mark.parametrize(
    "earlier",
    [
        "[" * 200_000,
        [1, {"text": 5}, {"text": "   "}],
        {"text": "x"},
        [{"text": f"{number}\n\n" * 20} for number in range(2000)],
    ],
    ids=["deep", "no wordings", "no list", "many"],
)
def test_earlier_wordings_that_no_export_has_cost_nothing_else(read_file, earlier):
    record = dict.fromkeys(("kind", "date_text", "date_precision", "first_seen", "last_seen"))
    line = json.dumps(record | {"text": "Five held\n\nIn a raid.", "earlier": earlier})

    headlines, findings = read_file("export.jsonl", line)

    assert (headlines[-1].text, headlines[-1].description) == ("Five held", "In a raid.")
    assert findings == []


def test_what_was_mended_before_it_was_exported_is_not_mended_again(read_file):
    record = dict.fromkeys(("kind", "date_text", "date_precision", "first_seen", "last_seen"))

    headlines, _ = read_file("export.jsonl", json.dumps(record | {"text": "PolicÃ©a &eacute;"}))

    assert headlines[-1].text == "PolicÃ©a &eacute;"


def _indexed_again(tmp_path, form):
    _index(tmp_path)
    return _exported(tmp_path, form)


def _index(tmp_path):
    for name, text in ARCHIVE.items():
        (tmp_path / "first").mkdir(exist_ok=True)
        (tmp_path / "first" / name).write_text(text)
    (tmp_path / "first" / "archive.toml").write_text("captured = 2020-01-01\n")
    update_index(tmp_path / "first", tmp_path / "index")


def _exported(tmp_path, form):
    scan = open_index(tmp_path / "index").scan(Query())
    (tmp_path / "second").mkdir()
    addresses = Addresses("https://d.example", "/", "/search", "/headlines/", "/topics/", "/days/")
    blocks = EXPORTS[form].blocks(records_of(scan, addresses), addresses)
    (tmp_path / "second" / f"export.{form}").write_bytes(b"".join(blocks))
    update_index(tmp_path / "second", tmp_path / "again")
    return "again"


def _in_one(text):
    return text.replace("\n\n", " ")


def _documents(index, shown=str):
    return sorted(
        repr(
            (
                *(
                    document.id,
                    document.kind,
                    shown(document.text),
                    document.date_text,
                    document.date,
                ),
                *(
                    document.date_precision,
                    document.language.code,
                    document.language.confidence,
                    document.topics,
                    document.publications,
                ),
                *(document.first_seen, document.last_seen),
                *(
                    (one.id, one.text, one.date, one.date_text, one.first_seen)
                    for one in document.wordings
                ),
            )
        )
        for document in open_index(index).documents()
    )
