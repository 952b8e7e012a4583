"""JSON, whose objects are records.

- `json_records`, `json_paths`, `json_groups`, `json_wrappers`, `json_streams`: its records; where
  they are; the day, section or edition around them; what wraps each; large documents.
- `object_lines`: what tells lines of an object each from a document.
- `social_posts`: what Facebook, Slack, Hypothesis and WordPress give people of theirs.
"""
