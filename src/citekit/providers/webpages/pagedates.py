"""When a page was published: what it says, read as the day that it names.

A day is kept as it is written: a page of one o'clock in the morning is of that day, whatever day
it was in Greenwich.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from citekit import dates
from citekit.patterns import regex
from citekit.providers.webpages.hypertext import Line
from citekit.providers.webpages.signals import Signal
from citekit.record import Date
from citekit.references import days

__all__ = ["choose", "read", "statements"]

# --- a text → a date ----------------------------------------------------------------

_ISO = regex(
    r"\s*(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T\s,_]{1,3}\d{1,2}[:h.].{0,60}|\s.{0,30})?"
    r"|\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:[T\s_-]?\d{2,6}Z?(?:[+-]\d{4})?)?\s*",
    re.ASCII | re.DOTALL,
)
_EPOCH = regex(r"\s*1\d{9}(\d{3})?(?:\.\d{1,9})?\s*", re.ASCII)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९", "0123456789" * 3)
_WEEKDAY = regex(r"\s*(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s+", re.IGNORECASE)
#: Languages in which the month comes first in 3/4/2019.
_MONTH_FIRST = frozenset("en en-us en-ph es-us fil".split())
_EARLIEST, _LATEST = 1000, 2100


def read(text: str, language: str = "") -> Date | None:
    """Read a date as machines and people write them; None where there is none. Never raises.

    >>> read("2019-08-27T23:30:00-07:00").start, read("27. August 2019, 14:30 Uhr").start
    ((2019, 8, 27), (2019, 8, 27))
    >>> read("3/4/2019", "en-GB").start, read("3/4/2019", "en-US").start
    ((2019, 4, 3), (2019, 3, 4))
    """
    text = text[:200].translate(_DIGITS)
    iso = _ISO.fullmatch(text)
    if iso:
        parts = tuple(int(part) for part in iso.groups() if part is not None)
        return _real(parts if parts[1] else parts[:1])  # 2019-00-00
    epoch = _EPOCH.fullmatch(text)
    if epoch:
        seconds = int(float(text)) // (1000 if epoch[1] else 1)
        when = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
        return _real((when.year, when.month, when.day))
    return next(_written(text, language), None)


def _real(parts: tuple[int, ...]) -> Date | None:
    known = dates.is_real(parts) and _EARLIEST <= parts[0] <= _LATEST
    return Date(parts) if known else None


def _written(text: str, language: str) -> Iterator[Date]:
    """Yield the days that a text has in words; after them what is less than a day."""
    found = [each for each in dates.find(text) if each.readings]
    if not any(len(each.readings[0].start) > 1 for each in found):
        once = days.read(_WEEKDAY.sub("", text[:80])[:60])  # months of other languages
        found += [once] if once is not None and once.readings else []
    settled = [_settled(each, language) for each in found]
    yield from (date for date in settled if len(date.start) == 3 and not date.end)
    yield from (date for date in settled if 0 < len(date.start) < 3)


def _settled(written: dates.Written, language: str) -> Date:
    """Decide between day and month: by what the language of the page does."""
    wanted = "mdy" if language.lower() in _MONTH_FIRST else "dmy"
    if len(written.readings) > 1 and wanted in written.orders:
        return written.readings[written.orders.index(wanted)]
    return written.readings[0]


# --- which to believe ---------------------------------------------------------------

#: Fields and sources, the best first. When it was changed is the last resort.
_ORDER: Sequence[tuple[str, str]] = tuple(
    (field, source)
    for field, sources in (
        ("issued", "highwire json-ld bepress eprints prism opengraph dublin-core microdata rdfa"),
        ("issued", "microformat parsely sailthru coins meta"),
        ("available", "highwire dublin-core"),
        ("issued", "time class text script"),
        ("created", "json-ld microdata rdfa"),
        ("issued", "url"),
        ("modified", "json-ld opengraph dublin-core microdata microformat meta time class text"),
    )
    for source in sources.split()
)
#: Where a day stands as readers see it.
_SHOWN = ("class", "text", "time", "url")
_IN_GREENWICH = regex(
    r"\d[T\s](\d\d):\d\d(?::\d\d(?:\.\d{1,9})?)?\s?(?:Z|[+-]00:?00|UTC|GMT)?$", re.ASCII
)


def choose(signals: Sequence[Signal], language: str) -> tuple[Date | None, str]:
    """Give the day of publication, and the source that says it.

    A year or a month alone gives way to a day in it that another source has.
    """
    best: tuple[Date | None, str] = (None, "")
    for field, source in _ORDER:
        of_source = (each for each in signals if each.field == field and each.source == source)
        for signal in of_source:
            date = read(signal.value, language)
            if date is not None:
                if field == "issued":
                    date = _as_shown(date, signal, signals, language)
                if best[0] is None or (field == "issued" and _is_finer(date, best[0])):
                    best = date, source if field != "modified" else f"{source} (modified)"
                break
        if best[0] is not None and len(best[0].start) == 3:
            break
    return best


def _as_shown(date: Date, said: Signal, signals: Sequence[Signal], language: str) -> Date:
    """Give the day that readers see where a machine's is the one in Greenwich.

    ``2019-08-26T22:15:00Z`` is 27 August in Berlin; only the page knows where its readers are.
    """
    hour = _IN_GREENWICH.search(said.value)
    if not hour or len(date.start) < 3:
        return date
    shown = (
        read(each.value, language)
        for each in signals
        if each.field == "issued" and each.source in _SHOWN
    )
    seen = [each for each in shown if each is not None and len(each.start) == 3]
    if any(each.start == date.start for each in seen):
        return date
    try:
        step = datetime.timedelta(1 if int(hour[1]) >= 12 else -1)
        beside = (datetime.date(*date.start) + step).timetuple()[:3]
    except (ValueError, OverflowError):
        return date
    return next((each for each in seen if each.start == beside), date)


def _is_finer(date: Date, other: Date) -> bool:
    length = len(other.start)
    return len(date.start) > length and date.start[:length] == other.start


# --- dates in the text and the address ----------------------------------------------

_LABEL = regex(
    r"(?:date|datum|data|fecha|published|publication date|posted|(?:online )?veröffentlicht"
    r"|publiziert|erschienen|erstellt|publié|mis en ligne|publicado|pubblicato|gepubliceerd"
    r"|publicerad|publisert|opublikowano|дата|опубликовано|stand|dated?|released)"
    r"(?: (?:on|am|le|el|il|op|at|seit))?\s?:?(?=\s|$)",
    re.IGNORECASE,
)
_CHANGED = regex(
    r"updated|modified|aktualisiert|stand:|mis à jour|modifié|actualizado|aggiornat|edited",
    re.IGNORECASE,
)
_PATH = regex(
    r"/((?:19|20)\d\d)[/-]?(0?[1-9]|1[0-2]|[a-z]{3})[/-]?(0?[1-9]|[12]\d|3[01])(?=[/\-_.]|$)"
)
#: Lines after the heading, and before it, where the date is; characters of a line that is a date
#: with a label, a time, an author; of one that is a date and nothing else.
_AFTER, _BEFORE, _BESIDE, _ALONE = 15, 4, 60, 40


def statements(lines: Sequence[Line], title: str, url: str, language: str) -> Iterator[Signal]:
    """Yield the dates that a reader reads, the likeliest first, and the one of the address.

    A line about the heading that is little more than a date counts first, then a line with a
    label wherever it is, then the end of the window's `title`, then any line that is a date.
    """
    yield Signal("url", "issued", _of_address(url))
    headings = [at for at, line in enumerate(lines) if line.heading]
    last = headings[-1] if headings else len(lines)
    after = lines[last + 1 : last + 1 + _AFTER]
    before = lines[max(headings[0] - _BEFORE, 0) : headings[0]] if headings else []
    for line in [*after, *reversed(before)]:
        yield from _dated(line.text, language)
    for line in after:
        if len(line.text) <= _ALONE // 2:  # November 2025
            yield from _dated(line.text, language, least=2)
    for at, line in enumerate(lines):
        label = _LABEL.match(line.text) if len(line.text) <= 2 * _BESIDE else None
        if label:
            alone = label.end() == len(line.text) and at + 1 < len(lines)
            yield from _dated(lines[at + 1].text[:40] if alone else line.text, language)
    _, mark, end = title.rpartition("|")
    if mark and len(end) < _ALONE:
        yield from _dated(end, language)
    for line in lines[last + 1 + _AFTER :]:
        if len(line.text) <= _ALONE:
            yield from _dated(line.text, language)


def _dated(line: str, language: str, *, least: int = 3) -> Iterator[Signal]:
    """Yield the date of a line that is little else; `least`: 3 for a day, 2 for a month."""
    line = line.translate(_DIGITS)
    if len(line) > 200:
        return
    found = [each for each in dates.find(line) if each.readings]
    length = sum(each.end - each.start for each in found)
    if len(line) - length > _BESIDE and not _LABEL.match(line):
        return
    date = next((each for each in _written(line, language) if len(each.start) >= least), None)
    if date is not None:
        changed = _CHANGED.search(line[: found[0].start if found else 20])
        yield Signal("text", "modified" if changed else "issued", dates.edtf(date))


def _of_address(url: str) -> str:
    """Give the day that stands in the path of an address; empty where there is none."""
    match = _PATH.search(url[:2_000].lower())
    if not match:
        return ""
    month = dates.MONTHS.get(match[2]) or (int(match[2]) if match[2].isdigit() else 0)
    parts = (int(match[1]), month, int(match[3]))
    return "-".join(f"{part:02d}" for part in parts) if dates.is_real(parts) else ""
