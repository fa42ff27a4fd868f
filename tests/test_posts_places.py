"""Posts: what is put in stands as people would put it."""

from __future__ import annotations

import re

import pytest
from tests.test_posts import ADAMS, FOLDER, RICKS, edited

BOOKS = [FOLDER / "refs.bib"]


@pytest.mark.parametrize("platform", ["substack", "medium"])
@pytest.mark.parametrize(
    ("text", "options"),
    [("So [@knuth1984].[^1]\n\n[^1]: Mine.\n", {"style": "ieee", "bibliography": BOOKS}),
     (f"So [1].[^1]\n\n[^1]: Mine.\n\n## Sources\n\n1. {RICKS}\n", {"style": "vancouver"}),
     (f"So [1].[^1]\n\n[^1]: Mine.\n\n## Sources\n\n1. {RICKS}\n", {})],
)  # fmt: skip
def test_marks_of_notes_are_told_from_numbers_of_sources(
    text: str, options: dict[str, object], platform: str
) -> None:
    done = edited(text, platform=platform, **options).text
    assert "[note 1]" in done
    again = edited(done, form="html", platform=platform, style=options.get("style")).text
    assert again.partition("\n")[0] == done.partition("\n")[0]


def test_marks_of_notes_are_mere_numbers_where_sources_have_none() -> None:
    text = f"So.[^1]\n\n[^1]: Mine.\n\n## Sources\n\n- {RICKS}\n"
    assert "So.[1]" in edited(text, platform="medium", style="apa").text


@pytest.mark.parametrize("number", ["1. ", "[1] ", "(1) ", "<sup>1</sup> "])
@pytest.mark.parametrize("heading", ["<h2>Notes</h2>", "<hr>"])
@pytest.mark.parametrize(("style", "first"), [("ieee", "[1] T. Ricks"), ("vancouver", "1. Ricks")])
def test_notes_that_are_paragraphs_have_the_numbers_of_the_style(
    style: str, first: str, heading: str, number: str
) -> None:
    other = number.replace("1", "2")
    text = (
        '<p>So<sup><a href="#n1">1</a></sup> and<sup><a href="#n2">2</a></sup>.</p>\n'
        f'{heading}\n<p id="n1">{number}{RICKS}, p. 3.</p>\n<p id="n2">{other}{ADAMS}, p. 4.</p>\n'
    )
    done = edited(text, form="html", style=style, platform="medium").text
    assert f'<p id="n1">{first}' in done
    assert done.count("Ricks") == done.count("Adams") == 1
    notes = edited(text, form="html").text
    assert f'<p id="n1">{number}Thomas Ricks, ' in notes


@pytest.mark.parametrize("count", [1, 2])
def test_a_new_entry_of_wordpress_is_a_block_of_its_own(count: int) -> None:
    item = "<!-- wp:list-item -->\n<li>{}</li>\n<!-- /wp:list-item -->"
    entries = "\n\n".join(item.format(one) for one in (RICKS, ADAMS)[:count])
    text = (
        "<!-- wp:paragraph -->\n<p>So [@knuth1984].</p>\n<!-- /wp:paragraph -->\n\n"
        "<!-- wp:heading -->\n<h2>Sources</h2>\n<!-- /wp:heading -->\n\n"
        f"<!-- wp:list -->\n<ul>{entries}</ul>\n<!-- /wp:list -->\n"
    )
    done = edited(text, form="html", style="apa", platform="wordpress", bibliography=BOOKS).text
    blocks = re.findall(r"<!-- wp:list-item -->\n<li>.*</li>\n<!-- /wp:list-item -->", done)
    assert len(blocks) == done.count("<li>") == count + 1


@pytest.mark.parametrize("word", ["e.g.", "etc.", "so..."])
def test_a_full_stop_of_a_word_ends_the_sentence_as_well(word: str) -> None:
    done = edited(f"See {word} [@knuth1984]. On.\n", bibliography=BOOKS).text
    assert done.startswith(f"See {word}[^cite-1] On.")


def test_a_citation_above_the_line_stands_at_its_word() -> None:
    done = edited("So waste [@knuth1984], too.\n", style="nature", platform="hugo",
                  bibliography=BOOKS).text  # fmt: skip
    assert done.startswith("So waste¹, too.\n")
    begun = edited("- [@knuth1984] begins.\n", style="nature", platform="hugo", bibliography=BOOKS)
    assert begun.text.startswith("- ¹ begins.\n")


@pytest.mark.parametrize("style", ["apa", "ieee"])
def test_a_number_that_calls_a_note_beside_links_is_the_note(style: str) -> None:
    text = (
        '<p>So<sup><a href="#fn1">1</a></sup>.</p><figure><figcaption>Map [1]</figcaption></figure>'
        f'<h2>Notes</h2><ol><li id="fn1">{RICKS}, p. 3.</li></ol>\n'
    )
    done = edited(text, form="html", style=style, css="none", platform="medium").text
    cited = {"apa": "(Ricks, 2006, p. 3)", "ieee": "[1, p. 3]"}[style]
    assert f"Map {cited}</figcaption>" in done


def test_a_handle_in_an_entry_is_no_citation() -> None:
    post = "@nasa, “We are going to the Moon”, Twitter, 3 May 2019, https://twitter.com/nasa/1"
    done = edited(f"## Sources\n\n- {post}\n", style="apa", platform="hugo", bibliography=BOOKS)
    assert "(2019, May 3). *We are going to the Moon*" in done.text
    assert not done.problems


@pytest.mark.parametrize(
    ("style", "line", "note"),
    [("apa", "So (Ricks, 2006, p. 3).", "Ricks, T. (2006). <i>Fiasco</i>."),
     ("chicago-notes-bibliography", "So.<a", "Thomas Ricks, <i>Fiasco</i> (")],
)  # fmt: skip
def test_footnotes_of_substack_are_read(style: str, line: str, note: str) -> None:
    text = (
        '<p>So.<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a></p>\n'
        '<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number"'
        f'>1</a><div class="footnote-content"><p>{RICKS}, p. 3.</p></div></div>\n'
    )
    done = edited(text, form="html", style=style, platform="substack").text
    assert f"<p>{line}" in done
    assert f'<div class="footnote-content"><p>{note}' in done
    assert ("#footnote-anchor-1" in done) == (style != "apa")
