"""From documents to a segment: buffered, tokenized, inverted, written and merged."""
