"""Prove that an index is whole, and that it holds what the archive says."""

import tempfile
from collections.abc import Callable, Iterator
from os import PathLike
from pathlib import Path

from indexer.update import update_index
from indexer.wordings import join, wordings_of
from search import open_index


def check_index(
    where: str | PathLike[str],
    archive_path: Path | None = None,
    unread: Callable[[str], None] | None = None,
) -> Iterator[str]:
    """Yield each disagreement between the index at *where* and the archive as a sentence.

    The checksums come first: raises `search.IndexDamaged`, which names the file. With an archive, a
    new index of it is made in a temporary folder, and the two are compared document by document.
    A file of the archive that cannot be read is no disagreement: *unread* is told of it, and if
    there is none its sentence is among the others. A document or an earlier wording that no file
    lists any more is not a disagreement.
    """
    engine = open_index(where)
    engine.verify()
    if archive_path is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        report = update_index(archive_path, Path(folder))
        for finding in report.findings:
            if finding.kind == "unreadable":
                sentence = f"{finding.source}: {finding.reason}; what it holds is not compared"
                if unread is None:
                    yield sentence
                else:
                    unread(sentence)
        rebuilt = open_index(Path(folder))
        held: set[str] = set()
        for document in engine.documents():
            held.add(document.id)
            listed = [one for one in wordings_of(document) if one.sources]
            expected = rebuilt.get(document.id)
            if listed and expected is None:
                yield f"{document.id}: in the index, not in the archive: {document.title}"
            elif expected not in (None, join(listed or [document])):
                yield f"{document.id}: differs from the archive at {expected.sources[0]}"
        for document in rebuilt.documents():
            # On a cluster each look is a request.
            if document.id not in held and engine.get(document.id) is None:
                yield f"{document.id}: missing from the index, listed at {document.sources[0]}"
