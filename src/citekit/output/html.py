"""HTML as citeproc-js writes it: a body, and a ``div`` an entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from citekit.markup import RichText, Run
from citekit.output.blocks import flat, label_width, links, parts, tidy, wrap

if TYPE_CHECKING:
    from citekit.markup import Layout
    from citekit.output import Entry

__all__ = ["entry_text", "inline", "styles", "write"]

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
#: How wide a character of a label is taken to be, in em; and the gap after the label.
_CHARACTER, _GAP = 0.6, 0.5


def write(entries: Iterable[Entry], *, layout: Layout) -> str:
    """Write the entries as a ``div`` that can be put into a page as it is.

    The classes are those of citeproc-js: ``csl-bib-body``, ``csl-entry``, and
    ``csl-block``, ``csl-left-margin``, ``csl-right-inline`` or ``csl-indent`` within.
    What `layout` asks for beyond the default stands in ``style`` attributes.

    No text of an entry can become a tag or an attribute: everything is escaped,
    and an address is written only when `safe_href` accepts it.
    """
    listed = list(entries)
    body, inner = styles(layout, label_width(listed))
    items = [
        f'  <div class="csl-entry"{inner.get("entry", "")}>{entry_text(entry.runs, inner)}</div>\n'
        for entry in listed
    ]
    return f'<div class="csl-bib-body"{body}>\n{"".join(items)}</div>\n'


def inline(runs: RichText) -> str:
    """Write one citation, without a tag around it."""
    return _text(flat(runs))


def entry_text(runs: RichText, styles: Mapping[str, str] = MappingProxyType({})) -> str:
    r"""Write what stands in the tag of an entry; `styles` are those that `styles` gives.

    >>> entry_text((Run("[1]", block="left-margin"), Run("a")))
    '\n    <div class="csl-left-margin">[1]</div><div class="csl-right-inline">a</div>\n  '
    """
    found = parts(runs)
    if not any(block for block, _ in found):
        return _text(runs)
    divided = [
        f'<div class="csl-{block}"{styles.get(block, "")}>{_text(part)}</div>'
        if block
        else _text(part)
        for block, part in found
    ]
    joined = "".join(
        piece if block == "right-inline" else f"\n    {piece}"
        for piece, (block, _) in zip(divided, found, strict=True)
    )
    return f"{joined}\n  "


def styles(layout: Layout, width: int) -> tuple[str, Mapping[str, str]]:
    """Return the ``style`` attribute of the body, and those of the entries and their blocks.

    `width` is that of the widest label, in characters. An attribute begins with a space, or is
    empty.
    """
    body, entry = "", ""
    inner: dict[str, str] = {}
    if layout.line_spacing != 1:
        body += f"line-height:{layout.line_spacing};"
    if layout.entry_spacing != 1:
        entry += f"margin-bottom:{layout.entry_spacing}em;"
    if layout.second_field_align and width:
        indent = f"{width * _CHARACTER + _GAP:.3g}em"
        in_margin = layout.second_field_align == "margin"
        entry += "clear:left;"
        inner["left-margin"] = "float:left;" + (f"margin-left:-{indent};" if in_margin else "")
        inner["right-inline"] = "" if in_margin else f"margin-left:{indent};"
    elif layout.hanging_indent:
        body += "padding-left:2em;text-indent:-2em;"
    inner["entry"] = entry
    return _attribute(body), {name: _attribute(style) for name, style in inner.items()}


def _attribute(style: str) -> str:
    return f' style="{style}"' if style else ""


def _text(runs: Iterable[Run]) -> str:
    pieces = []
    for href, linked in links(tidy(runs, TAGS, languages=True)):
        text = "".join(
            _spoken("".join(wrap(escape(run.text), run.styles, TAGS) for run in group), lang)
            for lang, group in groupby(linked, key=lambda run: run.lang)
        )
        pieces.append(f'<a href="{escape(href)}">{text}</a>' if href else text)
    return "".join(pieces)


def _spoken(text: str, lang: str | None) -> str:
    return f'<span lang="{escape(lang)}">{text}</span>' if lang else text
