"""Citations in Pelican: small sites are built, and their pages read."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from lxml import html as lxml_html
from tests.browsing import (  # noqa: F401
    Browser,
    accessibility,
    browser,
    dead_links,
    overflow,
    round_trips,
    screenshot,
)

pelican = pytest.importorskip("pelican", reason="Pelican is not here (pip install pelican)")
pytest.importorskip("markdown", reason="Python-Markdown is not here (pip install markdown)")

REFS = """
@book{roe1984, author = {Roe, Ann}, title = {Rivers}, year = 1984}
@book{poe1999, author = {Poe, Jo}, title = {Lakes}, year = 1999}
"""
ARTICLES = {
    "one.md": "Title: One\nDate: 2020-01-01\n\nA [@roe1984, p. 3] and @poe1999. `[@roe1984]`\n",
    "two.md": (
        "Title: Two\nDate: 2020-01-02\nstyle: ieee\nsummary: So [@roe1984].\n\nB [@roe1984].\n"
    ),
}


def build(folder: Path, articles: dict[str, str], **settings: Any) -> Path:
    from pelican.settings import DEFAULT_CONFIG, configure_settings

    content, output = folder / "content", folder / "output"
    content.mkdir(exist_ok=True)
    (content / "refs.bib").write_text(REFS, "utf-8")
    for name, text in articles.items():
        (content / name).write_text(text, "utf-8")
    given = {
        **DEFAULT_CONFIG,
        "PATH": str(content),
        "OUTPUT_PATH": str(output),
        "CACHE_PATH": str(folder / "cache"),
        "SITEURL": "https://example.org",
        "FEED_ALL_ATOM": "feed.xml",
        "PLUGINS": ["citekit.pelican"],
        "TIMEZONE": "UTC",
        "CITEKIT_BIBLIOGRAPHY": "refs.bib",
        **settings,
    }
    pelican.Pelican(configure_settings(given)).run()
    return output


def tree(path: Path) -> Any:
    return lxml_html.fromstring(path.read_bytes())


def test_a_place_that_the_style_does_not_print_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    build(tmp_path, ARTICLES, CITEKIT_STYLE="nature")
    [said] = [one.getMessage() for one in caplog.records if "locator-missing" in one.getMessage()]
    assert said.endswith("one.md:4: the style prints no page '3' of 'roe1984' [locator-missing]")


def test_articles_cite_and_list_each_in_its_style(tmp_path: Path) -> None:
    output = build(tmp_path, ARTICLES)
    one, two = tree(output / "one.html"), tree(output / "two.html")
    assert "A (Roe, 1984, p. 3" in one.text_content()
    assert "[@roe1984]" in one.xpath("//code/text()")
    assert [each.get("id") for each in one.xpath("//*[@class='csl-entry']")] == [
        *("one-ref-poe1999", "one-ref-roe1984")
    ]
    assert "B [1" in two.text_content()
    assert (output / "theme" / "css" / "citekit.css").is_file()


def test_links_lead_to_the_article_from_every_page(tmp_path: Path) -> None:
    output = build(tmp_path, ARTICLES, SUMMARY_MAX_LENGTH=None)
    index = tree(output / "index.html")
    ids = [each.get("id") for each in index.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    for page in ("index.html", "one.html", "two.html"):
        for link in tree(output / page).xpath("//a[@role]"):
            file, _, name = link.get("href").removeprefix("https://example.org/").partition("#")
            found = tree(output / file)
            assert found.xpath(f"//*[@id='{name}']"), link.get("href")


NOTES = {
    f"{name}.md": f"Title: {name}\nDate: 2020-01-0{at}\n\n"
    f"{name} says [@roe1984], [@poe1999].[^1]\n\n[^1]: A note of {name}.\n"
    for at, name in enumerate(("one", "two"), 1)
}


@pytest.mark.parametrize("extensions", [{"extra": {}, "meta": {}}, {"meta": {}}])
def test_notes_of_several_articles_on_a_page_are_told_apart(
    tmp_path: Path, extensions: dict[str, Any]
) -> None:
    named = {f"markdown.extensions.{name}": each for name, each in extensions.items()}
    output = build(
        tmp_path,
        {name: text.replace(".[^1]", ".").partition("[^1]")[0] for name, text in NOTES.items()},
        SUMMARY_MAX_LENGTH=None,
        CITEKIT_STYLE="chicago-notes-bibliography",
        MARKDOWN={"extension_configs": named, "output_format": "html5"},
    )
    index = tree(output / "index.html")
    ids = [each.get("id") for each in index.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert len(index.xpath("//a[@role='doc-noteref']")) == 4
    for page in ("index.html", "one.html"):
        for link in tree(output / page).xpath("//a[contains(@href, '#')]/@href"):
            file, _, name = link.removeprefix("https://example.org/").partition("#")
            assert tree(output / (file or page)).xpath(f"//*[@id='{name}']"), link


@pytest.mark.parametrize("style", ["apa", "chicago-notes-bibliography"])
def test_the_summary_that_pelican_makes_has_no_list_and_no_notes(
    tmp_path: Path, style: str
) -> None:
    output = build(tmp_path, NOTES, CITEKIT_STYLE=style, CITEKIT_HEADING="Sources")
    summary = tree(output / "index.html").get_element_by_id("posts-list")
    assert "one says" in summary.text_content()
    assert not re.search("Rivers|Sources|A note of", summary.text_content())
    for link in summary.xpath(".//a[@role]/@href"):
        file, _, name = link.removeprefix("https://example.org/").partition("#")
        assert tree(output / file).xpath(f"//*[@id='{name}']"), link
    article = tree(output / "one.html").text_content()
    assert all(each in article for each in ("Rivers", "Sources", "A note of one"))


def test_a_summary_is_as_long_as_pelican_is_told(tmp_path: Path) -> None:
    text = "Title: T\nDate: 2020-01-01\n\nA b [@roe1984].\n\nC d e.\n"
    articles = {"t.md": text, "last.md": text.replace("-01\n", "-02\nSlug: z\n")}
    output = build(tmp_path, articles, SUMMARY_MAX_PARAGRAPHS=1)
    assert "C d" not in tree(output / "index.html").get_element_by_id("posts-list").text_content()
    output = build(tmp_path, articles, SUMMARY_MAX_LENGTH=3, SUMMARY_END_SUFFIX=" etc")
    summary = tree(output / "index.html").get_element_by_id("posts-list").text_content()
    assert re.search(r"A b \(Roe +etc", summary)


def test_feeds_hold_whole_addresses(tmp_path: Path) -> None:
    feed = (build(tmp_path, ARTICLES) / "feed.xml").read_text("utf-8")
    links = re.findall(r'href=(?:"|&quot;)([^"&]+)', feed)
    assert any("#one-ref-roe1984" in link for link in links)
    assert all(link.startswith("https://") for link in links)


def test_an_unknown_key_is_told_with_file_and_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = "Title: T\nDate: 2020-01-01\n\nSo\nit is [@roe1948].\n"
    with caplog.at_level(logging.WARNING):
        output = build(tmp_path, {"t.md": text})
    said = "\n".join(caplog.messages)
    assert re.search(r"content/t\.md:5: .*'roe1948'; did you mean roe1984", said)
    assert "roe1948?" in tree(output / "t.html").text_content()


def test_an_unknown_key_in_a_summary_is_told_with_its_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = "Title: T\nDate: 2020-01-01\nSummary: So [@roe1948].\n\nOne.\n\nTwo.\n"
    with caplog.at_level(logging.WARNING):
        build(tmp_path, {"t.md": text})
    assert re.search(r"content/t\.md:3: .*'roe1948'", "\n".join(caplog.messages))


def test_warnings_can_be_errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pelican.log import FatalLogger

    # as where Pelican is there first, with ``--fatal=warnings``
    monkeypatch.setattr(logging.getLogger("citekit.pelican"), "__class__", FatalLogger)
    monkeypatch.setattr(FatalLogger, "warnings_fatal", True)
    text = "Title: T\nDate: 2020-01-01\n\n[@roe1948].\n"
    output = build(tmp_path, {"t.md": text})
    assert not (output / "t.html").exists()


def test_a_missing_bibliography_is_told_and_the_site_is_built(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = "Title: T\nDate: 2020-01-01\nbibliography: none.bib\n\n[@x]\n"
    output = build(tmp_path, {"t.md": text})
    assert "none.bib" in "\n".join(caplog.messages)
    assert re.search(r"is named in .*/t\.md:3", "\n".join(caplog.messages))
    assert "x?" in tree(output / "t.html").text_content()


def test_what_is_wrong_in_settings_is_told_once_with_their_name(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    matter = ARTICLES | {
        "own.md": "Title: Own\nDate: 2020-01-03\nStyle: apab\n\nC [@roe1984].\n",
    }
    with caplog.at_level(logging.WARNING):
        build(tmp_path, matter, CITEKIT_STYLE="apaa", CITEKIT_BIBLIOGRAPHY=["gone.bib"])
    said = "\n".join(caplog.messages)
    assert said.count("'apaa'") == 1
    assert "CITEKIT_STYLE: no style named 'apaa'" in said
    assert re.search(r"content/own\.md:3: no style named 'apab'", said)
    assert said.count("gone.bib: ") == 1
    assert "is named in CITEKIT_BIBLIOGRAPHY" in said


def test_notes_of_summaries_stand_with_them(tmp_path: Path) -> None:
    articles = {
        f"{name}.md": f"Title: {name}\nDate: 2020-01-0{at}\n"
        f"Summary: {name} [@roe1984].\n\n[@poe1999]\n"
        for at, name in enumerate("abc", 1)
    }
    output = build(tmp_path, articles, CITEKIT_STYLE="chicago-notes-bibliography")
    index = tree(output / "index.html")
    ids = [each.get("id") for each in index.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    links = index.get_element_by_id("posts-list").xpath(".//a[contains(@href, '#')]/@href")
    assert len(links) == 4
    assert all(link[1:] in ids for link in links)


def test_a_title_may_cite_and_names_of_people_stay(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    titles = {
        "a": "On [@roe1984, p. 3] & more",
        "b": "By @poe1999 for @friends",
        "c": "See [@nowhere]",
    }
    articles = {
        f"{name}.md": f"Title: {title}\nDate: 2020-01-01\nSlug: {name}\n\nText.\n"
        for name, title in titles.items()
    }
    with caplog.at_level(logging.WARNING):
        output = build(tmp_path, articles)
    said = {name: tree(output / f"{name}.html").findtext(".//title") for name in titles}
    assert "On (Roe, 1984, p. 3) & more" in said["a"]
    assert "By Poe (1999) for @friends" in said["b"]
    assert "See (nowhere?)" in said["c"]
    assert len(re.findall(r"content/c\.md:1: .*'nowhere'", "\n".join(caplog.messages))) == 1


def test_an_article_can_be_read_and_its_links_go_there_and_back(
    tmp_path: Path,
    browser: Browser,
) -> None:
    output = build(tmp_path, ARTICLES, SITEURL="", RELATIVE_URLS=True, FEED_ALL_ATOM=None)
    with browser.open(output, "one.html") as page:
        links = ".citation a[role='doc-biblioref']"
        assert not dead_links(page)
        assert not round_trips(page, links, ".csl-entry", "a[role='doc-backlink']")
        assert not overflow(page)
        assert not accessibility(page, ".entry-content")
        assert not screenshot(page, "pelican", height=500)


@pytest.mark.parametrize("text", ['<div role="list" ', "<h1 ", '<div role="list" id="', "<div>"])
def test_a_summary_is_made_in_time_that_grows_with_the_page_alone(text: str) -> None:
    from citekit import pelican as ours

    page = text * (200_000 // len(text))
    began = process_time()
    for is_ours in ours._OURS:
        assert ours._without(page, is_ours) == page
    assert process_time() - began < 2
