"""From marked text to runs: quotation marks, punctuation at joints, formats.

The passes, in order: collisions of punctuation where two outputs meet, double
spaces there, punctuation into quotation marks where the language wants it, then
quotation marks by depth and formats that flip.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from citekit.csl.lexicon import Lexicon
from citekit.csl.signs import JOINT, KINDS, Q_CLOSE, Q_OPEN, begin, end
from citekit.markup import RichText, Run, join

__all__ = ["finish", "quoted", "settle"]

#: Left and right punctuation at a joint → what stays. Pairs that are not here both stay.
#: The table that the official test-suite holds for citeproc-js ("full monty").
_COLLISIONS: Mapping[str, str] = {
    "::": ":", ";:": ";", "!:": "!", "?:": "?",
    ":.": ":", "..": ".", ";.": ";", "!.": "!", "?.": "?",
    ";;": ";",
    ":!": "!", ";!": "!", "!!": "!",
    ":?": "?", ";?": "?", "??": "?",
    ",,": ",",
}  # fmt: skip

_S = "\ue000-\ue0ff"
_MEETING = re.compile(rf"([.,:;!?])([{_S}]*)\ue000([{_S}]*)([.,:;!?])")
_SPACES = re.compile(rf"([ \u00a0])([{_S}]*\ue000[{_S}]*) +")
_AFTER_QUOTE = re.compile(
    rf"((?:{Q_CLOSE}[\ue011\ue013\ue015\ue017\ue019\ue01b\ue01d\ue01f\ue021]*)+)((?:[{_S}]*\ue000[{_S}]*))([.,!?])"
)


def settle(text: str, *, inside: bool) -> str:
    """Settle punctuation and spaces at the joints; `inside`: move it into quotation marks."""
    position = 0
    while match := _MEETING.search(text, position):
        left, between, after, right = match.groups()
        stays = _COLLISIONS.get(left + right)
        if stays is None:
            position = match.end() - 1
            continue
        if stays == left:
            merged = f"{left}{between}{JOINT}{after}"
        else:
            merged = f"{between}{JOINT}{after}{right}"
        text = text[: match.start()] + merged + text[match.end() :]
        position = max(0, match.start() - 1)
    text = _SPACES.sub(r"\1\2", text)
    while inside and (moved := _AFTER_QUOTE.sub(r"\3\1\2", text)) != text:
        text = moved
    return text


# --- quotation marks in data ----------------------------------------------------

_QUOTE = re.compile("[\"'“”‘’«»„]")


def quoted(text: str, lexicon: Lexicon) -> str:
    """Find the quotation marks of a field, and turn straight apostrophes.

    Marks that pair become signs, whose shape depends on what stands around them.
    """
    if not _QUOTE.search(text):
        return text
    closers = _pairs(lexicon)
    inner = lexicon.term("close-inner-quote")
    out = list(text)
    pending: list[tuple[int, str]] = []
    for match in _QUOTE.finditer(text):
        at, mark = match.start(), match[0]
        before, after = _beside(text, at, -1), _beside(text, at, 1)
        if pending and mark in closers[pending[-1][1]] and _can_close(mark, before, after):
            opened, _ = pending.pop()
            if pending or mark == "'" or mark != inner:  # ‘so’, outermost, was written with care
                out[opened], out[at] = Q_OPEN, Q_CLOSE
        elif mark in closers and _can_open(mark, before, after):
            pending.append((at, mark))
        elif mark == "'":
            out[at] = "’"
    for at, mark in pending:
        if mark == "'":
            out[at] = "’"
    return "".join(out)


def _pairs(lexicon: Lexicon) -> dict[str, str]:
    """Give, for each opening mark, the marks that close it."""
    pairs = {'"': '"', "'": "'"}
    for level in ("", "inner-"):
        left = lexicon.term(f"open-{level}quote").strip("\u00a0\u202f ")
        right = lexicon.term(f"close-{level}quote").strip("\u00a0\u202f ")
        if len(left) == 1 and len(right) == 1 and left != right:
            pairs[left] = right
    pairs.setdefault("“", "”")
    return pairs


def _beside(text: str, at: int, step: int) -> str:
    """Give the next character that is no sign and no quotation mark."""
    at += step
    while 0 <= at < len(text) and "\ue000" <= text[at] <= "\ue0ff":
        at += step
    return text[at] if 0 <= at < len(text) else ""


def _can_open(mark: str, before: str, after: str) -> bool:
    around = '([{-–—/"“«„' if mark in "'‘" else "([{-–—/\"'“‘«„"
    return (
        bool(after) and not after.isspace() and (not before or before.isspace() or before in around)
    )


def _can_close(mark: str, before: str, after: str) -> bool:
    if mark in "'’" and after.isalnum():
        return False
    return bool(before) and not before.isspace()


# --- runs ----------------------------------------------------------------------

_TOKEN = re.compile(rf"[{_S}]|[^{_S}]+")
_OFF: Mapping[str, tuple[str, ...]] = {
    "style-normal": ("italic", "oblique"),
    "weight-normal": ("bold", "light"),
    "variant-normal": ("small-caps",),
    "decoration-none": ("underline",),
    "baseline": ("superscript", "subscript"),
}
_BLOCKS = ("block", "left-margin", "right-inline", "indent")
_FLIP = ("italic", "oblique", "bold", "small-caps", "underline")
_BEGINS: Mapping[str, str] = {begin(kind): kind for kind in KINDS}
_ENDS: Mapping[str, str] = {end(kind): kind for kind in KINDS}


class _Look(NamedTuple):
    styles: frozenset[str] = frozenset()
    block: str | None = None
    path: tuple[str, ...] = ()


def finish(text: str, lexicon: Lexicon) -> RichText:
    """Make runs of a marked text."""
    inside = lexicon.options.get("punctuation-in-quote") == "true"
    text = settle(text, inside=inside)
    runs: list[Run] = []
    stack = [_Look()]
    outer: list[bool] = []  # of the quotation marks that are open: is it the outer form?
    for token in _TOKEN.findall(text):
        look = stack[-1]
        if token == Q_OPEN:
            outer.append(not (outer and outer[-1]))
            token = lexicon.term("open-quote" if outer[-1] else "open-inner-quote")
        elif token == Q_CLOSE:
            shown = not outer or outer.pop()
            token = lexicon.term("close-quote" if shown else "close-inner-quote")
        elif token in _BEGINS:
            stack.append(_entered(look, _BEGINS[token]))
            continue
        elif token in _ENDS:
            if len(stack) > 1:
                stack.pop()
            continue
        elif "\ue000" <= token <= "\ue0ff":
            continue
        runs.append(Run(token, look.styles, block=look.block, path=look.path))
    return join(runs)


def _entered(look: _Look, kind: str) -> _Look:
    if kind in _BLOCKS:
        return look._replace(block=kind)
    if kind in ("nocase", "names"):
        return look
    off = {one for one in _OFF.get(kind, ()) if one in look.styles}
    if kind == "nodecor":
        off = set(look.styles)
    elif kind in look.styles and kind in _FLIP:
        off = {kind}  # what is emphasised within emphasis stands out by having none
    if off or kind in _OFF or kind == "nodecor":
        path = (*look.path, *(f"no-{one}" for one in sorted(off)))
        return look._replace(styles=look.styles - off, path=path)
    others = {"superscript": "subscript", "subscript": "superscript"}.get(kind)
    return look._replace(styles=(look.styles | {kind}) - {others}, path=(*look.path, kind))
