"""Make the files of the glossary and of annotations anew: python -m search.language.glossary."""

from pathlib import Path

from search.language.annotations import compiled as annotations
from search.language.glossary import compiled as glossary


def main() -> None:
    """Write both files."""
    _replace(glossary.FILE, glossary.compile_shipped())
    _replace(annotations.FILE, annotations.compile_terms())


def _replace(file: Path, content: bytes) -> None:
    """Give *file* another *content* at once, as a server may have the present one mapped."""
    new = file.with_suffix(".new")
    new.write_bytes(content)
    new.replace(file)


if __name__ == "__main__":
    main()
