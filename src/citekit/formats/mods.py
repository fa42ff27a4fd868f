"""MODS, the Metadata Object Description Schema of the Library of Congress, read only.

What stands in a collection, in an envelope or alone is read: every ``mods`` that is in no other.
MODS that was made of MARC carries the notation of catalogues; see `cataloguing`.

Sources: MODS 3.8 (Library of Congress), MARC code lists for relators, countries, languages;
the collection codes of govinfo (United States Government Publishing Office).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from citekit import dates
from citekit.errors import Problem
from citekit.formats import cataloguing, xmltree
from citekit.formats.xmltree import text, texts
from citekit.patterns import regex
from citekit.record import Date, Name, Record, Records

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["SUFFIXES", "loads", "record_from"]

#: Of files with MODS.
SUFFIXES = (".mods",)


def loads(source: str | bytes) -> Records:
    """Read MODS.

    >>> loads('''<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Fiasco</title>
    ...   </titleInfo><originInfo><issuance>monographic</issuance></originInfo></mods>''')[0]
    Record(id='item-1', type='book', fields={'title': 'Fiasco'})
    """
    root, problems = xmltree.parse(source)
    records: list[Record] = []
    taken: set[str] = set()
    found = [] if root is None else list(root.iter("mods"))
    for number, node in enumerate(found, 1):
        record = record_from(node)
        key = record.id or f"item-{number}"
        while key in taken:
            key += "-2"
        taken.add(key)
        records.append(record.replace({}, id=key))
        if not record.fields:
            line: int | None = getattr(node, "sourceline", None)
            problems.append(Problem("mods-record", f"record {number} says nothing", line))
    if not records:
        problems.insert(0, Problem("mods-empty", "there is no MODS record here", severity="error"))
    return Records(records, problems=problems)


def record_from(node: etree._Element) -> Record:
    """Make a record of a ``mods`` element without namespaces, as `xmltree.parse` gives it.

    >>> root, _ = xmltree.parse("<mods ID='a'><genre>thesis</genre></mods>")
    >>> record_from(root)
    Record(id='a', type='thesis', fields={'genre': 'Thesis'})
    """
    host = _related(node, "host")
    kind = _type(node, host)
    fields: dict[str, Any] = {
        "title": _title(node),
        **_names(node),
        **_imprint(node, host),
        **_extent(node),
        **_identifiers(node),
        **_part(node),
        "edition": next(map(cataloguing.edition, texts(node, "originInfo/edition")), ""),
        "language": _language(node),
        "abstract": " ".join(texts(node, "abstract")),
        "scale": _scale(node),
        **_series(node),
        **_place(node),
    }
    if kind == "thesis":
        fields["genre"] = _degree(node)
    if host is not None and kind != "book":
        fields |= {key: value for key, value in _host(host).items() if not fields.get(key)}
    fields |= _congress(node, kind, fields["title"])
    key = node.get("ID") or next(iter(texts(node, "recordInfo/recordIdentifier")), "")
    known = {name: value for name, value in fields.items() if value not in ("", None, ())}
    return Record(" ".join(key.split())[:80], kind, known)


def _related(node: etree._Element, kind: str) -> etree._Element | None:
    """Give the first related item of a kind."""
    return next(
        (child for child in node.iterfind("relatedItem") if child.get("type") == kind), None
    )


# --- the type -------------------------------------------------------------------------

#: Genre, in small letters → CSL type; of several genres the first that is here counts.
_GENRES: Mapping[str, str] = {
    genre: kind
    for kind, genres in (
        ("article-journal", "article;journal article;academic journal article;research article"),
        ("article-magazine", "magazine article"),
        ("article-newspaper", "newspaper article;zeitungsartikel"),
        ("review", "review;book review;rezension"),
        ("book", "book;monograph;conference publication;festschrift;handbook;monografie"),
        ("chapter", "book chapter;chapter;bookitem;bookpart;book part"),
        ("paper-conference", "conference paper;proceeding;conference proceeding;paper"),
        ("thesis", "thesis;theses;doctoral thesis;dissertation;hochschulschrift;bachelorthesis"),
        ("report", "report;technical report;research report;working paper;government publication"),
        ("article", "preprint"),
        ("webpage", "web site;website;web page;online resource"),
        ("post-weblog", "weblog;blog"),
        ("personal_communication", "letter;brief;correspondence;e-mail;email"),
        ("manuscript", "manuscript;handschrift"),
        ("map", "map;atlas"),
        ("dataset", "dataset;data set;numeric data"),
        ("software", "computer program;software"),
        ("patent", "patent"),
        ("standard", "standard or specification"),
        ("legislation", "legislation;law;statute"),
        ("legal_case", "legal case and case notes;court decision"),
        ("hearing", "hearing"),
        ("interview", "interview"),
        ("speech", "speech;lecture;presentation"),
        ("motion_picture", "motion picture;videorecording;film;video"),
        ("graphic", "picture;photograph;art original;art reproduction;slide;drawing;graphic"),
        ("musical_score", "musical score;score"),
        ("entry-encyclopedia", "encyclopedia article"),
        ("entry-dictionary", "dictionary entry"),
        ("periodical", "periodical;journal;magazine;newspaper;series;zeitschrift"),
    )
    for genre in genres.split(";")
}
#: Type of resource → CSL type.
_RESOURCES: Mapping[str, str] = {
    "cartographic": "map",
    "notated music": "musical_score",
    "sound recording-musical": "song",
    "sound recording": "song",
    "still image": "graphic",
    "moving image": "motion_picture",
    "software, multimedia": "software",
    "mixed material": "collection",
}
#: What a host is when it comes out again and again.
_PERIODICALS = frozenset("periodical;academic journal;journal;magazine;newspaper;series".split(";"))
#: govinfo: collection → CSL type.
_COLLECTIONS: Mapping[str, str] = {
    **dict.fromkeys(("BILLS", "CDOC"), "bill"),
    **dict.fromkeys(("PLAW", "STATUTE", "USCODE"), "legislation"),
    **dict.fromkeys(("CFR", "ECFR"), "regulation"),
    **dict.fromkeys(("CRPT", "GAOREPORTS", "CPRT", "ERP"), "report"),
    **dict.fromkeys(("FR", "CREC"), "article-journal"),
    "CHRG": "hearing",
    "USCOURTS": "legal_case",
}


def _type(node: etree._Element, host: etree._Element | None) -> str:
    """Tell the type, by what says most: collection, genre, host, kind of resource."""
    for code in texts(node, "extension/collectionCode"):
        if code in _COLLECTIONS:
            return _COLLECTIONS[code]
    genres = [genre.lower() for genre in texts(node, "genre")]
    issuance = {word.lower() for word in texts(node, "originInfo/issuance")}
    for genre in genres:
        if genre in _GENRES:
            return _hosted(_GENRES[genre], host, issuance)
    resource = node.find("typeOfResource")
    material = text(resource).lower()
    if resource is not None and resource.get("collection") == "yes":
        return "collection"
    if material in _RESOURCES:
        return _RESOURCES[material]
    if resource is not None and resource.get("manuscript") == "yes":
        return "manuscript"
    if host is not None and "monographic" not in issuance:
        online = "text/html" in texts(node, "physicalDescription/internetMediaType")
        return "webpage" if online and host.find("part") is None else _in_host(host)
    if issuance & {"serial", "continuing"}:
        return "periodical"
    if "integrating resource" in issuance:
        return "webpage"
    books = issuance or node.find("originInfo/publisher") is not None
    text_or_unsaid = material in ("text", "")
    return "book" if books and text_or_unsaid else "document"


def _hosted(kind: str, host: etree._Element | None, issuance: set[str]) -> str:
    """Take a genre that is the host's, ``periodical`` for an article, as what is in one."""
    whole = kind == "book" and "monographic" in issuance
    if host is None or whole or kind not in ("periodical", "book"):
        return kind
    return _in_host(host)


def _in_host(host: etree._Element) -> str:
    """Tell an article of a periodical from a chapter of a book."""
    again = {word.lower() for word in texts(host, "originInfo/issuance") + texts(host, "genre")}
    kinds = {detail.get("type") for detail in host.iterfind("part/detail")}
    if again & (_PERIODICALS | {"continuing", "serial"}) or kinds & {"issue", "number"}:
        return "article-journal"
    if any(one.get("type") == "issn" for one in host.iterfind("identifier")):
        return "article-journal"
    return "chapter"


# --- titles and names -------------------------------------------------------------------


def _title(node: etree._Element, kinds: Iterable[str | None] = (None, "uniform")) -> str:
    """Give the title of a kind: not the abbreviated, translated, alternative one."""
    found = list(node.iterfind("titleInfo"))
    found.sort(key=lambda title: title.get("usage") != "primary")
    for kind in kinds:
        for title in found:
            known = _titled(title) if title.get("type") == kind else ""
            if known:
                return known
    return ""


def _titled(title: etree._Element) -> str:
    article = text(title.find("nonSort"))
    main = text(title.find("title"))
    if article and main:
        main = article + ("" if article.endswith(("'", "’", "-")) else " ") + main
    numbers, titles = texts(title, "partNumber"), texts(title, "partName")
    width = max(len(numbers), len(titles))
    parts = list(zip(_filled(numbers, width), _filled(titles, width), strict=True))
    return cataloguing.title(main, *texts(title, "subTitle"), parts=parts)


def _filled(values: list[str], width: int) -> list[str]:
    return [*values, *[""] * (width - len(values))]


def _names(node: etree._Element) -> dict[str, Any]:
    """Give every name under its role; a name without a role is an author's."""
    placed: dict[str, list[Name]] = {}
    event = ""
    for found in node.iterfind("name"):
        name = _name(found)
        if name is None:
            continue
        if found.get("type") == "conference":
            event = event or name.literal or ""
            continue
        said = cataloguing.roles(*_roles(found)) or ["author"]
        for variable in said:
            people = placed.setdefault(variable, []) if variable else []
            if name not in people:
                people.append(name)
    known = [name for key, people in placed.items() if key != "contributor" for name in people]
    rest = [name for name in placed.pop("contributor", []) if name not in known]
    fields: dict[str, Any] = {key: tuple(people) for key, people in placed.items()}
    return {**fields, "contributor": tuple(rest), "event-title": event}


def _roles(found: etree._Element) -> list[str]:
    """Give the roles of a name in code, or in words where there are no codes."""
    terms = list(found.iterfind("role/roleTerm"))
    codes = [text(term) for term in terms if term.get("type") == "code"]
    known = [code for code in codes if code in cataloguing.RELATORS]
    return known or [text(term) for term in terms if text(term)] or texts(found, "role/text")


def _name(found: etree._Element) -> Name | None:
    parts: dict[str, list[str]] = {}
    for part in found.iterfind("namePart"):
        parts.setdefault(part.get("type") or "", []).append(text(part))
    whole, suffix = parts.get("", []), " ".join(parts.get("termsOfAddress", []))
    if found.get("type") in ("corporate", "conference", "family"):
        return cataloguing.corporate(*whole)
    if parts.get("family"):
        given = " ".join(parts.get("given", []))
        return cataloguing.person(f"{' '.join(parts['family'])}, {given}", suffix)
    one = re.sub(r"\s?\[[^\[\]]{0,40}\d{3}[^\[\]]{0,40}\]$", "", " ".join(whole))
    if not one:
        one = text(found.find("displayForm"))
    if found.get("type") is None and "," not in one:
        return cataloguing.corporate(one)
    if suffix and "," not in one and re.match(r"[IVX]+\b", suffix):
        one = f"{one} {suffix.partition(',')[0]}"  # Joseph I
        return cataloguing.person(one)
    return cataloguing.person(one, suffix, inverted="," in one or " " not in one.strip())


# --- publication ------------------------------------------------------------------------

_DATES = ("dateIssued", "copyrightDate", "dateCreated", "dateOther")


def _imprint(node: etree._Element, host: etree._Element | None) -> dict[str, Any]:
    """Give place, publisher and date: of the work, or of what it is in."""
    fields: dict[str, Any] = {}
    for owner in (node, host):
        if owner is None:
            continue
        origins = sorted(owner.iterfind("originInfo"), key=_prominence)
        said = {
            "publisher": _first(cataloguing.publisher(*_publishers(one)) for one in origins),
            "publisher-place": _first(cataloguing.place(*_places(one)) for one in origins),
            "issued": _issued(origins) or (None if owner is node else _dated(owner)),
        }
        if owner is host and fields.get("issued") and not fields.get("publisher"):
            said["issued"] = fields["issued"]
        fields |= {key: value for key, value in said.items() if value and not fields.get(key)}
    if host is not None and host.find("part/date") is not None:
        fields["issued"] = _dated(host) or fields.get("issued")
    return fields


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")


def _prominence(origin: etree._Element) -> int:
    """Publication before production; what has a publisher before what has none."""
    event = (origin.get("eventType") or "").lower()
    issued = origin.find("dateIssued") is not None
    return (event not in ("", "publication")) * 2 + (not issued)


def _publishers(origin: etree._Element) -> list[str]:
    return texts(origin, "publisher") or texts(origin, "agent/namePart")


def _places(origin: etree._Element) -> list[str]:
    """Give the places that are said in words; codes of countries are no places."""
    terms = [
        text(term) for term in origin.iterfind("place/placeTerm") if term.get("type") != "code"
    ]
    return [term for term in terms if term] or texts(origin, "place/text")


def _issued(origins: Iterable[etree._Element]) -> Date | None:
    """Give the date of issue, else of copyright, else of making."""
    for kind in _DATES:
        for origin in origins:
            found = [node for node in origin.iterfind(kind) if text(node)]
            read = _date(found) if found else None
            if read is not None:
                return read
    return None


def _date(found: list[etree._Element]) -> Date | None:
    """Read dates of one kind: a coded one, a range in two elements, the words of a title page."""
    coded = [node for node in found if node.get("encoding")]
    words = [text(node) for node in found if not node.get("encoding")]
    start = _first(text(node) for node in coded if node.get("point") in (None, "start"))
    end = _first(text(node) for node in coded if node.get("point") == "end")
    if len(start) > 4 and (read := _encoded(start)) is not None:
        last = _encoded(end) if end else None
        return Date(read.start, last.start) if last and last.start > read.start else read
    if start and end:
        return cataloguing.date("", start, end) or cataloguing.date(" ".join(words))
    return cataloguing.date(words[0] if words else "", start, end) or _encoded(start)


def _encoded(value: str) -> Date | None:
    """Read W3CDTF, ISO 8601 with and without hyphens, EDTF."""
    value = re.sub(r"^(\d{4})(\d\d)(\d\d)(?=$|T)", r"\1-\2-\3", value.strip())[:40]
    try:
        return dates.parse(value.partition("T")[0])
    except ValueError:
        return cataloguing.date(value)


def _dated(owner: etree._Element) -> Date | None:
    """Read the date of a part: ``Jan. 2003``."""
    for node in owner.iterfind("part/date"):
        read = _encoded(text(node)) if node.get("encoding") else cataloguing.date(text(node))
        if read is not None:
            return read
    return None


def _extent(node: etree._Element) -> dict[str, str]:
    extents = texts(node, "physicalDescription/extent")
    total = texts(node, "physicalDescription/extent/total") or texts(node, "part/extent/total")
    digits = _first(one for one in total if one.isdigit())
    return {
        "number-of-pages": digits or _first(map(cataloguing.pages, extents)),
        "number-of-volumes": _first(map(cataloguing.volumes, extents)),
    }


def _language(node: etree._Element) -> str:
    terms = [
        term
        for found in node.iterfind("language")
        if not found.get("objectPart")
        for term in (*found.iterfind("languageTerm"), found)
    ]
    return _first(cataloguing.language(term.text or "") for term in terms)


def _scale(node: etree._Element) -> str:
    for said in texts(node, "subject/cartographics/scale"):
        match = re.search(r"1\s?:\s?\d[\d,. ]{0,12}\d", said[:200])
        if match:
            return re.sub(r"\s", "", match[0])
    return ""


def _degree(node: etree._Element) -> str:
    """Give the kind of a thesis, as its note or its genre says it."""
    notes = [text(one) for one in node.iterfind("note") if one.get("type") == "thesis"]
    genres = [one for one in texts(node, "genre") if _GENRES.get(one.lower()) == "thesis"]
    said = _first((*texts(node, "extension/degree/name"), *notes, *genres))
    return said[:1].upper() + said[1:100]


# --- identifiers and places -----------------------------------------------------------

_DOI = regex(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?(10\.\d{4,9}/\S{1,200})", re.IGNORECASE)


def _identifiers(node: etree._Element) -> dict[str, str]:
    """Give the identifiers that CSL has; those marked as invalid are none."""
    said: dict[str, list[str]] = {}
    for found in node.iterfind("identifier"):
        if found.get("invalid") != "yes" and text(found):
            said.setdefault((found.get("type") or "").lower(), []).append(text(found))
    dois = [_DOI.fullmatch(one) for one in (*said.get("doi", []), *said.get("uri", []))]
    return {
        "ISBN": " ".join(cataloguing.isbns(said.get("isbn", []))),
        "ISSN": _first(_issn(one) for one in said.get("issn", [])),
        "DOI": _first(match[1].lower() for match in dois if match),
        "PMID": _first(said.get("pmid", [])),
        "number": _first(said.get("report number", []) + said.get("preferred citation", [])),
        "URL": _url(node, [*said.get("uri", []), *said.get("hdl", []), *said.get("urn", [])]),
    }


def _issn(value: str) -> str:
    match = re.search(r"(\d{4})-?(\d{3}[\dXx])", value[:40])
    return f"{match[1]}-{match[2].upper()}" if match else ""


def _url(node: etree._Element, others: Iterable[str]) -> str:
    """Give the address of the object, not of a picture of it or of the raw file."""
    links = sorted(node.iterfind("location/url"), key=_distance)
    for address in (*map(text, links), *others):
        if re.match(r"https?://\S", address):
            return address
        if re.match(r"urn:nbn:", address, re.IGNORECASE):
            return f"https://nbn-resolving.org/{address}"
    return ""


def _distance(link: etree._Element) -> int:
    primary = link.get("usage") in ("primary", "primary display")
    access = {"object in context": 1, None: 2}.get(link.get("access"), 3)
    return 0 if primary else access


def _place(node: etree._Element) -> dict[str, str]:
    """Give the archive that holds a unique thing, and where in it."""
    holders = [one for one in texts(node, "location/physicalLocation") if "://" not in one]
    return {
        "archive": _first(holders),
        "archive_location": _first(texts(node, "location/shelfLocator")),
    }


# --- parts and series -------------------------------------------------------------------

#: Type of a detail → CSL variable.
_DETAILS: Mapping[str, str] = {
    "volume": "volume",
    "issue": "issue",
    "number": "issue",
    "part": "part-number",
    "chapter": "chapter-number",
    "section": "section",
    "supplement": "supplement-number",
}


def _part(owner: etree._Element) -> dict[str, Any]:
    """Give the numbers of a part: volume, issue, pages."""
    fields: dict[str, Any] = {}
    for part in owner.iterfind("part"):
        for detail in part.iterfind("detail"):
            variable = _DETAILS.get((detail.get("type") or "").lower())
            number = text(detail.find("number")) or text(detail.find("title"))
            if variable and number:
                fields.setdefault(variable, cataloguing.serial_part(number))
        for extent in part.iterfind("extent"):
            if (extent.get("unit") or "page").lower().rstrip("s") in ("page", "p."):
                fields.setdefault("page", _pages(extent))
        for said in texts(part, "text"):
            numbers = cataloguing.numbering(said)
            fields = {**numbers, **{key: value for key, value in fields.items() if value}}
    return fields


def _pages(extent: etree._Element) -> str:
    start, end = text(extent.find("start")), text(extent.find("end"))
    run = f"{start}-{end}" if end and end != start else start
    return run or _first(texts(extent, "list")).removeprefix("pp. ").removeprefix("p. ")


def _series(node: etree._Element) -> dict[str, str]:
    series = _related(node, "series")
    if series is None:
        return {}
    named = series.find("titleInfo")
    numbers = [] if named is None else texts(named, "partNumber")
    whole = _title(series, (None, "uniform", "abbreviated")).removesuffix(f". {''.join(numbers)}")
    name, semicolon, number = whole.rpartition("; ")
    if not (semicolon and re.search(r"\d", number)):
        name, number = whole, _first(numbers) or str(_part(series).get("volume") or "")
    return {
        "collection-title": cataloguing.title(name),
        "collection-number": cataloguing.serial_part(number),
    }


def _host(host: etree._Element) -> dict[str, Any]:
    """Give what a part says of the whole that it is in."""
    people = _names(host)
    known = _identifiers(host)
    whole = {"editor": people.get("editor"), "container-author": people.get("author")}
    return {
        "container-title": _title(host),
        "container-title-short": _title(host, ("abbreviated",)),
        **whole,
        **_part(host),
        **{key: known[key] for key in ("ISBN", "ISSN")},
        **_series(host),
    }


# --- govinfo --------------------------------------------------------------------------


def _congress(node: etree._Element, kind: str, title: str) -> dict[str, Any]:
    """Give what the Government Publishing Office says of bills and hearings."""
    if kind not in ("bill", "hearing") or node.find("extension/congress") is None:
        return {}
    chamber = _first(texts(node, "extension/originChamber") + texts(node, "extension/chamber"))
    short = _first(texts(node, "extension/shortTitle"))
    fields: dict[str, Any] = {
        "chapter-number": _first(texts(node, "extension/congress")),
        "authority": chamber.capitalize(),
    }
    if kind == "hearing":
        fields["number"] = _first(texts(node, "extension/number"))
        fields["section"] = _first(texts(node, "extension/congCommittee/name"))
    elif short and short != title:  # bills are cited by it
        fields |= {"title": short, "custom": {"official-title": title} if title else None}
    return {key: value for key, value in fields.items() if value}
