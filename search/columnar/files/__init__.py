"""Files of an index: arrays with checksums, strings in them, and a folder that keeps its names."""
