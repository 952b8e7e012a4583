import io

import pytest
import regex

from corpus import Finding, Headline, open_archive
from corpus.encodings import known_encoding, sniffed_encoding
from corpus.lines import decode_document, read_lines

SAMPLES = {
    "windows-1251": "Полиция задержала пять человек в порту",
    "koi8-r": "Полиция задержала пять человек в порту",
    "iso-8859-5": "Полиция задержала пять человек в порту",
    "cp866": "Полиция задержала пять человек в порту",
    "windows-1256": "الشرطة تعتقل خمسة أشخاص في الميناء",
    "iso-8859-6": "الشرطة تعتقل خمسة أشخاص في الميناء",
    "gb18030": "警方在港口查获走私货物",
    "big5": "警方在港口查獲走私貨物",
    "shift_jis": "警察が港で密輸品を押収",
    "euc-jp": "警察が港で密輸品を押収",
    "iso-2022-jp": "警察が港で密輸品を押収",
    "cp949": "경찰 항구에서 밀수품 압수",
    "cp874": "ตำรวจจับเรือเถื่อนที่ท่าเรือ",
    "windows-1253": "Η αστυνομία συνέλαβε πέντε άτομα",
    "windows-1255": "המשטרה עצרה חמישה חשודים בנמל",
}
ACCENTED = {
    "windows-1250": "Přístavní policie odtáhla dva přívozy a celníci našli padělané známky",
    "iso-8859-2": "Straż przybrzeżna otwiera stację a celnicy znaleźli fałszywe znaczki",
    "windows-1254": "Polis iki feribotu çekti ve şirket soruşturmaya itiraz ettiğini söyledi",
}
LATIN = ["Niños rescatados", "« Café fermé » à l’été", "Größte Brücke gesperrt", "Façade"]


@pytest.fixture
def read(tmp_path):
    """Return a function that gives the headlines' texts and the findings of one file."""

    def read_file(name, raw, manifest=""):
        (tmp_path / name).write_bytes(raw)
        (tmp_path / "archive.toml").write_text(f"captured = 2020-01-01\n{manifest}")
        archive = open_archive(tmp_path)
        items = [item for file in archive.files() for item in archive.read(file)]
        return [item.text for item in items if isinstance(item, Headline)], [
            (str(item.source), item.kind, item.reason)
            for item in items
            if isinstance(item, Finding)
        ]

    return read_file


@pytest.mark.parametrize("codec", SAMPLES)
def test_an_undeclared_code_page_of_another_script_is_recognised_and_reported(read, codec):
    texts, findings = read("a.csv", f"headline,date\n{SAMPLES[codec]},2015\n".encode(codec))

    assert texts == [SAMPLES[codec]]
    ((place, kind, reason),) = findings
    assert (place, kind) == ("a.csv:2", "fault")
    assert reason.startswith("not UTF-8; read as ")


@pytest.mark.parametrize("codec", ACCENTED)
def test_an_undeclared_code_page_of_central_europe_or_turkish_is_recognised(read, codec):
    texts, findings = read("a.csv", f"headline\n{ACCENTED[codec]}\n".encode(codec))

    assert texts == [ACCENTED[codec]]
    (finding,) = findings
    assert finding[2].lower() == f"not utf-8; read as {codec}"


def test_a_few_letters_do_not_tell_one_latin_code_page_from_another(read):
    texts, _ = read("a.csv", "headline\nPřevoz\n".encode("windows-1250"))

    assert texts == ["Pøevoz"]


@pytest.mark.parametrize("text", LATIN)
def test_an_undeclared_code_page_of_latin_letters_is_windows_1252(read, text):
    texts, findings = read("a.csv", f"headline\n{text}\n".encode("cp1252"))

    assert texts == [text]
    assert findings == [("a.csv:2", "fault", "not UTF-8; read as Windows-1252")]


OLD = {
    "mac-roman": ["José niega la acusación en Málaga", "Größere Brücke über die Spree fällt aus"],
    "cp850": ["José niega la acusación en Málaga", "Größere Brücke über die Spree fällt aus"],
    "cp437": ["Le préfet évacue un campement à Nîmes", "Två män åtalas för stöld på Öland"],
    "cp852": [
        "Policie zadržela tři muže",
        "Rząd zapowiada podwyżki płac",
        "Poliţia a reţinut trei bărbaţi la Bucureşti",
    ],
    "mac-latin2": ["Policie zadržela tři muže", "Rząd zapowiada podwyżki płac"],
    "cp775": ["Vilniuje sulaikyti šeši įtariamieji už smurtą", "Rīgā aizturēti trīs vīrieši"],
    "cp1257": [
        "Vilniuje sulaikyti šeši įtariamieji už smurtą",
        "Rīgā aizturēti trīs vīrieši",
        "Põlva mõisas süttis šokolaaditehas",
        "Žukovi tänav jääb õhtul kinni",
    ],
}


@pytest.mark.parametrize(
    ("codec", "text"), [(codec, text) for codec, texts in OLD.items() for text in texts]
)
def test_an_undeclared_code_page_of_dos_the_old_mac_or_the_baltic_is_recognised(read, codec, text):
    texts, findings = read("a.csv", f"headline,date\n{text},2015\n{text},2014\n".encode(codec))

    assert texts == [text, text]
    assert "not UTF-8; read as " in findings[0][2]


@pytest.mark.parametrize(
    "text",
    [
        "L’été à Saint-Étienne",
        "Route Madrid–Málaga – “cœur” de l’Europe",
        "København åbner ny bro over Øresund, følger på Færøerne",
        "Íslensk börn fá þúsund krónur á ári",
        "Coëfficiënt van België",
        "Šest Žižek",
        "Põlva mõisas süttis šokolaaditehas",
        "SEÑORÍA, ÁFRICA Y GÖTEBORG",
    ],
)
def test_words_of_western_europe_are_of_no_older_code_page(read, text):
    texts, _ = read("a.csv", f"headline,date\n{text},2015\n".encode("windows-1252"))

    assert texts == [text]


def test_a_code_page_of_dos_may_be_stated(read):
    texts, _ = read("a.csv", b"headline,date\nCaf\x82,2015\n", 'encoding = "IBM850"\n')

    assert texts == ["Café"]


def test_lines_that_are_no_utf_8_among_others_that_are_do_not_become_another_script(read):
    raw = "headline\nНовости порта\n".encode() + "Café fermé\n".encode("cp1252")

    assert read("a.csv", raw)[0] == ["Новости порта", "Café fermé"]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_recognised(read, codec):
    texts, findings = read("a.csv", "headline,date\r\n警察が港で押収,2015-05-12\r\n".encode(codec))

    assert texts == ["警察が港で押収"]
    assert findings == []


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("windows-1250", "cp1250", "Policie zadržela pět lidí"),
        ("IBM866", "cp866", "Полиция"),
        ("utf-16be", "utf-16-be", "警察"),
        ("ks_c_5601-1987", "cp949", "경찰"),
    ],
)
def test_the_encoding_that_is_stated_counts(read, label, codec, text):
    texts, findings = read("a.csv", f"headline\n{text}\n".encode(codec), f'encoding = "{label}"\n')

    assert texts == [text]
    assert findings == []


def test_lines_may_end_in_cr_alone_and_are_counted():
    raw = b"one\rtwo\rthree\r" * 10_000

    lines = list(read_lines(io.BufferedReader(io.BytesIO(raw))))

    assert len(lines) == 30_000
    assert [(line.number, line.text) for line in lines[-2:]] == [(29_999, "two"), (30_000, "three")]


def test_lines_of_utf_16_may_be_left_after_their_stream_is_closed():
    with io.BufferedReader(io.BytesIO("one\ntwo\n".encode("utf-16"))) as stream:
        lines = read_lines(stream)
        assert next(lines).text == "one"

    lines.close()

    assert next(lines, None) is None


DECLARATION = regex.compile(rb"charset=([\w.-]+)")


@pytest.mark.parametrize(
    ("declared", "raw", "text", "encoding", "line"),
    [
        ("ks_c_5601-1987", "경찰".encode("cp949"), "경찰", "EUC-KR", None),
        ("gb2312", "朱镕基".encode("gbk"), "朱镕基", "GBK", None),
        ("tis-620", "ตำรวจ".encode("cp874"), "ตำรวจ", "Windows-874", None),
        ("big5", "貝拉克·歐巴馬‧".encode("cp950"), "貝拉克·歐巴馬‧", "Big5", None),
        ("iso-2022-jp", "警察が".encode("iso-2022-jp"), "警察が", "ISO-2022-JP", None),
        ("utf-8", "警察が".encode("iso-2022-jp"), "警察が", "ISO-2022-JP", 2),
        ("koi8-r", "Полиция".encode(), "Полиция", "UTF-8", None),
        ("utf-8", "Полиция задержала".encode("cp1251"), "Полиция задержала", "Windows-1251", 2),
        ("euc-kr", "Полиция".encode("cp1251"), "Полиция", "Windows-1251", 2),
    ],
)
def test_a_document_is_read_as_it_declares_or_else_as_it_is(declared, raw, text, encoding, line):
    found = decode_document(f"charset={declared}\n".encode() + raw, DECLARATION)

    assert found.text.partition("\n")[2] == text
    assert (found.encoding, found.declared, found.line) == (encoding, declared, line)


def test_one_broken_byte_does_not_change_the_encoding_of_a_document():
    raw = "Полиция\nзадержала\nпять\nCaf".encode() + b"\xe9"

    found = decode_document(raw, DECLARATION)

    assert found.text == "Полиция\nзадержала\nпять\nCafé"
    assert (found.encoding, found.line) == ("Windows-1252", 4)


def test_what_was_declared_in_vain_is_reported_with_what_was_done(read):
    page = "<meta charset='utf-8'><h1>Порт</h1><p>12.05.2015</p><p>Полиция нашла груз</p>"

    _, findings = read("a.html", page.encode("cp1251"))

    assert ("a.html", "note", "declared as utf-8, read as Windows-1251") in findings


@pytest.mark.parametrize("label", ["rot13", "undefined", "replacement", "x-user-defined", "\ud800"])
def test_a_label_that_names_no_text_is_unknown(label):
    assert known_encoding(label) is None


@pytest.mark.parametrize("blank", [b"\n", b"\r\n"])
def test_very_many_blank_lines_are_counted_and_cost_nothing(blank):
    stream = io.BufferedReader(io.BytesIO(b"one\n\n\n" + blank * 2_000_000 + b"two\n"), 2**16)

    lines = list(read_lines(stream))

    assert [(line.number, line.text) for line in lines if line.text and line.text.strip()] == [
        (1, "one"),
        (2_000_004, "two"),
    ]
    assert len(lines) < 100_000


@pytest.mark.parametrize(
    "text",
    [
        "¿Qué pasó en Málaga?",
        "ESPAÑA: ÚLTIMA HORA\n¡Olé! “Es él”",
        "The café’s “résumé” costs €30 – or £25",
        "El·líptic\nL·lusió: «és així»",
    ],
)
def test_opening_signs_and_pounds_are_of_western_europe(text):
    assert sniffed_encoding(text.encode("cp1252")) is None


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        ("Premier ogłosił nowe wybory: rząd upadł w środę", "iso8859-2", "ISO-8859-2"),
        ("Premiér Babiš řekl, že vláda schválí zákon", "cp1250", "Windows-1250"),
        ("Premiér Babiš řekl, že vláda schválí zákon. " * 9 + "Znak ˇ.", "cp1250", "Windows-1250"),
    ],
)
def test_letters_of_central_europe_are_still_told(text, codec, name):
    found = sniffed_encoding(text.encode(codec))

    assert found is not None
    assert found.name == name
