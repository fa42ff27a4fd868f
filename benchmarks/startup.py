"""Start citekit and `python -c pass` side by side; print the ratios of their medians.

usage: python benchmarks/startup.py [RUNS]

Beside ``--help``: a list of 20 references, as BibTeX and as free text, formatted in a fresh
process.
"""

from __future__ import annotations

import compileall
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import citekit

ENTRY = """@article{{a{n},
  author = {{Roe, Ann B. and Poe, Carl}},
  title = {{A study of river number {n}}},
  journal = {{Journal of Examples}},
  volume = {n},
  year = {year},
  doi = {{10.5555/{n}}},
}}
"""
LINE = "Roe, Ann, “A study of river number {n},” Journal of Examples, {n} May {year}"


def seconds(command: list[str]) -> float:
    """Time one run of a command; that it finds something to say is no failure."""
    began = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def main(runs: int = 30) -> None:
    """Alternate the commands, so that a busy moment hits all."""
    for package in citekit.__path__:
        compileall.compile_dir(package, quiet=1)  # as an installation does
    program = str(Path(sys.executable).with_name("citekit"))
    with tempfile.TemporaryDirectory() as folder:
        bib, text = Path(folder, "refs.bib"), Path(folder, "refs.txt")
        numbers = range(1, 21)
        bib.write_text("".join(ENTRY.format(n=n, year=2000 + n) for n in numbers), "utf-8")
        text.write_text("\n".join(LINE.format(n=n, year=2000 + n) for n in numbers), "utf-8")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "citekit --help": [program, "--help"],
            "citekit format, 20 BibTeX entries": [program, "format", str(bib), "--style", "apa"],
            "citekit format, 20 lines of text": [program, "format", str(text), "--style", "apa"],
        }
        for command in commands.values():
            seconds(command)  # warm: compiled, and in the cache of the disk
        times = [[seconds(command) for command in commands.values()] for _ in range(runs)]
    medians = [statistics.median(column) for column in zip(*times, strict=True)]
    for name, median in zip(commands, medians, strict=True):
        print(f"{name:35} {median:6.3f} s  {median / medians[0]:6.2f} x python -c pass")
    print(f"(median of {runs} runs)")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
