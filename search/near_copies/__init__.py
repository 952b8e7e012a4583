"""Near-copies: headlines that tell one story in almost the same words, and how they are found.

Every index keeps the words of its titles as `title_words` hashes them, and finds the same pairs.

- `rules`: says which headlines are near-copies, and what a group of them is.
- `telling_words`: the words that tell two reports apart.
- `compiled`: these words of all languages as a file.
- `title_words`: turns the words of titles into sets of hashes.
- `pairs`: finds the pairs of titles that are alike.
"""
