"""Two sorted files become one."""
import tempfile
from pathlib import Path


def merge(first, second, target):
    with open(first) as a, open(second) as b, open(target, "w") as out:
        left, right = a.readline(), b.readline()
        while left or right:
            if right == "" or (left and left <= right):
                out.write(left)
                left = a.readline()
            else:
                out.write(right)
                right = b.readline()


def main():
    directory = Path(tempfile.mkdtemp())
    (directory / "a").write_text("1\n3\n5\n")
    (directory / "b").write_text("2\n3\n4\n9\n")
    merge(directory / "a", directory / "b", directory / "c")
    with open(directory / "c") as lines:
        print([line.strip() for line in lines])
    with open(directory / "c") as lines:
        first = next(lines)
        print(first.strip(), sorted(lines, reverse=True)[0].strip())


if __name__ == "__main__":
    main()
