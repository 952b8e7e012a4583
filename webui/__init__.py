"""Show: the web page and the API over an engine."""
