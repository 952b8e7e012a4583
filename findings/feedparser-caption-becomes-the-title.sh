#!/bin/sh
# feedparser 6.0.14 gives an item without a title the caption of its picture as title.
#
# Guess: an item of RSS may leave its title out and have a description alone; its `title` is absent then.
# What media:title says within media:content is the title of the picture, and stays with the picture.
#
# What happens: where the item has a title, it wins, before or after the picture. Where it has none, the
# picture's title becomes the entry's, so a list of headlines shows "Photo: Jane Doe" for each of them,
# and a reader that looks for items without a title finds none. media_content has no title to compare it
# with. Dateline reads the titles of items itself.
#
#   feedparser 6.0.14
#   title, picture -> 'Twelve arrested'
#   picture, title -> 'Twelve arrested'
#   picture alone -> 'Photo: Jane Doe'
#   neither -> None
#
# Ends with status 0 while this holds, 1 if it changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import feedparser

TITLE = "<title>Twelve arrested</title>"
PICTURE = """<media:content url="http://example.org/1.jpg" medium="image">
<media:title>Photo: Jane Doe</media:title></media:content>"""
SEEN = {
    "title, picture": (TITLE + PICTURE, "Twelve arrested"),
    "picture, title": (PICTURE + TITLE, "Twelve arrested"),
    "picture alone": (PICTURE, "Photo: Jane Doe"),
    "neither": ("", None),
}
FEED = """<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Harbour watch</title>
<item>{}<description>Police arrested twelve men.</description></item></channel></rss>"""

print("feedparser", feedparser.__version__)
changed = False
for name, (parts, seen) in SEEN.items():
    (entry,) = feedparser.parse(FEED.format(parts)).entries
    print(name, "->", repr(entry.get("title")))
    changed = changed or entry.get("title") != seen
sys.exit(changed)
PYTHON
