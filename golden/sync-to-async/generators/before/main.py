import net


def pages(count):
    for number in range(count):
        yield net.read(f"page {number}")


def all_pages(count):
    yield "first"
    yield from pages(count)


def main():
    for page in all_pages(2):
        print(page)
    print(list(pages(2)), [len(page) for page in pages(3)])
    print(next(pages(1)), sum(len(page) for page in pages(2)))


main()
