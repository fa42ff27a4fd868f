"""One writing for texts that are compared: no markup, no accents, no case, plain marks."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["ARTICLES", "fold", "is_nested", "plain", "same_script", "words"]

#: Small words that say nothing about which work it is: English, German, French, Spanish,
#: Italian, Portuguese, Dutch, without accents.
ARTICLES: frozenset[str] = frozenset(
    """
    a an and are as at be by for from in into is its of on or s t that the their to versus vs with
    am auf aus bei das dem den der des die ein eine einer im mit und von vom zu zum zur
    au aux d dans de du en et l la le les leur par pour qu sur un une
    al como con del e el los las o para por se sus y
    da dei del della delle di gli i il lo nel nella per tra
    ao aos da das do dos em na no nas nos os um uma
    een het van voor
    """.split()
)

#: Longer texts are cut: nothing that tells works apart stands further on.
_LONGEST = 700
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,80}>")
_ACCENTS = re.compile("[\u0300-\u036f\u200b-\u200f\u00ad\u2060\ufeff]")
#: Letters that have no accent to lose, and marks that are written in many ways.
_LETTERS: Mapping[int, str] = str.maketrans(
    {
        **dict(zip("łŁøØđĐðı", "lLoOdDdi", strict=True)),
        **dict(zip("æÆœŒþÞß", ("ae", "AE", "oe", "OE", "th", "Th", "ss"), strict=True)),
        **dict.fromkeys("‘’‚‛ʼʹʻ`´′", "'"),
        **dict.fromkeys("“”„«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_WORD = re.compile(r"[^\W_]+")


def plain(text: Any) -> str:
    """Give a text without markup and accents, marks plain; what is no text is empty.

    >>> plain("<i>Łódź</i> &amp; Na’ama – 2")
    "Lodz & Na'ama - 2"
    """
    if isinstance(text, int | float) and not isinstance(text, bool):
        return str(text) if abs(text) < 10**15 else ""
    if not isinstance(text, str):
        return ""
    text = text[:_LONGEST]
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = html.unescape(text)
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).translate(_LETTERS)
    return str(text)


def fold(text: Any) -> str:
    """Give a text as words of small letters and digits, one blank between them.

    >>> fold("Proc. Natl. Acad. Sci. U.S.A."), fold("Æsop’s  Fables")
    ('proc natl acad sci u s a', 'aesops fables')
    """
    return " ".join(words(text))


def words(text: Any) -> list[str]:
    """Give the words of a text, in small letters; an apostrophe parts no word.

    >>> words("Al-Qaida (Da’esh)")
    ['al', 'qaida', 'daesh']
    """
    return _WORD.findall(plain(text).replace("'", "").casefold())


def is_nested(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether all the words of one are among those of the other.

    >>> is_nested(["lyon"], ["lyon", "france"]), is_nested(["lyon"], ["paris"])
    (True, False)
    """
    left, right = set(one), set(other)
    return left <= right or right <= left


def same_script(first: str, second: str) -> bool:
    """Tell whether two folded texts can be compared: both in Latin letters, or neither.

    >>> same_script("chekhov", "чехов"), same_script("beta cells", "β cells")
    (False, True)
    """
    return _is_latin(first) == _is_latin(second)


def _is_latin(text: str) -> bool:
    return text.isascii() or sum(map(str.isascii, text)) * 2 > len(text)
