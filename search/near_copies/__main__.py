"""Make `words.txt` from SCOWL, as Debian's package wamerican-small ships it.

    apt-get download wamerican-small && dpkg-deb -x wamerican-small_*.deb .
    python -m search.near_copies usr/share/dict/american-english-small && make glossary

A line is a word that English has in small letters; of those of one stem the shortest. A name that
is a word as well, such as Bush, is among them. SCOWL is by Kevin Atkinson; NOTICE has its terms.
"""

import sys
from pathlib import Path

from search.language.analysis import first_stem
from search.near_copies.telling_words import WORDS


def main(path: Path) -> None:
    """Write the table of the words in the file at *path*, one a line."""
    words = (word for word in path.read_text("utf-8").split() if word.isalpha() and word.islower())
    shortest: dict[str, str] = {}
    for word in sorted(words, key=lambda word: (len(word), word)):
        shortest.setdefault(first_stem(word, "en"), word)
    WORDS.write_text("\n".join(sorted(shortest.values())) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
