"""Printed words to the keys that find them, in many languages.

- `tokens`: cuts text into tokens, and says which of them are printed as one word.
- `folding`: what forms of a word have in common for people who type.
- `analysis`: gives each token its folded word and its stems.
- `stems`: the stems of a word, by the stemmer of its language.
- `light_stems`: stems of Arabic, Korean and others by short rules.
- `inflection`: base forms where a stemmer leaves forms of one word apart.
- `compounds`: says whether a word is a part of another one.
- `scripts`: writes Chinese in its other characters.
- `names/`: finds one name in several scripts, by its sound.
- `small_words`: the articles, prepositions and the like of each language.
- `small_numbers`: numbers up to twelve in words, which figures meet.
- `keyboards`: reads what was typed on a keyboard that was set to another language.
- `spelling`: respells British English as American English before it is stemmed.
- `compiled_file`: reads files that are compiled from the tables of the two rooms below.
- `hash_table`: looks keys up in arrays where they lie in such a file.
- `annotations/`: finds what a text is about: places, organisations, subjects.
- `glossary/`: finds the equivalents of a word or phrase in the archive's other languages.
"""
