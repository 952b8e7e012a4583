"""Zip files, compressed files and saved pages are read to the last member, within bounds."""

import base64
import bz2
import gzip
import hashlib
import io
import json
import lzma
import plistlib
import sys
import tarfile
import zipfile
from datetime import date

import pytest

from corpus import ArchiveFile, Finding, Headline, TopicPage, open_archive
from corpus.containers.bounds import Allowance, TooLargeError, metered

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

HTML = b"<!DOCTYPE html>\n<h1>Ports</h1>\n<p>12 May 2015</p>\n<p>Police tow two ferries</p>"
CSV = b"date,headline\n2015-05-12,Police tow two ferries\n"


def zipped(members, time=(2015, 6, 1, 12, 0, 0), method=zipfile.ZIP_DEFLATED):
    """Return a zip of *members*, content by name, each with a *time* of last change."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, time), content, method)
    return stream.getvalue()


@pytest.fixture
def read(tmp_path):
    """Return a function that gives a file's headlines and its findings."""

    def _read(name, content):
        (tmp_path / name).write_bytes(content)
        archive = open_archive(tmp_path / name)
        (file,) = archive.files()
        assert isinstance(file, ArchiveFile)
        headlines, findings = [], []
        for item in archive.read(file):
            if isinstance(item, Finding):
                findings.append((str(item.source), item.kind, item.reason))
            elif isinstance(item, TopicPage):
                headlines += item.headlines
            elif isinstance(item, Headline):
                headlines.append(item)
        return headlines, findings

    return _read


def places(headlines):
    return [str(headline.sources[0]) for headline in headlines]


def test_every_file_of_a_zip_is_read_and_named_with_its_place(read):
    inner = zipped({"b.csv.xz": lzma.compress(CSV)})

    headlines, findings = read(
        "a.zip",
        zipped(
            {
                "pages/may.html": HTML,
                "pages/list.csv.gz": gzip.compress(CSV, mtime=0),
                "in.zip": inner,
            }
        ),
    )

    assert places(headlines) == [
        "a.zip/pages/may.html:4",
        "a.zip/pages/list.csv.gz:2",
        "a.zip/in.zip/b.csv.xz:2",
    ]
    assert findings == []


def test_the_day_of_a_file_in_a_zip_is_that_of_its_last_change_if_the_zip_knows_it(read):
    known, _ = read("a.zip", zipped({"a.html": HTML}))
    unknown, _ = read("b.zip", zipped({"a.html": HTML}, time=(1980, 1, 1, 0, 0, 0)))

    assert known[0].first_seen == date(2015, 6, 1)
    assert unknown[0].first_seen > date(2026, 1, 1)  # that of the zip, which was written just now


def test_what_is_stated_of_a_zip_holds_for_what_it_holds(tmp_path, read):
    (tmp_path / "archive.toml").write_text('captured = 2015-07-01\ntopic = "Harbours"\n')

    headlines, _ = read("a.zip", zipped({"a.html": HTML}))

    assert headlines[0].first_seen == date(2015, 7, 1)
    assert headlines[0].topics[0].id == "harbours"


@pytest.mark.parametrize("name", ["a.epub", "a.zip"])
def test_of_a_book_its_pages_are_read(read, name):
    package = b"<package><metadata><title>The Bay</title></metadata></package>"
    members = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": b"<container/>",
        "content.opf": package,
        "toc.ncx": b"<ncx><navLabel><text>Ports</text></navLabel></ncx>",
        "text/nav.xhtml": b"<html><h1>Contents</h1><nav><a href='one.xhtml'>Ports</a></nav></html>",
        "text/one.xhtml": HTML,
    }

    headlines, findings = read(name, zipped(members))

    assert [headline.text for headline in headlines] == ["Police tow two ferries"]
    assert places(headlines) == [f"{name}/text/one.xhtml:4"]
    assert {kind for _, kind, _ in findings} <= {"note"}


def test_what_is_passed_over_in_a_zip_is_noted_but_for_hidden_files(read):
    headlines, findings = read(
        "a.zip",
        zipped({"a.html": HTML, "b.png": b"x", "c": b"\0\1\2", ".d": b"x", "__MACOSX/._a": b"x"}),
    )

    assert places(headlines) == ["a.zip/a.html:4"]
    assert findings == [
        ("a.zip/b.png", "note", "passed over: no format of this name is known"),
        ("a.zip/c", "note", "passed over: its content is binary data"),
    ]


@pytest.mark.parametrize("name", ["../evil.csv", "a/../b.csv", "./b.csv", ".git/../b.csv", "a/.."])
def test_a_name_in_a_zip_that_leads_elsewhere_is_reported_and_not_read(read, name):
    headlines, findings = read("a.zip", zipped({name: CSV, "b.csv": CSV}))

    assert places(headlines) == ["a.zip/b.csv:2"]
    reason = f"{name}: a name with . or .. as a folder; it is left out"
    assert findings == [("a.zip", "fault", reason)]


@pytest.mark.parametrize("members", [{}, {"a.png": b"x"}])
def test_a_zip_of_which_nothing_can_be_read_is_a_fault(read, members):
    headlines, findings = read("a.zip", zipped(members))

    assert headlines == []
    assert findings[-1] == ("a.zip", "fault", "nothing in it can be read")


def test_an_office_document_is_no_archive_of_pages(read):
    _, findings = read("a", zipped({"[Content_Types].xml": b"<Types/>", "word/a.xml": b"<a/>"}))

    assert findings == [("a", "fault", "an Office document or a book, which is not read")]


def test_an_encrypted_file_is_named_and_costs_nothing_else(read):
    content = bytearray(zipped({"a.html": HTML, "b.html": HTML}, method=zipfile.ZIP_STORED))
    content[content.index(b"PK\1\2") + 8] |= 1  # the flag in the directory

    headlines, findings = read("a.zip", bytes(content))

    assert places(headlines) == ["a.zip/b.html:4"]
    assert findings == [("a.zip", "fault", "a.html: encrypted; it is left out")]


def test_a_damaged_file_of_a_zip_is_named_and_costs_nothing_else(read):
    content = zipped({"a.html": HTML, "b.html": HTML}, method=zipfile.ZIP_STORED)

    headlines, findings = read("a.zip", content.replace(b"two ferries", b"TWO ferries", 1))

    assert [(place, kind) for place, kind, _ in findings] == [("a.zip/a.html", "unreadable")]
    assert places(headlines) == ["a.zip/b.html:4"]


def test_a_zip_that_is_cut_short_is_named(read):
    headlines, findings = read("a.zip", zipped({"a.html": HTML})[:-30])

    assert headlines == []
    reason = "the zip's directory at its end is missing or damaged, as if it was cut short"
    assert findings == [("a.zip", "unreadable", f"could not be read further: {reason}")]


def test_an_xz_file_of_several_parts_is_read_to_its_end(read):
    more = b"2015-05-13,Police find a ferry\n"

    headlines, findings = read("a.csv.xz", lzma.compress(CSV) + bytes(8) + lzma.compress(more))

    assert [headline.text for headline in headlines] == [
        "Police tow two ferries",
        "Police find a ferry",
    ]
    assert findings == []


NAMES = [hashlib.sha256(b"%d" % n).hexdigest()[:40] for n in range(4000)]
DAYS = [f"2015-05-{1 + n % 28:02},Police tow ferry {name}\n" for n, name in enumerate(NAMES)]


@pytest.mark.parametrize(
    ("ending", "compress"),
    [
        (".gz", gzip.compress),
        (".bz2", lambda content: bz2.compress(content, 1)),
        (".xz", lzma.compress),
        (".zst", zstd.compress),
    ],
    ids=["gz", "bz2", "xz", "zst"],
)
def test_what_stands_before_the_damage_of_a_compressed_file_is_kept(read, ending, compress):
    page = "".join(f"<li>{day[:10]}: {day[11:-1]}</li>\n" for day in DAYS)
    for name, content in (
        ("a.csv", "date,headline\n" + "".join(DAYS)),
        ("a.html", f"<h1>Ports</h1><ul>\n{page}</ul>"),
        ("b.html", f"<h1>Ports</h1><ul>{page}</ul>".replace("\n", "")),
    ):
        packed = compress(content.encode())
        headlines, findings = read(name + ending, packed[: len(packed) * 7 // 10])

        assert len(headlines) > 300
        first = [f"{line.date}: {line.text}" for line in headlines]
        assert first == [f"{day[:10]}: {day[11:-1]}" for day in DAYS[: len(headlines)]]
        ((place, _, reason),) = [one for one in findings if one[1] != "note"]
        ends = 1 if name == "b.html" else len(headlines) + 1
        assert place == f"{name}{ending}:{ends}"
        assert reason.startswith("could not be read further: ")


def test_a_large_compressed_table_is_kept_up_to_its_damage(tmp_path):
    told = (hashlib.sha512(day.encode()).hexdigest() for day in DAYS * 4)
    content = "date,headline\n" + "".join(f"2015-05-12,Police {one}\n" for one in told)
    packed = bytearray(gzip.compress(content.encode()))
    packed[len(packed) // 2 :] = b"\xff" * 9
    (tmp_path / "a.csv.gz").write_bytes(bytes(packed))
    archive = open_archive(tmp_path)
    (file,) = archive.files()

    items = list(archive.read(file))

    assert len(list(archive.stretches(file))) > 1
    (finding,) = [item for item in items if isinstance(item, Finding)]
    assert (finding.kind, finding.source.line) == ("unreadable", len(items))
    assert finding.reason.startswith("could not be read further: ")
    assert len(items) > 7200


def test_a_gzip_file_with_another_checksum_is_said_to_be_damaged_anywhere(read):
    packed = bytearray(gzip.compress(CSV))
    packed[-8] ^= 1

    headlines, findings = read("a.csv.gz", bytes(packed))

    assert places(headlines) == ["a.csv.gz:2"]
    assert findings == [
        (
            "a.csv.gz:2",
            "unreadable",
            "could not be read further: its checksum is another, so what was read of it may be"
            " damaged, too",
        )
    ]


def test_the_members_before_the_damage_of_a_compressed_tar_are_kept(read):
    packed = gzip.compress(tarred({"a.csv": CSV, "b.csv": bytes(range(256)) * 999}))

    headlines, findings = read("a.tar.gz", packed[: len(packed) // 2])

    assert places(headlines) == ["a.tar.gz/a.csv:2"]
    assert ("a.tar.gz", "unreadable") in [(place, kind) for place, kind, _ in findings]


def test_a_compressed_file_of_which_nothing_can_be_read_has_one_fault(read):
    _, findings = read("a.csv.xz", lzma.compress(CSV)[:20])

    assert [(place, kind) for place, kind, _ in findings] == [("a.csv.xz", "unreadable")]


# Bounds


def test_a_zstandard_file_of_several_parts_is_read_to_its_end(read):
    headlines, findings = read("a.csv.zst", zstd.compress(CSV) + zstd.compress(b"2015-05-13,Two\n"))

    assert [headline.text for headline in headlines] == ["Police tow two ferries", "Two"]
    assert findings == []


@pytest.mark.parametrize("packed", [False, True])
def test_a_warc_in_zstandard_is_read_with_the_dictionary_that_it_begins_with(read, packed):
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + HTML
    records = [
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/%d\r\n"
        b"WARC-Date: 2015-06-01T00:00:00Z\r\nContent-Type: application/http\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (number, len(body), body)
        for number in range(2)
    ]
    dictionary = zstd.train_dict([b"%s%d" % (records[0], n) for n in range(50)], 2000)
    content = dictionary.dict_content
    content = zstd.compress(content) if packed else content
    frame = b"\x5d\x2a\x4d\x18" + len(content).to_bytes(4, "little") + content

    headlines, findings = read(
        "a.warc.zst", frame + b"".join(zstd.compress(one, zstd_dict=dictionary) for one in records)
    )

    assert places(headlines) == [
        f"a.warc.zst/20150601000000/https://a.example/{number}:4" for number in range(2)
    ]
    assert findings == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (zstd.compress(CSV)[:-3], "the file ends within a compressed part"),
        (b"\x5d\x2a\x4d\x18\xff\xff\xff\x7f", "a dictionary of 2,147,483,647 bytes"),
        (b"\x5d\x2a\x4d\x18\x03\0\0\0abc" + zstd.compress(CSV), "a dictionary of 3 bytes"),
        (
            b"\x5d\x2a\x4d\x18\x0c\0\0\0\x37\xa4\x30\xec" + bytes(8) + zstd.compress(CSV),
            "invalid Zstandard dictionary",
        ),
    ],
    ids=["cut short", "too large a dictionary", "too small a dictionary", "no tables in it"],
)
def test_a_damaged_zstandard_file_is_named(read, content, reason):
    _, ((place, kind, said),) = read("a.csv.zst", content)

    assert (place.partition(":")[0], kind) == ("a.csv.zst", "unreadable")
    assert reason in said


def test_a_file_may_decompress_to_64_mebibytes_or_200_times_its_size():
    small, large = Allowance(1), Allowance(2**20)
    small.take(2**26)
    large.take(200 * 2**20)

    with pytest.raises(TooLargeError, match="more than the 67,108,864 bytes"):
        small.take(1)
    with pytest.raises(TooLargeError, match="more than the 209,715,200 bytes"):
        large.take(1)


def test_what_is_read_again_is_not_counted_again():
    allowance = Allowance(1)
    open_stream = metered(lambda: io.BytesIO(bytes(2**26)), allowance)
    for _ in range(2):
        with open_stream() as stream:
            while stream.read(2**20):
                pass

    assert not allowance.spent


def test_a_compressed_bomb_is_refused_by_name_after_what_stands_before_it(read):
    headlines, findings = read("a.csv.gz", gzip.compress(CSV + bytes(70 * 2**20), mtime=0))

    assert places(headlines) == ["a.csv.gz:2"]
    ((place, kind, reason),) = findings
    assert (place, kind) == ("a.csv.gz:2", "fault")
    assert "more than the 67,108,864 bytes" in reason


def test_a_bomb_in_a_zip_is_refused_by_name_with_what_stands_after_it(read):
    bomb = zipped({"a.csv": CSV + bytes(70 * 2**20)})

    headlines, findings = read("a.zip", zipped({"b.zip": bomb, "c.csv": CSV}))

    assert places(headlines) == ["a.zip/b.zip/a.csv:2"]
    ((place, kind, reason),) = findings
    assert (place, kind) == ("a.zip/b.zip/a.csv:2", "fault")
    assert "more than the 67,108,864 bytes" in reason


def tarred(members, **facts):
    """Return a tar of *members*, content by name, each header with *facts*."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            vars_of = {"mtime": 1433152800, **facts}
            for key, value in vars_of.items():
                setattr(info, key, value)
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def test_the_files_of_a_tar_are_read_from_their_days_and_names_that_lead_elsewhere_are_not(read):
    headlines, findings = read("a.tar", tarred({"a.csv": CSV, "../b.csv": CSV, ".c.csv": CSV}))

    assert places(headlines) == ["a.tar/a.csv:2"]
    assert headlines[0].first_seen == date(2015, 6, 1)
    reason = "../b.csv: a name with . or .. as a folder; it is left out"
    assert findings == [("a.tar", "fault", reason)]


def test_a_tar_that_is_cut_short_is_read_as_far_as_it_goes(read):
    whole = tarred({"a.csv": CSV, "b.csv": CSV})

    headlines, findings = read("a.tar", whole[:1600])

    assert places(headlines) == ["a.tar/a.csv:2", "a.tar/b.csv:2"]
    assert {kind for _, kind, _ in findings} == {"unreadable"}


@pytest.mark.parametrize(
    ("content", "place", "reason"),
    [
        (bz2.compress(tarred({"a.csv": CSV + bytes(70 * 2**20)})), "a.tar.bz2", "67,108,864 bytes"),
        (
            bz2.compress(tarred({"a.csv": CSV}, pax_headers={"path": "a" * (2**24 + 1)})),
            "a.tar.bz2",
            "its directory has more than 16,777,216 bytes",
        ),
    ],
    ids=["a large file", "a long name"],
)
def test_a_bomb_in_a_tar_is_refused_by_name(read, content, place, reason):
    _, ((where, kind, said),) = read("a.tar.bz2", content)

    assert (where, kind) == (place, "fault")
    assert reason in said


def test_an_entry_of_a_har_has_32_mebibytes_at_most(read):
    text = json.dumps(HTML.decode())
    entry = (
        '{"request": {"url": "https://a.example/%d"}, "response": {"status": 200, "content": %s}}'
    )
    small = entry % (1, f'{{"mimeType": "text/html", "text": {text}}}')
    large = entry % (2, f'{{"mimeType": "text/html", "text": {text[:-1]}{" " * (2**25 + 2**18)}"}}')
    har = f'{{"log": {{"creator": {{}}, "entries": [{small}, {large}]}}}}'

    headlines, findings = read("a.har.gz", gzip.compress(har.encode(), mtime=0))

    assert places(headlines) == ["a.har.gz/https://a.example/1:4"]
    assert [reason for _, kind, reason in findings if "32 mebibytes" in reason] == [
        "no HAR that can be read further: an entry of more than 32 mebibytes"
    ]


def test_an_answer_of_a_har_may_be_in_base64_and_in_the_encoding_that_it_says(read):
    page = "<h1>Порт</h1><p>12 May 2015</p><p>Полиция отбуксировала два парома</p>"
    content = {
        "mimeType": "text/html; charset=koi8-r",
        "encoding": "base64",
        "text": base64.b64encode(page.encode("koi8-r")).decode(),
    }
    entry = {
        "startedDateTime": "2015-06-01T23:30:00.000-02:00",
        "request": {"url": "https://a.example/"},
        "response": {"status": 200, "content": content},
    }

    damaged = {
        "request": {"url": "https://a.example/2"},
        "response": {"status": 200, "content": content | {"text": "PGgxPlBvcnQ8L2gxP"}},
    }

    headlines, findings = read(
        "a", json.dumps({"log": {"creator": {}, "entries": [damaged, entry]}}).encode()
    )

    assert [headline.text for headline in headlines] == ["Полиция отбуксировала два парома"]
    assert headlines[0].first_seen == date(2015, 6, 2)
    assert [(kind, said) for _, kind, said in findings] == [
        ("fault", "https://a.example/2: an answer that is not in base64, as it says")
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (plistlib.dumps({"A": 1}, fmt=plistlib.FMT_BINARY), "without a page that Safari saved"),
        (b"bplist00" + bytes(40), "without a page that Safari saved"),
    ],
    ids=["another list", "damaged"],
)
def test_a_property_list_without_a_page_is_a_fault(read, content, reason):
    _, ((place, kind, said), *_) = read("a.webarchive", content)

    assert (place, kind) == ("a.webarchive", "fault")
    assert reason in said


def test_an_arc_is_read_as_far_as_its_records_go(read):
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + HTML
    line = b"http://a.example/%d 192.0.2.1 20150601100000 text/html %d\n"
    large = line % (2, 2**25 + 1) + bytes(2**25 + 1) + b"\n"
    whole = line % (1, len(answer)) + answer + b"\n" + large + line % (3, len(answer)) + answer

    headlines, findings = read("a.arc", b"filedesc://a 0.0.0.0 20150601 text/plain 0\n" + whole)

    assert places(headlines) == [
        f"a.arc/20150601100000/http://a.example/{number}:4" for number in (1, 3)
    ]
    reason = "20150601100000/http://a.example/2: more than 32 mebibytes; it is left out"
    assert findings == [("a.arc", "fault", reason)]
    _, findings = read("b.arc", b"filedesc://a 0.0.0.0 20150601 text/plain 0\njunk\n" + whole)
    assert findings == [("b.arc", "fault", "no record of an ARC: junk; read as far as it goes")]


def word(text):
    """Return a document of Word of what is in its text's body."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    content = f"<w:document {space}><w:body>{text}</w:body></w:document>"
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": content.encode()})


def test_a_document_is_read_without_what_was_deleted_or_is_only_drawn(read):
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        "<w:p>{}</w:p><w:p><w:del>{}</w:del>{}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        "<w:p><w:r><w:t>Police</w:t><w:noBreakHyphen/><w:t>tow</w:t></w:r>{}</w:p>"
    )
    texts = ("Ports", "1 May 2015", "12 May 2015", " two ferries")

    headlines, findings = read("a.docx", word(body.format(*map(run.format, texts))))

    assert [(one.text, str(one.date)) for one in headlines] == [
        ("Police-tow two ferries", "2015-05-12")
    ]
    assert places(headlines) == ["a.docx:5"]
    assert findings == []


def test_the_tables_within_tables_of_a_document_are_read_once(read):
    nested = f"{'<tr><tc>' * 24}<p>12 May 2015 Police tow a ferry</p>{'</tc></tr>' * 24}"

    headlines, _ = read("a.docx", word(f"<d>{nested}</d>"))

    assert [headline.text for headline in headlines] == ["Police tow a ferry"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (word(f"<w:p>{' ' * 2**25}</w:p>"), "its text has more than 32 mebibytes; it is left out"),
        (word("<a>" * 99), "its text is not read: nested more than 100 deep"),
        (word("<w:p>"), "its text is not read: no XML: mismatched tag"),
        (zipped({"mimetype": b"application/epub+zip"}), "an Office document or a book"),
    ],
    ids=["too large", "too deep", "cut short", "a book"],
)
def test_a_document_that_cannot_be_read_is_named(read, content, reason):
    _, ((place, kind, said), *_) = read("a.docx", content)

    assert (place, kind) == ("a.docx", "fault")
    assert said.startswith(reason)


def test_a_page_in_a_zip_has_32_mebibytes_at_most(read):
    _, findings = read("a.zip", zipped({"a.html": HTML + bytes(2**25)}))

    assert (
        "a.zip/a.html",
        "fault",
        "the file has more than 32 mebibytes and is left out",
    ) in findings


def test_containers_stand_in_one_another_five_deep_at_most(read):
    content = zipped({"a.csv": CSV})
    for _ in range(5):
        content = zipped({"a.zip": content})

    headlines, findings = read("a.zip", content)

    assert headlines == []
    assert ("a.zip" + 5 * "/a.zip", "fault", "more than 5 containers in one another; left out") in (
        findings
    )


def test_a_zip_whose_directory_is_too_large_is_refused_before_it_is_read(read):
    end = bytearray(zipped({}))
    end[12:16] = (2**24 + 1).to_bytes(4, "little")  # the directory's size

    _, findings = read("a.zip", bytes(2**24 + 1) + bytes(end))

    ((place, kind, reason),) = findings
    assert (place, kind) == ("a.zip", "fault")
    assert "its directory has more than 16,777,216 bytes" in reason


# MHTML

SAVED = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/news\r\n"
    b"Subject: News\r\nDate: Tue, 2 Jun 2015 23:30:00 -0200\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--x"\r\n\r\n\r\n'
    b"----x\r\nContent-Type: text/html%s\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    b"Content-Location: https://a.example/news\r\n\r\n%s\r\n"
    b"----x\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/frame\r\n\r\n"
    b"<html><p>1 May 2015</p><p>An advertisement</p></html>\r\n"
    b"----x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"
    b"----x--\r\n"
)


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a"])
def test_a_saved_page_is_read_as_it_was_on_its_day_at_its_address(tmp_path, name):
    page = (
        b"<html><h1>Polic=C3=ADa</h1>\r\n<p>12 May =\r\n2015</p>\r\n<p>Dos detenidos=3D2</p></html>"
    )
    (tmp_path / name).write_bytes(SAVED % (b"", page))
    archive = open_archive(tmp_path)
    (file,) = archive.files()

    (found,) = archive.read(file)

    assert (found.topic.label, found.url) == ("Policía", "https://a.example/news")
    assert found.captured == date(2015, 6, 3)  # in UTC
    assert [(h.text, h.date, str(h.sources[0])) for h in found.headlines] == [
        ("Dos detenidos=2", date(2015, 5, 12), f"{name}:3")
    ]


def test_a_saved_page_is_in_the_encoding_that_its_part_says(read):
    page = b"<html><p>12 May 2015</p><p>=CF=EE=EB=E8=F6=E8=FF =EF=EE=F0=F2=E0</p></html>"

    headlines, _ = read("a.mhtml", SAVED % (b'; charset="windows-1251"', page))

    assert [headline.text for headline in headlines] == ["Полиция порта"]


def test_a_saved_file_without_a_page_is_a_fault(read):
    content = SAVED.replace(b"text/html", b"text/css") % (b"", b"p {}")

    assert read("a.mhtml", content) == (
        [],
        [("a.mhtml", "fault", "no page among its parts; the file is left out")],
    )


def test_parts_within_parts_without_end_are_a_fault(read):
    nested = b"".join(
        b"Content-Type: multipart/related; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(5000)
    )

    headlines, findings = read("a.mhtml", b"MIME-Version: 1.0\r\n" + nested)

    assert headlines == []
    assert [(place, kind) for place, kind, _ in findings] == [("a.mhtml", "fault")]
