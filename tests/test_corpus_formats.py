"""What a file is follows from its content where the name says nothing, or what is not true."""

import bz2
import gzip
import io
import sys

import openpyxl
import pytest

from corpus import ArchiveFile, Finding, Headline, TopicPage, open_archive
from corpus.formats import recognise

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

HTML = b"<!DOCTYPE html>\n<h1>Ports</h1><p>12 May 2015</p><p>Police tow two ferries</p>"
TEXT = b"Ports\n\n12 May 2015\n\nPolice tow two ferries\n"
RSS = (
    b"<rss version='2.0'><channel><item><title>Police tow two ferries</title>"
    b"<pubDate>Tue, 12 May 2015 00:00:00 GMT</pubDate></item></channel></rss>"
)
JSONL = b'{"headline": "Police tow two ferries", "date": "2015-05-12"}\n' * 2
CSV = b"date;headline\n2015-05-12;Police tow two ferries\n"


def workbook():
    """Return a workbook with one headline."""
    book = openpyxl.Workbook()
    book.active.append(("Title", "Date"))
    book.active.append(("Police tow two ferries", "2015-05-12"))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(path):
    """Return the headlines' texts of an archive, and its findings as kind and reason."""
    archive = open_archive(path)
    texts, findings = [], []
    for file in archive.files():
        for item in archive.read(file) if isinstance(file, ArchiveFile) else [file]:
            if isinstance(item, Finding):
                findings.append((item.kind, item.reason))
            elif isinstance(item, TopicPage):
                texts += [headline.text for headline in item.headlines]
            elif isinstance(item, Headline):
                texts.append(item.text)
    return texts, findings


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (HTML, ".html"),
        (b"\xef\xbb\xbf\n<!-- saved from url=(0021)https://a.example/ -->\n<HTML>", ".html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">', ".html"),
        ("<html><body>".encode("utf-16"), ".html"),
        ("<html><body>".encode("utf-16-le"), ".html"),
        (b"<div><p>12 May 2015</p><p>A</p></div>", ".html"),
        (b"Warning: no cache\n<div><p>A</p><ul><li>B</li></ul></div>", ".html"),
        (RSS, ".xml"),
        (b"<?xml version='1.0'?><?xml-stylesheet href='a'?><newsItem/>", ".xml"),
        (b"<!DOCTYPE rss [<!ENTITY nbsp '&#160;'>]>\n<rss>", ".xml"),
        (JSONL, ".jsonl"),
        (b'[{"headline": "A"}]', ".json"),
        (b'{\n  "items": []\n}', ".json"),
        (CSV, ".csv"),
        (b"sep=,\nTitle,Date\nA,2015-01-01\n", ".csv"),
        (TEXT, ".txt"),
        (b"[Update] Police tow two ferries\n", ".txt"),
        (b"Police, courts and prisons\n\n12 May 2015\n", ".txt"),
        ("Полиция порта".encode("cp1251"), ".txt"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=x\r\n", ".mhtml"),
        (b"WARC/1.0\r\n", ".warc"),
        (b"Provider: x\n\nTY  - NEWS\nTI  - Police tow\nER  - \n", ".ris"),
        (b"% made by hand\n@article{a1,\n  title = {Police tow}\n}\n", ".bib"),
        (b"@police: two ferries towed\n", ".txt"),
        ("Überschrift;Erscheinungsdatum\nFähre;2015\n".encode("cp1252"), ".csv"),
        (zstd.compress(b""), ".zst"),
        (b"\x5d\x2a\x4d\x18\x01\0\0\0", ".zst"),
        (gzip.compress(b"", mtime=0), ".gz"),
        (bz2.compress(b""), ".bz2"),
        (bytes(257) + b"ustar\0" + bytes(249), ".tar"),
        (b"filedesc://a.arc 0.0.0.0 20050601 text/plain 76\n", ".arc"),
        (b'{"log": {"version": "1.2", "creator": {}, "entries": []}}', ".har"),
        (b'{"log": {"entries": [{"title": "A", "date": "2015"}]}}', ".json"),
        (b"PK\3\4", ".zip"),
        (b"%PDF-1.7", ""),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", ""),
        (b"\0\1\2\3", ""),
        (b"{\\rtf1}", ".rtf"),
    ],
)
def test_a_content_is_recognised(content, ending):
    assert recognise(content).ending == ending


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("news.aspx", HTML),
        ("news.php", TEXT),
        ("index.html@p=2", HTML),
        ("news", RSS),
        ("feed@format=rss", RSS),
        ("export", JSONL),
        ("export.dat", CSV),
        ("export.gz", gzip.compress(CSV, mtime=0)),
        ("export.zst", zstd.compress(CSV)),
        ("library", b"@misc{a,\n title = {Police tow two ferries}, date = {2015-05-12}}\n"),
        ("library.txt", b"TY  - NEWS\nTI  - Police tow two ferries\nDA  - 2015/05/12\nER  - \n"),
        ("Unicode Text.txt", CSV.decode().replace(";", "\t").encode("utf-16")),
        ("sheet", workbook()),
        ("news.aspx.gz", gzip.compress(gzip.compress(HTML, mtime=0))),
    ],
)
def test_a_file_whose_name_says_nothing_is_read_by_its_content(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)

    texts, findings = read(tmp_path)

    assert set(texts) == {"Police tow two ferries"}
    assert findings == []


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", HTML, ".txt by its name or type, but HTML; read as that"),
        ("a.xml", HTML, ".xml by its name or type, but HTML; read as that"),
        ("a.html", RSS, ".html by its name or type, but XML; read as that"),
        ("a.html.gz", HTML, "named as compressed, but it is not"),
    ],
)
def test_a_name_that_is_not_true_is_told_and_the_file_read_as_what_it_is(
    tmp_path, name, content, reason
):
    (tmp_path / name).write_bytes(content)

    texts, findings = read(tmp_path)

    assert texts == ["Police tow two ferries"]
    assert findings == [("note", reason)]


@pytest.mark.parametrize("name", ["a.html", "a.htm"])
@pytest.mark.parametrize("headline", ["Le maire : « Partez »", "Profits < 5 & rising", "Leak <3 m"])
def test_a_text_saved_as_a_page_is_read_as_the_text_that_it_is(tmp_path, name, headline):
    (tmp_path / name).write_text(f"Une\n\n3 mai 2014\n\n{headline}\n", encoding="utf-8")

    texts, findings = read(tmp_path)

    reason = f"{name[1:]} by its name or type, but plain text without a tag; read as that"
    assert texts == [headline]
    assert findings == [("note", reason)]


@pytest.mark.parametrize(
    ("name", "content", "finding"),
    [
        ("a.php", b"GIF89a", ("note", "passed over: its content is a GIF image")),
        (
            "a",
            b"\0\1\2\3",
            ("note", "passed over: its content is binary data"),
        ),
        (
            "a.html",
            bytes(range(256)) * 12,
            ("fault", "the file is left out, since its content is binary data"),
        ),
        ("a.css", TEXT, ("note", "passed over: no format of this name is known")),
        (
            "a.html",
            b"GIF89a",
            ("fault", "the file is left out, since its content is a GIF image"),
        ),
        (
            "a.csv.gz",
            b"\0\1\2\3",
            (
                "fault",
                "the file is left out, since its content is binary data",
            ),
        ),
    ],
)
def test_what_no_reader_is_for_is_named(tmp_path, name, content, finding):
    (tmp_path / name).write_bytes(content)

    assert read(tmp_path) == ([], [finding])


@pytest.mark.parametrize("name", ["news.html", "news.htm", "news.xlsx", "news.ods"])
def test_a_table_of_another_name_is_read_as_one(tmp_path, name):
    tmp_path.joinpath(name).write_bytes(CSV)

    texts, findings = read(tmp_path)

    assert texts == ["Police tow two ferries"]
    assert [kind for kind, _ in findings] == ["note"]


@pytest.mark.parametrize(
    "added",
    ["Added on Sunday, March 1, 2015 8:11:12 PM", "Ajouté le dimanche 1 mars 2015 20:11:12"],
)
def test_highlights_of_a_kindle_are_told_and_left_out(tmp_path, added):
    clip = f"The Bay (Daily)\r\n- Your Highlight on Location 1-2 | {added}\r\n\r\nTug sinks\r\n"
    tmp_path.joinpath("My Clippings.txt").write_text(f"\ufeff{clip}==========\r\n" * 2, newline="")

    texts, ((kind, reason),) = read(tmp_path)

    assert texts == []
    assert kind == "fault"
    assert "highlights of a Kindle" in reason


def test_a_list_above_a_rule_is_none_of_highlights():
    text = b"Ports\n- Tugs | 12 May 2015 14:05\n\nTug sinks in the estuary\n==========\n"

    assert recognise(text).ending == ".txt"
