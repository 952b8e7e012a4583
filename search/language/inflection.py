"""Base forms by their endings, where Snowball's stemmers leave forms of one word apart.

A stemmer takes endings off; it seldom knows that another has to be put on. *eleições* and
*eleição*, *jueces* and *juez*, *skolan* and *skola*, *hallituksen* and *hallitus* have two stems
each. `base_form` changes such an ending, and the stem of what results is one more key of the word.
How much of each language is found with it stands in `docs/quality.md`.

Endings of the languages from Bulgarian on are those that unite most forms of one word, and at
least three times as many as forms of others, among the 20,000 most frequent words. Of the next
20,000, with which they were not chosen, they unite as many: in Slovak .79 in place of .57. So were
most of the German, Spanish, French, Italian, Catalan and Portuguese ones of nouns in a vowel and of
verbs; of the next 20,000 words German ones unite .69 in place of .65.
An ending that becomes itself keeps a shorter one from changing.
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


# Past tenses of news; not those that are often another word: left, bound, wound, felt, bore, Fed.
_ENGLISH_VERBS = _to(
    """
    began>begin begun>begin bled>bleed bought>buy brought>bring broke>break broken>break built>build
    caught>catch chose>choose chosen>choose dealt>deal drank>drink drew>draw drawn>draw drove>drive
    driven>drive dug>dig eaten>eat fallen>fall fell>fall fled>flee flew>fly flown>fly
    forbade>forbid forbidden>forbid forgotten>forget fought>fight found>find froze>freeze
    frozen>freeze gave>give given>give grew>grow grown>grow held>hold hid>hide hidden>hide hung>hang
    kept>keep knew>know known>know laid>lay led>lead lost>lose met>meet overthrew>overthrow
    overthrown>overthrow paid>pay ran>run rebuilt>rebuild risen>rise rose>rise sang>sing sank>sink
    sunk>sink sent>send shook>shake shaken>shake shot>shoot slain>slay slept>sleep sold>sell
    sought>seek spent>spend spoke>speak spoken>speak stole>steal stolen>steal stood>stand
    struck>strike stuck>stick swam>swim swept>sweep swore>swear sworn>swear taken>take took>take
    taught>teach threw>throw thrown>throw told>tell torn>tear withdrawn>withdraw withdrew>withdraw
    woken>wake won>win wore>wear worn>wear written>write wrote>write
    """
)
_SCANDINAVIAN = Endings(
    _to("ere>er erne>er ene> en> et> er> stre>ster strene>ster sler>sel slerne>sel kler>kel"),
    _to("maend>mand born>barn menn>mann"),
)
_IN_SERBIAN = _to(
    "em>i jem>je en>iti jeg>ji im>iti eći>iti jih>ji ljen>iti ne>n joj>ji ljena>iti"
    " đen>diti ga>g ata>t đena>diti ćen>titi raju>rati ji>jiti ši>šiti ala>al ži>žiti"
    " amo>ati ama>a ćena>titi đeni>diti jen>iti vljeno>viti"
)
_CYRILLIC = str.maketrans("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш")


def _in_cyrillic(ending: str) -> str:
    letters = ending.replace("lj", "љ").replace("nj", "њ").replace("dž", "џ")
    return letters.translate(_CYRILLIC)


_SERBIAN = Endings(
    _IN_SERBIAN | {_in_cyrillic(one): _in_cyrillic(other) for one, other in _IN_SERBIAN.items()}
)
_ENDINGS: Mapping[str, Endings] = {
    "ca": Endings(
        _before("ns", "aeiouàèéíòóú", "")
        | _to("ques>ca gues>ga ges>ja ces>ça eis>ei ojos>oig us>u")
        | _to("rs>r ms>m ols>ol els>el alls>all ells>ell iva>iu ima>im")
        | _to("ingut>enir quen>car guen>gar"),
        _to("balears>balears"),
    ),
    "da": Endings(
        {**_SCANDINAVIAN.changed, **_to("rede>re lt>l elt>ele vt>v år>å pede>pe evet>ive")},
        _SCANDINAVIAN.irregular,
    ),
    "nl": Endings(
        _to("heden>heid els>el ens>en ers>er ieën>ie eeën>ee oze>oos iele>ieel uele>ueel ieren>ier")
        | {c + v + "s": c + v for c, v in product("dgklmnprt", "ao")}  # foto's, agenda's
        | {v + c + c + "e": v + c for v, c in product("aeiou", "klmnpst")},
        _to("steden>stad schepen>schip leden>lid kinderen>kind centra>centrum musea>museum"),
    ),
    "en": Endings(
        _to("men>man"),
        _to("womens>woman analyses>analysis analyzes>analysis buses>bus gases>gas yemen>yemen")
        | _to("omen>omen")
        | _ENGLISH_VERBS,
    ),
    "fi": Endings(
        _to("inen>isen os>oksen ös>öksen is>iksen")
        | _to("si>sin")  # else taken for "your"
        | _before("us", "aeou", "uden")  # oikeus, oikeuden
        | _before("ys", "yeä", "yden")
        | _before("us", "bdfghjklmnprstv", "uksen")  # hallitus, hallituksen
        | _before("ys", "bdfghjklmnprstv", "yksen")
        | _to(
            "ten> ui>ua sten>nen usta>us tta>s yy>yä neet>nut yi>yä don>to tiin>dä non>to yjä>y"
            " äneet>ää eat>ea dot>to yivät>yä lin>li nnot>nto ksia>s ksen>s tuisi>tua sen>nen"
            " ystä>ys kset>s yisi>yä uteen>us du>tua i>ida siin>nen kan>kka yttä>ys ksista>s"
            " oista>oinen eistä>einen ita>s aat>as"
        )
    ),
    "fa": Endings(  # of a country or thing, and what links a word to the next one
        {two + yeh: two for two, yeh in product("او", "یي")}
    ),
    "fr": Endings(
        _to("if>ive ifs>ive trice>teur trices>teur gere>ger gère>ger gères>ger geres>ger")
        | _to("ent>er ers>er divers>divers univers>univers")  # arrêtent, étrangers
        | _to("os>o us>u uis>ui")  # photos, élus, appuis
        | _to("end>endre ond>ondre endent>endre pondent>pondre fondent>fondre du>dre due>dre")
        | _to("tient>tenir vient>venir disent>dire duisent>duire truisent>truire")  # visent: -iser
        | _before("it", "bdflmnprtv", "its"),  # whose singular would be a verb: délit, profit
        _to("jeux>jeu enjeux>enjeu feux>feu lieux>lieu milieux>milieu voeux>voeu aveux>aveu")
        | _to("neveux>neveu cheveux>cheveu yeux>oeil travaux>travail vitraux>vitrail baux>bail")
        | _to("amis>ami delais>delai elus>elu emplois>emploi essais>essai lois>loi rois>roi")
        | _to("convois>convoi tournois>tournoi vrais>vrai revers>revers travers>travers")
        | _to("vient>venir tient>tenir disent>dire lisent>lire suffisent>suffire perdent>perdre")
        | _to("mordent>mordre comment>comment petit>petit"),
    ),
    "de": Endings(
        _to("innen>in e>en eht>ehen sste>ssen mmt>mmen")
        | _to("as>a is>i os>o ys>y nis>nis los>los")  # Kameras, Chinas, Taxis, Autos, Partys
        # besetzt, sagte; not Haft, Internet, Flucht
        | _to("gt>gen gte>gen zt>zen zte>zen bt>ben bte>ben auft>aufen eift>eifen ckt>cken")
        | _to("ckte>cken nkte>nken rkte>rken nkt>nken tet>ten tete>ten det>den dete>den nnt>nnen")
        | _to("sst>ssen sucht>suchen erten>ern"),
        _to("museen>museum medien>medium alben>album zentren>zentrum foren>forum visa>visum")
        | _to("gymnasien>gymnasium ministerien>ministerium kriterien>kriterium firmen>firma")
        | _to("villen>villa konten>konto risiken>risiko themen>thema etwas>etwas hamas>hamas")
        | _to("andreas>andreas punkt>punkt punkte>punkt markte>markt nackt>nackt nackte>nackt")
        | _to("sankt>sankt konzerten>konzert hunderten>hundert werten>wert abt>abt")
        | _to("gesetzt>setzen gesetzte>setzen gesetzten>setzen gelegt>legen gelegte>legen")
        | _to("geschutzt>schützen geschutzte>schützen gepackt>packen gelenkt>lenken")
        | _to("geschenkt>schenken geschickt>schicken")
        | _to("vereinigt>vereinigt vereinigte>vereinigte pragt>prägt pragte>prägte"),
    ),
    "it": Endings(
        _to("trice>tore trici>tore ghi>go ori>ore eri>ere")
        | _to("idi>idio izi>izio endi>endio ari>ario")  # omicidi, incendi
        # As singulars they would be forms of verbs: italiano, africana, popolare.
        | _to("ano>ani ana>ani lare>lari")
        | _to("iere>iera eso>endere mangono>manere pongono>ponere tengono>tenere vengono>venere"),
        _to("uomini>uomo peso>peso"),
    ),
    "no": _SCANDINAVIAN,
    "pt": Endings(
        _to("ões>ão oes>ao ães>ão aes>ao ária>ário árias>ário as>a os>o ando>ar endo>er")
        | _to("indo>ir ondo>or ou>ar")
        | _to("ais>al éis>el eis>il neis>nel veis>vel óis>ol ois>ol uis>ul eus>eu éus>éu aus>au")
        | _before("ns", "aeiouáéêíóú", "m")
        | _before("is", "bcdfglmnprstvxz", "il"),
        _to("leis>lei reis>rei reus>reu ceus>ceu mateus>mateus redondo>redondo"),
    ),
    "ro": Endings(
        _to("uri> urile> oane>on oanele>on oaie>oi ile>i ști>st ştri>stru ștri>stru tri>tru")
        | _to("are>ar iul>iu iului>iu")
    ),
    "ru": Endings(  # the vowel that other forms lack, рынок and рынки
        _before("ок", "бвгджзклмнпрстх", "ка")
        | _before("ек", "жчш", "ка")
        | _before("ец", "бвгдзкмнпрст", "ца")
        | _before("ец", "аеиоуя", "йца")
        | _to("лец>льца ень>ня")
        | _to(
            "ов>ова ев>ева ан>ане ян>яне ен>ена гей>гея ксей>ксея рей>рея"
        )  # else taken for endings: Киев, Казахстан
        | _to("я>ть ует>овать уют>овать ет>уть ясь>ться лены>ить"),
        _to("дни>день дня>день дней>день люди>человек людей>человек людям>человек")
        | _to("людьми>человек дети>ребенок детей>ребенок детям>ребенок детьми>ребенок"),
    ),
    "es": Endings(
        _to("z>c is>i sis>sis us>u ús>ú")  # as in jueces; taxis, tribus, menús
        | _to("as>a os>o")  # armas, gobiernos
        | _to("andos>andos endos>endos")  # whose singulars would be verbs: comando, dividendo
        | {v + c + "es": v + c for v, c in product("aeiouáéíóú", "dlnrs")},  # mujeres, líderes
        _to("luz>luc paz>pac voz>voc estatus>estatus paris>paris francis>francis"),
    ),
    "sv": Endings(
        _to(
            "an>a ans>a orna>or en> et> na> tet>t strar>ster iklar>ikel elset>else elsen>else"
            " stad>stads alt>al rats>ra ivt>iv in>i"
        ),
        _to("stader>stad lander>land hander>hand bocker>bok mannen>man"),
    ),
    "bg": Endings(
        _to(
            "вани>вам вана>вам вано>вам ван>вам а> ни>ен на>ен т>м те>м ните>ен ш>м ната>ен еш>а"
            " ния>ен л>м ното>ен нат>на ва>вам"
            " ли>м жат>жа х>м лно>лен ният>ен ше>м наха>на ха>м ят>я йте>м ахме>а ци>ец йки>м"
            " ъци>ък шат>ша лил>ля"
        )
    ),
    "cs": Endings(
        _to(
            "il>ít í>it ila>ít ější>ý ili>ít el>lo ů>e ím>it ců>ec ce>c ic>ice ci>c ilo>it"
            " íme>it vil>vit l>nout til>tit e>out nil>nit dil>dit"
        )
    ),
    "el": Endings(
        _to(
            "στηκε>ζομαι ώσει>ώνω άσει>άζω αστεί>άζω άστηκε>άζω ωθεί>ώνω έψει>εύω ώθηκε>ώνω"
            " άσεισ>άζω ύσει>ύω άσω>άζω"
        )
    ),
    "hu": Endings(
        _to(
            "ni> te> ják> ték> ták> eni> ve> tott>t va> ani> lsz>l lta>l otta> jon> nek> dott>d"
            " abb> ött> eztek>ez tta>t tük> dta>d ttek>t ttem>t jen> tuk> játok> tál> ották> jak>"
            " ne> ztem>z ített>ít ott>ik dtem>d dtam>d sebb>s ntette>nt zük> rta>r tötte>t"
            " azott>az"
        )
    ),
    "mk": Endings(
        _to(
            "на>ен ни>ен ваат>ва вање>ва ните>ен еш>е ци>к еме>е ната>ен ниот>ен ста>ст ле>е"
            " ците>к авме>е в>е наа>не ното>ен жат>жи нав>не ано>е ј>е тил>ти тиме>ти чат>чи"
            " ија>ие жам>жи вал>ва шат>ши вите>в ваше>ва раше>ра тиле>ти тено>ти гнат>гне"
            " вале>ва ивме>и"
        )
    ),
    "pl": Endings(
        _to(
            "ek>ka y> cy>k dzie>d li>l uje>ować by>ba ku>ek kcie>kt wi>wy ył>yć odzie>ód nci>nt"
            " dze>ga zy>zyć wanie>wać ują>ować ncie>nt yce>yka urze>ura wane>wać kiem>ek ą>yć"
            " wany>wać"
        )
    ),
    "sk": Endings(
        _to(
            "om> nej>ný nom>ný kej>ký kom>ký och> skej>sky ím>ie ok>ka il>iť ili>iť skom>sky"
            " me>ť ach>a ila>iť ym>y nych>ny i>a neho>ny ce>ca tnej>tny ci>c iek>ka ich>i ia>iť"
            " iel>lo kych>ky keho>ky ieho>í com>ca ovia>a ymi>y lia>ľ ilo>iť tiach>ť tiev>tvo"
        )
    ),
    "sl": Endings(
        _to(
            "ci>ec ca>ec cev>ec h> m> o> jo>ti ih>o i>a mi> em>i ov> imi> ah>e ega>i jem>j a>i"
            " jih>je ja>jati j>ja"
            " im> na>en ta>t ni>en no>en jev>j ne>en ev>vo uje>ovati li>l la>l ujejo>ovati"
            " či>čiti e>a nih>en nega>en va>vati ij>je ša>šati"
        )
    ),
    "uk": Endings(  # with the vowels that other forms lack, and names as in Russian
        _before("ець", "бвгдзкмнпрст", "ця")
        | _to("лець>льця ень>ня їв>єва ів>ова")
        | _to(
            "ої>ий ці>ка ав>ати али>ати ив>ити ьої>ій или>ити ості>ість ь>и ала>ати є>вати"
            " ана>аний ила>ити ють>вати лу>л ить>іти лі>ль е>ути лів>л ок>ка ять>ити ено>ити"
            " айте>ати ано>ати"
        )
    ),
    **dict.fromkeys(("bs", "hr", "sr"), _SERBIAN),
}
# Plurals with other vowels and letters inside the word, which no ending tells.
_ARABIC_PLURALS = _to(
    """
    آبار>بئر آثار>أثر آراء>رأي أبناء>ابن أبواب>باب أجهزة>جهاز أحزاب>حزب أحكام>حكم أخبار>خبر
    أدلة>دليل أدوية>دواء أسباب>سبب أسرى>أسير أسعار>سعر أسلحة>سلاح أسواق>سوق أشخاص>شخص أطباء>طبيب
    أطفال>طفل أعضاء>عضو أعمال>عمل أعوام>عام أفراد>فرد أفلام>فيلم أقارب>قريب ألغام>لغم أمراض>مرض
    أموال>مال أندية>نادي أنظمة>نظام أنفاق>نفق أهداف>هدف أوراق>ورقة أولاد>ولد أيام>يوم بحوث>بحث
    برامج>برنامج بضائع>بضاعة بلدان>بلد بنوك>بنك بيوت>بيت تجار>تاجر تدابير>تدبير تقارير>تقرير
    تهم>تهمة ثوار>ثائر جبال>جبل جثث>جثة جدران>جدار جرائم>جريمة جرحى>جريح جزر>جزيرة جسور>جسر
    جنود>جندي جيوش>جيش حرائق>حريق حراس>حارس حروب>حرب حقائب>حقيبة حقول>حقل حكام>حاكم حوادث>حادث
    خبراء>خبير خسائر>خسارة خطط>خطة خلايا>خلية دروس>درس دوافع>دافع رؤساء>رئيس رجال>رجل رسائل>رسالة
    رهائن>رهينة رواتب>راتب زعماء>زعيم زلازل>زلزال زوارق>زورق سجائر>سيجارة سجناء>سجين سجون>سجن
    سدود>سد سفراء>سفير سفن>سفينة سواحل>ساحل سياح>سائح شباب>شاب شركاء>شريك شهداء>شهيد شهود>شاهد
    شهور>شهر شوارع>شارع شواطئ>شاطئ صحف>صحيفة صناديق>صندوق صواريخ>صاروخ ضباط>ضابط ضحايا>ضحية
    طرق>طريق طلاب>طالب ظروف>ظرف عقود>عقد عمال>عامل عناصر>عنصر عواصف>عاصفة عواصم>عاصمة فروع>فرع
    فنادق>فندق قادة>قائد قبائل>قبيلة قبور>قبر قتلى>قتيل قذائف>قذيفة قراصنة>قرصان قرى>قرية قصص>قصة
    قضاة>قاضي قضايا>قضية قنابل>قنبلة قوارب>قارب قواعد>قاعدة قوافل>قافلة قوانين>قانون كنائس>كنيسة
    كوارث>كارثة لجان>لجنة لصوص>لص مبالغ>مبلغ مباني>مبنى متاجر>متجر متاحف>متحف مجازر>مجزرة
    مجالس>مجلس محاكم>محكمة مخازن>مخزن مخاطر>خطر مدارس>مدرسة مدن>مدينة مراكب>مركب مراكز>مركز
    مرضى>مريض مزارع>مزرعة مساجد>مسجد مشاريع>مشروع مشاكل>مشكلة مصادر>مصدر مصارف>مصرف مصانع>مصنع
    معابر>معبر معارك>معركة معاهد>معهد مقابر>مقبرة ملاعب>ملعب ملايين>مليون مناجم>منجم منازل>منزل
    مناصب>منصب مناطق>منطقة مهام>مهمة مواقع>موقع موانئ>ميناء نتائج>نتيجة نزلاء>نزيل نساء>امرأة
    نشطاء>ناشط نقاط>نقطة نواب>نائب هجمات>هجوم هواتف>هاتف هياكل>هيكل وثائق>وثيقة وزراء>وزير
    وسائل>وسيلة وظائف>وظيفة وفود>وفد وكلاء>وكيل
    """
)
# With the article too, as a word that begins with waw has another light stem then.
_SINGULARS = {
    light10(article + plural): (light10(article + one), plural[-1] == "ى")
    for plural, one in _ARABIC_PLURALS.items()
    for article in ("", "ال")
}
# The last letters of the endings that change, and the length of the longest of these.
_LAST = {
    language: frozenset(ending[-1] for ending in endings.changed)
    for language, endings in _ENDINGS.items()
}
_LONGEST = {
    language: max(map(len, endings.changed), default=0) for language, endings in _ENDINGS.items()
}


def base_form(printed: str, folded: str, language: str) -> str | None:
    """Return the base form of a word of *language*, None if no ending changes.

    *folded* is *printed* without accents; the base form may have accents.

    >>> base_form("eleições", "eleicoes", "pt"), base_form("vielä", "viela", "fi")
    ('eleição', None)
    """
    endings = _ENDINGS.get(language)
    if endings is None:
        return None
    if folded in endings.irregular:
        return endings.irregular[folded]
    if printed[-1] not in _LAST[language]:  # as of many words
        return None
    for length in range(min(_LONGEST[language], len(printed) - 1), 0, -1):
        changed = endings.changed.get(printed[-length:])
        if changed is not None and len(printed) - length + len(changed) >= _SHORTEST:
            return printed[:-length] + changed
    return None


def arabic_singular(light_stem: str, folded: str) -> str | None:
    """Return the light stem of the singular of a common Arabic plural, None of any other word.

    *light_stem* is that of *folded*, and lacks the alef at the end of some plurals: captives, أسرى,
    would else be a family, أسرة.

    >>> arabic_singular(light10("والبنوك"), "والبنوك") == light10("بنك")
    True
    """
    singular, with_alef = _SINGULARS.get(light_stem, (None, False))
    return None if with_alef and not folded.endswith("ى") else singular
