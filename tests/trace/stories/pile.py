"""An invented pile: two matches of one team, two earthquakes a week apart, a trial that goes on for days."""

from __future__ import annotations

from rashomon.model import Lead

LEADS = (
    Lead("match-1a", "Sallow Rovers beat Kelmouth Town 3-1",
         "Sallow Rovers came from behind to beat Kelmouth Town 3-1 on Saturday, with two late goals by Ines Varro.",
         "2031-03-01"),
    Lead("match-1b", "Varro strikes twice as Rovers see off Kelmouth",
         "Ines Varro scored twice in the last ten minutes as Sallow Rovers won 3-1 against Kelmouth Town.",
         "2031-03-02"),
    Lead("match-2a", "Sallow Rovers held by Drayford Athletic",
         "Sallow Rovers dropped two points at home after a goalless draw with Drayford Athletic on Saturday.",
         "2031-03-08"),
    Lead("match-2b", "Drayford dig in for goalless draw at Sallow",
         "Drayford Athletic earned a goalless draw at Sallow Rovers, their keeper Tomas Ekel saving a penalty.",
         "2031-03-09"),
    Lead("quake-1a", "Earthquake of magnitude 6.1 hits Ostrava Bay",
         "A magnitude 6.1 earthquake struck off Ostrava Bay early on Tuesday, damaging hundreds of houses in Linfold.",
         "2031-05-06"),
    Lead("quake-1b", "Hundreds of homes damaged by Ostrava Bay quake",
         "Rescuers searched Linfold on Tuesday after an earthquake of magnitude 6.1 damaged hundreds of houses.",
         "2031-05-06"),
    Lead("quake-2a", "Strong earthquake shakes Ostrava Bay again",
         "A magnitude 5.4 earthquake struck off Ostrava Bay on Wednesday, cutting power in the port of Merrow.",
         "2031-05-14"),
    Lead("quake-2b", "Power cut in Merrow after 5.4 quake",
         "The port of Merrow lost power on Wednesday after a magnitude 5.4 earthquake off Ostrava Bay.",
         "2031-05-14"),
    Lead("trial-1", "Former mayor Aldous Penn goes on trial for bribery",
         "The bribery trial of Aldous Penn, the former mayor of Kelmouth, opened with the prosecution's case.",
         "2031-06-02"),
    Lead("trial-2", "Builder tells court he paid Penn",
         "A builder told the court on Wednesday that he had paid Aldous Penn, former mayor of Kelmouth, for permits.",
         "2031-06-04"),
    Lead("trial-3", "Penn found guilty of bribery",
         "Aldous Penn, the former mayor of Kelmouth, was found guilty of bribery on Friday after a trial of five days.",
         "2031-06-06"),
    Lead("alone", "Library in Merrow to open on Sundays",
         "The public library of Merrow will open on Sundays from autumn, the council has decided.",
         "2031-05-14"),
)  # fmt: skip
STORIES = frozenset(
    frozenset(x.split())
    for x in (
        "match-1a match-1b", "match-2a match-2b", "quake-1a quake-1b", "quake-2a quake-2b", "trial-1 trial-2 trial-3",
        "alone",
    )
)  # fmt: skip
