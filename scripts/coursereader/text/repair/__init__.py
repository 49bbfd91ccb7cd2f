"""Repair: a seed is cut into pieces by named rules, one file each."""
