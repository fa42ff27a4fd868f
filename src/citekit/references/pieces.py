"""The pieces of a reference: what is recognised, and the free text between, parted.

Free text is parted at its punctuation, but not within link texts, emphasis and known
names; a name is cut from the word for a sort of document behind it, and names are
cut out of the prose around a quoted title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from citekit.names import RANKS
from citekit.references import gazetteer, people
from citekit.references.recognition import GENRES, Finding, findings
from citekit.references.views import Stretch

__all__ = ["Piece", "cut"]


class Piece(NamedTuple):
    """A stretch of a reference between separators, at ``text[start:end]`` of the view."""

    start: int
    end: int
    text: str
    before: str  #: the strongest separator before it: see `_separator`
    kind: str  #: free, prose, or the kind of a `Finding`
    label: str = ""  #: where the recogniser knows it; empty is for the tagger
    value: Any = None
    reason: str = ""
    marks: frozenset[str] = frozenset()  #: anchored, emphasised, by, in


_LEAD = re.compile(
    r"(?:see also|see,? for example|see,? e\.\s?g\.|see|also see|cf\.|e\.g\.|for example|sources?|"
    r"via|quoted in|cited in|reprinted in|available at|available from|retrieved from|"
    r"accessed at|online at|url|link|(?:from|read)(?=:|\s(?-i:[A-Z“\"])))"
    r"(?:(?:\s?:|,)?\s{1,3}|:?$)",
    re.IGNORECASE,
)
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr st vs v no nos vol vols pp p ed eds trans jr sr inc ltd co corp gen col lt sgt maj
    capt rep sen gov pub stat univ dept ft mt prof rev hon jan feb mar apr jun jul aug sep sept oct
    nov dec al cf art para sec ch chap fig u.s u.n u.k e.u d.c wash calif mass conn va md pa ave
    assn bros dist intl int'l natl nat'l diss wall
    """.split()
)
_SEPARATORS = re.compile(
    r"\s*\n\s*"
    # not the dash of a range: November 17 – 25
    r"|(?<!\d)\s+(?:-{1,3}|[—–|·•])\s+|(?<=\d)\s+(?:-{1,3}|[—–|·•])\s+(?!\d)"
    r"|[,;](?=\s|$|[A-Z“\"])"
    r"|:(?=\s|$)"
    r"|\.(?=[\s“\"(\[]|$)"
    r"|\?(?=\s+[A-Z(])"
    r"|[()\[\]{}“”\"]"
)
_BY = re.compile(r"(?:(?:written|posted|story|reported)\s)?by:?\s+(?=[A-Z])", re.IGNORECASE)
_AFTER_STOP = re.compile(r"[.,”\"’)][ ]{1,3}\Z")
_INTERVIEW = re.compile(
    r"(?:(?:personal|telephone|phone|author(?:[’']s)?)\s)?(?P<genre>interview)\swith\s(?=[A-Z])",
    re.IGNORECASE,
)
_IN = re.compile(r"in:?\s+(?=[A-Z])", re.IGNORECASE)


def cut(stretch: Stretch, outlets: frozenset[str] = frozenset()) -> list[Piece]:
    """Cut a stretch of a view into recognised and free pieces, in order.

    `outlets` are names (normalised) that the list has shown to be outlets.

    >>> from citekit.references.views import view
    >>> seen = view("Reuters, “Talks end,” February 26, 2026").stretch(0, 39)
    >>> [(piece.text, piece.kind, piece.before) for piece in cut(seen)]
    [('Reuters', 'free', ''), ('Talks end', 'quoted', ','), ('February 26, 2026', 'date', ',')]
    """
    text, start, end = stretch.text, stretch.start, stretch.end
    if not text[start:end].strip():
        return []
    aside = _aside(text, start, end, outlets)
    if aside:
        return aside
    sure = findings(text, start, end)
    quoted = any(one.kind == "quoted" for one in sure)
    found: list[Piece] = []
    position = start
    for one in sure:
        found.extend(_free(stretch, position, one.start, has_title=quoted))
        found.append(_recognised(stretch, one))
        position = one.end
    found.extend(_free(stretch, position, end, has_title=quoted))
    return [
        piece._replace(
            before=_separator(text[found[index - 1].end if index else start : piece.start])
        )
        for index, piece in enumerate(found)
    ]


_REVIEW = re.compile(
    r"\(?(?P<outlet>(?:[A-Z][\w’'.-]*\s){1,5})(?P<genre>review|book review)\s(?:of\s)?"
    r"(?P<title>[A-Z“\"].{4,300}?)\)?"
)


_CREDIT = re.compile(r"\(((?:[A-Z][\w’'.-]*\s?(?:/\s?)?){1,4})\)")


def _aside(text: str, start: int, end: int, outlets: frozenset[str]) -> list[Piece]:
    """Read a pointer to another post: ``(Outlet review Title)``, ``(Outlet Title)``."""
    match = _REVIEW.fullmatch(text, start, end)
    if match:
        labels = {"outlet": "container-title", "genre": "genre", "title": "reviewed-title"}
        spans = [(*_trim(text, *match.span(group)), label) for group, label in labels.items()]
        return [
            Piece(
                left,
                right,
                text[left:right],
                " " if index else "(",
                "free",
                label,
                reason="an outlet, “review”, a title",
            )
            for index, (left, right, label) in enumerate(spans)
        ]
    credit = _CREDIT.fullmatch(text, start, end)
    if credit and not any(word.lower() in _SMALL for word in credit[1].split()):
        left, right = credit.span(1)
        return [Piece(left, right, credit[1], "(", "free", "container-title", reason="a credit")]
    if text[start] != "(" or text[end - 1] != ")" or "(" in text[start + 1 : end - 1]:
        return []
    words = text[start + 1 : end - 1].split(" ")
    for count in range(min(6, len(words) - 2), 1, -1):
        name = " ".join(words[:count])
        known = any(
            entry.kind == "outlet" and not entry.common_word for entry in gazetteer.lookup(name)
        )
        if (known or gazetteer.normalise(name) in outlets) and words[count][:1].isupper():
            cut = start + 1 + len(name)
            reason = "an outlet that the list knows"
            return [
                Piece(start + 1, cut, name, "(", "free", "container-title", reason=reason),
                Piece(
                    cut + 1,
                    end - 1,
                    text[cut + 1 : end - 1],
                    " ",
                    "free",
                    "title",
                    reason="what follows the outlet in parentheses",
                ),
            ]
    return []


def _recognised(stretch: Stretch, one: Finding) -> Piece:
    start, end = one.start, one.end
    if one.kind == "quoted":
        start, end = _trim(stretch.text, start, end)
    marks = _marks(stretch, start, end)
    return Piece(
        start, end, stretch.text[start:end], "", one.kind, one.label, one.value, one.reason, marks
    )


def _free(stretch: Stretch, start: int, end: int, *, has_title: bool) -> Iterator[Piece]:
    """Part free text at its punctuation and at the names found in it."""
    bounds = _anchor_bounds(stretch, start, end)
    position = start
    for match in _SEPARATORS.finditer(stretch.text, start, end):
        if match[0] == "." and _is_abbreviation(stretch.text, start, match.start()):
            continue
        if any(left < match.start() < right for left, right in bounds) and "\n" not in match[0]:
            continue
        stop = match.start() + (match[0] == "?")
        yield from _carved(stretch, position, stop, has_title=has_title)
        position = match.end()
    yield from _carved(stretch, position, end, has_title=has_title)


def _anchor_bounds(stretch: Stretch, start: int, end: int) -> list[tuple[int, int]]:
    """Spans that stay in one piece: link texts, emphasis, names of the gazetteer."""
    spans = [
        _trim(stretch.text, link.start, link.end)
        for link in stretch.links
        if link.end - link.start > 3
    ]
    spans += stretch.emphases
    spans += [
        (start + left, start + right)
        for left, right, entries in gazetteer.find(stretch.text[start:end])
        if not all(entry.common_word for entry in entries)
    ]
    return [(left, right) for left, right in spans if left < end and right > start]


def _is_abbreviation(text: str, start: int, stop: int) -> bool:
    word = re.search(r"[^\s(\[,]*$", text[max(start, stop - 20) : stop])
    bare = word[0].lower() if word else ""
    if len(bare) == 1 and bare.isalpha():
        # ", G. Deep learning for": the initial ends the names, a title begins
        inverted = _INITIALS_BEFORE.search(text[max(start, stop - 40) : stop])
        return not (inverted and _TITLE_AFTER.match(text, stop + 1))
    return (
        bare in _ABBREVIATIONS
        or bare in RANKS
        or (re.fullmatch(r"(?:[a-z]\.-?)+[a-z]", bare) is not None)
    )


#: ", G" and ", Tversky A": initials behind a family name
_INITIALS_BEFORE = re.compile(r",\s(?:[A-Z][\w-]+\s)?(?:[A-Z]\.[\s-]?)*[A-Z]$")
_TITLE_AFTER = re.compile(r"\s+[A-Z][a-zà-ÿ-]+\s(?!(?:and|et|und|y|e|en)\s)[a-zà-ÿ-]+[\s.]")


def _carved(stretch: Stretch, start: int, end: int, *, has_title: bool) -> Iterator[Piece]:
    start, end = _trim(stretch.text, start, end)
    if start >= end:
        return
    marks = set()
    lead = _LEAD.match(stretch.text, start, end)
    if lead:
        yield Piece(start, lead.end(), lead[0], "", "word", "separator", None, "lead-in")
        start = lead.end()
        if start >= end:
            return
    spoken = _INTERVIEW.match(stretch.text, start, end)
    if spoken and spoken.end() < end:
        left, right = spoken.span("genre")
        yield Piece(left, right, spoken["genre"], "", "word", "genre", reason="an interview")
        marks.add("by")
        start = spoken.end()
    by = _BY.match(stretch.text, start, end)
    if by:
        marks.add("by")
        start = by.end()
    elif _AFTER_STOP.search(stretch.text, max(0, start - 4), start) and (
        within := _IN.match(stretch.text, start, end)
    ):
        marks.add("in")
        start = within.end()
    for left, right, kind in _names_in(stretch.text, start, end, has_title, "by" in marks):
        left, right = _trim(stretch.text, left, right)
        if left < right:
            shown = frozenset(marks) | _marks(stretch, left, right)
            label, reason = (
                ("number", "the number of a resolution") if kind == "number" else ("", "")
            )
            yield Piece(
                left, right, stretch.text[left:right], "", kind, label, reason=reason, marks=shown
            )
            marks.discard("by")


def _names_in(
    text: str, start: int, end: int, has_title: bool, by: bool
) -> Iterator[tuple[int, int, str]]:
    """Cut a name and its genre apart, and names out of prose around a title."""
    piece = text[start:end]
    words = piece.split()
    if by:
        capitals = re.match(r"(?:[A-Z][A-Z.’'-]+\s){2,3}(?=[A-Z]?[a-z])", piece)
        if capitals:
            yield start, start + capitals.end(), "free"
            yield start + capitals.end(), end, "prose"
            return
    spoken = _SPOKEN.search(piece)
    if spoken and len(piece[: spoken.start()].split()) > 2:
        person = _SPEAKER.match(piece, spoken.end())
        if person and people.likeness(person[0]) >= 2:
            cuts = [
                0,
                spoken.start(),
                spoken.end("genre"),
                person.start(),
                person.end(),
                len(piece),
            ]
            for left, right, kind in zip(
                cuts, cuts[1:], ("free", "free", "", "free", "prose"), strict=False
            ):
                if kind:
                    yield start + left, start + right, kind
            return
    names = gazetteer.find(piece)
    if names and names[0][0] == 0 and names[0][1] < len(piece):
        rest = piece[names[0][1] :].strip(" '’s" if piece[names[0][1]] in "'’" else None)
        outlet = all(entry.kind == "outlet" for entry in names[0][2])
        if rest.lower() in GENRES and not (outlet and rest[:1].isupper()):
            yield start, start + names[0][1], "free"
            yield end - len(rest), end, "free"
            return
        adopted = _ADOPTED.fullmatch(piece, names[0][1])
        if adopted:
            yield start, start + names[0][1], "free"
            yield start + adopted.start(1), start + adopted.end(1), "free"
            yield start + adopted.start(2), start + adopted.end(2), "number"
            return
    if has_title and _is_prose(words):
        yield from _out_of_prose(piece, start, names)
        return
    yield start, end, "free"


_ADOPTED = re.compile(
    r"\s(resolution|decision|directive|decree)\s(?:No\.\s)?(\d{1,4}(?:/\d{1,4})?)", re.IGNORECASE
)
_SPOKEN = re.compile(
    r"\b(?P<genre>Statement|Prepared Statement|Testimony|Prepared Testimony|Remarks|Speech)\s"
    r"(?:of|by)\s(?=[A-Z])"
)
_SPEAKER = re.compile(
    r"[A-Z][\w’'-]+\s(?:[A-Z]\.\s){0,2}(?:(?:al|el|bin|van|von|de|der|di)[- ])?[A-Z][\w’'-]+"
)
_SMALL = frozenset(
    "a an and as at by de del der des di du e et for from in la le of on or the to und van von y "
    "al el bin ibn with".split()
)


def _is_prose(words: list[str]) -> bool:
    return sum(word.islower() and word not in _SMALL for word in words) >= 1 and len(words) > 2


_PERSON = re.compile(
    r"(?:[A-Z][\w’'-]*\.?\s+){1,3}(?:(?:al|el|bin|van|von|de|der|di)[- ]){0,2}[A-Z][\w’'-]+"
)


def _out_of_prose(
    piece: str, start: int, names: list[tuple[int, int, tuple[gazetteer.Entry, ...]]]
) -> Iterator[tuple[int, int, str]]:
    spans = [
        (left, right)
        for left, right, entries in names
        if any(
            entry.kind in ("outlet", "institution") and not entry.common_word for entry in entries
        )
    ]
    for match in _PERSON.finditer(piece):
        words = match[0].split()
        first = next((i for i, word in enumerate(words[:-1]) if people.is_given_name(word)), None)
        if match.start() == 0 and first is None and len(words) <= 3:
            first = 0
        if first is not None and not any(
            left < match.end() and right > match.start() for left, right in spans
        ):
            offset = len(match[0]) - len(match[0].split(None, first)[-1]) if first else 0
            spans.append((match.start() + offset, match.end()))
    position = 0
    for left, right in sorted(spans):
        if position < left:
            yield start + position, start + left, "prose"
        yield start + left, start + right, "free"
        position = right
    if position < len(piece):
        yield start + position, start + len(piece), "prose"


def _marks(stretch: Stretch, start: int, end: int) -> frozenset[str]:
    marks = set()
    for link in stretch.links:
        left, right = _trim(stretch.text, link.start, link.end)
        if left <= start and end <= right and (right - left) - (end - start) < 4:
            marks.add("anchored")
    for left, right in stretch.emphases:
        left, right = _trim(stretch.text, left, right)
        if left <= start and end <= right and (right - left) - (end - start) < 4:
            marks.add("emphasised")
    return frozenset(marks)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave separators off both edges; a full stop at the end only after a word."""
    while start < end and (text[start].isspace() or text[start] in ',.;:()[]{}|*_“”«»„"/–—-‘'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;:()[]{}|*_“”«»"/–—-'):
        end -= 1
    if text[start:end].startswith("'") and text[start:end].endswith("'"):
        start, end = start + 1, end - 1
    if (
        end - start > 1
        and text[end - 1] == "."
        and not _is_abbreviation(text, start, end - 1)
        and text[end - 2] != "."
    ):
        end -= 1
    return start, end


def _separator(gap: str) -> str:
    if re.match(r"\s*:\s*\n", gap):
        return "colon-line"
    if re.search(r"\n\s*\n", gap):
        return "blank"
    if "\n" in gap:
        return "line"
    for mark in "([":
        if mark in gap:
            return "("
    if re.search(r"(?:^|\s)(?:-{1,3}|[–—|·•])", gap):
        return "dash"
    for mark in ".;:,":
        if mark in gap:
            return mark
    return " " if gap.strip(" ") == "" and gap else ("," if gap else "")
