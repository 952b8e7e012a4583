#!/bin/sh
# feedparser 6.0.14 gives entries the month in which the feed is read, where it cannot read their date.
#
# Guess: dates that begin with the year, as Hungarian, Chinese, Korean, Latvian and Lithuanian sites
# print them, are read, or `published_parsed` is None, as it is for "30/09/2014 10:00". The first of
# them is of the form that feedparser's documentation gives for Hungarian.
#
# What happens: the year is taken, the rest of the text is passed over, and the month is the one on the
# clock: read in November, all of them are of the first of November 2014. So the answer changes with
# the month, and no error says so. Dateline reads `published` itself.
#
#   feedparser 6.0.14, in November
#   2014-szeptember-30T10:15+02:00 -> 2014-11-01
#   2014. szeptember 30. 10:15 -> 2014-11-01
#   2014年09月30日 -> 2014-11-01
#   2014년 9월 30일 -> 2014-11-01
#   2014. gada 30. septembris -> 2014-11-01
#   2014 m. rugsėjo 30 d. -> 2014-11-01
#   2014/09/30 10:15 -> 2014-11-01
#   2014-09-30 10:15 -> 2014-09-30
#   30/09/2014 10:15 -> None
#
# Ends with status 0 while this holds, 1 if it changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import time

import feedparser

NOW = "of the month on the clock"
SEEN = {
    "2014-szeptember-30T10:15+02:00": NOW,
    "2014. szeptember 30. 10:15": NOW,
    "2014年09月30日": NOW,
    "2014년 9월 30일": NOW,
    "2014. gada 30. septembris": NOW,
    "2014 m. rugsėjo 30 d.": NOW,
    "2014/09/30 10:15": NOW,
    "2014-09-30 10:15": "2014-09-30",
    "30/09/2014 10:15": None,
}
FEED = """<rss version="2.0"><channel><title>Harbour watch</title>
<item><title>One arrest</title><pubDate>{}</pubDate></item></channel></rss>"""

month = time.gmtime().tm_mon
print("feedparser", feedparser.__version__, "in month", month)
changed = False
for text, expected in SEEN.items():
    parsed = feedparser.parse(FEED.format(text)).entries[0].get("published_parsed")
    read = parsed and time.strftime("%Y-%m-%d", parsed)
    print(text, "->", read)
    changed = changed or read != (f"2014-{month:02}-01" if expected is NOW else expected)
sys.exit(changed)
PYTHON
