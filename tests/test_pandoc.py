"""The filter of Pandoc: documents go through a real pandoc, and come out with citations."""

from __future__ import annotations

import copy
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html
from tests.browsing import Browser, accessibility, browser, dead_links, overflow, screenshot  # noqa: F401

from citekit.errors import InputError, UnknownNameError
from citekit.pandoc import apply
from citekit.pandoc.inlines import text

pypandoc = pytest.importorskip(
    "pypandoc", reason="pandoc is not here (pip install pypandoc_binary)"
)
PANDOC = pypandoc.get_pandoc_path()
SOURCE = Path(__file__).resolve().parent.parent / "src"

REFS = """
@book{doe05, author={Doe, John}, title={First Book}, publisher={Cambridge University Press},
  address={Cambridge}, year=2005}
@article{roe06, author={Roe, Jenny and Doe, John}, title={Article on \\emph{Homo sapiens}},
  journal={Journal of Things}, volume=6, pages={33--34}, year=2006, doi={10.1000/xyz}}
@incollection{poe07, author={Poe, Edgar}, title={Warum?}, booktitle={Third Book},
  editor={Smith, Sam}, publisher={Oxford University Press}, year=2007, langid={german}}
"""

Run = Callable[..., "tuple[str, str]"]


@pytest.fixture
def pandoc(tmp_path: Path) -> Run:
    """Run pandoc with the filter in a folder with a bibliography: what it wrote, and said."""
    (tmp_path / "refs.bib").write_text(REFS, "utf-8")
    script = tmp_path / "citekit-pandoc.py"
    script.write_text("from citekit.pandoc import main\n\nmain()\n", "utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": str(SOURCE),
        "PATH": os.pathsep.join(
            [str(Path(sys.executable).parent), str(Path(PANDOC).parent), os.environ["PATH"]]
        ),
    }

    def run(
        markdown: str,
        *options: str,
        to: str = "markdown-citations",
        style: str = "",
        ours: bool = True,
    ) -> tuple[str, str]:
        which = ["--filter", script.name] if ours else ["--citeproc"]
        csl = ["--metadata", f"csl={style}"] if style else []
        done = subprocess.run(
            [
                PANDOC,
                *which,
                "--to",
                to,
                "--wrap=none",
                "-M",
                "bibliography=refs.bib",
                *csl,
                *options,
            ],
            cwd=tmp_path,
            env=environment,
            input=markdown,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return done.stdout, done.stderr

    return run


# --- citations --------------------------------------------------------------------------

#: style, what the writer wrote → what is read
NOTES = "chicago-notes-bibliography"
FULL = "*First Book* (Cambridge University Press, 2005)"
EXAMPLES = [
    ("apa", "@doe05 says.", "Doe (2005) says."),
    ("apa", "@doe05 [p. 3] says.", "Doe (2005, p. 3) says."),
    ("apa", "So [see @doe05, pp. 33-35 and *more*; -@roe06].",
     "(see Doe, 2005, pp. 33–35 and *more*; 2006)"),
    ("apa", "So [@doe05, $x^2$ and [a link](https://x.org)].",
     "(Doe, 2005, $x^2$ and [a link](https://x.org))"),
    ("apa", "So [`code` ~~no~~ @doe05].", "(`code` ~~no~~ Doe, 2005)"),
    ("apa", "So [@doe05, 1 < 2 <b>x</b>].", "1 \\< 2 `<b>`{=html}x`</b>`{=html})"),
    ("apa", "So [@doe05, {$x$, 4}].", "(Doe, 2005, p. $x$, 4)"),
    ("apa", "See @fig-one and [@tbl-a; @sec-b].", "See @fig-one and \\[@tbl-a; @sec-b\\]."),
    ("apa", "See [@fig-one; @doe05].", "See @fig-one (Doe, 2005)."),
    ("ieee", "@doe05 and [@roe06, p. 3].", "Doe \\[1\\] and \\[2, p. 3\\]."),
    ("nature", "So [@doe05], and [*see* @roe06].", "So^1^, and^*see*\\ 2^."),
    ("nature", "@doe05 says.", "Doe^1^ says."),
    (NOTES, "So [@doe05], [@roe06].", "So,[^1] [^2]."),
    (NOTES, "“So” [@doe05].", "\"So.\"[^1]"),
    (NOTES, "“So.” [@doe05].", "\"So.\"[^1]"),
    (NOTES, "(So [@doe05]).", "(So).[^1]"),
    (NOTES, "So, [@doe05], so; [@doe05]; so.", "So,[^1] so;[^2] so."),
    (NOTES, "So [@doe05]---but.", "So[^1]---but."),
    (NOTES, "So [@doe05]...", "So...[^1]"),
    (NOTES, "@doe05 [p. 3], too.", "John Doe,[^1] too."),
    (NOTES, "*So* [see @doe05, p. 3].", f"[^1]: See John Doe, {FULL}, 3."),
    (NOTES, "@doe05 [p. 3], too.", f"[^1]: {FULL}, 3."),
    (NOTES, "A.^[As [@doe05] says.]", f"[^1]: As (John Doe, {FULL}) says."),
    (NOTES, "A.^[See @doe05, too.]", f"[^1]: See John Doe, {FULL}, too."),
    (NOTES, "A.^[[@doe05, 3].]", f"[^1]: John Doe, {FULL}, 3."),
    (NOTES, "A [@doe05]. B.^[C [@roe06].] D [@doe05].", "A.[^1] B.[^2] D.[^3]"),
]  # fmt: skip


@pytest.mark.parametrize(("style", "written", "read"), EXAMPLES, ids=lambda value: value[:40])
def test_a_citation_reads_as_the_manual_of_pandoc_says(
    pandoc: Run, style: str, written: str, read: str
) -> None:
    out, err = pandoc(written, style=style)
    assert read.replace("–", "--") in out.replace("–", "--")
    assert "[record-missing]" not in err


#: Documents on which Pandoc's own processor writes the same: whole, in these styles.
ALIKE = {
    "As @doe05 says, and [see @doe05, chap. 3; @roe06].": (
        *("chicago-author-date", "chicago-notes-bibliography"),
    ),
    "A [@doe05]. B^[See @roe06 [p. 33].] C [@doe05, p. 3].\n\n# References": (
        *("chicago-author-date", "chicago-notes-bibliography", "modern-language-association"),
    ),
    "[-@doe05, p. 2] and [@poe07; @doe05, §3].\n\n::: {#refs}\n# Works\n:::\n\nEnd [@roe06].": (
        *("chicago-author-date", "modern-language-association"),
    ),
    "- One [@doe05]\n- Two [@roe06, pp. 3, 5-7, and nowhere else]\n\n> Quoted [@roe06]": (
        *("chicago-author-date", "chicago-notes-bibliography", "modern-language-association"),
    ),
}
#: We say how far the entries are apart also where that is CSL's default, which is not Pandoc's,
#: and in which language titles are.
_SPACING = re.compile(r' entry-spacing="1"')
_SPOKEN = re.compile(r'\[([^\[\]]*)\]\{lang="[a-z-]+"\}')


@pytest.mark.parametrize(("document", "style"), [(d, s) for d in ALIKE for s in ALIKE[d]])
def test_a_document_comes_out_as_from_citeproc(pandoc: Run, document: str, style: str) -> None:
    lang = "lang=en-US"
    ours, _ = pandoc(document, "-M", lang, style=style)
    path = _path_of(style)
    theirs, _ = pandoc(document, "-M", lang, f"--csl={path}", ours=False)
    ours = _SPOKEN.sub(r"\1", _SPACING.sub("", ours))
    assert ours.split() == _SPACING.sub("", theirs).split()


def _path_of(style: str) -> str:
    from citekit.csl import catalogue

    return str(catalogue.locate(style).path)


# --- the list -----------------------------------------------------------------------------


def test_the_list_has_the_ids_and_classes_of_pandoc(pandoc: Run) -> None:
    out, _ = pandoc("A [@roe06; @doe05].", "-M", "link-citations=true", to="html", style="ieee")
    tree: Any = lxml_html.fromstring(f"<div>{out}</div>")
    [refs] = tree.xpath("//div[@id='refs']")
    assert set(refs.get("class").split()) >= {"references", "csl-bib-body"}
    assert [each.get("id") for each in refs.xpath("./div")] == ["ref-roe06", "ref-doe05"]
    assert refs.xpath(".//div[@class='csl-left-margin']/text()")[0].strip() == "[1]"
    links = [each.get("href") for each in tree.xpath("//p//a[@role='doc-biblioref']")]
    assert links == ["#ref-roe06", "#ref-doe05"]
    assert refs.xpath(".//a/@href") == ["https://doi.org/10.1000/xyz"]


def test_the_list_stands_where_the_document_has_a_place_for_it(pandoc: Run) -> None:
    out, _ = pandoc("::: {#refs .mine}\n:::\n\n[@doe05] End.", to="html")
    assert out.index("ref-doe05") < out.index("End")
    assert 'class="references csl-bib-body hanging-indent mine"' in out
    out, _ = pandoc("[@doe05]\n\n# Works", to="html")
    assert re.search(r'<h1 class="unnumbered"[^>]*>Works</h1>\s*<div id="refs"', out)
    out, _ = pandoc("[@doe05]", "-M", "reference-section-title=My works", to="html")
    assert re.search(r'id="bibliography">My works</h1>\s*<div id="refs"', out)
    out, _ = pandoc("[@doe05]", "-M", "suppress-bibliography=true", to="html")
    assert "refs" not in out
    out, _ = pandoc("---\nrefs: |\n  ::: {#refs}\n  :::\n---\n[@doe05]", "--standalone")
    assert out.index("ref-doe05") < out.index("(Doe 2005)")
    assert out.count("ref-doe05") == 1


def test_works_are_listed_that_nothing_cites(pandoc: Run) -> None:
    out, _ = pandoc("---\nnocite: |\n  @poe07, @roe06\n---\n\n[@doe05]", to="html")
    assert set(re.findall(r'id="ref-(\w+)"', out)) == {"doe05", "roe06", "poe07"}
    out, _ = pandoc("---\nnocite: '@*'\n---\n\nNone.", to="html")
    assert set(re.findall(r'id="ref-(\w+)"', out)) == {"doe05", "roe06", "poe07"}
    _, err = pandoc("---\nnocite: '@doe5'\n---\n\nNone.")
    assert "in nocite: no record has the id 'doe5'; did you mean doe05" in err


def test_addresses_are_links_unless_the_writer_wants_none(pandoc: Run) -> None:
    out, _ = pandoc("[@roe06]", to="html")
    assert 'href="https://doi.org/10.1000/xyz"' in out
    out, _ = pandoc("[@roe06]", "-M", "link-bibliography=false", to="html")
    assert "<a " not in out
    assert "https://doi.org/10.1000/xyz" in out


def test_titles_in_another_language_say_so(pandoc: Run) -> None:
    front = "---\nreferences: [{id: k, type: book, title: Das Schloss, language: de}]\n---\n[@k]"
    assert '<span lang="de"><em>Das Schloss</em></span>' in pandoc(front, to="html")[0]
    # TeX would need a package for the language
    assert "foreignlanguage" not in pandoc(front, to="latex")[0]


def test_the_language_of_the_document_is_that_of_the_list(pandoc: Run) -> None:
    out, _ = pandoc("[@doe05, S. 3] und @roe06", "-M", "lang=de", style="apa")
    assert "(Doe, 2005, S. 3) und Roe & Doe (2006)" in out.replace("\u00a0", " ")
    out, err = pandoc("[@doe05]", "-M", "lang=tlh", style="apa")
    assert "(Doe, 2005)" in out
    assert "[locale-unknown]" in err


REFERENCES = """---
references:
- id: x1
  type: book
  title: On *Homo*, $x^2$ and <sup>2</sup>
  author: [{family: Ünal, given: Q}]
  issued: {date-parts: [[1999, 2]]}
- {id: doe05, type: book, title: Mine, author: [{literal: The Others}], issued: 2001}
- {id: x2, type: book, title: Said, author: A Person, issued: [{year: 2003}]}
---

[@x1] [@doe05] [@x2]
"""


def test_references_in_the_metadata_are_cited_before_those_of_files(pandoc: Run) -> None:
    out, err = pandoc(REFERENCES, style="chicago-author-date")
    assert "(Ünal 1999) (The Others 2001) (A Person 2003)" in out
    assert "Ünal, Q. 1999. *On* Homo*, $x^2$ and ^2^*." in out
    assert not err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("w.ris", "TY  - BOOK\nID  - w1\nTI  - Rivers\nAU  - Roe, Ann\nPY  - 1990\nER  - \n"),
        ("w.yaml", "references:\n- id: w1\n  type: book\n  title: Rivers\n  issued: 1990\n"
                   "  author: [{family: Roe, given: Ann}]\n"),
        ("w.json", '[{"id": "w1", "type": "book", "title": "Rivers", "issued": '
                   '{"date-parts": [[1990]]}, "author": [{"family": "Roe"}]}]'),
    ],
)  # fmt: skip
def test_bibliographies_of_every_format_that_pandoc_reads(
    pandoc: Run, tmp_path: Path, name: str, content: str
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    out, err = pandoc("[@w1; @doe05]", "-M", f"bibliography={name}")
    assert "(Roe 1990; Doe 2005)" in out or "(Doe 2005; Roe 1990)" in out, err


# --- what is wrong ------------------------------------------------------------------------


def test_an_unknown_key_is_shown_and_told_with_the_nearest(pandoc: Run) -> None:
    out, err = pandoc("# Where\n\nA [see @doe5, p. 3] and @nothing.")
    assert "(see **doe5?**, p. 3)" in out
    assert "(**nothing?**)" in out
    assert "warning: in the section “Where”: no record has the id 'doe5'" in err
    assert "did you mean doe05" in err


def test_strictness_makes_warnings_errors(pandoc: Run) -> None:
    out, err = pandoc("[@nothing]", "-M", "citekit-strict=true")
    assert not out
    assert "[record-missing]" in err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ["-M", "bibliography=none.bib"],
            "none.bib: the bibliography cannot be read: No such file",
        ),
        (["-M", "csl=apaa"], "no style named 'apaa'; did you mean apa"),
        (["-M", "citation-abbreviations=none.json"], "none.json: the abbreviations cannot be read"),
    ],
)
def test_what_cannot_be_done_is_one_line(pandoc: Run, options: list[str], said: str) -> None:
    out, err = pandoc("[@doe05]", *options)
    assert not out
    [line, *_] = err.splitlines()
    assert line.startswith(f"citekit-pandoc: error: {said}")
    assert "Traceback" not in err


def test_a_place_that_the_style_does_not_print_is_told(pandoc: Run) -> None:
    _, err = pandoc("[@doe05, p. 77]", style="nature")
    assert "the style prints no page '77' of 'doe05' [locator-missing]" in err
    _, err = pandoc("[@doe05, p. 1]", style="nature")  # which is the number of the citation, too
    assert "the style prints no page '1' of 'doe05' [locator-missing]" in err
    assert not pandoc("[@doe05, p. 1]", style="apa")[1]


def test_broken_entries_are_told_with_file_and_line(pandoc: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.bib").write_text("@book{a, title = {A}}\n@book{b, title", "utf-8")
    out, err = pandoc("[@a]", "-M", "bibliography=bad.bib")
    assert "(*A*, n.d.)" in out
    assert "bad.bib:2: " in err


# --- formats ------------------------------------------------------------------------------


def test_a_word_document_holds_citations_and_notes(pandoc: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    pandoc("A [@doe05, p. 3].", "-o", str(out), to="docx", style="chicago-notes-bibliography")
    with zipfile.ZipFile(out) as file:
        notes, body = (
            "".join(map(str, etree.fromstring(file.read(f"word/{part}.xml")).itertext()))
            for part in ("footnotes", "document")
        )
    assert "John Doe, First Book (Cambridge University Press, 2005), 3." in notes
    assert "Doe, John. First Book. Cambridge University Press, 2005." in body


def test_latex_has_the_environment_of_pandoc(pandoc: Run) -> None:
    out, _ = pandoc("A [@doe05].", "--standalone", to="latex", style="ieee")
    assert "\\begin{CSLReferences}{0}{0}" in out
    assert "\\bibitem[\\citeproctext]{ref-doe05}" in out
    assert "\\CSLLeftMargin{{[}1{]} }" in out


#: What axe finds in Pandoc's own template, which has no landmarks.
TEMPLATE = ("landmark-one-main", "region")


@pytest.mark.parametrize("style", ["apa", "ieee", "chicago-notes-bibliography"])
def test_a_page_can_be_read_and_its_links_lead_to_entries(
    pandoc: Run, tmp_path: Path, browser: Browser, style: str
) -> None:
    front = "---\ntitle: Rivers\nlang: en\nlink-citations: true\n---\n"
    text = f"{front}# One\n\nA [@doe05; @roe06], as @poe07 says.^[See @doe05, too.]\n\n# Works"
    pandoc(text, "--standalone", "-o", str(tmp_path / "page.html"), to="html", style=style)
    with browser.open(tmp_path, "page.html") as page:
        assert not dead_links(page)
        assert not overflow(page)
        assert not accessibility(page, skip=TEMPLATE)
        assert not page.foreign
        assert not screenshot(page, f"pandoc-{style}", height=600)


# --- any document -------------------------------------------------------------------------

WORDS = st.text(alphabet="ab <[@é\"'*.,$\\\U000f0001\U00100002\ue003", max_size=8)
LEAF = st.one_of(
    WORDS.map(lambda said: {"t": "Str", "c": said}),
    st.sampled_from([{"t": "Space"}, {"t": "SoftBreak"}, {"t": "LineBreak"}]),
    WORDS.map(lambda said: {"t": "Math", "c": [{"t": "InlineMath"}, said]}),
    WORDS.map(lambda said: {"t": "RawInline", "c": ["html", said]}),
    WORDS.map(lambda said: {"t": "Code", "c": [["", [], []], said]}),
)


def _around(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    content = st.lists(inner, max_size=4)
    return st.one_of(
        st.tuples(st.sampled_from("Emph Strong Superscript SmallCaps Strikeout".split()), content)
        .map(lambda made: {"t": made[0], "c": made[1]}),
        content.map(lambda c: {"t": "Quoted", "c": [{"t": "DoubleQuote"}, c]}),
        content.map(lambda c: {"t": "Link", "c": [["", [], []], c, ["https://x.org", ""]]}),
        content.map(lambda c: {"t": "Note", "c": [{"t": "Para", "c": c}]}),
        content.map(lambda c: {"t": "Span", "c": [["", ["nocase"], []], c]}),
    )  # fmt: skip


INLINES = st.lists(st.recursive(LEAF, _around, max_leaves=6), max_size=6)
MODES = st.sampled_from(["AuthorInText", "SuppressAuthor", "NormalCitation"])
CITES = st.lists(
    st.tuples(st.sampled_from(["a", "b", "x y", "", "fig-a"]), INLINES, INLINES, MODES)
    .map(lambda made: {
        "citationId": made[0], "citationPrefix": made[1], "citationSuffix": made[2],
        "citationMode": {"t": made[3]}, "citationNoteNum": 1, "citationHash": 0,
    }),
    min_size=1, max_size=3,
).map(lambda cites: {"t": "Cite", "c": [cites, [{"t": "Str", "c": "@"}]]})  # fmt: skip


def document(blocks: list[Any], style: str = "apa") -> dict[str, Any]:
    def word(said: str) -> dict[str, Any]:
        return {"t": "MetaString", "c": said}

    items = [
        {"t": "MetaMap", "c": {"id": word(key), "type": word("book"), "title": word(key * 3)}}
        for key in "ab"
    ]
    meta = {"csl": word(style), "references": {"t": "MetaList", "c": items}}
    return {"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": blocks}


def paragraphs(inlines: list[Any]) -> list[Any]:
    return [
        {"t": "Para", "c": inlines},
        {"t": "BlockQuote", "c": [{"t": "Header", "c": [1, ["", [], []], inlines]}]},
    ]


@given(INLINES)
def test_a_document_without_citations_is_the_same(inlines: list[Any]) -> None:
    given = document(paragraphs(inlines))
    assert apply(given, "html").document == given


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(st.one_of(LEAF, CITES, st.recursive(CITES, _around, max_leaves=3)), max_size=6),
    st.sampled_from(["apa", "ieee", "nature", "chicago-notes-bibliography"]),
)
def test_any_citation_is_written_and_nothing_of_the_writer_is_lost(
    inlines: list[Any], style: str
) -> None:
    given = document(paragraphs(inlines), style)
    before = copy.deepcopy(given)
    found = apply(given, "html")
    assert given == before
    assert json.loads(json.dumps(found.document)) == found.document
    for sort in ("Math", "Code", "RawInline"):  # the formatting has no words for them
        assert kept(given["blocks"], sort) <= kept(found.document["blocks"], sort)
    for key in unknown(given["blocks"]):
        assert f"{key}?" in text(_open(found.document["blocks"]))


def cites(node: Any) -> Iterator[Any]:
    if isinstance(node, list):
        for each in node:
            yield from cites(each)
    elif isinstance(node, dict):
        if node.get("t") == "Cite":
            yield node
        else:
            yield from cites(list(node.values()))


def unknown(node: Any) -> set[str]:
    """Give the keys that no record has; signs of a private-use plane read as what they are."""
    keys = {each["citationId"] for one in cites(node) for each in one["c"][0]}
    return {key for key in keys if key not in ("a", "b") and not key.startswith("fig-")}


def kept(node: Any, sort: str) -> set[str]:
    """Give what the elements of a sort say, in text and in what stands around cites."""
    if isinstance(node, list):
        return set().union(*(kept(each, sort) for each in node))
    if not isinstance(node, dict):
        return set()
    if node.get("t") == sort:
        return {str(node["c"][-1])}
    if node.get("t") == "Cite" and node["c"][1] != [{"t": "Str", "c": "@"}]:
        return kept(node["c"][1], sort)  # it is formatted: what was given is no longer read
    return set().union(*(kept(each, sort) for each in node.values()))


def _open(node: Any) -> Any:
    """Give a document with its notes in the text, so that they are read, too."""
    if isinstance(node, list):
        return [_open(each) for each in node]
    if isinstance(node, dict) and "c" in node:
        return {"t": "Div" if node["t"] == "Note" else node["t"], "c": _open(node["c"])}
    return node


def test_what_is_no_document_is_an_error() -> None:
    with pytest.raises(InputError, match="no document of Pandoc"):
        apply([])  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError):
        apply(document([{"t": "Para", "c": [{"t": "Cite", "c": [[], []]}]}], "nostyle"))


def test_the_filter_says_in_a_line_that_its_input_is_no_json() -> None:
    for said in (b"hello", b"\xff", b"[" * 100_000, b"[]"):
        done = subprocess.run(
            [sys.executable, "-c", "from citekit.pandoc import main; main()", "html"],
            input=said,
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 1
        assert done.stderr.startswith(b"citekit-pandoc: error: ")
        assert b"Traceback" not in done.stderr


def test_abbreviations_of_another_shape_abbreviate_nothing(pandoc: Run, tmp_path: Path) -> None:
    for said in ('{"default": []}', '{"default": {"container-title": 3}}', "[]"):
        (tmp_path / "short.json").write_text(said, "utf-8")
        text, complaints = pandoc("[@roe06]", "-M", "citation-abbreviations=short.json")
        assert "Journal of Things" in text
        assert complaints == ""


def test_a_reference_in_the_metadata_that_is_none_is_told(pandoc: Run) -> None:
    _, complaints = pandoc("---\nreferences: [{id: k, type: book, title: A}, odd]\n---\n[@k]")
    assert "'odd'" in complaints


def test_a_document_without_a_bibliography_is_told_what_it_lacks(tmp_path: Path) -> None:
    mode = {"t": "NormalCitation"}
    cite: dict[str, Any] = {"citationId": "a", "citationNoteNum": 1, "citationHash": 0}
    cite |= {"citationPrefix": [], "citationSuffix": [], "citationMode": mode}
    blocks = [{"t": "Para", "c": [{"t": "Cite", "c": [[cite], [{"t": "Str", "c": "[@a]"}]]}]}]
    document: dict[str, Any] = {"pandoc-api-version": [1, 23], "meta": {}, "blocks": blocks}
    codes = [problem.code for problem in apply(document).problems]
    assert codes == ["bibliography-missing", "record-missing"]
    assert apply(json.loads(json.dumps(document).replace('"a"', '"fig-a"'))).problems == ()
    document["meta"] = {"references": {"t": "MetaList", "c": []}}
    assert [problem.code for problem in apply(document).problems] == ["record-missing"]


@pytest.mark.parametrize("said", ["true", "doe05", "[doe05]", "3"])
def test_a_nocite_that_cites_nothing_is_told(pandoc: Run, said: str) -> None:
    out, err = pandoc(f"---\nnocite: {said}\n---\n\nSo.\n")
    assert out.strip() == "So."
    assert "nocite names no work: write @key for each, or @* for all [nocite-unread]" in err


def test_nocite_may_be_said_on_the_command_line(pandoc: Run) -> None:
    out, err = pandoc("So.", "-M", "nocite=@doe05, @poe07", to="plain", style="apa")
    assert err == ""
    assert "First Book" in out
    assert "Warum?" in out
    assert pandoc("So.", "-M", "nocite=", to="plain", style="apa") == ("So.\n", "")
