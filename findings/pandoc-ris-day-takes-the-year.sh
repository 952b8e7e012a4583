#!/bin/sh
# pandoc 3.9 (pypandoc_binary 1.17) reads RIS: a date with its day loses even its year.
#
# RIS writes a date as YYYY/MM/DD/other, in PY or Y1 (the year of publication) and in DA, and lets
# any part but the year be empty: "PY  - 2015/05/08/".
#
# Guess: the day, the month and the year come out as `issued` of the CSL record; where DA has the day
# and PY the year, the day is taken.
#
# What happens: DA is not read, with or without PY. A PY or Y1 of year, month and day, as the format
# has it, gives a date of no parts, so that even the year is lost; with the month and the day left
# empty it gives three dates, the second and third of the year 0. Only a bare year is read.
#
#   pypandoc_binary 1.17, pandoc 3.9
#   DA 2015/05/08/: None
#   PY 2015/05/08/: {'date-parts': []}
#   Y1 2015/05/08/: {'date-parts': []}
#   PY 2015//: {'date-parts': [[2015], [0], [0]]}
#   PY 2015, DA 2015/05/08/: {'date-parts': [[2015]]}
#
# Ends with status 0 while this holds, 1 if it changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pypandoc_binary==1.17
"$folder/venv/bin/python" - <<'PYTHON'
import json
import sys
from importlib.metadata import version

import pypandoc

SEEN = {
    "DA 2015/05/08/": None,
    "PY 2015/05/08/": {"date-parts": []},
    "Y1 2015/05/08/": {"date-parts": []},
    "PY 2015//": {"date-parts": [[2015], [0], [0]]},
    "PY 2015, DA 2015/05/08/": {"date-parts": [[2015]]},
}


def issued(dates: str) -> object:
    lines = ["TY  - NEWS", "TI  - Three held in Spain"]
    lines += [date.replace(" ", "  - ", 1) for date in dates.split(", ")]
    text = "\n".join([*lines, "ER  - ", ""])
    (record,) = json.loads(pypandoc.convert_text(text, "csljson", format="ris"))
    return record.get("issued")


found = {dates: issued(dates) for dates in SEEN}
pandoc = pypandoc.get_pandoc_version()
print(f"pypandoc_binary {version('pypandoc_binary')}, pandoc {pandoc}")
for dates, date in found.items():
    print(f"{dates}: {date}")
sys.exit(found != SEEN)
PYTHON
