"""What the tagger is taught: labelled files, made references, and the fit itself."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from importlib.util import find_spec
from itertools import pairwise, product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.references.network import Network
from citekit.training import Sample, calibration, composition, corpus, fitting, recipe, synthesis

ITEMS: tuple[Mapping[str, Any], ...] = (
    {
        "type": "article-journal",
        "title": "A study of rivers",
        "author": [{"family": "Roe", "given": "Ann B."}, {"family": "Poe", "given": "Carl"}],
        "container-title": "Journal of Applied Examples",
        "volume": "12",
        "issue": "3",
        "page": "45-67",
        "issued": {"date-parts": [[2004, 6, 1]]},
        "DOI": "10.5555/12345",
    },
    {
        "type": "chapter",
        "title": "Towns after the war",
        "author": [{"family": "Doe", "given": "Jane"}],
        "editor": [{"family": "van Dam", "given": "Kees"}],
        "container-title": "The Oxford handbook of towns",
        "publisher": "Example Press",
        "publisher-place": "Oxford",
        "page": "1-20",
        "issued": {"date-parts": [[1998]]},
        "URL": "https://example.org/towns",
    },
    {"type": "book", "title": "Fiasco", "publisher": "Penguin", "edition": "2"},
)


def labelled(text: str, *spans: tuple[str, str]) -> dict[str, str | None]:
    """Label the words of a text by (words, label) pairs; return word → label."""
    found = [(text.index(words), text.index(words) + len(words), label) for words, label in spans]
    example = corpus.label(text, sorted(found))
    return dict(zip(example.words.texts, example.labels, strict=True))


class TestLabels:
    def test_edges_and_announcing_words_have_no_label(self) -> None:
        found = labelled("In: Roe, A. (eds.), Towns, pp. 3-9.", ("In: Roe, A. (eds.),", "editor"),
                         ("pp. 3-9.", "page"))  # fmt: skip
        assert (found["In"], found["Roe"], found["eds"]) == ("", "editor", "")
        assert (found["pp"], found["3"], found["9"]) == ("", "page", "page")

    def test_an_initial_at_the_edge_is_part_of_a_name(self) -> None:
        assert labelled("U.S. Navy, Report", ("U.S. Navy,", "author"))["U"] == "author"

    def test_volume_and_issue_in_one_span_are_parted(self) -> None:
        text = "Nature, vol. 36, no. 9, 2004"
        example = corpus._example(  # what a line of a file becomes
            {
                "text": text,
                "spans": [[8, 22, "volume"]],
                "fields": {"volume": "36", "issue": "9"},
            }
        )
        found = dict(zip(example.words.texts, example.labels, strict=True))
        assert (found["36"], found["9"], found["no"]) == ("volume", "issue", "")

    def test_the_day_of_access_is_no_date_of_issue(self) -> None:
        text = "Towns. Accessed on 12 May 2010."
        assert labelled(text, ("Accessed on 12 May 2010", "note"))["12"] == "accessed"

    def test_what_citekit_has_no_label_for_may_be_anything(self) -> None:
        assert labelled("Roe, 12 pounds", ("12 pounds", "price"))["pounds"] is None

    def test_files_of_both_forms_are_read(self, tmp_path: Path) -> None:
        lines, xml = tmp_path / "a.jsonl", tmp_path / "a.xml"
        lines.write_text(json.dumps({"text": "Fiasco", "spans": [[0, 6, "title"]]}) + "\n")
        xml.write_text("<dataset><sequence><title>Fiasco.</title></sequence></dataset>")
        for path in (lines, xml):
            (example,) = corpus.read(path)
            assert example.labels[0] == "title"

    def test_nested_elements_of_a_file_are_read_with_all_their_text(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xml"
        title = "<title>A <i>red <b>river</b></i> in spring<!-- ! --> rain</title>"
        path.write_text(f"<dataset><sequence>{title}<date>2004</date></sequence></dataset>")
        (example,) = corpus.read(path)
        assert example.text == "A red river in spring rain 2004"

    def test_entities_of_a_file_are_not_expanded(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xml"
        path.write_text(
            '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
            "<dataset><sequence><title>&e;Fiasco</title></sequence></dataset>"
        )
        for example in corpus.read(path):
            assert "root" not in example.text


def check(sample: Sample) -> None:
    position = 0
    for start, end, label in sample.spans:
        assert position <= start < end <= len(sample.text)
        assert label
        assert sample.text[start:end].strip()
        position = end


class TestMadeReferences:
    @given(st.integers(0, 10_000))
    def test_composed_references_have_spans_in_order(self, seed: int) -> None:
        for sample in composition.samples(ITEMS, count=3, seed=seed):
            check(sample)

    def test_composed_references_show_every_field(self) -> None:
        seen = {
            label
            for sample in composition.samples(ITEMS, count=300, seed=1)
            for _, _, label in sample.spans
        }
        assert {"author", "editor", "title", "container-title", "publisher", "publisher-place",
                "volume", "issue", "page", "issued", "accessed", "URL", "DOI"} <= seen  # fmt: skip

    def test_the_same_seed_gives_the_same_references(self) -> None:
        first, second = (list(composition.samples(ITEMS, count=50, seed=7)) for _ in range(2))
        assert first == second

    def test_rendered_references_know_their_fields(self) -> None:
        made = list(synthesis.samples(ITEMS, ["apa", "ieee"], each=10, seed=1))
        assert len(made) > 15
        for sample in made:
            check(sample)
        titles = {
            sample.text[start:end].casefold()
            for sample in made
            for start, end, label in sample.spans
            if label == "title"
        }
        assert "a study of rivers" in titles

    def test_fields_on_lines_of_their_own_keep_their_values(self) -> None:
        sample = Sample("Fiasco, Penguin, 2006", ((0, 6, "title"), (8, 15, "publisher")), "x")
        several = [recipe._in_lines(sample, random.Random(seed)) for seed in range(9)]
        made = next(one for one in several if "\n" in one.text)
        assert [made.text[start:end] for start, end, _ in made.spans] == ["Fiasco", "Penguin"]


class TestFit:
    @pytest.mark.skipif(find_spec("torch") is None, reason="PyTorch is not installed")
    def test_what_was_learnt_is_read(self, tmp_path: Path) -> None:
        examples = [
            corpus.label(one.text, one.spans, one.kind, one.type)
            for one in composition.samples(ITEMS, count=400, seed=1)
        ]
        weights = fitting.fit(fitting.encoded(examples), epochs=6)  # some 40 steps
        path = tmp_path / "mine.npz"
        fitting.save({**weights, **_curves(weights, path, examples)}, path)
        with path.open("rb") as file:
            network = Network.load(file)
        (reading,) = network.read([examples[0].words])
        known = [one for one in zip(reading.labels, examples[0].labels, strict=True) if one[1]]
        assert sum(read == true for read, true in known) > len(known) * 0.7

    @pytest.mark.skipif(find_spec("torch") is None, reason="PyTorch is not installed")
    def test_the_gradient_is_that_of_the_sum_over_all_labellings(self) -> None:
        import torch

        torch.manual_seed(1)
        labels, sizes = 3, (4, 2)
        emissions = torch.randn(2, 4, labels, requires_grad=True)
        field = SimpleNamespace(
            transitions=torch.randn(labels, labels, requires_grad=True),
            first=torch.randn(labels, requires_grad=True),
            last=torch.randn(labels, requires_grad=True),
        )
        inside = torch.arange(4).unsqueeze(0) < torch.tensor(sizes).unsqueeze(1)
        total = sum(
            torch.logsumexp(
                torch.stack([
                    field.first[way[0]] + field.last[way[-1]]
                    + sum(emissions[row, at, label] for at, label in enumerate(way))
                    + sum(field.transitions[one, after] for one, after in pairwise(way))
                    for way in product(range(labels), repeat=size)
                ]),
                0,
            )
            for row, size in enumerate(sizes)
        )  # fmt: skip
        total.backward()
        sums, words, pairs = fitting._expected(torch, field, emissions, inside)
        assert torch.allclose(sums.sum(), total.detach(), atol=1e-4)
        assert torch.allclose(words, emissions.grad, atol=1e-4)
        assert torch.allclose(pairs.sum(0), field.transitions.grad, atol=1e-4)

    def test_an_example_too_long_is_left_out(self) -> None:
        examples = [corpus.label("word " * 400, []), corpus.label("word", [])]
        assert len(fitting.encoded(examples)) == 1

    def test_a_sure_network_that_is_half_right_is_half_trusted(self) -> None:
        rows = np.column_stack([np.ones(200), np.full(200, 5.0)])
        good = np.array([1.0, 0.0] * 100)
        weights = calibration._fitted(rows, good, np.array([0.0, 1.0]))
        assert 1 / (1 + np.exp(-rows[0] @ weights)) == pytest.approx(0.5, abs=0.02)


def _curves(weights: dict[str, Any], path: Path, examples: list[corpus.Example]) -> dict[str, Any]:
    fitting.save(weights, path)
    with path.open("rb") as file:
        return calibration.curves(Network.load(file), examples)
