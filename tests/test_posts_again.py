"""Posts: what is finished stays finished, and escapes stay what they are."""

from __future__ import annotations

import pytest
from tests.test_posts import ADAMS, RICKS, edited

import citekit
from citekit.posts import form_of

KNUTH = "Knuth, D. E. (1984). Literate programming. The Computer Journal, 27(2), 97-111"
MUMFORD = "Mumford, Lewis, The City in History, New York: Harcourt, Brace & World, 1961"


# --- escapes ----------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["apa", "ieee", "chicago-author-date"])
@pytest.mark.parametrize("platform", ["hugo", "jekyll"])
def test_escapes_do_not_grow(style: str, platform: str) -> None:
    text = f"Cities.\n\n## Sources\n\n1. {MUMFORD}\n2. {RICKS} \\#1\n"
    first = edited(text, style=style, platform=platform).text
    assert edited(first, style=style, platform=platform).text == first
    assert "\\\\" not in first


def test_an_escaped_sign_of_an_entry_is_that_sign() -> None:
    text = "## Sources\n\n- Roe, A., Lakes \\[the bit\\] \\*and\\* more, London: Pan, 1992\n"
    done = edited(text, style="apa", platform="hugo").text
    assert done == "## Sources\n\n- Roe, A. (1992). *Lakes \\[the bit\\] \\*and\\* more*. Pan.\n"


def test_an_escaped_sign_of_a_note_is_that_sign() -> None:
    text = f"So.[^1]\n\n[^1]: {MUMFORD.replace('&', chr(92) + '&')}, p. 3.\n"
    done = edited(text, platform="hugo").text
    assert "(Harcourt, Brace \\& World, 1961), 3." in done


def test_an_escaped_sign_of_a_citation_is_that_sign() -> None:
    text = f"So [see \\[it\\] @m, p. 3 \\& on].\n\n## Sources\n\n- @m: {MUMFORD}\n"
    done = edited(text, style="apa", platform="hugo").text
    assert done.startswith("So (see \\[it\\] Mumford, 1961, p. 3 \\& on).\n")


def test_an_escaped_number_before_an_entry_is_its_number() -> None:
    text = f"## Sources\n\n- \\[1\\] {RICKS}\n- \\[2\\] {ADAMS}\n"
    done = edited(text, style="apa", platform="hugo").text
    assert "\\[" not in done
    assert "*Fiasco*" in done


# --- posts that are finished ------------------------------------------------------------

LISTED = f"So [1].\n\n## Sources\n\n1. {RICKS}\n2. {ADAMS}\n3. what my aunt said\n"
FINISHED = [
    (platform, style, options)
    for platform in ("wordpress", "blogger", "ghost", "jekyll")
    for style in ("apa", "ieee", "vancouver", "nature", "chicago-notes-bibliography")
    for options in ({}, {"css": "class"}, {"prefix": "two-"}, {"coins": True, "json_ld": True})
]


@pytest.mark.parametrize(("platform", "style", "options"), FINISHED)
def test_a_finished_post_stays_byte_for_byte_and_it_is_said(
    platform: str, style: str, options: dict[str, object]
) -> None:
    wanted = {"platform": platform, "style": style, **options}
    done = edited(LISTED, **wanted).text
    again = edited(done, **wanted, form=form_of(done))
    assert again.text == done
    assert [one.code for one in again.problems] == ["post-finished"]


@pytest.mark.parametrize("option", ["coins", "json_ld"])
@pytest.mark.parametrize("to", ["html", "markdown"])
def test_data_for_programs_alone_shows_that_a_post_is_finished(option: str, to: str) -> None:
    text = f"So.\n\n## Sources\n\n1. {RICKS}\n"
    done = edited(text, to=to, style="apa", **{option: True}).text
    again = edited(done, form=to, style="apa", **{option: True})
    assert again.text == done
    assert [one.code for one in again.problems] == ["post-finished"]


def test_a_finished_post_is_said_with_the_line_that_shows_it() -> None:
    text = "---\ntitle: A\n---\n\nText.\n\nSo.[^cite-1]\n\n[^cite-1]: Roe.\n"
    [problem] = edited(text).problems
    assert (problem.code, problem.line) == ("post-finished", 7)


@pytest.mark.parametrize(
    "mine",
    ['`<span id="cite-1">[x](#ref-roe)</span>`', "Write `[^cite-1]` there.",
     '```html\n<span id="cite-1"><a href="#ref-a">1</a></span>\n```', '<p id="cite-1">Mine.</p>',
     '<span id="cite-1"></span>Mine.', '<a id="ref-1"></a>Mine.', "    {: #cite-1} [x](#ref-roe)",
     '<sup><a href="#fn-1" id="fnref-1">1</a></sup>', '<span class="cite">x</span>',
     '<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=x&amp;rfr_id=y"></span>',
     '<script type="application/ld+json">{"@context":"https://schema.org"}</script>'],
)  # fmt: skip
def test_what_others_write_is_no_sign_of_a_finished_post(mine: str) -> None:
    done = edited(f"{mine}\n\n{LISTED}", form="markdown", style="apa", platform="hugo")
    assert "So (Ricks, 2006)." in done.text
    assert "post-finished" not in [one.code for one in done.problems]


@pytest.mark.parametrize("style", ["apa", "ieee", "chicago-author-date", "nature"])
def test_a_post_without_traces_is_finished_in_the_same_way_again(style: str) -> None:
    text = f"So [@k, p. 3].\n\n## Sources\n\n- @k: {RICKS}\n- {KNUTH}, doi:10.1000/182\n"
    done = edited(text, style=style, platform="hugo").text
    assert edited(done, style=style, platform="hugo").text == done


def test_a_work_that_a_note_of_the_list_cites_gets_no_entry_beside_it() -> None:
    text = (
        '<p>So<sup><a href="#s1">1</a></sup>.</p>\n<h2>Sources</h2>\n<ol>\n'
        f'<li id="s1">{RICKS}</li>\n<li>{ADAMS}</li>\n</ol>\n'
    )
    done = edited(text, form="html").text
    assert done.count("Ricks") == done.count("Adams") == 1


def test_a_finished_post_keeps_its_form_whatever_is_asked_for() -> None:
    text = 'So <span id="cite-1">([Roe, 1984](#ref-roe-1984))</span>.\n'
    kept = citekit.post(text, to="html")
    assert kept == text
    assert kept.form == "markdown"
    assert citekit.post("So it is.", to="html").form == "html"
