import csv
import io
import shutil
import urllib.request
import xml.etree.ElementTree as ElementTree


def save(url, name):
    with urllib.request.urlopen(url) as response, open(name, "wb") as out:
        shutil.copyfileobj(response, out)


def rows(url):
    return list(csv.reader(io.TextIOWrapper(urllib.request.urlopen(url))))


def tree(url):
    return ElementTree.parse(urllib.request.urlopen(url))
