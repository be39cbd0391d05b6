import operator

import requests


class Api:
    def load(self):
        return requests.get("http://127.0.0.1/").text


def load_all(apis):
    return list(map(operator.methodcaller("load"), apis))
