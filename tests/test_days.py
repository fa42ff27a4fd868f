"""Dates in references: what one span that is known to be a date says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.dates import display
from citekit.references.days import left_out, read


def readings(text: str) -> list[str]:
    written = read(text)
    return [display(reading) for reading in written.readings] if written else []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(1987).", "1987"),
        ("1987a", "1987"),
        ("[1849]", "1849"),
        ("c. 1849", "1849~"),
        ("[ca. 1849?]", "1849~"),
        ("c1987", "1987"),
        ("19532", "1953"),
        ("2003 [1910].", "2003"),
        ("MDCCXLIX", "1749"),
        ("1960s", "196X"),
        ("'04", "2004"),
        ("1986/1989", "1986/1989"),
        ("1986-89", "1986/1989"),
        ("2003–5", "2003/2005"),
        ("c. 1840–1850", "1840~/1850~"),
        ("1976/1971", "1976"),
        ("2011-,", "2011"),
    ],
)
def test_years_are_read(text: str, expected: str) -> None:
    assert readings(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(2013, March 9)", "2013-03-09"),
        ("Monday, March 9, 2013", "2013-03-09"),
        ("9. März 2013", "2013-03-09"),
        ("9 de marzo de 2013", "2013-03-09"),
        ("1er mars 2013", "2013-03-01"),
        ("9.III.1898", "1898-03-09"),
        ("9. 3. 2013", "2013-03-09"),
        ("2013.03.09", "2013-03-09"),
        ("2013 9 March", "2013-03-09"),
        ("9-MAR-13", "2013-03-09"),
        ("2013年3月9日", "2013-03-09"),
        ("平成25年3月9日", "2013-03-09"),
        ("二〇一三年三月九日", "2013-03-09"),
        ("2013년 3월 9일", "2013-03-09"),
        ("9 mar- zo 1939", "1939-03-09"),
        ("9 March 2013. Web. 1 May 2014.", "2013-03-09"),
        ("March 2013", "2013-03"),
        ("2013, marzo", "2013-03"),
        ("2013.03", "2013-03"),
        ("03/2013", "2013-03"),
        ("Mar. '13", "2013-03"),
        ("mars-avril 2013", "2013-03/2013-04"),
        ("marzo e aprile 2013", "2013-03/2013-04"),
        ("Dec. 2012-Jan. 2013", "2012-12/2013-01"),
        ("8-9 March 2013", "2013-03-08/2013-03-09"),
        ("8./9.3.2013", "2013-03-08/2013-03-09"),
        ("March 30 - April 2, 2013", "2013-03-30/2013-04-02"),
        ("30 March 2013 -2 April 2013", "2013-03-30/2013-04-02"),
        ("Printemps 2013", "2013-21"),
        ("2013, Herbst", "2013-23"),
        ("Winter 2012/13", "2012-24"),
        ("Winter 1999-2000", "1999-24"),
        ("Fall 2008-3", "2008-23"),
    ],
)
def test_days_months_and_seasons_are_read(text: str, expected: str) -> None:
    assert readings(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "12 April 1998", "12. April 1998", "12 avril 1998", "12 de abril de 1998", "12 aprile 1998",
        "12 april 1998", "12. apríl 1998", "12 kwietnia 1998 r.", "12. dubna 1998",
        "12 апреля 1998 г.", "12 квітня 1998 року", "12 Nisan 1998", "12 d'abril de 1998",
        "12 aprilie 1998", "1998. április 12.", "12. huhtikuuta 1998", "12 Απριλίου 1998",
        "12. travnja 1998", "12 abr. 1998", "12 ápr. 1998", "12 АПР 1998", "12 Aprilis 1998",
    ],
)  # fmt: skip
def test_months_are_known_in_many_languages(text: str) -> None:
    assert readings(text) == ["1998-04-12"]


def test_day_and_month_that_cannot_be_told_apart_have_two_readings() -> None:
    assert readings("8/2/19") == ["2019-08-02", "2019-02-08"]
    written = read("8/2/19")
    assert written is not None
    assert written.orders == ("mdy", "dmy")


@pytest.mark.parametrize("text", ["19/2/2m", "19/2/2", "2-3-4"])
def test_one_digit_is_no_year(text: str) -> None:
    assert not readings(text)


def test_a_day_without_a_year_has_no_reading() -> None:
    for text in ("(9 March)", "March 9th", "Mar. 9"):
        written = read(text)
        assert written is not None
        assert (written.readings, written.month_day) == ((), (3, 9))


def test_of_a_day_that_no_calendar_has_the_month_is_kept() -> None:
    assert readings("30 February 2019") == ["2019-02"]
    assert readings("30/02/2019") == ["2019"]


@pytest.mark.parametrize(
    "text",
    ["in press", "(forthcoming)", "im Druck", "no prelo", "À paraître", "в печати", "to appear"],
)
def test_words_instead_of_a_date_are_kept(text: str) -> None:
    assert readings(text) == [text.strip("()")]


@pytest.mark.parametrize("text", ["n.d.", "o. J.", "s. d.", "sin fecha", "", "pp.", "12", "April"])
def test_what_says_no_date_is_none(text: str) -> None:
    assert read(text) is None


def test_the_span_is_that_of_the_date() -> None:
    text = "(Baltimore, 9 March 2013)."
    written = read(text)
    assert written is not None
    assert text[written.start : written.end] == "9 March 2013"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Monday, March 9, 2013", []),
        ("c2013 b", []),
        ("9 March 2013. Web. 1 May 2014.", ["1 May 2014"]),
        ("bianco g 1862", ["bianco g"]),
        ("1998 mar b", ["b"]),
        ("’98b", []),
        ("Tues 3aad Sept '19", ["Tues 3aad"]),
        ("Feb 20ay 1978", ["Feb 20ay"]),
        ("1976/1971", ["1971"]),
        ("Monday published ca April 3", ["Monday published ca"]),
        ("Fall 2008-3", ["3"]),
        ("平成 May 2012", ["平成"]),
        ("9 March 2013, B17 Monday", ["B17 Monday"]),
        ("Winter 1999/2000", []),
    ],
)
def test_what_is_no_date_is_left_out(text: str, left: list[str]) -> None:
    written = read(text)
    assert written is not None
    assert [text[start:end] for start, end in left_out(text, written)] == left


@given(st.text(alphabet="0123456789 -–/.,?'[]()年月日 IVXcamrhpil平成五", max_size=40))
def test_reading_a_date_never_raises(text: str) -> None:
    written = read(text)
    if written is not None:
        assert 0 <= written.start < written.end <= len(text)
        assert written.readings or written.month_day


@given(st.text(max_size=100))
def test_any_text_may_be_asked(text: str) -> None:
    read(text)


@pytest.mark.parametrize("piece", ["1", "1 ", "1-", "May ", "a-", "月", "1998 ", "x- y "])
def test_a_long_span_ends_soon(piece: str) -> None:
    read(piece * (50_000 // len(piece)))


def test_a_month_of_five_letters_is_read() -> None:
    written = read("16 juill. 1971")
    assert written is not None
    assert written.readings[0].start == (1971, 7, 16)
