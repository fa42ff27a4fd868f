"""Markup out of the way, and every position back to the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.references import parse
from citekit.references.views import view


def readable(source: str) -> str:
    return " ".join(view(source).text.split())


@pytest.mark.parametrize("opener", ["<style>", "<script>", "<!--", '<style type="text/css">'])
def test_what_is_hidden_but_never_closed_is_text(opener: str) -> None:
    text = f"Roe, Ann, “On {opener} and others,” AP, 5/24/19\nPoe, Max, “Sea,” AFP, 5/25/19"
    assert view(text).text == text
    assert [reference.text for reference in parse(text)] == text.split("\n")


@pytest.mark.parametrize(
    "hidden", ["<style>p { x: y }</style>", "<SCRIPT>a < b</script >", "<!-- a <b> -->"]
)
def test_what_is_hidden_and_closed_is_no_text(hidden: str) -> None:
    assert readable(f"Roe, {hidden} “Lake”") == "Roe, “Lake”"


@pytest.mark.parametrize("name", ["template", "noscript"])
def test_what_only_some_readers_see_is_text(name: str) -> None:
    assert readable(f"<{name}>Roe, “Lake”</{name}>") == "Roe, “Lake”"


@pytest.mark.parametrize("tag", ["<b>", "</b>", "<code>", "<span>", "<a>", "<q>", "<I>"])
def test_an_inline_tag_that_stands_alone_is_text(tag: str) -> None:
    text = f"“Why {tag} is bad here,” Reuters, 7/15/19"
    assert view(text).text == text


def test_an_inline_tag_that_is_closed_is_markup() -> None:
    seen = view("Roe, <b>Why <i>that</i></b> and <b>")
    assert seen.text == "Roe, Why that and <b>"
    assert [seen.text[start:end] for start, end in seen.emphases] == ["Why that", "that"]


@pytest.mark.parametrize(
    "tag", ["<br>", "<br/>", "<hr />", "<p>", "</div>", "<wbr>", "<img src=a>"]
)
def test_a_tag_that_needs_no_partner_is_markup(tag: str) -> None:
    assert "<" not in view(f"Roe, {tag}“Lake”").text


def test_a_link_that_is_never_closed_keeps_its_address() -> None:
    assert "https://a.org/b" in view('<a href="https://a.org/b">Lake').text


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029"])
def test_every_line_end_ends_a_line(end: str) -> None:
    lines = ["Roe, Ann, “Lake,” AP, 5/24/19", "", "Poe, Max, “Sea,” AFP, 5/25/19"]
    found = parse(end.join(lines))
    assert [(one.text, one.line) for one in found] == [(lines[0], 1), (lines[2], 3)]


def test_line_ends_may_be_mixed() -> None:
    found = parse("Roe, Ann, “Lake,” AP, 5/24/19\r\n\rPoe, Max, “Sea,” AFP, 5/25/19\n")
    assert [one.line for one in found] == [1, 3]


def test_marks_of_quotation_are_no_text() -> None:
    text = "> Roe, Ann, “Lake and\n> river,” AP, 5/24/19\n>\n>> Poe, Max, “Sea,” AFP, 5/25/19"
    first, second = parse(text)
    assert first.record.fields["title"] == "Lake and river"
    assert first.text == "Roe, Ann, “Lake and\n> river,” AP, 5/24/19"
    assert second.text == "Poe, Max, “Sea,” AFP, 5/25/19"


def test_a_greater_than_sign_within_a_line_is_text() -> None:
    assert view("Roe, “5 > 4”").text == "Roe, “5 > 4”"


_MARKS = st.sampled_from(
    [
        "<b>", "</b>", "<style>", "</style>", "<!--", "-->", "*", "_", "\r", "\n", "> ", "a ",
        "&amp;", "<li>", "<a href='https://a.org'>", "</a>", "\u2028", "“b”", "[", "](https://a.org)",
    ]
)  # fmt: skip


@given(st.lists(_MARKS, max_size=30).map("".join))
def test_every_character_seen_stands_in_the_source(source: str) -> None:
    seen = view(source)
    for position, character in enumerate(seen.text):
        start, end = seen.source_span(position, position + 1)
        assert source[start:end] == character or character in "\n &"


@pytest.mark.parametrize(
    "unit",
    [
        "<style>",
        "<!--",
        "<b>",
        "</b>",
        "<b></b>",
        "*[*",
        "*<!--*",
        "> ",
        "<a href='https://a.org'>",
    ],
)
@pytest.mark.usefixtures("soon")
def test_markup_over_and_over_ends_soon(unit: str) -> None:
    parse(unit * (100_000 // len(unit)))
