import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def fail():
    raise ValueError("no")


async def attempt():
    try:
        return await asyncio.gather(fail(), fetch("b"))
    except ValueError:
        return None


async def main():
    print(await attempt())


asyncio.run(main())
