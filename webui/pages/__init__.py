"""The routes: each asks the engine and hands the answer to a template or to `webui.api`.

In the order in which a reader meets them:

    views        search, topics, and the state of the server
    headlines    a headline, and the same as a reference
    reading_on   the search by which a headline was found
    comparisons  several searches over time
    marks        the words and phrases that mark a result
    places       the countries that headlines name, on a map
    numbers      the numbers that headlines print, over time
    timelines    one search over time, as files
    days         the archive by the day
    batches      many searches at once
    citing       how to cite a search, and whether a result is the one that was cited
    lists        headlines that somebody picked
    changes      what came, was corrected, or is no longer listed
    guide        how to search
    discovery    descriptions for browsers, crawlers and programs
"""
