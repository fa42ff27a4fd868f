"""The queue in front of one host: so many requests a second, so many at once.

Nobody is turned away: threads wait, first come, first served. Only a host that wants to be left
alone for longer than `PATIENCE`, or that is not there, is closed for a while.

Sources: RFC 9110 (10.2.3 Retry-After), the headers that Crossref sends (``x-rate-limit-limit``,
``x-rate-limit-interval``, ``x-concurrency-limit``), and the custom of ``X-RateLimit-Remaining``
and ``X-RateLimit-Reset``.
"""

from __future__ import annotations

import datetime
import re
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from attrs import frozen

__all__ = ["PATIENCE", "Clock", "ClosedError", "Limiter", "SpentError", "retry_after"]

#: Seconds that a host may ask to wait; for longer it is not asked at all.
PATIENCE = 30.0

#: Seconds for which a host is left alone at most, whatever it says.
_LONGEST = 3600.0
#: What headers may raise limits to: requests a second, and at once.
_FASTEST, _WIDEST = 50.0, 8
#: Seconds of the longest interval that sets a pace.
_PACE = 60.0
#: Requests that found no host, one after another, before it is left alone, and seconds of that.
_FAILURES, _REST = 3, 60.0
#: X-RateLimit-Reset is a time where it is larger, else seconds from now.
_EPOCH = 1_000_000_000
_INTERVAL = re.compile(r"\s*(\d{1,6})\s*(ms|s|m|h)?\s*")
_SECONDS: Mapping[str, float] = {"ms": 0.001, "s": 1, "m": 60, "h": 3600}
_NUMBER = re.compile(r"\s*(\d{1,12})(?:\.\d{0,12})?\s*")


@frozen
class Clock:
    """Where time comes from; tests give their own."""

    #: seconds that only grow
    monotonic: Callable[[], float] = time.monotonic
    #: waits so many seconds
    sleep: Callable[[float], None] = time.sleep
    #: the time of day, UTC
    now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC)


class SpentError(Exception):
    """The time for this piece of work ends before its turn comes."""


class ClosedError(Exception):
    """The host is left alone for a while; `asked_for` tells whether it asked for that."""

    def __init__(self, reason: str, asked_for: bool) -> None:
        self.asked_for = asked_for
        super().__init__(reason)


class Limiter:
    """The queue in front of one host, shared by threads.

    In any stretch of time that `rate` speaks of, 1 s for 5 requests a second, 3 s for one in
    3 s, no more requests than it allows are under way or just done. A request counts until so
    long after its end: however long each was on its way, the host counts no more of them.

    `is_known` says that a provider stands there. Headers can make the limits of a host stricter,
    and those of a known host wider, up to 50 requests a second and 8 at once.
    """

    def __init__(
        self, rate: float, concurrency: int, clock: Clock | None = None, *, is_known: bool = False
    ) -> None:
        self.rate = rate  #: requests a second
        self.concurrency = concurrency  #: requests at once
        self.is_known = is_known
        self._clock = clock or Clock()
        self._changed = threading.Condition()
        self._tickets: deque[object] = deque()
        self._active = 0
        self._ended: deque[float] = deque(maxlen=2 * int(_FASTEST))
        self._opens = 0.0
        self._closed = ("", False)
        self._failures = 0

    def limit(self, rate: float, concurrency: int) -> None:
        """Say what a provider at this host allows; of several providers the strictest counts.

        Saying it again changes nothing: what headers said since then stays.
        """
        with self._changed:
            if self.is_known and rate >= self.rate and concurrency >= self.concurrency:
                return
            strictest = (min(rate, self.rate), min(concurrency, self.concurrency))
            self.rate, self.concurrency = strictest if self.is_known else (rate, concurrency)
            self.is_known = True
            self._changed.notify_all()

    @property
    def is_idle(self) -> bool:
        """Whether nobody waits, and nothing is remembered that matters."""
        with self._changed:
            last = self._ended[-1] if self._ended else 0.0
            quiet = self._clock.monotonic() - max(last, self._opens) > _REST
            return not self._tickets and not self._active and quiet

    @contextmanager
    def turn(self, deadline: float | None = None) -> Iterator[None]:
        """Wait for one's turn, and take it.

        `deadline` is in seconds of the clock. Raises SpentError where the turn would come after
        it, and ClosedError where the host is left alone.
        """
        ticket = object()
        with self._changed:
            self._tickets.append(ticket)
        try:
            self._wait(ticket, deadline)
        finally:
            with self._changed:
                self._tickets.remove(ticket)
                self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._active -= 1
                self._ended.append(self._clock.monotonic())
                self._changed.notify_all()

    def _wait(self, ticket: object, deadline: float | None) -> None:
        while True:
            with self._changed:
                now = self._clock.monotonic()
                if self._opens - now > PATIENCE:
                    raise ClosedError(*self._closed)
                if deadline is not None and now >= deadline:
                    raise SpentError
                start = self._start(ticket)
                if start is None:
                    self._changed.wait(None if deadline is None else deadline - now)
                    continue
                if start <= now:
                    self._active += 1
                    return
                if deadline is not None and start >= deadline:
                    raise SpentError
            self._clock.sleep(start - now)

    def _start(self, ticket: object) -> float | None:
        """Say when it is a ticket's turn; None: not before something else has ended."""
        most = max(1, int(self.rate))
        free = most - self._active
        if self._tickets[0] is not ticket or self._active >= self.concurrency or free <= 0:
            return None
        if len(self._ended) < free:
            return self._opens
        return max(self._opens, self._ended[-free] + most / self.rate)

    def pause(self, seconds: float, reason: str) -> None:
        """Leave the host alone for a while, as it asked; `reason` is for those who come."""
        self._close(seconds, reason, asked_for=True)

    def _close(self, seconds: float, reason: str, *, asked_for: bool) -> None:
        with self._changed:
            opens = self._clock.monotonic() + min(max(seconds, 0.0), _LONGEST)
            if opens > self._opens:
                self._opens, self._closed = opens, (reason, asked_for)
                self._changed.notify_all()

    def failed(self, reason: str) -> None:
        """Say that a request found no host, in spite of its repetitions.

        After three of them, one after another, the host is left alone for a minute: where there
        is no network, a long list should not wait for each of its works.
        """
        with self._changed:
            self._failures += 1
            gone = self._failures >= _FAILURES
        if gone:
            self._close(_REST, f"{reason}; it is left alone for a minute", asked_for=False)

    def answered(self) -> None:
        """Say that the host is there."""
        with self._changed:
            self._failures = 0

    def obey(self, headers: Mapping[str, str], now: datetime.datetime) -> None:
        """Change the limits as the headers of an answer say; their names are in lower case."""
        with self._changed:
            self.rate = self._between(_rate(headers), self.rate, _FASTEST)
            at_once = _number(headers.get("x-concurrency-limit", ""))
            self.concurrency = int(self._between(at_once, self.concurrency, _WIDEST))
            self._changed.notify_all()
        if _number(headers.get("x-ratelimit-remaining", "")) == 0:
            reset = _number(headers.get("x-ratelimit-reset", "")) or 0.0
            seconds = reset - now.timestamp() if reset > _EPOCH else reset
            self.pause(seconds, f"its limit is used up for {seconds:.0f} s")

    def _between(self, said: float | None, so_far: float, most: float) -> float:
        if not said or (said > so_far and not self.is_known):
            return so_far
        return min(said, most)


def _rate(headers: Mapping[str, str]) -> float | None:
    count = _number(headers.get("x-rate-limit-limit", ""))
    interval = _INTERVAL.fullmatch(headers.get("x-rate-limit-interval", ""))
    seconds = int(interval[1]) * _SECONDS[interval[2] or "s"] if interval else 0.0
    # what is for an hour or a day is no pace: one may ask fast and then stop
    return None if count is None or not 0 < seconds <= _PACE else count / seconds


def _number(text: str) -> float | None:
    found = _NUMBER.fullmatch(text)
    return float(found[1]) if found else None


def retry_after(headers: Mapping[str, str], now: datetime.datetime) -> float | None:
    """Give the seconds after which a host wants to be asked again; None: it says nothing of it.

    A time is held against the ``Date`` of the answer where there is one: clocks differ.

    >>> noon = datetime.datetime(2024, 5, 1, 12, tzinfo=datetime.UTC)
    >>> retry_after({"retry-after": "Wed, 01 May 2024 12:00:07 GMT"}, noon)
    7.0
    >>> retry_after({"retry-after": "120"}, noon)
    120.0
    """
    value = headers.get("retry-after", "")
    seconds = _number(value)
    if seconds is None:
        then, date = _time(value), _time(headers.get("date", ""))
        seconds = None if then is None else (then - (date or now)).total_seconds()
    return None if seconds is None else max(seconds, 0.0)


def _time(text: str) -> datetime.datetime | None:
    from email.utils import parsedate_to_datetime

    try:
        found = parsedate_to_datetime(text[:64])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=datetime.UTC)
