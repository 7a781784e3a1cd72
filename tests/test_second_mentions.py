"""Whom a description means again: the senator, the former prosecutor, the regulator, the party."""

from datetime import date

import pytest

from timeline.codebook import Actor, Codebook, Provision
from timeline.model import Article
from timeline.pipeline import tag

_BOOK = Codebook(
    "Drones",
    "?",
    (
        Actor("bank", "Central Bank of Nigeria", ("Central Bank of Nigeria",), True),
        Actor("fda", "FDA", ("Food and Drug Administration",), True),
        Actor("greens", "Green Party", ("Green Party",)),
        Actor("doe", "Jane Doe", ("Jane Doe",)),
    ),
    (Provision("drones", "Drones", patterns=("drones",)),),
)


@pytest.mark.parametrize(
    ("actor", "text"),
    [
        ("doe", "Sen. Jane Doe met Anna Berg. The senator said drones kill."),
        ("doe", "Rep. Jane Doe met Anna Berg. The congresswoman said drones kill."),
        ("doe", "Minority Leader Jane Doe wants more. The lawmaker from Leeds said drones kill."),
        ("doe", "Jane Doe, a chemist, wants more. The former prosecutor said drones kill."),
        ("doe", "House Speaker Jane Doe wants more. The two-term speaker said drones kill."),
        ("senator", "Judge Jane Doe wants more. The senator said drones kill."),
        ("former president", "Jane Doe met Trump. The former president said drones kill."),
        ("former chairman", "Jane Doe wants more. The former chairman said drones kill."),
        ("bank", "The Central Bank of Nigeria met. The regulator said drones kill."),
        ("Crimes Commission", "The Crimes Commission met. The anti-graft agency said drones kill."),
        ("greens", "The Green Party met. The party said drones kill."),
        ("Vox", "Vox wants more. The party said drones kill."),
        ("club", "The Clean Lungs Association met. The club said drones kill."),
        ("Clean Lungs Association", "The Clean Lungs Association met. The group said drones kill."),
        ("trade group", "Acme wants more. The trade group said drones kill."),
        ("trade group", "The Food and Drug Administration met. The trade group said drones kill."),
        ("opposition", "The Green Party met. The opposition said drones kill."),
    ],
)
def test_a_description_means_who_was_named_before_where_it_can(actor, text):
    assert tag(Article("a", text, date(2024, 5, 31)), _BOOK).statements[-1].actor == actor
