"""The engine of the annotated course reader. It knows nothing of any course: all words come from `seeds/` and `docs/`."""
