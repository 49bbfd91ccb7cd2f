"""Files written where they changed, and the built site finished and inspected."""
