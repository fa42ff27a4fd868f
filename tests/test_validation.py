"""What is wrong with a style is found at once, each mistake in its line."""

from __future__ import annotations

import copy
import os
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import citeproc
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from citekit import csl, output
from citekit.csl import catalogue, validation
from citekit.csl.document import Citation, Cite
from citekit.csl.samples import SAMPLES
from citekit.csl.source import DEPTH_LIMIT, LIMIT, NAMESPACE, Source
from citekit.csl.tree import Style
from citekit.errors import Problem, StyleError

CHECKOUT = Path(__file__).resolve().parent.parent
INFO = (
    "<info><title>Own</title><id>https://example.org/own</id>"
    "<updated>2026-01-31T09:00:00Z</updated></info>"
)
LAYOUT = "<layout><text variable='title'/></layout>"
CITATION = f"<citation>{LAYOUT}</citation>"


def style(body: str = CITATION, *, info: str = INFO, attributes: str = "") -> bytes:
    """Return a style whose `body` begins in line 3."""
    root = f"<style xmlns='{NAMESPACE}' class='in-text' version='1.0' {attributes}>"
    return f"{root}\n{info}\n{body}</style>".encode()


def printing(elements: str, macros: str = "") -> bytes:
    """Return a style that prints `elements`, in line 4."""
    return style(f"{macros}<citation><layout>\n{elements}</layout></citation>")


def said(content: bytes) -> list[str]:
    """Return the mistakes of a style as ``line: code: message``."""
    return [f"{each.line}: {each.code}: {each.message}" for each in validation.mistakes(content)]


def the_mistake(content: bytes) -> Problem:
    [problem] = validation.mistakes(content)
    return problem


def fatal(content: bytes) -> list[tuple[int | None, str]]:
    return [
        (each.line, each.code) for each in validation.mistakes(content) if each.severity == "error"
    ]


# --- good styles --------------------------------------------------------------------

#: Some of everything that CSL has.
GOOD = f"""<?xml version="1.0" encoding="utf-8"?>
<style xmlns="{NAMESPACE}" class="note" version="1.0" default-locale="en-GB"
    page-range-format="minimal" demote-non-dropping-particle="never" et-al-min="4">
  <info>
    <title>All of it</title>
    <id>https://example.org/all</id>
    <link href="https://example.org/all" rel="self"/>
    <link href="https://example.org/guide" rel="documentation">the guide</link>
    <author><name>Ann Roe</name><email>roe@example.org</email></author>
    <category citation-format="note"/>
    <category field="history"/>
    <issn>1234-567X</issn>
    <summary xml:lang="en">For tests.</summary>
    <updated>2026-01-31T09:00:00+00:00</updated>
    <rights license="https://example.org/free">Free</rights>
  </info>
  <locale xml:lang="en">
    <style-options punctuation-in-quote="true"/>
    <date form="text" delimiter=" "><date-part name="day" suffix="."/></date>
    <terms>
      <term name="editor" form="short"><single>ed</single><multiple>eds</multiple></term>
      <term name="ordinal-01" gender-form="feminine" match="whole-number">a</term>
      <term name="long-ordinal-01" gender-form="masculine">first</term>
      <term name="edition" gender="feminine">edition</term>
    </terms>
  </locale>
  <macro name="who">
    <names variable="author editor" delimiter="; " font-weight="bold">
      <name form="long" and="symbol" initialize-with=". " name-as-sort-order="first">
        <name-part name="family" text-case="uppercase"/>
      </name>
      <et-al term="and others" font-style="italic"/>
      <label form="short" prefix=" (" suffix=")" plural="contextual"/>
      <substitute><names variable="translator"/><text macro="what"/></substitute>
    </names>
  </macro>
  <macro name="what">
    <choose>
      <if type="book chapter" variable="title" match="any">
        <text variable="title" quotes="true"/>
      </if>
      <else-if is-numeric="volume"><number variable="volume" form="roman"/></else-if>
      <else><text variable="title" form="short" text-case="title" strip-periods="true"/></else>
    </choose>
  </macro>
  <macro name="when">
    <date variable="issued" form="numeric" date-parts="year-month"><date-part name="month"/></date>
    <date variable="accessed" delimiter=" " prefix=", ">
      <date-part name="month" form="short" strip-periods="true" suffix=" "/>
      <date-part name="year" range-delimiter="/"/>
    </date>
  </macro>
  <citation collapse="year" disambiguate-add-year-suffix="true" near-note-distance="3">
    <sort><key variable="issued" sort="descending"/><key macro="who" names-min="2"/></sort>
    <layout prefix="(" suffix=")" delimiter="; ">
      <group delimiter=", ">
        <text macro="who"/><text macro="when"/>
        <choose><if position="ibid-with-locator" locator="page"><text term="ibid"/></if></choose>
        <group><label variable="locator" form="symbol"/><text variable="locator"/></group>
      </group>
    </layout>
  </citation>
  <bibliography hanging-indent="true" entry-spacing="0" second-field-align="flush"
      subsequent-author-substitute="———">
    <layout suffix=".">
      <text variable="citation-number" display="left-margin" vertical-align="sup"/>
      <group delimiter=", " display="indent"><text macro="who"/><text value="in" /></group>
    </layout>
  </bibliography>
</style>
"""


def test_a_good_style_has_no_mistakes() -> None:
    assert said(GOOD.encode()) == []


def test_every_style_of_our_own_has_no_mistakes() -> None:
    for path in catalogue.own_styles().glob("*.csl"):
        found = validation.mistakes(path)
        assert {problem.severity for problem in found} <= {"info"}, path


def test_official_styles_have_no_mistakes_and_say_what_they_are() -> None:
    names = catalogue.names()[::40]
    assert len(names) > 200
    for name in names:
        about = catalogue.info(name)
        assert validation.mistakes(about.path) == (), name
        assert about.kind in ("in-text", "note")
        assert about.title
        assert about.format


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_a_style_in_another_encoding_is_read_and_used(encoding: str, tmp_path: Path) -> None:
    declared = encoding.removesuffix("-sig")
    text = printing("<text value='à la carte'/>").decode()
    path = tmp_path / "own.csl"
    path.write_bytes(f"<?xml version='1.0' encoding='{declared}'?>{text}".encode(encoding))
    assert validation.mistakes(path) == ()
    shown = csl.render(path, SAMPLES[:1], [Citation([Cite("article")])])
    assert output.inline(shown.citations[0]) == "à la carte"


def test_conditions_of_csl_m_that_citekit_knows_are_only_mentioned() -> None:
    problem = the_mistake(
        printing("<choose><if has-year-only='issued'><text value='x'/></if></choose>")
    )
    assert (problem.code, problem.severity) == ("style-extension", "info")


# --- what is no style at all --------------------------------------------------------

BOMB = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY a{n + 1} '&a{n};&a{n};'>" for n in range(99)
)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "1: style-not-xml: it is not XML: there is nothing in it"),
        (b" \n\t\n", "1: style-not-xml: it is not XML: there is nothing in it"),
        (b'{"id": "a"}', '1: style-not-xml: it is not XML: it begins with \'{"id": "a"}\''),
        (b"\x89PNG\r\n\x1a\n", "1: style-not-xml: it is not XML: byte 1 is not utf-8"),
        (b"<!DOCTYPE html>\n<p>hello", "1: style-root: it is a web page"),
        (b"<HTML><body><br></HTML>", "1: style-root: it is a web page"),
        (
            b"<a:style xmlns:a='x'/>",
            f'1: style-root: its root is not of CSL; write <style xmlns="{NAMESPACE}" …>',
        ),
        (b"<style/>", "1: style-root: its root is not of CSL"),
        (b"<!-- x -->\n<svg/>", "2: style-root: it is no CSL style: its root is <svg>"),
        (f"<locale xmlns='{NAMESPACE}'/>".encode(), "1: style-root: it is a locale and no style"),
        (f"<?xml version='1.0'?>\n{BOMB}]><a>&a98;</a>".encode(), "2: style-doctype: "),
        (b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "1: style-doctype: "),
        ("<!DOCTYPE a><a/>".encode("utf-16"), "1: style-doctype: "),
        (b"<a>\n&eacute;</a>", "2: style-not-xml: it is not XML: it knows only &amp; &lt;"),
        (b"<a>\n<b></a>", "2: style-not-xml: it is not XML: <b> of line 2 is not closed before"),
        (b"<a>\n<b>\n", "3: style-not-xml: it is not XML: the file ends before <b> of line 2 is"),
        (
            b"<a b='1'\nb='2'/>",
            "2: style-not-xml: it is not XML: an element has one attribute twice",
        ),
        (b"<a>\n<b x='&'/></a>", "2: style-not-xml: it is not XML: a character cannot stand here"),
        (b"<a/>\n<b/>", "2: style-not-xml: it is not XML: something stands behind the end"),
        (b"<a>\n\xff</a>", "2: style-not-xml: it is not XML: byte 5 is not utf-8"),
        (
            b"<?xml version='1.0' encoding='klingon'?><a/>",
            "1: style-not-xml: it is not XML: its enc",
        ),
        (
            b"<?xml version='1.0' encoding='iso-8859-99'?><a/>",
            "1: style-not-xml: it is not XML: there",
        ),
        (
            b"<?xml version='1.0' encoding='punycode'?><a/>",
            "1: style-not-xml: it is not XML: its enc",
        ),
    ],
)
def test_what_is_no_style_is_one_error_that_says_so(content: bytes, problem: str) -> None:
    [only] = validation.mistakes(content)
    assert f"{only.line}: {only.code}: {only.message}".startswith(problem)
    assert only.severity == "error"


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csl"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert len(catalogue.content(path)) == LIMIT + 1
    assert [problem.code for problem in validation.mistakes(path)] == ["style-too-large"]
    with pytest.raises(StyleError, match="2,000,000 bytes"):
        csl.load(path)


def test_a_file_that_cannot_be_read_raises_for_mistakes_and_is_an_error_of_the_style(
    tmp_path: Path,
) -> None:
    with pytest.raises(FileNotFoundError):
        validation.mistakes(tmp_path / "none.csl")
    with pytest.raises(StyleError, match="cannot be read: No such file"):
        validation.check(tmp_path / "none.csl")


# --- what prevents the use ----------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<citation/>",
        "<macro name='a'><text value='x'/></macro>",
        "<citation><sort/></citation>",
    ],
)
def test_a_style_without_a_layout_is_an_error(body: str) -> None:
    assert fatal(style(body)) == [(1, "style-no-layout")]


def test_a_bibliography_alone_is_used_although_a_style_needs_a_citation() -> None:
    problem = the_mistake(style(f"<bibliography>{LAYOUT}</bibliography>"))
    assert (problem.severity, problem.message) == ("warning", "<style> needs <citation>; add it")


@pytest.mark.parametrize(
    ("href", "message"),
    [
        ("http://www.zotero.org/styles/no-such-style", "'no-such-style', which is not installed"),
        ("", "does not say to which"),
    ],
)
def test_a_dependent_style_without_its_parent_is_an_error(href: str, message: str) -> None:
    link = f"\n<link rel='independent-parent' href='{href}'/></info>"
    content = f"<style xmlns='{NAMESPACE}' version='1.0'>{INFO.replace('</info>', link)}</style>"
    problem = the_mistake(content.encode())
    assert (problem.line, problem.code) == (2, "style-without-parent")
    assert message in problem.message


def test_a_style_that_neither_formats_nor_points_to_another_is_an_error() -> None:
    content = f"<style xmlns='{NAMESPACE}' version='1.0'>{INFO}</style>".encode()
    assert (1, "style-without-parent") in fatal(content)


def test_a_dependent_style_leads_to_its_parent_and_keeps_its_language(tmp_path: Path) -> None:
    link = "<link rel='independent-parent' href='http://www.zotero.org/styles/apa'/></info>"
    path = tmp_path / "mine.csl"
    path.write_text(
        f"<style xmlns='{NAMESPACE}' version='1.0' default-locale='fr-FR'>"
        f"{INFO.replace('</info>', link)}</style>"
    )
    assert validation.mistakes(path) == ()
    assert catalogue.info(path).parent == "apa"
    assert catalogue.info(path).name == "mine"
    assert (csl.load(path).name, csl.load(path).default_locale) == ("apa", "fr-FR")


@pytest.mark.parametrize(
    ("macros", "line", "circle"),
    [
        ("<macro name='a'><text macro='a'/></macro>", 3, "a → a"),
        (
            "<macro name='a'><text macro='b'/></macro>\n<macro name='b'><text macro='a'/></macro>",
            4,
            "a → b → a",
        ),
        (
            "<macro name='a'><choose><if type='book'>\n<text macro='a'/></if></choose></macro>",
            4,
            "a → a",
        ),
    ],
)
def test_a_macro_that_calls_itself_is_an_error(macros: str, line: int, circle: str) -> None:
    content = style(f"{macros}<citation><layout><text macro='a'/></layout></citation>")
    problem = the_mistake(content)
    assert (problem.line, problem.code) == (line, "style-macro-cycle")
    assert f"({circle})" in problem.message


def test_a_macro_that_a_sort_key_calls_is_looked_at_too() -> None:
    macros = "<macro name='a'><text macro='a'/></macro>"
    content = style(f"{macros}<citation><sort><key macro='a'/></sort>{LAYOUT}</citation>")
    assert fatal(content) == [(3, "style-macro-cycle")]


def call(macro: str) -> str:
    return f"<text macro='{macro}'/>"


def chain(length: int, calls: int = 1) -> bytes:
    """Return a style with macros that call the next one."""
    macros = "".join(
        f"<macro name='m{n}'>{call(f'm{n + 1}') * calls}</macro>"
        if n < length
        else f"<macro name='m{n}'><text variable='title'/></macro>"
        for n in range(length + 1)
    )
    return printing("<text macro='m0'/>", macros)


def nested(depth: int) -> bytes:
    return printing("<group>" * depth + "<text variable='title'/>" + "</group>" * depth)


def test_elements_that_are_nested_too_deeply_are_an_error() -> None:
    assert fatal(nested(DEPTH_LIMIT)) == [(4, "style-too-deep")]
    assert fatal(nested(5000)) == [(4, "style-too-deep")]


def test_macros_that_are_nested_too_deeply_are_an_error() -> None:
    assert fatal(chain(DEPTH_LIMIT)) == [(3, "style-too-deep")]


def test_macros_that_multiply_are_an_error() -> None:
    assert fatal(chain(30, calls=10)) == [(3, "style-too-much")]


def test_macros_that_repeat_much_text_are_an_error() -> None:
    text = "x" * 100_000
    macros = (
        f"<macro name='a'>{call('b') * 300}</macro><macro name='b'><text value='{text}'/></macro>"
    )
    assert fatal(printing("<text macro='a'/>", macros)) == [(3, "style-too-much")]


@pytest.mark.parametrize("content", [nested(DEPTH_LIMIT - 4), chain(DEPTH_LIMIT // 2 - 3)])
def test_what_is_just_not_nested_too_deeply_can_be_used(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "deep.csl"
    path.write_bytes(content)
    shown = csl.render(path, SAMPLES[1:2], [Citation([Cite("book")])])
    assert output.inline(shown.citations[0]) == "A short history of dams"


def test_all_errors_are_told_at_once(tmp_path: Path) -> None:
    macros = "".join(f"\n<macro name='{n}'><text macro='{n}'/></macro>" for n in "abc")
    calls = "".join(f"<text macro='{n}'/>" for n in "abc")
    path = tmp_path / "bad.csl"
    path.write_bytes(style(f"{macros}<citation><layout>{calls}</layout></citation>"))
    with pytest.raises(StyleError, match=r"line 4: .* line 5: .* line 6: ") as caught:
        csl.load(path)
    assert [problem.line for problem in caught.value.problems] == [4, 5, 6]


# --- what costs a part --------------------------------------------------------------


def examples() -> list[Any]:
    """Read elements and what is said of them; the id of an example is its line."""
    path = CHECKOUT / "tests" / "data" / "style_mistakes.txt"
    lines = path.read_text("utf-8").splitlines()
    return [
        pytest.param(lines[at - 1], line.strip(), id=f"{path.name}:{at}")
        for at, line in enumerate(lines)
        if line.startswith("    ")
    ]


@pytest.mark.parametrize(("elements", "problem"), examples())
def test_a_mistake_is_a_warning_in_its_line_that_says_what_was_meant(
    elements: str, problem: str
) -> None:
    macros = "<macro name='this'><text value='x'/></macro>"
    found = validation.mistakes(printing(f"<text macro='this'/>{elements}", macros))
    shown = [f"{each.code}: {each.message}" for each in found]
    assert any(each.startswith(problem) for each in shown), shown
    assert {(each.line, each.severity) for each in found} == {(4, "warning")}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            style(info="<info><title>T</title></info>"),
            "2: style-missing: <info> needs <id>; add it",
        ),
        (style(info=""), "1: style-missing: <style> needs <info>; add it"),
        (
            style(info=INFO.replace("2026-01-31T09:00:00Z", "yesterday")),
            "2: style-value: <updated> must be a time such as",
        ),
        (
            style(info=INFO.replace("</info>", "<issn>12</issn></info>")),
            "2: style-value: <issn> must be an ISSN such as",
        ),
        (
            style(info=INFO.replace("</info>", "<category/></info>")),
            "2: style-missing: <category> that says nothing",
        ),
        (
            style(info=INFO.replace("</info>", "<category field='magic'/></info>")),
            "2: style-value: there is no field 'magic'",
        ),
        (
            style(f"{CITATION}{CITATION}"),
            "3: style-element: <citation> stands twice in <style>, first in line 3",
        ),
        (style(f"{CITATION}{INFO}", info=""), "3: style-element: <info> must stand"),
        (
            style(attributes="default-locale='xx-XX'"),
            "1: style-locale: there is no locale 'xx-XX', so English",
        ),
        (
            style(attributes="default-locale='english'"),
            "1: style-locale: there is no locale 'english', so",
        ),
        (
            style(f"<macro name='a'>\n<text value='x'/></macro>{CITATION}"),
            "3: style-macro-unused: the macro 'a' is not used",
        ),
        (
            style(
                "<macro name='a'><text macro='b'/></macro>"
                f"<macro name='b'><text macro='a'/></macro>{CITATION}"
            ),
            "3: style-macro-unused: the macro 'a' is not used",
        ),
        (
            printing("<text macro='a'/>", "<macro name='a'><text value='1'/></macro>" * 2),
            "3: style-macro-twice: the macro 'a' is defined again",
        ),
        (
            style().replace(b"version='1.0'", b"version='2.0'"),
            "1: style-value: there is no version '2.0'; use 1.0",
        ),
        (
            style().replace(b"class='in-text'", b""),
            "1: style-missing: <style> needs 'class'; add it, with one of in-text, note",
        ),
        (
            style(
                "<locale><terms><term name='at'><single>x</single></term></terms></locale>"
                + CITATION
            ),
            "3: style-missing: <term> needs <multiple>",
        ),
        (
            style(f"<locale xml:lang='e n'/>{CITATION}"),
            "3: style-value: xml:lang must be a language such as en-US, not 'e n'",
        ),
    ],
)
def test_a_mistake_of_the_whole_style_is_told_in_its_line(content: bytes, problem: str) -> None:
    found = said(content)
    assert any(each.startswith(problem) for each in found), found
    assert fatal(content) == []


def test_all_mistakes_are_told_in_the_order_of_the_file() -> None:
    elements = "<text/>\n<text variable='x' font='a'/>\n<names variable='title'/>"
    found = validation.mistakes(printing(elements))
    assert [(each.line, each.column) for each in found] == [(4, 1), (5, 7), (5, 20), (6, 8)]
    assert found[1].excerpt == "variable='x'"


def test_the_line_of_an_attribute_is_its_own() -> None:
    assert the_mistake(printing("<text value='x'\n\n  quotes='yes'/>")).line == 6


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_ends_a_line(ending: str) -> None:
    content = printing("<group>\n<text/>\n<text value='x'/></group>")
    assert the_mistake(content.replace(b"\n", ending.encode())).line == 5


def test_of_very_many_mistakes_the_first_are_told() -> None:
    found = validation.mistakes(printing("<text/>" * 5000))
    assert len(found) == 201
    assert (found[-1].code, found[-1].line) == ("style-more", None)
    assert "4,800 more" in found[-1].message


def test_an_error_is_told_after_very_many_warnings() -> None:
    macro = "<macro name='a'><text macro='a'/></macro>"
    assert fatal(printing("<txt/>" * 5000 + "<text macro='a'/>", macro))


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize(
    "content",
    [
        printing("<names variable='" + " ".join(f"a{n}" for n in range(100_000)) + "'/>"),
        printing("<group " + " ".join(f"a{n}='x'" for n in range(100_000)) + " display='x'/>"),
        printing("<text macro='x'/>" * 50_000),
        style("".join(f"<macro name='m{n}'><text macro='x'/></macro>" for n in range(30_000))),
        printing("<text variable='title' display='x'/>" * 30_000),
        printing("<a>" * 100_000),
        b"<" * LIMIT,
        b"<style>" + b"\n" * 1_000_000 + b"<a>",
        b"<?xml" + b" " * 1_000_000,
        printing("<text value='&#10;'/>" * 50_000),
    ],
    ids=range(10),
)
def test_no_style_takes_long(content: bytes) -> None:
    validation.mistakes(content)


# --- the use of a style with mistakes -----------------------------------------------


def test_a_style_with_mistakes_is_used_as_far_as_it_can_be(tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    path.write_bytes(
        printing(
            "<group delimiter=', '><names variable='author edtor'>"
            "<name form='short' et-al-min='x'/></names>"
            "<text variable='author'/><text macro='none'/><txt value='1'/>"
            "<text variable='title' display='middle' font-style='italics'/></group>",
            "<macro name='unused'><text value='x'/></macro>",
        )
    )
    style = csl.load(path)
    codes = [problem.code for problem in style.problems]
    assert sorted(set(codes)) == [
        "style-element", "style-macro-missing", "style-value", "style-variable-kind",
    ]  # fmt: skip
    assert "style-macro-unused" not in codes  # it costs nothing
    shown = csl.render(path, SAMPLES[1:2], [Citation([Cite("book")])])
    assert output.inline(shown.citations[0]) == "Doe, A short history of dams"
    assert set(style.problems) <= set(shown.problems)


def test_a_style_that_changes_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    path.write_bytes(printing("<txt/><text value='x'/>"))
    assert csl.load(path).problems
    path.write_bytes(printing("<text value='xyz'/>"))
    os.utime(path, (1, 1))
    assert csl.load(path).problems == ()


def test_a_loaded_style_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    path.write_bytes(printing("<text value='x'/>"))
    assert csl.load(path) is csl.load(str(path))


# --- any bytes, any style -----------------------------------------------------------

SCHEMA = etree.RelaxNG(etree.parse(citeproc.SCHEMA_PATH))
#: What the schema does not look at.
BEYOND = re.compile("style-(macro-.*|locale|without-parent|no-layout|too-.*|extension)")


@given(st.binary(max_size=200))
def test_no_bytes_raise(content: bytes) -> None:
    for data in (content, b"<style>" + content, GOOD.encode()[: 4 * len(content)] + content):
        assert all(problem.message for problem in validation.mistakes(data))


@given(st.integers(0, len(GOOD.encode())), st.integers(0, 40), st.binary(max_size=8))
def test_no_damage_raises(start: int, size: int, new: bytes) -> None:
    data = GOOD.encode()
    validation.mistakes(data[:start] + new + data[start + size :])


Elements = list[ElementTree.Element]


def mutate(root: ElementTree.Element, how: str, first: int, second: int, third: int) -> None:
    """Change one thing in a style."""
    every: Elements = list(root.iter())
    names = sorted({name for each in every for name in each.attrib})
    values = sorted({value for each in every for value in each.attrib.values()} | {"", "x", "07"})
    element, other = every[first % len(every)], every[second % len(every)]
    children = list(element)
    if how == "set":
        element.set(names[second % len(names)], values[third % len(values)])
    elif how == "change" and element.attrib:
        name = sorted(element.attrib)[second % len(element.attrib)]
        element.set(name, values[third % len(values)])
    elif how == "unset" and element.attrib:
        del element.attrib[sorted(element.attrib)[second % len(element.attrib)]]
    elif how == "rename" and element is not root:
        element.tag = other.tag
    elif how == "delete" and children:
        element.remove(children[second % len(children)])
    elif how == "double" and children:
        element.insert(third % len(children), copy.deepcopy(children[second % len(children)]))
    elif how == "swap" and len(children) > 1:
        at = second % (len(children) - 1)
        element[at], element[at + 1] = children[at + 1], children[at]
    elif how == "move":
        element.insert(third % (len(children) + 1), copy.deepcopy(other))
    elif how == "text":
        element.text = (values[third % len(values)] or " ").strip()


_NUMBER = st.integers(0, 10**6)
_CHANGE = st.tuples(
    st.sampled_from("set change unset rename delete double swap move text".split()),
    _NUMBER, _NUMBER, _NUMBER,
)  # fmt: skip


@given(st.lists(_CHANGE, min_size=1, max_size=4))
def test_mutated_styles_have_mistakes_where_the_schema_says_so_and_never_raise(
    changes: list[tuple[str, int, int, int]],
) -> None:
    root = ElementTree.fromstring(GOOD)
    for change in changes:
        mutate(root, *change)
    content = ElementTree.tostring(root, encoding="utf-8")
    found = validation.mistakes(content)
    valid = SCHEMA.validate(etree.fromstring(content))
    assert valid == all(BEYOND.fullmatch(problem.code) for problem in found), found
    if fatal(content):
        return
    usable, warnings = validation.usable(content)
    cites = [Citation([Cite(record.id, locator="3")], note=1) for record in SAMPLES]
    shown = csl.render(Style(usable, "mutant", warnings), SAMPLES, [*cites, *cites])
    for form in ("text", "html"):
        output.write(shown.entries, to=form)
        for citation in shown.citations:
            output.inline(citation, to=form)


def test_what_is_usable_of_a_good_style_is_all_of_it() -> None:
    usable, _ = validation.usable(GOOD.encode())
    assert ElementTree.canonicalize(usable.decode()) == ElementTree.canonicalize(GOOD)


def test_a_wrong_value_goes_and_all_else_stays() -> None:
    name = "n" * 5000
    elements = f"<text {name}=\"'>\" display\n=\n'x' value='&lt;' quotes=\"no\"/>"
    usable, _ = validation.usable(printing(elements))
    [text] = [each for each in ElementTree.fromstring(usable).iter() if each.tag.endswith("text")]
    assert text.attrib == {name: "'>", "value": "<"}


@pytest.mark.parametrize("text", ["<style a='1' b = \"2\"\n c='&gt;'>", "<ä:style c='>'>"])
def test_the_place_of_an_attribute_is_found(text: str) -> None:
    name = text.split()[0][1:]
    prefix = "xmlns:ä='x' " if ":" in name else ""
    source = Source(f"{text.replace(' ', f' {prefix}', 1)}</{name}>".encode())
    start, end = source.span(source.root, "c")
    assert source.text[start:end] in (b"c='&gt;'", b"c='>'")


# --- documentation ------------------------------------------------------------------


def test_every_code_is_documented() -> None:
    folder = CHECKOUT / "src" / "citekit" / "csl"
    code = "".join((folder / f"{name}.py").read_text("utf-8") for name in ("validation", "source"))
    rows = (CHECKOUT / "docs" / "problems.md").read_text("utf-8")
    codes = set(re.findall(r'"(style-[a-z-]+)"', code)) - {"style-options"}
    assert len(codes) > 20
    assert [each for each in sorted(codes) if f"| `{each}` |" not in rows] == []
