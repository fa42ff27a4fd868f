"""Plugins as hosts find them: in processes of their own, by the entry points of this checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from importlib.metadata import entry_points
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent


def environment(folder: Path) -> dict[str, str]:
    """Give the environment of a host.

    Where citekit was installed before it had its entry points, they are said in `folder`.
    """
    paths = [str(CHECKOUT / "src")]
    if not any(each.name == "citekit" for each in entry_points(group="mkdocs.plugins")):
        paths.append(str(_said(folder)))
    known = os.environ.get("PYTHONPATH")
    return os.environ | {
        "PYTHONPATH": os.pathsep.join([*paths, *([known] if known else [])]),
        "PYTHONWARNINGS": "ignore",
        "NO_COLOR": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
        "NO_MKDOCS_2_WARNING": "true",
    }


def _said(folder: Path) -> Path:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    place = folder / "entry-points"
    metadata = place / "citekit_here-0.dist-info"
    metadata.mkdir(parents=True, exist_ok=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: citekit-here\nVersion: 0\n")
    groups = project["entry-points"].items()
    text = "".join(
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in points.items())
        for group, points in groups
    )
    (metadata / "entry_points.txt").write_text(text)
    return place


def run(command: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program of Python's in a folder: ``run(["mkdocs", "build"], site)``."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=environment(folder.parent),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=240,
    )


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files under a folder, by their paths."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
