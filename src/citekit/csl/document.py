"""A document: citations and the bibliography they imply, pass by pass.

order → positions → disambiguation → citations (grouped, collapsed) → bibliography.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from citekit.csl import dating, numerals
from citekit.csl.evaluation import Ambiguity, Cite, State, children, evaluate, layout
from citekit.csl.extra import unfolded
from citekit.csl.lexicon import Lexicon, lexicon
from citekit.csl.signs import SIGN, clean, from_markup, wrap
from citekit.csl.tree import Node, Style
from citekit.csl.typography import finish
from citekit.markup import RichText
from citekit.record import Record

__all__ = ["Citation", "Document"]


class Citation:
    """Cites that stand together, in note `note` (0: in the text)."""

    def __init__(self, cites: Sequence[Cite], note: int = 0) -> None:
        self.cites = list(cites)
        self.note = note


class Document:
    """Records and citations under a style: what `citekit.csl.render` computes with."""

    def __init__(
        self,
        style: Style,
        records: Iterable[Record],
        citations: Sequence[Citation] = (),
        *,
        locale: str | None = None,
    ) -> None:
        self.style = style
        self.lexicon: Lexicon = lexicon(locale or style.default_locale, style.locales)
        self.records = {record.id: unfolded(record) for record in records}
        self.citations = list(citations)
        self.ambiguities = {record_id: Ambiguity() for record_id in self.records}
        self.numbers: dict[str, int] = {}
        self.order: list[str] = []
        self._number()
        self._positions()
        self._disambiguate()

    # --- order -----------------------------------------------------------------

    def _number(self) -> None:
        """Give the records their numbers: as cited, or as the bibliography sorts them."""
        cited = [cite.id for citation in self.citations for cite in citation.cites]
        ids = list(
            dict.fromkeys(
                [*(record_id for record_id in cited if record_id in self.records), *self.records]
            )
        )
        self.numbers = {record_id: at for at, record_id in enumerate(ids, 1)}
        area = self.style.areas.get("bibliography")
        sort = area.child("sort") if area else None
        self.order = self._sorted(ids, sort, "bibliography") if sort else ids
        if sort and not self._sorts_by_number(sort):
            self.numbers = {record_id: at for at, record_id in enumerate(self.order, 1)}

    def _sorts_by_number(self, sort: Node) -> bool:
        return any("citation-number" in key.variables for key in sort.children[:1])

    def _sorted(
        self, ids: Sequence[str], sort: Node, area: str, cites: Mapping[str, Cite] | None = None
    ) -> list[str]:
        ordered = list(ids)
        for key in reversed(sort.children):
            descending = key.get("sort") == "descending"
            values = {
                record_id: self.sort_key(record_id, key, area, (cites or {}).get(record_id))
                for record_id in ordered
            }
            present = [record_id for record_id in ordered if values[record_id] is not None]
            absent = [record_id for record_id in ordered if values[record_id] is None]
            present.sort(key=lambda record_id: values[record_id], reverse=descending)
            if descending:
                present = _stable_reverse(present, values, ordered)
            ordered = [*present, *absent]
        return ordered

    def sort_key(self, record_id: str, key: Node, area: str, cite: Cite | None) -> Any:
        """Give what a record sorts by under one ``cs:key``; None sorts last."""
        state = self._state(record_id, area, cite=cite)
        state.sort_key = key
        variable = key.get("variable")
        if variable:
            return _variable_key(variable, state)
        macro = self.style.macros.get(key.get("macro"))
        if macro is None:
            return None
        out = [text for text, _, _ in [evaluate(Node("group", {}, macro.children), state)] if text]
        return _collated("".join(out))

    def _state(self, record_id: str, area: str, **given: Any) -> State:
        return State(
            self.style,
            self.lexicon,
            self.records[record_id],
            area,
            number=self.numbers.get(record_id, 0),
            ambiguity=self.ambiguities.get(record_id),
            **given,
        )

    # --- positions ---------------------------------------------------------------

    def _positions(self) -> None:
        """CSL 1.0.2, Choose, ``position``."""
        area = self.style.areas.get("citation")
        distance = int((area.get("near-note-distance") if area else "") or 5)
        seen: dict[str, int] = {}
        last_note: dict[str, int] = {}
        last_of_kind: dict[bool, Citation] = {}
        in_note: dict[int, set[str]] = {}  #: what each note cites
        for citation in self.citations:
            before: Cite | None = None
            # citations in the text and in notes are two sequences
            previous = last_of_kind.get(bool(citation.note))
            if previous is not None and previous.note != citation.note:
                # "ibid." needs a note before it that cites one source alone
                previous = previous if len(in_note[previous.note]) == 1 else None
            in_note.setdefault(citation.note, set()).update(cite.id for cite in citation.cites)
            for at, cite in enumerate(citation.cites):
                cite.note = citation.note
                words = {"first"}
                if cite.id in seen:
                    words = {"subsequent"} | _ibid(cite, at, before, previous)
                    cite.first_note = seen[cite.id]
                    if citation.note and citation.note - last_note.get(cite.id, 0) <= distance:
                        words.add("near-note")
                else:
                    seen[cite.id] = citation.note
                if not cite.positions:
                    cite.positions = frozenset(words)
                before = cite
                last_note[cite.id] = citation.note
            last_of_kind[bool(citation.note)] = citation

    # --- disambiguation ------------------------------------------------------------

    def _disambiguate(self) -> None:
        from citekit.csl.disambiguation import disambiguate

        disambiguate(self)

    def cite_text(
        self, record_id: str, cite: Cite | None = None, **flags: Any
    ) -> tuple[str, State]:
        """Write one cite of a record, without the affixes of the layout."""
        area = self.style.areas["citation"]
        node = area.child("layout")
        state = self._state(record_id, "citation", cite=cite)
        for name, value in flags.items():
            setattr(state, name, value)
        return (layout(node, state) if node else "", state)

    # --- output --------------------------------------------------------------------

    def citation(self, citation: Citation) -> RichText:
        """Write one citation."""
        from citekit.csl.collapsing import citation_text

        return finish(citation_text(self, citation), self.lexicon)

    def bibliography(self) -> list[tuple[str, RichText]]:
        """Write the bibliography: record_id and entry, in order."""
        area = self.style.areas.get("bibliography")
        node = area.child("layout") if area else None
        if area is None or node is None:
            return []
        entries = []
        previous: list[str] | None = None
        substitute = area.attrs.get("subsequent-author-substitute")
        rule = area.attrs.get("subsequent-author-substitute-rule", "complete-all")
        for record_id in self.order:
            state = self._state(record_id, "bibliography")
            if substitute is not None:
                last = previous
                state.replace_names = lambda whole, texts, last=last: _substituted(
                    whole, texts, last, substitute, rule
                )
            out: list[str] = []
            text = self._entry(area, node, state, out)
            previous = (
                [state.names_whole, *(state.names_texts or [])] if state.names_taken else None
            )
            if text:
                entries.append((record_id, finish(text, self.lexicon)))
        return entries

    def _entry(self, area: Node, node: Node, state: State, out: list[str]) -> str:
        children(node.children, state, out)
        if not out:
            return ""
        align = area.attrs.get("second-field-align")
        if align and len(out) > 1:
            rest = f"{''.join(out[1:])}{node.suffix}"
            text = f"{wrap(out[0], 'left-margin')}{wrap(_TRAILING.sub('', rest), 'right-inline')}"
            return node.formatted(f"{node.prefix}{text}")
        return node.formatted(f"{node.prefix}{''.join(out)}{node.suffix}")


def _substituted(whole: str, texts: list[str], last: list[str] | None, mark: str, rule: str) -> str:
    """CSL 1.0.2, Reference Grouping."""
    if last is None:
        return whole
    same = last[0] == whole
    if rule == "complete-all":
        return mark if same else whole
    if rule == "complete-each":
        if not same:
            return whole
        count = len(texts)
    else:
        count = 0
        for one, other in zip(texts, last[1:], strict=False):
            if one != other:
                break
            count += 1
        if rule == "partial-first":
            count = min(count, 1)
    for text in texts[:count]:
        whole = whole.replace(text, mark, 1)
    return whole


def _ibid(cite: Cite, at: int, before: Cite | None, previous: Citation | None) -> set[str]:
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
        return set()
    same = (cite.locator, cite.label) == (other.locator, other.label)
    if not other.locator:
        return {"ibid", "ibid-with-locator"} if cite.locator else {"ibid"}
    if not cite.locator:
        return set()
    return {"ibid"} if same else {"ibid", "ibid-with-locator"}


def _stable_reverse(present: list[str], values: Mapping[str, Any], order: list[str]) -> list[str]:
    """Keep equals in their order in a descending sort."""
    place = {record_id: at for at, record_id in enumerate(order)}
    groups: list[list[str]] = []
    for record_id in present:
        if groups and values[groups[-1][0]] == values[record_id]:
            groups[-1].append(record_id)
        else:
            groups.append([record_id])
    return [record_id for group in groups for record_id in sorted(group, key=place.__getitem__)]


def _variable_key(variable: str, state: State) -> Any:
    from citekit.csl import naming
    from citekit.variables import DATES, NAMES

    if variable in DATES:
        date = state.date(variable)
        return dating.sort_value(date) or None if date else None
    if variable in NAMES:
        people = state.names(variable)
        scope = state.style.areas.get(state.area)
        options = naming.options_of(
            None,
            [state.style.attrs, scope.attrs if scope else {}],
            state.style.attrs,
            subsequent=False,
        )._replace(form="long")
        return _collated("  ".join(naming.sort_text(name, options) for name in people))
    value = state.raw(variable)
    if variable == "citation-number":
        return f"{state.number:08d}"
    if numerals.is_numeric(value):
        padded = (p.zfill(8) if p.isdigit() else p for p in re.split(r"(\d+)", value))
        return "".join(padded), value  # like words, which other records may have there
    return _collated(from_markup(clean(value)))


#: White space that ends an entry, and the signs between.
_TRAILING = re.compile("[ \u00a0\ue000]+$")
_APOSTROPHE = re.compile("(?<=[^\\W\\d_])['’](?=[^\\W\\d_])")
_IGNORED = re.compile(r"[\u0002-\u0008\"'“”‘’«»‹›„\[\]().,;:!?*/\\<>{}|&]|\ue000|\ue001|\ue002")


def _collated(text: str) -> Any:
    """Make a text comparable: without case, accents, signs and punctuation."""
    text = SIGN.sub("", text)
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    # an apostrophe between letters comes before any letter: d'Wander, de' Frinkle
    spaced = _APOSTROPHE.sub(" ", plain.replace("-", " "))
    key = " ".join(_IGNORED.sub("", spaced).split(" ")).strip(" \u0001")
    return (key, folded.strip(" \u0001")) if key else None
