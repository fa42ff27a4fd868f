"""Who made a work: persons and bodies, as they are compared.

Initials agree with the given names that they stand for, a family name with and without its
particle, "UN" with "United Nations". Names in different scripts say nothing about each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from rapidfuzz import fuzz

from citekit.matching.folding import ARTICLES, same_script, words
from citekit.names import PARTICLES
from citekit.record import Name, Record

__all__ = [
    "AGREEING",
    "Agreement",
    "Maker",
    "Makers",
    "agreement",
    "is_others",
    "is_same_maker",
    "organs",
    "read_makers",
]

#: Who stands for a work, most telling first (CSL name variables).
_ROLES = """
    author editor director composer interviewer chair host curator compiler editorial-director
    collection-editor performer producer series-creator script-writer guest organizer contributor
    translator
    """.split()
_ROLES_BESIDE = ("editor", "editor-translator", "translator", "container-author", "chair")
#: What stands in a list of names and is nobody.
_NOBODY = re.compile(
    r"(?:and |& ?)?(?:et al|others|u a|mitarb|anon(?:ymous)?|unknown|n a|no author(?: listed)?)"
)
#: Parts of the names of bodies, folded → the whole words.
_WHOLE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b(?:{short})\b"), whole)
    for short, whole in (
        ("u n o?|uno?", "united nations"),
        ("u s a?|usa?", "united states"),
        ("u k|uk", "united kingdom"),
        ("e u|eu", "european union"),
        ("dept|dep", "department"),
        ("govt?", "government"),
        ("natl?", "national"),
        ("intl?", "international"),
        ("assn|assoc", "association"),
        ("univ", "university"),
        ("inst", "institute"),
        ("corp", "corporation"),
        ("org", "organization"),
        ("comm", "committee"),
        ("organisation", "organization"),
        ("centre", "center"),
    )
)
#: Words that many bodies have in their names: alone they name none.
_GENERAL = ARTICLES | frozenset(
    """
    united nations states kingdom european union department ministry office government national
    committee commission council agency bureau institute center university international federal
    state organization association society group team chair president secretary
    """.split()
)

#: Principal organs of the United Nations: in names, folded → what their symbols begin with
#: (Dag Hammarskjöld Library, document symbol series).
_ORGANS: Mapping[str, str] = {
    "security council": "S",
    "general assembly": "A",
    "economic and social council": "E",
    "trusteeship council": "T",
    "human rights council": "A/HRC",
}


class Maker(NamedTuple):
    """A person (`family`) or a body (`body`), folded."""

    family: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    body: str = ""


class Makers(NamedTuple):
    """Who made a work."""

    role: str  #: the CSL variable that `main` comes from; empty: nobody is named
    main: tuple[Maker, ...]
    beside: tuple[Maker, ...]  #: editors and translators, where `main` are others


#: ``all``: everybody that both name, two at least, the first among them; ``first``: the first;
#: ``family``: the first, of whom one side has no given name; ``some``: others than the first;
#: ``body``, ``body-part``: an institution, or one of which the other is a part; ``none``: nobody;
#: ``foreign``: they are written in different scripts; ``mixed``: persons here, a body there;
#: ``elsewhere``: nobody, but an author here and an editor there.
Agreement = Literal[
    "all", "first", "family", "some", "body", "body-part", "none", "foreign", "mixed", "elsewhere"
]
_STRONGEST: tuple[Agreement, ...] = ("all", "first", "body", "family", "body-part", "some")
#: Those that speak for one work.
AGREEING: frozenset[Agreement] = frozenset(_STRONGEST)


def read_makers(record: Record) -> Makers:
    """Read who made a work.

    >>> read_makers(Record("a", "book", {"editor": (Name(family="Roe", given="Ann"),)})).role
    'editor'
    """
    for role in _ROLES:
        main = _makers(record.fields.get(role))
        if main:
            beside = (_makers(record.fields.get(name)) for name in _ROLES_BESIDE if name != role)
            return Makers(role, main, tuple(maker for makers in beside for maker in makers))
    body = " ".join(words(record.fields.get("publisher") or record.fields.get("authority")))
    return Makers("", (), (Maker(body=_whole(body)),) if body else ())


def agreement(first: Makers, second: Makers) -> Agreement | None:
    """Tell whether two works are made by the same; None where that cannot be said.

    >>> one = Record("a", "book", {"author": (Name(family="Roe", given="A."),)})
    >>> other = Record("b", "book", {"author": (Name(family="Roe", given="Ann"),)})
    >>> agreement(read_makers(one), read_makers(other))
    'first'
    """
    if not first.main or not second.main:
        return _by_publisher(first, second)
    found = _compare(first.main, second.main)
    if found in AGREEING:
        return found
    across = [
        _compare(main, beside)
        for main, beside in ((first.main, second.beside), (second.main, first.beside))
        if beside
    ]
    for agreed in _STRONGEST:  # so that it is the same whichever comes first
        if agreed in across:
            return agreed
    return "elsewhere" if found == "none" and first.role != second.role else found


def is_same_maker(one: Maker, other: Maker) -> bool:
    """Tell whether two names can be of one person or body.

    >>> is_same_maker(Maker(("roe",), ("a",)), Maker(("roe",), ("ann", "b")))
    True
    >>> is_same_maker(Maker(("roe",), ("ann",)), Maker(("roe",), ("alan",)))
    False
    """
    if one.body and other.body:
        return _bodies(one.body, other.body) == "body"
    if one.body or other.body:
        body, person = (one.body, other) if one.body else (other.body, one)
        return _is_person_in(person, body.split())
    if _is_same_family(one.family, other.family):
        return _is_same_given(one.given, other.given)
    # "Ming Li" may be of either order, and Chinese names are written in one
    swapped = one.given and one.family == other.given and one.given == other.family
    return bool(swapped) or _is_undivided(one, other) or _is_undivided(other, one)


def organs(makers: Makers, symbols: Iterable[str]) -> frozenset[str]:
    """Give the organs of the United Nations that makers or symbols of documents name.

    >>> sorted(organs(Makers("author", (Maker(body="un general assembly"),), ()), ["S/2019/570"]))
    ['A', 'S']
    """
    found = {organ for symbol in symbols for organ in _ORGANS.values() if _begins(symbol, organ)}
    texts = [maker.body for maker in makers.main if maker.body]
    found |= {organ for text in texts for name, organ in _ORGANS.items() if name in text}
    return frozenset(organ.partition("/")[0] for organ in found)


def _begins(symbol: str, organ: str) -> bool:
    return f"{symbol}/".upper().startswith(f"{organ}/")


#: What stands for those who are not named.
_OTHERS = frozenset(("others", "and others", "et al", "et al.", "et alii", "u.a.", "u. a."))


def is_others(name: Name) -> bool:
    """Tell whether a name stands for those who are not named: "and others" in BibTeX.

    >>> is_others(Name(literal="others")), is_others(Name(family="Others", given="Ann"))
    (True, False)
    """
    whole = name.literal or ("" if name.given else name.family) or ""
    return whole.strip().casefold() in _OTHERS


def _makers(value: Any) -> tuple[Maker, ...]:
    if not isinstance(value, tuple | list):
        return ()
    found = (_maker(name) for name in value[:40] if isinstance(name, Name))
    return tuple(maker for maker in found if maker is not None)


def _maker(name: Name) -> Maker | None:
    if name.family:
        family = words(f"{name.non_dropping_particle or ''} {name.family}")
        given = words(f"{name.given or ''}".replace(".", ". "))
        return Maker(tuple(family), tuple(given)) if family else None
    body = " ".join(words(name.literal or name.given))
    return None if not body or _NOBODY.fullmatch(body) else Maker(body=_whole(body))


def _whole(body: str) -> str:
    for pattern, whole in _WHOLE:
        body = pattern.sub(whole, body)
    return body


# --- lists ------------------------------------------------------------------------


def _compare(first: Sequence[Maker], second: Sequence[Maker]) -> Agreement | None:
    if first[0].body and second[0].body:
        found = _bodies(first[0].body, second[0].body)
        if found != "none":
            return found
    if not same_script(_letters(first), _letters(second)):
        return "foreign"
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    shared = (
        len(short)
        if first == second
        else min(
            sum(any(is_same_maker(one, other) for other in others) for one in some)
            for some, others in ((short, long), (long, short))
        )
    )
    if not shared:
        return "mixed" if bool(first[0].body) != bool(second[0].body) else "none"
    if not is_same_maker(first[0], second[0]):
        known = any(
            is_same_maker(some[0], other)
            for some, others in ((first, second), (second, first))
            for other in others
        )
        return "some" if known else "none"  # each has a first author of its own
    if shared * 2 < len(short):
        return "some"
    if shared == len(short) and shared > 1:
        return "all"
    if first[0].body or second[0].body:
        return "first"
    return "first" if first[0].given and second[0].given else "family"


def _letters(makers: Sequence[Maker]) -> str:
    return "".join([*makers[0].family, makers[0].body])


def _by_publisher(first: Makers, second: Makers) -> Agreement | None:
    """Compare an institution that is the author here, and only the publisher there."""
    named, beside = (first.main, second.beside) if first.main else (second.main, first.beside)
    if not named or not beside or not named[0].body or not beside[0].body:
        return None
    found = _bodies(named[0].body, beside[0].body)
    return found if found == "body" else None


# --- persons ----------------------------------------------------------------------


def _is_same_family(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    left, right = "".join(one), "".join(other)
    if left == right:
        return True
    if len(one) != len(other):
        # with and without a particle, or one of two family names
        if one[-1] == other[-1]:
            return True
        if one[0] == other[0] and len(one[0]) > 2 and one[0] not in PARTICLES:
            return True
    if min(len(left), len(right)) > 4 and fuzz.ratio(left, right) >= 85:
        return True
    return _spelt(left) == _spelt(right)


def _is_undivided(whole: Maker, divided: Maker) -> bool:
    """Tell whether a name without blanks is another one: 林行众 and 林, 行众 (or 行.)."""
    family, given, text = "".join(divided.family), "".join(divided.given), "".join(whole.family)
    if whole.given or not given or text.isascii() or not text.startswith(family):
        return False
    return text[len(family) :].startswith(given)


def _spelt(name: str) -> str:
    """Müller is also written Mueller; without accents it is Muller."""
    return name.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _is_same_given(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return True
    first, second = one[0], other[0]
    if first[0] != second[0]:
        # called by the second name: "J. Edgar", "Edgar"
        return any(word[0] == second[0] for word in one[1:]) or any(
            word[0] == first[0] for word in other[1:]
        )
    if min(len(first), len(second)) < 3 or first.startswith(second) or second.startswith(first):
        return True
    return fuzz.ratio(first, second) >= 70 or "".join(one) == "".join(other)


def _is_person_in(person: Maker, body: Sequence[str]) -> bool:
    """Look for a person in a name that is written as one text."""
    if len(body) == 1:
        return _is_undivided(Maker(tuple(body)), person) or person.family == tuple(body)
    family = set(map(_spelt, person.family))
    if len(body) > 5 or not family <= set(map(_spelt, body)):
        return False
    rest = [word for word in body if _spelt(word) not in family]
    return not person.given or any(word[0] == person.given[0][0] for word in rest)


# --- bodies -----------------------------------------------------------------------


def _bodies(one: str, other: str) -> Literal["body", "body-part", "none"]:
    if one == other or fuzz.ratio(one, other) >= 92:
        return "body"
    left = {word for word in one.split() if word not in ARTICLES}
    right = {word for word in other.split() if word not in ARTICLES}
    if left == right or _is_acronym(one, other) or _is_acronym(other, one):
        return "body"
    if (left <= right or right <= left) and (left & right) - _GENERAL:
        return "body-part"
    return "body-part" if any(name in one and name in other for name in _ORGANS) else "none"


def _is_acronym(short: str, long: str) -> bool:
    """Tell whether one text is made of the first letters of the other."""
    letters = short.replace(" ", "")
    if not 2 < len(letters) < 9:
        return False
    spelled = long.split()
    return letters in (
        "".join(word[0] for word in spelled),
        "".join(word[0] for word in spelled if word not in ARTICLES),
    )
