"""From what a person or a program types to a query tree.

parameters  names and values of an address, a form or a command line to a `Query`, and back
periods     a typed stretch of time ("marzo 2015") to a range of days
cursors     the text of a cursor to where a walk goes on, and back
parser      the text of a query to a tree of Whoosh's queries
expansion   a typed word to the keys that find it in every language of the archive
groups      those keys as one leaf of the tree
"""
