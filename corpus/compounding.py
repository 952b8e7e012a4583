"""Languages that write compounds as one word, and what looks like a part of one and is none.

Patterns are of folded letters (a for ä and å, o for ö and ø). Their source is the chapters on word
formation of the languages' grammars; `tests/test_search_compounds.py` has words of each kind.
"""

import re
from functools import cached_property


class Compounding:
    """The rules by which a language forms compounds, as lists of stretches separated by spaces.

    *links* are the letters that may stand between two parts. The patterns are made when they are
    first asked for, as most processes meet no compound. *as_first* are endings of a word that
    change where it begins a compound (Swedish skola, skolskjutning), *as_last* those that change
    before an ending (Finnish pankki, keskuspankin), each with what stands in its place: "nen:s a:".
    """

    def __init__(
        self,
        links: str,
        tails: str,
        firsts: str,
        lasts: str,
        suffixes: str,
        as_first: str = "",
        as_last: str = "",
    ) -> None:
        self.links = tuple(links.split())
        self._tail = f"(?:{'|'.join(tails.split())})?"
        self._firsts = firsts
        self._lasts = lasts
        self._suffixes = suffixes
        self.as_first = _changes(as_first)
        self.as_last = _changes(as_last)

    @cached_property
    def tail(self) -> re.Pattern[str]:
        """Return what matches an ending of the last part."""
        return re.compile(f"{self._tail}$")

    @cached_property
    def no_first(self) -> re.Pattern[str]:
        """Return what matches prefixes and particles, which before a word make no compound."""
        return re.compile(f"(?:{'|'.join(self._firsts.split())})$")

    @cached_property
    def no_last(self) -> re.Pattern[str]:
        """Return what matches the beginning of suffixes and endings, which make none after one.

        The *suffixes* also begin words, so they count as a whole only.
        """
        whole = f"(?:{'|'.join(self._suffixes.split())}){self._tail}$"
        return re.compile(f"(?:{'|'.join([*self._lasts.split(), whole, f'{self._tail}$'])})")


def _changes(endings: str) -> tuple[tuple[str, str], ...]:
    pairs = (pair.partition(":") for pair in endings.split())
    return tuple((before, after) for before, _, after in pairs)


GERMAN = Compounding(
    "s es n en er e ns ens",
    "e en er ern es n nen s se sen",
    "abge ange anti aufge ausge auto bei beige bevor durch einge emp ent ge hin her heran herauf"
    " heraus herbei herum herunter hervor hinaus hinter inter kon mit miss nach nachge nieder trans"
    " uber uberge um umge un unge unter unver verge ver vor voran vorange voraus vorge weg weiter"
    " wider wieder zer zu zuge zuruck zusammen supple pra pro dis des re in im ex demo epi poly"
    r" \w+ver \w+v",
    "ung heit keit igkeit schaft lich isch ier ion ism ist itat izit ifi isier erweis erin innen"
    " erhin itar igt okrat kratie",
    "bar los haft sam tum nis ender ende enden end est eur ette ett ern eln igen ig ita ais ics ian"
    " iad ine iner ial ell ellen ung al abel lein chen rin ner ler tel",
)
DUTCH = Compounding(
    "s e en n er",
    "e en je jes n s",
    "aan aange achter af bij be door ge her in inge mee mis na om onder ont op over per re samen"
    " tegen terug toe tussen uit uitge van ver voor voort weer weg on inter trans kon pro anti"
    r" \w+v",
    "ing heid lijk schap isch iseer eren atie iteit isme isten erij",
    "baar zaam loos achtig er ers ster sters aar aars ist ij elen ent eel aal end ende ten sel",
)
_SCANDINAVIAN_FIRST = (
    "an av af be bort efter etter ent er for fore fra fram fran frem gen gjen hen hop igen in ind"
    " inn kon med mis miss mot mod ned ner o om op opp over pa re sam sammen til till u ud und"
    " under unn upp ur ut uten van vid ved vidare videre ater igennem gennem genom gjennom inter"
    " trans pro anti dis"
)
SWEDISH = Compounding(
    "s e o u a",
    "a an ar arna arnas en ens er erna ernas et ets n na or orna s t",
    _SCANDINAVIAN_FIRST,
    "ning ande ende het lig isk skap else ism iser ition ation itet ering erad erar ament",
    "bar sam los are arna aren arnas erna ens ets ist ism ik ell al inna ing ingar ern",
    as_first="a:",
)
DANISH = Compounding(
    "s e er",
    "a e en ene ens er erne ernes et ets n ne nes ns r s",
    _SCANDINAVIAN_FIRST,
    "ning ing ende else hed het lig isk skab skap ism iser ition ation itet eri",
    "bar som los ere erne erens ens ets ist ik ell al inde erne ern ent",
)
ICELANDIC = Compounding(
    "s a ar u na",
    "a ar i id inn inu in ina innar ins ir na nna num nni s um ur urinn u una unni anna",
    "a ad af al an and at auk ed eftir endur for fra fram frum fyrir gegn i inn mann med mis mot"
    " nid o of re sam til um undan undir upp ur ut vid yfir",
    "ing un ning leg lig dom skap and ist",
    "ari arar andi legur laus samur astur ust ara ord",
)
FINNISH = Compounding(
    "n s",
    "a an en hin i ia ien iden in illa ille issa ista ja ksi lla lle lta n nsa ssa sta t ta tta",
    "epa esi eri ala yli ali jalki kanssa",
    "lais nais mais suus uus yys ttom min mis utu inen ise is it ien ideni",
    "sta ssa lla lle lta ksi tta kin kaan han nen sti isuu",
    as_first="nen:s",
    as_last="kki:ki kka:ka kko:ko kku:ku ppi:pi ppa:pa ppu:pu tti:ti tta:ta tto:to nki:ngi nka:nga"
    " nti:nni nta:nna mppu:mmu lta:lla rta:rra us:ude ys:yde it:ei",
)
HUNGARIAN = Compounding(
    "",
    # A possessive or plural ending, and a case: "miniszterelnokeinek", "atomeromuben".
    "(?:[aeo]?t)?(?:i?[aeou]?k|j?[ae]i?k?|j?uk|unk|u[ln])?"
    "(?:[aeo]?t|b[ae]n?|b[oe]l|[aeo]?n|[rt][oe]l|r[ae]|h[oe]z|n[ae][lk]|ig|ert|kent|[b-z]{1,2}[ae]l"
    "|i|v[ae])?",
    "meg el ki be fel le at ossze vissza szet ra oda ide haza tul vegig hozza neki bele elo ujra"
    " leg alul felul szembe kozbe keresztul agyon abba re dec szept nov",
    "[aeo]?s[ae]g [aeo]?z[ae][ts] zo ista izmus izal szeru talan telen tlan tlen hato heto",
    "[aeo]?t[ae]s i?[aeiou]?s [aeiou]?sa [aeiou]?se ju ul ni nok asz esz ott ett ik"
    " itas ites ikus beli ne nyi kor ban jen jon juk nal szor szer adik edik"
    " alom alm elem elm lom lm lan",
    as_last="elem:elm alom:alm",
)
