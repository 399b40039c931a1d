"""Pages, frames and documents that are made with a handbook's own templates, to see whether these work."""
