"""Records: what a table's row, a JSON object or a reference says of one headline.

- `records`, `reading`, `texts`, `dates`, `values`: what records say; the headlines of those of one
  shape, their texts and dates; what tools put text into.
- `known_values`: what values mean that many records repeat.
- `columns`, `column_names`, `described_columns`, `dialects`, `unnamed_columns`: which columns have
  our keys; what these are called, in one word or several; names by which some tools mean something
  else; columns that only what they hold tells.
- `shapes`: what is a record by its names, and what its group says of it.
- `date_parts`: dates in parts made whole.
- `publishing`: what of an export is published news.
- `exports`: our own exports, read back.
"""
