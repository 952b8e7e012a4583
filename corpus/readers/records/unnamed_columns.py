"""Columns of dates and addresses whose names say nothing to us: their values tell.

What people call the day of publication has no end ("掲載年月日", "تاريخ العدد"), but the days that
are of something else are few: when a record was made, changed or fetched, when something begins,
ends or is due, when a person was born; of two, neither is one that all records share. So the one
column of nothing but days whose name is none of these dates the headlines, and the one of nothing
but addresses of pages leads to them.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import regex

from corpus.addresses import is_media, web_address
from corpus.dates import has_short_year, read_date
from corpus.readers.records.column_names import OF_A_CHANGE, normal, normals
from corpus.readers.records.columns import OF_ELSE, Columns, Stated, columns_of
from corpus.readers.records.values import date_value, is_missing

MOST_LOOKED_AT = 50
"""So many records of a file tell what its columns hold."""

_LEAST = 2  # values that show what a column holds
_MOMENT = regex.compile(r"1[0-7]\d{8}(?:\d{3})?")  # 2001 to 2026, in seconds or their thousandths
_OF_A_MOMENT = regex.compile(r"time|date|stamp|_(?:at|on|ts)$|\p{Ll}(?:At|On|Ts)$")
_PAGE = regex.compile(r"https?://[^/?#]+/[^/?#]*[^/].*|https?://[^/?#]+/?\?.+", regex.IGNORECASE)
_OF_A_SITE = regex.compile(r"source|domain|publisher|site")

# Stems of the names of days on which something else was done or was to be, by what that is.
_NO_PUBLICATION = regex.compile(
    # a record was made, entered or collected
    r"creat|\bmod_|mtime|entry|entered|added|insert|record|regist|collect|catalog|ingest|import|upload|coded|coding"
    r"|erfass|eingab|eingang|eingetr|angelegt|anlage|aufnahme|archiviert|saisie|ajout|enregistr|création"
    r"|captura|registro|ingres|carga|inclus|cadastr|criaç|creaci|inserim|inserit|caricam|creazion"
    r"|invoer|toegevoegd|aangemaakt|opgeslagen|tillag|lagt til|tilføj|oprett|skapad|opprett|lisät"
    r"|tallen|luotu|syöt|dodan|wprowadz|utworz|rejestr|vlož|přidá|pridan|vytvoř|zařaz|rögzít|felvét"
    r"|hozzáad|adăug|înreg|introduc|kayıt|eklen|ekleme|oluştur|giriş|добав|внес|занес|созда|выгруз"
    r"|загруз|сбор|додан|створ|завантаж|добавян|καταχώρ|προσθήκ|إدخال|إضاف|إنشاء|تسجيل|حفظ|ثبت|ورود"
    r"|ایجاد|הזנה|הוספ|יציר|录入|錄入|登记|登記|登録|采集|採集|收集|収集|入库|入力|创建|創建|添加|作成"
    r"|追加|수집|생성|저장|추가|nhập|thêm|tạo|dicatat|dibuat|disimpan|masuk"
    # it was changed
    r"|updat|modif|chang|edit(?!ion)|revis|correct|änder|bearb|aktual|actual|atualiz|aggiorn|à jour"
    r"|wijzig|ändr|endret|rettet|uppdat|oppdat|muokat|päivitet|zmian|zmien|změn|zmen|módos"
    r"|frissít|güncel|değişt|измен|обнов|змін|оновл|промен|τροποπ|ενημέρ|تعديل|تحديث|ویرایش|بروز"
    r"|עדכון|修改|更新|수정|업데이트|cập nhật|sửa|ubah|diperbarui"
    # somebody fetched, read, checked, saved or sent it
    r"|access|retriev|crawl|scrap|fetch|harvest|index|captur|check|review|verif|sav(?:ed|ing)|\bread|seen"
    r"|download|export|sent|abruf|zugriff|geprüft|gespeichert|konsult|consult|acces|geraadpl|hämtad"
    r"|hentet|haettu|dostęp|pobra|přístup|stažen|letölt|erişim|обращ|доступ|πρόσβα|اطلاع|بازیاب|访问"
    r"|抓取|閲覧|取得|lấy|akses|diakses"
    # something begins, ends, is due or takes place
    r"|event|start|begin|end|until|from|due|deadline|expir|embargo|valid|hearing|\bcase\b|[\s_]to$|meeting|match|trial"
    r"|filing|order|deliver|sched|incident|accident|attack|arrest|crash|crime|offen[cs]e|audien"
    r"|ereignis|unfall|vorfall|veranstalt|sitzung|séance|sesi[oó]n|hecho|vigen|termin|frist|ablauf|évén|échéan|début|evento|inicio"
    r"|início|venc|caduc|scaden|inizio|hændel|händel|tapaht|wydarz|událost|esemény|olay|собы|срок|поді"
    r"|الحدث|انتهاء|رویداد|אירוע|事件|截止|到期|期限|開催|행사|마감|sự kiện|acara|kejadian"
    # a person was born, joined or died
    r"|birth|born|death|died|hired|joined|geburt|geboren|tod|gestorben|naiss|décès|nacim|nasc|morte"
    r"|falle|födel|fødsel|død|synty|kuol|urodz|zgon|naroz|úmrt|születé|halál|doğum|ölüm|рожд|смерт"
    r"|народж|γέννη|ميلاد|وفاة|تولد|לידה|出生|生年|逝|생년|sinh|lahir",
    regex.IGNORECASE,
)


def columns_by_values(records: Sequence[Mapping[str, Any]], stated: Stated) -> Stated:
    """Return the columns of dates and addresses that the values of *records* show.

    They are as *stated*, of keys for which no name is known, each the only one of its kind.
    """
    values: dict[str, list[Any]] = {}
    for record in records:
        for name in columns_of(tuple(record), stated).unknown:
            values.setdefault(name, []).append(record[name])
    dates = [name for name, of in values.items() if _may_date(name) and _are_days(name, of)]
    if len(dates) > 1:
        dates = [name for name in dates if not _is_of_a_batch(values[name])]
    urls = [name for name, of in values.items() if _may_lead(name) and _are_pages(of)]
    found = (("date", dates), ("url", urls))
    return tuple((key, tuple(names)) for key, names in found if len(names) == 1)


def lacking(columns: Columns) -> frozenset[str]:
    """Return for which of our keys *columns* has none but days of a change and what may be one."""
    dated = {*map(normal, columns.names["date"])} - normals(OF_A_CHANGE)
    dates = dated or columns.of_date or columns.of_either
    has = (("date", dates), ("url", columns.names["url"]))
    return frozenset(key for key, of in has if not of)


def has_day(record: Mapping[str, Any], columns: Columns) -> bool:
    """Return whether a column of *record* that is none of *columns* has a day that may date it."""
    return any(
        _may_date(name) and _are_days(name, [record[name]] * _LEAST) for name in columns.unknown
    )


@lru_cache(maxsize=2**10)
def _may_date(name: str) -> bool:
    return not _NO_PUBLICATION.search(name)


def _may_lead(name: str) -> bool:
    return not OF_ELSE.search(_OF_A_SITE.sub("", name.casefold()))


def _are_days(name: str, values: Iterable[Any]) -> bool:
    """Return whether *values* of the column *name* are days, but for those that are missing."""
    texts = [text for value in values if (text := date_value(value)) and not is_missing(text)]
    return len(texts) >= _LEAST and all(_is_day(name, text) for text in texts)


def _is_of_a_batch(values: Sequence[Any]) -> bool:
    """Return whether all *values* are one day, as that on which records were entered together."""
    days = {found.day if (found := read_date(date_value(of) or "")) else None for of in values}
    return len(values) >= _LEAST and len(days) == 1


def _is_day(name: str, text: str) -> bool:
    if text.isdecimal():
        compact = len(text) == len("20150512") and read_date(text) is not None
        return compact or bool(_MOMENT.fullmatch(text) and _OF_A_MOMENT.search(name))
    found = read_date(text)
    return has_short_year(text) or (found is not None and found.names_day)


def _are_pages(values: Iterable[Any]) -> bool:
    texts = [value.strip() for value in values if isinstance(value, str) and value.strip()]
    if len(texts) < _LEAST or len(set(texts)) < len(texts):
        return False
    return all(_PAGE.fullmatch(text) and web_address(text) and not is_media(text) for text in texts)
