"""One module for each format; each turns a `ReadContext` into topic pages or headlines.

- `records/`: what records say of one headline, whatever format they are of.
- `tabular/`, `json_files/`, `xml_files/`: formats whose documents are records.
- `texts/`: lines of text, as people and press databases write them.
- `hypertext/`: HTML, which becomes the outline of a page.
"""
