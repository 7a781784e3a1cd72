"""English is told from other languages."""

import pytest

from tests.gold import GOLD
from timeline.exchange.languages import is_english

TEXTS = {
    "Portuguese": "O governo português levantou na segunda-feira a proibição de exportar areia, depois de meses de "
    "protestos no Algarve. A ministra disse que a decisão não tem volta e que as empresas podem começar amanhã.",
    "German": "Die Regierung hat am Montag das Verbot der Ausfuhr von Sand aufgehoben. In der Nacht war im Parlament "
    "lange darüber gestritten worden, ob man es so machen kann oder nicht. Der Minister sagte, er sei zufrieden.",
    "Dutch": "De regering heeft maandag het verbod op de uitvoer van zand opgeheven. Het was een besluit dat we al "
    "in mei hadden verwacht, zei de minister, over de gevolgen of de kosten wilde hij niet praten in de Kamer.",
    "French": "Le gouvernement a levé lundi l’interdiction d’exporter du sable, après des mois de protestations. La "
    "ministre a dit que la décision est définitive et que les entreprises peuvent commencer dès demain matin.",
    "Danish": "Regeringen ophævede mandag forbuddet mod eksport af sand. Det var en beslutning, som vi har ventet på "
    "siden maj, sagde ministeren, men han ville ikke tale om, hvad det koster, for det ved man ikke endnu.",
    "Ukrainian": "Уряд у понеділок скасував заборону на вивезення піску після кількох місяців протестів. Міністерка "
    "сказала, що це рішення остаточне і що підприємства можуть почати вже завтра, якщо матимуть усі дозволи.",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_another_language_is_none_that_is_read(text):
    assert not is_english(text)


@pytest.mark.parametrize("path", sorted(GOLD.rglob("*.txt")), ids=lambda path: path.stem)
def test_english_is(path):
    text = path.read_text("utf-8")
    assert all(is_english(paragraph) for paragraph in text.split("\n\n")[1:])


def test_of_a_few_words_nobody_can_tell():
    assert is_english("Regierung hebt Verbot auf")
