"""Settings in JSON, with defaults where there are none."""
import json
import tempfile
from pathlib import Path


class Settings:
    def __init__(self, path):
        self.path = path
        self.values = {}

    def load(self):
        try:
            with self.path.open() as file:
                self.values = json.load(file)
        except FileNotFoundError:
            print("none yet")
        except json.JSONDecodeError as error:
            print("broken:", error)
        return self

    def save(self, **changes):
        self.values.update(changes)
        with self.path.open("w") as file:
            json.dump(self.values, file, indent=1, sort_keys=True)


def main():
    path = Path(tempfile.mkdtemp()) / "settings.json"
    settings = Settings(path).load()
    settings.save(theme="dark", size=3)
    settings.save(size=4)
    print(path.read_text())
    print(Settings(path).load().values)
    path.write_text("{")
    print(Settings(path).load().values)


if __name__ == "__main__":
    main()
