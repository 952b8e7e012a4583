"""A damaged index is reported by file and section, or answers as before, never wrongly.

The damage is one flipped bit in every section that docs/index-format.md names, or a truncated
file. The last tests open folders that an attacker made.
"""

import json
import os
import pickle
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from examples import examples
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from search import Document, IndexDamaged, IndexOutdated, Query, open_index, open_writer
from search.columnar import ColumnWriter
from search.columnar.files.array_file import ArrayFile, ArrayFileWriter
from search.columnar.writing import merger
from search.command import main

SAMPLE = Path(__file__).parent.parent / "corpus" / "sample"


@pytest.fixture
def index(
    tmp_path: Path, make_document: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Return an index of two segments, one of which has a deleted document."""
    monkeypatch.setattr(merger, "SMALL", 0)
    monkeypatch.setattr(merger, "RATIO", 0)
    where = tmp_path / "index"
    with ColumnWriter(where) as writer:
        for number in range(9):
            writer.put(
                make_document(f"red fox {number}", f"2014-01-0{number + 1}", topics=("fox",))
            )
        writer.commit(b'{"files": {}}')
        writer.remove("red fox 3|2014-01-04")
        writer.put(make_document("gallina roja", None, "es", ("hen", "fox")))
        writer.commit()
    assert sorted(path.suffix for path in where.iterdir()) == [
        "", ".col", ".col", ".del", ".meta", ".meta", ".toc", ".toc",
    ]  # fmt: skip
    return where


def regions(content: bytes) -> Iterator[tuple[str, int, int]]:
    """Yield name, begin and end of each region of an array file, as docs/index-format.md does."""
    directory, length = struct.unpack("<QI", content[-24:-12])
    sections = json.loads(content[directory : directory + length])["sections"]
    yield from (("header", 0, 8), ("version", 8, 12), ("unused", 12, 64))
    ends = [64]
    for name, section in sections.items():
        size = int(section["type"][2:]) * section["count"]
        yield from ((name, section["offset"], section["offset"] + size),)
        yield from (("unused", ends[-1], section["offset"]),)
        ends.append(section["offset"] + size)
    yield "directory", directory, directory + length
    yield "directory", len(content) - 24, len(content)


def read_all(where: Path) -> tuple[object, ...]:
    engine = open_index(where)
    found = [engine.search(Query(text=text)) for text in ("", "fox", '"red fox"', "gallinas", "f*")]
    return (
        [[(hit.document, hit.score) for hit in results.hits] for results in found],
        [results.facets for results in found],
        sorted(document.id for document in engine.documents()),
    )


def test_a_changed_byte_anywhere_is_reported_by_file_and_section_or_changes_nothing(
    index: Path,
) -> None:
    answers = read_all(index)
    newest = [path for path in sorted(index.iterdir()) if path.name != "_MAIN_1.meta"]
    reported = 0

    for path in newest:
        if path.suffix not in (".col", ".del", ".meta"):
            continue
        content = path.read_bytes()
        idle = bytearray(content)
        for section, begin, end in regions(content):
            for offset in {begin, (begin + end) // 2, end - 1} if end > begin else ():
                if section == "unused":
                    idle[offset] ^= 1 << offset % 8
                    continue
                changed = bytearray(content)
                changed[offset] ^= 1 << offset % 8
                path.write_bytes(changed)
                if section == "version":
                    expected = rf"{path.name} has layout \d+, this version of Dateline reads 10; "
                    with pytest.raises(IndexOutdated, match=expected):
                        open_index(index)
                else:
                    expected = rf"{path.name}, section {section}: .*; rebuild it with"
                    with pytest.raises(IndexDamaged, match=expected):
                        open_index(index)
                reported += 1
        path.write_bytes(idle)
        assert idle != content
        assert read_all(index) == answers
        path.write_bytes(content)

    assert reported > 150
    assert read_all(index) == answers


@pytest.mark.parametrize("suffix", [".col", ".del", ".meta"])
def test_a_file_truncated_anywhere_is_named(index: Path, suffix: str) -> None:
    path = sorted(index.glob(f"*{suffix}"))[-1]
    content = path.read_bytes()

    for length in {*range(0, len(content), 61), *range(len(content) - 26, len(content))}:
        path.write_bytes(content[:length])
        with pytest.raises(IndexDamaged, match=rf"{path.name}, section (header|directory): "):
            open_index(index)


@pytest.mark.parametrize("suffix", [".col", ".del", ".meta"])
def test_a_missing_file_is_named(index: Path, suffix: str) -> None:
    path = sorted(index.glob(f"*{suffix}"))[-1]
    path.unlink()

    for opened in (open_index, open_writer):
        with pytest.raises(IndexDamaged, match=rf"{path.name} is missing; rebuild it with"):
            opened(index)


@pytest.mark.parametrize("content", [b"", b"\x80\x05garbage"], ids=["empty", "garbage"])
def test_only_the_name_of_whooshs_table_of_contents_is_read(index: Path, content: bytes) -> None:
    answers = read_all(index)
    for path in index.glob("*.toc"):
        path.write_bytes(content)

    assert read_all(index) == answers


def test_a_rebuild_repairs_any_damage(tmp_path: Path) -> None:
    where = str(tmp_path)
    run = CliRunner().invoke
    run(main, ["index", "--index", where])
    for path in tmp_path.iterdir():
        if path.suffix:
            path.write_bytes(path.read_bytes()[:100] + b"?")

    refused = run(main, ["index", "--index", where])
    rebuilt = run(main, ["index", "--index", where, "--rebuild"])
    checked = run(main, ["check", str(SAMPLE), "--index", where])

    assert refused.exit_code == 3
    assert "rebuild it with: dateline index --rebuild" in refused.stderr
    assert rebuilt.exit_code == 0
    assert checked.stdout == "0 disagreements\n"


def test_a_command_reports_damage_in_one_line_and_ends_with_status_3(index: Path) -> None:
    path = sorted(index.glob("*.col"))[0]
    path.write_bytes(path.read_bytes().replace(b"red fox 5", b"red fix 5"))

    for command in (["search", "fox"], ["stats"], ["check"], ["serve", "--port", "0"]):
        ended = CliRunner().invoke(main, [*command, "--index", str(index)])
        assert (ended.exit_code, ended.stdout) == (3, "")
        assert f"{path.name}, section strings: its checksum does not match" in ended.stderr
        assert ended.stderr.count("\n") == 1


# Folders that an attacker made


class Payload:
    """An object whose pickle makes the folder *made* when it is loaded."""

    def __init__(self, made: Path) -> None:
        self._made = made

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self._made),)


def test_whoosh_runs_a_pickle_in_the_folder_and_dateline_never_does(
    index: Path, tmp_path: Path, make_document: Callable[..., Document]
) -> None:
    sign = tmp_path / "sign"
    toc = max(index.glob("*.toc"))
    # The file is a sequence of pickles. The schema comes first; Whoosh loads it unless given one.
    toc.write_bytes(_with_pickle(toc.read_bytes(), pickle.dumps(Payload(sign), 2)))

    read_all(index)
    CliRunner().invoke(main, ["check", "--index", str(index)])
    with open_writer(index) as writer:
        writer.put(make_document("red fox 10"))
        writer.commit()
    assert open_index(index).version().documents == 10
    assert not sign.exists()

    toc.rename(index / "_MAIN_9.toc")
    whoosh = "import sys, whoosh.index; whoosh.index.open_dir(sys.argv[1])"
    subprocess.run([sys.executable, "-c", whoosh, index], check=False, capture_output=True)
    assert sign.exists()


def _with_pickle(toc: bytes, payload: bytes) -> bytes:
    """Return the table of contents *toc* with *payload* in place of the pickled schema."""
    start = toc.index(b"\x80\x02")
    return toc[: start - 2] + bytes([0x80 | len(payload) & 0x7F, len(payload) >> 7]) + payload


@examples(150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    section=st.fixed_dictionaries(
        {},
        optional={
            "type": st.sampled_from(["<u4", "|u1", "O", "<M8", "x", "", "<U9", None, 4])
            | st.text("<>|=OSUVfimu1248", max_size=4),
            "count": st.integers(-2, 1 << 70) | st.sampled_from([None, "", "1", [], 0.5]),
            "offset": st.integers(-2, 1 << 70) | st.none() | st.floats(),
            "crc32": st.integers(1, 1 << 33) | st.none(),
        },
    )
    | st.none()
    | st.lists(st.integers(), max_size=2)
)
def test_a_directory_whose_sections_lie_outside_the_file_is_refused(
    tmp_path: Path, section: object
) -> None:
    path = tmp_path / "made"
    with ArrayFileWriter(path) as writer:
        writer.close({})
    content = path.read_bytes()[:16]
    directory = json.dumps({"attributes": {}, "sections": {"made": section}}).encode()
    path.write_bytes(content + directory + _foot(len(content), directory))

    with pytest.raises(IndexDamaged, match="section made: "):
        ArrayFile(path)


@pytest.mark.parametrize(
    "directory",
    [b"[]", b"7", b"{}", b"\xff", b'{"attributes": {}}', b"[" * 100_000, b'{"sections": []}'],
)
def test_a_malformed_directory_is_refused(tmp_path: Path, directory: bytes) -> None:
    path = tmp_path / "made"
    path.write_bytes(struct.pack("<8sII", b"DATELINE", 10, 0) + directory + _foot(16, directory))

    with pytest.raises(IndexDamaged, match="section directory: "):
        ArrayFile(path)


def _foot(offset: int, directory: bytes) -> bytes:
    return struct.pack("<QII8s", offset, len(directory), zlib.crc32(directory), b"DATELINE")
