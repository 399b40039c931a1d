"""`python -m generator` is the same as `handbook`."""

from generator.cli.main import main

if __name__ == "__main__":
    main()
