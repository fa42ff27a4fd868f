"""Citations, notes and lists as HTML: links that lead to an entry and back, for people and readers.

Roles are those of DPUB-ARIA 1.1 (``doc-biblioref``, ``doc-noteref``, ``doc-backlink``). Nothing
here needs a script. All text is escaped by `citekit.output`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape
from importlib import resources
from types import MappingProxyType
from typing import cast

from attrs import frozen

from citekit.apparatus import Apparatus, Listed, Shown, anchor, leading
from citekit.errors import UnknownNameError, nearest
from citekit.markup import RichText, plain
from citekit.output import blocks, html

__all__ = [
    "CSS",
    "Manner",
    "backlinks",
    "bibliography",
    "citation",
    "mark",
    "notes",
    "plainly",
    "stylesheet",
]

#: How the look is said: by classes that a style sheet knows, by ``style`` attributes, or not.
CSS = ("class", "inline", "none")

#: What the tags say in ``style`` attributes where there is no style sheet.
_LOOKS: Mapping[str, str] = {
    "citekit-notes": "font-size:.9em;",
    "citekit-back": "margin-left:.3em;",
}


def _known(css: str) -> str:
    if css not in CSS:
        raise UnknownNameError("kind of css", css, nearest(css, CSS) or CSS)
    return css


@frozen
class Manner:
    """How a page is written. Raises UnknownNameError for a `css` that is not in `CSS`.

    >>> Manner(css="inline").backlinks
    True
    """

    css: str = "class"
    links: bool = True  #: citations lead to entries, and entries, with `backlinks`, to citations
    backlinks: bool = True
    tooltips: bool = False  #: the whole reference shows at its citation; needs `stylesheet`
    prefix: str = ""  #: before each id, where several texts stand on one page
    #: the words for screen readers; ``{}`` is the number of the citation
    back: str = "Back to citation {}"

    def __attrs_post_init__(self) -> None:
        _known(self.css)

    def attribute(self, *classes: str) -> str:
        """Return the ``class`` or ``style`` attribute of a tag, with a space before it."""
        if self.css == "class":
            return f' class="{" ".join(classes)}"'
        looks = "".join(_LOOKS.get(each, "") for each in classes) if self.css == "inline" else ""
        return f' style="{looks}"' if looks else ""

    def id(self, name: str) -> str:
        """Return the ``id`` attribute of a tag, with a space before it; none without `links`."""
        return f' id="{escape(self.prefix + name)}"' if self.links else ""


def stylesheet() -> str:
    """Return the style sheet for the classes that this module writes.

    >>> ".csl-entry" in stylesheet()
    True
    """
    return resources.files("citekit.apparatus").joinpath("citekit.css").read_text("utf-8")


def plainly(runs: RichText) -> str:
    """Write a part of a sentence as HTML, with the spaces around it.

    >>> from citekit.markup import parse
    >>> plainly(parse(" <i>Rivers</i> & lakes "))
    ' <i>Rivers</i> &amp; lakes '
    """
    text = plain(runs)
    inner = _inline(runs)
    if not inner:
        return " " if text else ""
    return f"{' ' * text[:1].isspace()}{inner}{' ' * text[-1:].isspace()}"


@lru_cache(maxsize=32_768)
def _inline(runs: RichText) -> str:
    """Write runs: brackets, names and the text of tooltips come again and again."""
    return html.inline(blocks.closed(runs))


@lru_cache(maxsize=8192)
def _unlinked(runs: RichText) -> str:
    return html.inline(blocks.closed(tuple(run._replace(href=None) for run in runs)))


@lru_cache(maxsize=8192)
def _entry_text(runs: RichText) -> str:
    return html.entry_text(runs)


def citation(
    shown: Shown,
    number: int,
    manner: Manner,
    *,
    address: Callable[[str], str | None] | None = None,
    tips: Mapping[str, RichText] = MappingProxyType({}),
    aside: Callable[[str], str] = str,
) -> str:
    """Write a citation in the text. `number` counts the citations of the page, from 1.

    `address` gives where the entry of a record is, by default on this page; None for one that is
    nowhere. `tips` are the entries that tooltips show, by record. The HTML of each, which is no
    part of the text, goes through `aside`.

    >>> from citekit.markup import Run
    >>> shown = Shown((Run("["), Run("1", cite="roe"), Run("]")), ("roe",))
    >>> print(citation(shown, 1, Manner(css="none")))
    <span id="cite-1">[<a href="#ref-roe" role="doc-biblioref">1</a>]</span>
    """
    where = address or (lambda record_id: f"#{manner.prefix}{anchor(record_id)}")
    pieces, tip = [], 0
    for record_id, runs in leading(shown.runs):
        text = plainly(runs)
        target = where(record_id) if manner.links and record_id is not None else None
        if record_id is None or not target:
            pieces.append(text)
            continue
        described, box = "", ""
        if manner.tooltips and record_id in tips:
            tip += 1
            name = f"{manner.prefix}tip-{number}-{tip}"
            described, box = _tooltip(escape(name), tips[record_id])
            box = aside(box)
        link = f'<a href="{escape(target)}" role="doc-biblioref"{described}>{text}</a>'
        pieces.append(f'<span class="citekit-citation">{link}{box}</span>' if box else link)
    return (
        f"<span{manner.attribute('citation')}{manner.id(f'cite-{number}')}>{''.join(pieces)}</span>"
    )


def _tooltip(name: str, runs: RichText) -> tuple[str, str]:
    """Give the attributes of a link that has a tooltip, and the tooltip, which is text alone.

    A browser that knows ``interestfor`` shows it by itself, and hides it at Escape (WCAG 2.2,
    1.4.13); in others the style sheet does. ``popover`` hides it where no style is read.
    """
    inside = _unlinked(runs)
    attributes = f' aria-describedby="{name}" interestfor="{name}"'
    classes = 'class="citekit-tooltip" role="tooltip" popover="hint"'
    return attributes, f'<span {classes} id="{name}">{inside}</span>'


def mark(number: int, manner: Manner, *, again: bool = False) -> str:
    """Write the mark of a note in the text; `again`: one before it has the id already.

    >>> print(mark(2, Manner(css="none")))
    <sup><a href="#fn-2" id="fnref-2" role="doc-noteref">2</a></sup>
    """
    if not manner.links:
        return f"<sup>{number}</sup>"
    place = "" if again else manner.id(f"fnref-{number}")
    attributes = f'href="{escape(f"#{manner.prefix}fn-{number}")}"{place}'
    return f'<sup><a {attributes} role="doc-noteref">{number}</a></sup>'


def notes(texts: Sequence[tuple[int, str]], manner: Manner) -> str:
    """Write the notes at the end of a page: of each its number, and its HTML.

    >>> print(notes([(1, "Roe.")], Manner(css="none", backlinks=False)), end="")
    <section role="doc-endnotes">
    <ol>
    <li id="fn-1">Roe.</li>
    </ol>
    </section>
    """
    if not texts:
        return ""
    first = texts[0][0]
    items = "".join(
        f"<li{manner.id(f'fn-{number}')}{_value(number, at)}>{text}"
        f"{backlinks(manner, [(number, f'fnref-{number}')])}</li>\n"
        for at, (number, text) in enumerate(texts, first)
    )
    start = f' start="{first}"' if first != 1 else ""
    section = f'<section{manner.attribute("citekit-notes")} role="doc-endnotes">'
    return f"{section}\n<ol{start}>\n{items}</ol>\n</section>\n"


def _value(number: int, at: int) -> str:
    return f' value="{number}"' if number != at else ""


def backlinks(manner: Manner, places: Iterable[tuple[int, str]]) -> str:
    """Write the links that lead from an entry or a note to where it is cited.

    `places` are the number and the id, or the address, of each citation.

    >>> print(backlinks(Manner(css="none"), [(1, "cite-1")]))
     <a href="#cite-1" role="doc-backlink" aria-label="Back to citation 1">↩</a>
    """
    if not (manner.links and manner.backlinks):
        return ""
    found = list(places)
    several = len(found) > 1
    links = [
        f'<a href="{escape(place if "#" in place else f"#{manner.prefix}{place}")}"'
        f'{manner.attribute("citekit-back")} role="doc-backlink"'
        f' aria-label="{escape(manner.back.format(number))}">'
        f"↩{f'<sup>{at}</sup>' if several else ''}</a>"
        for at, (number, place) in enumerate(found, 1)
    ]
    return "".join(f" {link}" for link in links)


def bibliography(
    made: Apparatus,
    manner: Manner,
    *,
    places: Callable[[Listed], Iterable[tuple[int, str]]] | None = None,
    more: Callable[[Listed], str] = lambda _: "",
    aside: Callable[[str], str] = str,
) -> str:
    """Write the list as a ``div`` of entries, in the classes of `citekit.output.html`.

    `places` gives the number and the address of each citation that an entry links back to; by
    default those of this page. `more` is HTML that comes after the text of an entry. The HTML of
    the links back, which are no part of the text, goes through `aside`.

    >>> from citekit.csl.document import Citation
    >>> from citekit.apparatus import build
    >>> from citekit.record import Record
    >>> made = build({"a": Record("a", "book", {"title": "A"})}, [Citation(["a"])], style="apa")
    >>> print(bibliography(made, Manner(css="none", backlinks=False)), end="")
    <div role="list">
      <div id="ref-a" role="listitem"><i>A</i>. (n.d.).</div>
    </div>
    """
    if not made.entries:
        return ""
    here = places or (lambda entry: [(at + 1, f"{_home(made, at)}") for at in entry.places])

    def behind(entry: Listed) -> str:
        links = backlinks(manner, here(entry))
        return (aside(links) if links else "") + more(entry)

    body, inner = "", cast("Mapping[str, str]", {})
    if manner.css == "inline":
        body, inner = html.styles(made.layout, blocks.label_width(made.entries))
    hanging = ("hanging-indent",) if made.layout.hanging_indent else ()
    tag = f'<div{_entry_class(manner)}{{}} role="listitem"{inner.get("entry", "")}>'
    items = "".join(
        f"  {tag.format(manner.id(entry.anchor))}"
        f"{_entry(entry, manner, inner, behind(entry))}</div>\n"
        for entry in made.entries
    )
    opening = f'<div{_body_class(manner, hanging)} role="list"{body}>'
    return f"{opening}\n{items}</div>\n"


_CLASS = re.compile(r' class="csl-[a-z-]{1,20}"')


def _home(made: Apparatus, at: int) -> str:
    """Return the id of a citation, or of the note that it is."""
    note = made.citations[at].note
    return f"fn-{note}" if made.notes and note else f"cite-{at + 1}"


def _body_class(manner: Manner, more: tuple[str, ...]) -> str:
    return f' class="{" ".join(("csl-bib-body", *more))}"' if manner.css == "class" else ""


def _entry_class(manner: Manner) -> str:
    return ' class="csl-entry"' if manner.css == "class" else ""


def _entry(entry: Listed, manner: Manner, inner: Mapping[str, str], behind: str) -> str:
    if manner.css == "none":
        return html.inline(blocks.closed(entry.runs)) + behind
    text = html.entry_text(entry.runs, inner) if inner else _entry_text(entry.runs)
    if manner.css == "inline":  # text has no such marks: they are escaped there
        text = _CLASS.sub("", text)
    closing = "</div>\n  "  # of a part of the entry that stands by itself
    if text.endswith(closing):
        return f"{text.removesuffix(closing)}{behind}{closing}"
    return text + behind
