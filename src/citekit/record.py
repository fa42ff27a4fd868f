"""The values: `Name`, `Date`, `Record` and `Records`.

All are frozen; `Record.replace` derives. Field names are the CSL-JSON names as
they are (``"container-title"``, ``"DOI"``), and names that CSL does not know
survive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, overload

from attrs import field, frozen

from citekit import markup, tables
from citekit.errors import Problem

__all__ = ["Date", "Name", "Record", "Records", "distinct"]


def _fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    return dict(fields)


def _records(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(records)


def _problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(problems)


@frozen
class Name:
    """A person (`family`, `given` and particles) or an institution (`literal`).

    >>> Name(family="Beethoven", given="Ludwig", non_dropping_particle="van").family
    'Beethoven'
    """

    family: str | None = None
    given: str | None = None
    dropping_particle: str | None = None  #: dropped when the family name stands alone
    non_dropping_particle: str | None = None  #: kept when the family name stands alone
    suffix: str | None = None  #: Jr., III …
    literal: str | None = None  #: a name that is not divided: an institution
    #: keys of the CSL-JSON name that have no attribute here, kept as they are
    extra: Mapping[str, Any] = field(factory=dict, hash=False, repr=False)


@frozen
class Date:
    """A date or a range of dates, to the precision that is known.

    `start` and `end` are ``(year,)``, ``(year, month)`` or ``(year, month, day)``;
    an empty tuple is no date. As in CSL-JSON, -44 is 44 BC, and 0 is no year.
    `edtf` is there only when an EDTF expression says more than the other attributes can:
    unspecified digits, ``?`` beside ``~``, open ranges.

    >>> Date((2019, 7, 15)).start
    (2019, 7, 15)
    """

    start: tuple[int, ...] = ()
    end: tuple[int, ...] = ()
    season: int | None = None  #: 1 spring, 2 summer, 3 autumn, 4 winter, of the start's year
    circa: bool = False  #: approximate or uncertain
    literal: str | None = None  #: words instead of a date: "forthcoming"
    edtf: str | None = None
    #: keys of the CSL-JSON date that have no attribute here (``raw`` …), kept as they are
    extra: Mapping[str, Any] = field(factory=dict, hash=False, repr=False)


@frozen
class Record:
    """One bibliographic item: `id`, CSL `type`, and `fields` by CSL-JSON name.

    Name variables are tuples of `Name`, date variables are `Date`, everything else
    is text or a number as it was given. A value of a wrong kind is kept as it came.

    >>> report = Record("un-2019", "report", {"title": "Twenty-fourth report"})
    >>> report.replace({"number": "S/2019/570", "title": None}).fields
    {'number': 'S/2019/570'}
    """

    id: str
    type: str
    fields: Mapping[str, Any] = field(factory=dict, converter=_fields, hash=False)

    def replace(
        self, changes: Mapping[str, Any], *, id: str | None = None, type: str | None = None
    ) -> Record:
        """Derive a record with `changes` made; a value of None drops the field."""
        merged = {**self.fields, **changes}
        kept = {name: value for name, value in merged.items() if value is not None}
        return Record(self.id if id is None else id, self.type if type is None else type, kept)

    def _repr_html_(self) -> str:
        """Show the fields in a notebook."""
        caption = f"{_text(self.id)} ({_text(self.type)})"
        return tables.of_html(_rows(self), caption=caption)

    def _repr_markdown_(self) -> str:
        return tables.of_markdown(_rows(self), head=(_text(self.id), _text(self.type)))


@frozen
class Records(Sequence[Record]):
    """An immutable sequence of records, found by position or by id.

    >>> records = Records([Record("knuth1984", "book")])
    >>> records["knuth1984"] is records[0]
    True

    Of records with one id, the id finds the first. Raises KeyError for an unknown
    id, IndexError for an unknown position.
    """

    _records: tuple[Record, ...] = field(factory=tuple, converter=_records)
    #: what was wrong with the source they were read from
    problems: tuple[Problem, ...] = field(factory=tuple, converter=_problems, kw_only=True)

    @overload
    def __getitem__(self, key: int | str) -> Record: ...
    @overload
    def __getitem__(self, key: slice) -> Records: ...
    def __getitem__(self, key: int | str | slice) -> Record | Records:
        if isinstance(key, str):
            for record in self._records:
                if record.id == key:
                    return record
            raise KeyError(key)
        if isinstance(key, slice):
            return Records(self._records[key], problems=self.problems)
        return self._records[key]

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records)

    def __contains__(self, item: object) -> bool:
        if isinstance(item, str):
            return any(record.id == item for record in self._records)
        return item in self._records

    def __add__(self, other: Iterable[Record]) -> Records:
        problems = other.problems if isinstance(other, Records) else ()
        return Records((*self._records, *other), problems=(*self.problems, *problems))

    def _repr_html_(self) -> str:
        """Show the first of the records in a notebook, and say what is not shown."""
        rows = map(_summary, self._records[:_MOST_SHOWN])
        shown = tables.of_html(rows, head=_COLUMNS)
        return f"{shown}<p>{self._said()}</p>"

    def _repr_markdown_(self) -> str:
        rows = map(_summary, self._records[:_MOST_SHOWN])
        return f"{tables.of_markdown(rows, head=_COLUMNS)}\n\n{self._said()}"

    def _said(self) -> str:
        count, more = len(self._records), len(self._records) - _MOST_SHOWN
        said = f"{count:,} record{'' if count == 1 else 's'}"
        said += f", of which {more:,} are not shown" if more > 0 else ""
        trouble = len(self.problems)
        return f"{said}; {trouble:,} problem{'' if trouble == 1 else 's'}" if trouble else said


# --- in a notebook ----------------------------------------------------------------
#: More records are counted only.
_MOST_SHOWN = 20
_COLUMNS = ("id", "type", "by", "date", "title", "in")
#: The variables of each column, from the third: the first that a record has is shown.
_SHOWN = (
    ("author", "editor", "translator", "container-author"),
    ("issued", "submitted", "original-date"),
    ("title", "title-short", "number", "DOI", "URL", "note"),
    ("container-title", "collection-title", "event-title", "publisher"),
)


def _summary(record: Record) -> list[str]:
    """Return the cells of a record in a table of records."""
    found = (
        next((value for name in names if (value := record.fields.get(name))), "")
        for names in _SHOWN
    )
    return [_text(record.id), _text(record.type), *map(_text, found)]


def _rows(record: Record) -> list[tuple[str, str]]:
    return [(_text(name), _text(value)) for name, value in record.fields.items()]


def _text(value: object) -> str:
    """Write a value of any kind for a person."""
    if isinstance(value, Name):
        given = (value.given, value.dropping_particle, value.non_dropping_particle, value.family)
        return " ".join(map(_text, filter(None, (*given, value.suffix, value.literal))))
    if isinstance(value, Date):
        return _date(value)
    if isinstance(value, tuple | list):
        return "; ".join(map(_text, value))
    return markup.plain(markup.parse(str(value)))  # of rich text, a cell shows the words


def _date(date: Date) -> str:
    if date.edtf or date.literal:
        return str(date.edtf or date.literal)
    ends = ["-".join(f"{part:02}" for part in end) for end in (date.start, date.end) if end]
    written = "/".join(ends)
    if date.season:
        written += (
            f" {('', 'spring', 'summer', 'autumn', 'winter')[date.season]}"
            if (date.season in (1, 2, 3, 4))
            else f" season {date.season}"
        )
    return f"{written} (circa)" if date.circa else written or str(dict(date.extra) or "")


def distinct(ids: Iterable[str]) -> list[str]:
    """Give ids of their own to those that come again, so that none hides another.

    >>> distinct(["a", "b", "a", "a-2"])
    ['a', 'b', 'a-3', 'a-2']
    """
    ids = list(ids)
    taken = set(ids)
    seen: dict[str, int] = {}
    found = []
    for key in ids:
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            while f"{key}-{seen[key]}" in taken:
                seen[key] += 1
            key = f"{key}-{seen[key]}"
            taken.add(key)
        found.append(key)
    return found
