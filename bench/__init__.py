"""Articles with a known truth, typeset for real, extracted, repaired and scored."""
