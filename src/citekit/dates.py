"""Dates: EDTF in and out, and the dates that people write.

`parse` and `edtf` speak the Extended Date/Time Format (Library of Congress, 2019;
ISO 8601-2), level 1. `find` looks for written dates in free text and gives every
reading that they allow: ``3/4/19`` is 4 March or 3 April until something decides.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping

from attrs import frozen

from citekit.patterns import regex
from citekit.record import Date

__all__ = ["MONTHS", "Written", "display", "edtf", "find", "is_real", "parse"]

# --- EDTF ---------------------------------------------------------------------

_YEAR = r"-?\d{4}|Y-?\d{5,}"
_SINGLE = regex(
    rf"(?P<year>{_YEAR}|\d\d(?:\dX|XX))(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<mark>[?~%]?)",
    re.ASCII,
)
_TIME = regex(r"(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-]\d\d(:\d\d)?)?", re.ASCII)


def parse(text: str) -> Date:
    """Read an EDTF expression of level 0 or 1.

    What the attributes of `Date` cannot hold (unspecified digits, ``?`` as against
    ``~``, open ends, times of day) stays in its `edtf`, so that nothing is lost.
    Raises ValueError for anything else, and for days that no calendar has.

    >>> parse("2019-07").start, parse("1984~").circa, parse("2001-21").season
    ((2019, 7), True, 1)
    """
    if _TIME.fullmatch(text):
        return _with_edtf(_single(text[:10])[0], text)
    start, slash, end = text.partition("/")
    if not slash:
        date, _ = _single(text)
        return _with_edtf(date, text)
    if {start, end} <= {"", ".."}:
        raise ValueError(f"not an EDTF date: {text!r}")
    first, last = (Date() if side in ("", "..") else _single(side)[0] for side in (start, end))
    return _with_edtf(
        Date(first.start, last.end or last.start, circa=first.circa and last.circa), text
    )


def edtf(date: Date) -> str:
    """Print a date as EDTF; an empty string if it has no numbers.

    >>> edtf(Date((2019, 7, 15))), edtf(Date((1998,), (2000,))), edtf(Date((1984,), circa=True))
    ('2019-07-15', '1998/2000', '1984~')
    """
    if date.edtf is not None:
        return date.edtf
    if not any(date.start[:1]):
        return f"/{_component(date.end, None)}" if any(date.end[:1]) else ""
    mark = "~" if date.circa else ""
    start = _component(date.start, date.season) + mark
    return f"{start}/{_component(date.end, None)}{mark}" if any(date.end[:1]) else start


def is_real(parts: tuple[int, ...]) -> bool:
    """Tell whether a calendar has this year, month or day; a year 0 it has not.

    >>> is_real((2020, 2, 29)), is_real((2019, 2, 29)), is_real((2019, 13))
    (True, False, False)
    """
    month, day = [*parts[1:], 1, 1][:2]
    try:
        year = parts[0] if parts[0] > 0 else parts[0] + 1
        # The Gregorian calendar repeats every 400 years; datetime knows 1 to 9999 only.
        datetime.date(year % 400 + 400, month, day)
    except (ValueError, IndexError):
        return False
    return parts[0] != 0


def _single(text: str) -> tuple[Date, re.Match[str]]:
    match = _SINGLE.fullmatch(text)
    if match is None or match["year"] == "-0000":
        raise ValueError(f"not an EDTF date: {text!r}")
    year, month, day = match["year"], match["month"], match["day"]
    circa = bool(match["mark"])
    if "X" in year:
        if month:
            raise ValueError(f"beyond EDTF level 1: {text!r}")
        return Date(_years(year, "0"), _years(year, "9"), circa=circa), match
    parts: tuple[int, ...] = (_year_of(int(year.removeprefix("Y"))),)
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise ValueError(f"beyond EDTF level 1: {text!r}")
        return Date(parts, circa=circa), match
    if 21 <= int(month) <= 24 and day is None:
        return Date(parts, season=int(month) - 20, circa=circa), match
    parts = (*parts, int(month)) if day in (None, "XX") else (*parts, int(month), int(day))
    if not is_real(parts):
        raise ValueError(f"no calendar has {text!r}")
    return Date(parts, circa=circa), match


def _years(year: str, digit: str) -> tuple[int, ...]:
    return (_year_of(int(year.replace("X", digit))),)


def _year_of(astronomical: int) -> int:
    """EDTF counts 1 BC as year 0; CSL 1.0.2, AD and BC, has no such year."""
    return astronomical if astronomical > 0 else astronomical - 1


def _with_edtf(date: Date, text: str) -> Date:
    """Keep the expression where printing the attributes would give another one."""
    if edtf(date) == text:
        return date
    return Date(date.start, date.end, date.season, date.circa, edtf=text)


def _component(parts: tuple[int, ...], season: int | None) -> str:
    year = parts[0] if parts[0] > 0 else parts[0] + 1
    text = f"Y{year}" if abs(year) > 9999 else f"{'-' * (year < 0)}{abs(year):04d}"
    if len(parts) == 1:
        return f"{text}-{20 + season}" if season in (1, 2, 3, 4) else text
    # A month or day that no calendar has cannot be said in EDTF.
    known = next(n for n in range(len(parts), 0, -1) if is_real(parts[:n]))
    return "-".join([text, *(f"{part:02d}" for part in parts[1:known])])


# --- written dates ------------------------------------------------------------

_MONTH_WORDS = (
    "january jan janvier janv januar jän jänner enero ene gennaio gen janeiro januari",
    "february feb février fevrier févr fevr februar febrero febbraio fevereiro fev februari",
    "march mar mars märz marzo março maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei",
    "june jun juin juni junio giugno giu junho",
    "july jul juillet juill juil juli julio luglio lug julho",
    "august aug août aout agosto ago augustus",
    "september sep sept septembre septiembre settembre set setembro",
    "october oct octobre oktober okt octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec décembre decembre déc dezember dez diciembre dic dicembre dezembro",
)
#: Month names and their abbreviations in English, French, German, Spanish, Italian,
#: Portuguese and Dutch, lower case, without a full stop → 1-12.
MONTHS: Mapping[str, int] = {
    word: number for number, words in enumerate(_MONTH_WORDS, 1) for word in words.split()
}
_SEASONS: Mapping[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "spring printemps frühling frühjahr primavera",
            "summer été sommer verano estate",
            "fall autumn automne herbst otoño autunno",
            "winter hiver invierno inverno",
        ),
        1,
    )
    for word in words.split()
}

_M = "(?:" + "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True)) + r")\b\.?"
_D = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|º|°)?(?!\d|:\d)"
# A short weekday only after a separator: the Sun in "Baltimore Sun, April 1" is none.
_WD = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s{1,3}"
    r"|(?:(?<=\A)|(?<=[,;(\n])|(?<=[,;]\s))(?:mon|tue|wed|thu|fri|sat|sun)\b\.?,?\s{1,3})?"
)
_Y = r"(?:1[4-9]|20)\d\d(?!\d)"
_YY = rf"(?:{_Y}|['’]?\d\d(?![\d/]))"
_DASH = r"\s?[-–—/]\s?"
_GAP = r"[\s,]{1,3}"
_OF = r"(?:\s{1,3}(?:of\s|de\s|del\s)?|-|\.\s?)"
_BEFORE = r"(?<![\w/.$€£#-])"


@frozen
class Written:
    """A date as somebody wrote it, at ``text[start:end]``.

    `readings` are the dates it can be, likeliest first; more than one only where
    day and month cannot be told apart. It is empty for a day without a year: then
    `month_day` says which; and for a day that no calendar has, 31/02/2019.
    """

    start: int
    end: int
    readings: tuple[Date, ...]
    #: for numeric dates, the order of each reading: ``mdy``, ``dmy`` or ``ymd``
    orders: tuple[str, ...] = ()
    month_day: tuple[int, int] | None = None


_DIGIT = regex(r"\d")  #: every form has one
_Builder = Callable[[re.Match[str], int], "tuple[tuple[Date, ...], tuple[str, ...]] | None"]


def find(text: str, *, latest: int = 2068) -> list[Written]:
    """Find written dates in free text, in order, not overlapping.

    `latest` is the last year that a two-digit year can mean: with 2019, ``20`` is
    1920. Bare years count (1400-2099), bare numbers do not. Runs in linear time.

    >>> [written.readings[0].start for written in find("Jan 9, 2007; 15-DEC-06; 7/15/19")]
    [(2007, 1, 9), (2006, 12, 15), (2019, 7, 15)]
    """
    found: list[Written] = []
    if not _DIGIT.search(text):
        return found
    taken = bytearray(len(text))
    has_month, has_season = _MONTH.search(text) is not None, _SEASON.search(text) is not None
    for pattern, build, wants in _FORMS:
        # most references have no month, and words of twenty languages take time to look for
        if (wants == "month" and not has_month) or (wants == "season" and not has_season):
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            written = _written(match, build, latest)
            if written is not None:
                found.append(written)
                taken[start:end] = b"\1" * (end - start)
    return sorted(found, key=lambda written: written.start)


def _written(match: re.Match[str], build: _Builder | None, latest: int) -> Written | None:
    start, end = match.span()
    if build is None:
        day, month = _day(match["day"]), _month(match["month"])
        if not is_real((2000, month, day)):
            return None
        return Written(start, end, (), month_day=(month, day))
    built = build(match, latest)
    if built is None:
        whole = "day" in match.groupdict() or "second" in match.groupdict()
        return Written(start, end, ()) if whole else None
    readings, orders = built
    return Written(start, end, readings, orders)


def _month(word: str) -> int:
    return MONTHS[_small(word).rstrip(".")]


def _small(word: str) -> str:
    """Put in small letters all that `re.IGNORECASE` takes for them: MAİ, Auguſt."""
    return word.upper().lower().replace("\N{COMBINING DOT ABOVE}", "")


def _day(word: str) -> int:
    return int(re.match(r"\d+", word)[0])  # type: ignore[index]  # the patterns begin it with a digit


def _year(word: str, latest: int) -> int:
    digits = word.lstrip("'’")
    if len(digits) == 4:
        return int(digits)
    year = latest - latest % 100 + int(digits)
    return year if year <= latest else year - 100


def _one(*parts: int, **rest: object) -> tuple[tuple[Date, ...], tuple[str, ...]] | None:
    return ((Date(parts, **rest),), ()) if is_real(parts) else None  # type: ignore[arg-type]


def _range(
    start: tuple[int, ...], end: tuple[int, ...]
) -> tuple[tuple[Date, ...], tuple[str, ...]] | None:
    if not (is_real(start) and is_real(end)) or start > end:
        return None
    return (Date(start, end if end != start else ()),), ()


def _ymd(match: re.Match[str], _latest: int) -> tuple[tuple[Date, ...], tuple[str, ...]] | None:
    parts = (int(match["year"]), int(match["month"]), int(match["day"]))
    return ((Date(parts),), ("ymd",)) if is_real(parts) else None


def _numeric(match: re.Match[str], latest: int) -> tuple[tuple[Date, ...], tuple[str, ...]] | None:
    first, second = int(match["first"]), int(match["second"])
    year = _year(match["year"], latest)
    orders = {"mdy": (year, first, second), "dmy": (year, second, first)}
    if match["sep"] == ".":
        # 8.2.2019 is written where the day comes first.
        del orders["mdy"]
    real = {order: parts for order, parts in orders.items() if is_real(parts)}
    if first == second:
        real.pop("dmy", None)
    if not real:
        return None
    return tuple(map(Date, real.values())), tuple(real) if first != second else ()


def _day_month_year(
    match: re.Match[str], latest: int
) -> tuple[tuple[Date, ...], tuple[str, ...]] | None:
    year, month, day = _year(match["year"], latest), _month(match["month"]), _day(match["day"])
    group = match.groupdict()
    if group.get("day2") is None:
        return _one(year, month, day)
    month2 = _month(group["month2"]) if group.get("month2") else month
    return _range((year, month, day), (year, month2, _day(group["day2"] or "")))


def _month_year(
    match: re.Match[str], _latest: int
) -> tuple[tuple[Date, ...], tuple[str, ...]] | None:
    year, month = int(match["year"]), _month(match["month"])
    group = match.groupdict()
    if group.get("month2") is None:
        return _one(year, month)
    start_year = int(group["year1"]) if group.get("year1") else year
    return _range((start_year, month), (year, _month(group["month2"] or "")))


def _season(match: re.Match[str], _latest: int) -> tuple[tuple[Date, ...], tuple[str, ...]] | None:
    return _one(int(match["year"]), season=_SEASONS[_small(match["season"])])


def _years_range(
    match: re.Match[str], _latest: int
) -> tuple[tuple[Date, ...], tuple[str, ...]] | None:
    start, last = match["year"], match["last"]
    return _range((int(start),), (int(start[: 4 - len(last)] + last),))


def _bare_year(
    match: re.Match[str], _latest: int
) -> tuple[tuple[Date, ...], tuple[str, ...]] | None:
    return _one(int(match["year"]), circa=bool(match["circa"] or match["doubt"]))


def _compile(pattern: str) -> re.Pattern[str]:
    return regex(pattern, re.IGNORECASE)


#: A month, and a season, anywhere.
_MONTH = _compile(rf"(?<![^\W\d_]){_M}")
_SEASON = _compile("|".join(_SEASONS))
#: The forms, surest first: a span that one form took is closed to the next; and the word that
#: each wants.
_FORMS: tuple[tuple[re.Pattern[str], _Builder | None, str], ...] = tuple(
    (
        _compile(_BEFORE + pattern),
        build,
        "month" if _M in pattern else "season" if build is _season else "",
    )
    for pattern, build in (
        (rf"(?P<year>{_Y})-(?P<month>\d\d)-(?P<day>\d\d)(?:T[\d:.]{{1,15}}Z?)?(?![\d-])", _ymd),
        (rf"(?P<year>{_Y})(?P<sep>[/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?![\d/])", _ymd),
        (
            r"(?P<first>\d\d?)(?P<sep>[/.-])(?P<second>\d\d?)(?P=sep)"
            r"(?P<year>(?:1[4-9]|20)\d\d|\d\d)(?![\w/-])",
            _numeric,
        ),
        (
            rf"{_WD}(?P<month>{_M})\s{{0,3}}(?P<day>{_D})"
            rf"(?:{_DASH}(?P<month2>{_M})?\s{{0,3}}(?P<day2>{_D}))?{_GAP}(?P<year>{_Y})",
            _day_month_year,
        ),
        (
            rf"{_WD}(?P<day>{_D})(?:{_DASH}(?P<day2>{_D}))?{_OF}(?P<month>{_M})"
            rf"(?:,?\s{{1,3}}(?:de\s|del\s)?|-|,)(?P<year>{_YY})",
            _day_month_year,
        ),
        (rf"(?P<year>{_Y}),?\s{{1,3}}(?P<month>{_M})\s{{1,3}}(?P<day>{_D})", _day_month_year),
        (
            rf"(?P<month>{_M})(?:\s(?P<year1>{_Y}))?{_DASH}(?P<month2>{_M}),?\s{{1,3}}(?P<year>{_Y})",
            _month_year,
        ),
        (rf"(?P<month>{_M})(?:{_GAP}(?:de\s|of\s)?|-)(?P<year>{_Y})", _month_year),
        (rf"(?P<year>{_Y}),?\s{{1,3}}(?P<month>{_M})", _month_year),
        (
            rf"(?P<season>{'|'.join(_SEASONS)}),?\s{{1,3}}(?:of\s)?(?P<year>{_Y})(?:/\d\d(?:\d\d)?)?",
            _season,
        ),
        (rf"(?P<year>{_Y})[-–/](?P<last>{_Y}|\d\d)(?![\w/-])", _years_range),
        (
            rf"(?P<circa>(?:c|ca|circa)\.?\s?)?(?P<year>{_Y})(?P<doubt>\?(?=[\s,.;)\]]|$))?(?![\w/-])",
            _bare_year,
        ),
        (rf"{_WD}(?P<month>{_M})\s{{0,3}}(?P<day>{_D})(?!\w)", None),
        (rf"{_WD}(?P<day>{_D}){_OF}(?P<month>{_M})(?!\w)", None),
    )
)


def display(date: Date) -> str:
    """Print a date for a message to a person: EDTF, else the words it came in.

    >>> display(Date((2019, 8, 2))), display(Date(literal="forthcoming"))
    ('2019-08-02', 'forthcoming')
    """
    return edtf(date) or date.literal or str(date.extra.get("raw", ""))
