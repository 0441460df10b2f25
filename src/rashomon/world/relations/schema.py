"""The schema of relations: what is looked for, what it joins, and the words that tell of it. A data file."""

from __future__ import annotations

import dataclasses
import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from rashomon.errors import InputError

END_KINDS = frozenset({"person", "organisation", "place", "state", "group", "facility", "other", "thing"})
_MOST_BYTES = 1_000_000
_WORD_LISTS = (
    "former",
    "proposed",
    "expected",
    "signed",
    "in_force",
    "agreed",
    "governments",
    "parties",
    "businesses",
    "settlements",
    "bodies",
    "parts",
    "posts",
    "ranks",
    "opposed",
    "portfolios",
)
R = TypeVar("R", "NounRule", "BondRule", "OwnerRule", "VerbRule")


@dataclass(frozen=True, slots=True)
class RelationType:
    """One relation: its sentence, the kinds of its ends, and how it can be contradicted.

    Attributes:
        name: As in the account.
        says: One sentence with {subject}, {object} and {value}.
        subject, object: Kinds of ends.
        symmetric: Either way round is the same.
        government: A capital, a government or a head of state stands for the country.
        open: The object may be left open.
        single: Offices that one person holds at a time.
        titles: Offices of several that are told open before a name, too.
        national: Offices that are of a whole country.
        figures: Two figures for the same thing at the same time contradict.
        bare: What stands in the sentence for a value that nobody tells.
        of_body: The sentence where the subject is an organisation, empty where it is no other.
    """

    name: str
    says: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    symmetric: bool = False
    government: bool = False
    open: bool = False
    single: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    national: tuple[str, ...] = ()
    figures: bool = False
    bare: str = "something"
    of_body: str = ""


@dataclass(frozen=True, slots=True)
class NounRule:
    """A noun that tells how somebody stands to somebody ("the wife of", "Chicago alderman")."""

    relation: str
    nouns: tuple[str, ...]
    of: tuple[str, ...] = ("of",)
    family: bool = False
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BondRule:
    """A noun for what two parties have with one another ("ties between", "a deal with")."""

    relation: str
    nouns: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    vague: bool = False
    needs: tuple[str, ...] = ()
    against: bool = False


@dataclass(frozen=True, slots=True)
class OwnerRule:
    """A noun for what somebody has towards something ("X's claims in Y")."""

    relation: str
    nouns: tuple[str, ...]
    of: tuple[str, ...] = ("of",)
    needs: tuple[str, ...] = ()
    named: bool = False
    value: bool = False


@dataclass(frozen=True, slots=True)
class VerbRule:
    """A verb with the places of its ends: subject, object, or a preposition."""

    relation: str
    verbs: tuple[str, ...]
    subject: str
    object: str
    value: str = ""
    end: str = ""
    things: tuple[str, ...] = ()
    money: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class RelationSchema:
    """All relations with the rules that find them, by lemma.

    Attributes:
        types: By name.
        nouns, bonds, owners, verbs: The rules of each lemma.
        share_verbs, share_nouns, share_relation: Words for shares of trade, and the relation they tell.
        money: Words for money that is given.
        words: Word lists by name ("former", "expected", ...).
        short: Short forms of offices ("rep.").
        party, follower, region: Letters and followers of parties, short forms of states.
    """

    types: Mapping[str, RelationType]
    nouns: Mapping[str, tuple[NounRule, ...]]
    bonds: Mapping[str, tuple[BondRule, ...]]
    owners: Mapping[str, tuple[OwnerRule, ...]]
    verbs: Mapping[str, tuple[VerbRule, ...]]
    share_verbs: frozenset[str]
    share_nouns: frozenset[str]
    share_relation: str
    money: frozenset[str]
    words: Mapping[str, frozenset[str]]
    short: Mapping[str, str]
    party: Mapping[str, str]
    follower: Mapping[str, str]
    region: Mapping[str, str]


@functools.lru_cache(maxsize=1)
def built_in() -> RelationSchema:
    """Return the schema that is shipped."""
    text = (resources.files("rashomon.world.relations") / "data" / "relations.toml").read_text(encoding="utf-8")
    return _schema([tomllib.loads(text)], "relations.toml")


def load_schema(path: Path) -> RelationSchema:
    """Return the shipped schema with the relations and rules of a user's file added.

    Raises:
        InputError: If the file cannot be read or does not have the form that the shipped one explains.
    """
    return schema_of(read_own(path), str(path))


def read_own(path: Path) -> str:
    """Return the text of a user's file of relations.

    Raises:
        InputError: If it cannot be read.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InputError(f"{str(path)!r} is too big for a relation schema.", remedy="It may have 1 MB.")
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise InputError(f"The relation schema {str(path)!r} cannot be read: {error}") from error


def schema_of(own: str, name: str = "own relations") -> RelationSchema:
    """Return the shipped schema with the relations and rules of a user's text added.

    Raises:
        InputError: If the text does not have the form that the shipped one explains.
    """
    try:
        added = tomllib.loads(own)
    except ValueError as error:
        raise InputError(f"The relation schema {name!r} cannot be read: {error}") from error
    text = (resources.files("rashomon.world.relations") / "data" / "relations.toml").read_text(encoding="utf-8")
    return _schema([tomllib.loads(text), added], name)


def _schema(parts: list[dict[str, Any]], name: str) -> RelationSchema:
    types: dict[str, RelationType] = {}
    rules: dict[str, list[Any]] = {"noun": [], "bond": [], "owner": [], "verb": []}
    tables: dict[str, dict[str, str]] = {"short": {}, "party": {}, "follower": {}, "region": {}}
    lists: dict[str, set[str]] = {key: set() for key in _WORD_LISTS}
    money: set[str] = set()
    shares: dict[str, set[str]] = {"verbs": set(), "nouns": set()}
    share_relation = ""
    for part in parts:
        for key, value in _table(part, "relation", name).items():
            types[key] = _type(key, value, name)
        for kind, record in (("noun", NounRule), ("bond", BondRule), ("owner", OwnerRule), ("verb", VerbRule)):
            found = part.get(kind, [])
            if not isinstance(found, list):
                raise InputError(f"{name}: {kind!r} must be a list of tables, [[{kind}]].")
            rules[kind] += [_record(record, value, f"{name}: a [[{kind}]]") for value in found]
        money.update(_strings(_table(part, "money", name).get("nouns", []), f"{name}: [money]"))
        told = _table(part, "shares", name)
        for key, words in shares.items():
            words.update(_strings(told.get(key, []), f"{name}: [shares]"))
        share_relation = str(told.get("relation", share_relation))
        for key, table in tables.items():
            table.update(
                {
                    str(k).lower() if key not in ("party", "region") else str(k): str(v)
                    for k, v in _table(part, key, name).items()
                }
            )
        for key, value in _table(part, "words", name).items():
            lists.setdefault(key, set()).update(_strings(value, f"{name}: [words]"))
    _check(types, rules, name)
    if share_relation and share_relation not in types:
        raise InputError(f"{name}: [shares] names the relation {share_relation!r}, which is not there.")
    return RelationSchema(
        types=types,
        nouns=_by_lemma(rules["noun"], "nouns"),
        bonds=_by_lemma(rules["bond"], "nouns"),
        owners=_by_lemma(rules["owner"], "nouns"),
        verbs=_by_lemma(rules["verb"], "verbs"),
        share_verbs=frozenset(shares["verbs"]),
        share_nouns=frozenset(shares["nouns"]),
        share_relation=share_relation,
        money=frozenset(money),
        words={key: frozenset(value) for key, value in lists.items()},
        short=tables["short"],
        party=tables["party"],
        follower=tables["follower"],
        region=tables["region"],
    )


def _table(part: dict[str, Any], key: str, name: str) -> dict[str, Any]:
    found = part.get(key, {})
    if not isinstance(found, dict):
        raise InputError(f"{name}: {key!r} must be a table.")
    return found


def _type(key: str, value: Any, name: str) -> RelationType:
    if not isinstance(value, dict):
        raise InputError(f"{name}: relation {key!r} must be a table.")
    made: RelationType = _record(RelationType, {"name": key, **value}, f"{name}: relation {key!r}")
    unknown = {*made.subject, *made.object} - END_KINDS
    if unknown or not made.subject or not made.object:
        wrong = ", ".join(sorted(unknown)) or "nothing"
        raise InputError(
            f"{name}: relation {key!r} joins {wrong}.", remedy=f"Kinds of ends: {', '.join(sorted(END_KINDS))}."
        )
    try:
        (made.says + made.of_body).format(subject="", object="", value="")
    except (KeyError, IndexError, ValueError, AttributeError) as error:
        raise InputError(
            f"{name}: the sentence of {key!r} may only hold {{subject}}, {{object}}, {{value}}."
        ) from error
    return made


def _record(record: Any, value: Any, where: str) -> Any:
    """Return a rule made of a table of the file; every field must be known and of the right kind."""
    fields = {field.name: field for field in dataclasses.fields(record)}
    if not isinstance(value, dict) or set(value) - set(fields):
        wrong = ", ".join(sorted(set(value) - set(fields))) if isinstance(value, dict) else str(value)
        raise InputError(f"{where} has what is not known: {wrong}.", remedy=f"Known: {', '.join(fields)}.")
    made: dict[str, Any] = {}
    for key, given in value.items():
        kind = str(fields[key].type)
        if kind.startswith("tuple"):
            made[key] = _strings(given, where)
        elif (kind == "bool") != isinstance(given, bool) or not isinstance(given, (bool, str)):
            raise InputError(f"{where}: {key} must be {'true or false' if kind == 'bool' else 'text'}.")
        else:
            made[key] = given
    try:
        return record(**made)
    except TypeError as error:
        missing = [f.name for f in fields.values() if f.default is dataclasses.MISSING and f.name not in made]
        raise InputError(f"{where} lacks {', '.join(missing)}.") from error


def _strings(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise InputError(f"{where}: a list of texts was expected.")
    return tuple(value)


def _check(types: Mapping[str, RelationType], rules: Mapping[str, list[Any]], name: str) -> None:
    for kind, found in rules.items():
        for rule in found:
            if rule.relation not in types:
                raise InputError(
                    f"{name}: a [[{kind}]] names the relation {rule.relation!r}, which is not there.",
                    remedy=f"There are {', '.join(sorted(types))}.",
                )


def _by_lemma(rules: list[R], field: str) -> dict[str, tuple[R, ...]]:
    found: dict[str, list[R]] = {}
    for rule in rules:
        for lemma in getattr(rule, field):
            found.setdefault(lemma, []).append(rule)
    return {lemma: tuple(own) for lemma, own in found.items()}
