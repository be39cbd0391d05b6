import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    coroutines = [fetch(name) for name in "ab"]
    results = await asyncio.gather(*coroutines)
    print(results)


asyncio.run(main())
