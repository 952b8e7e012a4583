"""Lists of one kind in the layouts that people type them in, and what looks like these."""

from pathlib import Path

import pytest
from contents import Contents

FERRY, ANCHOR, BRIDGE = (
    "The ferry to Kiel is late",
    "A diver finds an anchor",
    "Town council closes the old bridge",
)


def read(tmp_path: Path, text: str, name: str = "list.txt") -> Contents:
    tmp_path.joinpath(name).write_text(text)
    return Contents(tmp_path)


@pytest.mark.parametrize(
    ("text", "headlines"),
    [
        (
            "8 de agosto de 2019, El País: Vigo cierra el puente viejo\n"
            "9 de agosto de 2019, El Mundo: Cádiz vende doce autobuses\n",
            ["Vigo cierra el puente viejo", "Cádiz vende doce autobuses"],
        ),
        (
            "24 mei 2009, de Volkskrant: Veer ligt stil in Vlissingen\n"
            "25 mei 2009, De Telegraaf: Havenmeester wil een brug\n",
            ["Veer ligt stil in Vlissingen", "Havenmeester wil een brug"],
        ),
        (
            "18 September 1999, The Times: Volunteers clean the beach\n"
            "19 September 1999, The Guardian: Nurses want a ferry\n",
            ["Volunteers clean the beach", "Nurses want a ferry"],
        ),
        (
            "25/01/2010; La Stampa; Due navi ferme nel porto\n"
            "26/01/2010; Il Secolo XIX; Genova chiude il ponte\n",
            ["Due navi ferme nel porto", "Genova chiude il ponte"],
        ),
        (
            "2016年3月24日, 厦门日报: 台风过后码头恢复作业\n"
            "2016年4月2日, 人民日报: 渡轮公司要求延长假期\n",
            ["台风过后码头恢复作业", "渡轮公司要求延长假期"],
        ),
    ],
    ids=["spanish", "dutch", "english", "semicolons", "chinese"],
)
def test_an_article_after_a_date_is_of_the_outlet(tmp_path, text, headlines):
    found = read(tmp_path, text)

    assert [text for _, text in found.listed] == headlines
    assert all(date for date, _ in found.listed)
    assert all(one.publications[0].source for one in found.headlines)


def test_an_article_after_the_day_of_a_month_begins_the_headline(tmp_path):
    text = f"May 2015\n5 {FERRY}\n9 {ANCHOR}\n21 {BRIDGE}\n"

    assert read(tmp_path, text).listed == [
        ("2015-05-05", FERRY),
        ("2015-05-09", ANCHOR),
        ("2015-05-21", BRIDGE),
    ]


@pytest.mark.parametrize(
    ("days", "headlines"),
    [
        (("12 de mayo", "13 de mayo"), ["El segundo túnel se abrirá", "Las enfermeras protestan"]),
        (("12 maggio", "13 maggio"), ["Il secondo tunnel apre", "La polizia blocca il porto"]),
        (("12. Mai", "13. Mai"), ["Der Bahnchef tritt zurück", "Die Pfleger lehnen ab"]),
        (("12 May", "13 May"), ["The police seize passports", "A woman returns a wallet"]),
    ],
    ids=["spanish", "italian", "german", "english"],
)
def test_an_article_after_a_day_in_words_begins_the_headline(tmp_path, days, headlines):
    lines = (f"{day} {text}\n" for day, text in zip(days, headlines, strict=True))

    assert read(tmp_path, f"2015\n{''.join(lines)}").listed == [
        ("2015-05-12", headlines[0]),
        ("2015-05-13", headlines[1]),
    ]


def test_a_word_that_is_a_weekday_in_another_language_begins_the_headline(tmp_path):
    text = "2015\n23 giugno Si dimette il sindaco\n24 giugno Ciak si gira in città\n"

    assert read(tmp_path, text).listed == [
        ("2015-06-23", "Si dimette il sindaco"),
        ("2015-06-24", "Ciak si gira in città"),
    ]


@pytest.mark.parametrize("month", ["maj", "mar"])
def test_a_month_that_is_a_weekday_in_another_language_is_of_the_date(tmp_path, month):
    text = f"2015\n5 {month} Gamla bron stängs i tre år\n6 {month} Den nya färjan går i land\n"
    number = {"maj": "05", "mar": "03"}[month]

    assert read(tmp_path, text).listed == [
        (f"2015-{number}-05", "Gamla bron stängs i tre år"),
        (f"2015-{number}-06", "Den nya färjan går i land"),
    ]


def test_a_weekday_behind_a_day_without_its_year_is_of_the_day(tmp_path):
    text = f"2015\n12 May Tue {FERRY}\n13 May Wed {ANCHOR}\n"

    assert read(tmp_path, text).listed == [("2015-05-12", FERRY), ("2015-05-13", ANCHOR)]


def test_a_number_in_a_headline_ends_no_range_of_days(tmp_path):
    text = "08-04-15 - Vrouw (81) geeft geld terug\n24-03-15 - Chauffeurs staken vrijdag\n"

    assert read(tmp_path, text).listed == [
        ("2015-04-08", "Vrouw (81) geeft geld terug"),
        ("2015-03-24", "Chauffeurs staken vrijdag"),
    ]


def test_words_of_a_date_are_no_articles(tmp_path):
    text = "El 5 de mayo de 2015 – Vigo cierra el puente\nLe 6 mai 2015 – Brest ferme le pont\n"

    assert read(tmp_path, text).listed == [
        ("2015-05-05", "Vigo cierra el puente"),
        ("2015-05-06", "Brest ferme le pont"),
    ]


def test_sentences_after_a_date_and_a_comma_are_no_headlines(tmp_path):
    text = "On 28 April 2024, the ferry sank: nobody was hurt.\nOn 3 May 2024, it was raised.\n"

    assert read(tmp_path, text).listed == []


@pytest.mark.parametrize(
    "text",
    [
        "septiembre 2013\nmartes 3 de septiembre – {0}\njueves 5 de septiembre – {1}\n",
        "septiembre 2013\nmartes 3 de septiembre {0}\njueves 5 de septiembre {1}\n",
        "septiembre 2013\n{0} (martes 3 de septiembre)\n{1} (jueves 5 de septiembre)\n",
        "[2013]\nmartes 3 de septiembre: {0}\njueves 5 de septiembre: {1}\n",
    ],
    ids=["mark", "space", "brackets", "year"],
)
def test_a_day_below_a_heading_may_have_its_weekday(tmp_path, text):
    first, second = "Vigo cierra el puente viejo", "Cádiz vende doce autobuses"

    assert read(tmp_path, text.format(first, second)).listed == [
        ("2013-09-03", first),
        ("2013-09-05", second),
    ]


def test_a_fraction_in_brackets_below_a_month_is_of_the_headline(tmp_path):
    text = f"3 May 2015 – {FERRY} (1/2)\n4 May 2015 – {FERRY} (2/2)\n"

    assert [text for _, text in read(tmp_path, text).listed] == [f"{FERRY} (1/2)", f"{FERRY} (2/2)"]


@pytest.mark.parametrize(
    "text",
    [
        "[1] 3 May 2015 – {0}\n[2] 4 May 2015 – {1}\n",
        "[1] {0} – 3 May 2015\n[2] {1} – 4 May 2015\n",
        "Cuttings\n\n== 3 May 2015 ==\n1. {0}\n\n== 4 May 2015 ==\n1. {1}\n",
        "Cuttings\n\nMay 2015\n1. 3 May – {0}\n2. 4 May – {1}\n",
    ],
    ids=["brackets", "before a headline", "of each day", "before a day of a month"],
)
def test_numbers_of_items_are_none_of_the_headlines(tmp_path, text):
    assert read(tmp_path, text.format(FERRY, ANCHOR)).listed == [
        ("2015-05-03", FERRY),
        ("2015-05-04", ANCHOR),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2015-05-03\n1. FC Rostock gewinnt das Spiel\nHafen bleibt am Sonntag zu\n\n"
        "2015-05-04\n1. FC Rostock verliert den Trainer\nBrücke wird im Juni gesperrt\n",
        "[4] Ferry adrift off the cape – 2015-05-03\n[9] Tug is towed away – 2015-05-04\n",
        "2015-05-03\n3. Liga beginnt ohne den Aufsteiger\n\n2015-05-04\n3. Liga endet im Streit\n",
    ],
    ids=["a club", "of other texts", "a league"],
)
def test_numbers_that_do_not_count_items_are_of_the_headlines(tmp_path, text):
    listed = [of for date, of in read(tmp_path, text).listed if of[0].isdecimal() or of[0] == "["]

    assert len(listed) == 2


def test_days_that_follow_each_other_below_a_year_number_no_items(tmp_path):
    text = "2015\n1. Mai – Hafen bleibt zu\n2. Mai – Brücke ist offen\n3. Mai – Fähre fährt\n"

    assert read(tmp_path, text).listed == [
        ("2015-05-01", "Hafen bleibt zu"),
        ("2015-05-02", "Brücke ist offen"),
        ("2015-05-03", "Fähre fährt"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "27 Aug 2003 | {0}          | The Shore Gazette\n"
        "4 Sep 2003  | {1}            | The Times\n",
        "| {0}          | The Shore Gazette | 27 Aug 2003 |\n"
        "| {1}            | The Times         | 4 Sep 2003  |\n",
    ],
    ids=["columns", "box"],
)
def test_bars_between_padded_cells_are_of_no_headline(tmp_path, text):
    found = read(tmp_path, text.format(FERRY, ANCHOR))

    assert found.listed == [("2003-08-27", FERRY), ("2003-09-04", ANCHOR)]


SAID = "The harbour was closed for several hours, a spokesman said."
HURT = "Nobody was hurt, but two boats have to be repaired."


@pytest.mark.parametrize(
    "text",
    [
        "{0}\n\n3 May 2015\n\n{said}\n\n{1}\n\n4 May 2015\n\n{hurt}\n",
        "{0}\n3 May 2015\n{said}\n\n{1}\n4 May 2015\n{hurt}\n",
        "{0}\n\nBy Ann Reed\n\n3 May 2015\n\n{said}\n\n---\n\n"
        "{1}\n\nBy John Doe\n\n4 May 2015\n\n{hurt}\n",
        "{0}\n\n3 May 2015\n\n{said}\n\nRead more\n\n{1}\n\n4 May 2015\n\n{hurt}\n\nRead more\n",
        "{0}\n\nReuters, 3 May 2015\n\n{said}\n\n{1}\n\nThe Times, 4 May 2015\n\n{hurt}\n",
        "{0}\n\n{said}\n\nReuters, 3 May 2015\n\n{1}\n\n{hurt}\n\nThe Times, 4 May 2015\n",
    ],
    ids=["paragraphs", "lines", "bylines", "links", "outlets", "outlets below"],
)
def test_a_text_that_begins_with_its_first_headline_has_its_date(tmp_path, text):
    found = read(tmp_path, text.format(FERRY, ANCHOR, said=SAID, hurt=HURT))

    assert found.listed == [("2015-05-03", FERRY), ("2015-05-04", ANCHOR)]


@pytest.mark.parametrize(
    "text",
    [
        "All news of the harbour\n\n3 May 2015\n\n{0}\n\n{said}\n\n4 May 2015\n\n{1}\n\n{hurt}\n",
        "All news of the harbour\n\n3 May 2015\n{0}\n{said}\n\n4 May 2015\n{1}\n{hurt}\n",
        "News of the old harbour\n\n{0}\n\n3 May 2015\n\n{said}\n\n{1}\n\n4 May 2015\n\n{hurt}\n",
    ],
    ids=["dates above", "dates above lines", "dates below"],
)
def test_a_title_above_articles_is_none_of_them(tmp_path, text):
    found = read(tmp_path, text.format(FERRY, ANCHOR, said=SAID, hurt=HURT))

    assert found.listed == [("2015-05-03", FERRY), ("2015-05-04", ANCHOR)]


def test_sentences_below_days_are_what_happened_then(tmp_path):
    text = f"All news of the harbour\n\n3 May 2015\n\n{SAID}\n\n4 May 2015\n\n{HURT}\n"

    assert "All news of the harbour" not in [text for _, text in read(tmp_path, text).listed]


def test_levels_of_headings_are_no_items_of_textile(tmp_path):
    text = f"h1. News\n\nh2. 3 May 2015\n\n* {FERRY}\n\nh2. 4 May 2015\n\n# {ANCHOR}\n"

    assert read(tmp_path, text, "list.textile").listed == [
        ("2015-05-03", FERRY),
        ("2015-05-04", ANCHOR),
    ]


def test_items_that_begin_with_their_days_are_no_messages(tmp_path):
    text = (
        "Harbours and ferries in the press\n\n"
        "Monday, 4 October 2010 – Evening Post – {0}\n\n"
        "Saturday, 9 October 2010 – Evening Post – {1}\n\n"
        "Monday, 11 October 2010 – The Times – {2}\n"
    )

    found = read(tmp_path, text.format(FERRY, ANCHOR, BRIDGE))

    assert found.listed == [("2010-10-04", FERRY), ("2010-10-09", ANCHOR), ("2010-10-11", BRIDGE)]


def test_a_copyright_below_the_rows_of_a_table_is_no_headline(tmp_path):
    text = f"Title | Date\n{FERRY} | 3 May 2015\n{ANCHOR} | 4 May 2015\n\nCopyright 2015 The Bay\n"

    found = read(tmp_path, text)

    assert found.listed == [("2015-05-03", FERRY), ("2015-05-04", ANCHOR)]
    assert "left out below the rows: Copyright 2015 The Bay" in found.report


def test_a_headline_of_one_cell_stays(tmp_path):
    text = f"Title,Date\n{FERRY},3 May 2015\nCopyright law is changed\n{ANCHOR}\n"

    listed = read(tmp_path, text, "a.csv").listed
    assert listed[1:] == [(None, "Copyright law is changed"), (None, ANCHOR)]


def test_years_in_headlines_do_not_hide_the_heads_of_issues(tmp_path):
    text = (
        "Press review of 3 May 2015\n\n- Town council passes the 2015 budget\n\n"
        f"Press review of 4 May 2015\n\n- {FERRY}\n"
    )

    assert read(tmp_path, text).listed == [
        ("2015-05-03", "Town council passes the 2015 budget"),
        ("2015-05-04", FERRY),
    ]


def test_numbers_of_documents_above_articles_are_no_headlines(tmp_path):
    text = (
        f"Documento 1 de 2\n\n{FERRY}\n3 May 2015\n{SAID}\n\n"
        f"Documento 2 de 2\n\n{ANCHOR}\n4 May 2015\n{HURT}\n"
    )

    assert read(tmp_path, text).listed == [("2015-05-03", FERRY), ("2015-05-04", ANCHOR)]


def test_a_label_in_capitals_is_another_than_that_of_the_mail_around_it(tmp_path):
    text = (
        "---------- Forwarded message ---------\nFrom: Desk <d@a.example>\n"
        "Date: Wed, 9 Mar 2011 at 00:00\nSubject: Our press\nTo: <l@a.example>\n\n\n"
        f"SOURCE: Evening Post\nDATE: 6 March 2011\nTITLE: {FERRY}\n---\n"
        f"SOURCE: Evening Post\nDATE: 1 March 2011\nTITLE: {ANCHOR}\n---\n"
    )

    assert ("2011-03-06", FERRY) in read(tmp_path, text).listed


def test_a_reference_of_no_known_style_among_others_is_told(tmp_path):
    text = (
        "Doyle, A. (2018, March 2). Ferry dock reopens – at last. Irish Examiner, p. 4.\n"
        "- Roth, K. (2018, March 3). Fähre fährt „aus Versehen“. taz, p. 5.\n\n"
        "Reed, A. (2018, March 4). Kto wygra «wojnę o port». Trybuna, p. 1.\n\n"
        "Reed A, Roth K. Ferry dock, reopened in 2018 [unpublished]. Cork.\n"
    )

    found = read(tmp_path, text)

    assert found.listed == [
        ("2018-03-02", "Ferry dock reopens – at last"),
        ("2018-03-03", "Fähre fährt „aus Versehen“"),
        ("2018-03-04", "Kto wygra «wojnę o port»"),
    ]
    assert "Reed A, Roth K. Ferry dock, reopened in 2018 [unpublished]. Cork." in found.report


def test_links_of_org_show_a_text_to_be_of_it(tmp_path):
    text = f"- 3 May 2015 – [[https://a.example/1][{FERRY}]]\n- 4 May 2015 – {ANCHOR}\n"

    found = read(tmp_path, text, "list.org")

    assert found.listed == [("2015-05-03", FERRY), ("2015-05-04", ANCHOR)]
    assert found.urls[0] == "https://a.example/1"


def test_the_box_of_an_item_is_no_part_of_its_headline(tmp_path):
    text = f"[x] 3 May 2015 {FERRY}\n[ ] 4 May 2015 {ANCHOR}\n[x] 5 May 2015 {BRIDGE}\n"

    assert read(tmp_path, text).listed == [
        ("2015-05-03", FERRY),
        ("2015-05-04", ANCHOR),
        ("2015-05-05", BRIDGE),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2016-02-03/The Times/{0}\n2016-02-05/The Guardian/{1}\n",
        "Reel 12\n\n1916 Feb 3, p.1 c.4: {0}\n1916 Feb 5, p.2 c.1: {1}\n",
    ],
    ids=["slashes", "reel"],
)
def test_a_list_of_which_nothing_is_read_is_a_fault(tmp_path, text):
    found = read(tmp_path, text.format(FERRY, ANCHOR))

    assert found.listed == []
    assert "the first of 2 lines that look like items of a list" in found.report


@pytest.mark.parametrize(
    "text",
    [
        "Ferries\n\nThe line began in 1962 and had two ships until 2016.\n",
        "Ferries\n\n2016 Feb 3 is when the old line was closed for good, it is said.\n\n"
        "2016 Mar 5 is when the new one began, which has two ships.\n",
    ],
    ids=["years", "sentences"],
)
def test_a_description_with_days_lists_nothing(tmp_path, text):
    assert "look like items" not in read(tmp_path, text).report


def test_the_date_of_a_mail_is_none_of_the_articles_with_numbers_in_it(tmp_path):
    text = (
        "---------- Forwarded message ---------\nFrom: Desk <d@a.example>\n"
        "Date: Wed, 9 Mar 2011 at 00:00\nSubject: Our press\nTo: <l@a.example>\n\n\n"
        f"Документ 1 из 2\n\n{FERRY}\n6 March 2011\n{SAID}\n\n"
        f"Документ 2 из 2\n\n{ANCHOR}\n1 March 2011\n{HURT}\n"
    )

    assert read(tmp_path, text).listed == [("2011-03-06", FERRY), ("2011-03-01", ANCHOR)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2. 13 May - {}\n3. 2 June - {}\n", ["2015-05-13", "2015-06-02"]),
        ("2) 13. Mai - {}\n3) 2. Juni - {}\n", ["2015-05-13", "2015-06-02"]),
        ("2. Mai - {}\n3. Juni - {}\n", ["2015-05-02", "2015-06-03"]),
    ],
    ids=["English", "German", "days"],
)
def test_a_number_before_the_day_of_a_month_is_no_part_of_the_date(tmp_path, text, days):
    found = read(tmp_path, "Chronik 2015\n\n" + text.format(FERRY, ANCHOR))

    assert found.listed == list(zip(days, (FERRY, ANCHOR), strict=True))


@pytest.mark.parametrize("short", ["Il sindaco: «Faremo ricorso»", "Ponte chiuso"])
def test_an_outlet_above_each_date_is_no_headline_though_one_below_is_short(tmp_path, short):
    text = (
        "Rassegna stampa del comitato\n\n"
        "LA NAZIONE\nmartedì 3 marzo 2009\nIl TAR dà ragione ai cittadini\n\n"
        f"IL TIRRENO\nmercoledì 4 marzo 2009\n{short}\n\n"
        "LA NAZIONE\ngiovedì 5 marzo 2009\nCentomila firme contro l'impianto\n"
    )

    assert read(tmp_path, text).listed == [
        ("2009-03-03", "Il TAR dà ragione ai cittadini"),
        ("2009-03-04", short),
        ("2009-03-05", "Centomila firme contro l'impianto"),
    ]


def test_a_brief_headline_above_each_date_stays_one(tmp_path):
    text = (
        "News\n\nBank fined\n12 May 2015\nThe court sat for two days\n\n"
        "Mayor stays\n13 May 2015\nCouncil votes for him again\n\n"
        "Ferry adrift\n14 May 2015\nTwo held after it\n"
    )

    assert read(tmp_path, text).listed == [
        ("2015-05-12", "Bank fined"),
        ("2015-05-13", "Mayor stays"),
        ("2015-05-14", "Ferry adrift"),
    ]


def test_a_headline_beside_a_struck_one_takes_its_place_and_a_remark_does_not(tmp_path):
    text = (
        "# Press\n\n## 12 May 2015\n\n- ~~Mayor to wed~~ wrong paper\n"
        "- ~~Bank to pay~~ Bank fined\n- ~~Fery adrift~~ Ferry adrift\n"
    )

    assert [text for _, text in read(tmp_path, text, "list.md").listed] == [
        "Mayor to wed wrong paper",
        "Bank fined",
        "Ferry adrift",
    ]


def test_a_sentence_below_the_headline_of_one_date_is_no_headline(tmp_path):
    text = (
        "Revue de presse\n\nLe Monde, 12 mai 2015\nL'enquête relancée\n"
        "La gendarmerie a remis un rapport.\n\nLe Figaro, 13 mai 2015\nLe conseil renonce\n"
    )

    found = read(tmp_path, text)

    assert found.listed == [
        ("2015-05-12", "L'enquête relancée"),
        ("2015-05-13", "Le conseil renonce"),
    ]
    assert "La gendarmerie a remis un rapport." in found.report


def test_one_headline_of_several_below_a_date_may_end_a_sentence(tmp_path):
    texts = [FERRY, "A mayor says no to aid.", ANCHOR, BRIDGE]
    text = "News\n\n12 May 2015\n{}\n{}\n{}\n\n13 May 2015\n{}\n".format(*texts)

    assert [text for _, text in read(tmp_path, text).listed] == texts


LISTED = [("2015-05-03", FERRY), ("2015-05-04", ANCHOR), ("2015-05-05", BRIDGE)]


@pytest.mark.parametrize(
    "text",
    [
        "3 May 2015, {0}\n4 May 2015, {1}\n5 May 2015, {2}\n",
        "Cuttings on the harbour\n\nMay 3, 2015, {0}\nMay 4, 2015, {1}\nMay 5, 2015, {2}\n",
        "3 May 2015, The Times, {0}\n4 May 2015, The Guardian, {1}\n5 May 2015, The Times, {2}\n",
        "- 3 May 2015, {0}\n- 4 May 2015, {1}\n- 5 May 2015, {2}\n- 6 May 2015, Bread: why rise\n",
    ],
    ids=["days first", "a title", "outlets", "a colon"],
)
def test_a_comma_parts_the_days_of_a_list_from_its_headlines(tmp_path, text):
    assert read(tmp_path, text.format(FERRY, ANCHOR, BRIDGE)).listed[:3] == LISTED


def test_numbers_behind_days_and_commas_begin_headlines(tmp_path):
    headlines = ["3 dead in ferry wreck off Kiel", "1,200 dockers end strike in Hull"]

    found = read(tmp_path, f"3 May 2015, {headlines[0]}\n4 May 2015, {headlines[1]}\n")

    assert found.listed == [("2015-05-03", headlines[0]), ("2015-05-04", headlines[1])]


def test_a_day_of_a_month_is_no_number_of_an_item_before_an_ordinal(tmp_path):
    text = "23. Juli 2016, Zweiter Tunnel wird gebaut\n24. Juli 2016, Dritter Tunnel wird gebaut\n"

    assert read(tmp_path, text).listed == [
        ("2016-07-23", "Zweiter Tunnel wird gebaut"),
        ("2016-07-24", "Dritter Tunnel wird gebaut"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "{0}\n3 May 2015, Department for Transport and Ports\n\n"
        "{1}\n4 May 2015, Ministry of the Interior and Sport\n",
        "3 May 2015, By Ann Reed of the Shore Gazette\n{0}\n"
        "4 May 2015, By Joe Bloggs of the Shore Gazette\n{1}\n",
        "3 May 2015, The ferry sank and nobody was hurt.\n4 May 2015, It was raised at last.\n",
    ],
    ids=["ministries", "authors", "sentences"],
)
def test_what_follows_a_day_and_a_comma_may_be_no_headline(tmp_path, text):
    found = read(tmp_path, text.format(FERRY, ANCHOR))

    assert found.listed == []
    assert "is within a text, so no headlines" in found.report


@pytest.mark.parametrize(
    "text",
    [
        "The Times, 3 May 2015, p. 3: {0}\nThe Times, 4 May 2015, p. 12: {1}\n"
        "Reuters, 5 May 2015, pp. 1-2: {2}\n",
        "3 May 2015, p. 3: {0}\n4 May 2015, p. 12: {1}\n5 May 2015, p. 1: {2}\n",
        "3 May 2015 – Page 3: {0}\n4 May 2015 – Page 12: {1}\n5 May 2015 – Page 1: {2}\n",
        "3 May 2015 – {0}, S. 3\n4 May 2015 – {1}, S. 12\n5 May 2015 – {2}, S. 1\n",
    ],
    ids=["outlets", "days", "dashes", "behind"],
)
def test_pages_of_newspapers_are_no_part_of_the_headlines(tmp_path, text):
    assert read(tmp_path, text.format(FERRY, ANCHOR, BRIDGE)).listed == LISTED


def test_one_page_in_a_list_is_what_a_headline_tells_of(tmp_path):
    text = f"3 May 2015 – Page 3: an end to a tradition\n4 May 2015 – {ANCHOR}\n"

    assert read(tmp_path, text).listed == [
        ("2015-05-03", "Page 3: an end to a tradition"),
        ("2015-05-04", ANCHOR),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# 3 May 2015\n- {0}\n- {1}\n\n# 4 May 2015\n- {2}\n",
        "This is what newspapers wrote. It was kept by hand.\n\n"
        "# 3 May 2015\n* {0}\n* {1}\n\n# 4 May 2015\n* {2}\n",
        "# Cuttings\n\n## 2015\n\n### 3 May\n\n- {0}\n- {1}\n\n### 4 May\n\n- {2}\n",
    ],
    ids=["days", "a description", "levels"],
)
def test_headings_of_markdown_in_a_text_are_headings(tmp_path, text):
    assert read(tmp_path, text.format(FERRY, ANCHOR, BRIDGE)).listed == [
        ("2015-05-03", FERRY),
        ("2015-05-03", ANCHOR),
        ("2015-05-04", BRIDGE),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "3 May 2015\n\nPolitics\n- {0}\n- {1}\nSport\n- {2}\n\n4 May 2015\n\nPolitics\n- {3}\n",
        "3 May 2015\nPolitics\n- {0}\n- {1}\nSport\n- {2}\n\n4 May 2015\nLetters\n- {3}\n",
        "The Shore Gazette\n- {0} – 3 May 2015\n- {1} – 3 May 2015\n\n"
        "Reuters\n- {2} – 3 May 2015\n\nThe Times\n- {3} – 4 May 2015\n",
    ],
    ids=["below days", "each once", "outlets"],
)
def test_a_few_words_above_bullets_name_what_these_are_of(tmp_path, text):
    fourth = "Nurses reject the pay offer"

    assert read(tmp_path, text.format(FERRY, ANCHOR, BRIDGE, fourth)).listed == [
        ("2015-05-03", FERRY),
        ("2015-05-03", ANCHOR),
        ("2015-05-03", BRIDGE),
        ("2015-05-04", fourth),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "3 May 2015\nCoach cleared\n- {0}\n\n4 May 2015\nMayor resigns\n- {1}\n",
        "3 May 2015\nCoach cleared\n{0}\n- {2}\n\n4 May 2015\nMayor resigns\n- {1}\n",
    ],
    ids=["one of each day", "beside others"],
)
def test_a_few_words_above_bullets_may_be_headlines(tmp_path, text):
    listed = read(tmp_path, text.format(FERRY, ANCHOR, BRIDGE)).listed

    assert ("2015-05-03", "Coach cleared") in listed
    assert ("2015-05-04", "Mayor resigns") in listed


def test_lines_of_one_form_above_bullets_are_no_headlines(tmp_path):
    text = (
        f"3 May 2015\nTop stories of this Sunday on the shore\n- {FERRY}\n- {ANCHOR}\n"
        f"4 May 2015\nTop stories of this Monday on the shore\n- {BRIDGE}\n"
    )

    assert read(tmp_path, text).listed == [
        ("2015-05-03", FERRY),
        ("2015-05-03", ANCHOR),
        ("2015-05-04", BRIDGE),
    ]


def test_headlines_above_bullets_may_begin_alike(tmp_path):
    first, second = "Police arrest three men on the ferry", "Police arrest three men at the airport"
    said = "They are said to have sold false papers"

    found = read(tmp_path, f"3 May 2015\n{first}\n- {said}\n4 May 2015\n{second}\n- {said}\n")

    assert found.listed == [("2015-05-03", first), ("2015-05-04", second)]


def test_bullets_below_headlines_of_a_text_are_remarks_on_these(tmp_path):
    text = f"3 May 2015\n{FERRY}\n- It left at nine\n- It has no lifeboats left\n\n"
    text += f"4 May 2015\n{ANCHOR}\n- It weighs more than a car does\n"

    found = read(tmp_path, text)

    assert found.listed == [("2015-05-03", FERRY), ("2015-05-04", ANCHOR)]
    assert "It weighs more than a car does" in found.report


@pytest.mark.parametrize(
    "text",
    [
        "{0}\n3 May 2015\n\n{1}\n4 May 2015\n\n{2}\n5 May 2015\n",
        "{0}\nThe Times, 3 May 2015\n{said}\n\n{1}\nThe Times, 4 May 2015\n{said}\n\n"
        "{2}\nReuters, 5 May 2015\n{said}\n",
        "Ports\n{0}\n{said}\n3 May 2015\n\nPorts\n{1}\n{said}\n4 May 2015\n\n"
        "Roads\n{2}\n{said}\n5 May 2015\n",
    ],
    ids=["days", "outlets", "sections"],
)
def test_a_title_right_above_the_first_headline_is_no_headline(tmp_path, text):
    text = "All news of the old harbour\n" + text.format(FERRY, ANCHOR, BRIDGE, said=SAID)

    found = read(tmp_path, text)

    assert found.listed == LISTED
    assert "taken for a title" in found.report


def test_an_outlet_below_the_first_headline_makes_that_no_title(tmp_path):
    text = f"{FERRY}\nThe Times\n3 May 2015\n\n{ANCHOR}\n4 May 2015\n\n{BRIDGE}\n5 May 2015\n"

    assert read(tmp_path, text).listed == LISTED


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nr. 12 Dezember 2014", "Nr. 1 Januar 2015"),
        ("Nr. 12, Dezember 2014", "Nr. 1, Januar 2015"),
        ("No. 12 December 2014", "No. 1 January 2015"),
        ("n° 12 décembre 2014", "n° 1 janvier 2015"),
    ],
)
def test_the_number_of_an_issue_before_its_month_is_no_day(tmp_path, first, second):
    text = f"{first}\n{FERRY}\n{ANCHOR}\n\n{second}\n{BRIDGE}\n"

    found = read(tmp_path, text)

    assert [(h.date_precision, h.text) for h in found.headlines] == [
        ("month", FERRY),
        ("month", ANCHOR),
        ("month", BRIDGE),
    ]
    assert [date for date, _ in found.listed] == ["2014-12-01", "2014-12-01", "2015-01-01"]


def test_the_number_of_an_issue_before_a_whole_day_is_no_part_of_it(tmp_path):
    text = f"No. 12, 3 May 2015\n{FERRY}\n\nNo. 13, 4 May 2015\n{ANCHOR}\n"

    assert read(tmp_path, text).listed == [("2015-05-03", FERRY), ("2015-05-04", ANCHOR)]


def test_an_outlet_before_a_day_in_brackets_below_a_year_is_that_of_the_headline(tmp_path):
    text = f"2015\n- {FERRY} (The Times, 3 May)\n- {ANCHOR} (taz, 4 May)\n- {BRIDGE} (5 May)\n"

    found = read(tmp_path, text)

    assert found.listed == LISTED
    assert [h.publications[0].source for h in found.headlines[:2]] == ["The Times", "taz"]


@pytest.mark.parametrize("remark", ["(part 3 of 5)", "(Hull, 12 boats)"])
def test_a_number_in_brackets_below_a_year_may_be_of_the_headline(tmp_path, remark):
    text = f"2015\n- {FERRY} {remark}\n- {ANCHOR}\n"

    assert read(tmp_path, text).listed[0] == ("2015-01-01", f"{FERRY} {remark}")


def test_headlines_with_outlet_day_and_page_in_their_lines_head_no_others(tmp_path):
    text = (
        "Cuttings on it\nCoach cleared, The Times, 3 May 2015, p. 27\n"
        f"{ANCHOR}, The Guardian, 4 May 2015, p. 3\n{BRIDGE}, Reuters, 5 May 2015, p. 7\n"
    )

    assert read(tmp_path, text).listed == [
        ("2015-05-03", "Coach cleared"),
        ("2015-05-04", ANCHOR),
        ("2015-05-05", BRIDGE),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "3 May 2015   {0}           The Times\n"
        "14 May 2015  {1}             The Guardian\n"
        "15 May 2015  {2}  Reuters\n",
        "{0}           The Times     3 May 2015\n"
        "{1}             The Guardian  14 May 2015\n"
        "{2}  Reuters       15 May 2015\n",
    ],
    ids=["days first", "days last"],
)
def test_two_blanks_part_the_columns_of_a_padded_row(tmp_path, text):
    found = read(tmp_path, text.format(FERRY, ANCHOR, BRIDGE))

    assert [of for _, of in found.listed] == [FERRY, ANCHOR, BRIDGE]


@pytest.mark.parametrize("gap", ["  ", "   ", "\t"])
def test_two_blanks_that_no_other_row_pads_are_of_the_headline(tmp_path, gap):
    text = f"3 May 2015{gap}Fire in Kiel  Two dead and nine hurt\n4 May 2015{gap}{ANCHOR}\n"

    assert read(tmp_path, text).listed == [
        ("2015-05-03", "Fire in Kiel Two dead and nine hurt"),
        ("2015-05-04", ANCHOR),
    ]


def test_two_blanks_within_a_headline_are_one(tmp_path):
    text = f"3 May 2015   Fire in Kiel.  Two dead  and nine hurt\n4 May 2015   {ANCHOR}\n"

    assert read(tmp_path, text).listed == [
        ("2015-05-03", "Fire in Kiel. Two dead and nine hurt"),
        ("2015-05-04", ANCHOR),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("de Volkskrant, 3 May 2015", "NRC, 4 May 2015"),
        ("Faro de Vigo, 3 May 2015", "El País, 4 May 2015"),
        ("The Independent on Sunday, 3 May 2015", "The Times, 4 May 2015"),
    ],
    ids=["dutch", "spanish", "english"],
)
def test_outlets_with_days_between_paragraphs_are_no_headlines(tmp_path, first, second):
    text = f"{FERRY}\n\n{first}\n\n{SAID}\n\n{HURT}\n\n\n"
    text += f"{ANCHOR}\n\n{second}\n\n{HURT}\n\n{SAID}\n"

    assert read(tmp_path, text).listed == [("2015-05-03", FERRY), ("2015-05-04", ANCHOR)]


@pytest.mark.parametrize(
    "text",
    [
        "3 May 2015\n- {0}\n- {1}\n\n4 May 2015\n- {2}\nA list of the Shore Archive\n",
        "3 May 2015\n{0}\n{1}\n\n4 May 2015\n{2}\nCompiled by Ann Reed\n",
        "3 May 2015\n- {0}\n- {1}\n\n4 May 2015\n- {2}\nZusammengestellt von Jo Maier\n",
        "3 May 2015\n{0}\n{1}\n\n4 May 2015\n{2}\nA cura di Paolo Ricci\n",
    ],
    ids=["below bullets", "english", "german", "italian"],
)
def test_the_foot_of_a_text_is_no_headline(tmp_path, text):
    assert read(tmp_path, text.format(FERRY, ANCHOR, BRIDGE)).listed == [
        ("2015-05-03", FERRY),
        ("2015-05-03", ANCHOR),
        ("2015-05-04", BRIDGE),
    ]


def test_a_headline_without_the_bullet_of_others_is_one_below_its_day(tmp_path):
    text = f"3 May 2015\n- {FERRY}\n- {ANCHOR}\n\n4 May 2015\n{BRIDGE}\n"

    assert read(tmp_path, text).listed[2:] == [("2015-05-04", BRIDGE)]


def test_an_outlet_that_looks_like_a_place_makes_no_list_a_message(tmp_path):
    lines = [
        "la Repubblica (27 giugno 2014): Incendio distrugge un deposito a Livorno",
        "La Stampa (21 giugno 2014): Multa di tre milioni a una banca di Torino",
        "La Stampa (12 giugno 2014): Il consiglio vota la chiusura della piscina",
        "Il Tirreno (18 aprile 2014): Il pane costa sempre di più",
    ]

    found = read(tmp_path, "Rassegna stampa del porto\n\n" + "\n".join(lines) + "\n")

    assert [date for date, _ in found.listed] == [
        "2014-06-27",
        "2014-06-21",
        "2014-06-12",
        "2014-04-18",
    ]
    assert found.listed[3][1] == "Il pane costa sempre di più"


@pytest.mark.parametrize(
    "text",
    [
        "14 Oct 2014 - The Sun - Miners march on Whitehall\n"
        "15 Oct 2014 - The Times - Pit closes early\n"
        "16 Oct 2014 - The Echo - Ships are late\n",
        "Miners march on Whitehall - The Sun - 14 Oct 2014\n"
        "Pit closes early - The Times - 15 Oct 2014\n"
        "Ships are late - The Echo - 16 Oct 2014\n",
    ],
    ids=["before", "behind"],
)
def test_the_sun_is_a_newspaper_beside_a_day(tmp_path, text):
    found = read(tmp_path, f"Coal\n\n{text}")

    assert [
        (str(one.date), one.text, "".join(of.source for of in one.publications))
        for one in found.headlines
    ] == [
        ("2014-10-14", "Miners march on Whitehall", "The Sun"),
        ("2014-10-15", "Pit closes early", "The Times"),
        ("2014-10-16", "Ships are late", "The Echo"),
    ]


@pytest.mark.parametrize(
    ("text", "headlines"),
    [
        ("12 Oct 2014, Sun\n{0}\n\n13 Oct 2014, Mon\n{1}\n", [FERRY, ANCHOR]),
        ("Sun 12 Oct 2014 - {0}\nMon 13 Oct 2014 - {1}\n", [FERRY, ANCHOR]),
        ("12 Oct 2014 (Sun) - {0}\n13 Oct 2014 (Mon) - {1}\n", [FERRY, ANCHOR]),
        ("the Sun 12 Oct 2014 - {0}\nthe Mon 13 Oct 2014 - {1}\n", [FERRY, ANCHOR]),
        ("12 Oct 2014 - {0}\n13 Oct 2014 - {1}\n", ["The Sun sets on coal", "The Sun rises"]),
        ("12 Oct 2014 - {0}\n13 Oct 2014 - {1}\n", ["The Sun: an eclipse", "Moon: no eclipse"]),
        ("12 Oct 2014 - {0}\n13 Oct 2014 - {1}\n", ["The Sunset is late", "The Sunday boat sails"]),
    ],
    ids=["comma", "before", "brackets", "small", "sentence", "colon", "longer"],
)
def test_sunday_and_the_sun_in_headlines_are_no_newspaper(tmp_path, text, headlines):
    found = read(tmp_path, f"Notes\n\n{text.format(*headlines)}")

    assert found.listed == [("2014-10-12", headlines[0]), ("2014-10-13", headlines[1])]
    assert not any(of.source for one in found.headlines for of in one.publications)


BELOW_YEARS = (
    "Ferry cuttings\n\n2015\n\n{} Fares rise again\n{} Skipper cleared\n\n2014\n\n{} {}\n{} {}\n"
)


def test_days_in_numbers_below_years_tell_their_order_to_each_other(tmp_path):
    text = BELOW_YEARS.format("12/1", "3/1", "28/12", FERRY, "25/11", ANCHOR)

    assert read(tmp_path, text).listed == [
        ("2015-01-12", "Fares rise again"),
        ("2015-01-03", "Skipper cleared"),
        ("2014-12-28", FERRY),
        ("2014-11-25", ANCHOR),
    ]


@pytest.mark.parametrize(
    "text",
    [
        BELOW_YEARS.format("12/1", "3/1", "8/12", FERRY, "5/11", ANCHOR),
        BELOW_YEARS.format("12/1", "3/1", "28/12", FERRY, "11/25", ANCHOR),
        "Ferry cuttings\n\n2015\n\n12/1 Fares rise again\n3/1 Skipper cleared\n"
        "24/7 shop opens at the ferry\n\n2014\n\n2/1 Ferry late\n",
    ],
    ids=["none over 12", "two orders", "always"],
)
def test_numbers_that_tell_no_order_leave_days_unread(tmp_path, text):
    found = read(tmp_path, text)

    days = {text: date for date, text in found.listed}
    assert [days["Fares rise again"], days["Skipper cleared"]] == [None, None]
