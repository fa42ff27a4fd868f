"""Making the tagger: labelled references, found and made, and the network fitted to them.

`recipe` says what the network that ships was made of: `corpus` reads labelled files,
`synthesis` renders records through the styles, `composition` puts scholarly references
together by chance, `manners` writes those of posts, news, law and public life. `fitting`
fits a network to them. Nothing here is needed to read references.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Sample"]


class Sample(NamedTuple):
    """A reference, and where its fields are.

    >>> sample = Sample("Reuters, 5/1/07", ((0, 7, "container-title"), (9, 15, "issued")), "blog")
    >>> [(label, sample.text[start:end]) for start, end, label in sample.spans]
    [('container-title', 'Reuters'), ('issued', '5/1/07')]
    """

    text: str
    #: start, end (code points) and label; sorted, not overlapping, without outer blanks
    spans: tuple[tuple[int, int, str], ...]
    kind: str  #: how it was made: ``news``, ``case``, ``rendered`` …
    type: str = ""  #: the CSL type of what is referred to; empty where the text does not tell
