"""What HTTP asks of the pages: addresses, caching, errors, the language of a request."""
