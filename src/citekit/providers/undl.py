"""The United Nations Digital Library: the catalogue of what the United Nations publish.

Records are MARC 21, as XML. What a document is called is not always its title there: reports
of panels and monitoring teams are catalogued under the letter that they were sent with, and
the report stands in a note ("Transmits 24th report of …"). Scripts are often answered with an
empty page; then `formed` gives what the symbol of a document says by itself.

Sources: MARC 21 for bibliographic data and the fields that the library adds (191 symbol, 269
date, 989 kind of document …), the search of Invenio, API v1 of the library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from attrs import evolve

from citekit import names, symbols
from citekit.identifiers import Identifier, Kind
from citekit.providers import Query, payloads
from citekit.providers.session import Answer, Session, UnansweredError
from citekit.record import Date, Name, Record
from citekit.symbols import Symbol

if TYPE_CHECKING:
    from lxml import etree

__all__ = [
    "BASE",
    "CONCURRENCY",
    "HOME",
    "KEY",
    "KINDS",
    "RATE",
    "SEARCHES",
    "TITLE",
    "elements",
    "formed",
    "lookup",
    "question",
    "record_from",
    "search",
]

#: as people call it
TITLE = "United Nations Digital Library"
#: its documentation
HOME = "https://digitallibrary.un.org/help"
#: base URL
BASE = "https://digitallibrary.un.org"
#: requests a second: one every two seconds
RATE = 0.5
#: requests at once
CONCURRENCY = 1
#: identifiers that `lookup` takes; of addresses those that lead to a document of the UN
KINDS: frozenset[Kind] = frozenset({"un-symbol", "url"})
#: it finds works by their description
SEARCHES = True
#: with a key its API answers, which blocks no scripts
KEY = "optional"

_MOST = 10

# --- a record -----------------------------------------------------------------------

#: Tag → its fields in order; a field is code of a subfield → its values. A control field has
#: its text under the empty code.
_Fields = Mapping[str, list[Mapping[str, list[str]]]]

#: Words of 989, the most particular subfield first → CSL type, genre. Where none is found,
#: the code of 089 $b decides, then the symbol.
_TYPES: Mapping[str, tuple[str, str]] = {
    "draft resolutions and decisions": ("report", "Draft resolution"),
    "letters and notes verbales": ("report", "Letter"),
    "maps": ("map", ""),
    "meeting records": ("report", "Verbatim record"),
    "presidential statements": ("report", "Presidential statement"),
    "press releases": ("article", "Press release"),
    "publications": ("book", ""),
    "reports": ("report", ""),
    "resolutions and decisions": ("legislation", "Resolution"),
    "speeches": ("speech", ""),
}
_CODES: Mapping[str, tuple[str, str]] = {
    "B01": ("legislation", "Resolution"),
    "B04": ("report", ""),
    "B16": ("report", "Letter"),
    "B22": ("speech", ""),
}
#: Titles of covering letters; the title of what they cover may stand in a note.
_LETTER = re.compile(r"(?:identical )?(?:letters?|notes? verbales?|note by)\b", re.IGNORECASE)
_TRANSMITS = re.compile(r"transmits?(?:ting)?:? (?:the )?(?P<title>.{10,900})", re.IGNORECASE)
#: … if it is a report, and not another letter.
_REPORT = re.compile(
    r"(?!letter|note verbale|text of)(?:\S{1,30} ){0,5}(?:report|study|assessment|review)s?\b",
    re.IGNORECASE,
)
#: Fields and subfields that may hold what the document is called, the title proper first.
_TITLES: tuple[tuple[str, str], ...] = (
    ("245", "abnp"),
    ("239", "abnp"),
    ("246", "abnp"),
    ("249", "abnp"),
    ("500", "a"),
    ("505", "a"),
    ("520", "a"),
)
#: 500 says on whose request a document was written; that is no title.
_NO_TITLE = re.compile(r"(?:submitted|issued|prepared|reissued) ", re.IGNORECASE)
_BODIES = ("110", "111", "710", "711")


def record_from(payload: Any) -> Record:
    """Make a record of one work: an element ``record`` of MARCXML, or an object of recjson.

    `title` is what the document is called. Under a covering letter that is the title of the
    letter, unless a note says that it transmits a report; all that it may be called stands
    in ``custom["titles"]``, the title proper first. The date is that of 269, or none.

    >>> record_from('''<record><datafield tag="191"><subfield code="a">S/2019/9901</subfield>
    ... </datafield><datafield tag="269"><subfield code="a">2019-07-15</subfield></datafield>
    ... </record>''').fields["authority"]
    'United Nations Security Council'
    """
    fields = _of_recjson(payload) if isinstance(payload, Mapping | list) else _of_marc(payload)
    written = [value for tag in ("191", "791") for value in _values(fields, tag, "a")]
    found = list(dict.fromkeys(_symbols(written)))
    transmitted = _transmitted(fields)
    titles = list(dict.fromkeys([*_titles(fields), *filter(None, [transmitted])]))
    csl_type, genre = _type(fields, found)
    recid = next(_values(fields, "001", ""), "")
    authority = symbols.organ_name(found[0]) if found else _expanded(_first(fields, "981"))
    return payloads.record(
        f"undl-{recid}" if recid else "undl",
        csl_type,
        {
            "title": transmitted or (titles[0] if titles else ""),
            "author": _authors(fields, authority, bool(transmitted)),
            "authority": authority,
            # A report is no letter, even if it came with one.
            "genre": "" if transmitted and genre == "Letter" else genre,
            "number": "-".join(one.value for one in found) or _unread(written),
            "publisher": _publisher(_first(fields, "260", "b")),
            "publisher-place": _place(fields) or (symbols.seat(found[0]) if found else ""),
            "issued": _issued(_first(fields, "269")),
            "number-of-pages": _count(_first(fields, "300")),
            "collection-title": _trimmed(_first(fields, "490")),
            "URL": _link(found, recid),
            "custom": _custom(fields, recid, titles),
        },
    )


def _custom(fields: _Fields, recid: str, titles: list[str]) -> dict[str, Any]:
    files = dict(filter(None, map(_file, fields.get("856", ()))))
    custom = {"recid": recid, "titles": titles, "files": files}
    return {name: value for name, value in custom.items() if value}


def formed(symbol: Symbol) -> Record:
    """Make a record of what a symbol says by itself, where nobody can be asked; no title.

    The year is given if it is one: of A/73/352 it is 2018 or 2019.

    >>> sorted(formed(symbols.parse("S/RES/2368 (2017)")).fields)
    ['URL', 'authority', 'genre', 'issued', 'number']
    """
    span = symbols.years(symbol)
    csl_type, genre = symbols.kind(symbol)
    number = "-".join(one.value for one in (symbol, *symbol.others))
    fields = {
        "number": number,
        "authority": symbols.organ_name(symbol),
        "genre": genre,
        "issued": Date(span[:1]) if span and span[0] == span[1] else None,
        "URL": symbols.url(symbol, ""),
    }
    return payloads.record(f"un-{number}", csl_type, fields)


def _of_marc(payload: Any) -> _Fields:
    root = payloads.element(payload)
    fields: dict[str, list[Mapping[str, list[str]]]] = {}
    if root is None:
        return fields
    record = root if root.tag == "record" else root.find(".//record")
    for node in record if record is not None else ():
        tag = node.get("tag") or ""
        if node.tag == "controlfield":
            fields.setdefault(tag, []).append({"": [payloads.text(node.text)]})
        elif node.tag == "datafield":
            values: dict[str, list[str]] = {}
            for part in node.iterfind("subfield"):
                text = payloads.text("".join(map(str, part.itertext())))
                values.setdefault(part.get("code") or "", []).append(text)
            fields.setdefault(tag, []).append(values)
    return fields


#: Path in recjson → tag and subfield of MARC.
_RECJSON: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("recid",), "001", ""),
    (("title", "title"), "245", "a"),
    (("title", "subtitle"), "245", "b"),
    (("comment",), "500", "a"),
    (("imprint", "place"), "260", "a"),
    (("imprint", "publisher_name"), "260", "b"),
    (("prepublication", "date"), "269", "a"),
)


def _of_recjson(payload: Mapping[str, Any] | list[Any]) -> _Fields:
    """Bring an object of recjson into the form of MARC. The symbol is only in names of files."""
    item = next(iter(payloads.dicts(payload)), {})
    fields: dict[str, list[Mapping[str, list[str]]]] = {}
    for path, tag, code in _RECJSON:
        for value in payloads.strings(payloads.at(item, *path)):
            if tag == "500" or tag not in fields:
                fields.setdefault(tag, []).append({code: [value]})
            else:
                fields[tag][0] = {**fields[tag][0], code: [value]}
    bodies = payloads.dicts(item.get("corporate_name"))
    fields["710"] = [{"a": payloads.strings(body.get("name"))} for body in bodies]
    fields["989"] = [{"b": payloads.strings(item.get("document_type"))}]
    named = payloads.strings(item.get("filenames")) + [
        name
        for file in payloads.dicts(item.get("files"))
        for name in payloads.strings(file.get("full_name"))
    ]
    fields["191"] = [{"a": [str(one)]} for one in dict.fromkeys(_symbols(named))]
    return fields


def _values(fields: _Fields, tag: str, codes: str) -> Iterator[str]:
    for field in fields.get(tag, ()):
        for code in codes or ("",):
            yield from (value for value in field.get(code, ()) if value)


def _first(fields: _Fields, tag: str, code: str = "a") -> str:
    return next(_values(fields, tag, code), "")


def _symbols(written: Iterable[str]) -> Iterator[Symbol]:
    for text in written:
        try:
            first = symbols.parse(text)
        except ValueError:
            continue
        yield from (evolve(one, others=()) for one in (first, *first.others))


def _unread(written: list[str]) -> str:
    """Give a symbol that the grammar does not know, but none that says "[without symbol]"."""
    return next((text for text in written if not text.startswith("[")), "")


def _trimmed(text: str) -> str:
    """Take off the marks that end a subfield in library catalogues."""
    return re.sub(r"\s*[/:;=,]+\s*$", "", text).strip()


def _titles(fields: _Fields) -> Iterator[str]:
    for tag, codes in _TITLES:
        for field in fields.get(tag, ()):
            parts = [_trimmed(value) for code in codes for value in field.get(code, ()) if value]
            if not parts or (tag == "500" and _NO_TITLE.match(parts[0])):
                continue
            note = _TRANSMITS.fullmatch(parts[0]) if tag == "500" else None
            yield note["title"] if note else payloads.titled(parts[0], *parts[1:])


def _transmitted(fields: _Fields) -> str:
    """Give the title of the report that a letter covers, its ordinal in words as in print."""
    if not _LETTER.match(_first(fields, "245")):
        return ""
    for note in _values(fields, "500", "a"):
        match = _TRANSMITS.fullmatch(note)
        if match and _REPORT.match(match["title"]):
            title = _ORDINAL.sub(_in_words, match["title"].rstrip(" ."), count=1)
            return title[:1].upper() + title[1:]
    return ""


_ORDINAL = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)\b")
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def _in_words(match: re.Match[str]) -> str:
    """Write 24th as twenty-fourth: the catalogue has digits where the documents have words."""
    tens, ones = divmod(int(match[1]), 10)
    if tens < 2:
        return _ORDINALS[int(match[1])]
    whole = _TENS[tens - 2]
    return f"{whole}-{_ORDINALS[ones]}" if ones else f"{whole[:-1]}ieth"


def _type(fields: _Fields, found: list[Symbol]) -> tuple[str, str]:
    said = [value for code in "cba" for value in _values(fields, "989", code)]
    known = next((_TYPES[word.lower()] for word in said if word.lower() in _TYPES), None)
    known = known or _CODES.get(_first(fields, "089", "b"))
    by_symbol = symbols.kind(found[0]) if found else ("report", "")
    if known is None:
        return by_symbol
    # "Meeting Records" are verbatim or summary, "Resolutions and Decisions" either
    return (known[0], by_symbol[1]) if known[1] and by_symbol[1] else known


def _authors(fields: _Fields, authority: str, covered: bool) -> tuple[Name, ...]:
    """Give who is answerable; of a report that came with a letter, not who wrote the letter."""
    people = [
        names.parse(_trimmed(value))
        for tag in ("100", "700")
        for value in _values(fields, tag, "a")
    ]
    bodies = [_expanded(value) for tag in _BODIES for value in _bodies(fields, tag)]
    if covered and authority:
        people, bodies = [], [authority]
    literal = [Name(literal=body) for body in dict.fromkeys(bodies or [authority]) if body]
    return tuple(dict.fromkeys((*people, *literal)))


def _bodies(fields: _Fields, tag: str) -> Iterator[str]:
    for field in fields.get(tag, ()):
        yield ". ".join(
            _trimmed(value).rstrip(".") for code in "ab" for value in field.get(code, ())
        )


#: What a heading says of a session: (73rd sess. : 2018-2019), (72nd year : 2017)
_SESSION = re.compile(r"\s*\((?:\d{1,3}\w\w|[^()]{0,20}) ?(?:sess|year|mtg|emergency)[^()]{0,60}\)")


def _expanded(heading: str) -> str:
    """Give a heading as a name: "UN. Security Council" → United Nations Security Council."""
    name = _SESSION.sub("", heading).strip(" .")
    if name in ("UN", "United Nations"):
        return "United Nations"
    parts = [part for part in re.split(r"\. (?=[A-Z])", name) if part]
    if parts and parts[0] == "UN":
        parts = [f"United Nations {parts[1]}", *parts[2:]]
    elif len(parts) == 1 and symbols.prefix(name) and not name.startswith("United Nations"):
        return f"United Nations {name}"
    return ", ".join(parts)


def _publisher(text: str) -> str:
    name = _trimmed(text).strip("[] ")
    return "United Nations" if name in ("", "UN", "U.N.") else name


def _place(fields: _Fields) -> str:
    return _trimmed(_first(fields, "260")).strip("[] ")


def _issued(text: str) -> Date | None:
    """Read 2019-07-15, 2019-07, 20190715 or 2019, as 269 has them."""
    compact = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text, re.ASCII)
    if compact:
        text = "-".join(compact.groups())
    return payloads.day(text) if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", text, re.ASCII) else None


def _count(extent: str) -> str:
    match = re.match(r"\[?(\d{1,5})\]? ?(?:p\b|pages\b)", extent, re.ASCII)
    return match[1] if match else ""


def _link(found: list[Symbol], recid: str) -> str:
    if found:
        return symbols.url(found[0], "")
    return f"{BASE}/record/{recid}" if re.fullmatch(r"\d{1,12}", recid, re.ASCII) else ""


def _file(field: Mapping[str, list[str]]) -> tuple[str, str] | None:
    address = next(iter(field.get("u", ())), "")
    language = next(iter(field.get("y", ())), "")
    return (language, address) if address.startswith(("https://", "http://")) else None


# --- asking -------------------------------------------------------------------------


def question(
    symbol: Symbol | None = None, *, body: str = "", day: Date | None = None, title: str = ""
) -> dict[str, str]:
    """Form the parameters of a search: by symbol, by body and day, or by title.

    `body` is the beginning of symbols, as `symbols.prefix` gives it. That the library looks at
    a day in 269 is not promised: look at it again in the answer.

    >>> question(symbols.parse("S/2019/570"))["p"], question(title="Report on oil")["p"]
    ('S/2019/570', 'Report on oil')
    >>> question(body="S", day=Date((2019, 7, 15)))["p"]
    "269__a:2019-07-15 AND 191__a:'S/2019/'"
    """
    if symbol is not None:
        return {"ln": "en", "p": symbol.value, "f": "191__a", "of": "xm", "rg": str(_MOST)}
    if body and day is not None:
        written = "-".join(f"{part:02d}" for part in day.start)
        # documents of these two have the year behind the organ
        series = f"{body}/{day.start[0]}/" if body in ("S", "E") else f"{body}/"
        wanted = f"269__a:{written} AND 191__a:'{series}'"
        return {"ln": "en", "p": wanted, "of": "xm", "rg": "50"}
    return {"ln": "en", "p": title, "of": "xm", "rg": str(_MOST)}


def elements(content: bytes) -> list[etree._Element]:
    """Give the records of an answer, of the search and of the API alike."""
    root = payloads.element(content)
    if root is None:
        return []
    return [node for node in root.iter("record") if node.find("datafield") is not None]


def _asked(session: Session, parameters: dict[str, str]) -> list[Record]:
    """Ask, and give the records of the answer. Raises UnansweredError where there is none."""
    base, key = session.base("undl", BASE), session.key("undl")
    if key:
        answer = session.get(
            f"{base}/api/v1/search",
            provider="undl",
            params={"p": parameters["p"], "format": "xml"},
            accept="application/xml",
            headers={"Authorization": f"Token {key}"},
        )
    else:
        answer = session.get(
            f"{base}/search", provider="undl", params=parameters, accept="application/xml"
        )
    if answer.outcome == "not-found":
        return []
    return [record_from(node) for node in elements(_content(answer))]


_PAGE = re.compile(rb"\s{0,99}(?:<!doctype html|<html)", re.IGNORECASE)


def _content(answer: Answer) -> bytes:
    """Give the XML of an answer: 202, nothing, or a page for people is a refusal."""
    content = answer.content()
    if answer.status == 202 or not content.strip() or _PAGE.match(content):
        reason = f"{TITLE} answered a page for people (status {answer.status}), no records"
        raise UnansweredError(evolve(answer, outcome="blocked", reason=reason))
    return content


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the document of a symbol, or of a link to one; None: it is not there.

    Raises UnansweredError where the library refuses to answer; `formed` is what can be said
    then.
    """
    if identifier.kind not in KINDS:
        return None
    try:
        symbol = symbols.parse(identifier.value)
    except ValueError:
        return None
    return next(iter(_of_symbol(symbol, session)), None)


def _of_symbol(symbol: Symbol, session: Session) -> list[Record]:
    wanted = [one.value for one in (symbol, *symbol.others)]
    return [
        record
        for record in _asked(session, question(symbol))
        if any(_is_of(value, record) for value in wanted)
    ]


def _is_of(symbol: str, record: Record) -> bool:
    """Tell whether a record has a symbol; resolutions are also cited without their year."""
    known = [one.value for one in _symbols([str(record.fields.get("number", ""))])]
    return any(one == symbol or one.startswith(f"{symbol} (") for one in known)


def search(query: Query, session: Session) -> list[Record]:
    """Ask by symbol; without one by body and day, and by title. The likeliest come first.

    Raises UnansweredError where the library refuses to answer.
    """
    fields = query.record.fields
    for written in _symbols([str(fields.get("number", "")), str(fields.get("URL", ""))]):
        found = _of_symbol(written, session)
        if found:
            return found
    found = _of_day(query.record, session)
    # where body and day are all that is known, other words of the text are those of both
    title = payloads.words(fields.get("title") or ("" if found else query.text))
    wanted = set(title.split())
    if title and not any(_share(record, wanted) > 0.6 for record in found):
        found = [*found, *_asked(session, question(title=title))]
    unique = list({record.id: record for record in found}.values())
    return sorted(unique, key=lambda record: -_share(record, wanted))[:_MOST]


def _of_day(record: Record, session: Session) -> list[Record]:
    """Ask for what a body issued on the day of a record, if both are known."""
    issued = record.fields.get("issued")
    body = next(filter(None, map(symbols.prefix, payloads.bodies(record))), "")
    if not body or not isinstance(issued, Date) or len(issued.start) < 3 or issued.end:
        return []
    found = _asked(session, question(body=body, day=issued))
    days = (one.fields.get("issued") for one in found)
    return [
        one
        for one, day in zip(found, days, strict=True)
        if isinstance(day, Date) and day.start == issued.start
    ]


def _share(record: Record, wanted: set[str]) -> float:
    """Give the share of the words of a title that the best title of a record has."""
    titles = payloads.at(record.fields, "custom", "titles") or []
    shared = [len(wanted & set(payloads.words(title, most=80).split())) for title in titles]
    return max(shared, default=0) / (len(wanted) or 1)
