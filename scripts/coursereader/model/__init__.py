"""What the engine makes and everybody speaks of: problems, pieces, passages."""
