"""Bytes → text: which encoding a file is in, and what was assumed."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Mapping

from citekit.errors import InputError, Problem

__all__ = ["decode"]

#: Longest first: the mark of UTF-32 starts like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: Windows-1252, with the five bytes that it leaves undefined as in ISO 8859-1.
_WINDOWS: Mapping[int, str] = {
    byte: bytes([byte]).decode("cp1252", errors="ignore") or chr(byte)
    for byte in range(0x80, 0x100)
}

#: The same for bytes that Python's ``surrogateescape`` has carried through.
_ESCAPED: Mapping[int, str] = {0xDC00 + byte: text for byte, text in _WINDOWS.items()}

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH = re.compile(r"[\udc80-\udcff]")


#: The line end of old Macintosh files.
_RETURN = re.compile(r"\r(?!\n)")


def decode(data: bytes) -> tuple[str, Problem | None]:
    r"""Read the bytes of a text file; a carriage return alone ends a line as a newline does.

    UTF-8, or what a byte order mark says, or UTF-16 by the place of its zero bytes;
    anything else is read as Windows-1252, and the problem says so. Bytes that are
    no UTF-8 in a file that otherwise is are read as Windows-1252 one by one. Raises
    InputError for bytes that are no text.

    >>> decode(b"caf\xc3\xa9")
    ('café', None)
    >>> text, problem = decode(b"caf\xe9")
    >>> text, problem.severity
    ('café', 'info')
    """
    text, problem = _decoded(data)
    return _RETURN.sub("\n", text), problem


def _decoded(data: bytes) -> tuple[str, Problem | None]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding), None
    if b"\0" in data:
        return _wide(data), None
    try:
        return data.decode(), None
    except UnicodeDecodeError as error:
        line = len((data[: error.start] + b"x").splitlines())
    return _windows(data, line)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.upper().removesuffix("-SIG")
        message = f"starts like {name} but is none at byte {error.start}: {error.reason}"
        raise InputError(message) from None


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: its zero bytes are all first, or all second, of a pair."""
    junk = InputError("not text: it holds zero bytes")
    first, second = data[::2].count(0), data[1::2].count(0)
    if len(data) % 2 or (first and second):
        raise junk
    try:
        text = data.decode("utf-16-be" if first else "utf-16-le")
    except UnicodeDecodeError:
        raise junk from None
    if _CONTROL.search(text) or any(unicodedata.category(char) in {"Cn", "Co"} for char in text):
        raise junk
    return text


def _windows(data: bytes, line: int) -> tuple[str, Problem]:
    mixed = data.decode("utf-8", "surrogateescape")
    wrong = len(_HIGH.findall(mixed))
    right = sum(char > "\x7f" for char in mixed) - wrong
    if right > wrong:
        bytes_are = "byte is" if wrong == 1 else "bytes are"
        message = f"{wrong} {bytes_are} no UTF-8 and read as Windows-1252"
        return mixed.translate(_ESCAPED), Problem("encoding-mixed", message, line=line)
    text = data.decode("latin-1").translate(_WINDOWS)
    if len(_CONTROL.findall(text)) * 100 > len(text):
        raise InputError("not text: it is full of control characters")
    message = "not UTF-8; read as Windows-1252"
    return text, Problem("encoding-assumed", message, line=line, severity="info")
