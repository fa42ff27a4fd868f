"""A record as the engine takes it: only what it can digest, under its own names.

The engine looks names up with underscores in some places and with hyphens in
others, so both are there. Values are plain strings with marks, lists of names,
or dates; nothing else gets in, whatever a record holds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from attrs import frozen
from citeproc.source import Name as CiteprocName
from citeproc.source import VariableError

from citekit.csl.citeproc_py import marks
from citekit.csl.facts import text_of
from citekit.names import PARTICLES
from citekit.record import Date, Name, Record
from citekit.variables import ALIASES, DATES, NAMES, VARIABLES

__all__ = ["CiteItem", "Item", "When", "date_of", "item_of", "names_of", "sortable", "text_of"]


@frozen
class When:
    """A date for the engine: parts that are numbers in range, or words."""

    start: tuple[int, ...] = ()  #: year (never 0: −1 is 1 BC), month, day
    end: tuple[int, ...] = ()
    season: int | None = None
    circa: bool = False
    text: str = ""  #: words, when there are no parts

    def get(self, name: str, default: object = None) -> object:
        """Answer the engine's one question, whether it is ``circa``."""
        return self.circa if name == "circa" else default


class Item(dict[str, Any]):
    """The fields of a record by the engine's names; what is missing raises its VariableError."""

    def __init__(self, type: str, fields: Mapping[str, Any]) -> None:
        self.type = type
        super().__init__(fields)
        self.update({name.replace("-", "_"): value for name, value in fields.items()})

    def __missing__(self, name: str) -> Any:
        raise VariableError

    def __getattr__(self, name: str) -> Any:
        return self[name]


class CiteItem(dict[str, Any]):
    """A cite of one record, with the number that it has in the list."""

    has_locator = False

    def __init__(self, item: Item, number: int) -> None:
        self.key = str(number)
        self.reference = item
        self.number = str(number)
        super().__init__()

    def __missing__(self, name: str) -> int:
        """Say how many, for ``number-of-…``: the engine asks when it chooses a plural."""
        digits = re.search(r"[0-9]{1,9}", str(self.reference.get(name, "")))
        return int(digits[0]) if digits else 0

    def without(self, names: Collection[str]) -> CiteItem:
        """Return the same cite of a record that lacks these fields."""
        dropped = {*names, *(name.replace("-", "_") for name in names)}
        fields = {key: value for key, value in self.reference.items() if key not in dropped}
        return CiteItem(Item(self.reference.type, fields), int(self.number))

    @property
    def locator(self) -> Any:
        """Raise: a bibliography has no locators."""
        raise VariableError


# Values


def names_of(value: object) -> list[Name]:
    """Return what there is of names: undivided ones for text, none that are blank.

    >>> names_of("Lead Inspector General")[0].literal
    'Lead Inspector General'
    """
    if isinstance(value, str | Name | Mapping):
        value = [value]
    if not isinstance(value, list | tuple):
        return []
    return [name for name in map(_name, value) if name.family or name.literal]


def _name(value: object) -> Name:
    if isinstance(value, Mapping):
        given_parts: list[Any] = [value.get(key) for key in _PARTS]
        value = Name(*given_parts)
    if not isinstance(value, Name):
        return Name(literal=text_of(value))
    family, given = text_of(value.family), text_of(value.given)
    if not family:  # one part only: nothing to invert or to shorten
        return Name(literal=text_of(value.literal) or given)
    dropping = text_of(value.dropping_particle)
    if not dropping:
        given, dropping = _without_particles(given)
    return Name(
        family, given, dropping, text_of(value.non_dropping_particle), text_of(value.suffix)
    )


def _without_particles(given: str) -> tuple[str, str]:
    """Part ``Carl von`` into the given name and its dropping particles.

    CSL-JSON may leave them there, and citeproc-js reads them so; they have no initials.
    """
    words = given.split()
    end = len(words)
    while end > 1 and words[end - 1] in PARTICLES:
        end -= 1
    return " ".join(words[:end]), " ".join(words[end:])


_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")


def date_of(value: object) -> When | None:
    """Return a date in numbers that make sense, or else its words; None for nothing."""
    if not isinstance(value, Date):
        words = text_of(value)
        return When(text=words) if words else None
    start, end = _parts(value.start), _parts(value.end)
    if not start:
        words = text_of(value.literal) or text_of(value.extra.get("raw"))
        return When(text=words) if words else None
    season = value.season if value.season in (1, 2, 3, 4) and len(start) == 1 else None
    if end:  # both to the precision that both have
        known = min(len(start), len(end))
        start, end = start[:known], end[:known]
    return When(start, end if end != start else (), season, bool(value.circa))


def _parts(parts: Sequence[Any]) -> tuple[int, ...]:
    """Keep the parts up to the first that is no year, month or day."""
    kept: list[int] = []
    for part, (lowest, highest) in zip(parts, _RANGES, strict=False):
        if isinstance(part, bool) or not isinstance(part, int) or not lowest <= part <= highest:
            break
        kept.append(part)
    return tuple(kept)


_RANGES = ((-99_999, 99_999), (1, 12), (1, 31))


# Records


def item_of(record: Record, only: Collection[str] = VARIABLES) -> Item:
    """Make the item of a record from some of its fields, or all that CSL knows."""
    fields: dict[str, Any] = {}
    for key, value in record.fields.items():
        name = ALIASES.get(key, key)
        if name in VARIABLES and name in only and (name == key or name not in record.fields):
            converted = _convert(name, value)
            if converted:
                fields[name] = converted
    if "language" in fields:
        fields["language"] = fields["language"].lower()
    return Item(record.type if isinstance(record.type, str) else "document", fields)


def _convert(name: str, value: object) -> object:
    if name in NAMES:
        return [_engine_name(each) for each in names_of(value)]
    if name in DATES:
        return date_of(value)
    if VARIABLES[name] == "number" or name == "language":
        return text_of(value)
    return marks.from_field(text_of(value))


def _engine_name(name: Name) -> CiteprocName:
    if name.literal is not None:
        return CiteprocName(literal=name.literal)
    parts = {
        "family": name.family,
        "given": name.given,
        "dropping-particle": name.dropping_particle,
        "non-dropping-particle": name.non_dropping_particle,
        "suffix": name.suffix,
    }
    return CiteprocName(**{part: value for part, value in parts.items() if value})


def sortable(record: Record, *, demote: bool) -> Item:
    """Make the item that sort keys are computed from.

    Names are already in sorting order, dates are digits, texts have no marks: so a
    key comes out sortable however the style formats it. `demote`: particles that
    stay with the name in the text ("van") go behind the given name.
    """
    item = item_of(record)
    for name, value in tuple(item.items()):
        if isinstance(value, When):
            item[name] = When(text=value.text or _digits(value), circa=value.circa)
        elif isinstance(value, list):
            item[name] = [CiteprocName(literal=_sorted_name(each, demote)) for each in value]
        elif isinstance(value, str):
            item[name] = marks.strip(value)
    return item


def _digits(date: When) -> str:
    """Write a date so that the order of the texts is the order of the dates."""
    year, month, day = (*date.start, 0, 0)[:3]
    if date.season:
        month = date.season * 3
    return f"{year + 100_000:06d}{month:02d}{day:02d}"


def _sorted_name(name: CiteprocName, demote: bool) -> str:
    given, family, dropping, kept, suffix = name.parts()
    first = family if demote else " ".join(filter(None, (kept, family)))
    rest = " ".join(filter(None, (given, dropping, kept if demote else None, suffix)))
    return ", ".join(filter(None, (first, rest)))
