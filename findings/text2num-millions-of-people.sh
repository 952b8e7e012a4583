#!/bin/sh
# text2num 3.1.0 writes "millions of people" as "1000000 of people": a plural that says no number
# becomes exactly one of it, in five languages.
#
# Guess: "two million" is 2000000, and "millions", "miles de", "Millionen" without a number before
# them stay words, as "dozens" does: they say that there are many, not how many.
#
# What happens: each is the number of one.
#
#   text2num 3.1.0
#   en two million people -> 2000000 people
#   en dozens of people -> dozens of people
#   en millions of people -> 1000000 of people
#   en hundreds of arrests -> 100 of arrests
#   fr des millions de personnes -> des 1000000 de personnes
#   es miles de personas -> 1000 de personas
#   de Millionen Menschen -> 1000000 Menschen
#   pt milhões de pessoas -> 1000000 de pessoas
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
    ("en", "two million people"): "2000000 people",
    ("en", "dozens of people"): "dozens of people",
    ("en", "millions of people"): "1000000 of people",
    ("en", "hundreds of arrests"): "100 of arrests",
    ("fr", "des millions de personnes"): "des 1000000 de personnes",
    ("es", "miles de personas"): "1000 de personas",
    ("de", "Millionen Menschen"): "1000000 Menschen",
    ("pt", "milhões de pessoas"): "1000000 de pessoas",
}
print("text2num", version("text2num"))
changed = False
for (language, text), expected in SEEN.items():
    written = alpha2digit(text, language)
    print(language, text, "->", written)
    changed = changed or written != expected
sys.exit(changed)
PYTHON
