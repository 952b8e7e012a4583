"""Which headlines of two languages cannot report the same, by what they say."""

import json
from pathlib import Path

import pytest

from indexer import update_index
from search import Query, open_index
from search.answering.contradictions import contradict
from search.asking.periods import parse_period

APART = {
    "another country": (
        "en",
        "Bomb kills judge in Italy",
        "es",
        "Una bomba mata en Perú",
    ),
    "another amount": (
        "en",
        "Customs seize 40 kilos of heroin in port",
        "es",
        "Aduanas incauta 300 kilos de heroína en el puerto",
    ),
    "another count": ("fr", "12 arrestations à Lyon", "de", "40 Festnahmen in Lyon"),
    "another number": ("en", "Court jails him for eight years", "es", "Condenado a tres años"),
    "another number, of which one is counted": ("en", "Fire: 38 dead", "zh", "工厂火灾造成6人死亡"),
    "another magnitude": ("en", "Quake of 6.1 hits", "ru", "Землетрясение магнитудой 4,3"),
    "another person": ("en", "Merkel urges restraint", "de", "Scholz mahnt zur Zurückhaltung"),
    "another person in Chinese": ("en", "Xi Jinping visits the summit", "zh", "李强出席峰会"),
    "another guest": ("es", "Lula recibe a Biden", "en", "Lula receives Macron"),
    "another month": ("en", "Snap election in January", "pt", "Eleições antecipadas em março"),
    "another weekday": ("en", "Strike on Friday", "fr", "Grève lundi"),
    "another weekday in Chinese": ("en", "Alert to end on Friday", "zh", "浙江周一解除警报"),
    "another month in Chinese": ("en", "Marathon to start in December", "zh", "马拉松四月举行"),
    "a month by its number": ("en", "Exports grow again in June", "zh", "出口5月再次增长"),
    "north and south": ("en", "Cholera in northern Cameroon", "fr", "Choléra au sud du Cameroun"),
    "east and west": ("ru", "Пожар на востоке Ливии", "ar", "حريق في غرب ليبيا"),
    "north and south in Chinese": ("de", "Hochwasser im Norden Indiens", "zh", "印度南部洪水"),
    "another of two countries": ("en", "Brazil and Cuba talk", "pt", "Brasil e Peru conversam"),
    "another person that no table has": (
        "en",
        "Court hears Rapinoe in Lyon",
        "fr",
        "Le tribunal entend Dubreuil à Lyon",
    ),
    "another city of a country": ("en", "Bomb found in Dresden", "de", "Bombe in Koblenz gefunden"),
    "another ordinal": ("en", "Third man arrested", "de", "Zweiter Mann festgenommen"),
    "another number of one digit": ("en", "4 goals in final", "es", "5 goles en la final"),
    "another number of two digits": ("en", "27 paintings found", "es", "Hallan tres cuadros"),
    "another number in a form of its own": ("en", "Four villages", "ar", "عشر قرى"),
    "another number in the dative": (
        "en",
        "Jailed for seven years",
        "ru",
        "Приговорен к трём годам",
    ),
    "another long number beside an equal short one": (
        "en",
        "Airline to cut 1,200 jobs in two years",
        "fr",
        "4 500 emplois supprimés en deux ans",
    ),
    "another month in the locative": ("en", "Vote in October", "ru", "Выборы в июне"),
    "they rise and fall": ("en", "Oil prices climb", "de", "Ölpreise fallen"),
    "they rise and fall in Chinese": ("ar", "السعودية ترفع أسعار الوقود", "zh", "沙特下调燃油价格"),
    "approved and rejected": ("en", "Senate approves", "pt", "Senado rejeita"),
    "opened again and closed": ("en", "Airline reopens base", "fr", "La compagnie ferme sa base"),
    "faster and slower": ("en", "Inflation slows", "es", "La inflación se acelera"),
    "for and against": ("en", "Voters back the bridge", "de", "Bürger stimmen gegen die Brücke"),
    "found alive and dead": ("en", "Climber found alive", "pt", "Alpinista encontrado morto"),
    "confirmed and denied": ("en", "Minister confirms talks", "it", "Il ministro smentisce"),
    "joined and left": ("en", "Armenia joins the union", "ru", "Армения вышла из союза"),
    "highest and lowest": ("en", "Output at record low", "pt", "Produção em máxima recorde"),
    "cities that begin with one sound": (
        "en",
        "Jet lands in Yekaterinburg",
        "ru",
        "Самолет сел в Хабаровске",
    ),
    "a ban that is lifted": ("en", "China lifts ban on beef", "zh", "中国禁止进口牛肉"),
    "refused by one alone": (
        "en",
        "Bundestag lifts immunity of lawmaker",
        "de",
        "Bundestag lehnt Aufhebung der Immunität ab",
    ),
    "denied by one alone": ("fr", "Le ministre dément des pourparlers", "es", "Habrá diálogo"),
    "called off by one alone": ("en", "Algeria cancels drill", "fr", "Exercice en Algérie"),
    "praised and criticised": ("de", "Minister lobt Urteil", "pt", "Ministro critica sentença"),
    "arrested and sentenced": ("en", "Police detain banker", "de", "Banker verurteilt"),
    "charged and tried": ("es", "Acusan a un espía", "fr", "Un espion jugé"),
    "sentenced, and an appeal": (
        "es",
        "Condenan al banquero",
        "en",
        "Banker appeals against conviction",
    ),
    "a trial and its verdict": ("en", "Trial of poachers", "fr", "Verdict au procès du braconnage"),
    "debated and passed": ("en", "MPs debate media law", "pt", "Lei da imprensa aprovada"),
    "talks and a treaty": ("ru", "Переговоры о границе", "en", "Neighbours sign border treaty"),
    "saved and destroyed": ("en", "Firefighters save chapel", "fr", "La chapelle détruite"),
    "another weekday in the genitive": ("en", "Closed until Monday", "ru", "Закрыто до пятницы"),
    "profit and loss": ("en", "Bank reports profit", "ru", "Убыток банка вырос"),
    "beginning and end": ("en", "Peace talks begin", "fr", "Les pourparlers de paix s'achève"),
}
# In which the archive prints names within a sentence.
ELSEWHERE = ("Judges of the court spoke with Rapinoe", "Judges of the court spoke with Dubreuil")
ENDS = "They end on Friday."  # what stands below a headline is not compared
TOGETHER = {
    "the same country by its people": (
        "en",
        "Spanish police arrest two",
        "es",
        "Detenidos dos en España",
    ),
    "sanctions against": ("en", "EU adopts sanctions", "fr", "Nouvelles sanctions contre Moscou"),
    "a law against": ("en", "MPs back stricter law", "de", "Strenges Gesetz gegen Terror"),
    "rescuers of the dead": ("en", "Rescue crews search rubble", "fr", "Des corps sous terre"),
    "taken, not more": ("en", "Six held in drop-off scam", "de", "Polizei nimmt sechs fest"),
    "the high court": ("en", "High Court rules on pay", "es", "El salario mínimo, ante el juez"),
    "between, not in": ("en", "Minister quits in row", "fr", "Crise entre ministres"),
    "one names no country": ("en", "Bomb kills judge in Italy", "es", "Una bomba mata a un juez"),
    "a count that grew": ("en", "Quake: 10 dead", "es", "Terremoto: 12 muertos"),
    "other kinds of numbers": ("en", "12 arrested", "es", "Incautan 300 kilos de heroína"),
    "one number in several forms": ("en", "$1.5 billion of aid", "de", "1.500 Millionen Dollar"),
    "a number in Chinese": ("en", "Recall of 200,000 vehicles", "zh", "召回20万辆汽车"),
    "a long number that grew beside a year": ("en", "1,200 jobs by 2019", "es", "1.300 en 2020"),
    "a number of two": ("en", "Jailed for eight years in 2015", "es", "Ocho años de cárcel"),
    "new, which is nearly nine": ("en", "4 laws", "es", "4 leyes en la nueva constitución"),
    "one names more persons": ("en", "Putin and Xi Jinping meet", "zh", "习近平会晤"),
    "to march": ("en", "Thousands march, may stay", "es", "Miles protestan en enero"),
    "the same weekday": ("en", "Strike on Thursday", "de", "Streik am Donnerstag"),
    "the same weekday in Chinese": ("en", "Alert to end on Friday", "zh", "浙江星期五解除警报"),
    "the same month in Chinese": ("en", "Exports grow in December", "zh", "出口12月增长"),
    "the north in both": ("en", "Fire in northern Chile", "es", "Incendio en el norte de Chile"),
    "the north, and a country of that name": ("en", "Seoul warns North", "es", "Corea del Sur"),
    "north and west": ("en", "Fire in northern Chile", "es", "Incendio en el oeste de Chile"),
    "beginning and end in one": ("en", "Talks begin and end", "fr", "Les pourparlers se termine"),
    "one name in two scripts": ("en", "Court hears Rapinoe", "ru", "Суд заслушал Рапино"),
    "one city with two names": ("en", "Fire at Lisbon zoo", "pt", "Incêndio no zoo de Lisboa"),
    "one name where the other says none": ("en", "Court hears Rapinoe", "fr", "Elle est entendue"),
    "the same ordinal": ("en", "Third man arrested", "de", "Dritter Mann festgenommen"),
    "a city that sounds otherwise": ("en", "Fire in Cologne", "es", "Incendio en Colonia"),
    "a high in both": ("en", "Unemployment at record low", "de", "Arbeitslosigkeit auf Rekordtief"),
    "a rise in both": ("en", "Oil prices climb", "es", "Suben los precios del petróleo"),
    "a ban that is lifted in both": ("en", "China lifts ban on beef", "zh", "中国解除牛肉禁令"),
    "denied in both, in other words": (
        "en",
        "Court rejects plea",
        "es",
        "El juez niega el recurso",
    ),
    "called off in other words": ("en", "Talks cancelled", "fr", "Paris suspend les pourparlers"),
    "refused in a language without a table": ("en", "Court rejects plea", "nl", "Nee van rechter"),
    "arrested on charges": ("en", "Man arrested on murder charges", "es", "Detenido un hombre"),
    "jailed, by a judge or before a trial": ("en", "Minister jailed", "ru", "Министр арестован"),
    "jailed, which is sentenced": ("en", "Minister jailed", "fr", "Un ministre condamné"),
    "a raid and its arrests": ("en", "Police raid nets five", "es", "Detenidos cinco en redada"),
    "a bill that is passed": ("en", "MPs pass draft media law", "es", "Aprobada la ley de medios"),
    "debated and passed at once": ("en", "MPs debate, pass budget", "de", "Haushalt beschlossen"),
    "talks and a deal": ("en", "Talks yield deal", "zh", "双方达成协议"),
    "a warrant": ("en", "Judge orders arrest of banker", "de", "Haftbefehl gegen Banker"),
    "a chief executive": ("en", "Chief executive on trial", "fr", "Le directeur jugé"),
    "an appeal for calm": ("en", "Appeal for calm after arrests", "es", "Calma tras detenciones"),
    "graves, not a veto": ("en", "Army opens 17 graves", "es", "El ejército abre 17 tumbas"),
    "beginning in both": ("en", "Peace talks begin", "de", "Friedensgespräche beginnt"),
}


def contradicts(tmp_path: Path, one: str, text: str, other: str, translation: str) -> bool:
    rows = [
        {"id": "one", "headline": text, "language": one, "date": "2015-05-12", "description": ENDS},
        {"id": "other", "headline": translation, "language": other, "date": "2015-05-12"},
        *({"headline": text, "language": "en", "date": "2001-01-01"} for text in ELSEWHERE),
    ]
    archive = tmp_path / "headlines.jsonl"
    archive.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    update_index(archive, tmp_path / "index", meaning="off")
    engine = open_index(tmp_path / "index")
    found = [hit.document for hit in engine.search(Query(dates=parse_period("2015"))).hits]
    assert len(found) == 2
    return contradict(*found, engine.is_name)


@pytest.mark.parametrize("pair", APART.values(), ids=APART)
def test_what_contradicts_a_headline_is_another_report(
    tmp_path: Path, pair: tuple[str, str, str, str]
) -> None:
    assert contradicts(tmp_path, *pair)


@pytest.mark.parametrize("pair", TOGETHER.values(), ids=TOGETHER)
def test_what_contradicts_nothing_may_be_the_same_report(
    tmp_path: Path, pair: tuple[str, str, str, str]
) -> None:
    assert not contradicts(tmp_path, *pair)
