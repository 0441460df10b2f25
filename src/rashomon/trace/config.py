"""The settings of the trace step."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineageConfig:
    """What counts as dependence.

    The shares are of the shorter article's words. They were set by hand and by small grids, with cross-validation, on
    one half of a labelled set (`rashomon eval lineage`) and on further pairs read for it; none was fitted by a learner.

    Attributes:
        shortest_run: Words of the shortest shared run that is looked at.
        shortest_passage: Common words of the shortest passage that is kept.
        widest_gap: Words that may differ between two runs of one edited passage.
        echo_closeness: Least cosine of two sentences that may say the same.
        echo_strength: Cosine plus half the share of content words in the same order, from which a sentence counts...
        echo_certain: ... and that from which it counts in full.
        echo_weight: How much a surely reworded sentence counts beside one taken word for word.
        lone_echo_weight: The same for one without another reworded sentence close by on both sides.
        dependent_share: Share of words taken over from which one article rests on the other.
        apart_surcharge: How much more is asked for if two outlets printed them more than `standing_days` apart.
        usual_run: Words of the longest shared run that leave it as it is...
        run_weight: ... and how much less is asked for where it is twice as long, more where it is half.
        usual_amount: Words taken over, their weight, that leave it as it is...
        amount_weight: ... and how much less is asked for where they are twice as many, more where they are half: a
            hundred words are no accident in a long report either, twenty in a brief are little.
        order_weight: How much less is asked for each reworded sentence in order beyond the second.
        speech_surcharge: How much more is asked for where as much speech as prose is shared; in proportion for less.
        speech_share: The share where more speech than prose is shared: a statement brings words around it along.
        dependent_words: How many words that must be at least.
        kin_share: The share for two articles that both rest on one third.
        long_passage: Words of one shared run of prose that tell dependence by themselves...
        long_total: ... if that many words are shared in all.
        copy_share: Share from which the relation is a copy rather than a rewrite.
        standing_days: What one outlet prints again more than so many days later is its standing text.
        unlike_leads: Cosine of two openings below which one outlet's two reports tell different news; what they share
            is background then, if it begins...
        late_start: ... behind this part of both texts, or...
        short_background: ... is shorter than so many words.
        other_day_leads: The same cosine for reports of different days, which share background if it stands late in both
            however alike their openings are, or is of fewer...
        other_day_words: ... words than these, and...
        other_day_share: ... less than this share of the shorter report.
        longest_standing: From so many words on it is more than standing text...
        standing_share: ... if it is at least this share of the shorter article.
        template_numbers: A passage whose numbers agree to less than this share is a form filled in anew.
    """

    shortest_run: int = 4
    shortest_passage: int = 7
    widest_gap: int = 6
    echo_closeness: float = 0.6
    echo_strength: float = 0.95
    echo_certain: float = 1.15
    echo_weight: float = 0.9
    lone_echo_weight: float = 0.6
    dependent_share: float = 0.22
    apart_surcharge: float = 0.1
    usual_run: int = 13
    run_weight: float = 0.04
    usual_amount: int = 30
    amount_weight: float = 0.06
    order_weight: float = 0.02
    speech_surcharge: float = 0.04
    speech_share: float = 0.26
    dependent_words: int = 15
    kin_share: float = 0.09
    long_passage: int = 40
    long_total: int = 60
    copy_share: float = 0.6
    standing_days: int = 5
    longest_standing: int = 150
    standing_share: float = 0.4
    template_numbers: float = 0.4
    unlike_leads: float = 0.6
    late_start: float = 0.5
    short_background: int = 30
    other_day_leads: float = 0.7
    other_day_words: int = 70
    other_day_share: float = 0.4


DEFAULT_CONFIG = LineageConfig()
