"""Render real items with our engine and with citeproc-js, and count what comes out the same.

usage: python benchmarks/agreement.py [--items FILE] [--take N] [--styles a,b | --every N]
           [--modes alone,list,citations] [--judge FOLDER] [--show STYLE] [--limit N]

Takes N items of FILE (CSL-JSON), evenly spread, and renders them three ways: each in a list
of its own (``alone``), in one list (``list``), and in citations of all kinds (``citations``:
several cites, locators, affixes, cited before, near or just now). Columns are the share of
texts that are the same as words and punctuation, and of those that look the same as well
(italic, bold, small capitals, raised …). White space and the spelling of raised characters
(² or 2 raised) do not count; nor does that citeproc-js knows ``event`` but not ``event-title``,
which it is given both. Of the list, ``order`` is the share of entries that follow the
same entry. ``--show STYLE`` prints what differs.

FOLDER/node_modules of ``--judge`` holds the npm package ``citeproc``. What it answers is kept
in ``build/agreement``, so that a further run costs our engine only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

from citekit.csl import catalogue, load
from citekit.csl.document import Citation, Cite, Document
from citekit.csl.tree import Style
from citekit.csl.typography import finish
from citekit.formats import csljson
from citekit.markup import RichText, Run

SCRIPT = Path(__file__).with_name("peers") / "citeproc.mjs"
CACHE = Path("build/agreement")
MODES = ("alone", "list", "citations")

#: In-text styles by author and date, by number and by label, note styles, and many languages.
STYLES = """
    apa chicago-author-date harvard-cite-them-right elsevier-harvard harvard-limerick
    american-sociological-association springer-basic-author-date cse-name-year
    iso690-author-date-en iso690-author-date-fr iso690-author-date-es
    deutsche-gesellschaft-fur-psychologie associacao-brasileira-de-normas-tecnicas din-1505-2
    china-national-standard-gb-t-7714-2015-author-date modern-language-association
    ieee nature the-lancet vancouver american-medical-association american-chemical-society
    china-national-standard-gb-t-7714-2015-numeric gost-r-7-0-5-2008-numeric
    din-1505-2-alphanumeric
    chicago-notes-bibliography mhra-notes oscola bluebook-law-review
    universite-de-lausanne-histoire zeitschrift-fur-deutsche-philologie
""".split()

_Items = Sequence[Mapping[str, Any]]
#: id and rich text of what a processor gives, in order
_Answers = list[tuple[str, RichText]]


# --- ours ------------------------------------------------------------------------


def render_ours(style: Style, items: _Items, mode: str, citations: _Items) -> _Answers:
    """Render with our engine."""
    records = list(csljson.loads(json.dumps(items)))
    if mode == "citations":
        cited = [
            Citation([_cite(one) for one in each["citationItems"]], each["noteIndex"])
            for each in citations
        ]
        wanted = {cite.id for citation in cited for cite in citation.cites}
        made = Document(style, [record for record in records if record.id in wanted], cited)
        return [(str(at), finish(made.citation(at), made.lexicon)) for at in range(len(cited))]
    lists = [[record] for record in records] if mode == "alone" else [records]
    documents = (Document(style, each) for each in lists)
    return [
        (entry.id, finish(entry.text, made.lexicon))
        for made in documents
        for entry in made.bibliography()
    ]


def _cite(item: Mapping[str, Any]) -> Cite:
    given = {name.replace("-", "_"): value for name, value in item.items()}
    return Cite(**{**given, "id": str(item["id"])})


def citations_of(items: _Items, *, note: bool, count: int = 300) -> list[dict[str, Any]]:
    """Make citations of every kind: repeated and varied, with locators and affixes."""
    chance = random.Random(1)
    citations: list[dict[str, Any]] = []
    recent: list[Any] = []
    for at in range(count):
        cites: list[dict[str, Any]] = []
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            known = [each for each in recent[-8:] if each not in [cite["id"] for cite in cites]]
            again = known and chance.random() < 0.5
            cite: dict[str, Any] = {
                "id": known[-1] if again and chance.random() < 0.6
                else chance.choice(known) if again
                else items[chance.randrange(len(items))]["id"]
            }  # fmt: skip
            if chance.random() < 0.4:
                cite["locator"] = chance.choice(("7", "12-15", "123-128", "3, 9", "iv"))
                cite["label"] = chance.choice(("page", "page", "chapter", "section"))
            if chance.random() < 0.1:
                cite["prefix"] = "see "
            if chance.random() < 0.1:
                cite["suffix"] = ", and elsewhere"
            if chance.random() < 0.1:
                cite["suppress-author"] = True
            cites.append(cite)
            recent.append(cite["id"])
        citations.append({"citationItems": cites, "noteIndex": at + 1 if note else 0})
    return citations


# --- theirs ----------------------------------------------------------------------


def render_theirs(
    name: str, items: _Items, mode: str, citations: _Items, judge: Path
) -> tuple[_Answers, set[str]]:
    """Render with citeproc-js, or take what it answered before; second, where it raised."""
    located = catalogue.locate(name)
    job = {
        "style": located.path.read_text("utf-8"),
        "locale": located.locale,
        "forced": located.locale is not None,
        "locales": {lang: Path(path).read_text("utf-8") for lang, path in _LOCALES.items()},
        "items": [_with_event(item) for item in items],
        "mode": mode,
        "citations": citations,
    }
    text = json.dumps(job, ensure_ascii=False)
    package = judge / "node_modules" / "citeproc" / "package.json"
    parts = (text.encode(), SCRIPT.read_bytes(), package.read_bytes())
    key = hashlib.sha256(b"\0".join(parts)).hexdigest()[:24]
    kept = CACHE / f"{name}-{mode}-{key}.json"
    if not kept.is_file():
        command = ["node", str(SCRIPT), str(judge)]
        done = subprocess.run(command, input=text, text=True, capture_output=True, check=True)
        kept.write_text(done.stdout, encoding="utf-8")
    rows = json.loads(kept.read_text("utf-8"))
    answers = [(row, _runs_of(text)) for row, text in rows if isinstance(text, str)]
    return answers, {row for row, text in rows if not isinstance(text, str)}


def _with_event(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Name the event as older styles do, too: citeproc-js does not know that they are the same."""
    return {"event": item["event-title"], **item} if "event-title" in item else item


_LOCALES = catalogue.locales()
#: What citeproc-js gives where nothing is printed.
_UNPRINTED = re.compile(r"\[NO_PRINTED_FORM\]|\[CSL STYLE ERROR: [^]]{0,80}\]")
#: What an element or a declaration of the HTML of citeproc-js switches on, or (-) off.
_LOOKS: Mapping[str, str] = {
    "i": "italic", "em": "oblique", "b": "bold", "sup": "superscript", "sub": "subscript",
    "font-style:normal": "-italic", "font-style:oblique": "oblique",
    "font-weight:normal": "-bold", "font-weight:lighter": "light",
    "font-variant:small-caps": "small-caps", "font-variant:normal": "-small-caps",
    "text-decoration:underline": "underline", "text-decoration:none": "-underline",
}  # fmt: skip


class _Reader(HTMLParser):
    """Reads the HTML of citeproc-js as rich text; blocks are parted by a space."""

    def __init__(self) -> None:
        super().__init__()
        self.runs: list[Run] = []
        self._looks: list[frozenset[str]] = [frozenset()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = [tag, *(dict(attrs).get("style") or "").replace(" ", "").split(";")]
        look = self._looks[-1]
        for change in filter(None, map(_LOOKS.get, given)):
            look = look - {change[1:]} if change[0] == "-" else look | {change}
        self._looks.append(look)
        self._block(tag)

    def handle_endtag(self, tag: str) -> None:
        if len(self._looks) > 1:
            self._looks.pop()
        self._block(tag)

    def handle_data(self, data: str) -> None:
        self.runs.append(Run(data, self._looks[-1]))

    def _block(self, tag: str) -> None:
        if tag == "div":
            self.runs.append(Run(" "))


def _runs_of(text: str) -> RichText:
    reader = _Reader()
    reader.feed(_UNPRINTED.sub("", text))
    reader.close()
    return tuple(reader.runs)


# --- comparison --------------------------------------------------------------------

_TAGS: Mapping[str, str] = {
    "italic": "i", "oblique": "em", "bold": "b", "light": "light", "small-caps": "sc",
    "underline": "u", "superscript": "sup", "subscript": "sub",
}  # fmt: skip


def written(runs: RichText, *, looks: bool) -> str:
    """Write rich text so that equal texts are the same; of spaces, looks do not count."""
    out, now, block = "", frozenset[str](), None
    for run in runs:
        if run.block != block:
            out, block = f"{out} ", run.block
        for character in run.text:
            plain, raised = _lowered(character)
            if plain.isspace():
                out += " "
                continue
            look = frozenset(run.styles & _TAGS.keys()) | raised if looks else frozenset()
            if look != now:
                out += f"{_tags(now, '/')}{_tags(look)}"
                now = look
            out += plain
    out = re.sub(r"( +)((?:</\w+>)+)", r"\2\1", f"{out}{_tags(now, '/')}")
    return " ".join(out.split())


def _tags(look: Iterable[str], slash: str = "") -> str:
    names = sorted(map(_TAGS.__getitem__, look), reverse=bool(slash))
    return "".join(f"<{slash}{name}>" for name in names)


def _lowered(character: str) -> tuple[str, frozenset[str]]:
    """Spell a raised character as a plain one, as citeproc-js does."""
    if character.isascii():
        return character, frozenset()
    kind, _, codes = unicodedata.decomposition(character).partition(" ")
    if kind != "<super>":
        return character, frozenset()
    return "".join(chr(int(code, 16)) for code in codes.split()), frozenset({"superscript"})


class Score(NamedTuple):
    """How far two processors agree on one style in one mode."""

    total: int
    text: int  #: same words and punctuation
    look: int  #: the same formats as well
    follow: int  #: entries that follow the same entry
    differences: list[tuple[str, str, str]]  #: id, ours, theirs


def compare(ours: _Answers, theirs: _Answers, raised: set[str]) -> Score:
    """Compare answers by their ids; where both are empty, there is nothing to compare."""
    left, right = (dict(answers) for answers in (ours, theirs))
    ids = [key for key in dict.fromkeys((*left, *right)) if key not in raised]
    total = text = look = 0
    differences = []
    for key in ids:
        mine, other = (written(of.get(key, ()), looks=True) for of in (left, right))
        if not mine and not other:
            continue
        total += 1
        plain = {written(of.get(key, ()), looks=False) for of in (left, right)}
        text += len(plain) == 1
        look += mine == other
        if mine != other:
            differences.append((key, mine, other))
    follow = len(set(_neighbours(left, raised)) & set(_neighbours(right, raised)))
    return Score(total, text, look, follow, differences)


def _neighbours(answers: Iterable[str], raised: set[str]) -> list[tuple[str, str]]:
    keys = [key for key in answers if key not in raised]
    return list(zip(["", *keys], keys, strict=False))


def add(one: Score, other: Score) -> Score:
    """Add two scores up."""
    return Score(
        one.total + other.total,
        one.text + other.text,
        one.look + other.look,
        one.follow + other.follow,
        [*one.differences, *other.differences],
    )


def main(options: argparse.Namespace) -> None:
    """Compare style by style, and print the shares."""
    items = _spread(json.loads(options.items.read_text("utf-8")), options.take)
    names = options.styles or (_independent(options.every) if options.every else STYLES)
    if options.show:
        names = [options.show]
    CACHE.mkdir(parents=True, exist_ok=True)
    print(_titles(options.modes))
    sums: dict[str, Score] = {}
    with ThreadPoolExecutor(2) as pool:
        asked = pool.map(lambda name: _judged(name, items, options), names)
        for name, (given, judged) in zip(names, asked, strict=True):
            scores = {
                mode: compare(render_ours(load(name), items, mode, given), *judged[mode])
                for mode in options.modes
            }
            print(_row(name, scores), flush=True)
            for mode, score in scores.items():
                sums[mode] = add(sums[mode], score) if mode in sums else score
    print(_row("all", sums))
    if options.show:
        for mode, score in sums.items():
            for key, ours, theirs in score.differences[: options.limit]:
                print(f"\n{mode} {key}\n  citekit     {ours}\n  citeproc-js {theirs}")


def _judged(
    name: str, items: _Items, options: argparse.Namespace
) -> tuple[_Items, dict[str, tuple[_Answers, set[str]]]]:
    given = citations_of(items, note=load(name).note) if "citations" in options.modes else []
    return given, {
        mode: render_theirs(name, items, mode, given if mode == "citations" else [], options.judge)
        for mode in options.modes
    }


def _spread(items: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    count = min(count, len(items))
    return [items[at * len(items) // count] for at in range(count)]


def _independent(every: int) -> list[str]:
    names = [name for name in catalogue.names() if catalogue.locate(name).name == name]
    return sorted(names)[::every]


def _titles(modes: Iterable[str]) -> str:
    heads = {"alone": "alone  look", "list": " list  look order", "citations": "cites  look"}
    return f"{'style':50}" + "".join(f"  | {heads[mode]}" for mode in modes)


def _row(name: str, scores: Mapping[str, Score]) -> str:
    cells = []
    for mode, score in scores.items():
        shown = [score.text, score.look, *([score.follow] if mode == "list" else [])]
        shares = (f"{100 * each / score.total:5.1f}" if score.total else "    –" for each in shown)
        cells.append(" ".join(shares))
    return f"{name[:50]:50}" + "".join(f"  | {cell}" for cell in cells)


def _reason(options: argparse.Namespace) -> str:
    """Tell why nothing can be compared; empty if it can."""
    if not options.items.is_file():
        return f"there is no {options.items}"
    if shutil.which("node") is None:
        return "there is no node to run citeproc-js with"
    if not (options.judge / "node_modules" / "citeproc").is_dir():
        install = f"npm install --prefix {options.judge} citeproc"
        return f"there is no citeproc in {options.judge} ({install})"
    return ""


def _arguments() -> argparse.Namespace:
    def words(text: str) -> list[str]:
        return text.split(",")

    parser = argparse.ArgumentParser(description="Compare our entries with those of citeproc-js.")
    parser.add_argument("--items", type=Path, default=Path("../shared/data/items/works_1k.json"))
    parser.add_argument("--take", type=int, default=300)
    parser.add_argument("--styles", type=words)
    parser.add_argument("--every", type=int, help="every Nth independent style of the catalogue")
    parser.add_argument("--modes", type=words, default=MODES)
    parser.add_argument("--judge", type=Path, default=Path("build/judge"))
    parser.add_argument("--show", metavar="STYLE", help="print what differs in one style")
    parser.add_argument("--limit", type=int, default=1000, help="differences to show in a mode")
    return parser.parse_args()


if __name__ == "__main__":
    chosen = _arguments()
    reason = _reason(chosen)
    if reason:
        print(f"agreement: skipped, {reason}")
    else:
        main(chosen)
