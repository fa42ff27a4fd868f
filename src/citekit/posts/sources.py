"""What the lists and notes of a post say, read as references."""

from __future__ import annotations

import datetime
import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain, pairwise

from attrs import define, evolve, field, frozen

from citekit import citations, matching, remainders
from citekit.csl.document import Cite
from citekit.csl.tree import Style
from citekit.errors import Problem, Severity
from citekit.matching import imprint
from citekit.posts import copies
from citekit.posts.callouts import IBID
from citekit.posts.doubts import (
    CARGO,
    LEAST,
    LETTER,
    LINK,
    MARKUP,
    TAG,
    content,
    is_content,
    is_new,
    is_sure,
    is_whole,
    may_be_meant,
    says_numbers,
)  # fmt: skip
from citekit.posts.drafts import Draft, Item, Note, SourceList, Spans
from citekit.posts.namesakes import same_names
from citekit.record import Record
from citekit.references import Reference, Token, persons
from citekit.references.labelling import LEADS
from citekit.remainders import Rest

__all__ = ["Entry", "Passage", "Sources", "understand"]

#: What says where in a work a note points; it is no part of the work.
_PLACES = frozenset({"locator", "note"})


@frozen
class Entry:
    """An entry of a list that was understood."""

    id: str
    rests: tuple[Rest, ...] = ()  #: what a style may leave out
    #: where it stays as it is, under the number that the style gives it, if it is not understood
    kept: tuple[int, int] | None = None


@frozen
class Passage:
    """References that stand together in a note: ``text[start:end]`` of the post."""

    start: int
    end: int
    cites: tuple[Cite, ...]


@define
class Sources:
    """The works that the post itself describes."""

    records: dict[str, Record] = field(factory=dict)  #: by id
    entries: dict[Item, Entry] = field(factory=dict)  #: the entries that have a place in the list
    again: set[Item] = field(factory=set)  #: notes of which each work has an entry
    passages: dict[str, Passage] = field(factory=dict)  #: by the label of the note
    pure: set[str] = field(factory=set)  #: labels of notes that say nothing else
    held: dict[str, Cite] = field(factory=dict)  #: label of a note → what stands for it in the list
    numbers: dict[str, Cite] = field(factory=dict)  #: number or key of an entry → its work
    problems: list[Problem] = field(factory=list)


def understand(
    draft: Draft,
    books: Mapping[str, Record],
    *,
    date: datetime.date | None,
    lang: str,
    used: Set[str],
    style: Style,
) -> Sources:
    """Read the lists and notes of a post. `books` are what it may cite besides, by id.

    A work of `books` that is described again keeps its id, and gets what is said of it besides.
    `used` are labels of notes that cite in another way. What is not surely understood is a
    problem with its line. It is in nothing else of the result, unless the style has numbers and
    it is an entry with one: then it takes part in the count.
    """
    found = Sources()
    reader = _Reader(draft, found, _Known(books), lang, style)
    for listed in draft.lists:
        reader.read_list(listed, date)
    reader.read_notes([note for note in draft.notes if note.label not in used], date)
    if not style.note:
        reader.seat_notes()
    return found


def _kept(draft: Draft, start: int, end: int, what: str, why: str = "") -> Problem:
    words = " ".join(draft.text[start:end].split())
    words = words if len(words) <= 60 else f"{words[:59]}…"
    if LINK.fullmatch(draft.text, start, end):
        why = "is a link and says nothing of its page (`citekit resolve` may find it)"
    message = f"“{words}” {why or 'is not surely understood'}; the {what} stays as it was written"
    return Problem("source-kept", message, line=draft.line(start), excerpt=words)


_CUT_NAMES = "others-not-named"


def _said(reference: Reference) -> list[Problem]:
    """Return the problems of a reference but those that say what is shown in brackets anyway."""
    return [
        one for one in reference.problems
        if one.severity != "info" or one.code == _CUT_NAMES
    ]  # fmt: skip


def _fresh(wanted: str, taken: dict[str, int]) -> str:
    """Return an id that nothing has yet; `taken` counts how often each was wanted."""
    record_id = wanted
    while record_id in taken:
        taken[wanted] += 1
        record_id = f"{wanted}-{taken[wanted]}"
    taken[record_id] = 1
    return record_id


class _Known:
    """The works that were described so far, by the name of their first author."""

    def __init__(self, books: Mapping[str, Record]) -> None:
        self.records: dict[str, Record] = dict(books)
        self.taken = dict.fromkeys(books, 1)
        self.by_name: dict[str, list[str]] = {}
        for record in books.values():
            self.by_name.setdefault(_name(record), []).append(record.id)

    def add(self, wanted: str, record: Record) -> Record:
        """Take a work in under an id that nothing has yet."""
        record_id = _fresh(wanted, self.taken)
        self.by_name.setdefault(_name(record), []).append(record_id)
        self.records[record_id] = evolve(record, id=record_id)
        return self.records[record_id]

    def find(self, record: Record) -> Record | None:
        """Find the work of a description; None: it is not there, or not surely."""
        near = [self.records[each] for each in self.by_name.get(_name(record), [])[-_MOST_NEAR:]]
        bare = _bare(record)
        for other in near:
            if bare == _bare(other):
                return other
        if "title" not in bare or "issued" not in bare or not near:
            return None
        return matching.choose(record, near).accepted

    def short(self, name: str, title: str) -> list[str]:
        """Return the works of an author with a title, or a part of it; all is folded."""
        return [
            each for each in self.by_name.get(name, ())
            if name and f" {title} ".replace("  ", " ")
            in f" {_folded(self.records[each].fields.get('title'))} "
        ]  # fmt: skip


@frozen
class _Piece:
    """What a note says between two marks: ``text[start:end]``, and what it cites."""

    start: int
    end: int
    cite: Cite | None  #: None: nothing that is surely understood
    lead: str = ""  #: words that lead in to it: “see also”
    is_doubtful: bool = False  #: it looks like a reference all the same
    is_whole: bool = True  #: nothing within it is not understood


class _Reader:
    """Reads lists and notes. Notes say a work once in full and then in short."""

    def __init__(
        self, draft: Draft, found: Sources, known: _Known, lang: str, style: Style
    ) -> None:
        self.draft, self.found, self.known, self.lang = draft, found, known, lang
        self.is_numbered = style.numbered and not style.note
        self.books = frozenset(known.records)
        keys = {item.label for one in draft.lists for group in one.groups for item in group.items}
        cited = [
            one.start for one in draft.cited
            # “@name” that is no key is the handle of somebody
            if one.found is not None and (
                draft.text[one.start] == "["
                or any(cite.id in known.records or cite.id in keys for cite in one.found.cites)
            )
        ]  # fmt: skip
        self.calls = sorted([*(one.start for one in draft.marks), *cited])
        self.listed: set[str] = set()  #: ids of the works of entries
        self.places: dict[str, Cite] = {}  #: id of a work → how it was cited last
        self._last: str | None = None  #: what the note before cites, if it is one work

    # --- lists ------------------------------------------------------------------------

    def read_list(self, listed: SourceList, date: datetime.date | None) -> None:
        """Read a list; what is not surely understood stays, and is said."""
        items = [item for group in listed.groups for item in group.items if item.note is None]
        read = list(copies.read(self.draft, [item.span for item in items], date))
        loose = {item for group in listed.groups if group.kind == "p" for item in group.items}
        sure = [
            is_sure(one, self.draft.text, item, weak=listed.weak, loose=item in loose)
            for one, item in zip(read, items, strict=True)
        ]
        if listed.weak and 2 * sum(sure) < len(items):
            return  # “Links” to something else
        inner = {item for group in listed.groups if group.inner for item in group.items}
        has_items = any(group.kind in ("ol", "ul") for group in listed.groups)
        for item, one, known in zip(items, read, sure, strict=True):
            if known and not self._calls(item):
                self._entry(item, one[0])
            elif known:
                self._keep(item, "holds a citation or the mark of a note")
            elif not ((has_items and item in loose) or self._is_title(item)):
                self._keep(item, severity="info" if item in inner else "warning")

    def _is_title(self, item: Item) -> bool:
        """Tell an entry that is but the heading of a list below it, in which there are entries."""
        return item.over and any(
            item.text_end <= each.text_start < item.end for each in self.found.entries
        )

    def _keep(self, item: Item, why: str = "", severity: Severity = "warning") -> None:
        """Leave an entry as it is; a style with numbers counts it, if it had one."""
        kept = _kept(self.draft, *item.span, "entry", why)
        self.found.problems.append(evolve(kept, severity=severity))
        if self.is_numbered and item.label.isdecimal():
            self.found.numbers.setdefault(item.label, self._hold(item, *item.span))

    def _hold(self, item: Item, start: int, end: int) -> Cite:
        """Make a work of what is not understood, to be counted."""
        words = " ".join(TAG.sub("", self.draft.text[start:end]).split())
        record = self.known.add("entry", Record("entry", "document", {"title": words or "?"}))
        self.found.records[record.id] = record
        self.found.entries[item] = Entry(record.id, kept=(start, end))
        return Cite(record.id)

    def _calls(self, item: Item) -> bool:
        """Tell an entry with a citation or the mark of a note in it, which would be lost."""
        start, end = item.span
        at = bisect_left(self.calls, start)
        return at < len(self.calls) and self.calls[at] < end

    def _entry(self, item: Item, reference: Reference) -> None:
        is_key = bool(item.label) and not item.label.isdecimal()
        rests = tuple(remainders.find(reference))
        record = self._spoken(remainders.without_place(reference.record))
        same = self.known.find(record)
        if same is not None and same.id in self.listed and _bare(same) == _bare(record):
            record = same  # listed twice: two entries, and one work
        elif same is not None and same.id in self.books and same.id not in self.found.records:
            merged = matching.merge(record, same, "bibliography").record
            record = self.known.records[same.id] = evolve(merged, id=same.id)
        else:
            record = self.known.add(item.label if is_key else record.id, record)
        self.found.records[record.id] = record
        self.listed.add(record.id)
        self.found.entries[item] = Entry(record.id, rests)
        if item.label:
            self.found.numbers.setdefault(item.label, Cite(record.id))
        line = self.draft.line(item.text_start)
        self.found.problems += (evolve(one, line=line) for one in _said(reference))

    def _spoken(self, record: Record) -> Record:
        """Say the language of a post that is not English: no title is to be capitalised."""
        if self.lang.startswith("en") or "language" in record.fields:
            return record
        return record.replace({"language": self.lang})

    # --- notes ------------------------------------------------------------------------

    def seat_notes(self) -> None:
        """Make entries of the notes of a list: one of each work.

        Where one of them says something else they stay notes, all of them; but a style with
        numbers counts that one among the entries.
        """
        notes = {note.label: note for note in self.draft.notes}
        for listed in self.draft.lists:
            for group in listed.groups:
                items = [item for item in group.items if item.note is not None]
                labels = {str(item.note) for item in items}
                if not labels <= (notes.keys() if self.is_numbered else self.found.pure):
                    self.found.pure -= labels
                    continue
                for item in items:
                    self._seat(item, notes[str(item.note)])

    def _seat(self, item: Item, note: Note) -> None:
        if note.label not in self.found.pure:
            self.found.held[note.label] = self._hold(item, note.text_start, note.text_end)
            return
        ids = [cite.id for cite in self.found.passages[note.label].cites]
        fresh = next((each for each in ids if each not in self.listed), None)
        if fresh is None:
            self.found.again.add(item)
        else:
            self.found.entries[item] = Entry(fresh)
            self.found.records.setdefault(fresh, self.known.records[fresh])
            self.listed.add(fresh)

    def read_notes(self, notes: Sequence[Note], date: datetime.date | None) -> None:
        """Read notes in the order in which the text calls them."""
        order = {mark.label: mark.start for mark in reversed(self.draft.marks)}
        single = sorted(
            (note for note in notes if note.single and note.label in order),
            key=lambda note: order[note.label],
        )
        spans = [(note.text_start, note.text_end) for note in single]
        self._tell_of_many([note for note in notes if not note.single], date)
        others = self._others({note.label for note in single})
        at = 0
        for note, read in zip(single, copies.read(self.draft, spans, date), strict=True):
            while at < len(others) and others[at][0] < order[note.label]:
                self._last = others[at][1]
                at += 1
            told = [
                one for one in read
                if any(map(is_content, one.tokens)) or _POINTS.search(one.text)
            ]  # fmt: skip
            self._note(note, self._pieces(told, date))

    def _tell_of_many(self, notes: Sequence[Note], date: datetime.date | None) -> None:
        """Say which notes of several paragraphs hold a reference: they stay."""
        for note in notes:
            spans = [*_parted(self.draft.text, note.text_start, note.text_end, _PARAGRAPH)]
            for one in chain.from_iterable(copies.read(self.draft, spans, date)):
                if "author" in one.record.fields and is_new(one, one.record):
                    why = "stands in a note of several paragraphs"
                    self.found.problems.append(_kept(self.draft, *content(one), "note", why))
                    break

    def _others(self, labels: Set[str]) -> list[tuple[int, str | None]]:
        """Return where the text cites otherwise than by the notes of these labels.

        With each place comes the one work that it cites, or None.
        """
        found: list[tuple[int, str | None]] = [
            (one.start, None) for one in self.draft.marks if one.label not in labels
        ]
        for one in self.draft.cited:
            if one.note is None and one.found is not None:
                ids = {self._id(cite.id) for cite in one.found.cites}
                found.append((one.start, ids.pop() if len(ids) == 1 else None))
        return sorted(found, key=lambda each: each[0])

    def _id(self, key: str) -> str | None:
        """Return the id of the work that a key names, if there is one."""
        if key in self.known.records:
            return key
        return self.found.numbers[key].id if key in self.found.numbers else None

    def _alone(self, one: Reference, date: datetime.date | None) -> Reference:
        """Read a reference that stands among words without them."""
        if not is_whole(one) or all(token.label != "note" for token in one.tokens):
            return one
        start, end = content(one)
        [read] = copies.read(self.draft, [(start, end)], date)
        return read[0] if len(read) == 1 else one

    def _note(self, note: Note, pieces: Sequence[_Piece]) -> None:
        """Take what a note cites in a row; words of the writer stay, before it and behind it."""
        text = self.draft.text
        if LINK.fullmatch(text, note.text_start, note.text_end):
            self._last = None
            self.found.problems.append(_kept(self.draft, note.text_start, note.text_end, "note"))
            return
        if not pieces:
            return
        if CARGO.search(text, note.text_start, note.text_end):
            self._last = None
            return
        cited = [at for at, piece in enumerate(pieces) if piece.cite is not None]
        inner = pieces[cited[0] : cited[-1] + 1] if cited else []
        if why := self._why_kept(pieces, inner):
            self._last = None
            if why != "prose":
                span = (pieces[0].start, pieces[-1].end)
                self.found.problems.append(_kept(self.draft, *span, "note", why))
            return
        cites = [
            evolve(piece.cite, prefix=f"{piece.lead} " if at and piece.lead else "")
            for at, piece in enumerate(inner) if piece.cite is not None
        ]  # fmt: skip
        start, end = _with_marks(text, inner[0].start, inner[-1].end, note)
        self.found.passages[note.label] = Passage(start, end, tuple(cites))
        self._last = cites[0].id if len({cite.id for cite in cites}) == 1 else None
        around = text[note.text_start : start] + text[end : note.text_end]
        if not LETTER.search(TAG.sub("", around)):
            self.found.pure.add(note.label)

    def _why_kept(self, pieces: Sequence[_Piece], inner: Sequence[_Piece]) -> str:
        """Say why a note stays as it was; empty: it does not; “prose”: nobody need be told."""
        if not inner:
            doubtful = any(piece.is_doubtful for piece in pieces)
            return "is not surely understood" if doubtful else "prose"
        gaps = (self.draft.text[a.end : b.start] for a, b in pairwise(inner))
        alone = all(
            not LETTER.search(TAG.sub("", gap.replace(after.lead, "", 1)))
            for gap, after in zip(gaps, inner[1:], strict=True)
        )
        if alone and all(piece.cite is not None and piece.is_whole for piece in inner):
            return ""
        return "stands among other words"

    # --- what a note says, piece by piece -----------------------------------------------

    def _pieces(self, read: Sequence[Reference], date: datetime.date | None) -> list[_Piece]:
        """Read the references of a note as citations, each with the works above it in mind."""
        found: list[_Piece] = []
        before = self._last
        for one in read:
            parts = self._parts(one, date, before)
            found += parts or [self._piece(one, before, date)]
            before = next((piece.cite.id for piece in reversed(found) if piece.cite), None)
        return found

    def _parts(
        self, one: Reference, date: datetime.date | None, before: str | None
    ) -> list[_Piece]:
        """Read what semicolons part by itself: “Ricks, *Fiasco*, 50; Roe, *Seas*, 3”.

        Empty: it is one. Names are parted by them, too.
        """
        spans = list(_parted(self.draft.text, one.start, one.end))
        is_sure = one.confidence >= LEAST and not any(
            token.label == "note" and ";" in self.draft.text[one.start : token.end]
            for token in one.tokens
        )
        if len(spans) < 2 or is_sure:
            return []
        found: list[_Piece] = []
        for read in copies.read(self.draft, spans, date):
            for part in read:
                piece = self._piece(part, before, date)
                if not found and (piece.cite is None or _is_mere_name(part)):
                    return []
                found.append(piece)
                before = piece.cite.id if piece.cite else None
        return found

    def _piece(self, one: Reference, before: str | None, date: datetime.date | None) -> _Piece:
        first = one.tokens[0] if one.tokens else None
        lead = first.text.strip() if first is not None and first.reason == LEADS else ""
        lead = "" if _MARKUP.search(lead) else lead
        text = self.draft.text[one.start : one.end]
        if (back := _BACK.match(text)) is not None:
            return self._back(one, back)
        if same := IBID.match(one.text):
            return self._same(one, same.end(), before, lead)
        place, whole = self._place_at_end(one), one
        one = self._alone(one, date)
        start, end = content(one)
        is_clear = one.confidence >= LEAST and is_whole(one)
        if place is not None and (not is_clear or place.end("place") > end):
            if cut := self._cut(whole, place, date):
                return evolve(cut, lead=lead)
            place = None
        cite = self._cite(one)
        if cite is None and place is not None and (cut := self._cut(whole, place, date)):
            return evolve(cut, lead=lead)
        if cite is not None and (goes_on := _GOING_ON.match(self.draft.text, end)):
            cite, end = evolve(cite, suffix=cite.suffix + goes_on[0]), goes_on.end()
        is_doubtful = cite is None and (may_be_meant(one) or _POINTS.search(text) is not None)
        return _Piece(start, end, cite, lead, is_doubtful, is_whole(one))

    def _same(self, one: Reference, end: int, before: str | None, lead: str) -> _Piece:
        """Read “ibid., 33 n. 4”: the work above, and where in it; other words stay in the note."""
        said = [token.label for token in one.tokens if token.start - one.start >= end]
        start, stop = one.start, content(one)[1]
        is_there = one.text[:end].casefold().lstrip("*_<iem>").startswith("loc")
        if before is None or is_there or {"author", "issued"} & {*said}:
            return _Piece(start, stop, None, lead, is_doubtful=True)
        if (cite := self._again(before, one.text[end : stop - one.start].strip(" .,;"))) is None:
            cite, stop = Cite(before), one.start + end
        return _Piece(start, stop, cite, lead)

    def _back(self, one: Reference, back: re.Match[str]) -> _Piece:
        """Read “Ricks, op. cit., 41”: the one work of that author that is known."""
        start, end = one.start + back.start("name"), one.start + back.end()
        lead = self.draft.text[one.start : start].strip()
        near = self._by_names(back["name"])
        rest = back["rest"].strip(" .,")
        lang = "de-DE" if back["kind"][:1] in "aA" else self.lang
        label, locator, more = citations.locator(f", {rest}", lang=lang)
        if len(near) != 1 or LETTER.search(more):
            return _Piece(start, end, None, lead, is_doubtful=True)
        cite = Cite(near[0], locator, label)
        if not rest and back["kind"][:1] in "lL":  # loc. cit.: at the same place
            cite = self.places.get(near[0], cite)
        self.found.records.setdefault(near[0], self.known.records[near[0]])
        return _Piece(start, end, cite, lead)

    def _by_names(self, text: str) -> list[str]:
        """Return the works by whom a text names: all of them, or the first and “et al.”."""
        said = persons.read(text)
        first = said[0].literal or said[0].family if said else ""
        words = _folded(first).split()
        near = self.known.short(" ".join(words), "") or (words and self.known.short(words[-1], ""))
        with_others = persons.others(text) is not None
        return [
            each for each in near or ()
            if same_names(said, authors := self.known.records[each].fields.get("author", ()))
            and (with_others or len(said) == len(authors))
        ]  # fmt: skip

    def _place_at_end(self, one: Reference) -> re.Match[str] | None:
        start = max(one.start, one.end - _FARTHEST)
        return _PLACE_AT_END.search(self.draft.text, start, one.end)

    def _cut(
        self, one: Reference, place: re.Match[str], date: datetime.date | None
    ) -> _Piece | None:
        """Read a reference without the place at its end, which may have confused the reader."""
        if not self.draft.text[one.start : place.start()].strip():
            return None
        [read] = copies.read(self.draft, [(one.start, place.start())], date)
        if len(read) != 1 or not is_whole(read[0]):
            return None
        head = self._alone(read[0], date)
        start, end = content(head)
        if LETTER.search(TAG.sub("", self.draft.text[end : place.start()])):
            return None
        cite = self._cite(head, place["place"].strip())
        return None if cite is None else _Piece(start, place.end("place"), cite)

    def _cite(self, one: Reference, more: str = "") -> Cite | None:
        """Read a reference as the citation of a work: of one that is known, or of a new one.

        `more`: words of the place that do not stand in it.
        """
        record, place = _apart(one, self.lang)
        known = self.known.find(record)
        if known is not None:
            pointing = _narrowed(one, known, self.lang)
            place = _words_of(one, pointing) or place
            work = _fuller(known, record, {token.label for token in pointing})
        elif (short := self._short(one)) is not None:
            known, place = self.known.records[short[0]], short[1]
            work = known
        elif not is_new(one, record):
            return None
        else:
            work = self._spoken(record)
        cite = self._pointed(work.id, _joined(place, more))
        if cite is None or not says_numbers(one, work, cite):
            return None
        if known is None:
            work = self.known.add(work.id, work)
            cite = evolve(cite, id=work.id)
            line = self.draft.line(one.start)
            self.found.problems += (
                evolve(each, line=line) for each in one.problems if each.code == _CUT_NAMES
            )
        self.known.records[work.id] = self.found.records[work.id] = work
        self.places[work.id] = cite
        return cite

    def _again(self, record_id: str, place: str) -> Cite | None:
        """Cite the work above at another place."""
        cite = self._pointed(record_id, place)
        behind = "" if cite is None else _BEHIND_PLACE.sub("", cite.suffix)
        if any(map(str.isalpha, behind)) and not _FEW_WORDS.fullmatch(behind):
            return None
        return cite

    def _pointed(self, record_id: str, place: str) -> Cite | None:
        """Cite a work at a place as the note writes it; what is no locator stays its words."""
        place = _plain(place, self.draft.form)
        if "<" in place:
            return None
        label, locator, more = citations.locator(f", {place}", lang=self.lang)
        if not place:
            return Cite(record_id)
        if not locator or (":" in locator and place.startswith(locator)):
            return Cite(record_id, suffix=f", {place}")  # “2:33”: no style calls it a page
        return Cite(record_id, locator, label, suffix=more.rstrip())

    def _short(self, one: Reference) -> tuple[str, str] | None:
        """Read “Ricks, Fiasco, 40”: the one work of that author with that title."""
        fields = one.record.fields
        pointing = _pointing(one, self.lang, volumes=True)
        said = {token.label for token in pointing}
        if fields.keys() - _SHORT - said:
            return None
        others = [token for token in one.tokens if token not in pointing]
        if any(token.label in ("note", *_NUMBERS) for token in others):
            return None
        title, name = _folded(fields.get("title")), _name(one.record)
        place = _words_of(one, pointing)
        if not place and (found := _ENDING.search(str(fields.get("title", "")))):
            place = found[1]
            title = _folded(str(fields["title"])[: found.start()])
        if not name:  # “Ricks, 40”
            name, title = title, ""
        near = self.known.short(name, title)
        return (near[0], place) if len(near) == 1 else None


_ENDING = re.compile(r",\s(\d{1,5}(?:[-–]\d{1,5})?)\Z")
_MOST_NEAR = 20
_OPEN = r"[*_]{0,2}(?:<(?:i|em)>)?"
_SHUT = r"(?:</(?:i|em)>)?[*_]{0,2}"
#: “Ricks, op. cit., p. 41”, “Ricks, *loc. cit.*”, “Roe, a. a. O., S. 3”
_BACK = re.compile(
    rf"(?:(?:see(?: also)?|cf\.|vgl\.|siehe|voir)\s)?"
    rf"(?P<name>[^\W\d_][^\d,;:()\[\]]{{1,60}}),?\s{_OPEN}"
    rf"(?P<kind>op\.\s?cit|loc\.\s?cit|ob\.\s?cit|art\.\s?cit|a\.\s?a\.\s?O)\.?,?{_SHUT}"
    r"(?P<rest>(?:,?\s(?:pp?\.|S\.|at|fols?\.|chaps?\.)?\s?[\divxlc–-]{1,20}(?:\sff?\b)?)?)"
    rf"(?=[.;]?\s*(?:{_SHUT})\Z)",
    re.IGNORECASE,
)
#: What points to a work without naming it
_POINTS = re.compile(
    r"\b(?:ibid(?:em)?|ebd|ebenda|op\.\s?cit|loc\.\s?cit|ob\.\s?cit|a\.\s?a\.\s?O|idem)\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"[*_<\[`&]")
_SEMICOLON = re.compile(r";\s+")
_PARAGRAPH = re.compile(
    r"\n[ \t]*\n\s*|</?(?:p|div|li|blockquote)\b[^<>]{0,300}>|<br\b[^<>]{0,99}>"
)


def _parted(
    text: str, start: int, end: int, sign: re.Pattern[str] = _SEMICOLON
) -> Iterator[tuple[int, int]]:
    """Part a text at its semicolons, but not within brackets and marks of quotation."""
    at = start
    for found in sign.finditer(text, start, end):
        piece = text[at : found.start()]
        if all(piece.count(one) == piece.count(other) for one, other in ("()", "[]", "“”", "«»")):
            yield at, found.start()
            at = found.end()
    yield at, end


def _is_mere_name(one: Reference) -> bool:
    return one.record.fields.keys() <= {"author", "editor"}


_NUMBERS = frozenset({"page", "locator", "volume", "number", "issue"})
_SHORT = _NUMBERS | {"author", "title", "note", "editor", "language"}


def _bare(record: Record) -> dict[str, object]:
    """Return what a record says of the work itself."""
    return {key: value for key, value in record.fields.items() if key not in _PLACES}


def _name(record: Record) -> str:
    """Return what a work is first looked for by: the name of its first author."""
    names = record.fields.get("author") or record.fields.get("editor")
    if isinstance(names, tuple | list) and names:
        return _folded(getattr(names[0], "family", None) or getattr(names[0], "literal", None))
    return ""


def _folded(text: object) -> str:
    return " ".join(re.findall(r"\w+", text.casefold())) if isinstance(text, str) else ""


def _apart(one: Reference, lang: str) -> tuple[Record, str]:
    """Part a work from the place in it that a note points to."""
    pointing = _pointing(one, lang)
    if not pointing:
        own = _is_by_itself(one.record.fields)
        pointing = [
            token for token in one.tokens
            if token.label == "locator" or (token.label == "page" and own)
        ][:1]  # fmt: skip
    gone = {token.label for token in pointing}
    gone -= {token.label for token in one.tokens if token not in pointing}
    place = _words_of(one, pointing)
    return one.record.replace(dict.fromkeys((*gone, "locator", "note"), None)), place


def _narrowed(one: Reference, known: Record, lang: str) -> list[Token]:
    """Return what says a place in a known work: pages and a volume that are not those of it."""
    said, has = one.record.fields, known.fields
    return _pointing(
        one, lang,
        pages="page" in said and not _is_same(said["page"], has.get("page")),
        volumes="volume" in said and said["volume"] != has.get("volume"),
    )  # fmt: skip


def _fuller(known: Record, record: Record, without: Set[str]) -> Record:
    """Add to a known work what a note says of it besides."""
    bare = record.replace(dict.fromkeys(("page", "language", *without), None))
    merged = matching.merge(known, bare, "note").record
    more = {
        key: value for key, value in bare.fields.items()
        if key in _ADDRESSES and key not in merged.fields
    }  # fmt: skip
    return evolve(merged.replace(more), id=known.id)


def _joined(*places: str) -> str:
    return ", ".join(filter(None, places))


_NUMERAL = (
    r"(?:\d{1,4}[a-z]{0,2}|[ivxlcIVXLC]{1,8})"
    r"(?:(?:[-–:.]{1,2}|&\w{1,8};|&\#\d{1,5};)\d{1,4}[a-z]{0,2}|[-–][ivxlc]{1,8}){0,3}"
)
_WORD_OF_PLACE = (
    r"(?:pp?|S|s|Seiten?|pages?|pág|págs|vols?|Bd|t|tome|tomo|chaps?|ch|Kap|cap|figs?|Abb|plates?|"
    r"pl|Taf|tables?|tab|maps?|fols?|ff?|nn?|notes?|Anm|fn|loc|Kindle loc|sec|§§?|¶¶?|Rn|Rz|nos?|"
    r"Nr|lines?|ll?|Z|at|hier)(?![^\W\d_])\.?\s{0,2}"
)
_FOLLOWING = r"(?:\s?(?:ff?|sqq?|ss)\b\.?)?"
_MORE_PLACE = (
    rf"(?:(?:,\s|\s(?:and|und|et|y|e)\s|\s)(?:{_WORD_OF_PLACE})?{_NUMERAL}{_FOLLOWING}){{0,5}}"
)
#: A place at the end of a reference; a year is none, if no word says that it is.
_PLACE_AT_END = re.compile(
    r"(?<![\s,;:])"
    rf"(?:[,:;]\s{{1,3}}|\.\s{{1,3}}(?=[^\W\d_])|\s(?={_WORD_OF_PLACE}\d))"
    rf"(?P<place>(?:{_WORD_OF_PLACE}|(?!(?:1[4-9]|20)\d\d(?!\d))(?=\d)){_NUMERAL}{_FOLLOWING}"
    rf"{_MORE_PLACE})[\s.]{{0,9}}\Z"
)
_FARTHEST = 200
_GOING_ON = re.compile(r"\s?(?:ff?|sqq?|ss)\b\.?(?=\W|\Z)")


def _is_same(page: object, other: object) -> bool:
    """Tell whether two say the same pages: “112-39” and “112–139”."""
    if not isinstance(page, str) or not isinstance(other, str):
        return False
    return imprint.is_same_page(imprint.read_pages(page), imprint.read_pages(other))


#: What may stand behind the place that a note cites
_ADDRESSES = frozenset({"URL", "DOI", "PMID", "PMCID", "ISBN", "accessed"})
#: What the reader takes places for that are no pages
_ODD_PLACES = frozenset({"archive_location", "section", "note", "number", "genre"})
#: What is part of a place if it stands right before it: “Kindle loc. 12”, “plate 3”
_ANNOUNCING = frozenset({"medium", "genre", "section", "note"})


def _pointing(
    one: Reference, lang: str, *, pages: bool = False, volumes: bool = False
) -> list[Token]:
    """Return what a reference says last: where in the work a note points.

    `pages`: the pages of a part of a work are such a place, too; `volumes`: so are volumes.
    """
    own = _is_by_itself(one.record.fields)
    places = {"locator", *(("page",) if pages or own else ()), *(("volume",) if volumes else ())}
    found: list[Token] = []
    tokens = list(one.tokens)
    for at in reversed(range(len(tokens))):
        token = tokens[at]
        if token.label == "separator" or (not found and token.label in _ADDRESSES):
            continue
        is_place = (
            token.label in places
            or (own and found and token.label == "volume")
            or (token.label in _ODD_PLACES and _is_place(_announced(one, token), lang))
        )
        gap = "".join(one.text for one in tokens[at + 1 : tokens.index(found[0])]) if found else ""
        leads = found and token.label in _ANNOUNCING and len(gap) <= 2 and gap.strip() in ("", ".")
        if not is_place and not leads:
            break
        found.insert(0, token)
    return found


def _is_place(text: str, lang: str) -> bool:
    """Tell “fig. 2”, “fols 3r–4v” and “table 3”, of which a word says what is counted."""
    label, locator, more = citations.locator(f", {text}", lang=lang)
    if locator and label not in ("page", "volume", "issue") and not more:
        return True
    return _COUNTED.fullmatch(text) is not None


_COUNTED = re.compile(r"[^\W\d_]{3,12}\.?\s\d{1,4}[a-z]?(?:\s?[-–]\s?\d{1,4}[a-z]?)?")


def _words_of(one: Reference, tokens: Sequence[Token]) -> str:
    """Return a place as it is written, with the word before it: “pp. 3-5”."""
    if not tokens:
        return ""
    first, last = one.tokens.index(tokens[0]), one.tokens.index(tokens[-1])
    rest = "".join(token.text for token in one.tokens[first + 1 : last + 1])
    return _announced(one, tokens[0]) + rest


def _plain(place: str, form: str) -> str:
    """Read the markup of a place; what looks like a tag then is none."""
    if form == "markdown":
        place = citations.written(place)
    return html.unescape(MARKUP.sub("", place))


#: “chapter on colour”: no sentence, no name and no year
_SMALL_WORD = r"[^\W\d_A-Z]{1,20}"
_FEW_WORDS = re.compile(
    rf"[\s,;]{{0,3}}{_SMALL_WORD}(?:[\s,’'-]{{1,2}}(?:{_SMALL_WORD}|\d{{1,3}})){{0,7}}"
)
#: What may stand behind the number of a page: “n. 4”, “ff.”, “and note 3”, “*passim*”
_BEHIND_PLACE = re.compile(
    r"(?<![^\W\d_])(?:nn?|notes?|fn|anm|fußn|not|nota|ff?|sqq?|ss|et|and|und|y|e|passim|pp?|s)"
    r"(?![^\W\d_])\.?",
    re.IGNORECASE,
)


def _is_by_itself(fields: Mapping[str, object]) -> bool:
    """Tell a work that has no pages of its own: it stands in nothing else."""
    return "container-title" not in fields and "collection-title" not in fields


def _announced(one: Reference, token: Token) -> str:
    """Return a place with the word before it: “pp. 3-5”."""
    at = one.tokens.index(token)
    before = one.tokens[at - 1].text if at else ""
    word = remainders.announcing(before)
    return token.text if word.strip() in _AT else f"{word}{token.text}"


#: Words before a place that say no more than a comma
_AT = frozenset({"at", "here", "hier", "ici", "aquí", "qui"})


_ANY_LINK = re.compile(
    r"<a\b[^<>]{1,1000}>(?:(?!</?a\b).){0,1000}</a>|\[[^\[\]]{1,300}\]\([^()\s]{1,1000}\)",
    re.IGNORECASE | re.DOTALL,
)


def _with_marks(text: str, start: int, end: int, note: Note) -> tuple[int, int]:
    """Take in what belongs to a reference and no token has: links, emphasis, brackets."""
    links = Spans(one.span() for one in _ANY_LINK.finditer(text, note.text_start, note.text_end))
    start = (links.around(start) or (start,))[0]
    end = (links.around(end - 1) or (0, end))[1]
    before = re.search(r"(?:<(?:i|em|cite|b|strong|q|a)\b[^<>]{0,300}>|[*_“\"„«‚‘'\[(<])*\Z",
                       text[max(note.text_start, start - 400) : start])  # fmt: skip
    after = re.match(r"(?:</(?:i|em|cite|b|strong|q|a)>|\]\([^()\s]{0,300}\)|[*_”\"“»’')\]>.])*",
                     text[end : min(note.text_end, end + 400)])  # fmt: skip
    assert before is not None
    assert after is not None
    return start - len(before[0]), end + len(after[0])
