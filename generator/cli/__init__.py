"""The command line: commands, help, output formats, scaffold, explain."""
