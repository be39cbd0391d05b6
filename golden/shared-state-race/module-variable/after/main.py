import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

total = 0
total_lock = asyncio.Lock()


async def add(key):
    global total
    async with total_lock:
        total += await load(key)


async def main():
    await add("a")
    print(total)


asyncio.run(main())
