"""From what a reader asked for of stories to a correction, named by articles, which do not change."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.desk.pile_shelf import PileState
from rashomon.desk.proposing import Proposal, record, with_name
from rashomon.errors import InputError
from rashomon.model import Correction, ToldStory
from rashomon.tell.labels import one_line


def propose_for_pile(proposal: Proposal, state: PileState) -> Correction:
    """Return the correction that a proposal amounts to.

    Raises:
        InputError: If it names nothing in the pile, or makes no sense, in words for the reader.
    """
    with_name(proposal)
    if proposal.kind == "merge-stories":
        found = _stories(proposal.targets, state)
        if len(found) < 2:
            raise InputError("Choose two stories or more.")
        return record(
            proposal,
            "merge-stories",
            targets=tuple(s.story.id for s in found),
            articles=tuple(a for s in found for a in s.story.articles),
            before=" | ".join(title_of(s) for s in found),
        )
    if proposal.kind == "split-story":
        found = _stories(proposal.targets[:1], state)
        if not found:
            raise InputError("Name a story.")
        out = tuple(a for a in found[0].story.articles if a in proposal.out)
        if not out or len(out) == len(found[0].story.articles):
            raise InputError("Choose some of its reports, but not all.")
        return record(proposal, "split-story", targets=(found[0].story.id,), articles=out, before=title_of(found[0]))
    raise InputError(
        f"There is no correction of the kind {proposal.kind!r} of a pile.", remedy="Kinds: merge-stories, split-story."
    )


def _stories(names: Sequence[str], state: PileState) -> list[ToldStory]:
    absent = [name for name in names if name not in state.by_id]
    if absent:
        raise InputError(f"There is no story {absent[0][:80]!r} in this pile.")
    return list(dict.fromkeys(state.by_id[name] for name in names))


def title_of(one: ToldStory) -> str:
    """Return what a story is called."""
    return one_line(one.story.title) or "without a headline"
