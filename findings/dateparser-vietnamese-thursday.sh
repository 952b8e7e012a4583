#!/bin/sh
# dateparser 1.5.0 moves a Vietnamese date that falls on a Thursday, written without commas.
#
# Guess: "Thứ Năm 26 tháng 2 2015" is 26 February 2015, as it is with commas and as any other
# weekday is without them. "Năm" is both "five" (Thứ Năm, the fifth day, is Thursday) and "year".
#
# What happens: it is 6 February. The rule "năm NUMBER" -> "NUMBER" (the year NUMBER) turns "Thứ Năm
# 26" into "Thứ 26", of which "Thứ 2" is Monday, so that the sixth is left: "monday 6 february 2015".
#
#   dateparser 1.5.0
#   Thứ Năm, 26 tháng 2, 2015 -> 2015-02-26
#   Thứ Sáu 27 tháng 2 2015 -> 2015-02-27
#   Thứ Năm 26 tháng 2 2015 -> 2015-02-06
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

SETTINGS = {
    "DATE_ORDER": "DMY",
    "REQUIRE_PARTS": ["day", "month", "year"],
    "PARSERS": ["absolute-time"],
}
SEEN = {
    "Thứ Năm, 26 tháng 2, 2015": "2015-02-26",
    "Thứ Sáu 27 tháng 2 2015": "2015-02-27",
    "Thứ Năm 26 tháng 2 2015": "2015-02-06",
}
print("dateparser", version("dateparser"))
changed = False
for text, expected in SEEN.items():
    found = dateparser.parse(text, languages=["vi"], settings=SETTINGS)
    day = str(found.date()) if found else "None"
    print(text, "->", day)
    changed = changed or day != expected
sys.exit(changed)
PYTHON
