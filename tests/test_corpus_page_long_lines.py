"""Pages with lines of megabytes."""

import pytest
from contents import Contents

MEBIBYTE = 2**20
TITLES = ("Police tow a ferry at night", "Divers find an anchor", "Customs find forged stamps")
DAYS = ("12 May 2015", "10 April 2015", "3 March 2015")
ISO = ("2015-05-12", "2015-04-10", "2015-03-03")
LONG = f"{TITLES[0]} {'and a tug ' * (MEBIBYTE // 10)}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_headline_too_long_to_read_keeps_its_place_and_the_order_of_the_page(tmp_path, encoding):
    pairs = zip((LONG, *TITLES[1:]), DAYS, strict=True)
    text = "News\n\nAll our news.\n\n" + "\n\n".join(f"{title}\n\n{day}" for title, day in pairs)
    (tmp_path / "page.txt").write_text(text, encoding)

    read = Contents(tmp_path)

    assert [day for day, _ in read.listed] == list(ISO)
    assert read.listed[0][1].startswith(f"{TITLES[0]} and a tug")
    assert read.listed[1:] == list(zip(ISO[1:], TITLES[1:], strict=True))
    assert "the line is longer than a mebibyte and is left out but for its beginning" in read.report


def test_what_stands_below_a_script_of_megabytes_is_on_its_own_lines(tmp_path):
    rows = "\n".join(f"<p>{day}</p><p>{of}</p>" for day, of in zip(DAYS, TITLES, strict=True))
    script = f"<script>\n{'x = 1;' * MEBIBYTE}\n</script>"
    (tmp_path / "page.html").write_text(f"<title>News</title>{script}\n<h1>News</h1>\n{rows}")

    read = Contents(tmp_path)

    assert read.listed == list(zip(ISO, TITLES, strict=True))
    assert [headline.sources[0].line for headline in read.headlines] == [5, 6, 7]
