"""Results for programs.

An answer passes:

    answers         a search in the format that was asked for
    serializers     a page of the result as JSON
    exports         the formats that give the whole result, streamed
    records         what an export writes
    tables          CSV and XLSX
    workbook        any table as XLSX
    references      RIS, BibTeX, CSL JSON, and the metadata that Zotero finds in a page
    schema_types    the types of JSON that schemas are made of
    result_schemas  what an answer says of a document, as JSON Schema
    schemas         the rest of the JSON as JSON Schema
    openapi         the description of the API
"""
