"""Is this text a person, or several? Evidence for the tagger."""

from __future__ import annotations

import functools
import importlib.resources
import re

from citekit import names

__all__ = ["KNOWN_GIVEN", "given_names", "is_given_name", "likeness"]

_INITIAL = re.compile(r"(?:[A-Z]\.?-?){1,3}")
_ARTICLE = (
    r"(?:[aA]l|[eE]l|[uU]l|[aA]s|[aA]sh|[aA]t|[aA]d|[aA]n|[aA]r|[aA]z|[dDlL]|O|bin|ibn)[-‑’']"
)
_CAPITALISED = re.compile(rf"(?:{_ARTICLE})?[^\W\d_a-zß-öø-ÿ][\w’'‑-]*(?:\.[\w’'‑.-]*)?")
#: Words that no person is called, but outlets, institutions and titles are.
_NOT_NAMES = frozenset(
    """
    the of and in on for to at a an with from how why what who when where is are was new no news
    times post press daily today media radio tv television agency journal review magazine herald
    tribune gazette chronicle observer telegraph guardian mail week weekly online network channel
    council committee commission ministry department office institute university college school
    center centre foundation association organization organisation union party group bank court
    army navy force forces command government parliament congress senate house state states
    nations international national federal united world global security war report reports act
    resolution project fund service services society board bureau authority mission team company
    monday tuesday wednesday thursday friday saturday sunday doc document op loc cit jan feb mar apr
    jun jul aug sep sept oct nov dec january february march april june july august september
    october november december
    inspector editorial staff correspondent wire updated published chapter part volume
    """.split()
)


@functools.cache
def given_names() -> tuple[frozenset[str], frozenset[str]]:
    """Give the given names that are known, in small letters: the sure ones, and the weak."""
    folder = importlib.resources.files("citekit.references") / "_data"
    read = (
        (folder / name).read_text(encoding="utf-8").lower().splitlines()
        for name in ("given_names.txt", "given_names_weak.txt")
    )
    sure, weak = (frozenset(line for line in lines if not line.startswith("#")) for lines in read)
    return sure, weak


def is_given_name(word: str) -> bool:
    """Tell whether a capitalised word is known as a given name.

    >>> is_given_name("Zbigniew"), is_given_name("Reuters")
    (True, False)
    """
    sure, _ = given_names()
    lowered = word.lower()
    return word[:1].isupper() and (lowered in sure or lowered.partition("-")[0] in sure)


#: What `likeness` gives at least a name with a known given name, or with initials.
KNOWN_GIVEN = 3.0


def likeness(text: str) -> float:
    """Say how much a text looks like the names of one or more persons.

    0 or less: it cannot be; 1: by its form only; 3 and more: known given names or
    initials. A list is as good as its weakest name.

    >>> likeness("Ned Parker and Liz Sly") > likeness("Access North Georgia")
    True
    """
    if len(text) > 400 or any(character.isdigit() for character in text):
        return 0.0
    parts = names.split(text)
    return min((_one(part) for part in parts), default=0.0)


def _one(text: str) -> float:
    head, _, tail = text.rpartition(",")
    if head and names.is_suffix(tail.strip()):
        text = head
    family, comma, given = text.partition(",")
    if comma:
        return _inverted(family.split(), given.replace(",", " ").split())
    words = text.split()
    while len(words) > 2 and words[0].lower().strip(".") in names.RANKS:
        words = words[1:]
    return _plain(words)


def _plain(words: list[str]) -> float:
    if not 2 <= len(words) <= 6 or not all(map(_is_name_word, words)):
        return 0.0
    if _INITIAL.fullmatch(words[-1]):
        # a bare initial is no family name; behind one it is Vancouver's given name
        return (
            2.2
            if len(words) == 2 and not _INITIAL.fullmatch(words[0]) and "." not in words[1]
            else 0.0
        )
    return (
        _given(words[:-1]) - 0.3 * max(0, len(words) - 4) + (0.3 if is_given_name(words[-1]) else 0)
    )


def _inverted(family: list[str], given: list[str]) -> float:
    while len(given) > 1 and given[0].lower().strip(".()") in names.RANKS:
        given = given[1:]
    if not family or not given or len(given) > 3 or len(family) > 3:
        return 0.0
    bare = [word for word in family if word.lower() not in names.PARTICLES]
    if len(bare) > 2 or not all(map(_is_name_word, family + given)):
        return 0.0
    return _given(given) - 0.7 * (len(bare) - 1)


def _given(words: list[str]) -> float:
    """Judge the words before a family name."""
    first = words[0]
    _, weak = given_names()
    if is_given_name(first):
        return 3.5 if len(first) > 2 else 2.5
    if any(_INITIAL.fullmatch(word) and (len(word) == 1 or "." in word) for word in words):
        return 3.0
    if any(map(is_given_name, words)):
        return 2.5
    if first.lower() in weak:
        return 2.5
    return 1.0 if len(words) == 1 else 0.1


def _is_name_word(word: str) -> bool:
    if word in names.PARTICLES or (_INITIAL.fullmatch(word) and word.endswith(".")):
        return True
    return bool(_CAPITALISED.fullmatch(word)) and word.lower().strip(".,") not in _NOT_NAMES
