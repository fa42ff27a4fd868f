"""Start `citekit --help` and `python -c pass` side by side; print the ratio of their medians.

usage: python benchmarks/startup.py [RUNS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path


def seconds(command: list[str]) -> float:
    """Time one run of a command."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main(runs: int = 30) -> None:
    """Alternate the two commands, so that a busy moment hits both."""
    citekit = [str(Path(sys.executable).with_name("citekit")), "--help"]
    bare = [sys.executable, "-c", "pass"]
    pairs = [(seconds(citekit), seconds(bare)) for _ in range(runs)]
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"citekit --help: {ours / theirs:.2f} x python -c pass (median of {runs} runs)")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
