import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

try:
    from fast_gather import gather
except ImportError:
    from asyncio import gather


async def main():
    print(await gather(fetch("a"), fetch("b")))


asyncio.run(main())
