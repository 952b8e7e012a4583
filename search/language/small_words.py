"""The small words of a language: articles, prepositions and the like, which name nothing.

Whoosh has Snowball's lists of some languages. Lists that packages have for others were made for
counting words, and hold nouns and verbs as well, so those below are our own. They are short; a word
of two meanings, of which one is a noun or a name, is left out.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from search.language.analysis import folded, function_words

_SOUTH_SLAVIC = "i a u na s sa od do iz za po o ili ali da se je su nije kod pri kao što koji koja"
_LISTS: Mapping[str, str] = MappingProxyType(
    {
        "af": "die 'n in van en is het om te vir met op aan by na uit as dat nie tot oor deur sy"
        " of",
        "ar": "في من على عن إلى مع ما لا لم لن أن إن هذا هذه ذلك تلك التي الذي الذين هو هي هم كان"
        " كانت قد بعد قبل بين حتى كل أو أم ثم عند منذ خلال ضد حول لدى و ب ل ك ف أي كما لكن بل غير"
        " سوف فى التى الذى",
        "az": "və ilə üçün bu o ki da də isə amma ya bir haqqında görə qədər sonra",
        "be": "і й у ў на з са за да па аб пра для ад пры не ні што як але або гэта яго яе іх",
        "bg": "и в във на с със от за до по при към че не да се ще са е си като или но през след"
        " преди между без под над около който която което които",
        "bn": "ও এবং এ এই সে যে কি না হয় থেকে জন্য সঙ্গে সাথে মধ্যে উপর পরে আর কিন্তু একটি",
        "bs": _SOUTH_SLAVIC,
        "ca": "el la els les l un una uns unes de d del dels a al als en amb per pel pels i o que"
        " no es s se ha han va com sobre entre sense des fins és són",
        "ckb": "لە و بە بۆ لەگەڵ ئەو ئەم کە نا یان سەر دوای پێش لەسەر لەلایەن تا هەر",
        "cs": "a i v ve na z ze s se k ke o od do po u pro při za před nad pod mezi bez že aby ale"
        " nebo ani by je jsou byl byla bylo si to ten ta jak jako",
        "cy": "y yr a ac i o yn ar am gan gyda at wedi dros dan ei eu na ond neu",
        "el": "ο η το οι τα του της των τον την τους τις στο στη στην στον στους στις στα σε και"
        " κι με από για να που δεν μη ότι ως κατά μετά πριν προς παρά αλλά ή ένας μια ένα είναι"
        " θα",
        "eo": "la de en kaj al por kun el ĉe sur pri per ne ke ĝi aŭ sed dum post ĝis",
        "et": "ja ning või ei on oli et ka kui mis kes ta see aga oma",
        "eu": "eta edo ez da du bat ere dira dute baina",
        "fa": "در از به با که و را این آن برای تا بر یا هم بین پس پیش روی است شد شده بود می نیز"
        " علیه هر یک",
        "fy": "de it in fan en op te foar mei oan by nei út as dat net troch oer is",
        "ga": "an na agus ar ag i sa san do de le ó go faoi as is ní nach ach nó um",
        "gd": "an am na nan agus air aig ann le bho do gu fo is ach no",
        "gl": "o a os as un unha de do da dos das en no na nos nas con por para polo pola e ou que"
        " non se ao aos á ás sobre entre sen é",
        "gu": "અને ના ની નું નો ને માં થી પર માટે કે છે આ તે પણ સાથે",
        "ha": "a da na ta ya wa su ne ce ba don daga zuwa cikin kan an za shi ita kuma ko",
        "he": "של את על אל עם לא כי גם או אם הוא היא הם זה זו זאת אך בין עד לפני אחרי כדי מן אשר"
        " יש אין רק",
        "hi": "का के की को में से पर ने और या है हैं था थे थी यह वह कि तक भी नहीं एक लिए साथ बाद"
        " हो ही तो जो इस उस इन उन",
        "hr": _SOUTH_SLAVIC,
        "hy": "և ու է են էր ի որ թե մի այս այն համար հետ մասին մեջ վրա ից կամ բայց",
        "id": "yang di ke dari dan untuk dengan pada dalam ini itu oleh adalah akan tidak atau"
        " juga sebagai para bagi tentang terhadap antara telah",
        "ig": "na nke n ka ya ndị maka si bụ",
        "is": "og í á að til frá um með af við fyrir er ekki eða en sem það hann hún úr eftir hjá"
        " yfir undir",
        "ka": "და არის ეს ის რომ თუ არ ან მაგრამ შესახებ",
        "kk": "және мен пен бен да де үшін туралы бұл сол бір емес немесе",
        "ku": "û li ji bi di de da ku ne an jî bo ev ew bê",
        "lb": "den d déi de an am vun vum op fir mat net ass sinn huet als zu zum no aus datt",
        "lt": "ir ar į iš su už prie nuo iki dėl per po apie kad ne kaip bet yra bei to tai",
        "lv": "un vai ir no ar par pie uz līdz pēc bez ka kā bet arī tas nav lai ap pret",
        "mk": "и во на со од за до по при кон дека не да се ќе се е како или но низ меѓу без под"
        " над",
        "mr": "आणि व चा ची चे च्या ला ने आहे आहेत या हा ही हे तो ती ते की पण नाही साठी वर",
        "ms": "yang di ke dari dan untuk dengan pada dalam ini itu oleh adalah akan tidak atau"
        " juga sebagai para bagi tentang terhadap antara telah",
        "mt": "il l ta fi f u jew ma minn għal lil bi b dwar fuq mill fil għall tal mal bil",
        "ne": "र को का की मा ले लाई बाट देखि सम्म पनि छ छन् हो यो त्यो कि वा भने लागि सँग",
        "oc": "lo la los las de del dels a al als en amb per e o que un una",
        "pa": "ਦਾ ਦੇ ਦੀ ਨੂੰ ਵਿੱਚ ਤੋਂ ਨੇ ਅਤੇ ਤੇ ਹੈ ਹਨ ਇਹ ਉਹ ਕਿ ਲਈ ਨਾਲ ਵੀ",
        "pl": "i a w we z ze na do od po o u za przy przez dla pod nad przed między bez się nie że"
        " to jest są był była było jak jako oraz lub ale czy by ich jego jej",
        "ps": "د په له او ته سره چې کې دا نه یا هم پر تر لپاره دی ده",
        "ro": "și şi în la de din pe cu a al ale ai un o unui unei cel cea cei cele pentru prin"
        " spre după sub între fără nu se că este sunt fi sau ca dar despre către lui",
        "sk": "a i v vo na z zo s so sa k ku o od do po u pre pri za pred nad pod medzi bez že aby"
        " ale alebo ani by je sú bol bola bolo si to ten tá ako",
        "sl": "in v na z s iz za od do po pri o k h ob med pred pod nad brez da ne se je so bi ali"
        " pa ki kot kako",
        "so": "iyo oo ka ku u la ee ah waa in si uu ay kala kale",
        "sq": "e i në me për nga të së dhe a o një se që është janë nuk ose si mbi pas para",
        "sr": _SOUTH_SLAVIC + " и а у на с са од до из за по о или али да се је су није код при"
        " као што који која",
        "sw": "ya wa na kwa la za cha vya katika ni kwamba au lakini pia si yake wake kama hadi",
        "ta": "மற்றும் ஒரு இந்த அந்த என்று இது அது",
        "te": "మరియు ఒక ఈ ఆ కు లో నుంచి కోసం",
        "tl": "ang ng sa mga na at ay si ni kay para nang o kung hindi ito",
        "uk": "і й та в у на з із зі за до по про для від при не ні що як але або це його її їх"
        " без над під між через після перед щодо",
        "ur": "کا کے کی کو میں سے پر نے اور یا ہے ہیں تھا تھے تھی یہ وہ کہ تک بھی نہیں ایک لیے"
        " ساتھ بعد",
        "uz": "va bilan uchun bu u ham yoki ammo haqida bir esa",
        "vi": "của và là các những cho với trong tại từ đến được bị một này đó khi để về vào ra"
        " trên dưới không có đã sẽ do bởi",
        "yi": "אין און די דער דאס דעם פון צו מיט אויף פאר איז ניט נישט אבער אדער",
        "yo": "ti ni sí láti fún àti ní kò bí ṣe pé",
        "zu": "na futhi noma kodwa ukuthi",
    }
)
# Words of Snowball's lists that are nouns as well: estado (state), été (summer), est (east).
_NOUNS = MappingProxyType(
    {
        "es": ("estado", "estados", "sentido", "sentidos", "nada", "uno", "poco"),
        "fr": ("ete", "est", "son", "ton", "sera", "eu"),
        "de": ("wollen", "weg"),
        "it": ("stato", "stati", "stata"),
        "pt": ("estado", "estados"),
    }
)
SNOWBALL = ("da", "de", "en", "es", "fi", "fr", "hu", "it", "nl", "no", "pt", "ru", "sv", "tr")
"""The languages whose small words are of Snowball's lists."""

LISTED = (*SNOWBALL, *_LISTS)
"""The languages whose small words are known."""


@lru_cache
def small_words_of(language: str) -> frozenset[str]:
    """Return the folded small words of *language*, empty for a language without a list."""
    own = map(folded, _LISTS.get(language, "").split())
    return function_words(language).difference(_NOUNS.get(language, ())).union(own)
