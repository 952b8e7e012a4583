#!/bin/sh
# anyascii 0.3.3 and Unidecode 1.4.0 leave out the Arabic letter alif, a long vowel, without a sign.
#
# Guess: letters for which other scripts have one become that: ا, the long a, becomes "a", as the
# long vowels و and ي become "w" and "y"; only the short vowels, which are not printed, are missing.
#
# What happens: ا becomes nothing in both, while ى, the same vowel at the end of a word, becomes "a"
# in anyascii. So a country and its people are one word (ليبيا Libya, ليبي Libyan: "lyby"), and names
# lose the vowel that is printed (باراك Barack: "brk"). Titles that a catalogue files by such a
# transliteration, and addresses made of them, fall together.
#
#   anyascii 0.3.3: 'ا' '', 'ى' 'a', ليبيا 'lyby', ليبي 'lyby', باراك 'brk'
#   Unidecode 1.4.0: 'ا' '', 'ى' '~', ليبيا 'lyby', ليبي 'lyby', باراك 'brk'
#
# Ends with status 0 while this holds, 1 if it changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet anyascii==0.3.3 unidecode==1.4.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from anyascii import anyascii
from unidecode import unidecode

WORDS = ("ا", "ى", "ليبيا", "ليبي", "باراك")
SEEN = {
    "anyascii": ("", "a", "lyby", "lyby", "brk"),
    "Unidecode": ("", "~", "lyby", "lyby", "brk"),
}
found = {
    "anyascii": tuple(map(anyascii, WORDS)),
    "Unidecode": tuple(map(unidecode, WORDS)),
}
for library, texts in found.items():
    shown = ", ".join(f"{word} {text!r}" for word, text in zip(WORDS, texts))
    print(f"{library} {version(library)}: {shown}")
sys.exit(found != SEEN)
PYTHON
