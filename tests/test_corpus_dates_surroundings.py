import datetime as dt

import pytest

from corpus.dates import numeric_order, read_date, split_date, without_place

DAY = dt.date(2015, 5, 12)


@pytest.mark.parametrize(
    "text",
    [
        "Published: 12 May 2015",
        "PUBLISHED ON MAY 12, 2015",
        "Publicado el 12 de mayo de 2015",
        "Publié le 12 mai 2015",
        "Veröffentlicht am 12. Mai 2015",
        "Pubblicato il 12 maggio 2015",
        "Publicado em 12 de maio de 2015",
        "Gepubliceerd op: 12 mei 2015",
        "Publicerad den 12 maj 2015",
        "Julkaistu 12. toukokuuta 2015",
        "Opublikowano: 12 maja 2015",
        "Опубликовано 12 мая 2015",
        "Δημοσίευση: 12 Μαΐου 2015",
        "Yayınlanma Tarihi: 12 Mayıs 2015 Salı",
        "Megjelent: 2015. május 12., kedd",
        "2015. gada 12. maijā",
        "12 Mei 2015, 2.30 petang",
        "نشر في 12 مايو 2015",
        "תאריך פרסום: 12 במאי 2015",
        "प्रकाशित: 12 मई 2015",
        "প্রকাশ: ১২ মে ২০১৫",
        "เผยแพร่เมื่อ 12 พฤษภาคม 2558",
        "发布时间：2015-05-12",
        "掲載日 2015年5月12日",
        "2015年5月12日掲載",
        "게시일: 2015. 5. 12.",
        "Diterbitkan pada 12 Mei 2015",
        "Ngày đăng: 12 tháng 5 năm 2015",
        "Skrevet 12. maj 2015",
        "Geschreven op 12 mei 2015",
        "平成27年5月12日付",
        "12/May/2015",
        "Posted 12/mai/2015",
        "ថ្ងៃអង្គារ ទី១២ ខែឧសភា ឆ្នាំ២០១៥",
        "2015eko maiatzaren 12an",
    ],
)
def test_a_label_is_read_past(text):
    found = read_date(text)

    assert (found.day, found.precision, found.updated) == (DAY, "day", False)


@pytest.mark.parametrize(
    "text",
    [
        "Last updated: 12 May 2015",
        "Última actualización: 12 de mayo de 2015",
        "Mis à jour le 12 mai 2015 à 10h",
        "Zuletzt aktualisiert am 12. Mai 2015",
        "آخر تحديث: 12 مايو 2015",
        "更新时间：2015-05-12",
        "수정 2015.05.12 10:00",
        "최종 수정일: 2015.05.12",
        "آخرین به‌روزرسانی: ۲۲ اردیبهشت ۱۳۹۴",
        "This page was last edited on 12 May 2015",
        "Stand: 12. Mai 2015",
        "Fecha de última actualización: 12 de mayo de 2015",
        "Pagina aggiornata il 12/05/2015",
        "Data modyfikacji: 12.05.2015",
        "Poslední změna: 12. května 2015",
        "Последнее изменение: 12 мая 2015",
        "Pēdējās izmaiņas: 12.05.2015",
        "Tarikh Kemaskini: 12 Mei 2015",
    ],
)
def test_a_label_of_a_change_says_that_the_date_is_of_one(text):
    found = read_date(text, (), "DMY")

    assert (found.day, found.updated) == (DAY, True)


@pytest.mark.parametrize(
    "text",
    [
        "Published: 12 May 2015 | Updated: 13 May 2015",
        "Updated: 13 May 2015 | Published: 12 May 2015",
        "12 May 2015 (updated 14:30)",
        "12 May 2015 Last updated at 14:30 GMT",
        "Publié le 12 mai 2015 à 14:30, mis à jour le 13 mai 2015 à 10:00",
        "입력 2015.05.12 14:30 수정 2015.05.13 10:00",
        "Last modified: 20 May 2015. Published: 12 May 2015",
        "Last updated on 20 May 2015 / Posted 12 May 2015",
        "Aktualisiert am 20.05.2015, veröffentlicht am 12.05.2015",
        "Mis à jour le 20 mai 2015 à 10h, publié le 12 mai 2015 à 9h",
        "Modifié le 20 mai 2015, publié le 12 mai 2015",
        "Aggiornato il 20 maggio 2015 - Pubblicato il 12 maggio 2015",
        "Última atualização em 20 de maio de 2015. Publicado em 12 de maio de 2015",
        "Bijgewerkt op 20 mei 2015, gepubliceerd op 12 mei 2015",
        "Created: 12 May 2015. Changed: 20 May 2015",
        "Published 12 May 2015, reviewed 20 May 2015",
    ],
)
def test_the_day_of_publication_counts_and_not_that_of_a_change(text):
    found = read_date(text)

    assert (found.day, found.updated) == (DAY, False)


@pytest.mark.parametrize(
    "text",
    [
        "12 toukokuuta 2015 klo 14.30",
        "12 May 2015, 14:30 WIB",
        "12 May 2015 14:30 (GMT+7)",
        "May 12, 2015 2:30 a.m. ET",
        "12 May 2015, 10.30am BST",
        "Tue 12 May 2015 14.30 BST",
        "12 May 2015 1430 GMT",
        "14:30 | 12 May 2015",
        "kl. 10.15, 12 maj 2015",
        "12 maj 2015 kl 10.15",
        "Dienstag, 12. Mai 2015, 14 Uhr",
        "12 mai 2015 à 14 h 30 (heure de Paris)",
        "12 de maio de 2015 às 14h30",
        "12 de mayo de 2015 a las 10:30 horas (hora local)",
        "12 maggio 2015 ore 14.30",
        "12 мая 2015 г. в 14:30 (мск)",
        "12 مايو 2015 الساعة 10:30 صباحاً",
        "2015년 5월 12일 오후 2시 30분",
        "2015.05.12 오후 2:30",
        "2015年5月12日 14時30分",
        "2015年5月12日(二) 下午2:30",
        "2015/5/12(火) 14:30配信",
        "2015. gada 12. maijs plkst. 10.15",
        "2015-05-12 10.15 val.",
        "12. svibnja 2015. u 14.30 sati",
        "2015-05-12T23:30:00-05:00",
        "2015-05-12 14:30 - 16:00",
        "Tue May 12 2015 10:30:00 GMT+0200 (Central European Summer Time)",
    ],
)
def test_a_clock_time_is_read_past_and_its_zone_moves_no_day(text):
    assert read_date(text).day == DAY


@pytest.mark.parametrize("text", ["2015 14:30", "May 2015 14:30", "14:30"])
def test_a_clock_time_without_a_day_makes_no_date(text):
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "12-14 May 2015",
        "12–14. Mai 2015",
        "12.-14.5.2015",
        "May 12-14, 2015",
        "May 12 – June 3, 2015",
        "12, 13 and 14 May 2015",
        "del 12 al 14 de mayo de 2015",
        "du 12 au 14 mai 2015",
        "12. bis 14. Mai 2015",
        "с 12 по 14 мая 2015 г.",
        "من 12 إلى 14 مايو 2015",
        "12 - 14 พฤษภาคม 2558",
        "2015年5月12日～14日",
        "2015年5月12日〜6月3日",
        "平成27年5月12日から6月3日まで",
        "12 mei tot en met 3 juni 2015",
        "2015.05.12 ~ 2015.05.14",
        "Tuesday 12 - Thursday 14 May 2015",
        "2015-05-12/2015-05-14",
        "12/05/2015 - 14/05/2015",
    ],
)
def test_a_range_is_its_first_day(text):
    found = read_date(text)

    assert (found.day, found.precision) == (DAY, "day")


@pytest.mark.parametrize(
    "text",
    [
        "Tuesday/Wednesday 12/13 May 2015",
        "Tue and Wed, 12 and 13 May 2015",
        "Di/Mi 12./13.05.2015",
        "mardi et mercredi 12 et 13 mai 2015",
        "Night of 12 to 13 May 2015",
        "Nuit du 12 au 13 mai 2015",
        "In der Nacht vom 12. auf den 13. Mai 2015",
        "В ночь с 12 на 13 мая 2015",
    ],
)
def test_weekdays_or_the_night_may_stand_before_a_range(text):
    found = read_date(text)

    assert found is not None
    assert found.day == dt.date(2015, 5, 12)


@pytest.mark.parametrize(
    "text",
    ["Night of 12 May 2015", "Monday and Tuesday 2015", "Black Friday/Saturday 16/17 May 2015"],
)
def test_weekdays_or_the_night_beside_no_range_are_no_part_of_a_date(text):
    assert read_date(text) is None


@pytest.mark.parametrize("first", range(2, 8))
def test_the_first_day_of_a_range_is_no_weekday_by_its_number(first):
    """As in Vietnamese, Thứ 3."""
    for last in range(first + 1, 8):
        assert read_date(f"{first}-{last} June 2015").day == dt.date(2015, 6, first)


def test_a_range_over_the_end_of_a_year_begins_in_the_year_before():
    assert read_date("28 December - 3 January 2015").day == dt.date(2014, 12, 28)


def test_a_range_of_another_calendar_begins_as_many_days_earlier():
    assert read_date("12 - 14 اردیبهشت 1394").day == dt.date(2015, 5, 2)


@pytest.mark.parametrize(
    "text", ["14-12 May 2015", "14 May 2015 - 12 May 2015", "2013-2015", "May 2015 - June 2015"]
)
def test_a_range_that_runs_backwards_or_over_months_is_no_date(text):
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text",
    ["(12 May 2015)", "[12 May 2015]", "【2015年5月12日】", "12 May 2015 |", "Tue | 12 May 2015"],
)
def test_brackets_and_separators_are_read_past(text):
    assert read_date(text).day == DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tue, 12 May 15 10:30:00 GMT", DAY),
        ("12 May 15 10:30 +0200", DAY),
        ("12 May 49 10:30 EST", dt.date(2049, 5, 12)),
        ("12 May 50 10:30 EST", dt.date(1950, 5, 12)),
        ("20150512T103000Z", DAY),
        ("20150512103000", DAY),
        ("12 tháng Năm năm 2015", DAY),
        ("Thứ Năm, 26 tháng 2, 2015", dt.date(2015, 2, 26)),
        ("Thứ 3, 12 tháng 5 năm 2015", DAY),
        ("五月 12, 2015", DAY),
        ("5월 12, 2015", DAY),
        ("2015 оны 5 сарын 12", DAY),
        ("12:e maj 2015", DAY),
        ("2015(e)ko maiatzaren 12(a)", DAY),
        ("пʼятниця, 3 квітня 2015 р.", dt.date(2015, 4, 3)),
    ],
)
def test_the_forms_of_programs_and_of_single_languages_are_read(text, day):
    assert read_date(text).day == day


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("Mar", 3),
        ("dic", 12),
        ("maj", 5),
        ("okt", 10),
        ("Kas", 11),
        ("Ara", 12),
        ("paz", 10),
        ("cze", 6),
        ("сер", 8),
    ],
)
def test_a_month_is_no_weekday_of_another_language(name, month):
    found = read_date(f"{name} 2015")

    assert (found.day, found.precision) == (dt.date(2015, month, 1), "month")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("mar. 12 mai 2015", DAY),
        ("mar 12 may 2015", DAY),
        ("Mar 12 2015", dt.date(2015, 3, 12)),
        ("12 พ.ค. 2558", DAY),
    ],
)
def test_beside_a_month_the_same_letters_are_a_weekday(text, day):
    assert read_date(text).day == day


@pytest.mark.parametrize("text", ["Saturday 2015", "Update 2015", "Press release March 2015"])
def test_a_weekday_or_a_bare_label_makes_no_date_of_a_year_or_month(text):
    assert read_date(text) is None


def test_a_date_with_dots_begins_with_the_day_but_in_english():
    assert read_date("12.05.2015", ("de",)).day == DAY
    assert read_date("12.05.2015", ("en",)).ambiguous
    assert read_date("12.05.2015").ambiguous
    assert read_date("12/05/2015", ("de",)).ambiguous


@pytest.mark.parametrize(
    "text",
    ["13.5.2015 klo 14.30", "Publicado: 13/05/2015", "Sin Chew | 13/05/2015 | Two held"],
)
def test_the_order_of_numeric_dates_is_found_beside_other_text(text):
    assert numeric_order(["12/05/2015", text]) == "DMY"


def test_the_order_of_numeric_dates_is_not_found_in_a_headline():
    assert numeric_order(["Two held after the attack of 13/05/2015"]) is None


def test_a_long_word_of_capitals_is_no_place_and_takes_no_time():
    word = 300 * "Ä"

    assert without_place(f"{word} 5") == f"{word} 5"
    assert without_place("HARBOUR VIEW, 12 May 2015") == "12 May 2015"


@pytest.mark.parametrize(
    "text",
    [
        "Event date: 8 June 2015. Published 12 May 2015",
        "Deadline: 30 June 2015. Posted: 12 May 2015",
        "Posted: 12 May 2015. Deadline: 30 June 2015",
        "Hearing: 8 June 2015; posted 12 May 2015",
        "Frist: 30.06.2015 / Veröffentlicht: 12.05.2015",
        "Date limite : 30 juin 2015 - Publié le 12 mai 2015",
        "Scadenza: 30 giugno 2015 - Pubblicato il 12 maggio 2015",
    ],
)
def test_the_day_of_publication_counts_and_not_that_of_something_else(text):
    found = read_date(text)

    assert (found.day, found.updated) == (DAY, False)


@pytest.mark.parametrize("text", ["Deadline: 30 June 2015. Start: 12 May 2015", "Price: 5, Fee: 6"])
def test_labels_that_are_not_known_make_no_date(text):
    assert read_date(text) is None


@pytest.mark.parametrize("day", ["10-04-2015", "13 april 2015", "10 april 2015"])
@pytest.mark.parametrize("sign", [" – ", " - ", ": ", " | ", " "])
def test_who_has_an_age_is_no_weekday(day, sign):
    found = split_date(f"{day}{sign}Man (34) opgepakt na brand")

    assert found is not None
    assert (found.date_text, found.after) == (day, "Man (34) opgepakt na brand")


def test_a_number_in_brackets_behind_a_date_leaves_its_weekday():
    found = split_date("Fri 10 April 2015 (3) Ferries adrift")

    assert found is not None
    assert found.date_text == "Fri 10 April 2015"
