"""Meaning: what makes texts in different languages that say the same meet.

- `encoder`: turns a text into a vector; the extra `meaning` brings one.
- `forward_pass`: what the encoder makes of many texts, faster than its package.
- `normalising`: texts as an encoder should read them.
- `quantizing`: vectors as an index stores them.
- `encoding`: encodes many texts in several processes.
"""
