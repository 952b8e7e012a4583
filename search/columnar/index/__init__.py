"""An index as it is read: segments, their columns and postings, and the commits that list them."""
