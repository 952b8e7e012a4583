"""The routes: each asks the engine and hands the answer to a template or to `webui.api`.

In the order in which a reader meets them:

    views        search, topics, headlines, and the state of the server
    comparisons  several searches over time
    discovery    descriptions for browsers, crawlers and programs
"""
