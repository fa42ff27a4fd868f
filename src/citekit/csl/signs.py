"""Marked text: what the evaluator passes around is a string with signs in it.

A sign is a character of the private-use area: a format that begins or ends, a
quotation mark whose shape is decided last, the joint between two outputs. Signs are
taken out of input, and `typography.finish` turns them into runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from citekit import markup
from citekit.variables import VARIABLES

__all__ = [
    "CITE_SIGNS", "END_CITE", "END_VALUE", "JOINT", "KINDS", "OPENED", "OWN", "PRE", "Q_CLOSE",
    "Q_OPEN", "SHUT", "SIGN", "VARIABLE_OF",
    "begin", "cites", "clean", "end", "from_markup", "value_of", "wrap",
]  # fmt: skip

#: Where two outputs meet: punctuation is settled here and nowhere else.
JOINT = "\ue000"
#: A quotation mark that opens.
Q_OPEN = "\ue001"
#: A quotation mark that closes.
Q_CLOSE = "\ue002"
#: Before the suffix of an element, and before its prefix.
OWN, PRE = "\ue003", "\ue004"
#: Where an element that has others within begins, and where it ends.
OPENED, SHUT = "\ue006", "\ue005"
#: what a format sign switches on; ``-normal`` forms switch off what stands around
KINDS = (
    "italic", "oblique", "bold", "light", "small-caps", "underline", "superscript", "subscript",
    "nocase", "nodecor", "style-normal", "weight-normal", "variant-normal", "decoration-none",
    "baseline", "block", "left-margin", "right-inline", "indent", "names",
    "own-italic", "own-oblique", "set-italic", "set-oblique", "set-bold", "set-small-caps",
    "set-underline",
)  # fmt: skip
_FIRST = 0xE010
_BEGIN: Mapping[str, str] = {kind: chr(_FIRST + 2 * at) for at, kind in enumerate(KINDS)}
_END: Mapping[str, str] = {kind: chr(_FIRST + 2 * at + 1) for at, kind in enumerate(KINDS)}

_VARIABLE: Mapping[str, str] = {name: chr(0xE100 + at) for at, name in enumerate(VARIABLES)}
#: Where the value of a variable ends.
END_VALUE = "\ue1ff"
#: The sign of a variable's value, and the variable.
VARIABLE_OF: Mapping[str, str] = {sign: name for name, sign in _VARIABLE.items()}

#: Where a cite ends.
END_CITE = "\ue007"
#: What begins the cites of one citation: the first of them, and how many can be told apart.
_FIRST_CITE, _CITES = 0xE080, 128
#: Every sign that begins a cite.
CITE_SIGNS = frozenset(map(chr, range(_FIRST_CITE, _FIRST_CITE + _CITES)))

#: Any sign.
SIGN = re.compile("[\ue000-\ue1ff]")
_FOREIGN = re.compile("[\ue000-\ue1ff\x00-\x08\x0b\x0c\x0e-\x1f]")


def begin(kind: str) -> str:
    """Give the sign that begins a format."""
    return _BEGIN[kind]


def end(kind: str) -> str:
    """Give the sign that ends a format."""
    return _END[kind]


def value_of(variable: str) -> tuple[str, str]:
    """Give the signs that begin and end the value of a variable; none for unknown ones."""
    sign = _VARIABLE.get(variable, "")
    return (sign, END_VALUE) if sign else ("", "")


def cites(ids: Iterable[str]) -> dict[str, str]:
    """Give the records that one citation cites the signs that begin their cites.

    >>> list(cites(["a", "b", "a"]))
    ['a', 'b']
    """
    return {key: chr(_FIRST_CITE + at) for at, key in enumerate(list(dict.fromkeys(ids))[:_CITES])}


def wrap(text: str, kind: str) -> str:
    """Put a format around a text that is not empty."""
    return f"{_BEGIN[kind]}{text}{_END[kind]}" if text else ""


def clean(text: str) -> str:
    r"""Take the signs out of foreign text.

    >>> clean("a\ue000b")
    'ab'
    """
    return _FOREIGN.sub("", text) if not text.isascii() or not text.isprintable() else text


def from_markup(text: str) -> str:
    """Turn the inline tags of a CSL-JSON field into signs.

    >>> SIGN.sub("|", from_markup("<i>Homo</i> sapiens"))
    '|Homo| sapiens'
    """
    if "<" not in text:
        return text
    parts, position = [], 0
    for start, stop, kind, begins in markup.tags(text):
        parts += [text[position:start], begin(kind) if begins else end(kind)]
        position = stop
    return "".join([*parts, text[position:]])
