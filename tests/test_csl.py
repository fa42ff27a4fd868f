"""Formatting: every record once, in order, whatever the style and the record hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit import csl, output
from citekit.csl import casing, catalogue, links
from citekit.csl.signs import SIGN, from_markup
from citekit.errors import StyleError, UnknownNameError
from citekit.markup import Run, join, parse, plain
from citekit.record import Date, Name, Record
from citekit.variables import DATES, NAMES, TYPES, VARIABLES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CSL = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'
INFO = "<info><title>t</title><id>t</id><updated>2026-01-01T00:00:00Z</updated></info>"
#: Official styles of all kinds: author-date, numeric, note, label; other languages.
STYLES = (
    "apa",
    "apa-6th-edition",
    "chicago-author-date",
    "chicago-notes-bibliography",
    "chicago-notes",
    "modern-language-association",
    "ieee",
    "nature",
    "science",
    "vancouver",
    "american-medical-association",
    "american-chemical-society",
    "harvard-cite-them-right",
    "elsevier-harvard",
    "springer-basic-author-date",
    "turabian-fullnote-bibliography",
    "oscola",
    "bluebook-law-review",
    "the-lancet",
    "cell",
    "plos",
    "deutsche-gesellschaft-fur-psychologie",
    "din-1505-2",
    "iso690-author-date-fr",
    "iso690-numeric-en",
    "associacao-brasileira-de-normas-tecnicas",
    "gost-r-7-0-5-2008-numeric",
    "mhra-notes",
    "china-national-standard-gb-t-7714-2015-numeric",
    "iso690-note-cs",
    "source-list",
    "linked-list",
)


def made(id: str, type: str, fields: Mapping[str, Any] | None = None) -> Record:
    return Record(id, type, dict(fields or {}))


def person(family: str, given: str | None = None) -> Name:
    return Name(family=family, given=given)


def style_file(folder: Path, body: str, name: str = "own.csl") -> Path:
    path = folder / name
    path.write_text(f"<style {CSL} class='in-text'>{INFO}{body}</style>", "utf-8")
    return path


def bibliography(folder: Path, layout: str, **rest: str) -> Path:
    body = f"<citation><layout><text value='x'/></layout></citation>{rest.get('macros', '')}"
    sort = rest.get("sort", "")
    return style_file(folder, f"{body}<bibliography>{sort}<layout>{layout}</layout></bibliography>")


def texts(rendered: csl.Rendered) -> list[str]:
    return [output.inline(entry.runs) for entry in rendered.entries]


def text(style: str | Path, fields: dict[str, Any], type: str = "book", **options: Any) -> str:
    (line,) = texts(csl.render(style, [made("a", type, fields)], **options))
    return line


# Which style


def test_the_catalogue_has_the_official_styles_and_our_own() -> None:
    names = catalogue.names()
    assert len(names) > 10_000
    assert {"apa", "source-list", "linked-list", "2d-materials"} <= set(names)


@pytest.mark.parametrize(
    "word", ["apa", "APA", "apa.csl", "http://www.zotero.org/styles/apa", " apa "]
)
def test_a_style_is_found_however_it_is_written(word: str) -> None:
    assert catalogue.locate(word).name == "apa"


def test_a_style_that_was_renamed_is_found_by_its_former_name() -> None:
    assert catalogue.locate("mla").name == "modern-language-association"


def test_a_dependent_style_is_its_parent_in_its_own_language() -> None:
    located = catalogue.locate("aims-mathematics")
    assert located.path.parent.name == "styles"


def test_find_looks_at_names_first_and_then_at_titles() -> None:
    assert catalogue.find("apa")[0] == ("apa", dict(catalogue.find("apa"))["apa"])
    assert "modern-language-association" in dict(catalogue.find("MLA handbook"))
    assert catalogue.find("no style has these words") == []


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("chicago-notes-bibliografy", "chicago-notes-bibliography"),
        ("modern language asociation", "modern-language-association"),
        ("natuer", "nature"),
        ("apaa", "apa"),
        ("source list", "source-list"),
    ],
)
@pytest.mark.usefixtures("soon")
def test_an_unknown_style_suggests_the_one_that_is_meant(word: str, meant: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        csl.render(word, [])
    assert meant in caught.value.suggestions
    assert len(caught.value.suggestions) <= 3


@pytest.mark.parametrize("word", ["plain", "alpha", "abbrv", "unsrt", "apalike", "IEEEtran"])
def test_a_style_of_bibtex_suggests_what_looks_like_it_and_nothing_else(word: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        csl.render(word, [])
    assert caught.value.suggestions == catalogue.BIBTEX[word.lower()]


def test_an_edition_suggests_the_styles_of_that_edition() -> None:
    with pytest.raises(UnknownNameError) as caught:
        csl.render("chicago-17", [])
    assert caught.value.suggestions[0] == "chicago-author-date-17th-edition"
    assert all("17th-edition" in each for each in caught.value.suggestions)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("harvard", "harvard-cite-them-right"),
        ("chicago", "chicago-notes-bibliography"),
        ("turabian", "turabian-notes-bibliography"),
    ],
)
def test_the_name_of_a_family_suggests_its_main_style_first(word: str, meant: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        csl.render(word, [])
    suggestions = caught.value.suggestions
    assert suggestions[0] == meant
    assert all(each.startswith(word) for each in suggestions)


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("mla", "modern-language-association"),
        ("AMA", "american-medical-association"),
        ("chicago", "chicago-notes-bibliography"),
        ("nature", "nature"),
    ],
)
def test_find_puts_what_is_meant_first(word: str, first: str) -> None:
    assert catalogue.find(word)[0][0] == first


@pytest.mark.parametrize("word", ["", ".", "/", "x" * 100_000, "a\0b", "/nowhere/no.csl", "../apa"])
def test_odd_names_are_unknown_names(word: str) -> None:
    with pytest.raises(UnknownNameError):
        csl.render(word, [])


def test_a_path_that_does_not_exist_is_an_unknown_name(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError):
        csl.render(tmp_path / "none.csl", [])


def test_a_style_file_in_this_folder_needs_no_slash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bibliography(tmp_path, "<text variable='title'/>").rename(tmp_path / "house.xml")
    monkeypatch.chdir(tmp_path)
    assert text("house.xml", {"title": "T"}) == "T"


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = bibliography(tmp_path, "<text variable='title'/>")
    assert text(path, {"title": "T"}) == "T"
    bibliography(tmp_path, "<text variable='title' prefix='Now: '/>")
    assert text(path, {"title": "T"}) == "Now: T"


BROKEN = {
    "not XML": ("<style>\n<a></b></style>", 2),
    "empty": ("", 1),
    "no CSL": ("<html>\n</html>", 1),
    "a locale without layout": (f"<style {CSL}>{INFO}</style>", 1),
    "an entity": ('<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "c">]>\n<a>&b;</a>', 2),
    "a bomb": (
        '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY a{n + 1} "&a{n};&a{n};">' for n in range(99))
        + "]><a>&a98;</a>",
        1,
    ),
    "a file from the disk": ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 1),
    "a macro that calls itself": (
        (
            f"<style {CSL}>{INFO}\n<macro name='a'><text macro='b'/></macro>\n"
            "<macro name='b'><text macro='a'/></macro>\n"
            "<citation><layout><text macro='a'/></layout></citation></style>"
        ),
        3,
    ),
    "a parent that is missing": (
        f"<style {CSL}><info><link rel='independent-parent' href='http://x/none'/></info></style>",
        1,
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_is_no_style_says_where_it_is_wrong(name: str, tmp_path: Path) -> None:
    content, line = BROKEN[name]
    path = tmp_path / "broken.csl"
    path.write_text(content, "utf-8")
    with pytest.raises(StyleError) as caught:
        csl.render(path, [])
    assert [problem.line for problem in caught.value.problems] == [line]


@pytest.mark.usefixtures("soon")
def test_macros_that_multiply_are_refused(tmp_path: Path) -> None:
    calls = [f"<text macro='m{n + 1}'/>" * 10 for n in range(30)]
    macros = "".join(f"<macro name='m{n}'>{call}</macro>" for n, call in enumerate(calls))
    path = bibliography(
        tmp_path,
        "<text macro='m0'/>",
        macros=macros + "<macro name='m30'><text value='x'/></macro>",
    )
    with pytest.raises(StyleError):
        csl.render(path, [])


def test_a_document_type_is_refused_in_any_encoding(tmp_path: Path) -> None:
    path = tmp_path / "wide.csl"
    path.write_bytes('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16"))
    with pytest.raises(StyleError):
        csl.render(path, [])


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.csl"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(StyleError):
        csl.render(path, [])


# Which language


def test_a_language_alone_is_its_main_dialect() -> None:
    fields = {"title": "T", "issued": Date((2019, 5, 1))}
    style = "modern-language-association"
    german = text(style, fields, "webpage", locale="de-DE")
    assert german == "T. 1. Mai 2019."
    for name in ("de", "DE_de"):
        assert text(style, fields, "webpage", locale=name) == german


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        *(("de-XX", "de-DE"), ("en-AU", "en-GB"), ("xx", None)),
        *(("deutsch", "de-DE"), ("german", "de-DE"), ("english", "en-US"), ("Français", "fr-FR")),
    ],
)
def test_an_unknown_locale_suggests_its_neighbours(name: str, meant: str | None) -> None:
    with pytest.raises(UnknownNameError) as caught:
        csl.render("apa", [], locale=name)
    assert caught.value.kind == "locale"
    assert meant is None or meant in caught.value.suggestions


# The text of an entry


def test_tags_in_a_title_become_styles() -> None:
    (entry,) = csl.render(
        "nature", [made("a", "article-journal", {"title": "On <i>Homo</i>"})]
    ).entries
    looks = [(run.text, set(run.styles), run.variable) for run in entry.runs]
    assert ("Homo", {"italic"}, "title") in looks


def test_italics_inside_italics_stand_upright(tmp_path: Path) -> None:
    path = bibliography(tmp_path, "<text variable='title' font-style='italic'/>")
    (entry,) = csl.render(path, [made("a", "book", {"title": "On <i>Homo</i>"})]).entries
    assert [(run.text, set(run.styles)) for run in entry.runs] == [
        ("On ", {"italic"}),
        ("Homo", set()),
    ]


@pytest.mark.parametrize(
    ("locale", "layout", "line"),
    [
        ("en-US", "<text variable='title' quotes='true' suffix=','/><text value=' x'/>", "“T,” x"),
        ("en-GB", "<text variable='title' quotes='true' suffix=','/><text value=' x'/>", "‘T’, x"),
        ("en-US", "<text variable='title' quotes='true' suffix='.'/>", "“T.”"),
        ("de-DE", "<text variable='title' quotes='true' suffix='.'/>", "„T“."),
        ("en-US", "<text variable='title' quotes='true' suffix=';'/>", "“T”;"),
    ],
)
def test_punctuation_stands_where_the_locale_wants_it(
    locale: str, layout: str, line: str, tmp_path: Path
) -> None:
    assert text(bibliography(tmp_path, layout), {"title": "T"}, locale=locale) == line


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Why?", "“Why?”"),
        ("The “Iraq” War", "“The ‘Iraq’ War.”"),
        ("Acme Inc.", "“Acme Inc.”"),
        ("Wait...", "“Wait...”"),
    ],
)
def test_a_full_stop_is_not_doubled(title: str, line: str, tmp_path: Path) -> None:
    path = bibliography(tmp_path, "<text variable='title' quotes='true' suffix='.'/>")
    assert text(path, {"title": title}) == line


@pytest.mark.parametrize(
    ("case", "line"),
    [
        ("title", "The Art of iPod and War: A Twenty-First Look At"),
        ("sentence", "The art of iPod and war: a twenty-first look at"),
        ("uppercase", "THE ART OF iPod AND WAR: A TWENTY-FIRST LOOK AT"),
        ("capitalize-all", "The Art Of iPod And War: A Twenty-First Look At"),
    ],
)
def test_case_changes_all_but_what_is_marked(case: str, line: str) -> None:
    field = 'the art of <span class="nocase">iPod</span> and war: a twenty-first look at'
    assert SIGN.sub("", casing.change(from_markup(field), case)) == line


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ('the <span class="nocase">EU</span>\'s rules', "The EU's Rules"),
        ('<span class="nocase">iP</span>hone sales', "iPhone Sales"),
        ("on <i>Homo</i>s and others", "On Homos and Others"),
        ('<span class="nocase">NASA</span> and the sea', "NASA and the Sea"),
    ],
)
def test_title_case_leaves_the_rest_of_a_marked_word_alone(field: str, line: str) -> None:
    assert SIGN.sub("", casing.change(from_markup(field), "title")) == line


@pytest.mark.parametrize(
    ("form", "line"),
    [
        ("", "123–128"),
        ("minimal", "123–8"),
        ("minimal-two", "123–28"),
        ("chicago", "123–28"),
        ("expanded", "123–128"),
    ],
)
def test_page_ranges_keep_the_digits_that_the_style_asks_for(
    form: str, line: str, tmp_path: Path
) -> None:
    path = bibliography(tmp_path, "<text variable='page'/>")
    if form:
        content = path.read_text("utf-8").replace("<style", f"<style page-range-format='{form}'", 1)
        path.write_text(content, "utf-8")
    assert text(path, {"page": "123-128"}) == line


@pytest.mark.parametrize(
    ("pages", "line"),
    [("5-12", "5–12"), ("12-125", "12–125"), ("321-28", "321–8"), ("iv-x", "iv–x")],
)
def test_no_page_range_is_shortened_into_another(pages: str, line: str, tmp_path: Path) -> None:
    path = bibliography(tmp_path, "<text variable='page'/>")
    content = path.read_text("utf-8").replace("<style", "<style page-range-format='minimal'", 1)
    path.write_text(content, "utf-8")
    assert text(path, {"page": pages}) == line


DATE = "<date variable='issued' form='text'/>"


@pytest.mark.parametrize(
    ("date", "line"),
    [
        (Date((2019, 7, 15)), "July 15, 2019"),
        (Date((2019, 7)), "July 2019"),
        (Date((2019,)), "2019"),
        (Date((2019,), season=2), "Summer 2019"),
        (Date((2019, 7, 1), (2019, 7, 15)), "July 1–15, 2019"),
        (Date((2019, 7, 1), (2019, 8, 2)), "July 1–August 2, 2019"),
        (Date((2019, 7), (2020, 1)), "July 2019–January 2020"),
        (Date((2019,), (2020,)), "2019–2020"),
        (Date((2019, 7), (2019, 7, 4)), "July 2019–July 4, 2019"),
        (Date((-44, 3, 15)), "March 15, 44 BC"),
        (Date((33,)), "33 AD"),
        (Date(literal="forthcoming"), "forthcoming"),
        (Date((2019, 13)), "Spring 2019"),
        (Date((2019, 25)), "2019"),
        ("in spring", "in spring"),
    ],
)
def test_dates_are_written_to_the_precision_they_have(
    date: object, line: str, tmp_path: Path
) -> None:
    path = bibliography(tmp_path, f"<text variable='title'/><group prefix=' '>{DATE}</group>")
    assert text(path, {"title": "T", "issued": date}).removeprefix("T ") == line


def test_one_date_format_does_not_change_the_next(tmp_path: Path) -> None:
    short = "<date variable='issued' form='text'><date-part name='month' form='short'/></date>"
    path = bibliography(tmp_path, f"<group delimiter=' | '>{short}{DATE}</group>")
    records = [made(name, "book", {"issued": Date((2019, 8, 2))}) for name in "ab"]
    assert texts(csl.render(path, records)) == ["Aug. 2, 2019 | August 2, 2019"] * 2


@pytest.mark.parametrize(
    ("style", "line"),
    [
        ("apa", "Roe, A. (May 2). On War. AP."),
        ("chicago-author-date", "Roe, A. May 2. “On War.” AP."),
        ("ieee", "[1] A. Roe, “On War,” AP, May 2."),
    ],
)
def test_a_date_in_words_is_printed_once(style: str, line: str) -> None:
    fields: dict[str, Any] = {
        "author": (person("Roe", "A."),),
        "title": "On War",
        "container-title": "AP",
        "issued": Date(literal="May 2"),
    }
    assert text(style, fields, "article-newspaper") == line


def test_a_name_that_stands_in_for_the_author_is_not_repeated(tmp_path: Path) -> None:
    path = bibliography(
        tmp_path,
        "<group delimiter='. '><names variable='author'><substitute><names variable='editor'/>"
        "<text macro='t'/></substitute></names><text macro='t'/><names variable='editor'/></group>",
        macros="<macro name='t'><text variable='title'/></macro>",
    )
    assert text(path, {"title": "T", "editor": (person("Roe"),)}) == "Roe. T"
    assert text(path, {"title": "T"}) == "T"


def test_a_style_without_bibliography_lists_its_citations(tmp_path: Path) -> None:
    path = style_file(
        tmp_path, "<citation><layout suffix='.'><text variable='title'/></layout></citation>"
    )
    rendered = csl.render(path, [made("a", "book", {"title": "T"})])
    assert texts(rendered) == ["T."]
    assert [(each.code, each.severity) for each in rendered.problems] == [
        ("style-without-bibliography", "info")
    ]


@pytest.mark.parametrize(
    ("given", "style", "line"),
    [
        ("Carl von", "ieee", "[1] C. von Clausewitz, On War."),
        ("Carl von", "apa", "Clausewitz, C. von. (n.d.). On War."),
        ("Carl von", "modern-language-association", "Clausewitz, Carl von. On War."),
        ("Mary ann", "apa", "Clausewitz, M. ann. (n.d.). On War."),
        ("carl", "modern-language-association", "Clausewitz, carl. On War."),
    ],
)
def test_a_particle_behind_the_given_name_has_no_initial(given: str, style: str, line: str) -> None:
    assert text(style, {"author": (person("Clausewitz", given),), "title": "On War"}) == line


# The order of the list


def test_a_style_without_sort_keeps_the_order_of_the_records() -> None:
    records = [made(name, "book", {"title": name}) for name in "cab"]
    assert [entry.id for entry in csl.render("ieee", records).entries] == ["c", "a", "b"]


def test_names_sort_by_family_name_and_dates_by_time(tmp_path: Path) -> None:
    path = bibliography(
        tmp_path,
        "<text macro='who'/><text variable='title' prefix=', '/>",
        sort="<sort><key macro='who'/><key macro='when' sort='descending'/></sort>",
        macros="<macro name='who'><text macro='names'/></macro>"
        "<macro name='names'><names variable='author'><name form='long'/></names></macro>"
        f"<macro name='when'>{DATE}</macro>",
    )
    roe = {"author": (person("Roe", "Ann"),)}
    records = [
        made("none", "book", {"title": "x"}),
        made("roe-january", "book", {**roe, "issued": Date((2019, 1, 9))}),
        made("roe-april", "book", {**roe, "issued": Date((2019, 4, 8))}),
        made("roe-undated", "book", {**roe}),
        made("doe", "book", {"author": (person("Doe", "Zoe"),)}),
        made("eco", "book", {"author": (person("Éco", "U"),)}),
    ]
    order = [entry.id for entry in csl.render(path, records).entries]
    assert order == ["doe", "eco", "roe-april", "roe-january", "roe-undated", "none"]


def test_a_note_is_printed_as_it_is_and_sorted_like_a_title() -> None:
    records = [
        made("z", "book", {"title": "Zebra"}),
        made("m", "document", {"note": "middle: see *2) <there>"}),
        made("a", "book", {"title": "Aardvark"}),
    ]
    rendered = csl.render("apa", records)
    assert [entry.id for entry in rendered.entries] == ["a", "m", "z"]
    assert texts(rendered)[1] == "middle: see *2) <there>"
    assert rendered.problems == ()


# Links


def hrefs(record: Record, style: str = "apa") -> list[tuple[str, str]]:
    (entry,) = csl.render(style, [record]).entries
    linked = join(Run(run.text, href=run.href) for run in entry.runs)
    return [(run.text, run.href) for run in linked if run.href]


def test_a_printed_address_is_a_link_without_the_full_stop() -> None:
    record = made("a", "webpage", {"title": "T", "URL": "https://example.org/a_(b)"})
    assert hrefs(record, "modern-language-association") == [
        ("https://example.org/a_(b)", "https://example.org/a_(b)")
    ]


def test_a_printed_doi_is_a_link_and_the_title_is_not() -> None:
    record = made("a", "article-journal", {"title": "T", "DOI": "10.1000/x", "URL": "http://x.y/"})
    assert hrefs(record) == [("https://doi.org/10.1000/x", "https://doi.org/10.1000/x")]
    assert hrefs(record, "ieee")[0] == ("10.1000/x", "https://doi.org/10.1000/x")


def test_the_title_is_the_link_when_nothing_else_is() -> None:
    record = made("a", "article-journal", {"title": "T <i>x</i>", "DOI": "10.1000/x"})
    assert hrefs(record, "linked-list") == [("T x", "https://doi.org/10.1000/x")]


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("http://ex.org/<x>", "http://ex.org/%3Cx%3E"),
        ('http://ex.org/"q"/a b', "http://ex.org/%22q%22/a%20b"),
        ("http://ex.org/a http://ex.org/b", "http://ex.org/a%20http://ex.org/b"),
    ],
)
def test_an_address_with_characters_that_end_others_is_one_link(url: str, href: str) -> None:
    record = made("a", "webpage", {"title": "T", "URL": url})
    for style in ("apa", "modern-language-association"):
        assert hrefs(record, style) == [(url, href)]
        assert output.write(csl.render(style, [record]).entries).count("ex.org") == url.count("ex.")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "java\tscript:x", "data:text/html,x", "x"])
def test_no_other_address_becomes_a_link(url: str) -> None:
    for style in ("apa", "linked-list", "source-list"):
        assert hrefs(made("a", "webpage", {"title": "T", "URL": url}), style) == []


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("(https://x.org/a).", "https://x.org/a"),
        ("https://x.org/a_(b)", "https://x.org/a_(b)"),
        ("“https://x.org/a,” b", "https://x.org/a"),
        ("HTTP://X.ORG/?a=b!", "HTTP://X.ORG/?a=b"),
    ],
)
def test_punctuation_after_an_address_is_outside_the_link(line: str, address: str) -> None:
    runs = links.link(parse(line), made("a", "webpage"))
    assert [run.text for run in runs if run.href] == [address]
    assert plain(runs) == line


# Whatever a record holds


HOSTILE = [
    made("empty", "book"),
    made("", "", {}),
    made("<script>", "no-such-type", {"title": "<script>alert(1)</script>"}),
    made("n", "book", {"author": "Some String", "editor": [{"family": "D"}, {"literal": "L"}]}),
    made("k", "book", {"author": (Name(given="Plato"), Name(), Name(literal=" "), 7, None)}),
    made("x", "book", {"author": (Name("A", "B", "de", "van", "Jr.", extra={"comma-suffix": 1}),)}),
    made("d", "book", {"issued": {"date-parts": [["x"]]}, "accessed": "2019", "title": 12}),
    made("y", "book", {"issued": Date((10**400, 99)), "volume": 10**5000, "page": 3.5}),
    made("s", "book", {"issued": Date((2019,), season=9), "title": None, "URL": True}),
    made("l", "book", {"title": ["a", "b"], "ISBN": ["1", "2"], "DOI": {"a": 1}}),
    made("p", "book", {"title": "a\ue000b\ue100\ue021c\uf8ff", "publisher": "\ue020"}),
    made("c", "book", {"title": "a\x00\x1b[31mb\ud800\u2028c\n\nd", "locator": "5"}),
    made("q", "book", {"title": '“a”b“ "c" \'', "custom": {"a": {}}, "citation-number": "9"}),
    made("u", "webpage", {"URL": '"><script>alert(1)</script>', "note": "<img onerror=x>"}),
    made("o", "chapter", {name: name for name in VARIABLES}),
    made("r", "chapter", dict.fromkeys(NAMES, (person("Roe", "J"),))),
    made("e", "chapter", dict.fromkeys(DATES, Date((2019, 2), (2020, 3)))),
]


def check(style: str, records: list[Record]) -> csl.Rendered:
    rendered = csl.render(style, records)
    assert sorted(entry.id for entry in rendered.entries) == sorted(each.id for each in records)
    for line in texts(rendered):
        assert line.strip()
        assert not any("\ue000" <= character <= "\ue1ff" for character in line)
    for form in output.FORMS:
        written = output.write(rendered.entries, to=form)
        if form in ("html", "markdown"):  # what runs in a browser
            assert "<script" not in written.replace("\\<script", "")
    return rendered


@pytest.mark.parametrize("style", STYLES)
def test_no_record_breaks_a_style(style: str) -> None:
    check(style, HOSTILE)


values = st.one_of(
    st.text(max_size=8),
    st.integers(),
    st.none(),
    st.builds(Date, st.lists(st.integers(-5, 2100), max_size=4).map(tuple)),
    st.lists(st.builds(Name, st.text(max_size=4), st.text(max_size=4)), max_size=3).map(tuple),
    st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2),
)


@given(
    st.lists(
        st.builds(
            Record,
            st.text(max_size=3),
            st.sampled_from(sorted(TYPES)),
            st.dictionaries(st.sampled_from(sorted(VARIABLES)), values, max_size=6),
        ),
        max_size=3,
    )
)
def test_any_value_in_any_field_comes_out(records: list[Record]) -> None:
    for style in ("apa", "chicago-notes-bibliography", "source-list"):
        check(style, records)


def test_records_do_not_depend_on_each_other() -> None:
    for style in ("source-list", "linked-list"):
        alone = [texts(csl.render(style, [record])) for record in HOSTILE]
        assert texts(csl.render(style, HOSTILE)) == [line for (line,) in alone]


def test_what_a_style_prints_nothing_of_is_listed_plainly(tmp_path: Path) -> None:
    path = bibliography(tmp_path, "<text variable='genre'/>")
    rendered = csl.render(
        path,
        [made("a", "book", {"title": "T", "author": (person("Roe", "J"),)}), made("b", "book")],
    )
    assert texts(rendered) == ["Roe, J. T", "b"]
    assert [each.code for each in rendered.problems] == ["style-failed"]


def test_every_entry_of_a_numbered_list_has_its_number() -> None:
    records = [
        made("a", "book", {"ISBN": "9780201134483"}),
        made("b", "document", {"note": "see Bob"}),
        made("c", "book", {"title": "T"}),
    ]
    assert texts(csl.render("ieee", records))[:2] == ["[1] ISBN 9780201134483", "[2] see Bob"]
    assert texts(csl.render("nature", records))[:2] == ["1. ISBN 9780201134483", "2. see Bob"]


def test_one_record_that_cannot_be_formatted_has_a_problem_of_its_own(tmp_path: Path) -> None:
    path = bibliography(tmp_path, "<text variable='genre'/>")
    records = [made("a", "book", {"title": "T"}), made("b", "book", {"genre": "G"})]
    rendered = csl.render(path, records)
    assert texts(rendered) == ["T", "G"]
    (problem,) = rendered.problems
    assert problem.code == "entry-not-formatted"
    assert "'a'" in problem.message
    assert "'own'" in problem.message


@pytest.mark.parametrize(
    "piece", ["x", "<", '"', "“", ".", "&", "(", "<i>", "'", "-", "\ue000", "1"]
)
@pytest.mark.usefixtures("soon")
def test_a_hundred_thousand_of_one_character_end_soon(piece: str) -> None:
    long = piece * 100_000
    fields = dict.fromkeys(("title", "publisher", "page", "edition", "note", "DOI"), long)
    check("apa", [made(long, "book", {**fields, "author": long, "URL": f"http://x/{long}"})])


# Real records


def record_of(item: dict[str, Any]) -> Record:
    fields: dict[str, Any] = {}
    for name, value in item.items():
        if name in NAMES:
            value = tuple(Name(each.get("family"), each.get("given")) for each in value)
        elif name in DATES:
            start, end = [*value.get("date-parts", []), (), ()][:2]
            value = Date(tuple(start), tuple(end))
        if name not in ("id", "type"):
            fields[name] = value
    return made(item["id"], item["type"], fields)


@pytest.fixture(scope="module")
def real(shared_data: Path) -> list[Record]:
    works = json.loads((shared_data / "items" / "works_1k.json").read_text("utf-8"))
    found = (shared_data / "items" / "zotero_translator_items.jsonl").read_text("utf-8")
    items = [*works[::25], *map(json.loads, found.splitlines()[::60])]
    return [record_of(item) for item in items]


@pytest.mark.parametrize("style", STYLES)
def test_real_records_come_out_in_every_style(style: str, real: list[Record]) -> None:
    rendered = check(style, real)
    assert not [each for each in rendered.problems if "could not" in each.message]
    assert all("  " not in line for line in texts(rendered))
