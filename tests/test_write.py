"""Generated files on the disk."""

from pathlib import Path

import pytest

from scripts.write import write_file, write_files


def test_only_what_changed_is_written_and_stale_files_go(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made/stale.md").write_text("old")
    (tmp_path / "by-hand.md").write_text("mine")
    files = {"made/a.md": "a\n", "made/deep/b.md": "b\n"}
    assert write_files(tmp_path, files, ["made/"]) == ["made/a.md", "made/deep/b.md", "made/stale.md"]
    assert write_files(tmp_path, files, ["made/"]) == []
    assert write_files(tmp_path, {**files, "made/a.md": "c\n"}, ["made/"]) == ["made/a.md"]
    assert sorted(path.name for path in tmp_path.rglob("*.md")) == ["a.md", "b.md", "by-hand.md"]


def test_unchanged_file_keeps_its_time(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    assert write_file(file, "text")
    before = file.stat().st_mtime_ns
    assert not write_file(file, "text")
    assert file.stat().st_mtime_ns == before


def test_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.md"
    write_file(file, "old")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(file, "new")
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file], "nothing half-written is left"
