"""Formats of files that are no plain text."""
