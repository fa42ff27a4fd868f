"""Dates as a style writes them.

CSL 1.0.2, Date, Date-part, Date Ranges, AD and BC, Seasons, and Localized Date Formats.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from citekit.csl import casing
from citekit.csl.lexicon import Lexicon
from citekit.csl.signs import JOINT, clean
from citekit.csl.tree import Node, joined, node_of
from citekit.record import Date

__all__ = ["formats", "kind", "precision", "sort_value", "written"]


class _Day(NamedTuple):
    year: int
    month: int = 0
    day: int = 0
    season: int = 0
    coded: bool = False  #: the season stands in the place of the month


def _days(date: Date) -> tuple[_Day, _Day | None]:
    if not date.end and len(date.start) < 2 and date.season is None:  # a year: the most common
        return _Day(date.start[0] if date.start else 0), None
    start = [*(date.start or (0,)), 0, 0, 0][:3]
    season, coded = date.season or 0, False
    if 13 <= start[1] <= 24:
        # CSL-JSON: 13 to 16, and EDTF's 21 to 24, are seasons; 17 to 20 are met as well
        season, start[1], coded = (start[1] - 13) % 4 + 1, 0, True
    first = _Day(start[0], start[1], start[2], season, coded)
    if not date.end:
        return first, None
    end = [*date.end, 0, 0, 0][:3]
    last_season = 0
    if 13 <= end[1] <= 24:
        last_season, end[1] = (end[1] - 13) % 4 + 1, 0
    return first, _Day(end[0], end[1], end[2], last_season, bool(last_season))


def formats(node: Node, lexicon: Lexicon) -> tuple[list[Node], str]:
    """Give the date-parts to write, in order, and what delimits them."""
    form = node.get("form")
    if not form:
        return [child for child in node.children if child.tag == "date-part"], node.delimiter
    element = lexicon.dates.get(form)
    if element is None:
        return [], ""
    localized = node_of(element)
    shown = node.get("date-parts", "year-month-day").split("-")
    own = {child.get("name"): child.attrs for child in node.children if child.tag == "date-part"}
    parts = []
    for part in localized.children:
        name = part.get("name")
        if name in shown:
            # affixes of a style are not allowed on the parts of a localized date
            extra = {k: v for k, v in own.get(name, {}).items() if k not in ("prefix", "suffix")}
            parts.append(Node("date-part", {**part.attrs, **extra}, ()))
    return parts, localized.delimiter


def kind(date: Date | None) -> tuple[Any, ...]:
    """Tell what of a date decides which parts of it are printed, values aside."""
    if date is None:
        return ()
    if not date.start and not any(date.end):
        return (bool(date.literal), date.season)
    first, last = _days(date)
    if last is None:
        return (first.year != 0, bool(first.month), bool(first.day), first.season, first.coded)
    return (*(bool(part) for day in (first, last) for part in day), first == last)


def precision(date: Date | None) -> str:
    """Tell to what a date is known: ``day``, ``month`` (or season), ``year``; empty: no date.

    >>> precision(Date((2019, 7)))
    'month'
    """
    if date is None or not date.start:
        return ""
    first, _ = _days(date)
    return "day" if first.day else "month" if first.month or first.season else "year"


def written(
    parts: list[Node], delimiter: str, date: Date | None, lexicon: Lexicon, year_suffix: str = ""
) -> str:
    """Write a date as marked text; `year_suffix` follows the first year.

    `parts` and `delimiter` are what `formats` gives.
    """
    if date is None or not (date.start or date.season or date.literal):
        return ""
    if date.literal and not date.start:
        # with the year, as in citeproc-js: of a date that a style writes in two places, once
        return clean(date.literal) if any(part.get("name") == "year" for part in parts) else ""
    first, last = _days(date)
    if last is None or last == first:
        return delimiter.join(_single(parts, first, lexicon, year_suffix))
    return _range(parts, first, last, delimiter, lexicon, year_suffix)


def _single(
    parts: list[Node], day: _Day, lexicon: Lexicon, year_suffix: str = "", bare: str = ""
) -> list[str]:
    """Write the parts that are there; `bare`: leave off ``prefix``, ``suffix`` or ``both``."""
    out = []
    for at, part in enumerate(parts):
        text = _part(part, day, lexicon)
        if not text:
            continue
        if part.get("name") == "year":
            text += year_suffix
        text = part.formatted(casing.change(text, part.get("text-case")))
        prefix = "" if bare in ("prefix", "both") and at == 0 else part.prefix
        suffix = "" if bare in ("suffix", "both") and at == len(parts) - 1 else part.suffix
        out.append(f"{prefix}{text}{suffix}")
    return out


def _part(part: Node, day: _Day, lexicon: Lexicon) -> str:
    name, form = part.get("name"), part.get("form")
    if name == "year":
        return _year(day.year, form, lexicon)
    if name == "month":
        return _month(part, day, form, lexicon)
    if not day.day or not day.month:
        return ""
    if form == "numeric-leading-zeros":
        return f"{day.day:02d}"
    if form == "ordinal":
        only_first = lexicon.options.get("limit-day-ordinals-to-day-1") == "true"
        if day.day == 1 or not only_first:
            gender = lexicon.gender(f"month-{day.month:02d}")
            return f"{day.day}{lexicon.ordinal(day.day, gender)}"
    return str(day.day)


def _year(year: int, form: str, lexicon: Lexicon) -> str:
    if year == 0:
        return ""
    if form == "short" and year >= 1000:
        return f"{year % 100:02d}"
    if year < 0:
        return f"{-year}{lexicon.term('bc')}"
    return f"{year}{lexicon.term('ad')}" if year < 1000 else str(year)


def _month(part: Node, day: _Day, form: str, lexicon: Lexicon) -> str:
    if not day.month:
        if not day.season or (day.coded and form in ("numeric", "numeric-leading-zeros")):
            return ""
        return lexicon.term(f"season-{day.season:02d}") if 1 <= day.season <= 4 else ""
    if form == "numeric":
        return str(day.month)
    if form == "numeric-leading-zeros":
        return f"{day.month:02d}"
    text = lexicon.term(f"month-{day.month:02d}", "short" if form == "short" else "long")
    return text.replace(".", "") if part.get("strip-periods") == "true" else text


def _range(
    parts: list[Node], first: _Day, last: _Day, delimiter: str, lexicon: Lexicon, year_suffix: str
) -> str:
    """Write a range: what differs twice, what is common once."""
    names = [part.get("name") for part in parts]
    differ = next(
        (
            name
            for name in ("year", "month", "day")
            if name in names and _value(first, name) != _value(last, name)
        ),
        None,
    )
    if differ is None:
        return delimiter.join(_single(parts, first, lexicon, year_suffix))
    if not (_value(first, differ) and _value(last, differ)):
        differ = "year"  # of unlike precision: both are written in full
    levels = {"year": ("year", "month", "day"), "month": ("month", "day"), "day": ("day",)}[differ]
    twice = [at for at, name in enumerate(names) if name in levels]
    between = next(
        (part.get("range-delimiter", "–") for part in parts if part.get("name") == differ), "–"
    )
    start, stop = twice[0], twice[-1] + 1
    inner = parts[start:stop]
    if last.year == 0:  # an open range
        return delimiter.join(_single(parts, first, lexicon, year_suffix)) + "–"
    left = delimiter.join(_single(inner, first, lexicon, bare="suffix")).rstrip(f" {JOINT}")
    right = delimiter.join(_single(inner, last, lexicon, year_suffix, bare="prefix"))
    middle = f"{left}{joined(between)}{right}"
    before = _single(parts[:start], first, lexicon)
    after = _single(parts[stop:], last, lexicon, year_suffix)
    return delimiter.join([*before, middle, *after])


def _value(day: _Day, name: str) -> int:
    if name == "month":
        return day.month or 100 + day.season if day.month or day.season else 0
    return day.year if name == "year" else day.day


def sort_value(
    date: Date | None, parts: frozenset[str] = frozenset(("year", "month", "day"))
) -> str:
    """Give the sort key of a date: YYYYMMDD with zeros, earlier years before later ones.

    CSL 1.0.2, Sorting Variables: the start sorts first, the end second, single dates before
    ranges.
    """
    if date is None or not date.start:
        return ""
    first, last = _days(date)
    return "-".join(
        f"{day.year + 100_000 if 'year' in parts and day.year else 0:06d}"
        f"{day.month if 'month' in parts else 0:02d}{day.day if 'day' in parts else 0:02d}"
        for day in (first, last or _Day(0))
    )
