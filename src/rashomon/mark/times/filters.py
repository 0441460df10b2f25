"""What looks like a time and is none: ages, shares, rates, numbers of other things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.mark.times.grammar import Match
from rashomon.mark.times.pieces import Piece
from rashomon.model import Token

_RATED = frozenset({"NN", "NNS", "CD", "$"})
_HYPHENS = ("-", "‐", "‑")
_GO_ON = frozenset({"deictic", "this", "ago", "earlier", "later", "last"})
_ON_FROM_BACK = frozenset({"NN", "NNS", "IN", "TO", "RB", "PRP$", "VBN", "VBG"})  # "two weeks back home, in Lima"
_NOUNS = frozenset({"NN", "NNS", "CD", "$", "NNP", "NNPS"})
_ATTRIBUTED = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})
_NOT_YEARS_AFTER = frozenset({"$", "#", "£", "€", "¥", "no", "number", "boeing", "resolution", "room", "flight"})
_NOT_YEARS_BEFORE = frozenset({"%", "percent", "people", "miles", "km", "kilometers", "kilometres", "metres", "meters",
                               "feet", "points", "votes", "dollars", "euros", "pounds", "tons", "tonnes"})  # fmt: skip


def keep(match: Match, pieces: Sequence[Piece], tokens: Mapping[int, Token], row: Sequence[Token]) -> bool:
    """Tell whether a match of the grammar is a time expression where it stands.

    Args:
        match: The match.
        pieces: The sentence as the grammar reads it.
        tokens: The sentence's tokens by where they start.
        row: The same tokens in order.
    """
    before = pieces[match.first - 1] if match.first else None
    after = pieces[match.last] if match.last < len(pieces) else None
    build = match.rule.build
    if build in ("duration", "ago", "stretch") and after is not None and _is_age(after, pieces, match.last):
        return False
    if build == "duration":
        return _keep_duration(match, pieces, before, after, tokens)
    if build == "year":
        return _keep_year(match, pieces, before, after, tokens)
    if build in ("frequency", "reference"):
        return _keep_reference(match, pieces, before, after, tokens)
    if build == "decade" and match.named["decade"].number < 100:
        return pieces[match.last - 2].type == "quote" or match.named["decade"].type == "decade-word"
    if build == "beside_day":
        return _stands_alone(pieces[match.last - 1], tokens)
    if build == "day_number":
        return not _tag(after, tokens).startswith(("NN", "JJ", "CD"))
    if build == "plural_pointed" and "rel" in match.named and match.named["rel"].start > match.named["unit"].start:
        return match.named["rel"].lower == "past"
    if build == "some_day":
        return _some_day(match, after, tokens, row)
    if build in ("pointed_unit", "deictic") and _title(match, pieces, tokens, row):
        return False
    if build == "back":
        return _tag(after, tokens) not in _ON_FROM_BACK
    near = before is not None and before.lower == "near"
    if build == "season" and (near or _in_a_name(match, pieces, tokens, row)):
        return False
    if build == "season" and match.named["season"].lower in ("fall", "spring"):
        return after is None or after.lower not in ("in", "of", "from", "to")
    if build == "the_unit" or build == "pointed_unit":
        return after is None or after.lower != "-" or after.start > pieces[match.last - 1].end
    if build == "calendar_date":
        return "month" in match.named or match.named["day"].lower[0].isdigit()
    if build == "short_year":
        glued = pieces[match.last - 2].end == pieces[match.last - 1].start
        titled = after is not None and after.type == "units"  # ''60 Minutes''
        return glued and not titled and (before is None or before.type != "genitive")
    return True


def _token(row: Sequence[Token], i: int) -> Token | None:
    at = i - row[0].i
    return row[at] if 0 <= at < len(row) else None


def _some_day(match: Match, after: Piece | None, tokens: Mapping[int, Token], row: Sequence[Token]) -> bool:
    """Tell whether "one day" is some day: it stands before its verb ("will one day be"), no length, no part of more."""
    count, day = match.named["count"], match.named["day"]
    token = tokens.get(day.start)
    goes_on = after is not None and (after.type in _GO_ON or after.lower in ("after", "before"))
    if (count.lower, day.code) != ("one", "day") or token is None or goes_on:
        return False
    before = _token(row, token.i - 2)
    inside = before is not None and before.tag in ("MD", "PRP")  # "will one day be", the day taken for a subject
    return inside or (token.i < token.head and token.dep == "npadvmod")


def _title(match: Match, pieces: Sequence[Piece], tokens: Mapping[int, Token], row: Sequence[Token]) -> bool:
    """Tell whether words of time name a programme or a paper: ABC's "This Week", USA Today."""
    first, last = tokens.get(pieces[match.first].start), tokens.get(pieces[match.last - 1].start)
    if first is None or last is None or not (first.text[0].isupper() and last.text[0].isupper()):
        return False
    before = _token(row, first.i - 1)
    if before is None:
        return False
    if first is last:
        return before.dep == "compound" and before.head == first.i and before.tag == "NNP"
    return before.tag == "``" and not last.text.isupper()


def _in_a_name(match: Match, pieces: Sequence[Piece], tokens: Mapping[int, Token], row: Sequence[Token]) -> bool:
    """Tell whether a season behind a year begins a name ("the 2012 Summer Games")."""
    if match.last < 2 or pieces[match.last - 2].type != "year":
        return False
    season = tokens.get(match.named["season"].start)
    last = pieces[match.last - 1]
    if season is None or last.start != season.start or not season.text[0].isupper():
        return False
    after = _token(row, season.i + 1)
    return after is not None and after.tag in ("NNP", "NNPS") and after.text[:1].isupper()


def extent(match: Match, pieces: Sequence[Piece], tokens: Mapping[int, Token], text: str) -> tuple[int, int]:
    """Return the characters of a match: the article before it belongs to the noun that follows ("a two-day visit")."""
    first, last = match.first, match.last
    after = pieces[last] if last < len(pieces) else None
    attributive = (
        after is not None
        and after.type not in _GO_ON
        and after.start - pieces[last - 1].end <= 1
        and _tag(after, tokens) in _ATTRIBUTED
    )
    if match.rule.build in ("ago", "back", "away", "beside_day") or pieces[last - 1].type in (
        "units",
        "centuries",
        "year",
        "number",
        "decade",
        "decade-word",
    ):
        attributive = False
    attributive = attributive or _hyphened(pieces, first, last, text)
    if pieces[first].type == "over" and _dep(pieces[first], tokens) == "prep":
        first += 1  # "over two years, exports grew"
    while first < last - 1 and (
        pieces[first].type == "possessive" or (attributive and pieces[first].type in ("det", "a"))
    ):
        first += 1
    return pieces[first].start, pieces[last - 1].end


def _hyphened(pieces: Sequence[Piece], first: int, last: int, text: str) -> bool:
    """Tell whether a length is written as a part of a word: "a four-year, 275-member body", "a month-long truce"."""
    end = pieces[last - 1]
    if end.type not in ("unit", "year-unit", "quarter", "century"):
        return False
    joined = last - first > 2 and text[pieces[last - 2].end : end.start] in _HYPHENS
    return joined or text[end.end : end.end + 5].lower() in ("-long", "‐long", "‑long")


def first_in(match: Match, pieces: Sequence[Piece], tokens: Mapping[int, Token]) -> bool:
    """Tell whether a duration reaches back from now: "the first visit in six years", "the worst loss in a decade"."""
    if not match.first or pieces[match.first - 1].lower not in ("in", "for", "since"):
        return False
    for piece in pieces[max(0, match.first - 9) : match.first - 1]:
        if piece.lower == "first" or _tag(piece, tokens) in ("JJS", "RBS"):
            return True
    return False


def _is_age(after: Piece, pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether the words after a duration make it an age."""
    if after.lower in ("old", "olds"):
        return True
    return after.lower == "of" and at + 1 < len(pieces) and pieces[at + 1].lower == "age"


def _tag(piece: Piece | None, tokens: Mapping[int, Token]) -> str:
    """Return the Penn tag of a piece, empty where unknown."""
    token = tokens.get(piece.start) if piece is not None else None
    return token.tag if token is not None else ""


def _stands_alone(way: Piece, tokens: Mapping[int, Token]) -> bool:
    """Tell whether the "before" of "the night before" has nothing after it that it belongs to."""
    token = tokens.get(way.start)
    if token is None or token.dep in ("mark", "cc"):
        return token is None
    return not any(one.head == token.i and one.start > token.start for one in tokens.values())


def _dep(piece: Piece, tokens: Mapping[int, Token]) -> str:
    """Return the relation of a piece to its head, empty where unknown."""
    token = tokens.get(piece.start)
    return token.dep if token is not None else ""


def _keep_duration(
    match: Match, pieces: Sequence[Piece], before: Piece | None, after: Piece | None, tokens: Mapping[int, Token]
) -> bool:
    """Leave out rates ("$500 million a year") and shares ("three-quarters of the voters")."""
    first, unit = pieces[match.first], match.named["unit"]
    single = first.type == "a" and match.last - match.first == 2
    count = match.named.get("count")
    if count is not None and count.type == "year" and unit.type == "unit" and count.end not in tokens:
        return False  # "World Cup 2018 day five"; "a 2000-day war" has a hyphen there
    if unit.code == "quarter" and "count" not in match.named and "vague" not in match.named:
        return not any(piece.type == "a" for piece in pieces[match.first : match.last])
    if unit.code == "quarter" and (single or "count" in match.named):
        shared = after is not None and after.lower == "of"
        return not single and not shared and match.named["count"].number not in (1, 3)
    if after is not None and after.type in ("after", "before"):
        return True
    return not (single and before is not None and _tag(before, tokens) in _NOUNS)


def _keep_year(
    match: Match, pieces: Sequence[Piece], before: Piece | None, after: Piece | None, tokens: Mapping[int, Token]
) -> bool:
    """Leave out four-digit numbers of other things."""
    if match.last - match.first > 1:
        return True
    year = pieces[match.first]
    for sign, beyond in ((match.first - 1, match.first - 2), (match.last, match.last + 1)):
        if 0 <= beyond < len(pieces) and pieces[sign].type == "slash" and pieces[beyond].type == "year":
            return True
    if before is not None and (before.lower in _NOT_YEARS_AFTER or before.type in ("slash", "dash", "about")):
        return before.type == "dash"
    if after is not None and (after.lower in _NOT_YEARS_BEFORE or after.type in ("slash",)):
        return False
    if not 1500 <= year.number < 2100:
        cued = before is not None and before.lower in ("in", "since", "until", "by", "from", "of")
        return cued and not _tag(after, tokens).startswith(("NN", "JJ"))
    if year.number < 1900 and _tag(after, tokens).startswith("NN"):
        return before is not None and before.lower in ("the", "in", "its", "their", "his", "her", "'s")
    if after is not None and _tag(after, tokens) == "NNS":
        if before is not None and before.type in ("and", "or", "to") and pieces[match.first - 2].type == "year":
            return True
        return before is not None and before.lower in ("the", "in", "its", "their", "his", "her", "of", "'s")
    return not (before is not None and _tag(before, tokens) in ("NNP", "NNPS") and _tag(year, tokens) in ("NNP",))


def _keep_reference(
    match: Match, pieces: Sequence[Piece], before: Piece | None, after: Piece | None, tokens: Mapping[int, Token]
) -> bool:
    """Leave out "as soon as", "future earnings", "the past chairman", daily flights."""
    last = pieces[match.last - 1]
    noun_follows = _tag(after, tokens) in _NOUNS or _tag(after, tokens).startswith("JJ")
    if last.type == "future-adverb":
        return not (after is not None and after.lower in ("as", "after")) and not (before and before.lower == "as")
    if last.type == "frequency" and (_tag(last, tokens).startswith("NN") or _tag(before, tokens) in _RATED):
        return False  # "the daily said", "20% annually"
    if last.type in ("future", "frequency", "last"):
        return not noun_follows
    return True
