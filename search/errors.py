"""The errors that a user or an operator can resolve; each message says what to do.

SearchError
├── QueryTooLong      the user's: the text has more than QUERY_LENGTH characters
├── CursorGone        the user's: the commit of the cursor is no longer kept
└── IndexProblem      the operator's: each says which command helps
    ├── IndexMissing
    ├── IndexOutdated made by another version of the schema, the analysis or the stemmers
    ├── IndexDamaged
    ├── IndexLocked   another process is writing
    ├── EncoderMissing  no encoder is installed
    ├── EncoderDamaged  the weights of the encoder are not those that were measured
    ├── IndexUnreachable  the cluster of the index does not answer, or only a part of it
    ├── IndexRefused      the cluster of the index lets nobody of that name do this
    └── CommitUncertain   committed, but the disk failed to confirm it
"""

QUERY_LENGTH = 1000
"""The greatest length of a query text, in characters."""


class SearchError(Exception):
    """Any error of this package that a user or an operator can resolve."""


class QueryTooLong(SearchError):
    """The query text has more than `QUERY_LENGTH` characters."""


class CursorGone(SearchError):
    """The commit of a cursor is no longer kept."""


class IndexProblem(SearchError):
    """The index cannot be used as it is."""


class IndexMissing(IndexProblem):
    """There is no index of that name."""


class IndexOutdated(IndexProblem):
    """Another version of Dateline made the index."""


class IndexDamaged(IndexProblem):
    """The index cannot be read."""


class IndexLocked(IndexProblem):
    """Another process is writing the index."""


class EncoderMissing(IndexProblem):
    """Vectors are asked for, and no encoder is installed."""


class EncoderDamaged(IndexProblem):
    """The weights of the installed encoder are not those that were measured."""


class IndexUnreachable(IndexProblem):
    """The cluster of the index does not answer, or only a part of it does."""


class IndexRefused(IndexProblem):
    """The cluster of the index does not let us do this."""


class CommitUncertain(IndexProblem):
    """The commit is in service, but the disk failed to confirm it: a power cut may undo it."""
