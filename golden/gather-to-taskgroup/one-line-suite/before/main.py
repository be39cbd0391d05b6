import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    if True: await asyncio.gather(fetch("a"), fetch("b")); print("done")


asyncio.run(main())
