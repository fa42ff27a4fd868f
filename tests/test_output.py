"""The forms of output: the same text in each, and nothing of an entry becomes markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from citekit import output
from citekit.errors import UnknownNameError
from citekit.markup import STYLES, RichText, Run, one_line, parse, plain

if TYPE_CHECKING:
    from markdown_it.token import Token


@frozen
class Entry:
    id: str
    runs: RichText


def entries(*texts: str) -> list[Entry]:
    return [Entry(str(number), parse(text)) for number, text in enumerate(texts)]


pieces = st.one_of(
    st.text(alphabet="ab1 .,-+*_[]()<>&#`~|!\\“”é:=/\"'$^{}%\t\n", max_size=12),
    st.sampled_from(["1. ", "- ", "# ", "<script>", "](x)", "&amp;", "***", "https://x.y/_a_"]),
    st.text(max_size=5),
)
runs = st.builds(
    Run,
    text=pieces,
    styles=st.frozensets(st.sampled_from(sorted(STYLES)), max_size=3),
    href=st.sampled_from([None, None, None, "https://x.org/a_b?c=d&copy=1", "javascript:x"]),
)
lists = st.lists(
    st.builds(Entry, id=st.text(max_size=3), runs=st.lists(runs, max_size=6).map(tuple)), max_size=3
)


def words(text: str) -> str:
    return " ".join(text.split())


def text_alone(entry: Entry) -> str:
    return words(one_line(plain(entry.runs)))


# Plain text


def test_text_is_an_entry_a_line() -> None:
    assert output.write(entries("<i>A</i>,\nb", "c")) == "A, b\nc\n"


@given(lists)
def test_text_has_the_text_of_each_entry_on_its_line(written: list[Entry]) -> None:
    lines = output.write(written).split("\n")[:-1]
    for line, entry in zip(lines, written, strict=True):
        assert re.fullmatch(re.escape(text_alone(entry)) + r"( <https://x\.org/\S+>)?", words(line))


@pytest.mark.parametrize(
    ("text", "href", "line"),
    [
        ("Fiasco", "https://x.org/a", "Fiasco <https://x.org/a>"),
        ("https://x.org/a", "https://x.org/a", "https://x.org/a"),
        ("x.org/a", "https://x.org/a/", "x.org/a"),
        ("doi: 10.1000/X", "https://doi.org/10.1000/x", "doi: 10.1000/X"),
        ("https://x.org/<a>", "https://x.org/<a>", "https://x.org/<a>"),
        ("Fiasco", "javascript:alert(1)", "Fiasco"),
    ],
)
def test_text_shows_the_address_of_a_link_that_nobody_would_see(
    text: str, href: str, line: str
) -> None:
    assert output.write([Entry("x", (Run(text, href=href),))]) == f"{line}\n"


def test_text_shows_an_address_once() -> None:
    href = "https://x.org/a"
    entry = Entry("x", (Run("A ", href=href), Run("b", frozenset({"italic"}), href), Run(", 2006")))
    assert output.write([entry]) == "A b, 2006 <https://x.org/a>\n"


def test_no_entries_are_no_text() -> None:
    assert output.write([]) == output.write([], to="markdown") == ""


def test_an_unknown_form_names_the_ones_there_are() -> None:
    with pytest.raises(UnknownNameError) as caught:
        output.write([], to="markdwon")
    assert caught.value.kind == "output form"
    assert caught.value.suggestions == ("markdown",)


# HTML


class Page(HTMLParser):
    """What a browser would see: tags, attributes, text by entry."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))
        if tag == "div":
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data


ALLOWED = {
    *(("i", ()), ("em", ()), ("b", ()), ("sup", ()), ("sub", ())),
    ("span", (("style", "font-variant:small-caps;"),)),
    ("span", (("style", "text-decoration:underline;"),)),
    ("div", (("class", "csl-bib-body"),)),
    ("div", (("class", "csl-entry"),)),
}


def page(text: str) -> Page:
    found = Page()
    found.feed(text)
    found.close()
    return found


@given(lists)
def test_html_has_the_same_text_and_only_its_own_tags(written: list[Entry]) -> None:
    found = page(output.write(written, to="html"))
    assert list(map(words, found.texts[1:])) == [text_alone(entry) for entry in written]
    for tag, attrs in found.tags:
        if tag == "a":
            ((name, value),) = attrs
            assert name == "href"
            assert str(value).startswith("https://")
        else:
            assert (tag, tuple(attrs)) in ALLOWED


def test_html_escapes_and_links() -> None:
    entry = Entry("x", (Run('<script>"'), Run("t", href="https://x.org/?a=1&b"), Run("!")))
    assert '&lt;script&gt;&quot;<a href="https://x.org/?a=1&amp;b">t</a>!</div>' in output.write(
        [entry], to="html"
    )


def test_one_link_over_several_runs_is_one_anchor() -> None:
    href = "https://x.org/"
    entry = Entry("x", (Run("a ", href=href), Run("b", frozenset({"italic"}), href)))
    assert output.write([entry], to="html").count("<a ") == 1


@pytest.mark.parametrize("href", ["java\tscript:alert(1)", "JavaScript:alert(1)", " data:x", "x"])
def test_an_address_that_is_no_web_address_is_no_link(href: str) -> None:
    entry = Entry("x", (Run("t", href=href),))
    assert "href" not in output.write([entry], to="html")
    assert output.write([entry], to="markdown") == "t\n"


# Markdown


def shown(tokens: list[Token]) -> str:
    """What a reader sees of inline tokens; the few tags of ours are no text."""
    text = ""
    for token in tokens:
        if token.type == "html_inline":
            assert re.fullmatch(
                r'</?(?:em|strong|sup|sub|u|span)>|<span style="font-variant:small-caps;">',
                token.content,
            )
        elif token.type in ("text", "text_special"):
            text += token.content
        else:
            assert token.type in {
                *("em_open", "em_close", "strong_open", "strong_close"),
                *("link_open", "link_close"),
            }
            if token.type == "link_open":
                assert str(token.attrs["href"]).startswith("https://x.org/a_b?c=d&copy=1")
    return text


@given(lists)
def test_markdown_reads_as_the_same_text(written: list[Entry]) -> None:
    tokens = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .parse(output.write(written, to="markdown"))
    )
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    paragraphs = [shown(token.children or []) for token in tokens if token.type == "inline"]
    assert list(map(words, paragraphs)) == [line for line in map(text_alone, written) if line]


def test_markdown_uses_stars_where_they_work_and_tags_where_they_do_not() -> None:
    assert output.write(entries("a <i>b</i>, <b>c</b>"), to="markdown") == "a *b*, **c**\n"
    assert output.write(entries("a<i>“b”</i>c"), to="markdown") == "a<em>“b”</em>c\n"
    assert output.write(entries("H<sub>2</sub>O"), to="markdown") == "H<sub>2</sub>O\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. Doe", r"1\. Doe"),
        ("- a", r"\- a"),
        ("+ a", r"\+ a"),
        ("# a", r"\# a"),
        ("a*b_c[d]", r"a\*b\_c\[d\]"),
        ("<b a&amp;", r"\<b a\&amp;"),
    ],
)
def test_markdown_escapes_what_would_mean_something(text: str, written: str) -> None:
    assert output.write(entries(text), to="markdown") == f"{written}\n"


def test_an_exclamation_mark_does_not_turn_a_link_into_an_image() -> None:
    entry = Entry("x", (Run("Oh!"), Run("t", href="https://x.org/)")))
    assert output.write([entry], to="markdown") == "Oh\\![t](<https://x.org/)>)\n"


def test_paragraphs_are_a_blank_line_apart() -> None:
    assert output.write(entries("a", "b"), to="markdown") == "a\n\nb\n"
