"""The preview of `handbook serve`: pages and documents are made when a browser asks for them, from the handbook in memory."""
