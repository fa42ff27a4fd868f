"""The language of a title: said only where its small words leave no doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import citekit
from citekit.references.tongues import tongue


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Schiene und Staat", "de"),
        ("Max Weber. Die Leidenschaft des Denkens", "de"),
        ("Bericht über die soziale Lage", "de"),
        ("Les Lieux de mémoire", "fr"),
        ("L’amour dans les temps anciens", "fr"),
        ("La vida de los ríos", "es"),
        ("Il nome della rosa", "it"),
        ("Storia dell’arte nel Veneto", "it"),
        ("Educação em uma cidade", "pt"),
        ("Het rijk der insecten voor kinderen", "nl"),
    ],
)
def test_a_title_whose_small_words_are_of_one_language_is_in_it(title: str, language: str) -> None:
    assert tongue(title) == language


@pytest.mark.parametrize(
    "title",
    [
        "Fiasco", "1984", "", "The Decline of la dolce vita", "Van der Waals forces", "Die Hard",
        "Big Sur: a guide", "Los Alamos", "E. coli in vitro", "Ars longa et vita", "Le Monde",
        "Real GDP per capita in rich countries", "von Neumann algebras", "Rivers and lakes",
        "How to pour sur le vif", "Che Guevara: Una vida",
    ],
)  # fmt: skip
def test_a_title_that_may_be_english_says_nothing(title: str) -> None:
    assert tongue(title) == ""


@given(st.text())
def test_no_title_raises(title: str) -> None:
    assert tongue(title) in ("", "de", "fr", "es", "it", "pt", "nl")


def test_a_style_leaves_a_title_in_another_language_as_it_is_written() -> None:
    text = "Roe, Anna: Schiene und Staat in der neuen Zeit. Göttingen: Roe 2019."
    found = citekit.parse(text)
    assert found[0].record.fields["language"] == "de"
    assert "Schiene und Staat in der neuen Zeit" in citekit.format(
        found, style="modern-language-association"
    )
