"""What other states do, told for comparison, is not done by those whose policy the codebook is on."""

from datetime import date

import pytest

from timeline.codebook import Actor, Codebook, Provision
from timeline.model import Article
from timeline.pipeline import tag

_COLORADO = Codebook(
    "Drones in Colorado",
    "?",
    (
        Actor("legislature", "Colorado legislature", ("lawmakers", "the Senate"), True),
        Actor("governor", "Governor", ("Gov. Whitlock",), True),
        Actor("board", "Colorado Board of Pharmacy", ("the board", "pharmacy board"), True),
        Actor("courts", "Courts", ("court", "judge"), True),
    ),
    (Provision("drones", "Drones", patterns=("drones",)),),
)


@pytest.mark.parametrize(
    ("actor", "sentence"),
    [
        ("legislature", "Colorado lawmakers banned drones."),
        ("legislature", "Colorado banned drones."),
        ("Texas lawmakers", "Texas lawmakers banned drones."),
        ("Illinois", "Illinois banned drones in 2023."),
        ("Illinois", "In Illinois, lawmakers banned drones."),
        ("Illinois", "In neighboring Illinois, pilots may fly drones."),
        ("Illinois", "In Illinois, a bill that bans drones passed the Senate."),
        ("Illinois", "Illinois, by contrast, has banned drones."),
        ("Illinois", "Illinois is expected to ban drones."),
        ("Illinois", "Illinois's governor signed a ban on drones."),
        ("Illinois", "Under Illinois law, pilots may fly drones."),
        ("Illinois", "Drones are legal in Illinois."),
        ("Illinois", "A ban on drones took effect in Illinois in 2013."),
        ("board", "The board banned drones."),
        ("board", "The state pharmacy board banned drones."),
        ("Board of Regents", "The Board of Regents banned drones."),
        ("Congress", "Congress banned drones."),
        ("U.S. Senate", "The U.S. Senate banned drones."),
        ("courts", "U.S. District Judge Jane Doe blocked the ban on drones."),
        ("Columbus", "Columbus banned drones."),
        ("Alaska", "The state of Alaska has never allowed drones."),
        ("Washington State", "Washington State banned drones. In May its commissioner banned drones again."),
        ("New Mexico", "In New Mexico and Utah, the Senate banned drones."),
        ("legislature", "In Colorado, lawmakers banned drones."),
        ("legislature", "Colorado, by contrast, has banned drones."),
        ("legislature", "Colorado's ban on drones was lifted."),
        ("legislature", "Under Colorado law, pilots may fly drones."),
        ("legislature", "Drones are legal in Colorado."),
        ("legislature", "In Denver, lawmakers banned drones."),
        ("governor", "In Illinois, Gov. Whitlock said the state would ban drones."),
        ("governor", "In Illinois, Gov. Whitlock banned drones."),
        ("Norway's drug agency", "Norway's drug agency banned drones."),
        ("Six states", "Six states, including Illinois, already prohibit drones."),
        ("dozen states", "More than a dozen states allow drones."),
        ("six states", "Drones are banned in six states."),
        ("most states", "In most states, drones are legal."),
        ("other states", "Dozens of other states ban drones."),
        ("legislature", "Gov. Whitlock is against a ban on drones. It passed the Senate on Wednesday."),
        ("legislature", "Gov. Whitlock signed the ban on drones. The bill squeaked through the Senate last week."),
    ],
)
def test_the_state_that_a_codebook_names_acts_through_its_own_and_another_for_itself(actor, sentence):
    assert tag(Article("a", sentence, date(2024, 5, 31)), _COLORADO).statements[-1].actor == actor
