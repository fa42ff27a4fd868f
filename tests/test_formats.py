"""CSL-JSON, encodings, and the door to bibliographic files."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit import formats
from citekit.errors import InputError, UnknownNameError
from citekit.formats import csljson
from citekit.record import Date, Name, Record, Records
from citekit.variables import DATES, NAMES, TYPES, VARIABLES

# --- encodings ------------------------------------------------------------------

SAMPLE = "Łódź, “Čapek” – Straße\r\nnächste Zeile"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_read_in_every_encoding(encoding: str) -> None:
    assert formats.decode(SAMPLE.encode(encoding)) == (SAMPLE, None)


def test_bytes_that_are_no_utf8_are_windows_1252_and_that_is_said() -> None:
    text, problem = formats.decode("first line\n“café” – 10 €".encode("cp1252"))
    assert text == "first line\n“café” – 10 €"
    assert problem is not None
    assert (problem.severity, problem.line) == ("info", 2)


def test_bytes_that_windows_1252_leaves_undefined_are_kept() -> None:
    assert formats.decode(b"caf\xe9 \x81")[0] == "café \x81"


def test_one_wrong_byte_does_not_spoil_a_utf8_file() -> None:
    text, problem = formats.decode("Łódź, Čapek\n".encode() + b"caf\xe9")
    assert text == "Łódź, Čapek\ncafé"
    assert problem is not None
    assert (problem.code, problem.line) == ("encoding-mixed", 2)


@pytest.mark.parametrize(
    "data",
    [b"\x00\x01\x02\x03binary", b"a\x00b\x00\x00", b"\xff\xfea", bytes(range(1, 32)) * 9 + b"\xff"],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        formats.decode(data)
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _ = formats.decode(data)
    except InputError:
        return
    text.encode("utf-8")


# --- CSL-JSON: identity -----------------------------------------------------------

TEXTS = st.text(max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
NUMERALS = st.integers(-3000, 3000) | st.integers(0, 2100).map(str)
PARTS = st.lists(NUMERALS, min_size=1, max_size=3)
DATE_OBJECTS = st.fixed_dictionaries(
    {},
    optional={
        "date-parts": st.lists(PARTS, min_size=1, max_size=2),
        "season": st.integers(1, 4) | st.sampled_from(["1", "2"]),
        "circa": st.booleans() | st.sampled_from([1, 0, "1", "true"]),
        "literal": TEXTS,
        "raw": TEXTS | st.sampled_from(["15 July 2019", "2019-07-15", "2019?"]),
        "edtf": st.sampled_from(["2019-07-15", "2019/2020", "199X", "../2019"]),
        "x-note": JSON,
    },
)
EDTF = st.sampled_from(["2019", "2019-07", "2019-07-15", "2019~", "1998/2000", "199X", "2019/.."])
NAME_OBJECTS = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(
            ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle"),
            TEXTS,
        ),
        "comma-suffix": st.booleans() | st.integers(0, 1),
        "ORCID": TEXTS,
    },
)


def value_of(variable: str) -> st.SearchStrategy[Any]:
    if variable in NAMES:
        return st.lists(NAME_OBJECTS, max_size=3)
    if variable in DATES:
        return DATE_OBJECTS | EDTF
    if VARIABLES[variable] == "number":
        return TEXTS | st.integers()
    return TEXTS


ITEMS = st.builds(
    lambda head, known, unknown: {**head, **known, **unknown, **head},
    st.fixed_dictionaries(
        {"id": TEXTS | st.integers(), "type": st.sampled_from(sorted(TYPES))},
    ),
    st.fixed_dictionaries({}, optional={name: value_of(name) for name in sorted(VARIABLES)}),
    st.dictionaries(st.text(min_size=1, max_size=8).map("x-".__add__), JSON, max_size=2),
)


def exact(value: Any) -> str:
    """Equal texts are equal as JSON: 1 is neither 1.0 nor true."""
    return json.dumps(value, sort_keys=True)


@given(st.lists(ITEMS, max_size=3))
def test_csl_json_comes_back_as_it_was(items: list[dict[str, Any]]) -> None:
    records = csljson.loads(json.dumps(items))
    assert exact(json.loads(csljson.dumps(records))) == exact(items)


@given(st.lists(st.dictionaries(st.sampled_from(sorted(VARIABLES)), JSON, max_size=4), max_size=3))
def test_values_of_a_wrong_kind_are_kept_and_nothing_raises(items: list[dict[str, Any]]) -> None:
    for number, item in enumerate(items):
        item.update({"id": str(number), "type": "book"})
    records = csljson.loads(json.dumps(items))
    assert exact(json.loads(csljson.dumps(records))) == exact(items)


@given(st.text(max_size=60) | JSON.map(json.dumps))
def test_any_text_is_read_without_raising(text: str) -> None:
    csljson.loads(text)


def test_keys_keep_their_order() -> None:
    item = {"id": "a", "type": "book", "zeta": 1, "title": "T", "author": [], "DOI": "10.1/x"}
    assert list(json.loads(csljson.dumps(csljson.loads(json.dumps([item]))))[0]) == list(item)


def items_of(path: Path) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    return [item for line in lines for item in line.get("items", [line])]


@pytest.mark.parametrize(
    "name",
    ["zotero_translator_items.jsonl", "zotero_identifier_cases.jsonl", "zotero_import_cases.jsonl"],
)
def test_real_items_come_back_as_they_were(shared_data: Path, name: str) -> None:
    path = shared_data / "items" / name
    if not path.is_file():
        pytest.skip(f"needs {path}")
    items = [{"id": str(number), **item} for number, item in enumerate(items_of(path))]
    records = csljson.loads("\n".join(json.dumps(item) for item in items))
    written = json.loads(csljson.dumps(records))
    assert [exact(item) for item in written] == [exact(item) for item in items]


# --- CSL-JSON: meaning ------------------------------------------------------------


def issued(value: Any) -> Any:
    item = {"id": "a", "type": "book", "issued": value}
    return csljson.record_from(item).fields["issued"]


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ({"date-parts": [[2019, 7, 15]]}, (2019, 7, 15), ()),
        ({"date-parts": [["2019", "07"]]}, (2019, 7), ()),
        ({"date-parts": [[1998], [2000, 2]]}, (1998,), (2000, 2)),
        ({"date-parts": [[2019, None]]}, (2019,), ()),
        ({"raw": "2019-07-15"}, (2019, 7, 15), ()),
        ({"raw": "15 July 2019"}, (2019, 7, 15), ()),
        ({"edtf": "2019-07"}, (2019, 7), ()),
        ("2019-07-15", (2019, 7, 15), ()),
        ("1998/2000", (1998,), (2000,)),
        ({"literal": "forthcoming"}, (), ()),
        ({"date-parts": [[]]}, (), ()),
        ({"date-parts": "2019"}, (), ()),
    ],
)
def test_every_form_of_a_date_is_understood(
    value: Any, start: tuple[int, ...], end: tuple[int, ...]
) -> None:
    date = issued(value)
    assert (date.start, date.end) == (start, end)
    record = Record("a", "book", {"issued": date})
    assert exact(csljson.item_from(record)["issued"]) == exact(value)


def test_season_circa_and_literal_are_understood() -> None:
    date = issued({"date-parts": [[2001]], "season": "2", "circa": 1, "literal": "Summer 2001"})
    assert (date.season, date.circa, date.literal) == (2, True, "Summer 2001")


def test_plain_dates_carry_nothing_extra() -> None:
    assert issued({"date-parts": [[2019, 7]]}) == Date((2019, 7))
    assert issued({"circa": True, "date-parts": [[2019]]}) == Date((2019,), circa=True)


def test_a_changed_date_is_written_as_changed() -> None:
    from attrs import evolve

    date = evolve(issued({"raw": "2019-07-15", "x": 1}), start=(2020,))
    item = csljson.item_from(Record("a", "book", {"issued": date}))
    assert item["issued"] == {"date-parts": [[2020]], "x": 1}


def test_unknown_keys_of_names_stay_in_extra() -> None:
    record = csljson.record_from(
        {"id": "a", "type": "book", "author": [{"family": "Roe", "ORCID": "0", "suffix": None}]}
    )
    [name] = record.fields["author"]
    assert name == Name("Roe", extra={"ORCID": "0", "suffix": None})


def test_a_number_as_id_is_text_in_the_record_and_a_number_in_json() -> None:
    [record] = csljson.loads('[{"id": 42, "type": "book"}]')
    assert record.id == "42"
    assert csljson.item_from(record)["id"] == 42
    assert csljson.item_from(record.replace({}, id="b"))["id"] == "b"


@pytest.mark.parametrize(
    "text",
    [
        '{"id": "a", "type": "book"}',
        '[{"id": "a", "type": "book"}]',
        '\ufeff [{"id": "a", "type": "book"}]\n',
        '{"note": "x", "items": [{"id": "a", "type": "book"}]}',
        '{"id": "a", "type": "book"}\n',
    ],
)
def test_one_item_is_found_in_every_wrapping(text: str) -> None:
    records = csljson.loads(text)
    assert [record.id for record in records] == ["a"]
    assert not records.problems


def test_json_lines_are_read_and_a_broken_line_costs_itself() -> None:
    lines = ['{"id": "a", "type": "book"}', '{"id": "b", "type', '{"id": "c", "type": "book"}']
    records = csljson.loads("\n".join(lines))
    assert [record.id for record in records] == ["a", "c"]
    assert [(problem.code, problem.line) for problem in records.problems] == [("json-broken", 2)]


# --- CSL-JSON: trouble ------------------------------------------------------------


def test_cut_json_says_where_and_keeps_what_was_whole() -> None:
    records = csljson.loads('[{"id": "a", "type": "book"},\n {"id": "b", "title": "Cut')
    assert [record.id for record in records] == ["a"]
    [problem] = records.problems
    assert (problem.severity, problem.line, problem.column) == ("error", 2, 23)


@pytest.mark.parametrize("text", ["", "  \n", "not json", "[", '{"id"', "[1 2]", "[" * 100_000])
def test_what_is_no_json_is_a_problem(text: str) -> None:
    records = csljson.loads(text)
    assert len(records) == 0
    assert records.problems[0].severity == "error"


@pytest.mark.parametrize(
    ("fields", "code", "key"),
    [
        ({"author": "Jane Roe"}, "csl-json-kind", "author"),
        ({"author": ["Jane Roe"]}, "csl-json-kind", "author"),
        ({"title": 1984}, "csl-json-kind", "title"),
        ({"ISBN": "978-0-306-40615-8"}, "identifier-check", "ISBN"),
        ({"title": None}, "csl-json-kind", "title"),
        ({"title": [["a"]]}, "csl-json-kind", "title"),
        ({"volume": True}, "csl-json-kind", "volume"),
        ({"issued": 2019}, "csl-json-kind", "issued"),
        ({"issued": "sometime"}, "csl-json-kind", "issued"),
        ({"type": "journal-article"}, "csl-json-type", "type"),
        ({"type": 5}, "csl-json-type", "type"),
    ],
)
def test_a_wrong_value_is_kept_and_named_with_its_line(
    fields: dict[str, Any], code: str, key: str
) -> None:
    item = {"id": "a", "type": "book", **fields}
    text = json.dumps([{"id": "ok", "type": "book"}, item], indent=1)
    records = csljson.loads(text)
    [problem] = records.problems
    assert problem.code == code
    assert problem.line is not None
    assert json.dumps(key) in text.split("\n")[problem.line - 1]
    assert json.loads(csljson.dumps(records))[1] == item


def test_items_without_id_or_type_get_one_and_a_problem() -> None:
    records = csljson.loads('[{"title": "A"}, {"id": null, "type": "book"}, 5]')
    assert [(record.id, record.type) for record in records] == [
        ("item-1", "document"),
        ("item-2", "book"),
    ]
    assert [problem.code for problem in records.problems] == [
        "csl-json-id",
        "csl-json-type",
        "csl-json-id",
        "csl-json-item",
    ]


def test_a_duplicate_id_is_a_problem_and_both_records_stay() -> None:
    records = csljson.loads('[{"id": "a", "type": "book"}, {"id": "a", "type": "map"}]')
    assert [record.type for record in records] == ["book", "map"]
    assert [problem.code for problem in records.problems] == ["id-duplicate"]


def test_half_a_surrogate_pair_is_written_as_an_escape() -> None:
    [record] = csljson.loads('[{"id": "a", "type": "book", "title": "\\ud800"}]')
    assert '"\\ud800"' in csljson.dumps([record])


# --- the door ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("", "refs.bib", "bibtex"),
        ("", "REFS.JSON", "csl-json"),
        ('[{"id": 1}]', None, "csl-json"),
        ('{"id": 1}', "refs.txt", "csl-json"),
        ("% notes\n@book{a, title={B}}", "notes.txt", "bibtex"),
        ("Doe, J. A book. 2001.\n\n@book{a, title={B}}", None, None),
        ("[1] Doe, J. A book. 2001.", None, None),
        ("write to me@example.org {soon}", None, None),
        ("", None, None),
    ],
)
def test_suffix_then_content_tell_the_format(
    text: str, path: str | None, expected: str | None
) -> None:
    assert formats.detect(text, path) == expected


def test_an_unknown_format_raises_with_the_nearest_names() -> None:
    with pytest.raises(UnknownNameError) as caught:
        formats.loads("", "bibtext")
    assert caught.value.suggestions == ("bibtex",)
    with pytest.raises(UnknownNameError):
        formats.write([], "refs.xyz")


@pytest.mark.parametrize("name", ["refs.json", "refs.bib"])
def test_a_file_that_was_written_is_read_back(tmp_path: Path, name: str) -> None:
    values: dict[str, Any] = {"author": (Name("Roe", "Jane"),), "title": "Łódź"}
    record = Record("a", "book", values)
    formats.write([record], tmp_path / name)
    records = formats.read(tmp_path / name)
    assert list(records) == [record]
    assert records.problems == ()


def test_reading_says_which_encoding_was_assumed(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes("@book{a, title = {Café}}".encode("cp1252"))
    records = formats.read(path)
    assert records[0].fields["title"] == "Café"
    assert [problem.code for problem in records.problems] == ["encoding-assumed"]


def test_reading_what_is_no_such_file_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        formats.read(tmp_path / "none.bib")
    with pytest.raises(OSError, match=r"irectory|ermission"):
        formats.read(tmp_path)
    (tmp_path / "notes.txt").write_text("Doe. A book.")
    with pytest.raises(InputError):
        formats.read(tmp_path / "notes.txt")
    (tmp_path / "picture.bib").write_bytes(b"\x89PNG\r\n\x00\x00\x01junk")
    with pytest.raises(InputError):
        formats.read(tmp_path / "picture.bib")


def test_an_empty_file_is_no_records_and_a_problem(tmp_path: Path) -> None:
    for name in ("empty.json", "empty.bib"):
        (tmp_path / name).write_bytes(b"")
        records = formats.read(tmp_path / name)
        assert len(records) == 0
        assert records.problems[0].severity == "error"


@pytest.mark.skipif(os.name == "nt", reason="permissions and links are those of Unix")
def test_saving_keeps_permissions_and_follows_links(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    formats.save("new", link)
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.txt", "real.txt"]


def test_a_failed_save_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.txt"
    path.write_text("old")

    def refuse(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="disk full"):
        formats.save("new", path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_records_are_a_value() -> None:
    assert formats.loads("[]", "csl-json") == Records()


def test_a_carriage_return_alone_ends_a_line() -> None:
    assert formats.decode(b"a\rb\r\nc\r") == ("a\nb\r\nc\n", None)
    _, problem = formats.decode(b"a\rb\rcaf\xe9")
    assert problem is not None
    assert problem.line == 3


@pytest.mark.parametrize(
    "date",
    [
        {"date-parts": [[2020, "May"]]},
        {"date-parts": [["abc"]]},
        {"date-parts": "x"},
        {"date-parts": [[123456]]},
        {"date-parts": [[2020, 40]]},
        {"date-parts": [[2020]], "season": "Winter"},
    ],
)
def test_a_date_that_is_not_understood_is_named(date: object) -> None:
    item = json.dumps([{"id": "a", "type": "book", "issued": date}])
    records = formats.loads(item, "csl-json")
    assert [problem.code for problem in records.problems] == ["csl-json-date"]
    assert json.loads(formats.dumps(records, "csl-json"))[0]["issued"] == date


@pytest.mark.parametrize(
    "date",
    [
        {"date-parts": [["2020", "5"], [2021]]},
        {"date-parts": [[2020, 13]]},
        {"date-parts": [[2020]], "season": "2"},
        {"date-parts": [[-44, 3, 15]]},
        {"literal": "in spring"},
        {"raw": "2020-05"},
    ],
)
def test_a_date_that_is_understood_gives_no_problem(date: object) -> None:
    records = formats.loads(json.dumps([{"id": "a", "type": "book", "issued": date}]), "csl-json")
    assert records.problems == ()
