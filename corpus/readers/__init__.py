"""One module for each format; each turns a `ReadContext` into topic pages or headlines."""
