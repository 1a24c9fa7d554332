"""Writes the Parquet files that ParquetTableTest reads, with pyarrow.

    python parquet_fixtures.py src/test/resources/dev/obor/tables
"""
import datetime as dt
import decimal
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

folder = Path(sys.argv[1])
utc = dt.timezone.utc
table = pa.table(
    {
        "town": pa.array(["Bonn", None, "Rome", "Köln"]),
        "area": pa.array([81.5, 120.25, None, float("inf")], pa.float64()),
        "size": pa.array([1.5, 2.5, 3.5, None], pa.float32()),
        "rooms": pa.array([3, 4, None, 2], pa.int8()),
        "id": pa.array([1, 2**40, -3, 4], pa.int64()),
        "count": pa.array([1, 2, 3, 2**32 - 1], pa.uint32()),
        "large": pa.array([1, None, 2**63, 2**64 - 1], pa.uint64()),
        "new": pa.array([True, False, None, True]),
        "price": pa.array([decimal.Decimal("250000.50"), None, decimal.Decimal("-1.25"), 0], pa.decimal128(12, 2)),
        "day": pa.array([dt.date(2026, 11, 30), dt.date(1969, 12, 31), None, dt.date(1970, 1, 2)]),
        "time": pa.array([dt.datetime(2026, 11, 30, 8, 15, 0, 500000, utc), None, dt.datetime(1970, 1, 1, tzinfo=utc), None], pa.timestamp("us", tz="UTC")),
        "local": pa.array([dt.datetime(2026, 11, 30, 8, 15), None, None, None], pa.timestamp("ms")),
        "clock": pa.array([dt.time(0, 0, 2), None, None, None], pa.time64("us")),
        "kind": pa.array(["a", "b", "a", "b"]).dictionary_encode(),
        "raw": pa.array([b"\x01", b"\x02", None, b""]),
        "list": pa.array([[1, 2], [], None, [3]]),
        "pair": pa.array([{"a": 1}, None, {"a": 2}, {"a": 3}]),
    }
)
pq.write_table(table, folder / "types.parquet", compression="snappy")
rows = pa.table({"id": pa.array(range(25)), "x": pa.array([i / 4 for i in range(25)]), "y": pa.array([i % 2 == 0 for i in range(25)])})
for name, part, compression in [("a", rows[:10], "zstd"), ("b", rows[10:13], "gzip"), ("c", rows[13:], "none")]:
    pq.write_table(part, folder / f"{name}.parquet", compression=compression, row_group_size=4)
