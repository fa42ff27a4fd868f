"""What citations add to a page: links that lead there and back, and nothing hostile."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from citekit.apparatus import (
    Apparatus,
    anchor,
    begun,
    build,
    desk,
    leading,
    machine,
    matter,
    shelf,
    unstopped,
    webtext,
)
from citekit.apparatus.webtext import Manner
from citekit.csl.document import Citation, Cite
from citekit.errors import UnknownNameError
from citekit.markup import Run, plain
from citekit.record import Date, Name, Record


def work(id: str, family: str = "Roe", year: int = 1984, **fields: Any) -> Record:
    people = (Name(family=family, given="Ann"),)
    said = {"author": people, "issued": Date((year,)), "title": id.title(), **fields}
    return Record(id, "book", said)


WORKS = {each.id: each for each in (work("a"), work("b", "Poe"), work("c", "Doe", 1999))}


def made(*citations: Citation, style: str = "apa", **options: Any) -> Apparatus:
    return build(WORKS, citations, style=style, **options)


def test_an_entry_knows_every_place_that_cites_it() -> None:
    found = made(Citation(["a"]), Citation(["b", "a"]), Citation(["c"], narrative=True))
    assert {one.id: one.places for one in found.entries} == {"a": (0, 1), "b": (1,), "c": (2,)}
    assert [one.cites for one in found.citations] == [("a",), ("b", "a"), ("c",)]


def test_works_may_be_listed_without_being_cited() -> None:
    found = made(Citation(["a"]), listed=["c", "nowhere"])
    assert [(one.id, one.places) for one in found.entries] == [("c", ()), ("a", (0,))]


def test_what_is_unknown_is_shown_and_suggested_and_never_an_empty_bracket() -> None:
    found = build(
        {"knuth1984": work("knuth1984", "Knuth")},
        [Citation(["knuth1948"]), Citation([Cite("knuth1984"), Cite("x")])],
        style="apa",
    )
    assert [plain(one.runs) for one in found.citations] == ["(knuth1948?)", "(Knuth, 1984) (x?)"]
    assert [(one.citation, one.id) for one in found.unknown] == [(0, "knuth1948"), (1, "x")]
    assert "did you mean knuth1984?" in str(found.unknown[0])


def test_what_stands_around_an_unknown_id_is_shown_with_it() -> None:
    cite = Cite("x", prefix="see", locator="3", suffix=", and <i>more</i>")
    chapter = Cite("y", label="chapter", locator="2")
    found = build(WORKS, [Citation([cite, chapter])], style="apa")
    assert plain(found.citations[0].runs) == "(see x?, p. 3, and more; y?, chap. 2)"
    assert {run.text for run in found.citations[0].runs if "italic" in run.styles} == {"more"}


@pytest.mark.parametrize(
    ("locale", "label", "place", "said"),
    [
        ("en-US", "page", "3-5", "pp. 3-5"),
        ("de-DE", "page", "3", "S. 3"),
        ("fr-FR", "chapter", "2 & 4", "chap. 2 & 4"),
        ("en-US", "paragraph", "7", "para. 7"),
        ("en-US", "note", "7", "n. 7"),
    ],
)
def test_a_place_in_what_is_unknown_keeps_its_word(
    locale: str, label: str, place: str, said: str
) -> None:
    cite = Cite("x", label=label, locator=place)
    found = build(WORKS, [Citation([cite])], style="apa", locale=locale)
    assert plain(found.citations[0].runs) == f"(x?, {said})"


def test_a_citation_whose_author_is_left_out_is_never_empty() -> None:
    alone, seen = Cite("a", suppress_author=True), Cite("a", suppress_author=True, prefix="see")
    placed = Cite("a", suppress_author=True, locator="3")
    found = build(WORKS, [Citation([one]) for one in (alone, seen, placed)],
                  style="modern-language-association")  # fmt: skip
    assert [plain(one.runs) for one in found.citations] == ["(Roe)", "(see Roe)", "(3)"]


def test_a_work_by_nobody_stands_in_a_sentence_by_its_title_alone() -> None:
    works = {
        "m": Record("m", "book", {"title": "Manual", "publisher": "Oak"}),
        "s": Record("s", "article-journal", {"title": "Peat", "container-title": "Seas"}),
    }
    cited = [Citation([each], note=at, narrative=True) for at, each in enumerate(works, 1)]
    found = build(works, cited, style="chicago-notes-bibliography")
    assert [plain(one.author) for one in found.citations] == ["Manual", "“Peat”"]


def test_who_is_named_in_a_sentence_is_cited_first() -> None:
    found = made(Citation(["b", "a"], narrative=True))
    assert plain(found.citations[0].runs) == "Poe (1984; Roe, 1984)"


def test_a_sentence_names_people_with_their_particles() -> None:
    berg = Name(family="Berg", given="Jan", non_dropping_particle="van den")
    works = {"v": Record("v", "book", {"title": "Peat", "author": (berg,)})}
    for style in ("ieee", "apa", "nature"):
        found = build(works, [Citation(["v"], narrative=True)], style=style)
        assert plain(found.citations[0].runs).startswith("van den Berg")


@pytest.mark.parametrize(
    ("style", "places", "unprinted"),
    [
        ("nature", ["1", "2"], [(0, "1"), (1, "2")]),  # though “1” is the number of the citation
        ("nature", ["iv", "iv"], [(0, "iv"), (1, "iv")]),
        ("apa", ["1984", "¶ 3"], []),
        ("ieee", ["1", "1"], []),
        ("chicago-notes-bibliography", ["3", "3"], []),
        ("oscola", ["3", "3", "4", "4"], []),  # “Ibid.”
    ],
)
def test_a_place_that_the_style_does_not_print_is_told(
    style: str, places: list[str], unprinted: list[tuple[int, str]]
) -> None:
    cites = [[Cite("a", locator=one)] for one in places]
    found = build(WORKS, [Citation(each, note=at) for at, each in enumerate(cites, 1)], style=style)
    assert [(one.citation, one.locator) for one in found.unprinted] == unprinted
    if unprinted:
        assert str(found.unprinted[0]) == f"the style prints no page '{places[0]}' of 'a'"


RUNS = st.lists(
    st.builds(
        Run,
        st.text(st.sampled_from("ab, .“”"), max_size=4),
        cite=st.sampled_from([None, "a", "b"]),
        href=st.sampled_from([None, None, "https://example.org"]),
    )
)


@given(RUNS)
def test_what_leads_to_an_entry_is_all_of_a_citation_in_its_order(runs: list[Run]) -> None:
    parts = list(leading(tuple(runs)))
    assert plain(run for _, part in parts for run in part) == plain(runs)
    assert not any(run.href and run.text for each, part in parts if each for run in part)


def test_in_a_style_of_notes_the_text_names_the_author_and_the_note_does_not() -> None:
    found = made(
        Citation(["a"], note=1, narrative=True),
        Citation(["a"], note=2, narrative=True),
        Citation(["a"], note=3),
        Citation(["x"], note=4, narrative=True),
        style="chicago-notes-bibliography",
    )
    assert [plain(one.author) for one in found.citations] == ["Ann Roe", "Roe", "", ""]
    assert [plain(one.runs) for one in found.citations] == [*("A (1984).", "A.", "Roe, A.", "(x?)")]


def test_citations_without_a_known_work_do_not_move_the_others() -> None:
    found = made(Citation(["x"]), Citation(["a"]), Citation(["y"]), Citation(["b"]))
    assert [plain(one.runs) for one in found.citations] == [
        *("(x?)", "(Roe, 1984)", "(y?)", "(Poe, 1984)")
    ]
    assert {one.id: one.places for one in found.entries} == {"a": (1,), "b": (3,)}


@pytest.mark.parametrize(
    ("prefix", "said"),
    [("see", "See"), ("<i>pace</i> the", "<i>Pace</i> the"), ("é", "É"), ("", ""),
     ("“see”", "“see”"), ("3 of", "3 of"), ("<" * 50, "<" * 50)],
)  # fmt: skip
def test_words_that_begin_a_note_begin_with_a_capital(prefix: str, said: str) -> None:
    cites = [Cite("a", prefix=prefix), Cite("b", prefix="see")]
    assert [each.prefix for each in begun(cites)] == [said, "see"]


@given(st.lists(st.text(min_size=1, max_size=12), min_size=2, max_size=6, unique=True))
def test_anchors_are_plain_and_differ(ids: list[str]) -> None:
    anchors = [anchor(each) for each in ids]
    assert len(set(anchors)) == len(ids)
    assert all(re.fullmatch(r"ref-[A-Za-z0-9_.-]+", each) for each in anchors)


# --- as HTML ----------------------------------------------------------------------------


def page(found: Apparatus, manner: Manner) -> str:
    tips = {one.id: one.runs for one in found.entries}
    cited = "".join(
        f"<p>{webtext.citation(one, at, manner, tips=tips)}</p>"
        for at, one in enumerate(found.citations, 1)
    )
    return f"<div>{cited}{webtext.bibliography(found, manner)}</div>"


@pytest.mark.parametrize("css", webtext.CSS)
@pytest.mark.parametrize("style", ["apa", "ieee", "nature", "chicago-author-date"])
def test_links_lead_to_an_entry_and_back(style: str, css: str) -> None:
    found = made(Citation(["a"]), Citation(["b", "a"]), Citation(["c"]), style=style)
    tree = lxml_html.fromstring(page(found, Manner(css=css, tooltips=css == "class")))
    ids = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(set(ids)) == len(ids)
    targets = [each.get("href") for each in tree.iter("a")]
    assert all(target[1:] in ids for target in targets if target)
    assert {f"#{anchor(each)}" for each in "abc"} <= set(targets)
    assert {"#cite-1", "#cite-2", "#cite-3"} <= set(targets)
    described = [each.get("aria-describedby") for each in tree.iter("a")]
    assert all(each in ids for each in described if each)


def test_without_a_style_sheet_nothing_names_a_class() -> None:
    found = made(Citation(["a"]), style="ieee")
    assert "class=" not in page(found, Manner(css="inline"))
    plainly = page(found, Manner(css="none"))
    assert "class=" not in plainly
    assert "style=" not in plainly


def test_a_page_without_links_has_no_ids() -> None:
    assert "id=" not in page(made(Citation(["a"])), Manner(links=False))


def test_ids_may_have_a_prefix_of_their_text() -> None:
    text = page(made(Citation(["a"])), Manner(prefix="post-3-"))
    assert 'href="#post-3-ref-a"' in text
    assert 'id="post-3-cite-1"' in text


def test_a_kind_of_css_that_is_none_is_named() -> None:
    with pytest.raises(UnknownNameError, match="inline"):
        Manner(css="inlin")


HOSTILE = (
    '"><script>alert(1)</script>',
    "<b>&amp;",
    "' onload='x",
    "javascript:alert(1)",
    "\u202e",
)
texts = st.sampled_from(HOSTILE) | st.text(max_size=8)
TAGS = {"div", "p", "span", "a", "i", "em", "b", "sup", "sub"}
ATTRIBUTES = {
    *("id", "class", "role", "href", "aria-label", "aria-describedby", "style", "lang"),
    *("popover", "interestfor"),
}


@given(st.lists(st.tuples(texts.filter(bool), texts, texts), max_size=3))
def test_no_text_of_a_record_becomes_markup(found: list[tuple[str, str, str]]) -> None:
    records = {
        key: work(key, family, title=title, URL=title, language=family)
        for key, family, title in found
    }
    cited = [Citation([Cite(key, prefix=title)]) for key, _, title in found]
    text = page(build(records, cited, style="apa"), Manner(tooltips=True))
    for each in lxml_html.fromstring(text).iter():
        assert each.tag in TAGS
        assert set(each.keys()) <= ATTRIBUTES
        assert (each.get("href") or "#").startswith(("#", "https://", "http://"))


@given(st.lists(texts, max_size=4))
def test_notes_have_links_both_ways(found: list[str]) -> None:
    numbered = [(at, webtext.plainly(())) for at, _ in enumerate(found, 3)]
    text = webtext.notes(numbered, Manner())
    assert text.count("<li") == len(found)
    for number, _ in numbered:
        assert f'id="fn-{number}"' in text
        assert f'href="#fnref-{number}"' in text
        assert f'id="fnref-{number}"' in webtext.mark(number, Manner())


# --- for programs -----------------------------------------------------------------------


@given(texts, texts)
def test_data_for_programs_cannot_end_its_element(title: str, name: str) -> None:
    record = work("a", name, title=title, publisher=name, DOI="10.1000/x")
    text = machine.json_ld([record])
    assert text.count("<") == 2
    data = json.loads(text.partition(">")[2].rpartition("<")[0])
    assert data["@graph"][0]["@type"] == "Book"
    [span] = lxml_html.fromstring(f"<div>{machine.coins(record)}</div>")
    assert (span.tag, span.keys()) == ("span", ["class", "title"])
    assert "rft_id=info%3Adoi%2F10.1000%2Fx" in span.get("title", "")


# --- the files of a bibliography ----------------------------------------------------------


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_only_a_file_that_changed_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = written(tmp_path / "one.bib", "@book{a, title = {A}}")
    two = written(tmp_path / "two.bib", "@book{b, title = {B}}")
    read_files: list[str] = []
    plain_read: Callable[[str], Any] = shelf._records

    def watched(file: str) -> Any:
        read_files.append(Path(file).name)
        return plain_read(file)

    monkeypatch.setattr(shelf, "_records", watched)
    first = shelf.read([one, two])
    assert shelf.read([one, two], before=first) is first
    written(two, "@book{b, title = {Better}}")
    second = shelf.read([one, two], before=first)
    assert read_files == ["one.bib", "two.bib", "two.bib"]
    assert second.records["b"].fields["title"] == "Better"
    assert list(second.records) == ["a", "b"]


def test_files_that_cannot_be_read_are_problems(tmp_path: Path) -> None:
    good = written(tmp_path / "good.bib", "@book{a, title = {A}}\n@book{broken")
    bad = written(tmp_path / "bad.xyz", "nothing that anyone knows")
    found = shelf.read([good, tmp_path / "missing.bib", bad])
    assert list(found.records)[:1] == ["a"]
    told = {(Path(file).name, problem.code) for file, problem in found.problems}
    assert {
        ("missing.bib", "bibliography-unreadable"),
        ("bad.xyz", "bibliography-unreadable"),
    } <= told
    assert any(name == "good.bib" for name, _ in told)


def test_one_id_in_two_files_is_the_first_and_is_said(tmp_path: Path) -> None:
    one = written(tmp_path / "one.bib", "@book{a, title = {First}}")
    two = written(tmp_path / "two.json", '[{"id": "a", "type": "book", "title": "Second"}]')
    found = shelf.read([one, two])
    assert found.records["a"].fields["title"] == "First"
    [(file, problem)] = found.problems
    assert (Path(file).name, problem.code) == ("two.json", "id-duplicate")


# --- a desk for many texts ------------------------------------------------------------------

citing = st.lists(
    st.builds(
        Citation,
        st.lists(st.builds(Cite, st.sampled_from("abcx"), st.sampled_from(["", "3"])), min_size=1),
        narrative=st.booleans(),
    ),
    max_size=4,
)


@given(
    st.lists(st.tuples(st.sampled_from("123"), citing), max_size=6),
    st.sampled_from(["apa", "ieee", "modern-language-association"]),
)
def test_what_a_desk_keeps_of_texts_changes_nothing(
    texts: list[tuple[str, list[Citation]]], style: str
) -> None:
    same = {**WORKS, "b": work("b")}  # whose year needs a letter beside that of a
    one, found = desk.Desk(), shelf.Shelf(same)
    wanted = desk.Wishes(style=style)
    for name, cited in texts:
        kept, _ = one.build(wanted, cited, name=name, records=found)
        assert kept == build(same, cited, style=style)


def test_a_text_that_did_not_change_is_not_formatted_again() -> None:
    one, found, wanted = desk.Desk(), shelf.Shelf(WORKS), desk.Wishes()
    first, _ = one.build(wanted, [Citation(["a"])], name="page", records=found)
    again, _ = one.build(wanted, [Citation(["a"])], name="page", records=found)
    changed, _ = one.build(wanted, [Citation(["b"])], name="page", records=found)
    assert again is first
    assert changed.entries[0].id == "b"


def test_all_of_a_bibliography_is_listed_at_a_star() -> None:
    made, _ = desk.Desk().build(desk.Wishes(), [], listed=["*"], records=shelf.Shelf(WORKS))
    assert {each.id for each in made.entries} == set(WORKS)


def test_a_note_within_a_sentence_has_no_full_stop() -> None:
    found = build(WORKS, [Citation(["a"], note=1)], style="chicago-notes-bibliography")
    runs = found.citations[0].runs
    assert plain(unstopped(runs)) == plain(runs).removesuffix(".")
    assert unstopped(()) == ()


# --- front matter -------------------------------------------------------------------------


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize(
    "source",
    ["a: [", "!!bool x", "!!int ''", "a: 2020-13-45", "[" * 20_000, "!!python/object:os.system x"],
)
def test_what_is_no_yaml_is_told_with_its_line(source: str) -> None:
    with pytest.raises(matter.UnreadError) as told:
        matter.yaml(source)
    assert told.value.line == 1


@given(st.text(alphabet="a:-[]{}!&*'\"\n >|#%@`0.", max_size=40))
def test_any_front_matter_is_read_or_told(source: str) -> None:
    with suppress(matter.UnreadError):
        matter.yaml(source)
