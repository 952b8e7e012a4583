"""What the labels of dates, or the headers of columns of dates, say that these are of."""

from enum import IntEnum

import regex

from corpus.dates.labels import is_of_change, unlabelled


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
julkais annettu antopäivä publik wydan ogłosz orzecz zveřejn zverejn vydán vyhláš rozhodnut
megjelen közzét kihirdet határozat emis pronunț objav
опублик публик размещ вынесен решени оглаш опублік публікац ухвал оприлюдн розміщ обявен постанов
објав δημοσί εκδόθηκε έκδοσ ανάρτη yayın yayım karar ilan
نشر صدور إصدار الحكم القرار انتشار פרסום פורסם ניתן प्रकाश
发布 發布 發佈 公布 公佈 公告 刊登 发表 發表 出版 印发 宣判 判决 判決 裁判
公開 公表 掲載 発表 発行 配信 言渡 게시 발행 공개 보도 선고 등록 배포
เผยแพร่ ประกาศ đăng công\\sbố ban\\shành xuất\\sbản phát\\shành terbit diputus
"""
_PUBLICATION = regex.compile("|".join(_STEMS.split()))
_WRITTEN_ALONE = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}]")


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
