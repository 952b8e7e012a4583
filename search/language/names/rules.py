"""The sounds of letters, script by script: rules by which news agencies write foreign names.

Of each rule, the letters stand before the equals sign and their sounds after it, as `sounds` says:
`|` stands between two sounds, `^` at the end makes each sign one of its own, and `^` before letters
says that they begin a word. A `_` among the sounds takes a place, so that the next one is less
likely. The longest letters are read first.

The rules follow from what names are called in news of each language: Cyrillic Ангела Меркель, kana
with their inserted vowels アンゲラ・メルケル, Arabic without short vowels أنجيلا ميركل.
"""

LATIN = """
tsch=C schtsch=SC shch=SC sch=S tch=C ch=CSxk sh=S zh=ZJ kh=xkh gh=g?x th=Tts ph=f ts=t?|scC
tz=t?|zscC cz=Cc dzh=d?|JZ dj=d?|JZ dz=d?|zJZ dsch=J ck=k qu=k qa=kg|a q=kg ce=sCc|e ci=sCc|i
cy=sCc|i c=kCc s=sSzZ z=zcsZ x=ks^ j=JZjxh ge=gJZxh|e gi=gJZxh|i g=gx ng=N_n|g? mb=m|b w=wvf
v=vfw y=ij ow=o|w? aw=a|w? ew=e|w? ya=j?|a ye=j?|e yo=j?|o yu=j?|u h=h? a=a e=e i=i o=o u=u_a
oo=u|? ou=u ee=i ea=ie eu=eou oe=oe ae=ae b=b d=d f=f k=k l=l m=m n=n p=p r=r t=t berg=b|e|r|gx?
"""
CYRILLIC = """
а=a б=b в=vwf г=ghx ґ=g д=d дж=JZ дз=d?|zJ е=e є=j?|e ё=j?|oe ж=ZJ з=zs и=i і=i ї=i й=ji? к=k
кс=ks^ л=l м=m н=n о=o п=p р=r с=sz т=tT тс=t?|sc у=uw ф=fT х=xhk ц=t?|sc ч=C ш=S щ=SC ъ= ь=
ы=iu э=e ю=j?|u я=j?|a ў=uw ђ=JZ ј=j љ=l њ=n ћ=C џ=J ѓ=J ќ=C ѕ=z
"""
GREEK = """
α=a β=v γ=gjx δ=dT ε=e ζ=zZ η=i θ=Tt ι=i κ=k λ=l μ=m ν=n ξ=ks^ ο=o π=p ρ=r σ=sSzZ ς=sSzZ τ=t
υ=iu φ=f χ=xhkS ψ=ps^ ω=o μπ=m?|b ντ=n?|d γκ=n?|g γγ=n|g τζ=d?|JZz τσ=t?|scC ου=uw αι=e ει=i
οι=i αυ=a|vf ευ=e|vf
"""
ARABIC = """
^او=ou ^اي=ie ^ا=aeiou ^ع=aeiou ا=a أ=a إ=i آ=a ب=bp ت=t ث=Ts ج=JgZ ح=hx خ=xk د=d ذ=Tdz ر=r ز=zZ
س=s ش=SC ص=s ض=dz ط=t ظ=zdT ع=a? غ=gx ف=fv ق=kg ك=kg ل=l م=m ن=n ه=h? ة=a? و=uowv ي=ije ى=a ء=
ئ=i? ؤ=u? پ=p چ=C ژ=Z گ=g ڤ=v ڨ=g ک=k ی=ije لله=l|a|h? تش=Cc دج=J تز=t?|zc تس=t?|sc
"""
HEBREW = """
^או=ou ^אי=ie ^א=aeiou ^ע=aeiou א=aeo? ב=bv ג=gJ ד=d ה=h?a ו=uovw וו=vw ז=zZ ח=xh ט=t י=ije
יי=ije כ=kx ך=kx ל=l מ=m ם=m נ=n ן=n ס=s ע=aeo? פ=pf ף=pf צ=t?|scC ץ=t?|scC ק=k ר=r ש=Ss ת=tTC
טש=C אללה=aeo?|l|a|h?
"""
DEVANAGARI = """
क=k ख=kx ग=g घ=g ङ=n च=C छ=C ज=JzZ झ=JZ ञ=n ट=t ठ=t ड=d ढ=d ण=n त=t थ=Tt द=d ध=d न=n प=p फ=fp
ब=b भ=b म=m य=j? र=r ल=l व=vw श=S ष=S स=s ह=h? अ=a आ=a ा=a इ=i ई=i ि=i ी=i उ=u ऊ=u ु=u ू=u ए=e
ऐ=ea े=e ै=eai ओ=o औ=oa ऑ=oa ो=o ौ=oa ॉ=oa ऋ=ri ृ=ri ं=nm ँ=nm क्स=ks^ ॅ=ae ऍ=ae
"""
# Hangul by its parts: leading consonants, vowels, and consonants that end a syllable.
HANGUL = """
ᄀ=g_k ᄁ=k ᄂ=n ᄃ=d_tT ᄄ=td ᄅ=lr ᄆ=m ᄇ=bv_p ᄈ=p ᄉ=sSzT ᄊ=sS ᄋ= ᄌ=JzZ ᄍ=JzZ ᄎ=CcS
ᄏ=k ᄐ=tT ᄑ=pf ᄒ=hxf_r ^ᄀ=gk ^ᄃ=dtT
\u110e\u1175=CcS|i? \u110c\u1175=JzZ|i? \u1109\u1175=sSzT|i? \u1166\u110b\u1175=e|i?
ᅡ=a ᅢ=ea ᅣ=j?|a ᅤ=e ᅥ=oeua|r? ᅦ=e ᅧ=j?|oeu ᅨ=e ᅩ=o ᅪ=w?|a ᅫ=w?|e ᅬ=w?|e
ᅭ=j?|o ᅮ=uwo ᅯ=w?|o ᅰ=w?|e ᅱ=w?|i ᅲ=j?|u ᅳ=? ᅴ=i ᅵ=i~ ᆨ=kg ᆫ=n ᆮ=td ᆯ=lr ᆷ=m ᆸ=pb ᆺ=tsT ᆼ=N_n
ᆽ=t ᆾ=t ᆿ=k ᇀ=t ᇁ=p ᇂ=
"""
KANA_ROWS = {
    "": "アイウエオ",
    "k": "カキクケコ",
    "g": "ガギグゲゴ",
    "sSTc": "サシスセソ",
    "zZJT": "ザジズゼゾ",
    "tT": "タチツテト",
    "d": "ダヂヅデド",
    "n": "ナニヌネノ",
    "hxf": "ハヒフヘホ",
    "bv": "バビブベボ",
    "p": "パピプペポ",
    "m": "マミムメモ",
    "lr": "ラリルレロ",
}
"""Katakana by their consonant, in the order of the vowels a, i, u, e, o."""

KANA = {
    "チ": "Ct",
    "ツ": "csSt",
    "ヂ": "JZ",
    "ヅ": "zd",
    "フ": "fhv",
    "ジ": "JZdz",
    "ヴ": "vb",
    "ワ": "w?v",
    "ヤ": "j?",
    "ユ": "j?",
    "ヨ": "j?",
}
"""Katakana with another consonant than their row."""

KANA_VOWELS = {"ヴ": "u", "ワ": "a", "ヤ": "a", "ユ": "u", "ヨ": "o", "ヲ": "o"}
"""The vowels of katakana that are in no row."""

SMALL_KANA = dict(zip("ァィゥェォャュョ", "aiueoauo", strict=True))
"""Katakana whose vowel takes the place of the one before."""
