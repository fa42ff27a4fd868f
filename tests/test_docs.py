"""The examples in the documentation are run, and must say what really happens.

A ```` ```python ```` block with `>>>` prompts is a doctest; the blocks of a page share
their names. In a ```` ```console ```` block every line after `$` is run in bash, and the
lines that follow are its whole output, errors last. Both run in a copy of `examples/`,
one for each page. A console block that starts anything but the commands in `RUN`
(``make``, ``git`` …) is for the reader only. Who asks for metadata asks ``tests/outside.py``.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.outside import KNOWN_DOCUMENTS, KNOWN_WORKS, Outside, bases, environment
from tests.replay import Replay

CHECKOUT = Path(__file__).resolve().parent.parent
PAGES = (CHECKOUT / "README.md", *sorted(CHECKOUT.glob("docs/*.md")))
RUN = frozenset(["cat", "citekit", "echo", "printf"])

FENCE = re.compile(r"^```(python|pycon|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEREDOC = re.compile(r"<<-?\s*['\"]?(\w+)")


@pytest.fixture(scope="module")
def world() -> Iterator[Replay]:
    server = Replay()
    server.otherwise = Outside(server, list(KNOWN_WORKS), list(KNOWN_DOCUMENTS)).answer
    yield server
    server.stop()


def blocks(page: Path) -> Iterator[tuple[int, str, str]]:
    """Yield line, language and text of the code blocks of `page` that can be run."""
    text = page.read_text("utf-8")
    for match in FENCE.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match[1], match[2]


def commands(block: str) -> list[tuple[str, str]]:
    """Divide a console block into commands and what they put out.

    >>> commands("$ cat > a <<'EOF'\\nx\\nEOF\\n$ cat a\\nx\\n")
    [("cat > a <<'EOF'\\nx\\nEOF\\n", ''), ('cat a\\n', 'x\\n')]
    """
    found: list[tuple[str, str]] = []
    lines = iter(block.splitlines(keepends=True))
    for line in lines:
        if not line.startswith("$ "):
            assert found, f"a console block starts with '$ ', not with {line!r}"
            found[-1] = (found[-1][0], found[-1][1] + line)
            continue
        command = line[2:]
        while command.endswith("\\\n"):
            command += next(lines)
        if heredoc := HEREDOC.search(command):
            for body in lines:
                command += body
                if body.strip() == heredoc[1]:
                    break
        found.append((command, ""))
    return found


def output(command: str, folder: Path) -> str:
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr


def failures_of_python(block: str, line: int, page: str, names: dict[str, Any]) -> str:
    test = doctest.DocTestParser().get_doctest(block, names, page, page, line)
    report: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=report.append, clear_globs=False)
    names |= test.globs
    return "".join(report)


def failures_of_console(block: str, line: int, page: str, folder: Path) -> str:
    pairs = commands(block)
    if not all(command.split()[0] in RUN for command, _ in pairs):
        return ""
    report = ""
    for command, expected in pairs:
        if (actual := output(command, folder)) != expected:
            report += f"{page}:{line}: $ {command}--- said to be\n{expected}--- is\n{actual}"
    return report


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_do_what_they_say(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, world: Replay
) -> None:
    for variable, value in environment(world.settings(bases()), tmp_path).items():
        monkeypatch.setenv(variable, value)
    folder = tmp_path / "examples"
    if (CHECKOUT / "examples").is_dir():
        shutil.copytree(CHECKOUT / "examples", folder)
    else:
        folder.mkdir()
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {"__name__": "__main__"}
    report = ""
    for line, language, block in blocks(page):
        if language == "console":
            report += failures_of_console(block, line, page.name, folder)
        elif ">>>" in block:
            report += failures_of_python(block, line, page.name, names)
    if report:
        pytest.fail(report, pytrace=False)
