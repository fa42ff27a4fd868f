"""Where the mark of a note, or a raised number, stands among spaces and punctuation.

Pandoc's manual, ``notes-after-punctuation``: the space before it goes, and it moves behind the
punctuation that follows.
"""

from __future__ import annotations

import re

from citekit.pandoc.inlines import Inline, element, text

__all__ = ["is_mark", "settle"]

#: Punctuation that a mark stands behind. A dash is not: the mark stands before it.
_PUNCTUATION = re.compile(r"(?:[.,;:!?…)\]}”»]|[’\"'](?!\w))+")
_SPACES = frozenset({"Space", "SoftBreak"})
#: What ends a sentence already, with what may close behind it.
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_MARKS = frozenset({"Note", "Superscript"})


def is_mark(inline: Inline) -> bool:
    """Tell a citation that is a note or a raised number, maybe behind a name."""
    return inline.get("t") == "Cite" and bool(_mark(inline))


def _mark(cite: Inline) -> list[Inline]:
    content: list[Inline] = cite["c"][1]
    return content[-1:] if content and content[-1].get("t") in _MARKS else []


def settle(content: list[Inline], *, after: bool, within_quotes: bool) -> list[Inline]:
    """Set the marks among inlines; with `after` behind the punctuation that follows.

    `within_quotes`: a full stop or comma goes before a closing quotation mark.
    """
    made: list[Inline] = []
    at = 0
    while at < len(content):
        if not is_mark(content[at]):
            made.append(content[at])
            at += 1
            continue
        end = _row(content, at)
        marks = content[at:end]
        at = end
        if _behind_a_mark(made):  # nothing between the two would tell where it belongs
            made += marks
            continue
        if len(marks[0]["c"][1]) == 1:  # nothing stands before the mark
            while made and made[-1].get("t") in _SPACES:
                made.pop()
        said = _following(content, at) if after else ""
        if said:
            rest = content[at]["c"][len(said) :]
            content = [*content[:at], *([element("Str", rest)] if rest else []), *content[at + 1 :]]
            _punctuate(made, marks, said, within_quotes=within_quotes)
        made += marks
    return made


def _behind_a_mark(made: list[Inline]) -> bool:
    before = next((one for one in reversed(made) if one.get("t") not in _SPACES), None)
    return before is not None and is_mark(before)


def _row(content: list[Inline], at: int) -> int:
    """Tell where a row of marks ends that spaces alone part."""
    end = at + 1
    while True:
        after = end
        while after < len(content) and content[after].get("t") in _SPACES:
            after += 1
        if after >= len(content) or not is_mark(content[after]) or len(content[after]["c"][1]) > 1:
            return end
        end = after + 1


def _following(content: list[Inline], at: int) -> str:
    if at >= len(content) or content[at].get("t") != "Str":
        return ""
    found = _PUNCTUATION.match(content[at]["c"])
    return found[0] if found else ""


def _punctuate(made: list[Inline], marks: list[Inline], said: str, *, within_quotes: bool) -> None:
    """Put punctuation before the marks: behind what stands there, or into its quotation."""
    before = marks[0]["c"][1][:-1]
    if before:  # a name in the sentence
        first = element("Cite", marks[0]["c"][0], [*before, element("Str", said), *_mark(marks[0])])
        marks[0] = first
        return
    if not made:
        made.append(element("Str", said))
        return
    tail = _tail(made[-1])
    if (said[0] == "." and _ENDED.search(tail)) or (said[0] in ",;:" and tail[-1:] == said[0]):
        said = said[1:]
    if within_quotes and said[:1] in (".", ",") and _quotation(made[-1]):
        made[-1], said = _with_inside(made[-1], said[0]), said[1:]
    if said:
        made.append(element("Str", said))


def _tail(inline: Inline) -> str:
    return text(inline)[-8:]


def _quotation(inline: Inline) -> bool:
    return inline.get("t") == "Quoted" or (inline.get("t") == "Str" and inline["c"][-1:] == "”")


def _with_inside(inline: Inline, mark: str) -> Inline:
    """Put a mark before the quotation mark that closes."""
    if inline["t"] == "Str":
        return element("Str", f"{inline['c'][:-1]}{mark}”")
    return element("Quoted", inline["c"][0], [*inline["c"][1], element("Str", mark)])
