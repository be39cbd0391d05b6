import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    first = asyncio.create_task(fetch("a"))
    second = asyncio.create_task(fetch("b"), name="second")
    results = await asyncio.gather(first, second)
    print(results, second.get_name())


asyncio.run(main())
