"""A search to cite: how to name its result, and whether a result is the one that was cited.

The addresses are those of a search; `as_of` names the version, by default the newest.
"""

import datetime as dt
import re
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, json, request
from msgspec import Struct
from msgspec.structs import asdict

from search import (
    ChangedSince,
    CitedSearch,
    Fault,
    ParameterFaults,
    Query,
    QueryWarning,
    changed_since,
    cite,
)
from webui.api.serializers import changed_since_json, warning_json
from webui.http import urls
from webui.http.caching import stop_if_known, validate
from webui.http.engine import current_engine
from webui.http.templates import render_template
from webui.presenters.search_citations import in_words, search_citations

blueprint = Blueprint("citing", __name__)

RESULT = "result"
"""The parameter with the digest of a result."""

_ADDRESS = "address"  # of a search, pasted whole
_DIGEST = re.compile(r"[0-9a-f]{16}")


class Verdict(Struct, frozen=True, gc=False, kw_only=True):
    """Whether *query* finds what was cited: *given* is the digest of the citation, if any.

    *found* is what it finds in the version that it names or, if that is no longer kept, in the
    newest; then *since* says what has changed. *warnings* are about the query and its parameters.
    """

    query: Query
    given: str
    found: CitedSearch
    since: ChangedSince | None
    warnings: tuple[QueryWarning, ...]

    @property
    def matches(self) -> bool | None:
        """Return whether the digests are equal, None if that cannot be told."""
        if self.found.digest == self.given:
            return True
        return None if self.since or not self.given else False


@blueprint.get("/cite")
def page() -> Response:
    """Show how to cite a search."""
    query, warnings = urls.parse(request.query_string)
    index, today = current_engine().version(), dt.date.today()
    stop_if_known(index, address=f"{urls.beside('citing.page', query)} on {today}")
    cited = cite(current_engine(), query)
    address = urls.absolute(urls.build(cited.query))
    text = render_template(
        "cite.html",
        cited=cited,
        query=query,
        warnings=(*warnings, *cited.warnings),
        words=in_words(cited.query, cited.facets),
        permanent=address,
        citations=search_citations(cited, address, today),
        verify=_verify(cited.query, cited.digest),
    )
    return _unlisted(validate(Response(text), index))


@blueprint.get("/verify")
def verify() -> Response:
    """Tell whether a search finds what was cited, or ask which."""
    asked, given = _asked()
    index = current_engine().version()
    stop_if_known(index, address=f"{request.path}?{asked.decode()}&{RESULT}={given}")
    verdict = _verdict(asked, given) if asked or given else None
    text = render_template(
        "verify.html",
        warnings=verdict.warnings if verdict else (),
        verdict=verdict,
        given=given,
        query=verdict.query if verdict else Query(),
        words=in_words(verdict.found.query, verdict.found.facets) if verdict else "",
        permanent=urls.absolute(urls.build(verdict.query)) if verdict else "",
    )
    return _unlisted(validate(Response(text), index))


@blueprint.get("/verify.json")
def verify_json() -> Response:
    """Tell programs the same."""
    asked, given = _asked()
    index = current_engine().version()
    stop_if_known(index, address=f"{request.path}?{asked.decode()}&{RESULT}={given}")
    verdict = _verdict(asked, given)
    found = verdict.found
    body: dict[str, Any] = {
        "matches": verdict.matches,
        "given": verdict.given or None,
        "result": found.digest,
        "total": found.total,
        "changed_since": changed_since_json(verdict.since) if verdict.since else None,
        "links": {
            "canonical": urls.build(verdict.query),
            "ndjson": urls.build(found.query, "ndjson"),
        },
        "index": asdict(found.index),
        "warnings": [warning_json(warning) for warning in verdict.warnings],
    }
    text = json.dumps(body, separators=(",", ":")) + "\n"
    return _unlisted(validate(Response(text, content_type="application/json"), index))


def _asked() -> tuple[bytes, str]:
    """Return the query string of the search, from its pasted address if there is one; the digest.

    Raises `ParameterFaults` if that is not one.
    """
    own = dict(urls.pairs(request.query_string))
    given = own.get(RESULT, "").strip()
    if given and not _DIGEST.fullmatch(given):
        message = "16 hexadecimal digits, as a citation has them"
        raise ParameterFaults((Fault(RESULT, given, "digest", message),))
    pasted = own.get(_ADDRESS, "").strip()
    if pasted:
        return urlsplit(pasted).query.encode(), given
    return urls.without(request.query_string, (RESULT, _ADDRESS, urls.INTERFACE)), given


def _verdict(asked: bytes, given: str) -> Verdict:
    engine = current_engine()
    query, warnings = urls.parse(asked)
    gone = not engine.keeps(query.as_of)
    found = cite(engine, query.without_version() if gone else query)
    return Verdict(
        query=query,
        given=given,
        found=found,
        warnings=(*warnings, *found.warnings),
        since=changed_since(engine, query) if gone else None,
    )


def _verify(query: Query, digest: str) -> str:
    address = urls.beside("citing.verify", query)
    return f"{address}{'&' if '?' in address else '?'}{RESULT}={digest}"


def _unlisted(response: Response) -> Response:
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
