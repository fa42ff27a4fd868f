"""Links in a formatted entry: the addresses that it prints, or else its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from citekit.csl.facts import text_of
from citekit.markup import RichText, Run, plain, safe_href
from citekit.patterns import regex

if TYPE_CHECKING:
    from citekit.record import Record

__all__ = ["bare_doi", "link", "link_addresses"]

_ADDRESS = regex(r"https?://[^\s<>\"“”«»]+", re.IGNORECASE)
_REST = regex(r"[^\s<>\"“”«»]*")
_TITLES = ("title", "title-short")
_BRACKETS: Mapping[str, str] = {")": "(", "]": "[", "}": "{"}


def link(runs: RichText, record: Record) -> RichText:
    """Give the printed addresses and DOIs of an entry their links.

    When the entry prints neither the DOI nor the URL that the record has, its
    title becomes the link.

    >>> from citekit.markup import parse
    >>> from citekit.record import Record
    >>> runs = link(parse("See https://example.org/a."), Record("a", "webpage"))
    >>> [(run.text, run.href) for run in runs]
    [('See ', None), ('https://example.org/a', 'https://example.org/a'), ('.', None)]
    """
    doi, url = _addresses(record)
    target = safe_href(f"https://doi.org/{doi}" if doi else None) or safe_href(url)
    own = {target, safe_href(url)}
    linked = link_addresses(runs, record)
    if target is None or any(run.href in own for run in linked if run.href):
        return linked
    return tuple(
        [
            Run(run.text, run.styles, target, *run[3:])
            if run.variable in _TITLES and not run.href
            else run
            for run in linked
        ]
    )


def link_addresses(runs: RichText, record: Record) -> RichText:
    """Give what is printed of the addresses and DOIs of a record its links, and nothing else.

    >>> from citekit.record import Record
    >>> work = Record("a", "article", {"DOI": "10.1000/x"})
    >>> [run.href for run in link_addresses((Run("10.1000/x"), Run(".")), work)]
    ['https://doi.org/10.1000/x', None]
    """
    text = plain(runs)
    doi, url = _addresses(record)
    if not doi and not url and "://" not in text:
        return runs
    spans = sorted(_spans(text, url, doi))
    return tuple(_cut(runs, spans)) if spans else runs


def _addresses(record: Record) -> tuple[str, str]:
    fields = record.fields
    return bare_doi(text_of(fields.get("DOI"))), text_of(fields.get("URL"))


def bare_doi(doi: str) -> str:
    """Return a DOI without the resolver or ``doi:`` before it.

    >>> bare_doi("https://doi.org/10.1000/x"), bare_doi("doi:10.1000/x")
    ('10.1000/x', '10.1000/x')
    """
    if doi.startswith("10."):
        return doi
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s?)", "", doi, flags=re.IGNORECASE)


def _spans(text: str, url: str, doi: str) -> Iterator[tuple[int, int, str]]:
    """Find what to link: start, end and address; spans do not overlap."""
    found: list[tuple[int, int, str]] = []
    for match in _ADDRESS.finditer(text) if "://" in text else ():
        start = match.start()
        if found and start < found[-1][1]:
            continue
        # The record's own address may hold what ends others: quotation marks, spaces.
        address = next(
            (
                own
                for own in (url, f"https://doi.org/{doi}" if doi else "")
                if own and text.startswith(own, start) and not _continues(text, start + len(own))
            ),
            None,
        ) or _without_end(match[0])
        href = safe_href(address)
        if href:
            found.append((start, start + len(address), href))
    if len(doi) > 3:
        place = text.lower().find(doi.lower())
        href = safe_href(f"https://doi.org/{doi}")
        covered = any(start <= place < end for start, end, _ in found)
        if place >= 0 and href and not covered:
            found.append((place, place + len(doi), href))
    yield from found


def _continues(text: str, position: int) -> bool:
    """Whether what follows the record's own address belongs to another, longer one."""
    rest = _REST.match(text, position)
    return rest is not None and bool(_without_end(rest[0]))


def _without_end(address: str) -> str:
    """Take off the punctuation of the sentence: it is no part of the address."""
    opened = {bracket: address.count(bracket) for bracket in "()[]{}"}
    end = len(address)
    while end:
        last = address[end - 1]
        if last in _BRACKETS and opened[last] > opened[_BRACKETS[last]]:
            opened[last] -= 1
        elif last not in ".,;:!?'’›…":
            break
        end -= 1
    return address[:end]


def _cut(runs: RichText, spans: list[tuple[int, int, str]]) -> Iterator[Run]:
    """Cut the runs at the ends of the spans, and link the pieces inside."""
    waiting = iter((*spans, (1 << 62, 1 << 62, "")))
    start, end, href = next(waiting)
    position = 0
    for run in runs:
        stop = position + len(run.text)
        if stop <= start:
            position = stop
            yield run
            continue
        begin = position
        while position < stop:
            while end <= position:
                start, end, href = next(waiting)
            inside = start <= position
            until = min(stop, end if inside else start)
            piece = run.text[position - begin : until - begin]
            yield Run(piece, run.styles, href if inside else run.href, *run[3:])
            position = until
