"""The values that pass between rooms: a query, its results, the documents and the facets."""
