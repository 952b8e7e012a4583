"""The values that pass between the rooms, all immutable.

- `documents`: a headline or a topic, as an index holds it.
- `facets`: the fields by which results are counted and narrowed.
- `query`: one search: text, filters, dates, order, page or cursor.
- `results`: the answer to a query, and the parts that it is made of.
- `warnings`: what an answer says of its query, such as a sign that was ignored.
- `changes`: what each commit changed, and what the keeper of the archive states.
"""
