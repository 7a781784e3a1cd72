"""How well and how fast articles are read, measured on corpora that others annotated: see `__main__`."""
