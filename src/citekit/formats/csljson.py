"""CSL-JSON, in and out without loss.

Read are an array of items, one item, an object with the array under ``items``, and
JSON Lines. Written is an array. Every key survives, and every value comes back as it
was: what `Name` and `Date` cannot hold stays in their `extra`, an id that is no
string in the field ``id``, a value of a wrong kind in its field, with a problem.

Source: the CSL 1.0.2 data schema (``csl-data.json``).
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Container, Generator, Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve

from citekit import dates, identifiers
from citekit.errors import Problem, Severity
from citekit.record import Date, Name, Record, Records
from citekit.variables import ALIASES, TYPES, VARIABLES

__all__ = ["SUFFIXES", "dumps", "item_from", "loads", "record_from"]

#: Of files with CSL-JSON.
SUFFIXES = (".json", ".jsonl", ".ndjson", ".csljson")

#: CSL-JSON key of a name → attribute of `Name`.
_NAME_KEYS: Mapping[str, str] = {
    "family": "family",
    "given": "given",
    "dropping-particle": "dropping_particle",
    "non-dropping-particle": "non_dropping_particle",
    "suffix": "suffix",
    "literal": "literal",
}

#: Keys of a date that say when it is; in `Date.extra` only if the attributes would
#: not write them as they came.
_DATE_KEYS = ("date-parts", "season", "circa", "literal", "raw", "edtf")

#: Text is written as it is, not as ``\u`` escapes; halves of surrogate pairs cannot be.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"[\s\ufeff]*")
_WRAPPED = re.compile(r'"items"\s*:\s*(?=\[)')

#: What is wrong: code, message, the key of the item it is about, severity.
_Complaint = tuple[str, str, str, Severity]
#: The same at its place: the item, or the break, is at ``text[start:end]``.
_Placed = tuple[_Complaint, int, int]


# --- in -------------------------------------------------------------------------


def loads(text: str) -> Records:
    """Read CSL-JSON. Broken JSON is a problem with its line and column.

    What stands before the break is read. An item without id is called ``item-`` and
    its position; one without type is a ``document``.

    >>> loads('[{"id": 5, "type": "book", "title": "Fiasco"}]')["5"].fields["title"]
    'Fiasco'
    >>> loads('[{"id": "a", "type": "book"} {"id": "b"}]').problems[0].message[:48]
    "broken JSON at column 30: Expecting ',' or ']'; "
    """
    records: list[Record] = []
    placed: list[_Placed] = []
    taken: set[str] = set()
    for value, start, end in _values(text, placed):
        complaints: list[_Complaint] = []
        if isinstance(value, dict):
            record = _record(value, f"item-{len(records) + 1}", taken, complaints)
            if record.id in taken:
                message = f"the id {record.id!r} is taken by an item before this one"
                complaints.append(("id-duplicate", message, "id", "warning"))
            taken.add(record.id)
            records.append(record)
        else:
            message = f"an item is an object, not {_kind(value)}; left out"
            complaints.append(("csl-json-item", message, "", "error"))
        placed += [(complaint, start, end) for complaint in complaints]
    return Records(records, problems=_located(text, placed))


def _values(text: str, placed: list[_Placed]) -> Iterator[tuple[Any, int, int]]:
    """Yield every item with its place in the text; what is no JSON is added to `placed`."""
    decoder = json.JSONDecoder()
    start = _skip(text, 0)
    if start == len(text):
        placed.append((("json-empty", "there is no JSON here", "", "error"), 0, 0))
    while start < len(text):
        if text[start] == "[":
            start = yield from _array(text, start, placed, decoder)
            continue
        value, end = _decode(text, start, placed, decoder)
        if end is None:
            # JSON Lines: the next line that begins an object is whole again.
            start = _next_line(text, start)
        elif _is_wrapper(value):
            yield from _array(text, _items_at(text, start), placed, decoder)
            start = _skip(text, end)
        else:
            yield value, start, end
            start = _skip(text, end)


def _array(
    text: str, start: int, placed: list[_Placed], decoder: json.JSONDecoder
) -> Generator[tuple[Any, int, int], None, int]:
    """Yield the values of the array that starts at `start`; return where it ends."""
    start = _skip(text, start + 1)
    if text[start : start + 1] == "]":
        return _skip(text, start + 1)
    while True:
        value, end = _decode(text, start, placed, decoder)
        if end is None:
            return len(text)
        yield value, start, end
        after = _skip(text, end)
        if text[after : after + 1] == "]":
            return _skip(text, after + 1)
        if text[after : after + 1] != ",":
            placed.append(_broken(after, "Expecting ',' or ']'"))
            return len(text)
        start = _skip(text, after + 1)


def _decode(
    text: str, start: int, placed: list[_Placed], decoder: json.JSONDecoder
) -> tuple[Any, int | None]:
    try:
        return decoder.raw_decode(text, start)
    except json.JSONDecodeError as error:
        placed.append(_broken(error.pos, error.msg))
    except RecursionError:
        placed.append(_broken(start, "nested too deeply"))
    except ValueError:  # a number of more than 4,300 digits
        placed.append(_broken(start, "a number that is too long"))
    return None, None


def _is_wrapper(value: Any) -> bool:
    return isinstance(value, dict) and "type" not in value and isinstance(value.get("items"), list)


def _items_at(text: str, start: int) -> int:
    match = _WRAPPED.search(text, start)
    return match.end() if match else start


def _skip(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start


def _next_line(text: str, start: int) -> int:
    found = text.find("\n{", start)
    return len(text) if found < 0 else found + 1


def _broken(offset: int, message: str) -> _Placed:
    return ("json-broken", message, "", "error"), offset, offset


def _located(text: str, placed: list[_Placed]) -> list[Problem]:
    """Say line and column: of the key in the item, or of the start of the item."""
    breaks = [match.start() for match in re.finditer("\n", text)] if placed else []
    problems: list[Problem] = []
    for (code, message, key, severity), start, end in placed:
        if key:
            match = re.compile(rf"{re.escape(json.dumps(key))}\s*:").search(text, start, end)
            start = match.start() if match else start
        line = bisect_left(breaks, start)
        column = start - (breaks[line - 1] if line else -1)
        if code == "json-broken":
            message = (
                f"broken JSON at column {column}: {message};"
                " what stands before it is read, what follows is not"
            )
        excerpt = text[start : start + 40].partition("\n")[0]
        problems.append(Problem(code, message, line + 1, column, excerpt, severity))
    return problems


def record_from(item: Mapping[str, Any]) -> Record:
    """Make a record of a CSL-JSON item.

    >>> record_from({"id": "a", "type": "book", "issued": {"date-parts": [[2006]]}}).fields
    {'issued': Date(start=(2006,), end=(), season=None, circa=False, literal=None, edtf=None)}
    """
    return _record(item, "item-1", (), [])


def _record(
    item: Mapping[str, Any], fallback: str, taken: Container[str], complaints: list[_Complaint]
) -> Record:
    fields: dict[str, Any] = {}
    for key, value in item.items():
        if key == "id" or key == "type":
            if value is not None and not isinstance(value, str):
                fields[key] = value
        else:
            fields[key] = _value(key, value, complaints)
    for name, message in identifiers.mistakes(fields):
        complaints.append(("identifier-check", message, name, "warning"))
    key = _id(item.get("id"), fallback, taken, complaints)
    return Record(key, _type(item.get("type"), complaints), fields)


def _id(value: Any, fallback: str, taken: Container[str], complaints: list[_Complaint]) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return str(value)
    while fallback in taken:
        fallback += "-2"
    problem = "no id" if value is None else f"an id is text or a number, not {_kind(value)}"
    complaints.append(("csl-json-id", f"{problem}; called {fallback!r}", "id", "warning"))
    return fallback


def _type(value: Any, complaints: list[_Complaint]) -> str:
    if isinstance(value, str):
        if value not in TYPES:
            complaints.append(("csl-json-type", f"CSL has no type {value!r}", "type", "warning"))
        return value
    problem = "no type" if value is None else f"a type is text, not {_kind(value)}"
    complaints.append(("csl-json-type", f"{problem}; taken as a document", "type", "warning"))
    return "document"


def _value(key: str, value: Any, complaints: list[_Complaint]) -> Any:
    kind = VARIABLES.get(ALIASES.get(key, key))
    if kind is None:
        return value
    read, wanted = value, "text"
    if kind == "name":
        read, wanted = _names(value), "a list of names"
    elif kind == "date":
        read, wanted = _date(value), "a date"
    elif isinstance(value, str) or (kind == "number" and type(value) in (int, float)):
        return value
    else:
        read = None
    if read is None:
        severity: Severity = "info" if value is None else "warning"
        message = f"{key} should be {wanted}, not {_kind(value)}; kept as it is"
        complaints.append(("csl-json-kind", message, key, severity))
        return value
    if kind == "date" and not _is_understood(value, read):
        message = f"not all of the date {key} is understood; it is kept as it is"
        complaints.append(("csl-json-date", message, key, "warning"))
    return read


def _is_understood(value: Any, date: Date) -> bool:
    """Tell whether every part of a date was a year, month, day or season that there may be."""
    if not isinstance(value, dict):
        return True
    given = value.get("date-parts")
    rows = given if isinstance(given, list) else [] if given is None else [given]
    for row, parts in zip(rows, (date.start, date.end), strict=False):
        wanted = (
            [part for part in row if part not in ("", None)] if isinstance(row, list) else [row]
        )
        whole = tuple(parts) if parts else ()
        if len(wanted) != len(whole) or not all(map(_fits, whole, (99_999, 24, 31))):
            return False
    season = value.get("season")
    return season in (None, "", 0) or date.season is not None


def _fits(part: int, most: int) -> bool:
    return -99_999 <= part <= most and (part > 0 or most > 99)


def _kind(value: Any) -> str:
    """Say in words what a value is."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    return f"the {'text' if isinstance(value, str) else 'number'} {value!r:.60}"


# --- names and dates ------------------------------------------------------------


def _names(value: Any) -> tuple[Name, ...] | None:
    if not isinstance(value, list) or not all(isinstance(name, dict) for name in value):
        return None
    return tuple(_name(name) for name in value)


def _name(value: Mapping[str, Any]) -> Name:
    extra: dict[str, Any] = {}
    known: dict[str, str] = {}
    for key, part in value.items():
        if key in _NAME_KEYS and isinstance(part, str):
            known[_NAME_KEYS[key]] = part
        else:
            extra[key] = part
    return Name(**known, extra=extra)


def _name_item(name: Name) -> dict[str, Any]:
    parts = {key: getattr(name, attribute) for key, attribute in _NAME_KEYS.items()}
    known = {key: part for key, part in parts.items() if part is not None}
    return {**name.extra, **known}


def _date(value: Any) -> Date | None:
    """Read a date in any of its forms; None: none of them."""
    if isinstance(value, str):
        date = _edtf(value)
        return date and evolve(date, edtf=value)
    if not isinstance(value, dict):
        return None
    date = _meaning(value)
    plain = evolve(date, extra={key: value[key] for key in value if key not in _DATE_KEYS})
    return plain if _same(_date_item(plain), value) else evolve(date, extra=dict(value))


def _meaning(value: Mapping[str, Any]) -> Date:
    """Understand as much of the object of a date as can be, whatever its forms."""
    start, end = _parts(value.get("date-parts"))
    date = Date(start, end)
    if not start:
        date = _edtf(value.get("edtf")) or _edtf(value.get("raw")) or Date()
    literal, season, circa = (value.get(key) for key in ("literal", "season", "circa"))
    return Date(
        date.start,
        date.end,
        season=_number(season) or date.season,
        # "true", 1 and "1" are all in use; so is "about 1984"
        circa=(bool(circa) and circa not in ("0", "false")) or date.circa,
        literal=literal if isinstance(literal, str) else None,
    )


def _parts(value: Any) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Read ``[[2019, 7], ["2020"]]``; anything else is no date."""
    empty: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    if not isinstance(value, list) or not 1 <= len(value) <= 2:
        return empty
    found = [_numbers(part) for part in value]
    start, end = [*found, ()][:2]
    return (start or (), end or ()) if start else empty


def _numbers(value: Any) -> tuple[int, ...]:
    if not isinstance(value, list):
        return ()
    numbers: list[int] = []
    for part in value[:3]:
        number = _number(part)
        if number is None:
            break
        numbers.append(number)
    return tuple(numbers)


def _number(value: Any) -> int | None:
    if isinstance(value, str) and re.fullmatch(r"\s*-?\d{1,9}\s*", value):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _edtf(text: Any) -> Date | None:
    """Read EDTF, or else a date as people write it, if it has just one reading."""
    if not isinstance(text, str) or len(text) > 100:
        return None
    try:
        return dates.parse(text.strip())
    except ValueError:
        pass
    found = dates.find(text)
    whole = len(found) == 1 and text[found[0].start : found[0].end] == text.strip(" .")
    return found[0].readings[0] if whole and len(found[0].readings) == 1 else None


def _date_item(date: Date) -> dict[str, Any] | str:
    extra = dict(date.extra)
    if any(key in extra for key in _DATE_KEYS):
        # The forms it was read from, as long as they still say the same.
        if _meaning(extra) == evolve(date, extra={}, edtf=None):
            return extra
        extra = {key: part for key, part in extra.items() if key not in _DATE_KEYS}
    if date.edtf is not None and not extra and date.literal is None:
        return date.edtf
    item: dict[str, Any] = {}
    if date.start or date.end:
        item["date-parts"] = [list(part) for part in (date.start, date.end) if part]
    rest: dict[str, Any] = {"season": date.season, "circa": date.circa or None}
    rest |= {"literal": date.literal, "edtf": date.edtf}
    return {**item, **{key: part for key, part in rest.items() if part is not None}, **extra}


def _same(first: Any, second: Any) -> bool:
    """Equal as JSON: 1 is neither 1.0 nor true."""
    return json.dumps(first, sort_keys=True) == json.dumps(second, sort_keys=True)


# --- out ------------------------------------------------------------------------


def dumps(records: Iterable[Record]) -> str:
    """Write a JSON array with one item a record.

    >>> print(dumps([Record("fiasco", "book", {"title": "Fiasco"})]))
    [
      {
        "id": "fiasco",
        "type": "book",
        "title": "Fiasco"
      }
    ]
    <BLANKLINE>
    """
    items = [item_from(record) for record in records]
    text = json.dumps(items, ensure_ascii=False, indent=2)
    return _LONE_SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text) + "\n"


def item_from(record: Record) -> dict[str, Any]:
    """Make the CSL-JSON item of a record.

    >>> item_from(Record("a", "book", {"author": (Name(family="Ricks", given="Thomas"),)}))
    {'id': 'a', 'type': 'book', 'author': [{'family': 'Ricks', 'given': 'Thomas'}]}
    """
    item: dict[str, Any] = {"id": _original(record, "id", record.id)}
    item["type"] = _original(record, "type", record.type)
    for key, value in record.fields.items():
        if key not in item:
            item[key] = _item_value(value)
    return item


def _original(record: Record, key: str, value: str) -> Any:
    """Return the id or type that was no text, if it is still the record's."""
    original = record.fields.get(key)
    if original is None or isinstance(original, str):
        return value
    if key == "id":
        stays = not isinstance(original, int | float) or str(original) == value
    else:
        stays = value == "document"
    return original if stays else value


def _item_value(value: Any) -> Any:
    if isinstance(value, Date):
        return _date_item(value)
    if isinstance(value, Name):
        return _name_item(value)
    if isinstance(value, tuple | list):
        return [_item_value(part) for part in value]
    return value
