import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    coroutines = {fetch("a")}
    print(await asyncio.gather(*coroutines))


asyncio.run(main())
