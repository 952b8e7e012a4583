"""The contents of an archive, and their readers; nothing here knows of indexes or pages.

One journey passes through here: a file is read by the reader of its format into topic pages and
headlines, each with what its printed date means and the language it is in. The rooms of files:

- `model`: the values that readers yield.
- `manifest`, `archive`, `archive_files`: what `archive.toml` states of files; the files of a
  folder; each of them.
- `saved_parts`: the folders beside pages in which browsers save their parts.
- `formats`, `foreign_formats`, `reading`: the format of a file, by its name or content; what no
  reader is for; takes a file to its reader.
- `containers/`: files that hold others.
- `stretches`, `tally`: parts of a large file of lines; what is said of the file as a whole.
- `lines`, `encodings`, `old_encodings`, `json_pieces`: bytes as text or JSON.
- `text`, `patterns`: the printed form of a text; patterns that many rules share.
- `xml_tree`, `markup`, `addresses`: XML as a tree, HTML within a record, where links lead.
- `readers/`: each format, to records or to the outline of a page.
- `pages/`: from such an outline to the topic page: which lines are headlines, and of which day.
- `read_context`, `findings`: one file being read; what is found wrong with it.
- `found_headlines`: headlines as readers find them, made into those of the archive.
- `dates/`: what printed dates mean.
- `languages`, `compounding`: the table of languages; which of them write compounds as one word.
- `identifying/`: the languages of texts, by two models.
- `merging`: what several files say of one headline.

Code that only names a language or a topic loads `languages` and `model` alone, a look at the files
of an archive no reader: that of a format is loaded when the first file of it is read.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from corpus.languages import LANGUAGES, Direction, LanguageRow, language_code, language_row
from corpus.model import (
    Finding,
    Headline,
    Language,
    LanguageRoute,
    Precision,
    Publication,
    Source,
    Topic,
    TopicPage,
    headline_id,
    sentence,
    visible,
)

if TYPE_CHECKING:
    from corpus.archive import Archive, open_archive
    from corpus.archive_files import ArchiveFile
    from corpus.identifying.identification import Unidentified
    from corpus.lines import decode_document
    from corpus.manifest import ArchiveError
    from corpus.merging import merge
    from corpus.stretches import Stretch
    from corpus.tally import FileFindings, Tally

_LATER = {
    "Archive": "corpus.archive",
    "ArchiveError": "corpus.manifest",
    "ArchiveFile": "corpus.archive_files",
    "FileFindings": "corpus.tally",
    "Stretch": "corpus.stretches",
    "Tally": "corpus.tally",
    "Unidentified": "corpus.identifying.identification",
    "decode_document": "corpus.lines",
    "merge": "corpus.merging",
    "open_archive": "corpus.archive",
}

__all__ = [
    "LANGUAGES",
    "Archive",
    "ArchiveError",
    "ArchiveFile",
    "Direction",
    "FileFindings",
    "Finding",
    "Headline",
    "Language",
    "LanguageRoute",
    "LanguageRow",
    "Precision",
    "Publication",
    "Source",
    "Stretch",
    "Tally",
    "Topic",
    "TopicPage",
    "Unidentified",
    "decode_document",
    "headline_id",
    "language_code",
    "language_row",
    "merge",
    "open_archive",
    "sentence",
    "visible",
]


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
