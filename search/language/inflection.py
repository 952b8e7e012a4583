"""Base forms by their endings, where Snowball's stemmers leave forms of one word apart.

A stemmer takes endings off; it seldom knows that another has to be put on. *eleições* and
*eleição*, *jueces* and *juez*, *skolan* and *skola*, *hallituksen* and *hallitus* have two stems
each. `base_form` changes such an ending, and the stem of what results is one more key of the word.
How much of each language is found with it stands in `docs/quality.md`.
"""

from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

from search.language.light_stems import light10

_SHORTEST = 4
"""A base form has so many letters at least, as short words end so by chance."""


class Endings(NamedTuple):
    """The base forms of a language: *changed* endings, and *irregular* words without accents."""

    changed: Mapping[str, str]
    irregular: Mapping[str, str] = {}


def _to(pairs: str) -> dict[str, str]:
    """Return the forms of *pairs*, which stand as `one>other` between spaces."""
    return dict(pair.split(">") for pair in pairs.split())


def _before(ending: str, letters: str, becomes: str) -> dict[str, str]:
    """Return what *ending* *becomes* after each of *letters*."""
    return {letter + ending: letter + becomes for letter in letters}


_SCANDINAVIAN = Endings(
    _to("ere>er erne>er ene> en> et> er> stre>ster strene>ster sler>sel slerne>sel kler>kel"),
    _to("maend>mand born>barn menn>mann"),
)
_ENDINGS: Mapping[str, Endings] = {
    "catalan": Endings(
        _before("ns", "aeiouàèéíòóú", "") | _to("ques>ca gues>ga ges>ja ces>ça eis>ei ojos>oig")
    ),
    "danish": _SCANDINAVIAN,
    "dutch": Endings(
        _to("heden>heid els>el ens>en ers>er ieën>ie eeën>ee oze>oos iele>ieel uele>ueel ieren>ier")
        | {c + v + "s": c + v for c, v in product("dgklmnprt", "ao")}  # foto's, agenda's
        | {v + c + c + "e": v + c for v, c in product("aeiou", "klmnpst")},
        _to("steden>stad schepen>schip leden>lid kinderen>kind centra>centrum musea>museum"),
    ),
    "english": Endings({}, _to("analyzes>analysis buses>bus gases>gas")),
    "finnish": Endings(
        _to("inen>isen os>oksen ös>öksen is>iksen")
        | _to("si>sin")  # else taken for "your"
        | _before("us", "aeou", "uden")  # oikeus, oikeuden
        | _before("ys", "yeä", "yden")
        | _before("us", "bdfghjklmnprstv", "uksen")  # hallitus, hallituksen
        | _before("ys", "bdfghjklmnprstv", "yksen")
    ),
    "french": Endings(
        _to("if>ive ifs>ive trice>teur trices>teur gere>ger gère>ger gères>ger geres>ger")
        | _to("ent>er"),  # arrêtent
        _to("jeux>jeu enjeux>enjeu feux>feu lieux>lieu milieux>milieu voeux>voeu aveux>aveu")
        | _to("neveux>neveu cheveux>cheveu yeux>oeil travaux>travail vitraux>vitrail baux>bail")
        | _to("vient>venir tient>tenir comment>comment"),  # no forms of verbs in -er
    ),
    "german": Endings(
        _to("innen>in"),
        _to("museen>museum medien>medium alben>album zentren>zentrum foren>forum visa>visum")
        | _to("gymnasien>gymnasium ministerien>ministerium kriterien>kriterium firmen>firma")
        | _to("villen>villa konten>konto risiken>risiko themen>thema"),
    ),
    "italian": Endings(
        _to("trice>tore trici>tore ghi>go ori>ore eri>ere")
        | _to("idi>idio izi>izio endi>endio ari>ario"),  # omicidi, incendi
        _to("uomini>uomo"),
    ),
    "norwegian": _SCANDINAVIAN,
    "portuguese": Endings(
        _to("ões>ão oes>ao ães>ão aes>ao ária>ário árias>ário")
        | _to("ais>al éis>el eis>il neis>nel veis>vel óis>ol ois>ol uis>ul")
        | _before("ns", "aeiouáéêíóú", "m")
        | _before("is", "bcdfglmnprstvxz", "il")
    ),
    "romanian": Endings(
        _to("uri> urile> oane>on oanele>on oaie>oi ile>i ști>st ştri>stru ștri>stru tri>tru")
    ),
    "russian": Endings(  # the vowel that other forms lack, рынок and рынки
        _before("ок", "бвгджзклмнпрстх", "ка")
        | _before("ек", "жчш", "ка")
        | _before("ец", "бвгдзкмнпрст", "ца")
        | _before("ец", "аеиоуя", "йца")
        | _before("ець", "бвгдзкмнпрст", "ца")  # Ukrainian
        | _to("лец>льца лець>льца ень>ня")
        | _to(
            "ов>ова ев>ева ан>ане ян>яне ен>ена гей>гея ксей>ксея рей>рея"
        )  # else taken for endings: Киев, Казахстан
        | _to("иив>иева ив>ова"),  # Ukrainian Київ, Харків
        _to("дни>день дня>день дней>день люди>человек людей>человек людям>человек")
        | _to("людьми>человек дети>ребенок детей>ребенок детям>ребенок детьми>ребенок"),
    ),
    "spanish": Endings(
        _to("z>c")  # as in jueces
        | {v + c + "es": v + c for v, c in product("aeiouáéíóú", "dlnrs")},  # mujeres, líderes
        _to("luz>luc paz>pac voz>voc"),
    ),
    "swedish": Endings(
        _to(
            "an>a ans>a orna>or en> et> na> tet>t strar>ster iklar>ikel elset>else elsen>else"
            " stad>stads"
        ),
        _to("stader>stad lander>land hander>hand bocker>bok mannen>man"),
    ),
}
# Plurals with other vowels and letters inside the word, which no ending tells.
_ARABIC_PLURALS = _to(
    """
    أبناء>ابن أحزاب>حزب أحكام>حكم أخبار>خبر أدلة>دليل أدوية>دواء أسرى>أسير أسعار>سعر أسلحة>سلاح
    أشخاص>شخص أطباء>طبيب أطفال>طفل أعضاء>عضو أعمال>عمل أعوام>عام أفراد>فرد أفلام>فيلم أمراض>مرض
    أموال>مال أنفاق>نفق أولاد>ولد أيام>يوم برامج>برنامج بضائع>بضاعة بنوك>بنك بيوت>بيت تهم>تهمة
    جثث>جثة جرائم>جريمة جرحى>جريح جنود>جندي جيوش>جيش حرائق>حريق حروب>حرب حوادث>حادث خبراء>خبير
    رؤساء>رئيس رجال>رجل رهائن>رهينة زعماء>زعيم زلازل>زلزال سجناء>سجين سجون>سجن سفراء>سفير
    سفن>سفينة شباب>شاب شهداء>شهيد شهور>شهر شوارع>شارع صحف>صحيفة صواريخ>صاروخ ضباط>ضابط ضحايا>ضحية
    طرق>طريق طلاب>طالب عقود>عقد عمال>عامل عناصر>عنصر قادة>قائد قتلى>قتيل قرى>قرية قصص>قصة
    قضاة>قاضي قضايا>قضية قنابل>قنبلة قوانين>قانون كوارث>كارثة لصوص>لص مبالغ>مبلغ مباني>مبنى
    محاكم>محكمة مخاطر>خطر مدارس>مدرسة مدن>مدينة مراكز>مركز مرضى>مريض مساجد>مسجد مشاريع>مشروع
    مصادر>مصدر مصارف>مصرف مصانع>مصنع معابر>معبر معارك>معركة مناجم>منجم منازل>منزل مناطق>منطقة
    مواقع>موقع موانئ>ميناء نتائج>نتيجة نساء>امرأة نواب>نائب هجمات>هجوم هواتف>هاتف وثائق>وثيقة
    وزراء>وزير وفود>وفد وكلاء>وكيل
    """
)
# With the article too, as a word that begins with waw has another light stem then.
_SINGULARS = {
    light10(article + plural): light10(article + one)
    for plural, one in _ARABIC_PLURALS.items()
    for article in ("", "ال")
}
# The length of the longest ending that changes.
_LONGEST = {
    algorithm: max(map(len, endings.changed), default=0) for algorithm, endings in _ENDINGS.items()
}


def base_form(printed: str, folded: str, algorithm: str) -> str | None:
    """Return the base form of a word for the stemmer *algorithm*, None if no ending changes.

    *folded* is *printed* without accents; the base form may have accents.

    >>> base_form("eleições", "eleicoes", "portuguese"), base_form("vielä", "viela", "finnish")
    ('eleição', None)
    """
    endings = _ENDINGS.get(algorithm)
    if endings is None:
        return None
    if folded in endings.irregular:
        return endings.irregular[folded]
    for length in range(min(_LONGEST[algorithm], len(printed) - 1), 0, -1):
        changed = endings.changed.get(printed[-length:])
        if changed is not None and len(printed) - length + len(changed) >= _SHORTEST:
            return printed[:-length] + changed
    return None


def arabic_singular(light_stem: str) -> str | None:
    """Return the light stem of the singular of a common Arabic plural, None of any other word.

    >>> arabic_singular(light10("والبنوك")) == light10("بنك")
    True
    """
    return _SINGULARS.get(light_stem)
