from pathlib import Path


def load(name):  # aioshift: ignore[files-to-threads]
    return Path(name).read_text()


def main():
    print(len(load(__file__)) > 0)


main()
