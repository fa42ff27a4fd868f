"""One request over HTTP, and what came back: bounded in time and size, to where it may go.

This module imports requests; it is imported only when a session is made.

Sources: RFC 9110 and 9112 (HTTP), RFC 1952 (gzip).
"""

from __future__ import annotations

import logging
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

import requests
from attrs import frozen
from requests.adapters import HTTPAdapter
from requests.utils import select_proxy
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, HTTPError

from citekit.providers import addresses

__all__ = ["LARGEST", "Exchange", "Failure", "Times", "Transport"]

#: Bytes of a body, unpacked, that are taken.
LARGEST = 10_000_000

_CHUNK = 65_536
_GZIP = b"\x1f"  # begins every member; the second byte may be in the next chunk
#: Loggers of urllib3 that write addresses, with keys in them.
_LOGGERS = ("urllib3.connectionpool", "urllib3.connection", "urllib3.util.retry")
#: What goes wrong on the way; OSError also for TLS, ValueError for hosts that cannot be written.
_TROUBLE = (requests.RequestException, HTTPError, HTTPException, OSError, ValueError)

#: The watch that looks at the request of this thread.
_HERE = threading.local()


@frozen
class Times:
    """Seconds that are waited for."""

    connect: float  #: until there is a connection
    read: float  #: until something more comes
    whole: float  #: until all is there


@frozen
class Exchange:
    """What came back."""

    status: int
    headers: Mapping[str, str]  #: names in lower case
    body: bytes  #: unpacked
    is_left: bool = False  #: the body was not wanted, and was not read


class Failure(Exception):  # noqa: N818  # it is one, not an error of ours
    """Nothing came back from `host` that can be used.

    `again`: it may the next time; `is_there`: something came, so there is somebody.

    The text is made of the host and a few words: nothing of the address and of what libraries
    say of it, since both may hold a key.
    """

    def __init__(
        self, host: str, reason: str, *, again: bool = False, is_there: bool = False
    ) -> None:
        self.host = host
        self.again = again
        self.is_there = is_there
        super().__init__(f"{host}: {reason}")


class _RefusedError(Exception):
    """The host is none to connect to. No OSError, which urllib3 would take for its own."""


class Transport:
    """Connections that are kept, one set of them for addresses that come from outside."""

    def __init__(self, censor: addresses.Censor, *, allow_private: bool = False) -> None:
        # asked for proxies and certificates only: as a session of requests would, but without
        # its cookies, its reading of .netrc, and its way with redirects
        self._environment = requests.Session()
        self._trusting = _Adapter(_POOLS)
        self._wary = self._trusting if allow_private else _Adapter(_CHECKED_POOLS)
        self._allow_private = allow_private
        self._filter = _Filter(censor)
        for name in _LOGGERS:
            logging.getLogger(name).addFilter(self._filter)

    def close(self) -> None:
        """Close the connections."""
        for one in (self._environment, self._trusting, self._wary):
            one.close()
        for name in _LOGGERS:
            logging.getLogger(name).removeFilter(self._filter)

    def ask(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str],
        body: bytes | None,
        times: Times,
        untrusted: bool,
        wants: Callable[[int, Mapping[str, str]], bool],
    ) -> Exchange:
        """Ask once. Redirects are given back as they are.

        An `untrusted` address is asked only at hosts on the public Internet: the addresses of the
        host are looked up once, and the connection goes to one that was looked at. Through a
        proxy the proxy chooses; what is known here is looked at before. `wants` looks at status
        and headers and says whether the body is to be read.

        Raises Failure.
        """
        host = addresses.host(url)
        watch = _Watch(times.whole)
        try:
            with watch:
                request = requests.Request(method, url, headers=dict(headers), data=body).prepare()
                options = self._environment.merge_environment_settings(
                    request.url or url, {}, True, True, None
                )
                if untrusted and not self._allow_private and select_proxy(url, options["proxies"]):
                    with suppress(socket.gaierror):  # names that only the proxy knows
                        _look_at(urlsplit(url).hostname or "")
                adapter = self._wary if untrusted else self._trusting
                response = adapter.send(
                    request,
                    stream=True,
                    timeout=(times.connect, times.read),
                    verify=True if options["verify"] is None else options["verify"],
                    cert=options["cert"],
                    proxies=options["proxies"],
                )
                with response:
                    received = _received(response, wants)
        except _RefusedError as error:
            raise Failure(host, f"{addresses.NOT_ASKED}{error}") from None
        except _TROUBLE as error:
            spent = watch.has_ended
            reason = _late(times) if spent else _words(error)
            again, is_there = not spent and _may_pass(error), isinstance(error, _BodyError)
            raise Failure(host, reason, again=again, is_there=is_there) from None
        if watch.has_ended:  # a body without a length looks whole when its connection is ended
            raise Failure(host, _late(times))
        return received


def _received(
    response: requests.Response, wants: Callable[[int, Mapping[str, str]], bool]
) -> Exchange:
    headers = {name.lower(): value for name, value in response.headers.items()}
    status = response.status_code
    if not wants(status, headers):
        return Exchange(status, headers, b"", is_left=True)
    return Exchange(status, headers, _body(_chunks(response.raw, headers), headers))


# --- bodies ---------------------------------------------------------------------


class _BodyError(ValueError):
    """A body that cannot be used; `again`: it may be better the next time."""

    def __init__(self, reason: str, *, again: bool = True) -> None:
        self.again = again
        super().__init__(reason)


def _chunks(raw: Any, headers: Mapping[str, str]) -> Iterator[bytes]:
    """Yield a body as it comes, packed; raise _BodyError where it is shorter than was said."""
    size = 0
    while chunk := raw.read(_CHUNK, decode_content=False):
        size += len(chunk)
        yield chunk
    length = headers.get("content-length", "")
    if "transfer-encoding" not in headers and length.isdecimal() and size < int(length):
        raise _BodyError("the answer was cut off")


def _body(chunks: Iterable[bytes], headers: Mapping[str, str]) -> bytes:
    """Unpack a body, and stop where it gets too large: a small one may unpack to anything."""
    packing = headers.get("content-encoding", "").strip().lower()
    if packing in ("gzip", "x-gzip", "deflate"):
        chunks = _unpacked(chunks)
    elif packing not in ("", "identity"):
        raise _BodyError("the answer is packed in a way that was not asked for", again=False)
    pieces, size = [], 0
    for piece in chunks:
        size += len(piece)
        if size > LARGEST:
            reason = f"the answer has more than {LARGEST // 1_000_000} MB"
            raise _BodyError(reason, again=False)
        pieces.append(piece)
    return b"".join(pieces)


def _unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack gzip (several members, too) and deflate, no more than a chunk at a time."""
    unpacker, is_empty = zlib.decompressobj(zlib.MAX_WBITS | 32), True
    for chunk in chunks:
        is_empty = False
        while chunk:
            if unpacker.eof:
                if not chunk.startswith(_GZIP):  # no further member: padding
                    break
                unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
            try:
                yield unpacker.decompress(chunk, _CHUNK)
            except zlib.error:
                raise _BodyError("the answer is packed, and cannot be unpacked") from None
            chunk = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    while not unpacker.eof and (piece := unpacker.decompress(b"", _CHUNK)):
        yield piece
    if not unpacker.eof and not is_empty:
        raise _BodyError("the answer was cut off")


# --- connections ----------------------------------------------------------------


class _Watch:
    """Ends a request that takes longer than it may, whatever it waits for.

    Timeouts of a socket begin again with every byte; a host that sends one now and then would
    hold a thread for ever.
    """

    def __init__(self, seconds: float) -> None:
        self.has_ended = False
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> None:
        _HERE.watch = self
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        _HERE.watch = None
        self._timer.cancel()
        with self._lock:
            self._socket = None  # it may serve the next request already

    def look_at(self, connection: socket.socket | None) -> None:
        with self._lock:
            self._socket = connection
        if self.has_ended:
            self._end()

    def _end(self) -> None:
        with self._lock:
            self.has_ended = True
            if self._socket is not None:
                with suppress(OSError):
                    # not the method of an SSLSocket, which would first unwrap it
                    socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


class _Watched:
    """A connection that the watch of its thread sees, and that looks its host up itself."""

    is_checked = False
    has_looked = False
    sock: Any
    timeout: Any
    host: Any
    port: Any

    def _new_conn(self) -> socket.socket:
        seconds = self.timeout if isinstance(self.timeout, int | float) else None
        places = _look_at(self.host, self.port, check=self.is_checked)
        try:
            connection = _connected(places, seconds)
        except TimeoutError:
            raise ConnectTimeoutError("no connection in time") from None
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if (watch := getattr(_HERE, "watch", None)) is not None:
            watch.look_at(connection)
        self.has_looked = True
        return connection

    def connect(self) -> None:
        self.has_looked = False
        super().connect()  # type: ignore[misc]
        if not self.has_looked:
            # a urllib3 that connects in a way not known here: nobody looked where to
            raise _RefusedError("connections cannot be checked with this urllib3")

    def request(self, *arguments: Any, **options: Any) -> None:
        watch = getattr(_HERE, "watch", None)
        if watch is not None:
            watch.look_at(self.sock)
        super().request(*arguments, **options)  # type: ignore[misc]
        if watch is not None:
            watch.look_at(self.sock)  # of TLS, or connected only now


def _look_at(host: str, port: int = 0, *, check: bool = True) -> list[tuple[Any, ...]]:
    """Look a host up. Raises _RefusedError if one of its addresses is not a public one."""
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    for *_, place in found if check else ():
        kind = addresses.forbidden(str(place[0]))
        if kind:
            raise _RefusedError(
                f"{place[0]} is a{'n' if kind[0] in 'aeiou' else ''} {kind} address"
            )
    return found


def _connected(places: list[tuple[Any, ...]], seconds: float | None) -> socket.socket:
    """Connect to the first of some addresses that takes part, within `seconds` for all."""
    began, trouble = time.monotonic(), OSError("no address")
    for family, kind, protocol, _, place in places:
        left = None if seconds is None else seconds - (time.monotonic() - began)
        if left is not None and left <= 0:
            break
        connection = socket.socket(family, kind, protocol)
        try:
            connection.settimeout(left)
            connection.connect(place)
        except OSError as error:
            connection.close()
            trouble = error
        else:
            connection.settimeout(seconds)
            return connection
    raise trouble


class _Connection(_Watched, HTTPConnection):
    pass


class _SafeConnection(_Watched, HTTPSConnection):
    pass


class _CheckedConnection(_Connection):
    is_checked = True


class _CheckedSafeConnection(_SafeConnection):
    is_checked = True


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SafePool(HTTPSConnectionPool):
    ConnectionCls = _SafeConnection


class _CheckedPool(HTTPConnectionPool):
    ConnectionCls = _CheckedConnection


class _CheckedSafePool(HTTPSConnectionPool):
    ConnectionCls = _CheckedSafeConnection


_Pools = Mapping[str, type[HTTPConnectionPool]]
_POOLS: _Pools = {"http": _Pool, "https": _SafePool}
_CHECKED_POOLS: _Pools = {"http": _CheckedPool, "https": _CheckedSafePool}


class _Adapter(HTTPAdapter):
    """Connections of one kind. It repeats nothing: that is for the session to decide."""

    def __init__(self, pools: _Pools) -> None:
        super().__init__(pool_connections=32, pool_maxsize=16, max_retries=0)
        self.poolmanager.pool_classes_by_scheme = dict(pools)

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        """Watch connections to a proxy, too; where they lead is the proxy's to check."""
        manager = super().proxy_manager_for(proxy, **options)
        if not proxy.lower().startswith("socks"):
            manager.pool_classes_by_scheme = dict(_POOLS)
        return manager


# --- words ----------------------------------------------------------------------

#: What went wrong: a name of its class, or of one that it was caused by → in words.
_WORDS: Mapping[str, str] = {
    "gaierror": addresses.UNKNOWN_HOST,
    "SSLCertVerificationError": "its certificate is not valid for it",
    "SSLError": "no secure connection",
    "ProxyError": "the proxy refuses",
    "TimeoutError": "it did not answer in time",
    "ConnectTimeoutError": "there was no connection in time",
    "ReadTimeoutError": "it did not answer in time",
    "ConnectTimeout": "there was no connection in time",
    "ReadTimeout": "it did not answer in time",
    "ConnectionRefusedError": "it takes no connections",
    "IncompleteRead": "the answer was cut off",
    "ConnectionResetError": "the connection was cut",
    "RemoteDisconnected": "the connection was cut",
    "BadStatusLine": "the answer is no HTTP",
    "LineTooLong": "the answer is no HTTP",
    "HeaderParsingError": "the answer is no HTTP",
    "InvalidHeader": "a header cannot be sent",
    "InvalidURL": "the address cannot be asked",
    "LocationParseError": "the address cannot be asked",
    "UnicodeError": "the address cannot be asked",
}


def _words(error: BaseException) -> str:
    if isinstance(error, _BodyError):
        return str(error)
    names = [kind.__name__ for one in _causes(error) for kind in type(one).__mro__]
    return next((_WORDS[name] for name in names if name in _WORDS), "there was no connection")


def _may_pass(error: BaseException) -> bool:
    """Tell whether asking again may help: not with certificates, names and addresses."""
    if isinstance(error, _BodyError):
        return error.again
    causes = list(_causes(error))
    if any(isinstance(one, socket.gaierror) and one.errno != socket.EAI_AGAIN for one in causes):
        return False
    kinds = {kind.__name__ for one in causes for kind in type(one).__mro__}
    is_wrong = isinstance(error, ValueError) and not isinstance(error, OSError)
    return not is_wrong and not kinds & {"SSLCertVerificationError", "InvalidURL", "InvalidHeader"}


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield what an error was made of, the innermost first."""
    chain: list[BaseException] = []
    following: list[Any] = [error]
    while following and len(chain) < 16:
        one = following.pop()
        if isinstance(one, BaseException) and one not in chain:
            chain.append(one)
            following += [*one.args, getattr(one, "reason", None), one.__context__, one.__cause__]
    return reversed(chain)


def _late(times: Times) -> str:
    return f"the answer was not there after {times.whole:.3g} s"


class _Filter(logging.Filter):
    """Takes keys out of what urllib3 writes to its logs: it writes addresses as they are."""

    def __init__(self, censor: addresses.Censor) -> None:
        super().__init__()
        self._censor = censor

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self._censor.text(record.getMessage()), ()
        record.exc_info = record.exc_text = None
        return True
