import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def fail():
    raise ValueError("no")


async def main():
    try:
        await asyncio.gather(fail(), fetch("b"))
    except ValueError:
        print("caught")


asyncio.run(main())
