"""What can be found, and how texts are folded so that both Chinese scripts find each other."""
