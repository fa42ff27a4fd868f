"""The live services: what they answer today is still understood. Off by default.

``pytest -m network`` asks each provider for one work that it is sure to have. Where a service
refuses to answer programs, or needs a key that is not configured, the test is skipped and says
so; a record without a title, or an answer that is not understood, fails.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import citekit
from citekit import Identifier, Name, Record, Session
from citekit.identifiers import Kind
from citekit.providers import Query, fetch, load, search
from citekit.record import Date

pytestmark = pytest.mark.network

#: Provider, and a work that it has: kind and value of an identifier, and a word of the title.
WORKS: tuple[tuple[str, Kind, str, str], ...] = (
    ("doi", "doi", "10.1038/nature14539", "deep"),
    ("crossref", "doi", "10.1093/comjnl/27.2.97", "literate"),
    ("datacite", "doi", "10.5281/zenodo.3242074", ""),
    ("openalex", "doi", "10.1038/nature14539", "deep"),
    ("semanticscholar", "doi", "10.1038/nature14539", "deep"),
    ("pubmed", "pmid", "26017442", "deep"),
    ("europepmc", "pmid", "26017442", "deep"),
    ("arxiv", "arxiv", "1605.08386", ""),
    ("inspire", "arxiv", "hep-th/9711200", ""),
    ("openlibrary", "isbn", "9780201896831", "art"),
    ("googlebooks", "isbn", "9780201896831", "art"),
    ("k10plus", "isbn", "9780201896831", "art"),
    ("loc", "isbn", "9780201896831", "art"),
    ("wikidata", "doi", "10.1038/nature14539", "deep"),
    ("citoid", "doi", "10.1038/nature14539", "deep"),
    ("undl", "un-symbol", "S/2019/570", ""),
    ("congress", "report-number", "R45630", ""),
    ("eurlex", "celex", "32016R0679", "regulation"),
    ("webpages", "url", "https://www.gov.uk/guidance/style-guide", ""),
)
SEARCHED = ("crossref", "openalex", "semanticscholar", "europepmc", "dblp")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with Session(cache=tmp_path_factory.mktemp("live")) as one:
        yield one


@pytest.mark.parametrize(("name", "kind", "value", "word"), WORKS, ids=lambda value: str(value))
def test_a_provider_has_the_work(
    session: Session, name: str, kind: Kind, value: str, word: str
) -> None:
    from citekit.providers.session import UnansweredError

    try:
        record = load(name, session).lookup(Identifier(kind, value), session)
    except UnansweredError as error:
        if error.answer.outcome == "blocked":
            pytest.skip(f"{name} refuses to answer: {error}")
        raise
    assert record is not None
    assert word in str(record.fields.get("title", "")).lower()
    assert record.fields.get("title")


@pytest.mark.parametrize("name", SEARCHED)
def test_a_provider_finds_the_work(session: Session, name: str) -> None:
    wanted = Record("a", "article-journal", {
        "title": "Deep learning", "author": (Name("LeCun", "Yann"),), "issued": Date((2015,)),
        "container-title": "Nature",
    })  # fmt: skip
    found, asked = search(name, Query("", wanted), session)
    if asked is not None and asked.outcome in ("blocked", "skipped"):
        pytest.skip(f"{name} refuses to answer: {asked.reason}")
    assert any("deep learning" in str(record.fields.get("title")).lower() for record in found)


def test_a_document_is_told_from_its_siblings(session: Session) -> None:
    found = citekit.resolve(
        "United Nations Security Council, “Twenty-fourth report of the Analytical Support and"
        " Sanctions Monitoring Team submitted pursuant to resolution 2368 (2017) concerning ISIL"
        " (Da’esh), Al-Qaida and associated individuals and entities,” 7/15/19",
        session=session,
    )
    if found.status == "blocked":
        pytest.skip(found.reason)
    assert found.record is not None
    assert found.record.fields["number"] == "S/2019/570"


def test_a_page_that_is_gone_has_a_copy(session: Session) -> None:
    address = "https://www.example.com/there-never-was-such-a-page"
    assert fetch(Identifier("url", address), session).gone
