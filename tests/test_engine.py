"""What the engine promises of any records: the same text each time, from anywhere, in any order."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citekit import csl, output
from citekit.csl.document import Citation, Cite, Document
from citekit.markup import plain
from citekit.record import Date, Name, Record
from citekit.variables import DATES, NAMES, TYPES, VARIABLES

STYLES = ("apa", "chicago-notes-bibliography", "ieee", "modern-language-association", "nature")
TEXTS = sorted(VARIABLES.keys() - NAMES - DATES)

_words = st.text(alphabet="abc ABC.,:;'\"“”()<>/–-&1é日ж", max_size=20)
_names = st.lists(
    st.builds(Name, _words | st.none(), _words | st.none(), literal=_words | st.none()), max_size=4
).map(tuple)
_dates = st.builds(
    Date,
    st.lists(st.integers(-300, 2100), max_size=3).map(tuple),
    st.lists(st.integers(-300, 2100), max_size=3).map(tuple),
    st.none() | st.integers(1, 4),
    st.booleans(),
    st.none() | _words,
)
_fields = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("author", "editor", "translator"), _names),
        **dict.fromkeys(("issued", "accessed", "original-date"), _dates),
        **dict.fromkeys(
            ("title", "container-title", "volume", "issue", "page", "publisher", "edition"),
            _words | st.integers(-1, 3000),
        ),
        **dict.fromkeys(("DOI", "URL", "number", "genre", "language", "note", "event"), _words),
    },
)
_records = st.lists(st.tuples(st.sampled_from(sorted(TYPES)), _fields), min_size=1, max_size=6).map(
    lambda each: [Record(f"r{at}", kind, fields) for at, (kind, fields) in enumerate(each)]
)
_cites = st.builds(
    Cite,
    st.sampled_from([f"r{at}" for at in range(6)] + ["nowhere"]),
    _words,
    st.sampled_from(["page", "chapter", "sub verbo", "verse", "no-such-label"]),
    _words,
    _words,
    st.booleans(),
    st.booleans(),
)
_citations = st.lists(
    st.builds(Citation, st.lists(_cites, max_size=3), st.integers(0, 9), st.booleans()), max_size=5
)
_slow = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def texts(rendered: csl.Rendered) -> tuple[list[tuple[str, str]], list[str]]:
    entries = [(entry.id, output.inline(entry.runs, to="html")) for entry in rendered.entries]
    return entries, [output.inline(runs, to="html") for runs in rendered.citations]


@pytest.mark.parametrize("style", STYLES)
@_slow
@given(records=_records, citations=_citations)
def test_every_record_and_citation_comes_out_and_the_same_each_time(
    style: str, records: list[Record], citations: list[Citation]
) -> None:
    rendered = csl.render(style, records, citations)
    assert sorted(entry.id for entry in rendered.entries) == sorted(each.id for each in records)
    assert all(plain(entry.runs).strip() for entry in rendered.entries)
    assert len(rendered.citations) == len(citations)
    assert texts(rendered) == texts(csl.render(style, records, citations))


def test_a_season_is_a_season_whatever_its_empty_words() -> None:
    texts = set()
    for words in (None, ""):
        patent = Record("a", "patent", {"number": "1", "issued": Date(season=1, literal=words)})
        (entry,) = csl.render("ieee", [patent]).entries
        texts.add(plain(entry.runs))
    assert len(texts) == 1


@pytest.mark.parametrize("style", STYLES)
@_slow
@given(records=_records)
def test_what_is_replayed_reads_as_what_is_interpreted(style: str, records: list[Record]) -> None:
    document = Document(csl.load(style), records)
    programs = (document.setting.bibliography(), document.setting.citation())
    for key in document.facts:
        subject = document.subject(key)
        for program in programs:
            assert program is not None
            template, _ = program.interpret(subject)
            for _ in range(2):  # learned, and found again
                assert program.text(subject) == template.text(subject)


@pytest.mark.parametrize("style", ["apa", "chicago-notes-bibliography"])
@_slow
@given(records=_records, data=st.data())
def test_the_order_of_the_records_does_not_matter_where_the_style_sorts(
    style: str, records: list[Record], data: st.DataObject
) -> None:
    # what sorts alike stays in the order of the input: give each a place of its own
    distinct = [
        each.replace({"author": (Name(family=f"F{at}"),), "title": f"T{at}", "note": None})
        for at, each in enumerate(records)
    ]
    shuffled = data.draw(st.permutations(distinct))
    assert texts(csl.render(style, distinct)) == texts(csl.render(style, shuffled))


@pytest.mark.parametrize("style", STYLES)
@_slow
@given(records=_records, citations=_citations)
def test_a_memo_changes_nothing(
    style: str, records: list[Record], citations: list[Citation]
) -> None:
    memo: dict[Any, Any] = {}
    for count in range(len(citations) + 1):
        some = citations[:count]
        remembered = csl.render(style, records, some, memo=memo)
        assert texts(remembered) == texts(csl.render(style, records, some))


BOOKS = [
    Record("a", "book", {"author": (Name("Roe", "Ann"),), "title": "A", "issued": Date((2001,))}),
    Record("b", "book", {"author": (Name("Roe", "Ann"),), "title": "B", "issued": Date((2001,))}),
]


def test_a_loaded_style_survives_pickling() -> None:
    style = csl.load("apa")
    csl.render(style, BOOKS)
    again = pickle.loads(pickle.dumps(style))
    assert texts(csl.render(again, BOOKS)) == texts(csl.render(style, BOOKS))


def test_several_threads_may_use_one_style_at_once() -> None:
    csl.loading._loaded.cache_clear()
    style = csl.load("chicago-notes-bibliography")
    lists = [[each.replace({"edition": str(n)}) for each in BOOKS] for n in range(40)]
    wanted = [texts(csl.render("chicago-notes-bibliography", each)) for each in lists]
    with ThreadPoolExecutor(8) as pool:
        got = list(pool.map(lambda each: texts(csl.render(style, each)), lists * 3))
    assert got == wanted * 3


def test_a_style_is_read_once() -> None:
    assert csl.load("apa") is csl.load("apa")
    assert csl.load("apa") is not csl.load("ieee")


@pytest.mark.parametrize(
    "fields",
    [
        {"author": "Roe, Ann"},
        {"author": [{"family": "Roe"}, "Poe", 3, None]},
        {"author": ()},
        {"author": (Name(), Name("", ""), Name(family="  "))},
        {"title": 1984},
        {"title": ["a", 1, None]},
        {"title": {"of": "a dict"}},
        {"issued": "2019"},
        {"issued": 2019},
        {"issued": None},
        {"issued": Date()},
        {"issued": Date((10_000,))},
        {"issued": Date((99_999, 12, 31), (100_000,))},
        {"issued": Date((-1,)), "accessed": Date((0, 0, 0))},
        {"issued": Date((2019, 99, 99))},
        {"page": True},
        {"volume": float("nan"), "issue": 1e300},
        {"language": 7},
        {"no-such-variable": object()},
    ],
)
@pytest.mark.parametrize("style", STYLES)
def test_values_of_wrong_kinds_come_out_as_far_as_they_go(
    style: str, fields: dict[str, Any]
) -> None:
    record = Record("a", "book", {"title": "T", **fields})
    rendered = csl.render(style, [record], [Citation([Cite("a")])])
    assert plain(rendered.entries[0].runs).strip()


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("style", STYLES)
def test_five_thousand_authors_come_out(style: str) -> None:
    crowd = tuple(Name(f"Family{n}", f"Given{n} X.") for n in range(5_000))
    records = [Record(name, "book", {"title": name, "author": crowd}) for name in "ab"]
    rendered = csl.render(style, records, [Citation([Cite("a"), Cite("b")])])
    assert "Family0" in plain(rendered.entries[0].runs)


@pytest.mark.usefixtures("soon")
def test_a_thousand_records_of_one_author_and_year_are_told_apart() -> None:
    works = [BOOKS[0].replace({"title": f"T{n:04}"}, id=f"w{n}") for n in range(1000)]
    rendered = csl.render("apa", works, [Citation([Cite("w999")])])
    assert plain(rendered.citations[0]) == "(Roe, 2001all)"


def test_records_of_one_id_are_all_listed_and_the_first_is_cited() -> None:
    twins = [BOOKS[0], BOOKS[0].replace({"title": "Other", "issued": Date((1999,))})]
    rendered = csl.render("apa", twins, [Citation([Cite("a")])])
    assert [entry.id for entry in rendered.entries] == ["a", "a"]
    assert plain(rendered.citations[0]) == "(Roe, 2001)"


def test_a_cite_of_no_record_is_left_out_and_named() -> None:
    rendered = csl.render("apa", BOOKS[:1], [Citation([Cite("a"), Cite("gone")])])
    assert plain(rendered.citations[0]) == "(Roe, 2001)"
    [problem] = rendered.problems
    assert (problem.code, problem.severity) == ("record-missing", "error")


@pytest.mark.parametrize("engine", csl.ENGINES)
def test_years_before_christ_are_the_same_in_both_engines(engine: str) -> None:
    record = Record("a", "book", {"title": "T", "issued": Date((-44,))})
    rendered = csl.render("chicago-author-date", [record], engine=engine)
    assert "44" in plain(rendered.entries[0].runs)


def test_the_second_engine_formats_lists_only() -> None:
    rendered = csl.render("apa", BOOKS[:1], engine="citeproc-py")
    assert plain(rendered.entries[0].runs) == "Roe, A. (2001). A."
    with pytest.raises(ValueError, match="lists only"):
        csl.render("apa", BOOKS, [Citation([Cite("a")])], engine="citeproc-py")
    with pytest.raises(LookupError, match="citeproc-py"):
        csl.render("apa", BOOKS, engine="citeproc")


def test_a_style_of_1984_becomes_1984a_in_notes_and_lists_alike() -> None:
    rendered = csl.render(
        "chicago-author-date", BOOKS, [Citation([Cite("b")]), Citation([Cite("a")])]
    )
    assert [plain(each) for each in rendered.citations] == ["(Roe 2001b)", "(Roe 2001a)"]
    assert ["2001a" in plain(entry.runs) for entry in rendered.entries] == [True, False]


LONG = {
    "two long numbers": "1" * 50_000 + "-" + "1" * 50_000 + "x",
    "numbers far apart": "1-" + " " * 100_000 + "x",
    "a comma and blanks": "1," + "\u00a0" * 100_000 + "x",
    "particles without end": "de la " * 20_000 + "(sor)",
    "one small word": "A " + "a" * 100_000 + ".",
    "quotations": "“x” " * 30_000,
    "tags": "<i>x</i>, " * 15_000,
    "numbers and signs": "1 & " * 30_000,
    "roman numerals": "iv-" * 30_000,
    "labels": "p. 1, " * 20_000,
}


@pytest.mark.parametrize("value", LONG.values(), ids=list(LONG))
@pytest.mark.parametrize("style", ["apa", "chicago-notes-bibliography", "vancouver"])
@pytest.mark.usefixtures("soon")
def test_long_values_of_any_make_end_soon(style: str, value: str) -> None:
    fields: dict[str, Any] = dict.fromkeys(
        ("title", "page", "volume", "issue", "number", "edition", "publisher", "note"), value
    )
    fields["author"] = (Name(value, value), Name("Roe", value))
    fields["editor"] = (Name(value, "Ann"),)
    record = Record("a", "article-journal", fields)
    cite = Cite("a", locator=value, prefix=value, suffix=value)
    rendered = csl.render(style, [record], [Citation([cite])])
    assert plain(rendered.entries[0].runs).strip()
    assert plain(rendered.citations[0]).strip()


def cited(style: str, records: list[Record], *citations: Citation) -> list[str]:
    return [plain(runs) for runs in csl.render(style, records, citations).citations]


def test_cites_without_names_are_not_taken_for_works_of_one_author() -> None:
    cases = [
        Record(name, "legal_case", {"title": f"{name} v. Roe", "issued": Date((year,))})
        for name, year in (("Alpha", 1954), ("Beta", 1960))
    ]
    both = Citation([Cite("Alpha"), Cite("Beta")])
    assert cited("apa", cases, both) == ["(Alpha v. Roe, 1954; Beta v. Roe, 1960)"]


@pytest.mark.parametrize(
    "doi",
    ["10.1000/x", "https://doi.org/10.1000/x", "http://dx.doi.org/10.1000/x", "doi:10.1000/x"],
)
def test_a_doi_is_printed_once_however_it_is_given(doi: str) -> None:
    record = Record("a", "article-journal", {"title": "T", "DOI": doi})
    [entry] = csl.render("apa", [record]).entries
    assert plain(entry.runs) == "T. (n.d.). https://doi.org/10.1000/x"
    assert {run.href for run in entry.runs} == {None, "https://doi.org/10.1000/x"}


def test_a_doi_with_brackets_is_one_link() -> None:
    record = Record(
        "a", "article-journal", {"title": "T", "DOI": "10.1002/(SICI)1<1661::A>3.0.CO;2-2"}
    )
    [entry] = csl.render("apa", [record]).entries
    linked = "".join(run.text for run in entry.runs if run.href)
    assert linked == "https://doi.org/10.1002/(SICI)1<1661::A>3.0.CO;2-2"


def test_a_cite_takes_numbers_for_text_and_nothing_else() -> None:
    assert Cite("a", 12, None, None) == Cite("a", "12")
    with pytest.raises(TypeError, match="text, not list"):
        Cite("a", ["12"])
    with pytest.raises(TypeError, match="as a list"):
        Citation("many")
    with pytest.raises(TypeError, match="not Record"):
        Citation([BOOKS[0]])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="a Citation, not Cite"):
        csl.render("apa", BOOKS, [Cite("a")])  # type: ignore[list-item]


def test_what_was_rendered_can_be_compared_and_pickled() -> None:
    rendered = csl.render("apa", BOOKS, [Citation([Cite("a")])])
    assert rendered == csl.render("apa", BOOKS, [Citation([Cite("a")])])
    assert pickle.loads(pickle.dumps(rendered)) == rendered


@pytest.mark.parametrize(
    ("family", "given", "line"),
    [
        ("Սարգսյան", "Արամ", "Սարգսյան, Արամ. T. n.d."),
        ("शर्मा", "राम", "शर्मा, राम. T. n.d."),
        ("王", "小-明", "王小-明. T. n.d."),
        ("김", "철수", "김철수. T. n.d."),
    ],
)
def test_only_names_of_east_asia_are_written_without_a_space(
    family: str, given: str, line: str
) -> None:
    record = Record("a", "book", {"title": "T", "author": (Name(family, given),)})
    [entry] = csl.render("chicago-notes-bibliography", [record]).entries
    assert plain(entry.runs) == line


def test_and_others_is_et_al() -> None:
    people = (Name("Roe", "Ann"), Name(literal="others"))
    [entry] = csl.render("apa", [Record("a", "book", {"title": "T", "author": people})]).entries
    assert plain(entry.runs) == "Roe, A. et al. (n.d.). T."


@pytest.mark.usefixtures("soon")
def test_works_that_share_dozens_of_authors_are_told_apart_soon() -> None:
    crowd = [Name("S", "J")] * 30
    works = [
        Record(f"w{n}", "book", {"title": f"T{n}", "issued": Date((2001,)),
               "author": (Name("Smith", "J"), *crowd[: n % 30], Name(f"E{n}", "B"))})
        for n in range(150)
    ]  # fmt: skip
    assert len(csl.render("harvard-cite-them-right", works).entries) == 150


def test_words_around_a_cite_that_prints_nothing_stay(tmp_path: Path) -> None:
    path = tmp_path / "silent.csl"
    path.write_text(
        "<style xmlns='http://purl.org/net/xbiblio/csl' class='in-text' version='1.0'>"
        "<info><title>t</title><id>t</id><updated>2026-01-01T00:00:00Z</updated></info>"
        "<citation><layout><text variable='volume'/></layout></citation></style>",
        "utf-8",
    )
    cite = Cite("a", prefix="see", suffix="and passim")
    rendered = csl.render(path, [Record("a", "book", {"title": "Fiasco"})], [Citation([cite])])
    assert plain(rendered.citations[0]) == "see Fiasco and passim"
    assert "citation-not-formatted" in [problem.code for problem in rendered.problems]


def test_two_blocks_in_a_row_stay_two(tmp_path: Path) -> None:
    blocks = "<text variable='title' display='block'/><text variable='publisher' display='block'/>"
    path = tmp_path / "blocks.csl"
    path.write_text(
        "<style xmlns='http://purl.org/net/xbiblio/csl' class='in-text' version='1.0'>"
        "<info><title>t</title><id>t</id><updated>2026-01-01T00:00:00Z</updated></info>"
        "<citation><layout><text variable='title'/></layout></citation>"
        f"<bibliography><layout>{blocks}</layout></bibliography></style>",
        "utf-8",
    )
    record = Record("a", "book", {"title": "Fiasco", "publisher": "Penguin"})
    entries = csl.render(path, [record]).entries
    assert output.write(entries, to="text") == "Fiasco\nPenguin\n"
    assert output.write(entries, to="html").count('<div class="csl-block">') == 2
