"""Citations and the list, put into a document of Pandoc."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from citekit.apparatus import (
    SHORT,
    Apparatus,
    Listed,
    Shown,
    anchor,
    begun,
    build,
    linked,
    missing,
    unstopped,
)
from citekit.citations import locator
from citekit.csl.document import Citation, Cite
from citekit.csl.lexicon import lexicon
from citekit.errors import Problem
from citekit.markup import Local, RichText, cut, dumps, plain
from citekit.output import blocks as parting
from citekit.pandoc.inlines import Inline, Keep, element, inlines, runs, text
from citekit.pandoc.notemarks import settle

if TYPE_CHECKING:
    from citekit.pandoc.documentmeta import Settings

__all__ = ["Place", "gather", "place"]

#: Keys that are cross-references of Quarto (``fig-roc``) or pandoc-crossref (``fig:roc``).
_CROSS = re.compile(
    r"(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau|vid"
    r"|dia|apx|quarto-xref)[-:].",
    re.IGNORECASE,
)
#: Metadata that holds no text of the document.
_ASIDE = frozenset({"references", "nocite", "bibliography", "csl"})
#: Elements without inlines in them.
_LEAVES = frozenset(
    "Str Space SoftBreak LineBreak Code Math RawInline CodeBlock RawBlock HorizontalRule".split()
)
#: Formats that need a package for each language that a text names.
_TEX = frozenset({"latex", "beamer", "context", "pdf"})


class Place(NamedTuple):
    """A citation of the document, and where it stands."""

    cite: Inline
    note: int  #: the number of the note that it stands in or is; 0: it stands in the text
    within: bool  #: the note is the writer's
    first: bool  #: it begins a paragraph
    section: str  #: the heading above it


# --- reading ----------------------------------------------------------------------------


def gather(
    meta: Mapping[str, Any], blocks: list[Any], *, notes: Callable[[Inline], bool] | None = None
) -> list[Place]:
    """Find the citations of a document, in order: those of its metadata first.

    `notes` tells which citations in the text become notes; by default none does.
    """
    reader = _Reader(notes or (lambda _: False))
    for key in meta:
        if key not in _ASIDE:
            reader.read(meta[key])
    reader.read(blocks)
    return reader.found


class _Reader:
    """A walk through a document, which counts its notes."""

    def __init__(self, notes: Callable[[Inline], bool]) -> None:
        self.found: list[Place] = []
        self._notes = notes
        self._count, self._within, self._section = 0, 0, ""

    def read(self, node: Any, *, first: bool = False) -> None:
        """Read a part of the document; `first`: nothing stands before it in its paragraph."""
        if isinstance(node, list):
            for at, each in enumerate(node):
                self.read(each, first=at == 0)
        elif isinstance(node, dict):
            name = node.get("t")
            if name is None:
                self.read(list(node.values()))
            elif name == "Cite":
                self.found.append(self._place(node, first=first))
            elif name not in _LEAVES:
                self._inside(name, node.get("c"))

    def _inside(self, name: str, content: Any) -> None:
        if name == "Header":
            self._section = text(content[2]).strip()
        outer = self._within
        if name == "Note":
            self._count += 1
            self._within = outer or self._count
        self.read(content)
        self._within = outer

    def _place(self, cite: Inline, *, first: bool) -> Place:
        if not self._within and self._notes(cite):
            self._count += 1
            return Place(cite, self._count, False, first, self._section)
        return Place(cite, self._within, bool(self._within), first, self._section)


def _known(cite: Inline, records: Mapping[str, Any]) -> tuple[list[Any], list[Any]]:
    """Part what a citation cites from the cross-references in it."""
    known: list[Any] = []
    cross: list[Any] = []
    for each in cite["c"][0]:
        is_cross = each["citationId"] not in records and _CROSS.match(each["citationId"])
        (cross if is_cross else known).append(each)
    return known, cross


def _cite(given: Mapping[str, Any], lang: str, keep: Keep) -> Cite:
    """Read one of Pandoc's citations: what follows the key holds the place in the work."""
    behind = runs(given["citationSuffix"], keep)
    said = plain(behind)
    label, where, rest = locator(said, lang=lang)
    return Cite(
        given["citationId"],
        locator=where,
        label=label,
        prefix=dumps(runs(given["citationPrefix"], keep)),
        suffix=dumps(cut(behind, len(said) - len(rest), len(said))).rstrip(),
        suppress_author=_mode(given) == "SuppressAuthor",
    )


def _mode(given: Mapping[str, Any]) -> str:
    return str(given["citationMode"]["t"])


# --- writing ----------------------------------------------------------------------------


def place(
    document: dict[str, Any], settings: Settings, *, listed: Sequence[str], to: str
) -> tuple[dict[str, Any], list[Problem]]:
    """Put citations and their list into a document; `listed` is there uncited.

    Gives a new document, and what is wrong with the citations.
    """
    notes, records = settings.style.note, settings.records
    places = [
        one
        for one in gather(
            document["meta"],
            document["blocks"],
            notes=(lambda cite: bool(_known(cite, records)[0])) if notes else None,
        )
        if _known(one.cite, records)[0]
    ]
    citations = [_citation(one, settings) for one in places]
    made = build(
        records,
        citations,
        style=settings.style,
        locale=settings.locale,
        listed=list(records) if "*" in listed else listed,
    )
    writer = _Writer(settings, made, places, to)
    meta = {
        key: value if key in _ASIDE else writer.written(value)
        for key, value in document["meta"].items()
    }
    body = writer.written(document["blocks"])
    if made.entries and not settings.suppress_bibliography:
        meta, body = _with_list(meta, body, writer.list_of(made), settings)
    problems = _problems(made, places, listed, records)
    return {**document, "meta": meta, "blocks": body}, list(problems)


def _citation(place: Place, settings: Settings) -> Citation:
    known, _ = _known(place.cite, settings.records)
    cites = [_cite(each, settings.lang, settings.keep) for each in known]
    if settings.style.note and (place.first or not place.within):
        cites = list(begun(cites))
    narrative = _mode(known[0]) == "AuthorInText" and not (settings.style.note and place.within)
    return Citation(cites, place.note, narrative)


def _problems(
    made: Apparatus,
    places: list[Place],
    listed: Sequence[str],
    records: Mapping[str, Any],
) -> Iterator[Problem]:
    yield from made.problems
    for unprinted in made.unprinted:
        message = f"{_where(places[unprinted.citation])}{unprinted}"
        excerpt = f"@{unprinted.id}, {unprinted.locator}"
        yield Problem("locator-missing", message, excerpt=excerpt)
    for unknown in made.unknown:
        message = f"{_where(places[unknown.citation])}{unknown}"
        yield Problem("record-missing", message, excerpt=unknown.id)
    yield from missing(listed, records)


def _where(place: Place) -> str:
    """Say where a citation stands: Pandoc's tree knows no lines."""
    note = "a note in " if place.within else ""
    return f"in {note}the section “{place.section}”: " if place.section else ""


class _Writer:
    """A walk through a document that replaces its citations, in the order of `gather`."""

    def __init__(
        self,
        settings: Settings,
        made: Apparatus,
        places: list[Place],
        to: str,
    ) -> None:
        self._settings = settings
        self._languages = to not in _TEX
        self._marks = settings.style.note
        self._jobs = iter(zip(places, made.citations, strict=True))
        listed = {entry.id for entry in made.entries}
        self._linked = listed if settings.link_citations and not made.notes else frozenset()
        terms = lexicon(settings.lang)
        self._within_quotes = terms.inside
        self._short = (*SHORT, *filter(None, [terms.term("et-al")]))

    def written(self, node: Any) -> Any:
        """Give a part of the document with its citations replaced."""
        if isinstance(node, list):
            return self._row(node)
        if not isinstance(node, dict) or node.get("t") in _LEAVES:
            return node
        if "t" not in node:
            return {key: self.written(value) for key, value in node.items()}
        return {**node, "c": self.written(node["c"])} if "c" in node else node

    def _row(self, node: list[Any]) -> list[Any]:
        made: list[Any] = []
        cited = False
        for at, each in enumerate(node):
            if isinstance(each, dict) and each.get("t") == "Cite":
                made += self._cite(each, node[at + 1 :])
                cited = True
            else:
                made.append(self.written(each))
        if not cited:
            return made
        after = self._settings.after_punctuation
        after = self._marks if after is None else after
        return settle(made, after=after, within_quotes=self._within_quotes)

    def _cite(self, cite: Inline, following: list[Any]) -> Iterator[Inline]:
        known, cross = _known(cite, self._settings.records)
        if not known:
            yield cite
            return
        place, shown = next(self._jobs)
        made = element("Cite", known, self._content(place, shown, following))
        others = [element("Cite", cross, _unread(cross)), element("Space")] if cross else []
        if cross and cite["c"][0][0] is known[0]:
            others.reverse()
            yield from (made, *others)
        else:
            yield from (*others, made)

    def _content(self, place: Place, shown: Shown, following: list[Any]) -> list[Inline]:
        if not self._marks:
            return _raised(self._inlines(linked(shown.runs, self._address), marks=True))
        if not place.within:
            note = element("Note", [element("Para", self._inlines(shown.runs))])
            return [*self._inlines(shown.author), note]
        goes_on = _goes_on(following)
        if _mode(place.cite["c"][0][0]) == "AuthorInText" or place.first:
            return self._inlines(unstopped(shown.runs, self._short) if goes_on else shown.runs)
        inside = self._inlines(unstopped(shown.runs, self._short))
        return [element("Str", "("), *inside, element("Str", ")")]

    def _address(self, key: str) -> str | None:
        return f"#{_id(key)}" if key in self._linked else None

    def _inlines(self, found: RichText, *, marks: bool = False) -> list[Inline]:
        if not self._settings.link_bibliography:
            found = tuple(
                run if isinstance(run.href, Local) else run._replace(href=None) for run in found
            )
        keep = self._settings.keep.get
        return inlines(found, keep, languages=self._languages, marks=marks)

    # --- the list ---

    def list_of(self, made: Apparatus) -> Inline:
        """Write the list as Pandoc does."""
        layout = made.layout
        classes = ["references", "csl-bib-body", *["hanging-indent"] * layout.hanging_indent]
        attributes = [["entry-spacing", str(layout.entry_spacing)]]
        if layout.line_spacing > 1:
            attributes.append(["line-spacing", str(layout.line_spacing)])
        entries = [self._entry(entry) for entry in made.entries]
        return element("Div", ["refs", classes, attributes], entries)

    def _entry(self, entry: Listed) -> Inline:
        content: list[Inline] = []
        for block, part in parting.parts(entry.runs):
            inner = self._inlines(part)
            if block == "left-margin" and inner[-1:] != [element("Space")]:
                inner.append(element("Space"))
            named = ["", [f"csl-{block}"], []]
            content += [element("Span", named, inner)] if block else inner
        return element("Div", [_id(entry.id), ["csl-entry"], []], [element("Para", content)])


def _id(key: str) -> str:
    """Give the id of an entry: that of Pandoc, where it can be one."""
    return anchor(key) if not key or re.search(r"\s", key) else f"ref-{key}"


def _unread(cross: list[Any]) -> list[Inline]:
    """Write cross-references as they were written."""
    said: list[Inline] = []
    for each in cross:
        before, after = each["citationPrefix"], each["citationSuffix"]
        said += [*before, *([element("Space")] if before else [])]
        said += [element("Str", f"@{each['citationId']}"), *after, element("Space")]
    return said[:-1]


def _raised(content: list[Inline]) -> list[Inline]:
    """Take the space away before a raised number."""
    following = [*content[1:], element("Space")] if content else []
    return [
        each
        for each, after in zip(content, following, strict=True)
        if each["t"] != "Space" or after["t"] != "Superscript"
    ]


def _goes_on(following: list[Any]) -> bool:
    """Tell whether a sentence goes on behind a citation, or has a stop of its own."""
    said = text(following).strip()
    return bool(said) and not said[0].isupper()


def _with_list(
    meta: dict[str, Any], body: list[Any], made: Inline, settings: Settings
) -> tuple[dict[str, Any], list[Any]]:
    """Put the list where the document has a place for it, or else at its end."""
    filler = _Filler(made)
    meta = {key: value if key in _ASIDE else filler.filled(value) for key, value in meta.items()}
    body = filler.filled(body)
    if filler.count:
        return meta, body
    if settings.title:
        heading = element("Header", 1, ["bibliography", ["unnumbered"], []], list(settings.title))
        return meta, [*body, heading, made]
    if body and body[-1].get("t") == "Header":
        level, (name, classes, others), content = body[-1]["c"]
        classes = [*classes, *(each for each in ("unnumbered",) if each not in classes)]
        body = [*body[:-1], element("Header", level, [name, classes, others], content)]
    return meta, [*body, made]


class _Filler:
    """A walk that puts the list into each ``Div`` that is there for it."""

    def __init__(self, made: Inline) -> None:
        self.count = 0
        self._made = made

    def filled(self, node: Any) -> Any:
        """Give a part of the document with the list in its place."""
        if isinstance(node, list):
            return [self.filled(each) for each in node]
        if not isinstance(node, dict) or node.get("t") in _FLAT:
            return node
        if "t" not in node:
            return {key: self.filled(value) for key, value in node.items()}
        if node["t"] == "Div" and re.fullmatch(r"(?:.*__)?refs", node["c"][0][0]):
            return self._place(node)
        return {**node, "c": self.filled(node["c"])} if "c" in node else node

    def _place(self, div: Inline) -> Inline:
        self.count += 1
        (name, classes, others), content = div["c"]
        (_, own, attributes), entries = self._made["c"]
        if self.count > 1:  # an id stands once in a document
            entries = [element("Div", ["", *each["c"][0][1:]], each["c"][1]) for each in entries]
        attributes = [each for each in attributes if each[0] not in {one[0] for one in others}]
        names = list(dict.fromkeys([*own, *classes]))
        return element("Div", [name, names, [*others, *attributes]], [*content, *entries])


#: Elements that hold no blocks.
_FLAT = _LEAVES | {"Para", "Plain", "Header", "LineBlock", "MetaInlines", "MetaString", "MetaBool"}
