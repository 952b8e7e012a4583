#!/bin/sh
# Snowball's French stemmer keeps passager and passagers, passenger and passengers, apart.
#
# Guess: each noun shares its stem with its plural in -s, passager, danger and étranger like policier
# and chantier.
#
# What happens: the "er" of the singular is taken for an infinitive's and goes; the "s" of the plural
# goes in a later step, when the time of verbs is over, so that its "er" stays. Nouns in "ier" are
# safe, as "iers" is a suffix of its own.
#
#   snowballstemmer 3.1.1
#   policier policiers -> polici polici
#   passager passagers -> passag passager
#   danger dangers -> dang danger
#   étranger étrangers -> étrang étranger
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
    "policier policiers": "polici polici",
    "passager passagers": "passag passager",
    "danger dangers": "dang danger",
    "étranger étrangers": "étrang étranger",
}
print("snowballstemmer", version("snowballstemmer"))
stem = snowballstemmer.stemmer("french").stemWord
changed = False
for pair, seen in SEEN.items():
    stems = " ".join(map(stem, pair.split()))
    print(f"{pair} -> {stems}")
    changed = changed or stems != seen
sys.exit(changed)
PYTHON
