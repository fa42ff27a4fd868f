"""When a page was published: what it says, read as the day that it names.

A day is kept as it is written: a page of one o'clock in the morning is of that day, whatever day
it was in Greenwich.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from citekit import dates
from citekit.patterns import regex
from citekit.providers.webpages.hypertext import Line
from citekit.providers.webpages.signals import Signal
from citekit.record import Date
from citekit.references import days

__all__ = ["choose", "pictured", "read", "statements"]

# --- a text → a date ----------------------------------------------------------------

_ISO = regex(
    r"\s*(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T\s,_]{1,3}\d{1,2}[:h.].{0,60}|\s.{0,30})?"
    r"|\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:[T\s_-]?\d{2,6}Z?(?:[+-]\d{4})?)?\s*",
    re.ASCII | re.DOTALL,
)
_EPOCH = regex(r"\s*1\d{9}(\d{3})?(?:\.\d{1,9})?\s*", re.ASCII)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९", "0123456789" * 3)
#: Months in languages that references are seldom in, January to December; Arabic ones of two
#: regions.
_MONTHS = """
    يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
    كانون الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين الأول تشرين الثاني كانون الأول
    ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر
    בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר
    ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
    जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
    มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
    sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio
    janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris
"""  # noqa: E501
_ENGLISH = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_MONTH = {
    name.replace("\u00a0", " "): english
    for line in _MONTHS.strip().splitlines()
    for name, english in zip(line.strip().split(" "), _ENGLISH, strict=True)
}
_FOREIGN = regex(
    r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, _MONTH), key=len, reverse=True)) + r")(?!\w)"
)
_VIETNAMESE = regex(r"(?:ngày\s)?(\d{1,2})\stháng\s(\d{1,2})(?:,|\snăm)?\s(\d{4})", re.IGNORECASE)
_DIGIT = regex(r"\d")
#: Behind the year: Lithuanian “2019 m. Mar 5 d.”, Latvian “2019. gada 5. Mar”
_BALTIC = regex(
    r"(\d{4})(?:\sm\.\s([A-Z][a-z]{2})\s(\d{1,2})\sd\.|\.\sgada\s(\d{1,2})\.\s([A-Z][a-z]{2}))"
)


def _familiar(text: str) -> str:
    """Write dates with digits and months that are read: of other scripts and languages."""
    text = text.translate(_DIGITS)
    if not _DIGIT.search(text):
        return text  # most lines of a page
    text = _VIETNAMESE.sub(r"\1.\2.\3", text)
    return _BALTIC.sub(r"\3\4 \2\5 \1", _FOREIGN.sub(lambda match: _MONTH[match[0]], text))


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
    text = _familiar(text[:200])
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
        ("created", "url"),
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
_PUBLISHED = regex(
    r"published|posted|created|veröffentlicht|erstellt|publié|publicado|pubblicat|geplaatst",
    re.IGNORECASE,
)
_PATH = regex(
    r"/((?:19|20)\d\d)(?:/[a-z-]{2,20}(?=/\d\d/\d\d/))?"
    r"[/-]?(0?[1-9]|1[0-2]|[a-z]{3})[/-]?(0?[1-9]|[12]\d|3[01])(?=[/\-_.]|$)"
)
#: Lines after the heading, and before it, where the date is; characters that a line has beside
#: its date: with a label, a time, an author; with more, and nothing to say; of a line that is a
#: date and nothing else.
_AFTER, _BEFORE, _LITTLE, _MORE, _ALONE = 15, 4, 25, 60, 40
_BARS = regex(r"\s*[|·•]\s*|\s/\s|\s[–—-]\s")
_DIGIT = regex(r"\d")
#: A word of prose: the more of them, the less a line is there for its date.
_LOWER = regex(r"(?<![\w-])[a-zß-öø-ÿ][^\W\d_]{2,30}")
#: The beginning of a report: "GENEVA, 12 May 2019 (Reuters) – …".
_DATELINE = regex(
    r"[^\W\d_a-z][^\d,–—()]{2,40}(?:,[^\d,–—()]{2,30})?[,(–—]\s{0,2}(?=[^–—(]{6,30}[–—(:/-])"
)


def statements(
    lines: Sequence[Line], title: str, addresses: Sequence[str], language: str
) -> Iterator[Signal]:
    """Yield the dates that a reader reads, the likeliest first, and those of the addresses.

    A line about the heading that is little more than a date counts first, then a line with a
    label wherever it is, then one about the heading with some more words and the dateline of a
    report, then the end of the window's `title`, then any line that is a date, then the heading.
    """
    yield from (Signal("url", "issued", _of_address(each)) for each in addresses)
    headings = [at for at, line in enumerate(lines) if line.heading]
    last = headings[-1] if headings else len(lines)
    texts = [_familiar(line.text[:300]) for line in lines]
    after = texts[last + 1 : last + 1 + _AFTER]
    before = texts[max(headings[0] - _BEFORE, 0) : headings[0]] if headings else []
    around = [*after, *reversed(before)]
    for line in around:
        yield from _dated(line, language, _LITTLE)
    for line in after:
        if len(line) <= _ALONE // 2:  # November 2025
            yield from _dated(line, language, _LITTLE, least=2)
    for at, line in enumerate(texts):
        label = _LABEL.match(line) if len(line) <= 120 else None
        if label:
            alone = label.end() == len(line) and at + 1 < len(lines)
            yield from _dated(texts[at + 1][:40] if alone else line, language, _MORE)
    for line in around:
        yield from _dated(line, language, _MORE)
    for line in after:
        place = _DATELINE.match(line)
        if place:
            yield from _dated(line[place.end() : place.end() + 30], language, _LITTLE)
    _, mark, end = title.rpartition("|")
    if mark and len(end) < _ALONE:
        yield from _dated(end, language, _LITTLE)
    for line in texts[last + 1 + _AFTER :]:
        if len(line) <= _ALONE:
            yield from _dated(line, language, _LITTLE)
    for at in headings:
        yield from _dated(texts[at], language, 300)


def pictured(addresses: Iterable[str]) -> list[Signal]:
    """Give the days in the addresses of pictures: when they were put there."""
    return [Signal("url", "created", _of_address(each)) for each in islice(addresses, 20)]


def _dated(line: str, language: str, most: int, *, least: int = 3) -> Iterator[Signal]:
    """Yield the date of a line that is little else, at `most` so many characters.

    `least`: 3 for a day, 2 for a month. Where a line says of several what they are, the day of
    publication comes first.
    """
    if len(line) > 200 or not _DIGIT.search(line):
        return
    found = [each for each in dates.find(line) if each.readings]
    length = sum(each.end - each.start for each in found)
    if len(line) - length > most and not _LABEL.match(line):
        for part in _BARS.split(line) if found and most <= _LITTLE else ():
            if len(part) < len(line):
                yield from _dated(part, language, most // 2, least=least)
        return
    prose = len(_LOWER.findall(line)) - sum(
        len(_LOWER.findall(line[each.start : each.end])) for each in found
    )
    allowed = {_LITTLE: 1, _MORE: 1 if line.endswith(".") else 3}.get(most, 99)
    if not _LABEL.match(line) and prose > allowed:
        return
    written = (each for each in _written(line, language) if len(each.start) >= least)
    date = next(written, None)
    if date is None:
        return
    ends = [0, *(each.end for each in found)]
    labels = [line[end : each.start] for end, each in zip(ends, found, strict=False)]
    labels = labels or [line[:20]]
    first = _CHANGED.search(labels[0])
    for label, each in zip(labels[1:], found[1:], strict=False):
        other = _settled(each, language)
        if first and _PUBLISHED.search(label) and len(other.start) >= least:
            yield Signal("text", "issued", dates.edtf(other))
    yield Signal("text", "modified" if first else "issued", dates.edtf(date))


def _of_address(url: str) -> str:
    """Give the day that stands in the path of an address; empty where there is none."""
    match = _PATH.search(url[:2_000].lower())
    if not match:
        return ""
    month = dates.MONTHS.get(match[2]) or (int(match[2]) if match[2].isdigit() else 0)
    parts = (int(match[1]), month, int(match[3]))
    return "-".join(f"{part:02d}" for part in parts) if dates.is_real(parts) else ""
