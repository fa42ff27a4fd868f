"""Labels for the pieces of a reference, by weighed evidence.

A reference is read as a sequence of segments (one piece or several neighbours),
each with one label. `_EVIDENCE` functions say how much a segment looks like a
title, persons, an outlet …; `_ORDER` says which label likes to follow which, over
which separator. A beam search finds the best reading and the runner-up; the lead
of the one over the other is the confidence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from citekit.references import gazetteer, people
from citekit.references.pieces import Piece
from citekit.references.recognition import GENRES

__all__ = ["Segment", "tag"]


class Segment(NamedTuple):
    """Pieces ``first`` to ``last`` (inclusive) with their label and the evidence."""

    first: int
    last: int
    label: str
    reason: str


class _Reading(NamedTuple):
    score: float
    segments: tuple[Segment, ...]
    used: frozenset[str]


_BEAM = 24
#: The longest segment of each label, in pieces.
_LONGEST: Mapping[str, int] = {
    "author": 12,
    "title": 14,
    "container-title": 2,
    "publisher-place": 3,
}
#: Labels that a record can hold once.
_ONCE = frozenset(
    "title reviewed-title container-title issued publisher publisher-place genre".split()
)


def tag(
    pieces: Sequence[Piece], text: str, outlets: frozenset[str] = frozenset()
) -> tuple[list[Segment], float]:
    """Label the pieces; return the segments in order and the lead over the runner-up.

    `text` is the whole view that the pieces point into. `outlets` are names
    (normalised) that other references of the list have shown to be outlets.
    """
    context = _Context(pieces, text, outlets)
    beams: list[list[_Reading]] = [[] for _ in range(len(pieces) + 1)]
    beams[0] = [_Reading(0.0, (), frozenset())]
    for position, piece in enumerate(pieces):
        readings = _best(beams[position])
        if piece.label:
            beams[position + 1].extend(_extend_fixed(readings, position, piece))
            continue
        for label, last, score, reason in context.candidates(position):
            for reading in readings:
                step = context.step(reading, label, position, score)
                if step is not None:
                    segment = Segment(position, last, label, reason)
                    beams[last + 1].append(_grown(reading, segment, step))
    final = _best([_ended(reading) for reading in beams[-1]])
    if not final:
        return [], 0.0
    lead = final[0].score - final[1].score if len(final) > 1 else 5.0
    return list(final[0].segments), lead


def _ended(reading: _Reading) -> _Reading:
    """Weigh a whole reading: what has no title is seldom a reference."""
    if reading.used & {"title", "reviewed-title", "genre"}:
        return reading
    loss = 1.0 if "container-title" in reading.used else 2.5
    return reading._replace(score=reading.score - loss)


def _best(readings: list[_Reading]) -> list[_Reading]:
    return sorted(readings, key=lambda reading: -reading.score)[:_BEAM]


def _extend_fixed(readings: list[_Reading], position: int, piece: Piece) -> list[_Reading]:
    segment = Segment(position, position, piece.label, piece.reason)
    return [_grown(reading, segment, 0.0) for reading in readings]


def _grown(reading: _Reading, segment: Segment, step: float) -> _Reading:
    return _Reading(
        reading.score + step, (*reading.segments, segment), reading.used | {segment.label}
    )


class _Context:
    """The pieces of one reference and what is asked of them often."""

    def __init__(self, pieces: Sequence[Piece], text: str, outlets: frozenset[str]) -> None:
        self.pieces = pieces
        self.text = text
        self.outlets = outlets
        self.quoted = any(piece.kind == "quoted" for piece in pieces)
        self.anchored = any(
            "anchored" in piece.marks and len(piece.text.split()) > 2 for piece in pieces
        )
        self.scholarly = any(
            piece.kind == "extent" and {"volume", "issue"} & piece.value.keys() for piece in pieces
        )
        self.full_date = any(
            piece.kind == "date" and not piece.label and _precision(piece) == 3 for piece in pieces
        )
        self.address = any(piece.label == "URL" or "anchored" in piece.marks for piece in pieces)
        self.last_date = max(
            (i for i, piece in enumerate(pieces) if piece.kind == "date" and not piece.label),
            default=-1,
        )
        self.entries = [
            gazetteer.lookup(piece.text) if piece.kind == "free" else () for piece in pieces
        ]

    def span(self, first: int, last: int) -> str:
        start, end = self.pieces[first].start, self.pieces[last].end
        return " ".join(self.text[start:end].split())

    def kinds(self, index: int) -> dict[str, bool]:
        """Kinds of gazetteer names that a piece is → whether it is also a common word."""
        kinds: dict[str, bool] = {}
        for entry in self.entries[index]:
            kinds[entry.kind] = kinds.get(entry.kind, True) and entry.common_word
        if gazetteer.normalise(self.pieces[index].text) in self.outlets:
            kinds["outlet"] = False
        return kinds

    def before_year(self, index: int) -> bool:
        """Tell whether the last piece before a bare year is this, where no article is cited."""
        return (
            not self.quoted
            and not self.scholarly
            and index + 1 == self.last_date
            and _precision(self.pieces[self.last_date]) == 1
        )

    def lonely(self, index: int) -> bool:
        """Tell whether a piece before a quoted, dated title is all that could be the outlet."""
        return (
            self.quoted
            and self.full_date
            and not self.address
            and index == 0
            and all(piece.kind not in ("free", "prose") for piece in self.pieces[1:])
        )

    def before_place(self, index: int) -> bool:
        """Tell whether a dash and a known place follow: ``Access North Georgia – Gainesville``."""
        following = next(
            (i for i in range(index + 1, len(self.pieces)) if self.pieces[i].before != "("), None
        )
        if following is None or self.pieces[following].before != "dash":
            return False
        piece = self.pieces[following]
        parts = re.split(r",\s?", piece.text)
        return any(entry.kind == "place" for part in parts for entry in gazetteer.lookup(part)) or (
            following + 1 < len(self.pieces) and "place" in self.kinds(following + 1)
        )

    def candidates(self, first: int) -> list[tuple[str, int, float, str]]:
        """Every label and length that a segment from `first` on could have."""
        found = []
        for label, judge in _EVIDENCE.items():
            for last in range(first, min(first + _LONGEST.get(label, 1), len(self.pieces))):
                if last > first and not self.joinable(label, last):
                    break
                judged = judge(self, first, last)
                if judged is not None:
                    found.append((label, last, *judged))
        return found

    def joinable(self, label: str, last: int) -> bool:
        """Tell whether a segment may go on over the gap before piece `last`."""
        piece = self.pieces[last]
        if piece.label and not (label == "title" and piece.label in ("number", "note")):
            return False
        return not (label == "author" and piece.kind != "free")

    def step(self, reading: _Reading, label: str, position: int, score: float) -> float | None:
        """Score a label after a reading; None where a record cannot hold it."""
        if label in _ONCE and label in reading.used:
            return None
        before = next(
            (
                segment.label
                for segment in reversed(reading.segments)
                if segment.label not in ("separator", "accessed", "URL", "DOI")
            ),
            "",
        )
        piece = self.pieces[position]
        if label == "author" and "author" in reading.used:
            return None
        total = score + _order(before, label, piece.before, reading.used)
        if label == "title" and "reviewed-title" in reading.used:
            total -= 4
        return total


def _precision(piece: Piece) -> int:
    readings = piece.value.readings if piece.value else ()
    return len(readings[0].start) if readings else 2


# --- which label follows which ------------------------------------------------

#: (label before, label) → weight; "" is the beginning.
_ORDER: Mapping[tuple[str, str], float] = {
    ("", "author"): 1.2,
    ("", "title"): 0.7,
    ("", "container-title"): 0.6,
    ("", "issued"): 0.2,
    ("author", "title"): 1.2,
    ("author", "container-title"): 0.4,
    ("author", "issued"): 0.2,
    ("container-title", "title"): 0.6,
    ("container-title", "issued"): 1.0,
    ("container-title", "genre"): 1.0,
    ("container-title", "author"): -0.5,
    ("issued", "title"): 0.7,
    ("issued", "author"): -0.5,
    ("title", "container-title"): 1.2,
    ("title", "issued"): 0.6,
    ("title", "publisher-place"): 0.6,
    ("title", "publisher"): 0.6,
    ("publisher-place", "publisher"): 1.5,
    ("publisher", "issued"): 0.8,
    ("issued", "publisher"): -2.0,
}


def _order(before: str, label: str, gap: str, used: frozenset[str]) -> float:
    weight = _ORDER.get((before, label), 0.0)
    strong = gap in ("line", "blank", "dash", "(")
    if label == "author" and "title" in used:
        weight += 1.2 if strong else -1.5
    if label == "container-title" and strong and used & {"title", "author"}:
        weight += 1.0
    if label == "title" and gap == ":" and {"author", "container-title"} <= used:
        weight -= 2.0  # a title and its subtitle rather
    if label == "title" and before in ("title", "reviewed-title"):
        weight -= 6
    if label == "publisher" and before != "publisher-place" and "title" not in used:
        weight -= 4
    if label == "publisher-place" and not used & {"title", "container-title"}:
        weight -= 3
    if label == "issued" and gap == "(":
        weight += 0.8
    if label == "title" and strong and before == "author" and gap != "(":
        weight -= 1.0
    return weight


# --- evidence -----------------------------------------------------------------

#: A short cite: "Smith and al-Lami, “Title.”"
_SURNAMES = re.compile(
    r"(?:al-)?[A-Z][a-zà-ÿ’'-]+(?:,\s(?:al-)?[A-Z][a-zà-ÿ’'-]+)*,?\s(?:and|&)\s(?:al-)?[A-Z][a-zà-ÿ’'-]+"
)
_Judged = tuple[float, str] | None

_OUTLET_WORDS = re.compile(
    r"\b(?:news|times|post|press|daily|today|media|radio|tv|television|agency|journal|magazine|"
    r"herald|tribune|gazette|chronicle|observer|telegraph|guardian|mail|weekly|monitor|inquirer|"
    r"examiner|independent|standard|star|sun|globe|mirror|sentinel|courier|dispatch|bulletin|"
    r"blog|online|quarterly|review|newspaper|channel|network|beast|zeitung|blatt|monde|wire|proceedings|"
    r"annals|transactions|letters|diario|periódico)\b|\.(?:com|org|net|co|io|news)\b",
    re.IGNORECASE,
)
_INSTITUTION_WORDS = re.compile(
    r"\b(?:ministry|department|office|council|committee|commission|institute|university|college|"
    r"center|centre|foundation|association|organi[sz]ation|union|bank|court|army|navy|air force|"
    r"command|corps|guard|government|parliament|congress|senate|house|nations|bureau|authority|mission|"
    r"administration|inspector general|secretariat|secretary[- ]general|society|federation|league|"
    r"agency|programme|program|fund|group|party|embassy|directorate|task force|initiative|watch|"
    r"international|academy|library|archives|board|service|division|branch|unit|api|labs?|inc|ltd|"
    r"corporation|fisheries|company)\b\.?",
    re.IGNORECASE,
)
#: Words that outlets do not have, whatever else is in the name.
_BODY_WORDS = re.compile(
    r"\b(?:ministry|department|office|council|committee|commission|embassy|command|bureau|"
    r"inspector general|secretariat|directorate|parliament)\b",
    re.IGNORECASE,
)
_PUBLISHER_WORDS = re.compile(
    r"\b(?:press|books|publishers?|publishing|publications|verlag|éditions|editions|editorial|"
    r"university|université|universität|universidad|editora|& sons|and sons|& co|"
    r"& company|university press|uitgeverij|casa editrice|"
    r"institute|center|centre)\b",
    re.IGNORECASE,
)
_TITLE_START = re.compile(
    r"(?:(?:\w+\s)?(?:report|statement|letter|review|summary|guide|handbook|assessment|resolution|update|"
    r"notes|history|introduction|analysis|study|survey)\s(?:of|on|by|from|to|concerning|for)\b|how\s|why\s|what\s)",
    re.IGNORECASE,
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
#: Without letters, or a word and a day: what is left of a date that was not understood
_NO_OUTLET = re.compile(r"[\W\d_]+|[A-Z][a-z]+\.?\s\d{1,2}")
#: A capital, a digit, or a transliterated article before a capital: al-Masdar
_NAME_START = re.compile(r"(?:[ae][lnrstz]h?-|e-|i)?[^\W_a-z]")
_FUNCTION_WORDS = frozenset(
    "of the in and to for on is a an at by with from as are was how why what who when under over "
    "not its their his her against into between after before could should can will has have be der "
    "die das und des le la les et du el los y".split()
)


def _title(context: _Context, first: int, last: int) -> _Judged:
    pieces = context.pieces[first : last + 1]
    if pieces[0].kind == "quoted":
        return (9.0, pieces[0].reason) if first == last else None
    if any(piece.kind == "quoted" for piece in pieces):
        return None
    text = context.span(first, last)
    words = text.split()
    score, reason = 0.55 * min(len(words), 9) - 1.8, "its words read like a title"
    lower = sum(word.lower() in _FUNCTION_WORDS for word in words[1:])
    score += 0.5 * min(lower, 3)
    if any(word.islower() and word not in _FUNCTION_WORDS for word in words):
        score += 0.8
    if text.endswith(("?", "!", "…")):
        score += 1.0
    if "anchored" in pieces[0].marks and "anchored" in pieces[-1].marks and len(words) > 1:
        score, reason = score + 4.5, "the text of a link"
    if all("emphasised" in piece.marks for piece in pieces):
        emphasised = 4.5 if not context.quoted and not context.scholarly else -1.0
        score, reason = score + emphasised, "emphasised"
    if _TITLE_START.match(text):
        score += 1.5
    if text[:1].islower():
        score -= 2.0
    if text.startswith("&"):
        score -= 4.0  # the last of several authors
    score += _joints(pieces, later_date=context.last_date > last)
    if first == last:
        score -= _taken_for_something_else(context, first)
    score -= 1.2 * sum(_is_sure_name(context, index) for index in range(first, last + 1))
    if context.quoted or (context.anchored and "anchored" not in pieces[0].marks):
        score -= 7
    if pieces[0].kind in ("prose",) or pieces[0].marks & {"by"}:
        score -= 5
    if last == len(context.pieces) - 1 and first > 0 and len(words) <= 3:
        score -= 0.7
    return score, reason


def _joints(pieces: Sequence[Piece], *, later_date: bool) -> float:
    """Weigh the separators that a title of several pieces runs over."""
    costs = {
        ",": -0.3,
        ":": 0.0,
        ";": -0.6,
        ".": -1.4,
        "line": -2.0,
        "blank": -2.6,
        "dash": -2.6,
        "(": -1.6,
    }
    total = sum(costs.get(piece.before, 0.0) for piece in pieces[1:])
    for piece in pieces[1:]:
        if piece.kind == "free" and piece.text[:1].islower() and piece.before in (",", "line", " "):
            total += 1.2  # a sentence that goes on
    for piece in pieces:
        if piece.kind == "date":
            # A date before the last one may be the period that a report covers.
            total -= (0.6, 1.4, 2.2)[_precision(piece) - 1] * (0.25 if later_date else 1.0)
        elif piece.kind in ("extent", "identifier"):
            total -= 2.0
    return total


def _taken_for_something_else(context: _Context, index: int) -> float:
    piece = context.pieces[index]
    if piece.kind == "date":
        return 7.0
    cost = 0.0
    kinds = context.kinds(index)
    for kind, loss in (("outlet", 4.0), ("institution", 3.5), ("place", 2.5), ("publisher", 2.0)):
        if kind in kinds:
            cost = max(cost, loss * (0.4 if kinds[kind] else 1.0))
    likeness = people.likeness(piece.text)
    if piece.text.lower() in GENRES:
        cost = max(cost, 2.0)
    return max(cost, 1.2 * likeness if likeness >= 2 else 0.0)


def _is_sure_name(context: _Context, index: int) -> bool:
    kinds = context.kinds(index)
    return any(kinds.get(kind) is False for kind in ("outlet", "publisher", "institution"))


def _author(context: _Context, first: int, last: int) -> _Judged:
    pieces = context.pieces[first : last + 1]
    if any(piece.kind != "free" for piece in pieces):
        return None
    if any(piece.before not in (",", ".", ";", " ", "(") for piece in pieces[1:]):
        return None
    if any(piece.before in (".", "(") for piece in pieces[1:]):
        return None
    text = context.span(first, last)
    by = 4.0 if "by" in pieces[0].marks else 0.0
    if text.lower() in GENRES or _NO_OUTLET.fullmatch(text) or text.lower() in _WEEKDAYS:
        return None
    likeness = people.likeness(text)
    if not likeness and context.quoted and first == last and _SURNAMES.fullmatch(text):
        likeness = 1.8
    if any(
        context.kinds(index).get("place") is False and "." not in context.pieces[index].text
        for index in range(first + (last > first), last + 1)
    ):
        # "Dallas, TX" is no person, "Lund, P." is
        likeness -= 3.0
    if likeness < 2 and context.lonely(first):
        likeness -= 1.5
    if likeness > 0:
        score = likeness + by + 0.4 * (last - first)
        if first == last and likeness < 2 and context.kinds(first).get("outlet") is False:
            score -= 2
        return score, "persons by name" if likeness >= 2 else "has the form of a name"
    if first != last:
        bodies = all(
            "institution" in context.kinds(index)
            or _INSTITUTION_WORDS.search(context.pieces[index].text)
            for index in range(first, last + 1)
        )
        return (3.5 + last - first + by, "institutions in a row") if bodies and first == 0 else None
    return _corporate(context, first, text, by)


def _corporate(context: _Context, index: int, text: str, by: float) -> _Judged:
    kinds = context.kinds(index)
    if "institution" in kinds:
        return (2.0 if kinds["institution"] else 5.0) + by, "an institution of the gazetteer"
    if "outlet" in kinds:
        # An agency beside another outlet is the author of what the other prints.
        wire = any(entry.subtype == "wire" for entry in context.entries[index])
        return (1.2 if wire else 0.0) + by, "an agency beside an outlet"
    words = text.split()
    if ("place" in kinds and not context.quoted) or not text[:1].isupper() or text[-1] in "?!…":
        return None
    if _TITLE_START.match(text) or words[0] in ("A", "An"):
        return None
    if any(word.islower() and word not in _FUNCTION_WORDS for word in words):
        return None
    if _BODY_WORDS.search(text) and len(words) <= 12:
        return 3.5 + by, "words of an institution"
    if _INSTITUTION_WORDS.search(text) and len(words) <= 12 and not _OUTLET_WORDS.search(text):
        return 2.6 - 0.1 * max(0, len(words) - 6) + by, "words of an institution"
    if context.quoted or context.anchored:
        single = len(words) == 1
        bonus = 0.6 if context.address or not context.full_date else 0.0
        bonus -= 1.5 if context.lonely(index) else 0.0
        return (1.6 if single else 0.8) + bonus - 0.2 * len(
            words
        ) + by, "stands where the author stands"
    return (-0.5 + by, "stands where the author stands") if len(words) <= 4 else None


def _container(context: _Context, first: int, last: int) -> _Judged:
    pieces = context.pieces[first : last + 1]
    if any(piece.kind != "free" for piece in pieces) or "by" in pieces[0].marks:
        return None
    if first != last:
        return None
    piece, kinds = pieces[0], context.kinds(first)
    text, words = piece.text, piece.text.split()
    if "anchored" in piece.marks and len(words) > 4:
        return None
    bonus = 1.5 if "in" in piece.marks else 0.0
    emphasised = "emphasised" in piece.marks and (context.quoted or context.scholarly)
    if emphasised:
        bonus += 5.0
    if "outlet" in kinds:
        learnt = not any(entry.kind == "outlet" for entry in context.entries[first])
        reason = "an outlet that the list shows" if learnt else "an outlet of the gazetteer"
        return (3.2 if kinds["outlet"] else 6.0) + bonus, reason
    if emphasised:
        return bonus, "emphasised beside a quoted title"
    if not _NAME_START.match(text) or text[-1] in "?!…" or words[0] in ("A", "An"):
        return None
    if _TITLE_START.match(text) or _NO_OUTLET.fullmatch(text) or text.lower() in _WEEKDAYS:
        return None
    score = 0.9 - 0.25 * max(0, len(words) - 4)
    if _OUTLET_WORDS.search(text) and len(words) <= 6:
        score, reason = score + 2.0, "words of an outlet"
    else:
        reason = "stands where the outlet stands"
    if any(word.islower() and word not in _FUNCTION_WORDS for word in words):
        score -= 2.0
    if context.quoted and (context.full_date or first > 0):
        score += 0.9
    if context.lonely(first):
        score += 0.8
    if first and context.pieces[first - 1].label == "editor":
        score += 4.0
    if "institution" in kinds or "publisher" in kinds or _BODY_WORDS.search(text):
        score -= 1.5
    if context.before_year(first):
        score -= 1.5
    if "place" in kinds:
        score -= 3.0
    if context.before_place(first):
        score, reason = score + 2.2, "before the place of an outlet"
    if people.likeness(text) >= 2:
        score -= 2.5
    return score + bonus, reason


def _issued(context: _Context, first: int, _last: int) -> _Judged:
    piece = context.pieces[first]
    if piece.kind != "date":
        return None
    score = (2.6, 4.2, 5.5)[_precision(piece) - 1]
    if not piece.value.readings:
        score = 3.0
    if first == context.last_date:
        score += 1.5
    return score, piece.reason


def _publisher(context: _Context, first: int, _last: int) -> _Judged:
    piece, kinds = context.pieces[first], context.kinds(first)
    if piece.kind != "free":
        return None
    if not piece.text[:1].isupper() or len(piece.text.split()) > 7:
        return None
    score = 1.0 if piece.before == ":" else -0.6
    if "publisher" in kinds:
        return score + (2.5 if kinds["publisher"] else 4.5), "a publisher of the gazetteer"
    if "institution" in kinds and first > 0:
        return score + 3.0, "an institution after the title"
    if context.before_year(first) and first > 0:
        return max(score, 0.0) + 1.8, "between title and year"
    if _PUBLISHER_WORDS.search(piece.text) and first > 0:
        return score + 2.6, "words of a publisher"
    return (score, "after the place") if piece.before == ":" else None


def _place(context: _Context, first: int, last: int) -> _Judged:
    pieces = context.pieces[first : last + 1]
    if first == 0 or any(piece.kind != "free" for piece in pieces):
        return None
    if any(piece.before not in (",", ";") for piece in pieces[1:]):
        return None
    following = context.pieces[last + 1] if last + 1 < len(context.pieces) else None
    colon = following is not None and following.before == ":"
    text = context.span(first, last)
    parts = [
        part for piece in pieces for part in re.split(r",|;| and | & ", piece.text) if part.strip()
    ]
    known = sum(any(e.kind == "place" for e in gazetteer.lookup(part.strip())) for part in parts)
    if known == len(parts):
        return 2.4 + (1.8 if colon else 0.0) + 0.6 * (last - first), "a place of the gazetteer"
    if known:
        return 1.6 + (1.8 if colon else 0.0) + 0.3 * (last - first), "beside a known place"
    if colon and len(text.split()) <= 3 and text[:1].isupper() and first == last:
        return 1.0, "stands before a publisher"
    if (
        text.isupper()
        and pieces[0].before == "line"
        and following is not None
        and following.before == "dash"
    ):
        return 3.0, "a dateline"
    return None


def _genre(context: _Context, first: int, _last: int) -> _Judged:
    piece = context.pieces[first]
    if piece.kind == "free" and piece.text.lower() in GENRES:
        return 3.0 if piece.before in (" ", "(", "") else 2.0, "a word for a sort of document"
    return None


def _note(context: _Context, first: int, _last: int) -> _Judged:
    piece = context.pieces[first]
    words = len(piece.text.split())
    cost = 0.4 if piece.kind == "prose" else 0.8
    return -cost - 0.12 * min(words, 30), "not understood"


_EVIDENCE: Mapping[str, Callable[[_Context, int, int], _Judged]] = {
    "title": _title,
    "author": _author,
    "container-title": _container,
    "issued": _issued,
    "publisher": _publisher,
    "publisher-place": _place,
    "genre": _genre,
    "note": _note,
}
