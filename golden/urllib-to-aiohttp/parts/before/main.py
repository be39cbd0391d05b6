import urllib.request


def save(url, name):
    with urllib.request.urlopen(url) as response:
        with open(name, "wb") as out:
            while True:
                part = response.read(8192)
                if not part:
                    break
                out.write(part)


def lines(url):
    for line in urllib.request.urlopen(url):
        print(line)


def first(url):
    return urllib.request.urlopen(url).readline()
