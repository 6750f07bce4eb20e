"""The Data Package: tables, their columns, licenses and origins, in the words of the Frictionless standard."""

from __future__ import annotations

import re
from typing import Any, Self

from pydantic import Field, model_validator

from scripts.fields import Key, MisfitError, Model, PlainText, WebAddress
from scripts.problems import nearest
from scripts.vocabulary import TableGroup

CONSTRAINTS = {"required": bool, "minimum": int | float, "maximum": int | float, "enum": list, "pattern": str}
NUMBERS = ("integer", "number", "year")


class Column(Model):
    """A column of a table (Frictionless field)."""

    name: str
    """Its name in the first line of the CSV file."""
    type: str = Field(pattern="^(string|integer|number|date|year)$")
    """What its cells hold."""
    title: PlainText
    """Heading for readers."""
    description: PlainText
    """What it holds, so that the numbers can be used without the page."""
    unit: PlainText | None = None
    """Unit of its numbers."""
    constraints: dict[str, Any] = {}
    """What its cells must satisfy: `required`, `minimum`, `maximum`, `enum`, `pattern`."""

    @model_validator(mode="after")
    def _constraints_can_be_checked(self) -> Self:
        for name, limit in self.constraints.items():
            if name not in CONSTRAINTS:
                allowed = ", ".join(CONSTRAINTS)
                raise MisfitError(
                    f'constraints has "{name}", which is not known', allowed, nearest(name, CONSTRAINTS)
                )
            if not isinstance(limit, CONSTRAINTS[name]) or not _is_pattern(name, limit):
                raise MisfitError(f'constraints has {name}, which cannot be "{limit}"', _WANTED[name])
            if name in ("minimum", "maximum") and self.type not in NUMBERS:
                message = f"constraints has {name}, which needs a column of numbers, and this one is of type {self.type}"
                raise MisfitError(message, ", ".join(NUMBERS), "correct the type, or remove the limit")
        return self


_WANTED = {
    "required": "true, false",
    "minimum": "a number",
    "maximum": "a number",
    "enum": "a list of values",
    "pattern": "a regular expression",
}


def _is_pattern(name: str, limit: object) -> bool:
    """Tell whether what should be a regular expression is one."""
    try:
        return name != "pattern" or bool(re.compile(str(limit)))
    except re.error:
        return False


class TableSchema(Model):
    """The columns of a table (Frictionless Table Schema)."""

    fields: list[Column] = Field(min_length=1)
    """The columns in the order of the file."""
    missingValues: list[str] = [""]  # noqa: N815 - the standard's name
    """What stands for a cell without a value."""
    primaryKey: list[str] = Field(min_length=1)  # noqa: N815
    """Columns that together name a row; no two rows may share them."""

    @model_validator(mode="after")
    def _key_is_made_of_columns(self) -> Self:
        known = [column.name for column in self.fields]
        for name in self.primaryKey:
            if name not in known:
                message = f'primaryKey "{name}" is not a column'
                raise MisfitError(message, ", ".join(known), nearest(name, known))
        return self


class License(Model):
    """Terms of use (Frictionless)."""

    name: str
    """Its short name as the Open Definition writes it, such as CC-BY-4.0."""
    title: PlainText
    """Its name for readers."""
    path: WebAddress | None = None
    """Where its text stands."""


class Origin(Model):
    """A source of a table as the Data Package standard wants it: title and address."""

    title: PlainText
    """What the publisher calls it."""
    path: WebAddress | None = None
    """Where it can be fetched."""


class Table(Model):
    """A table of the Data Package: where it is, what it holds and where it comes from."""

    name: Key
    """Permanent key of the table; facts and charts name it."""
    path: str
    """File name: the name with .csv."""
    title: PlainText
    """What it shows, with period and unit."""
    description: PlainText
    """What is counted and how, and what it must not be compared with."""
    format: str = Field(pattern="^csv$")
    """Always the same."""
    mediatype: str = Field(pattern="^text/csv$")
    """Always the same."""
    encoding: str = Field(pattern="^utf-8$")
    """Always the same."""
    group: TableGroup
    """Shelf on the data page."""
    vintage: PlainText
    """Release that the numbers come from."""
    coverage: PlainText
    """Period that is covered."""
    gaps: PlainText | None = None
    """What is missing."""
    checks: PlainText | None = None
    """What was compared to see whether the numbers are right."""
    origin: PlainText
    """Who counted, and in which copy it was read."""
    source_keys: list[Key] = Field(min_length=1)
    """Keys of sources.yml, the best source first."""
    licenses: list[License] = Field(min_length=1)
    """Terms of use."""
    sources: list[Origin] = Field(min_length=1)
    """Where it comes from, for programs that read Data Packages."""
    table_schema: TableSchema = Field(alias="schema")
    """Its columns."""


class Package(Model):
    """The Data Package."""

    profile: str = Field(pattern="^(data-package|tabular-data-package)$")
    """Kind of package in the words of the standard."""
    name: Key
    """Key of the package."""
    title: PlainText
    """Its title."""
    description: PlainText
    """What it holds, and what holds for all tables."""
    licenses: list[License] = Field(min_length=1)
    """Terms of use of the whole; a table may state its own."""
    resources: list[Table] = Field(min_length=1)
    """The tables."""
