"""The journal of requests: a line of JSON for each, with no personal data.

    {"time": "2026-11-22T21:00:00.123+00:00", "method": "GET", "path": "/search", "form": "page",
     "status": 200, "bytes": 5120, "ms": 4.2}

The query, the address of the client, the browser and the referrer are left out: a search is the
researcher's own business. *ms* ends when the last byte is handed on.
"""

import datetime as dt
import json
import logging
import logging.handlers
import sys
from pathlib import Path

from webui.serving.observation import Observed

_LONGEST_PATH = 200


def open_journal(path: Path) -> logging.Handler:
    """Return a handler for *path*, which is opened anew once it was moved away; `-` is stdout."""
    if str(path) == "-":
        return logging.StreamHandler(sys.stdout)
    return logging.handlers.WatchedFileHandler(path, encoding="utf-8")


def journal_line(observed: Observed) -> str:
    """Return the line of one request."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    return json.dumps(
        {
            "time": now,
            "method": observed.method[:10],
            "path": observed.path[:_LONGEST_PATH],
            "form": observed.format,
            "status": observed.status,
            "bytes": observed.size,
            "ms": round(observed.seconds * 1000, 1),
        }
    )


class Journal:
    """An observer that writes a line for each request to *handler*."""

    def __init__(self, handler: logging.Handler) -> None:
        self._handler = handler

    def begin(self) -> None:
        """Do nothing: a line is written at the end."""

    def end(self, observed: Observed) -> None:
        """Write the line."""
        record = logging.makeLogRecord({"msg": journal_line(observed)})
        self._handler.handle(record)
