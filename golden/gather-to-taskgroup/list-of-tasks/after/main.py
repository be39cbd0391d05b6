import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    async with asyncio.TaskGroup() as tg:
        for name in "ab":
            if name:
                tg.create_task(fetch(name))


asyncio.run(main())
