"""Show: the web page and the API over an engine.

A request is a `Query` written as an address, an answer is `SearchResults` written as a page or as
JSON, and every link is the query with one thing changed. `urls` goes both ways between addresses
and queries, `views` has the routes, `serializers` the JSON, `problems` what is said when a request
cannot be answered. What a page shows beyond plain text is prepared as values: `charts`,
`excerpts`, `formats`, `narrowing`.
"""

from webui.app import create_app

__all__ = ["create_app"]
