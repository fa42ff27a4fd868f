from __future__ import annotations

import copy
import datetime
import gzip
import json
import logging
import os
import pickle
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.replay import (
    Replay,
    Reply,
    Route,
    at_random,
    in_turn,
    page,
    redirect,
    sent,
    serving,  # noqa: F401  # the fixture
)

from citekit.errors import InputError
from citekit.providers import addresses, transport
from citekit.providers import session as module
from citekit.providers.limits import Clock
from citekit.providers.session import Answer, Session, UnansweredError
from citekit.providers.settings import Settings

SECRET = "swordfish-4711"
CONTACT = "jane@example.org"
FAST = (100_000.0, 8)


class Hands:
    """The hands of a clock that is moved by who sleeps; real time passes, too."""

    def __init__(self) -> None:
        self.ahead = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.ahead += seconds

    @property
    def clock(self) -> Clock:
        def now() -> datetime.datetime:
            return datetime.datetime.now(datetime.UTC) + datetime.timedelta(0, self.ahead)

        return Clock(lambda: monotonic() + self.ahead, self.sleep, now)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture(autouse=True)
def no_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*os.environ]:
        if name.startswith("CITEKIT_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def session(replay: Replay, cache: Path, hands: Hands) -> Iterator[Session]:
    configured = replay.settings(keys={"keyed": SECRET}, contact=CONTACT, read_timeout=0.3)
    with opened(replay, cache, settings=configured, clock=hands.clock) as one:
        yield one


def opened(replay: Replay, cache: Path, **options: Any) -> Session:
    options.setdefault("settings", replay.settings(read_timeout=0.3))
    return Session(cache=cache, limits={replay.host: FAST}, **options)


# --- outcomes -----------------------------------------------------------------------


JSON = {"content-type": "application/json"}
XML = {"content-type": "application/xml"}
HTML = {"content-type": "text/html; charset=utf-8"}
PAGE = b"<!DOCTYPE html><html><title>Just a moment...</title></html>"

#: name: reply, Accept, outcome, words of the reason, how often it is asked
OUTCOMES: Mapping[str, tuple[Reply, str, str, str, int]] = {
    "json": (sent({"title": "Fiasco"}), "application/json", "ok", "", 1),
    "json without a type": (Reply(body=b'{"a": 1}'), "application/json", "ok", "", 1),
    "json as text": (Reply(200, b"[1]", {"content-type": "text/plain"}), "application/json",
                     "ok", "", 1),
    "csl json": (Reply(200, b"{}", {"content-type": "application/vnd.citationstyles.csl+json"}),
                 "application/vnd.citationstyles.csl+json", "ok", "", 1),
    "xml": (Reply(200, b"<?xml version='1.0'?><a/>\n", XML), "application/xml", "ok", "", 1),
    "atom": (Reply(200, b"<feed/>", {"content-type": "application/atom+xml"}),
             "application/atom+xml", "ok", "", 1),
    "xml where json was asked": (Reply(200, b"<a/>", XML), "application/json", "ok", "", 1),
    "a page": (page("<p>Hello"), "text/html", "ok", "", 1),
    "an empty text": (Reply(200, b"", {"content-type": "text/plain"}), "text/plain", "ok", "", 1),
    "marc": (Reply(200, b"00714cam", {"content-type": "application/marc"}), "application/marc",
             "ok", "", 1),
    "packed": (sent({"a": "b" * 1000}, packed=True), "application/json", "ok", "", 1),
    "json that is called a page": (Reply(200, b'{"a": 1}', HTML), "application/json", "ok", "", 1),
    "xml that is called a page": (Reply(200, b"<?xml version='1.0'?><a/>", HTML),
                                  "application/xml", "ok", "", 1),
    "bibtex that is called a page": (Reply(200, b"@book{a}", HTML), "application/x-bibtex",
                                     "ok", "", 1),
    "a line of json each": (Reply(200, b"{}\n{}\n", {"content-type": "application/x-ndjson"}),
                            "application/json", "ok", "", 1),
    "accepted, with a body": (sent({"a": 1}, status=202), "application/json", "ok", "", 1),
    "nothing": (Reply(204, b""), "application/json", "not-found", "204 (No Content)", 1),
    "not found": (Reply(404, b"Resource not found."), "application/json", "not-found", "404", 1),
    "a page: not found": (page("<p>Nothing", status=404), "application/json", "not-found", "", 1),
    "gone": (Reply(410, b""), "application/json", "not-found", "410 (Gone)", 1),
    "accepted, without a body": (Reply(202, b""), "application/json", "blocked", "empty", 1),
    "empty json": (Reply(200, b" \n", JSON), "application/json", "blocked", "empty", 1),
    "a page where json was asked": (Reply(200, PAGE, HTML), "application/json", "blocked",
                                    "a page for a person instead of application/json", 1),
    "a page where xml was asked": (Reply(200, PAGE, HTML), "application/xml", "blocked", "", 1),
    "a page that says it is xml": (Reply(200, b"<?xml version='1.0'?> <html>", XML),
                                   "application/xml", "blocked", "a page for a person", 1),
    "a page where bibtex was asked": (Reply(200, PAGE, HTML), "application/x-bibtex", "blocked",
                                      "", 1),
    "words where json was asked": (Reply(200, b"Just a moment", HTML), "application/json",
                                   "blocked", "a page for a person", 1),
    "a page that says it is json": (Reply(200, PAGE, JSON), "application/json", "blocked", "", 1),
    "unauthorized": (Reply(401, b""), "application/json", "blocked", "401 (Unauthorized)", 1),
    "forbidden": (Reply(403, b"{}", JSON), "application/json", "blocked", "403 (Forbidden)", 1),
    "too many": (Reply(429, b""), "application/json", "blocked", "429 (Too Many Requests)", 3),
    "bad request": (Reply(400, b"{}", JSON), "application/json", "error", "400 (Bad Request)", 1),
    "another error": (Reply(520, b"[]", JSON), "application/json", "error", "520 (unknown)", 1),
    "a redirect to nowhere": (Reply(302, b""), "application/json", "error", "302 (Found)", 1),
    "failed": (Reply(500, b""), "application/json", "error", "500", 3),
    "bad gateway": (Reply(502, b""), "application/json", "error", "502", 3),
    "unavailable": (Reply(503, b""), "application/json", "error", "503", 3),
    "late gateway": (Reply(504, b""), "application/json", "error", "504", 3),
    "broken json": (Reply(200, b'{"a": ', JSON), "application/json", "error", "broken", 1),
    "text where json was asked": (Reply(200, b"Sorry", {"content-type": "text/plain"}),
                                  "application/json", "error", "JSON that is broken", 1),
    "deep json": (Reply(200, b"[" * 200_000, JSON), "application/json", "error", "broken", 1),
    "broken xml": (Reply(200, b"<a><b", XML), "application/xml", "error", "XML that is bro", 1),
    "a film": (Reply(200, b"....", {"content-type": "video/mp4"}), "text/html", "error",
               "sends video/mp4, which was not asked for", 1),
    "a scan": (Reply(200, b"%PDF", {"content-type": "application/pdf"}), "application/json",
               "error", "application/pdf", 1),
    "cut off": (sent({"a": "b" * 100}, fault="cut"), "application/json", "error", "cut off", 3),
    "shorter than it says": (sent({"a": 1}, fault="short"), "application/json", "error",
                             "cut off", 3),
    "no http": (sent({}, fault="garbage"), "application/json", "error", "no HTTP", 3),
    "nothing at all": (sent({}, fault="stall"), "application/json", "error",
                       "did not answer in time", 3),
    "packed, and broken": (Reply(200, b"no gzip", {**JSON, "content-encoding": "gzip"}),
                           "application/json", "error", "cannot be unpacked", 3),
    "packed, and cut off": (Reply(200, gzip.compress(b"{}" * 999)[:-20],
                                  {**JSON, "content-encoding": "gzip"}),
                            "application/json", "error", "cut off", 3),
    "packed as it was not asked": (Reply(200, b"...", {**JSON, "content-encoding": "br"}),
                                   "application/json", "error", "not asked for", 1),
}  # fmt: skip


@pytest.mark.parametrize(
    ("reply", "accept", "outcome", "words", "times"), OUTCOMES.values(), ids=OUTCOMES
)
def test_whatever_comes_has_an_outcome(
    session: Session,
    replay: Replay,
    reply: Reply,
    accept: str,
    outcome: str,
    words: str,
    times: int,
) -> None:
    answer = session.get(replay.route("/a", reply), provider="crossref", accept=accept)
    assert (answer.outcome, replay.count("/a")) == (outcome, times)
    assert words in answer.reason
    assert bool(answer.reason) == (outcome != "ok")
    assert answer.url == answer.final_url == replay.url + "/a"
    assert answer.status in (reply.status, 0)


def test_an_answer_says_what_came(session: Session, replay: Replay) -> None:
    headers = {"Link": "<https://example.org/2>; rel=next", "X-Other": "1", "ETag": '"a"'}
    url = replay.route("/works", sent({"title": "Fiasco"}, headers=headers))
    answer = session.get(url, provider="crossref", params={"query": "ice & snow"})
    assert answer.json() == {"title": "Fiasco"}
    assert answer.url == url + "?query=ice%20%26%20snow"
    assert answer.headers == {
        "content-type": "application/json", "link": "<https://example.org/2>; rel=next",
        "etag": '"a"',
    }  # fmt: skip
    assert answer.fetched is not None
    assert answer.fetched.tzinfo is datetime.UTC
    assert not answer.cached


def test_what_is_asked_says_who_asks_and_for_what(session: Session, replay: Replay) -> None:
    url = replay.route("/works/10.1000/a%2Fb", sent({}))
    session.get(url.replace("%2F", "%252F"), provider="crossref", headers={"X-Extra": "1"})
    (request,) = replay.requests
    version = request.headers["user-agent"].split()[0]
    assert version.startswith("citekit/0.")
    assert f"mailto:{CONTACT})" in request.headers["user-agent"]
    assert request.headers["accept"] == "application/json"
    assert request.headers["x-extra"] == "1"
    assert request.path == "/works/10.1000/a%2Fb"
    assert "cookie" not in request.headers


def test_without_a_contact_there_is_no_mailto(replay: Replay, cache: Path) -> None:
    with opened(replay, cache) as session:
        session.get(replay.route("/a", sent({})), provider="crossref")
        assert session.contact() is None
    assert "mailto" not in replay.requests[0].headers["user-agent"]


def test_a_session_knows_what_is_configured(session: Session) -> None:
    session.settings = evolve(session.settings, bases={"crossref": "https://mirror.example/api"})
    assert session.base("crossref", "https://api.crossref.org/") == "https://mirror.example/api"
    assert session.base("datacite", "https://api.datacite.org/") == "https://api.datacite.org"
    assert (session.key("keyed"), session.key("crossref")) == (SECRET, None)
    assert session.contact() == CONTACT


def test_cookies_and_netrc_are_left_alone(
    session: Session, replay: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login joe password pw", "utf-8")
    (tmp_path / "netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    url = replay.route("/a", sent({}, headers={"set-cookie": "a=b"}))
    session.get(url, provider="crossref")
    session.get(url + "?2", provider="crossref")
    assert not {"cookie", "authorization"} & set(replay.requests[1].headers)


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("; charset=iso-8859-1", "latin-1"),
        ('; Charset = "UTF-16"', "utf-16"),
        ("", "utf-8"),
        ("; charset=nonsense", "utf-8"),
        ("; charset=zlib", "utf-8"),
        ("; charset=idna", "utf-8"),
        ("; charset=", "utf-8-sig"),
    ],
)
def test_text_is_read_by_its_header_else_as_utf_8(charset: str, encoding: str) -> None:
    headers = {"content-type": f"text/plain{charset}"}
    assert Answer("", "ok", 200, headers, "Zürich".encode(encoding)).text() == "Zürich"


@given(st.text(), st.binary())
def test_no_header_and_no_body_raises_anything_but_that_it_cannot_be_read(
    kind: str, body: bytes
) -> None:
    answer = Answer("", "ok", 200, {"content-type": f"text/plain; charset={kind}"}, body)
    assert isinstance(answer.text(), str)
    try:
        answer.json()
    except UnansweredError as error:
        assert error.answer is answer  # noqa: PT017


@pytest.mark.parametrize("read", [Answer.json, Answer.content, Answer.text])
def test_where_there_is_no_body_asking_for_it_raises(read: Any) -> None:
    answer = Answer("https://example.org/", "blocked", 403, reason="it refuses")
    with pytest.raises(UnansweredError, match="it refuses") as caught:
        read(answer)
    assert isinstance(caught.value, OSError)
    assert pickle.loads(pickle.dumps(caught.value)).answer == answer
    assert copy.copy(caught.value).answer == answer


def test_deep_json_raises_as_broken_json_does() -> None:
    with pytest.raises(UnansweredError, match="no JSON"):
        Answer("", "ok", 200, body=b"[" * 200_000).json()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.text().map("https://example.org/".__add__), st.booleans(), st.text())
def test_no_address_raises(cache: Path, url: str, untrusted: bool, accept: str) -> None:
    with Session(cache=cache, offline=True, settings=Settings()) as session:
        answer = session.get(url, provider=accept, untrusted=untrusted, accept=accept)
    assert answer.outcome in ("offline", "error")


# --- the cache ----------------------------------------------------------------------


def test_what_was_answered_comes_out_of_the_cache(session: Session, replay: Replay) -> None:
    url = replay.route("/a", sent({"a": 1}))
    first = session.get(url, provider="crossref")
    again = session.get(url, provider="crossref")
    assert replay.count() == 1
    assert again == evolve(first, cached=True)


@pytest.mark.parametrize(
    ("reply", "days"),
    [
        (sent({}), 30),
        (Reply(404, b""), 1),
        (Reply(204, b""), 1),
        (sent({}, status=202), 0),
        (Reply(202, b""), 0),
        (Reply(400, b""), 0),
        (Reply(401, b""), 0),
        (Reply(403, b""), 0),
        (Reply(429, b"", {"retry-after": "0"}), 0),
        (Reply(500, b""), 0),
        (Reply(503, b""), 0),
        (Reply(200, b"{", JSON), 0),
        (Reply(200, PAGE, HTML), 0),
        (Reply(200, b"", JSON), 0),
    ],
)
def test_answers_are_kept_as_long_as_they_are_good(
    session: Session, replay: Replay, hands: Hands, reply: Reply, days: int
) -> None:
    url = replay.route("/a", reply)
    session.get(url, provider="crossref")
    before = replay.count()
    hands.ahead += max(days * 86400 - 60, 0)
    session.get(url, provider="crossref")
    assert (replay.count() > before) == (days == 0)
    hands.ahead += 120
    before = replay.count()
    session.get(url, provider="crossref")
    assert replay.count() > before


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"params": {"a": "1", "b": "2"}}, {"params": {"b": "2", "a": "1"}}),
        ({"params": {"mailto": "a@b.org"}}, {"params": {"email": "c@d.org", "tool": "x"}}),
        ({"params": {"api_key": "one-key"}}, {"params": {"api_key": "two-key"}}),
        ({"params": {"key": "one-key"}}, {}),
        ({"params": {"token": SECRET}}, {}),
        ({"headers": {"Authorization": "Bearer one-key"}}, {"headers": {"x-API-key": "two"}}),
    ],
)
def test_who_asks_makes_no_difference_to_the_cache(
    session: Session, replay: Replay, one: dict[str, Any], two: dict[str, Any]
) -> None:
    url = replay.route("/a", sent({}))
    session.get(url, provider="crossref", **one)
    assert session.get(url, provider="crossref", **two).cached


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"params": {"a": "1"}}, {"params": {"a": "2"}}),
        ({"accept": "application/json"}, {"accept": "application/xml, application/json"}),
        ({"headers": {"Accept-Language": "en"}}, {"headers": {"Accept-Language": "fr"}}),
        ({"params": {"token": "page-1"}}, {"params": {"token": "page-2"}}),
        ({"untrusted": True, "params": {"key": "a"}}, {"untrusted": True, "params": {"key": "b"}}),
    ],
)
def test_what_is_asked_makes_a_difference(
    session: Session, replay: Replay, one: dict[str, Any], two: dict[str, Any]
) -> None:
    url = replay.route("/a", sent({}))
    session.get(url, provider="crossref", **one)
    assert not session.get(url, provider="crossref", **two).cached


def test_batches_are_told_apart_by_their_bodies(session: Session, replay: Replay) -> None:
    url = replay.route("/batch", sent([1]))
    for payload in ({"ids": ["a"]}, {"ids": ["b"]}, {"ids": ["a"]}):
        answer = session.post(url, provider="semanticscholar", payload=payload, params={"f": "x"})
        assert answer.json() == [1]
    assert [request.body for request in replay.requests] == [b'{"ids": ["a"]}', b'{"ids": ["b"]}']
    assert replay.requests[0].headers["content-type"] == "application/json"
    assert not session.get(url, provider="semanticscholar", params={"f": "x"}).cached


def test_a_batch_is_asked_again_where_that_may_help(session: Session, replay: Replay) -> None:
    url = replay.route("/batch", Reply(503), sent([1]))
    assert session.post(url, provider="semanticscholar", payload=["a"]).json() == [1]


def test_offline_nothing_is_asked_and_answers_of_any_age_count(
    replay: Replay, cache: Path, hands: Hands
) -> None:
    url = replay.route("/a", sent({"a": 1}))
    with opened(replay, cache, clock=hands.clock) as session:
        session.get(url, provider="crossref")
    hands.ahead += 90 * 86400
    with opened(replay, cache, clock=hands.clock, offline=True) as session:
        answer = session.get(url, provider="crossref")
        none = session.get(url + "?b", provider="crossref")
    assert answer.json() == {"a": 1}
    assert answer.cached
    assert "may be out of date" in answer.reason
    assert (none.outcome, none.status, none.cached) == ("offline", 0, False)
    assert "offline" in none.reason
    assert replay.count() == 1


def test_refreshing_asks_anew_once_and_stores(replay: Replay, cache: Path, hands: Hands) -> None:
    url = replay.route("/a", sent(1), sent(2))
    with opened(replay, cache, clock=hands.clock) as session:
        assert session.get(url, provider="crossref").json() == 1
    with opened(replay, cache, clock=hands.clock, refresh=True) as session:
        assert session.get(url, provider="crossref").json() == 2
        assert session.get(url, provider="crossref").cached
    with opened(replay, cache, clock=hands.clock) as session:
        assert session.get(url, provider="crossref").json() == 2
    assert replay.count() == 2


def test_answers_that_are_a_year_too_old_leave_the_cache(
    replay: Replay, cache: Path, hands: Hands
) -> None:
    with opened(replay, cache, clock=hands.clock) as session:
        session.get(replay.route("/a", sent(1)), provider="crossref")
    hands.ahead += 396 * 86400
    with opened(replay, cache, clock=hands.clock) as session:
        assert session.stats().entries == 0


def test_the_cache_says_what_it_holds_and_can_be_emptied(session: Session, replay: Replay) -> None:
    for path, provider in (("/a", "crossref"), ("/b", "crossref"), ("/c", "datacite")):
        session.get(replay.route(path, sent({"a": path * 99})), provider=provider)
    stats = session.stats()
    assert stats.entries == 3
    assert stats.size == sum(one.size for one in stats.holdings) > 100
    assert [(one.provider, one.host, one.entries) for one in stats.holdings] == [
        ("crossref", replay.host, 2),
        ("datacite", replay.host, 1),
    ]
    assert stats.path is not None
    assert stats.path.is_file()
    assert session.clear("crossref") == 2
    assert session.clear() == 1
    assert session.stats().entries == session.clear() == 0
    assert not session.get(replay.url + "/a", provider="crossref").cached


def test_strange_names_do_no_harm_to_the_cache(session: Session, replay: Replay) -> None:
    url = replay.route("/a", sent({}))
    for provider in ("a'; DROP TABLE answers; --", "a|b", "", "ä" * 300):
        session.get(url, provider=provider)
        assert session.get(url, provider=provider).cached
    assert session.stats().entries == 4


def test_a_cache_that_is_no_database_is_put_aside(replay: Replay, cache: Path) -> None:
    cache.mkdir()
    (cache / "answers.sqlite").write_bytes(b"this is no database" * 1000)
    with opened(replay, cache) as session:
        url = replay.route("/a", sent({}))
        session.get(url, provider="crossref")
        assert session.get(url, provider="crossref").cached
    assert (cache / "answers.broken").is_file()


def test_a_cache_that_is_damaged_is_none_and_can_be_emptied(replay: Replay, cache: Path) -> None:
    url = replay.route("/a", sent({"a": "b" * 9000}))
    with opened(replay, cache) as session:
        for number in range(20):
            session.get(f"{url}?{number}", provider="crossref")
        session._cache._run("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
    file = cache / "answers.sqlite"
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with opened(replay, cache) as session:
        assert session.get(f"{url}?0", provider="crossref").outcome == "ok"
        session.clear()
        session.get(url, provider="crossref")
        assert session.get(url, provider="crossref").cached


def test_a_session_that_is_closed_stays_closed(replay: Replay, cache: Path) -> None:
    with opened(replay, cache) as session:
        pass
    with pytest.raises(ValueError, match="the session is closed"):
        session.get(replay.url + "/a", provider="crossref")
    assert session._cache.get("crossref|host|0") is None
    session._cache.put("crossref|host|0", b"", 0)
    session.close()


@pytest.mark.parametrize("row", [b"", b"\n", b"{}\n", b'{"fetched": 1e99}\n', b"[]\nx", b"\xff\n"])
def test_a_row_that_cannot_be_read_is_asked_for_again(
    session: Session, replay: Replay, row: bytes
) -> None:
    url = replay.route("/a", sent({"a": 1}))
    session.get(url, provider="crossref")
    session._cache._run("UPDATE answers SET value = ?", row)  # type: ignore[union-attr]
    assert session.get(url, provider="crossref").json() == {"a": 1}
    assert replay.count() == 2


def test_a_folder_that_cannot_hold_a_cache_is_an_error_where_it_was_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(InputError, match="the cache cannot be kept in"):
        Session(cache=tmp_path / "file", settings=Settings())
    with pytest.raises(InputError, match="the cache cannot be kept in"):
        Session(settings=Settings(cache=tmp_path / "file"))


def test_where_the_folder_of_the_platform_cannot_be_used_the_cache_is_in_memory(
    replay: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: tmp_path / "file")
    with Session(settings=replay.settings(), limits={replay.host: FAST}) as session:
        url = replay.route("/a", sent({}))
        session.get(url, provider="crossref")
        assert session.get(url, provider="crossref").cached
        assert session.stats().path is None
        assert [one.entries for one in session.stats().holdings] == [1]
        assert session.clear("datacite") == 0
        assert session.clear("crossref") == 1


def test_a_disk_that_can_no_more_be_written_stops_nothing(session: Session, replay: Replay) -> None:
    session._cache._run("PRAGMA query_only = 1")  # type: ignore[union-attr]
    url = replay.route("/a", sent({}))
    assert session.get(url, provider="crossref").outcome == "ok"
    assert session.get(url, provider="crossref").outcome == "ok"
    assert replay.count() == 2


SCRIPT = """
import sys
from pathlib import Path
from citekit.providers.session import Session
from citekit.providers.settings import Settings
cache, url, name, count = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
with Session(cache=cache, settings=Settings(), limits={url: (100000, 8)}) as session:
    for number in range(count):
        answer = session.get(f"{url}/any", provider="crossref", params={name: str(number)})
        assert answer.outcome == "ok", answer
        print(number, flush=True)
"""


def started(replay: Replay, cache: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SCRIPT, str(cache), replay.url, name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def held(replay: Replay, cache: Path, name: str, numbers: range) -> int:
    with opened(replay, cache, offline=True) as session:
        answers = [
            session.get(replay.url + "/any", provider="crossref", params={name: str(number)})
            for number in numbers
        ]
    return sum(answer.json() == {"text": "ice" * 9999} for answer in answers if answer.cached)


def test_processes_that_write_one_cache_at_once_lose_nothing(replay: Replay, cache: Path) -> None:
    replay.route("/any", sent({"text": "ice" * 9999}))
    names = ("a", "b", "c")
    processes = [started(replay, cache, name, 100) for name in names]
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    assert [held(replay, cache, name, range(100)) for name in names] == [100, 100, 100]


def test_a_process_that_is_killed_leaves_a_cache_that_can_be_used(
    replay: Replay, cache: Path
) -> None:
    replay.route("/any", sent({"text": "ice" * 9999}))
    for name in ("a", "b", "c"):
        process = started(replay, cache, name, 100_000)
        assert process.stdout is not None
        last = -1
        while last < 30:
            last = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        last = max([last, *(int(line) for line in process.stdout.read().split("\n")[:-1])])
        process.stdout.close()
        process.wait()
        with closing(sqlite3.connect(cache / "answers.sqlite")) as file:
            assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert held(replay, cache, name, range(last + 1)) == last + 1


# --- limits and repetition ----------------------------------------------------------


def test_what_may_pass_is_asked_again_after_a_while(
    session: Session, replay: Replay, hands: Hands
) -> None:
    url = replay.route("/a", Reply(500), sent({}, fault="cut"), sent({"a": 1}))
    assert session.get(url, provider="crossref").json() == {"a": 1}
    assert 0.5 <= hands.slept[0] <= 1.5
    assert 1 <= hands.slept[1] <= 3


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_says_how_long_to_wait_is_left_alone_for_so_long(
    session: Session, replay: Replay, hands: Hands, status: int
) -> None:
    url = replay.route("/a", Reply(status, headers={"retry-after": "25"}), sent({"a": 1}))
    began = hands.clock.monotonic()
    assert session.get(url, provider="crossref").json() == {"a": 1}
    assert 25 <= hands.clock.monotonic() - began < 27


def test_a_host_that_wants_to_be_left_alone_for_long_is_not_asked_again(
    session: Session, replay: Replay, hands: Hands
) -> None:
    url = replay.route("/a", Reply(429, headers={"retry-after": "300"}), sent({"a": 1}))
    first = session.get(url, provider="crossref")
    second = session.get(url + "?b", provider="crossref")
    assert [first.outcome, second.outcome] == ["blocked", "blocked"]
    assert "300 s" in first.reason
    assert "300 s" in second.reason
    assert (hands.slept, replay.count()) == ([], 1)
    hands.ahead += 290
    assert session.get(url, provider="crossref").outcome == "ok"


def test_other_threads_leave_the_host_alone_too(replay: Replay, cache: Path) -> None:
    url = replay.route("/a", Reply(429, headers={"retry-after": "1"}), sent({}))
    with opened(replay, cache) as session, ThreadPoolExecutor(4) as pool:
        first = pool.submit(session.get, url, provider="crossref")
        while not replay.requests:
            sleep(0.01)
        sleep(0.1)
        others = [pool.submit(session.get, f"{url}?{n}", provider="crossref") for n in range(3)]
        assert {one.result().outcome for one in (first, *others)} == {"ok"}
    times = [request.time - replay.requests[0].time for request in replay.requests]
    assert min(times[1:]) > 0.95


def test_headers_of_answers_set_the_limits(session: Session, replay: Replay) -> None:
    headers = {"x-rate-limit-limit": "5", "x-rate-limit-interval": "1s", "x-concurrency-limit": "1"}
    session.get(replay.route("/a", sent({}, headers=headers)), provider="crossref")
    limiter = session._limiters[replay.host]
    assert (limiter.rate, limiter.concurrency) == (5, 1)


def test_a_host_is_limited_by_its_address_or_its_name(session: Session) -> None:
    session.limit("https://api.example.org/v1", 5, 1)
    session.limit("API.example.org", 4, 2)
    limiter = session._limiters["api.example.org"]
    assert (limiter.rate, limiter.concurrency) == (4, 1)


def test_hosts_that_are_idle_are_forgotten(
    session: Session, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_HOSTS", 10)
    session.limit("known.example", 5, 1)
    hands.ahead += 1e6
    for number in range(100):
        session._limiter(f"host{number}.example")
    assert len(session._limiters) <= 10
    assert "known.example" in session._limiters


def test_where_there_is_no_host_a_long_list_does_not_wait_for_each(
    session: Session, hands: Hands
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        place = f"http://127.0.0.1:{server.getsockname()[1]}"
    session.limit(place, *FAST)
    answers = [session.get(f"{place}/{n}", provider="crossref") for n in range(20)]
    assert {answer.outcome for answer in answers} == {"error"}
    assert "it takes no connections" in answers[0].reason
    assert "it is left alone for a minute" in answers[-1].reason
    assert len([one for one in hands.slept if one > 0.4]) == 6


def test_threads_that_ask_for_the_same_ask_once(replay: Replay, cache: Path) -> None:
    url = replay.route("/ra/10.1000", sent([{"RA": "Crossref"}], delay=0.1))
    with opened(replay, cache) as session, ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(session.get, url, provider="doi") for _ in range(8)]
        assert {one.result().outcome for one in asked} == {"ok"}
    assert replay.count() == 1


class Quick:
    """A clock that goes ten times as fast."""

    def __init__(self) -> None:
        self.clock = Clock(lambda: monotonic() * 10, lambda seconds: sleep(seconds / 10))


BAD_DAY = (
    sent({"a": 1}),
    Reply(404, b"Resource not found."),
    Reply(429, b"", {"retry-after": "1"}),
    Reply(429, b""),
    Reply(500, b""),
    Reply(503, b""),
    sent({}, fault="cut"),
    sent({}, fault="garbage"),
    sent({}, fault="stall"),
    Reply(200, b"{garbage", JSON),
    Reply(200, PAGE, HTML),
    Reply(202, b""),
)
WEIGHTS = (60, 10, 2, 2, 5, 5, 3, 3, 3, 3, 3, 3)


def test_on_a_bad_day_every_lookup_has_an_outcome_and_no_limit_is_passed(
    replay: Replay, cache: Path
) -> None:
    rate, concurrency, count = 25, 3, 300
    replay.route("/works", at_random(4711, BAD_DAY, WEIGHTS))
    configured = replay.settings(read_timeout=0.15)

    def lookups() -> dict[int, Answer]:
        limits = {replay.host: (float(rate), concurrency)}
        with (
            Session(
                cache=cache, settings=configured, limits=limits, clock=Quick().clock
            ) as session,
            ThreadPoolExecutor(10) as pool,
        ):

            def lookup(number: int) -> Answer:
                params = {"query": str(number)}
                return session.get(replay.url + "/works", provider="crossref", params=params)

            return dict(enumerate(pool.map(lookup, range(count))))

    first = lookups()
    outcomes = Counter(answer.outcome for answer in first.values())
    assert outcomes.total() == count
    assert min(outcomes[one] for one in ("ok", "not-found", "blocked", "error")) > 0
    assert all(answer.reason for answer in first.values() if answer.outcome != "ok")
    assert replay.fastest(0.1) <= rate
    assert replay.widest <= concurrency

    asked, replay.requests = replay.requests, []
    assert count < len(asked) < 3 * count
    second = lookups()
    answered = {n for n, answer in first.items() if answer.outcome in ("ok", "not-found")}
    again = {int(request.query[0][1]) for request in replay.requests}
    assert answered
    assert not answered & again
    assert all(second[n] == evolve(first[n], cached=True) for n in answered)
    assert replay.fastest(0.1) <= rate


# --- budgets ------------------------------------------------------------------------


def test_a_budget_that_is_used_up_ends_asking_but_not_the_cache(
    session: Session, replay: Replay, hands: Hands
) -> None:
    url = replay.route("/a", sent({}))
    with session.budget(10):
        assert session.get(url, provider="crossref").outcome == "ok"
        hands.ahead += 11
        spent = session.get(url + "?b", provider="crossref")
        assert session.get(url, provider="crossref").cached
    assert (spent.outcome, spent.status) == ("error", 0)
    assert "time for this piece of work is used up" in spent.reason
    assert replay.count() == 1
    assert session.get(url + "?b", provider="crossref").outcome == "ok"


def test_a_budget_ends_waiting_repeating_and_reading(replay: Replay, cache: Path) -> None:
    faults = {
        "stall": sent({}, fault="stall"),
        "drip": Reply(200, b"x" * 1000, {"content-type": "text/plain"}, fault="drip"),
        "slow-headers": sent({}, fault="slow-headers"),
        "late": sent({}, delay=5),
        "failing": Reply(503, b""),
        "pausing": Reply(429, b"", {"retry-after": "20"}),
    }
    with opened(replay, cache, settings=replay.settings(), budget=0.4) as session:
        for name, reply in faults.items():
            began = monotonic()
            url = replay.route(f"/{name}", reply)
            answer = session.get(url, provider="crossref", accept="text/plain")
            assert answer.outcome in ("error", "blocked"), name
            assert answer.reason, name
            assert monotonic() - began < 1.5, name


def test_a_budget_within_a_budget_ends_with_it(
    session: Session, replay: Replay, hands: Hands
) -> None:
    url = replay.route("/a", sent({}))
    with session.budget(5):
        with session.budget(100):
            hands.ahead += 6
            assert session.get(url, provider="crossref").outcome == "error"
        assert session.get(url, provider="crossref").outcome == "error"
    with session.budget(100):
        with session.budget(5):
            hands.ahead += 6
        assert session.get(url, provider="crossref").outcome == "ok"


def test_a_budget_is_for_its_thread(replay: Replay, cache: Path, hands: Hands) -> None:
    url = replay.route("/a", sent({}))
    with (
        opened(replay, cache, clock=hands.clock) as session,
        ThreadPoolExecutor(1) as pool,
        session.budget(0),
    ):
        assert session.get(url, provider="crossref").outcome == "error"
        assert pool.submit(session.get, url, provider="crossref").result().outcome == "ok"


def test_who_waits_for_another_thread_waits_as_long_as_its_own_budget(
    replay: Replay, cache: Path
) -> None:
    url = replay.route("/a", sent({"a": 1}, delay=0.6))

    with opened(replay, cache, settings=replay.settings()) as session, ThreadPoolExecutor() as pool:
        slow = pool.submit(session.get, url, provider="crossref")
        while not replay.requests:
            sleep(0.01)
        began = monotonic()
        with session.budget(0.2):
            assert session.get(url, provider="crossref").outcome == "error"
        assert monotonic() - began < 0.5
        assert slow.result().json() == {"a": 1}
        patient = pool.submit(session.get, url + "?b", provider="crossref")
        assert patient.result().json() == {"a": 1}
    assert replay.count() == 2


# --- size -----------------------------------------------------------------------------


def test_a_body_that_is_too_large_is_not_taken(
    session: Session, replay: Replay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "LARGEST", 1_000_000)
    text = {"content-type": "text/plain"}
    for size, outcome in ((1_000_000, "ok"), (1_000_001, "error")):
        url = replay.route(f"/{size}", Reply(200, b"x" * size, text))
        answer = session.get(url, provider="crossref", accept="text/plain")
        assert (answer.outcome, replay.count(f"/{size}")) == (outcome, 1)
    assert "more than 1 MB" in answer.reason


def test_a_small_body_that_unpacks_to_a_large_one_is_not_taken(
    session: Session, replay: Replay
) -> None:
    body = gzip.compress(bytes(300_000_000), 9)
    assert len(body) < 400_000
    headers = {"content-type": "text/plain", "content-encoding": "gzip"}
    url = replay.route("/bomb", Reply(200, body, headers))
    answer = session.get(url, provider="crossref", accept="text/plain")
    assert answer.outcome == "error"
    assert "more than 10 MB" in answer.reason
    assert replay.count() == 1


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(b"ice" * 99_999),
        gzip.compress(b"ice" * 33_333) * 3,
        gzip.compress(b"ice" * 99_999) + bytes(99),
        zlib.compress(b"ice" * 99_999),
        gzip.compress(b"ice" * 99_999, 0),
    ],
    ids=["gzip", "members", "padding", "deflate", "stored"],
)
@pytest.mark.parametrize("size", [1, 7, 1000, 10**6])
def test_what_is_packed_is_unpacked_however_it_comes(packed: bytes, size: int) -> None:
    chunks = (packed[place : place + size] for place in range(0, len(packed), size))
    pieces = list(transport._unpacked(chunks))
    assert b"".join(pieces) == b"ice" * 99_999
    assert max(map(len, pieces)) <= transport._CHUNK


@given(st.binary() | st.binary().map(gzip.compress).map(lambda data: data[:-3]))
def test_nothing_packed_raises_anything_but_that_it_is_broken(data: bytes) -> None:
    try:
        b"".join(transport._unpacked([data]))
    except transport._BodyError as error:
        assert str(error)  # noqa: PT017


# --- redirects and where they lead -------------------------------------------------------


def test_redirects_are_followed(session: Session, replay: Replay) -> None:
    replay.route("/a", redirect("b?x=1"))
    replay.route("/b", redirect(replay.url + "/c d/ä", 307))
    replay.route("/c d/ä", sent({"a": 1}))
    answer = session.get(replay.url + "/a", provider="crossref")
    assert answer.json() == {"a": 1}
    assert answer.url == replay.url + "/a"
    assert answer.final_url == replay.url + "/c%20d/ä"
    assert session.get(replay.url + "/a", provider="crossref") == evolve(answer, cached=True)


@pytest.mark.parametrize(("hops", "outcome"), [(8, "ok"), (9, "error")])
def test_no_more_than_eight_redirects_are_followed(
    session: Session, replay: Replay, hops: int, outcome: str
) -> None:
    for hop in range(hops):
        replay.route(f"/{hop}", redirect(f"/{hop + 1}"))
    replay.route(f"/{hops}", sent({}))
    answer = session.get(replay.url + "/0", provider="crossref")
    assert (answer.outcome, replay.count()) == (outcome, 9)


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "javascript:alert(1)",
        "http://joe:pw@127.0.0.1/",
        "http://[::1",
        "http://127.0.0.1:x/",
    ],
)
def test_a_redirect_to_what_is_no_address_is_not_followed(
    session: Session, replay: Replay, target: str
) -> None:
    answer = session.get(replay.route("/a", redirect(target)), provider="crossref")
    assert answer.outcome == "error"
    assert replay.host in answer.reason
    assert "pw" not in answer.reason
    assert replay.count() == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="latin-1")) | st.from_regex(r"https?://[][a-z0-9.@:]{0,20}/?"))
def test_no_target_of_a_redirect_raises(cache: Path, target: str) -> None:
    question = module._Question("GET", "https://example.org/a", "x", "*/*", {}, None, False)
    with Session(cache=cache, offline=True, settings=Settings()) as session:
        following = session._redirected(question, 302, target)
    assert isinstance(following, str) or not addresses.refusal(following.url)


@pytest.mark.parametrize(
    ("status", "method"), [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")]
)
def test_a_redirected_batch_is_asked_as_the_redirect_says(
    session: Session, replay: Replay, status: int, method: str
) -> None:
    replay.route("/a", redirect("/b", status))
    replay.route("/b", sent({}))
    session.post(replay.url + "/a", provider="crossref", payload=[1])
    assert replay.requests[1].method == method
    assert (replay.requests[1].body == b"[1]") == (method == "POST")


def other_host(replay: Replay) -> str:
    """The same server, by another name: another host, for all that anybody knows."""
    return replay.url.replace("127.0.0.1", "localhost")


def test_what_one_host_is_told_another_is_not(session: Session, replay: Replay) -> None:
    replay.route("/a", redirect(other_host(replay) + "/b"))
    replay.route("/b", sent({}))
    headers = {"X-API-Key": SECRET, "Authorization": f"Bearer {SECRET}", "Accept-Language": "fr"}
    answer = session.get(
        replay.url + "/a", provider="keyed", headers=headers, params={"api_key": SECRET}
    )
    assert answer.outcome == "ok"
    first, second = replay.requests
    assert (first.headers["x-api-key"], dict(first.query)["api_key"]) == (SECRET, SECRET)
    assert SECRET not in str(second)
    assert CONTACT not in str(second)
    assert second.headers["accept-language"] == "fr"


def test_what_a_user_names_teaches_no_secrets(replay: Replay, cache: Path) -> None:
    replay.route("/a", page("<p>A headline of the day"))
    with opened(replay, cache) as session:
        answer = session.get(
            replay.url + "/a",
            provider="web",
            params={"key": "headline"},
            headers={"User-Agent": "headline"},
            accept="text/html",
            untrusted=True,
        )
    assert answer.url == replay.url + "/a?key=headline"
    assert "headline" in answer.text()


def test_a_page_that_a_user_names_is_not_told_whom_to_write_to(replay: Replay, cache: Path) -> None:
    replay.route("/a", page("<p>Hello"))
    with Session(cache=cache, settings=replay.settings(contact=CONTACT)) as session:
        session.get(replay.url + "/a", provider="web", accept="text/html", untrusted=True)
    (request,) = replay.requests
    assert request.headers["user-agent"].startswith("citekit/")
    assert CONTACT not in str(request)


#: What a name leads to, for the tests that follow.
Names = dict[str, list[str]]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    """Names of hosts → where they lead: each look-up takes the first place away but the last."""
    known: Names = {}

    def look_up(host: str, port: int, *_: Any, **__: Any) -> Any:
        places = known.get(host, ["127.0.0.1" if host == "localhost" else host])
        if not places:
            raise socket.gaierror(socket.EAI_NONAME, "not known")
        place = places.pop(0) if len(places) > 1 else places[0]
        kinds = {True: socket.AF_INET6, False: socket.AF_INET}
        return [
            (kinds[":" in one], socket.SOCK_STREAM, 6, "", (one, port)) for one in place.split()
        ]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


def outside(replay: Replay, cache: Path, **options: Any) -> Session:
    """A session as users have it: private hosts are not asked."""
    configured = Settings(read_timeout=1, connect_timeout=1, **options)
    return Session(cache=cache, settings=configured, limits={replay.host: FAST})


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("127.0.0.1", "loopback"),
        ("10.0.0.1", "private"),
        ("169.254.169.254", "link-local"),
        ("::1", "loopback"),
        ("::ffff:127.0.0.1", "loopback"),
        ("9.9.9.9 10.0.0.1", "private"),
        ("0.0.0.0", "unspecified"),
    ],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_an_address_from_outside_does_not_lead_inside(
    replay: Replay, cache: Path, names: Names, place: str, kind: str, scheme: str
) -> None:
    names["innocent.example"] = [place]
    with outside(replay, cache) as session:
        answer = session.get(f"{scheme}://innocent.example/", provider="web", untrusted=True)
    assert answer.outcome == "error"
    assert f" {kind} address" in answer.reason
    assert replay.count() == 0


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "017700000001", "[::1]", "0"])
def test_no_way_to_write_an_address_hides_where_it_leads(
    replay: Replay, cache: Path, names: Names, host: str
) -> None:
    names[host.strip("[]")] = ["::1" if ":" in host else "127.0.0.1"]
    with outside(replay, cache) as session:
        answer = session.get(f"http://{host}/", provider="web", untrusted=True)
    assert answer.outcome == "error"
    assert "address" in answer.reason


@pytest.mark.parametrize(
    "url",
    [
        "http://innocent.example:8080/",
        "http://joe:pw@innocent.example/",
        "file:///etc/passwd",
        "innocent.example",
    ],
)
def test_an_address_from_outside_is_looked_at_before_it_is_asked(
    replay: Replay, cache: Path, url: str
) -> None:
    with outside(replay, cache) as session:
        answer = session.get(url, provider="web", untrusted=True)
    assert answer.outcome == "error"
    assert "not asked" in answer.reason
    assert "pw" not in answer.reason + answer.url


def test_a_provider_may_be_on_this_machine_but_redirects_to_others_may_not(
    replay: Replay, cache: Path, names: Names
) -> None:
    replay.route("/a", redirect("/b"))
    replay.route("/b", sent({"a": 1}))
    replay.route("/c", redirect("http://innocent.example/"))
    replay.route("/d", redirect(other_host(replay) + "/b"))
    names["innocent.example"] = ["10.0.0.1"]
    with outside(replay, cache) as session:
        assert session.get(replay.url + "/a", provider="crossref").json() == {"a": 1}
        inside = session.get(replay.url + "/c", provider="crossref")
        port = session.get(replay.url + "/d", provider="crossref")
    assert "10.0.0.1 is a private address" in inside.reason
    assert "is not asked" in port.reason
    assert replay.count("/b") == 1


@pytest.fixture
def public_loopback(replay: Replay, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the test server for a host on the public Internet."""
    real = addresses.forbidden
    monkeypatch.setattr(
        addresses, "forbidden", lambda place: "" if place == "127.0.0.1" else real(place)
    )
    monkeypatch.setattr(module, "_PORTS", (80, 443, int(replay.host.rpartition(":")[2])))


@pytest.mark.usefixtures("public_loopback")
def test_the_connection_goes_to_the_address_that_was_looked_at(
    replay: Replay, cache: Path, names: Names
) -> None:
    names["pinned.example"] = ["127.0.0.1", "10.0.0.1"]
    url = replay.route("/a", page("<p>Hello")).replace("127.0.0.1", "pinned.example")
    with outside(replay, cache) as session:
        answer = session.get(url, provider="web", accept="text/html", untrusted=True)
    assert answer.outcome == "ok"
    assert replay.requests[0].headers["host"].startswith("pinned.example:")
    assert names["pinned.example"] == ["10.0.0.1"]  # it was looked up once


@pytest.mark.usefixtures("public_loopback")
def test_each_redirect_is_looked_at_again(replay: Replay, cache: Path, names: Names) -> None:
    names["one.example"], names["two.example"] = ["127.0.0.1"], ["127.0.0.1"]
    names["three.example"] = ["192.168.0.1"]
    replay.route("/a", redirect(replay.url.replace("127.0.0.1", "two.example") + "/b"))
    replay.route("/b", redirect(replay.url.replace("127.0.0.1", "three.example") + "/c"))
    url = replay.url.replace("127.0.0.1", "one.example") + "/a"
    with outside(replay, cache) as session:
        answer = session.get(url, provider="web", accept="text/html", untrusted=True)
    assert "three.example" in answer.reason
    assert "192.168.0.1 is a private address" in answer.reason
    assert [request.path for request in replay.requests] == ["/a", "/b"]


@pytest.mark.usefixtures("public_loopback")
def test_through_a_proxy_names_are_looked_at_as_far_as_they_are_known(
    replay: Replay, cache: Path, names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", replay.url)
    names["inside.example"], names["outside.example"] = ["10.0.0.1"], ["9.9.9.9"]
    names["unknown.example"] = []
    replay.route("/a", page("<p>Hello"))
    with outside(replay, cache) as session:
        options: Any = {"provider": "web", "accept": "text/html", "untrusted": True}
        assert session.get("http://inside.example/a", **options).outcome == "error"
        assert session.get("http://outside.example/a", **options).outcome == "ok"
        assert session.get("http://unknown.example/a", **options).outcome == "ok"
    assert len(replay.requests) == 2


def test_a_name_that_nobody_knows_is_asked_for_once(
    replay: Replay, cache: Path, names: Names, hands: Hands
) -> None:
    names["unknown.example"] = []
    with opened(replay, cache, clock=hands.clock) as session:
        answer = session.get("http://unknown.example/a", provider="web", untrusted=True)
    assert answer.outcome == "error"
    assert "the name of the host is not known" in answer.reason
    assert hands.slept == []


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for pinned.example, and its key."""
    path = tmp_path_factory.mktemp("tls") / "certificate.pem"
    command = [
        *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
        *("-keyout", f"{path}.key", "-out", str(path), "-subj", "/CN=pinned.example"),
        *("-addext", "subjectAltName=DNS:pinned.example"),
    ]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs openssl to make a certificate")
    path.write_text(path.read_text("utf-8") + Path(f"{path}.key").read_text("utf-8"), "utf-8")
    return path


@pytest.mark.parametrize(
    ("host", "outcome", "words"),
    [("pinned.example", "ok", ""), ("other.example", "error", "certificate is not valid")],
)
@pytest.mark.parametrize("untrusted", [True, False])
def test_a_pinned_connection_asks_for_and_checks_the_name_of_the_host(
    cache: Path, names: Names, certificate: Path, monkeypatch: pytest.MonkeyPatch,
    host: str, outcome: str, words: str, untrusted: bool,
) -> None:  # fmt: skip
    real = addresses.forbidden
    monkeypatch.setattr(
        addresses, "forbidden", lambda place: "" if place == "127.0.0.1" else real(place)
    )
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    server = Replay(certificate)
    try:
        port = int(server.host.rpartition(":")[2])
        monkeypatch.setattr(module, "_PORTS", (port,))
        names[host] = ["127.0.0.1", "10.0.0.1"]
        server.route("/a", page("<p>Hello"))
        with outside(server, cache) as session:
            answer = session.get(
                f"https://{host}:{port}/a", provider="web", accept="text/html", untrusted=untrusted
            )
        assert answer.outcome == outcome
        assert words in answer.reason
        assert server.names == [host]
        assert server.count() == (outcome == "ok")
    finally:
        server.stop()


# --- what is not told ----------------------------------------------------------------------


SECRETIVE: Mapping[str, Route] = {
    "an answer": in_turn(sent({"mail": CONTACT, "query": f"api_key={SECRET}"})),
    "a link to the next page": in_turn(
        sent({}, headers={"link": f"<https://example.org/?api_key={SECRET}&page=2>; rel=next"})
    ),
    "not found": in_turn(Reply(404, f"no {SECRET}".encode())),
    "a redirect with a key": lambda request: (
        redirect(f"/a?api_key={SECRET}&mailto={CONTACT}&again=1")
        if "again" not in dict(request.query)
        else sent({})
    ),
    "a redirect elsewhere with a key": lambda request: (
        redirect(f"http://localhost:{request.headers['host'].rpartition(':')[2]}/a?key={SECRET}")
        if "localhost" not in request.headers["host"]
        else sent({})
    ),
    "a redirect to nowhere with a key": in_turn(redirect(f"ftp://{SECRET}@example.org/{SECRET}")),
    "a redirect to a closed port": in_turn(redirect(f"http://127.0.0.1:9/?api_key={SECRET}")),
    "refusal": in_turn(Reply(403, b"")),
    "failure": in_turn(Reply(500, b"")),
    "broken json": in_turn(Reply(200, f'{{"{SECRET}": '.encode(), JSON)),
    "cut off": in_turn(sent({}, fault="cut")),
    "no http": in_turn(sent({}, fault="garbage")),
    "a stall": in_turn(sent({}, fault="stall")),
}


@pytest.mark.parametrize("route", SECRETIVE.values(), ids=SECRETIVE)
@pytest.mark.parametrize("configured", [True, False])
def test_keys_and_the_contact_are_told_to_nobody_else(
    replay: Replay,
    cache: Path,
    hands: Hands,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    route: Route,
    configured: bool,
) -> None:
    caplog.set_level(logging.DEBUG)
    replay.route("/a", route)
    keys = {"keyed": SECRET} if configured else {}
    given_settings = replay.settings(keys=keys, contact=CONTACT, read_timeout=0.2)
    with opened(replay, cache, settings=given_settings, clock=hands.clock) as session:
        answer = session.get(
            replay.url + "/a",
            provider="keyed",
            params={"query": "ice", "api_key": SECRET, "mailto": CONTACT},
            headers={"Authorization": f"Bearer {SECRET}", "X-API-Key": SECRET},
        )
        rows = session._cache._run("SELECT key, value FROM answers")  # type: ignore[union-attr]
        told = [answer.url, answer.final_url, answer.reason, repr(answer), repr(session)]
    try:
        answer.json()
    except UnansweredError as error:
        told += [str(error), repr(error), str(error.__cause__), repr(error.args)]
    told += [f"{one.getMessage()} {one.exc_text} {one.args}" for one in caplog.records]
    for key, row in rows:
        told += [key, row.decode("latin-1"), zlib.decompress(row.partition(b"\n")[2]).decode()]
    for path in cache.iterdir():
        told.append(path.read_bytes().decode("latin-1"))
    told += [*capfd.readouterr()]
    assert replay.requests[0].headers["x-api-key"] == SECRET
    assert len(caplog.records) > 0
    for text in told:
        assert SECRET not in text
        assert CONTACT not in text
        assert CONTACT.replace("@", "%40") not in text


def test_closed_sessions_leave_the_loggers_as_they_were(replay: Replay, cache: Path) -> None:
    loggers = [logging.getLogger(name) for name in transport._LOGGERS]
    before = [list(logger.filters) for logger in loggers]
    with opened(replay, cache):
        assert [list(logger.filters) for logger in loggers] != before
    assert [list(logger.filters) for logger in loggers] == before


# --- recordings and lightness ---------------------------------------------------------------


def test_recordings_are_replayed(replay: Replay, cache: Path, tmp_path: Path) -> None:
    (tmp_path / "work.json").write_text('{"title": "Ice"}', "utf-8")
    rows = [
        {"file": "work.json", "url": "https://api.example.org/works/10.1000%2F1?b=2&a=x%20y&mailto=m",
         "status": 200, "method": "GET", "headers": {"x-rate-limit-limit": "5"}},
        {"file": "work.json", "url": "https://doi.example/10.1", "status": 302, "method": "GET",
         "headers": {"location": "https://api.example.org/works/10.1000/1?a=x+y&b=2"}},
        {"file": "work.json", "url": None, "status": 200, "method": "GET", "headers": {}},
    ]  # fmt: skip
    lines = "\n".join(map(json.dumps, rows))
    (tmp_path / "index.jsonl").write_text(lines, "utf-8")
    replay.record(tmp_path)
    bases = {"example": "https://api.example.org"}
    with opened(replay, cache, settings=replay.settings(bases)) as session:
        base = session.base("example", "https://api.example.org")
        params = {"a": "x y", "b": "2", "mailto": CONTACT}
        answer = session.get(f"{base}/works/10.1000/1", provider="example", params=params)
        assert answer.json() == {"title": "Ice"}
        moved = session.get(replay.address("https://doi.example/10.1"), provider="doi")
        assert moved.json() == {"title": "Ice"}
        other = session.get(f"{base}/works/10.1000/2", provider="example")
        assert (other.outcome, other.status) == ("error", 501)


def test_all_shared_recordings_are_answered_as_they_were_recorded(
    replay: Replay, cache: Path, hands: Hands, shared_data: Path
) -> None:
    folders = sorted((shared_data / "providers").glob("*/index.jsonl"))
    urls = []
    for index in folders:
        replay.record(index.parent)
        for line in index.read_text("utf-8").splitlines():
            row = {"method": "GET", "status": 0, "url": None, **json.loads(line)}
            is_json = row["file"].endswith(".json") and row["status"] == 200
            if row["url"] and row["method"] == "GET" and is_json:
                urls.append(replay.address(row["url"]))
    assert len(urls) > 50
    with opened(replay, cache, clock=hands.clock) as session:  # many say how fast to ask
        outcomes = Counter(session.get(url, provider="any").outcome for url in urls)
    assert set(outcomes) == {"ok"}


def test_importing_providers_is_light() -> None:
    script = (
        "import sys, citekit.providers, citekit.providers.session;"
        "print(*{name.split('.')[0] for name in sys.modules} & set(sys.argv[1:]))"
    )
    heavy = "requests requests_cache urllib3 sqlite3 platformdirs lxml".split()
    command = [sys.executable, "-c", script, *heavy]
    # without what measures the tests, which keeps its figures in SQLite
    plain = {name: value for name, value in os.environ.items() if "COVERAGE" not in name}
    loaded = subprocess.run(command, capture_output=True, text=True, check=True, env=plain)
    assert loaded.stdout.split() == []


def test_a_session_is_shared_by_threads(replay: Replay, cache: Path) -> None:
    replay.route("/a", lambda request: sent({"n": request.query[0][1]}))
    errors: list[object] = []

    def work(session: Session, part: int) -> None:
        for number in range(40):
            n = str(number % 20 + part % 2)
            answer = session.get(replay.url + "/a", provider="crossref", params={"n": n})
            if answer.json() != {"n": n}:
                errors.append(answer)

    with opened(replay, cache) as session:
        threads = [threading.Thread(target=work, args=(session, part)) for part in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert errors == []
    assert replay.count() == 21
