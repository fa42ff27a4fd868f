"""The passes over a text, one after the other: blocks → drafts → references."""

from __future__ import annotations

import datetime
import itertools
import os
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve

from citekit import dates, identifiers
from citekit.errors import Problem, Severity
from citekit.record import Date, Record
from citekit.references import (
    Reference,
    Token,
    assembly,
    gazetteer,
    grouping,
    labelling,
    lists,
    network,
    openings,
    persons,
    splitting,
)  # fmt: skip
from citekit.references.labelling import Labelled
from citekit.references.views import Link, View, is_web, view
from citekit.references.words import Words, cut

__all__ = ["read"]


def read(
    text: str,
    date: datetime.date | str | None = None,
    model: str | os.PathLike[str] | None = None,
) -> list[Reference]:
    """Read the references of a text, as `citekit.references.parse` says.

    >>> [each.record.type for each in read("Sly, Liz, “The fall,” Washington Post, 7/15/19")]
    ['article-newspaper']
    """
    latest = _latest(date)
    seen = view(text)
    blocks = splitting.split(seen)
    drafts = [_Draft(seen, block) for block in blocks if not block.heading]
    _tag(drafts, network.shipped() if model is None else network.trained(model))
    _read_as_list(drafts, latest)
    lines = _LineFinder(text)
    headings = [block for block in blocks if block.heading]
    return _references(text, drafts, headings, lines)


#: A text of more words is no reference, whatever it is; it is kept as it was written.
_MOST_WORDS = 600


def _latest(date: datetime.date | str | None) -> datetime.date | None:
    if isinstance(date, datetime.datetime):
        return date.date()
    if date is None or isinstance(date, datetime.date):
        return date
    if not isinstance(date, str):
        raise TypeError(f"date: a datetime.date or a string, not {type(date).__name__}")
    try:
        parsed = dates.parse(date.strip())
    except ValueError as error:
        raise ValueError(f"date: {error}") from None
    if not parsed.start or parsed.end or not 1 <= parsed.start[0] <= 9998:
        raise ValueError(f"date: not the day, month or year of a post: {date!r}")
    year, month, day = [*parsed.start, 0, 0][:3]
    if day:
        return datetime.date(year, month, day)
    # A post of a month or a year is as late as its last day.
    after = datetime.date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    return after - datetime.timedelta(days=1)


class _Draft:
    """A reference on its way through the passes."""

    def __init__(self, seen: View, block: splitting.Block) -> None:
        self.view = seen
        self.block = block
        self.text = seen.text[block.start : block.end]
        self.same_author = lists.repeats_author(self.text)
        self.ibid = lists.same_as_above(self.text)
        self.start = block.start + (self.same_author or self.ibid)
        self.opening = openings.led_in(self.text) if self.start == block.start else 0
        self.joined = 0 if self.opening else openings.joined(self.text)
        self.start += self.opening or self.joined
        self.stretch = seen.stretch(self.start, block.end)
        self.links = seen.stretch(block.start, block.end).links
        self.spans: list[Labelled] = []
        self.confidence = 0.0
        self.notes: list[tuple[str, str, Severity, int, int]] = []
        self.fields: dict[str, Any] = {}
        self.type = "document"
        self.kind = ""  #: the type that the network read

    def words(self) -> Words:
        """Give the words that the network reads: none of what is no reference, or sure."""
        whole = self.identifier()
        if whole is not None:
            self.spans, self.confidence = [whole], 0.99
            return cut("")
        words = grouping.cut(self.view.text[self.start : self.block.end])
        own = self.stretch.links, self.stretch.emphases
        linked = [(link.start - self.start, link.end - self.start) for link in own[0]]
        emphasised = [(start - self.start, end - self.start) for start, end in own[1]]
        words = words._replace(linked=linked, emphasised=emphasised)
        if len(words.texts) > _MOST_WORDS:
            self.links = ()
            return cut("")
        return words

    def places(self, names: Iterable[str]) -> list[tuple[int, int]]:
        """Find names that stand here and are not labelled an outlet."""
        text = self.view.text[self.start : self.block.end]
        known = [span.value for span in self.spans if span.label == "container-title"]
        found = []
        for name in names:
            at = text.find(name)
            if at >= 0 and name not in known:
                found.append((at, at + len(name)))
        return found

    def label(self, words: Words, reading: network.Reading, net: network.Network) -> None:
        """Take over what the network read."""
        if not words.texts:
            return
        text = self.view.text[self.start : self.block.end]
        found = labelling.spans(text, words, reading)
        read = [span.likelihood for span in found if span.label != "separator"]
        self.confidence = net.whole(labelling.figures(read, reading))
        self.kind = reading.type
        settled = assembly.settled(text, found)
        if any(span.likelihood == labelling.RULED for span in settled):
            self.confidence *= _CORRECTED
        self.spans = [
            span._replace(
                start=span.start + self.start,
                end=span.end + self.start,
                likelihood=net.confidence(span.label, labelling.logit(span.likelihood)),
            )
            for span in settled
        ]
        if self.opening:
            end = self.block.start + len(self.text[: self.opening].rstrip(" ,:"))
            lead = self.view.text[self.block.start : end]
            span = Labelled(self.block.start, end, "note", lead, labelling.LEADS)
            self.spans.insert(0, span)

    def identifier(self) -> Labelled | None:
        """Read a line that is one identifier and nothing else."""
        text = self.text.strip("<>. ")
        try:
            found = identifiers.parse(text)
        except ValueError:
            return None
        if found.kind in ("doi", "un-symbol"):
            # a resolution by its name, and an annex, say more than the symbol
            ends = [one.end for one in identifiers.find(text)]
            if not ends or any(map(str.isalnum, text[ends[0] :])):
                return None
        value = identifiers.written(found)
        name = identifiers.FIELDS[found.kind]
        reason = f"the form of {identifiers.NAMES[found.kind]}"
        return Labelled(self.block.start, self.block.end, name, value, reason)

    def note(self, code: str, message: str, severity: Severity, span: tuple[int, int]) -> None:
        self.notes.append((code, message, severity, *span))


def _tag(drafts: list[_Draft], net: network.Network) -> None:
    """Label the words of every reference; all are read together."""
    words = [draft.words() for draft in drafts]
    for draft, own, reading in zip(drafts, words, net.read(words), strict=True):
        draft.label(own, reading, net)
    again = []
    shared = _shared_outlets(drafts)
    for draft, own in zip(drafts, words, strict=True) if shared else ():
        spans = draft.places(shared)
        if spans and own.texts:
            again.append((draft, own._replace(outlets=spans)))
    readings = net.read([own for _, own in again])
    for (draft, own), reading in zip(again, readings, strict=True):
        draft.label(own, reading, net)


def _shared_outlets(drafts: Sequence[_Draft]) -> Mapping[str, int]:
    """Give names that several references of the list use as their outlet, and how many do.

    What the gazetteer knows was known before.
    """
    counted = Counter(
        span.value
        for draft in drafts
        for span in draft.spans
        if span.label == "container-title" and span.likelihood > _SURE
    )
    return {
        name: count
        for name, count in counted.items()
        if count > 1 and len(name) > 2 and not gazetteer.lookup(name)
    }


#: How sure a reference is, of how sure it was, where a rule has overruled the network
_CORRECTED = 0.85
#: A likelihood from which on one reference teaches others.
_SURE = 0.5


# --- the list as a whole ------------------------------------------------------


def _read_as_list(drafts: list[_Draft], latest: datetime.date | None) -> None:
    dated = [
        span
        for draft in drafts
        for span in draft.spans
        if span.label in ("issued", "accessed") and isinstance(span.value, dates.Written)
    ]
    order = lists.calendar(
        [span.value for span in dated],
        [drafts[0].view.text[span.start : span.end] for span in dated] if dated else [],
        latest,
    )
    above: _Draft | None = None
    for draft in drafts:
        _assemble(draft, order)
        _repeat(draft, above)
        silent = not any(map(str.isalnum, draft.text))
        if silent or draft.fields.keys() <= {"note", "issued", "accessed", "locator", "page"}:
            _leave_as_written(draft)
            above = None
            continue
        above = draft
        _name_loneliness(draft)
    _name_gaps(drafts)


def _name_gaps(drafts: Sequence[_Draft]) -> None:
    """Name the numbers that a list leaves out, unless references without one stand there."""
    above: _Draft | None = None
    unmarked = 0
    for draft in drafts:
        if not draft.block.marker:
            unmarked += 1
            continue
        missing = splitting.skipped(above.block.marker if above else "", draft.block.marker)
        if above and len(missing) > unmarked:
            what = (
                f"number {missing[0]}"
                if len(missing) == 1
                else (f"numbers {missing[0]} to {missing[-1]}")
            )
            message = f"behind “{above.block.marker}” nothing was found for {what} of the list"
            above.note("list-gap", message, "info", (above.block.start, above.block.end))
        above, unmarked = draft, 0


def _name_loneliness(draft: _Draft) -> None:
    """Name a reference of which only a title, or only an outlet, is known."""
    for field, what in (("title", "a title"), ("container-title", "an outlet")):
        if field in draft.fields and draft.fields.keys() <= {field, "note", "language"}:
            draft.confidence = min(draft.confidence, 0.5)
            message = f"nothing but {what} was found in “{_short(draft.fields[field])}”"
            span = (draft.block.start, draft.block.end)
            code = "only-a-title" if field == "title" else "only-an-outlet"
            draft.note(code, message, "warning", span)


def _assemble(draft: _Draft, order: lists.Calendar) -> None:
    def settle(span: Labelled) -> Date | None:
        written = draft.view.text[span.start : span.end]
        several = len(span.value.readings) > 1
        day_first = several and lists.is_day_first(_around(draft))
        settled = order.settle(span.value, written, day_first=day_first)
        if settled.code:
            severity: Severity = "info" if settled.code == "year-inferred" else "warning"
            draft.note(settled.code, settled.message, severity, (span.start, span.end))
        index = draft.spans.index(span)
        reason = "; ".join(filter(None, (span.reason, settled.reason)))
        draft.spans[index] = span._replace(reason=reason)
        return settled.date

    for span in draft.spans:
        if span.label == "note":
            reason, _, wrong = span.reason.partition(": ")
            code, severity, why = _WHY.get(reason, _NOT_UNDERSTOOD)
            why = f"{why}: {wrong}" if reason == labelling.MISTAKEN else why
            message = f"“{_short(span.value)}” {why}; it is kept as a note"
            draft.note(code, message, severity, (span.start, span.end))
    draft.type, draft.fields = assembly.assemble(list(draft.spans), draft.links, settle, draft.kind)
    _keep_nameless(draft)
    _name_losses(draft)


def _around(draft: _Draft) -> str:
    """Give the dates of a reference, and what stands around its fields."""
    fields = [span for span in draft.spans if span.label not in (*labelling.DATES, "separator")]
    fields.sort(key=lambda span: span.start)
    pieces, position = [], draft.block.start
    for span in fields:
        pieces.append(draft.view.text[position : max(position, span.start)])
        position = max(position, span.end)
    return " ".join([*pieces, draft.view.text[position : draft.block.end]])


#: Why something is a remainder, by its reason: code, severity and the words for it.
_NOT_UNDERSTOOD: tuple[str, Severity, str] = ("not-understood", "warning", "was not understood")
_WHY: Mapping[str, tuple[str, Severity, str]] = {
    labelling.IMPOSSIBLE: ("not-understood", "warning", "is a day that no calendar has"),
    labelling.MISTAKEN: ("identifier-check", "warning", "cannot be right"),
    labelling.TIME: ("time-of-day", "info", "is a time of day, for which a record has no field"),
    labelling.LEADS: ("not-understood", "info", "leads in to the reference"),
}


def _keep_nameless(draft: _Draft) -> None:
    """Keep what was taken for names, but names nobody, as remainders."""
    for at, span in enumerate(draft.spans):
        if span.label in labelling.PERSONS and span.label not in draft.fields:
            draft.spans[at] = span._replace(label="note", reason="like a name, but none")
            kept = draft.fields.get("note", "")
            draft.fields["note"] = f"{kept} {span.value}".strip()
            message = f"“{_short(span.value)}” was not understood; it is kept as a note"
            draft.note("not-understood", message, "warning", (span.start, span.end))


def _name_losses(draft: _Draft) -> None:
    """Name what is in no field: ranks, and addresses beyond the first."""
    for span in draft.spans:
        if span.label in labelling.PERSONS and span.label in draft.fields:
            ranks = assembly.ranks_left_out(span.value, draft.fields[span.label])
            if ranks:
                message = f"“{ranks}” is left out of the name"
                draft.note("rank-left-out", message, "info", (span.start, span.end))
    for span, start, end in _others(draft):
        written = draft.view.text[start:end].strip()
        what = {"publisher": "publishers", "publisher-place": "places"}.get(span.label, "names")
        message = f"“{written}”: there are more {what} than the reference tells"
        draft.note("others-not-named", message, "info", (start, end))
    for link in draft.links:
        if not is_web(link.url):
            message = f"“{_short(link.url)}” is no address of the web; the link is left out"
            draft.note("link-left-out", message, "info", (link.start, link.end))
        elif not assembly.holds(draft.fields, link.url):
            kept = draft.fields.get("note", "")
            draft.fields["note"] = f"{kept} {link.url}".strip()
            message = f"“{_short(link.url)}” is a second address; it is kept as a note"
            draft.note("not-understood", message, "warning", (link.start, link.end))


#: Characters at the end of a list of names in which “et al.” is looked for
_TAIL = 20


def _others(draft: _Draft) -> Iterator[tuple[Labelled, int, int]]:
    """Find “et al.” in and behind what is named, up to the next field."""
    spans = [span for span in draft.spans if span.label != "separator"]
    for span, after in itertools.zip_longest(spans, spans[1:]):
        if span.label in labelling.PERSONS or span.label in ("publisher", "publisher-place"):
            end = after.start if after is not None else draft.block.end
            start = max(span.start, span.end - _TAIL)
            found = persons.others(draft.view.text[start:end])
            if found:
                yield span, start + found[0], start + found[1]


def _repeat(draft: _Draft, above: _Draft | None) -> None:
    """Fill in what “———” and “Ibid.” stand for."""
    span = (draft.block.start, draft.start)
    if not draft.same_author and not draft.ibid:
        return
    source = above.fields if above is not None else {}
    repeated = draft.text[: draft.same_author or draft.ibid]
    if draft.ibid and source:
        own = dict(draft.fields)
        place = _place_cited(own)
        if place:
            own["locator"] = own.pop(place).strip(" .,")
            if place == "note":
                draft.notes = [one for one in draft.notes if one[0] != "not-understood"]
            draft.spans = [
                span._replace(label="locator") if span.label == place else span
                for span in draft.spans
            ]
        # what was not understood of the work above is not said again
        taken = {k: v for k, v in source.items() if k not in ("locator", "note")}
        draft.fields = {**taken, **own}
        draft.type = above.type if above is not None else draft.type
        label, what = "author", "the work above"
    elif draft.same_author and "author" in source and "author" not in draft.fields:
        draft.fields = {"author": source["author"], **draft.fields}
        label, what = "author", "the author above"
    else:
        draft.spans.insert(0, Labelled(*span, "note", repeated, "nothing above to repeat"))
        draft.fields["note"] = f"{repeated} {draft.fields.get('note', '')}".strip()
        message = f"“{repeated}” repeats what is above, but there is nothing to repeat"
        draft.note("nothing-to-repeat", message, "warning", span)
        return
    draft.spans.insert(0, Labelled(*span, label, repeated, f"repeats {what}"))


def _place_cited(fields: Mapping[str, Any]) -> str:
    """Give the field of “Ibid., 45” that is the place in the work above; "" if none is."""
    if "locator" in fields:
        return ""
    if "page" in fields:
        return "page"
    return "note" if fields.get("note", "").strip(" .,").isdigit() else ""


def _leave_as_written(draft: _Draft) -> None:
    """Keep a reference that was not understood, whole, as it was written."""
    words = " ".join(draft.text.split())
    draft.type, draft.fields = "document", {"note": words}
    draft.spans = [Labelled(draft.block.start, draft.block.end, "note", words, "not understood")]
    draft.confidence = 0.0
    draft.notes = []
    draft.note(
        "not-understood",
        f"“{_short(words)}” was not understood; it is kept as it was written",
        "warning",
        (draft.block.start, draft.block.end),
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


# --- references ---------------------------------------------------------------


class _LineFinder:
    def __init__(self, source: str) -> None:
        ends = re.finditer("\r\n|[\n\r\x85\u2028\u2029]", source)
        self.starts = [0, *(match.end() for match in ends)]

    def at(self, position: int) -> tuple[int, int]:
        """Line and column, from 1, of a position in the source."""
        line = bisect_right(self.starts, position)
        return line, position - self.starts[line - 1] + 1


def _references(
    source: str, drafts: list[_Draft], headings: list[splitting.Block], lines: _LineFinder
) -> list[Reference]:
    taken: dict[str, int] = {}
    found = [_reference(source, draft, lines, taken) for draft in drafts]
    starts = [draft.block.start for draft in drafts]
    for heading in reversed(headings if found else []):
        after = min(bisect_right(starts, heading.start), len(found) - 1)
        span = drafts[0].view.source_span(heading.start, heading.end)
        problem = _problem(_HEADING, source, *span, lines)
        found[after] = evolve(found[after], problems=(problem, *found[after].problems))
    return found


_HEADING: tuple[str, str, Severity] = (
    "heading",
    "taken for a heading, not a reference",
    "info",
)


def _reference(source: str, draft: _Draft, lines: _LineFinder, taken: dict[str, int]) -> Reference:
    draft.notes.sort(key=lambda note: note[3])
    start, end = draft.view.source_span(draft.block.start, draft.block.end)
    tokens = _tokens(source, draft, start, end)
    start, end = tokens[0].start, tokens[-1].end
    record = Record(assembly.key(draft.fields, taken), draft.type, draft.fields)
    problems = tuple(
        _problem(
            note[:3], source, *draft.view.source_span(note[3], max(note[4], note[3] + 1)), lines
        )
        for note in draft.notes
    )
    line, _ = lines.at(start)
    confidence = _confidence(draft)
    return Reference(source[start:end], start, end, tokens, record, confidence, problems, line)


def _problem(
    note: tuple[str, str, Severity], source: str, start: int, end: int, lines: _LineFinder
) -> Problem:
    code, message, severity = note
    return Problem(code, message, *lines.at(start), _short(source[start:end]), severity)


def _confidence(draft: _Draft) -> float:
    """Give the probability that all of it is right: less where something stayed open."""
    notes = sum(severity != "info" for _, _, severity, _, _ in draft.notes)
    return round(draft.confidence * 0.7**notes, 2) if draft.fields else 0.0


def _tokens(source: str, draft: _Draft, start: int, end: int) -> tuple[Token, ...]:
    """Lay the labelled spans over the source and fill the gaps with separators."""
    spans = sorted(
        (*draft.view.source_span(span.start, span.end), span.label, span.reason, span.likelihood)
        for span in draft.spans
        if span.end > span.start
    )
    addresses = sorted(_address(link, draft) for link in draft.links)
    # The address of a link may stand outside of the text that it is put on.
    start = min([start, *(link.outer_start for link in draft.links)])
    end = max([end, *(link.outer_end for link in draft.links)])
    cuts: list[tuple[int, int, str, str, float]] = []
    for left, right, label, reason, likelihood in spans:
        # The address of a link may stand in the middle of what the link is put on.
        for url_left, url_right, *_ in addresses:
            if left < url_right and url_left < right:
                if left < url_left:
                    cuts.append((left, url_left, label, reason, likelihood))
                left = url_right
        if left < right:
            cuts.append((left, right, label, reason, likelihood))
    tokens: list[Token] = []
    position = start
    last = (end, end, "", "", 1.0)
    for left, right, label, reason, likelihood in [*sorted([*cuts, *addresses]), last]:
        if position < left:
            tokens.append(Token(position, left, source[position:left], "separator"))
        left = max(left, position)  # columns: a span of one may lie around that of another
        if left < right:
            confidence = round(likelihood, 3)
            tokens.append(Token(left, right, source[left:right], label, reason, confidence))
        position = max(position, right)
    return tuple(tokens)


def _address(link: Link, draft: _Draft) -> tuple[int, int, str, str, float]:
    kept = is_web(link.url) and assembly.holds(draft.fields, link.url)
    label = assembly.addressed(link.url)[0] if kept else "note" if is_web(link.url) else "separator"
    return link.source_start, link.source_end, label, "the address of a link", 1.0
