"""EDTF in and out, and the dates that people write."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.dates import edtf, find, is_real, parse
from citekit.record import Date

LEVEL_1 = """
1985-04-12 1985-04 1985 1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 2004-02-01/2005 2005/2006-02
1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30-04 1985-04-12T23:20:30+04:30
Y170000002 Y-170000002 2001-21 2001-22 2001-23 2001-24 1984? 2004-06~ 2004-06-11% 201X 20XX 2004-XX
1985-04-XX 1985-XX-XX 1985-04-12/.. 1985-04/.. 1985/.. ../1985-04-12 ../1985 1985-04-12/ 1985/
/1985-04-12 /1985 -1985 0000 -0001 1984~/2004-06 1984/2004-06~ 1984~/2004~ 1984?/2004% 1984?/
""".split()  # fmt: skip


@pytest.mark.parametrize("expression", LEVEL_1)
def test_every_form_of_level_1_comes_out_as_it_went_in(expression: str) -> None:
    assert edtf(parse(expression)) == expression


@pytest.mark.parametrize(
    "expression",
    ["", "85", "1985-4", "1985-13", "2004-02-30", "1985-02-29", "/", "../..", "..", "XXXX", "1XXX",
     "1985-XX-12", "-0000", "2001-25", "Y1985", "1985-04-12T25:00:00", "July 1985",
     "1985-04-12 ", "１９８５", "156X-12-25", "1985/1986/1987"],
)  # fmt: skip
def test_what_is_no_level_1_expression_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|calendar"):
        parse(expression)


def _years(most: int) -> st.SearchStrategy[int]:
    return st.integers(-most, most).filter(bool)  # there is no year 0


_PARTS = st.one_of(
    st.tuples(_years(99_999)),
    st.tuples(_years(9999), st.integers(1, 12)),
    st.dates().map(lambda day: (day.year, day.month, day.day)),
)


@given(start=_PARTS, end=st.one_of(st.just(()), _PARTS), circa=st.booleans())
def test_a_date_survives_edtf(start: tuple[int, ...], end: tuple[int, ...], circa: bool) -> None:
    date = Date(start, end, circa=circa)
    assert parse(edtf(date)) == date


@given(year=_years(9999), season=st.integers(1, 4))
def test_a_season_survives_edtf(year: int, season: int) -> None:
    date = Date((year,), season=season)
    assert parse(edtf(date)) == date


@given(st.text(alphabet="0123456789-/.XY?~%T:Z ", max_size=24))
def test_reading_edtf_gives_a_date_that_prints_back_or_a_value_error(text: str) -> None:
    try:
        date = parse(text)
    except ValueError:
        return
    assert edtf(date) == text


def test_years_before_christ_are_counted_from_1() -> None:
    assert parse("-0043-03-15").start == (-44, 3, 15)
    assert parse("0000").start == (-1,)
    assert edtf(Date((0,))) == ""


def test_a_month_that_no_calendar_has_is_left_out() -> None:
    assert edtf(Date((2019, 13))) == "2019"
    assert edtf(Date((2019, 2, 30))) == "2019-02"
    assert edtf(Date()) == ""
    assert edtf(Date(literal="forthcoming")) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7/15/19", ["2019-07-15"]),
        ("15/7/19", ["2019-07-15"]),
        ("3/4/19", ["2019-03-04", "2019-04-03"]),
        ("5/5/19", ["2019-05-05"]),
        ("15.7.2019", ["2019-07-15"]),
        ("3.4.2019", ["2019-04-03"]),
        ("12-1-2012", ["2012-12-01", "2012-01-12"]),
        ("7/15/98", ["1998-07-15"]),
        ("2019-07-15", ["2019-07-15"]),
        ("2019/7/5", ["2019-07-05"]),
        ("July 15, 2019", ["2019-07-15"]),
        ("July 15 2019", ["2019-07-15"]),
        ("Jul. 15th, 2019", ["2019-07-15"]),
        ("15 July 2019", ["2019-07-15"]),
        ("15th of July, 2019", ["2019-07-15"]),
        ("15-JUL-19", ["2019-07-15"]),
        ("Monday, July 15, 2019", ["2019-07-15"]),
        ("2019 Jul 15", ["2019-07-15"]),
        ("01 Sept 2006", ["2006-09-01"]),
        ("15 de julio de 2019", ["2019-07-15"]),
        ("1er mars 2011", ["2011-03-01"]),
        ("3. März 2011", ["2011-03-03"]),
        ("July 2019", ["2019-07"]),
        ("2019", ["2019"]),
        ("c. 1850", ["1850~"]),
        ("Spring 2015", ["2015-21"]),
        ("5 MAİ 2015", ["2015-05-05"]),
        ("3 Auguſt 1780, ſpring 1781", ["1780-08-03", "1781-21"]),
        ("July 15-17, 2019", ["2019-07-15/2019-07-17"]),
        ("Sept. 30 - Oct. 2, 2019", ["2019-09-30/2019-10-02"]),
        ("December 2006-February 2007", ["2006-12/2007-02"]),
        ("1914–1921", ["1914/1921"]),
        ("1998/99", ["1998/1999"]),
        ("13/13/19", []),
        ("S/2019/570", []),
        ("pp. 12-15", []),
        ("12:45", []),
        ("$2019", []),
    ],
)
def test_written_dates_have_these_readings(text: str, expected: list[str]) -> None:
    found = find(text)
    assert [edtf(reading) for one in found for reading in one.readings] == expected


@pytest.mark.parametrize("text", ["30 February 2019", "31/02/2019", "Sept 31, 2019", "13/13/22"])
def test_a_day_that_no_calendar_has_is_found_without_a_reading(text: str) -> None:
    (one,) = find(text)
    assert (one.start, one.end, one.readings, one.month_day) == (0, len(text), (), None)


def test_a_day_without_a_year_has_no_reading() -> None:
    for text in ("Jan. 29", "29 January", "Thursday, January 29th"):
        (one,) = find(text)
        assert (one.readings, one.month_day) == ((), (1, 29))


@given(
    st.dates(datetime.date(1970, 1, 1), datetime.date(2068, 12, 31)),
    st.sampled_from(
        [
            "%m/%d/%Y",
            "%d %B %Y",
            "%B %d, %Y",
            "%Y-%m-%d",
            "%b %d, %Y",
            "%A, %d %B %Y",
            "%d-%b-%y",
            "%m/%d/%y",
        ]
    ),
)
def test_every_day_is_found_in_every_form(day: datetime.date, form: str) -> None:
    text = f"Reuters, {day.strftime(form)}."
    (one,) = find(text)
    assert Date((day.year, day.month, day.day)) in one.readings
    assert text[one.start : one.end] == day.strftime(form)


@given(st.text(max_size=300))
def test_finding_dates_never_raises_and_spans_are_in_order(text: str) -> None:
    position = 0
    for one in find(text):
        assert position <= one.start < one.end <= len(text)
        position = one.end


@pytest.mark.parametrize("character", list("1/ -.,Jc\n'"))
def test_a_long_run_of_one_character_ends_soon(character: str) -> None:
    find(character * 100_000)


def test_leap_days_are_real_in_leap_years_only() -> None:
    assert is_real((2000, 2, 29))
    assert is_real((-1, 2, 29))
    assert not is_real((0, 2, 29))
    assert is_real((-5, 2, 29))
    assert not is_real((1900, 2, 29))
    assert not is_real(())
