"""The styles of our own writing: valid CSL, and the manner they are for, to the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import citeproc
import pytest
from lxml import etree

from citekit import output
from citekit.csl import catalogue, render
from citekit.errors import StyleError, UnknownNameError
from citekit.record import Date, Name, Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
from typing import Any

OWN = sorted(catalogue.own_styles().glob("*.csl"))


def made(id: str, type: str, fields: Mapping[str, Any] | None = None) -> Record:
    return Record(id, type, dict(fields or {}))


def lines(style: str, *records: Record, to: str = "text") -> list[str]:
    rendered = render(style, records)
    assert rendered.problems == ()
    return output.write(rendered.entries, to=to).splitlines()


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_each_style_is_valid_csl_but_for_conditions_of_csl_m(path: Path) -> None:
    schema = etree.RelaxNG(etree.parse(citeproc.SCHEMA_PATH))
    content = path.read_text("utf-8")
    for condition in ("has-day", "has-to-month-or-season", "has-year-only"):
        content = content.replace(f" {condition}=", " is-uncertain-date=")
    schema.assertValid(etree.fromstring(content.encode()))


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_each_style_says_what_it_is_and_under_which_licence(path: Path) -> None:
    names = {"cs": "http://purl.org/net/xbiblio/csl"}
    info = etree.parse(path).getroot().find("cs:info", names)
    assert info is not None
    for element in ("title", "id", "summary", "rights", "updated"):
        assert info.findtext(f"cs:{element}", None, names)


# --- what a style says of itself ------------------------------------------------------

OWN_STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"
    {attributes}>
  <info>
    <title>My
      own</title>
    <id>https://example.org/own</id>
    <link href="https://example.org/own" rel="self"/>
    <link href="https://example.org/base" rel="template"/>
    <link href="https://example.org/guide" rel="documentation"/>
    <link href="https://example.org/more" rel="documentation"/>
    <category citation-format="note"/>
    <category field="history"/>
    <category field="law"/>
    <summary>For tests.</summary>
    <updated>2026-01-31T09:00:00Z</updated>
    <rights>Free of any</rights>
  </info>
  <citation><layout><text variable="title"/></layout></citation>
</style>"""


def own_style(folder: Path, attributes: str = "") -> Path:
    path = folder / "own.csl"
    path.write_text(OWN_STYLE.format(attributes=attributes), "utf-8")
    return path


def test_a_style_says_what_it_is(tmp_path: Path) -> None:
    path = own_style(tmp_path, "default-locale='de-AT'")
    for style in (path, str(path)):
        assert catalogue.info(style) == catalogue.StyleInfo(
            name="own",
            title="My own",
            id="https://example.org/own",
            kind="note",
            format="note",
            fields=("history", "law"),
            locale="de-AT",
            parent="",
            bibliography=False,
            licence="Free of any",
            updated="2026-01-31T09:00:00Z",
            summary="For tests.",
            documentation=("https://example.org/guide", "https://example.org/more"),
            templates=("https://example.org/base",),
            path=path,
        )


def test_the_licence_of_a_style_is_its_address_where_it_has_one(tmp_path: Path) -> None:
    path = own_style(tmp_path)
    content = path.read_text("utf-8")
    path.write_text(content.replace("<rights>", "<rights license='https://example.org/free'>"))
    assert catalogue.info(path).licence == "https://example.org/free"


def test_a_dependent_style_has_the_class_and_the_bibliography_of_its_parent() -> None:
    style, parent = catalogue.info("aims-mathematics"), catalogue.info("aims-press")
    assert style.parent == "aims-press"
    assert (style.kind, style.bibliography) == (parent.kind, parent.bibliography)
    assert style.title != parent.title


def test_a_style_that_says_nothing_of_itself_has_a_name(tmp_path: Path) -> None:
    path = tmp_path / "bare.csl"
    path.write_text(
        "<style xmlns='http://purl.org/net/xbiblio/csl' class='in-text' version='1.0'>"
        "<citation><layout><text value='x'/></layout></citation></style>"
    )
    style = catalogue.info(path)
    assert (style.name, style.title, style.kind, style.fields) == ("bare", "bare", "in-text", ())


def test_a_style_that_does_not_exist_has_suggestions_whose_words_begin_so() -> None:
    with pytest.raises(UnknownNameError) as caught:
        catalogue.info("appa")
    assert caught.value.suggestions[0] == "apa"
    with pytest.raises(UnknownNameError, match="style file"):
        catalogue.info("none/such.csl")


def test_a_file_that_is_no_style_says_nothing_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "page.csl"
    path.write_text("<!DOCTYPE html><title>x</title>")
    with pytest.raises(StyleError, match="web page"):
        catalogue.info(path)


# --- the styles of our own ------------------------------------------------------------


def person(family: str, given: str) -> Name:
    return Name(family=family, given=given)


PDF = "https://example.org/report.pdf"
SIGIR = made(
    "sigir",
    "report",
    {
        "author": (Name(literal="Special Inspector General"),),
        "title": "Quarterly Report To Congress",
        "issued": Date((2005, 10, 30)),
        "URL": PDF,
    },
)


@pytest.mark.parametrize(
    ("record", "line"),
    [
        (SIGIR, f"Special Inspector General, “Quarterly Report To Congress,” 10/30/05 <{PDF}>"),
        (
            SIGIR.replace({"number": "S/2019/570", "issued": Date((2019, 7, 15)), "URL": None}),
            "Special Inspector General, “Quarterly Report To Congress,” S/2019/570, 7/15/19",
        ),
        (
            made(
                "ricks",
                "book",
                {
                    "author": (person("Ricks", "Thomas"),),
                    "title": "Fiasco, The American Military Adventure In Iraq",
                    "publisher": "The Penguin Press",
                    "publisher-place": "New York",
                    "issued": Date((2006,)),
                },
            ),
            (
                "Ricks, Thomas, Fiasco, The American Military Adventure In Iraq, "
                "New York: The Penguin Press, 2006"
            ),
        ),
        (
            made(
                "n1",
                "article-newspaper",
                {
                    "title": "Bridge reopens",
                    "container-title": "Al-Example",
                    "issued": Date((2009, 2, 3)),
                },
            ),
            "Al-Example, “Bridge reopens,” 2/3/09",
        ),
        (
            made(
                "n2",
                "article-newspaper",
                {
                    "author": (person("Eads", "Kelly"), person("Morgan", "Daniel")),
                    "title": "Who won?",
                    "container-title": "Example Post",
                    "issued": Date((2019, 7, 15)),
                },
            ),
            "Eads, Kelly and Morgan, Daniel, “Who won?,” Example Post, 7/15/19",
        ),
        (
            made(
                "j",
                "article-journal",
                {
                    "author": (person("Roe", "Jane"),),
                    "title": "Rivers",
                    "container-title": "Journal of Examples",
                    "volume": "12",
                    "issue": 3,
                    "page": "45-67",
                    "issued": Date((2019, 7)),
                },
            ),
            "Roe, Jane, “Rivers,” Journal of Examples, vol. 12, no. 3, pp. 45–67, July 2019",
        ),
        (
            made(
                "c",
                "chapter",
                {
                    "author": (person("Roe", "Jane"),),
                    "title": "Dams",
                    "editor": (person("Doe", "John"),),
                    "container-title": "Water",
                    "publisher": "Example Press",
                    "issued": Date((2011, 5)),
                },
            ),
            "Roe, Jane, “Dams,” in Water, ed. by John Doe, Example Press, 2011",
        ),
        (
            made("p", "report", {"publisher": "UN Council", "title": "T", "issued": Date((2019,))}),
            "UN Council, “T,” 2019",
        ),
        (made("u", "webpage", {"URL": "https://example.org/x"}), "https://example.org/x"),
        (made("o", "document", {"note": "see 1) above..  "}), "see 1) above.."),
    ],
    ids=lambda value: value.id if isinstance(value, Record) else "",
)
def test_source_list_line(record: Record, line: str) -> None:
    assert lines("source-list", record) == [line]


def test_source_list_writes_what_a_range_of_days_has_in_common_once() -> None:
    record = SIGIR.replace({"issued": Date((2019, 7, 15), (2019, 7, 16)), "URL": None})
    assert lines("source-list", record)[0].endswith(" 7/15–16/19")


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"URL": "https://a.example/1"}, "Reuters, 5/23/19, https://a.example/1"),
        ({"DOI": "10.1000/x"}, "Reuters, 5/23/19, https://doi.org/10.1000/x"),
        ({"PMID": "12345"}, "Reuters, 5/23/19, PMID 12345"),
        ({"PMCID": "PMC12"}, "Reuters, 5/23/19, PMC12"),
        ({"title": "T", "ISBN": "9780571204083"}, "Reuters, “T,” 5/23/19, ISBN 9780571204083"),
        (
            {"title": "T", "PMID": "1", "DOI": "10.1/x"},
            "Reuters, “T,” 5/23/19 <https://doi.org/10.1/x>",
        ),
    ],
)
def test_source_list_prints_what_no_link_carries(fields: dict[str, str], line: str) -> None:
    news = {"container-title": "Reuters", "issued": Date((2019, 5, 23)), **fields}
    assert lines("source-list", made("a", "webpage", news)) == [line]


def test_source_list_links_the_address_when_there_is_no_title() -> None:
    (line,) = lines("source-list", made("a", "webpage", {"URL": PDF, "number": "7"}), to="markdown")
    assert line == f"7, [{PDF}](<{PDF}>)"


def test_source_list_puts_book_titles_in_italics_and_links_the_title() -> None:
    book = made("b", "book", {"title": "Fiasco", "URL": "https://example.org/f"})
    assert lines("source-list", book, to="markdown") == ["[*Fiasco*](<https://example.org/f>)"]
    assert (
        '“<a href="https://example.org/report.pdf">Quarterly Report To Congress</a>,”'
        in (lines("source-list", SIGIR, to="html")[1])
    )


def test_source_list_keeps_the_order_of_the_records() -> None:
    records = [made(name, "book", {"title": name}) for name in "cab"]
    assert lines("source-list", *records) == ["c", "a", "b"]


def test_linked_list_starts_with_the_linked_title() -> None:
    record = made(
        "w",
        "webpage",
        {
            "author": (person("Roe", "Jane"),),
            "title": "How dams fail",
            "container-title": "Example Blog",
            "issued": Date((2019, 7, 15)),
            "URL": "https://example.org/dams",
        },
    )
    assert lines("linked-list", record) == [
        "How dams fail, Jane Roe, Example Blog, July 15, 2019 <https://example.org/dams>"
    ]
    assert lines("linked-list", record, to="markdown")[0].startswith(
        "[How dams fail](<https://example.org/dams>), Jane Roe"
    )


def test_linked_list_prints_the_address_when_there_is_no_title() -> None:
    record = made("w", "webpage", {"URL": "https://example.org/x", "issued": Date((2019, 7))})
    assert lines("linked-list", record) == ["https://example.org/x, July 2019"]


def test_linked_list_prints_the_isbn_where_no_link_can_be() -> None:
    book = made("b", "book", {"title": "River", "ISBN": "9780571204083"})
    assert lines("linked-list", book) == ["River, ISBN 9780571204083"]
    assert lines("linked-list", book.replace({"URL": PDF})) == [f"River <{PDF}>"]
