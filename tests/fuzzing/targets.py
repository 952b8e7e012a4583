"""What must hold of any input at all, as functions of bytes that fail where it does not.

`fuzzing.fuzz` calls them with inputs that reach ever more of the code; the tests call them with
some of Hypothesis's.
"""

import bz2
import contextlib
import datetime as dt
import gzip
import io
import json
import lzma
import plistlib
import sqlite3
import struct
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import brotli
import openpyxl

from corpus import Headline, TopicPage
from corpus.archive import READERS
from corpus.containers import in_memory
from corpus.containers.bounds import Allowance
from corpus.dates import read_date, read_timestamp, split_date
from corpus.manifest import Stated
from corpus.model import Finding
from corpus.read_context import ReadContext
from corpus.readers.json_files.json_streams import read_large
from corpus.reading import FileReader
from indexer import update_index
from indexer.documents import documents_of
from search import (
    Cursor,
    IndexDamaged,
    IndexOutdated,
    ParameterFaults,
    Query,
    QueryTooLong,
    format_parameters,
    open_index,
    open_writer,
    parse_parameters,
)
from search.asking.cursors import format_cursor, parse_cursor
from search.asking.periods import parse_period
from webui.http.urls import pairs

TODAY = dt.date(2026, 11, 22)
SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"
FORMATS = tuple(READERS)


def _database() -> bytes:
    """Return a database of SQLite with one record."""
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE a (title TEXT, date, url)")
        database.execute("INSERT INTO a VALUES ('A', '2014-01-01', 'https://a.example/')")
        database.commit()
        return database.serialize()


RECORDS = (
    (".csv", b'sep=;\r\ntitle;date\r\nA;B;2014-01-01\r\n"C;2015\r\n'),
    (
        ".sql",
        b"-- MySQL\nCREATE TABLE `a` (`title` text, `date` date);\n"
        b"INSERT INTO `a` VALUES ('A\\'s',NULL),('B','2014');\n"
        b"COPY p.a (title, date) FROM stdin;\nA\\tB\t\\N\n\\.\n/* ' */",
    ),
    (".sqlite", _database()),
    (".xml", b"<mets><mods><titleInfo><title>A</title></titleInfo></mods><div TYPE='ARTICLE'/>"),
    (".xml", b"<TEI><title level='a'>A</title><date when='2014'/><div type='news'><head>B</head>"),
    (".orgmode", b"#+title: A\n* [[/b][B]] :c:\n  <2014-01-01 Wed>\n** TODO D\n"),
    (
        ".wiki",
        b"== A ==\n{| class=b\n! Date !! A\n|-\n| 1 May 2014\n| [https://a.example/ B]\n|}\n",
    ),
    (
        ".csv",
        b"Date,Outlet,Article\n2014-05-01,A,B sinks off the cape\n2014-05-02,A,C is towed away\n",
    ),
    (".rst", b"===\nA\n===\n\n2014-01-01\n~~~~\n* `B <https://a.example/>`_\n"),
    (".adoc", b"= A\n\n* 2014-01-01: https://a.example/[B]\n\n|===\n|2014-01-01 |C\n|===\n"),
    (".textile", b'h1. A\n\n* 2014-01-01: "B":https://a.example/\n'),
    (".dokuwiki", b"====== A ======\n  * 2014-01-01 [[https://a.example/|B]]\n^ a ^\n| b |\n"),
    (".iptc", b"\x01AB1 4\x02^Slug<\r\n^A sinks =\r\n  B (AB) - C\x03131015 mai 14\x04\x01"),
    (".tsv", "title\tdate\nПолиция\t2014\n".encode("cp1251")),
    (
        ".json",
        b'{"articles": [{"title": "A", "source": {"name": "B"}, "issued": {"date-parts": [[1]]}}]}',
    ),
    (".jsonl", b'[{"title": "A"}, {"title": "B", "date": "2014-01-01"}]'),
    (
        ".json",
        b'{"version": "https://jsonfeed.org/version/1", "items": [{"content_html": "<p>A.</p>"}]}',
    ),
    (".json", b'[["title", "date"], ["A", 1.5e9], {"title": {"0": "B"}}]'),
    (
        ".ndjson",
        b'{"kind": "topic", "text": "A\\n\\nB", "date_text": null, "date": "2014-01-01",'
        b' "date_precision": "day", "first_seen": "2014-01-01", "last_seen": "",'
        b' "topics": [{"id": "a", "label": "A"}]}',
    ),
    (
        ".xml",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><urlset><url><loc>/</loc><n:news xmlns:n='n'><n:title>A&b;",
    ),
    (
        ".xml",
        b"<newsMessage><newsItem><contentMeta><headline>A</headline><subject><name>B</name></subject>"
        b"</contentMeta></newsItem></newsMessage>",
    ),
    (
        ".xml",
        b"<nitf><head><pubdata date.publication='20140101'/></head><body><body.head><hedline>A",
    ),
    (
        ".ris",
        b"TY  - NEWS\nTI  - A\nDA  - 2014/01//\nDB  - Dateline\nUR  - https://a.example/\nER  - \n",
    ),
    (".bib", b"@misc{dateline-1,\n title = {{A \\'e}}, year = 2014, month = jan,\n}\n"),
    (".nbib", b"PMID- 1\nTI  - A\n      B\nDP  - 2014 May\nMH  - C\n\nPMID- 2\n"),
    (".enw", b"%0 Newspaper Article\n%T A\n%D 2014\n%8 May 4\n%U https://a.example/\n"),
    (".refworks", b"RT News\nT1 A\nB\nYR 2014\nFD May 4\nUL https://a.example/\n\nRT B\n"),
    (
        ".rdf",
        b"<RDF><Article about='https://a.example/'><itemType>b</itemType><title>A</title><date>2014"
        b"</date><isPartOf resource='c'/></Article><b about='c'><title>C</title></b></RDF>",
    ),
    (".txt", b"1. A\nB, 12 May 2014, 5 words, (English)\n(Document AB00000020140512abc)\n"),
    (".txt", "A\nB1 | 2014-05-12\nC\n文章編號: 201405120001\n".encode()),
    (
        ".txt",
        b"Date: 12 May 2014\n=== News - 1 new result for [a] ===\nA\nB\nC\n"
        b"<https://www.google.com/url?url=https://a.example/>\n",
    ),
    (".txt", b"Document 1 of 2\n\nA\n\nPublication title: B\nPublication date: 1 May 2014\n"),
    (
        ".html",
        b"<div class='page_header'><div class='text'>A</div></div><div class=\"history\">"
        b"<div class='message default' id=\"m1\"><div class='body'><div class='date' title="
        b"'01.05.2014 1:00'></div><div class='text'>B<br>C</div></div></div></div>",
    ),
    (".html", b'<h1>May 2014 Archives</h1><li><a href="000001.html">A</a>generated by Pipermail'),
    (
        ".html",
        b"<h1 class=p-name>A</h1><time class=dt-published datetime=2014-05-01></time>"
        b"Exported from <a href=/>Medium</a>",
    ),
    (
        ".json",
        b'[{"timestamp": 1400000000, "data": [{"post": "A\\u00c3\\u00a9"}], "attachments":'
        b' [{"data": [{"external_context": {"url": "https://a.example/"}}]}]}]',
    ),
    (
        ".html",
        b'<ul class="report"><li class=item id="a"><h2>A</h2><table><tr><th>Date<td>2014-05-01',
    ),
    (".json", b'{"a": {"b": {"title": "A", "date": "2014-05-01"}}, "c": {"d": {"name": 1}}}'),
    (".opml", b"<opml><body><outline text='A' url='/' created='1 May 2014'/></body></opml>"),
    (".xml", b"<a><b date='2014'><title>A<i>B</i></title><c><link>d</link></c></b></a>"),
    (".txt", b"Title: A\nDate: 12 May 2014\n____\nTitle: B\n"),
    (".txt", b"A vom 12.05.2015, S. 1\n\nB\n\nQuelle: A vom 12.05.2015\n\nC vom 1.1.2014\n"),
    (".txt", b"1 of 2 DOCUMENTS\n\nA\n\nMay 12, 2014\n\nB\n\nSUBJECT: C (9%)\n\nLENGTH: 5 words\n"),
    (".txt", b"A\n5 words\n12 May 2014\nB\nEnglish\nDocument AB00000020140512abc\n"),
    (
        ".txt",
        b"TITLE: A\nAUTHOR: B\nDATE: 05/12/2014 01:00:00 PM\n-----\nBODY:\nC\n-----\n--------\n",
    ),
    (
        ".tsv",
        b"20140512000000-1\t20140512000000\t1\ta\tb" + b"\t" * 22 + b"<PAGE_TITLE>A</PAGE_TITLE>",
    ),
    (
        ".xml",
        b"<Workbook><Table><Row><Cell><Data>title</Data></Cell></Row>"
        b"<Row><Cell Index='2' MergeDown='1'/></Row>",
    ),
    (".xml", b"<mods><titleInfo><title>A</title></titleInfo><part><date>2014</date></part></mods>"),
    (
        ".xml",
        b"<record><datafield tag='245'><subfield code='a'>A :</subfield></datafield></record>",
    ),
    (".html", b"<DOCFULL><p>1 of 2 DOCUMENTS<p>A<p>May 12, 2014<p>B<p>LENGTH: 5 words</DOCFULL>"),
    (
        ".html",
        b'<article><i class="DocPublicationName">A</i><p>12 mai 2014<p>B'
        b"<p>news\xc2\xb720140512\xc2\xb7A",
    ),
    (
        ".rss",
        b"<rss><item><title>A</title><wp:post_type>post</wp:post_type><wp:status>draft</wp:status>",
    ),
    (".txt", b"ZCZC\nAB 3 i\nA ferry sinks here\nTOWN, May 12, 2014 (AB) - It sank.\nNNNN\n"),
    (".txt", "A\nmardi 12 mai 2014, p. 1\nB\nnews·20140512·A·1\n".encode()),
    (".txt", b"PRESS RELEASE\n\nKiel, 12 May 2014\n\nA new ferry is here\n\nIt sails.\n"),
    (".txt", b"News at 8 - 12/5/2014\n\nThe Times\nA sinks (p. 3)\n\nNews at 8 - 13/5/2014\n\nB\n"),
    (
        ".txt",
        b"Doe, A. (2014, May 12). A sinks here. The Bay, p. 4.\n- Roe, B. (2014, May 13). B. C.\n",
    ),
)
"""Small files of each format of records, by the end of their name."""
LINES = (
    *("", "---", "Document 1 of 2", "PRESS RELEASE", "ZCZC", "NNNN", "Page 2", "\f", "Read more"),
    *(
        "12 May 2014",
        "Tuesday, 13/5/2014",
        "12. Mai",
        "[2014]",
        "May 2014",
        "KIEL, May 14, 2014 (AB) -",
    ),
    *(
        "News at 8 - 12/5/2014",
        "The Times, 12 May 2014, p. 3",
        "(Le Monde, 15 mai 2014)",
        "1. ",
        "- ",
    ),
    *(
        "Title: ",
        "Date: ",
        "Doe, A. (2014, May 12). ",
        "Doe A. ",
        " // The Bay. – 2014. – 12 мая. – С. 2.",
    ),
    *(
        "A ferry sinks off the cape",
        "The Times",
        "By Ann Reed",
        "El País: ",
        "It sank, a man said.",
    ),
    *(
        "2014 May 12;3-4.",
        "“A crane falls.” ",
        "\t",
        " | ",
        "      ",
        "[1] ",
        "taz",
        "; ",
        "TOWN AND ",
    ),
)
"""What texts of archives have in their lines, in no order."""
CONTAINERS = (
    *("", ".zip", ".warc", ".mhtml", ".mbox", "member", "answer", ".zst"),
    *(".tar", ".arc", ".har", ".webarchive", ".docx", "document", ".rtf", "sheets"),
)
RECORD = (
    b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
    b"WARC-Date: 2015-06-01T00:00:00Z\r\nContent-Type: application/http\r\n"
    b"Content-Length: %d\r\n\r\n"
)
QUERIES = (Query(), Query(text="interpol"), Query(text='"trend micro"'), Query(text="cyber* -x"))


def read_file(data: bytes) -> None:
    """Any bytes are read in each format to documents that can be indexed, and findings."""
    end, content = FORMATS[data[0] % len(FORMATS)] if data else ".txt", data[1:]
    context = ReadContext("any" + end, Stated(), TODAY, lambda: in_memory(content))
    items = list(READERS[end](context))
    _check_all(items, context)


def read_lines(data: bytes) -> None:
    """Any order of what texts have in their lines is read, each in a line or beside the last."""
    parts = (LINES[byte % 128 % len(LINES)] + ("\n" if byte >= 128 else " ") for byte in data)
    content = "".join(parts).encode()
    context = ReadContext("any.txt", Stated(), TODAY, lambda: in_memory(content))
    items = list(READERS[".txt"](context))
    _check_all(items, context)


def read_large_json(data: bytes) -> None:
    """Any bytes are read as a JSON document too large to be held."""
    context = ReadContext("any.json", Stated(), TODAY, lambda: in_memory(data))
    items = list(read_large(context))
    _check_all(items, context)


def read_container(data: bytes) -> None:
    """Any bytes are read as each kind of container, or by what they are, in the same way.

    What a member of a zip, an answer in a WARC or a document holds is put into one here.
    """
    kind, content = CONTAINERS[data[0] % len(CONTAINERS)] if data else "", data[1:]
    if kind == "member":
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("any", content)
        kind, content = ".zip", stream.getvalue()
    elif kind in ("document", "sheets"):
        stream = io.BytesIO()
        part = "word/document.xml" if kind == "document" else "content.xml"
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(part, content)
        kind, content = ".docx" if kind == "document" else ".ods", stream.getvalue()
    elif kind == ".zst":
        kind, content = "", b"\x28\xb5\x2f\xfd" + content
    elif kind == "answer":
        content = RECORD % len(content) + content
        kind = ".warc"
    context = ReadContext("any" + kind, Stated(), TODAY, lambda: in_memory(content))
    _check(list(FileReader(context, kind, Allowance(len(content)), READERS).read()))


def _check_all(items: list[TopicPage | Headline], context: ReadContext) -> None:
    _check([*items, *context.take_findings(), *context.tally().findings(context.file)])


def _check(items: list[TopicPage | Headline | Finding]) -> None:
    """Fail if what was read cannot be indexed or told."""
    read: list[TopicPage | Headline] = []
    for item in items:
        if isinstance(item, Finding):
            f"{item.source}{item.reason}".encode()
        else:
            read.append(item)
    documents = documents_of(read, None)
    json.dumps([document.row() for document in documents], ensure_ascii=False).encode()
    if any(
        document.title.strip() != document.title or not document.title for document in documents
    ):
        raise AssertionError("a document without a title, or with white space around it")


def read_dates(data: bytes) -> None:
    """Any text is a period, or refused with a sentence; as a printed date it is one or none."""
    text = data.decode(errors="replace")
    read_date(text)
    read_timestamp(text)
    found_in_line = split_date(text)
    if found_in_line and not found_in_line.date_text:
        raise AssertionError("a date without its printed form")
    with contextlib.suppress(ValueError):
        found = parse_period(text, TODAY)
        if found.start and found.end and not found.start < found.end:
            raise AssertionError(f"{found} ends before it begins")


def ask(data: bytes) -> None:
    """Any query string gets an answer or is refused with all its faults, and is its own address."""
    try:
        query, _ = parse_parameters(pairs(data), TODAY)
    except (ParameterFaults, QueryTooLong):
        return
    if parse_parameters(format_parameters(query), TODAY)[0] != query:
        raise AssertionError(f"{query} has no address")
    if query.cursor is None:
        results = sample_engine().search(query)
        if not 0 <= len(results.hits) <= min(query.size, results.total):
            raise AssertionError(f"{len(results.hits)} hits of {results.total}")


def read_cursor(data: bytes) -> None:
    """Any text is a cursor that was made here, or refused with a sentence."""
    with contextlib.suppress(ValueError):
        cursor = parse_cursor(data.decode(errors="replace"), Query())
        if parse_cursor(format_cursor(Query(cursor=cursor)), Query()) != cursor:
            raise AssertionError(f"{cursor} is not written as it is read")
        if not isinstance(cursor, Cursor) or cursor.offset < 0:
            raise AssertionError(f"{cursor} is no place")


def open_segment(data: bytes) -> None:
    """Any change of a segment is refused, or, with its checksums made right, harms no one.

    The first four bytes say where the others go. What such a segment answers means nothing, and
    an error is as good as an answer; but it must end, and in no more memory than usual.
    """
    folder, whole = sample_segment()
    place = int.from_bytes(data[:4], "big") % len(whole)
    changed = bytearray(whole)
    changed[place : place + len(data) - 4] = data[4:][: len(whole) - place]
    path = folder / "MAIN_0000000100000001.col"
    for content in (bytes(changed), _with_right_checksums(changed)):
        path.write_bytes(content)
        try:
            engine = open_index(folder)
        except (IndexDamaged, IndexOutdated):
            continue
        except (LookupError, TypeError, ValueError, ArithmeticError):
            if content == whole:
                raise
            continue
        for query in QUERIES:
            try:
                engine.search(query)
            except (IndexDamaged, LookupError, TypeError, ValueError, ArithmeticError):
                if content == whole:
                    raise


TARGETS: dict[str, Callable[[bytes], None]] = {
    "readers": read_file,
    "lines": read_lines,
    "large JSON": read_large_json,
    "containers": read_container,
    "dates": read_dates,
    "queries": ask,
    "cursors": read_cursor,
    "segments": open_segment,
}


def seeds(name: str) -> list[bytes]:
    """Return inputs that a target of that *name* can begin with."""
    pages = [path.read_bytes() for path in SAMPLE.glob("*.txt")]
    return {
        "readers": [
            *(bytes([FORMATS.index(".txt")]) + page for page in pages),
            bytes([FORMATS.index(".jsonl")]) + b'{"headline": "A", "topic": ["B"]}\n',
            bytes([FORMATS.index(".csv")]) + b'headline,date\n"A, b",2014-01-01\n',
            bytes([FORMATS.index(".html")]) + b"<h1>A</h1><time>1 May 2014</time><a href=/x>B</a>",
            bytes([FORMATS.index(".rss")])
            + b"<rss version='2.0'><channel><item><title>A &#233; &lt;b&gt;</title>"
            b"<pubDate>Thu, 01 May 2014 00:00:00 GMT</pubDate></item></channel></rss>",
            bytes([FORMATS.index(".atom")])
            + b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='html'>A</title>"
            b"<updated>2014-05-01</updated><category term='B'/></entry></feed>",
            *(bytes([FORMATS.index(end)]) + content for end, content in RECORDS),
            bytes([FORMATS.index(".xlsx")]) + workbook(),
        ],
        "lines": [
            bytes([131, 128, 137, 128, 153, 128, 157]),
            bytes([143, 128, 154, 153, 128, 143, 128, 153]),
            bytes([22, 153, 22, 153, 18, 150, 9, 153]),
        ],
        "large JSON": [
            b'{"a": {"articles": [{"title": "A", "date": 1.5e9}, 1]}}',
            b"\xef\xbb\xbf[[]]",
        ],
        "dates": [
            *(b"last 5 years", b"2014-09", b"marzo 2015", b"since 1 May 2014", b"Q1 2015"),
            *(b"Published: 12 May 2015, 14:30 WIB | Two held", b"28 June - 3 July 2015"),
            *map(
                str.encode,
                ("平成27年5月12日", "24 رجب 1436 هـ الموافق 12 مايو 2015", "כ״ג באייר תשע״ה"),
            ),
        ],
        "containers": [
            b"\1PK\5\6" + bytes(18),
            b"\2" + RECORD % 30 + b"HTTP/1.1 200 OK\r\n\r\n<h1>A</h1>",
            b"\2WARC/1.0\r\nWARC-Type: revisit\r\nWARC-Payload-Digest: a\r\n"
            b"Content-Length: 0\r\n\r\n",
            b"\3MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
            b"Content-Type: text/html\r\n\r\n<h1>A</h1>\r\n--b--",
            b"\4<!DOCTYPE html><h1>A</h1><p>1 May 2014</p><p>B</p>",
            b"\4date;headline\n2014-05-01;A\n",
            b"\5HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n5\r\n<h1>A\r\n0\r\n\r\n",
            b"\5HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n" + brotli.compress(b"<p>A</p>" * 9),
            b"\5HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"<p>A</p>"),
            b"\0" + gzip.compress(b"<p>A</p>"),
            b"\0" + lzma.compress(b"{}"),
            b"\6\x04\x00\x11\x00\x00A",
            b"\0\x5d\x2a\x4d\x18\x01\0\0\0A",
            b"\0" + bz2.compress(b"<p>A</p>"),
            b"\x08" + tar(),
            b"\x09filedesc://a 0.0.0.0 20050601000000 text/plain 2\nA\n"
            b"http://a.example/ 192.0.2.1 20050601000000 text/html 30\n"
            b"HTTP/1.0 200 OK\r\n\r\n<p>A</p>\n",
            b'\x0a{"log": {"creator": {}, "entries": [{"startedDateTime": "2015-06-01", "response":'
            b' {"status": 200, "content": {"mimeType": "text/html", "text": "<p>A</p>"}}}]}}',
            b"\x0d<d><p><r><t>1 May 2014</t></r></p><tr><tc><p><hyperlink id='a'><t>A</t>"
            b"</hyperlink></p></tc></tr></d>",
            b"\x0b"
            + plistlib.dumps(
                {"WebMainResource": {"WebResourceData": b"<p>A</p>"}}, fmt=plistlib.FMT_BINARY
            ),
        ],
        "queries": [
            b"q=cybercrime&language=es&from=2014&size=5",
            b"q=%22trend+micro%22~5+OR+(cyber*+-date:[2013+TO+2015])+topic:x&words=any",
            b"topic=-a&skip=b&undated=only&sort=oldest&page=2&translate=off&match=exact",
        ],
        "cursors": [format_cursor(Query(cursor=Cursor("1", 20))).encode()],
        "segments": [bytes(4) + b"DATELINE", b"\0\0\x10\0\xff\xff\xff\xff"],
    }[name]


@cache
def tar() -> bytes:
    """Return a tar of one file."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        info = tarfile.TarInfo("a.csv")
        info.size = 8
        archive.addfile(info, io.BytesIO(b"title\nA\n"))
    return stream.getvalue()


@cache
def workbook() -> bytes:
    """Return a workbook of one row below its header."""
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["title", "date"])
    book.active.append(["A", dt.date(2014, 1, 1)])
    book.active.append(["B", None])
    book.active.merge_cells("B2:B3")
    book.save(stream)
    return stream.getvalue()


@cache
def sample_engine() -> object:
    """Return an engine over the sample archive."""
    folder = Path(tempfile.mkdtemp())
    update_index(SAMPLE, folder)
    return open_index(folder)


@cache
def sample_segment() -> tuple[Path, bytes]:
    """Return the folder of a small index, and the bytes of its one segment."""
    folder = Path(tempfile.mkdtemp())
    with open_writer(folder) as writer:
        for document in list(sample_engine().documents())[:12]:
            writer.put(document)
        writer.commit()
    return folder, (folder / "MAIN_0000000100000001.col").read_bytes()


def _with_right_checksums(content: bytearray) -> bytes:
    """Return a segment with the checksums that its content has, as far as it has any."""
    try:
        place, length = struct.unpack("<QI", content[-24:-12])
        directory = json.loads(content[place : place + length])
        for section in directory["sections"].values():
            size = int(section["type"][2:]) * section["count"]
            section["crc32"] = zlib.crc32(content[section["offset"] :][:size])
        encoded = json.dumps(directory).encode()
    except (AttributeError, KeyError, TypeError, ValueError, struct.error):
        return bytes(content)
    foot = struct.pack("<QII8s", place, len(encoded), zlib.crc32(encoded), b"DATELINE")
    return bytes(content[:place]) + encoded + foot
