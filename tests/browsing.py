"""Pages that citekit makes, opened in a real browser.

The fixture `browser` is Debian's Chromium, driven by Playwright, or skips the test. It opens a
page of a folder, and each check below gives what it finds wrong, in words::

    def test_a_post_can_be_read(browser: Browser, built: Path) -> None:
        with browser.open(built, "post.html") as page:
            assert not dead_links(page)
            assert not page.foreign

The folder is served on this machine only, and nothing that a page asks of another one gets out.
"""

from __future__ import annotations

import http.server
import os
import shutil
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from urllib.parse import urljoin

import pytest
from attrs import define, field, frozen

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium
    from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Route
    from playwright.sync_api import Page as Tab

__all__ = [
    "PHONES", "SCREENSHOTS", "Browser", "Page", "Tooltip", "accessibility", "browser", "dead_links",
    "overflow", "round_trips", "screenshot", "tooltip",
]  # fmt: skip

T = TypeVar("T")

SCREENSHOTS = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
#: Widths of telephones, in CSS pixels.
PHONES = (320, 360, 412)

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
#: As root there is no sandbox; without a network there is nothing to keep up to date; and no
#: name of another machine is looked up.
OPTIONS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-lcd-text"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
SCRIPT = Path(__file__).with_suffix(".js")
#: How long a page may take to do what it was asked for, in seconds.
PATIENCE = 2.0


# --- a browser, and pages ------------------------------------------------------


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser, for all tests of a session; without it or its driver the test is skipped."""
    pytest.importorskip("playwright", reason="needs Playwright: pip install playwright")
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not program:
        pytest.skip("needs a browser: apt-get install chromium")
    with launched(program) as found:
        yield found


@contextmanager
def launched(program: str) -> Iterator[Browser]:
    # In a thread of its own: Playwright's event loop counts as running in its thread, and
    # tests that start one themselves (as nbconvert does) could not do so.
    with ThreadPoolExecutor(1, "browser") as thread:
        chromium, stop = thread.submit(_launch, program).result()
        try:
            yield Browser(chromium, thread)
        finally:
            thread.submit(stop).result()


def _launch(program: str) -> tuple[Chromium, Callable[[], None]]:
    from playwright.sync_api import sync_playwright

    driver = sync_playwright().start()
    chromium = driver.chromium.launch(executable_path=program, args=OPTIONS)

    def stop() -> None:
        chromium.close()
        driver.stop()

    return chromium, stop


@frozen
class Browser:
    """A browser that runs."""

    chromium: Chromium
    thread: ThreadPoolExecutor

    @contextmanager
    def open(
        self,
        folder: Path,
        path: str = "",
        *,
        width: int = 1280,
        height: int = 800,
        dark: bool = False,
        scripts: bool = True,
        allow: Sequence[str] = (),
    ) -> Iterator[Page]:
        """Open the page at `path` of a site that is `folder`, in a window of this size.

        `allow` are beginnings of addresses elsewhere that the page may ask for (it gets no
        answer). Without `scripts` no script of the page runs, and only `tooltip`,
        `overflow` and `screenshot` can be asked.
        """
        with served(folder) as base:
            context = self.do(
                self.chromium.new_context,
                viewport={"width": width, "height": height},
                color_scheme="dark" if dark else "light",
                java_script_enabled=scripts,
                service_workers="block",
            )
            try:
                page = Page(self, self.do(context.new_page), base, tuple(allow))
                self.do(page.watch, context)
                page.go(path)
                yield page
            finally:
                self.do(context.close)

    def do(self, call: Callable[..., T], *arguments: Any, **options: Any) -> T:
        """Call something of Playwright, where it lives."""
        return self.thread.submit(partial(call, *arguments, **options)).result()


@define(slots=False)  # Playwright marks the methods that it calls
class Page:
    """An open page."""

    browser: Browser
    #: What Playwright knows of it; to be used through `ask` alone.
    tab: Tab
    #: The address of the folder, with a slash at its end.
    base: str
    allow: tuple[str, ...] = ()
    #: Addresses on other machines that the page asked for; nothing was sent there.
    foreign: list[str] = field(factory=list)
    #: Errors of scripts, and of whatever the browser tells of in its console.
    faults: list[str] = field(factory=list)

    def ask(self, question: Callable[[Tab], T]) -> T:
        """Give what `question` makes of Playwright's page: ``ask(lambda tab: tab.title())``."""
        return self.browser.do(question, self.tab)

    def go(self, path: str) -> None:
        """Go to another page of the same folder; one that is not there fails the test."""
        address = urljoin(self.base, path)
        answer = self.ask(lambda tab: tab.goto(address))
        assert answer is None or answer.ok, f"{path} is not there: {answer.status}"

    def watch(self, context: BrowserContext) -> None:
        self.tab.set_default_timeout(PATIENCE * 2500)
        self.tab.on("pageerror", lambda error: self.faults.append(str(error)))
        self.tab.on("console", self._heard)
        context.route("**/*", self._asked)

    def _asked(self, route: Route) -> None:
        address = route.request.url
        if address.startswith(self.base):
            route.continue_()
            return
        if not address.startswith(self.allow):
            self.foreign.append(address)
        route.abort()

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and message.location["url"].startswith(self.base):
            self.faults.append(message.text)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, and give its address."""
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_Files, directory=os.fspath(folder))
    ) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


class _Files(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")  # the next test builds it anew
        super().end_headers()

    def do_GET(self) -> None:
        if self.path == "/favicon.ico":  # browsers ask for it unasked
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()


# --- checks ----------------------------------------------------------------------


@cache
def _script() -> str:
    return SCRIPT.read_text("utf-8")


def _within(tab: Tab, function: str, argument: object = None) -> Any:
    """What a function of ``browsing.js`` says, of the page as it is now."""
    return tab.evaluate(f"(argument) => {_script().strip()}.{function}(argument)", argument)


def dead_links(page: Page) -> list[str]:
    """Find links within the site that lead to no page or no element, and ids that are not unique.

    Images, styles and scripts of the same site have to be there too.
    """
    return list(page.ask(lambda tab: _within(tab, "deadLinks")))


def round_trips(
    page: Page,
    citations: str,
    entries: str,
    back_links: str,
    *,
    complete: bool = True,
    clicks: int = 3,
) -> list[str]:
    """Find citations that lead to no entry, and back-links that lead to no citation of theirs.

    All are CSS selectors: `citations` of the links in the text, `entries` of what they lead to
    (here or on another page), `back_links` of links within an entry. If the trips are
    `complete`, some back-link leads to each citation. Where all is well, some citations
    (`clicks`, from the first to the last) are clicked, and a back-link of the entry after
    them: what they lead to has to be in the window, with nothing lying over it.
    """
    wanted = {
        "citations": citations,
        "entries": entries,
        "backLinks": back_links,
        "complete": complete,
    }
    found = list(page.ask(lambda tab: _within(tab, "roundTrips", wanted)))
    return found or page.ask(lambda tab: _clicked(tab, citations, entries, back_links, clicks))


def _clicked(tab: Tab, citations: str, entries: str, back_links: str, clicks: int) -> list[str]:
    start, last = tab.url, tab.locator(citations).count() - 1
    chosen = sorted({round(last * step / max(1, clicks - 1)) for step in range(clicks)})
    found = []
    for number in chosen:
        found += _click(tab, tab.locator(citations).nth(number), entries)
        back = tab.locator(entries).and_(tab.locator(":target, :has(:target)"))
        back = back.locator(back_links)
        if back.count():
            found += _click(tab, back.first)
        tab.goto(start)
    return found


def _click(tab: Tab, link: Locator, within: str = "") -> list[str]:
    words = link.inner_text()
    if trouble := _tried(link.click):
        return [f"“{words}” cannot be clicked: {trouble}"]
    wanted = {"within": within, "patience": PATIENCE * 1000}
    finding = _within(tab, "landed", wanted)
    return [f"after a click on “{words}”: {finding}"] if finding else []


def _tried(act: Callable[..., object]) -> str:
    """Do what a person would do; say what stood in the way, if anything did."""
    from playwright.sync_api import TimeoutError as TooLong

    try:
        act(timeout=PATIENCE * 1000)
    except TooLong as error:
        lines = [line.strip(" -") for line in str(error).splitlines()]
        return next((line for line in lines if "intercepts" in line), lines[0])
    return ""


def overflow(page: Page, widths: Sequence[int] = PHONES) -> list[str]:
    """Find out whether the page has to be scrolled sideways, in windows of these widths."""

    def measure(tab: Tab) -> Iterator[str | None]:
        with _resized(tab) as resize:
            for width in widths:
                resize(width)
                yield _within(tab, "overflow")

    return list(dict.fromkeys(filter(None, page.ask(lambda tab: list(measure(tab))))))


@contextmanager
def _resized(tab: Tab) -> Iterator[Callable[[int], None]]:
    """Give what sets the width of the window; at the end it is as it was."""
    before = tab.viewport_size
    assert before
    try:
        yield lambda width: tab.set_viewport_size({"width": width, "height": before["height"]})
    finally:
        tab.set_viewport_size(before)


def accessibility(
    page: Page, scope: str | None = None, *, skip: Collection[str] = (), hover: str | None = None
) -> list[str]:
    """Find what axe-core finds: rule, impact, what to do, and the selector of the element.

    `scope` is a selector of the part that is looked at, as others' themes have faults of their
    own; `skip` are ids of rules; `hover` a selector of what the pointer is on meanwhile.
    """
    wanted = {"scope": scope, "skip": list(skip)}

    def look(tab: Tab) -> list[str]:
        if hover:
            tab.hover(hover)
        tab.evaluate(_axe())
        return list(_within(tab, "accessibility", wanted))

    return page.ask(look)


@cache
def _axe() -> str:
    """axe-core itself, out of the package that brings it."""
    found = find_spec("axe_playwright_python")
    if found is None or not found.submodule_search_locations:
        pytest.skip("needs axe-core: pip install axe-playwright-python")
    return Path(found.submodule_search_locations[0], "axe.min.js").read_text("utf-8")


class Tooltip(NamedTuple):
    """What a tooltip says, and what is wrong with it."""

    text: str
    findings: list[str]


def tooltip(
    page: Page,
    link: str,
    *,
    tip: str = "[role=tooltip]",
    escape: bool = True,
    widths: Sequence[int] = (1280, 360),
) -> Tooltip:
    """Look at the tooltip of a link, when the pointer is on it and when it has the focus.

    One has to appear: in the window, beside the link and not over it, entirely readable, named
    by its ``aria-describedby``. The pointer can move onto it; it goes when the pointer or the
    focus does, and at Escape (WCAG 1.4.13), unless `escape` is no. `link` and `tip` are
    selectors; of several links the first is looked at.
    """
    ways = (_Hover, _Focus)

    def look(tab: Tab) -> Tooltip:
        texts, findings = [""], []
        with _resized(tab) as resize:
            for width, way in ((width, way) for width in widths for way in ways):
                resize(width)
                asked = way(tab, tab.locator(link).first, tip)
                findings += [f"{width} px, {way.name}: {wrong}" for wrong in asked.wrong(escape)]
                texts.append(asked.text)
        return Tooltip(max(texts, key=len), findings)

    return page.ask(look)


@define
class _Asking(ABC):
    """One way to ask for a tooltip."""

    tab: Tab
    link: Locator
    tip: str
    text: str = ""

    name = ""

    @abstractmethod
    def show(self) -> str:
        """Ask for it; say why that cannot be done."""

    @abstractmethod
    def leave(self) -> None:
        """Go away from the link, and from the tooltip."""

    def onto(self) -> None:  # noqa: B027  # a keyboard has no way there
        """Go from the link to the tooltip, where one can."""

    def wrong(self, escape: bool) -> Iterator[str]:
        self.tab.mouse.move(0, 0)
        if not self.until(lambda: not self.shown()):
            yield "one is shown before it is asked for"
            return
        if trouble := self.show():
            yield trouble
            return
        self.until(lambda: len(self.shown()) == 1)  # another may be on its way out
        if not self.shown():
            yield "none appears"
            return
        if len(self.shown()) > 1:
            yield "several appear"
            return
        self.text = self.shown()[0]["text"]
        wanted = {"link": self.link.element_handle(), "tip": self.tip}
        yield from _within(self.tab, "placed", wanted)
        yield from self.left(escape)

    def left(self, escape: bool) -> Iterator[str]:
        self.onto()
        if self.gone():
            yield "it goes when the pointer moves onto it"
        if escape:
            self.tab.keyboard.press("Escape")
            if not self.until(self.gone):
                yield "Escape does not hide it"
            self.leave()
            self.show()
            self.until(self.shown)
        self.leave()
        if not self.until(self.gone):
            yield "it stays when it is left"

    def shown(self) -> list[dict[str, Any]]:
        return list(_within(self.tab, "tips", self.tip))

    def gone(self) -> bool:
        return self.text not in [each["text"] for each in self.shown()]

    def until(self, question: Callable[[], object]) -> bool:
        """Ask again and again, while there is patience."""
        end = time.monotonic() + PATIENCE
        while not (answer := question()) and time.monotonic() < end:
            self.tab.wait_for_timeout(50)
        return bool(answer)


class _Hover(_Asking):
    name = "pointer"

    def show(self) -> str:
        return _tried(self.link.hover)

    def leave(self) -> None:
        self.tab.mouse.move(0, 0)

    def onto(self) -> None:
        for box in self.shown():
            across, down = (box["left"] + box["right"]) / 2, (box["top"] + box["bottom"]) / 2
            self.tab.mouse.move(across, down, steps=15)
            self.tab.wait_for_timeout(500)


class _Focus(_Asking):
    name = "keyboard"

    def show(self) -> str:
        self.link.focus()  # and once more, as by keyboard
        self.tab.keyboard.press("Shift+Tab")
        self.tab.keyboard.press("Tab")
        return ""

    def leave(self) -> None:
        self.link.evaluate("link => document.activeElement.blur()")


# --- pictures ----------------------------------------------------------------------


def screenshot(
    page: Page, name: str, *, part: str | None = None, height: int | None = None
) -> list[str]:
    """Take the picture ``docs/screenshots/NAME.png`` of the window, or of a part (a selector).

    It is taken only where the environment says ``CITEKIT_SCREENSHOTS=1``: no two machines draw
    letters alike. Elsewhere it has to be there. `height` cuts the picture off, in pixels.
    """
    path = SCREENSHOTS / f"{name}.png"
    if os.environ.get("CITEKIT_SCREENSHOTS") == "1":
        path.parent.mkdir(exist_ok=True)
        page.ask(lambda tab: _take(tab, path, part, height))
    short = path.relative_to(SCREENSHOTS.parent.parent)
    return [] if path.is_file() else [f"{short} is missing: CITEKIT_SCREENSHOTS=1 takes it"]


def _take(tab: Tab, path: Path, part: str | None, height: int | None) -> None:
    if part:
        tab.locator(part).first.screenshot(path=path)
        return
    size = tab.viewport_size
    assert size
    high = height or size["height"]
    tab.screenshot(path=path, clip={"x": 0, "y": 0, "width": size["width"], "height": high})
