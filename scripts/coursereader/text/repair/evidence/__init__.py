"""What is known of the lines of a text, told once: how wide and full they are, where they stand, how sentences run."""
