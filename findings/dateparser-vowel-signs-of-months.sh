#!/bin/sh
# dateparser 1.5.0 reads June in Punjabi as January, and May in Marathi and Gujarati as "months ago".
#
# Guess: what CLDR calls a month, after which dateparser's own data names it, is read back as that
# month, or not at all.
#
# What happens: by default it takes all combining marks off a text before it looks for names, as
# accents are taken off in French. In scripts of India vowels are such marks, and in Tibetan, too:
# ਜੂਨ (June) is left as ਜਨ, the short form of January; मे and મે (May) as the short form of "month",
# so that "15 May 2015" is fifteen months before today; the Tibetan "sixth month" as
# the ninth. Nothing tells. With NORMALIZE off all are right.
#
#   dateparser 1.5.0
#   pa 15 ਜੂਨ 2015: 2015-01-15, without NORMALIZE 2015-06-15
#   bo 15 ཟླ་བ་དྲུག་པ་ 2015: 2015-09-15, without NORMALIZE 2015-06-15
#   mr 15 मे 2015: not 2015, without NORMALIZE 2015-05-15
#   gu 15 મે 2015: not 2015, without NORMALIZE 2015-05-15
#
# Ends with status 0 while this holds, 1 if it changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet dateparser==1.5.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import dateparser

SEEN = {
    ("pa", "15 ਜੂਨ 2015"): ("2015-01-15", "2015-06-15"),
    ("bo", "15 ཟླ་བ་དྲུག་པ་ 2015"): ("2015-09-15", "2015-06-15"),
    ("mr", "15 मे 2015"): ("not 2015", "2015-05-15"),
    ("gu", "15 મે 2015"): ("not 2015", "2015-05-15"),
}


def day(text: str, language: str, **settings: bool) -> str:
    read = dateparser.parse(text, languages=[language], settings=settings)
    if read is None:
        return "none"
    return f"{read:%Y-%m-%d}" if read.year == 2015 else "not 2015"


found = {
    (language, text): (day(text, language), day(text, language, NORMALIZE=False))
    for language, text in SEEN
}
print("dateparser", version("dateparser"))
for (language, text), (usual, unchanged) in found.items():
    print(f"{language} {text}: {usual}, without NORMALIZE {unchanged}")
sys.exit(found != SEEN)
PYTHON
