"""Sites that Sphinx built, in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.browsing import (
    Browser,
    accessibility,
    browser,
    dead_links,
    overflow,
    round_trips,
    screenshot,
    tooltip,
)
from tests.test_sphinx import LIST, MYST, REFS, Site, page

__all__ = ["browser"]

pytestmark = pytest.mark.filterwarnings("ignore")

LINK = '.citation a[role="doc-biblioref"]'
BACK = ".citekit-back"
#: How links look is for the theme to say.
SKIP = ("color-contrast", "link-in-text-block")

FILES = {
    "index.rst": page(
        "Rivers move :cite:p:`{see}roe{pp. 3-5}`, as :cite:t:`poe` found; both"
        " :cite:p:`roe,doe` and others say so.",
        *("", ".. toctree::", "", "   lakes", "", "References", "----------"),
        *LIST,
    ),
    "lakes.rst": page("Lakes are still :cite:p:`poe`, but not always :cite:p:`doe`."),
    "refs.bib": REFS + "@book{long, author = {Long, Ann}, title = {" + "Very" * 30 + "}}",
}


@pytest.fixture(scope="module", params=["alabaster", "furo"])
def site(request: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Site]:
    theme = request.param
    pytest.importorskip(theme)
    made = Site(tmp_path_factory.mktemp(theme), FILES)
    made.build(settings={"html_theme": theme, "project": "Waters"})
    assert made.warnings == ""
    return theme, made


def test_links_lead_there_and_back_across_pages(browser: Browser, site: tuple[str, Site]) -> None:
    _, made = site
    for name in ("index.html", "lakes.html"):
        with browser.open(made.out, name) as shown:
            assert dead_links(shown) == []
            assert round_trips(shown, LINK, ".csl-entry", BACK) == []
            assert not shown.faults


def test_the_whole_reference_shows_at_its_citation(
    browser: Browser, site: tuple[str, Site]
) -> None:
    with browser.open(site[1].out, "lakes.html") as shown:
        seen = tooltip(shown, LINK, escape=False)  # a browser that knows `interestfor` does it
        assert seen.findings == []
        assert "Lakes" in seen.text


def test_a_telephone_needs_no_scrolling_sideways(browser: Browser, site: tuple[str, Site]) -> None:
    with browser.open(site[1].out, "index.html") as shown:
        shown.ask(lambda tab: tab.evaluate("document.querySelectorAll('details').forEach("
                                           "one => one.open = true)"))  # fmt: skip
        assert overflow(shown) == []


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_in_our_parts(
    browser: Browser, site: tuple[str, Site], dark: bool
) -> None:
    theme, made = site
    if dark and theme == "alabaster":
        pytest.skip("the theme has no dark colours")
    with browser.open(made.out, "index.html", dark=dark) as shown:
        for part in (".citation", ".csl-bib-body"):
            assert accessibility(shown, part, skip=SKIP) == []


def test_there_are_pictures(browser: Browser, site: tuple[str, Site]) -> None:
    theme, made = site
    with browser.open(made.out, "index.html") as shown:
        shown.ask(lambda tab: tab.hover(LINK))
        shown.ask(lambda tab: tab.wait_for_timeout(500))
        assert screenshot(shown, f"sphinx-{theme}", height=700) == []


def test_a_page_of_markdown_with_notes(browser: Browser, tmp_path: Path) -> None:
    pytest.importorskip("myst_parser")
    made = Site(tmp_path, {
        "conf.py": MYST + 'citekit_style = "chicago-notes-bibliography"\n',
        "index.md": "# Waters\n\nRivers move [@roe, p. 3]. Lakes do not [@poe].\n\n"
                    "```{bibliography}\n```\n",
    })  # fmt: skip
    made.build()
    assert made.warnings == ""
    with browser.open(made.out) as shown:
        assert dead_links(shown) == []
        assert overflow(shown) == []
        assert accessibility(shown, ".csl-bib-body", skip=SKIP) == []
