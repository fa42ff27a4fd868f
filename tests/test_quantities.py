"""Volumes, issues, pages and editions: spans of text become values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.references.quantities import left_out, read


@pytest.mark.parametrize(
    ("text", "volume"),
    [
        ("41", "41"), ("41:", "41"), ("vol. 41,", "41"), ("Vol 41", "41"), ("v.41", "41"),
        ("Bd. 41", "41"), ("41. Jg.", "41"), ("t. XLI", "XLI"), ("anno IV", "IV"),
        ("tome 2e", "2e"), ("B462", "B462"), ("Phys. Rev. D69", "D69"), ("267B", "267B"),
        ("306-D", "306-D"), ("5 – 6", "5-6"), ("45/46", "45/46"), ("vii,", "vii"),
        ("41 (1998)", "41"), ("2001;41:", "41"), ("第41卷", "41"), ("제41권", "41"),
        ("voi. Ili,", "Ili"), ("T37", "T37"), ("VII. The age of gold,", "VII"), ("Part II,", "II"),
        ("v. Autumn,", "Autumn"),
    ],
)  # fmt: skip
def test_a_volume_is_read(text: str, volume: str) -> None:
    assert read("volume", text) == {"volume": volume}


@pytest.mark.parametrize(
    ("text", "volume", "issue"),
    [
        ("vol. 41, no. 3,", "41", "3"),
        ("41(3)", "41", "3"),
        ("41, (3),", "41", "3"),
        ("41(3-4):", "41", "3-4"),
        ("41/3", "41", "3"),
        ("41:3:", "41", "3"),
        ("41.3", "41", "3"),
        ("41, 3", "41", "3"),
        ("XLI/3", "XLI", "3"),
        ("Vol. 41(3),", "41", "3"),
        ("vol.41/3", "41", "3"),
        ("41, no 3", "41", "3"),
        ("n° 3, vol. 41,", "41", "3"),
        ("Jg. 41, H. 3", "41", "3"),
        ("41. Jg. Heft 3,", "41", "3"),
        ("т. 41, № 3", "41", "3"),
        ("T. 41, Nr. 3", "41", "3"),
        ("1998, vol. 41, n° 3,", "41", "3"),
        ("1998 Mar 4;41(3)", "41", "3"),
        ("41 (Pt 3)", "41", "Pt 3"),
        ("41(6 Pt 1)", "41", "6 Pt 1"),
        ("41 Suppl 3", "41", "Suppl 3"),
        ("41(May/June 1998)", "41", "May/June 1998"),
        ("第41卷第3期", "41", "3"),
        ("제41권 제3호", "41", "3"),
        ("3/1. From the first to the last", "3", "1"),
    ],
)
def test_a_volume_and_its_issue_are_read(text: str, volume: str, issue: str) -> None:
    assert read("volume", text) == {"volume": volume, "issue": issue}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("1998;41(3):e0123456", {"volume": "41", "issue": "3", "page": "e0123456"}),
        ("41(3):295–301,", {"volume": "41", "issue": "3", "page": "295-301"}),
        ("41: 295-301.", {"volume": "41", "page": "295-301"}),
        ("41(3), art. no. 5446343", {"volume": "41", "issue": "3", "page": "5446343"}),
        ("n. 3", {"issue": "3"}),
        ("núm. 3", {"issue": "3"}),
        ("fasc. 3", {"issue": "3"}),
        ("3 vols.", {"number-of-volumes": "3"}),
        ("tom. I, parte II,", {"volume": "I", "part-number": "II"}),
        ("ser. 2, vol. 41", {"collection-number": "2", "volume": "41"}),
        ("vol.", {}),
    ],
)
def test_a_span_may_hold_more_or_other_than_its_label(text: str, fields: dict[str, str]) -> None:
    assert read("volume", text) == fields


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("no. 9,", "9"), ("(4):", "4"), ("#5", "5"), ("Heft 4", "4"), ("2/3", "2/3"),
        ("3 -4", "3-4"), ("6 Pt 1", "6 Pt 1"), ("(suppl. 1A)", "suppl. 1A"), ("No. 1 & 2", "1 & 2"),
        ("11-12/2006", "11-12/2006"), ("D1", "D1"),
    ],
)  # fmt: skip
def test_an_issue_is_read(text: str, issue: str) -> None:
    assert read("issue", text) == {"issue": issue}


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("pp. 195 - 204", "195-204"), ("386-97", "386-97"), ("331--338.", "331-338"),
        ("S12–S19", "S12-S19"), ("e0123456", "e0123456"), ("P05011", "P05011"),
        ("pp. A12-A15", "A12-A15"), ("73S-79S", "73S-79S"), ("p. 5", "5"), ("p131-173", "131-173"),
        ("S. 12-15", "12-15"), ("с. 12-15", "12-15"), ("12-15쪽", "12-15"), ("9页5", "9"),
        ("88f.2", "88"), ("第12-15页", "12-15"),
        ("pag. 3 e seguenti", "3"), ("S. 12 ff.", "12"), ("12ff", "12"), ("p. 177 s.", "177"),
        ("108–120, 134", "108-120, 134"), ("pp. 164 e 175.", "164, 175"), ("1-2-3", "1-2-3"),
        ("pp. 12 - 15 e pp. 21 - 22;", "12-15, 21-22"), ("12 à 15", "12-15"),
        ("12 bis 15", "12-15"), ("12 to 15", "12-15"), ("12 a 15", "12-15"),
        ("p. 125 144.", "125-144"),
        ("28?33.", "28-33"), ("28#33", "28-33"), ("532e541.", "532-541"), ("17\x9625", "17-25"),
        ("365–365", "365"),
        ("nota a p. 27.", "27"), ("chap. 5, pp. 195–239.", "195-239"), ("pp. XI - XII", "XI-XII"),
        ("219 in the note.", "219"), ("Suppl):S289-94", "S289-94"),
    ],
)  # fmt: skip
def test_pages_are_read(text: str, page: str) -> None:
    assert read("page", text) == {"page": page}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("319 p.", {"number-of-pages": "319"}),
        ("319 S.", {"number-of-pages": "319"}),
        ("XII + 320 pp.", {"number-of-pages": "XII + 320"}),
        ("xii+341pp", {"number-of-pages": "xii+341"}),
        ("34 p. et 3 annexes", {"number-of-pages": "34"}),
        ("075001 (7pp)", {"page": "075001", "number-of-pages": "7"}),
        ("pp.", {}),
    ],
)
def test_a_count_of_pages_is_no_page(text: str, fields: dict[str, str]) -> None:
    assert read("page", text) == fields


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("2nd ed., rev.", "2"), ("(4th edn),", "4"), ("3. Aufl.", "3"), ("2., erw. Aufl.", "2"),
        ("2ª ed.", "2"), ("4ème éd.", "4"), ("Revised 3rd edition", "3"), ("第2版", "2"),
        ("Second edition", "2"), ("sec- ond edition,", "2"), ("dritte, überarbeitete Auflage", "3"),
        ("Segunda edición", "2"), ("Editio quarta", "4"), ("(1978 ed.).", "1978"), ("II ed.", "II"),
        ("Rev. ed.", "Rev. ed."), ("Revised and expanded.", "Revised and expanded"),
        ("Revision of the 1975 original.", "Revision of the 1975 original"),
    ],
)  # fmt: skip
def test_an_edition_is_a_number_if_it_has_one(text: str, edition: str) -> None:
    assert read("edition", text) == {"edition": edition}


@pytest.mark.parametrize(
    ("label", "text", "value"),
    [
        ("number-of-pages", "496 pp.", "496"),
        ("number-of-pages", "+389 pp.", "389"),
        ("locator", "p. 45", "45"),
        ("locator", "chap. 3", "chap. 3"),
        ("locator", "pp. 843 n.9", "843 n.9"),
        ("locator", "112 [4.17]", "112 [4.17]"),
        ("edition", "2.1", "2.1"),
        ("section", "§ 12", "12"),
        ("section", "Sec. A", "A"),
        ("number", "No. 12345", "12345"),
        ("number", "CERN-EP-2012-7,", "CERN-EP-2012-7"),
        ("medium", "(print).", "print"),
    ],
)
def test_other_labels_lose_the_word_that_announces_them(label: str, text: str, value: str) -> None:
    assert read(label, text) == {label: value}


@pytest.mark.parametrize(
    ("label", "text", "left"),
    [
        ("page", "pp. 12–15 and 18", []),
        ("page", "1 234-1 240", []),
        ("page", "12 Author", ["Author"]),
        ("page", "369+377", ["377"]),
        ("page", "4th col. 3", ["4th"]),
        ("number-of-pages", "34 p. et 3 annexes", ["et 3 annexes"]),
        ("volume", "Bd. 2. Jg.", []),
        ("volume", "10 1417", ["1417"]),
        ("edition", "Second edition", []),
        ("edition", "2nd ed.", []),
        ("edition", "3rd rev. ed.", ["rev"]),
        ("volume", "第41卷第3期", []),
    ],
)
def test_what_is_in_no_field_is_left_out(label: str, text: str, left: list[str]) -> None:
    assert [text[start:end] for start, end in left_out(text, read(label, text))] == left


LABELS = ("volume", "issue", "page", "edition", "number-of-pages", "locator", "section", "number")
SPANS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="0123456789 -–/.,:;()[]vVonpsSIXtPdfe§№", max_size=30),
)


@given(st.sampled_from(LABELS), SPANS)
def test_values_are_made_of_the_characters_of_the_text(label: str, text: str) -> None:
    known = set(text) | set("-, ") | (set("0123456789") if label == "edition" else set())
    for value in read(label, text).values():
        assert value
        assert set(value) <= known


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("piece", ["1", "I", "vol. ", "1-", "(", "p. ", "a", "1 "])
def test_a_long_span_ends_soon(label: str, piece: str) -> None:
    for length in (119, 50_000):
        read(label, (piece * length)[:length])


@pytest.mark.parametrize("page", ["64,662", "S10,551"])
def test_a_page_of_five_digits_keeps_its_comma(page: str) -> None:
    assert read("page", page) == {"page": page}
