"""Whether a thing in an export of a site is published news, as programs that keep sites say it.

WordPress, Blogger, Ghost, Movable Type, Atom (`app:draft`) and IPTC's formats name a status, Hugo,
Jekyll, Hexo and Zola say yes or no (`draft: true`, `published: false`); WordPress, Blogger and
JSON-LD also say what kind of thing each entry is.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import regex

from corpus.readers.records.column_names import normals

_UNPUBLISHED = frozenset(
    (
        *("draft", "autodraft", "trash", "trashed", "softtrashed", "withheld", "unpublished"),
        *("canceled", "cancelled", "entwurf", "borrador", "brouillon", "rascunho", "bozza"),
        *("withdrawn", "deleted", "removed", "killed", "spiked", "zurückgezogen", "gelöscht"),
        *("eliminado", "borrado", "retirado", "removido", "excluído", "retiré", "supprimé"),
        *("удалено", "снято", "محذوف", "已删除", "已刪除", "삭제"),
        *("unveröffentlicht", "nichtveröffentlicht", "despublicado", "nopublicado", "dépublié"),
        *("nonpublié", "nãopublicado", "nonpubblicato", "ritirato", "eliminato", "cancellato"),
        *("ongepubliceerd", "verwijderd", "concept", "koncept", "raderad", "luonnos", "poistettu"),
        *("szkic", "nieopublikowany", "usunięty", "smazáno", "piszkozat", "törölve"),
        *("ciornă", "taslak", "silindi", "удален", "удалён", "снятоспубликации", "неопубликовано"),
        *("видалено", "πρόχειρο", "پیشنویس", "טיוטה", "未发布", "未發布", "未公開", "非公開"),
        *("비공개", "nháp", "bảnnháp", "draf", "แบบร่าง"),
        *("utkast", "kladde", "черновик", "чернетка", "مسودة", "草稿", "下書き", "초안"),
    )
)
_STATUS = normals(
    "status; pub status; post status; publication status; article status; state; estado"
    "; statut; état; zustand; stato; stan; stav; durum; tila; állapot; stare; статус; состояние"
    "; стан; κατάσταση; الحالة; حالة; وضعیت; סטטוס; 状态; 狀態; 状態; 상태; trạng thái; สถานะ"
)
# What something is that is not published; of a key that says yes or no.
_WHERE: Mapping[str, bool] = {
    **dict.fromkeys(("draft", "isdraft", "unpublished", "trashed", "istrashed"), True),
    **dict.fromkeys(("deleted", "isdeleted", "removed", "isremoved"), True),
    **dict.fromkeys(("withdrawn", "iswithdrawn", "hidden", "ishidden"), True),
    **dict.fromkeys(("published", "ispublished"), False),
    **dict.fromkeys(
        normals(
            "entwurf; gelöscht; borrador; eliminado; borrado; brouillon; supprimé; rascunho"
            "; excluído; bozza; cancellato; verwijderd; usunięty; smazáno; удалено; черновик"
            "; 已删除; 削除; 削除済み; 삭제"
        ),
        True,
    ),
    **dict.fromkeys(
        normals(
            "veröffentlicht; publicado; publicada; publié; pubblicato; gepubliceerd; publicerad"
            "; opublikowany; opublikowano; опубликовано; 已发布; 公開"
        ),
        False,
    ),
}
_NOT_STATES = ("0", "-2")  # of Joomla: not published, in the trash
_SECRET = ("private", "usemask")  # of LiveJournal, whose `security` says who may read
_ANSWERS: Mapping[str, bool] = {
    **dict.fromkeys(("true", "yes", "on", "y", "1", "ja", "oui", "sí", "si"), True),
    **dict.fromkeys(("false", "no", "off", "n", "0", "nein", "non"), False),
}
_OF_WORDPRESS = _UNPUBLISHED | {"pending", "private", "future"}
OF_RECORDS = frozenset(
    (
        *("attachment", "customcss", "customizechangeset", "navmenuitem", "oembedcache"),
        *("revision", "userrequest", "wpblock", "wpglobalstyles"),
        *("wpnavigation", "wptemplate", "wptemplatepart", "wpfontfamily", "wpfontface"),
        *("shoporder", "shoporderrefund", "shopcoupon", "shopsubscription"),
        *("wpcf7contactform", "flamingoinbound", "flamingocontact", "acffield", "acffieldgroup"),
        "webform",  # of Drupal
        *("database", "header"),  # of what phpMyAdmin exports
    )
)
"""The kinds of things that are no news whatever names them; newsrooms call opinion "Comment"."""
OF_SITES = OF_RECORDS | {"page"}
"""Those of sites whose pages stand apart from their posts: "Contact us"."""
OF_BLOGS = OF_SITES | {"comment", "settings", "template"}
"""Those of exports of blogs."""
OF_SCHEMA = OF_RECORDS | frozenset(
    (
        *("breadcrumblist", "comment", "imageobject", "newsmediaorganization", "organization"),
        *("person", "searchaction", "webpage", "website"),
    )
)
"""Those of schema.org, whose `WebPage` is around a headline."""
_SIGNS = regex.compile(r"[\W_]+")
_NO_NEWS = regex.compile(
    r"^moz_|(?:^|[_.-])(?:comments?|commentmeta|users?|members?|people|persons?|contacts?|customers?"
    r"|accounts?|profiles?|subscribers?|sessions?|orders?|products?|downloads?|migrations?"
    r"|notifications?|revisions?|settings|options|yoast_\w+|modules?|menus?|menu_(?:items?|links?)"
    r"|banners?|comentarios|usuarios|comentários"
    r"|usuários|commentaires|utilisateurs|kommentare|benutzer|nutzer|commenti|utenti)$",
    regex.IGNORECASE,
)
_OF_PICTURES = regex.compile(r"(?:asset|image|picture|photo|attachment)s?$", regex.IGNORECASE)
_LAST = regex.compile(r"[^#:/]*$")


def is_unpublished(status: str, *, of_wordpress: bool = False) -> bool:
    """Return whether a *status* says that something is not published, or no more.

    WordPress has more of them, which elsewhere may be of a person's own work on a list.

    >>> is_unpublished("auto-draft"), is_unpublished("stat:canceled"), is_unpublished("publish")
    (True, True, False)
    """
    plain = _plain(status)
    return plain in (_OF_WORDPRESS if of_wordpress else _UNPUBLISHED)


def may_say(name: str) -> bool:
    """Return whether a key may say that a thing is not published; *name* as `columns.normal`."""
    return name in _STATUS or name in _WHERE


def answer(value: Any) -> bool | None:
    """Return what *value* answers to a question of yes or no, None if it is no answer.

    >>> answer(True), answer("No"), answer("2015-05-12")
    (True, False, None)
    """
    if isinstance(value, bool):
        return value
    return _ANSWERS.get(str(value).strip().casefold()) if isinstance(value, str | int) else None


def says_unpublished(name: str, value: Any) -> bool:
    """Return whether a key of that *name*, as in `may_say`, says so by its *value*.

    >>> says_unpublished("draft", "yes"), says_unpublished("published", False)
    (True, True)
    >>> says_unpublished("published", "2015-05-12"), says_unpublished("status", "Draft")
    (False, True)
    >>> says_unpublished("status", False), says_unpublished("status", 0)  # of Drupal; of an answer
    (True, False)
    """
    if name in _STATUS:
        return value is False or (
            isinstance(value, str) and is_unpublished(value, of_wordpress=name == "poststatus")
        )
    if name == "security":
        return value in _SECRET
    if name == "joomlastate":
        return str(value) in _NOT_STATES
    if name == "_id":
        return str(value).startswith("drafts.")
    return answer(value) is _WHERE[name]


def lists_no_news(name: str) -> bool:
    """Return whether a table or a list of that *name* may have titles and dates, but no news.

    >>> lists_no_news("wp_comments"), lists_no_news("news_items")
    (True, False)
    """
    return _NO_NEWS.search(name) is not None


def lists_pictures(name: str) -> bool:
    """Return whether a table or a list of that *name* has pictures or files, which have titles.

    >>> lists_pictures("news_image"), lists_pictures("photo_stories")
    (True, False)
    """
    return _OF_PICTURES.search(name) is not None


def stands_for_removed(text: str) -> bool:
    """Return whether *text* is what NewsAPI and others have in place of a title that was removed.

    >>> stands_for_removed("[Removed]"), stands_for_removed("[Removed] from office")
    (True, False)
    """
    return text[:1] == "[" and text.casefold() in (
        "[removed]",
        "[deleted]",
        "[deleted by user]",
        "[removed by user]",
    )


@lru_cache(maxsize=2**8)
def is_no_news(kind: str, kinds: frozenset[str]) -> bool:
    """Return whether a *kind* of things is among *kinds*, which are no news, however it is spelled.

    >>> is_no_news("nav_menu_item", OF_RECORDS), is_no_news("blogger#comment", OF_BLOGS)
    (True, True)
    """
    return _plain(kind) in kinds


def _plain(term: str) -> str:
    """Return the last part of a *term*, less its signs: that of `stat:canceled` and `kind#post`."""
    last = _LAST.search(term.strip())
    return _SIGNS.sub("", last[0].lower()) if last else ""
