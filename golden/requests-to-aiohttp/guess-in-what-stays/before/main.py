import sys

import requests


class Files:
    def copy_all(self, key):
        return requests.get(f"http://127.0.0.1/{key}").text


def build(files):
    return files.copy_all("first")


sys.excepthook = build
