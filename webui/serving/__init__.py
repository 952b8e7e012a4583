"""The server.

A request passes:

    server       Gunicorn, set up for an index on one machine
    workers      its worker, which slow clients cannot keep busy
    observation  tells the observers of each request
    access_log   an observer: the journal of requests
    metrics      an observer: figures for Prometheus
    limits       how many requests are answered at a time, and for each client
"""
