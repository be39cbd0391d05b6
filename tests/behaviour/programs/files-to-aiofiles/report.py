"""Writes a report and reads it again, line by line."""
import os
import tempfile


def write(name, rows):
    with open(name, "w", encoding="utf-8", newline="\n") as file:
        file.write("name;size\n")
        for row in rows:
            file.write(";".join(map(str, row)) + "\n")
        file.flush()


def read(name):
    found = []
    with open(name, encoding="utf-8") as file:
        header = file.readline().strip().split(";")
        for line in file:
            found.append(dict(zip(header, line.strip().split(";"))))
    return found


def main():
    directory = tempfile.mkdtemp()
    name = os.path.join(directory, "report.csv")
    write(name, [("a", 1), ("ü", 2)])
    for row in read(name):
        print(row)
    print(os.path.getsize(name))


if __name__ == "__main__":
    main()
