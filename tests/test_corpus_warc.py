"""Each answer that a web archive keeps is read as a page as it was on the record's day."""

import gzip
import io
import zipfile
import zlib
from datetime import date

import brotli
import pytest

from corpus import Finding, Headline, open_archive

URL = "https://a.example/news"
HTML = b"<!DOCTYPE html>\n<h1>Ports</h1>\n<p>12 May 2015</p>\n<p>Police tow two ferries</p>"
ANSWER = "application/http; msgtype=response"


def record(kind, block, url=URL, when="2015-06-01T10:00:00Z", media_type=ANSWER, extra=""):
    """Return a record of a WARC; *extra* are more lines of its header."""
    header = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:x:{url}:{when}>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: {when}\r\nContent-Type: {media_type}\r\n"
        f"{extra}Content-Length: {len(block)}\r\n\r\n"
    )
    return header.encode() + block + b"\r\n\r\n"


def answer(body, media_type="text/html", status="200 OK", extra=""):
    """Return the answer of a web server; *extra* are more lines of its header."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{extra}\r\n".encode() + body


def chunked(body):
    pieces = [body[at : at + 40] for at in range(0, len(body), 40)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.fixture
def read(tmp_path):
    """Return a function that gives a file's pages and headlines, and its findings."""

    def _read(content, name="a.warc"):
        (tmp_path / name).write_bytes(content)
        archive = open_archive(tmp_path / name)
        (file,) = archive.files()
        items, findings = [], []
        for item in archive.read(file):
            if isinstance(item, Finding):
                findings.append((str(item.source), item.kind, item.reason))
            else:
                items.append(item)
        return items, findings

    return _read


def headlines(items):
    return [
        headline
        for item in items
        for headline in ([item] if isinstance(item, Headline) else item.headlines)
    ]


def test_a_page_has_the_day_the_address_and_the_place_of_its_record(read):
    (page,), findings = read(record("response", answer(HTML)))

    assert (page.captured, page.url) == (date(2015, 6, 1), URL)
    (headline,) = page.headlines
    assert (headline.text, headline.date) == ("Police tow two ferries", date(2015, 5, 12))
    assert str(headline.sources[0]) == f"a.warc/20150601100000/{URL}:4"
    assert findings == []


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2015-06-01T23:30:00Z", date(2015, 6, 1)),
        ("2015-06-01T23:30:00.123456789Z", date(2015, 6, 1)),
        ("2015-06-01T23:30:00-02:00", date(2015, 6, 2)),
        ("2015-06-01", date(2015, 6, 1)),
        ("2015-06", date(2015, 6, 30)),
        ("2015", date(2015, 12, 31)),
    ],
)
def test_the_day_of_a_record_is_that_of_its_date_in_utc(read, when, day):
    (page,), findings = read(record("response", answer(HTML), when=when))

    assert page.captured == day
    assert findings == []


def test_a_record_without_address_and_date_is_told_in_words(read):
    without = record("response", answer(HTML))
    without = without.replace(b"WARC-Date", b"X-Date").replace(b"WARC-Target-URI", b"X-URI")

    assert read(without)[1] == [
        ("a.warc", "fault", "a record without an address or a date: no date")
    ]


def test_a_record_without_a_day_is_read_and_reported(read):
    (page,), findings = read(record("response", answer(HTML), when="20150601100000"))

    assert [headline.text for headline in page.headlines] == ["Police tow two ferries"]
    assert findings == [
        (
            "a.warc",
            "fault",
            f"20150601100000/{URL}: no day in its date: 20150601100000",
        )
    ]


@pytest.mark.parametrize(
    ("body", "extra"),
    [
        (HTML, "Content-Encoding: identity\r\n"),
        (chunked(HTML), "Transfer-Encoding: chunked\r\n"),
        (gzip.compress(HTML, mtime=0), "content-encoding: gzip\r\n"),
        (zlib.compress(HTML), "Content-Encoding: deflate\r\n"),
        (zlib.compress(HTML)[2:-4], "Content-Encoding: deflate\r\n"),
        (brotli.compress(HTML), "Content-Encoding: br\r\n"),
        (
            chunked(gzip.compress(HTML, mtime=0)),
            "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
        ),
        (gzip.compress(brotli.compress(HTML), mtime=0), "Content-Encoding: br, gzip\r\n"),
    ],
    ids=["none", "chunked", "gzip", "zlib", "deflate", "brotli", "chunked gzip", "two"],
)
@pytest.mark.parametrize("packed", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_body_is_decoded_and_what_follows_it_is_read(read, body, extra, packed):
    first = record("response", answer(body, extra=extra))
    second = record("response", answer(HTML), url=f"{URL}/2")

    items, findings = read(
        packed(first) + packed(second), "a.warc.gz" if packed is not bytes else "a.warc"
    )

    assert [page.url for page in items] == [URL, f"{URL}/2"]
    assert [headline.text for headline in headlines(items)] == ["Police tow two ferries"] * 2
    assert findings == []


def test_a_body_that_the_crawler_decoded_already_is_read_and_noted(read):
    extra = "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"

    items, findings = read(record("response", answer(HTML, extra=extra)))

    assert [headline.text for headline in headlines(items)] == ["Police tow two ferries"]
    assert findings == [
        ("a.warc", "note", "an answer that says chunked, gzip and is not; read as it is")
    ]


def test_a_body_in_an_unknown_encoding_is_named_and_costs_nothing_else(read):
    unknown = record("response", answer(b"x", extra="Content-Encoding: zstd\r\n"))

    items, findings = read(unknown + record("response", answer(HTML), url=f"{URL}/2"))

    assert [page.url for page in items] == [f"{URL}/2"]
    assert findings == [
        (
            "a.warc",
            "fault",
            f"20150601100000/{URL}: compressed by zstd, which is not read; it is left out",
        )
    ]


@pytest.mark.parametrize(
    ("packed", "coding"), [(gzip.compress, "gzip"), (brotli.compress, "br")], ids=["gzip", "br"]
)
def test_a_bomb_in_an_answer_is_named_and_costs_nothing_else(read, packed, coding):
    bomb = record(
        "response", answer(packed(bytes(2**25 + 1)), extra=f"Content-Encoding: {coding}\r\n")
    )

    items, findings = read(bomb + record("response", answer(HTML), url=f"{URL}/2"))

    assert [page.url for page in items] == [f"{URL}/2"]
    assert [(place, kind) for place, kind, _ in findings] == [("a.warc", "fault")]
    assert "decompressed, it has more than 32 mebibytes" in findings[0][2]


def test_bombs_without_number_are_refused_together(read):
    body = answer(brotli.compress(bytes(2**25 + 1)), extra="Content-Encoding: br\r\n")

    items, findings = read(record("response", body) * 9 + record("response", answer(HTML)))

    assert items == []
    assert [kind for _, kind, _ in findings] == ["fault", "fault"]
    assert "more than the 67,108,864 bytes" in findings[1][2]


def test_the_charset_of_an_answer_counts_unless_the_page_is_utf_8(read):
    korean = "<h1>항구</h1><p>2015-05-12</p><p>경찰이 여객선을 예인했다</p>"
    first = record("response", answer(korean.encode("cp949"), "text/html; charset=EUC-KR"))
    second = record("response", answer(korean.encode(), "text/html; charset=EUC-KR"))

    items, _ = read(first + second)

    assert [headline.text for headline in headlines(items)] == ["경찰이 여객선을 예인했다"] * 2


def test_a_resource_is_a_page_too(read):
    (page,), findings = read(record("resource", HTML, media_type="text/html"))

    assert (page.captured, page.url) == (date(2015, 6, 1), URL)
    assert findings == []


def test_feeds_and_records_are_read_as_what_they_are(read):
    rss = b"<rss version='2.0'><channel><item><title>Feed one</title><pubDate>2015</pubDate></item>"
    rss += b"</channel></rss>"
    lines = b'{"headline": "Record one"}\n{"headline": "Record two"}\n'

    items, findings = read(
        record("response", answer(rss, "application/rss+xml"))
        + record("response", answer(lines, "application/x-ndjson"))
        + record("response", answer(b"headline,date\nTable one,2015-05-12\n", "text/csv"))
        + record("response", answer(rss, "text/html"))
    )

    assert [headline.text for headline in headlines(items)] == [
        *("Feed one", "Record one", "Record two", "Table one", "Feed one")
    ]
    assert findings == [
        (
            f"a.warc/20150601100000/{URL}",
            "note",
            ".html by its name or type, but XML; read as that",
        )
    ]


def test_what_is_no_page_is_passed_over_with_its_count(read):
    items, findings = read(
        record("warcinfo", b"software: x", media_type="application/warc-fields")
        + record("request", b"GET / HTTP/1.1\r\n\r\n")
        + record("response", answer(HTML, status="404 Not Found"))
        + record("response", answer(b"", status="301 Moved"))
        + record("response", answer(b"GIF8", "image/gif"))
        + record("response", answer(b"GIF8", "image/gif"))
        + record("response", answer(b""))
        + record("response", answer(b"User-agent: *", "text/plain"), "https://a.example/robots.txt")
        + record("response", b"1.2.3.4", "dns:a.example", media_type="text/dns")
        + record("response", answer(HTML))
    )

    assert [page.url for page in items] == [URL]
    assert findings == [
        ("a.warc", "note", "passed over: an answer of the type image/gif (2 times)"),
        ("a.warc", "note", "passed over: an answer of the type text/dns"),
        ("a.warc", "note", "passed over: an answer with the status 301"),
        ("a.warc", "note", "passed over: an answer with the status 404"),
        ("a.warc", "note", "passed over: an answer without content"),
        ("a.warc", "note", "passed over: rules for robots"),
    ]


@pytest.mark.parametrize(
    "refers",
    [
        f"WARC-Refers-To: <urn:x:{URL}:2015-06-01T10:00:00Z>\r\n",
        f"WARC-Refers-To-Target-URI: {URL}\r\nWARC-Refers-To-Date: 2015-06-01T10:00:00Z\r\n",
        "WARC-Payload-Digest: sha1:ABC\r\n",
    ],
    ids=["id", "date", "digest"],
)
@pytest.mark.parametrize("first", [False, True])
def test_a_revisit_is_the_page_that_it_refers_to_on_its_own_day(read, refers, first):
    page = record("response", answer(HTML), extra="WARC-Payload-Digest: sha1:ABC\r\n")
    revisit = record("revisit", answer(b""), when="2015-07-03T00:00:00Z", extra=refers)

    items, findings = read(revisit + page if first else page + revisit)

    assert [page.captured for page in items] == [date(2015, 6, 1), date(2015, 7, 3)]
    assert [str(headline.sources[0]) for headline in headlines(items)] == [
        f"a.warc/20150601100000/{URL}:4",
        f"a.warc/20150703000000/{URL}:4",
    ]
    assert findings == []


def test_a_revisit_of_what_is_elsewhere_is_noted(read):
    items, findings = read(
        record("response", answer(HTML))
        + record("revisit", b"", extra="WARC-Payload-Digest: sha1:ABC\r\n")
    )

    assert len(items) == 1
    assert findings == [
        (
            "a.warc",
            "note",
            "a revisit of a page that no record of this file has; its day does not count",
        )
    ]


@pytest.mark.parametrize(
    "content",
    [
        record("response", answer(HTML).replace(b"\r\n", b"\n")).replace(b"\r\n", b"\n"),
        record("response", answer(HTML)).replace(b"WARC-Type", b"Warc-Type"),
        record("response", answer(HTML), url=f"<{URL}>"),
        b"\r\n" + record("response", answer(HTML)),
    ],
    ids=["line feeds only", "other capitals", "address in brackets", "empty line first"],
)
def test_records_are_read_as_tools_write_them(read, content):
    (page,), findings = read(content)

    assert (page.url, len(page.headlines)) == (URL, 1)
    assert findings == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda second: b"junk\r\n" + second,
        lambda second: second[:100],
        lambda second: second[:-40],
        lambda second: second[:10] + b"X: " + b"a" * 10**6,
        lambda second: second.replace(b"Content-Length", b"content-length"),
    ],
    ids=["junk", "cut in the header", "cut in the block", "endless header", "length unread"],
)
def test_a_damaged_record_is_named_and_what_stood_before_it_is_read(read, damage):
    first = record("response", answer(HTML))
    second = record("response", answer(HTML), url=f"{URL}/2")

    items, findings = read(first + damage(second))

    assert items[0].url == URL
    assert {kind for _, kind, _ in findings} & {"fault", "unreadable"}


def test_a_warc_that_cannot_be_decompressed_to_its_end_is_named(read):
    whole = gzip.compress(
        b"".join(record("response", answer(HTML), f"{URL}/{n}") for n in range(9)), mtime=0
    )

    _, findings = read(whole[: len(whole) // 2], "a.warc.gz")

    assert [(place, kind) for place, kind, _ in findings if kind != "note"] == [
        ("a.warc.gz", "unreadable"),
        ("a.warc.gz", "fault"),  # of the record that is cut short
    ]


def test_a_wacz_is_read_by_its_warcs_and_its_page_list_holds(read):
    page = gzip.compress(record("response", answer(HTML)), mtime=0)
    revisit = record(
        "revisit",
        b"",
        when="2015-07-03T00:00:00Z",
        extra=f"WARC-Refers-To-Target-URI: {URL}\r\nWARC-Refers-To-Date: 2015-06-01T10:00:00Z\r\n",
    )
    pages = f'{{"format": "json-pages-1.0"}}\n{{"url": "{URL}"}}\n{{"url": "{URL}/2"}}\n'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("pages/pages.jsonl", pages)
        archive.writestr("archive/1.warc.gz", page)
        archive.writestr("archive/2.warc", revisit)

    items, findings = read(stream.getvalue(), "a.wacz")

    assert [page.captured for page in items] == [date(2015, 6, 1), date(2015, 7, 3)]
    assert [str(headline.sources[0]) for headline in headlines(items)] == [
        f"a.wacz/archive/1.warc.gz/20150601100000/{URL}:4",
        f"a.wacz/archive/2.warc/20150703000000/{URL}:4",
    ]
    assert findings == [("a.wacz", "fault", f"{URL}/2: listed as a page, but no record has it")]


def test_the_day_of_a_record_counts_before_the_one_stated_in_the_manifest(tmp_path):
    (tmp_path / "archive.toml").write_text("captured = 2020-01-01\n")
    (tmp_path / "a.warc").write_bytes(
        record("response", answer(HTML))
        + record("response", answer(HTML), url=f"{URL}/2", when="someday")
    )
    archive = open_archive(tmp_path)

    items = [item for file in archive.files() for item in archive.read(file)]

    assert [page.captured for page in items if not isinstance(page, Finding)] == [
        date(2015, 6, 1),
        date(2020, 1, 1),
    ]
    assert [one.reason for one in items if isinstance(one, Finding) and one.kind == "note"] == [
        "`captured` counts only for records that have no day of their own"
    ]


def test_what_browsertrix_says_of_a_page_beside_it_is_no_page(read):
    told = record(
        "resource", b'{"pageid": "x"}', f"urn:pageinfo:{URL}", media_type="application/json"
    )
    text = record("resource", b"Ports\n\nPolice tow\n", f"urn:text:{URL}", media_type="text/plain")

    items, findings = read(record("response", answer(HTML)) + told + text)

    assert [item.url for item in items] == [URL]
    assert [(kind, reason) for _, kind, reason in findings] == [
        ("note", "passed over: what a crawler says of a page, which is beside it (2 times)")
    ]


def test_a_record_leads_from_the_address_of_its_answer(read):
    records = b'[{"title": "A", "date": "2015-05-12", "link": "/1"},'
    records += b' {"title": "B", "date": "2015-05-12", "link": "Read more"}]'

    items, findings = read(record("response", answer(records, "application/json")))

    assert [one.url for one in headlines(items)] == ["https://a.example/1", None]
    assert [reason for *_, reason in findings] == [
        "record 2: Read more: no address of the web; the headline is kept without it"
    ]
