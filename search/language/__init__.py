"""Printed words to the keys that find them, in many languages.

analysis   text to tokens, and each token to its folded word and its stems
spelling   British spellings of English words under their American ones, before they are stemmed
glossary/  the equivalents of a word or phrase in the archive's other languages
"""
