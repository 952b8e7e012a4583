"""One name in several scripts: Putin, Путин, بوتين, プーチン.

No table of names is kept: names are new every day. Two words are one name if they sound alike.

- `rules`: the sounds of the letters of eight scripts.
- `sounds`: how a name sounds, by the rules of its script.
- `likeness`: which two names sound so alike that they are one.
- `spelled`: how a name may be spelled in another script, by which candidates are found.
"""
