from store import fetch as load


def main():
    print(load("k"))


if __name__ == "__main__":
    main()
