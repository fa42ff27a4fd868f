"""Citations in Python-Markdown and markdown-it-py: one syntax, one result."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from citekit.apparatus.desk import lines_citing, marks
from citekit.errors import UnknownNameError
from citekit.markdown import makeExtension
from citekit.markdownit import citekit_plugin

BIBLIOGRAPHY = """
@book{roe1984, author = {Roe, Ann}, title = {Rivers & Lakes}, publisher = {Press}, year = 1984}
@article{poe1999, author = {Poe, Bob and Doe, Cy}, title = {On Seas}, journal = {Seas},
  year = 1999, volume = 3, pages = {1--9}, doi = {10.1000/x}}
@book{a key, author = {Odd, Al}, title = {Odd}, year = 2001}
"""
EXAMPLES = Path(__file__).parent / "data" / "markdown_citations.txt"

Host = Callable[..., tuple[str, list[tuple[str, Any]]]]


@pytest.fixture(scope="module")
def bibliography(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("refs") / "refs.bib"
    path.write_text(BIBLIOGRAPHY, "utf-8")
    return str(path)


def with_python_markdown(text: str, *extensions: Any, notes: bool = False, **options: Any) -> Any:
    more = ["footnotes"] if notes else []
    md = markdown.Markdown(extensions=[*more, *extensions, makeExtension(**options)])
    return md.convert(text), md.citekit.problems  # type: ignore[attr-defined]


def with_markdown_it(text: str, *, notes: bool = False, **options: Any) -> Any:
    md = MarkdownIt().use(front_matter_plugin)
    if notes:
        md.use(footnote_plugin)
    env: dict[str, Any] = {}
    html = md.use(citekit_plugin, **options).render(text, env)
    return html, env.get("citekit", [])


HOSTS = pytest.mark.parametrize("host", [with_python_markdown, with_markdown_it])


def tree(html: str) -> Any:
    return lxml_html.fromstring(f"<main>{html}</main>")


def seen(html: str) -> str:
    return " ".join(tree(html).text_content().split())


def examples() -> list[Any]:
    """Read the examples: title, text and words between lines of one dot."""
    text = EXAMPLES.read_text("utf-8")
    found = re.findall(r"^(.+)\n\.\n((?s:.*?))\n\.\n((?s:.*?))\n\.$", text, re.MULTILINE)
    return [pytest.param(text, words, id=title) for title, text, words in found]


@HOSTS
def test_an_entry_that_the_style_cannot_print_has_its_file_and_line(
    host: Host, tmp_path: Path
) -> None:
    path = tmp_path / "odd.bib"
    path.write_text("@book{a, title = {A}}\n\n@misc{odd, keywords = {Seen once}}\n", "utf-8")
    _, problems = host("A [@odd].", bibliography=str(path), style="ieee")
    assert [(file, one.code, one.line) for file, one in problems] == [
        (str(path), "entry-not-formatted", 3)
    ]


@HOSTS
def test_a_bare_name_that_is_like_no_key_is_text(host: Host, bibliography: str) -> None:
    text = (
        "Ask @nobody, @alice_b and -@x, or **@team**: [@nobody] knows. @roe1948 has a slip.\n\n"
        "@nobody [p. 3] and @{some one} cite, @roe1984 does."
    )
    html, problems = host(text, bibliography=bibliography, placement="none")
    assert seen(html) == (
        "Ask @nobody, @alice_b and -@x, or @team: (nobody?) knows. (roe1948?) has a slip. "
        "(nobody?, p. 3) and (some one?) cite, Roe (1984) does."
    )
    assert [one.excerpt for _, one in problems] == ["nobody", "roe1948", "nobody", "some one"]
    html, problems = host("Ask @nobody.", style="chicago-notes-bibliography")
    assert (html.strip(), problems) == ("<p>Ask @nobody.</p>", [])


@HOSTS
def test_a_place_that_the_style_does_not_print_is_told_with_its_line(
    host: Host, bibliography: str
) -> None:
    text = "A [@roe1984].\n\nB [@poe1999, p. 1; @roe1984, chap. 2].\n\n@roe1984 [p. 5] says.\n"
    _, problems = host(text, bibliography=bibliography, style="nature")
    assert [(one.code, one.line, one.message) for _, one in problems] == [
        ("locator-missing", 3, "the style prints no page '1' of 'poe1999'"),
        ("locator-missing", 3, "the style prints no chapter '2' of 'roe1984'"),
        ("locator-missing", 5, "the style prints no page '5' of 'roe1984'"),
    ]
    assert host(text, bibliography=bibliography)[1] == []


def test_what_front_matter_asks_for_and_is_not_there_has_its_line(tmp_path: Path) -> None:
    matter = f"---\nbibliography: {tmp_path}/none.bib\nlang: en\ncsl: apaa\n---\n\n[@a]\n"
    told = {problem.code: problem for _, problem in with_markdown_it(matter)[1]}
    assert told["style-unknown"].line == 4
    assert told["bibliography-unreadable"].message.endswith("; it is named in line 2")
    found = with_python_markdown(matter.replace("---\n", ""), "meta")[1]
    assert {problem.code: problem.line for _, problem in found}["style-unknown"] == 3
    assert any(problem.message.endswith("; it is named in line 1") for _, problem in found)


@HOSTS
@pytest.mark.parametrize(("text", "words"), examples())
def test_a_text_reads_as_its_example_says(
    host: Host, text: str, words: str, bibliography: str
) -> None:
    html, _ = host(text, bibliography=bibliography, placement="none", tooltips=False)
    assert seen(html) == " ".join(words.split())


# --- links, and where the list goes -------------------------------------------------------


def check_links(html: str) -> None:
    found = tree(html)
    ids = [each.get("id") for each in found.iter() if each.get("id")]
    assert len(set(ids)) == len(ids)
    targets = [each.get("href") for each in found.iter("a") if each.get("href").startswith("#")]
    assert targets
    assert {target[1:] for target in targets} <= set(ids)
    described = [each.get("aria-describedby") for each in found.iter("a")]
    assert {each for each in described if each} <= set(ids)


NOTED = """# Title @roe1984

One [@roe1984, p. 1].[^b] Two @poe1999.[^a] Three [@roe1984; @poe1999].

[^a]: First said, @roe1984 [p. 9] again.
[^b]: Second said [@poe1999, p. 3]. And more.
"""


@HOSTS
@pytest.mark.parametrize("notes", [True, False])
@pytest.mark.parametrize("style", ["apa", "ieee", "chicago-notes-bibliography"])
def test_every_link_leads_somewhere(host: Host, style: str, notes: bool, bibliography: str) -> None:
    html, problems = host(NOTED, bibliography=bibliography, style=style, notes=notes)
    check_links(html)
    assert not problems
    assert html.count('id="ref-') == 2


@HOSTS
@pytest.mark.parametrize(
    "marker",
    ["[BIBLIOGRAPHY]", '<div id="refs"></div>', "::: {#refs}\n:::", "::: {#refs}\n\n:::"],
)
def test_the_list_stands_at_its_marker(host: Host, marker: str, bibliography: str) -> None:
    html, _ = host(f"A [@roe1984].\n\n{marker}\n\nAfter.", bibliography=bibliography)
    assert html.index("ref-roe1984") < html.index("After.")
    assert html.count('id="refs"') == 1
    assert ":::" not in html
    assert "BIBLIO" not in html


@HOSTS
def test_without_a_marker_the_list_stands_at_the_end_or_nowhere(
    host: Host, bibliography: str
) -> None:
    html, _ = host("A [@roe1984].", bibliography=bibliography, heading="Sources")
    assert html.index("<p>") < html.index(">Sources</h2>") < html.index('id="ref-roe1984"')
    html, _ = host("A [@roe1984].", bibliography=bibliography, placement="none")
    assert "ref-roe1984" not in html


@HOSTS
def test_works_may_be_listed_without_being_cited(host: Host, bibliography: str) -> None:
    assert host("A.\n\n[@*]", bibliography=bibliography)[0].count('role="listitem"') == 3
    html, _ = host("A.", bibliography=bibliography, nocite="@roe1984, @poe1999")
    assert html.count('role="listitem"') == 2


def test_a_heading_is_in_the_table_of_contents(bibliography: str) -> None:
    md = markdown.Markdown(
        extensions=["toc", makeExtension(bibliography=bibliography, heading="Sources")]
    )
    md.convert("# Of [@roe1984]\n\nA.")
    names = [each["name"] for each in md.toc_tokens[0]["children"]]  # type: ignore[attr-defined]
    assert names == ["Sources"]
    assert md.toc_tokens[0]["name"] == "Of (Roe, 1984)"  # type: ignore[attr-defined]


@HOSTS
def test_ids_may_have_a_prefix(host: Host, bibliography: str) -> None:
    html, _ = host("A [@roe1984].", bibliography=bibliography, prefix="x-")
    check_links(html)
    assert 'id="x-ref-roe1984"' in html


# --- notes --------------------------------------------------------------------------------


@HOSTS
def test_in_a_style_of_notes_all_notes_are_numbered_in_one_row(
    host: Host, bibliography: str
) -> None:
    style = "chicago-notes-bibliography"
    html, _ = host(NOTED, bibliography=bibliography, style=style, notes=True, tooltips=False)
    marks_shown = re.findall(r"<sup[^>]*>\s*<a[^>]*>\[?(\d+)\]?</a>", html)
    assert marks_shown == [str(number) for number in range(1, 7)]
    items = [seen(lxml_html.tostring(each, encoding="unicode")) for each in tree(html).iter("li")]
    assert [item.split("\u21a9")[0].strip(" \xa0") for item in items] == [
        "Rivers & Lakes (Press, 1984).",  # the authors stand in the heading
        "Roe, Rivers & Lakes, 1.",
        "Second said Bob Poe and Cy Doe, “On Seas,” Seas 3 (1999): 3, https://doi.org/10.1000/x."
        " And more.",
        "“On Seas.”",
        "First said, Roe, Rivers & Lakes, 9 again.",
        "Roe, Rivers & Lakes; Poe and Doe, “On Seas.”",
    ]


@HOSTS
def test_authors_of_a_sentence_stand_before_their_note(host: Host, bibliography: str) -> None:
    html, _ = host(
        "As @roe1984 says.", bibliography=bibliography, style="chicago-notes-bibliography"
    )
    assert seen(html).startswith("As Ann Roe1 says.")


@HOSTS
def test_words_that_begin_a_note_begin_with_a_capital(host: Host, bibliography: str) -> None:
    html, _ = host(
        "A [see @roe1984; and @poe1999].", bibliography=bibliography, placement="none",
        style="chicago-notes-bibliography", tooltips=False,
    )  # fmt: skip
    assert "See Ann Roe" in seen(html)
    assert "; and Bob Poe" in seen(html)


@HOSTS
def test_numbers_follow_the_marks_of_notes_and_not_their_text(
    host: Host, bibliography: str
) -> None:
    text = "A.[^n] B [@roe1984].\n\n[^n]: See [@poe1999].\n"
    html, _ = host(text, bibliography=bibliography, style="ieee", notes=True, tooltips=False)
    assert "B [2]." in seen(html)
    assert "See [1]." in seen(html)


# --- front matter, and trouble --------------------------------------------------------------


def test_front_matter_says_otherwise_in_python_markdown(bibliography: str) -> None:
    text = f"bibliography: {bibliography}\ncsl: ieee\n\nA [@roe1984]."
    html, _ = with_python_markdown(text, "meta", tooltips=False)
    assert "A [1]." in seen(html)


def test_front_matter_says_otherwise_in_markdown_it(bibliography: str) -> None:
    text = f"---\nbibliography: {bibliography}\ncsl: ieee\nlang: de\n---\nA [@roe1984, S. 3]."
    html, _ = with_markdown_it(text, tooltips=False)
    assert "A [1, S. 3]." in seen(html)


def test_front_matter_that_is_broken_is_told(bibliography: str) -> None:
    _, problems = with_markdown_it("---\na: [\n---\nA.", bibliography=bibliography)
    assert [problem.code for _, problem in problems] == ["front-matter-broken"]


@HOSTS
def test_an_unknown_key_is_told_with_its_line_and_the_nearest(
    host: Host, bibliography: str
) -> None:
    text = "A `[@roe1985]`.\n\n[@roe1984]\n\nB [@roe1985]."
    _, problems = host(text, bibliography=bibliography)
    [(_, problem)] = problems
    assert (problem.code, problem.line) == ("record-missing", 5)
    assert "roe1984" in problem.message


@HOSTS
@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"style": "apaa"}, "style-unknown"),
        ({"style": "nowhere.csl"}, "style-unknown"),
        ({"locale": "xx-YY"}, "locale-unknown"),
        ({"bibliography": "nowhere.bib"}, "bibliography-unreadable"),
    ],
)
def test_what_cannot_be_used_is_told_and_the_text_is_there(
    host: Host, options: dict[str, str], code: str, bibliography: str
) -> None:
    html, problems = host("A [@roe1984].", **{"bibliography": bibliography, **options})
    assert code in [problem.code for _, problem in problems]
    assert "1984" in html


@HOSTS
@pytest.mark.parametrize("options", [{"css": "inlin"}, {"placement": "top"}])
def test_options_that_there_are_not_are_refused(host: Host, options: dict[str, str]) -> None:
    with pytest.raises(UnknownNameError):
        host("A.", **options)


@HOSTS
def test_nothing_of_a_record_becomes_markup(host: Host, tmp_path: Path) -> None:
    path = tmp_path / "refs.json"
    path.write_text(
        '[{"id": "x", "type": "book", "title": "<script>alert(1)</script> {: onclick=x } '
        '\\u0002wzxhzdk:0\\u0003 &lt;b&gt; *x*", "author": [{"family": "A\\"><b>"}]}]',
        "utf-8",
    )
    html, _ = host("A [@x, <script>y</script>].", bibliography=str(path))
    assert "<script" not in html
    assert not [each for each in tree(html).iter() if each.get("onclick")]
    assert "&amp;lt;b&amp;gt;" in html


# --- a text without citations ----------------------------------------------------------------

PIECES = [
    *("[", "]", "(", ")", "*", "`", "\n", "\n\n", "    ", "- ", "# ", "<b>", "</b>", "&amp;"),
    *("[^1]", "[^1]: ", ":::", "\\", "x", " ", "!", "> ", "| a | b |\n|--|--|\n", "-", "^"),
]
plain_texts = st.lists(st.sampled_from(PIECES) | st.text("ab[]():-#\n \\", max_size=5)).map("".join)


@given(plain_texts)
@example("[x][y]\n\n[y]: z")
def test_a_text_without_citations_is_left_as_it_is(text: str) -> None:
    more = ["extra", "toc"]
    bare = markdown.Markdown(extensions=more).convert(text)
    assert markdown.Markdown(extensions=[*more, makeExtension()]).convert(text) == bare
    bare = MarkdownIt().use(footnote_plugin).render(text)
    assert MarkdownIt().use(footnote_plugin).use(citekit_plugin).render(text) == bare


@given(st.lists(st.sampled_from([*PIECES, "@a", "[@a]", "@", ";", "{", "}"])).map("".join))
def test_nothing_that_is_written_raises(text: str) -> None:
    markdown.Markdown(extensions=["extra", makeExtension()]).convert(text)
    MarkdownIt().use(footnote_plugin).use(citekit_plugin).render(text)


# --- small things ---------------------------------------------------------------------------


@pytest.mark.parametrize("character", list("`~<![@:{\n -"))
def test_places_and_lines_are_found_in_linear_time(character: str) -> None:
    text = character * 100_000
    assert not marks(text)
    assert lines_citing(f"{text}\n\n@x y", "x") in ([], [text.count("\n") + 3])


def test_lines_count_what_is_not_code() -> None:
    text = "@a\n```\n@a\n```\n`@a` <!-- @a --> x@a \\@a\n@a.b [@a]\n@{a}\n"
    assert lines_citing(text, "a") == [1, 6, 7]


# --- what is around a citation ------------------------------------------------------------


@HOSTS
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[see <b>x</b> @roe1984]", "(see x Roe, 1984)"),
        ("[see `<i>` @roe1984]", "(see <i> Roe, 1984)"),
        ("[see `a & b` @roe1984]", "(see a & b Roe, 1984)"),
        (r"[@roe1984, p. 3\; 4]", "(Roe, 1984, pp. 3; 4)"),
        ("https://example.org[@roe1984]", "https://example.org(Roe, 1984)"),
        ("(https://example.org)[@roe1984]", "(https://example.org)(Roe, 1984)"),
    ],
)
def test_what_is_around_a_citation_reads_as_it_was_written(
    host: Host, text: str, words: str, bibliography: str
) -> None:
    html, _ = host(text, bibliography=bibliography, placement="none", tooltips=False)
    assert seen(html) == words


@HOSTS
def test_the_description_of_an_image_keeps_what_cites(host: Host, bibliography: str) -> None:
    html, _ = host("![of @roe1984, see [@poe1999]](x.png)", bibliography=bibliography)
    assert tree(html).xpath("//img/@alt") == ["of @roe1984, see [@poe1999]"]
    assert "ref-" not in html


def test_a_day_that_there_is_not_in_front_matter_is_a_problem(bibliography: str) -> None:
    text = "---\ndate: 2020-13-45\n---\n\nSo [@roe1984]."
    html, problems = with_markdown_it(text, bibliography=bibliography)
    assert "Roe" in html
    assert [problem.code for _, problem in problems] == ["front-matter-broken"]


@HOSTS
def test_what_nocite_names_and_is_not_there_is_told(host: Host, bibliography: str) -> None:
    _, problems = host("Text.", bibliography=bibliography, nocite="@roe1984, @roe1985, @*")
    (said,) = [problem.message for _, problem in problems]
    assert said.startswith("in nocite: no record has the id 'roe1985'; did you mean roe1984")


@HOSTS
@pytest.mark.parametrize("notes", [False, True])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("So [@roe1984], and so [@poe1999].", "So,1 and so.2"),
        ("So, [@roe1984], and *so* [@poe1999]!", "So,1 and so!2"),
        ("So[@roe1984]. And @poe1999, too.", "So1. And Bob Poe and Cy Doe2, too."),
        ("So [@roe1984] [@poe1999].", "So1 2."),
        ("So [@roe1984] and.", "So1 and."),
    ],
)
def test_the_mark_of_a_note_stands_behind_punctuation(
    host: Host, text: str, said: str, bibliography: str, *, notes: bool
) -> None:
    style = "chicago-notes-bibliography"
    html, _ = host(text, bibliography=bibliography, style=style, placement="none", notes=notes)
    shown = " ".join(tree(html).find("p").text_content().split())
    assert re.sub(r"\[(\d)\]", r"\1", shown) == said
