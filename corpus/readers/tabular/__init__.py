"""Tables, whose rows are records.

- `tables`, `table_stretches`, `headless_tables`, `gdelt`: CSV and TSV, their stretches, those
  without a header.
- `spreadsheets`, `spreadsheet_xml`, `merged_cells`: `.xlsx`, and the XML of Excel 2003; cells
  whose text holds for those below them.
- `databases`, `sql_dumps`: the tables of SQLite, and of dumps as SQL.
"""
