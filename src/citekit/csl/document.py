"""A document: citations and the bibliography they imply, pass by pass.

order → positions → disambiguation → citations (grouped, collapsed) → bibliography.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from attrs import field, frozen

from citekit.csl import dating, naming
from citekit.csl.evaluation import CLEAR, Ambiguity, Cite, Placed, Subject
from citekit.csl.extra import unfolded
from citekit.csl.facts import Facts
from citekit.csl.shapes import Program, Template, setting
from citekit.csl.signs import SIGN, begin
from citekit.csl.tree import Node, Style
from citekit.patterns import regex
from citekit.record import Record
from citekit.variables import DATES, NAMES

__all__ = ["Citation", "Cite", "Document", "Written"]

T = TypeVar("T")


def _cites(cites: Iterable[Cite | str]) -> tuple[Cite, ...]:
    if isinstance(cites, str | Cite):
        raise TypeError("give cites as a list, even if it is one: Citation([Cite(id)])")
    made = tuple([Cite(cite) if isinstance(cite, str) else cite for cite in cites])
    for cite in made:
        if not isinstance(cite, Cite):
            raise TypeError(f"a cite is a Cite or an id, not {type(cite).__name__}")
    return made


@frozen
class Citation:
    """Cites that stand together at one place of a document.

    >>> Citation([Cite("knuth1984", locator="12")], note=3).cites[0].label
    'page'
    """

    cites: tuple[Cite, ...] = field(converter=_cites)
    #: the number of the foot- or endnote that they stand in; 0: in the text
    note: int = 0
    #: part of the sentence, “Knuth (1984)”: the authors of the first cite stand before; notes
    #: are none
    narrative: bool = False


#: A space before a label in the margin, which may come after an author that is not there.
_LEADING = regex(f"^([\ue000-\ue1ff]*{begin('left-margin')}[\ue000-\ue1ff]*)[ \u00a0\ue000]+")


class Written(NamedTuple):
    """An entry: the template of its shape, and what fills the slots."""

    id: str
    template: Template
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The entry as marked text."""
        return _LEADING.sub(r"\1", self.template.format % self.parts)


class Document:
    """Records and citations under a style: what `citekit.csl.render` computes with.

    `memo` makes a later document of the same records and style cheaper: what its
    citations did not change is taken from there.
    """

    def __init__(
        self,
        style: Style,
        records: Iterable[Record],
        citations: Sequence[Citation] = (),
        *,
        locale: str | None = None,
        memo: dict[Any, Any] | None = None,
    ) -> None:
        self.style = style
        self.setting = setting(style, locale)
        self.lexicon = self.setting.lexicon
        self._memo = memo
        self.facts: dict[str, Facts] = {}
        for record in records:
            key = record.id if isinstance(record.id, str) else str(record.id)
            if key in self.facts:  # two records of one id: the first is the one that is cited
                key = f"{key}\0{len(self.facts)}"
            self.facts[key] = self._facts_of(record)
        self.citations = list(citations)
        self.ambiguities: dict[str, Ambiguity] = {}
        self.numbers: dict[str, int] = {}
        self.order: list[str] = []
        self._places: dict[str, int] = {}
        self.first_notes: dict[str, int] = {}  #: record → the note that first cites it; 0: none
        self._number()
        self.placed = self._positions()
        self._disambiguate()

    def _facts_of(self, record: Record) -> Facts:
        if self._memo is not None:
            known = self._memo.get(("facts", record.id))
            if known is not None and known[0] is record:
                found: Facts = known[1]
                return found
        facts = Facts(unfolded(record), self.lexicon, english=self.setting.english)
        if self._memo is not None:
            self._memo["facts", record.id] = (record, facts)
        return facts

    def remembered(self, what: str, record_id: str, make: Callable[[str], T]) -> T:
        """Give what `make` gives of a record alone, from the memo if it has it."""
        if self._memo is None:
            return make(record_id)
        facts = self.facts[record_id]
        known = self._memo.get((what, record_id))
        if known is None or known[0] is not facts:
            known = self._memo[what, record_id] = facts, make(record_id)
        found: T = known[1]
        return found

    # --- subjects ----------------------------------------------------------------

    def ambiguity(self, record_id: str) -> Ambiguity:
        """Give what disambiguation decided for a record, to be changed."""
        found = self.ambiguities.get(record_id)
        if found is None:
            found = self.ambiguities[record_id] = Ambiguity()
        return found

    def subject(self, record_id: str) -> Subject:
        """Give a record as it is evaluated in the bibliography."""
        return Subject(
            self.facts[record_id],
            self.numbers.get(record_id, 0),
            self.ambiguities.get(record_id, CLEAR),
        )

    def cited(self, placed: Placed, *, hides_names: bool = False) -> Subject:
        """Give a cite as it is evaluated."""
        record_id = placed.cite.id
        return Subject(
            self.facts[record_id],
            self.numbers.get(record_id, 0),
            self.ambiguities.get(record_id, CLEAR),
            placed.cite,
            placed.positions,
            placed.first_note,
            hides_names=hides_names or placed.cite.suppress_author,
        )

    # --- order -------------------------------------------------------------------

    def _number(self) -> None:
        """Give the records their numbers: as cited, or as the bibliography sorts them."""
        cited = (cite.id for citation in self.citations for cite in citation.cites)
        ids = list(dict.fromkeys([*(key for key in cited if key in self.facts), *self.facts]))
        self.numbers = {record_id: at for at, record_id in enumerate(ids, 1)}
        self.order = ids
        area = self.style.areas.get("bibliography")
        sort = area.child("sort") if area else None
        if sort is None:
            return
        self.order = self.sorted(
            ids,
            sort.children,
            lambda record_id, key: self.sort_key(self.subject(record_id), key, "bibliography"),
        )
        if not any("citation-number" in key.variables for key in sort.children[:1]):
            self.numbers = {record_id: at for at, record_id in enumerate(self.order, 1)}

    def sorted(
        self, things: Sequence[Any], keys: Sequence[Node], value: Callable[[Any, Node], Any]
    ) -> list[Any]:
        """Sort by the first key, and what is equal by the next; None comes last.

        CSL 1.0.2, Sorting: "Items with an empty sort key value are placed at the end of the
        sort, both for ascending and descending sorts."
        """
        if len(things) < 2 or not keys:
            return list(things)
        key, *others = keys
        valued = [(value(thing, key), thing) for thing in things]
        present = [each for each in valued if each[0] is not None]
        absent = [thing for found, thing in valued if found is None]
        present.sort(key=lambda each: each[0], reverse=key.get("sort") == "descending")
        ordered: list[Any] = []
        start = 0
        while start < len(present):
            stop = start + 1
            while stop < len(present) and present[stop][0] == present[start][0]:
                stop += 1
            equal = [thing for _, thing in present[start:stop]]
            ordered += self.sorted(equal, others, value) if len(equal) > 1 else equal
            start = stop
        return [*ordered, *self.sorted(absent, others, value)]

    def sort_key(self, subject: Subject, key: Node, area: str) -> Any:
        """Give what a record or cite sorts by under one ``cs:key``; None sorts last."""
        if key.variables:
            return self._variable_key(key.variables[0], subject, area, key)
        program = self.setting.key(area, key)
        if self._memo is None or subject.cite is not None:
            return _collated(program.text(subject))
        memo_key = ("key", area, id(key), subject.facts.record.id)
        known = self._memo.get(memo_key)
        if known is None or known[0] is not subject.facts:
            template = program.template(subject)
            known = (subject.facts, _collated(template.text(subject)))
            if "citation-number" not in template.used:
                self._memo[memo_key] = known
        return known[1]

    def _variable_key(self, variable: str, subject: Subject, area: str, key: Node) -> Any:
        facts = subject.facts
        if variable == "citation-number":
            return f"{subject.number:08d}"
        if variable in DATES:
            return dating.sort_value(facts.date(variable)) or None
        if variable in NAMES:
            scope = self.style.areas.get(area)
            scopes = [self.style.attrs, scope.attrs if scope else {}]
            options = naming.options_of(None, scopes, self.style.attrs, subsequent=False)
            options = naming.truncated(options._replace(form="long"), key.attrs)
            return _collated(naming.sort_list(facts.names(variable), options))
        return _collated(subject.text(variable))

    @property
    def places(self) -> Mapping[str, int]:
        """Record → place in the bibliography."""
        if len(self._places) < len(self.order):
            self._places = {record_id: at for at, record_id in enumerate(self.order)}
        return self._places

    # --- positions ---------------------------------------------------------------

    def _positions(self) -> list[list[Placed]]:
        """CSL 1.0.2, Choose, ``position``."""
        area = self.style.areas.get("citation")
        distance = naming.count_of(area.get("near-note-distance", "5") if area else "5")
        seen = self.first_notes
        last_note: dict[str, int] = {}
        last_of_kind: dict[bool, Citation] = {}
        in_note: dict[int, set[str]] = {}  #: what each note cites
        placed: list[list[Placed]] = []
        for citation in self.citations:
            before: Cite | None = None
            # citations in the text and in notes are two sequences
            previous = last_of_kind.get(bool(citation.note))
            if previous is not None and previous.note != citation.note:
                # "ibid." needs a note before it that cites one source alone
                previous = previous if len(in_note[previous.note]) == 1 else None
            in_note.setdefault(citation.note, set()).update(cite.id for cite in citation.cites)
            row: list[Placed] = []
            for at, cite in enumerate(citation.cites):
                positions, first_note = _FIRST, 0
                if cite.id in seen:
                    # there are no notes to count in the text: what was cited there is near
                    near = not citation.note or (
                        # "both cites have to be located in foot or endnotes"
                        cite.id in last_note and 0 <= citation.note - last_note[cite.id] <= distance
                    )
                    positions = _LATER[_ibid(cite, at, before, previous), bool(near)]
                    first_note = seen[cite.id]
                else:
                    seen[cite.id] = citation.note
                if cite.positions is not None:
                    positions = cite.positions
                before = cite
                if citation.note:
                    last_note[cite.id] = citation.note
                if cite.id in self.facts:
                    row.append(Placed(cite, positions, first_note))
            last_of_kind[bool(citation.note)] = citation
            placed.append(row)
        return placed

    # --- disambiguation ----------------------------------------------------------

    def _disambiguate(self) -> None:
        from citekit.csl.disambiguation import disambiguate

        disambiguate(self)

    # --- output ------------------------------------------------------------------

    def citation(self, at: int) -> str:
        """Write a citation as marked text."""
        from citekit.csl.collapsing import citation_text, narrative_text

        citation, placed = self.citations[at], self.placed[at]
        write = narrative_text if citation.narrative and not self.style.note else citation_text
        if self._memo is None:
            return write(self, placed)
        state = tuple((one, *self._decided(one.cite.id)) for one in placed)
        key = ("citation", at)
        known = self._memo.get(key)
        if known is None or known[0] != (citation, state):
            known = self._memo[key] = ((citation, state), write(self, placed))
        return str(known[1])

    def _decided(self, record_id: str) -> tuple[Any, ...]:
        """Give all that the document decided about a record."""
        one = self.ambiguities.get(record_id, CLEAR)
        levels = tuple(one.levels.items())
        facts = id(self.facts[record_id])
        return facts, self.numbers[record_id], one.shown, levels, one.condition, one.suffix

    def bibliography(self) -> Iterator[Written]:
        """Write the entries that print anything, in order."""
        program = self.setting.bibliography()
        if program is None:
            return
        area = self.style.areas["bibliography"]
        mark = area.attrs.get("subsequent-author-substitute")
        if mark is None:
            for record_id in self.order:
                yield self._entry(program, record_id)
            return
        rule = area.attrs.get("subsequent-author-substitute-rule", "complete-all")
        last: tuple[object, ...] | None = None
        for record_id in self.order:
            subject = self.subject(record_id)
            template = program.template(subject)
            slot = template.names_slot
            if slot is None or template.names is None:
                last = None
                yield Written(record_id, template, tuple(template.parts(subject)))
                continue
            parts = template.parts(subject)
            whole = parts[template.names]
            people = slot.people(subject)
            if last is not None:
                texts = [] if rule == "complete-all" else slot.texts(subject)
                count = _repeated(people, last, len(texts), rule)
                whole = mark if count and not texts else whole
                for text in texts[:count]:
                    whole = whole.replace(text, mark, 1)
                parts[template.names] = whole
            last = people
            yield Written(record_id, template, tuple(parts))

    def _entry(self, program: Program, record_id: str) -> Written:
        subject = self.subject(record_id)
        if self._memo is None:
            template = program.template(subject)
            return Written(record_id, template, tuple(template.parts(subject)))
        decided = self._decided(record_id)
        known = self._memo.get(("entry", record_id))
        if known is None or known[0] != decided:
            template = program.template(subject)
            known = (decided, Written(record_id, template, tuple(template.parts(subject))))
            self._memo["entry", record_id] = known
        written: Written = known[1]
        return written


def _repeated(people: tuple[object, ...], last: tuple[object, ...], shown: int, rule: str) -> int:
    """Tell how many names repeat those of the entry before. CSL 1.0.2, Reference Grouping."""
    if rule.startswith("complete"):
        return max(shown, 1) if people == last else 0
    same = [one == other for one, other in zip(people, last, strict=False)]
    count = same.index(False) if False in same else len(same)
    return min(count, 1 if rule == "partial-first" else shown)


_FIRST = frozenset({"first"})
_SUBSEQUENT: Mapping[str, frozenset[str]] = {
    "": frozenset({"subsequent"}),
    "ibid": frozenset({"subsequent", "ibid"}),
    "ibid-with-locator": frozenset({"subsequent", "ibid", "ibid-with-locator"}),
}
#: kind of ibid., and whether it is near → what ``position`` is true for
_LATER: Mapping[tuple[str, bool], frozenset[str]] = {
    (kind, near): words | {"near-note"} if near else words
    for kind, words in _SUBSEQUENT.items()
    for near in (False, True)
}


def _ibid(cite: Cite, at: int, before: Cite | None, previous: Citation | None) -> str:
    other = None
    if at > 0 and before is not None and before.id == cite.id:
        other = before
    elif (
        at == 0
        and previous is not None
        and len(previous.cites) == 1
        and previous.cites[0].id == cite.id
    ):
        other = previous.cites[0]
    if other is None:
        return ""
    same = (cite.locator, cite.label) == (other.locator, other.label)
    if not other.locator:
        return "ibid-with-locator" if cite.locator else "ibid"
    if not cite.locator:
        return ""
    return "ibid" if same else "ibid-with-locator"


#: What counts when texts are compared, once they are ASCII and small: letters, digits, spaces.
_IGNORED = regex("[^0-9a-z \u0001]")
_DIGITS = regex("[0-9]+")
#: Letters that sort with others, though Unicode does not decompose them.
_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "\t": " "}
)


def _collated(text: str) -> str | None:
    """Make a text comparable: without case, accents and punctuation, numbers by their size."""
    if _DIGITS.search(text):
        text = _DIGITS.sub(_sized, text)
    if text.isascii():
        key = _IGNORED.sub("", text.lower())
    else:
        text = SIGN.sub("", text)
        folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
        key = "".join([c for c in folded if c.isalnum() or c in " \u0001" or _is_vowel(c)])
    key = key.strip(" \u0001")
    if not key:
        return "" if text.strip(" \u0001") else None
    return key


def _is_vowel(sign: str) -> bool:
    """Tell vowels that Indic and other scripts write as marks from accents."""
    return not unicodedata.combining(sign) and unicodedata.category(sign)[0] == "M"


def _sized(match: re.Match[str]) -> str:
    """Write a number so that it sorts by its size: 9 before 10."""
    digits = match[0].lstrip("0")
    return f"{len(digits):03d}{digits}"
