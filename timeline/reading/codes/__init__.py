"""Clauses to coded statements: cues, their composition, provisions, dates, sides."""
