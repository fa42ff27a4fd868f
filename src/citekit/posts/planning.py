"""Which citations a post makes, in what order, and in which notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, evolve, field, frozen

from citekit.apparatus import begun
from citekit.csl.document import Citation, Cite
from citekit.errors import Nearest, Problem
from citekit.posts.drafts import Cited, Draft, Mark, Note, Spans
from citekit.posts.sources import Sources
from citekit.record import Record

__all__ = ["Plan", "Use", "plan"]


@frozen
class Use:
    """A citation, and the piece of the post that it replaces."""

    start: int
    end: int
    citation: Citation
    #: ``text``: it stands there; ``note``: it becomes a note of its own; ``call``: it stood in
    #: a note that is no more; ``inner``: it stands in a note of the writer, ``stays``: in one
    #: that is left where it is
    kind: str
    #: names that stay in the sentence where the rest becomes a note
    names: tuple[Cite, ...] = ()
    opens: bool = False  #: no text of its block stands before it


@define
class Plan:
    """All citations of a post in order, and the numbers of its notes."""

    uses: list[Use] = field(factory=list)
    numbers: dict[str, int] = field(factory=dict)  #: label of a note of the writer → its number
    gone: set[str] = field(factory=set)  #: labels of notes that became citations in the text
    problems: list[Problem] = field(factory=list)
    count: int = 0  #: notes so far
    ordered: bool = False  #: lists stay in the order of their writer, whose numbers are cited


def plan(draft: Draft, sources: Sources, records: Mapping[str, Record], *, notes: bool) -> Plan:
    """Find what to cite. `notes`: citations of the style are notes."""
    planner = _Planner(draft, sources, records, notes)
    planner.run()
    return planner.made


class _Planner:
    def __init__(
        self, draft: Draft, sources: Sources, records: Mapping[str, Record], notes: bool
    ) -> None:
        self.draft, self.sources, self.records, self.is_note = draft, sources, records, notes
        self.made = Plan()
        self.notes = {note.label: note for note in reversed(draft.notes)}
        self.near = Nearest(records)
        self.number: Cited | Mark | None = None  #: what was cited last, if by number
        #: the numbers and keys of entries; None: there is no list of sources
        self.labels = {
            item.label for listed in draft.lists for group in listed.groups for item in group.items
        } if any(not listed.weak and listed.groups for listed in draft.lists) else None  # fmt: skip
        self.within: dict[str, list[Cited | Mark]] = {}
        both: list[Cited | Mark] = [*draft.cited, *draft.marks]
        for one in both:
            if one.note is not None:
                self.within.setdefault(one.note, []).append(one)

    def run(self) -> None:
        called = {mark.label for mark in self.draft.marks if mark.note is None}
        if not self.is_note:
            inside = Spans((one.body, one.end) for one in self.draft.lists)
            listed = {mark.label for mark in self.draft.marks if mark.start in inside}
            self.made.gone = ((self.sources.pure | self.sources.held.keys()) & called) - listed
        spans = sorted(
            (item.text_start, item.text_end)
            for listed in self.draft.lists for group in listed.groups for item in group.items
            if item in self.sources.again
            or (item in self.sources.entries and not self.sources.entries[item].kept)
        )  # fmt: skip
        self._count_on()
        at = 0
        for one in sorted(self._outside(), key=lambda each: each.start):
            while at < len(spans) and spans[at][1] <= one.start:
                at += 1
            if at < len(spans) and spans[at][0] <= one.start:
                continue  # of an entry, which is formatted
            self._take(one)

    def _outside(self) -> Iterator[Cited | Mark]:
        yield from (one for one in self.draft.cited if one.note is None)
        yield from (one for one in self.draft.marks if one.note is None)

    def _take(self, one: Cited | Mark) -> None:
        if isinstance(one, Mark) and one.label in self.notes:
            if one.label in self.made.gone:
                self._call(one)
            if one.label not in self.made.gone or one.label in self.sources.held:
                self._enter(self.notes[one.label])
            return
        found = self._citation(one)
        if found is None:
            return
        if self._joins(one, found.cites):
            return
        opens = isinstance(one, Cited) and one.opens
        if not self.is_note:
            if one.end == one.start or (self._is_number(one) and self._is_attached(one)):
                self._behind(one, found.cites)
            else:
                use = Use(one.start, one.end, found, "text", opens=opens)
                self.made.uses.append(use)
            return
        self.made.count += 1
        names = (Cite(found.cites[0].id, author_only=True),) if found.narrative else ()
        cited = Citation(begun(found.cites), self.made.count)
        self.made.uses.append(Use(one.start, one.end, cited, "note", names, opens))

    def _is_number(self, one: Cited | Mark) -> bool:
        return isinstance(one, Cited) and one.found is None

    def _joins(self, one: Cited | Mark, cites: Sequence[Cite]) -> bool:
        """Take numbers that stand together, “[1], [2]”, for one citation."""
        before, self.number = self.number, one if self._is_number(one) else None
        uses = self.made.uses
        if before is None or self.number is None or uses[-1].end != before.end:
            return False
        gap = self.draft.text[before.end : one.start]
        if len(gap) > 2 or gap.strip(" ,;"):
            return False
        both = (*uses[-1].citation.cites, *cites)
        uses[-1] = evolve(
            uses[-1], end=one.end, citation=evolve(uses[-1].citation, cites=_distinct(both))
        )
        return True

    def _is_attached(self, one: Cited | Mark) -> bool:
        """Tell a number that stands as marks of notes do: at a word, “so[3]”, or above the line."""
        before, first = self.draft.text[max(0, one.start - 1) : one.start], one.start
        return self.draft.text[first] == "<" or before.isalnum() or before in (*".,;:!?)”’»\"'",)

    def _call(self, mark: Mark) -> None:
        """Cite in the text what a note has said, or the note itself, if it is an entry."""
        held = self.sources.held.get(mark.label)
        self._behind(mark, [held] if held else self.sources.passages[mark.label].cites)

    def _behind(self, one: Cited | Mark, cites: Sequence[Cite]) -> None:
        """Cite behind a word or a sentence; two citations at one place are one."""
        uses = self.made.uses
        if uses and uses[-1].kind == "call" and self._meet(uses[-1], one):
            both = Citation(_distinct((*uses[-1].citation.cites, *cites)))
            uses[-1] = evolve(uses[-1], end=max(one.end, uses[-1].end), citation=both)
        else:
            uses.append(Use(one.start, one.end, Citation(cites), "call"))

    def _meet(self, use: Use, one: Cited | Mark) -> bool:
        gap = self.draft.text[use.end : one.start]
        return use.start < use.end and len(gap) <= 2 and not gap.strip(" ,")

    def _enter(self, note: Note) -> None:
        """Give a note its number, where it is called first, and take what it cites."""
        if note.label in self.made.numbers:
            return
        self.made.count += 1
        self.made.numbers[note.label] = self.made.count
        number = self.made.count if self.is_note else 0
        kind = "stays" if note.listed else "inner"
        passage = self.sources.passages.get(note.label)
        if passage is not None:
            # among other words, names are part of the sentence: “See Roe (1994)”
            cited = Citation(passage.cites, note=number, narrative=not self.is_note)
            self.made.uses.append(Use(passage.start, passage.end, cited, kind))
            return
        for one in sorted(self.within.get(note.label, ()), key=lambda each: each.start):
            if isinstance(one, Mark) and one.label in self.notes:
                self._enter(self.notes[one.label])
            elif (found := self._citation(one)) is not None:
                # among the words of a note of the style, a name is part of the note
                narrative = found.narrative and not self.is_note
                cited = evolve(found, note=number, narrative=narrative)
                self.made.uses.append(Use(one.start, one.end, cited, kind))

    # --- what is cited ----------------------------------------------------------------

    def _citation(self, one: Cited | Mark) -> Citation | None:
        if isinstance(one, Mark):
            found = self.sources.numbers.get(one.label)
            return None if found is None else Citation([found])
        if one.found is None:
            known = self._numbered(one)
            if not known:
                self._nowhere(one)
            return Citation(known) if known and not self.made.ordered else None
        cites = [self._known(cite) for cite in one.found.cites]
        missing = [cite.id for cite in cites if cite.id not in self.records]
        if missing:
            self._unknown(one, missing)
            return None
        return Citation(cites, narrative=one.found.narrative)

    def _known(self, cite: Cite) -> Cite:
        if cite.id in self.records or cite.id not in self.sources.numbers:
            return cite
        return evolve(cite, id=self.sources.numbers[cite.id].id)

    def _numbered(self, one: Cited) -> list[Cite]:
        """Return what numbers cite, as far as it is understood."""
        works = self.sources.numbers
        return [evolve(cite, id=works[cite.id].id) for cite in one.cites if cite.id in works]

    def _count_on(self) -> None:
        """Keep all numbers and their order, where one of them is not wholly understood."""
        for one in self.draft.cited:
            if one.found is not None or (one.cites and not self._numbered(one)):
                continue
            if one.cites and len(self._numbered(one)) == len(one.cites):
                continue
            self.made.ordered = True
            why = "cites an entry that is" if one.cites else "may cite an entry, and is"
            written = self.draft.text[one.start : one.end]
            message = f"{written} {why} not understood; all numbers stay, and so does the order"
            line = self.draft.line(one.start)
            problem = Problem("citation-unclear", message, line, excerpt=written)
            self.made.problems.append(problem)

    def _nowhere(self, one: Cited) -> None:
        """Tell of numbers that no entry has, where there is a list."""
        if self.labels is None or self.labels & {*one.numbers}:
            return
        written = self.draft.text[one.start : one.end]
        message = f"no entry of the list has the number that “{written}” cites; it stays as it is"
        line = self.draft.line(one.start)
        self.made.problems.append(Problem("citation-unclear", message, line, excerpt=written))

    def _unknown(self, one: Cited, missing: list[str]) -> None:
        written = self.draft.text[one.start : one.end]
        bare = "[" not in written
        line = self.draft.line(one.start)
        for key in missing:
            near = self.near(key, cutoff=_CLOSE if bare else 0.5)
            hint = f"; did you mean {', '.join(near)}?" if near else ""
            if bare and near:  # a handle, in all likelihood
                message = f"@{key} is no key and stays as it is{hint}"
                problem = Problem("record-missing", message, line, excerpt=key, severity="info")
                self.made.problems.append(problem)
            elif not bare:
                message = f"no record has the id {key!r}; the citation stays as it is{hint}"
                problem = Problem("record-missing", message, line, excerpt=key)
                self.made.problems.append(problem)


def _distinct(cites: Sequence[Cite]) -> Sequence[Cite]:
    """Return cites, each once."""
    return [cite for at, cite in enumerate(cites) if cite not in cites[:at]]


#: How alike a word behind an @ must be to a key to be taken for a slip.
_CLOSE = 0.8
