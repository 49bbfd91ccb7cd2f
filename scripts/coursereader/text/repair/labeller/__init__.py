"""What each line is, by what was seen of lines whose kind is known: weights, learnt by `bench`, and one pass."""
