"""A style as a tree: read once, checked, with what the evaluator asks often at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from citekit.csl.signs import JOINT, begin, end

__all__ = ["Node", "Style", "node_of", "style_of"]

_NS = "{http://purl.org/net/xbiblio/csl}"
_PUNCTUATION = ".,:;!? \u00a0"

_FORMATS: Mapping[str, Mapping[str, str]] = {
    "font-style": {"italic": "italic", "oblique": "oblique", "normal": "style-normal"},
    "font-variant": {"small-caps": "small-caps", "normal": "variant-normal"},
    "font-weight": {"bold": "bold", "light": "light", "normal": "weight-normal"},
    "text-decoration": {"underline": "underline", "none": "decoration-none"},
    "vertical-align": {"sup": "superscript", "sub": "subscript", "baseline": "baseline"},
}


class Node:
    """One element of a style, without its namespace.

    `opening` and `closing` are its formats as signs; `prefix` and `suffix` its affixes,
    with a joint where they begin or end with punctuation or a space.
    """

    __slots__ = (
        "attrs", "children", "closing", "delimiter", "display", "opening", "prefix", "suffix",
        "tag", "variables",
    )  # fmt: skip

    def __init__(self, tag: str, attrs: Mapping[str, str], children: tuple[Node, ...]) -> None:
        self.tag = tag
        self.attrs = attrs
        self.children = children
        kinds = [
            kind for name, kinds in _FORMATS.items() if (kind := kinds.get(attrs.get(name, "")))
        ]
        # font-style is innermost, vertical-align outermost
        self.opening = "".join(map(begin, reversed(kinds)))
        self.closing = "".join(map(end, kinds))
        self.prefix = joined(attrs.get("prefix", ""))
        self.suffix = joined(attrs.get("suffix", ""))
        self.delimiter = joined(attrs.get("delimiter", ""))
        self.display = attrs.get("display", "")
        self.variables = tuple(attrs.get("variable", "").split())

    def get(self, name: str, default: str = "") -> str:
        """Give an attribute."""
        return self.attrs.get(name, default)

    def child(self, tag: str) -> Node | None:
        """Give the first child of a kind."""
        return next((child for child in self.children if child.tag == tag), None)

    def walk(self) -> Iterator[Node]:
        """Give this node and all below."""
        yield self
        for child in self.children:
            yield from child.walk()

    def affixed(self, text: str) -> str:
        """Put the affixes around a text; nothing around nothing."""
        if not text:
            return text
        return f"{self.prefix}{text}{self.suffix}"

    def formatted(self, text: str) -> str:
        """Put the formats around a text."""
        return f"{self.opening}{text}{self.closing}" if self.opening and text else text


def joined(text: str) -> str:
    """Mark the ends of a text of the style that are punctuation or space as joints."""
    if not text:
        return text
    left = JOINT if text[0] in _PUNCTUATION else ""
    right = JOINT if text[-1] in _PUNCTUATION else ""
    return f"{left}{text}{right}"


def node_of(element: ElementTree.Element) -> Node:
    """Make a node of an XML element; comments fall away."""
    children = tuple(node_of(child) for child in element if isinstance(child.tag, str))
    return Node(element.tag.removeprefix(_NS), dict(element.attrib), children)


class Style:
    """A style, read: options, macros, and the two areas."""

    def __init__(self, root: ElementTree.Element) -> None:
        self.attrs: Mapping[str, str] = dict(root.attrib)
        self.locales = tuple(root.iterfind(f"{_NS}locale"))
        self.macros = {
            macro.get("name", ""): node_of(macro) for macro in root.iterfind(f"{_NS}macro")
        }
        areas = {name: root.find(f"{_NS}{name}") for name in ("citation", "bibliography", "intext")}
        self.areas = {name: node_of(area) for name, area in areas.items() if area is not None}
        self.note = root.get("class") == "note"
        self.default_locale = root.get("default-locale", "en-US")
        self.has_suffix = {
            name: self._uses(area, "year-suffix") for name, area in self.areas.items()
        }
        self.memo: dict[Any, Any] = {}

    def _uses(self, node: Node, variable: str, seen: frozenset[str] = frozenset()) -> bool:
        """Tell whether an area prints a variable itself, or by a macro."""
        for each in node.walk():
            if each.tag == "text" and variable in each.variables:
                return True
            name = each.get("macro")
            macro = self.macros.get(name) if name not in seen else None
            if macro is not None and self._uses(macro, variable, seen | {name}):
                return True
        return False


def style_of(xml: str | bytes) -> Style:
    """Read a style. Raises ElementTree.ParseError for what is no XML."""
    # documents with a DTD are refused before
    return Style(ElementTree.fromstring(xml))  # noqa: S314
