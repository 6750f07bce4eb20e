"""The Data Package: tables, their columns, licenses and origins, in the words of the Frictionless standard."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from scripts.fields import Key, Model, PlainText, WebAddress
from scripts.vocabulary import TableGroup


class Column(Model):
    """A column of a table (Frictionless field)."""

    name: str
    type: str = Field(pattern="^(string|integer|number|date|year)$")
    title: PlainText
    description: PlainText
    unit: PlainText | None = None
    constraints: dict[str, Any] = {}


class TableSchema(Model):
    """The columns of a table (Frictionless Table Schema)."""

    fields: list[Column] = Field(min_length=1)
    missingValues: list[str] = [""]  # noqa: N815 - the standard's name
    primaryKey: list[str] = Field(min_length=1)  # noqa: N815


class License(Model):
    """Terms of use (Frictionless)."""

    name: str
    title: PlainText
    path: WebAddress | None = None


class Origin(Model):
    """A source of a table as the Data Package standard wants it: title and address."""

    title: PlainText
    path: WebAddress | None = None


class Table(Model):
    """A table of the Data Package: where it is, what it holds and where it comes from."""

    name: Key
    path: str
    title: PlainText
    description: PlainText
    format: str = Field(pattern="^csv$")
    mediatype: str = Field(pattern="^text/csv$")
    encoding: str = Field(pattern="^utf-8$")
    group: TableGroup
    vintage: PlainText
    coverage: PlainText
    gaps: PlainText | None = None
    checks: PlainText | None = None
    origin: PlainText
    source_keys: list[Key] = Field(min_length=1)
    licenses: list[License] = Field(min_length=1)
    sources: list[Origin] = Field(min_length=1)
    table_schema: TableSchema = Field(alias="schema")


class Package(Model):
    """The Data Package."""

    profile: str = Field(pattern="^(tabular-)?data-package$")
    name: Key
    title: PlainText
    description: PlainText
    licenses: list[License] = Field(min_length=1)
    resources: list[Table] = Field(min_length=1)
