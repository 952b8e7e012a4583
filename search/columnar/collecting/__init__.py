"""What is collected of the matches: the top documents, facet counts, significant terms."""
