from __future__ import annotations

import asyncio
from typing import Generic, TypeVar

StoreT = TypeVar("StoreT", bound="Store")
TextT = TypeVar("TextT", bound="str | bytes")


class Store:
    async def get(self, key):
        await asyncio.sleep(0.01)
        return key * 2

    def names(self):
        return ["a", "b"]


class LoudStore(Store):
    async def get(self, key):
        await asyncio.sleep(0.01)
        return key.upper()


class Index:
    def get(self, key):
        return {"a": 1}.get(key)


class Service(Generic[StoreT]):
    store: StoreT

    def __init__(self, store):
        self.store = store

    async def load(self, key):
        return await self.store.get(key)

    def listed(self):
        return sorted(self.store.names())


def first(store: StoreT) -> StoreT:
    return store


def shown(text: TextT) -> TextT:
    return text.strip()


async def main():
    for make in (Store, LoudStore):
        service = Service(make())
        print(await service.load("a"), service.listed(), await first(service.store).get("b"))
    print(Index().get("a"), shown(" c "))


if __name__ == "__main__":
    asyncio.run(main())
