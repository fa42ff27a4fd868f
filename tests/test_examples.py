"""The two references of the example post: records and every output, to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest

import citekit
from citekit.dates import edtf
from citekit.record import Date, Name

CHECKOUT = Path(__file__).parent.parent
EXPECTED = Path(__file__).parent / "data" / "examples"
SUFFIXES = {"text": "txt", "html": "html", "markdown": "md"}
STYLES = ("chicago-notes-bibliography", "apa", "modern-language-association", "source-list")

SOURCES = (CHECKOUT / "examples" / "post-sources.txt").read_text("utf-8")


def test_the_post_ends_with_the_list() -> None:
    post = (CHECKOUT / "examples" / "post.md").read_text("utf-8")
    assert post.endswith(SOURCES)


def test_the_records_are_right() -> None:
    first, second = citekit.parse(SOURCES, date="2019-08-27")
    assert first.problems == second.problems == ()
    assert (first.record.type, second.record.type) == ("report", "report")
    assert first.record.fields == {
        "author": (Name(literal="Lead Inspector General"),),
        "title": "Operation Inherent Resolve, Lead Inspector General Report To The United States"
        " Congress",
        "issued": Date((2019, 8, 2)),
    }
    assert second.record.fields == {
        "author": (Name(literal="United Nations Security Council"),),
        "title": "Twenty-fourth report of the Analytical Support and Sanctions Monitoring Team"
        " submitted in pursuant to resolution 2368 (2017) concerning ISIL (Da’esh), Al-Qaida and"
        " associated individuals and entities",
        "issued": Date((2019, 7, 15)),
    }


def test_the_records_are_the_same_without_the_date_of_the_post() -> None:
    with_date = [one.record for one in citekit.parse(SOURCES, date="2019-08-27")]
    assert [one.record for one in citekit.parse(SOURCES)] == with_date


@pytest.mark.parametrize("to", SUFFIXES)
@pytest.mark.parametrize("style", STYLES)
def test_the_output_is_right(style: str, to: str) -> None:
    formatted = citekit.format(citekit.parse(SOURCES, date="2019-08-27"), style=style, to=to)
    expected = (EXPECTED / f"{style}.{SUFFIXES[to]}").read_text("utf-8")
    assert formatted == expected
    assert formatted.problems == ()


def test_source_list_gives_back_the_list_as_it_was_written() -> None:
    formatted = citekit.format(citekit.parse(SOURCES), style="source-list")
    assert formatted.split("\n") == SOURCES.replace("\n\n", "\n").split("\n")


@pytest.mark.parametrize(
    "body",
    ["UN Security Council", "U.N. Security Council", "UNSC", "United Nations Security Council"],
)
@pytest.mark.parametrize("day", ["7/15/19", "July 15, 2019", "15 July 2019", "2019-07-15"])
def test_the_short_mention_is_a_record(body: str, day: str) -> None:
    (reference,) = citekit.parse(f"{body} report {day}")
    record = reference.record
    assert record.type == "report"
    assert record.fields["author"] == (Name(literal="United Nations Security Council"),)
    assert record.fields["genre"] == "report"
    assert edtf(record.fields["issued"]) == "2019-07-15"
    assert set(record.fields) == {"author", "genre", "issued"}
    assert reference.problems == ()
