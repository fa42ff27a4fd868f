"""ReliefWeb: situation reports, assessments and press releases of humanitarian organisations.

Its API answers only names of applications that it has approved: the key is such a name.

Source: ReliefWeb API v2 (reports: fields, query, filter, profile).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from citekit.identifiers import Identifier, Kind
from citekit.providers import Query, payloads
from citekit.providers.session import Answer, Session, UnansweredError
from citekit.record import Name, Record

__all__ = [
    "BASE",
    "CONCURRENCY",
    "HOME",
    "KEY",
    "KINDS",
    "RATE",
    "SEARCHES",
    "TITLE",
    "lookup",
    "record_from",
    "search",
]

#: as people call it
TITLE = "ReliefWeb"
#: its documentation
HOME = "https://apidoc.reliefweb.int/"
#: base URL, with the version: the first is switched off
BASE = "https://api.reliefweb.int/v2"
#: requests a second; a thousand a day are allowed
RATE = 1.0
#: requests at once
CONCURRENCY = 1
#: identifiers that `lookup` takes: addresses of its own
KINDS: frozenset[Kind] = frozenset({"url"})
#: it finds works by their description
SEARCHES = True
#: the approved name of an application
KEY = "required"

#: Format of a report → CSL type; every other is a report.
_TYPES: Mapping[str, str] = {
    "Infographic": "graphic",
    "Interactive": "webpage",
    "Map": "map",
    "News and Press Release": "webpage",
}
#: What an answer shall have.
_FIELDS = (
    "title", "date", "source", "format", "language", "url", "url_alias", "origin", "file",
)  # fmt: skip
_ADDRESS = re.compile(
    r"https?://(?:www\.)?reliefweb\.int/(?:node/(?P<id>\d{1,9})|report/(?P<alias>[\w/-]{3,300}))/?",
    re.ASCII,
)


def record_from(payload: Any) -> Record:
    """Make a record of a report: an item of ``data``, or the answer that it is the first of.

    >>> record_from({"id": 1, "fields": {"title": "Floods", "format": [{"name": "Map"}]}}).type
    'map'
    """
    item = next(iter(payloads.dicts(payloads.at(payload, "data") or payload)), {})
    fields = item.get("fields")
    fields = fields if isinstance(fields, Mapping) else {}
    number = payloads.text(item.get("id") or fields.get("id"))
    genre = payloads.text([one.get("name") for one in payloads.dicts(fields.get("format"))])
    languages = [one.get("code") for one in payloads.dicts(fields.get("language"))]
    sources = [payloads.text(one.get("name")) for one in payloads.dicts(fields.get("source"))]
    return payloads.record(
        f"reliefweb-{number}" if number else "reliefweb",
        _TYPES.get(genre, "report"),
        {
            "title": payloads.rich(fields.get("title")),
            "author": tuple(Name(literal=name) for name in sources if name),
            "issued": payloads.day(payloads.at(fields, "date", "original")),
            "genre": genre if _TYPES.get(genre, "webpage") == "webpage" else "",
            "language": payloads.language(languages[0]) if len(languages) == 1 else "",
            "URL": _address(fields),
            "custom": _custom(number, fields),
        },
    )


def _address(fields: Mapping[str, Any]) -> str:
    """Give where a report was first, else where ReliefWeb has it."""
    candidates = (payloads.text(fields.get(key)) for key in ("origin", "url_alias", "url"))
    return next((one for one in candidates if re.match(r"https?://[^/]", one)), "")


def _custom(number: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    files = [payloads.text(file.get("url")) for file in payloads.dicts(fields.get("file"))]
    custom = {
        "reliefweb": number,
        "files": [one for one in files if re.match(r"https?://[^/]", one)],
        "page": payloads.text(fields.get("url_alias")) if fields.get("origin") else "",
    }
    return {name: value for name, value in custom.items() if value}


# --- asking -------------------------------------------------------------------------


def _appname(session: Session) -> str:
    name = session.key("reliefweb")
    if not name:
        reason = f"{TITLE} answers approved applications only: configure an appname as its key"
        raise UnansweredError(Answer(f"{BASE}/reports", "blocked", reason=reason))
    return name


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the report of an address at ReliefWeb; None: it is not one, or not there.

    Raises UnansweredError without an approved name.
    """
    match = _ADDRESS.fullmatch(identifier.value) if identifier.kind in KINDS else None
    if match is None:
        return None
    if not match["id"]:
        alias = f"https://reliefweb.int/report/{match['alias']}"
        return next(
            iter(_posted(session, {"filter": {"field": "url_alias", "value": alias}})), None
        )
    answer = session.get(
        f"{session.base('reliefweb', BASE)}/reports/{quote(match['id'])}",
        provider="reliefweb",
        params={"appname": _appname(session), "profile": "full"},
    )
    found = payloads.dicts(payloads.at(payloads.found(answer), "data"))
    return record_from(found[0]) if found else None


def search(query: Query, session: Session) -> list[Record]:
    """Ask for reports whose titles have the words of the title.

    Raises UnansweredError without an approved name.
    """
    title = payloads.words(query.record.fields.get("title") or query.text)
    if not title:
        return []
    wanted = {"value": title, "fields": ["title"], "operator": "AND"}
    return _posted(session, {"query": wanted})


def _posted(session: Session, question: Mapping[str, Any]) -> list[Record]:
    answer = session.post(
        f"{session.base('reliefweb', BASE)}/reports",
        provider="reliefweb",
        payload={**question, "fields": {"include": list(_FIELDS)}, "limit": 10},
        params={"appname": _appname(session)},
    )
    return [record_from(one) for one in payloads.dicts(payloads.at(payloads.found(answer), "data"))]
