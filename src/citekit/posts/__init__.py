"""Posts: a draft with its citations, notes and sources → what is pasted or published.

`edit` is the door. A post is read once, and every change is an edit of its source: what is no
citation, no note and no list of sources comes out as it went in.

    frontmatter     what stands above the text: YAML or TOML
    markdowndraft   a post in Markdown → a draft; `htmldraft` the same for HTML
    drafts          what stands where; edits, and how they are put in place
    outlines        what stands one after the other, and which of it are lists of sources
    verbatim        code, mathematics and templates: nothing is found in them
    callouts        numbers in the text: citations, marks of notes, or code
    headings        the headings over sources, and the numbers before entries
    traces          what is left of citekit in a post that it has finished
    copies          pieces of a post, read as references, and where they stand
    doubts          whether what was read is sure enough
    sources         free text of lists and notes → records
    namesakes       whether names said in short are those of a work
    ties            mentions in running text → sources of the list
    finishing       the steps, one after the other
    planning        which citations there are, in what order, in which notes
    platforms       what each place of publication takes
    writers         Markdown and HTML, as a platform spells them
    weaving         citations, notes and lists → edits
    rendering       Markdown → HTML, with pieces in it that are HTML already
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from citekit.errors import Problem

if TYPE_CHECKING:
    from citekit.csl.tree import Style
    from citekit.record import Record

__all__ = ["FORMS", "STYLE", "Edited", "Wanted", "edit", "form_of"]

#: What a post is written in, and comes out in.
FORMS = ("markdown", "html")
#: The style, where nobody names one.
STYLE = "chicago-notes-bibliography"


@frozen
class Edited:
    """A finished post."""

    text: str
    problems: tuple[Problem, ...] = ()  #: of the post, with lines of it
    others: tuple[tuple[str, Problem], ...] = ()  #: of other files: the file, and what is wrong
    ties: int = 0  #: mentions that were made citations
    form: str = "markdown"  #: of the text: one of `FORMS`


_HTML = re.compile(
    r"\s*<(?:!doctype\s+html|!--\s*wp:|html|body|article|main|section|p|h[1-6]|ul|ol|blockquote|"
    r"div|table|figure)\b[^<]{0,2000}",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"</(?:p|h[1-6]|li|ul|ol|html|body|blockquote|article|section)\s*>", re.I)


def form_of(text: str, path: str | None = None) -> str:
    """Tell what a post is written in: by its suffix, or else by how it begins.

    >>> form_of("<p>Roe says so.</p>"), form_of("Roe says <b>so</b>."), form_of("", "a.htm")
    ('html', 'markdown', 'html')
    """
    from citekit.posts import frontmatter

    suffix = os.path.splitext(path)[1].lower() if path else ""  # noqa: PTH122  # it may be a name
    if suffix in (".html", ".htm", ".xhtml"):
        return "html"
    if suffix in (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"):
        return "markdown"
    body = text[frontmatter.read(text).end :]
    return "html" if _HTML.match(body) and _CLOSED.search(body) else "markdown"


def _path(given: str | os.PathLike[str]) -> str:
    return os.fspath(given)


def _paths(given: Iterable[str | os.PathLike[str]]) -> tuple[str, ...]:
    return tuple(map(_path, given))


@frozen(kw_only=True)
class Wanted:
    """What is asked for: the options of `citekit.post`, which says what they mean."""

    form: str | None = None
    to: str | None = None
    platform: str | None = None
    style: Style | str | os.PathLike[str] | None = None
    locale: str | None = None
    bibliography: tuple[str, ...] = field(default=(), converter=_paths)
    records: tuple[Record, ...] = ()
    folder: str = field(default="", converter=_path)
    css: str | None = None
    coins: bool = False
    json_ld: bool = False
    date: datetime.date | None = None
    link_mentions: bool = False
    prefix: str = ""


def edit(text: str, wanted: Wanted | None = None) -> Edited:
    """Finish a post. Raises what `citekit.post` does.

    >>> edit("Code is `[@code]`, and mail goes to roe@example.org.").text
    'Code is `[@code]`, and mail goes to roe@example.org.'
    """
    from citekit.posts import finishing

    asked = wanted or Wanted()
    return finishing.finish(text, asked if asked.form else evolve(asked, form=form_of(text)))
