"""How a change looks: what it does to the pages and printed forms of a handbook."""
