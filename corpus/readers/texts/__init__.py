"""Texts: pages, articles, records and messages in lines.

- `plain`, `wrapped_lines`, `markdown`, `plain_markup`, `asciidoc`, `wikitext`: topic pages, and
  what a text is told to be by its content; its lines joined where they were wrapped; Org,
  reStructuredText and Textile; AsciiDoc; pages of wikis.
- `press_texts`, `press_pages`, `credit_lines`: articles of press databases, as text and as HTML,
  and those with a line that names their outlet, day and page.
- `hit_lists`: what such a database or an alert found, a few lines for each hit.
- `references`, `tagged_references`, `reference_lists`: RIS and BibTeX; PubMed's, EndNote's and
  RefWorks'; references as they are printed.
- `labelled_texts`, `movable_type`, `mail_texts`, `chat_texts`: records with labels, exports of
  blogs, digests of lists and mails that were forwarded together, chats.
- `wires`, `agency_messages`, `press_releases`: agencies' messages by their datelines and as systems
  pass them on; releases by what they call themselves.
- `issues`: press reviews and bulletins, each issue below a line with its day.
"""
