import abc
from typing import Generic, TypeVar

import requests
import spiders

T = TypeVar("T")


class Store(abc.ABC, Generic[T]):
    def load(self, key):
        return requests.get(f"http://127.0.0.1/{key}").text


class Titles(spiders.Spider):
    def fetch(self):
        return requests.get("http://127.0.0.1/").text


def titles():
    return Titles().fetch()


class Failed(Exception):
    def report(self):
        requests.post("http://127.0.0.1/", data={"error": str(self)})
