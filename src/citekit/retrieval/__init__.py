"""The work that is meant, and what is known of it: three doors.

`resolve` finds the work of an identifier, an address, a reference or a record. `complete` fills the
gaps of records from the works that they are of. `verify` says of each reference whether it says
what its source says. All take one thing or many; many are asked about at once, as fast as the
limits of each provider allow, and what was answered is in the cache: a list that was interrupted
goes on where it was.

    enquiries      what is asked about; `choices` keeps what people chose among candidates
    resolution     identifiers first, then searches; `matching` decides
    completion     filling gaps, with provenance
    verification   comparing, with verdicts; `reports` writes them down
    workers        many at once
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citekit import providers
from citekit.errors import InputError
from citekit.providers.session import Session
from citekit.retrieval import completion, verification, workers
from citekit.retrieval.completion import Completion
from citekit.retrieval.enquiries import Enquiry, Wanted, enquiry
from citekit.retrieval.resolution import Pick, Resolution, Resolver
from citekit.retrieval.verification import Verification
from citekit.retrieval.workers import Progress

__all__ = [
    "Completion", "Enquiry", "Resolution", "Verification", "Wanted", "complete", "enquiry",
    "resolve", "verify",
]  # fmt: skip


def resolve(
    wanted: Iterable[Wanted],
    session: Session,
    *,
    pick: Pick | int | None = None,
    progress: Progress | None = None,
) -> list[Resolution]:
    """Find the works that are wanted, in their order.

    `pick` is asked about each that is not found and has candidates, after all providers were
    asked. A number is for one work, and what was chosen for it before does not count. Raises
    InputError for a number and several works.
    """
    enquiries = [enquiry(one) for one in wanted]
    if isinstance(pick, int) and len(enquiries) != 1:
        raise InputError(f"a number picks for one work, and these are {len(enquiries)}")
    resolver = _resolver(enquiries, session, remembering=not isinstance(pick, int))
    found = workers.each(resolver.resolve, enquiries, progress)
    if pick is None:
        return found
    choose: Pick = (lambda _: pick) if isinstance(pick, int) else pick
    return [resolver.settle(resolution, choose) for resolution in found]


def complete(
    wanted: Iterable[Wanted],
    session: Session,
    *,
    pick: Pick | int | None = None,
    progress: Progress | None = None,
) -> list[Completion]:
    """Fill the gaps of the records that are given, in their order."""
    found = resolve(wanted, session, pick=pick, progress=progress)
    return [completion.complete(resolution) for resolution in found]


def verify(
    wanted: Iterable[Wanted], session: Session, *, progress: Progress | None = None
) -> list[Verification]:
    """Compare the references that are given with their sources, in their order."""
    enquiries = [enquiry(one) for one in wanted]
    resolver = _resolver(enquiries, session, thorough=True)

    def question(one: Enquiry) -> Verification:
        return verification.verify(one, resolver, session)

    return workers.each(question, enquiries, progress)


def _resolver(
    enquiries: Sequence[Enquiry], session: Session, *, remembering: bool = True,
    thorough: bool = False,
) -> Resolver:  # fmt: skip
    """Make a resolver that knows what can be asked for in batches."""
    first = [one.identifiers[0] for one in enquiries if one.identifiers]
    known = providers.fetch_many(first, session)
    return Resolver(session, known, remembering=remembering, thorough=thorough)
