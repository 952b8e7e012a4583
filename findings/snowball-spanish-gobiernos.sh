#!/bin/sh
# Snowball's Spanish stemmer takes gobiernos, governments, for an infinitive with a pronoun.
#
# Guess: gobierno and gobiernos, invierno and inviernos, cuaderno and cuadernos share a stem each, as
# vuelo and vuelos do; a plural in -s is the first thing that a stemmer is for.
#
# What happens: the stemmer first looks for the pronoun "nos" behind an infinitive, as in "vernos".
# What is left of "gobiernos" ends like one, so "nos" goes, and then the "er" of the verb with it.
#
#   snowballstemmer 3.1.1
#   vuelo vuelos -> vuel vuel
#   gobierno gobiernos -> gobiern gobi
#   invierno inviernos -> inviern invi
#   cuaderno cuadernos -> cuadern cuad
#
# Ends with status 0 while this holds, 1 if it changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet snowballstemmer==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import snowballstemmer

SEEN = {
    "vuelo vuelos": "vuel vuel",
    "gobierno gobiernos": "gobiern gobi",
    "invierno inviernos": "inviern invi",
    "cuaderno cuadernos": "cuadern cuad",
}
print("snowballstemmer", version("snowballstemmer"))
stem = snowballstemmer.stemmer("spanish").stemWord
changed = False
for pair, seen in SEEN.items():
    stems = " ".join(map(stem, pair.split()))
    print(f"{pair} -> {stems}")
    changed = changed or stems != seen
sys.exit(changed)
PYTHON
