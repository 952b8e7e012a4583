"""Tools whose names for the parts of a record mean something else than they do elsewhere.

Each is known by names that no other tool has together. Names are as `columns.normal` gives them.
"""

from collections.abc import Collection, Mapping

_DIALECTS: tuple[tuple[frozenset[str], Mapping[str, tuple[str, ...]]], ...] = (
    # Trove: `title` is the newspaper.
    (
        frozenset({"heading", "troveurl"}),
        {"headline": ("heading",), "source": ("title",), "url": ("troveurl",)},
    ),
    # CrowdTangle: `URL` is the post, not what it links to.
    (
        frozenset({"pagename", "postcreated"}),
        {
            "headline": ("linktext", "message"),
            "date": ("postcreateddate", "postcreated"),
            "url": ("finallink", "link", "url"),
            "source": ("pagename",),
        },
    ),
    # yt-dlp: `url` is the file of the film; `upload_date` is the day in the zone of the site.
    (
        frozenset({"webpageurl", "extractor"}),
        {"date": ("uploaddate",), "url": ("webpageurl",), "source": ("channel", "uploader")},
    ),
    # Factiva: its codes of fields.
    (
        frozenset({"hd", "pd", "sn"}),
        {
            "headline": ("hd",),
            "date": ("pd",),
            "source": ("sn",),
            "language": ("la",),
            "topic": ("ns",),
        },
    ),
    # LiveJournal: an entry has a subject, and the clock of who wrote it.
    (
        frozenset({"subject", "event", "eventtime"}),
        {"headline": ("subject",), "date": ("eventtime",), "description": ("event",)},
    ),
    # Mastodon: an account has a name to show.
    (frozenset({"account", "content", "reblog"}), {"source": ("account",)}),
    # Facebook: a page is who a post is from.
    (frozenset({"message", "createdtime", "from"}), {"source": ("from",)}),
    # Trello: a card has a name.
    (
        frozenset({"cardid", "cardname", "cardurl"}),
        {"headline": ("cardname",), "url": ("cardurl",)},
    ),
    # Hacker News, as Algolia has it: a comment has the title of its story.
    (frozenset({"objectid", "storytitle"}), {"headline": ("title", "storytitle")}),
    # Pinboard: `description` is the title.
    (
        frozenset({"href", "extended", "toread"}),
        {"headline": ("description",), "description": ("extended",)},
    ),
)


def of_dialect(names: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """Return where a tool that gives a record these *names* has our keys, empty if none does."""
    for marks, columns in _DIALECTS:
        if all(mark in names for mark in marks):
            return columns
    return {}
