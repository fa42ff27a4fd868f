"""Choosing the work that a record describes among several candidates, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from attrs import frozen

from citekit.matching.description import Description, describe
from citekit.matching.duplicates import grouped
from citekit.matching.evidence import Evidence, weigh
from citekit.record import Record

__all__ = ["ACCEPTED", "PLAUSIBLE", "Candidate", "Choice", "Status", "choose"]

#: ``found``: one is it; ``ambiguous``: some may be it; ``not-found``: none is likely.
Status = Literal["found", "ambiguous", "not-found"]

#: A candidate is accepted from this likelihood on, all others and "none of them" considered.
ACCEPTED = 0.95
#: From this likelihood on a candidate may be the work.
PLAUSIBLE = 0.05


@frozen
class Candidate:
    """A work among the candidates."""

    record: Record  #: the description that fits best
    evidence: Evidence
    others: tuple[Record, ...] = ()  #: further descriptions of the same work


@frozen
class Choice:
    """What was chosen, and among what."""

    status: Status
    accepted: Record | None  #: the work, when it was found
    #: each work once, the likeliest first; those that are ruled out come last
    candidates: tuple[Candidate, ...]
    reason: str  #: for a person: why it is so


def choose(record: Record, candidates: Iterable[Record]) -> Choice:
    """Choose the candidate that is the work of a record, if one surely is.

    A wrong match is worse than none: it must be likely by itself, likelier than all
    others together, and nothing may rule it out. Descriptions of one work count once.

    >>> wanted = Record("a", "report", {"title": "Ninth report on trade in grain and rice"})
    >>> other = wanted.replace({"title": "Tenth report on trade in grain and rice"})
    >>> choose(wanted, [other]).status
    'not-found'
    """
    wanted = describe(record)
    found = [
        _candidate(wanted, group) for group in grouped([describe(each) for each in candidates])
    ]
    found.sort(key=lambda pair: (bool(pair[0].evidence.conflicts), -pair[0].evidence.score))
    works = tuple(candidate for candidate, _ in found)
    status, reason = _verdict(wanted, found)
    return Choice(status, works[0].record if status == "found" else None, works, reason)


def _candidate(wanted: Description, group: Sequence[Description]) -> tuple[Candidate, Description]:
    weighed = [(weigh(wanted, each), each) for each in group]
    weighed.sort(key=lambda pair: (bool(pair[0].conflicts), -pair[0].score))
    evidence, best = weighed[0]
    others = tuple(each.record for _, each in weighed[1:])
    return Candidate(best.record, evidence, others), best


def _verdict(
    wanted: Description, found: Sequence[tuple[Candidate, Description]]
) -> tuple[Status, str]:
    possible = [pair for pair in found if not pair[0].evidence.conflicts]
    if not possible:
        ruled_out = f"ruled out: {found[0][0].evidence.conflicts[0]}" if found else "no candidates"
        return "not-found", ruled_out
    best = possible[0][0].evidence
    if best.score < PLAUSIBLE:
        return "not-found", "no candidate is likely"
    if _is_nameless(wanted) and (reason := _nameless(wanted, possible)):
        return "ambiguous", reason
    odds = [candidate.evidence.score / (1 - candidate.evidence.score) for candidate, _ in possible]
    if odds[0] / (1 + sum(odds)) >= ACCEPTED:
        return "found", "; ".join(best.reasons)
    if best.score >= ACCEPTED:
        return "ambiguous", "several candidates fit"
    return "ambiguous", "the evidence is thin"


def _is_nameless(wanted: Description) -> bool:
    """Tell whether a body and a day are all that is known."""
    return not (wanted.titles or wanted.imprint.volume or wanted.identifiers or wanted.address)


def _nameless(wanted: Description, possible: Sequence[tuple[Candidate, Description]]) -> str:
    """Say why a document of which only body and day are known is not found; empty: it may be."""
    same_day = [pair for pair in possible if "same day" in pair[0].evidence.reasons]
    if len(same_day) > 1:
        return f"{len(same_day)} documents bear that day"
    if not same_day:
        has_day = any(len(date) > 2 for date in wanted.imprint.dates)
        return "no document bears that day" if has_day else "no title, number or day tells which"
    candidate, description = same_day[0]
    kind = wanted.imprint.kind
    fits = "same genre" in candidate.evidence.reasons
    if not wanted.genre:
        fits = kind != "" and kind == description.imprint.kind
    return "" if fits else "body and day alone do not say which document it is"
