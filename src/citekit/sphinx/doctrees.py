"""The nodes of a page: citations and lists before they are written, and rich text as nodes.

What other tools see of them are nodes of docutils. Only for HTML there are two of our own, which
say what docutils has no words for: `biblioref`, a link with a role, and `wrapped`, any tags.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from itertools import groupby
from typing import Any

from docutils import nodes

from citekit.markup import Run, plain
from citekit.output import blocks, latex2e
from citekit.output.html import TAGS

__all__ = ["biblioref", "cited", "listed", "nodes_of", "raw", "wrapped"]


class cited(nodes.Inline, nodes.TextElement):  # noqa: N801  # as nodes are named
    """A citation that waits for the whole project to be read: its ``place`` says what it is."""


class listed(nodes.General, nodes.Element):  # noqa: N801
    """A list that waits for the whole project to be read."""


class biblioref(nodes.reference):  # noqa: N801
    """A link, with more attributes in ``more``; HTML alone."""


class wrapped(nodes.Inline, nodes.TextElement):  # noqa: N801
    """Children between the tags ``opening`` and ``closing``; HTML alone."""


def raw(text: str, form: str) -> nodes.raw:
    """Return text of a form, ``latex``, as it is."""
    return nodes.raw("", text, format=form)


Element = Callable[..., Any]
#: What each look is for docutils.
_ELEMENTS: Mapping[str, Element] = {
    "italic": nodes.emphasis,
    "oblique": nodes.emphasis,
    "bold": nodes.strong,
    "superscript": nodes.superscript,
    "subscript": nodes.subscript,
}
#: Looks that docutils has no word for, in LaTeX.
_COMMANDS: Mapping[str, str] = {"small-caps": "\\textsc{", "underline": "\\underline{"}


def nodes_of(runs: Iterable[Run], form: str) -> list[nodes.Node]:
    """Turn a piece of rich text into nodes, for ``html``, ``latex`` or another form.

    The space around it is kept: a piece may stand in a sentence.
    """
    given = tuple(runs)
    text = plain(given)
    made: list[nodes.Node] = []
    for href, linked in blocks.links(blocks.tidy(blocks.closed(given), TAGS, languages=True)):
        inner = [node for lang, group in groupby(linked, key=_lang)
                 for node in _spoken(group, lang, form)]  # fmt: skip
        made += [nodes.reference("", "", *inner, refuri=href)] if href else inner
    if not made:
        return [nodes.Text(" ")] if text else []
    before = [nodes.Text(" ")] if text[:1].isspace() else []
    after = [nodes.Text(" ")] if text[-1:].isspace() else []
    return [*before, *made, *after]


def _lang(run: Run) -> str | None:
    return run.lang


def _spoken(runs: Iterable[Run], lang: str | None, form: str) -> list[nodes.Node]:
    made = [node for run in runs for node in _looking(run, form)]
    if lang and form == "html":
        opening = f'<span lang="{escape(lang)}">'
        return [wrapped("", "", *made, opening=opening, closing="</span>")]
    return made


def _looking(run: Run, form: str) -> list[nodes.Node]:
    made: list[nodes.Node] = [nodes.Text(run.text)]
    for look in reversed(TAGS):  # the first of them outermost
        if look not in run.styles:
            continue
        if look in _ELEMENTS:
            made = [_ELEMENTS[look]("", "", *made)]
        elif form == "html":
            opening, closing = TAGS[look]
            made = [wrapped("", "", *made, opening=opening, closing=closing)]
        elif form == "latex":
            made = [raw(_COMMANDS[look], form), *made, raw("}", form)]
    return made


def latex(text: str) -> str:
    """Return text as LaTeX.

    >>> latex("100 %")
    '100 \\\\%'
    """
    return latex2e.inline((Run(text),))


def _visit_biblioref(translator: Any, node: biblioref) -> None:
    translator.visit_reference(node)
    translator.body[-1] = translator.body[-1].replace("<a ", f"<a {node['more']} ", 1)


def _depart_biblioref(translator: Any, node: biblioref) -> None:
    translator.depart_reference(node)


def _visit_wrapped(translator: Any, node: wrapped) -> None:
    translator.body.append(node["opening"])


def _depart_wrapped(translator: Any, node: wrapped) -> None:
    translator.body.append(node["closing"])


def _pass(*_: Any) -> None:
    """Write nothing but the children: a citation in a table of contents."""


def register(app: Any) -> None:
    """Tell Sphinx how the nodes of this module are written."""
    every = ("html", "latex", "text", "man", "texinfo")
    app.add_node(cited, **dict.fromkeys(every, (_pass, _pass)))
    app.add_node(listed, **dict.fromkeys(every, (_pass, _pass)))
    app.add_node(biblioref, html=(_visit_biblioref, _depart_biblioref))
    app.add_node(wrapped, html=(_visit_wrapped, _depart_wrapped))
