#!/bin/sh
# FastWARC 2.0.0, auto_decode="all", a WARC of two answers, the first chunked and gzipped.
#
# Expected: both records, as with every other body, or an error. `auto_decode="all"` is the mode
# that decodes such bodies at all ("content" raises on them).
# What happens: the first body is decoded, and the walk ends there without a word: the second
# record is never given. With auto_decode="none" both are, and so are they where the first body is
# only chunked or only gzipped.
# Seen with 2.0.0 on Python 3.11: none ['https://a.example/1', 'https://a.example/2']
#                                 all ['https://a.example/1']
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet fastwarc==2.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import gzip
import io
import sys

from fastwarc.warc import ArchiveIterator


def record(url, headers, body):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + b"\r\n" + body
    return (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{url}>\r\n"
        f"WARC-Date: 2015-06-01T00:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"


page = gzip.compress(b"<p>hello</p>" * 9)
chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
warc = record(
    "https://a.example/1", b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", chunked
) + record("https://a.example/2", b"", b"<p>second</p>")
seen = {}
for mode in ("none", "all"):
    seen[mode] = []
    for one in ArchiveIterator(io.BytesIO(warc), auto_decode=mode):
        body = one.reader.read()
        seen[mode].append(one.headers.get("WARC-Target-URI"))
    print(mode, seen[mode])
both = ["https://a.example/1", "https://a.example/2"]
sys.exit(0 if seen == {"none": both, "all": both[:1]} else 1)
PYTHON
