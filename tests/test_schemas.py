"""JSON Schemas: the records fit them, and slips do not."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from scripts.load import FILES, PACKAGE
from scripts.schemas import schema_files
from scripts.yaml_lines import read_yaml
from tests.conftest import ROOT

SCHEMAS = {path: json.loads(text) for path, text in schema_files().items()}
RECORDS = [*FILES, "data/claims/thaw.yml", "data/claims/explainer.yml", PACKAGE]


def schema_for(path: str) -> Any:  # noqa: ANN401
    name = "claims" if "/claims/" in path else Path(path).stem
    return SCHEMAS[f"data/schemas/{name}.schema.json"]


@pytest.mark.parametrize("path", RECORDS)
def test_records_fit_their_schema(path: str) -> None:
    schema = schema_for(path)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(read_yaml(ROOT, path).data, schema)


@pytest.mark.parametrize("path", RECORDS)
def test_unknown_field_does_not_fit(path: str) -> None:
    data = json.loads(json.dumps(read_yaml(ROOT, path).data))
    record = data[0] if isinstance(data, list) else next(iter(data.values()))
    if isinstance(record, str):
        record = data
    record["surprise"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema_for(path))


def test_fields_are_explained_to_editors() -> None:
    event = SCHEMAS["data/schemas/events.schema.json"]["items"]
    assert event["properties"]["summary"]["description"] == "Two or three sentences that stand alone."
    assert event["additionalProperties"] is False
