"""A segment on its way into a file, and which of its documents were deleted since."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from search.columnar.files.array_file import Array, ArrayFileWriter
from search.columnar.files.strings import StringSelection
from search.columnar.writing.columns_writer import Columns
from search.columnar.writing.postings_writer import Fields, Postings


def write_segment(path: Path, rows: Columns[StringSelection], fields: Fields) -> None:
    """Write a segment of *rows*, in their order, and what they hold."""
    with ArrayFileWriter(path) as file, ThreadPoolExecutor(1) as beside:
        # Postings take NumPy most, which lets this thread go on with the rows.
        postings = beside.submit(Postings, file, fields, rows.lengths, rows.languages())
        rows.write(file)
        file.sync()  # so that less is left for the end
        postings.result().write(file)
        file.close(rows.totals())


def write_deletions(path: Path, live: Array) -> None:
    """Write which rows are still there: bit r of section `live`, low bits first."""
    with ArrayFileWriter(path) as file:
        file.add("live", np.packbits(live, bitorder="little"))
        file.close({"rows": live.size})
