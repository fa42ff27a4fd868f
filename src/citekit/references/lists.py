"""What the list decides and one line cannot: date order, years, repeated authors."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from citekit.dates import Written, display, is_real
from citekit.patterns import regex
from citekit.record import Date

__all__ = [
    "Calendar", "Settled", "calendar", "is_day_first", "repeats_author", "same_as_above",
]  # fmt: skip

_NAMES: Mapping[str, str] = {
    "mdy": "month/day/year",
    "dmy": "day/month/year",
    "ymd": "year-month-day",
}


@frozen
class Settled:
    """The date that a written date means, and how that was decided."""

    date: Date | None
    reason: str
    #: ``date-ambiguous``, ``year-inferred``, ``year-missing``, ``date-after-post``; "" if sure
    code: str = ""
    message: str = ""


@frozen
class Calendar:
    """How the dates of one list are to be read."""

    order: str | None  #: ``mdy`` or ``dmy``, where the list shows it
    evidence: str  #: a date that shows it
    latest: datetime.date | None  #: no source is later: the day of the post

    def settle(self, written: Written, text: str, *, day_first: bool = False) -> Settled:
        """Choose among the readings of a date written as `text`.

        `day_first`: the reference is in a language whose dates begin with the day.

        >>> from citekit.dates import find
        >>> shown = calendar([find("7/15/19")[0]], ["7/15/19"], None)
        >>> shown.settle(find("8/2/19")[0], "8/2/19").date.start
        (2019, 8, 2)
        """
        if written.month_day is not None:
            return self._with_year(*written.month_day, text)
        readings = dict(zip(written.orders, written.readings, strict=False))
        if len(written.readings) < 2:
            return self._checked(Settled(written.readings[0], "the only reading"), text)
        possible = {order: date for order, date in readings.items() if not self._too_late(date)}
        if len(possible) == 1:
            return Settled(next(iter(possible.values())), "the other reading is after the post")
        if self.order in readings:
            return Settled(readings[self.order], f"like {self.evidence} in the same list")
        first, second = sorted(readings.items(), key=lambda one: one[0] == "dmy")
        if day_first and second[0] == "dmy":
            return Settled(second[1], "day first, as in the language of the reference")
        return Settled(
            first[1],
            "ambiguous: month first is assumed",
            "date-ambiguous",
            f"“{text}” is {display(first[1])} ({_NAMES[first[0]]}) or {display(second[1])} "
            f"({_NAMES[second[0]]}); {display(first[1])} is assumed",
        )

    def _checked(self, settled: Settled, text: str) -> Settled:
        """Name a date that is later than the post."""
        if settled.date is None or self.latest is None or not settled.date.start:
            return settled
        if settled.date.start > _parts(self.latest)[: len(settled.date.start)]:
            message = f"“{text}” is later than the post of {self.latest.isoformat()}"
            return evolve(settled, code="date-after-post", message=message)
        return settled

    def _too_late(self, date: Date) -> bool:
        return self.latest is not None and _day(date) > self.latest

    def _with_year(self, month: int, day: int, text: str) -> Settled:
        if self.latest is None:
            return Settled(
                Date(literal=text),
                "a day without a year",
                "year-missing",
                f"“{text}” has no year; give the date of the post to infer it",
            )
        year = next(
            year
            # 29 February comes round after eight years at the latest
            for year in range(self.latest.year, self.latest.year - 9, -1)
            if is_real((year, month, day)) and (year, month, day) <= _parts(self.latest)
        )
        return Settled(
            Date((year, month, day)),
            f"year inferred from the post of {self.latest.isoformat()}",
            "year-inferred",
            f"“{text}” has no year; {year} is inferred from the date of the post",
        )


def _parts(day: datetime.date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def _day(date: Date) -> datetime.date:
    parts = [*date.start, 1, 1][:3]
    return datetime.date(max(1, min(9999, parts[0])), parts[1], parts[2])


def calendar(
    written: Iterable[Written], texts: Iterable[str], latest: datetime.date | None
) -> Calendar:
    """Learn from the dates of a list in which order it writes day and month."""
    votes: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for one, text in zip(written, texts, strict=True):
        readings = dict(zip(one.orders, one.readings, strict=False))
        readings.pop("ymd", None)
        if len(readings) > 1 and latest is not None:
            readings = {order: date for order, date in readings.items() if _day(date) <= latest}
        if len(readings) == 1:
            (order,) = readings
            # 30.11.2012 says nothing about what 3/4/12 beside it means.
            if "." not in text:
                votes[order] += 1
                shown.setdefault(order, text)
    if len(votes) != 1:  # nothing shows it, or the list contradicts itself
        return Calendar(None, "", latest)
    (order,) = votes
    return Calendar(order, shown[order], latest)


#: Words around dates and numbers in languages that write the day first.
_DAY_FIRST = regex(
    r"\b(?:consult(?:ad[oa]|ato|ée?|a)|ac(?:ess|ces|cess)o|acessado|disponib(?:le|ile)|disponível"
    r"|recuperado|en línea|en ligne|em linha|abgerufen|zugriff|zugegriffen|verfügbar|geraadpleegd"
    r"|beschikbaar|dostęp|hämtad|besøgt|ultimo|núm|nº|fecha|letzter)\b|n\.º",
    re.IGNORECASE,
)


def is_day_first(text: str) -> bool:
    """Tell a reference in a language whose dates begin with the day, by its announcing words.

    `text` is what stands around its fields: a title may be in any language.

    >>> is_day_first("[consulta: 12/05/2019]"), is_day_first("accessed 12/05/2019")
    (True, False)
    """
    return _DAY_FIRST.search(text) is not None


_SAME_AUTHOR = regex(r"(?:[—–―_-]\s?){2,6}(?=\s?[.,:;(]|\s+[“\"«‘A-Z])|—(?=\s?[.,:])")
_IBID = regex(
    r"(?:ibid|ibidem|idem|ebd|ebenda)\b\.?|Id\.(?=\s|,|$)(?:\s+at(?=\s\d))?", re.IGNORECASE
)


def repeats_author(text: str) -> int:
    """Tell how many characters at the start say “the author above” (``———.``); 0: none.

    >>> repeats_author("———. “Title.”"), repeats_author("--Paul Roberts, “Title”")
    (3, 0)
    """
    match = _SAME_AUTHOR.match(text)
    return match.end() if match else 0


def same_as_above(text: str) -> int:
    """Tell how many characters at the start say “the work above” (``Ibid.``); 0: none.

    >>> same_as_above("Ibid., p. 45"), same_as_above("Ideas, “Title”")
    (5, 0)
    """
    match = _IBID.match(text)
    if match is None or len(text) > 60:
        return 0
    return match.end() if re.match(r"\s*(?:[,.;:]|$|p|s\.|\d)", text[match.end() :]) else 0
