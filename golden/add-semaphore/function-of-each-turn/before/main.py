import asyncio


async def up(x): return "up", x
async def down(x): return "down", x


async def main(xs):
    tasks = []
    for x in xs:
        handler = up if x % 2 else down
        tasks.append(asyncio.create_task(handler(x)))
    print(await asyncio.gather(*tasks))


asyncio.run(main(list(range(3))))
