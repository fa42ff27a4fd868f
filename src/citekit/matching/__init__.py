"""Whether two descriptions are of one work, which of several it is, and what they add.

Four doors. `compare` weighs two records, `choose` finds the work of a record among candidates,
`group` puts the records of one work together, and `merge` fills gaps and says from where. All
are pure, and none raises for anything that records hold.

Likelihoods are reckoned as odds: every finding (`evidence.WEIGHTS`) makes it so many times
likelier, or less likely, that the two are one work. A few findings rule it out: the conflicts.
"""

from __future__ import annotations

from citekit.matching.choice import Candidate, Choice, Status, choose
from citekit.matching.description import describe
from citekit.matching.duplicates import group
from citekit.matching.evidence import Evidence, weigh
from citekit.matching.merging import Conflict, Merged, merge
from citekit.record import Record

__all__ = [
    "Candidate",
    "Choice",
    "Conflict",
    "Evidence",
    "Merged",
    "Status",
    "choose",
    "compare",
    "group",
    "merge",
]


def compare(record: Record, candidate: Record) -> Evidence:
    """Weigh what speaks for and against two records being of one work.

    The score is the same whichever comes first; conflicts read "what the record says, not what
    the candidate says".

    >>> one = Record("a", "book", {"title": "A history of Rome, Part 2"})
    >>> compare(one, Record("b", "book", {"title": "A History of Rome"})).conflicts
    ('only one is part 2',)
    """
    return weigh(describe(record), describe(candidate))
