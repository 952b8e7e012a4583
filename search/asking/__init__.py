"""From what a person or a program types to a query tree.

- `parameters`: turns names and values of an address, a form or a command into a `Query`, and back.
- `periods`: turns a typed stretch of time ("last 5 years") into a range of days.
- `calendar_periods`: finds the days of stretches of the calendar by their names ("H1 2015").
- `numeric_dates`: says how a date in numbers is read, and its other reading.
- `time_units`: the words for days, weeks, months and years, and whether a text has one.
- `cursors`: turns the text of a cursor into a commit and an offset, and back.
- `signs`, `sign_rewriter`: find signs of other engines and keyboards, and rewrite them as ours.
- `field_names`, `small_words`: what fields and small words stand for as people type them.
- `typed_settings`: knows what of an address is typed in a text as a field.
- `archive_values`: which topic or outlet of the archive a typed name means.
- `value_names`: the names of topics and outlets among the words of a text.
- `parser`, `grammar`, `text_parser`, `nodes`, `date_filter`: turn the text of a query into a tree
  of Whoosh's queries.
- `query_parts`: says what each stretch of the text was taken for.
- `addresses`: turns the address of a publication or its site into the key that finds it.
- `expansion`, `variants`, `equivalents`: turn a typed word into the keys that find it in every
  language of the archive.
- `spellings`, `other_spellings`: how else a word is spelled, and the keys that find it so.
- `name_forms`: the forms of a name in another script, by which it is found.
- `groups`: holds these keys as one leaf of the tree.
- `meaning`: makes the tree of a query by meaning.
"""
