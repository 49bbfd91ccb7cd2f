"""What a text of stated passages says of each."""
