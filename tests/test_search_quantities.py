"""Numbers that a text prints, and what they count; each text by a reader of its language."""

import pytest
from text_to_num import text2num

from search import (
    Annotator,
    Condition,
    Quantity,
    printed_quantities,
    what_named,
)
from search.language.annotations.number_words import NUMBER, number_words


def found(text: str, language: str) -> list[str]:
    return [str(one.quantity) for one in printed_quantities(text, language)]


def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    return Annotator().about_all([text], language)[0].quantities


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "118 arrests in a global operation", ["arrests=118"]),
        ("en", "Toll from quake climbs to 1,200", ["deaths=1200"]),
        ("en", "Two held over murder", ["arrests=2"]),
        ("en", "Half a tonne of heroin found", ["weight=500 kg"]),
        ("en", "1.2 million have fled Sudan", ["persons=1200000"]),
        ("ru", "Голодает полмиллиона детей", ["persons=500000"]),
        ("ru", "Помиловали 15 осуждённых", ["persons=15"]),
        ("es", "Evacuan a 40 escolares", ["persons=40"]),
        ("en", "USD 5 million and Rs 50 lakh found", ["money=5000000 USD", "money=5000000 INR"]),
        ("en", "33 victims rescued", ["victims=33"]),
        ("es", "Dos víctimas mortales en un incendio", ["deaths=2"]),
        ("pt", "15 suspeitos, incluindo policiais, foram detidos", ["arrests=15"]),
        ("pt", "Duas vítimas mortais em acidente", ["deaths=2"]),
        ("de", "Polizei stellt 300 Waffen sicher", ["seizures=300"]),
        ("de", "450 ICE-Passagiere steigen um", ["persons=450"]),
        ("ru", "Полтора миллиона долларов нашли", ["money=1500000 USD"]),
        ("ru", "Ранены сто двадцать пять человек", ["injured=125"]),
        ("ru", "Самолёт с 12 пассажирами сел, ДТП с 4 пострадавшими", ["persons=12", "injured=4"]),
        ("ru", "Больше сотни мигрантов выдворили", ["persons=100"]),
        ("ru", "Жертвами стали три вкладчика", ["victims=3"]),
        ("ar", "ارتفاع عدد القتلى إلى 12", ["deaths=12"]),
        ("ar", "إنقاذ 9 بحارة", ["persons=9"]),
        ("en", "12 police officers held, 4 passengers hurt", ["arrests=12", "injured=4"]),
        ("ar", "ألف وخمسة طلاب يتخرجون", ["persons=1005"]),
        ("en", "None of the 12 hurt in the crash", []),
        ("en", "12 of the 40 hurt still in hospital", ["injured=12"]),
        ("en", "All of the 12 hurt go home", ["injured=12"]),
        ("es", "Ninguno de los 12 heridos", []),
        ("es", "Dos de los 40 heridos", ["injured=2"]),
        ("fr", "Aucun des 12 blessés", []),
        ("de", "Keiner der 12 Verletzten", []),
        ("ru", "Ни один из 12 раненых", []),
        ("en", "Police arrest twenty-one men", ["arrests=21"]),
        ("en", "Bomb kills 12, wounds 40 in Kabul", ["deaths=12", "injured=40"]),
        ("en", "55 tonnes of drugs, $12.5m seized", ["weight=55000 kg", "money=12500000 USD"]),
        ("en", "3,200 firearms seized, 1 200 suspects held", ["seizures=3200", "arrests=1200"]),
        ("en", "12 victims of trafficking rescued", ["victims=12"]),
        ("es", "Detienen en Madrid a 22 personas", ["arrests=22"]),
        ("en", "Agents seize 4k pills, 2m cigarettes", ["seizures=4000", "seizures=2000000"]),
        ("en", "Police seize 20 guns, 3 days after a raid", ["seizures=20"]),
        ("en", "Police seize 20 guns, 5 held", ["seizures=20", "arrests=5"]),
        ("en", "Police seize 20 guns, 2m from a school", ["seizures=20"]),
        ("en", "Customs seize 20 kg of heroin, 3 cars", ["weight=20 kg", "seizures=3"]),
        ("en", "20 tonnes of grain, 3 ships leave port", ["weight=20000 kg"]),
        ("es", "Incautan 20 armas y 300 cartuchos", ["seizures=20", "seizures=300"]),
        ("ru", "Изъяли 20 единиц оружия и 300 патронов", ["seizures=20", "seizures=300"]),
        ("en", "1,200 evacuated after dam collapse", ["persons=1200"]),
        ("es", "Un muerto y dos heridos en un accidente", ["deaths=1", "injured=2"]),
        ("es", "Incautan veintiún kilos de cocaína", ["weight=21 kg"]),
        ("es", "Treinta y una personas han sido detenidas", ["arrests=31"]),
        ("es", "Un fraude de 2,5 mil millones de euros", ["money=2500000000 EUR"]),
        ("fr", "2,5 millions d’euros saisis", ["money=2500000 EUR"]),
        ("fr", "Quatre-vingt-dix-sept victimes identifiées", ["victims=97"]),
        ("fr", "Arrestation de quatre suspects", ["arrests=4"]),
        ("fr", "Un mort et deux blessés dans une fusillade", ["deaths=1", "injured=2"]),
        ("ar", "مقتل شخصين وإصابة خمسة وعشرين", ["deaths=2", "injured=25"]),
        ("ar", "إنقاذ مئة ضحية", ["victims=100"]),
        ("ar", "توقيف ٢٢ مهربا", ["arrests=22"]),
        ("ar", "سرقة (3.9) مليون دولار", ["money=3900000 USD"]),
        ("de", "Einundzwanzig Festnahmen, 3 Mio. Euro", ["arrests=21", "money=3000000 EUR"]),
        ("de", "Zehn Soldaten bei Absturz in Nepal getötet", ["deaths=10"]),
        ("fr", "Deux cents morts, deux mille cinq cents blessés", ["deaths=200", "injured=2500"]),
        ("en", "Half a million euros in a car", ["money=500000 EUR"]),
        ("de", "Für 350.000 US-Dollar versteigert", ["money=350000 USD"]),
        ("ar", "ضبط طنين من الحشيش", ["weight=2000 kg"]),
        ("pt", "Polícia prende 15 suspeitos e apreende 200 kg", ["arrests=15", "weight=200 kg"]),
        ("pt", "Vinte e duas pessoas detidas em Lisboa", ["arrests=22"]),
        ("ru", "Задержаны двадцать пять человек, изъято 20 кг", ["arrests=25", "weight=20 kg"]),
        ("ru", "Двое погибших, 12 раненых", ["deaths=2", "injured=12"]),
        ("ru", "Украли 500 тыс. рублей", ["money=500000 RUB"]),
        ("ru", "Выиграла миллион рублей", ["money=1000000 RUB"]),
        ("ru", "Погибли более тысячи человек", ["deaths=1000"]),
        ("ru", "Число жертв достигло 11 тысяч", ["victims=11000"]),
        ("en", "23 Covid-19 deaths", ["deaths=23"]),
        ("en", "A dozen arrested, two dozen people hurt", ["arrests=12", "injured=24"]),
        ("en", "Half a dozen arrested, half dozen hurt", ["arrests=6", "injured=6"]),
        ("es", "Media docena de detenidos", ["arrests=6"]),
        ("en", "Police hold 3 suspects", ["arrests=3"]),
        ("en", "Fire claims at least 12 lives", ["deaths=12"]),
        ("en", "Storm costs 9 young lives, 4 lives lost at sea", ["deaths=9", "deaths=4"]),
        ("en", "20 Swiss found dead", ["deaths=20"]),
        ("en", "Death toll rises to 211", ["deaths=211"]),
        ("en", "Three Romanians held in Leeds", ["arrests=3"]),
        ("en", "39 Vietnamese found dead", ["deaths=39"]),
        ("es", "Una veintena de detenidos", ["arrests=20"]),
        ("de", "15 Syrer in Passau", ["persons=15"]),
        ("fr", "300 000 Français privés d'eau", ["persons=300000"]),
        ("de", "130.000 Sozialhilfeempfänger", ["persons=130000"]),
        ("pt", "Número de mortos sobe para 45", ["deaths=45"]),
        ("en", "Police report 20 arrests", ["arrests=20"]),
        ("en", "Article 50: 20 people arrested, one hurt", ["arrests=20", "injured=1"]),
        ("ar", "قتيلان وخمسة جرحى في انفجار", ["deaths=2", "injured=5"]),
        ("ar", "تسعة قتلى وعشرون جريحا", ["deaths=9", "injured=20"]),
        ("ar", "إصابة مسلحان", ["injured=2"]),
        ("en", "A quarter of a million people flee", ["persons=250000"]),
        ("es", "Medio millón de cubanos sin luz", ["persons=500000"]),
        ("es", "Sube a 95 el número de fallecidos", ["deaths=95"]),
        ("es", "El número de muertos por el terremoto supera los 2.000", ["deaths=2000"]),
        ("ru", "Число погибших в Мьянме превысило 2 тысячи", ["deaths=2000"]),
        ("de", "Drei Männer nach Schlägerei festgenommen", ["arrests=3"]),
        ("ru", "Двух бельгийцев арестовали", ["arrests=2"]),
        ("en", "Gunmen kill 10 in two attacks", ["deaths=10"]),
        ("en", "Storm injures 40 in five states", ["injured=40"]),
        ("en", "Bomb kills at least 2 in 3 hours", ["deaths=2"]),
        ("en", "Police killed 12 in 2015", ["deaths=12"]),
        ("en", "Flood kills one in 2015", ["deaths=1"]),
        ("en", "Death toll stands at 9", ["deaths=9"]),
        ("en", "Famine killed 3m people", ["deaths=3000000"]),
        ("en", "Hong Kong flu killed 1m in 1968", ["deaths=1000000"]),
        ("en", "Police arrest 2k protesters", ["arrests=2000"]),
        ("es", "Detienen a 2k personas", ["arrests=2000"]),
        ("fr", "La police arrête 2k manifestants", ["arrests=2000"]),
        ("en", "Bear kills 3 farm workers", ["deaths=3"]),
        ("en", "Bomb kills 12 in fish market", ["deaths=12"]),
        ("ar", "وفاة 4 وإصابة 3 في حادث اصطدام بناقة", ["deaths=4", "injured=3"]),
        ("en", "Deaths: 12; injured: 30", ["deaths=12", "injured=30"]),
        ("es", "Muertos: 12; heridos: 30", ["deaths=12", "injured=30"]),
        ("fr", "Morts : 12, blessés : 30", ["deaths=12", "injured=30"]),
        ("de", "Tote: 12, Verletzte: 30", ["deaths=12", "injured=30"]),
        ("pt", "Mortos: 12; feridos: 30", ["deaths=12", "injured=30"]),
        ("ru", "Погибших: 12; раненых: 30", ["deaths=12", "injured=30"]),
        ("ar", "قتلى: 12، جرحى: 30", ["deaths=12", "injured=30"]),
        ("es", "Un niño entre cinco muertos en Siria", ["deaths=5"]),
        ("fr", "Un enfant entre 5 morts", ["deaths=5"]),
        ("en", "Fight between 20 men: 5 dead", ["persons=20", "deaths=5"]),
        ("en", "USD 5m fraud", ["money=5000000 USD"]),
        ("en", "GBP 5m stolen", ["money=5000000 GBP"]),
        ("es", "15 millones 400 mil visitantes", ["persons=15400000"]),
        ("ru", "1 млн 200 тыс туристов", ["persons=1200000"]),
        ("ar", "مقتل ثلاثة آلاف وخمسمئة شخص", ["deaths=3500"]),
        ("ar", "ألفين وثمانمئة ضحية", ["victims=2800"]),
        ("ar", "اثنا عشر ألف نازح", ["persons=12000"]),
        ("ru", "Полсотни мигрантов спасли", ["persons=50"]),
        ("pt", "Governo liberta doze presos", ["persons=12"]),
        ("es", "Liberan a 30 detenidos", ["persons=30"]),
        ("en", "Police arrest 30, free 12 hostages", ["arrests=30", "persons=12"]),
        ("en", "Four held hostage in bank", ["persons=4"]),
        ("en", "Six firefighters and a paramedic hurt", ["injured=6"]),
        ("en", "Three dozen whales stranded", []),
        ("en", "Three dozen tourists stranded", ["persons=36"]),
        ("ru", "Четыре с половиной тонны сигарет", ["weight=4500 kg"]),
        ("ar", "ضبط 3000 حبة مخدرة", ["seizures=3000"]),
        ("ar", "ضبط 5 متهمين", ["arrests=5"]),
        ("ar", "ضبط 12 مخالفة", []),
        ("ar", "احتجاز 3 مراكب", []),
        ("pt", "Sobe para 64 o total de vítimas", ["victims=64"]),
        ("en", "Police arrest three hostage takers", ["arrests=3"]),
        ("ar", "احتجاز ثلاث رهائن", ["persons=3"]),
        ("es", "Retienen a 12 rehenes", ["persons=12"]),
        ("en", "Five soldiers and two nurses wounded", ["injured=5", "injured=2"]),
        ("fr", "Quatre policiers et deux passants tués", ["deaths=4", "deaths=2"]),
        ("en", "Five officers and three cows killed", ["persons=5"]),
        ("en", "Two and a half tonnes of cocaine", ["weight=2500 kg"]),
        ("fr", "Une tonne et demie de résine", ["weight=1500 kg"]),
        ("es", "Tres toneladas y media de coca", ["weight=3500 kg"]),
        ("ar", "طنين ونصف من الحشيش", ["weight=2500 kg"]),
        ("en", "Death toll climbs past 1,100", ["deaths=1100"]),
        ("ar", "انتشال جثتي صيادين", ["deaths=2"]),
        ("ar", "إصابة طالبتين", ["injured=2"]),
        ("de", "Drei Polizistinnen bei Unfall verletzt", ["injured=3"]),
        ("ru", "Лихач сбил двух пешеходов", ["persons=2"]),
        ("ru", "Лихач насмерть сбил двух пешеходов", ["deaths=2"]),
        ("fr", "Une tonne de cocaïne saisie", ["weight=1000 kg"]),
        ("ru", "Тонна сигарет найдена в Гродно", ["weight=1000 kg"]),
        ("ar", "ضبط طن من المخدرات", ["weight=1000 kg"]),
        ("de", "Zwei Touristen ums Leben gekommen", ["deaths=2"]),
        ("es", "Hallan dos cuerpos en un pozo", ["deaths=2"]),
        ("pt", "Número de mortos passa de 40 mil", ["deaths=40000"]),
        ("fr", "200 000 sinistrés au Mali", ["victims=200000"]),
        ("pt", "Um milhão e meio de desempregados", ["persons=1500000"]),
        ("es", "Estafa de 2 millones y medio de euros", ["money=2500000 EUR"]),
        ("ar", "مليون ونصف المليون نازح", ["persons=1500000"]),
        ("ar", "مليونا طفل بلا مدارس", ["persons=2000000"]),
        ("ar", "خمسون مليون دولار", ["money=50000000 USD"]),
        ("ru", "Одна тысяча рублей", ["money=1000 RUB"]),
        ("es", "El paro sube de 10 a 15 detenidos", ["arrests=15"]),
        ("en", "Fine cut from 5 to 3 million dollars", ["money=3000000 USD"]),
        ("en", "Toll up from 9 to 12 killed", ["deaths=12"]),
        ("en", "Raised from five to six million euros", ["money=6000000 EUR"]),
        ("fr", "Aide de 5 à 3 millions d'euros", ["money=3000000 EUR"]),
        ("en", "From 5 to 12 million dollars lost", []),
        ("ru", "Ликвидировали 30 рабочих мест", []),
        ("ru", "Ликвидировали 30 рабочих", ["deaths=30"]),
        ("es", "Incautan un millón y media docena de armas", ["seizures=1000000"]),
        ("ar", "مصرع وإصابة 6 أشخاص", ["victims=6"]),
        ("ar", "وفاة عاملين غرقا", ["deaths=2"]),
        ("ar", "التنظيم يعدم 20 شخصا", ["deaths=20"]),
        ("ar", "9 وفيات بكورونا", ["deaths=9"]),
        ("de", "Treffen mit 40 Schülern und 3 Ärzten", ["persons=40", "persons=3"]),
        ("de", "Unglück fordert 17 Menschenleben", ["deaths=17"]),
        ("de", "Eineinhalb Tonnen Marihuana", ["weight=1500 kg"]),
        ("ru", "Изъято полтонны марихуаны", ["weight=500 kg"]),
        ("ru", "Ранения получили 15 человек", ["injured=15"]),
        ("ru", "Ликвидировали 12 боевиков", ["deaths=12"]),
        ("pt", "Fogo combatido por 300 operacionais", ["persons=300"]),
        ("ar", "21 حالة وفاة بسبب الحر", ["deaths=21"]),
        ("ar", "ضبط 5 جناة", ["arrests=5"]),
        ("ar", "ضبط 21 من قيادات الحزب", ["arrests=21"]),
        ("en", "Three men's bodies found", ["persons=3"]),
        ("en", "Four women's deaths linked", ["persons=4"]),
        ("en", "40,000 fans and 3 men arrested", ["persons=40000", "arrests=3"]),
        ("en", "30 soldiers and 2 nurses wounded", ["injured=30", "injured=2"]),
        ("fr", "100 000 manifestants et 25 policiers blessés", ["persons=100000", "injured=25"]),
        ("es", "Han sido detenidas cinco mujeres y dos hombres", ["arrests=5", "arrests=2"]),
        ("de", "Festgenommen wurden fünf Frauen und zwei Männer", ["arrests=5", "arrests=2"]),
        ("ru", "Задержаны пять женщин и двое мужчин", ["arrests=5", "arrests=2"]),
        ("ar", "صاعقة تقتل أربعة أطفال وثلاث نساء", ["deaths=4", "deaths=3"]),
        ("en", "Police arrest four men and 300 officers guard the city",
         ["arrests=4", "persons=300"]),
        ("en", "Bomb kills 4 soldiers and 20 tourists escape", ["deaths=4", "persons=20"]),
        ("es", "Detienen a tres hombres y dos mujeres huyen", ["arrests=3", "persons=2"]),
        ("ru", "Задержаны трое мужчин и две женщины скрылись", ["arrests=3", "persons=2"]),
        ("pt", "Três agentes da polícia de Lisboa mortos", ["deaths=3"]),
        ("es", "Cuatro familiares de los detenidos protestan", ["persons=4"]),
        ("en", "Four relatives of the arrested protest", ["persons=4"]),
        ("ar", "انقلاب حافلة تقل 45 تلميذا دون إصابات", ["persons=45"]),
        ("de", "Mörder von sechs Frauen vor Gericht", ["deaths=6"]),
        ("de", "Mörder nach 20 Jahren gefasst", []),
        ("en", "Killer whale attacks three men", ["persons=3"]),
        ("en", "2,024 candidates face questions", ["persons=2024"]),
        ("pt", "Quatro presos fogem da cadeia de Bissau", ["persons=4"]),
        ("pt", "Dois presos por roubo em Faro", ["arrests=2"]),
        ("en", "2000 candidates face questions", ["persons=2000"]),
        ("es", "Visitada por cien personas", ["persons=100"]),
        ("ar", "طن من القنب في الميناء", ["weight=1000 kg"]),
        ("ar", "القضاء على 7 إرهابيين", ["deaths=7"]),
        ("fr", "Les corps de 12 civils découverts", ["deaths=12"]),
        ("ru", "Ликвидированы 5 боевиков", ["deaths=5"]),
        ("fr", "180 000 morts ou blessés", ["victims=180000"]),
        ("en", "12 killed and wounded in raid", ["victims=12"]),
        ("en", "12 killed and injured 5 others", ["deaths=12", "injured=5"]),
        ("ru", "Нашли тела двух туристов", ["deaths=2"]),
        ("en", "Show on greatness of three generals held", ["persons=3"]),
        ("en", "Gang of three held over robbery", ["arrests=3"]),
        ("fr", "Deux arrestations grâce au projet", ["arrests=2"]),
        ("ar", "240 ألفا و831 قتيلا", ["deaths=240831"]),
        ("ar", "ميزانية 32،7 مليار دينار", ["money=32700000000 XXX"]),
        ("ar", "كورونا يصيب 3 مواطنات", ["persons=3"]),
        ("ar", "دعوة «2199» مواطنا", ["persons=2199"]),
        ("en", "Boxer caught with 3kg of cocaine", ["weight=3 kg"]),
    ],
)  # fmt: skip
def test_numbers_are_read_with_what_they_count(
    language: str, text: str, expected: list[str]
) -> None:
    assert found(text, language) == expected
    assert [str(one) for one in quantities(text, language)] == sorted(
        expected, key=lambda one: Quantity.parse(one)
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "25-year-old man arrested after 12 May"),
        ("en", "Two-thirds jailed"),
        ("en", "Between 20 and 30 dead"),
        ("es", "Entre 20 y 30 muertos"),
        ("de", "Zwischen zwanzig und 30 Tote"),
        ("en", "Women's 69kg gold for weightlifter"),
        ("de", "Judoka gewinnt Gold bis 73 kg"),
        ("de", "„Apollo 11“-Astronauten gestorben"),
        ("ar", "محطة بقدرة 100 كيلو واط"),
        ("ar", "الرحلة «أم أتش 370» الماليزية"),
        ("ar", 'ضبط "42" مخالفة للعمل'),
        ("ru", "Между 20 и 30 погибших"),
        ("ar", "بين 20 و30 قتيلا"),
        ("ru", "Две трети избирателей за"),
        ("ru", "Открыли 21 участок мировых судей"),
        ("de", "21 Bezirke bekommen Richter"),
        ("de", "Rund 300 Schulen sicher"),
        ("en", "Man, 25, arrested in London"),
        ("en", "March 8 Women's Day"),
        ("en", "Arrested 3 times in 2019"),
        ("en", "Three-party talks on 12 countries"),
        ("en", "Millions of people, hundreds of arrests"),
        ("es", "Miles de personas, cientos de detenidos"),
        ("de", "Hunderte Tote, Millionen Menschen"),
        ("es", "Detenido por 2 provocaciones militares"),
        ("es", "El 3G llega a 20 países"),
        ("fr", "Chronique d’une mort annoncée, un Palestinien de 13 ans"),
        ("de", "75. Jahrestag, 18-Jährige verhaftet"),
        ("ar", "اعتقال وزير يوم 10 مارس"),
        ("ar", "الذكرى الـ٣٧ لشهداء القصف"),
        ("ru", "Задержан 25 мая на 3 года"),
        ("it", "118 arresti"),
        ("en", "Actor dead at 91"),
        ("en", "Mayor shot dead at 10 Downing Street"),
        ("en", "Arrested at 16, freed at 40"),
        ("es", "Muere a los 91 el actor"),
        ("fr", "Mort à 91"),
        ("de", "Schauspieler mit 91 gestorben"),
        ("pt", "Ator morto aos 91"),
        ("ar", "وفاة الفنان عن 91"),
        ("en", "Boy killed 3m from home"),
        ("en", "Man arrested: 3 facts"),
        ("en", "1,000 dead fish wash ashore"),
        ("en", "Fire kills 40 cows in barn"),
        ("en", "40 apps dead on arrival"),
        ("es", "Muertas 3 vacas"),
        ("fr", "Deux chiens blessés"),
        ("de", "3 tote Winkel"),
        ("de", "40 Wachhunde getötet"),
        ("pt", "Mortos 3 cavalos"),
        ("ru", "Погибли 3 коровы"),
        ("ar", "مقتل 3 كلاب"),
        ("en", "No one arrested in 2014 riots"),
        ("en", "Police arrest no one, not one hurt"),
        ("es", "Nadie detenido, ni un herido"),
        ("fr", "Aucun blessé, pas un mort"),
        ("de", "Niemand verletzt, nicht eine Festnahme"),
        ("pt", "Ninguém ferido, nem um morto"),
        ("ru", "Никто не пострадал, ни один человек не погиб"),
        ("ar", "لا أحد مصاب"),
        ("en", "Report 32459 criticises police"),
        ("en", "Article 50 police powers and Room 101 prisoners"),
        ("en", "Flight 370 passengers remembered"),
        ("es", "Artículo 155 detenidos, ley 20 policías"),
        ("fr", "Loi 49 policiers, salle 12 prisonniers"),
        ("de", "Artikel 5 Polizisten, § 129 Gefangene"),
        ("pt", "Voo 447 passageiros, artigo 5 presos"),
        ("ru", "Рейс 370 пассажиров, № 12 задержанных"),
        ("ar", "المادة 5 معتقلين"),
        ("en", "Mayor holds 3 rallies, Kane claims 3"),
        ("en", "Two in five nurses quit, three out of ten workers stay"),
        ("en", "Cancer kills one in three"),
        ("en", "One in 10 hurt at work"),
        ("ru", "Каждый 5 погибший не пристёгнут"),
        ("es", "Cuatro de cada diez jóvenes"),
        ("fr", "Un Français sur cinq"),
        ("pt", "Um em cada cinco jovens"),
        ("de", "Jeder vierte Rentner"),
        ("pt", "Condutor com 2,1 g de álcool"),
        ("ar", "طالبان تمنع التعليم"),
        ("en", "Coastguard saves 12 lives, cat has 9 lives"),
        ("en", "Fans of both sides, 3 held hands"),
        ("en", "Hackers leak 5,000 student records, 9 police cars burn"),
        ("es", "5 mortales accidentes en la A-6"),
        ("pt", "Três mortais acidentes na BR-101"),
        ("en", "Netflix cuts 150 US-based jobs"),
        ("ru", "Двести семей остались без жилья"),
        ("de", "Streit zwischen zwei Familien"),
        ("fr", "On pense quoi du budget 2026 de Montréal ?"),
        ("es", "Premio de Paz de 2012 de Nepal"),
        ("ar", "مسابقة «PX3» الفرنسية"),
        ("en", "Committee of 2011 Women's World Cup"),
        ("en", "Council closes 12 children's homes"),
        ("ar", "ضبط 20 حالة غش في الامتحانات"),
        ("ar", "باسكال جانان يغادر"),
        ("ar", "تسجيل 7 إصابات بالتهاب الكبد"),
        ("ar", "5 عربات جديدة"),
        ("pt", "GNR apreende 12 mil litros de combustível"),
        ("pt", "De 20 a 30 feridos"),
        ("ru", "От 10 до 15 раненых"),
        ("ar", "300 إصابة بكورونا"),
        ("ar", "وطن يتسع للجميع"),
        ("ar", "جراحة في بطن طفل"),
        ("es", "El 99 por ciento de alumnos aprueba"),
        ("pt", "Noventa por cento dos alunos aprovados"),
        ("en", "The 2024 candidates face questions"),
        ("en", "Zone 3 residents told to boil water"),
    ],
)
def test_other_numbers_are_none(language: str, text: str) -> None:
    assert found(text, language) == []
    assert quantities(text, language) == ()


def test_a_quantity_says_where_it_is_printed() -> None:
    text = "Bilanz: mindestens 22 Tote"

    (one,) = printed_quantities(text, "de")

    assert text[one.start : one.end] == "22 Tote"


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "pt"])
def test_numbers_in_words_are_those_of_text2num(language: str) -> None:
    words = number_words(language)
    samples = {
        "en": "ninety-nine", "es": "cuarenta y dos", "fr": "soixante et onze",
        "de": "neunundneunzig", "pt": "oitenta e oito",
    }  # fmt: skip

    assert words is not None
    assert words.value(samples[language].split()) == text2num(samples[language], language)


_RUSSIAN = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"
_ARABIC = "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون"


@pytest.mark.parametrize(
    ("language", "tens", "unit", "five"),
    [("ru", _RUSSIAN.split(), "{} пять", 5), ("ar", _ARABIC.split(), "خمسة و{}", 5)],
    ids=["ru", "ar"],
)
def test_tens_have_units_behind_or_before_them(
    language: str, tens: list[str], unit: str, five: int
) -> None:
    words = number_words(language)

    assert words is not None
    for number, ten in zip(range(20, 100, 10), tens, strict=True):
        assert words.value([ten]) == number
        assert words.value(unit.format(ten).split()) == number + five


@pytest.mark.parametrize(
    ("condition", "met", "not_met"),
    [
        ("arrests", "arrests=1", "deaths=1"),
        ("arrests>100", "arrests=101", "arrests=100"),
        ("arrests >= 100", "arrests=100", "arrests=99"),
        ("detenidos<3", "arrests=2", "arrests=3"),
        ("deaths=3..9", "deaths=9", "deaths=10"),
        ("weight>2 t", "weight=2001 kg", "weight=2000 kg"),
        ("money>5 eur", "money=6 EUR", "money=6 USD"),
        ("money>5", "money=6 USD", "money=4 USD"),
    ],
)
def test_a_condition_is_on_what_is_counted(condition: str, met: str, not_met: str) -> None:
    read = Condition.parse(condition, what_named)

    assert read is not None
    assert read.admits(Quantity.parse(met))
    assert not read.admits(Quantity.parse(not_met))
    assert Condition.parse(str(read), what_named) == read


@pytest.mark.parametrize(
    "typed", ["ships>3", "arrests>", "arrests>x", "arrests>3 kg", "arrests>1..2", "weight>2 lb", ""]
)
def test_anything_else_is_no_condition(typed: str) -> None:
    assert Condition.parse(typed, what_named) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "zero one two three four five six seven eight nine ten eleven twelve thirteen"),
        ("en", "fifteen eighteen twenty thirty forty fifty sixty seventy eighty ninety"),
        ("en", "hundred thousand million billion"),
        ("es", "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce"),
        ("es", "quince dieciséis veintidós veintiún treinta cuarenta cincuenta sesenta setenta"),
        ("es", "ochenta noventa cien ciento doscientas quinientos setecientos mil millón"),
        ("fr", "zéro deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"),
        ("fr", "quinze seize vingt trente quarante cinquante soixante septante nonante cent mille"),
        ("de", "null zwei zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn"),
        ("de", "einundzwanzig dreißig hundert zweihundert tausend hunderttausend Million"),
        ("pt", "zero dois duas três quatro cinco seis sete oito nove dez onze doze treze catorze"),
        ("pt", "dezasseis dezoito vinte trinta sessenta setenta oitenta cem cento duzentos mil"),
    ],
)
def test_every_word_of_a_number_signals_one(language: str, words: str) -> None:
    known = number_words(language)

    assert known is not None
    assert [word for word in words.split() if not known.signal(word) & NUMBER] == []


def test_a_name_of_one_letter_is_no_number() -> None:
    assert quantities("Poet O Yong Jae Dies", "en") == ()
