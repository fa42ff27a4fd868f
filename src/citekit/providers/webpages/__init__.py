"""The web at large: what any page says about itself, read into a record.

A page speaks in many places, and its words differ. All statements are collected (`signals`),
then each field is decided by the rule that suits it: names of the site come off titles, persons
are believed before organisations, days stay as the page writes them. Which statement won stands
in ``custom``. What is not the page that was asked for is refused (`gates`).

    hypertext    bytes → tree; lines, the heading, what is beside the work
    signals      one statement; read by `metatags`, `structured` (with `jsonld`), `landmarks`,
                 `attributions` and `pagedates`
    headlines, credibility, pagedates, permalinks, sorts    statements → title and site, names,
                 day, address, type
    bylines, bywords    a text that names authors → names; the words that stand about them

Sources: those named in the modules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from attrs import evolve

from citekit.identifiers import FIELDS, Identifier, Kind
from citekit.identifiers import parse as identified
from citekit.providers import Query, payloads
from citekit.providers.session import Session, UnansweredError
from citekit.providers.webpages import (
    attributions,
    credibility,
    gates,
    headlines,
    landmarks,
    metatags,
    pagedates,
    permalinks,
    sorts,
    structured,
)
from citekit.providers.webpages.gates import Refusal
from citekit.providers.webpages.hypertext import Page, tree
from citekit.providers.webpages.signals import Signal, ordered
from citekit.record import Date, Record

__all__ = [
    "ACCEPT",
    "BASE",
    "CONCURRENCY",
    "HOME",
    "KEY",
    "KINDS",
    "RATE",
    "SEARCHES",
    "TITLE",
    "Refusal",
    "Signal",
    "lookup",
    "record_from",
    "search",
    "statements",
]

#: As people call it.
TITLE = "Web pages"
#: Where most of what pages say is written down.
HOME = "https://schema.org/docs/documents.html"
#: Every page has an address of its own.
BASE = ""
#: Requests a second, to begin with; of each host.
RATE = 1.0
#: Requests at once, of each host.
CONCURRENCY = 1
#: Identifiers that `lookup` takes.
KINDS: frozenset[Kind] = frozenset({"url"})
#: Pages are not searched for.
SEARCHES = False
#: No key.
KEY = ""

_ADDRESSES = 20  #: of a page, that may say a day
#: What is asked for of a page.
ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"


def record_from(
    page: bytes, url: str = "", headers: Mapping[str, str] | None = None
) -> Record | Refusal:
    """Make a record of a page, or say why it is none. Pure; content never raises.

    `url` is where it was found, `headers` those of the answer. Read are the first 5 MB. In
    ``custom`` of the record, ``signals`` says for each field which statement won (`Signal`).

    >>> page = b"<title>Ice melts | The Lake</title><h1>Ice melts</h1><p>By Jane Roe</p>"
    >>> record = record_from(page, "https://lake.example/2019/08/27/ice?utm_source=x")
    >>> record.fields["title"], record.fields["URL"], record.fields["issued"].start
    ('Ice melts', 'https://lake.example/2019/08/27/ice', (2019, 8, 27))
    >>> record.fields["custom"]["signals"]["author"]
    'byline'
    >>> record_from(b"<title>Just a moment...</title>", "https://lake.example/").kind
    'check'
    """
    told = {name.lower(): value for name, value in (headers or {}).items()}
    read = _page(page, url, told)
    if isinstance(read, Refusal):
        return read
    said = _statements(read)
    return gates.refused(read, said, told) or _record(read, said)


def statements(
    page: bytes, url: str = "", headers: Mapping[str, str] | None = None
) -> list[Signal]:
    """Give all that a page says of itself, the most trustworthy first; nothing of what is none.

    >>> [each.value for each in statements(b"<title>Ice | The Lake</title><h1>Ice</h1>")]
    ['Ice | The Lake', 'Ice']
    """
    read = _page(page, url, {name.lower(): value for name, value in (headers or {}).items()})
    return [] if isinstance(read, Refusal) else _statements(read)


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for a page; None: there is none.

    Raises UnansweredError where nobody answers, and where the page is shown to persons only.
    """
    answer = session.get(identifier.value, provider="webpages", accept=ACCEPT, untrusted=True)
    if answer.outcome == "not-found":
        return None
    url = answer.final_url or answer.url or identifier.value
    if permalinks.is_home(url) and not permalinks.is_home(identifier.value):
        return None  # pages that are gone are often answered with the home page
    made = record_from(answer.content(), url, answer.headers)
    if isinstance(made, Record):
        day = answer.fetched
        accessed = Date((day.year, day.month, day.day)) if day is not None else None
        return made.replace({"accessed": accessed})
    if made.kind == "missing":
        return None
    outcome: Literal["blocked", "error"] = "blocked" if made.kind in _BARRED else "error"
    raise UnansweredError(evolve(answer, outcome=outcome, body=b"", reason=made.reason))


_BARRED = ("check", "denied", "consent", "login")


def search(query: Query, session: Session) -> list[Record]:  # noqa: ARG001 - the contract's names
    """Give nothing: pages are looked up by their addresses."""
    return []


# --- bytes → statements -------------------------------------------------------------


def _page(page: bytes, url: str, headers: Mapping[str, str]) -> Page | Refusal:
    unreadable = gates.unreadable(page, headers)
    if unreadable is not None:
        return unreadable
    root = tree(page, headers)
    return Page(root, url) if root is not None else Refusal("empty", "nothing in it can be read")


def _statements(page: Page) -> list[Signal]:
    said = [*metatags.statements(page), *structured.statements(page), *landmarks.statements(page)]
    language, _ = _language(ordered(said))
    said += attributions.statements(page.lines)
    addresses = [page.url, *(each.value for each in said if each.field == "url")]
    said += pagedates.statements(page.lines, page.title, addresses[:_ADDRESSES], language)
    said += pagedates.pictured(each.value for each in said if each.field == "image")
    return ordered(said)


# --- statements → record ------------------------------------------------------------


def _record(page: Page, said: Sequence[Signal]) -> Record:
    named = headlines.sites(said, page.url)
    language = _language(said)
    chosen: dict[str, tuple[Any, str]] = {
        "title": headlines.choose(said, named, page.over),
        "author": credibility.choose(said, named),
        "editor": credibility.choose(said, named, "editor"),
        "translator": credibility.choose(said, named, "translator"),
        "container-title": headlines.site(said, page.url),
        "issued": pagedates.choose(said, language[0]),
        "URL": permalinks.choose(said, page.url),
        "language": language,
        "page": _pages(said),
        **{field: _first(said, field) for field in _AS_SAID},
        **_identifiers(said),
    }
    kind, told_by = sorts.choose(said, page.url, chosen["container-title"][0])
    if kind in _WHOLES and chosen["container-title"][1] not in headlines.BIBLIOGRAPHIC:
        site = chosen.pop("container-title")  # a report is on a site, not part of it
        chosen["publisher"] = chosen["publisher"] if chosen["publisher"][0] else site
    elif _are_same(chosen["publisher"][0], chosen["container-title"][0]):
        del chosen["publisher"]
    fields = {field: value for field, (value, _) in chosen.items()}
    won = {field: source for field, (value, source) in chosen.items() if value}
    fields["custom"] = {"signals": {**won, "type": told_by}}
    return payloads.record(fields.get("DOI") or fields["URL"], kind, fields)


#: Types of works that are part of nothing.
_WHOLES = frozenset("book report thesis patent software dataset".split())


def _are_same(name: str, other: str) -> bool:
    return headlines.compact(name) == headlines.compact(other)


#: Fields that are taken as the most trustworthy source has them.
_AS_SAID = (
    "publisher", "publisher-place", "volume", "issue", "number", "collection-title", "genre",
    "container-title-short", "event-title", "section", "version", "abstract",
)  # fmt: skip


def _first(said: Sequence[Signal], field: str) -> tuple[str, str]:
    for signal in said:
        value = payloads.rich(signal.value) if signal.field == field else ""
        if value and not value.startswith(("http:", "https:")):
            return value, signal.source
    return "", ""


def _language(said: Sequence[Signal]) -> tuple[str, str]:
    """Give the code of the language; what is said for sharing is often that of a template."""
    for signal in sorted(said, key=lambda each: each.source == "opengraph"):
        code = payloads.language(signal.value[:100]) if signal.field == "language" else ""
        if code:
            first, *rest = code.split("-")
            region = [part.upper() if len(part) == 2 else part for part in rest]
            return "-".join([first.lower(), *region]), signal.source
    return "", ""


def _pages(said: Sequence[Signal]) -> tuple[str, str]:
    for source in dict.fromkeys(signal.source for signal in said):
        own = {each.field: each.value[:50] for each in reversed(said) if each.source == source}
        run = payloads.pages(own.get("page")) or payloads.page_range(
            own.get("first-page"), own.get("last-page")
        )
        if run:
            return run, source
    return "", ""


#: What a statement is of → how its value is read, and the field.
_READERS: Mapping[str, tuple[Callable[[Any], str], str]] = {
    "doi": (payloads.doi, "DOI"),
    "isbn": (payloads.isbn, "ISBN"),
    "issn": (payloads.issn, "ISSN"),
    "pmid": (payloads.number, "PMID"),
    "pmcid": (payloads.pmcid, "PMCID"),
    "arxiv": (payloads.number, "number"),
}
#: Kinds that a statement about identity may be of.
_OF_WORKS: frozenset[Kind] = frozenset({"doi", "isbn", "pmid", "pmcid", "arxiv", "un-symbol"})


def _identifiers(said: Sequence[Signal]) -> dict[str, tuple[str, str]]:
    """Find what the work is called in catalogues: then it can be looked up there."""
    found: dict[str, tuple[str, str]] = {}
    for signal in said:
        if signal.field in _READERS:
            reader, field = _READERS[signal.field]
            value = reader(signal.value[:300])
        elif signal.field == "identifier":
            field, value = _identity(signal.value)
        else:
            continue
        if value:
            found.setdefault(field, (value, signal.source))
    return found


def _identity(value: str) -> tuple[str, str]:
    try:
        known = identified(value[:300])
    except ValueError:
        return "", ""
    return (FIELDS[known.kind], known.value) if known.kind in _OF_WORKS else ("", "")
