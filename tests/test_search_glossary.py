import re
import shutil
import unicodedata
from pathlib import Path

import babel
import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

import search.language.glossary
from search.language.analysis import analyzer, tokenize
from search.language.glossary import BadRow, Glossary, load_glossary
from search.language.glossary.compiled import (
    FILE,
    CompiledGlossary,
    compile_glossary,
    compile_shipped,
    compiled_for,
    read_glossary_file,
)
from search.language.glossary.table import LANGUAGES, Concept, Term, read_concepts

FOUR = ("en", "es", "fr", "ar")
FILES = sorted(Path(search.language.glossary.__file__).parent.glob("*.tsv"))
CONCEPTS = read_concepts(FILES)
HEADER = "concept\ten\tes\tfr\tar\tde\tpt\tru\tnote"


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


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_shipped_file_can_be_read(file):
    assert read_concepts([file])


def test_the_compiled_file_has_what_the_tables_say(skip):
    shipped = read_glossary_file(FILE.parent)
    if shipped and shipped.cldr != babel.__version__:
        skip(f"the file has names of countries from Babel {shipped.cldr}: make glossary")

    assert FILE.read_bytes() == compile_shipped(), "make glossary"


def test_a_compiled_file_is_not_read_once_a_table_was_edited(tmp_path):
    for file in (FILE, *FILES):
        shutil.copy(file, tmp_path)
    assert read_glossary_file(tmp_path)
    with (tmp_path / "crime.tsv").open("a", encoding="utf-8") as table:
        table.write("new\tnew\tnuevo\t\t\t\n")

    assert read_glossary_file(tmp_path) is None


def test_without_a_compiled_file_there_is_none_to_read(tmp_path):
    assert read_glossary_file(tmp_path) is None


def test_a_language_beyond_the_shipped_file_has_its_names_of_countries():
    compiled = compiled_for(("en", "gsw"))

    (match,) = Glossary(compiled, ("en", "gsw")).find(keys("Germany"))
    assert [(e.language, e.text) for e in match.equivalents] == [("gsw", "Tüütschland")]


def test_there_are_at_least_300_concepts_beside_places_and_peoples():
    assert len([c for c in CONCEPTS if not c.id.startswith(("place-", "demonym-"))]) >= 300


def test_there_are_demonyms_of_at_least_120_countries():
    countries = {c.id for c in CONCEPTS if re.fullmatch("demonym-[a-z]{2}", c.id)}

    assert len(countries) >= 120


def test_every_code_of_a_country_is_one_that_cldr_knows():
    ids = [c.id.partition("-")[2] for c in CONCEPTS if c.id[:4] in ("plac", "demo")]

    codes = {i.upper() for i in ids if re.fullmatch(r"[a-z]{2}|\d{3}", i)}
    assert codes <= set(Locale.parse("en").territories)


def test_every_concept_has_terms_in_english_and_spanish():
    lacking = [c.id for c in CONCEPTS if not {"en", "es"} <= {t.language for t in c.terms}]

    assert lacking == []


def test_arabic_terms_are_in_arabic_script_and_the_others_are_not():
    wrong = [
        term.text
        for concept in CONCEPTS
        for term in concept.terms
        for form in term.forms or (term.text,)
        if (re.fullmatch(r"[ء-ْ 0-9-]+", form) is None) == (term.language == "ar")
    ]

    assert wrong == []


def test_the_readme_says_how_many_concepts_each_language_has():
    readme = (FILES[0].parent / "README.md").read_text(encoding="utf-8")

    for file in FILES:
        of_table = read_concepts([file])
        held = [
            sum(any(term.language == language for term in concept.terms) for concept in of_table)
            for language in LANGUAGES
        ]
        numbers = " | ".join(map(str, (len(of_table), *held)))
        assert f"| `{file.name}` | {numbers} |" in readme


def test_the_tables_are_in_nfc():
    assert all(unicodedata.is_normalized("NFC", file.read_text(encoding="utf-8")) for file in FILES)


def test_no_term_repeats_another_but_for_case_accents_and_hyphens():
    repeated = []
    for concept in CONCEPTS:
        seen = set()
        for term in concept.terms:
            for form in term.forms or (term.text,):
                printed = [analyzer().keys(t.form, term.language).word for t in tokenize(form)]
                if (term.language, *printed) in seen:
                    repeated.append((concept.id, form))
                seen.add((term.language, *printed))

    assert repeated == []


def test_a_row_is_read_with_its_marks(tmp_path):
    file = tmp_path / "crime.tsv"
    file.write_text(
        f"{HEADER}\nun\tUnited Nations; (UN); [=Nations]\t=ONU/NN.UU.\t\t\t\t\t\ta note\n"
    )

    assert read_concepts([file]) == (
        Concept(
            "un",
            (
                Term("en", "United Nations"),
                Term("en", "UN", leads=False),
                Term("en", "Nations", forms=("Nations",), searched=False),
                Term("es", "ONU", forms=("ONU", "NN.UU.")),
            ),
            "a note",
            "crime",
        ),
    )


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([HEADER, "fraud\tfraud\tfraude\tfraude\tاحتيال"], "crime.tsv:2: 5 columns instead of 9"),
        ([HEADER, "fraud\tfraud\tfraude\t\t\t\t\t\t\t"], "crime.tsv:2: 10 columns instead of 9"),
        ([HEADER, "\tfraud\tfraude\t\t\t\t\t\t"], "crime.tsv:2: the concept is empty"),
        (
            [HEADER, "theft\ttheft\t\t\t\t\t\t\t"] * 1 + ["theft\tlarceny\t\t\t\t\t\t\t"],
            "crime.tsv:3: the concept theft is repeated",
        ),
        ([HEADER, "theft\ttheft; Theft\t\t\t\t\t\t\t"], "crime.tsv:2: en: Theft is repeated"),
        (
            [HEADER, "theft\t=theft/thefts/theft\t\t\t\t\t\t\t"],
            "crime.tsv:2: en: theft is repeated",
        ),
        ([HEADER, "theft\ttheft; \t\t\t\t\t\t\t"], "crime.tsv:2: en: a term is empty"),
        ([HEADER, "theft\ttheft;  larceny\t\t\t\t\t\t\t"], "crime.tsv:2: en: a term is empty"),
        (
            [HEADER, "theft\t\trobo/hurto\t\t\t\t\t\t"],
            "crime.tsv:2: es: only a term with = may have forms",
        ),
        ([HEADER, "", "theft\ttheft\t\t\t\t\t\t\t"], "crime.tsv:2: 1 columns instead of 9"),
        (["theft\ttheft\t\t\t\t\t\t\t"], "crime.tsv:1: the first line is not concept, en, es"),
    ],
    ids=[
        "short",
        "long",
        "no id",
        "id twice",
        "term twice",
        "form twice",
        "empty",
        "spaces",
        "no mark",
        "blank",
        "no header",
    ],
)
def test_a_bad_row_is_named_by_file_and_line(tmp_path, rows, message):
    file = tmp_path / "crime.tsv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")

    with pytest.raises(BadRow, match=re.escape(message)):
        read_concepts([file])


def test_a_concept_may_not_stand_in_two_files(tmp_path):
    for name in ("crime.tsv", "cyber.tsv"):
        (tmp_path / name).write_text(
            f"{HEADER}\ntheft\ttheft\trobo\t\t\t\t\t\t\n", encoding="utf-8"
        )

    with pytest.raises(BadRow, match=r"cyber.tsv:2: the concept theft is repeated"):
        read_concepts(sorted(tmp_path.iterdir()))


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
