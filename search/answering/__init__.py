"""What an answer holds beside its hits: facets, a timeline, remedies, comparisons, neighbours."""
