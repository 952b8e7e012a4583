"""Texts on their way into numbers, in another process where there are many.

Reading texts is more than half of the work of a writer before its commit, and needs nothing but
the texts, so it is what another process can do at little cost: it gets a block of texts and gives
back a number for each token. The writer sees to the rest of its documents meanwhile. That process
ends with its connection, so it outlives no writer, however that one ends.
"""

import contextlib
import subprocess  # nosec B404  # to start Python itself
import sys
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from search.columnar.files.array_file import Array
from search.columnar.writing.tokens import TokenDictionary, Vocabulary

T = TypeVar("T")

TextsByLanguage = Mapping[str, str]
"""The texts of each language, end to end."""

Numbered = list[tuple[Array, Array]]
"""For each language the numbers of the tokens, end to end, and how many each text has."""

_AT_ONCE = 1000  # forms that are learned before the writer is heard again
# Modules are found where the writer finds them, and not first where it was started.
_SERVE = (
    "import sys; sys.path[:] = {};"
    "from search.columnar.writing.token_process import serve; serve({})"
)


class TokenProcess:
    """Reads the texts of one writer; with *processes* above one, in another if there are many.

    What is read is numbered by one vocabulary throughout. Results come in the order in which they
    were asked for, and are `ChildProcessError` once the other process has ended.
    """

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._reader: _InProcess | _Subprocess | None = None

    def read(self, texts: TextsByLanguage, *, many: bool) -> Future[Numbered]:
        """Read a block of *texts*; *many* says that more blocks are likely to come."""
        if self._reader is None:
            self._reader = _Subprocess() if many and self._processes > 1 else _InProcess()
        return self._reader.read(texts)

    def vocabulary(self) -> Future[Vocabulary]:
        """Return what the numbers of all that was read stand for."""
        return (self._reader or _InProcess()).vocabulary()

    def close(self) -> None:
        """End the other process, if there is one."""
        if self._reader:
            self._reader.close()


class _InProcess:
    def __init__(self) -> None:
        self._forms = TokenDictionary()

    def read(self, texts: TextsByLanguage) -> Future[Numbered]:
        return _done(_read(self._forms, texts))

    def vocabulary(self) -> Future[Vocabulary]:
        return _done(self._forms.vocabulary())

    def close(self) -> None:
        """Do nothing."""


class _Subprocess:
    def __init__(self) -> None:
        self._connection, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603  # nosec B603  # no input from outside
                [sys.executable, "-c", _SERVE.format(sys.path, theirs.fileno())],
                pass_fds=[theirs.fileno()],
                process_group=0,  # so that Ctrl-C is the writer's
            )
        # Two threads, so that the next block is there when one is done, whatever the writer does.
        self._sender, self._receiver = ThreadPoolExecutor(1), ThreadPoolExecutor(1)

    def read(self, texts: TextsByLanguage) -> Future[Numbered]:
        self._sender.submit(self._send, texts)
        return self._receiver.submit(self._receive)

    def vocabulary(self) -> Future[Vocabulary]:
        self._sender.submit(self._send, None)
        return self._receiver.submit(self._receive)

    def close(self) -> None:
        self._process.kill()  # which ends what is still being sent and received
        self._process.wait()
        self._sender.shutdown(cancel_futures=True)
        self._receiver.shutdown(cancel_futures=True)
        self._connection.close()

    def _send(self, texts: TextsByLanguage | None) -> None:
        try:
            self._connection.send(texts)
        except BaseException:
            self._process.kill()  # or else the answer would be waited for
            raise

    def _receive(self) -> Any:
        try:
            return self._connection.recv()
        except (EOFError, OSError) as error:
            status = self._process.wait()
            raise ChildProcessError(
                f"the process that reads texts ended with status {status}"
            ) from error


def serve(descriptor: int) -> None:
    """Read what comes in on the connection with that *descriptor* until it ends."""
    forms = TokenDictionary()
    with Connection(descriptor) as connection, contextlib.suppress(EOFError, ConnectionError):
        while True:
            while not connection.poll() and forms.learn(_AT_ONCE):
                pass  # the writer is busy
            texts: TextsByLanguage | None = connection.recv()
            connection.send(forms.vocabulary() if texts is None else _read(forms, texts))


def _read(forms: TokenDictionary, texts: TextsByLanguage) -> Numbered:
    return [forms.read(text, language) for language, text in texts.items()]


def _done(result: T) -> Future[T]:
    future: Future[T] = Future()
    future.set_result(result)
    return future
