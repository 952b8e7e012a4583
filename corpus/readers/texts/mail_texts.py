"""Several mails in one text: a digest of a list, or what was forwarded one below the other.

Each has a header of its own, most often below a line of signs, of its number or of forwarding:

    Message: 2
    Date: Wed, 13 May 2015 07:40:00 +0200
    From: Mona Said <mona@a.example>
    Subject: Suez tolls rise again

Where there are such lines, the header with which the text begins is that of the whole. The mails of
a thread have one subject, and are one.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

import regex

from corpus.dates import read_date
from corpus.pages.outline import PageLine, Role
from corpus.pages.text_sizes import is_brief, is_prose
from corpus.pages.wording import OF_REPLIES
from corpus.read_context import ReadContext
from corpus.readers.records.records import (
    Item,
    Lines,
    Parser,
    Record,
    Report,
    Silence,
    read_line_records,
)

HEADER = regex.compile(
    r"(?:from|to|cc|bcc|sent|date|subject|reply-to|von|an|gesendet|datum|betreff|de|à|envoyé|objet"
    r"|van|verzonden|aan|onderwerp|para|enviado(?: e[lm])?|enviada(?: em)?|fecha|asunto|da|a"
    r"|inviato|data|oggetto|assunto|от|кому|дата|тема"
    r"|من|إلى|الموضوع|差出人|宛先|件名|日時|发件人|收件人|主题|时间)\s?[:：]\s*\S",
    regex.IGNORECASE,
)
"""A line of a mail's header, in the languages of the archive."""

SUBJECTS = (
    "subject",
    "betreff",
    "objet",
    "asunto",
    "oggetto",
    "onderwerp",
    "assunto",
    "тема",
    "الموضوع",
    "件名",
    "主题",
)
"""What such a header calls the subject."""

FORWARDED = regex.compile(
    r"[-_\s]*(?:(?:begin )?forwarded message|original message|weitergeleitete nachricht"
    r"|ursprüngliche nachricht|message transféré|message d[’']origine|mensaje reenviado"
    r"|mensaje original|mensagem encaminhada|mensagem original|messaggio inoltrato"
    r"|messaggio originale|doorgestuurd bericht|vidarebefordrat meddelande|пересылаемое сообщение"
    r"|исходное сообщение|رسالة محولة|转发的邮件|原始邮件|転送メッセージ)\s*:?[-_\s]*",
    regex.IGNORECASE,
)
"""The line above the header of a mail that was forwarded."""

LEAST_HEADER = 3
"""Lines of a mail's header."""

_DATES = frozenset(
    (
        *("date", "sent", "datum", "gesendet", "envoyé", "fecha", "enviado", "enviado el", "data"),
        *("enviado em", "enviada", "enviada em", "inviato", "verzonden", "дата", "日時", "时间"),
    )
)
_SENDERS = frozenset(("from", "von", "van", "de", "da", "od", "от", "من", "差出人", "发件人"))
_COLON = regex.compile("[:：]")
_LINE = regex.compile(r"[\p{L}\p{M}-]{1,20}\s?[:：]\s*\S.*")
_ABOVE = regex.compile(
    FORWARDED.pattern + r"|[-_=*]{10,}|(?:message|nachricht|mensaje|messaggio):?\s\d+", regex.I
)
_DATED = regex.compile(rf"\s*(?:{'|'.join(sorted(_DATES))})\s?[:：]", regex.IGNORECASE)
_ANSWER = regex.compile(r"(?:re|aw|sv|vs|antw|ответ)\s?[:：]", regex.IGNORECASE)
_LEAST = 2  # mails
_LONGEST_HEADER = 12  # lines
_LONGEST_GREETING = 100  # characters


def are_mails(head: str) -> bool:
    """Return whether a text that begins with *head* has several mails of its own subjects."""
    if sum(map(bool, map(_DATED.match, head.splitlines()))) < _LEAST:
        return False
    found = list(_mails(head)(enumerate(head.splitlines(), 1), Silence()))
    subjects = {OF_REPLIES.sub("", fields["headline"]).casefold() for _, fields in found}
    return len(found) >= _LEAST and len(subjects) > 1


def read_mails(context: ReadContext, head: str) -> Iterator[Item]:
    """Yield the subjects of the mails of a text, each of the day on which it was sent.

    *head* as `are_mails`.
    """
    return read_line_records(context, _mails(head))


def take_forwarded(lines: Sequence[PageLine], context: ReadContext) -> None:
    """Take the headers of mails that another has within it for none of its text.

    What is forwarded below no more than a greeting is of the day on which it was first sent.
    """
    told = 0  # characters of what stands above, if no link does
    at = 0
    while at < len(lines):
        marked = FORWARDED.fullmatch(lines[at].text) is not None
        below = lines[at + marked : at + marked + _LONGEST_HEADER]
        header = list(takewhile(lambda one: HEADER.match(one.text), below))
        mail = _mail([(one.number, one.text) for one in header])
        if len(header) < LEAST_HEADER or not (marked or (mail and context.sent)):
            line = lines[at]
            if line.href and not line.site and not is_brief(line.text):
                told = _LONGEST_GREETING + 1
            elif is_prose(line.text):
                told += len(line.text)
            at += 1
            continue
        for one in lines[at : at + marked + len(header)]:
            one.site, one.role = True, Role.NEVER
        context.boilerplate(lines[at].number, "the header of a mail that was forwarded")
        if mail and told <= _LONGEST_GREETING:
            _take_day(mail[0], mail[1]["date"], context)
        at += marked + len(header)


def _take_day(number: int, printed: str, context: ReadContext) -> None:
    """Take *printed* for when what is in a mail was first sent, unless this answers it."""
    if not context.sent or _ANSWER.match(context.subject):
        return
    if (date := read_date(printed)) and date.day and date.precision == "day":
        context.sent = printed
    else:
        context.fault(number, f"{printed}: no day; what was forwarded is of the day of forwarding")


def _mails(head: str) -> Parser:
    """Return what yields the line of each mail's subject, and subject and date.

    Where *head* has lines that stand above a header, all but the first mail have one, and that is
    of the whole.
    """
    marked = any(map(_ABOVE.fullmatch, map(str.strip, head.splitlines())))

    def parse(lines: Lines, _report: Report) -> Iterator[tuple[int, Record]]:
        begun = not marked
        header: list[tuple[int, str]] = []
        for number, line in lines:
            text = line.strip()
            if marked and _ABOVE.fullmatch(text):
                header, begun = [], True
            elif begun and _LINE.fullmatch(text) and not line[:1].isspace():
                header.append((number, text))
            elif begun and header and line[:1].isspace() and text:
                header[-1] = header[-1][0], f"{header[-1][1]} {text}"
            elif header or text:
                if found := _mail(header):
                    yield found
                header, begun = [], not marked
        if found := _mail(header):
            yield found

    return parse


def _mail(header: Sequence[tuple[int, str]]) -> tuple[int, dict[str, str]] | None:
    """Return subject and date of the mail that has that *header*, None if it has none of them."""
    fields: dict[str, tuple[int, str]] = {}
    for number, text in header:
        name, value = map(str.strip, _COLON.split(text, 1))
        key = name.casefold()
        key = "headline" if key in SUBJECTS else "date" if key in _DATES else key
        fields.setdefault(key, (number, value))
    if (
        len(fields) < LEAST_HEADER
        or _SENDERS.isdisjoint(fields)
        or not {"headline", "date"} <= fields.keys()
    ):
        return None
    number, subject = fields["headline"]
    return number, {"headline": subject, "date": fields["date"][1]}
