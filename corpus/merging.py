"""Merge the accounts that several files give of one headline."""

from corpus.model import Headline, Language, LanguageRoute, Publication, Topic

# Best first: what tells most about a text.
_ROUTES: tuple[LanguageRoute, ...] = ("stated", "script", "identified", "page", "undetermined")


def merge(first: Headline, second: Headline) -> Headline:
    """Return one headline from two with one id: listed by all pages that list either.

    The order in which headlines are merged makes no difference. Where the two differ in what is
    printed, the text with more small letters, the longer description and the surer language are
    taken.
    """
    return Headline(
        id=first.id,
        text=_text(first.text, second.text),
        date_text=_greatest(first.date_text, second.date_text),
        date=first.date,
        date_precision=first.date_precision,
        language=max(first.language, second.language, key=_sureness),
        topics=_topics(first.topics + second.topics),
        sources=tuple(sorted({*first.sources, *second.sources})),
        first_seen=min(first.first_seen, second.first_seen),
        last_seen=max(first.last_seen, second.last_seen),
        description=max(first.description, second.description, key=lambda text: (len(text), text)),
        publications=_publications({*first.publications, *second.publications}),
    )


def _publications(all_known: set[Publication]) -> tuple[Publication, ...]:
    return tuple(
        sorted(
            one
            for one in all_known
            if not any(other.covers(one) for other in all_known if other != one)
        )
    )


def _text(first: str, second: str) -> str:
    return first if first == second else max(first, second, key=_sentence_like)


def _sentence_like(text: str) -> tuple[bool, int, str]:
    """Return what is greater the more a *text* has its letters as a sentence has."""
    small = sum(map(str.islower, text))
    return small > 0 and any(map(str.isupper, text)), small, text


def _greatest(first: str | None, second: str | None) -> str | None:
    return max((value for value in (first, second) if value is not None), default=None)


def _sureness(language: Language) -> tuple[int, float, str]:
    return -_ROUTES.index(language.route), language.confidence, language.code


def _topics(topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
    """Return each topic once, in the order of the ids; of several labels, the last in order."""
    return tuple({topic.id: topic for topic in sorted(topics)}.values())
