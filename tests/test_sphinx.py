"""Sites that cite are built: each test is a real build, and reads what it wrote."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import subprocess
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html

pytest.importorskip("sphinx", reason="needs Sphinx")

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from citekit.record import Name, Record
from citekit.sphinx import filters, roles

pytestmark = pytest.mark.filterwarnings("ignore")  # what Sphinx and docutils warn each other of

REFS = """\
@book{roe, author = {Roe, Ann}, title = {Rivers}, publisher = {Oak}, year = {1984}}
@book{poe, author = {Poe, Edgar and Moe, Dan and Coe, Eve}, title = {Lakes}, publisher = {Elm},
  year = {1985}}
@article{doe, author = {Doe, John}, title = {On Ponds}, journal = {Water}, year = {1999},
  doi = {10.1000/pond}}
"""
CONF = 'extensions = ["citekit.sphinx"]\ncitekit_bibfiles = ["refs.bib"]\n'


def found(tree: Any, path: str) -> list[str]:
    return [str(each) for each in tree.xpath(path)]


class Site:
    """A site, and what came of its builds."""

    def __init__(self, folder: Path, files: Mapping[str, str]) -> None:
        self.folder = folder
        self.out = folder / "_out"
        self.warnings = ""
        for name, text in {"conf.py": CONF, "refs.bib": REFS, **files}.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def build(self, builder: str = "html", *, out: str = "_out", **options: Any) -> list[str]:
        """Build, and return the pages that were written."""
        self.out = self.folder / out
        said = io.StringIO()
        written: list[str] = []
        settings = {"exclude_patterns": ["_*"], **options.pop("settings", {})}
        with patch_docutils(str(self.folder)), docutils_namespace():
            app = Sphinx(
                str(self.folder), str(self.folder), str(self.out), f"{self.out}.doctrees", builder,
                confoverrides=settings, status=None, warning=said, **options,
            )  # fmt: skip
            app.connect("doctree-resolved", lambda _, __, name: written.append(name))
            app.build()
        self.warnings = re.sub(r"\x1b\[[\d;]*m", "", said.getvalue())
        return sorted(written)

    def read(self, name: str) -> str:
        return (self.out / name).read_text("utf-8")

    def text(self, name: str = "index.html") -> str:
        main = self.tree(name).xpath('//div[@role="main"]')[0]
        for tip in main.xpath('.//*[@role="tooltip"] | .//details'):
            tip.drop_tree()
        return " ".join(main.text_content().split())

    def tree(self, name: str = "index.html") -> Any:
        return lxml_html.fromstring(self.read(name))

    def links(self) -> list[str]:
        """Return the links within the site that lead nowhere, and ids that come twice."""
        trees = {path.name: lxml_html.fromstring(path.read_text("utf-8"))
                 for path in self.out.glob("*.html")}  # fmt: skip
        ids = {name: found(tree, "//@id") for name, tree in trees.items()}
        wrong = [f"{name}: twice {one}" for name, several in ids.items()
                 for one in set(several) if several.count(one) > 1]  # fmt: skip
        for name, tree in trees.items():
            for link in found(tree, '//div[@role="main"]//a/@href'):
                page, _, anchor = link.partition("#")
                if "://" not in link and anchor and anchor not in ids.get(page or name, ()):
                    wrong.append(f"{name}: {link}")
        return wrong


@pytest.fixture
def made(tmp_path: Path) -> Any:
    def make(**files: str) -> Site:
        named = {key.replace("__", "/").replace("_rst", ".rst").replace("_md", ".md")
                 .replace("_py", ".py").replace("_bib", ".bib"): text
                 for key, text in files.items()}  # fmt: skip
        return Site(tmp_path, named)

    return make


def page(*lines: str) -> str:
    return "\n".join(("Page", "====", "", *lines, ""))


LIST = ("", ".. bibliography::")


# --- roles --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "said"),
    [
        (":cite:`roe`", "(Roe, 1984)"),
        (":cite:p:`roe,doe`", "(Doe, 1999; Roe, 1984)"),
        (":cite:p:`{see}roe{p. 3}`", "(see Roe, 1984, p. 3)"),
        (":cite:p:`see @roe, p. 3; @doe`", "(see Roe, 1984, p. 3; Doe, 1999)"),
        (":cite:t:`roe`", "Roe (1984)"),
        (":cite:t:`roe,doe`", "Roe (1984) and Doe (1999)"),
        (":cite:ts:`poe`", "Poe, Moe, & Coe (1985)"),
        (":cite:ps:`poe`", "(Poe, Moe, & Coe, 1985)"),
        (":cite:ps:`poe{p. 3},poe{p. 4}`", "(Poe, Moe, & Coe, 1985, p. 3, 1985, p. 4)"),
        (":cite:alp:`roe`", "Roe, 1984"),
        (":cite:author:`poe`", "Poe et al."),
        (":cite:authors:`poe`", "Poe, Moe, & Coe"),
        (":cite:authorpar:`roe`", "(Roe)"),
        (":cite:year:`roe`", "1984"),
        (":cite:yearpar:`roe`", "(1984)"),
        (":cite:label:`roe`", "Roe, 1984"),
        (":cite:labelpar:`roe`", "(Roe, 1984)"),
        (":cite:p:`ROE`", "(Roe, 1984)"),
    ],
)
def test_a_role_prints(made: Any, role: str, said: str) -> None:
    site = made(index_rst=page(f"Start {role} end.", *LIST))
    site.build()
    assert site.warnings == ""
    assert f"Start {said} end." in site.text()
    assert site.links() == []


def test_a_work_is_listed_without_being_shown(made: Any) -> None:
    site = made(index_rst=page("A :cite:empty:`roe` B.", *LIST))
    site.build()
    assert "A B." in site.text()
    assert "Rivers" in site.text()
    assert site.warnings == ""
    assert site.links() == []
    assert not site.tree().xpath('//a[@role="doc-backlink"]')


def test_a_role_that_is_no_list_of_keys_is_shown_and_told(made: Any) -> None:
    site = made(index_rst=page("Start :cite:p:`{roe` end.", *LIST))
    site.build()
    assert "({roe?)" in site.text()
    assert re.search(r"index\.rst:4: WARNING: .*\[citekit\.citation-syntax\]", site.warnings)


TABLES = """# Tables

Before [@none-a].

| a | b |
| - | - |
| x | y |
| [@none-a] | {cite:p}`none-b` |
| @roe says | see [@none-c, p. 3; @none-a] |

Behind [@none-c].

```{table} Caption
| a | b |
| - | - |
| [@none-d] | {cite:t}`roe` |
```

```{list-table}
* - a
  - b
* - c
  - [@none-e]
```
"""


def test_citations_in_tables_of_markdown_are_told_with_the_line_of_their_row(made: Any) -> None:
    conf = CONF.replace('"]', '", "myst_parser"]', 1)
    site = made(conf_py=conf, index_md=TABLES + "\n```{bibliography}\n```\n")
    site.build()
    told = re.findall(r"index\.md:(\d+): WARNING: no record has the id '(\S+)'", site.warnings)
    assert sorted((int(line), key) for line, key in told) == [
        *((3, "none-a"), (8, "none-a"), (8, "none-b"), (9, "none-a"), (9, "none-c")),
        *((11, "none-c"), (16, "none-d"), (23, "none-e")),
    ]


@given(st.text(alphabet="ab{}, @;p.3[]", max_size=30))
def test_what_a_role_says_is_read_or_refused(text: str) -> None:
    try:
        assert roles.cites(text)
    except ValueError as error:
        assert repr(text) in str(error)  # noqa: PT017  # what else is raised fails the test


# --- lists --------------------------------------------------------------------------------


def test_each_page_may_have_a_list_of_its_own_and_needs_no_prefix(made: Any) -> None:
    local = page("It :cite:p:`roe` is.", "", ".. bibliography::", "   :filter: docname in docnames")
    site = made(
        index_rst=page(".. toctree::", "", "   a", "   b", "   c", "", ".. bibliography::"),
        a_rst=local,
        b_rst=local.replace("roe", "roe,doe"),
        c_rst=page("Nothing is listed here :cite:p:`doe`."),
    )
    site.build()
    assert site.warnings == ""
    assert site.links() == []
    links = {name: site.tree(f"{name}.html").xpath('//a[@role="doc-biblioref"]/@href')
             for name in "abc"}  # fmt: skip
    assert links["a"] == ["#ref-roe"]
    assert links["b"] == ["#ref-doe", "#ref-roe"]
    assert links["c"] == ["index.html#ref-doe"]
    back = site.tree("index.html").xpath('//a[@role="doc-backlink"]/@href')
    assert back == ["c.html#cite-1"]


def test_numbers_agree_with_the_list_that_they_lead_to(made: Any) -> None:
    site = made(
        conf_py=CONF + 'citekit_style = "ieee"\n',
        index_rst=page(".. toctree::", "", "   a", "   b", "", "First :cite:p:`doe`.", *LIST),
        a_rst=page("Then :cite:p:`roe`."),
        b_rst=page(
            "Here :cite:p:`poe`.", "", ".. bibliography::", "   :filter: docname in docnames"
        ),
    )
    site.build()
    assert "[1]" in site.text("index.html")
    assert "Then [2]." in site.text("a.html")
    assert "Here [1]." in site.text("b.html")
    assert site.links() == []


def test_prefixes_of_keys_still_work(made: Any) -> None:
    site = made(index_rst=page("See :cite:`a-roe`.", "", ".. bibliography::", "   :keyprefix: a-"))
    site.build()
    assert site.warnings == ""
    assert "(Roe, 1984)" in site.text()
    assert "Rivers" in site.text()


@pytest.mark.parametrize(
    ("options", "works"),
    [
        ([":all:"], {"Rivers", "Lakes", "Ponds"}),
        ([":notcited:"], {"Lakes", "Ponds"}),
        ([":cited:"], {"Rivers"}),
        ([':filter: author % "Doe"'], {"Ponds"}),
        ([":filter: False", "", "   poe"], {"Lakes"}),
        ([':filter: type == "article"'], {"Ponds"}),
        ([':filter: year and (year <= "1985")'], {"Rivers", "Lakes"}),
        ([':filter: {"index"} & docnames'], {"Rivers"}),
    ],
)
def test_a_list_has_what_its_options_say(made: Any, options: list[str], works: set[str]) -> None:
    directive = [".. bibliography::", *(f"   {line}".rstrip() for line in options)]
    site = made(index_rst=page("It :cite:empty:`roe` is.", "", *directive))
    site.build()
    assert site.warnings == ""
    assert {word for word in ("Rivers", "Lakes", "Ponds") if word in site.text()} == works


def test_lists_may_be_of_some_files_only(made: Any) -> None:
    site = made(
        conf_py=CONF.replace('["refs.bib"]', '["refs.bib", "more.bib"]'),
        more_bib="@book{zoe, author = {Zoe, Zed}, title = {Seas}, year = 2001}",
        index_rst=page("It :cite:p:`roe,zoe`.", "", ".. bibliography:: refs.bib", "",
                       "More:", "", ".. bibliography:: more.bib"),
    )  # fmt: skip
    site.build()
    assert site.warnings == ""
    before, _, after = site.text().partition("More:")
    assert "Rivers" in before
    assert "Seas" not in before
    assert "Seas" in after
    assert site.links() == []


def test_lists_may_be_numbered_and_go_on(made: Any) -> None:
    listing = [".. bibliography::", "   :list: enumerated", "   :enumtype: upperroman"]
    site = made(index_rst=page(*listing, "   :filter: False", "", "   roe", "   poe", "",
                               *listing, "   :start: continue", "   :filter: False", "",
                               "   doe"))  # fmt: skip
    site.build()
    assert site.warnings == ""
    first, second = site.tree().xpath('//ol[contains(@class, "upperroman")]')
    assert len(first) == 2
    assert second.get("start") == "3"


@pytest.mark.parametrize(
    ("option", "code"),
    [
        (":list: rhyme", "option-value"),
        (":start: never", "option-value"),
        (":enumtype: tally", "option-value"),
        (":filter: __import__('os')", "filter-syntax"),
        (":filter: cited <", "filter-syntax"),
        (":style: appa", "style-unknown"),
        (":locale: tlh", "locale-unknown"),
    ],
)
def test_an_option_that_makes_no_sense_is_told_with_its_line(
    made: Any, option: str, code: str
) -> None:
    site = made(index_rst=page("It :cite:p:`roe`.", "", ".. bibliography::", f"   {option}"))
    site.build()
    assert re.search(rf"index\.rst:6: WARNING: .*\[citekit\.{code}\]", site.warnings)
    assert "Rivers" in site.text()


@given(st.text(max_size=40))
def test_a_filter_is_read_or_refused(text: str) -> None:
    subject = filters.Subject(Record("a", "book", {"author": (Name(family="Roe"),)}), "i",
                              frozenset())  # fmt: skip
    with contextlib.suppress(ValueError):
        filters.compiled(text).passes(subject)


@pytest.mark.parametrize(
    "text", ["().__class__", "open('x')", "[x for x in key]", "1", "lambda: 1"]
)
def test_a_filter_can_call_nothing(text: str) -> None:
    with pytest.raises(ValueError, match="cannot stand in a filter"):
        filters.compiled(text)


# --- notes --------------------------------------------------------------------------------

NOTES = CONF + 'citekit_style = "chicago-notes-bibliography"\n'


def test_notes_are_footnotes_numbered_with_those_of_the_page(made: Any) -> None:
    site = made(
        conf_py=NOTES,
        index_rst=page("A work :cite:p:`roe`. A note [#]_. Again :cite:p:`roe{p. 3}`.", "",
                       ".. [#] Of the writer, see :cite:p:`doe`.", *LIST),
    )  # fmt: skip
    site.build()
    assert site.warnings == ""
    notes = [" ".join(one.text_content().split()) for one in
             site.tree().xpath('//aside[@role="doc-footnote"]')]  # fmt: skip
    assert [one[:3] for one in notes] == ["[1]", "[2]", "[3]"]
    assert "Ann Roe, Rivers" in notes[0]
    assert "Of the writer, see John Doe" in notes[1]
    assert "Roe, Rivers, 3" in notes[2]
    assert "A work.[1] A note [2]. Again.[3]" in site.text()
    assert site.links() == []


def test_a_note_begins_with_a_capital_and_a_note_of_the_writer_keeps_its_names(made: Any) -> None:
    site = made(
        conf_py=NOTES,
        index_rst=page("A work :cite:p:`{see}roe`. A note [#]_.", "",
                       ".. [#] Of the writer, as :cite:t:`doe` says."),
    )  # fmt: skip
    site.build()
    notes = [" ".join(one.text_content().split()) for one in
             site.tree().xpath('//aside[@role="doc-footnote"]')]  # fmt: skip
    assert notes[0].startswith("[1] See Ann Roe, Rivers")
    assert "Of the writer, as John Doe" in notes[1]


def test_footcite_makes_a_footnote_a_work_in_any_style(made: Any) -> None:
    site = made(index_rst=page("One\\ :footcite:p:`roe`, :footcite:t:`doe`, and\\ :footcite:`roe`.",
                               "", ".. footbibliography::"))  # fmt: skip
    site.build()
    assert site.warnings == ""
    assert "One[1], Doe[2], and[1]." in site.text()
    assert len(site.tree().xpath('//aside[@role="doc-footnote"]')) == 2
    assert site.links() == []


# --- trouble ------------------------------------------------------------------------------


def test_a_missing_key_is_a_warning_with_file_and_line(made: Any) -> None:
    site = made(index_rst=page("See :cite:p:`rose` here.", *LIST))
    site.build()
    assert re.search(
        r"index\.rst:4: WARNING: no record has the id 'rose'; did you mean roe, .*"
        r"\[citekit\.key-not-found\]",
        site.warnings,
    )
    assert "(rose?)" in site.text()
    site.build(settings={"suppress_warnings": ["citekit.key-not-found"]}, freshenv=True)
    assert site.warnings == ""


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        ({"refs_bib": REFS + "@book{broken, title = {x"}, r"refs\.bib:\d+: WARNING"),
        ({"refs_bib": REFS + "@book{roe, title = {Again}}"}, r"refs\.bib.*: WARNING.*roe"),
        (
            {"conf_py": CONF.replace("refs", "none")},
            r"none\.bib:1: .*is named in conf\.py .*bibliography-unreadable",
        ),
        (
            {"index_rst": page("Roe.", "", ".. bibliography:: other.bib")},
            r"other\.bib:1: .*is named in .*index\.rst:6 .*bibliography-unreadable",
        ),
        ({"conf_py": CONF + 'citekit_style = "appa"'}, r"conf\.py:1: WARNING.*style-unknown"),
        ({"conf_py": CONF + 'citekit_locale = "tlh"'}, r"conf\.py:1: WARNING.*locale-unknown"),
        ({"conf_py": CONF.split("\n")[0]}, r"conf\.py:1: WARNING.*bibliography-missing"),
        ({"conf_py": CONF + "citekit_unused = True"}, r"refs\.bib:2: WARNING: 'poe'.*unused"),
        ({"index_rst": page(":cite:p:`roe`")}, r"index\.rst:4: WARNING: 'roe' .*not-listed"),
    ],
)
def test_what_is_wrong_is_told_and_the_build_goes_on(
    made: Any, files: dict[str, str], wanted: str
) -> None:
    site = made(**{"index_rst": page("See :cite:p:`roe`.", *LIST), **files})
    site.build()
    assert re.search(wanted, site.warnings), site.warnings
    assert "roe" in site.text().lower()


def test_a_citation_in_a_docstring_says_which(made: Any) -> None:
    site = made(
        conf_py="import sys\nsys.path.insert(0, '.')\n"
        + CONF.replace('sphinx"]', 'sphinx", "sphinx.ext.autodoc"]'),
        index_rst=page(".. autofunction:: river_module.flow", *LIST),
    )
    (site.folder / "river_module.py").write_text(
        'def flow():\n    """Flows :cite:p:`roe`.\n\n    And :cite:p:`rio`.\n    """\n', "utf-8"
    )
    import sys

    sys.path.insert(0, str(site.folder))
    try:
        site.build()
    finally:
        sys.path.remove(str(site.folder))
        sys.modules.pop("river_module", None)
    assert "Flows (Roe, 1984)." in site.text()
    assert re.search(r"docstring of river_module\.flow:3: WARNING: .*'rio'", site.warnings)


# --- builds after the first -----------------------------------------------------------------


def many() -> dict[str, str]:
    names = [f"p{number}" for number in range(6)]
    keys = ["roe", "poe", "doe"]
    pages = {f"{name}_rst": page(f"It :cite:p:`{keys[at % 3]}` and :cite:t:`roe`.",
                                 *(LIST if at == 5 else ()))
             for at, name in enumerate(names)}  # fmt: skip
    toctree = page(".. toctree::", "", *(f"   {name}" for name in names))
    return {"index_rst": toctree, "plain_rst": ":orphan:\n\n" + page("Nothing."), **pages}


#: Sphinx leaves other tables of contents beside the text as they were.
MAIN = re.compile(r'^.*?<div class="body" role="main">|<div class="sphinxsidebar".*$', re.DOTALL)


def contents(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): MAIN.sub("", path.read_text("utf-8", errors="replace"))
        for path in sorted(folder.rglob("*.html"))
    }


def later(site: Site, name: str, text: str) -> None:
    time.sleep(0.02)
    site.write(name, text)


@pytest.mark.parametrize("style", ["apa", "ieee", "chicago-notes-bibliography"])
def test_later_builds_are_exact(made: Any, style: str) -> None:
    site = made(conf_py=CONF + f'citekit_style = "{style}"\n', **many())
    site.build()
    assert site.build() == []

    def same() -> None:
        found = contents(site.folder / "_out")
        site.build(out="_fresh")
        assert found == contents(site.out)
        shutil.rmtree(site.out)
        shutil.rmtree(f"{site.out}.doctrees")

    later(site, "p0.rst", page("It :cite:p:`doe` first."))
    assert "p0" in site.build()
    same()
    later(site, "refs.bib", REFS.replace("Ponds", "Puddles"))
    changed = site.build()
    assert "p5" in changed  # the list
    assert "plain" not in changed
    same()
    later(site, "refs.bib", REFS.replace("Puddles", "Ponds") + "@book{new, title = {New}}")
    site.build()
    same()
    (site.folder / "p1.rst").unlink()
    later(site, "index.rst", many()["index_rst"].replace("   p1\n", ""))
    site.build()
    (site.folder / "_out" / "p1.html").unlink()  # Sphinx leaves it
    same()
    later(site, "conf.py", CONF + 'citekit_style = "modern-language-association"\n')
    assert "plain" not in site.build()
    same()


def test_a_change_that_shows_nowhere_writes_nothing(made: Any) -> None:
    site = made(**many())
    site.build()
    later(site, "refs.bib", REFS + "@book{new, title = {New}}\n")
    assert site.build() == []


def test_a_style_of_ones_own_that_changes_rewrites_what_it_changes(made: Any) -> None:
    from citekit.csl import catalogue

    site = made(conf_py=CONF + 'citekit_style = "own.csl"\n', **many())
    text = catalogue.path("apa").read_text("utf-8")
    site.write("own.csl", text)
    site.build()
    later(
        site,
        "own.csl",
        text.replace('prefix="(" suffix=")">', 'prefix="|" suffix="|">'),
    )
    changed = site.build()
    assert {"p0", "p5"} <= set(changed)
    assert "plain" not in changed
    assert "|Roe, 1984|" in site.text("p0.html")


def test_a_page_that_is_read_again_keeps_its_title_in_tables_of_contents(made: Any) -> None:
    title = page("Text.").replace("Page\n====", "Of :cite:p:`roe`\n===============")
    site = made(index_rst=page(".. toctree::", "", "   p", *LIST), p_rst=title)
    site.build()
    later(site, "p.rst", title.replace("Text.", "Another."))
    site.build()
    assert "Of (Roe, 1984)" in site.text()


def test_pages_read_side_by_side_are_the_same(made: Any) -> None:
    site = made(**many())
    site.build()
    one = contents(site.out)
    site.build(out="_two", parallel=2, freshenv=True)
    assert site.warnings == ""
    assert contents(site.out) == one


# --- builders -------------------------------------------------------------------------------

BOTH = {"index_rst": page("See :cite:p:`roe` and :cite:t:`doe`, *so* :cite:p:`{see}poe{p. 3}`.",
                          "", "Foot\\ :footcite:p:`roe`.", "", ".. toctree::", "", "   b", *LIST),
        "b_rst": page("B :cite:p:`roe`.")}  # fmt: skip


@pytest.mark.parametrize("builder", ["singlehtml", "dirhtml", "man", "texinfo", "xml", "pseudoxml"])
def test_other_builders_write_it_too(made: Any, builder: str) -> None:
    site = made(**BOTH)
    site.build(builder)
    assert site.warnings == ""
    files = [path.read_text("utf-8", errors="replace") for path in site.out.rglob("*")
             if path.is_file() and path.suffix not in (".doctree", ".pickle")]  # fmt: skip
    assert any("Rivers" in text and "1984" in text for text in files)
    if builder == "singlehtml":  # the ids of two sections of one name are Sphinx's
        assert [one for one in site.links() if "twice page" not in one] == []


def test_plain_text_has_citations_and_the_list(made: Any) -> None:
    site = made(**BOTH)
    site.build("text")
    text = " ".join(site.read("index.txt").split())
    assert "See (Roe, 1984) and Doe (1999), *so* (see Poe et al., 1985, p. 3)." in text
    assert "Doe, J. (1999). On Ponds." in text


def test_messages_to_translate_have_the_role_as_it_was_written(made: Any) -> None:
    site = made(**BOTH)
    site.build("gettext")
    assert ":cite:p:`roe`" in site.read("index.pot")


def test_a_book_is_well_formed_and_its_links_lead_somewhere(made: Any) -> None:
    site = made(conf_py=CONF + 'project = "P"\ncopyright = "C"\nversion = "1"\n', **BOTH)
    site.build("epub")
    assert site.warnings == ""
    [book] = site.out.glob("*.epub")
    with zipfile.ZipFile(book) as files:
        trees = {name: etree.fromstring(files.read(name)) for name in files.namelist()
                 if name.endswith(".xhtml")}  # fmt: skip
    ids = {name: set(found(tree, "//@id")) for name, tree in trees.items()}
    assert "ref-roe" in ids["index.xhtml"]
    for name, tree in trees.items():
        for link in found(tree, "//@href"):
            target, _, anchor = link.partition("#")
            if anchor and "://" not in link:
                assert anchor in ids[target or name]


@pytest.mark.skipif(not shutil.which("latexmk"), reason="needs TeX: apt-get install latexmk")
@pytest.mark.parametrize("style", ["apa", "ieee", "chicago-notes-bibliography"])
def test_a_printed_book_has_citations_and_the_list(made: Any, style: str) -> None:
    site = made(conf_py=CONF + f'citekit_style = "{style}"\nproject = "P"\n', **BOTH)
    site.build("latex")
    assert site.warnings == ""
    run = subprocess.run(
        ["latexmk", "-pdf", "-interaction=nonstopmode", "-halt-on-error", "p.tex"],
        cwd=site.out, capture_output=True, text=True, check=False, timeout=240,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-3000:]
    log = (site.out / "p.log").read_text("utf-8", errors="replace")
    assert "undefined references" not in log
    assert "multiply" not in log
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", "p.pdf", "-"], cwd=site.out, capture_output=True,
                              text=True, check=True).stdout  # fmt: skip
        assert "Rivers" in text
        assert "[??" not in text


@pytest.mark.skipif(
    not (shutil.which("latexmk") and shutil.which("pdftotext")), reason="needs TeX and pdftotext"
)
def test_in_print_an_entry_names_pages_behind_it_too(made: Any) -> None:
    site = made(
        conf_py=CONF + 'project = "P"\n',
        index_rst=page("Here :cite:p:`roe`.", *LIST, "", ".. toctree::", "", "   later"),
        later_rst="Later\n=====\n\n.. raw:: latex\n\n   \\clearpage\n\nThere :cite:p:`roe`.\n",
    )
    site.build("latex")
    run = subprocess.run(
        ["latexmk", "-pdf", "-interaction=nonstopmode", "-halt-on-error", "p.tex"],
        cwd=site.out, capture_output=True, text=True, check=False, timeout=240,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-3000:]
    assert "undefined references" not in (site.out / "p.log").read_text("utf-8", errors="replace")
    text = subprocess.run(["pdftotext", "p.pdf", "-"], cwd=site.out, capture_output=True,
                          text=True, check=True).stdout  # fmt: skip
    assert re.search(r"Rivers\. Oak\. \[\d+, \d+\]", " ".join(text.split()))


@pytest.mark.parametrize("builder", ["html", "text", "latex"])
def test_a_note_of_the_writer_ends_in_one_full_stop(made: Any, builder: str) -> None:
    site = made(
        conf_py=CONF + 'citekit_style = "chicago-notes-bibliography"\nproject = "P"\n',
        index_rst=page("Text. [#a]_", "", ".. [#a] See :cite:p:`roe`.", *LIST),
    )
    site.build(builder)
    name = {"html": "index.html", "text": "index.txt", "latex": "p.tex"}[builder]
    text = site.text() if builder == "html" else site.read(name)
    assert ".." not in text.split("See", 1)[1][:60]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([":start: 3"], "One [4], [3], both [3], [4]; Roe [4]; [5, p. 7], all [3], [4], [5]."),
        ([":start: 26", ":enumtype: loweralpha", ":labelprefix: A"],
         "One [aa], [z], both [z], [aa]; Roe [aa]; [ab, p. 7], all [z], [aa], [ab]."),
        ([":start: 3", ":enumtype: lowerroman"],
         "One [iv], [iii], both [iii], [iv]; Roe [iv]; [v, p. 7], all [iii], [iv], [v]."),
    ],
)  # fmt: skip
def test_works_are_cited_by_the_numbers_of_an_enumerated_list(
    made: Any, options: list[str], said: str
) -> None:
    text = ("First :cite:p:`doe`. One :cite:p:`roe`, :cite:p:`doe`, both :cite:p:`roe,doe`; "
            ":cite:t:`roe`; :cite:p:`poe{p. 7}`, all :cite:p:`roe,poe,doe`.")  # fmt: skip
    listing = [".. bibliography::", "   :list: enumerated", *(f"   {one}" for one in options)]
    site = made(
        conf_py=CONF + 'citekit_style = "ieee"\n',
        index_rst=page(text, "", ".. toctree::", "", "   list"),
        list_rst="\n".join(["List", "====", "", *listing, ""]),
    )
    site.build()
    assert said in site.text()
    titles = [each.text_content() for each in site.tree("list.html").xpath("//ol/li/p[1]")]
    assert ["Ponds" in titles[0], "Rivers" in titles[1], "Lakes" in titles[2]] == [True] * 3
    later(site, "list.rst", site.folder.joinpath("list.rst").read_text().replace(
        options[0], ":start: 5"))  # fmt: skip
    assert site.build() == ["index", "list"]
    assert said not in site.text()


def test_a_place_that_the_style_does_not_print_is_told(made: Any) -> None:
    site = made(
        conf_py=CONF + 'citekit_style = "nature"\n',
        index_rst=page("A :cite:p:`roe{p. 1}` and :cite:t:`doe`.", "", ".. only:: never", "",
                       "   Not :cite:p:`doe{3}`.", "", "So :cite:t:`roe,doe{chap. 4}`.", *LIST),
    )  # fmt: skip
    site.build()
    said = re.findall(r"(index.rst:\d+): WARNING: (.*) \[citekit\.(.*)\]", site.warnings)
    assert said == [
        ("index.rst:4", "the style prints no page '1' of 'roe'", "locator-missing"),
        ("index.rst:10", "the style prints no chapter '4' of 'doe'", "locator-missing"),
    ]


@pytest.mark.parametrize("style", ["apa", "chicago-notes-bibliography"])
def test_a_term_that_cites_is_found_by_its_words(made: Any, style: str) -> None:
    pytest.importorskip("myst_parser")
    site = made(
        conf_py=MYST + f'citekit_style = "{style}"\n',
        index_rst=page("See :term:`tragedy` and :term:`comedy`.", "", ".. toctree::", "",
                       "   more", "", ".. glossary::", "", "   tragedy :cite:p:`doe`",
                       "      A loss.", "", "   plain", "      Dull.", *LIST),
        more_md="# More\n\n```{glossary}\ncomedy [@roe, p. 3]\n  A win.\n```\n",
    )  # fmt: skip
    site.build()
    assert site.warnings == ""
    index = site.text("genindex.html")
    assert "tragedy" in index
    assert "comedy" in index
    assert "doe" not in index
    assert "roe" not in index
    assert "tragedy (Doe, 1999)" in site.text() or "tragedy[1]" in site.text()
    assert site.links() == []


def test_citations_in_titles_of_print_are_no_links(made: Any) -> None:
    site = made(index_rst=page("Text :cite:p:`roe`.", "", "Of :cite:p:`doe`", "---------", *LIST))
    site.build("latex")
    text = next(site.out.glob("*.tex")).read_text("utf-8")
    [title] = re.findall(r"^.*Of .*Doe.*$", text, re.MULTILINE)
    assert "Of (Doe, 1999)" in title
    assert "hyperref" not in title
    assert "{\\hyperref[" in text


@pytest.mark.parametrize("style", ["apa", "chicago-notes-bibliography"])
def test_the_definition_of_a_substitution_cites_where_it_is_used_alone(
    made: Any, style: str
) -> None:
    used = "Four |s| and |s|.  Five :cite:p:`roe`. A note [#]_.\n\n.. [#] So |t|."
    site = made(
        conf_py=CONF + f'citekit_style = "{style}"\n'
        'rst_prolog = """\n.. |unused| replace:: :cite:p:`poe`\n"""\n',
        index_rst=page(used, "", ".. |s| replace:: sub :cite:p:`doe`", "",
                       ".. |t| replace:: :cite:t:`roe`", *LIST),
    )  # fmt: skip
    site.build()
    assert site.links() == []
    assert not site.warnings
    ids = [one for one in found(site.tree(), "//@id") if one.startswith("cite-")]
    assert sorted(ids) == ["cite-1", "cite-2", "cite-3", "cite-4"]
    assert "Lakes" not in site.text()
    notes = found(site.tree(), '//aside[contains(@class, "footnote")]/@id')
    assert len(notes) == (1 if style == "apa" else 4)


# --- Markdown -------------------------------------------------------------------------------

MYST = CONF.replace('sphinx"]', 'sphinx", "myst_parser"]')


def test_markdown_cites_as_pandoc_does(made: Any) -> None:
    pytest.importorskip("myst_parser")
    site = made(
        conf_py=MYST,
        index_md="# Page\n\nRoles {cite:p}`roe` and {cite:t}`doe`.\n\n"
        "See [see *also* @roe, p. 12; @doe], and @poe says; [-@roe].\n\n"
        "Not `@roe`, nor [a link @roe](https://example.org/@roe), nor @nobody, nor a@roe.org.\n\n"
        "Nor \\@roe, but @doe.\n\nBut [@nobody].\n\n```{bibliography}\n```\n",
    )
    site.build()
    text = site.text()
    assert "Roles (Roe, 1984) and Doe (1999)." in text
    assert "See (see also Roe, 1984, p. 12; Doe, 1999), and Poe et al. (1985) says; (1984)." in text
    assert "Not @roe, nor a link @roe, nor @nobody, nor a@roe.org." in text
    assert "Nor @roe, but Doe (1999)." in text
    assert "But (nobody?)." in text
    assert site.warnings.count("WARNING") == 1
    assert re.search(r"index\.md:\d+: WARNING: .*'nobody'", site.warnings)


ESCAPED = {
    r"Follow \@alice at <https://social.example/@alice> as said in [@roe].":
        "Follow @alice at https://social.example/@alice as said in (Roe, 1984).",
    r"[@roe] \@foo [l @foo](https://x.y)": "(Roe, 1984) @foo l @foo",
    r'Contact \@team or [the team](https://x.org/@team "by @team"); see [@roe].':
        "Contact @team or the team; see (Roe, 1984).",
    r"\@roe <b title='@'>b @doe</b> ![@](a.png) [@roe]": "@roe b Doe (1999) (Roe, 1984)",
    r"*\@roe* **so \@doe** *[@roe]* [see *\@x* @doe]":
        "@roe so @doe (Roe, 1984) (see @x Doe, 1999)",
    r"A `\@roe` and \@roe [\@doe] [l @roe][home] \\@roe; see @doe.":
        r"A \@roe and @roe [@doe] l @roe \@roe; see Doe (1999).",
    r"Made {abbr}`by @me (@me)`: \@roe, [@doe].": "Made by @me: @roe, (Doe, 1999).",
}  # fmt: skip


def test_an_escaped_at_in_markdown_leaves_the_citations_beside_it(made: Any) -> None:
    pytest.importorskip("myst_parser")
    body = "\n\n".join(ESCAPED)
    site = made(
        conf_py=MYST,
        index_md=f"# Page \\@roe [@doe]\n\n{body}\n\n[home]: https://example.org/@roe\n\n"
        "```{bibliography}\n```\n",
    )
    site.build()
    main = site.tree().xpath('//div[@role="main"]')[0]
    for tip in main.xpath('.//*[@role="tooltip"]'):
        tip.drop_tree()
    said = [" ".join(each.text_content().split()) for each in main.xpath(".//section/p")]
    assert said == list(ESCAPED.values())
    assert site.text().startswith("Page @roe (Doe, 1999)")


def test_a_bare_name_becomes_a_citation_when_the_record_comes(made: Any) -> None:
    pytest.importorskip("myst_parser")
    site = made(
        conf_py=NOTES.replace('sphinx"]', 'sphinx", "myst_parser"]'),
        index_md="# Page\n\nThe words of @zoe here.\n\n```{bibliography}\n```\n",
    )
    site.build()
    assert "The words of @zoe here." in site.text()
    later(site, "refs.bib", REFS + "@book{zoe, author = {Zoe, Zed}, title = {Seas}}")
    assert site.build() == ["index"]
    assert "The words of Zoe[1] here." in site.text()


# --- users of sphinxcontrib-bibtex ------------------------------------------------------------

NELSON = """\
@Book{1987:nelson,
  author = {Edward Nelson},
  title = {Radically Elementary Probability Theory},
  publisher = {Princeton University Press},
  year = {1987}
}
@article{2001:schechter, author = {Eric Schechter}, title = {Constructivism Is Difficult},
  journal = {The American Mathematical Monthly}, year = {2001}}
@book{boole1854, author = {George Boole}, title = {An Investigation of the Laws of Thought},
  year = {1854}}
"""


@pytest.mark.parametrize("more", [
    "", "bibtex_default_style = 'unsrt'", "bibtex_default_style = 'plain'",
    "bibtex_reference_style = 'author_year'", "bibtex_reference_style = 'super'",
    "bibtex_encoding = 'latin'", "bibtex_tooltips = False",
    "bibtex_bibliography_header = '.. rubric:: References'\n"
    "bibtex_footbibliography_header = bibtex_bibliography_header",
    "bibtex_cite_id = 'cite-{key}'", "suppress_warnings = ['bibtex.duplicate_citation']",
])  # fmt: skip
def test_a_site_of_sphinxcontrib_bibtex_builds_unchanged(made: Any, more: str) -> None:
    site = made(
        conf_py=f"extensions = ['citekit.sphinx']\nbibtex_bibfiles = ['refs.bib']\n{more}\n",
        refs_bib=NELSON,
        index_rst=page(
            "See :cite:t:`1987:nelson`. It is fun :cite:p:`1987:nelson`.",
            "I love analysis :cite:p:`1987:nelson,2001:schechter`!",
            "Axioms were introduced :cite:p:`{see}1987:nelson{p. 1166}`.",
            "The axioms [the *IST axioms*, :cite:alp:`1987:nelson`] are next.",
            "See :cite:`a-boole1854`. Fun\\ :footcite:p:`1987:nelson`, :footcite:t:`boole1854`.",
            "", ".. footbibliography::", "", ".. bibliography::", "   :cited:",
            "   :labelprefix: A", "", ".. bibliography::", "   :keyprefix: a-", "",
            ".. bibliography::", "   :notcited:", "   :labelprefix: B", "",
            ".. bibliography::", "   :list: bullet", '   :filter: author % "Boole"', "",
            ".. bibliography::", "   :style: unsrt", "   :filter: False", "", "   boole1854",
        ),
    )  # fmt: skip
    site.build(warningiserror=True)
    assert site.warnings == ""
    assert site.links() == []
    assert "Radically" in site.text()


def test_a_list_for_all_is_the_home_of_what_a_page_does_not_list(made: Any) -> None:
    site = made(
        index_rst=page(
            ":cite:p:`doe` and :cite:p:`roe`.", "", ".. toctree::", "", "   a", "   refs"
        ),
        a_rst=page(":cite:p:`doe`", "", ".. bibliography::", "   :filter: docname in docnames"),
        refs_rst=page("", ".. bibliography::"),
    )
    site.build(settings={"citekit_style": "ieee"})
    assert "[1] and [2]." in site.text()
    homes = found(site.tree("index.html"), '//a[@role="doc-biblioref"]/@href')
    assert homes == ["refs.html#ref-doe", "refs.html#ref-roe"]
    assert found(site.tree("a.html"), '//a[@role="doc-biblioref"]/@href') == ["#ref-doe"]


# --- small things ---------------------------------------------------------------------------

MARKDOWN = CONF.replace('["', '["myst_parser", "')
NOTED = 'citekit_style = "chicago-notes-bibliography"\n'


def test_pages_named_by_years_have_ids_of_their_own_on_one_page(made: Any) -> None:
    site = made(
        **{f"y/{year}_rst": f"In {year}\n=======\n\n:cite:p:`roe`\n\n.. bibliography::\n"
           for year in (2019, 2020)},
        index_rst=page(".. toctree::", "", "   y/2019", "   y/2020"),
    )  # fmt: skip
    site.build("singlehtml")
    assert site.links() == []


def test_what_follows_a_bracket_in_a_role_does_not_vanish(made: Any) -> None:
    site = made(index_rst=page("See :cite:p:`@roe] and [@poe`.", *LIST))
    site.build()
    assert "@roe] and [@poe" in site.text()
    assert re.search(
        r"index\.rst:4: WARNING: .*is no list of keys|index\.rst:4: WARNING: no record",
        site.warnings,
    )


def test_a_bare_name_means_the_same_in_every_style_whatever_its_case(made: Any) -> None:
    site = made(conf_py=MARKDOWN, index_md="# P\n\nAs @Roe says.\n\n```{bibliography}\n```\n")
    site.build()
    assert "As Roe (1984) says." in site.text()
    later(site, "conf.py", MARKDOWN + NOTED)
    site.build()
    assert "As Roe[1] says." in site.text()
    assert site.build() == []


def test_a_missing_key_stands_in_one_pair_of_brackets(made: Any) -> None:
    site = made(index_rst=page("In :cite:yearpar:`nix`, :cite:authorpar:`nix`.", *LIST))
    site.build()
    assert "In (nix?), (nix?)." in site.text()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At https://example.org/@roe here.", "At https://example.org/@roe here."),
        ("At (https://example.org)[@roe].", "At (https://example.org)(Roe, 1984)."),
        ("Say [see `a [b]; c*` @roe, p. 3].", "Say (see a [b]; c* Roe, 1984, p. 3)."),
        ("Say [@roe, in `x`] and `[@roe]`.", "Say (Roe, 1984, in x) and [@roe]."),
    ],
)
def test_markdown_around_a_citation_reads_as_in_other_hosts(
    made: Any, text: str, words: str
) -> None:
    site = made(conf_py=MARKDOWN, index_md=f"# P\n\n{text}\n\n```{{bibliography}}\n```\n")
    site.build()
    assert words in site.text()


def test_a_missing_key_in_markdown_is_told_with_its_line_in_a_paragraph(made: Any) -> None:
    site = made(conf_py=MARKDOWN, index_md="# P\n\nOne\ntwo [@nix1].\nThree *em* [@nix2].\n")
    site.build()
    assert re.findall(r"index\.md:(\d+): .*nix(\d)", site.warnings) == [("4", "1"), ("5", "2")]


def test_what_another_builder_shows_alone_moves_nothing_and_gets_no_links(made: Any) -> None:
    site = made(
        conf_py=CONF + 'citekit_style = "ieee"\n',
        index_rst=page(
            *(".. only:: latex", "", "   Tex :cite:p:`poe`.", "", "   .. bibliography::", ""),
            *(".. only:: html", "", "   Web :cite:p:`doe`.", ""),
            *("All :cite:p:`roe` :cite:p:`poe`.", ""),
            *(".. only:: html", "", "   .. bibliography::", ""),
        ),
    )
    site.build()
    assert site.links() == []
    assert "Web [1]. All [2] [3]. [1]J. Doe" in site.text()
    assert site.read("index.html").count('id="ref-poe"') == 1
    site.build("text", out="_text")
    assert "All [1] [2]." in " ".join(site.read("index.txt").split())


def test_a_place_in_a_footnote_keeps_its_word(made: Any) -> None:
    site = made(index_rst=page("A\\ :footcite:p:`roe{chap. 2}`. B\\ :footcite:p:`nobody{p. 3}`."))
    site.build()
    assert "Rivers. Oak, chap. 2." in site.text()
    assert "nobody?), p. 3" in site.text()


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("chicago-author-date", "(Poe, Moe, and Coe 1985)"),
        ("harvard-cite-them-right", "(Poe, Moe and Coe, 1985)"),
        ("modern-language-association", "(Poe, Moe, and Coe)"),
        ("ieee", "[1]"),
    ],
)
def test_all_authors_stand_in_a_row_as_the_style_has_it(made: Any, style: str, said: str) -> None:
    conf = CONF + f'citekit_style = "{style}"\n'
    site = made(conf_py=conf, index_rst=page("A :cite:ps:`poe`, :cite:authors:`poe`.", *LIST))
    site.build()
    assert f"A {said}, Poe, Moe" in site.text()


FEET = """# Notes

First [@roe]. Then.[^1] Then [@poe, p. 3]. More.[^2] Again.[^1] End.[^x]

[^1]: A note of mine.
[^2]: Another, see @doe.
[^x]: Third.
"""


def test_numbers_of_notes_in_markdown_follow_from_their_order(made: Any) -> None:
    conf = CONF.replace('"]', '", "myst_parser"]', 1)
    conf += 'citekit_style = "chicago-notes-bibliography"\n'
    site = made(conf_py=conf, index_md=FEET)
    site.build()
    assert site.warnings == ""
    assert "First.[1] Then.[2] Then.[3] More.[4] Again.[2] End.[5]" in site.text()
    notes = [" ".join(one.text_content().split()) for one in
             site.tree().xpath('//aside[@role="doc-footnote"]')]  # fmt: skip
    assert [one[:3] for one in notes] == ["[1]", "[2]", "[3]", "[4]", "[5]"]
    assert "A note of mine" in notes[1]
    assert "Another, see John Doe, “On Ponds,”" in notes[3]
    assert site.links() == []


def test_numbers_of_notes_in_markdown_stay_where_no_note_is_made(made: Any) -> None:
    conf = CONF.replace('"]', '", "myst_parser"]', 1)
    site = made(conf_py=conf, index_md=FEET.replace("[^1]", "[^7]"))
    site.build()
    assert "Then.[7]" in site.text()


@pytest.mark.parametrize("builder", ["html", "latex"])
def test_a_note_with_an_address_leads_to_the_list_too(made: Any, builder: str) -> None:
    conf = CONF + 'citekit_style = "chicago-notes-bibliography"\n'
    site = made(conf_py=conf, index_rst=page("A :cite:p:`doe`.", *LIST))
    site.build(builder, settings={"latex_documents": [("index", "p.tex", "P", "A", "manual")]})
    if builder == "html":
        [note] = site.tree().xpath('//aside[@role="doc-footnote"]//span[@class="citation"]')
        links = [(one.get("href"), one.text_content()) for one in note.iter("a")]
        assert [href for href, _ in links] == ["#ref-doe", "https://doi.org/10.1000/pond"]
        assert links[0][1].startswith("John Doe, “On Ponds,”")
        assert site.links() == []
    else:
        [note] = re.findall(r"(?s)\\begin\{footnote\}.*?\\end\{footnote\}", site.read("p.tex"))
        assert r"\hyperref[\detokenize{index:ref-doe}]" in note
        assert r"\sphinxurl{https://doi.org/10.1000/pond}" in note


def test_a_comma_on_both_sides_of_a_note_stands_once(made: Any) -> None:
    conf = CONF + 'citekit_style = "chicago-notes-bibliography"\n'
    site = made(conf_py=conf, index_rst=page("So, :cite:p:`doe`, so. So :cite:p:`doe`, so.", *LIST))
    site.build()
    assert "So,[1] so. So,[2] so." in site.text()


@pytest.mark.parametrize("role", ["cite:p", "footcite:p"])
def test_a_note_is_in_the_output_as_its_mark_is(made: Any, role: str) -> None:
    style = "chicago-notes-bibliography" if role == "cite:p" else "apa"
    text = page(
        f"A\\ :{role}:`roe`.", "", ".. only:: latex", "", f"   Only\\ :{role}:`doe,poe`.", "",
        f"B\\ :{role}:`poe`. C.\\ [#x]_", "", ".. [#x] Of the writer.",
    )  # fmt: skip
    conf = CONF + f'citekit_style = "{style}"\nsuppress_warnings = ["citekit.not-listed"]\n'
    site = made(conf_py=conf, index_rst=text)
    site.build()
    assert site.warnings == ""
    assert site.links() == []
    assert "Ponds" not in site.text()
    assert site.text().count("Lakes") == 1
    assert site.text().index("Rivers") < site.text().index("Lakes") < site.text().index("Of the")
    site.build("latex", settings={"latex_documents": [("index", "p.tex", "P", "A", "manual")]})
    assert "Ponds" in site.read("p.tex")


@pytest.mark.parametrize(
    ("style", "said", "listed"),
    [
        ("ieee", "In [A1], [B2], [A1], [A3], [A4] and Doe [A3].", ("[A1]", "[A3]", "[B2]")),
        ("nature", "In A1, B2, A1,A3,A4 and Doe A3.", ("A1.", "A3.", "A4.", "B2.")),
        ("apa", "In (Roe, 1984), (Boole, 1854), ", ("Poe, E",)),
    ],
)
def test_labels_of_lists_have_the_prefixes_that_they_are_given(
    made: Any, style: str, said: str, listed: tuple[str, ...]
) -> None:
    boole = "@book{boole, author = {Boole, George}, title = {Laws}, year = {1854}}\n"
    lists = ("", ".. bibliography:: refs.bib", "   :labelprefix: A", "",
             ".. bibliography:: other.bib", "   :labelprefix: B")  # fmt: skip
    site = made(
        conf_py=CONF.replace("refs.bib", 'refs.bib", "other.bib')
        + f'citekit_style = "{style}"\ncitekit_tooltips = False\n',
        other_bib=boole,
        a_rst=page(":cite:p:`doe`", *lists),
        index_rst=page(
            "In :cite:p:`roe`, :cite:p:`boole`, :cite:p:`doe,roe,poe` and :cite:t:`doe`.", "",
            ".. toctree::", "", "   a",
        ),
    )  # fmt: skip
    site.build()
    assert said in site.text()
    assert all(each in site.text("a.html") for each in listed)
    later(site, "a.rst", page(":cite:p:`doe`", *(line.replace(": A", ": C") for line in lists)))
    site.build()
    assert said.replace("A", "C") in site.text()


def test_the_year_of_a_work_without_one_is_no_title(made: Any) -> None:
    site = made(
        refs_bib="@book{nd, author = {Young, Nell}, title = {Undated}}",
        index_rst=page(":cite:year:`nd` and :cite:yearpar:`nd`.", "", ".. bibliography::"),
    )
    site.build()
    assert "n.d. and (n.d.)." in site.text()
