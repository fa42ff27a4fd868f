"""Changes of case that leave marked text, and what is marked ``nocase``, intact.

CSL 1.0.2, Text-case, Title Case Conversion and Sentence Case Conversion.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from citekit.csl.signs import KINDS, begin, end

__all__ = ["CASES", "change", "first"]

#: Words that title case leaves small, as the CSL schema lists them, with those that
#: citeproc-js adds for English.
STOP_WORDS = frozenset(
    """
    a according across afore after against ahead along alongside amid amidst among amongst an and
    anenst apart apropos around as aside astride at athwart atop back barring because before
    behind below beneath beside besides between beyond but by c ca circa close d de despite down
    due during et except far for forenenst from given in inside instead into lest like modulo near
    next nor notwithstanding of off on onto or out outside over per plus prior pro pursuant qua
    rather regardless sans since so such than the through throughout thru thruout till to
    toward towards under underneath until unto up upon v van versus via vis-à-vis von vs with
    within without yet
    """.split()
)

_KEPT = ("nocase", "nodecor", "superscript", "subscript", "small-caps")
_KEPT_OPEN = "".join(map(begin, _KEPT))
_KEPT_CLOSE = "".join(map(end, _KEPT))
_ALL_SIGNS = "".join(begin(kind) + end(kind) for kind in KINDS) + "\ue000\ue001\ue002"
_WORD = re.compile(rf"[^\s{_ALL_SIGNS}‘’“”\"'(\[{{/–—-][^\s{_ALL_SIGNS}/–—-]*|[-/–—]")
_SPLIT = re.compile(rf"([{_KEPT_OPEN}][^{_KEPT_CLOSE}]*[{_KEPT_CLOSE}])")


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


def _title(text: str) -> str:
    words = list(_WORD.finditer(text))
    kept = [(m.start(), m.end()) for m in _SPLIT.finditer(text)] if _has_kept(text) else []
    last = len(words) - 1
    while last > 0 and words[last][0] in "-/–—":
        last -= 1
    out, position = [], 0
    for at, match in enumerate(words):
        start, word = match.start(), match[0]
        if any(left <= start < right for left, right in kept) or word in "-/–—":
            continue
        out.append(text[position:start])
        position = match.end()
        before = text[:start].rstrip(f" {_ALL_SIGNS}‘’“”\"'([")[-1:]
        opening = at == 0 or before in (":", "?", "!", ".") or not before
        after_hyphen = at and words[at - 1][0] == "-" and words[at - 1].end() == start
        before_hyphen = text[match.end() : match.end() + 1] == "-" and not after_hyphen
        if after_hyphen and len(word) == 1:
            out.append(word)  # 07-x
            continue
        out.append(_title_word(word, kept=opening or at == last or before_hyphen))
    out.append(text[position:])
    return "".join(out)


def _has_kept(text: str) -> bool:
    return any(sign in text for sign in _KEPT_OPEN)


def _title_word(word: str, *, kept: bool) -> str:
    """Raise a word that is lower case; a small word only where it must be (`kept`)."""
    bare = word.strip(".,;:!?)]}’'”\"").lower()
    if bare in STOP_WORDS and not kept:
        return word.lower() if word == word.lower() else word
    if word == word.lower() and not (len(bare) == 1 and "α" <= bare <= "ω"):
        return word[0].upper() + word[1:]
    return word


#: The values of ``text-case``, and what each does.
CASES: Mapping[str, Callable[[str], str]] = {
    "lowercase": _lower,
    "uppercase": _upper,
    "capitalize-first": first,
    "capitalize-all": _all,
    "sentence": _sentence,
    "title": _title,
}
