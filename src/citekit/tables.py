r"""Text as tables of HTML and Markdown: how a notebook shows values.

All of it is text: nothing in a cell becomes markup of either form, or a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

__all__ = ["AS_TEXT", "in_html", "in_markdown", "of_html", "of_markdown"]

#: An attribute of HTML: a notebook looks for no formulas in there.
AS_TEXT = 'class="tex2jax_ignore mathjax_ignore"'

#: What is no character to print, and what no JSON can carry: control characters, halves of pairs.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
#: What means something in some Markdown, anywhere: written as a character reference it cannot.
_MEANING = re.compile(r"""[!"#$%&*+/:<=>?@\[\\\]^_`{|}~]|(?<=[Ww]{3})\.""")
#: What means something at the start of a line: a bullet, a rule, the stop or bracket of a number.
_LEADING = re.compile(r"\A(\s*)([-+]|\d{1,9}(?=[.)]))(.?)")


def in_html(text: str) -> str:
    """Write text for HTML; what turns its direction ends with it.

    >>> in_html("<b>AT&T</b>")
    '<bdi>&lt;b&gt;AT&amp;T&lt;/b&gt;</bdi>'
    """
    return f"<bdi>{escape(_UNPRINTABLE.sub(' ', text))}</bdi>"


def in_markdown(text: str) -> str:
    """Write text for a line of Markdown, on its own or in a cell.

    >>> in_markdown("*a* | b")
    '&#42;a&#42; &#124; b'
    """
    plain = _UNPRINTABLE.sub(" ", text).strip()
    written = _MEANING.sub(lambda found: f"&#{ord(found[0])};", plain)
    return _LEADING.sub(_harmless, written)


def _harmless(match: re.Match[str]) -> str:
    space, sign, after = match.groups()
    if sign.isdigit():
        return f"{space}{sign}&#{ord(after)};"
    return f"{space}&#{ord(sign)};{after}"


def of_html(rows: Iterable[Sequence[str]], *, head: Sequence[str] = (), caption: str = "") -> str:
    """Write a table whose cells are text; the first of each row names it.

    >>> of_html([["title", "Fiasco"]])
    '<table class="tex2jax_ignore mathjax_ignore"><tr><th scope="row" style="text-align:left">\
<bdi>title</bdi></th>\
<td style="text-align:left"><bdi>Fiasco</bdi></td></tr></table>'
    """
    left = ' style="text-align:left"'
    top = "".join(f'<th scope="col"{left}>{in_html(cell)}</th>' for cell in head)
    lines = [
        f'<tr><th scope="row"{left}>{in_html(first)}</th>'
        + "".join(f"<td{left}>{in_html(cell)}</td>" for cell in rest)
        + "</tr>"
        for first, *rest in rows
    ]
    said = f"<caption{left}>{in_html(caption)}</caption>" if caption else ""
    return f"<table {AS_TEXT}>{said}{f'<tr>{top}</tr>' if top else ''}{''.join(lines)}</table>"


def of_markdown(rows: Iterable[Sequence[str]], *, head: Sequence[str]) -> str:
    """Write a table whose cells are text, as GitHub and Jupyter read it.

    >>> print(of_markdown([["title", "Fiasco"]], head=["field", "value"]))
    | field | value |
    | --- | --- |
    | title | Fiasco |
    """
    written = [[in_markdown(cell) for cell in row] for row in (head, *rows)]
    written.insert(1, ["---"] * len(head))
    return "\n".join(f"| {' | '.join(row)} |" for row in written)
