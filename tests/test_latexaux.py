"""LaTeX documents: `citekit aux` in place of BibTeX, compiled for real where TeX is there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from citekit import latexaux
from citekit.cli import main
from citekit.csl import catalogue
from citekit.errors import InputError, UnknownNameError
from citekit.latexaux import auxfiles

REFS = r"""
@book{tex, author = {Knuth, Donald E.}, title = {The TeXbook}, date = {1984}, publisher = {Vane}}
@article{lit, author = {Knuth, Donald E.}, title = {Literate Programming: 100\% {\&} more\_},
  date = {1984}, journal = {The Computer Journal}, doi = {10.1093/comjnl/27.2.97}}
@book{many, author = {Roe, Ann and Doe, Bob and Poe, Cy and Coe, Di}, title = {Many}, date = {2001},
  url = {https://example.org/~user/a_b?c=1&d=%20#x}}
@book{nobody, title = {A title alone}, date = {1999}}
"""
AUX = r"""\relax
\citation{tex}
\citation{lit,many}
\bibstyle{apa}
\bibdata{refs}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "refs.bib").write_text(REFS, encoding="utf-8")
    (tmp_path / "main.aux").write_text(AUX, encoding="utf-8")
    return tmp_path


def typeset(aux: str = AUX, **options: Any) -> latexaux.Bbl:
    Path("main.aux").write_text(aux, encoding="utf-8")
    return latexaux.typeset("main.aux", **options)


def codes(bbl: latexaux.Bbl) -> list[tuple[str, int | None, str]]:
    return [(file, each.line, each.code) for file, found in bbl.problems.items() for each in found]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["aux", *arguments])


# --- what is read -------------------------------------------------------------------


def test_what_is_cited_is_listed_with_labels_that_natbib_takes_apart(folder: Path) -> None:
    text = typeset().text
    keys = re.findall(r"\\bibitem\[(.*)\]\{(.*)\}", text)
    assert keys == [
        ("Knuth(1984a)Knuth", "lit"),
        ("Knuth(1984b)Knuth", "tex"),
        ("Roe et al.(2001)Roe, Doe, Poe and Coe", "many"),
    ]
    assert r"\citekitcite{Knuth, 1984a}" in text


def test_numbers_follow_the_document(folder: Path) -> None:
    text = typeset(style="ieee").text
    assert re.findall(r"^\\citekitcite\{(.*)\}%", text, re.MULTILINE) == ["1", "2", "3"]
    assert re.findall(r"\\bibitem\[.*\]\{(.*)\}", text) == ["tex", "lit", "many"]
    assert r"\begin{thebibliography}{3}" in text


def test_nocite_star_lists_all(folder: Path) -> None:
    text = typeset(AUX.replace("lit,many", "*"), style="ieee").text
    assert re.findall(r"\\bibitem\[.*\]\{(.*)\}", text) == ["tex", "lit", "many", "nobody"]


def test_a_name_that_no_file_can_have_is_said(folder: Path) -> None:
    long = "a" * 5000
    bbl = typeset(f"\\bibstyle{{apa}}\n\\@input{{{long}.aux}}\n\\citation{{x}}\n"
                  f"\\bibdata{{refs,{long}}}\n")  # fmt: skip
    assert {"aux-file", "bibliography-missing"} <= {code for *_, code in codes(bbl)}


def test_a_document_full_of_unknown_keys_takes_no_time(folder: Path) -> None:
    many = "".join(f"@book{{k{at}, title = {{T}}}}\n" for at in range(1000))
    (folder / "refs.bib").write_text(many, encoding="utf-8")
    keys = "".join(f"\\citation{{nokey{at}}}\n" for at in range(6000))
    start = time.perf_counter()
    bbl = typeset(f"\\bibstyle{{apa}}\n{keys}\\bibdata{{refs}}\n")
    assert len(codes(bbl)) == 6000
    assert time.perf_counter() - start < 5


def test_chapters_are_read_where_they_are_included(folder: Path) -> None:
    (folder / "chapters").mkdir()
    (folder / "chapters" / "one.aux").write_text("\\citation{many}\n")
    aux = "\\bibstyle{ieee}\n\\@input{chapters/one.aux}\n\\citation{tex}\n\\bibdata{refs}\n"
    assert re.findall(r"\\bibitem\[.*\]\{(.*)\}", typeset(aux).text) == ["many", "tex"]


@pytest.mark.parametrize(
    "name", ["../outside.aux", "/etc/passwd", "gone.aux", "refs.bib", "link.aux"]
)
def test_a_chapter_elsewhere_is_left_out_and_said(folder: Path, name: str) -> None:
    (folder.parent / "outside.aux").write_text("\\citation{many}\n")
    (folder / "link.aux").symlink_to(folder.parent / "outside.aux")
    bbl = typeset(f"{AUX}\\@input{{{name}}}\n")
    assert codes(bbl) == [("main.aux", 6, "aux-file")]
    assert typeset().text == bbl.text


def test_chapters_that_include_each_other_end(folder: Path) -> None:
    (folder / "a.aux").write_text("\\@input{main.aux}\n\\@input{b.aux}\n\\citation{tex}\n")
    (folder / "b.aux").write_text("\\@input{a.aux}\n")
    assert not typeset(f"{AUX}\\@input{{a.aux}}\n").problems


def test_a_thousand_nested_chapters_are_read(folder: Path) -> None:
    for number in range(1000):
        (folder / f"{number}.aux").write_text(f"\\@input{{{number + 1}.aux}}\n")
    (folder / "1000.aux").write_text("\\citation{nobody}\n")
    assert "{nobody}" in typeset(f"{AUX}\\@input{{0.aux}}\n").text


def test_csl_json_is_read_too(folder: Path) -> None:
    (folder / "more.json").write_text('[{"id": "ada", "type": "book", "title": "Notes"}]')
    aux = AUX.replace("refs}", "refs,more}").replace("tex", "ada")
    assert "{ada}" in typeset(aux).text


def test_a_key_in_another_case_is_found_as_in_bibtex(folder: Path) -> None:
    bbl = typeset(AUX.replace("{tex}", "{TeX}"))
    assert "]{TeX}" in bbl.text
    assert not bbl.problems


def test_two_cases_of_one_key_are_told(folder: Path) -> None:
    bbl = typeset(AUX.replace("{tex}", "{TeX,tex}"))
    assert codes(bbl) == [("main.aux", 2, "key-case")]


def test_a_folder_or_a_file_is_looked_in_on_request(folder: Path, tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (folder / "refs.bib").rename(library / "refs.bib")
    assert typeset(bibliography=[library]).text == typeset(
        AUX.replace("\\bibdata{refs}\n", ""), bibliography=[library / "refs.bib"]
    ).text  # fmt: skip


def test_the_entries_that_set_up_revtex_and_ieeetran_are_no_works(folder: Path) -> None:
    bbl = typeset(f"{AUX}\\citation{{REVTEX41Control}}\n\\citation{{IEEEexample:BSTcontrol}}\n")
    assert not bbl.problems


# --- trouble ------------------------------------------------------------------------


def test_a_missing_key_is_a_warning_with_file_line_and_the_nearest_keys(folder: Path) -> None:
    (folder / "main.aux").write_text(AUX.replace("{lit,many}", "{litt,many}"))
    result = run("main")
    assert result.exit_code == 1
    assert result.stderr == (
        "main.aux:3: warning: 'litt' is cited, but there is no record of that key;"
        " did you mean lit? [record-missing]\n"
    )
    assert "]{many}" in (folder / "main.bbl").read_text()
    assert "Warning--'litt' is cited" in (folder / "main.blg").read_text()
    assert run("main.aux", "--exit-zero").exit_code == 0


def test_a_missing_file_is_one_clear_line_and_the_bbl_stays_as_it_was(folder: Path) -> None:
    (folder / "refs.bib").unlink()
    (folder / "main.bbl").write_text("old")
    result = run("main.aux")
    assert result.exit_code == 1
    assert result.stderr == (
        "main.aux:5: error: there is no file 'refs.bib' beside the document, nor where TeX looks\n"
    )
    assert (folder / "main.bbl").read_text() == "old"


def test_of_two_files_the_one_that_is_there_is_used(folder: Path) -> None:
    bbl = typeset(AUX.replace("{refs}", "{gone,refs}"))
    assert codes(bbl) == [("main.aux", 5, "bibliography-missing")]
    assert "]{tex}" in bbl.text


def test_what_is_wrong_in_a_bib_file_is_told_with_its_line(folder: Path) -> None:
    (folder / "refs.bib").write_text("@book{tex, title = {A}}\n@book{tex, title = {B}}\n@book{x\n")
    bbl = typeset()
    assert ("refs.bib", 2, "id-duplicate") in codes(bbl)
    assert any(file == "refs.bib" and code == "bibtex-syntax" for file, _, code in codes(bbl))


@pytest.mark.parametrize("name", catalogue.BIBTEX)
def test_a_style_of_bibtex_is_refused_with_what_comes_near(folder: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"^main\.aux:4: .*is a style of BibTeX") as caught:
        typeset(AUX.replace("apa", name))
    assert set(catalogue.BIBTEX[name]) <= set(catalogue.names())
    assert all(near in str(caught.value) for near in catalogue.BIBTEX[name])
    assert name not in catalogue.names()


def test_the_command_line_says_what_comes_near_a_style_of_bibtex(folder: Path) -> None:
    result = run("main", "--style", "plainnat")
    assert result.exit_code == 2
    assert "did you mean natbib-plainnat-author-date, apa" in result.stderr


def test_a_style_that_does_not_exist_is_a_misuse_only_on_the_command_line(folder: Path) -> None:
    assert run("main", "--style", "appa").exit_code == 2
    with pytest.raises(InputError, match=r"main\.aux:4: no style named 'appa'"):
        typeset(AUX.replace("apa", "appa"))
    with pytest.raises(UnknownNameError):
        typeset(locale="xx-XX")


def test_without_a_style_one_is_asked_for(folder: Path) -> None:
    with pytest.raises(InputError, match=r"no \\bibliographystyle in it; name a style"):
        typeset(AUX.replace("\\bibstyle{apa}\n", ""))


@pytest.mark.parametrize(
    "aux", ["\\abx@aux@cite{0}{tex}\n", "\\bibstyle{biblatex}\n\\bibdata{main-blx,refs}\n"]
)
def test_biblatex_is_told_that_it_wants_biber(folder: Path, aux: str) -> None:
    with pytest.raises(InputError, match="biblatex"):
        typeset(aux)
    assert "biber" in run("main.bcf").stderr


def test_what_cannot_be_read_is_one_line(folder: Path) -> None:
    result = run("nowhere.aux")
    assert (result.exit_code, result.stderr) == (
        1, "nowhere.aux: error: cannot be read: No such file or directory\n",
    )  # fmt: skip


@pytest.mark.parametrize("aux", ["\\relax\n", "\\bibstyle{apa}\n\\bibdata{refs}\n"])
def test_a_document_without_citations_has_an_empty_list(folder: Path, aux: str) -> None:
    (folder / "main.aux").write_text(aux)
    result = run("main", "--exit-zero")
    assert result.exit_code == 0
    assert "[nothing-cited]" in result.stderr
    assert "thebibliography" not in (folder / "main.bbl").read_text()
    assert "I found no \\citation commands---while" in (folder / "main.blg").read_text()


@pytest.mark.parametrize("target", ["main.aux", "./main.aux", "main.tex", "refs.bib"])
def test_what_is_read_is_not_written_over(folder: Path, target: str) -> None:
    (folder / "main.tex").write_text("\\documentclass{article}")
    before = (folder / target).read_text()
    result = run("main", "-o", target, "--bibliography", "refs.bib")
    assert result.exit_code == 2
    assert "is read, and would be lost" in result.stderr
    assert (folder / target).read_text() == before


def test_the_list_goes_where_it_is_told(folder: Path) -> None:
    assert "\\begin{thebibliography}" in run("main", "-o", "-").stdout
    assert not list(folder.glob("*.b?g"))
    run("main", "-o", "other.bbl")
    assert {path.name for path in folder.glob("other*")} == {"other.bbl", "other.blg"}


# --- hostile text -------------------------------------------------------------------

HOSTILE = (
    *(r"\input{/etc/passwd}", r"\immediate\write18{touch owned}", r"\end{thebibliography}"),
    *("}", "{", "]", "[", "100%", "#1", "a_b^c&d$e~f", "^^5cinput", "\\", "@(@)", "(1984)", "``''"),
)
text = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12))


@given(st.text(alphabet="\\citaonbdsye@pu{}, *\nx/.#%^~", max_size=200))
def test_any_aux_file_is_read_without_a_traceback(content: str) -> None:
    found = list(auxfiles._commands(content, "x.aux"))
    assert all(place.line <= content.count("\n") + 1 for *_, place in found)


def test_reading_stays_linear(tmp_path: Path, soon: None) -> None:
    for content in ("\\citation{" * 100_000, "\\citation{" + "," * 500_000, "\\" * 500_000):
        list(auxfiles._commands(content, "x.aux"))
    (tmp_path / "refs.bib").write_text(REFS)
    keys = "".join(f"\\citation{{k{number}}}\n" for number in range(200))
    (tmp_path / "main.aux").write_text(f"{AUX}{keys}")
    latexaux.typeset(tmp_path / "main.aux")


def records_of(pieces: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "id": f"k{number}", "type": "book", "title": piece, "note": piece,
            "author": [{"family": piece, "given": piece}],
            "issued": {"literal": piece} if number % 2 else {"date-parts": [[1984]]},
        }
        for number, piece in enumerate(pieces)
    ]  # fmt: skip


@given(st.lists(text, min_size=1, max_size=4), st.sampled_from(["apa", "ieee", "nature"]))
def test_no_text_opens_or_closes_anything(pieces: list[str], style: str) -> None:
    from citekit import csl
    from citekit.formats import csljson
    from citekit.latexaux.databases import Listed
    from citekit.latexaux.thebibliography import write

    found = [csljson.record_from(item) for item in records_of(pieces)]
    bbl, _ = write(csl.load(style), [Listed(each.id, each) for each in found])
    body = bbl.partition("\\makeatother\n")[2]
    assert "^^" not in body.replace(r"\textasciicircum{}", "")
    assert set(re.findall(r"\\(?:begin|end|input|write|immediate)\b[^ ]{0,17}", body)) <= {
        "\\begin{thebibliography}", "\\end{thebibliography}",
    }  # fmt: skip
    depth = 0
    for brace in re.findall(r"(?<!\\)(?:\\\\)*([{}])", body):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0


@pytest.mark.parametrize("key", ["a\\b", "a{b}c", "a%b", "a#b", "a^^5cb", " a ", "a~b", "ä\x7f"])
def test_a_key_that_latex_could_not_read_gets_another_one(folder: Path, key: str) -> None:
    import json

    Path("refs.json").write_text(json.dumps([{"id": key, "type": "book", "title": "T"}]))
    Path("refs.bib").unlink()
    bbl = typeset("\\bibstyle{apa}\n\\citation{*}\n\\bibdata{refs}\n")
    assert [code for _, _, code in codes(bbl)] == ["key-unfit"]
    assert "]{citekit-1}" in bbl.text


# --- real documents -----------------------------------------------------------------


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"needs the program {name}")
    return found


Compile = Callable[..., tuple[str, str]]


@pytest.fixture
def compiled(folder: Path) -> Compile:
    """Compile a document as one does, and return its log and its text."""
    pdflatex, pdftotext = program("pdflatex"), program("pdftotext")

    def latex() -> None:
        subprocess.run(
            [pdflatex, "-halt-on-error", "-interaction=nonstopmode", "-no-shell-escape", "main"],
            cwd=folder, check=True, capture_output=True,
        )  # fmt: skip

    def compiled(body: str, *packages: str, style: str = "apa") -> tuple[str, str]:
        loaded = "".join(f"\\usepackage{each}\n" for each in packages)
        (folder / "main.tex").write_text(
            f"\\documentclass{{article}}\n{loaded}\\begin{{document}}\n{body}\n"
            f"\\bibliographystyle{{{style}}}\n\\bibliography{{refs}}\n\\end{{document}}\n",
            encoding="utf-8",
        )
        latex()
        assert run("main", "--exit-zero").exit_code == 0
        for _ in range(3):
            latex()
        log = (folder / "main.log").read_text("utf-8", "replace")
        command = [pdftotext, "-layout", "main.pdf", "-"]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
        return log, " ".join(done.stdout.decode().split())

    return compiled


#: style → what \cite prints for the TeXbook, and for one work with a page
CITED = {
    "apa": ("(Knuth, 1984b)", "(Roe et al., 2001, p. 3)", "Knuth, D. E. (1984b). The TeXbook."),
    "ieee": ("[1]", "[3, p. 3]", "[1] D. E. Knuth, The TeXbook."),
    "vancouver": ("(1)", "(3, p. 3)", "1. Knuth DE. The TeXbook."),
    "chicago-notes-bibliography": ("Knuth, The TeXbook", "Roe et al., Many, p. 3", "Knuth, Donald"),
    "modern-language-association": ("(Knuth, The TeXbook)", "(Roe et al., p. 3)", "Knuth, Donald"),
    "din-1505-2-alphanumeric": ("[Knut84a]", "[RDPC01, p. 3]", "[Knut84a] Knuth, Donald E."),
}


@pytest.mark.parametrize("packages", [(), ("{hyperref}",)], ids=["latex", "hyperref"])
@pytest.mark.parametrize("style", CITED)
def test_latex_prints_what_the_style_says(
    compiled: Compile, style: str, packages: tuple[str, ...]
) -> None:
    body = r"A: \cite{tex} B: \cite{lit} C: \cite[p.~3]{many} D: \cite{nobody}."
    log, text = compiled(body, *packages, style=style)
    one, paged, entry = CITED[style]
    shown = text.replace(" )", ")")  # the space of italics
    assert f"A: {one} B: " in shown
    assert f"C: {paged} D: " in shown
    assert entry in shown
    assert "undefined" not in log
    assert "Rerun to get" not in log


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("apa", "Knuth (1984b); (see Knuth, 1984a, p. 3); (Knuth, 1984b; Roe et al., 2001);"
                " Roe, Doe, Poe and Coe (2001)"),
        ("chicago-author-date", "Knuth (1984b); (see Knuth 1984a, p. 3);"
                                " (Knuth 1984b; Roe et al. 2001);"),
        ("ieee", "Knuth [1]; [see 2, p. 3]; [1, 3]; Roe, Doe, Poe and Coe [3]"),
    ],
)  # fmt: skip
def test_natbib_prints_names_and_years_or_numbers(
    compiled: Compile, style: str, shown: str
) -> None:
    body = r"\citet{tex}; \citep[see][p. 3]{lit}; \citep{tex,many}; \citet*{many}"
    log, text = compiled(body, "{natbib}", "{hyperref}", style=style)
    assert shown in text
    assert "undefined" not in log


def test_what_the_writer_told_natbib_stays(compiled: Compile) -> None:
    _, text = compiled(r"\citep{lit,tex}", "[numbers,round]{natbib}", style="apa")
    assert "(1, 2)" in text
    _, text = compiled(r"\citep{tex}", "[square]{natbib}", style="apa")
    assert "[Knuth, 1984]" in text


def test_a_missing_key_is_a_question_mark_and_the_rest_is_printed(compiled: Compile) -> None:
    log, text = compiled(r"\cite{nope}, \cite{tex}")
    assert "(?), (Knuth, 1984)" in text
    assert "Citation `nope' on page 1 undefined" in log


def test_nothing_of_a_hostile_file_is_obeyed(folder: Path, compiled: Compile) -> None:
    import json

    ascii_only = [piece for piece in HOSTILE if piece.isascii()]
    items = records_of(ascii_only)
    (folder / "refs.json").write_text(json.dumps(items))
    (folder / "refs.bib").unlink()
    keys = ",".join(item["id"] for item in items)
    for packages in ((), ("{natbib}", "{hyperref}")):
        for style in ("apa", "ieee"):
            log, text = compiled(f"\\cite{{{keys}}}", *packages, style=style)
            assert "undefined" not in log
            assert r"\input{/etc/passwd}" in text.replace(" ", "")
            assert "root:" not in text
    assert not (folder / "owned").exists()


@pytest.mark.parametrize("options", [[], ["-outdir=build"]])
def test_latexmk_runs_it_in_place_of_bibtex(folder: Path, options: list[str]) -> None:
    latexmk = program("latexmk")
    program("pdflatex")
    tools = folder / "tools"
    tools.mkdir()
    script = f'#!/bin/sh\nexec "{sys.executable}" -c "from citekit.cli import main; main()" "$@"\n'
    (tools / "citekit").write_text(script)
    (tools / "citekit").chmod(0o755)
    (folder / "latexmkrc").write_text(
        "$bibtex = 'citekit aux --exit-zero %S';\n$bibtex_use = 2;\n$pdf_mode = 1;\n"
    )
    (folder / "main.aux").unlink()
    (folder / "main.tex").write_text(
        "\\documentclass{article}\\begin{document}\\cite{tex} \\cite{nope}"
        "\\bibliographystyle{apa}\\bibliography{refs}\\end{document}"
    )
    environment = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
    sources = str(Path(latexaux.__file__).parents[2])
    environment["PYTHONPATH"] = sources
    command = [latexmk, "-interaction=nonstopmode", *options, "main.tex"]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")
    where = folder / "build" if options else folder
    assert "(Knuth, 1984)" in text_of(where / "main.pdf")


def text_of(pdf: Path) -> str:
    command = [program("pdftotext"), str(pdf), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()
