"""Citations, notes and lists, put into the post: every change is an edit of the source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

from attrs import define, evolve, field

from citekit.apparatus import Apparatus, Listed, Shown, unlabelled, unstopped
from citekit.markup import RichText, plain
from citekit.posts.drafts import Draft, Edit, Group, Item, SourceList, spliced
from citekit.posts.planning import Plan, Use
from citekit.posts.sources import Sources
from citekit.posts.writers import Places, Writer
from citekit.remainders import shown as with_rests

__all__ = ["Weaver"]


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
    taken: Set[str]  #: labels of the notes of the writer
    before_marks: bool = False  #: marks of notes come before the punctuation
    #: what holds a piece until it is in place; see `rendering.Holder`
    put: Callable[[str], str] = str
    edits: list[Edit] = field(factory=list)
    written: set[str] = field(factory=set)  #: ids of the works whose entries are in place
    _ranks: dict[str, int] = field(init=False)
    _entries: dict[str, Listed] = field(init=False)
    _places: Mapping[str, Places] = field(init=False)

    def __attrs_post_init__(self) -> None:
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
        own = [each for listed in self.draft.lists for each in self._list(listed)]
        return [*self.edits, *own]

    # --- citations --------------------------------------------------------------------

    def _use(self, at: int, use: Use, shown: Shown) -> Iterator[Edit]:
        if use.kind == "note":
            yield self._noted(at, use)
        elif use.kind == "call":
            yield self._called(use, shown, at + 1)
        elif use.kind == "inner":
            yield self._inner(use, shown, at + 1)
        else:
            yield Edit(use.start, use.end, self.put(self.writer.cite(shown, at + 1)))

    def _noted(self, at: int, use: Use) -> Edit:
        """Put the mark of a new note in place, behind the punctuation that follows."""
        text = self.draft.text
        mark = self.put(self.writer.mark(use.citation.note, self.label(use.citation.note)))
        if use.names:
            return Edit(use.start, use.end, self.put(self.writer.inline(self.names[at])) + mark)
        start = use.start
        # a space before the first of a block is part of what makes it a list or a heading
        found = None if use.opens else _GAP.search(text, max(0, start - 20), start)
        if found:
            start = found.start()
        after = None if self.before_marks else _PUNCTUATION.match(text, use.end)
        end = after.end() if after else use.end
        return Edit(start, end, f"{after[0] if after else ''}{mark}")

    def _called(self, use: Use, shown: Shown, number: int) -> Edit:
        """Put a citation where a note was called: before the punctuation, where notes are not."""
        text, start = self.draft.text, use.start
        cited = self.put(self.writer.cite(shown, number))
        if all("superscript" in run.styles for run in shown.runs if run.text.strip()):
            return Edit(start, use.end, cited)
        before = text[start - 1 : start]
        gap = "" if not before or before.isspace() or before in "([" else " "
        if before in (".", ",", ";", ":") and _ENDED.match(text, start - 2):
            return Edit(start - 1, use.end, f" {cited}{before}")
        return Edit(start, use.end, f"{gap}{cited}")

    def _inner(self, use: Use, shown: Shown, number: int) -> Edit:
        """Put a citation into a note; a full stop of its own gives way to what follows."""
        text = self.draft.text
        runs = shown.runs
        if use.citation.note:
            after = text[use.end : use.end + 3].lstrip(" *_")
            goes_on = bool(after) and (after[0] in ".,;:)" or after[0].islower())
            if goes_on or text[use.end : use.end + 1] == ".":
                runs = unstopped(runs)
            written = self.writer.inline(runs)
        else:
            written = self.writer.cite(shown, number)
        stop = "." if not use.citation.note and text[use.end - 1] == "." else ""
        return Edit(use.start, use.end, self.put(written) + stop)

    def label(self, number: int) -> str:
        """Return the label of a new note, which no note of the writer has."""
        label = f"cite-{number}"
        while label in self.taken:
            label = f"x{label}"
        return label

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
        if not self.web or (use.kind == "inner" and self.draft.form == "html"):
            return None
        return use.citation.note, f"fnref-{use.citation.note}"

    def _list(self, listed: SourceList) -> Iterator[Edit]:
        extra = self._extra() if listed is self.target() else []
        for at, group in enumerate(listed.groups):
            yield from self._group(group, extra if at == len(listed.groups) - 1 else [])

    def target(self) -> SourceList | None:
        """Return the list that takes what the post cites besides; None: it has none."""
        strong = [one for one in self.draft.lists if not one.weak and one.groups]
        return strong[0] if strong and self.draft.place is None else None

    def _own(self) -> set[str]:
        return {entry.id for entry in self.sources.entries.values()}

    def _extra(self) -> list[str]:
        own = self._own()
        return [entry.id for entry in self.made.entries if entry.id not in own]

    def _group(self, group: Group, extra: Sequence[str]) -> Iterator[Edit]:
        slots = [item for item in group.items if item in self.sources.entries]
        order: list[tuple[str, Item | None]] = [
            *((self.sources.entries[item].id, item) for item in slots),
            *((each, None) for each in extra),
        ]
        if not self.plan.ordered:
            order.sort(key=lambda each: self._ranks.get(each[0], 1 << 30))
        bare = self._is_numbered(group, slots, [each for each, _ in order])
        texts = [self._text(each, item, group.kind, bare=bare) for each, item in order]
        for item, text in zip(slots, texts, strict=False):
            yield Edit(item.text_start, item.end, text)
        more = texts[len(slots) :]
        if more and group.items:
            last = group.items[-1]
            number = group.start + len(group.items)
            joined = "".join(
                self._opening(group.kind, last, number + at) + text + self._closing(group.kind)
                for at, text in enumerate(more)
            )
            yield Edit(last.end, last.end, joined)

    def _text(self, record_id: str, item: Item | None, kind: str, *, bare: bool) -> str:
        """Write an entry, and what its writer has put below it."""
        text = self.draft.text
        entry = self._entries[record_id]
        rests = self.sources.entries[item].rests if item else ()
        runs = with_rests(entry.runs, rests)
        if bare:
            runs = unlabelled(runs)
        entry = evolve(entry, runs=runs)
        # of two entries of one work the first has its id
        places = () if record_id in self.written else self._places[record_id]
        self.written.add(record_id)
        written = self.put(self.writer.entry(entry, places, kind))
        if item is None or item.end <= item.text_end:
            return written
        first = bisect_left(self.edits, item.text_end, key=lambda one: one.start)
        last = bisect_left(self.edits, item.end, key=lambda one: one.start)
        below = spliced(text, self.edits[first:last], start=item.text_end, end=item.end)
        return written + below

    def _is_numbered(self, group: Group, slots: Sequence[Item], order: Sequence[str]) -> bool:
        """Tell a list whose own numbers are those that the style gives."""
        if group.kind != "ol" or len(slots) < len(group.items):
            return False
        numbers = [
            re.sub(r"\D", "", plain(run for run in self._entries[each].runs
                                    if run.block == "left-margin"))
            for each in order if each in self._entries
        ]  # fmt: skip
        return numbers == [str(group.start + at) for at in range(len(order))]

    def _opening(self, kind: str, last: Item, number: int) -> str:
        if self.draft.form == "html":
            return {"br": "<br>\n", "p": "\n<p>"}.get(kind, "\n<li>")
        if kind == "p":
            return "\n\n"
        if kind == "br":
            return "  \n"
        start = self.draft.text.rfind("\n", 0, last.text_start) + 1
        marker = self.draft.text[start : last.text_start]
        return "\n" + re.sub(r"\d+", str(number), marker, count=1)

    def _closing(self, kind: str) -> str:
        return {"br": "", "p": "</p>"}.get(kind, "</li>") if self.draft.form == "html" else ""

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


_GAP = re.compile(r"(?:(?<=\S)[ \t]{1,8}|(?<=[^\s>])(?:\r\n?|\n))\Z")
_PUNCTUATION = re.compile(r"[.,;:!?…]{1,3}(?:[”’»\"](?!\w))?")
#: What a full stop may follow that a citation comes before.
_ENDED = re.compile(r"[\w)\]*_]")
