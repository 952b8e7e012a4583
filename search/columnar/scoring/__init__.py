"""A query tree over the arrays of a segment: which documents match, and their scores."""
