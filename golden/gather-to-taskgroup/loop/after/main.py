import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    async with asyncio.TaskGroup() as tg:
        for x in "ab":
            if x:
                for y in "cd":
                    tg.create_task(fetch(x + y))


asyncio.run(main())
