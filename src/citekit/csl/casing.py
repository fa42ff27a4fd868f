"""Changes of case that leave marked text, and what is marked ``nocase``, intact.

CSL 1.0.2, Text-case, Title Case Conversion and Sentence Case Conversion.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from citekit.csl.signs import begin, end

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
_WORD = re.compile(rf"[^\s{_ALL_SIGNS}‘’“”\"'(\[{{/–—-][^\s{_ALL_SIGNS}/–—-]*|[-/–—]")
_SPLIT = re.compile(rf"([{_KEPT_OPEN}][^{_KEPT_CLOSE}]*[{_KEPT_CLOSE}])")

_SIGNS = "".join(map(chr, range(0xE000, 0xE200)))
#: What may stand between a colon and the word that begins after it.
_PASSED = f" ‘’“”\"'([{_SIGNS}"


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


#: Characters of the texts whose title case is kept: a journal is named again and again.
_SHORT = 200


def _title(text: str) -> str:
    return _short_title(text) if len(text) <= _SHORT else _titled(text)


@lru_cache(maxsize=2048)
def _short_title(text: str) -> str:
    return _titled(text)


def _titled(text: str) -> str:
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
        if start and text[start - 1] >= "\ue000" and text[:start].rstrip(_SIGNS)[-1:].isalnum():
            continue  # the rest of a word that is partly marked: iPhone
        out.append(text[position:start])
        position = match.end()
        # from the word before: a slice of all that is before would cost the square
        before = text[words[at - 1].start() : start].rstrip(_PASSED)[-1:] if at else ""
        opening = not before or before in ":?!"
        after_hyphen = at and words[at - 1][0] == "-" and words[at - 1].end() == start
        before_hyphen = text[match.end() : match.end() + 1] == "-" and not after_hyphen
        if after_hyphen and len(word) == 1:
            out.append(word)  # 07-x
            continue
        if not opening and not before_hyphen and _is_letter(word):
            out.append(word)
            continue
        out.append(_title_word(word, kept=opening or at == last or before_hyphen))
    out.append(text[position:])
    return "".join(out)


def _is_letter(word: str) -> bool:
    """Tell whether a word is one letter, or begins with an elided one: p, v., d’été."""
    return not word[1:2].isalnum() and (len(word) < 3 or word[1] in "’'.")


def _has_kept(text: str) -> bool:
    return any(sign in text for sign in _KEPT_OPEN)


def _title_word(word: str, *, kept: bool) -> str:
    """Raise a word that is lower case; a small word only where it must be (`kept`)."""
    bare = word.strip(".,;:!?)]}’'”\"").lower()
    if bare in STOP_WORDS and not kept:
        return word  # “To” was written with care: the suite's textcase_CapitalsUntouched
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
