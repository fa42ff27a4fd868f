"""What cataloguers write, as CSL has it: punctuation, dates, editions, extents, codes, roles.

Libraries describe a book in their own notation, in MARC as in MODS: every element carries the
mark that parts it from the next (``Paris :``), brackets show what is not on the title page
(``[Paris]``), and what is not known is said in words (``[S.l.]``, ``19--?``). Every function
takes any text and never raises; what cannot be understood is None or empty.

Sources: ISBD (consolidated 2011) and AACR2 for the notation, ISO 639-2 for languages, the MARC
code list for relators and the MARC 21 formats for dates of which digits are missing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

from citekit import dates, names, romans
from citekit.patterns import regex
from citekit.record import Date, Name

__all__ = [
    "LANGUAGES",
    "RELATORS",
    "bare",
    "corporate",
    "date",
    "edition",
    "isbns",
    "language",
    "numbering",
    "pages",
    "person",
    "place",
    "publisher",
    "relator",
    "roles",
    "serial_part",
    "title",
    "volumes",
]

#: The longest text that is looked at closely; what is longer is no title and no name.
_LONGEST = 5000

# --- punctuation --------------------------------------------------------------------

#: Control characters go, those around words that do not sort (U+0088, U+0098) too.
_UNSEEN: Mapping[int, str] = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0xFEFF), ""),
    **dict.fromkeys(map(ord, "\t\n\r\v\f"), " "),
}
_EDGES = " /:;,=؛،"
#: A full stop behind these belongs to them: initials, ``N.Y.``, ``etc.``
_ABBREVIATED = regex(
    r"(?:^|[\s.,(\[-])(?:[^\W\d_]|(?:[^\W\d_]{1,3}\.){1,4}[^\W\d_]{1,3}"
    r"|etc|inc|ltd|co|corp|jr|sr|dr|st|al|bros|cie|verl|dept|univ|assoc|ed|eds|hrsg|u\.\s?a)\.$",
    re.IGNORECASE,
)


def bare(text: str) -> str:
    """Take off the marks that part elements, and the brackets around what was supplied.

    >>> bare("Merchants from Cathay,"), bare("[1st ed.]"), bare("Bliss, E. E.")
    ('Merchants from Cathay', '1st ed.', 'Bliss, E. E.')
    """
    text = " ".join(unicodedata.normalize("NFC", text).translate(_UNSEEN).split())
    for _ in range(3):
        before = text
        text = _unbracketed(text.strip(_EDGES))
        if text.endswith(".") and not text.endswith("...") and not _ABBREVIATED.search(text[-40:]):
            text = text[:-1]
        if text == before:
            break
    return "" if text == "." else text


def _unbracketed(text: str) -> str:
    """Take brackets off that enclose all, and those that have lost the other one."""
    opened, closed = text.count("["), text.count("]")
    if opened == closed == 1 and text.startswith("[") and text.endswith("]"):
        return text[1:-1]
    if opened == closed:
        return text
    return text.replace("[", "").replace("]", "") if opened + closed == 1 else text


#: Blanks before the marks of ISBD; catalogues of other languages than French have them only there.
_SPACED = regex(r"\s{1,3}([:;])(?=\s)")


def title(main: str, *others: str, parts: Iterable[tuple[str, str]] = ()) -> str:
    """Join a title, its subtitles and the numbers and names of its parts.

    A parallel title stays behind its sign of equality. `parts` are pairs of number and name.

    >>> title("Die broke :", "a radical plan /"), title("Newsletter =", "Bulletin.")
    ('Die broke: a radical plan', 'Newsletter = Bulletin')
    >>> title("Mathematik", parts=[("Bd. 1", "Lineare Algebra")])
    'Mathematik. Bd. 1: Lineare Algebra'
    """
    text, ended = _SPACED.sub(r"\1", bare(main)), main.rstrip()
    for other in others:
        more = _SPACED.sub(r"\1", bare(other))
        if more and text:
            link = " = " if ended.endswith("=") else " " if text.endswith(("?", "!")) else ": "
            text = f"{text}{link}{more}"
        text, ended = text or more, other.rstrip() or ended
    for number, name in parts:
        part = ": ".join(word for word in (bare(number), bare(name)) if word)
        text = f"{text.removesuffix('.')}. {part}" if text and part else text or part
    return text


_ETC = regex(
    r"\s{0,3}[\[(]\s?(?:etc|u\.?\s?a|et al|i\.?\s?e|i pr|m\.?\s?fl)\.?\s?[\])]|,?\s\[etc\.?$"
)
#: Nobody knows: sine loco, sine nomine.
_UNKNOWN = regex(
    r"[\[(]?(?:s\.?\s?[ln]\.?|n\.\s?p\.?|o\.\s?[ov]\.?|sine (?:loco|nomine)|unknown"
    r"|.{0,40}(?:not identified|non identifi|nicht ermittelbar|identificad|ej identifierad).{0,5})"
    r"[\])]?\.?",
    re.IGNORECASE,
)
_SUPPLIED = regex(r"\s?\[([^\[\]]{1,60})\]")


def place(*texts: str) -> str:
    """Give the places of publication, with semicolons between several.

    >>> place("Amsterdam ;", "New York :"), place("Oxford [England] ;"), place("[S.l.] :")
    ('Amsterdam; New York', 'Oxford, England', '')
    """
    return "; ".join(_known(texts, ", "))


def publisher(*texts: str) -> str:
    """Give the publishers, with semicolons between several.

    >>> publisher("Gallimard,"), publisher("[s.n.],")
    ('Gallimard', '')
    """
    return "; ".join(_known(texts, " "))


def _known(texts: Iterable[str], link: str) -> list[str]:
    found: list[str] = []
    for text in texts:
        for piece in re.split(r"\s;|;\s", text[:_LONGEST]):
            known = bare(_ETC.sub("", piece))
            if known.startswith(("(", "[")) or known.endswith(("]", ")")):
                known = _SUPPLIED.sub(rf"{link}\1", known).strip(" ,")
            # "Md." stands for a state behind a city
            if piece.rstrip(_EDGES + "]").endswith(".") and re.search(r", [A-Z][a-z]{1,4}$", known):
                known += "."
            if known and not _UNKNOWN.fullmatch(known):
                found.append(known)
    return list(dict.fromkeys(found))


# --- dates --------------------------------------------------------------------------

_CIRCA = regex(
    r"\?|\bca\.?(?=\s|\d)|\bcirca\b|\bc\. (?=\d)|\bum\s|\babout\s|\bbetween\b", re.IGNORECASE
)
_CORRECTED = regex(r"\bi\.?\s?e\.?,?\s{0,2}(1\d{3}|20\d\d)\b")
_YEAR = r"(?:1\d{3}|20\d\d)"
_YEARS = regex(rf"(?<!\d){_YEAR}(?!\d)")
_MARK = r"(?:c|cop\.|©|℗|p)?\s{0,2}"
_SPAN = regex(
    rf"(?<!\d)(?P<start>{_YEAR})[?\]>\s]{{0,3}}(?:[-–/]|and|bis|et)[\[<\s]{{0,3}}{_MARK}"
    rf"(?P<end>{_YEAR}|\d\d)(?!\d|-\d)"
)
_OPEN = regex(rf"(?<!\d)(?P<start>{_YEAR})[?\]>]{{0,2}}\s?[-–][\s\]>.,]{{0,4}}$")
#: Digits that are missing: ``19--``, ``190-?``, ``19uu``
_GAPS = regex(r"(?<!\d)(?P<known>1\d|20)(?P<decade>[\d?u_-])(?P<year>[?u_-])(?![\du-])")
_ROMAN = regex(r"\bM[DCLXVI]{2,14}\b")
_COPYRIGHT = regex(
    r"(?<!\w)(?:c|cop\.?|©|℗|p|copyright|DL|D\.L\.|impr\.|anno)\s{0,2}(?=\d)", re.IGNORECASE
)


def date(text: str, start: str = "", end: str = "") -> Date | None:
    """Read the date of a publication as a cataloguer wrote it.

    `start` and `end` are the years that the record has in coded form (``1998``, ``19uu``,
    ``9999`` for what goes on); they decide where the text has several years or none.

    >>> date("c2011.").start, date("[1998?]").circa, date("1998-").edtf, date("1854-57.").end
    ((2011,), True, '1998/..', (1857,))
    >>> date("[s.d.]") is None, date("[19--?]", "19uu").edtf
    (True, '19XX')
    """
    text = " ".join(text[:200].split())
    read = _spanned(text) or _single(text, start[:4]) or _coded(start[:4], end[:4])
    if read is not None and _CIRCA.search(text) and not read.edtf:
        read = evolve(read, circa=True)
    return read


def _spanned(text: str) -> Date | None:
    """Read a range of years, or one without an end."""
    match = _SPAN.search(text)
    if match and not _CORRECTED.search(text):
        first, last = match["start"], match["end"]
        last = first[: 4 - len(last)] + last
        if int(first) < int(last):
            return Date((int(first),), (int(last),))
    match = _OPEN.search(text)
    return dates.parse(f"{match['start']}/..") if match else None


def _single(text: str, coded: str) -> Date | None:
    """Read one year, with month and day where there are any."""
    years = _YEARS.findall(text)
    corrected = _CORRECTED.search(text)
    if corrected:
        return Date((int(corrected[1]),))
    if not years:
        return _incomplete(text) or _roman(text)
    if coded in years[1:]:  # "5758 [1998]", "1401 [1981]": a calendar of its own
        return Date((int(coded),))
    if len(set(years)) == 1:
        for written in dates.find(_COPYRIGHT.sub("", text.strip("[]. "))):
            if len(written.readings) == 1 and len(written.readings[0].start) > 1:
                return written.readings[0]
    return Date((int(years[0]),))


def _incomplete(text: str) -> Date | None:
    match = _GAPS.search(text)
    if match is None:
        return None
    digits = "".join(digit if digit.isdigit() else "X" for digit in match.groups())
    return dates.parse(digits)


def _roman(text: str) -> Date | None:
    match = _ROMAN.search(text)
    if match is None:
        return None
    year = romans.read(match[0])
    return Date((year,)) if 1400 < year < 2100 else None


def _coded(start: str, end: str) -> Date | None:
    if not re.fullmatch(r"[0-2]\d[\du]{2}", start) or start == "9999":
        return None
    if "u" in start:
        return _incomplete(start)
    if not int(start):
        return None
    if end == "9999":
        return dates.parse(f"{start}/..")
    ends = re.fullmatch(r"[0-2]\d{3}", end) and int(end) > int(start)
    return Date((int(start),), (int(end),) if ends else ())


# --- editions and extents -----------------------------------------------------------

_ORDINALS: Mapping[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "first première premiere erste primera prima primeira",
            "second deuxième deuxieme seconde zweite segunda seconda tweede",
            "third troisième troisieme dritte tercera terza terceira derde",
            "fourth quatrième quatrieme vierte cuarta quarta vierde",
            "fifth cinquième cinquieme fünfte quinta vijfde",
            "sixth sixième sixieme sechste sexta sesta zesde",
            "seventh septième septieme siebte siebente séptima settima zevende",
            "eighth huitième huitieme achte octava ottava achtste",
            "ninth neuvième neuvieme neunte novena nona negende",
            "tenth dixième dixieme zehnte décima decima tiende",
        ),
        1,
    )
    for word in words.split()
}
_EDITION = (
    r"(?:ed|éd|edn|edition|édition|edición|edição|edizione|editie|auflage|aufl|ausgabe|ausg|druk"
    r"|uitgave|uitg|utgåva|utg|upplagan|upplaga|uppl|udgave|udg|wydanie|wyd|vydání|vyd|izdanie|izd"
    r"|издание|изд|ban|han|painos|al-ṭabʻah|الطبعة)\.?"
)
_NUMBER = r"(?P<number>\d{1,3})(?:st|nd|rd|th|e|er|re|ère|ème|a|ª|º|°|-e|-je)?[.,]{0,2}"
_NUMBERED = regex(
    rf"(?:the )?(?:{_NUMBER}\s?{_EDITION}|(?P<word>[^\W\d_]{{4,12}})\s{_EDITION}"
    rf"|(?:di )?(?P<after>\d{{1,3}})\.?\s{_EDITION}|{_EDITION}\s?(?P<behind>\d{{1,3}})"
    r"|第\s?(?P<east>\d{1,3})\s?[版刷])(?:,?\s[\[(]?(?:19|20)\d\d[\])]?)?\.?",
    re.IGNORECASE,
)


def edition(text: str) -> str:
    """Give the number of an edition where the statement says no more, or else the statement.

    >>> edition("2nd ed."), edition("3., Aufl."), edition("Deuxième éd."), edition("Rev. ed.")
    ('2', '3', '2', 'Rev. ed.')
    """
    statement = bare(text[:_LONGEST])
    match = _NUMBERED.fullmatch(statement[:60])
    if match is None or len(statement) > 60:
        return statement
    digits = match["number"] or match["after"] or match["behind"] or match["east"]
    number = int(digits) if digits else _ORDINALS.get(match["word"].lower(), 0)
    return str(number) if number else statement


_PAGE = (
    r"(?:p|pp|pages?|leaves|lvs|seiten|s|sivua|sider|sidor|sid|páginas|paginas|pág|pagine|pag"
    r"|blz|bl|hojas|h|strony|str|с|стр|f)"
)
_COUNTS = regex(
    r"((?:\[?(?:\d{1,5}|[ivxlc]{1,9})\]?(?:,\s?|\s)){0,8}\[?(?:\d{1,5}|[ivxlc]{1,9})\]?)\s?"
    rf"{_PAGE}(?![^\W\d_])",
    re.IGNORECASE,
)
_VOLUMES = regex(
    r"^\s?(\d{1,3})\s?(?:v|vols?|volumes?|bde|bände|bänden|tomes?|t|tomos?|v\.|т|ч|sv|svazků|band|bd|dln?)(?![^\W\d_])",
    re.IGNORECASE,
)


def pages(text: str) -> str:
    """Give the number of pages of an extent: the largest of the sequences that are numbered.

    >>> pages("xviii, 456 p. :"), pages("[24], 432 p., [1] leaf"), pages("2 v.")
    ('456', '432', '')
    """
    match = _COUNTS.search(text[:300])
    counts = [int(digits) for digits in re.findall(r"\d+", match[1])] if match else []
    return str(max(counts)) if any(counts) else ""


def volumes(text: str) -> str:
    """Give the number of volumes of an extent, where it is more than one.

    >>> volumes("6 v. :"), volumes("1 v. (920 p.)")
    ('6', '')
    """
    match = _VOLUMES.match(text[:100])
    return match[1] if match and int(match[1]) > 1 else ""


#: What stands before the number of a volume in a series.
_DESIGNATION = regex(
    r"^\[?(?:nos?|nr|num|núm|n[°º]|№|v|vols?|volumes?|bde?|band|t|tome|heft|h|part|pt)\.?\s?(?=\d)",
    re.IGNORECASE,
)


def serial_part(text: str) -> str:
    """Give the number of a volume in its series, without the word that says so.

    >>> serial_part("no. 00247"), serial_part("vol. 12."), serial_part("B-5")
    ('00247', '12', 'B-5')
    """
    return _DESIGNATION.sub("", bare(text))


_LEAF = r"[A-Za-z]?\d{1,6}"
#: How the numbers of a part are announced, in a text such as ``Vol. 24, no. 2 (2000), p. 361-378``
#: or ``volume:24 ; number:2 ; year:2000 ; pages:361-378``.
_NUMBERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (key, regex(rf"(?<![^\W\d_])(?:{words})[.:]?\s?(?P<value>{value})", re.IGNORECASE))
    for key, words, value in (
        ("page", r"pages?|pp?|seiten?|s|sidor|str|с", rf"{_LEAF}(?:\s?[-–]\s?{_LEAF})?"),
        ("issue", r"number|no|nr|issue|heft|h|fasc|iss|n[°º]", r"\d{1,5}(?:[-–/]\d{1,5})?"),
        ("volume", r"volume|vol|v|band|bd|tome?|t|jg|jahrgang|årg", r"\d{1,5}(?:[-–/]\d{1,5})?"),
    )
)  # fmt: skip
_ENUMERATION = regex(r"(?P<volume>\d{1,4})(?::(?P<issue>\d{1,4}))?(?:<(?P<page>\d{1,6}))?")
_BARE_NUMBERS = regex(
    r"(?P<volume>\d{1,4})\s?(?:\((?P<year>\d{4})\))?(?:[,:]\s?(?P<issue>\d{1,4}))?"
    r"(?:,\s?(?:S\.|p\.)?\s?(?P<page>\d{1,6}\s?[-–]\s?\d{1,6}))?"
)


def numbering(text: str) -> dict[str, Any]:
    """Read volume, issue, pages and date of a part.

    >>> numbering("Vol. 24, no. 2 (Apr. 2000), p. 361-378")["page"], numbering("Seite 447-473")
    ('361-378', {'page': '447-473'})
    """
    text = " ".join(text[:300].split())
    whole = _ENUMERATION.fullmatch(text) or _BARE_NUMBERS.fullmatch(text)
    fields: dict[str, Any] = {}
    if whole:
        fields = {key: value for key, value in whole.groupdict().items() if value}
    else:
        for key, pattern in _NUMBERS:
            match = pattern.search(text)
            if match:
                fields[key] = re.sub(r"\s", "", match["value"]).replace("–", "-")
    year = fields.pop("year", None)
    dated = re.search(r"\(([^()]{4,40})\)|year:(\d{4})", text)
    issued = date(year or (dated and (dated[1] or dated[2])) or "")
    if isinstance(issued, Date):
        fields["issued"] = issued
    return fields


# --- identifiers and codes ------------------------------------------------------------

_ISBN = regex(
    r"(?<!\d)97[89][- ]?(?:\d[- ]?){9}\d(?![\dXx])|(?<![\d-])(?:\d[- ]?){9}[\dXx](?![\dXx])"
)


def isbns(texts: Iterable[str]) -> list[str]:
    """Give ISBNs by their digits, without what is said of them; of two forms of one the longer.

    >>> isbns(["0-8014-8639-4 (pbk.)", "9780061715747", "0061715743"])
    ['0801486394', '9780061715747']
    """
    matches = [_ISBN.search(text[:80]) for text in texts]
    found = [re.sub(r"[- ]", "", match[0]).upper() for match in matches if match]
    long = {number[3:12] for number in found if len(number) == 13 and number.startswith("978")}
    return list(dict.fromkeys(n for n in found if len(n) == 13 or n[:9] not in long))


_LANGUAGE_ROWS = """
    abk ab Abkhazian|afr af Afrikaans|alb sqi sq Albanian|amh am Amharic|ara ar Arabic
    arm hye hy Armenian|asm as Assamese|aze az Azerbaijani|baq eus eu Basque|bel be Belarusian
    ben bn Bengali|bos bs Bosnian|bre br Breton|bul bg Bulgarian|bur mya my Burmese|cat ca Catalan
    chi zho zh Chinese|chu cu Church-Slavic|cor kw Cornish|cos co Corsican|cze ces cs Czech
    dan da Danish|dut nld nl Dutch|eng en English|epo eo Esperanto|est et Estonian|fao fo Faroese
    fin fi Finnish|fre fra fr French|fry fy Frisian|geo kat ka Georgian|ger deu de German
    gla gd Gaelic|gle ga Irish|glg gl Galician|gre ell el Greek|guj gu Gujarati|hau ha Hausa
    heb he Hebrew|hin hi Hindi|hrv scr hr Croatian|hun hu Hungarian|ibo ig Igbo
    ice isl is Icelandic
    ind id Indonesian|ita it Italian|jav jv Javanese|jpn ja Japanese|kan kn Kannada|kaz kk Kazakh
    khm km Khmer|kin rw Kinyarwanda|kir ky Kyrgyz|kor ko Korean|kur ku Kurdish|lao lo Lao
    lat la Latin
    lav lv Latvian|lit lt Lithuanian|ltz lb Luxembourgish|mac mkd mk Macedonian|mal ml Malayalam
    mao mri mi Maori|mar mr Marathi|may msa ms Malay|mlg mg Malagasy|mlt mt Maltese|mon mn Mongolian
    nep ne Nepali|nno nn Nynorsk|nob nb Bokmål|nor no Norwegian|oci oc Occitan|ori or Oriya
    pan pa Panjabi|per fas fa Persian|pol pl Polish|por pt Portuguese|pus ps Pashto|que qu Quechua
    roh rm Romansh|rum ron ro Romanian|rus ru Russian|san sa Sanskrit|sin si Sinhala
    slo slk sk Slovak
    slv sl Slovenian|sme se Sami|sna sn Shona|snd sd Sindhi|som so Somali|spa es Spanish
    srp scc sr Serbian|sun su Sundanese|swa sw Swahili|swe sv Swedish|tam ta Tamil|tat tt Tatar
    tel te Telugu|tgk tg Tajik|tgl tl Tagalog|tha th Thai|tib bod bo Tibetan|tir ti Tigrinya
    tuk tk Turkmen|tur tr Turkish|uig ug Uighur|ukr uk Ukrainian|urd ur Urdu|uzb uz Uzbek
    vie vi Vietnamese|wel cym cy Welsh|wol wo Wolof|xho xh Xhosa|yid yi Yiddish|yor yo Yoruba
    zul zu Zulu
"""
#: Codes of three letters (ISO 639-2, both kinds) and English names, in small letters → the
#: codes of ISO 639-1, which BCP 47 and CSL want.
LANGUAGES: Mapping[str, str] = {
    form.lower(): row[-2]
    for row in (line.split() for line in re.split(r"[|\n]", _LANGUAGE_ROWS) if line.strip())
    for form in (*row[:-2], row[-1])
}
_NO_LANGUAGE = frozenset("und mul zxx mis".split())


def language(text: str) -> str:
    """Give the language of a code or an English name as BCP 47 has it; of several the first.

    >>> language("ger"), language("gerlat"), language("English"), language("grc"), language("und")
    ('de', 'de', 'en', 'grc', '')
    """
    word = text.strip().rstrip(".")
    known = LANGUAGES.get(word.lower())
    if known:
        return known
    if re.fullmatch(r"[a-z]{2}(?:-[A-Za-z0-9]{2,8}){0,2}", word):
        return word
    if not re.fullmatch(r"(?:[A-Za-z]{3}){1,9}", word) or (len(word) > 3 and not word.islower()):
        return ""
    code = word[:3].lower()
    if len(word) > 3 and code not in LANGUAGES:
        return ""
    return "" if code in _NO_LANGUAGE else LANGUAGES.get(code, code)


# --- names --------------------------------------------------------------------------

_COMMAS = str.maketrans({"،": ",", "，": ",", "、": ","})
_CATALOGUE_NOTES = regex(r"\[\s?from old catalog\s?\]", re.IGNORECASE)


def person(text: str, suffix: str = "", *, inverted: bool = True) -> Name | None:
    """Read a person's name as a heading has it; `inverted`: the family name comes first.

    A particle behind the given names does not come before the family name when that stands
    alone. A heading without a comma is not divided.

    >>> person("Beethoven, Ludwig van,").dropping_particle
    'van'
    >>> person("Gregory K. Raschke", inverted=False).family, person("Homer.").literal
    ('Raschke', 'Homer')
    """
    whole = bare(_CATALOGUE_NOTES.sub("", text[:300]).translate(_COMMAS))
    if not whole:
        return None
    if "," not in whole and inverted:
        return Name(literal=whole)
    name = names.parse(whole)
    if not name.family or ("," in whole and not name.given):
        return Name(literal=whole.strip(" ,"))
    extra = bare(suffix)
    if extra and names.is_suffix(extra) and not name.suffix:
        name = evolve(name, suffix=extra)
    given = (name.given or "").split()
    count = len(given)
    while count > 1 and given[count - 1] in names.PARTICLES:
        count -= 1
    if count == len(given) or "," not in whole:
        return name
    particle = " ".join(given[count:])
    return evolve(name, given=" ".join(given[:count]), dropping_particle=particle)


def corporate(*parts: str) -> Name | None:
    """Name an institution, its units behind it.

    >>> corporate("United States.", "Congress.", "Senate.").literal
    'United States. Congress. Senate'
    """
    known = [
        part for part in (bare(_CATALOGUE_NOTES.sub("", text[:500])) for text in parts) if part
    ]
    return Name(literal=". ".join(part.removesuffix(".") for part in known)) if known else None


#: MARC code of a relator → CSL variable; an empty text: no part in the work (a printer, an
#: owner). Codes that are not here say that somebody took part.
RELATORS: Mapping[str, str] = {
    **dict.fromkeys("aut cre dis art ctg ive rpy inv lbt lyr".split(), "author"),
    **dict.fromkeys("edt edc edm red pbd".split(), "editor"),
    "trl": "translator",
    "ill": "illustrator",
    "com": "compiler",
    "ivr": "interviewer",
    "cmp": "composer",
    "nrt": "narrator",
    **dict.fromkeys("drt fmd tld".split(), "director"),
    **dict.fromkeys("pro fmp tlp".split(), "producer"),
    **dict.fromkeys("prf act sng mus cnd itr dnc voc".split(), "performer"),
    "hst": "host",
    "cur": "curator",
    "orm": "organizer",
    **dict.fromkeys("rcp adr".split(), "recipient"),
    **dict.fromkeys("aus sce".split(), "script-writer"),
    **dict.fromkeys(
        """
        pbl prt dst bkp bkd bnd bpd bsl own fmo dte dnr mfr ptf pup prv prp rth his dgg dgs ths
        dto crp cov tyg tyd lgd fnd spn fds pat rbr cns aqt auc dpt evp ltg plt ppm mrb
        """.split(),
        "",
    ),
}
#: What a role begins with where it is written out or abbreviated, in the languages of the larger
#: catalogues → relator; words of three letters and less stand alone. ``aui`` stands for all who
#: write around a work: forewords, notes.
_ROLE_WORDS: Mapping[str, str] = {
    word: code
    for row in """
        edt editor edited editeur éditeur hrsg hg herausge redakt redaction redig ed eds edit
        edt editado curatore cura coord koord org
        trl transl trans tr trl tran trad traduct traduc tradut übers ubers übertr vertaler vert
        trl vertaald övers overs oversat przeł przekład пер перев
        ill illustr ilustr zeichn
        com comp compil kompil zusammengest bearb
        ivr interviewer
        cmp composer komponist compositeur composit
        nrt narrat erzähl vorgelesen sprecher
        drt direct dir dirig regie regisseur réalis realis
        pro produc
        prf perform interpret darstell singer conductor
        rcp recipient addressee adressat destinat
        pbl publisher verlag printer drucker imprimeur distribut degree own widm dedicat sponsor
        aui introd foreword preface pref préf preface afterword postface contributions notes vorwort
        aui nachwort einleitung einl mitarbeit prólogo prefazione comment photogr supplement
        aut author auteur autor verf verfasser creator writer schriftst forf författ autore
        aut kirjoittaja
    """.strip().split("\n")
    for code, *words in [row.split()]
    for word in words
}
_NO_ROLES = regex(r"edi(?:tion|zion|ción|ções|tie)", re.IGNORECASE)


def roles(*texts: str) -> list[str]:
    """Give the CSL variables for the roles of a name, in code or in words of many languages.

    No roles at all: an empty list. What takes no part in the work (a printer, an owner) gives
    an empty text, a role that is not known ``contributor``.

    >>> roles("edt"), roles("tr. [and] ed."), roles("Verfasser"), roles("printer")
    (['editor'], ['translator', 'editor'], ['author'], [''])
    """
    codes: list[str] = []
    for text in texts:
        said = text.strip(" .,;:()[]").lower().rpartition("/")[2][:100]
        words = re.findall(r"[^\W\d_]+", said)
        alone = re.fullmatch(r"[a-z]{3}", said) and (said in RELATORS or said == "oth")
        found = [said] if alone else [code for code in map(relator, words) if code]
        codes += found or (["oth"] if words else [])
    if "aui" in codes:  # "author of introduction"
        codes = [code for code in codes if code != "aut"]
    known = list(dict.fromkeys(RELATORS.get(code, "contributor") for code in codes))
    sure = [variable for variable in known if variable not in ("", "contributor")]
    return sure or known[:1]


def relator(word: str) -> str:
    """Give the MARC code of the relator that a word says, by how it begins; or nothing.

    >>> relator("herausgegeben"), relator("Translator"), relator("edition")
    ('edt', 'trl', '')
    """
    low = word.lower()
    if _NO_ROLES.match(low):
        return ""
    sizes = (len(low), *range(len(low) - 1, 3, -1))
    return next((_ROLE_WORDS[low[:size]] for size in sizes if low[:size] in _ROLE_WORDS), "")
