"""Identifiers: found, checked, and turned into links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.identifiers import Identifier, find, parse, url


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("doi:10.1038/NATURE14539", "doi", "10.1038/nature14539"),
        ("https://doi.org/10.1038/nature14539", "doi", "10.1038/nature14539"),
        ("http://dx.doi.org/10.1002/(SICI)1-4(1998)49:8", "doi", "10.1002/(sici)1-4(1998)49:8"),
        ("DOI: 10.1073/pnas.71.11.4602", "doi", "10.1073/pnas.71.11.4602"),
        ("978-0-201-13448-3", "isbn", "9780201134483"),
        ("ISBN 0-201-13448-9", "isbn", "0201134489"),
        ("080442957X", "isbn", "080442957X"),
        ("ISSN 0378-5955", "issn", "0378-5955"),
        ("arXiv:1706.03762v5 [cs.CL]", "arxiv", "1706.03762v5"),
        ("arXiv:hep-th/9901001", "arxiv", "hep-th/9901001"),
        ("https://arxiv.org/abs/1706.03762", "url", "https://arxiv.org/abs/1706.03762"),
        ("PMID: 23193287", "pmid", "23193287"),
        ("PMC3531190", "pmcid", "PMC3531190"),
        ("S/2019/570", "un-symbol", "S/2019/570"),
        ("A/HRC/40/52/Add.1", "un-symbol", "A/HRC/40/52/Add.1"),
        ("S/RES/1546 (2004)", "un-symbol", "S/RES/1546 (2004)"),
        ("S/PV.5523", "un-symbol", "S/PV.5523"),
        ("ST/SGB/2003/13", "un-symbol", "ST/SGB/2003/13"),
        ("GAO-07-308SP", "report-number", "GAO-07-308SP"),
        ("R41382", "report-number", "R41382"),
        ("Pub. L. 115-391", "report-number", "Pub. L. 115-391"),
        ("www.bbc.co.uk/news/1", "url", "https://www.bbc.co.uk/news/1"),
        ("https://en.wikipedia.org/wiki/Foo_(bar)", "url", "https://en.wikipedia.org/wiki/Foo_(bar)"),
    ],
)  # fmt: skip
def test_an_identifier_alone_is_read(text: str, kind: str, value: str) -> None:
    found = parse(text)
    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize(
    "text",
    ["978-0-201-13448-4", "0-201-13448-8", "ISSN 0378-5956", "7/15/19", "and/or", "", "2019"],
)
def test_wrong_check_digits_and_other_text_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        parse(text)


def test_sentence_punctuation_is_no_part_of_an_address() -> None:
    text = "(see https://a.example/x_(y).) and “https://b.example/z,”"
    values = [found.identifier.value for found in find(text)]
    assert values == ["https://a.example/x_(y)", "https://b.example/z"]


def test_known_kinds_have_an_address() -> None:
    assert url(Identifier("doi", "10.1038/nature14539")) == "https://doi.org/10.1038/nature14539"
    assert url(Identifier("un-symbol", "S/2019/570")) == "https://undocs.org/S/2019/570"
    assert url(Identifier("isbn", "9780201134483")) is None


@given(st.text(max_size=200))
def test_finding_never_raises_and_spans_are_in_order(text: str) -> None:
    position = 0
    for found in find(text):
        assert position <= found.start < found.end <= len(text)
        position = found.end


@given(st.integers(0, 10**12 - 1))
def test_every_isbn_with_its_check_digit_is_found(number: int) -> None:
    body = f"978{number % 10**9:09d}"
    check = -sum(int(digit) * (1, 3)[index % 2] for index, digit in enumerate(body)) % 10
    assert parse(f"{body}{check}").value == f"{body}{check}"
    with pytest.raises(ValueError, match="not an identifier"):
        parse(f"{body}{(check + 1) % 10}")


@pytest.mark.parametrize(
    "text", ["1", "A/", "https://", "10.1234/", "w.", "E/1/", "0-", "a@", "ISBN "]
)
def test_long_runs_end_soon(text: str) -> None:
    find(text * (100_000 // len(text)))
