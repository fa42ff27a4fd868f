"""Numbers: are they, how are they written, and page ranges.

CSL 1.0.2, Number, Choose (``is-numeric``), Label (``plural``) and Appendix V.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from citekit.csl.lexicon import Lexicon

__all__ = ["dashed", "is_numeric", "is_plural", "number", "pages", "roman"]

#: 2, 2b, 3/4 (a double issue), xiv
_ONE = (
    r"(?:[^\W\d_]*\d+[^\W\d_]*(?:/\d+)?"
    r"|(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?![^\W\d_]))"
)
_NUMERIC = re.compile(rf"{_ONE}(?:\s*(?:[-–—,&]|\b(?:and|et|y|und)\b)\s*{_ONE})*")
_PARTS = re.compile(r"\s*([-–—,&])\s*|\s+(and|et|y|und)\s+")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def is_numeric(text: str) -> bool:
    """Tell whether a text is numbers only: ``2``, ``2b``, ``2, 3``, ``L2d-4``, ``xiv``.

    >>> is_numeric("2nd"), is_numeric("2nd edition"), is_numeric("2 & 4")
    (True, False, True)
    """
    if text.isdecimal():
        return True
    return len(text) < 200 and _NUMERIC.fullmatch(text.strip()) is not None


_BETWEEN = r"\s*(?:[-–—]|(?:,|&|\b(?:and|und|et|y)\b)\s*(?:(?:&|\b(?:and|und|et|y)\b)\s*)?)\s*"
_LOW = r"(?:[ivx]|[ivxlcdm]{2,})\b"
_SEVERAL = re.compile(
    rf"\d[A-Za-z]*{_BETWEEN}[A-Za-z]*\d"
    rf"|\b{_LOW}{_BETWEEN}(?:\d|{_LOW})|\b[IVXLCDM]+{_BETWEEN}[IVXLCDM]+\b"
)


def is_plural(text: str) -> bool:
    r"""Tell whether a value names several: ``1-3``, ``2 & 4``.

    >>> is_plural("1-3"), is_plural("xi-xx"), is_plural("5"), is_plural("PhD-12")
    (True, True, False, False)
    """
    if text.isdecimal():
        return False
    text = text.replace("\\-", "")
    return _SEVERAL.search(text) is not None


#: What parts the numbers of a value; a label may stand before one: S. 3.
_BETWEEN_PIECES = re.compile(r"(\s*[,;]\s+|\s*&\s*)")
_LABELLED = re.compile(r"[^\W\d_]{1,12}\.[ \u00a0]")
_ROMAN_RANGE = re.compile(r"([ivxlcdm]++)\s*+[-–—]\s*+([ivxlcdm]++|\d++)", re.IGNORECASE)
_DASHABLE = re.compile(
    r"(?P<first>(?P<prefix>[^\W\d_]*+)\d++[^\W\d_]{0,2}+)\s?+-\s?+"
    r"(?P<last>(?P=prefix)\d++[^\W\d_]{0,2}+)"
)


def dashed(text: str, delimiter: str = "–") -> str:
    r"""Write ranges of numbers with a dash; hyphens of identifiers, and escaped ones, stay.

    >>> dashed("3-4"), dashed("12a-14b"), dashed("3\\-4"), dashed("TR06-067"), dashed("1-2-3")
    ('3–4', '12a–14b', '3-4', 'TR06-067', '1-2-3')
    """
    if "-" not in text:
        return text
    return _piecewise(text, lambda piece: _dashed(piece, delimiter))


def _piecewise(text: str, change: Callable[[str], str]) -> str:
    """Change the pieces of a value that are nothing but a number or a range, labels aside."""
    pieces = _BETWEEN_PIECES.split(text)
    for at in range(0, len(pieces), 2):
        label = _LABELLED.match(pieces[at])
        start = label.end() if label else 0
        pieces[at] = f"{pieces[at][:start]}{change(pieces[at][start:])}"
    return "".join(pieces)


def _dashed(piece: str, delimiter: str) -> str:
    match = _DASHABLE.fullmatch(piece)
    if match is not None:
        return f"{match['first']}{delimiter}{match['last']}"
    match = _ROMAN_RANGE.fullmatch(piece)
    if match is not None:
        return f"{match[1]}{delimiter}{match[2]}"
    return piece.replace("\\-", "-")


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
    text = text.strip() if is_numeric(text) else text
    if not is_numeric(text):
        return _labelled(text, form, lexicon, gender)
    out, position = [], 0
    delimiter = lexicon.term("page-range-delimiter") or "–"
    if "-" in text and _IDENTIFIER.match(text):
        return text
    for match in _PARTS.finditer(text):
        out.append(_one(text[position : match.start()], form, lexicon, gender))
        mark = match[1]
        out.append(
            delimiter
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


#: Labels that stand within a number, and what they count.
_COUNTED: Mapping[str, str] = {
    "p": "page", "pp": "page", "ch": "chapter", "vol": "volume", "no": "issue", "sec": "section",
    "fol": "folio", "l": "line", "n": "note", "para": "paragraph", "pt": "part", "bk": "book",
    "col": "column", "fig": "figure", "op": "opus", "v": "verse",
}  # fmt: skip
_LABEL = re.compile(r",\s*(" + "|".join(_COUNTED) + r")\.\s*(?=\S)")


def _labelled(text: str, form: str, lexicon: Lexicon, gender: str) -> str:
    """Write ``7, p. 3-8``: two numbers, the second with its label; other words stay."""
    parts = _LABEL.split(text) if len(text) < 200 else [text]
    if len(parts) != 3 or not (is_numeric(parts[0]) and is_numeric(parts[2])):
        return text
    head, label, tail = parts
    word = lexicon.term(_COUNTED[label], "short", plural=is_plural(tail))
    return f"{number(head, form, lexicon, gender)}, {word} {number(tail, 'numeric', lexicon)}"


#: Letters that the second number does not repeat: TR06-067.
_IDENTIFIER = re.compile(r"([^\W\d_]++)\d++-(?!\1)")


def _one(text: str, form: str, lexicon: Lexicon, gender: str) -> str:
    if not text.isdecimal() or len(text) > 9 or text[0] == "0":
        return text
    value = int(text)
    if form == "long-ordinal" and (word := lexicon.long_ordinal(value, gender)):
        return word
    if form in ("ordinal", "long-ordinal"):
        return f"{value}{lexicon.ordinal(value, gender)}"
    if form == "roman":
        return roman(value)
    return text


_RANGE = re.compile(r"(\w*?)(\d+)\s*(?<!\\)[-–—]\s*(\w*?)(\d+)")


def pages(text: str, format: str, delimiter: str) -> str:
    """Write the page ranges of a value as ``page-range-format`` says.

    What is no range stays as it is written.

    >>> pages("321-328", "minimal", "–"), pages("42-5, 7", "expanded", "–")
    ('321–8', '42–45, 7')
    >>> pages("S1080-6032(22)00139-9", "expanded", "–"), pages("33-52 Pages", "", "–")
    ('S1080-6032(22)00139-9', '33-52 Pages')
    """

    def one(piece: str) -> str:
        match = _RANGE.fullmatch(piece)
        if match is None:
            return _dashed(piece, delimiter)
        (prefix, first), (prefix2, last) = _split(match[1] + match[2]), _split(match[3] + match[4])
        if prefix != prefix2:
            return f"{prefix}{first}-{prefix2}{last}"
        if not format:
            return f"{prefix}{first}{delimiter}{prefix2}{last}"
        if len(last) < len(first):
            last = first[: len(first) - len(last)] + last
        if int(last) < int(first):
            return f"{prefix}{first}{delimiter}{prefix2}{match[4]}"
        kept = prefix2 if format == "expanded" else ""
        return f"{prefix}{first}{delimiter}{kept}{_last(first, last, format)}"

    if "-" not in text and "–" not in text:
        return text
    return _piecewise(text, one)


def _split(token: str) -> tuple[str, str]:
    """Part a page into what stands before its last digits, and these."""
    digits = re.search(r"\d+$", token)
    at = digits.start() if digits else len(token)
    return token[:at], token[at:]


def _last(first: str, last: str, format: str) -> str:
    if format == "expanded" or len(first) != len(last) or first == last:
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
