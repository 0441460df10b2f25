"""What the reader narrows statements and sentences down to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from rashomon.desk.shelf import Shown
from rashomon.model import Claim, Statement
from rashomon.tell.dates import days_of
from rashomon.tell.labels import one_line

STATUSES = ("corroborated", "single-source", "disputed", "superseded")


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; an empty field asks for nothing.

    Attributes:
        status: Of the statement.
        outlet: What a report is called.
        origin: Id of an origin.
        speaker: Part of a speaker's name, any case.
        entity: Id of an entity, or part of its name.
        since, until: Days (ISO) within which a report appeared, both included.
    """

    status: str = ""
    outlet: str = ""
    origin: str = ""
    speaker: str = ""
    entity: str = ""
    since: str = ""
    until: str = ""

    def __bool__(self) -> bool:
        return any((self.status, self.outlet, self.origin, self.speaker, self.entity, self.since, self.until))

    def query(self, **more: object) -> str:
        """Return the filters, and more, as the end of an address."""
        asked = {name: getattr(self, name) for name in self.__slots__}
        return urlencode({k: str(v) for k, v in {**asked, **more}.items() if v not in ("", None)})

    def keeps(self, statement: Statement, shown: Shown) -> bool:
        """Tell whether a statement has the status and at least one claim with all the rest."""
        if self.status and statement.status != self.status:
            return False
        return any(self._keeps_claim(claim, shown) for claim in shown.claims_of(statement))

    def keeps_place(self, article: str, claims: Sequence[Claim], shown: Shown) -> bool:
        """Tell whether a sentence of `article` in which `claims` stand is asked for."""
        if not self._keeps_article(article, shown):
            return False
        if not (self.status or self.speaker or self.entity):
            return True
        return any(self._keeps_claim(claim, shown) and self._has_status(claim, shown) for claim in claims)

    def _has_status(self, claim: Claim, shown: Shown) -> bool:
        statement = shown.labels.statements.get(shown.labels.statement_of.get(claim.id, ""))
        return not self.status or (statement is not None and statement.status == self.status)

    def _keeps_claim(self, claim: Claim, shown: Shown) -> bool:
        return (
            self._keeps_article(claim.article, shown)
            and (not self.speaker or self._is_speaker(claim, shown))
            and (not self.entity or self._is_about(claim, shown))
        )

    def _keeps_article(self, article: str, shown: Shown) -> bool:
        labels = shown.labels
        if self.outlet and labels.article(article).casefold() != self.outlet.casefold():
            clean = labels.clean.get(article)
            named = clean.outlet.value if clean and clean.outlet else ""
            if one_line(named).casefold() != self.outlet.casefold():
                return False
        if self.origin:
            home = labels.origin_of.get(article)
            if home is None or home.id != self.origin:
                return False
        return not (self.since or self.until) or self._appeared(article, shown)

    def _appeared(self, article: str, shown: Shown) -> bool:
        clean = shown.labels.clean.get(article)
        if clean is None or clean.published is None:
            return False
        days = days_of(clean.published.date)
        if days is None:
            return False
        first, last = (day.isoformat() for day in days)
        return (not self.since or last >= self.since) and (not self.until or first <= self.until)

    def _is_speaker(self, claim: Claim, shown: Shown) -> bool:
        wanted = self.speaker.casefold()
        return any(
            wanted in one_line(link.source).casefold() or wanted in shown.labels.source(link)[0].casefold()
            for link in claim.attribution
        )

    def _is_about(self, claim: Claim, shown: Shown) -> bool:
        if self.entity in claim.entities:
            return True
        wanted = self.entity.casefold()
        known = (shown.labels.entities.get(e) for e in claim.entities)
        return any(e is not None and wanted in one_line(e.name).casefold() for e in known)
