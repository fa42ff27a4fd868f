"""The head of a page: ``meta`` and ``link`` elements → statements.

Sources: Google Scholar inclusion guidelines (``citation_*``), the conventions of bepress and
EPrints, Dublin Core in HTML (DCMI), PRISM, the Open Graph protocol, Parse.ly, Sailthru and
Twitter cards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from citekit.patterns import regex
from citekit.providers.webpages import jsonld
from citekit.providers.webpages.hypertext import Page
from citekit.providers.webpages.signals import Signal

__all__ = ["statements"]


def _fields(table: str) -> dict[str, str]:
    """Read a table: a field, a colon, and the names that say it; without a colon both are one."""
    found: dict[str, str] = {}
    for line in table.strip().splitlines():
        field, colon, names = line.partition(":")
        for name in (names if colon else field).split():
            found[name] = field.strip() if colon else name
    return found


#: What follows ``citation_``, ``bepress_citation_``, ``wkhealth_`` → the field.
_HIGHWIRE: Mapping[str, str] = _fields("""
    title: title dissertation_title
    author: author authors
    editor: editor editors
    issued: publication_date date cover_date year
    available: online_date
    container-title: journal_title journal conference_title conference proceedings_title
    container-title: inbook_title book_title
    container-title-short: journal_abbrev
    collection-title: series_title
    publisher: publisher dissertation_institution technical_report_institution
    number: technical_report_number
    genre: dissertation_name
    first-page: firstpage first_page
    last-page: lastpage last_page
    issn: issn eissn
    arxiv: arxiv_id
    type: article_type type
    url: public_url abstract_html_url
    volume issue doi isbn pmid pmcid language abstract
""")
#: What follows ``eprints.`` → the field.
_EPRINTS: Mapping[str, str] = _fields("""
    author: creators_name
    editor: editors_name
    issued: date
    container-title: publication book_title
    issue: number
    page: pagerange
    publisher: publisher institution
    identifier: id_number
    collection-title: series
    publisher-place: place_of_pub
    event-title: event_title
    title volume isbn issn type abstract
""")
#: What follows ``dc.``, ``dcterms.`` → the field.
_DUBLIN_CORE: Mapping[str, str] = _fields("""
    author: creator creator.personalname contributor.author
    issued: date date.issued issued date.created created date.published
    available: date.available available date.submitted
    modified: date.modified modified
    identifier: identifier identifier.doi identifier.uri source.doi
    language: language language.iso
    container-title: relation.ispartof ispartof source
    issn: source.issn
    volume: source.volume citation.volume
    issue: source.issue citation.issue
    first-page: citation.spage
    last-page: citation.epage
    page: identifier.pagenumber
    title publisher type abstract
""")
#: What follows ``prism.`` → the field.
_PRISM: Mapping[str, str] = _fields("""
    container-title: publicationname
    issued: publicationdate coverdate
    issue: number issueidentifier
    issn: issn eissn
    first-page: startingpage
    last-page: endingpage
    volume doi isbn
""")
_SCHEMES: tuple[tuple[re.Pattern[str], str, Mapping[str, str]], ...] = (
    (regex(r"citation_"), "highwire", _HIGHWIRE),
    (regex(r"(?:bepress_citation|wkhealth)_"), "bepress", _HIGHWIRE),
    (regex(r"eprints\."), "eprints", _EPRINTS),
    (regex(r"(?:dc(?:terms?|t)?)[.:_]"), "dublin-core", _DUBLIN_CORE),
    (regex(r"prism[.:]"), "prism", _PRISM),
)
#: Whole names, by source.
_WHOLE: Mapping[str, Mapping[str, str]] = {
    "opengraph": _fields("""
        title: og:title
        site: og:site_name
        type: og:type
        url: og:url
        language: og:locale
        abstract: og:description
        issued: article:published_time og:article:published_time og:published_time
        issued: book:release_date video:release_date
        modified: article:modified_time og:article:modified_time og:updated_time
        author: article:author og:article:author og:author book:author
        isbn: book:isbn
        image: og:image og:image:url og:image:secure_url
        section: article:section
    """),
    "parsely": _fields("""
        title: parsely-title
        author: parsely-author
        issued: parsely-pub-date
        url: parsely-link
    """),
    "sailthru": _fields("""
        title: sailthru.title
        author: sailthru.author
        issued: sailthru.date
    """),
    "twitter": _fields("""
        title: twitter:title
        author: twitter:creator
    """),
    "meta": _fields("""
        title: title headline hdl
        site: application-name apple-mobile-web-app-title
        publisher: publisher copyright
        language: language content-language
        abstract: description
        issued: date pdate displaydate created
        modified: last-modified revised
        author: byl
        doi
    """),
}
#: Names of which there are many: what they end in.
_ENDINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, regex(rf"(?:.*[.:_-])?(?:{ending})"))
    for field, ending in (
        (
            "issued",
            r"pub(?:lish(?:ed)?|lication)?[._-]?(?:date|time|at|on|timestamp)"
            r"|(?:date|time|first)[._-]?published|date[._-]?(?:created|issued)"
            r"|release[._-]?date|article[._-]?date(?:[._-]original)?",
        ),
        (
            "modified",
            r"(?:date|time|last)[._-]?(?:modified|updated)|modified[._-]?(?:date|time)",
        ),
        ("author", r"(?:authors?|byline|creators?)(?:[._-]?names?)?"),
    )
)
#: Sorts of works that bibliographic names are made for.
_SORTS = ("conference", "proceedings", "book", "dissertation", "report", "journal")


def statements(page: Page) -> Iterator[Signal]:
    """Yield what the head says, in its order."""
    cards: dict[str, str] = {}
    for element in page.select("//meta[@content]"):
        value = element.get("content", "")[:20_000]
        said = (element.get(key, "")[:100] for key in ("name", "property", "http-equiv"))
        for name in dict.fromkeys(each.strip().lower() for each in said):
            if name == "parsely-page":
                yield from _parsely(value)
            elif name.startswith(("twitter:label", "twitter:data")):
                cards[name] = value
            elif name:
                yield from _named(name, value)
    yield from _carded(cards)
    for element in page.select("//link[@rel='canonical'][@href]")[:1]:
        yield Signal("meta", "url", element.get("href", ""))
    language = page.root.get("lang") or page.root.get("{http://www.w3.org/XML/1998/namespace}lang")
    yield Signal("meta", "language", language or "")


def _named(name: str, value: str) -> Iterator[Signal]:
    for pattern, source, fields in _SCHEMES:
        match = pattern.match(name)
        if match:
            rest = name[match.end() :].replace(":", ".")
            if rest in fields:
                yield Signal(source, fields[rest], value, _sort(rest))
            return
    for source, fields in _WHOLE.items():
        if name in fields:
            yield Signal(source, fields[name], value)
            return
    for field, pattern in _ENDINGS:
        if pattern.fullmatch(name):
            yield Signal("meta", field, value)
            return


def _sort(name: str) -> str:
    return next((sort for sort in _SORTS if sort in name), "")


def _parsely(value: str) -> Iterator[Signal]:
    """Read Parse.ly's older tag, which holds an object."""
    for node in jsonld.load(value):
        if isinstance(node, dict):
            for key, field in (("title", "title"), ("pub_date", "issued"), ("link", "url")):
                yield Signal("parsely", field, str(node.get(key) or ""))
            for author in jsonld.listed(node.get("authors") or node.get("author")):
                yield Signal("parsely", "author", str(author))


def _carded(cards: Mapping[str, str]) -> Iterator[Signal]:
    """Read the lines of a card: a label, and what it labels."""
    for number in "1234":
        label = cards.get(f"twitter:label{number}", "").strip().lower()
        if _WRITTEN_BY.fullmatch(label):
            yield Signal("twitter", "author", cards.get(f"twitter:data{number}", ""))


#: What is over the author's name on cards, in many languages.
_WRITTEN_BY = regex(
    r"(?:written|published|posted) by|by|authors?|(?:verfasst|geschrieben|veröffentlicht) von|von"
    r"|autor(?:in|en)?|(?:écrit|rédigé|publié) par|auteur|(?:escrito|publicado) por|autora?"
    r"|scritto da|autore|geschreven door|skrevet a[vf]|skriven av|napisane przez|kirjoittanut"
    r"|написано автором|автор|yazan|ditulis oleh|執筆者|작성자|作者|كُتب بواسطة"
)
