"""Web addresses: what two of them have in common, what must not be told, where not to go.

Everything here is pure: nothing is resolved, nothing is asked.

Sources: RFC 3986 (URIs, 6.2 normalization), RFC 6890 and the IANA registries of special-purpose
addresses (which hosts are not public), RFC 4291 and RFC 6052 (IPv4 inside IPv6).
"""

from __future__ import annotations

import ipaddress
import re
import threading
from collections.abc import Collection, Iterable
from urllib.parse import (
    parse_qsl,
    quote,
    quote_plus,
    unquote_plus,
    urlencode,
    urlsplit,
    urlunsplit,
)

__all__ = [
    "KEYS",
    "NOT_ASKED",
    "SECRET_HEADERS",
    "SIGNATURES",
    "UNKNOWN_HOST",
    "Censor",
    "canonical",
    "cleaned",
    "forbidden",
    "host",
    "is_internal",
    "joined",
    "refusal",
    "same_origin",
]

#: How a reason begins where an address may not be asked.
NOT_ASKED = "not asked: "
#: What is said where a name leads to no machine.
UNKNOWN_HOST = "the name of the host is not known, or there is no network"
#: Parameters that hold a key. Of what a provider is asked, none else may be named like them.
KEYS = frozenset("api_key api-key apikey key token access_token wskey".split())
#: Parameters that say who asks: they change nothing of the answer.
SIGNATURES = frozenset("mailto email tool appname".split())
#: Headers, in lower case, that hold a key or say who asks.
SECRET_HEADERS = frozenset(
    """
    authorization proxy-authorization x-api-key api-key x-els-apikey cookie user-agent from
    """.split()
)

#: What stands for something that is not told.
_HIDDEN = "***"
#: Shorter values are words: taken out everywhere, they would take words out of titles.
_SHORTEST = 6
_NAMED = re.compile(
    rf"(?i)(?<![\w-])((?:{'|'.join(sorted(KEYS | {'mailto', 'email'}))})=)"
    r"[^&;#\s\"'<>)\]]{1,2000}"
)
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_PORTS = {"http": 80, "https": 443}
#: Nothing above 32 or below 127 that is left out of an address; browsers take \ for /.
_FOREIGN = re.compile(r"[\x00-\x20\x7f\\]")
_LONGEST = 8192
#: 64:ff9b::/96, the IPv4 Internet behind a translator (RFC 6052)
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")


class Censor:
    """Knows what must not be told, keys and the contact address, and takes it out of text.

    >>> Censor(["swordfish"]).text("asked for /works?api_key=tuna and Swordfish")
    'asked for /works?api_key=*** and ***'

    Values of fewer than six characters are taken out only behind the name of a parameter.
    """

    def __init__(self, values: Iterable[str] = ()) -> None:
        self._values: frozenset[str] = frozenset()
        self._text: re.Pattern[str] | None = None
        self._data: re.Pattern[bytes] | None = None
        self._lock = threading.Lock()
        self.learn(values)

    def learn(self, values: Iterable[str]) -> None:
        """Add values that must not be told. Threads may learn and ask at the same time."""
        new = frozenset(value for value in values if len(value) >= _SHORTEST)
        if not new <= self._values:
            with self._lock:
                self._know(new | self._values)

    def _know(self, values: frozenset[str]) -> None:
        forms = {
            form
            for value in values
            for form in (value, quote(value), quote(value, safe=""), quote_plus(value))
        }
        pattern = "|".join(re.escape(form) for form in sorted(forms, key=lambda one: -len(one)))
        self._text = re.compile(pattern, re.IGNORECASE)
        self._data = re.compile(pattern.encode(), re.IGNORECASE)
        self._values = values

    def knows(self, value: str) -> bool:
        """Tell whether a value is one that must not be told."""
        return value in self._values

    def text(self, text: str) -> str:
        """Take out of a text what it knows, and what parameters say that are named like keys."""
        return _NAMED.sub(rf"\1{_HIDDEN}", self.plain(text))

    def plain(self, text: str) -> str:
        """Take out of a text what it knows, and nothing else."""
        return text if self._text is None else self._text.sub(_HIDDEN, text)

    def data(self, data: bytes) -> bytes:
        """Take out of a body what it knows, and nothing else."""
        return data if self._data is None else self._data.sub(_HIDDEN.encode(), data)


def joined(url: str, params: Iterable[tuple[str, str]]) -> str:
    """Add parameters to an address, behind those that it has; a fragment is dropped.

    >>> joined("https://example.org/works?rows=5#top", [("query", "Fiasco & more")])
    'https://example.org/works?rows=5&query=Fiasco%20%26%20more'
    """
    url = url.partition("#")[0]
    query = urlencode(list(params), quote_via=quote)
    if not query:
        return url
    return f"{url}{'&' if '?' in url else '?'}{query}"


def canonical(url: str, censor: Censor, *, trusted: bool = True) -> str:
    """Give what addresses have in common that ask for the same.

    Parameters are sorted by name (those of one name stay in their order), scheme, host and
    escapes are written in one way, and keys, signatures and the fragment are left out. Of an
    address that is not `trusted`, one that a user wrote, only what `censor` knows is left out:
    ``key=`` may choose the page there. So may ``token=``, the next page of some services,
    anywhere.

    >>> canonical("HTTPS://Example.org:443/a%2fb?rows=5&mailto=jane@example.org&q=x+y", Censor())
    'https://example.org/a%2Fb?q=x%20y&rows=5'

    Raises ValueError for what is no address.
    """
    parts = urlsplit(url)
    pairs = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _is_left_out(name, value, censor, trusted)
    ]
    query = urlencode(sorted(pairs, key=lambda pair: pair[0]), quote_via=quote)
    path = _ESCAPE.sub(lambda found: found[0].upper(), quote(parts.path, safe="%/:@!$&'()*+,;=~"))
    return censor.plain(urlunsplit((parts.scheme.lower(), host(url), path or "/", query, "")))


def _is_left_out(name: str, value: str, censor: Censor, trusted: bool) -> bool:
    if censor.knows(value):
        return True
    return trusted and name.lower() in KEYS - {"token"} | SIGNATURES


def cleaned(url: str, censor: Censor, *, trusted: bool = True) -> str:
    """Give an address as it may be told: without user, password, fragment, keys and signatures.

    What is left stays as it was written. Of an address that is not `trusted` (see `canonical`)
    only what `censor` knows is left out.

    >>> cleaned("https://joe:pw@example.org/works?query=Fiasco&api_key=swordfish", Censor())
    'https://example.org/works?query=Fiasco'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return censor.text(url.rpartition("@")[2])
    pairs = [pair for pair in parts.query.split("&") if pair]
    kept = [pair for pair in pairs if not _is_secret(pair, censor, trusted)]
    netloc = parts.netloc.rpartition("@")[2]
    bare = urlunsplit((parts.scheme, netloc, parts.path, "&".join(kept), ""))
    return censor.text(bare) if trusted else censor.plain(bare)


def _is_secret(pair: str, censor: Censor, trusted: bool) -> bool:
    name, _, value = pair.partition("=")
    if censor.knows(unquote_plus(value)):
        return True
    return trusted and unquote_plus(name).lower() in KEYS | SIGNATURES


def host(url: str) -> str:
    """Give the host of an address in lower case, with its port where that is not the usual one.

    >>> host("https://API.example.org:443/works"), host("http://[::1]:8080/")
    ('api.example.org', '[::1]:8080')

    Raises ValueError for what is no address.
    """
    parts = urlsplit(url)
    name = parts.hostname or ""
    name = f"[{name}]" if ":" in name else name
    port = parts.port
    return name if port in (None, _PORTS.get(parts.scheme.lower())) else f"{name}:{port}"


def same_origin(url: str, other: str) -> bool:
    """Tell whether what may be told to `url` may be told to `other`: one host, no less safe.

    >>> same_origin("http://example.org/a", "https://example.org/b")
    True
    >>> same_origin("https://example.org/a", "http://example.org/b")
    False
    """
    if host(url) != host(other):
        return False
    before, after = (urlsplit(one).scheme.lower() for one in (url, other))
    return after in (before, "https")


#: Last parts of names that are of one network only (RFC 6761, 6762, 8375, and what is in use).
_INTERNAL = frozenset(
    "local localhost internal intranet lan home corp private test invalid".split()
)


def is_internal(url: str) -> bool:
    """Tell whether the name of a host is of a network of its own, by what it looks like.

    >>> is_internal("http://wiki/page"), is_internal("https://nas.lan/"), is_internal("http://a.org")
    (True, True, False)
    """
    try:
        name = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return True  # no address at all
    return "." not in name or name.rpartition(".")[2] in _INTERNAL or name.endswith(".home.arpa")


def refusal(url: str, ports: Collection[int] | None = None) -> str:
    """Say why an address is none to ask; empty: it is one, as far as its letters tell.

    `ports` are those that are asked; None: all.

    >>> refusal("file:///etc/passwd")
    'only http and https addresses are asked'
    >>> refusal("https://example.org:22/", (80, 443))
    'port 22 is not asked'
    """
    if len(url) > _LONGEST:
        return f"an address has no more than {_LONGEST} characters"
    if _FOREIGN.search(url):
        return "blanks, control characters and \\ stand in no address"
    try:
        parts = urlsplit(url)
        scheme, port = parts.scheme.lower(), parts.port
    except ValueError:
        return "this is no address"
    if scheme not in _PORTS:
        return "only http and https addresses are asked"
    if "@" in parts.netloc:
        return "addresses with a user or a password are not asked"
    if not parts.hostname:
        return "the address names no host"
    port = _PORTS[scheme] if port is None else port
    return "" if ports is None or port in ports else f"port {port} is not asked"


def forbidden(address: str) -> str:
    """Say why a numeric address is not on the public Internet; empty: it is.

    >>> forbidden("169.254.169.254"), forbidden("::ffff:10.0.0.1"), forbidden("9.9.9.9")
    ('link-local', 'private', '')

    Raises ValueError for what is no numeric address.
    """
    place = _innermost(ipaddress.ip_address(address.partition("%")[0]))
    kinds = {
        "unspecified": place.is_unspecified,
        "loopback": place.is_loopback,
        "link-local": place.is_link_local,
        "multicast": place.is_multicast,
        "private": place.is_private or getattr(place, "is_site_local", False),
        "reserved": place.is_reserved or not place.is_global,
    }
    return next((kind for kind, is_so in kinds.items() if is_so), "")


def _innermost(
    place: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Give the IPv4 address that an IPv6 address leads to, if it leads to one."""
    if isinstance(place, ipaddress.IPv4Address):
        return place
    if place in _TRANSLATED:
        return ipaddress.IPv4Address(int(place) & 0xFFFFFFFF)
    tunnel = place.teredo[1] if place.teredo else None
    return place.ipv4_mapped or place.sixtofour or tunnel or place
