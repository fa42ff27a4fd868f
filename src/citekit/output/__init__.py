"""Formatted entries → text for a place of publication: the doors `write` and `inline`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from citekit.markup import Layout

if TYPE_CHECKING:
    from citekit.markup import RichText

__all__ = ["FORMS", "Entry", "Form", "Layout", "inline", "write"]


class Entry(Protocol):
    """What is written: one formatted entry of a list."""

    @property
    def id(self) -> str:
        """The id of the record."""
        ...

    @property
    def runs(self) -> RichText:
        """The formatted text."""
        ...


class Form(Protocol):
    """A module that writes one form."""

    def write(self, entries: Iterable[Entry], *, layout: Layout) -> str:
        """Write all entries, in order, as a list."""
        ...

    def inline(self, runs: RichText) -> str:
        """Write one citation as a part of a sentence, without a line break."""
        ...


#: The name of each form, and the module that writes it.
FORMS: Mapping[str, str] = {
    "text": "citekit.output.text",
    "html": "citekit.output.html",
    "markdown": "citekit.output.commonmark",
    "latex": "citekit.output.latex2e",
    "rst": "citekit.output.restructuredtext",
    "rtf": "citekit.output.rtf",
    "typst": "citekit.output.typst",
    "asciidoc": "citekit.output.asciidoc",
    "org": "citekit.output.orgmode",
    "json": "citekit.output.richtext",
}


def write(entries: Iterable[Entry], *, to: str = "text", layout: Layout | None = None) -> str:
    r"""Write formatted entries as a list in one of `FORMS`.

    Whatever is in the entries is shown as text: nothing of it becomes markup of
    the form, and only http and https addresses become links. Raises
    UnknownNameError for a form that does not exist.

    >>> from types import SimpleNamespace
    >>> from citekit.markup import parse
    >>> entry = SimpleNamespace(id="a", runs=parse("<i>Fiasco</i>, 2006"))
    >>> write([entry], to="markdown")
    '*Fiasco*, 2006\n'
    """
    return _form(to).write(entries, layout=layout or Layout())


def inline(runs: RichText, *, to: str = "text") -> str:
    r"""Write one citation in one of `FORMS`, to stand in running text.

    It is escaped as in a list, and is one line: what a style would set on lines of its
    own follows after a space. It does not end in a line break, and does not turn the
    direction of the text after it. Raises UnknownNameError as `write` does.

    >>> from citekit.markup import parse
    >>> inline(parse("(Ricks & al., <i>Fiasco</i>, 2006)"), to="latex")
    '(Ricks \\& al., \\textit{Fiasco}, 2006)'
    """
    from citekit.output import blocks

    return _form(to).inline(blocks.closed(runs))


def _form(name: str) -> Form:
    if name not in FORMS:
        from citekit.errors import UnknownNameError, nearest

        raise UnknownNameError("output form", name, nearest(name, FORMS) or tuple(FORMS))
    return cast("Form", import_module(FORMS[name]))
