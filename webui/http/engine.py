"""The engine of the application that answers a request."""

from flask import current_app

from search import Engine


def current_engine() -> Engine:
    """Return the engine that the application was made with."""
    engine: Engine = current_app.extensions["dateline"]
    return engine
