import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import Query, open_index, open_writer
from search.language.analysis import analyzer, tokenize
from search.language.glossary import Glossary, load_glossary
from search.language.glossary.compiled import (
    CompiledGlossary,
    compile_glossary,
    compiled_for,
)
from search.language.glossary.table import Concept, Term

FOUR = ("en", "es", "fr", "ar")


def keys(query, languages=FOUR):
    """Return the keys of each word of *query* in every language, as a parser looks it up."""
    return [
        frozenset(
            key
            for language in languages
            for found in [analyzer().keys(token.form, language)]
            for key in (found.word, *found.stems)
        )
        for token in tokenize(query)
    ]


def offered(query, languages=FOUR):
    """Return what is offered for *query* as a whole."""
    (match,) = load_glossary(languages).find(keys(query, languages))
    assert (match.start, match.end) == (0, len(keys(query)))
    return [(e.language, e.text) for e in match.equivalents]


def with_particles(word, for_the_word):
    forms = (word, for_the_word, f"ب{word}", f"ك{word}")
    return tuple(particle + form for particle in ("", "و", "ف") for form in forms)


def concepts_of(query):
    return {e.concept for match in load_glossary(FOUR).find(keys(query)) for e in match.equivalents}


@pytest.mark.parametrize(
    ("query", "language", "text"),
    [
        # English
        ("cybercrime", "es", "ciberdelincuencia"),
        ("cybercrime", "es", "delito informático"),
        ("cybercrime", "fr", "cybercriminalité"),
        ("cybercrime", "ar", "جرائم إلكترونية"),
        ("cyber-crimes", "es", "cibercrimen"),
        ("sextortion", "es", "chantaje sexual"),
        ("sexual blackmail", "en", "sextortion"),
        ("human trafficking", "es", "trata de personas"),
        ("trafficking in human beings", "fr", "traite des êtres humains"),
        ("organised crime", "es", "crimen organizado"),
        ("organized crime", "ar", "الجريمة المنظمة"),
        ("Money Laundering", "fr", "blanchiment"),
        ("payment cards", "es", "tarjeta de pago"),
        ("phishing", "fr", "hameçonnage"),
        ("fugitives", "es", "prófugo"),
        ("red notices", "fr", "notice rouge"),
        ("arrested", "es", "detenido"),
        ("law enforcement", "fr", "forces de l'ordre"),
        ("firearms", "es", "arma de fuego"),
        ("drugs", "ar", "مخدر"),
        ("match fixing", "es", "amaño de partidos"),
        ("stolen cars", "fr", "voiture volée"),
        ("Interior Ministers", "ar", "وزير الداخلية"),
        ("African Union", "fr", "Union africaine"),
        ("International Criminal Court", "es", "CPI"),
        # Spanish
        ("ciberdelincuencia", "en", "cybercrime"),
        ("ciberdelincuencias", "ar", "جرائم سيبرانية"),
        ("cibercrimen", "es", "ciberdelincuencia"),
        ("delitos informáticos", "en", "cybercrime"),
        ("chantaje sexual", "en", "sextortion"),
        ("narcotráfico", "fr", "trafic de drogue"),
        ("policía", "ar", "شرطة"),
        ("especies silvestres", "en", "wildlife"),
        ("secretarias generales", "en", "Secretary General"),
        # French
        ("cybercriminalité", "es", "ciberdelincuencia"),
        ("faux papiers", "en", "fake document"),
        ("droits de l'homme", "es", "derechos humanos"),
        ("blanchiment", "en", "money laundering"),
        ("attentats", "en", "terrorist attack"),
        # Arabic, with the article, joined particles and broken plurals
        ("الجرائم الإلكترونية", "en", "cybercrime"),
        ("الجريمة السيبرانية", "fr", "cybercriminalité"),
        ("الإجرام السيبري", "en", "cybercrime"),
        ("تبيّن هوية ضحايا الكوارث", "en", "disaster victim identification"),
        ("الجزاءات", "en", "sanction"),
        ("التشدد", "en", "radicalization"),
        ("جرائم", "es", "delito"),
        ("والمخدرات", "en", "drug"),
        ("غسيل الأموال", "es", "blanqueo"),
        ("الأسلحة النارية", "en", "firearm"),
        ("للصحفيين", "fr", "journaliste"),
        # typed without accents or hamza
        ("policia", "en", "police"),
        ("trafico de estupefacientes", "en", "drug trafficking"),
        ("DELINCUENCIA", "en", "crime"),
        ("secretaire general", "en", "Secretary General"),
        ("الجرائم الالكترونية", "en", "cybercrime"),
        # countries
        ("Fiyi", "en", "Fiji"),
        ("Fiji", "fr", "Fidji"),
        ("Fidji", "ar", "فيجي"),
        ("فيجي", "es", "Fiyi"),
        ("estados unidos", "en", "US"),
        ("European Union", "es", "UE"),
        ("Países Bajos", "en", "Netherlands"),
        ("Costa de Marfil", "fr", "Côte d'Ivoire"),
        ("Etats-Unis", "es", "Estados Unidos"),
        ("Bosnia and Herzegovina", "es", "Bosnia"),
        ("بالبحرين", "es", "Baréin"),
        ("للأردن", "fr", "Jordanie"),
        # peoples
        ("Spanish", "es", "español"),
        ("española", "fr", "espagnol"),
        ("espagnoles", "ar", "إسباني"),
        ("الإسبانية", "en", "Spanish"),
        ("Finnish", "es", "finlandés"),
        # the news of every day
        ("vaccination", "es", "vacuna"),
        ("floods", "fr", "inondation"),
        ("economic crisis", "ar", "أزمة اقتصادية"),
        ("huelga", "fr", "grève"),
        ("huelga", "en", "on strike"),
        ("strike", "es", "huelga"),
        ("strikes", "ar", "إضراب"),
        ("dismissals", "es", "despido"),
        ("despidos", "fr", "licenciement"),
        ("layoffs", "ar", "تسريح العمال"),
        ("alquileres", "en", "rent"),
        ("اقتصاد", "en", "economy"),
        ("élection présidentielle", "es", "presidenciales"),
        ("Korea", "es", "Corea"),
        ("Nigerians", "ar", "نيجيري"),
    ],
)
def test_a_term_is_offered_in_another_language(query, language, text):
    assert (language, text) in offered(query)


@pytest.mark.parametrize(
    ("query", "everything"),
    [
        ("fentanyl", [("es", "fentanilo"), ("ar", "فنتانيل")]),
        ("terroristas", [("en", "terrorist"), ("fr", "terroriste"), ("ar", "إرهابي")]),
        ("Fiyi", [("en", "Fiji"), ("fr", "Fidji"), ("ar", "فيجي")]),
        # Spanish "policía" shares its stem, and is not meant.
        ("policies", [("es", "política"), ("fr", "politique"), ("ar", "سياسة")]),
    ],
)
def test_only_what_says_the_same_is_offered(query, everything):
    assert offered(query) == everything


@pytest.mark.parametrize(
    ("query", "concepts"),
    [
        ("Spain", {"place-es"}),
        ("España", {"place-es"}),
        ("Spanish", {"demonym-es"}),
        ("español", {"demonym-es"}),
        ("terrorismo", {"terrorism"}),
        ("terrorista", {"terrorist"}),
        ("embajadores", {"ambassador"}),
        ("Niger", {"place-ne"}),
        ("Nigeria", {"place-ng"}),
        ("nigérien", {"demonym-ne"}),
        ("nigérian", {"demonym-ng"}),
        ("grenade", {"grenade"}),
        ("reunión", {"meeting"}),
        ("for", set()),
        ("de", set()),
        ("para", set()),
        ("un", set()),
        ("opera", set()),
        ("visa", {"visa"}),
        ("isla", {"island"}),  # Portuguese "islã" is Islam
        ("economist", set()),
        ("important", set()),  # not what is imported
        ("بأن", set()),
        ("آلاف", set()),
        ("المالية", set()),
        ("طلاب", {"student"}),
        ("تشدد", set()),  # mostly the verb, to stress
        ("Kölner", {"place-cologne"}),
        ("colonia", set()),  # mostly a settlement
        ("Flutkatastrophe", {"flood"}),
        ("Flut", set()),  # as of pictures or applications, too
        ("الطعن", set()),  # mostly an appeal in court
    ],
)
def test_a_word_names_what_it_means_and_nothing_with_a_like_stem(query, concepts):
    assert concepts_of(query) == concepts


def test_the_longest_terms_are_found_first_and_none_overlap():
    query = "human trafficking victims in West African countries"

    found = [(m.start, m.end) for m in load_glossary(FOUR).find(keys(query))]

    assert found == [(0, 2), (2, 3), (5, 6)]


def test_what_is_typed_is_not_offered_again():
    assert ("es", "fraude") not in offered("fraude")
    assert ("fr", "fraude") not in offered("fraude")
    assert ("es", "estafa") in offered("fraude")


def test_a_phrase_that_holds_another_equivalent_is_not_offered():
    assert ("es", "atentado") in offered("terrorist attack")
    assert ("es", "atentado terrorista") not in offered("terrorist attack")


def test_an_acronym_that_is_a_word_is_searched_for_but_not_looked_up():
    assert ("en", "UN") in offered("ONU")
    assert load_glossary(FOUR).find(keys("un")) == ()


def test_a_term_that_means_something_else_too_is_looked_up_but_not_searched_for():
    assert ("en", "strike") not in offered("huelga")
    assert concepts_of("air strike") == {"air-strike"}
    assert ("de", "Haushalt") in offered("presupuesto", ("es", "de"))


def test_equivalents_come_in_the_archives_languages_and_their_order():
    assert offered("hachís", ("fr", "en")) == [
        ("fr", "haschich"),
        ("fr", "résine de cannabis"),
        ("fr", "hachisch"),
        ("fr", "haschisch"),
        ("en", "hashish"),
        ("en", "cannabis resin"),
    ]


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("it", "Figi"),
        ("ja", "フィジー"),
        ("zh", "斐济"),
        ("ko", "피지"),
        ("tl", "Fiji"),
    ],
)
def test_languages_that_the_table_lacks_have_the_names_of_countries(language, name):
    assert (language, name) in offered("Fiyi", ("es", language))
    assert load_glossary((language,)).find(keys("cybercrime", (language,))) == ()


def test_a_country_is_found_at_the_start_of_text_without_spaces():
    found = load_glossary(("en", "zh")).find(keys("斐济警察", ("en", "zh")))

    assert [(e.language, e.text) for e in found[0].equivalents] == [("en", "Fiji")]


def test_an_undetermined_language_and_one_that_cldr_lacks_have_no_names():
    assert offered("Fiyi", ("en", "und", "zzz")) == [("en", "Fiji")]


@pytest.mark.parametrize(
    ("query", "text", "searched"),
    [
        ("payment cards", "tarjeta de pago", (("es:tarjet",), ("es:de",), ("es:pag",))),
        ("Paris", "باريس", (with_particles("باريس", "لباريس"),)),
        ("باريس", "París", (("paris",),)),
        ("ONU", "UN", (("en:u.n",),)),
        ("سفير", "embajador", (("embajador", "embajadora", "embajadores"),)),
        (
            "police",
            "شرطة",
            (with_particles("شرطة", "لشرطة") + with_particles("الشرطة", "للشرطة"),),
        ),
    ],
)
def test_an_equivalent_says_which_keys_find_it(query, text, searched):
    equivalents = load_glossary(FOUR).find(keys(query))[0].equivalents

    (found,) = [e for e in equivalents if e.text == text and e.language in ("en", "es", "ar")]
    assert found.keys == searched


QUERY = "human trafficking victims red notice trata de personas Fiji جرائم cyber crime UN"


@given(st.lists(st.sampled_from(QUERY.split()), max_size=12))
def test_matches_stand_in_order_inside_the_query(typed):
    matches = load_glossary(FOUR).find(keys(" ".join(typed)))

    ends = [place for m in matches for place in (m.start, m.end)]
    assert ends == sorted(ends)
    assert all(m.start < m.end <= len(typed) and m.equivalents for m in matches)


def test_a_concept_without_other_names_is_not_reported_but_hides_its_words():
    rights = Concept("human-rights", (Term("en", "human rights"), Term("es", "derechos humanos")))
    watch = Concept("watch", (Term("en", "Human Rights Watch"), Term("es", "Human Rights Watch")))

    found = Glossary(CompiledGlossary(compile_glossary([rights, watch])), ("en", "es")).find(
        keys("Human Rights Watch")
    )

    assert found == ()


@pytest.mark.parametrize(
    ("query", "language", "form"),
    [
        pytest.param("speech", "de", "rede", id="a net in Portuguese"),
        pytest.param("song", "de", "lied", id="told no truth"),
        pytest.param("animal", "de", "tier", id="a level"),
        pytest.param("rice", "de", "reis", id="kings in Portuguese"),
        pytest.param("drought", "pt", "seca", id="dry in Spanish"),
        pytest.param("farmer", "de", "bauer", id="a surname"),
        pytest.param("pope", "es", "papa", id="a father, a potato"),
        pytest.param("Christmas", "pt", "natal", id="a city"),
        pytest.param("exhibition", "ar", "معارض", id="a dissident"),
        pytest.param("imam", "ar", "امام", id="in front of"),
        pytest.param("chief", "ru", "глава", id="a chapter"),
    ],
)
def test_a_word_of_another_meaning_elsewhere_is_searched_for_in_no_other_language(
    query, language, form
):
    languages = (*FOUR, language)

    (match,) = load_glossary(languages).find(keys(query, languages))

    assert match.equivalents
    assert not any(form in word for e in match.equivalents for word in e.keys if len(e.keys) == 1)


def test_a_language_beyond_the_shipped_file_has_its_names_of_countries():
    compiled = compiled_for(("en", "gsw"))

    (match,) = Glossary(compiled, ("en", "gsw")).find(keys("Germany"))
    assert [(e.language, e.text) for e in match.equivalents] == [("gsw", "Tüütschland")]


@pytest.mark.parametrize(
    ("query", "language", "text", "found"),
    [
        ("gaza", "ru", "Заложники погибли от газа", False),
        ("غزة", "ru", "Утечка газа в школе", False),
        ("gaza", "ru", "Цены на газ и поставки газу", False),
        ("gaza", "ru", "Ядовитые газы над городом", False),
        ("gaza", "ru", "Израиль нанёс удар по Газе", True),
        ("gaza", "ru", "Грузовики вошли в Газу", True),
        ("gaza", "ru", "Переговоры с Газой", True),
        ("gaza", "ru", "Бои в секторе Газа", True),
        ("grenada", "es", "Una granada estalla en un mercado", False),
        ("grenada", "es", "Huracán en la isla de Granada", True),
        ("mali", "ar", "دعم مالي جديد للمزارعين", False),
        ("mali", "ar", "هجوم في مالي", True),
        ("benin", "ar", "مدرسة بنين جديدة", False),
        ("denmark", "pl", "Najlepsze dania na zimę", False),
        ("chad", "pl", "Czad zabija trzy osoby", False),
        ("russia", "ru", "Россию ждут перемены", True),
        ("denmark", "ru", "Дания закрывает границу", True),
    ],
)
def test_a_place_is_not_found_by_a_form_of_a_common_word(
    tmp_path, make_document, query, language, text, found
):
    with open_writer(tmp_path) as writer:
        writer.put(make_document(text, "2014-01-01", language))
        writer.put(make_document("Something else in English", "2014-01-01"))
        writer.commit()

    assert open_index(tmp_path).search(Query(text=query)).total == int(found)
