"""Identifiers: found, checked, and turned into links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.identifiers import Identifier, find, find_mistaken, mistake, parse, url


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
        ("doi.org/gf7b2q", "doi", "10/gf7b2q"),
        ("https://doi.org/gf7b2q", "doi", "10/gf7b2q"),
        ("10/gf7b2q", "doi", "10/gf7b2q"),
        ("doi>10.1007/s10207-013-0222-9", "doi", "10.1007/s10207-013-0222-9"),
        ("hep-th/9901001", "arxiv", "hep-th/9901001"),
        ("ISSN 0378 – 5955", "issn", "0378-5955"),
        ("eISSN: 0378-5955", "issn", "0378-5955"),
        ("ISBN978- 0- 201-13448 -3", "isbn", "9780201134483"),
        ("urn:isbn:9780201134483", "isbn", "9780201134483"),
        ("urn:nbn:de:0114-fqs0203259", "urn", "urn:nbn:de:0114-fqs0203259"),
        ("hdl:2027/mdp.39015", "url", "https://hdl.handle.net/2027/mdp.39015"),
        ("hdl.handle.net/2027/mdp.39015", "url", "https://hdl.handle.net/2027/mdp.39015"),
        ("PMID :23193287", "pmid", "23193287"),
        ("PMCID: PMCPMC3531190", "pmcid", "PMC3531190"),
        ("32016R0679", "celex", "32016R0679"),
        ("CELEX: 62012CJ0131", "celex", "62012CJ0131"),
        ("ECLI:EU:C:2014:317", "ecli", "ECLI:EU:C:2014:317"),
        ("NASA/TM-2005-213456", "report-number", "NASA/TM-2005-213456"),
        ("NASA TN D-1234", "report-number", "NASA TN D-1234"),
        ("DOE/EIA-0383(2012)", "report-number", "DOE/EIA-0383(2012)"),
        ("AD-A123456", "report-number", "AD-A123456"),
        ("www.example.hr", "url", "https://www.example.hr"),
        ("example.hr/pubs", "url", "https://example.hr/pubs"),
        ("www.bbc.co.uk/news/1", "url", "https://www.bbc.co.uk/news/1"),
        ("https://en.wikipedia.org/wiki/Foo_(bar)", "url", "https://en.wikipedia.org/wiki/Foo_(bar)"),
    ],
)  # fmt: skip
def test_an_identifier_alone_is_read(text: str, kind: str, value: str) -> None:
    found = parse(text)
    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("RAND, RR-1234-OSD", ["RR-1234-OSD"]),
        ("NBER w12345", ["w12345"]),
        ("Order RR-1234 by post", []),
        ("Preprint 1706.03762", ["1706.03762"]),
        ("JHEP 0908 (2009) [0908.1724]", ["0908.1724"]),
        ("JHEP 08 (2017), 1706.03762.", ["1706.03762"]),
        ("Vol. 1706.03762", []),
        ("Booking.com, and Amazon.com: a study", []),
        ("in 10/2005 and on 10/12", []),
    ],
)
def test_weak_forms_need_a_word_beside_them(text: str, values: list[str]) -> None:
    assert [found.identifier.value for found in find(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("doi: 10.1016/ j.vaccine.2005.09.002.", "10.1016/j.vaccine.2005.09.002"),
        ("10.1016/j.vaccine. 2005.09.002", "10.1016/j.vaccine.2005.09.002"),
        ("doi:10.1016/\nj.vaccine.2005.09.002", "10.1016/j.vaccine.2005.09.002"),
        ("doi: 10. 1101/gr.107854.110.", "10.1101/gr.107854.110"),
        ("doi :10.1103 /PhysRevE.49.55", "10.1103/physreve.49.55"),
        ("10.1103/PhysRevLett .100.228502", "10.1103/physrevlett.100.228502"),
        ("10.5194/npg- 19-227-2012.", "10.5194/npg-19-227-2012"),
        ("http://dx.doi. org/10.1021/ es304638h.", "10.1021/es304638h"),
        ("arXiv :hep-ph/ 0307197", "hep-ph/0307197"),
        ("arXiv:1709 .01920 [cs.CL]", "1709.01920"),
        ("[ hep -lat/ 0306034 ]", "hep-lat/0306034"),
        ("http: //www. example.org/ a.html", "http://www.example.org/a.html"),
        ("http : // www.example.org/a", "http://www.example.org/a"),
        ("https://www.exam ple.org/x", "https://www.example.org/x"),
        ("http://library. example.ac.uk/x", "http://library.example.ac.uk/x"),
        ("http://www . example. gov/x", "http://www.example.gov/x"),
        ("http://example.org/list/ www/papers/a.pdf", "http://example.org/list/www/papers/a.pdf"),
        ("www.example.de/seite_ 691_a.htm", "https://www.example.de/seite_691_a.htm"),
        ("http://example.org/Mikroze nsus/b.pdf", "http://example.org/Mikrozensus/b.pdf"),
        ("http://example.org/i?id=13 57&part=2", "http://example.org/i?id=1357&part=2"),
        ("http://arxiv.org/abs/1403. 4822", "http://arxiv.org/abs/1403.4822"),
        ("htp://example.org/x", "http://example.org/x"),
    ],
)
def test_blanks_that_cannot_end_an_identifier_are_part_of_it(text: str, value: str) -> None:
    assert [found.identifier.value for found in find(text)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("10.1016/j.foo.2005.01.001. 2005. Smith", ["10.1016/j.foo.2005.01.001"]),
        ("doi:10.1002/abc-\n12. Smith, J.", ["10.1002/abc-"]),
        ("doi:10.1007/JHEP03(2014)118[arXiv:1309.3627]", ["10.1007/jhep03(2014)118", "1309.3627"]),
        ("doi:10.1126/science.1193063.PMID:20847271.", ["10.1126/science.1193063", "20847271"]),
        ("doi:10.1039/c9ee00453j(2019).", ["10.1039/c9ee00453j"]),
        ("http://example.org. Accessed 2005", ["http://example.org"]),
        ("http://example.org/ accessed 2005.", ["http://example.org/"]),
        ("http://example.org/x/ www.example.com/y", ["http://example.org/x/", "https://www.example.com/y"]),
        ("http://example.org/a/\nwww/b.pdf", ["http://example.org/a/"]),
        ("see 10. 2005/06 and on", []),
    ],
)  # fmt: skip
def test_what_only_follows_is_no_part_of_an_identifier(text: str, values: list[str]) -> None:
    assert [found.identifier.value for found in find(text)] == values


@pytest.mark.parametrize(
    "text",
    ["978-0-201-13448-4", "0-201-13448-8", "ISSN 0378-5956", "7/15/19", "and/or", "", "2019"],
)
def test_wrong_check_digits_and_other_text_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        parse(text)


def test_the_angle_brackets_of_old_dois_are_part_of_them() -> None:
    text = "doi:10.1002/(SICI)1097-0118(199705)25:1<37::AID-JGT3>3.0.CO;2-7."
    assert [found.identifier.value for found in find(text)] == [text[4:-1].lower()]


def test_sentence_punctuation_is_no_part_of_an_address() -> None:
    text = "(see https://a.example/x_(y).) and “https://b.example/z,”"
    values = [found.identifier.value for found in find(text)]
    assert values == ["https://a.example/x_(y)", "https://b.example/z"]


def test_known_kinds_have_an_address() -> None:
    assert url(Identifier("doi", "10.1038/nature14539")) == "https://doi.org/10.1038/nature14539"
    assert url(Identifier("un-symbol", "S/2019/570")) == "https://undocs.org/S/2019/570"
    law = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32016R0679"
    assert url(Identifier("celex", "32016R0679")) == law
    assert url(Identifier("urn", "urn:nbn:de:1-2")) == "https://nbn-resolving.org/urn:nbn:de:1-2"
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
    "text",
    [
        "1",
        "A/",
        "https://",
        "10.1234/",
        "w.",
        "E/1/",
        "0-",
        "a@",
        "ISBN ",
        "http: //",
        "10.1234/a- 1",
        "www. ",
        "www.a ",
        "[",
        "urn:nbn:de:",
        "hep-th/",
        "NASA-",
        "doi ",
        "a.de/ ",
        "ISBN 1 ",
        "ISSN 1234 ",
        "S/1, Add. 1",
        "doi.org/10.1234%2F",
    ],
)
def test_long_runs_end_soon(text: str) -> None:
    find(text * (100_000 // len(text)))
    find_mistaken(text * (100_000 // len(text)))
    mistake("isbn", text * (100_000 // len(text)))


WRITTEN = {
    "https://doi.org/10.7777%2Fhens.1": "10.7777/hens.1",
    "https://doi.org/10.7777/a%28b%291": "10.7777/a(b)1",
    "http://dx.doi.org/10.7777/hens.1.": "10.7777/hens.1",
    "https://doi.org/10.7777/hens.1?utm_source=x": "10.7777/hens.1",
    "https://doi.org/10.7777/hens.1#sec1": "10.7777/hens.1",
    "<https://doi.org/10.7777/hens.1>": "10.7777/hens.1",
    "(10.7777/hens.1)": "10.7777/hens.1",
    "10.7777/hens.1)": "10.7777/hens.1",
    "10.7777/hens.1;": "10.7777/hens.1",
    "DOI10.7777/hens.1": "10.7777/hens.1",
    "10.7777/he\u200bns.1\u200b": "10.7777/hens.1",
    "10.7777/he\u00adns.1": "10.7777/hens.1",
    "10/abcd": "10/abcd",
    "10/B2C3": "10/b2c3",
    "978\u20110\u2011306\u201140615\u20117": "9780306406157",
    "978\u20120\u2012306\u201240615\u20127": "9780306406157",
    "978\u20130\u2013306\u201340615\u20137": "9780306406157",
    "ISBN\u201113: 978\u20110\u2011306\u201140615\u20117": "9780306406157",
    "ISBN-10: 0-306-40615-2": "0306406152",
    "ISBN-13: 978-0-306-40615-7": "9780306406157",
    "S/2021/777 Add. 1": "S/2021/777/Add.1",
    "S/2021/777, Add.1": "S/2021/777/Add.1",
    "S/2021/777/Rev.2, Corr. 1": "S/2021/777/Rev.2/Corr.1",
    "A/RES/75/999, annex": "A/RES/75/999",
    "S / 2021 / 777": "S/2021/777",
    "s/2021/777": "S/2021/777",
    "GA res. 75/999": "A/RES/75/999",
    "UNGA Res 75/999": "A/RES/75/999",
    "General Assembly resolution 75/999": "A/RES/75/999",
    "Security Council resolution 2368 (2017)": "S/RES/2368 (2017)",
    "UNSCR 2368": "S/RES/2368",
    "SC Res. 2368": "S/RES/2368",
}


@pytest.mark.parametrize(("text", "value"), WRITTEN.items())
def test_an_identifier_alone_is_read_however_it_is_written(text: str, value: str) -> None:
    assert parse(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "10/1234",
        "10/ab",
        "10/abcd and more",
        "and/or",
        "a/b/1",
        "Res. 2368",
        "S-2021-777",
        "UN 75/999",
        "S/N 12345",
        "General Assembly, 75th session",
        "GA 75 and res. 76",
    ],
)
def test_what_only_looks_like_an_identifier_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "In 10/abcd ways",
        "vote s/2021/777 times",
        "SC Res. 2368 was adopted",
        "UNSCR 2368",
        "S / 2021",
    ],
)
def test_in_running_text_only_sure_writings_are_found(text: str) -> None:
    assert find(text) == []


def test_a_change_behind_a_comma_is_part_of_the_symbol_in_running_text() -> None:
    found = find("see S/2021/777, Add. 1, S/2021/778 Corr.1 and S/2021/779, Annex 1")
    values = [one.identifier.value for one in found]
    assert values == ["S/2021/777/Add.1", "S/2021/778/Corr.1", "S/2021/779"]


@pytest.mark.parametrize(
    ("text", "value", "wrong"),
    [
        ("ISBN 978-0-306-40615-8", "978-0-306-40615-8", "its check digit is wrong"),
        ("ISBN: 978030640615, 200 p.", "978030640615", "it has 12 digits"),
        ("isbn 0-306-40615-3 200 p.", "0-306-40615-3", "its check digit is wrong"),
        ("ISBN 123-0-306-40615-7", "123-0-306-40615-7", "it does not begin with 978 or 979"),
        ("(e-ISSN 1234-5678)", "1234-5678", "its check digit is wrong"),
        ("ISSN 1234-567, 4", "1234-567", "it has 7 digits"),
    ],
)
def test_what_is_called_an_isbn_and_cannot_be_one_is_told(
    text: str, value: str, wrong: str
) -> None:
    (found,) = find_mistaken(text)
    kind = found.identifier.kind
    assert found.identifier.value == value
    assert kind in ("isbn", "issn")
    assert mistake(kind, value) == wrong


@pytest.mark.parametrize(
    "text",
    [
        "ISBN 978-0-306-40615-7",
        "ISBN-10: 0-306-40615-2 200 p.",
        "ISSN 0306-4069",
        "the ISBN of 2009",
        "ISBN 12",
        "978-0-306-40615-8",
    ],
)
def test_what_is_right_or_not_called_so_is_no_mistake(text: str) -> None:
    assert find_mistaken(text) == []


@pytest.mark.parametrize(
    "field",
    [
        "9780306406157 (pbk), 0-306-40615-2 (hbk)",
        "978 0 306 40615 7",
        "9780306406157 0306406152",
        "n/a",
        "",
    ],
)
def test_a_field_may_hold_several_isbns_and_words(field: str) -> None:
    assert mistake("isbn", field) == ""
