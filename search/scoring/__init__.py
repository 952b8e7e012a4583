"""The parts of ranking that do not depend on an engine, from the formula to what a page shows.

- `bm25`: the ranking function and its constants.
- `text_matches`: finds the terms of a query in the text of one document.
- `explanation`: splits the score of a hit into the parts of the formula.
- `highlight`: gives the stretches of a text to mark.
- `significance`: the statistic by which words are chosen that are typical of a part of the archive.
- `significant_terms`: the words and phrases that it chooses, once an index has counted them.
- `nearness`: says how near two texts are in meaning.
"""
