import pytest
from contents import Contents

IPHONE = """[12/05/2015, 09:14:02] Desk: \u200eMessages and calls are end-to-end encrypted.
[12/05/2015, 09:15:02] Desk: Tug sinks in the estuary https://a.example/1
[13/05/2015, 18:40:11] Ann: I will be late for the meeting tomorrow
[14/05/2015, 18:41:11] Ann: https://a.example/2
Two held after a blaze
They are in custody.
\u200e[15/05/2015, 18:42:11] Ann: \u200eimage omitted
"""
ANDROID = """12.05.15, 09:13 - Messages and calls are end-to-end encrypted.
12.05.15, 09:14 - Desk: *Tug sinks in the estuary* - https://a.example/1
13.05.15, 09:14 - Ann: ok https://a.example/9
14.05.15, 18:41 - Ann: Two held after a blaze: https://a.example/2
"""


@pytest.mark.parametrize("text", [IPHONE, ANDROID], ids=["iphone", "android"])
def test_messages_with_a_headline_and_its_link_count(tmp_path, text):
    tmp_path.joinpath("_chat.txt").write_text(text)

    found = Contents(tmp_path)

    assert found.listed == [
        ("2015-05-12", "Tug sinks in the estuary"),
        ("2015-05-14", "Two held after a blaze"),
    ]
    assert found.urls == ["https://a.example/1", "https://a.example/2"]
    assert "messages of a chat without a link" in found.report


SLACK = """#newswire

Tuesday, May 12th, 2015

newsbot  9:01 AM
Tug sinks in the estuary https://a.example/1

ann  9:05 AM
thanks

Thursday, May 14th, 2015
newsbot  8:30 AM
Two held after a blaze
https://a.example/2
"""
DISCORD = """newsbot — 14/05/2015 8:30 PM
Two held after a blaze
https://a.example/2
newsbot — 12/05/2015 9:01 AM
Tug sinks in the estuary
https://a.example/1
"""


TEAMS = """Tuesday, 12 May 2015
[09:10] Reed, Ann
Tug sinks in the estuary https://a.example/1

[09:44] Bo Lind (Guest)
thanks

Thursday, 14 May 2015
[9:44 AM] Lind, Bo
Two held after a blaze
https://a.example/2
"""


@pytest.mark.parametrize("text", [SLACK, DISCORD, TEAMS], ids=["slack", "discord", "teams"])
def test_copied_messages_have_their_name_and_time_above(tmp_path, text):
    tmp_path.joinpath("copied.txt").write_text(text)

    assert sorted(Contents(tmp_path).listed) == [
        ("2015-05-12", "Tug sinks in the estuary"),
        ("2015-05-14", "Two held after a blaze"),
    ]


def test_headlines_that_end_with_times_above_their_links_are_no_chat(tmp_path):
    texts = ["Tug sinks in estuary 9:01 AM", "Two held after blaze 10:15 AM"]
    lines = [f"{text}\nhttps://a.example/{at}" for at, text in enumerate(texts)]
    tmp_path.joinpath("list.txt").write_text("\n".join(["12 May 2015", *lines]))

    assert [text for _, text in Contents(tmp_path).listed] == texts


def test_headlines_behind_times_in_brackets_above_their_links_are_no_chat(tmp_path):
    texts = ["Tug sinks in the estuary", "Two held after a blaze"]
    lines = [
        f"12 May 2015\n[09:1{at}] {text}\nhttps://a.example/{at}" for at, text in enumerate(texts)
    ]
    tmp_path.joinpath("list.txt").write_text("\n\n".join(lines))

    assert [one.text.partition("] ")[2] for one in Contents(tmp_path).headlines] == texts


@pytest.mark.parametrize("form", ["12/05/2015, 09:14 - {}", "[12/05/2015, 09:14] {}"])
@pytest.mark.parametrize(
    "texts",
    [
        ["Tug sinks in the estuary", "Two held after a blaze"],
        ["Hull: Tug sinks in the estuary", "Leeds: Two held after a blaze"],
    ],
)
def test_a_list_with_clock_times_is_no_chat(tmp_path, form, texts):
    tmp_path.joinpath("list.txt").write_text("\n".join(map(form.format, texts)))

    assert [text for _, text in Contents(tmp_path).listed] == texts
