"""JSON: the rich text itself, for a program that wants to print it in its own manner."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from citekit.markup import STYLES, RichText, Run, join, one_line, safe_href
from citekit.output.blocks import flat

if TYPE_CHECKING:
    from citekit.markup import Layout
    from citekit.output import Entry

__all__ = ["inline", "write"]

#: Those of `STYLES` that can be seen; the others have done their work by now.
_LOOKS = STYLES - {"nocase", "nodecor"}


def write(entries: Iterable[Entry], *, layout: Layout) -> str:
    """Write an object: the layout, in the words of CSL, and the entries.

    An entry has an ``id`` and ``runs``. A run has its ``text``, and only where there is
    one: ``styles``, sorted; ``href``, an http or https address; the CSL ``variable`` that
    the text comes from; the ``block`` that it stands in (``left-margin`` …).
    """
    document = {
        "layout": {
            name.replace("_", "-"): value
            for name, value in layout._asdict().items()
            if value is not None
        },
        "entries": [{"id": entry.id, "runs": _runs(entry.runs)} for entry in entries],
    }
    return _dumps(document, indent=2) + "\n"


def inline(runs: RichText) -> str:
    """Write one citation: an array of runs, none of which is in a block."""
    return _dumps(_runs(run._replace(block=None) for run in flat(runs)))


def _dumps(value: object, indent: int | None = None) -> str:
    """Write JSON that UTF-8 can hold: an id may have half a surrogate pair, which it cannot."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "backslashreplace").decode()


def _runs(runs: Iterable[Run]) -> list[dict[str, object]]:
    ready = (
        run._replace(
            text=one_line(run.text),
            styles=run.styles & _LOOKS,
            href=safe_href(run.href),
            path=(),
        )
        for run in runs
    )
    return [_object(run) for run in join(ready)]


def _object(run: Run) -> dict[str, object]:
    optional = {
        "styles": sorted(run.styles),
        "href": run.href,
        "variable": run.variable,
        "block": run.block,
    }
    return {"text": run.text} | {name: value for name, value in optional.items() if value}
