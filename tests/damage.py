"""Answers that are not what they should be, and what holds of the record of any of them.

A test gives an answer of its own making, whole; `damaged` and `damaged_xml` take parts of it
away, double them, put them into lists and objects, or put something else in their place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st
from lxml import etree

from citekit.formats import csljson
from citekit.record import Date, Name, Record
from citekit.variables import TYPES, VARIABLES

__all__ = ["TEXTS", "assert_whole", "damaged", "damaged_xml"]

#: Texts that are too long, not closed, not what they look like, or only half of something.
TEXTS = (
    "",
    " ",
    "\x00",
    "²",
    "٣",
    "- -",
    ", ",
    "0000",
    "2019-13-45",
    "+99999999999-01-01T00:00:00Z",
    "10.1000/",
    "https://[",
    "a" * 50_000,
    "1" * 5_000,
    " " * 20_000,
    "<i>" * 2_000,
    "(" * 5_000,
    "-" * 5_000,
    "&amp;" * 3_000,
    ", a" * 5_000,
    "10.1000/" + "a" * 5_000,
)
#: What no answer should have in any place.
THINGS: tuple[Any, ...] = (
    *TEXTS,
    *(None, True, 0, -1, 2.5, float("nan"), float("inf"), 10**30),
    *([], {}, [[]], [None], [[None]], ["a", "b"], [{}], {"value": None}, {"name": ["a"]}),
)
#: What happens to a part of an answer; nothing, to most.
_CHANGES = st.sampled_from(
    (*["kept"] * 20, "gone", "replaced", "replaced", "listed", "within", "first")
)
_GONE = object()


@st.composite
def damaged(draw: st.DrawFn, payload: Any) -> Any:
    """A payload of JSON with parts missing, of another type, nested otherwise, or far too long."""
    left = draw(_parts(payload))
    return None if left is _GONE else left


@st.composite
def _parts(draw: st.DrawFn, value: Any) -> Any:
    change = draw(_CHANGES)
    if change == "gone":
        return _GONE
    if change == "replaced":
        return deepcopy(draw(st.sampled_from(THINGS)))
    if isinstance(value, dict):
        parts = {key: draw(_parts(part)) for key, part in value.items()}
        value = {key: part for key, part in parts.items() if part is not _GONE}
    elif isinstance(value, list):
        value = [part for part in map(draw, map(_parts, value)) if part is not _GONE]
    if change == "first" and isinstance(value, list):
        return value[0] if value else _GONE
    return {"listed": [value], "within": {"value": value}}.get(change, value)


@st.composite
def damaged_xml(draw: st.DrawFn, xml: str) -> str:
    """A document with elements missing, doubled, emptied, renamed or full of the wrong text.

    One in six ends in the middle.
    """
    root = etree.fromstring(xml.encode())
    names = sorted({str(node.tag) for node in _elements(root)})
    for node in list(_elements(root)):
        parent = node.getparent()
        change = draw(st.sampled_from((*["kept"] * 16, "gone", "twice", "empty", "text", "named")))
        if parent is None or change == "kept":
            continue
        if change == "gone":
            parent.remove(node)
        elif change == "twice":
            parent.append(deepcopy(node))
        elif change == "named":
            node.tag = draw(st.sampled_from(names))
        else:
            del node[:]
            node.attrib.clear()
            text = draw(st.sampled_from(TEXTS)) if change == "text" else ""
            node.text = text.replace("\x00", "")
    written = etree.tostring(root, encoding="unicode")
    cut = draw(st.integers(0, 5)) == 5
    return written[: draw(st.integers(0, len(written)))] if cut else written


def _elements(root: etree._Element) -> Iterator[etree._Element]:
    return (node for node in root.iter() if isinstance(node.tag, str))


def assert_whole(record: Record) -> None:
    """Assert that a record has what records have, and that its JSON can be read again."""
    assert record.type in TYPES
    assert isinstance(record.id, str)
    for name, value in record.fields.items():
        kind = VARIABLES.get(name)
        if name == "custom":
            assert isinstance(value, dict)
        elif kind == "name":
            assert value
            assert all(isinstance(one, Name) for one in value)
        elif kind == "date":
            assert isinstance(value, Date)
        else:
            assert kind is not None, name
            assert isinstance(value, str)
            assert value
            assert value == value.strip()
    item = {**json.loads(csljson.dumps([record]))[0], "id": "a"}
    said = {problem.code for problem in csljson.loads(json.dumps([item])).problems}
    assert said <= {"identifier-check"}  # a provider may have a wrong ISBN
