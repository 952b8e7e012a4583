"""One module for each format; each turns a `ReadContext` into topic pages or headlines.

Formats of records share `records`, which `record_reading` reads by the names in `columns` and, of
tools that mean something else by them, in `dialects`; `publishing` says what of an export is
published, `json_shapes` finds records in JSON. `press_pages` makes the texts of `press_texts` of a
press database's pages.
HTML is walked (`walking`) to an outline by `markup`, with what elements are for (`shapes`), lines
cut where they say several things (`runs`), headlines before teasers (`heads`), columns of tables
(`table_columns`), dates in parts made whole (`date_parts`), and headlines that the page states for
programs (`structured_data`).
"""
