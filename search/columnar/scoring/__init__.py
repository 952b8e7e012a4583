"""Matching and scoring: from a query tree to the matching documents of each segment.

`scorers` compiles the tree to scorers, one for each node, which match a segment at a time; `scorer`
is what all of them can do, and `filters` holds those that add nothing to a score. The leaves are in
`term_scorer`: it unites the postings of the variants of a group, as `posting_list` does, and
`phrases` finds those of phrases. `docset` is what a scorer returns: documents and their scores,
mostly still to be computed. `intersection` finds the documents that two sets share, in work arrays
from `scratch`. `language_odds` guesses the language of a question for the language boost.
"""
