"""References that are written by rules: their spans, their variety, and their noise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.training import Sample, manners
from citekit.training.manners import LABELS, noisy, samples
from citekit.variables import TYPES

MANY = list(samples(6000, seed=1))
SPOILT = [noisy(sample, Random(number)) for number, sample in enumerate(MANY)]
SEEDS = st.integers(0, 2**32)


def values(sample: Sample) -> list[tuple[str, str]]:
    return [(label, sample.text[start:end]) for start, end, label in sample.spans]


def share(holds: Callable[[Sample], bool]) -> float:
    return sum(map(holds, MANY)) / len(MANY)


def faults(sample: Sample) -> Iterator[str]:
    """Say what is wrong with the spans."""
    position = 0
    for start, end, label in sample.spans:
        value = sample.text[start:end]
        if label not in LABELS:
            yield f"{label} is no field"
        if not position <= start < end <= len(sample.text):
            yield f"{label} is empty, overlaps or is out of order"
        if value != value.strip():
            yield f"{label} has outer blanks: {value!r}"
        position = end


def plain(value: str) -> str:
    """Leave out what noise puts in, loses and changes; what scans alike is alike."""
    return re.sub(r"[\W_]", "", value).casefold().translate(str.maketrans("liosb", "11058"))


def is_recognisable(before: str, after: str) -> bool:
    """Say whether a value is much like it was, or its beginning is."""
    old, new = plain(before), plain(after)
    if not old or not new:
        return old == new
    return any(SequenceMatcher(None, part, new).ratio() > 0.5 for part in (old, old[: len(new)]))


def slots(pattern: manners._Pattern) -> Iterator[manners._Slot]:
    for node in pattern:
        if isinstance(node, manners._Slot):
            yield node
        elif isinstance(node, manners._Choice):
            for way in node.ways:
                yield from slots(way)


ALL_SLOTS = [
    (name, slot)
    for name, table in manners._tables().items()
    for way in table.ways
    for slot in slots(way)
]

# --- what is written ------------------------------------------------------------------


@given(seed=SEEDS)
def test_spans_are_sorted_apart_and_without_outer_blanks(seed: int) -> None:
    for sample in samples(20, seed):
        assert sample.spans
        assert list(faults(sample)) == [], sample


@given(seed=SEEDS)
def test_the_same_seed_gives_the_same_samples(seed: int) -> None:
    assert list(samples(5, seed)) == list(samples(5, seed))


def test_more_samples_begin_with_the_fewer() -> None:
    assert list(samples(9, seed=3))[:4] == list(samples(4, seed=3))


@pytest.mark.parametrize("label", sorted(LABELS))
def test_every_label_occurs(label: str) -> None:
    assert sum(label in {name for _, _, name in sample.spans} for sample in MANY) >= 3


def test_every_kind_occurs_often() -> None:
    kinds = Counter(sample.kind for sample in MANY)
    assert set(kinds) == {str(way[0]) for way in manners._tables()["kinds"].ways}
    assert min(kinds.values()) > 60


def test_most_samples_differ() -> None:
    assert len({sample.text for sample in MANY}) > 0.97 * len(MANY)


def test_a_tenth_to_a_fifth_is_not_english() -> None:
    others = {"german", "french", "spanish", "portuguese", "italian"}
    assert 0.1 < share(lambda sample: sample.kind in others) < 0.2


def test_a_few_percent_are_in_languages_further_off() -> None:
    assert 0.03 < share(lambda sample: sample.kind in {"elsewhere", "east_asian"}) < 0.1


@pytest.mark.parametrize(
    "written",
    [
        r"\bn\.d\.",
        r"\d–\d+ \w+ \d{4}",
        r"\b(1[89]|20)\d\d[–/-]\d\d",
        "ISBN",
        "ISSN",
        "[一-龥]、[一-龥]",
        "[а-я]{4}",
        "》，",
        "』",
        r"^\d+/\d+/\d\d .+: ",
        r"^\[[\w ,:+.]+\]\s",
        r"Department of [A-Z]\w+, (Bureau|Office|Division)",
    ],
)
def test_what_is_rare_elsewhere_occurs(written: str) -> None:
    assert sum(bool(re.search(written, sample.text)) for sample in MANY) >= 3


@pytest.mark.parametrize("word", ["vol. ", "pp. ", "In ", "ed. ", "accessed ", "at ", "“", "("])
def test_what_announces_a_value_is_outside_of_it(word: str) -> None:
    fields = {"volume", "issue", "page", "locator", "accessed", "issued", "DOI", "URL", "edition"}
    announced = [value for sample in MANY for label, value in values(sample) if label in fields]
    assert not [value for value in announced if value.startswith(word)]


def test_no_mark_of_the_grammar_is_left_in_the_text() -> None:
    assert not [sample.text for sample in MANY if set("{}") & set(sample.text)]


# --- the type of what is referred to --------------------------------------------------


def test_every_type_is_one_of_csl_or_empty() -> None:
    assert {sample.type for sample in MANY} <= TYPES | {""}


def test_every_type_that_the_grammar_says_is_one_of_csl_or_empty() -> None:
    named = {
        node.name
        for table in manners._tables().values()
        for way in table.ways
        for node in way
        if isinstance(node, manners._Type)
    }
    assert named <= TYPES | {""}


def test_most_samples_have_a_type() -> None:
    assert share(lambda sample: sample.type != "") > 0.85


def test_many_types_occur() -> None:
    assert len({sample.type for sample in MANY}) > 30


@pytest.mark.parametrize(
    ("kind", "usual"),
    [
        ("news", {"article-newspaper", "article-magazine"}),
        ("blog", {"article-newspaper", "article-magazine", "post-weblog", "report", "book"}),
        ("reports", {"report"}),
        ("release", {"report"}),
        ("un", {"report", "legislation", "hearing"}),
        ("eu", {"legislation", "treaty", "report"}),
        ("case", {"legal_case"}),
        ("foreign_case", {"legal_case"}),
        ("statute", {"legislation", "regulation"}),
        ("web", {"webpage", "post-weblog", "entry-encyclopedia", "entry-dictionary"}),
        ("social", {"post", "figure"}),
        ("book_list", {"book", "chapter"}),
        ("scholarly", {"article-journal"}),
        ("archive", {"manuscript", "personal_communication"}),
    ],
)
def test_a_kind_has_its_usual_types(kind: str, usual: set[str]) -> None:
    types = [sample.type for sample in MANY if sample.kind == kind]
    assert sum(name in usual for name in types) > 0.8 * len(types)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"\bop\. cit\.", {""}),
        (r"^(Id\.|Ibid\.)", {""}),
        ("@.*Twitter", {"post"}),
        (r"\bS/RES/", {"legislation"}),
        (r"\bS/PV\.", {"hearing"}),
        (r"^(Council )?Directive \d", {"legislation"}),
        (r"(PhD diss|Doctoral dissertation|tesis doctoral)", {"thesis"}),
        (r"^(Letter|Telegram|E-mail) from [^(]+ to ", {"personal_communication"}),
        (r"\d U\.S\.C\. §", {"legislation"}),
        (r"\d Fed\. Reg\.", {"regulation"}),
        ("(?i)press release", {"report"}),
        (r"Getty Images|^Photo by", {"figure"}),
        ("(?i)directed by .*(Pictures|Films)", {"motion_picture"}),
        ("Wikipedia, The Free", {"entry-encyclopedia"}),
        ("Oxford English Dictionary", {"entry-dictionary"}),
        (r"\[J\]", {"article-journal"}),
        (r"\[M\]", {"book"}),
    ],
)
def test_what_the_text_says_settles_the_type(written: str, expected: set[str]) -> None:
    found = [sample for sample in MANY if re.search(written, sample.text)]
    assert found
    assert [sample for sample in found if sample.type not in expected] == []


def test_an_outlet_with_a_date_and_no_more_is_of_a_type_only_if_its_name_tells() -> None:
    alone = {
        sample.type
        for sample in MANY
        if sample.kind == "blog"
        and [name for *_, name in sample.spans] == ["container-title", "issued"]
    }
    assert alone == {"article-newspaper", "broadcast", ""}


def test_the_type_stays_with_noise() -> None:
    assert [new.type for new in SPOILT] == [old.type for old in MANY]


# --- the grammar ----------------------------------------------------------------------


def test_every_slot_has_a_maker() -> None:
    tables, makers = manners._tables(), manners._MAKERS
    unknown = [
        f"{slot.maker} in {name}"
        for name, slot in ALL_SLOTS
        if not (slot.maker in tables or slot.maker in makers or re.match(r"=|\d+-\d+$", slot.maker))
    ]
    assert not unknown


def test_every_slot_has_a_label_that_is_a_field() -> None:
    assert {slot.label for _, slot in ALL_SLOTS} - LABELS == {""}


def test_a_pattern_has_slots_choices_and_quoted_marks() -> None:
    choice = manners._Choice(((manners._Slot("y", "issued", False),), (" n.d.",)))
    assert manners._pattern(r"a\<b <{y:issued}| n.d.>") == ("a", "<", "b ", choice)


@pytest.mark.parametrize(
    ("table", "types"),
    [
        ("x: @book\n  a", [manners._Type("book", sure=True)]),
        ("x: @?book\n  *2 a", [manners._Type("book", sure=False)]),
        ("x: @book\n  *2 @report a", [manners._Type("report", sure=True)]),
        ("x: @book\n  @- a", [manners._Type("", sure=True)]),
        ("x: @book\n  @ a", []),
        ("x:\n  @{a}", []),
    ],
)
def test_a_table_reads_types(table: str, types: list[manners._Type]) -> None:
    ((_, read),) = manners._read(table, manners._by_line)
    assert [node for node in read.ways[0] if isinstance(node, manners._Type)] == types


def test_a_line_that_continues_a_full_width_mark_needs_no_blank() -> None:
    assert list(manners._by_line(["  甲，", "    乙", "  a,", "    b"])) == ["甲，乙", "a, b"]


def test_a_table_reads_weights_and_continued_lines() -> None:
    ((name, table),) = manners._read("x:\n  *3 a\n    b\n  c", manners._by_line)
    assert (name, table) == ("x", manners._Table((("a b",), ("c",)), (3, 4)))


# --- noise ----------------------------------------------------------------------------


@given(seed=SEEDS)
def test_noise_keeps_spans_sorted_apart_and_without_outer_blanks(seed: int) -> None:
    random = Random(seed)
    for sample in samples(20, seed):
        assert list(faults(noisy(sample, random))) == []


@given(seed=SEEDS)
def test_noise_keeps_each_value_recognisable(seed: int) -> None:
    random = Random(seed)
    for sample in samples(10, seed):
        remaining = iter(values(sample))
        for label, after in values(noisy(sample, random)):
            # a field may be gone, or be a remark that noise has put in; none is another's
            if label == "note":
                continue
            assert any(
                label == name and is_recognisable(before, after) for name, before in remaining
            )


def test_noise_repeats_with_the_same_random_numbers() -> None:
    assert [noisy(sample, Random(5)) for sample in MANY[:50]] == [
        noisy(sample, Random(5)) for sample in MANY[:50]
    ]


def test_noise_changes_many_samples_but_leaves_some() -> None:
    changed = sum(old != new for old, new in zip(MANY, SPOILT, strict=True)) / len(MANY)
    assert 0.5 < changed < 0.9


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([(0, 0, "1. ")], ["Roe", "A Title"]),
        ([(3, 3, " ")], ["Roe", "A Title"]),
        ([(5, 5, "*"), (12, 12, "*")], ["Roe", "A Title"]),
        ([(0, 3, "ROE")], ["ROE", "A Title"]),
        ([(8, 9, "l-\nl")], ["Roe", "A Tl-\nltle"]),
        ([(11, 12, "")], ["Roe", "A Titl"]),
        ([(9, 13, "…")], ["Roe", "A Ti…"]),
        ([(3, 12, "")], ["Roe"]),
    ],
)
def test_spans_move_with_an_edit(edits: list[tuple[int, int, str]], expected: list[str]) -> None:
    sample = Sample("Roe, A Title.", ((0, 3, "author"), (5, 12, "title")), "news")
    assert [value for _, value in values(manners._edited(sample, edits))] == expected
