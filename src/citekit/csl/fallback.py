"""What is printed where a style prints nothing: the main fields, or the note."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from citekit.csl.facts import date_of, names_of, text_of
from citekit.csl.signs import clean
from citekit.markup import RichText, Run, join, parse, plain
from citekit.variables import VARIABLES

if TYPE_CHECKING:
    from citekit.record import Date, Name, Record

__all__ = ["is_identifier", "is_note", "note", "plainly", "shows", "titled"]

#: Fields that say nothing about a source that a style could print.
_SILENT = frozenset({"note", "language", "citation-key", "citation-label", "citation-number"})
#: Fields that identify a source and say nothing else of it; what to write before each.
_IDENTIFIERS: Mapping[str, str] = {
    "DOI": "https://doi.org/",
    "ISBN": "ISBN ",
    "ISSN": "ISSN ",
    "PMID": "PMID ",
    "PMCID": "",
    "URL": "",
    "number": "",
}
#: Main fields, in the order of a plain entry.
_ORDER = ("author", "title", "container-title", "publisher", "issued", "URL")


def is_note(record: Record) -> bool:
    """Tell whether a record has only a note: a line that was not understood.

    >>> from citekit.record import Record
    >>> is_note(Record("a", "document", {"note": "see Bob's email"}))
    True
    """
    if "note" not in record.fields:
        return False
    filled = {name for name, value in record.fields.items() if value and name in VARIABLES}
    return bool(text_of(record.fields["note"])) and filled <= _SILENT


def titled(record: Record) -> Record:
    """Return a record whose note stands where its title would: so it is sorted.

    >>> from citekit.record import Record
    >>> titled(Record("a", "document", {"note": "see Bob's email"})).fields
    {'title': "see Bob's email"}
    """
    return record.replace({"title": record.fields["note"], "note": None})


def is_identifier(record: Record) -> bool:
    """Tell whether a record has only identifiers: a bare ISBN, say.

    >>> from citekit.record import Record
    >>> is_identifier(Record("a", "book", {"ISBN": "9780201134483"}))
    True
    """
    filled = {name for name, value in record.fields.items() if value and name in VARIABLES}
    return bool(filled) and filled - _SILENT <= _IDENTIFIERS.keys()


def shows(runs: RichText, record: Record) -> bool:
    """Tell whether an entry prints anything of the record, and not words of the style alone.

    >>> from citekit.record import Record
    >>> shows((Run("(n.d.)."),), Record("a", "book", {"ISBN": "9780201134483"}))
    False
    """
    visible = _letters(plain(runs))
    for name in record.fields.keys() & VARIABLES.keys():
        whole = _letters(text_of(record.fields[name]))
        if (whole and whole in visible) or any(word in visible for word in _words(record, name)):
            return True
    return False


def _words(record: Record, name: str) -> list[str]:
    """Return what of a name or a date may stand alone in an entry."""
    value, kind = record.fields.get(name), VARIABLES.get(name)
    if kind == "name":
        return [_letters(one.family or one.literal or "") or "\0" for one in names_of(value)]
    date = date_of(value) if kind == "date" else None
    return [str(date.start[0] % 100)] if date is not None and date.start else []


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, plain(parse(text)).casefold()))


def note(record: Record) -> RichText:
    """Return the note as it was written."""
    return (Run(clean(str(record.fields["note"])), frozenset(), None, "note"),)


def plainly(record: Record) -> RichText:
    """Write the main fields of a record, or whatever it has; never empty.

    >>> from citekit.record import Record
    >>> plainly(Record("a", "book", {"title": "Fiasco", "publisher": "Penguin"}))[0].text
    'Fiasco'
    """
    shown = [(name, text) for name in _ORDER if (text := _shown(record, name))]
    if not shown:
        shown = [(name, text) for name in sorted(record.fields) if (text := _shown(record, name))]
    if not shown:
        shown = [("citation-key", text_of(record.id) or text_of(record.type) or "?")]
    runs: list[Run] = []
    for name, text in shown:
        if runs:
            runs.append(Run(" " if runs[-1].text.endswith((".", "?", "!")) else ". "))
        runs.extend(Run(run.text, run.styles, None, name) for run in parse(text))
    return join(runs)


def _shown(record: Record, name: str) -> str:
    value = record.fields.get(name)
    kind = VARIABLES.get(name)
    if kind == "name":
        return "; ".join(map(_name, names_of(value)))
    if kind == "date":
        return _date(date_of(value))
    text = text_of(value)
    return f"{_IDENTIFIERS.get(name, '')}{text}" if text else ""


def _name(name: Name) -> str:
    if name.literal is not None:
        return name.literal
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    given = " ".join(filter(None, (name.given, name.dropping_particle, name.suffix)))
    return ", ".join(filter(None, (family, given)))


def _date(date: Date | None) -> str:
    if date is None:
        return ""
    season = _SEASONS[date.season - 1] if date.season else ""
    ends = [_in_words(parts, season) for parts in (date.start, date.end) if parts]
    return date.literal or "–".join(ends)


def _in_words(parts: tuple[int, ...], season: str) -> str:
    """Write a date that nobody can misread: ``3 March 2022``."""
    year = str(parts[0]) if parts[0] > 0 else f"{-parts[0]} BC"
    month = _MONTHS[parts[1] - 1] if len(parts) > 1 and parts[1] <= 12 else season
    day = str(parts[2]) if len(parts) > 2 else ""
    return " ".join(filter(None, (day, month, year)))


_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
