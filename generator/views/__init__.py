"""Small pure modules that prepare what the page templates show: a handbook in, plain values and safe markup out."""
