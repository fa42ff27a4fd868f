"""Citations and lists put in place when a page is written, as nodes that its builder knows."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform

from citekit.apparatus import anchor, unlabelled
from citekit.output import blocks
from citekit.sphinx.doctrees import cited, listed, nodes_of, said, waiting
from citekit.sphinx.places import Listing
from citekit.sphinx.sites import Home, Site, Told

__all__ = ["Inserts"]


class Inserts(SphinxPostTransform):
    """Puts what the project as a whole says in place of the nodes that wait for it."""

    default_priority = 5  # before links are looked at

    def run(self, **_: Any) -> None:
        """Replace the citations and the lists of a page, or of a whole document of LaTeX."""
        domain: Any = self.env.get_domain("cite")
        if domain.site is None:
            return
        domain.written.add(self.env.docname)
        site: Site = domain.site
        writer = _writer(domain)
        for node in list(self.document.findall(waiting)):
            if isinstance(node, listed):
                node.replace_self(_list(writer, site, node))
            elif "at" in node and node["docname"] in site.pages:
                new = [nodes.Text(node.rawsource)]
                if not site.is_text(node["docname"], node["at"]):
                    new = writer.citation(node["docname"], node["at"], node)
                node["ids"] = []  # what replaces it has them, where a builder has ids
                node.replace_self(new)


def _writer(domain: Any) -> Any:
    """Return what writes for the builder: for HTML, for LaTeX, or plain text."""
    builder = domain.builder
    kind: Any = _Plain
    if builder.format in _WRITERS:
        kind = import_module(_WRITERS[builder.format]).Writer
    return kind(domain.site, domain.choices, Addresses(builder))


#: What is written → the module that writes it.
_WRITERS = {"html": "citekit.sphinx.webinserts", "latex": "citekit.sphinx.texinserts"}


def _list(writer: Any, site: Site, node: listed) -> list[nodes.Node]:
    docname, at = node["docname"], node["at"]
    entries = site.entries(docname, at) if docname in site.pages else []
    if not entries:
        return []
    listing = site.pages[docname].listings[at]
    if listing.kind == "citation":
        return list(writer.entries(docname, at, entries))
    items = [writer.item(docname, entry) for entry in entries]
    return [_numbered(listing, items, site.start(docname, at))]


def _numbered(listing: Listing, items: Sequence[nodes.list_item], start: int) -> nodes.Element:
    if listing.kind == "bullet":
        return nodes.bullet_list("", *items, bullet="*")
    numbered = nodes.enumerated_list("", *items, enumtype=listing.enumerated)
    numbered["prefix"], numbered["suffix"] = "", "."
    if start != 1:
        numbered["start"] = start
    return numbered


class Addresses:
    """Where entries and citations are in what a builder writes."""

    def __init__(self, builder: Any) -> None:
        self.builder = builder
        self._pages: dict[tuple[str, str], str | None] = {}

    def id(self, docname: str, name: str) -> str:
        """Return an id: where all pages are one, those of each page differ."""
        return f"{self.prefix(docname)}{name}"

    def prefix(self, docname: str) -> str:
        """Return what stands before the ids of a page."""
        if self.builder.name != "singlehtml":
            return ""
        return f"{anchor(docname).removeprefix('ref-')}-"  # which is another for each page

    def of(self, docname: str, home: Home) -> str | None:
        """Return the address of an entry or citation for a page; None: it is not in the output."""
        name = self.id(home.docname, home.anchor)
        if docname == home.docname or self.builder.name == "singlehtml":
            return f"#{name}"
        pair = (docname, home.docname)
        if pair not in self._pages:
            try:
                self._pages[pair] = self.builder.get_relative_uri(docname, home.docname)
            except NoUri:
                self._pages[pair] = None
        page = self._pages[pair]
        return None if page is None else f"{page}#{name}"


class _Plain:
    """Writes for builders that have no links of ours: text, man, texinfo, XML."""

    def __init__(self, site: Site, *_: Any) -> None:
        self.site = site

    def citation(self, docname: str, at: int, mark: cited) -> list[nodes.Node]:
        return nodes_of(said(self.site, docname, at, mark))

    def entries(self, _: str, __: int, entries: Sequence[Told]) -> list[nodes.Node]:
        return [nodes.paragraph("", "", *nodes_of(blocks.flat(one.runs))) for one in entries]

    def item(self, _: str, entry: Told) -> nodes.list_item:
        return nodes.list_item("", nodes.paragraph("", "", *nodes_of(unlabelled(entry.runs))))
