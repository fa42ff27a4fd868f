"""Real builds of MkDocs and Zensical sites that cite."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import html as lxml_html
from tests.browsing import (
    Browser,
    accessibility,
    browser,
    overflow,
    round_trips,
    screenshot,
    tooltip,
)
from tests.plugins import run, write

__all__ = ["browser"]

pytest.importorskip("mkdocs", reason="needs MkDocs: pip install mkdocs")

REFS = """@book{roe1984, author = {Roe, Ann}, title = {Rivers & Lakes},
  publisher = {Press}, year = 1984}
@article{poe1999, author = {Poe, Bob and Doe, Cy}, title = {On Seas}, journal = {Seas},
  year = 1999, volume = 3, pages = {1--9}, doi = {10.1000/x}}
@book{unread, author = {Odd, Al}, title = {Zymurgy}, year = 2001}
"""
PAGES = {
    "docs/index.md": "# Home\n\nA [@roe1984, p. 2] and @poe1999 says.\n",
    "docs/sub/deep.md": "# Deep\n\nB [@poe1999] and [@roe1984; @poe1999, p. 3].\n",
}


def site(folder: Path, options: str = "", *, more: str = "", **pages: str) -> Path:
    """Write a site into `folder`; `options` are those of the plugin, indented as YAML."""
    place = folder / "site"
    configuration = (
        "site_name: Rivers\n"
        f"plugins:\n  - search\n  - citekit:\n      bibliography: refs.bib\n{options}{more}"
    )
    files = {"mkdocs.yml": configuration, "refs.bib": REFS, **PAGES}
    write(place, files | {name.replace("__", "/") + ".md": text for name, text in pages.items()})
    return place


def build(place: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return run(["mkdocs", "build", *options], place)


def page(place: Path, name: str = "index.html") -> Any:
    return lxml_html.parse(str(place / "site" / name)).getroot()


def hrefs(tree: Any, role: str) -> list[str]:
    return [each.get("href") for each in tree.iter("a") if each.get("role") == role]


def check_links(place: Path, names: list[str]) -> None:
    """Every link of ours leads to an element that is there."""
    for name in names:
        tree = page(place, name)
        for href in [*hrefs(tree, "doc-biblioref"), *hrefs(tree, "doc-backlink")]:
            target, _, fragment = urljoin(f"http://site/{name}", href).partition("#")
            target = target.removeprefix("http://site/")
            target += "index.html" if target.endswith("/") or not target else ""
            assert fragment in {each.get("id") for each in page(place, target).iter()}, href


@pytest.mark.parametrize("scope", ["page", "site"])
def test_an_entry_that_the_style_cannot_print_has_its_file_and_line(
    tmp_path: Path, scope: str
) -> None:
    place = site(tmp_path, f"      style: ieee\n      scope: {scope}\n",
                 docs__a="A [@odd].\n", docs__b="B [@odd].\n")  # fmt: skip
    write(place, {"refs.bib": f"{REFS}\n@misc{{odd, keywords = {{Seen once}}}}\n"})
    said = build(place).stderr
    assert said.count("[entry-not-formatted]") == 1
    assert "refs.bib:7: record 'odd': the style 'ieee' prints nothing of it" in said


@pytest.mark.parametrize("scope", ["page", "site"])
def test_a_place_that_the_style_does_not_print_is_told(tmp_path: Path, scope: str) -> None:
    place = site(tmp_path, f"      style: nature\n      scope: {scope}\n")
    said = build(place).stderr
    assert "docs/index.md:3: the style prints no page '2' of 'roe1984' [locator-missing]" in said
    assert "docs/sub/deep.md:3: the style prints no page '3' of 'poe1999'" in said
    assert said.count("[locator-missing]") == 2


# --- lists of pages -------------------------------------------------------------------------


def test_each_page_has_its_list_and_links_there_and_back(tmp_path: Path) -> None:
    place = site(tmp_path)
    done = build(place, "--strict")
    assert done.returncode == 0, done.stderr
    check_links(place, ["index.html", "sub/deep/index.html"])
    home = page(place)
    assert home.get_element_by_id("cite-1").text_content().startswith("(Roe, 1984, p. 2")
    assert len(home.find_class("csl-entry")) == 2
    assert (place / "site/assets/citekit.css").read_text("utf-8")
    assert [each.get("href") for each in home.iter("link") if "citekit" in each.get("href")]


def test_front_matter_of_a_page_says_otherwise(tmp_path: Path) -> None:
    place = site(
        tmp_path,
        docs__other=(
            "---\ncsl: ieee\nlang: de\nbibliography: [mine.bib]\nnocite: '@also'\n"
            "reference-section-title: Quellen\n---\n# Other\n\nSee [@mine, S. 3].\n"
        ),
    )
    write(place, {"docs/mine.bib": "@book{mine, title = {Mine}}\n@book{also, title = {Also}}\n"})
    done = build(place, "--strict")
    assert done.returncode == 0, done.stderr
    tree = page(place, "other/index.html")
    assert "[1, S. 3" in tree.get_element_by_id("cite-1").text_content()
    assert len(tree.find_class("csl-entry")) == 2
    assert tree.get_element_by_id("quellen").tag == "h2"


def test_a_page_without_citations_is_as_without_the_plugin(tmp_path: Path) -> None:
    text = "# Plain\n\nMail me@example.org, `@code`.\n\n- a\n\n[x](index.md)\n"
    place = site(tmp_path, "      css: none\n", docs__plain=text)
    build(place)
    with_plugin = (place / "site/plain/index.html").read_text("utf-8")
    configuration = place / "mkdocs.yml"
    configuration.write_text("site_name: Rivers\nplugins: [search]\n", "utf-8")
    build(place)
    assert (place / "site/plain/index.html").read_text("utf-8") == with_plugin


def test_the_search_finds_references_once_and_no_arrows(tmp_path: Path) -> None:
    place = site(tmp_path)
    build(place)
    index = json.loads((place / "site/search/search_index.json").read_text("utf-8"))
    texts = [each["text"] for each in index["docs"] if each["location"] == ""]
    assert not any("\u21a9" in each["text"] or "citekit" in each["text"] for each in index["docs"])
    assert texts[0].count("On Seas") == 1


# --- lists of sites -------------------------------------------------------------------------


@pytest.mark.parametrize("directories", ["true", "false"])
@pytest.mark.parametrize("style", ["apa", "ieee", "chicago-notes-bibliography"])
def test_a_site_has_one_list_with_links_across_pages(
    tmp_path: Path, style: str, directories: str
) -> None:
    place = site(
        tmp_path,
        f"      scope: site\n      style: {style}\n",
        more=f"use_directory_urls: {directories}\nmarkdown_extensions: [footnotes]\n",
        docs__works="# Works\n\n[BIBLIOGRAPHY]\n",
    )
    done = build(place, "--strict")
    assert done.returncode == 0, done.stderr
    names = ["index.html", "sub/deep/index.html", "works/index.html"]
    if directories == "false":
        names = ["index.html", "sub/deep.html", "works.html"]
    check_links(place, names)
    works = page(place, names[2])
    assert len(works.find_class("csl-entry")) == 2
    assert len(hrefs(works, "doc-backlink")) == 5
    assert not page(place).find_class("csl-entry")
    if style == "ieee":
        assert "[2" in page(place, names[1]).get_element_by_id("cite-1").text_content()


def test_the_full_list_has_all_that_could_be_cited(tmp_path: Path) -> None:
    place = site(tmp_path, docs__full="# Full\n\n[FULL-BIBLIOGRAPHY]\n")
    assert build(place, "--strict").returncode == 0
    check_links(place, ["index.html", "sub/deep/index.html", "full/index.html"])
    assert len(page(place, "full/index.html").find_class("csl-entry")) == 3


def test_pages_without_a_list_link_to_the_full_one(tmp_path: Path) -> None:
    place = site(tmp_path, "      placement: none\n", docs__full="# Full\n\n[FULL-BIBLIOGRAPHY]\n")
    build(place)
    check_links(place, ["sub/deep/index.html"])
    found = hrefs(page(place, "sub/deep/index.html"), "doc-biblioref")
    assert "../../full/#ref-poe1999" in found


@pytest.mark.parametrize("style", ["apa", "ieee", "chicago-notes-bibliography"])
def test_a_site_may_have_lists_of_both_kinds_and_several(tmp_path: Path, style: str) -> None:
    place = site(
        tmp_path,
        f"      scope: site\n      style: {style}\n",
        more="markdown_extensions: [footnotes]\n",
        docs__all="# All\n\n[FULL-BIBLIOGRAPHY]\n",
        docs__more="# More\n\nSee [@roe1984].\n\n[BIBLIOGRAPHY]\n",
        docs__works="# Works\n\n[BIBLIOGRAPHY]\n",
    )
    done = build(place, "--strict")
    assert done.returncode == 0, done.stderr
    pages = [f"{each}index.html" for each in ("", "sub/deep/", "all/", "more/", "works/")]
    check_links(place, pages)
    assert [len(page(place, each).find_class("csl-entry")) for each in pages] == [0, 0, 3, 2, 2]
    if style == "apa":
        assert hrefs(page(place), "doc-biblioref")[0].startswith("more/#")


def test_several_pages_may_list_everything(tmp_path: Path) -> None:
    full = "# Full\n\n[FULL-BIBLIOGRAPHY]\n"
    place = site(tmp_path, docs__full=full, docs__again=full)
    assert build(place, "--strict").returncode == 0
    pages = ["index.html", "full/index.html", "again/index.html"]
    check_links(place, pages)
    assert [len(page(place, each).find_class("csl-entry")) for each in pages] == [2, 3, 3]


def test_citations_in_headings_may_wait_for_the_site(tmp_path: Path) -> None:
    place = site(
        tmp_path,
        "      scope: site\n      style: ieee\n",
        docs__head="# Of [@unread]\n\n## And [@roe1984]\n",
        docs__works="[BIBLIOGRAPHY]\n",
    )
    assert build(place, "--strict").returncode == 0
    text = (place / "site/head/index.html").read_text("utf-8")
    assert not re.search(r"citekit[0-9a-f]{16}", text)
    tree = page(place, "head/index.html")
    assert tree.get_element_by_id("of").text_content().startswith("Of [")
    assert tree.findtext(".//title").startswith("Of -")


def test_a_site_without_a_place_for_its_list_is_told(tmp_path: Path) -> None:
    done = build(site(tmp_path, "      scope: site\n"), "--strict")
    assert done.returncode != 0
    assert "[list-nowhere]" in done.stderr


# --- trouble ----------------------------------------------------------------------------------


def test_a_marker_in_a_block_of_code_is_no_place_of_the_list(tmp_path: Path) -> None:
    code = {"docs__about": "# About\n\nWrite\n\n    [BIBLIOGRAPHY]\n\n[@roe1984]\n"}
    options = "      scope: site\n"
    alone = site(tmp_path / "alone", options, **code)
    assert "the site has no list" in build(alone).stderr
    place = site(tmp_path, options, docs__refs="# Refs\n\n[BIBLIOGRAPHY]\n", **code)
    build(place, "--strict").check_returncode()
    links = page(place, "about/index.html").xpath("//a[@role='doc-biblioref']/@href")
    assert links == ["../refs/#ref-roe1984"]


def test_what_nocite_names_and_is_not_there_is_told(tmp_path: Path) -> None:
    mine = "---\nnocite: '@roe1985'\n---\n\n# Mine\n\nText.\n"
    done = build(site(tmp_path, "      nocite: '@roe1986'\n", docs__mine=mine))
    assert re.search(r"docs/mine\.md: in nocite: .*'roe1985'", done.stderr)
    assert len(re.findall(r"mkdocs\.yml: in nocite: .*'roe1986'", done.stderr)) == 1


def test_a_missing_key_is_a_warning_with_file_and_line(tmp_path: Path) -> None:
    place = site(tmp_path, docs__bad="---\ntitle: Bad\n---\n\n# Bad\n\nSee [@roe1985].\n")
    done = build(place)
    assert done.returncode == 0
    [line] = [line for line in done.stderr.splitlines() if "record-missing" in line]
    assert line.startswith(
        "WARNING -  docs/bad.md:7: no record has the id 'roe1985'; did you mean roe1984"
    )
    assert "roe1985?" in page(place, "bad/index.html").text_content()
    assert build(place, "--strict").returncode != 0


def test_a_missing_key_is_told_where_the_site_is_one_text(tmp_path: Path) -> None:
    place = site(
        tmp_path,
        "      scope: site\n",
        docs__bad="# Bad\n\nSee [@roe1985].\n",
        docs__works="[BIBLIOGRAPHY]\n",
    )
    assert "docs/bad.md:3: no record" in build(place).stderr


@pytest.mark.parametrize(
    ("options", "files", "code"),
    [
        ("      style: apaa\n", {}, "style-unknown"),
        ("      locale: xx\n", {}, "locale-unknown"),
        ("", {"refs.bib": "@book{roe1984, title = {A}\n@book{x"}, "refs.bib:"),
        ("", {"refs.bib": REFS + REFS}, "id-duplicate"),
        ("      unused: true\n", {}, "entry-unused"),
        ("", {"docs/x.md": "---\nbibliography: no.bib\n---\n[@a]\n"}, "bibliography-unreadable"),
        ("", {"docs/x.md": "---\nstyle: apaa\n---\n[@roe1984]\n"}, "style-unknown"),
    ],
)
def test_trouble_is_a_warning_and_fails_a_strict_build(
    tmp_path: Path, options: str, files: dict[str, str], code: str
) -> None:
    place = site(tmp_path, options)
    write(place, files)
    done = build(place, "--strict")
    assert done.returncode != 0
    assert code in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_wrong_is_told_once_and_where_it_is_asked_for(tmp_path: Path) -> None:
    matter = "---\ntitle: A\nbibliography: [none.bib]\nstyle: foo\nlang: qq\n---\n# A\n\n[@a].\n"
    place = site(tmp_path, "      style: apaa\n      locale: xx\n", docs__fm=matter)
    told = [line[11:] for line in build(place).stderr.splitlines() if line.startswith("WARN")]
    assert sorted(line.partition(": ")[0] for line in told) == [
        *("docs/fm.md:4", "docs/fm.md:5", "docs/fm.md:9", "docs/none.bib"),
        *("mkdocs.yml", "mkdocs.yml"),
    ]
    assert any("; it is named in docs/fm.md:3 [" in line for line in told)


def test_a_bibliography_of_the_options_is_told_with_their_file(tmp_path: Path) -> None:
    place = site(tmp_path)
    (place / "refs.bib").unlink()
    assert "; it is named in mkdocs.yml [" in build(place).stderr


def test_a_quiet_build_that_is_strict_says_why_it_fails(tmp_path: Path) -> None:
    place = site(tmp_path, docs__bad="# Bad\n\nSee [@roe1985].\n")
    done = build(place, "--quiet", "--strict")
    assert done.returncode != 0
    assert "docs/bad.md:3: no record has the id 'roe1985'" in done.stderr
    done = build(place, "--quiet")
    assert (done.returncode, done.stderr) == (0, "")


def test_options_that_there_are_not_stop_the_build(tmp_path: Path) -> None:
    done = build(site(tmp_path, "      css: inlin\n"))
    assert done.returncode != 0
    assert "inline" in done.stderr
    assert "Traceback" not in done.stderr


# --- again and again ----------------------------------------------------------------------------

AGAIN = """
import logging, pathlib, sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
from citekit import apparatus, formats
from citekit.apparatus import desk, shelf
logging.disable(logging.CRITICAL)
read, made = [], []
plain_read, plain_build = shelf._records, desk.build
shelf._records = lambda file: read.append(pathlib.Path(file).name) or plain_read(file)
def watched(records, cited, **more):
    made.append(len(cited))
    return plain_build(records, cited, **more)
desk.build = watched
def again(what):
    read.clear(), made.clear()
    config = load_config("mkdocs.yml")
    build(config)
    print(what, read, len(made))
again("first")
again("nothing")
with open("docs/index.md", "a") as page: page.write("\\nMore [@unread].\\n")
again("page")
with open("refs.bib", "a") as file: file.write("@book{new, title = {New}}\\n")
again("file")
"""


def test_only_what_changed_is_read_and_formatted_again(tmp_path: Path) -> None:
    place = site(tmp_path)
    write(place, {"again.py": AGAIN})
    done = run(["again"], place)
    assert done.stdout.splitlines() == [
        "first ['refs.bib'] 2",
        "nothing [] 0",
        "page [] 1",
        "file ['refs.bib'] 2",
    ], done.stderr


SERVED = """
import logging, pathlib
from mkdocs.commands.build import build
from mkdocs.config import load_config
logging.disable(logging.CRITICAL)
class Server:
    def watch(self, path):
        print(pathlib.Path(path).name)
def again():
    config = load_config("mkdocs.yml")
    build(config)
    return config
config = load_config("mkdocs.yml")
config.plugins.on_startup(command="serve", dirty=False)
build(config)
config.plugins.on_serve(Server(), config=config, builder=again)
with open("docs/index.md", "w") as page: page.write("---\\nbibliography: ../new.bib\\n---\\n[@x]")
build(config)
build(config)
"""


def test_a_server_watches_bibliographies_and_styles_of_options_and_pages(tmp_path: Path) -> None:
    matter = "---\nbibliography: [mine.bib, none.bib]\ncsl: mine.csl\n---\n\n# A\n\n[@x].\n"
    place = site(tmp_path, docs__mine=matter)
    files = {"served.py": SERVED, "docs/mine.csl": "", "docs/mine.bib": "", "new.bib": ""}
    write(place, files)
    done = run(["served"], place)
    assert done.stdout.splitlines() == ["refs.bib", "mine.bib", "mine.csl", "new.bib"], done.stderr


# --- for users of mkdocs-bibtex -------------------------------------------------------------------

FORMER = {
    "docs/index.md": (
        "# Citing\n\nOne [@first_cite;@second_cite]. Directly @first_cite.\n"
        "With pages [@first_cite, see pp. 100], more [see @first_cite, pp. 100, 200].\n\n"
        "## Bibliography\n\n\\bibliography\n"
    ),
    "docs/full_bib.md": "# All of them\n\n\\full_bibliography\n",
    "refs.bib": "@book{first_cite, title = {First}}\n@book{second_cite, title = {Second}}\n"
    "@book{third_cite, title = {Third}}\n",
}


@pytest.mark.parametrize(
    "options",
    [
        'bib_file: "refs.bib"',
        "bib_dir: .",
        "bib_file: refs.bib\n      csl_file: ieee.csl",
        "bib_file: refs.bib\n      csl_file: https://example.org/styles/master/apa.csl\n"
        "      csl_file_encoding: utf-8\n      enable_inline_citations: true",
        "bib_file: refs.bib\n      footnote_format: 'cite-{key}'\n      bib_by_default: false\n"
        "      cite_inline: true",
    ],
)
def test_sites_of_mkdocs_bibtex_build_as_they_are(tmp_path: Path, options: str) -> None:
    place = tmp_path / "site"
    configuration = (
        f"site_name: Former\nplugins:\n  - search\n  - citekit:\n      {options}\n"
        "markdown_extensions:\n  - footnotes\n  - pymdownx.caret\n"
    )
    write(place, {"mkdocs.yml": configuration, **FORMER})
    done = build(place, "--strict")
    assert done.returncode == 0, done.stderr
    check_links(place, ["index.html", "full_bib/index.html"])
    assert len(page(place).find_class("csl-entry")) == 2
    assert len(page(place, "full_bib/index.html").find_class("csl-entry")) == 3
    assert "bibliography" not in page(place).find_class("col-md-9")[0].text_content().replace(
        "Bibliography", ""
    )


def test_commands_of_mkdocs_bibtex_may_be_named_otherwise(tmp_path: Path) -> None:
    place = tmp_path / "site"
    configuration = (
        "site_name: Former\nplugins:\n  - citekit:\n      bib_file: refs.bib\n"
        "      bib_command: '@@here'\n      full_bib_command: '@@all'\n"
    )
    pages = {name: text.replace("\\full_bibliography", "@@all") for name, text in FORMER.items()}
    pages = {name: text.replace("\\bibliography", "@@here") for name, text in pages.items()}
    write(place, {"mkdocs.yml": configuration, **pages})
    assert build(place, "--strict").returncode == 0
    assert len(page(place).find_class("csl-entry")) == 2
    assert len(page(place, "full_bib/index.html").find_class("csl-entry")) == 3


# --- Zensical -----------------------------------------------------------------------------


def test_zensical_builds_pages_that_cite(tmp_path: Path) -> None:
    pytest.importorskip("zensical", reason="needs Zensical: pip install zensical")
    place = site(
        tmp_path, docs__other="---\ncsl: ieee\n---\n\n# Other\n\nSee [@roe1984]. [@nowhere]\n"
    )
    configuration = (
        "site_name: Zen\nmarkdown_extensions:\n  - footnotes\n  - toc:\n      permalink: true\n"
        "  - citekit.markdown:\n      bibliography: refs.bib\n      heading: Sources\n"
    )
    write(place, {"mkdocs.yml": configuration})
    done = run(["zensical", "build"], place)
    assert done.returncode == 0, done.stderr
    check_links(place, ["index.html", "sub/deep/index.html", "other/index.html"])
    assert "[1]" in page(place, "other/index.html").get_element_by_id("cite-1").text_content()
    assert page(place).get_element_by_id("sources").tag == "h2"
    assert "docs/other.md: line 7: warning: no record has the id 'nowhere'" in done.stderr


# --- in a browser -------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["mkdocs", "readthedocs", "material"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    theme = request.param
    if theme == "material":
        pytest.importorskip("material", reason="needs mkdocs-material")
    place = site(
        tmp_path_factory.mktemp(theme),
        "      scope: site\n",
        more=f"theme:\n  name: {theme}\n"
        + ("  font: false\n" if theme == "material" else "")
        + ("  highlightjs: false\n" if theme != "material" else "")
        + "markdown_extensions: [footnotes]\n",
        docs__works="# Works\n\n[BIBLIOGRAPHY]\n",
    )
    done = build(place, "--strict")
    assert done.returncode == 0, done.stderr
    return place


def test_a_site_can_be_read_in_a_browser(browser: Browser, built: Path) -> None:
    theme = built.parent.name.rstrip("0123456789")
    with browser.open(built / "site", "sub/deep/") as tab:
        assert not overflow(tab)
        # the colours of links are the theme's
        colours = ("color-contrast", "link-in-text-block")
        assert not accessibility(tab, ".citation", skip=colours)
        found = tooltip(tab, ".citation a")
        assert "On Seas" in found.text
        assert not found.findings
        tab.ask(lambda page: page.hover(".citation a"))
        tab.ask(lambda page: page.wait_for_timeout(800))
        assert not screenshot(tab, f"mkdocs-{theme}", height=500)
        found_trips = round_trips(
            tab, ".citation a", ".csl-entry", ".citekit-back", complete=False, clicks=1
        )
        assert not found_trips
    with browser.open(built / "site", "works/") as tab:
        assert not accessibility(tab, ".csl-bib-body", skip=colours)
        assert not overflow(tab)
