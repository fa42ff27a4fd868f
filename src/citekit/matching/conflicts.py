"""What rules it out that two records are of one work, and the identifiers that decide it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from citekit.matching import authorship, identity, imprint, titles
from citekit.matching.description import Alike, Description, listed, parts

__all__ = [
    "conflicts_between",
    "is_misplaced",
    "is_same_place",
    "plain_conflicts",
    "shared_identifier",
]

#: Titles must be so alike for their numbers to be of one series.
_ONE_SERIES = 0.6
#: Titles that are less alike are other titles, where an identifier says that the work is one.
_OTHER_TITLE = 0.6
#: Where in its outlet, and when: of the same authors, only this tells works apart.
_PLACING = frozenset({"same volume", "same page", "same day", "same number"})
#: Findings that confirm an identifier under which another title stands: a translated title.
_CONFIRMING = _PLACING | {"same container", "same publisher"}


def conflicts_between(one: Description, other: Description, alike: Alike) -> Iterator[str]:
    """Give what rules out that two works are one: its name, and what is so here and there."""
    yield from plain_conflicts(one, other)
    yield from _relations(one, other, alike)
    if alike and alike[2].numbers and alike[2].similarity > _ONE_SERIES:
        yield f"other number in the title: {alike[2].numbers[0]}, not {alike[2].numbers[1]}"
    yield from _parts(one, other, alike)


def plain_conflicts(one: Description, other: Description) -> Iterator[str]:
    """Give those of the conflicts that are plain before any title is looked at."""
    left, right = one.imprint, other.imprint
    yield from _identifiers(one, other)
    years = imprint.years_apart(left, right)
    if years is not None and years > 1:
        yield f"other year: {left.dates[0][0]}, not {right.dates[0][0]}"
    if _is_other_volume(left, right):
        yield f"other volume: {left.volume}, not {right.volume}"
    if one.edition and other.edition and one.edition != other.edition:
        yield f"other edition: {one.edition}, not {other.edition}"
    if {left.kind, right.kind} == {"book", "part"}:
        yield "a part of a book, and a book"
    if one.organs and other.organs and not one.organs & other.organs:
        yield f"other organ: {listed(one.organs)}, not {listed(other.organs)}"


def _relations(one: Description, other: Description, alike: Alike) -> Iterator[str]:
    """Look for a review, a reply or an erratum on one side only."""
    if alike and alike[0].marks != alike[1].marks:
        here, there = Counter(alike[0].marks), Counter(alike[1].marks)
        yield f"a {' of a '.join(sorted((here - there) or (there - here)))} of the work"
    types = {one.record.type, other.record.type}
    if types & {"review", "review-book"} and "book" in (one.imprint.kind, other.imprint.kind):
        yield "a review of the work"


def _parts(one: Description, other: Description, alike: Alike) -> Iterator[str]:
    here, there = parts(one, alike and alike[0]), parts(other, alike and alike[1])
    if here and there:
        if not set(here) & set(there):
            yield f"other part: {listed(here)}, not {listed(there)}"
        elif here != there:
            only = (Counter(here) - Counter(there)) + (Counter(there) - Counter(here))
            yield f"only one is part {listed(only)}"
    elif alike and alike[0].parts != alike[1].parts and not is_same_place(one, other):
        # of a title that was cut behind "op. 20" the other has the number, too
        first, second = (Counter(title.words) for title in alike[:2])
        more = first - second if here else second - first
        if set(here or there) & set(more):
            yield f"only one is part {listed(here or there)}"
    tail = titles.tail(alike[0], alike[1]) if here == there and alike else ""
    if tail and tail not in here:
        yield f"only one is part {tail}"


def is_same_place(one: Description, other: Description) -> bool:
    """Tell whether two works begin on one page of one volume of one journal."""
    left, right = one.imprint, other.imprint
    same = left.pages.first == right.pages.first != "" and left.volume == right.volume != ""
    return same and imprint.is_same_container(left, right) is True


def _is_other_volume(left: imprint.Imprint, right: imprint.Imprint) -> bool:
    one, other = left.volume, right.volume
    if not one or not other or one == other or left.kind == right.kind == "book":
        return False
    years = {str(date[0]) for work in (left, right) for date in work.dates}
    if one in years or other in years:
        return False  # of a journal that counts by years, or not at all
    # one side may have the issue for the volume: magazines are cited by it
    swapped = (one == right.issue and not left.issue) or (other == left.issue and not right.issue)
    return not (swapped and left.pages.first == right.pages.first)


# --- identifiers ------------------------------------------------------------------


def _identifiers(one: Description, other: Description) -> Iterator[str]:
    is_part = "part" in (one.imprint.kind, other.imprint.kind)
    for kind in identity.IDENTIFYING:
        here, there = one.identifiers.get(kind), other.identifiers.get(kind)
        if not here or not there or (kind == "isbn" and is_part):
            continue
        if not identity.common(kind, here, there):
            yield f"other {identity.NAMES[kind]}: {min(here)}, not {min(there)}"


def shared_identifier(one: Description, other: Description) -> str | None:
    """Give the kind of an identifier that both have and that says which work it is.

    The ISBN of a book says so of the book, not of its chapters.
    """
    is_part = {one.imprint.kind, other.imprint.kind} & {"part", "article"}
    for kind in identity.IDENTIFYING:
        here, there = one.identifiers.get(kind), other.identifiers.get(kind)
        if not here or not there or (kind == "isbn" and is_part):
            continue
        if identity.common(kind, here, there):
            return kind
    return None


def is_misplaced(
    one: Description,
    other: Description,
    alike: Alike,
    made: authorship.Agreement | None,
    found: Collection[str],
) -> bool:
    """Tell whether an identifier that both have leads to a work that is plainly another one.

    `found` are the names of the findings.
    """
    if not one.titles or not other.titles:
        return False
    if alike and (alike[2].similarity >= _OTHER_TITLE or alike[2].cut):
        return False
    if made == "none":
        return True
    if alike is None:
        return False
    if made in authorship.AGREEING:  # an author has written more than one work
        is_there = "same container" in found and "same year" in found
        return not is_there and _PLACING.isdisjoint(found)
    return _CONFIRMING.isdisjoint(found)
