from datetime import date

import pytest

from corpus import ArchiveError, ArchiveFile, Finding, open_archive


@pytest.fixture
def stated(tmp_path):
    """Return a function that gives what a manifest states of the file a/b.txt."""

    def read(manifest):
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / "b.txt").write_text("Title\n")
        (tmp_path / "archive.toml").write_text(manifest)
        files = [f for f in open_archive(tmp_path).files() if isinstance(f, ArchiveFile)]
        return files[0].stated

    return read


def test_everything_that_can_be_stated_is_read(stated):
    facts = stated(
        '[files."a/b.txt"]\ntitle = "Crime"\ntopic = "crime"\ncaptured = 2015-03-26\n'
        'site_language = "es-MX"\nurl = "https://a.example/"\ndate_order = "MDY"\n'
    )

    assert (facts.title, facts.topic, facts.captured) == ("Crime", "crime", date(2015, 3, 26))
    assert (facts.site_language, facts.url) == ("es", "https://a.example/")
    assert facts.date_order == "MDY"


def test_a_later_pattern_prevails_and_any_pattern_prevails_over_the_whole(stated):
    facts = stated(
        'title = "All"\nsite_language = "fr"\ntopic = "all"\n'
        '[files."a/*"]\ntitle = "Folder"\ntopic = "folder"\n'
        '[files."*.txt"]\ntitle = "Text"\n'
    )

    assert (facts.title, facts.topic, facts.site_language) == ("Text", "folder", "fr")


@pytest.mark.parametrize(
    ("manifest", "place"),
    [
        ("titel = 'x'", "archive.toml: titel: no such key; there are title, topic"),
        ("[files.'*.txt']\ntitel = 'x'", 'archive.toml: [files."*.txt"] titel: no such key'),
        ("captured = '2015-03-26'", "archive.toml: captured: '2015-03-26' is no day"),
        ("captured = 2015-03-26T10:00:00", "archive.toml: captured: "),
        ("title = 5", "archive.toml: title: 5 is no text"),
        ("title = ' '", "archive.toml: title: ' ' is no text"),
        ("site_language = '?'", "archive.toml: site_language: '?' is no language"),
        ("date_order = 'YDM'", "archive.toml: date_order: 'YDM' is neither DMY, MDY nor YMD"),
        ("url = 'a.example'", "archive.toml: url: 'a.example' is no address of the web"),
        ("encoding = 'rot13'", "archive.toml: encoding: 'rot13' is no encoding"),
        ("columns = 1", "archive.toml: columns: write a table"),
        ("[columns]\nTitel = 'headline'", "archive.toml: columns: Titel: no key of a record"),
        ("[columns]\ndate = []", "archive.toml: columns: date: [] names no column"),
        (
            "[files.'*.txt'.columns]\nid = 'x'",
            'archive.toml: [files."*.txt"] columns: id: no key of a record',
        ),
        ("files = 1", "archive.toml: files: write a table"),
        ("links = 1", "archive.toml: links: write a table"),
        ("annotations = 1", "archive.toml: annotations: write false, or a table"),
        ("annotations.ever = []", "archive.toml: annotations: ever: no such key; there is never"),
        (
            "annotations.never.topic = ['x']",
            "archive.toml: annotations.never: topic: no such facet",
        ),
        (
            "annotations.never.place = 'JO'",
            "archive.toml: annotations.never: place: 'JO' is no list",
        ),
        ("[links]\nmirror = 'x'", "archive.toml: links: mirror: no such link; there is archived"),
        (
            "[links]\narchived = 'javascript:{url}{date}'",
            "archive.toml: links: archived: 'javascript:{url}{date}' is no address",
        ),
        (
            "[links]\narchived = 'https://a.example/'",
            "archive.toml: links: archived: {url} and {date} must stand in it",
        ),
        ("files.a = 1", "archive.toml: files.a: write a table"),
        ("title = ", 'archive.toml:1: invalid value: title =; write key = "text"'),
    ],
)
def test_a_manifest_with_a_fault_is_refused_with_file_and_key(stated, manifest, place):
    with pytest.raises(ArchiveError) as raised:
        stated(manifest)

    assert place in str(raised.value)


@pytest.mark.parametrize(
    ("manifest", "cure"),
    [
        ("[file.'a/b.txt']\ntitle = 'x'", 'file: no such table; write [files."a/b.txt"]'),
        ("['a/b.txt']\ntitle = 'x'", 'a/b.txt: no such table; of a file write [files."a/b.txt"]'),
        ("[files.b.txt]\ntitle = 'x'", 'in quotation marks: [files."b.txt"]'),
        ("[colums]\nheadline = 'x'", "colums: no such table; write [columns]"),
        ("[zones]\nheadline = 'x'", "there are files, columns, links, annotations"),
        ("language = 'en'", "encoding, columns; write site_language"),
        ("titel = 'x'", "encoding, columns; write title"),
        ("title = 5", 'write one, as title = "…"'),
        ("site_language = 'xx'", "'xx' is no language; write its code of ISO 639 or its name"),
        ("site_language = 'Frensh'", "'Frensh' is no language; write French"),
        ("url = 'www.a.example'", "write https://www.a.example"),
        ("encoding = 'windows1250'", "write windows-1250"),
        ("[columns]\nTitel = 'headline'", 'ours stands first: headline = "Titel"'),
        ("[columns]\npubDate = 'x'", "source; write date"),
        ("[columns]\ndate = []", 'write date = "…" or ["…", "…"]'),
        ("annotations.never.places = ['JO']", "quantity; write place"),
        ("title = 'a'\nsource = Reuters\n", "archive.toml:2: invalid value: source = Reuters;"),
        ("title = 'a'\ntitle = 'b'\n", "archive.toml:2: cannot overwrite a value: title = 'b';"),
        ("captured = 2015-03", "a day as 2015-03-26"),
    ],
)
def test_a_fault_of_a_manifest_says_what_to_type(stated, manifest, cure):
    with pytest.raises(ArchiveError) as raised:
        stated(manifest)

    assert cure in str(raised.value)


def test_a_manifest_that_is_no_text_in_utf_8_is_told_with_its_line(tmp_path):
    (tmp_path / "archive.toml").write_bytes(b"topic = 'x'\ntitle = 'Caf\xe9'\n")

    with pytest.raises(ArchiveError) as raised:
        open_archive(tmp_path)

    assert str(raised.value) == f"{tmp_path}/archive.toml:2: no text in UTF-8; save it as that"


def test_a_manifest_may_begin_with_a_byte_order_mark(stated):
    assert stated("\ufefftitle = 'Crime'\n").title == "Crime"


def test_a_manifest_that_cannot_be_opened_is_told_without_numbers_of_errors(tmp_path):
    (tmp_path / "archive.toml").mkdir()

    with pytest.raises(ArchiveError) as raised:
        open_archive(tmp_path)

    assert str(raised.value) == f"{tmp_path}/archive.toml: is a directory"


@pytest.mark.parametrize(
    ("said", "code"), [("English", "en"), ("alemán", "de"), ("nds", "nds"), ("spa", "es")]
)
def test_a_language_is_stated_by_its_code_or_by_its_name_in_any_language(stated, said, code):
    assert stated(f"site_language = '{said}'").site_language == code


def test_every_fault_of_a_manifest_is_told_at_once(stated):
    with pytest.raises(ArchiveError) as raised:
        stated(
            "titel = 'x'\ndate_order = 'YDM'\ncolumns = { id = 'x', date = [] }\n"
            "[files.'*.txt']\ncaptured = 'May'\n[links]\nmirror = 'x'\n"
        )

    places = [
        line.split("archive.toml: ")[1].split(": ")[0] for line in str(raised.value).split("\n")
    ]
    assert places == [
        "links",
        '[files."*.txt"] captured',
        "titel",
        "date_order",
        "columns",
        "columns",
    ]


def test_a_pattern_that_matches_nothing_is_reported(tmp_path):
    (tmp_path / "archive.toml").write_text('[files."*.txt"]\ntitle = "x"\n')

    (finding,) = open_archive(tmp_path).files()

    assert isinstance(finding, Finding)
    assert (str(finding.source), finding.kind) == ("archive.toml", "fault")
    assert finding.reason == '[files."*.txt"] matches no file'


def test_a_manifest_in_a_folder_of_the_archive_is_reported(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "archive.toml").write_text('title = "x"\n')

    (finding,) = open_archive(tmp_path).files()

    assert str(finding.source) == "a/archive.toml"
