import os
from datetime import date
from pathlib import Path

import pytest

from corpus import ArchiveFile, Finding, TopicPage, open_archive

PAGE = "News\n\n12 May 2015\n\nFerries towed\n"


@pytest.mark.parametrize(
    ("manifest", "day"),
    [("", date(2015, 5, 12)), ("captured = 1980-01-01", None)],
    ids=["the time of the file", "a capture that is stated"],
)
def test_only_a_capture_that_is_stated_makes_a_printed_date_too_late(
    tmp_path: Path, manifest: str, day: date | None
) -> None:
    (tmp_path / "archive.toml").write_text(manifest)
    (tmp_path / "a.txt").write_text(PAGE)
    os.utime(tmp_path / "a.txt", (315532800, 315532800))
    archive = open_archive(tmp_path)

    items = [
        item
        for file in archive.files()
        if isinstance(file, ArchiveFile)
        for item in archive.read(file)
    ]

    assert [h.date for i in items if isinstance(i, TopicPage) for h in i.headlines] == [day]
    assert any(
        isinstance(i, Finding) and "after the day of capture" in i.reason for i in items
    ) == (day is None)
