"""What every printed document shares: its edition (a handbook in a language), its faces, its words, and Typst at work."""
