"""What a run over a pile is given, and which of it decides what comes out."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from rashomon.corpus.parting import PERIODS
from rashomon.errors import SettingError
from rashomon.language.pipeline import DEFAULT_PIPELINE

NATIVE = "native"


@dataclass(frozen=True, slots=True)
class CorpusSettings:
    """How a pile is worked on.

    Attributes:
        partition: Articles in one partition: the unit that is finished as a whole, and that a killed run goes on after.
        pipeline: Name of an installed spaCy pipeline.
        any_language: Take articles in other languages than English, too.
        on: Where it runs: "native" = this machine, "ray" = a local Ray, "ray://HOST:PORT" = a Ray cluster.
        workers: Processes (native) or actors (Ray); None takes one for each core of this machine.
        by: "year", "month" or "day": tables lie in folders by the articles' publication; None = no folders.
    """

    partition: int = 250
    pipeline: str = DEFAULT_PIPELINE
    any_language: bool = False
    on: str = NATIVE
    workers: int | None = None
    by: str | None = None

    def __post_init__(self) -> None:
        if self.partition < 1:
            raise SettingError("partition", self.partition, remedy="Give at least one article.")
        if self.workers is not None and self.workers < 1:
            raise SettingError("workers", self.workers, remedy="Give at least one.")
        if self.by is not None and self.by not in PERIODS:
            raise SettingError("by", self.by, remedy="Say year, month or day.")
        if self.on not in (NATIVE, "ray") and not self.on.startswith("ray://"):
            raise SettingError("on", self.on, remedy="Say native, ray or ray://HOST:PORT.")

    def that_decide(self) -> dict[str, Any]:
        """Return the settings that the tables depend on: where and on how many cores it runs is not among them."""
        deciding = {name: value for name, value in asdict(self).items() if name not in ("on", "workers", "by")}
        return deciding | ({"by": self.by} if self.by else {})
