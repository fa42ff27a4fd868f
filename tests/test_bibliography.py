"""A document that cites: handles that read as the whole document has it."""

from __future__ import annotations

import pickle
from itertools import groupby
from typing import Any

import pytest

import citekit
from citekit import Bibliography, Cite, output
from citekit.bibliography import Cited, record_of
from citekit.record import Date, Name, Record


def work(id: str, family: str = "Roe", year: int = 1984, title: str = "") -> Record:
    people = (Name(family=family, given="Ann"),)
    fields = {"author": people, "issued": Date((year,)), "title": title or id.title()}
    return Record(id, "book", fields)


WORKS = [work("a"), work("b"), work("c", "Poe", 1990), work("d", "Doe", 2001)]


def test_a_later_citation_gives_an_earlier_one_its_letter() -> None:
    document = Bibliography(WORKS, "apa")
    first = document.cite("a", locator="12")
    assert str(first) == "(Roe, 1984, p. 12)"
    second = document.cite("b", locator="3", label="chapter")
    assert str(first) == "(Roe, 1984a, p. 12)"
    assert str(second) == "(Roe, 1984b, Chapter 3)"
    second.remove()
    assert str(first) == "(Roe, 1984, p. 12)"


def test_only_what_is_cited_or_added_is_listed() -> None:
    document = Bibliography(WORKS, "apa")
    document.cite("c")
    assert [entry.id for entry in document.entries] == ["c"]
    document.add("d")
    assert [entry.id for entry in document.entries] == ["d", "c"]
    document.add()
    assert [entry.id for entry in document.entries] == ["d", "c", "a", "b"]


def test_several_works_are_cited_at_one_place() -> None:
    document = Bibliography(WORKS, "apa")
    cited = document.cite(Cite("d", locator="4"), Cite("c", prefix="see also"))
    assert cited.text() == "(Doe, 2001, p. 4; see also Poe, 1990)"


def test_the_authors_may_be_part_of_the_sentence() -> None:
    document = Bibliography(WORKS, "apa")
    assert str(document.cite("a", locator="7", narrative=True)) == "Roe (1984, p. 7)"
    numbered = Bibliography(WORKS, "ieee")
    assert str(numbered.cite("a", narrative=True)) == "Roe [1]"


def test_a_citation_of_numbers_goes_up_in_the_order_of_the_document() -> None:
    document = Bibliography(WORKS, "ieee")
    last = document.cite("d")
    first = document.cite("c", before=last)
    assert [str(first), str(last)] == ["[1]", "[2]"]
    assert [entry.id for entry in document.entries] == ["c", "d"]


def test_notes_number_themselves_and_know_ibid() -> None:
    document = Bibliography(WORKS, "chicago-notes")
    first = document.cite("a", locator="1")
    again = document.cite("a", locator="2")
    assert [first.note, again.note] == [1, 2]
    assert str(first).startswith("Ann Roe, ")
    assert len(str(again)) < len(str(first))
    other = document.cite("c", before=again)
    assert [first.note, other.note, again.note] == [1, 2, 3]
    other.remove()
    assert [first.note, again.note] == [1, 2]


def test_citations_and_lists_come_in_every_form_of_output() -> None:
    document = Bibliography([work("a", title="On <i>Homo</i>")], "chicago-notes")
    note = document.cite("a")
    assert note.text(to="html") == "Ann Roe, <i>On </i>Homo (1984)."
    assert note.text(to="markdown") == "Ann Roe, *On* Homo (1984)."
    for form in output.FORMS:
        assert "Roe" in note.text(to=form)
        assert "Roe" in document.text(to=form)


def test_a_label_that_counts_nothing_is_refused_with_the_nearest() -> None:
    document = Bibliography(WORKS, "apa")
    with pytest.raises(citekit.UnknownNameError) as caught:
        document.cite("a", locator="3", label="pag")
    assert caught.value.suggestions[0] == "page"
    assert str(document.cite("a", locator="3", label="sub verbo")) == "(Roe, 1984, Sub verbo 3)"


def test_a_citation_within_a_note_stays_in_it() -> None:
    document = Bibliography(WORKS, "chicago-notes")
    first = document.cite("a")
    second = document.cite("b", note=1)
    third = document.cite("c")
    between = document.cite("d", before=second)
    assert [each.note for each in (first, between, second, third)] == [1, 1, 1, 2]


def test_near_note_counts_notes_only() -> None:
    near = Bibliography(WORKS, "chicago-notes")
    near.cite("a", note=20)
    near.cite("a", note=0)
    later = near.cite("a", note=21)
    assert len(str(later)) < len(str(near.citations[0]))


def test_a_document_that_was_read_can_be_pickled() -> None:
    document = Bibliography(WORKS, "apa")
    cited = document.cite("a")
    text = str(cited)
    again = pickle.loads(pickle.dumps(document))
    assert [str(each) for each in again.citations] == [text]


def test_problems_of_the_records_are_those_of_the_document() -> None:
    records = citekit.loads('[{"id": "a", "type": "book", "issued": {"date-parts": [["x"]]}}]')
    assert [each.code for each in Bibliography(records, "apa").problems] == ["csl-json-date"]
    twins = Bibliography([work("a"), work("a", title="B")], "apa")
    assert [each.code for each in twins.problems] == ["id-duplicate"]
    with pytest.raises(citekit.UnknownNameError):
        Bibliography(WORKS, "apa", locale="xx")


def test_sources_may_be_of_any_kind_that_format_takes() -> None:
    [reference] = citekit.parse("Ricks, Thomas, Fiasco, New York: The Penguin Press, 2006")
    item = {"id": "x", "type": "book", "title": "X"}
    document = Bibliography([reference, item, work("a")], "apa")
    document.add()
    assert len(document.entries) == 3
    with pytest.raises(TypeError, match="mapping, not int"):
        record_of(3)


def test_an_unknown_id_is_refused_with_the_nearest() -> None:
    document = Bibliography([work("knuth1984")], "apa")
    with pytest.raises(citekit.UnknownNameError) as caught:
        document.cite("knuth1983")
    assert caught.value.suggestions == ("knuth1984",)
    with pytest.raises(citekit.UnknownNameError):
        document.add("nobody")
    assert document.citations == ()


def test_what_cannot_be_meant_is_refused() -> None:
    document = Bibliography(WORKS, "apa")
    with pytest.raises(ValueError, match="at least one"):
        document.cite()
    with pytest.raises(ValueError, match="Cite of its own"):
        document.cite("a", "b", locator="1")
    cited = document.cite("a")
    cited.remove()
    with pytest.raises(LookupError):
        str(cited)
    with pytest.raises(LookupError):
        cited.remove()


@pytest.mark.parametrize("style", ["apa", "chicago-notes", "ieee", "modern-language-association"])
def test_a_document_that_grew_reads_as_one_written_at_once(style: str) -> None:
    grown = Bibliography(WORKS, style)
    for each in "abcadb":
        grown.cite(each, locator="5")
        _ = [str(cited) for cited in grown.citations], str(grown)
    whole = Bibliography(WORKS, style)
    for each in "abcadb":
        whole.cite(each, locator="5")
    assert [str(cited) for cited in grown.citations] == [str(cited) for cited in whole.citations]
    assert str(grown) == str(whole)


# --- what each part of a citation cites -------------------------------------------------


def works(*each: tuple[str, str, int]) -> list[dict[str, Any]]:
    return [
        {"id": key, "type": "book", "title": key, "author": [{"family": name}],
         "issued": {"date-parts": [[year]]}}
        for key, name, year in each
    ]  # fmt: skip


def parts(cited: Cited) -> list[tuple[str | None, str]]:
    grouped = groupby(cited.runs, key=lambda run: run.cite)
    return [(key, "".join(run.text for run in group)) for key, group in grouped]


def test_each_part_of_a_citation_knows_what_it_cites() -> None:
    records = works(("a", "Roe", 1999), ("b", "Roe", 1999), ("c", "Poe", 2001))
    document = Bibliography(records, "apa")
    cited = document.cite(Cite("a", locator="3"), Cite("c"), Cite("b", prefix="see"))
    assert parts(cited) == [
        (None, "("), ("c", "Poe, 2001"), (None, "; "), ("a", "Roe, 1999a, p. 3"),
        (None, ", see "), ("b", "Roe, 1999b"), (None, ")"),
    ]  # fmt: skip
    narrative = document.cite("c", narrative=True)
    assert [run.text for run in narrative.runs if run.cite == "c"] == ["Poe", "2001"]


def test_words_before_a_cite_keep_their_place() -> None:
    document = Bibliography(
        works(("a", "Roe", 1999), ("b", "Poe", 1998), ("c", "Doe", 1997)), "apa"
    )
    for cites, text in (
        ((Cite("a", prefix="see"), Cite("b", prefix="but cf.")),
         "(see Roe, 1999; but cf. Poe, 1998)"),
        ((Cite("a", prefix="see"), Cite("b")), "(see Roe, 1999; Poe, 1998)"),
        ((Cite("a"), Cite("b"), Cite("c", prefix="also")),
         "(Poe, 1998; Roe, 1999; also Doe, 1997)"),
        ((Cite("a", suffix="and more"), Cite("b")), "(Roe, 1999 and more; Poe, 1998)"),
    ):  # fmt: skip
        assert str(document.cite(*cites)) == text


def test_a_range_of_numbers_belongs_to_its_ends() -> None:
    document = Bibliography([{"id": key, "type": "book", "title": key} for key in "abcd"], "nature")
    assert parts(document.cite("a", "b", "c", "d")) == [("a", "1"), (None, "–"), ("d", "4")]


def test_letters_of_years_that_are_collapsed_belong_to_their_works() -> None:
    document = Bibliography(works(("a", "Roe", 1999), ("b", "Roe", 1999)), "chicago-author-date")
    found = dict(parts(document.cite("a", "b")))
    assert found["a"].endswith("a")
    assert found["b"].endswith("b")


def test_more_cites_than_can_be_told_apart_are_all_printed() -> None:
    records = [{"id": f"k{n}", "type": "book", "title": f"T{n}"} for n in range(300)]
    text = str(Bibliography(records, "apa").cite(*(f"k{n}" for n in range(300))))
    assert all(f"T{n}" in text for n in (0, 127, 128, 299))


@pytest.mark.parametrize("language", ["de", "ngerman", "German"])
def test_titles_in_another_language_say_so(language: str) -> None:
    work = {"id": "a", "type": "book", "title": "Der Prozeß", "language": language}
    for locale, said in ((None, True), ("de-DE", False)):
        document = Bibliography([work], "apa", locale=locale)
        document.cite("a")
        assert ('<span lang="de"><i>Der Prozeß</i></span>' in document.text(to="html")) == said


def test_addresses_in_notes_are_links() -> None:
    work = {"id": "a", "type": "webpage", "title": "T", "URL": "https://example.org/t"}
    cited = Bibliography([work], "chicago-notes-bibliography").cite("a")
    assert '<a href="https://example.org/t">' in cited.text(to="html")
