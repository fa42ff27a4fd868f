"""How notebooks show the values: everything is text, and a real notebook shows it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from tests.browsing import Browser, accessibility, browser, overflow, screenshot  # noqa: F401

import citekit
from citekit import csl, tables
from citekit.record import Date, Name, Record, Records
from citekit.references import Reference, Token

HOSTILE = (
    *("<script>alert(1)</script>", "<b>a</b>", "</td></table>", "&lt;", '" onload="x', "$x^2$"),
    *("\\(a\\)", "*a*", "_a_", "`a`", "| a |", "[a](b)", "![a](b)", "# a", "1. a", "- a", "+ a"),
    *("> a", "---", "===", "www.example.org", "https://example.org", "a@b.org", "~~a~~", "a\n\nb"),
    *("<!--", "]]>", "\u202eabc", "\ud800", "\x00", ":a:", "\\", "&#42;", "7) a", "```", "    a"),
)
text = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=10), st.text("ab1.)-*_<>&|$\\[]` #:/@w")
)
names = st.builds(Name, family=text, given=text, literal=st.none() | text)
dates = st.builds(
    Date, st.sampled_from([(), (2019,), (2019, 7, 5)]), season=st.none() | st.integers(0, 9),
    circa=st.booleans(), literal=st.none() | text,
)  # fmt: skip
values = st.one_of(text, names.map(lambda name: (name,)), dates, st.integers(), st.lists(text))
records = st.builds(Record, text, text, st.dictionaries(text, values, max_size=4))

#: What the tables of a notebook are made of.
TAGS = {"table", "caption", "tr", "th", "td", "bdi", "p", "div", "span", "sub", "ul", "li", "i"}
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tags_of(page: str) -> set[str]:
    tree = lxml_html.document_fromstring(f"<body>{page}</body>")
    return {str(each.tag) for each in tree.iter()} - {"html", "body"}


def shown_in(page: str) -> str:
    tree = lxml_html.document_fromstring(f"<body>{page}</body>")
    return " ".join("".join(map(str, tree.itertext())).split())


def inline_kinds(source: str) -> set[str]:
    return {
        child.type
        for token in READER.parse(source)
        for child in [token, *(token.children or ())]
    }  # fmt: skip


def cells_of(source: str) -> Iterator[str]:
    tokens = READER.parse(source)
    for before, token in itertools.pairwise(tokens):
        if before.type in ("td_open", "th_open"):
            yield "".join(child.content for child in token.children or ())


@given(records)
def test_no_field_of_a_record_becomes_markup(record: Record) -> None:
    assert tags_of(record._repr_html_()) <= TAGS
    assert inline_kinds(record._repr_markdown_()) <= {
        "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close",
        "tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close", "inline", "text",
        "text_special",
    }  # fmt: skip


@given(st.lists(records, max_size=4))
def test_no_field_of_records_becomes_markup(found: list[Record]) -> None:
    shown = Records(found)
    assert tags_of(shown._repr_html_()) <= TAGS
    assert not {
        "html_inline",
        "link_open",
        "em_open",
        "strong_open",
        "code_inline",
        "html_block",
    } & (inline_kinds(shown._repr_markdown_()))


@given(st.lists(st.tuples(text, text), min_size=1, max_size=4))
def test_a_cell_says_its_text_in_both_forms(rows: list[tuple[str, str]]) -> None:
    def plain(cell: str) -> str:
        return " ".join(tables._UNPRINTABLE.sub(" ", cell).split())

    written = [plain(cell) for row in rows for cell in row]
    read = cells_of(tables.of_markdown(rows, head=("a", "b")))
    assert [" ".join(cell.split()) for cell in read][2:] == written
    tree = lxml_html.fromstring(tables.of_html(rows))
    assert [plain("".join(map(str, each.itertext()))) for each in tree.iter("bdi")] == written


@given(st.lists(st.tuples(text, text, st.floats(0, 1)), min_size=1, max_size=5), text)
def test_no_text_of_a_reference_becomes_markup(
    pieces: list[tuple[str, str, float]], said: str
) -> None:
    tokens, at = [], 0
    for piece, label, share in pieces:
        tokens.append(Token(at, at + len(piece), piece, label, confidence=share))
        at += len(piece)
    whole = "".join(piece for piece, *_ in pieces)
    problem = citekit.Problem("not-understood", said)
    record = Record("a", "book")
    reference = Reference(whole, 0, at, tuple(tokens), record, 0.5, (problem,))
    assert tags_of(reference._repr_html_()) <= TAGS
    kinds = inline_kinds(reference._repr_markdown_())
    assert not {"html_inline", "link_open", "em_open", "code_inline", "image", "fence"} & kinds


def test_a_reference_shows_each_piece_with_its_field_and_how_sure_it_is() -> None:
    [reference] = citekit.parse("Ricks, Thomas, Fiasco, New York: The Penguin Press, 2006")
    shown = shown_in(reference._repr_html_())
    for token in reference.tokens:
        if token.label != "separator":
            assert f"{token.text}{token.label} {token.confidence:.2f}" in shown
            assert f"{token.text} **({token.label} " in reference._repr_markdown_()
    assert f"confidence {reference.confidence:.2f}" in shown


def test_a_record_shows_names_and_dates_as_people_write_them() -> None:
    record = Record("a", "book", {
        "author": (Name("Beethoven", "Ludwig", non_dropping_particle="van"), Name(literal="UN")),
        "issued": Date((2019, 7, 5), (2019, 8)), "accessed": Date((2020,), season=2, circa=True),
    })  # fmt: skip
    assert record._repr_markdown_().splitlines()[2:] == [
        "| author | Ludwig van Beethoven; UN |",
        "| issued | 2019-07-05&#47;2019-08 |",
        "| accessed | 2020 summer (circa) |",
    ]


def test_many_records_are_cut_and_counted() -> None:
    many = Records([Record(f"r{number}", "book") for number in range(1001)])
    assert many._repr_html_().count("<tr>") == 21
    assert "1,001 records, of which 981 are not shown" in many._repr_html_()
    assert many._repr_markdown_().endswith("1,001 records, of which 981 are not shown")
    assert "1 record" in Records([Record("a", "book")])._repr_html_()


def test_what_is_formatted_shows_as_a_list() -> None:
    works = [Record(f"r{number}", "book", {"title": "A <b> & B"}) for number in range(201)]
    rendered = csl.render("apa", works)
    assert rendered._repr_html_().count('class="csl-entry"') == 200
    assert "… and 1 more entries" in rendered._repr_html_()
    assert "&lt;b&gt; &amp; B" in rendered._repr_html_()
    assert rendered._repr_markdown_().startswith("*A \\<b\\>")


def test_a_document_and_its_citations_show_as_they_read() -> None:
    document = citekit.Bibliography([Record("a", "book", {"title": "A & B"})], "apa")
    cited = document.cite("a")
    assert cited._repr_html_() == "(<i>A &amp; B</i>, n.d.)"
    assert cited._repr_markdown_() == "(*A \\& B*, n.d.)"
    assert "csl-entry" in document._repr_html_()
    assert document._repr_markdown_() == "*A \\& B*. (n.d.).\n"


@pytest.mark.parametrize(
    ("to", "in_html", "in_markdown"),
    [("html", "<div class", None), ("markdown", None, "*A"), ("text", "<pre style", None),
     ("latex", "<pre style", None)],
)  # fmt: skip
def test_a_formatted_list_shows_as_what_it_is(
    to: str, in_html: str | None, in_markdown: str | None
) -> None:
    formatted = citekit.format(Record("a", "book", {"title": "A <i>B</i> <"}), style="apa", to=to)
    shown = formatted._repr_html_()
    assert shown is None if in_html is None else str(shown).startswith(in_html)
    read = formatted._repr_markdown_()
    assert read is None if in_markdown is None else str(read).startswith(in_markdown)
    assert "<script" not in str(citekit.Formatted("<script>")._repr_html_())


@pytest.mark.parametrize(
    ("text", "options", "form"),
    [
        ("So *it* is.", {}, "markdown"),
        ("So *it* is.", {"to": "html"}, "html"),
        ("So *it* is.", {"platform": "medium"}, "html"),
        ("So *it* is.", {"platform": "medium", "to": "markdown"}, "markdown"),
        ("<p>So it is.</p>", {}, "html"),
        ("<p>So it is.</p>", {"form": "markdown"}, "markdown"),
    ],
)
def test_a_finished_post_shows_as_what_it_is(text: str, options: Any, form: str) -> None:
    post = citekit.post(text, **options)
    assert post.form == form
    assert post._repr_html_() == (str(post) if form == "html" else None)
    assert post._repr_markdown_() == (str(post) if form == "markdown" else None)


CELLS = (
    "import citekit\nfrom citekit import csl",
    "records = citekit.loads('@book{a, title={Ice & <b>Fire</b>}, author={Roe, Ann}, year=2001}')"
    "\nrecords",
    "records[0]",
    "csl.render('apa', records)",
    "citekit.parse('Ricks, Thomas, Fiasco, New York: The Penguin Press, 2006')[0]",
    "citekit.format(records, style='apa', to='html')",
)


def notebook(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, str]:
    """Run `CELLS` in a kernel; give the notebook, and the page that nbconvert makes of it."""
    nbformat = pytest.importorskip("nbformat", reason="needs the package nbformat")
    nbconvert = pytest.importorskip("nbconvert", reason="needs the package nbconvert")
    pytest.importorskip("ipykernel", reason="needs the package ipykernel")
    import warnings

    monkeypatch.setenv("PYTHONPATH", str(Path(citekit.__file__).parents[1]))
    monkeypatch.setenv("IPYTHONDIR", str(folder))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Jupyter's own parts
        from nbconvert.preprocessors import ExecutePreprocessor

        book: Any = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in CELLS])
        executor: Any = ExecutePreprocessor
        executor(timeout=120, kernel_name="python3").preprocess(
            book, {"metadata": {"path": str(folder)}}
        )
        page, _ = nbconvert.HTMLExporter().from_notebook_node(book)
    return book, page


def test_a_real_notebook_shows_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book, page = notebook(tmp_path, monkeypatch)
    shown = shown_in(page)
    assert "Ann Roe" in shown
    assert "1 record" in shown
    assert "Ice & Fire" in shown
    assert "Ricks, Thomasauthor" in shown
    assert page.count("csl-entry") == 2
    kinds = [set(cell.outputs[0].data) for cell in book.cells[1:]]
    assert all("text/html" in each for each in kinds)
    assert all("text/markdown" in each for each in kinds[:4])


def test_the_page_of_a_notebook_can_be_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    browser: Browser,  # noqa: F811
) -> None:
    _, text = notebook(tmp_path, monkeypatch)
    tmp_path.joinpath("notebook.html").write_text(text, "utf-8")
    with browser.open(tmp_path, "notebook.html") as page:
        assert not overflow(page)
        assert not accessibility(page, ".jp-OutputArea-output")
        assert not screenshot(page, "notebook", height=670)


def test_a_cell_shows_the_words_of_rich_text() -> None:
    title = 'The <span class="nocase">NASA <i>Way</i></span> of H<sub>2</sub>O, if 1 < 2'
    record = Record("a", "book", {"title": title})
    for shown in (record, Records([record])):
        assert "The NASA Way of H2O, if 1 &lt; 2" in shown._repr_html_()
        assert "The NASA Way of H2O, if 1 &#60; 2" in shown._repr_markdown_()
