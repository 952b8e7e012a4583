"""One module for each format; each turns a `ReadContext` into topic pages or headlines.

Records, which are shared by most formats:

- `records`, `record_reading`, `record_texts`, `record_dates`, `record_values`: what records say;
  the headlines of those of one shape, their texts and dates; what tools put text into.
- `known_values`: what values mean that many records repeat.
- `columns`, `column_names`, `described_columns`, `dialects`: which columns have our keys; what
  these are called, in one word or several; names by which some tools mean something else.
- `publishing`: what of an export is published news.
- `exports`: our own exports, read back.
- `tables`, `table_stretches`, `headless_tables`, `gdelt`: CSV and TSV, their stretches, those
  without a header.
- `spreadsheets`, `spreadsheet_xml`, `merged_cells`: `.xlsx`, and the XML of Excel 2003; cells
  whose text holds for those below them.
- `json_records`, `json_shapes`, `json_streams`: JSON, where its records are, and large documents.
- `databases`, `sql_dumps`: the tables of SQLite, and of dumps as SQL.
- `social_posts`: what Facebook gives people of their pages.
- `references`, `tagged_references`, `rdf_references`: RIS and BibTeX; PubMed's, EndNote's and
  RefWorks'; Zotero's RDF.
- `xml_documents`, `xml_records`, `library_records`, `digitised`: XML by its root, of any tool, of
  libraries, of newspapers that they digitised.
- `feeds`, `sitemaps`, `news_items`, `outlines`: RSS and Atom, sitemaps, IPTC's formats, OPML.

Texts:

- `plain`, `wrapped_lines`, `markdown`, `plain_markup`, `wikitext`: topic pages, and what a text is
  told to be by its content; its lines joined where they were wrapped; Org and reStructuredText;
  pages of wikis.
- `press_texts`, `press_pages`: articles of press databases, as text and as HTML.
- `hit_lists`: what such a database or an alert found, a few lines for each hit.
- `labelled_texts`, `movable_type`: records with labels, exports of blogs.
- `wires`, `agency_messages`: agencies' messages as teletypes and as their systems pass them on.

HTML, which becomes an outline:

- `message_pages`: posts of Telegram, indexes of mailing lists.
- `hypertext`, `saved_pages`, `own_days`: a page, where and when it was saved, the day it prints.
- `markup`, `walking`, `source_lines`, `open_elements`: its lines; its nodes; where these stand in
  the source; what is open around a text.
- `unshown`: what it hides or strikes.
- `shapes`, `roles`, `furniture`, `asides`: what elements are for, what they make of lines, which
  are passed over, and which of these list news.
- `runs`, `heads`: lines cut where they say several things; headlines before teasers.
- `open_tables`, `table_columns`, `columns_of_dates`, `date_parts`: tables, their columns, and which
  of several dates the rows; dates in parts made whole.
- `structured_data`: headlines that the page states for programs.
"""
