"""Citations and lists in HTML, as `citekit.apparatus.webtext` writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from attrs import evolve
from docutils import nodes

from citekit.apparatus import Apparatus, Listed, Shown, unlabelled, webtext
from citekit.markup import RichText, plain
from citekit.output import blocks, html
from citekit.sphinx.doctrees import cited, hypertext, said
from citekit.sphinx.sites import Home, Site, Told

if TYPE_CHECKING:
    from citekit.sphinx.configuration import Choices
    from citekit.sphinx.inserts import Addresses

__all__ = ["Writer"]


class Writer:
    """Writes for HTML and what is made of it: EPUB, one page for all."""

    def __init__(self, site: Site, choices: Choices, addresses: Addresses) -> None:
        self.site = site
        self.choices = choices
        self.addresses = addresses
        # readers of EPUB have their own ways to show a note, and check each attribute
        tooltips = choices.tooltips and addresses.builder.name != "epub"
        self.manner = webtext.Manner(tooltips=tooltips, backlinks=choices.backlinks)

    def citation(self, docname: str, at: int, mark: cited) -> list[nodes.Node]:
        """Return a citation, with links to what it cites."""
        runs = said(self.site, docname, at, mark)
        if not runs:
            return []
        place = self.site.pages[docname].places[at]
        homes = self.site.homes(docname, at)
        manner = self._manner(docname)
        tips: dict[str, RichText] = {}
        if manner.tooltips and not place.note:
            tips = {one: unlabelled(self.site.tip(docname, at, one)) for one in homes}

        def address(record_id: str) -> str | None:
            home = homes.get(record_id)
            return None if home is None else self.addresses.of(docname, home)

        shown = Shown(runs, tuple(homes), place.note)
        number = int(place.id.rpartition("-")[2])
        made = webtext.citation(shown, number, manner, address=address, tips=tips)
        return [hypertext(plain(runs), made)]

    def entries(self, docname: str, at: int, entries: Sequence[Told]) -> list[nodes.Node]:
        """Return a list as the style wants it to look."""
        told = {one.id: one for one in entries}
        made = Apparatus(
            citations=(),
            entries=tuple(Listed(one.id, one.anchor, one.runs, ()) for one in entries),
            layout=self.site.layout(docname, at),
        )
        text = webtext.bibliography(
            made,
            self._manner(docname),
            places=lambda one: self._places(docname, told[one.id]),
            more=lambda one: self._export(one.id),
        )
        return [hypertext("\n".join(plain(one.runs) for one in entries), text)]

    def item(self, docname: str, entry: Told) -> nodes.list_item:
        """Return an item of a bullet or an enumerated list, without the number of the style."""
        runs = unlabelled(entry.runs)
        back = webtext.backlinks(self._manner(docname), self._places(docname, entry))
        text = hypertext(plain(runs), html.inline(blocks.closed(runs)) + back)
        more = hypertext("", self._export(entry.id))
        name = self.addresses.id(docname, entry.anchor)
        return nodes.list_item("", nodes.paragraph("", "", text), more, ids=[name])

    def _manner(self, docname: str) -> webtext.Manner:
        prefix = self.addresses.prefix(docname)
        return evolve(self.manner, prefix=prefix) if prefix else self.manner

    def _places(self, docname: str, entry: Told) -> Iterable[tuple[int, str]]:
        for number, place in enumerate(entry.places, 1):
            address = self.addresses.of(docname, Home(*place))
            if address is not None:
                yield number, address

    def _export(self, record_id: str) -> str:
        """Return the record in formats to copy."""
        shown = "".join(
            f'<p>{name}</p><pre tabindex="0">{escape(text)}</pre>'
            for name, text in self.site.exports.get(record_id, {}).items()
        )
        if not shown:
            return ""
        summary = "<summary>BibTeX, CSL-JSON</summary>"
        return f'<details class="citekit-export">{summary}{shown}</details>'
