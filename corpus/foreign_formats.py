"""Files that no reader is for, by their names, and what to do so that what they hold is read."""

from collections.abc import Mapping

import regex

from corpus.formats import uncompressed

# Endings that say that a file is no page, feed or list of records, so that it need not be opened.
_OTHERS = frozenset(
    (
        # pictures
        *(".avif", ".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".ps", ".psd", ".svg"),
        *(".tif", ".tiff", ".webp"),
        # sound and film
        *(".avi", ".flac", ".m4a", ".mov", ".mp3", ".mp4", ".mpeg", ".ogg", ".opus", ".swf"),
        *(".wav", ".webm"),
        # documents
        *(".ics", ".ipynb", ".key", ".ppt", ".pptx", ".vcf"),
        # what pages are made with
        *(".css", ".download", ".eot", ".js", ".map", ".mjs", ".otf", ".ttf", ".wasm", ".woff"),
        *(".woff2", ".xsl", ".xslt"),
        # programs
        *(".bin", ".c", ".class", ".dll", ".exe", ".h", ".jar", ".java", ".py", ".pyc", ".r"),
        *(".sh", ".so", ".ts"),
        # settings and logs
        *(".cfg", ".conf", ".ini", ".lock", ".log", ".plist", ".toml"),
        # archives and databases
        *(".iso", ".pack", ".pickle"),
    )
)
# What programs keep beside a file while it is open, changed or still being loaded.
_COPIES = ("~", ".bak", ".tmp", ".part", ".crdownload")
_BESIDE_OPEN = "~$"
_COPY = "a copy that a program keeps, or a file that is not whole, by its name; rename it if it is"
_NAMED_POSTS = regex.compile(r"tweets?(?:-part\d+)?\.js")

_DOCUMENT = "documents of this kind are not read; save it as text, HTML or a table"
_TABLE = "tables of this kind are not read; save it as .xlsx or CSV"
_PDF = (
    "PDF is not read; export the articles as text, HTML, RTF or a table where they come from, or"
    " make a text of it: pdftotext -layout IN.pdf OUT.txt"
)
_COLUMNS = (
    '{} is not read; make a table of it: python -c "import pandas;'
    " pandas.read_{}('IN').to_json('OUT.jsonl', orient='records', lines=True)\""
)
_YAML = (
    "YAML is not read, since it mostly holds settings; make JSON of a list of news: python -c"
    " \"import json, yaml; json.dump(yaml.safe_load(open('IN')), open('OUT.json', 'w'),"
    ' default=str)"'
)
_PACKED = "archives of this kind are not read; unpack it, or pack what it holds as .zip or .tar.gz"
_CDX = "an index of captures, which names no headlines; the WARC files that it is of are read"
_REASONS: Mapping[str, str] = {
    ".pdf": _PDF,
    **dict.fromkeys((".doc", ".odp", ".pages"), _DOCUMENT),
    **dict.fromkeys((".numbers", ".xlsb", ".accdb", ".mdb"), _TABLE),
    ".tex": "LaTeX is not read; make a list of it: pandoc -t gfm IN.tex -o OUT.md",
    ".parquet": _COLUMNS.format("Parquet", "parquet"),
    **dict.fromkeys((".yaml", ".yml"), _YAML),
    **dict.fromkeys((".feather", ".arrow"), _COLUMNS.format("Arrow", "feather")),
    ".tid": "notes of TiddlyWiki are not read; save a list of news as text or HTML",
    **dict.fromkeys((".7z", ".rar"), _PACKED),
    **dict.fromkeys((".cdx", ".cdxj"), _CDX),
    **dict.fromkeys((".pst", ".ost"), "Outlook's files are not read; export its mails as .mbox"),
}
_BY_CONTENT: Mapping[str, str] = {
    "a PDF document": _PDF,
    "a table in Parquet": _REASONS[".parquet"],
    "a table in Arrow": _REASONS[".arrow"],
    "highlights of a Kindle": "they name no headlines; list those in a text or a table",
    "SGML": "make XML of it: osx -bUTF-8 IN > OUT.xml",
    "records in MARC": "make XML of it: yaz-marcdump -o marcxml IN.mrc > OUT.xml",
    "an old Office document": "save it as .docx, .xlsx or CSV, a mail as .eml",
    "a 7z archive": _PACKED,
    "a RAR archive": _PACKED,
}


def is_copy(name: str) -> bool:
    """Return whether a file's *name* is that of a copy, or of a download that goes on.

    >>> is_copy("news.csv~"), is_copy("~$news.xlsx"), is_copy("2015/news.html.part")
    (True, True, True)
    >>> is_copy("news.csv"), is_copy("~anna/news.csv"), is_copy("part")
    (False, False, False)
    """
    last = name.lower().rpartition("/")[2]
    return last.endswith(_COPIES) or last.startswith(_BESIDE_OPEN)


def is_named_otherwise(name: str) -> bool:
    """Return whether a file's *name* says that it holds no headlines, as that of an image does.

    An archive of Twitter has its posts in a script.

    >>> is_named_otherwise("tweets.js"), is_named_otherwise("main.js")
    (False, True)
    >>> is_named_otherwise("logo.png"), is_named_otherwise("index.php"), is_named_otherwise("news")
    (True, False, False)
    """
    stem, dot, ending = uncompressed(name).rpartition("/")[2].rpartition(".")
    named = dot + ending in _OTHERS or dot + ending in _REASONS or is_copy(name)
    return named and not _NAMED_POSTS.fullmatch(stem + dot + ending)


def why_not_read(name: str) -> str:
    """Return why a file is passed over whose *name* says that it holds no headlines.

    >>> why_not_read("Clips.doc")
    'documents of this kind are not read; save it as text, HTML or a table'
    >>> why_not_read("logo.png")
    'no format of this name is known'
    """
    if is_copy(name):
        return _COPY
    _, dot, ending = uncompressed(name).rpartition(".")
    return _REASONS.get(dot + ending, "no format of this name is known")


def why_no_reader(kind: str) -> str:
    """Return why a file is passed over whose content is of that *kind*, as `formats.Content` says.

    >>> why_no_reader("a JPEG image")
    'its content is a JPEG image'
    """
    advice = _BY_CONTENT.get(kind.partition(" (")[0])
    return f"its content is {kind}; {advice}" if advice else f"its content is {kind}"
