"""``citekit resolve``, ``complete``, ``verify`` and ``cache``, as people call them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from click.testing import CliRunner, Result
from tests.outside import WORKS, Outside, environment, outside, settings  # noqa: F401  # fixtures
from tests.replay import Replay, Reply, serving  # noqa: F401  # a fixture

from citekit import Settings
from citekit.cli import main

ARTICLE = (
    "Marsh, A., & Brook, T. (2014). How rivers forget their winters. Journal of Slow Water, 12(3),"
    " 45-61."
)
UNCLEAR = "UN Security Council report 7/15/2099"
LOST = "Heron, P. (1999). Notes on a pond that is no more. Pond Letters, 3, 1-2."
BIB = """\
@article{marsh,
  author = {Marsh, A. and Brook, T.},
  title = {How rivers forget their winters},
  journal = {Journal of Slow Water},
  year = 2014,
  number = 4,
}
"""


@pytest.fixture(autouse=True)
def world(
    outside: Outside, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Outside:
    for variable, value in environment(settings, tmp_path).items():
        monkeypatch.setenv(variable, value)
    monkeypatch.chdir(tmp_path)
    return outside


def run(*arguments: str, input: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=input)


def items(result: Result) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


# --- resolve --------------------------------------------------------------------------------


def test_resolve_writes_what_is_found(tmp_path: Path) -> None:
    result = run("resolve", "10.5555/rivers.1", ARTICLE)
    assert result.exit_code == 0
    assert [item["DOI"] for item in items(result)] == ["10.5555/rivers.1"] * 2
    assert [item["id"] for item in items(result)] == ["10.5555/rivers.1", "10.5555/rivers.1-2"]
    assert result.stderr == ""


def test_resolve_reads_files_and_standard_input(tmp_path: Path) -> None:
    Path("list.txt").write_text(f"{ARTICLE}\n{LOST}\n", "utf-8")
    for result in (run("resolve", "list.txt"), run("resolve", input=f"{ARTICLE}\n{LOST}\n")):
        assert result.exit_code == 1
        assert [item["DOI"] for item in items(result)] == ["10.5555/rivers.1"]
        assert ":2: not-found: Heron, P. (1999)." in result.stderr


def test_each_reference_is_named_by_the_file_that_it_stands_in() -> None:
    Path("one.txt").write_text(f"{LOST}\n", "utf-8")
    Path("two.txt").write_text(f"{ARTICLE}\n{LOST}\n", "utf-8")
    lines = run("resolve", "one.txt", "two.txt", LOST).stderr.splitlines()
    assert [line.partition(": ")[0] for line in lines] == ["one.txt:1", "two.txt:2", "citekit"]


def test_resolve_lists_candidates_and_takes_the_one_that_is_picked() -> None:
    unclear = run("resolve", UNCLEAR)
    assert unclear.exit_code == 1
    assert items(unclear) == []
    lines = unclear.stderr.splitlines()
    assert lines[0].startswith("citekit: ambiguous: ")
    assert [line[:7] for line in lines[1:4]] == ["    1. ", "    2. ", "    3. "]
    picked = run("resolve", UNCLEAR, "--pick", "2")
    assert picked.exit_code == 0
    [item] = items(picked)
    assert item["number"] in lines[2]
    assert items(run("resolve", UNCLEAR)) == [item]
    assert "choices" in run("cache", "info").stdout
    assert items(run("resolve", UNCLEAR, "--forget")) == []


def test_picking_is_for_one_reference() -> None:
    result = run("resolve", ARTICLE, UNCLEAR, "--pick", "1")
    assert result.exit_code == 2
    assert "--pick NUMBER is for one reference, and these are 2" in result.stderr
    assert run("resolve", UNCLEAR, "--pick", "first").exit_code == 2


def test_of_several_references_one_is_picked_by_its_line_or_key() -> None:
    Path("list.txt").write_text(f"{ARTICLE}\n{UNCLEAR}\n", "utf-8")
    hint = run("resolve", "list.txt").stderr
    assert "--pick ID:NUMBER (or LINE:NUMBER)" in hint
    picked = run("resolve", "list.txt", "--pick", "2:3")
    assert picked.exit_code == 0
    assert items(picked)[1]["number"].startswith("S/2099/")
    assert items(run("resolve", "list.txt")) == items(picked)
    again = run("resolve", "list.txt", "--pick", "1:1")
    assert "there is nothing to pick for 1" in again.stderr
    records = [{"id": "un", "type": "report", "author": [{"literal": "UN Security Council"}],
                "issued": {"date-parts": [[2099, 7, 15]]}}]  # fmt: skip
    result = run("complete", "--pick", "un:1", input=json.dumps(records))
    assert items(result)[0]["number"].startswith("S/2099/")


def test_records_of_a_file_keep_their_keys() -> None:
    Path("refs.bib").write_text(BIB, "utf-8")
    assert [item["id"] for item in items(run("resolve", "refs.bib"))] == ["marsh"]
    Path("refs.bib").write_text(BIB.replace("rivers forget", "ponds count"), "utf-8")
    assert "not-found: marsh: How ponds count" in run("resolve", "refs.bib").stderr


@pytest.mark.parametrize(
    "word", ["missing.bib", "./missing", "/nowhere/list.txt", "refs.JSON", "."]
)
@pytest.mark.parametrize("command", ["resolve", "verify"])
def test_a_file_that_is_not_there_is_not_looked_for_as_a_reference(
    command: str, word: str, world: Outside
) -> None:
    result = run(command, word)
    assert result.exit_code == 1
    assert "cannot be read" in result.stderr
    assert world.replay.count() == 0


def test_what_was_not_understood_of_a_text_is_said() -> None:
    result = run("resolve", input=f"{ARTICLE} (Free pdf!)\n")
    assert "not-understood" in result.stderr


def test_what_is_hardly_legible_has_no_verdict() -> None:
    soup = f"{ARTICLE} [2] Frost, L. Ice on lakes. 3) x. doi:10.5555/ice.7 ; ; 4 (5) Weir: Dams."
    result = run("verify", "--to", "json", soup)
    [row] = items(result)
    assert row["verdict"] == "unsure"
    assert "confidence" in row["reason"]


def test_several_references_in_one_word_are_a_misuse() -> None:
    result = run("resolve", f"1. {ARTICLE}\n2. {LOST}")
    assert result.exit_code == 2
    assert "these are 2 references" in result.stderr


def test_resolve_tells_everything_as_json() -> None:
    [row] = items(run("resolve", "--json", UNCLEAR))
    assert row["status"] == "ambiguous"
    assert len(row["candidates"]) == 3
    assert row["asked"][0]["provider"] == "undl"


def test_offline_and_refresh_exclude_each_other() -> None:
    assert run("resolve", "--offline", "--refresh", ARTICLE).exit_code == 2


def test_offline_says_so() -> None:
    result = run("resolve", "--offline", "10.5555/rivers.1")
    assert result.exit_code == 1
    assert (
        "citekit: offline: 10.5555/rivers.1: doi.org: nothing is asked while offline"
        in result.stderr
    )


def test_a_setting_that_does_not_exist_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITEKIT_CROSREF_KEY", "x")
    result = run("resolve", ARTICLE)
    assert result.exit_code == 1
    assert "CITEKIT_CROSREF_KEY; did you mean CITEKIT_CROSSREF_KEY" in result.stderr


# --- complete -------------------------------------------------------------------------------


def test_a_dry_run_lists_every_change_and_makes_none() -> None:
    Path("refs.bib").write_text(BIB, "utf-8")
    result = run("complete", "refs.bib", "--dry-run")
    assert result.exit_code == 0
    assert "  volume: 12  [crossref]" in result.stdout
    assert "  author: A. Marsh; T. Brook → Ada Marsh; Tim Brook  [crossref]" in result.stdout
    assert "refs.bib: info: marsh: issue is kept: 4; crossref has 3" in result.stderr
    assert Path("refs.bib").read_text("utf-8") == BIB


def test_complete_writes_the_format_of_the_file_over_it() -> None:
    Path("refs.bib").write_text(BIB, "utf-8")
    result = run("complete", "refs.bib", "-o", "refs.bib")
    assert (result.exit_code, result.stdout) == (0, "")
    written = Path("refs.bib").read_text("utf-8")
    assert "volume = {12}" in written
    assert "number = {4}" in written
    assert "doi = {10.5555/rivers.1}" in written


def test_complete_writes_what_came_in_as_bibtex_as_bibtex() -> None:
    assert run("complete", input=BIB).stdout.startswith("@article{marsh,")


def test_a_bibtex_file_that_is_written_over_says_what_is_lost() -> None:
    Path("refs.bib").write_text("% mine, do not delete\n@string{j = {Jo}}\n" + BIB, "utf-8")
    result = run("complete", "refs.bib", "-o", "refs.bib")
    assert "without 2 lines of comments, @string and @preamble: % mine" in result.stderr
    assert "rewritten" not in run("complete", "refs.bib", "-o", "other.bib").stderr


def test_provenance_has_no_place_in_bibtex() -> None:
    assert run("complete", "--provenance", input=BIB).exit_code == 2


def test_a_dry_run_can_be_written_to_a_file() -> None:
    Path("refs.bib").write_text(BIB, "utf-8")
    run("complete", "refs.bib", "--dry-run", "-o", "changes.txt")
    assert "volume: 12  [crossref]" in Path("changes.txt").read_text("utf-8")


@pytest.mark.parametrize(("options", "start"), [((), "[\n"), (("--to", "bibtex"), "@article{")])
def test_complete_writes_free_text_as_csl_json_or_as_told(
    options: tuple[str, ...], start: str
) -> None:
    result = run("complete", *options, input=ARTICLE)
    assert result.exit_code == 0
    assert result.stdout.startswith(start)


def test_provenance_is_written_into_the_records() -> None:
    [item] = items(run("complete", "--provenance", "--to", "csl-json", input=BIB))
    taken = item["custom"]["taken"]
    assert taken["volume"]["provider"] == "crossref"
    assert set(taken["DOI"]) == {"provider", "url", "fetched", "score"}


def test_what_cannot_be_completed_comes_out_as_it_went_in() -> None:
    before = [{"id": "a", "type": "article-journal", "title": "On nothing at all, by nobody known"}]
    result = run("complete", "--from", "csl-json", input=json.dumps(before))
    assert items(result) == before
    assert result.exit_code == 1
    assert "not-found" in result.stderr


def test_a_retraction_is_said() -> None:
    before = [{"id": "ice", "type": "article-journal", "DOI": "10.5555/ice.7"}]
    result = run("complete", input=json.dumps(before))
    assert result.exit_code == 1
    assert "retraction of 2019-07-15: 10.5555/notice.1 [retracted]" in result.stderr


# --- verify ---------------------------------------------------------------------------------


def test_verify_writes_a_table_and_exits_with_1_on_findings() -> None:
    good = run("verify", ARTICLE)
    assert good.exit_code == 0
    assert good.stdout.startswith("  1  verified    Marsh, A.")
    assert good.stderr == "citekit: 1 reference: 1 verified\n"
    bad = run("verify", ARTICLE, ARTICLE.replace("12(3)", "13(3)"), LOST)
    assert bad.exit_code == 1
    assert "volume: 13, not 12" in bad.stdout
    assert "no proof that it does not exist" in bad.stdout


def test_what_is_unsure_counts_when_strict_only(world: Outside) -> None:
    assert run("verify", UNCLEAR).exit_code == 0
    assert run("verify", UNCLEAR, "--strict").exit_code == 1
    world.broken = lambda _: Reply(403, b"")
    assert run("verify", LOST).exit_code == 0


def test_an_expression_of_concern_is_a_finding_and_a_correction_is_shown(world: Outside) -> None:
    concern = {"type": "expression_of_concern", "DOI": "10.5555/x"}
    world.works = [evolve(WORKS[0], updates=(concern,)), evolve(
        WORKS[1], updates=({"type": "correction", "DOI": "10.5555/y"},))]  # fmt: skip
    result = run("verify", "--findings", WORKS[0].doi)
    assert result.exit_code == 1
    assert "expression of concern: 10.5555/x" in result.stdout
    corrected = run("verify", "--findings", WORKS[1].doi)
    assert (corrected.exit_code, "correction: 10.5555/y" in corrected.stdout) == (0, True)


def test_findings_alone_are_shown_on_request() -> None:
    result = run("verify", "--findings", "--to", "json", ARTICLE, LOST)
    assert [(row["number"], row["verdict"]) for row in items(result)] == [(2, "not-found")]
    assert run("verify", "--findings", ARTICLE).stdout == ""


def test_verify_writes_a_page() -> None:
    Path("refs.bib").write_text(BIB, "utf-8")
    result = run("verify", "refs.bib", "--to", "html", "-o", "report.html")
    assert result.exit_code == 1
    written = Path("report.html").read_text("utf-8")
    assert "<title>References of refs.bib</title>" in written
    assert "issue: 4, not 3" in written
    assert 'href="https://doi.org/10.5555/rivers.1"' in written


def test_no_escape_sequence_of_a_provider_reaches_the_terminal(world: Outside) -> None:
    evil = evolve(
        WORKS[0], title="How rivers forget\x1b]0;evil\x07 their winters", volume="1\x1b[2J"
    )
    world.works = [evil]
    for arguments in (
        ("verify", ARTICLE),
        ("verify", "--to", "html", ARTICLE),
        ("complete", "--dry-run"),
        ("resolve", ARTICLE.replace("45-61", "145-161")),
    ):
        result = run(*arguments, input=ARTICLE)
        assert "\x1b" not in result.stdout + result.stderr, arguments


# --- cache ----------------------------------------------------------------------------------


def test_the_cache_is_shown_and_emptied(tmp_path: Path) -> None:
    run("resolve", "10.5555/rivers.1", UNCLEAR)
    told = run("cache", "info")
    assert told.exit_code == 0
    assert told.stdout.splitlines()[0] == str(tmp_path / "cache" / "answers.sqlite")
    assert "  crossref (127.0.0.1" in told.stdout
    assert run("cache", "clear", "crossref").stdout == "1 answer forgotten\n"
    assert "crossref" not in run("cache", "info").stdout
    assert run("cache", "clear").exit_code == 0
    assert "0 answers" in run("cache", "info").stdout


def test_a_provider_that_does_not_exist_is_a_misuse() -> None:
    result = run("cache", "clear", "crosref")
    assert result.exit_code == 2
    assert "did you mean crossref" in result.stderr
