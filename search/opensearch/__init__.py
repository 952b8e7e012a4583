"""An index on an OpenSearch cluster, which answers like the embedded one.

A document is stored in *versions*: one is visible in the commits from the ticket that wrote it up
to, not including, the ticket that ended it. A commit is one small record that is replaced if nobody
else replaced it, so readers see all of it or nothing.

- `address`: the name of an index on a cluster, and where its secret is.
- `client`: requests to the nodes, one after the other until one answers.
- `head`: the record of the commits and tickets.
- `tokens`: the keys of a text.
- `mapping`: the fields of a stored document, and those that are asked for.
- `counting`: all values of some fields with their counts, however many there are.
- `translation`, `clauses`: a query tree as a query of the cluster, with our own scores.
- `nearness`: scripts that compare vectors, for what is near in meaning.
- `answers`: what the cluster says of one commit, each answer kept for a while.
- `vocabulary`, `frequencies`, `days`: the words of a commit, the documents that hold them, dates.
- `overview`: what all documents of a commit count up to, kept up as they come and go.
- `reader`, `matches`: one commit, and what a query matches in it.
- `marking`: the words and phrases that mark a topic or a result.
- `backend`: the newest commit, and those that are kept.
- `writer`, `lease`: writing and committing, one writer at a time.
- `vectors`: the vectors of documents, made as these are stored.
- `versions`: the stored versions of documents: found, written again, sent and deleted.
- `near_copies`, `regrouping`: the groups of near-copies, kept up as documents come and go.
"""
