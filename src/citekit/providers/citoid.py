"""Citoid, the service behind citations in Wikipedia: a fallback that has to be opted for.

It asks others (Zotero's translators, Crossref, WorldCat) and keeps no catalogue of its own. Those
who run it ask that it is used sparingly, and that who asks can be reached: an address or a DOI a
second, a hundred ISBNs a day. So nothing asks it unless it was chosen by name.

Sources: the API of Citoid (format ``mediawiki``), the fields and types of Zotero's schema.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from citekit.formats import cataloguing
from citekit.identifiers import Identifier, Kind
from citekit.providers import Query, payloads
from citekit.providers.session import Session
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
    "TYPES",
    "lookup",
    "record_from",
    "search",
]

#: as people call it
TITLE = "Citoid"
#: its documentation
HOME = "https://www.mediawiki.org/wiki/Citoid/API"
#: base URL
BASE = "https://en.wikipedia.org/api/rest_v1/data/citation"
#: requests a second
RATE = 1.0
#: requests at once
CONCURRENCY = 1
#: identifiers that `lookup` takes
KINDS: frozenset[Kind] = frozenset({"doi", "isbn", "pmid", "pmcid", "url"})
#: it finds no works by their description: its answers come unscored from elsewhere
SEARCHES = False
#: it takes no key
KEY = ""

#: Type of Zotero → CSL type.
TYPES: Mapping[str, str] = {
    "artwork": "graphic",
    "audioRecording": "song",
    "bill": "bill",
    "blogPost": "post-weblog",
    "book": "book",
    "bookSection": "chapter",
    "case": "legal_case",
    "computerProgram": "software",
    "conferencePaper": "paper-conference",
    "dataset": "dataset",
    "dictionaryEntry": "entry-dictionary",
    "email": "personal_communication",
    "encyclopediaArticle": "entry-encyclopedia",
    "film": "motion_picture",
    "forumPost": "post",
    "hearing": "hearing",
    "interview": "interview",
    "journalArticle": "article-journal",
    "letter": "personal_communication",
    "magazineArticle": "article-magazine",
    "manuscript": "manuscript",
    "map": "map",
    "newspaperArticle": "article-newspaper",
    "patent": "patent",
    "podcast": "song",
    "preprint": "article",
    "presentation": "speech",
    "radioBroadcast": "broadcast",
    "report": "report",
    "standard": "standard",
    "statute": "legislation",
    "thesis": "thesis",
    "tvBroadcast": "broadcast",
    "videoRecording": "motion_picture",
    "webpage": "webpage",
}
#: Names of Zotero → CSL variable.
_ROLES: Mapping[str, str] = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "contributor": "contributor",
    "seriesEditor": "collection-editor",
    "bookAuthor": "container-author",
    "reviewedAuthor": "reviewed-author",
    "interviewer": "interviewer",
    "interviewee": "author",
    "recipient": "recipient",
    "composer": "composer",
    "performer": "performer",
    "director": "director",
    "presenter": "author",
    "podcaster": "author",
    "programmer": "author",
    "artist": "author",
    "cartographer": "author",
    "inventor": "author",
    "sponsor": "author",
}
#: CSL variable → the fields of Zotero it is filled from, the first that says something.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "container-title": (
        *("publicationTitle", "bookTitle", "proceedingsTitle", "encyclopediaTitle"),
        *("dictionaryTitle", "websiteTitle", "blogTitle", "forumTitle", "programTitle"),
    ),
    "container-title-short": ("journalAbbreviation",),
    "collection-title": ("series", "seriesTitle"),
    "collection-number": ("seriesNumber",),
    "volume": ("volume", "codeVolume", "reporterVolume"),
    "issue": ("issue",),
    "page": ("pages", "codePages"),
    "number-of-pages": ("numPages",),
    "number-of-volumes": ("numberOfVolumes",),
    "publisher": ("publisher", "university", "institution", "studio", "network", "label"),
    "publisher-place": ("place",),
    "event-title": ("conferenceName", "meetingName"),
    "genre": ("thesisType", "reportType", "manuscriptType", "letterType", "websiteType", "genre"),
    "number": ("reportNumber", "number", "billNumber", "docketNumber", "patentNumber"),
    "version": ("versionNumber",),
    "scale": ("scale",),
    "PMID": ("PMID",),
    "title-short": ("shortTitle",),
}


def record_from(payload: Any) -> Record:
    """Make a record of an item, or of the first of an answer.

    >>> record = record_from([{"itemType": "book", "title": "Fiasco", "ISBN": ["0-8118-7512-X"],
    ...     "author": [["Thomas", "Ricks"], ["", "Constructed Body"]]}])
    >>> record.type, record.fields["author"][1].literal
    ('book', 'Constructed Body')
    """
    rows = payloads.dicts(payload)
    item = rows[0] if rows else {}
    kind = TYPES.get(payloads.text(item.get("itemType")), "document")
    title = item.get("title") or item.get("subject") or item.get("caseName")
    isbns = payloads.strings(item.get("ISBN")) + payloads.strings(item.get("isbn"))
    fields: dict[str, Any] = {
        "title": payloads.rich(title or item.get("nameOfAct")),
        **_people(item),
        "issued": payloads.day(item.get("date"))
        or cataloguing.date(payloads.text(item.get("date"))),
        "accessed": payloads.day(item.get("accessDate")),
        **{csl: _filled(item, names) for csl, names in _FIELDS.items()},
        "edition": cataloguing.edition(payloads.text(item.get("edition"))),
        "language": payloads.language(item.get("language")),
        "abstract": payloads.plain(item.get("abstractNote")),
        "ISBN": " ".join(cataloguing.isbns(isbns)),
        "ISSN": payloads.issn(item.get("ISSN"), item.get("issn")),
        "DOI": payloads.doi(item.get("DOI")),
        "PMCID": payloads.pmcid(item.get("PMCID")),
        "URL": _address(item),
    }
    fields["page"] = payloads.pages(fields["page"])
    return payloads.record(str(fields["DOI"]), kind, fields)


def _filled(item: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next(filter(None, (payloads.text(item.get(name)) for name in names)), "")


def _address(item: Mapping[str, Any]) -> str:
    address = payloads.text(item.get("url"))
    return address if re.match(r"https?://\S", address) else ""


def _people(item: Mapping[str, Any]) -> dict[str, tuple[Name, ...]]:
    """Read lists of pairs, given name and family name; a body has no given name."""
    placed: dict[str, list[Name]] = {}
    for field, role in _ROLES.items():
        rows = item.get(field)
        for row in rows if isinstance(rows, list) else []:
            name = _name(row)
            if name is not None and name not in placed.setdefault(role, []):
                placed[role].append(name)
    return {role: payloads.contributors(people) for role, people in placed.items() if people}


def _name(row: Any) -> Name | None:
    if isinstance(row, str):
        return payloads.named(row)
    given, family = (payloads.text(payloads.at(row, index)) for index in (0, 1))
    if not given:
        return Name(literal=family) if family else None
    return payloads.person(family, given)


# --- asking -----------------------------------------------------------------------------


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask what it finds for an identifier. Raises UnansweredError where there is no answer."""
    if identifier.kind not in KINDS:
        return None
    base = session.base("citoid", BASE)
    answer = session.get(f"{base}/mediawiki/{quote(identifier.value, safe='')}", provider="citoid")
    rows = payloads.dicts(payloads.found(answer))
    record = record_from(rows) if rows else None
    return record if record is not None and record.fields.get("title") else None


def search(query: Query, session: Session) -> list[Record]:  # noqa: ARG001
    """Find nothing: what it gives for words is the first hit of another service."""
    return []
