"""Wikidata: works that have an article or a citation in a Wikipedia, and many that have none.

A statement names authors, publishers and places as items of their own, whose labels are asked
for in a second round. A name as it stands on the work (*object named as*) comes before the
label. Labels are one string: how they are divided is a guess, and ``custom`` says so.

Sources: the data model and the JSON of Wikibase, the properties and classes of Wikidata for
bibliographic works.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

from citekit.identifiers import Identifier, Kind
from citekit.providers import Query, payloads
from citekit.providers.session import Session
from citekit.record import Date, Name, Record

__all__ = [
    "BASE",
    "CLASSES",
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
TITLE = "Wikidata"
#: its documentation
HOME = "https://www.wikidata.org/wiki/Wikidata:Data_access"
#: base URL
BASE = "https://www.wikidata.org/w"
#: requests a second; no limit is stated, but that they come one after the other
RATE = 2.0
#: requests at once
CONCURRENCY = 1
#: identifiers that `lookup` takes; ISBNs are there with hyphens, and cannot be found without
KINDS: frozenset[Kind] = frozenset({"doi", "pmid", "pmcid", "arxiv"})
#: it finds works by their description
SEARCHES = True
#: it takes no key
KEY = ""

#: What an item is an instance of → CSL type. What is in no class of these is no work to cite.
CLASSES: Mapping[str, str] = {
    item: kind
    for kind, items in (
        ("book", "Q571 Q3331189 Q7725634 Q47461344 Q20540385 Q8261 Q49084 Q149537 Q1143604"),
        ("book", "Q5185279 Q25379 Q1760610 Q725377 Q36279 Q23622 Q5292 Q35760"),
        ("article-journal", "Q13442814 Q191067 Q7318358 Q871232 Q815382 Q2782326 Q18918145"),
        ("article-magazine", "Q30070590"),
        ("article-newspaper", "Q5707594"),
        ("article", "Q580922"),
        ("chapter", "Q1980247 Q21481766"),
        ("paper-conference", "Q23927052"),
        ("thesis", "Q1266946 Q187685 Q1907875 Q798134"),
        ("report", "Q10870555 Q3099732"),
        ("review", "Q265158 Q637866"),
        ("dataset", "Q1172284"),
        ("software", "Q7397 Q341"),
        ("periodical", "Q5633421 Q41298 Q11032 Q1002697 Q737498 Q1110794"),
        ("motion_picture", "Q11424 Q93204"),
        ("patent", "Q253623 Q43305660"),
        ("legislation", "Q820655 Q49371"),
        ("legal_case", "Q2334719"),
        ("map", "Q4006"),
        ("manuscript", "Q87167"),
        ("webpage", "Q36774 Q35127"),
        ("post-weblog", "Q17928402"),
        ("speech", "Q861911"),
    )
    for item in items.split()
}
#: The property of Wikidata for each kind of identifier.
_PROPERTIES: Mapping[Kind, str] = {
    "doi": "P356",
    "pmid": "P698",
    "pmcid": "P932",
    "arxiv": "P818",
}
#: Names by an item → CSL variable.
_ROLES: Mapping[str, str] = {
    "P50": "author",
    "P98": "editor",
    "P655": "translator",
    "P110": "illustrator",
    "P57": "director",
    "P86": "composer",
}
#: Property with an item as its value → CSL variable that takes the label.
_LABELS: Mapping[str, str] = {
    "P123": "publisher",
    "P291": "publisher-place",
    "P1433": "container-title",
    "P179": "collection-title",
}
#: Property with a text as its value → CSL variable.
_TEXTS: Mapping[str, str] = {
    "P478": "volume",
    "P433": "issue",
    "P393": "edition",
    "P236": "ISSN",
    "P698": "PMID",
    "P953": "URL",
}
_BATCH = 50
#: Of other items only these statements matter: their own authors, ISSN, code of a language.
_AUTHOR, _AUTHOR_NAME, _ORDINAL, _NAMED_AS = "P50", "P2093", "P1545", "P1932"
_EDITION_OF, _LANGUAGE, _CODES = "P629", "P407", ("P218", "P220")
_ITEM = re.compile(r"Q[1-9]\d{0,11}")

_Claims = Mapping[str, Any]


# --- what an item says --------------------------------------------------------------------


def record_from(payload: Any) -> Record:
    """Make a record of an answer with entities: of the first, by the labels of the others.

    What an item points to and what is not among the entities is left out.

    >>> item = {"id": "Q1", "claims": {"P1476": [{"mainsnak": {"datavalue": {"value":
    ...     {"text": "Fiasco", "language": "en"}}}}]}}
    >>> record_from({"entities": {"Q1": item}})
    Record(id='Q1', type='document', fields={'title': 'Fiasco', 'language': 'en'})
    """
    entities = payloads.at(payload, "entities")
    known = entities if isinstance(entities, Mapping) else {}
    item = next((one for one in known.values() if isinstance(one, Mapping)), {})
    people = _people(item, known)
    language, title = _title(item)
    fields: dict[str, Any] = {
        "title": title,
        **people,
        **{csl: _label(known, _first_item(item, code)) for code, csl in _LABELS.items()},
        **{csl: payloads.text(_first(item, code)) for code, csl in _TEXTS.items()},
        **_numbers(item),
        "issued": _date(item, "P577"),
        "language": _spoken(item, known) or language,
        "custom": {"guessed": sorted(people)} if people else None,
    }
    host = known.get(_first_item(item, "P1433"), {})
    fields["ISSN"] = fields["ISSN"] or payloads.text(_first(host, "P236"))
    return payloads.record(payloads.text(item.get("id")), _type(item), fields)


def _statements(item: Any, code: str) -> list[Mapping[str, Any]]:
    """Give the statements of a property that hold: the preferred ones, else the others."""
    rows = payloads.dicts(payloads.at(item, "claims", code))
    held = [row for row in rows if row.get("rank") != "deprecated" and _value(row) is not None]
    preferred = [row for row in held if row.get("rank") == "preferred"]
    return preferred or held


def _value(statement: Mapping[str, Any]) -> Any:
    return payloads.at(statement, "mainsnak", "datavalue", "value")


def _first(item: Any, code: str) -> Any:
    return next((_value(row) for row in _statements(item, code)), None)


def _first_item(item: Any, code: str) -> str:
    return payloads.text(payloads.at(_first(item, code), "id"))


def _qualifier(statement: Mapping[str, Any], code: str) -> str:
    return payloads.text(payloads.at(statement, "qualifiers", code, 0, "datavalue", "value"))


def _type(item: Mapping[str, Any]) -> str:
    """Tell the type by the classes that the item is in."""
    classes = [payloads.text(payloads.at(_value(row), "id")) for row in _statements(item, "P31")]
    return next((CLASSES[one] for one in classes if one in CLASSES), "document")


def _title(item: Mapping[str, Any]) -> tuple[str, str]:
    """Give the language of the title, and the title with its subtitle; else a label."""
    said = _first(item, "P1476")
    language = payloads.language(payloads.at(said, "language"))
    title = payloads.rich(payloads.at(said, "text"))
    subtitle = payloads.rich(payloads.at(_first(item, "P1680"), "text"))
    if not title:
        return "", payloads.titled(_labelled(item), subtitle)
    return language, payloads.titled(title, subtitle)


def _labelled(item: Any) -> str:
    """Give the label: in English, the one for all languages, or any."""
    labels = payloads.at(item, "labels")
    labels = labels if isinstance(labels, Mapping) else {}
    first = (labels.get("en"), labels.get("mul"), *labels.values())
    return next(filter(None, (payloads.text(payloads.at(one, "value")) for one in first)), "")


def _label(known: Mapping[str, Any], item: str) -> str:
    return _labelled(known.get(item))


def _people(item: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, tuple[Name, ...]]:
    """Give the names under their roles, in the order of their numbers."""
    placed = {role: _names(item, known, code) for code, role in _ROLES.items()}
    work = known.get(_first_item(item, _EDITION_OF))
    if not placed["author"] and work is not None:
        placed["author"] = _names(work, known, _AUTHOR)
    return {role: people for role, people in placed.items() if people}


def _names(item: Any, known: Mapping[str, Any], code: str) -> tuple[Name, ...]:
    codes = (code, _AUTHOR_NAME) if code == _AUTHOR else (code,)
    rows: list[tuple[int, str]] = []
    for row in (row for each in codes for row in _statements(item, each)):
        value = _value(row)
        name = value if isinstance(value, str) else _qualifier(row, _NAMED_AS)
        name = name or _label(known, payloads.text(payloads.at(value, "id")))
        ordinal = _qualifier(row, _ORDINAL)
        place = int(ordinal) if re.fullmatch(r"\d{1,5}", ordinal) else 99_999
        rows.append((place, name))
    rows.sort(key=lambda row: row[0])
    return payloads.contributors(payloads.named(name) for _, name in rows if name)


def _numbers(item: Mapping[str, Any]) -> dict[str, str]:
    """Give pages and identifiers in the forms that CSL wants."""
    amount = payloads.text(payloads.at(_first(item, "P1104"), "amount")).lstrip("+")
    isbns = (payloads.isbn(_first(item, code)) for code in ("P212", "P957"))
    pmcid = payloads.text(_first(item, "P932"))
    arxiv = payloads.text(_first(item, "P818"))
    return {
        "page": payloads.pages(_first(item, "P304")),
        "number-of-pages": amount if re.fullmatch(r"[1-9]\d{0,4}", amount) else "",
        "ISBN": next(filter(None, isbns), ""),
        "DOI": payloads.doi(_first(item, "P356")),
        "PMCID": payloads.pmcid(f"PMC{pmcid}") if pmcid else "",
        "number": f"arXiv:{arxiv}" if arxiv else "",
    }


_TIME = re.compile(r"([+-])(\d{1,16})-(\d\d)-(\d\d)T")
#: Precision of a time → how many of year, month and day are known.
_PARTS: Mapping[str, int] = {"9": 1, "10": 2, "11": 3}
_CIRCA = "Q5727902"


def _date(item: Mapping[str, Any], code: str) -> Date | None:
    """Read the earliest of the dates that hold."""
    dates = [_time(row) for row in _statements(item, code)]
    return min((date for date in dates if date), key=lambda date: date.start, default=None)


def _time(statement: Mapping[str, Any]) -> Date | None:
    """Read ``+2019-07-15T00:00:00Z`` to its precision; decades and centuries are no dates."""
    value = _value(statement)
    match = _TIME.match(payloads.text(payloads.at(value, "time")))
    count = _PARTS.get(payloads.text(payloads.at(value, "precision")), 0)
    if not match or not count or int(match[2]) == 0 or int(match[2]) > 9999:
        return None
    year = int(match[1] + match[2])
    read = payloads.date([[abs(year), int(match[3]), int(match[4])][:count]])
    if read is None:
        return None
    said = payloads.at(statement, "qualifiers", "P1480", 0, "datavalue", "value", "id")
    return evolve(read, start=(year, *read.start[1:]), circa=said == _CIRCA)


def _spoken(item: Mapping[str, Any], known: Mapping[str, Any]) -> str:
    """Give the code of the language of the work, which its item has."""
    language = known.get(_first_item(item, _LANGUAGE))
    codes = (payloads.language(payloads.text(_first(language, code))) for code in _CODES)
    return next(filter(None, codes), "")


# --- asking -----------------------------------------------------------------------------


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the item with an identifier. Raises UnansweredError where there is no answer."""
    if identifier.kind not in KINDS:
        return None
    found = _found(session, f"haswbstatement:{_condition(identifier)}")
    return next(iter(_records(session, found[:1])), None)


def _condition(identifier: Identifier) -> str:
    """Write the statement as Wikidata has it: DOIs in capitals, numbers bare."""
    code, value = _PROPERTIES[identifier.kind], identifier.value
    if identifier.kind == "doi":
        value = value.upper()
    if identifier.kind == "pmcid":
        value = value.upper().removeprefix("PMC")
    if identifier.kind == "arxiv":
        value = re.sub(r"v\d{1,3}$", "", value)
    return f"{code}={value}"


def search(query: Query, session: Session) -> list[Record]:
    """Ask for items with the words of the title; those that are no works are left out."""
    title = payloads.words(query.record.fields.get("title"))
    found = _found(session, title) if title else []
    records = _records(session, found[:5])
    return [record for record in records if record.type != "document"]


def _found(session: Session, asked: str) -> list[str]:
    """Ask for the items that a search of Wikidata finds."""
    params = {"action": "query", "list": "search", "srsearch": asked, "srlimit": "10"}
    answer = _asked(session, params)
    rows = payloads.dicts(payloads.at(answer, "query", "search"))
    titles = (payloads.text(row.get("title")) for row in rows)
    return [title for title in titles if _ITEM.fullmatch(title)]


def _asked(session: Session, params: Mapping[str, str]) -> Any:
    url = f"{session.base('wikidata', BASE)}/api.php"
    return payloads.found(
        session.get(url, provider="wikidata", params={**params, "format": "json"})
    )


def _records(session: Session, items: list[str]) -> list[Record]:
    """Ask for items, then for those that they point to, in batches."""
    known = _entities(session, items)
    codes = (*_ROLES, *_LABELS, _EDITION_OF, _LANGUAGE)
    others = _entities(session, _pointed(known.values(), codes) - known.keys(), short=True)
    # an edition may have its authors from the work only
    works = (others.get(_first_item(item, _EDITION_OF)) for item in known.values())
    more = _pointed(works, [_AUTHOR]) - others.keys()
    others |= _entities(session, more, short=True)
    found = (item for item in items if item in known)
    return [record_from({"entities": {item: known[item], **others}}) for item in found]


def _entities(session: Session, items: Iterable[str], *, short: bool = False) -> dict[str, Any]:
    """Ask for entities; `short`: of people, publishers and places, in few languages."""
    found: dict[str, Any] = {}
    for batch in payloads.batches(sorted(items), _BATCH):
        params = {"action": "wbgetentities", "ids": "|".join(batch), "props": "labels|claims"}
        if short:
            params |= {"languages": "en|mul|de|fr|es|it", "languagefallback": "1"}
        entities = payloads.at(_asked(session, params), "entities")
        if isinstance(entities, Mapping):
            found |= {
                item: entity
                for item, entity in entities.items()
                if isinstance(entity, Mapping) and "missing" not in entity
            }
    return found


def _pointed(entities: Iterable[Any], codes: Iterable[str]) -> set[str]:
    """Give the items that statements of these properties have as their values."""
    rows = (row for one in entities for code in codes for row in _statements(one, code))
    items = (payloads.text(payloads.at(_value(row), "id")) for row in rows)
    return {item for item in items if _ITEM.fullmatch(item)}
