import asyncio


async def swap(store, key):
    while True:
        try:
            await store.compare_and_swap(key)
            break
        except WatchError:
            continue


async def draw(names):
    for _ in range(10):
        try:
            return await names.reserve()
        except KeyError:
            pass
