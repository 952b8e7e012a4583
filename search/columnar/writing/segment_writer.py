"""Writing the file of a segment, and the file of its deletions."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from search.columnar.files.array_file import Array, ArrayFileWriter
from search.columnar.index.near_copies import write_near_copies
from search.columnar.writing.merger import SegmentContent
from search.columnar.writing.postings_writer import PostingsWriter


def write_segment(path: Path, content: SegmentContent) -> None:
    """Write a segment of *content*, the documents of which are in order."""
    columns, fields, near_copies = content
    with ArrayFileWriter(path) as file, ThreadPoolExecutor(1) as pool:
        # Postings spend most of their time in NumPy, which lets this thread write the columns.
        numbers = columns.languages(), columns.topics()
        postings = pool.submit(PostingsWriter, file, fields, columns.starts, *numbers)
        columns.write(file)
        write_near_copies(file, near_copies)
        file.sync()  # so that less is left to sync at the end
        postings.result().write(file)
        file.close(columns.totals())


def write_deletions(path: Path, live: Array) -> None:
    """Write the flag of each document, *live* or deleted: bit d of section `live` for doc id d.

    The lowest bit of a byte comes first.
    """
    with ArrayFileWriter(path) as file:
        file.add("live", np.packbits(live, bitorder="little"))
        file.close({"rows": live.size})
