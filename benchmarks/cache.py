"""Time an answer out of a large cache.

usage: python benchmarks/cache.py [ENTRIES [FOLDER]]

Writes ENTRIES (100,000) answers, each the size of a usual record (some 6 kB), into a cache in
FOLDER (a temporary one that is removed), opens a session on it, and times 1,000 answers of it,
spread at random: all that `Session.get` does for one, JSON read. Prints the median, the 99th of a
hundred and the slowest, in milliseconds, and the same for answers that are not there, offline.
CPU time stands beside the time that passed, since the latter has that of other programs in it.
"""

# ruff: noqa: SLF001  # rows are inserted directly: to be answered 100,000 times takes long

from __future__ import annotations

import datetime
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from citekit.providers.session import Answer, Session, _Disk, _Question, _row
from citekit.providers.settings import Settings

READS = 1000
URL = "https://api.example.org/works/10.5555/{number}"
WORDS = "ice lake river snow fiasco report council monitoring volume edition press".split()


def main(entries: int, folder: Path) -> None:
    """Fill a cache, and time what comes out of it."""
    began = time.perf_counter()
    with Session(cache=folder, settings=Settings()) as session:
        _fill(session, entries)
        stats = session.stats()
    took = time.perf_counter() - began
    print(f"cache: {stats.entries} entries, {stats.size / 1e6:.0f} MB, written in {took:.1f} s")
    dice = random.Random(4711)
    with Session(cache=folder, settings=Settings(), offline=True) as session:
        held = [dice.randrange(entries) for _ in range(READS)]
        _time("an answer", lambda number: _read(session, number), held)
        _time("none", lambda number: _miss(session, number), held)


def _fill(session: Session, entries: int) -> None:
    """Insert rows directly, in transactions of a thousand."""
    dice, now = random.Random(1), datetime.datetime.now(datetime.UTC)
    titles = [" ".join(dice.choices(WORDS, k=900)) for _ in range(200)]
    disk = session._cache
    assert isinstance(disk, _Disk)
    for start in range(0, entries, 1000):
        disk._run("BEGIN")
        for number in range(start, min(start + 1000, entries)):
            url = URL.format(number=number)
            question = _Question("GET", url, "example", "application/json", {}, None, False)
            body = json.dumps({"DOI": f"10.5555/{number}", "title": titles[number % 200]})
            headers = {"content-type": "application/json"}
            answer = Answer(url, "ok", 200, headers, body.encode(), now, final_url=url)
            stale = int(now.timestamp()) + 86400
            disk.put(question.key(session._censor), _row(answer), stale)
        disk._run("COMMIT")


def _read(session: Session, number: int) -> None:
    answer = session.get(URL.format(number=number), provider="example")
    assert answer.cached
    assert answer.json()["DOI"] == f"10.5555/{number}"


def _miss(session: Session, number: int) -> None:
    answer = session.get(URL.format(number=-1 - number), provider="example")
    assert answer.outcome == "offline"


def _time(name: str, read: Callable[[int], None], numbers: list[int]) -> None:
    clocks = {"passed": time.perf_counter, "CPU": time.process_time}
    times: dict[str, list[float]] = {clock: [] for clock in clocks}
    for number in numbers:
        began = {clock: now() for clock, now in clocks.items()}
        read(number)
        for clock, now in clocks.items():
            times[clock].append(1000 * (now() - began[clock]))
    for clock, taken in times.items():
        taken.sort()
        median, late = taken[len(taken) // 2], taken[len(taken) * 99 // 100]
        print(
            f"cache: {name}, time {clock}: median {median:.3f} ms, "
            f"99 % {late:.3f} ms, slowest {taken[-1]:.3f} ms"
        )


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if len(sys.argv) > 2:
        main(count, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(count, Path(temporary))
