"""Pictures drawn at build time as SVG: flow charts, tiers, timelines, who reports to whom."""
