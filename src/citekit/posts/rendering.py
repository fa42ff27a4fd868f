"""A Markdown post → HTML, with pieces in it that are HTML already."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from citekit.posts.markdowndraft import parser

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

__all__ = ["Holder"]


class Holder:
    """Keeps pieces of HTML while the Markdown around them is rendered.

    >>> hold = Holder("Roe says so.")
    >>> print(hold.render(f"Roe *says* so{hold('<sup>1</sup>')}."), end="")
    <p>Roe <em>says</em> so<sup>1</sup>.</p>
    """

    def __init__(self, text: str, *, wrapped: bool = True) -> None:
        used = set(text)
        signs = itertools.chain(range(0xE000, 0xF900), range(0xF0000, 0xFFFFE))
        self._sign = next(chr(sign) for sign in signs if chr(sign) not in used)
        self._pieces: list[str] = []
        self._blocks: list[str] = []
        self._parser = parser()
        self._text = text
        self._parser.inline.ruler.before("link", "held", self._held)
        if not wrapped:
            self._parser.add_render_rule("softbreak", lambda *_: " ")

    def __call__(self, html: str) -> str:
        """Keep a piece of a line; what is returned stands for it in the Markdown."""
        self._pieces.append(html)
        # brackets, so that emphasis beside it ends as it does beside what it replaces
        return f"[{self._sign}{len(self._pieces) - 1}{self._sign}]"

    @cached_property
    def _references(self) -> Mapping[str, Any]:
        """The addresses of links, which stand anywhere in a post: a note may use them, too."""
        found: dict[str, Any] = {}
        self._parser.parse(self._text, found)
        references: Mapping[str, Any] = found.get("references", {})
        return references

    def block(self, html: str) -> str:
        """Keep a block; it stands between empty lines."""
        self._blocks.append(html)
        return self(html)

    def _held(self, state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not state.src.startswith(f"[{self._sign}", start):
            return False
        end = state.src.find(f"{self._sign}]", start + 2)
        if end < 0:
            return False
        if not silent:
            piece = self._pieces[int(state.src[start + 2 : end])]
            state.push("html_inline", "", 0).content = piece
        state.pos = end + 2
        return True

    def render(self, markdown: str) -> str:
        """Render Markdown with what was kept in its place."""
        html: str = self._parser.render(markdown, {"references": dict(self._references)})
        for block in self._blocks:
            html = html.replace(f"<p>{block}</p>\n", f"{block}\n" if block[-1:] != "\n" else block)
        return html

    def inline(self, markdown: str) -> str:
        """Render what stands in a line: “1984. A bad year” is no list there."""
        html: str = self._parser.renderInline(markdown, {"references": dict(self._references)})
        return html

    def line(self, markdown: str) -> str:
        """Render Markdown; a single paragraph comes without its tags."""
        html = self.render(markdown).strip()
        if html.startswith("<p>") and html.count("<p>") == 1 and html.endswith("</p>"):
            return html[3:-4]
        return html
