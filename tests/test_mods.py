"""MODS → records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit import formats
from citekit.errors import UnknownNameError
from citekit.formats import csljson, mods, xmltree
from citekit.record import Date, Name, Record


def record(inside: str) -> Record:
    [read] = mods.loads(f'<mods xmlns="http://www.loc.gov/mods/v3">{inside}</mods>')
    return read


def fields(inside: str) -> dict[str, Any]:
    return dict(record(inside).fields)


def title(text: str, kind: str = "") -> str:
    return f"<titleInfo{kind}><title>{text}</title></titleInfo>"


def name(text: str, role: str = "", kind: str = "personal") -> str:
    said = f"<role><roleTerm>{role}</roleTerm></role>" if role else ""
    return f'<name type="{kind}"><namePart>{text}</namePart>{said}</name>'


def origin(inside: str) -> str:
    return f"<originInfo>{inside}</originInfo>"


# --- what goes where --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inside", "variable", "value"),
    [
        (title("The vane :"), "title", "The vane"),
        ("<titleInfo><nonSort>The</nonSort><title>vane</title><subTitle>a study</subTitle>"
         "</titleInfo>", "title", "The vane: a study"),
        ("<titleInfo><nonSort>L'</nonSort><title>aube</title></titleInfo>", "title", "L'aube"),
        ("<titleInfo><title>Vane</title><partNumber>Band 2</partNumber><partName>Wind</partName>"
         "</titleInfo>", "title", "Vane. Band 2: Wind"),
        (title("Vanes", ' type="alternative"') + title("The vane"), "title", "The vane"),
        (title("Vane") + title("The vane", ' usage="primary"'), "title", "The vane"),
        (title("Only a uniform title", ' type="uniform"'), "title", "Only a uniform title"),
        (origin("<publisher>Vane Press,</publisher>"), "publisher", "Vane Press"),
        (origin("<agent><namePart>Vane Press</namePart></agent>"), "publisher", "Vane Press"),
        (origin("<publisher>[s.n.]</publisher><publisher>Vane</publisher>"), "publisher", "Vane"),
        (origin('<place><placeTerm type="code">mau</placeTerm></place>'
                '<place><placeTerm type="text">Burlington, MA</placeTerm></place>'),
         "publisher-place", "Burlington, MA"),
        (origin("<edition>2nd ed.</edition>"), "edition", "2"),
        ("<physicalDescription><extent>vii, 322 p. ; 23 cm.</extent></physicalDescription>",
         "number-of-pages", "322"),
        ("<physicalDescription><extent unit='page'><total>402</total></extent>"
         "</physicalDescription>", "number-of-pages", "402"),
        ("<language><languageTerm type='code'>ger</languageTerm></language>", "language", "de"),
        ("<language>English</language>", "language", "en"),
        ("<language objectPart='summary'><languageTerm>fre</languageTerm></language>"
         "<language><languageTerm>ita</languageTerm></language>", "language", "it"),
        ("<identifier type='isbn'>0801486394 (pbk.)</identifier>", "ISBN", "0801486394"),
        ("<identifier type='issn'>15312542</identifier>", "ISSN", "1531-2542"),
        ("<identifier type='doi'>10.1000/Vane</identifier>", "DOI", "10.1000/vane"),
        ("<identifier type='uri'>https://doi.org/10.1000/vane</identifier>", "DOI",
         "10.1000/vane"),
        ("<identifier type='uri'>https://example.org/vane</identifier>", "URL",
         "https://example.org/vane"),
        ("<identifier type='urn'>urn:nbn:de:1-2</identifier>", "URL",
         "https://nbn-resolving.org/urn:nbn:de:1-2"),
        ("<location><url access='raw object'>https://example.org/a.pdf</url>"
         "<url access='object in context'>https://example.org/a</url></location>", "URL",
         "https://example.org/a"),
        ("<location><physicalLocation>Archive of Wind</physicalLocation></location>", "archive",
         "Archive of Wind"),
        ("<location><shelfLocator>Box 7</shelfLocator></location>", "archive_location", "Box 7"),
        ("<abstract>On\n wind.</abstract>", "abstract", "On wind."),
        ("<subject><cartographics><scale>Scale [ca. 1:510,000].</scale></cartographics></subject>",
         "scale", "1:510,000"),
        ("<relatedItem type='series'>" + title("Studies in wind ; 12") + "</relatedItem>",
         "collection-number", "12"),
        ("<relatedItem type='series'><titleInfo><title>Studies in wind</title>"
         "<partNumber>vol. 12</partNumber></titleInfo></relatedItem>", "collection-title",
         "Studies in wind"),
    ],
)  # fmt: skip
def test_an_element_goes_to_its_variable(inside: str, variable: str, value: object) -> None:
    assert fields(inside)[variable] == value


@pytest.mark.parametrize(
    ("inside", "variable"),
    [
        ("<identifier type='isbn' invalid='yes'>0801486394</identifier>", "ISBN"),
        ("<identifier>Amin1994a</identifier>", "URL"),
        ("<identifier type='uri'>javascript:alert(1)</identifier>", "URL"),
        (origin("<place><placeTerm type='code'>mau</placeTerm></place>"), "publisher-place"),
        (origin("<dateIssued>n.d.</dateIssued>"), "issued"),
        (name("Poe, Ann", "printer"), "contributor"),
    ],
)
def test_what_says_nothing_is_left_out(inside: str, variable: str) -> None:
    assert variable not in fields(inside)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<dateIssued>c1999</dateIssued><dateIssued encoding='marc'>1999</dateIssued>",
         Date((1999,))),
        ("<dateIssued>[1982?]</dateIssued><dateIssued encoding='marc'>1982</dateIssued>",
         Date((1982,), circa=True)),
        ("<dateIssued encoding='w3cdtf'>2009-12-02</dateIssued>", Date((2009, 12, 2))),
        ("<dateIssued encoding='iso8601'>20091202</dateIssued>", Date((2009, 12, 2))),
        ("<dateIssued encoding='w3cdtf'>2009-12</dateIssued>", Date((2009, 12))),
        ("<dateIssued point='start' encoding='marc'>1985</dateIssued>"
         "<dateIssued point='end' encoding='marc'>1988</dateIssued>", Date((1985,), (1988,))),
        ("<dateIssued>1998-]</dateIssued><dateIssued point='start' encoding='marc'>1998"
         "</dateIssued><dateIssued point='end' encoding='marc'>9999</dateIssued>",
         Date((1998,), edtf="1998/..")),
        ("<copyrightDate>©2001</copyrightDate>", Date((2001,))),
        ("<dateCreated>1930-01-14</dateCreated><dateIssued>2021</dateIssued>", Date((2021,))),
        ("<dateIssued encoding='w3cdtf'>nonsense 1999 or so</dateIssued>", Date((1999,))),
    ],
)  # fmt: skip
def test_dates_are_read_from_codes_and_words(inside: str, expected: Date) -> None:
    assert fields(origin(inside))["issued"] == expected


def test_publication_comes_before_production() -> None:
    inside = (
        "<originInfo eventType='production'><dateCreated>1999</dateCreated>"
        "<publisher>Maker</publisher></originInfo>"
        "<originInfo eventType='publication'><dateIssued>2001</dateIssued>"
        "<publisher>Vane</publisher></originInfo>"
    )
    assert fields(inside)["publisher"] == "Vane"
    assert fields(inside)["issued"] == Date((2001,))


# --- names ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inside", "variable", "expected"),
    [
        (name("Poe, Ann M."), "author", Name("Poe", "Ann M.")),
        (name("Ann M. Poe"), "author", Name("Poe", "Ann M.")),
        (name("Poe, Ann [1848-1914]"), "author", Name("Poe", "Ann")),
        (name("Poe, Ann", "edt"), "editor", Name("Poe", "Ann")),
        (name("Poe, Ann", "editor"), "editor", Name("Poe", "Ann")),
        (name("Poe, Ann", "Verfasser"), "author", Name("Poe", "Ann")),
        (name("Poe, Ann", "rcp"), "recipient", Name("Poe", "Ann")),
        (name("Vane Institute", "", "corporate"), "author", Name(literal="Vane Institute")),
        ("<name type='corporate'><namePart>United States</namePart><namePart>Congress</namePart>"
         "</name>", "author", Name(literal="United States. Congress")),
        ("<name type='personal'><namePart type='given'>Jan</namePart><namePart type='family'>"
         "van der Meer</namePart></name>", "author",
         Name("Meer", "Jan", non_dropping_particle="van der")),
        ("<name type='personal'><namePart>Joseph</namePart><namePart type='termsOfAddress'>I, "
         "Holy Roman Emperor</namePart></name>", "author", Name(literal="Joseph I")),
        ("<name type='personal'><displayForm>Poe, Ann</displayForm></name>", "author",
         Name("Poe", "Ann")),
        ("<name><namePart>Good, Thomas L.</namePart></name>", "author", Name("Good", "Thomas L.")),
        ("<name><namePart>Vane Group</namePart></name>", "author", Name(literal="Vane Group")),
    ],
)  # fmt: skip
def test_a_name_is_read_under_its_role(inside: str, variable: str, expected: Name) -> None:
    assert fields(inside)[variable] == (expected,)


def test_codes_of_roles_come_before_their_words() -> None:
    inside = (
        "<name type='personal'><namePart>Poe, Ann</namePart><role>"
        "<roleTerm type='text'>Bestandsbildner</roleTerm><roleTerm type='code'>trl</roleTerm>"
        "</role></name>"
    )
    assert fields(inside)["translator"] == (Name("Poe", "Ann"),)


def test_a_meeting_is_an_event_and_no_author() -> None:
    read = fields(name("Conference on Wind", "", "conference"))
    assert read == {"event-title": "Conference on Wind"}


# --- types and hosts --------------------------------------------------------------------

MONOGRAPH = origin("<issuance>monographic</issuance>")
SERIAL_HOST = (
    "<relatedItem type='host'>"
    + title("Journal of wind")
    + title("J. wind", " type='abbreviated'")
    + origin("<issuance>continuing</issuance>")
    + "<part><detail type='volume'><number>3</number></detail>"
    "<detail type='issue'><number>1</number></detail>"
    "<extent unit='pages'><start>53</start><end>57</end></extent><date>Jan. 2003</date></part>"
    "<identifier type='issn'>1531-2542</identifier></relatedItem>"
)
BOOK_HOST = (
    "<relatedItem type='host'>"
    + title("Essays on wind")
    + name("Roe, Cy", "editor")
    + origin("<dateIssued>1994</dateIssued><publisher>Vane</publisher>")
    + "<part><extent unit='page'><start>23</start><end>23</end></extent></part></relatedItem>"
)


@pytest.mark.parametrize(
    ("inside", "kind"),
    [
        (MONOGRAPH, "book"),
        (origin("<issuance>serial</issuance>"), "periodical"),
        ("<genre>Web site</genre>", "webpage"),
        ("<genre>thesis</genre>", "thesis"),
        ("<genre>journal article</genre>", "article-journal"),
        ("<genre>Brief</genre>", "personal_communication"),
        ("<typeOfResource>cartographic</typeOfResource>", "map"),
        ("<typeOfResource>notated music</typeOfResource>", "musical_score"),
        ("<typeOfResource>software, multimedia</typeOfResource>", "software"),
        ("<typeOfResource manuscript='yes'>text</typeOfResource>", "manuscript"),
        ("<typeOfResource collection='yes'>mixed material</typeOfResource>", "collection"),
        (SERIAL_HOST, "article-journal"),
        (BOOK_HOST, "chapter"),
        ("<genre>periodical</genre>" + SERIAL_HOST, "article-journal"),
        ("<genre>conference publication</genre>" + MONOGRAPH + SERIAL_HOST, "book"),
        ("<extension><collectionCode>CHRG</collectionCode></extension>", "hearing"),
        ("", "document"),
    ],
)
def test_the_type_follows_what_says_most(inside: str, kind: str) -> None:
    assert record(inside).type == kind


def test_an_article_says_what_it_stands_in() -> None:
    assert fields(title("Wind") + SERIAL_HOST) == {
        "title": "Wind",
        "container-title": "Journal of wind",
        "container-title-short": "J. wind",
        "volume": "3",
        "issue": "1",
        "page": "53-57",
        "issued": Date((2003, 1)),
        "ISSN": "1531-2542",
    }


def test_a_chapter_has_editors_publisher_and_date_from_the_book() -> None:
    assert fields(title("Wind") + name("Poe, Ann") + BOOK_HOST) == {
        "title": "Wind",
        "author": (Name("Poe", "Ann"),),
        "container-title": "Essays on wind",
        "editor": (Name("Roe", "Cy"),),
        "publisher": "Vane",
        "issued": Date((1994,)),
        "page": "23",
    }


def test_a_bill_is_called_by_its_short_title() -> None:
    read = fields(
        title("An Act to amend title 38")
        + "<extension><collectionCode>BILLS</collectionCode></extension><extension>"
        "<congress>117</congress><originChamber>HOUSE</originChamber>"
        "<shortTitle>Vane Act</shortTitle></extension>"
        "<identifier type='preferred citation'>H.R. 77</identifier>"
    )
    assert read == {
        "title": "Vane Act",
        "number": "H.R. 77",
        "authority": "House",
        "chapter-number": "117",
        "custom": {"official-title": "An Act to amend title 38"},
    }


# --- the source ---------------------------------------------------------------------------

COLLECTION = (
    '<?xml version="1.0" encoding="UTF-8"?><m:modsCollection xmlns:m="http://www.loc.gov/mods/v3">'
    '<m:mods ID="a"><m:titleInfo><m:title>Bücher</m:title></m:titleInfo></m:mods>'
    '<m:mods ID="a"><m:titleInfo><m:title>Winde</m:title></m:titleInfo></m:mods>'
    "</m:modsCollection>"
)


@pytest.mark.parametrize("source", [COLLECTION, COLLECTION.encode(), f"<x>{COLLECTION[38:]}</x>"])
def test_every_record_of_a_collection_is_read(source: str | bytes) -> None:
    records = mods.loads(source)
    assert [(one.id, one.fields["title"]) for one in records] == [("a", "Bücher"), ("a-2", "Winde")]
    assert records.problems == ()


def test_broken_xml_is_read_as_far_as_it_goes_and_that_is_said() -> None:
    records = mods.loads(COLLECTION.partition("Winde")[0])
    assert [one.fields.get("title") for one in records] == ["Bücher", None]
    assert [problem.code for problem in records.problems] == ["xml-broken", "mods-record"]


def test_entities_are_not_expanded_and_nothing_is_fetched() -> None:
    source = (
        '<!DOCTYPE mods [<!ENTITY a "aaaa"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<mods><titleInfo><title>A&a;&x;B</title></titleInfo></mods>"
    )
    assert mods.loads(source)[0].fields["title"] == "AB"


@pytest.mark.parametrize("source", ["", "no XML", b"\0\xff", "<a/>"])
def test_what_has_no_record_is_a_problem(source: str | bytes) -> None:
    records = mods.loads(source)
    assert len(records) == 0
    assert records.problems[0].severity == "error"


@pytest.mark.parametrize("name", ["refs.mods", "refs.xml"])
def test_files_are_known_by_their_suffix_or_their_content(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(COLLECTION, "utf-8")
    assert len(formats.read(path)) == 2


def test_mods_is_not_written() -> None:
    with pytest.raises(UnknownNameError, match="no writable format named 'mods'"):
        formats.dumps([], "mods")


@pytest.mark.parametrize("tag", ["mods:", "a:1", "x:y:z"])
def test_names_of_elements_that_are_none_do_not_raise(tag: str) -> None:
    xmltree.parse(f"<{tag}><b/></{tag}>")
    mods.loads(f"<mods><{tag}>a</{tag}></mods>")


# --- properties -------------------------------------------------------------------------

TAGS = st.sampled_from(
    """
    titleInfo title subTitle nonSort partNumber name namePart role roleTerm typeOfResource genre
    originInfo dateIssued place placeTerm publisher edition issuance language languageTerm
    physicalDescription extent identifier location url relatedItem part detail number start end
    date abstract note extension congress collectionCode recordInfo
    """.split()
)
ATTRIBUTES = st.sampled_from(
    ["", ' type="host"', ' type="personal"', ' type="volume"', ' encoding="w3cdtf"', ' type="isbn"',
     ' point="end"', ' unit="page"', ' type="code"', ' type="family"', ' ID="a"']
)  # fmt: skip
WORDS = st.text(max_size=12).map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))
ELEMENTS = st.recursive(
    WORDS | st.sampled_from(["[1998?]", "2009-13-45", "edt", "eng", "v. 12, no. 2"]),
    lambda inner: st.builds(
        lambda tag, attribute, parts: f"<{tag}{attribute}>{''.join(parts)}</{tag}>",
        TAGS,
        ATTRIBUTES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@given(st.lists(ELEMENTS, max_size=4).map("".join))
def test_no_elements_raise_and_the_record_can_be_written(inside: str) -> None:
    for read in mods.loads(f"<mods>{inside}</mods>"):
        item = json.loads(csljson.dumps([read]))[0]
        assert not csljson.loads(json.dumps([{**item, "id": "a"}])).problems
        assert all(value not in ("", (), None) for value in read.fields.values())


@given(st.binary(max_size=200), st.text(max_size=200))
def test_no_bytes_and_no_text_raise(data: bytes, text: str) -> None:
    mods.loads(data)
    mods.loads(b"<mods>" + data)
    mods.loads(text)
    mods.loads(f"<mods><titleInfo>{text}")


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("piece", ["[", "1", "1-", "a", " ", ".", "A ", "(", "i, "])
def test_long_runs_of_one_thing_take_no_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    for tag in ("title", "namePart", "extent", "dateIssued", "edition", "publisher", "genre"):
        owner = {"title": "titleInfo", "namePart": "name", "extent": "physicalDescription"}
        outer = owner.get(tag, "originInfo")
        mods.loads(f"<mods><{outer}><{tag}>{text}</{tag}></{outer}></mods>")
    formats.detect(f"<mods>{text}")


# --- recorded records ---------------------------------------------------------------------


def test_every_recorded_record_is_read(shared_data: Path) -> None:
    paths = [*(shared_data / "providers").glob("mods/*.xml")]
    paths += (shared_data / "providers").glob("loc/*.xml")
    assert len(paths) >= 4
    for path in paths:
        records = formats.read(path, format="mods")
        assert len(records) >= 1
        if "Minimal" not in path.name:
            assert all(read.fields.get("title") for read in records), path.name


def test_records_of_a_catalogue_are_as_an_importer_of_long_standing_has_them(
    shared_data: Path,
) -> None:
    lines = (shared_data / "items" / "zotero_import_cases.jsonl").read_text("utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    cases = [row for row in rows if row["translator"] == "MODS"]
    assert len(cases) == 20
    for row in cases:
        records = mods.loads(row["input"])
        assert len(records) == len(row["items"])
        for read, item in zip(records, row["items"], strict=True):
            assert read.fields["title"].lower()[:9].strip("[") in item["title"].lower()
