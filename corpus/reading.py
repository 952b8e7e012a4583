"""Takes one file to the reader of its format, member by member if it is a container."""

import tarfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from corpus.containers import CONTAINERS, Member
from corpus.containers.bounds import DEEPEST, Allowance, TooLargeError
from corpus.containers.compressed import DAMAGE, decompressed
from corpus.foreign_formats import is_copy, is_named_otherwise, why_no_reader, why_not_read
from corpus.formats import (
    BINARY,
    COMPRESSED,
    HEAD,
    Content,
    is_named_compressed,
    may_be,
    named_format,
    recognise,
)
from corpus.identifying.identification import BLOCK, UNIDENTIFIED, Identifier, Unidentified
from corpus.model import Finding, Headline, Source, TopicPage, sentence
from corpus.read_context import ReadContext
from corpus.tally import Tally

Reader = Callable[[ReadContext], Iterator[TopicPage | Headline]]
"""Yields what a file of one format holds; what is wrong with it goes to the context."""


class FileReader:
    """One file, or one member of a container, on its way through the readers.

    *said* is the ending of the format that its name or its container says it has, empty if they
    say nothing. *allowance* is what it may decompress to, *readers* has the reader of each format
    by its ending. *compressed* is whether its name says that it is, and *depth* counts the
    containers around it. *unidentified* receives the headlines whose languages are not stated,
    where those of several files are identified together.
    """

    def __init__(
        self,
        context: ReadContext,
        said: str,
        allowance: Allowance,
        readers: Mapping[str, Reader],
        *,
        compressed: bool = False,
        depth: int = 0,
        unidentified: Unidentified | None = None,
    ) -> None:
        self._context = context
        self._said = said
        self._allowance = allowance
        self._readers = readers
        self._endings = (*readers, *CONTAINERS)
        self._compressed = compressed
        self._depth = depth
        self._unidentified = unidentified

    def read(self) -> Iterator[TopicPage | Headline | Finding]:
        """Yield what the file holds, and what is wrong with it, in the order of its lines.

        Headlines are held back, some thousands at most, until their languages are identified, or
        until `unidentified` has a block of them. So are pages.
        """
        held: list[TopicPage | Headline | Finding] = []
        headlines: list[Headline] = []
        identifier = self._context.identifier
        for item in self._read():
            if not held and isinstance(item, Headline) and item.language is not UNIDENTIFIED:
                yield item  # as all do where languages are stated
                continue
            found = _without_language(item)
            if isinstance(item, TopicPage) and item.language is UNIDENTIFIED:
                self._identify(headlines, identifier)
                self._identify(found, self._context.identifier, item)
            if found and identifier is not self._context.identifier:
                self._identify(headlines, identifier)
                identifier = self._context.identifier
            headlines += found
            if len(headlines) >= BLOCK:
                self._identify(headlines, identifier)
            held.append(item)
            if not headlines:
                yield from held
                held.clear()
        self._identify(headlines, identifier)
        yield from held

    def _identify(
        self, headlines: list[Headline], identifier: Identifier, page: TopicPage | None = None
    ) -> None:
        """Identify the languages of *headlines*, or have it done, and empty the list.

        They are those of *page*, if its language is to be identified, too.
        """
        if not (headlines or page):
            return
        unidentified = self._unidentified or Unidentified()
        if page:
            unidentified.add_page(identifier.page, page)
        unidentified.add(identifier.page or page, headlines)
        if self._unidentified is None:
            unidentified.identify()
        headlines.clear()

    def tally(self) -> Tally:
        """Return what is to be said of the file at its end, if this is a stretch of one."""
        return self._context.tally() if self._context.stretch else Tally()

    def _read(self) -> Iterator[TopicPage | Headline | Finding]:
        context = self._context
        try:
            for item in self._items():
                if context.has_findings:
                    yield from context.take_findings()
                yield item
        except TooLargeError as error:
            context.fault(context.line, str(error))
        except (*DAMAGE, zipfile.BadZipFile, tarfile.TarError) as error:
            context.damaged(sentence(error))
        if context.damage:
            place = Source(context.file, context.line)
            yield Finding(place, f"could not be read further: {context.damage}", "unreadable")
            context.empty = False  # which is what its damage made it
        yield from context.take_findings()
        if context.stretch is None:
            yield from context.tally().findings(context.file)

    def _items(self) -> Iterator[TopicPage | Headline | Finding]:
        ending = self._said if self._context.stretch else self._format()
        if ending in self._readers:
            yield from self._readers[ending](self._context)
        elif ending:
            yield from self._members(CONTAINERS[ending](self._context, self._allowance))

    def _format(self) -> str:
        """Return the ending of the format that the file has, empty if no reader is for it."""
        context, said = self._context, self._said
        content, layers = self._decompressed()
        if context.damage and self._is_empty():
            return ""
        missing = self._compressed and not layers
        if missing and content.ending:
            context.note("named as compressed, but it is not")
        elif missing:
            said = ""
        encoded = content == BINARY and context.stated.encoding
        if said and (encoded or may_be(said, content)):
            return said
        if content.ending in self._endings:
            if said:
                context.note(f"{said} by its name or type, but {content.kind}; read as that")
            return content.ending
        if said or self._depth == 0:
            context.fault(0, f"the file is left out, since {why_no_reader(content.kind)}")
        else:
            context.note(f"passed over: {why_no_reader(content.kind)}")
        return ""

    def _decompressed(self) -> tuple[Content, int]:
        """Return what the file is once it is decompressed, and how often that had to be done."""
        context = self._context
        layers = 0
        while (content := self._begins()).ending in COMPRESSED and layers < DEEPEST:
            context.open = decompressed(
                context.open, content.ending, self._allowance, context.damaged
            )
            layers += 1
        return content, layers

    def _begins(self) -> Content:
        with self._context.open() as stream:
            return recognise(stream.read(HEAD))

    def _is_empty(self) -> bool:
        with self._context.open() as stream:
            return not stream.read(1)

    def _members(self, members: Iterator[Member]) -> Iterator[TopicPage | Headline | Finding]:
        """Yield what the members of a container hold."""
        if self._depth == DEEPEST:
            self._context.fault(0, f"more than {DEEPEST} containers in one another; left out")
            return
        read = False
        for member in members:
            yield from self._context.take_findings()
            for item in self._member(member):
                read = read or not isinstance(item, Finding) or item.kind != "note"
                yield item
            if self._allowance.spent:
                return
        if not read and not self._context.faults:
            self._context.fault(0, "nothing in it can be read")

    def _member(self, member: Member) -> Iterator[TopicPage | Headline | Finding]:
        within = self._context
        name = f"{within.file}/{member.name}" if member.name else within.file
        said = member.ending or named_format(name, self._endings)
        if (not said and is_named_otherwise(name)) or (not member.ending and is_copy(name)):
            reason = f"passed over: {why_not_read(name)}"
            return iter((Finding(Source(name, 0), reason, "note"),))
        if member.captured and within.stated.captured not in (None, member.captured):
            within.note("`captured` counts only for records that have no day of their own")
        stated = replace(
            within.stated,
            captured=member.captured or within.stated.captured,
            url=member.url or within.stated.url,
            encoding=member.encoding or within.stated.encoding,
        )
        captured = stated.captured or member.changed or within.captured
        context = ReadContext(name, stated, captured, member.open)
        context.subject, context.sent = map(context.printed, (member.subject, member.sent))
        return FileReader(
            context,
            said,
            self._allowance,
            self._readers,
            compressed=not member.ending and is_named_compressed(name),
            depth=self._depth + 1,
            unidentified=self._unidentified,
        ).read()


def _without_language(item: TopicPage | Headline | Finding) -> list[Headline]:
    if isinstance(item, TopicPage):
        return [one for one in item.headlines if one.language is UNIDENTIFIED]
    return [item] if isinstance(item, Headline) and item.language is UNIDENTIFIED else []
