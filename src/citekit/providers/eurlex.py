"""EUR-Lex: the law of the European Union, and the judgments on it.

The number of a document (CELEX) says by itself what most documents are called: 32016R0679 is
Regulation (EU) 2016/679. Titles and days come from the notice of the Publications Office, or
from the page at EUR-Lex.

Sources: CELEX numbers (EUR-Lex, types of documents and their sectors), the European
Legislation Identifier (Council conclusions 2012/C 325/02), the numbering of acts since 2015
(Publications Office), the ontology that pages use (ELI in RDFa).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from attrs import frozen

from citekit.identifiers import Identifier, Kind
from citekit.providers import Query, payloads
from citekit.providers.session import Session, UnansweredError
from citekit.record import Name, Record

if TYPE_CHECKING:
    from lxml import etree

__all__ = [
    "BASE",
    "CONCURRENCY",
    "HOME",
    "KEY",
    "KINDS",
    "NOTICES",
    "RATE",
    "SEARCHES",
    "TITLE",
    "Celex",
    "eli",
    "formed",
    "lookup",
    "name",
    "parse",
    "record_from",
    "search",
]

#: as people call it
TITLE = "EUR-Lex"
#: its documentation
HOME = "https://eur-lex.europa.eu/content/help/data-reuse/reuse-contents-eurlex-details.html"
#: base URL of pages
BASE = "https://eur-lex.europa.eu"
#: base URL of notices
NOTICES = "https://publications.europa.eu"
#: requests a second
RATE = 1.0
#: requests at once
CONCURRENCY = 1
#: identifiers that `lookup` takes: CELEX numbers and addresses, ELI among them
KINDS: frozenset[Kind] = frozenset({"celex", "url"})
#: it is not asked for works by their description
SEARCHES = False
#: it takes no key
KEY = ""


# --- CELEX and ELI --------------------------------------------------------------------


@frozen
class Celex:
    """The parts of a CELEX number.

    >>> parse("32016R0679")
    Celex(value='32016R0679', sector='3', year=2016, type='R', number=679, day='', corrected='')
    """

    value: str  #: as it is written
    sector: str  #: 1 treaties, 2 agreements, 3 law, 5 proposals, 6 cases, 0 consolidated …
    year: int  #: of the document, or of the case
    type: str  #: R regulation, L directive, D decision, CJ judgment of the Court …
    number: int  #: 0: there is none, as of treaties
    day: str = ""  #: of a consolidated text, YYYYMMDD
    corrected: str = ""  #: of a corrigendum, its number


_CELEX = re.compile(
    r"(?P<sector>[0-9CE])(?P<year>19[4-9]\d|20\d\d)(?P<type>[A-Z]{1,3})(?P<number>\d{4})"
    r"(?:R?\((?P<corrected>\d\d)\))?(?:-(?P<day>\d{8}))?",
    re.ASCII,
)
_TREATY = re.compile(
    r"(?P<sector>1)(?P<year>19[4-9]\d|20\d\d)(?P<type>[A-Z]{1,2})(?:/(?:TXT|\w{2,12})|(?P<number>\d{3}))",
    re.ASCII,
)
_WORDS = re.compile(r"^celex(?: ?(?:no|number)\.?)?\s?:?\s?", re.IGNORECASE)
_ADDRESS = re.compile(
    r"https?://(?:eur-lex\.europa\.eu/\S{0,80}uri=CELEX:(?P<celex>[^&#\s]{6,40})\S{0,200}"
    r"|publications\.europa\.eu/resource/celex/(?P<resource>[^?#\s]{6,40})"
    r"|(?:data\.europa\.eu|eur-lex\.europa\.eu)/eli/(?P<type>[a-z_]{2,16})/(?P<year>\d{4})/(?P<number>\d{1,4})"
    r"(?:/(?P<day>\d{4}-\d\d-\d\d))?(?:/\S{0,60})?)",
    re.IGNORECASE | re.ASCII,
)
#: Type of an ELI → of CELEX; implementing and delegated acts are counted with the others.
_ELI: Mapping[str, str] = {"reg": "R", "dir": "L", "dec": "D", "reco": "H"}
_OF_ELI: Mapping[str, str] = {letter: word for word, letter in _ELI.items()}


def parse(text: str) -> Celex | None:
    """Read a CELEX number, an ELI, or an address with one of them; None: it is none.

    >>> parse("http://data.europa.eu/eli/reg/2016/679/oj").value
    '32016R0679'
    >>> parse("CELEX: 02016R0679-20160504").day
    '20160504'
    """
    plain = _WORDS.sub("", text.strip())
    address = _ADDRESS.fullmatch(unquote(plain)) if len(plain) < 400 else None
    if address and address["type"]:
        return _of_eli(address)
    if address:
        plain = unquote(address["celex"] or address["resource"])
    match = _CELEX.fullmatch(plain.upper()) or _TREATY.fullmatch(plain.upper())
    if match is None:
        return None
    groups = match.groupdict()
    return Celex(
        value=match[0],
        sector=groups["sector"],
        year=int(groups["year"]),
        type=groups["type"],
        number=int(groups["number"] or 0),
        day=groups.get("day") or "",
        corrected=groups.get("corrected") or "",
    )


def _of_eli(address: re.Match[str]) -> Celex | None:
    letter = _ELI.get(address["type"].lower().partition("_")[0])
    if letter is None:
        return None
    day = (address["day"] or "").replace("-", "")
    sector = "0" if day else "3"
    number = f"{sector}{address['year']}{letter}{int(address['number']):04d}{'-' * bool(day)}{day}"
    return parse(number)


def eli(celex: Celex) -> str:
    """Form the ELI of a regulation, a directive or a decision; empty: it has none of that form.

    Implementing and delegated acts have another one, which their number does not say.

    >>> eli(parse("32016R0679"))
    'http://data.europa.eu/eli/reg/2016/679/oj'
    """
    word = _OF_ELI.get(celex.type)
    if word is None or celex.corrected or celex.sector not in ("0", "3"):
        return ""
    day = "-".join((celex.day[:4], celex.day[4:6], celex.day[6:])) if celex.day else "oj"
    return f"http://data.europa.eu/eli/{word}/{celex.year}/{celex.number}/{day}"


#: What acts are called, by the type of CELEX.
_ACTS: Mapping[str, str] = {"D": "Decision", "L": "Directive", "R": "Regulation"}
#: Judgments, opinions and orders: type → the letter of the court, who decides.
_COURTS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(
        ("CC", "CJ", "CO", "CV", "CX"), ("C", "Court of Justice of the European Union")
    ),
    **dict.fromkeys(("TC", "TJ", "TO"), ("T", "General Court of the European Union")),
    **dict.fromkeys(("FJ", "FO"), ("F", "European Union Civil Service Tribunal")),
}
#: Documents of the Commission by the type of CELEX.
_SERIES: Mapping[str, str] = {"DC": "COM", "PC": "COM", "SC": "SWD"}
#: The Community by the years in which all acts bore its name: in 1993 and 2009 it changed.
_COMMUNITIES: tuple[tuple[range, str], ...] = (
    (range(1958, 1993), "EEC"),
    (range(1994, 2009), "EC"),
    (range(2010, 2100), "EU"),
)
#: The first year whose acts have (EU) and year/number, and the first with four digits of a year.
_NEW_NUMBERS = 2015
_FOUR_DIGITS = 1999


def name(celex: Celex) -> str:
    """Give how a document is cited by its number alone; empty: the number does not say it.

    >>> name(parse("32016R0679")), name(parse("31995L0046")), name(parse("62012CJ0131"))
    ('Regulation (EU) 2016/679', 'Directive 95/46/EC', 'Case C-131/12')

    Which Community an act of 1993 or 2009 is of, its number does not say. Acts of Euratom and
    of the common foreign policy look like others in their numbers.

    >>> name(parse("31994R2257")), name(parse("32009R1060"))
    ('Regulation (EC) No 2257/94', 'Regulation No 1060/2009')
    """
    if not celex.number:
        return ""
    if celex.sector == "6" and celex.type in _COURTS:
        # Before the General Court there was one court, and no letter.
        letter = f"{_COURTS[celex.type][0]}-" if celex.year >= 1989 else ""
        return f"Case {letter}{celex.number}/{celex.year % 100:02d}"
    if celex.sector == "5" and celex.type in _SERIES:
        return f"{_SERIES[celex.type]}({celex.year}) {celex.number}"
    if celex.sector in ("0", "3") and celex.type in _ACTS and celex.year >= 1968:
        return _act(celex)
    return ""


def _act(celex: Celex) -> str:
    word, number = _ACTS[celex.type], celex.number
    community = next((name for years, name in _COMMUNITIES if celex.year in years), "")
    if celex.year >= _NEW_NUMBERS:
        return f"{word} (EU) {celex.year}/{number}"
    year = f"{celex.year}" if celex.year >= _FOUR_DIGITS else f"{celex.year % 100:02d}"
    if celex.type == "R":
        return f"{word} {f'({community}) ' if community else ''}No {number}/{year}"
    return f"{word} {year}/{number}{f'/{community}' if community else ''}"


def _type(celex: Celex) -> str:
    if celex.sector == "6":
        return "legal_case"
    if celex.sector in ("1", "2"):
        return "treaty"
    if celex.sector == "5":
        return "bill" if celex.type == "PC" else "report"
    return "legislation"


# --- a record -------------------------------------------------------------------------

#: Codes of institutions in ELI and in notices → their names.
_INSTITUTIONS: Mapping[str, str] = {
    "CJ": "Court of Justice of the European Union",
    "COM": "European Commission",
    "CONSIL": "Council of the European Union",
    "ECB": "European Central Bank",
    "EP": "European Parliament",
    "EURCOU": "European Council",
    "GCEU": "General Court of the European Union",
}
_JOURNAL = "Official Journal of the European Union"
#: OJ L 119, 4.5.2016, p. 1–88 (BG, ES, CS …): footnotes, which are about other acts, have no
#: languages.
_PUBLISHED = re.compile(
    r"\bOJ (?P<series>[LC]) ?(?P<volume>\d{1,3}[A-Z]{0,2}), ?(?P<day>\d{1,2})\.(?P<month>\d{1,2})"
    r"\.(?P<year>\d{4}), ?p\. ?(?P<first>\d{1,5})(?:[-–](?P<last>\d{1,5}))? ?\([A-Z]{2},",
    re.ASCII,
)
_RELEVANCE = re.compile(r"\s{0,9}\(Text with EEA relevance\)\.?", re.IGNORECASE)
_CASE = re.compile(r"(?:Joined )?[Cc]ases? (?P<number>.{3,60}?)\.?$")


def record_from(payload: Any) -> Record:
    """Make a record of a document: its page (bytes), or its notice (XML).

    >>> page = b'<html><head><meta name="WT.z_docID" content="32016R0679"></head></html>'
    >>> record_from(page).fields["title"]
    'Regulation (EU) 2016/679'
    """
    if isinstance(payload, str):
        payload = payload.encode("utf-8", "replace")
    if isinstance(payload, bytes) and re.match(rb"\s{0,99}(?:<!doctype html|<html)", payload, re.I):
        said = _of_page(payload)
    else:
        said = _of_notice(payload)
    celex = parse(said.pop("celex", ""))
    known = formed(celex) if celex else Record("eurlex", "legislation")
    return known.replace(
        {field: value for field, value in said.items() if value not in (None, "", ())}
    )


def formed(celex: Celex) -> Record:
    """Make a record of what a number says by itself, where nobody can be asked.

    >>> formed(parse("62012CJ0131")).fields["number"], formed(parse("32016R0679")).fields["number"]
    ('C-131/12', '2016/679')
    """
    written = name(celex)
    act = written if celex.sector in ("0", "3") else ""
    number = re.search(r"[^ ]*\d/[^ ]+$", written) if act else None
    court = _COURTS.get(celex.type, ("", ""))[1] if celex.sector == "6" else ""
    address = f"{BASE}/legal-content/EN/TXT/?uri=CELEX:{quote(celex.value)}"
    return payloads.record(
        f"celex-{celex.value}",
        _type(celex),
        {
            # titles of acts begin so, and it is what they are called
            "title": act,
            "title-short": act,
            "number": number[0] if number else written.removeprefix("Case "),
            "authority": court,
            "URL": eli(celex) or address,
            "custom": {"celex": celex.value},
        },
    )


def _of_page(content: bytes) -> dict[str, Any]:
    from lxml.etree import LxmlError  # few records come from pages
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, recover=True)
    try:
        page = document_fromstring(content.replace(b"\0", b""), parser=parser)
    except (LxmlError, ValueError, AssertionError):
        return {}
    metas = list(page.iter("meta"))
    named = {(node.get("name") or ""): node.get("content") or "" for node in reversed(metas)}
    language = payloads.language((page.get("lang") or "").lower())
    title = _said(metas, "eli:title", language) or named.get("WT.z_docTitle", "")
    agents = [_INSTITUTIONS.get(_code(address), "") for address in _all(metas, "eli:passed_by")]
    text = " ".join(" ".join(map(str, page.itertext())).split())[:20_000]
    return {
        "celex": named.get("WT.z_docID") or _said(metas, "eli:id_local"),
        **_titled(title or named.get("DC.description", "")),
        **_in_journal(text),
        **_passed(agents),
        "issued": payloads.day(_said(metas, "eli:date_document")) or _decided(title),
        "language": language,
    }


def _all(metas: list[Any], wanted: str, language: str = "") -> list[str]:
    """Give what RDFa says under a property: texts, in a language if one is named, or addresses."""
    found = [node for node in metas if wanted in (node.get("property") or "").split()]
    fitting = [node for node in found if language and node.get("lang") == language] or found
    return [node.get("content") or node.get("resource") or "" for node in fitting]


def _said(metas: list[Any], wanted: str, language: str = "") -> str:
    return next(iter(_all(metas, wanted, language)), "")


def _code(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def _passed(agents: list[str]) -> dict[str, Any]:
    known = [agent for agent in dict.fromkeys(agents) if agent]
    return {
        "author": tuple(Name(literal=agent) for agent in known),
        "authority": ", ".join(known),
    }


def _titled(title: str) -> dict[str, Any]:
    """Part a title: of cases, it is court and day, parties, subject, and the number of the case."""
    parts = [payloads.rich(part).strip(" .") for part in title.split("#")]
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return {"title": _RELEVANCE.sub("", parts[0] if parts else "")}
    number = _CASE.match(parts[-1])
    return {
        "title": parts[1],
        "number": number["number"] if number else "",
        "genre": re.split(r" (?:of|in)\b", parts[0], maxsplit=1)[0] if number else "",
    }


def _decided(title: str) -> Any:
    """Read the day of a judgment: Judgment of the Court (Grand Chamber), 13 May 2014."""
    first, parted, _ = title.partition("#")
    day = re.search(r"\d{1,2} \w{3,12} \d{4}", first)
    return payloads.day(day[0]) if parted and day else None


def _in_journal(text: str) -> dict[str, Any]:
    match = _PUBLISHED.search(text)
    if match is None:
        return {}
    return {
        # It was the journal of the Communities until the Treaty of Nice, February 2003.
        "container-title": _JOURNAL
        if (int(match["year"]), int(match["month"])) >= (2003, 2)
        else "Official Journal of the European Communities",
        "volume": f"{match['series']} {match['volume']}",
        "page": payloads.page_range(match["first"], match["last"]),
    }


def _of_notice(payload: Any) -> dict[str, Any]:
    """Read a notice of the Publications Office: the work, and its expression in a language."""
    root = payloads.element(payload)
    work = root if root is None or root.tag == "WORK" else root.find(".//WORK")
    if root is None or work is None:
        return {}
    title = payloads.inner(root.find(".//EXPRESSION_TITLE/VALUE"))
    agents = [
        _INSTITUTIONS.get(payloads.text(code.text), "")
        for code in work.iterfind("WORK_CREATED_BY_AGENT/IDENTIFIER")
    ]
    language = root.find(".//EXPRESSION_USES_LANGUAGE/IDENTIFIER")
    return {
        "celex": _value(work, "RESOURCE_LEGAL_ID_CELEX") or _value(work, "ID_CELEX"),
        **_titled(title),
        **_passed(agents),
        "issued": payloads.day(_value(work, "WORK_DATE_DOCUMENT")),
        "language": payloads.language(
            (language.text or "").lower() if language is not None else ""
        ),
    }


def _value(node: etree._Element, tag: str) -> str:
    found = node.find(f"{tag}/VALUE")
    return payloads.text(found.text) if found is not None else ""


# --- asking ---------------------------------------------------------------------------


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the notice of a document, else for its page; None: it is none, or not there.

    Raises UnansweredError where neither answers; `formed` is what can be said then.
    """
    celex = parse(identifier.value) if identifier.kind in KINDS else None
    if celex is None:
        return None
    try:
        return _noticed(celex, session)
    except UnansweredError:
        return _shown(celex, session)


def _noticed(celex: Celex, session: Session) -> Record | None:
    answer = session.get(
        f"{session.base('eurlex-notices', NOTICES)}/resource/celex/{quote(celex.value)}",
        provider="eurlex",
        accept="application/xml;notice=branch",
        headers={"Accept-Language": "eng"},
    )
    if answer.outcome == "not-found":
        return None
    return _whole(record_from(answer.content()), celex)


def _shown(celex: Celex, session: Session) -> Record | None:
    answer = session.get(
        f"{session.base('eurlex', BASE)}/legal-content/EN/TXT/?uri=CELEX:{quote(celex.value)}",
        provider="eurlex",
        accept="text/html",
    )
    if answer.outcome == "not-found":
        return None
    if answer.status == 202:
        raise UnansweredError(answer, f"{TITLE} asks for a person (status 202)")
    return _whole(record_from(answer.content()), celex)


def _whole(record: Record, celex: Celex) -> Record | None:
    """Give a record with what its number says; None: nothing was understood of the answer."""
    known = formed(celex)
    understood = record.fields.get("title") not in (None, known.fields.get("title"))
    return known.replace(record.fields) if understood else None


def search(query: Query, session: Session) -> list[Record]:  # noqa: ARG001
    """Find nothing: documents are known by their numbers."""
    return []
