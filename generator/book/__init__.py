"""The whole handbook as a book: what stands in each of its parts, and how a large one is divided into volumes."""
