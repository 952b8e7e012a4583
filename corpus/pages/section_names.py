"""How sites name their sections beside the news, and what leads to their content."""

_NAMES = {
    "ar": (
        "اقرأ أيضاً|إقرأ أيضا|"
        "أحدث التعليقات|آخر التعليقات"
        "|اتصل بنا|تواصل معنا|المكتب الصحفي|روابط ذات صلة|أخبار ذات صلة|مواضيع ذات صلة"
        "|مقالات ذات صلة|آخر الأخبار|أحدث الأخبار|الأكثر قراءة|الأكثر مشاهدة|إعلان|تابعونا|مواضيع"
        "|أقسام|انتقل إلى المحتوى"
        "|سياسة الخصوصية|خريطة الموقع|شروط الاستخدام|من نحن"
    ),
    "bg": ("последни новини|най-четени|карта на сайта|общи условия|поверителност"),
    "cs": (
        "čtěte také|přečtěte si také|"
        "nejnovější komentáře|poslední komentáře"
        "|související články|související odkazy|nejnovější zprávy|nejnovější články|nejčtenější"
        "|přejít k obsahu"
        "|ochrana osobních údajů|mapa stránek|prohlášení o přístupnosti"
    ),
    "da": (
        "læs også|"
        "seneste kommentarer"
        "|relaterede links|relaterede artikler|relaterede nyheder|seneste nyt|mest læste|annonce"
        "|gå til indhold|gå til indholdet"
        "|om os|privatlivspolitik|tilgængelighedserklæring"
    ),
    "de": (
        "das könnte sie auch interessieren|auch interessant|weitere artikel"
        "|lesen sie auch|lesen sie dazu|mehr zum thema|mehr dazu|"
        "neueste kommentare|letzte kommentare|aktuelle kommentare"
        "|kontakt|kontakte|pressekontakt|pressestelle|ansprechpartner|ansprechpartnerin"
        "|weiterführende links|verwandte artikel|verwandte themen|verwandte meldungen"
        "|verwandte links|ähnliche artikel|ähnliche themen|ähnliche meldungen|ähnliche links"
        "|weitere themen|weitere links|neueste meldungen|neueste nachrichten|neueste beiträge"
        "|neueste artikel|aktuelle meldungen|aktuelle nachrichten|aktuelle beiträge"
        "|aktuelle artikel|letzte meldungen|letzte nachrichten|letzte beiträge|letzte artikel"
        "|meistgelesen|meistgelesene artikel|meist gelesen|meist gelesene artikel|anzeige|werbung"
        "|newsletter abonnieren|folgen sie uns|themen|kategorien|schlagwörter|zum inhalt"
        "|zum inhalt springen|zum hauptinhalt|zum hauptinhalt springen|archiv"
        "|impressum|datenschutz|datenschutzerklärung|agb|barrierefreiheit"
        "|nutzungsbedingungen|über uns|inhaltsverzeichnis|sitemap"
    ),
    "el": (
        "επικοινωνία|χρήσιμοι σύνδεσμοι|τελευταία νέα|δημοφιλή|διαφήμιση"
        "|πολιτική απορρήτου|όροι χρήσης|χάρτης ιστοτόπου"
    ),
    "en": (
        "more on this|more on this topic|more like this|you may also like"
        "|you might also like|read also|also read|more on this story|"
        "contact|contacts|contact us|press contact|press contacts|media contact|media contacts"
        "|general contact|general contacts|press office|media office|press enquiries"
        "|media enquiries|press inquiries|media inquiries|related links|useful links|quick links"
        "|external links|related link|external link|related news|related articles|related content"
        "|related posts|related stories|related documents|related pages|see also|latest news"
        "|latest posts|latest articles|latest headlines|latest updates|latest stories|recent news"
        "|recent posts|recent articles|recent headlines|recent updates|recent stories"
        "|recent comments|latest comments|new comments|last comments"
        "|top news|top posts|top articles|top headlines|top stories|other news"
        "|other posts|other articles|other headlines|other stories|more headlines|all headlines"
        "|most read|most viewed|most popular|most shared|popular|popular posts|popular now"
        "|trending|trending now|categories|tags|topics|links|advertisement|advertisements"
        "|sponsored|newsletter|newsletters|follow us|share this|in this section|on this page"
        "|facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|instagram|youtube|tiktok|bluesky"
        "|mastodon|threads|flickr|reddit|xing|vkontakte|rss|rss feed|copy link|email this"
        "|skip to content|skip to main content|skip to the content|skip to the main content"
        "|imprint|privacy policy|privacy notice|privacy|cookie policy|terms of use"
        "|terms of service|terms and conditions|legal notice|accessibility statement"
        "|accessibility|site map|disclaimer|about us|advertise|faq"
    ),
    "es": (
        "también te puede interesar|lea también|lee también|te puede interesar|más sobre este tema|"
        "comentarios recientes|últimos comentarios"
        "|contacto|contactos|contacto de prensa|oficina de prensa|enlaces relacionados"
        "|enlaces de interés|noticias relacionadas|últimas noticias|otras noticias|más noticias"
        "|lo más leído|lo más visto|publicidad|síguenos|síganos|etiquetas|categorías|temas"
        "|saltar al contenido|ir al contenido|ir al contenido principal"
        "|aviso legal|política de privacidad|política de cookies|mapa del sitio|mapa web"
        "|accesibilidad|quiénes somos"
    ),
    "fa": (
        "تماس با ما|اخبار مرتبط|مطالب مرتبط|آخرین اخبار|پربازدیدترین|پربازدیدترین ها"
        "|حریم خصوصی|نقشه سایت|درباره ما"
    ),
    "fi": (
        "viimeisimmät kommentit"
        "|ota yhteyttä|yhteystiedot|aiheeseen liittyvää|uusimmat|uusimmat uutiset|luetuimmat"
        "|mainos|seuraa meitä|siirry sisältöön"
        "|tietosuoja|tietosuojaseloste|saavutettavuusseloste|sivukartta|tietoa meistä"
    ),
    "fr": (
        "à lire également|vous aimerez aussi|lire aussi|à lire aussi|voir aussi"
        "|sur le même sujet|dans la même rubrique|"
        "derniers commentaires|commentaires récents"
        "|contact presse|contacts presse|service de presse|nous contacter|liens utiles"
        "|articles liés|articles similaires|articles associés|sujets liés|sujets similaires"
        "|sujets associés|contenus liés|contenus similaires|contenus associés|dernières nouvelles"
        "|dernières actualités|dernières infos|autres nouvelles|autres actualités|autres infos"
        "|les plus lus|les plus lues|les plus consultés|publicité|suivez-nous|thème|thèmes"
        "|catégories|mots-clés|aller au contenu|aller au contenu principal|archive|archives"
        "|mentions légales|plan du site|accessibilité|politique de confidentialité"
        "|données personnelles|qui sommes-nous"
    ),
    "he": ("צור קשר|כתבות נוספות|הנצפים ביותר|מדיניות פרטיות|מפת האתר|תנאי שימוש|אודות"),
    "hi": (
        "संपर्क|संपर्क करें|संबंधित खबरें|संबंधित समाचार|ताज़ा खबरें|ताज़ा समाचार"
        "|गोपनीयता नीति|नियम और शर्तें|साइट मैप|हमारे बारे में"
    ),
    "hu": (
        "legutóbbi hozzászólások"
        "|kapcsolat|kapcsolódó cikkek|kapcsolódó hírek|legfrissebb|legfrissebb hírek"
        "|legolvasottabb|hirdetés|kövessen minket"
        "|adatvédelem|impresszum|oldaltérkép|rólunk"
    ),
    "id": (
        "kontak|berita terkait|berita terbaru|berita terpopuler|hubungi kami"
        "|kebijakan privasi|tentang kami|peta situs"
    ),
    "it": (
        "leggi anche|potrebbe interessarti|sullo stesso argomento|"
        "commenti recenti|ultimi commenti"
        "|contatti|ufficio stampa|link utili|notizie correlate|articoli correlati|ultime notizie"
        "|più lette|più letti|le più lette|le più letti|pubblicità|seguici|categorie"
        "|vai al contenuto"
        "|note legali|privacy e cookie|mappa del sito|accessibilità|chi siamo"
    ),
    "ja": (
        "あわせて読みたい|"
        "最近のコメント|新着コメント|お問合わせ|お問合わせ先|お問い合わせ|お問い合わせ先|広報課|関連リンク|関連記事|関連情報"
        "|関連ニュース|最新ニュース|新着情報|新着記事|ランキング|アクセスランキング|人気記事|広告"
        "|メールマガジン登録|分類|カテゴリ|カテゴリー|本文へ|本文へ移動|本文へスキップ"
        "|プライバシーポリシー|サイトマップ|利用規約|このサイトについて|個人情報保護方針"
    ),
    "ko": (
        "최근 댓글"
        "|연락처|문의|문의처|홍보실|관련 링크|관련 기사|관련 뉴스|최신 소식|최신 뉴스|최신 기사"
        "|많이 본 뉴스|많이 본 기사|광고|뉴스레터 구독|주제|본문 바로가기"
        "|개인정보처리방침|개인정보 처리방침|사이트맵|이용약관|회사소개"
    ),
    "nl": (
        "lees ook|meer over dit onderwerp|"
        "recente reacties|laatste reacties"
        "|persdienst|perscontact|verwante links|verwante artikelen|verwante berichten"
        "|laatste nieuws|meest gelezen|advertentie|volg ons|onderwerpen|naar de inhoud"
        "|ga naar de inhoud"
        "|privacybeleid|privacyverklaring|toegankelijkheid|over ons|gebruiksvoorwaarden"
    ),
    "no": (
        "les også|"
        "siste kommentarer"
        "|kontakt oss|relaterte lenker|relaterte saker|relaterte artikler|siste nytt|mest lest"
        "|annonse|følg oss|hopp til innhold|hopp til innholdet"
        "|personvern|personvernerklæring|tilgjengelighetserklæring|om oss"
    ),
    "pl": (
        "czytaj też|czytaj także|zobacz też|zobacz także|przeczytaj także|"
        "najnowsze komentarze|ostatnie komentarze"
        "|biuro prasowe|powiązane strony|powiązane artykuły|najnowsze wiadomości|najnowsze wpisy"
        "|najczęściej czytane|reklama|tematy|kategorie|obserwuj nas|przejdź do treści"
        "|polityka prywatności|mapa strony|deklaracja dostępności|o nas|regulamin"
    ),
    "pt": (
        "leia também|veja também|"
        "comentários recentes|últimos comentários"
        "|contato|contatos|assessoria de imprensa|ligações úteis|links úteis|links relacionados"
        "|notícias relacionadas|últimas notícias|mais lidas|as mais lidas|publicidade|siga-nos"
        "|ir para o conteúdo|ir para o conteúdo principal"
        "|política de privacidade|mapa do site|acessibilidade|termos de uso|quem somos"
    ),
    "ro": (
        "contactați-ne|știri similare|ultimele știri|cele mai citite|publicitate"
        "|politica de confidențialitate|hartă site|termeni și condiții|despre noi"
    ),
    "ru": (
        "читайте также|по теме|версия для печати|"
        "последние комментарии|свежие комментарии"
        "|контакты|пресс-служба|полезные ссылки|похожие новости|похожие материалы|похожие статьи"
        "|другие материалы|другие статьи|последние новости|читаемое|популярное|самое читаемое"
        "|самое популярное|реклама|подписаться|темы|рубрики|мы в соцсетях|перейти к содержанию"
        "|политика конфиденциальности|карта сайта|пользовательское соглашение|о нас"
    ),
    "sk": ("súvisiace články|najčítanejšie|ochrana osobných údajov|mapa stránok"),
    "sv": (
        "läs också|läs även|"
        "senaste kommentarer|senaste kommentarerna"
        "|kontakta oss|presskontakt|relaterade länkar|relaterade nyheter|relaterade artiklar"
        "|relaterad länkar|relaterad nyheter|relaterad artiklar|senaste nytt|mest läst|mest lästa"
        "|annons|följ oss|hoppa till innehåll|hoppa till innehållet"
        "|integritetspolicy|om webbplatsen|tillgänglighetsredogörelse|om oss"
    ),
    "th": ("ติดต่อเรา|ข่าวล่าสุด|ข่าวที่เกี่ยวข้อง|นโยบายความเป็นส่วนตัว|แผนผังเว็บไซต์|เกี่ยวกับเรา"),
    "tr": (
        "ayrıca okuyun|bunları da okuyun|"
        "son yorumlar"
        "|iletişim|basın bürosu|ilgili bağlantılar|ilgili haberler|son haberler|son dakika"
        "|en çok okunan|en çok okunanlar|reklam|konular|kategoriler|içeriğe geç"
        "|gizlilik politikası|künye|site haritası|hakkımızda|kullanım koşulları"
    ),
    "uk": (
        "читайте також|версія для друку|"
        "останні коментарі"
        "|контакти|прес-служба|корисні посилання|останні новини|найпопулярніше|перейти до змісту"
        "|перейти до вмісту"
        "|політика конфіденційності|мапа сайту|карта сайту|про нас"
    ),
    "vi": (
        "liên hệ|tin liên quan|tin mới nhất|đọc nhiều|đọc nhiều nhất"
        "|chính sách bảo mật|sơ đồ trang|giới thiệu"
    ),
    "zh": (
        "最新评论|最新評論|联系我们|相关链接|相关新闻|相关阅读|最新消息|最新新闻|最新动态|热门文章|热门新闻"
        "|热门排行|点击排行|广告|聯絡我們|相關連結|相關新聞|最新新聞|熱門文章|熱門新聞|廣告"
        "|隐私政策|网站地图|关于我们|隱私政策|網站地圖|關於我們|网站声明|版权声明"
    ),
}

SECTION_NAMES = frozenset(name for names in _NAMES.values() for name in names.split("|"))
"""The names in lower case."""
