"""The forms of output: the same text in each, and nothing of an entry becomes markup."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import frozen
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from citekit import output
from citekit.errors import UnknownNameError
from citekit.markup import STYLES, RichText, Run, one_line, parse, plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from markdown_it.token import Token


@frozen
class Entry:
    id: str
    runs: RichText


def entries(*texts: str) -> list[Entry]:
    return [Entry(str(number), parse(text)) for number, text in enumerate(texts)]


#: Texts that mean something in one form or another.
HOSTILE = (
    *("1. Doe", "A. Doe", "(a) Doe", "iv) Doe", "#. Doe", "- a", "+ a", "* a", "# a", "= a", "> a"),
    *("/ a: b", ": a: b", "| a", ".Title", ".. note:: a", "a::", "a:: b", "a;; b", ":a: b", "__ a"),
    *("NOTE: a", "SCHEDULED: a", "#+TITLE: a", "----", "====", "....", "++++", "|===", "\\\\\\\\"),
    *("//a", "/*a*/", "--", "---", "a--b", " -1", "-?", "...", "(C)", "(TM)", "->", "it's", '"a"'),
    *("*a*", "**a**", "_a_", "__a__", "/a/", "=a=", "~a~", "+a+", "`a`", "`a`_", "a_", "[1]_"),
    *("|a|", "#a", "#a#", "##a##", "^a^", "a^2", "a_{i}", "$a$", "@a", "<a>", "<<a>>", "[a](b)"),
    *("[[a]]", "[fn:1]", "[cite:@a]", "[1/2]", "[2020-01-01]", "<2020-01-01>", "{a}", "{{{a}}}"),
    *("{empty}", "link:a[b]", "xref:a[b]", "footnote:[a]", "icon:a[]", "pass:[a]", "++a++"),
    *("((a))", "[[", "]]", ":role:`a`", "a@b.org", "mailto:a@b.org", "doi:10.1/a"),
    *("https://x.org/a_b", "shell:ls", "@@html:a@@", "src_a{b}", "\\alpha", "\\(a\\)"),
    *("\\begin{a}", "C:\\a", "\\", "\\*a*", "%a", "100%", "?`", "!`", "``a''", ",,", "AT&T"),
    *("&amp;", "&#42;", "<script>", "](a)", "***", "~~~~", "#let", "[a]", ".a", ";a", "(a"),
    *("{\\b a}", "}", "{", "a\u0301", "\u00a0", "\u200b", "😀", "\u202ea", "日本"),
)
pieces = st.one_of(
    st.text(alphabet="ab1 .,-+*_[]()<>&#`~|!?@;\\“”é:=/\"'$^{}%\t\n", max_size=12),
    st.sampled_from(HOSTILE),
    st.text(max_size=5),
)
HREFS = (
    "https://x.org/a_b?c=d&copy=1",
    "https://x.org/~a/(b)[c]+d++e*f#g_",
    "http://x.org/ä--b...c,d",
)
runs = st.builds(
    Run,
    text=pieces,
    styles=st.frozensets(st.sampled_from(sorted(STYLES)), max_size=3),
    href=st.sampled_from([None, None, None, None, *HREFS, "javascript:x", "mailto:a@b.org"]),
    variable=st.none(),
    block=st.none(),
    path=st.just(()),
    cite=st.none(),
    lang=st.sampled_from([None, None, "de", 'd"><script>']),
)
blocks = st.sampled_from([None, "left-margin", "right-inline", "block", "indent"])
divided = st.builds(lambda run, block: run._replace(block=block), runs, blocks)


def lists_of(found: st.SearchStrategy[Run]) -> st.SearchStrategy[list[Entry]]:
    entry = st.builds(Entry, id=st.text(max_size=3), runs=st.lists(found, max_size=6).map(tuple))
    return st.lists(entry, max_size=3)


undivided = lists_of(runs)
lists = undivided | lists_of(divided)
layouts = st.builds(
    output.Layout,
    hanging_indent=st.booleans(),
    second_field_align=st.sampled_from([None, "flush", "margin"]),
    line_spacing=st.integers(1, 2),
    entry_spacing=st.integers(0, 2),
)

ITALIC, BOLD, RAISED = (frozenset({style}) for style in ("italic", "bold", "superscript"))

#: An entry with everything that a style can put on lines of their own.
LABELLED = Entry(
    "x",
    (
        Run("[1]", block="left-margin"),
        Run("Doe", block="right-inline"),
        Run("A note", block="indent"),
        Run("Shelf", block="block"),
    ),
)


def words(text: str) -> str:
    return " ".join(text.split())


def text_alone(entry: Entry) -> str:
    return words(one_line(plain(entry.runs)))


def letters(text: str) -> str:
    """The text without space, as where one stands between blocks is told by examples."""
    return "".join(text.split())


def same(shown: str, entry: Entry) -> bool:
    """Whether a reader is shown the text of an entry."""
    if any(run.block for run in entry.runs):
        return letters(shown) == letters(one_line(plain(entry.runs)))
    return words(shown) == text_alone(entry)


def assert_same(read: Iterable[str], found: Iterable[Entry]) -> None:
    """Check what a reader is shown, paragraph by paragraph; an entry without text has none."""
    written = [entry for entry in found if text_alone(entry)]
    assert all(same(shown, entry) for shown, entry in zip(read, written, strict=True))


def write_one(*runs: Run, to: str, **layout: Any) -> str:
    return output.write([Entry("x", runs)], to=to, layout=output.Layout(**layout))


# All forms


@pytest.mark.parametrize("form", output.FORMS)
@given(lists, layouts)
def test_every_form_writes_any_entries_alike_each_time(
    form: str, found: list[Entry], layout: output.Layout
) -> None:
    text = output.write(found, to=form, layout=layout)
    assert text == output.write(iter(found), to=form, layout=layout)
    assert text == "" or text.endswith("\n")
    assert form == "json" or not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", text)


@pytest.mark.parametrize("form", output.FORMS)
@given(lists)
def test_a_citation_is_one_line_in_every_form(form: str, found: list[Entry]) -> None:
    for entry in found:
        assert "\n" not in output.inline(entry.runs, to=form)


@pytest.mark.parametrize("form", output.FORMS)
def test_what_stands_on_lines_of_its_own_follows_after_a_space_in_a_citation(form: str) -> None:
    parts = (Run("a", block="block"), Run("b", block="indent"))
    shown = output.inline(parts, to=form)
    if form == "json":
        shown = "".join(run["text"] for run in json.loads(shown))
    assert shown == "a b"


@pytest.mark.parametrize("form", [form for form in output.FORMS if form not in {"html", "rtf"}])
def test_no_entries_are_no_text(form: str) -> None:
    assert output.write([], to=form) == ("" if form != "json" else NO_ENTRIES)


NO_ENTRIES = """{
  "layout": {
    "hanging-indent": false,
    "line-spacing": 1,
    "entry-spacing": 1
  },
  "entries": []
}
"""


@pytest.mark.parametrize("form", output.FORMS)
@pytest.mark.parametrize("address", ["javascript:alert(1)", "mailto:a@b.org", "ftp://x.org/a", ""])
def test_only_web_addresses_are_links_in_every_form(form: str, address: str) -> None:
    assert write_one(Run("a", href=address), to=form) == write_one(Run("a"), to=form)


@pytest.mark.parametrize("form", output.FORMS)
def test_a_link_of_nothing_but_space_is_no_link_in_any_form(form: str) -> None:
    space = Run("a"), Run(" ", href="https://x.org/"), Run("b")
    assert form == "json" or "x.org" not in write_one(*space, to=form)


@pytest.mark.parametrize("form", sorted(output.FORMS.keys() - {"json"}))
def test_a_line_break_in_a_field_is_a_space_in_every_form(form: str) -> None:
    assert write_one(Run("a\r\n\tb\u2028c"), to=form) == write_one(Run("a b c"), to=form)


@pytest.mark.parametrize("form", sorted(output.FORMS.keys() - {"text", "json"}))
def test_a_citation_does_not_turn_the_text_after_it(form: str) -> None:
    if form != "latex":  # it has no such characters
        turned = output.inline((Run("\u202ea"),), to=form)
        assert turned != output.inline((Run("\u202ea"), Run("b")), to=form)[:-1]
        assert "\u202c" in turned or "8236" in turned


# Plain text


def test_text_is_an_entry_a_line() -> None:
    assert output.write(entries("<i>A</i>,\nb", "c")) == "A, b\nc\n"


@given(undivided)
def test_text_has_the_text_of_each_entry_on_its_line(found: list[Entry]) -> None:
    lines = output.write(found).split("\n")[:-1]
    for line, entry in zip(lines, found, strict=True):
        assert re.fullmatch(
            re.escape(text_alone(entry)) + r"( <https?://x\.org/\S+>)*", words(line)
        )


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
    entry = Entry("x", (Run("A ", href=href), Run("b", ITALIC, href), Run(", 2006")))
    assert output.write([entry]) == "A b, 2006 <https://x.org/a>\n"


def test_text_parts_entries_of_several_lines_by_an_empty_one() -> None:
    shown = "[1] Doe\n    A note\nShelf\n"
    assert output.write([LABELLED, LABELLED]) == f"{shown}\n{shown}"


def test_an_unknown_form_names_the_ones_there_are() -> None:
    with pytest.raises(UnknownNameError) as caught:
        output.write([], to="markdwon")
    assert caught.value.kind == "output form"
    assert caught.value.suggestions == ("markdown",)


# HTML


def body(text: str) -> HtmlElement:
    element: HtmlElement = lxml_html.fragment_fromstring(text)
    return element


ALLOWED = {
    *(("i", ()), ("em", ()), ("b", ()), ("sup", ()), ("sub", ())),
    ("span", (("style", "font-variant:small-caps;"),)),
    ("span", (("style", "text-decoration:underline;"),)),
    ("span", (("lang", "de"),)),
    ("div", (("class", "csl-bib-body"),)),
    ("div", (("class", "csl-entry"),)),
    *(
        ("div", (("class", f"csl-{block}"),))
        for block in ("left-margin", "right-inline", "block", "indent")
    ),
}


@given(lists)
def test_html_has_the_same_text_and_only_its_own_tags(found: list[Entry]) -> None:
    page = body(output.write(found, to="html"))
    assert all(same(shown.text_content(), entry) for shown, entry in zip(page, found, strict=True))
    for element in page.iter():
        if element.tag == "a":
            ((name, value),) = element.items()
            assert name == "href"
            assert re.match("https?://x.org/", str(value))
        else:
            assert (element.tag, tuple(element.items())) in ALLOWED


def test_html_escapes_and_links() -> None:
    entry = Entry("x", (Run('<script>"'), Run("t", href="https://x.org/?a=1&b"), Run("!")))
    assert '&lt;script&gt;&quot;<a href="https://x.org/?a=1&amp;b">t</a>!</div>' in output.write(
        [entry], to="html"
    )


def test_one_link_over_several_runs_is_one_anchor() -> None:
    href = "https://x.org/"
    entry = Entry("x", (Run("a ", href=href), Run("b", ITALIC, href)))
    assert output.write([entry], to="html").count("<a ") == 1


@pytest.mark.parametrize("href", ["java\tscript:alert(1)", "JavaScript:alert(1)", " data:x", "x"])
def test_an_address_that_is_no_web_address_is_no_link(href: str) -> None:
    entry = Entry("x", (Run("t", href=href),))
    assert "href" not in output.write([entry], to="html")
    assert output.write([entry], to="markdown") == "t\n"


def test_html_has_the_classes_of_citeproc_js() -> None:
    classes = re.findall('class="csl-(.*?)"', output.write([LABELLED], to="html"))
    assert classes == ["bib-body", "entry", "left-margin", "right-inline", "indent", "block"]


def test_html_of_no_entries_is_an_empty_list() -> None:
    assert len(body(output.write([], to="html"))) == 0


def test_html_follows_the_layout_in_style_attributes() -> None:
    plainly = write_one(Run("a"), to="html")
    assert "style" not in plainly
    spaced = write_one(Run("a"), to="html", hanging_indent=True, line_spacing=2, entry_spacing=0)
    assert "line-height:2;" in spaced
    assert "text-indent:-2em;" in spaced
    assert "margin-bottom:0em;" in spaced
    assert "float:left;" in write_one(*LABELLED.runs, to="html", second_field_align="flush")


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
                *("link_open", "link_close", "hardbreak"),
            }
            if token.type == "link_open":
                assert re.match("https?://x.org/", str(token.attrs["href"]))
    return text


@given(lists)
def test_markdown_reads_as_the_same_text(found: list[Entry]) -> None:
    tokens = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .parse(output.write(found, to="markdown"))
    )
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    paragraphs = [shown(token.children or []) for token in tokens if token.type == "inline"]
    assert_same(filter(letters, paragraphs), found)


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


@pytest.mark.parametrize("form", ["markdown", "rst", "typst", "asciidoc", "org"])
def test_paragraphs_are_a_blank_line_apart(form: str) -> None:
    assert output.write(entries("a", "b"), to=form) == "a\n\nb\n"


def test_markdown_breaks_lines_with_a_backslash() -> None:
    assert output.write([LABELLED], to="markdown") == "\\[1\\] Doe\\\n&emsp;&emsp;A note\\\nShelf\n"


# LaTeX

LATEX_SIGNS = {
    **{f"\\{sign}": sign for sign in "#$%&_{}"},
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
    r"\char34{}": '"',
    r"\textquotesingle{}": "'",
    r"\textasciigrave{}": "`",
    "~": " ",
    "-{}": "-",
    ",{}": ",",
    r"\enspace{}": " ",
    r"\quad{}": " ",
    r"\,": " ",
    r"\hspace{0pt}": "",
    "{}": "",
}
LATEX = re.compile(
    r"(?P<sign>" + "|".join(map(re.escape, LATEX_SIGNS)) + r")"
    r"|\\href\{(?P<href>[^{}]*)\}\{|\\url\{(?P<url>[^{}]*)\}"
    r"|\\(?:text(?:it|sl|bf|sc|superscript|subscript)|underline)\{|(?P<guard>\{\[\})|\}"
    r"|(?P<text>[^\\#$%&_{}~^<>|\"'`])"
)


def latex_text(source: str) -> str:
    """What LaTeX prints; fails on any character that it would not print as it is."""
    assert not re.search("--|,,", re.sub(r"\\(?:href|url)\{[^{}]*\}", "", source))
    text = ""
    position = 0
    while position < len(source):
        found = LATEX.match(source, position)
        assert found, source[position:]
        position = found.end()
        if found["url"]:
            text += re.sub(r"\\(.)", r"\1", found["url"])
        elif found["guard"]:
            text += "["
        else:
            text += LATEX_SIGNS.get(found["sign"], "") if found["sign"] else found["text"] or ""
    return text


def as_latex_prints(text: str) -> str:
    """The text without what LaTeX has no sign for: marks of direction, a space without width."""
    unseen = "[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
    return words(re.sub(unseen, "", unicodedata.normalize("NFC", text)))


def is_balanced(source: str) -> bool:
    depth = 0
    for brace in re.findall(r"\\.|[{}]", source, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        if depth < 0:
            return False
    return depth == 0


@given(undivided)
def test_latex_reads_as_the_same_text(found: list[Entry]) -> None:
    for entry in found:
        source = output.inline(entry.runs, to="latex")
        normal = as_latex_prints("".join(one_line(run.text) for run in entry.runs))
        assert letters(as_latex_prints(latex_text(source))) == letters(normal)


@given(lists, layouts)
def test_latex_is_balanced_and_has_an_item_an_entry(
    found: list[Entry], layout: output.Layout
) -> None:
    source = output.write(found, to="latex", layout=layout)
    assert is_balanced(source)
    assert len(re.findall(r"^\\item(?![a-z])", source, re.MULTILINE)) == len(found)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("100% of AT&T #1_$", r"100\% of AT\&T \#1\_\$"),
        (r"C:\a~{b}^", r"C:\textbackslash{}a\textasciitilde{}\{b\}\textasciicircum{}"),
        ("a--b---c", "a-{}-b-{}-{}-c"),
        ("?` !`", r"?\textasciigrave{} !\textasciigrave{}"),
        ("<<a>>", r"\textless{}\textless{}a\textgreater{}\textgreater{}"),
        (",,a''", r",{},a\textquotesingle{}\textquotesingle{}"),
        ('"a', r"\char34{}a"),
        ("a\u00a0b\u202f;", r"a~b\,;"),
        ("a\u0308", "ä"),
        ("“é–”", "“é–”"),
    ],
)
def test_latex_escapes_what_would_mean_or_print_something_else(text: str, written: str) -> None:
    assert output.inline((Run(text),), to="latex") == written


def test_latex_nests_its_commands() -> None:
    run = Run("a", frozenset({"italic", "bold", "small-caps"}))
    assert output.inline((run,), to="latex") == r"\textit{\textbf{\textsc{a}}}"


def test_latex_takes_no_bracket_for_an_option() -> None:
    source = write_one(Run("[a]"), Run("[b]", block="block"), to="latex")
    assert "\\item {[}a]\n\n{[}b]\n" in source
    assert output.inline((Run("[a]"),), to="latex") == "{[}a]"


def test_latex_puts_a_label_into_the_option_and_aligns_by_the_widest() -> None:
    other = Entry("y", (Run("[12]", block="left-margin"), Run("Roe", block="right-inline")))
    source = output.write(
        [LABELLED, other], to="latex", layout=output.Layout(second_field_align="flush")
    )
    assert r"\settowidth{\labelwidth}{[12]}" in source
    assert (
        "\\item[{[1]}] Doe\n\n{\\leftskip=2em A note\\par}\n\nShelf\n\\item[{[12]}] Roe" in source
    )


def test_latex_follows_the_layout() -> None:
    source = write_one(Run("a"), to="latex", hanging_indent=True, line_spacing=2, entry_spacing=0)
    for setting in (r"{\leftmargin}{2em}", r"{\itemindent}{-2em}", r"{\itemsep}{0\baselineskip}"):
        assert rf"\setlength{setting}" in source
    assert r"\linespread{2}" in source


def test_latex_links_so_that_a_footnote_can_hold_it() -> None:
    href = "https://x.org/a_b%20c#d&e~$ä"
    assert output.inline((Run("t", href=href),), to="latex") == (
        r"\href{https://x.org/a\_b\%20c\#d\&e\~\%24\%C3\%A4}{t}"
    )
    assert output.inline((Run("https://x.org/a_b", href="https://x.org/a_b"),), to="latex") == (
        r"\url{https://x.org/a\_b}"
    )


# reStructuredText


def rst_document(source: str) -> nodes.document:
    settings = {"report_level": 1, "halt_level": 2, "_disable_config": True}
    return publish_doctree(source, settings_overrides=settings)


RST_NODES = (
    *(nodes.document, nodes.paragraph, nodes.line_block, nodes.line, nodes.Text),
    *(nodes.emphasis, nodes.strong, nodes.superscript, nodes.subscript, nodes.reference),
)


@given(lists)
def test_rst_reads_as_the_same_text_without_a_message(found: list[Entry]) -> None:
    document = rst_document(output.write(found, to="rst"))
    assert all(isinstance(node, RST_NODES) for node in document.findall())
    assert_same(filter(letters, (node.astext() for node in document)), found)
    for link in document.findall(nodes.reference):
        assert re.match("https?://x.org/", link["refuri"])


@given(undivided)
def test_an_rst_citation_reads_as_the_same_text_within_a_sentence(found: list[Entry]) -> None:
    for entry in found:
        document = rst_document(f"See {output.inline(entry.runs, to='rst')} there.")
        shown = re.sub("[\u202c\u2069]", "", document.astext())  # ends of direction, put in
        expected = re.sub("[\u202c\u2069]", "", text_alone(entry))
        assert words(shown) == words(f"See {expected} there.")


def test_rst_parts_markup_from_what_it_cannot_touch() -> None:
    assert output.write(entries("2<sup>nd</sup> ed."), to="rst") == "2\\ :sup:`nd` ed.\n"
    assert output.write(entries("“<i>A</i>,” <i>b</i><b>c</b>"), to="rst") == "“*A*,” *b*\\ **c**\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("A. Doe", r"\A. Doe"),
        ("1. a", r"\1. a"),
        ("(a) b", r"\(a) b"),
        ("#. a", r"\#. a"),
        ("MCM. a", r"\MCM. a"),
        ("Doe. A", "Doe. A"),
        ("- a", r"\- a"),
        (".. a::", r"\.. a\:\:"),
        (":a: b", r"\:a: b"),
        ("-----", r"\-----"),
        (r"\\", "\\ \\\\\\\\"),
        ("a*b_ `c` |d|", r"a\*b\_ \`c\` \|d\|"),
        ("https://x.org a@b.org", r"https\://x.org a\@b.org"),
    ],
)
def test_rst_escapes_what_would_mean_something(text: str, written: str) -> None:
    assert output.write(entries(text), to="rst") == f"{written}\n"


def test_rst_gives_a_run_one_of_its_styles_and_a_link_none() -> None:
    assert write_one(Run("a", ITALIC | BOLD), to="rst") == "*a*\n"
    href = "https://x.org/_"
    assert write_one(Run("a <b>", ITALIC, href), to="rst") == "`a \\<b> <https://x.org/%5F>`__\n"


def test_rst_sets_lines_as_a_line_block() -> None:
    assert output.write([LABELLED], to="rst") == "| [1] Doe\n|     A note\n| Shelf\n"


# RTF

RTF = re.compile(
    r"\\u(?P<code>-?[0-9]+) \?|\\(?P<sign>[\\{}])|\\(?P<word>[a-z]+)-?[0-9]* ?|\\(?P<star>\*)"
    r"|(?P<brace>[{}])|(?P<text>[ -~])|\n"
)
#: Groups whose text is not shown.
UNSEEN = {"fonttbl", "fldinst"}


def rtf_paragraphs(source: str) -> list[str]:
    """What a word processor shows; fails on what is not RTF."""
    units = b""
    hidden = [False]
    paragraphs: list[str] = []
    position = 0
    while position < len(source):
        found = RTF.match(source, position)
        assert found, source[position:]
        position = found.end()
        character = found["sign"] or found["text"] or ("\t" if found["word"] == "tab" else "")
        if found["brace"] == "{":
            hidden.append(hidden[-1])
        elif found["brace"] == "}":
            hidden.pop()
        elif found["word"] in UNSEEN:
            hidden[-1] = True
        elif found["word"] == "par":
            paragraphs.append(units.decode("utf-16-le"))
            units = b""
        elif not hidden[-1]:
            code = int(found["code"]) if found["code"] else None
            units += code.to_bytes(2, "little", signed=True) if code else b""
            units += character.encode("utf-16-le")
    assert hidden == [False]
    return paragraphs


@given(undivided)
def test_rtf_reads_as_the_same_text(found: list[Entry]) -> None:
    source = output.write(found, to="rtf")
    assert source.isascii()
    for paragraph, entry in zip(rtf_paragraphs(source), found, strict=True):
        assert words(paragraph) == text_alone(entry)


@given(lists, layouts)
def test_rtf_is_balanced_in_any_layout(found: list[Entry], layout: output.Layout) -> None:
    source = output.write(found, to="rtf", layout=layout)
    read = letters("".join(rtf_paragraphs(source)))
    assert read == letters("".join(map(text_alone, found)))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("{\\b a}", r"\{\\b a\}"),
        ("é1", r"\u233 ?1"),
        ("日", r"\u26085 ?"),
        ("＋", r"\u-245 ?"),
        ("😀", r"\u-10179 ?\u-8704 ?"),
    ],
)
def test_rtf_escapes_what_would_mean_something(text: str, written: str) -> None:
    assert output.inline((Run(text),), to="rtf") == written


def test_rtf_nests_groups_and_links() -> None:
    href = "https://x.org/ä"
    assert output.inline((Run("a", ITALIC | RAISED), Run("b", BOLD, href)), to="rtf") == (
        r'{\i {\super a}}{\field{\*\fldinst{HYPERLINK "https://x.org/%C3%A4"}}'
        r"{\fldrslt{{\b b}}}}"
    )


def test_rtf_follows_the_layout() -> None:
    source = write_one(Run("a"), to="rtf", hanging_indent=True, line_spacing=2, entry_spacing=0)
    assert r"{\pard\li480\fi-480\sa0\sl480\slmult1 a\par}" in source
    flush = write_one(*LABELLED.runs, to="rtf", second_field_align="flush").split("\n")[1:-2]
    assert flush == [
        r"{\pard\li480\fi-480\tx480\sa0 [1]\tab Doe\par}",
        r"{\pard\li960\sa0 A note\par}",
        r"{\pard\li480\sa240 Shelf\par}",
    ]
    assert r"\li0\fi-480" in write_one(*LABELLED.runs, to="rtf", second_field_align="margin")


def test_rtf_of_no_entries_is_an_empty_document() -> None:
    assert rtf_paragraphs(output.write([], to="rtf")) == []


# Typst


@pytest.mark.parametrize("text", HOSTILE)
def test_typst_escapes_with_nothing_but_backslashes(text: str) -> None:
    assert re.sub(r"\\(.)", r"\1", output.inline((Run(text),), to="typst")) == one_line(
        output.inline((Run(text),))
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("#let *a* _b_ $c$ `d`", r"\#let \*a\* \_b\_ \$c\$ \`d\`"),
        ("@a <b> ~ [c]", r"\@a \<b\> \~ \[c\]"),
        ("= a", r"\= a"),
        ("- a", r"\- a"),
        ("+ a", r"\+ a"),
        ("/ a: b", r"\/ a: b"),
        ("1. a", r"1\. a"),
        ("https://x.org /* a", r"https:\//x.org \/\* a"),
        ("a--b -1 1999-2000 -?", r"a\-\-b \-1 1999-2000 \-?"),
        ("a... \"b\" 'c'", r"a\.\.. " + r"\"b\" \'c\'"),
    ],
)
def test_typst_escapes_what_would_mean_something(text: str, written: str) -> None:
    assert output.write(entries(text), to="typst") == f"{written}\n"


def test_typst_uses_marks_between_words_and_calls_within() -> None:
    assert output.write(entries("a <i>b</i>, <b>c</b>"), to="typst") == "a _b_, *c*\n"
    assert output.write(entries("H<sub>2</sub>O, <i>a</i>b"), to="typst") == (
        "H#sub[2]O, #emph[a]b\n"
    )


@pytest.mark.parametrize("after", ["(b)", "[b]", ".b", ";"])
def test_typst_ends_a_call_before_what_would_go_on_with_it(after: str) -> None:
    assert "#super[a];" in write_one(Run("a", RAISED), Run(after), to="typst")


def test_typst_links_and_nests() -> None:
    href = 'https://x.org/"a'
    assert write_one(Run("a "), Run("b", ITALIC, href), Run(" c"), to="typst") == (
        'a #link("https://x.org/%22a")[_b_] c\n'
    )


def test_typst_sets_labels_as_a_grid() -> None:
    assert output.write([LABELLED], to="typst") == (
        "#grid(columns: (2.15em, 1fr), row-gutter: 1.2em,\n"
        "  [\\[1\\]], [Doe#block(above: 0.65em, inset: (left: 2em))[A note] \\\nShelf],\n)\n"
    )
    margin = write_one(*LABELLED.runs, to="typst", second_field_align="margin")
    assert margin.startswith("#pad(left: -2.15em, grid(")


def test_typst_follows_the_layout_for_the_list_alone() -> None:
    source = write_one(Run("a"), to="typst", hanging_indent=True, line_spacing=2, entry_spacing=0)
    assert source == (
        "#block[\n#set par(hanging-indent: 2em, leading: 1.95em, spacing: 1.95em)\n\na\n]\n"
    )


# AsciiDoc


@pytest.mark.parametrize("text", HOSTILE)
def test_asciidoc_escapes_with_nothing_but_character_references(text: str) -> None:
    source = output.inline((Run(text),), to="asciidoc")
    assert html.unescape(source) == output.inline((Run(text),))
    assert not re.search(r"[*_`^~+{}\[\]<>|\\$\"'=@]", source)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. a", "1&#46; a"),
        ("A. Doe", "A&#46; Doe"),
        ("iv) a", "iv&#41; a"),
        ("- a", "&#45; a"),
        (".Title", "&#46;Title"),
        ("//a", "&#47;/a"),
        ("NOTE: a", "NOTE&#58; a"),
        ("a:: b", "a&#58;: b"),
        ("a;; b", "a&#59;&#59; b"),
        ("link:a[b]", "link&#58;a&#91;b&#93;"),
        ("https://x.org", "https&#58;//x.org"),
        ("a--b...", "a&#45;-b&#46;&#46;."),
        ("(C) (Cole) ((a))", "&#40;C) (Cole) &#40;(a))"),
        ("it's {a} &amp;", "it&#39;s &#123;a&#125; &#38;amp&#59;"),
    ],
)
def test_asciidoc_escapes_what_would_mean_something(text: str, written: str) -> None:
    assert output.write(entries(text), to="asciidoc") == f"{written}\n"


def test_asciidoc_doubles_marks_within_words() -> None:
    assert output.write(entries("a <i>b</i>, <b>c</b>d"), to="asciidoc") == "a _b_, **c**d\n"
    assert output.write(entries("2<sup>n d</sup>"), to="asciidoc") == "2^n&#32;d^\n"
    both = Run("a", frozenset({"small-caps", "underline", "italic"}))
    assert write_one(Run("b"), both, to="asciidoc") == "b__[.small-caps.underline]##a##__\n"


def test_asciidoc_passes_addresses_through() -> None:
    assert write_one(Run("t", href="https://x.org/a_b"), to="asciidoc") == (
        "link:++https://x.org/a_b++[t]\n"
    )
    assert write_one(Run("t", href="https://x.org/c++[1]"), to="asciidoc") == (
        "link:pass:c[https://x.org/c++%5B1%5D][t]\n"
    )


def test_asciidoc_takes_no_link_for_a_role_and_no_role_for_a_block() -> None:
    href, small = "https://x.org/", frozenset({"small-caps"})
    assert write_one(Run("a", href=href), Run("b", BOLD), to="asciidoc") == (
        "link:++https://x.org/++[a]{empty}**b**\n"
    )
    assert write_one(Run("a", small, href), to="asciidoc") == (
        "{empty}[.small-caps]##link:++https://x.org/++[a]##\n"
    )


def test_asciidoc_breaks_lines_with_a_plus_sign() -> None:
    assert output.write([LABELLED], to="asciidoc") == (
        "&#91;1&#93; Doe +\n&#8195;&#8195;A note +\nShelf\n"
    )


# Org

ORG_ENTITIES = {
    r"\under{}": "_",
    r"\asciicirc{}": "^",
    r"\dollar{}": "$",
    r"\lt{}": "<",
    r"\slash{}": "/",
    r"\equal{}": "=",
    r"\tilde{}": "~",
    r"\plus{}": "+",
}


def without_joints(text: str) -> str:
    return re.sub("[\u200b\u2060]", "", text)


@pytest.mark.parametrize("text", HOSTILE)
def test_org_escapes_with_nothing_but_entities_and_spaces_without_width(text: str) -> None:
    source = output.inline((Run(text),), to="org")
    for entity, character in ORG_ENTITIES.items():
        source = source.replace(entity, character)
    assert without_joints(source) == without_joints(output.inline((Run(text),)))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("* a", "\u200b* a"),
        ("- a", "\u200b- a"),
        ("1. a", "\u200b1. a"),
        ("#+TITLE: a", "\u200b#\\plus{}TITLE: a".replace("\\plus{}", "+")),
        ("/a/ and/or", r"\slash{}a/ and/or"),
        ("*a* b*c", "\u200b*\u200ba*\u200b b*\u200bc".replace("a*\u200b", "a*")),
        ("=a= ~b~ +c+", r"\equal{}a= \tilde{}b~ \plus{}c+"),
        ("a_b^2 $c$", r"a\under{}b\asciicirc{}2 \dollar{}c\dollar{}"),
        ("[[a]] [fn:1] [1]", "[\u200b[a]] [\u200bfn\u200b:1] [1]"),
        ("<2020-01-01>", r"\lt{}2020-01-01>"),
        ("{{{a}}}", "{\u200b{\u200b{a}}}"),
        (r"\alpha", "\\\u200balpha"),
        ("a--b...", "a-\u200b-b.\u200b.\u200b."),
        ("doi:10.1/a", "doi\u200b:10.1/a"),
        ("@@html:a@@", "@\u200b@html\u200b:a@\u200b@"),
    ],
)
def test_org_escapes_what_would_mean_something(text: str, written: str) -> None:
    assert output.write(entries(text), to="org") == f"{written}\n"


def test_org_parts_emphasis_from_letters_and_joins_scripts_to_them() -> None:
    assert output.write(entries("a <i>b</i>, “<b>c</b>”"), to="org") == (
        "a /b/, “\u200b*c*\u200b”\n"
    )
    assert output.write(entries("H<sub>2</sub>O"), to="org") == "H_{2}O\n"
    assert output.write(entries("<sup>1</sup> a"), to="org") == "\u2060^{1} a\n"


def test_org_links() -> None:
    assert write_one(Run("[a]", href="https://x.org/[b]"), to="org") == (
        "[[https://x.org/%5Bb%5D][[a]\u200b]]\n"
    )
    assert write_one(Run("https://x.org/a", href="https://x.org/a"), to="org") == (
        "[[https://x.org/a]]\n"
    )


def test_org_breaks_lines_with_backslashes() -> None:
    assert output.write([LABELLED], to="org") == "[1] Doe\\\\\n\\emsp{}\\emsp{}A note\\\\\nShelf\n"


# JSON


@given(lists)
def test_json_holds_the_same_runs(found: list[Entry]) -> None:
    source = output.write(found, to="json")
    source.encode("utf-8")
    for item, entry in zip(json.loads(source)["entries"], found, strict=True):
        assert item["id"] == entry.id
        assert "".join(run["text"] for run in item["runs"]) == one_line_of(entry.runs)
        assert all(run["text"] and "" not in run.values() for run in item["runs"])


def one_line_of(found: RichText) -> str:
    return "".join(one_line(run.text) for run in found)


def test_json_has_what_a_run_has() -> None:
    run = Run("A", frozenset({"italic", "bold", "nocase"}), "https://x.org/a b", "title", "indent")
    document = json.loads(write_one(run, Run("é"), to="json", second_field_align="flush"))
    assert document == {
        "layout": {
            "hanging-indent": False,
            "second-field-align": "flush",
            "line-spacing": 1,
            "entry-spacing": 1,
        },
        "entries": [
            {
                "id": "x",
                "runs": [
                    {
                        "text": "A",
                        "styles": ["bold", "italic"],
                        "href": "https://x.org/a%20b",
                        "variable": "title",
                        "block": "indent",
                    },
                    {"text": "é"},
                ],
            }
        ],
    }


def test_json_writes_an_id_that_utf_8_cannot_hold() -> None:
    source = output.write([Entry("\ud800", (Run("a\ud800"),))], to="json")
    source.encode("utf-8")
    assert json.loads(source)["entries"] == [{"id": "\ud800", "runs": [{"text": "a"}]}]


def test_json_of_a_citation_is_its_runs() -> None:
    cite = (Run("(", path=("a",)), Run("Doe", variable="author"), Run(", 2006)"))
    assert output.inline(cite, to="json") == (
        '[{"text": "("}, {"text": "Doe", "variable": "author"}, {"text": ", 2006)"}]'
    )


# The readers that the forms are made for, where they are installed


def samples(texts: Iterable[str]) -> list[Entry]:
    """Each text alone, within a word, italic, raised, linked, and beside other markup."""
    href = "https://x.org/~a_b/(c)+d++e#f"
    return [
        Entry("x", runs)
        for text in texts
        if text.strip("\u00a0\u200b ")
        for runs in (
            (Run(text),),
            (Run("a"), Run(text, ITALIC), Run("b")),
            (Run("see "), Run(text, BOLD), Run("("), Run(text, RAISED), Run(")")),
            (Run(text, ITALIC | BOLD), Run(text, href=href), Run(text, RAISED, href)),
            (Run(text, frozenset({"underline"})), Run(text, ITALIC), Run(text)),
        )
    ]


def program(name: str) -> str:
    found = shutil.which(name)
    return found or pytest.skip(f"{name} is not installed")


def run(*command: str, folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    assert "WARNING" not in done.stderr


def assert_shown(page: str, mark: str, found: Sequence[Entry]) -> None:
    """Check the page that a reader makes of entries with a mark before each."""
    parts = re.split(mark, page)[1:]
    for part, entry in zip(parts, found, strict=True):
        text = body(f"<div>{part}</div>").text_content()
        assert words(without_joints(text)) == words(without_joints(text_alone(entry)))


def test_asciidoctor_shows_the_same_text(tmp_path: Path) -> None:
    asciidoctor = program("asciidoctor")
    found = samples(HOSTILE)
    source = "\n".join(f"++++\n<hr>\n++++\n\n{output.write([e], to='asciidoc')}" for e in found)
    (tmp_path / "list.adoc").write_text(source, "utf-8")
    run(asciidoctor, "-s", "-o", "list.html", "list.adoc", folder=tmp_path)
    assert_shown((tmp_path / "list.html").read_text("utf-8"), "<hr>", found)


def test_emacs_shows_the_same_text(tmp_path: Path) -> None:
    emacs = program("emacs")
    found = samples(HOSTILE)
    source = "\n".join(f"#+HTML: <hr>\n\n{output.write([e], to='org')}" for e in found)
    (tmp_path / "list.org").write_text(f"#+OPTIONS: toc:nil num:nil\n{source}", "utf-8")
    export = (
        '(progn (require \'ox-html) (find-file "list.org")'
        ' (org-html-export-as-html nil nil nil t) (write-region nil nil "list.html"))'
    )
    run(emacs, "--batch", "-Q", "--eval", export, folder=tmp_path)
    assert_shown((tmp_path / "list.html").read_text("utf-8"), "<hr>", found)


def test_pdflatex_reads_any_list(tmp_path: Path) -> None:
    pdflatex = program("pdflatex")
    texts = [text for text in HOSTILE if text.isascii() or "\u0301" in text]
    lists = [
        output.write([*samples(texts), LABELLED], to="latex", layout=output.Layout(*options))
        for options in ((), (True, None, 2, 0), (False, "flush"), (False, "margin"))
    ]
    notes = [f"a\\footnote{{{output.inline(e.runs, to='latex')}}}\n" for e in samples(texts[:40])]
    source = "\n\n".join(("\\begin{document}", *lists, *notes, "\\end{document}"))
    head = "\\documentclass{article}\n\\usepackage{hyperref}\n"
    (tmp_path / "list.tex").write_text(head + source, "utf-8")
    run(pdflatex, "-halt-on-error", "-interaction=nonstopmode", "list.tex", folder=tmp_path)


def typst_text(content: Any) -> str:
    """The text of content as Typst gives it in JSON; fails on elements that are not ours."""
    if isinstance(content, list):
        return "".join(map(typst_text, content))
    function = content["func"]
    if function in {"text", "symbol"}:
        return str(content["text"])
    if function in {"space", "parbreak", "linebreak"}:
        return " "
    assert function in {
        *("sequence", "styled", "link", "emph", "strong", "super", "sub"),
        *("smallcaps", "underline"),
    }
    inner = [content[name] for name in ("children", "child", "body") if name in content]
    return typst_text(inner[0]) if inner else ""


def test_typst_shows_the_same_text() -> None:
    typst = pytest.importorskip("typst")
    found = samples(HOSTILE)
    source = "".join(
        f"#metadata([\n{output.write([entry], to='typst')}]) <entry>\n" for entry in found
    )
    shown = json.loads(typst.query(source.encode(), "<entry>"))
    for item, entry in zip(shown, found, strict=True):
        assert words(typst_text(item["value"])) == text_alone(entry)
