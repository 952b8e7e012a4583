"""What an update leaves behind when it is stopped at any point, by kind of fault.

    python tests/benchmarks/faults.py [--meaning on] [--kills 1000] [--updates 1000] [KIND ...]

Without KIND all are run: `kill` (SIGKILL at random moments), `syscalls` (SIGKILL, ENOSPC and EIO
at each system call that writes), `disk` (a file system that is full after so many pages; needs the
right to mount), `power` (the disk has any part of what was not synced) and `readers` (who search
while updates land). strace must be installed for `syscalls` and `power`.

Each fault hits a `dateline index` process that updates an index with deleted rows, several
segments and files of old commits to sweep. What it leaves must open with every checksum right and
hold exactly what the archive said before the update or after it; the next update must complete;
`dateline check` must agree then, and no file of the stopped update may be left. With `--meaning on`
the updates write vectors too, and every document must always have the vector of its headline; the
readers have none.
"""

import argparse
import contextlib
import ctypes
import datetime as dt
import errno
import functools
import json
import multiprocessing
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from indexer import check_index, update_index
from search import Document, Meaning, Query, open_index
from search.columnar.index.commits import latest_generation, read_commit, toc_path
from search.columnar.index.searcher_manager import SearcherManager
from search.columnar.writing import merger
from search.meaning.encoder import load_encoder

SEED = 8
SMALL_SEGMENT = 20
"""Stands in for `merger.SMALL`, so that an archive of some hundred headlines has segments."""

PROCESSES = multiprocessing.get_context("forkserver")
"""The readers are processes of their own."""

LOCK = "MAIN_WRITELOCK"
"""Its text only says who writes, so it need not be on the disk."""

WRITING = ("openat", "write", "fsync", "rename", "unlink", "close")
_CALL = re.compile(
    rb"^\d+ +(?P<name>\w+)\((?P<arguments>.*)\) += (?P<result>-?\d+)(?P<path><[^>]*>)?"
)


class Broken(AssertionError):
    """An index that a fault left is not what was promised; the message says where and how."""


@dataclass(frozen=True)
class Scene:
    """An archive *before* and *after* a change, *index* of the first, *documents* of both.

    *nursery* starts the updates from the one to the other, which write vectors as *meaning* says.
    """

    before: Path
    after: Path
    index: Path
    documents: tuple[frozenset[Document], frozenset[Document]]
    nursery: subprocess.Popen[str]
    meaning: Meaning

    def copy(self, folder: Path) -> Path:
        """Return a fresh copy of the index, in *folder*."""
        return Path(shutil.copytree(self.index, folder, dirs_exist_ok=True))

    def judge(self, where: Path) -> str:
        """Return whether the index at *where* is the one before or after the update, and mend it.

        Raises `Broken`.
        """
        engine = open_index(where)
        engine.verify()
        held = frozenset(engine.documents())
        if held not in self.documents:
            raise Broken(f"{where} holds {len(held)} documents, neither before nor after")
        check_vectors(where, self.meaning)
        with small_segments():
            update_index(self.after, where, meaning=self.meaning)
        check_vectors(where, self.meaning)
        if frozenset(open_index(where).documents()) != self.documents[1]:
            raise Broken(f"{where}: the next update did not complete")
        if disagreements := list(check_index(where, self.after)):
            raise Broken(f"{where}: {disagreements[0]}")
        names = [path.name for path in where.iterdir()]
        if left := [name for name in names if ".tmp" in name or ".part" in name]:
            raise Broken(f"{where}: {left} was left behind")
        return "before" if held == self.documents[0] else "after"


def make_scene(folder: Path, nursery: subprocess.Popen[str], meaning: Meaning = "off") -> Scene:
    """Return a scene in *folder*: 160 headlines; some are added, changed, moved and dropped."""
    before, after = folder / "before", folder / "after"
    before.mkdir()
    (before / "wires.jsonl").write_text(_records(range(120)), "utf-8")
    (before / "fraud.txt").write_text(_page("Fraud", range(100, 130)), "utf-8")
    (before / "theft.txt").write_text(_page("Theft", range(130, 140)), "utf-8")
    with small_segments():
        update_index(before, folder / "index", meaning=meaning)
        (before / "theft.txt").write_text(_page("Theft", range(132, 146)), "utf-8")
        update_index(before, folder / "index", meaning=meaning)
        (before / "raids.txt").write_text(_page("Raids", range(146, 150)), "utf-8")
        update_index(before, folder / "index", meaning=meaning)
    _age(folder / "index")
    shutil.copytree(before, after)
    (after / "fraud.txt").write_text(_page("Fraud", range(104, 136)), "utf-8")
    (after / "arson.txt").write_text(_page("Arson", range(150, 156)), "utf-8")
    (after / "raids.txt").unlink()
    with small_segments():
        updated = shutil.copytree(folder / "index", folder / "updated")
        update_index(after, updated, meaning=meaning)
    if [*check_index(folder / "index", before), *check_index(updated, after)]:
        raise Broken("the scene itself is wrong")
    held = (frozenset(open_index(where).documents()) for where in (folder / "index", updated))
    return Scene(before, after, folder / "index", tuple(held), nursery, meaning)


def check_vectors(where: Path, meaning: Meaning) -> None:
    """Raise `Broken` unless each document at *where* has the vector of its text, or none has any.

    That is as *meaning* says, "on" or "off".
    """
    for segment in SearcherManager(where).searcher().segments:
        vectors, doc_ids = segment.vectors, segment.live_doc_ids()
        if (vectors is not None) != (meaning == "on"):
            raise Broken(f"{where}: {segment.name} has vectors or lacks them")
        if vectors is None:
            continue
        rows = vectors.rows_of(doc_ids, segment.file.documents)
        texts = [segment.file.text(doc_id) for doc_id in doc_ids.tolist()]
        cosines = np.vecdot(vectors.floats(rows), load_encoder().encode(texts))
        if rows.min(initial=0) < 0 or cosines.min(initial=1) < 0.98:
            raise Broken(f"{where}: {segment.name} lacks a vector, or has that of another text")


def _records(numbers: range) -> str:
    days = (dt.date(2014, 1, 1) + dt.timedelta(number) for number in numbers)
    lines = (
        {"headline": f"Police arrest {number} men", "date": day.isoformat(), "topic": "Wires"}
        for number, day in zip(numbers, days, strict=True)
    )
    return "".join(f"{json.dumps(line)}\n" for line in lines)


def _page(title: str, numbers: range) -> str:
    days = (dt.date(2014, 1, 1) + dt.timedelta(number) for number in numbers)
    entries = (
        f"{day:%d %B %Y}\n\nPolice arrest {number} men\n"
        for number, day in zip(numbers, days, strict=True)
    )
    return f"{title}\n\nAbout {title}.\n\n" + "\n".join(entries)


def _age(index: Path) -> None:
    """Make all commits old and the first ones no commits, so that the next one sweeps their files.

    Commits of the past stay else as long as there is room.
    """
    newest = latest_generation(index) or 0
    for generation in range(1, newest + 1):
        commit = read_commit(index, generation)
        replace(commit, built_at=f"2020-01-01T00:00:0{generation}+00:00").write(index)
        if generation < newest:
            toc_path(index, generation).unlink()


@contextlib.contextmanager
def small_segments() -> Iterator[None]:
    """Let segments stay apart that are as small as a scene's."""
    usual, merger.SMALL = merger.SMALL, SMALL_SEGMENT
    try:
        yield
    finally:
        merger.SMALL = usual


# The process that is stopped


class Update:
    """A process that will update an index once it is continued."""

    def __init__(self, scene: Scene, where: Path) -> None:
        nursery = scene.nursery
        self._answers = nursery.stdout
        asked = [str(scene.after), str(where), SMALL_SEGMENT, scene.meaning]
        nursery.stdin.write(json.dumps(asked) + "\n")
        nursery.stdin.flush()
        self.pid = int(self._answers.readline())
        wait(lambda: _status(self.pid, "State").startswith("T"))

    def go_on(self) -> None:
        """Let it begin."""
        os.kill(self.pid, signal.SIGCONT)

    @functools.cached_property
    def status(self) -> int:
        """Wait for its end and return its exit status, -9 if it was killed."""
        return int(self._answers.readline())


@contextlib.contextmanager
def waiting_update(scene: Scene, where: Path) -> Iterator[Update]:
    """Give an update of the index at *where*, which is killed if it has not ended."""
    update = Update(scene, where)
    try:
        yield update
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(update.pid, signal.SIGKILL)
        _ = update.status


@contextlib.contextmanager
def started_nursery() -> Iterator[subprocess.Popen[str]]:
    """Give a process that starts updates."""
    command = [sys.executable, str(Path(__file__).with_name("nursery.py"))]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as nursery:
        yield nursery


def _status(pid: int | None, name: str) -> str:
    text = Path(f"/proc/{pid}/status").read_text("utf-8")
    return text.partition(f"\n{name}:")[2].partition("\n")[0].strip()


def wait(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + 120
    while not happened():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.0005)


def run(scene: Scene, where: Path, *options: str) -> int:
    """Return the exit status of an update under strace with *options*; -9 if it was killed."""
    with waiting_update(scene, where) as update:
        command = ["strace", "-f", "-qq", "-p", str(update.pid), *options]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as tracer:
            wait(lambda: tracer.poll() is not None or _status(update.pid, "TracerPid") != "0")
            if tracer.returncode:
                raise RuntimeError("strace may not trace here")
            update.go_on()
            return update.status


# SIGKILL at random moments


def kills(scene: Scene, work: Path, count: int) -> Counter[str]:
    """Kill so many updates, each at a moment anywhere from its begin to a little after its end."""
    chance = random.Random(SEED)  # noqa: S311  # for moments
    found: Counter[str] = Counter()
    with waiting_update(scene, scene.copy(work / "whole")) as update:
        begun = time.perf_counter()
        update.go_on()
        if update.status:
            raise Broken(f"an update that nothing stops ended with {update.status}")
        whole = time.perf_counter() - begun
    for number in range(count):
        where = scene.copy(work / f"kill{number}")
        with waiting_update(scene, where) as update:
            update.go_on()
            time.sleep(chance.uniform(0, whole * 1.05))
        found[scene.judge(where)] += 1
        shutil.rmtree(where)
    return found


# A fault at each system call that writes


@dataclass(frozen=True)
class Call:
    """A system call on a file of the index: the *number*th of its *name*, from 1."""

    name: str
    number: int
    arguments: bytes
    result: int
    path: str


def record(scene: Scene, work: Path) -> tuple[Path, list[Call]]:
    """Return where an update was recorded, and its calls that change the folder, in order."""
    where, log = scene.copy(work / "recorded"), work / "calls"
    status = run(
        scene,
        where,
        "-y",
        "-s",
        "100000000",
        "-e",
        "trace=mkdir,ftruncate,pwrite64," + ",".join(WRITING),
        "-o",
        str(log),
        "-x",
    )
    if status:
        raise Broken(f"an update that nothing stops ended with {status}")
    calls, counted = [], Counter()
    for line in log.read_bytes().splitlines():
        if not (met := _CALL.match(line)):
            continue
        name = met["name"].decode()
        counted[name] += 1
        if str(where).encode() in line and not _only_reads(name, line):
            path = re.search(re.escape(str(where)).encode() + rb'(/[^>"]*)?', line)
            calls.append(
                Call(name, counted[name], met["arguments"], int(met["result"]), path[0].decode())
            )
    return where, calls


def _only_reads(name: str, line: bytes) -> bool:
    if name == "close":
        return not any(draft in line for draft in (b".tmp>", b".toc.", b"LOCK>"))
    return name == "openat" and b"O_CREAT" not in line


def faults_at_calls(
    scene: Scene, work: Path, fault: str, chosen: Callable[[list[Call]], list[Call]] = list
) -> Counter[str]:
    """Run an update for each *chosen* call of those that write, which meets *fault* at it.

    *fault* is as strace's `--inject` has it: `signal=KILL`, or `error=ENOSPC`.
    """
    found: Counter[str] = Counter()
    for call in chosen(record(scene, work)[1]):
        where = scene.copy(work / "at-call")
        traced = f"inject={call.name}:{fault}:when={call.number}"
        status = run(scene, where, "-e", f"trace={call.name}", "-e", traced, "-o", os.devnull)
        held = frozenset(open_index(where).documents())
        if status == 3 and held == scene.documents[1] != scene.documents[0]:
            raise Broken(f"{fault} at {call}: said that nothing was changed, and it was")
        if status in (0, 1) and held != scene.documents[1]:
            raise Broken(f"{fault} at {call}: said that it was done, and it was not")
        found[scene.judge(where)] += 1
        shutil.rmtree(where)
    shutil.rmtree(work / "recorded")
    return found


# A full disk


def full_disks(scene: Scene, work: Path, steps: range) -> Counter[str]:
    """Update on a file system with as many free pages as each of *steps*, and once with room."""
    found: Counter[str] = Counter()
    for pages in steps:
        where = work / "disk"
        where.mkdir()
        with small_disk(where):
            scene.copy(where / "index")
            filler = where / "filler"
            free = os.statvfs(where).f_bfree - pages
            filler.write_bytes(bytes(max(free, 0) * os.statvfs(where).f_bsize))
            with waiting_update(scene, where / "index") as update:
                update.go_on()
                _ = update.status
            filler.unlink()
            found[scene.judge(where / "index")] += 1
        where.rmdir()
    return found


@contextlib.contextmanager
def small_disk(where: Path) -> Iterator[None]:
    """Mount a file system of 4 MB; raises PermissionError where that is not allowed."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"tmpfs", os.fsencode(where), b"tmpfs", 0, b"size=4m"):
        raise PermissionError(errno.EPERM, "this process may not mount a file system")
    try:
        yield
    finally:
        libc.umount2(os.fsencode(where), 2)


# A power cut


@dataclass
class Disk:
    """A folder as a disk may have it: what was synced, and what was not yet.

    *files* are numbered; of each there are the bytes written and the bytes synced. *names* leads
    to the numbers, *synced_names* does so on the disk, and *pending* are the changes of names
    between the two. POSIX promises no more than that a synced file has its bytes and a synced
    folder its names.
    """

    files: list[tuple[bytes, bytes]] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    synced_names: dict[str, int] = field(default_factory=dict)
    pending: list[dict[str, int | None]] = field(default_factory=list)

    @classmethod
    def of(cls, folder: Path) -> "Disk":
        """Return *folder*, all of it synced."""
        disk = cls()
        for number, path in enumerate(sorted(folder.iterdir())):
            disk.files.append((path.read_bytes(),) * 2)
            disk.names[path.name] = disk.synced_names[path.name] = number
        return disk

    def apply(self, call: Call) -> bool:
        """Do what *call* did to the folder; False if it changed nothing."""
        name = Path(call.path).name
        if call.result < 0 or call.name == "close" or name == LOCK:
            return False
        if call.name == "openat":
            number = self.names.get(name)
            if number is None:
                self.files.append((b"", b""))
                self._rename({name: len(self.files) - 1})
            elif b"O_TRUNC" in call.arguments:
                self.files[number] = (b"", self.files[number][1])
        elif call.name == "write":
            number = self.names[name]
            written, synced = self.files[number]
            self.files[number] = (written + _written(call.arguments), synced)
        elif call.name == "fsync" and name in self.names:
            number = self.names[name]
            self.files[number] = (self.files[number][0],) * 2
        elif call.name == "fsync":
            self.synced_names = dict(self.names)
            self.pending.clear()
        elif call.name == "rename":
            old, new = (
                Path(os.fsdecode(p)).name for p in re.findall(rb'"([^"]*)"', call.arguments)
            )
            self._rename({old: None, new: self.names[old]})
        elif call.name == "unlink":
            self._rename({name: None})
        else:
            raise NotImplementedError(call.name)
        return True

    def _rename(self, change: dict[str, int | None]) -> None:
        self.pending.append(change)
        self.names = _changed(self.names, [change])

    def crashes(self) -> Iterator[dict[str, bytes]]:
        """Yield what may be found after a power cut now: names and contents.

        Of the names, those that were synced with none, the first, the last or all but one of the
        changes since; of bytes that were not synced, none, all, the first half, or zeros.
        """
        count = len(self.pending)
        kept = {tuple(range(end)) for end in range(count + 1)}
        kept |= {tuple(range(start, count)) for start in range(count)}
        kept |= {tuple(n for n in range(count) if n != left_out) for left_out in range(count)}
        for changes in sorted(kept):
            names = _changed(self.synced_names, [self.pending[number] for number in changes])
            for damage in _DAMAGES:
                yield {name: damage(*self.files[number]) for name, number in names.items()}


_DAMAGES: tuple[Callable[[bytes, bytes], bytes], ...] = (
    lambda _, synced: synced,
    lambda written, _: written,
    lambda written, synced: written if written == synced else written[: len(written) // 2],
    lambda written, synced: written if written == synced else bytes(len(written)),
)


def _changed(names: dict[str, int], changes: list[dict[str, int | None]]) -> dict[str, int]:
    together = {**names, **{name: n for change in changes for name, n in change.items()}}
    return {name: number for name, number in together.items() if number is not None}


def _written(arguments: bytes) -> bytes:
    text = re.fullmatch(rb'\d+<[^>]*>, "(.*)", \d+', arguments)[1]
    return text.decode("unicode_escape").encode("latin-1")


def power_cuts(scene: Scene, work: Path, count: int | None = None) -> Counter[str]:
    """Judge the states that a power cut may leave: all, or so many with the first and the last."""
    where, calls = record(scene, work)
    disk = Disk.of(scene.index)
    states = {frozenset(state.items()): state for state in disk.crashes()}
    for call in calls:
        if disk.apply(call):
            states.update({frozenset(state.items()): state for state in disk.crashes()})
    whole = {path.name: path.read_bytes() for path in where.iterdir()}
    left = {name: disk.files[number][0] for name, number in disk.names.items()}
    if {**left, LOCK: whole[LOCK]} != whole:
        raise Broken("the calls that were recorded do not lead to what the update left")
    shutil.rmtree(where)
    found: Counter[str] = Counter()
    judged = list(states.values())
    if count:
        chance = random.Random(SEED)  # noqa: S311  # for states
        judged = [judged[0], *chance.sample(judged[1:-1], count - 2), judged[-1]]
    for state in judged:
        where.mkdir()
        for name, content in state.items():
            (where / name).write_bytes(content)
        found[scene.judge(where)] += 1
        shutil.rmtree(where)
    return found


# Readers


def readers(work: Path, updates: int) -> Counter[str]:
    """Search from two processes, one of which opens the index each time, while updates land.

    Update *n* makes the archive *n* headlines long, so an answer that shows more or fewer than
    its commit has is wrong.
    """
    where = work / "read"
    archive = work / "growing"
    archive.mkdir()
    (archive / "wires.jsonl").write_text(_records(range(1)), "utf-8")
    update_index(archive, where)
    begun, done, answers = PROCESSES.Semaphore(0), PROCESSES.Event(), PROCESSES.Queue()
    reading = [
        PROCESSES.Process(target=_read, args=(where, begun, done, answers, afresh))
        for afresh in (False, True)
    ]
    for process in reading:
        process.start()
    for _ in reading:  # else the updates may have landed before a reader has started
        if not begun.acquire(timeout=120):
            raise TimeoutError
    for number in range(2, updates + 2):
        (archive / "wires.jsonl").write_text(_records(range(number)), "utf-8")
        update_index(archive, where)
    done.set()
    found = Counter({"updates": updates})
    for process in reading:
        found.update(answers.get())
        process.join()
    return found


def _read(where: Path, begun: object, done: object, answers: object, afresh: bool) -> None:
    found: Counter[str] = Counter()
    engine = open_index(where)
    while not done.is_set():
        try:
            engine = open_index(where) if afresh else engine
            results = engine.search(Query(text="police men"))
            whole = results.total == results.index.documents
            found["answers" if whole else "wrong answers"] += 1
        except Exception as error:  # noqa: BLE001  # each one is what is counted here
            found[f"errors: {error}"] += 1
        if found.total() == 1:
            begun.release()
    answers.put(found)


def main() -> None:
    """Run the kinds that are asked for and print a line of a table for each."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND")
    parser.add_argument("--meaning", choices=("on", "off"), default="off")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--updates", type=int, default=1000)
    given = parser.parse_args()
    with started_nursery() as nursery, tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "scene").mkdir()
        scene = make_scene(work / "scene", nursery, given.meaning)
        kinds: dict[str, list[tuple[str, Callable[[], Counter[str]]]]] = {
            "kill": [("SIGKILL at a random moment", lambda: kills(scene, work, given.kills))],
            "syscalls": [
                ("SIGKILL at a call", lambda: faults_at_calls(scene, work, "signal=KILL")),
                ("ENOSPC at a call", lambda: faults_at_calls(scene, work, "error=ENOSPC")),
                ("EIO at a call", lambda: faults_at_calls(scene, work, "error=EIO")),
            ],
            "disk": [("full file system", lambda: full_disks(scene, work, range(32)))],
            "power": [("power cut", lambda: power_cuts(scene, work))],
            "readers": [("two readers", lambda: readers(work, given.updates))],
        }
        print("| fault | times | before | after | other | seconds |")
        print("| --- | --- | --- | --- | --- | --- |")
        for kind in given.kinds or kinds:
            for name, inject in kinds[kind]:
                begun = time.perf_counter()
                found = inject()
                seconds = time.perf_counter() - begun
                other = ", ".join(
                    f"{count} {what}"
                    for what, count in found.items()
                    if what not in ("before", "after")
                )
                times = found["before"] + found["after"]
                print(
                    f"| {name} | {times} | {found['before']} | {found['after']} | {other} |"
                    f" {seconds:.0f} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
