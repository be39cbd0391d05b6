import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    one = fetch("a")
    print(await asyncio.gather(one, one))


asyncio.run(main())
