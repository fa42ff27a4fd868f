"""Who wrote a page: the texts that name authors → names, and which of them to believe.

A person who is named anywhere is believed before an organisation, an organisation before the
name of an account, and the site itself comes last: many systems name it where nobody is named.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from attrs import evolve

from citekit.names import PARTICLES, display, is_suffix, parse
from citekit.patterns import regex
from citekit.providers import payloads
from citekit.providers.webpages.bywords import (
    AFTER,
    BEFORE,
    CREDIT,
    ORDINARY,
    ROLE,
    ROLE_AND_MORE,
    TITLE,
    TITLES,
)
from citekit.providers.webpages.hypertext import words
from citekit.providers.webpages.signals import Signal
from citekit.record import Name
from citekit.references import gazetteer, people

__all__ = [
    "Named",
    "choose",
    "is_body",
    "is_like_person",
    "is_person",
    "is_title",
    "read",
    "without_titles",
]

#: How much a name says: that of the site, of an account, of an organisation, of a person.
_SITE, _ACCOUNT, _BODY, _PERSON = range(4)
#: How much a name says where no word tells what it is there for: beside the date, below the work.
_ALONE: Mapping[str, float] = {"line": 0.5, "text": 0, "script": 0}


class Named(NamedTuple):
    """A name, and how much it says of who wrote the page."""

    name: Name
    grade: int  #: 0 the site, 1 an account, 2 an organisation, 3 a person


# --- which to believe -----------------------------------------------------------------


def choose(
    signals: Iterable[Signal], sites: frozenset[str], field: str = "author"
) -> tuple[tuple[Name, ...], str]:
    """Give the names of a field and the source that has them; nobody: an empty tuple.

    `sites` are the names of the site, as letters and digits.
    """
    by_source: dict[str, list[Named]] = {}
    for signal in signals:
        if signal.field == field:
            named = by_source.setdefault(signal.source, [])
            if not named or signal.source not in _FIRST_ONLY:
                named += _stated(signal, sites)
    best: tuple[float, str] = (-1, "")
    for source, named in by_source.items():
        grade: float = max((each.grade for each in named), default=-1)
        grade = min(grade, _ALONE.get(source, grade))
        if grade > best[0]:
            best = grade, source
    if best[1] in _BY_SYSTEMS and _is_another(by_source.get("byline", []), by_source[best[1]]):
        best = _PERSON, "byline"
    chosen = by_source.get(best[1], [])
    if best[0] > _SITE:
        chosen = [each for each in chosen if each.grade > _SITE]
    if any(each.grade == _PERSON for each in chosen):
        chosen = [each for each in chosen if display(each.name).lower() not in _DESKS]
    return tuple(_distinct(_spelled(each.name, by_source) for each in chosen)), best[1]


#: Where each author has a statement: a comma parts the halves of one name.
_ONE_EACH = frozenset("highwire bepress eprints dublin-core prism coins".split())
#: Where nothing but the names is said: what is a list there, is set off from the names in print.
_UNPRINTED = frozenset("json-ld opengraph parsely sailthru meta twitter".split())
#: Where the likeliest is the first, and the others are guesses.
_FIRST_ONLY = frozenset("byline label line text script".split())
#: Where systems write who has put a text there, whoever wrote it.
_BY_SYSTEMS = frozenset("json-ld opengraph microdata rdfa microformat parsely sailthru".split())
_BULLET = regex(r"\s[|•·]\s")


def _stated(signal: Signal, sites: frozenset[str]) -> list[Named]:
    value = signal.value
    if signal.source in _UNPRINTED:
        value = _BULLET.sub(";", value)
    if signal.source not in _ONE_EACH:
        return read(value, signal.kind, sites)
    many = [each for each in value.split(";") if each.strip()][:_MOST]
    halves = [each.strip() for each in value.split(",")]
    if len(many) == 1 and all(map(is_person, halves)):
        many = halves
    return [named for each in many for named in read(each, signal.kind, sites, whole=True)]


def _is_another(printed: Sequence[Named], said: Sequence[Named]) -> bool:
    """Tell that the byline that readers see names persons, and none of those that are said."""
    names = [each.name for each in printed if each.grade == _PERSON]
    families = {_compact(each.name.family or display(each.name)) for each in said}
    return (
        len(names) == len(printed) > 0
        and people.likeness("; ".join(map(display, names))) >= 2
        and not any(_compact(name.family or display(name)) in families for name in names)
    )


def _distinct(many: Iterable[Name]) -> Iterator[Name]:
    seen: set[str] = set()
    for name in many:
        key = _compact(display(name))
        if key not in seen:
            seen.add(key)
            yield name


def _spelled(name: Name, by_source: Mapping[str, Sequence[Named]]) -> Name:
    """Write a name as another source writes it: jane-roe and JANE ROE are Jane Roe."""
    written = display(name)
    if not written.islower() and not (name.family and name.family.isupper()):
        return name
    key = _compact(written)
    same = (
        each.name
        for named in by_source.values()
        for each in named
        if each.grade == _PERSON
        and _compact(display(each.name)) == key
        and not (each.name.family or "").isupper()
    )
    return next(same, None) or _capitalised(name)


def _capitalised(name: Name) -> Name:
    """Write a name that is in capitals, or whose family name is, as other names are."""
    family = name.family or ""
    if len(family) < 3 or not family.isupper():
        return name
    return payloads.recased([evolve(name, given=(name.given or "").upper() or None)])[0]


def _compact(text: str) -> str:
    return "".join(words(text))


# --- a text → names -------------------------------------------------------------------

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
    """.split()
)
#: Those who make a newspaper, where nobody is named.
_DESKS = frozenset(
    "redaktion redaction rédaction redacción redazione redação redactie staff newsroom".split()
)
#: Behind a name, what its bearer has.
_DEGREES = frozenset(
    "ma ba msc bsc mba mph rd rn llm llb jd dds dvm frs obe mbe cpa cfa edd".split()
)
_ORGANISATIONS = frozenset(
    """
    Organization NewsMediaOrganization Corporation NGO GovernmentOrganization WebSite Brand
    EducationalOrganization CollegeOrUniversity LocalBusiness ResearchOrganization
    """.split()
)
_LIST = regex(
    r"\s*(?:;|\||、|，|\n|\s/\s|,\s*(?:and|und|et|y|e|&)\s"
    r"|\s(?:and|und|et|y|og|och|ja|e|en|with|mit|&|\+)\s|&)\s*"
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
    return [Named(parse(" ".join(map(str.capitalize, parts))), _ACCOUNT)]


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
    is_name = text[0].isupper() and " " not in rest and before[0].lower().strip() in _LIKE_NAMES
    return text if is_name else rest


def _pieces(text: str) -> list[str]:
    """Part a list; a comma parts names too, but not the halves of one."""
    pieces: list[str] = []
    for part in _LIST.split(text):
        chunks = [chunk.strip() for chunk in part.split(",") if chunk.strip()]
        if len(chunks) == 2 and all(len(chunk.split()) == 1 for chunk in chunks):
            chunks = [", ".join(chunks)]  # Doe, Jane
        for chunk in chunks:
            if pieces and is_suffix(chunk):
                pieces[-1] += f", {chunk}"
            else:
                pieces += _SLASHED.split(chunk) if " " in chunk else [chunk]
    return pieces


def _is_name(piece: str, pieces: Sequence[str]) -> bool:
    """Tell a name from what stands behind one: "Jane Doe, MPH", "Jane Doe, Geneva"."""
    if piece == pieces[0]:
        return True
    if ROLE_AND_MORE.search(f" {piece}") and not gazetteer.lookup(piece):
        return False
    entries = gazetteer.lookup(piece)
    is_place = bool(entries) and all(entry.kind == "place" for entry in entries)
    return not is_place and piece.replace(".", "").lower() not in _DEGREES


def _named(piece: str, kind: str, sites: frozenset[str]) -> Named | None:
    alone = ROLE.sub("", ROLE.sub("", piece)).strip(_EDGES)
    shortened = len(alone.split()) == 1 and people.is_given_name(piece.split()[0])  # Jane Staff
    if not is_body(alone) and not (shortened and len(piece.split()) == 2):  # Guardian reporter
        piece = alone
    piece = _EASTERN_ROLE.sub("", _behind(piece))
    said = words(piece)
    if not 1 <= len(said) <= 12 or not any(word[:1].isalpha() for word in said):
        return None
    nobody = len(said) == 1 and (said[0] in _NOBODY or "admin" in said[0])
    if nobody or piece[0].isdigit():
        return None
    if "".join(said) in sites:
        return Named(Name(literal=piece), _SITE)
    if _EASTERN.search(piece):
        return Named(Name(literal=piece), _BODY if kind in _ORGANISATIONS else _PERSON)
    if kind in _ORGANISATIONS or is_body(piece):
        return Named(Name(literal=_PLACE.sub("", piece)), _BODY)
    return _person(_PLACE.sub("", without_titles(piece)), kind)


def _person(name: str, kind: str) -> Named | None:
    """Read the name of a person, or of an account: one word, or words that no name has."""
    parts = name.split()
    if len(parts) > 2 and people.is_given_name(parts[0]) and _is_outlet(parts[-1]):
        parts.pop()  # Jane Doe Reuters
        name = " ".join(parts)
    if len(parts) == 1 and _CAMEL.fullmatch(name):
        apart = _HUMP.sub(" ", name)
        if people.is_given_name(apart.split()[0]):
            return Named(parse(apart), _PERSON)
    if len(parts) == 1:
        known = people.is_given_name(name)
        return Named(Name(literal=name), _PERSON if known else _ACCOUNT)
    if len(parts) > 6:
        return None
    unlike = any(part.islower() and part not in PARTICLES for part in parts)
    if name.islower() or any(map(str.isdigit, name)) or (unlike and kind != "Person"):
        return Named(Name(literal=name), _ACCOUNT)
    return Named(parse(name), _PERSON)


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
