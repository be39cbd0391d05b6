version = "1.0"


def main():
    with open("notes.txt") as file:
        print(file.read())
