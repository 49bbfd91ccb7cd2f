"""The engine of the annotated course reader. It knows no course: all words come from `seeds/` and `docs/`."""
