import pathlib
import urllib.request


def local(name):
    return urllib.request.urlopen("file://" + name).read()


def mirror(path):
    url = pathlib.Path(path).as_uri()
    return urllib.request.urlopen(url).read()


def inline():
    return urllib.request.urlopen("data:text/plain,hello").read()


def ftp(host):
    with urllib.request.urlopen(f"ftp://{host}/list") as response:
        return response.read()
