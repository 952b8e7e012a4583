"""Places by who is from a city or region, by cases and compounds, and without signs of letters."""

import pytest

from search import Annotator

ANNOTATOR = Annotator()


def places(text: str, language: str) -> tuple[str, ...]:
    """Return the places of *text*, read by pieces as an archive is, and word by word."""
    (about,) = ANNOTATOR.about_all([text], language)
    found = {
        value
        for one in ANNOTATOR.annotations(text, language)
        if one.facet == "place"
        for value in one.values
    }
    assert about.places == tuple(sorted(found))
    return about.places


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("es", "Las santiaguinas marchan", ("CL",)),
        ("es", "Un juez tapatío y dos fiscales gaditanas", ("ES", "MX")),
        ("es", "Rescatan a tres paceños", ("BO",)),
        ("pt", "Cariocas e gaúchas vencem", ("BR",)),
        ("pt", "Empresário paulista em tribunal algarvio", ("BR", "PT")),
        ("pt", "São-tomenses votam", ("ST",)),
        ("fr", "Deux Bordelaises devant un juge genevois", ("CH", "FR")),
        ("fr", "Un pêcheur réunionnais", ("RE",)),
        ("fr", "Le marché guyanais", ("GF",)),
        ("en", "Glaswegians cheer, Londoners shrug", ("GB",)),
        ("de", "Feuer in Gießener Klinik, Saarbrücker Zoo, Karlsruher Park", ("DE",)),
        ("de", "Ein schwäbischer Wirt", ("DE",)),
        ("de", "Unruhen im Südsudan", ("SS",)),
        ("en", "Crimean-Congo fever kills two", ()),
        ("de", "Flut in Südosttürkei und Mittelitalien", ("IT", "TR")),
        ("ru", "Жители Подмосковья и Приднестровья", ("MD", "RU")),
        ("ru", "Мэрия Набережных Челнов и Сергиева Посада", ("RU",)),
        ("ru", "Пожары на Брянщине и Полтавщине", ("RU", "UA")),
        ("ar", "معارك في شبوة ولحج", ("YE",)),
        ("ar", "حريق بالجم", ("TN",)),
        ("es", "Acuerdo con Espana", ("ES",)),
        ("es", "crimenes de ee.uu. en asia", ("US",)),
        ("es", "El Niño en Ucayali, heladas en Olancho", ("HN", "PE")),
        ("pt", "Cheias em Cabo Delgado e na Lunda Norte", ("AO", "MZ")),
        ("fr", "Accident dans la Marne, feu dans l'Ain", ("FR",)),
        ("en", "Protests in US", ("US",)),
        ("en", "Rallies in UK and France", ("FR", "GB")),
        ("en", "Wigan man jailed for fraud", ("GB",)),
        ("en", "Fire crews called to Barnsley hospital as Oldham school burns", ("GB",)),
        ("es", "Una pesista búlgara y dos húngaras", ("BG", "HU")),
        ("es", "Un chef bretón en la torre tokiota", ("FR", "JP")),
        ("fr", "Une athlète martiniquaise, deux Calédoniens", ("MQ", "NC")),
        ("pt", "A polícia búlgara e a justiça egípcia", ("BG", "EG")),
        ("pt", "Nova lei indiana", ("IN",)),
        ("pt", "Hospitais gazenses", ("PS",)),
        ("de", "Eine Bulgarin und drei Griechinnen", ("BG", "GR")),
        ("de", "Brief an einen Inder, Prozess des Thailänders", ("IN", "TH")),
        ("ru", "Иракцев и угандийцев не пустили", ("IQ", "UG")),
        ("ru", "Задержан таец, ранена чилийка", ("CL", "TH")),
        ("ru", "Латыши и казахи на Гавайях", ("KZ", "LV", "US")),
    ],
)
def test_a_place_is_found_by_who_is_from_there_and_in_its_forms(
    language: str, text: str, found: tuple[str, ...]
) -> None:
    assert places(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Siberian husky wins show", ()),
        ("en", "Dumfries scores for Inter", ()),
        ("en", "Dumfries man wins prize", ("GB",)),
        ("es", "La hamburguesa más cara", ()),
        ("es", "Milanesa de pollo", ()),
        ("es", "La Marsellesa suena antes del acto", ()),
        ("es", "Salsa granadina casera", ()),
        ("es", "Dos granadinas en la final", ("ES",)),
        ("es", "Un potosino de San Luis", ("MX",)),
        ("es", "Un potosino en La Paz", ("BO",)),
        ("fr", "Le pont de Messine", ()),
        ("fr", "Un supporter messin", ("FR",)),
        ("fr", "Le banquier Calvi", ()),
        ("fr", "Incendie à Calvi", ("FR",)),
        ("fr", "Escalope viennoise", ()),
        ("fr", "Une Hawaïenne en tête", ("US",)),
        ("pt", "Chinelos havaianas", ()),
        ("pt", "Adeptos do Porto em festa", ()),
        ("pt", "Universidade do Porto abre vagas", ("PT",)),
        ("pt", "Bife à milanesa", ()),
        ("pt", "Vítimas andaluzas", ("ES",)),
        ("ar", "رحلة للحج", ()),
        ("ar", "التسجيل لحج هذا العام", ()),
        ("ar", "انفجار في لحج", ("YE",)),
        pytest.param("pt", "Mineiros soterrados em mina", (), id="miners"),
        pytest.param("pt", "Mineiros elegem deputado", ("BR",), id="people of Minas"),
        pytest.param("pt", "Ajuda para vítimas", (), id="for, not Pará"),
        pytest.param("pt", "Cheias no Pará", ("BR",), id="Pará"),
        pytest.param("fr", "Selon Le Parisien, le maire part", (), id="a newspaper"),
        pytest.param("fr", "Une tyrolienne géante", (), id="a zip line"),
        pytest.param("fr", "Un lot de tableaux", (), id="a lot"),
        pytest.param("es", "Chocó un camión", (), id="crashed"),
        pytest.param("es", "Lluvias en Chocó", ("CO",), id="Chocó"),
        pytest.param("es", "El Barcelona gana al Getafe", (), id="clubs behind an article"),
        pytest.param("es", "Metro de Barcelona", ("ES",), id="the city"),
        pytest.param("es", "Manuel Guerrero renuncia", (), id="a surname"),
        pytest.param("es", "Ataque en Guerrero", ("MX",), id="a state"),
        pytest.param("ar", "هجوم بفأس", (), id="with an axe, not in Fes"),
        pytest.param("de", "Lars von Trier dreht", (), id="a surname in German"),
        pytest.param("de", "Landgericht Witten verhandelt", ("DE",), id="its court"),
        pytest.param("en", "Amelie Wigan murder trial opens", (), id="a surname of a victim"),
        pytest.param("en", "Wigan beat Leeds in extra time", ("GB",), id="Leeds alone"),
        pytest.param("pt", "Corrida em Indiana", ("US",), id="the state"),
        pytest.param("ru", "Индианка победила", ("IN",), id="a woman of India"),
        pytest.param("ru", "Танцевали польку", (), id="a dance"),
        pytest.param("ru", "Ударил болгаркой", (), id="a tool"),
        pytest.param("ar", "فنانة شقراء تعود إلى الشاشة", (), id="a blonde"),
        pytest.param("ar", "محافظ شقراء يستقبل الأعيان", ("SA",), id="Shaqra"),
        pytest.param("ar", "القبض على الضالع في الجريمة", (), id="involved in"),
        pytest.param("ar", "استعادة السيطرة على الضالع", ("YE",), id="Dhale"),
        pytest.param("es", "Iguala el récord de goles", (), id="equals"),
        pytest.param("es", "Matanzas de civiles", (), id="massacres"),
        pytest.param("es", "Apagón en Matanzas", ("CU",), id="Matanzas"),
        pytest.param("es", "Esmeraldas robadas a un joyero", (), id="emeralds"),
        pytest.param("es", "Los duques de Cambridge cenan", (), id="dukes"),
        pytest.param("en", "Pecs workout for beginners", (), id="muscles"),
        pytest.param("en", "Fire at a hotel in Pecs", ("HU",), id="Pecs"),
        pytest.param("fr", "Chaman soupçonné d'escroquerie", (), id="a shaman"),
    ],
)
def test_a_word_like_a_place_is_none_without_what_says_so(
    language: str, text: str, found: tuple[str, ...]
) -> None:
    assert places(text, language) == found
