"""Labelled spans that are written in their text: ``{author A. N.} {title Roe. Rivers}``."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from citekit.references import days, quantities
from citekit.references.labelling import Labelled

_SPAN = re.compile(r"\{([a-z-]+) ([^{}]*)\}")


def ruled(
    marked: str, rule: Callable[[str, list[Labelled]], list[Labelled]], numbers: frozenset[str],
    *, dated: bool = False,
) -> str:  # fmt: skip
    """Take the marks for spans, apply a rule to them, and mark what came of it.

    The values of the labels in `numbers` are numbers; `dated`: those of ``issued`` are days.
    """
    text, spans, position = "", list[Labelled](), 0
    for match in _SPAN.finditer(marked):
        text += marked[position : match.start()]
        label, words = match.groups()
        value: Any = quantities.read(label, words) if label in numbers else words
        if dated and label == "issued":
            value = days.read(words)
        spans.append(Labelled(len(text), len(text) + len(words), label, value, ""))
        text += words
        position = match.end()
    text += marked[position:]
    found = rule(text, spans)
    assert all(one.end <= two.start for one, two in pairwise(found))
    for span in reversed(found):
        inside = text[span.start : span.end]
        text = f"{text[: span.start]}{{{span.label} {inside}}}{text[span.end :]}"
    return text
