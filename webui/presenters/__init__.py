"""Results as values for templates.

Those of a search page come first, from top to bottom:

    messages          warnings, faults and remedies as sentences
    equivalents       what is also searched, by language
    names             what names of the search are in other scripts
    facet_labels      what facets and their values are called
    facet_options     the filters of a search, and the values to narrow it by
    bar_chart         one search over time
    chart_scale       how high and how long a chart is
    holdings          where a chart is hatched: what the archive lacks
    periods           the periods of a chart, as a span of them is chosen
    excerpts          titles and descriptions with their matched words marked
    paging            the pages before and after
    line_chart        several searches over time
    coverage          headlines by topic and year
    month_calendar    the days of a month in rows
    about             what a headline names, and the words of it that say so
    captures          links to captures of what was published
    world             the countries that headlines name, on a map
    scatter           numbers that headlines print, over time
    quantities        numbers of arrests, victims, money, and how they are called
    citation_styles   a headline as four styles cite it
    search_citations  a search in words, and as four styles cite it
    formatting        numbers, dates and counts as a page prints them
"""
