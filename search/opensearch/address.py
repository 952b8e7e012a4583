"""The address of an index on a cluster: its hosts, its name, and who asks.

    https://user@host:9200,other:9200/name

The secret never stands in an address, which others can read in lists of processes. It is in
`DATELINE_CLUSTER_PASSWORD`, or in the file that `DATELINE_CLUSTER_PASSWORD_FILE` names.
Certificates are always verified, by the system's authorities or those in `DATELINE_CLUSTER_CA`, a
file.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct

from search.errors import IndexMissing

FROM_ENVIRONMENT = "DATELINE_CLUSTER_PASSWORD"
FROM_FILE = "DATELINE_CLUSTER_PASSWORD_FILE"
AUTHORITIES = "DATELINE_CLUSTER_CA"

_PORT = 9200
_LAST_PORT = 65_535
_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?:(?P<user>[^@/:]+)(?P<secret>:[^@/]*)?@)?(?P<hosts>[^/@]+)/(?P<name>[^/?#]+)/?",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?P<host>[\w.-]+|\[[0-9a-fA-F:.]+\])(?::(?P<port>\d{1,5}))?")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")


class Address(Struct, frozen=True, kw_only=True):
    """An index called *name* on a cluster, each node of which answers at one of *hosts*.

    *hosts* are URLs without a path. *user* is empty if nobody signs in. *authorities* is a file of
    certificates, empty for those of the system.
    """

    hosts: tuple[str, ...]
    name: str
    user: str = ""
    password: str = ""
    authorities: str = ""

    def __str__(self) -> str:
        scheme = self.hosts[0].partition("//")[0]
        hosts = ",".join(host.partition("//")[2] for host in self.hosts)
        return f"{scheme}//{hosts}/{self.name}"

    def __repr__(self) -> str:
        return f"Address({self})"  # without the secret


def parse_address(text: str, environment: Mapping[str, str]) -> Address:
    """Return the address that *text* is, with the secret that *environment* names.

    Raises `IndexMissing`, which says what is wrong with it.

    >>> str(parse_address("https://reader@a.example,b.example:9201/news", {}))
    'https://a.example:9200,b.example:9201/news'
    """
    found = _ADDRESS.fullmatch(text)
    form = "an index on a cluster is https://user@host:9200/name"
    if found is None:
        hidden = re.sub(r"(://[^@/:]*):[^@/]*@", r"\1@", text)
        raise IndexMissing(f"{hidden}: not the address of an index; {form}")
    if found["secret"]:
        raise IndexMissing(
            f"the address of {found['name']} has a password, which others can read; put it in"
            f" {FROM_ENVIRONMENT}, or in a file that {FROM_FILE} names"
        )
    if not _NAME.fullmatch(found["name"]):
        raise IndexMissing(
            f"{found['name']}: not the name of an index, which has small letters, digits, - and _"
        )
    hosts = [_HOST.fullmatch(host) for host in found["hosts"].split(",")]
    if not all(host and int(host["port"] or _PORT) <= _LAST_PORT for host in hosts):
        raise IndexMissing(f"{found['hosts']}: not hosts; {form}")
    return Address(
        hosts=tuple(
            f"{found['scheme'].lower()}://{host['host']}:{host['port'] or _PORT}"
            for host in hosts
            if host
        ),
        name=found["name"],
        user=unquote(found["user"] or ""),
        password=_password(environment) if found["user"] else "",
        authorities=environment.get(AUTHORITIES, ""),
    )


def _password(environment: Mapping[str, str]) -> str:
    file = environment.get(FROM_FILE)
    if not file:
        return environment.get(FROM_ENVIRONMENT, "")
    try:
        return Path(file).read_text("utf-8").strip("\r\n")
    except (OSError, ValueError) as error:
        raise IndexMissing(f"{FROM_FILE}: {file} cannot be read: {error}") from error
