"""Providers of documents of public life: the United Nations, the United States, the European
Union, humanitarian reports, and copies in the Wayback Machine.

The works here are invented; what was recorded is read where it lies beside the checkout.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import parse_qs, urlsplit

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.answering import Answering, Question
from tests.damage import TEXTS, assert_whole, damaged, damaged_xml

from citekit import symbols
from citekit.formats.csljson import dumps
from citekit.identifiers import Identifier, Kind
from citekit.providers import (
    Provider,
    Query,
    congress,
    eurlex,
    federalregister,
    govinfo,
    reliefweb,
    undl,
    wayback,
    webpages,
)
from citekit.providers.session import Answer, UnansweredError
from citekit.record import Date, Name, Record
from citekit.variables import TYPES

if TYPE_CHECKING:
    from lxml import etree

PROVIDERS = (undl, reliefweb, federalregister, govinfo, congress, eurlex, wayback)


class Answers(Answering):
    """A session that answers out of a dictionary: part of an address → the answer.

    A value is a body (status 200) or a status, or both as a tuple.
    """

    def __init__(self, answers: Mapping[str, Any], keys: Mapping[str, str] | None = None) -> None:
        super().__init__(keys)
        self.answers = answers

    def found(self, question: Question) -> tuple[int, Any]:
        parts = (value for part, value in self.answers.items() if part in question.address)
        answer = next(parts, 404)
        if isinstance(answer, int):
            return answer, b""
        return answer if isinstance(answer, tuple) else (200, answer)


def described(text: str = "", **fields: Any) -> Query:
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    return Query(text, Record("a", "report", named))


def literals(record: Record) -> list[str | None]:
    return [name.literal for name in record.fields.get("author", ())]


# --- what all have ------------------------------------------------------------------


@pytest.mark.parametrize("module", PROVIDERS)
def test_every_provider_follows_the_protocol(module: Any) -> None:
    provider = cast("Provider", module)
    assert provider.TITLE
    assert provider.HOME.startswith("https://")
    assert re.fullmatch(r"https://[^/]+(?:/[^/]+)*", provider.BASE)
    assert 0 < provider.RATE <= 5
    assert provider.CONCURRENCY >= 1
    assert provider.KEY in ("", "optional", "required")
    assert isinstance(provider.KINDS, frozenset)


@pytest.mark.parametrize("module", PROVIDERS)
@pytest.mark.parametrize("kind", ["doi", "isbn", "url", "un-symbol", "celex", "report-number"])
def test_what_is_not_theirs_is_not_asked_for(module: Any, kind: Kind) -> None:
    session = Answers({})
    for value in ("10.1000/182", "https://example.org/S/2019/570", "R2D2", "w12345"):
        assert module.lookup(Identifier(kind, value), session) is None
    assert session.asked == []


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                """title data fields date original source name number id agencies volume president
                start_page custom packageId dateIssued versions recid comment files full_name
                archived_snapshots closest url status timestamp""".split()
            )
            | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
PIECES = st.sampled_from(
    """<record> </record> <datafield_tag="191"> <datafield_tag="245"> <datafield_tag="500">
    <subfield_code="a"> </subfield> </datafield> S/2019/570 Transmits_24th_report_of_the_Panel
    Letter_dated 2019-07-15 <mods> <titleInfo> <title> </title> <extension><accessId> PLAW-116publ1
    <NOTICE><WORK> <VALUE> 32016R0679 <!DOCTYPE_html> <html><head> <meta_name="WT.z_docID"
    content="32016R0679"> <meta_property="eli:title" & &#0; <![CDATA[ ]]> <!-- --> 12 # é""".split()
).map(lambda piece: piece.replace("_", " "))


@given(JSON | st.lists(PIECES, max_size=14).map(" ".join) | st.binary(max_size=60))
def test_no_payload_raises_and_every_record_can_be_written(payload: Any) -> None:
    payloads = [payload, (payload, "https://www.gao.gov/products/gao-19-1")]
    if isinstance(payload, str):
        payloads += [payload.encode(), payload.encode() + b"</record>"]
    for module in PROVIDERS:
        for one in payloads:
            record = module.record_from(one)
            assert record.type in TYPES
            dumps([record])


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize(
    "character", [" ", "a", "1", "(", "-", ".", "#", "S/", "Transmits ", "&amp;"]
)
def test_long_texts_are_read_in_time(character: str) -> None:
    text = character * (100_000 // len(character))
    tags = ("191", "245", "260", "269", "300", "500", "520", "710", "856", "989")
    undl.record_from(marc(*(f"{tag}$a{text}$b{text}" for tag in tags)))
    undl.record_from(marc(f"245$aLetter {text}", f"500$aTransmits {text}"))
    reliefweb.record_from(relief(title=text, url=text, date={"original": text}))
    federalregister.record_from({**ORDER, "title": text, "end_page": text, "document_number": text})
    govinfo.record_from(LAW.replace("Atlantis", text).replace("12 p.", text))
    govinfo.package(text)
    congress.parse(text)
    eurlex.parse(text)
    eurlex.record_from(PAGE.replace("Atlantis", text).encode())
    eurlex.record_from(NOTICE_XML.replace("Atlantis", text))
    wayback.rows(text)
    wayback.snapshot(f"https://web.archive.org/web/2019/{text}")


@pytest.mark.parametrize("module", [undl, govinfo, eurlex])
def test_entities_are_not_expanded(module: Any) -> None:
    bomb = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">
      <!ENTITY file SYSTEM "file:///etc/passwd">]>
      <record><datafield tag="245"><subfield code="a">&b;&file;</subfield></datafield></record>"""
    assert "root:" not in dumps([module.record_from(bomb)])
    assert "aaaaaaaaaa" not in dumps([module.record_from(bomb)])


# --- United Nations -------------------------------------------------------------------


def marc(*rows: str) -> str:
    """Write a record of MARCXML: rows are ``TAG code text code text``, parted by ``$``."""
    parts = []
    for row in rows:
        tag, *values = row.split("$")
        if tag.strip().startswith("00"):
            parts.append(f'<controlfield tag="{tag.strip()}">{values[0]}</controlfield>')
            continue
        inner = "".join(
            f'<subfield code="{value[0]}">{value[1:].strip()}</subfield>' for value in values
        )
        parts.append(f'<datafield tag="{tag.strip()}" ind1=" " ind2=" ">{inner}</datafield>')
    return f'<record xmlns="http://www.loc.gov/MARC21/slim">{"".join(parts)}</record>'


def collection(*records: str) -> str:
    return f'<collection xmlns="http://www.loc.gov/MARC21/slim">{"".join(records)}</collection>'


LETTER = marc(
    "001$9000001",
    "089$bB16",
    "191$aS/2031/77$bS/$c2031",
    "245$aLetter dated 3 March 2031 from the Chair of the Security Council Committee",
    "260$aNew York :$bUN,$c3 Mar. 2031",
    "269$a2031-03-03",
    "300$a27 p.",
    "500$aTransmits 24th report of the Panel of Experts on Atlantis, submitted pursuant to"
    " resolution 9999 (2030).",
    "500$aSubmitted pursuant to resolution 9999 (2030)",
    "520$aReviews the embargo.",
    "710$aUN. Security Council Committee on Atlantis. Chair",
    "856$uhttps://digitallibrary.un.org/record/9000001/files/S_2031_77-EN.pdf$yEnglish",
    "856$ujavascript:alert(1)$yKlingon",
    "989$aDocuments and Publications$bLetters and Notes Verbales",
)
REPORT = marc(
    "001$9000002",
    "191$aA/86/100",
    "191$aS/2031/78",
    "245$aThe situation in Atlantis :$breport of the Secretary-General /$cprepared by nobody",
    "246$aAtlantis report",
    "260$aGeneva :$bUN,",
    "269$a20310303",
    "500$aCovers developments since 2030",
    "710$aUN. Secretary-General",
    "989$aDocuments and Publications$bReports$cSecretary-General's Reports",
)
RESOLUTION = marc(
    "001$9000003",
    "191$aS/RES/9999(2030)",
    "245$aResolution 9999 (2030) /$cadopted by the Security Council at its 9900th meeting",
    "269$a2030-12",
    "710$aUN. Security Council (85th year : 2030)",
    "989$aResolutions and Decisions$bResolutions",
    "989$aResolutions and Decisions",
)


def test_the_report_under_a_covering_letter_is_what_the_document_is_called() -> None:
    record = undl.record_from(LETTER)
    fields = record.fields
    report = (
        "report of the Panel of Experts on Atlantis, submitted pursuant to resolution 9999 (2030)"
    )
    assert fields["title"] == f"Twenty-fourth {report}"
    assert fields["custom"]["titles"] == [
        "Letter dated 3 March 2031 from the Chair of the Security Council Committee",
        f"24th {report}.",
        "Reviews the embargo.",
        f"Twenty-fourth {report}",
    ]
    assert literals(record) == ["United Nations Security Council"]
    assert "genre" not in fields
    assert fields["custom"]["files"] == {
        "English": "https://digitallibrary.un.org/record/9000001/files/S_2031_77-EN.pdf"
    }


def test_a_letter_that_transmits_no_report_keeps_its_title_and_its_author() -> None:
    record = undl.record_from(LETTER.replace("24th report of", "letter dated yesterday from"))
    assert record.fields["title"].startswith("Letter dated 3 March 2031")
    assert literals(record) == ["United Nations Security Council Committee on Atlantis, Chair"]
    assert record.fields["genre"] == "Letter"


def test_a_report_with_two_symbols_keeps_both() -> None:
    record = undl.record_from(REPORT)
    assert (record.id, record.type) == ("undl-9000002", "report")
    assert record.fields == {
        "title": "The situation in Atlantis: report of the Secretary-General",
        "author": (Name(literal="United Nations Secretary-General"),),
        "authority": "United Nations General Assembly",
        "number": "A/86/100-S/2031/78",
        "publisher": "United Nations",
        "publisher-place": "Geneva",
        "issued": Date((2031, 3, 3)),
        "URL": "https://undocs.org/A/86/100",
        "custom": {
            "recid": "9000002",
            "titles": [
                "The situation in Atlantis: report of the Secretary-General",
                "Atlantis report",
                "Covers developments since 2030",
            ],
        },
    }


def test_a_resolution_is_legislation_with_its_genre() -> None:
    record = undl.record_from(RESOLUTION)
    assert (record.type, record.fields["genre"]) == ("legislation", "Resolution")
    assert record.fields["number"] == "S/RES/9999 (2030)"
    assert record.fields["issued"] == Date((2030, 12))
    assert record.fields["URL"] == "https://undocs.org/S/RES/9999%20(2030)"
    assert literals(record) == ["United Nations Security Council"]


@pytest.mark.parametrize(
    ("words", "symbol", "expected"),
    [
        ("$bMeeting Records", "S/PV.9900", ("report", "Verbatim record")),
        ("$bMeeting Records", "A/C.5/60/SR.64", ("report", "Summary record")),
        ("$aSpeeches", "S/PV.9900", ("speech", "")),
        ("$bDraft Resolutions and Decisions", "A/86/L.1", ("report", "Draft")),
        ("$aPress Releases", "", ("article", "Press release")),
        ("$aMaps", "", ("map", "")),
        ("$aSomething New", "E/DEC/2030/1", ("legislation", "Decision")),
        ("$aSomething New", "", ("report", "")),
    ],
)
def test_the_kind_of_document_decides_the_type(
    words: str, symbol: str, expected: tuple[str, str]
) -> None:
    record = undl.record_from(marc(f"791$a{symbol}", f"989{words}", "245$aA title"))
    assert record.type == expected[0]
    assert record.fields.get("genre", "") in (
        expected[1],
        "Draft resolution" if expected[1] == "Draft" else expected[1],
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2031-03-03", (2031, 3, 3)),
        ("20310303", (2031, 3, 3)),
        ("2031-03", (2031, 3)),
        ("2031", (2031,)),
        ("[2031]", None),
        ("3 March 2031", None),
        ("20310399", (2031, 3)),
        ("", None),
    ],
)
def test_the_date_is_that_of_269_and_never_guessed(text: str, day: tuple[int, ...] | None) -> None:
    record = undl.record_from(marc(f"269$a{text}", "260$c1 Jan. 2030", "992$a2030-01-01"))
    assert record.fields.get("issued") == (Date(day) if day else None)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("UN. Security Council", "United Nations Security Council"),
        ("UN. Security Council (72nd year : 2017)", "United Nations Security Council"),
        ("UN. General Assembly (73rd sess. : 2018-2019)", "United Nations General Assembly"),
        ("UN. Secretary-General", "United Nations Secretary-General"),
        ("UN. Security Council. President", "United Nations Security Council, President"),
        ("UN", "United Nations"),
        ("United Kingdom", "United Kingdom"),
        ("World Health Organization", "World Health Organization"),
    ],
)
def test_headings_become_names_of_bodies(heading: str, name: str) -> None:
    assert literals(undl.record_from(marc(f"710$a{heading}"))) == [name]


def test_persons_are_read_as_persons() -> None:
    record = undl.record_from(marc("700$aDoe, Jane,", "710$aUN. Secretary-General"))
    assert record.fields["author"] == (
        Name(family="Doe", given="Jane"),
        Name(literal="United Nations Secretary-General"),
    )


RECJSON = {
    "recid": 9000001,
    "title": {"title": "Letter dated 3 March 2031"},
    "comment": "Transmits 24th report of the Panel of Experts on Atlantis",
    "prepublication": {"date": "2031-03-03"},
    "filenames": ["S_2031_77-AR.pdf", "S_2031_77-EN.pdf", "notes.txt"],
    "document_type": ["Letters and Notes Verbales"],
}


def test_recjson_is_understood_and_its_symbol_is_read_off_the_files() -> None:
    record = undl.record_from([RECJSON])
    assert record.fields["number"] == "S/2031/77"
    assert record.fields["title"] == "Twenty-fourth report of the Panel of Experts on Atlantis"
    assert record.fields["issued"] == Date((2031, 3, 3))


def test_a_symbol_is_asked_for_and_others_in_the_answer_are_left_out() -> None:
    session = Answers({"/search?": collection(REPORT, LETTER, RESOLUTION)})
    found = undl.lookup(Identifier("un-symbol", "s/2031/77"), session)
    assert found is not None
    assert found.id == "undl-9000001"
    assert session.addresses() == [
        "https://digitallibrary.un.org/search?ln=en&p=S%2F2031%2F77&f=191__a&of=xm&rg=10"
    ]
    assert undl.lookup(Identifier("un-symbol", "S/2031/1"), session) is None
    link = Identifier("url", "https://undocs.org/en/S/RES/9999(2030)")
    assert (undl.lookup(link, session) or Record("", "")).id == "undl-9000003"


def test_either_symbol_of_a_document_finds_it() -> None:
    session = Answers({"/search?": collection(REPORT)})
    for value in ("A/86/100", "S/2031/78", "A/86/100-S/2031/78"):
        found = undl.lookup(Identifier("un-symbol", value), session)
        assert found is not None
        assert found.id == "undl-9000002"


def test_with_a_key_the_api_is_asked_and_the_key_is_in_a_header_only() -> None:
    envelope = f"<response><total>1</total><search_id>x</search_id>{collection(LETTER)}</response>"
    session = Answers({"/api/v1/search?": envelope}, {"undl": "swordfish"})
    assert undl.lookup(Identifier("un-symbol", "S/2031/77"), session) is not None
    assert session.addresses() == [
        "https://digitallibrary.un.org/api/v1/search?p=S%2F2031%2F77&format=xml"
    ]
    assert [question.headers for question in session.asked] == [
        {"Authorization": "Token swordfish"}
    ]


@pytest.mark.parametrize(
    "answer",
    [(202, b""), (202, b" "), (200, b""), (200, b"<!DOCTYPE html><p>Are you a robot?"), 403],
)
def test_a_refusal_is_told_as_one(answer: Any) -> None:
    with pytest.raises(UnansweredError) as caught:
        undl.lookup(Identifier("un-symbol", "S/2031/77"), Answers({"/search?": answer}))
    assert caught.value.answer.outcome == "blocked"
    with pytest.raises(UnansweredError):
        undl.search(described(title="Panel of Experts on Atlantis"), Answers({"/search?": answer}))


@pytest.mark.parametrize(
    ("symbol", "fields"),
    [
        (
            "S/2031/77",
            {
                "number": "S/2031/77",
                "authority": "United Nations Security Council",
                "issued": Date((2031,)),
                "URL": "https://undocs.org/S/2031/77",
            },
        ),
        (
            "A/RES/73/1",
            {
                "number": "A/RES/73/1",
                "authority": "United Nations General Assembly",
                "genre": "Resolution",
                "URL": "https://undocs.org/A/RES/73/1",
            },
        ),
    ],
)
def test_a_symbol_alone_makes_a_record_of_what_it_says(symbol: str, fields: dict[str, Any]) -> None:
    assert undl.formed(symbols.parse(symbol)).fields == fields


def test_a_report_is_found_by_body_and_day_and_other_days_are_left_out() -> None:
    other = LETTER.replace("2031-03-03", "2031-03-04").replace("9000001", "9000009")
    session = Answers({"269__a": collection(REPORT, LETTER, other)})
    query = described(
        title="Twenty-fourth report of the Panel of Experts on Atlantis",
        author=(Name(literal="United Nations Security Council"),),
        issued=Date((2031, 3, 3)),
    )
    found = undl.search(query, session)
    assert [record.id for record in found] == ["undl-9000001", "undl-9000002"]
    assert parse_qs(urlsplit(session.addresses()[0]).query)["p"] == [
        "269__a:2031-03-03 AND 191__a:'S/2031/'"
    ]
    assert len(session.asked) == 1


def test_without_a_day_the_title_is_asked_for_and_the_likeliest_comes_first() -> None:
    session = Answers({"/search?": collection(RESOLUTION, REPORT, LETTER)})
    found = undl.search(described("Report of the Panel of Experts on Atlantis, 2031"), session)
    assert found[0].id == "undl-9000001"
    assert len(session.asked) == 1


def test_a_number_in_the_description_is_asked_for_first() -> None:
    session = Answers({"f=191__a": collection(LETTER)})
    found = undl.search(described(number="S/2031/77", title="Letter"), session)
    assert [record.id for record in found] == ["undl-9000001"]
    assert undl.search(described(number="S/2031/5"), session) == []


# --- ReliefWeb ------------------------------------------------------------------------


def relief(**fields: Any) -> dict[str, Any]:
    return {"id": "9000007", "fields": {"title": "Floods in Atlantis", **fields}}


SITUATION = relief(
    date={"original": "2031-07-15T00:00:00+00:00", "created": "2031-07-20T10:00:00+00:00"},
    source=[{"name": "Office of Nobody", "shortname": "OON"}],
    format=[{"name": "Situation Report"}],
    language=[{"code": "en"}],
    url_alias="https://reliefweb.int/report/atlantis/floods",
    file=[{"url": "https://reliefweb.int/attachments/floods.pdf"}, {"url": "javascript:x"}],
)


def test_a_situation_report_is_a_report_of_its_source() -> None:
    assert reliefweb.record_from(SITUATION).type == "report"
    assert reliefweb.record_from({"data": [SITUATION]}).fields == {
        "title": "Floods in Atlantis",
        "author": (Name(literal="Office of Nobody"),),
        "issued": Date((2031, 7, 15)),
        "genre": "Situation Report",
        "language": "en",
        "URL": "https://reliefweb.int/report/atlantis/floods",
        "custom": {
            "reliefweb": "9000007",
            "files": ["https://reliefweb.int/attachments/floods.pdf"],
        },
    }


@pytest.mark.parametrize(
    ("format", "type"),
    [
        ("Assessment", "report"),
        ("Map", "map"),
        ("Infographic", "graphic"),
        ("News and Press Release", "webpage"),
        ("Something New", "report"),
    ],
)
def test_the_format_of_a_report_decides_the_type(format: str, type: str) -> None:
    assert reliefweb.record_from(relief(format=[{"name": format}])).type == type


def test_where_a_report_was_first_is_its_address() -> None:
    record = reliefweb.record_from(
        relief(origin="https://example.org/a", url_alias="https://reliefweb.int/report/a")
    )
    assert record.fields["URL"] == "https://example.org/a"
    assert record.fields["custom"]["page"] == "https://reliefweb.int/report/a"


def test_reliefweb_is_asked_under_an_approved_name_only() -> None:
    session = Answers({"/reports": {"data": [SITUATION]}})
    for ask in (
        lambda: reliefweb.search(described(title="Floods"), session),
        lambda: reliefweb.lookup(Identifier("url", "https://reliefweb.int/node/9000007"), session),
    ):
        with pytest.raises(UnansweredError, match="approved"):
            ask()
    assert session.asked == []


def test_a_report_is_found_by_its_address_and_by_its_title() -> None:
    session = Answers({"/reports": {"data": [SITUATION]}}, {"reliefweb": "citekit-tests"})
    address = Identifier("url", "https://reliefweb.int/node/9000007")
    assert reliefweb.lookup(address, session) is not None
    assert session.addresses() == [
        "https://api.reliefweb.int/v2/reports/9000007?appname=citekit-tests&profile=full"
    ]
    alias = Identifier("url", "https://reliefweb.int/report/atlantis/floods")
    assert reliefweb.lookup(alias, session) is not None
    assert session.posted[0]["filter"] == {
        "field": "url_alias",
        "value": "https://reliefweb.int/report/atlantis/floods",
    }
    assert len(reliefweb.search(described(title="Floods: <i>in</i> (Atlantis)"), session)) == 1
    assert session.posted[1]["query"]["value"] == "floods in atlantis"


# --- Federal Register -----------------------------------------------------------------

NOTICE = {
    "document_number": "2031-12345",
    "title": "Notice of Meeting; <em>Atlantis</em>",
    "type": "Notice",
    "publication_date": "2031-07-15",
    "agencies": [{"name": "State Department"}, {"raw_name": "OFFICE OF NOBODY"}],
    "citation": "96 FR 12340",
    "volume": 96,
    "start_page": 12340,
    "end_page": 12344,
    "docket_ids": ["Public Notice: 1"],
    "html_url": "https://www.federalregister.gov/documents/2031/07/15/2031-12345/notice",
}
ORDER = {
    "document_number": "2031-12346",
    "title": "Sinking Atlantis",
    "type": "Presidential Document",
    "subtype": "Executive Order",
    "executive_order_number": "19999",
    "president": {"name": "Jane Q. Public"},
    "agencies": [{"name": "Executive Office of the President"}],
    "volume": 96,
    "start_page": 12344,
    "end_page": 12350,
}


def test_a_notice_is_an_article_of_the_register() -> None:
    record = federalregister.record_from(NOTICE)
    assert (record.id, record.type) == ("fr-2031-12345", "article-journal")
    assert record.fields == {
        "title": "Notice of Meeting; <i>Atlantis</i>",
        "author": (Name(literal="State Department"), Name(literal="Office Of Nobody")),
        "container-title": "Federal Register",
        "volume": "96",
        "page": "12340-12344",
        "number": "2031-12345",
        "genre": "Notice",
        "issued": Date((2031, 7, 15)),
        "URL": "https://www.federalregister.gov/documents/2031/07/15/2031-12345/notice",
        "custom": {
            "document-number": "2031-12345",
            "citation": "96 FR 12340",
            "dockets": ["Public Notice: 1"],
        },
    }


def test_an_order_is_law_of_the_president_under_its_own_number() -> None:
    record = federalregister.record_from(ORDER)
    assert record.type == "legislation"
    assert record.fields["author"] == (Name(family="Public", given="Jane Q."),)
    assert (record.fields["number"], record.fields["genre"]) == ("19999", "Executive Order")
    assert record.fields["custom"]["document-number"] == "2031-12346"


@pytest.mark.parametrize(
    ("kind", "value", "asked"),
    [
        ("report-number", "2031-12345", "/documents/2031-12345.json"),
        ("report-number", "FR Doc. E8-12345", "/documents/E8-12345.json"),
        (
            "url",
            "https://www.federalregister.gov/documents/2031/07/15/2031-12345/notice",
            "/documents/2031-12345.json?publication_date=2031-07-15",
        ),
        ("url", "https://federalregister.gov/d/2031-12345", "/documents/2031-12345.json"),
    ],
)
def test_a_document_is_asked_for_by_its_number(kind: Kind, value: str, asked: str) -> None:
    session = Answers({".json": NOTICE})
    assert federalregister.lookup(Identifier(kind, value), session) is not None
    assert session.addresses() == [f"https://www.federalregister.gov/api/v1{asked}"]
    assert federalregister.lookup(Identifier(kind, value), Answers({})) is None


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("96 FR 12340", "2031-12345"),
        ("96 Fed. Reg. 12,344", "2031-12346"),
        ("96 F.R. 12350", "2031-12346"),
        ("96 FR 99999", None),
        ("97 FR 12340", None),
    ],
)
def test_a_citation_finds_the_document_on_that_page(value: str, number: str | None) -> None:
    session = Answers({"documents.json?": {"results": [NOTICE, ORDER]}})
    found = federalregister.lookup(Identifier("report-number", value), session)
    assert (found and found.fields["custom"]["document-number"]) == number
    asked = parse_qs(urlsplit(session.addresses()[0]).query)
    assert asked["conditions[publication_date][year]"] == [str(int(value[:2]) + 1935)]
    assert "citation" in asked["fields[]"]


def test_documents_are_searched_for_on_their_day_first() -> None:
    query = described(title="Notice of Meeting", issued=Date((2031, 7, 15)))
    session = Answers({"2031-07-15": {"results": [NOTICE]}, "term": {"results": [ORDER]}})
    assert [one.id for one in federalregister.search(query, session)] == ["fr-2031-12345"]
    other = described(title="Notice of Meeting", issued=Date((2031, 7, 16)))
    session = Answers({"2031-07-16": {"results": []}, "term": {"results": [ORDER]}})
    assert [one.id for one in federalregister.search(other, session)] == ["fr-2031-12346"]
    assert len(session.asked) == 2


# --- govinfo --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "package"),
    [
        ("Pub. L. 116-1", "PLAW-116publ1"),
        ("Public Law No. 116–92", "PLAW-116publ92"),
        ("P.L. 110-343", "PLAW-110publ343"),
        ("Pvt. L. 112-1", "PLAW-112pvtl1"),
        ("H. Rept. 116-9", "CRPT-116hrpt9"),
        ("H.R. Rep. No. 116-9", None),
        ("H.R. 1, 116th Cong.", "BILLS-116hr1ih"),
        ("S. 1790 (116th Congress)", "BILLS-116s1790is"),
        ("116th Congress, H.J. Res. 46", "BILLS-116hjres46ih"),
        ("S. Con. Res. 5, 116th Cong.", "BILLS-116sconres5is"),
        ("House Report 116-100", "CRPT-116hrpt100"),
        ("S. Rept. 115-20", "CRPT-115srpt20"),
        ("Exec. Rept. 111-6", "CRPT-111erpt6"),
        ("Federal Register, 2031-07-15", "FR-2031-07-15"),
        ("CHRG-116hhrg12345", "CHRG-116hhrg12345"),
        ("BILLS-116hr1enr", "BILLS-116hr1enr"),
        ("https://www.govinfo.gov/app/details/PLAW-116publ1", "PLAW-116publ1"),
        ("https://www.govinfo.gov/content/pkg/CRPT-116hrpt9/html/x.htm", "CRPT-116hrpt9"),
        ("S. Hrg. 116-123", None),
        ("H.R. 1", None),
        ("GAO-19-123", None),
        ("R45630", None),
        ("", None),
    ],
)
def test_ids_of_packages_are_formed_from_numbers(text: str, package: str | None) -> None:
    assert govinfo.package(text) == package


LAW = """<mods xmlns="http://www.loc.gov/mods/v3">
<titleInfo><title>Public Law 116 - 999 - Atlantis Act</title></titleInfo>
<titleInfo type="alternative"><title>Other</title></titleInfo>
<name type="corporate"><namePart>United States Government Publishing Office</namePart>
  <role><roleTerm type="text">publisher</roleTerm></role></name>
<name type="corporate"><namePart>United States</namePart><namePart>Congress</namePart>
  <namePart>House of Representatives</namePart>
  <role><roleTerm type="text">author</roleTerm><roleTerm type="code">aut</roleTerm></role></name>
<originInfo><publisher>U.S. Government Publishing Office</publisher>
  <dateIssued encoding="w3cdtf">2031-01-16</dateIssued></originInfo>
<language><languageTerm type="code">eng</languageTerm></language>
<physicalDescription><extent>12 p.</extent></physicalDescription>
<classification authority="sudocs">AE 2.110:</classification>
<extension><collectionCode>PLAW</collectionCode></extension>
<extension><accessId>PLAW-116publ999</accessId></extension>
<location><url>https://www.govinfo.gov/app/details/PLAW-116publ999</url></location>
<relatedItem><titleInfo><title>Not this</title></titleInfo></relatedItem></mods>"""


def test_a_law_is_read_from_mods() -> None:
    assert govinfo.record_from(LAW.encode()).fields == {
        "title": "Public Law 116 - 999 - Atlantis Act",
        "author": (Name(literal="United States Congress, House of Representatives"),),
        "publisher": "U.S. Government Publishing Office",
        "issued": Date((2031, 1, 16)),
        "number": "Pub. L. 116-999",
        "number-of-pages": "12",
        "call-number": "AE 2.110:",
        "language": "en",
        "URL": "https://www.govinfo.gov/app/details/PLAW-116publ999",
        "custom": {"package": "PLAW-116publ999"},
    }


SUMMARY = {
    "title": "Public Law 116 - 999 - Atlantis Act",
    "collectionCode": "PLAW",
    "packageId": "PLAW-116publ999",
    "dateIssued": "2031-01-16",
    "governmentAuthor1": "Congress",
    "governmentAuthor2": "House of Representatives",
    "publisher": "U.S. Government Publishing Office",
    "pages": "12",
    "suDocClassNumber": "AE 2.110:",
    "detailsLink": "https://www.govinfo.gov/app/details/PLAW-116publ999",
}


def test_the_summary_of_the_api_says_the_same() -> None:
    record = govinfo.record_from(SUMMARY)
    assert record == govinfo.record_from(LAW).replace({"language": None})


def test_without_a_key_the_mods_record_is_asked_for_with_one_the_summary() -> None:
    law = Identifier("report-number", "Pub. L. 116-999")
    session = Answers({"mods.xml": LAW})
    assert govinfo.lookup(law, session) is not None
    assert session.addresses() == ["https://www.govinfo.gov/metadata/pkg/PLAW-116publ999/mods.xml"]
    keyed = Answers({"/summary": {"title": "A", "packageId": "PLAW-116publ999"}}, {"govinfo": "k"})
    assert govinfo.lookup(law, keyed) is not None
    assert keyed.addresses() == [
        "https://api.govinfo.gov/packages/PLAW-116publ999/summary?api_key=k"
    ]
    assert govinfo.lookup(law, Answers({})) is None


# --- CRS and GAO ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number", "path"),
    [
        ("R45630", "R45630", "/crs-product/R45630"),
        ("CRS Report RL33110", "RL33110", "/crs-product/RL33110"),
        ("IF10199", "IF10199", "/crs-product/IF10199"),
        ("GAO-19-123", "GAO-19-123", "/products/gao-19-123"),
        ("gao-07-308sp", "GAO-07-308SP", "/products/gao-07-308sp"),
        ("GAO/NSIAD-99-12", "GAO/NSIAD-99-12", "/products/nsiad-99-12"),
        ("https://www.gao.gov/products/gao-19-123", "GAO-19-123", "/products/gao-19-123"),
        ("https://www.gao.gov/products/nsiad-99-12", "GAO/NSIAD-99-12", "/products/nsiad-99-12"),
        ("https://www.congress.gov/crs-product/R45630", "R45630", "/crs-product/R45630"),
        (
            "https://crsreports.congress.gov/product/details?prodcode=R45630",
            "R45630",
            "/crs-product/R45630",
        ),
        ("https://www.everycrsreport.com/reports/R45630.html", "R45630", "/crs-product/R45630"),
    ],
)
def test_numbers_and_addresses_of_reports_are_read(text: str, number: str, path: str) -> None:
    report = congress.parse(text)
    assert report is not None
    assert (report.number, report.path) == (number, path)


def test_a_number_alone_says_whose_report_it_is() -> None:
    report = congress.parse("GAO-19-123")
    assert report is not None
    assert congress.formed(report).fields == {
        "author": (Name(literal="U.S. Government Accountability Office"),),
        "publisher": "U.S. Government Accountability Office",
        "number": "GAO-19-123",
        "URL": "https://www.gao.gov/products/gao-19-123",
    }


REPORT_ON_ICE = {
    "number": "R45630",
    "versions": [
        {"title": "Old Ice", "date": "2030-01-01"},
        {"title": "Ice", "date": "2031-03-27", "summary": "<p>It melts.</p>"},
    ],
}


def test_a_public_copy_answers_where_the_page_does_not() -> None:
    session = Answers({"congress.gov": 403, "/reports/R45630.json": REPORT_ON_ICE})
    found = congress.lookup(Identifier("report-number", "R45630"), session)
    assert found is not None
    assert found.fields == {
        "title": "Ice",
        "author": (Name(literal="Congressional Research Service"),),
        "publisher": "Congressional Research Service",
        "number": "R45630",
        "issued": Date((2031, 3, 27)),
        "abstract": "It melts.",
        "URL": "https://www.congress.gov/crs-product/R45630",
    }


def test_where_nobody_answers_that_is_told() -> None:
    for number in ("R45630", "GAO-19-123"):
        with pytest.raises(UnansweredError):
            congress.lookup(Identifier("report-number", number), Answers({"gov": 403}))
        assert congress.lookup(Identifier("report-number", number), Answers({})) is None


def page_of(monkeypatch: pytest.MonkeyPatch, **fields: Any) -> None:
    """Let every page say this: how pages are read is tested elsewhere."""

    def said(content: bytes, address: str, headers: Mapping[str, str] | None = None) -> Record:
        return Record("page", "webpage", {"URL": address, **fields})

    monkeypatch.setattr(webpages, "record_from", said, raising=False)


def test_a_page_gives_title_and_day_and_the_number_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page_of(
        monkeypatch,
        title="Ice: It Melts | U.S. GAO",
        author=(Name(literal="U.S. GAO"),),
        issued=Date((2031, 2, 3)),
        container_title="www.gao.gov",
    )
    session = Answers({"/products/gao-31-123": "<html>"})
    found = congress.lookup(Identifier("report-number", "GAO-31-123"), session)
    assert session.addresses() == ["https://www.gao.gov/products/gao-31-123"]
    assert found is not None
    assert (found.id, found.type) == ("gao-GAO-31-123", "report")
    assert found.fields == {
        "title": "Ice: It Melts",
        "issued": Date((2031, 2, 3)),
        "author": (Name(literal="U.S. Government Accountability Office"),),
        "publisher": "U.S. Government Accountability Office",
        "number": "GAO-31-123",
        "URL": "https://www.gao.gov/products/gao-31-123",
    }
    assert congress.record_from((b"<html>", found.fields["URL"])) == found


def test_those_who_sign_a_report_are_its_authors(monkeypatch: pytest.MonkeyPatch) -> None:
    page_of(
        monkeypatch,
        title="R45630: Ice",
        author=(Name(family="Doe", given="Jane"), Name(literal="Congress.gov")),
    )
    session = Answers({"/crs-product/R45630": "<html>"})
    found = congress.lookup(Identifier("report-number", "R45630"), session)
    assert found is not None
    assert found.fields["title"] == "Ice"
    assert found.fields["author"] == (Name(family="Doe", given="Jane"),)


@pytest.mark.parametrize("page", ["<html>", "<html><title>Just a moment...</title></html>"])
def test_a_page_that_says_nothing_is_no_answer(page: str) -> None:
    with pytest.raises(UnansweredError, match="says nothing"):
        congress.lookup(Identifier("report-number", "GAO-31-123"), Answers({"/products/": page}))


# --- EUR-Lex --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("celex", "name", "uri"),
    [
        ("32016R0679", "Regulation (EU) 2016/679", "reg/2016/679/oj"),
        ("32016L0680", "Directive (EU) 2016/680", "dir/2016/680/oj"),
        ("32013R1304", "Regulation (EU) No 1304/2013", "reg/2013/1304/oj"),
        ("31994R2257", "Regulation (EC) No 2257/94", "reg/1994/2257/oj"),
        ("32001R1049", "Regulation (EC) No 1049/2001", "reg/2001/1049/oj"),
        ("31971R1408", "Regulation (EEC) No 1408/71", "reg/1971/1408/oj"),
        ("32009R1060", "Regulation No 1060/2009", "reg/2009/1060/oj"),
        ("31995L0046", "Directive 95/46/EC", "dir/1995/46/oj"),
        ("32000L0031", "Directive 2000/31/EC", "dir/2000/31/oj"),
        ("31985L0374", "Directive 85/374/EEC", "dir/1985/374/oj"),
        ("32011D0833", "Decision 2011/833/EU", "dec/2011/833/oj"),
        ("02016R0679-20160504", "Regulation (EU) 2016/679", "reg/2016/679/2016-05-04"),
        ("62012CJ0131", "Case C-131/12", ""),
        ("62009TJ0201", "Case T-201/09", ""),
        ("61962CJ0026", "Case 26/62", ""),
        ("52012PC0011", "COM(2012) 11", ""),
        ("12012M/TXT", "", ""),
        ("32016R0679R(02)", "Regulation (EU) 2016/679", ""),
    ],
)
def test_a_celex_number_says_what_a_document_is_called(celex: str, name: str, uri: str) -> None:
    read = eurlex.parse(celex)
    assert read is not None
    assert eurlex.name(read) == name
    assert eurlex.eli(read) == (f"http://data.europa.eu/eli/{uri}" if uri else "")
    if uri:
        assert eurlex.parse(eurlex.eli(read)) == read


@pytest.mark.parametrize(
    ("text", "celex"),
    [
        ("CELEX: 32016R0679", "32016R0679"),
        ("celex:32016r0679", "32016R0679"),
        ("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32016R0679", "32016R0679"),
        ("https://eur-lex.europa.eu/legal-content/MT/TXT/?uri=CELEX%3A62009TJ0201", "62009TJ0201"),
        ("http://publications.europa.eu/resource/celex/32016R0679", "32016R0679"),
        ("https://eur-lex.europa.eu/eli/reg/2016/679/oj", "32016R0679"),
        ("http://data.europa.eu/eli/reg_impl/2019/947/oj/eng", "32019R0947"),
        ("http://data.europa.eu/eli/treaty/teu_2012/oj", None),
        ("2016/679", None),
        ("32016R067", None),
        ("https://eur-lex.europa.eu/homepage.html", None),
    ],
)
def test_celex_numbers_are_found_in_addresses(text: str, celex: str | None) -> None:
    read = eurlex.parse(text)
    assert (read and read.value) == celex


PAGE = """<!DOCTYPE html><html lang="EN"><head>
<meta name="WT.z_docTitle" content="Regulation (EU) 2031/5 on Atlantis">
<meta name="WT.z_docID" content="32031R0005">
<meta about="x" property="eli:title" lang="fr" content="Règlement (UE) 2031/5 sur l’Atlantide">
<meta about="x" property="eli:title" lang="en" content="Regulation (EU) 2031/5 of the European
 Parliament and of the Council of 27 April 2031 on Atlantis (Text with EEA relevance)">
<meta about="x" property="eli:date_document" content="2031-04-27">
<meta about="x" property="eli:passed_by"
 resource="http://publications.europa.eu/resource/authority/corporate-body/EP">
<meta about="x" property="eli:passed_by"
 resource="http://publications.europa.eu/resource/authority/corporate-body/CONSIL">
</head><body><p>OJ L 119, 4.5.2031, p. 1–88 (BG, ES, CS, DA)</p>
<p>(1) OJ C 229, 31.7.2030, p. 90.</p></body></html>"""


def test_a_page_of_eur_lex_is_read() -> None:
    record = eurlex.record_from(PAGE.encode())
    assert (record.id, record.type) == ("celex-32031R0005", "legislation")
    assert record.fields == {
        "title": "Regulation (EU) 2031/5 of the European Parliament and of the Council of"
        " 27 April 2031 on Atlantis",
        "title-short": "Regulation (EU) 2031/5",
        "number": "2031/5",
        "author": (
            Name(literal="European Parliament"),
            Name(literal="Council of the European Union"),
        ),
        "authority": "European Parliament, Council of the European Union",
        "container-title": "Official Journal of the European Union",
        "volume": "L 119",
        "page": "1-88",
        "issued": Date((2031, 4, 27)),
        "language": "en",
        "URL": "http://data.europa.eu/eli/reg/2031/5/oj",
        "custom": {"celex": "32031R0005"},
    }


def test_a_footnote_is_not_where_an_act_was_published() -> None:
    page = PAGE.replace("p. 1–88 (BG", "p. 1–88 [BG")
    assert "volume" not in eurlex.record_from(page.encode()).fields


def test_the_title_of_a_judgment_is_parted() -> None:
    title = (
        "Judgment of the Court (Grand Chamber), 13 May 2031.#Atlantis Ltd v Commission."
        "#Request for a preliminary ruling.#Case C-131/31."
    )
    page = f"""<html lang="en"><meta name="WT.z_docID" content="62031CJ0131">
      <meta name="WT.z_docTitle" content="{title}"></html>"""
    record = eurlex.record_from(page.encode())
    assert record.type == "legal_case"
    assert record.fields["title"] == "Atlantis Ltd v Commission"
    assert record.fields["number"] == "C-131/31"
    assert record.fields["genre"] == "Judgment"
    assert record.fields["authority"] == "Court of Justice of the European Union"
    assert record.fields["issued"] == Date((2031, 5, 13))


NOTICE_XML = """<NOTICE><WORK><RESOURCE_LEGAL_ID_CELEX><VALUE>32031R0005</VALUE>
</RESOURCE_LEGAL_ID_CELEX><WORK_DATE_DOCUMENT><VALUE>2031-04-27</VALUE></WORK_DATE_DOCUMENT>
<WORK_CREATED_BY_AGENT><IDENTIFIER>EP</IDENTIFIER></WORK_CREATED_BY_AGENT></WORK>
<EXPRESSION><EXPRESSION_USES_LANGUAGE><IDENTIFIER>ENG</IDENTIFIER></EXPRESSION_USES_LANGUAGE>
<EXPRESSION_TITLE><VALUE>Regulation (EU) 2031/5 on Atlantis</VALUE></EXPRESSION_TITLE>
</EXPRESSION></NOTICE>"""


def test_a_notice_is_asked_for_first_and_the_page_where_it_is_refused() -> None:
    law = Identifier("celex", "32031R0005")
    session = Answers({"/resource/celex/32031R0005": NOTICE_XML})
    found = eurlex.lookup(law, session)
    assert found is not None
    assert found.fields["title"] == "Regulation (EU) 2031/5 on Atlantis"
    assert found.fields["issued"] == Date((2031, 4, 27))
    assert (literals(found), found.fields["language"]) == (["European Parliament"], "en")
    refused = Answers({"/resource/celex": 403, "uri=CELEX": PAGE})
    assert (eurlex.lookup(law, refused) or found).fields["volume"] == "L 119"
    assert eurlex.lookup(law, Answers({})) is None
    for answer in (403, (202, b""), 503):
        with pytest.raises(UnansweredError):
            eurlex.lookup(law, Answers({"/resource/celex": 403, "uri=CELEX": answer}))


# --- Wayback Machine ------------------------------------------------------------------


def closest(timestamp: str, status: str = "200") -> dict[str, Any]:
    copy = {
        "available": True,
        "status": status,
        "timestamp": timestamp,
        "url": f"http://web.archive.org/web/{timestamp}/http://example.org/",
    }
    return {"url": "example.org", "archived_snapshots": {"closest": copy}}


def test_the_closest_copy_is_given_with_a_safe_address() -> None:
    session = Answers({"/wayback/available?": closest("20310716120000")})
    copy = wayback.nearest("http://example.org/", Date((2031, 7, 15)), session)
    assert copy == wayback.Snapshot(
        "https://web.archive.org/web/20310716120000/http://example.org/", "20310716120000", 200
    )
    assert session.addresses() == [
        "https://archive.org/wayback/available?url=http%3A%2F%2Fexample.org%2F&timestamp=20310715"
    ]


@pytest.mark.parametrize(
    ("day", "timestamp"),
    [
        (Date((2031, 7, 15)), "20310714000000"),
        (Date((2031, 8)), "20310820000000"),
        (Date((2030,)), "20300101000000"),
        (None, "20310820000000"),
        (Date(), "20310820000000"),
    ],
)
def test_copies_of_errors_are_passed_over_for_the_nearest_that_was_answered(
    day: Date | None, timestamp: str
) -> None:
    rows = [
        ["timestamp", "original", "statuscode"],
        ["20300101000000", "http://example.org/", "200"],
        ["20310714000000", "http://example.org/", "200"],
        ["20310715000000", "http://example.org/", "404"],
        ["20310820000000", "http://example.org/", "200"],
    ]
    session = Answers({"/wayback/available?": closest("20310715000000", "404"), "/cdx?": rows})
    copy = wayback.nearest("http://example.org/", day, session)
    assert copy is not None
    assert copy.timestamp == timestamp


def test_no_copy_is_none_and_no_answer_is_told() -> None:
    missing: dict[str, Any] = {"archived_snapshots": {}}
    empty = Answers({"/wayback/available?": missing, "/cdx?": []})
    assert wayback.nearest("http://example.org/", None, empty) is None
    blocked = Answers(
        {"/wayback/available?": missing, "/cdx?": (403, b"x.Exception: Blocked Site Error\n")}
    )
    with pytest.raises(UnansweredError, match="shows no copies of this site") as caught:
        wayback.nearest("http://example.org/", None, blocked)
    assert caught.value.answer.outcome == "blocked"
    with pytest.raises(UnansweredError) as caught:
        wayback.nearest("http://example.org/", None, Answers({"/wayback/available?": 429}))
    assert caught.value.answer.status == 429


def test_rows_of_text_and_arrays_are_read_alike() -> None:
    text = (
        "org,example)/ 20310714000000 http://example.org:80/ text/html 200 AAA 12\n"
        "org,example)/ 20310715000000 http://example.org/ unk 301 BBB 10\n"
        "org,example)/ 20310716000000 http://example.org/ warc/revisit - BBB 10\n"
        "broken row\n\norg%2Cexample%29%2F+20310716000001\n"
    )
    arrays = [
        ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"],
        *(line.split() for line in text.splitlines()[:3]),
    ]
    read = wayback.rows(text)
    assert read == wayback.rows(json.dumps(arrays))
    assert [copy.status for copy in read] == [200, 301, 0]
    assert wayback.original(read[0]) == "http://example.org/"


# --- answers that are not what they should be ------------------------------------------


@pytest.mark.parametrize(
    ("module", "payload"),
    [
        (undl, [RECJSON]),
        (reliefweb, SITUATION),
        (reliefweb, {"data": [SITUATION]}),
        (federalregister, NOTICE),
        (federalregister, ORDER),
        (govinfo, SUMMARY),
        (congress, REPORT_ON_ICE),
        (wayback, closest("20310716120000")),
    ],
)
@given(data=st.data())
def test_no_damaged_answer_raises(module: Any, payload: Any, data: st.DataObject) -> None:
    assert_whole(module.record_from(data.draw(damaged(payload))))


@pytest.mark.parametrize(
    ("module", "xml"),
    [(undl, LETTER), (undl, REPORT), (undl, RESOLUTION), (govinfo, LAW), (eurlex, NOTICE_XML)],
)
@given(data=st.data())
def test_no_damaged_record_raises(module: Any, xml: str, data: st.DataObject) -> None:
    assert_whole(module.record_from(data.draw(damaged_xml(xml))))


@given(data=st.data())
def test_no_damaged_page_raises(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(PAGE)))
    middle = data.draw(st.sampled_from(TEXTS))
    page = PAGE[:start] + middle + PAGE[data.draw(st.integers(start, len(PAGE))) :]
    assert_whole(eurlex.record_from(page.encode()))
    assert_whole(congress.record_from((page.encode(), "https://www.gao.gov/products/gao-31-1")))


@given(st.text(max_size=80) | JSON.map(json.dumps) | st.binary(max_size=40))
def test_no_index_raises(content: str | bytes) -> None:
    wayback.rows(content)


@pytest.mark.parametrize(
    ("header", "timestamp"),
    [
        ("Tue, 16 Jul 2019 00:00:00 GMT", "20190716000000"),
        ("Tue, 16 Jul 2019 02:00:00 +0200", "20190716000000"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_the_moment_of_a_copy_is_in_its_header(header: str, timestamp: str | None) -> None:
    address = "https://web.archive.org/web/2019id_/http://example.org/"
    copy = wayback.memento(Answer(address, "ok", 200, {"memento-datetime": header}))
    assert (copy and copy.timestamp) == timestamp


def test_the_address_of_a_copy_makes_a_record_of_the_page() -> None:
    address = "http://web.archive.org/web/20310716120000/http://example.org/a?b=c"
    session = Answers({})
    record = wayback.lookup(Identifier("url", address), session)
    assert record is not None
    assert record.fields == {
        "URL": "http://example.org/a?b=c",
        "archive": "Internet Archive Wayback Machine",
        "archive_location": address.replace("http:", "https:", 1),
        "custom": {"archived": "20310716120000"},
    }
    assert session.asked == []
    assert wayback.search(described(title="Floods"), session) == []


# --- what was recorded ----------------------------------------------------------------


def rows_of(shared_data: Path, provider: str) -> list[tuple[dict[str, Any], bytes]]:
    folder = shared_data / "providers" / provider
    lines = (folder / "index.jsonl").read_text("utf-8").splitlines()
    return [(row, (folder / row["file"]).read_bytes()) for row in map(json.loads, lines)]


def test_recorded_records_of_the_digital_library_are_mapped_as_they_say(shared_data: Path) -> None:
    count = 0
    for row, body in rows_of(shared_data, "undl"):
        if not row["file"].endswith(".xml"):
            continue
        for node in undl.elements(body):
            count += 1
            said = plainly(node)
            record = undl.record_from(node)
            fields = record.fields
            assert fields["number"] == said["191"]
            assert fields["issued"] == Date(tuple(map(int, said["269"].split("-"))))
            assert fields["custom"]["recid"] == said["001"]
            assert fields["custom"]["titles"][0] == said["245"]
            assert fields["number-of-pages"] == said["300"].removesuffix(" p.")
            assert (fields["publisher"], fields["publisher-place"]) == (
                "United Nations",
                "New York",
            )
            assert fields["authority"] == "United Nations Security Council"
            assert fields["URL"] == f"https://undocs.org/{said['191']}"
            transmits = said.get("500", "").startswith("Transmits ")
            assert (fields["title"] == said["245"]) is not transmits
    assert count == 11


def plainly(node: etree._Element) -> dict[str, str]:
    """Read the first value of each field, the simple way."""
    found: dict[str, str] = {}
    for field in node:
        value = field.text if len(field) == 0 else field[0].text
        found.setdefault(field.get("tag") or "", value or "")
    return found


def test_recorded_searches_of_the_digital_library_are_asked_as_they_were(
    shared_data: Path,
) -> None:
    recorded = {
        row["url"]: (row["status"], body.strip()) for row, body in rows_of(shared_data, "undl")
    }
    by_symbol = next(url for url in recorded if "f=191__a" in url)
    session = Answers({by_symbol: recorded[by_symbol]})
    symbol = Identifier("un-symbol", "S/2019/570")
    found = undl.lookup(symbol, session)
    assert found is not None
    assert session.addresses() == [by_symbol]
    # three documents of one day: the title decides, not the day alone
    by_day = next(url for url in recorded if "269__a" in url)
    query = described(
        title="Twenty-fourth report of the Analytical Support and Sanctions Monitoring Team",
        author=(Name(literal="United Nations Security Council"),),
        issued=Date((2019, 7, 15)),
    )
    session = Answers({by_day: recorded[by_day]})
    assert undl.search(query, session)[0].id == found.id
    assert session.addresses() == [by_day]
    keyed = Answers(recorded, {"undl": "KEY"})
    assert undl.lookup(symbol, keyed) == found
    blocked = Answers({"/search?": (202, b"")})
    with pytest.raises(UnansweredError):
        undl.lookup(symbol, blocked)


@pytest.mark.parametrize(
    ("provider", "read"),
    [
        ("reliefweb", lambda payload: list(map(reliefweb.record_from, payload.get("data", ())))),
        ("federalregister", lambda payload: [federalregister.record_from(payload)]),
    ],
)
def test_recorded_json_is_mapped(
    shared_data: Path, provider: str, read: Callable[[Any], list[Record]]
) -> None:
    count = 0
    for _, body in rows_of(shared_data, provider):
        for record in read(json.loads(body)):
            count += 1
            assert {"title", "author", "issued", "URL"} <= record.fields.keys()
            dumps([record])
    assert count == {"reliefweb": 5, "federalregister": 1}[provider]


def test_recorded_copies_are_read(shared_data: Path) -> None:
    for row, body in rows_of(shared_data, "wayback"):
        if "/cdx/" in row["url"] and row["status"] == 200:
            lines = [line for line in body.decode().splitlines() if len(line.split()) == 7]
            assert len(wayback.rows(body)) == len(lines) > 0
            assert all(copy.url.startswith("https://") for copy in wayback.rows(body))
        elif "/available" in row["url"]:
            copy = wayback.available(json.loads(body))
            assert (copy is not None) is (row["file"] == "availability-hit.json")
        elif "/web/" in row["url"]:
            answer = Answer(row["url"], "ok", row["status"], row["headers"], body)
            copy = wayback.memento(answer)
            stamp = wayback.snapshot(row["url"])
            assert stamp is not None
            if "memento-datetime" in row["headers"]:
                assert copy is not None
                assert copy == evolve(stamp, status=row["status"])
            else:
                assert copy is None
