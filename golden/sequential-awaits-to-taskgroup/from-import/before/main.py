from asyncio import run, sleep


async def fetch(key):
    await sleep(0)
    return key


async def main():
    first = await fetch("a")
    second = await fetch("b")
    return first, second


print(run(main()))
