"""What a reference says beside its fields, and whether a formatted entry shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from citekit.markup import RichText, Run
from citekit.patterns import regex
from citekit.record import Record
from citekit.references import Reference, Token

__all__ = ["Rest", "announcing", "find", "shown", "without_place"]


class Rest(NamedTuple):
    """What a reference says and a style may not print."""

    words: str
    variable: str  #: the CSL variable that a style prints it from, if it does
    #: what it prints then; with a word of its own, if `words` have another; empty: anything
    value: str


def find(reference: Reference) -> Iterator[Rest]:
    """Yield what was not understood, piece by piece, with the separators inside.

    The place that a note cites (``para. 45``) is no part of the work, and few styles print it
    in a list: it is passed on in the same way, with the word that announces it.
    """
    for rest in (*_places(reference), *_counts(reference)):
        yield rest._replace(words=_read(rest.words), value=_read(rest.value))
    for words in _notes(reference):
        yield Rest(words, "note", words)


#: Numbers that many styles leave out, or print with nothing that says what they count.
_COUNTS = frozenset({"number", "number-of-pages"})


def _counts(reference: Reference) -> Iterator[Rest]:
    """Yield numbers with the words at them: “248 pp.”, “episode 445”, “588 U.S. ___”."""
    tokens = reference.tokens
    for at, token in enumerate(tokens):
        before = tokens[at - 1].text if at else ""
        behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if token.label in _COUNTS:
            unit = _UNIT.match(behind)
            start, end = _beside(tokens, at, -1), _beside(tokens, at, 1)
            words = "".join(one.text for one in tokens[start : end + 1])
            if start == at:
                words = announcing(before) + words
            if end == at and unit:
                words += unit[0]
            yield Rest(words, token.label, "")
        elif token.label == "container-title" and reference.record.type == "legal_case":
            blank = _BLANK.match(behind)
            yield Rest(token.text + (blank[0] if blank else ""), "container-title", "")


def _beside(tokens: Sequence[Token], at: int, step: int) -> int:
    """Return where what is not understood at a token is, if only a space parts them."""
    gap, other = at + step, at + 2 * step
    if 0 <= other < len(tokens) and tokens[gap].text == " " and tokens[other].label == "note":
        return other
    return gap if 0 <= gap < len(tokens) and tokens[gap].label == "note" else at


_UNIT = regex(r"\s?(?:pp?|pages|págs?|S|Seiten|str|с|min)\b\.?")
#: Where the page of a decision is not known yet.
_BLANK = regex(r"\s?_{2,9}")


def _notes(reference: Reference) -> Iterator[str]:
    written = list(_remainders(reference))
    note = reference.record.fields.get("note")
    if not isinstance(note, str):
        yield from written
        return
    read = [_read(rest) for rest in written]
    if all(_words(rest) in _words(note) for rest in read):
        yield from read
    elif _letters("".join(read)) == _letters(note):
        yield note
    else:
        yield from written


def _read(text: str) -> str:
    """Read entities and markup: tokens are slices of the source."""
    from citekit.references.views import view

    return view(text).text.strip() if "&" in text or "<" in text else text.strip()


def _places(reference: Reference) -> Iterator[Rest]:
    """Yield the places that a note cites, as they are written."""
    before = ""
    for token in reference.tokens:
        if token.label == "locator":
            word = announcing(before)
            # a style calls a place a page where nothing tells it otherwise
            value = token.text if not word or _OF_PAGES.match(word) else word + token.text
            yield Rest(word + token.text, "locator", value)
        before = token.text if token.label == "separator" else ""


def without_place(record: Record) -> Record:
    """Take the place that a note cites out of an article: a style prints it for its pages.

    >>> record = Record("a", "article-journal", {"page": "12-44", "locator": "20"})
    >>> dict(without_place(record).fields)
    {'page': '12-44'}
    """
    return record.replace({"locator": None}) if "page" in record.fields else record


def announcing(before: str) -> str:
    """Return the word that announces what comes behind a text, or its sign.

    >>> announcing(", para. "), announcing(", § "), announcing(", ")
    ('para. ', '§ ', '')
    """
    found = _ANNOUNCED.search(before)
    return found[0] if found else ""


_ANNOUNCED = regex(r"[^\W\d_]{1,12}\.?\s?\Z|[§¶]{1,2}\s?\Z")
_OF_PAGES = regex(r"(?:pp?|pages?|s|seiten?|at)(?!\w)", re.IGNORECASE)


def _remainders(reference: Reference) -> Iterator[str]:
    """Yield what was not understood as it stands in the source."""
    for rest, group in groupby(
        reference.tokens, lambda token: token.label in ("note", "separator")
    ):
        pieces = list(group)
        if rest and any(token.label == "note" for token in pieces):
            while pieces[0].label == "separator":
                pieces.pop(0)
            while pieces[-1].label == "separator":
                pieces.pop()
            yield "".join(token.text for token in pieces).strip()


def shown(runs: RichText, rests: Iterable[Rest]) -> RichText:
    """Add to an entry what the style has not printed: the same words from elsewhere do not count.

    >>> shown((Run("Fiasco."),), [Rest("2nd printing", "note", "2nd printing")])[-1].text
    ' [2nd printing]'
    """
    words = [rest.words for rest in rests if not _is_printed(rest, runs)]
    missing = [one for one in words if not any(one != other and one in other for other in words)]
    return (*runs, Run(f" [{'; '.join(missing)}]")) if missing else runs


def _is_printed(rest: Rest, runs: RichText) -> bool:
    printed = _words("".join(run.text for run in runs if run.variable == rest.variable))
    if not rest.value:
        blank = _BLANK.search(rest.words)  # which no variable holds
        return bool(printed) and (
            not blank or blank[0].strip() in "".join(run.text for run in runs)
        )
    return f" {_words(rest.value)} ".casefold() in f" {printed} ".casefold()


def _words(text: str) -> str:
    return " ".join(text.split())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
