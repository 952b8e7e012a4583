"""Say what is known against the packages in constraints.txt, and under which licences they stand.

Ends with status 1 if a package has a known vulnerability or a licence that this project cannot
take on. Where the advisories cannot be read, says so and goes on.
"""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
NOT_TAKEN_ON = "GPL;General Public License"


def main() -> None:
    """Print both lists."""
    sys.exit(_vulnerable() or _unlicensed())


def _vulnerable() -> bool:
    ended = subprocess.run(
        [
            *(
                BIN / "pip-audit",
                "--format",
                "json",
                "--progress-spinner",
                "off",
                "--timeout",
                "10",
            ),
            *("--no-deps", "--disable-pip", "--requirement", HERE.parent / "constraints.txt"),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    try:
        packages = json.loads(ended.stdout)["dependencies"]
    except ValueError:
        print(f"no advisories could be read: {ended.stderr.strip().splitlines()[-1:]}")
        return False
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    bad = [package for package in packages if package.get("vulns")]
    for package in bad:
        known = ", ".join(found["id"] for found in package["vulns"])
        print(f"{package['name']} {package['version']}: {known}")
    print(
        f"{len(packages) - len(unknown)} packages looked up, {len(bad)} with known"
        f" vulnerabilities; of {len(unknown)} no advisories could be read"
    )
    return bool(bad)


def _unlicensed() -> bool:
    listed = [BIN / "pip-licenses", "--from", "mixed", "--format", "json"]
    packages = json.loads(subprocess.run(listed, capture_output=True, check=True).stdout)
    for licence, count in Counter(package["License"] for package in packages).most_common():
        print(f"{count:4} {licence}")
    refused = [*listed, "--partial-match", "--fail-on", NOT_TAKEN_ON]
    return subprocess.run(refused, stdout=subprocess.DEVNULL, check=False).returncode != 0


if __name__ == "__main__":
    main()
