"""Texts that name authors → names: "By Jane Doe and John Roe, Staff".

Lists are parted, what stands about the names is left out, and each name is told for what it is:
of a person, an organisation, an account, or the site.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import NamedTuple

from citekit.names import PARTICLES, is_suffix, parse
from citekit.patterns import regex
from citekit.providers.webpages.bywords import (
    AFTER,
    AND,
    BEFORE,
    CREDIT,
    OF_PLACE,
    ORDINARY,
    POST,
    ROLE,
    ROLE_AND_MORE,
    TITLE,
    TITLES,
)
from citekit.providers.webpages.hypertext import words
from citekit.record import Name
from citekit.references import gazetteer, people

__all__ = [
    "PERSON",
    "SITE",
    "Named",
    "is_body",
    "is_like_person",
    "is_person",
    "is_title",
    "read",
]

#: How much a name says: that of the site, of an account, of an organisation, of a person.
SITE, ACCOUNT, BODY, PERSON = range(4)


class Named(NamedTuple):
    """A name, and how much it says of who wrote the page."""

    name: Name
    grade: int  #: 0 the site, 1 an account, 2 an organisation, 3 a person


_TAG = regex(r"</?[a-zA-Z][^<>]{0,300}>")
_NO_NAME = regex(
    r"\(?\S{1,80}@\S{1,80}\)?|(?:https?://|www\.)\S{1,500}|(?<!\w)@\w{1,40}", re.IGNORECASE
)
_EASTERN_ROLE = regex(r"\s?(?:記者|기자|특파원|인턴기자|编辑)$")
_EDGES = ' ,;:/|-–—•·*"“”'
#: Names of accounts that are nobody's.
_NOBODY = frozenset(
    """
    admin administrator webmaster web user editor root guest anonymous anonym unknown unbekannt
    null undefined none na author authors autor by staff writer test system superuser siteadmin
    owner wordpress cms default name redaktor share print twitter facebook email posted comments
    super site various multiple marketing contributor account the
    """.split()
)
#: Words that organisations and desks have in their names, and persons have not.
_BODIES = frozenset(
    """
    redaktion redaction rédaction redacción redazione redação redactie redaktionen editorial desk
    newsroom news staff team press presse agency agencies agentur agenturen agence agencia agenzia
    media medien magazine magazin zeitung times post herald tribune gazette journal daily
    online network newspaper verlag gmbh ag inc ltd llc foundation stiftung institute institut
    ministry ministerium department university universität council committee commission office
    association verband verein group gruppe blog board company corporation society organisation
    organization service services wire tv radio reporters correspondents writers contributors
    newswire studio club bureau center centre zentrum collective kollektiv initiative
    llp kg plc sarl corp partners
    """.split()
)
#: Behind a name, what its bearer has.
_DEGREES = frozenset(
    """
    ma ba msc bsc mba mph rd rn llm llb jd dds dvm frs obe mbe cpa cfa edd phd md dphil dsc esq
    """.split()
)
_ORGANISATIONS = frozenset(
    """
    Organization NewsMediaOrganization Corporation NGO GovernmentOrganization WebSite Brand
    EducationalOrganization CollegeOrUniversity LocalBusiness ResearchOrganization
    """.split()
)
#: Marks between names; a comma, which parts the halves of one name too, is none of them.
_LIST = regex(
    rf"\s*(?:;|\||、|，|\n|\s/\s|,\s*(?:{AND}|&)\s|\s(?:and|und|et|og|och|with|mit|&|\+)\s|&)\s*"
    rf"|\s{AND}\s(?=\S{{1,30}}\s\S)"
)
_SLASHED = regex(r"(?<=\w\w)\s?/\s?(?=\w\w)")
_PLACE = regex(r",?\s(?:in|à|aus)\s[A-ZÀ-Ý]\S{1,30}(?:\s\S{1,20}){0,2}$")
_EASTERN = regex("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
#: By-words that are also the beginning of names.
_LIKE_NAMES = frozenset("von di av af par da por door".split())
_MOST = 60  #: names of one text


def read(
    text: str, kind: str = "", sites: frozenset[str] = frozenset(), *, whole: bool = False
) -> list[Named]:
    """Read a text that names authors. Never raises.

    `kind` is the schema.org type of who is named, if it is known; `whole`: it is one name.

    >>> from citekit.names import display
    >>> [display(each.name) for each in read("By Jane Doe and John Roe, Staff")]
    ['Jane Doe', 'John Roe']
    >>> [each.name.literal for each in read("Associated Press", "Person")]
    ['Associated Press']
    >>> read("https://example.org/authors"), read("jane@example.org")
    ([], [])
    """
    if text.startswith(("http://", "https://")):
        return _of_address(text)
    tidy = _tidied(text, whole=whole)
    pieces = [tidy] if whole else _pieces(tidy)
    found = (_named(piece, kind, sites) for piece in pieces[:_MOST] if _is_name(piece, pieces))
    return [each for each in found if each is not None]


#: The page of a person: what its address ends in.
_OF_PERSON = regex(
    r"https?://[^/?#]{1,200}/(?:[^?#]{0,200}/)?([^\W\d_]{2,20}(?:[-._+][^\W\d_]{1,20}){1,2})"
    r"(?:[-._]?\d{1,12})?(?:\.html?|\.php)?/?(?:[?#].{0,300})?"
)


def _of_address(address: str) -> list[Named]:
    """Read the name in the address of a person's page, where the first name is a known one."""
    match = _OF_PERSON.fullmatch(address[:600])
    parts = re.split("[-._+]", match[1]) if match else []
    if not parts or not people.is_given_name(parts[0].capitalize()) or set(parts) & _BODIES:
        return []
    return [Named(parse(" ".join(map(str.capitalize, parts))), ACCOUNT)]


def _tidied(text: str, *, whole: bool) -> str:
    text = html.unescape(html.unescape(text[:1_000])).replace("\u00ad", "")
    text = " ".join(_NO_NAME.sub(" ", _TAG.sub(" ", text)).split())
    text = text if whole else _behind(text)
    parts = _SET_OFF.split(text)
    if len(parts) > 1 and all(map(is_person, parts)):
        return "; ".join(parts)
    for ends in (AFTER.search(text, 2), None if whole else CREDIT.search(text)):
        if ends:
            text = text[: ends.start()]
    return text.strip(_EDGES)


_SET_OFF = regex(r"\s(?:[|•·–—/-])\s")


def _behind(text: str) -> str:
    """Give what stands behind "by"; Von Miller and Di Maria are names themselves."""
    before = BEFORE.match(text)
    if not before:
        return text
    rest = text[before.end() :]
    alone = rest[0].isupper() and " " not in rest
    is_name = text[0].isupper() and alone and before[0].lower().strip() in _LIKE_NAMES
    return text if is_name else rest


def _pieces(text: str) -> list[str]:
    """Part a list; a comma parts names too, but not the halves of one; an organisation is one."""
    pieces: list[str] = []
    text = _NOTE.sub("", text) if " " in text else text
    for part in _LIST.split(text):
        for chunk in _chunks(part):
            if pieces and is_suffix(chunk) and not _is_degree(chunk):
                pieces[-1] += f", {chunk}"
            else:
                halves = _SLASHED.split(chunk)
                agencies = all(is_body(half) or is_body(half.upper()) for half in halves)
                pieces += halves if " " in chunk or agencies else [chunk]
    others = [each for each in pieces[1:] if not is_person(each) and not is_body(each)]
    if others and pieces and is_body(pieces[0]) and not any(map(POST.search, others)):
        return [text] if is_body(text) else pieces  # Department of Ice, Water and Energy
    company = len(pieces) > 1 and words(pieces[-1])[-1:] and words(pieces[-1])[-1] in _COMPANIES
    return [text] if company else pieces


#: Marks of footnotes behind a name.
_NOTE = regex(r"(?<=[^\W\d_])[\d*†‡§]{1,3}(?=\s*(?:[,;]|$))")
_COMPANIES = frozenset("gmbh ag kg llp llc inc ltd plc co corp sarl sas oy ab as bv nv".split())


def _chunks(part: str) -> list[str]:
    """Part a text at its commas, but not "Doe, Jane", nor a list of such names."""
    chunks = [chunk.strip() for chunk in part.split(",") if chunk.strip()]
    single = all(len(chunk.split()) == 1 for chunk in chunks)
    if not single or len(chunks) % 2 or any(map(is_body, chunks)):
        return chunks
    given = all(_INITIALS.fullmatch(each) or people.is_given_name(each) for each in chunks[1::2])
    if len(chunks) > 2 and not given:
        return chunks
    return [", ".join(pair) for pair in zip(chunks[::2], chunks[1::2], strict=True)]


_INITIALS = regex(r"(?:[A-ZÀ-Þ]\.?-?){1,3}")


def _is_name(piece: str, pieces: Sequence[str]) -> bool:
    """Tell a name from what stands behind one: "Jane Doe, MPH", "Jane Doe, head of Ice, Geneva"."""
    at = pieces.index(piece)
    if at == 0 or is_person(piece):
        return True
    if any(POST.search(each) for each in pieces[1 : at + 1]) and not is_body(pieces[0]):
        return False
    if ROLE_AND_MORE.search(f" {piece}") and not gazetteer.lookup(piece):
        return False
    entries = gazetteer.lookup(piece)
    is_place = bool(entries) and all(entry.kind == "place" for entry in entries)
    return not is_place and not _is_degree(piece)


def _is_degree(text: str) -> bool:
    return text.replace(".", "").lower() in _DEGREES


def _named(piece: str, kind: str, sites: frozenset[str]) -> Named | None:
    alone = ROLE.sub("", ROLE.sub("", piece)).strip(_EDGES)
    shortened = len(alone.split()) == 1 and people.is_given_name(piece.split()[0])  # Jane Staff
    if not alone:
        return None
    desk = is_body(piece) and not is_person(alone)  # Lake staff reporter
    if not desk and not is_body(alone) and not (shortened and len(piece.split()) == 2):
        piece = alone
    piece = _without_employer(_EASTERN_ROLE.sub("", _behind(piece)))
    said = words(piece)
    if not 1 <= len(said) <= 12 or not any(word[:1].isalpha() for word in said):
        return None
    if all(word in _NOBODY for word in said) or piece[0].isdigit() or _USER.fullmatch(said[0]):
        return None
    if "".join(said) in sites:
        return Named(Name(literal=piece), SITE)
    if _EASTERN.search(piece):
        return Named(Name(literal=piece), BODY if kind in _ORGANISATIONS else PERSON)
    if kind in _ORGANISATIONS or is_body(piece):
        return Named(Name(literal=_PLACE.sub("", piece)), BODY)
    return _person(_PLACE.sub("", without_titles(piece)), kind)


_USER = regex(r"\w{0,10}admin\w{0,10}|user\d{1,9}")


def _person(name: str, kind: str) -> Named | None:
    """Read the name of a person, or of an account: one word, or words that no name has."""
    parts = name.split()
    if len(parts) > 2 and people.is_given_name(parts[0]) and _is_outlet(parts[-1]):
        parts.pop()  # Jane Doe Reuters
        name = " ".join(parts)
    if len(parts) == 1 and _CAMEL.fullmatch(name):
        apart = _HUMP.sub(" ", name)
        if people.is_given_name(apart.split()[0]):
            return Named(parse(apart), PERSON)
    if len(parts) == 1:
        known = people.is_given_name(name)
        return Named(Name(literal=name), PERSON if known else ACCOUNT)
    if len(parts) > 6:
        return None
    unlike = any(part.islower() and part not in PARTICLES for part in parts)
    if name.islower() or any(map(str.isdigit, name)) or (unlike and kind != "Person"):
        return Named(Name(literal=name), ACCOUNT)
    return Named(parse(name), PERSON)


_LEADING_ON = OF_PLACE - PARTICLES


def _without_employer(name: str) -> str:
    """Leave of "Jane Doe for Lake News" and "Jane Doe MD" who it is."""
    parts = name.split()
    for at, word in enumerate(parts[2:12], 2):
        leads_on = word.lower() in _LEADING_ON and is_person(" ".join(parts[:at]))
        if leads_on or (at == len(parts) - 1 and _is_degree(word)):
            return " ".join(parts[:at])
    return name


#: The name of an account: JaneDoe.
_CAMEL = regex(r"[A-ZÀ-Þ][a-zß-öø-ÿ]{2,20}(?:[A-ZÀ-Þ][a-zß-öø-ÿ]{2,20}){1,2}")
_HUMP = regex(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-Þ])")


def _is_outlet(word: str) -> bool:
    entries = gazetteer.lookup(word)
    return bool(entries) and entries[0].kind == "outlet" and not entries[0].common_word


def is_body(name: str) -> bool:
    """Tell the name of an organisation, by its words or because it is known.

    >>> is_body("Lake News Agency"), is_body("AFP"), is_body("Jane Doe")
    (True, True, False)
    """
    said = words(name)
    if _BODIES & set(said):
        return True
    if len(said) > 1 and people.is_given_name(name.split()[0]):
        return False
    return any(entry.kind != "place" for entry in gazetteer.lookup(name))


#: Family names in Cyrillic letters have few endings.
_SLAVIC = regex(
    r"[А-ЯЁЇІЄҐ][а-яёїієґ]{1,15}\s(?:[А-ЯЁЇІЄҐ][а-яёїієґ]{2,15}\s)?[А-ЯЁЇІЄҐ][а-яёїієґ-]{1,20}"
    r"(?:[оеё]ва?|[иы]на?|ска?(?:я|ий|ой)|цк(?:ая|ий)|енко|[чщ]ук|[оеь]к|[цч]?юк|ян|дзе|швили)"
)


def is_person(text: str) -> bool:
    """Tell the name of a person and nothing else; the first name is a known one.

    >>> is_person("Jane Roe"), is_person("Climate Change"), is_person("Jane Roe writes")
    (True, False, False)
    """
    text = without_titles(text[:100])
    given = text.partition(" ")[0].lower()
    sure, weak = people.given_names()
    known = given in sure or given.partition("-")[0] in sure
    known = known or (given in weak and not ORDINARY & set(text.lower().split()))
    return (known and is_like_person(text)) or bool(_SLAVIC.fullmatch(text))


def is_like_person(text: str) -> bool:
    """Tell what can be the name of a person, by its form."""
    text = without_titles(text[:100])
    return 2 <= len(text.split()) <= 4 and people.likeness(text) >= 2 and not is_body(text)


def without_titles(name: str) -> str:
    """Leave out the titles before a name.

    >>> without_titles("Prof. Dr. med. Jane Roe"), without_titles("Jane Roe")
    ('Jane Roe', 'Jane Roe')
    """
    parts = name.split()
    count = 0
    while count < len(parts) - 2 and is_title(parts[count]):
        count += 1
    return " ".join(parts[count:])


def is_title(word: str) -> bool:
    """Tell a title before a name.

    >>> is_title("Dr."), is_title("Dipl.-Ing."), is_title("Drew")
    (True, True, False)
    """
    return word.lower().strip(".") in TITLES or bool(TITLE.fullmatch(word))
