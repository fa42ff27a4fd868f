"""Free text → `Reference` values: one door, `parse`.

A pipeline of passes, a module each, which `reading` calls one after the other: `views`
takes markup out and keeps the way back, `splitting` finds the references, `recognition`
(with `extents`) what patterns are sure of, `pieces` parts the rest, `tagging` labels the
pieces, `lists` reads the list as a whole, `assembly` makes records. The names they lean on
are in `gazetteer` and `people`.
"""

from __future__ import annotations

import datetime

from attrs import frozen

from citekit.errors import Problem
from citekit.record import Record

__all__ = ["Reference", "Token", "parse"]


@frozen
class Token:
    """A piece of a reference, what it is, and why that was thought.

    The tokens of a reference tile it: joined in order they are its text.
    """

    start: int  #: code points into the input, as in `Reference`
    end: int
    text: str  #: exactly the slice of the input
    #: CSL variable (``title``, ``issued``, ``author`` …); ``note`` for what was not
    #: understood; ``separator`` for punctuation, white space and markup
    label: str
    reason: str = ""  #: in a few words, the evidence: "in quotation marks"


@frozen
class Reference:
    """One reference found in free text."""

    text: str  #: exactly the slice of the input
    start: int  #: code points into the input; ``text == source[start:end]``
    end: int
    tokens: tuple[Token, ...]
    record: Record
    #: 0-1: how likely it is that every field is right. Not calibrated yet: an order, not a share
    confidence: float
    problems: tuple[Problem, ...] = ()
    line: int = 1  #: the line of the input that it starts on, from 1


def parse(text: str, *, date: datetime.date | str | None = None) -> list[Reference]:
    """Read the references of a pasted list, or of one line, in order.

    `date` is the day of the post that the list stands under (a date, or EDTF to the
    day, month or year): no source is later, and days without a year get theirs from
    it. No text raises; ValueError only for a `date` that is none.

    >>> found = parse("Sly, Liz, “The fall,” Washington Post, 7/15/19")
    >>> found[0].record.fields["container-title"], found[0].record.type
    ('Washington Post', 'article-newspaper')
    """
    from citekit.references import reading  # with all its patterns, when they are wanted

    return reading.read(text, date)
