"""Spans with other borders: the tools of the rules that say where fields end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from citekit.references.labelling import RULED, Labelled

__all__ = ["MARKS", "Rule", "beginning", "covering", "is_quoted", "piece", "rewritten"]

#: What may stand between two fields that are one after all
MARKS = " .,:;-–—'’"
#: Text, spans, and which of them is looked at with its neighbour → what these two are; None to
#: leave them
Rule = Callable[[str, Sequence[Labelled], int], "list[Labelled] | None"]


def rewritten(
    text: str, spans: list[Labelled], label: str, rules: Sequence[Rule]
) -> list[Labelled]:
    """Rewrite the first span of a label, with the one behind it, for which a rule has words."""
    for at in range(len(spans) - 1):
        if spans[at].label != label:
            continue
        for rule in rules:
            found = rule(text, spans, at)
            if found is not None:
                return [*spans[:at], *found, *spans[at + 2 :]]
    return spans


def covering(text: str, span: Labelled, start: int, end: int) -> Labelled:
    """Give a span other borders."""
    value = " ".join(text[start:end].split())
    return span._replace(start=start, end=end, value=value, likelihood=RULED)


def beginning(text: str, span: Labelled, start: int) -> Iterator[Labelled]:
    """Give a span that begins elsewhere, behind marks; nothing if no word is left of it."""
    while start < span.end and not text[start].isalnum() and text[start] not in '“"«„([¿¡':
        start += 1
    if start < span.end:
        yield covering(text, span, start, span.end)


def piece(text: str, label: str, start: int, end: int, reason: str) -> Labelled:
    """Make a span of a piece of text."""
    return Labelled(start, end, label, " ".join(text[start:end].split()), reason, RULED)


def is_quoted(text: str, span: Labelled) -> bool:
    """Tell whether a mark of quotation opens right before a span."""
    return span.start > 0 and text[span.start - 1] in "“„«»\"‘'"
