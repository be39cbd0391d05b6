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
        await asyncio.gather(fetch("b"), fail())
    except Exception:
        print("caught")


asyncio.run(main())
