"""JSON Schemas of the records, so that editors complete and check the YAML while somebody types."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scripts.load import FILES, PACKAGE
from scripts.models import Article, Chart, Claim, Source
from scripts.package import Package

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

FOLDER = "data/schemas"


def schema_files() -> Mapping[str, str]:
    """Return one schema for each kind of record file, by path."""
    schemas = {path.split("/")[-1].removesuffix(".yml"): _list_of(model) for path, model in FILES.items()}
    schemas["sources"] = _mapping_of(Source)
    schemas["claims"] = _claims()
    schemas["charts"] = _schema(Chart)
    schemas[PACKAGE.split("/")[-1].removesuffix(".yml")] = _schema(Package)
    return {f"{FOLDER}/{name}.schema.json": _text(schema) for name, schema in schemas.items()}


def _text(schema: dict[str, Any]) -> str:
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=1) + "\n"


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def _list_of(model: type[BaseModel]) -> dict[str, Any]:
    schema = _schema(model)
    definitions = schema.pop("$defs", {})
    return {"type": "array", "minItems": 1, "items": schema, "$defs": definitions}


def _mapping_of(model: type[BaseModel]) -> dict[str, Any]:
    """A mapping from id to record: the id is the key and not a field."""
    schema = _schema(model)
    definitions = schema.pop("$defs", {})
    schema["properties"].pop("id")
    schema["required"].remove("id")
    return {"type": "object", "minProperties": 1, "additionalProperties": schema, "$defs": definitions}


def _claims() -> dict[str, Any]:
    article, claim = _schema(Article), _schema(Claim)
    definitions = {**article.pop("$defs", {}), **claim.pop("$defs", {})}
    article["properties"].pop("claims")
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["article", "claims"],
        "properties": {"article": article, "claims": {"type": "array", "minItems": 1, "items": claim}},
        "$defs": definitions,
    }
