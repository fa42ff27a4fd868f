"""Citations and lists put in place when a page is written, as nodes that its builder knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Any

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform

from citekit.markup import RichText
from citekit.output import blocks, html, latex2e
from citekit.sphinx.configuration import Choices
from citekit.sphinx.doctrees import biblioref, cited, listed, nodes_of, raw, wrapped
from citekit.sphinx.places import FORMS, Listing
from citekit.sphinx.sites import Home, Site, Told, unlabelled

__all__ = ["Inserts"]

#: Where a LaTeX writer takes no anchor.
_MOVING = (nodes.title, nodes.subtitle, nodes.caption, nodes.rubric, nodes.term)


#: A page that cites, unless the one before it was the same.
_PAGE = (
    "\\providecommand{\\citekitpage}[1]{\\edef\\citekitnew{\\getpagerefnumber{#1}}"
    "\\ifx\\citekitnew\\citekitlast\\else\\ifx\\citekitlast\\relax\\else, \\fi"
    "\\pageref{#1}\\let\\citekitlast\\citekitnew\\fi}\n"
)


class Inserts(SphinxPostTransform):
    """Puts what the project as a whole says in place of the nodes that wait for it."""

    default_priority = 5  # before links are looked at

    def run(self, **_: Any) -> None:
        """Replace the citations and the lists of a page, or of a whole document of LaTeX."""
        domain: Any = self.env.get_domain("cite")
        if domain.site is None:
            return
        self.site: Site = domain.site
        self.choices: Choices = domain.choices
        builder = self.env._app.builder if hasattr(self.env, "_app") else self.app.builder
        self.builder = builder
        self.form = builder.format if builder.format in ("html", "latex") else "other"
        self.anchors: set[tuple[str, str]] = set()
        domain.written.add(self.env.docname)
        for mark in list(self.document.findall(cited)):
            if "at" in mark and mark["docname"] in self.site.pages:
                new = self._citation(mark)
                mark["ids"] = []  # it is on what replaces it, where a builder has ids
                mark.replace_self(new)
        for node in list(self.document.findall(listed)):
            node.replace_self(self._list(node["docname"], node["at"]))

    # --- citations ----------------------------------------------------------------------

    def _citation(self, mark: cited) -> list[nodes.Node]:
        docname, at = mark["docname"], mark["at"]
        if self.site.is_text(docname, at):
            return [nodes.Text(mark.rawsource)]
        place = self.site.pages[docname].places[at]
        runs = self.site.text(docname, at)
        if not runs:
            return []
        inner = self._linked(docname, at, runs)
        name = self._id(docname, place.id)
        if self.form == "html":
            return [nodes.inline("", "", *inner, ids=[name], classes=["citation"])]
        if self.form == "latex" and not _within(mark, _MOVING):
            self.anchors.add((docname, name))
            return [nodes.target("", "", ids=[name]), *inner]
        return inner

    def _linked(self, docname: str, at: int, runs: RichText) -> list[nodes.Node]:
        homes = self.site.homes(docname, at)
        place = self.site.pages[docname].places[at]
        made: list[nodes.Node] = []
        count = 0
        for record_id, group in groupby(runs, key=lambda run: run.cite):
            part = tuple(group)
            inner = nodes_of(part, self.form)
            home = homes.get(record_id) if record_id is not None else None
            target = self._address(docname, home) if home else {}
            if record_id is None or FORMS[place.form].part == "entry":
                made += inner
                continue
            if any(run.href for run in part):
                target = {}
            before, inner, after = _parted(inner)
            count += 1
            tip = f"{place.id}-tip-{count}"
            shown = self._tip(docname, at, record_id, tip) if not place.note else []
            made += [*before, *self._link(inner, target, tip if shown else "", shown), *after]
        return made

    def _link(
        self, inner: list[nodes.Node], target: dict[str, str], tip: str, shown: list[nodes.Node]
    ) -> list[nodes.Node]:
        if not target:
            return inner
        if self.form != "html":
            return [nodes.reference("", "", *inner, internal=True, **target)]
        more = 'role="doc-biblioref"'
        if tip:
            more += f' aria-describedby="{escape(tip)}" interestfor="{escape(tip)}"'
        link = biblioref("", "", *inner, internal=True, more=more, **target)
        if not shown:
            return [link]
        opening = '<span class="citekit-citation">'
        return [wrapped("", "", link, *shown, opening=opening, closing="</span>")]

    def _tip(self, docname: str, at: int, record_id: str, name: str) -> list[nodes.Node]:
        """Return the box with the whole reference."""
        if self.form != "html" or not self.choices.tooltips or self.builder.name == "epub":
            return []
        runs = self.site.tip(docname, at, record_id)
        if not runs:
            return []
        key = ("tip", id(runs))
        if key not in self.site.written:
            bare = (run._replace(href=None) for run in unlabelled(runs))
            self.site.written[key] = html.inline(blocks.closed(bare))
        opening = (
            f'<span class="citekit-tooltip" role="tooltip" id="{escape(name)}" popover="hint">'
        )
        text = f"{opening}{self.site.written[key]}</span>"
        return [wrapped("", "", opening=text, closing="")]

    def _address(self, docname: str, home: Home) -> dict[str, str]:
        """Return the attributes of a link to an entry or a citation; {}: it is not in the output."""
        if self.form == "other":
            return {}
        name = self._id(home.docname, home.anchor)
        if docname == home.docname:
            return {"refid": name}
        try:
            return {"refuri": f"{self.builder.get_relative_uri(docname, home.docname)}#{name}"}
        except NoUri:
            return {}

    def _id(self, docname: str, name: str) -> str:
        """Return an id in what is written: where all pages are one, their ids must differ."""
        if self.builder.name == "singlehtml":
            return f"{nodes.make_id(docname)}-{name}"
        return name

    # --- lists --------------------------------------------------------------------------

    def _list(self, docname: str, at: int) -> list[nodes.Node]:
        if docname not in self.site.pages:
            return []
        listing = self.site.pages[docname].listings[at]
        entries = self.site.entries(docname, at)
        if not entries:
            return []
        if listing.kind != "citation":
            return [self._items(docname, at, listing, entries)]
        if self.form == "html":
            return [self._divs(docname, at, entries)]
        if self.form == "latex":
            return list(self._latex(docname, entries))
        return [
            nodes.paragraph("", "", *nodes_of(blocks.flat(entry.runs), self.form))
            for entry in entries
        ]

    def _items(
        self, docname: str, at: int, listing: Listing, entries: Sequence[Told]
    ) -> nodes.Element:
        """Write a bullet or an enumerated list: the numbers of the style are left out."""
        items = []
        for entry in entries:
            name = self._id(docname, entry.anchor)
            text = nodes.paragraph("", "", *nodes_of(unlabelled(entry.runs), self.form))
            item = nodes.list_item("", text, *self._export(entry))
            if self.form == "html":
                item["ids"] = [name]
            elif self.form == "latex":
                text.insert(0, nodes.target("", "", ids=[name]))
            text += self._back(docname, entry)
            items.append(item)
        if listing.kind == "bullet":
            return nodes.bullet_list("", *items, bullet="*")
        start = self.site.start(docname, at)
        numbered = nodes.enumerated_list("", *items, enumtype=listing.enumerated)
        numbered["prefix"], numbered["suffix"] = "", "."
        if start != 1:
            numbered["start"] = start
        return numbered

    def _divs(self, docname: str, at: int, entries: Sequence[Told]) -> nodes.Element:
        layout = self.site.layout(docname, at)
        body, inner = html.styles(layout, blocks.label_width(entries))
        items = []
        for entry in entries:
            name = escape(self._id(docname, entry.anchor))
            opening = f'<div class="csl-entry" role="listitem" id="{name}"{inner.get("entry", "")}>'
            children: list[nodes.Node] = []
            home: list[nodes.Node] = children
            for block, runs in blocks.parts(entry.runs):
                home = nodes_of(runs, self.form)
                if block:
                    tag = f'<div class="csl-{block}"{inner.get(block, "")}>'
                    part = wrapped("", "", *home, opening=tag, closing="</div>")
                    children.append(part)
                    home = [part]
                else:
                    children += home
            back = self._back(docname, entry)
            last = home[-1] if home else None
            if isinstance(last, wrapped) and last["opening"].startswith("<div"):
                last += back
            else:
                children += back
            children += self._export(entry)
            items.append(wrapped("", "", *children, opening=opening, closing="</div>\n"))
        opening = f'<div class="csl-bib-body" role="list"{body}>\n'
        return wrapped("", "", *items, opening=opening, closing="</div>\n")

    def _latex(self, docname: str, entries: Sequence[Told]) -> Iterator[nodes.Node]:
        """Write a list of LaTeX, as wide as its labels, or with hanging lines."""
        labels = [_label(entry.runs) for entry in entries]
        widest = max(labels, key=len)
        if widest:
            shape = f"\\settowidth{{\\labelwidth}}{{{widest}}}\\setlength{{\\leftmargin}}"
            shape += "{\\labelwidth}\\addtolength{\\leftmargin}{\\labelsep}"
        else:
            shape = "\\setlength{\\leftmargin}{1.5em}\\setlength{\\itemindent}{-1.5em}"
            shape += "\\setlength{\\labelwidth}{0pt}\\setlength{\\labelsep}{0pt}"
        yield raw(
            f"\n{_PAGE}\\begin{{list}}{{}}{{{shape}\\setlength{{\\parsep}}{{0pt}}}}\n", "latex"
        )
        for entry, label in zip(entries, labels, strict=True):
            yield raw(f"\\item[{{{label}}}]", "latex")
            runs = unlabelled(entry.runs) if label else blocks.flat(entry.runs)
            target = nodes.target("", "", ids=[self._id(docname, entry.anchor)])
            text = nodes_of(runs, "latex")
            yield nodes.paragraph("", "", target, *text, *self._back(docname, entry))
        yield raw("\n\\end{list}\n", "latex")

    def _back(self, docname: str, entry: Told) -> list[nodes.Node]:
        """Return the links that lead from an entry to where it is cited; in LaTeX, the pages."""
        if not self.choices.backlinks:
            return []
        if self.form == "latex":
            return self._back_pages(entry)
        if self.form != "html":
            return []
        made: list[nodes.Node] = []
        several = len(entry.places) > 1
        for number, (home, name) in enumerate(entry.places, 1):
            target = self._address(docname, Home(home, name))
            if not target:
                continue
            inner: list[nodes.Node] = [nodes.Text("↩")]
            if several:
                inner.append(nodes.superscript("", str(number)))
            more = f'role="doc-backlink" aria-label="Back to citation {number}"'
            link = biblioref(
                "", "", *inner, internal=True, more=more, classes=["citekit-back"], **target
            )
            made += [nodes.Text(" "), link]
        return made

    def _back_pages(self, entry: Told) -> list[nodes.Node]:
        known = (one for one in entry.places if (one[0], one[1]) in self.anchors)
        pages = [f"\\citekitpage{{\\detokenize{{{home}:{name}}}}}" for home, name in known]
        text = f" {{\\small [\\let\\citekitlast\\relax{''.join(pages)}]}}"
        return [raw(text, "latex")] if pages else []

    def _export(self, entry: Told) -> list[nodes.Node]:
        """Return the record in formats to copy."""
        if self.form != "html" or not self.choices.export:
            return []
        key = ("export", entry.id)
        if key not in self.site.written:
            self.site.written[key] = _export(self.site.records[entry.id])
        return [wrapped("", "", opening=self.site.written[key], closing="")]


def _export(record: Any) -> str:
    from citekit.formats import dumps

    shown = "".join(
        f'<p>{name}</p><pre tabindex="0">{escape(dumps([record], form).strip())}</pre>'
        for name, form in (("BibTeX", "bibtex"), ("CSL-JSON", "csl-json"))
    )
    return f'<details class="citekit-export"><summary>BibTeX, CSL-JSON</summary>{shown}</details>'


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


def _label(runs: RichText) -> str:
    return latex2e.inline(tuple(run for run in runs if run.block == "left-margin"))


def _within(node: nodes.Node, kinds: tuple[type, ...]) -> bool:
    while node is not None:
        if isinstance(node, kinds):
            return True
        node = node.parent
    return False
