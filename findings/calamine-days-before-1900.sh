#!/bin/sh
# python-calamine 0.9.1 reads a day of 1898 that openpyxl 3.1.5 wrote as the time of day 00:00.
#
# Guess: a workbook in which openpyxl writes the first of March 1898 as a date gives that day to both
# readers, openpyxl and calamine, or calamine gives the number of days, -669, which is in the file:
# pandas has either as its engine, and LibreOffice shows the day.
#
# What happens: openpyxl gives the day, calamine midnight as a time without a day, and so does pandas
# with engine="calamine", which pandas 3.1 announces as its default. Every day before 1900 comes out
# as the same midnight. No error says so.
#
#   openpyxl 3.1.5, python-calamine 0.9.1
#   1898-03-01 in the file: -669, by openpyxl: 1898-03-01, by calamine: 00:00:00
#   1850-12-24 in the file: -17903, by openpyxl: 1850-12-24, by calamine: 00:00:00
#   1900-03-01 in the file: 61, by openpyxl: 1900-03-01, by calamine: 1900-03-01
#
# Ends with status 0 while this holds, 1 if it changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet openpyxl==3.1.5 python-calamine==0.9.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import datetime as dt
import re
import sys
import zipfile
from importlib.metadata import version

import openpyxl
import python_calamine

SEEN = {
    dt.date(1898, 3, 1): ("-669", "1898-03-01", "00:00:00"),
    dt.date(1850, 12, 24): ("-17903", "1850-12-24", "00:00:00"),
    dt.date(1900, 3, 1): ("61", "1900-03-01", "1900-03-01"),
}
book = openpyxl.Workbook()
for day in SEEN:
    book.active.append([day])
book.save("days.xlsx")

with zipfile.ZipFile("days.xlsx") as parts:
    sheet = parts.read("xl/worksheets/sheet1.xml").decode()
numbers = re.findall("<v>([^<]*)</v>", sheet)
theirs = openpyxl.load_workbook("days.xlsx").active.iter_rows(values_only=True)
others = python_calamine.CalamineWorkbook.from_path("days.xlsx").get_sheet_by_index(0).to_python()

print(f"openpyxl {version('openpyxl')}, python-calamine {version('python-calamine')}")
changed = False
for day, number, (written,), (read,) in zip(SEEN, numbers, theirs, others, strict=True):
    found = (number, str(written).removesuffix(" 00:00:00"), str(read))
    print(f"{day} in the file: {found[0]}, by openpyxl: {found[1]}, by calamine: {found[2]}")
    changed = changed or found != SEEN[day]
sys.exit(changed)
PYTHON
