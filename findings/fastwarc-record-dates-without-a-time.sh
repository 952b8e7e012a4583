#!/bin/sh
# FastWARC 2.0.1 gives no `record_date` for records that are dated by day, month or year.
#
# WARC 1.1 lets WARC-Date have less precision than a second, as the W3C's profile of ISO 8601 does:
# "2015", "2015-05", "2015-05-06".
#
# Guess: `record_date` is the first moment of that day, month or year; it is read with nine digits of
# a fraction, without seconds, and with a time zone.
#
# What happens: those three are None, as of a record without a date, and nothing is raised.
#
#   fastwarc 2.0.1
#   2015-05-06T10:00:00.123456789Z 2015-05-06 10:00:00.123456+00:00
#   2015-05-06T10:00Z 2015-05-06 10:00:00+00:00
#   2015-05-06 None
#   2015-05 None
#   2015 None
#
# Ends with status 0 while this holds, 1 if it changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet fastwarc==2.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys
from importlib.metadata import version

from fastwarc.warc import ArchiveIterator

SEEN = {
    "2015-05-06T10:00:00.123456789Z": "2015-05-06 10:00:00.123456+00:00",
    "2015-05-06T10:00Z": "2015-05-06 10:00:00+00:00",
    "2015-05-06": "None",
    "2015-05": "None",
    "2015": "None",
}


def record_date(date: str) -> str:
    content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Three held in Spain</p>"
    headers = [
        "WARC/1.1",
        "WARC-Type: response",
        "WARC-Target-URI: https://a.example/1",
        f"WARC-Date: {date}",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(content)}",
    ]
    warc = "\r\n".join([*headers, "", ""]).encode() + content + b"\r\n\r\n"
    (record,) = ArchiveIterator(io.BytesIO(warc))
    return str(record.record_date)


found = {date: record_date(date) for date in SEEN}
print("fastwarc", version("fastwarc"))
for date, read in found.items():
    print(date, read)
sys.exit(found != SEEN)
PYTHON
