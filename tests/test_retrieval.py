"""`resolve`, `complete` and `verify` against a small world outside, over sockets."""

from __future__ import annotations

import datetime
import json
import random
import threading
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.outside import (  # noqa: F401  # fixtures
    WORKS,
    Document,
    Outside,
    Work,
    opened,
    outside,
    session,
    settings,
)
from tests.replay import Replay, Reply, Request, page, sent, serving  # noqa: F401  # a fixture

import citekit
from citekit import Identifier, Name, Record, Session, Settings
from citekit.errors import InputError
from citekit.providers import HOSTS, LOOKUPS, PROVIDERS, ROUTES, fetch, load
from citekit.record import Date
from citekit.retrieval import Resolution, Wanted, enquiry, reports, workers
from citekit.retrieval.choices import Choices
from citekit.variables import TYPES

ARTICLE = (
    "Marsh, A., & Brook, T. (2014). How rivers forget their winters. Journal of Slow Water, 12(3),"
    " 45-61."
)
LOST = "Heron, P. (1999). Notes on a pond that is no more. Pond Letters, 3, 1-2."
SAND = (
    "Report of the Panel on River Sand submitted pursuant to resolution 9368 (2097) concerning"
    " dredging, smuggling and associated entities"
)


def article(**changes: Any) -> Record:
    fields = {
        "title": "How rivers forget their winters",
        "author": (Name("Marsh", "A."), Name("Brook", "T.")),
        "issued": Date((2014,)),
        "container-title": "Journal of Slow Water",
    }
    return Record("marsh2014", "article-journal", {**fields, **changes})


# --- what is asked about ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("10.5555/Rivers.1", "doi", "10.5555/rivers.1"),
        (" https://doi.org/10.5555/rivers.1 ", "doi", "10.5555/rivers.1"),
        ("978-0-201-13448-3", "isbn", "9780201134483"),
        ("PMID 20821847", "pmid", "20821847"),
        ("arXiv:1605.08386", "arxiv", "1605.08386"),
        ("S/2099/570", "un-symbol", "S/2099/570"),
        ("32016R0679", "celex", "32016R0679"),
        ("R45630", "report-number", "R45630"),
        ("https://news.example/2019/ice.", "url", "https://news.example/2019/ice."),
    ],
)
def test_a_text_that_is_an_identifier_is_one(text: str, kind: str, value: str) -> None:
    assert enquiry(text).identifier == Identifier(kind, value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("978-0-201-13448-4", "check digit"),
        ("ISBN 0-201-13448-8", "check digit"),
        ("ISBN 12345", "10 or 13 digits"),
        ("doi:10.5555", "no DOI"),
        ("10.5555/", "no DOI"),
        ("arXiv:abc", "no arXiv identifier"),
        ("PMID x", "no PubMed identifier"),
        ("", "no reference"),
    ],
)
def test_what_cannot_be_an_identifier_is_wrong_and_nobody_is_asked(
    outside: Outside,
    session: Session,
    text: str,
    why: str,
) -> None:
    resolution = citekit.resolve(text, session=session)
    assert resolution.status == "wrong"
    assert why in resolution.reason
    assert outside.replay.count() == 0


def test_several_references_in_one_text_are_refused_as_one(session: Session) -> None:
    with pytest.raises(InputError, match="these are 2 references"):
        citekit.resolve(
            f"1. {ARTICLE}\n2. Weir, Otto. A short history of dams. 2006.", session=session
        )


@pytest.mark.parametrize("wanted", [12, None, Path("refs.bib"), [12]])
def test_what_is_no_reference_at_all_is_a_type_error(session: Session, wanted: Any) -> None:
    with pytest.raises(TypeError, match="nothing can be looked for by"):
        citekit.resolve(wanted, session=session)


@pytest.mark.parametrize(
    "text",
    ["S/RES/2999 (2021)", "S/RES/2999", "s/res/2999", "UNSCR 2999",
     "Security Council resolution 2999 (2021)"],
)  # fmt: skip
def test_a_resolution_is_found_however_it_is_written(
    outside: Outside, session: Session, text: str
) -> None:
    outside.documents.append(
        Document("S/RES/2999 (2021)", "Resolution 2999 (2021) on fens", "2021-05-02",
                 kind="Resolutions and Decisions")
    )  # fmt: skip
    found = citekit.resolve(text, session=session)
    assert found.record is not None
    assert found.record.fields["number"] == "S/RES/2999 (2021)"


def test_a_title_with_a_small_word_un_is_none_of_the_united_nations(
    outside: Outside, session: Session
) -> None:
    book = Record("a", "book", {"title": "Un été au bord d'un lac", "author": (Name("Roe"),)})
    found = citekit.resolve(book, session=session)
    assert "undl" not in {one.provider for one in found.sources}
    about = Record("b", "book", {"title": "The general assembly of a small church"})
    asked = [one.provider for one in citekit.resolve(about, session=session).sources]
    assert asked[0] == "crossref"
    assert asked[-1] == "undl"


def test_an_addendum_is_not_its_parent(outside: Outside, session: Session) -> None:
    for symbol in ("S/2021/777", "S/2021/777/Add.1"):
        outside.documents.append(Document(symbol, f"On fens, {symbol}", "2021-09-09"))
    found = citekit.resolve("S/2021/777 Add. 1", session=session)
    assert found.record is not None
    assert found.record.fields["number"] == "S/2021/777/Add.1"


@given(st.text(max_size=80))
def test_no_text_raises_but_for_having_several_references(text: str) -> None:
    try:
        made = enquiry(text)
    except InputError:
        return
    assert made.words or not text.split()
    assert len(made.key) == 64


# --- resolve --------------------------------------------------------------------------------


def test_an_identifier_gives_the_record_of_who_registered_it(
    outside: Outside,
    session: Session,
) -> None:
    found = citekit.resolve("10.5555/rivers.1", session=session)
    assert found.status == "found"
    assert found.record is not None
    assert found.record.fields["title"] == "How rivers forget their winters"
    assert [(one.provider, one.outcome) for one in found.sources] == [("doi", "found")]
    assert found.source is not None
    assert "/works/10.5555" in found.source.url
    assert found.source.fetched is not None


def test_a_reference_is_found_by_its_words(outside: Outside, session: Session) -> None:
    found = citekit.resolve(ARTICLE, session=session)
    assert (found.status, found.record and found.record.fields["DOI"]) == (
        "found",
        "10.5555/rivers.1",
    )
    assert found.evidence is not None
    assert found.evidence.score > 0.95
    assert "same authors" in found.reason


def test_a_review_of_a_book_is_not_the_book(outside: Outside, session: Session) -> None:
    found = citekit.resolve(
        "Weir, Otto. A Short History of Dams. Sluice & Sons, 2006.", session=session
    )
    assert found.record is not None
    assert found.record.fields["DOI"] == "10.5555/book.4"
    outside.works = [work for work in outside.works if work.doi != "10.5555/book.4"]
    missing = citekit.resolve(
        "Weir, Otto. A Short History of Dams. Sluice & Son, 2006.", session=session
    )
    assert missing.status == "not-found"
    assert missing.record is None


def test_a_body_and_a_day_are_ambiguous_where_several_documents_bear_that_day(
    outside: Outside,
    session: Session,
) -> None:
    found = citekit.resolve("UN Security Council report 7/15/2099", session=session)
    assert found.status == "ambiguous"
    assert found.record is None
    symbols = {each.record.fields["number"] for each in found.candidates}
    assert symbols == {"S/2099/570", "S/2099/571", "S/2099/574"}
    assert all(each.evidence.reasons for each in found.candidates)


@pytest.mark.parametrize("day", ["7/15/2099", "July 2099", "2099"])
def test_with_its_title_it_is_one_and_its_siblings_are_ruled_out(
    outside: Outside, session: Session, day: str
) -> None:
    found = citekit.resolve(
        f"United Nations Security Council, “Twenty-fourth {SAND},” {day}", session=session
    )
    assert found.status == "found"
    assert found.record is not None
    assert found.record.fields["number"] == "S/2099/570"
    ruled_out = {str(each.record.fields["number"]): each.evidence for each in found.candidates[1:]}
    if day != "7/15/2099":  # by day, the library gives what bears it
        assert {"S/2098/950", "S/2100/53"} <= set(ruled_out)
        assert "other number in the title: 24, not 23" in ruled_out["S/2098/950"].conflicts
    assert all(each.score <= 0.2 for each in ruled_out.values())


def test_the_sibling_that_is_missing_is_not_replaced_by_another(
    outside: Outside,
    session: Session,
) -> None:
    found = citekit.resolve(
        f"United Nations Security Council, “Twenty-second {SAND},” 7/15/2098", session=session
    )
    assert found.status != "found"
    assert found.record is None


def test_an_identifier_of_another_work_is_wrong(outside: Outside, session: Session) -> None:
    found = citekit.resolve(article(DOI="10.5555/ice.7"), session=session)
    assert found.status == "wrong"
    assert found.record is None
    assert "10.5555/ice.7 is “Ice on shallow lakes" in found.reason
    titles = [str(each.record.fields["title"]) for each in found.candidates]
    assert titles[0] == "How rivers forget their winters"
    assert any(title.startswith("Ice on") for title in titles)


def test_an_identifier_of_another_work_beside_the_right_one_is_told(
    outside: Outside, session: Session
) -> None:
    mine = article(DOI="10.5555/ice.7", URL="https://doi.org/10.5555/rivers.1")
    found = citekit.resolve(mine, session=session)
    assert found.status == "found"
    assert [problem.code for problem in found.problems] == ["identifier-of-another-work"]
    verification = citekit.verify(mine, session=session)
    assert verification.verdict == "mismatch"
    assert verification.differences[0].field == "DOI"


def test_an_identifier_that_nobody_knows_does_not_hide_the_work(
    outside: Outside,
    session: Session,
) -> None:
    found = citekit.resolve(article(DOI="10.5555/rivers.999"), session=session)
    assert found.status == "found"
    assert found.record is not None
    assert found.record.fields["DOI"] == "10.5555/rivers.1"


def test_what_nobody_has_is_not_found_and_it_is_said_who_was_asked(
    outside: Outside,
    session: Session,
) -> None:
    found = citekit.resolve(LOST, session=session)
    assert found.status == "not-found"
    assert "Crossref" in found.reason
    assert {one.outcome for one in found.sources} == {"not-found"}


def test_news_without_an_address_is_asked_of_nobody(outside: Outside, session: Session) -> None:
    news = Record(
        "a", "article-newspaper", {"title": "The lake froze", "issued": Date((2019, 8, 27))}
    )
    found = citekit.resolve(news, session=session)
    assert found.status == "not-found"
    assert "nobody was asked" in found.reason
    assert outside.replay.count() == 0


@pytest.mark.parametrize(
    ("reply", "status"),
    [
        (Reply(403, b""), "blocked"),
        (Reply(429, b""), "blocked"),
        (Reply(202, b""), "blocked"),
        (page("<p>Are you a person?</p>"), "blocked"),
        (Reply(500, b""), "error"),
        (sent({}, fault="garbage"), "error"),
        (sent({}, fault="cut"), "error"),
        (Reply(200, b"{", {"content-type": "application/json"}), "error"),
        (sent({"message": "odd"}), "not-found"),
        (sent([1, 2]), "not-found"),
    ],
)
def test_what_a_provider_does_is_told_as_what_it_is(
    outside: Outside,
    session: Session,
    reply: Reply,
    status: str,
) -> None:
    outside.broken = lambda _: reply
    found = citekit.resolve(ARTICLE, session=session)
    assert found.status == status, found.reason
    assert found.record is None
    assert found.reason


def test_offline_the_cache_answers_and_says_where_it_cannot(
    outside: Outside,
    settings: Settings,
) -> None:
    with opened(settings) as online:
        citekit.resolve("10.5555/rivers.1", session=online)
    asked = outside.replay.count()
    with opened(settings, offline=True) as offline:
        known, unknown, document = citekit.resolve(
            ["10.5555/rivers.1", "10.5555/rivers.2", "S/2099/570"], session=offline
        )
    assert (known.status, unknown.status, document.status) == ("found", "offline", "offline")
    assert known.source is not None
    assert known.source.cached
    assert outside.replay.count() == asked
    formed = document.candidates[0].record
    assert formed.fields["URL"] == "https://undocs.org/S/2099/570"


def test_a_page_that_names_a_doi_is_looked_up_there(outside: Outside, session: Session) -> None:
    address = outside.page("/rivers", "How rivers forget their winters - Slow Water", "Ada Marsh")
    outside.pages["/rivers"] = page(
        "<title>How rivers forget their winters</title>"
        '<meta name="citation_doi" content="10.5555/rivers.1">'
        '<meta name="citation_title" content="How rivers forget their winters">'
    )
    found = citekit.resolve(address, session=session)
    assert found.record is not None
    assert found.record.fields["volume"] == "12"
    assert [one.provider for one in found.sources] == ["webpages", "doi"]


def test_a_page_that_is_gone_is_read_in_its_nearest_copy(
    outside: Outside, session: Session
) -> None:
    address = f"{outside.replay.url}/gone"
    outside.pages["/gone"] = Reply(404, b"")
    outside.copies[address] = (
        "20190828000000",
        "<title>The lake froze</title><h1>The lake froze</h1>",
    )
    found = citekit.resolve(address, session=session)
    assert found.status == "found"
    assert found.gone
    assert found.record is not None
    assert found.record.fields["title"] == "The lake froze"
    assert (
        found.record.fields["archive_location"]
        == f"https://web.archive.org/web/20190828000000/{address}"
    )
    assert found.record.fields["URL"] == address


def test_a_provider_that_needs_a_key_is_not_asked_without_one(
    outside: Outside,
    session: Session,
) -> None:
    fetched = fetch(Identifier("url", outside.page("/ice", "Ice")), session)
    skipped = [one for one in fetched.asked if one.outcome == "skipped"]
    assert {one.provider for one in skipped} == {"ads", "reliefweb"} & {
        one.provider for one in skipped
    }
    assert all("CITEKIT_" in one.reason for one in skipped)


# --- choices --------------------------------------------------------------------------------


UNCLEAR = "UN Security Council report 7/15/2099"


def test_what_was_picked_is_remembered_and_asked_for_by_its_symbol(
    outside: Outside,
    settings: Settings,
) -> None:
    with opened(settings) as one:
        candidates = citekit.resolve(UNCLEAR, session=one).candidates
        picked = citekit.resolve(UNCLEAR, session=one, pick=2)
        asked = outside.replay.count()
    assert picked.record is candidates[1].record or picked.record == candidates[1].record
    with opened(settings) as another:
        again = citekit.resolve(f"  {UNCLEAR}  ", session=another)
    assert again.status == "found"
    assert again.record == picked.record
    assert again.reason.startswith("chosen on ")
    assert outside.replay.count() == asked + 1
    with opened(settings, offline=True) as offline:
        assert citekit.resolve(UNCLEAR, session=offline).status == "found"


def test_none_of_them_is_a_choice_too(outside: Outside, session: Session) -> None:
    assert citekit.resolve(UNCLEAR, session=session, pick=0).status == "not-found"
    again = citekit.resolve(UNCLEAR, session=session)
    assert (again.status, again.candidates) == ("not-found", ())


def test_a_number_that_no_candidate_has_chooses_nothing(outside: Outside, session: Session) -> None:
    found = citekit.resolve(UNCLEAR, session=session, pick=9)
    assert found.status == "ambiguous"
    assert "there is no candidate 9" in found.reason


def test_a_number_picks_for_one_work(outside: Outside, session: Session) -> None:
    with pytest.raises(InputError, match="picks for one work, and these are 2"):
        citekit.resolve([UNCLEAR, ARTICLE], session=session, pick=1)


def test_a_choice_is_for_what_the_list_says_is_meant(outside: Outside, session: Session) -> None:
    first, second = (
        citekit.parse(f"UN Security Council report, {day}\nUN Security Council report, 8/2/2099")[1]
        for day in ("7/15/2099", "15/7/2099")
    )
    assert first.text == second.text
    assert first.record != second.record
    assert enquiry(first).key != enquiry(second).key


def test_a_choice_is_asked_for_as_it_is_today(outside: Outside, settings: Settings) -> None:
    outside.works = [WORKS[0], evolve(WORKS[0], doi="10.5555/rivers.1b")]
    bare = {"id": "a", "type": "article-journal", "title": WORKS[0].title}
    with opened(settings) as one:
        candidates = citekit.resolve(bare, session=one).candidates
        number = [each.record.fields["DOI"] for each in candidates].index("10.5555/rivers.1")
        assert citekit.resolve(bare, session=one, pick=number + 1).status == "found"
    notice = {"type": "retraction", "DOI": "10.5555/n"}
    outside.works = [evolve(WORKS[0], updates=(notice,))]
    with opened(settings, refresh=True) as another:
        assert citekit.verify(bare, session=another).verdict == "retracted"


def test_a_function_is_asked_about_what_is_not_clear_only(
    outside: Outside, session: Session
) -> None:
    asked: list[Resolution] = []

    def pick(resolution: Resolution) -> int | None:
        asked.append(resolution)
        return None

    found = citekit.resolve([ARTICLE, UNCLEAR, "10.5555/ice.7"], session=session, pick=pick)
    assert [one.status for one in found] == ["found", "ambiguous", "found"]
    assert [one.enquiry.text for one in asked] == [UNCLEAR]


def test_choices_are_forgotten_one_by_one(outside: Outside, session: Session) -> None:
    citekit.resolve(UNCLEAR, session=session, pick=1)
    choices = Choices(session.settings.choices)
    assert [one.words for one in choices.all()] == [UNCLEAR]
    assert choices.all()[0].made == datetime.datetime.now(datetime.UTC).date()
    assert choices.forget(enquiry(UNCLEAR))
    assert not choices.forget(enquiry(UNCLEAR))
    assert citekit.resolve(UNCLEAR, session=session).status == "ambiguous"


def test_a_damaged_file_of_choices_is_none(tmp_path: Path) -> None:
    choices = Choices(tmp_path)
    choices.path.write_bytes(b"no database" * 100)
    assert choices.all() == []
    with pytest.raises(InputError, match="choices cannot be kept"):
        choices.remember(enquiry(UNCLEAR), None)


# --- complete -------------------------------------------------------------------------------


def test_gaps_are_filled_and_it_is_said_from_where(outside: Outside, session: Session) -> None:
    completion = citekit.complete(article(), session=session)
    fields = completion.record.fields
    assert (fields["volume"], fields["page"], fields["DOI"]) == ("12", "45-61", "10.5555/rivers.1")
    assert completion.taken["volume"] == "crossref"
    provenance = completion.provenance()["volume"]
    assert provenance["provider"] == "crossref"
    assert provenance["score"] > 0.95
    assert datetime.datetime.fromisoformat(provenance["fetched"]).tzinfo is not None
    assert "/works" in provenance["url"]


def test_nothing_that_stands_there_is_overwritten(outside: Outside, session: Session) -> None:
    mine = article(title="How Rivers Forget their Winters", issue="4", note="read in the train")
    completion = citekit.complete(mine, session=session)
    assert {name: completion.record.fields[name] for name in ("title", "issue", "note")} == {
        "title": "How Rivers Forget their Winters",
        "issue": "4",
        "note": "read in the train",
    }
    assert [(one.kept, one.other) for one in completion.conflicts["issue"]] == [("4", "3")]


def test_names_in_full_are_taken_and_told_as_changes(outside: Outside, session: Session) -> None:
    completion = citekit.complete(article(), session=session)
    change = next(one for one in completion.changes if one.field == "author")
    assert [name.given for name in change.before] == ["A.", "T."]
    assert [name.given for name in change.after] == ["Ada", "Tim"]
    assert change.source == "crossref"


def test_what_is_not_found_stays_as_it_was(outside: Outside, session: Session) -> None:
    mine = article(title="A work that nobody has written on dry land", author=(Name("Nemo"),))
    completion = citekit.complete(mine, session=session)
    assert completion.record == mine
    assert completion.changes == ()
    [problem] = completion.problems
    assert (problem.code, "not-found" in problem.message) == ("not-completed", True)


def test_a_record_with_the_identifier_of_another_work_gets_nothing_of_it(
    outside: Outside,
    session: Session,
) -> None:
    completion = citekit.complete(article(DOI="10.5555/ice.7"), session=session)
    assert completion.record == article(DOI="10.5555/ice.7")
    assert completion.resolution.status == "wrong"


def test_no_pages_are_taken_of_another_volume(outside: Outside, session: Session) -> None:
    mine = article(DOI="10.5555/rivers.1", volume="13")
    fields = citekit.complete(mine, session=session).record.fields
    assert (fields["volume"], fields.get("issue"), fields.get("page")) == ("13", None, None)


def test_a_retraction_is_flagged(outside: Outside, session: Session) -> None:
    completion = citekit.complete({"id": "a", "type": "article-journal", "DOI": "10.5555/ice.7"},
                                  session=session)  # fmt: skip
    [problem] = completion.problems
    assert problem.code == "retracted"
    assert "retraction of 2019-07-15: 10.5555/notice.1" in problem.message


@given(
    st.lists(
        st.sampled_from(["title", "volume", "issue", "page", "publisher", "note"]), unique=True
    )
)
def test_completing_never_changes_a_text_that_is_there(names: list[str]) -> None:
    from citekit.providers import crossref
    from citekit.retrieval import completion, resolution

    before = Record("a", "article-journal", {name: f"my {name}" for name in names})
    work = crossref.record_from(WORKS[0].json())
    found = resolution.Resolution("found", enquiry(before), work)
    after = completion.complete(found).record
    assert {name: after.fields[name] for name in names} == before.fields


# --- verify ---------------------------------------------------------------------------------


def verdict(wanted: Wanted, session: Session) -> str:
    return citekit.verify(wanted, session=session).verdict


def test_a_reference_that_says_what_its_source_says_is_verified(
    outside: Outside,
    session: Session,
) -> None:
    assert verdict(ARTICLE, session) == "verified"
    assert verdict(article(DOI="10.5555/rivers.1"), session) == "verified"
    assert verdict("10.5555/rivers.2", session) == "verified"


@pytest.mark.parametrize(
    ("field", "said", "found"),
    [
        ("volume", "13", "12"),
        ("issue", "4", "3"),
        ("page", "145-161", "45-61"),
        ("issued", Date((2015,)), Date((2014,))),
    ],
)
def test_a_field_that_is_otherwise_is_a_mismatch_with_both_values(
    outside: Outside,
    session: Session,
    field: str,
    said: Any,
    found: Any,
) -> None:
    mine = article(DOI="10.5555/rivers.1", **{field: said})
    verification = citekit.verify(mine, session=session)
    assert verification.verdict == "mismatch"
    [difference] = verification.differences
    assert (difference.field, difference.said, difference.found) == (field, said, found)
    assert field in verification.reason


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"volume": "13"}, "volume: 13, not 12"),
        ({"volume": "12", "issued": Date((2004,))}, "issued: 2004, not 2014"),
    ],
)
def test_an_article_that_is_found_but_for_one_field_is_a_mismatch(
    outside: Outside, session: Session, changes: dict[str, Any], reason: str
) -> None:
    verification = citekit.verify(article(page="45-61", **changes), session=session)
    assert (verification.verdict, verification.reason) == ("mismatch", reason)
    assert verification.differences[0].source == "crossref"


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "HOW RIVERS FORGET THEIR WINTERS"},
        {"title": "How rivers forget their winters: notes from the upper marshes"},
        {"page": "47"},
        {"issued": Date((2014, 3, 1))},
        {"author": (Name("Marsh", "A."),)},
        {"container-title": "J. Slow Water"},
        {"publisher": "Another Press"},
    ],
)
def test_what_differs_as_references_of_one_work_do_is_no_mismatch(
    outside: Outside, session: Session, changes: dict[str, Any]
) -> None:
    mine = article(DOI="10.5555/rivers.1", **changes)
    assert citekit.verify(mine, session=session).differences == ()


def test_an_article_of_which_more_is_otherwise_is_another_one(
    outside: Outside, session: Session
) -> None:
    mine = article(page="145-161", volume="13", issued=Date((2004,)))
    assert verdict(mine, session) == "not-found"


def test_an_identifier_of_another_work_is_told(outside: Outside, session: Session) -> None:
    verification = citekit.verify(article(DOI="10.5555/ice.7"), session=session)
    assert verification.verdict == "other-work"
    assert "Ice on shallow lakes" in verification.reason


@pytest.mark.parametrize(
    ("moved", "verdict_of"),
    [("/en/", "verified"), ("/index.html", "verified"), ("/deep/story", "dead-link")],
)
def test_what_leads_home_is_dead_unless_it_was_the_home_page(
    outside: Outside, session: Session, moved: str, verdict_of: str
) -> None:
    outside.pages[moved] = Reply(302, b"", {"location": "/"})
    outside.pages["/"] = page("<title>The Lake Post</title><h1>The Lake Post</h1>")
    record = Record("a", "webpage", {"title": "The Lake Post", "URL": outside.replay.url + moved})
    verification = citekit.verify(record, session=session)
    assert verification.verdict == verdict_of
    assert all("home page" in link.reason for link in verification.links)


def test_a_page_without_a_title_to_compare_is_no_other_work(
    outside: Outside, session: Session
) -> None:
    address = outside.page("/ice", "The lake froze in July", "Lena Frost", "2019-08-27")
    bare = Record("a", "webpage", {"URL": address, "publisher": "The Lake Post"})
    assert verdict(bare, session) == "verified"
    headline = Record("a", "webpage", {"URL": address, "title": "A cold summer at the lake"})
    verification = citekit.verify(headline, session=session)
    assert verification.verdict == "mismatch"
    assert verification.differences[0].found == "The lake froze in July"


def test_ibid_is_what_the_list_says_it_is(outside: Outside, session: Session) -> None:
    references = citekit.parse(f"{ARTICLE}\nIbid., 47.")
    verdicts = [one.verdict for one in citekit.verify(references, session=session)]
    assert verdicts == ["verified", "verified"]


def test_where_searches_are_silent_a_doi_that_is_none_proves_nothing(
    outside: Outside, session: Session
) -> None:
    outside.broken = lambda request: Reply(403, b"") if "doi.org" not in request.path else None
    mine = article(DOI="10.9999/none")
    assert citekit.resolve(mine, session=session).status == "blocked"
    assert verdict(mine, session) == "unsure"


def test_a_doi_that_is_another_name_of_the_work_is_right(
    outside: Outside, session: Session
) -> None:
    def alias(request: Request) -> Reply | None:
        return sent({"message": WORKS[0].json()}) if "alias" in request.path else None

    outside.broken = alias
    assert verdict(article(DOI="10.5555/alias.9"), session) == "verified"


@pytest.mark.parametrize("field", ["DOI", "URL"])
def test_a_doi_that_is_none_is_a_mismatch_wherever_it_stands(
    outside: Outside, session: Session, field: str
) -> None:
    value = "10.9999/none" if field == "DOI" else "https://doi.org/10.9999/none"
    found = citekit.resolve(article(**{field: value}), session=session)
    assert found.status == "found"


def test_an_odd_address_ends_no_run(outside: Outside, session: Session) -> None:
    odd = {"id": "x", "URL": "http://[::1", "title": "x"}
    found = citekit.verify(["10.5555/rivers.1", odd], session=session)
    assert [one.verdict for one in found] == ["verified", "not-found"]


def test_a_wrong_check_digit_is_a_mismatch(outside: Outside, session: Session) -> None:
    assert verdict("978-0-201-13448-4", session) == "mismatch"


def test_a_retracted_work_is_told_before_anything_else(outside: Outside, session: Session) -> None:
    title = "Ice on shallow lakes and what it tells of the wind"
    mine = Record("a", "article-journal", {"DOI": "10.5555/ice.7", "volume": "8", "title": title})
    verification = citekit.verify(mine, session=session)
    assert verification.verdict == "retracted"
    assert [one.field for one in verification.differences] == ["volume"]


def test_not_found_says_who_was_asked_and_that_it_proves_nothing(
    outside: Outside,
    session: Session,
) -> None:
    verification = citekit.verify(LOST, session=session)
    assert verification.verdict == "not-found"
    assert "Crossref" in verification.asked
    assert "no proof" in verification.reason
    assert not {"fake", "invented", "fabricated"} & set(verification.reason.lower().split())


def test_where_nobody_answers_it_is_unsure(outside: Outside, session: Session) -> None:
    outside.broken = lambda _: Reply(503, b"")
    assert verdict(ARTICLE, session) == "unsure"


def test_where_several_fit_it_is_unsure(outside: Outside, session: Session) -> None:
    assert verdict(UNCLEAR, session) == "unsure"


def test_a_dead_link_is_told_with_the_copy_nearest_to_the_date(
    outside: Outside,
    session: Session,
) -> None:
    address = f"{outside.replay.url}/gone"
    outside.pages["/gone"] = Reply(410, b"")
    outside.copies[address] = ("20190828000000", "<title>The lake froze</title>")
    record = Record("a", "webpage", {"title": "The lake froze", "URL": address,
                                     "issued": Date((2019, 8, 27))})  # fmt: skip
    verification = citekit.verify(record, session=session)
    assert verification.verdict == "dead-link"
    [link] = verification.links
    assert link.url == address
    assert link.archived.endswith(f"/20190828000000/{address}")
    asked = [one for one in outside.replay.requests if "available" in one.path]
    assert dict(asked[0].query)["timestamp"] == "20190827"


def test_a_page_that_leads_home_is_dead(outside: Outside, session: Session) -> None:
    outside.pages["/moved/ice"] = Reply(302, b"", {"location": "/"})
    outside.pages["/"] = page("<title>The Lake Post</title><h1>Welcome</h1>")
    record = Record("a", "webpage", {"title": "Ice", "URL": f"{outside.replay.url}/moved/ice"})
    assert verdict(record, session) == "dead-link"


def test_a_living_page_with_the_title_is_verified(outside: Outside, session: Session) -> None:
    address = outside.page("/ice", "The lake froze in July", "Lena Frost", "2019-08-27")
    good = Record("a", "webpage", {"title": "The lake froze in July", "URL": address})
    assert verdict(good, session) == "verified"
    other = Record("a", "webpage", {"title": "How to repair a bicycle at home", "URL": address})
    assert verdict(other, session) in ("other-work", "mismatch")


def test_a_page_that_is_not_shown_to_programs_is_unsure(outside: Outside, session: Session) -> None:
    outside.pages["/wall"] = Reply(403, b"")
    record = Record("a", "webpage", {"title": "Ice", "URL": f"{outside.replay.url}/wall"})
    assert verdict(record, session) == "unsure"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/a/b", "http://10.1.2.3/payroll", "http://169.254.169.254/latest",
        "http://jane:hunter2@wiki.example.org/secret", "http://intranet/page", "http://nas.local/x",
        "http://example.org:8080/x",
    ],
)  # fmt: skip
def test_what_is_private_is_told_to_nobody(
    outside: Outside, settings: Settings, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    def nobody(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    with opened(evolve(settings, allow_private=False)) as public:
        found = citekit.resolve(address, session=public)
        checked = citekit.verify(Record("a", "webpage", {"URL": address}), session=public)
    assert found.status == "error"
    assert checked.verdict == "unsure"
    assert outside.replay.count() == 0
    assert "hunter2" not in found.enquiry.words + found.reason


def test_an_answer_that_says_nothing_is_an_error_and_is_not_kept(
    outside: Outside, settings: Settings
) -> None:
    def empty(request: Request) -> Reply | None:
        return sent({"status": "ok", "message": None}) if "/works/" in request.path else None

    outside.broken = empty
    with opened(settings) as first:
        assert citekit.resolve("10.5555/rivers.1", session=first).status == "error"
    outside.broken = lambda _: None
    with opened(settings) as second:
        assert citekit.resolve("10.5555/rivers.1", session=second).status == "found"


def test_the_doi_of_another_work_of_the_same_author_is_another_work(
    outside: Outside, session: Session
) -> None:
    mine = article(DOI="10.5555/rivers.2", title="Notes on eels and on those who eat them")
    assert verdict(mine, session) == "other-work"
    assert citekit.complete(mine, session=session).record == mine


def test_others_of_bibtex_are_no_mismatch_and_are_filled_in(
    outside: Outside, session: Session
) -> None:
    mine = article(DOI="10.5555/rivers.1", author=(Name("Marsh", "A."), Name(literal="others")))
    assert verdict(mine, session) == "verified"
    filled = citekit.complete(mine, session=session).record.fields["author"]
    assert [name.family for name in filled] == ["Marsh", "Brook"]
    one = citekit.complete(article(author=(Name("Marsh", "A."),)), session=session)
    assert [name.family for name in one.record.fields["author"]] == ["Marsh"]


def test_documents_of_the_united_nations_are_compared_as_they_are_written(
    outside: Outside, session: Session
) -> None:
    mine = Record("a", "report", {
        "author": (Name(literal="Security Council"),), "number": "S/2099/570",
        "title": f"24th {SAND}", "issued": Date((2099, 7, 15)),
    })  # fmt: skip
    assert citekit.verify(mine, session=session).differences == ()


# --- reports --------------------------------------------------------------------------------


def test_a_report_escapes_what_comes_from_outside(outside: Outside, session: Session) -> None:
    hostile = Record(
        "<b>", "webpage", {"title": "<script>alert(1)</script>", "URL": "javascript:x()"}
    )
    written = reports.page([(1, citekit.verify(hostile, session=session))], "<refs>")
    assert "<script>" not in written
    assert 'href="javascript' not in written
    assert "&lt;refs&gt;" in written


def test_reports_in_json_hold_everything(outside: Outside, session: Session) -> None:
    wanted: list[Wanted] = [ARTICLE, UNCLEAR, article(DOI="10.5555/rivers.1", volume="13")]
    rows = json.loads(
        reports.verifications([*enumerate(citekit.verify(wanted, session=session), 1)])
    )
    assert [row["verdict"] for row in rows] == ["verified", "unsure", "mismatch"]
    assert rows[2]["differences"] == [
        {"field": "volume", "said": "13", "found": "12", "source": "doi"}
    ]
    assert len(rows[1]["candidates"]) == 3
    found = json.loads(reports.resolutions(citekit.resolve(wanted, session=session)))
    assert found[0]["found"]["DOI"] == "10.5555/rivers.1"
    completed = json.loads(reports.completions(citekit.complete(wanted, session=session)))
    assert completed[0]["taken"]["DOI"]["provider"] == "crossref"


# --- many -----------------------------------------------------------------------------------


def test_many_dois_are_asked_for_in_batches(outside: Outside, session: Session) -> None:
    outside.works = [
        Work(f"10.5555/many.{n}", f"Water of day {n}", (("Marsh", "Ada"),), 2014)
        for n in range(100)
    ]
    found = citekit.resolve([work.doi for work in outside.works], session=session)
    assert {one.status for one in found} == {"found"}
    assert [one.record and one.record.fields["DOI"] for one in found] == [
        w.doi for w in outside.works
    ]
    assert outside.replay.count() == 3


def test_a_list_that_has_grown_asks_for_what_is_new(outside: Outside, settings: Settings) -> None:
    outside.works = [
        Work(f"10.5555/many.{n}", f"Water of day {n}", (("Marsh", "Ada"),), 2014) for n in range(91)
    ]
    dois = [work.doi for work in outside.works]
    with opened(settings) as one:
        citekit.resolve(dois[1:], session=one)
        asked = outside.replay.count()
        assert {each.status for each in citekit.resolve(dois, session=one)} == {"found"}
    new = outside.replay.requests[asked:]
    assert len(new) == 1
    with opened(settings, offline=True) as offline:
        some = citekit.resolve(dois[5:80], session=offline)
        assert {each.status for each in some} == {"found"}
        assert citekit.resolve(dois[40], session=offline).status == "found"


def test_a_batch_that_fails_is_asked_for_one_by_one(outside: Outside, session: Session) -> None:
    outside.works = [
        Work(f"10.5555/many.{n}", f"Water of day {n}", (("Marsh", "Ada"),), 2014) for n in range(60)
    ]

    def broken(request: Request) -> Reply | None:
        of_first = "filter" in dict(request.query) and "many.1," in dict(request.query)["filter"]
        return Reply(200, b"{", {"content-type": "application/json"}) if of_first else None

    outside.broken = broken
    found = citekit.resolve([work.doi for work in outside.works], session=session)
    assert {one.status for one in found} == {"found"}
    alone = [one for one in outside.replay.requests if "/works/10.5555" in one.path]
    assert len(alone) == 40


def test_progress_is_told(outside: Outside, session: Session) -> None:
    told: list[tuple[int, int]] = []
    citekit.resolve(["10.5555/rivers.1", ARTICLE], session=session,
                    progress=lambda done, of: told.append((done, of)))  # fmt: skip
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_what_a_worker_raises_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        workers.each(lambda number: 1 // number, [1, 0, 2])


def invented(count: int, seed: int) -> tuple[list[Work], list[str]]:
    """Make works, and references to them."""
    dice = random.Random(seed)
    things = "ice mud reed sand rain wind moss fog silt dew hail frost foam peat loam clay".split()
    verbs = "forgets carries follows shapes crosses hides divides measures outlives betrays".split()
    works, texts = [], []
    for number in range(count):
        one, two, three = dice.sample(things, 3)
        title = f"How {one} {dice.choice(verbs)} {two} and {three} near station {number}"
        family = f"{dice.choice('BDFGKLMNPRST')}{dice.choice('aeiou')}r{dice.choice(things)}"
        year = dice.randint(1950, 2020)
        works.append(
            Work(f"10.5555/run.{number}", title, ((family, "Ada"),), year, "Journal of Slow Water",
                 str(year - 1940), "2", f"{number}-{number + 9}")
        )  # fmt: skip
        texts.append(
            f"{family}, A. ({year}). {title}. Journal of Slow Water, {year - 1940}(2),"
            f" {number}-{number + 9}."
        )
    return works, texts


def test_a_run_of_a_thousand_on_a_bad_day_ends_and_a_second_run_asks_nothing(
    outside: Outside,
    settings: Settings,
) -> None:
    outside.works, texts = invented(1000, 7)
    wanted: list[Any] = list(citekit.parse("\n".join(texts)))
    assert len(wanted) == 1000
    dice, lock = random.Random(4711), threading.Lock()
    faults = (
        Reply(429, b"", {"retry-after": "1"}), Reply(500, b""), Reply(503, b""),
        sent({}, fault="cut"), sent({}, fault="garbage"), sent({}, fault="stall"),
        Reply(200, b"{garbage", {"content-type": "application/json"}),
    )  # fmt: skip

    def bad_day(_: Request) -> Reply | None:
        with lock:
            return dice.choice(faults) if dice.random() < 0.2 else None

    speed = 40.0
    patient = evolve(settings, work_timeout=100_000.0)  # a slow machine is no fault of theirs
    quick = evolve(patient, read_timeout=5.0 / 40)
    outside.broken = bad_day
    with opened(quick, speed) as first:
        found = citekit.resolve(wanted, session=first)
    assert len(found) == 1000
    statuses = Counter(one.status for one in found)
    assert set(statuses) <= {"found", "ambiguous", "not-found", "blocked", "error"}
    assert statuses["found"] > 500
    assert all(one.reason for one in found)
    for name in PROVIDERS:
        provider = load(name)
        host = urlsplit(provider.BASE).netloc
        times = sorted(one.time for one in outside.replay.requests if f"/{host}/" in one.path)
        at_most = max(1, int(provider.RATE))
        assert not host or _fastest(times, at_most / provider.RATE / speed) <= at_most, name

    outside.broken = lambda _: None
    with opened(patient, speed) as second:
        mended = citekit.resolve(wanted, session=second)
    assert all(one.status == "found" for one in mended)
    asked = outside.replay.count()
    with opened(patient, speed) as third:
        again = citekit.resolve(wanted, session=third)
    assert [one.record for one in again] == [one.record for one in mended]
    assert outside.replay.count() == asked


def _fastest(times: list[float], seconds: float) -> int:
    most, start = 0, 0
    for end, time in enumerate(times):
        while time - times[start] >= seconds:
            start += 1
        most = max(most, end - start + 1)
    return most


def test_where_the_server_is_killed_every_reference_has_a_status(
    outside: Outside,
    settings: Settings,
) -> None:
    outside.works, texts = invented(60, 8)
    wanted: list[Any] = list(citekit.parse("\n".join(texts)))
    count, lock = 0, threading.Lock()

    def dying(_: Request) -> Reply | None:
        nonlocal count
        with lock:
            count += 1
            if count == 30:
                threading.Thread(target=outside.replay.stop, daemon=True).start()
        return sent({}, fault="cut") if count >= 30 else None

    outside.broken = dying
    with opened(settings) as one:
        found = citekit.resolve(wanted, session=one)
    assert len(found) == 60
    assert {each.status for each in found} <= {"found", "error", "blocked"}
    assert 10 <= sum(each.status == "found" for each in found) < 60


def test_a_run_that_is_interrupted_goes_on_from_the_cache(
    outside: Outside,
    settings: Settings,
) -> None:
    outside.works, texts = invented(40, 9)
    wanted: list[Any] = list(citekit.parse("\n".join(texts)))

    def interrupt(done: int, of: int) -> None:
        if done == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), opened(settings) as one:
        citekit.resolve(wanted, session=one, progress=interrupt)
    before = outside.replay.count()
    with opened(evolve(settings, work_timeout=100_000.0)) as another:
        found = citekit.resolve(wanted, session=another)
    assert all(each.status == "found" for each in found)
    assert outside.replay.count() - before <= 40 - 20 + workers.WORKERS


# --- providers ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_provider_has_the_names_of_one(name: str) -> None:
    provider = load(name)
    assert provider.TITLE
    assert provider.HOME.startswith("https://")
    assert provider.RATE > 0
    assert provider.CONCURRENCY > 0
    assert provider.KEY in ("required", "optional", "")


def test_whoever_is_asked_for_an_identifier_takes_it() -> None:
    for kind, names in LOOKUPS.items():
        for name in names:
            assert kind in load(name).KINDS, (kind, name)


def test_whoever_is_searched_can_be_searched() -> None:
    for csl_type, names in ROUTES.items():
        assert csl_type in TYPES
        assert all(load(name).SEARCHES for name in names), csl_type


def test_every_base_can_be_configured() -> None:
    names = set(HOSTS)
    assert names > {*PROVIDERS, "gao", "wayback-availability"}
    environ = {
        f"CITEKIT_{name.upper().replace('-', '_')}_BASE": "http://localhost:1" for name in names
    }
    assert set(Settings.load(environ, None).bases) == names
