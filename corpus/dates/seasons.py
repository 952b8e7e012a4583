"""Seasons, quarters and halves of a year: Spring 2014, Q3 2014, "2014年春号".

They begin on other days from country to country, so that such a date is of its year, and that of a
winter in two years of the first.
"""

from functools import cache

import regex

from corpus.dates.printed_date import PrintedDate, calendar_date
from corpus.patterns import pattern

_SEASONS = """
spring summer autumn fall winter midsummer midwinter
printemps été automne hiver
primavera verano otoño invierno verão outono inverno estate autunno
estiu tardor hivern
frühling frühjahr sommer herbst
lente voorjaar zomer herfst najaar
vår sommar höst vinter forår efterår høst
kevät kesä syksy talvi
wiosna lato jesień zima jaro léto podzim
tavasz nyár ősz tél primăvara vara toamna iarna
весна лето осень зима літо осінь пролет есен
ilkbahar bahar yaz sonbahar güz kış
άνοιξη καλοκαίρι φθινόπωρο χειμώνας
ربيع صيف خريف شتاء אביב קיץ סתיו חורף
봄 여름 가을 겨울
"""
_QUARTERS = """
quarter quarters term half semester semestre trimestre quartal halbjahr kwartaal kvartal kwartał
čtvrtletí trimester çeyrek квартал полугодие
"""
_ORDINALS = """
first second third fourth i ii iii iv premier deuxième troisième quatrième primer segundo tercer
cuarto primo secondo terzo quarto erstes zweites drittes viertes
"""
_SPAN = (
    r"(?:\L<seasons>(?:\s?[/–-]\s?\L<seasons>)?"
    r"|[qt]\s?[1-4]|[1-4]\s?[qt]|[hs]\s?[12]"
    r"|(?:[1-4](?:st|nd|rd|th|er|e|º|°|ème|:a)?\.?|\L<ordinals>)\s?\L<quarters>)"
)
_OF = r"(?:,|\s+(?:of|de|del|des|do|di|of the year))?"
_YEAR = r"(?P<year>\d{4})(?:\s?[/–]\s?(?:\d{4}|\d\d))?"  # the first of a winter's two
_HAS_YEAR = pattern(r"\d{4}")


def read_season(text: str) -> PrintedDate | None:
    """Return the year of the part of a year that *text* names, None if it names none.

    >>> read_season("Q3 2014").day, read_season("Spring offensive 2014")
    (datetime.date(2014, 1, 1), None)
    """
    found = _named().fullmatch(text.strip(" ()[]")) if _HAS_YEAR.search(text) else None
    return calendar_date(int(found["year"])) if found else None


@cache
def _named() -> regex.Pattern[str]:
    # Made when it is first needed, as few archives have such dates.
    return regex.compile(
        rf"{_SPAN}\.?{_OF}\s*['’]?{_YEAR}(?:\s?(?:г|р|г\.|р\.|년))?|{_YEAR}\s?[,:/-]?\s?(?:년\s?)?{_SPAN}"
        rf"|{_YEAR}\s?年?\s?(?:の?[春夏秋冬]季?[號号刊]?|第?[1-4一二三四]\s?(?:四半期|季度|季))",
        regex.IGNORECASE,
        seasons=_SEASONS.split(),
        quarters=_QUARTERS.split(),
        ordinals=_ORDINALS.split(),
    )
