"""Collecting: what an answer takes from the matching documents of each segment.

`facets` comes first: it applies the filters of a query and counts for facets and the histogram.
`top_docs` then orders the hits, as far as one page needs it, and `folding` leaves one of those that
are near-copies. `significant_terms` does not depend on a query; it finds the words that are typical
of a topic.
"""
