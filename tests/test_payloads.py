"""What the answers of several providers have in common: markup, names, dates, identifiers."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit import markup
from citekit.formats.csljson import record_from
from citekit.providers import Query, payloads
from citekit.record import Date, Name, Record

SMALL_CAPS = '<span style="font-variant:small-caps;">'


# --- markup -------------------------------------------------------------------------

MARKUP: tuple[tuple[Any, str], ...] = (
    ("A <i>b</i> c", "A <i>b</i> c"),
    ("<em>A</em> <strong>b</strong>", "<i>A</i> <b>b</b>"),
    ("<jats:italic>A</jats:italic><jats:sup>2</jats:sup>", "<i>A</i><sup>2</sup>"),
    ("An <scp>NMR</scp> study", f"An {SMALL_CAPS}NMR</span> study"),
    ('<span style="font-variant: small-caps">a</span>', f"{SMALL_CAPS}a</span>"),
    ('<span class="x">plain</span>', "plain"),
    ("Ice &amp; fire", "Ice & fire"),
    ("Ice &amp;amp; fire", "Ice & fire"),
    ("&lt;i&gt;Homo&lt;/i&gt;", "<i>Homo</i>"),
    ("two\n   lines", "two lines"),
    ("A<br/>b", "A b"),
    ("rates < 5 and > 3", "rates < 5 and > 3"),
    ("Decays of <K> and <Lambda>", "Decays of <K> and <Lambda>"),
    ("an <x>unknown</x> element", "an unknown element"),
    ("<img src=x onerror=alert(1)>A", "A"),
    ("<script>alert(1)</script>A", "A"),
    ("A <tex-math>\\alpha</tex-math>", "A"),
    ("<i>never closed", "<i>never closed</i>"),
    ("closed</i> never", "closed never"),
    ("<i>a<b>b</i>c</b>", "<i>a<b>b</b></i>c"),
    ("A <i> b </i> c", "A <i>b</i> c"),
    ("A <i></i> c", "A c"),
    ("<![CDATA[A b]]><!-- c -->", "A b"),
    (
        "<mml:math><mml:msubsup><mml:mi>x</mml:mi><mml:mn>1</mml:mn><mml:mn>2</mml:mn>"
        "</mml:msubsup></mml:math>",
        "x<sub>1</sub><sup>2</sup>",
    ),
    ("CO\n     <sub>2</sub>\n     Reduction", "CO<sub>2</sub> Reduction"),
    ("H\n     <sub>2</sub>\n     O\n", "H<sub>2</sub>O"),
    ("Ca\n     <sup>2+</sup>\n     ions", "Ca<sup>2+</sup> ions"),
    ("NMR of\n     <sup>13</sup>\n     C", "NMR of <sup>13</sup> C"),
    ("The Chinese<i>Hukou</i>System", "The Chinese <i>Hukou</i> System"),
    ("a CO<sub>2</sub>vent", "a CO<sub>2</sub> vent"),
    ("2'-<i>O</i>-Methyl", "2'-<i>O</i>-Methyl"),
    ("the <i>trans</i>membrane", "the <i>trans</i>membrane"),
    (["first", "second"], "first"),
    ([], ""),
    (None, ""),
    (12, ""),
)


@pytest.mark.parametrize(("source", "reduced"), MARKUP)
def test_markup_is_reduced_to_what_csl_has(source: Any, reduced: str) -> None:
    assert payloads.rich(source) == reduced


PIECES = st.sampled_from(
    "<i> </i> <b> </b> <sub> </sub> <sup> <scp> </scp> <script> </script> <mml:msub> </mml:msub> "
    "<mml:mi> </mml:mi> <mml:math> </mml:math> <x> </y> <br/> &lt; &amp;lt;i&amp;gt; <!-- --> "
    "<![CDATA[ ]]> < > & a Bc 2 <p class='x'> <p onclick=y>".split(" ")
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join)))
def test_reduced_markup_is_balanced_and_of_csl_only(source: str) -> None:
    reduced = payloads.rich(source)
    plain = markup.plain(markup.parse(reduced))
    tags = re.findall(
        r"</?(?:i|b|sub|sup)>|<span style=\"font-variant:small-caps;\">|</span>", reduced
    )
    if "<" not in source and "&" not in source:
        assert not tags
    assert not re.search(r"</(?:i|b|sub|sup)>", plain)
    assert not re.search(r"<[a-z]+\s[a-z]+\s?=", plain, re.IGNORECASE)
    assert reduced == " ".join(reduced.split())


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_what_is_reduced_stays_as_it_is(source: str) -> None:
    reduced = payloads.rich(source)
    if "&" not in reduced:  # what was encoded three times is decoded again
        assert payloads.rich(reduced) == reduced


ABSTRACTS = (
    ("<jats:p>One.</jats:p><jats:p>Two.</jats:p>", "One.\nTwo."),
    ("<jats:title>Abstract</jats:title><jats:p>One.</jats:p>", "One."),
    (
        "<jats:sec><jats:title>Aims</jats:title><jats:p>To <jats:italic>see</jats:italic>.</jats:p>"
        "</jats:sec>",
        "Aims\nTo see.",
    ),
    ("Plain\ntext", "Plain text"),
    ("<script>x</script>y", "y"),
    ("a<br>b", "a\nb"),
)


@pytest.mark.parametrize(("source", "plain"), ABSTRACTS)
def test_abstracts_are_plain_text_with_a_line_a_paragraph(source: str, plain: str) -> None:
    assert payloads.plain(source) == plain


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize(
    "piece",
    [
        *("<", "<i>", "&", "&lt;", "<!--", "<a b='c' ", "\n <sub>", "<mml:msub>", "<i><b></b></i>"),
        *(" ", "-", "10.1000/", "(", "1-", "x (", "A. ", "1"),
    ],
)
def test_worst_characters_take_no_time(piece: str) -> None:
    worst = piece * (100_000 // len(piece))
    for read in (payloads.rich, payloads.plain, payloads.pages, payloads.doi, payloads.isbn,
                 payloads.issn, payloads.day, payloads.named, payloads.language, payloads.pmcid,
                 payloads.element, payloads.words):  # fmt: skip
        read(worst)
    payloads.expanded(worst)
    payloads.titled(worst, worst)


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("Ice", "a study"), "Ice: a study"),
        (("Ice: a study", "A Study"), "Ice: a study"),
        (("Who melts?", "Ice in spring"), "Who melts? Ice in spring"),
        (("Ice", ""), "Ice"),
        (("", "a study"), "a study"),
        (("Ice", "(718-001)"), "Ice"),
        (("<i>Homo</i>", "Homo"), "<i>Homo</i>"),
    ],
)
def test_a_subtitle_joins_unless_the_title_has_it(parts: tuple[str, ...], whole: str) -> None:
    assert payloads.titled(*parts) == whole


# --- XML ----------------------------------------------------------------------------


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x "boom"><!ENTITY y "&x;&x;">]><a>&y;</a>'
    node = payloads.element(bomb)
    assert node is not None
    assert "boom" not in "".join(map(str, node.itertext()))


def test_files_and_addresses_are_not_fetched(tmp_path: Any) -> None:
    secret = tmp_path / "secret"
    secret.write_text("swordfish")
    node = payloads.element(f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>')
    assert node is not None
    assert "swordfish" not in "".join(map(str, node.itertext()))


def test_an_element_that_is_given_is_left_as_it_is() -> None:
    from lxml import etree

    given_one = etree.fromstring("<a xmlns='urn:x'><b/></a>")
    read = payloads.element(given_one)
    assert read is not None
    assert read.find("b") is not None
    assert given_one.tag == "{urn:x}a"


@pytest.mark.parametrize("broken", ["", "no XML", "<a", b"\xff\xfe\x00", None, 12, "<a>", {}])
def test_what_is_no_xml_gives_an_element_or_none(broken: Any) -> None:
    node = payloads.element(broken)
    assert node is None or isinstance(node.tag, str)


@given(st.one_of(st.binary(), st.text()))
def test_no_bytes_raise(source: bytes | str) -> None:
    payloads.inner(payloads.element(source))


# --- names --------------------------------------------------------------------------

PERSONS = (
    (("Roe", "Ann"), {"family": "Roe", "given": "Ann"}),
    (("von Roe", "Jo"), {"family": "Roe", "given": "Jo", "non-dropping-particle": "von"}),
    (("Del Maestro", "A."), {"family": "Del Maestro", "given": "A."}),
    (("Roe", "Ann, Jr."), {"family": "Roe", "given": "Ann", "suffix": "Jr."}),
    (("Roe", "Ann", "III"), {"family": "Roe", "given": "Ann", "suffix": "III"}),
    (("The Lancet", None), {"literal": "The Lancet"}),
    (("Roe", ""), {"family": "Roe"}),
    (("Kim", "Dong Eon (Ed.)"), {"family": "Kim", "given": "Dong Eon"}),
    (("Kelso", "Michael John."), {"family": "Kelso", "given": "Michael John"}),
    (("Roe", "Wm."), {"family": "Roe", "given": "Wm."}),
    (("-", "Ann Roe"), {"family": "Roe", "given": "Ann"}),
    (("", "Ann Roe"), {"family": "Roe", "given": "Ann"}),
    (("M&#252;ller", "Jo"), {"family": "Müller", "given": "Jo"}),
)  # fmt: skip


@pytest.mark.parametrize(("parts", "item"), PERSONS)
def test_a_person_is_made_of_parts(parts: tuple[Any, ...], item: dict[str, str]) -> None:
    want = record_from({"id": "a", "type": "book", "author": [item]}).fields["author"]
    assert (payloads.person(*parts),) == want


@pytest.mark.parametrize(
    ("whole", "name"),
    [
        ("Ann Roe", Name(family="Roe", given="Ann")),
        ("Roe, Ann", Name(family="Roe", given="Ann")),
        ("J.R.R. Roe", Name(family="Roe", given="J. R. R.")),
        ("ATLAS Collaboration", Name(literal="ATLAS Collaboration")),
        ("University of Examples, Department of Ice", Name(
            literal="University of Examples, Department of Ice")),
        ("", None),
        (None, None),
    ],
)  # fmt: skip
def test_a_name_in_one_string_is_divided(whole: Any, name: Name | None) -> None:
    assert payloads.named(whole) == name


CAPITALS = (
    ([("ROE", "ANN")], [("Roe", "Ann")]),
    ([("ROE", "A. B."), ("O'BRIEN-MCKAY", "JRR")], [("Roe", "A. B."), ("O'Brien-McKay", "JRR")]),
    ([("VAN DER MEER", "JAN")], [("Meer", "Jan")]),
    ([("ÖZIL", "ÇAN")], [("Özil", "Çan")]),
    ([("WU", "X")], [("Wu", "X")]),
    ([("ROE", "Ann")], [("ROE", "Ann")]),
    ([("ROE", "ANN"), ("Poe", "Jo")], [("ROE", "ANN"), ("Poe", "Jo")]),
    ([("WHO", None)], [("WHO", None)]),
    ([("조", "혜린")], [("조", "혜린")]),
)


@pytest.mark.parametrize(("capital", "repaired"), CAPITALS)
def test_capitals_are_repaired_only_where_all_is_in_capitals(
    capital: list[tuple[str, str | None]], repaired: list[tuple[str, str | None]]
) -> None:
    people = payloads.recased([Name(family=family, given=given) for family, given in capital])
    assert [(name.family, name.given) for name in people] == repaired


# --- dates, numbers, identifiers ------------------------------------------------------

DATES: tuple[tuple[Any, tuple[int, ...] | None], ...] = (
    ({"date-parts": [[2019, 7, 15]]}, (2019, 7, 15)),
    ([[2019, "7"]], (2019, 7)),
    ([2019], (2019,)),
    ({"date-parts": [[None]]}, None),
    ({"date-parts": []}, None),
    ([[2019, 13, 1]], (2019,)),
    ([[2019, 2, 30]], (2019, 2)),
    ([[0]], None),
    ([["in press"]], None),
    (None, None),
    ("2019", None),
)


@pytest.mark.parametrize(("value", "start"), DATES)
def test_date_parts_are_read_as_far_as_a_calendar_has_them(value: Any, start: Any) -> None:
    date = payloads.date(value)
    assert (date.start if date else None) == start


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019-07-15", Date((2019, 7, 15))),
        ("2019-07-15T12:00:00Z", Date((2019, 7, 15))),
        (" 2019 ", Date((2019,))),
        (2019, Date((2019,))),
        ("2018-01-00", Date((2018, 1))),
        ("2010/2015", Date((2010,), (2015,))),
        ("2019-07-01/2019-07-15", Date((2019, 7, 1), (2019, 7, 15))),
        ("15 July 2019", Date((2019, 7, 15))),
        ("3/4/19", None),
        ("forthcoming", None),
        (None, None),
    ],
)
def test_a_date_in_a_text_is_read_where_it_has_one_reading(text: Any, date: Date | None) -> None:
    assert payloads.day(text) == date


@pytest.mark.parametrize(
    ("value", "pages"),
    [
        ("113–118", "113-118"),
        ("113--118", "113-118"),
        ("  \n 433 - 460\n", "433-460"),
        ("3525-3525", "3525"),
        ("e12", "e12"),
        ("6.35.1-6.35.7", "6.35.1-6.35.7"),
        (12, "12"),
        (None, ""),
    ],
)
def test_page_ranges_have_a_hyphen(value: Any, pages: str) -> None:
    assert payloads.pages(value) == pages


@pytest.mark.parametrize(
    ("run", "whole"),
    [
        ("132-42", "132-142"),
        ("1097-102", "1097-1102"),
        ("S12-8", "S12-S18"),
        ("99-104", "99-104"),
        ("12-5, 20-3", "12-15, 20-23"),
        ("e1-e5", "e1-e5"),
        ("12", "12"),
    ],
)
def test_abbreviated_ranges_are_written_out(run: str, whole: str) -> None:
    assert payloads.expanded(run) == whole


IDENTIFIERS = (
    (payloads.doi, "https://doi.org/10.1000/ABC", "10.1000/abc"),
    (payloads.doi, "doi: 10.1000/a", "10.1000/a"),
    (payloads.doi, "10.1000/12(1999)069[0569:E]2.0.CO;2", "10.1000/12(1999)069[0569:e]2.0.co;2"),
    (payloads.doi, "https://example.org/", ""),
    (payloads.isbn, ["978-1-5090-3758-2"], "9781509037582"),
    (payloads.isbn, "0-306-40615-X (pbk.)", "030640615X"),
    (payloads.isbn, "none", ""),
    (payloads.issn, ["15387216", "1538-7216", "x/1938-286x"], "1538-7216, 1938-286X"),
    (payloads.pmcid, "PMC123", "PMC123"),
    (payloads.pmcid, 123, "PMC123"),
    (payloads.language, "ger", "de"),
    (payloads.language, "en_GB", "en-GB"),
    (payloads.language, "Englisch (auch)", ""),
    (payloads.number, "null", ""),
    (payloads.number, 3, "3"),
)  # fmt: skip


@pytest.mark.parametrize(("read", "value", "normal"), IDENTIFIERS)
def test_identifiers_have_one_form(read: Any, value: Any, normal: str) -> None:
    assert read(value) == normal


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(VALUES)
def test_no_value_raises(value: Any) -> None:
    for read in (payloads.text, payloads.strings, payloads.dicts, payloads.rich, payloads.plain,
                 payloads.date, payloads.day, payloads.pages, payloads.doi, payloads.isbn,
                 payloads.issn, payloads.pmcid, payloads.language, payloads.named, payloads.number,
                 payloads.words, payloads.element):  # fmt: skip
        read(value)
    payloads.person(value, value, value)
    payloads.page_range(value, value)
    payloads.at(value, "a", 0, "b")


# --- corrections and questions ----------------------------------------------------------


def test_a_notice_and_the_work_that_it_is_about_are_told_apart() -> None:
    gathered = payloads.updates([("RetractionIn", {"PMID": "1"}), ("ErratumFor", {"PMID": "2"})])
    assert gathered == {
        "updates": [{"type": "retraction", "PMID": "1"}],
        "update-to": [{"type": "erratum", "PMID": "2"}],
    }


def test_a_description_is_the_reference_as_it_was_written() -> None:
    record = Record("a", "book", {"title": "Ice", "author": (Name(family="Roe"),)})
    assert payloads.wording(Query("Roe, A. <i>Ice</i>.", record)) == "Roe, A. Ice."
    assert payloads.wording(Query("", record)) == "Ice Roe"
    assert payloads.wording(Query("", Record("a", "book"))) == ""
