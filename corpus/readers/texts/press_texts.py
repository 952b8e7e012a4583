"""Texts as press databases give them: LexisNexis, Factiva, Europresse, WISO.

A file has one article after the other, each with its headline, outlet and day about a known line:

- LexisNexis, until 2019: "1 of 500 DOCUMENTS", the outlet, the day, the headline, then fields such
  as "LENGTH: 523 words". Nexis Uni and Nexis Advance: headline, outlet, day, fields, at last
  "End of Document".
- Factiva: headline, byline, "523 words", day, outlet, code, language, text, at last "Document
  DJFTP00020150512eb5c0003t"; or fields by their codes (HD, PD, SN).
- WISO and Genios: "Nordkurier vom 14.08.2013, S. 9 / Lokales", headline, text, "Quelle:" with the
  first line again, "Dokumentnummer: 1234".
- Europresse: outlet, "France, mardi 12 mai 2015, p. 10", headline; or the day, "Le Monde • p. 10 •
  523 mots", headline; at last "news·20150512·LM·123".

In each of the languages of these databases that is known here. Unknown parts of an
article are reported with its first line.
"""

from collections.abc import Iterator
from itertools import chain, dropwhile, groupby, islice

import regex

from corpus.dates import read_date
from corpus.languages import stated_language_code
from corpus.pages.bylines import opens_with_author
from corpus.patterns import pattern
from corpus.read_context import ReadContext
from corpus.readers.records.records import Item, Lines, Record, Report, read_line_records

MOST_LINES = 20_000
"""So many lines of one article are held in memory; what follows is read as another."""

_LINKED = 4  # lines, the last of which may have the address of the headline
_HEAD = 25  # lines within which an article names its outlet, day and headline

_LEXIS_FIRST = pattern(
    r"\s*(?:document|dokument|documento|documenti)?\s*\d+\s+(?:of|von|de|di|van|sur)\s+\d+"
    r"(?:\s+(?:documents?|dokumenten?|documentos|documenti))?\s*",
    regex.IGNORECASE,
)
_LEXIS_LAST = pattern(
    r"\s*(?:end of document|fin du document|ende des dokuments|fin del? documento"
    r"|fine del documento)\s*",
    regex.IGNORECASE,
)
_FACTIVA_LAST = pattern(
    r"\s*(?:AN\s+)?(?:document|dokument|documento|документ)\s+[A-Z0-9]{2,12}(?:19|20)\d{6}[a-z0-9]+\s*",
    regex.IGNORECASE,
)
_FACTIVA_TOP = pattern(r"(?:\w+ \d+ \w+ \d+ )?(?:©|\(c\)) ?\d{4} Factiva\b.*", regex.I)
_EUROPRESSE_LAST = pattern(r".*(?:^|[\s:])(?:news|web|bio|report|tv|radio)·(?P<day>\d{8})·.*")
_WISO_FIRST = pattern(
    r"(?P<source>\p{L}.{1,60}?)(?:,? (?:Nr\.?|Heft|Ausgabe) \S+)? (?:vom|v\.) "
    r"(?P<day>\d\d?\.\d\d?\.(?:19|20)\d\d)(?:[,;/] .*|,? S(?:eite|\.) ?.*)?"
)
_WISO_FIELD = pattern(r"(?:Quelle|Ressort|Dokumentnummer|Rubrik|ISSN):.*")
_WISO_ABOVE = pattern(r"(?:Ressort|Dokumentnummer|Rubrik|ISSN|Dauerhafte Adresse.*):.*")
_MAY_END = pattern(r"doc?k?um|докум|·", regex.IGNORECASE)
_COUNT = pattern(
    r"[\d.,\u00a0\u202f ]+\s(?:words?|mots?|wörter|worte?|palabras?|palavras|parole|woorden|ord"
    r"|слов\w*)",
    regex.IGNORECASE,
)
_TAG = pattern(
    r"\s*(?P<tag>SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|NS|RE|IN|CO|PUB|AN|IPD|IPC|CLM|ART"
    r"|VOL|RF|CX)(?:\s{2,}|\t|\s*$)(?P<text>.*)"
)
_FIELD = pattern(r"(?P<name>\p{L}[\p{L}/ -]{2,24}): ?(?P<text>.*)")
_FIELDS = {
    **dict.fromkeys(("headline", "titre", "titular", "überschrift", "titolo"), "headline"),
    **dict.fromkeys(("language", "sprache", "langue", "idioma", "lingua", "taal"), "language"),
    **dict.fromkeys(("subject", "sujet", "thema", "tema"), "topic"),
    "url": "url",
}
# Fields that end what stands above an article's text.
_OTHER_FIELD = pattern(
    r"(?:byline|section|length|dateline|highlight|body|load-date|graphic|rubrik|länge|autor"
    r"|longueur|auteur|sección|longitud|sezione|lunghezza|lengte):?\b.*|body|text",
    regex.IGNORECASE,
)
_COPYRIGHT = pattern(r"(?:©|\(c\)|copyright\b|all rights reserved|alle rechte)", regex.IGNORECASE)
_EDITION = pattern(
    r"\b(?:edition|édition|edición|edição|edizione|editie|ausgabe)\b", regex.IGNORECASE
)
_PAGES = pattern(r"(?:page|seite|página|pagina)\s+\d+\s+\w+\s+\d+", regex.IGNORECASE)
_NUMBERED = pattern(r"(\d{1,4})\.\s+(?=\S)")
_CONTENTS = pattern(r".*(?:\.{4,}|…{2,})\s*\d+")  # an entry of a table of contents
_LISTED = pattern(r"1\. (?P<title>\S.*)")
OF_SEVERAL = r"(?:document|dokument|documento|документ|belge|文件|文档)\s\d+\s\S{1,5}\s\d+"
"""Matches, in any case, what such a database sets between articles: "Document 1 of 2"."""

ON_PAGE = pattern(r",?\s(?:pp?|pgs?|s)\.?\s?\w{0,5}\d", regex.IGNORECASE)
_ALSO = pattern(r"(?:aussi paru dans|also published in)\s?:?", regex.IGNORECASE)
_ADDRESS = pattern(r"https?://\S+$")
_PERCENT = pattern(r"\s*\(\d+%\)")
_CLOCK = pattern(r"\d{1,2}[:.h]\d\d.*")


def is_press_text(head: str) -> bool:
    """Return whether a text that begins with *head* is of one of the databases.

    *head* should hold a whole article, since some are known by its last line.
    """
    lines = head.splitlines()
    first = next((line for line in lines if line.strip()), "")
    last = (_LEXIS_LAST, _FACTIVA_LAST, _EUROPRESSE_LAST) if _MAY_END.search(head) else ()
    if _WISO_FIRST.fullmatch(first.strip()) and any(map(_WISO_FIELD.fullmatch, lines)):
        return True
    counted = _LEXIS_FIRST.fullmatch(first) and len(first.split()) > 2
    if counted and any(_OTHER_FIELD.fullmatch(line.strip()) for line in lines):
        return True  # others set such lines above articles of their own
    return any(pattern.fullmatch(line) for pattern in last for line in lines)


def read_press_text(context: ReadContext, head: str) -> Iterator[Item]:
    """Yield what the articles of a press database's text say; *head* as `is_press_text`."""
    first = next((line for line in head.splitlines() if line.strip()), "")
    if context.language is None and _WISO_FIRST.fullmatch(first.strip()):
        context.expect_language("de")
    return read_line_records(context, press_records)


def press_records(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
    """Yield what the articles in *lines* say; one that is not understood is reported.

    Where the second has its number before its headline, all are taken off: "1. Port reopens".
    """
    records = _records(lines, report)
    first_two = list(islice(records, 2))
    numbered = len(first_two) > 1 and _unnumbered(first_two[1][1], 2) is not first_two[1][1]
    for count, (line, record) in enumerate(chain(first_two, records), 1):
        yield line, _unnumbered(record, count) if numbered else record


def _records(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
    for article, end in _articles(lines):
        record = _read_article(article, end)
        if record is None:
            line, text = article[0]
            report.fault(line, f"{text[:80]}: no article that can be read; it is left out")
        else:
            yield article[0][0], record


def _unnumbered(record: Record, count: int) -> Record:
    """Return *record*, the one of that *count*, without its number before its headline."""
    numbered = _NUMBERED.match(record["headline"])
    if numbered is None or int(numbered[1]) != count:
        return record
    return {**record, "headline": record["headline"][numbered.end() :]}


def _articles(lines: Lines) -> Iterator[tuple[list[tuple[int, str]], str]]:
    """Yield the lines of each article that are not blank, and the line that ends it."""
    article: list[tuple[int, str]] = []
    for number, line in lines:
        text = " ".join(line.split()) if not _TAG.match(line) else line.strip()
        ends = _LEXIS_LAST.fullmatch(line) or _FACTIVA_LAST.fullmatch(line)
        begins = _LEXIS_FIRST.fullmatch(line) and len(text.split()) > 2
        if ends or begins or _EUROPRESSE_LAST.fullmatch(line) or len(article) > MOST_LINES:
            if article:
                yield article, text
            article = []
        elif _WISO_FIRST.fullmatch(text) and (not article or _is_wiso(article)):
            if article:
                yield article, ""
            article = [(number, text)]
        elif text:
            article.append((number, text))
    # After the last end the database says who exported the texts, and when.
    if _is_wiso(article) or any(
        _COUNT.search(text) or _OTHER_FIELD.fullmatch(text) for _, text in article
    ):
        yield article, ""


def _is_wiso(article: list[tuple[int, str]]) -> bool:
    """Return whether *article* is a whole one of WISO or Genios."""
    if not article or not _WISO_FIRST.fullmatch(article[0][1]):
        return False
    return any(_WISO_FIELD.fullmatch(text) for _, text in article)


def _read_article(article: list[tuple[int, str]], end: str) -> Record | None:
    # A document of Word has the address of its headline's link below it.
    linked = next((one for _, one in article[:_LINKED] if _ADDRESS.fullmatch(one)), None)
    record = _record([text for _, text in article if text != linked], article, end)
    return {**record, "url": record.get("url") or linked} if record and linked else record


def _record(texts: list[str], article: list[tuple[int, str]], end: str) -> Record | None:
    """Return what the *texts* of an *article* say, by the database that its *end* is of."""
    if _FACTIVA_LAST.fullmatch(end):
        tagged = sum(bool(_TAG.fullmatch(text)) for text in texts[:_HEAD]) > 3
        return _tagged(texts) if tagged else _factiva(texts)
    if _is_wiso(article):
        return _wiso(texts)
    marked = _EUROPRESSE_LAST.fullmatch(end)
    return (
        _europresse(texts, marked["day"])
        if marked
        else _lexis(texts, bool(_LEXIS_LAST.fullmatch(end)))
    )


def _tagged(texts: list[str]) -> Record | None:
    """Return the record of an article of Factiva whose fields have their codes."""
    fields: dict[str, str] = {}
    tag = ""
    for text in texts:
        if found := _TAG.fullmatch(text):
            tag = found["tag"]
            fields[tag] = found["text"].strip()
        elif tag not in ("LP", "TD"):
            fields[tag] = f"{fields.get(tag, '')} {text}".strip()
    subjects = [name.rpartition(" : ")[2].strip() for name in fields.get("NS", "").split("|")]
    if not fields.get("HD"):
        return None
    return {
        "headline": fields["HD"],
        "date": fields.get("PD"),
        "language": _language(fields.get("LA", "")),
        "topic": [name for name in subjects if name],
        "source": fields.get("SN"),
    }


def _factiva(texts: list[str]) -> Record | None:
    """Return the record of an article of Factiva: what stands about the count of its words."""
    at = next((at for at, text in enumerate(texts[:_HEAD]) if _COUNT.fullmatch(text)), 0)
    above = [text for text in texts[:at] if not _is_beside(text)]
    if not above:
        return None
    below = texts[at + 1 : at + 9]
    day = next((place for place, text in enumerate(below) if day_in(text)), None)
    after = [text for text in below[0 if day is None else day + 1 :] if not _CLOCK.fullmatch(text)]
    return {
        # A section's name may stand above it and an author's below; both are shorter.
        "headline": max(above, key=len),
        "date": day_in(below[day]) if day is not None else None,
        "language": next(filter(None, map(_language, after[1:])), None),
        "source": after[0] if after else None,
    }


def _is_beside(text: str) -> bool:
    """Return whether *text* above the count of words is none of a headline."""
    other = _FACTIVA_TOP.match(text) or _CONTENTS.fullmatch(text)
    return other is not None or opens_with_author(text)


def _wiso(texts: list[str]) -> Record | None:
    """Return the record of an article of WISO or Genios: outlet and day in one line, headline."""
    first = _WISO_FIRST.fullmatch(texts[0])
    if first is None or len(texts) < 2:
        return None
    address = next((one for text in texts if (one := _ADDRESS.search(text))), None)
    below = (text for text in texts[1:] if not _WISO_ABOVE.fullmatch(text))
    return {
        "headline": next(below, texts[1]),
        "date": first["day"],
        "source": first["source"].removeprefix("Quelle:").strip(),
        "url": address[0] if address else None,
    }


def _europresse(texts: list[str], day: str) -> Record | None:
    """Return the record of an article of Europresse: outlet, day and headline, or day first."""
    at = next((at for at, text in enumerate(texts[:_HEAD]) if day_in(text)), None)
    date = day_in(texts[at]) if at is not None else f"{day[:4]}-{day[4:6]}-{day[6:]}"
    rest = texts[(at if at is not None else 0) + 1 :]
    if rest and _ALSO.fullmatch(rest[0]):  # the same article elsewhere, each with its day
        rest = list(dropwhile(day_in, rest[1:]))
    source = texts[at - 1] if at else ""
    if rest and " • " in rest[0]:
        source = rest.pop(0).partition(" • ")[0]
    elif rest and _COUNT.fullmatch(rest[0]):
        rest.pop(0)
    if not rest:
        return None
    return {"headline": rest[0], "date": date, "source": regex.split(r",? n[o°º]\.?\s", source)[0]}


def _lexis(texts: list[str], headline_first: bool) -> Record | None:
    """Return the record of an article of LexisNexis or, if *headline_first*, of Nexis Uni."""
    texts = _without_cover(texts)
    top = [
        text for text in texts[:_HEAD] if not _COPYRIGHT.search(text) and not _PAGES.search(text)
    ]
    at = next((at for at, text in enumerate(top) if day_in(text)), None)
    if at is None:
        return None
    fields: dict[str, str] = {}
    for text in texts:
        found = _FIELD.fullmatch(text)
        key = _FIELDS.get(found["name"].casefold()) if found else None
        if found and key:
            fields.setdefault(key, found["text"])
    below: list[str] = []
    for text in top[at + 1 :]:
        if _FIELD.fullmatch(text) or _OTHER_FIELD.fullmatch(text):
            break
        if below or not _EDITION.search(text):
            below.append(text)
    above = [text for text, _ in groupby(top[: at - 1])]  # an edition has its title twice
    headline = fields.get("headline") or " ".join(above if headline_first else below)
    if not any(map(str.isalpha, headline)):
        return None
    return {
        "headline": headline,
        "date": day_in(top[at]),
        "language": _language(fields.get("language", "").partition(";")[0]),
        "topic": [
            _PERCENT.sub("", name).strip().capitalize()
            for name in fields.get("topic", "").split(";")
            if name.strip()
        ],
        "url": fields.get("url"),
        "source": top[at - 1] if at else None,
    }


def _without_cover(texts: list[str]) -> list[str]:
    """Return *texts* from the first article on where the list of all documents stands above it.

    Its first entry is the title with which that article begins.
    """
    listed = ((at, _LISTED.fullmatch(text)) for at, text in enumerate(texts[:_HEAD]))
    at, title = next(((at, found["title"]) for at, found in listed if found), (0, ""))
    return next((texts[of:] for of in range(at + 1, len(texts)) if texts[of] == title), texts)


def _language(text: str) -> str | None:
    """Return a language's name, None if *text* is none; a code may be a newspaper's."""
    return text if len(text) > 3 and stated_language_code(text.strip()) else None


def day_in(text: str) -> str | None:
    """Return the day in *text*, as printed, beside which an edition or a place may stand."""
    if len(text) > 100 or not regex.search(r"(?:1[6-9]|20)\d\d", text):
        return None
    words = ON_PAGE.split(text)[0].split()
    for size in range(min(len(words), 8), 0, -1):
        for start in range(len(words) - size + 1):
            part = " ".join(words[start : start + size]).strip(",;.()")
            found = read_date(part)
            if found and (found.precision == "day" or found.ambiguous):
                return part
    return None
