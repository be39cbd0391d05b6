# refused: handler-needs-error, no-async-counterpart, unsupported-arguments, used-as-value
"""What has no counterpart stays as it is, beside what has one."""
import shutil
import sys
import urllib.error
import urllib.request


def body_of_error(url):
    try:
        return urllib.request.urlopen(url).read()
    except urllib.error.HTTPError as error:
        return error.read()


def parts(url):
    with urllib.request.urlopen(url) as response:
        return response.read(4), response.read(4)


def lines(url):
    with urllib.request.urlopen(url) as response:
        return [line for line in response]


def copied(url):
    with urllib.request.urlopen(url) as response, open("copy.txt", "wb") as out:
        shutil.copyfileobj(response, out)
    with open("copy.txt", "rb") as copy:
        return copy.read()


def local():
    with open("local.txt", "w") as out:
        out.write("local")
    import os

    with urllib.request.urlopen("file://" + os.path.abspath("local.txt")) as response:
        return response.read()


def length(url):
    with urllib.request.urlopen(url) as response:
        return response.headers["X-Missing"]


def whole(url):
    return urllib.request.urlopen(url).read()


def main(base):
    print(body_of_error(base + "/status/404"))
    print(parts(base + "/text/x"), lines(base + "/text/x"), copied(base + "/text/x"))
    print(local(), length(base + "/text/x"), whole(base + "/text/x"))


if __name__ == "__main__":
    main(sys.argv[1])
