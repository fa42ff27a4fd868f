"""What was found out about references, written down: as JSON, as a table, as a page."""

from __future__ import annotations

import html
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from citekit.formats import csljson
from citekit.markup import safe_href
from citekit.matching import Candidate
from citekit.providers import Asked
from citekit.retrieval.completion import Completion
from citekit.retrieval.resolution import Resolution, titled
from citekit.retrieval.verification import Verification, shown

__all__ = [
    "candidate_line", "completions", "explanation", "page", "resolutions", "summary", "table",
    "verifications",
]  # fmt: skip


#: Verdicts, each with the number of its reference in the list.
Numbered = Sequence[tuple[int, Verification]]


def resolutions(found: Iterable[Resolution]) -> str:
    """Write what was found as a JSON array: status, reason, record, candidates, who was asked."""
    return _written(map(_resolution, found))


def completions(found: Iterable[Completion]) -> str:
    """Write what was completed as a JSON array: records, changes and where they come from."""
    return _written({
        "record": csljson.item_from(one.record),
        "changes": [
            {"field": each.field, "before": _plain(each.before), "after": _plain(each.after)}
            for each in one.changes
        ],
        "taken": one.provenance(),
        "conflicts": {
            name: [{"kept": _plain(each.kept), "other": _plain(each.other), "source": each.source}
                   for each in conflicts]
            for name, conflicts in one.conflicts.items()
        },
        **_resolution(one.resolution),
    } for one in found)  # fmt: skip


def verifications(found: Numbered) -> str:
    """Write verdicts as a JSON array: verdict, reason, differences, links, who was asked."""
    return _written({
        "number": number,
        "verdict": one.verdict,
        "line": one.enquiry.line,
        "reference": one.enquiry.text or one.enquiry.record.id,
        "differences": [
            {"field": each.field, "said": _plain(each.said), "found": _plain(each.found),
             "source": each.source}
            for each in one.differences
        ],
        "links": [
            {"url": each.url, "reason": each.reason, "archived": each.archived or None}
            for each in one.links
        ],
        "notices": [{"code": code, "message": message} for code, message in one.notices],
        **_resolution(one.resolution),
        "reason": one.reason,
    } for number, one in found)  # fmt: skip


def table(found: Numbered) -> list[tuple[str, str, str, str]]:
    """Give the rows of a table: number, verdict, reference, and why."""
    return [
        (str(number), one.verdict, one.enquiry.words, explanation(one)) for number, one in found
    ]


def summary(found: Iterable[Verification]) -> str:
    """Count the verdicts: "1 mismatch, 3 verified"."""
    counts = Counter(one.verdict for one in found)
    return ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))


def explanation(one: Verification) -> str:
    """Say in a line or a few why a verdict is what it is."""
    lines = [one.reason, *(notice for _, notice in one.notices if notice not in one.reason)]
    lines += [f"archived: {link.archived}" for link in one.links if link.archived]
    if one.verdict in ("unsure", "other-work") and one.resolution.candidates:
        lines += [candidate_line(number, each) for number, each in _first(one.resolution)]
    return "\n".join(filter(None, lines))


def _first(resolution: Resolution) -> Iterable[tuple[int, Candidate]]:
    return enumerate(resolution.candidates[:3], 1)


def candidate_line(number: int, candidate: Candidate) -> str:
    """Name a candidate, and what speaks for and against it, in one line."""
    record, evidence = candidate.record, candidate.evidence
    issued = shown(record.fields["issued"]) if record.fields.get("issued") else ""
    mark = next(
        (
            str(record.fields[name])
            for name in ("DOI", "number", "ISBN", "URL")
            if record.fields.get(name)
        ),
        "",
    )
    told = ", ".join(filter(None, (f"“{titled(record)}”", issued, mark)))
    why = "; ".join(evidence.conflicts or evidence.reasons[:4])
    return f"{number}. {told} ({evidence.score:.2f}{f': {why}' if why else ''})"


#: Verdict → colour of its mark, readable on white and by those who see no red.
_COLOURS = {
    "verified": "#1a7f37", "mismatch": "#9a6700", "other-work": "#b35900", "not-found": "#57606a",
    "retracted": "#a40e26", "dead-link": "#6639ba", "unsure": "#57606a",
}  # fmt: skip
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}"
    "td,th{border-bottom:1px solid #d0d7de;padding:.4rem .6rem;text-align:left;vertical-align:top}"
    "td:nth-child(3),td:nth-child(4){overflow-wrap:anywhere}"
    "caption{text-align:left;padding:.4rem 0}"
)


def page(found: Numbered, name: str = "") -> str:
    """Write verdicts as a web page that needs nothing beside it, with what is foreign escaped.

    >>> "<!DOCTYPE html>" in page([])
    True
    """
    rows = "\n".join(_row(number, one) for number, one in found)
    counted = summary(one for _, one in found)
    title = f"References of {name}" if name else "References"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{html.escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{html.escape(title)}</h1>\n<table>\n<caption>{html.escape(counted)}</caption>\n"
        '<thead><tr><th scope="col">#</th><th scope="col">Verdict</th>'
        '<th scope="col">Reference</th><th scope="col">Why</th></tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</body>\n</html>\n"
    )


def _row(number: int, one: Verification) -> str:
    why = "<br>".join(html.escape(line) for line in explanation(one).splitlines())
    links = [link.archived for link in one.links]
    record = one.resolution.record
    if record is not None:
        doi = record.fields.get("DOI")
        links.append(f"https://doi.org/{doi}" if doi else str(record.fields.get("URL") or ""))
    for link in filter(None, map(safe_href, filter(None, links))):
        why += f'<br><a rel="noreferrer" href="{html.escape(link)}">{html.escape(link)}</a>'
    text = html.escape(one.enquiry.text.strip() or one.enquiry.words)
    colour = _COLOURS[one.verdict]
    return (
        f'<tr><td>{number}</td><td style="color:{colour}"><strong>{one.verdict}</strong></td>'
        f"<td>{text}</td><td>{why}</td></tr>"
    )


# --- values of JSON -----------------------------------------------------------------------


def _written(values: Iterable[Any]) -> str:
    return json.dumps(list(values), ensure_ascii=False, indent=2, default=str) + "\n"


def _resolution(one: Resolution) -> dict[str, Any]:
    return {
        "status": one.status,
        "reason": one.reason,
        "found": csljson.item_from(one.record) if one.record else None,
        "source": _asked(one.source) if one.source else None,
        "score": round(one.evidence.score, 4) if one.evidence else None,
        "candidates": [
            {
                "record": csljson.item_from(each.record),
                "score": round(each.evidence.score, 4),
                "reasons": list(each.evidence.reasons),
                "conflicts": list(each.evidence.conflicts),
                "source": _asked(origin),
            }
            for each, origin in zip(one.candidates, one.origins, strict=True)
        ],
        "asked": [_asked(each) for each in one.sources],
        "problems": [{"code": each.code, "message": each.message} for each in one.problems],
    }


def _asked(one: Asked) -> dict[str, Any]:
    return {
        "provider": one.provider,
        "outcome": one.outcome,
        "reason": one.reason,
        "url": one.url,
        "fetched": one.fetched.isoformat() if one.fetched else None,
        "cached": one.cached,
    }


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int | float) else shown(value)
