"""Parse and format source lines in one process: time and memory must grow with the input only.

usage: python benchmarks/growth.py [LINES]

Prints, for each tenth of the lines, the seconds it took and the memory held after it.
What is held must not rise; the seconds must stay the same.
"""

from __future__ import annotations

import gc
import resource
import sys
import time
import tracemalloc

import citekit

MANNERS = (
    "Sly, Liz, “The fall of town number {n},” Washington Post, {m}/15/19",
    "Reuters, “Oil flows again through line {n},” {m}/24/19",
    "Lead Inspector General, “Quarterly report number {n} to the Congress,” {m}/2/19",
    "UN Security Council report {m}/15/19",
    "Ricks, Thomas, Fiasco, Volume {n}, New York: The Penguin Press, 2006",
    "Who holds dam {n} now? -- Amberin Zaman, Al-Monitor",
    "{n}. Jane Roe, “A method of division {n},” American Monthly {m} (1975), 701–730.",
    "https://example.org/report/{n}",
    "something {n} that nobody would call a reference",
)


def batch(start: int, size: int) -> str:
    """Make `size` lines in the manners of posts, no two the same."""
    return "\n".join(
        MANNERS[n % len(MANNERS)].format(n=n, m=n % 12 + 1) for n in range(start, start + size)
    )


def main(lines: int = 5000) -> None:
    """Run ten batches and report each."""
    size = lines // 10
    citekit.format(citekit.parse(batch(0, size), date="2020-01-01"), style="source-list")
    gc.collect()
    tracemalloc.start()
    print(f"{'lines':>7} {'parse s':>8} {'format s':>9} {'held MB':>8} {'peak RSS MB':>12}")
    for step in range(10):
        began = time.perf_counter()
        references = citekit.parse(batch(step * size, size), date="2020-01-01")
        parsed = time.perf_counter()
        citekit.format(references, style="source-list")
        ended = time.perf_counter()
        del references
        gc.collect()
        held = tracemalloc.get_traced_memory()[0] / 1e6
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        done = (step + 1) * size
        print(f"{done:7} {parsed - began:8.2f} {ended - parsed:9.2f} {held:8.2f} {peak:12.1f}")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
