"""A document that cites: records, a style, and the citations made so far.

What a citation says may depend on those that come after it: 1984 becomes 1984a. So
`Bibliography.cite` gives a handle, which is read when the text is wanted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import evolve

from citekit.errors import Problem, UnknownNameError, nearest
from citekit.record import Record, Records
from citekit.references import Reference

if TYPE_CHECKING:
    import os

    from citekit import csl
    from citekit.csl import Rendered
    from citekit.csl.document import Citation, Cite
    from citekit.csl.tree import Style
    from citekit.markup import RichText

__all__ = ["Bibliography", "Cited", "Source", "each_of", "record_of"]

#: What is cited: a record, a reference that `citekit.parse` found, or a CSL-JSON item.
Source = Record | Reference | Mapping[str, Any]


def each_of(sources: Source | Iterable[Source]) -> Iterable[Any]:
    """Return sources one by one, where one of them, too, may be given by itself.

    >>> each_of({"type": "book"})
    [{'type': 'book'}]
    """
    if isinstance(sources, Record | Reference | Mapping):
        return [sources]
    return sources


def record_of(source: Any, number: int = 1) -> Record:
    """Return the record of a source: of a record itself, a reference, or a CSL-JSON item.

    An item without id gets one by its `number`. Raises TypeError for anything else.

    >>> record_of({"type": "book"}).id
    'item-1'
    """
    if isinstance(source, Record):
        return source
    if isinstance(source, Mapping):
        from citekit.formats import csljson

        return csljson.record_from({"id": f"item-{number}", **source})
    if isinstance(source, Reference):
        return source.record
    kind = type(source).__name__
    raise TypeError(f"a source is a Record, a Reference or a mapping, not {kind}")


class Cited:
    """A citation at its place in a document: `text`, or ``str()``, says how it reads by now."""

    def __init__(self, bibliography: Bibliography, citation: Citation) -> None:
        self.citation = citation  #: what it cites
        self._bibliography = bibliography

    @property
    def runs(self) -> RichText:
        """The citation as rich text. Raises LookupError once it is removed."""
        return self._bibliography.rendered.citations[self._bibliography.index(self)]

    @property
    def note(self) -> int:
        """The number of the note that holds it; 0: it stands in the text."""
        return self.citation.note

    def text(self, *, to: str = "text") -> str:
        """Write it in one of `citekit.output.FORMS`."""
        from citekit import output

        return output.inline(self.runs, to=to)

    def remove(self) -> None:
        """Take it out of the document."""
        self._bibliography.remove(self)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.text(to="html")

    def _repr_markdown_(self) -> str:
        return self.text(to="markdown")

    def __repr__(self) -> str:
        return f"<Cited {', '.join(cite.id for cite in self.citation.cites)}>"


class Bibliography:
    """Records, a style, and citations in the order of the document.

    `records` are what `citekit.format` takes; `style`, `locale` and `links` are those of
    `citekit.csl.render`. Only what is cited, or named to `add`, is listed. After a change,
    only what it affects is formatted anew. Not for several threads at once. Raises what
    `citekit.csl.load` raises, and UnknownNameError for a locale that does not exist.

    >>> works = [
    ...     {"id": "a", "type": "book", "title": "A", "issued": {"date-parts": [[1984]]}},
    ...     {"id": "b", "type": "book", "title": "B", "issued": {"date-parts": [[1984]]}},
    ... ]
    >>> works = [{**work, "author": [{"family": "Knuth"}]} for work in works]
    >>> document = Bibliography(works, "apa")
    >>> first = document.cite("a", locator="12")
    >>> str(first)
    '(Knuth, 1984, p. 12)'
    >>> second = document.cite("b")
    >>> str(first), str(second)
    ('(Knuth, 1984a, p. 12)', '(Knuth, 1984b)')
    """

    def __init__(
        self,
        records: Source | Iterable[Source],
        style: Style | str | os.PathLike[str] = "chicago-notes-bibliography",
        *,
        locale: str | None = None,
        links: bool = True,
    ) -> None:
        from citekit import csl
        from citekit.csl.lexicon import language
        from citekit.csl.tree import Style

        self._records: dict[str, Record] = {}
        self._problems = list(records.problems) if isinstance(records, Records) else []
        for number, source in enumerate(each_of(records), 1):
            record = record_of(source, number)
            if record.id not in self._records:
                self._records[record.id] = record
            elif not isinstance(records, Records):  # which say so themselves
                message = f"two records have the id {record.id!r}; the first is cited"
                self._problems.append(Problem("id-duplicate", message, excerpt=record.id))
        self._style = style if isinstance(style, Style) else csl.load(style)
        self._locale = locale if locale is None else language(locale)
        self._links = links
        self._cited: list[Cited] = []
        self._added: dict[str, None] = {}
        self._memo: dict[Any, Any] = {}
        self._rendered: Rendered | None = None
        self._places: dict[int, int] = {}  #: id() of a citation → where it stands

    def cite(
        self,
        *cites: str | Cite,
        locator: str = "",
        label: str = "page",
        prefix: str = "",
        suffix: str = "",
        narrative: bool = False,
        note: int | None = None,
        before: Cited | None = None,
    ) -> Cited:
        """Cite one record, or several at one place, and return the citation.

        `cites` are ids, or `Cite` values for what each says of its own. The options are for
        a single id: `locator` is the place in the work, which `label` counts, a CSL locator
        term. `narrative` makes the authors part of the sentence: ``Knuth (1984)``. In a
        style of notes a citation is a note of its own, numbered through, unless `note` gives
        the number; 0 is a citation in the text. It comes last in the document, or `before`
        another one.

        Raises UnknownNameError, with the nearest, for an id that no record has and for a label
        that is no locator term; ValueError for options beside several ids, and without any;
        TypeError for what is no text.
        """
        from citekit.csl.document import Citation, Cite
        from citekit.csl.evaluation import LOCATORS

        if not cites:
            raise ValueError("name at least one record to cite")
        single = len(cites) == 1 and not isinstance(cites[0], Cite)
        if (locator or prefix or suffix) and not single:
            raise ValueError("give locator, prefix and suffix to a Cite of its own: Cite(id, …)")
        made = [
            each if isinstance(each, Cite) else Cite(each, locator, label, prefix, suffix)
            for each in cites
        ]
        for each in made:
            self._check(each.id)
            if each.label.replace(" ", "-") not in LOCATORS:
                raise UnknownNameError("locator term", each.label, nearest(each.label, LOCATORS))
        at = len(self._cited) if before is None else self.index(before)
        if note is None and self._style.note:
            note = max((each.note for each in self._cited[:at]), default=0) + 1
            if before is not None and before.note == note - 1:
                note = before.note  # it stands in a note with others, and so does this one
            elif before is not None:
                self._move_notes(note, 1)
        handle = Cited(self, Citation(made, note or 0, narrative))
        self._cited.insert(at, handle)
        self._rendered = None
        return handle

    def _move_notes(self, first: int, step: int) -> None:
        """Make room for a note, or close up: `first` and later ones count `step` more."""
        for each in self._cited:
            if each.note >= first:
                each.citation = evolve(each.citation, note=each.note + step)

    def add(self, *ids: str) -> None:
        """List records that are not cited; without ids, all of them.

        Raises UnknownNameError as `cite` does.
        """
        for record_id in ids or self._records:
            self._check(record_id)
            self._added[record_id] = None
        self._rendered = None

    def remove(self, cited: Cited) -> None:
        """Take a citation out; later notes are numbered anew. Raises LookupError."""
        del self._cited[self.index(cited)]
        if cited.note and all(each.note != cited.note for each in self._cited):
            self._move_notes(cited.note, -1)
        self._rendered = None

    def index(self, cited: Cited) -> int:
        """Return where a citation stands in the document. Raises LookupError if nowhere."""
        at = self._places.get(id(cited), len(self._cited))
        if at >= len(self._cited) or self._cited[at] is not cited:
            self._places = {id(each): at for at, each in enumerate(self._cited)}
            if id(cited) not in self._places:
                raise LookupError(f"{cited!r} is not in the document any more")
            at = self._places[id(cited)]
        return at

    def _check(self, record_id: str) -> None:
        if record_id not in self._records:
            raise UnknownNameError("record", record_id, nearest(record_id, self._records))

    @property
    def rendered(self) -> Rendered:
        """Entries, citations and problems as `citekit.csl.render` gives them."""
        if self._rendered is None:
            from citekit import csl

            cited = (cite.id for each in self._cited for cite in each.citation.cites)
            listed = dict.fromkeys([*cited, *self._added])
            self._rendered = csl.render(
                self._style,
                [self._records[record_id] for record_id in listed],
                [each.citation for each in self._cited],
                locale=self._locale,
                links=self._links,
                memo=self._memo,
            )
        return self._rendered

    @property
    def citations(self) -> tuple[Cited, ...]:
        """The citations, in the order of the document."""
        return tuple(self._cited)

    @property
    def entries(self) -> Sequence[csl.Entry]:
        """The entries of the list, in the order of the style."""
        return self.rendered.entries

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with style and records."""
        return (*self._problems, *self.rendered.problems)

    def text(self, *, to: str = "text") -> str:
        """Write the list in one of `citekit.output.FORMS`."""
        from citekit import output

        layout = None if to == "html" else self.rendered.layout  # as in `citekit.format`
        return output.write(self.entries, to=to, layout=layout)

    def __getstate__(self) -> dict[str, Any]:
        # what is kept to be quick holds functions, and is made again
        return {**self.__dict__, "_memo": {}, "_rendered": None, "_places": {}}

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        shown: str = self.rendered._repr_html_()  # the name is IPython's
        return shown

    def _repr_markdown_(self) -> str:
        shown: str = self.rendered._repr_markdown_()
        return shown

    def __repr__(self) -> str:
        return f"<Bibliography: {len(self._cited)} citations, {len(self._records)} records>"
