import asyncio


async def ping(name):
    print(name)
    await asyncio.sleep(0)
    return len(name)


async def ping_all(names):
    first = asyncio.create_task(ping(names[0]))
    return await asyncio.gather(first, *[ping(name) for name in names[1:]])


print(asyncio.run(ping_all(["a", "bc", "def"])))
