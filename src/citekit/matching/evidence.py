"""Weighing two records: findings, each with its weight, and what rules it out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from attrs import frozen

from citekit.matching import authorship, identity, imprint
from citekit.matching.conflicts import (
    conflicts_between,
    is_misplaced,
    is_same_place,
    shared_identifier,
)
from citekit.matching.description import Alike, Description, best_titles, listed, parts
from citekit.matching.folding import is_nested

__all__ = ["WEIGHTS", "Evidence", "Finding", "find", "weigh"]

#: What each finding says for (+) or against (−) one work, in bits: 3 bits make it eight times as
#: likely. Fitted with ``benchmarks/matching.py --fit`` to one half of its references and rounded;
#: set by hand where that half has too few examples to tell (marked with *).
WEIGHTS: Mapping[str, float] = {
    "candidate": -7.0,  # before anything is looked at: most of what a search finds is another work
    # the title
    "title same": 6.5,  # but for case, accents, marks, the writing of numbers
    "title near": 5.0,  # misprints
    "title like": 4.0,  # many of them
    "title unlike": -8.5,
    "title other": -9.5,
    "title foreign": -6.0,  # one is in another script
    "title word": 0.6,  # * for each word with content that both have, 8 at most
    "title cut": -2.5,  # only one has the subtitle
    "short title": -6.0,  # * less than 4 such words, and nothing confirms it
    "word replaced": -14.0,  # for each word in whose place the other title has another one
    "word dropped": -10.0,  # * for each word that only one has
    "words moved": -10.0,  # * the same words in another order: "from war to peace"
    "lone number": -1.0,  # * only one has a number, and it is not the year
    "lone volume": -1.5,  # only one is said to be a volume of a book
    "same part": 0.5,
    # who made it
    "authors all": 5.5,
    "authors first": 5.0,
    "authors family": 4.0,  # only the family name is known on one side
    "authors some": -2.0,  # * not the first
    "authors body": 4.5,
    "authors body-part": 2.0,  # * the Security Council, and a committee of it
    "authors none": -10.0,
    "authors foreign": -8.0,  # in another script, which the title is not
    "authors mixed": -6.5,  # persons here, a body there
    "authors elsewhere": -4.5,  # authors here, and editors there
    # when
    "same day": 3.5,  # beside the year
    "near day": 2.0,  # * less than four days: printed and on the web
    "other day": -2.0,  # * of the same year, or the next
    "same year": 1.0,
    "year apart": -0.5,
    "no year": -1.5,
    # where
    "same container": 1.0,
    "other container": -6.5,
    "lone container": -1.0,  # only one is in something
    "same volume": 2.0,
    "same issue": 1.0,
    "other issue": -2.0,  # *
    "same page": 5.0,
    "same place": 4.0,  # * page, volume and container together
    "page inside": 1.0,  # * a page that is cited, of those of an article
    "other page": -8.0,
    "same publisher": 0.5,
    "other publisher": -2.5,
    "same edition": 1.0,
    "lone edition": -6.0,  # only one is a later edition, and not of the same year
    # what
    "same kind": 1.5,
    "other kind": -6.0,
    "same genre": 3.5,  # * of documents without a title
    "other genre": -2.0,  # *
    "same number": 5.0,
    "other number": -12.0,  # * of reports, laws, patents
    "same address": 6.0,
    # an identifier that both have decides; a conflict rules out
    "identifier": 30.0,  # *
    "conflict": -12.0,  # * for each
}

#: Likeness of titles from which each finding holds.
_LEVELS: tuple[tuple[float, str], ...] = (
    (0.985, "title same"),
    (0.93, "title near"),
    (0.84, "title like"),
    (0.65, "title unlike"),
    (0.0, "title other"),
)
#: Kinds of works between which there is another work, not another name of the type, and how surely.
#: Whole and part are a conflict. A preprint is another version of the article.
_OTHER_KINDS: Mapping[frozenset[str], float] = {
    frozenset(pair.split()): 1.0
    for pair in (
        *("book article", "book media", "book web", "book own"),
        *("thesis article", "thesis book", "thesis part", "thesis web", "thesis report"),
        *("law article", "law part", "media article", "media part"),
    )
} | {frozenset(pair.split()): 0.5 for pair in ("preprint article", "report article", "report part")}
#: Kinds whose number says which document it is, beyond those of known series.
_NUMBERED = frozenset({"report", "law", "own", "thesis"})
#: A title that shares fewer words with content than these is no evidence by itself.
_SHORT = 4
#: Where the day says which it is, another one counts this many times.
_KNOWN_BY_ITS_DAY = 5.0
_SAME_AUTHORS = frozenset({"authors all", "authors first", "authors family", "authors body"})
#: What confirms a short title.
_CONFIRMING = _SAME_AUTHORS | {
    "authors body-part", "same day", "same volume", "same page", "same number", "same address"
}  # fmt: skip
#: The ISBN of another edition says less: of two editions, the one that is cited is likelier.
_ANOTHER_EDITION = 0.3
#: Bits that a score keeps to, so that odds can be reckoned from it again.
_MOST = 40.0
#: What speaks for a work outweighs no conflict: with one, the score is 0.2 at most.
_MOST_RULED_OUT = 10.0


@frozen
class Evidence:
    """What speaks for and against two records being of one work.

    >>> Evidence(0.97, ("title 1.00", "same year"), ()).score
    0.97
    """

    #: 0–1: how likely they are one work, fitted so that of pairs with 0.9 nine in ten are; below 1
    score: float
    #: short texts for a person, for and against, what counts most first
    reasons: tuple[str, ...] = ()
    #: what rules it out: "other volume: 12, not 21"; with any, they are not taken for one work
    conflicts: tuple[str, ...] = ()


class Finding(NamedTuple):
    """One thing that was found out about two records."""

    name: str  #: of `WEIGHTS`
    text: str = ""  #: for a person; empty: not worth a word
    amount: float = 1.0  #: the weight counts this many times


def weigh(one: Description, other: Description) -> Evidence:
    """Weigh everything that two records say.

    Conflicts read "what the first says, not what the second says"; but for that, it is
    the same whichever comes first.
    """
    findings, conflicts = find(one, other)
    bits = sum(WEIGHTS[finding.name] * finding.amount for finding in findings)
    bits = min(bits + WEIGHTS["candidate"], _MOST_RULED_OUT if conflicts else _MOST)
    bits = max(bits + WEIGHTS["conflict"] * len(conflicts), -_MOST)
    findings.sort(key=lambda finding: -abs(WEIGHTS[finding.name] * finding.amount))
    reasons = dict.fromkeys(finding.text for finding in findings if finding.text)
    return Evidence(1 / (1 + 2**-bits), tuple(reasons), tuple(conflicts))


def find(one: Description, other: Description) -> tuple[list[Finding], list[str]]:
    """Give what is found out about two records, and the conflicts between them."""
    alike = best_titles(one, other)
    made = authorship.agreement(one.makers, other.makers)
    findings = [
        *_titles(one, other, alike),
        *_parts(one, other, alike),
        *_makers(one, other, made),
        *_dates(one, other),
        *_places(one.imprint, other.imprint),
        *_editions(one, other),
        *_kinds(one, other),
    ]
    if is_same_place(one, other):
        findings.append(Finding("same place"))
    names = {finding.name for finding in findings}
    if alike and alike[2].words < _SHORT and not _CONFIRMING & names:
        findings.append(Finding("short title", "nothing but a short title"))
    conflicts = list(conflicts_between(one, other, alike))
    shared = shared_identifier(one, other)
    if shared and is_misplaced(one, other, alike, made, names):
        others = "" if made in authorship.AGREEING else ", other authors"
        conflicts.append(f"identifier belongs to another work: other title{others}")
    elif shared and (shared != "isbn" or _is_of_one_book(conflicts, names)):
        # it decides; what else differs is said, and does not count. The volumes of a set may
        # share an ISBN: there, it does count.
        surely = _ANOTHER_EDITION if any(map(_is_edition, conflicts)) else 1.0
        findings.append(Finding("identifier", f"same {identity.NAMES[shared]}", surely))
        findings += [Finding("conflict", f"but {text}", 0.0) for text in conflicts]
        conflicts = []
    return findings, conflicts


def _is_edition(conflict: str) -> bool:
    return conflict.startswith("other edition")


def _is_of_one_book(conflicts: Iterable[str], names: Collection[str]) -> bool:
    """Tell whether an ISBN is of one book although something differs: a year, or the edition.

    Who cites the third edition with the ISBN of the second means the same work, if title and
    authors say so, too.
    """
    alike = "title same" in names and not _SAME_AUTHORS.isdisjoint(names)
    return all(text.startswith("other year") or (alike and _is_edition(text)) for text in conflicts)


# --- titles -----------------------------------------------------------------------


def _titles(one: Description, other: Description, alike: Alike) -> Iterator[Finding]:
    if alike is None:
        if one.titles and other.titles:
            yield Finding("title foreign", "titles in different scripts")
        return
    likeness = alike[2]
    level = next(name for least, name in _LEVELS if likeness.similarity >= least)
    yield Finding(level, f"title {likeness.similarity:.2f}")
    if level in ("title unlike", "title other"):
        return
    yield Finding("title word", "", min(likeness.words, 8.0))
    if likeness.cut:
        yield Finding("title cut", "only one has the subtitle")
    if likeness.replaced:
        yield Finding("word replaced", "other words in the title", min(likeness.replaced, 3))
    if likeness.moved:
        yield Finding("words moved", "the words in another order")
    years = {str(date[0]) for work in (one, other) for date in work.imprint.dates}
    dropped = likeness.dropped - len(years.intersection(likeness.lone))
    if dropped > 0:
        yield Finding("word dropped", "only one title has a word", min(dropped, 3))
    lone = set(likeness.lone) - years
    if lone:
        yield Finding("lone number", f"only one title has {listed(lone)}")


def _parts(one: Description, other: Description, alike: Alike) -> Iterator[Finding]:
    here, there = parts(one, alike and alike[0]), parts(other, alike and alike[1])
    if here and here == there:
        yield Finding("same part", f"both part {listed(here)}")
    elif bool(here) != bool(there):
        yield Finding("lone volume", f"only one is part {listed(here or there)}")


# --- makers, dates ------------------------------------------------------------------

_MADE: Mapping[authorship.Agreement, str] = {
    "all": "same authors",
    "first": "same first author",
    "family": "same first author",
    "some": "an author in common",
    "body": "same body",
    "body-part": "a part of the same body",
    "none": "other authors",
    "foreign": "authors in different scripts",
    "mixed": "a person, and a body",
    "elsewhere": "other people, in other roles",
}


def _makers(
    one: Description, other: Description, made: authorship.Agreement | None
) -> Iterator[Finding]:
    if made in (None, "none", "mixed") and one.organs & other.organs:
        made = "body-part"  # of the organ whose document it is
    if made is not None:
        yield Finding(f"authors {made}", _MADE[made])


def _dates(one: Description, other: Description) -> Iterator[Finding]:
    years = imprint.years_apart(one.imprint, other.imprint)
    days = imprint.days_apart(one.imprint, other.imprint)
    if days == 0:
        yield Finding("same day", "same day")
    elif days is not None and days < 4:
        yield Finding("near day", "a few days apart")
    elif days is not None and years in (0, 1):
        amount = _KNOWN_BY_ITS_DAY if _is_known_by_its_day(one, other) else 1.0
        yield Finding("other day", "another day", amount)
    if years is None:
        yield Finding("no year")
    elif years == 1:
        yield Finding("year apart", "one year apart")
    elif years == 0 and one.imprint.dates[0][0] == other.imprint.dates[0][0]:
        yield Finding("same year", "" if days == 0 else "same year")


def _is_known_by_its_day(one: Description, other: Description) -> bool:
    """Tell whether the day says which it is: without a title, or of the papers of a body.

    Bodies give one title to what they write every week. A day that may have been read as the
    month says less.
    """
    if not one.titles or not other.titles:
        return True
    if any(maker.family for work in (one, other) for maker in work.makers.main[:1]):
        return False
    here, there = (work.imprint.dates[0][1:] for work in (one, other))
    return here != there[::-1]


# --- places -----------------------------------------------------------------------


def _either(same: bool | None, what: str) -> Iterator[Finding]:
    """Find "same …" or "other …"; nothing where that cannot be said."""
    if same is not None:
        name = f"{'same' if same else 'other'} {what}"
        yield Finding(name, name)


def _places(one: imprint.Imprint, other: imprint.Imprint) -> Iterator[Finding]:
    yield from _either(imprint.is_same_container(one, other), "container")
    if bool(one.containers) != bool(other.containers):
        yield Finding("lone container")
    if one.kind != "book" != other.kind and one.volume and one.volume == other.volume:
        yield Finding("same volume", f"same volume {one.volume}")
    if one.issue and other.issue:
        yield from _either(one.issue == other.issue, "issue")
    if "book" not in (one.kind, other.kind):
        yield from _pages(one.pages, other.pages)
    if one.publisher and other.publisher:
        same = imprint.is_same_publisher(one.publisher, other.publisher)
        yield from _either(same, "publisher")


def _pages(one: imprint.Pages, other: imprint.Pages) -> Iterator[Finding]:
    if not one.first or not other.first:
        return
    if imprint.is_same_page(one, other):
        yield Finding("same page", "same first page")
    elif one.first.isdecimal() != other.first.isdecimal():
        return  # an article number here, pages there
    elif _is_inside(one, other) or _is_inside(other, one):
        yield Finding("page inside", "the page is one of the article's")
    else:
        yield Finding("other page", "other pages")


def _is_inside(page: imprint.Pages, pages: imprint.Pages) -> bool:
    if page.first != page.last or not all(map(str.isdecimal, (*page, *pages))):
        return False
    return int(pages.first) <= int(page.first) <= int(pages.last)


def _editions(one: Description, other: Description) -> Iterator[Finding]:
    if one.edition and one.edition == other.edition:
        yield Finding("same edition", "same edition")
    elif {one.imprint.kind, other.imprint.kind} <= {"book", ""}:
        lone = one.edition or other.edition
        is_one = bool(one.edition) != bool(other.edition) and lone != "1"
        if is_one and imprint.years_apart(one.imprint, other.imprint) != 0:
            yield Finding("lone edition", f"only one is edition {lone}")


# --- kinds ------------------------------------------------------------------------


def _kinds(one: Description, other: Description) -> Iterator[Finding]:
    left, right = one.imprint.kind, other.imprint.kind
    if (left and left == right) or one.record.type == other.record.type != "document":
        yield Finding("same kind")
    elif surely := _OTHER_KINDS.get(frozenset((left, right))):
        yield Finding("other kind", f"{one.record.type} and {other.record.type}", surely)
    if one.genre and other.genre and not (one.titles and other.titles):
        yield from _either(one.genre == other.genre, "genre")
    if one.number and other.number:
        is_telling = bool({left, right} & _NUMBERED) and {left, right} <= _NUMBERED | {""}
        same = _is_same_number(one.number, other.number)
        if same or is_telling:
            yield from _either(same, "number")
    if one.address and one.address == other.address:
        yield Finding("same address", "same address")


def _is_same_number(one: str, other: str) -> bool | None:
    """Tell whether two numbers of documents are one; None: who knows.

    >>> _is_same_number("tr 12 04", "technical report tr 12 04"), _is_same_number("tr 12", "tr 13")
    (True, False)
    >>> _is_same_number("h r 3162", "public law 107 56")
    """
    if is_nested(one.split(), other.split()):
        return True
    letters, digits = (
        [re.findall(kind, text) for text in (one, other)] for kind in (r"[^\W\d_]+", r"\d+")
    )
    if not all(digits) or is_nested(*digits) or not is_nested(*letters):
        return None  # numbers of two series, or another writing
    return False
