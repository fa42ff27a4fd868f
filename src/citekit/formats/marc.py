"""MARC 21, in ISO 2709 (``.mrc``) and in XML, read only.

A record of a catalogue says more than a citation wants, in a notation of its own (see
`cataloguing`). What has a place in CSL goes there: the description of the work itself, the names
with their roles, the series, and the host of an article. Where a record gives its fields in
another script as well (880), that is what counts, as it is what stands on the work; the
romanised form is kept in ``custom``.

Source: MARC 21 Format for Bibliographic Data (Library of Congress).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

from citekit import names
from citekit.errors import Problem
from citekit.formats import cataloguing, responsibility
from citekit.formats.marcentries import Entry, Field, entries
from citekit.patterns import regex
from citekit.record import Name, Record, Records

__all__ = ["SUFFIXES", "loads", "record_from"]

#: Of files with MARC 21.
SUFFIXES = (".mrc", ".marc", ".marcxml")

# --- in -----------------------------------------------------------------------------


def loads(source: str | bytes) -> Records:
    """Read MARC 21: XML, alone or in any envelope, or records of ISO 2709.

    >>> record = loads('''<record><leader>00000nam a</leader>
    ...   <datafield tag="245" ind1="1" ind2="0"><subfield code="a">Fiasco :</subfield>
    ...     <subfield code="b">the American military adventure /</subfield></datafield>
    ... </record>''')[0]
    >>> record.type, record.fields["title"]
    ('book', 'Fiasco: the American military adventure')
    """
    found, problems = entries(source)
    records: list[Record] = []
    taken: set[str] = set()
    for number, entry in enumerate(found, 1):
        record = record_from(entry)
        key = record.id or f"item-{number}"
        while key in taken:
            key += "-2"
        taken.add(key)
        records.append(record.replace({}, id=key))
        if not record.fields:
            message = f"nothing of record {number} is understood"
            problems.append(Problem("marc-record", message, entry.line))
    if not records:
        problems.insert(0, Problem("marc-empty", "there is no MARC record here", severity="error"))
    return Records(records, problems=problems)


# --- the record -----------------------------------------------------------------------


def record_from(entry: Entry) -> Record:
    """Make a record of an entry; its id is the control number, or empty.

    >>> fields = (Field("245", "10", (("a", "Fiasco /"),)), Field("001", value=" 77 "))
    >>> record_from(Entry("00000nam a", fields))
    Record(id='77', type='book', fields={'title': 'Fiasco'})
    """
    native = _native(entry)
    kind = _type(native)
    fields = _described(native, kind)
    if native is not entry:
        plain = _described(entry, kind)
        texts = {key: _text(value) for key, value in plain.items() if value != fields.get(key)}
        other = {key: text for key, text in texts.items() if text}
        fields |= {"custom": {"romanized": other}} if other else {}
    return Record(" ".join(entry.value("001").split())[:80], kind, fields)


def _text(value: Any) -> str:
    """Give a value as text, names as in headings; a date is the same in all scripts."""
    if isinstance(value, tuple):
        return "; ".join(names.inverted(name) for name in value)
    return value if isinstance(value, str) else ""


def _described(entry: Entry, type: str) -> dict[str, Any]:
    """Say all that CSL wants to know of a work."""
    fields: dict[str, Any] = {
        "title": _title(entry),
        **_names(entry),
        **_event(entry),
        **_imprint(entry),
        **_original(entry),
        **_series(entry),
        **_extent(entry),
        "edition": next(map(cataloguing.edition, entry.texts("250", "a")), ""),
        "language": _language(entry),
        "ISBN": " ".join(cataloguing.isbns(entry.texts("020", "a"))),
        "ISSN": _issn(entry.texts("022", "a")),
        "number": next(iter(entry.texts("088", "a") or entry.texts("027", "a")), ""),
        "scale": _scale(entry),
        "abstract": " ".join(" ".join(entry.texts("520", "ab")).split()),
        **_links(entry),
    }
    if type == "thesis":
        fields |= _thesis(entry)
    if type in _PARTS:
        fields |= {key: value for key, value in _host(entry).items() if not fields.get(key)}
    return _known(fields)


#: Types that stand in another work.
_PARTS = frozenset({"article-journal", "article-newspaper", "chapter"})

#: Leader, position 6 → CSL type, where it is not a book.
_MATERIALS: Mapping[str, str] = {
    "c": "musical_score",
    "d": "musical_score",
    "e": "map",
    "f": "map",
    "g": "motion_picture",
    "j": "song",
    "k": "graphic",
    "p": "collection",
    "t": "manuscript",
}
#: 008, position 26, of computer files → CSL type; others are what their text is.
_FILES: Mapping[str, str] = {"a": "dataset", **dict.fromkeys("bfghi", "software"), "j": "webpage"}


def _type(entry: Entry) -> str:
    """Tell the type: by leader, positions 6 and 7, and by what the record has."""
    material, level = entry.at(6), entry.at(7)
    if material in _MATERIALS:
        return _MATERIALS[material]
    genres = " ".join(entry.texts("655", "a") + entry.texts("336", "a")).lower()
    if re.search(r"\bdata ?sets?\b|statistische daten", genres):
        return "dataset"
    if material == "m" and not entry.all("020", "502"):
        kind = _FILES.get(_dates(entry)[26:27])
        if kind:
            return kind
    if level in "ab" and level.strip():
        return _part_type(entry, level)
    if _is_thesis(entry):
        return "thesis"
    if level == "s":
        return "periodical"
    if level == "i":
        return "webpage" if entry.all("856") else "book"
    if entry.all("088", "027"):
        return "report"
    known = entry.leader.strip() or entry.all("020", "260", "264", "300")
    return "book" if known and (material != " " or entry.all("020", "260", "264")) else "document"


def _part_type(entry: Entry, level: str) -> str:
    hosts = entry.all("773")
    numbered = any(
        cataloguing.numbering(text).get("volume") for host in hosts for text in host.all("g")
    )
    serial = any(host.first("7")[3:4] == "s" or host.all("x") for host in hosts)
    if any(host.all("z") for host in hosts) or not (level == "b" or serial or numbered):
        return "chapter"
    return "article-journal"


# --- titles -------------------------------------------------------------------------

#: Uniform titles that say what is collected, not what it is called.
_COLLECTIVE = regex(
    r"(?:works|selections|poems|plays|essays|novels|short stories|correspondence|speeches"
    r"|laws|treaties|prose works|werke|œuvres|oeuvres)\b.{0,40}",
    re.IGNORECASE,
)


def _title(entry: Entry) -> str:
    """Give the title proper, or the uniform title where the record has no other."""
    for tag in ("245", "240", "130", "222", "246", "239"):
        for found in entry.all(tag):
            text = _titled(found)
            if text:
                return text
    return ""


def _titled(found: Field) -> str:
    """Join title, remainder, and the numbers and names of parts, in the order they stand in."""
    main = found.first("a") or found.first("k")
    parts: list[tuple[str, str]] = []
    for code, text in found.subfields:
        if code == "n":
            parts.append((text, ""))
        elif code == "p" and parts and not parts[-1][1]:
            parts[-1] = (parts[-1][0], text)
        elif code == "p":
            parts.append(("", text))
    return cataloguing.title(main, *found.all("b"), parts=parts if found.tag != "130" else ())


def _original(entry: Entry) -> dict[str, Any]:
    """Give what a translation and a reprint are made of."""
    fields: dict[str, Any] = {}
    for found in entry.all("240", "130"):
        title = cataloguing.bare(found.first("a"))
        if found.all("l") and not found.all("k") and not _COLLECTIVE.fullmatch(title):
            fields["original-title"] = title
            break
    coded = _dates(entry)
    if coded[6:7] == "r" and coded[7:11] > coded[11:15]:
        fields["original-date"] = cataloguing.date("", coded[11:15])
    return fields


def _series(entry: Entry) -> dict[str, str]:
    """Give the first series, as the work has it rather than as the library files it."""
    for tag in ("490", "440", "830", "810", "800"):
        for found in entry.all(tag):
            title = _titled(found) if tag in ("490", "440", "830") else found.first("t")
            if title:
                number = cataloguing.serial_part(found.first("v"))
                return {
                    "collection-title": cataloguing.title(title),
                    "collection-number": number,
                }
    return {}


# --- names --------------------------------------------------------------------------

#: Names of the work as a whole; 720 is a name that no rule was applied to.
_NAME_TAGS = ("100", "110", "700", "710", "720")


def _names(entry: Entry) -> dict[str, tuple[Name, ...]]:
    """Give every name under its role: as it is said, or else as the title page says it."""
    statement = " ; ".join(entry.texts("245", "c"))
    placed: dict[str, list[Name]] = {}
    for found in entry.all(*_NAME_TAGS):
        name = _name(found)
        if name is None or (found.all("t") and found.indicators[1] != "2"):
            continue  # a work that this one speaks of, is based on, contains
        for variable in _variables(found, name, statement):
            people = placed.setdefault(variable, [])
            if name not in people:
                people.append(name)
    if not placed:
        return responsibility.read(statement)
    if not {"author", "editor", "compiler", "director", "composer"} & placed.keys():
        placed = _responsible(placed)
    rest = placed.pop("contributor", [])
    named = [name for people in placed.values() for name in people]
    rest = [name for name in rest if name not in named]
    return {key: tuple(group) for key, group in (*placed.items(), ("contributor", rest)) if group}


def _responsible(placed: dict[str, list[Name]]) -> dict[str, list[Name]]:
    """Where nobody is said to be the author, those are who have no other part in it."""
    rest = placed.get("contributor", [])
    persons = [name for name in rest if name.family]
    first = persons or rest
    others = [name for name in rest if name not in first]
    return {"author": first, **placed, "contributor": others} if first else placed


def _name(found: Field) -> Name | None:
    main = found.first("a")
    if found.tag.endswith("10"):
        return cataloguing.corporate(main, *found.all("b")) if main else None
    if found.tag == "720" and found.indicators[0] != "1":
        return cataloguing.corporate(main)
    if not main:  # numerals and titles of nobody
        return None
    if found.indicators[0] == "0":
        return cataloguing.person(" ".join([main, found.first("b")]).replace(",", ""))
    return cataloguing.person(main, found.first("c"))


def _variables(found: Field, name: Name, statement: str) -> list[str]:
    """Give the variables a name belongs to; none for printers, owners and the like."""
    said = cataloguing.roles(*(found.all("4") or found.all("e")))
    if said == [""] or said == ["contributor"]:
        said = cataloguing.roles(*found.all("e")) or said
    if said:
        return [] if said == [""] else said
    stated = responsibility.stated(statement, name)
    if found.tag.startswith("1"):
        return [stated] if stated == "editor" else ["author"]
    if found.all("t"):
        return ["contributor"]
    if stated:
        return [stated]
    return ["author"] if not statement and found.tag == "700" else ["contributor"]


def _event(entry: Entry) -> dict[str, Any]:
    """Give the meeting that a volume is of."""
    for found in entry.all("111", "711"):
        title = cataloguing.corporate(found.first("a"), *found.all("e"))
        if title is None or found.all("t"):
            continue
        held = " ".join(found.all("d")).strip("() :,")
        return {
            "event-title": title.literal,
            "event-date": cataloguing.date(held),
            "event-place": cataloguing.bare(found.first("c").strip("()")),
        }
    return {}


# --- publication ----------------------------------------------------------------------


def _dates(entry: Entry) -> str:
    """Give field 008; of several the one that has a date where dates stand."""
    values = [found.value for found in entry.all("008")]
    return next((text for text in values if re.match(r".{7}[\du]{4}", text)), "".join(values[:1]))


def _imprint(entry: Entry) -> dict[str, Any]:
    """Give place, publisher and date: of publication (264, second indicator 1) before others."""
    statements = sorted(entry.all("264", "260"), key=_prominence)
    coded = _dates(entry)
    start, end = coded[7:11], coded[11:15] if coded[6:7] in "cdikmqu" else ""
    written = next((text for found in statements for text in found.all("c")), "")
    written = written or next(iter(entry.texts("269", "a")), "")
    issued = cataloguing.date(written, start, end)
    if issued is not None and coded[6:7] == "q" and not re.search(r"\d{4}", written):
        issued = evolve(issued, circa=True)
    return {
        "publisher": next(
            filter(None, (cataloguing.publisher(*f.all("b")) for f in statements)), ""
        ),
        "publisher-place": next(
            filter(None, (cataloguing.place(*f.all("a")) for f in statements)), ""
        ),
        "issued": issued,
    }


def _prominence(found: Field) -> int:
    """Order statements: published, produced, distributed, made, copyright."""
    if found.tag == "260":
        return 1
    return {"1": 0, "0": 2, "2": 3, "3": 4}.get(found.indicators[1], 5)


def _extent(entry: Entry) -> dict[str, str]:
    extents = entry.texts("300", "a")
    return {
        "number-of-pages": next(filter(None, map(cataloguing.pages, extents)), ""),
        "number-of-volumes": next(filter(None, map(cataloguing.volumes, extents)), ""),
    }


def _language(entry: Entry) -> str:
    codes = [found.first("a") for found in entry.all("041") if found.indicators[1] != "7"]
    return next(filter(None, map(cataloguing.language, (*codes, _dates(entry)[35:38]))), "")


def _issn(texts: Iterable[str]) -> str:
    matches = (re.search(r"\d{4}-?\d{3}[\dXx]", text[:40]) for text in texts)
    digits = (match[0].replace("-", "").upper() for match in matches if match)
    return next((f"{number[:4]}-{number[4:]}" for number in digits), "")


def _scale(entry: Entry) -> str:
    for text in entry.texts("255", "a"):
        match = re.search(r"1\s?:\s?\d[\d,. ]{0,12}\d", text[:200])
        if match:
            return re.sub(r"\s", "", match[0])
    return ""


_DOI = regex(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?(10\.\d{4,9}/\S{1,200})", re.IGNORECASE)


def _links(entry: Entry) -> dict[str, str]:
    """Give DOI and address: of the work, not of what was written about it."""
    coded = [f.first("a") for f in entry.all("024") if f.first("2").lower() == "doi"]
    links = sorted(entry.all("856"), key=lambda found: "01 ".find(found.indicators[1]) % 9)
    urls = [
        found.first("u") for found in links if found.indicators[1] in "01 " and not _is_about(found)
    ]
    matches = [_DOI.fullmatch(text.strip()) for text in (*coded, *urls)]
    doi = next((match[1].lower() for match in matches if match), "")
    web = [url.strip() for url in urls if re.match(r"https?://\S", url.strip())]
    return {"DOI": doi, "URL": web[0] if web else ""}


#: What a link leads to that is not the work: its table of contents, its cover …
_ABOUT = regex(
    r"contents|description|biograph|cover|inhalt|klappentext|rezension|review|sample|thumbnail"
    r"|table des|sommaire|publisher|verlag|bild|image|glossary|codebook|dictionary|abstract",
    re.IGNORECASE,
)


def _is_about(found: Field) -> bool:
    said = " ".join(found.all("3yz"))
    volltext = re.search(r"volltext|full ?text", said, re.IGNORECASE)
    return not volltext and _ABOUT.search(said) is not None


# --- theses and parts -------------------------------------------------------------------

_ACADEMIC = regex(
    r"univ|hochschule|school|college|academ|akadem|institut|facult|fakult|proquest|umi\b|dissert",
    re.IGNORECASE,
)
_THESIS = regex(
    r"(?P<kind>[^()\-–—,:.]{0,60}?)\s?(?:\((?P<degree>[^()]{1,40})\))?[.,]?"
    r"\s?(?:--|[-–—,:])\s?(?P<school>[^,;(]{3,120}?)(?:[,.]?\s(?P<year>(?:1[5-9]|20)\d\d))?[.\])]{0,3}"
)


def _is_thesis(entry: Entry) -> bool:
    """Tell a thesis from a book that came of one: that has a publisher."""
    if not entry.all("502"):
        return False
    notes = " ".join(entry.texts("502", "abc"))
    sold = _imprint(entry)["publisher"]
    return not sold or _ACADEMIC.search(sold) is not None or sold.lower() in notes.lower()


def _thesis(entry: Entry) -> dict[str, Any]:
    """Read the note of a thesis: its kind, and where it was handed in."""
    found = entry.all("502")[0]
    match = _THESIS.fullmatch(found.first("a")[:300].strip())
    said = match.groupdict() if match else {}
    degree = found.first("b") or said.get("degree") or ""
    kind = cataloguing.bare(said.get("kind") or "")
    fields: dict[str, Any] = {
        "genre": _genre(degree, kind),
        "publisher": cataloguing.bare(found.first("c") or said.get("school") or ""),
    }
    imprint = _imprint(entry)
    copied = re.search(r"proquest|\bumi\b|microfilms", imprint["publisher"], re.IGNORECASE)
    year = cataloguing.date(found.first("d") or said.get("year") or "")
    if (copied and year) or not imprint["issued"]:
        fields["issued"] = year
    if imprint["publisher"] and not copied:
        fields["publisher"] = imprint["publisher"]
    elif copied:
        fields["publisher-place"] = ""
    return {key: value for key, value in fields.items() if value is not None and value != ""} | (
        {"publisher-place": ""} if copied else {}
    )


def _genre(degree: str, kind: str) -> str:
    """``Ph. D.`` → ``Ph.D. thesis``."""
    compact = re.sub(r"(?<=\.)\s(?=[A-Z])", "", degree).strip(" ;,")
    if not compact or re.search(r"diss|thes|arbeit|th[èe]se|tesi", compact, re.IGNORECASE):
        return compact or kind
    return f"{compact} {'dissertation' if 'dissertation' in kind.lower() else 'thesis'}"


def _host(entry: Entry) -> dict[str, Any]:
    """Give what an article or a chapter stands in (773), from all that is said of it."""
    fields: dict[str, Any] = {}
    for found in entry.all("773"):
        said: dict[str, Any] = {
            "container-title": _container(found.first("t")),
            "container-title-short": cataloguing.bare(found.first("p")),
            "ISSN": _issn(found.all("x")),
            "ISBN": " ".join(cataloguing.isbns(found.all("z"))),
            **_published(found.first("d")),
        }
        for text in found.all("gq"):
            said = {**cataloguing.numbering(text), **_known(said)}
        fields = {**_known(said), **fields}
    return fields


def _known(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing."""
    return {key: value for key, value in fields.items() if value not in ("", None, ())}


def _container(text: str) -> str:
    """``Essays / edited by …`` → ``Essays``."""
    main, _, rest = text.partition(" : ")
    subtitle = rest.partition(" / ")[0]
    return cataloguing.title(main.partition(" / ")[0], subtitle if " / " not in main else "")


def _published(text: str) -> dict[str, Any]:
    """``Dordrecht : Nijhoff, 1992`` → place, publisher, date."""
    head, _, year = text.rpartition(",")
    place, colon, name = (head or text).partition(":")
    issued = cataloguing.date(year or text)
    place = cataloguing.place(place) if head or colon else ""
    return {
        "publisher-place": place,
        "publisher": cataloguing.publisher(name) if colon else "",
        "issued": issued,
    }


# --- other scripts ----------------------------------------------------------------------

_LINK = regex(r"(?P<tag>\d{3})-(?P<number>\d{2})")


def _native(entry: Entry) -> Entry:
    """Give the entry with its fields in the script of the work, where the record has them."""
    linked = {
        (match["tag"], match["number"]): found
        for found in entry.all("880")
        if (match := _LINK.match(found.first("6"))) and match["number"] != "00"
        if _is_foreign(found)
    }
    if not linked:
        return entry
    fields = tuple(_in_script(found, linked) for found in entry.fields if found.tag != "880")
    return evolve(entry, fields=fields)


def _in_script(found: Field, linked: Mapping[tuple[str, str], Field]) -> Field:
    match = _LINK.match(found.first("6"))
    other = linked.get((found.tag, match["number"])) if match else None
    if other is None:
        return found
    told = tuple(pair for pair in other.subfields if pair[0] not in "604e")
    codes = {code for code, _ in told}
    kept = tuple(  # roles, and numbers that are not said again
        (code, text)
        for code, text in found.subfields
        if code in "04e"
        or (code not in codes and code != "6" and not re.search("[^\\W\\d_]", text))
    )
    return evolve(found, subfields=(*told, *kept))


def _is_foreign(found: Field) -> bool:
    text = "".join(text for code, text in found.subfields if code.isalpha())
    return any(char.isalpha() and char > "\u036f" and not _is_latin(char) for char in text)


def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith(("LATIN", "MODIFIER", "COMBINING"))
