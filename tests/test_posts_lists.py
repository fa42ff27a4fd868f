"""Posts: lists of sources and of notes in all the shapes that bloggers give them."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.test_posts import ADAMS, FOLDER, RICKS, edited

from citekit import posts

KNUTH = "Knuth, D. E. (1984). Literate programming. The Computer Journal, 27(2), 97-111."
IN_APA = {
    RICKS: "Ricks, T. (2006). *Fiasco*. The Penguin Press.",
    ADAMS: "Adams, D. (1992). *Mostly Harmless*. Pan.",
    KNUTH: "Knuth, D. E. (1984). Literate programming. *The Computer Journal*, *27*(2), 97–111.",
}


def plainly(text: str, **options: object) -> posts.Edited:
    """Finish a post without links: what is read is the text."""
    return edited(text, **{"style": "apa", "platform": "hugo", "css": "none", **options})


def bare(html: str) -> str:
    """Take links, ids and the ways back out of HTML."""
    html = re.sub(r' <a href="#[^>]*doc-backlink.*?</a>', "", html)
    return re.sub(r"</?(?:span|a)\b[^<>]*>", "", html)


EMPTY = ("br", "hr", "img")


class Balance(HTMLParser):
    """Tells which elements are not closed where they are to be."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(html)
        self.close()
        self.wrong += self.open

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in EMPTY:
            return
        if tag in ("li", "p") and self.open[-1:] == [tag]:
            self.wrong.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1:] == [tag]:
            self.open.pop()
        elif tag not in EMPTY:
            self.wrong.append(f"/{tag}")


# --- where a list stands ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "behind"),
    [("Sources:\n[1] ", "\n[2] "), ("**Sources:**\n[1] ", "\n[2] "),
     ("**Sources**  \n1. ", "  \n2. "), ("Sources:\n\n[1] ", "\n[2] "),
     ("Sources\n[1] ", "\n[2] "), ("Sources\n\n[1] ", "\n\n[2] "),
     ("## Sources\n\n1. ", "\n2. "), ("Sources:\n1. ", "\n2. "), ("Sources:\n1) ", "\n2) ")],
)  # fmt: skip
def test_a_list_of_markdown_is_found_whatever_stands_between_its_entries(
    before: str, behind: str
) -> None:
    done = plainly(f"So [1].\n\n{before}{RICKS}{behind}{ADAMS}\n").text
    assert done.startswith("So (Ricks, 2006).\n")
    assert done.index(IN_APA[ADAMS]) < done.index(IN_APA[RICKS])


@pytest.mark.parametrize(
    "around",
    ["<p><strong>Sources:</strong><br/>1. {}<br/>2. {}</p>", "<p>Sources:<br>[1] {}<br>[2] {}</p>",
     "<p>Sources</p><p>[1] {}<br>[2] {}</p>", "<h2>Sources</h2>[1] {}<br>[2] {}",
     "<div>So.<br><br>Sources:<br>[1] {}<br>[2] {}<br><br>Bye.</div>",
     "<div><b>Sources</b></div><div>[1] {}</div><div>[2] {}</div>",
     "<b>Sources:</b><br /><br />[1] {}<br /><br />[2] {}", "<h3>Sources</h3><ol><li>{}<li>{}</ol>",
     "<section><h2>Sources</h2><ol><li><p>{}</p></li>\n<li><p>{}</p></li></ol></section>"],
)  # fmt: skip
def test_a_list_of_html_is_found_whatever_stands_between_its_entries(around: str) -> None:
    text = f"<p>So [1].</p>\n{around.format(RICKS, ADAMS)}"
    done = bare(plainly(text, form="html", platform=None).text)
    wanted = [
        IN_APA[each].replace("*", "<i>", 1).replace("*", "</i>", 1) for each in (ADAMS, RICKS)
    ]
    labels = re.sub(r"(?<=>|\s)(?:\[\d\]|\d\.) ", "", around)
    assert done == f"<p>So (Ricks, 2006).</p>\n{labels.format(*wanted)}"


def test_lines_of_markdown_do_not_run_together() -> None:
    done = plainly(f"Sources:\n[1] {RICKS}\n[2] {ADAMS}\n").text
    assert done == f"Sources:  \n{IN_APA[ADAMS]}  \n{IN_APA[RICKS]}\n"


def test_a_list_ends_with_what_is_around_its_heading() -> None:
    box = "<div><p>Roe, Jane, Rivers, Oxford: OUP, 1984</p></div>"
    text = f"<div><h2>Sources</h2><p>{RICKS}</p></div>{box}"
    assert plainly(text, form="html").text.endswith(box)


def test_words_below_a_list_are_none_of_it() -> None:
    text = f"## Sources\n\n- {RICKS}\n\nThanks for reading! Follow me.\n"
    assert plainly(text).text.endswith("\n\nThanks for reading! Follow me.\n")


def test_html_that_is_open_beyond_its_line_is_kept() -> None:
    text = f"<p>Sources:<br>{RICKS}<br><i>{ADAMS}<br>{KNUTH}</i></p>"
    done = plainly(text, form="html")
    assert done.text.endswith(f"<br><i>{ADAMS}<br>{KNUTH}</i></p>")
    assert [one.code for one in done.problems] == ["source-kept", "source-kept"]


# --- what is added ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "around",
    ["<ul>\n<li>{}</li>\n<li>{}</li>\n</ul>", "<ul><li>{}</li></ul><!-- {} -->",
     "<ul><li><p>{}</p></li><li><p>{}</p></li></ul>", "<p>{}</p>\n<p>{}</p>", "<p>{}<br/>{}</p>",
     "<p>{}</p><ul><li>{}</li></ul>", "<div>{}</div><div>{}</div>",
     '<ol><li id="a">{}</li><li id="b">{}</li></ol>'],
)  # fmt: skip
def test_a_new_entry_of_html_stands_among_the_others(around: str) -> None:
    text = f"<p>So [@knuth1984].</p><h2>Sources</h2>{around.format(RICKS, ADAMS)}<p>By me.</p>"
    done = plainly(text, form="html", platform=None, bibliography=[FOLDER / "refs.bib"]).text
    assert not Balance(done).wrong
    assert done.endswith("<p>By me.</p>")
    ids = re.findall(r'\bid="([^"]+)"', done)
    assert len(ids) == len(set(ids))
    assert "Knuth, D. E. (1984)" in done


@pytest.mark.parametrize(
    "behind",
    [
        "This is another matter.",
        "Bye, and see you.\n\n- an item\n- another",
        "[A link](https://a.b)",
    ],
)
def test_a_new_entry_of_markdown_stands_in_the_list(behind: str) -> None:
    text = f"So [@knuth1984].\n\n## Sources\n\n- {RICKS}\n- {ADAMS}\n\n{behind}\n"
    done = plainly(text, bibliography=[FOLDER / "refs.bib"]).text
    assert done.endswith(f"\n- {IN_APA[RICKS]}\n\n{behind}\n")
    assert done.index("\n- Adams") < done.index("\n- Knuth") < done.index("\n- Ricks")


def test_a_new_entry_comes_to_the_last_part_of_a_list_in_parts() -> None:
    text = (
        f"So [@lamport1986].\n\n## Sources\n\n### Books\n\n- {RICKS}\n\n### Papers\n\n- {KNUTH}\n"
    )
    done = plainly(text, bibliography=[FOLDER / "refs.bib"]).text
    assert done.index("### Papers") < done.index("- Knuth") < done.index("- Lamport")


# --- lists within lists -----------------------------------------------------------------


def test_entries_below_the_heading_of_a_part_are_entries() -> None:
    text = f"## Sources\n\n- Books\n  - {RICKS}\n  - {ADAMS}\n- Papers\n  - {KNUTH}\n"
    done = plainly(text)
    assert done.text == (
        f"## Sources\n\n- Books\n  - {IN_APA[ADAMS]}\n  - {IN_APA[RICKS]}\n"
        f"- Papers\n  - {IN_APA[KNUTH]}\n"
    )
    assert not done.problems


def test_an_entry_below_an_entry_moves_with_it() -> None:
    text = f"## Sources\n\n- {RICKS}\n  - mine, and signed\n- {ADAMS}\n  - {KNUTH}\n"
    done = plainly(text)
    assert done.text == (
        f"## Sources\n\n- {IN_APA[ADAMS]}\n  - {IN_APA[KNUTH]}\n"
        f"- {IN_APA[RICKS]}\n  - mine, and signed\n"
    )
    assert [(one.code, one.line) for one in done.problems] == [("source-kept", 4)]
    assert done.problems[0].severity == "info"  # it may be meant as words on the entry


def test_notes_that_are_lines_do_not_run_together() -> None:
    text = f"One[1]. Two[2].\n\n**Notes:**\n\n[1] {RICKS}.\n[2] Ibid., 14.\n"
    done = plainly(text, style="chicago-notes-bibliography", platform="substack").text
    assert "(The Penguin Press, 2006).<br />" in done


def test_lists_within_lists_are_read_in_html() -> None:
    inner = f"<ul><li>{RICKS}</li><li>{ADAMS}</li></ul>"
    done = plainly(f"<h2>Sources</h2><ul><li>Books{inner}</li></ul>", form="html").text
    assert done.index("<ul><li>Books<ul><li>Adams") < done.index("</li><li>Ricks")


# --- numbers ----------------------------------------------------------------------------


def test_a_list_has_one_number_an_entry() -> None:
    text = f"So [3], and [1].\n\n## Sources\n\n1. {RICKS}\n2. what my aunt said\n3. {ADAMS}\n"
    done = plainly(text, style="ieee").text
    assert done.startswith("So \\[1\\], and \\[2\\].\n")
    assert "1. D. Adams" in done
    assert "2. T. Ricks" in done
    assert "3. what my aunt said" in done


@pytest.mark.parametrize("to", ["markdown", "html"])
def test_an_entry_that_is_not_understood_has_its_number_in_a_style_of_numbers(to: str) -> None:
    text = f"So [3, 2], then [1].\n\n## Sources\n\n1. {RICKS}\n2. what *my* aunt said\n3. {ADAMS}\n"
    done = plainly(text, style="ieee", platform=None, to=to).text
    assert "what *my* aunt said" in done or "what <em>my</em> aunt said" in done
    read = (
        bare(done) if to == "html" else re.sub(r"\]\(#[^()]*\)|\\", "", re.sub(r"<.*?>", "", done))
    )
    assert re.sub(r"\[\[", "[", read).startswith(
        ("So [1], [2], then [3].", "<p>So [1], [2], then [3].")
    )
    assert done.index("Adams") < done.index("aunt") < done.index("Ricks")
    assert [one.code for one in plainly(text, style="ieee").problems] == ["source-kept"]


def test_a_list_whose_numbers_are_others_has_bullets() -> None:
    books = f"### Books\n\n1. {RICKS}\n2. {ADAMS}\n"
    text = f"So [2].\n\n## Sources\n\n{books}\n### Papers\n\n1. {KNUTH}\n"
    done = plainly(text, style="ieee").text
    assert "\n1. D. Adams" in done
    assert "\n2. T. Ricks" in done
    assert "\n- \\[3\\] D. E. Knuth" in done
    lists = f"<h3>A</h3><ol><li>{RICKS}</li></ol><h3>B</h3><ol class='b'><li>{ADAMS}</li></ol>"
    html = plainly(f"<h2>Sources</h2>{lists}", style="ieee", form="html").text
    assert "<ol><li>T. Ricks" in html
    assert "<ul class='b'><li>[2] D. Adams" in html
    assert not Balance(html).wrong


def test_numbers_that_stand_together_are_one_citation() -> None:
    text = f"So [1], [2]. And [2][1].\n\n## Sources\n\n1. {RICKS}\n2. {ADAMS}\n"
    assert plainly(text).text.startswith("So (Adams, 1992; Ricks, 2006). And (Adams, 1992; Ricks, ")
    notes = plainly(text, style="chicago-notes-bibliography").text
    assert notes.startswith("So.[^cite-1] And.[^cite-2]\n")


def test_a_number_that_no_entry_has_stays_and_is_said() -> None:
    done = plainly(f"So [7].\n\n## Sources\n\n- {RICKS}\n")
    assert done.text.startswith("So [7].")
    assert [(one.code, one.line) for one in done.problems] == [("citation-unclear", 1)]


def test_a_mark_among_numbers_that_stay_takes_no_punctuation() -> None:
    text = f"So [1], [2].\n\n## Sources\n\n1. what my aunt said\n2. {ADAMS}\n"
    done = plainly(text, style="chicago-notes-bibliography").text
    assert done.startswith("So [1], [^cite-1].\n")


@pytest.mark.parametrize(
    ("written", "read"),
    [("bark.[1]", "bark (Ricks, 2006)."), ("bark[1].", "bark (Ricks, 2006)."),
     ("“bark.”[1]", "“bark” (Ricks, 2006)."), ("bark!”[1]", "bark!” (Ricks, 2006)"),
     ("bark.[1][2]", "bark (Adams, 1992; Ricks, 2006)."), ("bark.[1] [2]", "bark (Adams, 1992; R"),
     ("bark.<sup>[1]</sup>", "bark (Ricks, 2006)."), ("bark.<sup>1</sup>", "bark (Ricks, 2006)."),
     ("bark<sup>1, 2</sup>; so", "bark (Adams, 1992; Ricks, 2006); so"),
     ("bark.<sup>1</sup> Mew.<sup>2</sup>", "bark (Ricks, 2006). Mew (Adams, 1992).")],
)  # fmt: skip
@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_number_behind_a_sentence_becomes_words_within_it(
    written: str, read: str, form: str
) -> None:
    if form == "markdown":
        done = plainly(f"Dogs {written}\n\n## Sources\n\n1. {RICKS}\n2. {ADAMS}\n").text
        assert done.startswith(f"Dogs {read}")
    else:
        text = f"<p>Dogs {written}</p><h2>Sources</h2><ol><li>{RICKS}</li><li>{ADAMS}</li></ol>"
        done = plainly(text, form="html", platform="medium").text
        assert done.startswith(f"<p>Dogs {read}")


@pytest.mark.parametrize("style", ["nature", "chicago-notes-bibliography"])
@pytest.mark.parametrize("form", ["markdown", "html"])
def test_what_is_raised_already_is_raised_once(style: str, form: str) -> None:
    text = f"<p>Dogs.<sup>[1]</sup></p><h2>Sources</h2><ol><li>{RICKS}</li></ol>"
    if form == "markdown":
        text = f"Dogs.<sup>[1]</sup>\n\n## Sources\n\n1. {RICKS}\n"
    done = plainly(text, form=form, to="html", platform=None, style=style).text
    assert not re.search(r"<sup>(?:<span[^<>]*>|<a[^<>]*>)*<sup>", done)
    assert "<sup>1</sup>" in done or "<sup><a" in done


def test_numbers_above_the_line_are_so_without_tags() -> None:
    text = f"Dogs.[1] Cats[1-2].\n\n## Sources\n\n1. {RICKS}\n2. {ADAMS}\n"
    assert plainly(text, style="nature").text.startswith("Dogs.¹ Cats¹,².\n")


@pytest.mark.parametrize(
    "text",
    ["5 km<sup>2</sup> and 3 m<sup>1</sup>", "E = mc<sup>2</sup>", "words<sup>2</sup>",
     "`x`<sup>1</sup>2"],
)  # fmt: skip
def test_raised_numbers_that_do_not_count_from_one_are_none_of_sources(text: str) -> None:
    listed = f"\n\n## Sources\n\n1. {RICKS}\n2. {ADAMS}\n"
    assert plainly(f"{text}{listed}").text.startswith(f"{text}\n\n")


@pytest.mark.parametrize("code", ["x[1]", "arr[1]", "foo_bar[2]", "xs[1][2]"])
def test_code_in_prose_is_no_citation(code: str) -> None:
    text = f"Take {code} of it. So it is [1].\n\n## Sources\n\n1. {RICKS}\n2. {ADAMS}\n"
    done = plainly(text)
    assert done.text.startswith(f"Take {code} of it. So it is (Ricks, 2006).")
    assert {one.severity for one in done.problems} == {"info"}


# --- links ------------------------------------------------------------------------------

LINK = "https://example.org/fall-of-baghouz"


@pytest.mark.parametrize("link", [LINK, f"<{LINK}>", f"[{LINK}]({LINK})"])
@pytest.mark.parametrize("style", ["apa", "modern-language-association", "ieee", "nature"])
def test_a_bare_link_stays_a_link_and_is_said(link: str, style: str) -> None:
    text = f"So.[^1]\n\n[^1]: {link}\n\n## Sources\n\n1. {link}\n"
    done = plainly(text, style=style)
    assert done.text == text
    assert [one.line for one in done.problems] == [3, 7]
    assert all("citekit resolve" in one.message for one in done.problems)


@pytest.mark.parametrize("words", ["here", "example.org", "the link", "example.org/fall"])
@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_link_whose_words_say_nothing_stays_a_link_and_is_said(words: str, form: str) -> None:
    link = f"[{words}]({LINK})" if form == "markdown" else f'<a href="{LINK}">{words}</a>'
    text = f"## Sources\n\n- {link}\n" if form == "markdown" else f"<h2>Sources</h2><ul><li>{link}"
    done = plainly(text, form=form)
    assert done.text == text
    assert "citekit resolve" in done.problems[0].message


@pytest.mark.parametrize(
    ("written", "read"),
    [("[The fall of Baghouz]({})", "“The Fall of Baghouz.” {}."),
     ("[The fall of Baghouz - The Washington Post]({})",
      "“The Fall of Baghouz.” The Washington Post, {}."),
     ("[Dog anatomy | Wikipedia]({})", "“Dog Anatomy.” Wikipedia, {}."),
     ("[Rivers]({}), by Jane Roe", "Roe, Jane. Rivers. {}."),
     ("Jane Roe, [Rivers of the World]({}).", "Roe, Jane. Rivers of the World. {}."),
     ("[The fall of Baghouz]({}), Washington Post, 2019",
      "“The Fall of Baghouz.” Washington Post, 2019, {}.")],
)  # fmt: skip
@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_title_that_is_a_link_is_a_title(written: str, read: str, form: str) -> None:
    html = re.sub(r"\[(.*?)\]\((.*?)\)", r'<a href="\2">\1</a>', written.format(LINK))
    text = {
        "markdown": f"## Sources\n\n- {written.format(LINK)}\n",
        "html": f"<h2>Sources</h2><ul><li>{html}</li></ul>",
    }
    done = plainly(text[form], form=form, style="modern-language-association").text
    done = re.sub(r"<[^<>]*>|[*“”\\]|\]\(.*?\)|\[(?=http)", "", done)
    assert read.format(LINK).replace("“", "").replace("”", "") in done


def test_a_link_that_the_style_leaves_out_is_one_of_the_title() -> None:
    text = f"So [1].\n\n## Notes\n\n1. [My title]({LINK})\n"
    done = plainly(text, style="bluebook-law-review").text
    assert done.endswith(f"1. [My Title](<{LINK}>).\n")
    listed = plainly(f"## Sources\n\n- [My title]({LINK})\n", style="bluebook-law-review").text
    assert f"- [My Title](<{LINK}>)" in listed


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_link_to_a_review_stays_a_link_to_a_review(form: str) -> None:
    if form == "markdown":
        text = f"## Sources\n\n- {RICKS} [review]({LINK})\n- {ADAMS}\n"
        assert plainly(text).text.endswith(f"- {IN_APA[RICKS]} [review]({LINK})\n")
    else:
        review = f'(<a href="{LINK}">a review</a>)'
        text = f"<h2>Sources</h2><ul><li>{RICKS} {review}</li></ul>"
        assert plainly(text, form="html").text.endswith(f"The Penguin Press. {review}</li></ul>")


# --- notes in a list --------------------------------------------------------------------

NOTES = (f"{RICKS}, p. 12.", "Ibid., 14.", f"{ADAMS}, p. 5.", "Ricks, Fiasco, 40.")
MARKED = "One dog[1]. Two dogs[2]. Three[3]. Four[4].\n\n"


def linked(notes: tuple[str, ...]) -> str:
    marks = "".join(
        f'Dog.<sup><a href="#n{at}" id="r{at}">{at}</a></sup> ' for at in range(1, len(notes) + 1)
    )
    items = "".join(
        f'<li id="n{at}">{note} <a href="#r{at}">↩</a></li>\n' for at, note in enumerate(notes, 1)
    )
    return f"<p>{marks}</p>\n<h2>Notes</h2>\n<ol>\n{items}</ol>\n"


@pytest.mark.parametrize("heading", ["## Notes", "**Endnotes:**", "## Sources", "Anmerkungen:"])
def test_notes_of_a_list_are_formatted_as_notes(heading: str) -> None:
    listed = "".join(f"{at}. {note}\n" for at, note in enumerate(NOTES, 1))
    done = plainly(f"{MARKED}{heading}\n\n{listed}", style="chicago-notes-bibliography").text
    assert done == (
        f"{MARKED}{heading}\n\n1. Thomas Ricks, *Fiasco* (The Penguin Press, 2006), 12.\n"
        "2. Ricks, *Fiasco*, 14.\n3. Douglas Adams, *Mostly Harmless* (Pan, 1992), 5.\n"
        "4. Ricks, *Fiasco*, 40.\n"
    )


@pytest.mark.parametrize("style", ["apa", "ieee"])
def test_notes_of_a_list_become_citations_with_their_pages_and_a_list_of_works(style: str) -> None:
    listed = "".join(f"{at}. {note}\n" for at, note in enumerate(NOTES, 1))
    done = plainly(f"{MARKED}## Notes\n\n{listed}", style=style).text
    assert done.count("Fiasco") == done.count("Mostly Harmless") == 1
    places = re.findall(r"p\. (\d+)", done)
    assert places == ["12", "14", "5", "40"]
    assert len(re.findall(r"^\d\. ", done, re.MULTILINE)) == 2


@pytest.mark.parametrize("style", ["apa", "ieee"])
def test_notes_of_html_become_citations_with_their_pages_and_a_list_of_works(style: str) -> None:
    done = plainly(linked(NOTES), form="html", platform=None, style=style).text
    assert done.count("Fiasco") == done.count("Mostly Harmless") == 1
    assert re.findall(r"p\. (\d+)", bare(done)) == ["12", "14", "5", "40"]
    assert done.count("<li") == done.count("</li>") == 2
    assert not Balance(done).wrong
    assert set(re.findall(r'href="#([^"]+)"', done)) <= set(re.findall(r'id="([^"]+)"', done))


def test_numbers_before_notes_that_lead_back_go_with_the_marks() -> None:
    marks = "".join(f'Dog.<a href="#_ftn{at}" name="_ref{at}">[{at}]</a> ' for at in (1, 2))
    notes = "".join(
        f'<p><a href="#_ref{at}" name="_ftn{at}">[{at}]</a> {NOTES[at - 1]}</p>\n' for at in (1, 2)
    )
    done = plainly(f"<p>{marks}</p><hr>\n{notes}", form="html", platform=None).text
    assert bare(done).endswith("<hr>\n<p>Ricks, T. (2006). <i>Fiasco</i>. The Penguin Press.</p>\n")
    assert "_ref" not in done.partition("<hr>")[2]
    assert not Balance(done).wrong


def test_notes_stay_notes_where_one_of_them_says_something_else() -> None:
    listed = f"1. {RICKS}, p. 12.\n2. Ibid.\n3. My grandfather kept it.\n4. See [@knuth1984]; so.\n"
    text = f"{MARKED}## Notes\n\n{listed}"
    done = plainly(text, bibliography=[FOLDER / "refs.bib"]).text
    assert done.startswith(
        f"{MARKED}## Notes\n\n1. Ricks (2006, p. 12).\n2. Ricks (2006).\n"
        "3. My grandfather kept it.\n4. See (Knuth, 1984); so.\n\n## References\n"
    )


def test_a_style_of_numbers_counts_a_note_that_says_something_else() -> None:
    notes = (NOTES[0], "My grandfather kept it.", f"See {ADAMS}, p. 4; so.")
    done = bare(plainly(linked(notes), form="html", platform=None, style="ieee").text)
    assert done.startswith("<p>Dog [1, p. 12]. Dog [2]. Dog [3]. </p>")
    assert "My grandfather kept it.</li>" in done
    assert "See Adams [4, p. 4]; so.</li>" in done
    assert not Balance(done).wrong


def test_notes_that_nothing_calls_stay_and_are_said() -> None:
    text = f"So it is.\n\n## Notes\n\n1. {RICKS}, p. 12.\n2. Ibid., 14.\n"
    done = plainly(text)
    assert done.text == text
    assert [(one.code, one.line) for one in done.problems] == [
        ("citation-unclear", 5), ("citation-unclear", 6),
    ]  # fmt: skip


# --- code in HTML -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "html",
    ["<script>var a = '[@knuth1984]';</script>", "<style>[@knuth1984]</style>",
     "<code>[@knuth1984]</code>", "<kbd>[@knuth1984]</kbd>", "<svg><text>[@knuth1984]</text></svg>",
     "<div>\n<script>\nfoo\n\n[@knuth1984]\n</script></div>", "<pre>\n\n[@knuth1984]</pre>",
     '<a href="/">[@knuth1984]</a>', "<div><svg>\n\n[@knuth1984]\n\n</svg></div>"],
)  # fmt: skip
def test_code_in_html_in_markdown_stays(html: str) -> None:
    text = f"So [@knuth1984].\n\n{html}\n\nSo {html.replace(chr(10), ' ')} it is.\n"
    done = plainly(text, bibliography=[FOLDER / "refs.bib"]).text
    assert done.startswith(text.replace("So [@knuth1984].", "So (Knuth, 1984).", 1))


def test_a_tag_that_nothing_closes_hides_nothing() -> None:
    text = "A <code> [@knuth1984].\n\nB [@knuth1984].\n\n<script>\n\nC [@knuth1984]."
    done = plainly(text, bibliography=[FOLDER / "refs.bib"]).text
    assert done.startswith("A <code> (Knuth, 1984).\n\nB (Knuth, 1984).")


# --- nothing is lost --------------------------------------------------------------------

ENTRIES = st.sampled_from(
    [RICKS, ADAMS, KNUTH, LINK, "what my aunt said", f"[My title]({LINK})", f"{RICKS}, p. 12",
     "Ibid., 14.", f"See {ADAMS}; I like it.", f"{RICKS} [review]({LINK})", "Books"]
)  # fmt: skip
MARKERS = st.sampled_from(["- {}\n", "{n}. {}\n", "[{n}] {}\n", "{}\n\n", "{}  \n", "  - {}\n"])
CITES = st.sampled_from(["[1]", "[2].", "[1, 3]", "[@knuth1984]", "<sup>2</sup>", "[1][2]", "[^1]"])
STYLES = st.sampled_from(
    ["apa", "ieee", "nature", "chicago-notes-bibliography", "bluebook-law-review"]
)
HEADINGS = st.sampled_from(
    ["## Sources\n\n", "Sources:\n", "## Notes\n\n", "**Sources**\n", "## Links\n\n"]
)


@given(st.lists(ENTRIES, max_size=5), MARKERS, st.lists(CITES, max_size=4), STYLES, HEADINGS)
def test_no_word_of_a_list_is_lost(
    entries: list[str], marker: str, cites: list[str], style: str, heading: str
) -> None:
    listed = "".join(marker.format(each, n=at) for at, each in enumerate(entries, 1))
    text = f"Dogs {' bark '.join(cites)}.\n\n{heading}{listed}\n[^1]: Mine.\n\nThe end of it."
    books = [FOLDER / "refs.bib"]
    done = plainly(text, style=style, bibliography=books, form="markdown").text
    wanted = {"aunt": "aunt", "Ricks": "Fiasco", "Adams": "Harmless", "baghouz": "baghouz",
              "I like": "I like it", "Books": "Books", "The end": "The end of it."}  # fmt: skip
    for sign, word in wanted.items():
        assert sign not in text or word in done
    web = plainly(text, style=style, bibliography=books, form="markdown", to="html", platform=None)
    for sign, word in wanted.items():
        assert sign not in text or word in web.text
    assert "\ufffc" not in done + web.text


AROUND = st.sampled_from(
    ["<ul>{}</ul>", "<ol>{}</ol>", "<div><ol start='3'>{}</ol></div>", "<p>{}</p>", "<div>{}</div>"]
)
ITEM = st.sampled_from(
    ["<li>{}</li>", "<li><p>{}</p></li>\n", "<li id='n{n}'>{} <a href='#r{n}'>↩</a></li>"]
)
LINE = st.sampled_from(["[{n}] {}<br>", "{n}. {}<br/>\n", "{}<br><br>"])
TITLE = st.sampled_from(
    ["<h2>Sources</h2>", "<p><b>Notes:</b></p>", "<h3>Notes</h3>", "<p>Sources:</p>", ""]
)
HTML_CITES = st.sampled_from(
    ["[1]", "<sup>1</sup>", "<sup>[2]</sup>", "<sup><a href='#n{n}' id='r{n}'>{n}</a></sup>",
     "[@knuth1984]", "[2][1]", "x[1]"]
)  # fmt: skip
HTML_ENTRIES = st.sampled_from(
    [RICKS, ADAMS, KNUTH, f"<i>{RICKS}</i>", "what my aunt said", f"{RICKS}, p. 12", "Ibid., 14.",
     f'<a href="{LINK}">My title</a>',
     f"See {ADAMS}; I like it.", f"Books<ul><li>{RICKS}</li></ul>"]
)  # fmt: skip


@given(st.lists(HTML_ENTRIES, max_size=4), AROUND, ITEM, LINE,
       st.lists(HTML_CITES, max_size=4), STYLES, TITLE)  # fmt: skip
def test_no_word_and_no_tag_of_html_is_lost(
    entries: list[str], around: str, item: str, line: str, cites: list[str], style: str, title: str
) -> None:
    each = item if "l>" in around else line
    listed = "".join(each.format(entry, n=at) for at, entry in enumerate(entries, 1))
    marks = " bark ".join(one.format(n=at) for at, one in enumerate(cites, 1))
    text = f"<div><p>Dogs {marks}.</p>{title}{around.format(listed)}</div><p>The end of it.</p>"
    books = [FOLDER / "refs.bib"]
    done = plainly(text, style=style, bibliography=books, form="html", platform=None).text
    wanted = {"aunt": "aunt", "Ricks": "Fiasco", "Adams": "Harmless", "My title": "title",
              "I like": "I like it", "Books": "Books", "The end": "The end of it."}  # fmt: skip
    for sign, word in wanted.items():
        assert sign not in text or word.casefold() in done.casefold()
    assert Balance(text).wrong == Balance(done).wrong
    ids = re.findall(r"\bid=[\"']([^\"']+)", done)
    assert len(ids) == len(set(ids)) or len(set(re.findall(r"\bid='([^']+)", text))) < text.count(
        "id='"
    )
    assert "\ufffc" not in done


def test_a_number_behind_a_name_like_those_of_programs_is_a_citation() -> None:
    sources = f"\n\n## Sources\n\n1. {RICKS}\n2. {ADAMS}\n"
    text = f"So[2]. The mRNA[1] and the iPhone[2] and covid19[1].{sources}"
    done = plainly(text)
    assert "mRNA (Ricks, 2006) and the iPhone (Adams, 1992) and covid19 (Ricks, 2006)" in done.text


def test_raised_numbers_come_in_any_order_and_stay_with_their_list_if_some_lack() -> None:
    sources = f"\n\n## Sources\n\n1. {RICKS}\n2. {ADAMS}\n"
    done = plainly(f"It was so.<sup>2</sup> In it<sup>1</sup> too.{sources}")
    assert done.text.startswith("It was so (Adams, 1992). In it (Ricks, 2006) too.")
    kept = plainly(f"It was so.<sup>2</sup>{sources}")
    assert kept.text.startswith("It was so.<sup>2</sup>")
    assert kept.text.index("Ricks") < kept.text.index("Adams")
    assert any(one.code == "citation-unclear" for one in kept.problems)
