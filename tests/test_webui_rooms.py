"""The docstring of each package of webui is a map of it."""

import re
from importlib import import_module
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "package",
    ["webui", *(f"webui.{room}" for room in ("http", "presenters", "api", "pages", "serving"))],
)
def test_a_map_has_each_module_once_and_no_other(package: str) -> None:
    module = import_module(package)
    (folder,) = module.__path__
    there = {
        path.stem
        for path in Path(folder).iterdir()
        if (path.suffix == ".py" or (path / "__init__.py").exists()) and path.stem != "__init__"
    }

    assert sorted(re.findall(r"^    (\w+) ", module.__doc__ or "", re.MULTILINE)) == sorted(there)
