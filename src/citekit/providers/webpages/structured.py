"""Data in the markup of a page: JSON-LD, microdata, RDFa, microformats, COinS → statements.

Sources: schema.org; HTML Living Standard, 5 Microdata; RDFa Lite 1.1; the microformats hAtom and
h-entry; COinS (OpenURL 1.0, Z39.88-2004).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from citekit.patterns import regex
from citekit.providers.webpages import jsonld
from citekit.providers.webpages.hypertext import Page, text
from citekit.providers.webpages.signals import Signal

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["statements"]


def statements(page: Page) -> Iterator[Signal]:
    """Yield what the data of a page say, each kind in its order."""
    yield from _linked(page)
    yield from _properties(page, "microdata", "itemprop", "itemscope", "itemtype")
    yield from _properties(page, "rdfa", "property", "typeof", "typeof")
    yield from _microformats(page)
    yield from _coins(page)


# --- schema.org in JSON-LD ----------------------------------------------------------

#: schema.org: property → field, the best for each field first.
_PROPERTIES: Mapping[str, str] = {
    "headline": "title",
    "name": "title",
    "datePublished": "issued",
    "uploadDate": "issued",
    "dateCreated": "created",
    "dateModified": "modified",
    "inLanguage": "language",
    "description": "abstract",
    "isbn": "isbn",
    "issn": "issn",
    "volumeNumber": "volume",
    "issueNumber": "issue",
    "pageStart": "first-page",
    "pageEnd": "last-page",
    "pagination": "page",
    "reportNumber": "number",
    "version": "version",
    "identifier": "identifier",
    "sameAs": "identifier",
    "@id": "identifier",
    "url": "url",
}
#: Field of names → the properties that may have them; the first that is there counts.
_PEOPLE: Mapping[str, tuple[str, ...]] = {
    "author": ("author", "creator"),
    "editor": ("editor",),
    "translator": ("translator",),
}
#: What a work is part of: type → the field that has its name.
_WHOLES: Mapping[str, str] = {
    **dict.fromkeys("Periodical Newspaper Magazine Book".split(), "container-title"),
    **dict.fromkeys("CreativeWorkSeries Dataset".split(), "container-title"),
    **dict.fromkeys("WebSite Website Blog".split(), "site"),
}


def _linked(page: Page) -> Iterator[Signal]:
    blocks = page.select("//script[contains(@type, 'ld+json')]")[:50]
    graph = jsonld.Graph(value for block in blocks for value in jsonld.load(block.text or ""))
    shared = page.first("//meta[@property='og:title']/@content")
    works = graph.works(jsonld.place(page.url), [*page.headings[:1], shared, page.title])
    pages = [each for each in works[1:] if "WebPage" in jsonld.types(each)]
    for work in works[:1] + pages[:1]:
        yield from _work(work, graph)
    for node in graph.sites():
        yield Signal("json-ld", "site", graph.name(node))


def _work(work: jsonld.Node, graph: jsonld.Graph) -> Iterator[Signal]:
    """Yield what a node says of the work that it is."""
    for name in jsonld.types(work):
        yield Signal("json-ld", "type", name)
    for key, field in _PROPERTIES.items():
        for value in jsonld.listed(work.get(key)):
            yield Signal("json-ld", field, graph.name(value))
    for field, keys in _PEOPLE.items():
        found = (jsonld.listed(work.get(key)) for key in keys)
        for person in next(filter(None, found), []):
            yield from _people(field, person, graph)
    for publisher in jsonld.listed(work.get("publisher"))[:1]:
        yield Signal("json-ld", "publisher", graph.name(publisher))
    for whole in jsonld.listed(work.get("isPartOf")):
        yield from _whole(graph.whole(whole), graph, 0)


def _people(field: str, person: Any, graph: jsonld.Graph) -> Iterator[Signal]:
    """Yield the names of a person, of a list in a list, of a person with several names."""
    for value in map(graph.whole, person[:200] if isinstance(person, list) else [person]):
        if not isinstance(value, dict):
            yield Signal("json-ld", field, value if isinstance(value, str) else "")
            continue
        kind = next(iter(jsonld.types(value)), "")
        family, said = value.get("familyName"), value.get("name")
        if isinstance(family, str) and not isinstance(said, str):
            said = f"{family}, {graph.name(value.get('givenName'))}"
        for name in jsonld.listed(said or value.get("url")):
            yield Signal("json-ld", field, graph.name(name), kind)


def _whole(whole: Any, graph: jsonld.Graph, depth: int) -> Iterator[Signal]:
    """Yield what a journal, an issue of it, or a site says; an issue is part of its volume."""
    if not isinstance(whole, dict) or depth > 3:
        return
    for field in dict.fromkeys(filter(None, map(_WHOLES.get, jsonld.types(whole)))):
        yield Signal("json-ld", field, graph.name(whole))
    for key in ("volumeNumber", "issueNumber", "issn"):
        for value in jsonld.listed(whole.get(key)):
            yield Signal("json-ld", _PROPERTIES[key], graph.name(value))
    for outer in jsonld.listed(whole.get("isPartOf")):
        yield from _whole(graph.whole(outer), graph, depth + 1)


# --- microdata and RDFa -------------------------------------------------------------

#: Names of properties, whatever vocabulary they are of → field.
_NAMED: Mapping[str, str] = {
    **{key: field for key, field in _PROPERTIES.items() if field != "identifier"},
    "title": "title",
    "author": "author",
    "creator": "author",
    "publisher": "publisher",
    "created": "issued",
    "issued": "issued",
    "date": "issued",
    "modified": "modified",
}
#: Items that speak of the page, and those that stand on it beside the work.
_PAGES = frozenset("WebPage Blog WebSite ItemPage Document".split())
_NOT_WORKS = frozenset(
    """
    Person Organization NewsMediaOrganization ImageObject Comment UserComments BreadcrumbList
    ListItem PostalAddress Offer Product Rating AggregateRating WPHeader WPFooter WPSideBar
    SiteNavigationElement SearchAction ItemList EntryPoint Place VideoObject UserAccount
    """.split()
)


def _properties(page: Page, source: str, key: str, scope: str, kind: str) -> Iterator[Signal]:
    """Yield the properties of the item that is the work, and those of no item.

    `key`, `scope` and `kind` are the attributes that name a property, begin an item, type it.
    """
    owners: dict[HtmlElement, HtmlElement | None] = {}
    for element in page.select(f"//*[@{key}][not(self::meta and @property and ancestor::head)]"):
        around = (each for each in element.iterancestors() if each.get(scope) is not None)
        owners[element] = next(around, None)
        if len(owners) >= _ITEMS:
            break
    main = _main(page, owners.values(), kind)
    for element, owner in owners.items():
        sort = "" if owner is None else _last(owner.get(kind, ""))
        if (owner is None or owner is main or sort in _PAGES) and not page.is_elsewhere(element):
            for name in element.get(key, "")[:200].split():
                field = _NAMED.get(_last(name))
                if field:
                    yield Signal(source, field, _said(element, key), _last(element.get(kind, "")))
    if main is not None:
        yield Signal(source, "type", _last(main.get(kind, "")))


_ITEMS = 500  #: properties of a page that are looked at


def _main(page: Page, owners: Iterable[HtmlElement | None], kind: str) -> HtmlElement | None:
    """Find the item that is the work: that the heading stands in, else the first."""
    works = [
        owner
        for owner in dict.fromkeys(owners)
        if owner is not None and _last(owner.get(kind, "")) not in _NOT_WORKS | _PAGES
    ]
    inner = [work for work in works if work in page.around]
    return next(iter(inner[-1:] or (work for work in works if not page.is_elsewhere(work))), None)


def _last(name: str) -> str:
    """Give a name without the vocabulary that it is of."""
    return re.split("[/:#]", name.split(" ")[0][:200])[-1]


def _said(element: HtmlElement, key: str) -> str:
    """Give the value of a property: of its attribute, of the name in it, else its text."""
    own = element.get("content") or element.get("datetime")
    if own:
        return str(own)
    for inner in islice(element.iterdescendants(), 200):
        if _last(inner.get(key, "")) == "name":
            return str(inner.get("content") or text(inner, 600))
    return str(element.get("href", "")) if element.tag == "link" else text(element, 600)


# --- microformats -------------------------------------------------------------------


def _has(*classes: str) -> str:
    """Give the XPath of elements of one of some classes."""
    tests = (f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')" for name in classes)
    return f"//*[{' or '.join(tests)}]"


_ENTRIES = _has("hentry", "h-entry")
_MICROFORMATS: Mapping[str, str] = {
    "title": _has("entry-title", "p-name"),
    "issued": _has("published", "dt-published", "entry-date"),
    "modified": _has("updated", "dt-updated"),
    "author": _has("p-author", "vcard"),
}
_NAME_IN = regex(r"(?:^|\s)(?:fn|p-name|author-name|url)(?:$|\s)")


def _microformats(page: Page) -> Iterator[Signal]:
    """Read the entry that the heading stands in; of several others none is known to be the work."""
    entries = page.select(_ENTRIES)
    around = [entry for entry in entries if entry in page.around][-1:]
    for entry in around or entries * (len(entries) == 1):
        for field, path in _MICROFORMATS.items():
            inside = (each for each in page.near(path) if entry in each.iterancestors())
            for element in islice(inside, 10 if field == "author" else 1):
                yield Signal("microformat", field, _of_entry(element, field))


def _of_entry(element: HtmlElement, field: str) -> str:
    if field == "author":
        inside = islice(element.iterdescendants(), 200)
        named = (each for each in inside if _NAME_IN.search(each.get("class", "")[:300]))
        return text(next(named, element), 300)
    said = element.get("datetime") or (element.get("title") if field != "title" else "")
    return str(said or text(element, 600))


# --- COinS --------------------------------------------------------------------------

#: Keys of OpenURL, without ``rft.`` → field.
_COINS: Mapping[str, str] = {
    **dict.fromkeys("atitle btitle title".split(), "title"),
    **dict.fromkeys("jtitle stitle".split(), "container-title"),
    **dict.fromkeys("volume issue issn isbn language".split(), ""),
    "au": "author",
    "date": "issued",
    "spage": "first-page",
    "epage": "last-page",
    "pages": "page",
    "pub": "publisher",
    "place": "publisher-place",
    "genre": "type",
    "rft_id": "identifier",
}


def _coins(page: Page) -> Iterator[Signal]:
    """Read the one work of a page; a page with several has a list of works, and is none of them."""
    spans = page.select(_has("Z3988"))
    if len(spans) != 1:
        return
    said = parse_qsl(spans[0].get("title", "")[:10_000])
    pairs = [(key.removeprefix("rft."), value) for key, value in said]
    named = dict(reversed(pairs))
    if "au" not in named and named.get("aulast"):
        yield Signal("coins", "author", f"{named['aulast']}, {named.get('aufirst', '')}")
    for key, value in pairs:
        if key == "title" and {"atitle", "btitle"} & set(named):
            yield Signal("coins", "container-title", value)
        elif key in _COINS:
            yield Signal("coins", _COINS[key] or key, value)
