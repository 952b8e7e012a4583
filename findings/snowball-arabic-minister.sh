#!/bin/sh
# Snowball's Arabic stemmer (snowballstemmer 3.1.1): "minister" and "the minister" have two stems.
#
# Guess: the article ال is taken off, so وزير (minister) and الوزير (the minister) have one stem. If
# و, "and", at the beginning of a word is taken for the conjunction, it is so with both.
#
# What happens: the first letter of وزير is taken for "and", that of الوزير, behind the article, is
# not: "زير" and "وزير". It is so with ministry, agency, document and epidemic, and, by ب ("with") and
# ف ("so"), with parliament, programme, team and virus. Nouns of three letters are spared.
#
#   snowballstemmer 3.1.1
#   وزير زير, الوزير وزير; وزارة زار, الوزارة وزار; وكالة كال, الوكالة وكال; وثيقة ثيق, الوثيقة وثيق
#   وباء باء, الوباء وباء; برلمان رلم, البرلمان برلم; برنامج رنامج, البرنامج برنامج
#   فريق ريق, الفريق فريق; فيروس يروس, الفيروس فيروس; بنك بنك, البنك بنك; وفد وفد, الوفد وفد
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
    "وزير": ("زير", "وزير"),
    "وزارة": ("زار", "وزار"),
    "وكالة": ("كال", "وكال"),
    "وثيقة": ("ثيق", "وثيق"),
    "وباء": ("باء", "وباء"),
    "برلمان": ("رلم", "برلم"),
    "برنامج": ("رنامج", "برنامج"),
    "فريق": ("ريق", "فريق"),
    "فيروس": ("يروس", "فيروس"),
    "بنك": ("بنك", "بنك"),
    "وفد": ("وفد", "وفد"),
}
stem = snowballstemmer.stemmer("arabic").stemWord
found = {noun: (stem(noun), stem(f"ال{noun}")) for noun in SEEN}
print("snowballstemmer", version("snowballstemmer"))
for noun, (bare, definite) in found.items():
    print(f"{noun} {bare}, ال{noun} {definite}")
sys.exit(found != SEEN)
PYTHON
