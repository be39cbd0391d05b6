"""Copies, moves and removes trees."""
import json
import shutil
import tempfile
from pathlib import Path


def publish(source, target):
    if target.exists():
        shutil.rmtree(target)
    shutil.copytree(source, target)
    shutil.copy(source / "a.json", target / "b.json")
    shutil.move(target / "a.json", target / "c.json")


def load(path):
    with open(path) as file:
        return json.load(file)


def main():
    root = Path(tempfile.mkdtemp())
    source = root / "source"
    source.mkdir()
    (source / "a.json").write_text('{"a": 1}')
    publish(source, root / "target")
    publish(source, root / "target")
    print(sorted(path.name for path in (root / "target").iterdir()))
    print(load(root / "target" / "c.json"))


if __name__ == "__main__":
    main()
