"""The languages that headlines are in: what a page needs to name one and a search to stem it.

A language is its ISO 639-1 code. Norwegian is `no` in both its written forms: identification does
not tell Bokmål from Nynorsk in a headline, and Snowball has one stemmer for the two. Sorani, which
has no two-letter code, is `ckb`: under Kurdish (`ku`, written in Latin letters) its text would run
in the wrong direction. `und` is ISO 639-2's code for a language that could not be determined.

Own names and directions follow CLDR 48; a name begins with a capital, as in a list.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from corpus.compounding import (
    DANISH,
    DUTCH,
    FINNISH,
    GERMAN,
    HUNGARIAN,
    ICELANDIC,
    SWEDISH,
    Compounding,
)

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """One language: its *code*, its name in itself and in English, its script's *direction*.

    *stemmer* is the name of Snowball's algorithm for it or for a language near it, or of one of our
    own, see `search.language.light_stems`; None if there is none. *digraphs* are pairs of letters
    that are also written as one letter. *compounds* says how it writes compounds as one word, None
    if it does not. *scripts* says that it is written in simplified and in traditional characters,
    *spaced* that spaces are between its words, and *joined* that particles are joined to these,
    which are found with and without them.
    """

    code: str
    own_name: str
    english_name: str
    direction: Direction = "ltr"
    stemmer: str | None = None
    digraphs: tuple[tuple[str, str], ...] = ()
    compounds: Compounding | None = None
    scripts: bool = False
    spaced: bool = True
    joined: bool = False

    @property
    def as_printed(self) -> bool:
        """Return whether its words are found as they are printed alone, in no other form.

        In a script without spaces there are no words to have forms: any run of letters is found.
        """
        return self.stemmer is None and self.spaced and not self.joined and self.code != "und"


# The Danish and Norwegian spelling until 1948 and 1917, kept in names, and what is typed for ø.
_DANISH = (("aa", "å"), ("oe", "ø"))
_SWEDISH = (("aa", "å"), ("ae", "ä"), ("oe", "ö"))

_ROWS = (
    LanguageRow("af", "Afrikaans", "Afrikaans"),
    LanguageRow("am", "አማርኛ", "Amharic"),
    LanguageRow("an", "Aragonés", "Aragonese"),
    LanguageRow("ar", "العربية", "Arabic", "rtl", "arabic"),
    LanguageRow("as", "অসমীয়া", "Assamese"),
    LanguageRow("az", "Azərbaycan", "Azerbaijani", stemmer="turkic"),
    LanguageRow("ba", "Башҡорт теле", "Bashkir"),
    LanguageRow("be", "Беларуская", "Belarusian", stemmer="ukrainian"),
    LanguageRow("bg", "Български", "Bulgarian", stemmer="bulgarian"),
    LanguageRow("bn", "বাংলা", "Bengali", stemmer="bengali"),
    LanguageRow("bo", "བོད་སྐད་", "Tibetan"),
    LanguageRow("br", "Brezhoneg", "Breton"),
    LanguageRow("bs", "Bosanski", "Bosnian", stemmer="serbian"),
    LanguageRow("ca", "Català", "Catalan", stemmer="catalan"),
    LanguageRow("ce", "Нохчийн", "Chechen"),
    LanguageRow("ckb", "کوردیی ناوەندی", "Central Kurdish", "rtl", "kurdish"),
    LanguageRow("co", "Corsu", "Corsican"),
    LanguageRow("cs", "Čeština", "Czech", stemmer="czech"),
    LanguageRow("cv", "Чӑваш", "Chuvash"),
    LanguageRow("cy", "Cymraeg", "Welsh"),
    LanguageRow("da", "Dansk", "Danish", stemmer="danish", digraphs=_DANISH, compounds=DANISH),
    LanguageRow("de", "Deutsch", "German", stemmer="german", compounds=GERMAN),
    LanguageRow("dv", "ދިވެހިބަސް", "Divehi", "rtl"),
    LanguageRow("el", "Ελληνικά", "Greek", stemmer="greek"),
    LanguageRow("en", "English", "English", stemmer="english"),
    LanguageRow("eo", "Esperanto", "Esperanto", stemmer="esperanto"),
    LanguageRow("es", "Español", "Spanish", stemmer="spanish"),
    LanguageRow("et", "Eesti", "Estonian", stemmer="estonian"),
    LanguageRow("eu", "Euskara", "Basque", stemmer="basque"),
    LanguageRow("fa", "فارسی", "Persian", "rtl", "persian"),
    LanguageRow("fi", "Suomi", "Finnish", stemmer="finnish", compounds=FINNISH),
    LanguageRow("fo", "Føroyskt", "Faroese"),
    LanguageRow("fr", "Français", "French", stemmer="french"),
    LanguageRow("fy", "Frysk", "Western Frisian"),
    LanguageRow("ga", "Gaeilge", "Irish", stemmer="irish"),
    LanguageRow("gd", "Gàidhlig", "Scottish Gaelic"),
    LanguageRow("gl", "Galego", "Galician", stemmer="spanish"),
    LanguageRow("gn", "Avañe’ẽ", "Guarani"),
    LanguageRow("gu", "ગુજરાતી", "Gujarati"),
    LanguageRow("gv", "Gaelg", "Manx"),
    LanguageRow("ha", "Hausa", "Hausa"),
    LanguageRow("he", "עברית", "Hebrew", "rtl", "hebrew", joined=True),
    LanguageRow("hi", "हिन्दी", "Hindi", stemmer="hindi"),
    LanguageRow("hr", "Hrvatski", "Croatian", stemmer="serbian"),
    LanguageRow("ht", "Kreyòl ayisyen", "Haitian Creole"),
    LanguageRow("hu", "Magyar", "Hungarian", stemmer="hungarian", compounds=HUNGARIAN),
    LanguageRow("hy", "Հայերեն", "Armenian", stemmer="armenian"),
    LanguageRow("id", "Bahasa Indonesia", "Indonesian", stemmer="indonesian"),
    LanguageRow("ig", "Igbo", "Igbo"),
    LanguageRow("is", "Íslenska", "Icelandic", stemmer="icelandic", compounds=ICELANDIC),
    LanguageRow("it", "Italiano", "Italian", stemmer="italian"),
    LanguageRow("ja", "日本語", "Japanese", spaced=False),
    LanguageRow("jv", "Jawa", "Javanese"),
    LanguageRow("ka", "ქართული", "Georgian", stemmer="georgian"),
    LanguageRow("kk", "Қазақ тілі", "Kazakh", stemmer="turkic"),
    LanguageRow("km", "ខ្មែរ", "Khmer", spaced=False),
    LanguageRow("kn", "ಕನ್ನಡ", "Kannada"),
    LanguageRow("ko", "한국어", "Korean", stemmer="korean"),
    LanguageRow("ku", "Kurdî", "Kurdish", stemmer="kurdish"),
    LanguageRow("ky", "Кыргызча", "Kyrgyz", stemmer="turkic"),
    LanguageRow("la", "Latina", "Latin"),
    LanguageRow("lb", "Lëtzebuergesch", "Luxembourgish"),
    LanguageRow("lg", "Luganda", "Ganda"),
    LanguageRow("ln", "Lingála", "Lingala"),
    LanguageRow("lo", "ລາວ", "Lao", spaced=False),
    LanguageRow("lt", "Lietuvių", "Lithuanian", stemmer="lithuanian"),
    LanguageRow("lv", "Latviešu", "Latvian", stemmer="latvian"),
    LanguageRow("mg", "Malagasy", "Malagasy"),
    LanguageRow("mi", "Māori", "Māori"),
    LanguageRow("mk", "Македонски", "Macedonian", stemmer="macedonian"),
    LanguageRow("ml", "മലയാളം", "Malayalam"),
    LanguageRow("mn", "Монгол", "Mongolian"),
    LanguageRow("mr", "मराठी", "Marathi"),
    LanguageRow("ms", "Bahasa Melayu", "Malay", stemmer="indonesian"),
    LanguageRow("mt", "Malti", "Maltese"),
    LanguageRow("my", "မြန်မာ", "Burmese", spaced=False),
    LanguageRow("ne", "नेपाली", "Nepali", stemmer="nepali"),
    LanguageRow("nl", "Nederlands", "Dutch", stemmer="dutch", compounds=DUTCH),
    LanguageRow(
        "no", "Norsk", "Norwegian", stemmer="norwegian", digraphs=_DANISH, compounds=DANISH
    ),
    LanguageRow("ny", "Nyanja", "Nyanja"),
    LanguageRow("oc", "Occitan", "Occitan"),
    LanguageRow("om", "Oromoo", "Oromo"),
    LanguageRow("or", "ଓଡ଼ିଆ", "Odia"),
    LanguageRow("os", "Ирон", "Ossetic"),
    LanguageRow("pa", "ਪੰਜਾਬੀ", "Punjabi"),
    LanguageRow("pl", "Polski", "Polish", stemmer="polish"),
    LanguageRow("ps", "پښتو", "Pashto", "rtl"),
    LanguageRow("pt", "Português", "Portuguese", stemmer="portuguese"),
    LanguageRow("qu", "Runasimi", "Quechua"),
    LanguageRow("rm", "Rumantsch", "Romansh"),
    LanguageRow("rn", "Ikirundi", "Rundi"),
    LanguageRow("ro", "Română", "Romanian", stemmer="romanian"),
    LanguageRow("ru", "Русский", "Russian", stemmer="russian"),
    LanguageRow("rw", "Ikinyarwanda", "Kinyarwanda"),
    LanguageRow("sa", "संस्कृत भाषा", "Sanskrit"),
    LanguageRow("sd", "سنڌي", "Sindhi", "rtl"),
    LanguageRow("si", "සිංහල", "Sinhala"),
    LanguageRow("sk", "Slovenčina", "Slovak", stemmer="czech"),
    LanguageRow("sl", "Slovenščina", "Slovenian", stemmer="serbian"),
    LanguageRow("sn", "ChiShona", "Shona"),
    LanguageRow("so", "Soomaali", "Somali"),
    LanguageRow("sq", "Shqip", "Albanian"),
    LanguageRow("sr", "Српски", "Serbian", stemmer="serbian"),
    LanguageRow("st", "Sesotho", "Southern Sotho", stemmer="sesotho"),
    LanguageRow("su", "Basa Sunda", "Sundanese"),
    LanguageRow(
        "sv", "Svenska", "Swedish", stemmer="swedish", digraphs=_SWEDISH, compounds=SWEDISH
    ),
    LanguageRow("sw", "Kiswahili", "Swahili"),
    LanguageRow("ta", "தமிழ்", "Tamil", stemmer="tamil"),
    LanguageRow("te", "తెలుగు", "Telugu"),
    LanguageRow("tg", "Тоҷикӣ", "Tajik"),
    LanguageRow("th", "ไทย", "Thai", spaced=False),
    LanguageRow("ti", "ትግርኛ", "Tigrinya"),
    LanguageRow("tk", "Türkmen dili", "Turkmen", stemmer="turkic"),
    LanguageRow("tl", "Tagalog", "Tagalog"),
    LanguageRow("tn", "Setswana", "Tswana"),
    LanguageRow("tr", "Türkçe", "Turkish", stemmer="turkish"),
    LanguageRow("tt", "Татар", "Tatar", stemmer="turkic"),
    LanguageRow("ug", "ئۇيغۇرچە", "Uyghur", "rtl"),
    LanguageRow("uk", "Українська", "Ukrainian", stemmer="ukrainian"),
    LanguageRow("und", "Undetermined", "Undetermined"),
    LanguageRow("ur", "اردو", "Urdu", "rtl"),
    LanguageRow("uz", "O‘zbek", "Uzbek", stemmer="uzbek"),
    LanguageRow("vi", "Tiếng Việt", "Vietnamese"),
    LanguageRow("wa", "Walon", "Walloon"),
    LanguageRow("wo", "Wolof", "Wolof"),
    LanguageRow("xh", "IsiXhosa", "Xhosa"),
    LanguageRow("yi", "ייִדיש", "Yiddish", "rtl", "yiddish"),
    LanguageRow("yo", "Èdè Yorùbá", "Yoruba"),
    LanguageRow("zh", "中文", "Chinese", scripts=True, spaced=False),
    LanguageRow("zu", "IsiZulu", "Zulu"),
)

LANGUAGES = {row.code: row for row in _ROWS}
"""Every row by its code, in the order of the codes."""

# Other codes for the language of a row: withdrawn ones, forms that the row covers, varieties.
_OTHER_CODES = {
    "arb": "ar",
    "arz": "ar",
    "cmn": "zh",
    "fil": "tl",
    "in": "id",
    "iw": "he",
    "ji": "yi",
    "jw": "jv",
    "kmr": "ku",
    "mo": "ro",
    "nb": "no",
    "nn": "no",
    "sh": "sr",
    "wuu": "zh",
    "yue": "zh",
}
# The three-letter codes of the rows, bibliographic ones (ISO 639-2/B) included.
_ISO_639_2_CODES = """
    afr=af alb=sq amh=am ara=ar arg=an arm=hy asm=as aze=az bak=ba baq=eu bel=be ben=bn
    bod=bo bos=bs bre=br bul=bg bur=my cat=ca ces=cs che=ce chi=zh chv=cv cos=co cym=cy
    cze=cs dan=da deu=de div=dv dut=nl ell=el eng=en epo=eo est=et eus=eu fao=fo fas=fa
    fin=fi fra=fr fre=fr fry=fy geo=ka ger=de gla=gd gle=ga glg=gl glv=gv gre=el grn=gn
    guj=gu hat=ht hau=ha heb=he hin=hi hrv=hr hun=hu hye=hy ibo=ig ice=is ind=id isl=is
    ita=it jav=jv jpn=ja kan=kn kat=ka kaz=kk khm=km kin=rw kir=ky kor=ko kur=ku lao=lo
    lat=la lav=lv lin=ln lit=lt ltz=lb lug=lg mac=mk mal=ml mao=mi mar=mr may=ms mkd=mk
    mlg=mg mlt=mt mol=ro mon=mn mri=mi msa=ms mya=my nep=ne nld=nl nno=no nob=no nor=no
    nya=ny oci=oc ori=or orm=om oss=os pan=pa per=fa pol=pl por=pt pus=ps que=qu roh=rm
    ron=ro rum=ro run=rn rus=ru san=sa sin=si slk=sk slo=sk slv=sl sna=sn snd=sd som=so
    sot=st spa=es sqi=sq srp=sr sun=su swa=sw swe=sv tam=ta tat=tt tel=te tgk=tg tgl=tl
    tha=th tib=bo tir=ti tsn=tn tuk=tk tur=tr uig=ug ukr=uk urd=ur uzb=uz vie=vi wel=cy
    wln=wa wol=wo xho=xh yid=yi yor=yo zho=zh zul=zu
"""
_ISO_639_2 = dict(pair.split("=") for pair in _ISO_639_2_CODES.split())
_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{1,8})*", re.IGNORECASE)


def language_row(code: str) -> LanguageRow:
    """Return the row of a language; one that the table lacks goes by its *code* alone."""
    return LANGUAGES.get(code) or LanguageRow(code, code, code)


@lru_cache(maxsize=1024)
def language_code(stated: str) -> str | None:
    """Return the code of the language that a source states: "en", "pt-BR", "spa", "Español".

    A tag of BCP 47 counts with its first part, whether or not the table has it; a name counts if
    it is a row's own or English one. None for anything else.

    >>> language_code("nb-NO")
    'no'
    """
    text = stated.strip()
    tag = _TAG.fullmatch(text)
    if tag:
        code = tag[1].lower()
        return _OTHER_CODES.get(code) or _ISO_639_2.get(code, code)
    return _BY_NAME.get(text.casefold())


_BY_NAME = {name.casefold(): row.code for row in _ROWS for name in (row.own_name, row.english_name)}


@lru_cache(maxsize=1024)
def stated_language_code(stated: str) -> str | None:
    """Return what `language_code` does, also for a name in another language, as CLDR has it.

    >>> stated_language_code("anglais"), stated_language_code("アラビア語")
    ('en', 'ar')
    """
    return language_code(stated) or _translated_names().get(stated.strip().casefold())


def known_language(stated: str) -> str | None:
    """Return what `stated_language_code` does, None also for a code that no language has.

    >>> known_language("Norwegian"), known_language("nds"), known_language("xx")
    ('no', 'nds', None)
    """
    code = stated_language_code(stated)
    if code is None or code in LANGUAGES:
        return code
    from babel import Locale  # as below

    return code if code in Locale("en").languages else None


@cache
def _translated_names() -> Mapping[str, str]:
    from babel import Locale  # here, since loading the names takes a while

    names: dict[str, str] = {}
    for locale in map(Locale.parse, _NAMED_IN.split()):
        for code in LANGUAGES:
            if name := locale.languages.get(code):
                names.setdefault(name.casefold(), code)
    return names


_NAMED_IN = """
    es fr de it pt nl ru ar pl cs sv da nb fi tr id vi uk el he zh zh_Hant ja ko fa hi ro hu ca bg
"""
