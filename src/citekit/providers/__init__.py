"""Who knows works: catalogues, registration agencies and pages.

Two doors. `fetch` asks for the work of an identifier, provider after provider until one knows it;
`search` asks one provider for works that fit a description. Both tell who was asked and what
came of it (`Asked`), whatever happened.

A provider is a module with the names of `Provider`: `record_from` understands an answer and is
pure, `lookup` and `search` ask for one. `PROVIDERS` has their names, `load` gives the module.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Any, Literal, Protocol, TypeVar, cast

from attrs import evolve, frozen

from citekit.identifiers import FIELDS, Identifier, Kind, url, written
from citekit.providers import addresses
from citekit.providers.addresses import NOT_ASKED, UNKNOWN_HOST
from citekit.providers.session import Answer, Session, UnansweredError
from citekit.record import Date, Record

__all__ = [
    "HOSTS", "LOOKUPS", "PROVIDERS", "ROUTES", "SECOND_HOSTS", "SILENT", "Asked", "AskedOutcome",
    "Fetched", "Provider", "Query", "fetch", "fetch_many", "load", "search",
]  # fmt: skip

_T = TypeVar("_T")


@frozen
class Query:
    """What is known of a work that is looked for; empty text: not known."""

    text: str  #: the reference as it was written, or title and authors
    record: Record  #: what is understood of it


class Provider(Protocol):
    """The names that a provider module has.

    Some also have ``lookup_many``, which asks for many identifiers at once, and ``address``, where
    `lookup` asks for one of them: it keeps the works of a batch as if each had been asked for.
    """

    TITLE: str  #: as people call it
    HOME: str  #: its documentation
    BASE: str  #: base URL, without a slash at its end
    RATE: float  #: requests a second to begin with; headers change it
    CONCURRENCY: int  #: requests at once
    KINDS: frozenset[Kind]  #: identifiers that `lookup` takes; empty: none
    SEARCHES: bool  #: whether `search` asks for works by their description
    KEY: str  #: "required", "optional" or "": whether it takes an API key

    def record_from(self, payload: Any) -> Record:
        """Make a record of one work of an answer. Content never raises."""
        ...

    def lookup(self, identifier: Identifier, session: Session) -> Record | None:
        """Ask for the work of an identifier; None: the provider has none."""
        ...

    def search(self, query: Query, session: Session) -> list[Record]:
        """Ask for works that fit a description, the best first; at most some ten."""
        ...


#: The providers, by the names of their modules.
PROVIDERS: tuple[str, ...] = (
    *("crossref", "datacite", "doi", "openalex", "semanticscholar", "pubmed", "europepmc"),
    *("arxiv", "inspire", "dblp", "hal", "zenodo", "ads"),
    *("openlibrary", "googlebooks", "loc", "k10plus", "wikidata", "citoid"),
    *("undl", "reliefweb", "federalregister", "govinfo", "congress", "eurlex"),
    *("webpages", "wayback"),
)
#: What some of them ask at other hosts: provider → name in the settings → the constant of the
#: module that has the usual base URL.
SECOND_HOSTS: Mapping[str, Mapping[str, str]] = {
    "eurlex": {"eurlex-notices": "NOTICES"},
    "congress": {"gao": "GAO", "everycrsreport": "COPIES"},
    "govinfo": {"govinfo-metadata": "METADATA"},
    "wayback": {"wayback-availability": "AVAILABILITY"},
}
#: Names that have a base URL in the settings.
HOSTS: tuple[str, ...] = (*PROVIDERS, *(host for hosts in SECOND_HOSTS.values() for host in hosts))
#: Kind of identifier → who is asked for it, one after another until one knows the work: those
#: who register it first, then those who collect. Those of addresses know which are theirs.
LOOKUPS: Mapping[Kind, tuple[str, ...]] = {
    "doi": (
        *("doi", "crossref", "datacite", "openalex", "europepmc", "semanticscholar"),
        *("wikidata", "citoid"),
    ),
    "arxiv": ("arxiv", "semanticscholar", "inspire", "wikidata"),
    "pmid": ("pubmed", "europepmc", "wikidata", "citoid"),
    "pmcid": ("pubmed", "europepmc", "wikidata", "citoid"),
    "isbn": ("k10plus", "openlibrary", "googlebooks", "loc", "citoid"),
    "un-symbol": ("undl",),
    "celex": ("eurlex",),
    "report-number": ("congress", "federalregister", "govinfo"),
    "url": (
        *("undl", "eurlex", "federalregister", "govinfo", "congress"),
        *("zenodo", "hal", "reliefweb", "ads", "webpages"),
    ),
}
_ARTICLES = ("crossref", "openalex", "europepmc", "semanticscholar")
_BOOKS = ("crossref", "openlibrary", "k10plus", "googlebooks", "loc")
#: Type of a record → who is searched for it by what it is called, the likeliest first. Who is not
#: known to have a type is searched as for a document.
ROUTES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("article-journal", "review", "review-book", "article-magazine"), _ARTICLES),
    "paper-conference": ("crossref", "dblp", "openalex", "semanticscholar"),
    "chapter": ("crossref", "openalex", "k10plus"),
    **dict.fromkeys(("entry", "entry-dictionary", "entry-encyclopedia"), ("crossref", "openalex")),
    **dict.fromkeys(("book", "collection", "classic", "musical_score", "map"), _BOOKS),
    "article": ("crossref", "arxiv", "datacite", "openalex", "inspire"),
    "thesis": ("crossref", "datacite", "openalex", "hal", "k10plus"),
    "report": ("crossref", "datacite", "openalex", "reliefweb", "federalregister"),
    **dict.fromkeys(("dataset", "software"), ("datacite", "zenodo", "crossref")),
    "standard": ("crossref", "openlibrary"),
    **dict.fromkeys(("regulation", "legislation", "bill"), ("federalregister",)),
    "document": ("crossref", "openlibrary", "openalex"),
}
#: Fields that say nothing of a work but which one it is.
SILENT: frozenset[str] = frozenset({*FIELDS.values(), "custom", "language"})
#: Those whose "no" is the end: they register what is asked for.
_REGISTRARS = frozenset({"doi", "undl", "arxiv", "webpages"})
#: Who takes many identifiers at once.
_MANY: Mapping[Kind, str] = {
    "doi": "crossref", "pmid": "pubmed", "pmcid": "pubmed", "arxiv": "arxiv",
}  # fmt: skip

#: Identifiers that are asked for at once; a provider may part them further.
_BATCH = 40

#: ``found``: it knows the work, or has candidates; ``not-found``: it says that it has none;
#: ``skipped``: it was not asked, since it needs a key; the others as of an `Answer`.
AskedOutcome = Literal["found", "not-found", "blocked", "offline", "error", "skipped"]


@frozen
class Asked:
    """A provider that was asked, and what came of it."""

    provider: str  #: name of its module
    outcome: AskedOutcome
    reason: str = ""  #: for a person: why nothing was found
    url: str = ""  #: that was asked last, without keys and contact address
    fetched: datetime.datetime | None = None  #: when that answer came from the provider, UTC
    cached: bool = False  #: it came out of the cache

    @property
    def has_answered(self) -> bool:
        """Whether it said something, be it that it has no such work."""
        return self.outcome in ("found", "not-found")

    @property
    def title(self) -> str:
        """What people call the provider."""
        return load(self.provider).TITLE


@frozen
class Fetched:
    """What came of asking for an identifier."""

    record: Record | None  #: None: nobody has it, or nobody answers
    asked: tuple[Asked, ...] = ()  #: in order; the last one has the record
    gone: str = ""  #: why the page is no more; what is here comes from a copy, if anything does
    archived: str = ""  #: address of that copy

    @property
    def is_refused(self) -> bool:
        """Whether those who register such identifiers say that there is no such one."""
        return any(one.outcome == "not-found" and one.provider in _REGISTRARS for one in self.asked)


def load(name: str, session: Session | None = None) -> Provider:
    """Give the module of a provider. With a session, it keeps to the provider's limits.

    >>> load("crossref").TITLE
    'Crossref'
    """
    provider = cast("Provider", import_module(f"citekit.providers.{name}"))
    if session is not None and provider.BASE:
        for host, constant in {name: "BASE", **SECOND_HOSTS.get(name, {})}.items():
            base = session.base(host, getattr(provider, constant))
            session.limit(base, provider.RATE, provider.CONCURRENCY)
    return provider


def fetch(
    identifier: Identifier, session: Session, *, day: Date | None = None, reading: bool = True
) -> Fetched:
    """Ask for the work of an identifier, one provider after another until one knows it.

    Of a page that is gone, or that is not shown to programs, a copy in an archive is read: the
    one nearest to `day`, when it was read or issued; if not `reading`, only of one that is gone,
    since all that is wanted is whether it is there. Never raises for what providers do.

    >>> from citekit.providers.settings import Settings
    >>> settings = Settings(cache=getfixture("tmp_path"))
    >>> with Session(offline=True, settings=settings) as session:
    ...     fetched = fetch(Identifier("un-symbol", "S/2019/570"), session)
    >>> fetched.record, fetched.asked[0].outcome
    (None, 'offline')
    """
    identifier = _known(identifier)
    asked: list[Asked] = []
    for name in LOOKUPS.get(identifier.kind, ()):
        record, one = _ask(name, session, partial(_one, identifier, session))
        if one is None or (one.outcome == "skipped" and identifier.kind == "url"):
            continue  # an address of somebody else, or perhaps
        if record is not None and not set(record.fields) - SILENT:
            record, one = None, evolve(one, outcome="error", reason="its answer says nothing")
        asked.append(one)
        if record is not None:
            return Fetched(_with(record, identifier), tuple(asked))
        if one.outcome == "not-found" and name in _REGISTRARS:
            break
    if identifier.kind == "url" and asked and asked[-1].provider == "webpages":
        return _archived(identifier.value, day, session, asked, reading=reading)
    return Fetched(None, tuple(asked))


def fetch_many(
    identifiers: Iterable[Identifier], session: Session
) -> dict[Identifier, tuple[Record, Asked]]:
    """Ask for many identifiers at once, where a provider takes them so.

    Those that nobody has, and all others, are left out: `fetch` asks for them.
    """
    wanted: dict[str, list[Identifier]] = {}
    for identifier in dict.fromkeys(map(_known, identifiers)):
        if identifier.kind in _MANY:
            wanted.setdefault(_MANY[identifier.kind], []).append(identifier)
    found: dict[Identifier, tuple[Record, Asked]] = {}
    for name, those in wanted.items():
        if len(those) == 1:
            continue  # asked alone it may be in the cache
        held = _held(name, those, session)
        found |= held
        new = [one for one in those if one not in held]
        for start in range(0, len(new), _BATCH):  # so that one that fails takes no others along
            many = partial(_many, new[start : start + _BATCH], session)
            with session.budget(session.patience):
                records, one = _ask(name, session, many)
            if records and one:
                found |= {key: (_with(record, key), one) for key, record in records.items()}
    return found


def _held(
    name: str, identifiers: Iterable[Identifier], session: Session
) -> dict[Identifier, tuple[Record, Asked]]:
    """Give the works of which the cache has an answer to them alone."""
    address = getattr(load(name), "address", None)
    held: dict[Identifier, tuple[Record, Asked]] = {}
    if address is None:
        return held
    for identifier in identifiers:
        if session.holds(address(identifier, session), provider=name):
            lookup = partial(_one, identifier, session)
            record, one = _ask(name, session, lookup)
            if record is not None and one is not None:
                held[identifier] = (_with(record, identifier), one)
    return held


def _one(identifier: Identifier, session: Session, provider: Provider) -> Record | None:
    return provider.lookup(identifier, session)


def _many(
    identifiers: list[Identifier], session: Session, provider: Any
) -> dict[Identifier, Record]:
    found: dict[Identifier, Record] = provider.lookup_many(identifiers, session)
    return found


def search(name: str, query: Query, session: Session) -> tuple[list[Record], Asked | None]:
    """Ask a provider for works that fit a description; None: the description has no words for it.

    Never raises for what providers do.
    """
    records, one = _ask(name, session, lambda each: each.search(query, session) or None)
    return records or [], one


def _ask(
    name: str, session: Session, question: Callable[[Any], _T | None]
) -> tuple[_T | None, Asked | None]:
    """Ask a provider; give what it has, and what came of asking; None: nothing was asked."""
    provider = load(name, session)
    if provider.KEY == "required" and not session.key(name):
        reason = f"{provider.TITLE} needs a key (CITEKIT_{name.upper()}_KEY)"
        return None, Asked(name, "skipped", reason)
    with session.hearing() as heard:
        try:
            found = question(provider)
        except UnansweredError as error:
            outcome = error.answer.outcome
            if outcome == "ok":  # it came, and is not understood
                outcome = "error"
                session.forget(error.answer)
            return None, _told(Asked(name, outcome, str(error)), [error.answer])
        except Exception as error:  # one answer that is odd must not end a run of a thousand
            if session.is_closed:
                raise
            for answer in heard:
                session.forget(answer)
            reason = f"its answer is not understood ({type(error).__name__}: {error!s:.100})"
            return None, _told(Asked(name, "error", reason), heard)
    if found is None and not heard:
        return None, None
    if found:
        return found, _told(Asked(name, "found"), heard)
    said = heard[-1].reason if heard and heard[-1].outcome == "not-found" else ""
    usual = "it leads to the home page" if name == "webpages" else "it has no such work"
    return found, _told(Asked(name, "not-found", said or usual), heard)


def _told(asked: Asked, heard: Sequence[Answer]) -> Asked:
    if not heard:
        return asked
    last = heard[-1]
    cached = all(answer.cached for answer in heard)
    return evolve(asked, url=last.url, fetched=last.fetched, cached=cached)


def _known(identifier: Identifier) -> Identifier:
    """Read an address that leads to a work of a catalogue as the identifier in it."""
    if identifier.kind == "urn":
        return Identifier("url", url(identifier) or identifier.value)
    if identifier.kind != "url":
        return identifier
    from citekit.matching.identity import read_identifiers

    within = read_identifiers(Record("", "", {"URL": identifier.value}))
    for kind in ("doi", "arxiv", "pmid"):
        if kind in within:
            return Identifier(cast("Kind", kind), min(within[kind]))
    return identifier


#: Kinds by which a record says which work it is of.
_IDENTIFYING = frozenset({"doi", "isbn", "pmid", "pmcid", "arxiv"})


def _with(record: Record, identifier: Identifier) -> Record:
    """Add the identifier that was asked for, where the provider does not repeat it."""
    field = FIELDS[identifier.kind]
    if identifier.kind not in _IDENTIFYING or record.fields.get(field):
        return record
    return record.replace({field: written(identifier)})


def _archived(
    url: str, day: Date | None, session: Session, asked: list[Asked], *, reading: bool
) -> Fetched:
    """Read a copy of a page that cannot be read itself; if not `reading`, of one that is gone."""
    page = asked[-1]
    is_unknown = UNKNOWN_HOST in page.reason
    may_be_gone = page.outcome == "not-found" or is_unknown
    # an address that is not asked for being private is told to nobody else, either
    is_private = NOT_ASKED in page.reason or addresses.is_internal(url)
    if page.outcome == "offline" or is_private or not (reading or may_be_gone):
        return Fetched(None, tuple(asked))
    record, one = _ask("wayback", session, lambda each: each.read(url, day, session))
    asked += [one] if one else []
    # where a name leads nowhere there may be no network; that somebody else answers tells
    is_online = one is not None and one.has_answered and not one.cached
    gone = ""
    if page.outcome == "not-found":
        gone = page.reason
    elif is_unknown and is_online:
        gone = f"{addresses.host(url)}: no host has this name"
    archived = str(record.fields.get("archive_location", "")) if record is not None else ""
    return Fetched(record, tuple(asked), gone, archived)
