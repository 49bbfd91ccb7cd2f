"""What the frame around a page says, whatever host draws it."""

from __future__ import annotations

from collections.abc import Mapping

from ..interface.language import Language


def frame_words(language: Language) -> Mapping[str, str]:
    """By name, in the language of the interface: plain words, not HTML."""
    say = language.say
    return {
        "edit": say("Edit this page"),
        "corrections": say("Its corrections"),
        "known": say("What is known of it"),
        "not_found": say("There is no such page here."),
        "look": say("How the page looks"),
    }
