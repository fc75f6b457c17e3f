"""What Binder builds: it reads these files as repo2docker does, and lands on the first lesson."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

LINK = re.compile(r"https://mybinder\.org/v2/gh/[^\s)>\"']+")
# repo2docker takes the first build pack that fits; these files choose another than conda's.
OTHER_PACKS = ("Dockerfile", "Project.toml", "REQUIRE", "default.nix", "install.R", "Pipfile")
HERE = Path(__file__)


def test_nothing_chooses_another_build_pack_than_that_of_environment_yml(root: Path) -> None:
    assert (root / "environment.yml").exists()
    folders = [root, root / "binder", root / ".binder"]
    assert not [name for folder in folders for name in OTHER_PACKS if (folder / name).exists()]
    assert not any(folder.exists() for folder in folders[1:]), "Binder would look there alone."


def test_each_line_of_apt_txt_is_a_package(root: Path) -> None:
    lines = (root / "apt.txt").read_text("utf-8").splitlines()
    names = [line.partition("#")[0].strip() for line in lines]  # as repo2docker reads them
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9.+-]+", name) for name in names if name)
    assert {"make", "bubblewrap"} <= set(names)


def test_the_launch_link_stands_in_one_place_and_opens_the_first_lesson(
    root: Path, files: list[Path]
) -> None:
    found = [
        (path.relative_to(root).as_posix(), link)
        for path in files
        if path != HERE
        for link in LINK.findall(path.read_text("utf-8", errors="replace"))
    ]
    assert [path for path, _ in found] == ["README.md"], "The README's [binder] is the one place."
    link = urlsplit(found[0][1])
    assert re.fullmatch(r"/v2/gh/[\w.-]+/[\w.-]+/HEAD", link.path)
    (opened,) = parse_qs(link.query)["urlpath"]
    assert (root / opened.removeprefix("lab/tree/")).is_file()
    assert "[binder]" in (root / "README.md").read_text("utf-8").partition("[binder]:")[0]
