import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    results = await asyncio.gather(asyncio.create_task(fetch("a")), fetch("b"))
    print(results)


asyncio.run(main())
