"""Plain text: an entry a line, the addresses of its links in angle brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from citekit.markup import RichText, one_line, plain, safe_href

if TYPE_CHECKING:
    from citekit.output import Entry

__all__ = ["write"]

#: What an address may be printed without: the scheme, and the resolver of DOIs.
_SCHEME = re.compile(r"https?://(?:(?:dx\.)?doi\.org/)?", re.IGNORECASE)


def write(entries: Iterable[Entry]) -> str:
    """Write each entry on a line of its own, without markup.

    Text has no links: an address that a link carries and no reader would see stands
    in angle brackets at the end of its line.
    """
    return "".join(f"{_line(entry.runs)}\n" for entry in entries)


def _line(runs: RichText) -> str:
    line = one_line(plain(runs)).strip()
    visible = line.casefold()
    linked: dict[str, str] = {}
    for run in runs:
        if href := safe_href(run.href):
            linked[href] = linked.get(href, "") + run.text
    hidden = [
        f" <{href}>"
        for href, text in linked.items()
        if text.strip() and safe_href(text) != href and _bare(href) not in visible
    ]
    return line + "".join(hidden)


def _bare(href: str) -> str:
    return _SCHEME.sub("", href, count=1).rstrip("/").casefold()
