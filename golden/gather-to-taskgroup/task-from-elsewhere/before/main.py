import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def finish(task: asyncio.Task):
    early, late = await asyncio.gather(task, fetch("b"))
    print(early, late)


async def main():
    await finish(asyncio.create_task(fetch("a")))


asyncio.run(main())
