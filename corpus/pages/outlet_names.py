"""Names of newspapers, agencies and stations, by which a column of names shows what it holds.

A name is one by what its title says ("Kieler Nachrichten", "El Diario"), by its address
("lemonde.fr") or by this list. One alone proves nothing: "Post" and "Standard" are words, too.
"""

from collections.abc import Collection
from functools import cache, lru_cache

import regex

from corpus.pages.bylines import is_name
from corpus.pages.text_sizes import is_brief

AGENCIES = frozenset(
    """
    aa aap afp agerpres anadolu ani anp ansa antara ap apa ats belga bernama bloomberg bta ctk čtk
    dpa efe hina ians interfax irna isna jiji kyodo lusa mena mti notimex ntb pa pap petra pti
    reuters ritzau sana sda spa stt tanjug tass télam telam tt upi vna wam xinhua yonhap
    رويترز وفا واس وام سانا 新华社 新華社 路透社 法新社 共同社 中新社 中央社 рейтер рейтерс
    тасс интерфакс укринформ
    """.split()  # noqa: SIM905
)
OTHER_NAMES = frozenset(("aa", "apa", "mena", "pa", "pap", "petra", "sana", "spa", "واس", "وفا"))
"""Those of the agencies' names that mean something else, too."""

_ALONE = AGENCIES - OTHER_NAMES
_LONGEST = 60  # characters
_LEAST = 2  # names of outlets that show what their column holds
_WORDS = (
    r"times|post|herald|tribune|gazette|guardian|telegraph|observer|courier|chronicle|echo|mirror"
    r"|examiner|inquirer|argus|bugle|journal|daily|evening|broadcasting|independent|standard|mail"
    r"|zeitung|tageblatt|anzeiger|kurier|rundschau|volksblatt|spiegel|presse|rundfunk|bote"
    r"|ouest-france|télégramme|dauphiné|progrès|voix|humanité|échos|monde|figaro|quotidien|gazette|dépêche|dernières|républicain|libération|tribune"
    r"|diario|periódico|correo|heraldo|vanguardia|gaceta|prensa|noticiero|faro|semanario"
    r"|diário|jornal|correio|gazeta|folha|público|estado|expresso"
    r"|corriere|gazzetta|giornale|messaggero|mattino|stampa|repubblica|resto|secolo|quotidiano"
    r"|dagblad|krant|courant|telegraaf|nieuwsblad|volkskrant"
    r"|dagbladet|tidende|tidning|tidningen|posten|nyheter|nyheder|avis|avisen|avisa|allehanda"
    r"|bladet|aftenbladet|tidningar|sanomat|lehti|uutiset"
    r"|dziennik|gazeta|rzeczpospolita|wyborcza|głos|kurier|noviny|deník|denník|právo"
    r"|hírlap|nemzet|újság|ziarul|adevărul|gândul|jurnalul|dnevnik|novine|list|vesti|delo|večer"
    r"|gazetesi|gazete|hürriyet|milliyet|sabah|cumhuriyet|kompas|tempo|harian|berita|báo"
    r"|газета|коммерсантъ?|ведомости|известия|правда|вестник|газеты|рбк|риа|лента|вечерняя"
    r"|труд|дневник|новини|газету|дзеркало|дъга|24 часа"
    r"|صحيفة|جريدة|الأهرام|الجزيرة|الشروق|الأخبار|المصري|وكالة|روزنامه|اخبار"
    r"|समाचार|जागरण|भास्कर|टाइम्स|दैनिक|מעריב|הארץ|ידיעות|εφημερίδα|καθημερινή|βήμα|νέα"
)
_NAMED = (
    rf"(?:.*[\s.-])?(?:{_WORDS})(?:[\s.,-].*)?"
    r"|.*\p{L}{2}(?:zeitung|blatt|anzeiger|nachrichten|kurier|bladet|posten|tidningen|tidende|avisen"
    r"|avisa|lehti|sanomat|krant|blad)"
    r"|l['’](?:unità|humanité|express|espresso|aurore|équipe|orient.*)|il sole[ -]24[ -]ore"
    r"|\p{Lu}\p{L}+er nachrichten|.*\b(?:bbc|cnn|nbc|cbs|abc|npr|pbs|itv|rte|rté|cbc|ard|zdf|ndr"
    r"|wdr|mdr|swr|orf|srf|rtl|arte|tf1|bfm|rfi|rtve|rai|nrk|svt|tv2|yle|nhk|kbs|mbc|sbs|ytn|euronews"
    r"|al[ -]jazeera|sky|fox) ?(?:news|\d)?\b.*"
    r"|(?:el|la|le|die|der|the|il|de|o|a)\s(?:país|mundo|nación|croix|welt|zeit|sun|times|star|nacion"
    r"|volksstimme|taz|globo|abc|week|economist|age|hindu|parisien|point|tijd|morgen|standaard)"
    r"|\w[\w-]*(?:\.[\w-]+)*\.(?:com|org|net|info|news|co\.\w\w|com\.\w\w"
    r"|at|au|be|br|ca|ch|cl|cn|cz|de|dk|es|fi|fr|hu|ie|in|it|jp|kr|mx|nl|no|nz|pl|pt|ro|ru|se|sk"
    r"|tr|tv|ua|uk|us|za)"
    r"|\p{L}*(?:日报|晚报|早报|时报|周报|商报|晨报|都市报|日報|晚報|早報|時報|新報|經濟報|青年报|人民网)"
    r"|(?!.*(?:國際|国际|社會|社会|地方|體育|体育|財經|财经|娛樂|娱乐|政治))\p{Han}{2,6}(?:新聞|新闻网|通信|放送)"
    r"|\p{Hangul}{2,6}(?:일보|신문|뉴스|매일|한겨레|경제)|한겨레"
)
_OTHER_WORDS = frozenset(_WORDS.split("|"))  # alone they may be no names
_SECTIONS = regex.compile(r"(?:daily|evening|presse|tribune|berita|news|journal)", regex.IGNORECASE)
_QUOTES = " «»„“”\"'‘’「」『』《》_*/()[]（）|"


def are_outlets(names: Collection[str]) -> bool:
    """Return whether most of *names* are those of outlets, of all that a list prints.

    One word that comes again, as "Independent", names none.

    >>> are_outlets(["Liverpool Echo", "The Times", "NDR"]), are_outlets(["Kiel", "Post", "Hull"])
    (True, False)
    >>> are_outlets(["Die Zeit", "Die Zeit"]), are_outlets(["Independent", "Independent"])
    (True, False)
    """
    known = list(filter(is_outlet, names))
    told = len(set(known)) > 1 or not are_words(known)
    return told and len(known) >= _LEAST and 2 * len(known) >= len(names)


def are_words(names: Collection[str]) -> bool:
    """Return whether the outlets among *names* may as well be words, as "Standard" is one.

    >>> are_words(["Standard", "Labour"]), are_words(["Standard", "Die Zeit"])
    (True, False)
    """
    return {name.strip(_QUOTES).casefold() for name in names if is_outlet(name)} <= _OTHER_WORDS


@lru_cache(maxsize=2**10)  # as many headlines have the same
def is_outlet(name: str) -> bool:
    """Return whether *name* is that of an outlet, as far as its words say."""
    plain = name.strip(_QUOTES)
    if plain.casefold() in _ALONE:
        return True
    if len(plain) > _LONGEST:
        return False
    return _named().fullmatch(plain) is not None and not _SECTIONS.fullmatch(plain)


def ends_as_outlet(name: str) -> bool:
    """Return whether a *name* of several words is that of an outlet by the last of them, too.

    >>> ends_as_outlet("Evening Post"), ends_as_outlet("Old Post Office"), ends_as_outlet("Post")
    (True, False, False)
    """
    first, _, last = name.strip(_QUOTES).rpartition(" ")
    return bool(first) and is_outlet(name) and is_outlet(f"The {last}")


@cache
def _named() -> regex.Pattern[str]:
    return regex.compile(_NAMED, regex.IGNORECASE)  # when it is first asked, since it takes a while


def is_source(text: str) -> bool:
    """Return whether *text* may name where an article is from: by its agency, last, or its letters.

    These are capitals, or few if they have no case.

    >>> is_source("Le Courrier avec AFP"), is_source("Ferry adrift"), is_source("社会")
    (True, False, True)
    """
    agency = text.rpartition(" ")[2].casefold() in AGENCIES
    return agency or is_name(text) or (text.casefold() == text.upper() and is_brief(text))


def unquoted(name: str) -> str:
    """Return a *name* without the quotation marks or the emphasis about it.

    >>> unquoted("«Коммерсантъ»"), unquoted("_Liverpool Echo_"), unquoted("L'Équipe")
    ('Коммерсантъ', 'Liverpool Echo', "L'Équipe")
    """
    return name.strip(_QUOTES)
