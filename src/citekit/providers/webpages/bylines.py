"""Who wrote a page: the texts that name authors → names, and which of them to believe.

A person who is named anywhere is believed before an organisation, an organisation before the
name of an account, and the site itself comes last: many systems name it where nobody is named.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from citekit.names import PARTICLES, display, is_suffix, parse
from citekit.patterns import regex
from citekit.providers.webpages.hypertext import words
from citekit.providers.webpages.signals import Signal
from citekit.record import Name
from citekit.references import gazetteer, people

__all__ = ["AFTER", "BEFORE", "ROLE", "Named", "choose", "is_body", "read"]

#: How much a name says: that of the site, of an account, of an organisation, of a person.
_SITE, _ACCOUNT, _BODY, _PERSON = range(4)
#: How much a name says where no word tells what it is there for: beside the date, below the work.
_ALONE: Mapping[str, float] = {"line": 0.5, "text": 0}


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
    chosen = by_source.get(best[1], [])
    if best[0] > _SITE:
        chosen = [each for each in chosen if each.grade > _SITE]
    return tuple(_distinct(_spelled(each.name, by_source) for each in chosen)), best[1]


#: Where each author has a statement: a comma parts the halves of one name.
_ONE_EACH = frozenset("highwire bepress eprints dublin-core prism coins".split())
#: Where nothing but the names is said: what is a list there, is set off from the names in print.
_UNPRINTED = frozenset("json-ld opengraph parsely sailthru meta twitter".split())
#: Where the likeliest is the first, and the others are guesses.
_FIRST_ONLY = frozenset("byline line text".split())
_BULLET = regex(r"\s[|•·]\s")


def _stated(signal: Signal, sites: frozenset[str]) -> list[Named]:
    value = signal.value
    if signal.source in _UNPRINTED:
        value = _BULLET.sub(";", value)
    return read(value, signal.kind, sites, whole=signal.source in _ONE_EACH)


def _distinct(many: Iterable[Name]) -> Iterator[Name]:
    seen: set[str] = set()
    for name in many:
        key = _compact(display(name))
        if key not in seen:
            seen.add(key)
            yield name


def _spelled(name: Name, by_source: Mapping[str, Sequence[Named]]) -> Name:
    """Write the name of an account as another source writes it: jane-roe, Jane Roe."""
    account = display(name)
    if not account.islower():
        return name
    key = _compact(account)
    same = (
        each.name
        for named in by_source.values()
        for each in named
        if each.grade == _PERSON and _compact(display(each.name)) == key
    )
    return next(same, name)


def _compact(text: str) -> str:
    return "".join(words(text))


# --- a text → names -------------------------------------------------------------------

_TAG = regex(r"</?[a-zA-Z][^<>]{0,300}>")
_NO_NAME = regex(
    r"\(?\S{1,80}@\S{1,80}\)?|(?:https?://|www\.)\S{1,500}|(?<!\w)@\w{1,40}", re.IGNORECASE
)
#: Words before names.
BEFORE = regex(
    r"""(?:
    (?:view\sall\sposts|more\sstories|more|posts|articles|stories|all\sposts)\s(?:by|from)
    |(?:an?\s)?(?:(?:written|posted|published|reported|submitted|contributed|authored|created
        |compiled|edited|story|words|text|article|analysis|opinion|review|interview|reporting
        |report|guest\spost|commentary|by)\s)?by
    |(?:(?:ein(?:e)?|der|die)\s)?(?:(?:artikel|beitrag|gastbeitrag|gastkommentar|kommentar
        |interview|text|analyse|bericht|reportage|essay|kolumne|glosse|rezension|meinung|verfasst
        |geschrieben|erstellt|veröffentlicht|gepostet|notiert|aufgezeichnet)\s)?vo[nm]
    |(?:(?:écrit|rédigé|publié|posté|proposé|propos\srecueillis|un\sarticle|texte)\s)?par
    |(?:(?:escrito|publicado|redactado|texto)\s)?por|escriben?
    |(?:scritto|pubblicato)\sda|a\scura\sdi|di
    |(?:geschreven\s)?door|(?:skrevet|skriven|tekst|text)\sa[fv]|a[fv]|oleh
    |(?:author|autor(?:in|en|es|a|as)?|auteure?s?|autore|autori|skribent|kirjoittaja|автор|yazar
        |penulis|作者|文|text|texte|tekst|texto|testo|words|redaktion|verfasser(?:in)?
        |redakteur(?:in)?|von)(?:\sof\sthe\sarticle)?\s?[:/：]
    )\s?:?\s{1,3}(?=\S)""",
    re.IGNORECASE | re.VERBOSE,
)
#: What ends the names: marks, dates, other statements.
AFTER = regex(
    r"""\s*(?:[|•·–—►»]|\s-\s|\s/\s?(?=\d)|\(|\[
    |,?\s(?:published|updated|posted|last\s(?:updated|modified)|on\s(?=\w{3,9}\.?\s\d|\d)
        |am\s(?=\d)|le\s(?=\d)|vom\s(?=\d)|lesezeit|lesedauer|min\sread|twitter|facebook|instagram
        |linkedin|e-?mail|follow|folgen|today|stand:|veröffentlicht|aktualisiert|publié
        |mis\sà\sjour|publicado|actualizado|kommentar|comments?\b|is\s(?:an?|the)\s|ist\s
        |est\s(?:un|le|la)|has\sbeen|writes|covers)
    |\s(?=\d{1,4}[./:-]\d|\d{1,2}\.?\s[^\W\d]{3}|\d{4}\b)
    ).*""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
#: What persons are, behind their names or alone.
ROLE = regex(
    r"""[\s,]*\b(?:(?:senior|chief|managing|deputy|associate|assistant|executive|contributing
        |special|foreign|political|national|staff|guest|web|news|digital|freelance|leitender?
        |freier?|lead)\s){0,3}
    (?:staff|(?:staff\s)?writers?|reporters?|editors?|correspondents?|contributors?|columnists?
        |journalists?|bureau\schief|producers?|analysts?|bloggers?|authors?|interns?
        |redakteur(?:in)?|journalist(?:in)?|korrespondent(?:in)?|reporter(?:in)?|autor(?:in)?
        |chefredakteur(?:in)?|volontär(?:in)?|gastautor(?:in)?|journaliste|rédact(?:eur|rice)
        |periodista|redactor(?:a)?|giornalista|jornalista|記者|기자|특파원)\s*$""",
    re.IGNORECASE | re.VERBOSE,
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
    tidy = _tidied(text, whole=whole)
    pieces = [tidy] if whole else _pieces(tidy)
    found = (_named(piece, kind, sites) for piece in pieces[:_MOST] if _is_name(piece, pieces))
    return [each for each in found if each is not None]


def _tidied(text: str, *, whole: bool) -> str:
    text = html.unescape(html.unescape(text[:1_000])).replace("\u00ad", "")
    text = " ".join(_NO_NAME.sub(" ", _TAG.sub(" ", text)).split())
    text = text if whole else _behind(text)
    after = AFTER.search(text, 2)
    if after:
        text = text[: after.start()]
    return text.strip(_EDGES)


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
    entries = gazetteer.lookup(piece)
    is_place = bool(entries) and all(entry.kind == "place" for entry in entries)
    return not is_place and piece.replace(".", "").lower() not in _DEGREES


def _named(piece: str, kind: str, sites: frozenset[str]) -> Named | None:
    alone = ROLE.sub("", ROLE.sub("", piece)).strip(_EDGES)
    if not is_body(alone):  # Guardian staff reporter
        piece = alone
    piece = _EASTERN_ROLE.sub("", _behind(piece))
    said = words(piece)
    if not 1 <= len(said) <= 12 or not any(word[:1].isalpha() for word in said):
        return None
    if len(said) == 1 and said[0] in _NOBODY:
        return None
    if "".join(said) in sites:
        return Named(Name(literal=piece), _SITE)
    if _EASTERN.search(piece):
        return Named(Name(literal=piece), _BODY if kind in _ORGANISATIONS else _PERSON)
    if kind in _ORGANISATIONS or is_body(piece):
        return Named(Name(literal=_PLACE.sub("", piece)), _BODY)
    return _person(_PLACE.sub("", piece), kind)


def _person(name: str, kind: str) -> Named | None:
    """Read the name of a person, or of an account: one word, or words that no name has."""
    parts = name.split()
    if len(parts) == 1:
        known = people.is_given_name(name)
        return Named(Name(literal=name), _PERSON if known else _ACCOUNT)
    if len(parts) > 6:
        return None
    unlike = any(part.islower() and part not in PARTICLES for part in parts)
    if name.islower() or any(map(str.isdigit, name)) or (unlike and kind != "Person"):
        return Named(Name(literal=name), _ACCOUNT)
    return Named(parse(name), _PERSON)


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
