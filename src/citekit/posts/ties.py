"""Mentions in running text (“a UN Security Council report”), tied to the sources of the list.

A wrong tie is worse than none: `citekit.matching` must say which source it is, and nothing may
rule it out.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Sequence

from citekit import matching, references
from citekit.citations import Found
from citekit.csl.document import Cite
from citekit.posts.drafts import Cited, Draft
from citekit.record import Record
from citekit.references import mentions

__all__ = ["tie"]

#: A mention is tied from this confidence on.
_LEAST = 0.5
#: How near a citation may stand for the mention to be cited already.
_NEAR = 3


def tie(draft: Draft, records: Sequence[Record], *, date: datetime.date | None) -> list[Cited]:
    """Return a citation behind each mention that surely is of one of the records.

    A source is tied once in a paragraph, and not where a citation stands already.
    """
    found: list[Cited] = []
    if not records:
        return found
    cited = sorted([*(one.start for one in draft.cited), *(one.start for one in draft.marks)])
    for start, end in draft.prose:
        seen: set[str] = set()
        for mention in mentions.find(draft.text[start:end], date=date):
            if mention.confidence < _LEAST:
                continue
            wanted, end_of_it = _dated(draft.text, start + mention.start, start + mention.end, date)
            place = end_of_it
            at = bisect_left(cited, place)
            if at < len(cited) and cited[at] <= place + _NEAR:
                continue
            accepted = _chosen(wanted or mention.record, records)
            if accepted is not None and accepted.id not in seen:
                seen.add(accepted.id)
                cite = Found(place, place, (Cite(accepted.id),))
                found.append(Cited(place, place, cite))
    return found


_DATE = re.compile(
    r"(?:,|\sof|\sdated|\sfrom)?\s\(?(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d|"
    r"\d{1,2}\s[A-Z][a-zé]{2,9}\.?\s\d{4}|[A-Z][a-zé]{2,9}\.?\s\d{1,2},\s\d{4})\b\)?"
)


def _dated(
    text: str, start: int, end: int, date: datetime.date | None
) -> tuple[Record | None, int]:
    """Read the day that stands behind a mention: “report 7/15/19”; None: none does."""
    behind = _DATE.match(text, end)
    if behind is None:
        return None, end
    read = references.parse(f"{text[start:end]}, {behind[0].strip(' ,')}", date=date)
    if len(read) != 1 or "issued" not in read[0].record.fields:
        return None, end
    return read[0].record, behind.end()


def _chosen(wanted: Record, records: Sequence[Record]) -> Record | None:
    """Choose the source that is meant; among those of one post, body and day tell it."""
    choice = matching.choose(wanted, records)
    if choice.accepted is not None:
        return choice.accepted
    same = [
        each.record for each in choice.candidates
        if not each.evidence.conflicts and set(each.evidence.reasons) >= _SAME
    ]  # fmt: skip
    return same[0] if len(same) == 1 else None


_SAME = frozenset({"same body", "same day"})
