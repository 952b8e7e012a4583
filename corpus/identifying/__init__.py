"""The languages of texts, many at a time, by two models.

- `identification`: which language a text is in, and which model said so.
- `scripts`, `neighbours`: what its letters, and what the texts around it say of that.
- `language_models`, `fasttext_model`, `byte_model`: the two together; each of them.
"""
