"""What the search screen is made of: its line, what the line offers, the kinds found."""
