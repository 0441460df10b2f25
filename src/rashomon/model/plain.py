"""Records to plain JSON values and back, exactly."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from typing import Any, TypeVar, Union

T = TypeVar("T")


def to_plain(record: object) -> Any:
    """Return `record` as dicts, lists, strings, numbers, booleans and None."""
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        return {name: to_plain(getattr(record, name)) for name in _field_names(type(record))}
    if isinstance(record, tuple | list):
        return [to_plain(item) for item in record]
    if isinstance(record, dict):
        return {str(key): to_plain(value) for key, value in record.items()}
    return record


def from_plain(cls: type[T], value: Any) -> T:
    """Return the record of type `cls` that `to_plain` made `value` from; absent fields take their defaults."""
    return typing.cast(T, _reader(typing.cast(Any, cls))(value))


@functools.cache
def _field_names(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(cls))


@functools.cache
def _reader(hint: Any) -> typing.Callable[[Any], Any]:
    """Return a function that turns a plain value into one of type `hint`."""
    if dataclasses.is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        readers = {name: _reader(hints[name]) for name in _field_names(typing.cast(type, hint))}
        make = typing.cast(typing.Callable[..., Any], hint)
        return lambda value: make(**{k: readers[k](v) for k, v in value.items() if k in readers})
    origin = typing.get_origin(hint)
    if origin is tuple:
        item = _reader(typing.get_args(hint)[0])
        return lambda value: tuple(item(v) for v in value)
    if origin in (Union, types.UnionType):
        inner = [arg for arg in typing.get_args(hint) if arg is not type(None)]
        if len(inner) == 1:
            read = _reader(inner[0])
            return lambda value: None if value is None else read(value)
    return lambda value: value
