"""Names: reading them in either order, and printing them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.names import PARTICLES, display, inverted, parse, split
from citekit.record import Name

_CASES = [
    tuple(line.split(" | "))
    for line in (Path(__file__).parent / "data" / "names.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "given_name", "particle", "family", "suffix"), _CASES)
def test_reads(text: str, given_name: str, particle: str, family: str, suffix: str) -> None:
    expected = Name(
        family=family,
        given=None if given_name == "-" else given_name,
        non_dropping_particle=None if particle == "-" else particle,
        suffix=None if suffix == "-" else suffix,
    )
    assert parse(text) == expected


_WORD = st.from_regex(r"[A-ZÀÉÖ][a-zàéöñ]{3,9}(-[A-Z][a-z]{2,6})?", fullmatch=True)


@given(
    family=_WORD,
    given_names=st.lists(_WORD, min_size=1, max_size=3).map(" ".join),
    particle=st.one_of(st.none(), st.sampled_from(sorted(PARTICLES - {"d'", "d’"}))),
    suffix=st.sampled_from([None, "Jr.", "III"]),
)
def test_a_name_survives_printing(
    family: str, given_names: str, particle: str | None, suffix: str | None
) -> None:
    name = Name(family=family, given=given_names, non_dropping_particle=particle, suffix=suffix)
    from citekit.names import RANKS

    if {word.lower() for word in (*given_names.split(), family)} & (RANKS | PARTICLES):
        return
    assert parse(inverted(name)) == name
    assert parse(display(name)) == name


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    parse(text)
    split(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Liz Sly", ["Liz Sly"]),
        ("Liz Sly and Mustafa Salim", ["Liz Sly", "Mustafa Salim"]),
        ("Liz Sly, Mustafa Salim, and Joby Warrick", ["Liz Sly", "Mustafa Salim", "Joby Warrick"]),
        ("Sly, Liz and Salim, Mustafa", ["Sly, Liz", "Salim, Mustafa"]),
        ("Sly, Liz, Mustafa Salim and Joby Warrick", ["Sly, Liz", "Mustafa Salim", "Joby Warrick"]),
        ("al-Zaidy, Muhannad & Roe, J.", ["al-Zaidy, Muhannad", "Roe, J."]),
        ("King, Martin, Jr., and Roe, A", ["King, Martin, Jr.", "Roe, A"]),
        ("Roe, J.; Doe, A.", ["Roe, J.", "Doe, A."]),
        ("", []),
    ],
)
def test_a_list_of_names_is_parted(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_an_institution_prints_as_it_is() -> None:
    assert (
        display(Name(literal="World Bank")) == inverted(Name(literal="World Bank")) == "World Bank"
    )
