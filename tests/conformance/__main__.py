"""``python -m tests.conformance FOLDER [WORD]``: passed, total, and what fails."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.conformance.suite import outcome


def main(folder: str, word: str = "") -> None:
    """Run every fixture; with a word, show what those with it in their name give."""
    paths = sorted(path for path in Path(folder).glob("*.txt") if word in path.stem)
    failed = []
    for path in paths:
        passed, wanted, got = outcome(path)
        if not passed:
            failed.append(path.stem)
            if word:
                print(f"--- {path.stem}\nwanted: {wanted}\ngot:    {got}")
    print(*failed, sep="\n")
    print(f"{len(paths) - len(failed)} of {len(paths)} pass")


if __name__ == "__main__":
    main(*sys.argv[1:])
