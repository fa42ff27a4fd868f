"""Where the fields of a reference end: what stands at an edge says more than one word can tell.

The network labels words, and errs most at the borders: a title runs on into a volume, or a
family name is cut off its initials. Here the rules that see whole spans have their say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from citekit.patterns import regex
from citekit.references import gazetteer, quantities
from citekit.references.labelling import PERSONS, RULED, Labelled
from citekit.references.people import is_given_name, likeness

__all__ = ["mended"]


def mended(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Put the borders of titles, outlets and names where the marks and words at them say.

    What falls out of a field goes to the one that it belongs to, or is a remainder.
    """
    spans = _headline(text, _quoted_title(text, _without_key(text, spans)))
    spans = _names_whole(text, _after_year(text, spans))
    spans = _titles_whole(text, _named_first(text, spans))
    spans = _ended(text, _outlets_whole(text, _edited(text, spans)))
    return _numbered(text, spans)


#: A label of the list, as BibTeX makes it of names and year: Roe77, RP06a
_KEY = regex(r"[A-Z][A-Za-z+]{1,6}\d\d[a-z]?\.\s(?=[^\W\d_a-z])")
_IN_KEY = frozenset(["author", "note", "citation-number", "separator"])


def _without_key(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Take the label that a list gives a reference for none of its words."""
    key = _KEY.match(text)
    met = [span for span in spans if key and span.start < key.end()]
    if not key or not met or not all(span.label in _IN_KEY for span in met):
        return spans
    rest = [
        one for span in met if span.end > key.end() for one in _beginning(text, span, key.end())
    ]
    reason = "its label in the list"
    label = Labelled(0, key.end() - 1, "separator", key[0].strip(), reason, RULED)
    return [label, *rest, *spans[len(met) :]]


# --- titles in marks, headlines -----------------------------------------------

_QUOTES: Mapping[str, str] = {"“": "”", "„": "“", "«": "»", '"': '"'}
#: Characters that a title may go on for, to the mark that closes it
_MORE_TITLE = 60


def _quoted_title(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Let a title or outlet in quotation marks end at them: “… dies at 86,”, «Archivio», 27."""
    for span in [one for one in spans if one.label in ("title", "container-title")]:
        opener = text[span.start - 1 : span.start]
        closer = _QUOTES.get(opener)
        if closer is None or (opener != closer and opener in text[span.start : span.end]):
            continue
        # marks that are alike on both sides may stand within: "A "new" river"
        start = span.end if opener == closer else span.start + 1
        end = text.find(closer, start, span.end + _MORE_TITLE)
        if end < 0 or (
            end > span.end and (span.label != "title" or opener in text[span.end : end])
        ):
            continue
        rest = min(end, span.end), max(end, span.end)
        if any(map(str.isalnum, text[slice(*rest)])):
            spans = _spread(text, spans, span, span.start, end)
            if end < span.end:
                spans = [*spans, *_cut(text, *rest, "behind the mark that closes a title")]
    return sorted(spans, key=lambda span: span.start)


_EDGES = ' \n\t,.;:()[]”“"«»–—-'


def _spread(
    text: str, spans: Sequence[Labelled], span: Labelled, start: int, end: int
) -> list[Labelled]:
    """Give a span other borders; of what it comes to cover the rest is a remainder."""
    value = " ".join(text[start:end].split()).rstrip(",.;: ")
    moved = span._replace(
        start=start,
        end=start + len(text[start:end].rstrip(" ,.;:")),
        value=value,
        likelihood=min(span.likelihood, RULED),
    )
    found = []
    for one in spans:
        if one is span:
            found.append(moved)
        elif one.end <= moved.start or one.start >= moved.end:
            found.append(one)
        else:
            found += _cut(text, one.start, moved.start, "before what was a title")
            found += _cut(text, moved.end, one.end, "behind what was a title")
    return found


def _cut(text: str, start: int, end: int, reason: str) -> list[Labelled]:
    """Make a remainder of a piece of text, if it has words."""
    value = text[start:end].strip(_EDGES)
    if not any(map(str.isalnum, value)):
        return []
    start = text.index(value, start)
    return [Labelled(start, start + len(value), "note", value, reason, RULED)]


#: What parts a headline from the line of its author: Who Lost Iraq? -- Ned Parker, Politico
_BEFORE_BYLINE = regex(r"(?:\s-{2,3}\s?|\s[—–]\s|\s*\n\s*)(?:[Bb]y\s)?\Z")
_HEADLINE = frozenset(["title", "author", "container-title", "note", "publisher-place", "event"])


def _headline(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Take all before an author's line for the headline: “Senators: What now? -- Ann Roe, AP”."""
    for at, (author, outlet) in enumerate(pairwise(spans)):
        if (author.label, outlet.label) != ("author", "container-title") or at == 0:
            continue
        named = [span for span in spans[:at] if span.label not in ("issued", "separator", "note")]
        before = [span for span in spans[:at] if named and span.start >= named[0].start]
        parted = _BEFORE_BYLINE.search(text, max(0, author.start - 12), author.start)
        wrong = {span.label for span in before} - {"title"}
        if not parted or not wrong or not wrong <= _HEADLINE or likeness(author.value) < 1:
            continue
        start, end = before[0].start, parted.start()
        if any(mark in text[start:end] for mark in '“”"«»') or "\n" in text[start:end]:
            continue
        title = next((span for span in before if span.label == "title"), before[0])
        reason = "before the line of the author"
        title = title._replace(label="title", reason=reason)
        spans = [title if span.start == title.start else span for span in spans]
        return _spread(text, spans, title, start, end)
    return spans


# --- names --------------------------------------------------------------------

#: What may stand between two fields that are one after all
_MARKS = " .,:;-–—'’"
_NAMED = regex(
    r"(?i:(?:von|van|de|der|den|del|della|di|da|le|la|ter)\s){0,3}"
    r"(?:[^\W\d_]{1,2}['’])?[^\W\d_]{2,30}(?:[-‐][^\W\d_]{2,30})?"
)
_DOTTED = r"(?:[^\W\d_]\.[\s-]{0,2}){1,4}"
#: Journals and numbers are no family names: PRD, XIV
_ABBREVIATED = regex(r"[A-Z]{2,4}")
#: A list in which given names stand first, and the last of them has no family name
_OPEN_LIST = regex(
    rf"{_DOTTED}\Z|(?={_DOTTED}\S).{{0,2000}}(?:[,;&]|\s(?:and|und|et|e|y|i))\s?{_DOTTED}\Z"
)
#: A list of the kind whose last name is followed by an initial: that of a journal
_LENT_INITIAL = regex(
    rf"(?P<names>{_DOTTED}(?:.{{0,2000}}[\s,]{_DOTTED})?[^\W\d_][^\W\d_.,]{{2,25}})\sJ\.\Z"
)
_GIVEN = regex(r"(?P<given>[^\W\d_]{2,20}(?:\s[^\W\d_]\.?)?)[.:]\s")


def _after_year(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Take names behind the year of an author for a title: “Roe, J. (2009): Rivers – …”."""
    found = list(spans)
    for at in range(2, len(spans)):
        before, year, span = spans[at - 2 : at + 1]
        if [before.label, year.label, span.label] != ["author", "issued", "author"]:
            continue
        if at + 1 < len(spans) and spans[at + 1].label in ("issued", "author"):
            continue
        if before.start > min(one.start for one in spans if one.label == "author"):
            continue
        if any(map(str.isalpha, text[year.end : span.start])):
            continue
        after = spans[at + 1] if at + 1 < len(spans) else None
        end = span.end
        if (
            after is not None
            and after.label == "title"
            and not text[span.end : after.start].strip(_MARKS + '“”"«»(')
        ):
            found.remove(after)
            end = after.end
        elif any(one.label == "title" for one in spans):
            continue
        value = " ".join(text[span.start : end].split())
        found[found.index(span)] = Labelled(
            span.start, end, "title", value, "behind the year of the author", RULED
        )
        return found
    return spans


def _names_whole(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Give names and titles back what was cut off: “A. N. | Roe. A title”, “A. Roe. Map | : a”."""
    for at, (names, after) in enumerate(pairwise(spans)):
        if names.label != "author" or after.label not in ("title", "container-title"):
            continue
        if text[names.end : after.start].strip(_MARKS + "("):
            continue
        cut = _family(text, names, after)
        if cut:
            moved = [_ending(text, names, cut), *_beginning(text, after, cut)]
            return [*spans[:at], *moved, *spans[at + 2 :]]
        cut = _word_of_title(text, names, after) if after.label == "title" else 0
        if cut:
            moved = [_ending(text, names, cut), *_beginning(text, after, cut)]
            return [*spans[:at], *moved, *spans[at + 2 :]]
    return spans


def _family(text: str, names: Labelled, after: Labelled) -> int:
    """Say where the name ends whose initials, or family name, end a list; 0 if it is whole."""
    lent = _LENT_INITIAL.match(text, names.start, names.end)
    if lent and after.label == "container-title" and text[names.end : after.start] in ("", " "):
        return lent.end("names")
    if _OPEN_LIST.match(text, names.start, names.end) and not text[names.end : after.start].strip():
        family = _NAMED.match(text, after.start, after.end)
        return family.end() if family and not _ABBREVIATED.fullmatch(family[0]) else 0
    written = text[names.start : names.end]
    given = _GIVEN.match(text, after.start, after.end)
    if given and written.isalpha() and text[names.end : after.start].strip() == ",":
        return given.end("given") if is_given_name(given["given"].split()[0]) else 0
    return 0


def _word_of_title(text: str, names: Labelled, after: Labelled) -> int:
    """Say where a list of names ends whose last word begins the title; 0 if none does."""
    between = text[names.end : after.start]
    if "," in between or ";" in between:
        return 0
    parts = _PARTS.split(text[names.start : names.end])
    if len(parts) < 2 or not parts[-1].replace("-", "").isalnum() or len(parts[-1]) < 3:
        return 0
    # every other name has its initials or given name in front: this one would be the first
    dotted = all(_DOTTED_FIRST.match(part) for part in parts[:-1])
    plain = not dotted and "." not in between and all(map(_is_whole_name, parts[:-1]))
    if not (dotted or plain) or is_given_name(parts[-1]):
        return 0
    last = names.end - len(parts[-1])
    return names.start + len(text[names.start : last].rstrip(" ,;."))


_PARTS = regex(r",\s(?:and\s)?|;\s|\s(?:and|und|et|&)\s|(?<=[^\W\d_]{3})\.\s")
_DOTTED_FIRST = regex(rf"{_DOTTED}(?:[^\W\d_]+[-'’. ]*){{1,4}}\Z")


def _is_whole_name(part: str) -> bool:
    return " " in part and likeness(part) >= _SURELY_PERSON


#: What `likeness` gives a name with a known given name, or with initials
_SURELY_PERSON = 2.2


def _ending(text: str, span: Labelled, end: int) -> Labelled:
    return span._replace(end=end, value=" ".join(text[span.start : end].split()), likelihood=RULED)


def _beginning(text: str, span: Labelled, start: int) -> Iterator[Labelled]:
    """Give a span that begins later, or earlier; nothing if no word is left of it."""
    while start < span.end and not text[start].isalnum() and text[start] not in '“"«([¿¡':
        start += 1
    if start < span.end:
        value = " ".join(text[start : span.end].split())
        yield span._replace(start=start, value=value, likelihood=RULED)


# --- what runs on -------------------------------------------------------------

_ROLE = (
    r"(?:a\scura\sdi|a\sc\.\s?di|(?:ed\.|edited)\sby|eds?\.|hrsg\.\s?v(?:on|\.)|hg\.\s?v(?:on|\.)"
    r"|herausgegeben\svon|édité\spar|éd\.\spar|editado\spor|edición\sde|sous\sla\sdir(?:ection|\.)\sde)"
)
_VOLUME = r"(?:vols?|voll?|voi|bd|band|tome?|tomo|tom)"
_COUNTED = r"\d{1,3}\s(?:vols|vol|voll|voli|bde|bände|tomes|tomi|tomos)"
_THESIS = (
    r"(?:unpublished\s|unveröff\.\s)?(?:tesi\sdi\s(?:laurea|dottorato)|tese\sde\s\w{4,12}"
    r"|tesis\s(?:doctoral|de\s\w{4,12})|thèse(?:\sde\s\w{4,12})?|mémoire\sde\s\w{4,12}"
    r"|(?:ph\.?\s?d\.?|doctoral|master['’]?s?|m\.?sc\.?|magister|bachelor['’]?s?|diploma)\s(?:thesis|dissertation)"
    r"|(?:inaugural-?)?dissertation|diss\.?)"
)
#: What ends a title although it stands in it; the group says what it is
_RUN_ON = regex(
    rf"[.,;]\s?(?:(?P<editor>{_ROLE}\s(?P<names>[^\W\d_].{{2,120}}))"
    rf"|(?P<volume>{_COUNTED}\.?|{_VOLUME}\.?\s?(?:\d{{1,3}}|[IVXL]{{1,6}})\b)(?=\Z|\s?[:.,;-])(?P<more>.{{0,300}})"
    rf"|\(?(?P<genre>{_THESIS})"
    r"|(?P<nowhere>s\.\s?l\.?))\Z",
    re.IGNORECASE,
)
_PAGE_OPENS = regex(r"\s?[(\[]\s?(?:S|p|pp|pag)\.?\Z")


_EDITS = regex(rf"(?:{_ROLE}|cura\sdi)\s?\Z", re.IGNORECASE)
_EDITING = regex(rf"(?:{_ROLE}|cura\sdi)\s", re.IGNORECASE)


def _edited(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Take who is named behind a title and “a cura di” for its editor, not for an author."""
    title = next((at for at, span in enumerate(spans) if span.label == "title"), len(spans))
    found = list(spans)
    for at, span in enumerate(spans[title + 1 :], title + 1):
        if span.label != "author":
            continue
        opens = _EDITING.match(text, span.start, span.end)
        if opens or _EDITS.search(text, max(0, span.start - 30), span.start):
            start = opens.end() if opens else span.start
            found[at] = _spanning(text, span, start, span.end)._replace(label="editor")
            before = found[at - 1]
            if opens and before.label == "title" and text[: before.end].endswith(", a"):
                found[at - 1] = _ending(text, before, before.end - len(", a"))
    return found


def _ended(text: str, spans: list[Labelled]) -> list[Labelled]:
    """End titles and outlets where a volume, an editor, a thesis or a place begins."""
    labels = {span.label for span in spans}
    found: list[Labelled] = []
    for at, span in enumerate(spans):
        if found and span.start < found[-1].end:
            continue  # a place that is one with the place before it
        after = spans[at + 1] if at + 1 < len(spans) else None
        if span.label not in ("title", "container-title") or _is_quoted(text, span):
            found.append(span)
            continue
        found += _run_on(text, span, labels) or _placed(text, span, after, labels) or [span]
    return found


def _is_quoted(text: str, span: Labelled) -> bool:
    return text[span.start - 1 : span.start] in tuple("“„«»\"‘'") and span.start > 0


def _run_on(text: str, span: Labelled, labels: set[str]) -> list[Labelled]:
    """Part a title from what runs on behind it; empty if nothing does."""
    opened = _PAGE_OPENS.search(text, span.start, span.end)
    if opened and opened.start() > span.start:
        return [_ending(text, span, opened.start())]
    match = _RUN_ON.search(text, span.start + 2, span.end)
    if match is None or span.label != "title":
        return []
    title = _ending(text, span, match.start())
    if match["editor"]:
        if likeness(match["names"]) < 1:
            return []
        return [title, _piece(text, "editor", *match.span("names"))]
    if match["volume"]:
        value = quantities.read("volume", match["volume"])
        if labels & {"volume", *value}.intersection(labels) or not value:
            return []
        volume = Labelled(*match.span("volume"), "volume", value, "words for a volume", RULED)
        start, end = match.span("more")
        more = text[start:end].strip(_MARKS)
        if not any(map(str.isalpha, more)):
            return [title, volume]
        start = text.index(more, start)
        return [title, volume, _piece(text, "volume-title", start, start + len(more))]
    if match["genre"]:
        return [title, _piece(text, "genre", *match.span("genre"))]
    return [title, _piece(text, "separator", *match.span("nowhere"))]


def _piece(text: str, label: str, start: int, end: int) -> Labelled:
    value = " ".join(text[start:end].split())
    return Labelled(start, end, label, value, "behind a title", RULED)


#: A place, and what may be one: up to three words in capitals, “Frankfurt a. M.”, “Milano - Napoli”
_PLACE = regex(
    r"[.,]\s(?P<place>[^\W\d_a-z][^\W\d_]{2,20}(?:(?:\s?[-/,]\s?|\s)[^\W\d_a-z][^\W\d_]{2,20}){0,2}"
    r"(?:\s(?:a|i|am|an|der|im)\.?\s?[^\W\d_a-z][^\W\d_]{0,10}\.?)?)\Z"
)


#: What joins two places
_PAIRING = frozenset(["-", "–", "/", "and", "und", "e", "et", "y", "&"])


def _placed(text: str, span: Labelled, after: Labelled | None, labels: set[str]) -> list[Labelled]:
    """Part a place from the title before it: “A title. Lucca: Roe”, “A title, Rome 1901”."""
    match = _PLACE.search(text, span.start + 3, span.end) if after is not None else None
    if match is None or after is None:
        return []
    between = text[span.end : after.start].strip(" .")
    if after.label == "publisher-place" and between in _PAIRING:
        return [
            _ending(text, span, match.start()),
            _piece(text, "publisher-place", match.start("place"), after.end),
        ]
    if "publisher-place" in labels:
        return []
    colon = after.label == "publisher" and between == ":"
    known = after.label in ("issued", "publisher", "page") and any(
        entry.kind == "place" for entry in gazetteer.lookup(match["place"])
    )
    if not colon and not known:
        return []
    title = _ending(text, span, match.start())
    return [title, _piece(text, "publisher-place", *match.span("place"))]


# --- what was cut off ---------------------------------------------------------

#: Small words behind which no title ends, of those that join nouns
_JOINING = frozenset(
    """
    of the on for to and an di del della dello degli delle dei de la le il lo gli e ed der die das
    des und zur zum vom von für im nach zwischen du les et aux el los las y da do dos das em para
    """.split()
)
_JOINED = frozenset("note author editor container-title publisher volume event title".split())
_PART = r"(?:I{1,3}|IV|VI{0,3}|IX|X)"
#: The number of a part, which closes a title: “On rivers. II”, “I, II”
_LAST_PART = regex(rf"(?P<mark>[.,:]?\s){_PART}(?:\s?[,–-]\s?{_PART})?(?=[.,]\s)")


def _titles_whole(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Give a title back what was cut off where no title ends or begins."""
    found = list(spans)
    for at, (before, after) in enumerate(pairwise(spans)):
        between = text[before.end : after.start]
        if before.label == "title":
            part = _LAST_PART.match(text, before.end, min(len(text), after.end))
            if part and part.end() <= after.start:
                found[at] = _spanning(text, before, before.start, part.end())
                return found
            if part and after.label == "container-title" and not between.strip(_MARKS):
                moved = list(_beginning(text, after, part.end()))
                if moved:
                    return [
                        *found[:at],
                        _ending(text, before, part.end()),
                        *moved,
                        *found[at + 2 :],
                    ]
            last = text[before.start : before.end].rpartition(" ")[2]
            if (
                _GOES_ON.fullmatch(between)
                and after.label == "note"
                and (":" in between or _small(text, after.start))
            ):
                start = before.start - (text[before.start - 1 : before.start] in tuple("“„«\"‘'"))
                stop = text.find(". ", after.start, after.end)
                title = _spanning(text, before, start, stop if stop > 0 else after.end)
                rest = _beginning(text, after, stop) if stop > 0 else ()
                return [*found[:at], title, *rest, *found[at + 2 :]]
            if between == " " and last in _JOINING and after.label in _JOINED:
                return [
                    *found[:at],
                    _spanning(text, before, before.start, after.end),
                    *found[at + 2 :],
                ]
        elif before.label == "author" and after.label == "title" and between == " ":
            start = _misread(text, before, after)
            if start is not None:
                title = _spanning(text, after, start, after.end)
                if start == before.start:
                    return [*found[:at], title, *found[at + 2 :]]
                names = _ending(text, before, start - len(" "))
                names = names._replace(
                    end=names.start + len(text[names.start : names.end].rstrip(" ,;"))
                )
                return [
                    *found[:at],
                    names._replace(value=" ".join(text[names.start : names.end].split())),
                    title,
                    *found[at + 2 :],
                ]
    return found


_GOES_ON = regex(r"[”“»\"’']:?\s")


def _small(text: str, start: int) -> bool:
    """Tell a small word that only goes on: “Lakes” of the north."""
    word = text[start : start + 12].partition(" ")[0]
    return (
        word in _JOINING
        or word in ("oder", "or", "o", "ou", "in")
        or word[:-1] in _ELIDED
        or (word.partition("’")[0] in _ELIDED and "’" in word)
    )


_ELIDED = frozenset("nell dell all sull dall l d".split())


def _misread(text: str, names: Labelled, title: Labelled) -> int | None:
    """Say where a title begins whose first words, in capitals, were taken for a name."""
    written = text[names.start : names.end]
    start = names.end - len(written.rpartition(", ")[2])
    last = written[start - names.start :]
    opens = text[title.start].islower() or last.rpartition(" ")[2] in _JOINING
    is_name = last.endswith(".") or likeness(last) >= 1
    return start if opens and " " in last and not is_name else None


def _spanning(text: str, span: Labelled, start: int, end: int) -> Labelled:
    value = " ".join(text[start:end].split())
    return span._replace(start=start, end=end, value=value, likelihood=RULED)


#: A name with its initials in front that opens a title
_OPENING_NAME = regex(
    rf"(?P<name>{_DOTTED}[^\W\d_]{{2,25}}(?:-[^\W\d_]{{2,25}})?)(?:[.,]\s|\s[-–]\s)"
)
_LEAD_IN = regex(
    r"(?i:vgl\.|siehe|see\salso|cf\.)(?i:\s(?:auch|dazu|hierzu|etwa))?:?,?\s(?=[^\W\d_a-z])"
)


def _named_first(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Take who is named at the beginning of a title for the author, if there is no other."""
    at = next((at for at, span in enumerate(spans) if span.label == "title"), None)
    if at is None or _is_quoted(text, spans[at]):
        return spans
    title = spans[at]
    lead = _LEAD_IN.match(text, title.start, title.end)
    if lead:
        title = _spanning(text, title, lead.end(), title.end)
        words = _piece(text, "separator", spans[at].start, lead.end())._replace(reason="leads in")
        spans = [*spans[:at], words, title, *spans[at + 1 :]]
        at += 1
    if any(span.label in PERSONS for span in spans):
        return spans
    name = _OPENING_NAME.match(text, title.start, title.end)
    if name is None:
        return spans
    start, end = name.span("name")
    author = Labelled(start, end, "author", text[start:end], "initials before the title", RULED)
    return [*spans[:at], author, *_beginning(text, title, name.end()), *spans[at + 1 :]]


#: “To appear in” before the name of an outlet
_STATUS = regex(r"(?:to\sappear\s(?:in|on|at)|submitted\sto|accepted\s(?:by|in))\s(?=\w)", re.I)
_EDITED = regex(
    rf"(?P<names>(?:{_DOTTED}\s?)?[^\W\d_][^:()\d]{{2,150}}?):\s(?=[^\W\d_a-z])"
    rf"|(?P<dotted>{_DOTTED}[^\W\d_]{{2,25}}(?:-[^\W\d_]{{2,25}})?),\s(?=[^\W\d_a-z])"
)
_AND = regex(r"\s?[;/]\s?|\s(?:and|und|et|e|y|&)\s")


#: The first word of an outlet's name, cut short, where it stands at the end of a title
_CUT_SHORT = regex(r"(?<=\w[.,]\s)(?P<word>[A-Z][a-zà-ÿ]{1,9})\Z")
#: What is cut short that way, of the words that a title may end in
_SHORT_WORDS = frozenset(
    """
    Abh Acad Acta Adv Am Amer Anal Ann Annal Appl Arch Ark Ber Biochem Biol Bull Can Chem Comm
    Commun Comput Curr Dokl Electron Eng Environ Ergod Eur Exp Forsch Found Gen Geom Hist Ind
    Int Inst Inv Invent Isr Izv Jahrb Jpn Lect Lett Mat Math Med Mem Mich Mitt Nat Nouv Nucl
    Numer Pac Pacif Phil Philos Phys Pol Probab Proc Prog Psychol Pubbl Publ Pure Quart Rass
    Rend Res Rev Riv Russ Sb Schr Sci Sem Sib Sitzungsber Soc Sov Stat Stoch Stochast Struct
    Stud Symp Theor Topol Trans Trudy Univ Verh Vestn Z Zap Zh Ztschr
    """.split()
)


def _outlets_long(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Give an outlet the word cut short that stands before it: “… the like, Probab. | Theory”."""
    for at, (before, outlet) in enumerate(pairwise(spans)):
        if outlet.label != "container-title" or text[before.end : outlet.start] != ". ":
            continue
        near = text[spans[at - 1].end : before.start] if at else ""
        if before.label == "note" and near in (". ", ", ") and spans[at - 1].label == "title":
            word = before.value if isinstance(before.value, str) else ""
            if word.isalpha() and word.istitle() and len(word) < 11:
                return [
                    *spans[:at],
                    _spanning(text, outlet, before.start, outlet.end),
                    *spans[at + 2 :],
                ]
        cut = _CUT_SHORT.search(text, before.start, before.end) if before.label == "title" else None
        if cut and (cut["word"] in _SHORT_WORDS or text[cut.start() - 2] == "."):
            title = _ending(text, before, cut.start() - 2)
            outlet = _spanning(text, outlet, cut.start(), outlet.end)
            return [*spans[:at], title, outlet, *spans[at + 2 :]]
    return spans


def _outlets_whole(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Part an outlet from who edited it, and give it the place that is in its name."""
    spans = _outlets_long(text, spans)
    found: list[Labelled] = []
    skipped = False
    labels = {span.label for span in spans}
    for at, span in enumerate(spans):
        if skipped or span.label != "container-title":
            found += [] if skipped else [span]
            skipped = False
            continue
        status = _STATUS.match(text, span.start, span.end)
        if status:
            found.append(
                _piece(text, "status", span.start, status.end())._replace(
                    reason="words for the state of a work"
                )
            )
            found += _beginning(text, span, status.end())
            continue
        names = _EDITED.match(text, span.start, span.end) if "editor" not in labels else None
        if names and _follows_in(text, span) and _are_persons(names["names"] or names["dotted"]):
            start, end = names.span("names" if names["names"] else "dotted")
            found.append(
                Labelled(start, end, "editor", text[start:end], "names behind “in”", RULED)
            )
            found += _beginning(text, span, names.end())
            continue
        if at + 2 < len(spans):
            place, number = spans[at + 1 : at + 3]
            near = text[span.end : place.start] in (" ", ". ")
            if (
                place.label == "publisher-place"
                and number.label == "volume"
                and near
                and not any(map(str.isalpha, text[place.end : number.start]))
            ):
                found.append(_spanning(text, span, span.start, place.end))
                skipped = True
                continue
        found.append(span)
    return found


def _follows_in(text: str, span: Labelled) -> bool:
    return text[max(0, span.start - 5) : span.start].strip(" :,.(").lower() in ("in", "n in")


def _are_persons(names: str) -> bool:
    return all(likeness(name.strip()) >= _SURELY_PERSON for name in _AND.split(names))


_NUMBER_SIGN = regex(r"(?<=[\s,])(?:n|nn|no|nos|nr|núm)[.°º]\s?\Z", re.I)


def _numbered(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Take what stands behind “n.” for an issue, and what hangs behind a book for no page."""
    labels = {span.label for span in spans}
    found = []
    for before, span in zip([None, *spans], spans, strict=False):
        if span.label == "page" and isinstance(span.value, dict) and "page" in span.value:
            sign = _NUMBER_SIGN.search(text, max(0, span.start - 6), span.start)
            if sign and "issue" not in labels:
                value = quantities.read("issue", text[span.start : span.end])
                span = span._replace(label="issue", value=value, likelihood=RULED)
            elif before is not None and _hangs(text, before, span, labels):
                span = _behind_book(text, span)
        found.append(span)
    return found


def _hangs(text: str, before: Labelled, span: Labelled, labels: set[str]) -> bool:
    """Tell a number behind the year that ends a book: “Roe Press, 1999. 12”."""
    return (
        before.label == "issued"
        and "publisher" in labels
        and "container-title" not in labels
        and text[before.end : span.start] == ". "
        and text[span.start : span.end].isdecimal()
    )


def _behind_book(text: str, span: Labelled) -> Labelled:
    number = text[span.start : span.end]
    if _OF_PAGES.match(text, span.end):
        value = {"number-of-pages": number}
        return span._replace(label="number-of-pages", value=value, likelihood=RULED)
    return span._replace(label="note", value=number, reason="a number behind all", likelihood=RULED)


_OF_PAGES = regex(r"\s?(?:pp?|pages|pag|págs?|S|Seiten|str|с)\b")
