"""Between rendered pages and a published site: frames, links, assets, staging, the preview server."""
