"""Mentions in running text (“a UN Security Council report”), tied to the sources of the list.

A wrong tie is worse than none: `citekit.matching` must say which source it is, and nothing may
rule it out.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from citekit import matching
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
    cited = sorted([one.start for one in (*draft.cited, *draft.marks)])
    for start, end in draft.prose:
        seen: set[str] = set()
        for mention in mentions.find(draft.text[start:end], date=date):
            if mention.confidence < _LEAST:
                continue
            place = start + mention.end
            if any(place <= other <= place + _NEAR for other in cited):
                continue
            accepted = matching.choose(mention.record, records).accepted
            if accepted is not None and accepted.id not in seen:
                seen.add(accepted.id)
                cite = Found(place, place, (Cite(accepted.id),))
                found.append(Cited(place, place, cite))
    return found
