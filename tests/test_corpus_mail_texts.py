from pathlib import Path

import pytest
from contents import Contents

DIGEST = """From: shipping-request@a.example
Subject: Shipping Digest, Vol 12, Issue 4
To: shipping@a.example
Date: Wed, 13 May 2015 12:00:02 +0000

Today's Topics:

   1. Pilots accept new rota (Jan de Boer)
   2. Tolls rise again (Mona Said)


----------------------------------------------------------------------

Message: 1
Date: Tue, 12 May 2015 08:11:41 +0200
From: Jan de Boer <jan@a.example>
Subject: Pilots accept
 new rota
Message-ID: <a1@a.example>

The pilots accepted the rota on Monday.

------------------------------

Message: 2
Date: Wed, 13 May 2015 07:40:00 +0200
From: Mona Said <mona@a.example>
Subject: Tolls rise again
Message-ID: <a2@a.example>

Tolls rise by four per cent.

------------------------------

Subject: Digest Footer

End of Shipping Digest, Vol 12, Issue 4
"""

FORWARDED = """---------- Weitergeleitete Nachricht ---------
Von: Presse <presse@a.example>
Datum: Di., 12. Mai 2015 um 09:14
Betreff: Pilots accept new rota
An: <desk@a.example>

They did.

---------- Weitergeleitete Nachricht ---------
Von: Presse <presse@a.example>
Datum: Mi., 13. Mai 2015 um 16:02
Betreff: Tolls rise again
An: <desk@a.example>

By four per cent.
"""

MAILS = [("2015-05-12", "Pilots accept new rota"), ("2015-05-13", "Tolls rise again")]


def read(tmp_path: Path, text: str, name: str = "mails.txt") -> Contents:
    """Return what a file of that *name* gives."""
    tmp_path.joinpath(name).write_text(text)
    return Contents(tmp_path)


@pytest.mark.parametrize("text", [DIGEST, FORWARDED], ids=["digest", "forwarded"])
def test_the_subjects_of_several_mails_in_one_text_are_its_headlines(tmp_path, text):
    assert read(tmp_path, text).listed == MAILS


def test_a_thread_of_replies_is_one_mail(tmp_path):
    header = "From: Ann\nDate: {} May 2015\nSubject: {}Rota\n\nFine.\n"
    parts = [header.format(14, "Re: "), header.format(13, "Re: "), header.format(12, "")]
    text = "\n-----Original Message-----\n".join(parts)

    assert read(tmp_path, text).listed == [("2015-05-14", "Rota")]


def test_one_forwarded_mail_is_that_of_its_subject(tmp_path):
    assert len(read(tmp_path, FORWARDED.partition("\n\nThey")[0] + "\n\nThey did.\n").listed) < 2


NEWSLETTER = """From: Morning Briefing <briefing@a.example>
Subject: Morning Briefing: Tuesday
Date: Tue, 12 May 2015 06:00:00 +0100
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><body><p><a href="https://a.example/view">View in browser</a></p>{items}
<p><a href="https://a.example/unsub">Unsubscribe</a></p></body></html>
"""
ITEM = '<h2><a href="https://a.example/{at}">{text}</a></h2><p>What it says.</p>'


def newsletter(*texts: str) -> str:
    """Return a mail with linked headings."""
    items = "".join(ITEM.format(at=at, text=text) for at, text in enumerate(texts))
    return NEWSLETTER.format(items=items)


def test_the_linked_headings_of_a_newsletter_are_headlines_of_the_day_it_was_sent(tmp_path):
    texts = ["Salvage team frees a grounded tanker", "Lighthouse keepers lose pension case"]

    found = read(tmp_path, newsletter(*texts), "news.eml")

    assert found.listed == [("2015-05-12", text) for text in texts]
    assert "headlines of a mail, dated by the day on which it was sent" in found.report


@pytest.mark.parametrize(
    "texts",
    [
        ("Salvage team frees a grounded tanker", "Follow us"),
        ("Our services", "Contact", "About us"),
        ("Salvage team frees a grounded tanker",),
    ],
)
def test_a_mail_of_one_thing_is_its_subject(tmp_path, texts):
    found = read(tmp_path, newsletter(*texts), "news.eml")

    assert found.listed == [("2015-05-12", "Morning Briefing: Tuesday")]


def test_mails_saved_one_below_the_other_are_told_by_their_headers(tmp_path):
    header = "From:\tPress Office\nSent:\t{}\nTo:\tDesk\nSubject:\t{}\n\nIt is so.\n\n"
    text = header.format("Tuesday, May 12, 2015 9:14 AM", MAILS[0][1])
    text += header.format("Wednesday, May 13, 2015 4:02 PM", MAILS[1][1])

    assert read(tmp_path, text).listed == MAILS


def test_records_with_a_subject_and_a_date_are_no_mails(tmp_path):
    record = "Subject: {}\nDate: {} May 2015\nPaper: The Times\nTitle: {}\n\n"
    text = record.format("Ports", 12, "Tug sinks") + record.format("Fish", 13, "Crab is dear")

    assert read(tmp_path, text).listed == [
        ("2015-05-12", "Tug sinks"),
        ("2015-05-13", "Crab is dear"),
    ]


PLAIN = """From: desk@a.example
Subject: Daily press summary
Date: Tue, 12 May 2015 07:00:00 +0000
Content-Type: text/plain; charset=utf-8

Good morning, here is what is said today:

{}
Regards
"""


def test_a_list_of_links_in_a_plain_mail_is_of_the_day_it_was_sent(tmp_path):
    texts = ["Salvage team frees a grounded tanker", "Lighthouse keepers lose pension case"]
    items = "".join(f"* {text}\n  https://a.example/{at}\n\n" for at, text in enumerate(texts))

    found = read(tmp_path, PLAIN.format(items), "daily.eml")

    assert found.listed == [("2015-05-12", text) for text in texts]


@pytest.mark.parametrize(
    "items",
    [
        "You can read the whole report on our site at https://a.example/1\n",
        "* Our new office is open.\n* https://a.example/1\n* Call us\n",
        "* It rained on Monday\n* The dock of Hull was closed\n",
        "The police towed two ferries on Tuesday. Nobody was hurt, they said.\n\n"
        "* The report of the harbour police: https://a.example/1\n"
        "* Photographs of both of the ferries: https://a.example/2\n",
        "* Unsubscribe from this list at any time: https://a.example/1\n"
        "* Manage your preferences and your profile: https://a.example/2\n",
    ],
)
def test_a_plain_mail_without_a_list_of_links_is_its_subject(tmp_path, items):
    found = read(tmp_path, PLAIN.format(items), "daily.eml")

    assert found.listed == [("2015-05-12", "Daily press summary")]


@pytest.mark.parametrize(
    ("greeting", "times", "count"),
    [
        ("Good morning. Here is what we read.", 3, 3),
        ("Work begins in autumn, the port authority said on Tuesday.\n" * 2, 3, 1),
        ("Work begins in autumn.", 2, 1),
    ],
    ids=["digest", "release", "two links"],
)
def test_lines_above_their_addresses_are_headlines_of_a_digest(tmp_path, greeting, times, count):
    items = "".join(
        f"\nPilots of harbour {at} accept a rota\nhttps://a.example/{at}\n" for at in range(times)
    )

    assert len(read(tmp_path, PLAIN.format(greeting + "\n" + items), "daily.eml").listed) == count


CLIPS = ["Lead found in taps of 12 schools", "Water board meets in secret", "Mayor stays in office"]


def clips(form: str, around: str) -> str:
    """Return an HTML mail of items of that *form*, each with a link, in what is *around* them."""
    links = (f'<a href="https://a.example/{at}">{text}</a>' for at, text in enumerate(CLIPS))
    return NEWSLETTER.format(items=around.format("".join(map(form.format, links))))


@pytest.mark.parametrize(
    ("form", "around"),
    [
        ("<li>{}</li>", "<p>Three today</p><ul>{}</ul>"),
        ("<li>{} (Tribune)</li>", "<ul>{}</ul>"),
        ("<p>{}</p>", "<p>Good morning</p>{}"),
        (
            "<tr><td><img src='a.jpg'></td><td>{}<br>What it says, in one sentence.</td></tr>",
            "<table><tr><td><a href='https://a.example/v'>View this mail in your browser</a></td>"
            "</tr>{}</table>",
        ),
    ],
    ids=["list", "outlets", "paragraphs", "rows"],
)
def test_links_of_a_mail_in_html_are_headlines_of_the_day_it_was_sent(tmp_path, form, around):
    found = read(tmp_path, clips(form, around), "clips.eml")

    assert found.listed == [("2015-05-12", text) for text in CLIPS]


def test_days_without_a_year_behind_the_outlets_of_a_mail_are_the_last_before_it(tmp_path):
    found = read(tmp_path, clips("<li>{} (Tribune, May 11)</li>", "<ul>{}</ul>"), "clips.eml")

    assert found.listed == [("2015-05-11", text) for text in CLIPS]
    assert [one.publications[0].source for one in found.headlines] == ["Tribune"] * 3


@pytest.mark.parametrize(
    "around",
    [
        "<p>The water board said on Monday that it will replace the pipes.</p><ul>{}</ul>",
        "<ul>{}<li><a href='https://a.example/u'>Unsubscribe from this list</a></li></ul>",
        "<p>" + "The board said on Monday that it will replace all pipes. " * 2 + "</p>{}",
    ],
    ids=["told above", "list that ends the mail", "release"],
)
def test_links_that_a_mail_in_html_ends_with_are_no_headlines(tmp_path, around):
    mail = clips("<li>{}</li>", around)
    if "Unsubscribe" in around:
        mail = mail[: mail.rindex("<p>")]
    found = read(tmp_path, mail, "clips.eml")

    assert found.listed == [("2015-05-12", "Morning Briefing: Tuesday")]


def test_links_of_one_wording_below_the_headlines_of_a_mail_are_none(tmp_path):
    rows = "".join(
        f"<tr><td>{text}</td></tr><tr><td><a href='https://a.example/{at}'>Read the whole story on"
        " our site</a></td></tr>"
        for at, text in enumerate(CLIPS)
    )

    found = read(tmp_path, NEWSLETTER.format(items=f"<table>{rows}</table>"), "clips.eml")

    assert found.listed == [("2015-05-12", "Morning Briefing: Tuesday")]


SENT = """From: Ann <ann@a.example>
Subject: {subject}
Date: Thu, 14 May 2015 18:02:11 +0100
Content-Type: text/{kind}; charset=utf-8

{text}
"""
ORIGINAL = """-----Original Message-----
From: Desk
Sent: Tuesday, May 12, 2015 8:15 AM
To: list
Subject: Clips
"""
ITEMS = """
- Union rejects pay offer (Herald) http://a.example/1
- Bank lowers its rates (Post) http://a.example/2
"""


@pytest.mark.parametrize(
    ("header", "kind", "items"),
    [
        (ORIGINAL, "plain", ITEMS),
        ("For the files.\n\n" + ORIGINAL.partition("\n")[2], "plain", ITEMS),
        (
            "-----Message d'origine-----\nDe : Presse\nEnvoyé : mardi 12 mai 2015 08:15\n"
            "À : Liste\nObjet : Revue\n",
            "plain",
            ITEMS,
        ),
        (
            "-----Ursprüngliche Nachricht-----\nVon: Presse\nGesendet: Dienstag, 12. Mai 2015 08:15"
            "\nAn: Liste\nBetreff: Schau\n",
            "plain",
            ITEMS,
        ),
        (
            "-----Mensaje original-----\nDe: Prensa\nEnviado el: martes, 12 de mayo de 2015 8:15\n"
            "Para: Lista\nAsunto: Recortes\n",
            "plain",
            ITEMS,
        ),
        (
            "---------- Forwarded message ---------\nFrom: Desk <d@a.example>\n"
            "Date: Tue, May 12, 2015 at 8:15 AM\nSubject: Clips\nTo: <l@a.example>\n\n",
            "plain",
            ITEMS,
        ),
        (
            "-----Original Message-----\nFrom: Bo\nSent: Wednesday, May 13, 2015 8:15 AM\n"
            "To: list\nSubject: FW: Clips\n\n" + ORIGINAL,
            "plain",
            ITEMS,
        ),
        (
            "<div><b>From:</b> Desk<br><b>Sent:</b> Tuesday, May 12, 2015 8:15 AM<br>"
            "<b>To:</b> list<br><b>Subject:</b> Clips</div>",
            "html",
            "<ul><li><a href='http://a.example/1'>Union rejects pay offer</a> (Herald)</li>"
            "<li><a href='http://a.example/2'>Bank lowers its rates</a> (Post)</li></ul>",
        ),
    ],
    ids=["outlook", "unmarked", "fr", "de", "es", "gmail", "twice", "html"],
)
def test_what_was_forwarded_is_of_the_day_it_was_first_sent(tmp_path, header, kind, items):
    mail = SENT.format(subject="FW: Clips", kind=kind, text=header + items)

    found = read(tmp_path, mail, "clips.eml")

    assert found.listed == [
        ("2015-05-12", "Union rejects pay offer"),
        ("2015-05-12", "Bank lowers its rates"),
    ]


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Clips", ITEMS + "\n" + ORIGINAL + "\nCould you send the clips?\n"),
        ("Re: Clips", ORIGINAL + ITEMS),
        ("FW: Clips", ORIGINAL.replace("Tuesday, May 12, 2015 8:15 AM", "yesterday") + ITEMS),
        ("Clips", ITEMS),
    ],
    ids=["clips above", "answer", "no day", "not forwarded"],
)
def test_what_was_not_forwarded_is_of_the_day_of_its_own_mail(tmp_path, subject, text):
    found = read(tmp_path, SENT.format(subject=subject, kind="plain", text=text), "clips.eml")

    assert [day for day, _ in found.listed] == ["2015-05-14", "2015-05-14"]
    assert ("yesterday: no day" in found.report) is ("yesterday" in text)


MAIL = (
    "From: Eva <eva@a.example>\nTo: desk@a.example\nSubject: {}\n"
    "Date: Tue, 07 Oct 2014 09:00:00 +0200\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=utf-8\n\n{}\n"
)
QUOTED = (
    "> 1 October 2014\n> The ferry to Kiel is late\n> http://a.example/1\n>\n"
    ">> 2 October 2014\n>> A diver finds an anchor\n"
)


@pytest.mark.parametrize(
    ("name", "text"),
    [("clips.eml", MAIL.format("Clips", QUOTED)), ("clips.txt", QUOTED)],
    ids=["mail", "text"],
)
def test_what_a_mail_quotes_is_read_without_its_signs(tmp_path, name, text):
    tmp_path.joinpath(name).write_text(text)

    assert Contents(tmp_path).listed == [
        ("2014-10-01", "The ferry to Kiel is late"),
        ("2014-10-02", "A diver finds an anchor"),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.txt", "1 October 2014\n>5,000 miss a ferry\n\n2 October 2014\nA > B\n"),
        (
            "clips.eml",
            MAIL.format("Clips", "1 October 2014\n>5,000 miss a ferry\n\n2 October 2014\nA > B\n"),
        ),
    ],
    ids=["text", "mail"],
)
def test_more_than_a_number_is_no_quotation(tmp_path, name, text):
    tmp_path.joinpath(name).write_text(text)

    assert [text for _, text in Contents(tmp_path).listed] == [">5,000 miss a ferry", "A > B"]


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        ("Re: Ferry adrift", "Ferry adrift"),
        ("WG: [dpa] Ferry adrift", "[dpa] Ferry adrift"),
        ("Re[2]: Fwd: Ferry adrift", "Ferry adrift"),
        ("TR : Ferry adrift", "Ferry adrift"),
        ("Odp: PD: Ferry adrift", "Ferry adrift"),
        ("Real: Ferry adrift", "Real: Ferry adrift"),
        ("Re-elected: Ferry captain", "Re-elected: Ferry captain"),
        ("Press: Ferry adrift", "Press: Ferry adrift"),
        ("Kiel re: Ferry adrift", "Kiel re: Ferry adrift"),
        ("Re:", "Re:"),
    ],
)
def test_a_subject_has_no_mark_of_an_answer_or_of_forwarding(tmp_path, subject, headline):
    tmp_path.joinpath("a.eml").write_text(MAIL.format(subject, "It drifts."))

    assert Contents(tmp_path).listed == [("2014-10-07", headline)]
