"""AsciiDoc that Asciidoctor reads: a paragraph an entry.

Asciidoctor reads a line in several passes, each by patterns of its own, and a backslash
counts only where one of them would have matched. So what has a meaning is written as a
character reference, which all of them leave alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from citekit.markup import RichText, Run
from citekit.output.blocks import flat, links, margins, neighbours, paragraph, tidy, wrap

if TYPE_CHECKING:
    from citekit.markup import Layout
    from citekit.output import Entry

__all__ = ["inline", "write"]

#: What each style becomes anywhere, outermost first: in the order in which Asciidoctor
#: looks for it. Roles, for styles that it has no mark for, come between the two halves.
_OUTER: Mapping[str, tuple[str, str]] = {"bold": ("**", "**"), "italic": ("__", "__")}
_ROLES = ("small-caps", "underline")
_INNER: Mapping[str, tuple[str, str]] = {"superscript": ("^", "^"), "subscript": ("~", "~")}
#: What a style becomes where it is alone, between spaces and punctuation.
_SINGLE: Mapping[str, tuple[str, str]] = {"bold": ("*", "*"), "italic": ("_", "_")}
#: Punctuation that is written as it is, and may stand before or after those.
_BEFORE, _AFTER = frozenset("(“‘«—–,!?"), frozenset(")”’»—–-/,.!?")

#: What has a meaning inside a line: marks, attributes, macros, e-mail addresses, and what
#: is replaced: (C), --, ..., '. A semicolon too, for two of them make a description list,
#: and a reference ends in one.
_SPECIAL = re.compile(
    r"""[*_`#^~+{}\[\]<>&|\\$"'=;@] | :(?=[:/]) | (?<=\w):(?=\S|$)
        | -(?=-) | \.(?=\.) | \((?=\(|(?:C|R|TM)\))""",
    re.VERBOSE,
)
#: What has a meaning at the start: a title, a list, a comment, an attribute, an admonition.
_START = re.compile(
    r"""^( (?=[-./:•]) | (?:[0-9]+|[A-Za-z])(?=\.\s) | [IVXivx]+(?=\)\s)
        | (?:CAUTION|IMPORTANT|NOTE|TIP|WARNING)(?=:) )(.)""",
    re.VERBOSE,
)
_OPENINGS = frozenset("*_^~[")
_INDENT = "&#8195;&#8195;"


def write(entries: Iterable[Entry], *, layout: Layout) -> str:  # noqa: ARG001  # no words for it
    """Write each entry as one paragraph; a blank line stands between two.

    Where a style divides an entry into lines, a plus sign at the end breaks a line.
    """
    return "\n".join(f"{_paragraph(entry.runs)}\n" for entry in entries)


def inline(runs: RichText) -> str:
    """Write one citation; the line that it stands in may begin with it."""
    return _line(flat(runs))


def _paragraph(runs: RichText) -> str:
    return paragraph(runs, _line, between=" +\n", indent=_INDENT)


def _line(runs: Iterable[Run]) -> str:
    shown = tidy(runs, (*_OUTER, *_ROLES, *_INNER))
    places = neighbours(shown)
    text = ""
    for href, linked in links(shown):
        written = [_run(*place) for place in islice(places, len(linked))]
        pieces = _linked(href, linked, written) if href else written
        for piece in pieces:
            # Without this, the text of a link would be the role of the mark after it.
            text += f"{{empty}}{piece}" if text[-1:] == "]" and piece[0] in _OPENINGS else piece
    if text.startswith("["):  # a line in brackets says how the next block looks
        return f"{{empty}}{text}"
    return _START.sub(lambda found: found[1] + _reference(found[2]), text)


def _linked(href: str, runs: RichText, written: list[str]) -> list[str]:
    """Write a link: as several if it has a role, for that must stand around it, not within.

    The address is passed through as it is, for it may hold any mark; between plus signs
    if it has none itself, as more readers than Asciidoctor know these.
    """
    address = href.replace("[", "%5B").replace("]", "%5D")
    passed = f"pass:c[{address}]" if "+" in address else f"++{address}++"
    if not any(run.styles & set(_ROLES) for run in runs):
        runs, written = (Run(""),), ["".join(written)]
    return [
        _in_role(run, f"link:{passed}[{text}]") for run, text in zip(runs, written, strict=True)
    ]


def _run(before: Run, run: Run, after: Run) -> str:
    left, inner, right = margins(run.text)
    if not inner or not run.styles:
        return _escaped(run.text)
    text = _escaped(inner)
    if run.styles & set(_INNER):
        text = text.replace(" ", "&#32;")  # their marks must not have a space between them
    text = wrap(text, run.styles, _INNER)
    if not run.href:
        text = _in_role(run, text)
    parted = _parted(left, before, _BEFORE) and _parted(right, after, _AFTER)
    marks = _SINGLE if parted and len(run.styles) == 1 else _OUTER
    return f"{left}{wrap(text, run.styles, marks)}{right}"


def _in_role(run: Run, text: str) -> str:
    roles = "".join(f".{role}" for role in _ROLES if role in run.styles)
    return f"[{roles}]##{text}##" if roles else text


def _parted(margin: str, neighbour: Run, punctuation: frozenset[str]) -> bool:
    """Whether a mark that wants space or punctuation beside it has it on this side."""
    if margin or not neighbour.text:
        return True
    if neighbour.styles or neighbour.href:
        return False
    return neighbour.text[0 if punctuation is _AFTER else -1] in punctuation | {" "}


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _reference(found[0]), text)


def _reference(character: str) -> str:
    return f"&#{ord(character)};"
