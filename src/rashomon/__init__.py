"""Rashomon: one account, held to its sources, from many reports of one event.

Example:
    >>> import rashomon
    >>> case = rashomon.account("reports/")
    >>> case.statements[0].text, len(case.statements[0].origins)
    >>> case.check("China and Vietnam signed 37 agreements.").verdict
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["BuildSettings", "OpenCase", "__version__", "account", "open_case"]

if TYPE_CHECKING:
    from rashomon.casework import OpenCase, account, open_case
    from rashomon.pipeline import BuildSettings


def __getattr__(name: str) -> Any:
    """Hand on the public names, loaded when they are first asked for: `import rashomon` itself stays quick."""
    if name in ("OpenCase", "account", "open_case"):
        from rashomon import casework

        return getattr(casework, name)
    if name == "BuildSettings":
        from rashomon.pipeline import BuildSettings

        return BuildSettings
    raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
