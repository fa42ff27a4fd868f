r"""LaTeX: a ``list`` environment, an ``\item`` an entry; links need the package hyperref.

pdfLaTeX, XeLaTeX and LuaLaTeX read it alike, as far as they have the letters: pdfLaTeX
wants the encoding T1 for the quotes of many languages and packages for other scripts than
Latin, the others a font.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from citekit.markup import RichText, Run, plain
from citekit.output.blocks import Line, ascii_address, flat, lines, links, tidy, wrap

if TYPE_CHECKING:
    from citekit.markup import Layout
    from citekit.output import Entry

__all__ = ["inline", "paragraphs", "write"]

_MARKS: Mapping[str, tuple[str, str]] = {
    "italic": (r"\textit{", "}"),
    "oblique": (r"\textsl{", "}"),
    "bold": (r"\textbf{", "}"),
    "small-caps": (r"\textsc{", "}"),
    "underline": (r"\underline{", "}"),
    "superscript": (r"\textsuperscript{", "}"),
    "subscript": (r"\textsubscript{", "}"),
}

#: What is no letter to LaTeX, or another one. A command ends in braces, so that it takes
#: no space with it.
_ESCAPES: Mapping[str, str] = {
    **{character: f"\\{character}" for character in "#$%&_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    # In the old encoding OT1 these print as other characters.
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    # As they are, the next three print as curly quotes, and babel may give `"` another
    # meaning. There is no command for `"` that OT1 knows.
    '"': r"\char34{}",
    "'": r"\textquotesingle{}",
    "`": r"\textasciigrave{}",
    "\u00a0": "~",
    # What pdfLaTeX stops at, being nothing that it could print
    "\u2002": r"\enspace{}",
    "\u2003": r"\quad{}",
    "\u2009": r"\,",
    "\u200b": r"\hspace{0pt}",
    "\u202f": r"\,",
    **dict.fromkeys("\u2060\ufeff", "{}"),
    **dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e", ""),
    **dict.fromkeys("\u2066\u2067\u2068\u2069", ""),
}
#: With those, what would print as one character with the next: dashes and the low quote.
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]|-(?=-)|,(?=,)")


def write(entries: Iterable[Entry], *, layout: Layout) -> str:
    r"""Write the entries as a ``list`` that can be put into a document as it is.

    A label (a number, say) is that of its ``\item``. No entries are no list, for LaTeX
    wants one ``\item`` at least.
    """
    listed = [lines(entry.runs) for entry in entries]
    if not listed:
        return ""
    labels = [line.label for entry in listed for line in entry]
    items = "\n".join(_item(entry) for entry in listed)
    return f"\\begin{{list}}{{}}{{%\n{_lengths(layout, labels)}}}\n{items}\n\\end{{list}}\n"


def inline(runs: RichText) -> str:
    """Write one citation, to stand in a paragraph."""
    return _guarded(_text(flat(runs)))


def paragraphs(runs: Iterable[Run]) -> str:
    r"""Write an entry without its label, for an ``\item`` or a ``\bibitem`` of another hand.

    >>> paragraphs([Run("[1]", block="left-margin"), Run("100%", block="right-inline")])
    '100\\%'
    """
    return _paragraphs(lines(runs))


def _lengths(layout: Layout, labels: list[RichText]) -> str:
    settings = {r"\leftmargin": "0pt", r"\itemindent": "0pt", r"\parsep": "0pt"}
    settings[r"\itemsep"] = f"{layout.entry_spacing}\\baselineskip"
    declared = ""
    if layout.line_spacing != 1:
        declared += f"  \\linespread{{{layout.line_spacing}}}\\selectfont%\n"
    if widest := max(labels, key=lambda label: len(plain(label))):
        declared += f"  \\settowidth{{\\labelwidth}}{{{_text(widest)}}}%\n"
        if layout.second_field_align != "margin":
            settings[r"\leftmargin"] = r"\dimexpr\labelwidth+\labelsep\relax"
    elif layout.hanging_indent:
        settings |= {r"\leftmargin": "2em", r"\itemindent": "-2em"}
    return declared + "".join(
        f"  \\setlength{{{name}}}{{{length}}}%\n" for name, length in settings.items()
    )


def _item(entry: list[Line]) -> str:
    label = f"[{{{_text(entry[0].label)}}}]" if entry[0].label else ""
    return f"\\item{label} {_paragraphs(entry)}"


def _paragraphs(entry: list[Line]) -> str:
    first, *rest = entry
    # A second label within one entry is a part of the text.
    further = [Line(flat((*line.label, *line.runs)), (), line.indented) for line in rest]
    return "\n\n".join(map(_paragraph, [first, *further]))


def _paragraph(line: Line) -> str:
    text = _guarded(_text(line.runs))
    return f"{{\\leftskip=2em {text}\\par}}" if line.indented else text


def _guarded(text: str) -> str:
    r"""Keep a bracket from being taken for the option of a command before it, such as ``\item``."""
    return f"{{[}}{text[1:]}" if text.startswith("[") else text


def _text(runs: Iterable[Run]) -> str:
    pieces = []
    for href, linked in links(tidy(runs, _MARKS)):
        if href is None:
            pieces.append(_styled(linked))
        elif _is_address(linked, href):
            pieces.append(f"\\url{{{_address(href)}}}")
        else:
            pieces.append(f"\\href{{{_address(href)}}}{{{_styled(linked)}}}")
    return "".join(pieces)


def _styled(runs: Iterable[Run]) -> str:
    return "".join(wrap(_escaped(run.text), run.styles, _MARKS) for run in runs)


def _escaped(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)  # pdfLaTeX has no combining characters
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], f"{found[0]}{{}}"), composed)


def _is_address(runs: RichText, href: str) -> bool:
    r"""Whether a link shows its address: ``\url`` can divide it at the end of a line."""
    return plain(runs) == href and href.isascii() and not any(run.styles for run in runs)


def _address(href: str) -> str:
    """Write an address as hyperref takes it, even within the argument of another command."""
    return re.sub("[#%&_~]", r"\\\g<0>", ascii_address(href).replace("$", "%24"))
