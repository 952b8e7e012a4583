"""Clock times beside a date: "klo 14.30", "14:30 WIB", "오후 2:30", "10h30 (heure de Paris)".

They are taken away and not kept, with their time zone: a date is the calendar date printed. Only
which of two wordings of a day is the later one is asked of them.
"""

from functools import cache, lru_cache

import regex

from corpus.dates.names import halves_of_day
from corpus.patterns import WORD, has_digit, pattern

# Words before the hour, in lower case.
_AT = (
    "a las|a la|a les|às|a partir das|a partir de las|desde las|alle ore|alle|ore|ora|orele|la ora"
    "|at|from|om|um|kl|klockan|klokken|klo|kello|kell|o godz|godz|o godzinie|o|ob|u|v|ve|à|a|в|у"
    "|ás|plkst|pulksten|saa"
    "|о|во|saat|pukul"
    "|jam|lúc|vào lúc|hồi|เวลา|ເວລາ|στις|ώρα|الساعة|الساعه|ساعت|وقت|בשעה|שעה|ժամը|саат|сағат"
    "|godziny|hora|heure|time|zeit|時刻|时间|時間|시각|بجے|বেলা|সময়|को|रात|शाम|सुबह|दोपहर"
)
# Names of the halves of the day, before or after the time.
_HALVES = (
    "오전|오후|午前|午後|上午|下午|晚上|早上|凌晨|中午|傍晚|清晨|夜|朝|낮|밤|새벽"
    "|صباحا|صباحًا|مساء|مساءً|ظهرا|ظهرًا|ليلا|فجرا|صباح|بعد الظهر|قبل الظهر|صبح|عصر|ظهر|شب"
    "|بعد از ظهر|قبل از ظهر"
    "|de la mañana|de la tarde|de la noche|da manhã|da tarde|da noite|du matin|du soir"
    "|de l'après-midi|morgens|abends|nachmittags|vormittags|sáng|chiều|tối|trưa|noon|midnight"
    "|утра|вечера|дня|ночи|π.μ|μ.μ|μ.μ.|π.μ.|ق.ظ|ب.ظ|ö.ö|ö.s"
    "|pagi|siang|sore|malam|petang|tengah hari"
    "|पूर्वाह्न|अपराह्न|बजे|পূর্বাহ্ণ|অপরাহ্ণ|এএম|পিএম|সকাল|দুপুর|বিকাল|সন্ধ্যা|রাত"
)
_UNITS = (
    "uhr|hrs|hr|hours|hs|h|น|นาฬิกา|ode|godz|hod|hodin|ч|час|часов|год|uur|u|óra|órakor|ώρα|giờ"
    "|ժ|სთ"
    "|val|sati|sata|sat|ura|uri|часова|часа|часот"
    "|horas|hora|heures|heure|ore|h00|klokken|بجے|বটায়|মিনিট|မိနစ်|बजे|ਵਜੇ|ساعة|ساعت"
)
_ZONES = (
    "utc gmt ut z bst ist cet cest eet eest msk msd est edt cst cdt mst mdt pst pdt akst akdt hst"
    " ast adt nst ndt wib wita wit jst kst hkt sgt myt pht pkt npt bdt ict mmt aest aedt acst awst"
    " nzst nzdt sast eat cat wat wast brt brst art clt clst pet cot vet uyt bot ect gst irst irdt"
    " trt idt met mest mez mesz west wet et ct mt pt мск msc tsi hnec heec hae hne"
)
_IN_TIMES = (
    "time hora heure ora local locale ortszeit по 时间 時間 시간 بتوقيت به وقت t p m"
    " central european eastern western pacific mountain standard summer daylight greenwich mean"
    " 時 时 点 點 시 분 分 초 秒 半 phút"
)
_SAYS_MORE = pattern(r"[\d\p{L}]")

_ZONE = (
    r"[(\[]?(?:"
    r"\L<zones>\s?[+±−–-]\s?\d{1,2}(?::?\d\d)?(?!\d|\p{L})|[+−–-]\d\d:?\d\d(?![\d\p{L}/.-])"
    r"|\L<zones>(?![\p{L}\d])"
    r"|(?<=:\d\d:\d\d(?:\.\d{1,9})?)[+-]\d\d(?!\d)"  # as PostgreSQL writes it
    r"|(?:[a-z]+\s){1,4}time(?!\p{L})|(?:hora|heure|ora)\s(?:de |di |d')?\p{L}+(?:\s\p{L}+)?"
    r"|ortszeit|по\s\p{L}+|(?:\p{Han}{2,4})?(?:时间|時間)|\p{Hangul}+\s?시간"
    r"|بتوقيت \p{L}+(?: \p{L}+)?|به وقت \p{L}+"
    r"|[a-z]{3,5}(?=[)\]]?(?:\s\d{4})?$)"
    r")[)\]]?"
)
_HALF = r"(?:[ap]\.?\s?m(?:\.|(?!\p{L}))|\L<halves>(?![\p{Latin}\p{Cyrillic}\p{Greek}]))"
_HOUR = r"(?<![\d.:/-])(?:[01]?\d|2[0-4])"
_MINUTE = r"[0-5]\d(?!\d)"
_TIME = (
    rf"(?:{_HOUR}\s?[:h時时点點시ч]\s?{_MINUTE}(?:\s?(?:分|분|m(?:in)?|phút))?"
    r"(?::\d\d(?!\d)(?:[.,]\d{1,9})?|\s?\d\d?\s?[秒초])?"
    rf"|{_HOUR}[時时点點시]半?"
    rf"|{_HOUR}(?=\s?(?:[ap]\.?\s?m(?![\p{{L}}])|(?:uhr|hs|hrs|h|น)(?!\p{{L}})))"
    rf"|{_HOUR}{_MINUTE}(?=\s?(?:hrs|hours|utc|gmt|h|uhr)(?!\p{{L}})))"
)
# Before a full stop a word must say so, since "14.03." is a day.
_DOTTED_LAST = (
    rf"(?<!\p{{L}})(?:kl|klo|klockan|klokken|kello|kell|plkst|at|um|ore|godz|pukul|jam)[.:]?\s*"
    rf"{_HOUR}\.{_MINUTE}(?=\.(?:\s|$))"
)
_DOTTED = rf"{_HOUR}\.{_MINUTE}(?:\.[0-5]\d(?!\d))?(?!\.|\s?\d)"


def without_clock(plain: str) -> str:
    """Return *plain*, in lower case, with no clock time, and a space where one was."""
    if not _HINT.search(plain):
        return plain
    return _clock().sub(" ", plain)


@lru_cache(maxsize=2**12)  # pages repeat their dates, and each is asked of twice
def is_time(plain: str) -> bool:
    """Return whether *plain*, in lower case, is a clock time and nothing else."""
    return has_digit(plain) and not _SAYS_MORE.search(without_clock(plain))


@lru_cache(maxsize=2**12)  # pages repeat their dates
def clock_of(date_text: str) -> tuple[str, int] | None:
    """Return the clock time that *date_text* prints, as what names its zone and as its seconds.

    Only times of one zone can be compared. A long number counts seconds of its own or has the
    digits of a day and a time; its length is the zone. None if no time is printed, or only one of
    a half of the day that is not sure.

    >>> clock_of("3 May 2014, 6.05 pm BST"), clock_of("2014-05-03T09:00:00Z")
    (('bst', 65100), ('z', 32400))
    >>> clock_of("1399140000"), clock_of("2014-05-03"), clock_of("6 de la noche")
    (('10', 1399140000), None, None)
    """
    plain = date_text.casefold().strip()
    if _NUMBER.fullmatch(plain):
        return str(len(plain)), int(plain)
    found = _clock().search(plain) if _HINT.search(plain) else None
    parts = _PARTS.search(found[0]) if found else None
    if not (found and parts):
        return None
    hour, minute, second = (int(part or 0) for part in parts.groups())
    after = found[0][parts.end() :]
    if half := _half().search(f"{found[0][: parts.start()]} {after}"):
        name = half[0].replace(".", "").replace(" ", "")
        if name not in _FIRST_HALF and name not in _SECOND_HALF:
            return None
        hour = hour % 12 + (12 if name in _SECOND_HALF else 0)
        after = after.replace(half[0], "")
    return after.strip(" .,()[]"), (hour * 60 + minute) * 60 + second


_NUMBER = pattern(r"[0-9]{10,14}")
_PARTS = pattern(
    r"(?<!\d)(\d{1,2})(?:\s?[:.h時时点點시ч]\s?([0-5]\d)(?:[:.]([0-5]\d)(?:[.,]\d+)?)?)?(?!\d)"
)
# Without full stops and spaces.
_FIRST_HALF = frozenset(
    (
        *("am", "오전", "午前", "上午", "πμ", "صباحا", "صباحًا", "sáng", "pagi", "утра"),
        *("delamañana", "damanhã", "dumatin", "morgens", "vormittags"),
    )
)
_SECOND_HALF = frozenset(
    (
        *("pm", "오후", "午後", "下午", "μμ", "مساء", "مساءً", "chiều", "дня", "вечера"),
        *("delatarde", "datarde", "dusoir", "del'après-midi", "abends", "nachmittags"),
    )
)
_HINT = pattern(
    r"\dt\d|\d\s?[:h時时点點시ч]|\d\.[0-5]\d|\d\s?(?:[ap]\.?\s?m|uhr|hs|hrs|hours|utc|gmt|น)"
)


@cache
def clock_words() -> frozenset[str]:
    """Return every word that is part of a clock time."""
    lists = (
        *map(str.split, (_ZONES, _IN_TIMES)),
        *(names.casefold().split("|") for names in (_AT, _HALVES, _UNITS)),
    )
    return frozenset(
        word for names in (*lists, halves_of_day()) for name in names for word in WORD.findall(name)
    )


@cache
def _half() -> regex.Pattern[str]:
    alone = r"(?<![\p{Latin}\p{Cyrillic}\p{Greek}])"  # not the m of "um 18 Uhr"
    return regex.compile(alone + _HALF, halves=[*_HALVES.split("|"), *halves_of_day()])


@cache
def _clock() -> regex.Pattern[str]:
    before = rf"(?:(?:(?<!\p{{L}})\L<at>[.:]?(?!\p{{L}}))\s*)?(?:{_HALF}\s*)?"
    after = rf"(?:\s*{_HALF})?(?:\s?\L<units>\.?(?!\p{{L}}))?(?:\s*{_ZONE}){{0,2}}"
    once = rf"(?:{before}(?:{_TIME}|{_DOTTED}){after}|{_DOTTED_LAST})"
    iso = rf"(?<=\d)t\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?\s*(?:{_ZONE})?"
    return regex.compile(
        rf"{iso}|(?:[\s,،|;·•@(\[–—-]+(?:/\s)?|^|(?<=[\p{{Han}}\p{{Hangul}})\]])){once}"
        rf"(?:\s*(?:[-–—~至]|to|bis|à|a|до)\s*{once})?[)\]]*",
        at=_AT.casefold().split("|"),
        halves=[*_HALVES.split("|"), *halves_of_day()],
        units=_UNITS.split("|"),
        zones=_ZONES.split(),
    )
