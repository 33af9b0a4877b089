"""Tables as files, written batch by batch: Parquet through pyarrow, and CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assessor import errors
from assessor.dataset.column import Coded, Column, Data, Numbers, names
from assessor.reports.parts.scores import inert
from questionnaires.texts import _

if TYPE_CHECKING:
    import pyarrow as arrow

    from assessor.many.batches import Batch

ROWS = 5_000
"""About how many rows a row group of Parquet has: few enough to hold, many enough to be small."""

Write = Callable[["Batch"], None]

_NUMBER = re.compile(r"-?[0-9]*")


@contextmanager
def parquet(path: Path, columns: list[Column]) -> Iterator[Write]:
    """Write batches to a Parquet file.

    Raises:
        UserError: pyarrow is not installed.
    """
    try:
        import pyarrow as arrow
        from pyarrow import parquet as files
    except ModuleNotFoundError as error:
        raise errors.missing("pyarrow", _("A dataset as Parquet"), "analysis") from error
    kinds = {"text": arrow.string(), "whole": arrow.int64(), "figure": arrow.float64(),
             "truth": arrow.bool_()}  # fmt: skip
    schema = arrow.schema([(column.name, kinds[column.kind]) for column in columns])
    waiting: list[arrow.Table] = []
    with files.ParquetWriter(path, schema, compression="zstd") as out:

        def flush() -> None:
            if waiting:
                out.write_table(arrow.concat_tables(waiting))
                waiting.clear()

        def write(batch: Batch) -> None:
            made = [_array(column.make(batch), schema.field(i).type)
                    for i, column in enumerate(columns)]  # fmt: skip
            waiting.append(arrow.Table.from_arrays(made, schema=schema))
            if sum(table.num_rows for table in waiting) >= ROWS:
                flush()

        yield write
        flush()


@contextmanager
def table(path: Path, columns: list[Column]) -> Iterator[Write]:
    """Write batches to a CSV file; what is missing is empty, and no text is a formula."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(names(columns))

        def write(batch: Batch) -> None:
            made = [_plain(column.make(batch)) for column in columns]
            out.writerows(zip(*made, strict=True))

        yield write


FORMATS: dict[str, Callable[[Path, list[Column]], AbstractContextManager[Write]]] = {
    ".parquet": parquet,
    ".csv": table,
}
"""How to write, by how the file's name ends."""


def _array(data: Data, kind: arrow.DataType) -> arrow.Array:
    import pyarrow as arrow

    if isinstance(data, Coded):
        codes = arrow.array(data.codes, mask=data.codes < 0)
        labels = arrow.array(list(data.labels), arrow.string())
        return arrow.DictionaryArray.from_arrays(codes, labels).cast(arrow.string())
    if isinstance(data, Numbers):
        return arrow.array(data.values, kind, mask=data.missing)
    return arrow.array(data, kind)


def _plain(data: Data) -> list[object]:
    if isinstance(data, Coded):
        safe = Coded(data.codes, [_harmless(label) for label in data.labels])
        return list(safe.texts())
    if isinstance(data, Numbers):
        return data.plain()
    return [None if text is None else _harmless(text) for text in data]


def _harmless(text: str) -> str:
    return text if _NUMBER.fullmatch(text) else inert(text)
