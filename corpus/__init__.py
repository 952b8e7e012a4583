"""The contents of an archive, and their readers; nothing here knows of indexes or pages.

One journey passes through here: a file is read by the reader of its format into topic pages and
headlines, each with what its printed date means and the language it is in; what several files say
of one headline is merged. `model` has the nouns, `archive` walks the files that `manifest` states
facts about, `reading` takes each to its reader, by its name or by what `formats` recognises, and
opens `containers`, which hold more files. A large file of lines is cut into `stretches`, and what
is said of the file as a whole is a `tally` over them. `readers` has one module for each format, and
`read_context` makes headlines of what is printed, with `dates` and `text`; `identification` tells
their languages, many at a time, by two `language_models`, `fasttext_model` and `byte_model`.

A page becomes an `outline`, lines in the elements that hold them; `line_dates` finds the dates of
the lines, `headed_dates` those that a heading makes whole, `sought_dates` those that others show
and `cited_dates` those within lines that say more, `repeated_dates` those that say again
what another says, `dated_lists` the lists whose items begin or end with their day, `candidates`
what may be a headline, `arrangement` and `turns` which belongs to which, `text_lists` what the
lines of a text without elements show, `articles` whether the page is one, `date_labels` what says
beside dates what they are of; `stated_headlines` are those that it states for programs,
`surroundings` its description and what is left out, and `listing` and `pages` put the topic page
together.

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
    visible,
)

if TYPE_CHECKING:
    from corpus.archive import Archive, ArchiveFile, open_archive
    from corpus.identification import Unidentified
    from corpus.lines import decode_document
    from corpus.manifest import ArchiveError
    from corpus.merging import merge
    from corpus.stretches import Stretch
    from corpus.tally import FileFindings, Tally

_LATER = {
    "Archive": "corpus.archive",
    "ArchiveError": "corpus.manifest",
    "ArchiveFile": "corpus.archive",
    "FileFindings": "corpus.tally",
    "Stretch": "corpus.stretches",
    "Tally": "corpus.tally",
    "Unidentified": "corpus.identification",
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
    "visible",
]


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
