import os.path
from pathlib import PurePath
from shutil import which


def names(path):
    return PurePath(path).name, os.path.basename(path), which("python3") is None


print(names("a/b.txt")[:2])
