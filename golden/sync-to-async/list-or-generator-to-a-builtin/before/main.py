import time


def pages(count):
    for number in range(count):
        time.sleep(0.01)
        yield f"page {number}"


def first(items):
    return list(items)[0]


def main():
    print(first(pages(2)))
    print(first(["cover"]))


if __name__ == "__main__":
    main()
