"""From marked text to runs: quotation marks, punctuation at joints, formats.

The passes, in order: collisions of punctuation where two outputs meet, double
spaces there, punctuation into quotation marks where the language wants it, then
quotation marks by depth and formats that flip.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from citekit.csl.lexicon import Lexicon
from citekit.csl.signs import (
    CITE_SIGNS,
    END_CITE,
    END_VALUE,
    JOINT,
    KINDS,
    OPENED,
    OWN,
    PRE,
    Q_CLOSE,
    Q_OPEN,
    SHUT,
    VARIABLE_OF,
    begin,
    clean,
    end,
    from_markup,
)  # fmt: skip
from citekit.markup import RichText, Run, one_line
from citekit.patterns import regex

__all__ = ["ALPHABETIC", "finish", "marked", "quoted", "settle", "verbatim"]

#: Letters of scripts that have spaces between words and slanted forms: not Han, Kana, Hangul.
ALPHABETIC = regex("[-0-9a-zA-Z\u00c0-\u024f\u0370-\u052f\u0590-\u06ff\u0e01-\u0e5b\u1e00-\u1fff]")

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

_S = "\ue000-\ue1ff"
_MEETING = regex(rf"([.,:;!?])([{_S}]*)\ue000([{_S}]*)([.,:;!?])")
#: a label that stands in the margin ends a line of its own
_FIELD = f"{end('left-margin')}{begin('right-inline')}"
_SPACES = regex(rf"([ \u00a0])([{_S}]*\ue000[{_S}]*) +")
#: Punctuation of the style that begins the second field: it belongs to the first.
_BEHIND_FIELD = regex(rf"({_FIELD}[{_S}]*\ue000)([.,:;!?])")
#: A quotation mark that closes, all signs behind it, and punctuation. Without punctuation it
#: matches, too: each sign is looked at once.
_AFTER_QUOTE = regex(rf"({Q_CLOSE}[{_S}]*)([.,!?]?)")
#: What ends within a quotation, and holds for the punctuation there, too: formats of the style.
_OF_STYLE = frozenset(end(kind) for kind in KINDS if kind.startswith(("own-", "set-")))


#: Punctuation that a quotation ends in: no part of it, but where the language wants it.
#: Quotation marks within a value are none of the style's.
_BEFORE_QUOTE = regex(f"([,:;])([\ue000-\ue1fe]*{END_VALUE}[\ue000\ue001\ue003-\ue1ff]*{Q_CLOSE})")

#: Punctuation or spaces on both sides of a joint: something to settle, perhaps.
_CROWDED = regex(rf"[.,:;!? \u00a0][{_S}]*\ue000[{_S}]*[.,:;!? \u00a0]")
#: White space that ends an entry whose first field stands by itself.
_TRAILING = regex(
    rf"(?<![ \u00a0\ue000])[ \u00a0\ue000]+(?={end('right-inline')}|{end('left-margin')}$)"
)


def settle(text: str, *, inside: bool) -> str:
    """Settle punctuation and spaces at the joints; `inside`: move it into quotation marks."""
    if _CROWDED.search(text):
        text = _SPACES.sub(_one_space, _merged(text, inside=inside))
    if _FIELD in text:
        text = _BEHIND_FIELD.sub(r"\2\1", text)
    if not inside and Q_CLOSE in text:
        text = _BEFORE_QUOTE.sub(r"\2\1", text)
    elif Q_CLOSE in text:
        while (moved := _moved(text)) != text:
            text = moved
    return text


def _one_space(match: re.Match[str]) -> str:
    """Leave one of two spaces, if both stand in one field."""
    return match[0] if _FIELD in match[2] else f"{match[1]}{match[2]}"


def _moved(text: str) -> str:
    """Put marks that come after a joint before the quotation marks that close there."""
    out: list[str] = []
    position = 0
    for match in _AFTER_QUOTE.finditer(text):
        signs, mark = match.groups()
        if not mark or JOINT not in signs:
            continue
        start = match.start()
        while start > position and text[start - 1] in _OF_STYLE:
            start -= 1
        out += [text[position:start], mark, text[start : match.start()], signs]
        position = match.end()
    return "".join([*out, text[position:]]) if out else text


def _merged(text: str, *, inside: bool) -> str:
    """Merge punctuation that meets, as far as citeproc-js does.

    It moves a mark through what is around an element, and merges it on the way with what it
    meets: not all marks that meet in the end have met on the way.
    """
    position = 0
    while match := _MEETING.search(text, position):
        left, between, after, right = match.groups()
        stays = _COLLISIONS.get(left + right)
        signs = f"{between}{JOINT}{after}"
        position = match.end() - 1
        if (stays is None and not (inside and left + right == ",.")) or (
            right in ":;" and Q_CLOSE in signs
        ):
            continue
        own = _own(text, match.start())
        if _apart(text, match, signs, own):
            continue
        if own >= 0 and left != right and SHUT in signs and stays in (left, None):
            start = _value_end(text, own)
            closing = text[start:own]
            if (
                SHUT not in closing
                and (stays is not None or Q_CLOSE in closing)
                and not _is_counted(text, start)
            ):
                # through all that is around, into the element: Title.:
                text = _inserted(f"{text[:position]}{text[position + 1 :]}", start, right)
                position = max(0, start - 1)
                continue
        if stays is None:
            continue
        if stays == left:
            merged = f"{left}{between}{JOINT}{after}"
        else:
            merged = f"{between}{JOINT}{after}{right}"
        text = text[: match.start()] + merged + text[match.end() :]
        position = max(0, match.start() - 1)
    return text


#: What ends a format that a style gives an element.
_CLOSINGS = frozenset(
    end(kind)
    for kind in KINDS
    if kind not in ("nocase", "nodecor", "names", "block", "left-margin", "right-inline", "indent")
)
_OPENINGS = frozenset(begin(kind) for kind in KINDS if end(kind) in _CLOSINGS)
_AFFIX = regex(f"\ue000?[^{_S}]{{0,20}}")
_DECORATED = regex(f"[^{_S}]{{1,20}}\ue000?{Q_OPEN}?[{''.join(sorted(_OPENINGS))}]")
_COUNTED = frozenset(
    """
    page page-first issue volume number chapter-number collection-number edition number-of-pages
    number-of-volumes locator citation-number
    """.split()
)


def _own(text: str, at: int) -> int:
    """Tell where the suffix of an element begins that ends at a place; -1: it is no suffix."""
    start = text.rfind(OWN, max(0, at - 22), at)
    return start if start >= 0 and _AFFIX.fullmatch(text, start + 1, at) else -1


def _value_end(text: str, at: int) -> int:
    """Tell where the signs before a place begin."""
    while at and "\ue000" <= text[at - 1] <= "\ue1ff":
        at -= 1
    return at


def _is_decorated(signs: str) -> bool:
    """Tell whether the style gives a format to what ends in these signs."""
    last = max(signs.rfind(SHUT), signs.rfind(END_VALUE))
    return not _CLOSINGS.isdisjoint(signs[last + 1 :])


def _is_counted(text: str, at: int) -> bool:
    """Tell whether the value that ends at a place is that of a number variable."""
    if END_VALUE not in text[at : at + 8]:
        return False
    start = at
    while start and at - start < 100 and not "\ue000" <= text[start - 1] <= "\ue1ff":
        start -= 1
    return bool(start) and VARIABLE_OF.get(text[start - 1]) in _COUNTED


def _is_number(text: str, at: int) -> bool:
    """Tell whether it is a number, too."""
    return bool(at) and text[at - 1].isdigit() and _is_counted(text, at)


def _apart(text: str, match: re.Match[str], signs: str, own: int) -> bool:
    """Tell whether two marks that meet are not merged; `own`: where a suffix begins."""
    same = match[1] == match[4]
    within = signs.rpartition(PRE)[0] if PRE in signs else signs
    prefixed = PRE in signs
    outer = SHUT in signs
    if prefixed and not _OPENINGS.isdisjoint(within):
        return True
    follows = (
        prefixed
        and OPENED not in within  # the prefix of the first within an element is its own
        and _DECORATED.match(text, match.end() - 1) is not None
    )
    if own >= 0:
        start = _value_end(text, own)
        if prefixed and follows:
            return outer or not same
        if outer:
            if prefixed and _is_decorated(within):
                return True
            return not same and _is_number(text, start)
        if prefixed:
            return _is_decorated(text[start:own])
        return not same
    if JOINT in within.partition(OWN)[0] and prefixed:
        return False  # a delimiter
    if prefixed and follows and OWN in within:  # the suffix took it before
        closed = within.rfind(SHUT)
        return closed > within.rfind(OWN) or (same and closed < 0)
    if prefixed:
        return follows or _is_decorated(within)
    if not outer and not same:
        return _is_decorated(signs.partition(OWN)[0].partition(JOINT)[0])
    return False


def _inserted(text: str, at: int, mark: str) -> str:
    """Put a mark behind a value, or merge it with what the value ends in."""
    last = text[at - 1 : at]
    stays = _COLLISIONS.get(last + mark)
    if stays is None:
        return f"{text[:at]}{mark}{text[at:]}"
    return text if stays == last else f"{text[: at - 1]}{mark}{text[at:]}"


# --- quotation marks in data ----------------------------------------------------

_QUOTE = regex("[\"'“”‘’«»„]")


#: What makes a field more than the characters it has.
_SPECIAL = regex("[<\"'“”‘’«»„\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\ue1ff]")


def marked(text: str, lexicon: Lexicon) -> str:
    """Turn the text of a field into marked text: one line, its tags and quotes as signs."""
    if not _SPECIAL.search(text):
        return text
    return quoted(from_markup(one_line(clean(text))), lexicon)


def verbatim(text: str) -> str:
    """Turn an address or the like into marked text: nothing in it is markup or a quote."""
    return one_line(clean(text)) if _SPECIAL.search(text) else text


def quoted(text: str, lexicon: Lexicon) -> str:
    """Find the quotation marks of a field, and turn straight apostrophes.

    Marks that pair become signs, whose shape depends on what stands around them.
    """
    if not _QUOTE.search(text):
        return text
    closers = _pairs(lexicon.quotes)
    inner = lexicon.quotes[3]
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


@lru_cache(maxsize=64)
def _pairs(quotes: tuple[str, str, str, str]) -> Mapping[str, str]:
    """Give, for each opening mark, the marks that close it."""
    pairs = {'"': '"', "'": "'"}
    for left, right in (quotes[:2], quotes[2:]):
        left, right = left.strip("\u00a0\u202f "), right.strip("\u00a0\u202f ")
        if len(left) == 1 and len(right) == 1 and left != right:
            pairs[left] = right
    return pairs


def _beside(text: str, at: int, step: int) -> str:
    """Give the next character that is no sign and no quotation mark."""
    at += step
    while 0 <= at < len(text) and "\ue000" <= text[at] <= "\ue1ff":
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

_SIGNS = regex(f"([{_S}])")
_OFF: Mapping[str, tuple[str, ...]] = {
    "style-normal": ("italic", "oblique"),
    "weight-normal": ("bold", "light"),
    "variant-normal": ("small-caps",),
    "decoration-none": ("underline",),
    "baseline": ("superscript", "subscript"),
}
#: Said even where there is nothing to switch off, as the suite has it.
_SAID: Mapping[str, tuple[str, ...]] = {
    "decoration-none": ("underline",), "baseline": ("superscript",),
}  # fmt: skip
_BLOCKS = ("block", "left-margin", "right-inline", "indent")
_FLIP = ("italic", "oblique", "bold", "small-caps", "underline")
_BEGINS: Mapping[str, str] = {begin(kind): kind for kind in KINDS}
_ENDS = frozenset((END_CITE, END_VALUE, *map(end, KINDS)))


class _Look(NamedTuple):
    """What a run has beside its text."""

    styles: frozenset[str] = frozenset()
    variable: str | None = None
    block: str | None = None
    path: tuple[str, ...] = ()
    own: bool = False  #: the style slants the value by itself, not what it is part of
    cite: str = ""  #: the sign of the cite that it belongs to


_PLAIN = _Look()
_NONE: Mapping[str, str] = {}


def finish(text: str, lexicon: Lexicon, cites: Mapping[str, str] = _NONE) -> RichText:
    """Make runs of a marked text; `cites`: the sign that begins a cite → what it cites."""
    text = settle(text, inside=lexicon.inside)
    for sign in (SHUT, OPENED, OWN, PRE):  # they are for punctuation alone
        text = text.replace(sign, "")
    if "\ue000" in text:
        text = _TRAILING.sub("", text).replace(JOINT, "")
    look = of = _PLAIN  # what is in force, and what the pieces gathered have
    stack: list[_Look] = []
    outer: list[bool] = []  # of the quotation marks that are open: is it the outer form?
    runs: list[Run] = []
    gathered: list[str] = []
    is_sign = True
    for piece in _SIGNS.split(text):
        is_sign = not is_sign
        if not piece:
            continue
        if is_sign:
            if piece in _ENDS:
                look = stack.pop() if stack else _PLAIN
                continue
            if piece == Q_OPEN:
                outer.append(not (outer and outer[-1]))
                piece = lexicon.quotes[0 if outer[-1] else 2]
            elif piece == Q_CLOSE:
                piece = lexicon.quotes[1 if not outer or outer.pop() else 3]
            else:
                stack.append(look)
                look = _entered(look, piece)
                if look.block != stack[-1].block and gathered and of.block == look.block:
                    # a block after one of its kind: a line break keeps them apart
                    runs.append(_run(gathered, of, cites))
                    runs.append(Run("\n"))
                    of, gathered = _PLAIN, []
                continue
        shown = look
        if look.own and not piece.isascii() and _UNSLANTED.fullmatch(piece):
            shown = _upright(look)
        if shown is not of and shown != of:
            if gathered:
                runs.append(_run(gathered, of, cites))
                gathered = []
            of = shown
        gathered.append(piece)
    if gathered:
        runs.append(_run(gathered, of, cites))
    return tuple(runs)


def _run(pieces: list[str], look: _Look, cites: Mapping[str, str]) -> Run:
    cite = cites.get(look.cite) if look.cite else None
    return Run("".join(pieces), look[0], None, look[1], look[2], look[3], cite)


#: A text that has letters, but none that slants.
_UNSLANTED = regex(rf"(?=.*[^\W\d_])(?:(?!{ALPHABETIC.pattern}).)+")


@lru_cache(maxsize=64)
def _upright(look: _Look) -> _Look:
    """Give a look without slant, which scripts without letters do not have."""
    slants = frozenset(("italic", "oblique"))
    path = tuple(kind for kind in look.path if kind not in slants)
    return look._replace(styles=look.styles - slants, path=path)


@lru_cache(maxsize=2048)
def _entered(look: _Look, sign: str) -> _Look:
    """Give the look behind a sign that begins something."""
    if sign in VARIABLE_OF:
        return look._replace(variable=VARIABLE_OF[sign])
    if sign in CITE_SIGNS:
        return look._replace(cite=sign)
    kind = _BEGINS.get(sign, "nocase")
    setter, _, format_ = kind.partition("-")
    if setter in ("own", "set"):
        kind, look = format_, look._replace(own=setter == "own")
        if kind in look.styles:
            return look._replace(path=(*look.path, kind))
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
        said = sorted(off) or _SAID.get(kind, ())
        path = (*look.path, *(f"no-{one}" for one in said))
        return look._replace(styles=look.styles - off, path=path)
    others = {"superscript": "subscript", "subscript": "superscript"}.get(kind)
    return look._replace(styles=(look.styles | {kind}) - {others}, path=(*look.path, kind))
