"""What the frame around every page says, on any host."""

from __future__ import annotations

from ..interface.language import Language


def frame_words(language: Language) -> dict[str, str]:
    """The words by what they are for."""
    say = language.say
    return {
        "edit": say("Edit this page"),
        "note": say("Write a note on this text"),
        "not_found": say("There is no such page here."),
        "device": say("Colours: as the device"),
        "light": say("Colours: light"),
        "dark": say("Colours: dark"),
    }
