"""From what is typed to a query tree: parameters, periods, the parser, the expansion of words."""
