"""How Sphinx builds these pages: `make docs`."""

from __future__ import annotations

from importlib.metadata import version as installed
from typing import Any

project = "citekit"
author = "The citekit developers"
copyright = author
version = release = installed("citekit")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"citekit {version}"

# In docstrings, `single backticks` name code.
default_role = "code"

autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "no-value": True}
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True

# The build needs no network, so only our own names can be looked up.
nitpick_ignore_regex = [(r"py:.*", r"(?!citekit\b).*")]

myst_heading_anchors = 3


def plain_defaults(*event: Any) -> tuple[str | None, str | None] | None:
    """Write … for a default that attrs makes anew each time: its own word for it is NOTHING."""
    *_, signature, returns = event
    return (signature.replace("= NOTHING", "= …"), returns) if signature else None


def setup(app: Any) -> None:
    app.connect("autodoc-process-signature", plain_defaults)
