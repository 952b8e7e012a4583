#!/bin/sh
# ftfy 6.3.1 takes a closing quotation mark after a capital for the half of a broken letter.
#
# Guess: texts that were never broken come back as they were. What was broken is told by marks that no
# one prints in that order, and Portuguese headlines in capitals often end a quoted word with Ã».
#
# What happens: "Ã»" is also what "û" looks like when UTF-8 is read as Windows-1252, and "Ã”" what "Ô"
# looks like. So a quoted word in capitals loses its last letter and its closing mark, though its opening
# mark stands there whole, which it would not in a text that was broken so. In small letters, and with
# straight marks, all is well. Dateline looks at such texts without their pairs of marks first.
#
#   ftfy 6.3.1
#   Ministro diz «AMANHÃ» em Lisboa -> Ministro diz «AMANHû em Lisboa
#   O «NÃ» ficou -> O «Nû ficou
#   “MAÇÃ” é o prato -> “MAÇÔ é o prato
#   Ministro diz «amanhã» em Lisboa -> the same
#   Ministro diz "AMANHÃ" em Lisboa -> the same
#
# Ends with status 0 while this holds, 1 if it changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet ftfy==6.3.1
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from ftfy import fix_encoding

SEEN = {
    "Ministro diz «AMANHÃ» em Lisboa": "Ministro diz «AMANH\u00fb em Lisboa",
    "O «NÃ» ficou": "O «N\u00fb ficou",
    "“MAÇÃ” é o prato": "“MAÇ\u00d4 é o prato",
    "Ministro diz «amanhã» em Lisboa": None,
    'Ministro diz "AMANHÃ" em Lisboa': None,
}
print("ftfy", version("ftfy"))
changed = False
for text, seen in SEEN.items():
    fixed = fix_encoding(text)
    print(text, "->", fixed if fixed != text else "the same")
    changed = changed or fixed != (seen or text)
sys.exit(changed)
PYTHON
