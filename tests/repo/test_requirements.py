"""pyproject.toml, the compiled requirements and environment.yml describe one environment."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

FILES = ["requirements.txt", "requirements-dev.txt", "requirements-bench.txt"]
PYTHONS = ["3.11", "3.12", "3.13"]
RECOMPILE = "Run make requirements, and commit what it writes."
PINNED_LINE = re.compile(r"[a-z0-9.-]+==[^\s;#@/]+( ; [^#@]+?)?(\s+#.*)?")


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))


def pins(path: Path, python: str) -> dict[str, list[str]]:
    """The versions that a compiled file gives each library on Linux with this Python."""
    found: dict[str, list[str]] = {}
    machine = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": "linux",
        "platform_system": "Linux",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
    }
    for line in path.read_text("utf-8").splitlines():
        pin = Requirement(line.partition("#")[0].strip())
        if pin.marker is None or pin.marker.evaluate(machine):
            version = str(pin.specifier).removeprefix("==")
            found.setdefault(canonicalize_name(pin.name), []).append(version)
    return found


@pytest.mark.parametrize("name", FILES)
def test_a_compiled_file_holds_versions_only(root: Path, name: str) -> None:
    lines = (root / name).read_text("utf-8").splitlines()
    assert lines
    odd = [line for line in lines if not PINNED_LINE.fullmatch(line)]
    assert not odd, f"{name} may hold name==version, and no address, path or option. {RECOMPILE}"


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("name", FILES)
def test_each_library_has_one_version_on_each_python(root: Path, name: str, python: str) -> None:
    several = {lib: found for lib, found in pins(root / name, python).items() if len(found) > 1}
    assert not several, RECOMPILE


@pytest.mark.parametrize("python", PYTHONS)
def test_what_pyproject_asks_for_is_pinned(
    root: Path, project: dict[str, Any], python: str
) -> None:
    asked = {
        "requirements.txt": project["project"]["dependencies"],
        "requirements-dev.txt": project["dependency-groups"]["dev"],
        "requirements-bench.txt": project["dependency-groups"]["bench"],
    }
    for name, dependencies in asked.items():
        pinned = pins(root / name, python)
        for need in map(Requirement, dependencies):
            versions = pinned.get(canonicalize_name(need.name), [])
            assert versions, f"{need.name} is in pyproject.toml, not in {name}. {RECOMPILE}"
            assert versions[0] in need.specifier, f"{name}: not {need}. {RECOMPILE}"


@pytest.mark.parametrize("python", PYTHONS)
def test_the_tests_run_with_the_versions_that_learners_have(root: Path, python: str) -> None:
    runtime, dev = (pins(root / f"requirements{tail}.txt", python) for tail in ("", "-dev"))
    assert {lib: dev[lib] for lib in dev.keys() & runtime} == {
        lib: runtime[lib] for lib in dev.keys() & runtime
    }, RECOMPILE


def test_environment_yml_is_the_same_environment(root: Path) -> None:
    environment = yaml.safe_load((root / "environment.yml").read_text("utf-8"))
    *conda, pip = environment["dependencies"]
    assert conda == ["python=3.12", "pip"], "conda gives Python and pip, requirements.txt the rest."
    assert pip == {"pip": ["-r requirements.txt", "-e ."]}, "Name no library here a second time."


def test_every_python_that_is_promised_is_tested_for(project: dict[str, Any]) -> None:
    classifiers = project["project"]["classifiers"]
    promised = [found[1] for text in classifiers if (found := re.search(r":: (3\.\d+)", text))]
    assert promised == PYTHONS, "Keep the classifiers and PYTHONS in this file alike."
    assert project["project"]["requires-python"] == f">={PYTHONS[0]}"
