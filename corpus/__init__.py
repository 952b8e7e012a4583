"""What the archive holds, and how it is read; knows nothing of indexes or pages.

One journey passes through here: a file is read by the reader of its format into topic pages, the
dates and languages of its headlines are found, and the archive merges what several files say of
one headline. `model` has the nouns, `archive` walks the files, `reading` reads a page's text,
`dates` and `languages` say what a printed date means and what language a text is in.
"""

from corpus.model import (
    Headline,
    Language,
    LanguageRoute,
    Precision,
    Skipped,
    Source,
    Topic,
    TopicPage,
    headline_id,
)

__all__ = [
    "Headline",
    "Language",
    "LanguageRoute",
    "Precision",
    "Skipped",
    "Source",
    "Topic",
    "TopicPage",
    "headline_id",
]
