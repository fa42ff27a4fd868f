"""Personal names: reading them as they are written, and printing them.

`parse` reads one name in either order; `split` parts a list of names. Neither
knows whether the text is a person: that is for the caller to judge.
"""

from __future__ import annotations

import re

from citekit.record import Name

__all__ = ["PARTICLES", "RANKS", "display", "inverted", "is_suffix", "parse", "split", "surname"]

#: Words that stand before a family name and belong to it (CSL: non-dropping).
PARTICLES = frozenset(
    """
    van von der den de del della di da dos das do du la le ten ter te zu zum zur af av op vom
    dello degli dalla lo los las bin ibn bint abu al el d’ d'
    """.split()
)
#: Particles that join the family name by a hyphen in transliterated Arabic, and
#: Irish or Scots ones: part of the family name itself.
_JOINED = re.compile(r"(?:al|el|ul|as|ash|at|ad|an|ar|az|bin|ben)[-‑–’']", re.IGNORECASE)
#: Words that begin a family name and are part of it, as in Irish: ``Ó Briain``, ``St. Pierre``.
_BEGINNINGS = frozenset("Ó Ní Nic Uí Ua Mac Mc Mhic St.".split())
#: Initials that stand behind a family name without a full stop.
_INITIALS = re.compile(r"[A-Z]{1,2}")
_SUFFIXES = frozenset("jr sr ii iii iv phd md esq".split())

#: Titles and ranks that are not part of a name; dropped from the given name.
RANKS = frozenset(
    """
    mr mrs ms miss dr prof professor sir dame lord lady rev reverend hon judge justice
    general gen lieutenant lt ltc ltcol colonel col major maj captain capt cpt sergeant sgt staff
    corporal cpl private pvt admiral adm vice rear commander cmdr commodore brigadier brig marshal
    retired ret master chief specialist ambassador amb senator sen representative rep
    congressman congresswoman president minister secretary
    """.split()
)
#: Ranks that are also given names or common words: only together with another rank.
_NEED_COMPANY = frozenset("staff vice rear master private chief specialist major".split())


def parse(text: str) -> Name:
    """Read one person's name: ``Given Family`` or ``Family, Given[, Suffix]``.

    Ranks and titles are left out, particles in lower case go to
    `non_dropping_particle`, a transliterated article (``al-Zaidy``) stays with the
    family name. A single word is a family name. Never raises.

    >>> parse("van Beethoven, Ludwig") == parse("Ludwig van Beethoven")
    True
    >>> parse("Morgan, Retired Colonel Daniel").given
    'Daniel'
    >>> parse("al-Zaidy, Muhannad").family
    'al-Zaidy'
    """
    parts = [" ".join(part.split()) for part in text.split(",")]
    parts = [part for part in parts if part]
    if not parts:
        return Name(literal=text.strip() or None)
    suffix = None
    if len(parts) > 1 and is_suffix(parts[-1]):
        suffix = parts.pop()
    if len(parts) == 1:
        words = _without_ranks(parts[0].split())
        if suffix is None and len(words) > 2 and is_suffix(words[-1]):
            suffix = words.pop()
        return _plain(words, suffix)
    particle, family = _particle(parts[0].split())
    given = _without_ranks(" ".join(parts[1:]).split())
    if given and is_suffix(given[-1]) and len(given) > 1 and suffix is None:
        suffix = given.pop()
    return Name(
        family=family, given=" ".join(given) or None, non_dropping_particle=particle, suffix=suffix
    )


def display(name: Name) -> str:
    """Print a name in reading order.

    >>> display(Name(family="Beethoven", given="Ludwig", non_dropping_particle="van"))
    'Ludwig van Beethoven'
    """
    if name.literal is not None:
        return name.literal
    words = (name.given, name.dropping_particle, _family(name), name.suffix)
    return " ".join(word for word in words if word)


def inverted(name: Name) -> str:
    """Print a name with the family name first, as `parse` reads it back.

    >>> inverted(Name(family="King", given="Martin Luther", suffix="Jr."))
    'King, Martin Luther, Jr.'
    """
    if name.literal is not None:
        return name.literal
    given = " ".join(word for word in (name.given, name.dropping_particle) if word)
    return ", ".join(part for part in (_family(name), given, name.suffix) if part)


def surname(name: Name) -> str:
    """Print what a person is cited by: the family name with its particle, if there is one.

    >>> surname(Name(family="Berg", given="Jan", non_dropping_particle="van den"))
    'van den Berg'
    >>> surname(Name(literal="WHO")), surname(Name(given="Plato"))
    ('WHO', 'Plato')
    """
    return name.literal or _family(name) or name.given or ""


def _family(name: Name) -> str:
    return " ".join(word for word in (name.non_dropping_particle, name.family) if word)


def is_suffix(word: str) -> bool:
    """Tell whether a word stands behind names: Jr., III, PhD.

    >>> is_suffix("Jr."), is_suffix("Jim")
    (True, False)
    """
    return word.lower().replace(".", "") in _SUFFIXES


def _plain(words: list[str], suffix: str | None) -> Name:
    """``Given [particle] Family``: the family name begins at the first particle."""
    if len(words) == 2 and _INITIALS.fullmatch(words[1]) and not _INITIALS.fullmatch(words[0]):
        # Vancouver: "Smith JA"
        return Name(family=words[0], given=words[1], suffix=suffix)
    start = len(words) - 1
    for index in range(1, len(words) - 1):
        word = words[index]
        if word in _BEGINNINGS or word in PARTICLES or word.rstrip("’'") in PARTICLES:
            start = index
            break
    particle, family = _particle(words[start:])
    return Name(
        family=family,
        given=" ".join(words[:start]) or None,
        non_dropping_particle=particle,
        suffix=suffix,
    )


def _particle(words: list[str]) -> tuple[str | None, str]:
    """Part ``van der Meer`` into its particles and the name."""
    count = 0
    while count < len(words) - 1 and words[count] in PARTICLES:
        count += 1
    return " ".join(words[:count]) or None, " ".join(words[count:])


def _without_ranks(words: list[str]) -> list[str]:
    """Leave out ``Retired Colonel`` before, and ``(Ret.)`` after, the given names."""
    count = 0
    while count < len(words) - 1 and _bare(words[count]) in RANKS:
        count += 1
    if count == 1 and _bare(words[0]) in _NEED_COMPANY:
        count = 0
    end = len(words)
    while end - count > 1 and words[end - 1].startswith("(") and _bare(words[end - 1]) in RANKS:
        end -= 1
    return words[count:end]


def _bare(word: str) -> str:
    return word.lower().strip("().,")


# --- lists --------------------------------------------------------------------

_AND = re.compile(
    r"\s*(?:,\s*)?(?:\band\b|&|\bund\b|\bet\b(?!\s+al\b)|\by\b|\be\b|\ben\b)\s+|\s*;\s*"
)


def split(text: str) -> list[str]:
    """Part a list of names into the texts of the single names.

    Understands ``A B and C D``, ``A B, C D and E F``, ``B, A and D, C``,
    ``B, A, C D, and E F`` (the first alone inverted) and ``B, A; D, C``. Ambiguous
    commas follow the shape: a single word before a comma is a family name.

    >>> split("Eads, Kelly and Morgan, Retired Colonel Daniel")
    ['Eads, Kelly', 'Morgan, Retired Colonel Daniel']
    >>> split("Ned Parker, Saad Khalaf and Liz Sly")
    ['Ned Parker', 'Saad Khalaf', 'Liz Sly']
    >>> split("Smith, John, Jane Roe and Ann Poe")
    ['Smith, John', 'Jane Roe', 'Ann Poe']
    """
    found: list[str] = []
    for part in _AND.split(text):
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        index = 0
        while index < len(pieces):
            size = _name_size(pieces[index:])
            found.append(", ".join(pieces[index : index + size]))
            index += size
    return found


def _name_size(pieces: list[str]) -> int:
    """Count the comma-parted pieces that the first name of `pieces` takes."""
    # One word is no whole name: after "Quintana Ruiz," it is what the person is called.
    inverted = len(pieces) > 1 and (
        _is_family(pieces[0]) or (" " not in pieces[1] and len(pieces[0].split()) <= 3)
    )
    size = 2 if inverted and not is_suffix(pieces[1]) else 1
    if len(pieces) > size and is_suffix(pieces[size]):
        size += 1
    return size


def _is_family(piece: str) -> bool:
    words = [word for word in piece.split() if word.lower() not in PARTICLES]
    return len(words) <= 1 or (_JOINED.match(words[0]) is not None and len(words) == 1)
