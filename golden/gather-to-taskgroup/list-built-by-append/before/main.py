import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    coroutines = []
    for name in "ab":
        coroutines.append(fetch(name))
    print(len(coroutines), "of them")
    results = await asyncio.gather(*coroutines)
    print(results)


asyncio.run(main())
