"""Formatted entries → text for a place of publication: one door, `write`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from citekit.errors import UnknownNameError, nearest

if TYPE_CHECKING:
    from citekit.markup import RichText

__all__ = ["FORMS", "Entry", "Form", "write"]


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

    def write(self, entries: Iterable[Entry]) -> str:
        """Write all entries, in order."""
        ...


#: The name of each form, and the module that writes it.
FORMS: Mapping[str, str] = {
    "text": "citekit.output.text",
    "html": "citekit.output.html",
    "markdown": "citekit.output.commonmark",
}


def write(entries: Iterable[Entry], *, to: str = "text") -> str:
    r"""Write formatted entries as ``text``, ``html`` or ``markdown``.

    Whatever is in the entries is shown as text: nothing of it becomes markup of
    the form, and only http and https addresses become links. Raises
    UnknownNameError for a form that does not exist.

    >>> from types import SimpleNamespace
    >>> from citekit.markup import parse
    >>> entry = SimpleNamespace(id="a", runs=parse("<i>Fiasco</i>, 2006"))
    >>> write([entry], to="markdown")
    '*Fiasco*, 2006\n'
    """
    if to not in FORMS:
        raise UnknownNameError("output form", to, nearest(to, FORMS) or tuple(FORMS))
    form = cast("Form", import_module(FORMS[to]))
    return form.write(entries)
