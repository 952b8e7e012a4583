#!/bin/sh
# text2num 3.1.0 does not know "veintiún", the form of twenty-one before a noun in Spanish.
#
# Guess: "a los veintiún días" has 21, as "treinta y un días" has 31 and "veintidós días" 22: "uno" is
# shortened to "un" before a masculine noun. Courts and notaries begin their dates so.
#
# What happens: the word stays as it is, while the same shortened "un" after thirty is understood.
#
#   text2num 3.1.0
#   veintiuno -> 21
#   veintidós días -> 22 días
#   treinta y un días -> 31 días
#   veintiún días -> veintiún días
#
# Ends with status 0 while this holds, 1 if it changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet text2num==3.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from text_to_num import alpha2digit

SEEN = {
    "veintiuno": "21",
    "veintidós días": "22 días",
    "treinta y un días": "31 días",
    "veintiún días": "veintiún días",
}
print("text2num", version("text2num"))
changed = False
for text, expected in SEEN.items():
    written = alpha2digit(text, "es", 0)
    print(text, "->", written)
    changed = changed or written != expected
sys.exit(changed)
PYTHON
