import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    a, *rest = await asyncio.gather(fetch("a"), fetch("b"))
    print(await asyncio.gather(
        fetch("the first of some long names"), fetch("the second of some long names"), fetch("c")
    ), a, rest)


asyncio.run(main())
