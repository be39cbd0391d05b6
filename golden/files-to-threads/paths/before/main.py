from pathlib import Path

ROOT = Path("data")


def load(name):
    path = ROOT / name
    with path.open("r", encoding="utf-8") as file:
        first = file.readline()
    with path.open() as file:
        rest = file.read()
    return first, rest


def save(name, text):
    (ROOT / name).with_suffix(".txt").write_text(text, encoding="utf-8")
    return Path(name).read_bytes()


def total(directory: Path):
    return sum([len(path.read_text()) for path in directory.glob("*.txt")])
