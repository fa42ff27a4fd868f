"""Plain text: an entry a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from citekit.markup import one_line, plain

if TYPE_CHECKING:
    from citekit.output import Entry

__all__ = ["write"]


def write(entries: Iterable[Entry]) -> str:
    """Write each entry on a line of its own, without markup and links."""
    return "".join(f"{one_line(plain(entry.runs)).strip()}\n" for entry in entries)
