"""Printed words to the keys that find them, in many languages.

- `analysis`: splits text into tokens, and gives each token its folded word and its stems.
- `spelling`: respells British English as American English before it is stemmed.
- `glossary/`: finds the equivalents of a word or phrase in the archive's other languages.
"""
