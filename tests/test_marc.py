"""MARC 21 → records: what cataloguers write, as CSL has it; broken records."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit import formats
from citekit.errors import UnknownNameError
from citekit.formats import cataloguing, csljson, marc, responsibility
from citekit.formats.marcentries import Entry, Field, entries
from citekit.record import Date, Name, Record

CHECKOUT = Path(__file__).resolve().parent.parent
LEADER = "00000nam a2200000 a 4500"
CODED = "200101s2011    xx            000 0 eng d"


def field(text: str) -> Field:
    """Read ``245 10 $a Title : $b subtitle``; a blank indicator is ``#``."""
    tag, rest = text[:3], text[4:]
    if tag.startswith("00"):
        return Field(tag, value=rest)
    indicators, *parts = rest.split("$")
    subfields = tuple((part[0], part[1:].strip()) for part in parts)
    return Field(tag, indicators.strip().replace("#", " ").ljust(2), subfields)


def record(*lines: str, leader: str = LEADER) -> Record:
    return marc.record_from(Entry(leader, tuple(map(field, lines))))


def fields(*lines: str, leader: str = LEADER) -> dict[str, Any]:
    return dict(record(*lines, leader=leader).fields)


def iso2709(rows: Iterable[tuple[str, bytes]], leader: bytes = LEADER.encode()) -> bytes:
    """Write a record as ISO 2709 has it, with a directory that is right."""
    directory, data = b"", b""
    for tag, content in rows:
        content += b"\x1e"
        directory += f"{tag}{len(content):04}{len(data):05}".encode()
        data += content
    start = 24 + len(directory) + 1
    size = start + len(data) + 1
    head = f"{size:05}".encode() + leader[5:12] + f"{start:05}".encode() + leader[17:24]
    return head + directory + b"\x1e" + data + b"\x1d"


def sub(indicators: str, *pairs: tuple[str, bytes]) -> bytes:
    return indicators.encode() + b"".join(b"\x1f" + code.encode() + text for code, text in pairs)


# --- what cataloguers write ---------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "variable", "value"),
    [
        ("245 10 $aThe vane :$ba study /$cby Ann Poe.", "title", "The vane: a study"),
        ("245 00 $aVane.$nBand 2,$pWind und Wetter.", "title", "Vane. Band 2: Wind und Wetter"),
        ("245 00 $aVane =$bGirouette.", "title", "Vane = Girouette"),
        ("245 00 $aWhat is wind? :$ba study", "title", "What is wind? a study"),
        ("245 00 $kLetters on wind,$f1891-1894.", "title", "Letters on wind"),
        ("245 00 $aWind$h[electronic resource] :$ba study", "title", "Wind: a study"),
        ("245 00 $aPoems from Cathay, etc.", "title", "Poems from Cathay, etc."),
        ("245 00 $a[Letter to Ann Poe]", "title", "Letter to Ann Poe"),
        ("020 ## $a9780061715747 (hardcover)", "ISBN", "9780061715747"),
        ("020 ## $a0-8014-8639-4 (pbk. : acid-free)", "ISBN", "0801486394"),
        ("020 ## $a081576975X$bpbk.", "ISBN", "081576975X"),
        ("022 0# $a1931-757x", "ISSN", "1931-757X"),
        ("250 ## $a2nd ed.", "edition", "2"),
        ("250 ## $a3., Aufl.", "edition", "3"),
        ("250 ## $a[1st ed.]", "edition", "1"),
        ("250 ## $aDeuxième éd.", "edition", "2"),
        ("250 ## $aFirst edition.", "edition", "1"),
        ("250 ## $aWyd. 5.", "edition", "5"),
        ("250 ## $a第3版", "edition", "3"),
        ("250 ## $aRev. ed.", "edition", "Rev. ed."),
        ("250 ## $a2nd rev. ed.", "edition", "2nd rev. ed."),
        ("250 ## $aNew red edition of 2012", "edition", "New red edition of 2012"),
        ("260 ## $a[New York] :$bVane Press,$c2011.", "publisher-place", "New York"),
        ("260 ## $aAmsterdam ;$aNew York :$bVane Press,", "publisher-place", "Amsterdam; New York"),
        ("260 ## $aOxford [England] ;", "publisher-place", "Oxford, England"),
        ("260 ## $aBaltimore, Md. :", "publisher-place", "Baltimore, Md."),
        ("260 ## $aLondon [u.a.] :", "publisher-place", "London"),
        ("260 ## $a[San Francisco?,", "publisher-place", "San Francisco?"),
        ("264 #1 $aBerlin$bWinde & Co.$c[2014]", "publisher", "Winde & Co."),
        ("300 ## $axviii, 456 p. :$bill. ;$c24 cm.", "number-of-pages", "456"),
        ("300 ## $a[24], 432 p., [1] folded leaf", "number-of-pages", "432"),
        ("300 ## $aXV, 629 Seiten", "number-of-pages", "629"),
        ("300 ## $a1 Online-Ressource (XII, 330 p.)", "number-of-pages", "330"),
        ("300 ## $aiv, 291 leaves", "number-of-pages", "291"),
        ("300 ## $a6 v. :", "number-of-volumes", "6"),
        ("490 1# $aStudies in wind ;$vvol. 12", "collection-title", "Studies in wind"),
        ("490 1# $aStudies in wind ;$vvol. 12", "collection-number", "12"),
        ("830 #0 $aStudies in wind ;$vB-5.", "collection-number", "B-5"),
        ("041 1# $ager$heng", "language", "de"),
        ("520 ## $aOn wind.", "abstract", "On wind."),
        ("024 7# $a10.1000/Vane.7$2doi", "DOI", "10.1000/vane.7"),
        ("856 40 $uhttps://example.org/vane", "URL", "https://example.org/vane"),
        ("856 4# $uhttps://doi.org/10.1000/vane", "DOI", "10.1000/vane"),
        ("255 ## $aScale [ca. 1:510,000].", "scale", "1:510,000"),
        ("088 ## $aWIND-77", "number", "WIND-77"),
        ("240 10 $aGirouette.$lEnglish", "original-title", "Girouette"),
        ("269 ## $a2019-07-15", "issued", Date((2019, 7, 15))),
    ],
)  # fmt: skip
def test_a_field_goes_to_its_variable(line: str, variable: str, value: object) -> None:
    assert fields(line)[variable] == value


@pytest.mark.parametrize(
    ("line", "variable"),
    [
        ("260 ## $a[S.l.] :$b[s.n.]", "publisher-place"),
        ("260 ## $a[S.l.] :$b[s.n.]", "publisher"),
        ("264 #1 $a[Place of publication not identified]", "publisher-place"),
        ("264 #1 $bVerlag nicht ermittelbar", "publisher"),
        ("260 ## $c[s.d.]", "issued"),
        ("020 ## $z9780061715747", "ISBN"),
        ("020 ## $apbk.", "ISBN"),
        ("245 10 $a.", "title"),
        ("856 42 $3Inhaltsverzeichnis$uhttps://example.org/toc", "URL"),
        ("856 41 $3Table of contents only$uhttps://example.org/toc", "URL"),
        ("856 40 $ujavascript:alert(1)", "URL"),
        ("240 10 $aPoems.$kSelections.$lEnglish", "original-title"),
        ("700 1# $aPoe, Ann,$eprinter.", "contributor"),
        ("100 1# $bII$cPope", "author"),
    ],
)
def test_what_says_nothing_is_left_out(line: str, variable: str) -> None:
    assert variable not in fields(line)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1982.", Date((1982,))),
        ("c2011", Date((2011,))),
        ("©2023", Date((2023,))),
        ("[1975]", Date((1975,))),
        ("2003, c2001", Date((2003,))),
        ("[1998?]", Date((1998,), circa=True)),
        ("[ca. 1850]", Date((1850,), circa=True)),
        ("[between 1900 and 1909]", Date((1900,), (1909,), circa=True)),
        ("1854-57.", Date((1854,), (1857,))),
        ("1891-1894", Date((1891,), (1894,))),
        ("[s.n.,$c1949?]-c2000.", Date((1949,), (2000,), circa=True)),
        ("1998-", Date((1998,), edtf="1998/..")),
        ("1998-]", Date((1998,), edtf="1998/..")),
        ("[19--?]", Date((1900,), (1999,), edtf="19XX")),
        ("[190-?]", Date((1900,), (1909,), edtf="190X")),
        ("1895 [i.e. 1985]", Date((1985,))),
        ("5758 [1998]", Date((1998,))),
        ("DL 2017", Date((2017,))),
        ("anno 1687.", Date((1687,))),
        ("MDCCLXXXIV", Date((1784,))),
        ("May 1998", Date((1998, 5))),
        ("15 July 2019", Date((2019, 7, 15))),
    ],
)
def test_dates_are_read_as_cataloguers_write_them(written: str, expected: Date) -> None:
    assert fields(f"260 ## $c{written.rpartition('$c')[2]}")["issued"] == expected


@pytest.mark.parametrize(
    ("coded", "statement", "issued"),
    [
        ("200101s1998    xx ", "", Date((1998,))),
        ("200101q19001909xx ", "", Date((1900,), (1909,), circa=True)),
        ("200101c20049999cc ", "", Date((2004,), edtf="2004/..")),
        ("200101s190u    xx ", "", Date((1900,), (1909,), edtf="190X")),
        ("200101s1981    xx ", "260 ## $c1401 [1981]", Date((1981,))),
        ("110301s9999    pk ", "260 ## $c2003.", Date((2003,))),
        ("000208?1907?????? ", "", Date((1907,))),
    ],
)
def test_coded_dates_help_where_the_statement_is_silent_or_of_another_calendar(
    coded: str, statement: str, issued: Date
) -> None:
    lines = [f"008 {coded}", *([statement] if statement else [])]
    assert fields(*lines)["issued"] == issued


def test_no_date_is_made_of_a_code_for_none() -> None:
    assert "issued" not in fields("008 110301s9999    pk            000 0 urd d")
    assert "issued" not in fields("008 110301nuuuuuuuupk            000 0 urd d")


def test_a_reprint_says_when_it_was_first_published() -> None:
    read = fields("008 860206r19771788xxk", "260 ## $c1977.")
    assert (read["issued"].start, read["original-date"].start) == ((1977,), (1788,))


def test_of_two_008_the_one_with_a_date_counts() -> None:
    read = fields("008 00                                 eng  ", f"008 {CODED}")
    assert (read["issued"].start, read["language"]) == ((2011,), "en")


def test_publication_comes_before_production_and_copyright() -> None:
    read = fields(
        "264 #4 $c©2013",
        "264 #0 $aLeipzig :$bDrucker,$c2012.",
        "264 #1 $aBerlin :$bWinde,$c[2014]",
    )
    assert read["publisher-place"] == "Berlin"
    assert read["publisher"] == "Winde"
    assert read["issued"] == Date((2014,))


# --- names ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "variable", "name"),
    [
        ("100 1# $aPoe, Ann M.,$d1950-", "author", Name("Poe", "Ann M.")),
        ("100 1# $aPoe, Ann. [from old catalog]", "author", Name("Poe", "Ann")),
        ("100 1# $a[Poe, Ann,$cmarquise de,$d1623-1698]", "author", Name("Poe", "Ann")),
        ("100 1# $aBeethoven, Ludwig van,", "author",
         Name("Beethoven", "Ludwig", dropping_particle="van")),
        ("100 1# $aKing, Martin Luther,$cJr.,", "author",
         Name("King", "Martin Luther", suffix="Jr.")),
        ("100 1# $aSt. John, Noah,", "author", Name("St. John", "Noah")),
        ("100 0# $aJohn Paul$bII,$cPope,", "author", Name(literal="John Paul II")),
        ("100 0# $aHomer.", "author", Name(literal="Homer")),
        ("110 2# $aUnited States.$bCongress.$bSenate.", "author",
         Name(literal="United States. Congress. Senate")),
        ("700 1# $aPoe, Ann,$eed.", "editor", Name("Poe", "Ann")),
        ("700 1# $aPoe, Ann$4trl", "translator", Name("Poe", "Ann")),
        ("700 1# $aPoe, Ann$eHerausgeberIn$4edt", "editor", Name("Poe", "Ann")),
        ("700 1# $aPoe, Ann$4http://id.loc.gov/vocabulary/relators/ill", "illustrator",
         Name("Poe", "Ann")),
        ("700 1# $aPoe, Ann,$ewriter of foreword.", "author", Name("Poe", "Ann")),
        ("720 ## $aVane Platforms, Inc.$eData Collector", "author",
         Name(literal="Vane Platforms, Inc")),
    ],
)  # fmt: skip
def test_a_name_is_read_under_its_role(line: str, variable: str, name: Name) -> None:
    assert fields(line)[variable] == (name,)


def test_who_has_two_roles_stands_under_both() -> None:
    read = fields("100 1# $aHorace", "700 1# $aPoe, Ann,$etr. [and] ed.")
    assert read["translator"] == read["editor"] == (Name("Poe", "Ann"),)


def test_headings_without_a_role_have_what_the_title_page_says() -> None:
    read = fields(
        "245 00 $aWind /$cAnn Poe and Bo Ek ; edited by Cy Roe ; foreword by Di Fox.",
        "100 1# $aPoe, Ann,",
        "700 1# $aEk, Bo,",
        "700 1# $aRoe, Cy.",
        "700 1# $aFox, Di.",
        "710 2# $aInstitute of Wind.",
    )
    assert read["author"] == (Name("Poe", "Ann"), Name("Ek", "Bo"))
    assert read["editor"] == (Name("Roe", "Cy"),)
    assert read["contributor"] == (Name("Fox", "Di"), Name(literal="Institute of Wind"))


@pytest.mark.parametrize(
    ("statement", "family", "role"),
    [
        ("by Ann Poe", "Poe", "author"),
        ("[by] A.B. Poe, C.D. Ek.", "Ek", "author"),
        ("Ann Poe ; Bo Ek", "Ek", "author"),
        ("edited by Ann Poe, Cy Roe, and Bo Ek", "Ek", "editor"),
        ("editors, Ann A. Poe, B. Cy Ek", "Ek", "editor"),
        ("General editor: Ann Poe. Pref. by Bo Ek, Jr.", "Poe", "editor"),
        ("General editor: Ann Poe. Pref. by Bo Ek, Jr.", "Ek", "contributor"),
        ("Ann Poe, Bo Ek (Hrsg.)", "Poe", "editor"),
        ("herausgegeben von Bo Ek", "Ek", "editor"),
        ("Ann Poe ; traduit de l'italien par Bo Ek", "Ek", "translator"),
        ("literally translated, with notes, by Bo Ek", "Ek", "translator"),
        ("edited by Ann Poe with a foreword by Bo Ek", "Ek", "contributor"),
        ("edited by Ann Poe with a foreword by Bo Ek", "Poe", "editor"),
        ("unter Mitarbeit von Bo Ek", "Ek", "contributor"),
        ("sous la direction de Bo Ek", "Ek", "editor"),
        ("a cura di Bo Ek", "Ek", "editor"),
        ("Ed Poe and Bo Ek", "Ek", "author"),
        ("Straße, Weiß und Bo Ek (eds.)", "Ek", "editor"),
        ("by Ann Poe", "Ek", ""),
        ("Eklund", "Ek", ""),
    ],
)
def test_statements_of_responsibility_say_who_did_what(
    statement: str, family: str, role: str
) -> None:
    assert responsibility.stated(statement, Name(family, "B.")) == role


def test_names_are_read_out_of_the_statement_where_there_are_no_headings() -> None:
    read = fields("245 00 $aWind /$cTanja Poe, Andreas Ek (Hrsg.)")
    assert read["editor"] == (Name("Poe", "Tanja"), Name("Ek", "Andreas"))


@pytest.mark.parametrize(
    "statement",
    ["issued by the Central Office of Wind", "prepared by Central Wind Agency", "übers. nach 1850"],
)
def test_no_person_is_made_of_an_office(statement: str) -> None:
    assert responsibility.read(statement) == {}


def test_the_author_of_a_related_work_is_not_one_of_this() -> None:
    read = fields(
        "100 1# $aPoe, Ann", "700 1# $iBased on:$aEk, Bo.$tWind.", "700 12 $aRoe, Cy.$tVane."
    )
    assert read["author"] == (Name("Poe", "Ann"),)
    assert read["contributor"] == (Name("Roe", "Cy"),)


def test_a_meeting_is_an_event_and_no_author() -> None:
    read = fields("111 2# $aConference on Wind$n(7th :$d1991 :$cRio de Janeiro, Brazil)")
    assert "author" not in read
    assert read["event-title"] == "Conference on Wind"
    assert read["event-date"] == Date((1991,))
    assert read["event-place"] == "Rio de Janeiro, Brazil"


def test_bodies_are_the_authors_where_nobody_else_is() -> None:
    read = fields("710 1# $aUnited States.$bWind Committee.")
    assert read["author"] == (Name(literal="United States. Wind Committee"),)


# --- types ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("leader", "lines", "kind"),
    [
        ("00000nam a", [], "book"),
        ("00000nas a", [], "periodical"),
        ("00000ncm a", [], "musical_score"),
        ("00000nem a", [], "map"),
        ("00000ngm a", [], "motion_picture"),
        ("00000njm a", [], "song"),
        ("00000nkm a", [], "graphic"),
        ("00000ntm a", [], "manuscript"),
        ("00000npc a", [], "collection"),
        ("00000nmm a", ["020 ## $a9780061715747"], "book"),
        ("00000nmm a", [f"008 {CODED[:26]}b{CODED[27:]}"], "software"),
        ("00000nmm a", [f"008 {CODED[:26]}a{CODED[27:]}"], "dataset"),
        ("00000nab a", ["773 0# $tWind$gVol. 2, p. 1-9"], "article-journal"),
        ("00000naa a", ["773 0# $tWind$x1234-5678$gp. 1-9"], "article-journal"),
        ("00000naa a", ["773 0# $tWind$z9780061715747$gp. 1-9"], "chapter"),
        ("00000naa a", ["773 0# $tWind$gp. 1-9"], "chapter"),
        ("00000nam a", ["502 ## $aThesis (Ph. D.)--University of Wind, 1984."], "thesis"),
        ("00000nam a", ["502 ## $aZugl.: Köln, Univ., Diss., 2010", "264 #1 $bSagner"], "book"),
        ("00000nam a", ["088 ## $aWIND-77"], "report"),
        ("", ["020 ## $a9780061715747"], "book"),
        ("", ["655 #7 $aDataset"], "dataset"),
        ("", ["245 00 $aWind"], "document"),
    ],
)  # fmt: skip
def test_the_leader_and_the_fields_tell_the_type(leader: str, lines: list[str], kind: str) -> None:
    assert record(*lines, leader=leader).type == kind


def test_a_thesis_names_its_degree_and_its_university() -> None:
    read = fields("502 ## $aThesis (Ph. D.)--University of Wind, 1984.")
    assert read["genre"] == "Ph.D. thesis"
    assert read["publisher"] == "University of Wind"
    assert read["issued"] == Date((1984,))


def test_a_copy_of_a_thesis_is_the_thesis() -> None:
    read = fields(
        "502 ## $bDissertation$cUniversity of Wind$d1988",
        "264 #1 $aAnn Arbor, Mich.$bUMI Dissertation Services$c[1991]",
    )
    assert (read["genre"], read["publisher"]) == ("Dissertation", "University of Wind")
    assert read["issued"] == Date((1988,))
    assert "publisher-place" not in read


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["773 0# $tJournal of wind /$x1234-5679$gVol. 24, no. 2 (Apr. 2000), p. 361-378"],
            {"container-title": "Journal of wind", "volume": "24", "issue": "2",
             "page": "361-378", "issued": Date((2000, 4)), "ISSN": "1234-5679"},
        ),
        (
            ["773 08 $iEnthalten in$tWinde$dBerlin : Winde, 1990$x1234-5679",
             "773 18 $gvolume:12$gyear:2010$gnumber:3$gpages:10-20"],
            {"container-title": "Winde", "volume": "12", "issue": "3", "page": "10-20",
             "publisher": "Winde", "publisher-place": "Berlin"},
        ),
        (
            ["773 0# $tWind$g24:2<361"],
            {"volume": "24"},
        ),
        (
            ["773 08 $tEssays on wind / edited by Cy Roe$dDordrecht [u.a.], 1992$gSeite 447-473"],
            {"container-title": "Essays on wind", "publisher-place": "Dordrecht",
             "page": "447-473", "issued": Date((1992,))},
        ),
        (["773 0# $q24:2<361$tWind$x1234-5679"], {"volume": "24", "issue": "2", "page": "361"}),
    ],
)  # fmt: skip
def test_a_part_says_what_it_stands_in(lines: list[str], expected: dict[str, Any]) -> None:
    read = fields(*lines, leader="00000naa a")
    assert {key: read.get(key) for key in expected} == expected


def test_of_several_isbns_each_is_kept_once() -> None:
    isbns = ["9780061715747", "0061715743", "9780061764547", "006176454X"]
    lines = [f"020 ## $a{isbn}" for isbn in isbns]
    assert fields(*lines)["ISBN"] == "9780061715747 9780061764547"


@pytest.mark.parametrize(
    ("code", "language"),
    [("ger", "de"), ("chi", "zh"), ("gerlat", "de"), ("grc", "grc"), ("und", ""), ("   ", ""),
     ("English", "en"), ("pt-BR", "pt-BR"), ("|||", ""), ("gibberish", "")],
)  # fmt: skip
def test_codes_of_languages_become_those_of_bcp_47(code: str, language: str) -> None:
    assert cataloguing.language(code) == language


# --- other scripts ----------------------------------------------------------------------


def test_what_stands_on_the_work_comes_before_its_romanised_form() -> None:
    read = fields(
        "100 1# $6880-01$aLiu, Ning.",
        "245 10 $6880-02$aFeng xiang biao /$cLiu Ning zhu.",
        "260 ## $6880-03$aBeijing :$bFeng chu ban she,$c2010.",
        "880 1# $6100-01/$1$a刘宁.",
        "880 10 $6245-02/$1$a风向标 /$c刘宁著.",
        "880 ## $6260-03/$1$a北京 :$b风出版社,$c2010.",
    )
    assert read["title"] == "风向标"
    assert read["author"] == (Name(literal="刘宁"),)
    assert (read["publisher-place"], read["publisher"]) == ("北京", "风出版社")
    assert read["custom"]["romanized"] == {
        "title": "Feng xiang biao",
        "author": "Liu, Ning",
        "publisher": "Feng chu ban she",
        "publisher-place": "Beijing",
    }


def test_numbers_are_not_lost_with_the_romanised_form() -> None:
    lines = ["260 ## $6880-03$aBeijing :$bFeng,$c1999.", "880 ## $6260-03/$1$a北京 :$b风,"]
    read = record("008 200101s2011    xx", *lines)
    assert read.fields["issued"] == Date((1999,))
    assert json.loads(csljson.dumps([read]))


def test_a_latin_form_does_not_replace_the_original() -> None:
    read = fields("245 10 $6880-01$aشعر", "880 10 $6245-01/(B$aShiʻr")
    assert read["title"] == "شعر"
    assert "custom" not in read


def test_an_arabic_name_is_divided_at_its_comma() -> None:
    read = fields("700 1# $6880-05$aMawdin.", "880 1# $6700-05/(3/r$aمودن، عبد الرحمن.")
    assert read["author"] == (Name("مودن", "عبد الرحمن"),)


# --- ISO 2709 -------------------------------------------------------------------------

ROWS = [
    ("001", b"77"),
    ("008", CODED.encode()),
    ("100", sub("1 ", ("a", b"Poe, Ann."))),
    ("245", sub("10", ("a", b"The vane :"), ("b", b"a study /"))),
]
READ = {
    "title": "The vane: a study",
    "author": (Name("Poe", "Ann"),),
    "issued": Date((2011,)),
    "language": "en",
}


def loaded(data: bytes) -> list[Record]:
    return list(marc.loads(data))


def test_a_record_of_iso_2709_is_read() -> None:
    assert loaded(iso2709(ROWS)) == [Record("77", "book", READ)]


def test_records_stand_one_after_the_other() -> None:
    records = loaded(iso2709(ROWS) + b"\r\n" + iso2709(ROWS))
    assert [one.id for one in records] == ["77", "77-2"]


@pytest.mark.parametrize("byte", range(5, 24))
def test_a_broken_leader_costs_no_field(byte: int) -> None:
    data = bytearray(iso2709(ROWS))
    data[byte] = ord("?")
    assert loaded(bytes(data))[0].fields["title"] == READ["title"]


def test_a_directory_with_wrong_lengths_and_places_costs_no_field() -> None:
    data = iso2709(ROWS)
    start = 24
    end = data.index(b"\x1e")
    rows = [data[place : place + 12] for place in range(start, end, 12)]
    wrong = b"".join(row[:3] + b"0001" + b"%05d" % (7 * n) for n, row in enumerate(rows))
    assert loaded(data[:start] + wrong + data[end:])[0].fields == READ
    same = b"".join(row[:3] + b"0001" + b"00000" for row in rows)
    assert loaded(data[:start] + same + data[end:])[0].fields == READ


def test_fields_may_stand_in_another_order_than_the_directory() -> None:
    data = iso2709(ROWS)
    end = data.index(b"\x1e")
    rows = [data[place : place + 12] for place in range(24, end, 12)]
    assert loaded(data[:24] + b"".join(reversed(rows)) + data[end:])[0].fields == READ


@pytest.mark.parametrize("cut", [1, 2, 25])
def test_a_record_that_is_cut_off_keeps_what_is_there(cut: int) -> None:
    [read] = loaded(iso2709(ROWS)[:-cut])
    assert read.fields["author"] == READ["author"]


def test_lines_that_were_wrapped_are_joined() -> None:
    rows = [("245", sub("10", ("a", b"The vane and\r\nthe wind")))]
    assert loaded(iso2709(rows))[0].fields["title"] == "The vane and the wind"


def test_a_field_that_goes_on_in_the_next_is_joined() -> None:
    rows = [
        ("520", sub("  ", ("a", b"On the van++"))),
        ("520", sub("  ", ("a", b"e and the wi++"))),
        ("520", sub("  ", ("a", b"nd."))),
    ]
    assert loaded(iso2709(rows))[0].fields["abstract"] == "On the vane and the wind."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Histoire litt\xe2eraire", "Histoire littéraire"),
        (b"M\xe8unchen", "München"),
        (b"\xa2re", "Øre"),
        (b"\x1b(N2Q\x1b(B x", "2я x"),  # Cyrillic
        ("Zwei Bücher".encode(), "Zwei Bücher"),
        ("Zwei Bücher".encode().decode("latin-1").encode(), "Zwei Bücher"),  # encoded twice
        ("Bücher".encode("latin-1") + b"\xff", None),
        (b"\x1b$1!0!\x1b(B: x", "一: x"),  # East Asia
        (b"x\x1bp2\x1bs y", "x² y"),  # superscript
        (b"\x1b$1!0", None),  # half a character
        (b"\x1b$1!0\x1b)E!0", None),
        (b"\x1b", None),
        (b"\x1b$", None),
    ],
)
def test_marc_8_and_utf_8_are_told_by_their_bytes(
    data: bytes, text: str | None, capfd: pytest.CaptureFixture[str]
) -> None:
    [read] = entries(iso2709([("245", sub("10", ("a", data)))]))[0]
    if text is not None:
        assert read.texts("245", "a") == [text]
    assert capfd.readouterr() == ("", "")


# --- XML ------------------------------------------------------------------------------

XML = """<?xml version="1.0" encoding="UTF-8"?>
<collection xmlns="http://www.loc.gov/MARC21/slim"><record>
  <leader>00000nam a2200000 a 4500</leader>
  <controlfield tag="001">77</controlfield>
  <datafield tag="245" ind1="1" ind2="0">
    <subfield code="a">Bücher :</subfield><subfield code="b">a
      study /</subfield></datafield>
</record></collection>"""


@pytest.mark.parametrize(
    "source",
    [
        XML,
        XML.encode(),
        XML.replace("UTF-8", "ISO-8859-1").encode("latin-1"),
        XML.replace("UTF-8", "UTF-16").encode("utf-16"),
        XML.replace("<collection", "<z:response><z:data><collection").replace(
            "</collection>", "</collection></z:data></z:response>"
        ),
        XML.replace("<record>", '<m:record xmlns:m="http://www.loc.gov/MARC21/slim">').replace(
            "</record>", "</m:record>"
        ),
    ],
)
def test_marcxml_is_read_in_every_wrapping_and_encoding(source: str | bytes) -> None:
    records = marc.loads(source)
    assert list(records) == [Record("77", "book", {"title": "Bücher: a study"})]
    assert records.problems == ()


def test_broken_xml_is_read_as_far_as_it_goes_and_that_is_said() -> None:
    records = marc.loads(XML.partition("</record>")[0])
    assert records[0].fields["title"] == "Bücher: a study"
    [problem] = records.problems
    assert (problem.code, problem.line is None) == ("xml-broken", False)


def test_entities_are_not_expanded_and_nothing_is_fetched() -> None:
    bomb = (
        '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
        '<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        '<record><datafield tag="245"><subfield code="a">A&b;&x;B</subfield></datafield></record>'
    )
    assert marc.loads(bomb)[0].fields["title"] == "AB"


@pytest.mark.parametrize(
    "source", ["", " ", "no record", b"\0\0", "<a/>", "<record/>", b"\x1e" * 50]
)
def test_what_has_no_record_is_a_problem(source: str | bytes) -> None:
    records = marc.loads(source)
    assert len(records) == 0
    assert records.problems[0].severity == "error"


def test_a_record_that_says_nothing_is_named() -> None:
    records = marc.loads("<record><leader>x</leader></record>")
    assert [problem.code for problem in records.problems] == ["marc-record"]


# --- the door ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("refs.mrc", iso2709(ROWS)),
        ("refs.dat", iso2709(ROWS)),
        ("refs.marcxml", XML.encode()),
        ("refs.xml", XML.encode()),
        ("latin.xml", XML.replace("UTF-8", "ISO-8859-1").encode("latin-1")),
    ],
)
def test_files_are_known_by_their_suffix_or_their_content(
    tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert formats.read(path)[0].id == "77"


def test_marc_8_survives_the_door(tmp_path: Path) -> None:
    path = tmp_path / "refs.mrc"
    path.write_bytes(iso2709([("245", sub("10", ("a", b"M\xe8unchen")))]))
    assert formats.read(path)[0].fields["title"] == "München"


def test_marc_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError) as caught:
        formats.write([], tmp_path / "refs.mrc")
    assert caught.value.suggestions[:2] == ("bibtex", "csl-json")
    assert not list(tmp_path.iterdir())


# --- properties -------------------------------------------------------------------------

TEXTS = st.text(max_size=30) | st.sampled_from(
    ["[1998?]", "c2011", "Poe, Ann,", "9780061715747 (pbk.)", "[S.l.] :", "Vol. 2, no. 3, p. 4-5"]
)
LINKS = st.sampled_from([("6", "880-01"), ("6", "245-01/$1"), ("6", "260-01"), ("a", "风向标")])
TAGS = st.sampled_from(
    "001 008 020 022 024 041 088 100 110 111 130 240 245 250 255 260 264 269 300 490 502 520 655 "
    "700 710 711 720 773 830 856 880".split()
)
FIELDS = st.builds(
    Field,
    TAGS,
    st.text(" 012478", min_size=2, max_size=2),
    st.lists(st.tuples(st.sampled_from("abcdefgknpqtuvxz0234679"), TEXTS) | LINKS, max_size=6).map(
        tuple
    ),
    TEXTS | st.just(CODED),
)


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    marc.loads(data)
    marc.loads(iso2709([("245", data), ("008", data)]))
    marc.loads(LEADER.encode() + b"245001000000\x1e" + data)


@given(st.text(max_size=200))
def test_no_text_and_no_xml_raises(text: str) -> None:
    marc.loads(text)
    marc.loads("<record>" + text)
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    marc.loads(f'<record><datafield tag="245"><subfield code="a">{escaped}</subfield></datafield>')


@given(st.text(max_size=26), st.lists(FIELDS, max_size=8))
def test_no_fields_raise_and_the_record_can_be_written(leader: str, rows: list[Field]) -> None:
    read = marc.record_from(Entry(leader, tuple(rows)))
    item = json.loads(csljson.dumps([read]))[0]
    assert not csljson.loads(json.dumps([{**item, "id": "a"}])).problems
    assert all(value not in ("", (), None) for value in read.fields.values())


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize(
    "piece", ["[", "]", "1", "1-", "a", " ", ".", "A ", "A. ", "i, ", "(", "\x1b"]
)
def test_long_runs_of_one_thing_take_no_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    for line in ("245 10 $a{0}$b{0}$c{0}", "100 1# $a{0}", "300 ## $a{0}", "250 ## $a{0}",
                 "260 ## $a{0}$b{0}$c{0}", "773 0# $g{0}$d{0}", "502 ## $a{0}", "020 ## $a{0}",
                 "856 40 $u{0}", "255 ## $a{0}", "490 ## $a{0}$v{0}"):  # fmt: skip
        record(line.format(text), "100 1# $aPoe, Ann", "700 1# $aEk, Bo", leader="00000naa a")
    responsibility.read(text)
    marc.loads(text)
    formats.detect(text)
    formats.detect("<" + text)


# --- recorded records ---------------------------------------------------------------------


def test_every_recorded_record_is_read(shared_data: Path) -> None:
    folders = [shared_data / "providers" / name for name in ("marc21", "marcxml")]
    paths = [path for folder in folders for path in folder.glob("*.[mx][rm]*")]
    assert len(paths) > 50
    for path in paths:
        records = formats.read(path, format="marc")
        assert len(records) == 1, path.name
        if path.name != "ol-talis_no_title2.mrc":
            assert records[0].fields.get("title"), path.name


@pytest.mark.parametrize(("name", "share"), [("marc21", 0.969), ("marcxml", 0.972)])
def test_fields_are_those_of_an_importer_of_long_standing(
    shared_data: Path, name: str, share: float
) -> None:
    path = CHECKOUT / "benchmarks" / "catalogue_fields.py"
    spec = importlib.util.spec_from_file_location("catalogue_fields", path)
    assert spec is not None
    assert spec.loader is not None
    comparison = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(comparison)
    pairs = list(comparison.open_library(shared_data / "providers" / name))
    assert sum(pair.equal for pair in pairs) >= share * len(pairs)
    assert [pair for pair in pairs if not (pair.equal or pair.reason)] == []
