"""Folders in which browsers save the parts of a page beside it: `Ports_files` of `Ports.html`."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes

# As browsers call them in their languages, and Windows keeps them together with their pages.
_ENDINGS = tuple(
    """
    _files .files -Dateien _Dateien _fichiers _archivos _arquivos _ficheiros _file -filer _filer
    _bestanden _tiedostot _pliki _soubory _súbory _elemei _dosyalar _datoteke _fitxers _fitxategiak
    _failid _fails _bylos _fajlovi _fișiere _αρχεία _файлы _файли _файлове _ملفات _קבצים _文件 _檔案
    _ファイル _파일
    """.split()  # noqa: SIM905
)
_PAGES = (".html", ".htm", ".xhtml")
_HEAD = 2**20  # bytes of a page, which names its styles and scripts at its beginning


def folders_of_parts(folder: Path, names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the folders of parts among the *names* in *folder*, each with the name of its page.

    The page must lead to what is in there.
    """
    for name in names:
        if not name.endswith(_ENDINGS):  # as nearly all
            continue
        stem = name[: max(name.rfind(mark) for mark in "_.-")]
        page = next((stem + ending for ending in _PAGES if stem + ending in names), None)
        if page and (folder / name).is_dir() and _leads_to(folder / page, name):
            yield name, page


def count_files(folder: Path) -> int:
    """Return how many files are in or under *folder*."""
    return sum(len(files) for _, _, files in os.walk(folder))


def _leads_to(page: Path, folder: str) -> bool:
    try:
        with page.open("rb") as stream:
            head = stream.read(_HEAD).replace(b"&amp;", b"&")
    except OSError:  # which reading the page will tell
        return False
    return os.fsencode(folder) + b"/" in unquote_to_bytes(head)
