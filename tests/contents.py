"""What the readers give of a folder of files, for the tests of formats."""

from pathlib import Path

from corpus import Finding, Headline, TopicPage, open_archive

Listed = list[tuple[str | None, str]]


class Contents:
    """What the readers give of a folder of files."""

    def __init__(self, folder: Path) -> None:
        archive = open_archive(folder)
        items = []
        for file in archive.files():
            items += [file] if isinstance(file, Finding) else archive.read(file)
        self.findings = [item for item in items if isinstance(item, Finding)]
        self.headlines: list[Headline] = []
        self.blocks: list[str] = []
        for item in items:
            if isinstance(item, TopicPage):
                self.blocks += item.blocks
                self.headlines += item.headlines
            elif isinstance(item, Headline):
                self.headlines.append(item)

    @property
    def listed(self) -> Listed:
        """Return the headlines with the days that they are printed with."""
        return [(str(h.date) if h.date else None, h.text) for h in self.headlines]

    @property
    def urls(self) -> list[str]:
        """Return the first address of each headline."""
        return [one.url for h in self.headlines for one in h.publications[:1]]

    @property
    def report(self) -> str:
        """Return all that was found."""
        return "\n".join(finding.reason for finding in self.findings)
