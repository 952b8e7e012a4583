"""A page as an outline, in any format, and the topic page that it becomes.

The rooms of files, in the order in which a page passes them:

- `topic_pages`: from the outline to title, description and headlines, by what follows.
- `outline`: a page as lines in the elements that hold them.
- `wording`, `section_names`, `bylines`, `text_sizes`: words by which pages speak to their visitors;
  names of authors; how much a text says.
- `dating`, `date_reader`, `date_texts`, `line_dates`, `date_labels`, `separators`: the rules for
  dates in their order; in which languages they are read; texts that may be dates, and what they
  lack; the dates of lines; what stands beside dates and says what they are; signs that part them.
- `page_days`: days of the page itself, of its changes, in its header, beside its number.
- `headed_dates`, `period_dates`, `cited_dates`, `sought_dates`, `yearless_dates`, `repeated_dates`:
  dates that a heading makes whole, and how, that stand within lines, that only other lines show,
  that the day of capture makes whole, and that say again what others say.
- `outlet_names`, `outlet_columns`, `named_dates`, `beside_headlines`: what items name beside their
  headlines: names that are of outlets; agencies, sections; authors and newspapers beside dates;
  clock times and outlets in one line with them or next to it.
- `extent`, `articles`, `headed_articles`: where the list begins and ends; whether the page is an
  article, or shows one above lists of others.
- `candidates`, `line_roles`, `lesser_lines`: what may be a headline, by its role and by what stands
  around it.
- `link_targets`, `list_headings`, `bulleted_texts`: where lines lead; what stands above lists, and
  around the bullets of a text.
- `dated_lists`, `spare_dates`, `text_lists`: lists whose items begin or end with their day; which
  dates count; what lines without elements show.
- `arrangement`, `items`, `headline_groups`, `day_lists`, `grids`: which dates belong to which
  headlines: within an item, with one headline or several, below it, and within columns.
- `turns`, `turn_ends`, `gaps`, `mastheads`, `editions`: the same outside of items, where dates and
  headlines take turns; the headlines below the day of an edition.
- `stated_headlines`: headlines that the page states for programs.
- `visual_hebrew`: whether the Hebrew of a page is reversed.
- `surroundings`, `listing`, `headlines`: its description and what is left out; the headlines with
  their dates, and the report of these.
"""
