"""Org as Emacs reads it: a paragraph an entry.

Org has no escape character. What has a meaning is written as an entity where Org has one
that every export shows as the same character; elsewhere a zero width space parts it, as
the manual of Org (Escape Character) advises.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import reduce
from typing import TYPE_CHECKING

from citekit.markup import RichText, Run, plain
from citekit.output.blocks import flat, links, margins, paragraph, tidy, wrap

if TYPE_CHECKING:
    from citekit.markup import Layout
    from citekit.output import Entry

__all__ = ["inline", "write"]

#: What each style becomes, outermost first.
_SCRIPTS: Mapping[str, tuple[str, str]] = {"superscript": ("^{", "}"), "subscript": ("_{", "}")}
_MARKS: Mapping[str, tuple[str, str]] = {
    "italic": ("/", "/"),
    "underline": ("_", "_"),
    "bold": ("*", "*"),  # innermost, for a text that it holds may have stars
}
#: ZERO WIDTH SPACE, which Org takes for a space, and WORD JOINER, which it does not.
_SPACE, _JOINER = "\u200b", "\u2060"
#: What may stand before the marks of emphasis and after them, besides space.
_BEFORE, _AFTER = frozenset("-({'\""), frozenset(_SPACE + "-.,:!?;'\")}\\[")

_ENTITIES: Mapping[str, str] = {
    "_": r"\under{}",
    "^": r"\asciicirc{}",
    "$": r"\dollar{}",
    "<": r"\lt{}",
    "/": r"\slash{}",
    "=": r"\equal{}",
    "~": r"\tilde{}",
    "+": r"\plus{}",
}
#: What has a meaning anywhere, and where emphasis may begin; within emphasis, all of them.
_SPECIAL = re.compile(r"""[_^$<] | (?: ^ | (?<=[\s\u200b({'"-]) )[/=~+](?=\S|$)""", re.VERBOSE)
_SPECIAL_IN_EMPHASIS = re.compile("[" + re.escape("".join(_ENTITIES)) + "]")
#: Where something must be parted: after the star and the backslash; within dashes and the
#: ellipsis, macros, snippets, addresses, links, footnotes, citations, cookies and times.
_INSIDE = r"""
    (?<=\\)(?=.) | (?<=-)(?=-) | (?<=\.)(?=\.) | (?<=\{)(?=\{) | (?<=@)(?=@)
    | (?<=\[)(?=\[|fn:|cite[:/]|[0-9]*[/%]|[0-9]{4}-) | (?<=[A-Za-z+])(?=:\S)"""
_PARTED_IN_EMPHASIS = re.compile(rf"{_INSIDE} | (?<=\*)(?=.) | (?<=.)(?=\*)", re.VERBOSE)
_PARTED = re.compile(
    rf"{_INSIDE} | (?<=\*)(?=\S|$) | (?<=[\[\\])$ | (?<=[A-Za-z+])(?=:$)", re.VERBOSE
)
#: What has a meaning at the start: a heading, a list, a table, a comment, a drawer, a plan.
_START = re.compile(r"[*+|#:%-]|[0-9]+[.)](?=\s|$)|(?:CLOCK|CLOSED|DEADLINE|SCHEDULED):", re.ASCII)
_CLOSINGS = ("*", "/", "_")
#: Where brackets would end a link before its text ends.
_BRACKETS = re.compile(r"(?<=\])(?=\]|$)")
_BRACE = re.compile("[{}]")
_INDENT = r"\emsp{}\emsp{}"


def write(entries: Iterable[Entry], *, layout: Layout) -> str:  # noqa: ARG001  # no words for it
    """Write each entry as one paragraph; a blank line stands between two.

    Where a style divides an entry into lines, two backslashes at the end break a line.
    """
    return "\n".join(f"{_paragraph(entry.runs)}\n" for entry in entries)


def inline(runs: RichText) -> str:
    """Write one citation; the line that it stands in may begin with it."""
    return _line(flat(runs))


def _paragraph(runs: RichText) -> str:
    return paragraph(runs, _line, between="\\\\\n", indent=_INDENT)


def _line(runs: Iterable[Run]) -> str:
    text = ""
    for href, linked in links(tidy(runs, (*_SCRIPTS, *_MARKS))):
        text = _joined(text, _link(href, linked)) if href else reduce(_with, linked, text)
    return f"{_SPACE}{text}" if _START.match(text) else text


def _link(href: str, runs: RichText) -> str:
    address = href.replace("[", "%5B").replace("]", "%5D")
    if plain(runs) == href == address and not any(run.styles for run in runs):
        return f"[[{address}]]"
    text = reduce(_with, runs, "")
    return f"[[{address}][{_BRACKETS.sub(_SPACE, text)}]]"


def _with(text: str, run: Run) -> str:
    """Add a run to what is written, with what has to stand between the two."""
    left, inner, right = margins(run.text, _SPACE)
    scripts = [style for style in _SCRIPTS if style in run.styles and not _BRACE.search(inner)][:1]
    emphasised = run.styles & set(_MARKS)
    if not inner or not (scripts or emphasised):
        return _joined(text, _escaped(run.text))
    written = _escaped(inner, in_emphasis=True)
    core = wrap(wrap(written, emphasised, _MARKS), scripts, _SCRIPTS)
    before = _joined(text, left)
    if scripts:
        if before[-1:] in _CLOSINGS:
            before += _SPACE
        # A script follows something that is not space.
        return before + (_JOINER if _ends_in_space(before) else "") + core + right
    # Beside a character that is not space, what underlines would be a subscript.
    apart = _ends_in_space(before) or (before[-1] in _BEFORE and "underline" not in run.styles)
    return before + ("" if apart else _SPACE) + core + right


def _ends_in_space(text: str) -> bool:
    return not text or text[-1].isspace() or text[-1] == _SPACE


def _joined(text: str, piece: str) -> str:
    """Join two written pieces: after a mark of emphasis stands only what may stand there."""
    if not text or not piece or text[-1] not in _CLOSINGS:
        return text + piece
    return text + piece if piece[0].isspace() or piece[0] in _AFTER else text + _SPACE + piece


def _escaped(text: str, *, in_emphasis: bool = False) -> str:
    parted = (_PARTED_IN_EMPHASIS if in_emphasis else _PARTED).sub(_SPACE, text)
    special = _SPECIAL_IN_EMPHASIS if in_emphasis else _SPECIAL
    written = special.sub(lambda found: _ENTITIES[found[0]], parted)
    return written.replace("{}{", f"{{}}{_SPACE}{{").replace("{}[", f"{{}}{_SPACE}[")
