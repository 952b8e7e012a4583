"""Matching and scoring: from a query tree to the matching documents of each segment.

- `scorers`: compiles the tree to scorers, one for each node, which match a segment at a time.
- `scorer`: what all scorers can do.
- `filters`: the scorers that add nothing to a score.
- `term_scorer`: the leaves, which unite the postings of the variants of a group.
- `posting_list`: one list of postings, and several united.
- `phrases`: the postings of phrases.
- `nearness`: the documents that are nearest to a text in meaning.
- `agreement`: the vectors that agree most in sign with that of a text.
- `docset`: what a scorer returns: documents and their scores, mostly still to be computed.
- `intersection`, `scratch`: the documents that two sets share, and the arrays to find them in.
- `language_odds`: the language of a question, guessed for the language boost.
"""
