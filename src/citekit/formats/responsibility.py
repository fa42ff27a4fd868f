"""Who did what, by the statement of responsibility: ``edited by Ann Poe ; foreword by Bo Ek``.

Headings of older catalogues say who has to do with a work, and not how. The title page does, in
any language; here are the words for it in the larger ones.

Source: ISBD, area 1.4: one statement is parted from the next by a semicolon.
"""

from __future__ import annotations

import re
import unicodedata

from citekit.formats import cataloguing
from citekit.patterns import regex
from citekit.record import Name

__all__ = ["read", "stated"]

#: Where one statement of responsibility ends and the next begins.
_NEXT = regex(r"\s{0,3};\s|(?<=[a-zß-öø-ÿ]{2})\.\s(?=[A-Z][a-z]{3,30}\.?\s(?:[a-z]|[A-Z]))")
_TOKEN = regex(r"[^\W\d_]+|[^\w\s]")
_LINKS = frozenset("and und et y e en i och og & with".split())
_BEHIND = regex(r"[^()\[\];]{0,300}?[(\[,]\s?([^\W\d_]{2,20})\.?[)\]]?\.?\s{0,3}$")


def _folded(text: str) -> tuple[str, list[int]]:
    """Give a text in small letters without diacritics, and where each letter stood."""
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for letter in unicodedata.normalize("NFKD", char.casefold()):
            if not unicodedata.combining(letter):
                letters.append(letter)
                places.append(place)
    return "".join(letters), places


def stated(statement: str, name: Name) -> str:
    """Tell what the statement of responsibility says that somebody did; nothing: it is silent.

    >>> stated("by Noah St. John ; edited by Ann Poe and Bo Ek", Name("Ek", "Bo"))
    'editor'
    """
    wanted = _folded(name.family or name.literal or "")[0].strip()
    if not wanted or wanted[0] > "\u036f" or len(statement) > 2000:
        return ""  # what the words of other scripts say of roles is not known
    inherited = "author"
    for number, piece in enumerate(_NEXT.split(statement)):
        folded, places = _folded(piece)
        match = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", folded)
        before = piece[: places[match.start()]] if match else piece
        words = _phrase(before)
        codes = [code for code in map(cataloguing.relator, words) if code]
        if not codes:
            behind = _BEHIND.fullmatch(piece[len(before) :] if match else piece)
            codes = [cataloguing.relator(behind[1])] if behind else []
            codes = [code for code in codes if code]
        if match:
            if not codes:
                return inherited if number == 0 or not words else "contributor"
            return _done(codes)
        inherited = _done(codes) if codes else inherited
    return ""


def _done(codes: list[str]) -> str:
    """Give the variable of the last role that is not that of a foreword."""
    code = next((code for code in reversed(codes) if code != "aui"), "aui")
    code = {"drt": "edt", "pbl": "aui"}.get(code, code)
    return cataloguing.RELATORS.get(code, "contributor")


def _phrase(before: str) -> list[str]:
    """Give the words in front of a list of names: ``edited by`` of ``edited by A, B and``."""
    tokens = _TOKEN.findall(before[-400:])
    words: list[str] = []
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if not token[0].isalpha():
            continue
        named = token[0].isupper() or not token[0].islower()
        alone = not tokens[1:2] or not tokens[1][0].isupper()  # "Hrsg.", not "Ed Roe"
        if index == 0 and alone and cataloguing.relator(token):
            words.append(token)
        elif not words and (named or token in _LINKS):
            continue
        elif named:
            if cataloguing.relator(token):
                words.append(token)
            break
        else:
            words.append(token)
    return words[::-1]


_PERSON = regex(
    r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]{0,30}\s){1,3}"
    r"(?:(?:van|von|de|der|den|di|la)\s){0,2}[A-ZÀ-ÖØ-Þ][\w'’-]{1,30}"
)
#: Words of institutions, by how they begin.
_BODIES = regex(
    r"(?<!\w)(?:agenc|offic|depart|committe|commis|council|universit|institut|minist|bureau|societ"
    r"|associat|librar|museum|press|compan|corporat|bank|cent[er]|board|service|staff|team|group"
    r"|school|colleg|academ|federat|foundat|government|union|verlag|gesellschaft|verein|congres"
    r"|assembl|parliament|united|national|international|project|program|network|embass|court)",
    re.IGNORECASE,
)


def read(statement: str) -> dict[str, tuple[Name, ...]]:
    """Read names out of a statement, under CSL variables, where there are no headings.

    Only what is a list of plain names is read; the rest is left.

    >>> read("Tanja Sturm, Andreas Köpfer (Hrsg.)")["editor"][1].family
    'Köpfer'
    >>> read("issued by the Central Office of Information")
    {}
    """
    placed: dict[str, list[Name]] = {}
    for piece in _NEXT.split(statement[:500]):
        people = re.sub(r"\s?[(\[][^()\[\]]{0,30}[)\]]\.?$", "", cataloguing.bare(piece))
        listed = re.split(r",\s|\s(?:and|und|et|y|&)\s", _names_of(people))
        if _BODIES.search(people) or not all(map(_PERSON.fullmatch, listed)):
            continue
        for one in listed:
            name = cataloguing.person(one, inverted=False)
            if name is not None and name.family:
                placed.setdefault(stated(piece, name) or "author", []).append(name)
    return {key: tuple(people) for key, people in placed.items()}


def _names_of(piece: str) -> str:
    """Leave out the words before the names: ``edited by``."""
    words = piece.split()
    count = 0
    while count < min(4, len(words) - 1) and words[count][0].islower():
        count += 1
    return " ".join(words[count:])
