"""The one adapter that knows the site builder and its theme."""
