import asyncio
from typing import Protocol


class Store(Protocol):
    async def get(self, key: str) -> str: ...


class MemoryStore:
    async def get(self, key: str) -> str:
        return key.upper()


class NamedStore(Store):
    async def get(self, key: str) -> str:
        return "named " + key


async def show(store: Store) -> None:
    await asyncio.sleep(0)
    print(await store.get("key"))


async def main():
    store = MemoryStore()
    print(await store.get("own"))
    await show(store)
    await show(NamedStore())


asyncio.run(main())
