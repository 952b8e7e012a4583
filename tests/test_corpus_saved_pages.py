from datetime import date

import pytest

from corpus import TopicPage, open_archive
from corpus.readers.hypertext.saved_pages import original, saved_from, wayback_day

LISTED = "<div><h3><a href='{}'>Ferries towed</a></h3><p>12 May 2015</p></div>"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://web.archive.org/web/20150601000000*/http://a.example/1", "http://a.example/1"),
        ("/web/20150601101112/http://a.example/1", "http://a.example/1"),
        ("//web.archive.org/web/20150601101112id_/https:/a.example/1", "https://a.example/1"),
        ("https://a.example/web/1", "https://a.example/web/1"),
        ("news/1", "news/1"),
    ],
)
def test_a_link_of_the_wayback_machine_leads_to_the_original(link, address):
    assert original(link) == address


def test_a_link_of_the_wayback_machine_tells_the_day_of_capture():
    assert wayback_day("/web/20150601101112/http://a.example/1") == date(2015, 6, 1)
    assert wayback_day("/web/2015/http://a.example/1") is None


@pytest.mark.parametrize(
    ("source", "address", "day"),
    [
        (
            "<html><!--\n Page saved with SingleFile \n url: https://a.example/news \n saved date: "
            "Mon Jun 01 2015 10:11:12 GMT+0200 (CEST)\n-->",
            "https://a.example/news",
            date(2015, 6, 1),
        ),
        (
            "<!-- saved from url=(0030)http://a.example/news/ -->",
            "http://a.example/news/",
            None,
        ),
        (
            "<!-- saved from url=(0066)https://web.archive.org/web/20150601101112/"
            "http://a.example/ -->",
            "http://a.example/",
            date(2015, 6, 1),
        ),
        (
            "</html><!--\n FILE ARCHIVED ON 10:11:12 Jun 01, 2015 AND RETRIEVED FROM THE\n -->",
            None,
            date(2015, 6, 1),
        ),
        ('__wm.wombat("http://a.example/","20150601101112","x")', None, date(2015, 6, 1)),
        (
            "<html>\n<!-- Mirrored from www.a.example/news/index.html by HTTrack Website Copier/3.x"
            " [XR&CO'2014], Mon, 01 Jun 2015 10:11:12 GMT -->",
            "http://www.a.example/news/index.html",
            date(2015, 6, 1),
        ),
        ("<p>nothing</p>", None, None),
    ],
)
def test_a_page_says_where_and_when_it_was_saved(source, address, day):
    saved = saved_from(source)

    assert (saved.address, saved.day) == (address, day)


def test_a_saved_page_is_of_the_day_it_was_captured_and_links_from_where_it_was(tmp_path):
    (tmp_path / "a.html").write_text(
        "<!--\n Page saved with SingleFile \n url: https://a.example/news/ \n saved date: "
        f"Mon Jun 01 2015 10:11:12 GMT+0200 (CEST)\n-->{LISTED.format('1')}"
    )
    archive = open_archive(tmp_path)

    (page,) = (item for file in archive.files() for item in archive.read(file))

    assert isinstance(page, TopicPage)
    assert (page.captured, page.url) == (date(2015, 6, 1), "https://a.example/news/")
    assert [(h.url, h.first_seen) for h in page.headlines] == [
        ("https://a.example/news/1", date(2015, 6, 1))
    ]


def test_the_capture_that_is_stated_prevails(tmp_path):
    (tmp_path / "archive.toml").write_text("captured = 2015-07-01")
    (tmp_path / "a.html").write_text(
        f"<link rel=canonical href='/web/20150601101112/http://a.example/'>{LISTED.format('/1')}"
    )
    archive = open_archive(tmp_path)

    (page,) = (item for file in archive.files() for item in archive.read(file))

    assert isinstance(page, TopicPage)
    assert (page.captured, page.url) == (date(2015, 7, 1), "http://a.example/")
