"""Pages for the browser tests: the dashboard's own sections over analyses that no article gives so easily."""

from functools import cache

from pages.sections.policy import Reading, build_reading
from tests.analyses import hostile_analysis
from tests.crowds import CODEBOOK, make_crowd
from timeline.codebook import NO_CODEBOOK


@cache
def read_crowd(count: int) -> Reading:
    """Return so many invented statements, ready for the page."""
    return build_reading(make_crowd(count), CODEBOOK, apart=True)


@cache
def read_hostile() -> Reading:
    """Return an analysis whose every text tries to be something else."""
    return build_reading(hostile_analysis(), NO_CODEBOOK)
