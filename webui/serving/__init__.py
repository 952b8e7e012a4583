"""The server: workers, limits, the access log and metrics."""
