"""What a page is called, and its site: titles without the name of the site, and in full.

Titles of a page differ: the heading may have a line over it, what is meant for sharing is often
shortened, the title of the window ends in the name of the site. What most of them agree on, once
the name of the site is off, is the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from citekit.patterns import regex
from citekit.providers import payloads
from citekit.providers.webpages.hypertext import words
from citekit.providers.webpages.signals import Signal
from citekit.references import gazetteer

__all__ = ["BIBLIOGRAPHIC", "choose", "compact", "host", "parts", "site", "sites", "tidied"]

#: Sources made for bibliographies: what they say is the title.
BIBLIOGRAPHIC = ("highwire", "bepress", "eprints", "prism", "coins")
#: How much each other source counts.
_WEIGHTS: Mapping[str, float] = {
    "h1": 3.5, "json-ld": 3, "opengraph": 2.5, "microformat": 2.5, "parsely": 2.5,
    "dublin-core": 2, "rdfa": 2, "sailthru": 2, "title": 0.9, "meta": 1.5,
}  # fmt: skip
_TITLE = 1_000  #: characters of a title


# --- the title ----------------------------------------------------------------------


def choose(
    signals: Iterable[Signal], named: frozenset[str], over: Iterable[str] = ()
) -> tuple[str, str]:
    """Give the title and the source that has it; empty where there is none.

    `named` are the names of the site, as `sites` gives them; `over` is what stands over the
    heading: where that is one word, a section, a title does not begin with it.
    """
    said = [
        (signal.source, tidied(signal.value[:_TITLE]))
        for signal in signals
        if signal.field == "title"
    ]
    for sure in BIBLIOGRAPHIC:
        for source, title in said:
            if source == sure and title:
                return title, source
    firsts: dict[str, str] = {}
    for source, title in said:
        if title:
            firsts.setdefault(source, title)
    whole = {compact(title) for title in firsts.values()}
    titles = {source: _without_site(title, named, whole) for source, title in firsts.items()}
    pieces = {compact(title) for source, title in said if source == "h1"}
    sections = {compact(each) for each in over if len(words(each)) == 1}
    return _elected(titles, pieces, sections, named)


def _elected(
    titles: Mapping[str, str], pieces: set[str], sections: set[str], named: frozenset[str]
) -> tuple[str, str]:
    """Let the sources vote; a part of the heading counts for what it is a part of."""
    votes: dict[str, float] = {}
    for source, title in titles.items():
        key = compact(title)
        if key:
            weight = _WEIGHTS.get(source, 1) * (0.1 if key in named else 1)
            votes[key] = votes.get(key, 0) + weight
    heading = compact(titles.get("h1", ""))
    for piece in (pieces - {heading}) & set(votes):
        votes[piece] += _WEIGHTS["h1"] - 0.5
    if not votes:
        return "", ""
    winner = max(votes, key=lambda key: votes[key])
    over = winner.removesuffix(heading) if heading else ""
    if over in sections and winner != heading:
        winner = heading
    source = next(source for source in titles if compact(titles[source]) == winner)
    return _in_full(titles[source], titles) or (titles[source], source)


_CUT_OFF = ("…", "...")


def _in_full(title: str, titles: Mapping[str, str]) -> tuple[str, str] | None:
    """Give the title that begins like one that was cut off, if there is one."""
    if not title.endswith(_CUT_OFF):
        return None
    start = title.rstrip(".… ")
    for source, each in titles.items():
        if each.startswith(start) and len(each) > len(start) and not each.endswith(_CUT_OFF):
            return each, source
    return None


#: Where a line may break, and what only steers the writing.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


def tidied(title: str) -> str:
    """Leave in a title what CSL's rich text has, and take entities for what they are.

    >>> tidied("On &amp;amp; off: <em>Salmo&nbsp;salar</em> <span class='x'>again</span>")
    'On & off: <i>Salmo salar</i> again'
    """
    return payloads.rich(title.translate(_INVISIBLE))


_BETWEEN = regex(
    r"\s+(?:[|\-–—―·•»«‹›:~/ǀ❘│┃¦⋆★*⋅∙●■◆♦►▶]|::|//|>>?|\|\|)+\s+|\s?\|\s?|:\s(?=\S+$)|\s+[-–—]+\s?(?=\S)"
    r"|\s+[(\[](?=[^()\[\]]{2,40}[)\]]$)"
)


#: Marks without blanks, that few sites set before their names.
_CLOSE = regex(r"(?<=\S)[-–—|](?=\S)")


def parts(title: str) -> list[str]:
    """Part a title at the marks that set off the name of the site.

    >>> parts("Ice melts - Science | The Lake")
    ['Ice melts', 'Science', 'The Lake']
    """
    return [part for part in _BETWEEN.split(title) if part]


def _without_site(title: str, named: frozenset[str], whole: set[str]) -> str:
    """Leave out what is the name of the site, at the end or at the beginning.

    `whole` are titles from other places, `compact`: what is one of them needs no more.
    """
    cuts = [match.span() for match in _BETWEEN.finditer(title)]
    for start, _ in cuts:
        if compact(title[:start]) in whole and len(words(title[:start])) > 1:
            return title[:start].strip()
    for mark in _CLOSE.finditer(title):
        short = len(words(title[mark.end() :])) <= 2 < len(words(title[: mark.start()]))
        if short and compact(title[: mark.start()]) in whole:
            return title[: mark.start()].strip()
    while cuts and _is_site(title[cuts[-1][1] :], named):
        title = title[: cuts.pop()[0]].strip()
    if cuts and _is_site(title[: cuts[0][0]], named) and len(words(title[cuts[0][1] :])) > 1:
        title = title[cuts[0][1] :].strip()
    return title


def compact(text: str) -> str:
    """Reduce a text to its letters and digits.

    >>> compact("Ice melts!")
    'icemelts'
    """
    return "".join(words(text))


def _is_site(segment: str, named: frozenset[str]) -> bool:
    key = compact(segment)
    if not key or len(words(segment)) > 6:
        return False
    if key in named or key.removeprefix("the") in named:
        return True
    if any(len(name) > 3 and (key.startswith(name) or key.endswith(name)) for name in named):
        return True
    entries = gazetteer.lookup(segment)
    return bool(entries) and entries[0].kind == "outlet" and not entries[0].common_word


# --- the site -----------------------------------------------------------------------

#: Labels of hosts that say nothing of whose they are.
_DOMAINS = frozenset(
    "com co org net gov edu ac int mil info www www1 www2 m mobile amp go ne or".split()
)
#: Fields and sources that name what a page is part of, the best first: the journal …
_WHOLES = tuple(("container-title", source) for source in (*BIBLIOGRAPHIC, "json-ld"))
#: … and the site.
_SITES = (
    ("site", "opengraph"), ("site", "json-ld"), ("site", "microdata"), ("publisher", "json-ld"),
    ("site", "meta"), ("publisher", "microdata"), ("container-title", "dublin-core"),
)  # fmt: skip
_COMPANY = regex(
    r".*\b(?:gmbh|ag|kg|ltd|inc|llc|plc|s\.?a\.?|s\.?p\.?a|b\.?v|oy|ab|a/s)\b.*", re.IGNORECASE
)
_SLOGAN = regex(r"\s+[|\-–—·•»:]+\s+|\s?\|\s?|:\s+")


def host(url: str) -> str:
    """Give the host of an address, without ``www.``; empty for what is no address."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def sites(signals: Iterable[Signal], url: str) -> frozenset[str]:
    """Give the names that the site of a page goes by, `compact`."""
    named: set[str] = set()
    for signal in signals:
        if signal.field in ("site", "publisher"):
            name = tidied(signal.value[:_TITLE])
            named |= {compact(name)}
            named |= set(map(compact, parts(name))) if signal.field == "site" else set()
    labels = [label for label in host(url).split(".")[:-1] if label not in _DOMAINS]
    named |= {compact(label) for label in labels if len(label) > 2} | {compact(host(url))}
    return frozenset(named - {""})


def site(signals: Sequence[Signal], url: str) -> tuple[str, str]:
    """Give the name of the journal, newspaper or site of a page, and the source that has it.

    Of several names of a site, one that its host is called after is believed first, and the
    name of a company last.
    """
    wholes = _names(signals, _WHOLES, url)
    if wholes:
        return wholes[0]
    named = _names(signals, _SITES, url)
    like = [each for each in named if _is_like(each[0], host(url))]
    for name, source in like or named:
        if not _COMPANY.fullmatch(name):
            return _capitalised(name, named), source
    return _at_the_end(signals, url)


def _names(
    signals: Sequence[Signal], wanted: Iterable[tuple[str, str]], url: str
) -> list[tuple[str, str]]:
    return [
        (name, source)
        for field, source in wanted
        for signal in signals
        if signal.field == field and signal.source == source
        if (name := _without_slogan(tidied(signal.value[:_TITLE]), url, field))
    ]


def _without_slogan(name: str, url: str, field: str) -> str:
    """Cut "The Lake: news from the shore" to what the site is called; a journal is left whole."""
    if name.startswith(("http:", "https:", "@", "#")) or len(name) > 300:
        return ""
    pieces = [piece.strip() for piece in _SLOGAN.split(name) if piece.strip()]
    if len(pieces) < 2 or field == "container-title":
        return name
    where = compact(host(url))
    like = (piece for piece in pieces if compact(piece).removeprefix("the")[:12] in where)
    return next(like, pieces[0])


def _is_like(name: str, where: str) -> bool:
    key = compact(name).removeprefix("the")
    labels = [compact(label) for label in where.split(".")[:-1] if label not in _DOMAINS]
    return len(key) > 2 and any(
        key in label or (len(label) > 2 and label in key) for label in [*labels, compact(where)]
    )


def _capitalised(name: str, named: Sequence[tuple[str, str]]) -> str:
    """Give the same name as it is written with most capitals: The Guardian, the Guardian."""
    same = [each for each, _ in named if compact(each) == compact(name) and not each.isupper()]
    return max(same, key=lambda each: sum(map(str.isupper, each)), default=name)


def _at_the_end(signals: Sequence[Signal], url: str) -> tuple[str, str]:
    """Take the end of the window's title where it is like the host, else the host."""
    where = host(url)
    for signal in signals:
        pieces = parts(tidied(signal.value[:_TITLE])) if signal.source == "title" else []
        for part in (pieces[-1], pieces[0]) if len(pieces) > 1 else ():
            key = compact(part).removeprefix("the")
            if (len(key) > 2 and key in compact(where)) or _is_site(part, frozenset()):
                return part, "title"
    return where, "url" if where else ""
