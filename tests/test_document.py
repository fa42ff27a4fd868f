"""The engine in the making: what a style makes of records, on styles of our own."""

from __future__ import annotations

from typing import Any

import pytest

from citekit.csl.document import Citation, Document
from citekit.csl.evaluation import Cite
from citekit.csl.tree import style_of
from citekit.csl.typography import finish
from citekit.markup import plain
from citekit.record import Date, Name, Record

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{kind}" {options}>'
AUTHOR = '<names variable="author"><name form="short" and="text"/></names>'
YEAR = '<date variable="issued"><date-part name="year"/></date>'


def document(
    cite: str = "",
    entry: str = "",
    *records: Record,
    citations: tuple[Citation, ...] = (),
    options: str = "",
    kind: str = "in-text",
    cite_options: str = "",
    sort: str = "",
) -> Document:
    xml = HEAD.format(kind=kind, options=options)
    xml += f'<citation {cite_options}><layout delimiter="; ">{cite}</layout></citation>'
    xml += f"<bibliography>{sort}<layout>{entry}</layout></bibliography></style>"
    return Document(style_of(xml), records, citations)


def book(id: str = "a", /, **fields: Any) -> Record:
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    return Record(id, "book", named)


def entries(made: Document) -> list[str]:
    return [plain(finish(one.text, made.lexicon)) for one in made.bibliography()]


def cited(made: Document, at: int = 0) -> str:
    return plain(finish(made.citation(at), made.lexicon))


@pytest.mark.parametrize(
    ("entry", "fields", "expected"),
    [
        ('<text variable="title" quotes="true"/>', {"title": 'On "Dams"'}, "“On ‘Dams’”"),
        ('<text variable="title" text-case="title"/>', {"title": "the sea of it"}, "The Sea of It"),
        ('<number variable="edition" form="ordinal"/>', {"edition": "2"}, "2nd"),
        ('<number variable="volume" form="roman"/>', {"volume": "14"}, "xiv"),
        ('<date variable="issued" form="text"/>', {"issued": Date((2019, 7, 15))}, "July 15, 2019"),
        (
            '<date variable="issued" form="text"/>',
            {"issued": Date((2019, 7, 15), (2019, 7, 18))},
            "July 15–18, 2019",
        ),
        (
            '<group delimiter=" "><text term="in"/><text variable="container-title"/></group>',
            {"title": "A"},
            "",
        ),
        (
            '<names variable="author"><name/><substitute><text variable="title"/></substitute>'
            '</names><text variable="title" prefix=". "/>',
            {"title": "Dams"},
            "Dams",
        ),
        (
            '<label variable="page" form="short"/><text variable="page" prefix=" "/>',
            {"page": "321-328"},
            "pp. 321–8",
        ),
        (
            '<names variable="author"><name initialize-with="." name-as-sort-order="all"/></names>',
            {"author": (Name("Meer", "Jan Piet", non_dropping_particle="van der"),)},
            "van der Meer, J.P.",
        ),
        ('<text variable="genre"/>', {"note": "genre: Novel"}, "Novel"),
        ('<text variable="title" suffix="."/>', {"title": "Who?"}, "Who?"),
    ],
)
def test_an_entry_is_written_as_the_style_says(
    entry: str, fields: dict[str, Any], expected: str
) -> None:
    options = 'page-range-format="minimal" demote-non-dropping-particle="never"'
    made = document("", entry, Record("a", "book", fields), options=options)
    assert "".join(entries(made)) == expected


ROE = (Name("Roe", "Jane"),)


def test_works_of_one_author_and_year_get_letters() -> None:
    records = [book(key, author=ROE, issued=Date((2019,)), title=key) for key in "ab"]
    group = f'<group delimiter=" ">{AUTHOR}{YEAR}</group>'
    citation = Citation([Cite("a"), Cite("b")])
    made = document(
        group, group, *records, citations=(citation,),
        cite_options='disambiguate-add-year-suffix="true" collapse="year-suffix"',
    )  # fmt: skip
    assert cited(made) == "Roe 2019a; b"
    assert entries(made) == ["Roe 2019a", "Roe 2019b"]


def test_authors_of_one_name_are_told_apart() -> None:
    records = [
        book(given, author=(Name("Roe", given),), issued=Date((2019,))) for given in ("Jane", "Max")
    ]
    names = '<names variable="author"><name form="short" initialize-with=". "/></names>'
    citations = tuple(Citation([Cite(record.id)]) for record in records)
    made = document(
        f'<group delimiter=" ">{names}{YEAR}</group>', "", *records, citations=citations,
        cite_options='disambiguate-add-givenname="true"',
    )  # fmt: skip
    assert [cited(made, at) for at in range(len(citations))] == ["J. Roe 2019", "M. Roe 2019"]


def test_ibid_is_the_work_just_cited() -> None:
    cite = (
        '<choose><if position="ibid-with-locator"><text term="ibid"/>'
        '<text variable="locator" prefix=" "/></if><else-if position="ibid"><text term="ibid"/>'
        '</else-if><else><text variable="title"/></else></choose>'
    )
    citations = (
        Citation([Cite("a")], 1),
        Citation([Cite("a")], 2),
        Citation([Cite("a", locator="7")], 3),
        Citation([Cite("b"), Cite("a")], 4),
        Citation([Cite("a")], 5),
    )
    records = (book("a", title="A"), book("b", title="B"))
    made = document(cite, "", *records, citations=citations, kind="note")
    texts = [cited(made, at) for at in range(len(citations))]
    assert texts == ["A", "Ibid.", "Ibid. 7", "B; A", "A"]


def test_numbers_and_words_sort_together_and_what_is_missing_comes_last() -> None:
    records = [book(key, volume=value) for key, value in [("w", "xi"), ("t", "10"), ("n", "9")]]
    sort = '<sort><key variable="volume"/></sort>'
    made = document("", '<text variable="citation-key"/>', *records, book("z"), sort=sort)
    assert made.order == ["n", "t", "w", "z"]


def test_the_same_author_is_a_dash() -> None:
    xml = HEAD.format(kind="in-text", options="") + (
        '<citation><layout><text variable="title"/></layout></citation>'
        f'<bibliography subsequent-author-substitute="———"><layout>{AUTHOR}'
        '<text variable="title" prefix=". "/></layout></bibliography></style>'
    )
    made = Document(style_of(xml), [book(key, author=ROE, title=key.upper()) for key in "ab"])
    assert entries(made) == ["Roe. A", "———. B"]


def test_a_style_may_say_how_authors_read_in_a_sentence() -> None:
    xml = (
        "<style xmlns='http://purl.org/net/xbiblio/csl' class='in-text' version='1.0'>"
        "<citation><layout prefix='(' suffix=')'><group delimiter=' '>"
        "<names variable='author'><name form='short'/></names>"
        "<text variable='volume'/></group></layout></citation>"
        "<intext><layout><names variable='author'><name/></names></layout></intext></style>"
    )
    work = book("a", title="A", author=[Name("Roe", "Ann")], volume="3")
    citation = Citation([Cite("a")], narrative=True)
    assert cited(Document(style_of(xml), [work], [citation])) == "Ann Roe (3)"
