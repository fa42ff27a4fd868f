"""Reports to Congress: of its Research Service (CRS) and the Government Accountability Office.

Neither has an API that needs no key: a report has a page that is found by its number, and the
page says what the report is called. Where a page is not given to programs, `formed` is what
the number says by itself; of reports of the CRS there is also a public copy.

Sources: the addresses of congress.gov and gao.gov, the report files of EveryCRSReport.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from attrs import evolve

from citekit.identifiers import Identifier, Kind
from citekit.providers import Query, payloads
from citekit.providers.session import Session, UnansweredError
from citekit.record import Name, Record

__all__ = [
    "BASE",
    "CONCURRENCY",
    "COPIES",
    "GAO",
    "HOME",
    "KEY",
    "KINDS",
    "RATE",
    "SEARCHES",
    "TITLE",
    "Report",
    "formed",
    "lookup",
    "parse",
    "record_from",
    "search",
]

#: as people call it
TITLE = "Congressional Research Service and GAO"
#: its documentation
HOME = "https://www.congress.gov/crs-products"
#: base URL of reports of the CRS
BASE = "https://www.congress.gov"
#: base URL of reports of the GAO
GAO = "https://www.gao.gov"
#: base URL of public copies of reports of the CRS
COPIES = "https://www.everycrsreport.com"
#: requests a second
RATE = 0.5
#: requests at once
CONCURRENCY = 1
#: identifiers that `lookup` takes: numbers and addresses of reports
KINDS: frozenset[Kind] = frozenset({"report-number", "url"})
#: it is not asked for works by their description
SEARCHES = False
#: it takes no key
KEY = ""


class Report(NamedTuple):
    """The number of a report, and whose it is.

    >>> parse("GAO-19-123SP")
    Report(number='GAO-19-123SP', office='gao', path='/products/gao-19-123sp')
    """

    number: str
    office: str  #: ``crs`` or ``gao``; a key of `_OFFICES`
    path: str  #: of its page


#: Who answers for reports: the author, and where it publishes.
_OFFICES: Mapping[str, tuple[str, str]] = {
    "crs": ("Congressional Research Service", BASE),
    "gao": ("U.S. Government Accountability Office", GAO),
}
#: Series of the CRS that are no reports → what they are; they stand at the number's beginning.
_SERIES: Mapping[str, str] = {"IF": "In Focus", "IN": "Insight", "LSB": "Legal Sidebar"}

_CRS = r"(?P<crs>(?:RL|RS|IF|IN|LSB|IG|TE|R)\d{4,5})"
_NUMBER = re.compile(
    rf"(?:CRS (?:Report )?)?{_CRS}|(?P<gao>GAO-\d{{2}}-\d{{1,6}}[A-Z]{{0,3}})"
    r"|GAO/(?P<old>[A-Z]{2,6}-\d{2,3}-\d{1,4}[A-Z]{0,3})",
    re.IGNORECASE | re.ASCII,
)
_ADDRESS = re.compile(
    r"https?://(?:(?:www\.)?congress\.gov/crs-product/"
    r"|crsreports\.congress\.gov/product/(?:details\?prodcode=|pdf/[A-Z]{1,3}/)"
    rf"|(?:www\.)?everycrsreport\.com/reports/){_CRS}(?:[/.?#].{{0,100}})?"
    r"|https?://(?:www\.)?gao\.gov/products/(?P<gao>(?:gao-)?[a-z0-9]{2,6}-\d{1,4}(?:-\d{1,6})?[a-z]{0,3})/?",
    re.IGNORECASE | re.ASCII,
)


def parse(text: str) -> Report | None:
    """Read the number of a report, or the address of its page; None: it is neither.

    >>> parse("R45630").path, parse("GAO/NSIAD-99-12").path, parse("Pub. L. 116-1")
    ('/crs-product/R45630', '/products/nsiad-99-12', None)
    """
    plain = " ".join(text.split())
    match = _NUMBER.fullmatch(plain) or _ADDRESS.fullmatch(plain)
    if match is None:
        return None
    groups = match.groupdict()
    if groups["crs"]:
        number = groups["crs"].upper()
        return Report(number, "crs", f"/crs-product/{number}")
    if groups.get("old"):
        old = groups["old"].upper()
        return Report(f"GAO/{old}", "gao", f"/products/{old.lower()}")
    number = groups["gao"].upper()
    written = number if number.startswith("GAO-") else f"GAO/{number}"
    return Report(written, "gao", f"/products/{number.lower()}")


def formed(report: Report) -> Record:
    """Make a record of what a number says by itself, where nobody can be asked; no title.

    >>> formed(parse("IF10199")).fields["genre"]
    'In Focus'
    """
    office, base = _OFFICES[report.office]
    series = re.match(r"[A-Z]+", report.number)
    genre = _SERIES.get(series[0], "") if series and report.office == "crs" else ""
    return payloads.record(
        f"{report.office}-{report.number}",
        "report",
        {
            "author": (Name(literal=office),),
            "publisher": office,
            "genre": genre,
            "number": report.number,
            "URL": f"{base}{report.path}",
        },
    )


def record_from(payload: Any) -> Record:
    """Make a record of a report: its page and the address of it, or a file of EveryCRSReport.

    >>> record_from({"number": "R45630", "versions": [{"title": "Ice", "date": "2019-03-27"}]}).id
    'crs-R45630'
    """
    if isinstance(payload, Mapping):
        return _of_copy(payload)
    page, address = payload if isinstance(payload, tuple) and len(payload) == 2 else (b"", "")
    report = parse(address) if isinstance(address, str) else None
    readable = isinstance(page, bytes) and isinstance(address, str)
    return _of_page(page, address, report) if readable else Record("", "report")


def _of_page(
    page: bytes, address: str, report: Report | None, headers: Mapping[str, str] | None = None
) -> Record:
    """Read the page; what the number says by itself is surer than what a page says of it."""
    from citekit.providers import webpages  # only those who ask for a page need it

    read = webpages.record_from(page, address, headers)
    if not isinstance(read, Record):  # it is shown to persons only, or says nothing
        read = Record("", "report")
    if report is None:
        return read.replace({}, type="report")
    known = formed(report)
    said = {
        name: read.fields[name] for name in ("title", "issued", "abstract") if name in read.fields
    }
    persons = tuple(
        name for name in read.fields.get("author") or () if isinstance(name, Name) and name.family
    )
    if persons:  # authors of the CRS sign; what the page has as a body is the site
        said["author"] = persons
    return known.replace({**said, **_untitled(said)})


_SITE = re.compile(
    r"\s{0,9}[|–-]\s{0,9}"
    r"(?:U\.?S\.? ?GAO|Congress\.gov.{0,40}|CRS.{0,60}|EveryCRSReport\.com.{0,20})$"
    r"|^(?P<number>(?:GAO-\d\d-\d{1,6}[A-Z]{0,3}|[A-Z]{1,3}\d{4,5}))[:,]\s{0,9}",
    re.IGNORECASE,
)


def _untitled(said: Mapping[str, Any]) -> dict[str, Any]:
    """Take the name of the site off the title."""
    title = _SITE.sub("", str(said.get("title", "")))
    return {"title": title} if title else {}


def _of_copy(payload: Mapping[str, Any]) -> Record:
    report = parse(payloads.text(payload.get("number") or payload.get("id")))
    known = formed(report) if report else Record("crs", "report")
    versions = payloads.dicts(payload.get("versions"))
    newest = max(versions, key=lambda one: payloads.text(one.get("date")), default={})
    said = {
        "title": payloads.rich(newest.get("title") or payload.get("title")),
        "issued": payloads.day(newest.get("date")),
        "abstract": payloads.plain(newest.get("summary")),
    }
    return known.replace({name: value for name, value in said.items() if value})


# --- asking -------------------------------------------------------------------------


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the page of a report; None: it is none of theirs, or not there.

    Raises UnansweredError where nobody answers; `formed` is what can be said then.
    """
    report = parse(identifier.value) if identifier.kind in KINDS else None
    if report is None:
        return None
    refused: UnansweredError | None = None
    try:
        found = _asked(report, session)
    except UnansweredError as error:
        found, refused = None, error
    if found is None and report.office == "crs":
        found = _copied(report, session)
    if found is None and refused is not None:
        raise refused
    return found


def _asked(report: Report, session: Session) -> Record | None:
    provider = "congress" if report.office == "crs" else "gao"
    address = f"{session.base(provider, _OFFICES[report.office][1])}{report.path}"
    answer = session.get(address, provider=provider, accept="text/html")
    if answer.outcome == "not-found":
        return None
    record = _of_page(answer.content(), address, report, answer.headers)
    if not record.fields.get("title"):
        reason = f"the page of {report.number} says nothing of a report"
        raise UnansweredError(evolve(answer, outcome="blocked", reason=reason))
    return record


def _copied(report: Report, session: Session) -> Record | None:
    answer = session.get(
        f"{session.base('everycrsreport', COPIES)}/reports/{report.number}.json",
        provider="everycrsreport",
    )
    if answer.outcome != "ok":
        return None
    found = answer.json()
    return record_from(found) if isinstance(found, Mapping) else None


def search(query: Query, session: Session) -> list[Record]:  # noqa: ARG001
    """Find nothing: reports are known by their numbers."""
    return []
