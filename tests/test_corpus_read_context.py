import os
from datetime import date
from pathlib import Path

import pytest

from corpus import ArchiveFile, Finding, TopicPage, open_archive

NEXT = date.today().year + 1


@pytest.mark.parametrize(
    ("manifest", "printed", "day", "reason"),
    [
        ("", "12 May 2015", date(2015, 5, 12), ""),
        ("captured = 1980-01-01", "12 May 2015", None, "a date after the day of capture"),
        ("", f"1 June {NEXT}", date(NEXT, 6, 1), ""),
        ("", "12 May 2999", None, "12 May 2999: no newspaper is of a year after"),
        ("", "31 December 9999", None, "31 December 9999: no newspaper is of a year after"),
        ("", "1 January 1970", date(1970, 1, 1), "1970-01-01, which databases have"),
        ("", "2 January 1970", date(1970, 1, 2), ""),
    ],
)
def test_a_printed_date_is_too_late_after_a_stated_capture_or_far_from_now(
    tmp_path: Path, manifest: str, printed: str, day: date | None, reason: str
) -> None:
    (tmp_path / "archive.toml").write_text(manifest)
    (tmp_path / "a.txt").write_text(f"News\n\n{printed}\n\nFerries towed\n")
    os.utime(tmp_path / "a.txt", (315532800, 315532800))  # 1980
    archive = open_archive(tmp_path)
    (file,) = (file for file in archive.files() if isinstance(file, ArchiveFile))

    items = list(archive.read(file))

    assert [h.date for i in items if isinstance(i, TopicPage) for h in i.headlines] == [day]
    reasons = [item.reason for item in items if isinstance(item, Finding)]
    assert any(reason in of for of in reasons) if reason else reasons == []
