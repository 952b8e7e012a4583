"""Writing the file of a segment, and the file of its deletions."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from search.columnar.files.array_file import Array, ArrayFileWriter
from search.columnar.files.strings import StringSelection
from search.columnar.writing.columns_writer import Columns
from search.columnar.writing.postings_writer import Fields, PostingsWriter


def write_segment(path: Path, columns: Columns[StringSelection], fields: Fields) -> None:
    """Write a segment of the documents in *columns*, which are in order, and their *fields*."""
    with ArrayFileWriter(path) as file, ThreadPoolExecutor(1) as pool:
        # Postings spend most of their time in NumPy, which lets this thread write the columns.
        postings = pool.submit(PostingsWriter, file, fields, columns.lengths, columns.languages())
        columns.write(file)
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
