"""Numbers: are they, how are they written, and page ranges.

CSL 1.0.2, Number, Choose (``is-numeric``), Label (``plural``) and Appendix V.
"""

from __future__ import annotations

import re

from citekit.csl.lexicon import Lexicon

__all__ = ["dashed", "is_numeric", "is_plural", "number", "pages", "roman"]

_NUMERIC = re.compile(
    r"[^\W\d_]*\d+[^\W\d_]*(?:\s*(?:[-–—,&]|\b(?:and|et|y|und)\b)\s*[^\W\d_]*\d+[^\W\d_]*)*",
)
_PARTS = re.compile(r"\s*([-–—,&])\s*|\s+(and|et|y|und)\s+")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def is_numeric(text: str) -> bool:
    """Tell whether a text is numbers only: ``2``, ``2b``, ``2, 3``, ``L2d-4``.

    >>> is_numeric("2nd"), is_numeric("2nd edition"), is_numeric("2 & 4")
    (True, False, True)
    """
    return len(text) < 200 and _NUMERIC.fullmatch(text.strip()) is not None


_SEVERAL = re.compile(
    r"[\dA-Za-z]\s*(?:[-–—]|(?:,|&|\b(?:and|und|et|y)\b)\s*(?:(?:&|\b(?:and|und|et|y)\b)\s*)?)\s*[A-Za-z]*\d"
)


def is_plural(text: str) -> bool:
    r"""Tell whether a value names several: ``1-3``, ``2 & 4``.

    >>> is_plural("1-3"), is_plural("5"), is_plural("a\\-b")
    (True, False, False)
    """
    text = text.replace("\\-", "")
    return _SEVERAL.search(text) is not None


def dashed(text: str) -> str:
    r"""Write ranges of numbers with a dash; an escaped hyphen stays one.

    >>> dashed("3-4"), dashed("3\\-4"), dashed("A-z")
    ('3–4', '3-4', 'A-z')
    """
    if "-" not in text:
        return text
    return re.sub(r"(?<=\d)\s?(?<!\\)-\s?(?=\d)", "–", text).replace("\\-", "-")


def roman(value: int) -> str:
    """Write a number in Roman numerals, small.

    >>> roman(1994)
    'mcmxciv'
    """
    if not 0 < value < 5000:
        return str(value)
    out = ""
    for size, letters in _ROMAN:
        count, value = divmod(value, size)
        out += letters * count
    return out


def number(text: str, form: str, lexicon: Lexicon, gender: str = "") -> str:
    """Write a number variable in a form; what is not numeric stays as it is."""
    if not is_numeric(text):
        return text
    out, position = [], 0
    text = text.strip()
    for match in _PARTS.finditer(text):
        out.append(_one(text[position : match.start()], form, lexicon, gender))
        mark = match[1]
        out.append(
            "–"
            if mark and mark in "-–—"
            else ", "
            if mark == ","
            else " & "
            if mark == "&"
            else f" {match[2]} "
        )
        position = match.end()
    out.append(_one(text[position:], form, lexicon, gender))
    return "".join(out)


def _one(text: str, form: str, lexicon: Lexicon, gender: str) -> str:
    if not text.isdecimal() or len(text) > 9:
        return text
    value = int(text)
    if form == "long-ordinal" and (word := lexicon.long_ordinal(value, gender)):
        return word
    if form in ("ordinal", "long-ordinal"):
        return f"{value}{lexicon.ordinal(value, gender)}"
    if form == "roman":
        return roman(value)
    return text


_RANGE = re.compile(
    r"(?<![\w-])(?P<prefix>\w*?)(?P<first>\d+)\s*(?<!\\)[-–—]\s*(?P<prefix2>\w*?)(?P<last>\d+)(?![\w-])"
)
_ROMAN_RANGE = re.compile(
    r"(?<![\w-])([ivxlcdm]++)\s*+[-–—]\s*+([ivxlcdm]++)(?![\w-])", re.IGNORECASE
)


def pages(text: str, format: str, delimiter: str) -> str:
    """Write the page ranges of a value as ``page-range-format`` says.

    >>> pages("321-328", "minimal", "–"), pages("42-5", "expanded", "–")
    ('321–8', '42–45')
    """

    def one(match: re.Match[str]) -> str:
        (prefix, first), (prefix2, last) = _split(match[1] + match[2]), _split(match[3] + match[4])
        if prefix != prefix2:
            return f"{prefix}{first}-{prefix2}{last}"
        if not format:
            return f"{prefix}{first}{delimiter}{prefix2}{last}"
        if len(last) < len(first):
            last = first[: len(first) - len(last)] + last
        if int(last) < int(first):
            return f"{prefix}{first}{delimiter}{prefix2}{match['last']}"
        kept = prefix2 if format == "expanded" else ""
        return f"{prefix}{first}{delimiter}{kept}{_last(first, last, format)}"

    if "-" not in text and "–" not in text:
        return text
    text = _ROMAN_RANGE.sub(rf"\1{delimiter}\2", text) if format else text
    return _RANGE.sub(one, text).replace("\\-", "-")


def _split(token: str) -> tuple[str, str]:
    """Part a page into what stands before its last digits, and these."""
    digits = re.search(r"\d+$", token)
    at = digits.start() if digits else len(token)
    return token[:at], token[at:]


def _last(first: str, last: str, format: str) -> str:
    if format == "expanded" or len(first) != len(last):
        return last
    keep = next(
        (at for at, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), len(last) - 1
    )
    if format in ("chicago", "chicago-15", "chicago-16"):
        return _chicago(first, last, keep, format)
    if format == "minimal-two":
        keep = min(keep, max(0, len(last) - 2))
    return last[keep:]


def _chicago(first: str, last: str, keep: int, format: str) -> str:
    """CSL 1.0.2, Appendix V, after the Chicago Manual of Style."""
    value = int(first)
    if value < 100 or value % 100 == 0:
        return last
    if 1 <= value % 100 <= 9:
        return last[keep:]
    if format != "chicago-16" and len(first) == 4 and len(last) - keep >= 3:
        return last
    return last[min(keep, max(0, len(last) - 2)) :]
