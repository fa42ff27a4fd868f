"""Records + citations + style → formatted text: `load` a style, `render` with it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from citekit import tables
from citekit.markup import Layout

if TYPE_CHECKING:
    from citekit.csl.document import Citation
    from citekit.csl.tree import Style
    from citekit.errors import Problem
    from citekit.markup import RichText
    from citekit.record import Record

__all__ = ["ENGINES", "Entry", "Rendered", "load", "render"]

#: What may render: our own, and a second one to hold it against.
ENGINES = ("citekit", "citeproc-py")


@frozen
class Entry:
    """One record as the style formats it."""

    id: str  #: the id of the record
    runs: RichText  #: never empty; links and variables are on the runs


@frozen
class Rendered:
    """What a style makes of records and citations, and what was wrong on the way.

    Entries and citations become rich text when they are read.
    """

    entries: Sequence[Entry]  #: one a record, in the order that the style asks for
    problems: tuple[Problem, ...] = ()
    citations: Sequence[RichText] = ()  #: one a citation, in the order they were given
    layout: Layout = field(factory=Layout)  #: how the style wants the list to look

    def _repr_html_(self) -> str:
        """Show the first of the entries in a notebook."""
        return f"<div {tables.AS_TEXT}>\n{_shown(self, 'html', '<p>{}</p>')}</div>"

    def _repr_markdown_(self) -> str:
        return _shown(self, "markdown", "\n{}\n")


#: More entries are counted only.
_MOST_SHOWN = 200


def _shown(rendered: Rendered, form: str, note: str) -> str:
    from citekit import output

    text = output.write(rendered.entries[:_MOST_SHOWN], to=form, layout=rendered.layout)
    more = len(rendered.entries) - _MOST_SHOWN
    return text + (note.format(f"… and {more:,} more entries") if more > 0 else "")


def load(style: str | os.PathLike[str]) -> Style:
    """Read a style, ready for any number of calls of `render`, from any thread.

    `style` is a name (``apa``), the address of a style in the Zotero repository, or the
    path of a ``.csl`` file. The last few styles are kept, so loading one again costs
    nothing. Raises UnknownNameError for a style that does not exist, StyleError for a file
    that is no usable style, with every mistake; mistakes that it can be used in spite of
    are in its `problems`. The loaded style can be pickled.

    >>> load("apa").default_locale
    'en-US'
    """
    from citekit.csl import loading

    return loading.load(style)


def render(
    style: Style | str | os.PathLike[str],
    records: Iterable[Record],
    citations: Iterable[Citation] = (),
    *,
    locale: str | None = None,
    links: bool = True,
    engine: str = "citekit",
    memo: dict[Any, Any] | None = None,
) -> Rendered:
    """Format citations, and the records as the bibliography of a style.

    `style` is what `load` takes or gives. All `records` are listed, cited or not;
    `citations` stand in the order of the document and cite records by their ids. `locale`
    (``de-DE``, ``de``) replaces the language of the style. With `links`, addresses and DOIs
    that an entry prints become links, or else its title. Entries stand in the order of the
    style; a style without sort keeps the order of the records, cited ones first. The same
    arguments give the same result; nothing is changed but `memo`: a dictionary of the caller,
    empty at first, that makes the next call with the same style cheaper where records and
    citations are the same.

    Raises UnknownNameError for a style, locale or engine that does not exist, StyleError
    for a file that is no usable style, ValueError for citations with the engine
    ``citeproc-py``, which formats lists only. Records never raise: what the style prints
    nothing of comes out plainly, with a problem that says so.

    >>> from citekit.csl.document import Citation, Cite
    >>> from citekit.markup import plain
    >>> from citekit.record import Date, Record
    >>> book = Record("a", "book", {"title": "Fiasco", "issued": Date((2006,))})
    >>> rendered = render("apa", [book], [Citation([Cite("a", locator="12")])])
    >>> plain(rendered.citations[0]), plain(rendered.entries[0].runs)
    ('(Fiasco, 2006, p. 12)', 'Fiasco. (2006).')
    """
    from citekit.csl import document
    from citekit.errors import UnknownNameError, nearest

    cited = list(citations)
    for each in cited:
        if not isinstance(each, document.Citation):
            raise TypeError(f"a citation is a Citation, not {type(each).__name__}")
    if engine == "citeproc-py":
        from citekit.csl import citeproc_py, tree

        if cited:
            raise ValueError("the engine citeproc-py formats lists only: give no citations")
        name = style.name if isinstance(style, tree.Style) else style
        return citeproc_py.render(name, tuple(records), locale=locale)
    if engine not in ENGINES:
        raise UnknownNameError("engine", engine, nearest(engine, ENGINES) or ENGINES)
    from citekit.csl import formatting, lexicon
    from citekit.csl.tree import Style

    loaded = style if isinstance(style, Style) else load(style)
    language = lexicon.language(locale) if locale is not None else None
    return formatting.render(loaded, records, cited, locale=language, links=links, memo=memo)
