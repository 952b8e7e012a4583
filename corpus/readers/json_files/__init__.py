"""JSON, whose objects are records.

- `json_records`, `json_shapes`, `json_streams`: its records, where they are, and large documents.
- `object_lines`: what tells lines of an object each from a document.
- `social_posts`: what Facebook, Slack and Hypothesis give people of theirs.
"""
