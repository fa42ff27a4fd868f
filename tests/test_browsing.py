"""Each check of ``browsing.py`` finds its fault, and is quiet where all is well."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import browsing
from tests.browsing import (
    Browser,
    Page,
    accessibility,
    dead_links,
    overflow,
    round_trips,
    screenshot,
    tooltip,
)

CSS = Path(__file__).resolve().parent.parent / "src" / "citekit" / "apparatus" / "citekit.css"
PROSE = "A post says at length what its sources say in short. " * 12
WORK = "Doe, Jane. <i>A Work with a Title that Goes On</i>. Springfield: Example Press, 1984."

#: Where a citation stands on the page, by the number in its id.
PLACES = {1: "left edge", 2: "right edge", 3: "over several lines", 4: "raised", 5: "end of page"}


def citation(number: int, words: str = "Doe 1984", popover: bool = True) -> str:
    shows, shown = (f' interestfor="tip-{number}"', ' popover="hint"') if popover else ("", "")
    return (
        f'<span class="citekit-citation"><a id="cite-{number}" href="#ref-doe"'
        f' aria-describedby="tip-{number}"{shows}>{words}</a>'
        f'<span class="citekit-tooltip" role="tooltip" id="tip-{number}"{shown}>{WORK}</span>'
        "</span>"
    )


def post(popover: bool = True, css: str = "") -> str:
    """A post with citations in awkward places, whose tooltips need no script."""
    one, two, three, four, five = (
        citation(number, words, popover)
        for number, words in enumerate(
            ("Doe 1984", "Doe 1984", "Doe 1984, with words that need several lines", "1", "Doe"), 1
        )
    )
    back = "".join(
        f' <a class="back" href="#cite-{number}" aria-label="back to citation {number}">↩</a>'
        for number in PLACES
    )
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A post</title>
<meta name="viewport" content="width=device-width">
<style>:root {{ color-scheme: light dark }} body {{ max-width: 45rem; margin: auto;
  background: Canvas }}
.right {{ text-align: right }} {css or CSS.read_text("utf-8")}</style></head>
<body><main><h1>A post</h1>
<p>{one} is at the left. {PROSE}</p><p class="right">At the right is {two}</p>
<p>{PROSE} {PROSE}</p><p>Then ({three}). {PROSE}</p><p>Raised<sup>{four}</sup>. {PROSE * 2}</p>
<h2>Sources</h2><p class="entry" id="ref-doe">{WORK}{back}</p>
<p class="right">At the end is {five}</p></main></body></html>
"""


GOOD = post()
ENTRY = '<p class="entry" id="ref-doe">'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "other.html").write_text(
        '<p class="entry" id="ref-roe">Roe <a class="back" href="index.html#cite-9">↩</a></p>',
        "utf-8",
    )
    return tmp_path


@pytest.fixture
def shown(browser: Browser, folder: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page that the parameter is; the good one otherwise."""
    (folder / "index.html").write_text(getattr(request, "param", GOOD), "utf-8")
    with browser.open(folder) as page:
        yield page


def faulty(*cases: tuple[str, str, str]) -> pytest.MarkDecorator:
    """Cases of: what in the good page is replaced by what, and a part of the finding."""
    for before, _, _ in cases:
        assert before in GOOD
    rows = [(GOOD.replace(before, after), finding) for before, after, finding in cases]
    return pytest.mark.parametrize(
        ("shown", "finding"), rows, indirect=["shown"], ids=[case[2] for case in cases]
    )


def trips(page: Page) -> list[str]:
    return round_trips(page, ".citekit-citation > a", ".entry", ".back")


def test_nothing_is_found_on_a_good_page(shown: Page) -> None:
    assert not dead_links(shown)
    assert not trips(shown)
    assert not overflow(shown)
    assert not accessibility(shown)
    assert not shown.foreign
    assert not shown.faults


@faulty(
    ('href="#ref-doe"', 'href="#ref-dough"', "no element has that id"),
    ("<h2>", '<a href="gone.html">x</a><h2>', "gone.html, which is not there"),
    ("<h2>", '<img src="gone.png" alt="x"><h2>', "gone.png, which is not there"),
    ("<h2>", '<a href="other.html#gone">x</a><h2>', "other.html#gone, but no element"),
    ("<h2>", '<h2 id="cite-1">', "two elements have the id cite-1"),
)
def test_dead_links_are_found(shown: Page, finding: str) -> None:
    found = dead_links(shown)
    assert len(found) == 1 or finding == "no element has that id"
    assert finding in found[0]


@faulty(("<h2>", '<a href="other.html#ref-roe">x</a><a href="#top">y</a><h2>', "fine"))
def test_links_to_what_is_there_are_not_dead(shown: Page, finding: str) -> None:
    assert not dead_links(shown)


@faulty(
    (ENTRY, '<p id="ref-doe">', "which is no entry"),
    ('href="#cite-2"', 'href="#cite-22"', "leads nowhere: #cite-22"),
    ('href="#cite-2"', 'href="#tip-2"', "which does not cite"),
    ('href="#cite-2"', 'href="#cite-1"', "no back-link leads to <a#cite-2>"),
    ('class="citekit-citation"', 'class="other"', "no citation is found"),
    (ENTRY, f"{ENTRY}<b style='position:fixed;inset:0;background:red'></b>", "cannot be clicked"),
    (
        "<main>",
        "<header style='position:sticky;top:0;height:99px;background:red'>x</header><main>",
        "lies under <header>",
    ),
)
def test_broken_round_trips_are_found(shown: Page, finding: str) -> None:
    assert any(finding in each for each in trips(shown))


@faulty(
    (
        "<h2>",
        '<i class="citekit-citation"><a href="other.html#ref-roe" id="cite-9">Roe</a></i><h2>',
        "fine",
    )
)
def test_trips_go_to_other_pages_and_back(shown: Page, finding: str) -> None:
    assert not trips(shown)


@faulty(
    ("<h2>", '<div class="broad" style="width:400px">x</div><h2>', "<div.broad>"),
    ("<h2>", f"<h2>{'long' * 50}</h2><h2>", "<h2> “longlong"),
    ('<meta name="viewport" content="width=device-width">', "", "no meta viewport"),
)
def test_what_makes_a_page_scroll_sideways_is_named(shown: Page, finding: str) -> None:
    before = shown.ask(lambda tab: tab.viewport_size)
    assert any(finding in each for each in overflow(shown))
    assert shown.ask(lambda tab: tab.viewport_size) == before


@faulty(("<h2>", '<div style="overflow:auto"><div style="width:900px">x</div></div><h2>', "fine"))
def test_a_part_may_scroll_by_itself(shown: Page, finding: str) -> None:
    assert not overflow(shown)


@faulty(
    ("<h2>", '<img src="data:," ><h2>', "image-alt (critical)"),
    ('aria-label="back to citation 1">↩', ">", "link-name (serious)"),
    (ENTRY, '<p class="entry" id="ref-doe" style="color:#aaa;background:#fff">', "color-contrast"),
)
def test_axe_finds_what_it_should(shown: Page, finding: str) -> None:
    assert any(each.startswith(finding) for each in accessibility(shown))
    assert not accessibility(shown, "h1")
    assert not accessibility(shown, skip=[finding.split()[0]])


def test_a_scope_that_is_not_there_is_told(shown: Page) -> None:
    assert accessibility(shown, "#gone") == ["nothing is found by #gone"]


@pytest.mark.parametrize("number", PLACES, ids=PLACES.values())
def test_a_tooltip_appears_wherever_a_citation_stands_and_no_script_runs(
    browser: Browser, folder: Path, number: int
) -> None:
    (folder / "index.html").write_text(GOOD, "utf-8")
    with browser.open(folder, scripts=False) as page:
        text, findings = tooltip(page, f"#cite-{number}")
        assert not findings
        assert text.startswith("Doe, Jane. A Work")


@pytest.mark.parametrize("number", PLACES, ids=PLACES.values())
def test_without_popovers_it_appears_too(browser: Browser, folder: Path, number: int) -> None:
    (folder / "index.html").write_text(post(popover=False), "utf-8")
    with browser.open(folder) as page:
        assert not tooltip(page, f"#cite-{number}", escape=False).findings


def test_without_popovers_escape_does_not_hide_it(browser: Browser, folder: Path) -> None:
    (folder / "index.html").write_text(post(popover=False), "utf-8")
    with browser.open(folder) as page:
        found = tooltip(page, "#cite-1", widths=[800]).findings
        assert found == [
            f"800 px, {way}: Escape does not hide it" for way in ("pointer", "keyboard")
        ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_tooltip_can_be_read_in_light_and_dark(
    browser: Browser, folder: Path, dark: bool
) -> None:
    (folder / "index.html").write_text(GOOD, "utf-8")
    with browser.open(folder, dark=dark, width=800, height=500) as page:
        assert not accessibility(page, hover="#cite-1")
        page.ask(lambda tab: tab.wait_for_selector("#tip-1", state="visible"))
        assert not accessibility(page, "#tip-1")
        lit = page.ask(lambda tab: tab.evaluate("getComputedStyle(window['tip-1']).color"))
        assert lit == ("rgb(255, 255, 255)" if dark else "rgb(0, 0, 0)")
        assert not screenshot(page, f"tooltip-{'dark' if dark else 'light'}", height=300)


def test_a_tooltip_is_not_printed(shown: Page) -> None:
    shown.ask(lambda tab: tab.hover("#cite-1"))
    tip = shown.ask(lambda tab: tab.wait_for_selector("#tip-1", state="visible"))
    assert tip
    shown.ask(lambda tab: tab.emulate_media(media="print"))
    assert not shown.ask(lambda tab: tab.is_visible("#tip-1"))


def test_an_older_browser_shows_a_bar_that_no_click_sticks_to(
    browser: Browser, folder: Path
) -> None:
    css = CSS.read_text("utf-8").replace("(anchor-scope", "(no-such-scope")
    (folder / "index.html").write_text(post(popover=False, css=css), "utf-8")
    with browser.open(folder) as page:
        page.ask(lambda tab: tab.hover("#cite-5"))
        box = page.ask(lambda tab: tab.locator("#tip-5").bounding_box())
        assert box
        assert box["y"] + box["height"] == 800
        assert not trips(page)
        assert not overflow(page)


BARE = ".citekit-tooltip { display: none } .citekit-citation:hover > .citekit-tooltip,"
BARE += ".citekit-citation:focus-within > .citekit-tooltip { display: block; position: fixed;"
SLOW = "transition: display 9s allow-discrete"


@pytest.mark.parametrize(
    ("css", "finding"),
    [
        (".citekit-tooltip { display: none }", "none appears"),
        ("p { color: red }", "one is shown before"),
        (f"{BARE} left: -50px }}", "reaches out of the window"),
        (f"{BARE} inset: 0 }}", "intercepts pointer events"),
        (f"{BARE} inset: 0; pointer-events: none }}", "it covers the link"),
        (f"{BARE} bottom: 0; height: 1em; overflow: hidden }}", "its text is cut off"),
        (f"{BARE} bottom: 0; margin-top: 200px }}", "it goes when the pointer moves onto it"),
        (f"{BARE} bottom: 0; z-index: -1 }} body {{ background: red }}", "something lies over it"),
        (f"{BARE} bottom: 0 }} .citekit-tooltip {{ {SLOW} }}", "it stays when it is left"),
    ],
    ids=lambda value: value if "{" not in value else "",
)
def test_faults_of_tooltips_are_found(
    browser: Browser, folder: Path, css: str, finding: str
) -> None:
    (folder / "index.html").write_text(post(popover=False, css=css), "utf-8")
    with browser.open(folder) as page:
        found = tooltip(page, "#cite-1", escape=False, widths=[360]).findings
    assert any(finding in each for each in found)


@faulty(
    ('aria-describedby="tip-1"', "", "no aria-describedby"),
    (f'id="tip-1" popover="hint">{WORK}', 'id="tip-1" popover="hint">&nbsp;', "it is empty"),
    (f'id="tip-1" popover="hint">{WORK}', 'id="tip-1" popover="hint"><a href="#">x</a>', "focus"),
)
def test_faults_of_their_markup_are_found(shown: Page, finding: str) -> None:
    assert any(finding in each for each in tooltip(shown, "#cite-1", widths=[800]).findings)


@faulty(
    (
        "<h2>",
        '<img src="http://192.0.2.1/a.png" alt="x"><script src="https://cdn.example/x.js"></script>'
        "<h2>",
        "fine",
    )
)
def test_nothing_gets_out_and_it_is_told_what_was_asked_for(shown: Page, finding: str) -> None:
    assert shown.foreign == ["http://192.0.2.1/a.png", "https://cdn.example/x.js"]
    assert not shown.faults


def test_a_page_may_be_allowed_to_ask(browser: Browser, folder: Path) -> None:
    link = '<link rel="stylesheet" href="https://fonts.example/css?family=X">'
    (folder / "index.html").write_text(GOOD.replace("<style>", f"{link}<style>"), "utf-8")
    with browser.open(folder, allow=["https://fonts.example/"]) as page:
        assert not page.foreign


@faulty(("<h2>", "<script>nothing.here()</script><h2>", "nothing is not defined"))
def test_errors_of_scripts_are_kept(shown: Page, finding: str) -> None:
    assert [finding in fault for fault in shown.faults] == [True]


def test_a_page_that_is_not_there_fails_the_test(browser: Browser, folder: Path) -> None:
    with (
        pytest.raises(AssertionError, match=r"gone\.html is not there: 404"),
        browser.open(folder, "gone.html"),
    ):
        pass


def test_a_missing_picture_is_told(
    shown: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browsing, "SCREENSHOTS", tmp_path / "docs" / "screenshots")
    (tmp_path / "docs").mkdir()
    monkeypatch.delenv("CITEKIT_SCREENSHOTS", raising=False)
    assert "CITEKIT_SCREENSHOTS=1 takes it" in screenshot(shown, "new")[0]
    monkeypatch.setenv("CITEKIT_SCREENSHOTS", "1")
    assert not screenshot(shown, "new", part="h1")
    assert (tmp_path / "docs/screenshots/new.png").read_bytes().startswith(b"\x89PNG")


def test_a_test_may_start_an_event_loop_meanwhile(shown: Page) -> None:
    async def answer() -> int:
        return 42

    assert asyncio.run(answer()) == 42
