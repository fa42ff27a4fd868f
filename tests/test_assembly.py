"""What the fields of a reference say together: its type, and which of its dates is meant."""

from __future__ import annotations

import pytest

import citekit
from citekit.record import Name
from citekit.references import days, quantities
from citekit.references.assembly import assemble, settled
from citekit.references.labelling import Labelled


def spans(**fields: str) -> list[Labelled]:
    """Give spans for fields in the order in which they are given; `_` stands for a hyphen."""
    found = []
    for at, (name, words) in enumerate(fields.items()):
        label = name.rstrip("2").replace("_", "-")
        value: object = days.read(words) if label == "issued" else words
        if label in ("volume", "page", "number"):
            value = quantities.read(label, words)
        found.append(Labelled(at * 100, at * 100 + len(words), label, value, ""))
    return found


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("report", {"title": "Roe c Lac", "container_title": "RJQ", "page": "3"}, "legal_case"),
        ("article-journal", {"title": "On Carbon", "container_title": "Fed. Reg."}, "regulation"),
        ("legal_case", {"title": "On Lakes", "container_title": "U.N.T.S."}, "treaty"),
        ("legislation", {"title": "An Act on Lakes", "number": "Bill C-51"}, "bill"),
        ("document", {"author": "Ann Roe", "container_title": "U. Roe L. Rev."}, "article-journal"),
        ("legal_case", {"author": "Cass Roe", "container_title": "Roe L.J."}, "article-journal"),
        ("patent", {"title": "On Lakes", "genre": "Roe Working Paper"}, "report"),
        ("report", {"title": "Motor", "genre": "U.S. Patent"}, "patent"),
        ("book", {"title": "On Money", "genre": "Speech"}, "speech"),
        ("book", {"title": "Entrevista concedida a Ann Roe"}, "interview"),
        ("dataset", {"author": "Thomas Roe", "title": "Fiasco"}, "book"),
        ("article-newspaper", {"author": "Thomas Roe", "title": "Lakes", "issued": "2001"}, "book"),
    ],
)  # fmt: skip
def test_sure_evidence_overrules_the_type(kind: str, fields: dict[str, str], expected: str) -> None:
    assert assemble(spans(**fields), (), lambda _: None, kind)[0] == expected


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("book", {"author": "Ann Roe", "title": "Roe v. Wade and its Lakes", "number": "3"}),
        ("book", {"title": "Lakes v. rivers"}),
        ("report", {"title": "On Lakes", "number": "Report 12"}),
        ("book", {"title": "Interviewing", "publisher": "Roe Press"}),
        ("article-journal", {"title": "On Lakes", "container_title": "Federal Law Studies"}),
        ("dataset", {"author": "Thomas Roe", "title": "Lakes", "publisher": "Zenodo"}),
    ],
)
def test_weak_evidence_leaves_the_type(kind: str, fields: dict[str, str]) -> None:
    assert assemble(spans(**fields), (), lambda _: None, kind)[0] == kind


def issued(**fields: str) -> list[tuple[int, ...]]:
    found = settled(" " * 600, spans(**fields))
    return [one.value.readings[0].start for one in found if one.label == "issued"]


def test_day_of_the_year_said_is_the_date() -> None:
    assert issued(issued="2013", note="28.02.2013") == [(2013, 2, 28)]
    assert issued(issued="2011", title="On Lakes", issued2="May 2011") == [(2011, 5)]


def test_another_year_a_number_or_a_day_alone_is_no_date() -> None:
    assert issued(issued="2013", note="28.02.2014") == [(2013,)]
    assert issued(issued="2010", note="02/2010") == [(2010,)]
    assert issued(issued="2010", note="15 November") == [(2010,)]
    assert issued(issued="2010", note="rev. of 3 May 2010 in part") == [(2010,)]


def test_a_magazine_that_is_cited_by_volume_and_pages_keeps_them() -> None:
    text = "Granta 30 (1990): 12–44, at 20."
    [found] = citekit.parse(text)
    assert found.record.type == "article-journal"
    assert "30 (1990): 12–44" in citekit.format([found])
    weekly = "“Villages.” The Economist, vol. 412, no. 8897, 26 July 2014, pp. 35-37."
    assert citekit.parse(weekly)[0].record.type == "article-magazine"


def author(**fields: str) -> Name:
    _, found = assemble(spans(**fields), (), lambda _: None, "report")
    [name] = found["author"]
    assert isinstance(name, Name)
    return name


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Deutsche Bahn AG", "Geschäftsbericht 2019"),
        ("Roe SA", "Rapport annuel 2019"),
        ("Roe NV", "Annual Report 2019"),
        ("Siemens AG", "On lakes"),
    ],
)
def test_a_company_that_reports_of_itself_is_no_person(name: str, title: str) -> None:
    assert author(author=name, title=title) == Name(literal=name)


def test_a_work_on_reports_does_not_make_its_author_a_company() -> None:
    for title in ("Annual review of lakes", "Reisebericht 1999", "Annual report cards of schools"):
        [name] = assemble(spans(author="Meyer, AG", title=title), (), lambda _: None, "book")[1][
            "author"
        ]
        assert name.family == "Meyer"


def test_the_form_of_a_company_may_be_initials() -> None:
    assert author(author="Schmidt AG", title="Bericht über Seen").family == "Schmidt"


@pytest.mark.parametrize(
    ("name", "given"),
    [("Church JA", "J A"), ("Le Guin UK", "U K"), ("Church J. A.", "J. A."), ("Church Jo", "Jo"),
     ("ROE ANN", "ANN"), ("Church J", "J"), ("Church J-A", "J-A")],
)  # fmt: skip
def test_initials_in_one_word_are_parted(name: str, given: str) -> None:
    assert author(author=name, title="On lakes").given == given


def test_initials_that_medicine_writes_in_one_word_are_all_printed() -> None:
    text = "Church JA, White NJ. Sea-level rise. Surv Geophys. 2011;32:585–602."
    [entry] = citekit.format(citekit.parse(text), style="apa").splitlines()
    assert entry.startswith("Church, J. A., & White, N. J. (2011).")
