"""doi.org: which agency registered a DOI, what a short DOI stands for, and metadata of any DOI.

A DOI is looked up where it was registered: Crossref and DataCite have interfaces that say
more. For every other agency, and where those know nothing, the resolver is asked for CSL-JSON.

Sources: DOI Handbook (registration agency service, Handle proxy, content negotiation).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any
from urllib.parse import quote

from attrs import evolve

from citekit.formats import csljson
from citekit.identifiers import Identifier, Kind
from citekit.providers import Query, crossref, datacite, payloads
from citekit.providers.session import Session, UnansweredError
from citekit.record import Name, Record
from citekit.variables import ALIASES, VARIABLES
from citekit.variables import TYPES as CSL_TYPES

__all__ = [
    "BASE",
    "CONCURRENCY",
    "HOME",
    "KEY",
    "KINDS",
    "RATE",
    "SEARCHES",
    "TITLE",
    "agency",
    "expanded",
    "lookup",
    "record_from",
    "search",
]

#: as people call it
TITLE = "doi.org"
#: its documentation
HOME = "https://www.doi.org/doi-handbook/HTML/index.html"
#: base URL
BASE = "https://doi.org"
#: requests a second
RATE = 5.0
#: requests at once
CONCURRENCY = 2
#: identifiers that `lookup` takes
KINDS: frozenset[Kind] = frozenset({"doi"})
#: it finds nothing by description
SEARCHES = False
#: it takes no key
KEY = ""

#: Name of an agency → the provider that asks it.
_AGENCIES: Mapping[str, ModuleType] = {"Crossref": crossref, "DataCite": datacite}
_CSL = "application/vnd.citationstyles.csl+json"
#: Answers of the resolver that mean: no metadata, or none in this form.
_NO_METADATA = frozenset({204, 406})


def record_from(payload: Any) -> Record:
    """Make a record of CSL-JSON as agencies send it: only what CSL knows is kept.

    Crossref's has lists where CSL has one text, and types of its own; all have markup.

    >>> record_from({"DOI": "10.1000/A", "type": "journal-article", "title": ["Ice"],
    ...     "indexed": {}}).fields
    {'DOI': '10.1000/a', 'title': 'Ice'}
    """
    item = payload if isinstance(payload, Mapping) else {}
    known = {key: value for key, value in item.items() if ALIASES.get(key, key) in VARIABLES}
    fields = dict(csljson.record_from({**known, "id": "", "type": ""}).fields)
    for name, value in fields.items():
        kind = VARIABLES[ALIASES.get(name, name)]
        if kind == "name":
            fields[name] = _names(known[name])
        elif kind == "date":
            fields[name] = payloads.date(known[name]) or _written(known[name])
        else:
            fields[name] = _tidy(name, value)
    printed = payloads.date(item.get("published-print"))
    doi = payloads.doi(item.get("DOI")) or payloads.doi(item.get("id"))
    fields |= {"DOI": doi, "issued": printed or fields.get("issued")}
    ordered = {name: fields[name] for name in (*known, "DOI", "issued") if name in fields}
    return payloads.record(doi or payloads.text(item.get("id")), _type(item), ordered)


def _type(item: Mapping[str, Any]) -> str:
    csl_type = payloads.text(item.get("type"))
    return csl_type if csl_type in CSL_TYPES else crossref.TYPES.get(csl_type, "document")


def _names(value: Any) -> tuple[Name, ...]:
    return payloads.contributors(map(_name, payloads.dicts(value)))


def _name(row: Mapping[str, Any]) -> Name | None:
    """Divide again what is divided; ``literal`` may repeat it, and may be a person's."""
    if row.get("family"):
        return payloads.person(row.get("family"), row.get("given"), row.get("suffix"))
    whole = payloads.text(row.get("literal")) or payloads.text(row.get("name"))
    return payloads.named(whole) if "," in whole else Name(literal=whole) if whole else None


def _written(value: Any) -> Any:
    return payloads.day(payloads.at(value, "raw") or payloads.at(value, "literal") or value)


def _tidy(name: str, value: Any) -> str:
    if name == "abstract":
        return payloads.plain(value)
    if name == "page":
        return payloads.pages(value)
    if name == "ISBN":
        return payloads.isbn(value)
    if name == "ISSN":
        return payloads.issn(value)
    return payloads.rich(value) or payloads.text(value)


# --- asking -----------------------------------------------------------------------------


def agency(doi: str, session: Session) -> str | None:
    """Name the agency that registered a DOI, as Crossref, DataCite, mEDRA, JaLC or OP.

    Asked for by prefix, as all DOIs of a prefix nearly always have one agency; None if there
    is no such prefix. Raises UnansweredError where there is no answer.
    """
    prefix = doi.partition("/")[0]
    url = f"{session.base('doi', BASE)}/ra/{quote(prefix, safe='')}"
    answer = payloads.found(session.get(url, provider="doi"))
    return payloads.text(payloads.at(answer, 0, "RA")) or None


def expanded(short: str, session: Session) -> str | None:
    """Give the DOI that a short one, 10/abcd, stands for; None if there is no such.

    Raises UnansweredError where there is no answer.
    """
    suffix = short.partition("/")[2]
    url = f"{session.base('doi', BASE)}/api/handles/10/{quote(suffix, safe='')}"
    answer = payloads.found(session.get(url, provider="doi"))
    for row in payloads.dicts(payloads.at(answer, "values")):
        if row.get("type") == "HS_ALIAS":
            return payloads.doi(payloads.at(row, "data", "value")) or None
    return None


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the work of a DOI, short or whole. Raises UnansweredError.

    The agency's own interface first. A prefix may hold DOIs of another agency: what it does
    not know, the resolver is asked for. None means that there is no such DOI; one that is
    registered and that nobody describes raises UnansweredError, too: others may know it.
    """
    if identifier.kind not in KINDS:
        return None
    doi: str | None = identifier.value
    if identifier.value.startswith("10/"):
        doi = expanded(identifier.value, session)
    name = agency(doi, session) if doi else None
    if not doi or not name:
        return None
    provider = _AGENCIES.get(name)
    record = provider.lookup(Identifier("doi", doi), session) if provider else None
    return record or _negotiated(doi, session)


def _negotiated(doi: str, session: Session) -> Record | None:
    url = f"{session.base('doi', BASE)}/{quote(doi, safe='')}"
    answer = session.get(url, provider="doi", accept=_CSL)
    if answer.status in _NO_METADATA:
        raise UnansweredError(evolve(answer, outcome="error"), "registered, but not described")
    item = payloads.found(answer)
    return record_from(item) if item else None


def search(query: Query, session: Session) -> list[Record]:  # noqa: ARG001
    """Find nothing: DOIs are not searched for here."""
    return []
