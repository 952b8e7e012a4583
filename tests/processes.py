"""Commands that run beside a test, and are never waited for without end."""

import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any

PATIENCE = 120
"""Seconds to wait for what is sure to come; at a load of 20 a server took 50 to start."""
_END = 20


@contextmanager
def running(command: Sequence[str], **pipes: int) -> Iterator[subprocess.Popen[str]]:
    """Run *command*, whose output is read as text, and end it in the end, by force if need be."""
    with subprocess.Popen(command, text=True, **pipes) as process:
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(_END)
            except subprocess.TimeoutExpired:
                process.kill()


def next_line(process: subprocess.Popen[Any], output: IO[Any] | None) -> Any:
    """Return what *process* writes next to *output*, up to the end of the line.

    A process that says nothing for two minutes is killed; then this is empty.
    """
    assert output is not None
    alarm = threading.Timer(PATIENCE, process.kill)
    alarm.start()
    try:
        return output.readline()
    finally:
        alarm.cancel()
