"""Rich text in fields: which tags count, and that nothing is lost or raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.markup import Run, dumps, join, one_line, parse, plain, safe_href

TAGS = [
    *("<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<sub>", "</sub>", "<sc>", "</sc>"),
    *('<span class="nocase">', '<span style="font-variant:small-caps;">', "</span>"),
    *("<script>", "<", ">", "x", "*", "“", "\n", "&lt;", "<i", "/i>"),
]
tagged = st.lists(st.sampled_from(TAGS), max_size=25).map("".join)


def seen(text: str) -> list[tuple[str, set[str]]]:
    return [(run.text, set(run.styles)) for run in parse(text)]


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("<i>x</i>", "italic"),
        ("<b>x</b>", "bold"),
        ("<sup>x</sup>", "superscript"),
        ("<sub>x</sub>", "subscript"),
        ("<sc>x</sc>", "small-caps"),
        ('<span class="nocase">x</span>', "nocase"),
        ('<span style="font-variant:small-caps;">x</span>', "small-caps"),
        ('<span style="font-variant: small-caps;">x</span>', "small-caps"),
    ],
)
def test_each_tag_of_csl_json_is_a_style(text: str, style: str) -> None:
    assert seen(text) == [("x", {style})]


def test_nested_tags_add_up() -> None:
    assert seen("a<i>b<b>c</b></i>") == [("a", set()), ("b", {"italic"}), ("c", {"italic", "bold"})]


@pytest.mark.parametrize(
    "text",
    ["<i>x", "x</i>", "<em>x</em>", "a < b > c", "<script>x</script>", "<span>x</span>", "<i"],
)
def test_anything_else_is_text(text: str) -> None:
    assert seen(text) == [(text, set())]


def test_a_tag_that_crosses_another_is_text() -> None:
    assert seen("<i>a<b>b</i>c</b>") == [("a<b>b", {"italic"}), ("c</b>", set())]


def test_an_empty_field_has_no_runs() -> None:
    assert parse("") == parse("<i></i>") == ()


@given(tagged)
def test_what_is_written_reads_back_as_the_same_runs(text: str) -> None:
    runs = parse(text)
    assert all(run.text for run in runs)
    if "<" not in plain(runs):  # CSL-JSON cannot say that a tag is meant as text
        assert parse(dumps(runs)) == runs


@given(tagged)
def test_no_character_of_a_field_is_lost_but_tags_that_count(text: str) -> None:
    shown = iter(text)
    assert all(character in shown for character in plain(parse(text)))


@given(st.text())
def test_text_without_tags_stays_as_it_is(text: str) -> None:
    if "<" not in text:
        assert plain(parse(text)) == text


def test_neighbours_that_look_alike_are_joined() -> None:
    italic = frozenset({"italic"})
    assert join([Run("a", italic), Run("b", italic), Run("c")]) == (Run("ab", italic), Run("c"))


@pytest.mark.parametrize("piece", ["<", "<i>", "</i>", "<span ", "<i><b></i>", '<span class="'])
@pytest.mark.usefixtures("soon")
def test_a_hundred_thousand_of_one_thing_end_soon(piece: str) -> None:
    parse(piece * 100_000)


def test_one_line_has_no_breaks_and_nothing_unprintable() -> None:
    assert one_line("a\r\n\tb\u2028c\x00\x1b\ud800d") == "a b cd"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java\tscript:alert(1)",
        " \x01javascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "//example.org",
        "/path",
        "http:",
        "https:///x",
        "ftp://example.org",
        "",
    ],
)
def test_only_web_addresses_are_linked(address: str) -> None:
    assert safe_href(address) is None


def test_an_address_cannot_hold_what_ends_an_attribute() -> None:
    href = safe_href("HTTPS://example.org/\"><script>'`\\ x")
    assert href is not None
    assert not set(href) & set("\"'<>`\\ ")
