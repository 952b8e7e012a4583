"""What may name an index, and how it is said that something does not."""

import json
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


def test_of_many_values_the_commonest_are_printed_and_all_are_in_json(tmp_path: Path) -> None:
    archive, index = tmp_path / "archive", str(tmp_path / "index")
    archive.mkdir()
    rows = [f"Arrest {number},Topic {number}" for number in range(50)]
    (archive / "a.csv").write_text("\n".join(["headline,topic", *rows, rows[49] + "\n"]), "utf-8")
    CliRunner().invoke(main, ["index", str(archive), "--index", index, "--meaning", "off"])

    printed = CliRunner().invoke(main, ["stats", "--index", index]).output.splitlines()
    told = json.loads(CliRunner().invoke(main, ["stats", "--json", "--index", index]).output)

    (topics,) = [line for line in printed if line.startswith("topic: ")]
    assert topics.endswith("and 10 more (--json has all)")
    assert topics.count("Topic ") == 40
    assert [len(facet["values"]) for facet in told["facets"] if facet["id"] == "topic"] == [50]
