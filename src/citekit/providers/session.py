"""The one polite session that every provider is asked through.

>>> from citekit.providers.settings import Settings
>>> with Session(offline=True, settings=Settings(cache=getfixture("tmp_path"))) as session:
...     answer = session.get("https://api.example.org/works/1", provider="example")
>>> answer.outcome, answer.reason
('offline', 'nothing is asked while offline, and the cache has no answer')

What it does for those who ask: a cache on disk that processes share, one queue a host
(`citekit.providers.limits`), repetition where that helps, redirects, bounds on time and size, and
an outcome for everything that can happen. Keys and the contact address go to the provider, and
nowhere else: not into the cache, logs, answers and errors.
"""

from __future__ import annotations

import codecs
import datetime
import hashlib
import json
import random
import re
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from contextvars import ContextVar
from http import HTTPStatus
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self
from urllib.parse import urljoin

from attrs import evolve, field, frozen

from citekit.errors import CitekitError, InputError
from citekit.providers import addresses
from citekit.providers.limits import PATIENCE, Clock, ClosedError, Limiter, SpentError, retry_after
from citekit.providers.settings import Settings

if TYPE_CHECKING:
    from requests_cache.backends.sqlite import SQLiteDict

    from citekit.providers.transport import Exchange

__all__ = ["Answer", "Holding", "Outcome", "Session", "Statistics", "UnansweredError"]

#: ``ok``: there is a body; ``not-found``: the provider says that it has no such thing;
#: ``blocked``: it refuses to answer programs, or this one (202 without a body, 401, 403, 429 in
#: the end, a page that asks for a person); ``offline``: nothing was asked, and the cache has no
#: answer; ``error``: no answer, or one that cannot be read.
Outcome = Literal["ok", "not-found", "blocked", "offline", "error"]

_DAY = 24 * 3600
#: HTTP status → seconds for which its answers are kept; others are not kept at all.
_KEPT: Mapping[int, int] = {200: 30 * _DAY, 204: _DAY, 404: _DAY, 410: _DAY}
#: Seconds after which answers that are too old go out of the cache; until then, offline has them.
_FORGOTTEN = 365 * _DAY
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_MOST_REDIRECTS = 8
_NOT_FOUND = frozenset((204, 404, 410))
_BLOCKED = frozenset((401, 403, 407, 429, 451))
#: What may pass, so that the same is asked again, so many times.
_PASSING = frozenset((429, 500, 502, 503, 504))
_REPETITIONS = 2
#: Seconds for which nobody asks a host that is asked too much, and does not say for how long.
_REST = 1.0
#: Seconds for one request with all of its body, whatever the budget.
_WHOLE = 60.0
#: Requests a second, and at once, at hosts of which nothing is known.
_UNKNOWN = (2.0, 2)
#: Hosts that are remembered; beyond, those that are idle are forgotten.
_MOST_HOSTS = 1000
#: Addresses from outside lead to these ports only.
_PORTS = (80, 443)
#: Headers of answers that matter to somebody.
_MATTERS = frozenset(
    """
    content-type content-language content-location last-modified etag link memento-datetime
    retry-after x-api-pool x-rate-limit-limit x-rate-limit-interval x-concurrency-limit
    x-ratelimit-limit x-ratelimit-remaining x-ratelimit-reset
    """.split()
)
#: Kinds of content that nobody asks for here without naming them.
_UNASKED = ("application/pdf", "application/zip", "audio/", "font/", "image/", "video/")
#: Kinds that say nothing of the content.
_VAGUE = ("", "text/plain", "application/octet-stream", "binary/octet-stream")
_HTML = ("text/html", "application/xhtml+xml")
#: One value of JSON: not a line each, as in application/x-ndjson.
_JSON = re.compile(r"(application|text)/(x-)?json|[\w./-]{1,100}\+json")
_HTML_START = re.compile(rb"(?i)\s{0,64}(<\?xml[^>]{0,200}>\s{0,64})?<(!doctype\s{1,8}html|html)\b")
_XML_STARTS = (b"<", b"\xfe\xff", b"\xff\xfe")  # the latter begin UTF-16
_WHITE = b"\xef\xbb\xbf \t\r\n"

_SPENT = "the time for this piece of work is used up"
_OFFLINE = "nothing is asked while offline, and the cache has no answer"
#: When the piece of work ends that this context is in, by the clock of its session.
_DEADLINE: ContextVar[float | None] = ContextVar("deadline", default=None)
#: Where the answers go that this context gets.
_HEARD: ContextVar[list[Answer] | None] = ContextVar("heard", default=None)


@frozen
class Answer:
    """What came back for one request."""

    url: str  #: that was asked, without keys and contact address
    outcome: Outcome
    status: int = 0  #: of HTTP; 0: no answer
    headers: Mapping[str, str] = field(factory=dict, hash=False)  #: names in lower case
    body: bytes = b""
    fetched: datetime.datetime | None = None  #: when it came from the provider, UTC
    cached: bool = False  #: it came out of the cache
    #: for a person: why there is no body; with a body: that it is older than the cache keeps it
    reason: str = ""
    final_url: str = ""  #: where redirects led to, `url` if there were none; also without keys
    #: under which name the cache has it; empty: it has not
    key: str = field(default="", repr=False, eq=False)

    def json(self) -> Any:
        """Read the body as JSON. Raises UnansweredError where there is none."""
        try:
            return json.loads(self.content())
        except (ValueError, RecursionError) as error:
            raise UnansweredError(self, "the answer is no JSON") from error

    def content(self) -> bytes:
        """Give the body. Raises UnansweredError where there is none."""
        if self.outcome != "ok":
            raise UnansweredError(self, self.reason)
        return self.body

    def text(self) -> str:
        """Give the body as text: by its header, else UTF-8. Raises UnansweredError.

        >>> headers = {"content-type": "text/plain; charset=latin1"}
        >>> Answer("", "ok", 200, headers, "Zürich".encode("latin1")).text()
        'Zürich'
        """
        body = self.content()
        found = re.search(
            r"(?i)charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", self.headers.get("content-type", "")
        )
        try:
            # not every codec that Python has reads text, and some of those raise all the same
            text = body.decode(codecs.lookup(found[1]).name if found else "utf-8", "replace")
        except (LookupError, ValueError):
            text = body.decode("utf-8", "replace")
        return text.removeprefix("\ufeff")


class UnansweredError(CitekitError, OSError):
    """A provider gave no answer that can be used; `answer` says what it gave."""

    def __init__(self, answer: Answer, reason: str = "") -> None:
        self.answer = answer
        super().__init__(reason or answer.reason or answer.outcome)

    def __reduce__(self) -> tuple[type, tuple[Answer, str]]:
        return type(self), (self.answer, str(self))


@frozen
class Holding:
    """What the cache holds of one host."""

    provider: str
    host: str
    entries: int
    size: int  #: in bytes, as they are kept, packed


@frozen
class Statistics:
    """What the cache holds."""

    path: Path | None  #: its file; None: memory, since the platform's folder cannot be used
    entries: int
    size: int  #: of the answers, in bytes, as they are kept, packed
    holdings: tuple[Holding, ...]  #: by provider and host


# --- the session ------------------------------------------------------------------


@frozen
class _Question:
    """One thing that is asked for."""

    method: str
    url: str  #: with its parameters and keys
    provider: str
    accept: str
    headers: Mapping[str, str]  #: names in lower case, without Accept and User-Agent
    body: bytes | None
    untrusted: bool

    def key(self, censor: addresses.Censor) -> str:
        """Name it in the cache: the same for all who ask for the same, whatever their keys."""
        canonical = addresses.canonical(self.url, censor, trusted=not self.untrusted)
        telling = sorted(
            (name, censor.plain(value))
            for name, value in self.headers.items()
            if name not in addresses.SECRET_HEADERS
        )
        parts = [self.method, canonical, self.accept, telling]
        digest = hashlib.sha256(json.dumps(parts).encode())
        digest.update(censor.data(self.body or b""))
        host = addresses.host(self.url)
        words = (
            re.sub(r"[^a-z0-9.:_-]", "_", word.lower())[:100] for word in (self.provider, host)
        )
        return f"{'|'.join(words)}|{digest.hexdigest()}"


class _Asking:
    """A request under way, for threads that ask for the same meanwhile."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self.answer: Answer | None = None


class Session:
    """Asks providers over HTTP: cached, limited, repeated where that helps, and honest.

    Threads may share it; processes share its cache. It is a context manager, or is closed with
    `close`.

    `cache` is the folder of the cache, before what `settings` say of it. `offline`: nothing is
    asked, and answers of any age count. `refresh`: answers from before this session do not count.
    `settings` are what the user configured, if None. `budget` is in seconds, for each request
    outside of a ``with session.budget(…)``; None: as long as it takes. `limits` says for hosts
    how many requests a second and at once they take (see `limit`).

    Raises InputError where a folder that was named cannot hold a cache, and for settings that
    cannot be understood.
    """

    def __init__(
        self,
        *,
        cache: Path | None = None,
        offline: bool = False,
        refresh: bool = False,
        settings: Settings | None = None,
        budget: float | None = None,
        limits: Mapping[str, tuple[float, int]] | None = None,
        clock: Clock | None = None,
    ) -> None:
        from citekit.providers.transport import Transport

        self.offline = offline
        self.refresh = refresh
        self.settings = Settings.load() if settings is None else settings
        self._budget = budget
        self._clock = clock or Clock()
        self._began = self._clock.now()
        contact = [self.settings.contact] if self.settings.contact else []
        self._censor = addresses.Censor([*self.settings.keys.values(), *contact])
        self._cache = _cache(cache or self.settings.cache, self._clock)
        self._transport = Transport(self._censor, allow_private=self.settings.allow_private)
        self._agents = {told: _agent(told) for told in (self.settings.contact, None)}
        self._guard = threading.Lock()
        self._limiters: dict[str, Limiter] = {}
        self._asking: dict[str, _Asking] = {}
        self._is_closed = False
        for host, (rate, concurrency) in (limits or {}).items():
            self.limit(host, rate, concurrency)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def patience(self) -> float:
        """Seconds for one work, all who are asked included: as configured, and as `budget` has."""
        longest = self.settings.work_timeout
        return longest if self._budget is None else min(self._budget, longest)

    @property
    def is_closed(self) -> bool:
        """Whether it was closed."""
        return self._is_closed

    def close(self) -> None:
        """Close connections and cache. Asking then raises ValueError."""
        self._is_closed = True
        self._transport.close()
        self._cache.close()

    def get(
        self,
        url: str,
        *,
        provider: str,
        params: Mapping[str, str] | None = None,
        accept: str = "application/json",
        headers: Mapping[str, str] | None = None,
        untrusted: bool = False,
    ) -> Answer:
        """Ask for an address. Never raises for what the network does.

        `untrusted`: somebody else wrote the address. It is asked only over http and https, at
        the usual ports of hosts on the public Internet, and without the contact address. So are
        redirects to other hosts.
        """
        return _heard(self._answer("GET", url, provider, params, accept, headers, None, untrusted))

    def post(self, url: str, *, provider: str, payload: Any, accept: str = "application/json",
             params: Mapping[str, str] | None = None,
             headers: Mapping[str, str] | None = None) -> Answer:  # fmt: skip
        """Ask with a JSON body (batches), kept in the cache and repeated like `get`."""
        body = json.dumps(payload, ensure_ascii=False, sort_keys=True).encode()
        headers = {**(headers or {}), "content-type": "application/json"}
        return _heard(self._answer("POST", url, provider, params, accept, headers, body, False))

    def base(self, provider: str, usual: str) -> str:
        """Give the base URL of a provider, without a slash at its end: configured, or the usual."""
        return self.settings.bases.get(provider, usual).rstrip("/")

    def key(self, provider: str) -> str | None:
        """Give the API key of a provider, if there is one."""
        return self.settings.keys.get(provider)

    def contact(self) -> str | None:
        """Give the contact address that the user configured, if there is one."""
        return self.settings.contact

    def limit(self, host: str, rate: float, concurrency: int) -> None:
        """Say what a host allows to begin with: requests a second, and requests at once.

        `host` may be an address at the host. Headers of its answers change the limits. Where
        several providers stand at one host, the strictest counts; saying it again changes nothing.
        """
        name = addresses.host(host if "//" in host else f"https://{host}")
        self._limiter(name).limit(rate, concurrency)

    @contextmanager
    def budget(self, seconds: float) -> Iterator[None]:
        """Give a piece of work so many seconds, for all requests within, of this context.

        When they are used up, nothing more is asked: answers are out of the cache, or errors
        that say so. A budget inside another one ends with it at the latest. A thread has its own
        context: a budget is opened in the thread that works.
        """
        deadline, outer = self._clock.monotonic() + seconds, _DEADLINE.get()
        token = _DEADLINE.set(deadline if outer is None else min(deadline, outer))
        try:
            yield
        finally:
            _DEADLINE.reset(token)

    @contextmanager
    def hearing(self) -> Iterator[list[Answer]]:
        """Give a list that all answers go to which come within, in this context.

        So whoever asks a provider knows which addresses it asked, and when they answered.
        """
        heard: list[Answer] = []
        token = _HEARD.set(heard)
        try:
            yield heard
        finally:
            _HEARD.reset(token)

    def stats(self) -> Statistics:
        """Count what the cache holds."""
        holdings = sorted(self._cache.holdings(), key=lambda one: (one.provider, one.host))
        return Statistics(
            self._cache.path,
            sum(one.entries for one in holdings),
            sum(one.size for one in holdings),
            tuple(holdings),
        )

    def holds(self, url: str, *, provider: str, accept: str = "application/json") -> bool:
        """Tell whether the cache has an answer that counts, so that nobody would be asked."""
        question = _Question("GET", url, provider, accept, {}, None, untrusted=False)
        return self._kept(question.key(self._censor)) is not None

    def keep(self, url: str, payload: Any, like: Answer, *, provider: str) -> None:
        """Keep a part of an answer as if it had been asked for alone: one work of a batch."""
        if not self.offline and like.fetched is not None and not like.cached:
            question = _Question("GET", url, provider, "application/json", {}, None, False)
            told = self._told(question)
            body = json.dumps(payload, ensure_ascii=False).encode()
            alone = evolve(like, url=told, final_url=told, body=self._censor.data(body))
            stale = like.fetched.timestamp() + _KEPT[200]
            self._cache.put(question.key(self._censor), _row(alone), int(stale))

    def forget(self, answer: Answer) -> None:
        """Take an answer out of the cache: it was kept, and is not what it should be."""
        if answer.key:
            self._cache.drop(answer.key)

    def clear(self, provider: str | None = None) -> int:
        """Empty the cache, or forget one provider; return the number of answers forgotten."""
        return self._cache.clear(provider)

    # --- one question ---------------------------------------------------------------

    def _answer(
        self,
        method: str,
        url: str,
        provider: str,
        params: Mapping[str, str] | None,
        accept: str,
        headers: Mapping[str, str] | None,
        body: bytes | None,
        untrusted: bool,
    ) -> Answer:
        if self._is_closed:
            raise ValueError("the session is closed")
        named = {name.lower(): value for name, value in (headers or {}).items()}
        if not untrusted:  # there, ``key=`` may be anything
            self._censor.learn(_secrets(named, params or {}))
        full = addresses.joined(url, (params or {}).items())
        question = _Question(method, full, provider, accept, named, body, untrusted)
        why = addresses.refusal(full, None if self.settings.allow_private else _PORTS)
        if why and (untrusted or addresses.refusal(full)):
            return self._none(question, "error", f"{addresses.NOT_ASKED}{why}")
        return self._shared(question, question.key(self._censor))

    def _shared(self, question: _Question, key: str) -> Answer:
        """Answer a question, or wait for the thread that is about to."""
        while True:
            with self._guard:
                asking = self._asking.get(key)
                if asking is None:
                    mine = self._asking[key] = _Asking()
                    break
            left = self._left()
            if left is not None and left <= 0:
                return self._none(question, "error", _SPENT)
            asking.done.wait(left)
            # the time of the other may be used up, and not ours
            if asking.answer is not None and asking.answer.reason != _SPENT:
                return asking.answer
        try:
            mine.answer = evolve(self._kept(key) or self._new(question, key), key=key)
            return mine.answer
        finally:
            with self._guard:
                del self._asking[key]
            mine.done.set()

    def _kept(self, key: str) -> Answer | None:
        row = self._cache.get(key)
        answer = _from_row(row) if row is not None else None
        if answer is None or answer.fetched is None:
            return None
        if self.offline:
            return self._with_age(answer)
        if self.refresh and answer.fetched < self._began:
            return None
        return answer if self._is_fresh(answer) else None

    def _is_fresh(self, answer: Answer) -> bool:
        assert answer.fetched is not None
        age = (self._clock.now() - answer.fetched).total_seconds()
        return age < _KEPT.get(answer.status, 0)

    def _with_age(self, answer: Answer) -> Answer:
        if self._is_fresh(answer):
            return answer
        old = f"out of the cache, of {answer.fetched:%Y-%m-%d}: it may be out of date"
        return evolve(answer, reason=f"{answer.reason}; {old}" if answer.reason else old)

    def _new(self, question: _Question, key: str) -> Answer:
        if self.offline:
            return self._none(question, "offline", _OFFLINE)
        answer = self._asked(question)
        if answer.outcome in ("ok", "not-found") and answer.status in _KEPT:
            assert answer.fetched is not None
            stale = answer.fetched.timestamp() + _KEPT[answer.status]
            self._cache.put(key, _row(answer), int(stale))
        return answer

    def _asked(self, question: _Question) -> Answer:
        """Ask, and again where that may help."""
        from citekit.providers.transport import Failure

        deadline = self._deadline()
        for repetition in count():
            failure = None
            try:
                answer, wait = self._followed(question, deadline)
            except Failure as error:
                failure = error
                answer = self._none(question, "error", str(error))
                wait = 0.0 if error.again else None
            except ClosedError as closed:
                return self._none(question, "blocked" if closed.asked_for else "error", str(closed))
            except SpentError:
                return self._none(question, "error", _SPENT)
            if wait is not None and repetition < _REPETITIONS:
                wait = wait or 2**repetition * random.uniform(0.5, 1.5)  # noqa: S311  # no secret
                if deadline is None or self._clock.monotonic() + wait < deadline:
                    self._clock.sleep(wait)
                    continue
                answer = evolve(answer, reason=f"{answer.reason}; no time is left to ask again")
            if failure is not None and failure.again and not failure.is_there:
                self._limiter(failure.host).failed(str(failure))
            return answer
        raise AssertionError

    def _followed(self, question: _Question, deadline: float | None) -> tuple[Answer, float | None]:
        """Ask, and follow redirects; give the answer and the seconds after which to ask again.

        None: what it says will not pass; 0: it does not say after how many seconds.
        """
        hop = question
        for _ in range(_MOST_REDIRECTS + 1):
            exchange = self._exchanged(hop, deadline)
            target = exchange.headers.get("location", "")
            if exchange.status not in _REDIRECTS or not target:
                return self._judged(question, hop, exchange)
            following = self._redirected(hop, exchange.status, target)
            if isinstance(following, str):
                return self._none(question, "error", following), None
            hop = following
        reason = f"{addresses.host(question.url)}: more than {_MOST_REDIRECTS} redirects"
        return self._none(question, "error", reason), None

    def _redirected(self, hop: _Question, status: int, target: str) -> _Question | str:
        """Say what a redirect asks for, or why it is not followed."""
        here = addresses.host(hop.url)
        try:
            url = urljoin(hop.url, _written(target)).partition("#")[0]
            is_ours = not hop.untrusted and addresses.same_origin(hop.url, url)
        except ValueError:
            return f"{here} leads to what is no address"
        why = addresses.refusal(url, None if is_ours or self.settings.allow_private else _PORTS)
        if why:
            return f"{here} leads to where nothing is asked: {why}"
        # what was sent with a key to one host is not for others
        headers = {
            name: value
            for name, value in hop.headers.items()
            if is_ours or name not in addresses.SECRET_HEADERS
        }
        method, body = hop.method, hop.body
        if status in (301, 302, 303):
            method, body = "GET", None
            headers.pop("content-type", None)
        return evolve(
            hop, url=url, method=method, body=body, headers=headers, untrusted=not is_ours
        )

    def _exchanged(self, hop: _Question, deadline: float | None) -> Exchange:
        """Ask once, in turn."""
        from citekit.providers.transport import Times

        limiter = self._limiter(addresses.host(hop.url))
        contact = self.settings.contact if limiter.is_known or not hop.untrusted else None
        headers = {
            **hop.headers,
            "accept": hop.accept,
            "accept-encoding": "gzip",
            "user-agent": self._agents[contact],
        }
        with limiter.turn(deadline):
            left = _WHOLE if deadline is None else deadline - self._clock.monotonic()
            if left <= 0:
                raise SpentError
            times = Times(
                min(self.settings.connect_timeout, left),
                min(self.settings.read_timeout, left),
                min(_WHOLE, left),
            )
            exchange = self._transport.ask(
                hop.method,
                hop.url,
                headers=headers,
                body=hop.body,
                times=times,
                untrusted=hop.untrusted,
                wants=lambda status, headers: _is_wanted(status, headers, hop.accept),
            )
            limiter.answered()
            limiter.obey(exchange.headers, self._clock.now())
            wait = retry_after(exchange.headers, self._clock.now())
            if exchange.status == 429 or (exchange.status == 503 and wait is not None):
                wait = _REST if wait is None else wait
                reason = f"{addresses.host(hop.url)} asks to be left alone for {wait:.0f} s"
                limiter.pause(wait, reason)
        return exchange

    def _judged(
        self, question: _Question, hop: _Question, exchange: Exchange
    ) -> tuple[Answer, float | None]:
        """Say what an answer is, and after how many seconds to ask again, as `_followed`."""
        now, status = self._clock.now(), exchange.status
        outcome, reason = _judgement(exchange, question.accept, addresses.host(hop.url))
        headers = {
            name: self._censor.text(value)
            for name, value in exchange.headers.items()
            if name in _MATTERS
        }
        answer = Answer(
            url=self._told(question),
            outcome=outcome,
            status=status,
            headers=headers,
            body=self._censor.data(exchange.body),
            fetched=now,
            reason=reason,
            final_url=self._told(hop),
        )
        wait = retry_after(exchange.headers, now)
        if status not in _PASSING:
            return answer, None
        if wait is not None and wait > PATIENCE:
            return evolve(answer, reason=f"{reason}; it asks to wait for {wait:.0f} s"), None
        return answer, wait or 0.0

    def _none(self, question: _Question, outcome: Outcome, reason: str) -> Answer:
        told = self._told(question)
        return Answer(told, outcome, reason=self._censor.text(reason), final_url=told)

    def _told(self, question: _Question) -> str:
        return addresses.cleaned(question.url, self._censor, trusted=not question.untrusted)

    # --- time and hosts ---------------------------------------------------------------

    def _deadline(self) -> float | None:
        deadline = _DEADLINE.get()
        if deadline is None and self._budget is not None:
            return self._clock.monotonic() + self._budget
        return deadline

    def _left(self) -> float | None:
        deadline = self._deadline()
        return None if deadline is None else deadline - self._clock.monotonic()

    def _limiter(self, host: str) -> Limiter:
        with self._guard:
            if host not in self._limiters:
                if len(self._limiters) >= _MOST_HOSTS:
                    self._limiters = {
                        name: one
                        for name, one in self._limiters.items()
                        if one.is_known or not one.is_idle
                    }
                self._limiters[host] = Limiter(*_UNKNOWN, self._clock)
            return self._limiters[host]


def _heard(answer: Answer) -> Answer:
    heard = _HEARD.get()
    if heard is not None:
        heard.append(answer)
    return answer


def _agent(contact: str | None) -> str:
    """Name citekit, where it is at home, and whom to write to, as far as that is known."""
    from importlib.metadata import metadata

    about = metadata("citekit")
    urls = [line.partition(",")[2].strip() for line in about.get_all("Project-URL") or ()]
    notes = [*urls[:1], *([f"mailto:{contact}"] if contact else [])]
    return f"citekit/{about['Version']}{' (' + '; '.join(notes) + ')' if notes else ''}"


def _written(target: str) -> str:
    """Write the address of a redirect as it was meant: in UTF-8, and with its blanks."""
    with suppress(UnicodeError):
        target = target.encode("latin-1").decode()
    return target.strip().replace(" ", "%20")


def _secrets(headers: Mapping[str, str], params: Mapping[str, str]) -> list[str]:
    """Give the values that hold keys; of ``Bearer KEY`` the key, too."""
    names = addresses.SECRET_HEADERS - {"user-agent"}
    values = [value for name, value in headers.items() if name in names]
    values += [value.rpartition(" ")[2] for value in values]
    return values + [
        value for name, value in params.items() if name.lower() in addresses.KEYS - {"token"}
    ]


# --- what an answer is ------------------------------------------------------------


def _kind(headers: Mapping[str, str]) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def _is_wanted(status: int, headers: Mapping[str, str], accept: str) -> bool:
    """Tell whether a body is to be read: not a film where a record was asked for."""
    return status != 200 or not _is_unasked(_kind(headers), accept.lower())


def _is_unasked(kind: str, accept: str) -> bool:
    return kind.startswith(_UNASKED) and kind not in accept and "*/*" not in accept


def _judgement(exchange: Exchange, accept: str, host: str) -> tuple[Outcome, str]:
    status = exchange.status
    said = f"{host} answers {status} ({_PHRASES.get(status, 'unknown')})"
    if status in _NOT_FOUND:
        return "not-found", said
    if status in _BLOCKED:
        return "blocked", said
    if not 200 <= status < 300:
        return "error", said
    return _judgement_of_body(exchange, accept.lower(), host)


def _judgement_of_body(exchange: Exchange, accept: str, host: str) -> tuple[Outcome, str]:
    kind, body = _kind(exchange.headers), exchange.body
    is_data = "json" in accept or ("xml" in accept and "html" not in accept)
    if exchange.is_left:
        return "error", f"{host} sends {kind}, which was not asked for"
    if not body.strip(_WHITE) and (exchange.status == 202 or is_data):
        return "blocked", f"{host} sends an empty answer with status {exchange.status}"
    if not any(word in accept for word in ("html", "*/*")) and _is_page(kind, body, accept):
        return "blocked", f"{host} sends a page for a person instead of {accept.partition(',')[0]}"
    is_json = _JSON.fullmatch(kind) is not None
    if is_json or ("json" in accept and kind in _VAGUE and not _is_xml_start(body)):
        return ("ok", "") if _is_json(body) else ("error", f"{host} sends JSON that is broken")
    is_xml = "xml" in kind and kind not in _HTML
    if is_xml or ("xml" in accept and is_data and kind in _VAGUE):
        whole = _is_xml_start(body) and (not body.startswith(b"<") or body.strip().endswith(b">"))
        return ("ok", "") if whole else ("error", f"{host} sends XML that is broken")
    return "ok", ""


_PHRASES: Mapping[int, str] = {status.value: status.phrase for status in HTTPStatus}


def _is_page(kind: str, body: bytes, accept: str) -> bool:
    """Tell whether a body is a web page; a server may call data a page, and a page data."""
    if kind not in _HTML:
        is_data = "json" in accept or "xml" in accept
        return is_data and _HTML_START.match(body) is not None
    if "json" in accept:
        return not _is_json(body)
    start = body[:1000].lstrip(_WHITE)
    if "xml" in accept:
        return not start.startswith(b"<?xml") or _HTML_START.match(start) is not None
    return start.startswith(b"<")


def _is_json(body: bytes) -> bool:
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True


def _is_xml_start(body: bytes) -> bool:
    return body[:64].startswith(_XML_STARTS) or body[:64].lstrip(_WHITE).startswith(b"<")


# --- the cache --------------------------------------------------------------------


def _row(answer: Answer) -> bytes:
    """Write an answer for the cache: a line of JSON, and the body, packed."""
    assert answer.fetched is not None
    about = {
        "url": answer.url,
        "outcome": answer.outcome,
        "status": answer.status,
        "headers": dict(answer.headers),
        "fetched": answer.fetched.timestamp(),
        "reason": answer.reason,
        "final_url": answer.final_url,
    }
    return json.dumps(about).encode() + b"\n" + zlib.compress(answer.body, 3)


def _from_row(row: bytes) -> Answer | None:
    """Read what `_row` wrote; None: it cannot be read, as if it were not there."""
    about, _, body = row.partition(b"\n")
    try:
        fields = json.loads(about)
        fetched = datetime.datetime.fromtimestamp(fields.pop("fetched"), datetime.UTC)
        return Answer(**fields, body=zlib.decompress(body), fetched=fetched, cached=True)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, OSError, zlib.error):
        return None


def _named(name: str) -> tuple[str, str]:
    provider, _, host = name.partition("|")
    return provider, host


class _Memory:
    """A cache that lives as long as its session: where the platform's folder cannot be used."""

    path: Path | None = None
    _MOST = 10_000  # answers

    def __init__(self) -> None:
        self._rows: dict[str, bytes] = {}
        self._lock = threading.Lock()

    def get(self, key: str) -> bytes | None:
        return self._rows.get(key)

    def put(self, key: str, row: bytes, stale: int) -> None:  # noqa: ARG002  # as `_Disk`
        with self._lock:
            self._rows[key] = row
            if len(self._rows) > self._MOST:
                del self._rows[next(iter(self._rows))]

    def drop(self, key: str) -> None:
        with self._lock:
            self._rows.pop(key, None)

    def holdings(self) -> list[Holding]:
        with self._lock:
            sizes = [(key.rpartition("|")[0], len(row)) for key, row in self._rows.items()]
        found: dict[str, Holding] = {}
        for name, size in sizes:
            before = found.get(name, Holding(*_named(name), 0, 0))
            found[name] = evolve(before, entries=before.entries + 1, size=before.size + size)
        return list(found.values())

    def clear(self, provider: str | None) -> int:
        with self._lock:
            keys = [key for key in self._rows if provider in (None, key.partition("|")[0])]
            for key in keys:
                del self._rows[key]
        return len(keys)

    def close(self) -> None:
        pass


class _Disk:
    """A cache in a file of SQLite, shared with other processes.

    The storage is that of requests-cache. Writing goes through its connection and not through
    its ``__setitem__``, which waits for ever for a disk that can no more be written; here, what
    cannot be kept is not kept. One lock, since two threads may not use one statement at once.
    """

    #: Seconds to wait for another process that writes.
    _PATIENCE = 10.0

    def __init__(self, path: Path, now: datetime.datetime) -> None:
        import sqlite3

        self.path: Path | None = path
        self._lock = threading.Lock()
        self._error = sqlite3.Error
        self._is_closed = False
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            self._until_free(lambda: self._look_at(path))
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            self._put_aside(path)
            self._look_at(path)
        self._rows: SQLiteDict = self._until_free(lambda: self._table(path))
        with suppress(self._error):
            self._run("DELETE FROM answers WHERE expires < ?", int(now.timestamp()) - _FORGOTTEN)

    def _table(self, path: Path) -> SQLiteDict:
        from requests_cache.backends.sqlite import SQLiteDict

        patience = int(1000 * self._PATIENCE)
        return SQLiteDict(
            path, table_name="answers", serializer=None, wal=True, busy_timeout=patience
        )

    def _put_aside(self, path: Path) -> None:
        """Let the next begin anew; what is no database any more can still be looked at."""
        path.replace(path.with_suffix(".broken"))
        for end in ("-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)

    def _until_free(self, act: Callable[[], Any]) -> Any:
        """Do something that SQLite does not wait for by itself while others use the file."""
        import sqlite3

        until = time.monotonic() + self._PATIENCE
        while True:
            try:
                return act()
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(0.02)

    def _look_at(self, path: Path) -> None:
        """Raise sqlite3.Error where the file cannot be written, or is no database."""
        import sqlite3

        with closing(sqlite3.connect(path, timeout=self._PATIENCE, isolation_level=None)) as file:
            file.execute("PRAGMA journal_mode=WAL")
            file.execute("BEGIN IMMEDIATE")
            file.execute("SELECT * FROM sqlite_master").fetchall()
            file.execute("ROLLBACK")

    def _run(self, statement: str, *values: object) -> list[Any]:
        with self._lock:
            if self._is_closed:  # it would open itself again
                raise self._error("the cache is closed")
            with self._rows.connection() as connection:
                return list(connection.execute(statement, values))

    def get(self, key: str) -> bytes | None:
        try:
            with self._lock:  # after closing, it would open itself again
                row = None if self._is_closed else self._rows[key]
        except (KeyError, self._error):
            return None
        return row if isinstance(row, bytes) else None

    def drop(self, key: str) -> None:
        with suppress(self._error):
            self._run("DELETE FROM answers WHERE key = ?", key)

    def put(self, key: str, row: bytes, stale: int) -> None:
        try:
            self._run("INSERT OR REPLACE INTO answers (key, value, expires) VALUES (?, ?, ?)",
                      key, row, stale)  # fmt: skip
        except self._error:
            return  # a full disk, say: the answer is there all the same

    def holdings(self) -> list[Holding]:
        rows = self._run(
            "SELECT substr(key, 1, length(key) - 65), count(*), sum(length(value))"
            " FROM answers GROUP BY 1"
        )
        return [Holding(*_named(name), entries, size) for name, entries, size in rows]

    def clear(self, provider: str | None) -> int:
        try:
            return self._cleared(provider)
        except self._error as error:
            if provider is not None or self.path is None or "malformed" not in str(error):
                raise
        with self._lock:
            self._rows.close()  # type: ignore[no-untyped-call]
            self._put_aside(self.path)
            self._rows = self._table(self.path)
        return 0

    def _cleared(self, provider: str | None) -> int:
        before = sum(one.entries for one in self.holdings())
        if provider is None:
            self._run("DELETE FROM answers")
        else:
            self._run(
                "DELETE FROM answers WHERE key >= ? AND key < ?", f"{provider}|", f"{provider}}}"
            )
        after = sum(one.entries for one in self.holdings())
        with suppress(self._error):  # another process reads; the space is used again
            self._run("VACUUM")
        return before - after

    def close(self) -> None:
        with self._lock:
            self._is_closed = True
            self._rows.close()  # type: ignore[no-untyped-call]


def _cache(folder: Path | None, clock: Clock) -> _Disk | _Memory:
    """Open the cache in a folder; None: in the platform's, or in memory if that cannot be used."""
    import sqlite3

    from platformdirs import user_cache_path

    place = folder or user_cache_path("citekit", appauthor=False)
    try:
        return _Disk(place / "answers.sqlite", clock.now())
    except (OSError, sqlite3.Error) as error:
        if folder is None:
            return _Memory()
        raise InputError(f"the cache cannot be kept in {folder}: {error}") from error
