"""The pictures that other sites show: size, the same bytes again, one for each part, none without an address."""

import struct
from pathlib import Path

import pytest

from scripts.generate.social import CACHE, files, image_of, picture
from scripts.load import load_or_raise
from tests.every import every

INPUTS = {"title": "Lamps", "section": "History", "line": "Oil", "profile": "1,3.5,2"}


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_picture_has_the_size_that_other_sites_want_and_the_same_bytes_again(tmp_path: Path) -> None:
    first, second = picture(INPUTS, tmp_path / "a"), picture(INPUTS, tmp_path / "b")
    assert size(first) == (1200, 630)
    assert first == second


def test_picture_is_drawn_once_and_again_when_its_words_change(tmp_path: Path) -> None:
    picture(INPUTS, tmp_path)
    (kept,) = (tmp_path / CACHE).iterdir()
    kept.write_bytes(b"kept")
    assert picture(INPUTS, tmp_path) == b"kept"
    assert picture({**INPUTS, "section": ""}, tmp_path) != b"kept"


def test_every_part_has_its_picture_where_the_address_is_known(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://a.example")
    made = files(load_or_raise(project), [], project)
    assert set(made) == {
        f"docs/social/{name}.png" for name in ("home", "history", "claims-checked", "about", "reference")
    }
    for png in every(made.values()):
        assert size(png) == (1200, 630)
    monkeypatch.delenv("SITE_URL")
    assert files(load_or_raise(project), [], project) == {}


def test_name_of_a_picture() -> None:
    assert (image_of(""), image_of("Claims checked")) == ("social/home.png", "social/claims-checked.png")
