from pathlib import Path

import pytest
from contents import Contents


def read(tmp_path: Path, text: str) -> list[tuple[str, str, str]]:
    """Return day, text and outlet of the headlines of a text."""
    tmp_path.joinpath("list.txt").write_text(text)
    return [
        (str(one.date), one.text, "".join(of.source for of in one.publications))
        for one in Contents(tmp_path).headlines
    ]


SUMMARY = """1: Karim R, Bose T. Lead among shipbreakers: a study
of four yards. Occup Environ Med. 2015 May 12;72(5):333-9.
doi: 10.1136/a. PMID: 25961111.

2: Olsen K. Noise on ferries. Int Marit Health. 2016 Jan
4;67(1):12-8. doi: 10.5603/b. PMID: 26961112.
"""

ABSTRACT = """1. Int Marit Health. 2016 Jan 4;67(1):12-8. doi: 10.5603/b.

Noise on ferries.

Olsen K(1).

BACKGROUND: Noise harms.

PMID: 26961112

2. Occup Environ Med. 2015 May 12;72(5):333-9.

Lead among shipbreakers: a study
of four yards.

Karim R(1).

PMID: 25961111
"""
LEAD = ("2015-05-12", "Lead among shipbreakers: a study of four yards.", "Occup Environ Med")
NOISE = ("2016-01-04", "Noise on ferries.", "Int Marit Health")

CHINESE = """[1]李明. 台风过后码头恢复作业[N]. 厦门日报,2018-03-02(A03).
[2]王芳. 被扣渔船船员获释[N/OL]. 福建日报,2018-03-05[2019-01-01].
"""

HARVARD = """References

Doyle, A. (2018) 'Ferry dock reopens', Irish Examiner, 2 March, p. 4.
Marsh, P. and Ely, J. (2018) 'Judge frees crew', Daily Mail, 5 March, p. 11.
RTÉ News (2018) 'Quay workers vote', 19 March. Available at: https://a.example.
"""


VANCOUVER = """1. Halim S. Port workers block Tangier road. Le Matin. 2016 Apr 3;4.
2. Okoye C, Bello A. Lagos ferries stop after fire. The Guardian Nigeria.
2016 May 17;1.
"""
ISO_690 = """HALIM, Said. Port workers block Tangier road. Le Matin. 3 April 2016, p. 4.
OKOYE, Chidi. Lagos ferries stop after fire. The Guardian Nigeria [online]. 17 May 2016, p. 1.
"""
MLA = """Works Cited

Halim, Said. "Port workers block Tangier road." Le Matin, 3 Apr. 2016,
    p. 4.

"Lagos ferries stop after fire." The Guardian Nigeria, 17 May 2016, www.a.example/2.
"""
CHICAGO = """1. Said Halim, "Port workers block Tangier road," Le Matin, April 3, 2016, 4.
2. Chidi Okoye, "Lagos ferries stop after fire," The Guardian Nigeria, May 17, 2016.
"""
GOST = """1. Халим С. Port workers block Tangier road // Le Matin. – 2016. – 3 апреля. – С. 4.
2. Lagos ferries stop after fire // The Guardian Nigeria. – 2016. – 17 мая. – С. 1.
"""
APA = """References

Halim, S. (2016, April 3). Port workers block Tangier
    road. Le Matin. https://a.example/1
Okoye, C., & Bello, A. (2016, May 17). Lagos ferries stop after fire. The Guardian Nigeria, p. 1.
"""
TROVE = """"Port workers block Tangier road." Le Matin (Morocco : 1908 - 2020) 3 April 2016: 4.
Web. 2 Feb 2020 <http://a.example/1>.

"Lagos ferries stop after fire." The Guardian Nigeria (Lagos) 17 May 2016: 1. Web. 3 Feb 2020.
"""
NEWSPAPERS = [
    ("2016-04-03", "Port workers block Tangier road", "Le Matin"),
    ("2016-05-17", "Lagos ferries stop after fire", "The Guardian Nigeria"),
]


@pytest.mark.parametrize("text", [VANCOUVER, ISO_690, MLA, CHICAGO, GOST, APA, TROVE])
def test_references_to_newspapers_are_read_in_any_style(tmp_path, text):
    assert read(tmp_path, text) == NEWSPAPERS


def test_a_title_goes_on_behind_an_abbreviation_and_keeps_its_question_mark(tmp_path):
    text = """Reed, A. (2016, June 2). U.S. ports close for a storm. The Times, p. 3.

Sand, B. (2016, June 4). Who owns St. John pier? Daily Mail.
"""
    assert read(tmp_path, text) == [
        ("2016-06-02", "U.S. ports close for a storm", "The Times"),
        ("2016-06-04", "Who owns St. John pier?", "Daily Mail"),
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (SUMMARY, [LEAD, NOISE]),
        (ABSTRACT, [NOISE, LEAD]),
        (
            CHINESE,
            [
                ("2018-03-02", "台风过后码头恢复作业", "厦门日报"),
                ("2018-03-05", "被扣渔船船员获释", "福建日报"),
            ],
        ),
        (
            HARVARD,
            [
                ("2018-03-02", "Ferry dock reopens", "Irish Examiner"),
                ("2018-03-05", "Judge frees crew", "Daily Mail"),
                ("2018-03-19", "Quay workers vote", ""),
            ],
        ),
    ],
    ids=["summary", "abstract", "chinese", "harvard"],
)
def test_references_as_they_are_printed_are_read(tmp_path, text, rows):
    assert read(tmp_path, text) == rows


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("1. Tug sinks off Hull - 12 May 2015\n2. Two are held - 14 May 2015\n", 2),
        ("[1] Tug sinks off Hull (12 May 2015)\n[2] Two are held (14 May 2015)\n", 2),
        ('Pier fire "was arson", 12 May 2015\nMayor "knew nothing", 14 May 2015\n', 2),
        ("Tug sinks (2015, May 12). Two saved. All well.\nTug up (2015, May 14). All well.\n", 2),
        ("HULL, England. Tug sinks. 12 May 2015\nKIEL, Germany. One held. 14 May 2015\n", 2),
        ("12 May 2015: Tug sinks. Two saved. All well.\n14 May 2015: Two are held.\n", 2),
        (
            "News\n\n12 May 2015\nReed (2014) 'is right', 3 May\n\n14 May 2015\nRain\n",
            2,
        ),
    ],
)
def test_lists_that_resemble_references_are_read_as_lists(tmp_path, text, texts):
    got = read(tmp_path, text)

    assert [day for day, _, _ in got] == ["2015-05-12", "2015-05-14"][:texts]
