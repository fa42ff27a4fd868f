"""Numbers: are they, how are they written, and page ranges.

CSL 1.0.2, Number, Choose (``is-numeric``), Label (``plural``) and Appendix V.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from citekit import romans
from citekit.csl.lexicon import Lexicon
from citekit.patterns import regex

__all__ = ["COUNTED", "is_numeric", "is_plural", "number", "pages"]

#: Beyond, a value is no number, whatever it holds.
_LONG = 200


class _Piece(NamedTuple):
    """One number of a value, or what stands in the place of one."""

    label: str  #: what it counts, if the value says so; printed before it
    several: bool  #: the label counts several
    letters: str  #: that stand before the digits: S177
    value: str
    joint: str  #: what stands between this and the next
    ranges: bool  #: the joint is the dash of a range
    formatted: bool  #: ordinal, Roman … as the style asks


class _Value(NamedTuple):
    """The value of a number variable, taken apart."""

    pieces: tuple[_Piece, ...]
    numeric: bool
    plural: bool


#: Labels that may stand within a value, and what they count.
COUNTED: Mapping[str, str] = {
    "app": "appendix", "art": "article-locator", "bk": "book", "ch": "chapter", "col": "column",
    "fig": "figure", "fol": "folio", "l": "line", "n": "note", "no": "issue", "op": "opus",
    "p": "page", "para": "paragraph", "pp": "page", "pt": "part", "r": "rule", "sec": "section",
    "supp": "supplement", "sv": "sub-verbo", "tbl": "table", "tit": "title-locator",
    "vol": "volume", "vrs": "verse",
}  # fmt: skip
#: Variables whose numbers count by a label of that name.
_OWN: Mapping[str, str] = {
    "page": "p.", "page-first": "p.", "volume": "vol.", "issue": "no.", "section": "sec.",
}  # fmt: skip
#: Any word of up to four letters is taken for a label.
_LABELS = regex(r"(?:^| )([a-z]{1,4})(?:\.| ) *")
_COUNT = regex(r"\d+[-;,:a-zA-Z]*")
#: 2, 2b, 12-14, xiv
_NUMERIC = regex(
    r"\d+(?:[-,:a-zA-Z]*|-[-0-9]+)|(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})|\d+(?:/\d+)+"
)
_LETTERED = regex(r"(\d*[a-zA-Z]+0*)?(\d+(?:[a-zA-Z]*|[-,a-zA-Z]+))")
_ROMAN_OR_DIGITS = regex(r"\d+|[ivxlcmIVXLCM]+")
_COUNTABLE = regex(r"\s*\d|[ivxlcmIVXLCM]+$")
_TAILED = regex(r"(?:[a-z]{1,4}\. +)*\d+[,a-zA-Z]+")
_TAIL = regex(r"[,a-zA-Z]+")


@lru_cache(maxsize=64)
def _joints(word: str, *, hyphens: bool) -> re.Pattern[str]:
    """Give what parts the numbers of a value; `word` is the “and” of the style's language."""
    words = "|".join(dict.fromkeys(("and", re.escape(word) or "and")))
    hyphen = "-" if hyphens else ""
    return re.compile(
        rf"((?<!\s)\s*+&\s*|(?<=\S)(?:,\s+|\s+)(?:{words})\s+|[;,]\s+|(?<!\s)\s*+[{hyphen}–]+\s*)"
    )


@lru_cache(maxsize=8192)
def _apart(text: str, variable: str, word: str) -> _Value:
    """Take a value apart into its numbers, as citeproc-js does.

    The first number tells for all that count the same: whether they are numbers, and whether
    they are several.
    """
    text = text.strip()
    if len(text) > _LONG:
        return _Value((_Piece("", False, "", text, "", False, False),), False, False)
    if variable in ("page", "page-first"):
        text = text.replace("–", "-")
    escaped = "\\-" in text
    if escaped:  # a hyphen that is no dash
        text = "-".join(part.replace("-", "–") for part in text.split("\\-")).replace("\\", "")
    elements = _whole(_joints(word, hyphens=not escaped).split(text))
    named = _labelled(elements, variable)
    groups: list[list[int]] = []
    for at, (label, *_) in enumerate(named):
        if groups and named[groups[-1][0]][0].rstrip() == label.rstrip():
            groups[-1].append(at)
        else:
            groups.append([at])
    pieces: list[_Piece] = []
    numeric = plural = False
    for group in groups:
        _, first = _lettered(named[group[0]][1])
        counts = _COUNTABLE.match(first) is not None
        is_number = _NUMERIC.fullmatch(first) is not None
        several = is_number and counts and len(group) > 1
        if not pieces:
            numeric, plural = is_number, several
        for at in group:
            label, value, joint = named[at]
            label = re.sub(" +$", " ", label)
            letters, digits = _lettered(value)
            shown = at == group[0] and _is_shown(label.rstrip(), variable, first=not at)
            pieces.append(
                _Piece(
                    label if shown else "", several, letters, digits, joint, False,
                    counts and group is groups[0] and not letters,
                )
            )  # fmt: skip
        if counts:
            _find_ranges(pieces, len(pieces) - len(group))
    return _Value(tuple(pieces), numeric, plural)


def _lettered(value: str) -> tuple[str, str]:
    match = _LETTERED.fullmatch(value)
    return (match[1] or "", match[2]) if match else ("", value)


def _whole(elements: list[str]) -> list[str]:
    """Put together again what is one number: 12a-c."""
    for at in range(len(elements) - 2, 0, -2):
        before, joint, after = elements[at - 1 : at + 2]
        if joint == "-" and _TAILED.fullmatch(before) and _TAIL.fullmatch(after):
            elements[at - 1 : at + 2] = [f"{before}-{after}"]
    return elements


def _labelled(elements: list[str], variable: str) -> list[tuple[str, str, str]]:
    """Find the labels within the elements of a value: label, value, joint behind it."""
    own = _OWN.get(variable, "")
    label, out = own, []
    for at in range(0, len(elements), 2):
        element = elements[at]
        joint = elements[at + 1] if at + 1 < len(elements) else ""
        joint = "-" if joint.strip() == "-" else joint
        known = element.partition(" ")[0]
        if not at and own and not (known[-1:] == "." and known[:-1] in COUNTED):
            element = f"{own} {element}"
        words = [match[0] for match in _LABELS.finditer(element)]
        if not words:
            out.append((label, element, joint))
            continue
        texts = _LABELS.split(element)[::2]
        for one in range(len(texts) - 1, 0, -1):
            # a word between what are no numbers is a part of them
            between = texts[one - 1], texts[one]
            if between[0] and not all(map(_COUNT.fullmatch, between)):
                texts[one - 1 : one + 1] = [words[one - 1].join(between)]
                del words[one - 1]
        if words and not at and not _is_label(words[0].strip(), variable):
            texts[:2] = [f"{texts[0]} {words[0].strip()} {texts[1]}"]
            del words[0]
        for one, value in enumerate(texts):
            label = words[one - 1] if one else label
            last = one == len(texts) - 1
            if value or last:
                out.append((label, value.strip(), joint if last else ""))
    return [
        (label.lstrip(), value, joint or (" " if at + 1 < len(out) and out[at + 1][0] else ""))
        for at, (label, value, joint) in enumerate(out)
    ]


def _is_label(word: str, variable: str) -> bool:
    counted = COUNTED.get(word[:-1]) if word[-1:] == "." else None
    return counted is not None and (
        variable in ("number", "page", "page-first") or counted == variable
    )


def _is_shown(label: str, variable: str, *, first: bool) -> bool:
    """Tell whether a label is printed: the first is what the style itself prints a label for."""
    if not label or not first:
        return bool(label)
    if variable in ("page", "page-first"):
        return label not in ("p.", "pp.")
    if variable == "number":
        return label != "no."
    return COUNTED.get(label.rstrip(".")) != variable


def _find_ranges(pieces: list[_Piece], start: int) -> None:
    """Mark the hyphens between two numbers; of 1-2-3, the last."""
    for at in range(start + 1, len(pieces)):
        left, right = pieces[at - 1], pieces[at]
        if left.joint == "-" != right.joint and left.letters == right.letters:
            pieces[at - 1] = left._replace(ranges=True)


def is_numeric(text: str, variable: str = "", word: str = "") -> bool:
    """Tell whether a text is numbers: ``2``, ``2b``, ``2, 3``, ``L2d-4``, ``xiv``.

    >>> is_numeric("2nd"), is_numeric("2nd edition"), is_numeric("2 & 4")
    (True, False, True)
    """
    return text.isdecimal() or _apart(text, variable, word).numeric


def is_plural(text: str, variable: str = "", word: str = "") -> bool:
    r"""Tell whether a value names several: ``1-3``, ``2 & 4``.

    >>> is_plural("1-3"), is_plural("xi-xx"), is_plural("5"), is_plural("PhD-12")
    (True, True, False, False)
    """
    return not text.isdecimal() and _apart(text, variable, word).plural


#: What parts the numbers of a value; a label may stand before one: S. 3.
_BETWEEN_PIECES = regex(r"(\s*[,;]\s+|\s*&\s*)")
_LABELLED = regex(r"[^\W\d_]{1,12}\.[ \u00a0]")
_ROMAN_RANGE = regex(r"([ivxlcdm]++)\s*+[-–—]\s*+([ivxlcdm]++|\d++)", re.IGNORECASE)
_DASHABLE = regex(
    r"(?P<first>(?P<prefix>[^\W\d_]*+)\d++[^\W\d_]{0,2}+)\s?+-\s?+"
    r"(?P<last>(?P=prefix)\d++[^\W\d_]{0,2}+)"
)


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


#: Variables whose hyphens between numbers with letters behind them are dashes, too: 12a-14b.
_DASHED = frozenset("page page-first issue volume edition number".split())


def number(
    text: str,
    variable: str,
    form: str,
    lexicon: Lexicon,
    ranges: str = "",
    change: Callable[[str], str] | None = None,
) -> str:
    """Write the value of a number variable: its numbers in a form, its ranges with a dash.

    `ranges` is the ``page-range-format``; `change` is what the style does to each number.
    """
    if text.isdecimal() and form == "numeric":
        return text
    pieces = _apart(text, variable, lexicon.term("and")).pieces
    gender = lexicon.gender(variable)
    out, at = "", 0
    while at < len(pieces):
        piece = pieces[at]
        label, several, letters, value, joint, is_range, formatted = piece
        if label:
            word = label.rstrip()
            counted = COUNTED.get(word.rstrip("."), "")
            term = lexicon.term(counted, "short", plural=several) or word
            out += f"{term}{label[len(word) :]}"
        if is_range:
            joint = _dash(variable, value, pieces[at + 1].value, lexicon, plain=not ranges)
            if ranges and variable in ("page", "page-first"):
                last = pieces[at + 1]
                out += pages(f"{letters}{value}-{last.letters}{last.value}", ranges, joint)
                out += _between(last.joint, lexicon)
                at += 2
                continue
        shown = _one(value, form, lexicon, gender) if formatted else value
        shown = f"{letters}{shown}"
        out += f"{change(shown) if change else shown}{_between(joint, lexicon)}"
        at += 1
    return out


def _between(joint: str, lexicon: Lexicon) -> str:
    if "&" not in joint:
        return joint
    symbol = lexicon.term("and", "symbol")
    return f" {symbol if symbol and symbol != lexicon.term('and') else '&'} "


def _dash(variable: str, left: str, right: str, lexicon: Lexicon, *, plain: bool) -> str:
    """Give what stands between the two numbers of a range; `plain`: no ``page-range-format``."""
    of_pages = lexicon.term("page-range-delimiter") or "–"
    falls = plain and _falls(left, right)
    if not falls and _ROMAN_OR_DIGITS.fullmatch(left) and _ROMAN_OR_DIGITS.fullmatch(right):
        if of_pages != "-":
            return of_pages
    elif not falls and not (_SIMPLE.fullmatch(left) and _SIMPLE.fullmatch(right)):
        return "-"
    if variable in _DASHED:
        return of_pages
    return lexicon.term("year-range-delimiter") or "–" if variable == "collection-number" else "-"


_SIMPLE = regex(r"\d+[a-z]*")
_BEGINNING = regex(r"\s*(\d{1,9})")


def _falls(left: str, right: str) -> bool:
    """Tell whether the second number is less: 321-8, or what is no range at all."""
    first, last = _BEGINNING.match(left), _BEGINNING.match(right)
    return first is not None and last is not None and int(first[1]) > int(last[1])


def _one(text: str, form: str, lexicon: Lexicon, gender: str) -> str:
    if not text.isdecimal() or len(text) > 9 or text[0] == "0":
        return text
    value = int(text)
    if form == "long-ordinal" and (word := lexicon.long_ordinal(value, gender)):
        return word
    if form in ("ordinal", "long-ordinal"):
        return f"{value}{lexicon.ordinal(value, gender)}"
    if form == "roman":
        return romans.write(value).lower()
    return text


_RANGE = regex(r"(\w*?)(\d+)\s*(?<!\\)[-–—]\s*(\w*?)(\d+)")


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

    if ("-" not in text and "–" not in text) or len(text) > _LONG:
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
