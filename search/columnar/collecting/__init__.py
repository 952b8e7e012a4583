"""Collecting: what an answer takes from the matching documents of each segment.

- `facets`: applies the filters of a query, and counts for facets and the histogram.
- `top_docs`: puts the hits in order, as far as one page needs it.
- `places`: where the texts of hits hold what is sought, for its marks.
- `folding`: leaves one of those that are near-copies.
- `significant_terms`, `significant_phrases`: the words, and the pairs of words, that mark a topic
  or a result.
"""
