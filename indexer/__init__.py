"""Write the index: documents from the archive, and the report of what came of it.

`update` brings an index into agreement with an archive, `documents` says what of a headline or a
topic is indexed, `report` what an update tells, `check` proves that index and archive agree, and
`command` has `dateline index` and `dateline check`.
"""

from indexer.check import check_index
from indexer.report import Report
from indexer.update import update_index

__all__ = ["Report", "check_index", "update_index"]
