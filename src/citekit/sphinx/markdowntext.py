"""Pandoc's citation syntax in pages of Markdown: ``[@roe, p. 3]``, ``@roe says``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util import get_filetype

from citekit import citations
from citekit.sphinx.doctrees import cited
from citekit.sphinx.places import tuple_from

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

__all__ = ["MarkdownCitations", "is_markdown"]

#: What stands for a node that is no text: no citation reaches across it.
_OTHER = "\ufffc"
#: Nodes whose text is left alone.
_CLOSED = (
    nodes.literal, nodes.FixedTextElement, nodes.reference, nodes.math, nodes.raw, nodes.target,
    nodes.footnote_reference, nodes.problematic, cited,
)  # fmt: skip


class MarkdownCitations(SphinxTransform):
    """Finds citations in the text of pages that are Markdown, once these are parsed."""

    default_priority = 600  # before notes become footnotes

    def apply(self, **_: Any) -> None:
        """Put nodes in place of the citations."""
        if not is_markdown(self.env):
            return
        lang = self.env.get_domain("cite").lang  # type: ignore[attr-defined]
        for node in list(_texts(self.document)):
            if any("@" in child for child in node.children if isinstance(child, nodes.Text)) or (
                any(isinstance(child, nodes.emphasis | nodes.strong) for child in node.children)
                and "@" in node.astext()
            ):
                _cite(node, lang)
        _find_rows(self.document)


def is_markdown(env: BuildEnvironment) -> bool:
    """Tell whether the page that is read is one of Markdown."""
    path = str(env.doc2path(env.docname))
    return bool(get_filetype(env.config.source_suffix, path) == "markdown")


def _texts(node: nodes.Element) -> Iterator[nodes.TextElement]:
    for child in node.children:
        if isinstance(child, nodes.Element) and not isinstance(child, _CLOSED):
            if type(child).__name__ == "pending_xref":
                continue
            if isinstance(child, nodes.TextElement):
                yield child
            yield from _texts(child)


def _cite(node: nodes.TextElement, lang: str) -> None:
    """Replace the citations among the children of a node."""
    pieces = [_source(node, at) for at in range(len(node.children))]
    text = "".join(pieces)
    children: list[nodes.Node] = []
    position = 0
    escaped = _escaped(text, node.rawsource)
    for found in citations.find(text, lang=lang):
        if _OTHER in text[found.start : found.end]:
            continue
        if any(at in escaped for at in range(found.start, found.end)):
            continue
        before = _between(node, pieces, position, found.start)
        if before is None or _between(node, pieces, found.start, found.end) is None:
            continue  # it begins or ends within emphasis
        children += [*before, _mark(node, text, found)]
        position = found.end
    if position:
        rest = _between(node, pieces, position, len(text)) or []
        node.children = []
        node.extend([*children, *rest])


_CODE = re.compile(r"(?<!`)(`{1,8})(?!`).{1,2000}?(?<!`)\1(?!`)", re.DOTALL)
_AT = re.compile(r"(\\*)@")
_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")


def _escaped(text: str, source: str) -> set[int]:
    """Tell which ``@`` of a text were escaped in its source, where they are told apart no more."""
    if "\\@" not in source:
        return set()
    signs = [len(found[1]) % 2 == 1 for found in _AT.finditer(_CODE.sub("", source))]
    places = [found.start() for found in re.finditer("@", text)]
    if len(signs) != len(places):  # links hold some, too: in doubt it is text
        return set(places)
    return {place for place, sign in zip(places, signs, strict=True) if sign}


def _source(node: nodes.TextElement, at: int) -> str:
    """Return a child as text, with the signs of emphasis; what is no text as one sign.

    Code is its text, of which nothing is syntax.
    """
    child = node.children[at]
    if isinstance(child, nodes.literal) and "@" not in child.astext():
        return _SIGNS.sub(r"\\\g<0>", child.astext())
    if isinstance(child, nodes.Text):
        return str(child.astext())
    for kind, sign in ((nodes.emphasis, "*"), (nodes.strong, "**")):
        if isinstance(child, kind) and all(isinstance(one, nodes.Text) for one in child.children):
            return f"{sign}{child.astext()}{sign}"
    return _OTHER


def _between(
    node: nodes.TextElement, pieces: list[str], start: int, stop: int
) -> list[nodes.Node] | None:
    """Return the children between two places of the text; None: one is within a child."""
    found: list[nodes.Node] = []
    at = 0
    for child, piece in zip(node.children, pieces, strict=True):
        end = at + len(piece)
        first, last = max(start, at), min(stop, end)
        if first < last:
            if first == at and last == end:
                found.append(child)
            elif isinstance(child, nodes.Text):
                found.append(nodes.Text(piece[first - at : last - at]))
            else:
                return None
        at = end
    return found


def _find_rows(document: nodes.document) -> None:
    """Give citations in tables the line of their row: MyST gives them that of the table.

    The lines that cite a key, without those of its citations elsewhere, are those of the tables.
    """
    if next(document.findall(nodes.table), None) is None:
        return
    marks = list(document.findall(cited))
    inside = [mark for mark in marks if _within_table(mark)]
    texts = {mark.source: _text(mark.source) for mark in inside}
    taken = {(mark.source, mark.line, cite[0]) for mark in marks for cite in mark["cites"]}
    taken -= {(mark.source, mark.line, cite[0]) for mark in inside for cite in mark["cites"]}
    rows: dict[tuple[Any, str], Iterator[int]] = {}
    for mark in inside:
        key, source = mark["cites"][0][0], mark.source
        if (source, key) not in rows:
            lines = _lines(texts[source], key)
            rows[source, key] = (one for one in lines if (source, one, key) not in taken)
        mark.line = next(rows[source, key], mark.line)


def _within_table(node: nodes.Node) -> bool:
    while node is not None and not isinstance(node, nodes.table):
        node = node.parent
    return node is not None


def _text(source: str | None) -> str:
    try:
        return Path(source or "").read_text("utf-8", "replace")
    except OSError:  # a cell of a notebook, say
        return ""


def _lines(text: str, key: str) -> Iterator[int]:
    """Yield the lines that cite a key, in Pandoc's words or in a role."""
    pattern = re.compile(rf"(?:@\{{?|[`,}}]\s?){re.escape(key)}(?!\w|[:.#$%&\-+?<>~/]\w)")
    for number, line in enumerate(text.splitlines(), 1):
        for _ in pattern.finditer(line):
            yield number


def _mark(node: nodes.TextElement, text: str, found: citations.Found) -> cited:
    source = text[found.start : found.end]
    mark = cited(source, "", nodes.Text(source))
    mark["cites"] = tuple(tuple_from(cite) for cite in found.cites)
    mark["form"] = "@" if found.narrative else "p"
    mark["foot"] = False
    mark["bare"] = not source.startswith("[") and len(found.cites) == 1
    home: Any = node
    while home is not None and home.line is None:
        home = home.parent
    if home is not None:
        mark.source, mark.line = home.source, home.line
        if home is node and isinstance(node, nodes.paragraph):  # its lines are those of the file
            mark.line += text.count("\n", 0, found.start)
    return mark
