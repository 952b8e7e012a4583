"""Words by which a page speaks to its visitors, in the languages that archives are in."""

import regex

# Words that begin the part of a page that is addressed to its visitors; the rest of it follows.
BOILERPLATE = regex.compile(
    r"\bcookies?\b|©|\bcopyright\b|\ball rights reserved\b|\btodos los derechos reservados\b"
    r"|\btous droits réservés\b|\balle rechte vorbehalten\b|جميع الحقوق محفوظة|ملفات تعريف الارتباط"
    r"|^(?:(?:tell me|read|learn|load|see|show) more|back to top|share|print|subscribe"
    r"|(?:leer|ver|mostrar) más|más información|volver arriba|compartir|imprimir|suscr[ií]b\w+"
    r"|en savoir plus|lire la suite|voir plus|retour en haut|partager|imprimer|s[’']abonner"
    r"|mehr erfahren|weiterlesen|nach oben|اقرأ المزيد|المزيد|مشاركة)[\s.…»>]*$",
    regex.IGNORECASE,
)

# Texts of links and labels that a page repeats beside its headlines.
_LABELS = (
    # more of an item
    r"(?:read|see|view|show|load|learn|find out|tell me|click here for|get)?\s*(?:the )?"
    r"(?:full |whole |complete )?(?:more|details|full (?:story|article|text|release)|article)"
    r"(?: (?:about|on) this.*)?|continue(?: reading)?|read on|full (?:story|article|release)"
    r"|download(?: (?:pdf|the pdf|file))?|pdf|docx?|video|audio|watch|listen|new|live|breaking"
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
    # of a mail
    r"|(?:view|read|open)(?: (?:it|this)(?: e-?mail)?)? (?:online|in (?:your|a) browser)"
    r"|unsubscribe|bekijk online|afmelden|uitschrijven|(?:im browser|online) (?:ansehen|anzeigen)"
    r"|abmelden|newsletter abbestellen|(?:voir|lire) en ligne|se (?:désabonner|désinscrire)"
    r"|ver (?:en línea|en el navegador|online|no navegador)|darse de baja|cancelar (?:a )?inscrição"
    r"|(?:visualizza|leggi) online|cancella iscrizione|visa i webbläsaren?|avsluta prenumeration"
    r"|se i browser|afmeld|avmeld|zobacz online|wypisz się|отписаться|إلغاء الاشتراك"
    # other pages of a list, and the way to it
    r"|(?:next|previous|prev|first|last|older|newer)(?: (?:page|posts?|entries|articles|news))?"
    r"|page|siguiente|anterior|últim[ao]|primer[ao]|suivante?|précédente?|(?:page|página) \w+"
    r"|nächste(?: seite)?|vorherige(?: seite)?|weiter|zurück|próxima?|seguinte|successiv[ao]"
    r"|precedente|volgende|vorige|nästa|föregående|neste|forrige|næste|seuraava|edellinen"
    r"|następna|poprzednia|další|předchozí|következő|előző|sonraki|önceki|berikutnya|sebelumnya"
    r"|selanjutnya|trang sau|следующая|предыдущая|вперёд|назад|наступна|попередня|التالي|السابق"
    r"|بعدی|قبلی|下一页|上一页|末页|首页|尾页|下一頁|上一頁|次へ|前へ|次のページ|다음|이전|home|accueil"
    r"|inicio|startseite|главная|الرئيسية|ホーム|홈"
    # what visitors are asked to do
    r"|share|print|subscribe|e-?mail|comments?|tweet|like|search|filter|menu|login|sign (?:in|up)"
    r"|(?:share|follow us) on \w+|follow us|compartir|imprimir|partager|imprimer|teilen|drucken"
    r"|поделиться|печать|مشاركة|طباعة|分享|打印|共有|공유|back to top|(?:nach|to the) (?:oben|top)"
)
# Headings of sections of a site beside its news, and what leads to its content.
_SECTIONS = (
    r"(?:press |media |general )?contacts?(?: us)?"
    r"|(?:press|media) (?:contacts?|office|enquiries|inquiries)"
    r"|(?:related|useful|quick|external) (?:links?|news|articles|content|posts)"
    r"|related (?:stories|documents|pages)|see also"
    r"|(?:latest|recent|top|all|more|other) (?:news|posts?|articles|headlines|updates|stories)"
    r"|most (?:read|viewed|popular|shared)|popular(?: posts?| now)?|trending(?: now)?"
    r"|recent comments|categories|tags|topics|links|advertisements?|sponsored|newsletters?"
    r"|(?:subscribe|sign up)(?: (?:to|for))?(?: our| the)? (?:newsletter|updates|mailing list|rss)"
    r"|follow us(?: on.*)?|share this(?:.*)?|in this section|on this page"
    r"|skip to(?: the)?(?: main)? content|contactos?|contacto de prensa|oficina de prensa"
    r"|enlaces (?:relacionados|de interés)|noticias relacionadas|(?:últimas|otras|más) noticias"
    r"|lo más (?:leído|visto)|publicidad|suscr[ií]b(?:ase|ete).*|síguenos(?: en.*)?"
    r"|síganos(?: en.*)?|etiquetas|categorías|temas|saltar al contenido"
    r"|ir al contenido(?: principal)?|kontakt(?:e)?|pressekontakt|pressestelle"
    r"|ansprechpartner(?:in)?|weiterführende links"
    r"|(?:verwandte|ähnliche|weitere) (?:artikel|themen|meldungen|links)"
    r"|(?:neueste|aktuelle|letzte) (?:meldungen|nachrichten|beiträge|artikel)"
    r"|meist ?gelesen(?:e artikel)?|anzeige|werbung|newsletter abonnieren"
    r"|folgen sie uns(?: auf.*)?|themen|kategorien|schlagwörter|zum (?:haupt)?inhalt(?: springen)?"
    r"|archiv|contacts? presse|service de presse|nous contacter|liens utiles"
    r"|(?:articles|sujets|contenus) (?:liés|similaires|associés)"
    r"|(?:dernières|autres) (?:nouvelles|actualités|infos)|les plus (?:lus|lues|consultés)"
    r"|publicité|s[’']abonner.*|suivez-nous(?: sur.*)?|thèmes?|catégories|mots-clés"
    r"|aller au contenu(?: principal)?|archives?|contatti|ufficio stampa|link utili"
    r"|(?:notizie|articoli) correlat[ie]|ultime notizie|(?:le )?più lett[ei]|pubblicità"
    r"|seguici(?: su.*)?|categorie|vai al contenuto|contatos?|assessoria de imprensa"
    r"|ligações úteis|links (?:úteis|relacionados)|notícias relacionadas|últimas notícias"
    r"|(?:as )?mais lidas|publicidade|assine.*|siga-nos(?: no.*)?"
    r"|ir para o conteúdo(?: principal)?|persdienst|perscontact"
    r"|verwante (?:links|artikelen|berichten)|laatste nieuws|meest gelezen|advertentie"
    r"|volg ons(?: op.*)?|onderwerpen|(?:ga )?naar de inhoud|meld u aan.*|kontakta oss"
    r"|presskontakt|relaterade? (?:länkar|nyheter|artiklar)|senaste nytt|mest lästa?|annons"
    r"|följ oss(?: på.*)?|hoppa till innehåll(?:et)?|kontakt oss"
    r"|relaterte (?:lenker|saker|artikler)|siste nytt|mest lest|annonse|følg oss(?: på.*)?"
    r"|hopp til innhold(?:et)?|relaterede (?:links|artikler|nyheder)|seneste nyt|mest læste"
    r"|annonce|gå til indhold(?:et)?|ota yhteyttä|yhteystiedot|aiheeseen liittyvää"
    r"|uusimmat(?: uutiset)?|luetuimmat|mainos|seuraa meitä.*|siirry sisältöön|biuro prasowe"
    r"|powiązane (?:strony|artykuły)|najnowsze (?:wiadomości|wpisy)|najczęściej czytane|reklama"
    r"|zapisz się.*|obserwuj nas.*|tematy|kategorie|przejdź do treści"
    r"|související (?:články|odkazy)|nejnovější (?:zprávy|články)|nejčtenější|přejít k obsahu"
    r"|súvisiace články|najčítanejšie|kapcsolat|kapcsolódó (?:cikkek|hírek)|legfrissebb(?: hírek)?"
    r"|legolvasottabb|hirdetés|kövessen minket.*|contactați-ne|știri similare|ultimele știri"
    r"|cele mai citite|publicitate|контакты|пресс-служба|полезные ссылки"
    r"|(?:похожие|другие) (?:новости|материалы|статьи)|последние новости"
    r"|(?:самое )?(?:читаемое|популярное)|реклама|подписаться.*|темы|рубрики|мы в соцсетях"
    r"|перейти к содержанию|контакти|прес-служба|корисні посилання|останні новини|найпопулярніше"
    r"|перейти до (?:змісту|вмісту)|последни новини|най-четени|επικοινωνία|χρήσιμοι σύνδεσμοι"
    r"|τελευταία νέα|δημοφιλή|διαφήμιση|iletişim|basın bürosu|ilgili (?:bağlantılar|haberler)"
    r"|son (?:haberler|dakika)|en çok okunan(?:lar)?|reklam|bültene abone.*|bizi .{0,20}takip edin"
    r"|konular|kategoriler|içeriğe geç|اتصل بنا|تواصل معنا|المكتب الصحفي|روابط ذات صلة"
    r"|(?:أخبار|مواضيع|مقالات) ذات صلة|آخر الأخبار|أحدث الأخبار|الأكثر (?:قراءة|مشاهدة)|إعلان"
    r"|اشترك في.*|تابعونا.*|مواضيع|أقسام|انتقل إلى المحتوى|تماس با ما|(?:اخبار|مطالب) مرتبط"
    r"|آخرین اخبار|پربازدیدترین(?: ها)?|צור קשר|כתבות נוספות|הנצפים ביותר|संपर्क(?: करें)?"
    r"|संबंधित (?:खबरें|समाचार)|ताज़ा (?:खबरें|समाचार)|ติดต่อเรา|ข่าวล่าสุด|ข่าวที่เกี่ยวข้อง"
    r"|liên hệ|tin (?:liên quan|mới nhất)|đọc nhiều(?: nhất)?|kontak"
    r"|berita (?:terkait|terbaru|terpopuler)|hubungi kami|お問い?合わせ(?:先)?|広報課"
    r"|関連(?:リンク|記事|情報|ニュース)|最新ニュース|新着(?:情報|記事)|(?:アクセス)?ランキング"
    r"|人気記事|広告|メールマガジン登録|分類|カテゴリー?|本文へ(?:移動|スキップ)?|연락처"
    r"|문의(?:처)?|홍보실|관련 (?:링크|기사|뉴스)|최신 (?:소식|뉴스|기사)|많이 본 (?:뉴스|기사)"
    r"|광고|뉴스레터 구독|주제|본문 바로가기|联系我们|相关(?:链接|新闻|阅读)"
    r"|最新(?:消息|新闻|动态)|热门(?:文章|新闻|排行)|点击排行|广告|聯絡我們|相關(?:連結|新聞)"
    r"|最新(?:消息|新聞)|熱門(?:文章|新聞)|廣告"
)
_END = r"[\s.…:»›>→+\])]*"
_LABEL = regex.compile(rf"(?:{_LABELS}|{_SECTIONS}){_END}", regex.IGNORECASE)
_SECTION = regex.compile(rf"(?:{_SECTIONS}){_END}", regex.IGNORECASE)
_COUNTED = r"(?:results?|entries|items|records|résultats?|ergebnissen?|treffern?)"
# Counts of pages or results. "Results of the election 2005" is a headline.
_COUNTING = regex.compile(
    r"(?:page|seite|página|pagina|side|sida|sivu|strona|strana|sayfa|halaman|trang|стр\w*|صفحة"
    r"|صفحه|第)?\s*\d+\s*(?:页|頁|ページ|페이지)?\s*(?:(?:of|/|von|de|sur|di|van|av|z|из|من|از|共)\s*\d++(?!\s*/).*)?"
    rf"|(?:showing|{_COUNTED})(?:\s(?:all|page|per page|par page|pro seite|{_COUNTED}))?"
    r"\W*\d[\d.,]*"
    r"(?:\s*(?:[-–—/]|(?:out )?of(?: about)?|to|bis|von|à|sur)\s*\d[\d.,]*)*"
    rf"(?:\s{_COUNTED})?(?:\s(?:for|für|pour)\s.*)?"
    r"|\d+ (?:comments?|views?|shares?|results?)|mp3",
    regex.IGNORECASE,
)
_LONGEST_LABEL = 50
_DIGIT = regex.compile(r"\d")  # that no label has, and every count


def is_label(text: str) -> bool:
    """Return whether *text* is a label of the site, such as "Read more", and never a headline."""
    if len(text) > _LONGEST_LABEL:
        return False
    if text[:1] in "[(" and text[-1:] in ")]":
        text = text[1:-1].strip()
    return bool((_COUNTING if _DIGIT.search(text) else _LABEL).fullmatch(text))


def is_section(text: str) -> bool:
    """Return whether *text* names a section of a site, "Contact", as a film may be named, too."""
    return len(text) <= _LONGEST_LABEL and _SECTION.fullmatch(text) is not None


COLUMN_OF_DATES = regex.compile(
    r"(?:date|datum|fecha|data|dato|pvm|päivämäärä|päiväys|dátum|tarih|tanggal|ngày|дата|تاریخ|التاريخ"
    r"|תאריך|ημερομηνία|दिनांक|तारीख|วันที่|日期|日付|年月日|公開日|掲載日|时间|時間|날짜|등록일|작성일"
    r"|published|posted|publié|veröffentlicht|publicado)(?: \w+)?[\s:▲▼↑↓]*",
    regex.IGNORECASE,
)
"""Matches the whole of a text that heads a column of dates."""

BULLET = regex.compile(r"[•◦▪‣·●○*–-]\s+(?=\S)")
"""Matches the sign before an item of a list."""

BYLINE = regex.compile(
    r"[\s|·,–—-]*(?:by|par|por|von|di|da|door|av|af|od|przez|от|від|автор|από|tarafından|oleh|bởi"
    r"|بواسطة|بقلم|کاتب|توسط|מאת)(?!\p{L})\s*:?\s*",
    regex.IGNORECASE,
)
"""Matches what stands before the name of an author."""

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

FULL_STOP = regex.compile(r"[.。．।։።]['\"’”»)\]]*$|…$")
"""Finds the end of a sentence in running text."""
