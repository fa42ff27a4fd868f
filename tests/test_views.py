"""Markup out of the way, and every position back to the source."""

from __future__ import annotations

import unicodedata

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


# --- what typesetting leaves ------------------------------------------------------


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("new meth-\nods of it", "new methods\nof it"),
        ("new meth-\n    ods of it", "new methods\n    of it"),
        ("new meth\u00ad\nods of it", "new methods\nof it"),
        ("new meth‐\nods", "new methods"),
        ("meth-\nods. New", "methods.\nNew"),
        ("Roe, Jean-\nPaul", "Roe, Jean-Paul"),
        ("Roe, J.-\nP., 2001", "Roe, J.-P.,\n2001"),
        ("a self-\nmade lake", "a self-made\nlake"),
        ("a long-\nterm view", "a long-term\nview"),
        ("e-mail, and e-\nmail too", "e-mail, and e-mail\ntoo"),
        ("Haus-\nund Hofrecht", "Haus-\nund Hofrecht"),
        ("pp. 12–\n15, 2001", "pp. 12–15,\n2001"),
        ("pp. 12–\n15. Roe", "pp. 12–\n15. Roe"),
        ("at https://a.org/rolls/\n12-nets today", "at https://a.org/rolls/12-nets\ntoday"),
        ("at https://a.org/some-\nrolls today", "at https://a.org/some-rolls\ntoday"),
        ("at https://a.org/\naccessed 2001", "at https://a.org/\naccessed 2001"),
        ("at https://a.org/\n2. Roe", "at https://a.org/\n2. Roe"),
        ("Lakes -\nnets", "Lakes -\nnets"),
        ("eﬃcient ﬁelds", "efficient fields"),
        ("mea\u00adsure&shy;ment", "measurement"),
    ],
)
def test_words_broken_by_typesetting_are_put_together(broken: str, whole: str) -> None:
    assert view(broken).text == whole


def test_a_word_put_together_leads_back_to_its_halves() -> None:
    source = "of new meth-\nods, eﬃcient"
    seen = view(source)
    start = seen.text.index("methods")
    assert source[slice(*seen.source_span(start, start + 7))] == "meth-\nods"
    start = seen.text.index("cient")
    assert source[slice(*seen.source_span(start - 3, start + 5))] == "ﬃcient"


def test_emphasis_and_links_keep_their_words_when_one_is_put_together() -> None:
    seen = view("On <i>new meth-\nods</i> and <a href='https://a.org'>eﬃcient</a> <b>lakes</b>")
    assert [seen.text[start:end] for start, end in seen.emphases] == ["new methods", "lakes"]
    assert [seen.text[link.start : link.end] for link in seen.links] == ["efficient"]


_PAGE = [f"Roe, Ann, Lakes and Lands of the North, volume {name}," for name in "abcdefgh"]


@pytest.mark.parametrize(
    "head",
    [
        "\n124   J. Smith et al.\n\n",
        "\nJ. Smith et al.   125\n\n",
        "\n125\n\n",
        "\n- 125 -\n\n",
        "\nPage 3 of 12\n\n",
        "\nReferences 125\n\n",
        "\n125\n\f\n",
        "125\n\f",
        "\n125\nLakes and Lands   125\n\n",
        "124                 LAKES AND LANDS\n",
    ],
)
def test_the_head_of_a_page_stands_behind_the_text(head: str) -> None:
    first, second = "\n".join(_PAGE), "\n".join(_PAGE[::-1])
    seen = view(f"{first}\n{head}{second}")
    heads = [seen.text[start:end] for start, end in seen.asides]
    assert seen.text[: seen.body].split() == f"{first}\n{second}".split()
    assert " ".join(heads).split() == head.split()


@pytest.mark.parametrize(
    "line",
    ["2006", "\n2006\n", "[12]", "Ibid., 45", "Reuters, 7/15/19", "\nNotes\n", "12. Roe, Ann"],
)
def test_a_line_of_a_list_is_no_head_of_a_page(line: str) -> None:
    first = "\n".join(_PAGE)
    assert view(f"{first}\n{line}\n{first}").asides == ()


def test_columns_are_read_one_after_the_other() -> None:
    left = [f"[{number}] Roe, Lakes of the far north," for number in range(1, 9)]
    right = [f"[{number}] Poe, Seas of the far south," for number in range(9, 17)]
    source = "\n".join(f"{one:<50}{two}" for one, two in zip(left, right, strict=True))
    seen = view(source)
    assert seen.text.split("\n")[:-1] == [*left, *right]
    start = seen.text.index("[9]")
    assert source[slice(*seen.source_span(start, start + 3))] == "[9]"


def test_a_table_is_no_text_in_columns() -> None:
    row = "1998       Herring        1200 tons      Altenwik        by sea"
    source = "\n".join([row] * 10)
    assert view(source).text == source


_BROKEN = st.sampled_from(
    [
        "meth-\nods", "Jean-\nPaul", "12–\n15", "ﬁ", "ﬃ", "\u00ad", "-\n", "\n", "\f", "\n\n",
        "124   J. Roe et al.", "125", " ", "   ", "https://a.org/\nb/c", "Roe, Ann, Lakes",
        "a b c d e f g h i j k l m      n o p q r s t u v w x y z a b c\n", "ROE AND POE", "12. ",
    ]
)  # fmt: skip


@given(st.lists(_BROKEN, max_size=40).map("".join))
def test_every_letter_of_a_text_is_seen_once(source: str) -> None:
    """What typesetting left goes, and what is moved is not lost."""
    shown, written = (
        sorted(filter(str.isalnum, unicodedata.normalize("NFKC", text)))
        for text in (view(source).text, source)
    )
    assert shown == written


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
        "meth-\nods ",
        "-\n",
        "a-\n",
        "12–\n",
        "ﬁ",
        "\f",
        "\f12\n",
        "12\n\n",
        "LAKES 12\n",
        "12   Lakes\n\n",
        "a b c d e f g h i j k l m      n o p q r s t u v w x y z a b c\n",
        "https://a.org/\n",
    ],
)
@pytest.mark.usefixtures("soon")
def test_markup_over_and_over_ends_soon(unit: str) -> None:
    view(unit * (100_000 // len(unit)))
