"""Every recorded answer of the scholarly providers becomes a record, and the fields are right."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote

import pytest
from tests.answering import Answering, Question
from tests.damage import assert_whole

from citekit.formats.csljson import item_from, record_from
from citekit.identifiers import Identifier
from citekit.providers import (
    arxiv,
    crossref,
    datacite,
    doi,
    europepmc,
    inspire,
    openalex,
    payloads,
    pubmed,
    semanticscholar,
)
from citekit.record import Record

CHECKOUT = Path(__file__).resolve().parent.parent


def index(folder: Path) -> list[dict[str, Any]]:
    rows = (folder / "index.jsonl").read_text("utf-8").split("\n")
    return [json.loads(row) for row in rows if row]


def works_of_json(answer: Any) -> list[Any]:
    """The works of an answer, whatever list they are in; an answer without a list is one."""
    for path in (("message", "items"), ("data",), ("results",), ("resultList", "result")):
        found = payloads.at(answer, *path)
        if isinstance(found, list):
            return found
    papers = [payloads.at(answer, key) for key in ("recommendedPapers",)]
    return next((found for found in papers if found), [answer])


def of_json(module: ModuleType) -> Callable[[bytes], list[Record]]:
    def read(body: bytes) -> list[Record]:
        answer = json.loads(body)
        works = answer if isinstance(answer, list) else works_of_json(answer)
        return [module.record_from(work) for work in works]

    return read


def of_xml(module: ModuleType, parts: str) -> Callable[[bytes], list[Record]]:
    def read(body: bytes) -> list[Record]:
        found = getattr(module, parts)(body)
        return [module.record_from(part) for part in found or [body]]

    return read


#: folder → how an answer with a suffix is read
READERS: Mapping[str, Mapping[str, Callable[[bytes], list[Record]]]] = {
    "crossref": {".json": of_json(crossref), ".xml": lambda body: [crossref.record_from(body)]},
    "datacite": {".json": of_json(datacite)},
    "datacite-formats": {".json": of_json(datacite)},
    "openalex": {".json": of_json(openalex)},
    "semanticscholar": {".json": of_json(semanticscholar)},
    "arxiv": {".xml": of_xml(arxiv, "entries")},
    "pubmed": {".xml": of_xml(pubmed, "articles")},
    "ncbi": {".json": of_json(doi)},
    "europepmc": {".json": of_json(europepmc)},
    "inspire": {".json": of_json(inspire)},
    "doi-registration-agency": {".json": of_json(doi)},
    "doi-content-negotiation": {".xml": lambda body: [crossref.record_from(body)]},
}


def is_whole(record: Record) -> bool:
    assert_whole(record)
    return record_from(item_from(record)) == record


@pytest.mark.parametrize("folder", READERS)
def test_every_recorded_answer_becomes_records(folder: str, shared_data: Path) -> None:
    place = shared_data / "providers" / folder
    count = 0
    for row in index(place):
        read = READERS[folder].get(Path(row["file"]).suffix)
        body = (place / row["file"]).read_bytes()
        is_text = not body.lstrip().startswith((b"{", b"[", b"<"))  # "Resource not found."
        if read is None or is_text:
            continue
        for record in read(body):
            assert is_whole(record), row["file"]
            count += 1
    assert count


def works(shared_data: Path, folder: str) -> Iterator[Record]:
    place = shared_data / "providers" / folder
    for row in index(place):
        read = READERS[folder].get(Path(row["file"]).suffix)
        body = (place / row["file"]).read_bytes()
        if read is not None and row["status"] == 200:
            yield from read(body)


def test_titles_of_recorded_works_have_no_markup_but_that_of_csl(shared_data: Path) -> None:
    for folder in ("crossref", "datacite", "openalex", "arxiv", "pubmed", "semanticscholar"):
        for record in works(shared_data, folder):
            for name in ("title", "container-title", "abstract", "publisher"):
                text = str(record.fields.get(name, ""))
                assert "jats:" not in text
                assert "&amp;" not in text
                assert "</p>" not in text


def test_recorded_dois_are_in_one_form(shared_data: Path) -> None:
    for folder in ("crossref", "datacite", "openalex", "pubmed", "arxiv"):
        for record in works(shared_data, folder):
            value = record.fields.get("DOI", "10.1000/none")
            assert value.startswith("10.")
            assert value == value.lower()


def test_the_recorded_correction_is_told(shared_data: Path) -> None:
    corrected = [
        record
        for record in works(shared_data, "crossref")
        if record.fields.get("DOI") == "10.1371/journal.pone.0033693"
    ]
    update = corrected[0].fields["custom"]["updates"][0]
    assert (update["type"], update["date"]) == ("correction", "2012-05-08")
    assert update["DOI"].startswith("10.1371/annotation/")


def benchmark(name: str) -> ModuleType:
    path = CHECKOUT / "benchmarks" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_fields_are_those_that_other_importers_find(shared_data: Path) -> None:
    bench = benchmark("provider_fields")
    compared, unlike, unexplained = 0, 0, []
    for provider, name, want, record, answer in bench.cases(shared_data):
        for field, value, ours in bench.fields(provider, want, record):
            compared += 1
            if bench.normal(field, value) != bench.normal(field, ours):
                unlike += 1
                difference = bench.Difference(value, ours, item_from(record), answer)
                if not bench.decided(provider, field, difference):
                    unexplained.append(f"{name} {field}")
    assert compared > 400
    assert unexplained == []
    assert unlike <= 0.06 * compared


# --- recorded answers, asked for -----------------------------------------------------------


class Recordings(Answering):
    """A session that answers from the index of a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.rows = {key(row["url"]): row for row in index(folder) if row["url"]}

    def found(self, question: Question) -> tuple[int, bytes]:
        row = self.rows.get(key(question.url))
        return (row["status"], (self.folder / row["file"]).read_bytes()) if row else (404, b"")


def key(url: str) -> str:
    return unquote(url.partition("?include")[0]).lower()


@pytest.mark.parametrize(
    ("provider", "folder", "path"),
    [(crossref, "crossref", "/works/"), (datacite, "datacite", "/dois/")],
)
def test_recorded_works_are_found_by_their_doi(
    provider: ModuleType, folder: str, path: str, shared_data: Path
) -> None:
    session = Recordings(shared_data / "providers" / folder)
    found = 0
    for url, row in session.rows.items():
        value = url.partition(path)[2]
        if not value.startswith("10.") or any(
            part in url for part in ("?", "/transform", "/agency")
        ):
            continue
        record = provider.lookup(Identifier("doi", value), session)
        assert (record is None) == (row["status"] == 404), url
        if record is not None:
            assert record.id == value
            found += 1
    assert found > 5


def test_recorded_agencies_are_named(shared_data: Path) -> None:
    session = Recordings(shared_data / "providers" / "doi-registration-agency")
    named = {
        doi.agency(f"{url.rpartition('/')[2]}/x", session)
        for url in session.rows
        if url.startswith("https://doi.org/ra/")
    }
    assert named == {"Crossref", "DataCite", "mEDRA", "JaLC", "OP", "KISTI", None} & named
    assert {"Crossref", "DataCite", "mEDRA", None} <= named
