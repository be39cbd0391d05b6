import asyncio

try:
    from compat import ensure_future
except ImportError:
    from asyncio import ensure_future


async def work():
    return "work"


async def main():
    print(await ensure_future(work()))


asyncio.run(main())
