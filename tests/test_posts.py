"""Posts: what bloggers write comes out finished, and all else as it went in.

The posts under `posts/` are read with four platforms each; what comes out lies beside them and
is made anew with ``CITEKIT_GOLDEN=1 pytest tests/test_posts.py``. Read it before it is committed.
"""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from tests import browsing

import citekit
from citekit import posts
from citekit.cli import main
from citekit.posts import drafts, frontmatter, htmldraft, markdowndraft
from citekit.posts.platforms import PLATFORMS
from citekit.record import Record, Records

FOLDER = Path(__file__).parent / "posts"
POSTS = sorted(path for path in FOLDER.iterdir() if path.suffix in (".md", ".html"))
SHOWN = ("wordpress", "ghost", "substack", "jekyll")
MARKDOWN = [name or None for name, place in PLATFORMS.items() if place.to == "markdown"]
ADAMS = "Adams, Douglas, Mostly Harmless, London: Pan, 1992"
RICKS = "Ricks, Thomas, Fiasco, New York: The Penguin Press, 2006"


def edited(text: str, **options: object) -> posts.Edited:
    options.setdefault("folder", FOLDER)
    return posts.edit(text, posts.Wanted(**options))  # type: ignore[arg-type]


def said(text: str, **options: object) -> list[tuple[str, int | None]]:
    return [(one.code, one.line) for one in edited(text, **options).problems]


# --- ten posts, four platforms -------------------------------------------------------


def golden(path: Path, platform: str) -> tuple[str, Path]:
    text = path.read_bytes().decode()
    done = edited(text, form=posts.form_of(text, path.name), platform=platform)
    problems = "".join(f"{one}\n" for one in done.problems)
    suffix = "html" if PLATFORMS[platform].to == "html" or path.suffix == ".html" else "md"
    target = FOLDER / "finished" / f"{path.stem}.{platform}.{suffix}"
    note = f"<!-- said:\n{problems}-->\n" if problems else ""
    return f"{done.text}\n{note}", target


def test_there_are_ten_posts_and_more() -> None:
    assert len(POSTS) >= 10


@pytest.mark.parametrize("platform", SHOWN)
@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_a_post_is_finished_as_it_was_read_by_a_person(path: Path, platform: str) -> None:
    text, target = golden(path, platform)
    if os.environ.get("CITEKIT_GOLDEN"):
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, "utf-8")
    assert target.read_text("utf-8") == text


@pytest.mark.parametrize("platform", [*PLATFORMS])
@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_every_link_within_a_finished_post_leads_somewhere(path: Path, platform: str) -> None:
    text = path.read_text("utf-8")
    done = edited(text, platform=platform or None, to=None if path.suffix == ".html" else "html")
    ids = re.findall(r'\bid="([^"]+)"', done.text)
    assert len(ids) == len(set(ids))
    targets = set(re.findall(r'href="#([^"]+)"', done.text))
    assert targets <= set(ids)
    assert bool(targets) == (PLATFORMS[platform].ids and bool(targets))


@pytest.mark.parametrize("platform", MARKDOWN)
@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_code_templates_and_front_matter_stay_byte_for_byte(
    path: Path, platform: str | None
) -> None:
    text = path.read_text("utf-8")
    done = edited(text, form=posts.form_of(text, path.name), platform=platform).text
    matter = frontmatter.read(text)
    assert done.startswith(text[: matter.end])
    kept = re.findall(r"```.*?```|\{\{.*?\}\}|\{%.*?%\}|`[^`\n]+`|<div.*?</div>", text, re.DOTALL)
    assert all(piece in done for piece in kept)


# --- what is no citation comes out as it went in ----------------------------------------

LINES = st.text(
    st.sampled_from("abc xyz\t#*_`~[]()<>!|\\-+.:;,0123&{}%^$='\"\r\u00a0\u2028é漢\x00"),
    max_size=40,
)
PIECES = st.sampled_from(
    ["# Title", "- a", "  - b", "1. one", "> quote", "```", "    code", "| a | b |", "|---|---|",
     "<div>", "</div>", "<!-- x", "-->", "[a]: http://a.b", "[^", "](", "me@example.org", "@", "[@",
     "{{< x >}}", "{% y %}", "***", "---", "+++", "\ufeff", "<p", "&amp;", "<script>", "$x$",
     "[^1]: x", "a[^1]", "[^1]: Ibid.", "[@roe]", "@roe says", "## Sources", "[1]", "**Notes:**"]
)  # fmt: skip
DOCUMENTS = st.lists(st.one_of(LINES, PIECES), max_size=12).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n"]).map(lambda end: end.join(lines))
)
#: What can be cited after all, or where the list goes, where the post has a bibliography.
CITES = re.compile(r"sources|notes", re.IGNORECASE)


@given(DOCUMENTS, st.sampled_from(MARKDOWN))
def test_markdown_without_citations_comes_out_as_it_went_in(
    text: str, platform: str | None
) -> None:
    assert edited(text, form="markdown", platform=platform).text == text


@given(DOCUMENTS, st.sampled_from([*PLATFORMS]))
def test_html_without_citations_comes_out_as_it_went_in(text: str, platform: str) -> None:
    assert edited(text, form="html", platform=platform or None).text == text


@given(DOCUMENTS, st.sampled_from(["apa", "ieee", "chicago-notes-bibliography"]))
def test_what_stands_around_citations_stays(text: str, style: str) -> None:
    """A citation between two paragraphs of anything changes nothing of them."""
    before = f"{text}\n\nEnd of it.\n\n"
    post = f"{before}Roe says so [@knuth1984].\n"
    done = edited(post, form="markdown", style=style, bibliography=[FOLDER / "refs.bib"]).text
    if not CITES.search(text):
        assert done.startswith(before)


@given(st.text(max_size=300), st.sampled_from(["markdown", "html"]), st.sampled_from([*PLATFORMS]))
def test_no_text_raises(text: str, form: str, platform: str) -> None:
    edited(f"[@knuth1984] {text}", form=form, platform=platform or None,
           bibliography=[FOLDER / "refs.bib"], style="apa")  # fmt: skip


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_a_post_that_is_cut_anywhere_is_finished_all_the_same(path: Path) -> None:
    text = path.read_text("utf-8")
    for end in range(0, len(text), 97):
        for to in ("html", None):
            edited(text[:end], form=posts.form_of(text, path.name), to=to)


HOSTILE = [
    "<a href='[@knuth1984]'>[@knuth1984]</a>", "<!-- [@knuth1984]", "<script>[@knuth1984]</script>",
    "<p title=\"[@knuth1984]\">", "<![CDATA[ [@knuth1984] ]]>", "<p><b>[@knuth1984</b>]</p>",
    "<pre>[@knuth1984]</pre>", "<" * 500, "<p>" * 500, "<li>" * 500 + "[", "&#xFFFFFFF; &#0;",
    "</p></p></div>", "<textarea>[@knuth1984]", "<style>[@knuth1984]", "<a [@knuth1984]>",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_hostile_html_stays_as_it_is(text: str, form: str) -> None:
    done = edited(text, form=form, bibliography=[FOLDER / "refs.bib"], style="apa")
    kept = done.text.split("\n\n## ")[0].split("\n\n<h2>")[0]
    if form == "html":
        assert kept == text


def test_text_of_records_becomes_no_markup(tmp_path: Path) -> None:
    bad = tmp_path / "bad.bib"
    bad.write_text("@book{a, title = {<script>x</script> [y](javascript:z) {{x}}}, year = 2001}")
    for platform in PLATFORMS:
        done = edited("See [@a].", style="apa", bibliography=[bad], platform=platform or None)
        assert not re.search(r"(?<!\\)<script", done.text)
        assert 'href="javascript' not in done.text
        if PLATFORMS[platform].to == "markdown":
            assert not re.search(r"(?<!\\)\]\(javascript:", done.text, re.IGNORECASE)
        assert "{{" not in done.text.replace("{{x}}", "") or PLATFORMS[platform].to == "html"
        if PLATFORMS[platform].matter:
            web = edited("See [@a].", style="apa", bibliography=[bad], platform=platform, to="html")
            assert "{{" not in web.text


# --- lists ------------------------------------------------------------------------------


def test_a_list_of_sources_is_put_in_order_and_formatted_in_place() -> None:
    text = f"Text.\n\n## Sources\n\n* {RICKS}\n* {ADAMS}\n"
    assert edited(text).text == (
        "Text.\n\n## Sources\n\n* Adams, Douglas. *Mostly Harmless*. Pan, 1992.\n"
        "* Ricks, Thomas. *Fiasco*. The Penguin Press, 2006.\n"
    )


@pytest.mark.parametrize(
    "heading",
    ["## Quellen", "**Sources:**", "# Bibliographie", "Sources\n-------", "### 📚 References"],
)
def test_headings_over_sources_are_known(heading: str) -> None:
    assert "*Fiasco*" in edited(f"Text.\n\n{heading}\n\n- {RICKS}\n").text


def test_an_entry_that_is_not_understood_keeps_its_place_and_is_said() -> None:
    text = f"## Sources\n\n1. {RICKS}\n2. what my aunt said\n3. {ADAMS}\n"
    done = edited(text)
    assert done.text.splitlines()[3] == "2. what my aunt said"
    assert [(one.code, one.line) for one in done.problems] == [("source-kept", 4)]


def test_what_stands_below_an_entry_moves_with_it() -> None:
    text = f"## Sources\n\n- {RICKS}\n\n  A fine book [@knuth1984].\n\n- {ADAMS}\n"
    done = edited(text, style="apa", bibliography=[FOLDER / "refs.bib"]).text
    assert done.index("Mostly Harmless") < done.index("Fiasco") < done.index("A fine book")
    assert "Knuth, 1984" in done


def test_entries_are_cited_by_number_and_by_key() -> None:
    entries = f"1. @ricks: {RICKS}\n2. {ADAMS}\n"
    text = f"So [1], and [@ricks, p. 3], and [2].\n\n## Sources\n\n{entries}"
    done = edited(text, style="apa", platform="hugo").text
    assert done.startswith("So [1], and (Ricks, 2006, p. 3), and (Adams, 1992).")


def test_a_work_that_is_listed_and_in_the_bibliography_is_one() -> None:
    knuth = "Knuth, D. E. (1984). Literate programming. The Computer Journal, 27(2), 97-111."
    text = f"So [@knuth1984].\n\n## Sources\n\n- {knuth}\n"
    done = edited(text, style="apa", bibliography=[FOLDER / "refs.bib"], platform="hugo").text
    assert done.startswith("So (Knuth, 1984).")
    assert done.count("iterate") == 1


def test_links_to_shops_are_no_sources() -> None:
    text = "## Links\n\n- [My shop](https://example.org/shop)\n- [Feed](https://example.org/feed)\n"
    assert edited(text).text == text
    assert not said(text)


def test_sources_of_nobody_are_left_where_a_style_has_no_list() -> None:
    text = f"## Sources\n\n- {RICKS}\n"
    assert "Fiasco" in edited(text, style="bluebook-law-review").text


@pytest.mark.parametrize(
    "entry",
    ["RFC 2119", "https://example.org/blah", "1984 by George Orwell", "http://a.b/c, http://d.e/f",
     "See also the excellent overview at https://example.org/overview (accessed 3 May 2019)",
     "Email from support@example.org, 3 March 2020", "Photo: Jane Roe / CC-BY"],
)  # fmt: skip
def test_an_entry_of_which_little_would_be_left_is_kept(entry: str) -> None:
    text = f"## Sources\n\n- {entry}\n"
    assert edited(text, style="apa").text == text
    assert said(text, style="apa") == [("source-kept", 3)]


@pytest.mark.parametrize("to", ["markdown", "html"])
def test_a_work_that_is_listed_twice_is_one_work_with_two_entries(to: str) -> None:
    text = f"So [1].\n\n## Sources\n\n1. {RICKS}\n2. {ADAMS}\n\n## References\n\n1. {RICKS}\n"
    done = edited(text, to=to, style="apa").text
    assert done.count("Ricks, T. (2006). ") == 2
    assert done.count('id="ref-') == 1
    twice = edited(f"## Sources\n\n- {RICKS}\n- {RICKS}\n- {ADAMS}\n", style="apa").text
    assert [line[:8] for line in twice.splitlines()[2:]] == ["- Adams,", "- Ricks,", "- Ricks,"]


def test_what_a_second_entry_of_a_work_says_besides_stays() -> None:
    text = f"## Sources\n\n- {RICKS}\n\n## References\n\n- {RICKS}, https://example.org/fiasco\n"
    assert "https://example.org/fiasco" in edited(text, style="apa").text


def test_the_box_of_a_task_is_no_key_of_an_entry() -> None:
    assert "- [x] " in edited(f"## Sources\n\n- [x] {RICKS}\n- {ADAMS}\n").text


def test_a_post_full_of_strangers_takes_no_time(tmp_path: Path) -> None:
    many = "".join(f"@book{{key{at}, title = {{A}}}}\n" for at in range(1000))
    (tmp_path / "many.bib").write_text(many)
    text = " ".join(f"@kay{at}s" for at in range(9000))
    start = time.process_time()
    edited(text, bibliography=[tmp_path / "many.bib"])
    assert time.process_time() - start < 5


@pytest.mark.parametrize("more", ['<a id="top"></a>', "<script>x</script>", '<i id="a">b</i>'])
def test_an_entry_with_html_that_would_be_lost_is_kept(more: str) -> None:
    text = f"<h2>Sources</h2><ul><li>{ADAMS} {more}</li></ul>"
    assert edited(text, form="html").text == text
    assert said(text, form="html") == [("source-kept", 1)]


@pytest.mark.parametrize("to", ["markdown", "html"])
def test_the_mark_of_a_note_behind_an_entry_moves_with_it(to: str) -> None:
    text = f"## Sources\n\n- {RICKS}[^1]\n- {ADAMS}\n\n[^1]: Mine.\n"
    done = edited(text, to=to, style="apa").text
    mark = "[^1]" if to == "markdown" else '<sup><a href="#fn-1" id="fnref-1"'
    assert f"The Penguin Press.{mark}" in done
    assert done.index("Adams") < done.index("Ricks")


def test_an_entry_that_cites_stays_and_is_said() -> None:
    text = f"## Sources\n\n- {RICKS} [@knuth1984]\n- {ADAMS}\n"
    done = edited(text, style="apa", bibliography=[FOLDER / "refs.bib"], platform="hugo")
    assert f"- {RICKS} (Knuth, 1984)\n" in done.text
    assert [(one.code, one.line) for one in done.problems] == [("source-kept", 3)]


def test_marks_of_notes_below_an_entry_that_moves_are_marks() -> None:
    text = f"## Sources\n\n- {RICKS}\n\n  Good.[^1]\n\n- {ADAMS}\n\n[^1]: Mine.\n"
    assert 'Good.<sup><a href="#fn-1"' in edited(text, to="html", style="apa").text


def test_numbers_that_cannot_all_be_cited_keep_the_order_that_they_count_on() -> None:
    text = f"So [1, 2].\n\n## Sources\n\n1. {RICKS}\n2. what my aunt said\n3. {ADAMS}\n"
    done = edited(text, style="apa")
    assert done.text.startswith("So [1, 2].\n\n## Sources\n\n1. Ricks")
    assert [(one.code, one.line) for one in done.problems] == [
        ("citation-unclear", 1), ("source-kept", 6),
    ]  # fmt: skip


# --- notes ------------------------------------------------------------------------------


def test_notes_are_formatted_and_short_forms_are_known() -> None:
    notes = f"[^1]: {RICKS}, p. 12\n[^2]: Ibid., p. 14.\n[^3]: Ricks, Fiasco, 40.\n"
    text = f"A.[^1] B.[^2] C.[^3]\n\n{notes}"
    assert edited(text).text.splitlines()[2:] == [
        "[^1]: Thomas Ricks, *Fiasco* (The Penguin Press, 2006), 12.",
        "[^2]: Ricks, *Fiasco*, 14.",
        "[^3]: Ricks, *Fiasco*, 40.",
    ]


def test_notes_become_citations_in_a_style_that_has_none() -> None:
    text = f"He knew it.[^1] She, too[^2].\n\n[^1]: {RICKS}, p. 12\n[^2]: I asked her in 2019.\n"
    done = edited(text, style="apa", platform="hugo").text
    assert done.startswith("He knew it (Ricks, 2006, p. 12). She, too[^2].\n\n[^2]: I asked her")
    assert done.endswith("## References\n\nRicks, T. (2006). *Fiasco*. The Penguin Press.\n")


@pytest.mark.parametrize(
    "short", ["Ibid.", "Ibid., p. 14", "Ibid., p. 14; I do not agree", "*Ibid.*, 14"]
)
def test_ibid_is_the_work_of_the_note_before(short: str) -> None:
    text = f"A.[^1] B.[^2]\n\n[^1]: {RICKS}, p. 12.\n[^2]: {short}.\n"
    done = edited(text).text.splitlines()[-1]
    place = ", 14" if "14" in short else ""
    rest = "; I do not agree" if "agree" in short else ""
    assert done.replace("..", ".") == f"[^2]: Ricks, *Fiasco*{place}{rest}."


@pytest.mark.parametrize(
    "between",
    ["[^1]: See @knuth1984.", f"[^1]: {RICKS}; {ADAMS}.",
     "[^1]: Roe, Jane. `Lakes`. London: Pan, 2001."],
)  # fmt: skip
def test_ibid_is_nothing_where_the_note_before_is_not_one_known_work(between: str) -> None:
    notes = f"[^0]: {ADAMS}.\n{between}\n[^2]: Ibid., p. 14.\n"
    done = edited(f"A.[^0] B.[^1] C.[^2]\n\n{notes}", bibliography=[FOLDER / "refs.bib"]).text
    assert done.endswith("[^2]: Ibid., p. 14.\n")


@pytest.mark.parametrize(
    ("cited", "note"),
    [("[@knuth1984]", "Knuth, “Literate Programming,” 14."),
     ("[@knuth1984; @lamport1986]", "Ibid., p. 14."), ("[@nobody]", "Ibid., p. 14.")],
)  # fmt: skip
def test_ibid_is_what_the_text_has_cited_last(cited: str, note: str) -> None:
    text = f"A.[^1] B {cited}. C.[^2]\n\n[^1]: {RICKS}.\n[^2]: Ibid., p. 14.\n"
    assert f"[^2]: {note}\n" in edited(text, bibliography=[FOLDER / "refs.bib"]).text


FIASCO = "Thomas Ricks, *Fiasco* (New York: The Penguin Press, 2006), 12"
HARMLESS = "Douglas Adams, *Mostly Harmless* (London: Pan, 1992), 3"


def notes_of(*notes: str, **options: object) -> list[str]:
    """Return what becomes of notes that a text calls in order."""
    marks = "".join(f"A.[^{at}] " for at, _ in enumerate(notes, 1))
    texts = "".join(f"[^{at}]: {note}\n" for at, note in enumerate(notes, 1))
    done = edited(f"{marks}\n\n{texts}", **options).text
    return [line.partition(": ")[2] for line in done.splitlines() if line.startswith("[^")]


@pytest.mark.parametrize(
    ("short", "became"),
    [
        ("Ricks, op. cit., p. 41.", "Ricks, *Fiasco*, 41."),
        ("Ricks, *op. cit.*, 41–42.", "Ricks, *Fiasco*, 41–42."),
        ("Thomas Ricks, op. cit.", "Ricks, *Fiasco*."),
        ("See Ricks, loc. cit.", "See Ricks, *Fiasco*, 12."),
        ("Ricks, Fiasco, 40", "Ricks, *Fiasco*, 40."),
        ("Ricks, a. a. O., S. 41.", "Ricks, *Fiasco*, 41."),
        ("Ricks, *Fiasco*, 50; Adams, *Mostly Harmless*, 7.",
         "Ricks, *Fiasco*, 50; Adams, *Mostly Harmless*, 7."),
        ("Ricks, *Fiasco*, 50; see also Adams, op. cit., 7.",
         "Ricks, *Fiasco*, 50; see also Adams, *Mostly Harmless*, 7."),
        (f"Compare {FIASCO}; the argument is dubious.",
         "Compare Ricks, *Fiasco*, 12; the argument is dubious."),
    ],
)  # fmt: skip
def test_works_that_were_described_are_known_again(short: str, became: str) -> None:
    assert notes_of(FIASCO, f"{HARMLESS}.", short)[2] == became


@pytest.mark.parametrize(
    "note",
    [
        "Roe, op. cit., p. 12.", "Op. cit.", "Loc. cit., p. 3.", "Granta 30 (1990): 12–44, at 20.",
        "Ricks, op. cit., which nobody reads.",
    ],
)  # fmt: skip
def test_a_note_that_points_to_what_is_not_known_stays_and_is_said(note: str) -> None:
    text = f"A.[^1] B.[^2]\n\n[^1]: {FIASCO}.\n[^2]: {note}\n"
    assert edited(text).text.endswith(f"[^2]: {note}\n")
    assert said(text) == [("source-kept", 4)]


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Fiasco: The War in Iraq", "Fiasco"),
        ("Who Lost Iraq? The War in Short", "Who Lost Iraq?"),
        ("Rivers and Lakes", "Rivers and Lakes"),
    ],
)
def test_a_work_cited_again_is_called_without_its_subtitle(title: str, short: str) -> None:
    full = f"Thomas Ricks, *{title}* (New York: Penguin Press, 2006), 12."
    again = notes_of(full, "Ibid., p. 3.", f"{HARMLESS}.", "Ricks, op. cit., 4.")
    assert again[0] == f"Thomas Ricks, *{title}* (Penguin Press, 2006), 12."
    assert again[3] == f"Ricks, *{short}*, 4."


def test_a_short_title_of_the_bibliography_stays(tmp_path: Path) -> None:
    books = tmp_path / "books.bib"
    books.write_text("@book{a, author={Roe, A.}, title={Sea: a life}, shorttitle={Big Sea}}")
    done = edited("A [@a]. B [@a].", bibliography=[books]).text
    assert "Roe, *Big Sea*." in done


def test_of_two_works_of_an_author_op_cit_is_neither() -> None:
    other = "Thomas Ricks, *The Gamble* (London: Pan, 2009), 3."
    assert notes_of(FIASCO, other, "Ricks, op. cit., 4.")[2] == "Ricks, op. cit., 4."


def test_words_of_the_writer_before_and_behind_citations_stay() -> None:
    note = f"So says {FIASCO}; and {HARMLESS}; I doubt it."
    text = f"A.[^1]\n\n[^1]: {note}\n"
    done = edited(text).text
    assert done.endswith(f"[^1]: {note}\n") or "I doubt it." in done
    for word in ("So says", "Fiasco", "Harmless", "I doubt it."):
        assert word in done


def test_what_a_note_says_besides_stays() -> None:
    text = f"A.[^1]\n\n[^1]: For this see {RICKS}, p. 12, which I like.\n"
    assert edited(text).text.endswith(
        "[^1]: For this see Thomas Ricks, *Fiasco* (The Penguin Press, 2006), 12, which I like.\n"
    )


def test_notes_of_prose_stay_and_are_not_complained_of() -> None:
    text = "A.[^1]\n\n[^1]: My grandfather kept it in a drawer, and it smelled of tobacco.\n"
    assert edited(text).text == text
    assert not said(text)


def test_citations_become_notes_behind_punctuation() -> None:
    text = "A [@knuth1984, p. 97].[^2] B [@knuth1984].\n\n[^2]: Mine.\n"
    done = edited(text, bibliography=[FOLDER / "refs.bib"]).text
    assert done.startswith("A.[^cite-1][^2] B.[^cite-3]\n\n[^2]: Mine.\n[^cite-1]: ")


def test_in_french_a_mark_comes_before_the_punctuation() -> None:
    done = edited("A [@knuth1984].", bibliography=[FOLDER / "refs.bib"], locale="fr-FR").text
    assert done.startswith("A[^cite-1].")


@pytest.mark.parametrize("sign", ["- ", "1. ", "# ", "> ", "- [ ] ", "> - ", "# Head\n", "***\n"])
def test_a_citation_that_begins_a_block_leaves_its_sign_whole(sign: str) -> None:
    done = edited(f"{sign}[@knuth1984] is good.\n", bibliography=[FOLDER / "refs.bib"]).text
    assert done.startswith(f"{sign}[^cite-1] is good.\n")


def test_a_mark_stands_at_the_word_before_it_whatever_ends_the_line() -> None:
    for end in ("\n", "\r\n"):
        done = edited(f"So{end}[@knuth1984] it is.", bibliography=[FOLDER / "refs.bib"]).text
        assert done.startswith("So[^cite-1] it is.")


@pytest.mark.parametrize("to", ["markdown", "html"])
def test_a_second_note_with_a_label_stays_and_is_said(to: str) -> None:
    done = edited("A[^1].\n\n[^1]: mine\n[^1]: other\n", to=to)
    assert "[^1]: other" in done.text
    assert [(one.code, one.line) for one in done.problems] == [("note-duplicate", 4)]


def test_a_note_that_nothing_calls_is_shown() -> None:
    assert "[^2]: lost" in edited("A.\n\n[^2]: lost\n", to="html").text


def test_a_note_is_called_twice_by_marks_of_which_one_has_the_id() -> None:
    done = edited("A[^1]. B[^1].\n\n[^1]: Mine.\n", to="html").text
    assert done.count('href="#fn-1"') == 2
    assert done.count('id="fnref-1"') == 1


def test_notes_know_the_addresses_of_the_post() -> None:
    text = "A[^1].\n\n[^1]: See [the page][p].\n\n[p]: https://example.org/p\n"
    assert '<a href="https://example.org/p">the page</a>' in edited(text, to="html").text


def test_code_at_the_end_of_a_note_is_part_of_it() -> None:
    text = "A[^1].\n\n[^1]: See\n\n    ```\n    code\n    ```\n\nB [@knuth1984].\n"
    done = edited(text, to="html", bibliography=[FOLDER / "refs.bib"]).text
    assert done.index("<ol>") < done.index("<code>")
    kept = edited(text, bibliography=[FOLDER / "refs.bib"]).text
    assert "    code\n    ```\n[^cite-2]: " in kept


def test_new_notes_stand_in_no_quotation() -> None:
    text = "A[^1] [@knuth1984].\n\n> [^1]: Mine.\n"
    done = edited(text, bibliography=[FOLDER / "refs.bib"]).text
    assert "> [^1]: Mine.\n\n[^cite-2]: Donald" in done


HTML_NOTES = (
    '<p>He knew it.<sup id="r1"><a href="#n1">1</a></sup> '
    'Twice.<sup><a href="#n2">2</a></sup></p>\n'
    f'<ol>\n<li id="n1">{RICKS}, p. 12 <a href="#r1">↩</a></li>\n'
    '<li id="n2"><p>Ibid., p. 14. <a href="#r2">↩</a></p></li>\n</ol>\n'
)


def test_notes_of_an_html_post_are_formatted_where_they_stand() -> None:
    assert edited(HTML_NOTES, form="html").text == HTML_NOTES.replace(
        f"{RICKS}, p. 12", "Thomas Ricks, <i>Fiasco</i> (The Penguin Press, 2006), 12."
    ).replace("Ibid., p. 14.", "Ricks, <i>Fiasco</i>, 14.")


def test_notes_of_an_html_post_become_citations_and_a_list_in_a_style_without_notes() -> None:
    text = HTML_NOTES.replace("Ibid., p. 14.", f"{ADAMS}.")
    done = edited(text, form="html", style="apa").text
    assert ">Ricks, 2006, p. 12</a>)</span>. Twice <span" in done
    assert done.index("Mostly Harmless") < done.index("<i>Fiasco</i>. The Penguin Press.</span>")
    assert 'href="#r1"' not in done
    assert not set(re.findall(r'href="#([^"]+)"', done)) - set(re.findall(r'id="([^"]+)"', done))


@pytest.mark.parametrize(
    "link",
    ["[a [@knuth1984]](y)", "![a [@knuth1984]](x.png)", "[a `x` [@knuth1984]][r]", "[b[1]](y)"],
)
def test_what_stands_in_the_text_of_a_link_stays(link: str) -> None:
    text = f"See {link}.\n\n[r]: https://example.org\n\n## Sources\n\n1. what my aunt said\n"
    assert edited(text, bibliography=[FOLDER / "refs.bib"], style="apa").text == text


def test_a_number_at_a_word_gets_a_space_where_it_becomes_words() -> None:
    text = f"So[1]. And[1], *so* [1].\n\n## Sources\n\n1. {RICKS}\n"
    assert edited(text, style="apa", platform="hugo").text.startswith(
        "So (Ricks, 2006). And (Ricks, 2006), *so* (Ricks, 2006).\n"
    )


def test_who_is_named_in_a_note_stays_named() -> None:
    done = edited("A[^1].\n\n[^1]: See @knuth1984.\n", bibliography=[FOLDER / "refs.bib"]).text
    assert "[^1]: See Donald E. Knuth, “Literate" in done


@pytest.mark.parametrize("to", ["markdown", "html"])
def test_inline_notes_are_notes(to: str) -> None:
    text = f"A.^[{RICKS}, p. 12.] B.^[See @knuth1984, *Fiasco*.] C.^[Mine.]\n"
    done = edited(text, to=to, bibliography=[FOLDER / "refs.bib"]).text
    assert "See Donald E. Knuth, “Literate" in done
    if to == "markdown":
        assert done.startswith("A.^[Thomas Ricks, *Fiasco* (The Penguin Press, 2006), 12.] B.^[")
        assert done.endswith(", *Fiasco*.] C.^[Mine.]\n")
    else:
        assert done.count("doc-noteref") == 3
        assert '<li id="fn-3">Mine. <a href="#fnref-3"' in done


def test_an_inline_note_becomes_a_citation_in_a_style_that_has_none() -> None:
    done = edited(f"A^[{RICKS}, p. 12]. B^[Mine].\n", style="apa", platform="hugo").text
    assert done.startswith("A (Ricks, 2006, p. 12). B^[Mine].\n\n## References\n\nRicks, T.")


def test_an_html_post_gets_its_notes_and_its_list() -> None:
    done = edited("<p>A [@knuth1984], B @lamport1986.</p>", bibliography=[FOLDER / "refs.bib"],
                  style="apa").text  # fmt: skip
    assert '<p>A <span id="cite-1">(<a href="#ref-knuth1984"' in done
    assert done.count("listitem") == 2


# --- keys -------------------------------------------------------------------------------


def test_an_unknown_key_stays_visible_with_file_line_and_the_nearest() -> None:
    done = edited("Text.\n\nSo [@knuth1948].\n", bibliography=[FOLDER / "refs.bib"])
    assert done.text == "Text.\n\nSo [@knuth1948].\n"
    [problem] = done.problems
    assert (problem.line, problem.severity) == (3, "warning")
    assert "did you mean knuth1984" in problem.message


def test_handles_of_people_stay_and_are_said_only_if_they_are_near_a_key() -> None:
    done = edited("Thanks @bob, and @knuth1948.", bibliography=[FOLDER / "refs.bib"])
    assert done.text == "Thanks @bob, and @knuth1948."
    assert [(one.severity, one.excerpt) for one in done.problems] == [("info", "knuth1948")]


def test_a_missing_bibliography_is_said_of_its_file() -> None:
    done = edited("So [@roe].", bibliography=["nowhere.bib"])
    assert done.others[0][0] == "nowhere.bib"
    assert done.text == "So [@roe]."


@pytest.mark.parametrize(
    ("options", "message"),
    [({"style": "apaa"}, "apa"), ({"platform": "wordpres"}, "wordpress"),
     ({"css": "inlin"}, "inline"), ({"locale": "de-XX-YY"}, "locale"), ({"to": "htm"}, "html")],
)  # fmt: skip
def test_what_does_not_exist_raises_with_the_nearest(options: dict[str, str], message: str) -> None:
    with pytest.raises(citekit.UnknownNameError, match=message):
        citekit.post("Text.", **options)  # type: ignore[arg-type]


def test_html_does_not_become_markdown() -> None:
    with pytest.raises(ValueError, match="stays HTML"):
        citekit.post("<p>Text.</p>", to="markdown")


@pytest.mark.parametrize("prefix", ['a b"', "1st-", "ä", "a b", "x" * 90, '"><script>'])
def test_a_prefix_that_no_id_begins_with_raises(prefix: str) -> None:
    with pytest.raises(ValueError, match="prefix"):
        citekit.post("Text.", prefix=prefix)


@pytest.mark.parametrize("platform", ["wordpress", "ghost", "jekyll"])
def test_a_prefix_stands_before_each_id_and_each_link_to_it(platform: str) -> None:
    done = edited("A [@knuth1984].", style="apa", bibliography=[FOLDER / "refs.bib"],
                  platform=platform, prefix="two.").text  # fmt: skip
    ids = re.findall(r'(?:id="|\{: #)([^"}]+)', done)
    assert sorted(ids) == ["two.cite-1", "two.ref-knuth1984"]
    assert {*re.findall(r'(?:href="|\()#([^"() ]+)', done)} == {*ids}


# --- front matter -----------------------------------------------------------------------


def test_front_matter_that_cannot_be_read_is_said_and_stays() -> None:
    text = "---\ntitle: [a\n---\nText.\n"
    assert edited(text).text == text
    assert said(text) == [("front-matter", 3)]


def test_yaml_makes_no_objects() -> None:
    text = "---\nstyle: !!python/object/apply:os.system ['true']\n---\nText.\n"
    assert said(text) == [("front-matter", 2)]


@pytest.mark.parametrize(
    "value",
    ["!!timestamp x", "!!bool x", "!!int ''", "!!float x", "2020-13-45", "*b", "[" * 20_000,
     "{a: " * 20_000, "- " * 20_000],
)  # fmt: skip
def test_no_value_of_yaml_raises_or_takes_long(value: str) -> None:
    start = time.process_time()
    assert [code for code, _ in said(f"---\na: {value}\n---\nText.\n")] == ["front-matter"]
    assert time.process_time() - start < 2


@pytest.mark.parametrize("value", ["[" * 20_000, "{a=" * 20_000, "[a"])
def test_no_value_of_toml_raises(value: str) -> None:
    assert [code for code, _ in said(f"+++\na = {value}\n+++\nText.\n")] == ["front-matter"]


@pytest.mark.parametrize(
    "field",
    ["date: gestern", "date: 2019", "date: 3/4/2019", "style: [apa]", "lang: 3",
     "bibliography: {a: b}", "nocite: '@nobody'", "reference-section-title: [a]"],
)  # fmt: skip
def test_a_value_of_front_matter_that_says_nothing_is_said_with_its_line(field: str) -> None:
    text = f"---\ntitle: A\n{field}\n---\nText.\n"
    assert edited(text).text == text
    assert [line for _, line in said(text)] == [3]


@pytest.mark.parametrize("date", ["3 May 2019", "May 3, 2019", "2019-05-03T10:00:00+02:00",
                                  "2019-05-03 10:00:00 -0500", "2019/05/03"])  # fmt: skip
def test_the_day_of_a_post_may_be_written_in_words(date: str) -> None:
    matter = frontmatter.read(f"---\ndate: {date}\n---\nText.\n")
    assert str(matter.date) == "2019-05-03"
    assert not matter.problems


@pytest.mark.parametrize(
    "text",
    ["---\ntitle: A\nstyle: apa\n\nText.\n", "+++\ntitle = 'A'\n\nText.\n",
     "---\ntitle: A\ntags:\n  - a\n- b\n"],
)  # fmt: skip
def test_front_matter_that_nothing_closes_is_said(text: str) -> None:
    assert edited(text).text == text
    assert said(text) == [("front-matter", 1)]


@pytest.mark.parametrize(
    "text", ["---\n\ntitle: A\n", "---\nText: and more\n", "---\ntitle: A\nis what it is\n", "---"]
)
def test_a_line_of_dashes_above_a_text_is_one(text: str) -> None:
    assert not said(text)


@pytest.mark.parametrize("field", ["style: apaa", "csl: nowhere.csl", "lang: xx-YY-zz"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_front_matter_asks_for_in_vain_is_said_with_its_line(field: str, end: str) -> None:
    text = end.join(("---", "title: A", field, "---", "Text.", ""))
    assert edited(text).text == text
    assert said(text) == [("front-matter", 3)]


def test_a_path_that_is_none_is_said_of_its_file() -> None:
    done = edited('---\nbibliography: "a\\0b"\n---\nText.\n')
    assert [problem.code for _, problem in done.others] == ["bibliography-unreadable"]


def test_what_is_asked_for_outweighs_the_front_matter() -> None:
    text = "---\nstyle: apa\nbibliography: refs.bib\n---\nA [@knuth1984].\n"
    assert "(Knuth, 1984)" in edited(text, platform="hugo").text
    assert r"\[1\]" in edited(text, platform="hugo", style="ieee").text


def test_works_that_are_not_cited_are_listed_by_nocite() -> None:
    matter = "style: apa\nbibliography: refs.bib\nnocite: '@lamport1986'"
    text = f"---\n{matter}\n---\nA.\n\n## References\n"
    assert edited(text).text.endswith(
        "## References\n\nLamport, L. (1986). "
        "*LaTeX: A Document Preparation System*. Addison-Wesley.\n"
    )


# --- for programs -----------------------------------------------------------------------


def test_references_for_programs_are_added_on_request() -> None:
    text = "A [@knuth1984]."
    done = edited(text, to="html", style="apa", bibliography=[FOLDER / "refs.bib"], coins=True,
                  json_ld=True).text  # fmt: skip
    assert done.count('class="Z3988"') == 1
    assert done.count("application/ld+json") == 1
    assert "<script" not in edited(text, to="html", bibliography=[FOLDER / "refs.bib"]).text


@pytest.mark.parametrize("platform", [*PLATFORMS])
@pytest.mark.parametrize("option", ["coins", "json_ld"])
def test_references_for_programs_are_added_or_it_is_said(platform: str, option: str) -> None:
    done = edited("A [@knuth1984].", platform=platform or None, style="apa",
                  bibliography=[FOLDER / "refs.bib"], **{option: True})  # fmt: skip
    sign = {"coins": 'class="Z3988"', "json_ld": '<script type="application/ld+json">\n{"'}[option]
    is_said = [one.code for one in done.problems] == ["platform-data"]
    assert (done.text.count(sign) == 1) != is_said
    assert is_said == (platform in ("hugo", "substack", "medium"))


def test_data_for_programs_is_no_template(tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('[{"id": "a", "type": "book", "title": "{{ x }} {% y %}"}]')
    done = edited("A [@a].", platform="jekyll", bibliography=[bad], style="apa", json_ld=True).text
    assert "\n<script" in done
    assert not re.search(r"\{[{%]", done)


@pytest.mark.parametrize("platform", [*PLATFORMS])
@pytest.mark.parametrize("style", ["apa", "chicago-notes-bibliography"])
def test_a_title_in_another_language_says_so(tmp_path: Path, platform: str, style: str) -> None:
    books = tmp_path / "refs.bib"
    books.write_text("@book{roe, author={Roe, Ann}, title={Les eaux}, year=1984, language={fr}}")
    done = edited("A [@roe].", platform=platform or None, style=style, bibliography=[books]).text
    wanted = "*Les eaux*" if PLATFORMS[platform].to == "markdown" else "<i>Les eaux</i>"
    assert wanted in done
    assert (f'<span lang="fr">{wanted}</span>' in done) == (platform != "hugo")
    assert f"{wanted.replace('*', '')}\\" not in re.sub(r"</?span[^<>]*>|[*]", "", done)
    in_french = edited("A [@roe].", locale="fr-FR", style=style, bibliography=[books]).text
    assert "lang=" not in in_french


# --- mentions ---------------------------------------------------------------------------

MENTIONED = FOLDER.parent.parent / "examples" / "post.md"


def test_mentions_are_tied_to_the_source_that_they_surely_mean() -> None:
    done = edited(MENTIONED.read_text("utf-8"), style="apa", platform="hugo", link_mentions=True)
    assert "UN Security Council report 7/15/19 (United Nations Security Council, 2019)" in done.text
    assert done.ties >= 1


def test_a_mention_that_may_mean_two_sources_is_tied_to_none() -> None:
    text = MENTIONED.read_text("utf-8")
    text += "\nUnited Nations Security Council, “Another report on something else,” 7/15/19\n"
    done = edited(text, style="apa", platform="hugo", link_mentions=True)
    assert "report 7/15/19 by the team" in done.text


LISTED = f"""
## Sources

- {RICKS}
- Smith, John, Jane Roe, and Eva Poe. “Rivers of Asia.” Journal of Water 12 (2012): 3–9.
- UN Security Council report, 7/15/19
- “Flood in Passau,” The Guardian, 3 May 2018
- Sly, Liz, “The fall,” Washington Post, 6/12/19
"""


def tied(prose: str, style: str = "apa") -> str:
    options = {"style": style, "platform": "hugo", "link_mentions": True}
    return edited(f"{prose}\n{LISTED}", **options).text.splitlines()[0]


@pytest.mark.parametrize(
    ("prose", "apa", "ieee", "notes"),
    [
        ("As Ricks (2006) shows, so it is.", "As Ricks (2006) shows, so it is.",
         r"As Ricks \[1\] shows, so it is.", "As Ricks[^cite-1] shows, so it is."),
        ("Ricks’s (2006) book is good.", "Ricks’s (2006) book is good.",
         r"Ricks’s \[1\] book is good.", "Ricks’s[^cite-1] book is good."),
        ("So it is (Ricks, 2006, p. 12).", "So it is (Ricks, 2006, p. 12).",
         r"So it is \[1, p. 12\].", "So it is.[^cite-1]"),
        ("So it is (see Ricks 2006; Smith et al. 2012).",
         "So it is (see Ricks, 2006; Smith et al., 2012).", r"So it is see \[1\], \[2\].",
         "So it is.[^cite-1]"),
        ("Smith et al. (2012) say so.", "Smith et al. (2012) say so.",
         r"Smith et al. \[1\] say so.", "Smith et al.[^cite-1] say so."),
        ("The Guardian reported on 3 May 2018 that it rained.",
         "The Guardian reported on 3 May 2018 (“Flood in Passau,” 2018) that it rained.",
         r"The Guardian reported on 3 May 2018 \[1\] that it rained.",
         "The Guardian reported on 3 May 2018[^cite-1] that it rained."),
    ],
)  # fmt: skip
def test_names_and_a_year_or_an_outlet_and_a_day_are_tied(
    prose: str, apa: str, ieee: str, notes: str
) -> None:
    assert tied(prose) == apa
    assert tied(prose, "ieee") == ieee
    assert tied(prose, "chicago-notes-bibliography") == notes


@pytest.mark.parametrize(
    "prose",
    [
        "Nobody (Miller, 2001, p. 3) knows.", "See Ricks and Roe (2006) for more.",
        "As Ricks (2005) shows, so it is.", "See Poe et al. (2012) for more.",
        "So it is (Ricks, 2006; Miller, 2001).", "Ricks et al. (2006) say so.",
        "According to The Guardian of 4 May 2018, it rained.", "According to Reuters, it rained.",
        "A 2018 Guardian article says so.", "Ricks (2006, 2007) says so.",
        "Ricks (2006, 2010) says so.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("style", ["apa", "ieee"])
def test_a_mention_of_what_is_not_on_the_list_stays_and_is_said(prose: str, style: str) -> None:
    assert tied(prose, style) == prose
    found = edited(f"{prose}\n{LISTED}", style=style, link_mentions=True).problems
    assert {(one.code, one.severity) for one in found} == {("mention-untied", "info")}
    assert {one.line for one in found} == {None, 1}


def test_of_two_works_of_a_year_a_mention_is_of_neither() -> None:
    text = f"As Ricks (2006) shows.\n{LISTED}- Ricks, Thomas, The Gamble, London: Pan, 2006\n"
    done = edited(text, style="ieee", link_mentions=True)
    assert done.text.startswith("As Ricks (2006) shows.\n")
    assert "may be ricks-2006-fiasco or ricks-2006-gamble" in done.problems[1].message


@pytest.mark.parametrize(
    "prose", ["[Ricks (2006)](https://x.org)", "`Ricks (2006)`", "As Ricks (2006)[^1] shows."]
)
def test_mentions_in_links_in_code_and_with_a_note_stay(prose: str) -> None:
    assert tied(f"{prose} So.", "ieee") == f"{prose} So."


def test_words_that_begin_a_note_begin_with_a_capital() -> None:
    text = "A [see @knuth1984].\n"
    done = edited(text, style="chicago-notes-bibliography", bibliography=[FOLDER / "refs.bib"]).text
    assert ": See Donald" in done


# --- the shell --------------------------------------------------------------------------


def run(*arguments: str, text: str | bytes | None = None) -> tuple[int, bytes, str]:
    done = CliRunner().invoke(main, ["post", *arguments], input=text)
    return done.exit_code, done.stdout_bytes, done.stderr


def test_the_shell_keeps_encoding_mark_and_line_ends(tmp_path: Path) -> None:
    for data in (
        "\ufeffÄ [@x].\r\nB.\r\n".encode(), "Ä.\r\n".encode("cp1252"), "Ä.\n".encode("utf-16"),
        b"no end",
    ):  # fmt: skip
        draft, target = tmp_path / "draft.md", tmp_path / "out.md"
        draft.write_bytes(data)
        run(str(draft), "-o", str(target))
        assert target.read_bytes() == data
        assert run(str(draft))[1] == data


def test_line_ends_of_a_post_are_those_of_what_is_added(tmp_path: Path) -> None:
    text = "A [@knuth1984].\r\n\r\nB.\r\n"
    done = edited(text, style="apa", bibliography=[FOLDER / "refs.bib"]).text
    assert done.count("\n") == done.count("\r\n")


def test_mentions_are_shown_first_and_made_on_yes(tmp_path: Path) -> None:
    status, shown, _ = run(
        str(MENTIONED), "--link-mentions", "--style", "apa", "--platform", "hugo"
    )
    assert status == 0
    assert shown.decode().startswith(f"--- {MENTIONED}\n+++ {MENTIONED}\n@@ ")
    assert "\n+The first is a UN Security Council report 7/15/19 (United" in shown.decode()
    _, made, _ = run(str(MENTIONED), "--link-mentions", "--yes", "--style", "apa")
    assert made.decode().startswith("---\ntitle:")


def test_a_problem_has_file_and_line_and_the_status_is_one(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("A [@roe].\n")
    status, shown, errors = run(str(draft))
    assert (status, shown) == (1, b"A [@roe].\n")
    assert errors.startswith(f"{draft}:1: warning: no record has the id 'roe'")


@pytest.mark.parametrize(
    "arguments",
    [["--style", "apaa"], ["--platform", "geocities"], ["--yes"], ["--id-prefix", "a b"]],
)
def test_misuse_has_status_two(arguments: list[str]) -> None:
    assert run("-", *arguments, text="Text.")[0] == 2


# --- time -------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", [
    "Programs are for people [@knuth1984, p. 3] and @lamport1986 says so. ", "[@", "[[[[", "[^1] ",
    "<p>a [@knuth1984] b</p>\n", "<a href='#x'>1</a>", "*a* `b` [c](d) ", "> - [@knuth1984\n",
    "@a@b", "\\", "{",
    "<sup>1</sup> ", "^[a ", "^[a] ", "x[1] ", "<code>", "a<br>\n", "<p>a</p>", "<div>", "<script>",
    "<!--", "&amp;", "[1, 2] ", "<li>", "{{ ", "<![", "<?", "</", "<a ", "<p a='", "<!",
])  # fmt: skip
@pytest.mark.parametrize("form", ["markdown", "html"])
def test_time_grows_with_the_post_alone(unit: str, form: str) -> None:
    times = []
    for size in (10_000, 80_000):
        text = unit * (size // len(unit))
        start = time.process_time()
        edited(text, form=form, bibliography=[FOLDER / "refs.bib"], style="ieee")
        times.append(time.process_time() - start)
    assert times[1] < 8 * 4 * max(times[0], 0.05)


# --- what is read -----------------------------------------------------------------------


@given(DOCUMENTS)
def test_what_is_found_in_markdown_lies_in_the_source(text: str) -> None:
    draft = markdowndraft.read(f"{text}\n\n> - See [@roe,\n>   p. 3]!\n", 0)
    for one in draft.cited:
        assert one.found is None or f"@{one.found.cites[0].id}" in draft.text[one.start : one.end]


@given(DOCUMENTS)
def test_what_is_found_in_html_lies_in_the_source(text: str) -> None:
    draft = htmldraft.read(f"<p>[@roe &amp; p. 3]</p>{text}", 0)
    assert draft.text[draft.cited[0].start : draft.cited[0].end] == "[@roe &amp; p. 3]"


def test_edits_that_overlap_do_not_meet() -> None:
    edits = [drafts.Edit(0, 3, "x"), drafts.Edit(1, 2, "y")]
    assert drafts.spliced("abcd", edits) == "xd"


# --- in a browser -----------------------------------------------------------------------

BARE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A post</title>
<meta name="viewport" content="width=device-width"><style>body {{ max-width: 40rem;
margin: auto; padding: 0 1rem; line-height: 1.5; overflow-wrap: break-word }}</style></head>
<body><main><h1>A post</h1>{}</main></body></html>"""


@pytest.mark.parametrize("css", ["inline", "class", "none"])
@pytest.mark.parametrize("style", ["apa", "ieee", "chicago-notes-bibliography"])
def test_a_finished_post_works_in_a_browser(
    browser: browsing.Browser, tmp_path: Path, style: str, css: str
) -> None:
    text = (FOLDER / "science.md").read_text("utf-8")
    note = f"\n\nNoted.[^1]\n\n[^1]: {RICKS}, p. 12.\n\n## References\n"
    done = edited(text.replace("\n\n## References\n", note), platform="wordpress", style=style,
                  css=css)  # fmt: skip
    (tmp_path / "index.html").write_text(BARE.format(done.text), "utf-8")
    with browser.open(tmp_path, "index.html") as page:
        assert not browsing.dead_links(page)
        if style.startswith("chicago"):
            trips = ('[role="doc-noteref"]', '[role="doc-endnotes"] li')
        else:
            trips = ('[role="doc-biblioref"]', '[role="list"] > [role="listitem"]')
        assert not browsing.round_trips(page, *trips, '[role="doc-backlink"]')
        assert not browsing.overflow(page)
        assert not browsing.accessibility(page)
        if (style, css) == ("apa", "inline"):
            assert not browsing.screenshot(page, "post", height=900)
        assert not page.faults
        assert not page.foreign


@pytest.mark.parametrize(
    ("form", "text"),
    [("markdown", "At https://example.org/@roe here."), ("html", "<p>At https://x.org/@roe.</p>")],
)
def test_an_at_in_an_address_is_no_citation(form: str, text: str, tmp_path: Path) -> None:
    books = tmp_path / "refs.bib"
    books.write_text("@book{roe, title = {Rivers}}", "utf-8")
    assert citekit.post(text, form=form, bibliography=books) == text


def test_front_matter_lists_works_in_the_words_of_all_hosts() -> None:
    text = "---\nnocite: '@{a b}, @roe'\n---\nText"
    assert frontmatter.read(text).nocite == ("a b", "roe")


@pytest.mark.parametrize("text", ["a{}b", "<p>a{}b</p>", "# a{}b"])
def test_long_space_takes_no_time(text: str) -> None:
    began = time.process_time()
    edited(text.format(" " * 200_000))
    assert time.process_time() - began < 5


def test_a_post_cites_records_beside_files() -> None:
    record = Record("a", "book", {"title": "Rivers"})
    done = citekit.post(
        "So [@a; @knuth1984].", style="apa", bibliography=[record, FOLDER / "refs.bib"]
    )
    assert done.startswith('So <span id="cite-1">(')
    assert "Rivers" in done
    assert "Knuth" in done
    assert "Rivers" in citekit.post("So [@a].", style="apa", bibliography=Records([record]))
