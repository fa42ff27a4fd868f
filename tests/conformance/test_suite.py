"""The official test-suite as a ratchet that turns both ways.

``failing.txt`` lists the fixtures that fail. One that fails and is not listed is a loss;
one that is listed and passes has to be taken off the list.
"""

from __future__ import annotations

from pathlib import Path

from tests.conformance.suite import folded, outcome, sections

LISTED = Path(__file__).parent / "failing.txt"

FIXTURE = """
>>===== MODE =====>>
citation
<<===== MODE =====<<
>>===== RESULT =====>>
(Doe)
<<===== RESULT =====<<
>>===== CSL =====>>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <citation><layout prefix="(" suffix=")">
    <names variable="author"><name form="short"/></names>
  </layout></citation>
</style>
<<===== CSL =====<<
>>===== INPUT =====>>
[{"id": "a", "type": "book", "author": [{"family": "Doe", "given": "Jane"}]}]
<<===== INPUT =====<<
"""


def test_a_fixture_is_read_and_rendered(tmp_path: Path) -> None:
    path = tmp_path / "own_Fixture.txt"
    path.write_text(FIXTURE, encoding="utf-8")
    assert sections(FIXTURE)["MODE"] == "citation"
    assert outcome(path) == (True, "(Doe)", "(Doe)")
    path.write_text(FIXTURE.replace("(Doe)", "(Roe)"), encoding="utf-8")
    assert outcome(path) == (False, "(Roe)", "(Doe)")


def test_white_space_and_entities_are_folded() -> None:
    assert folded("a  &#38; b<sup>e</sup>") == folded("a & bᵉ")


def test_the_fixtures_that_fail_are_those_that_are_listed(shared_data: Path) -> None:
    listed = {line for line in LISTED.read_text("utf-8").splitlines() if line[:1] not in ("#", "")}
    paths = sorted((shared_data / "csl_suite").glob("*.txt"))
    failing = {path.stem for path in paths if not outcome(path)[0]}
    here = {path.stem for path in paths}
    assert failing - listed == set(), "these passed before"
    assert listed & here - failing == set(), "these pass now: take them off the list"
