"""BibTeX and the TeX in it."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.formats import bibtex, csljson, tex
from citekit.record import Date, Name, Record
from citekit.variables import VARIABLES


def fields(text: str) -> dict[str, Any]:
    [record] = bibtex.loads(text)
    return dict(record.fields)


def names(text: str) -> tuple[Name, ...]:
    found: tuple[Name, ...] = fields(f"@book{{a, author = {{{text}}}}}")["author"]
    return found


# --- TeX --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"Erd{\H o}s, {\"O}z, \v{C}apek, \'{\i}, \c cedille", "Erdős, Öz, Čapek, í, çedille"),
        (r"\o{}re, \ss, {\AA}s, {\L}\'od\'z", "øre, ß, Ås, Łódź"),
        (r"Q\&A, 5\%, \$3, \#1, a\_b", "Q&A, 5%, $3, #1, a_b"),
        ("pages 1--2 --- ``so'' it's", "pages 1–2 — “so” it's"),
        (r"\emph{a} \textbf{b} \textsc{c} {\it d}", ("<i>a</i> <b>b</b> "
         '<span style="font-variant:small-caps;">c</span> <i>d</i>')),
        (r"H$_2$O and $\alpha^{2}$", "H<sub>2</sub>O and α<sup>2</sup>"),
        (r"$\frac{1}{2}$", r"$\frac{1}{2}$"),
        (r"\unknown{kept} \unknown", r"kept \unknown"),
        (r"\url{http://a.b/c_d} \href{http://x}{y}", "http://a.b/c_d y"),
        ("a~b", "a\u00a0b"),
        (r"\mkbibquote{q} \LaTeX{} \textquotedblleft", "“q” LaTeX “"),
        ("5$", "5$"),
        ("} stray {", " stray "),
    ],
)  # fmt: skip
def test_tex_becomes_text(source: str, text: str) -> None:
    assert unicodedata.normalize("NFC", tex.decode(source)) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The {NASA} story", 'The <span class="nocase">NASA</span> story'),
        (r"G{\"o}del's proof", "Gödel's proof"),
        ("{{Whole title}}", "Whole title"),
        ("{A}nd {B}", 'And <span class="nocase">B</span>'),
        (r"{H}arbours of {G}\"odel, Mc{D}onald", "Harbours of Gödel, McDonald"),
        ("the {EU}'s rules", 'the <span class="nocase">EU</span>\'s rules'),
        ("{}empty{}", "empty"),
    ],
)
def test_braces_in_a_title_keep_its_case(source: str, text: str) -> None:
    assert tex.decode(source, title=True) == text


LINES = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters="\u0303") | st.just(" "),
    max_size=30,
).map(lambda text: unicodedata.normalize("NFC", " ".join(text.split())))


@given(LINES)
def test_text_written_as_tex_is_read_back(text: str) -> None:
    assert tex.decode(tex.encode(text)) == text


@given(st.text(max_size=50) | st.text("\\{}$'`-~^\"ab", max_size=50))
def test_any_tex_is_read(source: str) -> None:
    tex.decode(source, title=True)
    tex.decode_verbatim(source)


# --- entries ----------------------------------------------------------------------


def test_an_article_is_read() -> None:
    found = bibtex.loads(
        """@Article{roe,
          Author = "Jane Roe and John von Doe, Jr",
          title = {On {DNA}}, journal = {Nature}, year = 2019, month = jul,
          volume = 5, number = {3}, pages = {12--15}, doi = {https://doi.org/10.1/a_b},
        }"""
    )
    assert found.problems == ()
    assert csljson.item_from(found[0]) == {
        "id": "roe",
        "type": "article-journal",
        "author": [
            {"family": "Roe", "given": "Jane"},
            {"family": "Doe", "given": "Jr", "non-dropping-particle": "John von"},
        ],
        "title": 'On <span class="nocase">DNA</span>',
        "container-title": "Nature",
        "volume": "5",
        "issue": "3",
        "page": "12-15",
        "DOI": "10.1/a_b",
        "issued": {"date-parts": [[2019, 7]]},
    }


@pytest.mark.parametrize(
    ("entry", "type"),
    [
        ("inproceedings{a", "paper-conference"),
        ("incollection{a", "chapter"),
        ("INBOOK{a", "chapter"),
        ("techreport{a", "report"),
        ("misc{a", "document"),
        ("misc{a, url={http://x.org}", "webpage"),
        (r"misc{a, howpublished={\url{http://x.org}}", "webpage"),
        ("online{a", "webpage"),
        ("unpublished{a", "manuscript"),
        ("patent{a", "patent"),
        ("article{a, entrysubtype={newspaper}", "article-newspaper"),
        ("misc{a, entrysubtype={legislation}", "legislation"),
        ("strange{a", "document"),
    ],
)
def test_the_type_of_an_entry_is_a_csl_type(entry: str, type: str) -> None:
    assert bibtex.loads(f"@{entry}, title={{T}}}}")[0].type == type


@pytest.mark.parametrize(
    ("kind", "genre"),
    [("phdthesis", "PhD thesis"), ("mastersthesis", "Master's thesis"), ("thesis", None)],
)
def test_a_thesis_says_which_it_is(kind: str, genre: str | None) -> None:
    assert fields(f"@{kind}{{a, school={{X}}}}").get("genre") == genre


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Ludwig van Beethoven", Name("Beethoven", "Ludwig", None, "van")),
        ("van Beethoven, Ludwig", Name("Beethoven", "Ludwig", None, "van")),
        ("King, Jr., Martin Luther", Name("King", "Martin Luther", suffix="Jr.")),
        ("{World Bank}", Name(literal="World Bank")),
        (r"{Barnes {\&} Noble}", Name(literal="Barnes & Noble")),
        (r"{\'E}mile Zola", Name("Zola", "Émile")),
        ("{van Gogh}, Vincent", Name("van Gogh", "Vincent")),
        ("Plato", Name("Plato")),
        ("a, b, c, d", Name(literal="a, b, c, d")),
        ("family=Doe, given=Jan, prefix=de", Name("Doe", "Jan", None, "de")),
    ],
)
def test_a_name_is_read(source: str, name: Name) -> None:
    assert names(source) == (name,)


def test_names_are_parted_by_and_outside_of_braces() -> None:
    assert names("A B and {C and D} and others") == (
        Name("B", "A"),
        Name(literal="C and D"),
        Name(literal="others"),
    )


@pytest.mark.parametrize(
    ("source", "date"),
    [
        ("year = 2019", Date((2019,))),
        ("year = 2019, month = 7", Date((2019, 7))),
        ("year = {2019}, month = {July}, day = 5", Date((2019, 7, 5))),
        ('year = 2019, month = jul # "~5"', Date((2019, 7, 5))),
        ("year = 2019, month = {July/August}", Date((2019, 7), (2019, 8))),
        ("date = {2019-07-05}", Date((2019, 7, 5))),
        ("date = {1998/2000}, year = {1998}", Date((1998,), (2000,))),
        ("date = {1984~}", Date((1984,), circa=True)),
        ("year = {1998--2000}", Date((1998,), (2000,))),
        ("year = {in press}", Date(literal="in press")),
    ],
)
def test_a_date_is_read(source: str, date: Date) -> None:
    assert fields(f"@book{{a, {source}}}")["issued"] == date


def test_a_month_that_is_none_is_kept_with_a_problem() -> None:
    records = bibtex.loads("@book{a, year = 2019, month = {Michaelmas}}")
    assert records[0].fields["month"] == "Michaelmas"
    assert [problem.code for problem in records.problems] == ["bibtex-date"]


def test_an_isbn_that_cannot_be_right_is_kept_with_a_problem() -> None:
    read = bibtex.loads("@book{moss, title={Moss}, isbn={978-0-306-40615-8}, issn={0306-4069}}")
    assert read["moss"].fields["ISBN"] == "978-0-306-40615-8"
    assert [problem.code for problem in read.problems] == ["identifier-check"]


def test_strings_comments_and_preambles_are_understood() -> None:
    found = bibtex.loads(
        """words that are ignored
        @comment{ @book{hidden, title = {H}} }
        @preamble{"\\newcommand{\\x}{y}"}
        @string(nat = "Nature ")
        %@book{off, title = {Off}}
        @article{a, journal = nat # {Genetics}} @book(b, title = {B (c)})"""
    )
    assert [record.id for record in found] == ["a", "b"]
    assert found[0].fields["container-title"] == "Nature Genetics"
    assert found[1].fields["title"] == "B (c)"
    assert [problem.code for problem in found.problems] == ["bibtex-outside"]


def test_words_between_entries_are_left_out_and_named() -> None:
    found = bibtex.loads("""% Encoding: UTF-8

        @book{a, title = {A}}
        -- 1997 --

        Ricks, Making the Corps
        Scribner
        @book{b, title = {B}}
        Packer, The Assassins' Gate""")
    assert [record.id for record in found] == ["a", "b"]
    assert [(problem.line, problem.excerpt) for problem in found.problems] == [
        (6, "Ricks, Making the Corps"),
        (9, "Packer, The Assassins' Gate"),
    ]


def test_unknown_fields_stay_under_their_name() -> None:
    assert fields("@book{a, Shelf-Mark = {X \\& 1}}") == {"shelf-mark": "X & 1"}


def test_a_second_field_for_one_variable_stays_under_its_own_name() -> None:
    assert fields("@techreport{a, institution = {I}, publisher = {P}}") == {
        "publisher": "P",
        "institution": "I",
    }


def test_a_chapter_takes_from_its_book() -> None:
    found = bibtex.loads(
        """@inproceedings{a, title = {Part}, crossref = {b}}
        @proceedings{b, title = {Whole}, year = 2001, publisher = {P}, doi = {10.1/whole}}"""
    )
    part = found["a"].fields
    assert (part["title"], part["container-title"], part["publisher"]) == ("Part", "Whole", "P")
    assert part["issued"] == Date((2001,))
    assert "DOI" not in part


# --- trouble ----------------------------------------------------------------------


def test_a_broken_entry_costs_itself_at_most() -> None:
    found = bibtex.loads(
        "@book{a, title = {Fine}}\n"
        "@book{b, title = {Never closed,\n  year = 2001,\n}\n"
        "@book{c, title = {Fine too}}\n"
    )
    assert [record.id for record in found] == ["a", "b", "c"]
    [problem] = found.problems
    assert (problem.code, problem.severity, problem.line) == ("bibtex-syntax", "error", 2)
    assert found["b"].fields["title"] == "Never closed"


def test_fields_after_a_missing_comma_are_read() -> None:
    found = bibtex.loads("@book{a,\n title = {T}\n year = 2001\n publisher = {P}\n}")
    assert set(found[0].fields) == {"title", "issued", "publisher"}
    assert [problem.line for problem in found.problems] == [3, 4]


def test_an_entry_without_key_gets_one_and_a_problem() -> None:
    found = bibtex.loads("@misc{, title = {A}}\n@misc{title = {B}}\n@misc{item-2, title = {C}}")
    assert [record.fields["title"] for record in found] == ["A", "B", "C"]
    assert len({record.id for record in found[:2]}) == 2
    codes = [problem.code for problem in found.problems]
    assert codes == ["bibtex-key", "bibtex-key", "id-duplicate"]


def test_a_string_that_is_not_defined_is_kept_as_text() -> None:
    found = bibtex.loads("@article{a, journal = natgen}")
    assert found[0].fields["container-title"] == "natgen"
    assert [problem.code for problem in found.problems] == ["bibtex-string"]


def test_duplicate_keys_and_fields_are_problems() -> None:
    found = bibtex.loads("@book{a, title = {A}, title = {B}}\n@book{a}")
    assert len(found) == 2
    assert [problem.code for problem in found.problems] == ["bibtex-field", "id-duplicate"]


@given(st.text(max_size=80) | st.text('@book{a,t="}#%()\\\n ', max_size=80))
def test_any_text_is_read_without_raising(text: str) -> None:
    bibtex.dumps(bibtex.loads(text))


@pytest.mark.parametrize(
    "char", [*"@{}\"\\$%#,=~-'` \n", "@a{", "@comment{", "\\'", " and ", "<i>"]
)
def test_long_runs_of_one_character_are_read(char: str) -> None:
    for before in ("", "@book{a,", "@book{a, title = {", "@book{a, author = {"):
        bibtex.loads(before + char * (20_000 // len(char)))


# --- out --------------------------------------------------------------------------

WORDS = LINES.filter(bool)
PARTS = st.from_regex(r"[A-ZÀÉŁ][a-zéł’'-]{1,8}( [A-ZÉ][a-z]{1,8}){0,2}", fullmatch=True)
PEOPLE = st.builds(
    Name,
    PARTS,
    st.none() | PARTS,
    st.none(),
    st.sampled_from([None, "van", "de la"]),
    st.sampled_from([None, "Jr.", "III"]),
) | st.builds(lambda text: Name(literal=text), WORDS.filter(lambda text: text != "others"))
YEARS = st.integers(1, 2100)
DATES = st.one_of(
    st.builds(lambda year: Date((year,)), YEARS),
    st.builds(lambda year, month: Date((year, month)), YEARS, st.integers(1, 12)),
    st.builds(
        lambda year, month, day: Date((year, month, day)),
        YEARS, st.integers(1, 12), st.integers(1, 28),
    ),
    st.builds(lambda year, circa: Date((year,), (year + 1,), circa=circa), YEARS, st.booleans()),
    st.builds(lambda year, season: Date((year,), season=season), YEARS, st.integers(1, 4)),
)  # fmt: skip
COMMON = (
    "title container-title collection-title publisher publisher-place volume issue number page "
    "edition note abstract keyword language ISBN ISSN chapter-number call-number event-title genre"
)
#: A day or a number alone is rewritten: pages have their dashes.
TEXT = dict.fromkeys(COMMON.split(), WORDS) | {
    "page": st.from_regex(r"[1-9][0-9]{0,3}(-[1-9][0-9]{0,3})?", fullmatch=True),
    "DOI": st.from_regex(r"10\.[0-9]{4}/[a-z0-9_.()%&#~-]{1,12}", fullmatch=True),
    "URL": st.from_regex(r"https://example\.org/[a-z0-9_.?=%&#~-]{0,12}", fullmatch=True),
}
TYPES = "article-journal book chapter paper-conference thesis report webpage legislation document"
RECORDS = st.builds(
    lambda key, kind, texts, dates, people: Record(key, kind, {**people, **texts, **dates}),
    st.from_regex(r"[a-z][a-z0-9:_.+/-]{0,12}", fullmatch=True),
    st.sampled_from(TYPES.split()),
    st.fixed_dictionaries({}, optional=TEXT),
    st.fixed_dictionaries({}, optional={"issued": DATES, "accessed": DATES, "event-date": DATES}),
    st.fixed_dictionaries(
        {},
        optional={
            name: st.lists(PEOPLE, min_size=1, max_size=3).map(tuple)
            for name in ("author", "editor", "container-author", "director")
        },
    ),
)


@given(RECORDS)
def test_a_record_written_as_bibtex_is_read_back(record: Record) -> None:
    written = bibtex.dumps([record])
    found = bibtex.loads(written)
    assert found.problems == (), written
    assert [(each.id, each.type) for each in found] == [(record.id, record.type)], written
    assert found[0].fields == record.fields, written


def test_every_csl_variable_survives_bibtex() -> None:
    texts: dict[str, Any] = {
        name: f"{name} x" for name, kind in VARIABLES.items() if kind not in ("name", "date")
    }
    people = {name: (Name("Roe"),) for name, kind in VARIABLES.items() if kind == "name"}
    dates = {name: Date((2001,)) for name, kind in VARIABLES.items() if kind == "date"}
    for kind in ("article-journal", "book", "report"):
        record = Record("a", kind, {**texts, **people, **dates})
        assert bibtex.loads(bibtex.dumps([record]))[0] == record


def test_keys_are_made_fit_and_stay_distinct() -> None:
    found = bibtex.loads(bibtex.dumps([Record(key, "book") for key in ("a b", "a,b", "", "{}")]))
    assert [record.id for record in found] == ["a-b", "a-b-2", "item", "item-2"]


def test_what_bibtex_cannot_hold_is_written_all_the_same() -> None:
    odd: dict[str, Any] = {"custom": {"x": [1]}, "id": 5, "title": None, "n": 7}
    record = Record("a", "book", odd)
    assert fields(bibtex.dumps([record])) == {"custom": '{"x": [1]}', "n": "7"}


def test_a_numbered_paper_of_the_misc_kind_is_a_report() -> None:
    rfc = "@misc{a, title={T}, series={Request for Comments}, number=9110, url={https://x.org/a}}"
    [record] = bibtex.loads(rfc)
    assert record.type == "report"
    assert record.fields["number"] == "9110"


def test_proceedings_that_name_themselves_for_their_parts_are_no_part() -> None:
    text = (
        "@inproceedings{a, title={T}, crossref={p}}"
        "@proceedings{p, title={Proc}, booktitle={Proc}, year=2018}"
    )
    part, whole = bibtex.loads(text)
    assert part.fields["container-title"] == "Proc"
    assert "container-title" not in whole.fields
