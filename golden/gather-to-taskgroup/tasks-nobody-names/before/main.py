import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    first = asyncio.create_task(fetch("a"))
    second = asyncio.create_task(fetch("b"))
    await asyncio.gather(first, second)


asyncio.run(main())
