"""Words, the network that labels them, and the spans that come of it."""

from __future__ import annotations

import io
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.errors import InputError
from citekit.references import labelling, network
from citekit.references.words import bracketed, cut, look, quoted
from citekit.training import fitting

TEXTS = st.text(max_size=300)
REFERENCE = "Roe, Ann. 2004. “A study of rivers.” Journal of Examples 12 (3): 45–67."


class TestWords:
    def test_words_are_runs_of_letters_of_digits_and_single_marks(self) -> None:
        assert cut("D69, naïve x̄.").texts == ["D", "69", ",", "naïve", "x̄", "."]

    def test_an_identifier_is_one_word(self) -> None:
        words = cut("Title. doi:10.1000/xyz123. Accessed 2 May 2010")
        assert words.texts[2] == "[doi]"
        assert words.found[2].value == "10.1000/xyz123"

    @given(TEXTS)
    def test_words_lie_in_order_and_leave_nothing_but_blanks(self, text: str) -> None:
        words = cut(text)
        position, rest = 0, ""
        for start, end in zip(words.starts, words.ends, strict=True):
            assert start >= position
            rest += text[position:start]
            position = end
        assert not (rest + text[position:]).strip()

    @pytest.mark.parametrize(
        ("word", "classes"),
        [
            ("März", {"month", "capitalised"}),
            ("2004", {"year"}),
            ("12", {"digits"}),
            ("XIV", {"roman", "capitals"}),
            ("J", {"initial"}),
            ("eds", {"editor", "lower"}),
            ("山田", {"east-asian"}),
        ],
    )
    def test_a_word_has_the_classes_of_what_it_may_be(self, word: str, classes: set[str]) -> None:
        from citekit.references.words import CLASSES

        assert classes <= {CLASSES[at] for at in look(word, {}).classes}

    @pytest.mark.parametrize(
        ("text", "inside"),
        [
            ("a “b c” d", "bc"),
            ("„b“ d", "b"),
            ("don't b 'c d' e", "cd"),
            ("a “b c", ""),
        ],
    )
    def test_what_stands_in_quotation_marks_is_known(self, text: str, inside: str) -> None:
        words = cut(text)
        found = zip(words.texts, quoted(words), strict=True)
        assert "".join(word for word, state in found if state) == inside

    def test_what_stands_in_brackets_is_known(self) -> None:
        texts = cut("a (b [c]) d)").texts
        assert [t for t, s in zip(texts, bracketed(texts), strict=True) if s] == [
            "b",
            "[",
            "c",
            "]",
        ]


class TestNetwork:
    def test_what_is_read_together_is_read_as_each_alone(self) -> None:
        net = network.shipped()
        many = [cut(text) for text in (REFERENCE, "", "Short.", REFERENCE * 3, "x")]
        together = net.read(many)
        for words, one in zip(many, together, strict=True):
            (alone,) = net.read([words])
            assert alone.labels == one.labels
            assert alone.type == one.type
            assert np.allclose(alone.likelihoods, one.likelihoods, atol=1e-4)

    def test_a_plain_reference_is_read(self) -> None:
        words = cut(REFERENCE)
        (reading,) = network.shipped().read([words])
        labels = dict(zip(words.texts, reading.labels, strict=True))
        assert labels["Roe"] == "author"
        assert labels["rivers"] == "title"
        assert labels["Journal"] == "container-title"
        assert (labels["12"], labels["3"], labels["45"]) == ("volume", "issue", "page")
        assert labels["2004"] == "issued"
        assert reading.type == "article-journal"

    @given(st.lists(TEXTS, max_size=5))
    def test_every_word_has_one_label_and_a_likelihood(self, texts: list[str]) -> None:
        many = [cut(text) for text in texts]
        for words, reading in zip(many, network.shipped().read(many), strict=True):
            assert len(reading.labels) == len(reading.likelihoods) == len(words.texts)
            assert all(0 <= one <= 1.0001 for one in reading.likelihoods)

    def test_half_a_character_is_a_word_like_others(self) -> None:
        (reading,) = network.shipped().read([cut("Roe \ud800x, Rivers, Oxford 2004")])
        assert reading.labels[0] == "author"

    def test_many_different_words_do_not_stay_for_ever(self) -> None:
        net = network.shipped()
        for start in range(0, 40_000, 5_000):
            net.read([cut(" ".join(f"w{n}x" for n in range(start, start + 5_000)))])
        (reading,) = net.read([cut(REFERENCE)])
        assert "author" in reading.labels

    def test_threads_that_meet_new_words_at_once_read_as_one_does(self) -> None:
        many = [
            cut(f"Nam{at}e, Q. {1900 + at % 120}. “Tit{at}le of wo{at}rd.” Jour{at}nal 7: 1–9.")
            for at in range(300)
        ]
        alone = [reading.labels for reading in network.shipped().read(many)]
        network.shipped.cache_clear()
        fresh = network.shipped()
        interval = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        try:
            with ThreadPoolExecutor(8) as pool:
                together = list(pool.map(lambda words: fresh.read([words])[0].labels, many))
        finally:
            sys.setswitchinterval(interval)
        assert together == alone

    def test_weights_with_code_in_them_are_refused(self) -> None:
        file = io.BytesIO()
        np.savez(file, labels=np.array([object()], dtype=object))
        file.seek(0)
        with pytest.raises(ValueError, match="allow_pickle"):
            network.Network.load(file)


class TestSpans:
    def spans(self, text: str) -> list[labelling.Labelled]:
        words = cut(text)
        (reading,) = network.shipped().read([words])
        return labelling.spans(text, words, reading)

    def test_spans_have_values(self) -> None:
        values = {one.label: one.value for one in self.spans(REFERENCE)}
        assert values["title"] == "A study of rivers"
        assert values["volume"] == {"volume": "12"}
        assert values["page"] == {"page": "45-67"}
        assert values["issued"].readings[0].start == (2004,)

    @given(TEXTS)
    def test_spans_are_in_order_and_within_the_text(self, text: str) -> None:
        position = 0
        for one in self.spans(text):
            assert position <= one.start < one.end <= len(text)
            position = one.end

    @given(TEXTS)
    def test_no_word_is_lost(self, text: str) -> None:
        from citekit.references.words import announces

        covered = [False] * len(text)
        for one in self.spans(text):
            covered[one.start : one.end] = [True] * (one.end - one.start)
        words = cut(text)
        for word, start in zip(words.texts, words.starts, strict=True):
            assert covered[start] or not word[0].isalnum() or announces(word)


def test_a_tagger_of_another_version_is_told_from_none(tmp_path: Path) -> None:
    path = tmp_path / "old.npz"
    with np.load(fitting.SHIPPED, allow_pickle=False) as archive:
        np.savez(path, **{name: archive[name] for name in archive if name != "pooled"})
    with pytest.raises(InputError, match="of this version"):
        network.trained(path)
