from __future__ import annotations

import datetime
import threading
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.providers.limits import Clock, ClosedError, Limiter, SpentError, retry_after

NOON = datetime.datetime(2024, 5, 1, 12, tzinfo=datetime.UTC)


class Hands:
    """The hands of a clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.seconds = 100.0
        self.lock = threading.Lock()

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        with self.lock:
            self.seconds += seconds

    @property
    def clock(self) -> Clock:
        return Clock(
            lambda: self.seconds, self.sleep, lambda: NOON + datetime.timedelta(0, self.seconds)
        )


@pytest.fixture
def hands() -> Hands:
    return Hands()


def ends(limiter: Limiter, hands: Hands, count: int, takes: float = 0.0) -> list[float]:
    """Take turns, one after another; return when each began, in seconds after the first."""
    began = []
    for _ in range(count):
        with limiter.turn():
            began.append(hands.seconds)
            hands.seconds += takes
    return [round(one - began[0], 6) for one in began]


@pytest.mark.parametrize(
    ("rate", "takes", "expected"),
    [
        (2, 0.0, [0, 0, 1, 1, 2, 2]),
        (1 / 3, 0.0, [0, 3, 6, 9, 12, 15]),
        (2.5, 0.0, [0, 0, 0.8, 0.8, 1.6, 1.6]),
        (1, 0.25, [0, 1.25, 2.5, 3.75, 5, 6.25]),
        (2, 5.0, [0, 5, 10, 15, 20, 25]),
    ],
)
def test_no_more_requests_than_the_rate_allows_are_under_way_or_just_done(
    hands: Hands, rate: float, takes: float, expected: list[float]
) -> None:
    assert ends(Limiter(rate, 3, hands.clock), hands, 6, takes) == expected


def test_no_more_requests_at_once_than_the_host_takes_and_none_is_turned_away() -> None:
    limiter, lock = Limiter(100_000, 3), threading.Lock()
    active, most, came, done = 0, 0, 0, 0
    together = threading.Barrier(3)

    def work() -> None:
        nonlocal active, most, came, done
        with limiter.turn():
            with lock:
                active, most, came = active + 1, max(most, active + 1), came + 1
                is_early = came <= 3
            if is_early:
                together.wait(10)
            with lock:
                active, done = active - 1, done + 1

    threads = [threading.Thread(target=work) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (most, done) == (3, 30)


def test_who_comes_first_is_served_first() -> None:
    limiter, order = Limiter(100_000, 1), []
    with limiter.turn():
        threads = []
        for number in range(8):

            def work(number: int = number) -> None:
                with limiter.turn():
                    order.append(number)

            threads.append(threading.Thread(target=work))
            threads[-1].start()
            while len(limiter._tickets) <= number:
                pass
    for thread in threads:
        thread.join()
    assert order == list(range(8))


def test_a_turn_that_would_come_too_late_is_not_waited_for(hands: Hands) -> None:
    limiter = Limiter(0.1, 1, hands.clock)
    with limiter.turn():
        pass
    with pytest.raises(SpentError), limiter.turn(deadline=hands.seconds + 9):
        pass
    assert hands.seconds == 100
    with limiter.turn(deadline=hands.seconds + 11):
        pass


def test_a_queue_is_left_when_time_is_up() -> None:
    limiter, clock = Limiter(100, 1), Clock()
    late = limiter.turn(deadline=clock.monotonic() + 0.05)
    with limiter.turn(), pytest.raises(SpentError), late:
        pass
    with limiter.turn(deadline=clock.monotonic() + 5):
        pass  # who left does not stand in the way


def test_a_short_pause_is_waited_for_and_a_long_one_closes_the_host(hands: Hands) -> None:
    limiter = Limiter(10, 1, hands.clock)
    limiter.pause(20, "asks to wait")
    with limiter.turn():
        assert hands.seconds == 120
    limiter.pause(300, "asks to wait for long")
    with pytest.raises(ClosedError, match="for long") as caught, limiter.turn():
        pass
    assert caught.value.asked_for
    hands.seconds += 280
    with limiter.turn():
        assert hands.seconds == 420


def test_a_host_is_never_left_alone_for_more_than_an_hour(hands: Hands) -> None:
    limiter = Limiter(10, 1, hands.clock)
    limiter.pause(1e9, "asks to wait until 2055")
    hands.seconds += 3600
    with limiter.turn():
        pass


def test_a_host_that_is_not_there_is_left_alone_for_a_minute(hands: Hands) -> None:
    limiter = Limiter(10, 1, hands.clock)
    for _ in range(2):
        limiter.failed("no network")
    limiter.answered()
    for _ in range(3):
        with limiter.turn():
            pass
        limiter.failed("no network")
    with pytest.raises(ClosedError, match="no network; it is left alone") as caught, limiter.turn():
        pass
    assert not caught.value.asked_for


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"x-rate-limit-limit": "5", "x-rate-limit-interval": "1s"}, (5, 3)),
        ({"x-rate-limit-limit": "20", "x-rate-limit-interval": "1s"}, (20, 3)),
        ({"x-rate-limit-limit": "30", "x-rate-limit-interval": "1m"}, (0.5, 3)),
        ({"x-rate-limit-limit": "3", "x-rate-limit-interval": "500ms"}, (6, 3)),
        ({"x-concurrency-limit": "1"}, (10, 1)),
        ({"x-concurrency-limit": "5"}, (10, 5)),
        # hostile, broken, or of a day
        ({"x-rate-limit-limit": "99999999", "x-rate-limit-interval": "1s"}, (50, 3)),
        ({"x-concurrency-limit": "100000"}, (10, 8)),
        ({"x-rate-limit-limit": "0", "x-rate-limit-interval": "1s"}, (10, 3)),
        ({"x-rate-limit-limit": "5", "x-rate-limit-interval": "0s"}, (10, 3)),
        ({"x-rate-limit-limit": "5000", "x-rate-limit-interval": "24h"}, (10, 3)),
        ({"x-rate-limit-limit": "-5", "x-rate-limit-interval": "1s"}, (10, 3)),
        ({"x-rate-limit-limit": "5"}, (10, 3)),
        ({"x-concurrency-limit": "many"}, (10, 3)),
        ({"x-concurrency-limit": "0"}, (10, 3)),
    ],
)
def test_headers_change_the_limits(
    hands: Hands, headers: Mapping[str, str], expected: tuple[float, int]
) -> None:
    limiter = Limiter(10, 3, hands.clock, is_known=True)
    limiter.obey(headers, NOON)
    assert (limiter.rate, limiter.concurrency) == expected


def test_headers_of_a_host_that_nobody_knows_make_its_limits_stricter_only(hands: Hands) -> None:
    limiter = Limiter(2, 2, hands.clock)
    limiter.obey({"x-rate-limit-limit": "40", "x-rate-limit-interval": "1s"}, NOON)
    limiter.obey({"x-concurrency-limit": "1"}, NOON)
    assert (limiter.rate, limiter.concurrency) == (2, 1)


@pytest.mark.parametrize("reset", ["12", str(int(NOON.timestamp()) + 12)])
def test_a_limit_that_is_used_up_is_waited_for(hands: Hands, reset: str) -> None:
    limiter = Limiter(10, 3, hands.clock)
    limiter.obey({"x-ratelimit-remaining": "0", "x-ratelimit-reset": reset}, NOON)
    with limiter.turn():
        assert hands.seconds == 112


def test_a_limit_that_is_not_used_up_is_not_waited_for(hands: Hands) -> None:
    limiter = Limiter(10, 3, hands.clock)
    limiter.obey({"x-ratelimit-remaining": "1", "x-ratelimit-reset": "12"}, NOON)
    with limiter.turn():
        assert hands.seconds == 100


def test_of_several_providers_at_one_host_the_strictest_counts_and_headers_stay(
    hands: Hands,
) -> None:
    limiter = Limiter(2, 2, hands.clock)
    limiter.limit(10, 4)
    assert (limiter.rate, limiter.concurrency) == (10, 4)
    limiter.limit(5, 6)
    assert (limiter.rate, limiter.concurrency) == (5, 4)
    limiter.obey({"x-concurrency-limit": "1"}, NOON)
    limiter.limit(10, 4)
    assert (limiter.rate, limiter.concurrency) == (5, 1)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7),
        ({"retry-after": " 7.5 "}, 7),
        ({"retry-after": "-7"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "Wed, 01 May 2024 12:01:00 GMT"}, 60),
        ({"retry-after": "Wed, 01 May 2024 11:00:00 GMT"}, 0),
        # a server whose clock is an hour behind
        (
            {
                "retry-after": "Wed, 01 May 2024 11:00:05 GMT",
                "date": "Wed, 01 May 2024 11:00:00 GMT",
            },
            5,
        ),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_time(
    headers: Mapping[str, str], expected: float | None
) -> None:
    assert retry_after(headers, NOON) == expected


@given(
    st.dictionaries(
        st.sampled_from(
            "retry-after date x-rate-limit-limit x-rate-limit-interval x-concurrency-limit"
            " x-ratelimit-remaining x-ratelimit-reset".split()
        ),
        st.one_of(
            st.text(),
            st.integers().map(str),
            st.floats().map(str),
            st.datetimes().map(lambda time: time.strftime("%a, %d %b %Y %H:%M:%S GMT")),
            st.sampled_from("1s 0s 9h 24h 1m 500ms -1s 00 0".split()),
        ),
    )
)
def test_no_header_raises_or_stops_a_host_for_ever(headers: dict[str, str]) -> None:
    hands = Hands()
    limiter = Limiter(10, 3, hands.clock, is_known=True)
    limiter.obey(headers, NOON)
    limiter.pause(retry_after(headers, NOON) or 0, "asks to wait")
    hands.seconds += 3600
    with limiter.turn():
        pass
    assert 1 / 60 <= limiter.rate <= 50
    assert 1 <= limiter.concurrency <= 8
