"""What any page says about itself, read into a record; pages that stand before it, refused."""

from __future__ import annotations

import datetime
import gzip
import json
import re
from collections import Counter
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from attrs import define, field
from hypothesis import given
from hypothesis import strategies as st

from citekit import names
from citekit.identifiers import Identifier
from citekit.providers import Query
from citekit.providers.session import Answer, Session, UnansweredError
from citekit.providers.webpages import (
    KINDS,
    Refusal,
    attributions,
    bylines,
    hypertext,
    jsonld,
    lookup,
    pagedates,
    permalinks,
    record_from,
    search,
    statements,
)
from citekit.record import Record

URL = "https://lake.example/science/ice-melts"
BODY = 3 * (
    "<p>The ice of the lake melts earlier than it did, and nobody had seen why it does so, though"
    " all who live there had known it for years.</p>"
)


def page(head: str = "", body: str = "", *, title: str = "Ice melts | The Lake") -> bytes:
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>"
        f"{head}</head><body><nav><a href='/'>Home</a></nav>{body}{BODY}</body></html>"
    ).encode()


def meta(**said: str) -> str:
    """`meta(citation_title="Ice")`; two underscores are a colon, three a full stop."""
    return "".join(
        f'<meta name="{name.replace("___", ".").replace("__", ":")}" content="{value}">'
        for name, value in said.items()
    )


def linked(node: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def read(source: bytes, url: str = URL, headers: dict[str, str] | None = None) -> Record:
    made = record_from(source, url, headers)
    assert isinstance(made, Record), made
    return made


def people(record: Record) -> list[str]:
    return [names.display(name) for name in record.fields.get("author", ())]


def day(record: Record) -> tuple[int, ...]:
    return record.fields["issued"].start if "issued" in record.fields else ()


def won(record: Record) -> dict[str, str]:
    signals: dict[str, str] = record.fields["custom"]["signals"]
    return signals


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ice melts",
    "datePublished": "2019-08-27T23:30:00-07:00",
    "dateModified": "2019-09-01T08:00:00-07:00",
    "author": {"@type": "Person", "name": "Jane Roe"},
    "publisher": {"@type": "Organization", "name": "The Lake"},
}
JSON_LD = linked(ARTICLE)
CHANGED = linked({"@type": "Article", "dateModified": "2019-09-01"})


# --- where things are said ----------------------------------------------------------


@pytest.mark.parametrize(
    ("signal", "source"),
    [
        (
            "highwire",
            page(meta(citation_title="Ice melts", citation_author="Roe, Jane",
                      citation_publication_date="2019/08/27")),
        ),
        ("json-ld", page(JSON_LD)),
        (
            "bepress",
            page(meta(bepress_citation_title="Ice melts", bepress_citation_author="Roe, Jane",
                      bepress_citation_date="2019-08-27")),
        ),
        (
            "eprints",
            page(meta(eprints___title="Ice melts", eprints___creators_name="Roe, Jane",
                      eprints___date="2019-08-27")),
        ),
        (
            "dublin-core",
            page(meta(dc___title="Ice melts", dc___creator="Roe, Jane", dc___date="2019-08-27")),
        ),
        (
            "dublin-core",
            page(meta(dcterms___title="Ice melts", dcterms___creator="Jane Roe",
                      dcterms___issued="2019-08-27")),
        ),
        (
            "opengraph",
            page('<meta property="og:title" content="Ice melts">'
                 '<meta property="article:author" content="Jane Roe">'
                 '<meta property="article:published_time" content="2019-08-27T08:00:00Z">'),
        ),
        (
            "microdata",
            page(body='<div itemscope itemtype="https://schema.org/Article"><h2 itemprop=headline>'
                 "Ice melts</h2><span itemprop=author itemscope itemtype='https://schema.org/Person'>"
                 "By <b itemprop=name>Jane Roe</b></span>"
                 "<meta itemprop=datePublished content='2019-08-27'></div>"),
        ),
        (
            "rdfa",
            page(body='<div vocab="https://schema.org/" typeof="Article"><h2 property="headline">'
                 'Ice melts</h2><span property="author">Jane Roe</span>'
                 '<b property="schema:datePublished" content="2019-08-27">yesterday</b></div>'),
        ),
        (
            "microformat",
            page(body="<div class='post hentry'><h2 class=entry-title>Ice melts</h2>"
                 "<span class='author vcard'>by <a class='url fn'>Jane Roe</a></span>"
                 "<abbr class=published title='2019-08-27T08:00:00+02:00'>yesterday</abbr></div>"),
        ),
        (
            "coins",
            page(body="<span class=Z3988 title='ctx_ver=Z39.88-2004&amp;rft.atitle=Ice+melts&amp;"
                 "rft.au=Roe%2C+Jane&amp;rft.date=2019-08-27'></span>"),
        ),
        (
            "parsely",
            page(meta(**{"parsely-title": "Ice melts", "parsely-author": "Jane Roe",
                         "parsely-pub-date": "2019-08-27T08:00:00Z"})),
        ),
        (
            "parsely",
            page("<meta name=parsely-page content='"
                 '{"title": "Ice melts", "authors": ["Jane Roe"], "pub_date": "2019-08-27"}\'>'),
        ),
        (
            "sailthru",
            page(meta(sailthru___title="Ice melts", sailthru___author="Jane Roe",
                      sailthru___date="2019-08-27 08:00")),
        ),
        ("meta", page(meta(headline="Ice melts", author="Jane Roe", publish_date="2019-08-27"))),
    ],
)  # fmt: skip
def test_title_author_and_day_are_read_wherever_pages_say_them(signal: str, source: bytes) -> None:
    record = read(source)
    assert record.fields["title"] == "Ice melts"
    assert people(record) == ["Jane Roe"]
    assert day(record) == (2019, 8, 27)
    assert won(record)["author"] == won(record)["issued"] == signal


@pytest.mark.parametrize(
    ("signal", "body"),
    [
        ("byline", "<p>By Jane Roe</p><p>August 27, 2019</p>"),
        ("byline", "<p>Posted on August 27, 2019 by Jane Roe</p>"),
        ("byline", "<p>27.08.2019, 14:30 Uhr von Jane Roe</p>"),
        ("byline", "<div>Von: Jane Roe</div><div>Veröffentlicht am 27. August 2019</div>"),
        ("byline", "<p>Par <a href=/x>Jane Roe</a></p><p>Publié le 27 août 2019 à 14h52</p>"),
        ("byline", "<p>Author:</p><p>Jane Roe</p><p>2019-08-27</p>"),
        ("label", f"<p>27 August 2019</p>{BODY * 6}<p>Autorin: Jane Roe</p>"),
        ("text", f"<p>27 August 2019</p>{BODY * 6}<p>Eingestellt von Jane Roe um 10:43</p>"),
        (
            "class",
            "<p class=byline><a href=/team>Jane Roe</a></p><p class=post-date>27 Aug 2019</p>",
        ),
        ("class", "<p><a href='/authors/jane-roe'>Jane Roe</a></p><time>27 August 2019</time>"),
        (
            "rel-author",
            "<p><a rel=author href=/jr>Jane Roe</a></p><time datetime=2019-08-27></time>",
        ),
        ("line", "<p>Jane Roe | 27 August 2019</p>"),
        ("line", "<p>Jane Roe</p><p>27 August 2019</p>"),
        ("text", f"<p>27 August 2019</p>{BODY}<p><em>Jane Roe</em></p><ul><li>More</li></ul>"),
    ],
)
def test_the_text_about_the_heading_is_the_last_resort(signal: str, body: str) -> None:
    record = read(page(body=f"<h1>Ice melts</h1>{body}"))
    assert people(record) == ["Jane Roe"]
    assert day(record) == (2019, 8, 27)
    assert won(record)["author"] == signal


#: Bylines as newspapers, blogs and their systems print them; below the heading.
BYLINES = [
    # whose it is, in many languages
    ("By Jane Roe, Ann Poe, and John Doe in London", ["Jane Roe", "Ann Poe", "John Doe"]),
    ("By Jane Roe, Ice correspondent for the Lake", ["Jane Roe"]),
    ("By Jane Roe, Special to The Shore", ["Jane Roe"]),
    ("By Jane Roe, The Associated Press", ["Jane Roe", "The Associated Press"]),
    ("By Jane Roe / Shore News Service", ["Jane Roe", "Shore News Service"]),
    ("Submitted by Jane Roe on Tue, 08/27/2019 - 10:22", ["Jane Roe"]),
    ("This post was written by Jane Roe.", ["Jane Roe"]),
    ("Von Jane Roe, dpa", ["Jane Roe", "dpa"]),
    ("Gastbeitrag von Prof. Dr. med. Jane Roe", ["Jane Roe"]),
    ("27. August 2019 / in Blog / von Jane Roe / Keine Kommentare", ["Jane Roe"]),
    ("Von unserer Redakteurin Jane Roe", ["Jane Roe"]),
    ("Das Gespräch führten Jane Roe und John Doe.", ["Jane Roe", "John Doe"]),
    ("Dieser Artikel wurde von Jane Roe verfasst.", ["Jane Roe"]),
    ("Par Jane Roe, envoyée spéciale à Kiev", ["Jane Roe"]),
    ("Par Jane Roe, avec AFP", ["Jane Roe", "AFP"]),
    ("Soumis par Jane Roe le mar 27/08/2019 - 10:22", ["Jane Roe"]),
    ("Propos recueillis par Jane Roe", ["Jane Roe"]),
    ("Escrito por Jane Roe y John Doe", ["Jane Roe", "John Doe"]),
    ("Postado por Jane Roe às 10:43", ["Jane Roe"]),
    ("di Jane Roe e John Doe", ["Jane Roe", "John Doe"]),
    ("Pubblicato da Jane Roe il 27 agosto 2019", ["Jane Roe"]),
    ("Door onze redacteur Jane Roe", ["Jane Roe"]),
    ("Skrevet av Jane Roe den 27. august 2019", ["Jane Roe"]),
    ("Upplagd av Jane Roe kl. 10:43", ["Jane Roe"]),
    ("Kirjoittanut Jane Roe", ["Jane Roe"]),
    ("Opublikowane przez Anna Nowak w dniu 27 sierpnia 2019", ["Anna Nowak"]),
    ("Napsala Jana Nováková", ["Jana Nováková"]),
    ("Bejegyezte: Kovács Anna dátum: 10:43", ["Kovács Anna"]),
    ("Gönderen Ayşe Yılmaz zaman: 10:43", ["Ayşe Yılmaz"]),
    ("Diposting oleh Budi Santoso di 10.43", ["Budi Santoso"]),
    ("Tác giả: Nguyễn Văn An", ["Nguyễn Văn An"]),
    ("Από Μαρία Παπαδοπούλου | 27/08/2019", ["Μαρία Παπαδοπούλου"]),
    ("Авторы: Анна Петрова и Иван Сидоров", ["Анна Петрова", "Иван Сидоров"]),
    ("بقلم: أحمد حسن", ["أحمد حسن"]),
    ("מאת: דנה כהן", ["דנה כהן"]),
    ("作者：张伟 2019-08-27", ["张伟"]),
    ("김민수 기자 입력 2019.08.27", ["김민수"]),
    # those who did something else
    ("By Jane Roe, photographs by John Doe", ["Jane Roe"]),
    ("Text: Jane Roe Foto: John Doe", ["Jane Roe"]),
    ("Fotos: John Doe | Text: Jane Roe", ["Jane Roe"]),
    ("Text und Fotos: Jane Roe", ["Jane Roe"]),
    ("Von Jane Roe (Text) und John Doe (Fotos)", ["Jane Roe"]),
    ("Tekst: Anna Nowak, zdjęcia: Jan Kowalski", ["Anna Nowak"]),
    ("Jane Roe – Übersetzung: John Doe, 27.08.2019", ["Jane Roe"]),
    ("Medically reviewed by John Doe, MD — By Jane Roe", ["Jane Roe"]),
    ("Photo by John Doe", []),
    ("Bild: John Doe / dpa, 27.08.2019", []),
    ("Fact checked by John Doe", []),
    ("Contact: Jane Roe, +41 22 123 45 67", []),
    # names without a word, beside the date
    ("Jane Roe (jro) | 27.08.2019", ["Jane Roe"]),
    ("Redacción / Jane Roe, 27/08/2019", ["Jane Roe"]),
    ("Jane Roe avec AFP, 27/08/2019", ["Jane Roe", "AFP"]),
    ("27.08.2019 | 13:10 Uhr | Swantje Helkenberg", ["Swantje Helkenberg"]),
    ("Анна Петрова, 27 августа 2019", ["Анна Петрова"]),
    # what is no name
    ("Climate Change | 27 August 2019", []),
    ("27 August 2019 | 13:10 | Press Release", []),
    ("San Diego | August 27, 2019", []),
    ("Frankfurt am Main, 27. August 2019", []),
    ("Von Montag bis Freitag", []),
    ("By Train to Lucerne", []),
    ("Interview mit Jane Roe", []),
    ("Powered by Roe Labs", []),
    ("© 2019 Jane Roe", []),
    ("Jane Roe at the lake, 27 August 2019", []),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), BYLINES)
def test_bylines_are_read_in_many_languages_and_manners(line: str, expected: list[str]) -> None:
    record = read(page(body=f"<h1>Ice melts</h1><p>{line}</p>"))
    assert people(record) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>By Jane Roe</p><p>By John Doe</p>", ["Jane Roe", "John Doe"]),
        ("<h3>Authors</h3><p>Jane Roe</p><p>Fellow</p><p>John Doe</p>", ["Jane Roe"]),
        ("<h3>Authors</h3><p>Jane Roe</p><p>John Doe</p>", ["Jane Roe", "John Doe"]),
        ("<ul class=authors><li>Jane Roe</li><li>John Doe</li></ul>", ["Jane Roe", "John Doe"]),
        ("<p class=author>Jane Roe | John Doe</p>", ["Jane Roe", "John Doe"]),
        ("<p class=author>Jane Roe | Staff Writer</p>", ["Jane Roe"]),
        ("<p class=byline><b>By</b><span>Jane Roe</span><i>Editor</i></p>", ["Jane Roe"]),
        ("<div class='Head_storyByline__x3'>Jane Roe</div>", ["Jane Roe"]),
        ("<dd class=createdby>Written by Jane Roe</dd>", ["Jane Roe"]),
        ("<a href=/x title='Posts by Jane Roe'>more</a>", ["Jane Roe"]),
        ("<a href=/experts/jane-roe>Jane Roe</a>", ["Jane Roe"]),
        ("<aside><a href=/author/jr>Jane Roe</a></aside>", ["Jane Roe"]),
        ("<script>data = {'pageAuthor': 'Jane Roe'}</script>", ["Jane Roe"]),
        ("<a href=/team/>Our Team</a><a href=/user/new>Create Account</a>", []),
        ("<div class=byline>9:39AM BST 27 Aug 2019</div>", []),
        (f"{BODY}<div class=author-bio><h4>About Jane Roe</h4><p>She swims.</p></div>",
         ["Jane Roe"]),
        (f"{BODY}<h3>Über die Autorin</h3><p>Jane Roe ist Biologin.</p>", ["Jane Roe"]),
        (f"{BODY}<p>Jane Roe and John Doe are fellows at the Shore Institute.</p>",
         ["Jane Roe", "John Doe"]),
        (f"{BODY}<p>Liebe Grüße, eure Jana</p>", ["Jana"]),
        (f"{BODY}<p>Cheers,<br>Tom</p>", ["Tom"]),
    ],
)  # fmt: skip
def test_authors_are_found_where_pages_put_them(body: str, expected: list[str]) -> None:
    record = read(page(body=f"<h1>Ice melts</h1>{body}"))
    assert people(record) == expected


def test_a_post_may_end_with_a_name_and_the_day() -> None:
    source = f"<title>Ice melts</title><h1>Ice melts</h1>{BODY}<p>Benni</p><p>27. August 2019</p>"
    record = read(source.encode())
    assert (people(record), day(record)) == (["Benni"], (2019, 8, 27))


def test_who_a_page_is_about_did_not_write_it() -> None:
    body = f"<h1>Jane Roe</h1>{BODY}<p>Jane Roe is a professor of ice.</p>"
    assert people(read(page(body=body, title="Jane Roe"))) == []


@pytest.mark.parametrize(
    "below",
    [
        "<h3>Press contact</h3><p>Jane Roe</p><p>Telephone 123</p>",
        "<h3>Speakers</h3><ul><li>Jane Roe</li><li>John Doe</li></ul>",
        "<p>Tags: Jane Roe, John Doe</p>",
        "<p>Liked by Jane Roe and 5 others</p>",
        "<h3>2 Kommentare</h3><p>Tom Poe</p><p>28.08.2019 um 10:22</p><p>Nice!</p>",
    ],
)
def test_who_is_named_below_a_work_for_something_else_did_not_write_it(below: str) -> None:
    assert people(read(page(body=f"<h1>Ice melts</h1><p>27.08.2019</p>{BODY}{below}"))) == []


def test_the_printed_byline_is_believed_before_who_put_the_text_there() -> None:
    head = linked({**ARTICLE, "author": {"@type": "Person", "name": "Tom Poe"}})
    assert people(read(page(head, "<h1>Ice melts</h1><p>By Jane Roe</p>"))) == ["Jane Roe"]
    both = "<h1>Ice melts</h1><p>By Tom Poe and Jane Roe</p>"
    assert won(read(page(head, both)))["author"] == "json-ld"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (meta(author="Jane Roe, John Doe and Ann Poe"), ["Jane Roe", "John Doe", "Ann Poe"]),
        (meta(author="JANE ROE"), ["Jane Roe"]),
        (meta(author="JANE MCDONALD"), ["Jane McDonald"]),
        (meta(author="Jane ROE"), ["Jane Roe"]),
        (meta(author="JaneRoe"), ["Jane Roe"]),
        (meta(author="wpadmin"), []),
        (meta(dc___creator="Jane Roe, John Doe"), ["Jane Roe", "John Doe"]),
        (meta(dc___creator="Roe, Jane; Doe, John"), ["Jane Roe", "John Doe"]),
        (meta(citation_authors="Roe, Jane; Doe, John"), ["Jane Roe", "John Doe"]),
        ('<meta property="article:author" content="https://x.example/jane.roe.7">', ["Jane Roe"]),
        ('<meta property="article:author" content="https://x.example/thelake">', []),
        (linked({**ARTICLE, "author": {"url": "https://x.example/jane-roe"}}), ["Jane Roe"]),
        (linked({**ARTICLE, "author": {"name": "Jane Roe, Ice reporter"}}), ["Jane Roe"]),
        (linked({"@type": "HowTo", "name": "Ice", "author": {"name": "Jane Roe"}}), ["Jane Roe"]),
    ],
)  # fmt: skip
def test_names_are_read_however_heads_have_them(head: str, expected: list[str]) -> None:
    assert people(read(page(head))) == expected


def test_authors_are_had_of_json_ld_that_is_cut_off() -> None:
    block = json.dumps({**ARTICLE, "text": "Ice"})[:-3]
    head = f'<script type="application/ld+json">{block}</script>'
    assert people(read(page(head))) == ["Jane Roe"]


def test_who_is_named_in_comments_menus_and_captions_did_not_write_the_page() -> None:
    body = (
        "<h1>Ice melts</h1><figure><figcaption>By Ann Poe, 1 May 2001</figcaption></figure>"
        "<aside><p>By Ann Poe</p></aside><div class=comments><p class=author>Ann Poe</p>"
        "<time datetime=2001-05-01></time></div><div class=related-posts><p>By Ann Poe</p></div>"
    )
    record = read(page(body=body))
    assert people(record) == []
    assert day(record) == ()


def test_all_statements_are_given_and_the_record_says_which_won() -> None:
    source = page(JSON_LD + meta(author="The Lake"), "<h1>Ice melts</h1><p>By Jane Roe</p>")
    said = [(each.source, each.value) for each in statements(source, URL) if each.field == "author"]
    assert said == [("json-ld", "Jane Roe"), ("byline", "Jane Roe"), ("meta", "The Lake")]
    assert won(read(source))["author"] == "json-ld"


def test_bibliographic_statements_make_a_whole_reference() -> None:
    head = meta(
        citation_title="Ice &lt;i&gt;melts&lt;/i&gt;", citation_journal_title="Annals of Lakes",
        citation_volume="12", citation_issue="3", citation_firstpage="45", citation_lastpage="67",
        citation_doi="10.1234/ICE.1", citation_issn="1234-567X", citation_pmid="12345",
        citation_publication_date="2019/08", citation_publisher="Shore Press",
        citation_language="en",
    ) + meta(citation_author="Roe, Jane") + meta(citation_author="van der Poe, Ann")  # fmt: skip
    record = read(page(head))
    fields = record.fields
    assert record.type == "article-journal"
    assert record.id == fields["DOI"] == "10.1234/ice.1"
    assert fields["title"] == "Ice <i>melts</i>"
    assert (fields["container-title"], fields["volume"], fields["issue"]) == (
        "Annals of Lakes", "12", "3",
    )  # fmt: skip
    assert (fields["page"], fields["ISSN"], fields["PMID"]) == ("45-67", "1234-567X", "12345")
    assert people(record) == ["Jane Roe", "Ann van der Poe"]
    assert fields["author"][1].non_dropping_particle == "van der"
    assert day(record) == (2019, 8)


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [
        (meta(dc___identifier="doi:10.1234/ice"), "DOI", "10.1234/ice"),
        (meta(citation_arxiv_id="1901.01234"), "number", "1901.01234"),
        (meta(dc___identifier="S/2019/570"), "number", "S/2019/570"),
        (linked({**ARTICLE, "sameAs": "https://doi.org/10.1234/ice"}), "DOI", "10.1234/ice"),
        ('<meta property="book:isbn" content="978-0-201-13448-3">', "ISBN", "9780201134483"),
    ],
)
def test_what_catalogues_call_the_work_is_found(said: str, name: str, value: str) -> None:
    assert read(page(said)).fields[name] == value


# --- titles and sites -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Ice melts | The Lake", "", "Ice melts"),
        ("Ice melts - The Lake", "", "Ice melts"),
        ("The Lake: Ice melts early", "", "The Lake: Ice melts early"),
        ("The Lake – Ice melts early", "", "Ice melts early"),
        ("Ice melts | Science | The Lake", "<h1>Ice melts</h1>", "Ice melts"),
        ("Ice melts - BBC News", "", "Ice melts"),
        ("Ice – and fire | The Lake", "<h1>Ice – and fire</h1>", "Ice – and fire"),
        ("Ice &amp;amp; water | The Lake", "", "Ice & water"),
        ("Ice&shy;berg | The Lake", "", "Iceberg"),
        ("The Lake", "<h1>Ice melts</h1>", "Ice melts"),
        ("Ice melts (The Lake)", "", "Ice melts"),
        ("Ice melts now-Shorenews", "<h1>Ice melts now</h1>", "Ice melts now"),
        ("Ice melts │ Shore", "<h1><a href=/>Shore</a></h1><h2>Ice melts</h2>", "Ice melts"),
        ("Ice melts │ Shore", "<h1 class=site-title>Shore</h1><h2>Ice melts</h2>", "Ice melts"),
        ("Ice melts │ The Lake", "", "Ice melts"),
        ("Ice melts", "<h1>The Lake</h1>", "Ice melts"),
        ("Ice melts | The Lake", "<h1>The Lake</h1><h2>Ice melts</h2>", "Ice melts"),
        ("Ice melts now", "<h1><i class=kicker>Science</i> Ice melts now</h1>", "Ice melts now"),
        ("Ice melts now", "<p>Ann</p><font><b>Ice melts now</b></font>", "Ice melts now"),
    ],
)  # fmt: skip
def test_the_title_is_without_the_site(title: str, body: str, expected: str) -> None:
    site = '<meta property="og:site_name" content="The Lake">'
    assert read(page(site, body, title=title)).fields["title"] == expected


def test_a_title_that_was_shortened_is_given_in_full() -> None:
    head = (
        '<meta property="og:title" content="Ice of the lake melts …">'
        + linked({**ARTICLE, "headline": "Ice of the lake melts …"})
        + meta(twitter__title="Ice of the lake melts earlier than it did")
    )
    record = read(page(head, title="Ice of the lake melts …"))
    assert record.fields["title"] == "Ice of the lake melts earlier than it did"


def test_most_sources_decide_on_the_title() -> None:
    head = '<meta property="og:title" content="You will not believe this">' + JSON_LD
    assert read(page(head, "<h1>Ice melts</h1>")).fields["title"] == "Ice melts"


@pytest.mark.parametrize(
    ("head", "site"),
    [
        ('<meta property="og:site_name" content="The Lake: news from the shore">', "The Lake"),
        (linked([{"@type": "WebSite", "name": "The Lake"}, {"@type": "WebPage"}]), "The Lake"),
        (linked({**ARTICLE, "isPartOf": {"@type": "Periodical", "name": "Ice: A"}}), "Ice: A"),
        ('<meta property="og:site_name" content="the lake">' + JSON_LD, "The Lake"),
        ('<meta property="og:site_name" content="Science">' + JSON_LD, "The Lake"),
        ("", "The Lake"),
    ],
)  # fmt: skip
def test_the_container_is_the_site_without_its_slogan(head: str, site: str) -> None:
    record = read(page(head), "https://thelake.example/a")
    assert record.fields["container-title"] == site
    assert record.fields.get("publisher") != site


def test_a_site_without_a_name_is_called_by_its_host() -> None:
    record = read(page(title="Ice melts"), "https://www.lake.example/a")
    assert record.fields["container-title"] == "lake.example"


# --- authors --------------------------------------------------------------------------

AUTHORS = [
    ("By Jane Doe and John Roe, Staff", ["Jane Doe", "John Roe"]),
    ("Jane Doe, John Roe", ["Jane Doe", "John Roe"]),
    ("Doe, Jane", ["Jane Doe"]),
    ("Jane Doe; John Roe", ["Jane Doe", "John Roe"]),
    ("Jane Doe und John Roe, dpa", ["Jane Doe", "John Roe", "dpa"]),
    ("Jane Doe/Reuters", ["Jane Doe", "Reuters"]),
    ("Associated Press", ["Associated Press"]),
    ("Guardian staff reporter", ["Guardian staff reporter"]),
    ("View all posts by Jane Doe", ["Jane Doe"]),
    ("Jane Doe, Senior Editor", ["Jane Doe"]),
    ("Jane Doe, MPH", ["Jane Doe"]),
    ("Jane Doe, Geneva", ["Jane Doe"]),
    ("Dr. Jane Doe", ["Jane Doe"]),
    ("Univ.-Prof. Dr. med. Jane Doe", ["Jane Doe"]),
    ("Jane Doe, Ph.D., and John Roe, M.D.", ["Jane Doe", "John Roe"]),
    ("Jane Doe MD", ["Jane Doe"]),
    ("Jane Doe1, John Roe2*", ["Jane Doe", "John Roe"]),
    ("Jane Doe, Professor of Ice, University of Shore", ["Jane Doe"]),
    ("Jane Doe, CEO of Lake", ["Jane Doe"]),
    ("Jane Doe for Lake News", ["Jane Doe"]),
    ("Jane Doe For Lakenews.Example", ["Jane Doe"]),
    ("Jane Doe in Berlin", ["Jane Doe"]),
    ("Jane Doe Staff Writer", ["Jane Doe"]),
    ("Jane Doe Reuters", ["Jane Doe"]),
    ("Jane Doe (photos by John Roe)", ["Jane Doe"]),
    ("Jane Doe, translated by John Roe", ["Jane Doe"]),
    ("Photo: John Roe", []),
    ("Doe, Jane, Roe, John", ["Jane Doe", "John Roe"]),
    ("Doe, J., Roe, K.", ["J. Doe", "K. Roe"]),
    ("Jane Doe y John Roe", ["Jane Doe", "John Roe"]),
    ("Jane Doe és John Roe", ["Jane Doe", "John Roe"]),
    ("Jane Doe și John Roe", ["Jane Doe", "John Roe"]),
    ("Анна Петрова и Иван Сидоров", ["Анна Петрова", "Иван Сидоров"]),
    ("Μαρία Παπαδοπούλου και Νίκος Γεωργίου", ["Μαρία Παπαδοπούλου", "Νίκος Γεωργίου"]),
    ("أحمد حسن و سارة علي", ["أحمد حسن", "سارة علي"]),
    ("佐藤花子、山田太郎", ["佐藤花子", "山田太郎"]),
    ("José Ortega y Gasset", ["José Ortega y Gasset"]),
    ("Ministry of Ice and Water", ["Ministry of Ice and Water"]),
    ("Department of Ice, Water and Energy", ["Department of Ice, Water and Energy"]),
    ("Doe, Roe & Partners LLP", ["Doe, Roe & Partners LLP"]),
    ("dpa/AFP", ["dpa", "AFP"]),
    ("Associated Press and Jane Doe", ["Associated Press", "Jane Doe"]),
    ("Lake Staff", ["Lake Staff"]),
    ("Staff Reporter", []),
    ("Super User", []),
    ("user12", []),
    ("Jane Doe Jr.", ["Jane Doe Jr."]),
    ("Jane Doe | Updated 3 May 2019", ["Jane Doe"]),
    ("Jane Doe, jane@lake.example", ["Jane Doe"]),
    ("jane@lake.example", []),
    ("https://www.lake.example/authors/jane", []),
    ("@janedoe", []),
    ("admin", []),
    ("Staff", []),
    ("", []),
    ("12", []),
    ("Von Miller", ["Von Miller"]),
    ("Von Jane Miller", ["Jane Miller"]),
    ("Ursula von der Leyen", ["Ursula von der Leyen"]),
    ("松岡大地", ["松岡大地"]),
    ("김민수 기자", ["김민수"]),
    ("<a href='/jane'>Jane&nbsp;Doe</a>", ["Jane Doe"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AUTHORS)
def test_texts_that_name_authors_are_read(text: str, expected: list[str]) -> None:
    assert [names.display(each.name) for each in bylines.read(text)] == expected


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ({"@type": "Person", "name": "Jane Roe"}, ["Jane Roe"]),
        ("Jane Roe", ["Jane Roe"]),
        (["Jane Roe", {"@type": "Person", "name": "Ann Poe"}], ["Jane Roe", "Ann Poe"]),
        ([["Jane Roe"]], ["Jane Roe"]),
        ({"@id": "#jane"}, ["Jane Roe"]),
        ({"@type": "Person", "name": ["Jane Roe", "Ann Poe"]}, ["Jane Roe", "Ann Poe"]),
        ({"@type": "Person", "givenName": "Jane", "familyName": "Roe"}, ["Jane Roe"]),
        ({"@type": "Organization", "name": "Ministry of Ice"}, ["Ministry of Ice"]),
        ([{"name": "Jane Roe"}, {"name": "Jane Roe"}], ["Jane Roe"]),
        ([{"name": "Jane Roe"}, {"@type": "Organization", "name": "The Lake"}], ["Jane Roe"]),
        ({"@type": "Person", "name": "jane-roe"}, ["Jane Roe"]),
        ({"@type": "Person", "name": None}, []),
        (5, []),
    ],
)
def test_authors_of_json_ld_have_many_forms(author: Any, expected: list[str]) -> None:
    graph = [{**ARTICLE, "author": author}, {"@type": "Person", "@id": "#jane", "name": "Jane Roe"}]
    head = linked({"@graph": graph}) + (meta(author="Jane Roe") if expected == ["Jane Roe"] else "")
    assert people(read(page(head))) == expected


def test_a_person_is_believed_before_the_site_and_an_organisation() -> None:
    site = {"@type": "Organization", "name": "The Lake"}
    head = linked({**ARTICLE, "author": site})
    assert people(read(page(head))) == ["The Lake"]
    assert people(read(page(head, "<h1>Ice melts</h1><p>By Jane Roe</p>"))) == ["Jane Roe"]


def test_organisations_are_not_divided() -> None:
    (author,) = read(page(meta(author="Agence France-Presse"))).fields["author"]
    assert (author.literal, author.family) == ("Agence France-Presse", None)


@pytest.mark.parametrize(
    "line",
    [
        "By design, the lake is closed in winter and opens in May",
        "von Menschen und Mäusen im Garten",
        "By Land and Sea we went to the shore, and nobody saw us there",
    ],
)
def test_prose_that_begins_with_by_names_nobody(line: str) -> None:
    assert people(read(page(body=f"<h1>Ice melts</h1><p>{line}</p>"))) == []


# --- dates ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2019-08-27", "", (2019, 8, 27)),
        ("2019-08-27T23:59:59-07:00", "", (2019, 8, 27)),
        ("2019-08-27T00:30:00.123+0200", "", (2019, 8, 27)),
        ("2019-08-27 23:30", "", (2019, 8, 27)),
        ("2019/08/27", "", (2019, 8, 27)),
        ("20190827T120000Z", "", (2019, 8, 27)),
        ("1566864000", "", (2019, 8, 27)),
        ("1566864000000", "", (2019, 8, 27)),
        ("2019-08", "", (2019, 8)),
        ("2019-00-00", "", (2019,)),
        ("Tue, 27 Aug 2019 08:00:00 GMT", "", (2019, 8, 27)),
        ("27. August 2019, 14:30 Uhr", "de", (2019, 8, 27)),
        ("mardi 27 août 2019 à 12h", "fr", (2019, 8, 27)),
        ("27 августа 2019 г., 14:50", "ru", (2019, 8, 27)),
        ("2019年8月27日", "ja", (2019, 8, 27)),
        ("٢٧/٠٨/٢٠١٩", "ar", (2019, 8, 27)),
        ("3/4/2019", "en-US", (2019, 3, 4)),
        ("3/4/2019", "en-GB", (2019, 4, 3)),
        ("3.4.2019", "en-US", (2019, 4, 3)),
        ("27 tháng 8, 2019", "vi", (2019, 8, 27)),
        ("27 أغسطس 2019", "ar", (2019, 8, 27)),
        ("27 آب 2019", "ar", (2019, 8, 27)),
        ("27 באוגוסט 2019", "he", (2019, 8, 27)),
        ("۲۷ اوت ۲۰۱۹", "fa", (2019, 8, 27)),
        ("27 अगस्त 2019", "hi", (2019, 8, 27)),
        ("2019 m. rugpjūčio 27 d.", "lt", (2019, 8, 27)),
        ("2019 m. kovo 27 d.", "lt", (2019, 3, 27)),
        ("2019. gada 27. marts", "lv", (2019, 3, 27)),
        ("27. maijs 2019", "lv", (2019, 5, 27)),
        ("2019-13-45", "", ()),
        ("yesterday", "", ()),
        ("99999999999999999999", "", ()),
        ("", "", ()),
    ],
)
def test_dates_are_read_as_machines_and_people_write_them(
    text: str, language: str, expected: tuple[int, ...]
) -> None:
    date = pagedates.read(text, language)
    assert (date.start if date else ()) == expected


def test_the_day_is_kept_as_it_is_written_whatever_it_was_in_greenwich() -> None:
    assert day(read(page(JSON_LD))) == (2019, 8, 27)  # 23:30 in California


def test_a_time_in_greenwich_gives_way_to_the_day_that_readers_see() -> None:
    head = linked({**ARTICLE, "datePublished": "2019-08-26T22:15:00Z"})
    assert day(read(page(head))) == (2019, 8, 26)
    shown = "<h1>Ice melts</h1><p class=date>27.08.2019</p>"
    assert day(read(page(head, shown))) == (2019, 8, 27)
    assert day(read(page(head, shown), "https://lake.example/2019/08/26/ice")) == (2019, 8, 26)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>By Jane Roe | 27 August 2019 | 5 min read | Share this page</p>", (2019, 8, 27)),
        ("<p>Updated 1 May 2020, first published 27 August 2019</p>", (2019, 8, 27)),
        ("<p>The lake in winter, 1 May 2018</p><p>Date: 27.08.2019</p>", (2019, 8, 27)),
        (f"<p>GENEVA, 27 August 2019 (Lake) – {BODY[3:]}", (2019, 8, 27)),
        ("<p><span title='27 August 2019, 10:22'>2 years ago</span></p>", (2019, 8, 27)),
        ("<p><span>27.08.2019</span><span>Science</span></p>", (2019, 8, 27)),
        ("<footer><p>Last updated: 27 August 2019</p></footer>", (2019, 8, 27)),
        ("<p>The act of 27 August 1935 was the first of many such laws.</p>", ()),
        ("<p>The act was signed into law on August 27, 1935</p>", ()),
        ("<p>The fair takes place on 27 August 2019 in Lucerne.</p>", ()),
        ("<footer>© 2019 The Lake</footer>", ()),
    ],
)
def test_days_are_told_from_prose_that_names_a_day(body: str, expected: tuple[int, ...]) -> None:
    assert day(read(page(body=f"<h1>Ice melts</h1>{body}"))) == expected


def test_the_address_of_a_picture_is_the_last_to_say_a_day() -> None:
    picture = '<meta property="og:image" content="https://lake.example/2019/08/27/ice.jpg">'
    assert day(read(page(picture))) == (2019, 8, 27)
    assert day(read(page(picture, "<h1>Ice melts</h1><p>28.08.2019</p>"))) == (2019, 8, 28)


@pytest.mark.parametrize(
    ("head", "url", "expected", "signal"),
    [
        (CHANGED, URL, (2019, 9, 1), "json-ld (modified)"),
        ("", "https://lake.example/2019/08/27/ice", (2019, 8, 27), "url"),
        ("", "https://lake.example/2019/aug/27/ice", (2019, 8, 27), "url"),
        (meta(date="2019-08-29"), "https://lake.example/2019/08/27/ice", (2019, 8, 29), "meta"),
        (meta(citation_year="2019", pubdate="2019-08-27"), URL, (2019, 8, 27), "meta"),
        (meta(citation_year="2019", pubdate="2018-08-27"), URL, (2019,), "highwire"),
        ("<script>x = {'datePublished': '2019-08-27T08'}</script>", URL, (2019, 8, 27), "script"),
    ],
)  # fmt: skip
def test_weaker_evidence_counts_where_there_is_no_better(
    head: str, url: str, expected: tuple[int, ...], signal: str
) -> None:
    record = read(page(head), url)
    assert day(record) == expected
    assert won(record)["issued"] == signal


# --- JSON-LD --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "block",
    [
        '{"@type": "Report", "name": "Ice"}',
        '[{"@type": "Report", "name": "Ice"}]',
        '{"@type": "Report", "name": "Ice",}',
        '{"@type": "Report", /* no */ "name": "Ice" // yes\n}',
        '<!-- {"@type": "Report", "name": "Ice"} -->',
        '//<![CDATA[\n{"@type": "Report", "name": "Ice"}\n//]]>',
        '{"@type": "Report", "name": "Ice"};',
        "{&quot;@type&quot;: &quot;Report&quot;, &quot;name&quot;: &quot;Ice&quot;}",
        '{"@type": "Report", "name": "Ice", "text": "a\\\'b \\x"}',
        '{"@type": "Report", "name": "Ice", "text": "two\nlines\tand a tab"}',
        '{"@type": "Report", "name": "Ice", "text": "the "old" lake"}',
        '{"@type": "Report", "name": "Ice", "text": "cut',
    ],
)
def test_broken_json_is_repaired_or_its_plain_entries_are_read(block: str) -> None:
    values = jsonld.load(block)
    node = values[0][0] if isinstance(values[0], list) else values[0]
    assert (node["@type"], node["name"]) == ("Report", "Ice")


def test_of_several_nodes_the_one_that_the_page_is_about_is_read() -> None:
    other = {**ARTICLE, "headline": "Fish swim", "author": "Ann Poe", "url": "/fish"}
    head = linked({"@type": "ItemList", "itemListElement": [other]}) + linked(other) + JSON_LD
    record = read(page(head, "<h1>Ice melts</h1>"))
    assert (record.fields["title"], people(record)) == ("Ice melts", ["Jane Roe"])
    head = linked([other, {**ARTICLE, "headline": "Melting ice", "mainEntityOfPage": URL}])
    assert people(read(page(head))) == ["Jane Roe"]


def test_a_film_on_a_page_is_not_the_page() -> None:
    film = {"@type": "VideoObject", "name": "The lake from above", "uploadDate": "2001-01-01"}
    record = read(page(linked(film), "<h1>Ice melts</h1>"))
    assert (record.fields["title"], day(record)) == ("Ice melts", ())


# --- types ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", "webpage"),
        (JSON_LD, "article-newspaper"),
        (linked({**ARTICLE, "@type": ["BlogPosting", "Thing"]}), "post-weblog"),
        (linked({**ARTICLE, "@type": "Report"}), "report"),
        (linked({**ARTICLE, "@type": "https://schema.org/ScholarlyArticle"}), "article-journal"),
        (linked({"@type": "Dataset", "name": "Ice melts"}), "dataset"),
        (linked({**ARTICLE, "publisher": {"name": "The Economist"}}), "article-magazine"),
        (
            '<meta property="og:type" content="article">'
            '<meta property="og:site_name" content="Reuters">',
            "article-newspaper",
        ),
        ('<meta property="og:type" content="article">', "webpage"),
        (
            meta(citation_title="Ice", citation_dissertation_institution="Shore University"),
            "thesis",
        ),
        (meta(citation_title="Ice", citation_conference_title="Ice 2019"), "paper-conference"),
        (meta(citation_title="Ice", citation_technical_report_number="7"), "report"),
        (meta(citation_title="Ice", citation_inbook_title="Lakes"), "chapter"),
        (meta(citation_title="Ice", citation_isbn="9780201134483"), "book"),
        (meta(dc___title="Ice", dc___type="Thesis"), "thesis"),
    ],
)
def test_the_type_is_told_by_the_page_and_the_outlet(head: str, expected: str) -> None:
    assert read(page(head, title="Ice melts")).type == expected


def test_blogs_are_told_by_their_hosts() -> None:
    assert read(page(), "https://ice.wordpress.com/a").type == "post-weblog"


# --- addresses, languages, encodings ----------------------------------------------------


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/b?utm_source=x&id=7&fbclid=y#top", "https://a.example/b?id=7"),
        ("https://a.example/b?gclid=x", "https://a.example/b"),
        ("HTTP://A.Example:80", "http://a.example/"),
        ("https://user:secret@a.example/b", "https://a.example/b"),
        ("https://a.example/#!/b", "https://a.example/#!/b"),
        ("https://a.example/b?page=2&q=a%20b", "https://a.example/b?page=2&q=a%20b"),
        ("no address", "no address"),
        ("https://[", "https://["),
    ],
)
def test_addresses_lose_what_tracks_and_keep_what_selects(url: str, expected: str) -> None:
    assert permalinks.tidied(url) == expected


@pytest.mark.parametrize(
    ("url", "is_home"),
    [
        ("https://example.org", True),
        ("https://example.org/de/", True),
        ("https://example.org/index.html", True),
        ("https://example.org/ice", False),
        ("https://example.org/?p=7", False),
        ("https://[example.org/", False),
        ("", False),
    ],
)
def test_the_address_of_a_home_page_is_told_and_a_broken_one_is_none(
    url: str, is_home: bool
) -> None:
    assert permalinks.is_home(url) is is_home


@pytest.mark.parametrize(
    ("canonical", "expected"),
    [
        ("https://lake.example/ice", "https://lake.example/ice"),
        ("/ice?utm_source=x", "https://lake.example/ice"),
        ("https://www.lake.example/ice", "https://www.lake.example/ice"),
        ("https://lake.example/", URL),
        ("https://lake.example/en/", URL),
        ("https://river.example/ice", URL),
        ("javascript:alert(1)", URL),
        ("https://[", URL),
        ("", URL),
    ],
)
def test_a_canonical_address_is_believed_where_it_is_the_pages_own(
    canonical: str, expected: str
) -> None:
    head = f'<link rel=canonical href="{canonical}">'
    assert read(page(head), f"{URL}?utm_source=x").fields["URL"] == expected


def test_the_language_is_a_code() -> None:
    assert read(page()).fields["language"] == "en"
    assert read(page(linked({**ARTICLE, "inLanguage": "de_at"}))).fields["language"] == "de-AT"


@pytest.mark.parametrize(
    ("encoding", "head", "header"),
    [
        ("utf-8", "", ""),
        ("utf-8", "", "text/html; charset=utf-8"),
        ("utf-8", "", "text/html; charset=ISO-8859-1"),
        ("windows-1252", "", "text/html; charset=iso-8859-1"),
        ("windows-1252", "<meta charset=windows-1252>", ""),
        ("iso-8859-2", '<meta http-equiv=content-type content="a; charset=ISO-8859-2">', ""),
        ("utf-16", "", ""),
        ("utf-8-sig", "", ""),
    ],
)  # fmt: skip
def test_encodings_are_told_by_header_mark_and_meta(encoding: str, head: str, header: str) -> None:
    source = f"<html><head>{head}<title>Über „Straßen“</title><p>Süß</p>"
    if encoding == "iso-8859-2":
        source = source.replace("„", "'").replace("“", "'")
    headers = {"Content-Type": header} if header else {}
    title = read(source.encode(encoding), headers=headers).fields["title"]
    assert title.replace("'", "") in ("Über „Straßen“", "Über Straßen")


@pytest.mark.parametrize(
    "label", ["zip", "punycode", "rot13", "idna", "unicode_escape", "utf-7", "x"]
)
def test_codecs_that_are_no_encodings_of_pages_are_not_used(label: str) -> None:
    assert (
        hypertext.charset(b"<title>Ice", {"content-type": f"text/html; charset={label}"}) == "utf-8"
    )


def test_a_page_that_was_encoded_twice_is_decoded_twice() -> None:
    twice = "<title>Süße Träume – für „dich“</title>".encode().decode("latin-1").encode()
    assert read(twice).fields["title"] == "Süße Träume – für „dich“"


# --- what is refused --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "title", "body"),
    [
        ("check", "Just a moment...", ""),
        ("check", "Attention Required! | Cloudflare", ""),
        ("check", "Are you a robot?", ""),
        ("check", "lake.example", "Verifying you are human. This may take a few seconds."),
        ("check", "Pardon Our Interruption", BODY),
        ("denied", "Access Denied", ""),
        ("denied", "403 Forbidden", ""),
        ("denied", "The Lake", "You don't have permission to access this. Reference #18.abc123.4"),
        ("consent", "Before you continue to The Lake", BODY),
        ("consent", "The Lake", "We and our partners use cookies. [Accept all] [Reject all]"),
        ("login", "Log in | The Lake", ""),
        ("login", "Subscribe to read | The Lake", BODY),
        ("missing", "404 Not Found", ""),
        ("missing", "Page not found - The Lake", BODY),
        ("missing", "Sorry, the page you requested could not be found", ""),
        ("missing", "Seite nicht gefunden | See", BODY),
        ("missing", "Page introuvable", ""),
        ("error", "503 Service Unavailable", ""),
        ("error", "Error establishing a database connection", ""),
        ("empty", "", ""),
    ],
)
def test_pages_that_stand_before_the_page_are_refused(kind: str, title: str, body: str) -> None:
    made = record_from(f"<html><title>{title}</title><body>{body}</body>".encode(), URL)
    assert isinstance(made, Refusal)
    assert made.kind == kind
    assert made.reason


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Access Denied", JSON_LD),
        ("404", linked({**ARTICLE, "headline": "404"})),
        ("Page not found: how links rot, and what libraries do about it", ""),
        ("Weapons were not found in Iraq, inspectors say | The Lake", ""),
        ("Consent and the law", ""),
        ("CAPTCHA - Encyclopedia", ""),
        ("Subscribe to read: why newspapers wall themselves in", ""),
    ],
)
def test_pages_about_such_things_are_not_refused(title: str, head: str) -> None:
    assert isinstance(record_from(page(head, BODY * 5, title=title), URL), Record)


def test_the_home_page_in_place_of_a_page_is_refused() -> None:
    head = (
        '<link rel=canonical href="https://lake.example/"><meta property=og:site_name content=Lake>'
    )
    made = record_from(page(head, title="Lake"), "https://lake.example/2019/ice-of-the-lake-melts")
    assert isinstance(made, Refusal)
    assert made.kind == "missing"


def test_headers_tell_a_check_too() -> None:
    made = record_from(page(JSON_LD), URL, {"CF-Mitigated": "challenge"})
    assert isinstance(made, Refusal)
    assert made.kind == "check"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (b"%PDF-1.7 ...", ""),
        (b'{"title": "Ice"}', "application/json"),
        (b"<html><title>Ice", "image/png"),
        (b"PK\x03\x04", "application/octet-stream"),
    ],
)
def test_what_is_no_page_is_refused(source: bytes, kind: str) -> None:
    made = record_from(source, URL, {"content-type": kind} if kind else None)
    assert isinstance(made, Refusal)
    assert made.kind == "no-page"
    assert statements(source, URL, {"content-type": kind} if kind else None) == []


# --- asking ---------------------------------------------------------------------------


@define
class Playing(Session):
    """A session that has one answer, and remembers how it was asked."""

    answer: Answer
    asked: list[dict[str, Any]] = field(factory=list)

    def get(self, url: str, **options: Any) -> Answer:
        self.asked.append({"url": url, **options})
        return self.answer


def asked(body: bytes, **rest: Any) -> Playing:
    fetched = datetime.datetime(2020, 5, 17, 12, tzinfo=datetime.UTC)
    answer = {"url": URL, "outcome": "ok", "status": 200, "body": body, "fetched": fetched, **rest}
    return Playing(Answer(**answer))


def test_a_page_is_asked_for_as_an_address_that_somebody_wrote() -> None:
    session = asked(page(JSON_LD), headers={"content-type": "text/html"})
    record = lookup(Identifier("url", URL), session)
    assert record is not None
    assert record.fields["title"] == "Ice melts"
    assert record.fields["accessed"].start == (2020, 5, 17)
    (question,) = session.asked
    assert (question["url"], question["untrusted"], question["provider"]) == (URL, True, "webpages")
    assert "text/html" in question["accept"]


def test_redirects_say_where_the_page_is() -> None:
    session = asked(page(JSON_LD), final_url="https://lake.example/ice")
    record = lookup(Identifier("url", "https://short.example/x"), session)
    assert record is not None
    assert record.fields["URL"] == "https://lake.example/ice"


def test_there_is_no_record_of_a_page_that_is_missing() -> None:
    assert lookup(Identifier("url", URL), asked(b"", outcome="not-found", status=404)) is None
    assert lookup(Identifier("url", URL), asked(b"<title>404 Not Found</title>")) is None


@pytest.mark.parametrize(
    ("session", "outcome"),
    [
        (asked(b"<title>Just a moment...</title>"), "blocked"),
        (asked(b"<title>Log in</title>"), "blocked"),
        (asked(b"%PDF-1.7"), "error"),
        (asked(b"<title>502 Bad Gateway</title>"), "error"),
        (asked(b"", outcome="blocked", status=403, reason="no"), "blocked"),
        (asked(b"", outcome="offline", status=0, reason="offline"), "offline"),
    ],
)
def test_pages_that_nobody_gets_raise_with_the_reason(session: Playing, outcome: str) -> None:
    with pytest.raises(UnansweredError) as caught:
        lookup(Identifier("url", URL), session)
    assert caught.value.answer.outcome == outcome
    assert str(caught.value)


def test_pages_are_not_searched_for() -> None:
    assert search(Query("Ice", Record("", "webpage")), asked(b"")) == []
    assert frozenset({"url"}) == KINDS


# --- nothing raises, nothing hangs ------------------------------------------------------


@given(st.binary(max_size=400))
def test_no_bytes_raise(source: bytes) -> None:
    assert isinstance(record_from(source, URL), Record | Refusal)


_TEXT = st.text(max_size=60)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | _TEXT,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "@type @id @graph name author headline isPartOf datePublished url".split()
            ),
            inner | st.sampled_from(["Article", "Person", "WebPage", "#a", "2019-08-27"]),
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(_VALUES)
def test_no_json_ld_raises(value: Any) -> None:
    record = record_from(page(linked(value), "<h1>Ice melts</h1>"), URL)
    assert isinstance(record, Record | Refusal)


@given(
    _TEXT, _TEXT, _TEXT, st.sampled_from(["", URL, "x", "https://[", "//", "https://a.example/\0"])
)
def test_no_text_raises_wherever_it_stands(one: str, two: str, three: str, url: str) -> None:
    head = meta(
        author=one, citation_date=two, og__url=three, dc___identifier=one, twitter__title=two
    )
    body = f"<h1>{one}</h1><p>By {two}</p><p class=author>{three}</p><time datetime='{one}'></time>"
    assert isinstance(record_from(page(head, body, title=three), url), Record | Refusal)
    assert isinstance(jsonld.load(one + two), list)


@given(st.lists(_TEXT, max_size=6))
def test_no_lines_raise(texts: list[str]) -> None:
    lines = [hypertext.Line(text, _ELEMENT, at == 1) for at, text in enumerate(texts)]
    assert isinstance(list(attributions.statements(lines)), list)
    assert isinstance(list(pagedates.statements(lines, "", [""], "")), list)


_ROOT = hypertext.tree(b"<p>x", {})
assert _ROOT is not None
_ELEMENT = _ROOT

_MANY = 100_000
HOSTILE = {
    "tags nested deep": b"<div class=author>" * _MANY,
    "tags nested and closed": b"<div>" * _MANY + b"x" + b"</div>" * _MANY,
    "a million paragraphs": b"<h1>Deep water</h1>" + b"<p>" * 1_500_000,
    "headings": b"<h1>Deep water</h1>" * _MANY,
    "bylines": b"<h1>Deep water</h1>" + b"<p>By Jane Roe on 12 May 2019</p>" * _MANY,
    "authors": b"<h1>Deep water</h1>" + b"<a class=author href=/author/x>Jane Roe</a>" * _MANY,
    "nests without a heading": (b"<div>" * 200 + b"</div>" * 200) * 1_000,
    "an attribute of a megabyte": b'<div class="' + b"author " * 150_000 + b'">x</div>',
    "a meta of a megabyte": b'<meta name=author content="' + b"a, " * 350_000 + b'">',
    "metas": b'<meta name=citation_author content="Roe, Jane">' * _MANY,
    "a title of megabytes": b"</title><title>" + b"a - " * 500_000,
    "entities": b"<!DOCTYPE x [<!ENTITY a0 'aaaaaaaaaa'>"
    + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    + b"]><h1>&a11;</h1>",
    "arrays": b"<script type=application/ld+json>" + b"[" * _MANY,
    "objects": b"<script type=application/ld+json>" + b'{"a":' * _MANY,
    "quotation marks": b'<script type=application/ld+json>{"' + b'" ' * 500_000,
    "escapes": b'<script type=application/ld+json>{"' + b'\\"' * 500_000,
    "commas": b"<script type=application/ld+json>{" + b"," * 500_000,
    "comments": b"<script type=application/ld+json>" + b"/*" * 500_000,
    "values": b"<script type=application/ld+json>" + b"{}" * 500_000,
    "references": b"<script type=application/ld+json>["
    + b'{"@id":"#a","@type":"Article","a":{"@id":"#a"}},' * 20_000
    + b"{}]",
    "properties": b"<div itemscope itemtype=Article>" + b"<b itemprop=author>Jane</b>" * _MANY,
    "COinS": b'<span class=Z3988 title="' + b"rft.au=a&amp;" * _MANY + b'">',
    "bylines in one line": b"<h1>Deep water</h1><p>" + b"by Jane Roe and " * _MANY,
    "by-words": b"<h1>Deep water</h1>" + b"<p>12 May 2019 von der von by par di" * _MANY,
    "credits": b"<h1>Deep water</h1>"
    + b"<p>Foto: Text: Foto: Jane Roe (Text), 12 May 2019" * _MANY,
    "boxes of authors": b"<h1>Deep water</h1>" + b"<div class=author-bio><b>Jane Roe</b>" * _MANY,
    "links to posts": b"<a href=/author/x title='Posts by Jane Roe'>" * _MANY,
    "authors in a script": b"<script>" + b'"author":{"name":"' * _MANY + b"</script>",
    "broken authors": b"<script type=application/ld+json>" + b'{"author":[{' * _MANY,
    "titles of days": b"<h1>Deep water</h1>" + b"<span title='12 May 2019'>x</span>" * _MANY,
    "days": b"<h1>Deep water</h1><p>" + b"12 May 2019 | " * _MANY,
    "ten megabytes of broken letters": b"<p>The ice \xff\xfe\xc3 melts by Jane Roe " * 300_000,
    "signs": b"<" * 3_000_000,
    "blanks": b"<h1>Deep water" + b" " * 3_000_000,
    "twice encoded": "<p>fÃ¼r</p>".encode() * _MANY,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end_soon(name: str) -> None:
    began = process_time()
    made = record_from(b"<title>Deep water</title>" + HOSTILE[name], URL)
    assert process_time() - began < 8
    assert isinstance(made, Record | Refusal)
    if isinstance(made, Record):
        assert len(str(made.fields.get("title", ""))) <= 1_000


def test_entities_of_a_page_are_not_expanded() -> None:
    source = b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><title>Ice &e; melts</title>"
    assert read(source).fields["title"] == "Ice &e; melts"


def test_markup_in_titles_is_no_more_than_rich_text() -> None:
    head = meta(
        citation_title="Ice &lt;script&gt;x()&lt;/script&gt;&lt;em onclick=x&gt;melts&lt;/em&gt;"
    )
    assert read(page(head)).fields["title"] == "Ice <i>melts</i>"


# --- stored pages -----------------------------------------------------------------------


def test_most_stored_pages_are_read_as_people_read_them(shared_data: Path) -> None:
    folder = shared_data / "providers" / "webpages"
    right: Counter[str] = Counter()
    asked_for: Counter[str] = Counter()
    for line in (folder / "index.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        gold = row.get("gold") or {}
        if "title" not in gold:
            continue
        source = (folder / row["file"]).read_bytes()
        source = gzip.decompress(source) if row["file"].endswith(".gz") else source
        record = read(source, row["url"] or "")
        right["title"] += letters(record.fields.get("title", "")) == letters(gold["title"])
        asked_for["title"] += 1
        date = re.match(r"(\d+)-(\d+)-(\d+)", gold.get("publishing_date") or "")
        if date:
            right["day"] += day(record) == tuple(map(int, date.groups()))
            asked_for["day"] += 1
        if isinstance(gold.get("authors"), list):
            wanted = [author.split()[-1].casefold() for author in gold["authors"]]
            right["authors"] += [name.split()[-1].casefold() for name in people(record)] == wanted
            asked_for["authors"] += 1
    shares = {name: right[name] / asked_for[name] for name in asked_for}
    assert shares["title"] > 0.91
    assert shares["day"] > 0.92
    assert shares["authors"] > 0.87


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]+", text.casefold()))
