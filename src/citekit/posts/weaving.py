"""Citations, notes and lists, put into the post: every change is an edit of the source."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from attrs import define, evolve, field

from citekit.apparatus import Apparatus, Listed, Shown, unlabelled, unstopped
from citekit.markup import RichText, Run, plain
from citekit.posts.drafts import Draft, Edit, Group, Item, spliced
from citekit.posts.planning import Plan, Use
from citekit.posts.sources import Sources
from citekit.posts.writers import Places, Writer
from citekit.remainders import shown as with_rests

__all__ = ["Weaver", "note_label"]


def note_label(number: int) -> str:
    """Return the label of a new note; a draft in which a note has such a one is finished."""
    return f"cite-{number}"


@define
class Weaver:
    """What is needed to put an apparatus into a post."""

    draft: Draft
    sources: Sources
    plan: Plan
    made: Apparatus
    names: Mapping[int, RichText]  #: by the number of the use: names that stay in the sentence
    writer: Writer
    title: str  #: of a list that the writer has no heading for
    web: bool  #: the writer writes HTML
    before_marks: bool = False  #: marks of notes come before the punctuation
    #: what holds a piece until it is in place; see `rendering.Holder`
    put: Callable[[str], str] = str
    edits: list[Edit] = field(factory=list)
    written: set[str] = field(factory=set)  #: ids of the works whose entries are in place
    _ranks: dict[str, int] = field(init=False)
    _entries: dict[str, Listed] = field(init=False)
    _places: Mapping[str, Places] = field(init=False)
    _has_labels: bool = field(init=False)  #: the style gives entries numbers, or the like

    def __attrs_post_init__(self) -> None:
        self._has_labels = any(
            run.block == "left-margin" for entry in self.made.entries for run in entry.runs
        )
        self._ranks = {entry.id: at for at, entry in enumerate(self.made.entries)}
        self._entries = {entry.id: entry for entry in self.made.entries}
        self._places = {
            entry.id: list(dict.fromkeys(filter(None, map(self._home, entry.places))))
            for entry in self.made.entries
        }

    def weave(self, more: Iterable[Edit] = ()) -> list[Edit]:
        """Return the edits of the whole post, but for those of notes that are to be made.

        `more` are edits that may lie within what moves with an entry.
        """
        self.edits += more
        for at, use in enumerate(self.plan.uses):
            self.edits += self._use(at, use, self.made.citations[at])
        self.edits.sort()
        target = self.target()
        for listed in self.draft.lists:
            for group in listed.groups:  # what stands within an entry comes first
                for edit in [*self._group(group, self._extra(group) if group is target else ())]:
                    insort(self.edits, edit)
        return self.edits

    # --- citations --------------------------------------------------------------------

    def _use(self, at: int, use: Use, shown: Shown) -> Iterator[Edit]:
        if use.kind == "note":
            yield self._noted(at, use)
        elif use.kind == "call":
            yield self._called(use, shown, at + 1)
        elif use.kind in ("inner", "stays"):
            yield self._inner(use, shown, at + 1)
        else:
            start = self._at_word(use)[0] if _is_raised(shown.runs) else use.start
            yield Edit(start, use.end, self.put(self.writer.cite(shown, at + 1)))

    def _noted(self, at: int, use: Use) -> Edit:
        """Put the mark of a new note in place, behind the punctuation that follows."""
        text = self.draft.text
        mark = self.put(self.writer.mark(use.citation.note, note_label(use.citation.note)))
        if use.names:
            return Edit(use.start, use.end, self.put(self.writer.inline(self.names[at])) + mark)
        start, is_behind = self._at_word(use)
        after = None if self.before_marks or is_behind else _PUNCTUATION.match(text, use.end)
        stops = after[0] if after else ""
        if stops[:1] == "." and text[start - 1 : start] == ".":  # “etc.” ends a sentence, too
            stops = stops[1:]
        return Edit(start, after.end() if after else use.end, f"{stops}{mark}")

    def _at_word(self, use: Use) -> tuple[int, bool]:
        """Return where the word before ends, if it may; and whether punctuation stands there."""
        # a space before the first of a block is part of what makes it a list or a heading
        text = self.draft.text
        found = None if use.opens else _GAP.search(text, max(0, use.start - 20), use.start)
        if found is None:
            return use.start, False
        is_behind = text[found.start() - 1 : found.start()] in (",", ";", ":")
        return (use.start if is_behind else found.start()), is_behind

    def _called(self, use: Use, shown: Shown, number: int) -> Edit:
        """Put a citation where a note was called: before the punctuation, where notes are not."""
        text, start = self.draft.text, use.start
        cited = self.put(self.writer.cite(shown, number))
        if _is_raised(shown.runs):
            return Edit(start, use.end, cited)
        if (stop := _STOPPED.search(text[max(0, start - 20) : start])) is not None:
            return Edit(start - len(stop[0]), use.end, f"{stop['quote']} {cited}{stop['stop']}")
        before = text[start - 1 : start]
        space = "" if not before or before.isspace() or before in "([" else " "
        return Edit(start, use.end, f"{space}{cited}")

    def _inner(self, use: Use, shown: Shown, number: int) -> Edit:
        """Put a citation into a note; a full stop of its own gives way to what follows."""
        text = self.draft.text
        runs = shown.runs
        if use.citation.note:
            address = _ADDRESS.search(text, use.start, use.end)
            runs = _with_address(runs, address and address[0])
            after = text[use.end : use.end + 3].lstrip(" *_")
            goes_on = bool(after) and (after[0] in ".,;:()" or after[0].islower())
            if goes_on or text[use.end : use.end + 1] == ".":
                runs = unstopped(runs)
            written = self.writer.inline(runs)
        else:
            written = self.writer.cite(shown, number)
        is_last = text[use.end - 1] == "." and text[use.end : use.end + 1] not in (",", ";")
        stop = "." if not use.citation.note and is_last else ""
        return Edit(use.start, use.end, self.put(written) + stop)

    def note_text(self, at: int) -> str:
        """Write what a new note says."""
        return self.writer.inline(self.made.citations[at].runs)

    # --- lists ------------------------------------------------------------------------

    def _home(self, at: int) -> tuple[int, str] | None:
        """Return the number and the id of where a citation stands, if it has an id."""
        use = self.plan.uses[at]
        if not self.made.notes:
            return at + 1, f"cite-{at + 1}"
        # the notes of Markdown get their ids later, those of an HTML post have their own
        if not self.web or use.kind == "stays":
            return None
        return use.citation.note, f"fnref-{use.citation.note}"

    def target(self) -> Group | None:
        """Return the entries that take what the post cites besides; None: it has none.

        They are the last that are sources, of the first list that has such.
        """
        if self.draft.place is not None:
            return None
        entries = self.sources.entries
        strong = [one.groups for one in self.draft.lists if not one.weak]
        for groups in strong:
            if known := [one for one in groups if any(map(entries.get, one.items))]:
                return known[-1]
        # of what was not understood, but for notes, which stay what they are
        rest = [one for groups in strong for one in groups if any(not i.note for i in one.items)]
        return max(rest, key=lambda one: one.kind in ("ol", "ul"), default=None)

    def _own(self) -> set[str]:
        return {entry.id for entry in self.sources.entries.values()}

    def _extra(self, target: Group) -> list[str]:
        """Return what has no entry yet, nor a note among the entries that are to take it."""
        passages = self.sources.passages
        notes = [passages[item.note] for item in target.items if item.note in passages]
        there = self._own() | {cite.id for passage in notes for cite in passage.cites}
        return [entry.id for entry in self.made.entries if entry.id not in there]

    def _group(self, group: Group, extra: Sequence[str]) -> Iterator[Edit]:
        entries, again = self.sources.entries, self.sources.again
        seats = [item for item in group.items if item in entries or item in again]
        order: list[tuple[str, Item | None]] = [
            *((entries[item].id, item) for item in seats if item in entries),
            *((each, None) for each in extra),
        ]
        if any(item.note in self.plan.numbers for item in group.items) and not order:
            yield from group.breaks
        if not order:  # all are listed elsewhere, or notes; a list is not to be empty
            return
        if not self.plan.ordered:
            order.sort(key=lambda each: self._ranks.get(each[0], 1 << 30))
        bare = self._is_plain(group, seats, [each for each, _ in order])
        between = group.between
        if not bare and group.kind == "ol" and self._has_labels:
            yield from group.plainer  # one number is enough
            between = _MARKER.sub("- ", between)
        yield from group.breaks
        texts = [self._text(each, item, group.kind, bare=bare) for each, item in order]
        for item, text in zip(seats, texts, strict=False):
            start = item.span[0] if self.plan.ordered else item.text_start
            yield Edit(start, item.end, text)
        for item in seats[len(texts) :]:
            before = group.items[group.items.index(item) - 1]
            yield Edit(before.end, item.end, "")
        if more := texts[len(seats) :]:
            # a paragraph that is not understood may be none of the list
            place = seats if seats and group.kind in ("p", "br") else group.items
            last, number = place[-1].end, group.start + len(group.items)
            joined = "".join(
                _MARKER.sub(rf"{number + at}\g<1>", between) + text for at, text in enumerate(more)
            )
            yield Edit(last, last, joined)

    def _text(self, record_id: str, item: Item | None, kind: str, *, bare: bool) -> str:
        """Write an entry, and what its writer has put below it."""
        made = self._entries[record_id]
        listed = None if item is None else self.sources.entries[item]
        runs = with_rests(made.runs, listed.rests if listed else ())
        if listed is not None:
            runs = _with_address(runs, self.sources.records[record_id].fields.get("URL"))
        kept = listed.kept if listed else None
        if kept:
            label = tuple(run for run in runs if run.block == "left-margin")
            runs = (*label, Run(_HERE, block="right-inline"))
        stays = self.plan.ordered and item is not None and item.text_start < item.span[0]
        if bare or stays:  # one number is enough
            runs = unlabelled(runs)
        # of two entries of one work the first has its id
        places = () if record_id in self.written else self._places[record_id]
        self.written.add(record_id)
        below = "" if item is None else self._source(item.text_end, item.end)
        if kind == "p" and below:
            kind = "br"  # an entry ends where its line goes on
        written = self.writer.entry(evolve(made, runs=runs), places, kind)
        if not kept:
            return self.put(written) + below
        parts = written.partition(_HERE)
        opening, closing = (self.put(each) if each else "" for each in parts[::2])
        return f"{opening}{self._source(*kept)}{closing}{below}"

    def _source(self, start: int, end: int) -> str:
        """Return a piece of the post as it is finished so far."""
        first = bisect_left(self.edits, start, key=lambda one: one.start)
        last = bisect_left(self.edits, end, key=lambda one: one.start)
        return spliced(self.draft.text, self.edits[first:last], start=start, end=end)

    def _is_plain(self, group: Group, seats: Sequence[Item], order: Sequence[str]) -> bool:
        """Tell a list whose own numbers are those that the style gives."""
        if group.kind != "ol" or len(seats) < len(group.items):
            return False
        numbers = [
            re.sub(r"\D", "", plain(run for run in self._entries[each].runs
                                    if run.block == "left-margin"))
            for each in order if each in self._entries
        ]  # fmt: skip
        return numbers == [str(group.start + at) for at in range(len(order))]

    def fresh(self) -> str:
        """Write a list of what no list of the writer has; empty: there is nothing."""
        own = self._own()
        entries = tuple(
            entry
            for entry in self.made.entries if entry.id not in own
        )  # fmt: skip
        if not entries:
            return ""
        return self.writer.fresh(evolve(self.made, entries=entries), self.title, self._places)


def _is_raised(runs: RichText) -> bool:
    """Tell what stands above the line as a whole."""
    return all("superscript" in run.styles for run in runs if run.text.strip())


def _with_address(runs: RichText, address: object) -> RichText:
    """Lead from the title to the page that its writer has linked, if the style prints no link."""
    if not isinstance(address, str) or any(run.href for run in runs) or address in plain(runs):
        return runs
    linked = tuple(
        run._replace(href=address) if run.variable == "title" and not run.href else run
        for run in runs
    )
    return linked if linked != runs else (*runs, Run(" "), Run(address, href=address))


_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'“”]{1,1000}[^\s<>()\[\]\"'“”.,;:]")


#: What stands for the words of an entry that is not understood, until they are put there.
_HERE = "\ufffc"
#: The number before an entry of Markdown.
_MARKER = re.compile(r"\d{1,9}([.)]\s{1,4}\Z)")
_GAP = re.compile(r"(?:(?<=\S)[ \t]{1,8}|(?<=[^\s>])(?:\r\n?|\n))\Z")
_PUNCTUATION = re.compile(r"[.,;:!?…]{1,3}(?:[”’»\"](?!\w))?")
#: A full stop, or the like, that a citation comes before.
_STOPPED = re.compile(r"(?<=[\w)\]*_>”’»\"'])(?P<stop>[.,;:])(?P<quote>[”’»“\"']{0,2})\Z")
