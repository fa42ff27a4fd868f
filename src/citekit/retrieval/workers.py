"""Doing the same for many at once, in order, with a report of how far it is."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from contextvars import copy_context
from typing import TypeVar

__all__ = ["WORKERS", "Progress", "each"]

_T = TypeVar("_T")
_R = TypeVar("_R")

#: Threads at work: as many hosts as are asked at once. The limits of each host are its own.
WORKERS = 12
#: Is told how many are done, and of how many.
Progress = Callable[[int, int], None]


def each(
    function: Callable[[_T], _R],
    items: Sequence[_T],
    progress: Progress | None = None,
) -> list[_R]:
    """Give the results of a function for all items, in their order.

    What the function raises is raised here, and the rest is left undone. Ctrl-C ends it at
    once: threads that wait for a provider are not waited for.

    >>> each(str.upper, ["a", "b"])
    ['A', 'B']
    """
    if progress:
        progress(0, len(items))
    results: dict[int, _R] = {}
    todo: queue.SimpleQueue[tuple[int, _T]] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[int, _R] | BaseException] = queue.SimpleQueue()
    for pair in enumerate(items):
        todo.put(pair)
    is_over = threading.Event()
    contexts = [copy_context() for _ in items]

    def work() -> None:
        while not is_over.is_set():
            try:
                number, item = todo.get_nowait()
            except queue.Empty:
                return
            try:
                # what holds where it was called, budgets and listeners, holds for each
                done.put((number, contexts[number].run(function, item)))
            except BaseException as error:  # it is raised again where results are awaited
                done.put(error)

    for _ in range(min(WORKERS, len(items))):
        # not a pool: its threads are waited for at exit, however long a provider takes
        threading.Thread(target=work, daemon=True).start()
    try:
        while len(results) < len(items):
            outcome = done.get()
            if isinstance(outcome, BaseException):
                raise outcome
            results[outcome[0]] = outcome[1]
            if progress:
                progress(len(results), len(items))
    finally:
        is_over.set()
    return [results[number] for number in range(len(items))]
