"""reStructuredText that docutils and Sphinx read alike: a paragraph an entry.

Markup does not nest in it, so a run that is a link is only that, and of its styles a run
has one. There is nothing for small capitals and underlines that a page would not have to
define first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from citekit.markup import RichText, Run, plain
from citekit.output.blocks import flat, lines, links, margins, tidy

if TYPE_CHECKING:
    from citekit.markup import Layout
    from citekit.output import Entry

__all__ = ["inline", "write"]

#: What each style becomes; where a run has several, the first that is here.
_MARKS: Mapping[str, tuple[str, str]] = {
    "superscript": (":sup:`", "`"),
    "subscript": (":sub:`", "`"),
    "italic": ("*", "*"),
    "bold": ("**", "**"),
}

#: What has a meaning inside a line: markup, references, e-mail addresses, the colon of a role or
#: an address, and the two at the end of a paragraph that make the next one literal.
_SPECIAL = re.compile(r"[\\*`|_@<]|(?:^|(?<=\w)):(?=\S)|(?<=:):")
#: What has a meaning at the start: a bullet, an option, a directive, a line of punctuation;
#: and what looks like the number of a list.
_START = re.compile(
    r"""(?! [(\[](?=\w) ) [!-/:-@\[\]^{-~•‣⁃] | \\+$
      | \(? (?: [0-9]+ | [A-Za-z] | [IVXLCDMivxlcdm]+ | \# ) [.)] (?=\s|$)""",
    re.VERBOSE,
)

#: Inline markup recognition rules: what may stand before markup and after it. Beside
#: anything else a space is needed, which a backslash takes away again.
_BEFORE = frozenset("([{“‘«—–-/:")
_AFTER = frozenset(")]}”’».,;:!?—–-/")


class _Piece(NamedTuple):
    """A run, or a link, as it is written and as it is read."""

    written: str
    text: str
    marked: bool = False


def write(entries: Iterable[Entry], *, layout: Layout) -> str:  # noqa: ARG001  # no words for it
    """Write each entry as one paragraph; a blank line stands between two.

    An entry that its style divides into lines is a line block.
    """
    return "\n".join(f"{_paragraph(entry.runs)}\n" for entry in entries)


def inline(runs: RichText) -> str:
    """Write one citation; the line that it stands in may begin with it.

    It wants a space or punctuation around it, as all markup of reStructuredText does.
    """
    return _line(flat(runs))


def _paragraph(runs: RichText) -> str:
    found = lines(runs)
    written = [_line(flat((*line.label, *line.runs))) for line in found]
    if len(found) == 1:
        return written[0]
    return "\n".join(
        f"|{'     ' if line.indented else ' '}{text}".rstrip()
        for line, text in zip(found, written, strict=True)
    )


def _line(runs: Iterable[Run]) -> str:
    parted = links(tidy(runs, _MARKS))
    pieces = [piece for href, linked in parted for piece in _pieces(href, linked)]
    if not pieces:
        return ""
    text = pieces[0].written
    if not pieces[0].marked and (start := _START.match(text)):
        text = f"\\ {text}" if start[0] == text else f"\\{text}"
    for one, other in pairwise(pieces):
        text += ("" if _meet(one, other) else "\\ ") + other.written
    return text


def _pieces(href: str | None, runs: RichText) -> Iterable[_Piece]:
    if href:
        # An underscore at the end would make it the name of another link.
        target = f"{href[:-1]}%5F" if href.endswith("_") else href
        yield _marked(plain(runs), "`", f" <{target}>`__")
    else:
        yield from map(_run, runs)


def _run(run: Run) -> _Piece:
    for style, (opening, closing) in _MARKS.items():
        if style in run.styles and margins(run.text)[1]:
            return _marked(run.text, opening, closing)
    return _Piece(_escaped(run.text), run.text)


def _marked(text: str, opening: str, closing: str) -> _Piece:
    left, inner, right = margins(text)
    return _Piece(f"{left}{opening}{_escaped(inner)}{closing}{right}", text, marked=True)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _meet(one: _Piece, other: _Piece) -> bool:
    """Whether two pieces can stand side by side, and the markup in them be seen."""
    before, after = one.text[-1], other.text[0]
    if before.isspace() or after.isspace() or not (one.marked or other.marked):
        return True
    if one.marked:
        return not other.marked and after in _AFTER
    return before in _BEFORE and after.isalnum()
