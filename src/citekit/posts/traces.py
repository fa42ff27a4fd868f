"""What is left of citekit in a post that it has finished: by it such a post is known.

To finish it again would make citations of its links back, and entries of its notes.
"""

from __future__ import annotations

import re

from citekit.posts.drafts import Draft, Mark, Note

__all__ = ["find"]

_IN = r"[^<>]{0,400}\s"
_PREFIX = r"(?P<prefix>[\w.:-]{0,61}?)"
#: An id of a citation, as HTML or kramdown has it; with it goes a link to an entry.
_CITATION = re.compile(
    rf"<span(?={_IN}id=\"{_PREFIX}cite-\d{{1,6}}\")|"
    rf"\{{:\s(?:id=\"|#){_PREFIX.replace('prefix', 'dressed')}cite-\d{{1,6}}\"?\}}"
)
#: What is enough by itself: the mark of a note, a way back, and data for programs.
_ALONE = re.compile(
    rf"<a(?={_IN}role=\"doc-noteref\")(?={_IN}href=\"#{_PREFIX}fn-(?P<number>\d{{1,6}})\")"
    rf"(?={_IN}id=\"(?P=prefix)fnref-(?P=number)\")|"
    rf"<a(?={_IN}role=\"doc-backlink\")(?={_IN}aria-label=\"Back to citation \d)|"
    r"<span class=\"Z3988\" title=\"ctx_ver=Z39\.88-2004&amp;rft_val_fmt="
    r"(?![^<>\"]{0,4000}rfr_id)|"  # others say who made it
    r"<script type=\"application/ld\+json\">\s{0,9}"
    r"\{\"@context\":\"https://schema\.org\",\"@graph\":\[\{\"@type\":\"\w{1,40}\","
    r"(?:\"@id\":\"https://doi\.org/[^\"\s]{1,500}\",)?\"(?:name|author)\":"
)
_LABEL = re.compile(r"cite-\d{1,6}")


def find(draft: Draft) -> int | None:
    """Return where the first trace stands; None: there is none.

    >>> find(Draft('<p id="cite-1">Mine.</p>', "html")) is None
    True
    """
    called: list[Mark | Note] = [*draft.marks, *draft.notes] if draft.form == "markdown" else []
    places = [one.start for one in called if _LABEL.fullmatch(one.label)]
    if _is_there(draft.text, draft.text) and (html := _html(draft)):
        found = _is_there(html, draft.text)
        places += [draft.text.find(found[0])] if found else []
    return min(places, default=None)


def _is_there(html: str, text: str) -> re.Match[str] | None:
    for one in _CITATION.finditer(html):
        if f"#{one['prefix'] or one['dressed'] or ''}ref-" in text:
            return one
    return _ALONE.search(html)


def _html(draft: Draft) -> str:
    """Return the HTML of a post, and what kramdown has for it, but no code."""
    if draft.form == "html":
        return draft.text
    from citekit.posts.markdowndraft import parser

    tokens = parser().parse(draft.text[draft.body :])
    inner = (each for one in tokens for each in (one, *(one.children or ())))
    return "\n".join(one.content for one in inner if one.type in ("html_block", "html_inline"))
