from api import fetch


def titles(urls):
    for url in urls:
        print(fetch(url)["title"])


def main():
    titles(["https://example.org/a"])


if __name__ == "__main__":
    main()
