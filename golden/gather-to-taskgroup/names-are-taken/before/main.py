import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    tg = "mine"
    a_task = "mine too"
    a, b = await asyncio.gather(fetch("a"), fetch("b"))
    print(tg, a_task, a, b)


asyncio.run(main())
