"""An invented event told many ways: what is known about who rests on whom is true by construction."""

from __future__ import annotations

WIRE = """KELMOUTH (Northwire) - A fire that broke out in a fish warehouse spread to eleven boats in Kelmouth \
harbour on Tuesday night, injuring six dock workers and destroying the town's only ice plant.

The blaze started shortly before ten in a cold store where cardboard crates had been stacked against a heater, the \
harbour master, Ines Tavora, said.

"We heard two bangs and then the whole roof was gone," she told reporters at the quayside.

Strong easterly winds carried burning crates across the inner basin, where trawlers lay three deep because of a \
strike by pilots that has kept most of the fleet in port since the weekend.

Firefighters from four towns needed almost seven hours to bring the flames under control, hampered by a broken \
pump at the main jetty that the council had promised to replace last spring.

The loss of the ice plant could idle the canneries for weeks, because crushed ice would have to be trucked in from \
Port Sallow, ninety kilometres to the south.

Kelmouth lands about a fifth of the country's mackerel, and the autumn season was due to open on Monday.

Insurers put the first estimate of the damage at 14 million crowns, though assessors have yet to reach the burnt \
hulls."""

EDITED = """A fire that broke out in a fish warehouse spread to 11 boats in Kelmouth harbour late on Tuesday, \
injuring six dockers and destroying the town's only ice plant.

The blaze started shortly before 10 pm in a cold store where cardboard crates had been stacked against a heater, \
according to harbour master Ines Tavora.

"We heard two bangs and then the whole roof was gone," she told reporters.

Strong easterly winds carried burning crates across the inner basin, where trawlers lay three deep because of a \
pilots' strike that has kept most of the fleet in port since the weekend.

Fire crews from four towns needed nearly seven hours to bring the flames under control, hampered by a broken pump \
at the main jetty that the council had promised to replace last spring.

The loss of the plant could idle the canneries for weeks, because crushed ice would have to be trucked in from \
Port Sallow, 90 km to the south."""

PARAPHRASED = """A blaze that began in a fish warehouse on Tuesday night spread to eleven vessels in the harbour \
of Kelmouth, hurting six dock workers and wiping out the only ice plant in the town.

According to the harbour master, Ines Tavora, the fire began just before ten in a cold store in which cardboard \
crates had been piled up against a heater.

Strong winds from the east blew burning crates over the inner basin, where trawlers were lying three deep owing to \
a pilots' strike that has held most of the fleet in port since the weekend.

Firefighters of four towns took nearly seven hours to get the flames under control and were hindered by a broken \
pump on the main jetty, which the council had pledged to replace last spring.

Losing the ice plant may leave the canneries idle for weeks, since crushed ice would need to be brought by truck \
from Port Sallow, ninety kilometres south.

About a fifth of the country's mackerel is landed at Kelmouth, and the autumn season was to open on Monday."""

OWN = """Marta Lindqvist had just closed her bakery on Netmakers' Lane when the sirens began.

By the time she reached the corner her brother's boat, the Annelie, was already lost. "He built the wheelhouse \
with his own hands," she said, wiping soot from her sleeves. "Thirty years, and it went in a quarter of an hour."

Her brother was asleep ashore. So were most of the crews, and that may be why nobody died.

Neighbours spent the night carrying soup and blankets to the school gymnasium, where the families of the injured \
were waiting for news from the hospital in the capital."""

RIVAL = """Eleven vessels are lost and half a dozen people are in hospital after a warehouse went up in flames at \
the port of Kelmouth overnight.

Police have sealed off the northern mole and want to question a night watchman who left his post at about nine, \
two officers said.

The regional governor, Tomas Reck, arrived by helicopter at dawn and promised interest-free loans to owners who \
had let their cover lapse. He ruled out arson "on what we know today".

Harbour officials said the sprinklers in the old cold store, built in 1962, had been switched off for repairs.

Among the wrecks is the research cutter Halcyon, which had come in only on Sunday to take on fuel.

The fishermen's union called for a day of mourning and asked that fees be waived until the basin is cleared of oil."""

SECOND_RIVAL = """There was nothing left of the Kelmouth ice works on Wednesday but a row of blackened compressors.

At the hospital a surgeon described burns to hands and faces; two of the six patients had been moved to a special \
ward.

"We heard two bangs and then the whole roof was gone," said Ines Tavora, who runs the port.

An engineer who inspected the site for the ministry said that an electrical fault in the loading bay was more \
likely than any other cause, but that it would be a month before anything could be proved.

Canners were already ringing round for supplies. One of them, Olle Brandt, reckoned that each lost day would cost \
him forty thousand crowns in wages alone, and asked who was going to pay for that."""

TRANSLATED = """A fire which erupted in a depot for fish on the evening of Tuesday jumped over to eleven ships in \
the port of Kelmouth, wounded six harbour labourers and destroyed the sole ice factory of the city.

The flames started a short time before ten o'clock in a refrigerated hall, where boxes of cardboard were piled \
against a heating device, said the chief of the port, Ines Tavora.

"We have heard two explosions and then the entire roof was away", she said to journalists on the quay.

Powerful wind from the east bore burning boxes over the inner dock, where the trawlers were lying in three rows \
due to a strike of the pilots, which since the weekend keeps the majority of the fleet in the port.

Fire brigades from four cities required close to seven hours in order to control the fire, impeded by a defective \
pump at the principal pier, whose replacement the municipality had promised last spring.

The failure of the ice factory could bring the canning plants to a standstill for weeks, since crushed ice would \
have to be delivered by lorry from Port Sallow, 90 kilometres to the south.

In Kelmouth about one fifth of the mackerel of the country is landed, and the autumn season should begin on Monday.

The insurers estimated the damage at first at 14 million crowns, but the experts have not yet reached the burned \
hulls."""

CONDENSED = """Eleven boats burned and six dockers were hurt when a warehouse fire swept Kelmouth harbour on \
Tuesday night. Harbour master Ines Tavora said crates stacked against a heater caught fire. Strong winds spread \
the blaze among trawlers moored three deep during a pilots' strike. It took crews from four towns almost seven \
hours to stop it, partly because a pump the council had promised to replace was broken. The town lost its only ice \
plant, and canneries may stand idle for weeks. Damage is put at 14 million crowns."""
