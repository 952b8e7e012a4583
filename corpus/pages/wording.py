"""Words by which a page speaks to its visitors, in the languages that archives are in."""

from functools import cache, lru_cache

import regex

from corpus.pages.section_names import SECTION_NAMES
from corpus.patterns import DIGIT, has_digit, pattern

# Words that begin the part of a page that is addressed to its visitors; the rest of it follows.
BOILERPLATE = pattern(
    r"\bcookies?\b|©|\bcopyright\b|\ball rights reserved\b|\btodos los derechos reservados\b"
    r"|\btous droits réservés\b|\balle rechte vorbehalten\b|جميع الحقوق محفوظة|ملفات تعريف الارتباط"
    r"|^(?:(?:tell me|read|learn|load|see|show) more|back to top|share|print|subscribe"
    r"|(?:leer|ver|mostrar) más|más información|volver arriba|compartir|imprimir|suscr[ií]b\w+"
    r"|en savoir plus|lire la suite|voir plus|retour en haut|partager|imprimer|s[’']abonner"
    r"|mehr erfahren|weiterlesen|nach oben|اقرأ المزيد|المزيد|مشاركة)[\s.…»>]*$",
    regex.IGNORECASE,
)

# Texts of links that lead to the whole of an item.
_LEADING = (
    r"(?:read|see|view|show|load|learn|find out|tell me|click here for|get)?\s*(?:the )?"
    r"(?:full |whole |complete )?(?:more|details|full (?:story|article|text|release)|article)"
    r"(?: (?:about|on) this.*)?|continue(?: reading)?|read on|full (?:story|article|release)"
    r"|download(?: (?:pdf|the pdf|file))?|pdf|docx?|videos?|audio|watch|listen|new|live|breaking"
    r"|photos?|fotos?|vidéo|bildergalerie|galería|zdjęcia|wideo|фото|видео|відео|صور|فيديو|عکس|写真|動画|组图|视频|ảnh"
    r"|(?:leer|ver|saber|lee|conocer) más|seguir leyendo"
    r"|leer (?:la )?(?:nota|noticia)(?: completa)?"
    r"|más (?:información|detalles|noticias)|(?:lire|voir|en savoir) (?:la suite|plus|l[’']article)"
    r"|en savoir plus|lire|suite|plus d[’']informations?|weiterlesen"
    r"|mehr(?: erfahren| lesen| dazu)?"
    r"|zum artikel|zur (?:pressemitteilung|meldung)|details|lesen sie mehr|artikel lesen"
    r"|(?:leia|ler|saiba|ver|veja) mais|continuar? (?:lendo|a ler)|(?:leggi|scopri|continua)"
    r"(?: (?:di più|tutto|ancora|a leggere|l[’']articolo))?|lees (?:meer|verder)"
    r"|meer (?:lezen|info)"
    r"|läs mer|läs vidare|les mer|læs mere|lue lisää|lisää|czytaj (?:więcej|dalej)|więcej"
    r"|číst (?:dále|více)|více|čítať ďalej|viac|tovább(?: olvasom)?"
    r"|citește (?:mai mult|tot articolul)"
    r"|devamını? oku|devamı|daha fazla(?:sı)?|baca (?:selengkapnya|lagi|juga)|selengkapnya"
    r"|lebih lanjut|xem (?:thêm|tiếp|chi tiết)|chi tiết|đọc tiếp"
    r"|подробнее|читать (?:далее|дальше|полностью|весь текст)|далее|докладніше|детальніше"
    r"|читати (?:далі|більше)|прочети (?:още|повече)|още|περισσότερα|διαβάστε περισσότερα"
    r"|اقرأ المزيد|إقرأ المزيد|المزيد|للمزيد|التفاصيل|اقرأ أيضا|تفاصيل"
    r"|ادامه(?: مطلب)?|بیشتر(?: بخوانید)?"
    r"|جزئیات|مزید(?: پڑھیں)?|קרא עוד|להמשך קריאה|עוד|לכתבה המלאה"
    r"|और पढ़ें|आगे पढ़ें|विस्तार से|আরও পড়ুন|বিস্তারিত|อ่านต่อ|อ่านเพิ่มเติม|ดูเพิ่มเติม|รายละเอียด"
    r"|阅读全文|阅读更多|查看详情|查看更多|更多|详细|详情|閱讀全文|閱讀更多|繼續閱讀|看更多|詳細|詳情|続きを読む"
    r"|もっと(?:見る|読む)|詳しく(?:は(?:こちら)?|見る|読む)?|詳細|더\s?보기|자세히(?: 보기)?"
    r"|더 읽기|전체보기"
    r"|(?:all|more|latest|see all|view all|older|archived?)(?: the)?"
    r" (?:news|posts?|articles|(?:press )?releases|stories|updates)|(?:news )?archives?"
    r"|(?:ver|leer) (?:más|todas)(?: las)? (?:noticias|notas)|todas las noticias"
    r"|(?:ver|veja) (?:mais|todas)(?: as)? notícias|todas as notícias|mais notícias"
    r"|(?:voir )?(?:toutes? les?|plus d[’'])\s?(?:actualités?|actus|articles|communiqués)"
    r"|(?:alle|weitere|mehr) (?:meldungen|nachrichten|artikel|pressemitteilungen|news)"
    r"|(?:tutte le|altre|leggi le altre) (?:notizie|news)|(?:alle|meer) (?:nieuws|berichten)"
    r"|(?:все|другие|ещё|еще) новости|архив новостей|(?:усі|всі|інші) новини|всички новини"
    r"|wszystkie (?:aktualności|wiadomości)|więcej (?:aktualności|wiadomości)"
    r"|(?:všechny|další|všetky|ďalšie) (?:zprávy|články|aktuality|správy)|tüm haberler"
    r"|(?:semua|lihat semua) berita|tin (?:khác|cũ hơn)|كل الأخبار|المزيد من الأخبار|اخبار بیشتر"
)
_NETWORK = r"(?:facebook\w{0,2}|twitter|x|whatsapp|telegram|linkedin|pinterest)"
# Those of other links and labels that a page repeats beside its headlines.
_LABELS = (
    # of a mail
    r"(?:view|read|open)(?: (?:it|this)(?: e-?mail)?)? (?:online|in (?:your|a) browser)"
    r"|unsubscribe|bekijk online|afmelden|uitschrijven|(?:im browser|online) (?:ansehen|anzeigen)"
    r"|abmelden|newsletter abbestellen|(?:voir|lire) en ligne|se (?:désabonner|désinscrire)"
    r"|ver (?:en línea|en el navegador|online|no navegador)|darse de baja|cancelar (?:a )?inscrição"
    r"|(?:visualizza|leggi) online|cancella iscrizione|visa i webbläsaren?|avsluta prenumeration"
    r"|se i browser|afmeld|avmeld|zobacz online|wypisz się|отписаться|إلغاء الاشتراك"
    r"|odhlásit(?: se| odběr)?|odhlásiť(?: sa| odber)?|leiratkozás|dezabonare"
    r"|abonelikten çık(?:ın)?"
    r"|berhenti berlangganan|hủy đăng ký|відписатися|отписване|κατάργηση εγγραφής"
    r"|peru(?:uta)? tilaus"
    r"|הסרה מרשימת התפוצה|لغو اشتراک|ยกเลิกการรับข่าวสาร|退订|取消订阅|退訂|取消訂閱|配信停止|수신거부"
    r"|donar-se de baixa|cancelar subscrição|descadastrar|odjava|zobrazit v prohlížeči"
    r"|(?:открыть|посмотреть) в браузере|переглянути в браузері"
    # other pages of a list, and the way to it
    r"|(?:next|previous|prev|first|last|older|newer)(?: (?:page|posts?|entries|articles|news))?"
    r"|page|siguiente|anterior|últim[ao]|primer[ao]|suivante?|précédente?|(?:page|página) \w+"
    r"|nächste(?: seite)?|vorherige(?: seite)?|weiter|zurück|próxima?|seguinte|successiv[ao]"
    r"|precedente|volgende|vorige|nästa|föregående|neste|forrige|næste|seuraava|edellinen"
    r"|następna|poprzednia|další|předchozí|következő|előző|sonraki|önceki|berikutnya|sebelumnya"
    r"|selanjutnya|trang sau|следующая|предыдущая|вперёд|назад|наступна|попередня|التالي|السابق"
    r"|بعدی|قبلی|下一页|上一页|末页|首页|尾页|下一頁|上一頁|次へ|前へ|次のページ|다음|이전|home|accueil"
    r"|inicio|startseite|главная|الرئيسية|ホーム|홈"
    r"|(?:ältere|neuere) (?:beiträge|artikel|einträge|meldungen)|(?:articles|billets|actualités)"
    r" (?:(?:plus|moins) )?(?:anciens|récents|anciennes|récentes|précédents|suivants)"
    r"|(?:entradas|noticias|artículos) (?:anteriores|más (?:antiguas|recientes|antiguos)|recientes)"
    r"|(?:(?:posts|notícias|artigos) )?mais (?:antig[ao]s|recentes)|postagens (?:mais )?antigas"
    r"|articoli (?:meno recenti|precedenti|più recenti|successivi)|(?:oudere|nieuwere) berichten"
    r"|(?:äldre|nyare) inlägg|(?:eldre|nyere|ældre) (?:innlegg|indlæg)|(?:starsze|nowsze) wpisy"
    r"|(?:starší|novější|novšie) (?:příspěvky|príspevky)|(?:régebbi|újabb) bejegyzések"
    r"|(?:eski|yeni|önceki|sonraki) (?:yazılar|kayıtlar|haberler)"
    r"|(?:старые|новые|предыдущие|следующие|более ранние) (?:записи|новости|статьи)"
    r"|(?:مقالات|أخبار|تدوينات) (?:أقدم|أحدث)|(?:過去|以前|新しい)の?(?:記事|投稿)"
    r"|(?:较早|较新|較舊|較新)的文章"
    r"|(?:load|show) more|(?:mehr|weitere) (?:laden|anzeigen)|(?:charger|afficher) plus"
    r"|(?:cargar|mostrar) más|(?:carregar|mostrar) mais|(?:carica|mostra|vedi) altr[eio]"
    r"|meer (?:tonen|laden)|(?:toon|laad) meer|(?:pokaż|załaduj|wczytaj) więcej"
    r"|(?:načíst|zobrazit|načítať|zobraziť) (?:další|více|ďalšie|viac)|további hírek"
    r"|(?:több|továbbiak) (?:betöltése|mutatása)|(?:afișează|încarcă|vezi) mai multe?"
    r"|daha fazla(?:sını)? (?:yükle|göster)|(?:lataa|näytä) lisää"
    r"|(?:visa|ladda|vis|last inn|indlæs) (?:fler|mer|flere)|(?:загрузить|показать) ещ[её]"
    r"|(?:δείτε|φόρτωση) περισσ[όο]τ[έε]ρ(?:α|ων)"
    r"|(?:показати|завантажити) (?:ще|більше)|(?:покажи|зареди) още|(?:prikaži|učitaj) (?:više|još)"
    r"|(?:прикажи|учитај) (?:више|још)|(?:تحميل|عرض) المزيد|نمایش بیشتر|(?:ב?טען|הצג) עוד|और देखें"
    r"|โหลดเพิ่มเติม|さらに(?:表示|読み込む)|(?:加载|显示)更多|(?:載入|顯示)更多|tải thêm"
    r"|muat lebih banyak|lihat lainnya"
    # what a release says of itself
    r"|(?:for )?immediate release|zur sofortigen veröffentlichung"
    r"|pour (?:diffusion|publication) immédiate|para (?:su )?(?:publicación|difusión) inmediata"
    r"|para divulgação imediata|(?:press|news|media) release|comunicado de prensa"
    r"|communiqué de presse|pressemitteilung|medienmitteilung|comunicato stampa|nota de imprensa"
    r"|persbericht|pressmeddelande|pressemelding|pressemeddelelse|lehdistötiedote|пресс-релиз"
    r"|пресреліз|basın bülteni|tisková zpráva|بيان صحفي"
    # what visitors are asked to do
    r"|share|print|subscribe|e-?mail|comments?|tweet|like|search|filter|menu|login|sign (?:in|up)"
    r"|(?:share|follow us) on \w+|(?:partager|compartir|compartilhar|condividi|delen|dela|del"
    rf"|teilen|udostępnij|sdílet|поделиться|поширити) (?:sur|en|no|su|op|auf|på|na|в|у) {_NETWORK}"
    rf"|auf {_NETWORK} teilen|follow us|compartir|imprimir|partager|imprimer|teilen|drucken"
    r"|поделиться|печать|مشاركة|طباعة|分享|打印|共有|공유|back to top|(?:nach|to the) (?:oben|top)"
)
# What asks to follow or subscribe, "subscribe to our newsletter"; with more words it is a headline.
_OBJECT = r"(?: [^\s,:]+){0,3}"
_INVITATIONS = (
    rf"(?:(?:subscribe|sign up) (?:to|for)(?: our| the)? (?:newsletters?|updates|mailing list|rss)"
    rf"|follow us on|share this|suscr[ií]b(?:ase|ete)|s[íi](?:guenos|ganos) en|folgen sie uns auf"
    rf"|s[’']abonner|suivez-nous sur|seguici su|assine|siga-nos no|volg ons op|meld u aan"
    rf"|följ oss på|følg oss på|seuraa meitä|zapisz się|obserwuj nas|kövessen minket|подписаться"
    rf"|bültene abone|اشترك في|تابعونا){_OBJECT}|bizi .{{0,20}}takip edin"
)
_AT_END = " .…:»›>→+])"
_END = rf"[\s{regex.escape(_AT_END)}]*"
_LABEL = rf"(?:{_LEADING}|{_LABELS}|{_INVITATIONS}){_END}"
_LEADS_ON = rf"(?:{_LEADING}){_END}"
_INVITATION = pattern(rf"(?:{_INVITATIONS}){_END}", regex.IGNORECASE)
_COUNTED = r"(?:results?|entries|items|records|résultats?|ergebnissen?|treffern?)"
_REACTIONS = (
    r"(?:comments?|replies|kommentare?|commentaires?|comentarios?|comentários?|comentaris|comentarii"
    r"|commenti|reacties|kommentarer|kommentit|kommenttia|komentarz[ey]?|komentář[eůi]?|komentárov"
    r"|hozzászólás|коммент(?:ари[йяев]+)?|коментар(?:ів|і|а|и)?|σχόλια|yorum|komentar|bình luận"
    r"|تعليقات?|نظر|תגובות|टिप्पणियाँ|コメント|评论|留言|댓글|shares?|likes?|partages|views?|aufrufe|vues|visitas"
    r"|visualizações|visualizzazioni|weergaven|visningar|просмотр(?:ов|а)?|переглядів|görüntülenme"
    r"|okunma|مشاهدات?|مشاهدة|lượt xem)"
)
_READING = (
    r"(?:read|lesezeit|de lecture|de lectura|de leitura|di lettura|leestijd|läsning|czytania|čtení"
    r"|чтения|okuma|baca|قراءة)"
)
# What a link to a document says of it: "pdf, 120 kB".
_DOCUMENT = (
    r"(?:(?P<format>pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|epub)\W{0,3})?\d[\d.,]*\s?[kmg]i?[bo]"
    r"(?:\W{0,3}(?&format))?"
)
# Counts of pages or results. "Results of the election 2005" is a headline, and so is what says more
# than a word after two numbers: "3 of 12 suspects freed". Every digit is 0 when this is asked.
_COUNTING = (
    r"(?P<page>page|seite|página|pagina|side|sida|sivu|strona|strana|sayfa|halaman|trang|стр\w*|صفحة"
    r"|صفحه|第)?\s*\d+\s*(?:页|頁|ページ|페이지)?\s*(?:(?:of|/|von|de|sur|di|van|av|z|из|من|از|共)\s*\d++"
    r"(?!\s*/)(?(page).*|\P{L}*\p{L}*\P{L}*))?"
    rf"|(?:showing|{_COUNTED})(?:\s(?:all|page|per page|par page|pro seite|{_COUNTED}))?"
    r"\W*\d[\d.,]*"
    r"(?:\s*(?:[-–—/]|(?:out )?of(?: about)?|to|bis|von|à|sur)\s*\d[\d.,]*)*"
    rf"(?:\s{_COUNTED})?(?:\s(?:for|für|pour)\s.*)?"
    rf"|\d+ results?|mp\d|\d[\d.,]*\s?[km]?\s?{_REACTIONS}"
    rf"|{_REACTIONS}\W{{0,3}}\d[\d.,]*\W?[件개条則]?|\d+[件条則个個]の?{_REACTIONS}"
    rf"|\d{{1,3}}[\s-]?\p{{L}}{{2,8}}\.?\s{_READING}"
    rf"|(?:(?:temps|tiempo|tempo)\s{_READING}|reading time|lesezeit|leestijd|lästid|czas czytania"
    r"|время чтения)\W{0,3}\d{1,3}\s?\p{L}{0,8}"
    r"|\d{1,3}\s?min\."
    r"|約?\d+分で読め(?:ます|る)|阅读时间\W?\d+分钟?"
    rf"|{_DOCUMENT}"
)
_BEHIND_LINK = rf"(?P<text>.*\S)\s*[(\[（［]\s*(?:{_DOCUMENT})\s*[)\]）］]"
_HEADS_COMMENTS = pattern(
    rf"(?:\d[\d.,]*\s?)?{_REACTIONS}\W{{0,3}}(?:\d[\d.,]*)?\W*", regex.IGNORECASE
)
_LONGEST_LABEL = 50
_HEAD = 4  # characters that tell most headlines from labels


@lru_cache(maxsize=2**12)  # as each line of a page is asked of several times
def is_label(text: str) -> bool:
    """Return whether *text* is a label of the site, such as "Read more", and never a headline."""
    if len(text) > _LONGEST_LABEL:
        return False
    if text[:1] in "[(（［" and text[-1:] in ")]）］":
        text = text[1:-1].strip()
    if has_digit(text):  # which no label has, and every count
        return is_count(text)
    if _is_name(text):
        return True
    return _may_be_label(text) and _compiled(_LABEL).fullmatch(text) is not None


def leads_on(text: str) -> bool:
    """Return whether *text* is a label of a link to the whole of an item, such as "Read more"."""
    return len(text) <= _LONGEST_LABEL and _compiled(_LEADS_ON).fullmatch(text) is not None


@lru_cache(maxsize=2**13)  # as dates are asked of, which pages repeat
def is_count(text: str) -> bool:
    """Return whether *text* counts pages, results or views: "310 views"."""
    return _counts(DIGIT.sub("0", text))


@lru_cache(maxsize=2**12)  # as most of them differ in their digits alone
def _counts(text: str) -> bool:
    return _compiled(_COUNTING).fullmatch(text) is not None


def without_document(text: str) -> str:
    """Return the *text* of a link without what it says of its document in brackets at its end.

    >>> without_document("Yearly report (PDF, 120 kB)"), without_document("Elections (2015)")
    ('Yearly report', 'Elections (2015)')
    """
    found = _compiled(_BEHIND_LINK).fullmatch(text) if text[-1:] in ")]）］" else None
    return found["text"] if found else text


def heads_comments(text: str) -> bool:
    """Return whether *text* heads what readers say of an article: "Comments (2)"."""
    return _HEADS_COMMENTS.fullmatch(text) is not None


def is_advertisement(text: str) -> bool:
    """Return whether *text* says that what it stands above was paid for: "Sponsored"."""
    return len(text) <= _LONGEST_PAID and text.strip(" .:-–—•|[]()").casefold() in _PAID


_PAID = frozenset(
    name.replace("_", " ")
    for name in """
    ad ads advert advertisement advertorial sponsored sponsored_content sponsored_post promoted
    paid_content paid_post partner_content anzeige werbung advertorial publicité sponsorisé
    contenu_sponsorisé publicidad patrocinado contenido_patrocinado publicidade conteúdo_patrocinado
    pubblicità sponsorizzato publicitat advertentie gesponsord annons annonse annonce mainos reklama
    reklame sponsrat sponset hirdetés publicitate реклама на_правах_рекламы διαφήμιση reklam
    sponsorlu iklan quảng_cáo إعلان إعلانات محتوى_ممول آگهی تبلیغات פרסומת विज्ञापन
    広告 推广 广告 廣告 贊助 광고 โฆษณา
    """.split()  # noqa: SIM905
)
_LONGEST_PAID = 30  # characters


def is_section(text: str) -> bool:
    """Return whether *text* names a section of a site, "Contact", as a film may be named, too."""
    if len(text) > _LONGEST_LABEL:
        return False
    if _is_name(text):
        return True
    return _may_be_label(text) and _INVITATION.fullmatch(text) is not None


def _is_name(text: str) -> bool:
    name = text.rstrip(_AT_END).casefold().replace("i\u0307", "i")  # as of Turkish
    return name in SECTION_NAMES


def _may_be_label(text: str) -> bool:
    """Return whether *text* begins as a label may; its first two letters refuse most headlines."""
    return _begins_label(text[:2]) and _begins_label(text[:_HEAD])


@lru_cache(maxsize=2**12)
def _begins_label(head: str) -> bool:
    """Return whether a label may begin with *head*, as few headlines do, or be it."""
    return _compiled(_LABEL).fullmatch(head, partial=True) is not None


@cache
def _compiled(text: str) -> regex.Pattern[str]:
    return regex.compile(text, regex.IGNORECASE)  # at the first page, since it takes a while


PAGE = r"(?:page|pagina|página|seite|стр|str|pág|pag|pp?|s|с)\.?\s?"
"""The word for a page of a newspaper before its number."""

COLUMN_OF_DATES = regex.compile(
    r"(?:date|datum|fecha|data|dato|pvm|päivämäärä|päiväys|dátum|tarih|tanggal|ngày|дата|تاریخ|التاريخ"
    r"|תאריך|ημερομηνία|दिनांक|तारीख|วันที่|日期|日付|年月日|公開日|掲載日|时间|時間|날짜|등록일|작성일"
    r"|published|posted|publié|veröffentlicht|publicado)(?: \w+)?[\s:▲▼↑↓]*",
    regex.IGNORECASE,
)
"""Matches the whole of a text that heads a column of dates."""

BULLET = regex.compile(r"(?:[•◦▪‣·●○■□◆◇▶►▸➤➢✓✔☐☑☒*–-]|\[[ xX]\])\s+(?=\S)")
"""Matches the sign before an item of a list, or the box of one to tick."""

OF_REPLIES = regex.compile(
    r"(?:(?:re|fwd?|aw|wg|tr|réf?|rv|enc|res|rif|sv|vb|vs|vl|antw|doorst|odp|pd|ynt|ilt|ответ|fs"
    r"|отв|пересл|تحويل|رد|回复|答复|转发|返信|転送)(?:\s?[\[(]\d{1,2}[\])])?\s?[:：]\s*)+(?=\S)",
    regex.IGNORECASE,
)
"""Matches what programs write before the subject of a mail that answers another or forwards it."""

ADDRESS = regex.compile(r"https?://\S+")
"""Matches the whole of a text that is an address."""

REACHED_BY = regex.compile(
    r"\S+@\S+\.\S+|(?:tele?(?:phone|fon|fono|foon)?|phone|fax|tél|mob(?:ile)?|тел|факс|τηλ|هاتف|تلفن|טל"
    r"|電話|电话|전화)(?!\p{L})[\s.:：]*[+(]?\d[\d\s()/.-]+",
    regex.IGNORECASE,
)
"""Matches the whole of a text that is an address of mail or a number of telephone."""

SITE = regex.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?")
"""Matches the whole of a text that names a site as addresses do: "news.example"."""

_STOPS = ".。．।։።"
_CLOSING = r"['\"’”»)\]]*$"  # quotation marks and brackets up to the end

FULL_STOP = regex.compile(rf"[{_STOPS}]{_CLOSING}|…$")
"""Finds the end of a sentence in running text."""

SENTENCE_END = regex.compile(rf"[{_STOPS}…!?！？؟]{_CLOSING}")
"""Finds the end of a sentence that ends its line."""

PART_END = regex.compile(rf"[{_STOPS}…!?！？؟:;؛]{_CLOSING}")
"""Finds the end of a sentence, or of a part of one, that ends its line."""
