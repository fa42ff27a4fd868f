"""Free text → `Reference` values: one door, `parse`."""

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
    confidence: float  #: 0-1: how sure it is that all fields are right
    problems: tuple[Problem, ...] = ()


def parse(text: str, *, date: datetime.date | str | None = None) -> list[Reference]:
    """Read references from free text."""
    raise NotImplementedError
