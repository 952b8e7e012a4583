"""The writing side of an index: from documents to a committed segment.

- `writer`: buffers documents, spills and commits them, and ties the other modules together.
- `block`: some documents as columns, made by any process.
- `buffer`: documents in memory, as columns and token ids.
- `tokens`: the numbering of tokens, by whatever process cuts texts into them.
- `vocabulary`: the terms of the tokens of all.
- `spill`: a buffer written to disk before the commit.
- `merger`: a segment built from buffers or from other segments, and the merge policy.
- `columns`: the columns of some documents, in memory or of a file.
- `selection`: documents of several inputs in a new order, a block at a time.
- `columns_writer`: the columns joined, put in order and written.
- `near_copies`: the near-copies of a segment, and those between segments.
- `inverter`: token ids become occurrences of terms.
- `postings_writer`: occurrences become postings, positions and impacts.
- `vectors_writer`: the vectors that other segments have, and new ones.
- `segment_writer`: the file of a segment, and the file of its deletions.
"""
