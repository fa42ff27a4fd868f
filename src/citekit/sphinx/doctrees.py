"""The nodes of a page: citations and lists that wait, HTML that is written, rich text as nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from citekit.apparatus import unstopped
from citekit.markup import RichText, Run, plain
from citekit.output import blocks

if TYPE_CHECKING:
    from citekit.sphinx.sites import Site

__all__ = ["cited", "hypertext", "listed", "nodes_of", "raw", "register", "said", "waiting"]


class waiting(nodes.Element):  # noqa: N801  # as nodes are named
    """What the whole project has to be read for."""


class cited(waiting, nodes.Inline, nodes.TextElement):  # noqa: N801
    """A citation that waits for the whole project to be read."""


class listed(waiting, nodes.General):  # noqa: N801
    """A list that waits for the whole project to be read."""


class hypertext(nodes.Text):  # noqa: N801
    """Text whose HTML is known: ``html``.

    A page has many citations and entries, and a node more of each is seen by some thirty passes
    of Sphinx. To all that is not HTML, the search index say, it is text.
    """

    html: str

    def __new__(cls, text: str, html: str | None = None) -> hypertext:
        """Make text; without `html` it is written as text is."""
        made: hypertext = super().__new__(cls, text)
        made.html = escape(text) if html is None else html
        return made

    def copy(self) -> hypertext:
        """Return the same text with its HTML."""
        return hypertext(self.astext(), self.html)

    def deepcopy(self) -> hypertext:
        """Return the same text with its HTML."""
        return self.copy()


def said(site: Site, docname: str, at: int, mark: cited) -> RichText:
    """Return how a citation reads where it stands: within a note of the writer's, without stop."""
    runs = site.text(docname, at)
    if not (site.style.note and site.pages[docname].places[at].note):
        return runs
    after = mark.next_node(nodes.Text, descend=False, siblings=True)
    return unstopped(runs) if after and after.strip() else runs


def raw(text: str, form: str) -> nodes.raw:
    """Return text of a form, ``latex``, as it is."""
    return nodes.raw("", text, format=form)


#: What each look is for docutils, the first outermost.
_ELEMENTS: Mapping[str, Callable[..., Any]] = {
    "italic": nodes.emphasis,
    "oblique": nodes.emphasis,
    "bold": nodes.strong,
    "superscript": nodes.superscript,
    "subscript": nodes.subscript,
}
#: Looks that docutils has no word for, in LaTeX.
_COMMANDS: Mapping[str, str] = {"small-caps": "\\textsc{", "underline": "\\underline{"}


def nodes_of(runs: Iterable[Run], *, latex: bool = False) -> list[nodes.Node]:
    """Turn a piece of rich text into nodes, with the space around it: it may be in a sentence."""
    given = tuple(runs)
    text = plain(given)
    made: list[nodes.Node] = []
    for href, linked in blocks.links(blocks.tidy(blocks.closed(given), (*_ELEMENTS, *_COMMANDS))):
        inner = [node for run in linked for node in _looking(run, latex=latex)]
        made += [nodes.reference("", "", *inner, refuri=href)] if href else inner
    if not made:
        return [nodes.Text(" ")] if text else []
    before = [nodes.Text(" ")] if text[:1].isspace() else []
    after = [nodes.Text(" ")] if text[-1:].isspace() else []
    return [*before, *made, *after]


def _looking(run: Run, *, latex: bool) -> list[nodes.Node]:
    made: list[nodes.Node] = [nodes.Text(run.text)]
    for look in reversed(list(_ELEMENTS)):
        if look in run.styles:
            made = [_ELEMENTS[look]("", "", *made)]
    for look in _COMMANDS:
        if latex and look in run.styles:
            made = [raw(_COMMANDS[look], "latex"), *made, raw("}", "latex")]
    return made


def _visit_hypertext(translator: Any, node: hypertext) -> None:
    translator.body.append(node.html)


def _pass(*_: Any) -> None:
    """Write nothing but the children: a citation in a table of contents."""


def register(app: Any) -> None:
    """Tell Sphinx how the nodes of this module are written."""
    silent = dict.fromkeys(("html", "latex", "text", "man", "texinfo"), (_pass, _pass))
    for node in (cited, listed):
        app.add_node(node, **silent)
    app.add_node(hypertext, html=(_visit_hypertext, _pass))
