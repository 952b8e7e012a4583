"""Results for programs.

An answer passes:

    answers      a search in the format that was asked for
    serializers  a page of the result as JSON
    exports      the formats that give the whole result, streamed
    csv_ndjson   CSV and JSON Lines
    references   RIS, BibTeX, and the metadata that Zotero finds in a page
    workbook     tables as XLSX
    schemas      the JSON as JSON Schema
    openapi      the description of the API
"""
