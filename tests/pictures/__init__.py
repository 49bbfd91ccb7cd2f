"""What each kind of page looks like: small pictures that a person has looked at, and how far a page is from its own."""
