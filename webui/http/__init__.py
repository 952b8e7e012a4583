"""The part of HTTP that all routes share.

A request passes:

    urls      an address as a query, and a query as an address
    locale    the language of the interface, and links that keep it
    narrowing the addresses one step from a search
    lists     a list of one's own as an address, and an address as a list
    own_parameters what pages that are about no search can be asked
    downloads what a file that is saved is called, and what its headers warn of
    engine    the engine that the application was made with
    templates the pages, compiled for each language of the interface
    compiler  Jinja's compiler, with texts, macros and functions in place
    caching   ETags, 304, and how long an answer may be kept
    problems  errors: RFC 9457 for programs, a page for readers
"""
