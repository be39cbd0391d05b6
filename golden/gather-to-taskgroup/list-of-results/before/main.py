import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def fetch_user():
    return "Ada"


async def fetch_orders():
    await asyncio.sleep(0)
    return [1, 2]


async def main():
    results = await asyncio.gather(fetch_user(), fetch_orders())
    print(results)


asyncio.run(main())
