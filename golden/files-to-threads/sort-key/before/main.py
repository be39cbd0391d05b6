from pathlib import Path


def length(name):
    return len(Path(name).read_bytes())


def by_length(names):
    return sorted(names, key=length)


print(by_length([]))
