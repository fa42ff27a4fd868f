"""Whole reference sections out of pages: every entry is found, whole and with nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.references import entries, sections
from citekit.references.grouping import Line
from citekit.references.splitting import split
from citekit.references.views import view

_FILES = sorted((Path(__file__).parent / "data" / "sections").glob("*.txt"))

PROSE = (
    "The question has been asked before, but it was never answered. Others have argued that\n"
    "this cannot be right, because there were no lawyers in these towns. We think that they were\n"
    "wrong, "
    "and that the books were kept by those who had to live by them.\n"
)
LIST = (
    "Corvane, A. (2004). The herring rolls. Archives and Society, 12, 45–67.\n"
    "Kastrup, H. (1999). Who kept the books? Review of Regional History, 8, 3–29.\n"
    "Norquay, I. (2006). Salt and paper. Leiden: Brill.\n"
)
ENTRIES = LIST.splitlines()


def found(pasted: str) -> list[str]:
    seen = view(pasted)
    blocks = [block for block in split(seen) if not block.heading]
    return [" ".join(seen.text[block.start : block.end].split()) for block in blocks]


def left_out(pasted: str) -> list[str]:
    seen = view(pasted)
    return [seen.text[block.start : block.end] for block in split(seen) if block.heading]


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in _FILES])
def test_a_section_falls_into_its_entries(path: Path) -> None:
    assert found(path.read_text("utf-8")) == json.loads(
        path.with_suffix(".json").read_text("utf-8")
    )


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in _FILES])
def test_no_letter_of_a_section_is_lost(path: Path) -> None:
    """What is in no entry is reported: it stands in a heading, or it is a mark."""
    source = path.read_text("utf-8")
    seen = view(source)
    kept: set[int] = set()
    for block in split(seen):
        for position in range(block.start, block.end):
            kept.update(range(*seen.source_span(position, position + 1)))
    lost = "".join(letter if at not in kept else " " for at, letter in enumerate(source))
    assert not [word for word in lost.split() if len(word) > 1 and word.isalpha()]


# --- headings ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        "References", "REFERENCES", "Bibliography:", "Works Cited", "Sources", "7. References",
        "VII. REFERENCES", "References and Notes", "Reference list", "Literature cited", "Endnotes",
        "Selected Bibliography", "Primary sources", "Further reading", "## References",
        "**Sources**",
        "Literatur", "Literaturverzeichnis", "Quellen- und Literaturverzeichnis", "Anmerkungen",
        "Bibliographie", "Références bibliographiques", "Bibliografía", "Referências", "Källor",
        "Riferimenti bibliografici", "Литература", "参考文献",
    ],
)  # fmt: skip
def test_a_title_of_a_list_is_no_reference(title: str) -> None:
    assert found(f"{title}\n\n{LIST}") == ENTRIES
    assert left_out(f"{title}\n\n{LIST}") == [title.strip("*")]


@pytest.mark.parametrize(
    "line",
    ["Sources of the Nile", "Notes on a Scandal", "References, Roe, 2001", "5. Roe, References"],
)
def test_a_line_that_only_begins_like_a_title_is_none(line: str) -> None:
    assert not sections.is_title(line)


def test_text_over_a_title_is_not_in_the_list() -> None:
    pasted = f"{PROSE}\n{PROSE}\nReferences\n\n{LIST}"
    assert found(pasted) == ENTRIES
    assert left_out(pasted) == [f"{PROSE}\n{PROSE}".strip(), "References"]


def test_references_over_a_title_are_in_the_list() -> None:
    assert found(f"{LIST}\nFurther reading\n\nEk, B. (1977). Ice. Leiden: Brill.\n") == [
        *ENTRIES,
        "Ek, B. (1977). Ice. Leiden: Brill.",
    ]


@pytest.mark.parametrize(
    "title",
    ["Appendix A", "Appendix: Prices", "About the authors", "Acknowledgements",
     "Author biographies", "Conflict of interest", "Anhang", "Über die Autoren", "Danksagung"],
)  # fmt: skip
def test_what_follows_the_list_is_not_in_it(title: str) -> None:
    pasted = f"References\n\n{LIST}\n{title}\n\n{PROSE}"
    assert found(pasted) == ENTRIES
    assert left_out(pasted)[-1].startswith(title)


def test_sentences_behind_the_list_need_no_title() -> None:
    about = "Ann Roe is a historian who lives by the sea. She has written two books that we like."
    assert found(f"References\n\n{LIST}\n{about}\n") == ENTRIES


def test_an_annotated_list_keeps_what_is_said_of_its_works() -> None:
    notes = "This is the book that they all cite, but it has not been read by those who should."
    pasted = "References\n\n" + "\n\n".join(f"{entry}\n\n{notes}" for entry in ENTRIES)
    assert "".join(found(pasted)).count("they all cite") == len(ENTRIES)


def test_a_numbered_list_under_text_needs_no_title() -> None:
    numbered = "\n".join(f"[{number}] {entry}" for number, entry in enumerate(ENTRIES, 1))
    assert found(f"{PROSE}\n{numbered}") == ENTRIES


# --- how entries begin --------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Roe, A. Lakes", "Roe AB, Poe M. Lakes", "ROE, A.; POE, M. Lakes", "Roe, Ann. Lakes",
        "van der Berg, K., 2001", "de la Torre, N. (2001)", "O’Dreary, E.", "Smith-Hallow, I.",
        "Roe, Ann / Poe, Max: Lakes", "A. Roe and M. Poe, “Lakes,”", "———. Lakes", "Ders.: Seen",
        "World Lake Council. (2001). Lakes", "Łukasik, P. Jeziora", "Roe, Ann, and Max Poe. Lakes",
    ],
)  # fmt: skip
def test_an_entry_begins_with_a_name(line: str) -> None:
    assert entries.begins(line, Line(0, len(line), False, "", False))


@pytest.mark.parametrize(
    "line",
    ["and the lakes, 2001", "12(3), 45–67.", "https://a.org", "(Ed.), Lakes", "The lakes of it"],
)
def test_a_line_of_something_else_begins_no_entry(line: str) -> None:
    assert not entries.begins(line, Line(0, len(line), False, "", False))


# --- any text -----------------------------------------------------------------------

_PARTS = st.sampled_from(
    [
        "References\n", "Roe, A. (2001). Lakes", "Roe, Ann, “Lakes,” AP, 5/24/19", "\n", "\n\n",
        "\f",
        "  ", "    ", "12", "124   J. Roe et al.", "ROE AND POE 125", "meth-\nods", "Jean-\nPaul",
        "12–\n15", "ﬁ", "\u00ad", "https://a.org/\nb/c", "[1] ", "2. ",
        "This is what we had seen. ",
        "Appendix\n", "a b c d e f g h i j k l m      n o p q r s t u v w x y z a b c", "\r\n",
        "<li>",
        "&shy;", "; see also ", "Ibid.", "———. ",
    ]
)  # fmt: skip


@given(st.lists(_PARTS, max_size=40).map("".join))
def test_blocks_of_any_text_are_apart_and_stand_in_the_source(source: str) -> None:
    seen = view(source)
    position = 0
    for block in split(seen):
        assert position <= block.start < block.end <= len(seen.text)
        position = block.end
        start, end = seen.source_span(block.start, block.end)
        assert 0 <= start < end <= len(source)


@given(st.text(max_size=300))
def test_no_text_raises(source: str) -> None:
    split(view(source))


@pytest.mark.parametrize(
    "unit",
    [
        "References\n",
        "Appendix\n",
        "This is what we had seen.\n\n",
        "Roe, A. (2001). The lake and\nthe land\n",
        "Roe, A. (2001). The lake and\n   the land\n",
        "Aa Bb Cc Dd Ee ",
        "A. ",
        "Roe, Ann, ",
        "See Roe, 2001; ",
        "van de ",
    ],
)
@pytest.mark.usefixtures("soon")
def test_parts_of_sections_over_and_over_end_soon(unit: str) -> None:
    split(view(unit * (100_000 // len(unit))))
