"""What holds of every text that is read, whatever it is: asserted by tests and by fuzzing."""

from __future__ import annotations

import html
import time
import unicodedata

from citekit.references import parse
from citekit.references.mentions import find
from citekit.references.pages import reference_list
from citekit.references.views import view

__all__ = ["check"]

#: Fields that are words of the text and nothing else.
_WORDS = ("title", "container-title", "collection-title", "publisher", "publisher-place", "note")


def check(text: str) -> None:
    """Assert that a text is read, soon, with every letter accounted for and none invented."""
    began = time.process_time()
    position = 0
    seen = _letters(view(text).text) + _letters(text) + _letters(html.unescape(text))
    for reference in parse(text, date="2019-08-27"):
        assert text[reference.start : reference.end] == reference.text
        assert position <= reference.start < reference.end
        position = reference.end
        assert "".join(token.text for token in reference.tokens) == reference.text
        assert 0 <= reference.confidence <= 1
        for name in _WORDS:
            for word in str(reference.record.fields.get(name, "")).split():
                assert _letters(word) in seen, (name, word)
    last = 0
    for mention in find(text):
        assert text[mention.start : mention.end] == mention.text
        assert last <= mention.start < mention.end
        last = mention.end
    reference_list(text)
    assert time.process_time() - began < 2 + len(text) / 50_000


def _letters(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join([letter for letter in apart if letter.isalnum()])
