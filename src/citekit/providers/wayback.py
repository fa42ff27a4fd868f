"""The Wayback Machine: copies of pages as they were on a day.

An archive has copies, not works: `nearest` finds the copy of an address that is closest to a
day, and a record keeps the original address, with the copy as `archive_location`.

Sources: the availability API, the CDX server API, Memento (RFC 7089).
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable
from email.utils import parsedate_to_datetime
from typing import Any

from attrs import evolve, frozen

from citekit.identifiers import Identifier, Kind
from citekit.markup import safe_href
from citekit.providers import Query, payloads, webpages
from citekit.providers.session import Answer, Session, UnansweredError
from citekit.record import Date, Record

__all__ = [
    "AVAILABILITY",
    "BASE",
    "CONCURRENCY",
    "HOME",
    "KEY",
    "KINDS",
    "RATE",
    "SEARCHES",
    "TITLE",
    "Snapshot",
    "available",
    "lookup",
    "memento",
    "nearest",
    "original",
    "read",
    "record_from",
    "rows",
    "search",
    "snapshot",
]

#: as people call it
TITLE = "Internet Archive Wayback Machine"
#: its documentation
HOME = "https://archive.org/help/wayback_api.php"
#: base URL of the copies and of their index
BASE = "https://web.archive.org"
#: base URL of the question whether there is a copy
AVAILABILITY = "https://archive.org"
#: requests a second
RATE = 1.0
#: requests at once
CONCURRENCY = 1
#: identifiers that `lookup` takes: addresses of copies
KINDS: frozenset[Kind] = frozenset({"url"})
#: it does not find works by their description
SEARCHES = False
#: it takes no key
KEY = ""


@frozen
class Snapshot:
    """A copy of a page.

    >>> Snapshot("https://web.archive.org/web/20190716000000/http://example.org/", "20190716000000")
    ... # doctest: +ELLIPSIS
    Snapshot(url='https://web.archive.org/...', timestamp='20190716000000', status=200)
    """

    url: str  #: address of the copy, https
    timestamp: str  #: when it was taken, UTC: YYYYMMDDhhmmss
    status: int = 200  #: that the page was answered with then; 0: not known


_COPY = re.compile(
    r"https?://web\.archive\.org/web/(?P<timestamp>\d{4,14})(?:[a-z]{2}_)?/(?P<original>\S{4,2000})"
)
#: The columns of the CDX server, unless others were asked for.
_COLUMNS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")


# --- reading ------------------------------------------------------------------------


def snapshot(address: str) -> Snapshot | None:
    """Read the address of a copy; None: it is none. That it was answered is not said.

    >>> snapshot("http://web.archive.org/web/20110310073553/http://www.taz.de/").timestamp
    '20110310073553'
    """
    match = _COPY.fullmatch(address)
    if match is None:
        return None
    return Snapshot(re.sub(r"^http:", "https:", address), match["timestamp"], 0)


def original(copy: Snapshot) -> str:
    """Give the address that a copy is of.

    >>> original(snapshot("http://web.archive.org/web/20110310073553id_/http://www.taz.de:80/"))
    'http://www.taz.de/'
    """
    match = _COPY.fullmatch(copy.url)
    address = match["original"] if match else ""
    return re.sub(r"^(http://[^/]+):80(?=/|$)", r"\1", address)


def available(payload: Any) -> Snapshot | None:
    """Read the answer of the availability API; None: there is no copy that was answered well.

    >>> available({"archived_snapshots": {}}) is None
    True
    """
    closest = payloads.at(payload, "archived_snapshots", "closest")
    found = snapshot(payloads.text(payloads.at(closest, "url")))
    if found is None or not closest.get("available", True):
        return None
    return evolve(found, status=200) if payloads.text(closest.get("status")) == "200" else None


def rows(content: bytes | str, columns: Iterable[str] = _COLUMNS) -> list[Snapshot]:
    """Read an answer of the CDX server: rows of text, or JSON arrays below one with the columns.

    Rows that cannot be read are left out, and so is the key to go on with.

    >>> rows("org,example)/ 20190716000000 http://example.org/ text/html 200 ABC 12")[0].status
    200
    """
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
    if not text.lstrip().startswith("["):
        table = [line.split() for line in text.splitlines()]
        return _snapshots(table, list(columns))
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError):
        return []
    arrays = [[str(cell) for cell in row] for row in parsed if isinstance(row, list)]
    return _snapshots(arrays[1:], arrays[0]) if arrays else []


def _snapshots(table: Iterable[list[str]], columns: list[str]) -> list[Snapshot]:
    found: list[Snapshot] = []
    for cells in table:
        row = dict(zip(columns, cells, strict=False))
        stamp, address = row.get("timestamp", ""), safe_href(row.get("original", ""))
        if not re.fullmatch(r"\d{14}", stamp, re.ASCII) or not address:
            continue
        # "-": a copy that is the same as an earlier one, whose status is not repeated
        status = row.get("statuscode", "")
        known = int(status) if re.fullmatch(r"\d{3}", status, re.ASCII) else 0
        found.append(Snapshot(f"{BASE}/web/{stamp}/{address}", stamp, known))
    return found


def memento(answer: Answer) -> Snapshot | None:
    """Read of which moment an answer of the archive is a copy; None: it is no copy.

    The archive redirects to other copies without saying a moment; a copy of a redirect says it.

    >>> memento(Answer("https://web.archive.org/web/2019/http://example.org/", "ok", 200,
    ...                {"memento-datetime": "Tue, 16 Jul 2019 00:00:00 GMT"})).timestamp
    '20190716000000'
    """
    try:
        moment = parsedate_to_datetime(answer.headers.get("memento-datetime", ""))
    except (ValueError, TypeError, IndexError):
        return None
    if moment.tzinfo is not None:
        moment = moment.astimezone(datetime.UTC)
    address = re.sub(r"^http:", "https:", answer.url)
    return Snapshot(address, f"{moment:%Y%m%d%H%M%S}".zfill(14), answer.status)


def record_from(payload: Any) -> Record:
    """Make a record of a page of which there is a copy: a `Snapshot`, or an answer with one.

    >>> copy = Snapshot("https://web.archive.org/web/20190716000000/http://example.org/", "2019")
    >>> sorted(record_from(copy).fields)
    ['URL', 'archive', 'archive_location', 'custom']
    """
    copy = payload if isinstance(payload, Snapshot) else available(payload)
    if copy is None:
        return Record("wayback", "webpage")
    return payloads.record(
        f"wayback-{copy.timestamp}",
        "webpage",
        {
            "URL": safe_href(original(copy)),
            "archive": TITLE,
            "archive_location": safe_href(copy.url),
            "custom": {"archived": copy.timestamp},
        },
    )


# --- asking -------------------------------------------------------------------------


def nearest(url: str, day: Date | None, session: Session) -> Snapshot | None:
    """Ask for the copy of an address that is closest to a day, of those with status 200.

    `day` is the day that the page was read or issued, of a month the 15th, of a year the first
    of July; None: the newest will do. None is given if there is no such copy. Raises
    UnansweredError where the archive does not answer, or shows no copies of a site.
    """
    wanted = _timestamp(day)
    parameters = {"url": url, "timestamp": wanted} if wanted else {"url": url}
    answer = session.get(
        f"{session.base('wayback-availability', AVAILABILITY)}/wayback/available",
        provider="wayback",
        params=parameters,
    )
    found = available(payloads.found(answer))
    if found is not None:
        return found
    # The closest copy may be of an error: the index has the others.
    copies = [copy for copy in _indexed(url, session) if copy.status == 200]
    if not wanted:
        return max(copies, key=lambda copy: copy.timestamp, default=None)
    return min(copies, key=lambda copy: _distance(copy.timestamp, wanted), default=None)


def read(url: str, day: Date | None, session: Session) -> Record | None:
    """Read a page in the copy that is closest to a day; None: there is no copy.

    What the page says of itself is what it said then; ``URL`` is its own address, and
    ``archive_location`` that of the copy. Of a copy that cannot be read, there is no more than
    that. Raises UnansweredError where the archive does not answer.
    """
    copy = nearest(url, day, session)
    if copy is None:
        return None
    plain = record_from(copy)
    raw = copy.url.removeprefix(BASE).replace(f"/{copy.timestamp}/", f"/{copy.timestamp}id_/", 1)
    answer = session.get(
        f"{session.base('wayback', BASE)}{raw}", provider="wayback", accept=webpages.ACCEPT
    )
    if answer.outcome != "ok":
        return plain
    page = webpages.record_from(answer.content(), url, answer.headers)
    if not isinstance(page, Record):
        return plain
    custom = {**page.fields.get("custom", {}), **plain.fields["custom"]}
    return page.replace({**plain.fields, "URL": url, "custom": custom})


def _timestamp(day: Date | None) -> str:
    if day is None or not day.start or not 1000 <= day.start[0] <= 9999:
        return ""
    year, month, mid = (*day.start, *(7, 1)) if len(day.start) == 1 else (*day.start, 15)[:3]
    return f"{year:04d}{month:02d}{mid:02d}"


def _distance(timestamp: str, day: str) -> int:
    """Count the days between two timestamps, roughly, where one is of no day of a calendar."""
    try:
        first, second = (
            datetime.datetime.strptime(stamp[:8], "%Y%m%d").replace(tzinfo=datetime.UTC)
            for stamp in (timestamp, day)
        )
    except ValueError:
        return abs(int(timestamp[:8]) - int(day[:8]))
    return abs((first - second).days)


def _indexed(url: str, session: Session) -> list[Snapshot]:
    answer = session.get(
        f"{session.base('wayback', BASE)}/cdx/search/cdx",
        provider="wayback",
        params={
            "url": url,
            "output": "json",
            "filter": "statuscode:200",
            "collapse": "timestamp:8",
            "limit": "1000",
        },
    )
    if b"Blocked Site Error" in answer.body:
        reason = "the archive shows no copies of this site"
        raise UnansweredError(evolve(answer, outcome="blocked", reason=reason))
    return [] if answer.outcome == "not-found" else rows(answer.content())


def lookup(identifier: Identifier, session: Session) -> Record | None:  # noqa: ARG001
    """Make a record of the page whose copy has this address, without asking; None: no copy."""
    copy = snapshot(identifier.value) if identifier.kind in KINDS else None
    return record_from(copy) if copy else None


def search(query: Query, session: Session) -> list[Record]:  # noqa: ARG001
    """Find nothing: the archive knows addresses, not works."""
    return []
