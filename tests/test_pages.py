"""The reference list of a whole web page, whatever made the page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.references import parse
from citekit.references.pages import reference_list

CORVANE = "Corvane, A. The herring rolls. <i>Archives and Society</i> 12 (2004), 45–67."
KASTRUP = "Kastrup, H. Who kept the books? <i>Review of Regional History</i> 8 (1999), 3–29."
NORQUAY = "Norquay, I. <i>Salt and Paper</i>. Leiden: Brill, 2006."
BOTH = [CORVANE, KASTRUP]

BODY = (
    "<p>People ask why our town has kept its books and the next one has not. It is not known, "
    "but we have looked at them, and there are reasons that nobody had seen.</p>"
)
MENU = (
    "<nav><ul><li><a href='/'>Home</a></li><li><a href='#references'>References</a></li></ul></nav>"
)
FOOTER = "<footer><ul><li>Imprint of 2019</li><li>Privacy, terms</li></ul></footer>"


def page(content: str) -> str:
    return (
        "<!doctype html><html><head><meta charset=utf-8><title>Books</title>"
        f"<style>li {{ color: red }}</style></head><body>{MENU}<main><h1>Harbour books</h1>{BODY}"
        f"{content}</main>{FOOTER}<script>var references = ['<li>no</li>'];</script></body></html>"
    )


def items(*entries: str, tag: str = "li") -> str:
    return "".join(f"<{tag}>{entry}</{tag}>\n" for entry in entries)


def plain(entry: str) -> str:
    return re.sub(r"<[^<>]*>", "", entry)


# --- under a heading ------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    [
        "<h2>References</h2>",
        "<h2 id=x>7. References <a class=anchor href='#x'>¶</a></h2>",
        "<h3>Works cited:</h3>",
        "<div class='mw-heading'><h2>Notes</h2><span class='mw-editsection'>[edit]</span></div>",
        "<h2><span class='mw-headline'>Literatur</span><span>[edit]</span></h2>",
        "<header><h2><strong>Sources</strong></h2></header>",
        "<p><strong>Sources:</strong></p>",
        "<p>Sources:</p>",
        "<b>References</b>",
    ],
)
@pytest.mark.parametrize("tag", ["ol", "ul"])
def test_a_list_under_a_heading_is_found(heading: str, tag: str) -> None:
    assert reference_list(page(f"{heading}<{tag}>{items(*BOTH)}</{tag}>")) == BOTH


def test_what_follows_the_list_is_none_of_it() -> None:
    content = (
        f"<h2>References</h2><ul>{items(*BOTH)}</ul>"
        "<h2>Related posts</h2><ul><li>“Nets,” 2018</li><li>“Knots,” 2017</li></ul>"
    )
    assert reference_list(page(content)) == BOTH


def test_a_list_may_have_parts() -> None:
    content = (
        f"<h2>References</h2><h3>Articles</h3><ul>{items(*BOTH)}</ul>"
        f"<h3>Books</h3><ul>{items(NORQUAY)}</ul><h2>Comments</h2><ul>{items('I agree, 2019')}</ul>"
    )
    assert reference_list(page(content)) == [*BOTH, NORQUAY]


def test_notes_and_a_bibliography_are_both_given() -> None:
    content = (
        f"<h2>Notes</h2><ol>{items(KASTRUP)}</ol><h2>Bibliography</h2><ul>{items(NORQUAY)}</ul>"
    )
    assert reference_list(page(content)) == [KASTRUP, NORQUAY]


def test_links_elsewhere_are_given_only_if_there_is_nothing_better() -> None:
    links = "<h2>External links</h2><ul><li><a href='https://a.org/1'>The rolls, 2004</a></li></ul>"
    references = f"<h2>References</h2><ul>{items(*BOTH)}</ul>"
    assert reference_list(page(references + links)) == BOTH
    assert reference_list(page(links)) == ['<a href="https://a.org/1">The rolls, 2004</a>']


def test_paragraphs_under_a_heading_are_references_until_sentences_follow() -> None:
    content = f"<p><b>Sources:</b></p>{items(*BOTH, tag='p')}{BODY}<p>Posted in 2019, by me</p>"
    assert reference_list(page(content)) == BOTH


def test_lines_of_the_paragraph_of_a_title_are_references() -> None:
    content = f"<p><strong>Sources:</strong><br>{CORVANE}<br/>{KASTRUP}</p>"
    assert reference_list(page(content)) == BOTH
    assert reference_list(page(f"<p>Source: {NORQUAY}</p>")) == [NORQUAY]


# --- makes of pages -------------------------------------------------------------

MEDIAWIKI = """<div class="mw-references-wrap"><ol class="references">
<li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1" aria-label="Jump
up">^</a>
</b></span> <span class="reference-text"><style>.cs1{color:red}</style><cite class="citation
journal cs1">
Corvane, A. (2004). <a rel="nofollow" class="external text" href="https://rolls.example.org/12">"The
herring rolls"</a>. <i>Archives and Society</i>. <b>12</b>: 45–67.</cite><span
title="ctx_ver=Z39.88"
class="Z3988"></span></span></li>
<li id="cite_note-2"><span class="mw-cite-backlink">^ <a
href="#cite_ref-2-0"><sup><i><b>a</b></i></sup></a>
<a href="#cite_ref-2-1"><sup>b</sup></a></span> <span class="reference-text">Kastrup 1999, p.
7.</span>
</li></ol></div>"""
SPRINGER = """<section aria-labelledby="Bib1" data-title="References"><h2 id="Bib1">References</h2>
<div class="c-article-section__content"><ol class="c-article-references"
data-track-component="outbound">
<li class="c-article-references__item" data-counter="1."><p class="c-article-references__text"
id="ref-CR1">Corvane, A.: The herring rolls. Arch. Soc. <b>12</b>, 45–67 (2004)</p>
<p class="c-article-references__links u-hide-print"><a href="https://doi.org/10.1234%2Fas.12.45"
aria-label="Article reference 1">Article</a> <a href="http://scholar.example.com/s?q=1">Google
Scholar</a></p>
</li><li class="c-article-references__item" data-counter="2."><p class="c-article-references__text"
id="ref-CR2">Kastrup, H.: Who kept the books? Rev. Reg. Hist. <b>8</b>, 3–29
(1999)</p></li></ol></div>
</section>"""
PLOS = """<div class="toc-section"><a id="references" name="references"></a><h2>References</h2>
<ol class="references"><li id="ref1"><span class="order">1. </span><a name="pone-Corvane1"
id="p1"></a>
Corvane A. The herring rolls. Arch Soc. 2004;12: 45–67. <ul class="reflinks"
data-doi="10.1234/as"><li><a href="https://doi.org/10.1234/as">View Article</a></li>
<li><a href="http://scholar.example.com/2">Google Scholar</a></li></ul></li>
<li id="ref2"><span class="order">2. </span>Kastrup H. Who kept the books? Rev Reg Hist. 1999;8:
3–29.
<ul class="reflinks"><li>PubMed/NCBI</li></ul></li></ol></div>"""
JATS = """<section class="ref-list" id="ref-list1"><h2>References</h2><ul class="ref-list">
<li id="B1"><span class="label">1.</span><cite>Corvane A. The herring rolls. Arch Soc.
2004;12:45–67.
</cite> doi: 10.1234/as. [<a href="https://doi.org/10.1234/as">DOI</a>] [<a href="/pmc/1">PMC free
article</a>] [<a href="https://scholar.example.com/1">Google Scholar</a>]</li>
<li id="B2"><span class="label">2.</span><cite>Kastrup H. Who kept the books?
1999;8:3–29.</cite></li>
</ul></section>"""
ELSEVIER = """<section class="bibliography u-font-serif" id="bibl1"><h2>References</h2>
<dl class="references"><dt class="label"><a href="#bbib1">[1]</a></dt><dd class="reference"
id="sref1">
<div class="contribution"><span class="authors">A. Corvane</span> <strong class="title">The herring
rolls</strong></div><div class="host">Arch. Soc., 12 (2004), pp. 45-67</div><div
class="ReferenceLinks u-font-sans"><a href="https://doi.org/10.1234/as">CrossRef</a><a
href="/s">View in Scopus</a></div></dd><dt class="label"><a href="#bbib2">[2]</a></dt>
<dd class="reference">H. Kastrup, Who kept the books?, 8 (1999)</dd></dl></section>"""
PANDOC_NOTES = """<section id="footnotes" class="footnotes footnotes-end-of-document"
role="doc-endnotes"><hr /><ol><li id="fn1"><p>Corvane, “The herring rolls,” 2004.<a href="#fnref1"
class="footnote-back" role="doc-backlink">↩︎</a></p></li><li id="fn2"><p>Kastrup, “Who kept the
books?” 1999.<a href="#fnref2" class="footnote-back"
role="doc-backlink">↩︎</a></p></li></ol></section>"""
PANDOC_REFS = """<div id="refs" class="references csl-bib-body" role="list"><div id="ref-corvane"
class="csl-entry" role="listitem"><div class="csl-left-margin">[1]</div><div
class="csl-right-inline">A.
Corvane, <span>“The herring rolls,”</span> 2004.</div></div><div id="ref-kastrup" class="csl-entry"
role="listitem"><div class="csl-left-margin">[2]</div><div class="csl-right-inline">H. Kastrup,
1999.
</div></div></div>"""
HUGO = """<div class="footnotes" role="doc-endnotes"><hr><ol><li id="fn:1"><p>Corvane, “The herring
rolls,” 2004.&#160;<a href="#fnref:1" class="footnote-backref"
role="doc-backlink">&#x21a9;&#xfe0e;</a></p>
</li><li id="fn:2"><p>Kastrup, 1999 <a href="#fnref:2"
class="reversefootnote">&#8617;</a></p></li></ol>
</div>"""
WORDPRESS = """<ol class="wp-block-footnotes"><li id="5b-1">Corvane, “The herring rolls,” 2004. <a
href="#5b-1-link" aria-label="Jump to footnote reference 1">↩︎</a></li><li id="5b-2">Kastrup, 1999.
<a
href="#5b-2-link">↩︎</a></li></ol>"""
MDPI = """<section class="html-references_list"><h2>References</h2><ol class="html-xxx"><li
id="B1-x"
class="html-x" data-content="1.">Corvane, A. The herring rolls. <span class="html-italic">Arch.
Soc.</span>
<b>2004</b>, <span class="html-italic">12</span>, 45–67. [<a href="https://scholar.example.com/1"
class="google-scholar">Google Scholar</a>] [<a href="https://doi.org/10.1234/as">CrossRef</a>]</li>
<li id="B2-x" data-content="2.">Kastrup, H. Books. <b>1999</b>, <i>8</i>, 3–29. [<a
href="https://scholar.example.com/2">Google Scholar</a>]</li></ol></section>"""
SPHINX = """<dl class="footnote brackets"><dt class="label" id="id3"><span class="brackets"><a
class="fn-backref" href="#id1">1</a></span></dt><dd><p>Corvane, “The herring rolls,” 2004.</p></dd>
<dt class="label" id="id4"><span class="brackets"><a class="fn-backref"
href="#id2">2</a></span></dt>
<dd><p>Kastrup, 1999, p. 3.</p></dd></dl>"""
FRONTIERS = """<h2>References</h2><div class="References"><p class="ReferencesCopy1">Corvane, A.
(2004).
The herring rolls. <i>Arch. Soc.</i> 12, 45–67. <a href="https://doi.org/10.1234/as">CrossRef Full
Text</a> | <a href="http://scholar.example.com/1">Google Scholar</a></p></div><div
class="References"><p
class="ReferencesCopy1">Kastrup, H. (1999). Books. <i>Rev.</i> 8, 3–29.</p></div>"""


@pytest.mark.parametrize(
    ("content", "first", "second"),
    [
        pytest.param(
            MEDIAWIKI,
            'Corvane, A. (2004). "The herring rolls". Archives and Society. 12: 45–67.',
            "Kastrup 1999, p. 7.",
            id="MediaWiki",
        ),
        pytest.param(
            SPRINGER,
            "Corvane, A.: The herring rolls. Arch. Soc. 12, 45–67 (2004) "
            "https://doi.org/10.1234/as.12.45",
            "Kastrup, H.: Who kept the books? Rev. Reg. Hist. 8, 3–29 (1999)",
            id="Springer",
        ),
        pytest.param(
            PLOS,
            "Corvane A. The herring rolls. Arch Soc. 2004;12: 45–67. https://doi.org/10.1234/as",
            "Kastrup H. Who kept the books? Rev Reg Hist. 1999;8: 3–29.",
            id="PLOS",
        ),
        pytest.param(
            JATS,
            "Corvane A. The herring rolls. Arch Soc. 2004;12:45–67. doi: 10.1234/as.",
            "Kastrup H. Who kept the books? 1999;8:3–29.",
            id="JATS",
        ),
        pytest.param(
            ELSEVIER,
            "A. Corvane The herring rolls Arch. Soc., 12 (2004), pp. 45-67 https://doi.org/10.1234/as",
            "H. Kastrup, Who kept the books?, 8 (1999)",
            id="Elsevier",
        ),
        pytest.param(
            PANDOC_NOTES,
            "Corvane, “The herring rolls,” 2004.",
            "Kastrup, “Who kept the books?” 1999.",
            id="Pandoc notes",
        ),
        pytest.param(
            PANDOC_REFS, "A. Corvane, “The herring rolls,” 2004.", "H. Kastrup, 1999.", id="Pandoc"
        ),
        pytest.param(HUGO, "Corvane, “The herring rolls,” 2004.", "Kastrup, 1999", id="Hugo"),
        pytest.param(
            WORDPRESS, "Corvane, “The herring rolls,” 2004.", "Kastrup, 1999.", id="WordPress"
        ),
        pytest.param(
            MDPI,
            "Corvane, A. The herring rolls. Arch. Soc. 2004, 12, 45–67. https://doi.org/10.1234/as",
            "Kastrup, H. Books. 1999, 8, 3–29.",
            id="MDPI",
        ),
        pytest.param(
            SPHINX, "Corvane, “The herring rolls,” 2004.", "Kastrup, 1999, p. 3.", id="Sphinx"
        ),
        pytest.param(
            FRONTIERS,
            "Corvane, A. (2004). The herring rolls. Arch. Soc. 12, 45–67. https://doi.org/10.1234/as",
            "Kastrup, H. (1999). Books. Rev. 8, 3–29.",
            id="Frontiers",
        ),
    ],
)
def test_the_list_of_a_well_known_make_is_found(content: str, first: str, second: str) -> None:
    found = reference_list(page(content))
    shown = [" ".join(plain(entry.replace("<br>", " ")).split()) for entry in found]
    assert shown == [first, second]
    assert len(parse("".join(f"<p>{entry}</p>" for entry in found))) == 2


def test_notes_are_known_by_their_ids_and_works_by_cite() -> None:
    notes = "".join(
        f"<p id='fn{i}'>{entry} <a href='#r{i}'>[{i}]</a></p>" for i, entry in enumerate(BOTH)
    )
    assert reference_list(page(f"<hr>{notes}")) == BOTH
    cites = f"<p>As <cite>{CORVANE}</cite> and <cite>{KASTRUP}</cite> say.</p>"
    assert reference_list(page(cites)) == BOTH


# --- links ----------------------------------------------------------------------


def test_the_link_of_a_work_stays_and_is_made_whole() -> None:
    links = "<a href='/rolls?a=1&amp;b=2'>Rolls</a>, <a href='#top'>Nets</a>, 2004"
    content = f"<base href='https://a.org/x/'><h2>Sources</h2><ul><li>{links}</li></ul>"
    assert reference_list(content) == [
        '<a href="https://a.org/rolls?a=1&amp;b=2">Rolls</a>, Nets, 2004'
    ]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "mailto:a@a.org", "http://[", "#", ""])
def test_what_is_no_address_of_the_web_is_no_link(address: str) -> None:
    content = f"<h2>Sources</h2><ul><li><a href='{address}'>The herring rolls</a>, 2004</li></ul>"
    assert reference_list(content) == ["The herring rolls, 2004"]


@pytest.mark.parametrize("mark", ["↩", "^", "↑", "[1]", "a", "1.2", "↩︎", "⏎"])
def test_a_link_back_to_the_text_is_left_out(mark: str) -> None:
    content = f"<h2>Notes</h2><ol><li>{CORVANE} <a href='#r'>{mark}</a></li></ol>"
    assert reference_list(content) == [CORVANE]


@pytest.mark.parametrize(
    "words", ["Google Scholar", "PubMed", "View Article", "Full Text", "Article"]
)
def test_a_link_to_a_search_is_left_out_with_its_brackets(words: str) -> None:
    content = (
        f"<h2>References</h2><ol><li>{CORVANE} [<a href='https://b.org'>{words}</a>]</li></ol>"
    )
    assert reference_list(content) == [CORVANE]


# --- what is no list, and what is no page ----------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        "",
        "<h2>References</h2>",
        "<h2>References</h2><ul></ul>",
        "<ul class='sources'><li>Home</li><li>Contact</li><li>Shop</li></ul>",
        "<div class='comments'><h3>References</h3><ul><li>Roe, 2001, said so</li></ul></div>",
        "<h2>The sources of the river</h2><ul><li>Spring, 2001</li></ul>",
        "<template><h2>References</h2><ul><li>Roe, Lakes, 2001</li></ul></template>",
    ],
)
def test_a_page_without_references_gives_none(content: str) -> None:
    assert reference_list(page(content)) == []


@pytest.mark.parametrize(
    "nothing", ["", b"", " ", "\0", b"\xff\xfe", "<", "<!--", "text", "<html>"]
)
def test_what_is_hardly_a_page_gives_none(nothing: str | bytes) -> None:
    assert reference_list(nothing) == []


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_bytes_are_read_as_they_are_written(encoding: str) -> None:
    content = (
        f"<meta charset={encoding}><h2>Quellen</h2><ul><li>Grünholz, Änderungen, 2004</li></ul>"
    )
    assert reference_list(content.encode(encoding)) == ["Grünholz, Änderungen, 2004"]


def test_entities_of_the_page_are_not_expanded() -> None:
    content = (
        "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
        "<h2>Sources</h2><ul><li>Roe, &a; &b; &amp; Lakes, 2001</li></ul>"
    )
    (entry,) = reference_list(content)
    assert "aaaa" not in entry
    assert "root" not in entry
    assert entry.endswith("&amp; Lakes, 2001")


_PARTS = st.sampled_from(
    [
        "<h2>References</h2>", "<h3>", "</h3>", "<ol>", "</ol>", "<ul class=references>",
        "</ul>", "<li>",
        "</li>", "<p>", "</p>", "Sources:", "Roe, Lakes, 2001", "<br>", "<a href='#a'>", "</a>",
        "^", "[",
        "<a href='https://doi.org/10.1234/a'>CrossRef</a>", "<div role=doc-endnotes>", "</div>",
        "<cite>",
        "<dl>", "<dt>", "<dd>", "<table>", "<tr>", "<td>", "<!--", "-->", "<script>",
        "</script>", "\0",
        "<svg>", "&amp;", "&#0;", "\ud800", "<b>", "</b>", "<section>", "<x:y z='", "<?php",
        "<![CDATA[",
    ]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.binary(max_size=80), st.lists(_PARTS).map("".join)))
def test_no_page_raises(source: str | bytes) -> None:
    for entry in reference_list(source):
        assert re.search(r"\w\w", plain(entry))


@pytest.mark.parametrize(
    "unit",
    [
        "<h2>References</h2>",
        "<h2>References</h2><p>Roe, 2001",
        "<div><h2>References</h2>",
        "<div class=references>",
        "<ul class=references><li>",
        "<li>Roe, 2001",
        "<p>Sources: a",
        "<b>Sources</b>",
        "<p><b>",
        "[<a href='https://a.org'>PubMed</a>]",
        "<p id=fn1>Roe, 2001</p>",
        "<cite>",
    ],
)
@pytest.mark.usefixtures("soon")
def test_parts_of_a_page_over_and_over_end_soon(unit: str) -> None:
    reference_list(unit * (200_000 // len(unit)))
    reference_list(f"<h2>References</h2><ul><li>{unit * (200_000 // len(unit))}")
