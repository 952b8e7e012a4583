"""Which spellings of a word, number or acronym find each other, and which must not."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from results import offered

from corpus import Language
from search import Document, Engine, Query, open_index, open_writer
from search.asking.spellings import open_forms
from search.language.analysis import tokenize

TEXTS = {
    "closed": "en:Cyberattacks hit banks",
    "hyphenated": "en:A cyber-attack hits banks",
    "open": "en:The cyber attack on banks",
    "resign": "en:He will resign",
    "re-sign": "en:To re-sign the deal",
    "therapist": "en:A therapist at work",
    "rapist": "en:Where the rapist was caught",
    "covid19": "sw:Chanjo ya covid19",
    "Covid-19": "sw:Covid-19 nchini",
    "COVID 19": "sw:COVID 19 leo",
    "million": "en:1,000,000 dollars",
    "million, es": "es:1.000.000 de euros",
    "million, fr": "fr:1 000 000 euros",
    "million, bare": "en:1000000 people",
    "million, ar": "ar:١٬٠٠٠٬٠٠٠ دولار",
    "million, th": "th:ยึดยาบ้า ๑,๐๐๐,๐๐๐ เม็ด",
    "500, my": "my:မူးယစ်ဆေး ၅၀၀ ကီလို",
    "500, km": "km:ចាប់ខ្លួន៥០០នាក់",
    "thousand": "fr:1\u202f000 manifestants",
    "decimal": "en:50.5 percent",
    "decimal, ar": "ar:٥٠٫٥ بالمئة",
    "U.S.": "en:The U.S. president",
    "US": "en:A US president",
    "us": "en:Give us time",
    "U.N.": "en:The U.N. chief",
    "un": "fr:Un homme",
    "EE.UU.": "es:EE.UU. anuncia",
    "EE. UU.": "es:En EE. UU. dicen",
    "États-Unis": "fr:Les États-Unis",
    "tag": "en:The #stopterrorism day",
    "three words": "en:Red Cross Day begins",
    "tag of three": "en:March for #blacklivesmatter",
    "rock": "en:Rock n roll museum",
    "학생": "ko:학생들이 시위",
    "M.K.": "en:M.K. Stalin speaks",
    "cybercrime": "en:A cybercrime wave",
    "ciberdelincuencia": "es:Crece la ciberdelincuencia",
    "لفرنسا": "ar:زيارة لفرنسا",
    "وبفرنسا": "ar:هنا وبفرنسا",
    "فرنسا": "ar:فرنسا اليوم",
    "ولايات": "ar:ثلاث ولايات",
    "آيات": "ar:تلاوة آيات",
    "Pangea": "en:#PangeaXIV begins",
    "goods": "en:counterfeit_goods seized",
    "zwnj": "fa:هیچ\u200cکس نیست",
    "zwnj, open": "fa:هیچ کس آمد",
    "O'Brien": "en:O'Brien speaks",
    "ex ministra": "es:La ex ministra declara",
    "crackdown": "en:A crackdown begins",
    "crack down": "en:Police crack down",
    "overt": "en:An overt act",
    "Japan-Russia": "en:Japan-Russia talks",
    "Rusia": "es:Con Rusia y Japón",
    "Russie, mixed": "fr:Washington et la Russie",
    "Washington": "en:Russia calls Washington",
    "OBrien": "en:OBrien spoke",
    "Tel Aviv": "he:פיגוע בתל אביב",
    "ウイルス": "ja:ウイルス感染の疑い",
    "データ": "ja:データウイルス拡大",
    "エンジン": "ja:ジェットエンジン",
    "마약": "ko:마약 밀수를 적발",
    "조직": "ko:마약 밀수 조직을",
    "세월호": "ko:세월호 침몰",
    "سلێمانی": "ckb:زانکۆی سلێمانی",
    "السعودية": "ar:الرؤية السعودية الجديدة في المنطقة",
    "سعودي": "ar:سعودي",
    "pole": "en:A pole fell",
    "Pole": "de:Pole verletzt",
    "pape": "fr:Le pape voyage",
    "pápẹ": "yo:pápẹ ọkọ̀",
    "six": "en:Six drowned",
    "6": "es:Mueren 6 personas",
    "seis": "es:Seis ahogados",
    "ستة": "ar:غرق ستة",
    "٦": "ar:٦ صيادين",
    "nuevo": "es:El nuevo puente",
    "lunes": "ar:طقس الإثنين",
    "tres": "es:Tres heridos",
    "très": "fr:Hiver très froid",
    "dos, fr": "fr:Le mal de dos",
    "deux": "fr:Deux blessés",
    "Merkel": "de:Angela Merkel reist",
    "once": "es:Once jugadores",
    "once, en": "en:Once upon a night",
    "MPs": "en:Two MPs quit",
    "war": "en:A civil war",
    "F-16s": "en:F-16s near Aleppo",
    "שלום": "he:שָׁלוֹם כִּתָּה א",
    "קאָנצערט": "yi:ייִדישער קאָנצערט",
    "Қазақстан": "kk:Қазақстан үкіметі",
    "Ҳизби": "tg:Ҳизби наҳзат",
    "ننګرهار": "ps:د ننګرهار برید",
    "بھارت": "ur:بھارت میں زلزلہ",
    "col·legi": "ca:El col·legi tancat",
    "ombori": "uz:Suv ombori yorildi",
    "омбори": "uz:Тўғон ва сув омбори",
    "D'Angelo": "en:D'Angelo sings",
    "Dangelo": "es:Dangelo canta",
    "Ndjamena": "fr:Ndjamena, la nuit",
    "évaluation": "fr:Rapport d'évaluation",
    "dévaluation": "fr:Dévaluation surprise",
    "Dart": "en:A dart player",
    "art": "fr:Vol d'art au musée",
    "Orient": "fr:L'Orient attend",
    "Lorient": "fr:Lorient gagne",
    "Oʻzbekiston": "uz:Oʻzbekiston futboli",
    "O‘zbekiston": "uz:O‘zbekiston yangiliklari",
    "об´єкт": "uk:Великий об´єкт",
    "Ajuntament": "ca:L´Ajuntament decideix",
    "九人": "ja:火災で九人死亡",
    "3名": "zh:警方拘捕3名男子",
}


@pytest.fixture(scope="module")
def spellings(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Return an engine over TEXTS, whose names are the ids."""
    folder: Path = tmp_path_factory.mktemp("spellings")
    with open_writer(folder) as writer:
        for name, printed in TEXTS.items():
            code, _, text = printed.partition(":")
            language = Language(code, 1.0, "stated")
            writer.put(Document(id=name, kind="headline", text=text, language=language))
        writer.commit()
    return open_index(folder)


@pytest.fixture
def found(spellings: Engine) -> Callable[[str], list[str]]:
    return lambda text: [hit.document.id for hit in spellings.search(Query(text=text)).hits]


UNITED_STATES = ["EE. UU.", "EE.UU.", "U.S.", "US", "États-Unis"]
MILLION = ["million", "million, ar", "million, bare", "million, es", "million, fr", "million, th"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("cyberattack", ["closed", "hyphenated", "open"]),
        ("cyber-attack", ["closed", "hyphenated", "open"]),
        ("cyber attack", ["closed", "hyphenated", "open"]),
        ("resign", ["resign"]),
        ("re-sign", ["re-sign"]),
        ("therapist", ["therapist"]),
        ("the rapist", ["rapist"]),
        ("covid19", ["COVID 19", "Covid-19", "covid19"]),
        ("Covid-19", ["COVID 19", "Covid-19", "covid19"]),
        ("covid 19", ["COVID 19", "Covid-19", "covid19"]),
        ("1000000", MILLION),
        ("1,000,000", MILLION),
        ("1 000 000", MILLION),
        ('"1 000 000"', MILLION),
        ("๑๐๐๐๐๐๐", MILLION),
        ("500", ["500, km", "500, my"]),
        ("၅၀၀", ["500, km", "500, my"]),
        ("500នាក់", ["500, km"]),
        ("1 000", ["thousand"]),
        ("1000", ["thousand"]),
        ("50.5", ["decimal", "decimal, ar"]),
        ("50,5", ["decimal", "decimal, ar"]),
        ("U.S.", UNITED_STATES),
        ("EEUU", UNITED_STATES),
        ("EE.UU.", UNITED_STATES),
        ("EE. UU.", UNITED_STATES),
        ("États-Unis", UNITED_STATES),
        ("stop terrorism", ["tag"]),
        ("black lives matter", ["tag of three"]),
        ("terrorism black lives", []),
        ("rock'n'roll", ["rock"]),
        ("학생", ["학생"]),
        ("M.K. Stalin", ["M.K."]),
        ("M. K. Stalin", ["M.K."]),
        ("MK Stalin", ["M.K."]),
        ("U.N.", ["U.N."]),
        ("un", ["un"]),
        ("cyber-crime", ["ciberdelincuencia", "cybercrime"]),
        ("cyber crime", ["ciberdelincuencia", "cybercrime"]),
        ("ciber-delincuencia", ["ciberdelincuencia", "cybercrime"]),
        ("فرنسا", ["فرنسا", "لفرنسا", "وبفرنسا"]),
        ("كفرنسا", ["فرنسا", "لفرنسا", "وبفرنسا"]),
        ("وبفرنسا", ["فرنسا", "لفرنسا", "وبفرنسا"]),
        ("ولايات", ["ولايات"]),  # not ايات, verses
        ("France", ["فرنسا", "لفرنسا", "وبفرنسا"]),
        ("pangea", ["Pangea"]),
        ("#pangeaxiv", ["Pangea"]),
        ("counterfeit", ["goods"]),
        ("هیچ‌کس", ["zwnj", "zwnj, open"]),
        ("هیچ کس", ["zwnj", "zwnj, open"]),
        ("O’Brien", ["O'Brien", "OBrien"]),
        ("obrien", ["O'Brien", "OBrien"]),
        ("exministra", ["ex ministra"]),
        ("crack down", ["crack down", "crackdown"]),
        ("crackdown", ["crack down", "crackdown"]),
        ("over t", []),
        ("Japan-Russia", ["Japan-Russia", "Rusia"]),
        ("Washington-Russia", ["Russie, mixed"]),
        ("תל-אביב", ["Tel Aviv"]),
        ("תל אביב", ["Tel Aviv"]),
        ("ウィルス", ["ウイルス", "データ"]),
        ("データーウィルス", ["データ"]),
        ("ジェット・エンジン", ["エンジン"]),
        ("마약밀수", ["마약", "조직"]),
        ("마약밀수조직", ["조직"]),
        ("세월 호", ["세월호"]),
        ("زانكوى سليمانى", ["سلێمانی"]),
        ("pole", ["pole", "Pole"]),
        ("polonais", ["Pole"]),
        ("pope", ["pape"]),
        ("RedCrossDay", ["three words"]),
        ("six", ["six", "6", "seis", "ستة", "٦"]),
        ("6", ["six", "6", "seis", "ستة", "٦"]),
        ("ستة", ["six", "6", "seis", "ستة", "٦"]),
        ("once", ["once", "once, en"]),
        ("11", ["once"]),
        ("9", []),
        ("neuf jours", []),
        ("3", ["tres", "très", "3名"]),
        ("très froid", ["très"]),
        ("dos", ["dos, fr"]),
        ("dos blessés", ["deux"]),
        ('"Merkel, Angela"', ["Merkel"]),
        ('"Angela, Merkel, reist"', ["Merkel"]),
        ('"Reist, Angela, Merkel"', []),
        ("a US president", ["U.S.", "US"]),
        ("US", UNITED_STATES),
        ("WAR", ["war"]),
        ("4名", []),
        ("MP", ["MPs"]),
        ("mps", ["MPs"]),
        ("F16", ["F-16s"]),
        ("שלום", ["שלום"]),
        ("יידישער קאנצערט", ["קאָנצערט"]),
        ("Казакстан укиметі", ["Қазақстан"]),
        ("хизби нахзат", ["Ҳизби"]),
        ("ننگرهار", ["ننګرهار"]),
        ("بهارت مين", ["بھارت"]),
        ("collegi", ["col·legi"]),
        ("col.legi", ["col·legi"]),
        ("омборлари", ["ombori", "омбори"]),
        ("dangelo", ["D'Angelo", "Dangelo"]),
        ("d'Angelo", ["D'Angelo", "Dangelo"]),
        ("d Angelo", ["D'Angelo", "Dangelo"]),
        ("d'angelo", ["D'Angelo"]),
        ("n'djamena", ["Ndjamena"]),
        ("n djamena", ["Ndjamena"]),
        ("d'évaluation", ["évaluation"]),
        ("d evaluation", ["évaluation"]),
        ("D'ÉVALUATION", ["évaluation"]),
        ("dart", ["Dart"]),
        ("d'art", ["art"]),
        ("Lorient", ["Lorient"]),
        ("l'Orient", ["Orient"]),
        ("ozbekiston", ["Oʻzbekiston", "O‘zbekiston"]),
        ("O`zbekiston", ["Oʻzbekiston", "O‘zbekiston"]),
        ("об'єкт", ["об´єкт"]),
        ("ajuntament", ["Ajuntament"]),
        ("l`ajuntament", ["Ajuntament"]),
        ("9人死亡", ["九人"]),
        ("三名男子", ["3名"]),
        ("Give -US time", ["us"]),
        ("GIVE US TIME", ["us"]),
        ("TO GIVE US AND TIME", ["us"]),  # no operator, as it is all in capitals
    ],
)
def test_spellings_find_each_other_and_nothing_else(
    found: Callable[[str], list[str]], typed: str, expected: Sequence[str]
) -> None:
    assert sorted(found(typed)) == sorted(expected)


def test_capitals_among_small_letters_are_the_acronym_alone(spellings: Engine) -> None:
    lacking = spellings.search(Query(text="give US time"))

    assert [warning.value for warning in lacking.warnings if warning.code == "any_words"] == ["US"]
    assert [hit.document.id for hit in lacking.hits] == ["us"]


def test_a_number_as_typed_comes_before_its_other_form(found: Callable[[str], list[str]]) -> None:
    assert found("six")[0] == "six"
    assert set(found("6")[:2]) == {"6", "٦"}


def test_arabic_typed_with_another_last_letter_finds_the_word_first(
    found: Callable[[str], list[str]],
) -> None:
    assert found("السعوديه") == ["السعودية", "سعودي"]


def test_an_arabic_name_comes_before_a_small_word_with_another_last_letter(
    make_document: Callable[..., Document], make_engine: Callable[..., Engine]
) -> None:
    engine = make_engine(
        make_document("على الميناء", language="ar"),
        make_document("علي يزور الميناء غدا", language="ar"),
    )

    assert engine.search(Query(text="علي")).hits[0].document.text == "علي يزور الميناء غدا"


def test_a_hebrew_word_that_begins_like_a_particle_is_not_another_one(
    make_document: Callable[..., Document], make_engine: Callable[..., Engine]
) -> None:
    engine = make_engine(
        make_document("דינה נבחרה", language="he"),
        make_document("ישראל והמדינה", language="he"),
    )

    assert [hit.document.text for hit in engine.search(Query(text="מדינה")).hits] == [
        "ישראל והמדינה"
    ]
    assert [hit.document.text for hit in engine.search(Query(text="בישראל")).hits] == [
        "ישראל והמדינה"
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Spain", ["בספרד נמשכת הבצורת", "ספרד ניצחה"]),
        ("לספרד", ["בספרד נמשכת הבצורת", "ספרד ניצחה"]),
        ("Peru", ["מפרו לצ'ילה"]),
        ("לפרו", ["מפרו לצ'ילה"]),
        ("מאלי", []),
    ],
)
def test_a_hebrew_name_is_found_with_its_particles(
    make_document: Callable[..., Document],
    make_engine: Callable[..., Engine],
    typed: str,
    expected: list[str],
) -> None:
    engine = make_engine(
        make_document("בספרד נמשכת הבצורת", language="he"),
        make_document("ספרד ניצחה", language="he"),
        make_document("מפרו לצ'ילה", language="he"),
        make_document("הפרו את ההסכם", language="he"),
        make_document("אלי נבחר", language="he"),
        make_document("Drought goes on", language="en"),
    )

    assert sorted(hit.document.text for hit in engine.search(Query(text=typed)).hits) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("مصر", ["بمصر ولبنان", "مصر تفوز", "نائب رئيسا لمصر"]),
        ("لمصر", ["بمصر ولبنان", "مصر تفوز", "نائب رئيسا لمصر"]),
        ("لبنان", ["بمصر ولبنان"]),
        ("=مصر", ["مصر تفوز"]),
    ],
)
def test_an_arabic_name_is_found_with_its_particles_however_short(
    make_document: Callable[..., Document],
    make_engine: Callable[..., Engine],
    typed: str,
    expected: list[str],
) -> None:
    engine = make_engine(
        make_document("نائب رئيسا لمصر", language="ar"),
        make_document("بمصر ولبنان", language="ar"),
        make_document("مصر تفوز", language="ar"),
        make_document("لمصرع رجل", language="ar"),
    )

    assert sorted(hit.document.text for hit in engine.search(Query(text=typed)).hits) == expected


def test_a_city_is_found_by_its_russian_adjective(
    make_document: Callable[..., Document], make_engine: Callable[..., Engine]
) -> None:
    engine = make_engine(
        make_document("Пожар в московском метро", language="ru"),
        make_document("Венские балы открыты", language="ru"),
        make_document("Венок у памятника", language="ru"),
        make_document("Talks end in Vienna", language="en"),
    )

    def found(typed: str) -> set[str]:
        return {hit.document.text for hit in engine.search(Query(text=typed)).hits}

    assert found("москва") == {"Пожар в московском метро"}
    assert found("Vienna") == {"Венские балы открыты", "Talks end in Vienna"}


def test_an_arabic_equivalent_keeps_its_first_letter_before_particles(
    make_document: Callable[..., Document], make_engine: Callable[..., Engine]
) -> None:
    """Without its first letter, بوليس (police) would be وليس, "and is not"."""
    engine = make_engine(
        make_document("السعودية وليس تونس", language="ar"),
        make_document("تعاون ببوليس المدينة", language="ar"),
        make_document("بوليس المدينة يحقق", language="ar"),
    )

    found = sorted(hit.document.text for hit in engine.search(Query(text="police")).hits)

    assert found == ["بوليس المدينة يحقق", "تعاون ببوليس المدينة"]


Finds = Callable[[Query, dict[str, str]], set[str]]


@pytest.fixture
def finds(make_document: Callable[..., Document], make_engine: Callable[..., Engine]) -> Finds:
    """Return a function that tells which of some texts, each with its language, a query finds."""

    def find(query: Query, texts: dict[str, str]) -> set[str]:
        engine = make_engine(*(make_document(text, language=of) for text, of in texts.items()))
        return {hit.document.text for hit in engine.search(query).hits}

    return find


@pytest.mark.parametrize(
    ("typed", "found", "others"),
    [
        (
            "World Health Organization",
            {"WHO warns of cholera": "en", "WHO empfiehlt Impfung": "de", "OMS vigila": "es"},
            {"Who killed the captain": "en", "The man who sank": "en"},
        ),
        ("Kenyan", {"الفريق الكيني يفوز": "ar"}, {"قمة بكين تبدأ": "ar"}),
        ("Chile", {"Incendio en Chile": "es"}, {"Wọ́n bọ́ sílẹ̀ ní etíkun": "yo"}),
        ("China", {"Kasar Sin ta ki": "ha"}, {"Barrio sin agua": "es", "The sin of pride": "en"}),
        ("nacionalismo", {"Nationalists march": "en"}, {"National park opens": "en"}),
        ("futbolista", {"Footballers on strike": "en"}, {"Football returns": "en"}),
        ("trabajador", {"Labourer hurt": "en"}, {"Long labour for the queen": "en"}),
        ("defendant", {"La acusada calla": "es"}, {"Nos acusan": "es"}),
        ("energy", {"الطاقة الشمسية": "ar"}, {"بطاقة جديدة للسكان": "ar"}),
        ("prisoner", {"تبادل الأسرى": "ar", "إطلاق أسير": "ar"}, {"لقاء الأسرة": "ar"}),
        ("letter", {"A letter to a king": "en"}, {"A Latvian wins": "en", "Regen am Abend": "de"}),
        ("Letten", {"A Latvian wins": "en", "Sieg der Letten": "de"}, {"Letter to a king": "en"}),
        ("miss", {"Miss Galaxy chosen": "en"}, {"Missile lost at sea": "en"}),
    ],
)
def test_an_equivalent_finds_no_common_word_that_is_written_alike(
    finds: Finds, typed: str, found: dict[str, str], others: dict[str, str]
) -> None:
    assert finds(Query(text=typed), found | others) == set(found)


@pytest.mark.parametrize(
    ("typed", "found", "others"),
    [
        ("Lee", {"Lee sings in Seoul": "en", "Lee chante": "fr"}, {"Le maire chante": "fr"}),
        ("queens", {"The queen opens a bridge": "en"}, {"Dicen que llueve": "es"}),
        ("due", {"Rent is due": "en"}, {"La fin du pont": "fr"}),
        ("وفيات", {"ارتفاع الوفيات": "ar"}, {"حريق في المدينة": "ar"}),
        ("كلية", {"افتتاح الكلية": "ar", "كليات جديدة": "ar"}, {"كل المدن": "ar"}),
        ("الأمة", {"خطاب إلى أمة": "ar"}, {"عيد الأم": "ar", "آلام مدينة": "ar"}),  # nation, mother
        ("الألوان", {"ألوان المدينة": "ar"}, {}),
        ("الهوية", {"هوية المدينة": "ar", "بطاقات للهوية": "ar"}, {"هو العمدة": "ar"}),
        ("كانتيه", {"هدف كانتيه": "ar"}, {"كانت هنا مدينة": "ar"}),
        ("بعدها", {"بعدها توقف": "ar", "سيول بعد المطر": "ar"}, {}),
        ("ولايات", {"والي الولاية": "ar"}, {"لا ماء في المدينة": "ar"}),
        ("مريض", {"علاج المرضى": "ar"}, {"مرض جديد": "ar"}),
        ("PAC", {"La PAC agricole": "fr", "Trois PACs": "fr"}, {"Paz en la region": "es"}),
        ("paces", {"Paz en la region": "es"}, {}),
        ("AIDS in Cuba", {"AIDS in Cuba": "en"}, {"Aid for Cuba": "en"}),
        ("VI", {"Paul VI": "fr"}, {"Une vie nouvelle": "fr"}),
        ("XVIII", {"Un roi du XVIIIe": "fr", "Louis XVIII": "fr"}, {"Louis XVII": "fr"}),
        ("xviie", {"Louis XVII": "fr"}, {"Louis XVIII": "fr", "Un roi du XVIIIe": "fr"}),
        ("РАН", {"Глава РАНа": "ru"}, {}),  # which has cases
        ("CASAS", {"Casa de campo": "es"}, {}),
        ("antirracista", {"Marcha anti-racista": "es", "Marcha antirracista": "es"}, {}),
        ("anti-racista", {"Marcha antirracista": "es"}, {"Marcha racista": "es"}),
        ("anti-racist", {}, {"Antirracist march": "en"}),  # English doubles none
    ],
)
def test_a_small_word_and_another_noun_are_no_forms_of_a_word(
    finds: Finds, typed: str, found: dict[str, str], others: dict[str, str]
) -> None:
    assert finds(Query(text=typed, translate=False), found | others) == set(found)


def test_parts_of_a_word_with_a_hyphen_come_after_it_written_as_one(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    engine = make_engine(
        make_document("Ergebnisse der Bundestagswahl 2005", language="de"),
        make_document("Germany: Bundestag election", language="en"),
        make_document("Stories from the pre-war years", language="en"),
        make_document("Guerre : le village est près de la mer", language="fr"),
    )

    def found(text: str) -> list[str]:
        return [hit.document.text.split()[0] for hit in engine.search(Query(text=text)).hits]

    assert found("Bundestags-Wahl") == ["Ergebnisse", "Germany:"]
    assert found("pre-war") == ["Stories"]


def test_a_korean_text_without_spaces_has_few_open_forms() -> None:
    (token,) = tokenize("가나다라마바사아자차카타파하" * 3)

    assert len(list(open_forms([token], ["ko"]))) < 42


def test_the_beginning_of_a_korean_word_is_offered(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    engine = make_engine(make_document("삼성전자가 공장을 폐쇄했다", language="ko"))

    assert offered(engine.search(Query(text="삼성"))) == [("spelling", "삼성*", 1)]


def test_a_prefix_that_is_a_small_word_elsewhere_is_typed_apart(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    engine = make_engine(
        make_document("Cooperation in trade"),
        make_document("Đà Nẵng ngập", language="vi"),
        make_document("A rapist at work"),
    )

    assert engine.search(Query(text="co operation")).hits[0].document.text == "Cooperation in trade"


def test_a_compound_is_highlighted_from_its_first_part_to_its_last(spellings: Engine) -> None:
    (hit,) = spellings.search(Query(text="pangeaxiv")).hits

    (mark,) = hit.highlights
    assert hit.document.text[mark.start : mark.end] == "PangeaXIV"


def test_only_the_typed_spelling_matches_exactly(spellings: Engine) -> None:
    (hit,) = spellings.search(Query(text="obrien", match="exact")).hits

    assert hit.document.id == "OBrien"


def test_a_word_has_the_other_spellings_that_the_newest_commit_prints(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document], tmp_path: Path
) -> None:
    def spelled() -> set[str]:
        groups = engine.scan(Query(text="cyberattack")).parsed.groups
        variants = (variant for group in groups for variant in group.variants)
        return {key for v in variants if v.via == "spelling" for _, key in v.terms}

    engine = make_engine(make_document("A hyper tack"))
    assert spelled() == set()

    with open_writer(tmp_path / "index") as writer:
        writer.put(make_document("Cyber war and attack"))
        writer.put(make_document("Banks"))
        writer.commit()

    assert spelled() == {"cyber", "attack"}
    assert len(engine.search(Query(text="cyberattack")).hits) == 0


def test_small_words_of_a_language_that_nobody_asks_in_are_parts_of_words(
    tmp_path: Path, make_document: Callable[..., Document]
) -> None:
    printed = [f"Pyongyang marks day {number}" for number in range(40)]
    printed += ["Yang Hyong Sop meets guests", "Yang speaks", "An unarmed man"]
    printed += ["Armed men of the UN", "The therapist", "Where the rapist was"]
    with open_writer(tmp_path) as writer:
        for text in printed:
            writer.put(make_document(text))
        writer.put(make_document("Presiden yang baru", language="id"))
        writer.put(make_document("Un homme armé", language="fr"))
        writer.commit()
    engine = open_index(tmp_path)

    def found(text: str) -> set[str]:
        return {hit.document.text for hit in engine.search(Query(text=text, size=50)).hits}

    assert found("Pyong Yang") == set(printed[:40])
    assert found("the rapist") == {"Where the rapist was"}
    assert "An unarmed man" not in found("UN armed men")
