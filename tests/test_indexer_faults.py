"""An update that is stopped at any point leaves the index as it was before or as it is after.

These are samples of what `tests/benchmarks/faults.py` does at every point; what is promised of the
index each time is said there, and in `docs/reliability.md`.
"""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from benchmarks import faults
from benchmarks.faults import Call, Scene
from processes import next_line, running

DATELINE = str(Path(sys.executable).parent / "dateline")


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with faults.started_nursery() as nursery:
        yield faults.make_scene(tmp_path_factory.mktemp("scene"), nursery)


@pytest.fixture(scope="module")
def traced(
    scene: Scene, tmp_path_factory: pytest.TempPathFactory, skip: Callable[[str], NoReturn]
) -> None:
    """Skip where strace may not trace."""
    try:
        faults.run(scene, scene.copy(tmp_path_factory.mktemp("traced")))
    except RuntimeError as error:
        skip(str(error))


def test_an_update_killed_at_any_moment_is_done_or_not_begun(scene: Scene, tmp_path: Path) -> None:
    assert faults.kills(scene, tmp_path, 10).total() == 10


@pytest.mark.usefixtures("encoder")
def test_an_update_that_writes_vectors_and_is_killed_leaves_each_headline_its_own(
    tmp_path: Path,
) -> None:
    (tmp_path / "scene").mkdir()
    with faults.started_nursery() as nursery:
        scene = faults.make_scene(tmp_path / "scene", nursery, "on")

        assert faults.kills(scene, tmp_path, 3).total() == 3


@pytest.mark.needs("strace")
@pytest.mark.usefixtures("traced")
@pytest.mark.parametrize(
    ("fault", "names"),
    [
        pytest.param("signal=KILL", ("rename", "fsync"), id="killed"),
        pytest.param("error=ENOSPC", ("openat", "write"), id="no space"),
        pytest.param("error=EIO", ("fsync", "rename", "unlink"), id="a bad disk"),
    ],
)
def test_an_update_that_fails_at_a_system_call_is_done_or_not_begun_and_says_which(
    scene: Scene, tmp_path: Path, fault: str, names: tuple[str, ...]
) -> None:
    def chosen(calls: list[Call]) -> list[Call]:
        """Return two calls of each name."""
        chance = random.Random(faults.SEED)  # noqa: S311
        of_name = ([call for call in calls if call.name == name] for name in names)
        return [call for same in of_name for call in chance.sample(same, 2)]

    assert faults.faults_at_calls(scene, tmp_path, fault, chosen).total() == 2 * len(names)


@pytest.mark.needs("strace")
@pytest.mark.usefixtures("traced")
def test_a_fault_after_the_commit_is_not_told_as_if_nothing_had_changed(
    scene: Scene, tmp_path: Path
) -> None:
    _, calls = faults.record(scene, tmp_path)
    last = max(call.number for call in calls if call.name == "fsync")  # the folder's, at the end
    where = scene.copy(tmp_path / "index")

    status = faults.run(
        scene, where, "-e", "trace=fsync", "-e", f"inject=fsync:error=EIO:when={last}"
    )

    assert status == 1
    assert scene.judge(where) == "after"


@pytest.mark.needs("strace")
@pytest.mark.usefixtures("traced")
def test_what_was_not_synced_may_be_lost_in_a_power_cut(scene: Scene, tmp_path: Path) -> None:
    found = faults.power_cuts(scene, tmp_path, 16)

    assert found["before"] > 0
    assert found["after"] > 0


def test_a_full_disk_leaves_the_old_index(
    scene: Scene, tmp_path: Path, skip: Callable[[str], NoReturn]
) -> None:
    try:
        found = faults.full_disks(scene, tmp_path, range(0, 40, 13))
    except PermissionError as error:
        skip(str(error))

    assert found["before"] > 0
    assert found["after"] > 0


def test_readers_see_no_error_while_updates_land(tmp_path: Path) -> None:
    found = faults.readers(tmp_path, 30)

    assert found.keys() == {"updates", "answers"}


def test_a_second_update_is_told_which_process_holds_the_lock(scene: Scene, tmp_path: Path) -> None:
    where = scene.copy(tmp_path / "index")
    with faults.waiting_update(scene, where) as first:
        first.go_on()
        lock = where / "MAIN_WRITELOCK"
        faults.wait(lambda: f"process {first.pid} " in lock.read_text("utf-8"))
        os.kill(first.pid, signal.SIGSTOP)
        ended = subprocess.run(
            [DATELINE, "index", str(scene.after), "--index", str(where)],
            capture_output=True,
            text=True,
            check=False,
        )

    assert ended.returncode == 3
    assert f"is being written by process {first.pid} on " in ended.stderr
    assert scene.judge(where) == "before"


def test_a_process_that_is_killed_as_it_indexes_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    page = tmp_path / "fraud.txt"
    days = "".join(f"01 May 2014\n\nPolice arrest {n} men\n\n" for n in range(2_000))
    page.write_text(f"Fraud\n\nAbout fraud.\n\n{days}", "utf-8")
    command = [DATELINE, "index", str(page), "--index", str(tmp_path / "index")]
    with running(command, stderr=subprocess.PIPE) as process:
        assert next_line(process, process.stderr).startswith("reading ")
        process.kill()

    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    assert process.returncode == -signal.SIGKILL
    assert ended.returncode == 0
    assert "2001 documents added" in ended.stdout
