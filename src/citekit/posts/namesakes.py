"""Whether names that a post says in short are those of a work: “Ricks”, “T. Ricks”, “the UN”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citekit.record import Name
from citekit.references import gazetteer

__all__ = ["named", "same_names", "words_of"]


def same_names(said: Sequence[Name], source: Sequence[Name]) -> bool:
    """Compare names; fewer than the source has are the first of them, before “et al.”.

    A given name may be an initial, but is no other: “The review of Ricks” is not Thomas Ricks.

    >>> ricks = [Name(family="Ricks", given="Thomas")]
    >>> [same_names([Name(family="Ricks", given=each)], ricks) for each in ("T.", "Anna", None)]
    [True, False, True]
    """
    shown = list(zip(said, source, strict=False))
    count_fits = len(said) == len(source) or (len(said) == 1 and len(source) > 1)
    return bool(shown) and count_fits and all(_is_same(one, other) for one, other in shown)


def _is_same(one: Name, other: Name) -> bool:
    if one.literal or other.literal:
        return named(one.literal or one.family) == named(other.literal or other.family)
    given, full = words_of(one.given), words_of(other.given)
    fit = all(
        a == b or (a[0] == b[0] and 1 in (len(a), len(b)))
        for a, b in zip(given, full, strict=False)
    )
    return words_of(one.family) == words_of(other.family) and fit


def named(name: str | None) -> tuple[str, ...]:
    """Return the name that the gazetteer has of a body or an outlet, in small letters.

    >>> named("the UN Security Council")
    ('united', 'nations', 'security', 'council')
    """
    known = gazetteer.lookup(name or "")
    words = words_of(known[0].name if known else name)
    return words[1:] if words[:1] == ("the",) else words


def words_of(text: str | None) -> tuple[str, ...]:
    """Return the words of a text, in small letters.

    >>> words_of("Fiasco: The War")
    ('fiasco', 'the', 'war')
    """
    return tuple(re.findall(r"\w+", (text or "").casefold()))
