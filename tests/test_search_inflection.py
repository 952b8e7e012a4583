"""Forms of one word that its language's Snowball stemmer leaves apart, or has no stemmer for."""

import pytest

from search.language.analysis import Analyzer

# code: pairs of forms as a headline and a query may have them
FORMS = {
    "ar": "سجائر/سيجارة والموانئ/ميناء تقارير/تقرير "
    "بنوك/بنك الوزراء/وزير والمدن/مدينة سجناء/سجين قوانين/قانون القتلى/قتيل نساء/امرأة "
    "وزير/الوزير وكالة/الوكالة وزارات/الوزارة وثيقة/الوثيقة والد/الوالد وقال/قال",
    "az": "Bakıda/Bakıdan siqaretləri/siqaret gömrükçülər/gömrükçü",
    "be": "Літвой/Літва мяжы/мяжа судоў/суд",
    "bg": "арестувани/арестувам важна/важен съдебни/съдебен полицията/полиция банките/банка "
    "градове/град изборите/избори министърът/министър",
    "bn": "সিগারেটগুলো/সিগারেট কর্মকর্তারা/কর্মকর্তা সরকার/সরকারের বাজার/বাজারে ভারতে/ভারত ঢাকায়/ঢাকার "
    "মিশরের/মিশর ছাত্ররা/ছাত্র সীমান্তে/সীমান্ত",
    "bs": "rušen/rušiti policije/policija napadi/napad banke/banka",
    "ca": "preu/preus treball/treballs presó/presons català/catalans llei/lleis "
    "amiga/amigues platja/platges",
    "cs": "zabil/zabít soudců/soudce Čech/Čechů ulic/ulice",
    "da": "arresterede/arrestere minister/ministre fængsel/fængsler barn/børn mand/mænd",
    "de": "Ärztin/Ärztinnen Museum/Museen Firma/Firmen Konto/Konten Auto/Autos Kamera/Kameras "
    "China/Chinas Taxi/Taxis Party/Partys besetzt/besetzen verkauft/verkaufen bringt/bringen "
    "liebte/lieben setzte/setzen arbeitet/arbeiten gründete/gründen passt/passen "
    "versucht/versuchen gesetzt/setzen gelegt/legen geschützt/schützen Märkte/Markt dankte/danken "
    "merkte/merken forderten/fordern",
    "en": "bus/buses gas/gases analysis/analyses gunman/gunmen sold/sell shot/shooting fled/flees "
    "struck/strike stolen/steal found/finds fought/fighting withdrew/withdraws won/wins "
    "women/womens",
    "es": "mujer/mujeres líder/líderes joven/jóvenes juez/jueces imagen/imágenes crimen/crímenes "
    "ciudad/ciudades luz/luces frances/franceses arma/armas isla/islas gobierno/gobiernos "
    "taxi/taxis tribu/tribus menú/menús",
    "et": "ametnikud/ametnik sigarette/sigaret politseinikule/politseinik",
    "fa": "هواپیما/هواپیمای دانشجو/دانشجوی",
    "fi": "naisten/nainen hallitus/hallituksen nainen/naiset oikeus/oikeuden poliisi/poliisin "
    "lapsi/lapset naiset/nainen päätökset/päätös",
    "fr": "actif/active directeur/directrice étranger/étrangère jeu/jeux travail/travaux "
    "arrêter/arrêtent affirmer/affirment élu/élus détenu/détenus euro/euros vidéo/vidéos "
    "appui/appuis loi/lois délai/délais étranger/étrangers vend/vendre rendu/rendre tient/tenir "
    "conduisent/conduire demandent/demander décident/décider aident/aider inondent/inonder "
    "publient/publier étudient/étudier organisent/organiser visent/viser réalisent/réaliser "
    "attendent/attendre répondent/répondre perdent/perdre disent/dire lisent/lire "
    "obtient/obtenir délit/délits crédit/crédits",
    "gl": "cigarros/cigarro decomisan/decomisar",
    "he": "משטרת/משטרה סיגריות/סיגריה חשודים/חשוד",
    "hr": "policije/policija zakoni/zakon vlade/vlada",
    "hu": "találni/talál vizsgálták/vizsgál csapatnak/csapat pontban/pont mondták/mond "
    "embercsempészek/embercsempész miniszternek/miniszter",
    "id": "ditangkap/tangkap korban/korbannya",
    "is": "bankanum/banki lögreglan/lögregla skipið/skip lögreglunnar/lögregla ráðherrann/ráðherra",
    "it": "attore/attrice lago/laghi carcere/carceri italiano/italiani americano/americana "
    "popolare/popolari omicidio/omicidi incendio/incendi uomo/uomini africana/africane "
    "coreano/coreani mantengono/mantenere propongono/propone rimangono/rimanere preso/prendere",
    "ka": "თბილისში/თბილისი სიგარეტის/სიგარეტი მებაჟეებმა/მებაჟე საქართველოს/საქართველო "
    "უკრაინაში/უკრაინის სასამართლომ/სასამართლოს პოლიციამ/პოლიცია ნატოს/ნატო",
    "kk": "Алматыда/Алматы саудагерлері/саудагер",
    "lv": "policija/policijas vēlēšanas/vēlēšanām bankas/banka ministrs/ministri",
    "mk": "важни/важен полицијата/полиција градови/град банките/банка министерот/министер",
    "ms": "merampas/rampas penyeludupan/seludup",
    "nl": "stad/steden schip/schepen lid/leden foto/foto's auto/auto's mogelijkheid/mogelijkheden "
    "wapen/wapens",
    "no": "dommer/dommere minister/ministre fengsel/fengsler mann/menn",
    "pl": "matek/matka urzędnicy/urzędnik protestuje/protestować Łodzi/Łódź",
    "pt": "eleição/eleições prisão/prisões avião/aviões alemão/alemães hospital/hospitais "
    "míssil/mísseis papel/papéis refém/reféns jovem/jovens civil/civis fuzil/fuzis "
    "necessário/necessária túnel/túneis museu/museus europeu/europeus arma/armas lei/leis "
    "grau/graus chegou/chegar matando/matar correndo/correr saindo/sair impondo/impor",
    "ro": "atac/atacuri avion/avioane război/războaie ministru/miniștri",
    "ru": "рынок/рынки отец/отца беженец/беженцы боец/бойцы ошибка/ошибок день/дни девушка/девушек "
    "Киев/Киева Казахстан/Казахстане Немцов/Немцова Лавров/Лавровым Сергей/Сергеем люди/человек",
    "sk": "hradom/hrad trestnej/trestný zabil/zabiť prezidentom/prezident polícia/polície "
    "banky/banka vojny/vojna",
    "sl": "begunec/begunci napadih/napad policistov/policist bankah/banka policije/policija "
    "napadi/napad vojne/vojna",
    "sr": "рушен/рушити полицијом/полиција policijom/полиција",
    "sv": "skola/skolan kvinna/kvinnan minister/ministrar land/länder bok/böcker Ystad/Ystads",
    "tr": "seçim/seçimler hakim/hakimler bankası/banka Ankara'da/Ankara kadın/kadınlar",
    "uk": "судової/судовий затримали/затримати поліція/поліції вибори/виборів війна/війни "
    "лікарня/лікарні прем'єр/прем’єра ринок/ринки "
    "Київ/Києві Львів/Львові Харків/Харкові",
}
# Pairs that the same rules must leave apart.
WORDS = {
    "ar": "دول/دلو وزير/وزن عالم/علماء",
    "bg": "полиция/политика град/градина",
    "ca": "Balears/bala",
    "cs": "soud/soudek hrad/hranice",
    "he": "משטרה/משטר ספר/ספינה",
    "de": "Haft/Hafen Texas/Text Internet/intern Planet/planen Flucht/fluchen etwas/etwa "
    "gesetzt/Gesetz gelegt/Gelegenheit geschützt/Geschütz Märkte/Marken Punkt/Punk Sankt/sank "
    "nackt/Nacken Sekte/SEK Konzerten/Konzern Hunderten/Hund Andreas/Andrea Hamas/Hama "
    "Vereinigte/Verein prägt/Prag",
    "en": "left/leave wound/wind Yemen/yeoman founder/find lied/lay Fed/feed omen/Oman",
    "es": "mujer/mujeriego luces/lucha juez/jugo redes/rey comandos/comer estatus/estatua "
    "Francis/Francia Paris/parió",
    "fi": "hallitus/halla poliisi/politiikka",
    "fr": "arrêt/arrosent vent/ver tarif/tarir parent/par comment/comme vient/vie Paris/pari "
    "colis/coli fois/foi nord/norme univers/universel "
    "visent/virer délits/del bandits/bande revers/rêves travers/Travis "
    "crédits/crédible",
    "hu": "kormány/kor posta/poszt baleset/bal vám/vámpír",
    "it": "lago/laghetto ministri/ministero domani/domare giovani/Giove salari/salute coreani/cori "
    "Louisiana/Louis Mariana/mare piangono/piani spingono/spine peso/pendere",
    "nl": "stad/staat auto/autoriteit",
    "pt": "mais/mal hospitais/hospício eleição/eleitor cão/cais segundo/seguro Mateus/matar "
    "redondo/redor",
    "ru": "отец/отчет день/деньги рынок/рынд игрок/игра",
    "sk": "súd/súdok vláda/vlak",
    "sl": "napad/napaka banka/banket",
    "sv": "skolan/skoja landet/landning",
    "uk": "поліція/політика місто/місяць",
}


def pairs(table: dict[str, str]) -> list[tuple[str, str, str]]:
    return [
        (language, *pair.split("/")) for language, text in table.items() for pair in text.split()
    ]


def keys(form: str, language: str) -> set[str]:
    found = Analyzer().keys(form, language)
    return {f"{language}:{found.word}", *found.stems}


@pytest.mark.parametrize(("language", "one", "other"), pairs(FORMS))
def test_forms_of_one_word_meet(language: str, one: str, other: str) -> None:
    assert keys(one, language) & keys(other, language)


@pytest.mark.parametrize(("language", "one", "other"), pairs(WORDS))
def test_words_that_look_alike_do_not_meet(language: str, one: str, other: str) -> None:
    assert not keys(one, language) & keys(other, language)


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [("pt", "eleicoes", "eleição"), ("es", "jovenes", "joven"), ("fr", "arretent", "arrêter")],
)
def test_a_form_typed_without_accents_meets_the_base_form(
    language: str, typed: str, printed: str
) -> None:
    assert keys(typed, language) & keys(printed, language)
