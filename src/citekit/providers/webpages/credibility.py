"""Who wrote a page: which of those to believe who are named.

A person who is named anywhere is believed before an organisation, an organisation before the
name of an account, and the site itself comes last: many systems name it where nobody is named.
A byline that readers see is believed before a system that says who put the text there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from citekit.names import display
from citekit.patterns import regex
from citekit.providers import payloads
from citekit.providers.webpages.bylines import PERSON, SITE, Named, is_person, read
from citekit.providers.webpages.headlines import compact
from citekit.providers.webpages.signals import Signal
from citekit.record import Name
from citekit.references import people

__all__ = ["choose"]

#: How much a name says where no word tells what it is there for: beside the date, below the work.
_ALONE: Mapping[str, float] = {"line": 0.5, "text": 0, "script": 0}
_MOST = 60  #: names of one text


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
        best = PERSON, "byline"
    chosen = by_source.get(best[1], [])
    if best[0] > SITE:
        chosen = [each for each in chosen if each.grade > SITE]
    if any(each.grade == PERSON for each in chosen):
        chosen = [each for each in chosen if display(each.name).lower() not in _DESKS]
    return tuple(_distinct(_spelled(each.name, by_source) for each in chosen)), best[1]


#: Those who make a newspaper, where nobody is named.
_DESKS = frozenset(
    "redaktion redaction rédaction redacción redazione redação redactie staff newsroom".split()
)
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
    names = [each.name for each in printed if each.grade == PERSON]
    families = {compact(each.name.family or display(each.name)) for each in said}
    return (
        len(names) == len(printed) > 0
        and people.likeness("; ".join(map(display, names))) >= 2
        and not any(compact(name.family or display(name)) in families for name in names)
    )


def _distinct(many: Iterable[Name]) -> Iterator[Name]:
    seen: set[str] = set()
    for name in many:
        key = compact(display(name))
        if key not in seen:
            seen.add(key)
            yield name


def _spelled(name: Name, by_source: Mapping[str, Sequence[Named]]) -> Name:
    """Write a name as another source writes it: jane-roe and JANE ROE are Jane Roe."""
    written = display(name)
    if not written.islower() and not (name.family and name.family.isupper()):
        return name
    key = compact(written)
    same = (
        each.name
        for named in by_source.values()
        for each in named
        if each.grade == PERSON
        and compact(display(each.name)) == key
        and not (each.name.family or "").isupper()
    )
    return next(same, None) or _capitalised(name)


def _capitalised(name: Name) -> Name:
    """Write a name that is in capitals, or whose family name is, as other names are."""
    family = name.family or ""
    if len(family) < 3 or not family.isupper():
        return name
    return payloads.recased([evolve(name, given=(name.given or "").upper() or None)])[0]
