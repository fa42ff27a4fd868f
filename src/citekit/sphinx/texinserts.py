"""Citations and lists in LaTeX: links, and the pages on which a work is cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from docutils import nodes

from citekit.apparatus import leading, unlabelled
from citekit.markup import RichText
from citekit.output import blocks, latex2e
from citekit.sphinx.doctrees import cited, nodes_of, raw, said
from citekit.sphinx.sites import Site, Told

if TYPE_CHECKING:
    from citekit.sphinx.configuration import Choices
    from citekit.sphinx.inserts import Addresses

__all__ = ["Writer"]

#: Where LaTeX takes no anchor.
_MOVING = (nodes.title, nodes.subtitle, nodes.caption, nodes.rubric, nodes.term)
#: A page that cites, unless the one before it was the same. A citation without an anchor has no
#: page, and no other has one before LaTeX's second run.
_PAGE = (
    "\\providecommand{\\citekitpage}[1]{\\ifcsname r@#1\\endcsname"
    "\\edef\\citekitnew{\\getpagerefnumber{#1}}"
    "\\ifx\\citekitnew\\citekitlast\\else\\ifx\\citekitlast\\relax [\\else, \\fi"
    "\\pageref{#1}\\let\\citekitlast\\citekitnew\\fi\\fi}\n"
)


class Writer:
    """Writes for LaTeX, where several pages are one document."""

    def __init__(self, site: Site, choices: Choices, addresses: Addresses) -> None:
        self.site = site
        self.choices = choices
        self.addresses = addresses

    def citation(self, docname: str, at: int, mark: cited) -> list[nodes.Node]:
        """Return a citation, with links to what it cites."""
        runs = said(self.site, docname, at, mark)
        if not runs:
            return []
        if _within(mark, (nodes.title, nodes.subtitle)):  # heads of pages would break a link
            return nodes_of([run._replace(href=None) for run in runs], latex=True)
        inner = list(self._linked(docname, at, runs))
        if _within(mark, _MOVING):
            return inner
        name = self.site.pages[docname].places[at].id
        return [nodes.target("", "", ids=[name]), *inner]

    def _linked(self, docname: str, at: int, runs: RichText) -> Iterator[nodes.Node]:
        homes = self.site.homes(docname, at)
        for record_id, part in leading(runs):
            inner = nodes_of(part, latex=True)
            home = homes.get(record_id) if record_id is not None else None
            address = self.addresses.of(docname, home) if home else None
            if address is None:
                yield from inner
                continue
            before, text, after = _parted(inner)
            target = {"refid": address[1:]} if address[0] == "#" else {"refuri": address}
            yield from before
            yield nodes.reference("", "", *text, internal=True, **self._whole(docname, target))
            yield from after

    def _whole(self, docname: str, target: dict[str, str]) -> dict[str, str]:
        """Name the page of a target, too: LaTeX would take it for one where it stands by then."""
        if "refid" in target:
            return {"refuri": f"%{docname}#{target['refid']}"}
        return target

    def entries(self, docname: str, _: int, entries: Sequence[Told]) -> Iterator[nodes.Node]:
        """Write a list, as wide as its labels, or with hanging lines."""
        labels = [_label(entry.runs) for entry in entries]
        yield raw(f"\n{_PAGE}\\begin{{list}}{{}}{{{_shape(max(labels, key=len))}}}\n", "latex")
        for entry, label in zip(entries, labels, strict=True):
            yield raw(f"\\item[{{{label}}}]", "latex")
            runs = unlabelled(entry.runs) if label else blocks.flat(entry.runs)
            yield self._paragraph(docname, entry, runs)
        yield raw("\n\\end{list}\n", "latex")

    def item(self, docname: str, entry: Told) -> nodes.list_item:
        """Return an item of a bullet or an enumerated list, without the number of the style."""
        return nodes.list_item("", self._paragraph(docname, entry, unlabelled(entry.runs)))

    def _paragraph(self, docname: str, entry: Told, runs: RichText) -> nodes.paragraph:
        target = nodes.target("", "", ids=[self.addresses.id(docname, entry.anchor)])
        return nodes.paragraph("", "", target, *nodes_of(runs, latex=True), *self._pages(entry))

    def _pages(self, entry: Told) -> list[nodes.Node]:
        """Return the pages on which a work is cited."""
        pages = [f"\\citekitpage{{\\detokenize{{{home}:{name}}}}}" for home, name in entry.places]
        if not pages or not self.choices.backlinks:
            return []
        closing = "\\ifx\\citekitlast\\relax\\else]\\fi"
        return [raw(f" {{\\small\\let\\citekitlast\\relax{''.join(pages)}{closing}}}", "latex")]


def _shape(widest: str) -> str:
    """Return the lengths of a list."""
    if widest:
        lengths = f"\\settowidth{{\\labelwidth}}{{{widest}}}\\setlength{{\\leftmargin}}"
        lengths += "{\\labelwidth}\\addtolength{\\leftmargin}{\\labelsep}"
    else:
        lengths = "\\setlength{\\leftmargin}{1.5em}\\setlength{\\itemindent}{-1.5em}"
        lengths += "\\setlength{\\labelwidth}{0pt}\\setlength{\\labelsep}{0pt}"
    return f"{lengths}\\setlength{{\\parsep}}{{0pt}}"


def _label(runs: RichText) -> str:
    return latex2e.inline(tuple(run for run in runs if run.block == "left-margin"))


def _parted(
    made: list[nodes.Node],
) -> tuple[list[nodes.Node], list[nodes.Node], list[nodes.Node]]:
    """Part nodes from the spaces around them."""
    before = made[:1] if _is_space(made[:1]) else []
    rest = made[len(before) :]
    after = rest[-1:] if _is_space(rest[-1:]) else []
    return before, rest[: len(rest) - len(after)], after


def _is_space(some: list[nodes.Node]) -> bool:
    return bool(some) and isinstance(some[0], nodes.Text) and some[0].astext() == " "


def _within(node: nodes.Node, kinds: tuple[type, ...]) -> bool:
    while node is not None:
        if isinstance(node, kinds):
            return True
        node = node.parent
    return False
