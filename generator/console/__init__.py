"""What the command line is made of: its help, its languages, its progress, and the files it writes."""
