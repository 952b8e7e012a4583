"""One module for each format; each turns a `Reading` into topic pages or headlines."""
