"""From a seed to passages, and from a quotation to its place: repair, structure, ids that last, anchoring."""
