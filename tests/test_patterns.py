"""Patterns are compiled when they are first used: here all of them are."""

from __future__ import annotations

import contextlib
import gc
import importlib
import pkgutil

import citekit
from citekit import patterns


def test_every_pattern_of_the_package_compiles() -> None:
    for module in pkgutil.walk_packages(citekit.__path__, "citekit."):
        with contextlib.suppress(ModuleNotFoundError):  # an extra is not installed
            importlib.import_module(module.name)
    found = [each for each in gc.get_objects() if type(each) is patterns._Pattern]
    assert len(found) > 300
    for each in found:
        assert each.pattern
