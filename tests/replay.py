"""A server on this machine that answers as providers do, and as they do on a bad day.

It answers from routes that a test gives, and from recordings: a folder with ``index.jsonl``,
one row an answer (method, url, status, headers, file). What stood at ``https://HOST/PATH`` is
asked for at ``replay.address("https://HOST/PATH")``. It writes down who asked, how fast, and how
many at once. A test that imports `serving` has the fixture ``replay``; that nothing else than
this machine is reached is seen to by ``no_network`` in ``conftest.py``.
"""

from __future__ import annotations

import gzip
import http.server
import json
import random
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

import pytest
from attrs import evolve, field, frozen

from citekit.providers.settings import Settings

#: Parameters that say who asks.
SIGNATURES = frozenset(("mailto", "email", "tool", "api_key"))

#: What a file is, where a recording does not say.
KINDS: Mapping[str, str] = {
    ".json": "application/json",
    ".xml": "application/xml",
    ".html": "text/html; charset=utf-8",
    ".mrc": "application/marc",
    ".txt": "text/plain",
    ".bib": "application/x-bibtex",
    ".ris": "application/x-research-info-systems",
}

#: ``cut``: the connection ends in the middle of the body; ``short``: it says more bytes than it
#: sends; ``stall``: nothing comes; ``drip``: a byte now and then; ``slow-headers``: so do the
#: headers; ``garbage``: no HTTP.
Fault = Literal["", "cut", "short", "stall", "drip", "slow-headers", "garbage"]


@frozen
class Reply:
    """What the server answers."""

    status: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = field(factory=dict)
    delay: float = 0.0  #: seconds before anything comes
    fault: Fault = ""
    packed: bool = False  #: with gzip


@frozen
class Request:
    """What it was asked."""

    method: str
    path: str  #: unquoted, without the query
    query: tuple[tuple[str, str], ...]
    headers: Mapping[str, str]  #: names in lower case
    body: bytes
    time: float  #: seconds of a clock that only grows

    @property
    def key(self) -> tuple[str, str, tuple[tuple[str, str], ...]]:
        pairs = (pair for pair in self.query if pair[0] not in SIGNATURES)
        return self.method, self.path, tuple(sorted(pairs))


Route = Callable[[Request], Reply]


def sent(value: Any, **options: Any) -> Reply:
    """Answer with JSON."""
    headers = {"content-type": "application/json", **options.pop("headers", {})}
    return Reply(body=json.dumps(value).encode(), headers=headers, **options)


def page(text: str, **options: Any) -> Reply:
    """Answer with a web page."""
    headers = {"content-type": "text/html; charset=utf-8", **options.pop("headers", {})}
    return Reply(body=text.encode(), headers=headers, **options)


def redirect(target: str, status: int = 302) -> Reply:
    """Send on."""
    return Reply(status, b"", {"location": target})


def at_random(seed: int, replies: Sequence[Reply], weights: Sequence[float]) -> Route:
    """Answer with one of `replies`, as the dice of `seed` fall."""
    dice, lock = random.Random(seed), threading.Lock()

    def route(_: Request) -> Reply:
        with lock:
            return dice.choices(replies, weights)[0]

    return route


def in_turn(*replies: Reply) -> Route:
    """Answer with one after another, and then always with the last."""
    left, lock = list(replies), threading.Lock()

    def route(_: Request) -> Reply:
        with lock:
            return left.pop(0) if len(left) > 1 else left[0]

    return route


def _unknown(request: Request) -> Reply:
    return Reply(501, f"nothing is recorded for {request.key}".encode())


class Replay:
    """The server. It runs until `stop`."""

    def __init__(self, certificate: Path | None = None) -> None:
        self.requests: list[Request] = []
        self.names: list[str | None] = []  #: of the server, that TLS asked for
        self.widest = 0  #: most requests at once
        self.stopped = threading.Event()
        self._active = 0
        self._lock = threading.Lock()
        self._routes: dict[str, Route] = {}
        #: answers what no route and no recording does
        self.otherwise: Route = _unknown
        self._recorded: dict[object, list[tuple[str, Reply]]] = {}
        self._server = _Server(self)
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            context.sni_callback = lambda _, name, __: self.names.append(name)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.url = f"http{'s' if certificate else ''}://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def stop(self) -> None:
        self.stopped.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def host(self) -> str:
        return urlsplit(self.url).netloc

    def route(self, path: str, *replies: Reply | Route) -> str:
        """Answer at a path, with one after another; return the address."""
        routes = [one if callable(one) else None for one in replies]
        plain = [one for one in replies if isinstance(one, Reply)]
        self._routes[path] = next((one for one in routes if one), None) or in_turn(*plain)
        return self.url + path

    def record(self, folder: Path) -> None:
        """Answer from the recordings of a folder, too."""
        for line in (folder / "index.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            if row.get("url"):
                method, url = row.get("method", "GET"), row["url"]
                accept = str(row.get("note", "")).partition("Accept: ")[2]
                request = _request(method, self.address(url), {}, b"")
                reply = _recorded(folder / row["file"], row, self)
                self._recorded.setdefault(request.key, []).append((accept, reply))

    def address(self, url: str) -> str:
        """Say where it answers what stood at an address."""
        return f"{self.url}/{url.partition('://')[2]}"

    def settings(self, bases: Mapping[str, str] | None = None, **others: Any) -> Settings:
        """Make settings by which providers are asked here: provider → its usual base URL."""
        here = {provider: self.address(base) for provider, base in (bases or {}).items()}
        return Settings(bases=here, allow_private=True, **others)

    def count(self, path: str | None = None) -> int:
        """Count the requests for a path, or for all."""
        return sum(path in (None, request.path) for request in list(self.requests))

    def fastest(self, seconds: float) -> int:
        """Count the most requests that came in any stretch of so many seconds."""
        times = sorted(request.time for request in self.requests)
        return max(
            (sum(0 <= later - time < seconds for later in times) for time in times), default=0
        )

    def answer(self, request: Request) -> Reply:
        """Find the answer to a request; it counts as under way until `answered`."""
        with self._lock:
            self.requests.append(request)
            self._active += 1
            self.widest = max(self.widest, self._active)
        if request.path in self._routes:
            return self._routes[request.path](request)
        recorded = self._recorded.get(request.key, [])
        accept = request.headers.get("accept", "")
        fitting = [reply for noted, reply in recorded if noted and noted == accept]
        if recorded:
            return (fitting or [reply for _, reply in recorded])[0]
        return self.otherwise(request)

    def answered(self) -> None:
        with self._lock:
            self._active -= 1


def _request(method: str, url: str, headers: Mapping[str, str], body: bytes) -> Request:
    parts = urlsplit(url)
    query = tuple(parse_qsl(parts.query, keep_blank_values=True))
    named = {name.lower(): value for name, value in headers.items()}
    return Request(method, unquote(parts.path), query, named, body, time.monotonic())


def _recorded(path: Path, row: Mapping[str, Any], replay: Replay) -> Reply:
    body, suffix = path.read_bytes(), path.suffix
    if suffix == ".gz":
        body, suffix = gzip.decompress(body), Path(path.stem).suffix
    headers = {"content-type": KINDS.get(suffix, "application/octet-stream")}
    headers |= {str(name).lower(): str(value) for name, value in row.get("headers", {}).items()}
    if headers.get("location", "").startswith("http"):
        headers["location"] = replay.address(headers["location"])
    return Reply(row.get("status", 200), body, headers)


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256

    def __init__(self, replay: Replay) -> None:
        self.replay = replay
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: clients that hang up are part of the tests."""


class _Handler(http.server.BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or each answer waits 40 ms for an acknowledgement
    timeout = 10

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        length = int(self.headers.get("content-length", 0))
        url = urljoin(self.server.replay.url, self.path)  # to a proxy it is a whole address
        request = _request(self.command, url, dict(self.headers), self.rfile.read(length))
        replay = self.server.replay
        reply = replay.answer(request)
        replay.stopped.wait(reply.delay)
        # not after sending: the client may ask the next before this thread runs again
        replay.answered()
        self._send(reply)

    do_POST = do_GET  # noqa: N815  # names that http.server wants

    def _send(self, reply: Reply) -> None:
        stopped = self.server.replay.stopped
        if reply.packed:
            headers = {**reply.headers, "content-encoding": "gzip"}
            reply = evolve(reply, body=gzip.compress(reply.body), headers=headers)
        if reply.fault:
            self.close_connection = True
        if reply.fault == "stall":
            stopped.wait(30)
            return
        if reply.fault == "garbage":
            self.wfile.write(b"\x00\xff%%% this is no HTTP\r\n\r\n" * 3)
            return
        if reply.fault == "slow-headers":
            self._drip(b"HTTP/1.1 200 OK\r\n" + b"X-Slow: yes\r\n" * 1000)
            return
        length = len(reply.body) * (2 if reply.fault == "short" else 1)
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        is_framed = reply.status == 204 or "transfer-encoding" in reply.headers
        if not is_framed and reply.fault != "drip":
            self.send_header("content-length", str(length))
        if reply.fault:
            self.send_header("connection", "close")
        self.end_headers()
        if reply.fault == "drip":
            self._drip(reply.body)
        else:
            self.wfile.write(reply.body[: len(reply.body) // 2 if reply.fault == "cut" else None])

    def _drip(self, data: bytes) -> None:
        for place in range(len(data)):
            self.wfile.write(data[place : place + 1])
            self.wfile.flush()
            if self.server.replay.stopped.wait(0.05):
                return


@pytest.fixture(name="replay")
def serving() -> Iterator[Replay]:
    """A server for one test."""
    server = Replay()
    yield server
    server.stop()
