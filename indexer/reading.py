"""Read the files of an archive, in as many processes as there are processors.

A task is a file, or a stretch of a large one. Its result depends on nothing else, and the
results come in the order of the tasks, so an index does not depend on the number of processes.

Each process receives groups of tasks and sends what it read in batches, the documents as columns
for the writer, so that here nothing is done document by document. A thread here takes the batches,
some megabytes ahead of what is asked for, and then the connection is full and the process waits.
"""

import contextlib
import datetime as dt
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from queue import Empty, Queue
from threading import Lock, Thread
from typing import Any

from msgspec import Struct
from msgspec.msgpack import Decoder, Encoder

from corpus import Archive, ArchiveFile, Finding, Headline, Language, Stretch, Tally, TopicPage
from indexer.documents import documents_of
from indexer.readers import Readers, many, start
from search import Annotator, DocumentBlock, TokenDictionary, prepare
from search.processes import answer_each

_GROUP = 2**17  # bytes of small files that are one message
_AHEAD = 2**22  # bytes of each process that are held before they are asked for, about a stretch
_OUTSTANDING = 2  # groups that a process has at a time, so that it need not wait for the next
_BATCH = 2000  # documents


@dataclass(frozen=True, slots=True)
class Task:
    """A *file* to be read, or a *stretch* of it; *is_last* if nothing of the file follows."""

    file: ArchiveFile
    stretch: Stretch | None
    is_last: bool

    @property
    def is_first(self) -> bool:
        """Return whether nothing of the file comes before it."""
        return self.stretch is None or self.stretch.begin == 0

    @property
    def size(self) -> int:
        """Return how many bytes of the file are read, those of a compressed one at its end."""
        if self.stretch is None or self.stretch.packed:
            return self.file.size if self.is_last else 0
        end = self.file.size if self.stretch.end is None else self.stretch.end
        return end - self.stretch.begin


class Batch(Struct, array_like=True, tag=True):
    """Documents of a task and of those after it, and findings of this one, in their order."""

    documents: DocumentBlock | None
    findings: list[Finding]


class End(Struct, array_like=True, tag=True):
    """The end of a task: its *tally* and, of the first task of a file, the file's *digest*."""

    tally: Tally
    digest: str


Result = Batch | End
_BEGUN = b"\xc0"  # nil in MessagePack: the next task is read from now on
_END = b"\x93\xa3End"  # as MessagePack has an array of three that begins with this tag


def results(
    archive: Archive,
    files: Sequence[ArchiveFile],
    processes: int,
    readers: Readers | None = None,
) -> Iterator[tuple[Task, Result]]:
    """Yield what the tasks that *files* are give, each with its task, in their order.

    So many *processes* read them, *readers* if these are started already, if that is worth it.
    """
    if many(files, processes):
        readers = readers or start(processes, files[0].name)
        with ReadingProcesses(archive, files, readers) as reading:
            yield from reading.results()
        return
    dictionary = TokenDictionary()
    for group in grouped(tasks(archive, files)):
        left = iter(group)
        task = next(left)
        for result in read(archive, group, dictionary):
            yield task, result
            if isinstance(result, End):
                task = next(left, task)


def tasks(archive: Archive, files: Iterable[ArchiveFile]) -> Iterator[Task]:
    """Yield the tasks that *files* are, in their order."""
    for file in files:
        last: Stretch | None = None
        for stretch in archive.stretches(file):
            if last:
                yield Task(file, last, is_last=False)
            last = stretch
        yield Task(file, last, is_last=True)


def grouped(all_tasks: Iterable[Task]) -> Iterator[list[Task]]:
    """Yield the tasks in groups, since many small files are better read and sent together."""
    group: list[Task] = []
    size = 0
    for task in all_tasks:
        group.append(task)
        size += len((task.stretch and task.stretch.content) or b"") or task.size
        if size >= _GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group


def read(
    archive: Archive,
    group: Sequence[Task],
    dictionary: TokenDictionary,
    begun: Callable[[], None] | None = None,
) -> Iterator[Result]:
    """Yield what each task of *group* gives, in their order, and call *begun* before each is read.

    Languages and annotations are found for many documents at once, of whatever files, and their
    tokens are those of *dictionary*.
    """
    from corpus import Unidentified  # loads the models of languages

    annotator = None if archive.never is None else Annotator(dict(archive.never))
    unidentified = Unidentified()
    parts: list[_Part] = []
    count = 0  # of documents and findings

    def taken() -> Iterator[Result]:
        unidentified.identify()
        items = [item for part in parts for item in part.items]
        if items:
            yield Batch(prepare(documents_of(items, annotator), dictionary), [])
        for part in parts:
            if part.findings:
                yield Batch(None, part.findings)
            if part.end:
                yield part.end
        parts.clear()

    for task in group:
        if begun:
            begun()
        file, digest = task.file, ""
        if task.is_first:
            # First, so that a change in between is seen by the next update.
            with contextlib.suppress(OSError):  # reading it will say what is wrong
                file = file.held()
                digest = file.digest()
        reading = archive.reading(file, task.stretch, unidentified)
        parts.append(part := _Part())
        for item in reading.read():
            count += part.take(item)
            if count >= _BATCH:
                yield from taken()
                parts.append(part := _Part())
                count = 0
        part.end = End(reading.tally(), digest)
    yield from taken()


class _Part:
    """Some of what a task gave, and its end if that is the last of it."""

    def __init__(self) -> None:
        self.items: list[TopicPage | Headline] = []
        self.findings: list[Finding] = []
        self.end: End | None = None

    def take(self, item: TopicPage | Headline | Finding) -> int:
        """Take an *item*, and return how many documents or findings it is."""
        if isinstance(item, Finding):
            self.findings.append(item)
            return 1
        self.items.append(item)
        return 1 + (len(item.headlines) if isinstance(item, TopicPage) else 0)


class ReadingProcesses(contextlib.AbstractContextManager["ReadingProcesses"]):
    """The *processes* that read the *files* of an archive; leave it to end them.

    `results` raises `ChildProcessError`, which names the file, if one of them was ended.
    """

    def __init__(self, archive: Archive, files: Iterable[ArchiveFile], processes: Readers) -> None:
        self._groups = grouped(tasks(archive, files))
        self._lock = Lock()
        self._order: Queue[tuple[Task | None, _Results] | None] = Queue()
        self._closing = False
        self._processes = processes
        connections = self._processes.connections
        self._queues = [_Results(_AHEAD) for _ in connections]
        self._threads = [
            Thread(target=self._take, args=(archive, connection, queue), daemon=True)
            for connection, queue in zip(connections, self._queues, strict=True)
        ]
        for thread in self._threads:
            thread.start()

    def results(self) -> Iterator[tuple[Task, Result]]:
        """Yield the results of all tasks in their order."""
        decode = Decoder(Result).decode
        running = len(self._threads)
        while running:
            entry = self._order.get()
            if entry is None:
                running -= 1
                continue
            task, queue = entry
            while True:
                encoded = queue.get()
                if task is None or isinstance(encoded, BaseException):
                    raise encoded
                result = decode(encoded)
                yield task, result
                if isinstance(result, End):
                    break

    def __exit__(self, *_: object) -> None:
        self._closing = True
        self._processes.end()
        for thread, queue in zip(self._threads, self._queues, strict=True):
            while thread.is_alive():
                with contextlib.suppress(Empty):
                    queue.get(timeout=0.01)
            thread.join()
        self._processes.close()

    def _take(self, archive: Archive, connection: Connection, queue: "_Results") -> None:
        """Give the process of *connection* its tasks, and put what it reads into *queue*."""
        asked: deque[Task] = deque()
        groups: deque[int] = deque()  # the number of tasks of each group under way
        begun = 0  # how many of those asked for are being read
        try:
            connection.send(archive)
            while not self._closing:
                while len(groups) < _OUTSTANDING and (group := self._next(queue)):
                    asked += group
                    groups.append(len(group))
                    connection.send(group)
                if not asked:
                    break
                encoded = connection.recv_bytes()
                if encoded == _BEGUN:
                    begun += 1
                    continue
                queue.put(encoded)
                if encoded.startswith(_END):
                    asked.popleft()
                    begun -= 1
                    groups[0] -= 1
                    if not groups[0]:
                        groups.popleft()
        except (EOFError, OSError) as error:
            name = asked[max(0, begun - 1)].file.name if asked else "the archive"
            problem = ChildProcessError(f"{name}: the process that read it ended")
            problem.__cause__ = error
            queue.put(problem)
            self._order.put((None, queue))
        except BaseException as error:
            queue.put(error)
            self._order.put((None, queue))
            raise
        finally:
            self._order.put(None)

    def _next(self, queue: "_Results") -> list[Task]:
        """Return the next tasks, whose results will be in *queue*; none if there are no more."""
        with self._lock:
            group = next(self._groups, [])
            for task in group:
                self._order.put((task, queue))
            return group


class _Results(Queue[Any]):
    """The encoded results of one process, or the error that ended it, up to *maxsize* bytes.

    A reader must not wait for those of the stretches before its own, so they are bounded by bytes:
    some hundred headlines have as many as one page.
    """

    def _init(self, _: int) -> None:
        self._held: deque[bytes | BaseException] = deque()
        self._bytes = 0

    def _qsize(self) -> int:
        return self._bytes

    def _put(self, item: bytes | BaseException) -> None:
        self._held.append(item)
        self._bytes += _size(item)

    def _get(self) -> bytes | BaseException:
        item = self._held.popleft()
        self._bytes -= _size(item)
        return item


def _size(item: bytes | BaseException) -> int:
    return len(item) if isinstance(item, bytes) else 1


def serve(descriptors: Sequence[int], ending: str) -> None:
    """Read the tasks that come on the connections *descriptors*, in a process for each.

    Most files have the format of that *ending*, if it is not empty.
    """
    from corpus.archive import READERS
    from corpus.identifying.identification import Identifier
    from corpus.reading import FileReader  # noqa: F401 - with what all readers need

    # What these load, all processes share.
    if ending:
        READERS[ending].load()
    Identifier().identify(_LOADING.text)
    prepare(documents_of([_LOADING], Annotator()))
    answer_each(descriptors, _answer)


_LOADING = Headline(
    id="0",
    text="Three men are held in Spain for drug trafficking, the United Nations say",
    date_text=None,
    date=None,
    date_precision=None,
    language=Language("en", 1.0, "stated"),
    topics=(),
    sources=(),
    first_seen=dt.date.min,
    last_seen=dt.date.min,
)


def _answer(connection: Connection) -> None:
    encode = Encoder().encode
    archive: Archive = connection.recv()
    dictionary = TokenDictionary()
    groups: Queue[list[Task] | None] = Queue()
    Thread(target=_receive, args=(connection, groups), daemon=True).start()
    while group := groups.get():
        for result in read(archive, group, dictionary, lambda: connection.send_bytes(_BEGUN)):
            connection.send_bytes(encode(result))


def _receive(connection: Connection, groups: "Queue[list[Task] | None]") -> None:
    """Put the groups that come on *connection* into *groups*, and None at their end.

    A thread does, while results are sent: else both sides might send more than a connection holds,
    and each wait for the other to receive.
    """
    try:
        with contextlib.suppress(EOFError, OSError):
            while True:
                groups.put(connection.recv())
    finally:
        groups.put(None)
