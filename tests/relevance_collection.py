"""Passages in four languages, and questions with the passages that answer them.

Written for `test_search_relevance.py`. Each kind of question needs another part of the ranking:

    names      the passage in the language of the question is longer than its translations and holds
               the names once, where they hold them twice: only the language boost puts it first
    forms      question and passage share no word in one form but small ones: only stems find it
    pairs      two passages hold the same words, and the newer holds them apart: only the bonus for
               adjacent words puts the older first
    glossary   the only passage is in another language
"""

from typing import NamedTuple


class Passage(NamedTuple):
    """A text with its language and its date."""

    id: str
    language: str
    date: str
    text: str


class Question(NamedTuple):
    """What is asked, and the grade of each passage that answers it."""

    text: str
    grades: dict[str, int]


PASSAGES = (
    # Names
    Passage(
        "strait-en",
        "en",
        "2001-03-01",
        "Captain Ole Brandt led the first crossing of the Kessel Strait in winter, with a crew of"
        " forty sailors from the north and supplies for two months.",
    ),
    Passage("strait-es", "es", "2002-03-01", "Ole Brandt cruza Kessel: el viaje de Ole Brandt."),
    Passage("strait-fr", "fr", "2002-03-01", "Ole Brandt passe Kessel : le voyage d'Ole Brandt."),
    Passage("strait-ar", "ar", "2002-03-01", "Ole Brandt يعبر Kessel: رحلة Ole Brandt."),
    Passage("comet-en", "en", "2004-03-01", "Ada Halvorsen over Arequipa: Ada Halvorsen is back."),
    Passage(
        "comet-es",
        "es",
        "2003-03-01",
        "El cometa de Ada Halvorsen se vio de nuevo desde el observatorio de Arequipa, según"
        " los diarios de la época y las cartas de los astrónomos que lo esperaban.",
    ),
    Passage(
        "comet-fr", "fr", "2004-03-01", "Ada Halvorsen sur Arequipa : Ada Halvorsen est de retour."
    ),
    Passage("comet-ar", "ar", "2004-03-01", "مذنب Ada Halvorsen فوق Arequipa: عودة Ada Halvorsen."),
    Passage(
        "bridge-en", "en", "2006-03-01", "Ana Varga opens the Lindqvist bridge: Ana Varga won."
    ),
    Passage("bridge-es", "es", "2006-03-01", "Ana Varga abre el puente Lindqvist: gana Ana Varga."),
    Passage(
        "bridge-fr",
        "fr",
        "2005-03-01",
        "Le pont Lindqvist, œuvre de Ana Varga, relie deux rives de la rivière et porte"
        " encore des trains de marchandises qui vont vers la mer.",
    ),
    Passage("bridge-ar", "ar", "2006-03-01", "Ana Varga تفتح جسر Lindqvist: فازت Ana Varga."),
    Passage(
        "garden-en",
        "en",
        "2008-03-01",
        "Tomas Ilves Kaur plants a garden: Tomas Ilves Kaur at eighty.",
    ),
    Passage(
        "garden-es",
        "es",
        "2008-03-01",
        "Tomas Ilves Kaur planta un jardín: la vida de Tomas Ilves Kaur.",
    ),
    Passage(
        "garden-fr",
        "fr",
        "2008-03-01",
        "Tomas Ilves Kaur plante un jardin : la vie de Tomas Ilves Kaur.",
    ),
    Passage(
        "garden-ar",
        "ar",
        "2007-03-01",
        "زرع العالم Tomas Ilves Kaur حديقة كبيرة خارج المدينة وجمع فيها كل ما وجده من أشجار الجبل"
        " في رحلة دامت عشرين سنة من حياته.",
    ),
    # Forms
    Passage("vote-en", "en", "2010-03-01", "Parliament postpones a budget vote after debating it"),
    Passage("museum-en", "en", "2011-03-01", "Why the museums on the hill were so full"),
    Passage("farm-es", "es", "2010-03-01", "Aprueban una subvención para agricultores afectados"),
    Passage("fair-es", "es", "2011-03-01", "Qué hay para ver en el pueblo y para comer"),
    Passage("school-fr", "fr", "2010-03-01", "Une mairie ferme son école rurale faute de moyens"),
    Passage("film-fr", "fr", "2011-03-01", "Pourquoi les films et les livres se vendent"),
    Passage("storm-ar", "ar", "2010-03-01", "العاصفة الرملية تغلق المطار"),
    Passage("poem-ar", "ar", "2011-03-01", "متى كتب الشاعر هذا في بلاده"),
    # Pairs
    Passage("brigade-en", "en", "2012-03-01", "Fire brigade takes on the watch in Lund"),
    Passage("watch-en", "en", "2013-03-01", "Brigade takes on the fire watch in Lund"),
    Passage("police-es", "es", "2012-03-01", "La policía secreta abre una cámara en Quito"),
    Passage("room-es", "es", "2013-03-01", "La policía abre una cámara secreta en Quito"),
    Passage("council-fr", "fr", "2012-03-01", "Le conseil municipal vend un parc à Nantes"),
    Passage("park-fr", "fr", "2013-03-01", "Le conseil vend un parc municipal à Nantes"),
    Passage("bank-ar", "ar", "2012-03-01", "البنك المركزي يفتح المعرض الآن في بيروت"),
    Passage("fair-ar", "ar", "2013-03-01", "البنك يفتح المعرض المركزي الآن في بيروت"),
    # Glossary
    Passage("ransom-fr", "fr", "2014-03-01", "Un rançongiciel bloque les ordinateurs de Liège"),
    Passage("ring-en", "en", "2014-03-01", "Sextortion ring broken up near Manila"),
    Passage("spy-es", "es", "2014-03-01", "Hallan un programa espía en un teléfono"),
    # Neither
    Passage("chess-en", "en", "2016-03-01", "Rain delays the final of the chess tournament"),
    Passage("chess-es", "es", "2016-03-01", "La lluvia aplaza la final del torneo de ajedrez"),
    Passage("chess-fr", "fr", "2016-03-01", "La pluie retarde la finale du tournoi d'échecs"),
    Passage("chess-ar", "ar", "2016-03-01", "المطر يؤجل نهائي بطولة الشطرنج"),
    Passage("books-ar", "ar", "2017-03-01", "مكتبة جديدة من كتب الأطفال في المدينة"),
)

QUESTIONS = (
    Question("Who was the Ole Brandt of Kessel?", {"strait-en": 2}),
    Question("¿Vio el mundo a Ada Halvorsen en Arequipa?", {"comet-es": 2}),
    Question("Que disent les journaux des années Ana Varga et Lindqvist ?", {"bridge-fr": 2}),
    Question("من كان Tomas Ilves Kaur في بلاده", {"garden-ar": 2}),
    Question("Why were votes on budgets postponed?", {"vote-en": 2}),
    Question("¿Qué subvenciones para el agricultor aprobaron?", {"farm-es": 2}),
    Question("Pourquoi les mairies fermaient-elles les écoles rurales ?", {"school-fr": 2}),
    Question("متى تغلق المطارات في عاصفة رملية", {"storm-ar": 2}),
    Question("the fire brigade in Lund", {"brigade-en": 2, "watch-en": 1}),
    Question("la policía secreta en Quito", {"police-es": 2, "room-es": 1}),
    Question("le conseil municipal à Nantes", {"council-fr": 2, "park-fr": 1}),
    Question("البنك المركزي في بيروت", {"bank-ar": 2, "fair-ar": 1}),
    Question("ransomware on computers", {"ransom-fr": 2}),
    Question("ابتزاز جنسي", {"ring-en": 2}),
    Question("logiciel espion dans un téléphone", {"spy-es": 2}),
)
