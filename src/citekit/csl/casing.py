"""Changes of case that leave marked text, and what is marked ``nocase``, intact.

CSL 1.0.2, Text-case, Title Case Conversion and Sentence Case Conversion.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from citekit.csl.signs import Q_CLOSE, Q_OPEN, begin, end
from citekit.patterns import regex

__all__ = ["CASES", "change", "first"]

#: Words that title case leaves small: those of one word that the CSL schema lists, with
#: those that citeproc-js adds for English.
STOP_WORDS = frozenset(
    """
    a about above across afore after against al along alongside amid amidst among amongst an and
    anenst apropos apud around as aside astride at athwart atop barring before behind below beneath
    beside besides between beyond but by c ca circa d de despite down during et except for
    forenenst from given in inside into lest like modulo near next nor notwithstanding of off on
    onto or out over per plus pro qua sans since so than the through throughout thru thruout
    till to toward towards under underneath until unto up upon v van versus via vis-à-vis von vs
    with within without yet
    """.split()
)

_KEPT = ("nocase", "nodecor", "superscript", "subscript", "small-caps")
_KEPT_OPEN = "".join(map(begin, _KEPT))
_KEPT_CLOSE = "".join(map(end, _KEPT))
_ALL_SIGNS = "\ue000-\ue1ff"  # of a class of characters
_WORD = regex(rf"[^\s{_ALL_SIGNS}‘’“”\"'(\[{{/–—-][^\s{_ALL_SIGNS}/–—-]*|[-/–—]")
_SPLIT = regex(rf"([{_KEPT_OPEN}][^{_KEPT_CLOSE}]*[{_KEPT_CLOSE}])")

_PUNCTUATION = frozenset("‘’“”\"'/.,;?!:()[]-–—")
_LOOKS = ("italic", "bold", "underline")


def change(text: str, case: str, *, english: bool = True) -> str:
    """Change the case of a marked text as the ``text-case`` attribute says.

    >>> change("the art of war: a history", "title")
    'The Art of War: A History'
    """
    if case == "title" and not english:
        return text
    return CASES[case](text) if case in CASES else text


def _outside(text: str, apply: Callable[[str], str]) -> str:
    """Apply to what is not marked as ``nocase``."""
    if not any(sign in text for sign in _KEPT_OPEN):
        return apply(text)
    return "".join(part if at % 2 else apply(part) for at, part in enumerate(_SPLIT.split(text)))


def _lower(text: str) -> str:
    return _outside(text, str.lower)


def _upper(text: str) -> str:
    return _outside(text, str.upper)


def _turkish(text: str) -> str:
    return _outside(text, lambda part: part.replace("i", "İ").upper())


def first(text: str) -> str:
    """Capitalise the first letter, if the first word is all lower case and not ``nocase``."""
    match = _WORD.search(text)
    if match is None or (match.start() and text[match.start() - 1] in _KEPT_OPEN):
        return text
    word = match[0]
    if not word[0].islower() or word != word.lower():
        return text
    at = match.start()
    return text[:at] + word[0].upper() + text[at + 1 :]


def _all(text: str) -> str:
    def raised(match: re.Match[str]) -> str:
        word = match[0]
        return word[0].upper() + word[1:] if word == word.lower() else word

    return _outside(text, lambda part: _WORD.sub(raised, part))


def _sentence(text: str) -> str:
    if _is_upper(text):
        text = _lower(text)
    return first(text)


def _is_upper(text: str) -> bool:
    letters = "".join(part for at, part in enumerate(_SPLIT.split(text)) if not at % 2)
    return letters == letters.upper() and letters != letters.lower()


#: Characters of the texts whose title case is kept: a journal is named again and again.
_SHORT = 200


def _title(text: str) -> str:
    return _short_title(text) if len(text) <= _SHORT else _titled(text)


@lru_cache(maxsize=2048)
def _short_title(text: str) -> str:
    return _titled(text)


#: Words, and what parts them for citeproc-js: signs, punctuation within words, too, and spaces.
_PARTED = "‘’“”\"'/.,;?!:()\\[\\]–—\\-"
_BLANK = " \u00a0\u2000-\u200b\u205f\u3000"
_TOKEN = regex(
    rf"</span>|[{_ALL_SIGNS}]|[{_PARTED}]|[{_BLANK}]+|(?:(?!</span>)[^{_ALL_SIGNS}{_PARTED}{_BLANK}])+"
)
_BLANKS = regex(rf"[{_BLANK}]+")
_END_NOCASE = end("nocase")
#: Signs of markup and of quotation marks.
_PARTING = frozenset(
    (*_KEPT_OPEN, *_KEPT_CLOSE, Q_OPEN, Q_CLOSE, *map(begin, _LOOKS), *map(end, _LOOKS))
)


def _titled(text: str) -> str:
    tokens = _TOKEN.findall(text)
    begins, after, whole = True, False, True  #: `whole`: nothing has parted words yet
    depth, last = 0, -1
    before = ""
    for at, word in enumerate(tokens):
        if word[0] >= "\ue000" and word[0] <= "\ue1ff":
            depth += (word in _KEPT_OPEN) - (word in _KEPT_CLOSE)
            whole = whole and word not in _PARTING
            before = word if word == _END_NOCASE else before
            continue
        if _BLANKS.match(word):
            before = ""
        elif len(word) == 1 and word in _PUNCTUATION:
            after, whole, before = after or word in "!?:", False, word
        elif word == "</span>":
            before, whole = "", False
        elif depth:
            begins, after, last, before = False, False, -1, ""
        else:
            small = word.lower()
            kept = begins or after or (whole and tokens[at + 1 : at + 2] == ["-"])
            if (
                (kept or (len(word) > 1 and small not in STOP_WORDS))
                and word == small
                and before not in ("’", "'", _END_NOCASE)  # don’t, iPhone
            ):
                tokens[at] = _capital(word)
            begins, after, last, before = False, False, at, ""
    if last >= 0 and len(tokens[last]) > 1 and tokens[last].lower() in STOP_WORDS:
        tokens[last] = _capital(tokens[last])
    return "".join(tokens)


def _capital(word: str) -> str:
    """Capitalise a word; lone Greek letters, as sciences have them, stay."""
    if len(word) == 1 and "\u0370" <= word <= "\u03ff":
        return word
    return word[0].upper() + word[1:]


#: The values of ``text-case``, and what each does; in Turkish, i is no small I.
CASES: Mapping[str, Callable[[str], str]] = {
    "lowercase": _lower,
    "uppercase": _upper,
    "uppercase-turkish": _turkish,
    "capitalize-first": first,
    "capitalize-all": _all,
    "sentence": _sentence,
    "title": _title,
}
