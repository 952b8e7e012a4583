"""XML, by its root.

- `xml_documents`, `xml_records`, `library_records`, `digitised`: which format it is; records of any
  tool, of libraries, of newspapers that they digitised.
- `feeds`, `sitemaps`, `news_items`, `outlines`: RSS and Atom, sitemaps, IPTC's formats, OPML.
- `rdf_references`: Zotero's RDF.
"""
