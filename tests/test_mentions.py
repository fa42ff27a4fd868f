"""Sources that running prose mentions: which are found, what is said of them, and what is none."""

from __future__ import annotations

import datetime
import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from citekit import dates
from citekit.record import Date, Name
from citekit.references.mentions import Mention, find

SENTENCES = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "mentions.jsonl").read_text("utf-8").splitlines()
]
WITH_SOURCES = [sentence for sentence in SENTENCES if sentence["mentions"]]
WITHOUT = [sentence["text"] for sentence in SENTENCES if not sentence["mentions"]]
A_DAY = datetime.date(2012, 9, 26)  # a Wednesday


def plain(value: Any) -> Any:
    """Write a value as the sentences have it."""
    if isinstance(value, Date):
        return dates.edtf(value) or value.literal
    if isinstance(value, tuple):
        return [parts(name) for name in value]
    return value


def parts(name: Name) -> dict[str, str]:
    known = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.non_dropping_particle,
        "literal": name.literal,
    }
    return {key: value for key, value in known.items() if value}


def shown(mention: Mention) -> dict[str, Any]:
    fields = {key: plain(value) for key, value in mention.record.fields.items()}
    return {"text": mention.text, "type": mention.record.type, "fields": fields}


def issued(text: str, day: datetime.date | None = None) -> str | None:
    (mention,) = find(text, date=day)
    date: str | None = plain(mention.record.fields.get("issued"))
    return date


@pytest.mark.parametrize("sentence", WITH_SOURCES, ids=lambda sentence: str(sentence["id"]))
def test_sentences_name_their_sources(sentence: dict[str, Any]) -> None:
    day = sentence.get("date")
    found = find(sentence["text"], date=datetime.date.fromisoformat(day) if day else None)
    assert [shown(mention) for mention in found] == sentence["mentions"]


@pytest.mark.parametrize("text", WITHOUT)
def test_prose_without_sources_gives_nothing(text: str) -> None:
    assert find(text, date=A_DAY) == []


def test_a_page_without_sources_gives_nothing() -> None:
    assert find("\n".join(WITHOUT)) == []


def test_a_symbol_says_the_year_only_where_it_is_that_of_the_document() -> None:
    assert issued("S/2010/406") == "2010"
    assert issued("E/CN.4/2004/7") is None
    assert issued("A/HRC/42/72") is None


def test_a_day_without_a_year_is_kept_in_words_or_gets_the_last_year_that_can_be() -> None:
    assert issued("Reuters reported on December 1 that it rained.") == "December 1"
    assert issued("Reuters reported on December 1 that it rained.", A_DAY) == "2011-12-01"
    assert issued("Reuters reported on 29 February that it rained.", A_DAY) == "2012-02-29"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("today", "2012-09-26"),
        ("yesterday", "2012-09-25"),
        ("on Tuesday", "2012-09-25"),
        ("last Saturday", "2012-09-22"),
        ("last Tuesday", None),  # yesterday, or that of the week before
        ("on Wednesday", None),  # today, or a week ago
    ],
)
def test_a_day_told_from_today_is_a_date_where_it_can_be_but_one(
    word: str, expected: str | None
) -> None:
    assert issued(f"Reuters reported {word} that it rained.", A_DAY) == expected
    assert issued(f"Reuters reported {word} that it rained.") is None


def test_the_day_of_an_event_is_not_that_of_the_report() -> None:
    assert issued("Reuters reported on July 3 attacks in the north.") is None


def test_an_organ_is_the_author_only_where_the_sentence_says_so() -> None:
    (alone,) = find("resolution 1936 (2010)")
    (said,) = find("Security Council resolution 1936 (2010)")
    assert "author" not in alone.record.fields
    assert plain(said.record.fields["author"]) == [{"literal": "Security Council"}]


def test_one_sure_citation_makes_the_others_likely() -> None:
    alone = "Okonkwo (1994) and the rest."
    assert find(alone) == []
    assert len(find(f"Prices fell (Roe et al. 1999). {alone}")) == 2


def test_no_mention_goes_over_an_empty_line() -> None:
    assert find("They heard it from Liz Sly\n\n(mother of two)\n\nReuters\n\nreported") == []


PIECES = [
    *(sentence["text"] for sentence in SENTENCES),
    *("Reuters", " (", ")", "; ", " and ", "UNHCR", " report", " of ", "3 May", " 2010", "\n\n"),
    *("“", "”", "Smith", " et al.", " v. ", "resolution ", "1936", "@x", "Jane Roe", "\ue000"),
]
PROSE = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=12).map("".join)
DAYS = st.none() | st.dates()


@settings(max_examples=200, deadline=None)
@given(PROSE, DAYS)
@example("Reuters reported yesterday", datetime.date.min)
def test_spans_are_slices_in_order_and_apart(text: str, day: datetime.date | None) -> None:
    position = 0
    for mention in find(text, date=day):
        assert position <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.text == mention.text.strip()
        assert 0 < mention.confidence <= 1
        assert mention.record.fields
        assert mention.reason
        position = mention.end


def bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


@settings(max_examples=200, deadline=None)
@given(PROSE)
def test_values_are_words_of_the_mention(text: str) -> None:
    for mention in find(text):
        for value in mention.record.fields.values():
            words = [value] if isinstance(value, str) else []
            if isinstance(value, tuple):
                words = [word for name in value for word in parts(name).values()]
            assert all(bare(word) in bare(mention.text) for word in words), (mention, value)


def test_time_is_linear() -> None:
    prose = " ".join(sentence["text"] for sentence in SENTENCES)
    hundred = (prose * (100_000 // len(prose) + 1))[:100_000]
    find("")  # the names are read on first use
    started = time.process_time()
    find(hundred)
    assert time.process_time() - started < 5  # a fraction of that, on a free machine


@pytest.mark.parametrize("piece", ["Abc ", "(", "“Abc ", "Abc of the ", "A v. B ", "Abc, ", "A. "])
def test_no_pattern_is_slow_on_a_text_that_never_ends(piece: str) -> None:
    started = time.process_time()
    find(piece * (50_000 // len(piece)))
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("as Putnam et al. (1993) show", ["Putnam et al. (1993)"]),
        ("see Putnam, Leonardi and Nanetti (1993)", ["Putnam, Leonardi and Nanetti (1993)"]),
        ("as Nature (2012) shows", []),
    ],
)
def test_a_family_may_be_called_as_a_publisher_is(text: str, found: list[str]) -> None:
    assert [mention.text for mention in find(text)] == found
