"""Code, mathematics and templates that go on over lines: they come out as they went in.

They are looked for in the source itself, as their ends may stand in different blocks of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve

from citekit.posts.drafts import Draft, Spans

__all__ = ["without"]

_CODE = "highlight|code|codeblock|raw|rawhtml|mermaid|math|katex|latex|plantuml|graphviz|comment"
#: The words of WordPress for code; many name its language.
_BRACKETED = (
    "code|sourcecode|source|latex|math|katex|bash|shell|css|html|xml|java|javascript|js|perl|php|"
    "python|py|ruby|sql|text|plain|cpp|csharp"
)
#: What begins it, and by the name of the group what ends it; ``{}`` is what the group has read.
_OPENING = re.compile(
    # code of Markdown, in which all the others may be spoken of
    r"^[ >]{0,9}(?P<fence>`{3,9}|~{3,9})[^\n`]{0,300}$|"
    r"(?<![`\\])(?P<tick>`{1,9})(?!`)|"
    rf"\{{\{{[<%]-?\s{{0,9}}(?P<hugo>{_CODE})\b[^{{}}]{{0,500}}[>%]\}}\}}|"
    rf"\{{%-?\s{{0,9}}(?P<liquid>{_CODE})\b[^{{}}]{{0,500}}%\}}|"
    rf"\[(?P<word>{_BRACKETED})(?:\s[^\[\]]{{0,500}})?\]|"
    # a tag of WordPress with attributes, which may be in any words
    r"\[[a-z][\w-]{0,40}(?P<tag>)(?:\s{1,9}[\w-]{1,40}=(?:\"[^\"\n]{0,1000}\"|'[^'\n]{0,1000}'|"
    r"[^\s\"'\[\]]{1,100})){1,20}\s{0,9}(?=/?\])|"
    r"(?<!\\)(?P<display>\$\$)|"
    r"^[ \t]{0,9}(?P<lines>\\\[)[ \t]{0,9}$|"
    r"(?<!\\)(?P<round>\\\()|"
    # “$5 [1] and $6” is money
    r"(?<![\\$\w])(?P<inline>\$)(?![\s$]|\d{1,9}[\s,.])",
    re.MULTILINE,
)
_CLOSING = {
    "fence": r"^[ >]{{0,9}}{}",
    "tick": r"(?<!`){}(?!`)",
    "hugo": r"\{{\{{[<%]-?\s{{0,9}}/\s{{0,9}}{}\b[^{{}}]{{0,99}}\}}\}}",
    "liquid": r"\{{%-?\s{{0,9}}end{}\s{{0,9}}-?%\}}",
    "word": r"\[/{}\]",
    "tag": r"/?\]",
    "display": r"\$\$",
    "lines": r"^[ \t]{{0,9}}\\\][ \t]{{0,9}}$",
    "round": r"\\\)",
    "inline": r"(?<![\s\\])\$(?![\w$])",
}
#: What ends within its paragraph, and how far from its beginning; and what is none of mathematics.
_SHORT, _FARTHEST = frozenset({"tick", "round", "inline", "tag"}), 2000
_PROSE = re.compile(r"\n\s{0,99}\n")
_FOREIGN = re.compile(r"\n\s{0,99}\n|`|<[a-zA-Z/!]")


def _spans(text: str, start: int, form: str) -> Iterator[tuple[int, int]]:
    open_ends: set[str] = set()  #: what nothing ends from here on
    while opening := _OPENING.search(text, start):
        start, kind = opening.end(), opening.lastgroup or "tag"
        written = _CLOSING[kind].format(re.escape(opening[kind]))
        if written in open_ends or (form == "html" and kind in ("fence", "tick")):
            continue
        is_short = kind in _SHORT
        end = start + _FARTHEST if is_short else len(text)
        closing = re.compile(written, re.MULTILINE).search(text, start, end)
        if closing is None and not is_short:
            open_ends.add(written)
        other = _FOREIGN if kind in ("inline", "round") else _PROSE
        if closing is None or (is_short and other.search(text, start, closing.start())):
            continue
        start = closing.end()
        yield opening.start(), start


def without(draft: Draft) -> Draft:
    """Forget what was found in code, mathematics and templates.

    >>> from citekit.posts.drafts import Cited
    >>> found = Cited(3, 6, None, ("1",))
    >>> without(Draft("$x^{[1]}$", "markdown", cited=(found,))).cited
    ()
    """
    spans = Spans(_spans(draft.text, draft.body, draft.form))
    return evolve(
        draft,
        cited=tuple(one for one in draft.cited if one.start not in spans),
        raised=tuple(one for one in draft.raised if one.start not in spans),
        marks=tuple(one for one in draft.marks if one.start not in spans),
        notes=tuple(one for one in draft.notes if one.start not in spans),
        lists=tuple(one for one in draft.lists if one.start not in spans),
        prose=tuple(each for each in draft.prose if each[0] not in spans),
        unsure=tuple(one for one in draft.unsure if one.position not in spans),
    )
