"""Whole lists in forty manners, labelled by hand: how much of them is read right.

The thresholds are a ratchet: raise them when the parser gets better.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from citekit.dates import edtf
from citekit.names import inverted
from citekit.record import Date
from citekit.references import Reference, parse

_FILE = Path(__file__).parent / "data" / "source_lists.jsonl"
_LISTS = [json.loads(line) for line in _FILE.read_text("utf-8").splitlines()]


def _pairs() -> Iterator[tuple[dict[str, Any], Reference | None]]:
    """Each labelled reference with the one found that begins nearest to it."""
    for one in _LISTS:
        text, position = one["raw_text"], 0
        found = parse(text, date=one["post_date"])
        for row in one["references"]:
            start = text.index(row["text"], position)
            position = start + len(row["text"])
            near = [r for r in found if start - 40 <= r.start < position and r.end > start]
            yield row, near[0] if near else None


def _plain(text: object) -> str:
    return "".join(character for character in str(text).casefold() if character.isalnum())


def _wanted(row: dict[str, Any], field: str) -> str:
    value = row["fields"].get(field)
    if field == "author":
        return "|".join(_plain(name.get("family") or name.get("literal")) for name in value or ())
    return str((value or {}).get("edtf", "")) if field == "issued" else _plain(value or "")


def _read(reference: Reference | None, field: str) -> str:
    value = reference.record.fields.get(field) if reference else None
    if value is None:
        return ""
    if field == "author":
        return "|".join(_plain(name.literal or inverted(name).split(",")[0]) for name in value)
    return edtf(value) if isinstance(value, Date) else _plain(value)


@pytest.fixture(scope="module")
def right() -> dict[str, float]:
    """Share of the labelled values of each field that were read right."""
    counted: Counter[str] = Counter()
    labelled: Counter[str] = Counter()
    for row, reference in _pairs():
        for field in ("title", "author", "container-title", "issued", "publisher"):
            if wanted := _wanted(row, field):
                labelled[field] += 1
                counted[field] += _read(reference, field).startswith(wanted)
    return {field: counted[field] / labelled[field] for field in labelled}


@pytest.mark.parametrize(
    ("field", "share"),
    [
        ("title", 0.9),
        ("author", 0.82),
        ("container-title", 0.88),
        ("issued", 0.94),
        ("publisher", 0.88),
    ],
)
def test_a_field_is_read_right_in_most_manners(
    right: dict[str, float], field: str, share: float
) -> None:
    assert right[field] >= share


def test_most_lists_fall_into_as_many_references_as_they_have() -> None:
    exact = sum(
        len(parse(one["raw_text"], date=one["post_date"])) == len(one["references"])
        for one in _LISTS
    )
    assert exact >= 0.8 * len(_LISTS)


@pytest.mark.parametrize("one", [pytest.param(one, id=one["list_id"]) for one in _LISTS])
def test_no_word_of_a_list_is_lost(one: dict[str, Any]) -> None:
    """Every word stands in a reference, or in a line that a problem names as a heading."""
    text = one["raw_text"]
    found = parse(text, date=one["post_date"])
    headings = [p.excerpt for r in found for p in r.problems if p.code == "heading"]
    outside, position = "", 0
    for reference in found:
        outside += text[position : reference.start]
        position = reference.end
    outside += text[position:]
    for heading in headings:
        outside = outside.replace(heading.rstrip("…"), "", 1)
    outside = re.sub(r"<[^<>]*+>", " ", outside)
    assert not [word for word in outside.split() if len(word) > 5 and word.isalpha()]
