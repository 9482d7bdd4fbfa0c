"""What a section of one of our TOML files is read into."""

from dataclasses import dataclass, field
from typing import Any, TypeVar, dataclass_transform

from pydantic import ConfigDict

Section = TypeVar("Section")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def section(read: type[Section]) -> type[Section]:
    """Make a frozen dataclass whose reading refuses a setting that it does not name."""
    made: Any = read
    made.__pydantic_config__ = ConfigDict(extra="forbid")
    return dataclass(frozen=True, slots=True)(made)
