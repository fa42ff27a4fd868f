"""Catalogues of libraries, Wikidata and Citoid: what they are asked, and what they answer."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.damage import assert_whole, damaged, damaged_xml

from citekit.formats import csljson
from citekit.identifiers import Identifier, Kind
from citekit.providers import (
    Query,
    citoid,
    googlebooks,
    k10plus,
    loc,
    openlibrary,
    sru,
    wikidata,
)
from citekit.providers.session import Answer, Outcome, Session, UnansweredError
from citekit.record import Date, Name, Record

PROVIDERS = (citoid, googlebooks, k10plus, loc, openlibrary, wikidata)
IDS = [provider.__name__.rpartition(".")[2] for provider in PROVIDERS]
Asked = tuple[str, Mapping[str, str]]
ISBN = Identifier("isbn", "9780000000002")


class Replies:
    """Answers in the order in which it is asked, or as a function of the question says."""

    def __init__(self, *bodies: Any, key: str | None = None) -> None:
        self.bodies = list(bodies)
        self.asked: list[Asked] = []
        self.accepted: list[str] = []
        self._key = key

    def get(
        self,
        url: str,
        *,
        provider: str,
        params: Mapping[str, str] | None = None,
        accept: str = "application/json",
        **_: Any,
    ) -> Answer:
        assert provider in IDS
        self.asked.append((url, params or {}))
        self.accepted.append(accept)
        body = self.bodies[0] if len(self.bodies) == 1 else self.bodies.pop(0)
        if callable(body):
            body = body(params)
        if isinstance(body, Answer):
            return body
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return Answer(url, "ok", 200, body=data)

    def base(self, provider: str, usual: str) -> str:
        return usual

    def key(self, provider: str) -> str | None:
        return self._key

    def contact(self) -> str | None:
        return None


def session(*bodies: Any, key: str | None = None) -> tuple[Session, Replies]:
    replies = Replies(*bodies, key=key)
    return cast("Session", replies), replies


def nothing(outcome: Outcome) -> Answer:
    return Answer("https://example.org", outcome, reason="no")


def query(**fields: Any) -> Query:
    return Query("", Record("", "book", fields))


WANTED = query(title="The Vane of <i>Tréport</i>: a study", author=(Name("Poe", "Ann"),))


# --- what all of them are -----------------------------------------------------------------


@pytest.mark.parametrize("provider", PROVIDERS, ids=IDS)
def test_a_provider_has_the_names_of_the_protocol(provider: ModuleType) -> None:
    assert provider.TITLE
    assert provider.HOME.startswith("https://")
    assert re.fullmatch(r"https?://[^\s]+[^/]", provider.BASE)
    assert 0 < provider.RATE <= 10
    assert provider.CONCURRENCY >= 1
    assert isinstance(provider.KINDS, frozenset)
    assert provider.KEY in ("", "optional", "required")
    assert isinstance(provider.SEARCHES, bool)
    assert list(inspect.signature(provider.lookup).parameters) == ["identifier", "session"]
    assert list(inspect.signature(provider.search).parameters) == ["query", "session"]


@pytest.mark.parametrize("provider", PROVIDERS, ids=IDS)
def test_what_a_provider_does_not_have_is_none(provider: ModuleType) -> None:
    for kind in sorted(provider.KINDS):
        asking, _ = session(nothing("not-found"))
        assert provider.lookup(Identifier(kind, "10.1000/a"), asking) is None
    asking, replies = session(nothing("not-found"))
    assert provider.lookup(Identifier("un-symbol", "S/2019/570"), asking) is None
    assert replies.asked == []
    assert provider.search(WANTED, asking) == []


@pytest.mark.parametrize("outcome", ["blocked", "offline", "error"])
@pytest.mark.parametrize("provider", PROVIDERS, ids=IDS)
def test_no_answer_is_not_the_answer_that_there_is_nothing(
    provider: ModuleType, outcome: Outcome
) -> None:
    kind = sorted(provider.KINDS)[0]
    asking, _ = session(nothing(outcome))
    with pytest.raises(UnansweredError):
        provider.lookup(Identifier(kind, "9780000000002"), asking)
    if provider.SEARCHES:
        with pytest.raises(UnansweredError):
            provider.search(WANTED, asking)


@pytest.mark.parametrize("provider", PROVIDERS, ids=IDS)
def test_nothing_is_asked_where_nothing_is_known(provider: ModuleType) -> None:
    asking, replies = session({})
    assert provider.search(query(), asking) == []
    assert replies.asked == []


# --- SRU: the Library of Congress and K10plus -----------------------------------------------


def marcxml(*titles: str, isbn: str = ISBN.value) -> str:
    return "".join(
        '<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000 a 4500</leader>'
        f'<datafield tag="020" ind1=" " ind2=" "><subfield code="a">{isbn} (pbk.)</subfield>'
        '</datafield><datafield tag="245" ind1="1" ind2="0">'
        f'<subfield code="a">{title} /</subfield></datafield></record>'
        for title in titles
    )


def envelope(*records: str, packing: Callable[[str], str] = str) -> bytes:
    inside = "".join(
        f"<zs:record><zs:recordData>{packing(one)}</zs:recordData></zs:record>" for one in records
    )
    return (
        '<zs:searchRetrieveResponse xmlns:zs="http://www.loc.gov/zing/srw/">'
        f"<zs:numberOfRecords>{len(records)}</zs:numberOfRecords><zs:records>{inside}"
        "</zs:records></zs:searchRetrieveResponse>"
    ).encode()


def diagnostics(number: int, message: str) -> bytes:
    return (
        '<zs:searchRetrieveResponse xmlns:zs="http://www.loc.gov/zing/srw/"><zs:diagnostics>'
        '<diagnostic xmlns="http://www.loc.gov/zing/srw/diagnostic/">'
        f"<uri>info:srw/diagnostic/1/{number}</uri><message>{message}</message>"
        "</diagnostic></zs:diagnostics></zs:searchRetrieveResponse>"
    ).encode()


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


SRU = pytest.mark.parametrize(
    ("provider", "index", "title", "author"),
    [
        (loc, "bath.isbn", "dc.title", "dc.creator"),
        (k10plus, "pica.isb", "pica.tit", "pica.per"),
    ],
    ids=["loc", "k10plus"],
)


@SRU
def test_an_isbn_is_asked_for_in_both_of_its_forms(
    provider: ModuleType, index: str, title: str, author: str
) -> None:
    asking, replies = session(envelope(marcxml("Vane", isbn="0000000000")))
    found = provider.lookup(ISBN, asking)
    assert (found.fields["title"], found.fields["ISBN"]) == ("Vane", ISBN.value)
    [(url, params)] = replies.asked
    assert url == provider.BASE
    assert params["query"] == f'{index}="9780000000002" or {index}="0000000000"'
    assert (params["operation"], params["recordSchema"]) == ("searchRetrieve", "marcxml")


@SRU
def test_an_edition_with_another_isbn_is_not_the_one(
    provider: ModuleType, index: str, title: str, author: str
) -> None:
    asking, _ = session(envelope(marcxml("Vane", isbn="9781491253168")))
    assert provider.lookup(ISBN, asking) is None


@SRU
def test_titles_are_asked_for_word_by_word(
    provider: ModuleType, index: str, title: str, author: str
) -> None:
    asking, replies = session(envelope(marcxml("Vane"), marcxml("Vanes")))
    found = provider.search(WANTED, asking)
    assert [record.fields["title"] for record in found] == ["Vane", "Vanes"]
    assert replies.asked[0][1]["query"] == (
        f'{title}="vane" and {title}="tréport" and {title}="study" and {author}="poe"'
    )


@SRU
@pytest.mark.parametrize("number", [4, 10, 16, 61, 235])
def test_a_diagnostic_says_that_there_is_nothing(
    provider: ModuleType, index: str, title: str, author: str, number: int
) -> None:
    asking, _ = session(diagnostics(number, "no such index"))
    assert provider.lookup(ISBN, asking) is None
    assert provider.search(WANTED, asking) == []


@SRU
def test_a_diagnostic_of_a_server_that_is_out_of_order_is_no_answer(
    provider: ModuleType, index: str, title: str, author: str
) -> None:
    asking, _ = session(diagnostics(2, "System temporarily unavailable"))
    with pytest.raises(UnansweredError, match="temporarily"):
        provider.lookup(ISBN, asking)


@pytest.mark.parametrize("packing", [str, escaped])
def test_records_are_read_in_either_packing(packing: Callable[[str], str]) -> None:
    found = sru.records(envelope(marcxml("Vane"), marcxml("Vanes"), packing=packing))
    assert [record.fields["title"] for record in found] == ["Vane", "Vanes"]
    assert [record.id for record in found] == ["", ""]


def test_records_of_mods_are_read_as_well() -> None:
    mods = (
        '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Vane</title></titleInfo></mods>'
    )
    assert loc.record_from(envelope(mods)).fields == {"title": "Vane"}
    assert loc.record_from(mods).fields == {"title": "Vane"}


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("vane", 'dc.title="vane"'),
        ('a "b" c', r'dc.title="a \"b\" c"'),
        (r"a\b*?^", r'dc.title="a\\b\*\?\^"'),
        ("a\nb", 'dc.title="a b"'),
        ('" or dc.title="x', r'dc.title="\" or dc.title=\"x"'),
    ],
)
def test_what_means_something_in_cql_is_quoted(term: str, expected: str) -> None:
    assert sru.clause("dc.title", term) == expected


@given(st.text(max_size=40), st.text(max_size=20))
def test_no_title_breaks_out_of_its_quotes(title: str, family: str) -> None:
    asked = sru.wanted(
        query(title=title, author=(Name(family),)), title="dc.title", author="dc.creator"
    )
    assert re.fullmatch(r'(?:dc\.(?:title|creator)="[^"]*"(?: and |$))*', asked)


# --- Open Library ---------------------------------------------------------------------------

EDITION = {
    "key": "/books/OL1M",
    "title": "The vane :",
    "subtitle": "a study.",
    "authors": [{"name": "Ann M. Poe"}, {"name": "Institute of Wind"}],
    "publishers": [{"name": "Vane Press"}],
    "publish_places": [{"name": "Oxford [England]"}],
    "publish_date": "c1998",
    "number_of_pages": 254,
    "identifiers": {"isbn_10": ["0-8014-8639-4"], "isbn_13": ["9780801486395"]},
}


def test_an_edition_of_open_library_becomes_a_record() -> None:
    read = openlibrary.record_from(EDITION)
    assert read == Record(
        "OL1M",
        "book",
        {
            "title": "The vane: a study",
            "author": (Name("Poe", "Ann M."), Name(literal="Institute of Wind")),
            "custom": {"guessed": ["author"]},
            "publisher": "Vane Press",
            "publisher-place": "Oxford, England",
            "issued": Date((1998,)),
            "number-of-pages": "254",
            "ISBN": "9780801486395",
        },
    )


@pytest.mark.parametrize(
    ("payload", "variable", "value"),
    [
        ({"publish_date": "November 1989"}, "issued", Date((1989, 11))),
        ({"publish_date": "19xx"}, "issued", None),
        ({"publish_date": "July 16, 2019"}, "issued", Date((2019, 7, 16))),
        ({"edition_name": "2nd ed."}, "edition", "2"),
        ({"pagination": "xii, 491 p. :"}, "number-of-pages", "491"),
        ({"series": ["Studies in wind ; 12"]}, "collection-number", "12"),
        ({"series": ["Studies in wind -- 12"]}, "collection-title", "Studies in wind"),
        ({"languages": [{"key": "/languages/ger"}]}, "language", "de"),
        ({"description": {"value": "On <b>wind</b>."}}, "abstract", "On wind."),
        ({"description": "On wind."}, "abstract", "On wind."),
        ({"contributions": ["Tim Curry (Narrator)"]}, "narrator", (Name("Curry", "Tim"),)),
        ({"contributors": [{"name": "Bo Ek", "role": "Translator"}]}, "translator",
         (Name("Ek", "Bo"),)),
        ({"by_statement": "edited by Bo Ek and Cy Roe."}, "editor",
         (Name("Ek", "Bo"), Name("Roe", "Cy"))),
        ({"authors": [{"key": "/authors/OL1A"}]}, "author", None),
        ({"first_publish_date": "1995", "authors": [{"author": {"key": "a"}}]}, "issued",
         Date((1995,))),
        ({"details": {"title": "Vane"}}, "title", "Vane"),
        ({"edition_count": 3, "first_publish_year": 1995, "publisher": ["A", "B"],
          "isbn": ["9780801486395"]}, "issued", Date((1995,))),
        ({"edition_count": 3, "publisher": ["A", "B"]}, "publisher", None),
        ({"edition_count": 1, "publisher": ["A"], "author_name": ["Bo Ek"]}, "publisher", "A"),
    ],
)  # fmt: skip
def test_what_open_library_says_goes_to_its_variable(
    payload: dict[str, Any], variable: str, value: object
) -> None:
    assert openlibrary.record_from(payload).fields.get(variable) == value


def test_open_library_is_asked_for_an_isbn() -> None:
    asking, replies = session({f"ISBN:{ISBN.value}": EDITION})
    found = openlibrary.lookup(ISBN, asking)
    assert found is not None
    assert found.fields["ISBN"] == ISBN.value
    assert replies.asked[0][0] == "https://openlibrary.org/api/books"
    assert replies.asked[0][1]["bibkeys"] == f"ISBN:{ISBN.value}"
    asking, _ = session({})
    assert openlibrary.lookup(ISBN, asking) is None


def test_open_library_is_asked_for_title_and_author() -> None:
    asking, replies = session({"numFound": 1, "docs": [{"title": "Vane", "edition_count": 1}]})
    assert [one.fields["title"] for one in openlibrary.search(WANTED, asking)] == ["Vane"]
    params = replies.asked[0][1]
    assert (params["title"], params["author"]) == ("the vane of tréport a study", "poe")


# --- Google Books -----------------------------------------------------------------------------


def volume(isbn: str = ISBN.value, **info: Any) -> dict[str, Any]:
    known = [{"type": f"ISBN_{len(isbn)}", "identifier": isbn}]
    return {"id": "g1", "volumeInfo": {"industryIdentifiers": known, **info}}


VOLUME = volume(
    title="The vane",
    subtitle="a study",
    authors=["Ann Poe", "Library of Wind. Map Office", "Bo Ek (graf.)"],
    publisher='"Vane Press, Inc."',
    publishedDate="2006-05",
    pageCount=254,
    language="en",
    description="<p>On wind.</p>",
)


def test_a_volume_of_google_books_becomes_a_record() -> None:
    read = googlebooks.record_from(VOLUME)
    assert read.fields == {
        "title": "The vane: a study",
        "author": (
            Name("Poe", "Ann"),
            Name(literal="Library of Wind. Map Office"),
            Name("Ek", "Bo"),
        ),
        "publisher": "Vane Press, Inc.",
        "issued": Date((2006, 5)),
        "number-of-pages": "254",
        "language": "en",
        "abstract": "On wind.",
        "ISBN": ISBN.value,
        "custom": {"guessed": ["author"]},
    }


def test_of_the_editions_that_google_gives_the_one_with_the_isbn_is_taken() -> None:
    asking, replies = session({"items": [volume("9781491253168", title="A"), volume(title="B")]})
    found = googlebooks.lookup(ISBN, asking)
    assert found is not None
    assert found.fields["title"] == "B"
    assert replies.asked[0][1] == {"q": f"isbn:{ISBN.value}", "maxResults": "10"}
    asking, _ = session({"items": [volume("9781491253168", title="A")]})
    assert googlebooks.lookup(ISBN, asking) is None
    asking, _ = session({"kind": "books#volumes", "totalItems": 0})
    assert googlebooks.lookup(ISBN, asking) is None


def test_google_books_is_asked_with_the_key_that_there_is() -> None:
    asking, replies = session({"items": [volume(title="B")]}, key="secret")
    assert len(googlebooks.search(WANTED, asking)) == 1
    params = replies.asked[0][1]
    assert params["key"] == "secret"
    assert params["q"] == 'intitle:"the vane of tréport a study" inauthor:"poe"'


# --- Wikidata ---------------------------------------------------------------------------------


def statement(value: Any, rank: str = "normal", **qualifiers: str) -> dict[str, Any]:
    return {
        "rank": rank,
        "mainsnak": {"datavalue": {"value": value}},
        "qualifiers": {code: [{"datavalue": {"value": said}}] for code, said in qualifiers.items()},
    }


def entity(id: str, label: str = "", **claims: list[dict[str, Any]]) -> dict[str, Any]:
    labels = {"en": {"value": label}} if label else {}
    return {"id": id, "labels": labels, "claims": claims}


def ref(id: str) -> dict[str, str]:
    return {"id": id}


def time(text: str, precision: int) -> dict[str, Any]:
    return {"time": text, "precision": precision}


ARTICLE = entity(
    "Q1",
    "a label",
    P31=[statement(ref("Q13442814"))],
    P1476=[statement({"text": "The vane", "language": "en"})],
    P1680=[statement({"text": "a study", "language": "en"})],
    P50=[statement(ref("Q10"), P1545="3"), statement(ref("Q11"), P1545="1", P1932="B. Ek")],
    P2093=[statement("Cy Roe", P1545="2")],
    P1433=[statement(ref("Q20"))],
    P577=[statement(time("+2019-07-15T00:00:00Z", 11))],
    P478=[statement("12")],
    P433=[statement("3")],
    P304=[statement("4–9")],
    P356=[statement("10.1000/VANE")],
    P698=[statement("77")],
    P932=[statement("99")],
    P407=[statement(ref("Q30"))],
)
OTHERS = {
    "Q10": entity("Q10", "Ann Poe"),
    "Q11": entity("Q11", "Bo Ek"),
    "Q20": entity("Q20", "Journal of Wind", P236=[statement("1234-5679")]),
    "Q30": entity("Q30", "German", P218=[statement("de")]),
}


def test_an_item_of_wikidata_becomes_a_record() -> None:
    read = wikidata.record_from({"entities": {"Q1": ARTICLE, **OTHERS}})
    assert (read.id, read.type) == ("Q1", "article-journal")
    assert read.fields == {
        "title": "The vane: a study",
        "author": (Name("Ek", "B."), Name("Roe", "Cy"), Name("Poe", "Ann")),
        "container-title": "Journal of Wind",
        "issued": Date((2019, 7, 15)),
        "volume": "12",
        "issue": "3",
        "page": "4-9",
        "DOI": "10.1000/vane",
        "PMID": "77",
        "PMCID": "PMC99",
        "ISSN": "1234-5679",
        "language": "de",
        "custom": {"guessed": ["author"]},
    }


def test_what_an_item_points_to_and_is_not_there_is_left_out() -> None:
    read = wikidata.record_from({"entities": {"Q1": ARTICLE}})
    assert read.fields["author"] == (Name("Ek", "B."), Name("Roe", "Cy"))
    assert "container-title" not in read.fields
    assert read.fields["language"] == "en"


@pytest.mark.parametrize(
    ("value", "date"),
    [
        (time("+2019-07-15T00:00:00Z", 11), Date((2019, 7, 15))),
        (time("+2019-07-00T00:00:00Z", 10), Date((2019, 7))),
        (time("+2015-00-00T00:00:00Z", 9), Date((2015,))),
        (time("-0044-03-15T00:00:00Z", 11), Date((-44, 3, 15))),
        (time("+1990-00-00T00:00:00Z", 8), None),
        (time("+1900-00-00T00:00:00Z", 7), None),
        (time("nonsense", 11), None),
        ("2019", None),
    ],
)
def test_times_are_read_to_their_precision(value: Any, date: Date | None) -> None:
    item = entity("Q1", "Vane", P577=[statement(value)])
    assert wikidata.record_from({"entities": {"Q1": item}}).fields.get("issued") == date


def test_preferred_statements_come_before_others_and_deprecated_ones_are_skipped() -> None:
    item = entity(
        "Q1",
        P478=[statement("1"), statement("2", "preferred")],
        P433=[statement("1", "deprecated"), statement("2")],
        P304=[statement("1", "deprecated")],
    )
    assert wikidata.record_from({"entities": {"Q1": item}}).fields == {"volume": "2", "issue": "2"}


def of_wikidata(entities: Mapping[str, Any], found: list[str]) -> Callable[[Any], Any]:
    """Answer as the API does, by what is asked for."""

    def answer(params: Mapping[str, str]) -> Any:
        if params["action"] == "query":
            return {"query": {"search": [{"title": item} for item in found]}}
        ids = params["ids"].split("|")
        assert len(ids) <= 50
        return {"entities": {item: entities.get(item, {"missing": ""}) for item in ids}}

    return answer


@pytest.mark.parametrize(
    ("kind", "value", "condition"),
    [
        ("doi", "10.1000/vane", "haswbstatement:P356=10.1000/VANE"),
        ("pmid", "77", "haswbstatement:P698=77"),
        ("pmcid", "PMC99", "haswbstatement:P932=99"),
        ("arxiv", "1605.08386v2", "haswbstatement:P818=1605.08386"),
    ],
)
def test_wikidata_is_asked_by_statement_and_then_for_labels(
    kind: Kind, value: str, condition: str
) -> None:
    asking, replies = session(of_wikidata({"Q1": ARTICLE, **OTHERS}, ["Q1"]))
    found = wikidata.lookup(Identifier(kind, value), asking)
    assert found is not None
    assert found.fields["container-title"] == "Journal of Wind"
    searched, item, others = (params for _, params in replies.asked)
    assert searched["srsearch"] == condition
    assert item["ids"] == "Q1"
    assert others["ids"] == "Q10|Q11|Q20|Q30"


def test_labels_are_asked_for_in_batches_of_fifty() -> None:
    authors = {f"Q{number}": entity(f"Q{number}", f"Ann Poe{number}") for number in range(100, 220)}
    item = entity(
        "Q1", "Vane", P31=[statement(ref("Q571"))], P50=[statement(ref(a)) for a in authors]
    )
    asking, replies = session(of_wikidata({"Q1": item, **authors}, ["Q1"]))
    found = wikidata.lookup(Identifier("doi", "10.1000/vane"), asking)
    assert found is not None
    assert len(found.fields["author"]) == 120
    assert [len(params["ids"].split("|")) for _, params in replies.asked[2:]] == [50, 50, 20]


def test_an_edition_has_the_authors_of_its_work() -> None:
    entities = {
        "Q1": entity("Q1", "Vane", P31=[statement(ref("Q3331189"))], P629=[statement(ref("Q2"))]),
        "Q2": entity("Q2", "Vane", P50=[statement(ref("Q10"))]),
        **OTHERS,
    }
    asking, _ = session(of_wikidata(entities, ["Q1"]))
    found = wikidata.lookup(Identifier("doi", "10.1000/vane"), asking)
    assert found is not None
    assert found.fields["author"] == (Name("Poe", "Ann"),)


def test_items_that_are_no_works_are_not_found_by_their_title() -> None:
    asking, _ = session(
        of_wikidata({"Q1": ARTICLE, **OTHERS}, ["Q10", "Q1", "Property:P1", "Q999"])
    )
    assert [one.id for one in wikidata.search(WANTED, asking)] == ["Q1"]


# --- Citoid -----------------------------------------------------------------------------------

ITEM = {
    "itemType": "bookSection",
    "title": "The <i>vane</i>",
    "bookTitle": "Essays on wind",
    "author": [["Ann", "Poe"], ["", "Institute of Wind"], "Bo Ek", ["Di Fox"], 5],
    "editor": [["Cy", "van der Roe"]],
    "date": "2010-05",
    "pages": "12–19",
    "ISBN": ["978-0-8118-7512-7"],
    "DOI": "10.1000/Vane",
    "url": "https://example.org/vane",
    "edition": "2nd ed",
    "place": "Oxford",
    "publisher": "Vane Press",
    "accessDate": "2026-01-01",
    "language": "en-GB",
}


def test_an_item_of_citoid_becomes_a_record() -> None:
    read = citoid.record_from([ITEM])
    assert read.type == "chapter"
    assert read.fields == {
        "title": "The <i>vane</i>",
        "author": (
            Name("Poe", "Ann"),
            Name(literal="Institute of Wind"),
            Name("Ek", "Bo"),
            Name("Fox", "Di"),
        ),
        "editor": (Name("Roe", "Cy", non_dropping_particle="van der"),),
        "container-title": "Essays on wind",
        "issued": Date((2010, 5)),
        "accessed": Date((2026, 1, 1)),
        "page": "12-19",
        "ISBN": "9780811875127",
        "DOI": "10.1000/vane",
        "URL": "https://example.org/vane",
        "edition": "2",
        "publisher": "Vane Press",
        "publisher-place": "Oxford",
        "language": "en-GB",
    }


@pytest.mark.parametrize("payload", [None, [], {}, "x", [5], {"author": {"first": "a"}}])
def test_what_citoid_should_not_say_does_no_harm(payload: Any) -> None:
    assert citoid.record_from(payload).fields == {}


def test_citoid_is_asked_with_the_identifier_as_one_part_of_the_path() -> None:
    asking, replies = session([ITEM])
    sici = "10.1890/0012-9615(1999)069[0569:EDILSA]2.0.CO;2"
    found = citoid.lookup(Identifier("doi", sici), asking)
    assert found is not None
    path = replies.asked[0][0].removeprefix(citoid.BASE)
    assert path == "/mediawiki/10.1890%2F0012-9615%281999%29069%5B0569%3AEDILSA%5D2.0.CO%3B2"


# --- properties -------------------------------------------------------------------------------

KEYS = st.sampled_from(
    """
    title subtitle authors author name key publishers publish_date identifiers isbn_13 languages
    description value contributions details edition_count items volumeInfo industryIdentifiers
    identifier type publishedDate entities Q1 claims P31 P50 P1476 P577 P123 P1433 labels en
    mainsnak datavalue id time precision qualifiers P1545 rank itemType date ISBN url pages docs
    """.split()
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(["Q1", "9780000000002", "+2019-07-15T00:00:00Z", "book"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


@given(JSON | st.binary(max_size=100))
def test_no_payload_raises_and_every_record_can_be_written(payload: Any) -> None:
    for provider in PROVIDERS:
        read = cast("Any", provider).record_from(payload)
        item = json.loads(csljson.dumps([read]))[0]
        assert not csljson.loads(json.dumps([{**item, "id": "a"}])).problems


@pytest.mark.parametrize(
    ("provider", "payload"),
    [
        (openlibrary, EDITION),
        (openlibrary, {**EDITION, "authors": [{"key": "/authors/OL1A"}], "languages": ["eng"]}),
        (googlebooks, VOLUME),
        (googlebooks, {"items": [VOLUME]}),
        (wikidata, {"entities": {"Q1": ARTICLE, **OTHERS}}),
        (citoid, ITEM),
        (citoid, [ITEM]),
    ],
)
@given(data=st.data())
def test_no_damaged_answer_raises(provider: ModuleType, payload: Any, data: st.DataObject) -> None:
    assert_whole(provider.record_from(data.draw(damaged(payload))))


THESIS = """<record xmlns="http://www.loc.gov/MARC21/slim">
<leader>00000nam a2200000 a 4500</leader><controlfield tag="001">77</controlfield>
<controlfield tag="008">980115s1998    nyu      m    000 0 eng d</controlfield>
<datafield tag="020" ind1=" " ind2=" "><subfield code="a">0801486394 (pbk.)</subfield></datafield>
<datafield tag="100" ind1="1" ind2=" "><subfield code="6">880-01</subfield>
<subfield code="a">Poe, Ann M.,</subfield><subfield code="d">1960-</subfield></datafield>
<datafield tag="245" ind1="1" ind2="4"><subfield code="a">The vane :</subfield>
<subfield code="b">a study /</subfield><subfield code="n">Part 2,</subfield>
<subfield code="p">Winds ;</subfield><subfield code="c">Ann M. Poe ; edited by Bo Ek.</subfield>
</datafield><datafield tag="250" ind1=" " ind2=" "><subfield code="a">2nd ed.</subfield></datafield>
<datafield tag="264" ind1=" " ind2="1"><subfield code="a">Ithaca :</subfield>
<subfield code="b">Vane Press,</subfield><subfield code="c">[1998?], c1997.</subfield></datafield>
<datafield tag="300" ind1=" " ind2=" "><subfield code="a">xii, 254 p. ;</subfield></datafield>
<datafield tag="490" ind1="1" ind2=" "><subfield code="a">Winds ;</subfield>
<subfield code="v">vol. 3</subfield></datafield>
<datafield tag="502" ind1=" " ind2=" "><subfield code="b">Ph. D.</subfield>
<subfield code="c">Wind University</subfield><subfield code="d">1998</subfield></datafield>
<datafield tag="700" ind1="1" ind2=" "><subfield code="a">Ek, Bo,</subfield>
<subfield code="e">ed.</subfield></datafield>
<datafield tag="711" ind1="2" ind2=" "><subfield code="a">Days of Wind</subfield>
<subfield code="n">(7th :</subfield><subfield code="d">1997 :</subfield>
<subfield code="c">Oslo)</subfield></datafield>
<datafield tag="773" ind1="0" ind2=" "><subfield code="t">Journal of Wind</subfield>
<subfield code="g">Vol. 12, no. 3 (1998), p. 4-9</subfield></datafield>
<datafield tag="880" ind1="1" ind2=" "><subfield code="6">100-01/(N</subfield>
<subfield code="a">По, Энн</subfield></datafield></record>"""
PAPER = """<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><nonSort>The </nonSort>
<title>vane</title><subTitle>a study</subTitle><partNumber>2</partNumber></titleInfo>
<name type="personal"><namePart type="family">Poe</namePart><namePart type="given">Ann</namePart>
<role><roleTerm type="code">aut</roleTerm></role></name>
<name type="corporate"><namePart>Institute of Wind</namePart></name>
<typeOfResource>text</typeOfResource><genre>article</genre>
<originInfo><place><placeTerm type="text">Oslo</placeTerm></place><publisher>Vane</publisher>
<dateIssued encoding="w3cdtf" point="start">1998-05</dateIssued><edition>2nd ed.</edition>
</originInfo><language><languageTerm type="code">eng</languageTerm></language>
<physicalDescription><extent>12 p.</extent></physicalDescription>
<identifier type="isbn">0801486394</identifier><identifier type="doi">10.1000/vane</identifier>
<relatedItem type="host"><titleInfo><title>Journal of Wind</title></titleInfo><part>
<detail type="volume"><number>12</number></detail><extent unit="pages"><start>4</start>
<end>9</end></extent><date>1998</date></part></relatedItem>
<location><physicalLocation>Archive</physicalLocation><shelfLocator>B 7</shelfLocator>
<url>https://example.org/vane</url></location></mods>"""


@pytest.mark.parametrize("provider", [loc, k10plus])
@pytest.mark.parametrize("xml", [THESIS, PAPER, envelope(THESIS).decode()])
@given(data=st.data())
def test_no_damaged_record_raises(provider: ModuleType, xml: str, data: st.DataObject) -> None:
    assert_whole(provider.record_from(data.draw(damaged_xml(xml))))


@given(st.binary(max_size=200), st.text(max_size=100))
def test_no_envelope_raises(data: bytes, text: str) -> None:
    sru.records(data)
    sru.records(text)
    sru.records(f"<r><recordData>{escaped(text)}&lt;record></recordData></r>")


# --- recordings -------------------------------------------------------------------------------


def payloads_in(path: Path) -> list[Any]:
    """Give an answer and every object in its lists, as those who read it may get them."""
    answer = json.loads(path.read_text("utf-8"))
    lists = [answer] if isinstance(answer, list) else []
    if isinstance(answer, dict):
        lists += [value for value in answer.values() if isinstance(value, list)]
        lists += [list(answer.values())]
    return [answer, *(row for rows in lists for row in rows)]


@pytest.mark.parametrize(
    ("provider", "folder"),
    [(openlibrary, "openlibrary"), (googlebooks, "googlebooks"), (wikidata, "wikidata"),
     (citoid, "citoid"), (wikidata, "inventaire"), (openlibrary, "libris"),
     (openlibrary, "finna"), (citoid, "mathscinet")],
)  # fmt: skip
def test_every_recorded_answer_is_read(
    shared_data: Path, provider: ModuleType, folder: str
) -> None:
    paths = sorted((shared_data / "providers" / folder).glob("*.json"))
    assert paths
    for path in paths:
        for payload in payloads_in(path):
            provider.record_from(payload)


@pytest.mark.parametrize("folder", ["loc", "gvk-sru", "marcxml", "mods"])
def test_every_recorded_envelope_is_read(shared_data: Path, folder: str) -> None:
    paths = sorted((shared_data / "providers" / folder).glob("*.xml"))
    assert paths
    for path in paths:
        found = sru.records(path.read_bytes())
        if folder != "gvk-sru" and "Minimal" not in path.name:  # PICA is not asked for
            assert found, path.name


def test_a_recorded_isbn_is_found(shared_data: Path) -> None:
    folder = shared_data / "providers"
    body = (folder / "googlebooks" / "isbn-hit.json").read_bytes()
    asking, _ = session(body)
    found = googlebooks.lookup(Identifier("isbn", "9788804724872"), asking)
    assert found is not None
    assert found.fields["title"] == "Cronache marziane"
    body = (folder / "openlibrary" / "bookwyrm-ol_isbn_search.json").read_bytes()
    asking, _ = session(body)
    found = openlibrary.lookup(Identifier("isbn", "9782070427796"), asking)
    assert found is not None
    assert found.fields["author"] == (Name("Quignard", "Pascal"),)
    body = (folder / "loc" / "jabref-library_of_congress_2010045158_mods.xml").read_bytes()
    asking, _ = session(body)
    found = loc.lookup(Identifier("isbn", "9780123751065"), asking)
    assert found is not None
    assert found.fields["publisher"] == "Morgan Kaufmann"
