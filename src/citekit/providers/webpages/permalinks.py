"""The address that a page is cited by: its own word for it, without what tracks the reader.

Source: RFC 6596 (the canonical link relation), RFC 3986.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from citekit.patterns import regex
from citekit.providers.webpages.signals import Signal

__all__ = ["choose", "is_home", "tidied"]

#: Parameters that say where the reader came from, and nothing about what is read.
_TRACKING = regex(
    r"utm_\w{1,40}|pk_\w{1,20}|mtm_\w{1,20}|matomo\w{0,20}|piwik\w{0,20}|hsa_\w{1,20}|_hs\w{1,10}"
    r"|mc_(?:cid|eid)|__?twitter_impression|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid"
    r"|twclid|ttclid|igshid|igsh|li_fat_id|mkt_tok|vero_\w{1,10}|oly_\w{1,15}|wt_mc|wt_zmc"
    r"|wt\.mc_id|at_(?:medium|campaign\w{0,10}|custom\d|link\w{0,10}|format|bbc\w{0,20}|ptr\w{0,10})"
    r"|ns_(?:campaign|mchannel|source|linkname|fee)|s_cid|s_kwcid|ncid|cmpid|cmp|icid|ito"
    r"|ref_?(?:src|url)|_ga|_gl|trk|trkcampaign|spm|smid|sharetype|xtor|maca|_branch_\w{1,20}"
    r"|guce_\w{1,20}|wickedid|mibextid|source=rss|partner=rss|sref|campaign_?id|cx_testid",
    re.IGNORECASE,
)
_PORTS = {"http": ":80", "https": ":443"}
#: What a site is called before its name: copies for telephones, languages.
_COPIES = frozenset("www m mobile amp web de en fr es".split())
_LANGUAGE = regex(r"[a-z]{2}(?:[-_][a-z]{2})?|index\.\w{3,5}|home", re.IGNORECASE)
#: The canonical link is made for this.
_FIRST = {"meta": 0, "opengraph": 1, "json-ld": 2}


#: Paths at which home pages stand, too.
_HOME = regex(
    r"(?:/(?:index|default|home)(?:\.\w{2,5})?|/[a-z]{2}(?:[-_][a-z]{2})?|/)*", re.IGNORECASE
)


def is_home(url: str) -> bool:
    """Tell the address of the home page of a site, in one language too.

    >>> is_home("https://example.org/en/index.html"), is_home("https://example.org/?p=7")
    (True, False)
    """
    parts = _split(url)
    return parts is not None and bool(_HOME.fullmatch(parts.path[:100])) and not parts.query


def tidied(url: str) -> str:
    """Leave out the fragment and the parameters that track; the others keep their order.

    A fragment that programs load the page by (``#!/…``) stays. What is no web address is given
    back as it is.

    >>> tidied("HTTPS://Example.org:443/a?id=7&utm_source=x&fbclid=y#top")
    'https://example.org/a?id=7'
    """
    parts = _split(url)
    if parts is None:
        return url
    scheme = parts.scheme.lower()
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _tracks(pair))
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    place = parts.netloc.rpartition("@")[2].lower().removesuffix(_PORTS[scheme])
    return urlunsplit((scheme, place, parts.path or "/", query, fragment))


def choose(signals: Iterable[Signal], url: str) -> tuple[str, str]:
    """Give the address to cite a page by, and the source of it.

    What a page says of its address is believed where it is on the same site and not merely the
    home page: else it is that of a template, or of the one that the page was copied from.
    """
    asked = _split(url)
    for signal in sorted(signals, key=lambda each: _FIRST.get(each.source, 9)):
        if signal.field == "url":
            own = _joined(url, signal.value)
            if own is not None and (asked is None or _is_own(own, asked)):
                return tidied(urlunsplit(own)), signal.source
    return (tidied(url), "url") if asked is not None else ("", "")


def _joined(url: str, address: str) -> SplitResult | None:
    try:
        return _split(urljoin(url, address.strip()[:4_000]))
    except ValueError:
        return None


def _split(url: str) -> SplitResult | None:
    """Part a web address; None for what is none."""
    try:
        parts = urlsplit(url.strip()[:8_000])
        known = parts.scheme.lower() in _PORTS and parts.hostname
    except ValueError:
        return None
    return parts if known else None


def _tracks(pair: str) -> bool:
    return bool(_TRACKING.fullmatch(pair.partition("=")[0]) or _TRACKING.fullmatch(pair))


def _is_own(own: SplitResult, asked: SplitResult) -> bool:
    return _site(own) == _site(asked) and (_depth(own) > 0 or _depth(asked) == 0)


def _depth(parts: SplitResult) -> int:
    """Count the parts of a path, the language not among them; what a query selects counts too."""
    steps = [step for step in parts.path.split("/") if step and not _LANGUAGE.fullmatch(step)]
    query = [pair for pair in parts.query.split("&") if pair and not _tracks(pair)]
    return len(steps) + len(query)


def _site(parts: SplitResult) -> str:
    """Give the host without what copies for telephones have before it.

    Of ``news.example.co.uk`` it is ``example.co.uk``: two letters behind few are a country's.
    """
    labels = (parts.hostname or "").rstrip(".").split(".")
    while len(labels) > 2 and labels[0] in _COPIES:
        labels = labels[1:]
    national = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if national else labels[-2:])
