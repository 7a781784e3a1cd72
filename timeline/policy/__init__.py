"""Statements to policy states."""
