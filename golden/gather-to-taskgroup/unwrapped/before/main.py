import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def fail():
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    raise ValueError("no")


async def main():
    try:
        a, b = await asyncio.gather(fetch("a"), fail())
    except ValueError as error:
        print("caught", error.args)
        return
    print(a, b)


asyncio.run(main())
