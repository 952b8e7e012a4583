"""The places, organisations and subjects that concepts of the glossary stand for."""

COUNTRIES = {
    # Parts and cities of countries, and peoples without a country of their own name.
    **dict.fromkeys(
        ("england", "scotland", "wales", "northern-ireland", "london", "english", "scottish",
         "welsh", "northern-irish"), "GB",
    ),
    **dict.fromkeys(("catalonia", "basque-country", "madrid", "catalan", "basque"), "ES"),
    **dict.fromkeys(("chechnya", "moscow", "chechen"), "RU"),
    **dict.fromkeys(("new-york", "washington"), "US"),
    **dict.fromkeys(("paris", "lyon"), "FR"),
    **dict.fromkeys(("gaza", "west-bank"), "PS"),
    "algiers": "DZ", "athens": "GR", "baghdad": "IQ", "beijing": "CN", "beirut": "LB",
    "berlin": "DE", "bogota": "CO", "brussels": "BE", "cairo": "EG", "crimea": "UA",
    "damascus": "SY", "darfur": "SD", "geneva": "CH", "rome": "IT", "tehran": "IR",
    "the-hague": "NL", "tunis": "TN", "vienna": "AT", "warsaw": "PL",
    "ic": "ES", "ea": "ES", "cp": "FR",
    "eu": "", "un": "",
}  # fmt: skip
"""The country of a place or people of the glossary whose id does not end in one, by ISO 3166.

Jerusalem has none, as ISO has none for it; a sea or a region of several countries has none either.
"""

NATIONS = ("england", "scotland", "wales", "northern-ireland")
"""The parts of a country that play and vote as countries do."""

ORGANISATIONS = {"place-eu": "european-union", "place-un": "united-nations"}
"""The organisations among the glossary's places, and the values by which they go."""

HEADS_OF_ORGANISATIONS = {
    **dict.fromkeys(
        ("interpol", "europol", "afripol", "aseanapol", "ameripol", "frontex", "fbi", "dea", "atf",
         "cbp", "scotland-yard", "civil-guard", "carabinieri", "national-crime-agency", "bka",
         "brazilian-federal-police", "policia-judiciaria", "psp", "gnr", "mossos", "carabineros",
         "guardia-di-finanza", "policia-nacional", "rosgvardia", "bundespolizei", "psni",
         "police-scotland", "british-transport-police", "nypd", "lapd", "gign", "igpn", "rcmp",
         "surete-du-quebec", "spvm", "ertzaintza", "chile-pdi", "prf", "policia-militar-brazil"),
        "policing",
    ),
    **dict.fromkeys(
        ("international-criminal-court", "international-court-of-justice", "yugoslavia-tribunal",
         "rwanda-tribunal", "european-court-of-human-rights", "court-of-justice-of-the-eu",
         "inter-american-court", "eurojust", "european-public-prosecutor",
         "investigative-committee-of-russia", "us-department-of-justice",
         "bundesverfassungsgericht", "bundesgerichtshof", "bundesverwaltungsgericht",
         "bundesarbeitsgericht", "bundessozialgericht", "bundesfinanzhof", "bundesanwaltschaft",
         "crown-prosecution-service", "us-supreme-court", "parquet-national-financier",
         "parquet-national-antiterroriste", "audiencia-nacional", "cgpj", "fgr", "stf-brazil",
         "stj-brazil", "tse-brazil", "mpf-brazil", "procuradoria-geral-da-republica",
         "prosecutor-general-of-russia", "supreme-court-of-russia",
         "constitutional-court-of-russia"), "justice",
    ),
    **dict.fromkeys(
        ("islamic-state", "al-qaeda", "boko-haram", "al-shabaab", "islamic-jihad", "hezbollah",
         "houthis", "pkk", "hts", "jnim", "m23", "rapid-support-forces", "lords-resistance-army",
         "bundeswehr", "abu-sayyaf", "jemaah-islamiyah", "lashkar-e-taiba", "haqqani-network",
         "wagner-group", "tehrik-e-taliban", "new-peoples-army", "moro-islamic-liberation-front",
         "israel-defense-forces", "popular-mobilization-forces", "peshmerga", "ypg",
         "free-syrian-army", "al-nusra-front", "ansar-al-sharia", "lebanese-army", "syrian-army",
         "amisom", "minusma", "minusca", "azawad-liberation-movement", "ansar-dine", "fdlr",
         "seleka", "allied-democratic-forces", "rote-armee-fraktion", "us-army",
         "russian-armed-forces", "ukrainian-armed-forces", "azov-brigade", "red-brigades",
         "ulster-volunteer-force"),
        "security",
    ),
    **dict.fromkeys(
        ("sinaloa-cartel", "jalisco-cartel", "gulf-cartel", "medellin-cartel", "cali-cartel",
         "los-zetas"), "trafficking",
    ),
    **dict.fromkeys(
        ("pcc", "ndrangheta", "cosa-nostra", "camorra", "hells-angels", "ms-13", "barrio-18",
         "los-choneros", "comando-vermelho", "yakuza", "sacra-corona-unita"), "crime",
    ),
    **dict.fromkeys(("lazarus-group", "lockbit"), "cyber"),
    **dict.fromkeys(("olaf", "fatf", "nabu", "efcc", "icpc", "serious-fraud-office"), "finance"),
    "ndlea": "trafficking",
}  # fmt: skip
"""The head of what a text is about that names one of these organisations: what alone they do."""

OF_MANY_COUNTRIES = frozenset(
    ("organization-of-american-states", "inter-american-development-bank", "inter-american-court",
     "iachr", "paho", "shanghai-cooperation-organisation", "cplp", "sica")
)  # fmt: skip
"""The organisations whose names have the name of a place that is not their country."""

OTHER_HEADS = {
    "shooting": ("crime",),
    "aircraft-hijacking": ("crime", "security"),
    **dict.fromkeys(("imprisonment", "pretrial-detention", "prison-break"), ("justice",)),
    **dict.fromkeys(("counterfeit-currency", "counterfeiter"), ("trafficking", "finance")),
    "prisoner-of-war": ("security",),
}
"""The heads of concepts that are not under the head of their own table."""

SUBJECTS = ("crime", "trafficking", "cyber", "finance", "justice", "policing", "security")
"""The tables whose concepts are subjects, each the head of its own."""

HEADS = {
    "cyber": {"en": "cyber", "es": "ciber", "fr": "cyber", "ar": "الفضاء الإلكتروني", "de": "Cyber",
              "pt": "ciber", "ru": "кибер"},
    "finance": {"en": "finance", "es": "finanzas", "fr": "finance", "ar": "المالية",
                "de": "Finanzen", "pt": "finanças", "ru": "финансы"},
}  # fmt: skip
"""How the heads are called that are no concepts themselves, by language."""
