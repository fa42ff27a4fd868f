"""Free text → `Reference` values: one door, `parse`.

A pipeline of passes, which `reading` calls one after the other: `views` takes markup out and
keeps the way back (with `typesetting`), `splitting` finds the references (with `sections`,
`entries` and `grouping`), `words` and the trained `network` label their words, `labelling`
makes spans and values of them (with `persons`, `days` and `quantities`), `openings` parts the
words that lead in to a reference from it, `lists` reads the list as a whole, `assembly` makes
records (with `tongues`, the language of a title). Beside it stand `mentions`, for running
prose, and `pages`, which finds the reference list of a web page. The names they lean on are in
`gazetteer` and `people`.
"""

from __future__ import annotations

import datetime
import os

from attrs import frozen

from citekit import tables
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
    reason: str = ""  #: in a few words, evidence: "the form of a DOI"
    confidence: float = 1.0  #: 0-1, calibrated: how likely it is that the label is right


@frozen
class Reference:
    """One reference found in free text."""

    text: str  #: exactly the slice of the input
    start: int  #: code points into the input; ``text == source[start:end]``
    end: int
    tokens: tuple[Token, ...]
    record: Record
    #: 0-1, calibrated: how likely it is that every field is right
    confidence: float
    problems: tuple[Problem, ...] = ()
    line: int = 1  #: the line of the input that it starts on, from 1

    def _repr_html_(self) -> str:
        """Show the text in a notebook, with a label behind each piece that was understood."""
        pieces = "".join(_marked(token) for token in self.tokens) or tables.in_html(self.text)
        problems = "".join(f"<li>{tables.in_html(each.message)}</li>" for each in self.problems)
        listed = f"<ul>{problems}</ul>" if problems else ""
        return f"<div {tables.AS_TEXT}><p>{pieces}</p><p>{self._said()}</p>{listed}</div>"

    def _repr_markdown_(self) -> str:
        pieces = [
            f"{tables.in_markdown(token.text)} **({tables.in_markdown(_label(token))})**"
            if token.label != "separator"
            else tables.in_markdown(token.text)
            for token in self.tokens
        ]
        shown = " ".join(filter(None, pieces)) or tables.in_markdown(self.text)
        problems = "".join(f"\n- {tables.in_markdown(each.message)}" for each in self.problems)
        return f"{shown}\n\n{self._said()}\n{problems}"

    def _said(self) -> str:
        return f"confidence {self.confidence:.2f}, line {self.line}"


def _label(token: Token) -> str:
    return f"{token.label} {token.confidence:.2f}"


def _marked(token: Token) -> str:
    """Write a piece underlined, with its label after it: no colour is needed to read it."""
    text = tables.in_html(token.text)
    if token.label == "separator":
        return text
    underline = "dotted" if token.label == "note" else "solid"
    return (
        f'<span style="border-bottom:2px {underline}">{text}</span>'
        f"<sub>{tables.in_html(_label(token))}</sub>"
    )


def parse(
    text: str,
    *,
    date: datetime.date | str | None = None,
    model: str | os.PathLike[str] | None = None,
) -> list[Reference]:
    """Read the references of a pasted list, or of one line, in order.

    `date` is the day of the post that the list stands under (a date, or EDTF to the
    day, month or year): no source is later, and days without a year get theirs from
    it. `model` is a file that ``citekit train`` wrote, in place of the network that
    ships. No text raises; ValueError only for a `date` that is none.

    >>> found = parse("Sly, Liz, “The fall,” Washington Post, 7/15/19")
    >>> found[0].record.fields["container-title"], found[0].record.type
    ('Washington Post', 'article-newspaper')
    """
    from citekit.references import reading  # with all its patterns, when they are wanted

    return reading.read(text, date, model)
