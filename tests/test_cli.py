"""The command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from citekit import _api, references
from citekit.cli import main
from citekit.errors import Problem
from citekit.formats import FORMATS
from citekit.record import Record
from citekit.references import Reference, Token

JSON = '[{"id": "a", "type": "book", "title": "Fiasco", "publisher": "Penguin"}]'
BIB = "@book{a, title = {Fiasco}, publisher = {Penguin}}"
TEXT = "Ricks, Thomas, Fiasco, New York: The Penguin Press, 2006\n"


def run(*arguments: str, input: str | bytes = "", **options: Any) -> Result:
    return CliRunner().invoke(main, arguments, input=input, **options)


def shell(
    *arguments: str, input: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "citekit", *arguments],
        input=input, capture_output=True, check=False, env={**os.environ, **(env or {})},
    )  # fmt: skip


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    path = tmp_path / "refs.bib"
    path.write_text(BIB)
    return path


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """A parser that makes one reference a line, and notes what it was asked."""
    asked: list[Any] = []

    def parse(text: str, *, date: object = None, model: object = None) -> list[Reference]:
        asked.append(date)
        found: list[Reference] = []
        start = 0
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                token = Token(start, start + len(line), line, "title", "all of it")
                doubt = Problem("in-doubt", "look at it", line=number)
                fields: dict[str, Any] = {"title": line}
                record = Record(f"ref-{number}", "document", fields)
                end = start + len(line)
                found.append(Reference(line, start, end, (token,), record, 0.5, (doubt,), number))
            start += len(line) + 1
        return found

    monkeypatch.setattr(references, "parse", parse)
    return asked


# --- help -------------------------------------------------------------------------


@pytest.mark.parametrize("command", [[], ["parse"], ["format"], ["styles"]])
def test_every_help_has_examples(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Examples:\n" in result.output


def test_the_version_is_shown() -> None:
    import citekit

    assert run("--version").output == f"citekit {citekit.__version__}\n"


def test_help_loads_no_library_but_click() -> None:
    script = (
        "import sys\nfrom citekit.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print(*{'attr', 'attrs', 'rich', 'lxml', 'pybtex', 'citeproc'} & set(sys.modules),"
        "file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert result.stderr.split() == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["format", "--to", "pdf"],
        ["parse", "--date", "yesterday"],
        ["format", "--from", "ris"],
    ],
)
def test_misuse_is_exit_2(arguments: list[str]) -> None:
    result = run(*arguments, input=TEXT)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


# --- parse ------------------------------------------------------------------------


def test_parse_writes_csl_json(parser: list[Any]) -> None:
    result = run("parse", input="One\nTwo\n")
    assert [item["title"] for item in json.loads(result.stdout)] == ["One", "Two"]
    assert result.stderr == (
        "<stdin>:1: warning: look at it [in-doubt]\n<stdin>:2: warning: look at it [in-doubt]\n"
    )
    assert result.exit_code == 1


def test_the_date_of_the_post_is_passed_on(parser: list[Any]) -> None:
    run("parse", "--date", "2019-08-27", input="One")
    assert [str(date) for date in parser] == ["2019-08-27"]


def test_explain_says_what_was_taken_for_what(parser: list[Any]) -> None:
    result = run("parse", "--explain", input="\nOne\r\nTwo")
    lines = result.stdout.splitlines()
    assert lines[0] == "1. line 2, confidence 0.50"
    assert "  title: One  (1.00; all of it)" in lines


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_ends_a_line_of_free_text(ending: str) -> None:
    text = f"Doe, Jane, “A”, AP, 3 May 2020{ending}Roe, Ann, “B”, AP, 4/5/20{ending}"
    result = run("parse", "--explain", input=text.encode())
    assert [
        line.partition(",")[0] for line in result.stdout.splitlines() if "confidence" in line
    ] == [
        "1. line 1",
        "2. line 2",
    ]
    assert result.stderr.startswith("<stdin>:2: ")


def test_explain_in_colour_shows_the_same_text(
    parser: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from citekit.cli import texts

    monkeypatch.setenv("FORCE_COLOR", "1")
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)

    class Terminal:
        def __init__(self) -> None:
            self.text = ""

        def isatty(self) -> bool:
            return True

        def write(self, text: str) -> int:
            self.text += text
            return len(text)

        def flush(self) -> None:
            pass

    found = references.parse("One [x]")
    shown: list[str] = []
    for colour in (True, False):
        terminal = Terminal()
        monkeypatch.setattr(sys, "stdout", terminal)
        if not colour:
            monkeypatch.setenv("NO_COLOR", "1")
        texts._explain(found)
        shown.append(terminal.text)
    monkeypatch.undo()
    assert "\x1b[" in shown[0]
    assert "One [x]" in shown[0]
    assert "\x1b[" not in shown[1]


def test_parse_turns_bibtex_into_csl_json(bib: Path) -> None:
    result = run("parse", str(bib))
    assert json.loads(result.stdout)[0]["title"] == "Fiasco"
    assert result.exit_code == 0
    assert run("parse", str(bib), "--explain").exit_code == 2


# --- what libraries have -------------------------------------------------------------

FIELDS = """<leader>00000nam a2200000 a 4500</leader><controlfield tag="001">77</controlfield>
<datafield tag="100" ind1="1" ind2=" "><subfield code="a">Poe, Édith,</subfield></datafield>
<datafield tag="245" ind1="1" ind2="0"><subfield code="a">The vane /</subfield></datafield>"""
MARCXML = f'<record xmlns="http://www.loc.gov/MARC21/slim">{FIELDS}</record>'
MODS = """<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>The vane</title></titleInfo>
<name type="personal"><namePart type="family">Poe</namePart>
<namePart type="given">Édith</namePart></name>
<originInfo><issuance>monographic</issuance></originInfo></mods>"""


def iso2709(rows: dict[str, bytes], encoding: bytes) -> bytes:
    """Write a record as ISO 2709 has it; `encoding` is ``a`` for UTF-8, a blank for MARC-8."""
    directory, data = b"", b""
    for tag, content in rows.items():
        directory += b"%s%04d%05d" % (tag.encode(), len(content) + 1, len(data))
        data += content + b"\x1e"
    start = 24 + len(directory) + 1
    head = b"%05dnam %b22%05d a 4500" % (start + len(data) + 1, encoding, start)
    return head + directory + b"\x1e" + data + b"\x1d"


def binary(author: bytes, encoding: bytes) -> bytes:
    rows = {"001": b"77", "100": b"1 \x1fa" + author, "245": b"10\x1faThe vane /"}
    return iso2709(rows, encoding)


LIBRARY: dict[str, tuple[bytes, str]] = {
    "MARC 21 in MARC-8": (binary(b"Poe, \xe2Edith,", b" "), ".mrc"),
    "MARC 21 in UTF-8": (binary("Poe, Édith,".encode(), b"a"), ".marc"),
    "MARCXML": (MARCXML.encode(), ".marcxml"),
    "MARCXML in its own encoding": (
        f'<?xml version="1.0" encoding="ISO-8859-1"?>{MARCXML}'.encode("latin-1"),
        ".xml",
    ),
    "MODS": (MODS.encode(), ".mods"),
    "MODS in UTF-16": (MODS.encode("utf-16"), ".xml"),
}


@pytest.mark.parametrize("kind", LIBRARY)
def test_records_of_libraries_are_read_by_suffix_and_by_content(kind: str, tmp_path: Path) -> None:
    data, suffix = LIBRARY[kind]
    path = tmp_path / f"vane{suffix}"
    path.write_bytes(data)
    for result in (run("format", str(path)), run("format", input=data)):
        assert result.stdout == "Poe, Édith. The Vane. n.d.\n"
        assert result.stderr == ""
        assert result.exit_code == 0
    parsed = json.loads(run("parse", str(path)).stdout)[0]
    assert parsed["author"] == [{"family": "Poe", "given": "Édith"}]
    cited = run("cite", str(path), parsed["id"], "--style", "apa")
    assert cited.stdout == "(Poe, n.d.)\n"


def test_the_option_takes_every_format_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.txt"
    path.write_text(MODS, "utf-8")
    assert run("format", "--from", "mods", str(path)).stdout.startswith("Poe, Édith.")
    assert run("format", "--from", "marc", str(path)).exit_code == 1
    said = run("format", "--from", "other", str(path)).stderr
    assert all(f"'{name}'" in said for name in ("text", *FORMATS))


# --- format -----------------------------------------------------------------------


@pytest.mark.parametrize("input", [JSON, BIB])
def test_the_content_tells_the_format(input: str) -> None:
    result = run("format", input=input)
    assert result.stdout == "Fiasco. Penguin, n.d.\n"
    assert result.exit_code == 0


def test_the_option_tells_the_format(parser: list[Any]) -> None:
    assert "@book" in run("format", "--from", "text", input=BIB).stdout


def test_free_text_is_formatted(parser: list[Any]) -> None:
    result = run("format", "--style", "apa", "--to", "html", "-", input="One & two")
    assert "One &amp; two" in result.stdout
    assert result.exit_code == 1


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_is_read(ending: str) -> None:
    text = BIB.replace(", ", f",{ending}")
    assert run("format", input=text.encode()).stdout.startswith("Fiasco. Penguin")


def test_a_broken_entry_is_named_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(f"{BIB}\n@book{{b,\n  title = {{Second\n}}\n")
    result = run("format", str(path))
    assert "Fiasco" in result.stdout
    assert "Second" in result.stdout
    assert result.stderr.startswith(f"{path}:3: error: ")
    assert result.stderr.endswith("[bibtex-syntax]\n")
    assert result.exit_code == 1


def test_what_was_only_assumed_is_exit_0(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes("@book{a, title = {Café}}".encode("cp1252"))
    result = run("format", str(path))
    assert "Café" in result.stdout
    assert "info: not UTF-8" in result.stderr
    assert result.exit_code == 0


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_other_encodings_are_read(encoding: str) -> None:
    assert run("format", input=BIB.encode(encoding)).stdout == "Fiasco. Penguin, n.d.\n"


def test_an_unknown_style_is_misuse_and_the_nearest_are_named() -> None:
    result = run("format", "--style", "chicago-notes-bibliografy", input=JSON)
    assert result.exit_code == 2
    assert "did you mean chicago-notes-bibliography" in result.stderr.replace("\n", " ")
    assert result.stdout == ""


def test_an_unknown_language_is_misuse_and_says_which_there_are() -> None:
    result = run("format", "--locale", "xx-YY", input=JSON)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert "'xx-YY'; there are af-ZA, ar," in " ".join(result.stderr.split())
    assert "did you mean de-DE" in run("format", "--locale", "german", input=JSON).stderr


def test_a_broken_style_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.csl"
    path.write_text("<style>\n<a></b></style>")
    result = run("format", "--style", str(path), input=JSON)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{path}:2: error: it is not XML: ")
    assert result.stderr.count("\n") == 1


def test_a_list_is_written_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("old")
    assert run("format", "-o", str(path), input=JSON).stdout == ""
    assert path.read_text() == "Fiasco. Penguin, n.d.\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    target = str(tmp_path / "none" / "list.txt")
    result = run("format", "-o", target, input=JSON)
    assert result.exit_code == 1
    assert result.stderr == f"{target}: error: cannot be written: No such file or directory\n"


# --- input that cannot be used ----------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "there is nothing in it"),
        (b" \n\t", "there is nothing in it"),
        (b"\xef\xbb\xbf", "there is nothing in it"),
        (b"<ol></ol>\n", "there is no reference in it"),
        (b"[]", "there is no record in it"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "zero bytes"),
        (b'[{"id": "a", "type": "book", "title": "Cut', "broken JSON at column"),
        (b"[{]", "broken JSON at column 3"),
    ],
)
@pytest.mark.parametrize("command", ["parse", "format"])
def test_input_that_cannot_be_used_is_one_line_and_exit_1(
    command: str, data: bytes, said: str
) -> None:
    result = run(command, input=data)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_missing_file_and_a_folder_are_one_line(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        result = run("format", str(path))
        assert result.exit_code == 1
        assert result.stderr.startswith(f"{path}: error: cannot be read: ")
        assert result.stderr.count("\n") == 1


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_a_file_that_may_not_be_read_is_one_line(bib: Path) -> None:
    bib.chmod(0)
    result = run("format", str(bib))
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)


def test_an_error_in_a_library_is_one_line_unless_debugging(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr(_api, "format", fail)
    monkeypatch.delenv("CITEKIT_DEBUG", raising=False)
    result = run("format", input=JSON)
    assert result.exit_code == 1
    assert result.stderr == "citekit: error: RuntimeError: two lines\n"
    monkeypatch.setenv("CITEKIT_DEBUG", "1")
    assert isinstance(run("format", input=JSON).exception, RuntimeError)


# --- styles -----------------------------------------------------------------------


def test_styles_are_found_by_a_part_of_their_name() -> None:
    result = run("styles", "chicago", "notes")
    assert result.exit_code == 0
    assert any(
        line.startswith("chicago-notes-bibliography\t") for line in result.stdout.split("\n")
    )


def test_a_mistyped_style_gets_the_nearest_three() -> None:
    result = run("styles", "chicago-notes-bibliografy")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "chicago-notes-bibliography" in result.stderr
    assert result.stderr.count(",") == 2


def style_file(folder: Path, layout: str, rest: str = "") -> str:
    """Write a style with a layout in line 6."""
    path = folder / "own.csl"
    path.write_text(
        "<style xmlns='http://purl.org/net/xbiblio/csl' class='in-text' version='1.0'>\n"
        "<info><title>Own</title>\n<id>https://example.org/own</id>\n"
        f"<updated>2026-01-31T09:00:00Z</updated></info>{rest}\n"
        f"<citation><layout>\n{layout}</layout></citation></style>",
        "utf-8",
    )
    return str(path)


def test_info_says_what_styles_are() -> None:
    result = run("styles", "--info", "aims-mathematics", "source-list")
    assert result.exit_code == 0
    first, second = result.stdout.split("\n\n")
    assert {"class: in-text", "citation format: numeric", "parent: aims-press"} <= set(
        first.split("\n")
    )
    assert {"name: source-list", "language: en-US", "class: note"} <= set(second.split("\n"))
    assert "parent" not in second


def test_info_takes_a_path(tmp_path: Path) -> None:
    result = run("styles", "--info", style_file(tmp_path, "<text value='x'/>"))
    assert "title: Own\n" in result.stdout
    assert "language: en-US, or another on request\n" in result.stdout
    assert "bibliography: no\n" in result.stdout


def test_a_preview_shows_citations_and_the_list() -> None:
    result = run("styles", "--preview", "apa")
    assert result.exit_code == 0
    assert "\n\nIn the text:\n  (Roe et al., 2021)\n  (Doe, 2006)\n" in result.stdout
    assert "\n\nIn the list:\n  Doe, J. (2006). A short history of dams (2nd ed.)." in result.stdout
    assert "In notes:" in run("styles", "--preview", "chicago-notes-bibliography").stdout


def test_a_preview_is_in_the_language_that_is_asked_for() -> None:
    assert "2. Aufl." in run("styles", "--preview", "apa", "--locale", "de").stdout
    result = run("styles", "--preview", "apa", "--locale", "german")
    assert result.exit_code == 2
    assert "did you mean de-DE" in result.stderr


def test_a_preview_of_a_style_without_a_bibliography_says_so(tmp_path: Path) -> None:
    result = run("styles", "--preview", style_file(tmp_path, "<text variable='title'/>"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("  Where the water goes\n\nIt has no list.\n")


def test_a_preview_on_a_terminal_shows_italics(monkeypatch: pytest.MonkeyPatch) -> None:
    from citekit.cli import listing

    monkeypatch.setattr(listing, "in_colour", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    shown = run("styles", "--preview", "apa").stdout
    assert "\x1b[3mA short history of dams" in shown
    assert "\x1b" not in shown.partition("In the list")[0]


def test_check_finds_every_mistake_and_is_exit_1(tmp_path: Path) -> None:
    path = style_file(tmp_path, "<text variable='titel'/>\n<text value='x' quotes='yes'/>")
    result = run("styles", "--check", path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        f"{path}:6: warning: there is no variable 'titel'; did you mean 'title'? [style-value]",
        f"{path}:7: warning: there is no quotes 'yes'; use 0 or 1 or false or true [style-value]",
    ]


def test_check_says_that_there_are_no_mistakes(tmp_path: Path) -> None:
    path = style_file(tmp_path, "<text value='x'/>", "<macro name='a'><text value='x'/></macro>")
    result = run("styles", "--check", path, "apa")
    assert (result.exit_code, result.stdout) == (0, f"{path}: no mistakes\napa: no mistakes\n")
    assert result.stderr.startswith(f"{path}:4: info: the macro 'a' is not used")


def test_check_goes_on_after_a_file_that_cannot_be_used(tmp_path: Path) -> None:
    path = style_file(tmp_path, "<text value='x'/>")
    result = run("styles", "--check", str(tmp_path), "none.csl", "-", path, input="<a>\n")
    assert (result.exit_code, result.stdout) == (1, f"{path}: no mistakes\n")
    first, second, third = result.stderr.splitlines()
    assert first.startswith(f"{tmp_path}: error: cannot be read: ")
    assert second == "none.csl: error: cannot be read: No such file or directory"
    assert third.startswith("<stdin>:2: error: it is not XML: ")


def test_a_style_that_cannot_be_used_is_told_line_by_line(tmp_path: Path) -> None:
    macros = "<macro name='a'>\n<text macro='a'/></macro>"
    path = style_file(tmp_path, "<text macro='a'/>", macros)
    for view in ("--info", "--preview"):
        result = run("styles", view, path)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith(f"{path}:5: error: the macro 'a' calls itself")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--info"], "--info needs the name of a style"),
        (["--check"], "--check needs the name of a style"),
        (["--info", "apa", "--locale", "de"], "--locale is for --preview"),
        (["chicago", "--locale", "de"], "--locale is for --preview"),
        (["--info", "appa"], "did you mean apa"),
        (["--preview", "appa"], "did you mean apa"),
        (["--check", "appa"], "did you mean apa"),
    ],
)
def test_looking_at_no_style_is_misuse(arguments: list[str], message: str) -> None:
    result = run("styles", *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_mistakes_of_a_style_are_told_in_its_own_lines(tmp_path: Path) -> None:
    path = style_file(tmp_path, "<text variable='title'/><txt value='x'/>")
    result = run("format", "--style", path, input=JSON)
    assert (result.exit_code, result.stdout) == (1, "Fiasco\n")
    assert f"{path}:6: warning: there is no element <txt>" in result.stderr
    assert "<stdin>:6" not in result.stderr


# --- the process ------------------------------------------------------------------


def test_output_is_utf8_whatever_the_locale() -> None:
    data = '[{"id": "a", "type": "book", "title": "Łódź – “日本”"}]'.encode()
    result = shell("format", input=data, env={"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"})
    assert "Łódź – “日本" in result.stdout.decode("utf-8")
    assert result.stderr == b""


@pytest.mark.skipif(os.name == "nt", reason="pipes are those of Unix")
def test_a_closed_pipe_is_quiet() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", "from citekit.cli import main; main(['styles'])"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 1


@pytest.mark.skipif(os.name == "nt", reason="signals are those of Unix")
def test_ctrl_c_is_quiet() -> None:
    # what a shell starts in the background inherits that the signal is ignored
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from citekit.cli import main; print('ready', flush=True); main(['format'])"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(1)  # until it waits for its input
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert errors.strip() == b""
    assert process.returncode == 130


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")
def test_a_terminal_as_input_is_told_so() -> None:
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", "from citekit.cli import main; main(['format'])"],
        stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(theirs)
    assert process.stderr is not None
    assert b"reading standard input" in process.stderr.readline()
    os.write(ours, JSON.encode() + b"\n\x04")
    output, _ = process.communicate(timeout=60)
    os.close(ours)
    assert b"Fiasco" in output


def test_a_real_list_goes_through(tmp_path: Path) -> None:
    path = tmp_path / "sources.txt"
    path.write_text(TEXT)
    parsed = shell("parse", str(path))
    assert json.loads(parsed.stdout)
    formatted = shell("format", str(path))
    assert b"Fiasco" in formatted.stdout
    assert b"Traceback" not in parsed.stderr + formatted.stderr


# cite


def test_cite_writes_one_citation(bib: Path) -> None:
    result = run("cite", str(bib), "a", "--style", "apa", "--locator", "12")
    assert result.exit_code == 0
    assert result.stdout.endswith(", p. 12)\n")
    assert run("cite", str(bib), "a", "--style", "ieee").stdout == "[1]\n"
    assert run("cite", str(bib), "a", "--style", "ieee", "--narrative").stdout.endswith(" [1]\n")
    note = run("cite", str(bib), "a", "--style", "chicago-notes", "--to", "html")
    assert "<i>" in note.stdout
    assert note.stderr == ""


def test_cite_names_the_ids_near_one_that_is_not_there(bib: Path) -> None:
    bib.write_text(BIB.replace("{a,", "{knuth1984,"))
    result = run("cite", str(bib), "knuth1983")
    assert result.exit_code == 2
    assert "did you mean knuth1984?" in result.stderr


def test_the_other_engine_formats_a_list(bib: Path) -> None:
    ours, other = (run("format", str(bib), "--engine", name) for name in ("citekit", "citeproc-py"))
    assert ours.exit_code == other.exit_code == 0
    assert "Fiasco" in other.stdout


def test_what_is_doubtful_is_left_to_a_person() -> None:
    sure = run("parse", "--min-confidence", "0", input=TEXT)
    assert len(json.loads(sure.stdout)) == 1
    doubtful = run("parse", "--min-confidence", "1", input=TEXT)
    assert json.loads(doubtful.stdout) == []
    assert "confidence 0." in doubtful.stderr
    assert "Fiasco" in doubtful.stderr
    assert doubtful.exit_code == 1


def test_a_least_confidence_is_for_free_text(bib: Path) -> None:
    result = run("parse", str(bib), "--min-confidence", "0.5")
    assert result.exit_code == 2
    assert "free text" in result.stderr


def test_the_reference_list_of_a_page_is_read_alone(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<p>Prose about lakes.</p><h2>References</h2><ol>"
        "<li>Roe, A. (2004). <i>A study of lakes</i>. Oxford: Example Press. <a href='#r'>↩</a>"
        "<li>Poe, C. (2010). <i>Towns</i>. London: Example Press.</ol>"
    )
    result = run("parse", "--html", str(path))
    titles = [record["title"] for record in json.loads(result.stdout)]
    assert titles == ["A study of lakes", "Towns"]


def test_a_page_without_a_list_says_so() -> None:
    result = run("parse", "--html", input="<p>Prose about lakes.</p>")
    assert result.exit_code == 1
    assert "no reference list" in result.stderr


def test_mentions_are_told_with_their_place_and_reason() -> None:
    result = run("mentions", input="It rained.\nAccording to Reuters, the talks ended.")
    assert result.exit_code == 0
    place, words, kind, reason = result.stdout.rstrip("\n").split("\t")
    assert (place, words, kind) == ("2:14", "Reuters", "article-newspaper")
    assert reason


def test_mentions_can_be_formatted() -> None:
    text = "See S/2010/406 and, according to Reuters, more."
    records = json.loads(run("mentions", "--json", input=text).stdout)
    assert len({record["id"] for record in records}) == len(records) == 2


def test_prose_without_sources_has_no_mentions() -> None:
    result = run("mentions", input="The cat sat on the mat.")
    assert (result.exit_code, result.stdout) == (0, "")


def test_training_without_references_says_so(tmp_path: Path) -> None:
    path = tmp_path / "none.jsonl"
    path.write_text("")
    result = run("train", str(path), "--out", str(tmp_path / "mine.npz"))
    assert result.exit_code == 1
    assert "no labelled reference" in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.jsonl", b"[1, 2]", 'a.jsonl:1: no object with a "text"'),
        ("a.jsonl", b"\n{'text'", "a.jsonl:2: no JSON object"),
        ("a.jsonl", b"words\xff", "a.jsonl: no UTF-8 text"),
        ("a.jsonl", b'{"text": 7, "spans": []}', "a.jsonl:1: no object"),
        ("a.jsonl", b'{"text": "Roe", "spans": 3}', '"spans" is no list'),
        ("a.jsonl", b'{"text": "Roe", "spans": [[0, 9, "author"]]}', "a text of 3 characters"),
        ("a.jsonl", b'{"text": "Roe", "spans": [[0, 3, "auther"]]}', "did you mean author?"),
        ("a.xml", b"<dataset><sequence><author>Roe", "a.xml:1: broken XML"),
        ("a.xml", b"<dataset>\n<sequence><auther>Roe</auther></sequence></dataset>", "a.xml:2: no"),
    ],
)
def test_a_broken_training_file_is_named_with_its_line(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = run("train", str(path), "--out", str(tmp_path / "mine.npz"))
    assert result.exit_code == 1
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_training_says_early_what_it_cannot_read_or_write(tmp_path: Path) -> None:
    missing = run("train", str(tmp_path / "none.jsonl"), "--out", str(tmp_path / "mine.npz"))
    assert missing.exit_code == 1
    assert "none.jsonl: error: no such file" in missing.stderr
    nowhere = run("train", str(tmp_path / "none.jsonl"), "--out", str(tmp_path / "a" / "mine.npz"))
    assert nowhere.exit_code == 1
    assert "there is no folder" in nowhere.stderr


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.npz"
    path.write_text("words")
    result = run("parse", "--model", str(path), input=TEXT)
    assert result.exit_code == 1
    assert "holds no tagger" in result.stderr
    missing = run("parse", "--model", str(tmp_path / "none.npz"), input=TEXT)
    assert missing.exit_code == 1
    assert "cannot be read" in missing.stderr


def test_a_model_of_ones_own_is_used(tmp_path: Path) -> None:
    from citekit.training import fitting

    path = tmp_path / "mine.npz"
    path.write_bytes(fitting.SHIPPED.read_bytes())
    result = run("parse", "--model", str(path), input=TEXT)
    assert json.loads(result.stdout)[0]["publisher"]
