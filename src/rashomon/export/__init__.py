"""Standard formats that a case can be taken away in: one file a format, all listed in `formats.FORMATS`."""

from rashomon.export.formats import FORMATS, export
from rashomon.export.material import ExportFile, Format, Material

__all__ = ["FORMATS", "ExportFile", "Format", "Material", "export"]
