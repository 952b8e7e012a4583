#!/bin/sh
# Babel 2.18.0 gives Arabic, French and Russian weekdays in English once Bashkir was asked for its own.
#
# Guess: what a locale calls its days does not depend on which other locale was asked before.
#
# What happens: Bashkir has no names of its own, so it is given those of the root. Where it looks up
# an alias ("alone as within a date"), Babel keeps what it found in the table of the root itself,
# which every later locale shares that states no names for this use. Only the order of the calls
# differs between the two columns; a new process is right again. Known as python-babel/babel#1234,
# there for the months of Hebrew.
#
#   Babel 2.18.0
#   ar before: السبت  after: Sat
#   fr before: sam.  after: Sat
#   ru before: сб  after: Sat
#
# Ends with status 0 while this holds, 1 if it changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet Babel==2.18.0
cat > "$folder/saturday.py" <<'PYTHON'
import sys

from babel import Locale

for code in sys.argv[1:]:
    saturday = Locale.parse(code).days["stand-alone"]["abbreviated"][5]
print(saturday)
PYTHON
"$folder/venv/bin/python" -c 'from importlib.metadata import version; print("Babel", version("babel"))'
status=0
check() {
    before=$("$folder/venv/bin/python" "$folder/saturday.py" "$1")
    after=$("$folder/venv/bin/python" "$folder/saturday.py" ba "$1")
    echo "$1 before: $before  after: $after"
    [ "$before" = "$2" ] && [ "$after" = "Sat" ] || status=1
}
check ar السبت
check fr sam.
check ru сб
exit "$status"
