"""Pandoc's citation syntax in pages of Markdown: ``[@roe, p. 3]``, ``@roe says``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util import get_filetype

from citekit import citations
from citekit.apparatus.desk import END
from citekit.sphinx.doctrees import cited
from citekit.sphinx.places import tuple_from

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

__all__ = ["MarkdownCitations", "is_markdown"]

#: What stands for a node that is no text: no citation reaches across it.
_OTHER = "\ufffc"
#: What stands for an ``@`` that was escaped, while citations are looked for.
_ESCAPED = "\ufdd0"
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
        blocks = [node for node in _texts(self.document) if "\\@" in node.rawsource]
        parse = _parser(self.document, self.env) if blocks else None
        escaped = {
            id(leaf): (leaf, places) for node in blocks for leaf, places in _escaped(node, parse)
        }
        for node in list(_texts(self.document)):
            if any("@" in child for child in node.children if isinstance(child, nodes.Text)) or (
                any(isinstance(child, nodes.emphasis | nodes.strong) for child in node.children)
                and "@" in node.astext()
            ):
                _cite(node, lang, escaped)
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


def _cite(node: nodes.TextElement, lang: str, escaped: _Escaped) -> None:
    """Replace the citations among the children of a node."""
    pieces = [_source(node, at, escaped) for at in range(len(node.children))]
    text = "".join(pieces)
    children: list[nodes.Node] = []
    position = 0
    for found in citations.find(text, lang=lang):
        if _OTHER in text[found.start : found.end]:
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


#: Gives the tokens of a block's source.
_Parse = Callable[[str], Iterable[Any]]
#: Which ``@`` of a text were escaped in its source, by the text.
_Escaped = Mapping[int, tuple[nodes.Text, frozenset[int]]]
_NAMED = re.compile(r"\\(@[\w{]*)")
_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")


def _escaped(
    block: nodes.TextElement, parse: _Parse | None
) -> Iterator[tuple[nodes.Text, frozenset[int]]]:
    """Tell which ``@`` of a block were escaped: in its texts these are told apart no more.

    The block is parsed again. Where something else made text of it, a substitution, say, those
    count as escaped that read like one that is.
    """
    leaves = list(_leaves(block))
    places = [(id(leaf), at.start()) for leaf in leaves for at in re.finditer("@", leaf)]
    signs = list(_signs(parse(block.rawsource))) if parse else []
    if len(signs) == len(places):
        found = {place for place, sign in zip(places, signs, strict=True) if sign}
    else:
        names = set(_NAMED.findall(block.rawsource))
        found = {
            (id(leaf), at.start())
            for leaf in leaves
            for at in _MARK.finditer(leaf)
            if at[0] in names
        }
    for leaf in leaves:
        yield leaf, frozenset(at for name, at in found if name == id(leaf))


_MARK = re.compile(r"@[\w{]*")


def _leaves(node: nodes.Element) -> Iterator[nodes.Text]:
    """Yield the texts in which citations are looked for."""
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child
        elif not isinstance(child, _CLOSED) and type(child).__name__ != "pending_xref":
            yield from _leaves(child)


def _parser(document: nodes.document, env: BuildEnvironment) -> _Parse | None:
    """Make what parses a block of a page as MyST does, but keeps what was escaped apart."""
    config = getattr(env, "myst_config", None)
    if config is None:
        return None
    from markdown_it.renderer import RendererHTML
    from myst_parser.parsers.mdit import create_md_parser

    known: dict[str, Any] = {}  # the addresses of links that stand elsewhere in the page
    create_md_parser(config, RendererHTML).disable("inline").parse(_text(document["source"]), known)
    parser = create_md_parser(config, RendererHTML).disable("text_join")
    return lambda source: parser.parseInline(source, {"references": known.get("references", {})})


def _signs(blocks: Iterable[Any]) -> Iterator[bool]:
    """Tell of each ``@`` in a text that was parsed whether it is escaped."""
    depth = 0
    for token in (token for block in blocks for token in block.children or ()):
        depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type in ("text", "text_special") and not depth:
            yield from [token.info == "escape"] * token.content.count("@")


def _said(leaf: nodes.Text, escaped: _Escaped) -> str:
    """Return a text with another sign for each ``@`` that was escaped."""
    _, places = escaped.get(id(leaf), (leaf, frozenset()))
    text = str(leaf.astext())
    for at in places:
        text = f"{text[:at]}{_ESCAPED}{text[at + 1 :]}"
    return text


def _source(node: nodes.TextElement, at: int, escaped: _Escaped) -> str:
    """Return a child as text, with the signs of emphasis; what is no text as one sign.

    Code is its text, of which nothing is syntax.
    """
    child = node.children[at]
    if isinstance(child, nodes.literal) and "@" not in child.astext():
        return _SIGNS.sub(r"\\\g<0>", child.astext())
    if isinstance(child, nodes.Text):
        return _said(child, escaped)
    for kind, sign in ((nodes.emphasis, "*"), (nodes.strong, "**")):
        if isinstance(child, kind) and all(isinstance(one, nodes.Text) for one in child.children):
            return f"{sign}{''.join(_said(one, escaped) for one in child.children)}{sign}"
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
                found.append(nodes.Text(piece[first - at : last - at].replace(_ESCAPED, "@")))
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
    pattern = re.compile(rf"(?:@\{{?|[`,}}]\s?){re.escape(key)}{END}")
    for number, line in enumerate(text.splitlines(), 1):
        for _ in pattern.finditer(line):
            yield number


def _unescaped(cite: Any) -> Any:
    return tuple(one.replace(_ESCAPED, "@") if isinstance(one, str) else one for one in cite)


def _mark(node: nodes.TextElement, text: str, found: citations.Found) -> cited:
    source = text[found.start : found.end].replace(_ESCAPED, "@")
    mark = cited(source, "", nodes.Text(source))
    mark["cites"] = tuple(_unescaped(tuple_from(cite)) for cite in found.cites)
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
