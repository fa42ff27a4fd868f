"""Filling the gaps of a record from the work that it is of, and saying from where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve, frozen

from citekit import matching
from citekit.errors import Problem
from citekit.matching import Conflict, Merged
from citekit.providers import Asked
from citekit.record import Record
from citekit.retrieval.resolution import Resolution

__all__ = ["Change", "Completion", "complete"]


@frozen
class Change:
    """One field that was filled, or of which a fuller value was taken."""

    field: str
    before: Any  #: None: there was nothing
    after: Any
    source: str  #: name of the provider


@frozen
class Completion:
    """A record with its gaps filled. Nothing that stood in it is overwritten.

    The two exceptions are named in `changes`: a date of which the provider knows the month or
    the day, and names that the provider has in full.
    """

    before: Record  #: as it was given
    record: Record  #: with its gaps filled; the same if nothing was found
    taken: Mapping[str, str]  #: field → name of the provider it came from
    conflicts: Mapping[str, tuple[Conflict, ...]]  #: field → what providers say otherwise
    resolution: Resolution  #: how the work was found, or why not

    @property
    def changes(self) -> tuple[Change, ...]:
        """What was changed, field by field."""
        return tuple(_changes(self))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Retractions and corrections of the work; why nothing was found, if nothing was."""
        resolution = self.resolution
        if resolution.status == "found":
            return resolution.problems
        return (Problem(
            "not-completed",
            f"{resolution.enquiry.words}: {resolution.status}: {resolution.reason}",
            line=resolution.enquiry.line,
        ),)  # fmt: skip

    def provenance(self) -> dict[str, dict[str, Any]]:
        """Say of each field that was taken who said it, where, when, and how sure the match is.

        A dictionary that JSON can hold: field → provider, url, fetched (ISO 8601, UTC), score.
        """
        asked = {one.provider: one for one in self.resolution.sources if one.outcome == "found"}
        if self.resolution.source is not None:
            asked[self.resolution.source.provider] = self.resolution.source
        return {
            name: _origin(source, asked, self.resolution) for name, source in self.taken.items()
        }


def complete(resolution: Resolution) -> Completion:
    """Fill the gaps of the record that was asked about from the work that was found."""
    before = resolution.enquiry.record
    merged = Merged(before)
    if resolution.status == "found" and resolution.record is not None:
        name = resolution.source.provider if resolution.source else "choice"
        is_cut = any(one.code == "others-not-named" for one in resolution.enquiry.problems)
        for other, provider in ((resolution.record, name), *resolution.others):
            trial = matching.merge(merged, other, provider, is_cut=is_cut)
            place = _contradicted(trial, provider)
            if place:  # volume 13 here, and 12 there: no pages of volume 12
                other = other.replace(dict.fromkeys(place))
                trial = evolve(
                    matching.merge(merged, other, provider, is_cut=is_cut),
                    conflicts=trial.conflicts,
                )
            merged = trial
    return Completion(before, merged.record, merged.taken, merged.conflicts, resolution)


#: What says where a work stands in its container, from the outside in: of what stands inside
#: something else, nothing is taken.
_PLACE = ("container-title", "volume", "issue", "page", "number")


def _contradicted(merged: Merged, source: str) -> tuple[str, ...]:
    """Give the fields that say where a work is inside of what a source has otherwise."""
    for depth, name in enumerate(_PLACE):
        for conflict in merged.conflicts.get(name, ()):
            if not conflict.completed and conflict.source == source and conflict.kept is not None:
                return _PLACE[depth + 1 :]
    return ()


def _changes(completion: Completion) -> Iterator[Change]:
    before, after = completion.before, completion.record
    for name, source in completion.taken.items():
        if name == "type":
            yield Change("type", before.type, after.type, source)
        else:
            yield Change(name, before.fields.get(name), after.fields.get(name), source)


def _origin(source: str, asked: Mapping[str, Asked], resolution: Resolution) -> dict[str, Any]:
    one = asked.get(source)
    told: dict[str, Any] = {"provider": source}
    if one is not None:
        told["url"] = one.url
        told["fetched"] = one.fetched.isoformat() if one.fetched else None
    if resolution.evidence is not None:
        told["score"] = round(resolution.evidence.score, 4)
    return told
