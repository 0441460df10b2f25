"""Parquet: every table of the account with typed columns, a file a table."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rashomon.export.material import ExportFile, Material
from rashomon.export.tables import TABLES


def to_parquet(material: Material) -> Iterator[ExportFile]:
    """Yield one Parquet file a table; columns are text, 64-bit integers, doubles or booleans, null = unknown."""
    import pyarrow as pa  # loaded late: no other format needs it
    import pyarrow.parquet as pq

    kinds = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "truth": pa.bool_()}
    for table in TABLES:
        rows = [tuple(_storable(cell) for cell in row) for row in table.rows(material)]
        schema = pa.schema([(column.name, kinds[column.kind]) for column in table.columns])
        arrays = [
            pa.array([row[i] for row in rows], type=field.type, from_pandas=False) for i, field in enumerate(schema)
        ]
        sink = io.BytesIO()
        pq.write_table(pa.Table.from_arrays(arrays, schema=schema), sink, compression="zstd")
        yield ExportFile(f"{table.name}.parquet", sink.getvalue())


def _storable(cell: object) -> object:
    """Return a cell as Arrow can hold it: lone surrogates replaced."""
    return cell.encode("utf-8", "replace").decode("utf-8") if isinstance(cell, str) else cell
