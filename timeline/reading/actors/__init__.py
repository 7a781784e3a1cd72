"""Who acts: mentions of actors, and whom "he" and "the official" mean."""
