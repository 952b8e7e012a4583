"""What the labels of dates, or the headers of columns of dates, say that these are of."""

from enum import IntEnum

import regex

from corpus.dates.labels import is_of_change, unlabelled
from corpus.patterns import pattern


class Occasion(IntEnum):
    """What a date is of by its label; the higher, the likelier it is that of the headline."""

    OTHER = 0  # a deadline, a hearing, or nothing is said
    DATE = 1  # "Date"
    PUBLICATION = 2  # it was published, issued, handed down, decided


_STEMS = """
publish publication pubdate pub\\s?date issue release posted uploaded announce promulgat deliver
decided decision handed\\sdown judge?ment
publica emisi[oó]n emitid difundid sentencia dictad resoluci[oó]n emiss[aã]o divulga proferid julga
decis[aãi] publi[ée] parution paru mise?\\sen\\sligne rendue?\\s décision prononc diffus
pubblica emission emess depositat pronunci
veröffentlich erschein erschienen verkünd entschieden entscheidung publizier ausgegeben
gepubliceerd verschenen uitgegeven uitspraak geplaatst
publicer publiser utgiv utgitt udgiv offentliggj meddela avgjord avgjort afgjort avsagt afsagt
julkais annettu antopäivä publik opublik zamieszcz wydan ogłosz orzecz
zveřejn zverejn vydán vyhláš rozhodnut
megjelen közzét kihirdet határozat emis pronunț objav
опублик публик размещ вынесен решени оглаш опублік публікац ухвал оприлюдн розміщ обявен постанов
објав δημοσί εκδόθηκε έκδοσ ανάρτη yayın yayım karar ilan
نشر منتشر صدور إصدار الحكم القرار انتشار פרסום פורסם ניתן प्रकाश
发布 發布 發佈 公布 公佈 公告 刊登 发表 發表 出版 印发 宣判 判决 判決 裁判
公開 公表 掲載 発表 発行 配信 言渡 게시 발행 공개 보도 선고 등록 배포
เผยแพร่ ประกาศ đăng công\\sbố ban\\shành xuất\\sbản phát\\shành terbit diputus
"""
_PUBLICATION = pattern("|".join(_STEMS.split()))
_WRITTEN_ALONE = pattern(r"[\p{Latin}\p{Cyrillic}\p{Greek}]")


def occasion(label: str) -> Occasion:
    """Return what a *label* says that dates are of, which is of no later change.

    >>> occasion("Handed down"), occasion("Fecha"), occasion("Date limite")
    (<Occasion.PUBLICATION: 2>, <Occasion.DATE: 1>, <Occasion.OTHER: 0>)
    """
    plain = label.casefold().strip()
    if is_of_change(plain):
        return Occasion.OTHER
    for found in _PUBLICATION.finditer(plain):
        begins_word = not plain[: found.start()][-1:].isalpha()
        if begins_word or not _WRITTEN_ALONE.match(found[0]):
            return Occasion.PUBLICATION
    labelled = unlabelled(plain)
    return Occasion.DATE if labelled and not labelled.text else Occasion.OTHER


def is_deadline(label: str) -> bool:
    """Return whether a *label* says that a date is the last one of something.

    >>> is_deadline("Closing date"), is_deadline("Срок подачи заявок"), is_deadline("Beschluss")
    (True, True, False)
    """
    return len(label) <= _LONGEST_LABEL and _DEADLINE.fullmatch(label.strip(" :：–—-")) is not None


def says_for_what(label: str) -> bool:
    """Return whether the *label* of a deadline says of what it is the last day.

    >>> says_for_what("Deadline for bids"), says_for_what("Closing date")
    (True, False)
    """
    found = _DEADLINE.fullmatch(label.strip(" :：–—-"))
    return found is not None and found["what"] is not None


_LONGEST_LABEL = 50  # characters
_OF_WHAT = (
    "application|applications|bid|closing|entry|filing|nomination|registration|submission|tender"
)
_LAST_DAY = (
    r"deadlines?|(?:closing|due|expiry|expiration) date"
    r"|date (?:limite|de cl[oô]ture|d[’']expiration)"
    r"|fecha (?:l[ií]mite|de cierre|tope|de vencimiento)|plazo|vencimiento|prazo|data limite"
    r"|data de encerramento|(?:data di )?scadenza|termine ultimo|\p{L}*frist"
    r"|(?:anmelde|annahme|bewerbungs|einsende)schluss|sluitingsdatum|uiterste datum"
    r"|sista (?:ansöknings)?dag(?:en)?|määräaika|termin (?:składania|nadsyłania|zgłoszeń)|uzávěrka"
    r"|lhůta|lehota|határidő|termen(?:ul)? limită|срок|дедлайн|кінцевий (?:строк|термін)|προθεσμία"
    r"|καταληκτική ημερομηνία|son (?:başvuru )?tarihi?|hạn (?:nộp|chót|cuối)|tenggat(?: waktu)?"
    r"|batas (?:waktu|akhir)|آخر (?:موعد|أجل)|الموعد النهائي|تاريخ (?:الإغلاق|الانتهاء|انتهاء)|مهلت"
    r"|מועד אחרון|अंतिम तिथि|(?:応募|募集|申込)?締め?切?り?日?|(?:申込|提出)期限|(?:접수)?마감일?"
    r"|截止(?:日期|时间|時間|日)?|หมดเขต|ปิดรับสมัคร"
)
_TO_DO_WHAT = (
    r" (?:for|of|de|des|d[’'e]|du|del|per|para|pour|für|zur|voor|till|til|na|do|подачи|при[её]ма"
    r"|για)(?: \p{L}++){1,4}| ل\p{L}++"
)
_UNTIL = (
    r"(?:apply|submit|respond|register) (?:by|before)|applications? (?:close|due)|closing"
    r"|closes(?: on)?|expires?(?: on)?|valid (?:until|till|to|through)|open until|expire le"
    r"|valable jusqu[’']au|válid[oa] (?:hasta|até)|vence(?: el)?|scade il|gültig bis|geldig tot"
    r"|ważn[aey] do|giltig till|gyldig til|действительн[оаы]? до"
)
_MONTH = r" \p{L}++"  # "Apply by June 30, 2015"
_DEADLINE = pattern(
    rf"(?:(?:{_OF_WHAT}) )?(?:{_LAST_DAY})(?P<what>{_TO_DO_WHAT})?|(?:{_UNTIL})(?:{_MONTH})?",
    regex.IGNORECASE,
)
