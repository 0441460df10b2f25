"""Words by which it is decided what of a clause may be left out, and what may be told as a part of its own."""

from __future__ import annotations

RANKING = frozenset({"first", "last", "only", "sole", "most", "least", "next", "second", "third", "highest", "latest"})
RANKED = frozenset({"JJS", "RBS", "JJR", "RBR"})
WITHOUT = frozenset({"no", "few", "neither", "nobody", "none", "hardly", "any", "little"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "except", "without", "only", "would", "not"})
CIRCUMSTANCES = frozenset({"during", "amid", "since", "until", "despite", "throughout"})
"""What is told with these is never what a verb needs beside it."""
SETTING = frozenset({"during", "at", "in", "after"})
"""What a clause tells with these and "which" it tells by itself: "a visit during which they signed a treaty"."""
UNDONE = frozenset({"fail", "refuse", "decline", "deny", "avoid", "stop", "cease", "forget", "neglect", "hesitate"})
"""Of what somebody failed to do nothing may be left out: "failed to file on time" is not "failed to file"."""
LIKE_PREPOSITIONS = frozenset({"concern", "include", "regard", "follow", "accord"})
"""Participles that only join what follows to a noun: "disputes concerning the border"."""
ALL_OR_NONE = frozenset({"everything", "anything", "nothing", "something", "all", "what"})
TRUE = ("know", "show")
"""Kinds of cues whose content is true if the clause is."""
LEFT_OUT = ("xcomp", "ccomp", "oprd", "dative", "advcl")
"""What a relative clause tells behind its verb: without it "a slogan that Beijing wants to see" says too little."""
COMPLETE = frozenset({"guilty", "innocent", "dead", "alive"})
"""Adjectives that say a thing by themselves."""
HARDLY_DONE = frozenset({"compare", "base", "give", "provide", "consider", "regard", "see", "view", "ask", "press"})
"""Participles that hang loosely on a sentence rather than tell of its subject."""
POLITE = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "rev", "st", "jr", "sr"})
PROPOSED = frozenset({"bill", "proposal", "resolution"})
"""What is not in force yet when it is told what it is for: "a bill to let them sue" would let them sue."""
ALL_OF_THEM = frozenset({"all", "every", "each", "any", "both", "most", "half"})
"""Beside these nothing of a phrase may be left out: "all schools in Ohio" are not "all schools"."""
TURNING = frozenset(
    ["ban", "bar", "block", "prevent", "prohibit", "prohibition", "forbid", "oppose", "opposition", "reject", "object",
     "lack", "absence", "end", "limit", "reduce", "cut", "against", "without", "doubt", "exempt", "exemption", "halt",
     "refusal", "failure", "denial", "except", "unlike", "instead", "rather", "less", "fewer", "hesitant", "reluctant",
     "unlikely", "unable", "impossible", "seldom", "rarely", "barely", "near", "almost", "nearly", "only", "scarcely",
     "virtually", "practically", "clear", "acquit", "absolve", "exonerate", "keep", "dissuade", "discourage", "deter",
     "hinder", "refrain", "abstain", "spare", "curb", "restrict", "play", "downplay"]
)  # fmt: skip
"""Words that turn round what follows: what is said of a thing below them is not said of less."""
DENYING_PARTICLES = frozenset({"down", "out", "off", "back"})
"""With these a verb may turn round what follows: "ruled out a tax on boats" rules out no more than that."""
BLAMING = frozenset({"accuse", "charge", "suspect", "convict"})
"""Whoever is blamed "of spending money on boats" is blamed of spending money, too."""
DONE_TO = frozenset(
    ["adopt", "appoint", "approve", "arrest", "award", "cancel", "capture", "collect", "convict", "damage",
     "deliver", "deport", "destroy", "detain", "dismiss", "displace", "donate", "elect", "evacuate", "execute", "file",
     "fire", "hire", "impose", "indict", "injure", "interview", "issue", "kill", "launch", "murder", "name", "order",
     "pardon", "pledge", "publish", "ratify", "recover", "reject", "release", "rescue", "seize", "sentence", "sign",
     "suspend", "transfer", "vaccinate", "wound"]
)  # fmt: skip
"""Regular verbs of deeds that leave their mark on a thing: who did it may be left open ("killed five people")."""
