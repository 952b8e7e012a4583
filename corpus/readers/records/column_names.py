"""The names that tools and people give the keys of a record: one table, from theirs to ours.

Names are compared without case, accents, spaces and signs, so `publish_date`, `Publish Date` and
`publishDate` are one, and so are `Título` and `titulo`. Within a key the better name stands first:
what dates or names a headline most surely.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

import regex

NAMES: Mapping[str, str] = {
    "headline": """
        headline; headlines; headline_text; article headline; article title; article name;
        news title; case name; case title; news headline; story title; post title; web title;
        document title;
        title; titles; dc:title; og:title; title_full; titular; título; título de la noticia;
        título del artículo; manchete; título da notícia; titre; titre de l'article; intitulé;
        schlagzeile; titel; artikeltitel; überschrift; titolo; titolo dell'articolo; krantenkop;
        kop; overskrift; tittel; otsikko; tytuł; nagłówek; titulek; nadpis; název; cím; főcím;
        titlu; başlık; judul; tiêu đề; заголовок; название; наименование; заглавие; наслов;
        naslov; títol; izenburua; kichwa; τίτλος; haber başlığı; titlul articolului; cikk címe;
        artikelns rubrik; artiklens titel; artikkelin otsikko; názov článku; naslov članka;
        tiêu đề bài viết; tiêu đề tin; समाचार शीर्षक; encabezado; tytuł publikacji;
        titlu articol; titlul; titlul știrii; назва; назва матеріалу; назва статті;
        기사명; 기사 제목; titlu știre; наименование статьи; 篇名; 题名; 헤드라인; ชื่อข่าว; ชื่อเรื่อง;
        العنوان; عنوان; عنوان الخبر; تیتر; כותרת; הכותרת;
        शीर्षक; শিরোনাম; 标题; 標題; 题目; 題目; 新闻标题; 見出し; タイトル; 題名; 記事名; 제목;
        표제; 기사제목; หัวข้อข่าว; พาดหัวข่าว; พาดหัว; หัวเรื่อง; ርዕስ; rubrik; link text;
        hed; hedline; head; name; text; full text; message; content
    """,
    "date": """
        first publication date; first published; first publish date; date first published;
        published; publish date;
        published date; publication date; pub date; publishing date;
        date published; date publish; published on;
        publication date time; published datetime; article:published_time; date of publication;
        issued; dcterms:issued; prism:publicationDate; issue date;
        posted; posted on; release date; web publication date; date issued; publ date;
        first published at; first publication; publication day; day of published;
        day of published at; day of publish date;
        day of publication date; day of date;
        fecha de publicación; fecha publicación; fecha publ; fecha pub; publicado; publicado el;
        data de publicação; data publicação; data publ; publicado em;
        date de publication; date publication; date publ; date pub; date de parution;
        date parution; parution; publié le; paru le;
        erscheinungsdatum; ersch datum; ersch dat; erscheinungstag; veröffentlichungsdatum;
        veröff datum; veröffentlicht; veröffentlicht am; erschienen; erschienen am; ersch am;
        publikationsdatum; pub datum; publ datum; datum veröffentlichung;
        data di pubblicazione; data pubblicazione; data pubbl; pubblicato il; publicatiedatum;
        publiceringsdatum; publicerad; publicerat; publicert; publiceret; verschenen;
        utgivelsesdato; publisert;
        julkaistu; julkaisupäivä; data publikacji; data publ; datum vydání; datum publikace;
        megjelenés dátuma; data publicării; yayın tarihi; haber tarihi; data wydania;
        tanggal terbit; tgl terbit;
        ngày đăng; ngày xuất bản; дата публикации; дата публ; опубликовано; дата выхода;
        дата публікації; дата виходу; 발행일자; дата на публикуване; تاريخ النشر; تاریخ انتشار;
        תאריך פרסום;
        发布日期; 發布日期; 发布时间; 發布時間; 发表日期; 发表时间; 掲載日; 公開日; 発行日;
        公開日時; 掲載日時; 게재일; 발행일; 보도일자; วันที่เผยแพร่; วันที่ตีพิมพ์; datum objave;
        objavljeno; avaldatud; data de publicació; дата выпуска; publish up;
        ημερομηνία δημοσίευσης; ημερομηνία έκδοσης; תאריך הפרסום; dátum vydania; dátum publikovania;
        udgivelsesdato; udgivet; utgivningsdatum; datum publicatie; datum publikacije; дата објаве;
        date posted; posted date; date aired; date of issue;
        media date; pub ts; publish ts; published ts; pub timestamp; published timestamp;
        pub datetime; publication datetime;
        date de diffusion; fecha de emisión; sendedatum; data di uscita; data uscita;
        verschijningsdatum; uitgavedatum; publiseringsdato; publiceringsdato; julkaisupvm;
        data ukazania się; data emisji; datum zveřejnění; datum uverejnenia; megjelenés;
        megjelenés ideje; megjelent; data apariției; дата размещения; дата издания; basım tarihi;
        yayınlanma tarihi; yayım tarihi; tanggal publikasi; tgl publikasi; प्रकाशन तिथि;
        प्रकाशन की तारीख; 出版日期; 见报日期; 見報日期; 刊登日期; 기사일자; 보도일;
        date; date time; dc:date; published at; publish time; published time; posted at;
        article date; news date; story date; post date; display date;
        fecha; data; jour; datum; dat; dato; päivämäärä; päiväys; pvm; dátum; tarih; tanggal; ngày;
        дата; ημερομηνία; ημ/νία; التاريخ; تاريخ; تاریخ;
        tgl; תאריך; दिनांक; तारीख; তারিখ; 日期; 时间; 日付;
        日時; 날짜; 일자; 작성일; 입력일; วันที่; ቀን; first created; version created;
        content created; authored on; cover date; air date; kuupäev; datums; თარიღი; ամսաթիվ;
        огноо; tarikh; petsa; dagsetning; dyddiad; сана; күні; датум; तिथि; தேதி; తేదీ;
        created; created at; created time; date created; post created; creation date;
        creation timestamp;
        date and time; day;
        fecha y hora; data e hora; data e ora; date et heure; horodatage; zeitstempel; zeitpunkt;
        datum und uhrzeit; datum uhrzeit; datum en tijd; дата и время; дата и час; tarih saat;
        日期时间; 日期時間; 등록일; 등록일시; 일시; created utc; date utc; date gmt;
        published utc; timestamp; @timestamp; time; ts; ctime; seendate;
        updated; updated at; date modified; modified; last modified; lastmod; publication year;
        pub year; erscheinungsjahr; year
    """,
    "language": """
        language; lang; language code; lang code; meta lang; in language; dc:language; language iso;
        article language; base lang; document language; content language; idioma; lengua;
        língua; langue; sprache; lingua; taal; språk; sprog; kieli; język; jazyk; nyelv; limba;
        limbă; dil; bahasa; ngôn ngữ; язык; мова; език; језик; jezik; llengua; hizkuntza; lugha;
        γλώσσα;
        locale; languages code;
        اللغة; لغة; زبان; שפה; भाषा; ভাষা; 语言; 語言; 语种; 言語; 언어; ภาษา; ቋንቋ
    """,
    "topic": """
        topic; topics; topic label; topic name; subject; subjects; dc:subject;
        category; categories; category name;
        section; section name; sections; article section; article:section; news desk; theme;
        themes; keyword; keywords; key words; tag; tags; article:tag; labels; manual tags;
        automatic tags; tema; temas; sección; categoría; categorías; etiquetas; palabras clave;
        assunto; seção; editoria; palavras-chave; sujet; sujets; rubrique; catégorie; thème;
        thématique;
        mots-clés; mots clés; thema; themen; rubrik; ressort; kategorie; schlagworte;
        schlagwörter; stichworte; argomento; sezione; categoria; parole chiave; onderwerp;
        rubriek; categorie; trefwoorden; ämne; avdelning; kategori; nyckelord; emne; emneord;
        aihe; osasto;
        avainsanat; temat; kategoria; dział; słowa kluczowe; téma; rubrika; klíčová slova; rovat;
        kulcsszavak; subiect; konu; bölüm; anahtar kelimeler; topik; chủ đề; chuyên mục; тема;
        рубрика; раздел; категория;
        ключевые слова; θέμα; κατηγορία; الموضوع; موضوع; القسم; التصنيف; الكلمات المفتاحية; دسته;
        נושא; מדור; मुद्दा; विषय; 主题; 主題; 分类; 分類; 栏目; 类别; 关键词; 關鍵詞; トピック;
        カテゴリ; カテゴリー; 分野; キーワード; 주제; 분류; 카테고리; 키워드; หมวดหมู่; หมวด;
        คำสำคัญ
    """,
    "description": """
        description; description text; descriptions; summary; abstract; abstract note; excerpt;
        snippet; teaser; standfirst; trail text; short description; lead paragraph; dek; blurb;
        synopsis; meta description; dc:description; description abstract;
        og:description; opening text; hit sentence; custom excerpt;
        subtitle; sub title; subheadline; sub headline; subhead; subheading; deck;
        subtítulo; sous-titre; untertitel; unterzeile; unterüberschrift; sottotitolo; ondertitel;
        underrubrik; podtytuł; podtitul; alcím; altbaşlık; подзаголовок; підзаголовок; 副标题;
        副標題; 副題; サブタイトル; 부제; العنوان الفرعي;
        in context; resumen; descripción; entradilla; sumario; bajada; resumo; descrição; résumé;
        chapeau; chapô; accroche; beschreibung; zusammenfassung; vorspann; anriss; kurzfassung;
        sommario; riassunto; descrizione; occhiello; samenvatting; beschrijving; omschrijving;
        sammanfattning; ingress; beskrivelse; resumé; kuvaus; tiivistelmä; ingressi; opis;
        streszczenie; popis; perex; leírás; összefoglaló; descriere; rezumat; açıklama; özet;
        spot; deskripsi; ringkasan; mô tả; tóm tắt; описание; аннотация; лид; анонс;
        краткое содержание; опис; περιγραφή; περίληψη; الوصف; ملخص; الملخص; مقدمة; خلاصه; توضیحات;
        תיאור; תקציר; विवरण; सारांश; 摘要; 简介; 內容摘要; 概要; 説明; 要約; 要旨; 요약; 설명;
        개요; คำอธิบาย; เนื้อหาโดยย่อ; สรุป
    """,
    "url": """
        url; html url; link; links; permalink; perma link; web url; article url; article link;
        news url;
        news link; story url; post url; page url; page link; document url; url du document;
        adresse du document; canonical url; canonical; original link; alternate; source link;
        external url; href; loc; document identifier; identifier uri; is shown at;
        web address; og:url;
        lien permanent; enlace permanente; webadres; webbadress; nettadresse; netadresse;
        verkko-osoite; adres www; adres url; url adresa; webová adresa; веб-адрес;
        dirección web; enlace; vínculo; liga; endereço; ligação; lien; adresse web; adresse;
        verweis; webadresse; internetadresse; indirizzo; collegamento; länk; lenke; linkki;
        osoite; odnośnik; adres; odkaz; hivatkozás; bağlantı; tautan; liên kết; đường dẫn; ссылка;
        адрес; посилання; връзка; σύνδεσμος; الرابط; رابط; لینک; قישור; קישור; लिंक; 链接; 連結;
        鏈接; 网址; 網址; 原文链接; リンク; アドレス; 링크; 주소; 원문링크; ลิงก์; ลิงค์; پیوند; guid;
        path; uri; identifier; id
    """,
    "source": """
        source name; source title; outlet; outlet name; media name; media outlet; news outlet;
        newspaper; newspaper name; newspaper title; publication name; publication title;
        source; news source; paper; publication; pub title;
        container title; journal; journal title; agency; news agency; data provider; provider;
        provider name;
        origin; infosources; publisher; publisher name; medium; media; site name; og:site_name;
        website title; site; website; feed title; feed name; channel; channel title;
        source hostname; hostname;
        source domain; domain; domain name; clean url; media url; secondary title; support;
        media source; nazwa gazety; gazete adı; название сми; название издания;
        medio; medio de comunicación; periódico; diario; veículo; jornal; média; titre de presse;
        quotidien; zeitung; blatt; medienname; testata; giornale; krant; tidning; avis; lehti;
        gazeta;
        tytuł prasowy; noviny; médium; lap; ziar; gazete; media massa; báo; издание; сми; газета;
        видання; змі; вестник; εφημερίδα; الصحيفة; صحيفة; الجريدة; روزنامه; עיתון; समाचार पत्र; 媒体;
        媒體; 媒体名称; 媒體名稱; 报纸; 報紙; 报纸名称; 報紙名稱; 新聞; 新聞名; 掲載紙; 媒体名;
        наименование сми; наименование издания; periodikum; sajtótermék; yayın adı; nama media;
        surat kabar; cơ quan báo chí; ชื่อสื่อ; 紙名; 掲載媒体; 报刊; 报刊名称; 刊名;
        publikationsorgan; presseorgan; organe de presse;
        source common name; thread site full; thread site; publicația; publicație;
        nume publicație; nazwa źródła; název média;
        tên báo; העיתון; שם העיתון; μέσο; μέσο ενημέρωσης; 報別; 报别; 報社; 제호;
        dagblad; dagbladet;
        שם המקור; 언론사; 언론사명; 매체; 매체명; 신문사; 신문;
        หนังสือพิมพ์;
        fuente; agencia; fonte; agência; nom de la source; agence; quelle; herausgeber; agentur;
        agenzia; bron; källa; kilde; lähde; źródło; zdroj; forrás; sursa; kaynak; sumber; nguồn;
        источник; агентство; джерело; източник; πηγή; المصدر; مصدر; الوكالة; منبع; خبرگزاری;
        מקור; स्रोत; সূত্র; 来源; 來源; 出处; 出典; 配信元; 出所; 출처; แหล่งข่าว; ที่มา; สำนักข่าว
    """,
}

OF_ORIGINALS = """
    original headline; headline original; original title; title original; título original
    ; titre original; originaltitel; titolo originale; tytuł oryginalny; orijinal başlık
    ; оригинальное название; 原标题; 原題
"""
"""The names of columns of headlines as they are printed, where others translate them."""

ANY_SOURCES = """
    source; source name; origin; provider; channel; site; domain; medium; media; publication
    ; agency; publisher; support; fuente; fonte; quelle; bron; källa; kilde; lähde; źródło; zdroj
    ; forrás; sursa; kaynak; sumber; nguồn; источник; джерело; източник; πηγή; المصدر; مصدر; منبع
    ; מקור; स्रोत; সূত্র; 来源; 來源; 出处; 出典; 出所; 출처; ที่มา
"""
"""The names of columns of outlets that have what anything is from, in other tables."""

NAMES_OF_THINGS = (
    "name; nom; nombre; nome; naam; namn; navn; nimi; имя; الاسم; 姓名; 氏名"
    "; nazwa; název; názov; név; nume; naziv; назва; όνομα; שם; 名称; 名稱; 名前; 이름; tên; nama"
)
"""What the name of a person, an outlet or a section is called."""

PARTS_OF_DATES = (
    "year; año; ano; année; jahr; anno; jaar; år; rok; год; рік; 年; 연도; السنة",
    "month; mes; mês; mois; monat; mese; maand; månad; måned; miesiąc; měsíc; месяц; місяць; 月; 월"
    "; الشهر",
    "day; day of month; día; dia; jour; tag; giorno; dag; dzień; den; день; 日; 일; اليوم"
    "; dan; nap; päivä; gün; zi; ziua; ημέρα; ngày; hari; วัน; יום; روز",
)
"""The names of columns of the year, the month and the day, where each has its own."""

OF_A_CHANGE = """
    created; created at; created time; date created; creation date; creation timestamp; timestamp
    ; time; ts; updated; updated at; date modified; modified; last modified; lastmod; ctime
    ; horodatage; zeitstempel
"""
"""The names of columns of the day on which a record was made or changed, most often a later one."""

OF_BOOKMARKS = (
    *("bookmarked", "bookmarked date", "reading progress", "saved at", "saved date", "time added"),
    *(
        "group; uri; user",
        "to read",
        "annotations; comments",
        "favorite; highlights",
        "folder; selection",
    ),
    "is archived; is starred",
)
"""The names of columns that a list of saved links has, some together with one that others have."""

ALSO_OF_PERSONS = "title; titel; titre; título; titolo; tytuł; titul; ünvan; tittel; название"
"""The names of columns of headlines that may have what people are called, "Dr", "Mayor"."""

POSTS = ("text", "fulltext", "message", "content")
"""The names of columns of headlines that more often hold the whole text of a post."""
MAY_BE_ADDRESSES = ("guid", "path", "uri", "identifier", "id")
"""The names of columns whose values may be addresses, and of which many are not."""

_LONGEST_NAME = 30  # of a column of headlines
_VOCABULARY = regex.compile(
    r"(?<!\w)(?:dublin ?core|dc|dcterms|dct|prism|og|article|schema)\s?[:.]\s?(?=\w)",
    regex.IGNORECASE,
)
_JOINED = regex.compile(
    r"^(?:ows_|field_(?=[a-z])|(?:dcterms|dc|edm)(?=[A-Z]))"
)  # ows_Title, field_date, dctermsIssued
_VALUES_IN = regex.compile(
    r"(?:(?<!\s)\s*\[[\w-]*\]|(?<=[a-z]{3})_(?:dts?|ss?|str|t|txt))?(?:\s\(column \d+\))?$"
)
_SEVERAL = regex.compile(
    r"keyword|key word|tags?$|topics|subjects|categories|sections|themes|labels|etiquetas|clave"
    r"|chave|mots|schlag|stich|parole|trefwoord|avainsan|nyckelord|emneord|kulcsszav|anahtar"
    r"|ключев|关键|關鍵|キーワード|키워드|คำสำคัญ|الكلمات",
    regex.IGNORECASE,
)


def holds_several(name: str) -> bool:
    """Return whether the column *name* has several topics in one cell, such as keywords."""
    return bool(_SEVERAL.search(name))


def names_headline(name: str) -> bool:
    """Return whether *name* is one that tools and people give the column of headlines."""
    return len(name) <= _LONGEST_NAME and normal(name) in table()["headline"]


@lru_cache(maxsize=2**10)
def key_of(name: str) -> str | None:
    """Return which of our keys *name* is one for, None if it is none."""
    known = normal(name)
    return next((key for key, names in ranks().items() if known in names), None)


@lru_cache(maxsize=2**12)
def normal(name: str) -> str:
    """Return *name* without what people write differently: case, accents, spaces, signs.

    The name of a vocabulary before it, the language or type of its values after it say nothing, and
    neither does the number of a column of which others have the name.

    >>> normal("Publish_Date"), normal("dc.title[en_US]"), normal("date_dt")
    ('publishdate', 'title', 'date')
    """
    name = _VALUES_IN.sub("", _VOCABULARY.sub("", _JOINED.sub("", name)))
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    return "".join(c for c in letters if c.isalnum())


def is_of_change(name: str) -> bool:
    """Return whether the column *name* has the day on which a record was made or changed."""
    return normal(name) in normals(OF_A_CHANGE)


def says_publication(name: str) -> bool:
    """Return whether the column *name* has a day of publication, not one of anything.

    >>> says_publication("first_publication_date"), says_publication("date")
    (True, False)
    """
    of_dates = ranks()["date"]
    return of_dates.get(normal(name), len(of_dates)) < of_dates["date"]


@cache
def normals(names: str) -> frozenset[str]:
    """Return *names*, parted by `;`, as `normal` writes them."""
    return frozenset(normal(name) for name in names.split(";"))


@cache
def table() -> Mapping[str, tuple[str, ...]]:
    """Return the names of each key, as `normal` writes them, the better ones first."""
    found = {**NAMES, "headline": f"{OF_ORIGINALS};{NAMES['headline']}"}
    return {
        key: tuple(
            dict.fromkeys(
                normal(spelled)
                for name in names.split(";")
                for spelled in (name, name.strip().translate(_WITHOUT_UMLAUTS))
            )
        )
        for key, names in found.items()
    }


@cache
def ranks() -> Mapping[str, Mapping[str, int]]:
    """Return the place of each name among those of its key."""
    return {key: {name: rank for rank, name in enumerate(of)} for key, of in table().items()}


# As many type the letters that have no sign to leave out: tytul, haber basligi.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ð": "d", "æ": "ae", "œ": "oe"})
# As names of elements and columns are spelled: ueberschrift.
_WITHOUT_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
