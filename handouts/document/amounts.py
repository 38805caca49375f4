"""Says how much of a remedy to do: the usual amount, or what the clinician has set."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from handouts.document.model import AmountLine
from handouts.document.voice import Voice
from handouts.languages import NBSP
from handouts.library import Allowance, Quantity, Span, Unit
from handouts.profile import Measure


def amount_line(
    allowances: Mapping[Measure, Allowance], chosen: Mapping[Measure, int], voice: Voice
) -> AmountLine:
    """Return the line on how much to do, in the patient's language.

    Args:
        allowances: what the remedy declares, measure by measure.
        chosen: what the clinician has set; the other measures keep what is usual.
        voice: the patient's language.

    Without a choice, a blank is left on which the clinician can write.
    """
    measures = measures_of(allowances, chosen, voice)
    for_you = voice.word("amount.for_you")
    return AmountLine(measures, label=for_you) if chosen else AmountLine(measures, own=for_you)


def measures_of(
    allowances: Mapping[Measure, Allowance], chosen: Mapping[Measure, int], voice: Voice
) -> tuple[Markup, ...]:
    """Return each measure in words: 10 to 15 minutes; Times a day: 2."""
    return tuple(
        _measure(measure, _span(allowance, chosen.get(measure)), voice)
        for measure, allowance in allowances.items()
    )


def in_one_line(measures: Sequence[Markup]) -> Markup:
    """Return measures as one text, which breaks between two of them before it breaks in one."""
    whole = (Markup('<span class="measure">{}</span>').format(measure) for measure in measures)
    return Markup("{}· ").format(NBSP).join(whole)


def _span(allowance: Allowance, chosen: int | None) -> Span:
    return allowance.usual if chosen is None else Span(chosen, chosen)


def _measure(measure: Measure, span: Span, voice: Voice) -> Markup:
    if measure is Measure.MINUTES:
        length = voice.formatter.quantity(Quantity(span.low, span.high, Unit.MINUTE))
        return voice.plain(voice.formatter.localize_digits(length))
    count = voice.plain(voice.formatter.localize_digits(voice.formatter.count(span.low, span.high)))
    return voice.word(f"amount.{measure.value}", count=count)
