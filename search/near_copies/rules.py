"""Near-copies: headlines that tell one story in almost the same words.

Two headlines are near-copies if all of this is so:

- they are in one language, and dated to the day, `DAYS` apart at most;
- each title has `FEWEST` to `MOST` different words, function words aside; words count by stems;
- of all words that either title has, a share of `SHARED` at least is in both;
- the same numbers are in both: "14 arrested" and "15 arrested" are two reports. Numbers from two to
  twelve are the same in words;
- not each of them names a country, a people, a city or a place in an order that the other does not:
  "celebrated in Bulgaria" and "celebrated in Benin" are two reports, so are "a Thai king" and
  "a Swedish king", "the first day" and "the second day". A country and its people are one name:
  "police of Spain" and "Spanish police". "Abroad" names a place as well, and beginning and end,
  women and men are two: "talks open" and "talks close". Arabic joins particles to the names of
  cities, so these count as other words there;
- not each of them has another proper name that the other does not: "Minister Laurent resigns over
  the floods" and "Minister Dubois resigns over the floods". A *proper name* is a word with a
  capital in a title that has a word in small letters for `CAPITALS_PER_SMALL` such, but not the
  first; none is in languages whose nouns have capitals. In other titles, in Title Case or all in
  capitals, it is a word that English has not in small letters: in "Dubois Resigns Over Floods" no
  more than Dubois. Those that differ in about a letter are one name: Gaddafi and Qaddafi.

The order of words, signs, inflections and function words do not count. Of seven words one may be
another, of four none. A short title such as "Press review" has no near-copies.

Near-copies of one headline need not be near-copies of each other, and a story that is told every
day would go on for weeks. So a *group* is a first headline and later near-copies of that one. In
the order of days, then of the CRC-32 of ids, a headline begins a group unless it is a near-copy of
one that began a group; then it belongs to the first such. Groups depend on the documents of a
commit alone, and none is longer than `DAYS` days and one.
"""

COPIES_FIELD = "copies"
"""The field of a `Term` that a headline and all of its group match; the text is its id."""

DAYS = 3
SHARED = 0.75
FEWEST = 4
MOST = 40
CAPITALS_PER_SMALL = 3
SPELLED = 0.55
"""The share of the letters in two spellings of a name that is in both, at least."""
