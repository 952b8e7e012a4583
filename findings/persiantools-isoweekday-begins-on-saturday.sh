#!/bin/sh
# The isoweekday and isocalendar of persiantools count from Saturday, not as ISO 8601 does.
#
# Guess: `weekday` may count from the first day of each calendar's own week, but `isoweekday` is a number
# of ISO 8601, 1 for Monday to 7 for Sunday, whatever calendar the day is printed in; and `isocalendar`
# has the year and the week of ISO 8601 for the same day.
#
# What happens: JalaliDate has the methods and the names of `datetime.date`, but its isoweekday is 1 on
# Saturday, and isocalendar counts weeks of the Jalali year from Saturdays. pyluach's isoweekday, which
# counts Hebrew weeks from Sunday otherwise, is that of ISO 8601. So days of two calendars cannot be put
# under one weekday by the methods that are called alike; by the days of `datetime.date` they can.
#
#   persiantools 6.2.0, pyluach 2.3.0
#   2026-11-28, Saturday: date 6, HebrewDate 6, JalaliDate 1
#   2026-11-29, Sunday: date 7, HebrewDate 7, JalaliDate 2
#   2026-11-30, Monday: date 1, HebrewDate 1, JalaliDate 3
#   isocalendar of 2026-11-29: date 2026 48 7, JalaliDate 1405 37 2
#
# Ends with status 0 while this holds, 1 if it changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet persiantools==6.2.0 pyluach==2.3.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import date
from importlib.metadata import version

from persiantools.jdatetime import JalaliDate
from pyluach.dates import HebrewDate

SEEN = {28: (6, 6, 1), 29: (7, 7, 2), 30: (1, 1, 3)}
NAMES = ("date", "HebrewDate", "JalaliDate")

print(f"persiantools {version('persiantools')}, pyluach {version('pyluach')}")
changed = False
for number, seen in SEEN.items():
    day = date(2026, 11, number)
    found = (
        day.isoweekday(),
        HebrewDate.from_pydate(day).isoweekday(),
        JalaliDate(day).isoweekday(),
    )
    both = ", ".join(f"{name} {one}" for name, one in zip(NAMES, found, strict=True))
    print(f"{day}, {day:%A}: {both}")
    changed = changed or found != seen
sunday = date(2026, 11, 29)
weeks = [" ".join(map(str, one.isocalendar())) for one in (sunday, JalaliDate(sunday))]
print(f"isocalendar of {sunday}: date {weeks[0]}, JalaliDate {weeks[1]}")
sys.exit(changed or weeks != ["2026 48 7", "1405 37 2"])
PYTHON
