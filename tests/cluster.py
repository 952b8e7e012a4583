"""An OpenSearch cluster on this machine, for development and tests: one JVM for each node.

    python tests/cluster.py start     start three nodes, and wait until all shards are in place
    python tests/cluster.py stop      end them, and forget what they hold

The server is laid out once, from the artefacts of Maven Central. It listens on loopback only, and
runs without its sandbox agent: so it is OpenSearch itself, not the packaged distribution.
"""

import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, LOCK_UN, flock
from itertools import islice
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from zipfile import ZipFile

VERSION = "3.9.0"
JAVA_VERSION = 21  # the oldest that this version runs on
PATIENCE = 180  # seconds for a start; it takes 7 to 13 where nothing else runs
HEAP = "512m"
NOBODY = 65534  # as root the server refuses to run

_OWN = Path(gettempdir()) / f"dateline-cluster-{os.getuid()}"  # a place that nobody can enter
_HOME = _OWN / f"opensearch-{VERSION}"
_PORT = 9200

_FAST_START = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
_SERVER, _PLUGIN, _LOG4J = (
    "org.opensearch",
    "org.opensearch.plugin",
    "org.apache.logging.log4j",
)
_ARTEFACTS = (
    (_SERVER, "opensearch", VERSION),
    (_SERVER, "opensearch-agent-bootstrap", VERSION),  # the server's pom lacks it and the next two
    (_SERVER, "opensearch-plugin-classloader", VERSION),
    (_LOG4J, "log4j-core", "2.25.5"),  # as new as the log4j-api that it brings
    (_PLUGIN, "transport-netty4-client", VERSION),
    (_PLUGIN, "analysis-common", VERSION),
    (_PLUGIN, "lang-painless", VERSION),
)
_MODULES = {  # which jars belong to a module; the first is its own
    "transport-netty4": "transport-netty4-client|opensearch-netty4|netty-",
    "analysis-common": "analysis-common",
    "lang-painless": "lang-painless|opensearch-scripting-painless|antlr4|asm",
}
_LOGGING = """\
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] %m%n
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
"""


class ClusterMissing(Exception):
    """No cluster can be started; the message says what is lacking."""


def find_java() -> Path:
    """Return the home of a JDK that is new enough. Raises `ClusterMissing`."""
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    for home in (*homes, *sorted(Path("/usr/lib/jvm").glob("*"), reverse=True)):
        with suppress(OSError):
            release = (home / "release").read_text()
            found = re.search(r'JAVA_VERSION="(\d+)', release)
            if found and int(found[1]) >= JAVA_VERSION and (home / "bin" / "java").exists():
                return home
    raise ClusterMissing(
        f"there is no JDK of {JAVA_VERSION} or newer in JAVA_HOME or /usr/lib/jvm;"
        " install one, such as Debian's openjdk-21-jdk-headless or Temurin"
    )


def lay_home() -> Path:
    """Return the server's home, after Maven fetched its jars if there is none yet."""
    if _HOME.exists():
        return _HOME
    if not shutil.which("mvn"):
        raise ClusterMissing("mvn is missing; on Debian: apt install maven")
    _OWN.mkdir(mode=0o755, exist_ok=True)
    if _OWN.stat().st_uid != os.getuid():
        raise ClusterMissing(f"{_OWN} belongs to another user")
    build = Path(mkdtemp(dir=_OWN))
    try:
        build.chmod(0o755)
        home = _lay(build)
        with suppress(OSError):  # another process was faster
            home.rename(_HOME)
    finally:
        shutil.rmtree(build, ignore_errors=True)
    return _HOME


def _lay(build: Path) -> Path:
    tags = ("groupId", "artifactId", "version")
    named = ([f"<{t}>{v}</{t}>" for t, v in zip(tags, a, strict=True)] for a in _ARTEFACTS)
    wanted = "".join(f"<dependency>{''.join(each)}</dependency>" for each in named)
    (build / "pom.xml").write_text(
        "<project><modelVersion>4.0.0</modelVersion><groupId>local</groupId><artifactId>cluster"
        f"</artifactId><version>1</version><packaging>pom</packaging><dependencies>{wanted}"
        "</dependencies></project>"
    )
    home = build / "home"
    command = ["mvn", "-q", "-B", "dependency:copy-dependencies", "-DincludeScope=runtime"]
    ended = subprocess.run(
        [*command, f"-DoutputDirectory={home}/lib"],
        cwd=build,
        env={**os.environ, "JAVA_HOME": str(find_java())},
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        raise ClusterMissing(f"Maven could not fetch the server: {ended.stdout.strip()[:500]}")
    for name, jars in _MODULES.items():
        module = home / "modules" / name
        module.mkdir(parents=True)
        for jar in list((home / "lib").iterdir()):
            if re.search(r"aarch|osx|windows", jar.name):
                jar.unlink()  # other systems' QUIC
            elif re.match(jars, jar.name):
                jar.rename(module / jar.name)
        with ZipFile(module / f"{jars.partition('|')[0]}-{VERSION}.jar") as own:
            plugin = next(n for n in own.namelist() if n.endswith("Plugin.class"))
        (module / "plugin-descriptor.properties").write_text(
            f"name={name}\ndescription={name}\nversion={VERSION}\nopensearch.version={VERSION}\n"
            f"java.version=21\nclassname={plugin.removesuffix('.class').replace('/', '.')}\n"
        )
    for name in ("bin", "plugins"):  # which the server looks for, and may not make
        (home / name).mkdir()
    return home


@dataclass(frozen=True)
class Cluster:
    """So many *nodes* in *folder*, which answer at *ports*, and talk to each other at *inner*."""

    folder: Path
    ports: tuple[int, ...]
    inner: tuple[int, ...]

    @classmethod
    def on_free_ports(cls, folder: Path, nodes: int) -> "Cluster":
        """Return a cluster at ports that are free just now.

        They are below those that systems give to connections, of which one could have the port of
        a node that is about to start again.
        """
        tried = filter(_is_free, random.sample(range(10_000, 32_000), 1_000))
        ports = tuple(islice(tried, 2 * nodes))
        return cls(folder, ports[:nodes], ports[nodes:])

    @property
    def address(self) -> str:
        """Return the address of all nodes, without the name of an index."""
        return "http://" + ",".join(f"127.0.0.1:{port}" for port in self.ports)

    @property
    def processes(self) -> list[int]:
        """Return the processes of the nodes that run."""
        found = map(self._pid, range(len(self.ports)))
        return [pid for pid in found if pid is not None]

    def start(self) -> None:
        """Start the nodes that do not run, and wait until all shards are in place.

        If all run, there is nothing to wait for: a test may have made an index whose copy has no
        node to be on.
        """
        nodes = range(len(self.ports))
        ended = [node for node in nodes if self._pid(node) is None]
        if not ended:
            return
        home, java = lay_home(), find_java()
        began = time.monotonic()
        for node in ended:
            self._start(node, home, java)
        while time.monotonic() - began < PATIENCE:
            if dead := [node for node in nodes if self._pid(node) is None]:
                told = (self._folder(dead[0]) / "out").read_text()[-2000:]
                raise ClusterMissing(f"node {dead[0]} ended: {told}")
            if self._is_green():
                return
            time.sleep(0.1)
        raise ClusterMissing("the cluster was not ready in time")

    def kill(self, node: int) -> None:
        """End a node without a word to it."""
        self._end(node, signal.SIGKILL)

    def end(self, node: int) -> None:
        """End a node as its operator does, and wait until it has ended."""
        self._end(node, signal.SIGTERM)

    def stop(self) -> None:
        """End all nodes, and delete what they hold."""
        for node in range(len(self.ports)):
            self._end(node, signal.SIGKILL)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _is_green(self) -> bool:
        asked = f"wait_for_status=green&wait_for_nodes={len(self.ports)}&timeout=2s"
        url = f"http://127.0.0.1:{self.ports[0]}/_cluster/health?{asked}"
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                return not json.load(answer)["timed_out"]
        except OSError:  # it does not listen yet, or is not green yet
            return False

    def _folder(self, node: int) -> Path:
        return self.folder / f"node-{node}"

    def _pid(self, node: int) -> int | None:
        """Return the process of *node*, None if it does not run."""
        try:
            pid = int((self._folder(node) / "pid").read_text())
            stat = Path(f"/proc/{pid}/stat").read_text()
            runs = f"{self._folder(node)}/" in Path(f"/proc/{pid}/cmdline").read_text()
        except (OSError, ValueError):
            return None
        return pid if runs and ") Z " not in stat else None

    def _start(self, node: int, home: Path, java: Path) -> None:
        folder = self._folder(node)
        for name in ("config", "data", "logs", "tmp"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        snapshots = self.folder / "snapshots"
        snapshots.mkdir(exist_ok=True)
        settings = {
            "cluster.name": "dateline",
            "node.name": f"node-{node}",
            "path.data": f"{folder}/data",
            "path.logs": f"{folder}/logs",
            "path.repo": [f"{snapshots}"],
            "network.host": "127.0.0.1",
            "http.port": self.ports[node],
            "transport.port": self.inner[node],
            "discovery.seed_hosts": [f"127.0.0.1:{port}" for port in self.inner],
            "cluster.initial_cluster_manager_nodes": [f"node-{n}" for n in range(len(self.ports))],
            "cluster.routing.allocation.disk.threshold_enabled": False,
            "indices.query.bool.max_clause_count": 30_000,
            "action.auto_create_index": False,
        }
        lines = [f"{key}: {json.dumps(value)}\n" for key, value in settings.items()]
        (folder / "config" / "opensearch.yml").write_text("".join(lines))
        (folder / "config" / "log4j2.properties").write_text(_LOGGING)
        command = [
            *(f"{java}/bin/java", f"-Xms{HEAP}", f"-Xmx{HEAP}", *_FAST_START),
            *(f"-Djava.io.tmpdir={folder / 'tmp'}", "--enable-native-access=ALL-UNNAMED"),
            *(f"-Dopensearch.path.home={home}", f"-Dopensearch.path.conf={folder}/config"),
            *("-cp", f"{home}/lib/*", "org.opensearch.bootstrap.OpenSearch"),
        ]
        other: dict[str, object] = {}
        if os.getuid() == 0:
            for path in (self.folder, snapshots, folder, *folder.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
            other = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        with (folder / "out").open("ab") as out:
            process = subprocess.Popen(  # type: ignore[call-overload]
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
                env={"PATH": os.environ["PATH"], "HOSTNAME": "localhost"},
                **other,
            )
        process.returncode = 0  # it outlives this process, and is ended by its number
        (folder / "pid").write_text(str(process.pid))

    def _end(self, node: int, sign: signal.Signals) -> None:
        if (pid := self._pid(node)) is None:
            return
        os.kill(pid, sign)
        while self._pid(node) is not None:
            with suppress(ChildProcessError):  # it is a child of another process
                os.waitpid(pid, os.WNOHANG)
            time.sleep(0.02)


def _is_free(port: int) -> bool:
    with socket.socket() as probe, suppress(OSError):
        probe.bind(("127.0.0.1", port))
        return True
    return False


def roomy_folder(size: int) -> Path:
    """Return where a node, which is nobody, can have so many bytes: in memory if that can be."""
    memory = Path("/dev/shm")  # noqa: S108
    roomy = memory.is_dir() and shutil.disk_usage(memory).free > size
    return memory if roomy else Path(gettempdir())


@contextmanager
def shared_node(folder: Path) -> Iterator[str]:
    """Yield the address of one node that all processes share which name the same *folder*.

    The last of them ends it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    with (folder / "using").open("w") as using, (folder / "starting").open("w") as starting:
        flock(starting, LOCK_EX)
        told = folder / "ports"
        if not told.exists():
            cluster = Cluster.on_free_ports(folder / "cluster", 1)
            told.write_text(f"{cluster.ports[0]} {cluster.inner[0]}")
        port, inner = map(int, told.read_text().split())
        cluster = Cluster(folder / "cluster", (port,), (inner,))
        cluster.start()
        flock(using, LOCK_SH)
        flock(starting, LOCK_UN)
        try:
            yield cluster.address
        finally:
            flock(starting, LOCK_EX)
            flock(using, LOCK_UN)
            with suppress(BlockingIOError):  # another process still asks
                flock(using, LOCK_EX | LOCK_NB)
                cluster.stop()
                shutil.rmtree(folder)


def three_nodes() -> Cluster:
    """Return the cluster that `make cluster` starts."""
    ports = range(_PORT, _PORT + 3)
    return Cluster(_OWN / "three", tuple(ports), tuple(port + 100 for port in ports))


def _main() -> None:
    cluster = three_nodes()
    match sys.argv[1:]:
        case ["start"]:
            try:
                cluster.start()
            except ClusterMissing as lacking:
                sys.exit(f"no cluster was started: {lacking}")
            print(f"three nodes answer; an index is named {cluster.address}/NAME")
        case ["stop"]:
            cluster.stop()
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    _main()
