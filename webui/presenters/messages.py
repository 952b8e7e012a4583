"""What `search` tells in codes, as sentences in the language of the interface.

Programs get the code and the English sentence of `search` itself.
"""

from flask_babel import gettext

from search import Fault, QueryWarning, Remedy, SearchResults, parameters
from webui.presenters.facet_options import filter_label
from webui.presenters.formatting import format_number


def warning_text(warning: QueryWarning) -> str:
    """Return what the asker should know, as a sentence."""
    value = warning.value
    match warning.code:
        case "unknown_parameter":
            return gettext("“%(name)s” is no parameter here.", name=warning.parameter)
        case "any_words":
            return gettext("Nothing holds all the words; these hold some of them.")
        case "too_many_terms":
            return gettext("Only the first %(number)s words were searched for.", number=value)
        case "too_deep":
            return gettext(
                "Brackets stand more than %(number)s deep; they were ignored.", number=value
            )
        case "unbalanced_bracket":
            return gettext("A bracket stands alone; it was ignored.")
        case "unbalanced_quote":
            return gettext("A quotation mark stands alone; it was ignored.")
        case "no_words":
            return gettext("There is no word in it to search for.")
        case "not_a_date":
            return gettext("“%(text)s” is no date; it was searched as words.", text=value)
        case _:
            return warning.message


def fault_text(fault: Fault) -> str:
    """Return what is wrong with a parameter's value and what could stand there, as a sentence."""
    match fault.code:
        case "choice":
            return gettext("It can be %(values)s.", values=", ".join(fault.allowed))
        case "number":
            most = format_number(parameters.NUMBERS[fault.parameter])
            return gettext("It must be a whole number from 1 to %(most)s.", most=most)
        case "date":
            return gettext(
                "Write a date as 2014, 2014-09 or 2014-09-30, or in words, such as “March 2015” or "
                "“last 5 years”."
            )
        case "range":
            return gettext("The last day must not be before the first.")
        case "queries":
            return gettext("Two to four different searches can be compared.")
        case "cursor":
            return gettext("It belongs to another search, or was cut off.")
        case _:
            return fault.message


def remedy_text(remedy: Remedy, results: SearchResults) -> str:
    """Return what a search that *results* offer does, as the text of its link."""
    match remedy.way:
        case "filter":
            labels = {
                value.value: filter_label(facet.id, value)
                for facet in results.facets
                for value in facet.values
            }
            text = labels.get(remedy.text, remedy.text)
            return gettext("without “%(text)s”", text=text)
        case "dates":
            return gettext("without the dates")
        case "filters":
            return gettext("without all of these filters")
        case "word":
            return gettext("without “%(text)s”", text=remedy.text)
        case "spelling":
            return gettext("“%(text)s” in its place", text=remedy.text)
        case "any":
            return gettext("any of the words")
        case way:
            raise ValueError(f"no words for the remedy {way!r}")
