"""Bring an index into agreement with an archive."""

from collections.abc import Callable, Iterable
from pathlib import Path

from corpus import ArchiveFile, Finding, Headline, TopicPage, merge, open_archive
from indexer.documents import headline_document, topic_document
from indexer.report import Report
from search import Document, Engine, IndexMissing, open_index, open_writer

Progress = Callable[[list[ArchiveFile]], Iterable[ArchiveFile]]
"""Shows the files as they are read."""


def update_index(
    archive_path: Path, where: Path, *, rebuild: bool = False, progress: Progress = iter
) -> Report:
    """Make the index at *where* hold what the archive holds, and say what changed.

    Documents that did not change are left alone, and where none did nothing is committed. Raises
    `corpus.ArchiveError` if there is no archive, and the problems of `search.open_writer`.
    """
    documents, findings, files = _read(archive_path, progress)
    engine = None if rebuild else _existing(where)
    held = {d.id: d for d in engine.documents()} if engine else {}
    put = [document for document in documents.values() if held.get(document.id) != document]
    gone = [document_id for document_id in held if document_id not in documents]
    if engine and not put and not gone:
        version = engine.version()
    else:
        with open_writer(where, rebuild=rebuild) as writer:
            for document in put:
                writer.put(document)
            for document_id in gone:
                writer.remove(document_id)
            version = writer.commit()
    changed = sum(document.id in held for document in put)
    return Report(
        index=version,
        files=files,
        added=len(put) - changed,
        changed=changed,
        removed=len(gone),
        findings=tuple(findings),
    )


def _read(archive_path: Path, progress: Progress) -> tuple[dict[str, Document], list[Finding], int]:
    """Return the archive's documents by id, what it says of itself, and how many files it has."""
    archive = open_archive(archive_path)
    headlines: dict[str, Headline] = {}
    documents: dict[str, Document] = {}
    findings: list[Finding] = []
    files: list[ArchiveFile] = []
    for met in archive.files():
        if isinstance(met, Finding):
            findings.append(met)
        else:
            files.append(met)
    for file in progress(files):
        for item in archive.read(file):
            if isinstance(item, Finding):
                findings.append(item)
                continue
            if isinstance(item, TopicPage):
                topic = topic_document(item)
                documents[topic.id] = topic
            for headline in item.headlines if isinstance(item, TopicPage) else (item,):
                known = headlines.get(headline.id)
                headlines[headline.id] = merge(known, headline) if known else headline
    documents |= {h.id: headline_document(h) for h in headlines.values()}
    return documents, findings, len(files)


def _existing(where: Path) -> Engine | None:
    try:
        return open_index(where)
    except IndexMissing:
        return None
