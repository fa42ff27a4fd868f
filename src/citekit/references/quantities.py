"""Volumes, issues, pages, editions: what one span that is known to be one of them says.

A span holds more than its label says ("vol. 36, no. 9", "12(3)", "2018;13(7):e0200721"), and
the words that announce a number are no part of it. What is said by a word (`_SAID`) is taken
first; what is left is read by its place (`_PLACED`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from itertools import pairwise

from citekit.patterns import regex
from citekit.references.words import announces, fold, gap

__all__ = ["left_out", "read"]


def _any(words: str) -> str:
    """Make a pattern of whole words, each with or without a full stop.

    A number may touch them (vol12, n3), but not a single letter: T37 is a name.
    """
    ordered = sorted(words.split(), key=len, reverse=True)
    alone = {word for word in ordered if len(word) == 1 and word.isalpha() and word not in "vn"}
    long = "|".join(re.escape(word) for word in ordered if word not in alone)
    short = "|".join(word for word in ordered if word in alone)
    single = rf"|(?:{short})(?!\w)" if short else ""
    return rf"(?:(?<![^\W\d_])(?:(?:{long})(?![^\W\d_]){single})\.?)"


def _compile(pattern: str) -> re.Pattern[str]:
    return regex(pattern, re.IGNORECASE)


#: A longer span is no quantity; it is only trimmed.
_LONGEST = 120
_EDGES = " \t\r\n.,;:·'\"“”„"
#: The last three are soft hyphens and dashes of a Windows code page, as PDF text has them.
_DASHES = r"[-–—−‐‑‒\xad\x96\x97]"

# --- volumes and issues -------------------------------------------------------------

#: Words before a volume; "voi" and "voli" are what OCR makes of "vol" and "voll".
_VOLUME = _any(
    """
    vol vols voll volume volumes volumen volum volumul voi voli v bd bde bnd band bände deel t tom
    tome tomes tomo tomos tomus т том cilt köt kötet sv svazek τόμος τόμ 권
    """
)
#: Words for a year of a journal, which is a volume where there is no other
_YEARLY = _any(
    "jg jhg jahrg jahrgang anno année annee año ano årg årgang ročník roč rocznik god год évf"
)
#: Words behind one: 22. Jg.
_VOLUME_AFTER = _any("jg jhg jahrg jahrgang band bd année annee année año anno évf årg voi")
_ISSUE = _any(
    """
    no nos nr nrs n nn nº n° n.º no. num núm numéro numéros numero número números number numbers
    nummer issue issues iss heft hefte h hft fasc fascicolo fascicule fascículo fasz f č čís číslo
    št zesz zeszyt z вып выпуск № sayı häfte vihko szám sz τεύχος τχ 통권 호 #
    """
)
#: What is published beside the issues: these words are a part of its name.
_BESIDE = _any(
    """
    pt pts part suppl suppls supplement supplements supplément suplemento supl supplemento special
    sonderheft beiheft beilage sondernummer прил приложение
    """
)
_SERIES = _any("ser series sér série serie seria serija сер серия reihe řada")
_PART = _any("part parts pt parte partie teil część část ч часть")

_ROMAN = r"(?-i:(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4}))"
#: What one volume or issue is called: 12, D69, 267B, LATTICE2014, XXIII, 4th
_ONE = (
    r"(?:(?:[^\W\d_]{0,10}\d{1,7}(?:(?:st|nd|rd|th)|[^\W\d_]?)(?![^\W_])"
    rf"|{_ROMAN}(?![^\W_]|\s?['’])))"
)
_NUMBER = rf"(?:{_ONE}(?:\s?{_DASHES}{{1,2}}\s?{_ONE}|-[A-Z](?!\w))?)"
_PLACE = r"[^\W\d_]{0,4}\d{1,9}[^\W\d_]?"
_PAGE = rf"(?:{_PLACE}(?:\s?{_DASHES}{{1,2}}\s?{_PLACE})?)"
#: "2018;" or "2018 Mar 3;", as medical journals have it before the volume.
_YEAR_BEFORE = regex(
    r"^.{0,8}?(?<!\d)(?:1[5-9]|20)\d\d(?:\s[A-Z][a-z]{2,8}\.?(?:[\s-]\w{1,9}){0,2})?\s?;"
    r"|^\s?\(?(?:1[5-9]|20)\d\d\)?,(?=\s\D)"
)
_YEAR = regex(r"(?:1[4-9]|20)\d\d(?:-\d{2,4})?")
#: Stands where something was taken out.
_TAKEN = "|"

#: What words say, wherever they stand in the span; taken out as it is found.
_SAID: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, _compile(pattern))
    for name, pattern in (
        ("collection-number", rf"{_SERIES}\s?({_ONE})"),
        ("volume", r"[第제]?\s?(\d{1,4})\s?[卷巻권]"),
        ("issue", r"(?:[第제]|통권)?\s?(\d{1,4})\s?[期號号호]"),
        (
            "number-of-volumes",
            r"(?<![\w.])(\d{1,3})\s(?:vols|voll|bde|bände|tomes|tomos|vol)\b\.?(?!\s?\d)",
        ),
        ("volume", rf"{_VOLUME}:?\s?({_NUMBER}(?:\s(?:and|und|et|e|y|&)\s{_ONE})?)"),
        ("volume", rf"(?<![^\W_])({_ONE})(?:\.|º|ª|°)?\s?{_VOLUME_AFTER}"),
        ("volume", rf"{_YEARLY}:?\s?({_NUMBER})"),
        (
            "page",
            r"(?<!\w)art(?:icle|\.)\s?(?:(?:no|nr|id|number)\b\.?)?:?\s?([^\W\d_]{0,4}\d{1,9})",
        ),
        ("issue", rf"{_ISSUE}:?\s?({_NUMBER}(?:\s?[/&]\s?{_ONE})?)"),
        ("page", rf"(?:(?<!\w)(?-i:pp?)\.?\s?|(?<=\d\)):\s?|,\s?S\.\s)({_PAGE})(?!\w)"),
    )
)
#: What is left, by place: group 1 is the volume, 2 the issue, 3 the pages.
_PLACED = tuple(
    _compile(pattern)
    for pattern in (
        rf"\(?({_NUMBER})\)?",
        rf"({_NUMBER})[\s,]*\(\s?([^()]{{1,40}})\)?(?:\s?[:,;]\s?({_PAGE}))?",
        rf"\(({_NUMBER})\)\s?({_ONE})",
        rf"({_ONE})\s?[:/.,]\s?({_NUMBER}(?:\s?[/&]\s?{_ONE})?)(?:\s?[:;]\s?({_PAGE}))?",
        rf"({_ONE})\s(\d{{1,3}})",
    )
)
#: What most spans are: 12, and 12(3), read before all else
_PLAIN = regex(
    r"[\s(\[]*(\d{1,6}[A-Za-z]?)(?:[\s,.:;)\]]*|\s?\((\d{1,3}(?:-\d{1,3})?)\)[\s,.:;]*)", re.ASCII
)
#: As much as can be read of a span that goes on with words: 3/1. Dal primo Quattrocento
_BEGUN = tuple(
    _compile(pattern)
    for pattern in (
        rf"({_ONE})\s?[/:]\s?({_NUMBER})(?![^\W_])",
        rf"({_ONE})(?:[\s,]*\(|\.(?=\d))({_NUMBER})(?![^\W_])",
        rf"\(({_NUMBER})\)",
    )
)
_FIRST = _compile(rf"(?<![^\W_]){_NUMBER}")
_SMALL_ROMAN = regex(
    r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})(?=[\s,.:;]*(?:[^a-z\s]|$))"
)


def _serial(label: str, text: str) -> dict[str, str]:
    """Read a span of a volume or an issue."""
    plain = _PLAIN.fullmatch(text)
    if plain and not plain[2]:
        return {label: plain[1]}
    if plain and label == "volume":
        return {"volume": plain[1], "issue": plain[2]}
    found: dict[str, str] = {}
    rest = _YEAR_BEFORE.sub("", text.replace(_TAKEN, " "))
    for name, pattern in _SAID:
        match = pattern.search(rest) if name not in found else None
        if match:
            found[name] = _dashed(match[1])
            rest = f"{rest[: match.start()]}{_TAKEN}{rest[match.end() :]}"
    if label == "issue" and label not in found and _PARTS[1].search(rest):
        return {**found, label: _dashed(_trimmed(rest))}  # 6 Pt 1, Suppl 2 UCTN
    rest = _beside(rest, found)
    if "volume" in found:
        rest = rest[rest.index(_TAKEN) :]  # what stands before a volume is not its issue
    rest = _trimmed(re.sub(r"\(\s*\)", " ", rest.replace(_TAKEN, " "))).strip("/ ")
    _place(label, rest, found, more=text.rstrip().endswith(":"))
    if found.keys() & {"volume", "issue"}:
        return found
    if label == "volume" and "part-number" in found:
        found[label] = found.pop("part-number")
        return found
    if not _SMALL_ROMAN.fullmatch(rest):
        rest = _unannounced(rest, (_VOLUME, _YEARLY, _ISSUE))
    first = _SMALL_ROMAN.match(rest) or _FIRST.search(rest) if label == "volume" else None
    value = _dashed(first[0] if first else rest)
    return {label: value, **found} if value else found


def _beside(rest: str, found: dict[str, str]) -> str:
    """Take a supplement or a part: an issue of a journal, a part of a volume of a book."""
    for pattern in _PARTS:
        match = pattern.search(rest)
        if match is None:
            continue
        bracketed = rest[: match.start()].rstrip().endswith("(")
        if bracketed or pattern is _PARTS[1]:
            found.setdefault("issue", _dashed(match[0]))
        else:
            found.setdefault("part-number", _dashed(match[1]))
        return f"{rest[: match.start()]}{_TAKEN}{rest[match.end() :]}"
    return rest


_PARTS = (
    _compile(rf"(?<!\d\s){_PART}\s?({_NUMBER})"),
    _compile(rf"(?:(?<=\(){_ONE}\s)?{_BESIDE}(?:\s{_NUMBER})?"),
)


def _place(label: str, rest: str, found: dict[str, str], *, more: bool) -> None:
    """Read by their places the numbers that no word announces; `more`: a colon follows."""
    match = next(filter(None, (pattern.fullmatch(rest) for pattern in _PLACED)), None)
    if match is None and label == "volume":
        match = next(filter(None, (pattern.match(rest) for pattern in _BEGUN)), None)
    if match is None:
        return
    values = [_dashed(value) if value else "" for value in match.groups()]
    first, issue, page = [*values, "", ""][:3]
    if label not in found:
        found[label] = first
    elif (other := "issue" if label == "volume" else "volume") not in found and not issue:
        issue, first = first, ""
        if not _is_year(issue):
            found[other] = issue
        return
    if issue and label == "volume" and _is_issue(issue, first):
        separator = rest[match.end(1) : match.start(2)].strip()
        if separator == "/" and _are_neighbours(first, issue):
            found["volume"] = f"{first}/{issue}"
        elif separator in ":," and not (more or page) and _is_page(issue):
            found.setdefault("page", issue)
        else:
            found.setdefault("issue", issue)
    elif issue and label == "issue":
        found["issue"] = _dashed(rest)
    if page:
        found.setdefault("page", page)


def _is_year(text: str) -> bool:
    return _YEAR.fullmatch(text) is not None


def _is_issue(text: str, volume: str) -> bool:
    """Tell the name of an issue from the year in "12 (1998)", and from rests of words."""
    if _is_year(text) and not _is_year(volume):
        return False
    return len(text) > 2 or not text.isalpha() or text.isupper()


def _is_page(text: str) -> bool:
    """Tell a page from an issue behind a colon: 36:1-22, 56:1684, not 18:5."""
    first, dash, last = text.partition("-")
    if dash:
        return not (last.isdecimal() and int(last) < 13)
    return len(first) > 3


def _are_neighbours(first: str, second: str) -> bool:
    """Tell a double volume (45/46) from a volume and its issue (4/6)."""
    return first.isdecimal() and second.isdecimal() and 12 < int(first) == int(second) - 1


# --- pages --------------------------------------------------------------------------

#: Words before pages, columns, leaves.
_PAGE_WORDS = """
    p pp pag pagg pagina pagine page pages pgs pg pág págs pags s ss seite seiten sp spalte
    spalten sid sidor side sider str strony с сс стр стор blz bladzijde col coll coi cols colonne
    f ff fol foll fols c cc σ σσ σελ oldal lk 第 제
"""
_PAGE_WORD = _any(_PAGE_WORDS)
_ANY_PAGES = _compile(_PAGE_WORD)
_PAGES_BEFORE = _compile(
    rf"(?:(?<!\w)(?:{'|'.join(sorted(_PAGE_WORDS.split(), key=len, reverse=True))})"
    r"(?:[.:]\s?-?|\s?-\s?|\s)|(?<!\w)(?-i:pp?)(?=\d)|[第제](?=\d))(?=[\divxlc]|[^\W\d_]{1,4}-?\d)"
)
_COUNTED = (
    r"(?:pp|pages?|págs?|pags?|pgs?|p|s|seiten|с|стр|str|sidor|sider|blz|bladzijden|oldal|sayfa|σ|쪽|頁|页)"
    r"(?!\w)\.?"
)
#: "XII + 320 pp.", "34 p. et 3 annexes"
_COUNT = _compile(
    rf"((?:[\divxlc\[\]]{{1,9}}\s?[+,]\s?){{0,3}}\[?\d{{1,5}}\]?)\s?{_COUNTED}"
    r"(?:$|[\s,;:]\s?(?=[^\W\d_(]|\d{1,2}\s[^\W\d_]))"
)
#: "(7pp)" behind the number of an article
_COUNT_BEHIND = _compile(r"(?<=\w)[,\s]\s?\(?(\d{1,4})\s?(?-i:pp?|pages)(?!\w)\.?\)?$")
_EAST_ASIAN_PAGES = regex(r"(?<=\d)\s?[頁页쪽面]")
_AND_FOLLOWING = _compile(
    r"(?<=\d)\s?(?:(?:e|et|y|und|and|&)\s)?"
    r"(?:(?-i:ff?|ss?)|sqq?|segg?|sgg?|sigg?|sig|sgts|seguenti|seguente|siguientes|suiv|suivantes|following)"
    r"(?!\w)\.?"
)
_TO = _compile(r"(?<=\d)\s(?:à|bis|to|al?|au|till?|до|do)\s(?=\d)")
_AND = _compile(r"(?<=\d)\s(?:e|et|and|und|y|u|i|и|&)\s(?=\d)|\s?[/;,]\s?")
_DASHED = regex(rf"(?<=\w)\s?{_DASHES}{{1,3}}\s?(?=\w)")
#: What PDF text has for a dash that was lost
_LOST_DASH = regex(r"(?<=\d)\s?[?#\ufffd]\s?(?=\d)")
_E_FOR_DASH = regex(r"(\d{2,6})e(\d{2,6})")
_THOUSANDS = regex(r"\b(\d{1,3})[ ,](\d{3})-(\d{1,3})[ ,](\d{3})\b")
#: 64,662 of the Federal Register, S10,551 of the Congressional Record
_LARGE = regex(r"[A-Z]?\d{1,3},\d{3}", re.ASCII)
_TWO = regex(r"(\d{1,6}) (\d{1,6})")
_ONE_PAGE = r"(?:[^\W\d_]{0,8}\d[^\W_]{0,12}(?:\.\w{1,8})?|[ivxlcdm]{1,9}(?!\w)|[a-z](?=-\d))"
_RANGE = rf"{_ONE_PAGE}(?:-{_ONE_PAGE}){{0,3}}"
_LIST = _compile(rf"{_RANGE}(?:, {_RANGE}){{0,20}}(?!\w)")
_PLAIN_PAGES = regex(
    r"[\s(]*(?:pp?\.?\s?)?(\d{1,8})(?:\s?[-–—−‐‑]{1,2}\s?(\d{1,8}))?[\s.,;:)\]]*", re.ASCII
)


def _pages(label: str, text: str) -> dict[str, str]:
    """Read a span of pages: where, or how many."""
    plain = _PLAIN_PAGES.fullmatch(text)
    if plain:
        first, last = plain.groups()
        return {label: f"{first}-{last}" if last and last != first else first}
    whole = _trimmed(text)
    if _LARGE.fullmatch(whole):
        return {label: whole}
    found: dict[str, str] = {}
    if label == "page":
        counted = _COUNT.match(whole)
        if counted:
            return {"number-of-pages": counted[1].strip("[]")}
        behind = _COUNT_BEHIND.search(whole)
        if behind:
            found["number-of-pages"] = behind[1]
            whole = whole[: behind.start()]
    value = _place_in_work(whole)
    return {label: value, **found} if value else found


def _place_in_work(text: str) -> str:
    """Read pages: ranges with hyphens, parted by commas."""
    values = _normal_pages(text)
    said = _PAGES_BEFORE.search(text)
    if said and not _LIST.fullmatch(values):
        # "nota a p. 27", "chap. 5, pp. 195–239": what stands before the word is not a page
        values = _normal_pages(text[said.start() :])
    elif ":" in values:
        values = values.rpartition(":")[2].strip()  # Suppl):S289
    values = _THOUSANDS.sub(r"\1\2-\3\4", values)
    for pattern in (_E_FOR_DASH, _TWO):
        pair = pattern.fullmatch(values)
        if pair and len(pair[1]) <= len(pair[2]) and int(pair[1]) < int(pair[2]):
            return f"{pair[1]}-{pair[2]}"
    first, dash, last = values.partition("-")
    if dash and first == last:
        return first
    pages = _LIST.match(values)
    if pages and (said or values[0].isdecimal()):
        return pages[0]  # what follows are words
    return values if any(map(str.isalnum, values)) and not _ANY_PAGES.fullmatch(values) else ""


def _normal_pages(text: str) -> str:
    """Take off the words around pages, and write dashes and lists in one way."""
    values = _PAGES_BEFORE.sub(gap, text)
    values = _LOST_DASH.sub("-", _TO.sub("-", _EAST_ASIAN_PAGES.sub(gap, values)))
    values = _AND_FOLLOWING.sub(gap, _DASHED.sub("-", values))
    return _trimmed(_AND.sub(", ", values)).strip("+-–— ")


def _count(label: str, text: str) -> dict[str, str]:
    """Read a span of a number of pages."""
    whole = _trimmed(text).strip("+ ")
    counted = _COUNT.match(whole)
    value = (counted[1] if counted else _unannounced(whole, (_PAGE_WORD,))).strip("[]+ ")
    return {label: value} if value else {}


# --- editions -----------------------------------------------------------------------

#: First to twelfth in words, as `fold` leaves them; endings are parted by a slash.
_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
erste/erster/ersten zweite/zweiter/zweiten dritte/dritter/dritten vierte/vierter funfte/funfter sechste/sechster siebte/siebente/siebter achte/achter neunte/neunter zehnte/zehnter elfte/elfter zwolfte
premiere/premier deuxieme/seconde troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme
primera segunda tercera cuarta quinta sexta septima octava novena decima undecima duodecima
primeira segunda terceira quarta quinta sexta setima oitava nona decima
prima seconda/secunda/altera terza/tertia quarta quinta sesta/sexta settima/septima ottava/octava nona decima
eerste tweede derde vierde vijfde zesde zevende achtste negende tiende
forsta andra/andre/annen/anden tredje fjarde/fjerde femte sjatte/sjette sjunde/sjuende attonde nionde tionde
pierwsze drugie trzecie czwarte piate szoste siodme osme dziewiate dziesiate
prvni/prve druhe treti ctvrte pate seste sedme osme devate desate
первое второе третье четвертое пятое шестое седьмое восьмое девятое десятое
"""  # noqa: E501 - one line is one language
_ORDINAL: Mapping[str, str] = {
    form: str(number)
    for line in _ORDINALS.strip().splitlines()
    for number, forms in enumerate(line.split(), 1)
    for form in forms.split("/")
}
_EDITION = (
    r"(?:ed|eds|edn|edition|edición|edicion|edição|ediz|edizione|éd|édition|aufl|auflage|ausg|ausgabe|uitg|"
    r"druk|uppl|utg|udg|wyd|vyd|изд|издание|kiadás|baskı|版|판)(?!\w)\.?"
)
_EDITION_NUMBER = _compile(
    r"^\W*(?P<first>\d{1,4}(?:\.\d{1,3})?)(?!\d)"
    r"|(?<!\d)(?P<ordinal>\d{1,3})\s?(?:st|nd|rd|th|ª|º|°|\.ª|e|a|ème|eme|er|ère)(?!\w)"
    rf"|(?<!\d)(?P<before>\d{{1,3}})\.?\s?(?:\w+\.?,?\s){{0,2}}{_EDITION}"
    rf"|(?<!\w){_EDITION}\s(?P<after>\d{{1,3}})(?!\d)|第(?P<asian>\d{{1,3}})版"
)
_ABBREVIATED = _compile(
    r"(?<![^\W\d_])(?:ed|eds|edn|éd|rev|aufl|ausg|ediz|uitg|uppl|utg|udg|wyd|vyd|изд|corr|aum|enl|erw)$"
)


def _edition(label: str, text: str) -> dict[str, str]:
    """Read an edition: a number if it has one, else its words."""
    number = _EDITION_NUMBER.search(text)
    if number:
        return {label: next(filter(None, number.groups()))}
    # "sec- ond": broken at the end of a line
    whole = re.sub(r"(?<=[^\W\d_])-\s(?=[^\W\d_])", "", _trimmed(text))
    for word in re.findall(r"[^\W\d_]+", whole):
        if fold(word) in _ORDINAL:
            return {label: _ORDINAL[fold(word)]}
    roman = re.fullmatch(rf"({_ROMAN})[ªº°]?\.?\s?{_EDITION}", whole, re.IGNORECASE)
    if roman and roman[1]:
        return {label: roman[1]}
    if re.fullmatch(_EDITION, whole, re.IGNORECASE):
        return {}
    if _ABBREVIATED.search(whole) and f"{whole}." in text:
        whole += "."
    return {label: whole} if whole else {}


# --- the rest -----------------------------------------------------------------------

_SECTION = _any(
    "sect section sec abschnitt abschn § §§ ch chap chapter cap capítulo kapitel kap chapitre"
)
_NUMBERED = _any("no nos nr n nº n° num núm numéro número number numero № #")


def _section(label: str, text: str) -> dict[str, str]:
    value = _unannounced(text, (_SECTION,))
    return {label: value} if value else {}


def _numbered(label: str, text: str) -> dict[str, str]:
    value = _unannounced(text, (_NUMBERED,))
    return {label: value} if value else {}


def _unannounced(text: str, announcers: tuple[str, ...]) -> str:
    """Take the announcing word from the beginning."""
    whole = _trimmed(text)
    for words in announcers:
        match = re.match(rf"{words}:?\s?", whole, re.IGNORECASE)
        if match:
            return _trimmed(whole[match.end() :])
    return whole


_BRACKETS: Mapping[str, str] = {"(": ")", "[": "]", "{": "}"}


def _trimmed(text: str) -> str:
    """Take off the punctuation at the edges, and brackets that are alone or around all."""
    whole = " ".join(text.split()).strip(_EDGES)
    for opening, closing in _BRACKETS.items():
        opened, closed = whole.count(opening), whole.count(closing)
        if opened > closed and whole[0] == opening:
            whole = whole[1:]
        elif closed > opened and whole[-1] == closing:
            whole = whole[:-1]
        elif opened == closed == 1 and whole[0] == opening and whole[-1] == closing:
            whole = whole[1:-1]
        whole = whole.strip(_EDGES)
    return whole


def _dashed(value: str) -> str:
    return _DASHED.sub("-", " ".join(value.split()).rstrip(".,"))


_READERS: Mapping[str, Callable[[str, str], dict[str, str]]] = {
    "volume": _serial,
    "issue": _serial,
    "page": _pages,
    "locator": _pages,
    "number-of-pages": _count,
    "edition": _edition,
    "section": _section,
    "number": _numbered,
}


_ORDER = (
    *("collection-number", "number-of-volumes", "volume", "part-number", "issue", "page"),
    *("locator", "number-of-pages"),
)


def read(label: str, text: str) -> dict[str, str]:
    """Read the text of one span with this label: the fields that it holds.

    Text that is not understood stays as it is, less the punctuation at its edges and the
    word that announces it. Nothing comes out of a span that has only such words.

    >>> read("volume", "vol. 36, no. 9,"), read("volume", "2018;13(7):e0200721")
    ({'volume': '36', 'issue': '9'}, {'volume': '13', 'issue': '7', 'page': 'e0200721'})
    >>> read("page", "pp. 197 – 202"), read("edition", "Second edition")
    ({'page': '197-202'}, {'edition': '2'})
    """
    reader = _READERS.get(label)
    if reader is None or len(text) > _LONGEST:
        value = _trimmed(text)
        return {label: value} if value else {}
    found = reader(label, text)
    if label == "locator" and any(left_out(text, found)):
        found = {label: _unannounced(text, (_PAGE_WORD,))}  # 843 n.9, 112 [4.17]
    return {name: found[name] for name in _ORDER if name in found} if len(found) > 1 else found


# --- what is left --------------------------------------------------------------------

_PIECE = regex(r"[^\W\d_]+|\d+")
#: Signs that count volumes, issues and pages in East Asia
_SIGNS = "第제卷巻권期號号호통頁页쪽면面版판"
#: Words that only say what a number is.
_MERE = _compile(
    "|".join(
        (_VOLUME, _YEARLY, _VOLUME_AFTER, _ISSUE, _SERIES, _PART, _PAGE_WORD, _SECTION, _NUMBERED)
    )
    + rf"|{_COUNTED}|art|article|articles"
    r"|ff?|ss?|sqq?|segg?|sgg?|sigg?|sig|sgts|seguenti|seguente|siguientes|suiv|suivantes|following"
    rf"|à|bis|to|al?|au|till?|до|do|[{_SIGNS}]{{1,4}}"
)
#: Endings of numbers: 2nd, 3e
_ENDING = _compile("st|n?d|rd|th|ª|º|a|e|o|ème|eme|er|ère")
_MERE_OF_EDITION = _compile(rf"{_EDITION}|[第版판]{{1,2}}|and|und|et|y|e|the|la|le|die|von|of")


def left_out(
    text: str, found: Mapping[str, str], *, elsewhere: Container[str] = ()
) -> Iterator[tuple[int, int]]:
    """Find the parts of a span that are in none of the fields that were `found` in it.

    Words that only say what a number is are no such part, and neither are numbers that stand
    `elsewhere` in the record.

    >>> [("837, 843 n.9")[slice(*part)] for part in left_out("837, 843 n.9", {"page": "837, 843"})]
    ['n.9']
    """
    held = {piece.casefold() for value in found.values() for piece in _PIECE.findall(value)}
    pieces = list(_PIECE.finditer(text))
    known = [_is_held(pieces, at, held) or piece[0] in elsewhere for at, piece in enumerate(pieces)]
    edition = found.get("edition")
    mere = [
        _MERE_OF_EDITION.fullmatch(piece[0]) is not None or _ORDINAL.get(fold(piece[0])) == edition
        if edition
        else _MERE.fullmatch(piece[0]) is not None or announces(piece[0])
        for piece in pieces
    ]
    endings = [
        text[piece.start() - 1 : piece.start()].isdecimal() and bool(_ENDING.fullmatch(piece[0]))
        for piece in pieces
    ]
    mere = [one or ending for one, ending in zip(mere, endings, strict=True)]
    at = 0
    while at < len(pieces):
        if known[at] or mere[at]:
            at += 1
            continue
        first = last = at
        while at < len(pieces) and not known[at]:
            last = last if mere[at] else at
            at += 1
        if first and mere[first - 1] and not known[first - 1]:
            start = pieces[first - 1].start()
            first -= not text[start - 1 : start].isdecimal()  # the word that announces it: n. 9
        last += any(endings[last + 1 : last + 2])  # 44th
        yield pieces[first].start(), pieces[last].end()


def _is_held(pieces: list[re.Match[str]], at: int, held: set[str]) -> bool:
    """Tell a piece that is in a value, by itself or with its neighbour: 1 234 for 1234."""
    near = [piece[0].casefold() for piece in pieces[max(0, at - 1) : at + 2]]
    own = pieces[at][0].casefold()
    return own in held or any(
        first + second in held
        for first, second in pairwise(near)
        if own.isdecimal() and own in (first, second)
    )
