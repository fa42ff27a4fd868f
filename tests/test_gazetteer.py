"""The gazetteer's file, and looking names up in it."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.references import gazetteer
from citekit.references.gazetteer import find, lookup, normalise

ROWS = [
    line.split("\t")
    for line in (files("citekit.references") / "_data/gazetteer.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
]
NAMES = [row[2] for row in ROWS[1:]]
SUBTYPES = {
    "outlet": {"newspaper", "wire", "broadcast", "magazine", "web", "blog", "journal"},
    "institution": {
        *("igo", "government", "military", "court", "legislature"),
        *("ngo", "think-tank", "company", "university", "other"),
    },
    "publisher": {""},
    "place": {""},
}
TYPES = {
    "outlet": {"article-newspaper", "article-magazine", "article-journal", "post-weblog"},
    "institution": {"report", "webpage", "legislation", "legal_case", "hearing", "standard"},
    "publisher": {"book"},
    "place": {""},
}


def names(phrase: str) -> list[str]:
    return [entry.name for entry in lookup(phrase)]


def found(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], entries[0].name) for start, end, entries in find(text)]


def writings(row: list[str]) -> list[str]:
    return [row[2], *(alias.removesuffix("?") for alias in row[3].split("|") if alias)]


def test_first_line_names_the_columns() -> None:
    assert ROWS[0] == ["# kind", "subtype", "name", "aliases", "type", "flags"]


def test_every_line_has_known_values() -> None:
    for row in ROWS[1:]:
        kind, subtype, name, _, published, flags = row
        assert subtype in SUBTYPES[kind], row
        assert published in TYPES[kind], row
        assert flags in {"", "common-word"}, row
        assert normalise(name), row
        assert all(cell == cell.strip() for cell in row), row


def test_lines_are_sorted() -> None:
    order = [(row[0], normalise(row[2])) for row in ROWS[1:]]
    assert order == sorted(order)


def test_names_are_unique_within_a_kind() -> None:
    counts = Counter((row[0], normalise(row[2])) for row in ROWS[1:])
    assert [name for name, count in counts.items() if count > 1] == []


def test_no_alias_repeats_another_or_the_name() -> None:
    for row in ROWS[1:]:
        forms = [
            (normalise(form), form.isupper(), form.endswith("."), form[0].islower())
            for form in writings(row)
        ]
        assert len(forms) == len(set(forms)), row


def test_every_name_and_alias_is_known_and_found() -> None:
    for row in ROWS[1:]:
        for form in writings(row):
            assert row[2] in names(form), (form, row)
            spans = [(start, end) for start, end, _ in find(f"see {form}, here")]
            assert spans, form


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("The New York Times", "New York Times"),
        ("NY Times", "New York Times"),
        ("N.Y. Times", "New York Times"),
        ("Wall St. Journal", "Wall Street Journal"),
        ("Al Monitor", "Al-Monitor"),
        ("al-monitor", "Al-Monitor"),
        ("El Pais", "El País"),
        ("Ha’aretz", "Haaretz"),
        ("A.P.", "Associated Press"),
        ("AFP’s", "Agence France-Presse"),
        ("U.N.", "United Nations"),
        ("UN Security Council", "United Nations Security Council"),
        ("Department of Defense", "U.S. Department of Defense"),
        ("Simon and Schuster", "Simon & Schuster"),
        ("Democracy Now", "Democracy Now!"),
        ("Washington D.C.", "Washington, D.C."),
        ("Calif.", "California"),
        ("dpa", "Deutsche Presse-Agentur"),
    ],
)
def test_usual_variants_name_the_same(phrase: str, name: str) -> None:
    assert name in names(phrase)


@pytest.mark.parametrize(
    "phrase", ["", "the", "...", "who", "Ap", "Pa", "Nina", "Calif", "New, York", "York Times"]
)
def test_other_words_name_nothing(phrase: str) -> None:
    assert names(phrase) == []


def test_words_are_flagged_alike_for_all_that_they_name() -> None:
    entries = {
        phrase: lookup(phrase) for phrase in ("Guardian", "The Sun", "The Nation", "Tribune")
    }
    assert all(entry.common_word for named in entries.values() for entry in named)


def test_namesakes_are_all_returned() -> None:
    assert set(names("Daily Star")) >= {"Daily Star (Bangladesh)", "The Daily Star (Lebanon)"}


def test_ordinary_words_are_flagged_but_a_fuller_name_is_not() -> None:
    assert [entry.common_word for entry in lookup("Time")] == [True]
    assert [entry.common_word for entry in lookup("Time Magazine")] == [False]


def test_longest_name_wins() -> None:
    assert found("The Washington Post and Washington") == [
        ("The Washington Post", "Washington Post"),
        ("Washington", "Washington"),
    ]


def test_article_and_capitals_decide_in_running_text() -> None:
    assert found("the Guardian said who went to work in time; the nation. Nina left.") == [
        ("Guardian", "The Guardian")
    ]


def test_possessive_is_left_out_of_the_span() -> None:
    assert found("Reuters’s and AP's and Jane's") == [
        ("Reuters", "Reuters"),
        ("AP", "Associated Press"),
        ("Jane's", "Jane's"),
    ]


def test_full_stop_of_an_abbreviation_belongs_to_the_span() -> None:
    assert found("Stanford, Calif.: X. U.N. report") == [
        ("Stanford, Calif.", "Stanford"),
        ("U.N.", "United Nations"),
    ]
    assert found("in (Conn.) y")[0][0] == "Conn."


def test_marks_and_empty_lines_part_names() -> None:
    assert [text for text, _ in found("Wall\n\nStreet Journal; Wall (Street) Journal")] == []
    assert found("New\nYork Times") == [("New\nYork Times", "New York Times")]


@given(st.text(), st.sampled_from(NAMES), st.text(alphabet=" ,.’'s-\n(“AaThe", max_size=8))
def test_spans_hold_known_names_in_order(before: str, name: str, after: str) -> None:
    text = f"{before} {name}{after}"
    last = 0
    for start, end, entries in find(text):
        assert last <= start < end <= len(text)
        assert entries
        assert set(entries) <= set(lookup(text[start:end]))
        last = end


@pytest.mark.parametrize("char", "aA.'’-\n &,\u0301ʿ९9_“")
def test_long_runs_of_one_character_are_fine(char: str) -> None:
    for text in (char * 100_000, (char + "A.") * 30_000, ("A" + char) * 30_000):
        find(text)
        lookup(text)


def test_what_is_named_is_that_of_the_entries() -> None:
    for written, entry in gazetteer.entries():
        key = gazetteer.normalise(written)
        assert entry.kind in [kind for _, kind in gazetteer.named(key)]
        assert gazetteer.lengths()[key.split(" ")[0]] > key.count(" ")


@pytest.mark.parametrize("phrase", ["Firenze", "Praha", "København", "Lissabon", "Louvain"])
def test_cities_are_known_by_the_names_that_books_print(phrase: str) -> None:
    assert [entry.kind for entry in lookup(phrase)] == ["place"]
