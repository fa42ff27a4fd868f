"""Inlines of Pandoc ↔ rich text.

CSL's rich text knows italics, bold, small capitals and raised or lowered text. Whatever else
stands in a prefix or a title (a formula, a link, code) goes through the formatting as one sign
of a private-use plane, and comes out as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from citekit.markup import RichText, Run, join, language_tag, safe_href
from citekit.output import blocks

__all__ = ["Inline", "Keep", "element", "inlines", "runs", "text"]

#: An element of Pandoc's tree: ``{"t": name, "c": content}``.
Inline = dict[str, Any]

#: The elements that CSL's rich text has words for.
_STYLES: Mapping[str, str] = {
    "Emph": "italic",
    "Strong": "bold",
    "SmallCaps": "small-caps",
    "Superscript": "superscript",
    "Subscript": "subscript",
}
#: Style → the element that it becomes, outermost first.
_ELEMENTS: Mapping[str, str] = {
    **{style: name for name, style in _STYLES.items()},
    "oblique": "Emph",
    "underline": "Underline",
}
_SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})
#: Tags that a title in metadata may hold, as CSL has them.
_TAG = re.compile(r"</?(?:i|b|sc|sup|sub)>")


def element(name: str, *content: Any) -> Inline:
    """Make an element of Pandoc's tree.

    >>> element("Str", "a"), element("Space")
    ({'t': 'Str', 'c': 'a'}, {'t': 'Space'})
    """
    if not content:
        return {"t": name}
    return {"t": name, "c": content[0] if len(content) == 1 else list(content)}


class Keep:
    """What rich text has no words for, and the sign that stands for each."""

    def __init__(self) -> None:
        self._kept: dict[str, Inline] = {}

    def sign(self, inline: Inline) -> str:
        """Keep an element, and give the sign that stands for it."""
        sign = chr(_FIRST + len(self._kept))
        if sign > _LAST:  # some 131,000 of them: the others are their text
            return text([inline])
        self._kept[sign] = inline
        return sign

    def get(self, sign: str) -> Inline:
        """Give what a sign stands for; itself, if nobody keeps it."""
        return self._kept.get(sign) or element("Str", sign)


_FIRST, _LAST = 0xF0000, "\U0010fffd"
_SIGN = re.compile(f"([{chr(_FIRST)}-{_LAST}])")


# --- Pandoc → rich text -----------------------------------------------------------------


def runs(content: Iterable[Inline], keep: Keep, *, tags: bool = False) -> RichText:
    """Read inlines as rich text; with `tags` the raw HTML in them may be that of CSL-JSON.

    >>> said = [element("Str", "a"), element("Space"), element("Emph", [element("Str", "b")])]
    >>> [(run.text, sorted(run.styles)) for run in runs(said, Keep())]
    [('a ', []), ('b', ['italic'])]
    """
    return join(_runs(content, keep, frozenset(), tags=tags))


def _runs(
    content: Iterable[Inline], keep: Keep, styles: frozenset[str], *, tags: bool
) -> Iterator[Run]:
    for inline in content:
        name, inner = inline["t"], inline.get("c")
        if name == "Str":
            yield Run(_safe(str(inner), keep), styles)
        elif name in ("Space", "SoftBreak"):
            yield Run(" ", styles)
        elif name in _STYLES:
            yield from _runs(inner or (), keep, styles | {_STYLES[name]}, tags=tags)
        elif name == "Quoted" and inner:
            mark = '"' if inner[0].get("t") == "DoubleQuote" else "'"
            yield Run(mark, styles)
            yield from _runs(inner[1], keep, styles, tags=tags)
            yield Run(mark, styles)
        elif name == "Span" and inner and inner[0] == ["", ["nocase"], []]:
            yield from _runs(inner[1], keep, styles | {"nocase"}, tags=tags)
        elif tags and name == "RawInline" and inner and _TAG.fullmatch(inner[1]):
            yield Run(inner[1], styles)
        else:
            yield Run(keep.sign(inline), styles)


def _safe(said: str, keep: Keep) -> str:
    """Keep what would be read as a tag, or as a sign of ours."""
    if "<" in said:
        return keep.sign(element("Str", "<")).join(_safe(part, keep) for part in said.split("<"))
    if _SIGN.search(said):
        return "".join(
            keep.sign(element("Str", part)) if _SIGN.fullmatch(part) else part
            for part in _SIGN.split(said)
        )
    return said


def text(node: Any) -> str:
    """Return the text of any part of a document, without its looks.

    >>> text([element("Strong", [element("Str", "a")]), element("Space"), element("Math", {}, "x")])
    'a x'
    """
    if isinstance(node, list):
        return "".join(map(text, node))
    if not isinstance(node, dict):
        return ""
    name, inner = node.get("t"), node.get("c", "")
    if name in _SPACES:
        return " "
    if name in ("Str", "MetaString"):
        return str(inner)
    if name in ("Code", "Math", "RawInline", "CodeBlock", "RawBlock"):
        return str(inner[-1])
    if name == "Cite":
        return text(inner[1])
    return "" if name == "Note" else text(inner)


# --- rich text → Pandoc -----------------------------------------------------------------


def inlines(
    found: Iterable[Run],
    keep: Callable[[str], Inline],
    *,
    languages: bool = False,
    marks: bool = False,
) -> list[Inline]:
    """Write rich text as inlines.

    With `languages`, what is in another one says so; with `marks`, raised text is an element
    of its own, whatever it holds.

    >>> inlines([Run("a b"), Run("c", frozenset({"bold"}))], Keep().get)[-1]
    {'t': 'Strong', 'c': [{'t': 'Str', 'c': 'c'}]}
    """
    ready = [run._replace(href=safe_href(run.href)) for run in blocks.closed(found) if run.text]
    made: list[Inline] = []
    for raised, group in groupby(ready, key=lambda run: marks and "superscript" in run.styles):
        part = list(group)
        if raised:
            part = [run._replace(styles=run.styles - {"superscript"}) for run in part]
        inner = _links(part, keep, languages=languages)
        made += [element("Superscript", inner)] if raised else inner
    return _joined(made)


def _links(found: list[Run], keep: Callable[[str], Inline], *, languages: bool) -> list[Inline]:
    made: list[Inline] = []
    for href, group in groupby(found, key=lambda run: run.href):
        inner = _joined(_languages(list(group), keep, languages=languages))
        made += [element("Link", ["", [], []], inner, [str(href), ""])] if href else inner
    return made


def _joined(content: Iterable[Inline]) -> list[Inline]:
    """Join words that touch, as Pandoc does: what shows its address alone is told by that."""
    made: list[Inline] = []
    for inline in content:
        if made and inline["t"] == made[-1]["t"] == "Str":
            made[-1] = element("Str", made[-1]["c"] + inline["c"])
        else:
            made.append(inline)
    return made


def _languages(found: list[Run], keep: Callable[[str], Inline], *, languages: bool) -> list[Inline]:
    if not languages:
        return _styled(found, keep, tuple(_ELEMENTS))
    made: list[Inline] = []
    for lang, group in groupby(found, key=lambda run: language_tag(run.lang)):
        inner = _styled(list(group), keep, tuple(_ELEMENTS))
        made += [element("Span", ["", [], [["lang", lang]]], inner)] if lang else inner
    return made


def _styled(
    found: list[Run], keep: Callable[[str], Inline], styles: tuple[str, ...]
) -> list[Inline]:
    if not styles:
        return [each for run in found for each in _words(run.text, keep)]
    first, *others = styles
    made: list[Inline] = []
    for styled, group in groupby(found, key=lambda run: first in run.styles):
        inner = _styled(list(group), keep, tuple(others))
        made += [element(_ELEMENTS[first], inner)] if styled else inner
    return made


_WORDS = re.compile(f"([ \\t\\n]+)|([{chr(_FIRST)}-{_LAST}])")


def _words(said: str, keep: Callable[[str], Inline]) -> Iterator[Inline]:
    position = 0
    for found in _WORDS.finditer(said):
        if found.start() > position:
            yield element("Str", said[position : found.start()])
        yield element("Space") if found[1] else keep(found[2])
        position = found.end()
    if position < len(said):
        yield element("Str", said[position:])
