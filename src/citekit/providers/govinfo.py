"""govinfo: what the United States Government Publishing Office publishes.

Every document is a package with an id that can be formed from its number: Public Law 116-1 is
PLAW-116publ1. The MODS record of a package needs no key; the API, with a key, answers the same
as JSON.

Sources: the developer documentation of govinfo (package ids, summary), MODS 3.7.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from citekit.identifiers import Identifier, Kind
from citekit.providers import Query, payloads
from citekit.providers.session import Session
from citekit.record import Name, Record

if TYPE_CHECKING:
    from lxml import etree

__all__ = [
    "BASE",
    "CONCURRENCY",
    "HOME",
    "KEY",
    "KINDS",
    "METADATA",
    "RATE",
    "SEARCHES",
    "TITLE",
    "lookup",
    "package",
    "record_from",
    "search",
]

#: as people call it
TITLE = "govinfo"
#: its documentation
HOME = "https://www.govinfo.gov/developers"
#: base URL of the API, which needs a key
BASE = "https://api.govinfo.gov"
#: base URL of what needs none
METADATA = "https://www.govinfo.gov"
#: requests a second; with a key a thousand an hour are allowed
RATE = 1.0
#: requests at once
CONCURRENCY = 1
#: identifiers that `lookup` takes: numbers of laws, bills and reports, and addresses
KINDS: frozenset[Kind] = frozenset({"report-number", "url"})
#: it is not asked for works by their description
SEARCHES = False
#: with a key the API is asked, without one the MODS record
KEY = "optional"

#: Collection → CSL type; every other is a document.
_TYPES: Mapping[str, str] = {
    "BILLS": "bill",
    "CFR": "legislation",
    "CHRG": "hearing",
    "CPRT": "report",
    "CRPT": "report",
    "GAOREPORTS": "report",
    "PLAW": "legislation",
    "STATUTE": "legislation",
    "USCODE": "legislation",
}


# --- ids ----------------------------------------------------------------------------

_CONGRESS = r"(?P<congress>\d{1,3})(?:st|nd|rd|th)?"
#: Kinds of bills as people write them, without blanks and full stops → the id, and the version
#: in which they were introduced.
_BILLS: Mapping[str, tuple[str, str]] = {
    "hr": ("hr", "ih"),
    "s": ("s", "is"),
    "hjres": ("hjres", "ih"),
    "sjres": ("sjres", "is"),
    "hconres": ("hconres", "ih"),
    "sconres": ("sconres", "is"),
    "hres": ("hres", "ih"),
    "sres": ("sres", "is"),
}
_BILL = (
    r"(?P<bill>H\.? ?R\.?|S\.?|H\.? ?J\.? ?Res\.?|S\.? ?J\.? ?Res\.?|H\.? ?Con\.? ?Res\.?"
    r"|S\.? ?Con\.? ?Res\.?|H\.? ?Res\.?|S\.? ?Res\.?) ?(?P<number>\d{1,5})"
)
_CHAMBERS: Mapping[str, str] = {"h": "hrpt", "s": "srpt", "e": "erpt"}


def _law(match: re.Match[str]) -> str:
    private = "pvtl" if match["kind"].lower().startswith(("pvt", "priv")) else "publ"
    return f"PLAW-{match['congress']}{private}{int(match['number'])}"


def _report(match: re.Match[str]) -> str:
    chamber = _CHAMBERS[match["chamber"][0].lower()]
    return f"CRPT-{match['congress']}{chamber}{int(match['number'])}"


def _bill(match: re.Match[str]) -> str:
    kind, introduced = _BILLS[re.sub(r"[ .]", "", match["bill"]).lower()]
    return f"BILLS-{match['congress']}{kind}{int(match['number'])}{introduced}"


def _register(match: re.Match[str]) -> str:
    return f"FR-{match['day']}"


def _itself(match: re.Match[str]) -> str:
    return match["id"]


_ID = r"(?P<id>[A-Z]{2,12}-[A-Za-z0-9][A-Za-z0-9-]{1,60})"
#: The forms of numbers, and what makes an id of each.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.ASCII), form)
    for pattern, form in (
        (
            r"(?P<kind>P\.? ?L\.?|Pub\.? ?L\.?|Public Law|Pvt\.? ?L\.?|Private Law)(?: ?No\.?)? ?"
            rf"{_CONGRESS}-(?P<number>\d{{1,4}})",
            _law,
        ),
        (
            r"(?P<chamber>H\.?|House|S\.?|Senate|Exec\.?|Executive)(?: ?Conf\.?)? ?"
            rf"(?:R\.?|Rep\.?|Rept\.?|Report)(?: ?No\.?)? ?{_CONGRESS}-(?P<number>\d{{1,4}})",
            _report,
        ),
        (rf"{_BILL},? ?\(?{_CONGRESS}(?: ?Cong(?:ress|\.)?)?\)?", _bill),
        (rf"{_CONGRESS}(?: ?Cong(?:ress|\.)?)?,? {_BILL}", _bill),
        (r"(?:FR|Fed\.? ?Reg\.?|Federal Register),? (?P<day>\d{4}-\d\d-\d\d)", _register),
    )
)
_KNOWN_ID = re.compile(
    r"(?:BILLS-\d{2,3}[a-z]{1,7}\d{1,5}[a-z]{1,4}|PLAW-\d{2,3}p(?:ubl|vtl)\d{1,4}"
    r"|CRPT-\d{2,3}[hse]rpt\d{1,4}(?:-pt\d{1,2})?|CHRG-\d{2,3}[hsj]hrg[A-Za-z0-9-]{1,20}"
    r"|FR-\d{4}-\d\d-\d\d|CREC-\d{4}-\d\d-\d\d|(?:CDOC|CPRT)-\d{2,3}[a-z]{2,6}[\w-]{1,20}"
    r"|(?:CFR|GAOREPORTS|GPO|STATUTE|USCODE)-[A-Za-z0-9][A-Za-z0-9-]{1,60})",
    re.ASCII,
)
_ADDRESS = re.compile(
    rf"https?://(?:www\.)?govinfo\.gov/(?:app/details|content/pkg|metadata/pkg)/{_ID}(?:/.{{0,300}})?",
    re.ASCII,
)


def package(text: str) -> str | None:
    """Form the id of a package from the number of a law, a bill or a report; None: it has none.

    Of a bill it is the version as introduced. Hearings have ids of another count than their
    numbers: of them, and of other collections, only ids and addresses are understood.

    >>> package("Pub. L. 116-1"), package("H. Rept. 116-9"), package("H.R. 1, 116th Cong.")
    ('PLAW-116publ1', 'CRPT-116hrpt9', 'BILLS-116hr1ih')
    """
    plain = " ".join(text.translate({0x2013: "-", 0x2011: "-", 0xA0: " "}).split())
    if len(plain) > 400:
        return None
    if _KNOWN_ID.fullmatch(plain):
        return plain
    address = _ADDRESS.fullmatch(plain)
    if address:
        return address["id"]
    found = ((form, pattern.fullmatch(plain)) for pattern, form in _FORMS)
    return next((form(match) for form, match in found if match), None)


# --- a record -----------------------------------------------------------------------


def record_from(payload: Any) -> Record:
    """Make a record of a package: its MODS record, or its summary from the API.

    >>> record_from({"title": "Fire Act", "packageId": "PLAW-116publ1"}).type
    'legislation'
    """
    fields = _of_summary(payload) if isinstance(payload, Mapping) else _of_mods(payload)
    name = fields.pop("id", "")
    collection = fields.pop("collection", "") or name.partition("-")[0]
    if name:
        fields["custom"] = {"package": name}
        fields["URL"] = fields.get("URL") or f"{METADATA}/app/details/{quote(name)}"
    return payloads.record(f"govinfo-{name}" if name else "govinfo", _type(collection), fields)


def _type(collection: str) -> str:
    return _TYPES.get(collection.upper(), "document")


def _of_summary(payload: Mapping[str, Any]) -> dict[str, Any]:
    name = payloads.text(payload.get("packageId"))
    bodies = [payloads.text(payload.get(f"governmentAuthor{count}")) for count in (1, 2)]
    author = _body(["United States", *bodies]) if any(bodies) else ""
    link = payloads.text(payload.get("detailsLink"))
    return {
        "id": name,
        "collection": payloads.text(payload.get("collectionCode")),
        "title": payloads.rich(payload.get("title")),
        "author": (Name(literal=author),) if author else (),
        "publisher": payloads.text(payload.get("publisher")),
        "issued": payloads.day(payload.get("dateIssued")),
        "number": _number(name),
        "number-of-pages": payloads.text(payload.get("pages")),
        "call-number": payloads.text(payload.get("suDocClassNumber")),
        "URL": link if link.startswith("https://") else "",
    }


def _body(parts: Iterable[str]) -> str:
    """Write a body with those that it is part of: United States Congress, House of …."""
    known = [part for part in dict.fromkeys(parts) if part]
    if known[:1] == ["United States"] and len(known) > 1:
        known[:2] = [f"United States {known[1].removeprefix('United States ')}"]
    return ", ".join(known)


#: Ids whose number people know: the form that they write.
_NUMBERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.ASCII), form)
    for pattern, form in (
        (r"PLAW-(\d+)publ(\d+)", "Pub. L. {}-{}"),
        (r"PLAW-(\d+)pvtl(\d+)", "Pvt. L. {}-{}"),
        (r"CRPT-(\d+)hrpt(\d+)", "H. Rept. {}-{}"),
        (r"CRPT-(\d+)srpt(\d+)", "S. Rept. {}-{}"),
        (r"CRPT-(\d+)erpt(\d+)", "Exec. Rept. {}-{}"),
        (r"BILLS-\d+hr(\d+)[a-z]+", "H.R. {}"),
        (r"BILLS-\d+s(\d+)[a-z]+", "S. {}"),
        (r"BILLS-\d+hjres(\d+)[a-z]+", "H.J. Res. {}"),
        (r"BILLS-\d+sjres(\d+)[a-z]+", "S.J. Res. {}"),
        (r"BILLS-\d+hconres(\d+)[a-z]+", "H. Con. Res. {}"),
        (r"BILLS-\d+sconres(\d+)[a-z]+", "S. Con. Res. {}"),
        (r"BILLS-\d+hres(\d+)[a-z]+", "H. Res. {}"),
        (r"BILLS-\d+sres(\d+)[a-z]+", "S. Res. {}"),
        (r"GAOREPORTS-(GAO-\d+-\d+)", "{}"),
    )
)


def _number(name: str) -> str:
    found = ((form, pattern.fullmatch(name)) for pattern, form in _NUMBERS)
    return next((form.format(*match.groups()) for form, match in found if match), "")


def _of_mods(payload: Any) -> dict[str, Any]:
    """Read a few elements of MODS; those of related items are of other works."""
    root = payloads.element(payload)
    node = root if root is None or root.tag == "mods" else root.find(".//mods")
    if node is None:
        return {}
    name = next(_texts(node, "extension/accessId"), "")
    addresses = [*_texts(node, "location/url"), *_texts(node, "identifier[@type='uri']")]
    details = [one for one in addresses if "/app/details/" in one]
    return {
        "id": name or next((package(one) or "" for one in details), ""),
        "collection": next(_texts(node, "extension/collectionCode"), ""),
        "title": _title(node),
        "author": tuple(dict.fromkeys(_names(node, "author"))),
        "publisher": next(_texts(node, "originInfo/publisher"), ""),
        "publisher-place": next(_texts(node, "originInfo/place/placeTerm[@type='text']"), ""),
        "issued": payloads.day(next(_texts(node, "originInfo/dateIssued"), "")),
        "number": _number(name) or next(_texts(node, "identifier[@type='preferred citation']"), ""),
        "number-of-pages": _count(next(_texts(node, "physicalDescription/extent"), "")),
        "call-number": next(_texts(node, "classification"), ""),
        "language": payloads.language(
            next(_texts(node, "language/languageTerm[@type='code']"), "")
        ),
        "abstract": payloads.plain(next(_texts(node, "abstract"), "")),
        "URL": next((one for one in details if one.startswith("https://")), ""),
    }


def _texts(node: etree._Element, path: str) -> Iterator[str]:
    for found in node.iterfind(path):
        text = payloads.text("".join(map(str, found.itertext())))
        if text:
            yield text


def _title(node: etree._Element) -> str:
    plain = [one for one in node.iterfind("titleInfo") if not one.get("type")]
    if not plain:
        return ""
    parts = {name: next(_texts(plain[0], name), "") for name in ("nonSort", "title", "subTitle")}
    title = f"{parts['nonSort']} {parts['title']}".strip()
    return payloads.titled(title, parts["subTitle"])


def _names(node: etree._Element, role: str) -> Iterator[Name]:
    """Yield the names with a role; a body is written as the bodies that it is part of."""
    for name in node.iterfind("name"):
        roles = {text.lower() for text in _texts(name, "role/roleTerm")}
        parts = [text.rstrip(".") for text in _texts(name, "namePart")]
        if role not in roles or not parts:
            continue
        if name.get("type") == "personal":
            person = payloads.named(parts[0])
            if person is not None:
                yield person
        else:
            yield Name(literal=_body(parts))


def _count(extent: str) -> str:
    match = re.match(r"(\d{1,5}) ?(?:p\b|pages\b)", extent, re.ASCII)
    return match[1] if match else ""


# --- asking -------------------------------------------------------------------------


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the package of a number or an address; None: it has none, or is not there."""
    name = package(identifier.value) if identifier.kind in KINDS else None
    if name is None:
        return None
    key = session.key("govinfo")
    if key:
        answer = session.get(
            f"{session.base('govinfo', BASE)}/packages/{quote(name)}/summary",
            provider="govinfo",
            params={"api_key": key},
        )
        summary = payloads.found(answer)
        return record_from(summary) if isinstance(summary, Mapping) else None
    answer = session.get(
        f"{session.base('govinfo-metadata', METADATA)}/metadata/pkg/{quote(name)}/mods.xml",
        provider="govinfo",
        accept="application/xml",
    )
    if answer.outcome == "not-found":
        return None
    record = record_from(answer.content())
    return record if record.fields.get("title") else None


def search(query: Query, session: Session) -> list[Record]:  # noqa: ARG001
    """Find nothing: packages are known by their numbers."""
    return []
