#!/usr/bin/env bash
# Guess, before this was run: Gunicorn's threaded worker answers two GET requests that a client sends at
# once on one connection, one after the other, as RFC 9112, section 9.3.2, asks of every server.
#
# Version: Gunicorn 26.2.0 on Python 3.11 (27.0.1 beside it). Expected: 2 answers, 2 answers.
# Seen:
#     gunicorn 26.2.0: 1 of 2 pipelined requests answered
#     gunicorn 27.0.1: 2 of 2 pipelined requests answered
# The second request lies in the parser's buffer, so the socket never becomes readable again, and the
# connection is closed when its keep-alive ends. Ends with status 1 if this changes.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cat >"$place/app.py" <<'PY'
def app(environ, start_response):
    start_response("200 OK", [("Content-Length", "2")])
    return [b"ok"]
PY
cat >"$place/ask.py" <<'PY'
import os, socket, subprocess, sys, time

where = sys.argv[1]
command = [sys.executable, "-m", "gunicorn", "--chdir", where, "--worker-class", "gthread",
           "--threads", "4", "--keep-alive", "3", "--log-level", "error",
           "--bind", f"unix:{where}/socket", "app:app"]
server = subprocess.Popen(command)
try:
    for _ in range(200):
        if os.path.exists(f"{where}/socket"):
            break
        time.sleep(0.1)
    client = socket.socket(socket.AF_UNIX)
    client.settimeout(20)
    client.connect(f"{where}/socket")
    one = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    last = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    client.sendall(one + last)
    answered = b"".join(iter(lambda: client.recv(65536), b""))
finally:
    server.terminate()
    server.wait(20)
print(answered.count(b"HTTP/1.1 200"))
PY
status=0
for expected in 26.2.0=1 27.0.1=2; do
    version=${expected%=*}
    python3 -m venv "$place/$version"
    "$place/$version/bin/pip" install --quiet --disable-pip-version-check "gunicorn==$version"
    rm -f "$place/socket"
    found=$("$place/$version/bin/python" "$place/ask.py" "$place")
    echo "gunicorn $version: $found of 2 pipelined requests answered"
    [ "$found" = "${expected#*=}" ] || status=1
done
exit $status
