"""Other processes that work for this one, each with a connection to it.

One process loads what all of them need and forks the others, so that they share its memory. Each
ends when its connection closes, so none outlives this one.
"""

import contextlib
import ctypes
import gc
import os
import signal
import subprocess  # nosec B404  # to start Python itself
import sys
from collections.abc import Callable, Sequence
from multiprocessing import Pipe
from multiprocessing.connection import Connection

_M_ARENA_MAX = -8  # of <malloc.h>
_ALLOCATIONS = 100_000  # more than those freed, until cycles are looked for

# The path of this process replaces the default one, which begins with the working directory.
# While it loads there is no garbage in cycles.
_SERVE = "import gc, sys; gc.disable(); sys.path[:] = {}; from {} import serve; serve(*{})"


class Processes:
    """Start *count* processes, which run `serve` of *module*.

    `serve` takes the descriptors of their connections, for `answer_each`, and *arguments*;
    *connections* are the ends on this side.
    """

    def __init__(self, module: str, count: int, *arguments: str) -> None:
        pairs = [Pipe() for _ in range(count)]
        self.connections: list[Connection] = [ours for ours, _ in pairs]
        descriptors = [theirs.fileno() for _, theirs in pairs]
        self._first = subprocess.Popen(  # noqa: S603  # nosec B603  # no input from outside
            [sys.executable, "-c", _SERVE.format(sys.path, module, [descriptors, *arguments])],
            pass_fds=descriptors,
            process_group=0,  # so that Ctrl-C reaches this process alone
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # a process with threads cannot fork
        )
        for _, theirs in pairs:
            theirs.close()

    def end(self) -> None:
        """End them all at once, which also ends what waits for them here."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._first.pid, signal.SIGKILL)
        self._first.wait()

    def status(self) -> int:
        """Return the exit status of the first, once it has ended."""
        return self._first.wait()

    def close(self) -> None:
        """Close the connections, which nothing may use any more."""
        for connection in self.connections:
            connection.close()


def collect_seldom() -> None:
    """Have Python look for garbage in cycles seldom, and never among what is held already.

    If it did not look at all so far, it does from now on. Documents are in no cycles; each look at
    all of them is time lost.
    """
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS, 20, 100)
    gc.enable()


def share_one_heap() -> None:
    """Make the threads of this process share one heap, if the C library is glibc.

    Otherwise each thread has a heap, and each heap keeps the memory of the most that it held.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt:
        mallopt(_M_ARENA_MAX, 1)


def answer_each(descriptors: Sequence[int], answer: Callable[[Connection], object]) -> None:
    """Run *answer* on the connection of each of *descriptors*, in a process for each.

    It may return, or go on until the other side closes the connection.
    """
    collect_seldom()
    *others, own = descriptors
    for at, descriptor in enumerate(others):
        if os.fork() == 0:
            for other in descriptors[at + 1 :]:
                os.close(other)
            _answer(answer, descriptor)
            os._exit(0)
        os.close(descriptor)
    _answer(answer, own)


def _answer(answer: Callable[[Connection], object], descriptor: int) -> None:
    with Connection(descriptor) as connection, contextlib.suppress(EOFError, ConnectionError):
        answer(connection)
