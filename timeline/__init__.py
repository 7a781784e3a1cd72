"""The policy-change timeline explorer: a news article in, the policy shift out.

The folders show the way that an article takes: in through `exchange`, through `reading` (text to statements)
and `policy` (statements to policy states), out through `view`, or through `exchange` again:

    from timeline import analyse, load_codebook, read_article

    analysis = analyse([read_article("seeds/ukraine-us-weapons.txt")], load_codebook())
    for state in analysis.states:
        print(state.provision, state.actor, state.position, state.start, state.end)

`analysis.statements` are the coded statements, `analysis.codings` also hold sentences, attributions and dates;
every span counts characters of the article's untouched text.
"""

from importlib import import_module

_VERBS = {
    "read_article": "timeline.exchange.articles",
    "load_codebook": "timeline.codebook",
    "tag": "timeline.pipeline",
    "analyse": "timeline.pipeline",
}
__all__ = sorted(_VERBS)


def __getattr__(name: str) -> object:
    """Import a verb when it is first asked for: nobody pays for rooms that they do not enter."""
    if name not in _VERBS:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    return getattr(import_module(_VERBS[name]), name)
