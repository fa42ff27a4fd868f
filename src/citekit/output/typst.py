"""Typst: a paragraph an entry, or a grid if entries have labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from citekit.markup import RichText, Run
from citekit.output.blocks import Line, flat, label_width, lines, links, neighbours, tidy, wrap

if TYPE_CHECKING:
    from citekit.markup import Layout
    from citekit.output import Entry

__all__ = ["inline", "write"]

#: What each style becomes anywhere, outermost first.
_CALLS: Mapping[str, tuple[str, str]] = {
    "italic": ("#emph[", "]"),
    "bold": ("#strong[", "]"),
    "small-caps": ("#smallcaps[", "]"),
    "underline": ("#underline[", "]"),
    "superscript": ("#super[", "]"),
    "subscript": ("#sub[", "]"),
}
#: What it becomes where no letter is beside it: within a word these are letters themselves.
_MARKS: Mapping[str, tuple[str, str]] = {"italic": ("_", "_"), "bold": ("*", "*")}

#: What has a meaning inside a line: markup, quotes that turn, links, comments; hyphens and
#: dots that become dashes, the minus sign and the ellipsis.
_SPECIAL = re.compile(
    r"""[\\*_`$\#@<>~\[\]"'] | -(?=[-?]) | (?<![^\W_])-(?=[^\W_]) | \.(?=\.) | /(?=[/*]|$)""",
    re.VERBOSE,
)
#: What begins a heading or a list, at the start of a line or of brackets.
_START = re.compile(r"^([0-9]+(?=\.)|(?=[-+=/]))(.)")
#: What would go on with a call: arguments, a field; and what ends it and is not shown.
_GOES_ON = ("(", "[", ".", ";")

#: In em: the space that Typst leaves between lines, and how much more between paragraphs;
#: from one line to the next; an indent; a character of a label, and the gap after it.
_LEADING, _MORE, _LINE, _INDENT, _CHARACTER, _GAP = 0.65, 0.55, 1.3, 2, 0.55, 0.5


def write(entries: Iterable[Entry], *, layout: Layout) -> str:
    """Write the entries so that they can be put into a document as they are.

    What `layout` asks for beyond the default is set for them alone. Entries without a
    label stand beside those that have one.
    """
    listed = list(entries)
    leading = _LEADING + (layout.line_spacing - 1) * _LINE
    # What Typst leaves between paragraphs stands for one line that is left empty.
    spacing = leading + layout.entry_spacing * _MORE
    divided = [lines(entry.runs) for entry in listed]
    width = label_width(listed)
    settings = {
        "hanging-indent": _INDENT if layout.hanging_indent and not width else 0,
        "leading": leading if leading != _LEADING else 0,
        "spacing": spacing if spacing != _LEADING + _MORE else 0,
    }
    set_rule = ", ".join(f"{name}: {_em(value)}" for name, value in settings.items() if value)
    if width:
        written = _grid(divided, leading, spacing, width * _CHARACTER + _GAP, layout)
    else:
        written = "\n".join(f"{_lines(entry, leading)}\n" for entry in divided)
    return f"#block[\n#set par({set_rule})\n\n{written}]\n" if set_rule and listed else written


def inline(runs: RichText) -> str:
    """Write one citation, to stand in a paragraph."""
    return _text(flat(runs))


def _em(length: float) -> str:
    return f"{length:.3g}em"


def _grid(
    entries: Iterable[list[Line]], leading: float, spacing: float, width: float, layout: Layout
) -> str:
    """Write labels and texts as two columns; the first may stand in the margin."""
    cells = "".join(
        f"  [{_text(first.label)}], [{_lines([first._replace(label=()), *rest], leading)}],\n"
        for first, *rest in entries
    )
    columns = f"columns: ({_em(width)}, 1fr), row-gutter: {_em(spacing)}"
    if layout.second_field_align == "margin":
        return f"#pad(left: -{_em(width)}, grid({columns},\n{cells}))\n"
    return f"#grid({columns},\n{cells})\n"


def _lines(entry: Iterable[Line], leading: float) -> str:
    written = ""
    for line in entry:
        text = _text(flat((*line.label, *line.runs)))
        if line.indented:
            written += f"#block(above: {_em(leading)}, inset: (left: {_em(_INDENT)}))[{text}]"
        else:
            written += f" \\\n{text}" if written else text
    return written


def _text(runs: Iterable[Run]) -> str:
    shown = tidy(runs, _CALLS)
    places = neighbours(shown)
    pieces = []
    for href, linked in links(shown):
        found = list(islice(places, len(linked)))
        text = "".join(_run(*place) for place in found)
        pieces.append(_called(f'#link("{href}")[{text}]', found[-1][-1].text) if href else text)
    return "".join(pieces)


def _run(before: Run, run: Run, after: Run) -> str:
    text = _escaped(run.text)
    if not run.styles or run.text.isspace():
        return text
    in_word = before.text[-1:].isalnum() or after.text[:1].isalnum()
    if not in_word and run.styles <= set(_MARKS):
        return wrap(text, run.styles, _MARKS)
    return _called(wrap(text, run.styles, _CALLS), after.text)


def _called(call: str, after: str) -> str:
    """End a call where what comes after would go on with it, or is not known."""
    return f"{call};" if not after or after.startswith(_GOES_ON) else call


def _escaped(text: str) -> str:
    escaped = _SPECIAL.sub(r"\\\g<0>", text)
    return _START.sub(r"\1\\\2", escaped)
