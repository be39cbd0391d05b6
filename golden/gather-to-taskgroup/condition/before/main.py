import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main(wanted=True):
    results = wanted and await asyncio.gather(fetch("a"), fetch("b"))
    while await asyncio.gather(fetch("c")) == []:
        pass
    print(results)


asyncio.run(main())
