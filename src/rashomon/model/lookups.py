"""The records of an account, found by their ids."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rashomon.model.account import Account
from rashomon.model.align import Statement
from rashomon.model.article import Article, CleanArticle
from rashomon.model.claim import Claim
from rashomon.model.mark import Entity
from rashomon.model.trace import Origin


@dataclass(frozen=True)
class Lookups:
    """Looks up the records of an account; each table is made at the first question."""

    account: Account

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Articles by id."""
        return {a.id: a for a in self.account.articles}

    @cached_property
    def clean(self) -> dict[str, CleanArticle]:
        """What the clean step found, by article id."""
        return {c.article: c for c in self.account.clean}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id."""
        return {c.id: c for c in self.account.claims}

    @cached_property
    def claims_of(self) -> dict[str, list[Claim]]:
        """The claims of each article, in the account's order."""
        found: dict[str, list[Claim]] = {}
        for claim in self.account.claims:
            found.setdefault(claim.article, []).append(claim)
        return found

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Entities by id."""
        return {e.id: e for e in self.account.entities}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Statements by id."""
        return {s.id: s for s in self.account.statements}

    @cached_property
    def origin_of(self) -> dict[str, Origin]:
        """The origin of each article."""
        return {article: origin for origin in self.account.origins for article in origin.articles}
