"""The top-level verbs: what `import citekit` offers, and `citekit.format`."""

from __future__ import annotations

import copy
import datetime
import html
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import citekit
from citekit import _api, csl
from citekit.errors import Problem, UnknownNameError
from citekit.record import Name, Record, Records
from citekit.references import Reference, Token

BOOK: dict[str, Any] = {
    "author": (Name("Ricks", "Thomas"),),
    "title": "Fiasco",
    "publisher": "Penguin",
}


def reference(pieces: list[tuple[str, str]], **fields: Any) -> Reference:
    """A reference of texts and labels, as the parser would give it."""
    tokens: list[Token] = []
    for text, label in pieces:
        start = tokens[-1].end if tokens else 0
        tokens.append(Token(start, start + len(text), text, label))
    whole = "".join(token.text for token in tokens)
    problems = (Problem("not-understood", "a remainder", line=1),)
    record = Record("ref-1", "book", fields)
    return Reference(whole, 0, len(whole), tuple(tokens), record, 0.5, problems)


PARTLY = reference(
    [("Fiasco", "title"), (", ", "separator"), ("signed", "note"), (" by ", "separator"),
     ("him", "note"), (".", "separator")],
    title="Fiasco",
)  # fmt: skip


# --- what there is ----------------------------------------------------------------


def test_importing_citekit_loads_nothing_heavy() -> None:
    heavy = ["attr", "attrs", "requests", "pybtex", "citeproc", "lxml", "click", "rich"]
    script = (
        "import sys, citekit; dir(citekit); citekit.__all__;"
        f"print(*[name for name in {heavy} if name in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == []


def test_every_public_name_is_there_and_others_are_not() -> None:
    for name in citekit.__all__:
        assert getattr(citekit, name) is not None
        assert name in dir(citekit)
    with pytest.raises(AttributeError, match="parze"):
        citekit.parze  # noqa: B018


def test_the_version_is_that_of_the_package() -> None:
    assert citekit.__version__.count(".") >= 1


# --- format -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "records",
    [
        Record("a", "book", BOOK),
        [Record("a", "book", BOOK)],
        Records([Record("a", "book", BOOK)]),
        iter([Record("a", "book", BOOK)]),
        {"id": "a", "type": "book", "title": "Fiasco", "publisher": "Penguin"},
        [{"type": "book", "title": "Fiasco", "publisher": "Penguin"}],
        reference([("Fiasco", "title")], title="Fiasco"),
    ],
)
def test_every_kind_of_source_is_formatted(records: Any) -> None:
    assert "Fiasco" in citekit.format(records)


def test_kinds_of_sources_can_be_mixed() -> None:
    mixed: list[Any] = [
        Record("a", "book", BOOK),
        PARTLY,
        {"id": 5, "type": "book", "title": "Third"},
    ]
    text = citekit.format(mixed, style="apa")
    assert text.count("Fiasco") == 2
    assert "Third" in text


def test_what_is_no_source_raises() -> None:
    wrong: Any = ["Fiasco"]
    with pytest.raises(TypeError, match="str"):
        citekit.format(wrong)


def test_nothing_makes_an_empty_list() -> None:
    assert citekit.format([]).strip() == ""


def test_a_remainder_stands_in_brackets_behind_its_entry() -> None:
    formatted = citekit.format(PARTLY)
    assert formatted.rstrip().endswith("[signed by him]")
    assert PARTLY.problems[0] in formatted.problems


def test_a_remainder_that_the_style_prints_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from citekit.markup import Run

    def render(*_: object, **__: object) -> csl.Rendered:
        note = (Run("signed  ", variable="note"), Run("by him", variable="note"))
        return csl.Rendered((csl.Entry("ref-1", (Run("Fiasco, "), *note)),))

    monkeypatch.setattr(csl, "render", render)
    assert "[" not in citekit.format(PARTLY)


def test_remainders_apart_are_listed() -> None:
    apart = reference(
        [("xyz", "note"), (" ", "separator"), ("Fiasco", "title"), ("; q", "note")], title="Fiasco"
    )
    assert "[xyz; ; q]" in citekit.format(apart)


def test_a_remainder_that_occurs_elsewhere_in_the_entry_is_not_hidden() -> None:
    told = reference([("Signed", "title"), (", ", "separator"), ("Signed", "note")], title="Signed")
    assert citekit.format(told).rstrip().endswith("[Signed]")


@pytest.mark.parametrize("place", ["p. 12", "para. 12", "§ 12", "note 12", "n. 12", "fn. 12", "12"])
def test_the_place_that_a_note_cites_keeps_its_word(place: str) -> None:
    word, _, number = place.rpartition(" ")
    before = f", {word} " if word else ", "
    told = reference(
        [("Fiasco", "title"), (before, "separator"), (number, "locator")],
        title="Fiasco", locator=number,
    )  # fmt: skip
    assert citekit.format(told).rstrip().endswith(f"[{place}]")


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("R&amp;D note", "R&D note"),
        ("ask <i>Bob</i> soon", "ask Bob soon"),
        ("not &lt;b&gt; found", "not <b> found"),
    ],
)
def test_a_remainder_is_read_once_and_escaped_once(note: str, shown: str) -> None:
    found = citekit.parse(f"Doe, Jane, “Title”, AP, 3 May 2020, {note}")
    assert citekit.format(found, style="apa").endswith(f" [{shown}]\n")
    assert f" [{html.escape(shown)}]</div>" in citekit.format(found, style="apa", to="html")


def test_a_reference_that_the_style_cannot_format_is_named_by_its_line_and_words(
    tmp_path: Path,
) -> None:
    style = tmp_path / "mute.csl"
    style.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info/>'
        "<citation><layout><text variable='genre'/></layout></citation></style>"
    )
    found = citekit.parse("\nDoe, Jane, “Title”, AP, 3 May 2020\nRoe, Ann, “Report”, interview\n")
    formatted = citekit.format([*found, {"genre": "G"}], style=style)
    assert formatted.startswith("Doe, Jane. Title. AP. 3 May 2020\n")
    said = [one for one in formatted.problems if one.code == "entry-not-formatted"]
    assert said[0].line == 2
    assert said[0].message.startswith("“Doe, Jane, “Title”, AP, 3 May 2020”: the style 'mute'")


@pytest.mark.parametrize("to", ["text", "html", "markdown"])
def test_a_remainder_is_text_in_every_form(to: str) -> None:
    odd = reference([("Fiasco ", "title"), ("<b>*x*", "note")], title="Fiasco")
    formatted = citekit.format(odd, to=to)
    assert ("<b>*x*" in formatted) == (to == "text")


def test_records_of_one_id_all_have_their_entry() -> None:
    titles: list[Any] = ["Alpha", "Beta", "Gamma"]
    same = [Record("x", "book", {"title": title}) for title in titles]
    text = citekit.format([*same, Record("x-2", "book", {**BOOK, "title": "Delta"})])
    assert all(title in text for title in [*titles, "Delta"])


def test_problems_of_what_was_read_are_passed_on() -> None:
    records = citekit.loads('[{"id": "a", "type": "book", "title": 1984}]', "csl-json")
    assert records.problems[0] in citekit.format(records).problems


def test_an_unknown_style_or_form_raises_with_suggestions() -> None:
    with pytest.raises(UnknownNameError) as caught:
        citekit.format([], style="chicago-notes-bibliografy")
    assert "chicago-notes-bibliography" in caught.value.suggestions
    with pytest.raises(UnknownNameError):
        citekit.format([Record("a", "book")], to="markdwon")


def test_a_formatted_list_is_text_and_can_be_pickled_and_copied() -> None:
    formatted = citekit.Formatted("Fiasco.", [Problem("x", "y")])
    assert formatted == "Fiasco."
    assert isinstance(formatted, str)
    for other in (pickle.loads(pickle.dumps(formatted)), copy.deepcopy(formatted)):
        assert (other, other.problems) == (formatted, formatted.problems)


# --- reading and writing ------------------------------------------------------------


def test_text_tells_its_own_format() -> None:
    assert citekit.loads("@book{a, title = {T}}")[0].id == "a"
    assert citekit.loads('[{"id": "a", "type": "book"}]')[0].id == "a"
    with pytest.raises(citekit.InputError):
        citekit.loads("Ricks, Fiasco")


def test_records_are_written_as_csl_json_unless_asked_otherwise() -> None:
    assert citekit.loads(citekit.dumps([Record("a", "book", BOOK)]))[0].fields == BOOK


@pytest.mark.parametrize("format", ["csl-json", "bibtex"])
def test_references_are_written_by_their_records(format: str, tmp_path: Path) -> None:
    found = citekit.parse("Ricks, Thomas, Fiasco, New York: The Penguin Press, 2006")
    text = citekit.dumps(found, format)
    assert text == citekit.dumps([found[0].record], format)
    assert text == citekit.dumps(found[0], format)
    path = tmp_path / "refs.txt"
    citekit.write(found, path, format=format)
    assert path.read_text("utf-8") == text


def test_a_file_of_free_text_is_named_when_it_is_read_as_records(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text("Doe, Jane, “Title”, AP, 3 May 2020", "utf-8")
    with pytest.raises(citekit.InputError) as caught:
        citekit.read(path)
    message = "neither CSL-JSON nor BibTeX, MARC or MODS; for free text use parse"
    assert str(caught.value) == f"{path}: {message}"
    with pytest.raises(citekit.InputError, match=f"^{message}$"):
        citekit.loads("Doe, Jane, “Title”, AP, 3 May 2020")


def test_bytes_that_are_no_text_are_named_by_their_file(tmp_path: Path) -> None:
    path = tmp_path / "picture.bib"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    with pytest.raises(citekit.InputError, match=r"picture\.bib: not text"):
        citekit.read(path)


def test_the_day_of_the_post_may_have_a_time() -> None:
    day = datetime.datetime(2019, 8, 27, 12, 30)  # noqa: DTZ001  # what a person would pass
    text = "Doe, Jane, “Title”, AP, 3 May"
    assert citekit.parse(text, date=day) == citekit.parse(text, date=day.date())


def test_parse_delegates_to_references() -> None:
    found = citekit.parse("Ricks, Thomas, Fiasco, New York: The Penguin Press, 2006")
    assert isinstance(found[0], Reference)
    assert citekit.parse("") == []


def test_the_verbs_are_documented() -> None:
    for name in _api.__all__:
        assert getattr(_api, name).__doc__


@pytest.mark.parametrize("text", [None, 5, b"Reuters"])
def test_what_is_no_text_is_a_type_error_that_says_so(text: Any) -> None:
    with pytest.raises(TypeError, match="text must be a str"):
        citekit.parse(text)
