"""A record as a style sees it: which variables it has, and each value as marked text.

Whatever a record holds, a style meets three kinds of values: text, names, dates. A value
of a wrong kind becomes one of the right kind here, once, or is taken for absent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from citekit import markup
from citekit.csl import naming
from citekit.csl.lexicon import Lexicon
from citekit.csl.signs import clean
from citekit.csl.typography import marked, verbatim
from citekit.markup import one_line
from citekit.record import Date, Name, Record
from citekit.variables import DATES, NAMES, VARIABLES

__all__ = ["BITS", "Facts", "date_of", "names_of", "text_of"]

#: What stands in for a variable that a record does not have.
_ALIASES: Mapping[str, str] = {
    "title-short": "shortTitle",
    "container-title-short": "journalAbbreviation",
    "event-title": "event",
    "event": "event-title",
}
_TEXTS = [name for name in VARIABLES if name not in NAMES and name not in DATES]
#: A bit for each variable, to say at once which ones a record has.
BITS: Mapping[str, int] = {name: 1 << at for at, name in enumerate([*VARIABLES, "event"])}
_TEXT_BITS: Mapping[str, int] = {
    **{name: BITS[name] for name in [*_TEXTS, "event"]},
    "event": BITS["event"] | BITS["event-title"],
    "event-title": BITS["event"] | BITS["event-title"],
    "shortTitle": BITS["title-short"],
    "journalAbbreviation": BITS["container-title-short"],
    "page": BITS["page"] | BITS["page-first"],
}
_NAME_BITS: Mapping[str, int] = {name: BITS[name] for name in NAMES}
_DATE_BITS: Mapping[str, int] = {name: BITS[name] for name in DATES}
#: Addresses and the like: quotation marks in them are no quotation marks.
_VERBATIM = frozenset(("URL", "DOI", "PMID", "PMCID", "ISBN", "ISSN"))
_FIRST_PAGE = re.compile(r"\s*(?:pp?\.\s*)?([^\s,;&–-][^,;&–-]*)")

#: Labels that a value brings along, though it is the style that writes them.
_LABELS = (
    ("page", ("p. ", "pp. ")),
    ("volume", ("vol. ",)),
    ("issue", ("no. ",)),
    ("section", ("sec. ",)),
)


class Facts:
    """A record under a style in one language."""

    __slots__ = ("_people", "english", "fields", "key", "lexicon", "record", "turkish")

    def __init__(self, record: Record, lexicon: Lexicon, *, english: bool) -> None:
        self.record = record
        self.lexicon = lexicon
        fields: Mapping[str, Any] = record.fields
        present = 0
        for name, value in record.fields.items():
            if name in _TEXT_BITS:
                if type(value) is str:
                    if value and ((value[0] > " " and "<" not in value) or _says(value)):
                        present |= _TEXT_BITS[name]
                elif text := text_of(value):
                    fields = {**fields, name: text}
                    present |= _TEXT_BITS[name]
                else:
                    fields = {**fields, name: ""}
            elif name in _NAME_BITS:
                if type(value) is not tuple or not all(map(_is_name, value)):
                    people = tuple(names_of(value))
                    fields = {**fields, name: people}
                    if not people:
                        continue
                if value:
                    present |= _NAME_BITS[name]
            elif name in _DATE_BITS:
                date = value if type(value) is Date and _is_sound(value) else date_of(value)
                if date is not value:
                    fields = {**fields, name: date}
                if date is not None:
                    present |= _DATE_BITS[name]
        for name, labels in _LABELS:
            value = fields.get(name)
            if value and value.startswith(labels):
                fields = {**fields, name: value.partition(". ")[2].lstrip()}
        self.fields = fields
        #: type and variables: what most questions of a style are answered by
        self.key = (record.type if isinstance(record.type, str) else "document", present)
        self._people: dict[str, tuple[Name, ...]] | None = None
        language = fields.get("language")
        if language:
            english = str(language).strip().lower().startswith("en")
        self.english = english  #: CSL 1.0.2, Non-English Items
        spoken = str(language) if language else lexicon.lang
        #: capitals of i have a dot
        self.turkish = spoken.lstrip()[:2].lower() == "tr"

    def has(self, variable: str) -> bool:
        """Tell whether there is a value; of variables that CSL does not know, too."""
        bit = BITS.get(variable)
        return bool(self.key[1] & bit) if bit else bool(self.raw(variable))

    def raw(self, variable: str) -> str:
        """Give a text as it stands in the record; empty for none."""
        fields = self.fields
        value = fields.get(variable)
        if value is None:
            if variable in _ALIASES:
                value = fields.get(_ALIASES[variable])
            elif variable == "page-first" and (match := _FIRST_PAGE.match(fields.get("page", ""))):
                return match[1].strip()
        return value if type(value) is str else ""

    def text(self, variable: str) -> str:
        """Give a text as marked text."""
        value = self.fields.get(variable)
        if value is None:
            value = self.raw(variable)
        return verbatim(value) if variable in _VERBATIM else marked(value, self.lexicon)

    def names(self, variable: str) -> tuple[Name, ...]:
        """Give the names of a variable, their particles parted from them."""
        people = self._people
        if people is None:
            people = self._people = {}
        found = people.get(variable)
        if found is None:
            value = self.fields.get(variable) or ()
            found = people[variable] = tuple(
                [naming.prepared(name, self.lexicon) for name in value]
            )
        return found

    def date(self, variable: str) -> Date | None:
        """Give a date that says something."""
        value = self.fields.get(variable)
        return value if type(value) is Date else None


def _says(text: str) -> bool:
    return bool(markup.plain(markup.parse(text)).strip())


def _is_name(value: object) -> bool:
    return type(value) is Name and bool(
        (type(value.family) is str and value.family)
        or (type(value.literal) is str and value.literal)
        or (type(value.given) is str and value.given)
    )


def _is_sound(date: Date) -> bool:
    for part in (*date.start, *date.end):
        if type(part) is not int or not -99_999 <= part <= 99_999:
            return False
    return bool(date.start or date.season or (date.literal and type(date.literal) is str))


# --- values of any kind ------------------------------------------------------------


def text_of(value: object) -> str:
    """Return a text or a number as text; anything else is empty.

    >>> text_of(12), text_of(["a", "b"]), text_of({})
    ('12', 'a, b', '')
    """
    if isinstance(value, str) and value.isascii() and value.isprintable() and "  " not in value:
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, str):
        return one_line(clean(value)).strip()
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, (text_of(each) for each in value if isinstance(each, str))))
    return ""


def _number(value: float) -> str:
    try:
        return str(value)
    except ValueError:  # an int of more than 4,300 digits
        return ""


def names_of(value: object) -> list[Name]:
    """Return what there is of names: undivided ones for text, none that are blank.

    >>> names_of("Lead Inspector General")[0].literal
    'Lead Inspector General'
    """
    if isinstance(value, str | Name | Mapping):
        value = [value]
    if not isinstance(value, list | tuple):
        return []
    return [name for name in map(_name, value) if name.family or name.given or name.literal]


_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")


def _name(value: object) -> Name:
    if isinstance(value, Mapping):
        read: list[Any] = [value.get(key) for key in _PARTS]
        value = Name(*read)
    if not isinstance(value, Name):
        return Name(literal=text_of(value))
    if value.literal is not None:
        return Name(literal=text_of(value.literal))
    parts = (
        value.family,
        value.given,
        value.dropping_particle,
        value.non_dropping_particle,
        value.suffix,
    )
    family, given, dropping, particle, suffix = (text_of(part) or None for part in parts)
    return Name(family, given, dropping, particle, suffix, None, value.extra)


def date_of(value: object) -> Date | None:
    """Return a date in numbers that make sense, or else its words; None for nothing."""
    if not isinstance(value, Date):
        words = text_of(value)
        return Date(literal=words) if words else None
    start, end = _day(value.start), _day(value.end)
    if not start:
        words = text_of(value.literal) or text_of(value.extra.get("raw"))
        return Date(literal=words) if words else None
    season = value.season if value.season in (1, 2, 3, 4) else None
    return Date(start, end, season, bool(value.circa))


def _day(parts: Sequence[Any]) -> tuple[int, ...]:
    """Keep the parts up to the first that is no year, month or day."""
    kept: list[int] = []
    for part, (lowest, highest) in zip(parts, _RANGES, strict=False):
        if isinstance(part, bool) or not isinstance(part, int) or not lowest <= part <= highest:
            break
        kept.append(part)
    return tuple(kept)


_RANGES = ((-99_999, 99_999), (1, 24), (1, 31))
