"""The docstring of a package is a map of it."""

import re
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import corpus
import indexer
import search


def modules(package: ModuleType) -> list[str]:
    (folder,) = package.__path__
    return sorted(
        path.stem
        for path in Path(folder).iterdir()
        if (path.suffix == ".py" or (path / "__init__.py").exists())
        and path.stem not in ("__init__", "__main__")
    )


def packages(package: ModuleType) -> list[str]:
    """Return the names of *package* and of all packages in it."""
    (folder,) = package.__path__
    inits = sorted(Path(folder).rglob("__init__.py"))
    return [".".join(path.relative_to(Path(folder).parent).parts[:-1]) for path in inits]


@pytest.mark.parametrize(
    "package",
    ["webui", *(f"webui.{room}" for room in ("http", "presenters", "api", "pages", "serving"))],
)
def test_a_map_has_each_module_once_and_no_other(package: str) -> None:
    module = import_module(package)

    assert sorted(re.findall(r"^    (\w+) ", module.__doc__ or "", re.MULTILINE)) == modules(module)


@pytest.mark.parametrize("package", [*packages(corpus), *packages(search), *packages(indexer)])
def test_a_list_of_rooms_has_each_module_once_and_no_other(package: str) -> None:
    module = import_module(package)
    heads = re.findall(r"^- (.*?):", module.__doc__ or "", re.MULTILINE)

    assert sorted(re.findall(r"`(\w+)/?`", " ".join(heads))) == modules(module)
