"""Words that name a subject beside some words, and none in a set phrase."""

import pytest

from search import Annotator
from search.language.annotations.meanings import SUBJECTS

ANNOTATOR = Annotator()


def heads(text: str, language: str) -> set[str]:
    (about,) = ANNOTATOR.about_all([text], language)
    return {*about.subjects} & {*SUBJECTS}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Epileptic seizure caused crash"),
        ("en", "Crime writer wins prize"),
        ("en", "Drugs shortage hits pharmacies"),
        ("en", "Army of volunteers cleans beach"),
        ("es", "Robo de balón y gol"),
        ("es", "Cinturón de seguridad obligatorio"),
        ("es", "Muelas del juicio"),
        ("es", "Sentencia el partido con un gol"),
        ("es", "Lluvia récord, partido detenido"),
        ("fr", "Police d'assurance annulée"),
        ("fr", "Ceinture de sécurité"),
        ("fr", "L'OM recrute un nouvel attaquant"),
        ("de", "Friedensprozess stockt"),
        ("de", "Lieblingsgericht der Deutschen"),
        ("de", "Raubkatze im Zoo"),
        ("pt", "Prisão de ventre: remédios"),
        ("pt", "Cinto de segurança obrigatório"),
        ("ru", "Тепловой удар: первая помощь"),
        ("ru", "Взрыв популярности"),
        ("ru", "Война цен на рынке"),
        ("ar", "القبض على اللقب"),
        ("ar", "حجز بطاقة التأهل"),
        ("ar", "الأمن المائي"),
        ("en", "Festival held over three days"),
        ("en", "Musical held over until June"),
        ("en", "Double agent role for film star"),
        ("en", "Government forces schools to close"),
        ("en", "Pow wow draws hundreds"),
        ("en", "Pirates seize lead in the ninth inning"),
        ("en", "Critics attack new series"),
        ("es", "Campaña por lavado de manos"),
        ("es", "Los abejorros atacan los cultivos"),
        ("pt", "Formigas atacam plantação"),
        ("de", "Kämpfe um Platz zwei"),
        ("de", "Sanitäter verbanden Wanderer"),
        ("de", "Blutsbande: ein Familienroman"),
        ("ru", "Арбитраж матча вызвал вопросы"),
        ("es", "Procesamiento de frutas en la planta"),
        ("fr", "L'industrie étranglée par les prix"),
        ("fr", "Une mascotte jugée démodée"),
        ("fr", "Le candidat galvanise ses troupes"),
        ("ar", "شرط واحد للفوز"),
        ("es", "El ministro interviene en el Congreso"),
        ("en", "Roads cleared of snow"),
        ("ru", "Туристов осудили соседи"),
        ("ar", "أيها العيد لا ترحل"),
        ("ar", "نصف السكان بحاجة إلى مساعدات"),
    ],
)
def test_a_set_phrase_names_no_subject(language: str, text: str) -> None:
    assert heads(text, language) == set()


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Seizure of drugs", {"policing", "trafficking"}),
        ("en", "Police rule out foul play in death of diver", {"crime", "policing"}),
        ("en", "Hostage to be freed on Sunday", {"crime"}),
        ("es", "Crimen pasional en un hotel", {"crime"}),
        ("pt", "Bomba no mercado de Bagdade", {"security"}),
        ("fr", "Une femme étranglée chez elle", {"crime"}),
        ("fr", "Guerre : le théâtre de Marioupol en ruines", {"security"}),
        ("fr", "Les casseurs défilent", {"crime"}),
        ("es", "Cobran derecho de piso a comerciantes", {"crime"}),
        ("es", "Hallan restos humanos en un baldío", {"crime"}),
        ("ru", "Муж обезглавил жену", {"crime"}),
        ("ar", "ضبط السكر المدعم قبل بيعه", {"policing"}),
        ("ru", "Закрыт погранпереход", {"security"}),
        ("en", "War in the east", {"security"}),
        ("en", "Double agent unmasked", {"security"}),
        ("en", "Rapist loses appeal", {"crime", "justice"}),
        ("es", "Acta de acusación", {"justice"}),
        ("es", "Carrera armamentista", {"security"}),
        ("fr", "Police de Lyon", {"policing"}),
        ("de", "Strafprozess beginnt", {"justice"}),
        ("de", "Serieneinbrecher vor Verwaltungsgericht", {"crime", "justice"}),
        ("de", "Kindesentführung aufgeklärt", {"crime"}),
        ("de", "Datendiebe am Werk", {"cyber"}),
        ("de", "Schwere Kämpfe an der Front", {"security"}),
        ("pt", "Forças israelitas avançam", {"security"}),
        ("pt", "Ucranianos atacam refinaria", {"security"}),
        ("ru", "Ракетный удар", {"security"}),
        ("ru", "Арбитраж взыскал долг", {"justice"}),
        ("ru", "Наркобанда разгромлена", {"crime", "trafficking"}),
        ("ar", "نشل حقيبة", {"crime"}),
        ("ar", "إطلاق حملة أمنية", {"policing"}),
        ("ru", "Мобилизация резервов", {"security"}),
        ("en", "Three Romanians held over flat fire", {"policing"}),
        ("en", "Critic of regime killed in attack on office", {"security"}),
        ("en", "Attack on market: critics blame policy", {"security"}),
        ("en", "Judge rules for baker in wedding cake case", {"justice"}),
        ("en", "Judge allows loser to contest result", {"justice"}),
        ("en", "Seizure of hospital goods", {"policing"}),
        ("en", "Royal Court of Jersey hears claim", {"justice"}),
        ("en", "Rebels clash with government forces", {"security"}),
        ("es", "Detenido un concejal del partido", {"policing"}),
        ("es", "Detenido en una obra", {"policing"}),
        ("es", "El robo del siglo", {"crime"}),
        ("es", "Detenido por lavado", {"finance", "policing"}),
        ("pt", "Menina violada espera lei", {"crime", "justice"}),
        ("de", "Kämpfe um Pokrowsk", {"security"}),
        ("es", "Tirotearon a un taxista", {"crime"}),
        ("es", "Intervienen 3 toneladas de hachís", {"policing", "trafficking"}),
        ("es", "Condenan por cohecho a un alcalde", {"justice", "finance"}),
        ("ru", "Иран казнит контрабандиста", {"justice", "trafficking"}),
        ("ru", "Банк оштрафуют", {"justice"}),
        ("ru", "Возбуждено уголовное дело о растрате", {"policing", "finance"}),
        ("pt", "Tribunal do Júri inocenta xerife", {"justice", "policing"}),
        ("ar", "الشرطة تستجوب لصا", {"policing", "crime"}),
        ("fr", "Trois hommes écroués", {"justice", "policing"}),
        ("de", "Wohnungsdurchsuchung wegen Schwarzgeldkonten", {"policing", "finance"}),
        ("en", "Ex-banker cleared of fraud", {"justice", "finance"}),
        ("ar", "ضبط قنطار من الكيف", {"policing", "trafficking"}),
        ("en", "Russia's war on Ukraine enters third year", {"security"}),
        ("en", "Inquiry into prison deaths", {"policing", "justice"}),
        ("en", "Killer of nurse jailed", {"crime", "justice"}),
        ("en", "Drones hit refinery near Moscow", {"security"}),
        ("en", "Gunmen storm bank", {"crime"}),
        ("es", "Declaran culpable a un alcalde", {"justice"}),
        ("es", "Hallan heroína en un cargamento de fruta", {"trafficking"}),
        ("fr", "Enquête sur la mort d'un détenu", {"policing", "justice"}),
        ("fr", "Un juge de Lille muté", {"justice"}),
        ("fr", "Un notaire jugé à Lyon", {"justice"}),
        ("de", "Staatsanwaltschaft ermittelt gegen Makler", {"justice", "policing"}),
        ("pt", "Investigação de fraude em Beja", {"policing", "finance"}),
        ("ru", "Расследование убийства завершено", {"policing", "crime"}),
        ("ar", "فتح تحقيق في وفاة عامل", {"policing"}),
        ("ar", "الصراع في السودان", {"security"}),
    ],
)
def test_words_of_crime_courts_and_war_name_their_head(
    language: str, text: str, found: set[str]
) -> None:
    assert heads(text, language) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Bride stuns in ivory silk gown"),
        ("en", "War on weeds: gardeners share tips"),
        ("en", "Teacher investigates the origin of chess"),
        ("en", "Hospital opens inquiry into food waste"),
        ("en", "Bakery's killer cake sells out"),
        ("en", "Referees judged too slow"),
        ("en", "Plan to widen road shot down by council"),
        ("en", "Drones map Roman fort"),
        ("es", "España es culpable de su eliminación"),
        ("es", "Heroína de tebeo cumple 50 años"),
        ("es", "Una economía condenada al fracaso"),
        ("es", "La ejecución del puente se retrasa"),
        ("fr", "Enquête sur le goût des jeunes pour la lecture"),
        ("fr", "Le maire juge le projet prématuré"),
        ("fr", "L'explosion des inscriptions au club"),
        ("de", "Ermittelt: der schönste Balkon der Stadt"),
        ("de", "Der Prozess der Käsereifung"),
        ("de", "Explosion der Baukosten"),
        ("pt", "Investigação sobre abelhas ganha bolsa"),
        ("pt", "Explosão de cores no jardim"),
        ("ru", "Расследование тайны пирамид"),
        ("ru", "Рейс в Сочи задержан на два часа"),
        ("ar", "تحقيق مبيعات قياسية"),
        ("ar", "وفاة ممثل بعد صراع مع المرض"),
        ("ar", "الحملة التشريعية تبدأ غدا"),
        ("ar", "نشرة خاصة عن الطقس"),
        ("en", "Nitrous oxide emissions from farms rise"),
        ("en", "Bears hire new offensive coordinator"),
        ("en", "The Outlaws returns for third series"),
        ("en", "World record broken in Paris final"),
        ("en", "Volunteer wins award for community service"),
        ("en", "Skin graft gives patient new life"),
        ("es", "Ancelotti deja en el banquillo a Modric"),
        ("es", "SpaceX lanza dos cohetes en un día"),
        ("es", "El Betis formaliza el fichaje de Antony"),
        ("es", "Cae el líder: el Girona pierde"),
        ("es", "Ejecutaron las obras del puente"),
        ("es", "Más fondos públicos para las escuelas"),
        ("fr", "Les Assises de l'agriculture s'ouvrent"),
        ("fr", "PJ Harvey en concert"),
        ("fr", "Le maire fait appel à des bénévoles"),
        ("fr", "Fuite massive de gaz dans une usine"),
        ("fr", "Un buteur recherché par Lyon"),
        ("de", "Bayern verpflichtet neuen Verteidiger"),
        ("de", "Kimmich niedergeschlagen nach dem Aus"),
        ("de", "Riesiger Wels geht ins Netz"),
        ("pt", "Arsenal vence o Chelsea"),
        ("pt", "Atriz posta foto na internet"),
        ("pt", "Caixa libera saques do FGTS"),
        ("pt", "As palavras com mais buscas no Google"),
        ("pt", "Júri de Cannes premia filme"),
        ("pt", "Testemunhas de Jeová fazem congresso"),
        ("ru", "Бои за титул чемпиона пройдут в Москве"),
        ("ru", "В соцсетях обсуждают платье певицы"),
        ("ru", "Новинка оправдала надежды"),
        ("ar", "الهيئة أدانت تصريحات الوزير"),
        ("ar", "تأجيل استجواب وزير المالية"),
        ("ar", "نقل مصاب إلى مستشفى قوى الأمن"),
        ("en", "Referees told to punish foul play"),
        ("en", "Busted announce reunion tour"),
        ("en", "Old barracks to become 200 flats"),
        ("en", "Separatist party wins Quebec vote"),
        ("en", "Parents face school admissions minefield"),
        ("en", "Nurses on the frontlines of flu season"),
        ("en", "Shops to close on Armistice Day"),
        ("en", "Gun Runner wins Breeders' Cup Classic"),
        ("en", "Winter brings flu and cold cases"),
        ("es", "El campo minado de la reforma fiscal"),
        ("es", "Vecinos piden un cuartel de bomberos"),
        ("es", "Los separatistas aprueban los presupuestos"),
        ("es", "Crece la venta de autos blindados"),
        ("es", "Festival de paracaidistas en la playa"),
        ("es", "Los novatos pagan derecho de piso en el torneo"),
        ("es", "Restos humanos de hace 5.000 años en una cueva"),
        ("fr", "Un pamphlet vitriolé fait rire la salle"),
        ("fr", "Le caïd de la commune reçoit les agriculteurs"),
        ("fr", "Les casseurs de prix gagnent du terrain"),
        ("fr", "La caserne de pompiers fait peau neuve"),
        ("fr", "Un avion de parachutistes atterrit dans un champ"),
        ("fr", "La voûte d'ogives de la cathédrale restaurée"),
        ("de", "Absatz eingebrochen in Deutschland"),
        ("de", "Alte Kaserne wird Wohnquartier"),
        ("de", "Ärzte an der Frontlinie der Pandemie"),
        ("pt", "Neymar é desfalque contra o Bahia"),
        ("pt", "Rixa entre cantoras agita as redes"),
        ("pt", "Quartel dos bombeiros recebe visita de crianças"),
        ("pt", "A relação do Porto com o turismo"),
        ("ru", "Антимонопольная служба выявила картель на рынке"),
        ("ru", "Отставка лидера обезглавила оппозицию"),
        ("ru", "Травма капитана обезглавила сборную"),
        ("ru", "Погранпереход открыт: очередь из туристов"),
        ("ar", "تسميم الأجواء بين البلدين"),
        ("ar", "إصدار بطاقة إيداع جديدة لعملاء المصرف"),
        ("ar", "الزمالك ينجو من كمين المقاولون في الدوري"),
    ],
)
def test_sport_leisure_and_daily_life_name_no_head(language: str, text: str) -> None:
    assert heads(text, language) == set()


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        # A term that says only a head leaves what says more of that head within it …
        ("en", "Struggle for return of military bases", ("military", "security")),
        ("ar", "ملف فساد", ("corruption", "finance")),
        ("fr", "Placé en garde à vue", ("police-custody", "policing")),
        # … but not what is under another head or only shares its stem, nor where it says nothing.
        ("en", "Shooting down of satellite", ("security",)),
        ("en", "Attack helicopters crash", ("security",)),
        ("ru", "Удар по ценам", ()),
        ("fr", "Jugés pour corruption", ("justice", "corruption", "finance")),
    ],
)
def test_a_term_of_a_head_hides_no_subject_under_it(
    language: str, text: str, found: tuple[str, ...]
) -> None:
    (about,) = ANNOTATOR.about_all([text], language)

    assert set(about.subjects) == set(found)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("pt", "Judiciária detém dois", ("policia-judiciaria",)),
        ("es", "Informe de la AIEA", ("iaea",)),
        ("de", "Amnesty: China richtete Tausende hin", ("amnesty-international",)),
        ("en", "EU court overturns fine", ("court-of-justice-of-the-eu",)),
    ],
)
def test_an_organisation_goes_by_its_short_name(
    language: str, text: str, found: tuple[str, ...]
) -> None:
    (about,) = ANNOTATOR.about_all([text], language)

    assert about.organisations == found
