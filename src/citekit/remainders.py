"""What a reference says beside its fields, and whether a formatted entry shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from citekit.markup import RichText, Run
from citekit.patterns import regex
from citekit.record import Record
from citekit.references import Reference

__all__ = ["Rest", "announcing", "find", "shown", "without_place"]


class Rest(NamedTuple):
    """What a reference says and a style may not print."""

    words: str
    variable: str  #: the CSL variable that a style prints it from, if it does
    value: str  #: what it prints then; with a word of its own, if `words` have another


def find(reference: Reference) -> Iterator[Rest]:
    """Yield what was not understood, piece by piece, with the separators inside.

    The place that a note cites (``para. 45``) is no part of the work, and few styles print it
    in a list: it is passed on in the same way, with the word that announces it.
    """
    yield from _places(reference)
    for words in _notes(reference):
        yield Rest(words, "note", words)


def _notes(reference: Reference) -> Iterator[str]:
    written = list(_remainders(reference))
    note = reference.record.fields.get("note")
    if not isinstance(note, str):
        yield from written
        return
    from citekit.references.views import view

    # The tokens are slices of the source: entities and markup are read in the note only.
    read = [view(rest).text.strip() for rest in written]
    if all(_words(rest) in _words(note) for rest in read):
        yield from read
    elif _letters("".join(read)) == _letters(note):
        yield note
    else:
        yield from written


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
    missing = [rest.words for rest in rests if not _is_printed(rest, runs)]
    return (*runs, Run(f" [{'; '.join(missing)}]")) if missing else runs


def _is_printed(rest: Rest, runs: RichText) -> bool:
    printed = _words("".join(run.text for run in runs if run.variable == rest.variable))
    return f" {_words(rest.value)} ".casefold() in f" {printed} ".casefold()


def _words(text: str) -> str:
    return " ".join(text.split())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
