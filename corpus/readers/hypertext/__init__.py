"""HTML, which becomes the outline of a page.

- `hypertext`, `saved_pages`, `own_days`: a page, where and when it was saved, the day it prints.
- `message_pages`: posts of Telegram, indexes of mailing lists.
- `markup`, `walking`, `source_lines`, `open_elements`: its lines; its nodes; where these stand in
  the source; what is open around a text.
- `unshown`: what it hides or strikes.
- `shapes`, `roles`, `furniture`, `asides`: what elements are for, what they make of lines, which
  are passed over, and which of these list news.
- `pieces`, `runs`, `run_lines`, `day_texts`, `heads`: texts within a line; lines cut where they say
  several things, and made of these; which of them say when; headlines before teasers.
- `open_tables`, `table_columns`, `columns_of_dates`: tables, their columns, and which of several
  dates the rows.
- `structured_data`: headlines that the page states for programs.
"""
