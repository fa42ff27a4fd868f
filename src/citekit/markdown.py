"""Citations in Python-Markdown: ``markdown.markdown(text, extensions=["citekit.markdown"])``.

The syntax is that of Pandoc (`citekit.citations`). A citation is found while a text is parsed
(`_Citations`), and is an element that nothing fills until all of them are known (`_Filling`):
what a text says cannot be taken for one. The options are `citekit.apparatus.desk.OPTIONS`.
"""

from __future__ import annotations

import html
import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, cast
from xml.etree.ElementTree import Element, SubElement

import markdown
from attrs import evolve, frozen
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import footnotes
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import INLINE_PLACEHOLDER_RE, STX, AtomicString

from citekit.apparatus import Apparatus, Listed, anchor, missing, settled, unstopped, webtext
from citekit.apparatus.desk import (
    OPTIONS,
    WISH,
    Desk,
    Told,
    Wishes,
    amended,
    cited,
    line_of,
    marks,
    named,
    of_record,
    offset,
    unseen,
    wishes,
)
from citekit.apparatus.shelf import Shelf
from citekit.citations import BEFORE, Found, match
from citekit.csl.document import Citation
from citekit.errors import Problem
from citekit.markup import RichText

__all__ = ["Extension", "Notes", "Placed", "Sheet", "makeExtension", "told"]

log = logging.getLogger("citekit.markdown")


class Extension(markdown.extensions.Extension):
    """The extension. Its options are `citekit.apparatus.desk.OPTIONS`.

    What is wrong in a text is logged by the logger ``citekit.markdown``, and is
    ``md.citekit.problems`` of the `Markdown` that converted it. Raises UnknownNameError for
    values of `css` and `placement` that there are not, KeyError for unknown options.

    >>> md = markdown.Markdown(extensions=[Extension(bibliography=[])])
    >>> md.convert("a `[@code]` and a [link @home](https://example.org)")
    '<p>a <code>[@code]</code> and a <a href="https://example.org">link @home</a></p>'
    """

    def __init__(self, desk: Desk | None = None, **options: Any) -> None:
        self.config = {name: [default, said] for name, (default, said) in OPTIONS.items()}
        super().__init__(**options)
        self.desk = desk or _desk()
        self.wishes = wishes(self.getConfigs())

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  # the host's word
        """Join the steps of Python-Markdown."""
        sheet = Sheet(md, self)
        md.citekit = sheet  # type: ignore[attr-defined]  # where the caller finds the problems
        md.registerExtension(cast("Any", sheet))
        md.preprocessors.register(_Source(sheet), "citekit", 200)
        # after code (80), which a marker may stand in
        md.parser.blockprocessors.register(_Places(md.parser, sheet), "citekit", 75)
        # after links (160 … 83), HTML (90) and addresses; before entities (80) and emphasis (60)
        md.inlinePatterns.register(_Citations(sheet), "citekit", 82)
        md.inlinePatterns.register(_Everything(sheet), "citekit-all", 82.5)
        # after all that makes or reads text (attr_list: 8); before the table of contents (5)
        md.treeprocessors.register(_Filling(sheet), "citekit", 5.5)

    # --- what another host does otherwise ---------------------------------------------------

    def wanted(self, md: markdown.Markdown) -> Wishes:
        """Say what the text that is converted wants."""
        zensical = _zensical(md)
        if zensical is None:
            return amended(self.wishes, getattr(md, "Meta", {}), str)
        root, docs = _folders(zensical)
        located = wishes(self.getConfigs(), lambda path: _in(path, root))
        page = docs / zensical.page.path
        return amended(located, zensical.page.meta, lambda path: _in(path, page.parent, docs, root))

    def name(self, md: markdown.Markdown) -> str:
        """Name the file of the text, if it is known."""
        zensical = _zensical(md)
        if zensical is None:
            return ""
        return str(os.path.relpath(_folders(zensical)[1] / str(zensical.page.path)))

    def aside(self, text: str) -> str:
        """Give the HTML of what is no part of the text: tooltips, links back."""
        return text

    def formatted(self, sheet: Sheet, citations: Sequence[Citation]) -> Apparatus | None:
        """Format the citations of a text and its list; None: that cannot be done yet."""
        made, problems = self.desk.build(
            sheet.wanted, citations, name=sheet.name, listed=sheet.listed
        )
        sheet.problems += [self._asked(sheet, each) for each in problems]
        sheet.problems += [of_record(each, sheet.shelf, sheet.name) for each in made.problems]
        return made

    def _asked(self, sheet: Sheet, problem: Problem) -> Told:
        """Tell what is wrong with style or locale where it was asked for."""
        if problem.code not in WISH:
            return sheet.wanted.style, problem
        file, line = self.said(sheet, WISH[problem.code])
        return file, evolve(problem, line=line)

    def said(self, sheet: Sheet, wish: str) -> tuple[str, int | None]:
        """Say where a wish of a text was said: the file, and the line in its front matter."""
        if wish not in sheet.wanted.own:
            return self.options(wish), None
        return sheet.name, line_of(self.whole(sheet), wish)

    def options(self, wish: str) -> str:  # other hosts name an option
        """Name what holds the options, if it is known."""
        return ""

    def citation(self, sheet: Sheet, at: int) -> str:
        """Write a citation of a text, counted from 0, as an element of HTML."""
        assert sheet.made is not None
        placed, manner = sheet.placed[at], sheet.wanted.manner
        tips = {} if placed.own or placed.heading or not manner.tooltips else sheet.tips
        shown = sheet.made.citations[at]
        if placed.note and not placed.own and (placed.element.tail or "").strip():
            shown = evolve(shown, runs=unstopped(shown.runs))
        return webtext.citation(
            shown,
            at + 1,
            manner,
            address=lambda record_id: self.address(sheet, record_id),
            tips=tips,
            aside=self.aside,
        )

    def bibliography(self, sheet: Sheet) -> str:
        """Write the list of a text as an element of HTML; empty: it has none."""
        assert sheet.made is not None
        return webtext.bibliography(
            sheet.made,
            sheet.wanted.manner,
            places=lambda entry: self.places(sheet, entry),
            aside=self.aside,
        )

    def whole(self, sheet: Sheet) -> str:
        """Give the file of the text, with what stands before it."""
        path = Path(sheet.name)
        if not sheet.name or not path.is_file():
            return sheet.source
        return path.read_text("utf-8", "replace")

    def offset(self, sheet: Sheet) -> int:
        """Say how many lines of its file stand before the text."""
        return offset(self.whole(sheet), sheet.source)

    def address(self, sheet: Sheet, record_id: str) -> str | None:
        """Say where the entry of a record is."""
        own = f"{sheet.wanted.manner.prefix}{anchor(record_id)}"
        return self.link(own) if sheet.shows else None

    def link(self, name: str) -> str:
        """Give the address of an id of the text."""
        return f"#{name}"

    def places(self, sheet: Sheet, entry: Listed) -> list[tuple[int, str]]:
        """Say where an entry is cited: the number of each citation, and its address."""
        return [(at + 1, self.link(sheet.homes[at])) for at in entry.places]

    def tell(self, sheet: Sheet) -> None:
        """Pass on what is wrong in a text that has been converted."""
        for file, problem in self.news(sheet):
            level = logging.INFO if problem.severity == "info" else logging.WARNING
            log.log(level, "%s%s", f"{file}: " if file else "", problem)
        sheet.problems[:0] = self.of_files(sheet, self.desk.shelf(sheet.wanted).problems)

    def news(self, sheet: Sheet) -> Iterator[Told]:
        """Give what is wrong in a text, and what else has not been told before."""
        yield from self.of_files(sheet, self.desk.news(self.desk.shelf(sheet.wanted)))
        for told in sheet.problems:
            if told[0] == sheet.name or self.desk.is_new(told):
                yield told

    def of_files(self, sheet: Sheet, found: Iterable[Told]) -> Iterator[Told]:
        """Say of bibliographies that cannot be read where they are named."""
        for file, problem in found:
            home, line = self.said(sheet, "bibliography")
            home = self.short(home)
            at = f"line {line}" if line else ""
            yield file, named(problem, f"{home}:{line}" if home and line else home or at)

    def short(self, file: str) -> str:
        """Give the path of a file as it is told."""
        return file


@lru_cache(maxsize=1)
def _desk() -> Desk:
    """Give the desk of all texts of this process: Zensical makes a new extension for each."""
    return Desk()


def _zensical(md: markdown.Markdown) -> Any:
    """Give what Zensical says of the page that it renders: `page` and `config`; else None."""
    if "rendering_context" in md.preprocessors:
        return md.preprocessors["rendering_context"]
    return None


def _folders(zensical: Any) -> tuple[Path, Path]:
    """Give the folder of the configuration, and that of the pages."""
    root = Path(zensical.config.get("root_dir", "."))
    return root, root / zensical.config.get("docs_dir", "docs")


def _in(name: str, *folders: Path) -> str:
    """Give the path of a file in the first folder that has it, or else in the first."""
    found = (folder / name for folder in folders)
    return str(next((path for path in found if path.exists()), folders[0] / name))


def makeExtension(**options: Any) -> Extension:  # noqa: N802  # the host's word
    """Make the extension, as Python-Markdown asks for it."""
    return Extension(**options)


# --- while a text is parsed ---------------------------------------------------------------


class Sheet:
    """A text that is converted: the citations that were found in it, and where its list goes."""

    def __init__(self, md: markdown.Markdown, extension: Extension) -> None:
        self.md, self.extension = md, extension
        self.reset()

    def reset(self) -> None:
        """Forget the text, as Python-Markdown does before the next one."""
        self.source = ""
        #: each element that waits for its citation; an element is known by itself alone
        self.found: dict[Element, Found] = {}
        self.markers: list[Element] = []
        self.everything = False  #: the text says ``[@*]``
        self.placed: list[Placed] = []  #: the citations, in the order of reading
        self.homes: list[str] = []  #: the HTML id that leads to each
        self.problems: list[Told] = []  #: the file, if it is known, and what is wrong there
        self.made: Apparatus | None = None
        self.tips: Mapping[str, RichText] = {}
        self._wanted: Wishes | None = None
        self._lang = ""
        self._shelf: Shelf | None = None

    @property
    def wanted(self) -> Wishes:
        """What the text wants."""
        if self._wanted is None:
            self._wanted = self.extension.wanted(self.md)
        return self._wanted

    def take(self, made: Apparatus | None, tips: Mapping[str, RichText] | None = None) -> None:
        """Take what is made of the citations; `tips` are what tooltips show, by record."""
        self.made = made
        entries = made.entries if made else ()
        self.tips = {each.id: each.runs for each in entries} if tips is None else tips

    @property
    def name(self) -> str:
        """The file of the text, if it is known."""
        return self.extension.name(self.md)

    @property
    def lang(self) -> str:
        """The language of the words before locators."""
        if not self._lang:
            self._lang = self.extension.desk.lang(self.wanted)
        return self._lang

    @property
    def shelf(self) -> Shelf:
        """What the text may cite."""
        if self._shelf is None:
            self._shelf = self.extension.desk.shelf(self.wanted)
        return self._shelf

    @property
    def listed(self) -> tuple[str, ...]:
        """What is listed without being cited."""
        return (*self.wanted.nocite, *(("*",) if self.everything else ()))

    @property
    def shows(self) -> bool:
        """The text shows its list."""
        return bool(self.markers) or self.wanted.listed

    def read(self, text: str, at: int) -> Found | None:
        """Read the citation that begins at a place of a text that is half parsed."""
        found = match(text, at, lang=self.lang)
        if found is None:
            return None
        piece = text[found.start : found.end]
        if STX not in piece:
            return found
        again = match(self._unparsed(piece), lang=self.lang)
        return evolve(again, start=found.start, end=found.end) if again else found

    def is_name(self, said: str, found: Found) -> bool:
        """Tell whether what reads like a citation is an ``@name`` that is none of a work."""
        return self.extension.desk.is_name(said, found.cites, self.shelf)

    def _unparsed(self, text: str) -> str:
        """Turn back into text what Python-Markdown has already put aside."""
        stashed = cast("Any", self.md.treeprocessors["inline"]).stashed_nodes
        blocks = self.md.htmlStash.rawHtmlBlocks

        def put_aside(sign: re.Match[str]) -> str:
            if sign[1]:
                node = stashed.get(sign[1], "")
                text = node if isinstance(node, str) else "".join(node.itertext()) or " "
                if STX in text:  # within it is what was put aside before
                    return self._unparsed(text)
                return _escaped(text if isinstance(node, str) else html.unescape(text))
            if sign[2]:
                return "".join(str(part) for part in blocks[int(sign[2]) : int(sign[2]) + 1])
            return _escaped(chr(int(sign[3])))

        return _ASIDE.sub(put_aside, text)


_ASIDE = re.compile(
    f"{INLINE_PLACEHOLDER_RE.pattern}|\x02wzxhzdk:(\\d{{1,9}})\x03|\x02(\\d{{1,7}})\x03"
)


def _escaped(text: str) -> str:
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


class _Source(Preprocessor):
    """Keep the text as it was, for the lines of what is wrong."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet.md)
        self.sheet = sheet

    def run(self, lines: list[str]) -> list[str]:
        self.sheet.source = "\n".join(lines)
        return lines


class _Places(BlockProcessor):
    """Find the markers of the list: lines that stand alone, and Pandoc's fenced division."""

    def __init__(self, parser: Any, sheet: Sheet) -> None:
        super().__init__(parser)
        self.sheet = sheet

    def _find(self, block: str) -> re.Match[str] | None:
        return self._pattern.search(block)

    @property
    def _pattern(self) -> re.Pattern[str]:
        return _marker(self.sheet.wanted.markers)

    def test(self, parent: Element, block: str) -> bool:  # the host's signature
        return self._find(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        found = self._find(block)
        assert found is not None
        if before := block[: found.start()].rstrip("\n"):
            self.parser.parseBlocks(parent, [before])
        self.sheet.markers.append(SubElement(parent, "div"))
        after = block[found.end() :].lstrip("\n")
        if found[0].lstrip().startswith(":::"):
            if not after and blocks:
                after = blocks.pop(0)
            after = re.sub(r"\A {0,3}:{3,}[ \t]*(?:\n|\Z)", "", after)
        if after.strip():
            blocks.insert(0, after)


@lru_cache(maxsize=16)
def _marker(markers: tuple[str, ...]) -> re.Pattern[str]:
    said = [*map(re.escape, markers), r":{3,} ?\{ ?#refs[^}\n]{0,200}\}"]
    return re.compile(rf"^ {{0,3}}(?:{'|'.join(said)})[ \t]*$", re.MULTILINE)


class _Citations(InlineProcessor):
    """Find citations: the element that stands for one is filled when all are known."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(rf"\\?{BEFORE}-?@(?=[\w{{])|\[", sheet.md)
        self.sheet = sheet

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        sign = m[0]
        if sign[0] == "\\":
            return AtomicString(sign[1:]), m.start(), m.end()
        if sign != "[" and not self.sheet.wanted.in_text:
            return None, None, None
        found = self.sheet.read(data, m.start())
        if found is None or self.sheet.is_name(data[found.start : found.end], found):
            return None, None, None
        element = Element("span")
        self.sheet.found[element] = found
        return element, found.start, found.end


class _Everything(InlineProcessor):
    """``[@*]``: all of the bibliography is listed."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(r"\[@\*\]", sheet.md)
        self.sheet = sheet

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # the host's signature
    ) -> tuple[str, int, int]:
        self.sheet.everything = True
        return "", m.start(), m.end()


# --- when all is parsed -------------------------------------------------------------------


@frozen
class Placed:
    """A citation at its place in a text."""

    element: Element
    found: Found
    note: int = 0  #: the note of the writer's that it stands in, or, in a style of notes, is
    own: bool = False  #: it is a note of its own
    heading: bool = False  #: it stands in a heading

    def citation(self, *, notes: bool) -> Citation:
        """Return what is formatted; `notes`: the citations of the style are notes."""
        found = self.found
        return cited(found.cites, self.note, narrative=found.narrative, own=self.own, notes=notes)


class Notes:
    """The notes of a text: the writer's, if the extension ``footnotes`` reads them, and ours."""

    def __init__(self, md: markdown.Markdown, root: Element, prefix: str = "") -> None:
        self.prefix = prefix
        known: list[Any] = [
            each for each in md.registeredExtensions if hasattr(each, "makeFootnoteId")
        ]
        self.root = root
        extension: Any = known[0] if known else None
        self.extension = extension
        self.items: dict[str, Element] = {}
        self.division: Element | None = None
        self.ordered: Element | None = None
        names = extension.footnotes if extension else ()
        ids = {extension.makeFootnoteId(name) for name in names}
        for division in root.iter("div") if ids else ():
            if division.get("class") == "footnote" and (ordered := division.find("ol")) is not None:
                self.division, self.ordered = division, ordered
                self.items = {each.get("id", ""): each for each in ordered}
                break
        self.numbers: dict[str, int] = {}  #: of each note, by its HTML id, in the order of reading
        self.own: list[tuple[Placed, str, str]] = []
        self.count = 0

    def read(self, found: Mapping[Element, Found], *, style: bool) -> Iterator[Placed]:
        """Give the citations in the order of reading: those of a note where its mark stands.

        If the `style` is one of notes, they are numbered, and a citation outside of notes is one.
        """
        yield from self._walk(self.root, found, style, 0, heading=False)
        for name, item in self.items.items():  # notes that nothing leads to
            if name not in self.numbers:
                yield from self._item(name, item, found, style)

    def _item(
        self, name: str, item: Element, found: Mapping[Element, Found], style: bool
    ) -> Iterator[Placed]:
        self.count += 1
        self.numbers[name] = self.count
        yield from self._walk(item, found, style, self.count, heading=False)

    def _walk(
        self,
        parent: Element,
        found: Mapping[Element, Found],
        style: bool,
        note: int,
        *,
        heading: bool,
    ) -> Iterator[Placed]:
        for element in parent:
            if element is self.division:
                continue
            if (cited := found.get(element)) is not None:
                own = style and not note
                self.count += own
                number = (self.count if own else note) if style else 0
                yield Placed(element, cited, number, own, heading)
            elif (name := self._led(element)) and name not in self.numbers:
                yield from self._item(name, self.items[name], found, style)
            else:
                inside = heading or element.tag in _HEADINGS
                yield from self._walk(element, found, style, note, heading=inside)

    def _led(self, element: Element) -> str | None:
        """Give the id of the note that a link leads to."""
        if element.tag == "a" and "footnote-ref" in element.get("class", "").split():
            name = element.get("href", "")[1:]
            return name if name in self.items else None
        return None

    def id(self, number: int) -> str:
        """Return the HTML id of a note of ours."""
        if self.extension is None:
            return f"{self.prefix}fn-{number}"
        return str(self.extension.makeFootnoteId(self._label(number)))

    def _label(self, number: int) -> str:
        label = f"{self.prefix}cite-{number}"
        while label in self.extension.footnotes:
            label += "-"
        return label

    def add(self, placed: Placed, text: str, author: str) -> None:
        """Take a citation as a note: its HTML, and the authors that stand in the text."""
        self.own.append((placed, text, author))

    def write(
        self,
        manner: webtext.Manner,
        into: Callable[[Element, str], None],
        stash: Callable[[str], str],
        link: Callable[[str], str],
    ) -> None:
        """Put our notes and their marks into the text, and number all in one row.

        `into` makes an element what HTML says, `stash` keeps HTML, `link` leads to an id.
        """
        if not self.own:
            return
        parents = {child: parent for parent in self.root.iter() for child in parent}
        for placed, _, author in self.own:
            mark = placed.element
            if not author and mark in parents:
                _settle(mark, parents[mark])
            if author:
                mark.text = stash(author)
                mark = SubElement(mark, "sup")
            self._mark(mark, placed.note, link(self.id(placed.note)))
        if self.extension is None:
            texts = [(placed.note, text) for placed, text, _ in self.own]
            section = SubElement(self.root, "section")
            section.tail = "\n"
            into(section, webtext.notes(texts, manner))
        else:
            self._join(stash)

    def _mark(self, mark: Element, number: int, address: str) -> None:
        """Write a mark as the extension does, which tables of contents leave out."""
        notes = self.extension
        shown = notes.getConfig("SUPERSCRIPT_TEXT").format(number) if notes else str(number)
        label = self._label(number) if notes else ""
        home = notes.makeFootnoteRefId(label) if notes else f"{self.prefix}fnref-{number}"
        mark.tag = "sup"
        mark.set("id", home)
        link = SubElement(mark, "a", {"href": address, "role": "doc-noteref"})
        link.text = AtomicString(shown)
        if notes:
            link.set("class", "footnote-ref")

    def _join(self, stash: Callable[[str], str]) -> None:
        """Put our notes among the writer's, in the order of the text."""
        notes = self.extension
        ordered = self.ordered if self.ordered is not None else self._opened()
        numbers = dict(self.numbers)
        items = dict(self.items)
        for placed, text, _ in self.own:
            label = self._label(placed.note)
            name = notes.makeFootnoteId(label)
            numbers[name], items[name] = placed.note, _item(notes, label, stash(text))
        for link in self.root.iter("a"):
            if (name := self._led(link)) is not None:
                link.text = AtomicString(notes.getConfig("SUPERSCRIPT_TEXT").format(numbers[name]))
        ordered[:] = sorted(items.values(), key=lambda item: numbers[item.get("id", "")])
        title = notes.getConfig("BACKLINK_TITLE")
        for number, item in enumerate(ordered, 1):
            for link in item.iter("a"):
                if link.get("class") == "footnote-backref":
                    link.set("title", title.format(number))

    def _opened(self) -> Element:
        """Make the division that the extension makes where the writer has notes."""
        division = Element("div", {"class": "footnote"})
        division.text = division.tail = "\n"
        SubElement(division, "hr").tail = "\n"
        ordered = SubElement(division, "ol")
        ordered.text = ordered.tail = "\n"
        if place := self.extension.findFootnotesPlaceholder(self.root):
            child, parent, inside = place
            at = list(parent).index(child)
            parent.insert(at if inside else at + 1, division)
            if inside:
                parent.remove(child)
            else:
                child.tail = None
        else:
            self.root.append(division)
        return ordered


def _settle(mark: Element, parent: Element) -> None:
    """Take the space before a mark away, and put the punctuation behind it before it."""
    at = list(parent).index(mark)
    before = (parent[at - 1].tail if at else parent.text) or ""
    if at and not before.strip() and parent[at - 1].tag == "sup":
        return  # nothing between two marks would tell where it belongs
    before, mark.tail = settled(before, mark.tail or "")
    if at:
        parent[at - 1].tail = before
    else:
        parent.text = before


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def _item(notes: Any, label: str, text: str) -> Element:
    """Write a note as the extension does."""
    item = Element("li", {"id": notes.makeFootnoteId(label)})
    item.text = item.tail = "\n"
    paragraph = SubElement(item, "p")
    paragraph.text, paragraph.tail = AtomicString(text + footnotes.NBSP_PLACEHOLDER), "\n"
    back = SubElement(paragraph, "a", {"class": "footnote-backref"})
    back.set("href", f"#{notes.makeFootnoteRefId(label)}")
    back.text = footnotes.FN_BACKLINK_TEXT
    return item


class _Filling(Treeprocessor):
    """Fill the elements of citations, and put the list in its place."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet.md)
        self.sheet = sheet

    def run(self, root: Element) -> None:
        sheet = self.sheet
        sheet.markers += self._stashed(root)
        if not (sheet.found or sheet.markers or sheet.listed):
            return
        extension, wanted = sheet.extension, sheet.wanted
        notes = Notes(self.md, root, wanted.manner.prefix)
        style, _ = extension.desk.style(wanted)
        sheet.placed = list(notes.read(sheet.found, style=style.note))
        sheet.homes = [self._home(notes, at) for at in range(len(sheet.placed))]
        citations = [each.citation(notes=style.note) for each in sheet.placed]
        sheet.take(extension.formatted(sheet, citations))
        for at, placed in enumerate(sheet.placed):
            text = extension.citation(sheet, at)
            if placed.own:
                assert sheet.made is not None
                notes.add(placed, text, webtext.plainly(sheet.made.citations[at].author))
            else:
                self._into(placed.element, text)
        notes.write(wanted.manner, self._into, self._stash, extension.link)
        self._list(root)
        sheet.problems += told(sheet)
        extension.tell(sheet)

    def _stashed(self, root: Element) -> Iterator[Element]:
        """Find ``<div id="refs"></div>``, which Python-Markdown keeps as HTML."""
        blocks = self.md.htmlStash.rawHtmlBlocks
        for element in root.iter():
            if element.tag == "div" and element.get("id") == "refs" and not len(element):
                yield element
            elif element.tag == "p" and element.text and (at := _BLOCK.fullmatch(element.text)):
                block = blocks[int(at[1])] if int(at[1]) < len(blocks) else None
                if isinstance(block, str) and marks(block):
                    yield element

    def _home(self, notes: Notes, at: int) -> str:
        placed, prefix = self.sheet.placed[at], self.sheet.wanted.manner.prefix
        return notes.id(placed.note) if placed.own else f"{prefix}cite-{at + 1}"

    def _stash(self, text: str) -> str:
        return AtomicString(self.md.htmlStash.store(text))

    def _into(self, element: Element, text: str) -> None:
        """Make an element what HTML of one element says."""
        whole = _TAG.fullmatch(text.rstrip("\n"))
        assert whole is not None
        element.tag = whole[1]
        for name, value in _ATTRIBUTE.findall(whole[2]):
            element.set(name, html.unescape(value))
        element.text = self._stash(whole[3])

    def _list(self, root: Element) -> None:
        sheet, wanted = self.sheet, self.sheet.wanted
        text = sheet.extension.bibliography(sheet) if sheet.shows else ""
        if text and not sheet.markers:
            sheet.markers.append(SubElement(root, "div"))
        if not sheet.markers:
            return
        for marker in sheet.markers:  # the list stands at the first
            marker.clear()
            marker.tag, marker.tail = "div", "\n"
        home = sheet.markers[0]
        if not text:
            home.set("id", f"{wanted.manner.prefix}refs")
            return
        if wanted.heading:
            parent = {child: each for each in root.iter() for child in each}[home]
            heading = Element(f"h{wanted.heading_level}")
            heading.text, heading.tail = AtomicString(wanted.heading), "\n"
            parent.insert(list(parent).index(home), heading)
        self._into(home, text)
        home.set("id", f"{wanted.manner.prefix}refs")


_BLOCK = re.compile("\\s*\x02wzxhzdk:(\\d{1,9})\x03\\s*")
_TAG = re.compile(r"<(\w+)([^>]*)>(.*)</\1>", re.DOTALL)
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


def told(sheet: Sheet) -> Iterator[Told]:
    """Tell of cites that are not seen as they are meant, with their lines, and of ``nocite``."""
    if not sheet.made:
        return
    before = sheet.extension.offset(sheet) if sheet.made.unknown or sheet.made.unprinted else 0
    for problem in unseen(sheet.made, sheet.source):
        line = problem.line and problem.line + before
        yield sheet.name, evolve(problem, line=line)
    desk, own = sheet.extension.desk, sheet.extension.wishes.nocite
    for problem in missing(sheet.listed, desk.shelf(sheet.wanted).records):
        home = sheet.extension.options("nocite") if problem.excerpt in own else sheet.name
        yield home, problem
