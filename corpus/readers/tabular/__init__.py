"""Tables, whose rows are records.

- `tables`, `table_stretches`, `headless_tables`, `fixed_width`, `totals`, `dittos`, `gdelt`: CSV
  and TSV, their stretches, those without a header, those of fixed width; rows that add up others;
  marks that say what is above them.
- `spreadsheets`, `spreadsheet_xml`, `sheets`, `merged_cells`: `.xlsx`, and the XML of Excel 2003;
  which sheets list headlines; cells whose text holds for those below them.
- `databases`, `sql_dumps`: the tables of SQLite, and of dumps as SQL.
"""
