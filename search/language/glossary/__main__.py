"""Make the files that are compiled from tables anew: python -m search.language.glossary."""

from pathlib import Path

from search.language.annotations import compiled as annotations
from search.language.glossary import compiled as glossary
from search.near_copies import compiled as near_copies


def main() -> None:
    """Write the files of the glossary, of annotations and, from these, of near-copies."""
    _replace(glossary.FILE, glossary.compile_shipped())
    _replace(annotations.FILE, annotations.compile_terms())
    _replace(near_copies.FILE, near_copies.compile_words())


def _replace(file: Path, content: bytes) -> None:
    """Give *file* another *content* at once, as a server may have the present one mapped."""
    new = file.with_suffix(".new")
    new.write_bytes(content)
    new.replace(file)


if __name__ == "__main__":
    main()
