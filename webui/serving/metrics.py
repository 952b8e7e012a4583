"""Figures for Prometheus, from all workers of a server at once.

Workers share their figures through files in the folder `PROMETHEUS_MULTIPROC_DIR`, which must be
set before this module is imported, since prometheus_client reads it then. The figures are for the
operator: only this machine can read them, and not through a proxy.
"""

import datetime as dt
import logging
from collections.abc import Iterator

from flask import Response, abort, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    multiprocess,
)
from prometheus_client.metrics_core import GaugeMetricFamily

from search import ClusterHealth, Engine, IndexProblem
from webui.http.engine import current_engine
from webui.serving.observation import Observed

_log = logging.getLogger(__name__)

_SECONDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 60)
_UP = "Whether the index can be read."
_LOOPBACK = ("127.0.0.1", "::1")

_requests = Counter("dateline_requests", "Answers by form and status.", ["form", "status"])
_latency = Histogram(
    "dateline_request_seconds",
    "Time from the first byte asked to the last answered, by form.",
    ["form"],
    buckets=_SECONDS,
)
_in_flight = Gauge(
    "dateline_requests_in_flight",
    "Requests that are being answered or wait to be.",
    multiprocess_mode="livesum",
)


class Metrics:
    """An observer that counts requests."""

    def begin(self) -> None:
        """Count a request that began."""
        _in_flight.inc()

    def end(self, observed: Observed) -> None:
        """Count the request by its outcome."""
        _in_flight.dec()
        _requests.labels(observed.format, str(observed.status)).inc()
        _latency.labels(observed.format).observe(observed.seconds)


class IndexFigures:
    """The figures of the index, read at each request for them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the size and the age of the index, and the state of the cluster that holds it."""
        try:
            cluster, version = self._engine.cluster(), self._engine.version()
        except IndexProblem as problem:  # the figures of the server are wanted all the more
            _log.error("%s", problem)
            yield GaugeMetricFamily("dateline_index_up", _UP, 0)
            return
        yield GaugeMetricFamily("dateline_index_up", _UP, 1)
        if cluster:
            yield from _of_cluster(cluster)
        built = dt.datetime.fromisoformat(version.built_at)
        age = (dt.datetime.now(dt.UTC) - built).total_seconds()
        yield GaugeMetricFamily(
            "dateline_index_documents", "Documents in the index.", version.documents
        )
        yield GaugeMetricFamily(
            "dateline_index_age_seconds", "Time since the index was last changed.", age
        )


def _of_cluster(cluster: ClusterHealth) -> Iterator[GaugeMetricFamily]:
    status = GaugeMetricFamily(
        "dateline_cluster_status", "1 for the status of the index on it.", labels=["status"]
    )
    for one in ("green", "yellow", "red"):
        status.add_metric([one], one == cluster.status)
    yield status
    yield GaugeMetricFamily("dateline_cluster_nodes", "Nodes that are there.", cluster.nodes)
    yield GaugeMetricFamily(
        "dateline_cluster_shards_unassigned",
        "Shards of the index, and copies of them, that are on no node.",
        cluster.unassigned,
    )
    yield GaugeMetricFamily(
        "dateline_cluster_failing_fast",
        "1 while requests fail at once, as the cluster has just not answered.",
        cluster.failing_fast,
    )


def metrics() -> Response:
    """Answer this machine, and no other, with all figures."""
    forwarded = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
    if forwarded or request.remote_addr not in _LOOPBACK:
        abort(404)
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    registry.register(IndexFigures(current_engine()))
    response = Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
    response.cache_control.no_store = True
    return response
