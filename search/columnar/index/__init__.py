"""The reading side of an index: from the files of a commit to columns and postings.

- `schema`: the fields as a Whoosh schema, and the versions that make an index readable.
- `commits`: the files that list the segments of each commit.
- `table_of_contents`: the entry of a segment in Whoosh's own table of contents.
- `record`: the layout of a document's record, and the profile that facets count.
- `columns`, `value_sets`, `facet_column`: the documents of a file, the values of facets that each
  has, and which have a value.
- `live_documents`: the documents of a file that are not deleted.
- `postings`: the documents, impacts and positions of each term of a field.
- `vocabulary`: the words of a segment, in which those like another one are looked for.
- `near_copies`: the words of titles, and the pairs of titles that are alike.
- `vectors`: what the texts of a segment mean, as vectors.
- `segment`: a file with columns and postings, with the deletions of one commit.
- `groups`: the groups of near-copies of a commit.
- `searcher`: a commit open for reading.
- `searcher_manager`: opens the newest commit of a folder.
"""
