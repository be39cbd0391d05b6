from net import read


def show(url):
    print(read(url).strip())


if __name__ == "__main__":
    show("http://localhost")
