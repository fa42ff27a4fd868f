"""HTML as citeproc-js writes it: a body, and a ``div`` an entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from citekit.markup import Run, one_line, safe_href

if TYPE_CHECKING:
    from citekit.output import Entry

__all__ = ["write"]

#: What each style becomes, outermost first.
TAGS: Mapping[str, tuple[str, str]] = {
    "italic": ("<i>", "</i>"),
    "oblique": ("<em>", "</em>"),
    "bold": ("<b>", "</b>"),
    "small-caps": ('<span style="font-variant:small-caps;">', "</span>"),
    "underline": ('<span style="text-decoration:underline;">', "</span>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
}


def write(entries: Iterable[Entry]) -> str:
    """Write the entries as a ``div`` that can be put into a page as it is.

    No text of an entry can become a tag or an attribute: everything is escaped,
    and an address is written only when `safe_href` accepts it.
    """
    lines = [f'  <div class="csl-entry">{_inline(entry.runs)}</div>\n' for entry in entries]
    return f'<div class="csl-bib-body">\n{"".join(lines)}</div>\n'


def _inline(runs: Iterable[Run]) -> str:
    pieces = []
    for href, linked in groupby(runs, key=lambda run: safe_href(run.href)):
        text = "".join(map(_styled, linked))
        pieces.append(f'<a href="{escape(href)}">{text}</a>' if href else text)
    return "".join(pieces).strip()


def _styled(run: Run) -> str:
    text = escape(one_line(run.text))
    for style, (opening, closing) in reversed(tuple(TAGS.items())):
        if style in run.styles:
            text = f"{opening}{text}{closing}"
    return text
