"""What is done to a page when it is read: notes become footnotes, and citations are counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from citekit.apparatus import begun, settled
from citekit.sphinx.directives import feet
from citekit.sphinx.doctrees import cited, listed, waiting
from citekit.sphinx.markdowntext import is_markdown
from citekit.sphinx.places import FORMS, Page, Place, cite_from, tuple_from

__all__ = ["Collecting", "Notes"]

#: What a style of notes puts into a footnote.
_NOTED = frozenset({"citation", "narrative", "label"})


class Notes(SphinxTransform):
    """Moves citations into footnotes: those of ``footcite``, and all in a style of notes.

    The footnotes are docutils' own, numbered with those that the writer made in the order of
    their marks, and stand with them, at ``footbibliography``, or at the end of the page.
    """

    default_priority = 605  # before docutils numbers footnotes

    def apply(self, **_: Any) -> None:
        """Make the footnotes."""
        for definition in self.document.findall(nodes.substitution_definition):
            for mark in list(definition.findall(cited)):  # what it stands for has copies by now
                mark.replace_self(nodes.Text(mark.rawsource))
        found = list(self.document.findall(waiting))
        marks = [node for node in found if isinstance(node, cited)]
        for term in self.document.findall(nodes.term):
            self._name(term)
        homes = [node for node in found if isinstance(node, feet)]
        if marks:
            self._move(marks, homes)
        for home in homes:
            home.parent.remove(home)

    def _name(self, term: nodes.term) -> None:
        """Let a term of a glossary be found by its words, without what it cites."""
        cites = [mark.astext() for mark in term.findall(cited)]
        if not cites:
            return
        pattern = re.compile("|".join(rf"\s*{re.escape(said)}" for said in cites))
        std: Any = self.env.get_domain("std")
        for index in term.findall(addnodes.index):
            entries = []
            for kind, value, *others in index["entries"]:
                name = pattern.sub("", value).strip() or value
                entries.append((kind, name, *others))
                if ("term", name) not in std.objects:
                    std.note_object("term", name, others[0], location=term)
            index["entries"] = entries

    def _move(self, marks: list[cited], homes: list[feet]) -> None:
        style_of_notes = self.env.get_domain("cite").notes  # type: ignore[attr-defined]
        self.made: dict[str, nodes.footnote] = {}
        #: of each, the conditions under which its marks are in the output
        self.only: dict[str, tuple[str, ...]] = {}
        for mark in marks:
            if style_of_notes:
                mark["foot"] = False
                if mark.get("bare") and self._is_text(mark):
                    continue
                if FORMS[mark["form"]].part in _NOTED and not _within_footnote(mark):
                    self._note(mark)
            elif mark["foot"]:
                self._refer(mark)
        if self.made:
            if is_markdown(self.env):
                self._free()
            self._place(homes)
            self._sort()

    def _free(self) -> None:
        """Let the numbers of the writer's notes follow from their order, too.

        ``[^1]`` is a name, though MyST takes it for a number as reStructuredText has it.
        """
        document = self.document
        for note in list(document.footnotes):
            [label] = note["names"][:1] or [""]
            if not label.isdigit():
                continue
            name = f"citekit-of-writer-{label}"
            note["names"], note["auto"] = [name], 1
            note.children = [each for each in note if not isinstance(each, nodes.label)]
            document.nameids[name] = document.nameids.pop(label, None)
            document.nametypes[name] = document.nametypes.pop(label, True)
            document.footnotes.remove(note)
            document.note_autofootnote(note)
            for reference in document.footnote_refs.pop(label, []):
                reference["refname"], reference["auto"] = name, 1
                reference.children = []
                document.note_footnote_ref(reference)
                document.note_autofootnote_ref(reference)

    def _is_text(self, mark: cited) -> bool:
        """Leave ``@name`` in Markdown alone if it names no record: no note is made for it."""
        domain = self.env.get_domain("cite")
        keys = [cite[0] for cite in mark["cites"]]
        if any(domain.knows(key) for key in keys):  # type: ignore[attr-defined]
            return False
        domain.unread.setdefault(self.env.docname, set()).update(keys)  # type: ignore[attr-defined]
        mark.replace_self(nodes.Text(mark.rawsource))
        return True

    def _note(self, mark: cited) -> None:
        """Put a citation into a footnote of its own."""
        name = f"citekit-note-{len(self.made) + 1}"
        before: list[nodes.Node] = []
        if FORMS[mark["form"]].part == "narrative":
            one = mark["cites"][:1] if FORMS[mark["form"]].together else mark["cites"]
            before = [_author(mark, one)]
        reference = self._reference(name, mark)
        _replace(mark, [*before, reference])
        mark["form"] = "p"
        cites = begun(cite_from(cite, cite[0]) for cite in mark["cites"])
        mark["cites"] = tuple(map(tuple_from, cites))
        self._footnote(name, mark)

    def _refer(self, mark: cited) -> None:
        """Refer to the footnotes of the works, which are made once a page and output."""
        if _within_footnote(mark):
            mark["form"] = "entry"
            return
        new: list[nodes.Node] = []
        narrative = FORMS[mark["form"]].part == "narrative"
        for at, cite in enumerate(mark["cites"]):
            if narrative:
                new += [nodes.Text(", ")] if at else []
                new.append(_author(mark, (cite,)))
            plainly = not any((cite[1], cite[3], cite[4]))
            name = f"citekit-note-{len(self.made) + 1}"
            if plainly:
                name = "-".join(("footcite", cite[0], *_conditions(mark)))
            reference = self._reference(name, mark)
            new.append(reference)
            if name not in self.made:
                inner = mark.deepcopy()
                inner["cites"], inner["form"] = (cite,), "entry"
                self._footnote(name, inner)
        _replace(mark, new)

    def _reference(self, name: str, mark: cited) -> nodes.footnote_reference:
        self.only[name] = _conditions(mark)
        reference = nodes.footnote_reference("", auto=1, refname=name)
        self.document.note_footnote_ref(reference)
        self.document.note_autofootnote_ref(reference)
        return reference

    def _footnote(self, name: str, inner: cited) -> None:
        note = nodes.footnote("", nodes.paragraph("", "", inner), auto=1, names=[name])
        note.source, note.line = inner.source, inner.line
        note[0].source, note[0].line = inner.source, inner.line
        self.document.note_autofootnote(note)
        self.document.note_explicit_target(note, note)
        self.made[name] = note

    def _place(self, homes: list[feet]) -> None:
        """Put the new footnotes where footnotes are."""
        made = {id(note) for note in self.made.values()}
        theirs = [note for note in self.document.autofootnotes if id(note) not in made]
        order = {id(node): at for at, node in enumerate(self.document.findall())}
        references: dict[str, int] = {}
        for reference in self.document.autofootnote_refs:
            references.setdefault(reference.get("refname"), order.get(id(reference), 0))
        for name, note in self.made.items():
            after = (home for home in homes if order[id(home)] > references[name])
            home = next(after, None)
            shown = self._under_conditions(name, note)
            if home is not None:
                home.parent.insert(home.parent.index(home), shown)
            elif theirs:
                theirs[-1].parent.insert(theirs[-1].parent.index(theirs[-1]) + 1, shown)
            else:
                last = self.document[-1]
                (last if isinstance(last, nodes.section) else self.document).append(shown)

    def _under_conditions(self, name: str, note: nodes.footnote) -> nodes.Element:
        """Put a note under the conditions that its marks stand under."""
        shown: nodes.Element = note
        for expression in self.only[name]:
            shown = addnodes.only("", shown, expr=expression)
        return shown

    def _sort(self) -> None:
        """Sort footnotes into the order of their marks, in their numbers and where they stand."""
        order = {id(node): at for at, node in enumerate(self.document.findall())}
        references = self.document.autofootnote_refs
        references.sort(key=lambda node: order.get(id(node), 0))
        named: dict[str, int] = {}
        for at, node in enumerate(references):
            named.setdefault(node.get("refname"), at)
        nameless = [at for at, node in enumerate(references) if not node.get("refname")]
        waiting = iter(nameless)
        last = len(references)
        keys = {
            id(note): min((named.get(name, last) for name in note["names"]), default=None)
            for note in self.document.autofootnotes
        }
        for note in self.document.autofootnotes:
            if keys[id(note)] is None:
                keys[id(note)] = next(waiting, last)
        self.document.autofootnotes.sort(key=lambda note: keys[id(note)])
        parents: dict[int, nodes.Element] = {}
        for note in self.made.values():
            shown: nodes.Element = note
            while isinstance(shown.parent, addnodes.only):
                shown = shown.parent
                keys[id(shown)] = keys[id(note)]
            parents[id(shown.parent)] = shown.parent
        for parent in parents.values():
            _sort_within(parent, keys)


def _sort_within(parent: nodes.Element, keys: dict[int, Any]) -> None:
    """Sort neighbouring footnotes by their numbers."""
    children = list(parent.children)
    start = 0
    while start < len(children):
        stop = start
        while stop < len(children) and keys.get(id(children[stop])) is not None:
            stop += 1
        children[start:stop] = sorted(children[start:stop], key=lambda node: keys[id(node)])
        start = max(stop, start + 1)
    parent.children = children


def _within_footnote(node: nodes.Node) -> bool:
    while node is not None:
        if isinstance(node, nodes.footnote):
            return True
        node = node.parent
    return False


def _author(mark: cited, cites: Any) -> cited:
    """Return the authors of works, for the sentence before their note."""
    form = FORMS[mark["form"]]
    author: cited = mark.deepcopy()
    author["form"] = f"{'c' * form.capital}author{'s' * form.full}"
    author["cites"] = cites
    author["narrated"] = True
    return author


def _replace(mark: cited, new: list[nodes.Node]) -> None:
    """Put footnote marks in place of a citation: after a full stop, and without space before."""
    parent, at = mark.parent, mark.parent.index(mark)
    before = parent[at - 1] if at else None
    after = parent[at + 1] if at + 1 < len(parent) else None
    lonely = isinstance(new[0], nodes.footnote_reference)
    if lonely and isinstance(before, nodes.Text):
        text = after.astext() if isinstance(after, nodes.Text) else ""
        said, rest = settled(before.astext(), text)
        parent[at - 1] = nodes.Text(said)
        if rest != text:
            parent[at + 1] = nodes.Text(rest)
    parent.remove(mark)
    for node in reversed(new):
        parent.insert(at, node)


class Collecting(SphinxTransform):
    """Counts the citations and lists of a page, gives them ids, and notes them."""

    default_priority = 870  # after footnotes have their numbers; before titles are copied

    def apply(self, **_: Any) -> None:
        """Note what the page cites and lists."""
        places, listings = [], []
        ids = self.document.ids
        number = 0
        found = list(self.document.findall(waiting))
        marks = [node for node in found if isinstance(node, cited)]
        for at, (mark, note) in enumerate(_in_order(self.document, marks)):
            number += 1
            while f"cite-{number}" in ids:
                number += 1
            mark["ids"] = [f"cite-{number}"]
            ids[f"cite-{number}"] = mark
            mark["docname"], mark["at"] = self.env.docname, at
            places.append(_place(mark, note))
        for at, node in enumerate(node for node in found if isinstance(node, listed)):
            node["docname"], node["at"] = self.env.docname, at
            listings.append(node["listing"]._replace(only=_conditions(node)))
            del node["listing"]
        if places or listings:
            taken = {name for name in ids if name.startswith("ref-")} if listings else ()
            titled = any(isinstance(mark.parent, nodes.title) for mark in marks)
            page = Page(tuple(places), tuple(listings), frozenset(taken), titled)
            self.env.get_domain("cite").pages[self.env.docname] = page  # type: ignore[attr-defined]


def _place(mark: cited, note: int) -> Place:
    own = bool(mark["foot"])
    at = (mark.source or "", mark.line or 0)
    bare, only = bool(mark.get("bare")), _conditions(mark)
    return Place(mark["ids"][0], mark["cites"], mark["form"], note, own, bare, at, only)


def _conditions(node: nodes.Node) -> tuple[str, ...]:
    """Return the expressions of the ``only`` directives that a node stands in."""
    found = []
    while (node := node.parent) is not None:
        if isinstance(node, addnodes.only):
            found.append(node["expr"])
    return tuple(found)


def _in_order(document: nodes.document, marks: list[cited]) -> Iterator[tuple[cited, int]]:
    """Yield citations in the order in which they are read: a footnote where its mark stands."""
    if not any(_within_footnote(mark) for mark in marks):
        yield from ((mark, 0) for mark in marks)
        return
    inside: dict[int, list[cited]] = {}
    notes: dict[str, nodes.footnote] = {}
    for note in document.findall(nodes.footnote):
        inside[id(note)] = list(note.findall(cited))
        notes.update(dict.fromkeys(note["ids"], note))
    found = {id(mark) for marks in inside.values() for mark in marks}
    seen: set[int] = set()
    for node in document.findall(nodes.Element):
        if isinstance(node, cited) and id(node) not in found:
            yield node, 0
        elif isinstance(node, nodes.footnote_reference):
            note = notes.get(node.get("refid"))
            if note is not None and id(note) not in seen:
                seen.add(id(note))
                for mark in inside[id(note)]:
                    yield mark, _number(note)
    for note in document.findall(nodes.footnote):
        if id(note) not in seen:
            for mark in inside[id(note)]:
                yield mark, _number(note)


def _number(note: nodes.footnote) -> int:
    label = note[0].astext() if len(note) and isinstance(note[0], nodes.label) else ""
    return int(label) if label.isascii() and label.isdigit() else 0
