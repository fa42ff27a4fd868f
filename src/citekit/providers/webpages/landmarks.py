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
from citekit.providers.webpages.bylines import is_body, is_person
from citekit.providers.webpages.bywords import BEFORE, ORDINARY
from citekit.providers.webpages.hypertext import Page, names, runs, text, words
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
    for element in page.near("//a[@title or @aria-label]"):
        for key in ("title", "aria-label"):
            posts = _POSTS_BY.fullmatch(element.get(key, "")[:150])
            if posts:
                yield Signal("rel-author", "author", posts[1])
    yield from _authors(page)
    yield from _set_aside(page)
    yield from islice(_dates(page), 5)
    for element in page.near("//time")[:50]:
        field = "modified" if _CHANGED.search(names(element)) else "issued"
        yield Signal("time", field, element.get("datetime") or text(element, 200))
    for element in page.near("//*[self::abbr or self::span or self::relative-time][@title]")[:50]:
        if len(element.get("title", "")) <= 40 and page.distance(element) <= _NEAR:
            yield Signal("time", "issued", element.get("title", ""))
    yield from _at_the_foot(page)
    yield from _scripts(page)


# --- authors ------------------------------------------------------------------------

#: What pages call the place of their authors …
_AUTHOR = regex(
    r"(?<![a-z])(?:"
    r"[a-z]{0,20}(?:by-?lines?|(?:authors?|autor(?:en|in|es)?|auteurs?|autore|writers?|verfasser"
    r"|redakteur|reporters?|journalists?|skribent|kirjoittaja|forfatter|författare)"
    r"(?:[_-]{0,2}(?:names?|links?|list|line|byline|wrapper|container|meta|url|text|block|item"
    r"|label|info|inner|content|header|data)){0,3})(?:[_-]{0,2}names?)?"
    r"|(?:posted|written|submitted|created)-?by|(?:dc-?)?creator|submitted|contributors?|byauthor"
    r"|username|vcard|signature|firm(?:a|ante)|by(?=\s|$))(?![a-z])"
)
#: … and what belongs to authors but is not their name.
_ABOUT_AUTHOR = regex(
    r"bio|about|avatar|imag|img|photo|pic|portrait|social|follow|twitter|facebook|mail|desc|count"
    r"|job|role|title|position|posts|archive|more|time|date|comment|credit|caption|info-?box|footer"
)
#: The pages of persons.
_PERSONAL = regex(
    r"/(?:(?:[a-z]{2,12}-)?authors?|autor(?:en|es|in)?|auteurs?|autore|people|person(?:en)?|profiles?"
    r"|profil|staff|our-staff|team|by|bios?|writers?|journalists?|reporters?|columnists?|experts?"
    r"|contributors?|redaktion|users?|members?|scholars?|fellows?|firmas?)[/=_-]|[?&]author=",
    re.IGNORECASE,
)
_OF_AUTHORS = regex(r"/(?:[a-z]{2,12}-)?(?:auth?or|auteur|writer)|[?&]author=", re.IGNORECASE)
#: What is said of an author, beside the work.
_AUTHOR_BOX = regex(
    r"(?:author|autor|auteur|writer)[_-]{0,2}(?:bio|box|info|about|card|profile|desc)"
)
_ABOUT = regex(
    r"^(?:about(?:\sthe\sauthor)?|über(?:\s(?:den|die)\sautor(?:in)?)?|à\spropos\sde|sobre|over"
    r"|om|author|autor(?:in)?)\s?:?\s(?:\|\s)?(?=\S)",
    re.IGNORECASE,
)
#: Words between names, whatever elements they are in.
_LINKING = regex(r"[,&;]|(?:and|und|et|y|e|og|och|en|и)\s", re.IGNORECASE)
_LINKED = regex(r"(?:[,&;]|\s(?:and|und|et|y|e|og|och|en|и))$", re.IGNORECASE)
#: What links to the posts of an author are called.
_POSTS_BY = regex(
    r"(?:\w{2,12}\s){0,4}(?:posts?|articles?|stories|beiträge|artikel|entradas|artículos|articoli"
    r"|berichten|inlägg|innlegg|indlæg|wpisy|příspěvky)\s(?:written\s|scritti\s)?"
    r"(?:by|from|von|de|par|por|di|da|van|door|av|af|przez|od)\s(.{2,80}?)(?:\s(?:an)?(?:zeigen|sehen))?",
    re.IGNORECASE,
)
#: Links to persons that are looked at.
_LINKS = 300
#: Elements between a heading and what belongs to it.
_NEAR = 60


def _authors(page: Page) -> Iterator[Signal]:
    """Yield the texts of elements that are called after authors, the innermost: of one list.

    What is about an author, as the box below a work, may have the name at its beginning.
    """
    called: dict[HtmlElement, str] = {}
    boxes: list[HtmlElement] = []
    links = 0
    for element in page.near("//*[@class or @id or @data-testid or @data-component or @href]"):
        said = names(element)
        if element is page.heading or len(called) >= 200:
            continue
        if _ABOUT_AUTHOR.search(said):
            boxes += [element] * (_AUTHOR_BOX.search(said) is not None)
        elif element.tag == "a" and _PERSONAL.search(element.get("href", "")[:500]):
            links += 1
            if links <= _LINKS and _is_name(text(element, 100), element.get("href", "")):
                called[element] = "link"
        elif _AUTHOR.search(said):
            called[element] = said
    outer = {ancestor for element in called for ancestor in element.iterancestors()}
    inner = [element for element in called if element not in outer]
    for element in inner[:20]:
        if called[element] == called[inner[0]] and _is_beside(element, inner[0], page):
            said = _printed(element)
            if page.distance(element) <= _NEAR:
                yield Signal("class", "author", said)
            elif called[element] != "link" or is_person(said):
                yield Signal("text", "author", said)
    for element in boxes[:10]:
        for run in runs(element, 300)[:3]:
            name = _ABOUT.sub("", run)
            if is_person(name):
                yield Signal("text", "author", name)


def _set_aside(page: Page) -> Iterator[Signal]:
    """Yield the one person who is called the author near the heading, though beside the work."""
    found: dict[str, None] = {}
    for element in page.select("//*[@class or @href or @rel]")[:3_000]:
        link = element.tag == "a" and _PERSONAL.search(element.get("href", "")[:500])
        if not (link or _AUTHOR.search(names(element))) or page.distance(element) > _NEAR:
            continue
        if page.is_elsewhere(element) and not any(
            "comment" in names(each) for each in _ancestors(element)
        ):
            for run in runs(element, 300)[:3]:
                before = BEFORE.match(run)
                said = run[before.end() :] if before else run
                if is_person(said):
                    found[said] = None
    if len(found) == 1:
        yield from (Signal("text", "author", said) for said in found)


def _ancestors(element: HtmlElement) -> Iterator[HtmlElement]:
    return islice(element.iterancestors(), 20)


def _is_name(said: str, address: str) -> bool:
    """Tell the name of a person in what links to a page of persons, from "Our team"."""
    called = words(said)
    if is_person(said) or not called or set(called) & ORDINARY:
        return is_person(said)
    of_names = said[0].isalpha() and not said[0].islower() and len(called) > 1
    return of_names or is_body(said) or bool(_OF_AUTHORS.search(address))


def _printed(element: HtmlElement) -> str:
    """Give what stands in an element, with a mark where something else begins."""
    said = ""
    for piece in runs(element, 200):
        before = BEFORE.match(f"{said} X") if said else None
        joined = (before and before.end() == len(said) + 1) or _LINKING.match(piece)
        said += ((" " if joined or _LINKED.search(said) else " | ") if said else "") + piece
    return _ABOUT.sub("", said)


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


#: What pages say of themselves at their foot.
_STAMP = regex(
    r"(?:(?:page|last|letzte|zuletzt|seite|dernière|última|ultima|laatst|senast|sist|sidst) "
    r"(?:\w{2,14} ){0,2})?(?:updated?|modifi\w{1,7}|changed?|reviewed|änderung|geändert|stand"
    r"|aktualisi\w{2,5}|mise? à jour|actualiza\w{1,5}|aggiorna\w{2,7}|bijgewerkt|gewijzigd"
    r"|uppdaterad|oppdatert|opdateret)\b.{0,40}\d",
    re.IGNORECASE,
)


def _at_the_foot(page: Page) -> Iterator[Signal]:
    for element in page.select("//footer//*[not(*)] | //small | //address//*[not(*)]")[:200]:
        said = text(element, 100)
        if len(said) <= 60 and _STAMP.match(said):
            yield Signal("text", "modified", said)


#: Attributes that programs find dates in.
_ATTRIBUTES = (
    "data-published", "data-publish-date", "data-pubdate", "data-date", "data-datetime",
    "data-timestamp", "data-time", "data-utime",
)  # fmt: skip
_IN_SCRIPT = regex(
    r"[\"']?(?:date_?published|(?:first_?)?published_?(?:at|date|time|on)|publish_?(?:date|time|ed)"
    r"|pub_?date|publication_?(?:date|time))[\"']?\s{0,5}[:=]\s{0,5}[\"']"
    r"(\d{4}[-/]\d\d[-/]\d\d[^\"']{0,30})[\"']",
    re.IGNORECASE,
)


_AUTHOR_IN_SCRIPT = regex(
    r"[\"'](?:page|article|post|content|story)?[_-]?authors?(?:[_-]?names?)?[\"']\s{0,5}:\s{0,5}\[?\s{0,5}"
    r"(?:\{[^{}]{0,100}?[\"']name[\"']\s{0,5}:\s{0,5})?[\"']([^\"'\\]{5,60})[\"']",
    re.IGNORECASE,
)


def _scripts(page: Page) -> Iterator[Signal]:
    """Yield the days that programs of the page, and attributes, say for their own use."""
    for script in page.select("//script[not(@src) and not(contains(@type, 'ld+json'))]")[:50]:
        written = _AUTHOR_IN_SCRIPT.search((script.text or "")[:500_000])
        if written and is_person(written[1]):
            yield Signal("script", "author", written[1])
        for match in islice(_IN_SCRIPT.finditer((script.text or "")[:500_000]), 3):
            yield Signal("script", "issued", match[1])
    for attribute in _ATTRIBUTES:
        for element in page.near(f"//*[@{attribute}]")[:1]:
            yield Signal("script", "issued", element.get(attribute, ""))
