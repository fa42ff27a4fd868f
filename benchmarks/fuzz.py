"""Look for texts that break the reader: guided by coverage, for as long as is wanted.

usage: python benchmarks/fuzz.py [SECONDS [CORPUS]]

Needs atheris (``pip install atheris``). It begins with the references under ``tests/data``, keeps
in the folder CORPUS what led anywhere new, and stops at the first text of which
`tests.invariants` does not hold. Afterwards ``tests/data/fuzz.jsonl`` holds more of the shortest
texts that led anywhere new, and those that it held before; the tests read them again.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path

DATA = Path(__file__).parents[1] / "tests" / "data"
KEPT = DATA / "fuzz.jsonl"
#: Longest text that is made, and how many the tests read again at most.
LONGEST, MOST = 1500, 400


def main(seconds: int, corpus: Path) -> int:
    """Fuzz in a process of its own, then keep the shortest of what led anywhere new."""
    corpus.mkdir(parents=True, exist_ok=True)
    for at, text in enumerate(_seeds()):
        (corpus / f"seed{at}").write_text(text[:LONGEST], "utf-8", "surrogatepass")
    here = [sys.executable, __file__, "--child"]
    limits = [f"-max_len={LONGEST}", "-timeout=20", "-rss_limit_mb=4096"]
    found = subprocess.run(
        [*here, str(corpus), f"-max_total_time={seconds}", *limits, f"-artifact_prefix={corpus}/"],
        check=False,
    )
    if found.returncode:
        return found.returncode
    led = [path.read_bytes() for path in corpus.iterdir() if not path.name.startswith("seed")]
    kept = KEPT.read_text("utf-8").splitlines() if KEPT.exists() else []
    texts = [text.decode("utf-8", "replace") for text in sorted(led, key=len)]
    lines = [*kept, *(json.dumps(text, ensure_ascii=True) for text in texts)]
    lines = list(dict.fromkeys(lines))[: max(len(kept), MOST)]
    KEPT.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    print(f"fuzz: {len(lines)} texts kept in {KEPT}")
    return 0


def _seeds() -> list[str]:
    texts = (DATA / "references.txt").read_text("utf-8").splitlines()
    texts += (DATA / "odd_references.txt").read_text("utf-8").splitlines()
    for name in ("law_notes", "public_notes"):
        lines = (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()
        texts += [json.loads(line)["text"] for line in lines]
    lists = (DATA / "source_lists.jsonl").read_text("utf-8").splitlines()
    texts += [json.loads(line)["raw_text"] for line in lists]
    if KEPT.exists():
        texts += [json.loads(line) for line in KEPT.read_text("utf-8").splitlines()]
    return [text for text in texts if text]


def _child() -> None:
    import atheris

    sys.path[:0] = [str(DATA.parents[1]), str(DATA.parents[1] / "src")]
    with atheris.instrument_imports(include=["citekit"]):
        from tests.invariants import check

    def one(data: bytes) -> None:
        check(data.decode("utf-8", "replace"))

    atheris.Setup([sys.argv[0], *sys.argv[2:]], one)
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        _child()
    elif importlib.util.find_spec("atheris") is None:
        print("fuzz: atheris is not installed; skipped")
    else:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp())
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 60, folder))
