"""The files of an index, below any notion of documents and terms.

- `directory`, `storage`: the names in the folder of an index; durable renames and its write lock.
- `array_file`: a file of named arrays with checksums, written once and mapped into memory.
- `partitions`: arrays put apart by number in a temporary file.
- `strings`: lists of strings in such a file, and term dictionaries over them.
"""
