"""Tokenizing in another process, for writers of many documents.

Tokenizing is more than half of a writer's work before its commit, and needs nothing but the texts.
So another process receives the texts a block at a time and returns a token id for each token, while
the writer handles the other columns.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from typing import Any, Literal, TypeVar, cast

from search.columnar.files.array_file import Array
from search.columnar.writing.tokens import TokenDictionary, Vocabulary
from search.processes import Processes, answer_each

T = TypeVar("T")

TextsByLanguage = Mapping[str, str]
"""The texts of each language, joined by `end_to_end`."""

TokenIds = list[tuple[Array, Array]]
"""For each language the token ids, end to end, and the number of tokens of each text."""

_Request = TextsByLanguage | Literal["vocabulary", "hashes"]

_AT_ONCE = 1000  # tokens that are analysed before the connection is polled again


class TokenProcess:
    """Tokenizes the texts of one writer, with one vocabulary throughout.

    With *processes* above one, another process does so if there are many texts. Results come in the
    order of the calls. Once the other process has ended, they raise `ChildProcessError`.
    """

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._reader: _InProcess | _Subprocess | None = None

    def begin(self, *, many: bool) -> None:
        """Get ready for texts, if that is not done; pass `many=True` if many are likely to come."""
        if self._reader is None:
            self._reader = _Subprocess() if many and self._processes > 1 else _InProcess()

    def read(self, texts: TextsByLanguage) -> Future[TokenIds]:
        """Tokenize a block of *texts*."""
        if not texts:
            return _done([])
        self.begin(many=False)
        return cast("_InProcess | _Subprocess", self._reader).read(texts)

    def vocabulary(self) -> Future[Vocabulary]:
        """Return the terms of all token ids given so far."""
        return (self._reader or _InProcess()).vocabulary()

    def hashes(self) -> Callable[[], Array]:
        """Return what gives the hash of each token id given so far, as `hash_tokens`.

        Another process makes them meanwhile.
        """
        return (self._reader or _InProcess()).hashes()

    def close(self) -> None:
        """End the other process, if there is one."""
        if self._reader:
            self._reader.close()


class _InProcess:
    def __init__(self) -> None:
        self._dictionary = TokenDictionary()

    def read(self, texts: TextsByLanguage) -> Future[TokenIds]:
        return _done(_read(self._dictionary, texts))

    def vocabulary(self) -> Future[Vocabulary]:
        return _done(self._dictionary.vocabulary())

    def hashes(self) -> Callable[[], Array]:
        return self._dictionary.hashes

    def close(self) -> None:
        """Do nothing."""


class _Subprocess:
    def __init__(self) -> None:
        self._process = Processes(__name__, 1)
        (self._connection,) = self._process.connections
        # Two threads, so that the process has its next block whatever the writer is doing.
        self._sender, self._receiver = ThreadPoolExecutor(1), ThreadPoolExecutor(1)

    def read(self, texts: TextsByLanguage) -> Future[TokenIds]:
        return self._ask(texts)

    def vocabulary(self) -> Future[Vocabulary]:
        return self._ask("vocabulary")

    def hashes(self) -> Callable[[], Array]:
        return self._ask("hashes").result

    def _ask(self, request: _Request) -> Future[Any]:
        self._sender.submit(self._send, request)
        return self._receiver.submit(self._receive)

    def close(self) -> None:
        self._process.end()  # which also ends the sends and receives under way
        self._sender.shutdown(cancel_futures=True)
        self._receiver.shutdown(cancel_futures=True)
        self._process.close()

    def _send(self, request: _Request) -> None:
        try:
            self._connection.send(request)
        except BaseException:
            self._process.end()  # otherwise `_receive` would wait for a result forever
            raise

    def _receive(self) -> Any:
        try:
            return self._connection.recv()
        except (EOFError, OSError) as error:
            status = self._process.status()
            raise ChildProcessError(
                f"the process that tokenizes texts ended with status {status}"
            ) from error


def serve(descriptors: Sequence[int]) -> None:
    """Tokenize the texts that come on the one connection of *descriptors* until it closes."""
    answer_each(descriptors, _answer)


def _answer(connection: Connection) -> None:
    dictionary = TokenDictionary()
    while True:
        while not connection.poll() and dictionary.learn(_AT_ONCE):
            pass  # analyse tokens while the writer is busy
        request: _Request = connection.recv()
        if request == "vocabulary":
            connection.send(dictionary.vocabulary())
        elif request == "hashes":
            connection.send(dictionary.hashes())
        else:
            connection.send(_read(dictionary, request))


def _read(dictionary: TokenDictionary, texts: TextsByLanguage) -> TokenIds:
    return [dictionary.read(text, language) for language, text in texts.items()]


def _done(result: T) -> Future[T]:
    future: Future[T] = Future()
    future.set_result(result)
    return future
