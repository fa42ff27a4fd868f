"""Rich Text Format: a document that word processors open, and that can be pasted into theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from citekit.markup import RichText, Run
from citekit.output.blocks import ascii_address, flat, label_width, lines, links, tidy, wrap

if TYPE_CHECKING:
    from citekit.markup import Layout
    from citekit.output import Entry

__all__ = ["inline", "write"]

_MARKS: Mapping[str, tuple[str, str]] = {
    "italic": (r"{\i ", "}"),
    "bold": (r"{\b ", "}"),
    "small-caps": (r"{\scaps ", "}"),
    "underline": (r"{\ul ", "}"),
    "superscript": (r"{\super ", "}"),
    "subscript": (r"{\sub ", "}"),
}
_HEAD = r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\froman Times New Roman;}}\fs24"
_SPECIAL = re.compile(r"[\\{}]|[^ -~]")

#: In twips, a twentieth of a point: a line, an indent; a character of a label, the gap after it.
_LINE, _INDENT, _CHARACTER, _GAP = 240, 480, 120, 120


def write(entries: Iterable[Entry], *, layout: Layout) -> str:
    """Write a whole document of ASCII characters, a paragraph an entry.

    An entry that its style divides into lines is as many paragraphs.
    """
    listed = list(entries)
    characters = label_width(listed)
    width = characters * _CHARACTER + _GAP if characters else 0
    spacing = f"\\sl{layout.line_spacing * _LINE}\\slmult1" if layout.line_spacing != 1 else ""
    pieces = [_HEAD + "\n"]
    for entry in listed:
        found = lines(entry.runs)
        for number, line in enumerate(found, 1):
            after = layout.entry_spacing * _LINE if number == len(found) else 0
            label = f"{_text(line.label)}\\tab " if line.label else ""
            indent = _indent(layout, width, bool(line.label), line.indented)
            properties = f"{indent}\\sa{after}{spacing}"
            pieces.append(f"{{\\pard{properties} {label}{_text(line.runs)}\\par}}\n")
    return "".join(pieces) + "}\n"


def inline(runs: RichText) -> str:
    """Write one citation, to stand in a document that has not changed what RTF sets out with."""
    return _text(flat(runs))


def _indent(layout: Layout, width: int, labelled: bool, indented: bool) -> str:
    r"""Say where the lines of a paragraph begin: ``\li`` all, ``\fi`` the first against these."""
    left = 0 if layout.second_field_align == "margin" else width
    if labelled:
        return f"\\li{left}\\fi-{width}\\tx{left}"
    if indented:
        return f"\\li{left + _INDENT}"
    if layout.hanging_indent and not width:
        return f"\\li{_INDENT}\\fi-{_INDENT}"
    return f"\\li{left}"


def _text(runs: Iterable[Run]) -> str:
    pieces = []
    for href, linked in links(tidy(runs, _MARKS)):
        text = "".join(wrap(_escaped(run.text), run.styles, _MARKS) for run in linked)
        pieces.append(_link(href, text) if href else text)
    return "".join(pieces)


def _link(href: str, text: str) -> str:
    target = f'HYPERLINK "{ascii_address(href)}"'
    return f"{{\\field{{\\*\\fldinst{{{target}}}}}{{\\fldrslt{{{text}}}}}}}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    r"""Write ``\u``: a signed number of 16 bits; what is beyond those is a pair of surrogates.

    The question mark is for readers that know no Unicode. The space ends the number: some
    would take a question mark for its end, and drop the character after it.
    """
    if found[0].isascii():
        return f"\\{found[0]}"
    units = found[0].encode("utf-16-le")
    numbers = (
        int.from_bytes(units[place : place + 2], "little", signed=True)
        for place in range(0, len(units), 2)
    )
    return "".join(f"\\u{number} ?" for number in numbers)
