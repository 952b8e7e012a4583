"""What may name an index, and how it is said that something does not."""

from pathlib import Path

from click.testing import CliRunner

from search import Engine, open_index
from search.command import main


def test_a_folder_is_named_by_a_path_or_by_text(engine: Engine, sample_index: Path) -> None:
    assert open_index(str(sample_index)).version() == engine.version()
    assert open_index(sample_index).version() == engine.version()


def test_a_file_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "headlines.csv").write_text("headline\nOne arrest\n", "utf-8")

    ended = CliRunner().invoke(main, ["stats", "--index", str(tmp_path / "headlines.csv")])

    assert ended.exit_code == 3
    assert ended.stderr == f"dateline: {tmp_path}/headlines.csv is a file; an index is a folder\n"
