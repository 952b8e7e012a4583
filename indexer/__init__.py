"""Write the index: documents from the archive, and a report of the changes.

command    `dateline index` and `dateline check`
update     an archive to the changes of an index, reading only changed files
documents  a headline or a topic's page to a document, and several of one id to one
report     the changes and findings of an update
check      proof that index and archive agree
"""

from indexer.check import check_index
from indexer.report import Report
from indexer.update import update_index

__all__ = ["Report", "check_index", "update_index"]
