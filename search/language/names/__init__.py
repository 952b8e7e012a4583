"""One name in several scripts: Putin, Путин, بوتين, プーチン.

Names are new every day, so two words are one name if they sound alike. A table has only what no
sound tells: how Chinese and Thai write well-known names, and romanisations of one script.

- `rules`: the sounds of the letters of eight scripts.
- `sounds`: how a name sounds, by the rules of its script.
- `likeness`: which two names sound so alike that they are one.
- `inflected`: which Arabic words are ordinary ones by their other forms.
- `known`, `known.tsv`: well-known names as they are spelled otherwise.
- `least_costs`: which of many words surely are not one name with another, all at once.
- `spelled`: how a name may be spelled in another script, by which candidates are found.
"""
