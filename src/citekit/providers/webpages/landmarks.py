"""The body of a page: headings, times, and elements that are called after authors and dates.

Nothing here is said in a language made for it. It is told by the names that pages give to their
elements, and counts for more the nearer it stands to the heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from citekit.patterns import regex
from citekit.providers.webpages.hypertext import Page, names, text
from citekit.providers.webpages.signals import Signal

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["statements"]


def statements(page: Page) -> Iterator[Signal]:
    """Yield what stands in the body, each kind from the heading on."""
    yield Signal("title", "title", page.title)
    for heading in page.headings:
        yield Signal("h1", "title", heading)
    for element in page.near("//a[@rel]"):
        if "author" in element.get("rel", "")[:200].lower().split():
            yield Signal("rel-author", "author", text(element, 300))
    yield from _authors(page)
    yield from islice(_dates(page), 5)
    for element in page.near("//time")[:50]:
        field = "modified" if _CHANGED.search(names(element)) else "issued"
        yield Signal("time", field, element.get("datetime") or text(element, 200))
    yield from _scripts(page)


# --- authors ------------------------------------------------------------------------

#: What pages call the place of their authors …
_AUTHOR = regex(
    r"(?<![a-z])(?:by-?lines?|(?:post|entry|article|story|meta|blog|news)?[_-]{0,2}(?:authors?"
    r"|autor(?:en|in|es)?|auteurs?|autore|writers?|verfasser|redakteur|reporters?|journalists?"
    r"|skribent|kirjoittaja)(?:[_-]{0,2}(?:names?|links?|list|line|byline|wrapper|container|meta"
    r"|url|text|block|item|label)){0,3}"
    r"|(?:posted|written|submitted)-?by|contributors?|byauthor|username|vcard)(?![a-z])"
)
#: … and what belongs to authors but is not their name.
_ABOUT_AUTHOR = regex(
    r"bio|about|avatar|imag|img|photo|pic|portrait|social|follow|twitter|facebook|mail|desc|count"
    r"|job|role|title|position|posts|archive|more|time|date|comment|credit|caption|info-?box|footer"
)
#: The pages of persons.
_PERSONAL = regex(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|people|person(?:en)?|profiles?|profil|staff|team|by"
    r"|writers?|journalists?|contributors?|redaktion|users?|members?)[/=_-]|[?&]author=",
    re.IGNORECASE,
)
#: Elements between a heading and what belongs to it.
_NEAR = 60


def _authors(page: Page) -> Iterator[Signal]:
    """Yield the texts of elements that are called after authors, the innermost: of one list."""
    called: dict[HtmlElement, str] = {}
    for element in page.near("//*[@class or @id or @data-testid or @data-component or @href]"):
        said = names(element)
        if element is page.heading or _ABOUT_AUTHOR.search(said) or len(called) >= 200:
            continue
        if element.tag == "a" and _PERSONAL.search(element.get("href", "")[:500]):
            called[element] = "link"
        elif _AUTHOR.search(said):
            called[element] = said
    outer = {ancestor for element in called for ancestor in element.iterancestors()}
    inner = [element for element in called if element not in outer]
    for element in inner[:20]:
        if called[element] == called[inner[0]] and _is_beside(element, inner[0], page):
            near = page.distance(element) <= _NEAR
            yield Signal("class" if near else "text", "author", text(element, 200))


def _is_beside(element: HtmlElement, other: HtmlElement, page: Page) -> bool:
    """Tell whether two elements are parts of one list, that the heading is no part of."""
    if element is other or element.getparent() is other.getparent():
        return True
    near = [each for each in islice(other.iterancestors(), 4) if each not in page.around]
    return any(each in near for each in islice(element.iterancestors(), 4))


# --- dates --------------------------------------------------------------------------

#: What pages call the place of a date.
_DATE = regex(
    r"(?<![a-z])(?:(?:post|entry|article|story|meta|blog|news|publish(?:ed)?|publication|created?"
    r"|posted)[_-]{0,2})?(?:date|datum|fecha|timestamp|published|dateline|pubdate)"
    r"(?:[_-]{0,2}(?:published|time|posted|header|created|text|line|wrapper))?(?![a-z])"
)
_CHANGED = regex(r"modif|update|aktualisiert|changed|edited")


def _dates(page: Page) -> Iterator[Signal]:
    for element in page.near("//*[@class or @id]"):
        called = names(element)
        if len(element) < 5 and _DATE.search(called):
            said = text(element, 100)
            if len(said) < 60:
                changed = _CHANGED.search(called) or _CHANGED.search(said.lower())
                yield Signal("class", "modified" if changed else "issued", said)


#: Attributes that programs find dates in.
_ATTRIBUTES = ("data-published", "data-publish-date", "data-pubdate", "data-date", "data-datetime")
_IN_SCRIPT = regex(
    r"[\"']?(?:date_?published|(?:first_?)?published_?(?:at|date|time|on)|publish_?(?:date|time|ed)"
    r"|pub_?date|publication_?(?:date|time))[\"']?\s{0,5}[:=]\s{0,5}[\"']"
    r"(\d{4}[-/]\d\d[-/]\d\d[^\"']{0,30})[\"']",
    re.IGNORECASE,
)


def _scripts(page: Page) -> Iterator[Signal]:
    """Yield the days that programs of the page, and attributes, say for their own use."""
    for script in page.select("//script[not(@src) and not(contains(@type, 'ld+json'))]")[:50]:
        for match in islice(_IN_SCRIPT.finditer((script.text or "")[:500_000]), 3):
            yield Signal("script", "issued", match[1])
    for attribute in _ATTRIBUTES:
        for element in page.near(f"//*[@{attribute}]")[:1]:
            yield Signal("script", "issued", element.get(attribute, ""))
