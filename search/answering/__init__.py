"""Answers beside the hits, from the counts of an index or by further searches.

With each search, in this order:

- `facet_values`: counts as the facets and the histogram of an answer.
- `gaps`: the months in which the archive holds nothing.
- `timeline`: time cut into the years, months or days of a histogram.
- `names`, `known_names`: what names of the query are in other scripts, and in other romanisations.
- `typed_names`, `capitals`, `printed_names`: which words of the query may be names, whether a word
  is one by its look, and names of several words as texts print them.
- `elsewhere`: what says about the same in other languages.
- `remedies`, `reasons`: searches to offer if there are no hits, and why there are none.
- `like_words`: the words of an archive that are like one which it lacks.
- `named_periods`: searches within a period that words of the query name.
- `named_values`: searches for what is marked with topics or outlets that words of the query name.

While a query is typed:

- `completions`: words that begin so, and topics and outlets by any word of their names.

On request, each by searches of its own:

- `batch`: many searches at once.
- `days`: one day of the archive.
- `examples`: searches that are good for the archive.
- `comparison`: two to four searches side by side over time.
- `over_time`: one search by days, weeks, months or years.
- `numbers`: the numbers that headlines of a search print, over time.
- `citing`: what a citation of a search says of its result.
- `following`: what changed, of all of the archive or of a search.
- `more_like_this`: headlines like a given one by words, in its language and in others.
- `counterparts`: what may report the same as a headline in other languages.
- `contradictions`: whether two headlines cannot report the same.
- `told_names`, `opposites`, `directions`: whether they name other cities and persons, say
  opposites, and tell of the north and the south.
- `related_topics`: topics that share headlines or significant terms with a given one.
"""
