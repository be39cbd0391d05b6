def copy(source, target):
    with open(source, encoding="utf-8") as file:
        text = file.read()
    with open(target, "w", encoding="utf-8") as file:
        file.write(text.strip())
        file.flush()


def main():
    copy("a.txt", "b.txt")


if __name__ == "__main__":
    main()
