"""Markdown that every CommonMark reader shows alike: a paragraph an entry.

Emphasis is written with stars where the flanking rules of CommonMark (section
6.2) let stars work, and with tags where they do not: beside a letter, or beside
other stars.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from citekit.markup import RichText, Run
from citekit.output.blocks import flat, paragraph, tidy

if TYPE_CHECKING:
    from citekit.markup import Layout
    from citekit.output import Entry

__all__ = ["inline", "write"]

#: Backslash escapes: what has a meaning inside a line, in CommonMark or in the
#: extensions that GitHub, pandoc and kramdown put on it.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&#~|$^]|!(?=\[|$)")
#: What has a meaning at the start of a line only: bullets, numbers, underlines.
_START = re.compile(r"([0-9]{1,9}(?=[.)])|)([-+=.):%])")

_TAGS: Mapping[str, tuple[str, str]] = {
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
    "underline": ("<u>", "</u>"),
    "small-caps": ('<span style="font-variant:small-caps;">', "</span>"),
}
#: style → its stars, and the tags that say the same
_EMPHASIS: Mapping[str, tuple[str, str, str]] = {
    "italic": ("*", "<em>", "</em>"),
    "bold": ("**", "<strong>", "</strong>"),
}


#: Before a line that is indented.
_INDENT = "&emsp;&emsp;"


def write(entries: Iterable[Entry], *, layout: Layout) -> str:  # noqa: ARG001  # no words for it
    """Write each entry as one paragraph; a blank line stands between two.

    Where a style divides an entry into lines, a backslash at the end breaks a line.
    """
    return "\n".join(f"{_paragraph(entry.runs)}\n" for entry in entries)


def inline(runs: RichText) -> str:
    """Write one citation; the line that it stands in may begin with it."""
    return _line(flat(runs))


def _paragraph(runs: RichText) -> str:
    return paragraph(runs, _line, between="\\\n", indent=_INDENT)


def _line(runs: Iterable[Run]) -> str:
    shown = tidy(runs, (*_TAGS, *_EMPHASIS))
    pieces: list[str] = []
    last = ""
    position = 0
    for address, linked in groupby(shown, key=lambda run: run.href):
        group = list(linked)
        href = address if any(run.text.strip() for run in group) else None
        if href:
            pieces.append(last := "[")
        end = position + len(group)
        for run in group:
            position += 1
            following = "]" if href and position == end else _first(shown, position)
            pieces.append(text := _run(run, last, following))
            last = text[-1]
        if href:
            pieces.append(f"](<{href.replace('&', '&amp;')}>)")
            last = ")"
    text = "".join(pieces).strip()
    start = _START.match(text)
    return text if start is None else f"{start[1]}\\{text[len(start[1]) :]}"


def _first(runs: RichText, position: int) -> str:
    """Return the character that the run at `position` starts with; markup counts as punctuation."""
    if position == len(runs):
        return ""
    run = runs[position]
    return "<" if run.href or run.styles else run.text[0]


def _run(run: Run, before: str, after: str) -> str:
    """Write one run, escaped, with its styles; `before` and `after` are its neighbours."""
    inner = run.text.strip(" ")
    if not inner:
        return run.text
    left, right = run.text.split(inner, 1)
    text = _SPECIAL.sub(r"\\\g<0>", inner)
    for style, (opening, closing) in _TAGS.items():
        if style in run.styles:
            text = f"{opening}{text}{closing}"
    starry = _flanks(left[-1:] or before, text[0]) and _flanks(right[:1] or after, text[-1])
    for style, (stars, opening, closing) in _EMPHASIS.items():
        if style in run.styles:
            text = f"{stars}{text}{stars}" if starry else f"{opening}{text}{closing}"
    return f"{left}{text}{right}"


def _flanks(outside: str, inside: str) -> bool:
    """Whether stars between these two characters open (or close) emphasis, and only that."""
    if outside == "*" or inside == "*" or inside.isspace():
        return False
    if outside == "" or outside.isspace():
        return True
    return _punctuates(outside) or not _punctuates(inside)


def _punctuates(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
