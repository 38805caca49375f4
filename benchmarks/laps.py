"""What one round of a maker took."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Lap:
    """What one round took: so many handouts, seconds, processor seconds, and bytes of memory."""

    handouts: int
    seconds: float
    cpu: float
    memory: int
