"""A style as a tree: read once, macros linked, with what the evaluator asks often at hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any
from xml.etree import ElementTree

from citekit.csl.signs import JOINT, KINDS, OPENED, OWN, PRE, Q_CLOSE, Q_OPEN, SHUT, begin, end
from citekit.errors import Problem, StyleError

__all__ = ["Node", "Style", "joined", "node_of", "style_of"]

_NS = "{http://purl.org/net/xbiblio/csl}"
_PUNCTUATION = ".,:;!? \u00a0"
_MARKS = frozenset(".,:;!?")
#: Elements that print others, and those that print by themselves.
_OUTER = frozenset(("group", "names", "date"))
_LEAVES = frozenset(("text", "label", "number", "date-part"))

_FORMATS: Mapping[str, Mapping[str, str]] = {
    "font-style": {"italic": "italic", "oblique": "oblique", "normal": "style-normal"},
    "font-variant": {"small-caps": "small-caps", "normal": "variant-normal"},
    "font-weight": {"bold": "bold", "light": "light", "normal": "weight-normal"},
    "text-decoration": {"underline": "underline", "none": "decoration-none"},
    "vertical-align": {"sup": "superscript", "sub": "subscript", "baseline": "baseline"},
}
#: CSL 1.0.2, Choose: the conditions, in the order in which they are asked; ``has-…`` are of
#: CSL-M, and tell how precise a date is.
_CONDITIONS = (
    "variable", "is-numeric", "is-uncertain-date", "locator", "position", "disambiguate",
    "has-day", "has-to-month-or-season", "has-year-only",
)  # fmt: skip


_AREAS = ("citation", "bibliography", "intext")


class Node:
    """One element of a style, without its namespace.

    `opening` and `closing` are its formats as signs; `prefix` and `suffix` its affixes,
    with a joint where they begin or end with punctuation or a space. `left` and `right`
    are all that it puts around its text, quotation marks included.
    """

    __slots__ = (
        "attrs", "children", "closing", "delimiter", "display", "left", "macro", "match", "opening",
        "prefix", "right", "suffix", "tag", "tests", "types", "variables",
    )  # fmt: skip

    def __init__(self, tag: str, attrs: Mapping[str, str], children: tuple[Node, ...]) -> None:
        self.tag = tag
        self.attrs = attrs
        self.children = children
        self.macro: Node | None = None  #: what ``macro`` names
        self.opening = self.closing = self.prefix = self.suffix = self.delimiter = ""
        self.display = self.left = self.right = ""
        self.variables: tuple[str, ...] = ()
        #: conditions as (kind, value) pairs, without those of the type
        self.tests: tuple[tuple[str, str], ...] = ()
        self.types: frozenset[str] = frozenset()
        self.match = ""  #: how many conditions must hold: ``all``, ``any``, ``none``
        if tag in ("if", "else-if"):
            self.types = frozenset(attrs.get("type", "").split())
            self.tests = tuple(
                (kind, value)
                for kind in _CONDITIONS
                if kind in attrs
                for value in attrs[kind].split()
            )
            self.match = attrs.get("match", "all")
            return
        if not attrs:
            self.left, self.right = (OPENED, SHUT) if tag in _OUTER else ("", "")
            return
        # font-style is innermost, vertical-align outermost
        if not _FORMATS.keys().isdisjoint(attrs):
            own = tag in ("text", "number") and "macro" not in attrs
            kinds = [
                _styled(of[attrs[name]], own=own)
                for name, of in _FORMATS.items()
                if attrs.get(name) in of
            ]
            self.opening = "".join(map(begin, reversed(kinds)))
            self.closing = "".join(map(end, kinds))
        outer = tag in _OUTER or "macro" in attrs
        if attrs.get("prefix"):
            sign = PRE if attrs["prefix"][0] in _MARKS else ""
            self.prefix = f"{sign}{joined(attrs['prefix'])}"
        if attrs.get("suffix"):
            ends = attrs["suffix"][0] + attrs["suffix"][-1]
            own = (outer or tag in _LEAVES) and not _MARKS.isdisjoint(ends)
            sign = SHUT if tag == "layout" else OWN if own else ""
            self.suffix = f"{sign}{joined(attrs['suffix'])}"
        if "delimiter" in attrs:
            self.delimiter = joined(attrs["delimiter"])
        if "variable" in attrs:
            self.variables = tuple(attrs["variable"].split())
        self.display = attrs.get("display", "")
        quotes = (Q_OPEN, Q_CLOSE) if attrs.get("quotes") == "true" else ("", "")
        self.left = f"{self.prefix}{quotes[0]}{self.opening}{OPENED if outer else ''}"
        self.right = f"{SHUT if outer else ''}{self.closing}{quotes[1]}{self.suffix}"

    def get(self, name: str, default: str = "") -> str:
        """Give an attribute."""
        return self.attrs.get(name, default)

    def child(self, tag: str) -> Node | None:
        """Give the first child of a kind."""
        for child in self.children:
            if child.tag == tag:
                return child
        return None

    def walk(self) -> list[Node]:
        """Give this node and all below; macros are not entered."""
        found, waiting = [], [self]
        while waiting:
            node = waiting.pop()
            found.append(node)
            if node.children:
                waiting += reversed(node.children)
        return found

    def affixed(self, text: str) -> str:
        """Put the affixes around a text; nothing around nothing."""
        return f"{self.prefix}{text}{self.suffix}" if text else text

    def formatted(self, text: str) -> str:
        """Put the formats around a text."""
        return f"{self.opening}{text}{self.closing}" if self.opening and text else text


def _styled(kind: str, *, own: bool) -> str:
    """Give the format of a style: other than one of a field, it holds within the same, too.

    `own`: of a value by itself; not every script has its slant.
    """
    names = (f"own-{kind}" if own else "", f"set-{kind}", kind)
    return next(name for name in names if name in KINDS)


def joined(text: str) -> str:
    """Mark the ends of a text of the style that are punctuation or space as joints."""
    if not text:
        return text
    left = JOINT if text[0] in _PUNCTUATION else ""
    right = JOINT if text[-1] in _PUNCTUATION else ""
    return f"{left}{text}{right}"


def node_of(element: ElementTree.Element) -> Node:
    """Make a node of an XML element; comments fall away."""
    tag = element.tag
    return Node(
        tag[len(_NS) :] if tag.startswith(_NS) else tag,
        element.attrib,
        tuple([node_of(child) for child in element if isinstance(child.tag, str)]),
    )


class Style:
    """A style, read: options, macros, and the areas.

    The same style may be used by several threads at once, and can be pickled.
    """

    def __init__(
        self,
        content: bytes,
        name: str = "",
        problems: tuple[Problem, ...] = (),
        locale: str | None = None,
    ) -> None:
        self._given = (content, name, problems, locale)
        self.name = name  #: what it is called here
        self.problems = problems  #: mistakes that it can be used in spite of
        if b"&amp;#" in content:  # a character that was written for HTML, and escaped: &amp;#8211;
            content = re.sub(rb"&amp;(#[0-9]{2,6};)", rb"&\1", content)
        # documents with a DTD are refused before
        root = ElementTree.fromstring(content)  # noqa: S314
        self.attrs: Mapping[str, str] = dict(root.attrib)
        self.locales = tuple(root.iterfind(f"{_NS}locale"))
        self.macros = {
            macro.get("name", ""): node_of(macro) for macro in root.iterfind(f"{_NS}macro")
        }
        areas = {name: root.find(f"{_NS}{name}") for name in _AREAS}
        self.areas = {name: node_of(area) for name, area in areas.items() if area is not None}
        self.note = root.get("class") == "note"  #: citations are notes, not in the text
        #: of a dependent style: its own
        self.default_locale = locale or root.get("default-locale") or "en-US"
        self._reached: dict[str, frozenset[tuple[str, str]]] = {}
        for node in (*self.macros.values(), *self.areas.values()):
            for each in node.walk():
                if "macro" in each.attrs:
                    each.macro = self.macros.get(each.attrs["macro"])
        uses = {name: self._uses(area, ()) for name, area in self.areas.items()}
        #: area → whether it prints the year suffix by itself
        self.has_suffix = {name: ("text", "year-suffix") in of for name, of in uses.items()}
        #: what prints the year suffix in citations
        self.suffix_node = self._suffix_of(self.areas.get("citation"))
        #: whether it prints the numbers of works
        self.numbered = any(("text", "citation-number") in of for of in uses.values())
        #: whether citations have a place for names
        self.names_authors = ("names", "") in uses.get("citation", ())
        #: whether anything depends on ``disambiguate``
        self.has_condition = any(("test", "disambiguate") in of for of in uses.values())
        #: language → the style made ready for it (`citekit.csl.shapes.Setting`)
        self.settings: dict[str | None, Any] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), self._given

    @cached_property
    def unabridged(self) -> Style:
        """The same style, but that it leaves no name out for “et al.”."""
        content, name, problems, locale = self._given
        return Style(_ET_AL.sub(b"", content), name, problems, locale)

    def _suffix_of(self, node: Node | None) -> Node | None:
        pending, seen = [node] if node is not None else [], set[str]()
        while pending:
            for each in pending.pop().walk():
                if each.tag == "text" and each.variables == ("year-suffix",):
                    return each
                name = each.attrs.get("macro", "")
                if each.macro is not None and name not in seen:
                    seen.add(name)
                    pending.append(each.macro)
        return None

    def _uses(self, node: Node, chain: tuple[str, ...]) -> frozenset[tuple[str, str]]:
        """Collect what a part of the style uses, by itself or by macros."""
        found: set[tuple[str, str]] = set()
        for each in node.walk():
            if each.tag == "text":
                found.update(("text", variable) for variable in each.variables)
            if each.tag == "names":
                found.add(("names", ""))
            found.update(("test", kind) for kind, _ in each.tests)
            name = each.attrs.get("macro")
            if name is None or each.macro is None:
                continue
            if name in chain or len(chain) > 100:
                why = "calls itself" if name in chain else "is nested too deeply"
                problem = Problem(
                    "style-macro-cycle", f"the macro {name!r} {why}", severity="error"
                )
                raise StyleError(
                    f"the style {self.name!r} cannot be used: {problem.message}", [problem]
                )
            if name not in self._reached:
                self._reached[name] = self._uses(each.macro, (*chain, name))
            found |= self._reached[name]
        return frozenset(found)


_ET_AL = re.compile(rb"""\set-al-[a-z-]{1,30}\s{0,9}=\s{0,9}(?:"[^"<]{0,20}"|'[^'<]{0,20}')""")


def style_of(xml: str | bytes) -> Style:
    """Read a style. Raises ElementTree.ParseError for what is no XML."""
    return Style(xml.encode() if isinstance(xml, str) else xml)
