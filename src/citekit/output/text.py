"""Plain text: an entry a line, the addresses of its links in angle brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from citekit.markup import RichText, one_line, plain, safe_href
from citekit.output.blocks import flat, lines

if TYPE_CHECKING:
    from citekit.markup import Layout
    from citekit.output import Entry

__all__ = ["inline", "write"]

#: What an address may be printed without: the scheme, and the resolver of DOIs.
_SCHEME = re.compile(r"https?://(?:(?:dx\.)?doi\.org/)?", re.IGNORECASE)
_INDENT = "    "


def write(entries: Iterable[Entry], *, layout: Layout) -> str:  # noqa: ARG001  # no words for it
    """Write each entry on a line of its own, without markup.

    If a style divides its entries into several lines, a blank line stands between two
    entries. Text has no links: an address that a link carries and no reader would see
    stands in angle brackets at the end of its entry.
    """
    written = [_lines(entry.runs) for entry in entries]
    between = "\n" if any("\n" in entry for entry in written) else ""
    return between.join(f"{entry}\n" for entry in written)


def inline(runs: RichText) -> str:
    """Write one citation, without markup; addresses that nobody would see are left out."""
    return one_line(plain(flat(runs))).strip()


def _lines(runs: RichText) -> str:
    shown = [
        (_INDENT if line.indented else "") + inline((*line.label, *line.runs))
        for line in lines(runs)
    ]
    return "\n".join(shown) + "".join(f" <{href}>" for href in _hidden(runs))


def _hidden(runs: RichText) -> Iterable[str]:
    """Return the addresses of links that the text does not show."""
    visible = one_line(plain(runs)).strip().casefold()
    linked: dict[str, str] = {}
    for run in runs:
        if href := safe_href(run.href):
            linked[href] = linked.get(href, "") + one_line(run.text)
    return [
        href
        for href, text in linked.items()
        if text.strip() and safe_href(text) != href and _bare(href) not in visible
    ]


def _bare(href: str) -> str:
    return _SCHEME.sub("", href, count=1).rstrip("/").casefold()
