"""The labels of dates in each language, as pages print them."""

from collections.abc import Mapping

LABELS: Mapping[str, tuple[str, str]] = {
    "am": ("የታተመበት ቀን|የወጣበት ቀን|የተለጠፈው|ቀን", "የዘመነው"),
    "ar": (
        "نشر في|نُشر في|نشرت في|نشر بتاريخ|نشر يوم|نشر|تم النشر في|تم النشر|تم نشره في"
        "|تاريخ النشر|تاريخ نشر الخبر|تاريخ الخبر|تاريخ الإصدار|تاريخ الإضافة|أضيف في"
        "|أضيف بتاريخ|صدر في|كتب في|التاريخ|تاريخ|بتاريخ|يوم|في|الموافق"
        "|الأرشيف الشهري|أرشيف شهر|الأرشيف|أرشيف",
        "آخر تحديث|اخر تحديث|آخر تعديل|تم التحديث في|تم التحديث|تحديث|تاريخ التحديث|حُدّث في"
        "|حدث في|تاريخ آخر تحديث|آخر تحديث للصفحة|آخر تحديث في|تم التعديل في"
        "|تاريخ الطباعة|طبع في|طبعت في|التحديث القادم|التحديث التالي",
    ),
    "az": ("dərc olunub|dərc edilib|yayımlanıb|tarix", "yenilənib"),
    "be": ("апублікавана|дата публікацыі|дата", "абноўлена"),
    "bg": (
        "публикувано на|публикувано|публикувана на|дата на публикуване|дата",
        "обновено|обновена|обновено на|обновена на|последна промяна|последно обновяване"
        "|последна актуализация|последна редакция|актуализирано на|актуализирано|актуализация"
        "|генерирано на|генерирано|отпечатано на|отпечатано|следващо обновяване",
    ),
    "bn": (
        "প্রকাশিত|প্রকাশ|প্রকাশের তারিখ|প্রকাশের সময়|তারিখ",
        "আপডেট|সর্বশেষ আপডেট|হালনাগাদ|সর্বশেষ হালনাগাদ",
    ),
    "bs": ("objavljeno|datum objave|datum", "ažurirano"),
    "ca": (
        "publicat el|publicat|publicada el|data de publicació|data",
        "actualitzat el|actualitzat|darrera actualització"
        "|generat el|imprès el|propera actualització",
    ),
    "cs": (
        "publikováno dne|publikováno|zveřejněno dne|zveřejněno|vydáno dne|vydáno|vloženo"
        "|datum vydání|datum zveřejnění|datum publikace|datum|dne",
        "aktualizováno|poslední aktualizace|upraveno|poslední změna|poslední úprava"
        "|naposledy změněno|naposledy upraveno|naposledy aktualizováno|datum aktualizace"
        "|datum změny|změněno"
        "|vygenerováno|stránka vygenerována|vytištěno|datum tisku|příští aktualizace",
    ),
    "cy": ("cyhoeddwyd ar|cyhoeddwyd|dyddiad", "diweddarwyd"),
    "da": (
        "offentliggjort den|offentliggjort|publiceret den|publiceret|udgivet den|udgivet"
        "|skrevet den|skrevet|oprettet|dato|den",
        "opdateret den|opdateret|sidst opdateret|senest opdateret|sidst opdateret den"
        "|senest opdateret den|sidst ændret den|sidst ændret|senest ændret|senest redigeret"
        "|genereret den|genereret|udskrevet den|udskrevet|næste opdatering",
    ),
    "de": (
        "veröffentlicht am|veröffentlicht|erschienen am|erschienen|publiziert am|publiziert"
        "|erstellt am|erstellt|geschrieben am|verfasst am|eingestellt am"
        "|veröffentlichungsdatum|erscheinungsdatum|datum der veröffentlichung|meldung vom"
        "|pressemitteilung vom|datum|vom|am"
        "|monatsarchiv|archive für|archiv für|archive|archiv",
        "aktualisiert am|aktualisiert|zuletzt aktualisiert am|zuletzt aktualisiert"
        "|letzte aktualisierung|letzte änderung|geändert am|stand vom|stand"
        "|zuletzt geändert am|zuletzt geändert|zuletzt bearbeitet am|zuletzt bearbeitet"
        "|letzte bearbeitung|geändert|bearbeitet am"
        "|generiert am|generiert|seite generiert am|seite generiert|gedruckt am|gedruckt"
        "|druckdatum|ausgedruckt am|exportiert am|nächste aktualisierung am"
        "|nächste aktualisierung",
    ),
    "el": (
        "δημοσιεύθηκε στις|δημοσιεύθηκε|δημοσιεύτηκε στις|δημοσιεύτηκε|δημοσίευση"
        "|ημερομηνία δημοσίευσης|ημερομηνία|αναρτήθηκε στις|αναρτήθηκε",
        "ενημερώθηκε στις|ενημερώθηκε|τελευταία ενημέρωση|ενημέρωση|τελευταία τροποποίηση"
        "|τελευταία αλλαγή|τροποποιήθηκε"
        "|εκτυπώθηκε στις|εκτυπώθηκε|ημερομηνία εκτύπωσης|επόμενη ενημέρωση",
    ),
    "en": (
        "published on|published at|published|publication date|date of publication"
        "|publish date|date published|pub date|pubdate|posted on|posted at|posted|date posted"
        "|post date|posting date|release date|date of release|released on|released|issued on"
        "|issued|date of issue|issue date|issue of|added on|added|date added|created on"
        "|created|date created|submitted on|submitted|uploaded on|uploaded|first published on"
        "|first published|originally published on|originally published|first posted on"
        "|first posted|written on|written|press release|news release|event date|date and time"
        "|dated|dateline|date|on|for immediate release|for release"
        "|monthly archives|monthly archive|archives|archive",
        "updated on|updated at|updated|last updated on|last updated at|last updated"
        "|last update|update|modified on|modified|last modified on|last modified|last changed"
        "|last edited|revised on|revised|last revised|last reviewed|corrected on|edited on"
        "|edited|page last updated on|page last updated|page updated on|page updated"
        "|this page was last updated on|this page was last modified on"
        "|this page was last edited on|this page was last changed on|content last updated"
        "|last changed on|last edited on|last reviewed on|date modified|date last modified"
        "|date updated|date last updated|changed on|changed|reviewed on|reviewed"
        "|amended on|amended"
        "|generated on|generated at|generated|page generated on|page generated at"
        "|page generated|page rendered|printed on|printed at|printed|date printed"
        "|print date|exported on|exported at|exported|next update|next issue"
        "|updated daily",
    ),
    "es": (
        "publicado el día|publicado el|publicado en|publicado|publicada el|publicada"
        "|fecha de publicación|fecha de publicacion|fecha publicación|fecha de emisión"
        "|fecha de la noticia|fecha de creación|fecha de inicio|creado el|creado|subido el"
        "|emitido el|difundido el|escrito el|fecha|día|publicación"
        "|archivos mensuales|archivo mensual|archivos|archivo",
        "actualizado el|actualizado|actualizada el|actualizada|última actualización"
        "|ultima actualización|ultima actualizacion|última modificación"
        "|fecha de actualización|modificado el|modificado|actualización"
        "|fecha de última actualización|fecha de la última actualización"
        "|fecha de modificación|página actualizada el|última revisión"
        "|generado el|generada el|página generada el|página generada|impreso el"
        "|fecha de impresión|última impresión|exportado el|próxima actualización",
    ),
    "et": (
        "avaldatud|avaldamise kuupäev|postitatud|kuupäev",
        "uuendatud|muudetud|viimati muudetud|viimati uuendatud",
    ),
    "eu": (
        "argitaratua|argitaratze data|data",
        "eguneratua|azken eguneratzea|azken eguneraketa|eguneratze data",
    ),
    "fa": (
        "تاریخ انتشار|تاریخ انتشار خبر|زمان انتشار|منتشر شده در|منتشر شده|منتشرشده در"
        "|منتشر شد|انتشار|تاریخ خبر|تاریخ درج|تاریخ ثبت|تاریخ مخابره|تاریخ"
        "|بایگانی|آرشیو",
        "آخرین به‌روزرسانی|آخرین بروزرسانی|به‌روزرسانی|بروزرسانی|به روز شده در|به‌روز شده در"
        "|تاریخ به‌روزرسانی|تاریخ بروزرسانی|آخرین تغییر|آخرین ویرایش|ویرایش"
        "|تاریخ چاپ|چاپ شده در|به‌روزرسانی بعدی",
    ),
    "fi": (
        "julkaistu|julkaistaan|julkaisupäivä|julkaisupäivämäärä|julkaisuaika|julkaisupvm"
        "|ilmestynyt|lisätty|luotu|pvm|päivämäärä|päiväys",
        "päivitetty|viimeksi päivitetty|päivitetty viimeksi|muokattu|viimeksi muokattu"
        "|sivu päivitetty|sivua päivitetty|sivu päivitetty viimeksi|viimeisin päivitys"
        "|viimeksi muutettu|muutettu"
        "|sivu luotu|tulostettu|seuraava päivitys",
    ),
    "fr": (
        "publié le|publiée le|publié|publiée|publié en|mis en ligne le|mise en ligne le"
        "|mis en ligne|date de publication|date de parution|date de mise en ligne|paru le"
        "|parue le|posté le|posté|écrit le|rédigé le|créé le|ajouté le|diffusé le|édition du"
        "|date|le|du"
        "|archives mensuelles|archives de|archives|archive",
        "mis à jour le|mise à jour le|mis à jour|mise à jour|dernière mise à jour le"
        "|dernière mise à jour|modifié le|modifié|dernière modification le"
        "|dernière modification|actualisé le|actualisé|màj le|màj|maj le|page mise à jour le"
        "|date de mise à jour|date de dernière mise à jour|date de modification"
        "|dernière actualisation"
        "|généré le|générée le|page générée le|page générée|imprimé le|imprimée le"
        "|date d'impression|exporté le|prochaine mise à jour le|prochaine mise à jour",
    ),
    "ga": ("foilsithe ar|foilsithe|dáta", "nuashonraithe"),
    "gl": ("publicado o|data de publicación|data", "actualizado o"),
    "gu": ("પ્રકાશિત|તારીખ", "અપડેટ"),
    "he": (
        "פורסם בתאריך|פורסם ב|פורסם ביום|פורסם|פורסמה ב|תאריך פרסום|תאריך|בתאריך|הועלה ב|נכתב ב",
        "עודכן בתאריך|עודכן ב|עודכן|עדכון אחרון|עודכן לאחרונה|תאריך עדכון אחרון|תאריך עדכון"
        "|עדכון אחרון בתאריך|עדכון"
        "|הודפס בתאריך|הודפס ב|תאריך הדפסה|העדכון הבא",
    ),
    "hi": (
        "प्रकाशित|प्रकाशन तिथि|प्रकाशित तिथि|प्रकाशन की तारीख|पोस्ट किया गया|पब्लिश|तारीख|दिनांक|तिथि",
        "अपडेट|अपडेटेड|अद्यतन|अंतिम अपडेट|अंतिम अद्यतन|अंतिम अद्यतन तिथि|अद्यतन तिथि|पिछला अपडेट",
    ),
    "hr": (
        "objavljeno|objavljeno dana|datum objave|datum",
        "ažurirano|zadnja izmjena|posljednje ažuriranje|posljednja izmjena|zadnje ažuriranje"
        "|izmijenjeno"
        "|generirano|ispisano|sljedeće ažuriranje",
    ),
    "hu": (
        "megjelent|közzétéve|publikálva|publikálás dátuma|közzététel dátuma|megjelenés dátuma"
        "|feltöltve|dátum|kelt",
        "frissítve|utolsó frissítés|módosítva|utoljára frissítve|utolsó módosítás"
        "|utoljára módosítva|frissítés dátuma|módosítás dátuma|utolsó frissítés dátuma"
        "|generálva|nyomtatva|nyomtatás dátuma|következő frissítés",
    ),
    "hy": ("հրապարակվել է|հրապարակված է|հրապարակման ամսաթիվ|ամսաթիվ", "թարմացվել է"),
    "id": (
        "diterbitkan pada|diterbitkan|dipublikasikan pada|dipublikasikan|dipublikasi|terbit"
        "|tanggal terbit|tanggal publikasi|diposting pada|diposting|dimuat|diunggah pada"
        "|diunggah|tanggal|tgl",
        "diperbarui pada|diperbarui|terakhir diperbarui|diupdate|pembaruan terakhir|update"
        "|terakhir diperbaharui|terakhir diubah|diubah|pembaruan"
        "|dicetak pada|dicetak|pembaruan berikutnya",
    ),
    "is": (
        "birt|birt þann|útgefið|dagsetning",
        "uppfært|síðast uppfært|síðast breytt",
    ),
    "it": (
        "pubblicato il|pubblicato|pubblicata il|pubblicata|data di pubblicazione"
        "|data pubblicazione|inserito il|inserito|postato il|creato il|scritto il|data|il|del"
        "|archivi mensili|archivio mensile|archivi|archivio",
        "aggiornato il|aggiornato|aggiornata il|ultimo aggiornamento|ultima modifica"
        "|modificato il|aggiornamento|pagina aggiornata il|pagina aggiornata al|aggiornato al"
        "|aggiornata al|data ultimo aggiornamento|data di ultimo aggiornamento"
        "|data aggiornamento|data di aggiornamento|data ultima modifica|ultima revisione"
        "|modificata il|modificato"
        "|generato il|generata il|pagina generata il|stampato il|stampata il"
        "|data di stampa|esportato il|prossimo aggiornamento",
    ),
    "ja": (
        "公開日|公開日時|公開|掲載日|掲載日時|掲載|配信日|配信日時|配信|発表日|発表|発行日|発行|投稿日|投稿日時|投稿|登録日|登録|作成日|作成|記事公開日|初出"
        "|日付|日時|開催日|掲載開始日"
        "|月別アーカイブ|アーカイブ",
        "更新日|更新日時|更新|最終更新日|最終更新日時|最終更新|改訂日|修正日|修正|更新年月日|改定日|最終修正日|ページ更新日|情報更新日"
        "|印刷日|印刷日時|出力日|出力日時|生成日時|次回更新日|次回更新",
    ),
    "ka": ("გამოქვეყნდა|გამოქვეყნებულია|თარიღი", "განახლდა"),
    "kk": ("жарияланды|жарияланған күні|күні", "жаңартылды"),
    "km": ("ចេញផ្សាយ|ផ្សាយនៅ|ផ្សាយ|កាលបរិច្ឆេទ|ថ្ងៃ|ថ្ងៃទី", "ធ្វើបច្ចុប្បន្នភាព"),
    "ko": (
        "입력|입력일|입력시간|기사입력|기사등록|최초입력|등록|등록일|등록일자|등록일시|게시|게시일|게시일자|게시됨|작성|작성일|작성일자|발행|발행일|발행일자"
        "|송고|송고시간|보도일|보도일자|배포|배포일|배포일자|공개|공개일|날짜|일자|일시|승인"
        "|월별 글 목록|보관함",
        "수정|수정일|수정일시|최종수정|최종 수정|기사수정|업데이트|최종 업데이트|최종업데이트|갱신"
        "|최종수정일|최종 수정일|최종수정일시|최종 수정일시|최근수정일|최근 수정일|수정일자|갱신일"
        "|업데이트일|최종갱신일|마지막 업데이트|마지막 수정"
        "|출력일|출력일시|인쇄일|생성일시|다음 업데이트",
    ),
    "ky": ("жарыяланган|жарыяланды|күнү", "жаңыртылган"),
    "lo": ("ເຜີຍແຜ່|ວັນທີ", "ອັບເດດ"),
    "lt": (
        "paskelbta|publikuota|paskelbimo data|data",
        "atnaujinta|paskutinį kartą atnaujinta|paskutinis atnaujinimas|pakeista|redaguota",
    ),
    "lv": (
        "publicēts|publicēta|publicēšanas datums|datums",
        "atjaunots|atjaunināts|pēdējās izmaiņas|pēdējoreiz atjaunināts|atjaunināta|labots",
    ),
    "mk": (
        "објавено на|објавено|датум на објавување|датум",
        "ажурирано|последна промена|последно ажурирање",
    ),
    "ml": ("പ്രസിദ്ധീകരിച്ചത്|തീയതി", "അപ്ഡേറ്റ്"),
    "mn": ("нийтэлсэн|нийтлэгдсэн|огноо", "шинэчилсэн"),
    "mr": ("प्रकाशित|दिनांक|तारीख", "अद्ययावत"),
    "ms": (
        "diterbitkan pada|diterbitkan|diterbit|tarikh terbit|tarikh",
        "dikemas kini|dikemaskini|kemaskini terakhir|kemas kini terakhir|tarikh kemaskini"
        "|tarikh kemas kini|dikemaskini pada|dikemas kini pada|kemaskini",
    ),
    "my": ("ထုတ်ဝေသည့်ရက်|ရက်စွဲ|နေ့စွဲ", "နောက်ဆုံးပြင်ဆင်ချိန်"),
    "ne": ("प्रकाशित|प्रकाशित मिति|मिति", "अद्यावधिक"),
    "nl": (
        "gepubliceerd op|gepubliceerd|geplaatst op|geplaatst|publicatiedatum|plaatsingsdatum"
        "|datum publicatie|verschenen op|verschenen|uitgegeven op|toegevoegd op|geschreven op"
        "|nieuwsbericht|datum|op"
        "|maandelijks archief|maandarchief|archieven|archief",
        "bijgewerkt op|bijgewerkt|laatst bijgewerkt op|laatst bijgewerkt|laatste update"
        "|gewijzigd|gewijzigd op|laatst gewijzigd op|laatst gewijzigd|aangepast|aangepast op"
        "|laatste wijziging|laatst aangepast op|laatst aangepast|pagina bijgewerkt op"
        "|datum laatste wijziging"
        "|gegenereerd op|pagina gegenereerd op|afgedrukt op|geprint op|geëxporteerd op"
        "|volgende update",
    ),
    "no": (
        "publisert|publisert den|skrevet den|skrevet|lagt ut|utgitt|publiseringsdato"
        "|publikasjonsdato|opprettet|dato",
        "oppdatert|sist oppdatert|sist endret|endret|sist oppdatert den"
        "|siden ble sist oppdatert|sist endret den|sist redigert"
        "|generert|skrevet ut|utskriftsdato|neste oppdatering",
    ),
    "pa": ("ਪ੍ਰਕਾਸ਼ਿਤ|ਮਿਤੀ|ਤਾਰੀਖ਼", "ਅੱਪਡੇਟ"),
    "pl": (
        "opublikowano dnia|opublikowano|opublikowany|opublikowana|data publikacji"
        "|data wydania|data dodania|data utworzenia|dodano dnia|dodano|dodany|utworzono"
        "|wydano|napisano|data|dnia|w dniu"
        "|archiwum",
        "zaktualizowano|aktualizacja|ostatnia aktualizacja|data aktualizacji|zmodyfikowano"
        "|ostatnia modyfikacja|ostatnia zmiana|ostatnio zmodyfikowano|data modyfikacji"
        "|data ostatniej modyfikacji|data ostatniej aktualizacji|modyfikacja|zmieniono"
        "|wygenerowano|strona wygenerowana|wydrukowano|data wydruku|następna aktualizacja",
    ),
    "ps": ("خپور شوی|خپرېدو نېټه|نېټه", "تازه شوی"),
    "pt": (
        "publicado em|publicado a|publicado|publicada em|publicada|data de publicação"
        "|data da publicação|data publicação|postado em|postado|inserido em|criado em"
        "|divulgado em|escrito em|lançado em|data"
        "|arquivos mensais|arquivo mensal|arquivos|arquivo",
        "atualizado em|atualizado a|atualizado|atualizada em|atualização|última atualização"
        "|última modificação|última alteração|modificado em|modificado|actualizado em"
        "|data de atualização|data da última atualização|página atualizada em|alterado em"
        "|última atualização em|última modificação em|última alteração em"
        "|gerado em|gerada em|página gerada em|impresso em|impressa em|data de impressão"
        "|exportado em|próxima atualização",
    ),
    "ro": (
        "publicat pe|publicat la|publicat la data de|publicat în|publicat|publicată|postat pe"
        "|postat la|postat|data publicării|data publicarii|adăugat pe|adăugat|data",
        "actualizat pe|actualizat la|actualizat|ultima actualizare|modificat"
        "|ultima modificare|data actualizării|actualizare|modificat la"
        "|generat la|generat pe|tipărit la|data tipăririi|următoarea actualizare",
    ),
    "ru": (
        "опубликовано|опубликован|опубликована|дата публикации|дата и время публикации"
        "|время публикации|дата выхода|дата размещения|дата создания|дата добавления"
        "|размещено|размещён|размещен|добавлено|создано|выпуск от|новость от|дата|от"
        "|архивы за|архив за|архивы|архив",
        "обновлено|дата обновления|последнее обновление|изменено|дата изменения|обновлён"
        "|обновлен|редакция от|последнее изменение|последние изменения|последняя правка"
        "|дата последнего обновления|дата последнего изменения|страница обновлена|обновлена"
        "|обновление"
        "|сгенерировано|страница сгенерирована|распечатано|напечатано|дата печати"
        "|следующее обновление",
    ),
    "si": ("ප්‍රකාශිත|පළ කළ දිනය|දිනය", "යාවත්කාලීන"),
    "sk": (
        "publikované|zverejnené dňa|zverejnené|dátum zverejnenia|dátum|dňa",
        "aktualizované|posledná aktualizácia|posledná zmena|posledná úprava"
        "|naposledy aktualizované|dátum aktualizácie|upravené"
        "|vygenerované|vytlačené|dátum tlače|ďalšia aktualizácia",
    ),
    "sl": (
        "objavljeno|objavljeno dne|datum objave|datum",
        "posodobljeno|zadnja sprememba|zadnja posodobitev|zadnjič spremenjeno",
    ),
    "so": ("la daabacay|taariikhda|taariikh", "la cusbooneysiiyay"),
    "sq": ("publikuar më|publikuar|botuar më|botuar|data e publikimit|data", "përditësuar"),
    "sr": (
        "објављено|датум објаве|датум|objavljeno|datum",
        "ажурирано|ažurirano|последња измена|последње ажурирање|poslednja izmena"
        "|poslednje ažuriranje",
    ),
    "sv": (
        "publicerad den|publicerad|publicerat den|publicerat|publicerades|publiceringsdatum"
        "|upplagd|utgiven|skapad|skriven den|skriven|datum|den"
        "|månadsarkiv|arkiv",
        "uppdaterad den|uppdaterad|uppdaterat|uppdaterades|senast uppdaterad|senast ändrad"
        "|ändrad|sidan uppdaterades|sidan uppdaterades senast|sidan uppdaterad"
        "|senast uppdaterat|senaste uppdatering|senast granskad|senast ändrat|ändrat"
        "|genererad den|genererad|utskriven den|utskriven|utskriftsdatum"
        "|nästa uppdatering",
    ),
    "sw": ("imechapishwa|ilichapishwa|imewekwa|tarehe|tarehe ya kuchapishwa", "imesasishwa"),
    "ta": ("வெளியிடப்பட்டது|வெளியிடப்பட்ட தேதி|பதிவு|பதிவு செய்த நாள்|தேதி", "புதுப்பிக்கப்பட்டது"),
    "te": ("ప్రచురణ తేదీ|ప్రచురించబడింది|తేదీ", "నవీకరించబడింది"),
    "th": (
        "เผยแพร่เมื่อ|เผยแพร่วันที่|เผยแพร่|วันที่เผยแพร่|ประกาศเมื่อ|ประกาศวันที่|โพสต์เมื่อ"
        "|ลงวันที่|ลงเมื่อ|ข่าววันที่|เมื่อวันที่|ประจำวันที่|วันที่ประกาศ|วันที่ลงข่าว"
        "|วันที่|เมื่อ",
        "อัปเดตเมื่อ|อัพเดทเมื่อ|อัปเดต|อัพเดท|อัปเดตล่าสุด|อัพเดทล่าสุด|ปรับปรุงเมื่อ"
        "|ปรับปรุงล่าสุด|แก้ไขล่าสุด|แก้ไขเมื่อ|ปรับปรุงข้อมูลล่าสุด|ปรับปรุงล่าสุดเมื่อ"
        "|อัปเดตล่าสุดเมื่อ|วันที่ปรับปรุง|วันที่แก้ไข"
        "|พิมพ์เมื่อ|วันที่พิมพ์",
    ),
    "tl": ("inilathala noong|nailathala noong|petsa", "na-update noong"),
    "tr": (
        "yayınlanma tarihi|yayınlanma|yayımlanma tarihi|yayımlanma|yayın tarihi|yayınlandı"
        "|yayımlandı|yayın|eklenme tarihi|eklenme|giriş tarihi|giriş|oluşturulma tarihi"
        "|oluşturulma|haber tarihi|tarihinde yayınlandı|tarihinde yayımlandı|tarihinde"
        "|tarihli|tarih"
        "|aylık arşiv|arşiv",
        "güncellenme tarihi|güncellenme|güncelleme tarihi|güncelleme|güncellendi"
        "|son güncelleme|son güncellenme|son güncelleme tarihi|son güncellenme tarihi"
        "|son değişiklik"
        "|yazdırılma tarihi|yazdırıldı|sonraki güncelleme",
    ),
    "uk": (
        "опубліковано|опублікований|опублікована|дата публікації|розміщено|додано|створено"
        "|дата|від",
        "оновлено|дата оновлення|останнє оновлення|змінено|остання зміна|останні зміни"
        "|дата зміни|сторінку оновлено|оновлена"
        "|згенеровано|сторінку згенеровано|надруковано|роздруковано|дата друку"
        "|наступне оновлення",
    ),
    "ur": (
        "شائع شدہ|شائع ہوا|تاریخ اشاعت|اشاعت|اشاعت کی تاریخ|اپ لوڈ|پوسٹ کیا گیا|تاریخ",
        "اپ ڈیٹ|اپڈیٹ|آخری اپ ڈیٹ|اپ ڈیٹ کی تاریخ",
    ),
    "uz": ("chop etilgan|eʼlon qilingan|e'lon qilingan|sana|эълон қилинди|сана", "yangilangan"),
    "vi": (
        "ngày đăng|ngày đăng tải|đăng ngày|đăng lúc|đăng|đăng tải|xuất bản|xuất bản ngày"
        "|xuất bản lúc|ngày xuất bản|ngày phát hành|công bố ngày|ngày công bố|ngày|lúc",
        "cập nhật|cập nhật ngày|cập nhật lúc|cập nhật lần cuối|ngày cập nhật|sửa đổi"
        "|cập nhật mới nhất|sửa lần cuối"
        "|in ngày|cập nhật tiếp theo",
    ),
    "zh": (
        "发布时间|发布日期|发布于|发布在|发布|发表时间|发表日期|发表于|发表|发稿时间|刊登日期|刊登时间|刊登|刊发时间|出版日期|出版时间|上传时间|上传日期"
        "|添加时间|添加日期|录入时间|创建时间|公布日期|公布时间|公佈日期|公布时间|公开日期|印发日期|成文日期|信息时间|时间|日期|原文日期|報導日期|發布時間"
        "|發布日期|發佈時間|發佈日期|發布於|發佈於|發布|發佈|發表時間|發表日期|發表於|發表|刊登時間|出版時間|上稿日期|上版日期|張貼日期|公告日期|新聞日期"
        "|登載日期|建立日期|上架日期|時間"
        "|月度归档|每月存档|存档|归档|月份彙整|彙整|存檔",
        "更新时间|更新日期|更新于|最后更新|最近更新|最后更新时间|修改时间|最后修改|更新|更新時間|更新於|最後更新|最後更新日期|最後更新時間|修改時間|修正日期"
        "|異動日期|最后修改时间|最后编辑|编辑时间|网页更新日期|資料更新日期|最後修訂日期|最後修改|覆檢日期"
        "|打印时间|打印日期|列印日期|列印時間|生成时间|导出时间|下次更新时间|下次更新",
    ),
}
"""Of each language: labels of publication, then those of a later change, of printing and of what
keeps a page, which is to come, too. In lower case, with the preposition that may follow."""
