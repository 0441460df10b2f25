"""The words a claim is shown in: its clause, with names for pronouns and full dates, readable out of context."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.claim.antecedents import agrees, antecedent, same_subject
from rashomon.claim.clause import Clause
from rashomon.claim.commitment import can_speak
from rashomon.claim.context import Fill
from rashomon.claim.joins import own_subject
from rashomon.claim.pieces import Part
from rashomon.claim.reference import References
from rashomon.claim.tree import Tree
from rashomon.claim.unsettled import unsettled
from rashomon.language.nouns import describing_nouns
from rashomon.model import Article, Filled, TimeRef

_PAIRS = {"“": "”", "«": "»", "(": ")", "[": "]", "„": "“"}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_YEAR = re.compile(r"\d{4}$")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OF_PERSONS = {"he", "she", "him", "his", "her", "hers"}
_PERSONAL = {"he", "she", "him", "they", "them", "it", "his", "her", "hers", "their", "theirs", "its"}


_QUOTING = "\"“‘'"
_ACRONYM = 4
_LONGEST_BRACKET = 5
_BESIDE = 12
_DAY_PARTS = frozenset(["the", "day", "night", "evening", "morning", "afternoon"])
_HOUR = re.compile(r"\d{1,2}(?:[:.]\d{2})?(?:[ap]\.?m\.?)?|[ap]\.?m\.?|o['’]clock|noon|midnight")
_FIGURES = re.compile(r"\d{1,2}(?:\.\d{2})?")  # "24", "10.30": no hour by themselves
_APART = re.compile(r"[\s,()–-]+")
_NEAR_AN_HOUR = frozenset(
    ["shortly", "just", "a", "little", "about", "around", "before", "after", "past", "to", "between", "and", "local",
     "time", "gmt", "utc", "et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt", "cet",
     "cest", "bst", "ist", "jst", "hkt", "eastern", "central", "pacific"]
)  # fmt: skip
_BOUNDS = frozenset(
    ["over", "than", "nearly", "almost", "under", "least", "most", "some", "about", "around", "roughly"]
)

Around = tuple[Sequence[TimeRef], Sequence[Fill]]
"""A sentence's time expressions, and what its words go back to in the sentences before."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some characters of the shown text and their first token; `replaced` is None where they are the article's own.

    Words in brackets have no token of their own; `beside` is the one that they stand behind.
    """

    text: str
    replaced: str | None
    space: bool
    token: int = -1
    beside: int = -1


def wording(
    article: Article,
    tree: Tree,
    clause: Clause,
    references: References,
    around: Around,
    speaker: str | None = None,
    *,
    asks: bool = True,
) -> tuple[str, tuple[Filled, ...], tuple[str, ...]]:
    """Return the shown text of a clause, what in it was filled in, and which of its words stay open.

    Args:
        article: The article.
        tree: The clause's sentence.
        clause: The clause.
        references: Who is meant by names and pronouns.
        around: The sentence's time expressions, and what its words go back to in the sentences before.
        speaker: Entity whose own direct words these are; no "he" in them stands for that person.
        asks: Whether the clause is a question where its sentence ends in a question mark behind it.
    """
    times, fills = around[0], [f for f in around[1] if not f.unless or not all(_shows(clause, i) for i in f.unless)]
    named = _named(tree, clause, references) | ({speaker} if speaker else set())
    own_subject = clause.kind == "relative" and clause.subject is not None and can_speak(tree, clause.subject)
    ends = {t.span.end: t for t in times}
    goes_back = antecedent(tree, clause)
    sure = _sure_thing(tree, clause, references)
    pieces: list[_Piece] = []
    for part in clause.parts:
        if part.words is not None:
            replaced = tree[part.first].text if part.first >= 0 else ""
            pieces.append(_Piece(part.words, replaced, True))
        else:
            # In "the mayor, who lost her seat" the pronoun goes back to the noun that is shown right before it.
            keep = own_subject and not part.filled
            shown = _tokens(article, tree, part, None if keep else references, (named, sure), ends)
            if goes_back is not None and part.first <= goes_back[0] <= part.last:
                shown = _with_antecedent(article, tree, goes_back, shown)
            pieces.extend(_with_context(tree, part, fills, shown))
    kept = _in_full(tree, _unquoted(_balanced(_asked(tree, clause, pieces) if asks else pieces)))
    own = [p.token for p in kept if p.token >= 0 and not p.replaced]
    put_in = {p.token for p in kept if p.token >= 0 and p.replaced} | {p.beside for p in kept if p.beside >= 0}
    return *_joined(kept), unsettled(tree, own, put_in, references)


def _unquoted(pieces: list[_Piece]) -> list[_Piece]:
    """Leave out the marks of a quotation that is all there is."""
    marks = [i for i, p in enumerate(pieces) if p.text in ("“", "”", '"', "``", "''")]
    if len(marks) == 2 and marks[0] == 0 and marks[1] >= len(pieces) - 2:
        return [p for i, p in enumerate(pieces) if i not in marks]
    return pieces


def _with_antecedent(article: Article, tree: Tree, goes_back: tuple[int, Part], pieces: list[_Piece]) -> list[_Piece]:
    """Put the phrase that a pronoun stands for in its place, if no name was put there."""
    at, part = goes_back
    words = article.text[tree[part.first].start : tree[part.last].end]
    text = words + ("’s" if tree[at].tag == "PRP$" else "")
    opening = tree[part.first]
    if part.first == tree.first and opening.pos != "PROPN" and (opening.text == "A" or not words[:2].isupper()):
        text = text[0].lower() + text[1:]
    for n, piece in enumerate(pieces):
        if piece.token == at and piece.text == tree[at].text:
            return [*pieces[:n], _Piece(text, piece.text, piece.space, at), *pieces[n + 1 :]]
    return pieces


def _asked(tree: Tree, clause: Clause, pieces: list[_Piece]) -> list[_Piece]:
    """Leave a question its mark."""
    after = max((p.last for p in clause.parts), default=-1) + 1
    asked = tree.first < after < tree.last and tree[after].text == "?"
    return [*pieces, _Piece("?", None, False)] if asked else pieces


def _in_full(tree: Tree, pieces: list[_Piece]) -> list[_Piece]:
    """Write out what a pronoun was run together with where a name stands for it: "he'll" as "Ann Li will"."""
    result: list[_Piece] = []
    for n, piece in enumerate(pieces):
        before = pieces[n - 1] if n else None
        told = tree[piece.token] if piece.token >= 0 else None
        short = told is not None and told.text[:1] in ("'", "’") and told.tag in ("MD", "VBZ", "VBP", "VBD")
        if before is None or not before.replaced or not short or told is None or piece.space:
            result.append(piece)
            continue
        governs = tree[told.head] if told.dep in ("aux", "auxpass") else None
        had = governs is not None and governs.tag == "VBN" and told.dep == "aux"
        whole = {"ll": "will", "re": "are", "ve": "have", "m": "am", "s": "has" if had else "is"}
        words = whole.get(told.text[1:].lower(), "had" if had else "would")
        result.append(_Piece(words, piece.text, True, piece.token))
    return result


def _shows(clause: Clause, token: int) -> bool:
    return any(p.first <= token <= p.last for p in clause.parts if p.words is None)


def _with_context(tree: Tree, part: Part, fills: Sequence[Fill], pieces: list[_Piece]) -> list[_Piece]:
    """Put in what words go back to, where nothing else was put in for them."""
    for fill in fills:
        if not part.first <= fill.first <= fill.last <= part.last:
            continue
        at = [n for n, p in enumerate(pieces) if fill.first <= p.token <= fill.last]
        whole = [pieces[n].text for n in at] == [tree[i].text for i in range(fill.first, fill.last + 1)]
        if not at or not whole:
            continue
        first, rest = pieces[at[0]], pieces[at[-1] + 1 :]
        if fill.beside:
            pieces = [*pieces[: at[-1] + 1], _Piece(f"({fill.words})", "", True, beside=fill.last), *rest]
        else:
            written = " ".join(pieces[n].text for n in at)
            pieces = [*pieces[: at[0]], _Piece(fill.words, written, first.space, fill.first), *rest]
    return pieces


def _named(tree: Tree, clause: Clause, references: References) -> set[str]:
    """Return the ids of the entities that the clause names by more than a pronoun."""
    found = set()
    for part in clause.parts:
        for i in range(part.first, part.last + 1) if part.first >= 0 and part.words is None else ():
            held = references.entity(i)
            if held is not None and tree[i].lemma not in _PERSONAL and tree[i].tag not in ("PRP", "PRP$", "WP", "WDT"):
                found.add(held.id)
    return found


def _tokens(
    article: Article,
    tree: Tree,
    part: Part,
    references: References | None,
    known: tuple[set[str], tuple[int, str] | None],
    ends: dict[int, TimeRef],
) -> list[_Piece]:
    """Return the pieces of a token range."""
    pieces = []
    i = part.first
    while i <= part.last:
        token = tree[i]
        space = i == part.first or tree[i - 1].end < token.start
        name, last = (None, i) if references is None else _name_for(article, tree, i, part.last, references, known)
        bracket = _bracketed_date(article, tree, part, i, ends) if token.text == "(" else None
        if bracket is not None:
            pieces.append(_Piece(f"({bracket[0]})", article.text[token.start : tree[bracket[1]].end], space))
            i = bracket[1] + 1
            continue
        month = tree[last].end in ends and ends[tree[last].end].span.start == token.start  # "in May" is no Ms May
        if name is not None and not month:
            pieces.append(_Piece(name, article.text[token.start : tree[last].end], space, i))
            i = last
        elif i == tree.first and _shouted(tree, i):
            pieces.append(_Piece(token.text.capitalize(), token.text, space, i))
        elif not token.text.isspace():
            pieces.append(_Piece(token.text, "" if part.filled else None, space, i))
        possessive = i + 1 < tree.last and tree[i + 1].tag == "POS"
        date = None if possessive else _date(ends.get(tree[i].end), article.text)
        if date is not None:
            pieces.append(_Piece(f"({date})", "", True))
        i += 1
    return pieces


def _bracketed_date(
    article: Article, tree: Tree, part: Part, i: int, ends: dict[int, TimeRef]
) -> tuple[str, int] | None:
    """Return the full date for the bracket that opens at token `i` ("Tuesday (Dec 12)"), and its last token."""
    for last in range(i + 1, min(part.last, i + _LONGEST_BRACKET) + 1):
        if tree[last].text == ")":
            time = ends.get(tree[last].end)
            date = _date(time, article.text)
            return (date, last) if time is not None and date is not None and time.span.start < tree[i].start else None
    return None


def _shouted(tree: Tree, i: int) -> bool:
    """Tell whether a sentence's first word is set in capitals for the look of it ("CHINESE President ...")."""
    token = tree[i]
    alone = i + 1 < tree.last and not tree[i + 1].text.isupper()
    return alone and token.text.isupper() and len(token.text) > _ACRONYM and token.tag not in ("NNP", "NNPS")


def _name_for(
    article: Article,
    tree: Tree,
    i: int,
    end: int,
    references: References,
    known: tuple[set[str], tuple[int, str] | None],
) -> tuple[str | None, int]:
    """Return the name to show for the mention that begins at token `i`, and its last token."""
    named, sure = known
    held = references.mention(i)
    token = tree[i]
    if held is None or held[1].start != token.start:
        return None, i
    entity, span, mention = held
    if token.tag in ("PRP", "PRP$"):
        word = token.text.lower()
        if word not in _PERSONAL or entity.id in named or (i + 1 < tree.last and tree[i + 1].text in ("or", "/")):
            return None, i
        if word in _OF_PERSONS and (
            _another_named(tree, i, entity.id, references) or _unnamed_owner(tree, i, references)
        ):
            return None, i
        if word not in _OF_PERSONS and sure != (i, entity.id):
            return None, i
        named.add(entity.id)
        return references.name_in_text(entity) + ("’s" if token.tag == "PRP$" else ""), i
    if mention is None or mention.kind != "name" or entity.type != "person":
        return None, i
    if tree[mention.head].dep in ("compound", "nmod", "amod"):
        return None, i  # "the Obama aide" stays so
    given = span.of(article.text)
    last = i
    while last + 1 <= end and tree[last + 1].end <= span.end:
        last += 1
    if entity.id in named and f"shown {entity.id}" in named:
        return None, i
    named.add(f"shown {entity.id}")
    more = set(entity.name.split()) - set(given.split())
    listed = [t.text for t in tree.tokens[last + 1 : min(last + 3, tree.last)]]
    before = [t.text for t in tree.tokens[max(tree.first, i - 2) : i] if t.text.isalpha()]
    if (listed[:1] == [","] and listed[1:] and listed[1] in more) or (before and before[-1] in more):
        return None, i  # "the office of Li, Berg and Holt" is a name by itself; `Ann "Bo" Li` has it all
    longer = given != entity.name and set(given.split()) < set(entity.name.split())
    return (entity.name, last) if longer and tree[last].end == span.end else (None, i)


def _another_named(tree: Tree, at: int, entity: str, references: References) -> bool:
    """Tell whether the sentence names another person before a pronoun, and not the one it was taken for."""
    others = False
    for i in range(tree.first, at):
        held = references.entity(i)
        if held is None and _stranger(tree, i):
            others = True
        if held is None or tree[i].tag in ("PRP", "PRP$"):
            continue
        if held.id == entity:
            return False
        others = others or held.type == "person"
    return others


def _unnamed_owner(tree: Tree, at: int, references: References) -> bool:
    """Tell whether "his" may be that of the person without a name who acts: "the assailant died of his injuries"."""
    verb = next((a.i for a in tree.above(at) if tree.verbal(a.i)), None) if tree[at].tag == "PRP$" else None
    subject = own_subject(tree, verb) if verb is not None else None
    while verb is not None and subject is None and tree[verb].dep == "conj":  # "The gunman died and was buried ..."
        verb = tree[verb].head
        subject = own_subject(tree, verb)
    if subject is None or subject > at or tree[subject].pos != "NOUN" or references.entity(subject) is not None:
        return False
    known = describing_nouns().get(tree[subject].lemma)
    return known is not None and known.kind == "person" and agrees(tree, subject, tree[at].text.lower())


def _stranger(tree: Tree, i: int) -> bool:
    """Tell whether a capitalised name stands there that nobody could tell: it may be whom a pronoun means."""
    token = tree[i]
    named = token.tag in ("NNP", "NNPS") and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos")
    return (
        named
        and token.text[:1].isupper()
        and token.text.replace(".", "").isalpha()
        and token.text not in (*_MONTHS, *_DAYS)
    )


def _sure_thing(tree: Tree, clause: Clause, references: References) -> tuple[int, str] | None:
    """Return the "it" or "they" of a clause that goes on with the subject beside it, and whom that subject names."""
    found = same_subject(tree, clause)
    entity = references.entity(found[1]) if found is not None else None
    return (found[0], entity.id) if found is not None and entity is not None else None


def _date(time: TimeRef | None, text: str) -> str | None:
    """Return the date to add after a time expression that is only clear beside the publication date."""
    if time is None or not time.anchored or time.edtf is None:
        return None
    shown = time.span.of(text)
    if set(shown.lower().split()) <= _DAY_PARTS or _only_hour(shown):
        return None  # "the night of the attack", "7 a.m.": no word of it says which day
    before = text[max(0, time.span.start - _BESIDE) : time.span.start].lower().split()
    if time.edtf[:4] in shown or (before and before[-1] in _BOUNDS):
        return None
    if before and before[-1] == "that" and shown in _MONTHS:  # "that March": of the year told of
        return None
    day, month = _DAY.match(time.edtf), _MONTH.match(time.edtf)
    if day:
        return f"{int(day.group(3))} {_MONTHS[int(day.group(2)) - 1]} {day.group(1)}"
    if month and 1 <= int(month.group(2)) <= 12:
        name = _MONTHS[int(month.group(2)) - 1]
        return month.group(1) if name[:3].lower() in shown.lower() else f"{name} {month.group(1)}"
    return time.edtf if _YEAR.match(time.edtf) else None


def _only_hour(shown: str) -> bool:
    """Tell whether a time tells the hour and not the day: "shortly before 10 p.m."."""
    rest = [word for word in _APART.split(shown.lower()) if word and word not in _NEAR_AN_HOUR]
    return all(_HOUR.fullmatch(word) for word in rest) and any(not _FIGURES.fullmatch(word) for word in rest)


def _balanced(pieces: list[_Piece]) -> list[_Piece]:
    """Leave out brackets and double quotation marks without a partner, and joining marks at the ends."""
    drop: set[int] = set()
    waiting: list[int] = []
    for i, piece in enumerate(pieces):
        mark = piece.text
        if mark in _PAIRS or (mark == '"' and not any(pieces[w].text == '"' for w in waiting)):
            waiting.append(i)
        elif mark in _PAIRS.values() or mark == '"':
            partner = next((w for w in reversed(waiting) if _PAIRS.get(pieces[w].text, '"') == mark), None)
            if partner is None:
                drop.add(i)
            else:
                drop.update(w for w in waiting if w > partner)
                waiting = [w for w in waiting if w < partner]
    drop.update(waiting)
    singles = [i for i, p in enumerate(pieces) if p.text in ("'", "‘", "’")]
    if len(singles) == 1 and _opens(pieces, singles[0]):
        drop.add(singles[0])
    kept: list[_Piece] = []
    space = False
    for i, piece in enumerate(pieces):
        if i in drop:
            space = space or piece.space
            continue
        kept.append(replace(piece, space=piece.space or space))
        space = False
    while kept and (
        kept[0].text in (",", ";", ":", "—", "–", "-", ".", "--", "...", "…") or kept[0].text in ("”", "’", "'", "''")
    ):
        kept.pop(0)
    while kept and kept[-1].text in (",", ";", ":", "—", "–", "-", ".", "--", "…", "‘", "''"):
        kept.pop()
    while len(kept) > 1 and kept[-1].text.lower() in ("and", "but", "or", ",", "“", "‘"):
        kept.pop()
    return kept


def _opens(pieces: list[_Piece], n: int) -> bool:
    """Tell whether a single mark opens a quotation: a space stands before it and none behind ("a 'license'")."""
    if pieces[n].text[:1] in ("’", "'") and pieces[n].text[1:2].isdigit():
        return True  # "the ’90s"
    return pieces[n].text in ("'", "‘") and pieces[n].space and n + 1 < len(pieces) and not pieces[n + 1].space


def _joined(pieces: list[_Piece]) -> tuple[str, tuple[Filled, ...]]:
    """Put the pieces together as one sentence."""
    text = ""
    filled: list[Filled] = []
    for n, piece in enumerate(pieces):
        words = " ".join(piece.text.split())
        closing = words[:1] in (",", ";", ".", ":", "?", "!", ")", "”", "’", "'", "%") and not _opens(pieces, n)
        opener = text[-1:] in ("(", "“", "‘", "[", "$", "£", "€")
        if text and piece.space and not closing and not opener:
            text += " "
        if words[:1].islower() and all(mark in _QUOTING for mark in text):
            words = words[0].upper() + words[1:]
        if piece.replaced is not None:
            if filled and filled[-1].replaced == "" == piece.replaced and filled[-1].end >= len(text.rstrip()):
                filled[-1] = Filled(filled[-1].start, len(text) + len(words), "")
            else:
                filled.append(Filled(len(text), len(text) + len(words), piece.replaced))
        text += words
    for mark in ("”", '"'):
        if text.endswith("," + mark):
            text = text[:-2] + mark
    if text and text[-1] not in ".?!…" and text.rstrip("\"'”’")[-1:] not in (".", "?", "!", ""):
        text += "."
    return text, tuple(filled)
