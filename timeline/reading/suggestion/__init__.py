"""A first codebook for articles that have none: actors and provisions for a person to edit."""
