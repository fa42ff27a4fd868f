"""Filling the gaps of a record from other descriptions of the same work, with provenance.

Nothing that stands in the record is overwritten. Two values may only be completed: a date of
which the other is a finer one, names of which the others are fuller ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from attrs import field, frozen

from citekit.matching import authorship, identity, imprint, titles
from citekit.matching.folding import fold, same_script
from citekit.record import Date, Name, Record
from citekit.variables import ALIASES, DATES, NAMES, VARIABLES

__all__ = ["Conflict", "Merged", "merge"]

#: What a record says of itself or of its reader, and no other record knows.
_OWN: frozenset[str] = frozenset(
    """
    accessed annote citation-key citation-label citation-number first-reference-note-number
    keyword locator note references source year-suffix
    """.split()
)
#: Types that say only that nothing better was known.
_VAGUE = frozenset({"", "document"})
_YEAR_BEHIND = re.compile(r"(?<=\d)\s?\(((?:19|20)\d\d)\)\s{0,9}$")


class Conflict(NamedTuple):
    """A value that another source gives otherwise."""

    kept: Any  #: what stood in the record; None: nothing did
    other: Any  #: what the source says
    source: str
    completed: bool = False  #: the other value is the same, fuller, and has been taken


@frozen
class Merged:
    """A record with its gaps filled.

    In `taken` are the fields that came from elsewhere, and from which source; in `conflicts`
    the values that were not taken, and those that a fuller one has replaced. The type of a
    record is there under ``type``.
    """

    record: Record
    taken: Mapping[str, str] = field(factory=dict, hash=False)
    conflicts: Mapping[str, tuple[Conflict, ...]] = field(factory=dict, hash=False)


def merge(
    record: Record | Merged, candidate: Record, source: str, *, is_cut: bool = False
) -> Merged:
    """Fill what a record lacks from a candidate; `source` is who said it.

    Names are only added to a list that says itself that it is cut ("and others"), or where
    `is_cut` says so.

    For many sources, the best first, merge the outcome with the next one: what was
    taken from the first is as good as written in the record.

    >>> kept = Record("a", "book", {"title": "FIASCO", "issued": Date((2006,))})
    >>> other = Record("b", "book", {"title": "Fiasco", "issued": Date((2006, 7)), "edition": "1"})
    >>> merged = merge(kept, other, "catalogue")
    >>> merged.record.fields["issued"].start, sorted(merged.taken)
    ((2006, 7), ['edition', 'issued'])
    >>> merged.conflicts["issued"][0].completed
    True
    >>> merge(merged, other.replace({"edition": "2"}), "shop").conflicts["edition"]
    (Conflict(kept='1', other='2', source='shop', completed=False),)
    """
    before = record if isinstance(record, Merged) else Merged(record)
    changes: dict[str, Any] = {}
    taken = dict(before.taken)
    conflicts = dict(before.conflicts)

    def note(name: str, conflict: Conflict) -> None:
        if conflict not in conflicts.get(name, ()):
            conflicts[name] = (*conflicts.get(name, ()), conflict)

    for name, other in _offered(candidate):
        kept = _standing(before.record, name)
        if _is_empty(kept):
            elsewhere = _role_of(before.record, name, other)
            if elsewhere:
                note(name, Conflict(elsewhere, other, source))
            else:
                changes[name] = other
                taken[name] = source
        elif (fuller := _completion(name, kept, other, is_cut)) is not None:
            changes[name] = fuller
            taken[name] = source
            note(name, Conflict(kept, other, source, completed=True))
            if not _is_same(name, fuller, other):
                note(name, Conflict(fuller, other, source))
        elif name == "title" and _is_translated(before.record, candidate):
            continue
        elif not _is_same(name, kept, other):
            note(name, Conflict(kept, other, source))
    kind = before.record.type
    if kind in _VAGUE and candidate.type not in _VAGUE:
        kind = candidate.type
        taken["type"] = source
    elif candidate.type not in _VAGUE | {kind}:
        note("type", Conflict(kind, candidate.type, source))
    return Merged(before.record.replace(changes, type=kind), taken, conflicts)


def _offered(candidate: Record) -> list[tuple[str, Any]]:
    """Give the fields of a candidate that may be taken, by the names that CSL has for them."""
    found: dict[str, Any] = {}
    for name, value in candidate.fields.items():
        known = ALIASES.get(name, name)
        if known in VARIABLES and known not in _OWN and not _is_empty(value):
            found.setdefault(known, value)
    return [(name, value) for name, value in found.items() if _fits(name, value)]


def _fits(name: str, value: Any) -> bool:
    if name in NAMES:
        return isinstance(value, tuple) and all(isinstance(each, Name) for each in value)
    if name in DATES:
        return isinstance(value, Date)
    return isinstance(value, str | int | float)


def _standing(record: Record, name: str) -> Any:
    """Give the value of a field, whichever of its names it stands under."""
    if name in record.fields:
        return record.fields[name]
    return next((record.fields.get(alias) for alias, known in ALIASES.items()
                 if known == name and alias in record.fields), None)  # fmt: skip


def _is_empty(value: Any) -> bool:
    return value is None or value == "" or value == () or value == [] or value == Date()


def _role_of(record: Record, name: str, value: Any) -> Any:
    """Give the names of another role if they are these: editors that were cited as authors."""
    if name not in NAMES:
        return None
    others = (record.fields.get(role) for role in NAMES if role != name)
    return next((other for other in others if other and _are_same_names(other, value)), None)


# --- fuller values --------------------------------------------------------------------


def _completion(name: str, kept: Any, other: Any, is_cut: bool) -> Any:
    """Give the fuller of two values that say the same; None: it is kept as it is."""
    if name in DATES:
        return _fuller_date(kept, other)
    return _fuller_names(kept, other, is_cut) if name in NAMES else None


def _fuller_date(kept: Any, other: Date) -> Date | None:
    if not isinstance(kept, Date) or not kept.start or kept.end or other.end or kept.circa:
        return None
    if kept.season or kept.edtf or other.circa or len(other.start) <= len(kept.start):
        return None
    return other if other.start[: len(kept.start)] == kept.start else None


def _fuller_names(kept: Any, other: tuple[Name, ...], is_cut: bool) -> tuple[Name, ...] | None:
    """Give names of which the given ones are written out, and those behind "et al."."""
    if not isinstance(kept, tuple) or not all(isinstance(name, Name) for name in kept):
        return None
    if kept and authorship.is_others(kept[-1]):
        kept, is_cut = kept[:-1], True
    if not kept or len(other) < len(kept) or not _are_same_names(kept, other[: len(kept)]):
        return None
    chosen = tuple(
        theirs if _is_fuller(theirs, ours) else ours
        for ours, theirs in zip(kept, other, strict=False)
    )
    full = chosen + other[len(kept) :] if is_cut else chosen
    return full if full != kept else None


def _is_fuller(name: Name, than: Name) -> bool:
    """Tell whether given names are written out of which the other has initials, or nothing."""
    if not name.family or not than.family or fold(name.family) != fold(than.family):
        return False
    ours, theirs = fold(than.given).split(), fold(name.given).split()
    if len("".join(theirs)) <= len("".join(ours)) or len(theirs) < len(ours):
        return False
    return all(word.startswith(short) for short, word in zip(ours, theirs, strict=False))


# --- the same in another writing ----------------------------------------------------------


def _is_same(name: str, kept: Any, other: Any) -> bool:
    if name in NAMES:
        return _are_same_names(kept, other)
    if name in DATES:
        return _is_same_date(kept, other)
    return kept == other or fold(kept) == fold(other) or _WRITINGS.get(name, _never)(kept, other)


def _is_translated(record: Record, candidate: Record) -> bool:
    """Tell whether two titles of one work are in two languages: by the field, or the script."""
    one, more = (fold(each.fields.get("language"))[:2] for each in (record, candidate))
    if one and more and one != more:
        return True
    return not same_script(fold(_standing(record, "title")), fold(candidate.fields.get("title")))


def _same_title(kept: Any, other: Any) -> bool:
    """Tell whether one title is the other, or its translation in brackets: "Eis [Ice]"."""
    one, more = ([fold(form) for form in titles.forms(title)] for title in (kept, other))
    if not one or not more:
        return False
    is_turned = len(one) > 1 and set(one[1:]) == set(more[1:])  # "Ice [Eis]"
    return one[0] in more or more[0] in one or is_turned


def _same_words(kept: Any, other: Any) -> bool:
    """Tell whether one text only says more: "New York" and "New York, NY"."""
    one, more = set(fold(kept).split()), set(fold(other).split())
    return bool(one and more) and (one <= more or more <= one)


def _same_language(kept: Any, other: Any) -> bool:
    return fold(kept)[:2] == fold(other)[:2] != ""


def _never(_kept: Any, _other: Any) -> bool:
    return False


def _are_same_names(kept: Any, other: Any) -> bool:
    one, more = (
        authorship.read_makers(Record("", "", {"author": names})).main for names in (kept, other)
    )
    return len(one) == len(more) > 0 and all(map(authorship.is_same_maker, one, more))


def _is_same_date(kept: Any, other: Date) -> bool:
    if not isinstance(kept, Date):
        return False
    if not kept.start or not other.start:
        return fold(kept.literal) == fold(other.literal)
    shared = min(len(kept.start), len(other.start))
    return kept.start[:shared] == other.start[:shared] and (kept.end or ()) == (other.end or ())


def _same_pages(kept: Any, other: Any) -> bool:
    one, more = imprint.read_pages(kept), imprint.read_pages(other)
    return imprint.is_same_page(one, more) and (
        one.last == more.last or one.first == one.last or more.first == more.last
    )


def _same_number(kept: Any, other: Any) -> bool:
    return titles.number(kept) == titles.number(other) != ""


def _same_volume(kept: Any, other: Any) -> bool:
    return imprint.read_volume(kept) == imprint.read_volume(other) != ""


def _same_issue(kept: Any, other: Any) -> bool:
    return imprint.read_issue(kept) == imprint.read_issue(other) != ""


def _same_document(kept: Any, other: Any) -> bool:
    """Tell whether two numbers are of one document: with what its series is called, or without.

    >>> _same_document("S/RES/2999 (2021)", "2999"), _same_document("TR-12/04", "04")
    (True, False)
    """
    one, more = (identity.read_identifiers(Record("", "", {"number": text}))
                 for text in (kept, other))  # fmt: skip
    if any(identity.common(kind, one[kind], more.get(kind, frozenset())) for kind in one):
        return True
    years = {year[1] for text in (kept, other) if (year := _YEAR_BEHIND.search(str(text)[:200]))}
    if len(years) > 1:
        return False
    bare, whole = sorted((_numbered(kept), _numbered(other)), key=len)
    before = whole[: len(whole) - len(bare)]
    is_end = whole[len(before) :] == bare and any(map(str.isdecimal, bare))
    return is_end and all(map(str.isalpha, before))


def _numbered(value: Any) -> list[str]:
    """Give the words of a number; the year in brackets behind it says nothing more."""
    return re.findall(r"[a-z]+|\d+", fold(_YEAR_BEHIND.sub("", str(value)[:200])))


def _same_isbn(kept: Any, other: Any) -> bool:
    return bool(identity.isbns(kept) & identity.isbns(other))


def _same_container(kept: Any, other: Any) -> bool:
    one, more = (
        imprint.read_imprint(Record("", "", {"container-title": title})) for title in (kept, other)
    )
    return imprint.is_same_container(one, more) is True


def _same_publisher(kept: Any, other: Any) -> bool:
    return imprint.is_same_publisher(fold(kept), fold(other)) is True


def _same_identifier(kept: Any, other: Any) -> bool:
    one, more = (identity.read_identifiers(Record("", "", {"DOI": doi})) for doi in (kept, other))
    return bool(one.get("doi", frozenset()) & more.get("doi", frozenset()))


def _same_address(kept: Any, other: Any) -> bool:
    one, more = (identity.read_identifiers(Record("", "", {"URL": url})) for url in (kept, other))
    shared = any(one[kind] & more.get(kind, frozenset()) for kind in one)
    return shared or identity.address(kept) == identity.address(other) != ""


def _same_issn(kept: Any, other: Any) -> bool:
    return not imprint.read_issns(kept).isdisjoint(imprint.read_issns(other))


def _same_digits(kept: Any, other: Any) -> bool:
    one, more = (re.sub(r"[^0-9Xx]", "", str(value)).upper() for value in (kept, other))
    return one == more != ""


#: Where the same is written in more ways than case, accents and marks.
_WRITINGS: Mapping[str, Callable[[Any, Any], bool]] = {
    "page": _same_pages,
    "page-first": _same_pages,
    "title": _same_title,
    "volume": _same_volume,
    "issue": _same_issue,
    "number": _same_document,
    "edition": _same_number,
    "collection-number": _same_volume,
    "number-of-pages": _same_number,
    "ISBN": _same_isbn,
    "ISSN": _same_issn,
    "PMID": _same_digits,
    "PMCID": _same_digits,
    "DOI": _same_identifier,
    "URL": _same_address,
    "container-title": _same_container,
    "container-title-short": _same_container,
    "publisher": _same_publisher,
    "publisher-place": _same_words,
    "language": _same_language,
}
