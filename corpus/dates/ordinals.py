"""The endings that languages join to the number of a day or a year: 12de mei, 12η, 2015'te."""

from corpus.patterns import pattern

# Those that stand apart from their number in `names.FILLER` are left to it.
_ENDINGS = """
st nd rd th de ste er ro ero ère ème ᵉʳ a e s na nä go ego ho ul ter ten te la oji ąją osios osioms
nci ncı ncu ncü inci ıncı uncu üncü si sı su sü i ı u ü də da
én án jén jei je ei ai ére ára ig éig áig ai jai ú mh an fed ail ydd ed eg ain af
го ое е я ый ой ого ти ви ри ми ми га ва ум уми юм юми нче нчы ші шы
rë η ης ή ής ին ի ը hb ই লা রা ঠা শে वीं वाँ वां मी മത് ാം ആം ாம் ஆம் వ ನೇ મી ਵੀਂ
"""
_OF_YEARS = "ųjų те та де да te ta de da nde nda ös es as os"
_ENDING = pattern(
    r"(?<=(?<!\d)\d{1,2})(?:[-‐‑:'’]|\.(?=e?r)|\s(?=hb))?\L<endings>(?![\p{L}\p{M}\d/-]|\.\d)"
    r"|(?<=(?<!\d)\d{4})[-‐‑'’]\L<of_years>(?![\p{L}\p{M}\d])",
    endings=_ENDINGS.casefold().split(),
    of_years=_OF_YEARS.split(),
)
# The article before a number: ה-12 במאי, it-12 ta' Mejju.
_ARTICLE = pattern(r"(?<!\p{L})(?:ה|il|it|l)[-‐‑־](?=\d)")
_NUMBER_WITH_LETTER = pattern(r"\d[-‐‑:.'’]?[\p{L}\p{M}]|\d\shb|\p{L}[-‐‑־]\d")


def without_endings(plain: str) -> str:
    """Return a text in lower case without what is joined to its numbers to say the how-manieth.

    >>> without_endings("12de mei 2015"), without_endings("1-jén"), without_endings("12-i-2015")
    ('12 mei 2015', '1', '12-i-2015')
    """
    if not _NUMBER_WITH_LETTER.search(plain):
        return plain
    return _ARTICLE.sub("", _ENDING.sub("", plain))
