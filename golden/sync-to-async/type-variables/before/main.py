from __future__ import annotations

import time
from typing import Generic, TypeVar

StoreT = TypeVar("StoreT", bound="Store")
TextT = TypeVar("TextT", bound="str | bytes")


class Store:
    def get(self, key):
        time.sleep(0.01)
        return key * 2

    def names(self):
        return ["a", "b"]


class LoudStore(Store):
    def get(self, key):
        time.sleep(0.01)
        return key.upper()


class Index:
    def get(self, key):
        return {"a": 1}.get(key)


class Service(Generic[StoreT]):
    store: StoreT

    def __init__(self, store):
        self.store = store

    def load(self, key):
        return self.store.get(key)

    def listed(self):
        return sorted(self.store.names())


def first(store: StoreT) -> StoreT:
    return store


def shown(text: TextT) -> TextT:
    return text.strip()


def main():
    for make in (Store, LoudStore):
        service = Service(make())
        print(service.load("a"), service.listed(), first(service.store).get("b"))
    print(Index().get("a"), shown(" c "))


if __name__ == "__main__":
    main()
