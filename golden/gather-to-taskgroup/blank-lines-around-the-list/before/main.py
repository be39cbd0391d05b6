import asyncio


async def add(name):
    await asyncio.sleep(0)
    print("added", name)


async def add_all(names):
    print("adding", len(names))

    promises = [
        add(name) for name in names
    ]

    await asyncio.gather(*promises)


asyncio.run(add_all(["a", "b"]))
