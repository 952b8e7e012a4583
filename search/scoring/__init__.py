"""The parts of ranking that do not depend on an engine, from the formula to what a page shows.

`bm25` holds the ranking function and its constants. `text_matches` finds the terms of a query in
the text of one document. `explanation` splits the score of a hit into the parts of that formula,
and `highlight` gives the stretches of text to mark. `significance` is the statistic by which words
are chosen that are typical of a topic. `near_copies` says which headlines are folded into one.
"""
