"""Encoding many texts, in as many processes as the writer may use.

One process loads the encoder and forks the others, so that they share its memory. They end when
their connections close, so they never outlive the writer.
"""

import contextlib
import os
import signal
import subprocess  # nosec B404  # to start Python itself
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

from search.meaning.encoder import Encoder, Vectors, load_encoder

BLOCK = 256
"""Texts that are encoded at a time."""

WORTH = 2_000
"""With fewer texts, the start of other processes costs more than they bring."""

_SERVE = "import sys; sys.path[:] = {}; from search.meaning.encoding import serve; serve({})"


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
    pairs = [Pipe() for _ in range(processes)]
    free: SimpleQueue[Connection[Any, Any]] = SimpleQueue()
    for ours, _ in pairs:
        free.put(ours)
    descriptors = [theirs.fileno() for _, theirs in pairs]
    process = subprocess.Popen(  # noqa: S603  # nosec B603  # no input from outside
        [sys.executable, "-c", _SERVE.format(sys.path, descriptors)],
        pass_fds=descriptors,
        process_group=0,  # so that Ctrl-C reaches the writer alone
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # a process with threads cannot fork
    )
    for _, theirs in pairs:
        theirs.close()

    def encode(texts: Sequence[str]) -> Vectors:
        connection = free.get()
        try:
            connection.send(texts)
            vectors: Vectors = connection.recv()
        except (EOFError, OSError) as error:
            raise ChildProcessError("a process that encodes texts ended") from error
        finally:
            free.put(connection)
        return vectors

    with ThreadPoolExecutor(processes) as pool:
        under_way: deque[Future[Vectors]] = deque()
        try:
            for block in blocks:
                under_way.append(pool.submit(encode, block))
                if len(under_way) > 2 * processes:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # which also ends what waits for it here
            process.wait()
    for ours, _ in pairs:
        ours.close()


def serve(descriptors: Sequence[int]) -> None:
    """Encode the texts that come on the connections *descriptors*, in a process for each."""
    encoder = load_encoder()
    if encoder is None:
        raise ModuleNotFoundError("the encoder was removed while the index is written")
    *others, own = descriptors
    for at, descriptor in enumerate(others):
        if os.fork() == 0:
            for other in descriptors[at + 1 :]:
                os.close(other)
            _serve(encoder, descriptor)
            os._exit(0)
        os.close(descriptor)
    _serve(encoder, own)


def _serve(encoder: Encoder, descriptor: int) -> None:
    with Connection(descriptor) as connection, contextlib.suppress(EOFError, ConnectionError):
        while True:
            connection.send(encoder.encode(connection.recv()))
