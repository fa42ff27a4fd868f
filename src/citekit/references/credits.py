"""Who is named, and where the names end: borders between authors and what follows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from citekit.patterns import regex
from citekit.references import gazetteer
from citekit.references.edges import MARKS, beginning, covering, is_quoted, piece, rewritten
from citekit.references.labelling import PERSONS, RULED, Labelled
from citekit.references.people import KNOWN_GIVEN, is_given_name, likeness

__all__ = ["EDITS", "are_persons", "joins", "mended_names"]


def mended_names(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Give names what was cut off them, and titles what was taken for names."""
    spans = _after_year(text, _without_key(text, spans))
    spans = _body_before_marks(text, _editors_whole(text, _given_back(text, spans)))
    spans = rewritten(text, spans, "author", (_run_together,))
    spans = rewritten(text, spans, "author", (_name_whole, _title_whole))
    return _edited(text, _named_first(text, spans))


# --- labels of the list --------------------------------------------------------

#: A label of the list, as BibTeX makes it of names and year: Roe77, RP06a
_KEY = regex(r"[A-Z][A-Za-z+]{1,6}\d\d[a-z]?\.\s(?=[^\W\d_a-z])")
_IN_KEY = frozenset(["author", "note", "citation-number", "separator"])


def _without_key(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Take the label that a list gives a reference for none of its words."""
    key = _KEY.match(text)
    met = [span for span in spans if key and span.start < key.end()]
    if not key or not met or not all(span.label in _IN_KEY for span in met):
        return spans
    rest = [one for span in met if span.end > key.end() for one in beginning(text, span, key.end())]
    label = piece(text, "separator", 0, key.end() - 1, "its label in the list")
    return [label, *rest, *spans[len(met) :]]


# --- names that were torn or lost -------------------------------------------------

#: “, Al, ” behind a family name: a given name that is also a word for something else
_LOST_GIVEN = regex(r",\s(?P<given>[^\W\d_a-z][^\W\d_]{1,15}),\s[(“„«\"‘]?\Z")


def _given_back(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Give a family name the given name that no field has: “Gore, Al, Earth in the Balance”."""
    for at, (names, after) in enumerate(pairwise(spans)):
        if names.label != "author" or not text[names.start : names.end].isalpha():
            continue
        lost = _LOST_GIVEN.match(text, names.end, after.start)
        if lost is None or likeness(f"{lost['given']} Roe") < _WEAK_GIVEN:
            continue
        spans = [
            *spans[:at],
            covering(text, names, names.start, lost.end("given")),
            *spans[at + 1 :],
        ]
        if after.label == "author" and all(span.label != "title" for span in spans):
            spans[at + 1] = after._replace(
                label="title", reason="behind the name", likelihood=RULED
            )
        break
    return spans


#: What `likeness` gives a name with a given name that is a word as well
_WEAK_GIVEN = 2.5
#: What says behind names that they are those of editors
_EDITORS = regex(
    r"[\s,]{0,2}[(\[]?(?:eds?|hrsgg?|hgg?|dirs?|éds?|coords?|orgs?|a cura di|red|szerk)\b",
    re.IGNORECASE,
)
_TORN = regex(r"[,;]\s|\s(?:and|und|et|y|e|&)\s|\s/\s|/")


def _editors_whole(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Put names together that were taken for authors and editors: “Roe, | Ann; Poe, E. (Hrsg.)”."""
    for at, (authors, editors) in enumerate(pairwise(spans)):
        if (
            (authors.label, editors.label) == ("author", "editor")
            and _TORN.fullmatch(text, authors.end, editors.start)
            and _EDITORS.match(text, editors.end)
        ):
            whole = covering(text, editors, authors.start, editors.end)
            return [*spans[:at], whole, *spans[at + 2 :]]
    return spans


#: “OMS. «…»”: who speaks stands before a title in marks
_BEFORE_MARKS = regex(r"(?P<body>[^.:,;“”„«»\"]{2,80})[.:,]\s(?=(?P<mark>[“„«\"]))")


def _body_before_marks(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Take a body before a title in marks for the author: “WHO. ‘Monkeypox.’”."""
    if not spans or any(span.label in PERSONS for span in spans):
        return spans
    found = _BEFORE_MARKS.match(text)
    at = next((at for at, span in enumerate(spans) if span.label == "title"), None)
    if found is None or at is None or spans[at].start > found.end("mark"):
        return spans
    body, title = found["body"], spans[at]
    is_body = (body.isupper() and body.isalpha()) or any(
        entry.kind == "institution" for entry in gazetteer.lookup(body)
    )
    if at > 0 or not is_body:
        return spans
    author = piece(text, "author", *found.span("body"), "a body before a title in marks")
    start = found.end("mark")
    if title.start < start:
        end = title.end - (text[title.end - 1] in '”“»"')
        title = covering(text, title, start, end)
    return [author, title, *spans[1:]]


# --- names and titles -----------------------------------------------------------

#: Initials with their stops: “J.”, “J.-P. ”
DOTTED = r"(?:[^\W\d_]\.[\s-]{0,2}){1,4}"
#: A family name behind them: “J. P. Roe-Poe”
DOTTED_NAME = rf"{DOTTED}[^\W\d_]{{2,25}}(?:-[^\W\d_]{{2,25}})?"
_FAMILY = (
    r"(?i:(?:von|van|de|der|den|del|della|di|da|le|la|ter)\s){0,3}"
    r"(?:[^\W\d_]{1,2}['’])?[^\W\d_]{2,30}(?:[-‐][^\W\d_]{2,30})?"
)
_NAMED = regex(_FAMILY)
#: Journals and numbers are no family names: PRD, XIV
_ABBREVIATED = regex(r"[A-Z]{2,4}")
#: A list in which given names stand first, and the last of them has no family name
_OPEN_LIST = regex(
    rf"{DOTTED}\Z|(?={DOTTED}\S).{{0,2000}}(?:[,;&]|\s(?:and|und|et|e|y|i))\s?{DOTTED}\Z"
)
#: A list of the kind whose last name is followed by an initial: that of a journal
_LENT_INITIAL = regex(
    rf"(?P<names>{DOTTED}(?:.{{0,2000}}[\s,]{DOTTED})?[^\W\d_][^\W\d_.,]{{2,25}})\sJ\.\Z"
)
_LENT_PIECE = regex(r",\sJ\.\Z")
_GIVEN = regex(r"(?P<given>[^\W\d_]{2,20}(?:\s[^\W\d_]\.?)?)[.:,]\s")
_DOTTED_FIRST = regex(rf"{DOTTED}(?:[^\W\d_]+[-'’. ]*){{1,4}}(?:\Z|[,;]|\s&)")
_PARTS = regex(r",\s(?:and\s)?|;\s|\s(?:and|und|et|&)\s|(?<=[^\W\d_]{3})\.\s")
#: What `likeness` gives a name with a known given name, or with initials
_SURELY_PERSON = 2.2
_AND = regex(r"\s?[;/]\s?|\s(?:and|und|et|e|y|&)\s")


def are_persons(names: str) -> bool:
    """Tell whether all that are named in a list are surely persons, not works or bodies.

    >>> are_persons("Wilfried Roe; Ann Poe"), are_persons("Social Rivers")
    (True, False)
    """
    return all(likeness(name.strip()) >= _SURELY_PERSON for name in _AND.split(names))


def _after_year(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Take names behind the year of an author for a title: “Roe, J. (2009): Rivers – …”."""
    first = next((span for span in spans if span.label == "author"), None)
    for at in range(2, len(spans)):
        before, year, span = spans[at - 2 : at + 1]
        if span.label != "author" or before is not first or year.label != "issued":
            continue
        after = spans[at + 1] if at + 1 < len(spans) else None
        if any(map(str.isalpha, text[year.end : span.start])) or (
            after is not None and after.label in ("issued", "author")
        ):
            return spans
        if _DOTTED_FIRST.match(text, span.start, span.end):
            return spans  # the author again: Roe, 1995. A. Roe.
        if after is not None and after.label == "title" and _is_next(text, span, after):
            end, rest = after.end, spans[at + 2 :]
        elif all(one.label != "title" for one in spans):
            end, rest = span.end, spans[at + 1 :]
        else:
            return spans
        reason = "behind the year of the author"
        return [*spans[:at], piece(text, "title", span.start, end, reason), *rest]
    return spans


def _is_next(text: str, before: Labelled, after: Labelled) -> bool:
    return not text[before.end : after.start].strip(MARKS + '“”"«»(')


_RUN_NAME = (
    r"(?:(?:[a-z]{1,3}|D[eaio]s?|V[ao]n|L[ae])\s){0,2}[^\W\d_a-z][^\W\d_A-Z][^\W\d_]{0,25}"
    r"(?:[-\s][^\W\d_a-z][^\W\d_A-Z][^\W\d_]{0,25})?\s[A-Z]{1,4}"
)
#: “Roe JA, Poe B.” with initials that have no stops of their own, up to the stop behind them
_RUN_NAMES = regex(
    rf"(?P<names>(?:{_RUN_NAME},\s){{0,40}}{_RUN_NAME})\.\s(?![A-Z]\.)(?=[“«„\"]|[^\W\d_a-z])"
)
_RUN_NAME_ENDS = regex(rf"(?:.{{0,2000}},\s)?{_RUN_NAME}\Z")


def _run_together(text: str, spans: Sequence[Labelled], at: int) -> list[Labelled] | None:
    """Part “Roe JA, Poe B. A title” at the stop behind the last initials."""
    names, title = spans[at : at + 2]
    if title.label != "title":
        return None
    between = text[names.end : title.start]
    ends_in_name = text[names.end - 1].isupper() and bool(
        _RUN_NAME_ENDS.match(text, names.start, names.end)
    )
    if ends_in_name and between == ", ":
        more = _RUN_NAMES.match(text, title.start, title.end)
        if more is None:
            return None
        names = covering(text, names, names.start, more.end("names"))
        return [names, *beginning(text, title, more.end())]
    own = _RUN_NAMES.match(text, names.start, names.end)
    if own is None or ends_in_name or len(between) > len(" in "):
        return None
    first = text[names.start : names.end].partition(" ")[0]
    is_single = "," not in own["names"] and own["names"][-2] == " "
    if is_given_name(first) or (is_single and between in (". ", ", ")):
        return None  # Cass E. Roe is another manner
    title = covering(text, title, own.end(), title.end)
    return [covering(text, names, names.start, own.end("names")), title]


def _name_whole(text: str, spans: Sequence[Labelled], at: int) -> list[Labelled] | None:
    """Give a name what was cut off: “A. N. | Roe. A title”, “A. Roe J. | Phys. A”."""
    names, after = spans[at : at + 2]
    if after.label not in ("title", "container-title"):
        return None
    between = text[names.end : after.start]
    if between.strip(MARKS + "("):
        return None
    if after.label == "container-title":
        cut = _lent(text, names, between)
    else:
        cut = _given_behind(text, names, after, between)
    is_open = not cut and text[names.end - 1] == "." and not between.strip()
    if is_open and _OPEN_LIST.match(text, names.start, names.end):
        family = _NAMED.match(text, after.start, after.end)
        cut = family.end() if family and not _ABBREVIATED.fullmatch(family[0]) else 0
    if not cut:
        return None
    return [covering(text, names, names.start, cut), *beginning(text, after, cut)]


def _lent(text: str, names: Labelled, between: str) -> int:
    """Say where names end whose last initial is the J. of a journal; 0 if it is theirs."""
    if not text.endswith("J.", names.start, names.end):
        return 0
    initial = _LENT_INITIAL.match(text, names.start, names.end)
    if initial and between in ("", " "):
        return initial.end("names")
    initial = _LENT_PIECE.search(text, names.start, names.end)
    if initial and _DOTTED_FIRST.match(text, names.start, initial.start()):
        return initial.start()
    return 0


def _given_behind(text: str, names: Labelled, title: Labelled, between: str) -> int:
    """Say where a given name ends that opens a title: “Roe, | Martin. A title”; 0 if none does."""
    if between.strip() != "," or not text[names.start : names.end].isalpha():
        return 0
    given = _GIVEN.match(text, title.start, title.end)
    is_known = given is not None and likeness(f"{given['given'].split()[0]} Roe") >= _WEAK_GIVEN
    return given.end("given") if given is not None and is_known else 0


def _title_whole(text: str, spans: Sequence[Labelled], at: int) -> list[Labelled] | None:
    """Give a title what was taken for a name: “A. Roe. Map | : a tool”, “The Academy | of arts”."""
    names, title = spans[at : at + 2]
    if title.label != "title":
        return None
    between = text[names.end : title.start]
    if between == " ":
        start = _misread(text, names, title)
    else:
        start = None if between.strip(MARKS + "(") else _lone_word(text, names, between)
    if start is None:
        return None
    title = covering(text, title, start, title.end)
    end = names.start + len(text[names.start : start].rstrip(" ,;."))
    return [covering(text, names, names.start, end), title] if end > names.start else [title]


def _lone_word(text: str, names: Labelled, between: str) -> int | None:
    """Say where a title begins whose first word was taken for the last of several names."""
    if "," in between or ";" in between:
        return None
    *others, last = _PARTS.split(text[names.start : names.end])
    if not others or not last.replace("-", "").isalnum() or len(last) < 3 or is_given_name(last):
        return None
    # every other name has its initials or given name in front: this one would be the first
    if all(map(_DOTTED_FIRST.match, others)):
        return names.end - len(last)
    is_whole = "." not in between and all(" " in one and are_persons(one) for one in others)
    return names.end - len(last) if is_whole else None


#: Small words that join nouns: no title ends behind them
_JOINING = frozenset(
    """
    of the on for to and an di del della dello degli delle dei de la le il lo gli e ed der die das
    des und zur zum vom von für im nach zwischen du les et aux el los las y da do dos das em para
    """.split()
)


def joins(word: str) -> bool:
    """Tell a small word that joins two nouns, so that no title ends behind it.

    >>> joins("della"), joins("In")
    (True, False)
    """
    return word in _JOINING


def _misread(text: str, names: Labelled, title: Labelled) -> int | None:
    """Say where a title begins whose first words, in capitals, were taken for a name."""
    last = text[names.start : names.end].rpartition(", ")[2]
    opens = text[title.start].islower() or joins(last.rpartition(" ")[2])
    is_name = last.endswith(".") or likeness(last) >= 1
    return names.end - len(last) if opens and " " in last and not is_name else None


# --- titles that begin with names -------------------------------------------------

#: A name with its initials or given name in front that opens a title
_OPENING_NAME = regex(rf"(?P<name>{DOTTED_NAME})(?:[.,]\s|\s[-–]\s)")
_OPENING_GIVEN = regex(
    r"(?P<name>[^\W\d_a-z][^\W\d_]{1,20}(?:\s[A-Z]\.)?\s[^\W\d_a-z][^\W\d_]{2,25}),\s(?=[^\W\d_a-z])"
)
#: A name behind a title and a comma, with or without the word for it: “Leviathan, Thomas Hobbes”
_CLOSING_NAME = regex(
    r"[^,.:;]{2,80}(?P<mark>,\s(?:by\s|von\s|par\s)?)"
    r"(?P<name>[^\W\d_a-z][^\W\d_]{1,20}(?:\s[A-Z]\.)?\s[^\W\d_a-z][^\W\d_]{2,25})\Z"
)
_OF_BOOKS = frozenset(["title", "publisher", "publisher-place", "issued", "edition", "locator"])


def _named_first(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Take who is named at either end of a title for the author, if there is no other."""
    at = next((at for at, span in enumerate(spans) if span.label == "title"), None)
    if at is None or is_quoted(text, spans[at]) or any(span.label in PERSONS for span in spans):
        return spans
    title = spans[at]
    name = _OPENING_NAME.match(text, title.start, title.end)
    if name is None and {span.label for span in spans} <= _OF_BOOKS:
        closing = _CLOSING_NAME.match(text, title.start, title.end)
        if closing and likeness(closing["name"]) >= KNOWN_GIVEN:
            whole = covering(text, title, title.start, closing.start("mark"))
            author = piece(text, "author", *closing.span("name"), "a name behind the title")
            return [*spans[:at], whole, author, *spans[at + 1 :]]
        name = _OPENING_GIVEN.match(text, title.start, title.end)
        if name and not _WEAK_GIVEN <= likeness(name["name"]) < KNOWN_GIVEN:
            return spans  # the network knows the others: “Antonio Rizzo, Sculptor”
    if name is None:
        return spans
    author = piece(text, "author", *name.span("name"), "a name before the title")
    return [*spans[:at], author, *beginning(text, title, name.end()), *spans[at + 1 :]]


# --- editors ----------------------------------------------------------------------

#: Words before who edited a work
EDITS = (
    r"(?:a\scura\sdi|a\sc\.\s?di|(?:ed\.|edited)\sby|eds?\.|hrsg\.\s?v(?:on|\.)|hg\.\s?v(?:on|\.)"
    r"|herausgegeben\svon|édité\spar|éd\.\spar|editado\spor|edición\sde"
    r"|sous\sla\sdir(?:ection|\.)\sde)"
)
_EDITS = regex(rf"(?:{EDITS}|cura\sdi)\s?\Z", re.IGNORECASE)
_EDITING = regex(rf"(?:{EDITS}|cura\sdi)\s", re.IGNORECASE)


def _edited(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Take who is named behind a title and “a cura di” for its editor, not for an author."""
    found = list(spans)
    titled = False
    for at, (before, span) in enumerate(pairwise(spans), 1):
        titled = titled or before.label == "title"
        if span.label != "author" or not titled:
            continue
        opens = _EDITING.match(text, span.start, span.end)
        if opens or _EDITS.search(text, max(0, span.start - 30), span.start):
            start = opens.end() if opens else span.start
            found[at] = covering(text, span, start, span.end)._replace(label="editor")
            if opens and before.label == "title" and text.endswith(", a", 0, before.end):
                found[at - 1] = covering(text, before, before.start, before.end - len(", a"))
    return found
