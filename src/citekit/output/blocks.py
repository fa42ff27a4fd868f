"""What the forms share: an entry as lines, a line as links, a link as runs fit to be written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from citekit.markup import RichText, Run, join, language_tag, one_line, plain, safe_href

if TYPE_CHECKING:
    from citekit.output import Entry

__all__ = [
    "Line",
    "ascii_address",
    "closed",
    "flat",
    "label_width",
    "lines",
    "links",
    "margins",
    "neighbours",
    "paragraph",
    "parts",
    "tidy",
    "wrap",
]


class Line(NamedTuple):
    """What an entry puts on one line, or in one paragraph if it is long."""

    runs: RichText
    label: RichText = ()  #: what stands left of it: a number, a year
    indented: bool = False


def parts(runs: Iterable[Run]) -> list[tuple[str | None, RichText]]:
    """Divide an entry where its runs change their block; what says nothing is left out.

    Text of no block that follows a label belongs to what stands beside the label.

    >>> [part for part, _ in parts([Run("1.", block="left-margin"), Run("a")])]
    ['left-margin', 'right-inline']
    """
    found: list[tuple[str | None, RichText]] = []
    for block, group in groupby(runs, key=lambda run: run.block):
        part = tuple(group)
        last = found[-1][0] if found else None
        if not one_line(plain(part)).strip():
            if found and not block:  # the space between two parts
                found[-1] = (last, found[-1][1] + part)
        elif block is None and last == "right-inline":
            found[-1] = (last, found[-1][1] + part)
        else:
            inside = block is None and last == "left-margin"
            found.append(("right-inline" if inside else block, part))
    return found


def lines(runs: Iterable[Run]) -> list[Line]:
    """Divide an entry into its lines; an entry without text is one empty line.

    >>> [plain(line.runs) for line in lines([Run("a"), Run("b", block="indent")])]
    ['a', 'b']
    """
    found: list[Line] = []
    label: RichText = ()
    for block, part in parts(runs):
        if label and block != "right-inline":
            found.append(Line((), label))
            label = ()
        if block == "left-margin":
            label = part
        else:
            found.append(Line(part, label, block == "indent"))
            label = ()
    if label or not found:
        found.append(Line((), label))
    return found


def flat(runs: Iterable[Run]) -> RichText:
    """Return an entry, or a line with its label, as runs in a row: a space where blocks meet.

    >>> plain(flat([Run("[1]", block="left-margin"), Run("a", block="right-inline")]))
    '[1] a'
    """
    found: list[Run] = []
    block: str | None = None
    for run in runs:
        if found and run.block != block and not _meet(found[-1].text, run.text):
            found.append(Run(" "))
        block = run.block
        found.append(run)
    return tuple(found)


def _meet(before: str, after: str) -> bool:
    return before[-1:].isspace() or after[:1].isspace()


def paragraph(
    runs: Iterable[Run], written: Callable[[RichText], str], *, between: str, indent: str
) -> str:
    """Write an entry whose lines a form can break, but not align: labels stand in the line.

    >>> paragraph([Run("a"), Run("b", block="indent")], plain, between=";", indent=" ")
    'a; b'
    """
    return between.join(
        (indent if line.indented else "") + written(flat((*line.label, *line.runs)))
        for line in lines(runs)
    )


def label_width(entries: Iterable[Entry]) -> int:
    """Count the characters of the widest label; 0 if no entry has one."""
    labels = (line.label for entry in entries for line in lines(entry.runs))
    return max((len(plain(tidy(label))) for label in labels), default=0)


def tidy(runs: Iterable[Run], styles: Iterable[str] = (), *, languages: bool = False) -> RichText:
    r"""Return runs fit to be written: printable text on one line, safe addresses, `styles` alone.

    With `languages` runs keep theirs. Oblique is italic where `styles` lacks it. Neighbours that
    look the same are one run, so between two runs there is always some markup. Space around the
    whole is left out.

    >>> [run.text for run in tidy([Run(" a\n"), Run("b", frozenset({"nocase"}))])]
    ['a b']
    """
    known = frozenset(styles)
    ready = [
        Run(
            one_line(run.text),
            _known(run.styles, known),
            safe_href(run.href),
            lang=language_tag(run.lang) if languages else None,
        )
        for run in runs
    ]
    while ready and not (text := ready[0].text.lstrip()):
        del ready[0]
    if ready:
        ready[0] = _with_text(ready[0], text)
    while ready and not (text := ready[-1].text.rstrip()):
        del ready[-1]
    if ready:
        ready[-1] = _with_text(ready[-1], text)
    return join(ready)


def _known(styles: frozenset[str], known: frozenset[str]) -> frozenset[str]:
    if not styles:
        return styles
    slanted = "oblique" in styles and "oblique" not in known
    return known & (styles | {"italic"} if slanted else styles)


def _with_text(run: Run, text: str) -> Run:
    return Run(text, run.styles, run.href, lang=run.lang)


def links(runs: Iterable[Run]) -> Iterator[tuple[str | None, RichText]]:
    """Divide tidy runs into links and what lies between; space alone is no link.

    >>> [href for href, _ in links([Run("a"), Run("b", href="https://x.org")])]
    [None, 'https://x.org']
    """
    for href, group in groupby(runs, key=lambda run: run.href):
        linked = tuple(group)
        yield href if plain(linked).strip() else None, linked


_ASCII = "".join(map(chr, range(0x21, 0x7F)))
#: Every space that a line may hold.
_SPACES = " \u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


def ascii_address(href: str) -> str:
    """Return an address with what is no ASCII percent-encoded, as browsers send it.

    >>> ascii_address("https://example.org/é%20")
    'https://example.org/%C3%A9%20'
    """
    return quote(href, safe=_ASCII)


def margins(text: str, more: str = "") -> tuple[str, str, str]:
    """Part the text of a line from the space around it, which marks of emphasis cannot touch.

    `more` are other characters that a form takes for space.

    >>> margins(" a b ")
    (' ', 'a b', ' ')
    """
    inner = text.strip(_SPACES + more)
    left, right = text.split(inner, 1) if inner else (text, "")
    return left, inner, right


def neighbours(runs: RichText) -> Iterator[tuple[Run, Run, Run]]:
    """Yield each run between the one before it and the one after; an empty run at the ends.

    >>> [(before.text, after.text) for before, _, after in neighbours((Run("a"), Run("b")))]
    [('', 'b'), ('a', '')]
    """
    padded = (Run(""), *runs, Run(""))
    return zip(padded, padded[1:], padded[2:], strict=False)


def wrap(text: str, styles: Collection[str], marks: Mapping[str, tuple[str, str]]) -> str:
    """Put the marks of its styles around a text, the first of `marks` outermost.

    >>> wrap("a", {"bold"}, {"bold": ("<b>", "</b>")})
    '<b>a</b>'
    """
    if not styles:
        return text
    for style, (opening, closing) in reversed(list(marks.items())):
        if style in styles:
            text = f"{opening}{text}{closing}"
    return text


#: What turns the direction of the text after it, and what ends each kind.
_EMBEDDINGS = frozenset("\u202a\u202b\u202d\u202e")
_ISOLATES = frozenset("\u2066\u2067\u2068")


def closed(runs: Iterable[Run]) -> RichText:
    r"""End the embeddings and isolates that a text begins and does not end.

    Unicode ends them with the paragraph (UAX 9); a citation stands within one.

    >>> closed([Run("\u202eabc")])[-1].text
    '\u202c'
    """
    found = tuple(runs)
    pending: list[str] = []
    for character in plain(found):
        if character in _EMBEDDINGS:
            pending.append("\u202c")
        elif character in _ISOLATES:
            pending.append("\u2069")
        elif pending and character == "\u202c" and pending[-1] == character:
            pending.pop()
        elif character == "\u2069" and character in pending:
            while pending.pop() != character:
                pass
    return (*found, Run("".join(reversed(pending)))) if pending else found
