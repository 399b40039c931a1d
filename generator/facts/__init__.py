"""What is true of the handbook, before any format: what every output shows, and in which order."""
