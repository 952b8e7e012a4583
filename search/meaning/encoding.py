"""Encoding many texts, in as many processes as the writer may use."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

from search.meaning.encoder import Encoder, Vectors, load_encoder
from search.processes import Processes, answer_each

BLOCK = 2_048
"""Texts that are encoded at a time; the more, the more of their tokens repeat.

Their signs are stored in whole words, so it is a multiple of 64.
"""

WORTH = 2_000
"""With fewer texts, the start of other processes costs more than they bring."""


def encode_blocks(
    encoder: Encoder, blocks: Iterable[Sequence[str]], processes: int
) -> Iterator[Vectors]:
    """Yield the vectors of each of *blocks*, in their order.

    The *processes*, if there are more than one, load the encoder themselves. Raises
    `ChildProcessError` if one of them was ended.
    """
    if processes < 2:
        yield from map(encoder.encode, blocks)
        return
    with EncodingProcesses(processes) as others:
        under_way: deque[Future[Vectors]] = deque()
        for block in blocks:
            under_way.append(others.encode(block))
            if len(under_way) > 2 * processes:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


class EncodingProcesses(AbstractContextManager["EncodingProcesses"]):
    """So many processes that encode texts; closing it ends them at once."""

    def __init__(self, count: int) -> None:
        self._processes = Processes(__name__, count)
        self._free: SimpleQueue[Connection[Any, Any]] = SimpleQueue()
        for connection in self._processes.connections:
            self._free.put(connection)
        self._threads = ThreadPoolExecutor(count)

    def encode(self, texts: Sequence[str]) -> Future[Vectors]:
        """Have one of them encode *texts*; the result raises `ChildProcessError` if it ended."""
        return self._threads.submit(self._encode, texts)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        connection = self._free.get()
        try:
            connection.send(texts)
            vectors: Vectors = connection.recv()
        except (EOFError, OSError) as error:
            raise ChildProcessError("a process that encodes texts ended") from error
        finally:
            self._free.put(connection)
        return vectors

    def __exit__(self, *_: object) -> None:
        self._processes.end()
        self._threads.shutdown(cancel_futures=True)
        self._processes.close()


def serve(descriptors: Sequence[int]) -> None:
    """Encode the texts that come on the connections *descriptors*, in a process for each."""
    encoder = load_encoder()
    if encoder is None:
        raise ModuleNotFoundError("the encoder was removed while the index is written")
    answer_each(descriptors, partial(_answer, encoder))


def _answer(encoder: Encoder, connection: Connection) -> None:
    while True:
        connection.send(encoder.encode(connection.recv()))
