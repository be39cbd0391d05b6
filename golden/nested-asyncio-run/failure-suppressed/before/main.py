import asyncio


async def fetch(value=1):
    return value


import contextlib


async def main():
    one, two = fetch(), fetch()
    with contextlib.suppress(RuntimeError):
        asyncio.run(one)
    try:
        asyncio.run(two)
    except:
        print("failed")
    return await one, await two


print(asyncio.run(main()))
