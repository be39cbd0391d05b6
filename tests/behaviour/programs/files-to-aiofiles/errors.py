"""The errors that files raise."""
import tempfile
from pathlib import Path


def load(path):
    try:
        with open(path, encoding="ascii") as file:
            return file.read()
    except FileNotFoundError as error:
        return f"not found: {error.filename == str(path)}"
    except IsADirectoryError:
        return "a directory"
    except UnicodeDecodeError as error:
        return f"not {error.encoding}"


def closed(path):
    file = open(path)
    file.close()
    try:
        file.read()
    except ValueError as error:
        return file.closed, str(error)


def main():
    directory = Path(tempfile.mkdtemp())
    (directory / "u").write_text("ü", encoding="utf-8")
    (directory / "a").write_text("a", encoding="utf-8")
    for name in "u", "a", "missing", ".":
        print(load(str(directory / name)))
    print(closed(directory / "a"))


if __name__ == "__main__":
    main()
